/* Iterators: what they yield, what they do when their sequence changes, how the lazy ones nest,
 * and that the tuples they use again are never seen to change. */
#include "unit.h"

#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/tuple.h"
#include "types_live.h"

static OuObject *numbers(int64_t n)
{
    OuObject *list = ou_list_new(TH, 0);
    for (int64_t i = 0; i < n; i++) {
        assert_true(ou_list_append_adopt(TH, list, num(i)));
    }
    return list;
}

static OuObject *make(const OuType *type, OuObject *a, OuObject *b)
{
    OuObject *args[2] = {a, b};
    OuObject *o = type->make(TH, type, args, b == NULL ? 1 : 2, NULL);
    assert_non_null(o);
    return o;
}

static void a_list_iterator_follows_the_list(void **state)
{
    (void)state;
    live_start();
    OuObject *list = numbers(2), *it = ou_iter(TH, list), *item;
    ou_drop(TH, ou_next(TH, it));
    assert_true(ou_list_append_adopt(TH, list, num(2)));
    ou_drop(TH, ou_next(TH, it));
    item = ou_next(TH, it);
    assert_int_equal(value_of(item), 2);
    ou_drop(TH, item);
    assert_null(ou_next(TH, it));
    assert_true(ou_list_append_adopt(TH, list, num(3)));
    assert_null(ou_next(TH, it)); /* exhausted for good */
    assert_int_equal(list->count, 1);
    ou_drop(TH, it);
    it = ou_index_iter_new(TH, &ou_list_reverse_iter_type, list);
    ou_list_clear(TH, list);
    assert_null(ou_next(TH, it));
    ou_drop(TH, it);
    ou_drop(TH, list);
    live_end();
}

static void a_kept_tuple_is_not_used_again(void **state)
{
    (void)state;
    live_start();
    OuObject *list = numbers(4), *e = make(&ou_enumerate_type, list, NULL);
    OuObject *first = ou_next(TH, e), *second = ou_next(TH, e);
    assert_ptr_not_equal(first, second);
    assert_int_equal(value_of(ou_tuple_borrow(first, 1)), 0);
    assert_int_equal(value_of(ou_tuple_borrow(second, 1)), 1);
    ou_drop(TH, first);
    OuObject *address = second;
    ou_drop(TH, second);
    OuObject *third = ou_next(TH, e);
    assert_ptr_equal(third, address); /* nobody else had it */
    assert_int_equal(value_of(ou_tuple_borrow(third, 0)), 2);
    ou_drop(TH, third);
    ou_drop(TH, e);
    ou_drop(TH, list);
    live_end();
}

static void zip_ends_with_the_shortest(void **state)
{
    (void)state;
    live_start();
    OuObject *three = numbers(3), *five = numbers(5), *zip = make(&ou_zip_type, five, three);
    for (int64_t i = 0; i < 3; i++) {
        OuObject *pair = ou_next(TH, zip);
        assert_int_equal(value_of(ou_tuple_borrow(pair, 0)), i);
        assert_int_equal(value_of(ou_tuple_borrow(pair, 1)), i);
        ou_drop(TH, pair);
    }
    assert_null(ou_next(TH, zip));
    ou_drop(TH, zip);
    ou_drop(TH, three);
    ou_drop(TH, five);
    live_end();
}

static void strict_zip_wants_equal_lengths(void **state)
{
    (void)state;
    live_start();
    OuObject *three = numbers(3), *five = numbers(5), *name = ou_str_intern_text(TH, "strict");
    OuObject *kwnames = ou_tuple_of(TH, 1, name);
    for (int turn = 0; turn < 2; turn++) {
        OuObject *args[3] = {turn ? three : five, turn ? five : three, OU_PY_TRUE};
        OuObject *zip = ou_zip_type.make(TH, &ou_zip_type, args, 2, kwnames);
        assert_null(ou_to_list(TH, zip));
        expect_error(&ou_exc_value_error);
        ou_drop(TH, zip);
    }
    ou_drop(TH, kwnames);
    ou_drop(TH, name);
    ou_drop(TH, three);
    ou_drop(TH, five);
    live_end();
}

static void filter_none_keeps_what_is_true(void **state)
{
    (void)state;
    live_start();
    OuObject *list = numbers(5), *filter = make(&ou_filter_type, OU_NONE, list), *kept = ou_to_list(TH, filter);
    assert_int_equal(ou_list_size(kept), 4);
    assert_int_equal(value_of(ou_list_borrow(kept, 0)), 1);
    ou_drop(TH, kept);
    ou_drop(TH, filter);
    ou_drop(TH, list);
    live_end();
}

/* CPython runs out of C stack here. */
static void a_deep_chain_ends_in_an_error(void **state)
{
    (void)state;
    live_start();
    OuObject *list = numbers(3), *chain = ou_iter(TH, list);
    for (int i = 0; i < 100000; i++) {
        OuObject *outer = make(&ou_filter_type, OU_NONE, chain);
        ou_drop(TH, chain);
        chain = outer;
    }
    assert_null(ou_next(TH, chain));
    assert_true(ou_has_error(TH));
    ou_error_clear(TH);
    ou_drop(TH, chain);
    ou_drop(TH, list);
    live_end();
}

static void an_iterator_in_a_cycle_is_freed_by_a_collection(void **state)
{
    (void)state;
    live_start();
    OuObject *list = numbers(1), *it = ou_iter(TH, list);
    assert_true(ou_list_append(TH, list, it));
    ou_drop(TH, it);
    ou_drop(TH, list);
    assert_int_equal(ou_cycle_collect(TH, 2), 2);
    live_end();
}

static void an_iterator_s_life(OuSweep *sweep)
{
    live_start();
    OuObject *list = numbers(6), *e = NULL, *zip = NULL, *filter = NULL, *all = NULL;
    OU_SWEEP_ARM(sweep, &vm.account);
    OuObject *args[3] = {list, NULL, NULL};
    e = ou_enumerate_type.make(TH, &ou_enumerate_type, args, 1, NULL);
    bool ok = e != NULL;
    if (ok) {
        args[1] = e;
        zip = ou_zip_type.make(TH, &ou_zip_type, args, 2, NULL);
        ok = zip != NULL;
    }
    if (ok) {
        args[0] = OU_NONE;
        args[1] = zip;
        filter = ou_filter_type.make(TH, &ou_filter_type, args, 2, NULL);
        ok = filter != NULL && (all = ou_to_list(TH, filter)) != NULL;
    }
    OU_SWEEP_DISARM(sweep, &vm.account);
    if (!ok) {
        assert_int_not_equal(sweep->n, 0);
        expect_memory_error();
    }
    ou_drop_maybe(TH, all);
    ou_drop_maybe(TH, filter);
    ou_drop_maybe(TH, zip);
    ou_drop_maybe(TH, e);
    ou_drop(TH, list);
    live_end();
}

static void iterators_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(an_iterator_s_life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_iterator_follows_the_list),
        cmocka_unit_test(a_kept_tuple_is_not_used_again),
        cmocka_unit_test(zip_ends_with_the_shortest),
        cmocka_unit_test(strict_zip_wants_equal_lengths),
        cmocka_unit_test(filter_none_keeps_what_is_true),
        cmocka_unit_test(a_deep_chain_ends_in_an_error),
        cmocka_unit_test(an_iterator_in_a_cycle_is_freed_by_a_collection),
        cmocka_unit_test(iterators_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
