/* complex_arith.c - arithmetic of complex numbers, with floats and ints beside them.
 *
 * Division is R. Smith's ("Algorithm 116: Complex division", CACM 1962), which does not
 * overflow on the way. Small whole powers are products, others go through polar form. */
#include "06_types/complex.h"

#include <math.h>

#include "06_types/int.h"

typedef OuComplexValue Value;

/* TRUE; FALSE: it is no number of ours; ERROR: an int too large. */
static OuTruth operand(OuThread *th, OuObject *o, Value *out)
{
    if (ou_is_complex(o)) {
        *out = ou_complex_value(o);
        return OU_TRUE;
    }
    out->imag = 0;
    return ou_float_operand(th, o, &out->real);
}

#define OPERANDS(th, a, b, x, y)                                                                   \
    Value x, y;                                                                                    \
    OuTruth known = operand(th, a, &x);                                                            \
    if (known == OU_TRUE) {                                                                        \
        known = operand(th, b, &y);                                                                \
    }                                                                                              \
    if (OU_UNLIKELY(known != OU_TRUE)) {                                                           \
        return known == OU_FALSE ? OU_NOT_IMPLEMENTED : NULL;                                      \
    }

static OuObject *box(OuThread *th, Value value)
{
    return ou_complex_new(th, value.real, value.imag);
}

static Value product(Value a, Value b)
{
    return (Value){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/* b is not zero. */
static Value quotient(Value a, Value b)
{
    double real = fabs(b.real), imag = fabs(b.imag);
    if (real >= imag) {
        double ratio = b.imag / b.real, divisor = b.real + b.imag * ratio;
        return (Value){(a.real + a.imag * ratio) / divisor, (a.imag - a.real * ratio) / divisor};
    }
    if (imag >= real) {
        double ratio = b.real / b.imag, divisor = b.real * ratio + b.imag;
        return (Value){(a.real * ratio + a.imag) / divisor, (a.imag * ratio - a.real) / divisor};
    }
    return (Value){NAN, NAN};
}

static bool is_zero(Value a)
{
    return a.real == 0 && a.imag == 0;
}

static OuObject *slot_add(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    return ou_complex_new(th, x.real + y.real, x.imag + y.imag);
}

static OuObject *slot_sub(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    return ou_complex_new(th, x.real - y.real, x.imag - y.imag);
}

static OuObject *slot_mul(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    return box(th, product(x, y));
}

static OuObject *slot_truediv(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    if (is_zero(y)) {
        return ou_null(th, &ou_exc_zero_division_error, "complex division by zero");
    }
    return box(th, quotient(x, y));
}

/* ---- powers ---- */

#define MOST_WHOLE 100 /* larger whole exponents are less exact by products than by polar form */

static Value whole_power(Value base, unsigned exponent)
{
    Value power = {1, 0};
    for (; exponent != 0; exponent >>= 1) {
        if ((exponent & 1) != 0) {
            power = product(power, base);
        }
        base = product(base, base);
    }
    return power;
}

static Value polar_power(Value a, Value b, double *phase)
{
    double length = hypot(a.real, a.imag), angle = atan2(a.imag, a.real);
    double scale = pow(length, b.real);
    *phase = angle * b.real;
    if (b.imag != 0) {
        scale /= exp(angle * b.imag);
        *phase += b.imag * log(length);
    }
    return (Value){scale * cos(*phase), scale * sin(*phase)};
}

static OuObject *power_of(OuThread *th, Value a, Value b)
{
    Value power = {1, 0};
    if (is_zero(b)) {
        return box(th, power);
    }
    bool whole = b.imag == 0 && b.real == floor(b.real) && fabs(b.real) <= MOST_WHOLE;
    if (is_zero(a) && !(whole && b.real > 0)) {
        if (b.imag != 0 || b.real < 0) {
            return ou_null(th, &ou_exc_zero_division_error, "0.0 to a negative or complex power");
        }
        power.real = 0;
    } else if (whole) {
        power = whole_power(a, (unsigned)fabs(b.real));
        if (b.real < 0) {
            power = is_zero(power) ? (Value){INFINITY, INFINITY} : quotient((Value){1, 0}, power);
        }
    } else {
        double phase;
        power = polar_power(a, b, &phase);
        /* An angle without end has no sine: CPython finds errno set by it, and takes it for a division by zero. */
        if (isinf(phase) && (b.imag != 0 || !isfinite(b.real))) {
            return ou_null(th, &ou_exc_zero_division_error, "0.0 to a negative or complex power");
        }
    }
    if (isinf(power.real) || isinf(power.imag)) {
        return ou_null(th, &ou_exc_overflow_error, "complex exponentiation");
    }
    return box(th, power);
}

OuObject *ou_complex_pow(OuThread *th, double base, double exponent)
{
    return power_of(th, (Value){base, 0}, (Value){exponent, 0});
}

static OuObject *slot_pow(OuThread *th, OuObject *a, OuObject *b)
{
    OPERANDS(th, a, b, x, y)
    return power_of(th, x, y);
}

static OuObject *slot_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    (void)c;
    OPERANDS(th, a, b, x, y)
    (void)x, (void)y;
    return ou_null(th, &ou_exc_value_error, "complex modulo");
}

/* ---- one operand ---- */

static OuObject *slot_negative(OuThread *th, OuObject *o)
{
    Value value = ou_complex_value(o);
    return ou_complex_new(th, -value.real, -value.imag);
}

static OuObject *slot_absolute(OuThread *th, OuObject *o)
{
    Value value = ou_complex_value(o);
    double length = hypot(value.real, value.imag);
    if (isinf(length) && isfinite(value.real) && isfinite(value.imag)) {
        return ou_null(th, &ou_exc_overflow_error, "absolute value too large");
    }
    return ou_float_new(th, length);
}

static OuTruth slot_truth(OuThread *th, OuObject *o)
{
    (void)th;
    return is_zero(ou_complex_value(o)) ? OU_FALSE : OU_TRUE;
}

const OuNumberSlots ou_complex_number = {
    .binary[OU_OP_ADD] = slot_add,
    .binary[OU_OP_SUB] = slot_sub,
    .binary[OU_OP_MUL] = slot_mul,
    .binary[OU_OP_TRUEDIV] = slot_truediv,
    .binary[OU_OP_POW] = slot_pow,
    .pow3 = slot_pow3,
    .negative = slot_negative,
    .positive = ou_complex_exact,
    .absolute = slot_absolute,
    .truth = slot_truth,
};
