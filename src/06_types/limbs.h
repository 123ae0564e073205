/* limbs.h - magnitudes of any size: arrays of 64-bit limbs, least significant first.
 *
 * The layer under int. Sign is the caller's. A size of n limbs is *trimmed* when
 * n == 0 or limb n-1 is not 0; every operand must be trimmed unless said otherwise,
 * and every returned size is. Results never overlap operands unless said so.
 *
 * Memory: nothing here allocates. What needs room beyond its result has a twin
 * `_scratch` that tells how many limbs of scratch to bring (0: pass NULL). GMP's
 * mpn_ functions do the work up to OU_LIMBS_GMP limbs a call, where their own
 * temporaries stay on the stack; above that they might allocate, and GMP aborts
 * when that fails. So there: Karatsuba and Toom-Cook 3-way multiplication (Knuth,
 * TAOCP 2, 4.3.3), recursive division (Burnikel and Ziegler, "Fast Recursive
 * Division", 1998), radix conversion by division in halves.
 *
 * Long work polls `tick` about every 100 us at most; when it answers false the
 * function returns false and the results are unspecified. NULL: never asked. */
#ifndef OU_LIMBS_H
#define OU_LIMBS_H

#include "00_base/base.h"

typedef uint64_t OuLimb;

#define OU_LIMB_BITS 64
#define OU_LIMBS_GMP 512 /* limbs in one operand of an mpn_ function that may use temporaries */
#define OU_LIMBS_MAX ((size_t)1 << 48) /* no array is longer; the size sums below cannot wrap */

typedef struct OuTick {
    bool (*go_on)(void *arg); /* false: abandon */
    void *arg;
} OuTick;

/* --- size and order */

size_t ou_limbs_trim(const OuLimb *a, size_t n);
int ou_limbs_compare(const OuLimb *a, size_t na, const OuLimb *b, size_t nb); /* -1, 0, 1 */
uint64_t ou_limbs_bit_length(const OuLimb *a, size_t n);
uint64_t ou_limbs_bit_count(const OuLimb *a, size_t n);
uint64_t ou_limbs_low_zeros(const OuLimb *a, size_t n); /* trailing zero bits; n > 0 */

/* --- linear arithmetic. r may be a or b. Return the trimmed size of r. */

/* r has room for max(na, nb) + 1. */
size_t ou_limbs_add(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb);
/* a >= b; r has room for na. */
size_t ou_limbs_sub(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb);
/* r has room for na + 1. */
size_t ou_limbs_add_1(OuLimb *r, const OuLimb *a, size_t na, OuLimb b);
/* a >= b; r has room for na. */
size_t ou_limbs_sub_1(OuLimb *r, const OuLimb *a, size_t na, OuLimb b);
/* r has room for na + 1. */
size_t ou_limbs_mul_1(OuLimb *r, const OuLimb *a, size_t na, OuLimb b);
/* q has room for na, or is NULL for the remainder only; d > 0. Returns the
 * remainder; q is not trimmed. */
OuLimb ou_limbs_divrem_1(OuLimb *q, const OuLimb *a, size_t na, OuLimb d);
/* r has room for na + bits / 64 + 1. */
size_t ou_limbs_shift_left(OuLimb *r, const OuLimb *a, size_t na, uint64_t bits);
/* r has room for na - bits / 64 (none if that is not positive). *lost (if not NULL):
 * a bit that was 1 went away, so a negative number's floor needs one more. */
size_t ou_limbs_shift_right(OuLimb *r, const OuLimb *a, size_t na, uint64_t bits, bool *lost);

typedef enum OuLimbsBitOp { OU_LIMBS_AND, OU_LIMBS_OR, OU_LIMBS_XOR } OuLimbsBitOp;

/* Python's & | ^ on sign and magnitude, as if in endless two's complement. r has
 * room for max(na, nb) + 1 and may be a or b. *negative is the result's sign. */
size_t ou_limbs_bit_op(OuLimbsBitOp op, OuLimb *r, bool *negative, const OuLimb *a, size_t na,
                       bool a_negative, const OuLimb *b, size_t nb, bool b_negative);

/* --- multiplication and division */

/* r = a * b, all na + nb limbs written (not trimmed); na, nb > 0. a == b with the
 * same size squares, and is faster. Operands need not be trimmed. O(n^1.465). */
size_t ou_limbs_mul_scratch(size_t na, size_t nb);
OU_MUST_USE bool ou_limbs_mul(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb,
                              OuLimb *scratch, const OuTick *tick);

/* q = a / b towards zero, r = a mod b; na >= nb > 0. q has na - nb + 1 limbs, r has
 * nb, both written in full (not trimmed); q may be NULL. a need not be trimmed. */
size_t ou_limbs_divrem_scratch(size_t na, size_t nb);
OU_MUST_USE bool ou_limbs_divrem(OuLimb *q, OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b,
                                 size_t nb, OuLimb *scratch, const OuTick *tick);

/* --- roots, gcd, powers */

/* r = floor(sqrt(a)), (na + 1) / 2 limbs written; na > 0. */
size_t ou_limbs_isqrt_scratch(size_t na);
OU_MUST_USE bool ou_limbs_isqrt(OuLimb *r, const OuLimb *a, size_t na, OuLimb *scratch, const OuTick *tick);

/* r = gcd(a, b); na, nb > 0. r has room for min(na, nb). *nr is its size. */
size_t ou_limbs_gcd_scratch(size_t na, size_t nb);
OU_MUST_USE bool ou_limbs_gcd(OuLimb *r, size_t *nr, const OuLimb *a, size_t na, const OuLimb *b,
                              size_t nb, OuLimb *scratch, const OuTick *tick);

/* r = base ** exponent mod m, nm limbs written (not trimmed); m > 0, any parity;
 * nbase and nexp may be 0. Montgomery for odd m of moderate size, division else. */
size_t ou_limbs_powmod_scratch(size_t nbase, size_t nexp, size_t nm);
OU_MUST_USE bool ou_limbs_powmod(OuLimb *r, const OuLimb *base, size_t nbase, const OuLimb *exponent,
                                 size_t nexp, const OuLimb *m, size_t nm, OuLimb *scratch,
                                 const OuTick *tick);

/* r = base ** exponent, for nbase > 0. pow_room() is the limbs that r must have room
 * for; false: it would exceed OU_LIMBS_MAX. *nr is the trimmed size. The scratch is
 * for the room that pow_room() told. */
bool ou_limbs_pow_room(const OuLimb *base, size_t nbase, uint64_t exponent, size_t *room);
size_t ou_limbs_pow_scratch(size_t room);
OU_MUST_USE bool ou_limbs_pow(OuLimb *r, size_t *nr, size_t room, const OuLimb *base, size_t nbase,
                              uint64_t exponent, OuLimb *scratch, const OuTick *tick);

/* --- text, bases 2..36 */

/* Characters that are enough for n limbs (at most a few too many). */
size_t ou_limbs_text_room(size_t n, int base);
/* Lower-case digits, no sign, no prefix, no NUL, "0" for zero; *length is set.
 * Subquadratic. */
size_t ou_limbs_to_text_scratch(size_t n, int base);
OU_MUST_USE bool ou_limbs_to_text(char *out, size_t *length, const OuLimb *a, size_t n, int base,
                                  OuLimb *scratch, const OuTick *tick);

/* Limbs that are enough for n_digits digits. */
size_t ou_limbs_from_text_room(size_t n_digits, int base);
/* digits[0, n_digits) are digit *values* 0..base-1, most significant first, leading
 * zeros allowed; *nr is set to the trimmed size. Subquadratic. */
size_t ou_limbs_from_text_scratch(size_t n_digits, int base);
OU_MUST_USE bool ou_limbs_from_text(OuLimb *r, size_t *nr, const uint8_t *digits, size_t n_digits,
                                    int base, OuLimb *scratch, const OuTick *tick);

/* --- bytes */

/* Two's complement of the signed number in exactly `size` bytes. False: does not
 * fit (`is_signed` says whether the sign bit must be spared; a negative number
 * needs it). Big or little endian. */
bool ou_limbs_to_bytes(uint8_t *out, size_t size, bool big_endian, bool is_signed, const OuLimb *a,
                       size_t n, bool negative);
/* r has room for (size + 7) / 8; returns the trimmed size and sets the sign. */
size_t ou_limbs_from_bytes(OuLimb *r, bool *negative, const uint8_t *bytes, size_t size,
                           bool big_endian, bool is_signed);

/* --- doubles */

/* The nearest double, half to even. False: too large. */
bool ou_limbs_to_double(const OuLimb *a, size_t n, double *out);
/* a == result * 2 ** *exponent, 0.5 <= result < 1, the result rounded half to even.
 * Never overflows. n == 0: 0 and 0. */
double ou_limbs_frexp(const OuLimb *a, size_t n, int64_t *exponent);
/* Magnitude of value, towards zero; value is finite. Returns the trimmed size. */
#define OU_LIMBS_DOUBLE 17
size_t ou_limbs_from_double(double value, OuLimb r[OU_LIMBS_DOUBLE]);
/* *out = the double nearest to a / b, half to even, subnormals included; nb > 0.
 * *overflow: the quotient is too large (then the function still returns true). */
size_t ou_limbs_true_divide_scratch(size_t na, size_t nb);
OU_MUST_USE bool ou_limbs_true_divide(double *out, bool *overflow, const OuLimb *a, size_t na,
                                      const OuLimb *b, size_t nb, OuLimb *scratch, const OuTick *tick);
/* Sign of a - value for a finite value >= 0: exact. */
int ou_limbs_compare_double(const OuLimb *a, size_t n, double value);

/* a mod 2^61 - 1: what hash() of an int is made from. */
uint64_t ou_limbs_mod_m61(const OuLimb *a, size_t n);

#endif
