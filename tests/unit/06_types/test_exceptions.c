/* Exceptions through the C interface: what they say, what they keep, which class an errno gives, how groups
 * split; weak references and properties on the way. Expected texts are CPython 3.11's. */
#include "sweep.h"
#include "unit.h"

#include "06_types/bytes.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/function.h"
#include "06_types/list.h"
#include "06_types/tuple.h"
#include "06_types/weakref.h"
#include "types_live.h"

#include <errno.h>

/* type(*args), args dropped. */
static OuObject *make(const OuType *type, size_t n, OuObject *a, OuObject *b, OuObject *c)
{
    OuObject *args[] = {a, b, c};
    OuObject *e = ou_call(TH, OU_TYPE_OBJECT(type), args, n, NULL);
    for (size_t i = 0; i < n; i++) {
        ou_drop(TH, args[i]);
    }
    return e;
}

/* text taken over */
static void is_text(OuObject *text, const char *want)
{
    OuObject *wanted = str(want);
    assert_non_null(text);
    assert_true(ou_str_equal(text, wanted));
    ou_drop(TH, wanted);
    ou_drop(TH, text);
}

static void says(OuObject *e, const char *as_str, const char *as_repr)
{
    assert_non_null(e);
    is_text(ou_str(TH, e), as_str);
    is_text(ou_repr(TH, e), as_repr);
    ou_drop(TH, e);
}

static void texts(void **state)
{
    (void)state;
    live_start();
    says(make(&ou_exc_value_error, 0, NULL, NULL, NULL), "", "ValueError()");
    says(make(&ou_exc_value_error, 1, num(1), NULL, NULL), "1", "ValueError(1)");
    says(make(&ou_exc_value_error, 2, num(1), num(2), NULL), "(1, 2)", "ValueError(1, 2)");
    says(make(&ou_exc_key_error, 1, str("a"), NULL, NULL), "'a'", "KeyError('a')");
    says(make(&ou_exc_os_error, 2, num(2), str("x"), NULL), "[Errno 2] x", "FileNotFoundError(2, 'x')");
    says(make(&ou_exc_os_error, 3, num(13), str("x"), str("f")), "[Errno 13] x: 'f'", "PermissionError(13, 'x')");
    says(make(&ou_exc_file_not_found_error, 2, num(13), str("x"), NULL), "[Errno 13] x", "FileNotFoundError(13, 'x')");
    says(make(&ou_exc_import_error, 1, str("m"), NULL, NULL), "m", "ImportError('m')");
    OuObject *bytes = ou_bytes_from(TH, "abc", 3);
    says(ou_unicode_error_new(TH, &ou_exc_unicode_decode_error, "utf-8", bytes, 1, 2, "r"),
         "'utf-8' codec can't decode byte 0x62 in position 1: r", "UnicodeDecodeError('utf-8', b'abc', 1, 2, 'r')");
    ou_drop(TH, bytes);
    OuObject *text = str("a\u1234");
    says(ou_unicode_error_new(TH, &ou_exc_unicode_encode_error, "ascii", text, 1, 2, "r"),
         "'ascii' codec can't encode character '\\u1234' in position 1: r",
         "UnicodeEncodeError('ascii', 'a\u1234', 1, 2, 'r')");
    ou_drop(TH, text);
    live_end();
}

static void keywords_are_refused(void **state)
{
    (void)state;
    live_start();
    OuObject *name = str("x"), *kwnames = ou_tuple_of(TH, 1, name), *value = OU_NONE;
    assert_null(ou_call(TH, OU_TYPE_OBJECT(&ou_exc_exception), &value, 0, kwnames));
    expect_error(&ou_exc_type_error);
    ou_drop(TH, kwnames);
    ou_drop(TH, name);
    live_end();
}

static void errno_chooses_the_class(void **state)
{
    (void)state;
    assert_ptr_equal(ou_os_error_type(ENOENT), &ou_exc_file_not_found_error);
    assert_ptr_equal(ou_os_error_type(EAGAIN), &ou_exc_blocking_io_error);
    assert_ptr_equal(ou_os_error_type(EPIPE), &ou_exc_broken_pipe_error);
    assert_ptr_equal(ou_os_error_type(EINVAL), &ou_exc_os_error);
}

static OuObject *method(OuObject *o, const char *name, OuObject *argument)
{
    return ou_call_method_text(TH, o, name, 1, argument);
}

static void groups_split(void **state)
{
    (void)state;
    live_start();
    OuObject *inner = make(&ou_exc_type_error, 0, NULL, NULL, NULL), *other = make(&ou_exc_value_error, 0, NULL, NULL, NULL);
    OuObject *items[] = {inner, other};
    OuObject *group = make(&ou_exc_base_exception_group, 2, str("g"), ou_list_from(TH, items, 2), NULL);
    assert_non_null(group);
    assert_ptr_equal(group->type, ou_exception_group_type(TH)); /* only Exceptions in it */
    OuObject *pair = method(group, "split", OU_TYPE_OBJECT(&ou_exc_type_error));
    assert_non_null(pair);
    OuExceptionGroup *match = (OuExceptionGroup *)ou_tuple_borrow(pair, 0);
    assert_int_equal(ou_tuple_size(match->exceptions), 1);
    assert_ptr_equal(ou_tuple_borrow(match->exceptions, 0), inner);
    ou_drop(TH, pair);
    OuObject *none = method(group, "subgroup", OU_TYPE_OBJECT(&ou_exc_os_error));
    assert_ptr_equal(none, OU_NONE);
    ou_drop(TH, group);
    ou_drop(TH, inner);
    ou_drop(TH, other);
    OuObject *empty = ou_list_new(TH, 0);
    assert_null(make(&ou_exc_base_exception_group, 2, str("g"), empty, NULL));
    expect_error(&ou_exc_value_error);
    ou_cycle_collect(TH, 2);
    live_end();
}

static void notes_and_attributes(void **state)
{
    (void)state;
    live_start();
    OuObject *e = make(&ou_exc_value_error, 0, NULL, NULL, NULL), *note = str("n");
    OuObject *result = method(e, "add_note", note);
    assert_ptr_equal(result, OU_NONE);
    OuObject *notes = ou_get_attr_text(TH, e, "__notes__");
    assert_int_equal(ou_list_size(notes), 1);
    ou_drop(TH, notes);
    assert_true(ou_set_attr_text(TH, e, "x", note));
    assert_false(ou_set_attr_text(TH, e, "__cause__", note));
    expect_error(&ou_exc_type_error);
    ou_drop(TH, note);
    ou_drop(TH, e);
    live_end();
}

/* ---- weak references ---- */

static void references_die_with_their_target(void **state)
{
    (void)state;
    live_start();
    OuObject *name = str("C"), *bases = ou_tuple_new(TH, 0), *dict = ou_dict_new(TH);
    OuObject *cls = ou_type_new(TH, &ou_type_type, name, bases, dict, NULL, NULL);
    ou_drop(TH, name);
    ou_drop(TH, bases);
    ou_drop(TH, dict);
    OuObject *o = ou_call0(TH, cls);
    OuObject *a = ou_weakref_new(TH, o, NULL), *b = ou_weakref_new(TH, o, NULL), *p = ou_weakproxy_new(TH, o, NULL);
    assert_ptr_equal(a, b);
    assert_int_equal(ou_weakref_count(TH, o), 2);
    assert_true(ou_set_attr_text(TH, p, "x", OU_PY_TRUE));
    OuObject *got = ou_weakref_get(TH, a);
    assert_ptr_equal(got, o);
    ou_drop(TH, got);
    ou_drop(TH, o);
    assert_null(ou_weakref_get(TH, a));
    assert_null(ou_get_attr_text(TH, p, "x"));
    expect_error(&ou_exc_reference_error);
    ou_drop(TH, a);
    ou_drop(TH, b);
    ou_drop(TH, p);
    OuObject *number = num(5000);
    assert_null(ou_weakref_new(TH, number, NULL));
    expect_error(&ou_exc_type_error);
    ou_drop(TH, number);
    ou_drop(TH, cls);
    ou_cycle_collect(TH, 2);
    live_end();
}

/* ---- faults ---- */

static void life_of_exceptions(OuSweep *sweep)
{
    live_start();
    OuObject *text = str("x"), *number = num(2), *type_error = make(&ou_exc_type_error, 0, NULL, NULL, NULL);
    OU_SWEEP_ARM(sweep, &vm.account);
    OuObject *args[] = {number, text, text};
    OuObject *e = ou_call(TH, OU_TYPE_OBJECT(&ou_exc_os_error), args, 3, NULL);
    ou_error_clear(TH);
    if (e != NULL) {
        OuObject *shown = ou_str(TH, e);
        ou_drop_maybe(TH, shown);
        ou_error_clear(TH);
        OuObject *noted = method(e, "add_note", text);
        ou_drop_maybe(TH, noted);
        ou_error_clear(TH);
        if (!ou_set_attr_text(TH, e, "self", e)) {
            ou_error_clear(TH);
        }
    }
    OuObject *items = ou_list_from(TH, &type_error, 1);
    ou_error_clear(TH);
    OuObject *group = NULL;
    if (items != NULL) {
        OuObject *both[] = {text, items};
        group = ou_call(TH, OU_TYPE_OBJECT(&ou_exc_base_exception_group), both, 2, NULL);
        ou_error_clear(TH);
    }
    if (group != NULL) {
        OuObject *part = method(group, "subgroup", OU_TYPE_OBJECT(&ou_exc_type_error));
        ou_drop_maybe(TH, part);
        ou_error_clear(TH);
    }
    OU_SWEEP_DISARM(sweep, &vm.account);
    assert_true(sweep->n != 0 || (e != NULL && group != NULL));
    ou_drop_maybe(TH, e);
    ou_drop_maybe(TH, items);
    ou_drop_maybe(TH, group);
    ou_drop(TH, text);
    ou_drop(TH, number);
    ou_drop(TH, type_error);
    ou_cycle_collect(TH, 2);
    live_end();
}

static void exceptions_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(life_of_exceptions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),
        cmocka_unit_test(keywords_are_refused),
        cmocka_unit_test(errno_chooses_the_class),
        cmocka_unit_test(groups_split),
        cmocka_unit_test(notes_and_attributes),
        cmocka_unit_test(references_die_with_their_target),
        cmocka_unit_test(exceptions_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
