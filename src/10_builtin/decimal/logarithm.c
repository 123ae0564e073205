/* logarithm.c - number.h: exp, ln and log10, correctly rounded (half to even, as the specification has it, whatever the context says).
 *
 * Ziv's strategy ("Fast evaluation of elementary mathematical functions with correctly rounded last bit", 1991): an approximation with some digits
 * more than are wanted and a bound for its error; where the bound does not tell which way to round, again with half as many digits more.
 * It ends: e^x and ln x of a decimal are no decimals but for e^0 and ln 1, and log10 of powers of ten is answered apart.
 * What overflows or vanishes is seen in the exponent of the operand, before anything is computed. */
#include "10_builtin/decimal/digits_int.h"
#include "10_builtin/decimal/series.h"

#include "06_types/int_view.h"

#include <string.h>

#define NEAR_ONE_GUARD 3
#define SLACK 3 /* digits beyond the guard: one approximation in a thousand is not enough */

/* ---- is an approximation good enough? ---- */

/* n limbs * 10^exp is wrong by less than 10^guard units: does it round to the same, half to even, as what it stands for? Yes, unless its
 * digits below the last place of the context are 5000... or 4999... as far as they can be believed. */
static bool settled(const uint64_t *limbs, size_t n, int64_t exp, uint64_t guard, const OuDecContext *context)
{
    int64_t adjusted = exp + (int64_t)ou_digits_count(limbs, n) - 1;
    int64_t least = (adjusted > context->emin ? adjusted : context->emin) - (context->prec - 1);
    if (n == 0 || least - exp <= (int64_t)guard) {
        return false;
    }
    uint64_t i = (uint64_t)(least - exp) - 1;
    unsigned first = ou_digits_at(limbs, n, i), all = first == 5 ? 0 : 9;
    if (first != 4 && first != 5) {
        return true;
    }
    while (i-- > guard) {
        if (ou_digits_at(limbs, n, i) != all) {
            return true;
        }
    }
    return false;
}

/* The draft, wrong by less than 10^guard units, becomes the result if it is settled; else the draft is ended, and *done stays false. */
static bool finish_if_settled(OuThread *th, OuDecDraft *draft, OuDec *out, bool negative, int64_t exp, uint64_t guard,
                              OuDecContext *context, bool *done)
{
    *done = settled(draft->limbs, draft->n, exp, guard, context);
    if (!*done) {
        ou_dec_draft_end(th, draft);
        return true;
    }
    return ou_dec_draft_finish(th, draft, out, negative, exp, true, context);
}

/* Limbs of fraction for so many digits right of the point. */
static bool fraction_for(OuThread *th, int64_t digits, size_t *f)
{
    uint64_t n = ou_digits_room((uint64_t)digits);
    if (n > OU_SERIES_MOST) {
        return ou_raise_memory(th);
    }
    *f = n < 2 ? 2 : (size_t)n;
    return true;
}

OU_INLINE size_t more(size_t f)
{
    return f + f / 2 + 1;
}

/* limbs = floor(|a| * 10^exp * 10^(18 f)) for a < 10^20: f + 2 limbs, zeros above it; room: f + 4 of them. */
static void set_fixed(uint64_t *limbs, const OuDec *a, int64_t exp, size_t f)
{
    int64_t shift = exp + (int64_t)f * OU_DIGITS_EACH;
    size_t n = 0;
    if (shift >= 0) {
        n = ou_digits_shift_left(limbs, a->limbs, a->n, (uint64_t)shift);
    } else {
        n = ou_digits_shift_right(limbs, a->limbs, a->n, 0 - (uint64_t)shift);
    }
    OU_ASSERT(n <= f + 2);
    memset(limbs + n, 0, (f + 2 - n) * sizeof *limbs);
}

/* ---- exp ---- */

/* e^a is beyond the context, far: what rounding makes of a power of ten out there. */
static bool exp_out_of_range(OuThread *th, OuDec *out, bool small, OuDecContext *context)
{
    ou_dec_clear(th, out);
    ou_dec_set_word(out, false, 1, small ? ou_dec_etiny(context) - 2 : context->emax + 1);
    return ou_dec_finish(th, out, context);
}

/* rest = |a| - k ln 10, or k ln 10 - |a| where a < 0, in [0, 2.31): f + 1 limbs; *k is what fits. limbs: room for 3 f + 12. ln 10 has two limbs more than
 * the result, so that its product with k is right to the last place. */
static bool reduce(OuThread *th, const OuDec *a, size_t f, uint64_t *limbs, const uint64_t **rest, uint64_t *k)
{
    size_t n = f + 2;
    uint64_t *x = limbs, *ln10 = limbs + (f + 4), *product = ln10 + (f + 3);
    set_fixed(x, a, a->exp, f);
    if (!ou_series_ln10(th, ln10, f + 2)) {
        return false;
    }
    uint64_t whole = x[f] + x[f + 1] * OU_DIGITS_BASE;
    *k = (uint64_t)((OuDigitsWide)whole * UINT64_C(434294481903251827) / OU_DIGITS_BASE);
    *k += a->negative;
    for (;;) {
        size_t np = ou_digits_mul_word(product, ln10, f + 3, *k, 0);
        memset(product + np, 0, (f + 5 - np) * sizeof *product);
        const uint64_t *multiple = product + 2;
        const uint64_t *high = a->negative ? multiple : x, *low = a->negative ? x : multiple;
        if (ou_digits_compare(high, ou_digits_trim(high, n), low, ou_digits_trim(low, n)) < 0) {
            *k = a->negative ? *k + 1 : *k - 1;
            continue;
        }
        ou_digits_sub_in(product, high, n, low, n);
        if (product[f + 1] == 0 && ou_digits_compare(product, ou_digits_trim(product, n), ln10 + 2, f + 1) < 0) {
            *rest = product;
            return true;
        }
        *k = a->negative ? *k - 1 : *k + 1;
    }
}

/* So close to 0 that e^a is told from 1 by a little only: the bound is CPython's, which shows in the conditions where emin is 0. */
static bool is_little(const OuDec *a, const OuDecContext *context)
{
    OuDec bound, size = *a;
    ou_dec_init(&bound);
    ou_dec_set_word(&bound, false, 9, -context->prec - 4);
    size.negative = false;
    return ou_dec_order(&size, &bound) <= 0;
}

/* 1 and a little more or less. */
static bool exp_of_little(OuThread *th, OuDec *out, OuDecContext *context)
{
    OuDecDraft draft;
    size_t last = (size_t)context->prec / OU_DIGITS_EACH;
    if (!ou_dec_draft_start(th, &draft, last + 1)) {
        return false;
    }
    memset(draft.limbs, 0, last * sizeof *draft.limbs);
    draft.limbs[last] = ou_digits_power[context->prec % OU_DIGITS_EACH];
    draft.n = last + 1;
    return ou_dec_draft_finish(th, &draft, out, false, -context->prec, true, context);
}

/* One approximation with f limbs of fraction. */
static bool exp_attempt(OuThread *th, OuDec *out, const OuDec *a, size_t f, OuDecContext *context, bool *done)
{
    OuDecDraft room, draft;
    const uint64_t *rest;
    uint64_t k;
    if (!ou_dec_draft_start(th, &room, 3 * (uint64_t)f + 12)) {
        return false;
    }
    bool ok = reduce(th, a, f, room.limbs, &rest, &k) && ou_dec_draft_start(th, &draft, f + 1);
    if (ok && !ou_series_exp(th, draft.limbs, rest, f)) {
        ou_dec_draft_end(th, &draft);
        ok = false;
    }
    ou_dec_draft_end(th, &room);
    if (!ok) {
        return false;
    }
    draft.n = ou_digits_trim(draft.limbs, f + 1);
    int64_t exp = (a->negative ? -(int64_t)k : (int64_t)k) - (int64_t)f * OU_DIGITS_EACH;
    return finish_if_settled(th, &draft, out, false, exp, OU_SERIES_GUARD, context, done);
}

/* a is finite and not 0; the context rounds half to even. What is left after the first look has a whole part of one word. */
static bool exp_finite(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    int64_t adjusted = ou_dec_adjusted(a);
    if (adjusted >= 19) {
        return exp_out_of_range(th, out, a->negative, context);
    }
    if (is_little(a, context)) {
        return exp_of_little(th, out, context);
    }
    if (adjusted >= 0) {
        uint64_t whole[4];
        set_fixed(whole, a, a->exp, 0);
        double tens = ((double)whole[1] * 1e18 + (double)whole[0]) * 0.434; /* log10 of e is 0.43429: a little less than true */
        if (tens > 4 + (a->negative ? -(double)ou_dec_etiny(context) : (double)context->emax)) {
            return exp_out_of_range(th, out, a->negative, context);
        }
    }
    size_t f = 0;
    bool done = false;
    if (!fraction_for(th, context->prec + OU_SERIES_GUARD + SLACK, &f)) {
        return false;
    }
    for (; !done; f = more(f)) {
        if (!exp_attempt(th, out, a, f, context, &done)) {
            return false;
        }
    }
    return true;
}

/* ---- ln ---- */

/* A positive operand as x = m * 10^exp with m in [0.316, 3.17): what both logarithms begin with. */
typedef struct LnOperand {
    const OuDec *a;
    int64_t exp;
    int64_t zeros; /* exp == 0: |x - 1| is in [10^(-zeros - 1), 10^-zeros]; else -1 */
} LnOperand;

/* How many digits from the top on are 0 after a 1, or 9. The first one was seen. */
static int64_t run_below_top(const OuDec *a, unsigned digit)
{
    uint64_t digits = ou_dec_digits(a), i = digits - 1;
    while (i > 0 && ou_digits_at(a->limbs, a->n, i - 1) == digit) {
        i--;
    }
    return (int64_t)(digits - 1 - i);
}

static LnOperand ln_operand(const OuDec *a)
{
    LnOperand operand = {a, ou_dec_adjusted(a), -1};
    uint64_t digits = ou_dec_digits(a), first = ou_digits_at(a->limbs, a->n, digits - 1);
    unsigned second = digits > 1 ? ou_digits_at(a->limbs, a->n, digits - 2) : 0;
    if (first * 10 + second >= 32) {
        operand.exp++;
    }
    if (operand.exp == 0) {
        operand.zeros = first == 9 ? run_below_top(a, 9) + 1 : first == 1 ? run_below_top(a, 0) : 0;
    }
    return operand;
}

/* The digits for the fixed-point way: those of the result, and those that the result has as zeros behind its point. */
static int64_t ln_digits(const LnOperand *operand, const OuDecContext *context)
{
    return context->prec + operand->zeros + 2 + OU_SERIES_GUARD + SLACK;
}

/* So close to 1 that a short series tells more. */
OU_INLINE bool is_near_one(const LnOperand *operand, const OuDecContext *context)
{
    return operand->zeros > 3 && operand->zeros > context->prec / 2;
}

/* out = ln(1 + d) = d - d^2 / 2 + d^3 / 3 - ..., to the precision of the context, wrong by less than 10^NEAR_ONE_GUARD units. */
static bool ln_series_near_one(OuThread *th, OuDec *out, OuDec *d, OuDecContext *work)
{
    OuDec power, term, k;
    ou_dec_init(&power);
    ou_dec_init(&term);
    ou_dec_init(&k);
    bool ok = ou_dec_finish(th, d, work) && ou_dec_copy(th, out, d) && ou_dec_copy(th, &power, d);
    for (uint64_t i = 2; ok; i++) {
        ou_dec_set_word(&k, i % 2 == 0, i, 0);
        ok = ou_dec_multiply(th, &power, &power, d, work) && ou_dec_divide(th, &term, &power, &k, work) &&
             ou_dec_add(th, out, out, &term, work);
        if (ok && ou_dec_adjusted(&term) < ou_dec_adjusted(out) - work->prec - 1) {
            break;
        }
    }
    ou_dec_clear(th, &k);
    ou_dec_clear(th, &term);
    ou_dec_clear(th, &power);
    return ok;
}

/* out = ln 10 with digits that fit the context, which has some more. */
static bool set_ln10(OuThread *th, OuDec *out, OuDecContext *work)
{
    OuDecDraft draft;
    size_t f = 0;
    if (!fraction_for(th, work->prec + OU_SERIES_GUARD, &f) || !ou_dec_draft_start(th, &draft, f + 1)) {
        return false;
    }
    if (!ou_series_ln10(th, draft.limbs, f)) {
        ou_dec_draft_end(th, &draft);
        return false;
    }
    draft.n = f + 1;
    return ou_dec_draft_finish(th, &draft, out, false, -(int64_t)f * OU_DIGITS_EACH, true, work);
}

/* ln a, or log10 a, to the precision of the context, which is wide; a is near 1. */
static bool ln_near_one(OuThread *th, OuDec *out, const OuDec *a, bool base10, OuDecContext *work)
{
    OuDec d, one;
    OuDecContext exact;
    ou_dec_init(&d);
    ou_dec_init(&one);
    ou_dec_set_word(&one, false, 1, 0);
    ou_dec_context_max(&exact);
    bool ok = ou_dec_subtract(th, &d, a, &one, &exact) && ln_series_near_one(th, out, &d, work);
    if (ok && base10) {
        ok = set_ln10(th, &d, work) && ou_dec_divide(th, out, out, &d, work);
    }
    ou_dec_clear(th, &one);
    ou_dec_clear(th, &d);
    return ok;
}

static bool near_one_attempt(OuThread *th, OuDec *out, const OuDec *a, bool base10, int64_t prec, OuDecContext *context, bool *done)
{
    OuDec result;
    OuDecDraft draft;
    OuDecContext work;
    ou_dec_init(&result);
    ou_dec_context_max(&work);
    work.prec = prec;
    bool ok = ln_near_one(th, &result, a, base10, &work) && ou_dec_draft_start(th, &draft, result.n);
    if (ok) {
        draft.n = result.n;
        memcpy(draft.limbs, result.limbs, result.n * sizeof *result.limbs);
        ok = finish_if_settled(th, &draft, out, result.negative, result.exp, NEAR_ONE_GUARD, context, done);
    }
    ou_dec_clear(th, &result);
    return ok;
}

static bool near_one_rounded(OuThread *th, OuDec *out, const OuDec *a, bool base10, OuDecContext *context)
{
    int64_t prec = context->prec + NEAR_ONE_GUARD + 9;
    for (bool done = false; !done; prec += prec / 2) {
        if (!near_one_attempt(th, out, a, base10, prec, context, &done)) {
            return false;
        }
    }
    return true;
}

/* sum = |ln m| of f + 1 limbs, where y = ln(10 m), both of f + 1 limbs; true: it is negative. */
static bool take_ten(uint64_t *sum, const uint64_t *y, const uint64_t *ln10, size_t f)
{
    size_t n = f + 1, ny = ou_digits_trim(y, n);
    bool negative = ou_digits_compare(y, ny, ln10, n) < 0;
    if (negative) {
        ou_digits_sub_in(sum, ln10, n, y, n);
    } else {
        ou_digits_sub_in(sum, y, n, ln10, n);
    }
    return negative;
}

/* sum[0, n) = whole + sum, or their difference's magnitude; *negative is sum's sign, then the result's. Both of n limbs. */
static void add_whole(uint64_t *sum, const uint64_t *whole, size_t n, bool whole_negative, bool *negative)
{
    if (whole_negative == *negative) {
        ou_digits_add_in(sum, sum, n, whole, n);
    } else if (ou_digits_compare(sum, ou_digits_trim(sum, n), whole, ou_digits_trim(whole, n)) >= 0) {
        ou_digits_sub_in(sum, sum, n, whole, n);
    } else {
        ou_digits_sub_in(sum, whole, n, sum, n);
        *negative = whole_negative;
    }
}

/* sum = |ln m| / ln 10, rounded down; f + 1 limbs. spare: 4 f + 6 limbs and more. */
static bool divide_by_ln10(OuThread *th, uint64_t *sum, const uint64_t *ln10, size_t f)
{
    size_t na = f + ou_digits_trim(sum, f + 1), nb = f + 1;
    OuDecDraft room;
    if (na < nb) { /* less than a unit */
        memset(sum, 0, nb * sizeof *sum);
        return true;
    }
    size_t nq = na - nb + 1;
    if (!ou_dec_draft_start(th, &room, na + nq + nb + ou_digits_divrem_scratch(na, nb))) {
        return false;
    }
    uint64_t *a = room.limbs, *q = a + na, *r = q + nq;
    memset(a, 0, f * sizeof *a);
    memcpy(a + f, sum, (na - f) * sizeof *a);
    OuTick tick = ou_int_work_begin(th, 0);
    bool ok = ou_digits_divrem(q, r, a, na, ln10, nb, r + nb, &tick);
    ou_int_work_end(&tick);
    memset(sum, 0, nb * sizeof *sum);
    memcpy(sum, q, nq * sizeof *q);
    ou_dec_draft_end(th, &room);
    return ok;
}

/* ln x = ln m + exp ln 10; log10 x = ln m / ln 10 + exp. The draft has room for f + 4 limbs, and so has each of x, ln10, whole; ln 10 has
 * two limbs more of fraction, for its product with exp. */
static bool ln_fixed(OuThread *th, OuDecDraft *draft, uint64_t *x, uint64_t *ln10, uint64_t *whole, const LnOperand *operand, size_t f,
                     bool base10, bool *negative)
{
    bool whole_negative = operand->exp < 0;
    uint64_t times = whole_negative ? 0 - (uint64_t)operand->exp : (uint64_t)operand->exp;
    size_t n = f + 3;
    set_fixed(x, operand->a, operand->a->exp - operand->exp, f);
    if (!ou_series_ln10(th, ln10, f + 2) || !ou_series_ln(th, whole, x, f)) {
        return false;
    }
    *negative = take_ten(draft->limbs, whole, ln10 + 2, f);
    memset(draft->limbs + f + 1, 0, (n - f - 1) * sizeof *draft->limbs);
    if (base10) {
        if (!divide_by_ln10(th, draft->limbs, ln10 + 2, f)) {
            return false;
        }
        memset(whole, 0, n * sizeof *whole);
        whole[f] = times % OU_DIGITS_BASE;
        whole[f + 1] = times / OU_DIGITS_BASE;
    } else {
        size_t np = ou_digits_mul_word(ln10, ln10, f + 3, times, 0);
        memset(ln10 + np, 0, (f + 5 - np) * sizeof *ln10);
        memcpy(whole, ln10 + 2, n * sizeof *whole);
    }
    add_whole(draft->limbs, whole, n, whole_negative, negative);
    draft->n = ou_digits_trim(draft->limbs, n);
    return true;
}

static bool ln_attempt(OuThread *th, OuDec *out, const LnOperand *operand, size_t f, bool base10, OuDecContext *context, bool *done)
{
    OuDecDraft room, draft;
    size_t each = f + 5;
    bool negative = false;
    if (!ou_dec_draft_start(th, &room, 3 * (uint64_t)each)) {
        return false;
    }
    bool ok = ou_dec_draft_start(th, &draft, each);
    if (ok && !ln_fixed(th, &draft, room.limbs, room.limbs + each, room.limbs + 2 * each, operand, f, base10, &negative)) {
        ou_dec_draft_end(th, &draft);
        ok = false;
    }
    ou_dec_draft_end(th, &room);
    return ok && finish_if_settled(th, &draft, out, negative, -(int64_t)f * OU_DIGITS_EACH, OU_SERIES_GUARD, context, done);
}

/* a is finite, positive, and its logarithm no decimal. The context rounds half to even. */
static bool ln_finite(OuThread *th, OuDec *out, const OuDec *a, bool base10, OuDecContext *context)
{
    LnOperand operand = ln_operand(a);
    size_t f = 0;
    bool done = false;
    if (is_near_one(&operand, context)) {
        return near_one_rounded(th, out, a, base10, context);
    }
    if (!fraction_for(th, ln_digits(&operand, context), &f)) {
        return false;
    }
    for (; !done; f = more(f)) {
        if (!ln_attempt(th, out, &operand, f, base10, context, &done)) {
            return false;
        }
    }
    return true;
}

/* ---- the operations ---- */

static bool round_half_even(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context,
                            bool compute(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context))
{
    uint8_t rounding = context->rounding;
    context->rounding = OU_DEC_HALF_EVEN;
    bool ok = compute(th, out, a, context);
    context->rounding = rounding;
    return ok;
}

static bool set_word(OuThread *th, OuDec *out, uint64_t value)
{
    ou_dec_clear(th, out);
    ou_dec_set_word(out, false, value, 0);
    return true;
}

static bool set_integer(OuThread *th, OuDec *out, int64_t value, OuDecContext *context)
{
    ou_dec_clear(th, out);
    ou_dec_set_word(out, value < 0, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 0);
    return ou_dec_finish(th, out, context);
}

static bool exp_any(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    if (a->kind == OU_DEC_INFINITY) {
        return a->negative ? set_word(th, out, 0) : ou_dec_infinite(th, out, false);
    }
    return a->n == 0 ? set_word(th, out, 1) : exp_finite(th, out, a, context);
}

/* 10^k for any k, whatever its exponent. */
static bool is_power_of_ten(const OuDec *a)
{
    uint64_t digits = ou_digits_count(a->limbs, a->n);
    return ou_digits_at(a->limbs, a->n, digits - 1) == 1 && ou_digits_zero_below(a->limbs, a->n, digits - 1);
}

static bool log_any(OuThread *th, OuDec *out, const OuDec *a, bool base10, OuDecContext *context)
{
    if (ou_dec_is_zero(a)) {
        return ou_dec_infinite(th, out, true);
    }
    if (a->negative) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    if (a->kind == OU_DEC_INFINITY) {
        return ou_dec_infinite(th, out, false);
    }
    if (is_power_of_ten(a) && base10) {
        return set_integer(th, out, ou_dec_adjusted(a), context);
    }
    if (is_power_of_ten(a) && ou_dec_adjusted(a) == 0) {
        return set_word(th, out, 0);
    }
    return ln_finite(th, out, a, base10, context);
}

static bool ln_any(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return log_any(th, out, a, false, context);
}

static bool log10_any(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return log_any(th, out, a, true, context);
}

bool ou_dec_exp(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    bool taken;
    return ou_dec_take_nan(th, out, a, NULL, context, &taken) && (taken || round_half_even(th, out, a, context, exp_any));
}

bool ou_dec_ln(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    bool taken;
    return ou_dec_take_nan(th, out, a, NULL, context, &taken) && (taken || round_half_even(th, out, a, context, ln_any));
}

bool ou_dec_log10(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    bool taken;
    return ou_dec_take_nan(th, out, a, NULL, context, &taken) && (taken || round_half_even(th, out, a, context, log10_any));
}
