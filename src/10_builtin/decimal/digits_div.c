/* digits_div.c - digits.h: quotients.
 *
 * Up to OU_DIGITS_RECURSIVE limbs digit by digit. Above that a block of 2n limbs is divided by n in two steps of three halves by
 * two, and each step is a division of one half's size and a product: as fast as multiplication but for a logarithm. A quotient that is much
 * shorter than the divisor is taken from the upper parts of both, and put right by one product with the lower part. */
#include "10_builtin/decimal/digits_int.h"

#include <string.h>

/* ---- digit by digit ---- */

/* u[0, n] -= q * v[0, n); the borrow out of u[n]. */
static uint64_t subtract_product(uint64_t *u, const uint64_t *v, size_t n, uint64_t q)
{
    uint64_t carry = 0, borrow = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t low;
        carry = ou_digits_split((OuDigitsWide)v[i] * q + carry, &low);
        uint64_t take = low + borrow;
        borrow = u[i] < take;
        u[i] = u[i] + (borrow ? OU_DIGITS_BASE : 0) - take;
    }
    uint64_t take = carry + borrow;
    borrow = u[n] < take;
    u[n] = u[n] + (borrow ? OU_DIGITS_BASE : 0) - take;
    return borrow;
}

/* n_q limbs of a quotient, u[0, n + n_q) by v[0, n), n >= 2; the remainder stays in u[0, n), 0 above it. v's top limb is at least half
 * the base, and u's upper n limbs are less than v. So a limb guessed from two limbs over one is at most two too large, and a look at the
 * next limb leaves at most one. */
static bool divide_limbs(uint64_t *q, size_t n_q, uint64_t *u, const uint64_t *v, size_t n, const OuTick *tick)
{
    OuDigitsDivisor top = ou_digits_divisor(v[n - 1]);
    size_t done = 0;
    for (size_t j = n_q; j-- > 0;) {
        uint64_t guess, rest;
        done += n;
        if (done > 20000) {
            done = 0;
            if (!ou_digits_go_on(tick)) {
                return false;
            }
        }
        if (u[j + n] >= v[n - 1]) {
            guess = OU_DIGITS_BASE - 1;
            rest = u[j + n - 1] + v[n - 1]; /* u[j + n] is v[n - 1] then */
        } else {
            guess = ou_digits_divide(&top, (OuDigitsWide)u[j + n] * OU_DIGITS_BASE + u[j + n - 1], &rest);
        }
        while (rest < OU_DIGITS_BASE && (OuDigitsWide)guess * v[n - 2] > (OuDigitsWide)rest * OU_DIGITS_BASE + u[j + n - 2]) {
            guess--;
            rest += v[n - 1];
        }
        if (guess != 0 && subtract_product(u + j, v, n, guess) != 0) {
            guess--;
            uint64_t carry = ou_digits_add_in(u + j, u + j, n, v, n);
            u[j + n] = (u[j + n] + carry) % OU_DIGITS_BASE;
        }
        q[j] = guess;
    }
    return true;
}

/* ---- in halves ---- */

static bool is_small(size_t n)
{
    return n < OU_DIGITS_RECURSIVE || n % 2 != 0;
}

static size_t block_scratch(size_t n)
{
    return is_small(n) ? 0 : n + ou_digits_mul_scratch(n / 2, n / 2);
}

static void take_one(uint64_t *q, size_t n)
{
    static const uint64_t one = 1;
    ou_digits_sub_in(q, q, n, &one, 1);
}

static bool divide_block(uint64_t *q, uint64_t *u, const uint64_t *v, size_t n, uint64_t *scratch, const OuTick *tick);

/* u[0, 3h) by v[0, 2h), h limbs of quotient; as divide_limbs(). */
static bool divide_thirds(uint64_t *q, uint64_t *u, const uint64_t *v, size_t h, uint64_t *scratch, const OuTick *tick)
{
    uint64_t *product = scratch;
    if (ou_digits_compare(u + 2 * h, h, v + h, h) < 0) {
        if (!divide_block(q, u + h, v + h, h, scratch, tick)) {
            return false;
        }
    } else { /* both are the same: the largest quotient, and the remainder is the middle third and the upper half of v */
        for (size_t i = 0; i < h; i++) {
            q[i] = OU_DIGITS_BASE - 1;
        }
        memset(u + 2 * h, 0, h * sizeof *u);
        u[2 * h] = ou_digits_add_in(u + h, u + h, h, v + h, h);
    }
    if (!ou_digits_mul(product, q, h, v, h, scratch + 2 * h, tick)) {
        return false;
    }
    int64_t over = (int64_t)u[2 * h] - (int64_t)ou_digits_sub_in(u, u, 2 * h, product, 2 * h);
    while (over < 0) {
        take_one(q, h);
        over += (int64_t)ou_digits_add_in(u, u, 2 * h, v, 2 * h);
    }
    u[2 * h] = 0;
    return true;
}

/* u[0, 2n) by v[0, n), n limbs of quotient; as divide_limbs(). */
static bool divide_block(uint64_t *q, uint64_t *u, const uint64_t *v, size_t n, uint64_t *scratch, const OuTick *tick)
{
    size_t h = n / 2;
    if (is_small(n)) {
        return divide_limbs(q, n, u, v, n, tick);
    }
    return divide_thirds(q + h, u + h, v, h, scratch, tick) && divide_thirds(q, u, v, h, scratch, tick);
}

/* The least size from nb on that can be halved until it is small. */
static size_t block_size(size_t nb)
{
    unsigned halvings = 0;
    while (((nb - 1) >> halvings) + 1 >= OU_DIGITS_RECURSIVE) {
        halvings++;
    }
    return (((nb - 1) >> halvings) + 1) << halvings;
}

/* ---- any sizes ---- */

/* Is the quotient so short that upper parts are enough? */
static bool is_short(size_t na, size_t nb)
{
    return na - nb + 1 >= OU_DIGITS_RECURSIVE && na - nb + 2 < nb - nb / 4;
}

static bool is_in_halves(size_t na, size_t nb)
{
    return nb >= OU_DIGITS_RECURSIVE && na - nb + 1 >= OU_DIGITS_RECURSIVE;
}

size_t ou_digits_divrem_scratch(size_t na, size_t nb)
{
    if (!is_in_halves(na, nb)) {
        return na + 1 + nb;
    }
    if (is_short(na, nb)) {
        size_t n_q = na - nb + 1, below = nb - n_q - 1;
        size_t part = ou_digits_divrem_scratch(na - below, nb - below), product = nb + ou_digits_mul_scratch(n_q, below);
        return part > product ? part : product;
    }
    size_t n = block_size(nb);
    return na + 1 + (n - nb) + 3 * n + block_scratch(n);
}

/* r[0, n] = a * factor, or so many limbs and the carry. */
static uint64_t scale_limbs(uint64_t *r, const uint64_t *a, size_t n, uint64_t factor)
{
    uint64_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        carry = ou_digits_split((OuDigitsWide)a[i] * factor + carry, &r[i]);
    }
    return carry;
}

/* Dividend and divisor get limbs of 0 below, so that the divisor is a block. */
static bool divide_halves(uint64_t *q, uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb, uint64_t scale,
                          uint64_t *scratch, const OuTick *tick)
{
    size_t n = block_size(nb), below = n - nb, length = na + 1 + below;
    uint64_t *u = scratch, *v = u + length + n, *part = v + n, *work = part + n;
    memset(u, 0, (length + n) * sizeof *u);
    memset(v, 0, below * sizeof *v);
    u[length - 1] = scale_limbs(u + below, a, na, scale);
    scale_limbs(v + below, b, nb, scale);
    size_t n_q = length - n, first = n_q % n; /* the blocks of a quotient, and what is left over at its upper end */
    if (first > 0 && first < OU_DIGITS_RECURSIVE) {
        if (!divide_limbs(q + n_q - first, first, u + n_q - first, v, n, tick)) {
            return false;
        }
    } else if (first > 0) {
        if (!divide_block(part, u + n_q - first, v, n, work, tick)) {
            return false;
        }
        memcpy(q + n_q - first, part, first * sizeof *q);
    }
    for (size_t at = n_q - first; at > 0; at -= n) {
        if (!divide_block(q + at - n, u + at - n, v, n, work, tick)) {
            return false;
        }
    }
    ou_digits_div_word(r, u + below, nb, scale);
    return true;
}

static bool divide_short(uint64_t *q, uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb, uint64_t *scratch,
                         const OuTick *tick)
{
    size_t n_q = na - nb + 1, below = nb - n_q - 1;
    if (!ou_digits_divrem(q, r + below, a + below, na - below, b + below, nb - below, scratch, tick)) {
        return false;
    }
    memcpy(r, a, below * sizeof *r);
    uint64_t *product = scratch;
    if (!ou_digits_mul(product, q, n_q, b, below, scratch + nb, tick)) {
        return false;
    }
    uint64_t borrow = ou_digits_sub_in(r, r, nb, product, n_q + below);
    while (borrow != 0) {
        take_one(q, n_q);
        borrow -= ou_digits_add_in(r, r, nb, b, nb);
    }
    return true;
}

bool ou_digits_divrem(uint64_t *q, uint64_t *r, const uint64_t *a, size_t na, const uint64_t *b, size_t nb, uint64_t *scratch,
                      const OuTick *tick)
{
    if (nb == 1) {
        r[0] = ou_digits_div_word(q, a, na, b[0]);
        return true;
    }
    uint64_t scale = OU_DIGITS_BASE / (b[nb - 1] + 1); /* makes the divisor's top limb half the base at least */
    if (is_in_halves(na, nb)) {
        return is_short(na, nb) ? divide_short(q, r, a, na, b, nb, scratch, tick)
                                : divide_halves(q, r, a, na, b, nb, scale, scratch, tick);
    }
    uint64_t *u = scratch, *v = scratch + na + 1;
    u[na] = scale_limbs(u, a, na, scale);
    scale_limbs(v, b, nb, scale);
    if (!divide_limbs(q, na - nb + 1, u, v, nb, tick)) {
        return false;
    }
    ou_digits_div_word(r, u, nb, scale);
    return true;
}
