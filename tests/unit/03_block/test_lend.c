/* test_lend.c - classes with few blocks share pools, and one that wastes much gets its own. Not for builds without pools. */
#include "unit.h"

#ifdef OU_BYPASS_POOLS
int main(void)
{
    return 0;
}
#else

#include "03_block/block_int.h"

#include <string.h>

static OuAccount account;
static OuHeap *heap;

static int start(void **state)
{
    (void)state;
    ou_account_init(&account, SIZE_MAX);
    heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    assert_true(ou_heap_check(heap));
    ou_heap_free(heap); /* in debug builds: nothing is live */
    ou_account_fini(&account);
    return 0;
}

static size_t class_of(const void *p)
{
    return ou_pool_of(p)->block_size;
}

static void a_class_opens_one_that_others_share(void **state)
{
    (void)state;
    void *a = ou_heap_take(heap, OU_BLOCK_RAW, 136), *b = ou_heap_take(heap, OU_BLOCK_RAW, 152);
    void *c = ou_heap_take(heap, OU_BLOCK_PLAIN, 136);
    assert_int_equal(class_of(a), 160);
    assert_ptr_equal(ou_pool_of(a), ou_pool_of(b));
    assert_ptr_not_equal(ou_pool_of(a), ou_pool_of(c)); /* kinds never share */
    ou_heap_give(heap, OU_BLOCK_RAW, a, 136);
    ou_heap_give(heap, OU_BLOCK_RAW, b, 152);
    ou_heap_give(heap, OU_BLOCK_PLAIN, c, 136);
}

static void a_class_borrows_what_is_at_hand(void **state)
{
    (void)state;
    void *large = ou_heap_take(heap, OU_BLOCK_CONTAINER, 96), *small = ou_heap_take(heap, OU_BLOCK_CONTAINER, 56);
    assert_ptr_equal(ou_pool_of(small), ou_pool_of(large));
    ou_heap_give(heap, OU_BLOCK_CONTAINER, large, 96);
    ou_heap_give(heap, OU_BLOCK_CONTAINER, small, 56);
}

/* Blocks of 72 in pools of 80 waste 8 bytes each, until the class has a pool of its own. */
static void a_class_that_is_used_gets_its_own_pool(void **state)
{
    (void)state;
    static void *blocks[1000];
    size_t n = 0, n_lent = 0;
    do {
        blocks[n] = ou_heap_take(heap, OU_BLOCK_PLAIN, 72);
        assert_non_null(blocks[n]);
        memset(blocks[n], 1, 72);
        n_lent += class_of(blocks[n]) == 80;
    } while (class_of(blocks[n++]) != 72);
    assert_int_equal(n_lent, n - 1);
    assert_in_range(n_lent * 8, 64, 2048);
    assert_true(ou_heap_check(heap));
    for (size_t i = 0; i < n; i++) {
        ou_heap_give(heap, OU_BLOCK_PLAIN, blocks[i], 72);
    }
}

static void one_block_of_each_class_needs_few_pools(void **state)
{
    (void)state;
    static void *blocks[OU_BLOCK_SLOTS];
    size_t pools = 0;
    for (size_t size = OU_BLOCK_MAX; size >= OU_BLOCK_MIN; size -= OU_BLOCK_STEP) {
        blocks[size / OU_BLOCK_STEP - 1] = ou_heap_take(heap, OU_BLOCK_RAW, size);
    }
    for (size_t slot = 1; slot < OU_BLOCK_SLOTS; slot++) {
        pools += heap->front.current[OU_BLOCK_RAW][slot] != OU_POOL_NONE;
    }
    assert_in_range(pools, 1, 24); /* of 63 classes */
    for (size_t size = OU_BLOCK_MAX; size >= OU_BLOCK_MIN; size -= OU_BLOCK_STEP) {
        ou_heap_give(heap, OU_BLOCK_RAW, blocks[size / OU_BLOCK_STEP - 1], size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_class_opens_one_that_others_share, start, stop),
        cmocka_unit_test_setup_teardown(a_class_borrows_what_is_at_hand, start, stop),
        cmocka_unit_test_setup_teardown(a_class_that_is_used_gets_its_own_pool, start, stop),
        cmocka_unit_test_setup_teardown(one_block_of_each_class_needs_few_pools, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
