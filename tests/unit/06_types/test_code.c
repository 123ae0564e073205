/* Code objects: their tables, their equality, replace(). */
#include "unit.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/code_int.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "host.h"

#include <string.h>

static void *copy_of(OuThread *th, const void *from, size_t size)
{
    void *copy = ou_mem_take(th, size);
    if (copy != NULL) {
        memcpy(copy, from, size);
    }
    return copy;
}

/* def f(a, b): with one local, one cell; six words on lines 3, 4 and none. constant: consts[0], kept. */
static OuCode *sample(OuThread *th, OuObject *constant)
{
    static const uint32_t words[6] = {1, 2, 3, 4, 5, 6};
    static const OuPosition positions[3] = {{2, 3, 3, 0, 5}, {3, 4, 4, 2, 70}, {1, 0, 0, 0, 0}};
    static const OuExceptionEntry exceptions[2] = {{1, 3, 4, 0}, {0, 5, 5, 1}};
    static const uint8_t depths[6] = {2, 0, 3, 1, 0x81, 0x00};
    static const uint8_t kinds[4] = {OU_LOCAL_PLAIN, OU_LOCAL_CELL, OU_LOCAL_PLAIN, OU_LOCAL_CELL};
    OuCode *code = ou_code_new(th);
    if (code == NULL) {
        return NULL;
    }
    code->first_line = 3;
    code->n_args = 2;
    code->name = ou_str_from_text(th, "f");
    code->qualname = ou_str_from_text(th, "C.f");
    code->filename = ou_str_from_text(th, "file.py");
    code->consts = ou_tuple_of(th, 1, constant);
    code->names = ou_tuple_new(th, 0);
    OuObject *a = ou_str_from_text(th, "a"), *b = ou_str_from_text(th, "b"), *c = ou_str_from_text(th, "c"),
             *d = ou_str_from_text(th, "d");
    if (a != NULL && b != NULL && c != NULL && d != NULL) {
        code->local_names = ou_tuple_of(th, 4, a, b, c, d);
    }
    ou_drop_maybe(th, a);
    ou_drop_maybe(th, b);
    ou_drop_maybe(th, c);
    ou_drop_maybe(th, d);
    if ((code->words = copy_of(th, words, sizeof words)) != NULL) {
        code->n_words = OU_COUNT_OF(words);
    }
    if ((code->positions = copy_of(th, positions, sizeof positions)) != NULL) {
        code->n_positions = OU_COUNT_OF(positions);
    }
    if ((code->exceptions = copy_of(th, exceptions, sizeof exceptions)) != NULL) {
        code->n_exceptions = OU_COUNT_OF(exceptions);
    }
    if ((code->depths = copy_of(th, depths, 4)) != NULL) {
        code->depths_size = 4;
    }
    if ((code->local_kinds = copy_of(th, kinds, sizeof kinds)) != NULL) {
        code->n_locals = OU_COUNT_OF(kinds);
    }
    if (ou_has_error(th)) {
        ou_drop(th, code);
        return NULL;
    }
    return code;
}

static void tables_answer(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuCode *code = sample(th, OU_NONE);
    assert_int_equal(ou_code_position(code, 0).line, 3);
    assert_int_equal(ou_code_position(code, 1).end_column, 5);
    assert_int_equal(ou_code_position(code, 2).line, 4);
    assert_int_equal(ou_code_position(code, 5).line, 0);
    assert_int_equal(ou_code_position(code, 6).line, 0);
    assert_int_equal(ou_code_depth(code, 1), 0);
    assert_int_equal(ou_code_depth(code, 2), 1);
    assert_int_equal(ou_code_depth(code, 4), 1);
    assert_int_equal(ou_code_handler(code, 0)->handler, 5);
    assert_int_equal(ou_code_handler(code, 1)->handler, 4);
    assert_int_equal(ou_code_handler(code, 3)->handler, 5);
    assert_null(ou_code_handler(code, 5));
    ou_drop(th, code);
    host_end(&vm);
}

static void assert_attribute(OuThread *th, OuObject *o, const char *name, const char *expected)
{
    OuObject *value = ou_get_attr_text(th, o, name);
    assert_non_null(value);
    OuObject *text = ou_repr(th, value);
    assert_non_null(text);
    assert_string_equal(ou_str_data(text), expected);
    ou_drop(th, text);
    ou_drop(th, value);
}

static void attributes_are_as_documented(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuCode *code = sample(th, OU_NONE);
    assert_attribute(th, &code->head, "co_argcount", "2");
    assert_attribute(th, &code->head, "co_nlocals", "3");
    assert_attribute(th, &code->head, "co_varnames", "('a', 'b', 'c')");
    assert_attribute(th, &code->head, "co_cellvars", "('b', 'd')");
    assert_attribute(th, &code->head, "co_freevars", "()");
    assert_attribute(th, &code->head, "co_qualname", "'C.f'");
    /* Two words on line 3, columns 0 to 5; three on line 4, columns 2 to 70; one without a line. */
    assert_attribute(th, &code->head, "co_linetable", "b'\\xf1\\x00\\x00\\x01\\x06\\xf2\\x02\\x00\\x03G\\x01\\xf8'");
    assert_attribute(th, &code->head, "co_lnotab", "b'\\x08\\x01'");
    OuObject *lines = ou_call_method_text(th, &code->head, "co_lines", 0), *list = ou_to_list(th, lines);
    OuObject *text = ou_repr(th, list);
    assert_string_equal(ou_str_data(text), "[(0, 8, 3), (8, 20, 4), (20, 24, None)]");
    ou_drop(th, text);
    ou_drop(th, list);
    ou_drop(th, lines);
    OuObject *positions = ou_call_method_text(th, &code->head, "co_positions", 0);
    list = ou_to_list(th, positions);
    assert_int_equal(ou_list_size(list), 12);
    ou_drop(th, list);
    ou_drop(th, positions);
    ou_drop(th, code);
    host_end(&vm);
}

static void constants_differ_by_type(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *one = ou_int_new(th, 1), *float_one = ou_float_new(th, 1.0);
    OuObject *zero = ou_float_new(th, 0.0), *minus_zero = ou_float_new(th, -0.0);
    OuCode *codes[] = {sample(th, one), sample(th, float_one), sample(th, OU_PY_TRUE), sample(th, zero),
                       sample(th, minus_zero)};
    OuCode *again = sample(th, one);
    for (size_t i = 0; i < OU_COUNT_OF(codes); i++) {
        assert_int_equal(ou_compare_bool(th, &codes[i]->head, &again->head, OU_EQ), i == 0 ? OU_TRUE : OU_FALSE);
    }
    assert_int_equal(ou_compare_bool(th, &codes[3]->head, &codes[4]->head, OU_EQ), OU_FALSE);
    assert_int_equal(ou_hash(th, &codes[0]->head), ou_hash(th, &again->head));
    again->words[2] = 9;
    assert_int_equal(ou_compare_bool(th, &codes[0]->head, &again->head, OU_EQ), OU_FALSE);
    for (size_t i = 0; i < OU_COUNT_OF(codes); i++) {
        ou_drop(th, codes[i]);
    }
    ou_drop(th, again);
    ou_drop(th, one);
    ou_drop(th, float_one);
    ou_drop(th, zero);
    ou_drop(th, minus_zero);
    host_end(&vm);
}

/* code.replace(name=value), value taken over. */
static OuObject *replaced(OuThread *th, OuCode *code, const char *name, OuObject *value)
{
    OuObject *method = ou_get_attr_text(th, &code->head, "replace"), *result = NULL;
    OuObject *text = ou_str_intern_text(th, name), *names = text == NULL ? NULL : ou_tuple_of(th, 1, text);
    if (method != NULL && names != NULL && value != NULL) {
        result = ou_call(th, method, &value, 0, names);
    }
    ou_drop_maybe(th, method);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, value);
    return result;
}

/* Without a verifier, which is of a higher floor, what fits together is taken. */
static void replaces_what_fits(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuCode *code = sample(th, OU_NONE);
    OuObject *other = replaced(th, code, "co_firstlineno", ou_int_new(th, 10));
    assert_int_equal(ou_code_position((OuCode *)other, 2).line, 11);
    assert_int_equal(ou_code_position((OuCode *)other, 5).line, 0);
    ou_drop(th, other);
    other = replaced(th, code, "co_name", ou_str_from_text(th, "other"));
    assert_attribute(th, other, "co_name", "'other'");
    assert_int_equal(ou_compare_bool(th, other, &code->head, OU_EQ), OU_FALSE);
    ou_drop(th, other);
    static const char *const numbers[] = {"co_argcount", "co_nlocals", "co_kwonlyargcount", "co_posonlyargcount"};
    for (size_t i = 0; i < OU_COUNT_OF(numbers); i++) {
        assert_null(replaced(th, code, numbers[i], ou_int_new(th, 7)));
        assert_true(ou_error_swallow(th, &ou_exc_value_error));
    }
    static const char *const wrong[] = {"123", "", "1234"}; /* no words, none, fewer than co_linetable has */
    for (size_t i = 0; i < OU_COUNT_OF(wrong); i++) {
        assert_null(replaced(th, code, "co_code", ou_bytes_from(th, wrong[i], strlen(wrong[i]))));
        assert_true(ou_error_swallow(th, &ou_exc_value_error));
    }
    ou_drop(th, code);
    host_end(&vm);
}

/* types.CodeType of all attributes; NULL with an error. */
static OuObject *made_again(OuThread *th, OuCode *code)
{
    static const char *const names[] = {"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize",
                                        "co_flags", "co_code", "co_consts", "co_names", "co_varnames", "co_filename", "co_name",
                                        "co_qualname", "co_firstlineno", "co_linetable", "co_exceptiontable", "co_freevars", "co_cellvars"};
    OuObject *values[OU_COUNT_OF(names)];
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        values[i] = ou_get_attr_text(th, &code->head, names[i]);
    }
    OuObject *args = ou_tuple_adopt(th, values, OU_COUNT_OF(names));
    OuObject *made = args == NULL ? NULL : ou_call(th, (OuObject *)(uintptr_t)&ou_code_type, ou_tuple_items(args), OU_COUNT_OF(names), NULL);
    ou_drop_maybe(th, args);
    return made;
}

static void attributes_make_the_same_code(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuCode *code = sample(th, OU_NONE), *other = (OuCode *)made_again(th, code);
    assert_non_null(other);
    assert_int_equal(ou_compare_bool(th, &other->head, &code->head, OU_EQ), OU_TRUE);
    assert_int_equal(other->n_locals, 4);
    assert_memory_equal(other->local_kinds, code->local_kinds, 4);
    assert_int_equal(ou_code_depth(other, 2), 1);
    assert_int_equal(ou_code_handler(other, 1)->handler, 4);
    ou_drop(th, other);
    ou_drop(th, code);
    host_end(&vm);
}

/* All forms of entries that CPython's compiler writes. */
static void forms_of_locations_are_read(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuCode *code = sample(th, OU_NONE);
    static const char table[] = {(char)0x90, 0x35,             /* one word, columns in the kind: 19 to 24 */
                                 (char)0xd8, 1, 2,             /* the next line, two columns */
                                 (char)0xe8, 4,                /* two lines on, no columns */
                                 (char)0xf0, 5, 3, 1, 66, 1,   /* all of it: two lines back, to three lines on, columns 0 and 65 */
                                 (char)0xf8};                  /* none; and one word more than there are entries */
    OuCode *other = (OuCode *)replaced(th, code, "co_linetable", ou_bytes_from(th, table, sizeof table));
    assert_non_null(other);
    static const OuPosition expected[] = {{1, 3, 3, 19, 24}, {1, 4, 4, 1, 2}, {1, 6, 6, -1, -1}, {1, 4, 7, 0, 65}, {2, 0, 0, 0, 0}};
    assert_int_equal(other->n_positions, OU_COUNT_OF(expected));
    assert_memory_equal(other->positions, expected, sizeof expected);
    ou_drop(th, other);
    static const char *const bad[] = {"\x01", "\xf0", "\xf0\x02\x40\x40", "\x97\x01", "\xf0\x00\x00\x7f\x7f\x7f\x7f\x7f\x7f\x01"};
    for (size_t i = 0; i < OU_COUNT_OF(bad); i++) {
        assert_null(replaced(th, code, "co_linetable", ou_bytes_from(th, bad[i], strlen(bad[i]))));
        assert_true(ou_error_swallow(th, &ou_exc_value_error));
    }
    static const char *const bad_handlers[] = {"", "\x80", "\x80\x01\x02\x03", "\x80\x01\x02\x04", "\x40"};
    for (size_t i = 0; i < OU_COUNT_OF(bad_handlers); i++) {
        assert_null(replaced(th, code, "co_exceptiontable", ou_bytes_from(th, bad_handlers[i], strlen(bad_handlers[i]))));
        assert_true(ou_error_swallow(th, &ou_exc_value_error));
    }
    ou_drop(th, code);
    host_end(&vm);
}

static void copies(OuSweep *sweep)
{
    OuVm vm;
    OuThread *th = host_start(&vm);
    OU_SWEEP_ARM(sweep, &vm.account);
    OuCode *code = sample(th, OU_NONE);
    if (code != NULL) {
        OuObject *other = replaced(th, code, "co_name", ou_str_from_text(th, "other"));
        assert_true(other != NULL || ou_has_error(th));
        ou_error_clear(th);
        if (other != NULL) {
            OuTruth same = ou_compare_bool(th, other, &code->head, OU_EQ);
            assert_true((same == OU_ERROR) == ou_has_error(th));
            ou_drop(th, other);
        }
        ou_error_clear(th);
        other = made_again(th, code);
        assert_true(other != NULL || ou_has_error(th));
        ou_drop_maybe(th, other);
        ou_error_clear(th);
        static const char *const names[] = {"co_linetable", "co_exceptiontable", "co_lnotab", "co_code", "co_varnames"};
        for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
            OuObject *value = ou_get_attr_text(th, &code->head, names[i]);
            assert_true((value == NULL) == ou_has_error(th));
            ou_drop_maybe(th, value);
            ou_error_clear(th);
        }
        OuObject *it = ou_call_method_text(th, &code->head, "co_positions", 0);
        ou_drop_maybe(th, it);
        ou_error_clear(th);
        it = ou_call_method_text(th, &code->head, "co_lines", 0);
        ou_drop_maybe(th, it);
        ou_drop(th, code);
    }
    OU_SWEEP_DISARM(sweep, &vm.account);
    ou_error_clear(th);
    host_end(&vm);
}

static void copies_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(copies);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_answer),
        cmocka_unit_test(attributes_are_as_documented),
        cmocka_unit_test(constants_differ_by_type),
        cmocka_unit_test(replaces_what_fits),
        cmocka_unit_test(attributes_make_the_same_code),
        cmocka_unit_test(forms_of_locations_are_read),
        cmocka_unit_test(copies_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
