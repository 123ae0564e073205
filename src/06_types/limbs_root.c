/* limbs_root.c - square roots, common divisors, powers, and quotients as doubles. */
#include <math.h>

#include "06_types/float_text.h"
#include "06_types/limbs_int.h"

/* --- square root */

/* Room of one level of root() besides what its division or square needs. */
static size_t root_level(size_t na)
{
    size_t n = (na + 1) / 2;
    return 2 * n + 2 * (na - n + 2);
}

size_t ou_limbs_isqrt_scratch(size_t na)
{
    if (na <= OU_LIMBS_GMP) {
        return 0;
    }
    size_t n = (na + 1) / 2;
    return root_level(na) +
           ou_limbs_larger(ou_limbs_divrem_room(na, n + 1), ou_limbs_mul_scratch(n + 1, n + 1));
}

/* From the root of the upper half, by one step of Newton's iteration from above:
 * x = (s + 1) 2^(64 l) - 1 is not below the root, so (x + a / x) / 2 is not below
 * its floor; and as s has more limbs than l it is above it by one at most. */
bool ou_limbs_isqrt(OuLimb *r, const OuLimb *a, size_t na, OuLimb *scratch, const OuTick *tick)
{
    OU_ASSERT(na > 0 && a[na - 1] != 0);
    size_t n = (na + 1) / 2;
    if (na <= OU_LIMBS_GMP) {
        mpn_sqrtrem(r, NULL, a, (mp_size_t)na);
        return true;
    }
    size_t l = (na - 4) / 4;
    if (!ou_limbs_isqrt(r + l, a + 2 * l, na - 2 * l, scratch, tick)) {
        return false;
    }
    for (size_t i = 0; i < l; i++) {
        r[i] = ~(OuLimb)0;
    }
    size_t nx = ou_limbs_trim(r, n);
    OuLimb *quotient = scratch, *rest = quotient + (na - nx + 2);
    OuLimb *more = rest + nx;
    if (!ou_limbs_divrem(quotient, rest, a, na, r, nx, more, tick)) {
        return false;
    }
    size_t nq = ou_limbs_trim(quotient, na - nx + 1);
    nx = ou_limbs_add(quotient, quotient, nq, r, nx);
    mpn_rshift(quotient, quotient, (mp_size_t)nx, 1);
    nx = ou_limbs_trim(quotient, nx);
    if (nx > n) {
        return true; /* one too large is 2^(64 n): the root is all ones, as x is already */
    }
    ou_limbs_copy(r, quotient, nx);
    ou_limbs_clear(r + nx, n - nx);
    OuLimb *square = scratch;
    if (!ou_limbs_mul(square, r, nx, r, nx, square + 2 * nx, tick)) {
        return false;
    }
    if (ou_limbs_compare(square, ou_limbs_trim(square, 2 * nx), a, na) > 0) {
        mpn_sub_1(r, r, (mp_size_t)nx, 1);
    }
    return true;
}

/* --- greatest common divisor */

/* Steps of Euclid's algorithm done on the top 62 bits of u and v: after them the
 * pair is (+-(a u - b v), +-(c u - d v)), with the signs as `even` says. */
typedef struct Steps {
    OuLimb a, b, c, d;
    bool even; /* an even number of steps: a u - b v and d v - c u; else b v - a u, c u - d v */
} Steps;

/* Lehmer's idea with Collins' condition (Knuth, TAOCP 2, 4.5.2, algorithm L): a
 * quotient is certain while both ends of the interval of ratios agree on it. False:
 * not even one is. u >= v. */
static bool find_steps(uint64_t u, uint64_t v, Steps *steps)
{
    /* With signs, the current pair is (a u + b v, c u + d v). */
    int64_t a = 1, b = 0, c = 0, d = 1;
    int64_t x = (int64_t)u, y = (int64_t)v;
    bool even = true;
    for (;;) {
        if (y + c <= 0 || y + d <= 0) {
            break;
        }
        int64_t q = (x + a) / (y + c);
        if (q != (x + b) / (y + d) || q > INT32_MAX) {
            break;
        }
        int64_t next_c = a - q * c, next_d = b - q * d, next_y = x - q * y;
        if (next_c > INT32_MAX || next_c < -INT32_MAX || next_d > INT32_MAX || next_d < -INT32_MAX) {
            break;
        }
        a = c, c = next_c;
        b = d, d = next_d;
        x = y, y = next_y;
        even = !even;
    }
    if (b == 0) {
        return false;
    }
    *steps = (Steps){(OuLimb)(a < 0 ? -a : a), (OuLimb)(b < 0 ? -b : b), (OuLimb)(c < 0 ? -c : c),
                     (OuLimb)(d < 0 ? -d : d), even};
    return true;
}

/* r[0, n] = p x - q y, which is not negative and fits n limbs. */
static void combine(OuLimb *r, const OuLimb *x, OuLimb p, const OuLimb *y, OuLimb q, size_t n)
{
    OuLimb high = mpn_mul_1(r, x, (mp_size_t)n, p);
    high -= mpn_submul_1(r, y, (mp_size_t)n, q);
    OU_ASSERT(high == 0);
    (void)high;
}

size_t ou_limbs_gcd_scratch(size_t na, size_t nb)
{
    size_t n = ou_limbs_larger(na, nb) + 1;
    return 4 * n + (n <= OU_LIMBS_GMP ? 0 : ou_limbs_divrem_room(n, n));
}

/* Shifts the low zeros of x out; returns their number. */
static uint64_t make_odd(OuLimb *x, size_t *n)
{
    uint64_t zeros = ou_limbs_low_zeros(x, *n);
    *n = ou_limbs_shift_right(x, x, *n, zeros, NULL);
    return zeros;
}

bool ou_limbs_gcd(OuLimb *r, size_t *nr, const OuLimb *a, size_t na, const OuLimb *b, size_t nb,
                  OuLimb *scratch, const OuTick *tick)
{
    OU_ASSERT(na > 0 && nb > 0);
    size_t room = ou_limbs_larger(na, nb) + 1;
    OuLimb *u = scratch, *v = u + room, *s = v + room, *t = s + room;
    scratch = t + room;
    ou_limbs_copy(u, a, na);
    ou_limbs_copy(v, b, nb);
    uint64_t u_zeros = make_odd(u, &na), v_zeros = make_odd(v, &nb);
    uint64_t zeros = u_zeros < v_zeros ? u_zeros : v_zeros;
    if (ou_limbs_compare(u, na, v, nb) < 0) {
        OuLimb *other = u;
        size_t n = na;
        u = v, na = nb;
        v = other, nb = n;
    }
    /* u >= v; until GMP can take both. */
    for (unsigned round = 0; nb > 0 && na > OU_LIMBS_GMP; round++) {
        Steps steps;
        bool have = false;
        if (na == nb || (na == nb + 1 && nb > 1)) {
            /* The same 62 bits of both. */
            unsigned shift = (unsigned)__builtin_clzll(u[na - 1]);
            OuLimb v_top = na == nb ? v[na - 1] : 0;
            uint64_t x = u[na - 1] << shift, y = v_top << shift;
            if (shift > 0) {
                x |= u[na - 2] >> (OU_LIMB_BITS - shift);
                y |= v[na - 2] >> (OU_LIMB_BITS - shift);
            }
            have = find_steps(x >> 2, y >> 2, &steps);
        }
        if (have) {
            ou_limbs_clear(v + nb, na - nb);
            if (steps.even) {
                combine(s, u, steps.a, v, steps.b, na);
                combine(t, v, steps.d, u, steps.c, na);
            } else {
                combine(s, v, steps.b, u, steps.a, na);
                combine(t, u, steps.c, v, steps.d, na);
            }
            OuLimb *old_u = u, *old_v = v;
            size_t n = na;
            u = s, v = t;
            s = old_u, t = old_v;
            na = ou_limbs_trim(u, n);
            nb = ou_limbs_trim(v, n);
        } else {
            if (!ou_limbs_divrem(NULL, s, u, na, v, nb, scratch, tick)) {
                return false;
            }
            size_t n = ou_limbs_trim(s, nb);
            OuLimb *old_u = u;
            u = v, na = nb;
            v = s, nb = n;
            s = old_u;
        }
        if (round % 16 == 0 && !ou_limbs_go_on(tick)) {
            return false;
        }
    }
    const OuLimb *odd = u;
    if (nb > 0) {
        /* Euclid's steps made even numbers again, of which the divisor has none. */
        make_odd(u, &na);
        make_odd(v, &nb);
        if (ou_limbs_compare(u, na, v, nb) < 0) {
            OuLimb *other = u;
            size_t n = na;
            u = v, na = nb;
            v = other, nb = n;
        }
        na = (size_t)mpn_gcd(s, u, (mp_size_t)na, v, (mp_size_t)nb);
        odd = s;
    }
    /* The result is not longer than either operand, but a shift may write a zero limb
     * above it: shift aside. */
    *nr = ou_limbs_shift_left(t, odd, na, zeros);
    ou_limbs_copy(r, t, *nr);
    return true;
}

/* --- powers */

enum {
    MONTGOMERY = 128, /* limbs of an odd modulus up to which reducing limb by limb is faster */
    MAX_WINDOW = 5,   /* bits of the exponent taken at once */
};

/* A modulus, and room to multiply modulo it. */
typedef struct Modulus {
    const OuLimb *m;
    size_t n;
    bool montgomery;
    OuLimb inverse;  /* -1 / m[0] modulo 2^64 */
    OuLimb *product; /* 2n + 1 limbs */
    OuLimb *scratch;
    const OuTick *tick;
} Modulus;

/* r = product / 2^(64 n) mod m, by P. Montgomery, "Modular multiplication without
 * trial division" (1985). product is clobbered. */
static void reduce_montgomery(const Modulus *mod, OuLimb *r)
{
    size_t n = mod->n;
    OuLimb *p = mod->product;
    OuLimb above = 0;
    for (size_t i = 0; i < n; i++) {
        OuLimb carry = mpn_addmul_1(p + i, mod->m, (mp_size_t)n, p[i] * mod->inverse);
        above += mpn_add_1(p + i + n, p + i + n, (mp_size_t)(n - i), carry);
    }
    if (above != 0 || mpn_cmp(p + n, mod->m, (mp_size_t)n) >= 0) {
        mpn_sub_n(r, p + n, mod->m, (mp_size_t)n);
    } else {
        ou_limbs_copy(r, p + n, n);
    }
}

/* r = x y mod m (with Montgomery's factor, where that is in use); r may be x or y. */
static bool multiply_mod(const Modulus *mod, OuLimb *r, const OuLimb *x, const OuLimb *y)
{
    size_t n = mod->n;
    if (!ou_limbs_mul(mod->product, x, n, y, n, mod->scratch, mod->tick)) {
        return false;
    }
    if (mod->montgomery) {
        reduce_montgomery(mod, r);
        return true;
    }
    return ou_limbs_divrem(NULL, r, mod->product, 2 * n, mod->m, n, mod->scratch, mod->tick);
}

/* r[0, n) = x mod m. */
static bool reduce(const Modulus *mod, OuLimb *r, const OuLimb *x, size_t nx)
{
    if (nx < mod->n) {
        ou_limbs_copy(r, x, nx);
        ou_limbs_clear(r + nx, mod->n - nx);
        return true;
    }
    return ou_limbs_divrem(NULL, r, x, nx, mod->m, mod->n, mod->scratch, mod->tick);
}

/* `count` bits of a from bit `at` down to at - count + 1. */
static unsigned bits_at(const OuLimb *a, uint64_t at, unsigned count)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < count; i++, at--) {
        bits = bits << 1 | (unsigned)(a[at / OU_LIMB_BITS] >> (at % OU_LIMB_BITS) & 1);
    }
    return bits;
}

static unsigned window_of(uint64_t n_bits)
{
    return n_bits < 8 ? 1 : n_bits < 40 ? 3 : n_bits < 300 ? 4 : MAX_WINDOW;
}

size_t ou_limbs_powmod_scratch(size_t nbase, size_t nexp, size_t nm)
{
    size_t n_table = (size_t)1 << (window_of((uint64_t)nexp * OU_LIMB_BITS) - 1);
    size_t longest = ou_limbs_larger(ou_limbs_larger(nbase, 2 * nm + 1), nm);
    return (n_table + 1) * nm + 2 * nm + 1 +
           ou_limbs_larger(ou_limbs_divrem_room(longest, nm), ou_limbs_mul_scratch(nm, nm));
}

bool ou_limbs_powmod(OuLimb *r, const OuLimb *base, size_t nbase, const OuLimb *exponent, size_t nexp,
                     const OuLimb *m, size_t nm, OuLimb *scratch, const OuTick *tick)
{
    OU_ASSERT(nm > 0 && m[nm - 1] != 0);
    uint64_t n_bits = ou_limbs_bit_length(exponent, nexp);
    unsigned window = window_of(n_bits);
    Modulus mod = {.m = m, .n = nm, .montgomery = (m[0] & 1) != 0 && nm <= MONTGOMERY, .tick = tick};
    OuLimb *square = scratch;    /* of the base */
    OuLimb *table = square + nm; /* odd powers of the base: 1, 3, 5, ... */
    mod.product = table + ((size_t)nm << (window - 1));
    mod.scratch = mod.product + 2 * nm + 1;
    if (mod.montgomery) {
        OuLimb inverse = 1; /* Newton: each step doubles the bits that are right */
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - m[0] * inverse;
        }
        mod.inverse = 0 - inverse;
    }
    if (n_bits == 0) {
        OuLimb one = 1;
        return reduce(&mod, r, &one, 1);
    }
    if (!reduce(&mod, table, base, nbase)) {
        return false;
    }
    if (mod.montgomery) {
        /* times 2^(64 nm), as all that follows expects */
        ou_limbs_clear(mod.product, nm);
        ou_limbs_copy(mod.product + nm, table, nm);
        if (!ou_limbs_divrem(NULL, table, mod.product, 2 * nm, m, nm, mod.scratch, tick)) {
            return false;
        }
    }
    if (window > 1) {
        if (!multiply_mod(&mod, square, table, table)) {
            return false;
        }
        for (size_t i = 1; i < (size_t)1 << (window - 1); i++) {
            if (!multiply_mod(&mod, table + i * nm, table + (i - 1) * nm, square)) {
                return false;
            }
        }
    }
    /* Windows slide: each begins and ends with a bit that is 1. */
    bool started = false;
    for (uint64_t left = n_bits; left > 0;) {
        unsigned take = 1, value = bits_at(exponent, left - 1, 1);
        if (value != 0) {
            take = left < window ? (unsigned)left : window;
            value = bits_at(exponent, left - 1, take);
            unsigned zeros = (unsigned)__builtin_ctz(value);
            value >>= zeros;
            take -= zeros;
        }
        for (unsigned i = 0; started && i < take; i++) {
            if (!multiply_mod(&mod, r, r, r)) {
                return false;
            }
        }
        if (value != 0) {
            const OuLimb *power = table + (size_t)(value / 2) * nm;
            if (!started) {
                ou_limbs_copy(r, power, nm);
                started = true;
            } else if (!multiply_mod(&mod, r, r, power)) {
                return false;
            }
        }
        left -= take;
        if (left % 64 < take && !ou_limbs_go_on(tick)) {
            return false;
        }
    }
    if (mod.montgomery) {
        ou_limbs_copy(mod.product, r, nm);
        ou_limbs_clear(mod.product + nm, nm);
        reduce_montgomery(&mod, r);
    }
    return true;
}

bool ou_limbs_pow_room(const OuLimb *base, size_t nbase, uint64_t exponent, size_t *room)
{
    uint64_t bits;
    OU_ASSERT(nbase > 0);
    if (nbase == 1 && base[0] == 1) {
        *room = 4;
        return true;
    }
    if (__builtin_mul_overflow(ou_limbs_bit_length(base, nbase), exponent, &bits) ||
        bits / OU_LIMB_BITS > OU_LIMBS_MAX - 4) {
        return false;
    }
    *room = ou_limbs_larger((size_t)(bits / OU_LIMB_BITS), nbase) + 4;
    return true;
}

size_t ou_limbs_pow_scratch(size_t room)
{
    /* The odd part of the base, the other of two buffers, and the last product's factors. */
    return 2 * room + ou_limbs_mul_scratch(room, room);
}

bool ou_limbs_pow(OuLimb *r, size_t *nr, size_t room, const OuLimb *base, size_t nbase, uint64_t exponent,
                  OuLimb *scratch, const OuTick *tick)
{
    if (exponent == 0 || (nbase == 1 && base[0] == 1)) {
        r[0] = 1;
        *nr = 1;
        return true;
    }
    /* Low zeros of the base are shifted in at the end. */
    uint64_t zeros = ou_limbs_low_zeros(base, nbase);
    OuLimb *odd = scratch, *x = odd + room, *y = r;
    scratch = x + room;
    size_t n_odd = ou_limbs_shift_right(odd, base, nbase, zeros, NULL);
    size_t n = n_odd;
    ou_limbs_copy(x, odd, n_odd);
    for (int bit = 62 - __builtin_clzll(exponent); bit >= 0 && !(n == 1 && x[0] == 1); bit--) {
        /* x is the power so far, and y takes the next one. */
        OuLimb *other = x;
        OU_ASSERT(2 * n <= room);
        if (!ou_limbs_mul(y, x, n, x, n, scratch, tick)) {
            return false;
        }
        n = ou_limbs_trim(y, 2 * n);
        x = y, y = other;
        if ((exponent >> bit & 1) != 0) {
            other = x;
            OU_ASSERT(n + n_odd <= room);
            if (!ou_limbs_mul(y, x, n, odd, n_odd, scratch, tick)) {
                return false;
            }
            n = ou_limbs_trim(y, n + n_odd);
            x = y, y = other;
        }
    }
    /* The shift works in place as well as from the other buffer. */
    *nr = ou_limbs_shift_left(r, x, n, zeros * exponent);
    return true;
}

/* --- true division */

size_t ou_limbs_true_divide_scratch(size_t na, size_t nb)
{
    /* The dividend, shifted to a quotient of two limbs at most; quotient; remainder. */
    size_t n = nb + 3;
    (void)na;
    return n + (n - nb + 1) + nb + ou_limbs_divrem_scratch(n, nb) + ou_limbs_divrem_scratch(nb, nb) +
           ou_limbs_divrem_scratch(n - 1, nb);
}

bool ou_limbs_true_divide(double *out, bool *overflow, const OuLimb *a, size_t na, const OuLimb *b, size_t nb,
                          OuLimb *scratch, const OuTick *tick)
{
    enum { QUOTIENT_BITS = 66 };
    OU_ASSERT(nb > 0);
    *out = 0;
    *overflow = false;
    if (na == 0) {
        return true;
    }
    int64_t a_bits = (int64_t)ou_limbs_bit_length(a, na), b_bits = (int64_t)ou_limbs_bit_length(b, nb);
    if (a_bits - b_bits > 1025) {
        *out = HUGE_VAL;
        *overflow = true;
        return true;
    }
    if (a_bits - b_bits < -1080) {
        return true;
    }
    if (na == 1 && nb == 1 && a_bits <= 53 && b_bits <= 53) {
        *out = (double)a[0] / (double)b[0];
        return true;
    }
    /* a 2^shift / b has 66 or 67 bits; what a loses or the remainder keeps is one
     * more, the sticky one. */
    int64_t shift = b_bits - a_bits + QUOTIENT_BITS;
    OuLimb *dividend = scratch;
    bool sticky = false;
    size_t n = shift >= 0 ? ou_limbs_shift_left(dividend, a, na, (uint64_t)shift)
                          : ou_limbs_shift_right(dividend, a, na, (uint64_t)-shift, &sticky);
    OuLimb *quotient = dividend + nb + 3, *rest = quotient + 4;
    OU_ASSERT(n >= nb && n <= nb + 2);
    if (!ou_limbs_divrem(quotient, rest, dividend, n, b, nb, rest + nb, tick)) {
        return false;
    }
    size_t nq = ou_limbs_trim(quotient, n - nb + 1);
    OU_ASSERT(nq == 2 && quotient[1] < 8);
    sticky |= ou_limbs_trim(rest, nb) > 0;
    sticky |= (quotient[0] & 7) != 0;
    uint64_t top = quotient[1] << 61 | quotient[0] >> 3 | sticky;
    (void)nq;
    *overflow = !ou_float_compose(top, 3 - shift, out);
    return true;
}
