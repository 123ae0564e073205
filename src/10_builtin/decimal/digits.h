/* digits.h - magnitudes in base 10^18: arrays of 64-bit limbs, least significant first.
 *
 * The layer under decimal numbers, as 06_types/limbs.h is under int. Base 10^18 rather than 10^19: the sum of two limbs fits a
 * word without a test for carry, and more than 300 products of limbs fit 128 bits, so a column of a schoolbook product is divided once,
 * not once a product. Binary coefficients (GMP below) were rejected:
 * every rounding is then a division by a power of ten, and rounding is what decimal programs do most.
 *
 * A size is *trimmed* when n == 0 or limb n-1 is not 0. Operands must be trimmed unless said otherwise; returned sizes are. Nothing here
 * allocates; what needs scratch has a twin that tells how many limbs to bring. Results never overlap operands unless said so. */
#ifndef OU_DIGITS_H
#define OU_DIGITS_H

#include "06_types/limbs.h"

#define OU_DIGITS_EACH 18 /* decimal digits a limb */
#define OU_DIGITS_BASE UINT64_C(1000000000000000000)

extern const uint64_t ou_digits_power[20]; /* 10^0 .. 10^19 */

OU_INLINE size_t ou_digits_trim(const uint64_t *a, size_t n)
{
    while (n > 0 && a[n - 1] == 0) {
        n--;
    }
    return n;
}

/* Limbs for so many digits. */
OU_INLINE size_t ou_digits_room(uint64_t n_digits)
{
    return (size_t)(n_digits / OU_DIGITS_EACH + (n_digits % OU_DIGITS_EACH != 0));
}

unsigned ou_digits_in_word(uint64_t value);          /* decimal digits; 1 for 0 */
uint64_t ou_digits_count(const uint64_t *a, size_t n); /* 0 for n == 0 */
unsigned ou_digits_at(const uint64_t *a, size_t n, uint64_t i); /* digit i, counted from the right; 0 beyond the end */
bool ou_digits_zero_below(const uint64_t *a, size_t n, uint64_t i); /* are the i lowest digits 0? */
uint64_t ou_digits_low_zeros(const uint64_t *a, size_t n); /* n > 0 */

int ou_digits_compare(const uint64_t *a, size_t na, const uint64_t *b, size_t nb); /* -1, 0, 1 */
/* Of a and b * 10^shift. */
int ou_digits_compare_shifted(const uint64_t *a, size_t na, const uint64_t *b, size_t nb, uint64_t shift);

/* r may be a or b. Return the trimmed size. */
size_t ou_digits_add(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb); /* room: the larger + 1 */
size_t ou_digits_sub(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb); /* a >= b; room na */
size_t ou_digits_add_word(uint64_t *r, size_t n, uint64_t value);  /* in place, value < base; room n + 1 */
size_t ou_digits_mul_word(uint64_t *r, const uint64_t *a, size_t n, uint64_t value, uint64_t carry); /* room n + 1 */
uint64_t ou_digits_div_word(uint64_t *q, const uint64_t *a, size_t n, uint64_t value); /* q: n limbs, may be a; the remainder */

/* r = a * 10^shift: room n + shift / 18 + 1; r may be a. r = a / 10^shift, rounded down: room for what is left; r may be a. */
size_t ou_digits_shift_left(uint64_t *r, const uint64_t *a, size_t n, uint64_t shift);
size_t ou_digits_shift_right(uint64_t *r, const uint64_t *a, size_t n, uint64_t shift);

/* What is left of a in its lowest `count` digits, in place: the trimmed size. */
size_t ou_digits_keep_low(uint64_t *a, size_t n, uint64_t count);

/* r = a * b, na + nb limbs written, not trimmed; na, nb > 0. Karatsuba above OU_DIGITS_KARATSUBA limbs (Knuth, TAOCP 2, 4.3.3).
 * False: the tick said no. */
#ifdef OU_TINY
#define OU_DIGITS_KARATSUBA 4
#else
#define OU_DIGITS_KARATSUBA 40
#endif
size_t ou_digits_mul_scratch(size_t na, size_t nb);
OU_MUST_USE bool ou_digits_mul(uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb, uint64_t *scratch,
                               const OuTick *tick);

/* q = a / b, na - nb + 1 limbs, and r = a mod b, nb limbs, both written in full; na >= nb > 0; nothing overlaps. Algorithm D (Knuth,
 * TAOCP 2, 4.3.1); above OU_DIGITS_RECURSIVE limbs in halves (C. Burnikel and J. Ziegler, "Fast Recursive Division", 1998). */
#ifdef OU_TINY
#define OU_DIGITS_RECURSIVE 4
#else
#define OU_DIGITS_RECURSIVE 60
#endif
size_t ou_digits_divrem_scratch(size_t na, size_t nb);
OU_MUST_USE bool ou_digits_divrem(uint64_t *q, uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb,
                                  uint64_t *scratch, const OuTick *tick);

/* Between the bases. binary_room() limbs are enough for the result; both use scratch limbs as their twins say. */
size_t ou_digits_binary_room(size_t n);   /* 64-bit limbs for n limbs of digits */
size_t ou_digits_decimal_room(size_t n);  /* limbs of digits for n 64-bit limbs */
OU_MUST_USE bool ou_digits_to_binary(OuLimb *r, size_t *nr, const uint64_t *a, size_t n, const OuTick *tick);
OU_MUST_USE bool ou_digits_from_binary(uint64_t *r, size_t *nr, OuLimb *a, size_t n, const OuTick *tick); /* spoils a */

/* Exactly `count` characters from digit `count` - 1 on down; leading zeros are written. */
void ou_digits_to_text(char *out, const uint64_t *a, size_t n, uint64_t count);
/* The digits of text[0, count), which may hold other characters `skip` among them (not counted); r has room for them. */
size_t ou_digits_from_text(uint64_t *r, const char *text, size_t length, uint64_t count, char skip);

#endif
