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
        uint64_t up = ou_digits_power[part], cut = ou_digits_power[OU_DIGITS_EACH - part], above = 0;
        for (size_t i = n; i-- > 0;) {
            uint64_t limb = a[i], high = limb / cut;
            r[i + 1 + whole] = above + high;
            above = (limb - high * cut) * up;
        }
        r[whole] = above;
    }
    memset(r, 0, whole * sizeof *r);
    return ou_digits_trim(r, n + whole + (part != 0));
}

size_t ou_digits_shift_right(uint64_t *r, const uint64_t *a, size_t n, uint64_t shift)
{
    uint64_t whole = shift / OU_DIGITS_EACH;
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
    uint64_t down = ou_digits_power[part], up = ou_digits_power[OU_DIGITS_EACH - part];
    uint64_t low = a[0] / down;
    for (size_t i = 0; i + 1 < left; i++) {
        uint64_t next = a[i + 1] / down;
        r[i] = low + (a[i + 1] - next * down) * up;
        low = next;
    }
    r[left - 1] = low;
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

void ou_digits_to_text(char *out, const uint64_t *a, size_t n, uint64_t count)
{
    uint64_t value = 0, left = 0;
    size_t k = 0;
    for (uint64_t i = count; i-- > 0;) {
        if (left == 0) {
            value = k < n ? a[k] : 0;
            k++;
            left = OU_DIGITS_EACH;
        }
        out[i] = (char)('0' + value % 10);
        value /= 10;
        left--;
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
