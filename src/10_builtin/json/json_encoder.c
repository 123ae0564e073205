/* json_encoder.c - _json.Encoder: an object to the text of JSON, in one piece.
 *
 * Everything goes into one builder. Lists, dicts and what default() returns recurse, bounded like all recursion in C.
 * What `encoder`, `default` and items() run may change anything: containers are read again at each step, and what is
 * being written is kept. */
#include "10_builtin/json/json_int.h"

#include "06_types/dict.h"
#include "06_types/float.h"
#include "06_types/float_text.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/tuple.h"

#include <math.h>

typedef enum Quoting { BY_CALL, QUOTE, QUOTE_ASCII } Quoting;

typedef struct Encoder {
    OuObject head;
    OuObject *markers, *default_fn, *encoder, *indent, *key_separator, *item_separator; /* owned; NULL only while it is made */
    bool sort_keys, skip_keys, allow_nan;
    Quoting quoting; /* what `encoder` is known to do */
} Encoder;

typedef struct Writer {
    OuThread *th;
    Encoder *e; /* borrowed: the object that is called */
    OuStrBuilder out;
} Writer;

static bool write(Writer *w, OuObject *o);

static bool put(Writer *w, const char *text)
{
    return ou_builder_ascii(w->th, &w->out, text, strlen(text));
}

static bool put_quoted(Writer *w, OuObject *s)
{
    OuThread *th = w->th;
    if (w->e->quoting != BY_CALL) {
        return ou_json_quote(th, &w->out, s, w->e->quoting == QUOTE_ASCII);
    }
    OuObject *text = ou_call1(th, w->e->encoder, s);
    if (text == NULL) {
        return false;
    }
    bool ok = ou_is_str(text) ? ou_builder_str(th, &w->out, text)
                              : ou_raise(th, &ou_exc_type_error, "encoder() must return a string, not %T", text);
    ou_drop(th, text);
    return ok;
}

/* "null", "true" or "false"; NULL: none of these. */
static const char *constant(const OuObject *o)
{
    return o == OU_NONE ? "null" : o == OU_PY_TRUE ? "true" : o == OU_PY_FALSE ? "false" : NULL;
}

/* The text of a float or an int, whatever its class makes of repr(): new. */
static OuObject *float_text(Writer *w, OuObject *o)
{
    OuThread *th = w->th;
    double number = ou_float_value(o);
    if (isfinite(number)) {
        return ou_float_repr(th, number);
    }
    if (!w->e->allow_nan) {
        return ou_null(th, &ou_exc_value_error, "Out of range float values are not JSON compliant");
    }
    return ou_str_from_text(th, isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
}

static bool put_adopt(Writer *w, OuObject *text)
{
    if (text == NULL) {
        return false;
    }
    bool ok = ou_builder_str(w->th, &w->out, text);
    ou_drop(w->th, text);
    return ok;
}

static bool put_int(Writer *w, OuObject *o)
{
    char text[24], *end = text + sizeof text, *at = end;
    if (!ou_int_is_inline(o)) {
        return put_adopt(w, ou_int_to_text(w->th, o, 10, false));
    }
    int64_t value = ou_int_value(o);
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        *--at = (char)('0' + rest % 10);
    } while ((rest /= 10) != 0);
    if (value < 0) {
        *--at = '-';
    }
    return ou_builder_ascii(w->th, &w->out, at, (size_t)(end - at));
}

/* ---- what is being written may not be in itself ---- */

/* *mark: o's entry in markers, new; NULL when nothing is marked. False: an error. */
static bool mark(Writer *w, OuObject *o, OuObject **out)
{
    OuThread *th = w->th;
    *out = NULL;
    if (w->e->markers == OU_NONE) {
        return true;
    }
    OuObject *id = ou_int_new_u64(th, (uint64_t)(uintptr_t)o);
    OuTruth known = id == NULL ? OU_ERROR : ou_dict_has(th, w->e->markers, id);
    if (known == OU_TRUE) {
        ou_raise(th, &ou_exc_value_error, "Circular reference detected");
    }
    if (known != OU_FALSE || !ou_dict_set(th, w->e->markers, id, o)) {
        ou_drop_maybe(th, id);
        return false;
    }
    *out = id;
    return true;
}

/* Gives the mark back; on failure it stays in markers, as CPython leaves it. */
static bool unmark_adopt(Writer *w, OuObject *id, bool ok)
{
    OuThread *th = w->th;
    if (id == NULL) {
        return ok;
    }
    if (ok && w->e->markers != OU_NONE) {
        OuTruth was = ou_dict_delete(th, w->e->markers, id);
        ok = was == OU_TRUE || (was == OU_FALSE && ou_raise_value(th, &ou_exc_key_error, id));
    }
    ou_drop(th, id);
    return ok;
}

/* ---- lists ---- */

static bool write_items(Writer *w, OuObject *items)
{
    OuThread *th = w->th;
    bool is_list = ou_is_list(items);
    if (!put(w, "[")) {
        return false;
    }
    for (size_t i = 0; i < (is_list ? ou_list_size(items) : ou_tuple_size(items)); i++) {
        OuObject *item = ou_keep(is_list ? ou_list_borrow(items, i) : ou_tuple_borrow(items, i));
        bool ok = (i == 0 || ou_builder_str(th, &w->out, w->e->item_separator)) && write(w, item);
        ou_drop(th, item);
        if (!ok) {
            return false;
        }
    }
    return put(w, "]");
}

static bool write_list(Writer *w, OuObject *o)
{
    OuThread *th = w->th;
    OuObject *items = ou_is_exact_list(o) || ou_is_exact_tuple(o) ? ou_keep(o) : ou_to_list(th, o), *id;
    if (items == NULL) {
        return false;
    }
    bool ok;
    if ((ou_is_list(items) ? ou_list_size(items) : ou_tuple_size(items)) == 0) {
        ok = put(w, "[]");
    } else if (mark(w, o, &id)) {
        ok = unmark_adopt(w, id, write_items(w, items));
    } else {
        ok = false;
    }
    ou_drop(th, items);
    return ok;
}

/* ---- dicts ---- */

/* A key as a str, new; NULL without error: it is to be left out. */
static OuObject *key_text(Writer *w, OuObject *key)
{
    if (ou_is_str(key)) {
        return ou_keep(key);
    }
    if (ou_is_float(key)) {
        return float_text(w, key);
    }
    if (constant(key) != NULL) {
        return ou_str_from_text(w->th, constant(key));
    }
    if (ou_is_int(key)) {
        return ou_int_to_text(w->th, key, 10, false);
    }
    if (!w->e->skip_keys) {
        ou_raise(w->th, &ou_exc_type_error, "keys must be str, int, float, bool or None, not %T", key);
    }
    return NULL;
}

static bool write_pair(Writer *w, OuObject *key, OuObject *value, bool *first)
{
    OuThread *th = w->th;
    OuObject *name = key_text(w, key);
    if (name == NULL) {
        return !ou_has_error(th);
    }
    bool ok = (*first || ou_builder_str(th, &w->out, w->e->item_separator)) && put_quoted(w, name);
    ou_drop(th, name);
    *first = false;
    return ok && ou_builder_str(th, &w->out, w->e->key_separator) && write(w, value);
}

/* items() of a dict as a list, new. */
static OuObject *items_of(OuThread *th, OuObject *o)
{
    if (ou_is_exact_dict(o)) {
        return ou_dict_items_list(th, o);
    }
    OuObject *view = ou_call_method_text(th, o, "items", 0), *list;
    if (view == NULL) {
        return NULL;
    }
    OuObject *iterator = ou_iter(th, view);
    if (iterator == NULL && ou_error_swallow(th, &ou_exc_type_error)) {
        ou_raise(th, &ou_exc_type_error, "%T.items() returned a non-iterable (type %T)", o, view);
    }
    list = iterator == NULL ? NULL : ou_to_list(th, iterator);
    ou_drop_maybe(th, iterator);
    ou_drop(th, view);
    return list;
}

static bool write_pairs(Writer *w, OuObject *o)
{
    OuThread *th = w->th;
    OuObject *items = put(w, "{") ? items_of(th, o) : NULL;
    bool ok = items != NULL && (!w->e->sort_keys || ou_list_sort(th, items, NULL, false)), first = true;
    for (size_t i = 0; ok && i < ou_list_size(items); i++) {
        OuObject *item = ou_keep(ou_list_borrow(items, i));
        if (!ou_is_tuple(item) || ou_tuple_size(item) != 2) {
            ok = ou_raise(th, &ou_exc_value_error, "items must return 2-tuples");
        } else {
            ok = write_pair(w, ou_tuple_borrow(item, 0), ou_tuple_borrow(item, 1), &first);
        }
        ou_drop(th, item);
    }
    ou_drop_maybe(th, items);
    return ok && put(w, "}");
}

static bool write_dict(Writer *w, OuObject *o)
{
    OuObject *id;
    if (ou_dict_size(o) == 0) {
        return put(w, "{}");
    }
    return mark(w, o, &id) && unmark_adopt(w, id, write_pairs(w, o));
}

/* ---- anything ---- */

static bool write_other(Writer *w, OuObject *o)
{
    OuThread *th = w->th;
    OuObject *id, *instead;
    if (!mark(w, o, &id)) {
        return false;
    }
    instead = ou_call1(th, w->e->default_fn, o);
    bool ok = instead != NULL && write(w, instead);
    ou_drop_maybe(th, instead);
    return unmark_adopt(w, id, ok);
}

static bool write(Writer *w, OuObject *o)
{
    OuThread *th = w->th;
    if (constant(o) != NULL) {
        return put(w, constant(o));
    }
    if (ou_is_str(o)) {
        return put_quoted(w, o);
    }
    if (ou_is_int(o)) {
        return put_int(w, o);
    }
    if (ou_is_float(o)) {
        return put_adopt(w, float_text(w, o));
    }
    if (!ou_enter(th, " while encoding a JSON object")) {
        return false;
    }
    bool ok = ou_is_list(o) || ou_is_tuple(o) ? write_list(w, o) : ou_is_dict(o) ? write_dict(w, o) : write_other(w, o);
    ou_leave(th);
    return ok;
}

/* ---- the object ---- */

/* _iterencode(obj, _current_indent_level) -> a list of one text */
static OuObject *encoder_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2];
    int64_t level;
    if (!ou_args_parse(th, "_iterencode", "obj, _current_indent_level", args, n, kwnames, given) ||
        !ou_as_ssize(th, given[1], &level)) {
        return NULL;
    }
    Writer w = {.th = th, .e = (Encoder *)self};
    ou_builder_init(&w.out);
    if (!write(&w, given[0])) {
        ou_builder_abandon(th, &w.out);
        return NULL;
    }
    OuObject *text = ou_builder_finish(th, &w.out), *list = text == NULL ? NULL : ou_list_from(th, &text, 1);
    ou_drop_maybe(th, text);
    return list;
}

static Quoting quoting_of(const OuObject *encoder)
{
    if (encoder->type != &ou_native_type) {
        return BY_CALL;
    }
    OuFn fn = ((const OuNative *)encoder)->def->fn;
    return fn == ou_json_encode_basestring ? QUOTE : fn == ou_json_encode_basestring_ascii ? QUOTE_ASCII : BY_CALL;
}

static bool flag(OuThread *th, OuObject *o, bool *out)
{
    OuTruth truth = ou_is_true(th, o);
    *out = truth == OU_TRUE;
    return truth != OU_ERROR;
}

static OuObject *encoder_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[9];
    bool flags[3];
    if (!ou_args_parse(th, "make_encoder",
                       "markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan", args, n,
                       kwnames, given)) {
        return NULL;
    }
    for (size_t i = 4; i < 6; i++) {
        if (!ou_is_str(given[i])) {
            return ou_null(th, &ou_exc_type_error, "make_encoder() argument %d must be str, not %s", (int)i + 1,
                           ou_argument_type(given[i]));
        }
    }
    for (size_t i = 0; i < 3; i++) {
        if (!flag(th, given[6 + i], &flags[i])) {
            return NULL;
        }
    }
    if (given[0] != OU_NONE && !ou_is_dict(given[0])) {
        return ou_null(th, &ou_exc_type_error, "make_encoder() argument 1 must be dict or None, not %G", given[0]);
    }
    Encoder *e = (Encoder *)ou_object_new_zeroed(th, type, sizeof *e);
    if (e == NULL) {
        return NULL;
    }
    OuObject **fields[] = {&e->markers, &e->default_fn, &e->encoder, &e->indent, &e->key_separator, &e->item_separator};
    for (size_t i = 0; i < OU_COUNT_OF(fields); i++) {
        *fields[i] = ou_keep(given[i]);
    }
    e->sort_keys = flags[0];
    e->skip_keys = flags[1];
    e->allow_nan = flags[2];
    e->quoting = quoting_of(e->encoder);
    ou_track(th, &e->head);
    return &e->head;
}

static size_t encoder_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    Encoder *e = (Encoder *)self;
    ou_visit_one(fn, arg, e->markers);
    ou_visit_one(fn, arg, e->default_fn);
    ou_visit_one(fn, arg, e->encoder);
    ou_visit_one(fn, arg, e->indent);
    return OU_VISIT_END;
}

/* The separators stay: they are str, and no part of a cycle. */
static void encoder_clear(OuThread *th, OuObject *self)
{
    Encoder *e = (Encoder *)self;
    OuObject **fields[] = {&e->markers, &e->default_fn, &e->encoder, &e->indent};
    for (size_t i = 0; i < OU_COUNT_OF(fields); i++) {
        ou_replace(th, fields[i], OU_NONE);
    }
}

static void encoder_drop(OuThread *th, OuObject *self)
{
    Encoder *e = (Encoder *)self;
    ou_untrack(th, self);
    encoder_clear(th, self);
    ou_clear_ref(th, &e->key_separator);
    ou_clear_ref(th, &e->item_separator);
    ou_object_free(th, self, sizeof *e);
}

static const OuMemberDef members[] = {
    {"markers", OU_MEMBER_OBJECT, offsetof(Encoder, markers), false, "markers"},
    {"default", OU_MEMBER_OBJECT, offsetof(Encoder, default_fn), false, "default"},
    {"encoder", OU_MEMBER_OBJECT, offsetof(Encoder, encoder), false, "encoder"},
    {"indent", OU_MEMBER_OBJECT, offsetof(Encoder, indent), false, "indent"},
    {"key_separator", OU_MEMBER_OBJECT, offsetof(Encoder, key_separator), false, "key_separator"},
    {"item_separator", OU_MEMBER_OBJECT, offsetof(Encoder, item_separator), false, "item_separator"},
    {"sort_keys", OU_MEMBER_BOOL, offsetof(Encoder, sort_keys), false, "sort_keys"},
    {"skipkeys", OU_MEMBER_BOOL, offsetof(Encoder, skip_keys), false, "skipkeys"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_json_encoder_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_json.Encoder",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_JSON_ENCODER,
    .basic_size = sizeof(Encoder),
    .drop = encoder_drop,
    .visit = encoder_visit,
    .clear = encoder_clear,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .call = encoder_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = encoder_make,
    .init = ou_object_init,
    .members = members,
    .doc = "_iterencode(obj, _current_indent_level) -> iterable",
};
