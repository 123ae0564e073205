/* pool.c - pools: untouched, current, partial, full and back.
 *
 * Method: each class and kind has one current pool; take pops from it, and all that
 * is not a pop ends in ou_pool_take_slow(). Give pushes on the block's own pool, and
 * all that is not a push ends in ou_pool_give_slow(). Untouched blocks are cut up to
 * the next page edge, so that a class with few blocks touches, and charges, one page.
 *
 * A pool that leaves "full" goes to the back of its class's list. Making it current
 * at once, so that the very next take gets the block just freed, was rejected: with
 * many full pools and scattered releases each take and each give would then be slow. */
#include "03_block/block_int.h"
#include "00_base/bits.h"
#include "01_pages/pages.h"

const OuPool ou_pool_none = {0};

static OuBin *bin_of(OuHeap *heap, const OuPool *pool)
{
    return &heap->bins[pool->kind][ou_pool_slot(pool)];
}

static void bin_append(OuBin *bin, OuPool *pool)
{
    pool->next = NULL;
    pool->prev = bin->last;
    *(bin->last == NULL ? &bin->first : &bin->last->next) = pool;
    bin->last = pool;
}

static void bin_remove(OuBin *bin, OuPool *pool)
{
    *(pool->prev == NULL ? &bin->first : &pool->prev->next) = pool->next;
    *(pool->next == NULL ? &bin->last : &pool->next->prev) = pool->prev;
    pool->next = pool->prev = NULL;
}

/* Pages to charge for a pool that needs `wanted` more. In a heap that is not small
 * a fresh pool gets all of its pages at once, unless that would pass the cap: a page
 * fault costs more than the cutting of the page. */
static size_t pages_at_once(const OuHeap *heap, const OuPool *pool, size_t wanted)
{
    size_t whole = OU_POOL_SIZE / heap->page;
    const OuAccount *account = heap->account;
    size_t room = account->held <= account->cap ? account->cap - account->held : 0;
    bool fits = room / heap->page + heap->credit >= whole;
    return pool->n_pages == 0 && heap->n_pages >= OU_HEAP_SMALL / heap->page && fits ? whole : wanted;
}

/* Charges the pages of a pool up to number `pages`. Returns 0, or how much credit
 * that needs when there is less. */
static size_t cover(OuHeap *heap, OuPool *pool, size_t pages)
{
    if (pages <= pool->n_pages) {
        return 0;
    }
    size_t n = pages_at_once(heap, pool, pages - pool->n_pages);
    if (heap->credit < n) {
        return n;
    }
    if (n > 1) {
        heap->account->n_level0_calls++;
        ou_pages_populate(ou_pool_start(pool) + pool->n_pages * heap->page, n * heap->page);
    }
    heap->credit -= n;
    pool->n_pages = (uint8_t)(pool->n_pages + n);
    return 0;
}

/* Puts the untouched blocks up to the next page edge on the (empty) free list, in
 * address order. Returns 0, or how many pages of credit that needs when there are
 * fewer. */
static size_t carve(OuHeap *heap, OuPool *pool)
{
    size_t block_size = pool->block_size;
    size_t at = pool->carved * block_size;
    size_t edge = ou_bits_round_up(at + block_size, heap->page);
    size_t missing = cover(heap, pool, edge / heap->page);
    if (missing > 0) {
        return missing;
    }
    size_t n = (edge - at) / block_size;
    if (n > (size_t)(pool->capacity - pool->carved)) {
        n = pool->capacity - pool->carved;
    }
    char *start = ou_pool_start(pool) + at;
    OuFreeBlock *next = NULL;
    for (size_t i = n; i-- > 0;) {
        OuFreeBlock *block = (OuFreeBlock *)(start + i * block_size);
        block->flags = 0;
        block->next = next;
        next = block;
    }
    pool->free = next;
    pool->carved = (uint16_t)(pool->carved + n);
    return 0;
}

/* An unused pool becomes current for a class. Cuts nothing yet. */
static void begin(OuHeap *heap, OuPool *pool, OuBlockKind kind, size_t slot)
{
    ou_arena_use(heap, pool);
    size_t block_size = (slot + 1) * OU_BLOCK_STEP;
    pool->free = NULL;
    pool->until = 1;
    pool->block_size = (uint16_t)block_size;
    pool->carved = 0;
    pool->capacity = (uint16_t)(OU_POOL_SIZE / block_size);
    pool->state = OU_POOL_IS_CURRENT;
    pool->kind = (uint8_t)kind;
    heap->front.current[kind][slot] = pool;
}

/* The pool holds nothing any more and is in no list. */
static void end(OuHeap *heap, OuPool *pool)
{
    pool->free = NULL;
    pool->until = 0;
    pool->carved = 0;
    pool->state = OU_POOL_IS_UNUSED;
    ou_arena_unuse(heap, pool);
}

/* Rounds of asking for memory that one take may need. */
#define MOST_TRIES 4

/* A partial pool with a single free block is passed over while an unused pool is
 * at hand, in classes where that costs at most a block in 64. Otherwise, when live
 * blocks are replaced at random, each take and each give would change the state of
 * a pool: with 200,000 blocks of 48 bytes 29 ns a pair, so 16. */
static bool is_worth_taking(const OuHeap *heap, const OuPool *partial)
{
    return partial->until + 1u < partial->capacity || partial->capacity < 64 ||
           heap->arena_lists == 0;
}

/* A block without asking for memory: from the current pool, else from a partial
 * one, else from an unused one. NULL, and in *missing the pages of credit that are
 * missing, or 0 when it is an arena. */
static OuFreeBlock *take_ready(OuHeap *heap, OuBlockKind kind, size_t slot, size_t *missing)
{
    OuBin *bin = &heap->bins[kind][slot];
    for (;;) {
        OuPool *pool = heap->front.current[kind][slot];
        if (pool != OU_POOL_NONE) {
            if (pool->free == NULL && pool->carved < pool->capacity) {
                *missing = carve(heap, pool);
                if (*missing > 0) {
                    return NULL;
                }
            }
            OuFreeBlock *block = pool->free;
            if (block != NULL) {
                pool->free = block->next;
                pool->until++;
                return block;
            }
            pool->state = OU_POOL_IS_FULL;
            pool->until = 1;
            heap->front.current[kind][slot] = OU_POOL_NONE;
        }
        pool = bin->first;
        if (pool != NULL && is_worth_taking(heap, pool)) {
            bin_remove(bin, pool);
            pool->state = OU_POOL_IS_CURRENT;
            pool->until++;
            heap->front.current[kind][slot] = pool;
            continue;
        }
        pool = ou_arena_pick(heap);
        if (pool == NULL) {
            *missing = 0;
            return NULL;
        }
        begin(heap, pool, kind, slot);
    }
}

/* When there is no memory: any free block of a partial pool. */
static OuFreeBlock *take_passed_over(OuBin *bin)
{
    OuPool *pool = bin->first;
    while (pool != NULL && pool->free == NULL) {
        pool = pool->next;
    }
    if (pool == NULL) {
        return NULL;
    }
    OuFreeBlock *block = pool->free;
    pool->free = block->next;
    pool->until++;
    if (pool->until == pool->capacity) {
        bin_remove(bin, pool);
        pool->state = OU_POOL_IS_FULL;
        pool->until = 1;
    }
    return block;
}

OU_NOINLINE void *ou_pool_take_slow(OuHeap *heap, OuBlockKind kind, size_t slot)
{
    if (slot == 0) {
        slot = 1; /* sizes up to 8 have the class of 16 */
    }
    size_t missing = 0;
    OuFreeBlock *block = take_ready(heap, kind, slot, &missing);
    /* At worst a page is missing, the reclaim hook closes the arena where it was
     * to be, and another arena is opened. The hook may also have given blocks of
     * this class back, so it is tried once more even after a refusal. */
    bool got = true;
    for (int i = 0; i < MOST_TRIES && block == NULL && got; i++) {
        got = missing > 0 ? ou_arena_secure(heap, missing) : ou_arena_open(heap);
        block = take_ready(heap, kind, slot, &missing);
    }
    return block != NULL ? block : take_passed_over(&heap->bins[kind][slot]);
}

OU_NOINLINE void ou_pool_give_slow(OuPool *pool)
{
    OuHeap *heap = ou_chunk_of(pool)->heap;
    if (pool->state == OU_POOL_IS_FULL) {
        pool->state = OU_POOL_IS_PARTIAL;
        pool->until = pool->capacity - 1u;
        bin_append(bin_of(heap, pool), pool);
        return;
    }
    OU_ASSERT(pool->state == OU_POOL_IS_PARTIAL);
    bin_remove(bin_of(heap, pool), pool);
    end(heap, pool);
    ou_arena_settle(heap);
}

void ou_pool_retire_idle(OuHeap *heap)
{
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t slot = 1; slot < OU_BLOCK_SLOTS; slot++) {
            OuPool *pool = heap->front.current[kind][slot];
            if (pool != OU_POOL_NONE && pool->until == 1) {
                heap->front.current[kind][slot] = OU_POOL_NONE;
                end(heap, pool);
            }
        }
    }
}
