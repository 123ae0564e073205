/* test_sort.c - order, stability, the number of comparisons, and errors at every step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "06_types/sort.h"

/* Items are pointers into this array of ranks; only the rank counts for the order,
 * only the address for stability. */
enum { MOST = 20000 };

typedef struct Bench {
    int ranks[MOST];
    OuObject *keys[MOST], *values[MOST];
    size_t n_compared, fail_at; /* the comparison that fails; 0: none */
    size_t n_taken, n_given, take_fails_at;
    size_t bytes_out;
} Bench;

static int rank(const OuObject *item)
{
    return *(const int *)(const void *)item;
}

static int compare(void *ctx, OuObject *a, OuObject *b)
{
    Bench *bench = ctx;
    if (++bench->n_compared == bench->fail_at) {
        return -1;
    }
    return rank(a) < rank(b);
}

static void *take(void *ctx, size_t bytes)
{
    Bench *bench = ctx;
    if (++bench->n_taken == bench->take_fails_at) {
        return NULL;
    }
    bench->bytes_out += bytes;
    return malloc(bytes);
}

static void give(void *ctx, void *memory, size_t bytes)
{
    Bench *bench = ctx;
    bench->n_given++;
    bench->bytes_out -= bytes;
    free(memory);
}

static uint64_t random_state = 1;

static unsigned random_below(unsigned n)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((random_state >> 33) % n);
}

typedef enum Shape { SORTED, REVERSED, EQUAL, RANDOM, FEW, ALMOST, SAW, ORGAN, BLOCKS, N_SHAPES } Shape;

static void fill(Bench *bench, Shape shape, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int k = (int)i, size = (int)n;
        switch (shape) {
        case SORTED: k = (int)i; break;
        case REVERSED: k = size - (int)i; break;
        case EQUAL: k = 7; break;
        case RANDOM: k = (int)random_below(1u << 30); break;
        case FEW: k = (int)random_below(4); break;
        case ALMOST: k = random_below(20) == 0 ? (int)random_below((unsigned)size) : (int)i; break;
        case SAW: k = (int)(i % 97); break;
        case ORGAN: k = (int)(i < n / 2 ? i : n - i); break;
        case BLOCKS: k = (int)((i * 7 / (n + 1) * 3) % 7 * 100000 + i); break;
        default: break;
        }
        bench->ranks[i] = k;
        bench->keys[i] = bench->values[i] = (OuObject *)(void *)&bench->ranks[i];
    }
    bench->n_compared = bench->n_taken = bench->n_given = 0;
    bench->fail_at = bench->take_fails_at = bench->bytes_out = 0;
}

static OuSortResult run(Bench *bench, size_t n, bool with_values)
{
    OuSortCalls calls = {compare, take, give, bench};
    OuSortResult result = ou_sort(bench->keys, with_values ? bench->values : NULL, n, &calls);
    assert_int_equal(bench->bytes_out, 0);
    return result;
}

static void check_sorted(const Bench *bench, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        int a = rank(bench->keys[i - 1]), b = rank(bench->keys[i]);
        assert_true(a < b || (a == b && bench->keys[i - 1] < bench->keys[i]));
    }
}

/* Each item is there once, and values are in step with keys. */
static void check_permutation(const Bench *bench, size_t n, bool with_values)
{
    bool *seen = calloc(n + 1, sizeof *seen);
    for (size_t i = 0; i < n; i++) {
        size_t k = (size_t)((const int *)(const void *)bench->keys[i] - bench->ranks);
        assert_true(k < n && !seen[k]);
        seen[k] = true;
        assert_true(!with_values || bench->values[i] == bench->keys[i]);
    }
    free(seen);
}

static void every_shape_is_sorted_stably(void **state)
{
    Bench *bench = *state;
    static const size_t sizes[] = {0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 1000, 4097, MOST};
    for (size_t s = 0; s < OU_COUNT_OF(sizes); s++) {
        for (Shape shape = 0; shape < N_SHAPES; shape++) {
            for (int with_values = 0; with_values < 2; with_values++) {
                fill(bench, shape, sizes[s]);
                assert_int_equal(run(bench, sizes[s], with_values), OU_SORT_DONE);
                check_sorted(bench, sizes[s]);
                check_permutation(bench, sizes[s], with_values);
            }
        }
    }
    for (size_t n = 0; n < 400; n++) {
        fill(bench, RANDOM, n);
        assert_int_equal(run(bench, n, true), OU_SORT_DONE);
        check_sorted(bench, n);
    }
}

static void order_in_the_input_is_used(void **state)
{
    Bench *bench = *state;
    const Shape cheap[] = {SORTED, REVERSED, EQUAL};
    for (size_t i = 0; i < OU_COUNT_OF(cheap); i++) {
        fill(bench, cheap[i], MOST);
        assert_int_equal(run(bench, MOST, false), OU_SORT_DONE);
        assert_int_equal(bench->n_compared, MOST - 1);
        assert_int_equal(bench->n_taken, 0);
    }
    fill(bench, BLOCKS, MOST); /* few runs that gallop past each other */
    assert_int_equal(run(bench, MOST, false), OU_SORT_DONE);
    assert_true(bench->n_compared < MOST + 1000);
    fill(bench, RANDOM, MOST); /* log2(20000!) is 257,000 */
    assert_int_equal(run(bench, MOST, false), OU_SORT_DONE);
    assert_true(bench->n_compared < 265000);
}

static void small_sorts_take_nothing(void **state)
{
    Bench *bench = *state;
    OuSortCalls calls = {compare, NULL, NULL, bench};
    for (size_t n = 0; n <= 64; n++) {
        fill(bench, RANDOM, n);
        assert_int_equal(ou_sort(bench->keys, bench->values, n, &calls), OU_SORT_DONE);
        check_sorted(bench, n);
    }
}

static void a_failed_comparison_loses_nothing(void **state)
{
    Bench *bench = *state;
    for (Shape shape = 0; shape < N_SHAPES; shape++) {
        for (size_t fail_at = 1; fail_at < 12000; fail_at += 1 + fail_at / 50) {
            random_state = 5;
            fill(bench, shape, 1000);
            bench->fail_at = fail_at;
            OuSortResult result = run(bench, 1000, true);
            check_permutation(bench, 1000, true);
            if (result == OU_SORT_DONE) {
                assert_true(bench->n_compared < fail_at);
                break;
            }
            assert_int_equal(result, OU_SORT_FAILED);
            assert_int_equal(bench->n_compared, fail_at);
        }
    }
}

static void without_memory_nothing_is_lost(void **state)
{
    Bench *bench = *state;
    for (size_t fail_at = 1;; fail_at++) {
        random_state = 9;
        fill(bench, RANDOM, 3000);
        bench->take_fails_at = fail_at;
        OuSortResult result = run(bench, 3000, true);
        check_permutation(bench, 3000, true);
        if (result == OU_SORT_DONE) {
            assert_true(fail_at > 2);
            check_sorted(bench, 3000);
            break;
        }
        assert_int_equal(result, OU_SORT_NO_MEMORY);
    }
}

/* A comparison without sense must not lead outside the array. */
static int nonsense(void *ctx, OuObject *a, OuObject *b)
{
    (void)ctx, (void)a, (void)b;
    return random_below(2) != 0;
}

static void nonsense_gives_a_permutation(void **state)
{
    Bench *bench = *state;
    for (int i = 0; i < 300; i++) {
        size_t n = random_below(2000);
        fill(bench, RANDOM, n);
        OuSortCalls calls = {nonsense, take, give, bench};
        assert_int_equal(ou_sort(bench->keys, bench->values, n, &calls), OU_SORT_DONE);
        check_permutation(bench, n, true);
    }
}

static int set_up(void **state)
{
    *state = calloc(1, sizeof(Bench));
    return *state == NULL;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shape_is_sorted_stably),   cmocka_unit_test(order_in_the_input_is_used),
        cmocka_unit_test(small_sorts_take_nothing),       cmocka_unit_test(a_failed_comparison_loses_nothing),
        cmocka_unit_test(without_memory_nothing_is_lost), cmocka_unit_test(nonsense_gives_a_permutation),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
