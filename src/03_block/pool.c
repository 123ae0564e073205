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
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"
#include "00_base/bits.h"
#include "01_pages/pages.h"

#include <stdio.h>

const OuPool ou_pool_none = {.free = 1};

/* What is wrong */

static const char *const kind_names[OU_BLOCK_KINDS] = {"container", "plain", "raw"};

static _Noreturn OU_COLD void panic_about(const char *what, const OuPool *pool, const void *p)
{
    char text[200];
    snprintf(text, sizeof text, "%s: block %p, class of %u bytes, %s", what, p, pool->block_size,
             pool->kind < OU_BLOCK_KINDS ? kind_names[pool->kind] : "no kind");
    ou_base_panic(__FILE__, __LINE__, __func__, text);
}

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

/* Pages to charge for a pool that needs `wanted` of them. In a heap that is not small
 * a fresh pool gets all of its pages at once, unless that would pass the cap: a page
 * fault costs more than the cutting of the page. */
static unsigned pages_at_once(const OuHeap *heap, const OuPool *pool, unsigned wanted)
{
    size_t whole = OU_POOL_SIZE / heap->page;
    const OuAccount *account = heap->account;
    size_t room = account->held <= account->cap ? account->cap - account->held : 0;
    bool fits = room / heap->page + heap->credit >= whole;
    return pool->pages == 0 && heap->n_pages >= OU_HEAP_SMALL / heap->page && fits
               ? (1u << whole) - 1u
               : wanted;
}

/* Charges those of the `wanted` pages of a pool that are not. Returns 0, or how much credit
 * that needs when there is less. */
static size_t cover(OuHeap *heap, OuPool *pool, unsigned wanted)
{
    wanted &= ~(unsigned)pool->pages;
    if (wanted == 0) {
        return 0;
    }
    wanted = pages_at_once(heap, pool, wanted);
    size_t n = ou_bits_count(wanted);
    if (heap->credit < n) {
        return n;
    }
    if (n > 1) {
        heap->account->n_level0_calls++;
        ou_pages_populate(ou_pool_start(pool) + ou_bits_lowest(wanted) * heap->page, n * heap->page);
    }
    heap->credit -= n;
    pool->pages |= (uint8_t)wanted;
    return 0;
}

/* Puts free blocks number first..end on the (empty) free list in address order: those of which no part lies
 * in `holes`, and, where `free_bits` is given, whose bit is set. Returns how many. */
static size_t string(OuHeap *heap, OuPool *pool, size_t first, size_t end, unsigned holes, const uint64_t *free_bits)
{
    size_t n = 0;
    uintptr_t next = ou_pool_end_mark(pool);
    for (size_t i = end; i-- > first;) {
        if ((free_bits != NULL && (free_bits[i / 64] >> i % 64 & 1) == 0) ||
            (holes != 0 && (ou_pool_block_pages(heap, pool, i) & holes) != 0)) {
            continue;
        }
        OuFreeBlock *block = (OuFreeBlock *)(ou_pool_start(pool) + i * pool->block_size);
        block->flags = 0;
        block->link = ou_pool_link(pool, (uintptr_t)block, next);
        next = (uintptr_t)block;
        n++;
    }
    pool->free = next;
    return n;
}

/* The same for blocks number first..end of a pool without holes, all of them free; at least one. Upwards, so that the lines of the
 * blocks that are taken first come to the cache first: the other way a take waited for all of them. */
static void string_fresh(OuPool *pool, size_t first, size_t end)
{
    size_t size = pool->block_size;
    uintptr_t at = (uintptr_t)ou_pool_start(pool) + first * size;
    uintptr_t last = at + (end - first - 1) * size;
    pool->free = at;
    for (; at < last; at += size) {
        ((OuFreeBlock *)at)->flags = 0;
        ((OuFreeBlock *)at)->link = ou_pool_link(pool, at, at + size);
    }
    ((OuFreeBlock *)last)->flags = 0;
    ((OuFreeBlock *)last)->link = ou_pool_link(pool, last, ou_pool_end_mark(pool));
}

/* The lowest hole gets memory again, and the blocks that lie in no other hole go on the (empty)
 * free list. Returns 0, or the missing credit. */
static size_t fill_hole(OuHeap *heap, OuPool *pool, unsigned holes)
{
    unsigned bit = holes & -holes;
    if (heap->credit < 1) {
        return 1;
    }
    heap->credit--;
    heap->n_hole_pages--;
    pool->pages |= (uint8_t)bit;
    size_t page = ou_bits_lowest(bit);
    size_t first = page * heap->page / pool->block_size;
    size_t end = ((page + 1) * heap->page + pool->block_size - 1) / pool->block_size;
    /* What lies in this page in part only was no hole's block unless the hole was this one. */
    (void)string(heap, pool, first, end < pool->carved ? end : pool->carved, holes & ~bit, NULL);
    return 0;
}

/* Puts the untouched blocks up to the next page edge on the (empty) free list, in
 * address order. Returns 0, or how many pages of credit that needs when there are
 * fewer. There is no hole. */
static size_t carve(OuHeap *heap, OuPool *pool)
{
    size_t block_size = pool->block_size;
    size_t at = pool->carved * block_size;
    size_t edge = ou_bits_round_up(at + block_size, heap->page);
    size_t missing = cover(heap, pool, (1u << edge / heap->page) - (1u << at / heap->page));
    if (missing > 0) {
        return missing;
    }
    size_t n = (edge - at) / block_size;
    if (n > (size_t)(pool->capacity - pool->carved)) {
        n = pool->capacity - pool->carved;
    }
    size_t first = pool->carved;
    pool->carved = (uint16_t)(first + n);
    string_fresh(pool, first, first + n);
    return 0;
}

/* More blocks for a pool whose list is empty: from a hole, else untouched ones. Returns 0, and the list is still
 * empty when there are none; or the missing credit. */
static size_t refill(OuHeap *heap, OuPool *pool)
{
    unsigned holes = ou_pool_holes(heap, pool);
    if (OU_UNLIKELY(holes != 0)) {
        return fill_hole(heap, pool, holes);
    }
    return pool->carved < pool->capacity ? carve(heap, pool) : 0;
}

/* The pool's sign is where a give looks for it; nowhere in debug mode, where inline code is to see nothing. */
static void sign(OuHeap *heap, const OuPool *pool)
{
    if (heap->mode != OU_HEAP_DEBUG) {
        *ou_pool_sign_at(heap, ou_pool_start(pool)) = ou_pool_sign(ou_pool_start(pool), pool->offset);
    }
}

/* An unused pool becomes current for a class. Cuts nothing yet. */
static void begin(OuHeap *heap, OuPool *pool, OuBlockKind kind, size_t slot)
{
    ou_arena_use(heap, pool);
    size_t block_size = (slot + 1) * OU_BLOCK_STEP;
    pool->free = ou_pool_end_mark(pool);
    pool->key = heap->front.key;
    pool->offset = ou_pool_offset(kind, block_size);
    pool->looked_at = 0;
    pool->until = OU_POOL_BEAT;
    pool->block_size = (uint16_t)block_size;
    pool->carved = 0;
    pool->capacity = (uint16_t)(OU_POOL_SIZE / block_size);
    pool->state = OU_POOL_IS_CURRENT;
    pool->kind = (uint8_t)kind;
    sign(heap, pool);
    *ou_heap_current(heap, kind, slot) = pool;
}

/* The pool holds nothing any more and is in no list. */
static void end(OuHeap *heap, OuPool *pool)
{
    heap->n_hole_pages -= ou_bits_count(ou_pool_holes(heap, pool));
    uint64_t *there = ou_pool_sign_at(heap, ou_pool_start(pool));
    if (*there == ou_pool_sign(ou_pool_start(pool), pool->offset)) {
        *there = 0;
    }
    pool->free = 0;
    pool->until = 1;
    pool->carved = 0;
    pool->offset = OU_POOL_NO_OFFSET;
    pool->state = OU_POOL_IS_UNUSED;
    ou_arena_unuse(heap, pool);
}

/* All blocks of the pool are live. It is in no list. */
static void become_full(OuHeap *heap, OuPool *pool)
{
    pool->state = OU_POOL_IS_FULL;
    pool->offset |= OU_POOL_FULL_MARK;
    pool->until = 1;
    sign(heap, pool);
}

/* Rounds of asking for memory that one take may need. */
#define MOST_TRIES 4

/* A partial pool with a single free block is passed over while an unused pool is
 * at hand, in classes where that costs at most a block in 64. Otherwise, when live
 * blocks are replaced at random, each take and each give would change the state of
 * a pool: with 200,000 blocks of 48 bytes 29 ns a pair, so 16. */
static bool is_worth_taking(const OuHeap *heap, const OuPool *partial)
{
    return partial->until + 1 < partial->capacity || partial->capacity < 64 ||
           heap->arena_lists == 0;
}

/* The list is not empty. */
static OuFreeBlock *pop(OuPool *pool)
{
    uintptr_t block = pool->free;
    uintptr_t next = ou_pool_next(pool, block);
    if (OU_HARDENED && OU_UNLIKELY((next ^ block) >= OU_POOL_SIZE)) {
        panic_about("written after it was given back", pool, (void *)block);
    }
    pool->free = next;
    ((OuFreeBlock *)block)->link = 0;
    return (OuFreeBlock *)block;
}

/* A block without asking for memory: from the current pool, else from a partial
 * one, else from an unused one. NULL, and in *missing the pages of credit that are
 * missing, or 0 when it is an arena. */
static OuFreeBlock *take_ready(OuHeap *heap, OuBlockKind kind, size_t slot, size_t *missing)
{
    OuBin *bin = &heap->bins[kind][slot];
    for (;;) {
        OuPool *pool = *ou_heap_current(heap, kind, slot);
        if (pool != OU_POOL_NONE) {
            if ((pool->free & 1) != 0) {
                *missing = refill(heap, pool);
                if (*missing > 0) {
                    return NULL;
                }
            }
            if ((pool->free & 1) == 0) {
                return pop(pool);
            }
            become_full(heap, pool);
            *ou_heap_current(heap, kind, slot) = OU_POOL_NONE;
        }
        pool = bin->first;
        if (pool != NULL && is_worth_taking(heap, pool)) {
            bin_remove(bin, pool);
            pool->state = OU_POOL_IS_CURRENT;
            pool->looked_at = 0;
            pool->until = OU_POOL_BEAT;
            *ou_heap_current(heap, kind, slot) = pool;
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
static OuFreeBlock *take_passed_over(OuHeap *heap, OuBin *bin)
{
    OuPool *pool = bin->first;
    while (pool != NULL && (pool->free & 1) != 0) {
        pool = pool->next;
    }
    if (pool == NULL) {
        return NULL;
    }
    OuFreeBlock *block = pop(pool);
    pool->until++;
    if (pool->until == pool->capacity) {
        bin_remove(bin, pool);
        become_full(heap, pool);
    }
    OU_ASSERT(pool->state == OU_POOL_IS_PARTIAL || ou_pool_holes(heap, pool) == 0);
    return block;
}

/* Slow events between two looks at the clock. */
#define EVENTS_A_TICK 64

static void beat(OuHeap *heap)
{
    if (++heap->n_events % EVENTS_A_TICK == 0) {
        ou_heap_tick(heap);
    }
}

OU_NOINLINE void *ou_pool_take_slow(OuHeap *heap, size_t offset)
{
    if (OU_UNLIKELY(heap->real != NULL)) {
        return ou_trap_take(heap, offset);
    }
    const OuFreeBlock *warm = *ou_pool_warm(heap, offset);
    if (OU_UNLIKELY(warm != NULL)) { /* it would have been taken */
        panic_about("written after it was given back", ou_pool_of(warm), warm);
    }
    OuBlockKind kind = (OuBlockKind)(offset / (OU_BLOCK_SLOTS * OU_BLOCK_STEP));
    size_t slot = offset / OU_BLOCK_STEP % OU_BLOCK_SLOTS;
    if (slot == 0) {
        slot = 1; /* sizes up to 8 have the class of 16 */
    }
    switch (heap->mode) {
    case OU_HEAP_DEBUG:
        return ou_guard_take(heap, kind, slot);
    case OU_HEAP_SYSTEM:
        if (kind != OU_BLOCK_CONTAINER) {
            return ou_raw_take(heap->account, (slot + 1) * OU_BLOCK_STEP);
        }
        break;
    case OU_HEAP_BLOCKS:
        break;
    }
    return ou_pool_serve(heap, kind, slot);
}

void *ou_pool_serve(OuHeap *heap, OuBlockKind kind, size_t slot)
{
    beat(heap);
    size_t missing = 0, wanted = slot;
    slot = ou_lend_slot(heap, kind, slot);
    OuFreeBlock *block = take_ready(heap, kind, slot, &missing);
    /* At worst a page is missing, the reclaim hook closes the arena where it was
     * to be, and another arena is opened. The hook may also have given blocks of
     * this class back, so it is tried once more even after a refusal. */
    bool got = true;
    for (int i = 0; i < MOST_TRIES && block == NULL && got; i++) {
        got = missing > 0 ? ou_arena_secure(heap, missing) : ou_arena_open(heap);
        block = take_ready(heap, kind, slot, &missing);
    }
    if (block == NULL) {
        block = take_passed_over(heap, &heap->bins[kind][slot]);
    }
    if (block != NULL) {
        heap->wasted[kind][wanted] = (uint16_t)(heap->wasted[kind][wanted] + (slot - wanted) * OU_BLOCK_STEP);
    }
    return block;
}

OU_NOINLINE void ou_pool_give_slow(OuHeap *heap, OuPool *pool, void *p)
{
    OU_ASSERT(ou_chunk_of(pool)->heap == heap);
    switch ((OuPoolState)pool->state) {
    case OU_POOL_IS_CURRENT:
        pool->until = OU_POOL_BEAT;
        ou_heap_tick(heap);
        return;
    case OU_POOL_IS_FULL:
        pool->state = OU_POOL_IS_PARTIAL;
        pool->offset &= ~(uint64_t)OU_POOL_FULL_MARK;
        pool->until = pool->capacity - 1u;
        sign(heap, pool);
        bin_append(bin_of(heap, pool), pool);
        break;
    case OU_POOL_IS_PARTIAL:
        bin_remove(bin_of(heap, pool), pool);
        end(heap, pool);
        ou_arena_settle(heap);
        break;
    case OU_POOL_IS_UNUSED:
        panic_about("given back twice: its pool is empty", pool, p);
    }
    heap->n_changes++;
    beat(heap);
}

static bool is_carved_block(const OuPool *pool, uintptr_t p)
{
    uintptr_t offset = p - (uintptr_t)ou_pool_start(pool);
    return offset < (uintptr_t)pool->carved * pool->block_size && offset % pool->block_size == 0;
}

/* Ends the process if p is warm or on its pool's list, or if the list is damaged. */
static void refuse_second_give(OuHeap *heap, const OuPool *pool, const void *p)
{
    size_t n = 0;
    if ((void *)*ou_pool_warm(heap, pool->offset & ~(uint64_t)OU_POOL_FULL_MARK) == p) {
        panic_about("given back twice", pool, p);
    }
    if ((((const OuFreeBlock *)p)->link ^ pool->key) >= OU_POOL_SIZE) {
        return; /* no link: many chunks share a slot, or its owner has a negative number there */
    }
    for (uintptr_t at = pool->free; (at & 1) == 0 && n <= pool->carved; at = ou_pool_next(pool, at), n++) {
        if (at == (uintptr_t)p) {
            panic_about("given back twice", pool, p);
        }
        if (!is_carved_block(pool, at)) {
            panic_about("written after it was given back", pool, (void *)at);
        }
    }
}

/* A block that is not in the chunk that its number stands for, or that has what may be a link, or is
 * warm already. `pool` is its record, if it is in a chunk. */
OU_NOINLINE void ou_pool_give_doubtful(OuHeap *heap, OuPool *pool, void *p, size_t size)
{
    if (heap->real != NULL) {
        ou_trap_give(heap, p, size);
        return;
    }
    if (heap->mode == OU_HEAP_DEBUG) {
        ou_guard_give(heap, p, size);
        return;
    }
    if (heap->mode == OU_HEAP_SYSTEM && !ou_heap_has_chunk(heap, p)) {
        ou_raw_give(heap->account, p, ou_heap_usable(size));
        return;
    }
    if (!ou_heap_has_chunk(heap, p)) {
        char text[200];
        snprintf(text, sizeof text, "given to a heap that does not own it: block %p, said to have %zu bytes", p, size);
        ou_base_panic(__FILE__, __LINE__, __func__, text);
    }
    if (pool->state != OU_POOL_IS_UNUSED) {
        refuse_second_give(heap, pool, p);
    }
    ou_pool_push(heap, pool, p);
}

/* A block whose pool has no sign there, or another one, or that may be on a list: its record says what the sign would have. The next
 * block of this pool will find the sign. */
OU_NOINLINE void ou_pool_give_unsigned(OuHeap *heap, void *p, size_t size, size_t offset)
{
    OuPool *pool = ou_pool_of(p);
    if (ou_heap_front_has(heap, p)) {
        if (pool->state != OU_POOL_IS_UNUSED) {
            sign(heap, pool);
        }
        if (pool->offset == offset ? !ou_pool_maybe_link(heap, p) : pool->offset == (offset | OU_POOL_FULL_MARK)) {
            ou_pool_keep_warm(heap, p, size, offset);
            return;
        }
    }
    ou_pool_give_doubtful(heap, pool, p, size);
}

size_t ou_pool_count_free(const OuPool *pool)
{
    size_t n = 0;
    for (uintptr_t at = pool->free; (at & 1) == 0; at = ou_pool_next(pool, at)) {
        if (!is_carved_block(pool, at) || n++ > pool->carved) {
            panic_about("written after it was given back", pool, (void *)at);
        }
    }
    return n;
}

size_t ou_pool_count_holes(const OuHeap *heap, const OuPool *pool)
{
    size_t n = 0;
    unsigned holes = ou_pool_holes(heap, pool);
    for (size_t i = 0; holes != 0 && i < pool->carved; i++) {
        n += (ou_pool_block_pages(heap, pool, i) & holes) != 0;
    }
    return n;
}

uint32_t ou_pool_live(const OuPool *pool)
{
    switch ((OuPoolState)pool->state) {
    case OU_POOL_IS_CURRENT:
        return (uint32_t)(pool->carved - ou_pool_count_free(pool) -
                          ou_pool_count_holes(ou_chunk_of(pool)->heap, pool));
    case OU_POOL_IS_PARTIAL:
        return pool->until;
    case OU_POOL_IS_FULL:
        return pool->capacity;
    case OU_POOL_IS_UNUSED:
        break;
    }
    return 0;
}

void ou_pool_cool(OuHeap *heap)
{
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t slot = 0; slot < OU_BLOCK_SLOTS; slot++) {
            OuFreeBlock *warm = heap->front.warm[kind][slot];
            heap->front.warm[kind][slot] = NULL;
            if (warm != NULL) {
                ou_pool_push(heap, ou_pool_of(warm), warm);
            }
        }
    }
}

OU_NOINLINE void ou_pool_beat(OuHeap *heap)
{
    heap->front.beat = OU_POOL_BEAT;
    ou_heap_tick(heap);
}

void ou_pool_retire_idle(OuHeap *heap)
{
    ou_pool_cool(heap);
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t slot = 1; slot < OU_BLOCK_SLOTS; slot++) {
            OuPool **current = ou_heap_current(heap, (OuBlockKind)kind, slot);
            OuPool *pool = *current;
            if (pool != OU_POOL_NONE && ou_pool_live(pool) == 0) {
                *current = OU_POOL_NONE;
                end(heap, pool);
            }
        }
    }
}

/* Holes */

/* Bit n of `bits`: block n is free, on the list. */
static void list_to_bits(const OuPool *pool, uint64_t *bits)
{
    size_t n = 0;
    for (uintptr_t at = pool->free; (at & 1) == 0; at = ou_pool_next(pool, at)) {
        if (!is_carved_block(pool, at) || n++ > pool->carved) {
            panic_about("written after it was given back", pool, (void *)at);
        }
        size_t index = (at - (uintptr_t)ou_pool_start(pool)) / pool->block_size;
        bits[index / 64] |= UINT64_C(1) << index % 64;
    }
}

/* Carved pages of which no block is live. */
static unsigned pages_without_live(const OuHeap *heap, const OuPool *pool, unsigned holes, const uint64_t *free_bits)
{
    unsigned live = 0;
    for (size_t at = 0; at < pool->carved; at += 64) {
        uint64_t others = ~free_bits[at / 64];
        if (pool->carved - at < 64) {
            others &= (UINT64_C(1) << (pool->carved - at)) - 1;
        }
        for (; others != 0; others &= others - 1) {
            unsigned pages = ou_pool_block_pages(heap, pool, at + ou_bits_lowest(others));
            live |= (pages & holes) == 0 ? pages : 0;
        }
    }
    return ~live & ((1u << ou_pool_carved_pages(heap, pool)) - 1u);
}

/* Gives the memory behind `wanted` pages back, in runs; those that went. */
static unsigned purge_pages(OuHeap *heap, OuPool *pool, unsigned wanted)
{
    unsigned gone = 0;
    while (wanted != 0) {
        unsigned first = ou_bits_lowest(wanted);
        unsigned n = ou_bits_lowest(~(uint64_t)(wanted >> first));
        unsigned run = (1u << (first + n)) - (1u << first);
        ou_huge_split(heap, ou_chunk_of(pool), ou_pool_number(pool) / OU_ARENA_POOLS);
        heap->account->n_level0_calls++;
        if (ou_pages_purge(&heap->account->fault, ou_pool_start(pool) + first * heap->page, n * heap->page)) {
            gone |= run;
        }
        wanted &= ~run;
    }
    return gone;
}

size_t ou_pool_punch(OuHeap *heap, OuPool *pool)
{
    OU_ASSERT(pool->state == OU_POOL_IS_PARTIAL);
    uint64_t free_bits[OU_POOL_SIZE / OU_BLOCK_MIN / 64 + 1] = {0};
    pool->looked_at = (uint16_t)(pool->until + 1);
    if (ou_pages_size() > heap->page) {
        return 0; /* pools share pages */
    }
    list_to_bits(pool, free_bits);
    unsigned holes = ou_pool_holes(heap, pool);
    unsigned untouched = ~((1u << ou_pool_carved_pages(heap, pool)) - 1u);
    unsigned wanted = (pages_without_live(heap, pool, holes, free_bits) | untouched) & pool->pages;
    unsigned gone = wanted == 0 ? 0 : purge_pages(heap, pool, wanted);
    if (gone == 0) {
        return 0;
    }
    pool->pages &= (uint8_t)~gone;
    heap->n_hole_pages += ou_bits_count(gone & ~untouched);
    (void)string(heap, pool, 0, pool->carved, ou_pool_holes(heap, pool), free_bits);
    ou_arena_refund(heap, ou_bits_count(gone));
    return ou_bits_count(gone) * heap->page;
}
#else
typedef int OuPoolIsInBypass;
#endif
