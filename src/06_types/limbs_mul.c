/* limbs_mul.c - products: GMP up to 512 limbs, above that Karatsuba and Toom-3.
 *
 * A factor that is more than twice as long as the other one is cut into slices of
 * the other's length. From TOOM3 limbs on, five products of a third beat three of
 * a half (Knuth, TAOCP 2, 4.3.3; the order of interpolation is the one of M.
 * Bodrato, "Towards Optimal Toom-Cook Multiplication", 2007). A Fourier transform
 * would pay from about a hundred thousand digits on, and is not here: three primes
 * and their tables were too much for numbers that rare. */
#include "06_types/limbs_int.h"

enum {
    TOOM3 = 1024, /* limbs of the longer factor; measured on x86-64 */
    BASE_SCRATCH = 2 * OU_LIMBS_GMP,
};

static bool multiply(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb, OuLimb *scratch,
                     const OuTick *tick);

/* r[0, nr) += a, where the sum is known to fit. */
static void add_into(OuLimb *r, size_t nr, const OuLimb *a, size_t na)
{
    na = ou_limbs_trim(a, na);
    OU_ASSERT(na <= nr);
    if (na > 0) {
        OuLimb carry = mpn_add(r, r, (mp_size_t)nr, a, (mp_size_t)na);
        OU_ASSERT(carry == 0);
        (void)carry;
    }
}

/* r[0, n) = |a - b|; true when a < b. na <= n, nb <= n. */
static bool difference(OuLimb *r, size_t n, const OuLimb *a, size_t na, const OuLimb *b, size_t nb)
{
    size_t na_trimmed = ou_limbs_trim(a, na), nb_trimmed = ou_limbs_trim(b, nb);
    bool swap = ou_limbs_compare(a, na_trimmed, b, nb_trimmed) < 0;
    size_t size =
        swap ? ou_limbs_sub(r, b, nb_trimmed, a, na_trimmed) : ou_limbs_sub(r, a, na_trimmed, b, nb_trimmed);
    ou_limbs_clear(r + size, n - size);
    return swap;
}

/* (a1 x + a0)(b1 x + b0) from a0 b0, a1 b1 and (a0 - a1)(b0 - b1); nb > h. */
static bool karatsuba(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb, OuLimb *scratch,
                      const OuTick *tick)
{
    size_t h = (na + 1) / 2;
    size_t n_high = na - h + (nb - h);
    OuLimb *middle = scratch; /* 2h + 1 limbs */
    scratch += 2 * h + 1;
    /* The differences stand where the outer products come later. */
    OuLimb *da = r, *db = r;
    bool minus = difference(da, h, a, h, a + h, na - h);
    if (a == b && na == nb) {
        minus = false;
    } else {
        db = r + h;
        minus ^= difference(db, h, b, h, b + h, nb - h);
    }
    if (!multiply(middle, da, h, db, h, scratch, tick) || !multiply(r, a, h, b, h, scratch, tick) ||
        !multiply(r + 2 * h, a + h, na - h, b + h, nb - h, scratch, tick)) {
        return false;
    }
    /* middle = a0 b0 + a1 b1 -+ middle, which is never negative */
    if (minus) {
        middle[2 * h] = mpn_add_n(middle, middle, r, (mp_size_t)(2 * h));
        add_into(middle, 2 * h + 1, r + 2 * h, n_high);
    } else {
        OuLimb borrow = mpn_sub_n(middle, r, middle, (mp_size_t)(2 * h));
        OuLimb carry = mpn_add(middle, middle, (mp_size_t)(2 * h), r + 2 * h, (mp_size_t)n_high);
        middle[2 * h] = carry - borrow;
    }
    add_into(r + h, na + nb - h, middle, 2 * h + 1);
    return true;
}

/* The values of a2 x^2 + a1 x + a0 at 1, -1 and 2, each of h + 1 limbs; a2 has n2.
 * Returns whether the one at -1 is negative; then its magnitude is stored. */
static bool evaluate(OuLimb *one, OuLimb *minus_one, OuLimb *two, const OuLimb *a, size_t h, size_t n2)
{
    const OuLimb *a1 = a + h, *a2 = a + 2 * h;
    one[h] = mpn_add(one, a, (mp_size_t)h, a2, (mp_size_t)n2);
    bool negative = difference(minus_one, h + 1, one, h + 1, a1, h);
    one[h] += mpn_add_n(one, one, a1, (mp_size_t)h);
    /* Horner's rule would shift twice; 2 (one + a2) - a0 shifts once. */
    ou_limbs_copy(two, one, h + 1);
    add_into(two, h + 1, a2, n2);
    mpn_lshift(two, two, (mp_size_t)(h + 1), 1);
    mpn_sub(two, two, (mp_size_t)(h + 1), a, (mp_size_t)h);
    return negative;
}

/* Five products at 0, 1, -1, 2 and infinity; h is a third of na, nb > 2h. */
static bool toom3(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb, OuLimb *scratch,
                  const OuTick *tick)
{
    size_t h = (na + 2) / 3;
    size_t na2 = na - 2 * h, nb2 = nb - 2 * h;
    size_t n = h + 1;
    mp_size_t n_value = (mp_size_t)(2 * n);
    bool square = a == b && na == nb;
    OuLimb *v1 = scratch, *vm1 = v1 + 2 * n, *v2 = vm1 + 2 * n;
    OuLimb *as = v2 + 2 * n, *bs = as + n; /* values at one point, until multiplied */
    scratch = bs + n;
    /* The values at 1 and -1 fit where r's outer products come later: 4h + 4 limbs
     * of the 5h and more; those at 2 stay in the scratch. */
    OuLimb *a_one = r, *a_minus = r + n, *b_one = r + 2 * n, *b_minus = r + 3 * n;
    bool minus = evaluate(a_one, a_minus, as, a, h, na2);
    if (square) {
        b_one = a_one, b_minus = a_minus, bs = as;
        minus = false;
    } else {
        minus ^= evaluate(b_one, b_minus, bs, b, h, nb2);
    }
    if (!multiply(v1, a_one, n, b_one, n, scratch, tick) ||
        !multiply(vm1, a_minus, n, b_minus, n, scratch, tick) || !multiply(v2, as, n, bs, n, scratch, tick) ||
        !multiply(r, a, h, b, h, scratch, tick) ||
        !multiply(r + 4 * h, a + 2 * h, na2, b + 2 * h, nb2, scratch, tick)) {
        return false;
    }
    OuLimb *v0 = r, *top = r + 4 * h;
    mp_size_t n_top = (mp_size_t)(na2 + nb2);
    /* With the product c4 x^4 + ... + c0, step by step: */
    if (minus) {
        mpn_add_n(v2, v2, vm1, n_value);
    } else {
        mpn_sub_n(v2, v2, vm1, n_value);
    }
    mpn_divexact_by3(v2, v2, n_value); /* 5 c4 + 3 c3 + c2 + c1 */
    if (minus) {
        mpn_add_n(vm1, v1, vm1, n_value);
    } else {
        mpn_sub_n(vm1, v1, vm1, n_value);
    }
    mpn_rshift(vm1, vm1, n_value, 1);                 /* c3 + c1 */
    mpn_sub(v1, v1, n_value, v0, (mp_size_t)(2 * h)); /* c4 + c3 + c2 + c1 */
    mpn_sub_n(v2, v2, v1, n_value);
    mpn_rshift(v2, v2, n_value, 1);       /* 2 c4 + c3 */
    mpn_sub_n(v1, v1, vm1, n_value);      /* c4 + c2 */
    mpn_sub(v1, v1, n_value, top, n_top); /* c2 */
    mpn_sub(v2, v2, n_value, top, n_top);
    mpn_sub(v2, v2, n_value, top, n_top); /* c3 */
    mpn_sub_n(vm1, vm1, v2, n_value);     /* c1 */
    ou_limbs_clear(r + 2 * h, 2 * h);
    add_into(r + h, na + nb - h, vm1, 2 * n);
    add_into(r + 2 * h, na + nb - 2 * h, v1, 2 * n);
    add_into(r + 3 * h, na + nb - 3 * h, v2, 2 * n);
    return true;
}

/* na > 2 nb or both sizes small for a split: a in slices of nb, or of 512, limbs. */
static bool sliced(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb, OuLimb *scratch,
                   const OuTick *tick)
{
    size_t slice = ou_limbs_larger(nb, OU_LIMBS_GMP);
    OuLimb *product = scratch;
    scratch += slice + nb;
    ou_limbs_clear(r, nb);
    for (size_t at = 0; at < na; at += slice) {
        size_t n = ou_limbs_smaller(slice, na - at);
        if (!multiply(product, a + at, n, b, nb, scratch, tick)) {
            return false;
        }
        /* The nb low limbs of the product meet the high ones of the last; above them r is new. */
        ou_limbs_copy(r + at + nb, product + nb, n);
        OuLimb carry = mpn_add_n(r + at, r + at, product, (mp_size_t)nb);
        mpn_add_1(r + at + nb, r + at + nb, (mp_size_t)n, carry);
    }
    return true;
}

static bool multiply(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb, OuLimb *scratch,
                     const OuTick *tick)
{
    if (na < nb) {
        return multiply(r, b, nb, a, na, scratch, tick);
    }
    if (nb == 0) {
        ou_limbs_clear(r, na);
        return true;
    }
    if (na <= OU_LIMBS_GMP) {
        if (a == b && na == nb) {
            mpn_sqr(r, a, (mp_size_t)na);
        } else {
            mpn_mul(r, a, (mp_size_t)na, b, (mp_size_t)nb);
        }
        /* The largest of these is some 40 us long. */
        return na + nb < OU_LIMBS_GMP || ou_limbs_go_on(tick);
    }
    if (nb <= OU_LIMBS_GMP || nb <= (na + 1) / 2) {
        return sliced(r, a, na, b, nb, scratch, tick);
    }
    if (na >= TOOM3 && nb > 2 * ((na + 2) / 3) + na / 16) {
        return toom3(r, a, na, b, nb, scratch, tick);
    }
    return karatsuba(r, a, na, b, nb, scratch, tick);
}

/* Scratch for two factors of at most n limbs, neither sliced at the top: by induction
 *   Karatsuba  2h + 1 + need(h)          with h = n / 2, rounded up
 *   Toom-3     8 (h + 1) + need(h + 1)   with h = n / 3, rounded up
 *   sliced     2s + need(s)              with s <= n / 2
 * stay below this; the constant pays for the lowest levels. */
static size_t need(size_t n)
{
    return n <= OU_LIMBS_GMP ? BASE_SCRATCH : 4 * n + n / 16 + BASE_SCRATCH + 64;
}

size_t ou_limbs_mul_scratch(size_t na, size_t nb)
{
    size_t large = ou_limbs_larger(na, nb), small = ou_limbs_smaller(na, nb);
    if (large <= OU_LIMBS_GMP) {
        return 0;
    }
    if (small <= (large + 1) / 2) {
        size_t slice = ou_limbs_larger(small, OU_LIMBS_GMP);
        return slice + small + need(slice);
    }
    return need(large);
}

bool ou_limbs_mul(OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb, OuLimb *scratch,
                  const OuTick *tick)
{
    OU_ASSERT(na > 0 && nb > 0);
    return multiply(r, a, na, b, nb, scratch, tick);
}
