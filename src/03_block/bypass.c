/* bypass.c - level +2 with each block from malloc, for ASan, UBSan and Valgrind.
 *
 * Each block stands behind a prefix of ours and in a hash table by address, so that
 * owning, walking, counting and finding leaks work as with pools; everything else
 * about a block is the tool's to see. Pools, arenas and chunks do not exist here:
 * their statistics are zero and the map is empty. */
#ifdef OU_BYPASS_POOLS
#include "03_block/guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_MAGIC 0x4f75726f426c6f63u
#define FIRST_BUCKETS 64

/* Stands before each block; 16-byte aligned, as what follows must be. */
typedef struct Prefix {
    struct Prefix *next; /* in its bucket */
    OuHeap *heap;
    uint64_t magic;
    uint32_t size; /* as asked for */
    uint32_t kind;
} Prefix;

struct OuHeap {
    OuAccount *account;
    Prefix **buckets;
    size_t n_buckets; /* a power of two */
    size_t n_live;
    size_t live_bytes; /* by class */
    size_t live[OU_BLOCK_KINDS][OU_BLOCK_CLASSES];
};

static const char *const kind_names[OU_BLOCK_KINDS] = {"container", "plain", "raw"};

static _Noreturn void complain(const char *what, const void *p, size_t size)
{
    char text[200];
    snprintf(text, sizeof text, "%s: block %p, said to have %zu bytes", what, p, size);
    ou_base_panic(__FILE__, __LINE__, __func__, text);
}

static size_t class_of(size_t size)
{
    return (ou_heap_usable(size) - OU_BLOCK_MIN) / OU_BLOCK_STEP;
}

static Prefix **bucket_of(const OuHeap *heap, const void *block)
{
    uint64_t hash = ((uintptr_t)block >> 4) * UINT64_C(0x9e3779b97f4a7c15);
    return &heap->buckets[(hash >> 32) & (heap->n_buckets - 1)];
}

/* The link to the prefix of `block`; the link at the bucket's end when it is none
 * of this heap's. Reads prefixes of live blocks only. */
static Prefix **find(const OuHeap *heap, const void *block)
{
    Prefix **link = bucket_of(heap, block);
    while (*link != NULL && (const void *)(*link + 1) != block) {
        link = &(*link)->next;
    }
    return link;
}

OuHeap *ou_heap_new(OuAccount *account, uint64_t random_seed)
{
    (void)random_seed;
    OuHeap *heap = ou_raw_take_zeroed(account, sizeof *heap);
    if (heap == NULL) {
        return NULL;
    }
    heap->account = account;
    heap->n_buckets = FIRST_BUCKETS;
    heap->buckets = ou_raw_take_zeroed(account, FIRST_BUCKETS * sizeof *heap->buckets);
    if (heap->buckets == NULL) {
        ou_raw_give(account, heap, sizeof *heap);
        return NULL;
    }
    return heap;
}

/* Gives all blocks back, which debug builds do not let happen. */
static void drop_blocks(OuHeap *heap)
{
    for (size_t i = 0; i < heap->n_buckets; i++) {
        Prefix *prefix = heap->buckets[i];
        while (prefix != NULL) {
            Prefix *next = prefix->next;
            ou_raw_give(heap->account, prefix, sizeof *prefix + prefix->size);
            prefix = next;
        }
    }
}

OuHeap *ou_heap_trap_new(OuHeap *real, const OuHeapTracer *tracer)
{
    (void)real, (void)tracer;
    return NULL;
}

void ou_heap_trap_free(OuHeap *trap)
{
    (void)trap;
}

void ou_heap_tell_taken(OuHeap *heap, void *p, size_t size)
{
    (void)heap, (void)p, (void)size;
}

void ou_heap_free(OuHeap *heap)
{
    if (heap == NULL) {
        return;
    }
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t i = 0; i < OU_BLOCK_CLASSES; i++) {
            if (heap->live[kind][i] > 0) {
                fprintf(stderr, "leak: %zu %s blocks of %zu bytes\n", heap->live[kind][i],
                        kind_names[kind], OU_BLOCK_MIN + i * OU_BLOCK_STEP);
            }
        }
    }
#ifdef OU_DEBUG
    if (heap->n_live > 0) {
        ou_base_panic(__FILE__, __LINE__, __func__, "blocks are live in a heap that is freed");
    }
#endif
    OuAccount *account = heap->account;
    drop_blocks(heap);
    ou_raw_give(account, heap->buckets, heap->n_buckets * sizeof *heap->buckets);
    ou_raw_give(account, heap, sizeof *heap);
}

/* Twice as many buckets. Without the memory for it the chains just grow longer. */
static void grow_table(OuHeap *heap)
{
    OuHeap old = *heap;
    Prefix **buckets = ou_raw_take_zeroed(heap->account, old.n_buckets * 2 * sizeof *buckets);
    if (buckets == NULL) {
        return;
    }
    heap->buckets = buckets;
    heap->n_buckets = old.n_buckets * 2;
    for (size_t i = 0; i < old.n_buckets; i++) {
        Prefix *prefix = old.buckets[i];
        while (prefix != NULL) {
            Prefix *next = prefix->next;
            Prefix **bucket = bucket_of(heap, prefix + 1);
            prefix->next = *bucket;
            *bucket = prefix;
            prefix = next;
        }
    }
    ou_raw_give(heap->account, old.buckets, old.n_buckets * sizeof *buckets);
}

void *ou_heap_take_any(OuHeap *heap, OuBlockKind kind, size_t size)
{
    if (size > OU_BLOCK_MAX) {
        return ou_raw_take(heap->account, size);
    }
    size = size == 0 ? 1 : size;
    if (heap->n_live >= heap->n_buckets * 2) {
        grow_table(heap);
    }
    /* The whole class is there, as with pools: owners may use ou_heap_usable(). */
    size_t usable = ou_heap_usable(size);
    Prefix *prefix = ou_raw_take(heap->account, sizeof *prefix + usable);
    if (prefix == NULL) {
        return NULL;
    }
    Prefix **bucket = bucket_of(heap, prefix + 1);
    *prefix = (Prefix){.next = *bucket, .heap = heap, .magic = BLOCK_MAGIC,
                       .size = (uint32_t)usable, .kind = (uint32_t)kind};
    *bucket = prefix;
    memset(prefix + 1, 0xcd, usable);
    memset((char *)(prefix + 1) + 4, 0, 4); /* the word of flags */
    heap->n_live++;
    heap->live_bytes += usable;
    heap->live[kind][class_of(size)]++;
    return prefix + 1;
}

void ou_heap_give_any(OuHeap *heap, OuBlockKind kind, void *p, size_t size)
{
    if (size > OU_BLOCK_MAX) {
        ou_raw_give(heap->account, p, size);
        return;
    }
    Prefix **link = find(heap, p);
    Prefix *prefix = *link;
    if (prefix == NULL) {
        complain("given back twice, or to a heap that does not own it", p, size);
    }
    if (prefix->magic != BLOCK_MAGIC || prefix->heap != heap) {
        complain("written before its start", p, size);
    }
    if (prefix->size != ou_heap_usable(size)) {
        complain("given back with a size of another class", p, size);
    }
    if (prefix->kind != (uint32_t)kind) {
        fprintf(stderr, "taken as %s, given back as %s\n", kind_names[prefix->kind], kind_names[kind]);
        complain("given back as another kind", p, size);
    }
    uint32_t flags;
    memcpy(&flags, (char *)p + 4, sizeof flags);
    if (kind == OU_BLOCK_CONTAINER && flags != 0) {
        complain("a container given back with flags set (tracked?)", p, size);
    }
    *link = prefix->next;
    heap->n_live--;
    heap->live_bytes -= prefix->size;
    heap->live[kind][class_of(size)]--;
    prefix->magic = 0;
    ou_raw_give(heap->account, prefix, sizeof *prefix + prefix->size);
}

/* Always moves, even within a class: that is what this build is for. */
void *ou_heap_resize(OuHeap *heap, OuBlockKind kind, void *p, size_t old_size, size_t new_size)
{
    if (old_size > OU_BLOCK_MAX && new_size > OU_BLOCK_MAX) {
        return ou_raw_resize(heap->account, p, old_size, new_size);
    }
    void *moved = ou_heap_take_any(heap, kind, new_size);
    if (moved == NULL) {
        return NULL;
    }
    memcpy(moved, p, old_size < new_size ? old_size : new_size);
    ou_heap_give_any(heap, kind, p, old_size);
    return moved;
}

size_t ou_heap_usable(size_t size)
{
    if (size > OU_BLOCK_MAX) {
        return size;
    }
    return size <= OU_BLOCK_MIN ? OU_BLOCK_MIN
                                : (size + OU_BLOCK_STEP - 1) & ~(size_t)(OU_BLOCK_STEP - 1);
}

bool ou_heap_owns(const OuHeap *heap, const void *p)
{
    return *find(heap, p) != NULL;
}

void ou_heap_hold(OuHeap *heap)
{
    (void)heap;
}

void ou_heap_release(OuHeap *heap)
{
    (void)heap;
}

bool ou_heap_next_pool(const OuHeap *heap, uintptr_t from, OuPoolSpan *out)
{
    (void)heap;
    (void)from;
    (void)out;
    return false;
}

bool ou_heap_pool_at(const OuHeap *heap, uintptr_t at, OuPoolSpan *out)
{
    (void)heap;
    (void)at;
    (void)out;
    return false;
}

bool ou_heap_is_container(const OuHeap *heap, const void *p)
{
    const Prefix *prefix = *find(heap, p);
    return prefix != NULL && prefix->kind == OU_BLOCK_CONTAINER;
}

static int by_address(const void *a, const void *b)
{
    uintptr_t left = (uintptr_t)*(void *const *)a;
    uintptr_t right = (uintptr_t)*(void *const *)b;
    return (left > right) - (left < right);
}

/* Over a sorted copy of the addresses, since fn may give blocks back. The copy is
 * the C library's: no account sees it, and without it the walk cannot be made. */
void ou_heap_walk(OuHeap *heap, OuHeapWalkFn fn, void *arg)
{
    void **blocks = malloc((heap->n_live + 1) * sizeof *blocks);
    if (!OU_ALWAYS(blocks != NULL)) {
        return;
    }
    size_t n = 0;
    for (size_t i = 0; i < heap->n_buckets; i++) {
        for (Prefix *prefix = heap->buckets[i]; prefix != NULL; prefix = prefix->next) {
            if (prefix->kind == OU_BLOCK_CONTAINER) {
                blocks[n++] = prefix + 1;
            }
        }
    }
    qsort(blocks, n, sizeof *blocks, by_address);
    for (size_t i = 0; i < n; i++) {
        /* Its address may have been given back and taken again for another kind. */
        Prefix *prefix = *find(heap, blocks[i]);
        if (prefix != NULL && prefix->kind == OU_BLOCK_CONTAINER && !fn(arg, blocks[i])) {
            break;
        }
    }
    free(blocks);
}

size_t ou_heap_trim(OuHeap *heap)
{
    (void)heap;
    return 0;
}

void ou_heap_tick(OuHeap *heap)
{
    ou_account_settle(heap->account);
}

void ou_heap_set_brief(OuHeap *heap)
{
    (void)heap;
}

void ou_heap_invest(OuHeap *heap, uint64_t ns)
{
    (void)heap;
    (void)ns;
}

void ou_heap_forked(OuHeap *heap)
{
    (void)heap;
}

bool ou_heap_set_mode(OuHeap *heap, OuHeapMode mode)
{
    (void)heap;
    return mode == OU_HEAP_SYSTEM; /* it is what this build does */
}

void ou_heap_set_describe(OuHeap *heap, OuHeapDescribeFn describe)
{
    (void)heap;
    (void)describe;
}

void ou_heap_usage(const OuHeap *heap, OuHeapUsage *out)
{
    *out = (OuHeapUsage){.live = heap->live_bytes};
}

bool ou_heap_check(const OuHeap *heap)
{
    size_t n = 0;
    for (size_t i = 0; i < heap->n_buckets; i++) {
        for (const Prefix *prefix = heap->buckets[i]; prefix != NULL; prefix = prefix->next) {
            if (prefix->magic != BLOCK_MAGIC || prefix->heap != heap || n++ >= heap->n_live) {
                fprintf(stderr, "heap check: BYPASS-1 a prefix is overwritten or miscounted, at %p\n",
                        (const void *)prefix);
                return false;
            }
        }
    }
    return n == heap->n_live;
}

void ou_heap_stats(const OuHeap *heap, OuHeapStats *out)
{
    memset(out, 0, sizeof *out);
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t i = 0; i < OU_BLOCK_CLASSES; i++) {
            out->classes[kind][i].n_live = heap->live[kind][i];
        }
    }
    out->live_bytes = heap->live_bytes;
}

void ou_heap_map(const OuHeap *heap, OuHeapMapFn fn, void *arg)
{
    (void)heap;
    (void)fn;
    (void)arg;
}
#else
typedef int OuHeapHasPools; /* an empty translation unit is no C */
#endif
