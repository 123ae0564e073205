/* codec.c - utf-8, ascii, latin-1 and charmap; encodings by name.
 *
 * Well-formed text is done in one pass with an exact allocation; the loops around the error
 * handlers start only at the first error. */
#include "06_types/codec_int.h"

#include "06_types/dict.h"
#include "06_types/exceptions_int.h"
#include "06_types/type_int.h"
#include "06_types/utf8.h"

/* ---- decoding ---- */

OuObject *ou_codec_decode_utf8(OuThread *th, const char *data, size_t n, const char *errors, size_t *consumed)
{
    OuUtf8Scan scan = ou_utf8_scan((const uint8_t *)data, n);
    if (scan.error == OU_UTF8_OK) {
        if (consumed != NULL) {
            *consumed = n;
        }
        return ou_str_from_utf8(th, data, n);
    }
    OuDecoder d;
    ou_decoder_init(&d, th, "utf-8", data, n, errors);
    bool ok = true;
    size_t at = 0;
    for (;;) {
        if (scan.n_chars > 0) {
            ok = ou_builder_reserve(th, &d.out, scan.n_chars, scan.max_char);
            if (!ok) {
                break;
            }
            unsigned width = ou_str_width(d.out.str);
            ou_utf8_decode(d.data + at, scan.n_bytes, (int)width, ou_str_chars(d.out.str) + d.out.length * width);
            d.out.length += scan.n_chars;
            at += scan.n_bytes;
        }
        if (scan.error == OU_UTF8_OK || (scan.error == OU_UTF8_SHORT && consumed != NULL)) {
            break;
        }
        if (consumed != NULL && d.n - at == 2 && d.data[at] == 0xed && d.data[at + 1] >= 0xa0 && d.data[at + 1] <= 0xbf) {
            break; /* a surrogate may follow, which surrogatepass takes */
        }
        ok = ou_decoder_error(&d, at, at + scan.error_size, ou_utf8_reason(scan.error), &at);
        if (!ok) {
            break;
        }
        scan = ou_utf8_scan(d.data + at, d.n - at);
    }
    if (consumed != NULL) {
        *consumed = at;
    }
    return ou_decoder_finish(&d, ok);
}

OuObject *ou_codec_decode_latin1(OuThread *th, const char *data, size_t n)
{
    return ou_str_from_latin1(th, (const uint8_t *)data, n);
}

OuObject *ou_codec_decode_ascii(OuThread *th, const char *data, size_t n, const char *errors)
{
    size_t good = ou_utf8_ascii_prefix((const uint8_t *)data, n);
    if (good == n) {
        return ou_str_from_latin1(th, (const uint8_t *)data, n);
    }
    OuDecoder d;
    ou_decoder_init(&d, th, "ascii", data, n, errors);
    bool ok = true;
    size_t at = 0;
    while (ok) {
        good = ou_utf8_ascii_prefix(d.data + at, d.n - at);
        ok = ou_builder_ascii(th, &d.out, (const char *)d.data + at, good);
        at += good;
        if (at >= d.n) {
            break;
        }
        ok = ok && ou_decoder_error(&d, at, at + 1, "ordinal not in range(128)", &at);
    }
    return ou_decoder_finish(&d, ok);
}

/* What mapping[byte] puts. OU_FALSE: undefined. */
static OuTruth charmap_char(OuDecoder *d, OuObject *mapping, uint8_t byte)
{
    OuThread *th = d->th;
    OuObject *key = ou_int_new(th, byte);
    OuObject *value = key == NULL ? NULL : ou_get_item(th, mapping, key);
    ou_drop_maybe(th, key);
    if (value == NULL) {
        return ou_error_swallow(th, &ou_exc_lookup_error) ? OU_FALSE : OU_ERROR;
    }
    OuTruth done = OU_FALSE;
    int64_t c;
    if (ou_is_int(value)) {
        ou_int_clip_i64(value, &c);
        if (c < 0 || c > 0x10ffff) {
            ou_raise(th, &ou_exc_type_error, "character mapping must be in range(0x110000)");
            done = OU_ERROR;
        } else if (c != 0xfffe) {
            done = ou_builder_char(th, &d->out, (uint32_t)c) ? OU_TRUE : OU_ERROR;
        }
    } else if (ou_is_str(value)) {
        if (ou_str_length(value) != 1 || ou_str_at(value, 0) != 0xfffe) {
            done = ou_builder_str(th, &d->out, value) ? OU_TRUE : OU_ERROR;
        }
    } else if (value != OU_NONE) {
        ou_raise(th, &ou_exc_type_error, "character mapping must return integer, None or str");
        done = OU_ERROR;
    }
    ou_drop(th, value);
    return done;
}

OuObject *ou_codec_decode_charmap(OuThread *th, const char *data, size_t n, const char *errors, OuObject *mapping)
{
    if (mapping == NULL || mapping == OU_NONE) {
        return ou_codec_decode_latin1(th, data, n);
    }
    OuDecoder d;
    ou_decoder_init(&d, th, "charmap", data, n, errors);
    bool ok = ou_builder_reserve(th, &d.out, n, 0);
    for (size_t at = 0; ok && at < d.n;) {
        OuTruth done;
        if (ou_is_exact_str(mapping)) {
            uint32_t c = d.data[at] < ou_str_length(mapping) ? ou_str_at(mapping, d.data[at]) : 0xfffe;
            done = c == 0xfffe ? OU_FALSE : ou_builder_char(th, &d.out, c) ? OU_TRUE : OU_ERROR;
        } else {
            done = charmap_char(&d, mapping, d.data[at]);
        }
        if (done == OU_TRUE) {
            at++;
        } else {
            ok = done == OU_FALSE && ou_decoder_error(&d, at, at + 1, "character maps to <undefined>", &at);
        }
    }
    return ou_decoder_finish(&d, ok);
}

/* ---- encoding ---- */

static OuTruth put_utf8(OuEncoder *e, uint32_t c)
{
    uint8_t bytes[4];
    if (ou_is_surrogate(c)) {
        return OU_FALSE;
    }
    return ou_byte_builder_put(e->th, &e->out, bytes, (size_t)ou_utf8_encode_char(c, bytes)) ? OU_TRUE : OU_ERROR;
}

static bool utf8_piece(OuEncoder *e, size_t from, size_t to)
{
    unsigned width = ou_str_width(e->text);
    const char *chars = (const char *)ou_str_data(e->text) + from * width;
    size_t size, bad;
    if (!ou_utf8_encoded_size(chars, to - from, (int)width, true, &size, &bad)) {
        return ou_raise_memory(e->th);
    }
    if (!ou_byte_builder_reserve(e->th, &e->out, size)) {
        return false;
    }
    e->out.n += ou_utf8_encode(chars, to - from, (int)width, (uint8_t *)e->out.data + e->out.n);
    return true;
}

OuObject *ou_codec_encode_utf8(OuThread *th, OuObject *s, const char *errors)
{
    size_t n = ou_str_length(s), size, bad;
    unsigned width = ou_str_width(s);
    if (ou_str_is_ascii(s)) {
        return ou_bytes_from(th, ou_str_data(s), n);
    }
    bool pass = ou_codec_errors(errors) == OU_CODEC_PASS;
    if (ou_utf8_encoded_size(ou_str_data(s), n, (int)width, pass, &size, &bad)) {
        OuObject *bytes = ou_bytes_new(th, size);
        if (bytes != NULL) {
            ou_utf8_encode(ou_str_data(s), n, (int)width, (uint8_t *)ou_bytes_data(bytes));
        }
        return bytes;
    }
    OuEncoder e;
    ou_encoder_init(&e, th, "utf-8", s, errors, put_utf8);
    bool ok = true;
    for (size_t at = 0; ok && at < n;) {
        size_t from = at;
        while (at < n && !ou_is_surrogate(ou_str_at(s, at))) {
            at++;
        }
        ok = utf8_piece(&e, from, at);
        if (ok && at < n) {
            size_t end = at;
            while (end < n && ou_is_surrogate(ou_str_at(s, end))) {
                end++;
            }
            ok = ou_encoder_error(&e, at, end, "surrogates not allowed", &at);
        }
    }
    return ou_encoder_finish(&e, ok);
}

static OuTruth put_narrow(OuEncoder *e, uint32_t c)
{
    char byte = (char)c;
    if (c >= e->limit) {
        return OU_FALSE;
    }
    return ou_byte_builder_put(e->th, &e->out, &byte, 1) ? OU_TRUE : OU_ERROR;
}

static OuObject *encode_narrow(OuThread *th, OuObject *s, const char *errors, uint32_t limit)
{
    size_t n = ou_str_length(s);
    if (ou_str_is_ascii(s) || (limit == 256 && ou_str_width(s) == 1)) {
        return ou_bytes_from(th, ou_str_data(s), n);
    }
    OuEncoder e;
    ou_encoder_init(&e, th, limit == 256 ? "latin-1" : "ascii", s, errors, put_narrow);
    e.limit = limit;
    bool ok = ou_byte_builder_reserve(th, &e.out, n);
    for (size_t at = 0; ok && at < n;) {
        if (ou_str_at(s, at) < limit) {
            ok = put_narrow(&e, ou_str_at(s, at)) == OU_TRUE;
            at++;
            continue;
        }
        size_t end = at;
        while (end < n && ou_str_at(s, end) >= limit) {
            end++;
        }
        ok = ou_encoder_error(&e, at, end, limit == 256 ? "ordinal not in range(256)" : "ordinal not in range(128)",
                              &at);
    }
    return ou_encoder_finish(&e, ok);
}

OuObject *ou_codec_encode_ascii(OuThread *th, OuObject *s, const char *errors)
{
    return encode_narrow(th, s, errors, 128);
}

OuObject *ou_codec_encode_latin1(OuThread *th, OuObject *s, const char *errors)
{
    return encode_narrow(th, s, errors, 256);
}

static OuTruth put_mapped(OuEncoder *e, uint32_t c)
{
    OuThread *th = e->th;
    OuObject *key = ou_int_new(th, c);
    OuObject *value = key == NULL ? NULL : ou_get_item(th, e->mapping, key);
    ou_drop_maybe(th, key);
    if (value == NULL) {
        return ou_error_swallow(th, &ou_exc_lookup_error) ? OU_FALSE : OU_ERROR;
    }
    OuTruth done = OU_FALSE;
    if (ou_is_int(value)) {
        int64_t byte;
        ou_int_clip_i64(value, &byte);
        char text = (char)byte;
        done = OU_ERROR;
        if (byte < 0 || byte > 255) {
            ou_raise(th, &ou_exc_type_error, "character mapping must be in range(256)");
        } else if (ou_byte_builder_put(th, &e->out, &text, 1)) {
            done = OU_TRUE;
        }
    } else if (ou_is_bytes(value)) {
        done = ou_byte_builder_put(th, &e->out, ou_bytes_data(value), ou_bytes_size(value)) ? OU_TRUE : OU_ERROR;
    } else if (value != OU_NONE) {
        ou_raise(th, &ou_exc_type_error, "character mapping must return integer, bytes or None, not %T", value);
        done = OU_ERROR;
    }
    ou_drop(th, value);
    return done;
}

OuObject *ou_codec_encode_charmap(OuThread *th, OuObject *s, const char *errors, OuObject *mapping)
{
    if (mapping == NULL || mapping == OU_NONE) {
        return ou_codec_encode_latin1(th, s, errors);
    }
    OuEncoder e;
    ou_encoder_init(&e, th, "charmap", s, errors, put_mapped);
    e.mapping = mapping;
    bool ok = true;
    for (size_t at = 0, n = ou_str_length(s); ok && at < n;) {
        OuTruth done = put_mapped(&e, ou_str_at(s, at));
        if (done == OU_TRUE) {
            at++;
            continue;
        }
        size_t end = at + 1;
        while (done == OU_FALSE && end < n) { /* the run of those that cannot be encoded */
            size_t kept = e.out.n;
            done = put_mapped(&e, ou_str_at(s, end));
            e.out.n = kept;
            end += done == OU_FALSE;
        }
        ok = done != OU_ERROR && ou_encoder_error(&e, at, end, "character maps to <undefined>", &at);
    }
    return ou_encoder_finish(&e, ok);
}

/* ---- by name ---- */

typedef enum Codec {
    UTF8, UTF8_SIG, ASCII, LATIN1, UTF16, UTF16_LE, UTF16_BE, UTF32, UTF32_LE, UTF32_BE, UNICODE_ESCAPE, RAW_ESCAPE,
    OTHER
} Codec;

/* Aliases as the standard library's encodings.aliases has them, in lower case, "_" for every run of
 * other characters. Under a few plain names an error comes out as it is; under the others it names
 * the codec, as that of a registered one does: see is_plain(). */
static const struct {
    const char *name;
    Codec codec;
} codec_names[] = {
    {"utf_8", UTF8}, {"utf8", UTF8}, {"u8", UTF8}, {"utf", UTF8}, {"utf8_ucs2", UTF8}, {"utf8_ucs4", UTF8},
    {"cp65001", UTF8}, {"ascii", ASCII}, {"us_ascii", ASCII}, {"646", ASCII}, {"ansi_x3.4_1968", ASCII},
    {"ansi_x3_4_1968", ASCII}, {"ansi_x3.4_1986", ASCII}, {"cp367", ASCII}, {"csascii", ASCII},
    {"ibm367", ASCII}, {"iso646_us", ASCII}, {"iso_646.irv_1991", ASCII}, {"iso_ir_6", ASCII}, {"us", ASCII},
    {"latin_1", LATIN1}, {"latin1", LATIN1}, {"latin", LATIN1}, {"l1", LATIN1}, {"iso8859_1", LATIN1},
    {"iso_8859_1", LATIN1}, {"iso8859", LATIN1}, {"8859", LATIN1}, {"cp819", LATIN1}, {"csisolatin1", LATIN1},
    {"ibm819", LATIN1}, {"iso_8859_1_1987", LATIN1}, {"iso_ir_100", LATIN1}, {"utf_16", UTF16},
    {"utf16", UTF16}, {"u16", UTF16}, {"utf_16_le", UTF16_LE}, {"utf_16le", UTF16_LE},
    {"unicodelittleunmarked", UTF16_LE}, {"utf_16_be", UTF16_BE}, {"utf_16be", UTF16_BE},
    {"unicodebigunmarked", UTF16_BE}, {"utf_32", UTF32}, {"utf32", UTF32}, {"u32", UTF32},
    {"utf_32_le", UTF32_LE}, {"utf_32le", UTF32_LE}, {"utf_32_be", UTF32_BE}, {"utf_32be", UTF32_BE},
    {"unicode_escape", UNICODE_ESCAPE}, {"unicodeescape", UNICODE_ESCAPE}, {"raw_unicode_escape", RAW_ESCAPE},
    {"rawunicodeescape", RAW_ESCAPE}, {"utf_8_sig", UTF8_SIG},
};

static Codec codec_of(const char *encoding)
{
    char name[32];
    size_t n = 0;
    bool gap = false;
    for (; *encoding != 0; encoding++) {
        char c = *encoding;
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
        if (c >= 'A' && c <= 'Z') {
            c = (char)(c + 32);
            letter = true;
        }
        if (!letter) {
            gap = n > 0;
            continue;
        }
        if (n + gap + 1 >= sizeof name) {
            return OTHER;
        }
        if (gap) {
            name[n++] = '_';
            gap = false;
        }
        name[n++] = c;
    }
    name[n] = 0;
    for (size_t i = 0; i < OU_COUNT_OF(codec_names); i++) {
        if (strcmp(name, codec_names[i].name) == 0) {
            return codec_names[i].codec;
        }
    }
    return OTHER;
}

/* "Latin-1", "UTF_8" and their like, in any case, "-" and "_" as one. */
static bool is_plain(const char *encoding)
{
    static const char *const plain[] = {"utf_8",   "utf8",   "utf_16",  "utf16",      "utf_32",    "utf32",
                                        "ascii",   "us_ascii", "latin1", "latin_1",   "iso_8859_1", "iso8859_1"};
    for (size_t i = 0; i < OU_COUNT_OF(plain); i++) {
        const char *a = encoding, *b = plain[i];
        while (*a != 0 && (*a == '-' ? '_' : *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a) == *b) {
            a++;
            b++;
        }
        if (*a == 0 && *b == 0) {
            return true;
        }
    }
    return false;
}

OuObject *ou_codec_find_text(OuThread *th, OuObject *encoding, const char *instead)
{
    bool failed = false;
    OuObject *codec = th->vm->host->find_codec(th, encoding);
    OuObject *mark = codec == NULL ? NULL : ou_get_attr_text_maybe(th, codec, "_is_text_encoding", &failed);
    OuTruth text = codec == NULL || failed ? OU_ERROR : mark == NULL ? OU_TRUE : ou_is_true(th, mark);
    ou_drop_maybe(th, mark);
    if (text == OU_FALSE) {
        ou_raise(th, &ou_exc_lookup_error, "'%U' is not a text encoding; use %s to handle arbitrary codecs", encoding, instead);
    }
    if (text != OU_TRUE) {
        ou_clear_ref(th, &codec);
    }
    return codec;
}

/* The encoder or decoder of a registered codec, which must be one of text. New. */
static OuObject *find_codec(OuThread *th, const char *encoding, size_t which)
{
    OuObject *name = ou_str_from_text(th, encoding), *fn = NULL;
    OuObject *codec = name == NULL ? NULL : ou_codec_find_text(th, name, which == 0 ? "codecs.encode()" : "codecs.decode()");
    if (codec != NULL && ou_is_tuple(codec) && ou_tuple_size(codec) > which) {
        fn = ou_keep(ou_tuple_borrow(codec, which));
    } else if (codec != NULL) {
        ou_raise(th, &ou_exc_type_error, "codec search functions must return 4-tuples");
    }
    ou_drop_maybe(th, codec);
    ou_drop_maybe(th, name);
    return fn;
}

/* fn(object, errors)[0], which must be of the type. The object is taken over. */
/* Only an exception that is remade from its text without loss: a built-in kind's make and init, one str or nothing for args. */
static bool can_be_renamed(const OuException *error)
{
    const OuType *type = error->head.type;
    if (type->make != ou_exception_make || type->init != ou_exception_init ||
        ou_type_static_base(type)->basic_size != sizeof(OuException) || (error->dict != NULL && ou_dict_size(error->dict) > 0)) {
        return false;
    }
    size_t n = error->args == NULL ? 0 : ou_tuple_size(error->args);
    return n == 0 || (n == 1 && ou_is_exact_str(ou_tuple_borrow(error->args, 0)));
}

void ou_codec_name_failure(OuThread *th, const char *operation, const char *encoding)
{
    if (!can_be_renamed((const OuException *)th->error)) {
        return;
    }
    OuObject *error = ou_error_take(th), *message, *renamed = NULL;
    message = ou_str_format(th, "%s with '%s' codec failed (%T: %S)", operation, encoding, error, error);
    if (message != NULL && (renamed = ou_call1(th, OU_TYPE_OBJECT(error->type), message)) != NULL) {
        ou_raise_object(th, renamed, error);
    }
    ou_drop_maybe(th, message);
    ou_drop_maybe(th, renamed);
    ou_drop(th, error);
}

static OuObject *run_codec(OuThread *th, OuObject *fn, OuObject *object, const char *encoding, const char *errors,
                           bool encode)
{
    OuObject *policy = object == NULL || errors == NULL ? NULL : ou_str_from_text(th, errors);
    OuObject *pair = NULL, *result = NULL;
    if (object != NULL && (errors == NULL || policy != NULL)) {
        pair = policy == NULL ? ou_call1(th, fn, object) : ou_call2(th, fn, object, policy);
    }
    ou_drop_maybe(th, policy);
    bool called = object != NULL;
    ou_drop_maybe(th, object);
    if (pair == NULL) {
        if (called) {
            ou_codec_name_failure(th, encode ? "encoding" : "decoding", encoding);
        }
        return NULL;
    }
    if (!ou_is_tuple(pair) || ou_tuple_size(pair) != 2) {
        ou_raise(th, &ou_exc_type_error, encode ? "encoder must return a tuple (object, integer)"
                                                : "decoder must return a tuple (object,integer)");
    } else {
        result = ou_keep(ou_tuple_borrow(pair, 0));
        if (encode && ou_is_bytearray(result)) {
            OuByteView view = ou_byte_view(result);
            OuObject *bytes = ou_bytes_from(th, view.data, view.n);
            ou_drop(th, result);
            result = bytes;
        } else if (encode ? !ou_is_bytes(result) : !ou_is_str(result)) {
            ou_raise(th, &ou_exc_type_error,
                     "'%s' %s returned '%T' instead of '%s'; use %s to %s arbitrary types", encoding,
                     encode ? "encoder" : "decoder", result, encode ? "bytes" : "str",
                     encode ? "codecs.encode()" : "codecs.decode()", encode ? "encode to" : "decode to");
            ou_drop(th, result);
            result = NULL;
        }
    }
    ou_drop(th, pair);
    return result;
}

static OuObject *encode_by_name(OuThread *th, OuObject *s, const char *encoding, const char *errors)
{
    switch (encoding == NULL ? UTF8 : codec_of(encoding)) {
    case UTF8: return ou_codec_encode_utf8(th, s, errors);
    case ASCII: return ou_codec_encode_ascii(th, s, errors);
    case LATIN1: return ou_codec_encode_latin1(th, s, errors);
    case UTF16: return ou_codec_encode_utf16(th, s, errors, 0);
    case UTF16_LE: return ou_codec_encode_utf16(th, s, errors, -1);
    case UTF16_BE: return ou_codec_encode_utf16(th, s, errors, 1);
    case UTF32: return ou_codec_encode_utf32(th, s, errors, 0);
    case UTF32_LE: return ou_codec_encode_utf32(th, s, errors, -1);
    case UTF32_BE: return ou_codec_encode_utf32(th, s, errors, 1);
    case UNICODE_ESCAPE: return ou_codec_encode_unicode_escape(th, s);
    case RAW_ESCAPE: return ou_codec_encode_raw_escape(th, s);
    case UTF8_SIG: {
        OuObject *tail = ou_codec_encode_utf8(th, s, errors);
        OuObject *mark = tail == NULL ? NULL : ou_bytes_from(th, "\xef\xbb\xbf", 3);
        OuObject *whole = mark == NULL ? NULL : ou_bytes_concat(th, mark, tail);
        ou_drop_maybe(th, mark);
        ou_drop_maybe(th, tail);
        return whole;
    }
    default: break;
    }
    OuObject *fn = find_codec(th, encoding, 0);
    if (fn == NULL) {
        return NULL;
    }
    OuObject *result = run_codec(th, fn, ou_keep(s), encoding, errors, true);
    ou_drop(th, fn);
    return result;
}

bool ou_codec_check_slow(OuThread *th, const char *encoding, const char *errors)
{
    if (encoding != NULL && codec_of(encoding) == OTHER) {
        OuObject *name = ou_str_from_text(th, encoding);
        OuObject *codec = name == NULL ? NULL : th->vm->host->find_codec(th, name);
        ou_drop_maybe(th, name);
        if (codec == NULL) {
            return false;
        }
        ou_drop(th, codec);
    }
    if (errors != NULL && ou_codec_errors(errors) == OU_CODEC_OTHER) {
        OuObject *handler = ou_codec_lookup_error(th, errors);
        if (handler == NULL) {
            return false;
        }
        ou_drop(th, handler);
    }
    return true;
}

OuObject *ou_str_encode(OuThread *th, OuObject *s, const char *encoding, const char *errors)
{
    if (!ou_codec_check(th, encoding, errors)) {
        return NULL;
    }
    OuObject *result = encode_by_name(th, s, encoding, errors);
    if (result == NULL && encoding != NULL && codec_of(encoding) != OTHER && !is_plain(encoding)) {
        ou_codec_name_failure(th, "encoding", encoding);
    }
    return result;
}

static OuObject *decode_by_name(OuThread *th, const char *data, size_t n, const char *encoding, const char *errors)
{
    int order = 0;
    switch (encoding == NULL ? UTF8 : codec_of(encoding)) {
    case UTF8_SIG:
        if (n >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
            data += 3;
            n -= 3;
        }
        return ou_codec_decode_utf8(th, data, n, errors, NULL);
    case UTF8: return ou_codec_decode_utf8(th, data, n, errors, NULL);
    case ASCII: return ou_codec_decode_ascii(th, data, n, errors);
    case LATIN1: return ou_codec_decode_latin1(th, data, n);
    case UTF16_LE: order = -1; return ou_codec_decode_utf16(th, data, n, errors, &order, NULL);
    case UTF16_BE: order = 1; return ou_codec_decode_utf16(th, data, n, errors, &order, NULL);
    case UTF16: return ou_codec_decode_utf16(th, data, n, errors, &order, NULL);
    case UTF32_LE: order = -1; return ou_codec_decode_utf32(th, data, n, errors, &order, NULL);
    case UTF32_BE: order = 1; return ou_codec_decode_utf32(th, data, n, errors, &order, NULL);
    case UTF32: return ou_codec_decode_utf32(th, data, n, errors, &order, NULL);
    case UNICODE_ESCAPE: return ou_codec_decode_unicode_escape(th, data, n, errors, NULL);
    case RAW_ESCAPE: return ou_codec_decode_raw_escape(th, data, n, errors, NULL);
    default: break;
    }
    OuObject *fn = find_codec(th, encoding, 1);
    if (fn == NULL) {
        return NULL;
    }
    OuObject *result = run_codec(th, fn, ou_bytes_from(th, data, n), encoding, errors, false);
    ou_drop(th, fn);
    return result;
}

OuObject *ou_str_decode(OuThread *th, const char *data, size_t n, const char *encoding, const char *errors)
{
    if (!ou_codec_check(th, encoding, errors)) {
        return NULL;
    }
    OuObject *result = decode_by_name(th, data, n, encoding, errors);
    if (result == NULL && encoding != NULL && codec_of(encoding) != OTHER && !is_plain(encoding)) {
        ou_codec_name_failure(th, "decoding", encoding);
    }
    return result;
}

const char *ou_str_utf8(OuThread *th, OuObject *s, size_t *size, OuObject **holder)
{
    *holder = NULL;
    if (OU_LIKELY(ou_str_is_ascii(s))) {
        *size = ou_str_length(s);
        return ou_str_data(s);
    }
    *holder = ou_codec_encode_utf8(th, s, NULL);
    if (*holder == NULL) {
        return NULL;
    }
    *size = ou_bytes_size(*holder);
    return ou_bytes_data(*holder);
}

bool ou_str_utf8_argument(OuThread *th, OuObject *o, const char *function, const char *which, const char **text, OuObject **holder)
{
    size_t size;
    *text = NULL;
    *holder = NULL;
    if (o == NULL || o == OU_NONE) {
        return true;
    }
    if (!ou_is_str(o)) {
        return ou_raise(th, &ou_exc_type_error, "%s() argument %s must be str or None, not %G", function, which, o);
    }
    *text = ou_str_utf8(th, o, &size, holder);
    if (*text != NULL && strlen(*text) != size) {
        ou_clear_ref(th, holder);
        return ou_raise(th, &ou_exc_value_error, "embedded null character");
    }
    return *text != NULL;
}
