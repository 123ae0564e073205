/* logical.c - number.h: digits as they stand: coefficients of zeros and ones as bits, shift and rotate.
 *
 * A logical operand is a finite integer without a sign or an exponent, with digits 0 and 1 only. "And" goes digit by digit; the others follow
 * from it by sums of whole coefficients, in which no digit carries. Nothing is rounded: the lowest prec digits are kept. */
#include "10_builtin/decimal/digits_int.h"
#include "10_builtin/decimal/number_int.h"

#include <string.h>

#define ONES UINT64_C(111111111111111111) /* a limb of them */

static uint64_t and_limb(uint64_t a, uint64_t b)
{
    uint64_t r = 0;
    for (uint64_t unit = 1; a != 0 && b != 0; unit *= 10) {
        r += unit * (a % 10 & b % 10);
        a /= 10;
        b /= 10;
    }
    return r;
}

static bool is_logical(const OuDec *a)
{
    if (ou_dec_is_special(a) || a->negative || a->exp != 0) {
        return false;
    }
    for (size_t i = 0; i < a->n; i++) {
        for (uint64_t rest = a->limbs[i]; rest != 0; rest /= 10) {
            if (rest % 10 > 1) {
                return false;
            }
        }
    }
    return true;
}

/* The draft's lowest prec digits, as an integer. */
static bool finish_logical(OuThread *th, OuDecDraft *draft, OuDec *out, const OuDecContext *context)
{
    draft->n = ou_digits_keep_low(draft->limbs, ou_digits_trim(draft->limbs, draft->n), (uint64_t)context->prec);
    return ou_dec_draft_finish(th, draft, out, false, 0, false, NULL);
}

typedef enum LogicalOp { LOGICAL_AND, LOGICAL_OR, LOGICAL_XOR } LogicalOp;

static bool logical(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, LogicalOp op, OuDecContext *context)
{
    OuDecDraft draft;
    if (!is_logical(a) || !is_logical(b)) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    size_t n = a->n > b->n ? a->n : b->n;
    if (!ou_dec_draft_start(th, &draft, n)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t x = i < a->n ? a->limbs[i] : 0, y = i < b->n ? b->limbs[i] : 0, both = and_limb(x, y);
        draft.limbs[i] = op == LOGICAL_AND ? both : op == LOGICAL_OR ? x + y - both : x + y - 2 * both;
    }
    draft.n = n;
    return finish_logical(th, &draft, out, context);
}

bool ou_dec_and(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return logical(th, out, a, b, LOGICAL_AND, context);
}

bool ou_dec_or(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return logical(th, out, a, b, LOGICAL_OR, context);
}

bool ou_dec_xor(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return logical(th, out, a, b, LOGICAL_XOR, context);
}

bool ou_dec_invert(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    OuDecDraft draft;
    if (!is_logical(a)) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    size_t n = ou_digits_room((uint64_t)context->prec);
    if (!ou_dec_draft_start(th, &draft, n)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        draft.limbs[i] = ONES - (i < a->n ? a->limbs[i] : 0);
    }
    draft.n = n;
    return finish_logical(th, &draft, out, context);
}

/* ---- shift, rotate ---- */

/* The second operand: an integer with exponent 0, from -prec to prec. */
static bool take_distance(const OuDec *b, const OuDecContext *context, int64_t *distance)
{
    if (ou_dec_is_special(b) || b->exp != 0 || b->n > 1) {
        return false;
    }
    uint64_t value = b->n == 0 ? 0 : b->limbs[0];
    *distance = b->negative ? -(int64_t)value : (int64_t)value;
    return value <= (uint64_t)context->prec;
}

/* draft = (the lowest `kept` digits of a) * 10^shift, with room for as many digits as that and for `room` limbs. */
static bool draft_shifted(OuThread *th, OuDecDraft *draft, const OuDec *a, uint64_t kept, uint64_t shift, uint64_t room)
{
    uint64_t digits = ou_digits_count(a->limbs, a->n), low = ou_digits_room(digits < kept ? digits : kept);
    uint64_t needed = low == 0 ? 0 : low + shift / OU_DIGITS_EACH + 1;
    if (!ou_dec_draft_start(th, draft, needed > room ? needed : room)) {
        return false;
    }
    memcpy(draft->limbs, a->limbs, (size_t)low * sizeof *draft->limbs);
    draft->n = ou_digits_keep_low(draft->limbs, ou_digits_trim(draft->limbs, (size_t)low), kept);
    if (draft->n > 0) {
        draft->n = ou_digits_shift_left(draft->limbs, draft->limbs, draft->n, shift);
    }
    return true;
}

static bool shift_finite(OuThread *th, OuDec *out, const OuDec *a, int64_t distance, uint64_t prec)
{
    OuDecDraft draft;
    uint64_t left = distance > 0 ? (uint64_t)distance : 0;
    if (!draft_shifted(th, &draft, a, prec - left, left, 0)) {
        return false;
    }
    if (distance < 0) {
        draft.n = ou_digits_shift_right(draft.limbs, draft.limbs, draft.n, 0 - (uint64_t)distance);
    }
    return ou_dec_draft_finish(th, &draft, out, a->negative, a->exp, false, NULL);
}

/* What leaves the lowest prec digits on the left comes back on the right. */
static bool rotate_finite(OuThread *th, OuDec *out, const OuDec *a, int64_t distance, uint64_t prec)
{
    OuDecDraft low, draft;
    uint64_t left = distance < 0 ? prec - (0 - (uint64_t)distance) : (uint64_t)distance;
    if (!draft_shifted(th, &low, a, prec, 0, 0)) {
        return false;
    }
    low.n = ou_digits_shift_right(low.limbs, low.limbs, low.n, prec - left);
    bool ok = draft_shifted(th, &draft, a, prec - left, left, low.n + 1);
    if (ok) {
        draft.n = ou_digits_add(draft.limbs, draft.limbs, draft.n, low.limbs, low.n);
    }
    ou_dec_draft_end(th, &low);
    return ok && ou_dec_draft_finish(th, &draft, out, a->negative, a->exp, false, NULL);
}

static bool move_digits(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context,
                        bool finite(OuThread *th, OuDec *out, const OuDec *a, int64_t distance, uint64_t prec))
{
    bool taken;
    int64_t distance;
    bool ok = ou_dec_take_nan(th, out, a, b, context, &taken);
    if (!ok || taken) {
        return ok;
    }
    if (!take_distance(b, context, &distance)) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    return a->kind == OU_DEC_INFINITY ? ou_dec_copy(th, out, a) : finite(th, out, a, distance, (uint64_t)context->prec);
}

bool ou_dec_shift(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return move_digits(th, out, a, b, context, shift_finite);
}

bool ou_dec_rotate(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return move_digits(th, out, a, b, context, rotate_finite);
}
