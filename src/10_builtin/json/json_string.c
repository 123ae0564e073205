/* json_string.c - strings of JSON: read and written. */
#include "10_builtin/json/json_int.h"

#include "00_base/digit.h"
#include "06_types/int.h"

bool ou_json_raise(OuThread *th, const char *message, OuObject *text, size_t at)
{
    OuObject *type = ou_import_attr(th, "json.decoder", "JSONDecodeError");
    OuObject *words = type == NULL ? NULL : ou_str_from_text(th, message);
    OuObject *place = words == NULL ? NULL : ou_int_new(th, (int64_t)at);
    OuObject *error = place == NULL ? NULL : ou_call3(th, type, words, text, place);
    if (error != NULL) {
        ou_raise_object(th, error, NULL);
    }
    ou_drop_maybe(th, error);
    ou_drop_maybe(th, place);
    ou_drop_maybe(th, words);
    ou_drop_maybe(th, type);
    return false;
}

/* ---- reading ---- */

/* The first place in [i, n) with a quote, a backslash or (strict) a control character; n: none. */
OU_INLINE size_t plain_end(const void *data, unsigned width, size_t i, size_t n, bool strict)
{
    for (; i < n; i++) {
        uint32_t c = ou_chars_get(data, width, i);
        if (c == '"' || c == '\\' || (c < 0x20 && strict)) {
            break;
        }
    }
    return i;
}

static size_t plain_end_of(OuObject *text, size_t i, bool strict)
{
    const void *data = ou_str_data(text);
    size_t n = ou_str_length(text);
    switch (ou_str_width(text)) {
    case 1: return plain_end(data, 1, i, n, strict);
    case 2: return plain_end(data, 2, i, n, strict);
    default: return plain_end(data, 4, i, n, strict);
    }
}

/* Four hexadecimal digits from place `at` on, behind which something stands; -1: there are none. */
static int32_t hex4(OuObject *text, size_t at)
{
    int32_t value = 0;
    if (ou_str_length(text) <= at + 4) {
        return -1;
    }
    for (size_t i = at; i < at + 4; i++) {
        int digit = ou_digit_hex(ou_str_at(text, i));
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

/* The escape whose backslash stands at `at`: *c, and *end behind it. */
static bool escape(OuThread *th, OuObject *text, size_t begin, size_t at, uint32_t *c, size_t *end)
{
    static const char plain[] = "\"\\/", letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    size_t n = ou_str_length(text);
    if (at + 1 >= n) {
        return ou_json_raise(th, "Unterminated string starting at", text, begin);
    }
    uint32_t kind = ou_str_at(text, at + 1);
    *end = at + 2;
    if (kind == 'u') {
        int32_t first = hex4(text, at + 2), second;
        if (first < 0) {
            return ou_json_raise(th, "Invalid \\uXXXX escape", text, at + 1);
        }
        *c = (uint32_t)first;
        *end = at + 6;
        if (first < 0xd800 || first > 0xdbff || n <= at + 12 || ou_str_at(text, at + 6) != '\\' ||
            ou_str_at(text, at + 7) != 'u') {
            return true;
        }
        second = hex4(text, at + 8);
        if (second < 0) {
            return ou_json_raise(th, "Invalid \\uXXXX escape", text, at + 7);
        }
        if (second >= 0xdc00 && second <= 0xdfff) {
            *c = 0x10000 + (((uint32_t)first - 0xd800) << 10 | ((uint32_t)second - 0xdc00));
            *end = at + 12;
        }
        return true;
    }
    const char *found = kind == 0 || kind > 127 ? NULL : strchr(plain, (int)kind);
    if (found != NULL) {
        *c = kind;
        return true;
    }
    found = kind == 0 || kind > 127 ? NULL : strchr(letters, (int)kind);
    if (found == NULL) {
        return ou_json_raise(th, "Invalid \\escape", text, at);
    }
    *c = (uint32_t)meant[found - letters];
    return true;
}

OuObject *ou_json_scan_string(OuThread *th, OuObject *text, size_t at, bool strict, size_t *end)
{
    size_t n = ou_str_length(text), begin = at - 1, stop = plain_end_of(text, at, strict);
    if (stop < n && ou_str_at(text, stop) == '"') { /* most have nothing to be replaced */
        *end = stop + 1;
        return ou_str_slice(th, text, at, stop);
    }
    OuStrBuilder b;
    ou_builder_init(&b);
    for (;;) {
        uint32_t c;
        if (stop >= n) {
            ou_json_raise(th, "Unterminated string starting at", text, begin);
            break;
        }
        if (stop > at && !ou_builder_sub(th, &b, text, at, stop)) {
            break;
        }
        c = ou_str_at(text, stop);
        if (c == '"') {
            *end = stop + 1;
            return ou_builder_finish(th, &b);
        }
        if (c != '\\') {
            ou_json_raise(th, "Invalid control character at", text, stop);
            break;
        }
        if (!escape(th, text, begin, stop, &c, &at) || !ou_builder_char(th, &b, c)) {
            break;
        }
        stop = plain_end_of(text, at, strict);
    }
    ou_builder_abandon(th, &b);
    return NULL;
}

/* ---- writing ---- */

OU_INLINE bool is_plain(uint32_t c, bool ascii)
{
    return c >= ' ' && c != '"' && c != '\\' && (!ascii || c <= '~');
}

OU_INLINE size_t quote_plain_end(const void *data, unsigned width, size_t i, size_t n, bool ascii)
{
    while (i < n && is_plain(ou_chars_get(data, width, i), ascii)) {
        i++;
    }
    return i;
}

static size_t quote_plain_end_of(OuObject *s, size_t i, bool ascii)
{
    const void *data = ou_str_data(s);
    size_t n = ou_str_length(s);
    switch (ou_str_width(s)) {
    case 1: return quote_plain_end(data, 1, i, n, ascii);
    case 2: return quote_plain_end(data, 2, i, n, ascii);
    default: return quote_plain_end(data, 4, i, n, ascii);
    }
}

static char *put_u(char *out, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";
    *out++ = '\\';
    *out++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
        *out++ = digits[c >> shift & 15];
    }
    return out;
}

static bool put_escape(OuThread *th, OuStrBuilder *b, uint32_t c)
{
    char text[12], *end = text;
    const char *letter = c == 0 || c > 127 ? NULL : strchr("\"\"\\\\\bb\ff\nn\rr\tt", (int)c);
    if (letter != NULL) {
        *end++ = '\\';
        *end++ = letter[1];
    } else if (c < 0x10000) {
        end = put_u(end, c);
    } else {
        end = put_u(put_u(end, 0xd800 | (c - 0x10000) >> 10), 0xdc00 | (c & 0x3ff));
    }
    return ou_builder_ascii(th, b, text, (size_t)(end - text));
}

bool ou_json_quote(OuThread *th, OuStrBuilder *b, OuObject *s, bool ascii)
{
    size_t n = ou_str_length(s), at = 0;
    if (!ou_builder_ascii(th, b, "\"", 1)) {
        return false;
    }
    while (at < n) {
        size_t stop = quote_plain_end_of(s, at, ascii);
        if (stop > at && !ou_builder_sub(th, b, s, at, stop)) {
            return false;
        }
        if (stop < n && !put_escape(th, b, ou_str_at(s, stop))) {
            return false;
        }
        at = stop + 1;
    }
    return ou_builder_ascii(th, b, "\"", 1);
}
