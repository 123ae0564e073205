/* exceptions_unicode.c - UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError. */
#include "06_types/bytes.h"
#include "06_types/exceptions_int.h"
#include "06_types/int.h"

#include <stdio.h>

#define UNI(o) ((OuUnicodeError *)(o))

/* ---- making ---- */

static bool want_str(OuThread *th, OuObject *o, int position)
{
    return ou_is_str(o) || ou_raise(th, &ou_exc_type_error, "argument %d must be str, not %G", position, o);
}

/* out: [encoding,] object, start, end, reason: the first two and the last are already right. */
static bool fill(OuThread *th, OuObject *self, OuObject *encoding, OuObject *object, OuObject *const *rest, int position)
{
    OuUnicodeError *e = UNI(self);
    int64_t start, end;
    if (!ou_as_ssize(th, rest[0], &start) || !ou_as_ssize(th, rest[1], &end) ||
        !want_str(th, rest[2], position)) {
        return false;
    }
    ou_replace(th, &e->encoding, ou_keep_maybe(encoding));
    ou_replace(th, &e->object, ou_keep(object));
    ou_replace(th, &e->reason, ou_keep(rest[2]));
    e->start = start;
    e->end = end;
    return true;
}

static bool exact_count(OuThread *th, size_t n, size_t want)
{
    return n == want || ou_raise(th, &ou_exc_type_error, "function takes exactly %zu arguments (%zu given)", want, n);
}

bool ou_unicode_encode_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_exception_set_args(th, self, args, n, kwnames) && exact_count(th, n, 5) && want_str(th, args[0], 1) &&
           want_str(th, args[1], 2) && fill(th, self, args[0], args[1], args + 2, 5);
}

bool ou_unicode_translate_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_exception_set_args(th, self, args, n, kwnames) && exact_count(th, n, 4) && want_str(th, args[0], 1) &&
           fill(th, self, NULL, args[0], args + 1, 4);
}

bool ou_unicode_decode_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_exception_set_args(th, self, args, n, kwnames) || !exact_count(th, n, 5) || !want_str(th, args[0], 1)) {
        return false;
    }
    if (ou_is_bytes(args[1])) {
        return fill(th, self, args[0], args[1], args + 2, 5);
    }
    if (!ou_has_buffer(args[1])) {
        return ou_raise(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", args[1]);
    }
    OuBuffer buffer; /* what can change is copied */
    if (!ou_buffer_acquire(th, args[1], &buffer, false)) {
        return false;
    }
    OuObject *bytes = ou_bytes_from(th, buffer.data, buffer.size);
    ou_buffer_release(th, &buffer);
    bool ok = bytes != NULL && fill(th, self, args[0], bytes, args + 2, 5);
    ou_drop_maybe(th, bytes);
    return ok;
}

OuObject *ou_unicode_error_new(OuThread *th, const OuType *type, const char *encoding, OuObject *object, int64_t start,
                               int64_t end, const char *reason)
{
    bool translate = type->init == ou_unicode_translate_init;
    OuObject *all[5] = {translate ? OU_NONE : ou_str_from_text(th, encoding), object, ou_int_new(th, start),
                        ou_int_new(th, end), ou_str_from_text(th, reason)};
    OuObject *o = NULL;
    if (all[0] != NULL && all[2] != NULL && all[3] != NULL && all[4] != NULL) {
        OuObject **args = translate ? all + 1 : all;
        size_t n = translate ? 4 : 5;
        o = ou_exception_make(th, type, args, n, NULL);
        if (o != NULL && !type->init(th, o, args, n, NULL)) {
            ou_clear_ref(th, &o);
        }
    }
    ou_drop_maybe(th, all[0]);
    ou_drop_maybe(th, all[2]);
    ou_drop_maybe(th, all[3]);
    ou_drop_maybe(th, all[4]);
    return o;
}

static int64_t object_length(const OuUnicodeError *e)
{
    return e->object == NULL         ? 0
           : ou_is_str(e->object)    ? (int64_t)ou_str_length(e->object)
           : ou_is_bytes(e->object)  ? (int64_t)ou_bytes_size(e->object)
                                     : 0;
}

void ou_unicode_error_range(OuObject *error, int64_t *start, int64_t *end)
{
    OuUnicodeError *e = UNI(error);
    int64_t n = object_length(e);
    *start = e->start < 0 ? 0 : e->start >= n ? (n > 0 ? n - 1 : 0) : e->start;
    *end = e->end < 1 ? (n > 0 ? 1 : 0) : e->end > n ? n : e->end;
}

/* ---- text ---- */

/* One unit of the object, when the range is just that. */
static bool single(const OuUnicodeError *e)
{
    return e->start >= 0 && e->start < object_length(e) && e->end == e->start + 1;
}

/* 'a' as the messages show it: \x61, \u1234, \U0001234b. */
static void escape(uint32_t c, char out[16])
{
    snprintf(out, 16, c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x", (unsigned)c);
}

static OuObject *none_if_null(OuObject *o)
{
    return o == NULL ? OU_NONE : o;
}

OuObject *ou_unicode_decode_str(OuThread *th, OuObject *self)
{
    OuUnicodeError *e = UNI(self);
    if (e->object == NULL) {
        return ou_str_from_text(th, "");
    }
    OuObject *encoding = none_if_null(e->encoding), *reason = none_if_null(e->reason);
    if (single(e) && ou_is_bytes(e->object)) {
        char hex[8];
        snprintf(hex, sizeof hex, "%02x", (unsigned)(uint8_t)ou_bytes_data(e->object)[e->start]);
        return ou_str_format(th, "'%S' codec can't decode byte 0x%s in position %lld: %S", encoding, hex,
                             (long long)e->start, reason);
    }
    return ou_str_format(th, "'%S' codec can't decode bytes in position %lld-%lld: %S", encoding, (long long)e->start,
                         (long long)(e->end - 1), reason);
}

OuObject *ou_unicode_encode_str(OuThread *th, OuObject *self)
{
    OuUnicodeError *e = UNI(self);
    if (e->object == NULL) {
        return ou_str_from_text(th, "");
    }
    OuObject *encoding = none_if_null(e->encoding), *reason = none_if_null(e->reason);
    if (single(e) && ou_is_str(e->object)) {
        char text[16];
        escape(ou_str_at(e->object, (size_t)e->start), text);
        return ou_str_format(th, "'%S' codec can't encode character '%s' in position %lld: %S", encoding, text,
                             (long long)e->start, reason);
    }
    return ou_str_format(th, "'%S' codec can't encode characters in position %lld-%lld: %S", encoding,
                         (long long)e->start, (long long)(e->end - 1), reason);
}

OuObject *ou_unicode_translate_str(OuThread *th, OuObject *self)
{
    OuUnicodeError *e = UNI(self);
    if (e->object == NULL) {
        return ou_str_from_text(th, "");
    }
    OuObject *reason = none_if_null(e->reason);
    if (single(e) && ou_is_str(e->object)) {
        char text[16];
        escape(ou_str_at(e->object, (size_t)e->start), text);
        return ou_str_format(th, "can't translate character '%s' in position %lld: %S", text, (long long)e->start, reason);
    }
    return ou_str_format(th, "can't translate characters in position %lld-%lld: %S", (long long)e->start,
                         (long long)(e->end - 1), reason);
}

const OuMemberDef ou_unicode_error_members[] = {
    {"encoding", OU_MEMBER_OBJECT, offsetof(OuUnicodeError, encoding), true, "exception encoding"},
    {"object", OU_MEMBER_OBJECT, offsetof(OuUnicodeError, object), true, "exception object"},
    {"start", OU_MEMBER_I64, offsetof(OuUnicodeError, start), true, "exception start"},
    {"end", OU_MEMBER_I64, offsetof(OuUnicodeError, end), true, "exception end"},
    {"reason", OU_MEMBER_OBJECT, offsetof(OuUnicodeError, reason), true, "exception reason"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};
