/* view.c - the heap looked at: walk, statistics, map.
 *
 * All three go through chunks, arenas and pools in address order. The walk lets its
 * callback give blocks back and take some: while it is under way nothing is closed
 * or released (OuHeap.n_walks), and after each callback whatever it could have
 * changed is read again. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"

#include <string.h>

static bool is_container_pool(const OuPool *pool)
{
    return pool->state != OU_POOL_IS_UNUSED && pool->kind == OU_BLOCK_CONTAINER;
}

static bool walk_pool(OuPool *pool, OuHeapWalkFn fn, void *arg)
{
    /* The pool may empty and serve another class while it is walked. */
    uint16_t block_size = pool->block_size;
    char *start = ou_pool_start(pool);
    for (size_t i = 0; is_container_pool(pool) && pool->block_size == block_size && i < pool->carved;
         i++) {
        if (!fn(arg, start + i * block_size)) {
            return false;
        }
    }
    return true;
}

static bool walk_chunk(OuChunk *chunk, OuHeapWalkFn fn, void *arg)
{
    for (size_t index = 1; index < OU_CHUNK_ARENAS; index++) {
        for (size_t n = 0; n < OU_ARENA_POOLS && (chunk->open >> index & 1) != 0; n++) {
            OuPool *pool = ou_chunk_pool(chunk, index, n);
            if (is_container_pool(pool) && !walk_pool(pool, fn, arg)) {
                return false;
            }
        }
    }
    return true;
}

void ou_heap_walk(OuHeap *heap, OuHeapWalkFn fn, void *arg)
{
    heap->n_walks++;
    /* By address, not by index: taking a block may add a chunk to the table. */
    size_t at = 0;
    while (at < heap->n_chunks) {
        OuChunk *chunk = heap->chunks[at];
        if (!walk_chunk(chunk, fn, arg)) {
            break;
        }
        at = ou_chunk_search(heap, (uintptr_t)chunk + 1);
    }
    heap->n_walks--;
    ou_arena_settle(heap);
}

void ou_heap_hold(OuHeap *heap)
{
    heap->n_walks++;
}

void ou_heap_release(OuHeap *heap)
{
    OU_ASSERT(heap->n_walks > 0);
    heap->n_walks--;
}

bool ou_heap_next_pool(const OuHeap *heap, uintptr_t from, OuPoolSpan *out)
{
    for (size_t at = ou_chunk_search(heap, from & ~(uintptr_t)(OU_CHUNK_SIZE - 1));
         at < heap->n_chunks; at++) {
        const OuChunk *chunk = heap->chunks[at];
        size_t offset = from > (uintptr_t)chunk ? from - (uintptr_t)chunk : 0;
        size_t number = (offset + OU_POOL_SIZE - 1) >> OU_POOL_SHIFT;
        for (; number < OU_CHUNK_ARENAS * OU_ARENA_POOLS; number++) {
            if ((chunk->open >> (number / OU_ARENA_POOLS) & 1) == 0) {
                number |= OU_ARENA_POOLS - 1; /* on to the next arena */
                continue;
            }
            OuPool *pool = ou_chunk_pool(chunk, number / OU_ARENA_POOLS, number % OU_ARENA_POOLS);
            if (is_container_pool(pool)) {
                *out = (OuPoolSpan){ou_pool_start(pool), pool->block_size, pool->carved};
                return true;
            }
        }
    }
    return false;
}

bool ou_heap_pool_at(const OuHeap *heap, uintptr_t at, OuPoolSpan *out)
{
    if (!ou_heap_owns(heap, (const void *)at)) {
        return false;
    }
    const OuPool *pool = ou_pool_of((const void *)at);
    *out = (OuPoolSpan){ou_pool_start(pool), pool->block_size, pool->carved};
    return is_container_pool(pool);
}

bool ou_heap_is_container(const OuHeap *heap, const void *p)
{
    OuPoolSpan pool;
    if (!ou_heap_pool_at(heap, (uintptr_t)p, &pool)) {
        return false;
    }
    size_t offset = (uintptr_t)p & (OU_POOL_SIZE - 1);
    return offset % pool.block_size == 0 && offset / pool.block_size < pool.n_blocks;
}

static void count_pool(const OuPool *pool, OuHeapStats *out)
{
    if (pool->state == OU_POOL_IS_UNUSED) {
        *(pool->pages == 0 ? &out->n_pools_untouched : &out->n_pools_free) += 1;
        return;
    }
    out->n_pools_used++;
    uint32_t live = ou_pool_live(pool);
    OuClassStats *stats = &out->classes[pool->kind][ou_pool_slot(pool) - 1];
    stats->n_pools++;
    stats->n_live += live;
    stats->n_free += pool->carved - live;
    stats->n_untouched += pool->capacity - pool->carved;
    out->live_bytes += (size_t)live * pool->block_size;
}

/* To their pools, warm blocks are live: their bytes, and off the statistics if there are some. */
static size_t discount_warm(const OuHeap *heap, OuHeapStats *out)
{
    size_t bytes = 0;
    for (size_t n = 0; n < OU_BLOCK_KINDS * OU_BLOCK_SLOTS; n++) {
        const OuFreeBlock *warm = (&heap->front.warm[0][0])[n];
        if (warm == NULL) {
            continue;
        }
        const OuPool *pool = ou_pool_of(warm);
        bytes += pool->block_size;
        if (out != NULL) {
            OuClassStats *stats = &out->classes[pool->kind][ou_pool_slot(pool) - 1];
            stats->n_live--;
            stats->n_free++;
        }
    }
    return bytes;
}

void ou_heap_stats(const OuHeap *heap, OuHeapStats *out)
{
    memset(out, 0, sizeof *out);
    out->n_chunks = heap->n_chunks;
    out->n_arenas = heap->n_arenas;
    out->committed = heap->n_pages * heap->page;
    out->n_arenas_made = heap->n_arenas_made;
    out->n_arenas_returned = heap->n_arenas_returned;
    for (size_t i = 0; i < heap->n_chunks; i++) {
        for (size_t index = 1; index < OU_CHUNK_ARENAS; index++) {
            for (size_t n = 0; n < OU_ARENA_POOLS && (heap->chunks[i]->open >> index & 1) != 0; n++) {
                count_pool(ou_chunk_pool(heap->chunks[i], index, n), out);
            }
        }
    }
    out->live_bytes -= discount_warm(heap, out);
}

static void add_usage(const OuHeap *heap, const OuPool *pool, OuHeapUsage *out)
{
    size_t charged = (size_t)ou_pool_n_pages(pool) << heap->page_shift;
    if (pool->state == OU_POOL_IS_UNUSED) {
        out->idle += charged;
        return;
    }
    size_t holes = (size_t)ou_bits_count(ou_pool_holes(heap, pool)) << heap->page_shift;
    size_t live = (size_t)ou_pool_live(pool) * pool->block_size;
    size_t n_listed = pool->carved - ou_pool_live(pool) - ou_pool_count_holes(heap, pool);
    size_t cut = (size_t)pool->carved * pool->block_size;
    size_t uncut = charged + holes > cut ? charged + holes - cut : 0;
    size_t untouched = (size_t)(pool->capacity - pool->carved) * pool->block_size;
    /* The rest: the pool's end, and what holes leave of blocks that lie in them in part. */
    size_t rest = charged - live - n_listed * pool->block_size;
    untouched = untouched < uncut ? untouched : uncut;
    untouched = untouched < rest ? untouched : rest;
    out->live += live;
    out->free += n_listed * pool->block_size;
    out->holes += holes;
    out->untouched += untouched;
    out->slack += rest - untouched;
}

void ou_heap_usage(const OuHeap *heap, OuHeapUsage *out)
{
    *out = (OuHeapUsage){.held = heap->n_pages << heap->page_shift, .credit = heap->credit << heap->page_shift,
                         .huge = heap->n_huge_spans * OU_HUGE_ARENAS * OU_ARENA_SIZE,
                         .quarantine = heap->guard == NULL ? 0 : ou_guard_bytes(heap->guard)};
    for (size_t i = 0; i < heap->n_chunks; i++) {
        const OuChunk *chunk = heap->chunks[i];
        out->records += (1 + (size_t)ou_bits_count(chunk->records)) << heap->page_shift;
        for (size_t n = OU_ARENA_POOLS; n < OU_CHUNK_ARENAS * OU_ARENA_POOLS; n++) {
            if ((chunk->open >> (n / OU_ARENA_POOLS) & 1) != 0) {
                add_usage(heap, ou_chunk_pool(chunk, n / OU_ARENA_POOLS, n % OU_ARENA_POOLS), out);
            }
        }
    }
    size_t warm = discount_warm(heap, NULL);
    out->live -= out->quarantine + warm;
    out->free += warm;
}

static OuPoolView view_of(const OuPool *pool, size_t arena)
{
    OuPoolView view = {.start = ou_pool_start(pool), .arena = arena};
    if (pool->state == OU_POOL_IS_UNUSED) {
        view.state = pool->pages == 0 ? OU_POOL_UNTOUCHED : OU_POOL_FREE;
        return view;
    }
    view.block_size = pool->block_size;
    view.capacity = pool->capacity;
    view.carved = pool->carved;
    view.live = ou_pool_live(pool);
    view.kind = (OuBlockKind)pool->kind;
    view.state = view.live == view.capacity ? OU_POOL_FULL : OU_POOL_PARTIAL;
    return view;
}

void ou_heap_map(const OuHeap *heap, OuHeapMapFn fn, void *arg)
{
    size_t arena = 0;
    for (size_t i = 0; i < heap->n_chunks; i++) {
        for (size_t index = 1; index < OU_CHUNK_ARENAS; index++) {
            if ((heap->chunks[i]->open >> index & 1) == 0) {
                continue;
            }
            for (size_t n = 0; n < OU_ARENA_POOLS; n++) {
                OuPoolView view = view_of(ou_chunk_pool(heap->chunks[i], index, n), arena);
                if (!fn(arg, &view)) {
                    return;
                }
            }
            arena++;
        }
    }
}
#else
typedef int OuViewIsInBypass;
#endif
