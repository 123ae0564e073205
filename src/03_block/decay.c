/* decay.c - memory that a program has let go of goes back to the system while it runs on.
 *
 * Nobody has to ask: now and then a take or a release looks at the clock (ou_heap_tick; OU_POOL_BEAT), and so do the end
 * of a collection and the entry to a blocking call. When a tick is due, it works for a
 * slice of at most a millisecond, on these things:
 *
 *   Unused pools. Time is cut into windows; memory of unused pools that was not needed at any moment of
 *   a whole window is surplus, and goes in the next one, down to OU_HEAP_KEEP_IDLE. A program that drops and
 *   rebuilds the same structure has no surplus, and pays no page faults.
 *
 *   Holes. Where most of a large structure was dropped and the rest is strewn over all of its pools, hardly a pool is
 *   ever empty. Sweeps go over the pools in address order; a partial one of which enough is free is searched for pages
 *   without a live block (ou_pool_punch). It is searched again only when a quarter of what was live then
 *   is gone, so each search is paid for by releases.
 *
 *   Huge pages. When there is nothing to give back, dense spans of a large heap are moved to them (huge.c).
 *
 * A thread of its own was rejected: it would need a lock in the paths that take and give. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"
#include "01_pages/pages.h"

#define MILLISECOND UINT64_C(1000000)

/* Between two slices. */
#define TICK (4 * MILLISECOND)
/* A window: long enough to see a program rebuild what it dropped, so short that all is over within a second. */
#define WINDOW (100 * MILLISECOND)
#define SLICE (MILLISECOND - MILLISECOND / 8)

static void begin_window(OuHeap *heap, uint64_t now)
{
    ou_huge_look(heap);
    ou_pool_cool(heap); /* a warm block that nobody takes keeps its page */
    size_t keep = OU_HEAP_KEEP_IDLE >> heap->page_shift;
    size_t excess = heap->n_free_pages > keep ? heap->n_free_pages - keep : 0;
    heap->n_surplus = excess < heap->n_low_pages ? excess : heap->n_low_pages;
    heap->n_low_pages = heap->n_free_pages;
    heap->next_window = now + WINDOW;
    if (heap->sweep_at == 0 && heap->n_changes != heap->n_swept) {
        heap->sweep_at = 1;
        heap->n_swept = heap->n_changes;
    }
    ou_account_settle(heap->account);
}

/* Is a search for holes likely enough to find one? */
static bool is_worth_a_look(const OuHeap *heap, const OuPool *pool)
{
    if (pool->state != OU_POOL_IS_PARTIAL) {
        return false;
    }
    size_t live = (size_t)pool->until;
    size_t n_free = pool->capacity - live;
    return n_free * pool->block_size >= heap->page + 2u * pool->block_size &&
           (pool->looked_at == 0 || (live + 1) * 4 <= pool->looked_at * 3u);
}

/* The next pool that is worth a look, from sweep_at on; NULL: the sweep is over. */
static OuPool *next_pool(OuHeap *heap)
{
    for (size_t at = ou_chunk_search(heap, heap->sweep_at & ~(uintptr_t)(OU_CHUNK_SIZE - 1)); at < heap->n_chunks; at++) {
        const OuChunk *chunk = heap->chunks[at];
        size_t number = heap->sweep_at > (uintptr_t)chunk ? (heap->sweep_at - (uintptr_t)chunk) >> OU_POOL_SHIFT : 0;
        for (; number < OU_CHUNK_ARENAS * OU_ARENA_POOLS; number++) {
            if ((chunk->open >> (number / OU_ARENA_POOLS) & 1) == 0) {
                number |= OU_ARENA_POOLS - 1; /* on to the next arena */
                continue;
            }
            OuPool *pool = ou_chunk_pool(chunk, number / OU_ARENA_POOLS, number % OU_ARENA_POOLS);
            if (is_worth_a_look(heap, pool)) {
                heap->sweep_at = (uintptr_t)ou_pool_start(pool) + OU_POOL_SIZE;
                return pool;
            }
        }
    }
    heap->sweep_at = 0;
    return NULL;
}

/* One step of what is due; false when nothing is. */
static bool step(OuHeap *heap)
{
    if (heap->n_surplus > 0) {
        size_t n = ou_arena_shed(heap) >> heap->page_shift;
        heap->n_surplus = n == 0 || n >= heap->n_surplus ? 0 : heap->n_surplus - n;
        return true;
    }
    if (heap->sweep_at == 0) {
        return ou_huge_is_due(heap) && ou_huge_step(heap);
    }
    OuPool *pool = next_pool(heap);
    if (pool != NULL) {
        heap->n_changes++; /* what fell this far may fall further: there will be another sweep */
        (void)ou_pool_punch(heap, pool);
    }
    return pool != NULL;
}

void ou_heap_tick(OuHeap *heap)
{
    uint64_t now = ou_pages_clock(true);
    if (now < heap->next_tick || heap->n_walks > 0) {
        return;
    }
    heap->next_tick = now + TICK;
    if (now >= heap->next_window) {
        begin_window(heap, now);
    }
    if (heap->n_surplus == 0 && heap->sweep_at == 0 && !ou_huge_is_due(heap)) {
        return;
    }
    uint64_t end = ou_pages_clock(false) + SLICE;
    while (step(heap) && ou_pages_clock(false) < end) {
    }
}

size_t ou_heap_punch(OuHeap *heap)
{
    size_t bytes = 0;
    heap->sweep_at = 1;
    for (OuPool *pool; heap->n_walks == 0 && (pool = next_pool(heap)) != NULL;) {
        bytes += ou_pool_punch(heap, pool);
    }
    heap->sweep_at = 0;
    return bytes;
}
#else
typedef int OuDecayIsInBypass;
#endif
