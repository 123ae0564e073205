/* codec_wide.c - utf-16 and utf-32, either byte order, with and without mark. */
#include "06_types/codec_int.h"

static uint32_t unit16(const uint8_t *at, bool big)
{
    return big ? (uint32_t)at[0] << 8 | at[1] : (uint32_t)at[1] << 8 | at[0];
}

static uint32_t unit32(const uint8_t *at, bool big)
{
    return big ? unit16(at, true) << 16 | unit16(at + 2, true) : unit16(at + 2, false) << 16 | unit16(at, false);
}

/* Looks for the mark; *order is set. Returns the bytes that it takes. */
static size_t byte_order(const char *data, size_t n, size_t unit, int *order)
{
    if (*order != 0 || n < unit) {
        return 0;
    }
    const uint8_t *bytes = (const uint8_t *)data;
    uint32_t little = unit == 2 ? unit16(bytes, false) : unit32(bytes, false);
    uint32_t big = unit == 2 ? unit16(bytes, true) : unit32(bytes, true);
    if (little == 0xfeff) {
        *order = -1;
        return unit;
    }
    if (big == 0xfeff) {
        *order = 1;
        return unit;
    }
    return 0;
}

OuObject *ou_codec_decode_utf16(OuThread *th, const char *data, size_t n, const char *errors, int *order,
                                size_t *consumed)
{
    size_t at = byte_order(data, n, 2, order);
    bool big = *order > 0;
    OuDecoder d;
    ou_decoder_init(&d, th, big ? "utf-16-be" : "utf-16-le", data, n, errors);
    bool ok = true;
    while (ok && at < d.n) {
        if (d.n - at < 2) {
            if (consumed != NULL) {
                break;
            }
            ok = ou_decoder_error(&d, at, d.n, "truncated data", &at);
            continue;
        }
        uint32_t c = unit16(d.data + at, big);
        if (!ou_is_surrogate(c)) {
            ok = ou_builder_char(th, &d.out, c);
            at += 2;
        } else if (c >= 0xdc00) {
            ok = ou_decoder_error(&d, at, at + 2, "illegal encoding", &at);
        } else if (d.n - at < 4) {
            if (consumed != NULL) {
                break;
            }
            ok = ou_decoder_error(&d, at, d.n, "unexpected end of data", &at);
        } else {
            uint32_t low = unit16(d.data + at + 2, big);
            if ((low & 0xfc00) != 0xdc00) {
                ok = ou_decoder_error(&d, at, at + 2, "illegal UTF-16 surrogate", &at);
            } else {
                ok = ou_builder_char(th, &d.out, 0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff)));
                at += 4;
            }
        }
    }
    if (consumed != NULL) {
        *consumed = at;
    }
    return ou_decoder_finish(&d, ok);
}

OuObject *ou_codec_decode_utf32(OuThread *th, const char *data, size_t n, const char *errors, int *order,
                                size_t *consumed)
{
    size_t at = byte_order(data, n, 4, order);
    bool big = *order > 0;
    OuDecoder d;
    ou_decoder_init(&d, th, big ? "utf-32-be" : "utf-32-le", data, n, errors);
    bool ok = true;
    while (ok && at < d.n) {
        if (d.n - at < 4) {
            if (consumed != NULL) {
                break;
            }
            ok = ou_decoder_error(&d, at, d.n, "truncated data", &at);
            continue;
        }
        uint32_t c = unit32(d.data + at, big);
        if (ou_is_surrogate(c)) {
            ok = ou_decoder_error(&d, at, at + 4, "code point in surrogate code point range(0xd800, 0xe000)", &at);
        } else if (c > 0x10ffff) {
            ok = ou_decoder_error(&d, at, at + 4, "code point not in range(0x110000)", &at);
        } else {
            ok = ou_builder_char(th, &d.out, c);
            at += 4;
        }
    }
    if (consumed != NULL) {
        *consumed = at;
    }
    return ou_decoder_finish(&d, ok);
}

/* ---- encoding ---- */

static size_t store(uint8_t *to, uint32_t c, unsigned unit, bool big)
{
    for (unsigned i = 0; i < unit; i++) {
        to[i] = (uint8_t)(c >> (big ? (unit - 1 - i) * 8 : i * 8));
    }
    return unit;
}

static OuTruth put_wide(OuEncoder *e, uint32_t c)
{
    uint8_t bytes[4];
    size_t n;
    if (ou_is_surrogate(c)) {
        return OU_FALSE;
    }
    if (e->unit == 4 || c < 0x10000) {
        n = store(bytes, c, e->unit, e->big);
    } else {
        c -= 0x10000;
        n = store(bytes, 0xd800 | c >> 10, 2, e->big);
        n += store(bytes + 2, 0xdc00 | (c & 0x3ff), 2, e->big);
    }
    return ou_byte_builder_put(e->th, &e->out, bytes, n) ? OU_TRUE : OU_ERROR;
}

/* order 0: native, with a mark. */
static OuObject *encode_wide(OuThread *th, OuObject *s, const char *errors, int order, unsigned unit)
{
    static const char *const names[2][3] = {{"utf-16-le", "utf-16", "utf-16-be"},
                                            {"utf-32-le", "utf-32", "utf-32-be"}};
    OuEncoder e;
    ou_encoder_init(&e, th, names[unit == 4][order + 1], s, errors, put_wide);
    e.unit = unit;
    e.big = order > 0;
    size_t n = ou_str_length(s);
    bool ok = ou_byte_builder_reserve(th, &e.out, (n + 1) * unit);
    if (ok && order == 0) {
        ok = put_wide(&e, 0xfeff) == OU_TRUE;
    }
    for (size_t at = 0; ok && at < n;) {
        OuTruth done = put_wide(&e, ou_str_at(s, at));
        if (done == OU_FALSE) {
            ok = ou_encoder_error(&e, at, at + 1, "surrogates not allowed", &at);
        } else {
            ok = done == OU_TRUE;
            at++;
        }
    }
    return ou_encoder_finish(&e, ok);
}

OuObject *ou_codec_encode_utf16(OuThread *th, OuObject *s, const char *errors, int order)
{
    return encode_wide(th, s, errors, order, 2);
}

OuObject *ou_codec_encode_utf32(OuThread *th, OuObject *s, const char *errors, int order)
{
    return encode_wide(th, s, errors, order, 4);
}
