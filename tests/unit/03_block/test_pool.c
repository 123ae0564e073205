/* test_pool.c - the life of a pool: current, full, partial, unused; order of blocks;
 * what is cut when. Not for builds that have no pools. */
#include "unit.h"

#ifdef OU_BYPASS_POOLS
int main(void)
{
    return 0;
}
#else

#include "01_pages/pages.h"
#include "03_block/block_int.h"

#include <string.h>

enum { SIZE = 256 };
#define CAPACITY (OU_POOL_SIZE / SIZE)
#define MOST (8 * CAPACITY)

typedef struct Fixture {
    OuAccount account;
    OuHeap *heap;
    void *blocks[8 * ((size_t)1 << OU_POOL_SHIFT) / 256];
    size_t n;
} Fixture;

static void begin(Fixture *f)
{
    ou_account_init(&f->account, SIZE_MAX);
    f->heap = ou_heap_new(&f->account, 1);
    assert_non_null(f->heap);
    f->n = 0;
}

static void *take(Fixture *f)
{
    assert_true(f->n < MOST);
    void *p = ou_heap_take(f->heap, OU_BLOCK_RAW, SIZE);
    assert_non_null(p);
    return f->blocks[f->n++] = p;
}

static void give(Fixture *f, size_t i)
{
    assert_true(i < f->n && f->blocks[i] != NULL);
    ou_heap_give(f->heap, OU_BLOCK_RAW, f->blocks[i], SIZE);
    f->blocks[i] = NULL;
}

/* To its pool's list at once. */
static void give_cool(Fixture *f, size_t i)
{
    give(f, i);
    ou_pool_cool(f->heap);
}

static void end(Fixture *f)
{
    for (size_t i = 0; i < f->n; i++) {
        if (f->blocks[i] != NULL) {
            give(f, i);
        }
    }
    assert_true(ou_heap_check(f->heap));
    ou_heap_free(f->heap);
    ou_account_fini(&f->account);
}

static OuPool *current(const Fixture *f)
{
    return f->heap->front.current[OU_BLOCK_RAW][(SIZE - 1) / OU_BLOCK_STEP];
}

static void a_pool_goes_through_its_states(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    OuPool *pool = ou_pool_of(take(&f));
    assert_ptr_equal(pool, current(&f));
    assert_int_equal(pool->state, OU_POOL_IS_CURRENT);
    assert_int_equal(ou_pool_live(pool), 1);
    assert_int_equal(pool->capacity, CAPACITY);
    while (f.n < CAPACITY) {
        assert_ptr_equal(ou_pool_of(take(&f)), pool);
    }
    assert_int_equal(ou_pool_live(pool), CAPACITY);
    assert_int_equal(pool->state, OU_POOL_IS_CURRENT); /* until somebody asks for more */
    OuPool *next = ou_pool_of(take(&f));
    assert_ptr_not_equal(next, pool);
    assert_int_equal(pool->state, OU_POOL_IS_FULL);
    assert_int_equal(ou_pool_live(pool), CAPACITY);
    assert_true(ou_heap_check(f.heap));

    give_cool(&f, 3); /* full to partial */
    assert_int_equal(pool->state, OU_POOL_IS_PARTIAL);
    assert_int_equal(ou_pool_live(pool), CAPACITY - 1);
    assert_true(ou_heap_check(f.heap));

    for (size_t i = 0; i < CAPACITY; i++) { /* partial to empty */
        if (f.blocks[i] != NULL) {
            assert_int_equal(pool->state, OU_POOL_IS_PARTIAL);
            give_cool(&f, i);
        }
    }
    assert_int_equal(pool->state, OU_POOL_IS_UNUSED);
    assert_true(ou_pool_n_pages(pool) > 0); /* kept for the next */
    assert_true(ou_heap_check(f.heap));
    end(&f);
}

static void a_partial_pool_becomes_current_again(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    while (f.n < 2 * CAPACITY) {
        take(&f);
    }
    OuPool *first = ou_pool_of(f.blocks[0]);
    OuPool *second = ou_pool_of(f.blocks[CAPACITY]);
    void *freed[2] = {f.blocks[5], f.blocks[9]};
    give_cool(&f, 5);
    give_cool(&f, 9);
    assert_int_equal(first->state, OU_POOL_IS_PARTIAL);
    assert_ptr_equal(take(&f), freed[1]); /* last freed first */
    assert_int_equal(first->state, OU_POOL_IS_CURRENT);
    assert_int_equal(second->state, OU_POOL_IS_FULL);
    assert_ptr_equal(take(&f), freed[0]);
    take(&f);
    assert_int_equal(first->state, OU_POOL_IS_FULL);
    end(&f);
}

/* M6 */
static void the_block_freed_last_is_taken_first(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    for (int i = 0; i < 10; i++) {
        take(&f);
    }
    void *p = f.blocks[4];
    void *q = f.blocks[7];
    give(&f, 4);
    give(&f, 7);
    assert_ptr_equal(take(&f), q);
    assert_ptr_equal(take(&f), p);
    end(&f);
}

/* M6, whatever pools they lie in: without a look at the pools, and to its own pool if nobody takes it. */
static void a_warm_block_is_taken_next(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    while (f.n < 2 * CAPACITY + 1) {
        take(&f);
    }
    OuPool *first = ou_pool_of(f.blocks[0]);
    void *p = f.blocks[0];
    void *q = f.blocks[CAPACITY];
    for (int i = 0; i < 3; i++) {
        give(&f, 0);
        assert_int_equal(first->state, OU_POOL_IS_FULL); /* the pool has not heard of it */
        assert_true(ou_heap_check(f.heap));
        f.n = 0;
        assert_ptr_equal(take(&f), p);
        f.n = 2 * CAPACITY + 1;
    }
    OuHeapStats stats;
    OuClassStats *class = &stats.classes[OU_BLOCK_RAW][(SIZE - OU_BLOCK_MIN) / OU_BLOCK_STEP];
    ou_heap_stats(f.heap, &stats);
    size_t n_live = class->n_live;
    give(&f, 0);
    give(&f, CAPACITY);
    assert_int_equal(first->state, OU_POOL_IS_PARTIAL); /* the second made the first leave */
    ou_heap_stats(f.heap, &stats);
    assert_int_equal(class->n_live, n_live - 2); /* a warm one is not live */
    f.n = 0;
    assert_ptr_equal(take(&f), q);
    f.blocks[CAPACITY] = q;
    f.blocks[0] = NULL;
    f.n = 2 * CAPACITY + 1;
    give(&f, CAPACITY);
    ou_pool_cool(f.heap);
    assert_int_equal(ou_pool_of(q)->state, OU_POOL_IS_PARTIAL);
    assert_true(ou_heap_check(f.heap));
    end(&f);
}

/* The heartbeat: a program that does nothing else still gets to the clock. */
static void warm_blocks_beat(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    take(&f);
    f.heap->next_tick = 0;
    for (int i = 0; i < OU_POOL_BEAT; i++) {
        assert_true(f.heap->next_tick == 0);
        give(&f, 0);
        f.n = 0;
        take(&f);
    }
    assert_true(f.heap->next_tick != 0);
    end(&f);
}

static void blocks_are_cut_in_address_order_a_page_at_a_time(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    char *first = take(&f);
    OuPool *pool = ou_pool_of(first);
    size_t page = f.heap->page;
    assert_ptr_equal(first, ou_pool_start(pool));
    assert_int_equal(pool->carved, page / SIZE);
    assert_int_equal(ou_pool_n_pages(pool), 1);
    for (size_t i = 1; i < CAPACITY; i++) {
        assert_ptr_equal(take(&f), first + i * SIZE);
        assert_int_equal(ou_pool_n_pages(pool), (i * SIZE) / page + 1);
    }
    end(&f);
}

/* A pool that served one class serves another, of another kind, and its words of
 * flags are zero again although the last owner left other bytes there. */
static void an_empty_pool_serves_any_class(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    while (f.n < CAPACITY + 1) {
        memset(take(&f), 0xff, SIZE);
    }
    OuPool *pool = ou_pool_of(f.blocks[0]);
    for (size_t i = 0; i < CAPACITY; i++) {
        give_cool(&f, i);
    }
    assert_int_equal(pool->state, OU_POOL_IS_UNUSED);
    OuFreeBlock *block = ou_heap_take(f.heap, OU_BLOCK_CONTAINER, 40);
    assert_ptr_equal(ou_pool_of(block), pool);
    assert_int_equal(pool->kind, OU_BLOCK_CONTAINER);
    assert_int_equal(pool->block_size, 40);
    assert_int_equal(block->flags, 0);
    assert_true(ou_heap_check(f.heap));
    ou_heap_give(f.heap, OU_BLOCK_CONTAINER, block, 40);
    end(&f);
}

static void the_edge_of_empty_does_not_thrash(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    OuPool *pool = ou_pool_of(take(&f));
    void *p = f.blocks[0];
    for (int i = 0; i < 100; i++) {
        f.n = 1;
        give_cool(&f, 0);
        f.n = 0;
        assert_ptr_equal(current(&f), pool);
        assert_int_equal(ou_pool_live(pool), 0);
        assert_ptr_equal(take(&f), p);
    }
    end(&f);
}

static void kinds_never_share_a_pool(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    void *p[OU_BLOCK_KINDS];
    for (int kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        p[kind] = ou_heap_take(f.heap, (OuBlockKind)kind, 64);
        assert_int_equal(ou_pool_of(p[kind])->kind, kind);
        for (int before = 0; before < kind; before++) {
            assert_ptr_not_equal(ou_pool_of(p[kind]), ou_pool_of(p[before]));
        }
    }
    for (int kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        ou_heap_give(f.heap, (OuBlockKind)kind, p[kind], 64);
    }
    end(&f);
}

/* The first block of a heap costs a page each for the chunk, the records and the
 * block, and the heap's own record: what a VM costs at its start. */
static void the_first_block_costs_three_pages(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    assert_true(f.account.held < 5 * 4096);
    size_t before = f.account.held - f.account.raw_held;
    assert_int_equal(before, 0);
    take(&f);
    assert_int_equal(f.account.held - f.account.raw_held, 3 * f.heap->page);
    end(&f);
}

/* Pools with one free block are passed over while there are unused pools, but at
 * the cap each block counts. */
static void at_the_cap_every_free_block_is_found(void **state)
{
    (void)state;
    enum { SMALL = 16, N = 6 * (1 << OU_POOL_SHIFT) / 16 };
    Fixture f;
    begin(&f);
    static void *blocks[N];
    for (size_t i = 0; i < N; i++) {
        blocks[i] = ou_heap_take(f.heap, OU_BLOCK_RAW, SMALL);
        assert_non_null(blocks[i]);
    }
    const size_t gap = N / 6;
    for (size_t i = 0; i < N; i += gap) {
        ou_heap_give(f.heap, OU_BLOCK_RAW, blocks[i], SMALL);
    }
    (void)ou_heap_trim(f.heap); /* the credit too */
    f.account.cap = f.account.held;
    for (size_t i = 0; i < N; i += gap) {
        blocks[i] = ou_heap_take(f.heap, OU_BLOCK_RAW, SMALL);
        assert_non_null(blocks[i]);
        assert_true(ou_heap_check(f.heap));
    }
    assert_null(ou_heap_take(f.heap, OU_BLOCK_RAW, SMALL));
    assert_true(ou_heap_check(f.heap));
    for (size_t i = 0; i < N; i++) {
        ou_heap_give(f.heap, OU_BLOCK_RAW, blocks[i], SMALL);
    }
    end(&f);
}

typedef struct Map {
    size_t n[4], n_arenas;
    const void *last;
    size_t n_live;
} Map;

static bool note(void *arg, const OuPoolView *pool)
{
    Map *map = arg;
    assert_true(pool->start > map->last);
    map->last = pool->start;
    map->n[pool->state]++;
    map->n_arenas = pool->arena + 1;
    map->n_live += pool->live;
    return true;
}

static void the_map_shows_every_pool(void **state)
{
    (void)state;
    Fixture f;
    begin(&f);
    while (f.n < 2 * CAPACITY + 1) {
        take(&f);
    }
    give_cool(&f, 0);
    for (size_t i = CAPACITY; i < 2 * CAPACITY; i++) {
        give_cool(&f, i);
    }
    Map map = {0};
    ou_heap_map(f.heap, note, &map);
    assert_int_equal(map.n_arenas, 1);
    assert_int_equal(map.n[OU_POOL_PARTIAL], 2);
    assert_int_equal(map.n[OU_POOL_FREE], 1);
    assert_int_equal(map.n[OU_POOL_FULL], 0);
    assert_int_equal(map.n[OU_POOL_UNTOUCHED], OU_ARENA_POOLS - 3);
    assert_int_equal(map.n_live, CAPACITY);
    OuHeapStats stats;
    ou_heap_stats(f.heap, &stats);
    assert_int_equal(stats.n_arenas, 1);
    assert_int_equal(stats.n_pools_used, 2);
    assert_int_equal(stats.n_pools_free, 1);
    assert_int_equal(stats.n_pools_untouched, OU_ARENA_POOLS - 3);
    const OuClassStats *class = &stats.classes[OU_BLOCK_RAW][(SIZE - OU_BLOCK_MIN) / OU_BLOCK_STEP];
    assert_int_equal(class->n_pools, 2);
    assert_int_equal(class->n_live, CAPACITY);
    assert_int_equal(class->n_live + class->n_free + class->n_untouched, 2 * CAPACITY);
    assert_int_equal(stats.committed, f.account.held - f.account.raw_held);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pool_goes_through_its_states),
        cmocka_unit_test(a_partial_pool_becomes_current_again),
        cmocka_unit_test(the_block_freed_last_is_taken_first),
        cmocka_unit_test(a_warm_block_is_taken_next),
        cmocka_unit_test(warm_blocks_beat),
        cmocka_unit_test(blocks_are_cut_in_address_order_a_page_at_a_time),
        cmocka_unit_test(an_empty_pool_serves_any_class),
        cmocka_unit_test(the_edge_of_empty_does_not_thrash),
        cmocka_unit_test(kinds_never_share_a_pool),
        cmocka_unit_test(the_first_block_costs_three_pages),
        cmocka_unit_test(at_the_cap_every_free_block_is_found),
        cmocka_unit_test(the_map_shows_every_pool),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
