/* functions.c - number.h: comparison, extremes, exponents, neighbours. None of these computes digits; most round a copy. */
#include "10_builtin/decimal/number_int.h"

/* ---- comparison ---- */

static bool set_order(OuThread *th, OuDec *out, int order)
{
    ou_dec_clear(th, out);
    ou_dec_set_word(out, order < 0, order != 0, 0);
    return true;
}

bool ou_dec_compare(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool taken;
    return ou_dec_take_nan(th, out, a, b, context, &taken) && (taken || set_order(th, out, ou_dec_order(a, b)));
}

bool ou_dec_compare_signal(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    if (ou_dec_is_nan(a) || ou_dec_is_nan(b)) {
        context->status |= OU_DEC_INVALID_OPERATION;
    }
    return ou_dec_compare(th, out, a, b, context);
}

bool ou_dec_same_quantum(const OuDec *a, const OuDec *b)
{
    if (ou_dec_is_special(a) || ou_dec_is_special(b)) {
        return (ou_dec_is_nan(a) && ou_dec_is_nan(b)) || (a->kind == OU_DEC_INFINITY && b->kind == OU_DEC_INFINITY);
    }
    return a->exp == b->exp;
}

/* ---- extremes ---- */

/* A view of a without its sign; a owns the limbs. */
OU_INLINE OuDec magnitude(const OuDec *a)
{
    OuDec view = *a;
    view.negative = false;
    return view;
}

/* The larger one (want 1) or the smaller one (want -1), by magnitude or not; a number beats a quiet NaN. Equal ones are told apart by
 * the total order, so that the answer does not depend on which comes first. */
static bool extreme(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, int want, bool by_magnitude, OuDecContext *context)
{
    const OuDec *taken = NULL;
    if (a->kind == OU_DEC_QNAN && !ou_dec_is_nan(b)) {
        taken = b;
    } else if (b->kind == OU_DEC_QNAN && !ou_dec_is_nan(a)) {
        taken = a;
    } else if (ou_dec_is_nan(a) || ou_dec_is_nan(b)) {
        bool is_nan;
        return ou_dec_take_nan(th, out, a, b, context, &is_nan);
    } else {
        OuDec size_a = magnitude(a), size_b = magnitude(b);
        int order = by_magnitude ? ou_dec_order(&size_a, &size_b) : ou_dec_order(a, b);
        order = order == 0 ? ou_dec_total_order(a, b) : order;
        taken = order * want >= 0 ? a : b;
    }
    return ou_dec_copy(th, out, taken) && ou_dec_finish(th, out, context);
}

bool ou_dec_max(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return extreme(th, out, a, b, 1, false, context);
}

bool ou_dec_max_mag(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return extreme(th, out, a, b, 1, true, context);
}

bool ou_dec_min(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return extreme(th, out, a, b, -1, false, context);
}

bool ou_dec_min_mag(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return extreme(th, out, a, b, -1, true, context);
}

/* ---- exponents ---- */

bool ou_dec_logb(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    bool taken;
    bool ok = ou_dec_take_nan(th, out, a, NULL, context, &taken);
    if (!ok || taken) {
        return ok;
    }
    if (a->kind == OU_DEC_INFINITY) {
        return ou_dec_infinite(th, out, false);
    }
    if (a->n == 0) {
        context->status |= OU_DEC_DIVISION_BY_ZERO;
        return ou_dec_infinite(th, out, true);
    }
    int64_t exp = ou_dec_adjusted(a);
    ou_dec_clear(th, out);
    ou_dec_set_word(out, exp < 0, exp < 0 ? 0 - (uint64_t)exp : (uint64_t)exp, 0);
    return ou_dec_finish(th, out, context);
}

/* The second operand of scaleb: an integer written with exponent 0, of limited size. */
static bool take_scale(const OuDec *b, const OuDecContext *context, int64_t *scale)
{
    uint64_t most = 2 * ((uint64_t)context->emax + (uint64_t)context->prec); /* 4 * 10^18 */
    if (ou_dec_is_special(b) || b->exp != 0 || b->n > 2 || (b->n == 2 && b->limbs[1] > 4)) {
        return false;
    }
    uint64_t value = (b->n > 0 ? b->limbs[0] : 0) + (b->n > 1 ? b->limbs[1] * OU_DIGITS_BASE : 0);
    *scale = b->negative ? -(int64_t)value : (int64_t)value;
    return value <= most;
}

/* Exponents stay far from the ends of a word: 2 * 10^18 and 4 * 10^18 at most. */
bool ou_dec_scaleb(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool taken;
    int64_t scale;
    bool ok = ou_dec_take_nan(th, out, a, b, context, &taken);
    if (!ok || taken) {
        return ok;
    }
    if (!take_scale(b, context, &scale)) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    if (!ou_dec_copy(th, out, a)) {
        return false;
    }
    if (a->kind == OU_DEC_INFINITY) {
        return true;
    }
    out->exp += scale;
    return ou_dec_finish(th, out, context);
}

/* ---- neighbours ---- */

/* 10^exp, or the largest number of the context: what rounding down makes of one beyond it. */
static bool set_unit(OuThread *th, OuDec *out, int64_t exp, bool negative, OuDecContext *context)
{
    ou_dec_clear(th, out);
    ou_dec_set_word(out, negative, 1, exp);
    context->rounding = OU_DEC_DOWN;
    return exp <= context->emax || ou_dec_finish(th, out, context);
}

/* Rounding towards that side is the answer if it moves a at all; else something smaller than everything is added. `quiet` takes
 * the conditions, which are not noted. */
static bool neighbour(OuThread *th, OuDec *out, const OuDec *a, bool above, OuDecContext *quiet)
{
    OuDec rounded, least;
    if (a->kind == OU_DEC_INFINITY) {
        return a->negative == above ? set_unit(th, out, quiet->emax + 1, a->negative, quiet) : ou_dec_copy(th, out, a);
    }
    ou_dec_init(&rounded);
    ou_dec_init(&least);
    bool ok = set_unit(th, &least, ou_dec_etiny(quiet) - 1, !above, quiet);
    quiet->rounding = above ? OU_DEC_CEILING : OU_DEC_FLOOR;
    ok = ok && ou_dec_copy(th, &rounded, a) && ou_dec_finish(th, &rounded, quiet);
    if (ok && ou_dec_order(&rounded, a) == 0) {
        ok = ou_dec_add(th, &rounded, a, &least, quiet);
    }
    if (ok) {
        ou_dec_move(th, out, &rounded);
    }
    ou_dec_clear(th, &rounded);
    return ok;
}

static bool next(OuThread *th, OuDec *out, const OuDec *a, bool above, OuDecContext *context)
{
    bool taken;
    OuDecContext quiet = *context;
    return ou_dec_take_nan(th, out, a, NULL, context, &taken) && (taken || neighbour(th, out, a, above, &quiet));
}

bool ou_dec_next_minus(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return next(th, out, a, false, context);
}

bool ou_dec_next_plus(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return next(th, out, a, true, context);
}

bool ou_dec_next_toward(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool taken;
    OuDecContext quiet = *context;
    bool ok = ou_dec_take_nan(th, out, a, b, context, &taken);
    if (!ok || taken) {
        return ok;
    }
    int order = ou_dec_order(a, b);
    if (order == 0) {
        bool negative = b->negative;
        ok = ou_dec_copy(th, out, a);
        out->negative = negative;
        return ok;
    }
    if (!neighbour(th, out, a, order < 0, &quiet)) {
        return false;
    }
    if (out->kind == OU_DEC_INFINITY) {
        context->status |= OU_DEC_OVERFLOW | OU_DEC_INEXACT | OU_DEC_ROUNDED;
    } else if (ou_dec_adjusted(out) < context->emin) {
        context->status |= OU_DEC_UNDERFLOW | OU_DEC_SUBNORMAL | OU_DEC_INEXACT | OU_DEC_ROUNDED;
        context->status |= out->n == 0 ? OU_DEC_CLAMPED : 0u;
    }
    return true;
}
