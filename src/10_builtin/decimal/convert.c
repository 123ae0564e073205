/* convert.c - number.h: int and float.
 *
 * Between the bases Horner's rule is best for a few limbs; for more the way goes through text, since limbs.h has a subquadratic
 * method in both directions and text is linear here. */
#include "10_builtin/decimal/digits_int.h"
#include "10_builtin/decimal/number_int.h"

#include "06_types/float_text.h"
#include "06_types/int_view.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FEW 32 /* limbs for which Horner's rule is the faster way */

/* ---- from int ---- */

static bool digits_from_many(OuThread *th, OuDecDraft *draft, const OuIntView *view)
{
    size_t room = ou_limbs_text_room(view->n, 10), length, n_scratch = ou_limbs_to_text_scratch(view->n, 10);
    bool ok = false;
    OuLimb *scratch = ou_mem_take(th, n_scratch * sizeof *scratch);
    char *text = scratch == NULL ? NULL : ou_mem_take(th, room);
    if (text != NULL) {
        OuTick tick = ou_int_work_begin(th, (double)view->n * (double)view->n);
        ok = ou_limbs_to_text(text, &length, view->limbs, view->n, 10, scratch, &tick);
        if (ok) {
            draft->n = ou_digits_from_text(draft->limbs, text, length, length, '\0');
        }
        ou_int_work_end(&tick);
        ou_mem_give(th, text, room);
    }
    if (scratch != NULL) {
        ou_mem_give(th, scratch, n_scratch * sizeof *scratch);
    }
    return ok;
}

bool ou_dec_from_int(OuThread *th, OuDec *out, OuObject *integer)
{
    OuIntView view;
    OuDecDraft draft;
    bool ok = true;
    ou_int_view(integer, &view);
    if (view.n <= 1) {
        ou_dec_clear(th, out);
        ou_dec_set_word(out, view.negative, view.n == 0 ? 0 : view.limbs[0], 0);
        return true;
    }
    if (!ou_dec_draft_start(th, &draft, ou_digits_decimal_room(view.n))) {
        return false;
    }
    if (view.n <= FEW) {
        OuLimb copy[FEW];
        memcpy(copy, view.limbs, view.n * sizeof *copy);
        ok = ou_digits_from_binary(draft.limbs, &draft.n, copy, view.n, NULL);
    } else {
        ok = digits_from_many(th, &draft, &view);
    }
    if (!ok) {
        ou_dec_draft_end(th, &draft);
        return false;
    }
    return ou_dec_draft_finish(th, &draft, out, view.negative, 0, false, NULL);
}

/* ---- to int ---- */

static OuObject *int_from_many(OuThread *th, bool negative, const uint64_t *a, size_t n)
{
    size_t count = ou_digits_count(a, n), nr = 0;
    size_t room = ou_limbs_from_text_room(count, 10), n_scratch = ou_limbs_from_text_scratch(count, 10);
    OuObject *result = NULL;
    uint8_t *text = ou_mem_take(th, count);
    OuLimb *scratch = text == NULL ? NULL : ou_mem_take(th, n_scratch * sizeof *scratch);
    OuLimb *limbs = scratch == NULL ? NULL : ou_mem_take(th, room * sizeof *limbs);
    if (limbs != NULL) {
        OuTick tick = ou_int_work_begin(th, (double)room * (double)room);
        ou_digits_to_text((char *)text, a, n, count);
        for (size_t i = 0; i < count; i++) {
            text[i] = (uint8_t)(text[i] - '0');
        }
        bool ok = ou_limbs_from_text(limbs, &nr, text, count, 10, scratch, &tick);
        ou_int_work_end(&tick);
        result = ok ? ou_int_from_limbs(th, negative, limbs, nr) : NULL;
        ou_mem_give(th, limbs, room * sizeof *limbs);
    }
    if (scratch != NULL) {
        ou_mem_give(th, scratch, n_scratch * sizeof *scratch);
    }
    if (text != NULL) {
        ou_mem_give(th, text, count);
    }
    return result;
}

static OuObject *int_from_digits(OuThread *th, bool negative, const uint64_t *a, size_t n)
{
    OuLimb limbs[FEW + 1];
    size_t nr;
    if (n <= 1) {
        int64_t value = n == 0 ? 0 : (int64_t)a[0];
        return ou_int_new(th, negative ? -value : value);
    }
    if (n > FEW) {
        return int_from_many(th, negative, a, n);
    }
    return ou_digits_to_binary(limbs, &nr, a, n, NULL) ? ou_int_from_limbs(th, negative, limbs, nr) : NULL;
}

OuObject *ou_dec_to_int(OuThread *th, const OuDec *a)
{
    OuDecDraft draft;
    if (a->n == 0 || a->exp == 0) {
        return int_from_digits(th, a->negative, a->limbs, a->n);
    }
    uint64_t up = a->exp > 0 ? (uint64_t)a->exp : 0;
    if (!ou_dec_draft_start(th, &draft, a->n + up / OU_DIGITS_EACH + 1)) {
        return NULL;
    }
    draft.n = up > 0 ? ou_digits_shift_left(draft.limbs, a->limbs, a->n, up)
                     : ou_digits_shift_right(draft.limbs, a->limbs, a->n, 0 - (uint64_t)a->exp);
    OuObject *result = int_from_digits(th, a->negative, draft.limbs, draft.n);
    ou_dec_draft_end(th, &draft);
    return result;
}

/* Both drafts lose the factors that they have in common. The numerator does not end in 0 and the denominator is a power of ten, so there
 * are twos or fives, not both. */
static void cancel(OuDecDraft *numerator, OuDecDraft *denominator, uint64_t exponent)
{
    bool two = numerator->limbs[0] % 2 == 0;
    uint64_t prime = two ? 2 : 5, most = two ? 59 : 25; /* prime^most fits a limb */
    uint64_t all = two ? UINT64_C(1) << 59 : UINT64_C(298023223876953125) /* 5^25 */, found = most;
    while (found == most && exponent > 0) {
        uint64_t rest = 0, factor = 1;
        for (size_t i = numerator->n; i-- > 0;) {
            rest = (uint64_t)(((OuDigitsWide)rest * OU_DIGITS_BASE + numerator->limbs[i]) % all);
        }
        for (found = 0; found < most && found < exponent && rest % prime == 0; found++) {
            rest /= prime; /* 0 stays 0: all of them */
            factor *= prime;
        }
        exponent -= found;
        ou_digits_div_word(numerator->limbs, numerator->limbs, numerator->n, factor);
        ou_digits_div_word(denominator->limbs, denominator->limbs, denominator->n, factor);
        numerator->n = ou_digits_trim(numerator->limbs, numerator->n);
        denominator->n = ou_digits_trim(denominator->limbs, denominator->n);
    }
}

/* A fraction: a->exp < 0, a->n > 0. */
static bool fraction(OuThread *th, const OuDec *a, OuDecDraft *numerator, OuDecDraft *denominator)
{
    uint64_t zeros = ou_digits_low_zeros(a->limbs, a->n), exponent = 0 - (uint64_t)a->exp;
    static const uint64_t one = 1;
    zeros = zeros < exponent ? zeros : exponent;
    exponent -= zeros;
    if (!ou_dec_draft_start(th, numerator, a->n)) {
        return false;
    }
    numerator->n = ou_digits_shift_right(numerator->limbs, a->limbs, a->n, zeros);
    if (!ou_dec_draft_start(th, denominator, exponent / OU_DIGITS_EACH + 2)) {
        ou_dec_draft_end(th, numerator);
        return false;
    }
    denominator->n = ou_digits_shift_left(denominator->limbs, &one, 1, exponent);
    cancel(numerator, denominator, exponent);
    return true;
}

bool ou_dec_to_ratio(OuThread *th, const OuDec *a, OuObject **numerator, OuObject **denominator)
{
    OuDecDraft above, below;
    if (a->exp >= 0 || a->n == 0) {
        *numerator = ou_dec_to_int(th, a);
        *denominator = *numerator == NULL ? NULL : ou_int_new(th, 1);
    } else {
        if (!fraction(th, a, &above, &below)) {
            return false;
        }
        *numerator = int_from_digits(th, a->negative, above.limbs, above.n);
        *denominator = *numerator == NULL ? NULL : int_from_digits(th, false, below.limbs, below.n);
        ou_dec_draft_end(th, &above);
        ou_dec_draft_end(th, &below);
    }
    if (*denominator == NULL && *numerator != NULL) {
        ou_drop(th, *numerator);
        *numerator = NULL;
    }
    return *denominator != NULL;
}

/* ---- float ---- */

#define DOUBLE_LIMBS 64 /* 2^53 * 5^1074 has 767 digits, 2^1024 has 309 */

/* n limbs times base^count, base^step fitting a limb. */
static size_t times_power(uint64_t *limbs, size_t n, unsigned count, unsigned step, uint64_t base)
{
    while (count > 0) {
        unsigned now = count < step ? count : step;
        uint64_t factor = 1;
        for (unsigned i = 0; i < now; i++) {
            factor *= base;
        }
        n = ou_digits_mul_word(limbs, limbs, n, factor, 0);
        count -= now;
    }
    return n;
}

/* mantissa * 2^e = mantissa * 5^-e * 10^e. */
bool ou_dec_from_double(OuThread *th, OuDec *out, double value)
{
    OuDecDraft draft;
    int exponent;
    bool negative = signbit(value) != 0;
    if (isnan(value) || isinf(value) || value == 0) {
        ou_dec_clear(th, out);
        if (isnan(value)) {
            ou_dec_set_nan(out, false, false); /* a float's NaN has no sign in Python */
        } else if (isinf(value)) {
            ou_dec_set_infinity(out, negative);
        } else {
            out->negative = negative;
        }
        return true;
    }
    uint64_t mantissa = (uint64_t)ldexp(fabs(frexp(value, &exponent)), 53);
    unsigned zeros = (unsigned)__builtin_ctzll(mantissa);
    mantissa >>= zeros;
    exponent += (int)zeros - 53;
    if (!ou_dec_draft_start(th, &draft, DOUBLE_LIMBS)) {
        return false;
    }
    draft.limbs[0] = mantissa;
    draft.n = exponent < 0 ? times_power(draft.limbs, 1, (unsigned)-exponent, 25, 5)
                           : times_power(draft.limbs, 1, (unsigned)exponent, 59, 2);
    return ou_dec_draft_finish(th, &draft, out, negative, exponent < 0 ? exponent : 0, false, NULL);
}

#define ENOUGH 45 /* limbs, 793 digits and more: no double, and no middle between two, has more than 768 */

double ou_dec_to_double(OuThread *th, const OuDec *a)
{
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    char text[ENOUGH * OU_DIGITS_EACH + 32];
    double value = INFINITY;
    (void)th;
    if (a->kind == OU_DEC_FINITE && a->n == 1 && a->limbs[0] <= UINT64_C(1) << 53 && a->exp >= -22 && a->exp <= 22) {
        value = (double)a->limbs[0]; /* exact, as the power is: one rounding */
        value = a->exp < 0 ? value / tens[-a->exp] : value * tens[a->exp];
    } else if (a->kind == OU_DEC_FINITE) {
        size_t n = a->n < ENOUGH ? a->n : ENOUGH, below = a->n - n;
        size_t length = (size_t)ou_digits_count(a->limbs + below, n);
        int64_t exp = a->exp + (int64_t)below * OU_DIGITS_EACH;
        ou_digits_to_text(text, a->limbs + below, n, length);
        if (below > 0 && !ou_digits_zero_below(a->limbs, a->n, (uint64_t)below * OU_DIGITS_EACH)) {
            text[length++] = '1';
            exp--;
        }
        if (length == 0) {
            text[length++] = '0';
        }
        exp = exp > 99999 ? 99999 : exp < -99999 ? -99999 : exp;
        length += (size_t)snprintf(text + length, sizeof text - length, "e%d", (int)exp);
        bool ok = ou_float_parse(text, length, &value);
        OU_ASSERT(ok);
        (void)ok;
    }
    return a->negative ? -value : value;
}

/* ---- hash ---- */

#define PRIME ((UINT64_C(1) << 61) - 1)

static uint64_t times(uint64_t a, uint64_t b)
{
    OuDigitsWide product = (OuDigitsWide)a * b;
    uint64_t sum = (uint64_t)(product & PRIME) + (uint64_t)(product >> 61);
    return sum >= PRIME ? sum - PRIME : sum;
}

/* 10^exponent mod PRIME; 10^(PRIME - 1) is 1. */
static uint64_t power_of_ten(int64_t exponent)
{
    int64_t left = exponent % (int64_t)(PRIME - 1);
    uint64_t result = 1, square = 10;
    for (uint64_t e = (uint64_t)(left < 0 ? left + (int64_t)(PRIME - 1) : left); e > 0; e >>= 1) {
        result = (e & 1) != 0 ? times(result, square) : result;
        square = times(square, square);
    }
    return result;
}

bool ou_dec_hash(OuThread *th, const OuDec *a, int64_t *hash)
{
    uint64_t value = 0;
    (void)th;
    for (size_t i = a->n; i-- > 0;) {
        value = times(value, OU_DIGITS_BASE) + a->limbs[i]; /* a limb is less */
        value = value >= PRIME ? value - PRIME : value;
    }
    if (a->exp != 0 && value != 0) {
        value = times(value, power_of_ten(a->exp));
    }
    *hash = a->negative ? -(int64_t)value : (int64_t)value;
    *hash = *hash == -1 ? -2 : *hash;
    return true;
}
