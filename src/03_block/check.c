/* check.c - every invariant of level +2, by name; and what debug builds check at
 * each take and give.
 *
 * ou_heap_check() trusts nothing it has not checked before: a link is compared with
 * the pool's blocks before it is followed, and no list is followed for longer than
 * it may be. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"
#include "00_base/bits.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* What a pass over the whole heap adds up. */
typedef struct Sums {
    size_t n_pages, n_free_pages, n_arenas, n_idle_chunks;
    size_t n_partial, n_holes, n_huge;
} Sums;

static bool broken(const char *rule, const void *where)
{
    fprintf(stderr, "heap check: %s, at %p\n", rule, where);
    return false;
}

#define RULE(holds, name, where)         \
    do {                                 \
        if (!(holds)) {                  \
            return broken(name, where);  \
        }                                \
    } while (0)

static bool is_carved_block(const OuPool *pool, uintptr_t p)
{
    uintptr_t offset = p - (uintptr_t)ou_pool_start(pool);
    return offset < (uintptr_t)pool->carved * pool->block_size && offset % pool->block_size == 0;
}

/* How many are live in a current pool follows from its list; it can be too long only. */
static bool check_free_list(const OuHeap *heap, const OuPool *pool)
{
    size_t n = 0;
    unsigned holes = ou_pool_holes(heap, pool);
    size_t most = pool->carved - ou_pool_count_holes(heap, pool);
    for (uintptr_t at = pool->free; (at & 1) == 0; at = ou_pool_next(pool, at)) {
        RULE(is_carved_block(pool, at), "POOL-3 a link is no carved block of its pool", pool);
        RULE(holes == 0 || (ou_pool_block_pages(heap, pool, (at - (uintptr_t)ou_pool_start(pool)) / pool->block_size) &
                            holes) == 0,
             "POOL-3 a link leads into a hole", pool);
        RULE(n < most, "POOL-2 the free list is longer than carved - holes", pool);
        n++;
    }
    RULE(pool->state == OU_POOL_IS_CURRENT || n == most - ou_pool_live(pool),
         "POOL-2 the free list is not carved - live - holes", pool);
    return true;
}

/* What needs no list walk. */
static bool check_pool_fields(const OuHeap *heap, const OuPool *pool)
{
    RULE(pool->block_size >= OU_BLOCK_MIN && pool->block_size <= OU_BLOCK_MAX &&
             pool->block_size % OU_BLOCK_STEP == 0 &&
             pool->capacity == OU_POOL_SIZE / pool->block_size && pool->kind < OU_BLOCK_KINDS,
         "POOL-4 no class has this block size, capacity or kind", pool);
    RULE((pool->offset & ~(uint64_t)OU_POOL_FULL_MARK) == ou_pool_offset((OuBlockKind)pool->kind, pool->block_size),
         "POOL-4 another class's offset", pool);
    RULE(((pool->offset & OU_POOL_FULL_MARK) != 0) == (pool->state == OU_POOL_IS_FULL), "POOL-7 the mark of a full pool", pool);
    uint32_t live = pool->state == OU_POOL_IS_CURRENT ? 0 : ou_pool_live(pool);
    RULE(live <= pool->carved && pool->carved <= pool->capacity, "POOL-1 live <= carved <= capacity",
         pool);
    RULE(pool->key == heap->front.key && (size_t)pool->pages >> (OU_POOL_SIZE / heap->page) == 0,
         "POOL-5 charged pages past the pool's end, or another key", pool);
    switch ((OuPoolState)pool->state) {
    case OU_POOL_IS_FULL:
        RULE(pool->until == 1 && (pool->free & 1) != 0 && pool->carved == pool->capacity &&
                 ou_pool_holes(heap, pool) == 0,
             "POOL-7 a full pool has room", pool);
        break;
    case OU_POOL_IS_PARTIAL:
        RULE(live > 0 && live < pool->capacity, "POOL-7 a partial pool is empty or full", pool);
        break;
    case OU_POOL_IS_CURRENT:
        RULE(*ou_heap_current(heap, (OuBlockKind)pool->kind, ou_pool_slot(pool)) == pool,
             "HEAP-1 a current pool does not serve its class", pool);
        RULE(pool->until > 0 && pool->until <= OU_POOL_BEAT, "POOL-1 no heartbeat is this far away", pool);
        break;
    case OU_POOL_IS_UNUSED:
        break;
    }
    return true;
}

static bool check_pool(const OuHeap *heap, const OuPool *pool, Sums *sums)
{
    RULE(pool->state <= OU_POOL_IS_FULL, "POOL-4 no such state", pool);
    sums->n_pages += ou_pool_n_pages(pool);
    if (pool->state == OU_POOL_IS_UNUSED) {
        sums->n_free_pages += ou_pool_n_pages(pool);
        RULE(pool->carved == 0 && pool->free == 0 && pool->until == 1,
             "POOL-6 an unused pool has blocks", pool);
        return true;
    }
    sums->n_holes += ou_bits_count(ou_pool_holes(heap, pool));
    sums->n_partial += pool->state == OU_POOL_IS_PARTIAL;
    return check_pool_fields(heap, pool) && check_free_list(heap, pool);
}

static bool check_open_arena(const OuHeap *heap, const OuChunk *chunk, size_t index, Sums *sums)
{
    const OuArena *arena = &chunk->arenas[index];
    RULE((chunk->committed >> index & 1) != 0 && (chunk->records >> index & 1) != 0,
         "CHUNK-2 an open arena is not accessible or not charged", arena);
    for (size_t n = 0; n < OU_ARENA_POOLS; n++) {
        const OuPool *pool = ou_chunk_pool(chunk, index, n);
        bool is_unused = pool->state == OU_POOL_IS_UNUSED;
        RULE((arena->free_pools >> n & 1) == is_unused, "ARENA-1 a bit and its pool's state disagree",
             pool);
        if (!check_pool(heap, pool, sums)) {
            return false;
        }
    }
    unsigned n_free = ou_bits_count(arena->free_pools);
    size_t steps = 0;
    const OuArena *found = n_free == 0 ? arena : heap->arenas[n_free - 1];
    while (found != arena && found != NULL && steps++ <= heap->n_arenas) {
        found = found->next;
    }
    RULE(found == arena, "ARENA-2 an arena is not in the list of its number of free pools", arena);
    bool huge = (chunk->huge >> index & 1) != 0;
    for (size_t n = 0; huge && n < OU_ARENA_POOLS; n++) {
        const OuPool *pool = ou_chunk_pool(chunk, index, n);
        RULE(ou_pool_n_pages(pool) == OU_POOL_SIZE / heap->page, "CHUNK-3 a huge page in part", pool);
    }
    sums->n_huge += huge;
    sums->n_arenas++;
    return true;
}

static bool check_chunk(const OuHeap *heap, const OuChunk *chunk, Sums *sums)
{
    RULE(chunk->heap == heap, "CHUNK-1 a chunk of another heap", chunk);
    RULE((chunk->open & 1) == 0, "CHUNK-2 the head is open", chunk);
    sums->n_pages += 1 + ou_bits_count(chunk->records);
    sums->n_idle_chunks += chunk->open == 0;
    for (size_t index = 1; index < OU_CHUNK_ARENAS; index++) {
        if ((chunk->open >> index & 1) != 0) {
            if (!check_open_arena(heap, chunk, index, sums)) {
                return false;
            }
        } else {
            RULE(chunk->arenas[index].free_pools == 0 && (chunk->huge >> index & 1) == 0, "ARENA-3 a closed arena has free pools",
                 &chunk->arenas[index]);
        }
    }
    return true;
}

static bool check_arena_lists(const OuHeap *heap)
{
    for (unsigned i = 0; i < OU_ARENA_POOLS; i++) {
        RULE((heap->arena_lists >> i & 1) == (heap->arenas[i] != NULL),
             "HEAP-3 a list's bit and the list disagree", heap);
        const OuArena *prev = NULL;
        size_t steps = 0;
        for (const OuArena *arena = heap->arenas[i]; arena != NULL; arena = arena->next) {
            RULE(steps++ < heap->n_arenas && arena->prev == prev &&
                     ou_bits_count(arena->free_pools) == i + 1,
                 "ARENA-2 a list holds an arena of another number of free pools", arena);
            prev = arena;
        }
    }
    return true;
}

static bool check_bins(const OuHeap *heap, size_t n_partial)
{
    size_t n = 0;
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t slot = 0; slot < OU_BLOCK_SLOTS; slot++) {
            const OuPool *current = *ou_heap_current(heap, (OuBlockKind)kind, slot);
            RULE(current == OU_POOL_NONE ||
                     (slot > 0 && current->state == OU_POOL_IS_CURRENT && current->kind == kind &&
                      ou_pool_slot(current) == slot),
                 "HEAP-1 a class is served by a pool that is not its own", current);
            const OuPool *prev = NULL;
            for (const OuPool *pool = heap->bins[kind][slot].first; pool != NULL; pool = pool->next) {
                RULE(n++ < n_partial && pool->prev == prev && pool->state == OU_POOL_IS_PARTIAL &&
                         pool->kind == kind && ou_pool_slot(pool) == slot,
                     "HEAP-2 a bin holds a pool that is not its own", pool);
                prev = pool;
            }
            RULE(heap->bins[kind][slot].last == prev, "HEAP-2 a bin's end is not its last pool", heap);
        }
    }
    RULE(n == n_partial, "HEAP-2 a partial pool is in no bin", heap);
    return true;
}

static bool check_slots(const OuHeap *heap)
{
    for (size_t n = 0; n < OU_CHUNK_SLOTS; n++) {
        uintptr_t there = heap->front.chunk_at[n];
        size_t at = ou_chunk_search(heap, there);
        RULE(there == OU_CHUNK_NONE || ((there >> OU_CHUNK_SHIFT) % OU_CHUNK_SLOTS == n && at < heap->n_chunks &&
                            (uintptr_t)heap->chunks[at] == there),
             "HEAP-7 a slot has a chunk that is not its own", heap);
    }
    for (size_t i = 0; i < heap->n_chunks && heap->mode != OU_HEAP_DEBUG; i++) {
        RULE(heap->front.chunk_at[((uintptr_t)heap->chunks[i] >> OU_CHUNK_SHIFT) % OU_CHUNK_SLOTS] != OU_CHUNK_NONE,
             "HEAP-7 a chunk's slot is empty", heap->chunks[i]);
    }
    for (size_t n = 0; n < OU_POOL_SIGNS; n++) {
        uint64_t there = heap->front.signs[n];
        if (there == 0) {
            continue;
        }
        /* The number of the pool that has this place and a sign next below. */
        uintptr_t number = (there / OU_BLOCK_STEP - n) / OU_POOL_SIGNS * OU_POOL_SIGNS + n;
        const void *start = (const void *)(number << OU_POOL_SHIFT);
        RULE(ou_heap_owns(heap, start) && ou_pool_sign(start, ou_pool_of(start)->offset) == there,
             "HEAP-10 a sign is no pool's", heap);
    }
    return true;
}

static bool check_warm(const OuHeap *heap)
{
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t slot = 0; slot < OU_BLOCK_SLOTS; slot++) {
            const OuFreeBlock *warm = heap->front.warm[kind][slot];
            if (warm == NULL) {
                continue;
            }
            RULE(ou_heap_owns(heap, warm), "HEAP-9 a warm block is in no pool", warm);
            const OuPool *pool = ou_pool_of(warm);
            RULE(pool->kind == kind && (ou_pool_slot(pool) == slot || (!OU_HARDENED && ou_pool_slot(pool) > slot)) &&
                     is_carved_block(pool, (uintptr_t)warm),
                 "HEAP-9 a warm block is none of its class", warm);
            size_t index = ((uintptr_t)warm & (OU_POOL_SIZE - 1)) / pool->block_size;
            RULE((ou_pool_block_pages(heap, pool, index) & ou_pool_holes(heap, pool)) == 0 &&
                     (!OU_WARM_MARKED || warm->link == heap->front.key),
                 "HEAP-9 a warm block is in a hole or was written to", warm);
        }
    }
    return true;
}

bool ou_heap_check(const OuHeap *heap)
{
    Sums sums = {0};
    for (size_t i = 0; i < heap->n_chunks; i++) {
        const OuChunk *chunk = heap->chunks[i];
        RULE((uintptr_t)chunk % OU_CHUNK_SIZE == 0 && (i == 0 || heap->chunks[i - 1] < chunk),
             "CHUNK-1 the table of chunks is not sorted", chunk);
        if (!check_chunk(heap, chunk, &sums)) {
            return false;
        }
    }
    RULE(sums.n_arenas == heap->n_arenas && sums.n_idle_chunks == heap->n_idle_chunks &&
             heap->n_chunks <= heap->chunk_room,
         "HEAP-6 arenas or chunks are miscounted", heap);
    if (!check_slots(heap) || !check_warm(heap) || !check_arena_lists(heap) || !check_bins(heap, sums.n_partial)) {
        return false;
    }
    RULE(sums.n_pages + heap->credit == heap->n_pages, "HEAP-4 pages are miscounted", heap);
    RULE(sums.n_free_pages == heap->n_free_pages && heap->n_low_pages <= heap->n_free_pages,
         "HEAP-5 free pages are miscounted", heap);
    RULE(sums.n_huge == heap->n_huge_spans * OU_HUGE_ARENAS, "CHUNK-3 huge pages are miscounted", heap);
    RULE(sums.n_holes == heap->n_hole_pages, "HEAP-8 holes are miscounted", heap);
    return true;
}

#ifdef OU_DEBUG

/* Takes between two walks of a free list in debug builds. */
#ifdef OU_TINY
#define LIST_WALK_EVERY 1
#else
#define LIST_WALK_EVERY 256
#endif

#define FILL_TAKEN 0xcd
#define FILL_GIVEN 0xdd

static const char *const kind_names[OU_BLOCK_KINDS] = {"container", "plain", "raw"};

static _Noreturn void complain(const char *what, const void *p, size_t size)
{
    char text[200];
    snprintf(text, sizeof text, "%s: block %p, said to have %zu bytes", what, p, size);
    ou_base_panic(__FILE__, __LINE__, __func__, text);
}

static void check_pool_now(OuHeap *heap, const OuPool *pool)
{
    bool sound = check_pool_fields(heap, pool);
    if (sound && ++heap->n_debug_steps % LIST_WALK_EVERY == 0) {
        sound = check_free_list(heap, pool);
    }
    if (!sound) {
        ou_base_panic(__FILE__, __LINE__, __func__, "a pool is broken: see the line above");
    }
}

/* All bytes but the word of flags, which says to walkers whether a block is live. */
static void fill(OuBlockKind kind, void *p, int byte, size_t size)
{
    if (kind != OU_BLOCK_CONTAINER) {
        memset(p, byte, size);
        return;
    }
    memset(p, byte, offsetof(OuFreeBlock, flags));
    memset((char *)p + offsetof(OuFreeBlock, link), byte, size - offsetof(OuFreeBlock, link));
}

static bool in_open_arena(const OuHeap *heap, const void *p)
{
    return ou_heap_has_chunk(heap, p) &&
           (ou_chunk_of(p)->open >> ((uintptr_t)p & (OU_CHUNK_SIZE - 1)) / OU_ARENA_SIZE & 1) != 0;
}

void ou_check_take(OuHeap *heap, OuBlockKind kind, void *p, size_t size)
{
    const OuPool *pool = ou_pool_of(p);
    if ((pool->free & 1) == 0 && !is_carved_block(pool, pool->free)) {
        complain("written after it was given back", p, size);
    }
    check_pool_now(heap, pool);
    uint8_t bit;
    uint8_t *byte = ou_chunk_live_byte(p, &bit);
    OU_ASSERT((*byte & bit) == 0);
    *byte |= bit;
    OU_ASSERT(kind != OU_BLOCK_CONTAINER || ((OuFreeBlock *)p)->flags == 0);
    fill(kind, p, FILL_TAKEN, pool->block_size);
}

void ou_check_give(OuHeap *heap, OuBlockKind kind, void *p, size_t size)
{
    if (!ou_heap_owns(heap, p)) {
        complain(in_open_arena(heap, p) ? "given back twice: its pool is empty"
                                        : "given to a heap that does not own it",
                 p, size);
    }
    const OuPool *pool = ou_pool_of(p);
    if (!is_carved_block(pool, (uintptr_t)p)) {
        complain("given back, but no block starts there", p, size);
    }
    uint8_t bit;
    uint8_t *byte = ou_chunk_live_byte(p, &bit);
    if ((*byte & bit) == 0) {
        complain("given back twice", p, size);
    }
    size_t usable = ou_heap_usable(size);
    bool lent = usable < pool->block_size && heap->wasted[kind][(usable - 1) / OU_BLOCK_STEP] > 0;
    if (usable != pool->block_size && !lent) {
        complain("given back with a size of another class", p, size);
    }
    if (kind != (OuBlockKind)pool->kind) {
        fprintf(stderr, "taken as %s, given back as %s\n", kind_names[pool->kind], kind_names[kind]);
        complain("given back as another kind", p, size);
    }
    if (kind == OU_BLOCK_CONTAINER && ((OuFreeBlock *)p)->flags != 0) {
        complain("a container given back with flags set (tracked?)", p, size);
    }
    check_pool_now(heap, pool);
    *byte = (uint8_t)(*byte & ~bit);
    fill(kind, p, FILL_GIVEN, pool->block_size);
}
#endif
#else
typedef int OuCheckIsInBypass;
#endif
