/* digits_mul.c - digits.h: products, and the way to binary and back.
 *
 * A schoolbook product goes column by column: the products of a column are summed in 128 bits and split once. Above
 * OU_DIGITS_KARATSUBA limbs Karatsuba's three half-sized products take over; operands of unequal size are cut into pieces of the
 * shorter one. A conversion is Horner's rule, for a few limbs: what is longer goes through text (convert.c). */
#include "10_builtin/decimal/digits.h"

#include "10_builtin/decimal/digits_int.h"

#include <string.h>

#define COLUMN 256 /* products of limbs that a 128-bit sum takes with a carry on top: 10^36 * 256 < 2^128 */

/* sum = base * carry + *limb; the carry may be wider than a word. */
OU_INLINE OuDigitsWide split_wide(OuDigitsWide sum, uint64_t *limb)
{
    uint64_t high = (uint64_t)(sum >> 64);
    uint64_t top = high / OU_DIGITS_BASE;
    sum = (OuDigitsWide)(high - top * OU_DIGITS_BASE) << 64 | (uint64_t)sum;
    return (OuDigitsWide)top << 64 | ou_digits_split(sum, limb);
}

/* nb <= na, nb <= COLUMN. */
static void mul_columns(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb)
{
    OuDigitsWide sum = 0;
    for (size_t k = 0; k + 1 < na + nb; k++) {
        size_t from = k >= na ? k - na + 1 : 0, to = k < nb ? k : nb - 1;
        const uint64_t *x = a + (k - from), *y = b + from;
        for (size_t j = to - from + 1; j > 0; j--) {
            sum += (OuDigitsWide)*x-- * *y++;
        }
        sum = split_wide(sum, &r[k]);
    }
    r[na + nb - 1] = (uint64_t)sum;
}

static size_t balanced_scratch(size_t n)
{
    return n < OU_DIGITS_KARATSUBA ? 0 : 4 * n + 128;
}

/* Both of n limbs; 2n written. (a1 B + a0)(b1 B + b0): the middle is (a0 + a1)(b0 + b1) - a0 b0 - a1 b1. */
static bool mul_balanced(uint64_t *r, const uint64_t *a, const uint64_t *b, size_t n, uint64_t *scratch, const OuTick *tick)
{
    if (n < OU_DIGITS_KARATSUBA) {
        mul_columns(r, a, n, b, n);
        return true;
    }
    size_t low = n - n / 2, high = n / 2, wide = low + 1;
    uint64_t *sum_a = r, *sum_b = r + wide, *middle = scratch, *rest = scratch + 2 * wide;
    if (!ou_digits_go_on(tick)) {
        return false;
    }
    sum_a[low] = ou_digits_add_in(sum_a, a, low, a + low, high);
    /* 2 * wide may be n + 2 + 1 <= 2n limbs of r */
    sum_b[low] = ou_digits_add_in(sum_b, b, low, b + low, high);
    if (!mul_balanced(middle, sum_a, sum_b, wide, rest, tick) || !mul_balanced(r, a, b, low, rest, tick) ||
        !mul_balanced(r + 2 * low, a + low, b + low, high, rest, tick)) {
        return false;
    }
    ou_digits_sub_in(middle, middle, 2 * wide, r, 2 * low);
    ou_digits_sub_in(middle, middle, 2 * wide, r + 2 * low, 2 * high);
    size_t n_middle = ou_digits_trim(middle, 2 * wide);
    ou_digits_add_in(r + low, r + low, 2 * n - low, middle, n_middle);
    return true;
}

size_t ou_digits_mul_scratch(size_t na, size_t nb)
{
    size_t n = na < nb ? na : nb;
    return n < OU_DIGITS_KARATSUBA ? 0 : balanced_scratch(n) + 4 * n;
}

/* b of nb limbs against slices of a; what is left over of a is a product of its own. */
bool ou_digits_mul(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb, uint64_t *scratch, const OuTick *tick)
{
    if (na < nb) {
        return ou_digits_mul(r, b, nb, a, na, scratch, tick);
    }
    if (nb < OU_DIGITS_KARATSUBA) {
        if (na > 4096 && !ou_digits_go_on(tick)) {
            return false;
        }
        mul_columns(r, a, na, b, nb);
        return true;
    }
    if (na == nb) {
        return mul_balanced(r, a, b, na, scratch, tick);
    }
    uint64_t *part = scratch, *rest = scratch + 2 * nb;
    memset(r, 0, (na + nb) * sizeof *r);
    for (size_t at = 0; at < na; at += nb) {
        size_t n = na - at < nb ? na - at : nb;
        if (n == nb ? !mul_balanced(part, a + at, b, nb, rest, tick) : !ou_digits_mul(part, b, nb, a + at, n, rest, tick)) {
            return false;
        }
        ou_digits_add_in(r + at, r + at, na + nb - at, part, n + nb);
    }
    return true;
}

/* ---- binary ---- */

/* A limb of digits has 59.8 bits. */
size_t ou_digits_binary_room(size_t n)
{
    return n + 1;
}

size_t ou_digits_decimal_room(size_t n)
{
    return n + n / 14 + 2;
}

bool ou_digits_to_binary(OuLimb *r, size_t *nr, const uint64_t *a, size_t n, const OuTick *tick)
{
    size_t used = 0;
    for (size_t i = n; i-- > 0;) {
        uint64_t carry = a[i];
        for (size_t k = 0; k < used; k++) {
            OuDigitsWide sum = (OuDigitsWide)r[k] * OU_DIGITS_BASE + carry;
            r[k] = (uint64_t)sum;
            carry = (uint64_t)(sum >> 64);
        }
        if (carry != 0) {
            r[used++] = carry;
        }
        if (i % 64 == 63 && !ou_digits_go_on(tick)) {
            return false;
        }
    }
    *nr = used;
    return true;
}

bool ou_digits_from_binary(uint64_t *r, size_t *nr, OuLimb *a, size_t n, const OuTick *tick)
{
    size_t used = 0;
    while (n > 0) {
        uint64_t rest = 0;
        for (size_t i = n; i-- > 0;) {
            a[i] = ou_digits_split((OuDigitsWide)rest << 64 | a[i], &rest);
        }
        n = ou_digits_trim(a, n);
        r[used++] = rest;
        if (used % 64 == 63 && !ou_digits_go_on(tick)) {
            return false;
        }
    }
    *nr = ou_digits_trim(r, used);
    return true;
}
