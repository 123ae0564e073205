/* json_scanner.c - _json.Scanner: a value of JSON from a str.
 *
 * Arrays and objects recurse, bounded like all recursion in C. Names of members are kept in a dict during one call, so
 * that equal ones are the same str. The hooks run Python code: the text is the caller's, and does not change. */
#include "10_builtin/json/json_int.h"

#include "06_types/dict.h"
#include "06_types/float.h"
#include "06_types/float_text.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/tuple.h"

typedef struct Scanner {
    OuObject head;
    OuObject *object_hook, *object_pairs_hook, *parse_float, *parse_int, *parse_constant; /* owned; NULL only while it is made */
    bool strict;
} Scanner;

/* One call. */
typedef struct Scan {
    OuThread *th;
    const Scanner *scanner;
    OuObject *text; /* borrowed */
    OuObject *memo; /* dict of names; owned */
    const void *data;
    unsigned width;
    size_t n;
} Scan;

static OuObject *value(Scan *s, size_t at, size_t *end);

OU_INLINE uint32_t get(const Scan *s, size_t i)
{
    return ou_chars_get(s->data, s->width, i);
}

static bool is(const Scan *s, size_t i, uint32_t c)
{
    return i < s->n && get(s, i) == c;
}

static size_t skip_space(const Scan *s, size_t i)
{
    while (i < s->n) {
        uint32_t c = get(s, i);
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
            break;
        }
        i++;
    }
    return i;
}

static bool is_digit(const Scan *s, size_t i)
{
    return i < s->n && get(s, i) - '0' <= 9;
}

/* "StopIteration: place": nothing begins here. */
static OuObject *no_value(OuThread *th, size_t at)
{
    OuObject *place = ou_int_new(th, (int64_t)at);
    if (place != NULL) {
        ou_raise_value(th, &ou_exc_stop_iteration, place);
        ou_drop(th, place);
    }
    return NULL;
}

/* ---- numbers and words ---- */

static bool word(const Scan *s, size_t at, const char *text)
{
    for (; *text != 0; text++, at++) {
        if (!is(s, at, (uint8_t)*text)) {
            return false;
        }
    }
    return true;
}

static OuObject *whole(Scan *s, size_t from, size_t to)
{
    OuThread *th = s->th;
    bool negative = get(s, from) == '-';
    if (s->scanner->parse_int == OU_TYPE_OBJECT(&ou_int_type) && to - from <= 18) {
        int64_t number = 0;
        for (size_t i = from + negative; i < to; i++) {
            number = number * 10 + (int64_t)(get(s, i) - '0');
        }
        return ou_int_new(th, negative ? -number : number);
    }
    OuObject *digits = ou_str_slice(th, s->text, from, to);
    OuObject *result = digits == NULL ? NULL : ou_call1(th, s->scanner->parse_int, digits);
    ou_drop_maybe(th, digits);
    return result;
}

static OuObject *fraction(Scan *s, size_t from, size_t to)
{
    OuThread *th = s->th;
    char text[64];
    double number;
    if (s->scanner->parse_float == OU_TYPE_OBJECT(&ou_float_type) && to - from < sizeof text) {
        for (size_t i = from; i < to; i++) {
            text[i - from] = (char)get(s, i);
        }
        if (ou_float_parse(text, to - from, &number)) {
            return ou_float_new(th, number);
        }
    }
    OuObject *digits = ou_str_slice(th, s->text, from, to);
    OuObject *result = digits == NULL ? NULL : ou_call1(th, s->scanner->parse_float, digits);
    ou_drop_maybe(th, digits);
    return result;
}

static OuObject *number(Scan *s, size_t at, size_t *end)
{
    size_t i = at + (get(s, at) == '-');
    if (!is_digit(s, i)) {
        return no_value(s->th, at);
    }
    bool zero = get(s, i) == '0', is_whole = true;
    i++;
    while (!zero && is_digit(s, i)) {
        i++;
    }
    if (is(s, i, '.') && is_digit(s, i + 1)) {
        is_whole = false;
        for (i += 2; is_digit(s, i); i++) {
        }
    }
    if (is(s, i, 'e') || is(s, i, 'E')) {
        size_t k = i + 1 + (is(s, i + 1, '-') || is(s, i + 1, '+'));
        if (is_digit(s, k)) {
            is_whole = false;
            for (i = k + 1; is_digit(s, i); i++) {
            }
        }
    }
    *end = i;
    return is_whole ? whole(s, at, i) : fraction(s, at, i);
}

static OuObject *constant(Scan *s, const char *name, size_t at, size_t *end)
{
    OuObject *text = ou_str_from_text(s->th, name), *result;
    *end = at + strlen(name);
    result = text == NULL ? NULL : ou_call1(s->th, s->scanner->parse_constant, text);
    ou_drop_maybe(s->th, text);
    return result;
}

/* ---- arrays and objects ---- */

/* at: behind the bracket. */
static OuObject *array(Scan *s, size_t at, size_t *end)
{
    OuThread *th = s->th;
    OuObject *list = ou_list_new(th, 0);
    bool ok = list != NULL;
    at = skip_space(s, at);
    if (is(s, at, ']')) {
        *end = at + 1;
        return list;
    }
    while (ok && (ok = ou_list_append_adopt(th, list, value(s, at, &at)))) {
        at = skip_space(s, at);
        if (is(s, at, ']')) {
            *end = at + 1;
            return list;
        }
        ok = is(s, at, ',') || ou_json_raise(th, "Expecting ',' delimiter", s->text, at);
        at = skip_space(s, at + 1);
    }
    ou_drop_maybe(th, list);
    return NULL;
}

/* The name of a member whose quote stands at `at`: new. */
static OuObject *member_name(Scan *s, size_t at, size_t *end)
{
    OuThread *th = s->th;
    OuObject *name = ou_json_scan_string(th, s->text, at + 1, s->scanner->strict, end);
    OuObject *known = name == NULL ? NULL : ou_dict_set_default(th, s->memo, name, name);
    ou_drop_maybe(th, name);
    return known;
}

/* One member into `into`: a dict, or a list of pairs. *at is moved behind it. */
static bool member(Scan *s, OuObject *into, size_t *at)
{
    OuThread *th = s->th;
    if (!is(s, *at, '"')) {
        return ou_json_raise(th, "Expecting property name enclosed in double quotes", s->text, *at);
    }
    OuObject *name = member_name(s, *at, at), *what;
    if (name == NULL) {
        return false;
    }
    *at = skip_space(s, *at);
    bool ok = is(s, *at, ':') || ou_json_raise(th, "Expecting ':' delimiter", s->text, *at);
    what = !ok ? NULL : value(s, skip_space(s, *at + 1), at);
    if (what == NULL) {
        ok = false;
    } else if (ou_is_dict(into)) {
        ok = ou_dict_set(th, into, name, what);
    } else {
        ok = ou_list_append_adopt(th, into, ou_tuple_of(th, 2, name, what));
    }
    ou_drop_maybe(th, what);
    ou_drop(th, name);
    return ok;
}

/* The members, as dict or list of pairs; at: behind the brace. */
static OuObject *members(Scan *s, size_t at, size_t *end)
{
    OuThread *th = s->th;
    OuObject *into = s->scanner->object_pairs_hook != OU_NONE ? ou_list_new(th, 0) : ou_dict_new(th);
    bool ok = into != NULL;
    at = skip_space(s, at);
    if (is(s, at, '}')) {
        *end = at + 1;
        return into;
    }
    while (ok && (ok = member(s, into, &at))) {
        at = skip_space(s, at);
        if (is(s, at, '}')) {
            *end = at + 1;
            return into;
        }
        ok = is(s, at, ',') || ou_json_raise(th, "Expecting ',' delimiter", s->text, at);
        at = skip_space(s, at + 1);
    }
    ou_drop_maybe(th, into);
    return NULL;
}

static OuObject *object(Scan *s, size_t at, size_t *end)
{
    OuObject *into = members(s, at, end), *result = into;
    OuObject *hook = s->scanner->object_pairs_hook != OU_NONE ? s->scanner->object_pairs_hook : s->scanner->object_hook;
    if (into != NULL && hook != OU_NONE) {
        result = ou_call1(s->th, hook, into);
        ou_drop(s->th, into);
    }
    return result;
}

static OuObject *value(Scan *s, size_t at, size_t *end)
{
    OuThread *th = s->th;
    OuObject *result;
    if (at >= s->n) {
        return no_value(th, at);
    }
    switch (get(s, at)) {
    case '"': return ou_json_scan_string(th, s->text, at + 1, s->scanner->strict, end);
    case '{':
        if (!ou_enter(th, " while decoding a JSON object from a unicode string")) {
            return NULL;
        }
        result = object(s, at + 1, end);
        ou_leave(th);
        return result;
    case '[':
        if (!ou_enter(th, " while decoding a JSON array from a unicode string")) {
            return NULL;
        }
        result = array(s, at + 1, end);
        ou_leave(th);
        return result;
    case 'n':
        *end = at + 4;
        return word(s, at, "null") ? OU_NONE : no_value(th, at);
    case 't':
        *end = at + 4;
        return word(s, at, "true") ? OU_PY_TRUE : no_value(th, at);
    case 'f':
        *end = at + 5;
        return word(s, at, "false") ? OU_PY_FALSE : no_value(th, at);
    case 'N': return word(s, at, "NaN") ? constant(s, "NaN", at, end) : no_value(th, at);
    case 'I': return word(s, at, "Infinity") ? constant(s, "Infinity", at, end) : no_value(th, at);
    case '-':
        if (word(s, at, "-Infinity")) {
            return constant(s, "-Infinity", at, end);
        }
        return number(s, at, end);
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
        return number(s, at, end);
    default: return no_value(th, at);
    }
}

/* ---- the object ---- */

/* scan_once(string, idx) -> (value, end) */
static OuObject *scanner_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2];
    int64_t at;
    size_t end = 0;
    if (!ou_args_parse(th, "scan_once", "string, idx", args, n, kwnames, given) || !ou_as_ssize(th, given[1], &at)) {
        return NULL;
    }
    if (!ou_is_str(given[0])) {
        return ou_null(th, &ou_exc_type_error, "first argument must be a string, not %T", given[0]);
    }
    if (at < 0) {
        return ou_null(th, &ou_exc_value_error, "idx cannot be negative");
    }
    Scan s = {.th = th, .scanner = (Scanner *)self, .text = given[0], .memo = ou_dict_new(th)};
    if (s.memo == NULL) {
        return NULL;
    }
    s.data = ou_str_data(s.text);
    s.width = ou_str_width(s.text);
    s.n = ou_str_length(s.text);
    OuObject *what = value(&s, (size_t)at, &end), *place;
    ou_drop(th, s.memo);
    if (what == NULL) {
        return NULL;
    }
    place = ou_int_new(th, (int64_t)end);
    return ou_seq_pair_adopt(th, what, place);
}

static OuObject *scanner_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    static const char *const names[] = {"object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"};
    OuObject *context, *strict;
    if (!ou_args_parse(th, "make_scanner", "context", args, n, kwnames, &context)) {
        return NULL;
    }
    Scanner *s = (Scanner *)ou_object_new_zeroed(th, type, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    OuObject **fields[] = {&s->object_hook, &s->object_pairs_hook, &s->parse_float, &s->parse_int, &s->parse_constant};
    strict = ou_get_attr_text(th, context, "strict");
    OuTruth is_strict = strict == NULL ? OU_ERROR : ou_is_true(th, strict);
    bool ok = is_strict != OU_ERROR;
    ou_drop_maybe(th, strict);
    s->strict = is_strict == OU_TRUE;
    for (size_t i = 0; ok && i < OU_COUNT_OF(names); i++) {
        *fields[i] = ou_get_attr_text(th, context, names[i]);
        ok = *fields[i] != NULL;
    }
    if (!ok) {
        ou_drop(th, s);
        return NULL;
    }
    ou_track(th, &s->head);
    return &s->head;
}

static size_t scanner_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    Scanner *s = (Scanner *)self;
    ou_visit_one(fn, arg, s->object_hook);
    ou_visit_one(fn, arg, s->object_pairs_hook);
    ou_visit_one(fn, arg, s->parse_float);
    ou_visit_one(fn, arg, s->parse_int);
    ou_visit_one(fn, arg, s->parse_constant);
    return OU_VISIT_END;
}

/* The hooks become None: whoever still calls the scanner gets plain values, or TypeError. */
static void scanner_clear(OuThread *th, OuObject *self)
{
    Scanner *s = (Scanner *)self;
    OuObject **fields[] = {&s->object_hook, &s->object_pairs_hook, &s->parse_float, &s->parse_int, &s->parse_constant};
    for (size_t i = 0; i < OU_COUNT_OF(fields); i++) {
        ou_replace(th, fields[i], OU_NONE);
    }
}

static void scanner_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    scanner_clear(th, self);
    ou_object_free(th, self, sizeof(Scanner));
}

static const OuMemberDef members_table[] = {
    {"strict", OU_MEMBER_BOOL, offsetof(Scanner, strict), false, "strict"},
    {"object_hook", OU_MEMBER_OBJECT, offsetof(Scanner, object_hook), false, "object_hook"},
    {"object_pairs_hook", OU_MEMBER_OBJECT, offsetof(Scanner, object_pairs_hook), false, NULL},
    {"parse_float", OU_MEMBER_OBJECT, offsetof(Scanner, parse_float), false, "parse_float"},
    {"parse_int", OU_MEMBER_OBJECT, offsetof(Scanner, parse_int), false, "parse_int"},
    {"parse_constant", OU_MEMBER_OBJECT, offsetof(Scanner, parse_constant), false, "parse_constant"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_json_scanner_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_json.Scanner",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_JSON_SCANNER,
    .basic_size = sizeof(Scanner),
    .drop = scanner_drop,
    .visit = scanner_visit,
    .clear = scanner_clear,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .call = scanner_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = scanner_make,
    .init = ou_object_init,
    .members = members_table,
    .doc = "JSON scanner object",
};
