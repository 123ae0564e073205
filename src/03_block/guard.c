/* guard.c - the debug mode of a heap: each wrong use is told when the block is given back, or when it leaves quarantine.
 *
 * A block has the next larger class, so that GUARD bytes follow what was asked for; it is filled when it is
 * taken, and what lies behind the size with which it is given back must still be as it was filled. So an overflow by one byte
 * is found, without a word about the exact size being kept. (Blocks of the largest class have no room for a
 * guard: theirs is what rounding leaves.) A block that is given back is filled once more and waits in a ring; when it comes out, the
 * fill must be whole. One bit for 16 bytes of a chunk says where a live block starts, so double frees and pointers into the
 * middle of a block are exact.
 *
 * A head in front of each block was rejected: containers are walked by the size of their class. */
#ifndef OU_BYPASS_POOLS
#include "03_block/guard.h"
#include "03_block/block_int.h"

#include <stdio.h>
#include <string.h>

#define GUARD 8 /* one class more */
#define FILL_TAKEN 0xcd
#define FILL_GIVEN 0xdd

/* Blocks in quarantine: enough that a stale pointer is used before its block is. */
#ifdef OU_TINY
#define RING 16
#else
#define RING 4096
#endif

typedef struct Held {
    char *p;
    uint64_t second_word; /* an object's type, when the block was given back */
    uint32_t size;        /* as it was given back */
} Held;

struct OuGuard {
    OuPool *current[OU_BLOCK_KINDS][OU_BLOCK_SLOTS]; /* what the inline paths must not see */
    size_t next, n;                                  /* the ring's oldest entry is (next - n) */
    size_t bytes;                                    /* of the blocks in the ring, by class */
    Held ring[RING];
};

static const char *const kind_names[OU_BLOCK_KINDS] = {"container", "plain", "raw"};

/* Not an address within the heap at which no live block starts. */
static bool may_be_object(const OuHeap *heap, uint64_t address)
{
    const void *p = (const void *)(uintptr_t)address;
    uint8_t bit;
    return !ou_heap_has_chunk(heap, p) || (address % 16 == 0 && (*ou_chunk_live_byte(p, &bit) & bit) != 0);
}

static _Noreturn OU_COLD void complain(const OuHeap *heap, const char *what, const char *p, size_t size, uint64_t second_word)
{
    char text[300], type[100] = "";
    const OuPool *pool = ou_heap_owns(heap, p) ? ou_pool_of(p) : NULL;
    if (heap->describe != NULL && pool != NULL && pool->kind != OU_BLOCK_RAW && may_be_object(heap, second_word)) {
        heap->describe(second_word, type, sizeof type);
    }
    if (pool == NULL) {
        snprintf(text, sizeof text, "%s: %p, said to have %zu bytes", what, (const void *)p, size);
    } else {
        snprintf(text, sizeof text, "%s: block %p of %zu bytes, class of %u, %s%s%s", what, (const void *)p, size,
                 pool->block_size, kind_names[pool->kind], type[0] == 0 ? "" : ", of type ", type);
    }
    ou_base_panic(__FILE__, __LINE__, __func__, text);
}

/* In containers the word of flags is 0: it says to walkers that no object is there. */
static void fill(const OuPool *pool, char *p, int byte)
{
    memset(p, byte, pool->block_size);
    if (pool->kind == OU_BLOCK_CONTAINER) {
        ((OuFreeBlock *)p)->flags = 0;
    }
}

/* The first byte of [from, to) that is not `byte`; `to`: all are. */
static size_t first_other(const char *p, size_t from, size_t to, int byte)
{
    while (from < to && (unsigned char)p[from] == byte) {
        from++;
    }
    return from;
}

static uint64_t second_word_of(const char *p)
{
    uint64_t word;
    memcpy(&word, p + offsetof(OuFreeBlock, link), sizeof word);
    return word;
}

OuPool **ou_guard_current(OuGuard *guard, OuBlockKind kind, size_t slot)
{
    return &guard->current[kind][slot];
}

void *ou_guard_take(OuHeap *heap, OuBlockKind kind, size_t slot)
{
    size_t wide = slot + GUARD / OU_BLOCK_STEP;
    char *p = ou_pool_serve(heap, kind, wide < OU_BLOCK_SLOTS ? wide : OU_BLOCK_SLOTS - 1);
    if (p == NULL) {
        return NULL;
    }
    uint8_t bit;
    uint8_t *byte = ou_chunk_live_byte(p, &bit);
    *byte |= bit;
    fill(ou_pool_of(p), p, FILL_TAKEN);
    return p;
}

/* A block leaves quarantine. */
static void let_go(OuHeap *heap, const Held *held)
{
    OuPool *pool = ou_pool_of(held->p);
    size_t size = pool->block_size;
    heap->guard->bytes -= size;
    OuFreeBlock *block = (OuFreeBlock *)held->p;
    if (pool->kind == OU_BLOCK_CONTAINER && block->flags == 0) {
        memset(&block->flags, FILL_GIVEN, sizeof block->flags);
    }
    bool whole = first_other(held->p, 0, size, FILL_GIVEN) == size;
    block->flags = 0;
    if (!whole) {
        complain(heap, "written after it was given back", held->p, held->size, held->second_word);
    }
    ou_pool_push(heap, pool, held->p);
}

static const Held *in_ring(const OuGuard *guard, const char *p)
{
    for (size_t i = 1; i <= guard->n; i++) {
        const Held *held = &guard->ring[(guard->next + RING - i) % RING];
        if (held->p == p) {
            return held;
        }
    }
    return NULL;
}

void ou_guard_flush(OuHeap *heap)
{
    OuGuard *guard = heap->guard;
    while (guard->n > 0) {
        Held held = guard->ring[(guard->next + RING - guard->n) % RING];
        guard->n--;
        let_go(heap, &held);
    }
}

size_t ou_guard_bytes(const OuGuard *guard)
{
    return guard->bytes;
}

void ou_guard_give(OuHeap *heap, void *block, size_t size)
{
    char *p = block;
    OuGuard *guard = heap->guard;
    size = size == 0 ? 1 : size;
    if (!ou_heap_owns(heap, p)) {
        complain(heap, ou_heap_has_chunk(heap, p) ? "given back twice: its pool is empty" : "given to a heap that does not own it",
                 p, size, 0);
    }
    const OuPool *pool = ou_pool_of(p);
    size_t offset = (size_t)(p - ou_pool_start(pool));
    uint8_t bit;
    uint8_t *byte = ou_chunk_live_byte(p, &bit);
    if (offset % pool->block_size != 0) {
        complain(heap, "given back, but no block starts there", p, size, 0);
    }
    if ((*byte & bit) == 0) {
        const Held *held = in_ring(guard, p);
        complain(heap, "given back twice", p, held == NULL ? size : held->size, held == NULL ? 0 : held->second_word);
    }
    uint64_t second_word = second_word_of(p);
    size_t usable = ou_heap_usable(size) + GUARD;
    if (usable > OU_BLOCK_MAX) {
        usable = OU_BLOCK_MAX;
    }
    if (usable != pool->block_size) {
        complain(heap, "given back with a size of another class", p, size, second_word);
    }
    if (first_other(p, size, usable, FILL_TAKEN) < usable) {
        complain(heap, "written past its end", p, size, second_word);
    }
    if (pool->kind == OU_BLOCK_CONTAINER && ((OuFreeBlock *)p)->flags != 0) {
        complain(heap, "a container given back with flags set (tracked?)", p, size, second_word);
    }
    *byte = (uint8_t)(*byte & ~bit);
    fill(pool, p, FILL_GIVEN);
    if (guard->n == RING) {
        Held oldest = guard->ring[guard->next];
        guard->n--;
        let_go(heap, &oldest);
    }
    guard->ring[guard->next] = (Held){p, second_word, (uint32_t)size};
    guard->next = (guard->next + 1) % RING;
    guard->n++;
    guard->bytes += usable;
}

bool ou_heap_set_mode(OuHeap *heap, OuHeapMode mode)
{
    if (mode == OU_HEAP_BLOCKS) {
        return heap->mode == OU_HEAP_BLOCKS;
    }
    if (!OU_HARDENED || heap->n_chunks > 0 || heap->mode != OU_HEAP_BLOCKS) {
        return false;
    }
    if (mode == OU_HEAP_DEBUG) {
        heap->guard = ou_raw_take_zeroed(heap->account, sizeof *heap->guard);
        if (heap->guard == NULL) {
            return false;
        }
        for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
            for (size_t slot = 0; slot < OU_BLOCK_SLOTS; slot++) {
                heap->guard->current[kind][slot] = OU_POOL_NONE;
            }
        }
    }
    heap->mode = mode;
    return true;
}

void ou_guard_free(OuHeap *heap)
{
    if (heap->guard != NULL) {
        ou_raw_give(heap->account, heap->guard, sizeof *heap->guard);
        heap->guard = NULL;
    }
}

void ou_heap_set_describe(OuHeap *heap, OuHeapDescribeFn describe)
{
    heap->describe = describe;
}
#else
typedef int OuGuardIsInBypass;
#endif
