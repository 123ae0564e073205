/* Ranges against loops of C integers; slices of ranges; both iterators. */
#include "unit.h"

#include "06_types/list.h"
#include "06_types/range.h"
#include "06_types/tuple.h"
#include "types_live.h"

static OuObject *range_of(int64_t start, int64_t stop, int64_t step)
{
    OuObject *a = num(start), *b = num(stop), *c = num(step);
    OuObject *range = ou_range_new(TH, a, b, c);
    assert_non_null(range);
    ou_drop(TH, a);
    ou_drop(TH, b);
    ou_drop(TH, c);
    return range;
}

static size_t loop(int64_t start, int64_t stop, int64_t step, int64_t *out)
{
    size_t n = 0;
    for (int64_t i = start; step > 0 ? i < stop : i > stop; i += step) {
        out[n++] = i;
    }
    return n;
}

static void check_items(OuObject *range, const int64_t *values, size_t n)
{
    const OuSequenceSlots *slots = ou_range_type.sequence;
    assert_int_equal(slots->length(TH, range), n);
    OuObject *it = ou_iter(TH, range), *item;
    for (size_t i = 0; i < n; i++) {
        item = ou_next(TH, it);
        assert_int_equal(value_of(item), values[i]);
        ou_drop(TH, item);
        OuObject *key = num((int64_t)i - (random_below(2) ? (int64_t)n : 0));
        item = slots->item(TH, range, key);
        assert_int_equal(value_of(item), values[i]);
        assert_int_equal(slots->contains(TH, range, item), OU_TRUE);
        ou_drop(TH, item);
        ou_drop(TH, key);
    }
    assert_null(ou_next(TH, it));
    ou_drop(TH, it);
    OuObject *beyond = num((int64_t)n);
    assert_null(slots->item(TH, range, beyond));
    expect_error(&ou_exc_index_error);
    ou_drop(TH, beyond);
}

static void ranges_agree_with_loops(void **state)
{
    (void)state;
    live_start();
    int64_t values[64];
    for (int i = 0; i < 2000; i++) {
        int64_t start = (int64_t)random_below(30) - 15, stop = (int64_t)random_below(30) - 15;
        int64_t step = (int64_t)random_below(9) - 4;
        step = step == 0 ? 5 : step;
        OuObject *range = range_of(start, stop, step);
        size_t n = loop(start, stop, step, values);
        check_items(range, values, n);
        OuObject *outside = num(start - step);
        assert_int_equal(ou_range_type.sequence->contains(TH, range, outside), OU_FALSE);
        ou_drop(TH, outside);
        ou_drop(TH, range);
    }
    live_end();
}

static void a_slice_of_a_range_is_a_range(void **state)
{
    (void)state;
    live_start();
    int64_t values[64], some[64];
    for (int i = 0; i < 2000; i++) {
        int64_t step = random_below(2) ? 3 : -2;
        OuObject *range = range_of(5, step > 0 ? 50 : -40, step);
        size_t n = loop(5, step > 0 ? 50 : -40, step, values), n_some = 0;
        OuObject *parts[3] = {num((int64_t)random_below(40) - 20), num((int64_t)random_below(40) - 20),
                              num(random_below(2) ? 2 : -3)};
        OuObject *slice = ou_slice_new(TH, parts[0], parts[1], parts[2]);
        int64_t from, to, by;
        size_t count;
        assert_true(ou_slice_resolve(TH, slice, n, &from, &to, &by, &count));
        for (int64_t k = from; by > 0 ? k < to : k > to; k += by) {
            some[n_some++] = values[k];
        }
        assert_int_equal(count, n_some);
        OuObject *sub = ou_range_type.sequence->item(TH, range, slice);
        check_items(sub, some, n_some);
        ou_drop(TH, sub);
        ou_drop(TH, slice);
        for (size_t k = 0; k < 3; k++) {
            ou_drop(TH, parts[k]);
        }
        ou_drop(TH, range);
    }
    live_end();
}

static void equal_sequences_are_equal_ranges(void **state)
{
    (void)state;
    live_start();
    OuObject *a = range_of(0, 3, 2), *b = range_of(0, 4, 2), *c = range_of(0, 3, 1);
    OuObject *none = range_of(5, 5, 1), *also_none = range_of(1, -7, 3);
    OuObject *one = range_of(4, 5, 1), *also_one = range_of(4, 3, -9);
    assert_ptr_equal(ou_range_type.compare(TH, a, b, OU_EQ), OU_PY_TRUE);
    assert_ptr_equal(ou_range_type.compare(TH, a, c, OU_EQ), OU_PY_FALSE);
    assert_ptr_equal(ou_range_type.compare(TH, none, also_none, OU_EQ), OU_PY_TRUE);
    assert_ptr_equal(ou_range_type.compare(TH, one, also_one, OU_NE), OU_PY_FALSE);
    assert_int_equal(ou_hash(TH, a), ou_hash(TH, b));
    assert_int_equal(ou_hash(TH, none), ou_hash(TH, also_none));
    assert_int_equal(ou_hash(TH, one), ou_hash(TH, also_one));
    OuObject *all[] = {a, b, c, none, also_none, one, also_one};
    for (size_t i = 0; i < 7; i++) {
        ou_drop(TH, all[i]);
    }
    live_end();
}

static void the_widest_range_counts_without_overflow(void **state)
{
    (void)state;
    live_start();
    int64_t top = OU_INT_INLINE_MAX;
    OuObject *range = range_of(top - 2, top, 1), *it = ou_iter(TH, range);
    assert_ptr_equal(it->type, &ou_range_iter_type);
    for (int64_t i = top - 2; i < top; i++) {
        OuObject *item = ou_next(TH, it);
        assert_int_equal(value_of(item), i);
        ou_drop(TH, item);
    }
    assert_null(ou_next(TH, it));
    ou_drop(TH, it);
    ou_drop(TH, range);
    live_end();
}

static void a_range_s_life(OuSweep *sweep)
{
    live_start();
    OuObject *ten = num(1000), *zero = num(0), *one = num(1), *range = NULL, *it = NULL, *list = NULL;
    OU_SWEEP_ARM(sweep, &vm.account);
    range = ou_range_new(TH, zero, ten, one);
    bool ok = range != NULL && (it = ou_iter(TH, range)) != NULL && (list = ou_to_list(TH, it)) != NULL;
    OU_SWEEP_DISARM(sweep, &vm.account);
    if (!ok) {
        assert_int_not_equal(sweep->n, 0);
        expect_memory_error();
    }
    ou_drop_maybe(TH, list);
    ou_drop_maybe(TH, it);
    ou_drop_maybe(TH, range);
    ou_drop(TH, ten);
    ou_drop(TH, zero);
    ou_drop(TH, one);
    live_end();
}

static void a_range_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(a_range_s_life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_agree_with_loops),
        cmocka_unit_test(a_slice_of_a_range_is_a_range),
        cmocka_unit_test(equal_sequences_are_equal_ranges),
        cmocka_unit_test(the_widest_range_counts_without_overflow),
        cmocka_unit_test(a_range_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
