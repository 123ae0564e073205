/* codec_escape.c - unicode_escape, raw_unicode_escape, and escapes in bytes. */
#include "06_types/codec_int.h"

#include "00_base/digit.h"
#include "06_types/unicode_names.h"

/* Reads `count` hexadecimal digits at *at; stops at the first character that is none. */
static bool hex_digits(const OuDecoder *d, size_t *at, int count, uint32_t *value)
{
    *value = 0;
    for (; count > 0; count--, ++*at) {
        int digit = *at < d->n ? ou_digit_hex(d->data[*at]) : -1;
        if (digit < 0) {
            return false;
        }
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

/* \N{name} with *at behind the N. Returns the reason of the failure; NULL: fine. */
static const char *named(const OuDecoder *d, size_t *at, uint32_t *c)
{
    if (*at >= d->n || d->data[*at] != '{') {
        return "malformed \\N character escape";
    }
    size_t from = ++*at;
    while (*at < d->n && d->data[*at] != '}') {
        ++*at;
    }
    if (*at == from || *at >= d->n) {
        return "malformed \\N character escape";
    }
    uint32_t found[OU_UNICODE_MAX_SEQUENCE];
    size_t n = *at - from;
    ++*at;
    if (ou_unicode_find((const char *)d->data + from, n, found) != 1) {
        return "unknown Unicode character name";
    }
    *c = found[0];
    return NULL;
}

static bool warn(OuThread *th, OuObject *message)
{
    bool ok = message != NULL && th->vm->host->warn(th, (OuObject *)(uintptr_t)&ou_exc_deprecation_warning, message, 1);
    ou_drop_maybe(th, message);
    return ok;
}

static bool warn_escape(OuThread *th, uint8_t c)
{
    return warn(th, ou_str_format(th, "invalid escape sequence '\\%c'", (int)c));
}

static bool warn_octal(OuThread *th, uint32_t value)
{
    return value <= 0377 || warn(th, ou_str_format(th, "invalid octal escape sequence '\\%u%u%u'", (unsigned)value >> 6,
                                                   (unsigned)value >> 3 & 7, (unsigned)value & 7));
}

/* One escape; *at is behind the backslash. *reason is set when it is ill-formed: [start, *at) then. */
static bool escape(OuDecoder *d, size_t *at, const char **reason)
{
    OuThread *th = d->th;
    uint8_t c = d->data[(*at)++];
    uint32_t value = 0;
    *reason = NULL;
    switch (c) {
    case '\n': return true;
    case '\\':
    case '\'':
    case '"': value = c; break;
    case 'b': value = '\b'; break;
    case 't': value = '\t'; break;
    case 'n': value = '\n'; break;
    case 'r': value = '\r'; break;
    case 'f': value = '\f'; break;
    case 'v': value = '\v'; break;
    case 'a': value = '\a'; break;
    case 'x':
    case 'u':
    case 'U':
        if (!hex_digits(d, at, c == 'x' ? 2 : c == 'u' ? 4 : 8, &value)) {
            *reason = c == 'x'   ? "truncated \\xXX escape"
                      : c == 'u' ? "truncated \\uXXXX escape"
                                 : "truncated \\UXXXXXXXX escape";
        } else if (value > 0x10ffff) {
            *reason = "illegal Unicode character";
        }
        break;
    case 'N':
        *reason = named(d, at, &value);
        break;
    default:
        if (c >= '0' && c <= '7') {
            value = (uint32_t)(c - '0');
            for (int i = 0; i < 2 && *at < d->n && d->data[*at] >= '0' && d->data[*at] <= '7'; i++) {
                value = value << 3 | (uint32_t)(d->data[(*at)++] - '0');
            }
            if (!warn_octal(th, value)) {
                return false;
            }
            break;
        }
        return warn_escape(th, c) && ou_builder_char(th, &d->out, '\\') && ou_builder_char(th, &d->out, c);
    }
    return *reason != NULL || ou_builder_char(th, &d->out, value);
}

OuObject *ou_codec_decode_unicode_escape(OuThread *th, const char *data, size_t n, const char *errors,
                                         size_t *consumed)
{
    OuDecoder d;
    ou_decoder_init(&d, th, "unicodeescape", data, n, errors);
    bool ok = true;
    size_t at = 0;
    while (ok && at < d.n) {
        size_t start = at;
        uint8_t c = d.data[at++];
        const char *reason = NULL;
        if (c != '\\') {
            ok = ou_builder_char(th, &d.out, c);
            continue;
        }
        if (at >= d.n) {
            reason = "\\ at end of string";
        } else {
            ok = escape(&d, &at, &reason);
        }
        if (ok && reason != NULL) {
            if (consumed != NULL && at >= d.n && strcmp(reason, "illegal Unicode character") != 0 &&
                strcmp(reason, "unknown Unicode character name") != 0) {
                at = start; /* more may come */
                break;
            }
            ok = ou_decoder_error(&d, start, at, reason, &at);
        }
    }
    if (consumed != NULL) {
        *consumed = at;
    }
    return ou_decoder_finish(&d, ok);
}

OuObject *ou_codec_decode_raw_escape(OuThread *th, const char *data, size_t n, const char *errors,
                                     size_t *consumed)
{
    OuDecoder d;
    ou_decoder_init(&d, th, "rawunicodeescape", data, n, errors);
    bool ok = true;
    size_t at = 0;
    while (ok && at < d.n) {
        size_t start = at;
        uint8_t c = d.data[at++];
        if (c != '\\' || (at >= d.n && consumed == NULL)) {
            ok = ou_builder_char(th, &d.out, c);
            continue;
        }
        if (at >= d.n) {
            at = start;
            break;
        }
        c = d.data[at++];
        if (c != 'u' && c != 'U') {
            ok = ou_builder_char(th, &d.out, '\\') && ou_builder_char(th, &d.out, c);
            continue;
        }
        uint32_t value;
        const char *reason = NULL;
        if (!hex_digits(&d, &at, c == 'u' ? 4 : 8, &value)) {
            reason = c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
            if (consumed != NULL && at >= d.n) {
                at = start;
                break;
            }
        } else if (value > 0x10ffff) {
            reason = "\\Uxxxxxxxx out of range";
        }
        ok = reason == NULL ? ou_builder_char(th, &d.out, value) : ou_decoder_error(&d, start, at, reason, &at);
    }
    if (consumed != NULL) {
        *consumed = at;
    }
    return ou_decoder_finish(&d, ok);
}

OuObject *ou_codec_encode_unicode_escape(OuThread *th, OuObject *s)
{
    OuByteBuilder b = {NULL, 0, 0};
    bool ok = true;
    for (size_t i = 0, n = ou_str_length(s); ok && i < n; i++) {
        uint32_t c = ou_str_at(s, i);
        char text[16] = {(char)c};
        size_t size = 1;
        if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
            text[0] = '\\';
            text[1] = c == '\\' ? '\\' : c == '\t' ? 't' : c == '\n' ? 'n' : 'r';
            size = 2;
        } else if (c < 0x20 || c >= 0x7f) {
            size = ou_codec_backslash(text, c);
        }
        ok = ou_byte_builder_put(th, &b, text, size);
    }
    if (!ok) {
        ou_byte_builder_abandon(th, &b);
        return NULL;
    }
    return ou_byte_builder_finish(th, &b);
}

OuObject *ou_codec_encode_raw_escape(OuThread *th, OuObject *s)
{
    OuByteBuilder b = {NULL, 0, 0};
    bool ok = true;
    for (size_t i = 0, n = ou_str_length(s); ok && i < n; i++) {
        uint32_t c = ou_str_at(s, i);
        char text[16] = {(char)c};
        ok = ou_byte_builder_put(th, &b, text, c < 0x100 ? 1 : ou_codec_backslash(text, c));
    }
    if (!ok) {
        ou_byte_builder_abandon(th, &b);
        return NULL;
    }
    return ou_byte_builder_finish(th, &b);
}

/* ---- escapes in bytes ---- */

/* \x with *at behind the x. */
static bool bytes_hex(OuThread *th, OuByteBuilder *b, const uint8_t *data, size_t n, size_t *at, const char *errors)
{
    int high = *at < n ? ou_digit_hex(data[*at]) : -1;
    int low = *at + 1 < n ? ou_digit_hex(data[*at + 1]) : -1;
    if (high >= 0 && low >= 0) {
        *at += 2;
        return ou_byte_builder_fill(th, b, high << 4 | low, 1);
    }
    size_t start = *at - 2;
    *at += high >= 0;
    switch (ou_codec_errors(errors)) {
    case OU_CODEC_STRICT: return ou_raise(th, &ou_exc_value_error, "invalid \\x escape at position %zu", start);
    case OU_CODEC_REPLACE: return ou_byte_builder_fill(th, b, '?', 1);
    case OU_CODEC_IGNORE: return true;
    default:
        return ou_raise(th, &ou_exc_value_error, "decoding error; unknown error handling code: %s", errors);
    }
}

OuObject *ou_codec_decode_bytes_escape(OuThread *th, const char *data, size_t n, const char *errors)
{
    const uint8_t *bytes = (const uint8_t *)data;
    OuByteBuilder b = {NULL, 0, 0};
    bool ok = true;
    for (size_t at = 0; ok && at < n;) {
        if (bytes[at] != '\\') {
            ok = ou_byte_builder_put(th, &b, &bytes[at++], 1);
            continue;
        }
        if (++at == n) {
            ok = ou_raise(th, &ou_exc_value_error, "Trailing \\ in string");
            break;
        }
        static const char from[] = "\\'\"btnrfva", to[] = "\\'\"\b\t\n\r\f\v\a";
        uint8_t c = bytes[at++];
        const char *simple = c == 0 ? NULL : strchr(from, c);
        if (c == '\n') {
            continue;
        }
        if (simple != NULL) {
            ok = ou_byte_builder_fill(th, &b, to[simple - from], 1);
        } else if (c >= '0' && c <= '7') {
            unsigned value = c - '0';
            for (int i = 0; i < 2 && at < n && bytes[at] >= '0' && bytes[at] <= '7'; i++) {
                value = value << 3 | (unsigned)(bytes[at++] - '0');
            }
            ok = warn_octal(th, value) && ou_byte_builder_fill(th, &b, (uint8_t)value, 1);
        } else if (c == 'x') {
            ok = bytes_hex(th, &b, bytes, n, &at, errors);
        } else {
            ok = warn_escape(th, c) && ou_byte_builder_fill(th, &b, '\\', 1) && ou_byte_builder_put(th, &b, &c, 1);
        }
    }
    if (!ok) {
        ou_byte_builder_abandon(th, &b);
        return NULL;
    }
    return ou_byte_builder_finish(th, &b);
}
