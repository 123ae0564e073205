/* test_arena.c - which pool is next, and what goes back to the OS (M3, M4). */
#include "unit.h"

#ifdef OU_BYPASS_POOLS
int main(void)
{
    return 0;
}
#else

#include "01_pages/pages.h"
#include "03_block/block_int.h"

#include <stdlib.h>
#include <string.h>

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

enum { SIZE = 512 };
#define CAPACITY (OU_POOL_SIZE / SIZE)
#define AN_ARENA (CAPACITY * OU_ARENA_POOLS) /* blocks that fill one */

static OuArena *arena_of(const void *p)
{
    return &ou_chunk_of(p)->arenas[((uintptr_t)p & (OU_CHUNK_SIZE - 1)) / OU_ARENA_SIZE];
}

/* Frees pools [first, first + n) of the blocks of an arena that was filled in order. */
static void free_pools(OuHeap *heap, void **blocks, size_t first, size_t n)
{
    for (size_t i = first * CAPACITY; i < (first + n) * CAPACITY; i++) {
        ou_heap_give(heap, OU_BLOCK_RAW, blocks[i], SIZE);
        blocks[i] = NULL;
    }
    ou_pool_cool(heap);
}

static void give_all(OuHeap *heap, void **blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (blocks[i] != NULL) {
            ou_heap_give(heap, OU_BLOCK_RAW, blocks[i], SIZE);
        }
    }
}

static void the_fullest_arena_is_next_then_the_lowest_pool(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    const size_t n = 3 * AN_ARENA;
    void **blocks = calloc(n, sizeof *blocks);
    assert_non_null(blocks);
    for (size_t i = 0; i < n; i++) {
        blocks[i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
        assert_non_null(blocks[i]);
    }
    OuArena *arenas[3];
    for (size_t i = 0; i < 3; i++) {
        arenas[i] = arena_of(blocks[i * AN_ARENA]);
        assert_int_equal(arenas[i]->free_pools, 0);
    }
    free_pools(heap, blocks, 10, 5);                           /* arena 0: 5 free */
    free_pools(heap, blocks, OU_ARENA_POOLS + 20, 2);          /* arena 1: 2 free: fullest */
    free_pools(heap, blocks, 2 * OU_ARENA_POOLS + 1, 3);       /* arena 2: 3 free */
    assert_true(ou_heap_check(heap));
    /* Ten new pools, a class each. */
    static const size_t expected[] = {1, 1, 2, 2, 2, 0, 0, 0, 0, 0};
    void *fresh[OU_COUNT_OF(expected)];
    for (size_t i = 0; i < OU_COUNT_OF(expected); i++) {
        fresh[i] = ou_heap_take(heap, OU_BLOCK_PLAIN, 16 + 8 * i);
        assert_ptr_equal(arena_of(fresh[i]), arenas[expected[i]]);
        if (i > 0 && expected[i] == expected[i - 1]) {
            assert_true(fresh[i] > fresh[i - 1]);
        }
    }
    assert_true(ou_heap_check(heap));
    for (size_t i = 0; i < OU_COUNT_OF(expected); i++) {
        ou_heap_give(heap, OU_BLOCK_PLAIN, fresh[i], 16 + 8 * i);
    }
    give_all(heap, blocks, n);
    free(blocks);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

/* M4 against "emptiest first": a model of arenas and pools, in which pools come and
 * go at random while the load falls, for either choice; the engine's own choice is
 * the first. Emptied arenas are what could be given back. */
enum { N_ARENAS = 60, N_STEPS = 60000 };

static size_t arenas_left(bool fullest_first)
{
    static uint64_t used[N_ARENAS];
    uint64_t seed = 99;
    for (size_t i = 0; i < N_ARENAS; i++) {
        used[i] = UINT64_MAX;
    }
    size_t n_used = N_ARENAS * 64;
    for (int step = 0; step < N_STEPS; step++) {
        size_t goal = step < N_STEPS / 2 ? N_ARENAS * 32 : N_ARENAS * 16;
        bool release = n_used > goal ? next_random(&seed) % 4 != 0 : next_random(&seed) % 2 != 0;
        if (release && n_used > 0) {
            size_t at;
            do {
                at = next_random(&seed) % (N_ARENAS * 64);
            } while ((used[at / 64] >> at % 64 & 1) == 0);
            used[at / 64] &= ~(UINT64_C(1) << at % 64);
            n_used--;
        } else if (n_used < N_ARENAS * 64) {
            size_t best = N_ARENAS;
            for (size_t i = 0; i < N_ARENAS; i++) {
                int count = __builtin_popcountll(used[i]);
                int best_count = best == N_ARENAS ? 0 : __builtin_popcountll(used[best]);
                if (count < 64 && (best == N_ARENAS ||
                                   (fullest_first ? count > best_count : count < best_count))) {
                    best = i;
                }
            }
            used[best] |= UINT64_C(1) << __builtin_ctzll(~used[best]);
            n_used++;
        }
    }
    size_t left = 0;
    for (size_t i = 0; i < N_ARENAS; i++) {
        left += used[i] != 0;
    }
    return left;
}

/* The same load on the real heap, a pool at a time. */
static size_t real_arenas_left(void)
{
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    const size_t n_pools = N_ARENAS * OU_ARENA_POOLS;
    void *(*pools)[CAPACITY] = calloc(n_pools, sizeof *pools);
    assert_non_null(pools);
    size_t n_used = 0;
    uint64_t seed = 99;
    for (; n_used < n_pools; n_used++) {
        for (size_t i = 0; i < CAPACITY; i++) {
            pools[n_used][i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
            assert_non_null(pools[n_used][i]);
        }
    }
    for (int step = 0; step < N_STEPS; step++) {
        size_t goal = step < N_STEPS / 2 ? N_ARENAS * 32 : N_ARENAS * 16;
        bool release = n_used > goal ? next_random(&seed) % 4 != 0 : next_random(&seed) % 2 != 0;
        if (release && n_used > 0) {
            size_t at = next_random(&seed) % n_used;
            for (size_t i = 0; i < CAPACITY; i++) {
                ou_heap_give(heap, OU_BLOCK_RAW, pools[at][i], SIZE);
            }
            ou_pool_cool(heap); /* pools are what is compared */
            n_used--;
            memcpy(pools[at], pools[n_used], sizeof *pools);
        } else if (n_used < n_pools) {
            for (size_t i = 0; i < CAPACITY; i++) {
                pools[n_used][i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
                assert_non_null(pools[n_used][i]);
            }
            n_used++;
        }
    }
    assert_true(ou_heap_check(heap));
    ou_heap_trim(heap);
    OuHeapStats stats;
    ou_heap_stats(heap, &stats);
    for (size_t at = 0; at < n_used; at++) {
        for (size_t i = 0; i < CAPACITY; i++) {
            ou_heap_give(heap, OU_BLOCK_RAW, pools[at][i], SIZE);
        }
    }
    free(pools);
    ou_heap_free(heap);
    ou_account_fini(&account);
    return stats.n_arenas;
}

static void fullest_first_lets_arenas_drain(void **state)
{
    (void)state;
    size_t fullest = arenas_left(true);
    size_t emptiest = arenas_left(false);
    size_t real = real_arenas_left();
    /* A quarter of the pools are in use at the end: 15 arenas would do. */
    print_message("arenas left of %d: fullest first %zu, emptiest first %zu, the heap %zu\n", N_ARENAS,
                  fullest, emptiest, real);
    assert_true(fullest * 2 < emptiest);
    assert_true(real * 2 < emptiest);
}

static void dropped_memory_goes_back(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    const size_t n_arenas = OU_HEAP_KEEP / OU_ARENA_SIZE + 36;
    const size_t n = n_arenas * AN_ARENA;
    void **blocks = calloc(n, sizeof *blocks);
    assert_non_null(blocks);
    for (size_t i = 0; i < n; i++) {
        blocks[i] = ou_heap_take(heap, OU_BLOCK_PLAIN, SIZE);
        assert_non_null(blocks[i]);
        memset(blocks[i], 1, SIZE);
    }
    OuHeapStats stats;
    ou_heap_stats(heap, &stats);
    assert_in_range(stats.n_arenas, n_arenas, n_arenas + OU_HUGE_ARENAS - 1); /* whole spans */
    assert_int_equal(stats.n_pools_used, n_arenas * OU_ARENA_POOLS);
    size_t high = ou_pages_resident();
    for (size_t i = 0; i < n; i++) {
        ou_heap_give(heap, OU_BLOCK_PLAIN, blocks[i], SIZE);
    }
    free(blocks);
    assert_true(ou_heap_check(heap));
    ou_heap_stats(heap, &stats);
    assert_true(stats.committed <= OU_HEAP_KEEP + 2 * OU_ARENA_SIZE); /* without being asked */
    size_t low = ou_pages_resident();
    if (high != 0) {
        assert_true(low + 30 * OU_ARENA_SIZE <= high);
    }
    assert_true(ou_heap_trim(heap) > 0);
    ou_heap_stats(heap, &stats);
    assert_int_equal(stats.committed, 0);
    assert_int_equal(stats.n_arenas, 0);
    assert_int_equal(stats.n_chunks, 0);
    assert_int_equal(stats.n_arenas_made, stats.n_arenas_returned);
    assert_int_equal(ou_heap_trim(heap), 0);
    assert_true(ou_heap_check(heap));
    ou_heap_free(heap);
    ou_account_fini(&account);
}

/* A load that falls and rises by less than what is kept asks nothing of the OS. */
static void a_small_fall_keeps_its_pages(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    const size_t n = 3 * AN_ARENA;
    void **blocks = calloc(n, sizeof *blocks);
    assert_non_null(blocks);
    uint64_t calls = 0;
    for (int round = 0; round < 5; round++) {
        for (size_t i = 0; i < n; i++) {
            blocks[i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
            assert_non_null(blocks[i]);
        }
        give_all(heap, blocks, n);
        if (round == 0) {
            calls = account.n_level0_calls;
        }
    }
    assert_int_equal(account.n_level0_calls, calls);
    free(blocks);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

static void trimming_purges_unused_pools_of_used_arenas(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    void **blocks = calloc(AN_ARENA, sizeof *blocks);
    assert_non_null(blocks);
    for (size_t i = 0; i < AN_ARENA; i++) {
        blocks[i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
        memset(blocks[i], 1, SIZE);
    }
    free_pools(heap, blocks, 4, 20);
    free_pools(heap, blocks, 30, 1);
    size_t before = account.held;
    size_t given = ou_heap_trim(heap);
    if (ou_pages_size() <= OU_POOL_SIZE) {
        assert_true(given >= 21 * OU_POOL_SIZE);
    }
    assert_int_equal(before - given, account.held);
    assert_true(ou_heap_check(heap));
    /* And they are as good as new. */
    for (size_t i = 0; i < AN_ARENA; i++) {
        if (blocks[i] == NULL) {
            blocks[i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
            assert_non_null(blocks[i]);
        }
    }
    OuHeapStats stats;
    ou_heap_stats(heap, &stats);
    assert_int_equal(stats.n_arenas, 1);
    give_all(heap, blocks, AN_ARENA);
    free(blocks);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

static void many_chunks_are_found_and_released(void **state)
{
    (void)state;
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    heap->next_tick = UINT64_MAX; /* what decay purges meanwhile counts for nothing, so more arenas, and chunks, would stay open */
    /* Twelve chunks: the table of chunks has to grow. One block a page is enough
     * to fill a pool of 512-byte blocks only when all are taken, so take all. */
    const size_t n = 12 * (OU_CHUNK_ARENAS - 1) * AN_ARENA;
    void **blocks = calloc(n, sizeof *blocks);
    assert_non_null(blocks);
    for (size_t i = 0; i < n; i++) {
        blocks[i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
        assert_non_null(blocks[i]);
    }
    assert_int_equal(heap->n_chunks, 12);
    assert_true(ou_heap_check(heap));
    for (size_t i = 0; i < n; i += 997) {
        assert_true(ou_heap_owns(heap, blocks[i]));
    }
    for (size_t i = n; i-- > 0;) {
        ou_heap_give(heap, OU_BLOCK_RAW, blocks[i], SIZE);
    }
    assert_in_range(heap->n_chunks, 0, 2 + OU_HEAP_KEEP / OU_ARENA_SIZE / (OU_CHUNK_ARENAS - 1) + 1);
    assert_true(ou_heap_check(heap));
    free(blocks);
    ou_heap_free(heap);
    ou_account_fini(&account);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fullest_arena_is_next_then_the_lowest_pool),
        cmocka_unit_test(fullest_first_lets_arenas_drain),
        cmocka_unit_test(dropped_memory_goes_back),
        cmocka_unit_test(a_small_fall_keeps_its_pages),
        cmocka_unit_test(trimming_purges_unused_pools_of_used_arenas),
        cmocka_unit_test(many_chunks_are_found_and_released),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
