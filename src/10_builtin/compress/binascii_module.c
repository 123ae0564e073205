/* binascii_module.c - the module binascii: bytes as text (base64, hex, uu, quoted-printable), and checksums.
 *
 * Decoders take ASCII text as well as bytes. Where the formats leave room, the rules are those that CPython's decoders have:
 * base64 skips what is not of its alphabet unless strict_mode; short uu lines are filled up with zeros. */
#include "10_builtin/compress/crc.h"
#include "10_builtin/data_int.h"

#include <limits.h>

#define METHOD(name) OU_METHOD(name)

#define UU_MAX 45      /* bytes of a line */
#define QP_LINE 76     /* characters of a line, with the = of a soft line break */

static OuObject *error(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_BINASCII_ERROR, "binascii.Error", &ou_exc_value_error);
}

#define FAIL(...) ou_data_raise(th, error(th), __VA_ARGS__)

/* The text to decode: an ASCII str or bytes. */
static bool text_of(OuThread *th, OuObject *o, OuBuffer *out)
{
    *out = (OuBuffer){.owner = NULL};
    if (ou_is_str(o)) {
        if (!ou_str_is_ascii(o)) {
            return ou_raise(th, &ou_exc_value_error, "string argument should contain only ASCII characters");
        }
        out->data = (char *)(uintptr_t)ou_str_data(o);
        out->size = ou_str_length(o);
        return true;
    }
    if (ou_has_buffer(o)) {
        if (ou_buffer_acquire(th, o, out, false)) {
            return true;
        }
        if (!ou_error_swallow(th, &ou_exc_buffer_error)) {
            return false;
        }
    }
    return ou_raise(th, &ou_exc_type_error, "argument should be bytes, buffer or ASCII string, not '%T'", o);
}

static bool truth_of(OuThread *th, OuObject *o, bool fallback, bool *out)
{
    int flag = fallback;
    bool ok = ou_as_c_int(th, o, &flag);
    *out = flag != 0;
    return ok;
}

/* The bool keywords of functions that take the data by position only and count as CPython's do. */
static bool one_positional(OuThread *th, const char *name, const char *signature, OuObject *const *args, size_t n,
                           OuObject *kwnames, OuObject **given)
{
    size_t total = n + (kwnames == NULL ? 0 : ou_tuple_size(kwnames));
    if (total > 2) {
        return ou_raise(th, &ou_exc_type_error, "%s() takes at most 2 arguments (%zu given)", name, total);
    }
    if (n != 1) {
        return ou_raise(th, &ou_exc_type_error, "%s() takes exactly 1 positional argument (%zu given)", name, n);
    }
    return ou_args_parse(th, name, signature, args, n, kwnames, given);
}

/* ---- uu ---- */

METHOD(a2b_uu)
{
    OuBuffer text;
    if (!text_of(th, args[0], &text)) {
        return NULL;
    }
    const uint8_t *at = (const uint8_t *)text.data, *end = at + text.size;
    size_t length = ((at < end ? *at : 0u) - ' ') & 63;
    at += at < end;
    OuObject *bytes = ou_bytes_new(th, length);
    bool ok = bytes != NULL;
    uint32_t bits = 0;
    unsigned n_bits = 0;
    for (size_t i = 0; ok && i < length;) {
        uint32_t six = 0; /* as well for an early end of the line */
        if (at < end && *at != '\n' && *at != '\r') {
            ok = (*at >= ' ' && *at <= ' ' + 64) || FAIL("Illegal char");
            six = (*at - ' ') & 63u;
        }
        at += at < end;
        bits = bits << 6 | six;
        n_bits += 6;
        if (n_bits >= 8) {
            n_bits -= 8;
            ou_bytes_data(bytes)[i++] = (char)(bits >> n_bits);
        }
    }
    for (; ok && at < end; at++) {
        ok = *at == ' ' || *at == ' ' + 64 || *at == '\n' || *at == '\r' || FAIL("Trailing garbage");
    }
    ou_buffer_release(th, &text);
    if (!ok) {
        ou_drop_maybe(th, bytes);
        return NULL;
    }
    return bytes;
}

static char uu_char(uint32_t six, bool backtick)
{
    six &= 63;
    return (char)(six == 0 && backtick ? '`' : six + ' ');
}

METHOD(b2a_uu)
{
    OuObject *given[2];
    OuBuffer data;
    bool backtick;
    if (!one_positional(th, "b2a_uu", "data, /, *, backtick=False", args, n, kwnames, given) ||
        !ou_buffer_acquire(th, given[0], &data, false)) {
        return NULL;
    }
    OuObject *bytes = NULL;
    if (!truth_of(th, given[1], false, &backtick)) {
        ou_buffer_release(th, &data);
        return NULL;
    }
    if (data.size > UU_MAX) {
        FAIL("At most 45 bytes at once");
    } else {
        bytes = ou_bytes_new(th, 2 + (data.size + 2) / 3 * 4);
    }
    if (bytes != NULL) {
        char *to = ou_bytes_data(bytes);
        *to++ = uu_char((uint32_t)data.size, backtick);
        for (size_t i = 0; i < data.size; i += 3) {
            uint32_t three = 0;
            for (size_t k = 0; k < 3; k++) {
                three = three << 8 | (i + k < data.size ? (uint8_t)data.data[i + k] : 0);
            }
            for (int shift = 18; shift >= 0; shift -= 6) {
                *to++ = uu_char(three >> shift, backtick);
            }
        }
        *to = '\n';
    }
    ou_buffer_release(th, &data);
    return bytes;
}

/* ---- base64 ---- */

static const char base64_alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Values of the characters above; -1: it is none of them. */
static const int8_t base64_values[256] = {
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 62, -1, -1, -1, 63,
    52, 53, 54, 55, 56, 57, 58, 59, 60, 61, -1, -1, -1, -1, -1, -1,
    -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, -1, -1, -1, -1, -1,
    -1, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
};

/* Decodes into out, which has room. False with the error; *size: bytes written. */
static bool base64_decode(OuThread *th, const uint8_t *text, size_t n, bool strict, char *out, size_t *size)
{
    size_t written = 0;
    unsigned in_quad = 0, pads = 0; /* data characters of this group of four, and = signs behind them */
    uint32_t bits = 0;
    bool padding = false;
    if (strict && n > 0 && text[0] == '=') {
        return FAIL("Leading padding not allowed");
    }
    for (size_t i = 0; i < n; i++) {
        if (in_quad == 0 && !padding) { /* groups of four data characters are most of it */
            for (; n - i >= 4; i += 4, written += 3) {
                int32_t a = base64_values[text[i]], b = base64_values[text[i + 1]], c = base64_values[text[i + 2]],
                        d = base64_values[text[i + 3]];
                if ((a | b | c | d) < 0) {
                    break;
                }
                uint32_t three = (uint32_t)(a << 18 | b << 12 | c << 6 | d);
                out[written] = (char)(three >> 16);
                out[written + 1] = (char)(three >> 8);
                out[written + 2] = (char)three;
            }
            if (i == n) {
                break;
            }
        }
        int value = base64_values[text[i]];
        if (text[i] == '=') {
            padding = true;
            if (in_quad >= 2 && in_quad + ++pads >= 4) { /* the data ends here */
                *size = written;
                return !strict || i + 1 == n || FAIL("Excess data after padding");
            }
            continue;
        }
        if (value < 0) {
            if (strict) {
                return FAIL("Only base64 data is allowed");
            }
            continue;
        }
        if (strict && padding) {
            return FAIL("Discontinuous padding not allowed");
        }
        pads = 0;
        bits = bits << 6 | (uint32_t)value;
        in_quad = (in_quad + 1) & 3;
        if (in_quad != 1) {
            unsigned left = in_quad == 0 ? 0 : 8 - 2 * in_quad; /* bits that wait for the next character: 4, 2, 0 */
            out[written++] = (char)(bits >> left);
        }
    }
    *size = written;
    if (in_quad == 1) {
        return FAIL("Invalid base64-encoded string: number of data characters (%zu) cannot be 1 more than a multiple of 4",
                    written / 3 * 4 + 1);
    }
    return in_quad == 0 || FAIL("Incorrect padding");
}

METHOD(a2b_base64)
{
    OuObject *given[2];
    OuBuffer text;
    bool strict;
    if (!one_positional(th, "a2b_base64", "data, /, *, strict_mode=False", args, n, kwnames, given) ||
        !text_of(th, given[0], &text)) {
        return NULL;
    }
    size_t size = 0;
    bool ok = truth_of(th, given[1], false, &strict);
    OuObject *bytes = ok ? ou_bytes_new(th, text.size / 4 * 3 + 3) : NULL;
    if (bytes != NULL && !base64_decode(th, (const uint8_t *)text.data, text.size, strict, ou_bytes_data(bytes), &size)) {
        ou_clear_ref(th, &bytes);
    }
    ou_buffer_release(th, &text);
    return bytes == NULL ? NULL : ou_bytes_resize_adopt(th, bytes, size);
}

METHOD(b2a_base64)
{
    OuObject *given[2], *bytes = NULL;
    OuBuffer data;
    bool newline;
    size_t size;
    if (!one_positional(th, "b2a_base64", "data, /, *, newline=True", args, n, kwnames, given) ||
        !ou_buffer_acquire(th, given[0], &data, false)) {
        return NULL;
    }
    if (truth_of(th, given[1], true, &newline)) {
        bytes = ou_checked_array(newline, data.size / 3 + (data.size % 3 != 0), 4, &size) ? ou_bytes_new(th, size)
                                                                                         : ou_null_memory(th);
    }
    if (bytes != NULL) {
        const uint8_t *at = (const uint8_t *)data.data;
        char *to = ou_bytes_data(bytes);
        size_t left = data.size;
        for (; left > 0; left -= left < 3 ? left : 3, at += 3) {
            uint32_t three = (uint32_t)at[0] << 16 | (left > 1 ? (uint32_t)at[1] << 8 : 0) | (left > 2 ? at[2] : 0u);
            *to++ = base64_alphabet[three >> 18];
            *to++ = base64_alphabet[three >> 12 & 63];
            *to++ = left > 1 ? base64_alphabet[three >> 6 & 63] : '=';
            *to++ = left > 2 ? base64_alphabet[three & 63] : '=';
        }
        if (newline) {
            *to = '\n';
        }
    }
    ou_buffer_release(th, &data);
    return bytes;
}

/* ---- hex ---- */

/* Values of the digits of both cases; -1: it is none. */
static const int8_t hex_values[256] = {
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -1, -1, -1, -1, -1,
    -1, 10, 11, 12, 13, 14, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, 10, 11, 12, 13, 14, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
};

static int hex_value(uint8_t c)
{
    return hex_values[c];
}

METHOD(a2b_hex)
{
    OuBuffer text;
    if (!text_of(th, args[0], &text)) {
        return NULL;
    }
    OuObject *bytes = text.size % 2 == 0 || FAIL("Odd-length string") ? ou_bytes_new(th, text.size / 2) : NULL;
    char *to = bytes == NULL ? NULL : ou_bytes_data(bytes);
    int wrong = 0; /* negative once a character is no digit */
    for (size_t i = 0; to != NULL && i < text.size; i += 2) {
        int high = hex_values[(uint8_t)text.data[i]], low = hex_values[(uint8_t)text.data[i + 1]];
        wrong |= high | low;
        *to++ = (char)((unsigned)high << 4 | (unsigned)low);
    }
    if (bytes != NULL && wrong < 0) {
        FAIL("Non-hexadecimal digit found");
        ou_clear_ref(th, &bytes);
    }
    ou_buffer_release(th, &text);
    return bytes;
}

METHOD(b2a_hex)
{
    OuBuffer data;
    int per_group = 1;
    if (!ou_as_c_int(th, args[2], &per_group) || !ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    OuObject *text = ou_bytes_hex(th, data.data, data.size, args[1], args[2]);
    OuObject *bytes = text == NULL ? NULL : ou_str_encode(th, text, "latin-1", NULL);
    ou_drop_maybe(th, text);
    ou_buffer_release(th, &data);
    return bytes;
}

/* ---- quoted-printable ---- */

METHOD(a2b_qp)
{
    OuBuffer text;
    bool header;
    if (!text_of(th, args[0], &text)) {
        return NULL;
    }
    OuObject *bytes = truth_of(th, args[1], false, &header) ? ou_bytes_new(th, text.size) : NULL;
    if (bytes == NULL) {
        ou_buffer_release(th, &text);
        return NULL;
    }
    const char *at = text.data, *end = at + text.size;
    char *to = ou_bytes_data(bytes);
    while (at < end) {
        if (*at != '=') {
            *to++ = header && *at == '_' ? ' ' : *at;
            at++;
        } else if (++at >= end) {
            break;
        } else if (*at == '\n' || *at == '\r') { /* a soft line break: nothing up to the end of the line */
            while (at < end && *at != '\n') {
                at++;
            }
            at += at < end;
        } else if (*at == '=') {
            *to++ = *at++;
        } else if (at + 1 < end && hex_value((uint8_t)at[0]) >= 0 && hex_value((uint8_t)at[1]) >= 0) {
            *to++ = (char)(hex_value((uint8_t)at[0]) << 4 | hex_value((uint8_t)at[1]));
            at += 2;
        } else {
            *to++ = '=';
        }
    }
    size_t size = (size_t)(to - ou_bytes_data(bytes));
    ou_buffer_release(th, &text);
    return ou_bytes_resize_adopt(th, bytes, size);
}

typedef struct QpStyle {
    bool quote_tabs, is_text, header;
    bool crlf; /* lines end as the first one of the data does */
} QpStyle;

static bool qp_put_hex(OuThread *th, OuByteBuilder *b, uint8_t c)
{
    static const char digits[] = "0123456789ABCDEF";
    char three[3] = {'=', digits[c >> 4], digits[c & 15]};
    return ou_byte_builder_put(th, b, three, 3);
}

static bool qp_put_line_end(OuThread *th, OuByteBuilder *b, const QpStyle *style)
{
    return ou_byte_builder_put(th, b, style->crlf ? "\r\n" : "\n", style->crlf ? 2 : 1);
}

static bool qp_must_quote(const uint8_t *data, size_t n, size_t i, size_t column, const QpStyle *style)
{
    uint8_t c = data[i];
    bool last = i + 1 == n;
    switch (c) {
    case '=': return true;
    case '_': return style->header;
    case '.': return column == 0 && (last || data[i + 1] == '\n' || data[i + 1] == '\r' || data[i + 1] == 0);
    case '\r': case '\n': return !style->is_text;
    case '\t': case ' ': return last || style->quote_tabs;
    default: return c > 126 || c < 33;
    }
}

/* The end of a line: white space that stands last is quoted. */
static bool qp_end_line(OuThread *th, OuByteBuilder *b, const QpStyle *style)
{
    if (b->n > 0 && (b->data[b->n - 1] == ' ' || b->data[b->n - 1] == '\t')) {
        uint8_t c = (uint8_t)b->data[--b->n];
        if (!qp_put_hex(th, b, c)) {
            return false;
        }
    }
    return qp_put_line_end(th, b, style);
}

static bool qp_encode(OuThread *th, OuByteBuilder *b, const uint8_t *data, size_t n, const QpStyle *style)
{
    size_t column = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        bool quote = qp_must_quote(data, n, i, column, style);
        if (!quote && style->is_text && (data[i] == '\n' || (data[i] == '\r' && i + 1 < n && data[i + 1] == '\n'))) {
            ok = qp_end_line(th, b, style);
            column = 0;
            i += data[i] == '\r';
            continue;
        }
        bool last_of_line = !quote && (i + 1 == n || data[i + 1] == '\n');
        if (column + (quote ? 3 : 1) >= QP_LINE && !last_of_line) {
            ok = ou_byte_builder_put(th, b, "=", 1) && qp_put_line_end(th, b, style);
            column = 0;
        }
        char plain = style->header && data[i] == ' ' ? '_' : (char)data[i];
        ok = ok && (quote ? qp_put_hex(th, b, data[i]) : ou_byte_builder_put(th, b, &plain, 1));
        column += quote ? 3 : 1;
    }
    return ok;
}

METHOD(b2a_qp)
{
    OuBuffer data;
    OuByteBuilder b = {NULL, 0, 0};
    QpStyle style = {.crlf = false};
    if (!ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    bool ok = truth_of(th, args[1], false, &style.quote_tabs) && truth_of(th, args[2], true, &style.is_text) &&
              truth_of(th, args[3], false, &style.header);
    const char *newline = data.size == 0 ? NULL : memchr(data.data, '\n', data.size);
    style.crlf = newline != NULL && newline > data.data && newline[-1] == '\r';
    ok = ok && qp_encode(th, &b, (const uint8_t *)data.data, data.size, &style);
    ou_buffer_release(th, &data);
    if (!ok) {
        ou_byte_builder_abandon(th, &b);
        return NULL;
    }
    return ou_byte_builder_finish(th, &b);
}

/* ---- checksums ---- */

METHOD(crc32)
{
    OuBuffer data;
    uint32_t crc = 0;
    if (!ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    bool ok = args[1] == NULL || ou_data_low_bits(th, args[1], &crc);
    crc = ou_crc32(crc, data.data, ok ? data.size : 0);
    ou_buffer_release(th, &data);
    return ok ? ou_int_new(th, crc) : NULL;
}

METHOD(crc_hqx)
{
    OuBuffer data;
    uint32_t crc;
    if (!ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    bool ok = ou_data_low_bits(th, args[1], &crc);
    crc = ok ? ou_crc_ccitt((uint16_t)crc, data.data, data.size) : 0;
    ou_buffer_release(th, &data);
    return ok ? ou_int_new(th, crc) : NULL;
}

static const OuMethodDef functions[] = {
    {"a2b_uu", a2b_uu, "data, /", 0, "Decode a line of uuencoded data."},
    {"b2a_uu", b2a_uu, NULL, 0, "Uuencode line of data."},
    {"a2b_base64", a2b_base64, NULL, 0, "Decode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not in the base64 standard are not allowed."},
    {"b2a_base64", b2a_base64, NULL, 0, "Base64-code line of data."},
    {"a2b_hex", a2b_hex, "hexstr, /", 0, "Binary data of hexadecimal representation."},
    {"unhexlify", a2b_hex, "hexstr, /", 0, "Binary data of hexadecimal representation."},
    {"b2a_hex", b2a_hex, "data, sep=None, bytes_per_sep=1", 0, "Hexadecimal representation of binary data."},
    {"hexlify", b2a_hex, "data, sep=None, bytes_per_sep=1", 0, "Hexadecimal representation of binary data."},
    {"a2b_qp", a2b_qp, "data, header=False", 0, "Decode a string of qp-encoded data."},
    {"b2a_qp", b2a_qp, "data, quotetabs=False, istext=True, header=False", 0, "Encode a string using quoted-printable encoding."},
    {"crc32", crc32, "data, crc=0, /", 0, "Compute CRC-32 incrementally."},
    {"crc_hqx", crc_hqx, "data, crc, /", 0, "Compute CRC-CCITT incrementally."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "binascii", "Conversion between binary data and ASCII", functions), *incomplete;
    if (module != NULL &&
        (error(th) == NULL || !ou_module_add(th, module, "Error", error(th)) ||
         (incomplete = ou_data_exception(th, OU_KEPT_BINASCII_INCOMPLETE, "binascii.Incomplete", NULL)) == NULL ||
         !ou_module_add(th, module, "Incomplete", incomplete))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_binascii = {.name = "binascii", .make = make};
