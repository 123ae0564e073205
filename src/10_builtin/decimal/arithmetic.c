/* arithmetic.c - number.h: sums and products.
 *
 * Each has a short way for coefficients that a word of 128 bits holds, and a general one in a draft. What a sum computes is bounded by
 * the precision and the operands, not by the distance of their exponents: a far smaller operand becomes one digit that only says on
 * which side of the other one the result is. */
#include "10_builtin/decimal/number_int.h"

#include "06_types/int_view.h"

#include <string.h>

OU_INLINE int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* value *= 10^power, if it stays below 2^127; power <= 18. */
OU_INLINE bool scale(OuDigitsWide *value, int64_t power)
{
    uint64_t high = (uint64_t)(*value >> 64), low = (uint64_t)*value;
    unsigned bits = high != 0 ? 128u - (unsigned)__builtin_clzll(high) : 64u - (unsigned)__builtin_clzll(low | 1);
    if (bits + 64u - (unsigned)__builtin_clzll(ou_digits_power[power]) > 127) {
        return false;
    }
    *value *= ou_digits_power[power];
    return true;
}

/* ---- sums ---- */

/* One of them is an infinity, none a NaN. */
static bool add_infinities(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, bool b_negative, OuDecContext *context)
{
    if (ou_dec_is_special(a) && ou_dec_is_special(b) && a->negative != b_negative) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    return ou_dec_infinite(th, out, ou_dec_is_special(a) ? a->negative : b_negative);
}

/* x + 0 * 10^exp, x negative or not: x, padded with zeros towards that exponent as far as it matters. Both may be 0. */
static bool add_zero(OuThread *th, OuDec *out, const OuDec *x, bool negative, int64_t exp, OuDecContext *context)
{
    OuDecDraft draft;
    uint64_t shift = 0;
    if (x->n > 0 && exp < x->exp) {
        uint64_t digits = ou_digits_count(x->limbs, x->n), wanted = (uint64_t)(x->exp - exp), most = (uint64_t)context->prec + 1;
        most = digits < most ? most - digits : 1;
        shift = wanted < most ? wanted : most;
    }
    if (!ou_dec_draft_start(th, &draft, x->n + shift / OU_DIGITS_EACH + 1)) {
        return false;
    }
    draft.n = ou_digits_shift_left(draft.limbs, x->limbs, x->n, shift);
    return ou_dec_draft_finish(th, &draft, out, negative, (x->n == 0 ? smaller(x->exp, exp) : x->exp) - (int64_t)shift, false, context);
}

/* Magnitude of the larger less the smaller; *negative is turned when b was the larger one. The draft holds a. */
static void draft_subtract(OuDecDraft *draft, const uint64_t *b, size_t nb, bool *negative)
{
    if (ou_digits_compare(draft->limbs, draft->n, b, nb) >= 0) {
        draft->n = ou_digits_sub(draft->limbs, draft->limbs, draft->n, b, nb);
    } else {
        draft->n = ou_digits_sub(draft->limbs, b, nb, draft->limbs, draft->n);
        *negative = !*negative;
    }
}

/* a + b for a, b not 0, a's exponent not the smaller one. */
static bool add_aligned(OuThread *th, OuDec *out, const OuDec *a, bool a_negative, const OuDec *b, bool b_negative,
                        OuDecContext *context)
{
    OuDecDraft draft;
    static const uint64_t one = 1;
    const uint64_t *b_limbs = b->limbs;
    size_t nb = b->n;
    int64_t exp = b->exp, digits = (int64_t)ou_digits_count(a->limbs, a->n);
    /* What stands wholly below this exponent only says that there is something. */
    int64_t least = a->exp + smaller(-1, digits - context->prec - 2);
    if (b->exp + (int64_t)ou_digits_count(b->limbs, b->n) - 1 < least) {
        b_limbs = &one;
        nb = 1;
        exp = least;
    }
    uint64_t shift = (uint64_t)(a->exp - exp), room = a->n + shift / OU_DIGITS_EACH + 1;
    if (!ou_dec_draft_start(th, &draft, (room > nb ? room : nb) + 1)) {
        return false;
    }
    draft.n = ou_digits_shift_left(draft.limbs, a->limbs, a->n, shift);
    if (a_negative == b_negative) {
        draft.n = ou_digits_add(draft.limbs, draft.limbs, draft.n, b_limbs, nb);
    } else {
        draft_subtract(&draft, b_limbs, nb, &a_negative);
        if (draft.n == 0) {
            a_negative = context->rounding == OU_DEC_FLOOR;
        }
    }
    return ou_dec_draft_finish(th, &draft, out, a_negative, exp, false, context);
}

static bool add_general(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, bool b_negative, OuDecContext *context)
{
    if (ou_dec_is_special(a) || ou_dec_is_special(b)) {
        bool taken;
        return ou_dec_take_nan(th, out, a, b, context, &taken) && (taken || add_infinities(th, out, a, b, b_negative, context));
    }
    if (a->n == 0 && b->n == 0 && a->negative != b_negative) {
        return add_zero(th, out, a, context->rounding == OU_DEC_FLOOR, b->exp, context);
    }
    if (b->n == 0) {
        return add_zero(th, out, a, a->negative, b->exp, context);
    }
    if (a->n == 0) {
        return add_zero(th, out, b, b_negative, a->exp, context);
    }
    return a->exp >= b->exp ? add_aligned(th, out, a, a->negative, b, b_negative, context)
                            : add_aligned(th, out, b, b_negative, a, a->negative, context);
}

OU_INLINE bool add_signed(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, bool b_negative, OuDecContext *context)
{
    if (OU_UNLIKELY(a->kind != OU_DEC_FINITE || b->kind != OU_DEC_FINITE || a->n > 2 || b->n > 2)) {
        return add_general(th, out, a, b, b_negative, context);
    }
    OuDigitsWide x = ou_dec_wide(a), y = ou_dec_wide(b);
    int64_t gap = a->exp - b->exp, exp = gap < 0 ? a->exp : b->exp;
    if (gap != 0 && (gap > OU_DIGITS_EACH || gap < -OU_DIGITS_EACH || !scale(gap > 0 ? &x : &y, gap > 0 ? gap : -gap))) {
        return add_general(th, out, a, b, b_negative, context);
    }
    bool negative = a->negative;
    if (a->negative == b_negative) {
        x += y;
    } else if (x >= y) {
        x -= y;
    } else {
        x = y - x;
        negative = b_negative;
    }
    return ou_dec_store_wide(out, negative, x, exp, false, context) || add_general(th, out, a, b, b_negative, context);
}

bool ou_dec_add(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return add_signed(th, out, a, b, b->negative, context);
}

bool ou_dec_subtract(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return add_signed(th, out, a, b, !b->negative, context);
}

/* ---- signs ---- */

/* a with a sign, rounded. As 0 + a and 0 - a have it, 0 comes out positive, unless the rounding is downwards. */
static bool with_sign(OuThread *th, OuDec *out, const OuDec *a, bool negative, OuDecContext *context)
{
    bool taken;
    if (OU_UNLIKELY(ou_dec_is_nan(a))) {
        return ou_dec_take_nan(th, out, a, NULL, context, &taken);
    }
    if (ou_dec_is_zero(a)) {
        negative = negative && context->rounding == OU_DEC_FLOOR;
    }
    if (!ou_dec_copy(th, out, a)) {
        return false;
    }
    out->negative = negative;
    return ou_dec_finish(th, out, context);
}

bool ou_dec_plus(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return with_sign(th, out, a, a->negative, context);
}

bool ou_dec_minus(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return with_sign(th, out, a, !a->negative, context);
}

bool ou_dec_abs(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return with_sign(th, out, a, false, context);
}

/* ---- products ---- */

/* a * b in a new draft; neither is 0. */
static bool draft_product(OuThread *th, OuDecDraft *draft, const OuDec *a, const OuDec *b)
{
    OuDecDraft scratch;
    if (!ou_dec_draft_start(th, draft, (uint64_t)a->n + b->n)) {
        return false;
    }
    size_t room = ou_digits_mul_scratch(a->n, b->n);
    if (!ou_dec_draft_start(th, &scratch, room)) {
        ou_dec_draft_end(th, draft);
        return false;
    }
    double work = (double)a->n * (double)b->n;
    bool ok;
    if (work < 64) {
        ok = ou_digits_mul(draft->limbs, a->limbs, a->n, b->limbs, b->n, scratch.limbs, NULL);
    } else {
        OuTick tick = ou_int_work_begin(th, work);
        ok = ou_digits_mul(draft->limbs, a->limbs, a->n, b->limbs, b->n, scratch.limbs, &tick);
        ou_int_work_end(&tick);
    }
    ou_dec_draft_end(th, &scratch);
    draft->n = ou_digits_trim(draft->limbs, (size_t)a->n + b->n);
    if (!ok) {
        ou_dec_draft_end(th, draft);
    }
    return ok;
}

/* context NULL: the exact product of finite numbers. */
static bool multiply_finite(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    OuDecDraft draft;
    if (a->n == 0 || b->n == 0) {
        if (!ou_dec_draft_start(th, &draft, 0)) {
            return false;
        }
    } else if (!draft_product(th, &draft, a, b)) {
        return false;
    }
    return ou_dec_draft_finish(th, &draft, out, a->negative != b->negative, a->exp + b->exp, false, context);
}

/* One of them is an infinity, none a NaN. */
static bool multiply_infinities(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    if (ou_dec_is_zero(a) || ou_dec_is_zero(b)) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    return ou_dec_infinite(th, out, a->negative != b->negative);
}

bool ou_dec_multiply(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    if (OU_UNLIKELY(a->kind != OU_DEC_FINITE || b->kind != OU_DEC_FINITE)) {
        bool taken;
        return ou_dec_take_nan(th, out, a, b, context, &taken) && (taken || multiply_infinities(th, out, a, b, context));
    }
    if (OU_LIKELY(a->n == 1 && b->n == 1) &&
        ou_dec_store_wide(out, a->negative != b->negative, (OuDigitsWide)a->limbs[0] * b->limbs[0], a->exp + b->exp, false, context)) {
        return true;
    }
    return multiply_finite(th, out, a, b, context);
}

bool ou_dec_fma(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, const OuDec *c, OuDecContext *context)
{
    bool taken;
    OuDec product;
    ou_dec_init(&product);
    if (ou_dec_is_special(a) || ou_dec_is_special(b)) {
        /* A NaN among the first two goes on to meet c, which may be a signaling one; a wrong product does not. */
        if (a->kind == OU_DEC_SNAN || b->kind == OU_DEC_SNAN) {
            return ou_dec_take_nan(th, out, a, b, context, &taken);
        }
        if (ou_dec_is_nan(a) || ou_dec_is_nan(b)) {
            return ou_dec_take_nan(th, out, ou_dec_is_nan(a) ? a : b, c, context, &taken);
        }
        if (ou_dec_is_zero(a) || ou_dec_is_zero(b)) {
            return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
        }
        ou_dec_set_infinity(&product, a->negative != b->negative);
        return ou_dec_add(th, out, &product, c, context);
    }
    if (!multiply_finite(th, &product, a, b, NULL)) {
        return false;
    }
    bool ok = ou_dec_add(th, out, &product, c, context);
    ou_dec_clear(th, &product);
    return ok;
}
