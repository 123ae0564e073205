/* place.c - number.h: rounding to a place, and order.
 *
 * A place is an exponent, where finish() rounds to a number of digits. The cut itself is the same: a context is made in which the digits
 * that shall stay are the whole precision. */
#include "10_builtin/decimal/number_int.h"

#include <string.h>

/* ---- rounding to a place ---- */

/* a at the exponent exp, finite and not 0; the conditions of a cut go to *status. Digits may be added, up to the precision at most. */
static bool draft_at(OuThread *th, OuDecDraft *draft, const OuDec *a, int64_t exp, OuDecRounding rounding, uint32_t *status)
{
    uint64_t up = exp < a->exp ? (uint64_t)(a->exp - exp) : 0;
    if (!ou_dec_draft_start(th, draft, a->n + up / OU_DIGITS_EACH + 1)) {
        return false;
    }
    draft->n = ou_digits_shift_left(draft->limbs, a->limbs, a->n, up);
    if (exp > a->exp) {
        *status |= ou_dec_draft_cut(draft, (uint64_t)(exp - a->exp), rounding, a->negative);
    }
    return true;
}

/* quantize() to an exponent, of a number that is no NaN. */
static bool place(OuThread *th, OuDec *out, const OuDec *a, int64_t exp, OuDecContext *context)
{
    OuDecDraft draft;
    uint32_t status = 0;
    if (ou_dec_is_special(a) || exp < ou_dec_etiny(context) || exp > context->emax) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    if (a->n == 0) {
        if (!ou_dec_draft_start(th, &draft, 0)) {
            return false;
        }
    } else {
        int64_t adjusted = ou_dec_adjusted(a);
        if (adjusted > context->emax || adjusted - exp + 1 > context->prec) {
            return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
        }
        if (!draft_at(th, &draft, a, exp, (OuDecRounding)context->rounding, &status)) {
            return false;
        }
        int64_t digits = (int64_t)ou_digits_count(draft.limbs, draft.n);
        if (digits > context->prec || exp + digits - 1 > context->emax) {
            ou_dec_draft_end(th, &draft);
            return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
        }
    }
    context->status |= status;
    return ou_dec_draft_finish(th, &draft, out, a->negative, exp, false, context);
}

bool ou_dec_quantize(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    if (OU_UNLIKELY(ou_dec_is_special(a) || ou_dec_is_special(b))) {
        bool taken;
        if (!ou_dec_take_nan(th, out, a, b, context, &taken)) {
            return false;
        }
        if (taken) {
            return true;
        }
        return ou_dec_is_special(a) && ou_dec_is_special(b) ? ou_dec_infinite(th, out, a->negative)
                                                            : ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    return place(th, out, a, b->exp, context);
}

bool ou_dec_rescale(OuThread *th, OuDec *out, const OuDec *a, int64_t exp, OuDecContext *context)
{
    bool taken;
    return ou_dec_take_nan(th, out, a, NULL, context, &taken) && (taken || place(th, out, a, exp, context));
}

/* The precision plays no part. */
static bool to_integral(OuThread *th, OuDec *out, const OuDec *a, bool note, OuDecContext *context)
{
    OuDecDraft draft;
    uint32_t status = 0;
    if (ou_dec_is_nan(a)) {
        bool taken;
        return ou_dec_take_nan(th, out, a, NULL, context, &taken);
    }
    if (ou_dec_is_special(a) || a->exp >= 0) {
        return ou_dec_copy(th, out, a);
    }
    if (a->n == 0) {
        bool negative = a->negative;
        ou_dec_clear(th, out);
        ou_dec_set_word(out, negative, 0, 0);
        return true;
    }
    if (!draft_at(th, &draft, a, 0, (OuDecRounding)context->rounding, &status)) {
        return false;
    }
    context->status |= note ? status : 0;
    return ou_dec_draft_finish(th, &draft, out, a->negative, 0, false, NULL);
}

bool ou_dec_to_integral(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return to_integral(th, out, a, false, context);
}

bool ou_dec_to_integral_exact(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return to_integral(th, out, a, true, context);
}

/* Zeros at the end go, as far as the exponent may rise. */
bool ou_dec_reduce(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    if (ou_dec_is_nan(a)) {
        bool taken;
        return ou_dec_take_nan(th, out, a, NULL, context, &taken);
    }
    if (!ou_dec_copy(th, out, a) || !ou_dec_finish(th, out, context)) {
        return false;
    }
    if (ou_dec_is_special(out)) {
        return true;
    }
    if (out->n == 0) {
        out->exp = 0;
        return true;
    }
    int64_t most = context->clamp ? ou_dec_etop(context) : context->emax;
    if (out->exp < most && out->limbs[0] % 10 == 0) {
        uint64_t zeros = ou_digits_low_zeros(out->limbs, out->n), room = (uint64_t)(most - out->exp);
        zeros = zeros < room ? zeros : room;
        out->n = (uint32_t)ou_digits_shift_right(out->limbs, out->limbs, out->n, zeros);
        out->exp += (int64_t)zeros;
        return ou_dec_finish(th, out, context);
    }
    return true;
}

/* ---- order ---- */

/* Of magnitudes, none a NaN. */
static int order_magnitudes(const OuDec *a, const OuDec *b)
{
    if (ou_dec_is_special(a) || ou_dec_is_special(b)) {
        return (int)ou_dec_is_special(a) - (int)ou_dec_is_special(b);
    }
    if (a->n == 0 || b->n == 0) {
        return (a->n > 0) - (b->n > 0);
    }
    int64_t gap = a->exp - b->exp;
    if (a->n == 1 && b->n == 1 && gap <= OU_DIGITS_EACH && gap >= -OU_DIGITS_EACH) {
        OuDigitsWide x = (OuDigitsWide)a->limbs[0] * ou_digits_power[gap > 0 ? gap : 0];
        OuDigitsWide y = (OuDigitsWide)b->limbs[0] * ou_digits_power[gap < 0 ? -gap : 0];
        return (x > y) - (x < y);
    }
    int64_t adjusted_a = ou_dec_adjusted(a), adjusted_b = ou_dec_adjusted(b);
    if (adjusted_a != adjusted_b) {
        return adjusted_a < adjusted_b ? -1 : 1;
    }
    return a->exp > b->exp ? -ou_digits_compare_shifted(b->limbs, b->n, a->limbs, a->n, (uint64_t)(a->exp - b->exp))
                           : ou_digits_compare_shifted(a->limbs, a->n, b->limbs, b->n, (uint64_t)(b->exp - a->exp));
}

int ou_dec_order(const OuDec *a, const OuDec *b)
{
    bool a_zero = ou_dec_is_zero(a), b_zero = ou_dec_is_zero(b);
    if (a_zero && b_zero) {
        return 0;
    }
    if (a_zero) {
        return b->negative ? 1 : -1;
    }
    if (b_zero || a->negative != b->negative) {
        return a->negative ? -1 : 1;
    }
    return a->negative ? -order_magnitudes(a, b) : order_magnitudes(a, b);
}

/* Where kinds differ: finite, infinite, signaling, quiet. */
static int rank(const OuDec *a)
{
    switch ((OuDecKind)a->kind) {
    case OU_DEC_FINITE:
        return 0;
    case OU_DEC_INFINITY:
        return 1;
    case OU_DEC_SNAN:
        return 2;
    case OU_DEC_QNAN:
        break;
    }
    return 3;
}

int ou_dec_total_order_mag(const OuDec *a, const OuDec *b)
{
    if (rank(a) != rank(b)) {
        return rank(a) < rank(b) ? -1 : 1;
    }
    if (ou_dec_is_nan(a)) {
        return ou_digits_compare(a->limbs, a->n, b->limbs, b->n);
    }
    int order = order_magnitudes(a, b);
    return order != 0 ? order : (a->exp > b->exp) - (a->exp < b->exp);
}

int ou_dec_total_order(const OuDec *a, const OuDec *b)
{
    if (a->negative != b->negative) {
        return a->negative ? -1 : 1;
    }
    return a->negative ? -ou_dec_total_order_mag(a, b) : ou_dec_total_order_mag(a, b);
}
