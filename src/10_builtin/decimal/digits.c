/* digits.c - digits.h: sizes, order, linear arithmetic, shifts, text. */
#include "10_builtin/decimal/digits.h"

#include "10_builtin/decimal/digits_int.h"

#include <string.h>

const uint64_t ou_digits_power[20] = {1u,
                                      10u,
                                      100u,
                                      1000u,
                                      10000u,
                                      100000u,
                                      1000000u,
                                      10000000u,
                                      100000000u,
                                      1000000000u,
                                      10000000000u,
                                      100000000000u,
                                      1000000000000u,
                                      10000000000000u,
                                      100000000000000u,
                                      1000000000000000u,
                                      10000000000000000u,
                                      100000000000000000u,
                                      1000000000000000000u,
                                      10000000000000000000u};

const OuDigitsDivisor ou_digits_by_power[19] = {
    {UINT64_C(0x8000000000000000), UINT64_C(0xffffffffffffffff), 63},
    {UINT64_C(0xa000000000000000), UINT64_C(0x9999999999999999), 60},
    {UINT64_C(0xc800000000000000), UINT64_C(0x47ae147ae147ae14), 57},
    {UINT64_C(0xfa00000000000000), UINT64_C(0x0624dd2f1a9fbe76), 54},
    {UINT64_C(0x9c40000000000000), UINT64_C(0xa36e2eb1c432ca57), 50},
    {UINT64_C(0xc350000000000000), UINT64_C(0x4f8b588e368f0846), 47},
    {UINT64_C(0xf424000000000000), UINT64_C(0x0c6f7a0b5ed8d36b), 44},
    {UINT64_C(0x9896800000000000), UINT64_C(0xad7f29abcaf48578), 40},
    {UINT64_C(0xbebc200000000000), UINT64_C(0x5798ee2308c39df9), 37},
    {UINT64_C(0xee6b280000000000), UINT64_C(0x12e0be826d694b2e), 34},
    {UINT64_C(0x9502f90000000000), UINT64_C(0xb7cdfd9d7bdbab7d), 30},
    {UINT64_C(0xba43b74000000000), UINT64_C(0x5fd7fe17964955fd), 27},
    {UINT64_C(0xe8d4a51000000000), UINT64_C(0x19799812dea11197), 24},
    {UINT64_C(0x9184e72a00000000), UINT64_C(0xc25c268497681c26), 20},
    {UINT64_C(0xb5e620f480000000), UINT64_C(0x6849b86a12b9b01e), 17},
    {UINT64_C(0xe35fa931a0000000), UINT64_C(0x203af9ee756159b2), 14},
    {UINT64_C(0x8e1bc9bf04000000), UINT64_C(0xcd2b297d889bc2b6), 10},
    {UINT64_C(0xb1a2bc2ec5000000), UINT64_C(0x70ef54646d496892), 7},
    {UINT64_C(0xde0b6b3a76400000), UINT64_C(0x2725dd1d243aba0e), 4},
};

/* ---- sizes and order ---- */

/* 1233 / 4096 is close to log10(2): the estimate is right or one too large. */
unsigned ou_digits_in_word(uint64_t value)
{
    if (value < 10) {
        return 1;
    }
    unsigned bits = 64u - (unsigned)__builtin_clzll(value);
    unsigned guess = bits * 1233u >> 12;
    return guess + (value >= ou_digits_power[guess]);
}

uint64_t ou_digits_count(const uint64_t *a, size_t n)
{
    return n == 0 ? 0 : (uint64_t)(n - 1) * OU_DIGITS_EACH + ou_digits_in_word(a[n - 1]);
}

unsigned ou_digits_at(const uint64_t *a, size_t n, uint64_t i)
{
    uint64_t limb = i / OU_DIGITS_EACH;
    return limb >= n ? 0 : (unsigned)(a[limb] / ou_digits_power[i % OU_DIGITS_EACH] % 10);
}

bool ou_digits_zero_below(const uint64_t *a, size_t n, uint64_t i)
{
    uint64_t whole = i / OU_DIGITS_EACH;
    for (size_t k = 0; k < n && k < whole; k++) {
        if (a[k] != 0) {
            return false;
        }
    }
    return whole >= n || a[whole] % ou_digits_power[i % OU_DIGITS_EACH] == 0;
}

uint64_t ou_digits_low_zeros(const uint64_t *a, size_t n)
{
    size_t k = 0;
    OU_ASSERT(n > 0);
    while (k + 1 < n && a[k] == 0) {
        k++;
    }
    uint64_t value = a[k], zeros = (uint64_t)k * OU_DIGITS_EACH;
    while (value % 10 == 0 && value != 0) {
        value /= 10;
        zeros++;
    }
    return zeros;
}

int ou_digits_compare(const uint64_t *a, size_t na, const uint64_t *b, size_t nb)
{
    if (na != nb) {
        return na < nb ? -1 : 1;
    }
    while (na-- > 0) {
        if (a[na] != b[na]) {
            return a[na] < b[na] ? -1 : 1;
        }
    }
    return 0;
}

/* Limb i of b * 10^(whole * 18 + part). */
static uint64_t shifted_limb(const uint64_t *b, size_t nb, uint64_t whole, unsigned part, uint64_t i)
{
    if (i < whole) {
        return 0;
    }
    uint64_t k = i - whole;
    uint64_t low = k > 0 && k - 1 < nb && part > 0 ? b[k - 1] / ou_digits_power[OU_DIGITS_EACH - part] : 0;
    uint64_t high = k < nb ? b[k] % ou_digits_power[OU_DIGITS_EACH - part] * ou_digits_power[part] : 0;
    return high + low;
}

int ou_digits_compare_shifted(const uint64_t *a, size_t na, const uint64_t *b, size_t nb, uint64_t shift)
{
    uint64_t digits_a = ou_digits_count(a, na), digits_b = ou_digits_count(b, nb);
    if (nb == 0 || na == 0) {
        return (na > 0) - (nb > 0);
    }
    if (digits_a < shift || digits_a - shift != digits_b) {
        return digits_a < shift || digits_a - shift < digits_b ? -1 : 1;
    }
    uint64_t whole = shift / OU_DIGITS_EACH;
    unsigned part = (unsigned)(shift % OU_DIGITS_EACH);
    for (size_t i = na; i-- > 0;) {
        uint64_t other = shifted_limb(b, nb, whole, part, i);
        if (a[i] != other) {
            return a[i] < other ? -1 : 1;
        }
    }
    return 0;
}

/* ---- sums ---- */

uint64_t ou_digits_add_in(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb)
{
    uint64_t carry = 0;
    size_t i = 0;
    for (; i < nb; i++) {
        uint64_t sum = a[i] + b[i] + carry;
        carry = sum >= OU_DIGITS_BASE;
        r[i] = carry ? sum - OU_DIGITS_BASE : sum;
    }
    for (; i < na; i++) {
        uint64_t sum = a[i] + carry;
        carry = sum >= OU_DIGITS_BASE;
        r[i] = carry ? 0 : sum;
    }
    return carry;
}

uint64_t ou_digits_sub_in(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb)
{
    uint64_t borrow = 0;
    size_t i = 0;
    for (; i < nb; i++) {
        uint64_t take = b[i] + borrow;
        borrow = a[i] < take;
        r[i] = a[i] + (borrow ? OU_DIGITS_BASE : 0) - take;
    }
    for (; i < na; i++) {
        uint64_t take = borrow;
        borrow = a[i] < take;
        r[i] = borrow ? OU_DIGITS_BASE - 1 : a[i] - take;
    }
    return borrow;
}

size_t ou_digits_add(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb)
{
    uint64_t carry;
    size_t n = na >= nb ? na : nb;
    carry = na >= nb ? ou_digits_add_in(r, a, na, b, nb) : ou_digits_add_in(r, b, nb, a, na);
    if (carry != 0) {
        r[n++] = carry;
    }
    return n;
}

size_t ou_digits_sub(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb)
{
    uint64_t borrow = ou_digits_sub_in(r, a, na, b, nb);
    OU_ASSERT(borrow == 0);
    (void)borrow;
    return ou_digits_trim(r, na);
}

size_t ou_digits_add_word(uint64_t *r, size_t n, uint64_t value)
{
    for (size_t i = 0; i < n && value != 0; i++) {
        uint64_t sum = r[i] + value;
        value = sum >= OU_DIGITS_BASE;
        r[i] = value ? sum - OU_DIGITS_BASE : sum;
    }
    if (value != 0) {
        r[n++] = value;
    }
    return n;
}

size_t ou_digits_mul_word(uint64_t *r, const uint64_t *a, size_t n, uint64_t value, uint64_t carry)
{
    for (size_t i = 0; i < n; i++) {
        carry = ou_digits_split((OuDigitsWide)a[i] * value + carry, &r[i]);
    }
    if (carry != 0) {
        r[n++] = carry;
    }
    return ou_digits_trim(r, n);
}

uint64_t ou_digits_div_word(uint64_t *q, const uint64_t *a, size_t n, uint64_t value)
{
    uint64_t rest = 0;
    if (value == 1) {
        memmove(q, a, n * sizeof *q);
        return 0;
    }
    OuDigitsDivisor by = ou_digits_divisor(value);
    for (size_t i = n; i-- > 0;) {
        q[i] = ou_digits_divide(&by, (OuDigitsWide)rest * OU_DIGITS_BASE + a[i], &rest);
    }
    return rest;
}

/* ---- shifts ---- */

/* A limb of digits: what is above its lowest k ones, and these. */
OU_INLINE uint64_t cut_limb(uint64_t limb, unsigned k, uint64_t *low)
{
    uint64_t high = limb / ou_digits_power[k];
    *low = limb - high * ou_digits_power[k];
    return high;
}

size_t ou_digits_shift_left(uint64_t *r, const uint64_t *a, size_t n, uint64_t shift)
{
    size_t whole = (size_t)(shift / OU_DIGITS_EACH);
    unsigned part = (unsigned)(shift % OU_DIGITS_EACH);
    if (n == 0) {
        return 0;
    }
    if (part == 0) {
        memmove(r + whole, a, n * sizeof *r);
    } else {
        uint64_t up = ou_digits_power[part], above = 0, low;
        for (size_t i = n; i-- > 0;) {
            r[i + 1 + whole] = above + cut_limb(a[i], OU_DIGITS_EACH - part, &low);
            above = low * up;
        }
        r[whole] = above;
    }
    if (whole > 0) {
        memset(r, 0, whole * sizeof *r);
    }
    return ou_digits_trim(r, n + whole + (part != 0));
}

size_t ou_digits_shift_right(uint64_t *r, const uint64_t *a, size_t n, uint64_t shift)
{
    uint64_t whole = shift / OU_DIGITS_EACH, below;
    unsigned part = (unsigned)(shift % OU_DIGITS_EACH);
    if (whole >= n) {
        return 0;
    }
    size_t left = n - (size_t)whole;
    a += whole;
    if (part == 0) {
        memmove(r, a, left * sizeof *r);
        return left;
    }
    uint64_t up = ou_digits_power[OU_DIGITS_EACH - part], kept = cut_limb(a[0], part, &below);
    for (size_t i = 0; i + 1 < left; i++) {
        uint64_t next = cut_limb(a[i + 1], part, &below);
        r[i] = kept + below * up;
        kept = next;
    }
    r[left - 1] = kept;
    return ou_digits_trim(r, left);
}

size_t ou_digits_keep_low(uint64_t *a, size_t n, uint64_t count)
{
    uint64_t whole = count / OU_DIGITS_EACH;
    if (whole >= n) {
        return n;
    }
    a[whole] %= ou_digits_power[count % OU_DIGITS_EACH];
    return ou_digits_trim(a, (size_t)whole + 1);
}

/* ---- text ---- */

/* The 18 digits of a limb, the lowest `count` of them, right before `end`. */
static void limb_to_text(char *end, uint64_t limb, unsigned count)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051"
                                "525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    for (; count >= 2; count -= 2) {
        end -= 2;
        memcpy(end, pairs + limb % 100 * 2, 2);
        limb /= 100;
    }
    if (count > 0) {
        *--end = (char)('0' + limb % 10);
    }
}

void ou_digits_to_text(char *out, const uint64_t *a, size_t n, uint64_t count)
{
    for (size_t k = 0; count > 0; k++) {
        unsigned now = count < OU_DIGITS_EACH ? (unsigned)count : OU_DIGITS_EACH;
        limb_to_text(out + count, k < n ? a[k] : 0, now);
        count -= now;
    }
}

size_t ou_digits_from_text(uint64_t *r, const char *text, size_t length, uint64_t count, char skip)
{
    uint64_t value = 0;
    size_t n = ou_digits_room(count), k = n;
    uint64_t left = count % OU_DIGITS_EACH == 0 && count > 0 ? OU_DIGITS_EACH : count % OU_DIGITS_EACH;
    for (size_t i = 0; i < length && k > 0; i++) {
        if (text[i] == skip) {
            continue;
        }
        value = value * 10 + (uint64_t)(text[i] - '0');
        if (--left == 0) {
            r[--k] = value;
            value = 0;
            left = OU_DIGITS_EACH;
        }
    }
    return ou_digits_trim(r, n);
}
