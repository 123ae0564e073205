/* binary.c - number.h: square root and power modulo an integer: what is computed in binary, with limbs.h.
 *
 * Both need nothing of decimal digits on their way, and fast methods are there (Zimmermann's root, Montgomery's products); the way to binary
 * and back costs less at any size that matters. A root has one digit more than is wanted, and whether something is left over tells the
 * rest of the rounding. */
#include "10_builtin/decimal/binary.h"

#include "06_types/int_view.h"

/* ---- binary integers ---- */

/* r = a of n limbs of digits, trimmed; ends nothing but r when it fails. */
static bool to_binary(OuThread *th, OuDecDraft *r, const uint64_t *a, size_t n)
{
    OuTick tick = ou_int_work_begin(th, 0);
    bool ok = ou_dec_draft_start(th, r, ou_digits_binary_room(n));
    if (ok && !ou_digits_to_binary(r->limbs, &r->n, a, n, &tick)) {
        ou_dec_draft_end(th, r);
        ok = false;
    }
    ou_int_work_end(&tick);
    return ok;
}

/* The magnitude of a, which is an integer. */
bool ou_dec_integer_to_binary(OuThread *th, OuDecDraft *r, const OuDec *a)
{
    OuDecDraft whole;
    if (a->exp == 0) {
        return to_binary(th, r, a->limbs, a->n);
    }
    if (!ou_dec_draft_start(th, &whole, a->n + (a->n == 0 || a->exp < 0 ? 0 : (uint64_t)a->exp / OU_DIGITS_EACH) + 1)) {
        return false;
    }
    whole.n = a->n == 0      ? 0
              : a->exp > 0 ? ou_digits_shift_left(whole.limbs, a->limbs, a->n, (uint64_t)a->exp)
                           : ou_digits_shift_right(whole.limbs, a->limbs, a->n, 0 - (uint64_t)a->exp);
    bool ok = to_binary(th, r, whole.limbs, whole.n);
    ou_dec_draft_end(th, &whole);
    return ok;
}

/* r = a in digits. Spoils a. */
static bool from_binary(OuThread *th, OuDecDraft *r, OuLimb *a, size_t n)
{
    OuTick tick = ou_int_work_begin(th, 0);
    bool ok = ou_dec_draft_start(th, r, ou_digits_decimal_room(n));
    if (ok && !ou_digits_from_binary(r->limbs, &r->n, a, n, &tick)) {
        ou_dec_draft_end(th, r);
        ok = false;
    }
    ou_int_work_end(&tick);
    return ok;
}

static bool multiply_binary(OuThread *th, OuDecDraft *r, const OuDecDraft *a, const OuDecDraft *b)
{
    OuDecDraft scratch;
    if (a->n == 0 || b->n == 0) {
        return ou_dec_draft_start(th, r, 1);
    }
    if (!ou_dec_draft_start(th, r, a->n + b->n)) {
        return false;
    }
    bool ok = ou_dec_draft_start(th, &scratch, ou_limbs_mul_scratch(a->n, b->n));
    if (ok) {
        OuTick tick = ou_int_work_begin(th, 0);
        ok = ou_limbs_mul(r->limbs, a->limbs, a->n, b->limbs, b->n, scratch.limbs, &tick);
        ou_int_work_end(&tick);
        r->n = ou_limbs_trim(r->limbs, a->n + b->n);
        ou_dec_draft_end(th, &scratch);
    }
    if (!ok) {
        ou_dec_draft_end(th, r);
    }
    return ok;
}

/* ---- square root ---- */

/* The root of a, rounded down. *exact: it is the whole root. */
static bool root_binary(OuThread *th, OuDecDraft *root, const OuDecDraft *a, bool *exact)
{
    OuDecDraft scratch, square;
    if (!ou_dec_draft_start(th, root, (a->n + 1) / 2)) {
        return false;
    }
    bool ok = ou_dec_draft_start(th, &scratch, ou_limbs_isqrt_scratch(a->n));
    if (ok) {
        OuTick tick = ou_int_work_begin(th, 0);
        ok = ou_limbs_isqrt(root->limbs, a->limbs, a->n, scratch.limbs, &tick);
        ou_int_work_end(&tick);
        ou_dec_draft_end(th, &scratch);
    }
    root->n = ok ? ou_limbs_trim(root->limbs, (a->n + 1) / 2) : 0;
    *exact = ok && root->limbs[0] * root->limbs[0] == a->limbs[0]; /* the lowest words of square and operand */
    if (*exact) {
        ok = multiply_binary(th, &square, root, root);
        if (ok) {
            *exact = ou_limbs_compare(square.limbs, square.n, a->limbs, a->n) == 0;
            ou_dec_draft_end(th, &square);
        }
    }
    if (!ok) {
        ou_dec_draft_end(th, root);
    }
    return ok;
}

/* root = sqrt(a's coefficient * 10^shift), in digits and rounded down; shift may be negative, and what that cuts off counts in *exact. */
static bool root_shifted(OuThread *th, OuDecDraft *root, const OuDec *a, int64_t shift, bool *exact)
{
    OuDecDraft digits, binary, binary_root;
    bool whole = shift >= 0 || ou_digits_zero_below(a->limbs, a->n, 0 - (uint64_t)shift);
    if (!ou_dec_draft_start(th, &digits, a->n + (shift > 0 ? (uint64_t)shift / OU_DIGITS_EACH : 0) + 1)) {
        return false;
    }
    digits.n = shift >= 0 ? ou_digits_shift_left(digits.limbs, a->limbs, a->n, (uint64_t)shift)
                          : ou_digits_shift_right(digits.limbs, a->limbs, a->n, 0 - (uint64_t)shift);
    bool ok = to_binary(th, &binary, digits.limbs, digits.n);
    ou_dec_draft_end(th, &digits);
    if (!ok) {
        return false;
    }
    ok = root_binary(th, &binary_root, &binary, exact);
    ou_dec_draft_end(th, &binary);
    if (!ok) {
        return false;
    }
    *exact = *exact && whole;
    ok = from_binary(th, root, binary_root.limbs, binary_root.n);
    ou_dec_draft_end(th, &binary_root);
    return ok;
}

/* An exact root * 10^exp, by dropping zeros or not, gets the exponent nearest to `ideal` that it can have. */
static bool finish_exact_root(OuThread *th, OuDecDraft *root, OuDec *out, int64_t exp, int64_t ideal, OuDecContext *context)
{
    if (exp < ideal) {
        uint64_t zeros = ou_digits_low_zeros(root->limbs, root->n), want = (uint64_t)(ideal - exp);
        uint64_t drop = zeros < want ? zeros : want;
        root->n = ou_digits_shift_right(root->limbs, root->limbs, root->n, drop);
        exp += (int64_t)drop;
    }
    return ou_dec_draft_finish(th, root, out, false, exp, false, context);
}

/* a is finite, positive and not 0. A short operand is tried as it stands first, so that an exact root costs nothing at a high precision. */
static bool sqrt_finite(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    OuDecDraft root;
    bool exact;
    int64_t digits = (int64_t)ou_dec_digits(a), odd = a->exp & 1, ideal = (a->exp - odd) / 2, shift;
    if (digits <= context->prec) {
        if (!root_shifted(th, &root, a, odd, &exact)) {
            return false;
        }
        if (exact) {
            return finish_exact_root(th, &root, out, ideal, ideal, context);
        }
        ou_dec_draft_end(th, &root);
    }
    shift = 2 * (context->prec + 1) - digits; /* of 2 prec + 2 digits, or one more, the root has more than prec */
    shift += (shift ^ odd) & 1;
    if (!root_shifted(th, &root, a, shift, &exact)) {
        return false;
    }
    int64_t exp = (a->exp - shift) / 2;
    return exact ? finish_exact_root(th, &root, out, exp, ideal, context)
                 : ou_dec_draft_finish(th, &root, out, false, exp, true, context);
}

bool ou_dec_sqrt(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    bool taken;
    bool ok = ou_dec_take_nan(th, out, a, NULL, context, &taken);
    if (!ok || taken) {
        return ok;
    }
    if (ou_dec_is_zero(a)) {
        int64_t exp = (a->exp - (a->exp & 1)) / 2;
        ok = ou_dec_copy(th, out, a);
        out->exp = exp;
        return ok && ou_dec_finish(th, out, context);
    }
    if (a->negative) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    if (a->kind == OU_DEC_INFINITY) {
        return ou_dec_infinite(th, out, false);
    }
    uint8_t rounding = context->rounding;
    context->rounding = OU_DEC_HALF_EVEN;
    ok = sqrt_finite(th, out, a, context);
    context->rounding = rounding;
    return ok;
}

/* ---- power modulo an integer ---- */

/* r = base^exponent modulo m. */
static bool power_limbs(OuThread *th, OuDecDraft *r, const OuDecDraft *base, const OuLimb *exponent, size_t n, const OuDecDraft *m)
{
    OuDecDraft scratch;
    if (!ou_dec_draft_start(th, r, m->n)) {
        return false;
    }
    bool ok = ou_dec_draft_start(th, &scratch, ou_limbs_powmod_scratch(base->n, n, m->n));
    if (ok) {
        OuTick tick = ou_int_work_begin(th, 0);
        ok = ou_limbs_powmod(r->limbs, base->limbs, base->n, exponent, n, m->limbs, m->n, scratch.limbs, &tick);
        ou_int_work_end(&tick);
        r->n = ou_limbs_trim(r->limbs, m->n);
        ou_dec_draft_end(th, &scratch);
    }
    if (!ok) {
        ou_dec_draft_end(th, r);
    }
    return ok;
}

/* r = |a|, or something that is the same modulo m: the coefficient times 10^exp mod m. */
static bool base_modulo(OuThread *th, OuDecDraft *r, const OuDec *a, const OuDecDraft *m)
{
    OuLimb exp = (OuLimb)a->exp;
    OuDecDraft ten, coefficient, power;
    if (a->exp <= 0 || a->n == 0) {
        return ou_dec_integer_to_binary(th, r, a);
    }
    if (!ou_dec_draft_start(th, &ten, 1)) {
        return false;
    }
    ten.limbs[0] = 10;
    ten.n = 1;
    if (!power_limbs(th, &power, &ten, &exp, 1, m)) { /* ten has no block */
        return false;
    }
    bool ok = to_binary(th, &coefficient, a->limbs, a->n);
    if (ok) {
        ok = multiply_binary(th, r, &coefficient, &power);
        ou_dec_draft_end(th, &coefficient);
    }
    ou_dec_draft_end(th, &power);
    return ok;
}

/* x = x^(10^zeros) modulo m: 19 zeros at a time, which is as much work as their number says. Ends x when it fails. */
static bool raise_to_ten(OuThread *th, OuDecDraft *x, int64_t zeros, const OuDecDraft *m)
{
    while (zeros > 0) {
        OuDecDraft base = *x;
        unsigned step = zeros > 19 ? 19 : (unsigned)zeros;
        if (x->limbs == x->stack) {
            base.limbs = base.stack;
        }
        OuTick tick = ou_int_work_begin(th, 0);
        bool ok = tick.go_on(tick.arg);
        ou_int_work_end(&tick);
        ok = ok && power_limbs(th, x, &base, &ou_digits_power[step], 1, m);
        ou_dec_draft_end(th, &base);
        if (!ok) {
            return false;
        }
        zeros -= step;
    }
    return true;
}

/* r = |a|^|b| modulo m. */
static bool power_modulo(OuThread *th, OuDecDraft *r, const OuDec *a, const OuDec *b, const OuDecDraft *m)
{
    OuDec coefficient = *b; /* a view: b owns the limbs */
    OuDecDraft base, n;
    int64_t zeros = b->exp > 0 && b->n > 0 ? b->exp : 0;
    coefficient.exp -= zeros;
    if (!base_modulo(th, &base, a, m)) {
        return false;
    }
    bool ok = ou_dec_integer_to_binary(th, &n, &coefficient);
    if (ok) {
        ok = power_limbs(th, r, &base, n.limbs, n.n, m) && raise_to_ten(th, r, zeros, m);
        ou_dec_draft_end(th, &n);
    }
    ou_dec_draft_end(th, &base);
    return ok;
}

static bool power_mod_integers(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, const OuDec *modulo)
{
    OuDecDraft m, binary, digits;
    bool negative = a->negative && ou_dec_is_odd(b);
    if (!ou_dec_integer_to_binary(th, &m, modulo)) {
        return false;
    }
    bool ok = power_modulo(th, &binary, a, b, &m);
    ou_dec_draft_end(th, &m);
    if (!ok) {
        return false;
    }
    ok = from_binary(th, &digits, binary.limbs, binary.n);
    ou_dec_draft_end(th, &binary);
    return ok && ou_dec_draft_finish(th, &digits, out, negative, 0, false, NULL);
}

/* The first signaling NaN wins, then the first quiet one. */
static bool take_nan_of_three(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, const OuDec *c, OuDecContext *context, bool *taken)
{
    bool is_first = c->kind == OU_DEC_SNAN && a->kind != OU_DEC_SNAN && b->kind != OU_DEC_SNAN;
    if (!is_first && !ou_dec_take_nan(th, out, a, b, context, taken)) {
        return false;
    }
    return (!is_first && *taken) || ou_dec_take_nan(th, out, c, NULL, context, taken);
}

bool ou_dec_power_mod(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, const OuDec *modulo, OuDecContext *context)
{
    bool taken;
    bool ok = take_nan_of_three(th, out, a, b, modulo, context, &taken);
    if (!ok || taken) {
        return ok;
    }
    if (!ou_dec_is_integer(a) || !ou_dec_is_integer(b) || !ou_dec_is_integer(modulo) || (b->negative && b->n > 0) || modulo->n == 0 ||
        ou_dec_adjusted(modulo) >= context->prec || (a->n == 0 && b->n == 0)) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    return power_mod_integers(th, out, a, b, modulo);
}
