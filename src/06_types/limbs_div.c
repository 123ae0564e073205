/* limbs_div.c - division with remainder: GMP up to 512 limbs, recursive above.
 *
 * C. Burnikel and J. Ziegler, "Fast Recursive Division" (1998), without their
 * padding to a power of two: a quotient of k limbs, k at most half the divisor's
 * n, is found from the top 2k and k limbs, and corrected by one product with the
 * n - k low limbs of the divisor. Longer quotients are made in such pieces. The
 * divisor is normalised (its top bit is 1), so the guess is never more than two
 * too large. */
#include "06_types/limbs_int.h"

#define QUOTIENT_ROOM (OU_LIMBS_GMP + 1) /* limbs of scratch for GMP's quotient */

static bool divide(OuLimb *q, OuLimb *a, size_t k, const OuLimb *b, size_t nb, OuLimb *scratch,
                   const OuTick *tick);

/* As divide(), for a divisor of at most 512 limbs, which need not be normalised. */
static bool divide_base(OuLimb *q, OuLimb *a, size_t k, const OuLimb *b, size_t nb, OuLimb *scratch,
                        const OuTick *tick)
{
    while (k > 0) {
        size_t n = ou_limbs_smaller(k, OU_LIMBS_GMP);
        k -= n;
        if (nb == 1) {
            /* The remainder above the digits is below b, so the quotient fits. */
            scratch[n] = 0;
            a[k] = mpn_divrem_1(scratch, 0, a + k, (mp_size_t)(n + 1), b[0]);
            ou_limbs_clear(a + k + 1, n);
        } else {
            mpn_tdiv_qr(scratch, a + k, 0, a + k, (mp_size_t)(n + nb), b, (mp_size_t)nb);
            ou_limbs_clear(a + k + nb, n);
        }
        OU_ASSERT(scratch[n] == 0);
        ou_limbs_copy(q + k, scratch, n);
        if (!ou_limbs_go_on(tick)) {
            return false;
        }
    }
    return true;
}

/* As divide(), for k <= nb / 2. */
static bool divide_short(OuLimb *q, OuLimb *a, size_t k, const OuLimb *b, size_t nb, OuLimb *scratch,
                         const OuTick *tick)
{
    size_t low = nb - k; /* limbs of the divisor that the guess leaves out */
    OuLimb above = 0;    /* what the partial remainder has above a[0, nb) */
    if (ou_limbs_compare(a + nb, k, b + low, k) < 0) {
        if (!divide(q, a + low, k, b + low, k, scratch, tick)) {
            return false;
        }
    } else {
        /* The tops are equal, so the guess is all ones: a - b 2^(64 k) + b at that place. */
        for (size_t i = 0; i < k; i++) {
            q[i] = ~(OuLimb)0;
        }
        above = mpn_add_n(a + low, a + low, b + low, (mp_size_t)k);
    }
    OuLimb *product = scratch;
    if (!ou_limbs_mul(product, b, low, q, k, scratch + nb, tick)) {
        return false;
    }
    above -= mpn_sub_n(a, a, product, (mp_size_t)nb);
    while (above != 0) {
        mpn_sub_1(q, q, (mp_size_t)k, 1);
        above += mpn_add_n(a, a, b, (mp_size_t)nb);
    }
    ou_limbs_clear(a + nb, k);
    return true;
}

/* q[0, k) = a / b and a = a mod b, where a has k + nb limbs and its top nb are less
 * than b, so that the quotient fits; b is normalised. The top k limbs of a become 0. */
static bool divide(OuLimb *q, OuLimb *a, size_t k, const OuLimb *b, size_t nb, OuLimb *scratch,
                   const OuTick *tick)
{
    if (nb <= OU_LIMBS_GMP) {
        return divide_base(q, a, k, b, nb, scratch, tick);
    }
    size_t piece = nb / 2;
    while (k > 0) {
        size_t n = k % piece != 0 ? k % piece : piece;
        k -= n;
        if (!divide_short(q + k, a + k, n, b, nb, scratch, tick)) {
            return false;
        }
    }
    return true;
}

/* Small enough for one call of GMP, straight from the operands. */
static bool is_direct(size_t na, size_t nb)
{
    return nb <= OU_LIMBS_GMP && na - nb < OU_LIMBS_GMP;
}

size_t ou_limbs_divrem_scratch(size_t na, size_t nb)
{
    return is_direct(na, nb) ? 0 : ou_limbs_divrem_room(na, nb);
}

bool ou_limbs_divrem(OuLimb *q, OuLimb *r, const OuLimb *a, size_t na, const OuLimb *b, size_t nb,
                     OuLimb *scratch, const OuTick *tick)
{
    OU_ASSERT(nb > 0 && na >= nb && b[nb - 1] != 0);
    if (is_direct(na, nb)) {
        OuLimb quotient[QUOTIENT_ROOM];
        q = q != NULL ? q : quotient;
        if (nb == 1) {
            r[0] = mpn_divrem_1(q, 0, a, (mp_size_t)na, b[0]);
        } else {
            mpn_tdiv_qr(q, r, 0, a, (mp_size_t)na, b, (mp_size_t)nb);
        }
        return true;
    }
    size_t k = na + 1 - nb;
    OuLimb *rest = scratch, *divisor = rest + na + 1;
    scratch = divisor + nb;
    if (q == NULL) {
        q = scratch;
        scratch += k;
    }
    unsigned shift = (unsigned)__builtin_clzll(b[nb - 1]);
    if (nb <= OU_LIMBS_GMP) {
        shift = 0; /* GMP normalises */
    }
    if (shift == 0) {
        ou_limbs_copy(divisor, b, nb);
        ou_limbs_copy(rest, a, na);
        rest[na] = 0;
    } else {
        mpn_lshift(divisor, b, (mp_size_t)nb, shift);
        rest[na] = mpn_lshift(rest, a, (mp_size_t)na, shift);
    }
    /* Below the divisor's top limb there is always a smaller top limb: see `shift`. */
    if (!divide(q, rest, k, divisor, nb, scratch, tick)) {
        return false;
    }
    if (shift == 0) {
        ou_limbs_copy(r, rest, nb);
    } else {
        mpn_rshift(r, rest, (mp_size_t)nb, shift);
    }
    return true;
}
