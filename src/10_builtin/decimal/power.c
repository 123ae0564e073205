/* power.c - number.h: power.
 *
 * A power with an integer exponent is repeated squaring with so many digits more as the exponent has, and two; any other is
 * e^(b ln a) with 23 digits more. That is what the module documents for power ("correctly rounded in almost all cases"), and both
 * margins are CPython's, measured from outside, so that the rare last digits and the results that happen to be exact agree. */
#include "10_builtin/decimal/binary.h"

#include "06_types/int_view.h"

#include <string.h>

static bool set_word(OuThread *th, OuDec *out, bool negative, uint64_t value)
{
    ou_dec_clear(th, out);
    ou_dec_set_word(out, negative, value, 0);
    return true;
}

/* The power is out of every range: what the context makes of a power of ten there. */
static bool power_out_of_range(OuThread *th, OuDec *out, bool negative, bool is_small, OuDecContext *context)
{
    ou_dec_clear(th, out);
    ou_dec_set_word(out, negative, 1, is_small ? ou_dec_etiny(context) - 2 : context->emax + 1);
    return ou_dec_finish(th, out, context);
}

/* 1 with so many zeros behind the point, fewer than prec. */
static bool padded_one(OuThread *th, OuDec *out, bool negative, int64_t zeros)
{
    OuDecDraft draft;
    size_t last = (size_t)zeros / OU_DIGITS_EACH;
    if (!ou_dec_draft_start(th, &draft, last + 1)) {
        return false;
    }
    memset(draft.limbs, 0, last * sizeof *draft.limbs);
    draft.limbs[last] = ou_digits_power[zeros % OU_DIGITS_EACH];
    draft.n = last + 1;
    return ou_dec_draft_finish(th, &draft, out, negative, -zeros, false, NULL);
}

static bool inexact_one(OuThread *th, OuDec *out, bool negative, OuDecContext *context)
{
    context->status |= OU_DEC_INEXACT | OU_DEC_ROUNDED;
    return padded_one(th, out, negative, context->prec - 1);
}

/* |a| is 1, with -exp zeros behind the point; b > 0 is an integer: b times as many, as far as they fit. Their number is one of the context, so
 * one beyond its exponents is too many, as in CPython. */
static bool power_of_one(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, bool negative, OuDecContext *context)
{
    OuDec zeros, most;
    OuDecContext work;
    int64_t n = context->prec - 1;
    ou_dec_context_max(&work);
    work.emax = context->emax;
    ou_dec_init(&zeros);
    ou_dec_init(&most);
    ou_dec_set_word(&most, false, (uint64_t)n, 0);
    ou_dec_set_word(&zeros, false, 0 - (uint64_t)a->exp, 0);
    bool ok = ou_dec_multiply(th, &zeros, &zeros, b, &work);
    if (ok && ou_dec_order(&zeros, &most) > 0) {
        context->status |= OU_DEC_ROUNDED;
    } else {
        ok = ok && ou_dec_rescale(th, &zeros, &zeros, 0, &work);
        n = ok && zeros.n > 0 ? (int64_t)zeros.limbs[0] : 0;
    }
    ou_dec_clear(th, &most);
    ou_dec_clear(th, &zeros);
    return ok && padded_one(th, out, negative, n);
}

/* x = a^n for a finite and n > 0, whose limbs are binary: from the top bit down. Ends early where nothing changes any more. */
static bool square_and_multiply(OuThread *th, OuDec *x, const OuDec *a, const OuDecDraft *n, OuDecContext *work)
{
    uint64_t bits = ou_limbs_bit_length(n->limbs, n->n);
    OuTick tick = ou_int_work_begin(th, 0);
    bool ok = ou_dec_copy(th, x, a);
    for (uint64_t i = bits - 1; ok && i-- > 0;) {
        if (ou_dec_is_special(x) || x->n == 0) {
            break;
        }
        ok = ou_dec_multiply(th, x, x, x, work);
        if (ok && (n->limbs[i / OU_LIMB_BITS] >> i % OU_LIMB_BITS & 1) != 0 && !ou_dec_is_special(x)) {
            ok = ou_dec_multiply(th, x, x, a, work);
        }
        ok = ok && (i % 16 != 0 || tick.go_on(tick.arg));
    }
    ou_int_work_end(&tick);
    return ok;
}

/* The work's result as the context has it; its conditions are those of both. */
static bool finish_power(OuThread *th, OuDec *out, OuDec *x, bool negative, const OuDecContext *work, OuDecContext *context)
{
    if (ou_dec_is_special(x)) {
        return power_out_of_range(th, out, negative, false, context);
    }
    uint32_t before = context->status;
    ou_dec_move(th, out, x);
    out->negative = negative;
    context->status = work->status;
    bool ok = ou_dec_finish(th, out, context);
    if ((context->status & OU_DEC_SUBNORMAL) != 0 && (context->status & OU_DEC_INEXACT) != 0) {
        context->status |= OU_DEC_UNDERFLOW;
    }
    context->status |= before;
    return ok;
}

/* a is finite and not 0, b an integer and not 0, of moderate size. What gets smaller than the context's numbers on the way is 0 at once,
 * whatever the rounding. */
static bool power_integer(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, bool negative, OuDecContext *context)
{
    OuDec base, x, one;
    OuDecDraft n;
    OuDecContext work;
    ou_dec_context_max(&work);
    work.prec = context->prec + ou_dec_adjusted(b) + 3 + b->negative;
    work.emin = context->emin;
    if (!ou_dec_integer_to_binary(th, &n, b)) {
        return false;
    }
    ou_dec_init(&base);
    ou_dec_init(&x);
    ou_dec_init(&one);
    ou_dec_set_word(&one, false, 1, 0);
    bool ok = ou_dec_copy(th, &base, a);
    base.negative = false;
    ok = ok && (!b->negative || ou_dec_divide(th, &base, &one, &base, &work)) && square_and_multiply(th, &x, &base, &n, &work) &&
         finish_power(th, out, &x, negative, &work, context);
    ou_dec_clear(th, &one);
    ou_dec_clear(th, &x);
    ou_dec_clear(th, &base);
    ou_dec_draft_end(th, &n);
    return ok;
}

/* a is finite and positive, b finite and no integer: e^(b ln a). Never exact, also where it happens to be. */
static bool power_real(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    OuDec x;
    OuDecContext work;
    int64_t digits = (int64_t)ou_dec_digits(a);
    ou_dec_init(&x);
    ou_dec_context_max(&work);
    work.prec = (digits > context->prec ? digits : context->prec) + 23;
    bool ok = ou_dec_ln(th, &x, a, &work) && ou_dec_multiply(th, &x, &x, b, &work);
    if (ok && ou_dec_is_zero(&x)) { /* b is too small for any context */
        ok = inexact_one(th, out, false, context);
    } else if (ok) {
        work.status = OU_DEC_INEXACT | OU_DEC_ROUNDED;
        ok = ou_dec_exp(th, &x, &x, &work) && finish_power(th, out, &x, false, &work, context);
    }
    ou_dec_clear(th, &x);
    return ok;
}

OU_INLINE int64_t digits_of(int64_t value)
{
    return ou_digits_in_word((uint64_t)value);
}

/* |log10 |a|| >= 10^least for a finite and neither 0 nor 1 nor -1: from its exponent, or where it is between 1/10 and 10 from its
 * distance to 1. */
static bool least_logarithm(OuThread *th, const OuDec *a, int order, int64_t *least)
{
    OuDec one, d;
    OuDecContext work;
    int64_t adjusted = ou_dec_adjusted(a);
    if (adjusted < -1 || adjusted > 0) {
        *least = digits_of(adjusted < 0 ? -1 - adjusted : adjusted) - 1;
        return true;
    }
    ou_dec_context_max(&work);
    ou_dec_init(&one);
    ou_dec_init(&d);
    ou_dec_set_word(&one, a->negative, 1, 0);
    bool ok = ou_dec_subtract(th, &d, a, &one, &work);
    *least = ok ? ou_dec_adjusted(&d) - (order > 0 ? 2 : 1) : 0;
    ou_dec_clear(th, &d);
    ou_dec_clear(th, &one);
    return ok;
}

static int order_to_one(const OuDec *a)
{
    OuDec one, size = *a;
    ou_dec_init(&one);
    ou_dec_set_word(&one, false, 1, 0);
    size.negative = false;
    return ou_dec_order(&size, &one);
}

/* Both finite, neither 0. What the exponents alone put out of the context's range is not computed. */
static bool power_finite(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, bool negative, OuDecContext *context)
{
    int order = order_to_one(a);
    int64_t least;
    bool is_integer = ou_dec_is_integer(b), is_small = (order > 0) == b->negative;
    if (order == 0) {
        return !is_integer                       ? inexact_one(th, out, negative, context)
               : b->negative || a->exp == 0 ? set_word(th, out, negative, 1)
                                            : power_of_one(th, out, a, b, negative, context);
    }
    if (!least_logarithm(th, a, order, &least)) {
        return false;
    }
    if (ou_dec_adjusted(b) + least > digits_of(is_small ? -ou_dec_etiny(context) : context->emax)) {
        return power_out_of_range(th, out, negative, is_small, context);
    }
    return is_integer ? power_integer(th, out, a, b, negative, context) : power_real(th, out, a, b, context);
}

/* An operand is 0 or an infinity; the other may be. */
static bool power_special(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, bool negative, OuDecContext *context)
{
    bool grows;
    if (ou_dec_is_zero(b)) {
        return ou_dec_is_zero(a) ? ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context) : set_word(th, out, false, 1);
    }
    if (ou_dec_is_zero(a) || a->kind == OU_DEC_INFINITY) {
        grows = ou_dec_is_zero(a) == b->negative;
    } else { /* b is an infinity */
        int order = order_to_one(a);
        if (order == 0) {
            return inexact_one(th, out, negative, context);
        }
        grows = (order > 0) != b->negative;
    }
    return grows ? ou_dec_infinite(th, out, negative) : set_word(th, out, negative, 0);
}

bool ou_dec_power(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool taken;
    bool ok = ou_dec_take_nan(th, out, a, b, context, &taken);
    if (!ok || taken) {
        return ok;
    }
    bool is_integer = ou_dec_is_integer(b), negative = a->negative && is_integer && ou_dec_is_odd(b);
    if (a->negative && !ou_dec_is_zero(a) && !is_integer) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    if (ou_dec_is_special(a) || ou_dec_is_special(b) || a->n == 0 || b->n == 0) {
        return power_special(th, out, a, b, negative, context);
    }
    return power_finite(th, out, a, b, negative, context);
}
