/* int_pow.c - powers: of two ints, and modulo a third.
 *
 * Powers that stay within 63 bits are made by squaring C integers; others by
 * ou_limbs_pow() in one room of the right size. Modular powers go to
 * ou_limbs_powmod(); a negative exponent means the power of the inverse, found by
 * Euclid's extended algorithm (Knuth, TAOCP 2, 4.5.2). */
#include "06_types/int_int.h"

#include <math.h>

#include "06_types/float.h"

/* *result = base ** exponent. False: too large, even if only on the way. */
static bool small_pow(int64_t base, uint64_t exponent, int64_t *result)
{
    int64_t power = 1;
    for (;;) {
        if ((exponent & 1) != 0 && !ou_checked_mul_i64(power, base, &power)) {
            return false;
        }
        exponent >>= 1;
        if (exponent == 0) {
            *result = power;
            return true;
        }
        if (!ou_checked_mul_i64(base, base, &base)) {
            return false;
        }
    }
}

/* A negative exponent: floats. */
static OuObject *float_pow(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *x = ou_int_to_float(th, a), *y = x == NULL ? NULL : ou_int_to_float(th, b), *result = NULL;
    if (y != NULL) {
        result = ou_float_type.number->binary[OU_OP_POW](th, x, y);
    }
    ou_drop_maybe(th, y);
    ou_drop_maybe(th, x);
    return result;
}

static OuObject *pow_limbs(OuThread *th, const OuIntView *base, uint64_t exponent)
{
    OuIntDraft draft;
    OuIntScratch scratch;
    size_t room, n;
    if (!ou_limbs_pow_room(base->limbs, base->n, exponent, &room) || !ou_int_draft_start(th, &draft, room)) {
        return ou_has_error(th) ? NULL : ou_null_memory(th);
    }
    if (!ou_int_scratch_start(th, &scratch, ou_limbs_pow_scratch(room))) {
        ou_int_draft_abandon(th, &draft);
        return NULL;
    }
    OuTick tick = ou_int_work_begin(th, (double)room * (double)room / 3);
    bool done = ou_limbs_pow(draft.limbs, &n, room, base->limbs, base->n, exponent, scratch.limbs, &tick);
    ou_int_work_end(&tick);
    ou_int_scratch_end(th, &scratch);
    if (!done) {
        ou_int_draft_abandon(th, &draft);
        return NULL;
    }
    return ou_int_draft_finish(th, &draft, base->negative && (exponent & 1) != 0, n);
}

OuObject *ou_int_pow(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_int_sign(b) < 0) {
        return float_pow(th, a, b);
    }
    OuIntView base, exponent;
    int64_t value;
    ou_int_view(b, &exponent);
    uint64_t times = exponent.n == 0 ? 0 : exponent.limbs[0];
    if (ou_int_is_inline(a)) {
        value = ou_int_value(a);
        if (value >= -1 && value <= 1) { /* however large the exponent */
            return ou_int_new_inline(th, exponent.n == 0 ? 1 : value == -1 && (times & 1) == 0 ? 1 : value);
        }
        if (exponent.n <= 1 && small_pow(value, times, &value)) {
            return ou_int_new_inline(th, value);
        }
    }
    if (exponent.n > 1) {
        return ou_null_memory(th); /* 2 ** 2 ** 64 has more bits than there is memory for */
    }
    ou_int_view(a, &base);
    return pow_limbs(th, &base, times);
}

/* ---- modulo ---- */

/* The x with a * x == 1 modulo n, 0 < x < n, for n > 1 and any a; new. NULL with ValueError. Keeps
 * b0 * a == r0 and b1 * a == r1 modulo n while (r0, r1) goes down as in Euclid's algorithm. */
static OuObject *inverse(OuThread *th, OuObject *a, OuObject *n)
{
    OuObject *r0 = NULL, *r1 = NULL, *b0 = ou_int_new(th, 1), *b1 = ou_int_new(th, 0), *x = NULL;
    if (b0 == NULL || b1 == NULL || !ou_int_floor_divide(th, a, n, NULL, &r0)) {
        goto done;
    }
    r1 = ou_int_exact(th, n);
    while (r1 != NULL && ou_int_sign(r1) != 0) {
        OuTick tick = ou_int_work_begin(th, 0);
        OuObject *quotient, *rest, *product, *next;
        if (!tick.go_on(tick.arg) || !ou_int_floor_divide(th, r0, r1, &quotient, &rest)) {
            goto done;
        }
        product = ou_int_binary(th, OU_OP_MUL, quotient, b1);
        next = product == NULL ? NULL : ou_int_binary(th, OU_OP_SUB, b0, product);
        ou_drop(th, quotient);
        ou_drop_maybe(th, product);
        if (next == NULL) {
            ou_drop(th, rest);
            goto done;
        }
        ou_replace(th, &r0, r1);
        r1 = rest;
        ou_replace(th, &b0, b1);
        b1 = next;
    }
    if (r1 == NULL) {
        goto done;
    }
    if (!ou_int_is_inline(r0) || ou_int_value(r0) != 1) {
        ou_raise(th, &ou_exc_value_error, "base is not invertible for the given modulus");
    } else if (!ou_int_floor_divide(th, b0, n, NULL, &x)) {
        x = NULL;
    }
done:
    ou_drop_maybe(th, r0);
    ou_drop_maybe(th, r1);
    ou_drop_maybe(th, b0);
    ou_drop_maybe(th, b1);
    return x;
}

/* base ** |exponent| modulo n, for 0 <= base and n > 1; new, 0 <= result < n. */
static OuObject *powmod(OuThread *th, OuObject *base, OuObject *exponent, OuObject *n)
{
    OuIntView vb, ve, vn;
    OuIntDraft draft;
    OuIntScratch scratch;
    ou_int_view(base, &vb);
    ou_int_view(exponent, &ve);
    ou_int_view(n, &vn);
    if (!ou_int_draft_start(th, &draft, vn.n)) {
        return NULL;
    }
    if (!ou_int_scratch_start(th, &scratch, ou_limbs_powmod_scratch(vb.n, ve.n, vn.n))) {
        ou_int_draft_abandon(th, &draft);
        return NULL;
    }
    OuTick tick = ou_int_work_begin(th, 1.5 * OU_LIMB_BITS * (double)ve.n * 2 * (double)vn.n * (double)vn.n);
    bool done = ou_limbs_powmod(draft.limbs, vb.limbs, vb.n, ve.limbs, ve.n, vn.limbs, vn.n, scratch.limbs, &tick);
    ou_int_work_end(&tick);
    ou_int_scratch_end(th, &scratch);
    if (!done) {
        ou_int_draft_abandon(th, &draft);
        return NULL;
    }
    return ou_int_draft_finish(th, &draft, false, vn.n);
}

OuObject *ou_int_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    if (ou_int_sign(c) == 0) {
        return ou_null(th, &ou_exc_value_error, "pow() 3rd argument cannot be 0");
    }
    OuObject *n = ou_int_absolute(th, c), *base = NULL, *result = NULL;
    if (n == NULL) {
        return NULL;
    }
    if (ou_int_is_inline(n) && ou_int_value(n) == 1) {
        ou_drop(th, n);
        return ou_int_new(th, 0); /* even of what has no inverse */
    }
    if (ou_int_sign(b) < 0) {
        base = inverse(th, a, n);
    } else if (!ou_int_floor_divide(th, a, n, NULL, &base)) {
        base = NULL;
    }
    if (base != NULL) {
        result = powmod(th, base, b, n);
    }
    if (result != NULL && ou_int_sign(c) < 0 && ou_int_sign(result) != 0) {
        OuObject *below = ou_int_binary(th, OU_OP_ADD, result, c); /* the modulus's sign */
        ou_drop(th, result);
        result = below;
    }
    ou_drop_maybe(th, base);
    ou_drop(th, n);
    return result;
}
