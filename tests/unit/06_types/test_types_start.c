/* A VM's types start, serve and end: whatever request fails, nothing is left. */
#include "unit.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/code.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/range.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "host.h"

#include <string.h>

static void starts_and_ends(void **state)
{
    (void)state;
    OuVm vm;
    host_start(&vm);
    assert_non_null(vm.memory_error);
    assert_true(vm.types->names.dunder_init != NULL);
    host_end(&vm);
}

static void start_up(OuSweep *sweep)
{
    OuVm vm;
    host_start_bare(&vm);
    OU_SWEEP_ARM(sweep, &vm.account);
    bool started = ou_types_start(&vm.main);
    OU_SWEEP_DISARM(sweep, &vm.account);
    if (sweep->n_failed == 0) {
        assert_true(started);
    }
    if (started) {
        ou_types_end(&vm.main);
    }
    assert_null(vm.types);
    assert_null(vm.main.error);
    host_end_bare(&vm);
}

static void start_up_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(start_up);
}

/* ---- objects of all kinds ---- */

static OuObject *code_of(OuThread *th, const char *name)
{
    OuCode *code = ou_code_new(th);
    if (code == NULL) {
        return NULL;
    }
    code->name = ou_str_from_text(th, name);
    code->qualname = code->name == NULL ? NULL : ou_keep(code->name);
    code->filename = code->name == NULL ? NULL : ou_keep(code->name);
    code->consts = ou_tuple_new(th, 0);
    code->names = ou_tuple_new(th, 0);
    code->local_names = ou_tuple_new(th, 0);
    if (code->name == NULL || code->consts == NULL) {
        ou_drop(th, code);
        return NULL;
    }
    return &code->head;
}

static OuObject *function_of(OuThread *th, const char *name)
{
    OuObject *code = code_of(th, name), *globals = code == NULL ? NULL : ou_dict_new(th);
    OuObject *function = globals == NULL ? NULL : ou_function_new(th, (OuCode *)code, globals, NULL);
    ou_drop_maybe(th, globals);
    ou_drop_maybe(th, code);
    return function;
}

static OuObject *class_of(OuThread *th)
{
    OuObject *bases = ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_object_type));
    OuObject *cls = bases == NULL ? NULL : ou_type_new_simple(th, "test.Thing", bases, NULL);
    ou_drop_maybe(th, bases);
    return cls;
}

static OuObject *make_int(OuThread *th) { return ou_int_new(th, 1); }
static OuObject *make_wide_int(OuThread *th) { return ou_int_from_digits(th, "123456789012345678901234567890", 30, 10); }
static OuObject *make_float(OuThread *th) { return ou_float_new(th, 1.5); }
static OuObject *make_complex(OuThread *th) { return ou_complex_new(th, 1, 2); }
static OuObject *make_str(OuThread *th) { return ou_str_from_text(th, "caf\xc3\xa9"); }
static OuObject *make_bytes(OuThread *th) { return ou_bytes_from(th, "abc", 3); }
static OuObject *make_bytearray(OuThread *th) { return ou_bytearray_from(th, "abc", 3); }
static OuObject *make_class(OuThread *th) { return class_of(th); }
static OuObject *make_function(OuThread *th) { return function_of(th, "f"); }

static OuObject *make_tuple(OuThread *th)
{
    return ou_tuple_of(th, 2, OU_NONE, OU_PY_TRUE);
}

/* A list that holds itself. */
static OuObject *make_list(OuThread *th)
{
    OuObject *list = ou_list_new(th, 1);
    if (list != NULL && !ou_list_append(th, list, list)) {
        ou_clear_ref(th, &list);
    }
    return list;
}

static OuObject *make_dict(OuThread *th)
{
    OuObject *dict = ou_dict_new(th);
    if (dict != NULL && (!ou_dict_set_text(th, dict, "self", OU_NONE) || !ou_dict_set(th, dict, OU_PY_TRUE, OU_NONE))) {
        ou_clear_ref(th, &dict);
    }
    return dict;
}

static OuObject *make_set(OuThread *th)
{
    OuObject *set = ou_set_new(th, NULL);
    if (set != NULL && !ou_set_add(th, set, OU_NONE)) {
        ou_clear_ref(th, &set);
    }
    return set;
}

static OuObject *make_frozenset(OuThread *th)
{
    return ou_frozenset_new(th, NULL);
}

static OuObject *make_slice(OuThread *th)
{
    return ou_slice_new(th, NULL, OU_NONE, NULL);
}

static OuObject *make_range(OuThread *th)
{
    OuObject *n = ou_int_new(th, 7), *one = ou_int_new(th, 1), *range = NULL;
    if (n != NULL && one != NULL) {
        range = ou_range_new(th, one, n, one);
    }
    ou_drop_maybe(th, n);
    ou_drop_maybe(th, one);
    return range;
}

static OuObject *make_instance(OuThread *th)
{
    OuObject *cls = class_of(th), *o = cls == NULL ? NULL : ou_call0(th, cls);
    ou_drop_maybe(th, cls);
    if (o != NULL && !ou_set_attr_text(th, o, "self", o)) {
        ou_clear_ref(th, &o);
    }
    return o;
}

static OuObject *make_exception(OuThread *th)
{
    return ou_call0(th, OU_TYPE_OBJECT(&ou_exc_key_error));
}

static OuObject *make_generator(OuThread *th)
{
    OuObject *function = function_of(th, "g");
    OuObject *generator = function == NULL ? NULL : host_generator(th, &ou_generator_type, function, 3);
    ou_drop_maybe(th, function);
    return generator;
}

static OuObject *make_coroutine(OuThread *th)
{
    OuObject *function = function_of(th, "c");
    if (function == NULL) {
        return NULL;
    }
    ((OuFunction *)function)->code->flags |= OU_CO_COROUTINE;
    OuObject *coroutine = host_generator(th, &ou_coroutine_type, function, 3);
    ou_drop(th, function);
    return coroutine;
}

static OuObject *make_module(OuThread *th)
{
    OuObject *name = ou_str_from_text(th, "m"), *module = name == NULL ? NULL : ou_module_new(th, name);
    ou_drop_maybe(th, name);
    return module;
}

static OuObject *make_method(OuThread *th)
{
    OuObject *function = function_of(th, "f"), *method = function == NULL ? NULL : ou_method_new(th, function, OU_NONE);
    ou_drop_maybe(th, function);
    return method;
}

static OuObject *make_bound_native(OuThread *th)
{
    OuObject *list = ou_list_new(th, 0), *native = list == NULL ? NULL : ou_get_attr_text(th, list, "append");
    ou_drop_maybe(th, list);
    return native;
}

static OuObject *make_iterator(OuThread *th)
{
    OuObject *list = make_list(th), *it = list == NULL ? NULL : ou_iter(th, list);
    ou_drop_maybe(th, list);
    return it;
}

typedef OuObject *(*MakeFn)(OuThread *th);
static const MakeFn makers[] = {
    make_int,      make_wide_int, make_float,     make_complex,   make_str,       make_bytes,  make_bytearray,
    make_tuple,    make_list,     make_dict,      make_set,       make_frozenset, make_slice,  make_range,
    make_function, make_class,    make_instance,  make_exception, make_generator, make_module, make_method,
    make_iterator, make_bound_native, make_coroutine,
};

/* Everything that can be asked of any object. Errors are as good as answers, as long as NULL and an
 * error go together. */
static void ask(OuThread *th, OuObject *o)
{
    OuObject *const answers[] = {
        ou_repr(th, o),
    };
    ou_drop_maybe(th, answers[0]);
    assert_true((answers[0] == NULL) == ou_has_error(th));
    ou_error_clear(th);
    OuObject *text = ou_str(th, o);
    assert_true((text == NULL) == ou_has_error(th));
    ou_drop_maybe(th, text);
    ou_error_clear(th);
    text = ou_format(th, o, NULL);
    assert_true((text == NULL) == ou_has_error(th));
    ou_drop_maybe(th, text);
    ou_error_clear(th);
    int64_t hash = ou_hash(th, o);
    assert_true((hash == -1) == ou_has_error(th));
    ou_error_clear(th);
    int64_t length = ou_len(th, o);
    assert_true((length == -1) == ou_has_error(th));
    ou_error_clear(th);
    assert_true((ou_is_true(th, o) == OU_ERROR) == ou_has_error(th));
    ou_error_clear(th);
    assert_true((ou_contains(th, o, OU_NONE) == OU_ERROR) == ou_has_error(th));
    ou_error_clear(th);
    assert_true((ou_compare_bool(th, o, OU_NONE, OU_LT) == OU_ERROR) == ou_has_error(th));
    ou_error_clear(th);
    for (int op = 0; op < OU_N_BINARY_OPS; op++) {
        OuObject *result = ou_binary(th, (OuBinaryOp)op, o, OU_PY_TRUE);
        assert_true((result == NULL) == ou_has_error(th));
        ou_drop_maybe(th, result);
        ou_error_clear(th);
    }
    OuObject *item = ou_get_item(th, o, OU_PY_FALSE);
    assert_true((item == NULL) == ou_has_error(th));
    ou_drop_maybe(th, item);
    ou_error_clear(th);
    OuObject *attribute = ou_get_attr_text(th, o, "__doc__");
    assert_true((attribute == NULL) == ou_has_error(th));
    ou_drop_maybe(th, attribute);
    ou_error_clear(th);
    OuObject *cls = ou_get_attr_text(th, o, "__class__");
    assert_true((cls == NULL) == ou_has_error(th));
    ou_error_clear(th);
    if (cls != NULL) {
        assert_true((ou_is_instance(th, o, cls) == OU_ERROR) == ou_has_error(th));
        ou_drop(th, cls);
        ou_error_clear(th);
    }
}

static MakeFn maker; /* of the scenario below */

static void one_kind(OuSweep *sweep)
{
    OuVm vm;
    OuThread *th = host_start(&vm);
    OU_SWEEP_ARM(sweep, &vm.account);
    OuObject *o = maker(th);
    if (o != NULL) {
        ask(th, o);
        ou_drop(th, o);
    } else {
        assert_true(ou_has_error(th));
        assert_true(sweep->n != 0);
    }
    OU_SWEEP_DISARM(sweep, &vm.account);
    ou_error_clear(th);
    host_end(&vm);
}

static void objects_leave_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < OU_COUNT_OF(makers); i++) {
        OuSweep sweep = {0};
        maker = makers[i];
        one_kind(&sweep);
    }
}

static void objects_survive_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < OU_COUNT_OF(makers); i++) {
        maker = makers[i];
        FAULT_SWEEP(one_kind);
    }
}

/* ---- errors ---- */

static void context_chain_has_no_loop(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    ou_raise(th, &ou_exc_value_error, "first");
    OuException *first = (OuException *)ou_error_take(th);
    th->handled_base.value = &first->head;
    ou_raise(th, &ou_exc_type_error, "second");
    OuException *second = (OuException *)ou_error_take(th);
    assert_ptr_equal(second->context, first);
    th->handled_base.value = &second->head;
    ou_raise_object(th, &first->head, NULL);
    assert_ptr_equal(th->error, first);
    assert_ptr_equal(first->context, second);
    assert_null(second->context);
    ou_error_clear(th);
    th->handled_base.value = NULL;
    ou_drop(th, first);
    ou_drop(th, second);
    host_end(&vm);
}

static void recursion_is_bounded(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *o = ou_list_new(th, 1);
    for (int i = 0; i < 5000; i++) {
        OuObject *outer = ou_list_from(th, &o, 1);
        ou_drop(th, o);
        o = outer;
    }
    assert_null(ou_repr(th, o));
    assert_true(ou_error_matches(th, &ou_exc_recursion_error));
    ou_error_clear(th);
    assert_int_equal(th->depth, 0);
    ou_drop(th, o);
    host_end(&vm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_and_ends),
        cmocka_unit_test(start_up_survives_every_fault),
        cmocka_unit_test(objects_leave_nothing),
        cmocka_unit_test(objects_survive_faults),
        cmocka_unit_test(context_chain_has_no_loop),
        cmocka_unit_test(recursion_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
