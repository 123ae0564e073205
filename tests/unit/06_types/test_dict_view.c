/* __dict__ of an instance: a dict that views its slots, and what makes it a dict of its own. */
#include "unit.h"

#include "06_types/dict.h"
#include "06_types/dict_int.h"
#include "06_types/list.h"
#include "06_types/tuple.h"
#include "types_live.h"

static OuObject *new_class(void)
{
    OuObject *name = str("C"), *bases = ou_tuple_of(TH, 1, OU_TYPE_OBJECT(&ou_object_type));
    OuObject *dict = ou_dict_new(TH), *module = str("test");
    assert_true(ou_dict_set_text(TH, dict, "__module__", module));
    OuObject *cls = ou_type_new(TH, &ou_type_type, name, bases, dict, NULL, NULL);
    assert_non_null(cls);
    ou_drop(TH, module);
    ou_drop(TH, name);
    ou_drop(TH, bases);
    ou_drop(TH, dict);
    return cls;
}

static OuObject *cls, *object, *view;

static void begin(void)
{
    live_start();
    cls = new_class();
    object = ou_call0(TH, cls);
    assert_non_null(object);
    assert_true(ou_set_attr_text(TH, object, "a", OU_NONE));
    assert_true(ou_set_attr_text(TH, object, "b", OU_PY_TRUE));
    view = ou_get_attr_text(TH, object, "__dict__");
    assert_non_null(view);
    assert_ptr_equal(((OuDict *)view)->instance, object);
}

static void finish(void)
{
    ou_drop_maybe(TH, view);
    ou_drop_maybe(TH, object);
    ou_drop(TH, cls);
    ou_cycle_collect(TH, 2);
    live_end();
}

static void a_view_shows_and_changes_the_slots(void **state)
{
    (void)state;
    begin();
    assert_int_equal(ou_dict_size(view), 2);
    assert_ptr_equal(ou_dict_borrow_text(TH, view, "b"), OU_PY_TRUE);
    assert_true(ou_dict_set_text(TH, view, "c", OU_PY_FALSE));
    OuObject *c = ou_get_attr_text(TH, object, "c");
    assert_ptr_equal(c, OU_PY_FALSE);
    OuObject *text = ou_repr(TH, view);
    assert_true(ou_str_equal_text(text, "{'a': None, 'b': True, 'c': False}"));
    ou_drop(TH, text);
    OuObject *name = ou_str_intern_text(TH, "c");
    assert_int_equal(ou_dict_delete(TH, view, name), OU_TRUE);
    assert_int_equal(ou_dict_delete(TH, view, name), OU_FALSE);
    ou_drop(TH, name);
    assert_ptr_equal(((OuDict *)view)->instance, object); /* still a view */
    assert_true(ou_dict_check(view));
    OuObject *again = ou_get_attr_text(TH, object, "__dict__");
    assert_ptr_equal(again, view);
    ou_drop(TH, again);
    finish();
}

static void a_key_that_is_no_str_makes_a_dict_of_it(void **state)
{
    (void)state;
    begin();
    OuObject *five = num(5), *name = str("a");
    assert_true(ou_dict_set(TH, view, five, OU_NONE));
    assert_null(((OuDict *)view)->instance);
    assert_int_equal(ou_dict_size(view), 3);
    assert_true(ou_dict_check(view));
    assert_true(ou_set_attr_text(TH, object, "a", OU_PY_TRUE));
    assert_ptr_equal(ou_dict_borrow(TH, view, name, NULL), OU_PY_TRUE);
    ou_drop(TH, five);
    ou_drop(TH, name);
    finish();
}

static void a_view_outlives_its_instance(void **state)
{
    (void)state;
    begin();
    ou_drop(TH, object);
    object = NULL;
    assert_null(((OuDict *)view)->instance);
    assert_int_equal(ou_dict_size(view), 2);
    assert_ptr_equal(ou_dict_borrow_text(TH, view, "b"), OU_PY_TRUE);
    assert_true(ou_dict_check(view));
    finish();
}

static void a_cycle_through_a_view_is_freed(void **state)
{
    (void)state;
    begin();
    assert_true(ou_set_attr_text(TH, object, "self", object));
    assert_true(ou_set_attr_text(TH, object, "dict", view));
    ou_drop(TH, view);
    ou_drop(TH, object);
    view = object = NULL;
    assert_true(ou_cycle_collect(TH, 2) >= 2);
    finish();
}

static void walking_goes_on_when_the_view_gets_a_table(void **state)
{
    (void)state;
    begin();
    OuObject *it = ou_iter(TH, view), *key = ou_next(TH, it);
    assert_true(ou_str_equal_text(key, "a"));
    ou_drop(TH, key);
    assert_true(ou_dict_own(TH, (OuDict *)view));
    assert_non_null(((OuDict *)view)->table);
    key = ou_next(TH, it);
    assert_true(ou_str_equal_text(key, "b"));
    ou_drop(TH, key);
    assert_null(ou_next(TH, it));
    ou_drop(TH, it);
    finish();
}

static void clearing_a_view_clears_the_instance(void **state)
{
    (void)state;
    begin();
    ou_dict_clear(TH, view);
    assert_int_equal(ou_dict_size(view), 0);
    assert_null(ou_get_attr_text(TH, object, "a"));
    expect_error(&ou_exc_attribute_error);
    assert_true(ou_set_attr_text(TH, object, "z", OU_NONE));
    assert_ptr_equal(ou_dict_borrow_text(TH, view, "z"), OU_NONE);
    finish();
}

static void owning_fails_without_a_trace(OuSweep *sweep)
{
    begin();
    OU_SWEEP_ARM(sweep, &vm.account);
    bool ok = ou_dict_own(TH, (OuDict *)view);
    OU_SWEEP_DISARM(sweep, &vm.account);
    if (!ok) {
        assert_int_not_equal(sweep->n, 0);
        expect_memory_error();
        assert_ptr_equal(((OuDict *)view)->instance, object);
    }
    assert_int_equal(ou_dict_size(view), 2);
    assert_true(ou_dict_check(view));
    finish();
}

static void a_view_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(owning_fails_without_a_trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_view_shows_and_changes_the_slots),
        cmocka_unit_test(a_key_that_is_no_str_makes_a_dict_of_it),
        cmocka_unit_test(a_view_outlives_its_instance),
        cmocka_unit_test(a_cycle_through_a_view_is_freed),
        cmocka_unit_test(walking_goes_on_when_the_view_gets_a_table),
        cmocka_unit_test(clearing_a_view_clears_the_instance),
        cmocka_unit_test(a_view_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
