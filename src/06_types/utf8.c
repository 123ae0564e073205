/* utf8.c - utf8.h by plain code: ASCII eight bytes a step, the rest by lead byte.
 *
 * The table-driven automata (Hoehrmann's DFA) are shorter, but must be run again to
 * say which of three reasons CPython gives, and are no faster on text that is
 * mostly ASCII. Which bytes are blamed follows CPython: the longest prefix of a
 * well-formed sequence, one byte at least (the Unicode standard's "maximal
 * subpart", chapter 3.9). */
#include "06_types/utf8.h"

#include <string.h>

#include "00_base/checked.h"

#define HIGH_BITS 0x8080808080808080u

size_t ou_utf8_ascii_prefix(const uint8_t *bytes, size_t size)
{
    size_t i = 0;
    while (size - i >= 8) {
        uint64_t word;
        memcpy(&word, bytes + i, 8);
        if ((word & HIGH_BITS) != 0) {
            break;
        }
        i += 8;
    }
    while (i < size && bytes[i] < 0x80) {
        i++;
    }
    return i;
}

static bool is_continuation(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Looks at one sequence that does not start with ASCII. Returns its size and sets
 * *c; or 0 and sets scan's error. */
static size_t scan_one(const uint8_t *s, size_t left, uint32_t *c, OuUtf8Scan *scan)
{
    uint8_t lead = s[0];
    if (lead < 0xC2 || lead > 0xF4) {
        scan->error = OU_UTF8_BAD_START;
        scan->error_size = 1;
        return 0;
    }
    size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    /* The second byte is what rules out overlong forms, surrogates, and too large ones. */
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    *c = lead & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        bool short_of_bytes = i == left;
        if (short_of_bytes || !is_continuation(s[i]) || (i == 1 && (s[i] < low || s[i] > high))) {
            scan->error = short_of_bytes ? OU_UTF8_SHORT : OU_UTF8_BAD_CONTINUATION;
            scan->error_size = (uint8_t)i;
            return 0;
        }
        *c = *c << 6 | (s[i] & 0x3F);
    }
    return size;
}

OuUtf8Scan ou_utf8_scan(const uint8_t *bytes, size_t size)
{
    OuUtf8Scan scan = {.error = OU_UTF8_OK};
    uint32_t seen = 0; /* all characters or-ed: the same width class as the largest */
    size_t i = 0;
    while (i < size) {
        if (bytes[i] < 0x80) {
            size_t n = ou_utf8_ascii_prefix(bytes + i, size - i);
            seen |= 1;
            i += n;
            scan.n_chars += n;
            continue;
        }
        uint32_t c;
        size_t used = scan_one(bytes + i, size - i, &c, &scan);
        if (used == 0) {
            break;
        }
        seen |= c;
        i += used;
        scan.n_chars++;
    }
    scan.n_bytes = i;
    if (i > 0) {
        scan.max_char = seen < 0x80 ? 0x7F : seen < 0x100 ? 0xFF : seen < 0x10000 ? 0xFFFF : 0x10FFFF;
    }
    return scan;
}

const char *ou_utf8_reason(OuUtf8Error error)
{
    switch (error) {
    case OU_UTF8_OK:
        return "";
    case OU_UTF8_BAD_START:
        return "invalid start byte";
    case OU_UTF8_BAD_CONTINUATION:
        return "invalid continuation byte";
    case OU_UTF8_SHORT:
        return "unexpected end of data";
    }
    OU_UNREACHABLE();
    return "";
}

uint32_t ou_utf8_peek(const uint8_t *s, size_t *used)
{
    if (s[0] < 0x80) {
        *used = 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *used = 2;
        return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0) {
        *used = 3;
        return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    }
    *used = 4;
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

/* One body for three widths; the compiler makes three loops of it. */
OU_INLINE size_t decode_as(const uint8_t *bytes, size_t size, int width, void *out)
{
    size_t n = 0;
    for (size_t i = 0; i < size;) {
        size_t used;
        uint32_t c = ou_utf8_peek(bytes + i, &used);
        i += used;
        if (width == 1) {
            ((uint8_t *)out)[n++] = (uint8_t)c;
        } else if (width == 2) {
            ((uint16_t *)out)[n++] = (uint16_t)c;
        } else {
            ((uint32_t *)out)[n++] = c;
        }
    }
    return n;
}

size_t ou_utf8_decode(const uint8_t *bytes, size_t size, int width, void *out)
{
    switch (width) {
    case 1: {
        size_t ascii = ou_utf8_ascii_prefix(bytes, size);
        memcpy(out, bytes, ascii);
        return ascii + decode_as(bytes + ascii, size - ascii, 1, (uint8_t *)out + ascii);
    }
    case 2:
        return decode_as(bytes, size, 2, out);
    default:
        OU_ASSERT(width == 4);
        return decode_as(bytes, size, 4, out);
    }
}

OU_INLINE uint32_t char_at(const void *chars, size_t i, int width)
{
    switch (width) {
    case 1:
        return ((const uint8_t *)chars)[i];
    case 2:
        return ((const uint16_t *)chars)[i];
    default:
        return ((const uint32_t *)chars)[i];
    }
}

OU_INLINE bool size_as(const void *chars, size_t n, int width, bool surrogates, size_t *size, size_t *bad)
{
    size_t total = n; /* each character counts one, and what it has more is added */
    for (size_t i = 0; i < n; i++) {
        uint32_t c = char_at(chars, i, width);
        if (c < 0x80) {
            continue;
        }
        if (width > 1 && !surrogates && c - 0xD800 < 0x800) {
            *bad = i;
            return false;
        }
        total += (size_t)1 + (width > 1 && c >= 0x800) + (width > 2 && c >= 0x10000);
    }
    *size = total;
    return true;
}

bool ou_utf8_encoded_size(const void *chars, size_t n, int width, bool surrogates, size_t *size, size_t *bad)
{
    size_t most;
    *bad = n;
    if (!ou_checked_mul(n, 4, &most)) {
        return false;
    }
    switch (width) {
    case 1:
        return size_as(chars, n, 1, surrogates, size, bad);
    case 2:
        return size_as(chars, n, 2, surrogates, size, bad);
    default:
        return size_as(chars, n, 4, surrogates, size, bad);
    }
}

int ou_utf8_encode_char(uint32_t c, uint8_t out[4])
{
    if (c < 0x80) {
        out[0] = (uint8_t)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (uint8_t)(0xC0 | c >> 6);
        out[1] = (uint8_t)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (uint8_t)(0xE0 | c >> 12);
        out[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        out[2] = (uint8_t)(0x80 | (c & 0x3F));
        return 3;
    }
    OU_ASSERT(c <= 0x10FFFF);
    out[0] = (uint8_t)(0xF0 | c >> 18);
    out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F));
    out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
    out[3] = (uint8_t)(0x80 | (c & 0x3F));
    return 4;
}

OU_INLINE size_t encode_as(const void *chars, size_t n, int width, uint8_t *out)
{
    size_t size = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t c = char_at(chars, i, width);
        if (c < 0x80) {
            out[size++] = (uint8_t)c;
        } else {
            size += (size_t)ou_utf8_encode_char(c, out + size);
        }
    }
    return size;
}

size_t ou_utf8_encode(const void *chars, size_t n, int width, uint8_t *out)
{
    switch (width) {
    case 1: {
        size_t ascii = ou_utf8_ascii_prefix(chars, n);
        memcpy(out, chars, ascii);
        return ascii + encode_as((const uint8_t *)chars + ascii, n - ascii, 1, out + ascii);
    }
    case 2:
        return encode_as(chars, n, 2, out);
    default:
        return encode_as(chars, n, 4, out);
    }
}
