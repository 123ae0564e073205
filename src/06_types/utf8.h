/* utf8.h - UTF-8 to arrays of 1, 2 or 4 byte characters and back.
 *
 * Decoding is two calls, so that the caller can allocate exactly: scan() checks,
 * counts and finds the largest character; decode() then converts what scan()
 * passed, and cannot fail. Error handlers ("replace", "surrogateescape", ...) are
 * the caller's loop around scan(), which stops at the first error and tells where
 * and how long it is, as CPython words it. No state, no memory. */
#ifndef OU_UTF8_H
#define OU_UTF8_H

#include "00_base/base.h"

typedef enum OuUtf8Error {
    OU_UTF8_OK,
    OU_UTF8_BAD_START,        /* "invalid start byte" */
    OU_UTF8_BAD_CONTINUATION, /* "invalid continuation byte" */
    OU_UTF8_SHORT,            /* "unexpected end of data": more bytes might make it right */
} OuUtf8Error;

typedef struct OuUtf8Scan {
    size_t n_bytes;    /* good bytes from the start; the error, if any, begins here */
    size_t n_chars;    /* characters in them */
    uint32_t max_char; /* an upper bound of the same width class: 0x7F, 0xFF, 0xFFFF, 0x10FFFF; 0 if none */
    OuUtf8Error error;
    uint8_t error_size; /* bytes of the ill-formed piece, 1..3 (0 when OK) */
} OuUtf8Scan;

/* Checks bytes[0, size). O(size), eight bytes a step while they are ASCII. An
 * encoded surrogate (ED A0..BF) is BAD_CONTINUATION of size 1. */
OuUtf8Scan ou_utf8_scan(const uint8_t *bytes, size_t size);

/* The reason as CPython words it; "" for OU_UTF8_OK. */
const char *ou_utf8_reason(OuUtf8Error error);

/* How many of the first bytes are ASCII. */
size_t ou_utf8_ascii_prefix(const uint8_t *bytes, size_t size);

/* Writes the characters of bytes that scan() has passed to out, `width` (1, 2, 4)
 * bytes each; width must hold scan's max_char. Returns how many were written. */
size_t ou_utf8_decode(const uint8_t *bytes, size_t size, int width, void *out);

/* One character from bytes known to be good; *used is set to its bytes. */
uint32_t ou_utf8_peek(const uint8_t *bytes, size_t *used);

/* Bytes that encode() will write for chars[0, n) of `width` bytes each. With
 * `surrogates` they are encoded as three bytes ("surrogatepass"). Without, the
 * first one stops the count: false, and *bad is its index. False with *bad == n:
 * the size would overflow. */
bool ou_utf8_encoded_size(const void *chars, size_t n, int width, bool surrogates, size_t *size, size_t *bad);

/* Encodes all of chars; surrogates, if any, as three bytes. Returns the bytes written. */
size_t ou_utf8_encode(const void *chars, size_t n, int width, uint8_t *out);

/* One character; returns 1..4. */
int ou_utf8_encode_char(uint32_t c, uint8_t out[4]);

#endif
