/* digits_int.h - single steps of digits.h: dividing two words by one without a division.
 *
 * N. Moeller and T. Granlund, "Improved Division by Invariant Integers", 2011: with a reciprocal of the divisor, once known, a
 * quotient is two multiplications. */
#ifndef OU_DIGITS_INT_H
#define OU_DIGITS_INT_H

#include "10_builtin/decimal/digits.h"

typedef unsigned __int128 OuDigitsWide;

typedef struct OuDigitsDivisor {
    uint64_t value;      /* shifted so that its top bit is set */
    uint64_t reciprocal; /* (2^128 - 1) / value - 2^64 */
    unsigned shift;
} OuDigitsDivisor;

OU_INLINE OuDigitsDivisor ou_digits_divisor(uint64_t value)
{
    OuDigitsDivisor by;
    by.shift = (unsigned)__builtin_clzll(value);
    by.value = value << by.shift;
    by.reciprocal = (uint64_t)(~(OuDigitsWide)0 / by.value);
    return by;
}

/* x / divisor, which fits a word (x < divisor * 2^64), and the remainder. */
OU_INLINE uint64_t ou_digits_divide(const OuDigitsDivisor *by, OuDigitsWide x, uint64_t *rest)
{
    x <<= by->shift;
    uint64_t high = (uint64_t)(x >> 64), low = (uint64_t)x;
    OuDigitsWide guess = (OuDigitsWide)by->reciprocal * high + x;
    uint64_t q = (uint64_t)(guess >> 64) + 1;
    uint64_t r = low - q * by->value;
    if (r > (uint64_t)guess) {
        q--;
        r += by->value;
    }
    if (OU_UNLIKELY(r >= by->value)) {
        q++;
        r -= by->value;
    }
    *rest = r >> by->shift;
    return q;
}

extern const OuDigitsDivisor ou_digits_by_power[19]; /* 10^0 .. 10^18 */

/* The base itself: 10^18 << 4, and its reciprocal. */
#define OU_DIGITS_BASE_DIVISOR {OU_DIGITS_BASE << 4, UINT64_C(0x2725dd1d243aba0e), 4}

/* x = result * base + *rest, for x < base * 2^64. */
OU_INLINE uint64_t ou_digits_split(OuDigitsWide x, uint64_t *rest)
{
    const OuDigitsDivisor by = OU_DIGITS_BASE_DIVISOR;
    return ou_digits_divide(&by, x, rest);
}

OU_INLINE bool ou_digits_go_on(const OuTick *tick)
{
    return tick == NULL || tick->go_on(tick->arg);
}

/* r = a + b, a - b over na >= nb limbs; the carry or borrow. r may be a or b. */
uint64_t ou_digits_add_in(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb);
uint64_t ou_digits_sub_in(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb);

#endif
