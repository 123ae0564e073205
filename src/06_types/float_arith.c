/* float_arith.c - arithmetic of floats, with ints beside them.
 *
 * Sums, products and quotients are the machine's. % and // follow the sign of the
 * divisor, as ints do: fmod() is exact, and the quotient is made to fit what it leaves. */
#include "06_types/float_int.h"

#include <errno.h>
#include <math.h>

#include "06_types/int.h"
#include "06_types/seq.h"
#include "06_types/type.h"

OuTruth ou_float_operand(OuThread *th, OuObject *o, double *out)
{
    if (OU_LIKELY(o->type == &ou_float_type) || ou_is_float(o)) {
        *out = ou_float_value(o);
        return OU_TRUE;
    }
    if (!ou_is_int(o)) {
        return OU_FALSE;
    }
    return ou_int_as_f64(th, o, out) ? OU_TRUE : OU_ERROR;
}

/* Both operands to x and y, or out of the slot: NotImplemented, or NULL for an int too large. */
#define OPERANDS(th, a, b, x, y)                                                                   \
    double x, y;                                                                                   \
    OuTruth known = ou_float_operand(th, a, &x);                                                   \
    if (known == OU_TRUE) {                                                                        \
        known = ou_float_operand(th, b, &y);                                                       \
    }                                                                                              \
    if (OU_UNLIKELY(known != OU_TRUE)) {                                                           \
        return known == OU_FALSE ? OU_NOT_IMPLEMENTED : NULL;                                      \
    }

static OuObject *slot_add(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    return ou_float_new_inline(th, x + y);
}

static OuObject *slot_sub(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    return ou_float_new_inline(th, x - y);
}

static OuObject *slot_mul(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    return ou_float_new_inline(th, x * y);
}

static OuObject *slot_truediv(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    if (y == 0) {
        return ou_null(th, &ou_exc_zero_division_error, "float division by zero");
    }
    return ou_float_new_inline(th, x / y);
}

/* ---- division with a rest ---- */

static double floor_remainder(double a, double b)
{
    double rest = fmod(a, b);
    if (rest == 0) {
        return copysign(0.0, b);
    }
    return (rest < 0) != (b < 0) ? rest + b : rest;
}

void ou_float_divmod(double a, double b, double *quotient, double *remainder)
{
    double rest = fmod(a, b);
    double exact = (a - rest) / b; /* an integer, up to rounding */
    if (rest != 0) {
        if ((rest < 0) != (b < 0)) {
            rest += b;
            exact -= 1.0;
        }
    } else {
        rest = copysign(0.0, b);
    }
    double whole = floor(exact);
    if (exact == 0) {
        whole = copysign(0.0, a / b);
    } else if (exact - whole > 0.5) {
        whole += 1.0;
    }
    *quotient = whole;
    *remainder = rest;
}

static OuObject *slot_floordiv(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    if (y == 0) {
        return ou_null(th, &ou_exc_zero_division_error, "float floor division by zero");
    }
    double quotient, remainder;
    ou_float_divmod(x, y, &quotient, &remainder);
    return ou_float_new_inline(th, quotient);
}

static OuObject *slot_mod(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    if (y == 0) {
        return ou_null(th, &ou_exc_zero_division_error, "float modulo");
    }
    return ou_float_new_inline(th, floor_remainder(x, y));
}

static OuObject *slot_divmod(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    if (y == 0) {
        return ou_null(th, &ou_exc_zero_division_error, "float divmod()");
    }
    double quotient, remainder;
    ou_float_divmod(x, y, &quotient, &remainder);
    OuObject *first = ou_float_new_inline(th, quotient);
    return ou_seq_pair_adopt(th, first, first == NULL ? NULL : ou_float_new_inline(th, remainder));
}

/* ---- powers ---- */

static bool is_odd(double value)
{
    return fmod(fabs(value), 2.0) == 1.0;
}

/* OverflowError(34, "Numerical result out of range") */
static bool raise_range(OuThread *th)
{
    OuObject *number = ou_int_new(th, ERANGE), *text = number == NULL ? NULL : ou_str_from_text(th, "Numerical result out of range");
    OuObject *error = text == NULL ? NULL : ou_call2(th, OU_TYPE_OBJECT(&ou_exc_overflow_error), number, text);
    ou_drop_maybe(th, number);
    ou_drop_maybe(th, text);
    if (error != NULL) {
        ou_error_set_adopt(th, error);
    }
    return false;
}

/* The cases that C's pow() answers with something that Python raises for are told apart here;
 * the special values of C99's annex F are Python's. */
bool ou_float_pow(OuThread *th, double a, double b, double *out, bool *complex)
{
    *complex = false;
    if (isnan(a) || isnan(b) || isinf(a) || isinf(b)) {
        *out = b == 0 || a == 1 ? 1.0 : isnan(a) || isnan(b) ? NAN : pow(a, b);
        return true;
    }
    if (a == 0 && b < 0) {
        return ou_raise(th, &ou_exc_zero_division_error, "0.0 cannot be raised to a negative power");
    }
    if (a < 0 && b != floor(b)) {
        *complex = true;
        return true;
    }
    double power = pow(fabs(a), b);
    *out = signbit(a) && is_odd(b) ? -power : power;
    return !isinf(power) || raise_range(th);
}

static OuObject *slot_pow(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    double power = 0;
    bool complex;
    if (!ou_float_pow(th, x, y, &power, &complex)) {
        return NULL;
    }
    if (complex) {
        return ou_complex_pow(th, x, y);
    }
    return ou_float_new_inline(th, power);
}

static OuObject *slot_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    (void)a, (void)b, (void)c;
    return ou_null(th, &ou_exc_type_error, "pow() 3rd argument not allowed unless all arguments are integers");
}

/* ---- one operand ---- */

static OuObject *slot_negative(OuThread *th, OuObject *o)
{
    return ou_float_new_inline(th, -ou_float_value(o));
}

static OuObject *slot_absolute(OuThread *th, OuObject *o)
{
    return ou_float_new_inline(th, fabs(ou_float_value(o)));
}

/* An exact float of the same value. */
static OuObject *slot_to_float(OuThread *th, OuObject *o)
{
    return ou_is_exact_float(o) ? ou_keep(o) : ou_float_new_inline(th, ou_float_value(o));
}

static OuObject *slot_to_int(OuThread *th, OuObject *o)
{
    return ou_int_from_f64(th, ou_float_value(o));
}

static OuTruth slot_truth(OuThread *th, OuObject *o)
{
    (void)th;
    return ou_float_value(o) != 0 ? OU_TRUE : OU_FALSE;
}

const OuNumberSlots ou_float_number = {
    .binary[OU_OP_ADD] = slot_add,
    .binary[OU_OP_SUB] = slot_sub,
    .binary[OU_OP_MUL] = slot_mul,
    .binary[OU_OP_TRUEDIV] = slot_truediv,
    .binary[OU_OP_FLOORDIV] = slot_floordiv,
    .binary[OU_OP_MOD] = slot_mod,
    .binary[OU_OP_POW] = slot_pow,
    .pow3 = slot_pow3,
    .divmod = slot_divmod,
    .negative = slot_negative,
    .positive = slot_to_float,
    .absolute = slot_absolute,
    .to_int = slot_to_int,
    .to_float = slot_to_float,
    .truth = slot_truth,
};
