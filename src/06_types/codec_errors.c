/* codec_errors.c - what happens to what cannot be decoded or encoded (PEP 293, PEP 383).
 *
 * The usual handlers are done here without making an exception; for others the exception
 * is made, and the handler called with it says the replacement and where to go on. */
#include "06_types/codec_int.h"

#include "06_types/dict.h"
#include "06_types/function.h"
#include "06_types/seq.h"
#include "06_types/type.h"
#include "06_types/unicode.h"
#include "06_types/unicode_names.h"

#include <stdio.h>

static const char *const kind_names[] = {
    "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape",
    "surrogatepass",
};

OuCodecErrors ou_codec_errors(const char *name)
{
    if (name == NULL) {
        return OU_CODEC_STRICT;
    }
    for (size_t i = 0; i < OU_COUNT_OF(kind_names); i++) {
        if (strcmp(name, kind_names[i]) == 0) {
            return (OuCodecErrors)i;
        }
    }
    return OU_CODEC_OTHER;
}

/* ---- the exceptions ---- */

/* type(encoding, object, start, end, reason) */
static OuObject *make_exception(OuThread *th, const OuType *type, const char *encoding, OuObject *object,
                                size_t start, size_t end, const char *reason)
{
    OuObject *args[5] = {NULL, object, NULL, NULL, NULL};
    OuObject *exception = NULL;
    args[0] = ou_str_from_text(th, encoding);
    args[2] = ou_int_new(th, (int64_t)start);
    args[3] = ou_int_new(th, (int64_t)end);
    args[4] = ou_str_from_text(th, reason);
    if (args[0] != NULL && args[2] != NULL && args[3] != NULL && args[4] != NULL) {
        exception = ou_call(th, OU_TYPE_OBJECT(type), args, 5, NULL);
    }
    for (size_t i = 0; i < 5; i++) {
        if (i != 1) {
            ou_drop_maybe(th, args[i]);
        }
    }
    return exception;
}

bool ou_codec_raise_decode(OuThread *th, const char *encoding, const void *data, size_t n, size_t start,
                           size_t end, const char *reason)
{
    OuObject *object = ou_bytes_from(th, data, n);
    OuObject *exception =
        object == NULL ? NULL
                       : make_exception(th, &ou_exc_unicode_decode_error, encoding, object, start, end, reason);
    ou_drop_maybe(th, object);
    if (exception != NULL) {
        ou_raise_object(th, exception, NULL);
        ou_drop(th, exception);
    }
    return false;
}

bool ou_codec_raise_encode(OuThread *th, const char *encoding, OuObject *text, size_t start, size_t end,
                           const char *reason)
{
    OuObject *exception = make_exception(th, &ou_exc_unicode_encode_error, encoding, text, start, end, reason);
    if (exception != NULL) {
        ou_raise_object(th, exception, NULL);
        ou_drop(th, exception);
    }
    return false;
}

/* ---- replacements ---- */

size_t ou_codec_backslash(char *out, uint32_t c)
{
    return (size_t)(c < 0x100     ? sprintf(out, "\\x%02x", (unsigned)c)
                    : c < 0x10000 ? sprintf(out, "\\u%04x", (unsigned)c)
                                  : sprintf(out, "\\U%08x", (unsigned)c));
}

size_t ou_codec_xml(char *out, uint32_t c)
{
    return (size_t)sprintf(out, "&#%u;", (unsigned)c);
}

/* \N{NAME}, or a backslash escape for what has no name. out has 128 bytes at least. */
static size_t named(char *out, uint32_t c)
{
    char name[OU_UNICODE_NAME_ROOM];
    size_t n = ou_unicode_name(c, name);
    if (n == 0) {
        return ou_codec_backslash(out, c);
    }
    memcpy(out, "\\N{", 3);
    memcpy(out + 3, name, n);
    out[n + 3] = '}';
    return n + 4;
}

/* How an encoding by one of the names of UTF-8, -16 and -32 writes a surrogate: in how many bytes (0: it is another
 * encoding), and in which order. */
static size_t surrogate_size(const char *encoding, bool *big)
{
    static const char *const sizes[] = {"8", "16", "32"};
    static const size_t bytes[] = {3, 2, 4};
    *big = false;
    if (strncasecmp(encoding, "utf", 3) != 0) {
        return 0;
    }
    encoding += 3 + (encoding[3] == '-' || encoding[3] == '_');
    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(sizes[i]);
        if (strncmp(encoding, sizes[i], n) == 0) {
            const char *order = encoding + n + (encoding[n] == '-' || encoding[n] == '_');
            *big = i > 0 && strcasecmp(order, "be") == 0;
            return encoding[n] == 0 || (i > 0 && (*big || strcasecmp(order, "le") == 0)) ? bytes[i] : 0;
        }
    }
    return 0;
}

/* The value of a surrogate in data[0, n) as the encoding writes it, and its size; 0: there is none. */
static size_t encoded_surrogate(const char *encoding, const uint8_t *data, size_t n, uint32_t *c)
{
    bool big;
    size_t size = surrogate_size(encoding, &big);
    if (size == 0 || n < size) {
        return 0;
    }
    if (size == 3) {
        *c = 0xd000u | (uint32_t)(data[1] & 0x3f) << 6 | (data[2] & 0x3f);
        return data[0] == 0xed && data[1] >= 0xa0 && data[1] <= 0xbf && (data[2] & 0xc0) == 0x80 ? 3 : 0;
    }
    *c = 0;
    for (size_t i = 0; i < size; i++) {
        *c |= (uint32_t)data[i] << (big ? (size - 1 - i) * 8 : i * 8);
    }
    return ou_is_surrogate(*c) ? size : 0;
}

static size_t surrogate_bytes(const char *encoding, uint32_t c, char *out)
{
    bool big;
    size_t size = surrogate_size(encoding, &big);
    if (size == 3) {
        out[0] = (char)0xed;
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    for (size_t i = 0; i < size; i++) {
        out[i] = (char)(c >> (big ? (size - 1 - i) * 8 : i * 8));
    }
    return size;
}

/* What a built-in handler puts for data[start, end), and where it goes on. OU_FALSE: it gives up. */
static OuTruth replace_bytes(OuThread *th, OuCodecErrors kind, const char *encoding, const uint8_t *data, size_t n,
                             size_t start, size_t end, OuStrBuilder *out, size_t *next)
{
    bool ok = true;
    char text[16];
    uint32_t c;
    *next = end;
    switch (kind) {
    case OU_CODEC_IGNORE:
        break;
    case OU_CODEC_REPLACE:
        ok = ou_builder_char(th, out, 0xfffd);
        break;
    case OU_CODEC_BACKSLASH:
        for (size_t i = start; ok && i < end; i++) {
            ok = ou_builder_ascii(th, out, text, ou_codec_backslash(text, data[i]));
        }
        break;
    case OU_CODEC_ESCAPE:
        for (*next = start; ok && *next < end && *next < start + 4 && data[*next] >= 0x80; ++*next) {
            ok = ou_builder_char(th, out, 0xdc00u + data[*next]);
        }
        if (*next == start) {
            return OU_FALSE;
        }
        break;
    case OU_CODEC_PASS: {
        size_t size = encoded_surrogate(encoding, data + start, n - start, &c);
        if (size == 0) {
            return OU_FALSE;
        }
        *next = start + size;
        ok = ou_builder_char(th, out, c);
        break;
    }
    default:
        return OU_FALSE;
    }
    return ok ? OU_TRUE : OU_ERROR;
}

/* ---- registered handlers ---- */

static bool get_handler(OuThread *th, const char *errors, OuObject **handler)
{
    if (*handler == NULL) {
        *handler = ou_codec_lookup_error(th, errors);
    }
    return *handler != NULL;
}

/* handler(exception) must be a pair of a str (or bytes) and a position. is_multibyte: as in OuDecoder. New. */
static OuObject *call_handler(OuThread *th, OuObject *handler, OuObject *exception, bool encoding, bool is_multibyte, int64_t *position)
{
    OuObject *pair = ou_call1(th, handler, exception);
    if (pair == NULL) {
        return NULL;
    }
    OuObject *first = ou_is_tuple(pair) && ou_tuple_size(pair) == 2 ? ou_tuple_borrow(pair, 0) : NULL;
    if (first == NULL || !(ou_is_str(first) || (encoding && ou_is_bytes(first)))) {
        ou_raise(th, &ou_exc_type_error,
                 encoding ? (is_multibyte ? "encoding error handler must return (str, int) tuple"
                                          : "encoding error handler must return (str/bytes, int) tuple")
                          : "decoding error handler must return (str, int) tuple");
        first = NULL;
    } else if (!ou_as_ssize(th, ou_tuple_borrow(pair, 1), position)) {
        if (is_multibyte && ou_error_swallow(th, &ou_exc_overflow_error)) {
            ou_raise(th, &ou_exc_index_error, "position -1 from error handler out of bounds");
        }
        first = NULL;
    }
    ou_keep_maybe(first);
    ou_drop(th, pair);
    return first;
}

static bool place_in(OuThread *th, int64_t position, size_t n, size_t *next)
{
    int64_t at = position < 0 ? position + (int64_t)n : position;
    if (at < 0 || (uint64_t)at > n) {
        return ou_raise(th, &ou_exc_index_error, "position %zd from error handler out of bounds", (ptrdiff_t)at);
    }
    *next = (size_t)at;
    return true;
}

/* ---- decoding ---- */

void ou_decoder_init(OuDecoder *d, OuThread *th, const char *encoding, const char *data, size_t n,
                     const char *errors)
{
    *d = (OuDecoder){.th = th, .encoding = encoding, .errors = errors, .data = (const uint8_t *)data, .n = n};
    d->kind = ou_codec_errors(errors);
    ou_builder_init(&d->out);
}

OuObject *ou_decoder_finish(OuDecoder *d, bool ok)
{
    OuObject *result = NULL;
    if (ok) {
        result = ou_builder_finish(d->th, &d->out);
    } else {
        ou_builder_abandon(d->th, &d->out);
    }
    ou_drop_maybe(d->th, d->input);
    ou_drop_maybe(d->th, d->handler);
    return result;
}

static bool decode_by_handler(OuDecoder *d, size_t start, size_t end, const char *reason, size_t *next)
{
    OuThread *th = d->th;
    if (!get_handler(th, d->errors, &d->handler)) {
        return false;
    }
    OuObject *object = ou_bytes_from(th, d->data, d->n);
    OuObject *exception =
        object == NULL ? NULL
                       : make_exception(th, &ou_exc_unicode_decode_error, d->encoding, object, start, end, reason);
    ou_drop_maybe(th, object);
    if (exception == NULL) {
        return false;
    }
    int64_t position;
    OuObject *text = call_handler(th, d->handler, exception, false, d->is_multibyte, &position);
    object = text == NULL ? NULL : ou_get_attr_text(th, exception, "object"); /* it may be another one now */
    ou_drop(th, exception);
    bool ok = object != NULL;
    if (ok && !ou_is_bytes(object)) {
        ok = ou_raise(th, &ou_exc_type_error, "exception attribute object must be bytes");
    }
    if (ok) {
        ok = place_in(th, position, ou_bytes_size(object), next) && ou_builder_str(th, &d->out, text);
    }
    if (ok) {
        d->data = (const uint8_t *)ou_bytes_data(object);
        d->n = ou_bytes_size(object);
        ou_replace(th, &d->input, ou_keep(object));
    }
    ou_drop_maybe(th, object);
    ou_drop_maybe(th, text);
    return ok;
}

bool ou_decoder_error(OuDecoder *d, size_t start, size_t end, const char *reason, size_t *next)
{
    if (d->kind == OU_CODEC_OTHER || d->kind == OU_CODEC_XML || d->kind == OU_CODEC_NAME) {
        return decode_by_handler(d, start, end, reason, next);
    }
    OuTruth done = replace_bytes(d->th, d->kind, d->encoding, d->data, d->n, start, end, &d->out, next);
    if (done == OU_FALSE) {
        return ou_codec_raise_decode(d->th, d->encoding, d->data, d->n, start, end, reason);
    }
    return done == OU_TRUE;
}

/* ---- encoding ---- */

void ou_encoder_init(OuEncoder *e, OuThread *th, const char *encoding, OuObject *text, const char *errors,
                     OuTruth (*put)(OuEncoder *, uint32_t))
{
    *e = (OuEncoder){.th = th, .encoding = encoding, .errors = errors, .text = text, .put = put, .unit = 1};
    e->kind = ou_codec_errors(errors);
}

OuObject *ou_encoder_finish(OuEncoder *e, bool ok)
{
    ou_drop_maybe(e->th, e->handler);
    if (!ok) {
        ou_byte_builder_abandon(e->th, &e->out);
        return NULL;
    }
    return ou_byte_builder_finish(e->th, &e->out);
}

/* ASCII text as the codec writes it. OU_FALSE: it cannot (a charmap without these). */
static OuTruth put_ascii(OuEncoder *e, const char *text, size_t n)
{
    OuTruth done = OU_TRUE;
    for (size_t i = 0; done == OU_TRUE && i < n; i++) {
        done = e->put(e, (uint8_t)text[i]);
    }
    return done;
}

static OuTruth put_str(OuEncoder *e, OuObject *s)
{
    OuTruth done = OU_TRUE;
    for (size_t i = 0, n = ou_str_length(s); done == OU_TRUE && i < n; i++) {
        done = e->put(e, ou_str_at(s, i));
    }
    return done;
}

static OuTruth replace_char(OuEncoder *e, uint32_t c)
{
    char text[OU_UNICODE_NAME_ROOM + 8];
    switch (e->kind) {
    case OU_CODEC_IGNORE:
        return OU_TRUE;
    case OU_CODEC_REPLACE:
        return put_ascii(e, "?", 1);
    case OU_CODEC_BACKSLASH:
        return put_ascii(e, text, ou_codec_backslash(text, c));
    case OU_CODEC_XML:
        return put_ascii(e, text, ou_codec_xml(text, c));
    case OU_CODEC_NAME:
        return put_ascii(e, text, named(text, c));
    case OU_CODEC_ESCAPE:
        if (c < 0xdc80 || c > 0xdcff || e->unit != 1) {
            return OU_FALSE;
        }
        text[0] = (char)(c - 0xdc00);
        return ou_byte_builder_put(e->th, &e->out, text, 1) ? OU_TRUE : OU_ERROR;
    case OU_CODEC_PASS: {
        size_t n = ou_is_surrogate(c) ? surrogate_bytes(e->encoding, c, text) : 0;
        if (n == 0) {
            return OU_FALSE;
        }
        return ou_byte_builder_put(e->th, &e->out, text, n) ? OU_TRUE : OU_ERROR;
    }
    default:
        return OU_FALSE;
    }
}

static bool encode_by_handler(OuEncoder *e, size_t start, size_t end, const char *reason, size_t *next)
{
    OuThread *th = e->th;
    if (!get_handler(th, e->errors, &e->handler)) {
        return false;
    }
    OuObject *exception =
        make_exception(th, &ou_exc_unicode_encode_error, e->encoding, e->text, start, end, reason);
    if (exception == NULL) {
        return false;
    }
    int64_t position;
    OuObject *out = call_handler(th, e->handler, exception, true, e->is_multibyte, &position);
    ou_drop(th, exception);
    bool ok = out != NULL && place_in(th, position, ou_str_length(e->text), next);
    if (ok && ou_is_bytes(out)) {
        ok = ou_bytes_size(out) % e->unit == 0
                 ? ou_byte_builder_put(th, &e->out, ou_bytes_data(out), ou_bytes_size(out))
                 : ou_codec_raise_encode(th, e->encoding, e->text, start, end, reason);
    } else if (ok) {
        bool unicode = strncmp(e->encoding, "utf-", 4) == 0; /* these take ASCII only, as CPython's do */
        OuTruth done = unicode && !ou_str_is_ascii(out) ? OU_FALSE : put_str(e, out);
        ok = done == OU_TRUE;
        if (done == OU_FALSE) {
            ou_codec_raise_encode(th, e->encoding, e->text, start, end, reason);
        }
    }
    ou_drop_maybe(th, out);
    return ok;
}

bool ou_encoder_error(OuEncoder *e, size_t start, size_t end, const char *reason, size_t *next)
{
    if (e->kind == OU_CODEC_OTHER) {
        return encode_by_handler(e, start, end, reason, next);
    }
    OuTruth done = e->kind == OU_CODEC_STRICT ? OU_FALSE : OU_TRUE;
    size_t kept = e->out.n, at = start;
    for (; done == OU_TRUE && at < end; at++) {
        done = replace_char(e, ou_str_at(e->text, at));
    }
    if (done == OU_FALSE) {
        e->out.n = kept;
        bool partly = e->kind == OU_CODEC_ESCAPE; /* begins at the first that cannot be escaped */
        return ou_codec_raise_encode(e->th, e->encoding, e->text, partly ? at - 1 : start, end, reason);
    }
    *next = end;
    return done == OU_TRUE;
}

/* ---- handlers as functions of an exception ---- */

typedef struct Failure {
    OuObject *object;   /* str or bytes; owned */
    OuObject *encoding; /* str, owned; NULL in a UnicodeTranslateError */
    size_t start, end;
    bool decoding, translating;
} Failure;

static bool integer_attr(OuThread *th, OuObject *exception, const char *name, int64_t *out)
{
    OuObject *value = ou_get_attr_text(th, exception, name);
    bool ok = value != NULL && ou_as_i64(th, value, out);
    ou_drop_maybe(th, value);
    return ok;
}

static void failure_drop(OuThread *th, Failure *f)
{
    ou_drop_maybe(th, f->object);
    ou_drop_maybe(th, f->encoding);
}

static bool failure_read(OuThread *th, OuObject *exception, Failure *f)
{
    *f = (Failure){0};
    f->decoding = ou_is_of(th, exception, &ou_exc_unicode_decode_error);
    f->translating = ou_is_of(th, exception, &ou_exc_unicode_translate_error);
    if (!f->decoding && !f->translating && !ou_is_of(th, exception, &ou_exc_unicode_encode_error)) {
        return ou_raise(th, &ou_exc_type_error, "don't know how to handle %T in error callback", exception);
    }
    int64_t start, end;
    f->object = ou_get_attr_text(th, exception, "object");
    f->encoding = f->object == NULL || f->translating ? NULL : ou_get_attr_text(th, exception, "encoding");
    bool ok = f->object != NULL && (f->translating || f->encoding != NULL) &&
              integer_attr(th, exception, "start", &start) && integer_attr(th, exception, "end", &end);
    if (ok && !(f->decoding ? ou_is_bytes(f->object) : ou_is_str(f->object))) {
        ok = ou_raise(th, &ou_exc_type_error, "object attribute must be %s", f->decoding ? "bytes" : "unicode");
    }
    if (ok) {
        int64_t n = (int64_t)(f->decoding ? ou_bytes_size(f->object) : ou_str_length(f->object));
        start = start < 0 ? 0 : start >= n ? (n == 0 ? 0 : n - 1) : start;
        end = end < 1 ? 1 : end;
        end = end > n ? n : end;
        f->start = (size_t)start;
        f->end = (size_t)(end < start ? start : end);
    }
    return ok;
}

/* (text, position); the text is taken over, NULL fails. */
static OuObject *answer_adopt(OuThread *th, OuObject *text, size_t position)
{
    OuObject *number = text == NULL ? NULL : ou_int_new(th, (int64_t)position);
    return ou_seq_pair_adopt(th, text, number);
}

static OuObject *reraise(OuThread *th, OuObject *exception)
{
    ou_raise_object(th, exception, NULL);
    return NULL;
}

static OuObject *handle_decoding(OuThread *th, OuObject *exception, const Failure *f, OuCodecErrors kind)
{
    OuStrBuilder out;
    size_t next;
    ou_builder_init(&out);
    OuObject *holder = NULL;
    size_t size;
    const char *encoding = ou_str_utf8(th, f->encoding, &size, &holder);
    if (encoding == NULL) {
        return NULL;
    }
    char name[16] = ""; /* utf-8, utf-16-le, ...: in lower case and with dashes */
    for (size_t i = 0; i + 1 < sizeof name && encoding[i] != 0; i++) {
        char c = encoding[i];
        name[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    OuTruth done = replace_bytes(th, kind, name, (const uint8_t *)ou_bytes_data(f->object),
                                 ou_bytes_size(f->object), f->start, f->end, &out, &next);
    ou_drop_maybe(th, holder);
    if (done != OU_TRUE) {
        ou_builder_abandon(th, &out);
        return done == OU_FALSE ? reraise(th, exception) : NULL;
    }
    return answer_adopt(th, ou_builder_finish(th, &out), next);
}

/* surrogateescape and surrogatepass answer with bytes, the others with text. */
static OuObject *handle_encoding(OuThread *th, OuObject *exception, const Failure *f, OuCodecErrors kind)
{
    OuStrBuilder out;
    OuByteBuilder raw = {NULL, 0, 0};
    ou_builder_init(&out);
    OuObject *holder = NULL;
    size_t size;
    const char *encoding = f->encoding == NULL ? "" : ou_str_utf8(th, f->encoding, &size, &holder);
    if (encoding == NULL) {
        return NULL;
    }
    bool ok = true, gave_up = false;
    for (size_t i = f->start; ok && !gave_up && i < f->end; i++) {
        char text[OU_UNICODE_NAME_ROOM + 8];
        uint32_t c = ou_str_at(f->object, i);
        switch (kind) {
        case OU_CODEC_IGNORE:
            break;
        case OU_CODEC_REPLACE:
            ok = ou_builder_char(th, &out, f->translating ? 0xfffd : '?');
            break;
        case OU_CODEC_BACKSLASH:
            ok = ou_builder_ascii(th, &out, text, ou_codec_backslash(text, c));
            break;
        case OU_CODEC_XML:
            ok = ou_builder_ascii(th, &out, text, ou_codec_xml(text, c));
            break;
        case OU_CODEC_NAME:
            ok = ou_builder_ascii(th, &out, text, named(text, c));
            break;
        case OU_CODEC_ESCAPE:
            gave_up = c < 0xdc80 || c > 0xdcff;
            text[0] = (char)(c - 0xdc00);
            ok = gave_up || ou_byte_builder_put(th, &raw, text, 1);
            break;
        default: {
            size_t n = ou_is_surrogate(c) ? surrogate_bytes(encoding, c, text) : 0;
            gave_up = n == 0;
            ok = gave_up || ou_byte_builder_put(th, &raw, text, n);
            break;
        }
        }
    }
    ou_drop_maybe(th, holder);
    OuObject *result = NULL;
    if (ok && !gave_up) {
        bool bytes = kind == OU_CODEC_ESCAPE || kind == OU_CODEC_PASS;
        result = bytes ? ou_byte_builder_finish(th, &raw) : ou_builder_finish(th, &out);
    }
    ou_builder_abandon(th, &out);
    ou_byte_builder_abandon(th, &raw);
    return gave_up ? reraise(th, exception) : ok ? answer_adopt(th, result, f->end) : NULL;
}

static OuObject *handle(OuThread *th, OuObject *exception, OuCodecErrors kind)
{
    if (kind == OU_CODEC_STRICT) {
        if (!ou_is_exception(exception)) {
            return ou_null(th, &ou_exc_type_error, "codec must pass exception instance");
        }
        return reraise(th, exception);
    }
    Failure f;
    OuObject *result = NULL;
    if (failure_read(th, exception, &f)) {
        bool text_only = kind == OU_CODEC_XML || kind == OU_CODEC_NAME;
        bool no_translation = text_only || kind == OU_CODEC_ESCAPE || kind == OU_CODEC_PASS;
        if ((f.decoding && text_only) || (f.translating && no_translation)) {
            ou_raise(th, &ou_exc_type_error, "don't know how to handle %T in error callback", exception);
        } else {
            result = f.decoding ? handle_decoding(th, exception, &f, kind) : handle_encoding(th, exception, &f, kind);
        }
    }
    failure_drop(th, &f);
    return result;
}

#define HANDLER(function, kind)                                                                    \
    OU_METHOD(function)                                                                            \
    {                                                                                              \
        return handle(th, args[0], (kind));                                                        \
    }
HANDLER(strict_errors, OU_CODEC_STRICT)
HANDLER(ignore_errors, OU_CODEC_IGNORE)
HANDLER(replace_errors, OU_CODEC_REPLACE)
HANDLER(backslashreplace_errors, OU_CODEC_BACKSLASH)
HANDLER(xmlcharrefreplace_errors, OU_CODEC_XML)
HANDLER(namereplace_errors, OU_CODEC_NAME)
HANDLER(surrogateescape_errors, OU_CODEC_ESCAPE)
HANDLER(surrogatepass_errors, OU_CODEC_PASS)

/* In the order of OuCodecErrors. */
static const OuMethodDef handler_defs[] = {
    {"strict_errors", strict_errors, "exc, /", 0, "Raise the error."},
    {"ignore_errors", ignore_errors, "exc, /", 0, "Leave out what is ill-formed."},
    {"replace_errors", replace_errors, "exc, /", 0, "Put ? or U+FFFD instead."},
    {"backslashreplace_errors", backslashreplace_errors, "exc, /", 0, "Put backslash escapes instead."},
    {"xmlcharrefreplace_errors", xmlcharrefreplace_errors, "exc, /", 0, "Put XML character references instead."},
    {"namereplace_errors", namereplace_errors, "exc, /", 0, "Put \\N{...} escapes instead."},
    {"surrogateescape", surrogateescape_errors, "exc, /", 0, "Let bytes travel as lone surrogates (PEP 383)."},
    {"surrogatepass", surrogatepass_errors, "exc, /", 0, "Let surrogates pass."},
};

bool ou_codec_register_error(OuThread *th, const char *name, OuObject *handler)
{
    if (!ou_is_callable(handler)) {
        return ou_raise(th, &ou_exc_type_error, "handler must be callable");
    }
    OuObject **registry = &th->vm->types->codec_registry;
    if (*registry == NULL) {
        *registry = ou_dict_new(th);
    }
    OuObject *key = *registry == NULL ? NULL : ou_str_from_text(th, name);
    bool ok = key != NULL && ou_dict_set(th, *registry, key, handler);
    ou_drop_maybe(th, key);
    return ok;
}

OuObject *ou_codec_lookup_error(OuThread *th, const char *name)
{
    name = name == NULL ? "strict" : name;
    OuObject *registry = th->vm->types->codec_registry;
    OuObject *key = ou_str_from_text(th, name);
    if (key == NULL) {
        return NULL;
    }
    bool failed = false;
    OuObject *found = registry == NULL ? NULL : ou_dict_borrow(th, registry, key, &failed);
    ou_keep_maybe(found);
    ou_drop(th, key);
    if (found != NULL || failed) {
        return found;
    }
    OuCodecErrors kind = ou_codec_errors(name);
    if (kind == OU_CODEC_OTHER) {
        return ou_null(th, &ou_exc_lookup_error, "unknown error handler name '%s'", name);
    }
    return ou_native_new(th, &handler_defs[kind], NULL, NULL);
}
