/* division.c - number.h: quotients and remainders.
 *
 * A quotient ends after prec + 1 digits and a remainder that is 0 or not: then rounding sees enough. Where whole quotients are asked for,
 * operands are brought to one exponent first; how far is bounded by the precision, since a longer quotient is an error. */
#include "10_builtin/decimal/number_int.h"

#include "06_types/int_view.h"

#include <string.h>

/* A dividend and a divisor scaled to integers, and what comes of them. */
typedef struct Division {
    OuDecDraft quotient, rest, dividend, divisor, scratch;
} Division;

static void division_end(OuThread *th, Division *d)
{
    ou_dec_draft_end(th, &d->quotient);
    ou_dec_draft_end(th, &d->rest);
    ou_dec_draft_end(th, &d->dividend);
    ou_dec_draft_end(th, &d->divisor);
    ou_dec_draft_end(th, &d->scratch);
}

/* Limbs for an empty draft, which stays one when there are none. */
static bool draft_room(OuThread *th, OuDecDraft *draft, uint64_t room)
{
    if (!ou_dec_draft_start(th, draft, room)) {
        ou_dec_draft_init(draft);
        return false;
    }
    return true;
}

static bool draft_shifted(OuThread *th, OuDecDraft *draft, const OuDec *a, uint64_t shift)
{
    if (!draft_room(th, draft, a->n + shift / OU_DIGITS_EACH + 1)) {
        return false;
    }
    draft->n = ou_digits_shift_left(draft->limbs, a->limbs, a->n, shift);
    return true;
}

/* a * 10^up_a divided by b * 10^up_b, b not 0; quotient and rest are trimmed, and the quotient has room for a carry. Whatever it returns,
 * division_end() follows. */
static bool divide_scaled(OuThread *th, Division *d, const OuDec *a, uint64_t up_a, const OuDec *b, uint64_t up_b)
{
    ou_dec_draft_init(&d->quotient);
    ou_dec_draft_init(&d->rest);
    ou_dec_draft_init(&d->dividend);
    ou_dec_draft_init(&d->divisor);
    ou_dec_draft_init(&d->scratch);
    if (!draft_shifted(th, &d->dividend, a, up_a) || !draft_shifted(th, &d->divisor, b, up_b)) {
        return false;
    }
    size_t na = d->dividend.n, nb = d->divisor.n;
    if (na < nb) {
        if (!draft_room(th, &d->rest, na)) {
            return false;
        }
        memcpy(d->rest.limbs, d->dividend.limbs, na * sizeof *d->rest.limbs);
        d->rest.n = na;
        return true;
    }
    if (!draft_room(th, &d->quotient, na - nb + 2) || !draft_room(th, &d->rest, nb) ||
        !draft_room(th, &d->scratch, ou_digits_divrem_scratch(na, nb))) {
        return false;
    }
    double work = (double)(na - nb + 1) * (double)nb;
    bool ok;
    if (work < 64) {
        ok = ou_digits_divrem(d->quotient.limbs, d->rest.limbs, d->dividend.limbs, na, d->divisor.limbs, nb, d->scratch.limbs, NULL);
    } else {
        OuTick tick = ou_int_work_begin(th, work);
        ok = ou_digits_divrem(d->quotient.limbs, d->rest.limbs, d->dividend.limbs, na, d->divisor.limbs, nb, d->scratch.limbs, &tick);
        ou_int_work_end(&tick);
    }
    if (ok) {
        d->quotient.n = ou_digits_trim(d->quotient.limbs, na - nb + 1);
        d->rest.n = ou_digits_trim(d->rest.limbs, nb);
    }
    return ok;
}

/* An exact quotient loses zeros as long as its exponent is below the ideal one. */
static void strip_zeros(OuDecDraft *draft, int64_t *exp, int64_t most)
{
    if (draft->n == 0 || *exp >= most || draft->limbs[0] % 10 != 0) {
        return;
    }
    uint64_t zeros = ou_digits_low_zeros(draft->limbs, draft->n), wanted = (uint64_t)(most - *exp);
    zeros = zeros < wanted ? zeros : wanted;
    draft->n = ou_digits_shift_right(draft->limbs, draft->limbs, draft->n, zeros);
    *exp += (int64_t)zeros;
}

/* The quotient of finite numbers that are not 0, `digits` of it or one more. *inexact: there was a rest, and then nothing was stored
 * if only_exact. */
static bool divide_digits(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, int64_t digits, bool only_exact, bool *inexact,
                          OuDecContext *context)
{
    Division d;
    int64_t ideal = a->exp - b->exp, shift = digits + (int64_t)ou_dec_digits(b) - (int64_t)ou_dec_digits(a);
    if (!divide_scaled(th, &d, a, shift > 0 ? (uint64_t)shift : 0, b, shift < 0 ? 0 - (uint64_t)shift : 0)) {
        division_end(th, &d);
        return false;
    }
    *inexact = d.rest.n > 0;
    if (*inexact && only_exact) {
        division_end(th, &d);
        return true;
    }
    int64_t exp = ideal - shift;
    if (!*inexact) {
        strip_zeros(&d.quotient, &exp, ideal);
    }
    bool ok = ou_dec_draft_finish(th, &d.quotient, out, a->negative != b->negative, exp, *inexact, context);
    ou_dec_draft_init(&d.quotient);
    division_end(th, &d);
    return ok;
}

/* Less the zeros at its end, as many as may go. */
static uint64_t strip_word(uint64_t value, int64_t *exp, int64_t most)
{
    while (*exp < most && value % 10 == 0) {
        value /= 10;
        ++*exp;
    }
    return value;
}

/* Coefficients of one limb, and a precision of 18 to 35 digits: the quotient is a word and a limb. False: something is not so. */
static bool divide_words(OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    if (a->n != 1 || b->n != 1 || context->prec < OU_DIGITS_EACH || context->prec > 35) {
        return false;
    }
    int64_t first = context->prec + 1 - OU_DIGITS_EACH; /* digits of the upper word, or one more */
    int64_t shift = first + ou_digits_in_word(b->limbs[0]) - ou_digits_in_word(a->limbs[0]);
    if (shift < 0) {
        return false;
    }
    bool negative = a->negative != b->negative;
    int64_t ideal = a->exp - b->exp, exp = ideal - shift;
    OuDigitsDivisor by = ou_digits_divisor(b->limbs[0]);
    OuDigitsWide dividend = (OuDigitsWide)a->limbs[0] * ou_digits_power[shift > OU_DIGITS_EACH ? OU_DIGITS_EACH : shift];
    if (shift > OU_DIGITS_EACH) {
        dividend *= ou_digits_power[shift - OU_DIGITS_EACH];
    }
    uint64_t rest, high = ou_digits_divide(&by, dividend, &rest);
    if (rest == 0) {
        high = strip_word(high, &exp, ideal);
        return ou_dec_store_wide(out, negative, high, exp, false, context);
    }
    uint64_t low = ou_digits_divide(&by, (OuDigitsWide)rest * OU_DIGITS_BASE, &rest);
    exp -= OU_DIGITS_EACH;
    if (rest != 0) {
        return ou_dec_store_wide(out, negative, (OuDigitsWide)high * OU_DIGITS_BASE + low, exp, true, context);
    }
    int64_t before = exp;
    low = strip_word(low, &exp, ideal); /* not 0, so no more zeros than it has digits */
    OuDigitsWide value = (OuDigitsWide)high * ou_digits_power[OU_DIGITS_EACH - (exp - before)] + low;
    return ou_dec_store_wide(out, negative, value, exp, false, context);
}

static bool divide_finite(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool inexact;
    if (divide_words(out, a, b, context)) {
        return true;
    }
    int64_t most = (int64_t)ou_dec_digits(a) + 3 * (int64_t)ou_dec_digits(b) + 2;
    /* b = 2^i * 5^j * c: a quotient that ends has at most max(i, j) digits more than a, and 2^i <= b. So where that is far less than
     * the precision, it is tried first. */
    if (context->prec > 1000 && context->prec / 2 > most) {
        if (!divide_digits(th, out, a, b, most, true, &inexact, context)) {
            return false;
        }
        if (!inexact) {
            return true;
        }
    }
    return divide_digits(th, out, a, b, context->prec + 1, false, &inexact, context);
}

static void set_zero(OuThread *th, OuDec *out, bool negative, int64_t exp)
{
    ou_dec_clear(th, out);
    ou_dec_set_word(out, negative, 0, exp);
}

/* The cases of a quotient that need no division; a and b are no NaN, and one of them is 0 or infinite. */
static bool divide_special(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool negative = a->negative != b->negative;
    if (ou_dec_is_special(a)) {
        return ou_dec_is_special(b) ? ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context) : ou_dec_infinite(th, out, negative);
    }
    if (ou_dec_is_special(b)) {
        set_zero(th, out, negative, ou_dec_etiny(context));
        context->status |= OU_DEC_CLAMPED;
        return true;
    }
    if (b->n == 0) {
        if (a->n == 0) {
            return ou_dec_invalid(th, out, OU_DEC_DIVISION_UNDEFINED, context);
        }
        context->status |= OU_DEC_DIVISION_BY_ZERO;
        return ou_dec_infinite(th, out, negative);
    }
    set_zero(th, out, negative, a->exp - b->exp);
    return ou_dec_finish(th, out, context);
}

bool ou_dec_divide(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool taken;
    if (OU_LIKELY(a->kind == OU_DEC_FINITE && b->kind == OU_DEC_FINITE && a->n > 0 && b->n > 0)) {
        return divide_finite(th, out, a, b, context);
    }
    return ou_dec_take_nan(th, out, a, b, context, &taken) && (taken || divide_special(th, out, a, b, context));
}

/* ---- whole quotients ---- */

/* What is asked of a whole division: a quotient, a remainder, the remainder of the nearest quotient. */
typedef struct Whole {
    OuDec *quotient, *rest; /* NULL: not wanted */
    bool nearest;
} Whole;

static bool whole_invalid(OuThread *th, const Whole *whole, uint32_t condition, OuDecContext *context)
{
    if (whole->quotient != NULL) {
        ou_dec_invalid(th, whole->quotient, condition, context);
    }
    return whole->rest == NULL || ou_dec_invalid(th, whole->rest, condition, context);
}

/* The answers that need no division: infinities and zeros. *done says whether this was one. */
static bool whole_special(OuThread *th, const Whole *whole, const OuDec *a, const OuDec *b, OuDecContext *context, bool *done)
{
    bool negative = a->negative != b->negative;
    *done = true;
    if (ou_dec_is_special(a)) {
        if (ou_dec_is_special(b) || whole->quotient == NULL) {
            return whole_invalid(th, whole, OU_DEC_INVALID_OPERATION, context);
        }
        if (whole->rest != NULL) {
            ou_dec_invalid(th, whole->rest, OU_DEC_INVALID_OPERATION, context);
        }
        return ou_dec_infinite(th, whole->quotient, negative);
    }
    if (ou_dec_is_zero(b)) {
        if (ou_dec_is_zero(a)) {
            return whole_invalid(th, whole, OU_DEC_DIVISION_UNDEFINED, context);
        }
        if (whole->rest != NULL) {
            ou_dec_invalid(th, whole->rest, OU_DEC_INVALID_OPERATION, context);
        }
        if (whole->quotient != NULL) {
            context->status |= OU_DEC_DIVISION_BY_ZERO;
            return ou_dec_infinite(th, whole->quotient, negative);
        }
        return true;
    }
    *done = false;
    return true;
}

/* The quotient is 0, and a the remainder. */
static bool whole_none(OuThread *th, const Whole *whole, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool negative = a->negative != b->negative;
    bool endless = ou_dec_is_special(b);
    int64_t ideal = endless || a->exp <= b->exp ? a->exp : b->exp;
    if (whole->rest != NULL) {
        OuDecDraft draft;
        uint64_t shift = a->n == 0 ? 0 : (uint64_t)(a->exp - ideal);
        if (!ou_dec_draft_start(th, &draft, a->n + shift / OU_DIGITS_EACH + 1)) {
            return false;
        }
        draft.n = ou_digits_shift_left(draft.limbs, a->limbs, a->n, shift);
        if (!ou_dec_draft_finish(th, &draft, whole->rest, a->negative, ideal, false, context)) {
            return false;
        }
    }
    if (whole->quotient != NULL) {
        set_zero(th, whole->quotient, negative, 0);
        return endless || ou_dec_finish(th, whole->quotient, context); /* clamp may not bear an exponent of 0 */
    }
    return true;
}

/* Is 2 * rest more than the divisor, or as much and the quotient odd? */
static bool is_nearer_above(OuThread *th, const Division *d, bool *answer)
{
    OuDecDraft twice;
    if (!ou_dec_draft_start(th, &twice, d->rest.n + 1)) {
        return false;
    }
    twice.n = ou_digits_add(twice.limbs, d->rest.limbs, d->rest.n, d->rest.limbs, d->rest.n);
    int order = ou_digits_compare(twice.limbs, twice.n, d->divisor.limbs, d->divisor.n);
    *answer = order > 0 || (order == 0 && d->quotient.n > 0 && (d->quotient.limbs[0] & 1) != 0);
    ou_dec_draft_end(th, &twice);
    return true;
}

/* A draft becomes a number, and is empty afterwards. */
static bool finish_part(OuThread *th, OuDecDraft *draft, OuDec *out, bool negative, int64_t exp, OuDecContext *context)
{
    bool ok = out == NULL || ou_dec_draft_finish(th, draft, out, negative, exp, false, context);
    if (out != NULL) {
        ou_dec_draft_init(draft);
    }
    return ok;
}

/* Finite, neither is 0, and a is not much smaller than b. */
static bool whole_division(OuThread *th, const Whole *whole, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    Division d;
    bool above = false, negative = a->negative != b->negative, a_negative = a->negative;
    int64_t gap = a->exp - b->exp, ideal = gap < 0 ? a->exp : b->exp;
    bool ok = divide_scaled(th, &d, a, gap > 0 ? (uint64_t)gap : 0, b, gap < 0 ? 0 - (uint64_t)gap : 0) &&
              (!whole->nearest || is_nearer_above(th, &d, &above));
    OuDecDraft *rest = &d.rest;
    if (ok && above) { /* the remainder of the quotient above is less by one divisor, so of the other sign */
        rest = &d.divisor;
        d.divisor.n = ou_digits_sub(d.divisor.limbs, d.divisor.limbs, d.divisor.n, d.rest.limbs, d.rest.n);
        d.quotient.n = ou_digits_add_word(d.quotient.limbs, d.quotient.n, 1);
    }
    if (ok && ou_digits_count(d.quotient.limbs, d.quotient.n) > (uint64_t)context->prec) {
        ok = whole_invalid(th, whole, OU_DEC_DIVISION_IMPOSSIBLE, context);
    } else if (ok) {
        ok = finish_part(th, rest, whole->rest, a_negative != above, ideal, context) &&
             finish_part(th, &d.quotient, whole->quotient, negative, 0, context);
    }
    division_end(th, &d);
    return ok;
}

static bool store_whole(OuDec *out, bool negative, OuDigitsWide value, int64_t exp, OuDecContext *context)
{
    if (value != 0) {
        return ou_dec_store_wide(out, negative, value, exp, false, context);
    }
    ou_dec_set_word(out, negative, 0, exp);
    return exp >= ou_dec_etiny(context) && exp <= (context->clamp ? ou_dec_etop(context) : context->emax);
}

static unsigned digits_in_wide(OuDigitsWide value)
{
    uint64_t low, high = ou_digits_split(value, &low);
    return high == 0 ? ou_digits_in_word(low) : OU_DIGITS_EACH + ou_digits_in_word(high);
}

/* Coefficients of one limb that two words hold when they have one exponent. False, and nothing has changed: something is not so. */
static bool whole_words(OuThread *th, const Whole *whole, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    int64_t gap = a->exp - b->exp;
    if (a->n != 1 || b->n != 1 || whole->nearest || gap > OU_DIGITS_EACH || gap < -OU_DIGITS_EACH) {
        return false;
    }
    OuDigitsWide x = a->limbs[0], y = b->limbs[0];
    x *= gap > 0 ? ou_digits_power[gap] : 1;
    y *= gap < 0 ? ou_digits_power[-gap] : 1;
    OuDigitsWide quotient = (x | y) >> 64 == 0 ? (uint64_t)x / (uint64_t)y : x / y;
    OuDecContext noted = *context;
    OuDec part, rest;
    ou_dec_init(&part);
    ou_dec_init(&rest);
    if (digits_in_wide(quotient) > context->prec ||
        (whole->quotient != NULL && !store_whole(&part, a->negative != b->negative, quotient, 0, &noted)) ||
        (whole->rest != NULL && !store_whole(&rest, a->negative, x - quotient * y, gap < 0 ? a->exp : b->exp, &noted))) {
        return false;
    }
    context->status = noted.status;
    if (whole->quotient != NULL) {
        ou_dec_move(th, whole->quotient, &part);
    }
    if (whole->rest != NULL) {
        ou_dec_move(th, whole->rest, &rest);
    }
    return true;
}

static bool divide_whole(OuThread *th, const Whole *whole, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool done;
    if (!whole_special(th, whole, a, b, context, &done) || done) {
        return done;
    }
    if (ou_dec_is_special(b) || a->n == 0) {
        return whole_none(th, whole, a, b, context);
    }
    if (whole_words(th, whole, a, b, context)) {
        return true;
    }
    int64_t distance = ou_dec_adjusted(a) - ou_dec_adjusted(b);
    if (distance <= -2) {
        return whole_none(th, whole, a, b, context);
    }
    return distance > context->prec ? whole_invalid(th, whole, OU_DEC_DIVISION_IMPOSSIBLE, context)
                                    : whole_division(th, whole, a, b, context);
}

bool ou_dec_divide_int(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool taken;
    const Whole whole = {.quotient = out};
    return ou_dec_take_nan(th, out, a, b, context, &taken) && (taken || divide_whole(th, &whole, a, b, context));
}

bool ou_dec_remainder(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool taken;
    const Whole whole = {.rest = out};
    return ou_dec_take_nan(th, out, a, b, context, &taken) && (taken || divide_whole(th, &whole, a, b, context));
}

bool ou_dec_remainder_near(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool taken;
    const Whole whole = {.rest = out, .nearest = true};
    return ou_dec_take_nan(th, out, a, b, context, &taken) && (taken || divide_whole(th, &whole, a, b, context));
}

bool ou_dec_divmod(OuThread *th, OuDec *quotient, OuDec *rest, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    const Whole whole = {.quotient = quotient, .rest = rest};
    if (ou_dec_is_nan(a) || ou_dec_is_nan(b)) {
        bool taken;
        OuDec nan;
        ou_dec_init(&nan);
        if (!ou_dec_take_nan(th, &nan, a, b, context, &taken) || !ou_dec_copy(th, rest, &nan)) {
            ou_dec_clear(th, &nan);
            return false;
        }
        ou_dec_move(th, quotient, &nan);
        return true;
    }
    return divide_whole(th, &whole, a, b, context);
}
