/* codec_utf7.c - utf-7 (RFC 2152).
 *
 * Plain characters stand for themselves; others are UTF-16 in base64 without padding, between '+' and the first byte
 * that is no base64 digit, of which '-' is swallowed. Code units are taken as they come: a surrogate alone is a character.
 *
 * A sequence that the data's end cuts off is left alone by an incremental decoder as a whole, from its '+': one look
 * ahead at the '+' tells. Rejected: decoding it and taking its characters back from the result. */
#include "06_types/codec_int.h"

#include <string.h>

static const char digits[65] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* What a base64 digit is worth; -1: it is none. */
static int digit_value(uint32_t c)
{
    return c >= 'A' && c <= 'Z'   ? (int)(c - 'A')
           : c >= 'a' && c <= 'z' ? (int)(c - 'a' + 26)
           : c >= '0' && c <= '9' ? (int)(c - '0' + 52)
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

/* ---- decoding ---- */

/* A sequence being read. */
typedef struct Shift {
    bool on;
    size_t start;   /* of its '+' */
    uint32_t bits;  /* that are not yet part of a code unit */
    unsigned n_bits;
    uint32_t high;  /* a high surrogate that waits for its other half, or 0 */
} Shift;

static bool flush_high(OuDecoder *d, Shift *shift)
{
    uint32_t high = shift->high;
    shift->high = 0;
    return high == 0 || ou_builder_char(d->th, &d->out, high);
}

static bool put_unit(OuDecoder *d, Shift *shift, uint32_t unit)
{
    if (shift->high != 0 && (unit & 0xfc00) == 0xdc00) {
        uint32_t c = 0x10000 + ((shift->high & 0x3ff) << 10 | (unit & 0x3ff));
        shift->high = 0;
        return ou_builder_char(d->th, &d->out, c);
    }
    if (!flush_high(d, shift)) {
        return false;
    }
    if ((unit & 0xfc00) == 0xd800) {
        shift->high = unit;
        return true;
    }
    return ou_builder_char(d->th, &d->out, unit);
}

static bool read_digit(OuDecoder *d, Shift *shift, int value)
{
    shift->bits = shift->bits << 6 | (uint32_t)value;
    shift->n_bits += 6;
    if (shift->n_bits < 16) {
        return true;
    }
    shift->n_bits -= 16;
    uint32_t unit = shift->bits >> shift->n_bits;
    shift->bits &= ((uint32_t)1 << shift->n_bits) - 1;
    return put_unit(d, shift, unit);
}

/* The byte at *at ends the sequence. */
static bool end_shift(OuDecoder *d, Shift *shift, size_t *at)
{
    uint8_t c = d->data[*at];
    shift->on = false;
    if (shift->n_bits >= 6) {
        return ou_decoder_error(d, shift->start, *at + 1, "partial character in shift sequence", at);
    }
    if (shift->bits != 0) {
        return ou_decoder_error(d, shift->start, *at + 1, "non-zero padding bits in shift sequence", at);
    }
    *at += c == '-';
    return c >= 0x80 || flush_high(d, shift);
}

/* Only digits follow: the sequence is not complete. */
static bool is_cut_off(const OuDecoder *d, size_t at)
{
    while (at < d->n && digit_value(d->data[at]) >= 0) {
        at++;
    }
    return at == d->n;
}

/* At a '+'. */
static bool begin_shift(OuDecoder *d, Shift *shift, size_t *at)
{
    size_t start = (*at)++;
    if (*at < d->n && d->data[*at] == '-') {
        ++*at;
        return ou_builder_char(d->th, &d->out, '+');
    }
    if (*at < d->n && digit_value(d->data[*at]) < 0) {
        return ou_decoder_error(d, start, *at + 1, "ill-formed sequence", at);
    }
    *shift = (Shift){.on = true, .start = start};
    return true;
}

OuObject *ou_codec_decode_utf7(OuThread *th, const char *data, size_t n, const char *errors, size_t *consumed)
{
    Shift shift = {0};
    OuDecoder d;
    ou_decoder_init(&d, th, "utf7", data, n, errors);
    bool ok = true, left = false;
    size_t at = 0;
    while (ok && !left && (at < d.n || shift.on)) {
        if (at == d.n) {
            shift.on = false;
            if (shift.high != 0 || shift.n_bits >= 6 || shift.bits != 0) {
                ok = ou_decoder_error(&d, shift.start, d.n, "unterminated shift sequence", &at);
            }
            continue;
        }
        uint8_t c = d.data[at];
        int value = digit_value(c);
        if (shift.on && value >= 0) {
            ok = read_digit(&d, &shift, value);
            at++;
        } else if (shift.on) {
            ok = end_shift(&d, &shift, &at);
        } else if (c == '+') {
            left = consumed != NULL && is_cut_off(&d, at + 1);
            ok = left || begin_shift(&d, &shift, &at);
        } else if (c < 0x80) {
            ok = ou_builder_char(th, &d.out, c);
            at++;
        } else {
            ok = ou_decoder_error(&d, at, at + 1, "unexpected special character", &at);
        }
    }
    if (consumed != NULL) {
        *consumed = at;
    }
    return ou_decoder_finish(&d, ok);
}

/* ---- encoding ---- */

/* Written as they are: the RFC's sets D and O, and white space. */
static bool is_direct(uint32_t c)
{
    return (c > ' ' && c < 0x7f && c != '+' && c != '\\' && c != '~') || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t put_digits(char *to, Shift *shift, uint32_t unit)
{
    size_t n = 0;
    shift->bits = shift->bits << 16 | unit;
    for (shift->n_bits += 16; shift->n_bits >= 6; n++) {
        shift->n_bits -= 6;
        to[n] = digits[shift->bits >> shift->n_bits & 0x3f];
    }
    shift->bits &= 0x3f;
    return n;
}

/* The last digit, filled with zeros. */
static size_t put_rest(char *to, const Shift *shift)
{
    if (shift->n_bits == 0) {
        return 0;
    }
    to[0] = digits[shift->bits << (6 - shift->n_bits) & 0x3f];
    return 1;
}

static size_t encode_char(char *to, Shift *shift, uint32_t c)
{
    size_t n = 0;
    if (is_direct(c)) {
        if (shift->on) {
            n = put_rest(to, shift);
            if (digit_value(c) >= 0 || c == '-') {
                to[n++] = '-';
            }
            *shift = (Shift){0};
        }
        to[n++] = (char)c;
        return n;
    }
    if (!shift->on) {
        to[n++] = '+';
        if (c == '+') {
            to[n++] = '-';
            return n;
        }
        *shift = (Shift){.on = true};
    }
    if (c >= 0x10000) {
        n += put_digits(to + n, shift, 0xd800 | (c - 0x10000) >> 10);
        c = 0xdc00 | (c & 0x3ff);
    }
    return n + put_digits(to + n, shift, c);
}

OuObject *ou_codec_encode_utf7(OuThread *th, OuObject *s)
{
    OuByteBuilder out = {0};
    Shift shift = {0};
    char room[16]; /* '+' and at most six digits; or a digit, '-' and the character */
    size_t size = ou_str_length(s);
    bool ok = ou_byte_builder_reserve(th, &out, size);
    for (size_t i = 0; ok && i < size; i++) {
        size_t n = encode_char(room, &shift, ou_str_at(s, i));
        ok = ou_byte_builder_put(th, &out, room, n);
    }
    if (ok && shift.on) {
        size_t n = put_rest(room, &shift);
        room[n++] = '-';
        ok = ou_byte_builder_put(th, &out, room, n);
    }
    if (!ok) {
        ou_byte_builder_abandon(th, &out);
        return NULL;
    }
    return ou_byte_builder_finish(th, &out);
}
