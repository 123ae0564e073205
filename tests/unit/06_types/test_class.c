/* Classes and instances through the C interface: MRO, layouts, attributes by shape, __dict__ views,
 * cycles through classes, and every request failing once and for ever. */
#include "sweep.h"
#include "unit.h"

#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/function.h"
#include "06_types/list.h"
#include "06_types/shape.h"
#include "06_types/tuple.h"
#include "types_live.h"

/* class name(bases...): pass; NULL-safe, for scenarios whose requests fail. */
static OuObject *class_in(const char *name, OuObject *bases, OuObject *dict)
{
    OuObject *text = ou_str_from_text(TH, name), *empty = dict == NULL ? ou_dict_new(TH) : ou_keep(dict), *cls = NULL;
    if (text != NULL && empty != NULL && bases != NULL) {
        cls = ou_type_new(TH, &ou_type_type, text, bases, empty, NULL, NULL);
    }
    ou_drop_maybe(TH, text);
    ou_drop_maybe(TH, empty);
    return cls;
}

static OuObject *subclass(const char *name, size_t n, OuObject *a, OuObject *b)
{
    OuObject *bases = n == 0 ? ou_tuple_new(TH, 0) : n == 1 ? ou_tuple_of(TH, 1, a) : ou_tuple_of(TH, 2, a, b);
    OuObject *cls = class_in(name, bases, NULL);
    ou_drop_maybe(TH, bases);
    return cls;
}

static OuObject *call(OuObject *cls)
{
    return ou_call(TH, cls, NULL, 0, NULL);
}

/* ---- MRO ---- */

static void c3_order_and_its_conflict(void **state)
{
    (void)state;
    live_start();
    OuObject *a = subclass("A", 0, NULL, NULL), *b = subclass("B", 1, a, NULL), *c = subclass("C", 1, a, NULL);
    OuObject *d = subclass("D", 2, b, c);
    assert_non_null(d);
    OuObject *mro = ou_type_state(TH, (OuType *)d)->mro;
    OuObject *want[] = {d, b, c, a, OU_TYPE_OBJECT(&ou_object_type)};
    assert_int_equal(ou_tuple_size(mro), 5);
    for (size_t i = 0; i < 5; i++) {
        assert_ptr_equal(ou_tuple_borrow(mro, i), want[i]);
    }
    assert_null(subclass("E", 2, a, b));
    expect_error(&ou_exc_type_error);
    assert_null(subclass("E", 2, a, a));
    expect_error(&ou_exc_type_error);
    assert_null(subclass("E", 2, OU_TYPE_OBJECT(&ou_int_type), OU_TYPE_OBJECT(&ou_list_type)));
    expect_error(&ou_exc_type_error);
    assert_null(subclass("E", 1, OU_TYPE_OBJECT(&ou_bool_type), NULL));
    expect_error(&ou_exc_type_error);
    ou_drop(TH, d);
    ou_drop(TH, c);
    ou_drop(TH, b);
    ou_drop(TH, a);
    ou_cycle_collect(TH, 2);
    assert_int_equal(ou_type_state(TH, &ou_object_type)->n_subclasses > 0, 1);
    live_end();
}

/* ---- attributes ---- */

static OuObject *nth_name(int i)
{
    char text[16];
    snprintf(text, sizeof text, "a%d", i);
    return str(text);
}

static void set_number(OuObject *o, int i, int64_t value)
{
    OuObject *name = nth_name(i), *number = num(value);
    assert_true(ou_set_attr(TH, o, name, number));
    ou_drop(TH, name);
    ou_drop(TH, number);
}

static int64_t get_number(OuObject *o, int i)
{
    OuObject *name = nth_name(i), *value = ou_get_attr(TH, o, name);
    ou_drop(TH, name);
    if (value == NULL) {
        expect_error(&ou_exc_attribute_error);
        return -1;
    }
    int64_t number = value_of(value);
    ou_drop(TH, value);
    return number;
}

/* Any number of attributes, beyond the inline slots, the overflow block and the last shape. */
static void attributes_of_any_number(void **state)
{
    (void)state;
    live_start();
    OuObject *cls = subclass("C", 0, NULL, NULL);
    for (int n = 0; n <= 80; n += 7) {
        OuObject *o = call(cls);
        assert_non_null(o);
        for (int i = 0; i < n; i++) {
            set_number(o, i, 1000 + i);
        }
        for (int i = 0; i < n; i++) {
            assert_int_equal(get_number(o, i), 1000 + i);
        }
        assert_int_equal(get_number(o, n), -1);
        OuObject *dict = ou_instance_dict(TH, o);
        assert_int_equal(ou_dict_size(dict), n);
        ou_drop(TH, o);
        assert_int_equal(ou_dict_size(dict), n); /* it outlives the instance */
        ou_drop(TH, dict);
    }
    ou_drop(TH, cls);
    ou_cycle_collect(TH, 2);
    live_end();
}

/* An instance against a plain array: random sets, deletes, and what __dict__ says. */
static void random_attributes_agree_with_an_array(void **state)
{
    (void)state;
    live_start();
    OuObject *cls = subclass("C", 0, NULL, NULL);
    for (int round = 0; round < 60; round++) {
        OuObject *o = call(cls), *dict = NULL;
        int64_t model[12];
        for (int i = 0; i < 12; i++) {
            model[i] = -1;
        }
        for (int step = 0; step < 60; step++) {
            int i = (int)random_below(12);
            OuObject *name = nth_name(i);
            switch (random_below(round % 3 == 0 ? 6 : 4)) {
            case 0:
            case 1:
                model[i] = step;
                set_number(o, i, step);
                break;
            case 2:
                if (model[i] >= 0) {
                    assert_true(ou_set_attr(TH, o, name, NULL));
                } else {
                    assert_false(ou_set_attr(TH, o, name, NULL));
                    expect_error(&ou_exc_attribute_error);
                }
                model[i] = -1;
                break;
            case 3:
                assert_int_equal(get_number(o, i), model[i]);
                break;
            case 4:
                if (dict == NULL) {
                    dict = ou_instance_dict(TH, o);
                }
                break;
            default:
                if (dict != NULL) {
                    OuObject *value = num(7000 + step);
                    assert_true(ou_dict_set(TH, dict, name, value));
                    model[i] = 7000 + step;
                    ou_drop(TH, value);
                }
                break;
            }
            ou_drop(TH, name);
        }
        size_t n = 0;
        for (int i = 0; i < 12; i++) {
            assert_int_equal(get_number(o, i), model[i]);
            n += model[i] >= 0;
        }
        if (dict != NULL) {
            assert_int_equal(ou_dict_size(dict), n);
            ou_drop(TH, dict);
        }
        ou_drop(TH, o);
    }
    ou_drop(TH, cls);
    ou_cycle_collect(TH, 2);
    live_end();
}

/* The class learns how many slots its instances want. */
static void three_attributes_take_56_bytes(void **state)
{
    (void)state;
    live_start();
    OuObject *cls = subclass("C", 0, NULL, NULL);
    for (int n = 0; n < 4; n++) {
        OuObject *o = call(cls);
        for (int i = 0; i < 3; i++) {
            set_number(o, i, i);
        }
        if (n >= 1) {
            assert_int_equal(ou_type_instance_size(o, 0), 56);
        }
        ou_drop(TH, o);
    }
    ou_drop(TH, cls);
    ou_cycle_collect(TH, 2);
    live_end();
}

/* ---- subclasses of built-ins ---- */

static void built_ins_with_attributes(void **state)
{
    (void)state;
    live_start();
    const OuType *bases[] = {&ou_int_type, &ou_list_type, &ou_dict_type, &ou_tuple_type, &ou_str_type, &ou_exc_value_error,
                             &ou_type_type};
    for (size_t i = 0; i < OU_COUNT_OF(bases); i++) {
        OuObject *cls = subclass("C", 1, OU_TYPE_OBJECT(bases[i]), NULL);
        assert_non_null(cls);
        OuObject *o;
        if (bases[i] == &ou_type_type) {
            OuObject *args[] = {str("K"), ou_tuple_new(TH, 0), ou_dict_new(TH)};
            o = ou_call(TH, cls, args, 3, NULL);
            for (size_t j = 0; j < 3; j++) {
                ou_drop(TH, args[j]);
            }
        } else {
            o = call(cls);
        }
        assert_non_null(o);
        assert_ptr_equal(o->type, cls);
        for (int j = 0; j < 6; j++) {
            set_number(o, j, j);
        }
        for (int j = 0; j < 6; j++) {
            assert_int_equal(get_number(o, j), j);
        }
        ou_drop(TH, o);
        ou_drop(TH, cls);
        ou_cycle_collect(TH, 2);
    }
    live_end();
}

static OuObject *slots_class(const OuType *base, const char *slot)
{
    OuObject *dict = ou_dict_new(TH), *names = ou_str_from_text(TH, slot);
    OuObject *bases = ou_tuple_of(TH, 1, OU_TYPE_OBJECT(base)), *cls = NULL;
    if (dict != NULL && names != NULL && bases != NULL && ou_dict_set_text(TH, dict, "__slots__", names)) {
        cls = class_in("S", bases, dict);
    }
    ou_drop_maybe(TH, dict);
    ou_drop_maybe(TH, names);
    ou_drop_maybe(TH, bases);
    return cls;
}

static void slots_hold_what_they_name(void **state)
{
    (void)state;
    live_start();
    assert_null(slots_class(&ou_int_type, "a1"));
    expect_error(&ou_exc_type_error);
    const OuType *bases[] = {&ou_object_type, &ou_list_type, &ou_str_type};
    for (size_t i = 0; i < OU_COUNT_OF(bases); i++) {
        OuObject *cls = slots_class(bases[i], "a1");
        assert_non_null(cls);
        OuObject *o = call(cls);
        assert_int_equal(get_number(o, 1), -1);
        set_number(o, 1, 5);
        assert_int_equal(get_number(o, 1), 5);
        OuObject *name = nth_name(2);
        assert_false(ou_set_attr(TH, o, name, OU_NONE));
        expect_error(&ou_exc_attribute_error);
        ou_drop(TH, name);
        ou_drop(TH, o);
        ou_drop(TH, cls);
        ou_cycle_collect(TH, 2);
    }
    live_end();
}

/* ---- changes reach the slots ---- */

static OuObject *seven(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self, (void)args, (void)n, (void)kwnames;
    return ou_int_new(th, 7);
}

static const OuMethodDef seven_def = {"seven", seven, NULL, 0, NULL};

static void setting_a_dunder_refills_subclasses(void **state)
{
    (void)state;
    live_start();
    OuObject *a = subclass("A", 0, NULL, NULL), *b = subclass("B", 1, a, NULL), *o = call(b);
    assert_int_equal(ou_len(TH, o), -1);
    expect_error(&ou_exc_type_error);
    OuObject *fn = ou_native_new(TH, &seven_def, NULL, NULL);
    assert_true(ou_set_attr_text(TH, a, "__len__", fn));
    assert_int_equal(ou_len(TH, o), 7);
    assert_true(ou_set_attr(TH, a, OU_NAME(TH, dunder_len), NULL));
    assert_int_equal(ou_len(TH, o), -1);
    expect_error(&ou_exc_type_error);
    ou_drop(TH, fn);
    ou_drop(TH, o);
    ou_drop(TH, b);
    ou_drop(TH, a);
    ou_cycle_collect(TH, 2);
    live_end();
}

/* ---- signatures ---- */

static void bind_says(const char *signature, size_t n, const char *keyword, const char *want)
{
    OuObject *args[8], *out[8], *kwnames = NULL;
    for (size_t i = 0; i < 8; i++) {
        args[i] = OU_NONE;
    }
    if (keyword != NULL) {
        OuObject *name = str(keyword);
        kwnames = ou_tuple_of(TH, 1, name);
        ou_drop(TH, name);
    }
    bool ok = ou_args_parse(TH, "f", signature, args, n, kwnames, out);
    ou_drop_maybe(TH, kwnames);
    if (want == NULL) {
        assert_true(ok);
        return;
    }
    assert_false(ok);
    OuObject *error = ou_error_take(TH), *text = ou_str(TH, error);
    assert_true(ou_is_of(TH, error, &ou_exc_type_error));
    assert_string_equal((const char *)ou_str_data(text), want);
    ou_drop(TH, text);
    ou_drop(TH, error);
}

static void errors_are_worded_by_kind(void **state)
{
    (void)state;
    live_start();
    bind_says("sep=None, maxsplit=-1", 3, NULL, "f() takes at most 2 arguments (3 given)");
    bind_says("sep=None, maxsplit=-1", 0, "foo", "'foo' is an invalid keyword argument for f()");
    bind_says("sep=None, maxsplit=-1", 1, "sep", "argument for f() given by name ('sep') and position (1)");
    bind_says("sep=None, maxsplit=-1", 1, "maxsplit", NULL);
    bind_says("base, exp, mod=None", 1, NULL, "f() missing required argument 'exp' (pos 2)");
    bind_says("iterable, /, start=0", 0, NULL, "f() takes at least 1 positional argument (0 given)");
    bind_says("*, key=None, reverse=False", 1, NULL, "f() takes no positional arguments");
    bind_says("x, /", 0, "x", "f() takes no keyword arguments");
    bind_says("a, b='x, y', /", 3, NULL, "f expected at most 2 arguments, got 3");
    bind_says("a, b='x, y', /", 0, NULL, "f expected at least 1 argument, got 0");
    bind_says("a, b, /", 1, NULL, "f expected 2 arguments, got 1");
    live_end();
}

/* ---- faults ---- */

static void life_of_a_class(OuSweep *sweep)
{
    live_start();
    /* The states that every run needs are made before. */
    assert_non_null(ou_type_state(TH, &ou_list_type));
    assert_non_null(ou_type_state(TH, &ou_type_type));
    OuObject *names[6];
    for (int i = 0; i < 6; i++) {
        names[i] = ou_str_intern_adopt(TH, nth_name(i));
    }
    OU_SWEEP_ARM(sweep, &vm.account);
    OuObject *cls = subclass("C", 1, OU_TYPE_OBJECT(&ou_list_type), NULL);
    ou_error_clear(TH);
    OuObject *slots = slots_class(&ou_object_type, "a1");
    ou_error_clear(TH);
    OuObject *o = cls == NULL ? NULL : call(cls);
    ou_error_clear(TH);
    OuObject *s = slots == NULL ? NULL : call(slots);
    ou_error_clear(TH);
    OuObject *dict = NULL;
    if (o != NULL) {
        for (int i = 0; i < 6; i++) {
            if (!ou_set_attr(TH, o, names[i], o)) {
                expect_memory_error();
            }
        }
        dict = ou_instance_dict(TH, o);
        ou_error_clear(TH);
        if (!ou_set_attr(TH, o, names[2], NULL)) {
            ou_error_clear(TH);
        }
    }
    if (s != NULL && !ou_set_attr(TH, s, names[1], OU_NONE)) {
        expect_memory_error();
    }
    if (sweep->n == 0) {
        assert_true(o != NULL && s != NULL && dict != NULL);
        assert_int_equal(ou_dict_size(dict), 5);
    }
    ou_drop_maybe(TH, o);
    ou_drop_maybe(TH, s);
    ou_drop_maybe(TH, cls);
    ou_drop_maybe(TH, slots);
    ou_drop_maybe(TH, dict);
    OU_SWEEP_DISARM(sweep, &vm.account);
    ou_error_clear(TH);
    for (int i = 0; i < 6; i++) {
        ou_drop(TH, names[i]);
    }
    ou_cycle_collect(TH, 2);
    live_end();
}

static void classes_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(life_of_a_class);
}

/* The states of static types themselves. */
static void making_of_states(OuSweep *sweep)
{
    static const OuType *const types[] = {&ou_object_type, &ou_type_type, &ou_int_type, &ou_exc_os_error, &ou_property_type};
    live_start();
    OU_SWEEP_ARM(sweep, &vm.account);
    for (size_t i = 0; i < OU_COUNT_OF(types); i++) {
        if (ou_type_state(TH, types[i]) == NULL) {
            expect_memory_error();
        }
    }
    OU_SWEEP_DISARM(sweep, &vm.account);
    for (size_t i = 0; i < OU_COUNT_OF(types); i++) {
        assert_non_null(ou_type_state(TH, types[i]));
    }
    live_end();
}

static void states_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(making_of_states);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c3_order_and_its_conflict),
        cmocka_unit_test(attributes_of_any_number),
        cmocka_unit_test(random_attributes_agree_with_an_array),
        cmocka_unit_test(three_attributes_take_56_bytes),
        cmocka_unit_test(built_ins_with_attributes),
        cmocka_unit_test(slots_hold_what_they_name),
        cmocka_unit_test(setting_a_dunder_refills_subclasses),
        cmocka_unit_test(errors_are_worded_by_kind),
        cmocka_unit_test(classes_survive_every_fault),
        cmocka_unit_test(states_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
