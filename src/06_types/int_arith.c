/* int_arith.c - sums, products, quotients, shifts and bits of ints.
 *
 * Each operation tries C integers first: two values within 63 bits cannot overflow an
 * int64_t in a sum, and products are checked. The rest works on views and drafts
 * (int_int.h) with the kernels of limbs.h, out of line: the fast halves save no registers
 * for it. */
#include "06_types/int_int.h"

#include <math.h>
#include <string.h>

#include "06_types/float.h"
#include "06_types/seq.h"

OU_INLINE bool both_inline(const OuObject *a, const OuObject *b)
{
    return (((const OuInt *)a)->bits & ((const OuInt *)b)->bits & 1) != 0;
}

/* ---- sums ---- */

/* a + b, or a - b. */
static OU_NOINLINE OuObject *add_long(OuThread *th, OuObject *a, OuObject *b, bool subtract)
{
    OuIntView va, vb;
    OuIntDraft draft;
    OuIntWide x, y;
    bool x_negative, y_negative;
    if (ou_int_as_wide(a, &x, &x_negative) && ou_int_as_wide(b, &y, &y_negative)) {
        y_negative = y_negative != subtract;
        if (x_negative != y_negative) {
            return x >= y ? ou_int_new_wide(th, x_negative, x - y) : ou_int_new_wide(th, y_negative, y - x);
        }
        if (x + y >= x) { /* no carry out */
            return ou_int_new_wide(th, x_negative, x + y);
        }
    }
    ou_int_view(a, &va);
    ou_int_view(b, &vb);
    if (!ou_int_draft_start(th, &draft, (va.n > vb.n ? va.n : vb.n) + 1)) {
        return NULL;
    }
    size_t n;
    bool negative = va.negative, b_negative = vb.negative != subtract;
    if (negative == b_negative) {
        n = ou_limbs_add(draft.limbs, va.limbs, va.n, vb.limbs, vb.n);
    } else if (ou_limbs_compare(va.limbs, va.n, vb.limbs, vb.n) >= 0) {
        n = ou_limbs_sub(draft.limbs, va.limbs, va.n, vb.limbs, vb.n);
    } else {
        n = ou_limbs_sub(draft.limbs, vb.limbs, vb.n, va.limbs, va.n);
        negative = b_negative;
    }
    return ou_int_draft_finish(th, &draft, negative, n);
}

static OuObject *add(OuThread *th, OuObject *a, OuObject *b)
{
    if (OU_LIKELY(both_inline(a, b))) {
        return ou_int_new_inline(th, ou_int_value(a) + ou_int_value(b));
    }
    return add_long(th, a, b, false);
}

static OuObject *sub(OuThread *th, OuObject *a, OuObject *b)
{
    if (OU_LIKELY(both_inline(a, b))) {
        return ou_int_new_inline(th, ou_int_value(a) - ou_int_value(b));
    }
    return add_long(th, a, b, true);
}

/* ---- products ---- */

static OU_NOINLINE OuObject *mul_long(OuThread *th, OuObject *x, OuObject *y)
{
    OuIntView views[2], *a = &views[0], *b = &views[1];
    OuIntDraft draft;
    OuIntScratch scratch;
    ou_int_view(x, a);
    ou_int_view(y, b);
    if (a->n == 0 || b->n == 0) {
        return ou_int_new_inline(th, 0);
    }
    size_t n = a->n + b->n;
    bool negative = a->negative != b->negative;
    if (n == 2) {
        return ou_int_new_wide(th, negative, (OuIntWide)a->limbs[0] * b->limbs[0]);
    }
    if (!ou_int_draft_start(th, &draft, n)) {
        return NULL;
    }
    if (a->n == 1 || b->n == 1) {
        const OuIntView *longer = a->n == 1 ? b : a, *one = a->n == 1 ? a : b;
        n = ou_limbs_mul_1(draft.limbs, longer->limbs, longer->n, one->limbs[0]);
        return ou_int_draft_finish(th, &draft, negative, n);
    }
    if (!ou_int_scratch_start(th, &scratch, ou_limbs_mul_scratch(a->n, b->n))) {
        ou_int_draft_abandon(th, &draft);
        return NULL;
    }
    OuTick tick = ou_int_work_begin(th, (double)a->n * (double)b->n);
    bool done = ou_limbs_mul(draft.limbs, a->limbs, a->n, b->limbs, b->n, scratch.limbs, &tick);
    ou_int_work_end(&tick);
    ou_int_scratch_end(th, &scratch);
    if (!done) {
        ou_int_draft_abandon(th, &draft);
        return NULL;
    }
    return ou_int_draft_finish(th, &draft, negative, n);
}

static OuObject *mul(OuThread *th, OuObject *a, OuObject *b)
{
    int64_t product;
    if (OU_LIKELY(both_inline(a, b)) && ou_checked_mul_i64(ou_int_value(a), ou_int_value(b), &product)) {
        return ou_int_new_inline(th, product);
    }
    return mul_long(th, a, b);
}

/* ---- quotients ---- */

/* Python's // and % on C integers; b is not 0, and |a|, |b| <= 2^62. */
static int64_t floor_quotient(int64_t a, int64_t b)
{
    int64_t quotient = a / b;
    return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

static int64_t floor_remainder(int64_t a, int64_t b)
{
    int64_t remainder = a % b;
    return remainder != 0 && (a < 0) != (b < 0) ? remainder + b : remainder;
}

/* Towards zero, in full: quotient has room for na - nb + 2 limbs, the result is in the first
 * na - nb + 1 of them; remainder has nb. False with an error. */
static bool divide(OuThread *th, OuLimb *quotient, OuLimb *remainder, const OuIntView *a, const OuIntView *b)
{
    OuIntScratch scratch;
    if (!ou_int_scratch_start(th, &scratch, ou_limbs_divrem_scratch(a->n, b->n))) {
        return false;
    }
    OuTick tick = ou_int_work_begin(th, (double)(a->n - b->n + 1) * (double)b->n);
    bool done = ou_limbs_divrem(quotient, remainder, a->limbs, a->n, b->limbs, b->n, scratch.limbs, &tick);
    ou_int_work_end(&tick);
    ou_int_scratch_end(th, &scratch);
    return done;
}

/* Of magnitudes that fit 128 bits. */
static bool floor_wide(OuThread *th, OuIntWide x, bool x_negative, OuIntWide y, bool y_negative, OuObject **quotient,
                       OuObject **remainder)
{
    OuIntWide q = x / y, r = x % y;
    if (r != 0 && x_negative != y_negative) {
        q += 1;
        r = y - r;
    }
    if (quotient != NULL && (*quotient = ou_int_new_wide(th, x_negative != y_negative, q)) == NULL) {
        return false;
    }
    if (remainder != NULL && (*remainder = ou_int_new_wide(th, y_negative, r)) == NULL) {
        if (quotient != NULL) {
            ou_clear_ref(th, quotient);
        }
        return false;
    }
    return true;
}

/* The results of a floor division from those of one towards zero: where the signs differ and
 * something is left, the quotient is one further from zero, and the remainder is what lacks. */
static OU_NOINLINE bool floor_long(OuThread *th, OuObject *x, OuObject *y, OuObject **quotient, OuObject **remainder)
{
    OuIntView views[2], *a = &views[0], *b = &views[1];
    OuIntDraft q, r;
    OuIntWide wide_x, wide_y;
    bool x_negative, y_negative;
    if (ou_int_as_wide(x, &wide_x, &x_negative) && ou_int_as_wide(y, &wide_y, &y_negative)) {
        return floor_wide(th, wide_x, x_negative, wide_y, y_negative, quotient, remainder);
    }
    ou_int_view(x, a);
    ou_int_view(y, b);
    bool differ = a->negative != b->negative;
    size_t nq = a->n >= b->n ? a->n - b->n + 1 : 0, nr = b->n;
    if (!ou_int_draft_start(th, &q, nq + 1)) {
        return false;
    }
    if (!ou_int_draft_start(th, &r, nr)) {
        ou_int_draft_abandon(th, &q);
        return false;
    }
    if (nq == 0) {
        memcpy(r.limbs, a->limbs, a->n * sizeof(OuLimb));
        nr = a->n;
    } else if (!divide(th, q.limbs, r.limbs, a, b)) {
        goto fail;
    }
    nq = ou_limbs_trim(q.limbs, nq);
    nr = ou_limbs_trim(r.limbs, nr);
    if (differ && nr > 0) {
        nq = ou_limbs_add_1(q.limbs, q.limbs, nq, 1);
        nr = ou_limbs_sub(r.limbs, b->limbs, b->n, r.limbs, nr);
    }
    if (quotient == NULL) {
        ou_int_draft_abandon(th, &q);
    } else if ((*quotient = ou_int_draft_finish(th, &q, differ, nq)) == NULL) {
        ou_int_draft_abandon(th, &r);
        return false;
    }
    if (remainder == NULL) {
        ou_int_draft_abandon(th, &r);
    } else if ((*remainder = ou_int_draft_finish(th, &r, b->negative, nr)) == NULL) {
        if (quotient != NULL) {
            ou_clear_ref(th, quotient);
        }
        return false;
    }
    return true;
fail:
    ou_int_draft_abandon(th, &q);
    ou_int_draft_abandon(th, &r);
    return false;
}

bool ou_int_floor_divide(OuThread *th, OuObject *a, OuObject *b, OuObject **quotient, OuObject **remainder)
{
    OU_ASSERT(ou_int_sign(b) != 0);
    if (OU_LIKELY(both_inline(a, b))) {
        int64_t x = ou_int_value(a), y = ou_int_value(b);
        if (quotient != NULL && (*quotient = ou_int_new_inline(th, floor_quotient(x, y))) == NULL) {
            return false;
        }
        if (remainder != NULL && (*remainder = ou_int_new_inline(th, floor_remainder(x, y))) == NULL) {
            if (quotient != NULL) {
                ou_clear_ref(th, quotient);
            }
            return false;
        }
        return true;
    }
    return floor_long(th, a, b, quotient, remainder);
}

static bool check_divisor(OuThread *th, OuObject *b, const char *message)
{
    return OU_LIKELY(((OuInt *)b)->bits != 1) || ou_raise(th, &ou_exc_zero_division_error, message);
}

static OuObject *floordiv(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *quotient;
    if (OU_LIKELY(both_inline(a, b) && ou_int_value(b) != 0)) {
        return ou_int_new_inline(th, floor_quotient(ou_int_value(a), ou_int_value(b)));
    }
    return check_divisor(th, b, "integer division or modulo by zero") &&
                   ou_int_floor_divide(th, a, b, &quotient, NULL)
               ? quotient
               : NULL;
}

static OuObject *mod(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *remainder;
    if (OU_LIKELY(both_inline(a, b) && ou_int_value(b) != 0)) {
        return ou_int_new_inline(th, floor_remainder(ou_int_value(a), ou_int_value(b)));
    }
    return check_divisor(th, b, "integer modulo by zero") && ou_int_floor_divide(th, a, b, NULL, &remainder)
               ? remainder
               : NULL;
}

static OuObject *divmod(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *quotient, *remainder;
    if (!check_divisor(th, b, "integer division or modulo by zero") ||
        !ou_int_floor_divide(th, a, b, &quotient, &remainder)) {
        return NULL;
    }
    return ou_seq_pair_adopt(th, quotient, remainder);
}

#define EXACT_DOUBLE ((int64_t)1 << 53) /* every int up to here is a double */

static bool is_exact_double(const OuObject *o)
{
    if (!ou_int_is_inline(o)) {
        return false;
    }
    int64_t value = ou_int_value(o);
    return value >= -EXACT_DOUBLE && value <= EXACT_DOUBLE;
}

static OU_NOINLINE OuObject *truediv_long(OuThread *th, OuObject *a, OuObject *b)
{
    OuIntView va, vb;
    OuIntScratch scratch;
    double quotient;
    bool overflow = false;
    ou_int_view(a, &va);
    ou_int_view(b, &vb);
    if (!ou_int_scratch_start(th, &scratch, ou_limbs_true_divide_scratch(va.n, vb.n))) {
        return NULL;
    }
    OuTick tick = ou_int_work_begin(th, (double)vb.n); /* a quotient of two limbs, whatever their sizes */
    bool done = ou_limbs_true_divide(&quotient, &overflow, va.limbs, va.n, vb.limbs, vb.n, scratch.limbs, &tick);
    ou_int_work_end(&tick);
    ou_int_scratch_end(th, &scratch);
    if (!done) {
        return NULL;
    }
    if (overflow) {
        return ou_null(th, &ou_exc_overflow_error, "integer division result too large for a float");
    }
    return ou_float_new(th, va.negative != vb.negative ? -quotient : quotient);
}

static OuObject *truediv(OuThread *th, OuObject *a, OuObject *b)
{
    if (!check_divisor(th, b, "division by zero")) {
        return NULL;
    }
    if (is_exact_double(a) && is_exact_double(b)) {
        return ou_float_new(th, (double)ou_int_value(a) / (double)ou_int_value(b));
    }
    return truediv_long(th, a, b);
}

/* ---- shifts ---- */

/* *count is clipped. False with ValueError. */
static bool shift_count(OuThread *th, OuObject *b, int64_t *count)
{
    (void)ou_int_clip_i64(b, count);
    return *count >= 0 || ou_raise(th, &ou_exc_value_error, "negative shift count");
}

/* For a shift to the left that no memory is enough for. OverflowError where CPython, whose digits have 30
 * bits, cannot even count them. */
static OuObject *refuse_shift(OuThread *th, OuObject *b)
{
    OuIntView view;
    ou_int_view(b, &view);
    bool countless = view.n > 2 || (view.n == 2 && view.limbs[1] >= 15); /* 15 * 2^64 is 30 * 2^63 */
    return countless ? ou_null(th, &ou_exc_overflow_error, "too many digits in integer") : ou_null_memory(th);
}

static OU_NOINLINE OuObject *lshift_long(OuThread *th, OuObject *a, OuObject *b)
{
    int64_t count;
    OuIntView view;
    OuIntDraft draft;
    if (!shift_count(th, b, &count)) {
        return NULL;
    }
    ou_int_view(a, &view);
    if (view.n == 0) {
        return ou_int_new_inline(th, 0);
    }
    if (count == INT64_MAX) {
        return refuse_shift(th, b);
    }
    if (!ou_int_draft_start(th, &draft, view.n + (size_t)count / OU_LIMB_BITS + 1)) {
        return NULL;
    }
    size_t n = ou_limbs_shift_left(draft.limbs, view.limbs, view.n, (uint64_t)count);
    return ou_int_draft_finish(th, &draft, view.negative, n);
}

static OuObject *lshift(OuThread *th, OuObject *a, OuObject *b)
{
    if (OU_LIKELY(both_inline(a, b))) {
        int64_t value = ou_int_value(a), count = ou_int_value(b);
        if (count >= 0 && count < 63) {
            int64_t shifted = (int64_t)((uint64_t)value << count);
            if (shifted >> count == value) {
                return ou_int_new_inline(th, shifted);
            }
        }
    }
    return lshift_long(th, a, b);
}

static OU_NOINLINE OuObject *rshift_long(OuThread *th, OuObject *a, OuObject *b)
{
    int64_t count;
    bool lost;
    if (!shift_count(th, b, &count)) {
        return NULL;
    }
    OuIntView view;
    OuIntDraft draft;
    ou_int_view(a, &view);
    size_t gone = (size_t)count / OU_LIMB_BITS;
    if (gone >= view.n) {
        return ou_int_new_inline(th, view.negative ? -1 : 0);
    }
    if (!ou_int_draft_start(th, &draft, view.n - gone + 1)) {
        return NULL;
    }
    size_t n = ou_limbs_shift_right(draft.limbs, view.limbs, view.n, (uint64_t)count, &lost);
    if (view.negative && lost) {
        n = ou_limbs_add_1(draft.limbs, draft.limbs, n, 1);
    }
    return ou_int_draft_finish(th, &draft, view.negative, n);
}

static OuObject *rshift(OuThread *th, OuObject *a, OuObject *b)
{
    if (OU_LIKELY(both_inline(a, b))) {
        int64_t count = ou_int_value(b);
        if (OU_LIKELY(count >= 0)) {
            return ou_int_new_inline(th, ou_int_value(a) >> (count < 63 ? count : 63));
        }
    }
    return rshift_long(th, a, b);
}

/* ---- bits ---- */

static OU_NOINLINE OuObject *bit_long(OuThread *th, OuLimbsBitOp op, OuObject *a, OuObject *b)
{
    OuIntView va, vb;
    OuIntDraft draft;
    OuIntWide x, y;
    bool negative, other_negative;
    if (ou_int_as_wide(a, &x, &negative) && ou_int_as_wide(b, &y, &other_negative) && !negative && !other_negative) {
        return ou_int_new_wide(th, false, op == OU_LIMBS_AND ? x & y : op == OU_LIMBS_OR ? x | y : x ^ y);
    }
    ou_int_view(a, &va);
    ou_int_view(b, &vb);
    if (!ou_int_draft_start(th, &draft, (va.n > vb.n ? va.n : vb.n) + 1)) {
        return NULL;
    }
    size_t n = ou_limbs_bit_op(op, draft.limbs, &negative, va.limbs, va.n, va.negative, vb.limbs, vb.n, vb.negative);
    return ou_int_draft_finish(th, &draft, negative, n);
}

static OuObject *bit_and(OuThread *th, OuObject *a, OuObject *b)
{
    return OU_LIKELY(both_inline(a, b)) ? ou_int_new_inline(th, ou_int_value(a) & ou_int_value(b))
                                        : bit_long(th, OU_LIMBS_AND, a, b);
}

static OuObject *bit_or(OuThread *th, OuObject *a, OuObject *b)
{
    return OU_LIKELY(both_inline(a, b)) ? ou_int_new_inline(th, ou_int_value(a) | ou_int_value(b))
                                        : bit_long(th, OU_LIMBS_OR, a, b);
}

static OuObject *bit_xor(OuThread *th, OuObject *a, OuObject *b)
{
    return OU_LIKELY(both_inline(a, b)) ? ou_int_new_inline(th, ou_int_value(a) ^ ou_int_value(b))
                                        : bit_long(th, OU_LIMBS_XOR, a, b);
}

/* ---- one operand ---- */

static OuObject *with_sign(OuThread *th, OuObject *o, bool negative)
{
    OuIntView view;
    ou_int_view(o, &view);
    return ou_int_from_limbs(th, negative, view.limbs, view.n);
}

OuObject *ou_int_negative(OuThread *th, OuObject *o)
{
    return OU_LIKELY(ou_int_is_inline(o)) ? ou_int_new_inline(th, -ou_int_value(o))
                                          : with_sign(th, o, ou_int_sign(o) > 0);
}

OuObject *ou_int_absolute(OuThread *th, OuObject *o)
{
    return ou_int_sign(o) < 0 ? ou_int_negative(th, o) : ou_int_exact(th, o);
}

/* -x - 1 */
OuObject *ou_int_invert(OuThread *th, OuObject *o)
{
    OuIntView view;
    OuIntDraft draft;
    if (OU_LIKELY(ou_int_is_inline(o))) {
        return ou_int_new_inline(th, ~ou_int_value(o));
    }
    ou_int_view(o, &view);
    if (!ou_int_draft_start(th, &draft, view.n + 1)) {
        return NULL;
    }
    size_t n = view.negative ? ou_limbs_sub_1(draft.limbs, view.limbs, view.n, 1)
                             : ou_limbs_add_1(draft.limbs, view.limbs, view.n, 1);
    return ou_int_draft_finish(th, &draft, !view.negative, n);
}

OuObject *ou_int_to_float(OuThread *th, OuObject *o)
{
    double value;
    return ou_int_as_f64(th, o, &value) ? ou_float_new(th, value) : NULL;
}

/* ---- the slots ---- */

OuObject *ou_int_binary(OuThread *th, OuBinaryOp op, OuObject *a, OuObject *b)
{
    switch (op) {
    case OU_OP_ADD: return add(th, a, b);
    case OU_OP_SUB: return sub(th, a, b);
    case OU_OP_MUL: return mul(th, a, b);
    case OU_OP_TRUEDIV: return truediv(th, a, b);
    case OU_OP_FLOORDIV: return floordiv(th, a, b);
    case OU_OP_MOD: return mod(th, a, b);
    case OU_OP_POW: return ou_int_pow(th, a, b);
    case OU_OP_LSHIFT: return lshift(th, a, b);
    case OU_OP_RSHIFT: return rshift(th, a, b);
    case OU_OP_AND: return bit_and(th, a, b);
    case OU_OP_XOR: return bit_xor(th, a, b);
    case OU_OP_OR: return bit_or(th, a, b);
    default: return ou_binary(th, op, a, b); /* @: no int knows it */
    }
}

#define SLOT(name, fn)                                                                             \
    OuObject *ou_int_slot_##name(OuThread *th, OuObject *a, OuObject *b)                           \
    {                                                                                              \
        return OU_LIKELY(ou_is_int(a) && ou_is_int(b)) ? fn(th, a, b) : OU_NOT_IMPLEMENTED;        \
    }

SLOT(add, add)
SLOT(sub, sub)
SLOT(mul, mul)
SLOT(truediv, truediv)
SLOT(floordiv, floordiv)
SLOT(mod, mod)
SLOT(pow, ou_int_pow)
SLOT(lshift, lshift)
SLOT(rshift, rshift)
SLOT(and, bit_and)
SLOT(xor, bit_xor)
SLOT(or, bit_or)
SLOT(divmod, divmod)

OuObject *ou_int_slot_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    return ou_is_int(a) && ou_is_int(b) && ou_is_int(c) ? ou_int_pow3(th, a, b, c) : OU_NOT_IMPLEMENTED;
}

const OuNumberSlots ou_int_number = {
    OU_INT_NUMBER_SLOTS,
    .binary[OU_OP_AND] = ou_int_slot_and,
    .binary[OU_OP_XOR] = ou_int_slot_xor,
    .binary[OU_OP_OR] = ou_int_slot_or,
    .truth = ou_int_truth,
};
