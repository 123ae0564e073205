/* test_huge.c - spans of a large heap on huge pages: opened so, moved there later, split before a part goes back. What is
 * charged and held is as without them, whatever the system makes of the advice. */
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

enum { SIZE = 256 };
#define AN_ARENA (OU_POOL_SIZE / SIZE * OU_ARENA_POOLS) /* blocks that fill one */

static OuHeap *large_heap(OuAccount *account, size_t cap)
{
    ou_account_init(account, cap);
    OuHeap *heap = ou_heap_new(account, 1);
    assert_non_null(heap);
    heap->huge_from = 0;
    heap->next_tick = UINT64_MAX; /* only what a test asks for */
    return heap;
}

static void take_all(OuHeap *heap, void **blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        blocks[i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
        assert_non_null(blocks[i]);
    }
}

/* n blocks, in a vector to be freed. */
static void **many_new(OuHeap *heap, size_t n)
{
    void **blocks = calloc(n, sizeof *blocks);
    assert_non_null(blocks);
    take_all(heap, blocks, n);
    return blocks;
}

static void give_all(OuHeap *heap, void **blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (blocks[i] != NULL) {
            ou_heap_give(heap, OU_BLOCK_RAW, blocks[i], SIZE);
            blocks[i] = NULL;
        }
    }
}

static bool is_possible(void)
{
    return ou_pages_size() <= OU_POOL_SIZE;
}

static void a_large_heap_opens_spans(void **state)
{
    (void)state;
    OuAccount account;
    OuHeap *heap = large_heap(&account, SIZE_MAX);
    const size_t n = 3 * AN_ARENA; /* arena 1, whose neighbour is the head, and the span of 2 and 3 */
    void **blocks = many_new(heap, n);
    assert_int_equal(heap->n_huge_spans, is_possible() ? 1 : 0);
    assert_true(ou_heap_check(heap));
    OuHeapUsage usage;
    ou_heap_usage(heap, &usage);
    assert_int_equal(usage.huge, heap->n_huge_spans * OU_HUGE_ARENAS * OU_ARENA_SIZE);
    give_all(heap, blocks, n);
    assert_true(ou_heap_check(heap));
    (void)ou_heap_trim(heap);
    assert_int_equal(heap->n_huge_spans, 0);
    assert_true(ou_heap_check(heap));
    free(blocks);
    ou_heap_free(heap);
    assert_int_equal(account.held, 0);
}

static void a_small_heap_has_none(void **state)
{
    (void)state;
    OuAccount account;
    OuHeap *heap = large_heap(&account, SIZE_MAX);
    heap->huge_from = OU_HEAP_HUGE;
    const size_t n = 4 * AN_ARENA;
    void **blocks = many_new(heap, n);
    assert_int_equal(heap->n_huge_spans, 0);
    give_all(heap, blocks, n);
    free(blocks);
    ou_heap_free(heap);
}

static void near_its_cap_a_heap_has_none(void **state)
{
    (void)state;
    OuAccount account;
    OuHeap *heap = large_heap(&account, 6 * OU_ARENA_SIZE);
    const size_t n = 5 * AN_ARENA;
    void **blocks = many_new(heap, n);
    assert_int_equal(heap->n_huge_spans, 0);
    assert_true(ou_heap_check(heap));
    give_all(heap, blocks, n);
    free(blocks);
    ou_heap_free(heap);
    assert_int_equal(account.held, 0);
}

static void dense_spans_are_moved_when_the_heap_has_grown(void **state)
{
    (void)state;
    OuAccount account;
    OuHeap *heap = large_heap(&account, SIZE_MAX);
    heap->huge_from = SIZE_MAX;
    const size_t n = 8 * AN_ARENA + AN_ARENA / 2;
    void **blocks = many_new(heap, n);
    assert_int_equal(heap->n_huge_spans, 0);
    heap->huge_from = 0;
    ou_huge_look(heap);
    size_t held = account.held;
    for (int i = 0; i < 100; i++) { /* a search ends where the system has no huge page to give */
        if (!ou_huge_step(heap)) {
            break;
        }
    }
    if (is_possible()) {
        assert_true(heap->n_huge_spans >= 1);
    }
    assert_int_equal(account.held, held);
    assert_true(ou_heap_check(heap));
    ou_huge_look(heap);
    assert_int_equal(heap->huge_at, 0); /* it has not grown since */
    for (size_t i = 0; i < n; i++) {
        *(char *)blocks[i] = 1;
    }
    give_all(heap, blocks, n);
    free(blocks);
    ou_heap_free(heap);
    assert_int_equal(account.held, 0);
}

/* Whoever promised short pauses gets none in passing, until an investment found that they come quickly; a forked child never. */
static void a_brief_heap_asks_when_somebody_waits(void **state)
{
    (void)state;
    OuAccount account;
    OuHeap *heap = large_heap(&account, SIZE_MAX);
    ou_heap_set_brief(heap);
    const size_t n = 8 * AN_ARENA;
    void **blocks = calloc(n, sizeof *blocks);
    assert_non_null(blocks);
    take_all(heap, blocks, n);
    ou_huge_look(heap);
    assert_int_equal(heap->n_huge_spans, 0);
    assert_false(ou_huge_is_due(heap));
    size_t held = account.held;
    ou_heap_invest(heap, 0);
    assert_int_equal(heap->n_huge_spans, 0);
    ou_heap_invest(heap, UINT64_C(1000000000));
    if (is_possible()) {
        assert_true(heap->n_huge_spans >= 1);
        bool quick = heap->huge_pace == OU_HUGE_QUICK;
        assert_int_equal(ou_huge_pages_wanted(heap) > 0, quick);
        assert_int_equal(heap->huge_wait == 0, quick);
    }
    size_t n_spans = heap->n_huge_spans;
    heap->huge_again_at = UINT64_MAX; /* it was slow just now */
    heap->huge_pace = OU_HUGE_UNKNOWN;
    ou_heap_invest(heap, UINT64_C(1000000000));
    heap->huge_again_at = 0;
    ou_heap_forked(heap);
    ou_heap_invest(heap, UINT64_C(1000000000));
    assert_int_equal(heap->n_huge_spans, n_spans);
    assert_int_equal(ou_huge_pages_wanted(heap), 0);
    assert_int_equal(account.held, held);
    assert_true(ou_heap_check(heap));
    give_all(heap, blocks, n);
    free(blocks);
    ou_heap_free(heap);
    assert_int_equal(account.held, 0);
}

static void a_span_is_split_before_a_hole(void **state)
{
    (void)state;
    OuAccount account;
    OuHeap *heap = large_heap(&account, SIZE_MAX);
    const size_t n = 5 * AN_ARENA;
    void **blocks = many_new(heap, n);
    size_t before = heap->n_huge_spans;
    for (size_t i = 0; i < n; i++) {
        if (i % 64 != 0) {
            ou_heap_give(heap, OU_BLOCK_RAW, blocks[i], SIZE);
            blocks[i] = NULL;
        }
    }
    size_t bytes = ou_heap_punch(heap);
    assert_true(ou_heap_check(heap));
    if (bytes > 0) {
        assert_true(heap->n_huge_spans < before);
    }
    give_all(heap, blocks, n);
    free(blocks);
    ou_heap_free(heap);
    assert_int_equal(account.held, 0);
}

static void a_refused_request_leaves_a_sound_heap(void **state)
{
    (void)state;
    for (uint64_t at = 1; at < 12; at++) { /* arena 1 is full: the next request opens the span */
        OuAccount account;
        OuHeap *heap = large_heap(&account, SIZE_MAX);
        enum { N = 3 };
        void **blocks = calloc(N * AN_ARENA, sizeof *blocks);
        assert_non_null(blocks);
        take_all(heap, blocks, AN_ARENA);
        ou_fault_arm(&account.fault, at, false);
        for (size_t i = AN_ARENA; i < N * AN_ARENA; i++) {
            blocks[i] = ou_heap_take(heap, OU_BLOCK_RAW, SIZE);
        }
        assert_true(ou_heap_check(heap));
        give_all(heap, blocks, N * AN_ARENA);
        free(blocks);
        ou_heap_free(heap);
        assert_int_equal(account.held, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_heap_opens_spans),
        cmocka_unit_test(a_small_heap_has_none),
        cmocka_unit_test(near_its_cap_a_heap_has_none),
        cmocka_unit_test(dense_spans_are_moved_when_the_heap_has_grown),
        cmocka_unit_test(a_brief_heap_asks_when_somebody_waits),
        cmocka_unit_test(a_span_is_split_before_a_hole),
        cmocka_unit_test(a_refused_request_leaves_a_sound_heap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
