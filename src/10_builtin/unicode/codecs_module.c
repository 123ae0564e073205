/* codecs_module.c - the module _codecs: the register of codecs, and the built-in ones as functions.
 *
 * A codec is looked up by its name in lower case with every run of other characters an underscore; search functions are
 * asked in the order of registration, and what one answers is kept. The first look-up imports the library's encodings,
 * which registers its own search function. */
#include "10_builtin/library.h"

#include "06_types/chars.h"
#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/codec.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* ---- the register ---- */

typedef struct Register {
    OuObject *searches; /* list; owned */
    OuObject *found;    /* dict: name to codec; owned */
    bool started;       /* encodings was imported */
} Register;

static void register_free(OuThread *th, void *state)
{
    Register *r = state;
    ou_clear_ref(th, &r->searches);
    ou_clear_ref(th, &r->found);
    ou_mem_give(th, r, sizeof *r);
}

static size_t register_visit(void *state, OuVisitFn fn, void *arg)
{
    Register *r = state;
    ou_visit_one(fn, arg, r->searches);
    ou_visit_one(fn, arg, r->found);
    return OU_VISIT_END;
}

static Register *of(OuObject *module)
{
    return ((OuModule *)module)->state;
}

static OuObject *normal_name(OuThread *th, OuObject *name)
{
    OuStrBuilder b;
    ou_builder_init(&b);
    bool gap = false, ok = true;
    for (size_t i = 0; ok && i < ou_str_length(name); i++) {
        uint32_t c = ou_str_at(name, i);
        c = c >= 'A' && c <= 'Z' ? c + 32 : c;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.') {
            ok = (!gap || b.length == 0 || ou_builder_char(th, &b, '_')) && ou_builder_char(th, &b, c);
            gap = false;
        } else {
            gap = true;
        }
    }
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

METHOD(codecs_register)
{
    if (!ou_is_callable(args[0])) {
        return ou_null(th, &ou_exc_type_error, "argument must be callable");
    }
    return ou_list_append(th, of(self)->searches, args[0]) ? OU_NONE : NULL;
}

METHOD(codecs_unregister)
{
    OuObject *searches = of(self)->searches;
    for (size_t i = 0; i < ou_list_size(searches); i++) {
        if (ou_list_borrow(searches, i) == args[0]) {
            ou_dict_clear(th, of(self)->found);
            OuObject *done = ou_call_method_text(th, searches, "remove", 1, args[0]);
            bool ok = done != NULL;
            ou_drop_maybe(th, done);
            return ok ? OU_NONE : NULL;
        }
    }
    return OU_NONE;
}

/* The codec's 4-tuple; new. */
static OuObject *lookup(OuThread *th, OuObject *module, OuObject *encoding)
{
    Register *r = of(module);
    if (!ou_is_str(encoding)) {
        return ou_null(th, &ou_exc_type_error, "lookup() argument must be str, not %G", encoding);
    }
    OuObject *as_utf8;
    const char *text;
    if (!ou_str_utf8_argument(th, encoding, "lookup", "1", &text, &as_utf8)) { /* neither surrogates nor zeros */
        return NULL;
    }
    ou_drop_maybe(th, as_utf8);
    if (!r->started) {
        r->started = true;
        OuObject *encodings = ou_import_module(th, "encodings");
        if (encodings == NULL) {
            r->started = false;
            return NULL;
        }
        ou_drop(th, encodings);
    }
    OuObject *name = normal_name(th, encoding), *codec = NULL;
    bool failed = name == NULL;
    codec = failed ? NULL : ou_keep_maybe(ou_dict_borrow(th, r->found, name, &failed));
    for (size_t i = 0; codec == NULL && !failed && i < ou_list_size(r->searches); i++) {
        OuObject *search = ou_keep(ou_list_borrow(r->searches, i));
        codec = ou_call1(th, search, name);
        ou_drop(th, search);
        failed = codec == NULL;
        if (codec == OU_NONE) {
            codec = NULL;
        } else if (codec != NULL && (!ou_is_tuple(codec) || ou_tuple_size(codec) != 4)) {
            failed = !ou_raise(th, &ou_exc_type_error, "codec search functions must return 4-tuples");
        } else if (codec != NULL) {
            failed = !ou_dict_set(th, r->found, name, codec);
        }
    }
    ou_drop_maybe(th, name);
    if (failed) {
        ou_clear_ref(th, &codec);
    } else if (codec == NULL) {
        ou_raise(th, &ou_exc_lookup_error, "unknown encoding: %S", encoding);
    }
    return codec;
}

METHOD(codecs_lookup)
{
    return lookup(th, self, args[0]);
}

/* encode() and decode() of the module: any object to any object. */
static OuObject *transform(OuThread *th, OuObject *module, OuObject *const *args, size_t which)
{
    for (size_t i = 1; i < 3; i++) {
        const char *text;
        OuObject *as_utf8;
        if (!ou_str_name_argument(th, which == 0 ? "encode" : "decode", i == 1 ? "encoding" : "errors", args[i], &text, &as_utf8)) {
            return NULL;
        }
        ou_drop_maybe(th, as_utf8);
    }
    OuObject *name = args[1] == NULL ? ou_str_from_text(th, "utf-8") : ou_keep(args[1]), *holder = NULL;
    OuObject *codec = name == NULL ? NULL : lookup(th, module, name), *result = NULL;
    size_t size;
    const char *encoding = codec == NULL ? NULL : ou_str_utf8(th, name, &size, &holder);
    if (encoding == NULL) {
        ou_drop_maybe(th, codec);
        ou_drop_maybe(th, name);
        return NULL;
    }
    OuObject *f = ou_tuple_borrow(codec, which);
    OuObject *pair = args[2] == NULL ? ou_call1(th, f, args[0]) : ou_call2(th, f, args[0], args[2]);
    if (pair == NULL) {
        ou_codec_name_failure(th, which == 0 ? "encoding" : "decoding", encoding);
    } else if (!ou_is_tuple(pair) || ou_tuple_size(pair) != 2) {
        ou_raise(th, &ou_exc_type_error, which == 0 ? "encoder must return a tuple (object, integer)"
                                                    : "decoder must return a tuple (object,integer)");
    } else {
        result = ou_keep(ou_tuple_borrow(pair, 0));
    }
    ou_drop_maybe(th, pair);
    ou_drop_maybe(th, holder);
    ou_drop(th, name);
    ou_drop(th, codec);
    return result;
}

METHOD(codecs_encode)
{
    return transform(th, self, args, 0);
}

METHOD(codecs_decode)
{
    return transform(th, self, args, 1);
}

METHOD(codecs_register_error)
{
    const char *name;
    OuObject *holder;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "register_error() argument 1 must be str, not %G", args[0]);
    }
    bool ok = ou_str_utf8_argument(th, args[0], "register_error", "1", &name, &holder) && ou_codec_register_error(th, name, args[1]);
    ou_drop_maybe(th, holder);
    return ok ? OU_NONE : NULL;
}

METHOD(codecs_lookup_error)
{
    const char *name;
    OuObject *holder;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "lookup_error() argument must be str, not %G", args[0]);
    }
    OuObject *result = ou_str_utf8_argument(th, args[0], "lookup_error", "1", &name, &holder) ? ou_codec_lookup_error(th, name) : NULL;
    ou_drop_maybe(th, holder);
    return result;
}

/* ---- the built-in codecs ---- */

/* (result, count); result taken over, NULL fails. */
static OuObject *counted_adopt(OuThread *th, OuObject *result, size_t count)
{
    OuObject *length = result == NULL ? NULL : ou_int_new(th, (int64_t)count);
    return ou_seq_pair_adopt(th, result, length);
}

typedef enum Kind {
    UTF8, UTF7, ASCII, LATIN1, UTF16, UTF16_LE, UTF16_BE, UTF32, UTF32_LE, UTF32_BE, UNICODE_ESCAPE, RAW_ESCAPE, BYTES_ESCAPE
} Kind;

/* byte_order: an int as utf_16_encode() takes it, or NULL. */
static OuObject *encode(OuThread *th, Kind kind, const char *function, OuObject *const *args, OuObject *byte_order)
{
    const char *errors;
    OuObject *holder, *bytes = NULL;
    int64_t given = 0;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "%s() argument 1 must be str, not %G", function, args[0]);
    }
    if (byte_order != NULL && !ou_as_i64(th, byte_order, &given)) {
        return NULL;
    }
    int order = kind == UTF16_LE || kind == UTF32_LE || given < 0 ? -1 : kind == UTF16_BE || kind == UTF32_BE || given > 0 ? 1 : 0;
    if (ou_str_utf8_argument(th, args[1], function, "2", &errors, &holder)) {
        bytes = kind == UTF8             ? ou_codec_encode_utf8(th, args[0], errors)
                : kind == UTF7           ? ou_codec_encode_utf7(th, args[0])
                : kind == ASCII          ? ou_codec_encode_ascii(th, args[0], errors)
                : kind == LATIN1         ? ou_codec_encode_latin1(th, args[0], errors)
                : kind == UNICODE_ESCAPE ? ou_codec_encode_unicode_escape(th, args[0])
                : kind == RAW_ESCAPE     ? ou_codec_encode_raw_escape(th, args[0])
                : kind <= UTF16_BE       ? ou_codec_encode_utf16(th, args[0], errors, order)
                                         : ou_codec_encode_utf32(th, args[0], errors, order);
    }
    ou_drop_maybe(th, holder);
    return counted_adopt(th, bytes, ou_str_length(args[0]));
}

/* final: what is incomplete at the end is an error, not left for later. *order as in codec.h. */
static OuObject *decode(OuThread *th, Kind kind, const char *function, OuObject *data, OuObject *policy, bool final, int *order)
{
    const char *errors;
    OuObject *holder, *encoded = NULL, *text = NULL;
    OuBuffer buffer;
    if (kind >= UNICODE_ESCAPE && ou_is_str(data)) {
        encoded = ou_codec_encode_utf8(th, data, NULL);
        if (encoded == NULL) {
            return NULL;
        }
        data = encoded;
    }
    if (!ou_buffer_acquire(th, data, &buffer, false)) {
        ou_drop_maybe(th, encoded);
        return NULL;
    }
    size_t used = buffer.size, *consumed = final ? NULL : &used;
    if (ou_str_utf8_argument(th, policy, function, "2", &errors, &holder)) {
        switch (kind) {
        case UTF8: text = ou_codec_decode_utf8(th, buffer.data, buffer.size, errors, consumed); break;
        case UTF7: text = ou_codec_decode_utf7(th, buffer.data, buffer.size, errors, consumed); break;
        case ASCII: text = ou_codec_decode_ascii(th, buffer.data, buffer.size, errors); break;
        case LATIN1: text = ou_codec_decode_latin1(th, buffer.data, buffer.size); break;
        case UTF16: case UTF16_LE: case UTF16_BE:
            text = ou_codec_decode_utf16(th, buffer.data, buffer.size, errors, order, consumed);
            break;
        case UTF32: case UTF32_LE: case UTF32_BE:
            text = ou_codec_decode_utf32(th, buffer.data, buffer.size, errors, order, consumed);
            break;
        case UNICODE_ESCAPE: text = ou_codec_decode_unicode_escape(th, buffer.data, buffer.size, errors, consumed); break;
        case RAW_ESCAPE: text = ou_codec_decode_raw_escape(th, buffer.data, buffer.size, errors, consumed); break;
        default: text = ou_codec_decode_bytes_escape(th, buffer.data, buffer.size, errors); break;
        }
    }
    ou_drop_maybe(th, holder);
    ou_buffer_release(th, &buffer);
    ou_drop_maybe(th, encoded);
    return counted_adopt(th, text, used);
}

static OuObject *decode_arguments(OuThread *th, Kind kind, const char *function, OuObject *const *args, bool final_default)
{
    OuTruth final = args[2] == NULL ? (final_default ? OU_TRUE : OU_FALSE) : ou_is_true(th, args[2]);
    int order = kind == UTF16_LE || kind == UTF32_LE ? -1 : kind == UTF16_BE || kind == UTF32_BE ? 1 : 0;
    return final == OU_ERROR ? NULL : decode(th, kind, function, args[0], args[1], final == OU_TRUE, &order);
}

/* X(name, kind, whether the encoder takes a byte order) */
#define CODEC_LIST(X)                                                                              \
    X(utf_8, UTF8, PLAIN) X(utf_7, UTF7, PLAIN) X(utf_16, UTF16, ORDERED)                          \
    X(utf_16_le, UTF16_LE, PLAIN) X(utf_16_be, UTF16_BE, PLAIN) X(utf_32, UTF32, ORDERED)          \
    X(utf_32_le, UTF32_LE, PLAIN) X(utf_32_be, UTF32_BE, PLAIN)                                    \
    X(unicode_escape, UNICODE_ESCAPE, PLAIN) X(raw_unicode_escape, RAW_ESCAPE, PLAIN)
#define BYTE_ORDER_PLAIN NULL
#define BYTE_ORDER_ORDERED args[2]
#define SIGNATURE_PLAIN "str, errors=None, /"
#define SIGNATURE_ORDERED "str, errors=None, byteorder=0, /"

#define OU_X(name, kind, ordered)                                                                  \
    METHOD(name##_encode) { return encode(th, kind, #name "_encode", args, BYTE_ORDER_##ordered); } \
    METHOD(name##_decode) { return decode_arguments(th, kind, #name "_decode", args, (kind) >= UNICODE_ESCAPE); }
CODEC_LIST(OU_X)
#undef OU_X

static OuObject *whole(OuThread *th, Kind kind, const char *function, OuObject *const *args)
{
    int order = 0;
    return decode(th, kind, function, args[0], args[1], true, &order);
}

METHOD(ascii_encode) { return encode(th, ASCII, "ascii_encode", args, NULL); }
METHOD(ascii_decode) { return whole(th, ASCII, "ascii_decode", args); }
METHOD(latin_1_encode) { return encode(th, LATIN1, "latin_1_encode", args, NULL); }
METHOD(latin_1_decode) { return whole(th, LATIN1, "latin_1_decode", args); }
METHOD(escape_decode) { return whole(th, BYTES_ESCAPE, "escape_decode", args); }

METHOD(escape_encode)
{
    if (!ou_is_bytes(args[0])) {
        return ou_null(th, &ou_exc_type_error, "escape_encode() argument 1 must be bytes, not %G", args[0]);
    }
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = true;
    size_t size = ou_bytes_size(args[0]);
    for (size_t i = 0; ok && i < size; i++) {
        unsigned char c = (unsigned char)ou_bytes_data(args[0])[i];
        char text[8];
        int length = c == '\n'   ? __builtin_snprintf(text, sizeof text, "\\n")
                     : c == '\r' ? __builtin_snprintf(text, sizeof text, "\\r")
                     : c == '\t' ? __builtin_snprintf(text, sizeof text, "\\t")
                     : c == '\\' || c == '\'' ? __builtin_snprintf(text, sizeof text, "\\%c", c)
                     : c < ' ' || c >= 127    ? __builtin_snprintf(text, sizeof text, "\\x%02x", c)
                                              : __builtin_snprintf(text, sizeof text, "%c", c);
        ok = ou_builder_ascii(th, &b, text, (size_t)length);
    }
    OuObject *text = NULL;
    if (ok) {
        text = ou_builder_finish(th, &b);
    } else {
        ou_builder_abandon(th, &b);
    }
    OuObject *bytes = text == NULL ? NULL : ou_codec_encode_ascii(th, text, NULL);
    ou_drop_maybe(th, text);
    return counted_adopt(th, bytes, size);
}

/* (text, used, byte order): order 0 in: by the mark; out: what was found. */
static OuObject *decode_ex(OuThread *th, Kind kind, const char *function, OuObject *const *args)
{
    int64_t order = 0;
    OuTruth final = args[3] == NULL ? OU_FALSE : ou_is_true(th, args[3]);
    if (final == OU_ERROR || (args[2] != NULL && !ou_as_i64(th, args[2], &order))) {
        return NULL;
    }
    int found = order < 0 ? -1 : order > 0;
    OuObject *pair = decode(th, kind, function, args[0], args[1], final == OU_TRUE, &found);
    OuObject *said = pair == NULL ? NULL : ou_int_new(th, found), *result = NULL;
    if (said != NULL) {
        result = ou_tuple_of(th, 3, ou_tuple_borrow(pair, 0), ou_tuple_borrow(pair, 1), said);
    }
    ou_drop_maybe(th, said);
    ou_drop_maybe(th, pair);
    return result;
}

METHOD(utf_16_ex_decode) { return decode_ex(th, UTF16, "utf_16_ex_decode", args); }
METHOD(utf_32_ex_decode) { return decode_ex(th, UTF32, "utf_32_ex_decode", args); }

METHOD(charmap_encode)
{
    const char *errors;
    OuObject *holder, *bytes = NULL;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "charmap_encode() argument 1 must be str, not %G", args[0]);
    }
    bool latin = args[2] == NULL || args[2] == OU_NONE;
    if (ou_str_utf8_argument(th, args[1], "charmap_encode", "2", &errors, &holder)) {
        bytes = latin ? ou_codec_encode_latin1(th, args[0], errors) : ou_codec_encode_charmap(th, args[0], errors, args[2]);
    }
    ou_drop_maybe(th, holder);
    return counted_adopt(th, bytes, ou_str_length(args[0]));
}

METHOD(charmap_decode)
{
    const char *errors;
    OuObject *holder, *text = NULL;
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    size_t size = buffer.size;
    bool latin = args[2] == NULL || args[2] == OU_NONE;
    if (ou_str_utf8_argument(th, args[1], "charmap_decode", "2", &errors, &holder)) {
        text = latin ? ou_codec_decode_latin1(th, buffer.data, size)
                     : ou_codec_decode_charmap(th, buffer.data, size, errors, args[2]);
    }
    ou_drop_maybe(th, holder);
    ou_buffer_release(th, &buffer);
    return counted_adopt(th, text, size);
}

/* The inverse of a decoding table: a dict from characters to bytes' values, of which the first wins as in CPython. */
METHOD(charmap_build)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "charmap_build() argument must be str, not %G", args[0]);
    }
    OuObject *dict = ou_dict_new(th);
    for (size_t i = 0; dict != NULL && i < ou_str_length(args[0]) && i < 256; i++) {
        if (ou_str_at(args[0], i) == 0xfffe) {
            continue;
        }
        OuObject *key = ou_int_new(th, ou_str_at(args[0], i)), *value = key == NULL ? NULL : ou_int_new(th, (int64_t)i);
        if (value == NULL || !ou_dict_set(th, dict, key, value)) {
            ou_clear_ref(th, &dict);
        }
        ou_drop_maybe(th, value);
        ou_drop_maybe(th, key);
    }
    return dict;
}

METHOD(readbuffer_encode)
{
    OuBuffer buffer;
    if (ou_is_str(args[0])) {
        OuObject *bytes = ou_codec_encode_utf8(th, args[0], NULL);
        return counted_adopt(th, bytes, bytes == NULL ? 0 : ou_bytes_size(bytes));
    }
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    OuObject *bytes = ou_bytes_from(th, buffer.data, buffer.size);
    ou_buffer_release(th, &buffer);
    return counted_adopt(th, bytes, bytes == NULL ? 0 : ou_bytes_size(bytes));
}

static const OuMethodDef functions[] = {
    {"register", codecs_register, "search_function, /", 0, "Register a codec search function."},
    {"unregister", codecs_unregister, "search_function, /", 0, "Unregister a codec search function and clear the registry's cache."},
    {"lookup", codecs_lookup, "encoding, /", 0, "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."},
    {"encode", codecs_encode, "obj, encoding='utf-8', errors='strict'", 0, "Encodes obj using the codec registered for encoding."},
    {"decode", codecs_decode, "obj, encoding='utf-8', errors='strict'", 0, "Decodes obj using the codec registered for encoding."},
    {"register_error", codecs_register_error, "errors, handler, /", 0, "Register the specified error handler under the name errors."},
    {"lookup_error", codecs_lookup_error, "name, /", 0, "Return the error handler for the specified error handling name."},
#define OU_X(name, kind, ordered)                                                                  \
    {#name "_encode", name##_encode, SIGNATURE_##ordered, 0, NULL},                                \
    {#name "_decode", name##_decode, "data, errors=None, final=False, /", 0, NULL},
    CODEC_LIST(OU_X)
#undef OU_X
    {"ascii_encode", ascii_encode, "str, errors=None, /", 0, NULL},
    {"ascii_decode", ascii_decode, "data, errors=None, /", 0, NULL},
    {"latin_1_encode", latin_1_encode, "str, errors=None, /", 0, NULL},
    {"latin_1_decode", latin_1_decode, "data, errors=None, /", 0, NULL},
    {"escape_encode", escape_encode, "data, errors=None, /", 0, NULL},
    {"escape_decode", escape_decode, "data, errors=None, /", 0, NULL},
    {"utf_16_ex_decode", utf_16_ex_decode, "data, errors=None, byteorder=0, final=False, /", 0, NULL},
    {"utf_32_ex_decode", utf_32_ex_decode, "data, errors=None, byteorder=0, final=False, /", 0, NULL},
    {"charmap_encode", charmap_encode, "str, errors=None, mapping=None, /", 0, NULL},
    {"charmap_decode", charmap_decode, "data, errors=None, mapping=None, /", 0, NULL},
    {"charmap_build", charmap_build, "map, /", 0, NULL},
    {"readbuffer_encode", readbuffer_encode, "data, errors=None, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_codecs", NULL, functions);
    Register *r = module == NULL ? NULL : ou_mem_take_zeroed(th, sizeof *r);
    if (r != NULL) {
        OuModule *m = (OuModule *)module;
        m->state_free = register_free;
        m->state_visit = register_visit;
        m->state = r;
        r->searches = ou_list_new(th, 0);
        r->found = r->searches == NULL ? NULL : ou_dict_new(th);
    }
    if (module != NULL && (r == NULL || r->found == NULL)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__codecs = {.name = "_codecs", .make = make};
