/* literal.h - reads what CPython's ascii() writes of str, bytes, bytearray, int, None, bool, tuple, list,
 * dict and slice, so that a test may get its cases from the oracle.
 *
 * Include after types_live.h. A literal that cannot be read fails the test. */
#ifndef OU_TEST_LITERAL_H
#define OU_TEST_LITERAL_H

#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/float.h"
#include "06_types/list.h"
#include "06_types/memoryview.h"
#include "06_types/range.h"
#include "06_types/tuple.h"

#include <stdlib.h>

static OuObject *literal_read(const char **at);

static bool literal_skip(const char **at, const char *text)
{
    while (**at == ' ') {
        ++*at;
    }
    size_t n = strlen(text);
    if (strncmp(*at, text, n) != 0) {
        return false;
    }
    *at += n;
    return true;
}

/* A quoted run with escapes; *at is behind the prefix. */
static OuObject *literal_quoted(const char **at, bool bytes)
{
    char quote = *(*at)++;
    size_t room = strlen(*at) + 1, n = 0;
    uint32_t *chars = calloc(room, sizeof *chars);
    assert_non_null(chars);
    while (**at != quote) {
        uint32_t c = (uint8_t)*(*at)++;
        assert_true(c != 0);
        if (c == '\\') {
            char kind = *(*at)++;
            int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            c = kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : (uint8_t)kind;
            if (digits > 0) {
                char text[9] = {0};
                memcpy(text, *at, (size_t)digits);
                c = (uint32_t)strtoul(text, NULL, 16);
                *at += digits;
            }
        }
        chars[n++] = c;
    }
    ++*at;
    OuObject *o;
    if (bytes) {
        char *narrow = calloc(n + 1, 1);
        assert_non_null(narrow);
        for (size_t i = 0; i < n; i++) {
            narrow[i] = (char)chars[i];
        }
        o = ou_bytes_from(TH, narrow, n);
        free(narrow);
    } else {
        o = ou_str_from_ucs4(TH, chars, n);
    }
    free(chars);
    assert_non_null(o);
    return o;
}

static OuObject *literal_items(const char **at, const char *close, bool pairs)
{
    OuObject *list = ou_list_new(TH, 0);
    while (!literal_skip(at, close)) {
        assert_true(ou_list_append_adopt(TH, list, literal_read(at)));
        if (pairs) {
            assert_true(literal_skip(at, ":"));
            assert_true(ou_list_append_adopt(TH, list, literal_read(at)));
        }
        literal_skip(at, ",");
    }
    return list;
}

static OuObject *literal_call(const char **at, const char *name)
{
    OuObject *args = literal_items(at, ")", false), *o = NULL;
    OuObject *const *items = ((OuList *)args)->items;
    if (strcmp(name, "slice") == 0) {
        o = ou_slice_new(TH, items[0], items[1], items[2]);
    } else if (strcmp(name, "bytearray") == 0) {
        o = ou_bytearray_from(TH, ou_bytes_data(items[0]), ou_bytes_size(items[0]));
    } else if (strcmp(name, "memoryview") == 0) {
        o = ou_memoryview_new(TH, items[0]);
    }
    ou_drop(TH, args);
    assert_non_null(o);
    return o;
}

static OuObject *literal_number(const char **at)
{
    size_t n = strspn(*at, "+-0123456789.eE");
    OuObject *o;
    if (memchr(*at, '.', n) != NULL || memchr(*at, 'e', n) != NULL) {
        o = ou_float_new(TH, strtod(*at, NULL));
    } else {
        assert_true(n > 0);
        o = ou_int_from_digits(TH, *at, n, 10);
    }
    *at += n;
    assert_non_null(o);
    return o;
}

static OuObject *literal_read(const char **at)
{
    static const struct { const char *name; OuObject *value; } words[] = {
        {"None", OU_NONE}, {"True", OU_PY_TRUE}, {"False", OU_PY_FALSE}, {"Ellipsis", OU_ELLIPSIS}};
    while (**at == ' ') {
        ++*at;
    }
    for (size_t i = 0; i < OU_COUNT_OF(words); i++) {
        if (literal_skip(at, words[i].name)) {
            return words[i].value;
        }
    }
    static const char *const calls[] = {"slice", "bytearray", "memoryview"};
    for (size_t i = 0; i < OU_COUNT_OF(calls); i++) {
        if (literal_skip(at, calls[i])) {
            assert_true(literal_skip(at, "("));
            return literal_call(at, calls[i]);
        }
    }
    if (**at == '\'' || **at == '"') {
        return literal_quoted(at, false);
    }
    if (**at == 'b') {
        ++*at;
        return literal_quoted(at, true);
    }
    if (literal_skip(at, "(")) {
        OuObject *list = literal_items(at, ")", false);
        OuObject *tuple = ou_list_to_tuple(TH, list);
        ou_drop(TH, list);
        assert_non_null(tuple);
        return tuple;
    }
    if (literal_skip(at, "[")) {
        return literal_items(at, "]", false);
    }
    if (literal_skip(at, "{")) {
        OuObject *list = literal_items(at, "}", true), *dict = ou_dict_new(TH);
        for (size_t i = 0; i + 1 < ou_list_size(list); i += 2) {
            assert_true(ou_dict_set(TH, dict, ou_list_borrow(list, i), ou_list_borrow(list, i + 1)));
        }
        ou_drop(TH, list);
        return dict;
    }
    return literal_number(at);
}

#endif
