/* limbs.c - the linear part of limbs.h: order, sums, shifts, bits, bytes, doubles.
 *
 * GMP's mpn_ functions used here work in place and take no temporaries, at any size. */
#include "06_types/limbs.h"

#include <math.h>
#include <string.h>

#include "06_types/float_text.h"
#include "06_types/limbs_int.h"

/* --- size and order */

size_t ou_limbs_trim(const OuLimb *a, size_t n)
{
    while (n > 0 && a[n - 1] == 0) {
        n--;
    }
    return n;
}

int ou_limbs_compare(const OuLimb *a, size_t na, const OuLimb *b, size_t nb)
{
    if (na != nb) {
        return na < nb ? -1 : 1;
    }
    for (size_t i = na; i-- > 0;) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

uint64_t ou_limbs_bit_length(const OuLimb *a, size_t n)
{
    return n == 0 ? 0 : (uint64_t)n * OU_LIMB_BITS - (uint64_t)__builtin_clzll(a[n - 1]);
}

uint64_t ou_limbs_bit_count(const OuLimb *a, size_t n)
{
    return n == 0 ? 0 : mpn_popcount(a, (mp_size_t)n);
}

uint64_t ou_limbs_low_zeros(const OuLimb *a, size_t n)
{
    size_t i = 0;
    OU_ASSERT(n > 0);
    while (i + 1 < n && a[i] == 0) {
        i++;
    }
    return (uint64_t)i * OU_LIMB_BITS + (uint64_t)__builtin_ctzll(a[i]);
}

/* --- linear arithmetic */

size_t ou_limbs_add(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb)
{
    if (na < nb) {
        const OuLimb *other = a;
        size_t n = na;
        a = b, na = nb;
        b = other, nb = n;
    }
    if (nb == 0) {
        ou_limbs_copy(r, a, na);
        return na;
    }
    OuLimb carry = mpn_add(r, a, (mp_size_t)na, b, (mp_size_t)nb);
    r[na] = carry;
    return na + (carry != 0);
}

size_t ou_limbs_sub(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb)
{
    if (nb == 0) {
        ou_limbs_copy(r, a, na);
        return na;
    }
    OuLimb borrow = mpn_sub(r, a, (mp_size_t)na, b, (mp_size_t)nb);
    OU_ASSERT(borrow == 0);
    (void)borrow;
    return ou_limbs_trim(r, na);
}

size_t ou_limbs_add_1(OuLimb *r, const OuLimb *a, size_t na, OuLimb b)
{
    if (na == 0) {
        r[0] = b;
        return b != 0;
    }
    r[na] = mpn_add_1(r, a, (mp_size_t)na, b);
    return na + (r[na] != 0);
}

size_t ou_limbs_sub_1(OuLimb *r, const OuLimb *a, size_t na, OuLimb b)
{
    if (na == 0) {
        OU_ASSERT(b == 0);
        return 0;
    }
    mpn_sub_1(r, a, (mp_size_t)na, b);
    return ou_limbs_trim(r, na);
}

size_t ou_limbs_mul_1(OuLimb *r, const OuLimb *a, size_t na, OuLimb b)
{
    if (na == 0 || b == 0) {
        return 0;
    }
    r[na] = mpn_mul_1(r, a, (mp_size_t)na, b);
    return na + (r[na] != 0);
}

OuLimb ou_limbs_divrem_1(OuLimb *q, const OuLimb *a, size_t na, OuLimb d)
{
    OU_ASSERT(d != 0);
    if (na == 0) {
        return 0;
    }
    return q != NULL ? mpn_divrem_1(q, 0, a, (mp_size_t)na, d) : mpn_mod_1(a, (mp_size_t)na, d);
}

size_t ou_limbs_shift_left(OuLimb *r, const OuLimb *a, size_t na, uint64_t bits)
{
    size_t words = (size_t)(bits / OU_LIMB_BITS);
    unsigned rest = (unsigned)(bits % OU_LIMB_BITS);
    if (na == 0) {
        return 0;
    }
    size_t n = na + words;
    if (rest == 0) {
        ou_limbs_copy(r + words, a, na);
    } else {
        r[n] = mpn_lshift(r + words, a, (mp_size_t)na, rest);
        n += r[n] != 0;
    }
    ou_limbs_clear(r, words);
    return n;
}

size_t ou_limbs_shift_right(OuLimb *r, const OuLimb *a, size_t na, uint64_t bits, bool *lost)
{
    bool any = false;
    if (bits / OU_LIMB_BITS >= na) {
        if (lost != NULL) {
            *lost = na > 0;
        }
        return 0;
    }
    size_t words = (size_t)(bits / OU_LIMB_BITS);
    unsigned rest = (unsigned)(bits % OU_LIMB_BITS);
    if (lost != NULL) {
        any = ou_limbs_trim(a, words) > 0;
    }
    if (rest == 0) {
        ou_limbs_copy(r, a + words, na - words);
    } else {
        any |= mpn_rshift(r, a + words, (mp_size_t)(na - words), rest) != 0;
    }
    if (lost != NULL) {
        *lost = any;
    }
    return ou_limbs_trim(r, na - words);
}

/* --- bits of signed numbers */

static OuLimb combine(OuLimbsBitOp op, OuLimb a, OuLimb b)
{
    switch (op) {
    case OU_LIMBS_AND:
        return a & b;
    case OU_LIMBS_OR:
        return a | b;
    case OU_LIMBS_XOR:
        return a ^ b;
    }
    OU_UNREACHABLE();
    return 0;
}

/* The next limb of a number's two's complement, from low to high: *carry starts as
 * 1 for a negative number, and as 0 for others. */
static OuLimb complement(OuLimb limb, bool negative, OuLimb *carry)
{
    if (!negative) {
        return limb;
    }
    OuLimb result = ~limb + *carry;
    *carry &= limb == 0;
    return result;
}

size_t ou_limbs_bit_op(OuLimbsBitOp op, OuLimb *r, bool *negative, const OuLimb *a, size_t na,
                       bool a_negative, const OuLimb *b, size_t nb, bool b_negative)
{
    bool r_negative = combine(op, a_negative, b_negative) != 0;
    OuLimb carry_a = a_negative, carry_b = b_negative, carry_r = r_negative;
    /* One limb more than the longer one holds the sign, except that & with a number
     * that is not negative has no more limbs than that one. */
    size_t n = ou_limbs_larger(na, nb) + 1;
    if (op == OU_LIMBS_AND && !a_negative) {
        n = na;
    }
    if (op == OU_LIMBS_AND && !b_negative && nb < n) {
        n = nb;
    }
    for (size_t i = 0; i < n; i++) {
        OuLimb x = complement(i < na ? a[i] : 0, a_negative, &carry_a);
        OuLimb y = complement(i < nb ? b[i] : 0, b_negative, &carry_b);
        r[i] = complement(combine(op, x, y), r_negative, &carry_r);
    }
    *negative = r_negative;
    return ou_limbs_trim(r, n);
}

/* --- bytes */

bool ou_limbs_to_bytes(uint8_t *out, size_t size, bool big_endian, bool is_signed, const OuLimb *a, size_t n,
                       bool negative)
{
    bool minus_one = negative && n == 1 && a[0] == 1;
    /* CPython counts no bits for -1, so that it even fits no bytes at all. */
    if (n > 0 && !(minus_one && size == 0)) {
        OU_ASSERT(is_signed || !negative);
        uint64_t n_bits = ou_limbs_bit_length(a, n);
        /* -2^k needs no more bits than 2^k - 1. */
        if (negative && ou_limbs_low_zeros(a, n) == n_bits - 1) {
            n_bits--;
        }
        n_bits += is_signed;
        if ((n_bits + 7) / 8 > size) {
            return false;
        }
    }
    OuLimb carry = negative;
    for (size_t i = 0; i < size;) {
        size_t k = i / 8;
        OuLimb limb = complement(k < n ? a[k] : 0, negative, &carry);
        for (; i / 8 == k && i < size; i++) {
            out[big_endian ? size - 1 - i : i] = (uint8_t)limb;
            limb >>= 8;
        }
    }
    return true;
}

size_t ou_limbs_from_bytes(OuLimb *r, bool *negative, const uint8_t *bytes, size_t size, bool big_endian,
                           bool is_signed)
{
    size_t n = (size + 7) / 8;
    *negative = is_signed && size > 0 && (bytes[big_endian ? 0 : size - 1] & 0x80) != 0;
    OuLimb carry = *negative;
    for (size_t k = 0; k < n; k++) {
        OuLimb limb = 0;
        for (size_t i = 8 * k + 8; i-- > 8 * k;) {
            uint8_t byte = i < size ? bytes[big_endian ? size - 1 - i : i] : *negative ? 0xFF : 0;
            limb = limb << 8 | byte;
        }
        r[k] = complement(limb, *negative, &carry);
    }
    size_t trimmed = ou_limbs_trim(r, n);
    *negative &= trimmed > 0;
    return trimmed;
}

/* --- doubles */

/* The top 64 bits of a, the highest being 1, and in the lowest one all that is below. */
static uint64_t top_bits(const OuLimb *a, size_t n)
{
    int shift = __builtin_clzll(a[n - 1]);
    uint64_t top = a[n - 1] << shift;
    size_t below = n - 1;
    bool rest = false;
    if (shift > 0 && n > 1) {
        top |= a[n - 2] >> (OU_LIMB_BITS - shift);
        rest = a[n - 2] << shift != 0;
        below--;
    }
    return top | (rest || ou_limbs_trim(a, below) > 0);
}

double ou_limbs_frexp(const OuLimb *a, size_t n, int64_t *exponent)
{
    *exponent = 0;
    if (n == 0) {
        return 0;
    }
    double fraction;
    ou_float_compose(top_bits(a, n), -64, &fraction);
    *exponent = (int64_t)ou_limbs_bit_length(a, n);
    if (fraction == 1) {
        fraction = 0.5;
        ++*exponent;
    }
    return fraction;
}

bool ou_limbs_to_double(const OuLimb *a, size_t n, double *out)
{
    int64_t exponent;
    double fraction = ou_limbs_frexp(a, n, &exponent);
    if (exponent > 1024) {
        return false;
    }
    *out = ldexp(fraction, (int)exponent);
    return true;
}

size_t ou_limbs_from_double(double value, OuLimb r[OU_LIMBS_DOUBLE])
{
    int exponent;
    double fraction = frexp(fabs(value), &exponent);
    if (exponent <= 0) {
        return 0;
    }
    OuLimb mantissa = (OuLimb)ldexp(fraction, 53);
    if (exponent <= 53) {
        r[0] = mantissa >> (53 - exponent);
        return ou_limbs_trim(r, 1);
    }
    return ou_limbs_shift_left(r, &mantissa, 1, (uint64_t)(exponent - 53));
}

int ou_limbs_compare_double(const OuLimb *a, size_t n, double value)
{
    OuLimb whole[OU_LIMBS_DOUBLE];
    size_t n_whole = ou_limbs_from_double(value, whole);
    int order = ou_limbs_compare(a, n, whole, n_whole);
    return order == 0 && value != floor(value) ? -1 : order;
}

uint64_t ou_limbs_mod_m61(const OuLimb *a, size_t n)
{
    const uint64_t m = ((uint64_t)1 << 61) - 1;
    uint64_t r = 0;
    for (size_t i = n; i-- > 0;) {
        /* 2^64 is 2^3 modulo m: rotate r by three in 61 bits, then add the limb. */
        r = (r << 3 & m) | r >> 58;
        r += (a[i] & m) + (a[i] >> 61);
        r = (r & m) + (r >> 61);
    }
    return r >= m ? r - m : r;
}
