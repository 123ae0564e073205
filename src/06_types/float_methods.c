/* float_methods.c - the methods and attributes of float. */
#include "06_types/float_int.h"

#include <math.h>

#include "06_types/int_int.h"
#include "06_types/seq.h"
#include "06_types/type.h"

OU_METHOD(float_is_integer)
{
    double value = ou_float_value(self);
    return ou_bool(isfinite(value) && floor(value) == value);
}

/* value is an odd integer times a power of two: both are exact. */
OU_METHOD(float_as_integer_ratio)
{
    double value = ou_float_value(self);
    int exponent;
    if (!isfinite(value)) {
        return isnan(value) ? ou_null(th, &ou_exc_value_error, "cannot convert NaN to integer ratio")
                            : ou_null(th, &ou_exc_overflow_error, "cannot convert Infinity to integer ratio");
    }
    int64_t mantissa = (int64_t)(frexp(value, &exponent) * 0x1p53);
    exponent -= 53;
    if (mantissa == 0) {
        exponent = 0;
    } else {
        int zeros = __builtin_ctzll((uint64_t)mantissa);
        mantissa /= (int64_t)1 << zeros;
        exponent += zeros;
    }
    OuObject *odd = ou_int_new(th, mantissa), *one = ou_int_new(th, 1);
    OuObject *shift = ou_int_new(th, exponent < 0 ? -exponent : exponent), *power = NULL;
    if (odd != NULL && one != NULL && shift != NULL) {
        power = ou_int_binary(th, OU_OP_LSHIFT, exponent < 0 ? one : odd, shift);
    }
    ou_drop_maybe(th, shift);
    if (power == NULL) {
        ou_drop_maybe(th, odd);
        ou_drop_maybe(th, one);
        return NULL;
    }
    if (exponent < 0) {
        ou_drop(th, one);
        return ou_seq_pair_adopt(th, odd, power);
    }
    ou_drop(th, odd);
    return ou_seq_pair_adopt(th, power, one);
}

OU_METHOD(float_same)
{
    return ou_float_number.positive(th, self);
}

OU_METHOD(float_trunc)
{
    return ou_int_from_f64(th, ou_float_value(self));
}

OU_METHOD(float_floor)
{
    return ou_int_from_f64(th, floor(ou_float_value(self)));
}

OU_METHOD(float_ceil)
{
    return ou_int_from_f64(th, ceil(ou_float_value(self)));
}

/* To the nearest integer, the even one in the middle. */
static double round_half_even(double value)
{
    double rounded = round(value);
    return fabs(value - rounded) == 0.5 ? 2.0 * round(value / 2.0) : rounded;
}

#define MOST_DIGITS 323    /* after the point: rounding there changes no double */
#define LEAST_DIGITS (-308) /* before it: below, all is rounded to zero */

OU_METHOD(float_round)
{
    double value = ou_float_value(self);
    int64_t n_digits;
    if (args[0] == NULL || args[0] == OU_NONE) {
        return ou_int_from_f64(th, isfinite(value) ? round_half_even(value) : value);
    }
    if (!ou_as_index(th, args[0], &n_digits, NULL)) {
        return NULL;
    }
    if (!isfinite(value) || n_digits > MOST_DIGITS) {
        return ou_float_new_inline(th, value);
    }
    if (n_digits < LEAST_DIGITS) {
        return ou_float_new_inline(th, copysign(0.0, value));
    }
    double rounded = ou_float_round(value, (int)n_digits);
    if (isinf(rounded)) {
        return ou_null(th, &ou_exc_overflow_error, "rounded value too large to represent");
    }
    return ou_float_new_inline(th, rounded);
}

OU_METHOD(float_hex)
{
    char text[OU_FLOAT_HEX_ROOM];
    size_t length = ou_float_hex(ou_float_value(self), text);
    return ou_str_from_latin1(th, (const uint8_t *)text, length);
}

OU_METHOD(float_fromhex)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "bad argument type for built-in operation");
    }
    size_t size;
    OuObject *holder;
    const char *text = ou_str_utf8(th, args[0], &size, &holder);
    if (text == NULL) {
        return NULL;
    }
    while (size > 0 && (*text == ' ' || (*text >= '\t' && *text <= '\r'))) {
        text++;
        size--;
    }
    while (size > 0 && (text[size - 1] == ' ' || (text[size - 1] >= '\t' && text[size - 1] <= '\r'))) {
        size--;
    }
    double value;
    OuFloatHex answer = ou_float_from_hex(text, size, &value);
    ou_drop_maybe(th, holder);
    if (answer == OU_FLOAT_HEX_INVALID) {
        return ou_null(th, &ou_exc_value_error, "invalid hexadecimal floating-point string");
    }
    if (answer == OU_FLOAT_HEX_TOO_LARGE) {
        return ou_null(th, &ou_exc_overflow_error, "hexadecimal value too large to represent as a float");
    }
    OuObject *exact = ou_float_new_inline(th, value);
    if (exact == NULL || self == OU_TYPE_OBJECT(&ou_float_type)) {
        return exact;
    }
    OuObject *result = ou_call1(th, self, exact);
    ou_drop(th, exact);
    return result;
}

OU_METHOD(float_getformat)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "__getformat__() argument must be str, not %G", args[0]);
    }
    if (!ou_str_equal_text(args[0], "double") && !ou_str_equal_text(args[0], "float")) {
        return ou_null(th, &ou_exc_value_error, "__getformat__() argument 1 must be 'double' or 'float'");
    }
    bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    return ou_str_from_text(th, little ? "IEEE, little-endian" : "IEEE, big-endian");
}

OU_METHOD(float_getnewargs)
{
    OuObject *exact = ou_float_new_inline(th, ou_float_value(self));
    return exact == NULL ? NULL : ou_tuple_adopt(th, &exact, 1);
}

OU_METHOD(float_format)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "__format__() argument must be str, not %G", args[0]);
    }
    return ou_float_format_spec(th, self, args[0]);
}

const OuMethodDef ou_float_methods[] = {
    {"as_integer_ratio", float_as_integer_ratio, "", 0,
     "Return integer ratio.\n\nReturn a pair of integers, whose ratio is exactly equal to the original float\n"
     "and with a positive denominator.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (0.375).as_integer_ratio()\n(3, 8)\n"
     ">>> (-1.5).as_integer_ratio()\n(-3, 2)"},
    {"conjugate", float_same, "", 0, "Return self, the complex conjugate of any float."},
    {"fromhex", float_fromhex, "string, /", OU_FN_CLASS,
     "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n"
     ">>> float.fromhex('-0x.8p-3')\n-0.0625"},
    {"hex", float_hex, "", 0,
     "Return a hexadecimal representation of a floating-point number.\n\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'\n"
     ">>> (-0.375).hex()\n'-0x1.8000000000000p-2'"},
    {"is_integer", float_is_integer, "", 0, "Return True if the float is an integer."},
    {"__ceil__", float_ceil, "", 0, "Return the ceiling as an Integral."},
    {"__floor__", float_floor, "", 0, "Return the floor as an Integral."},
    {"__trunc__", float_trunc, "", 0, "Return the Integral closest to x between 0 and x."},
    {"__round__", float_round, "ndigits=None, /", 0,
     "Return the Integral closest to x, rounding half toward even.\n\n"
     "When an argument is passed, work like built-in round(x, ndigits)."},
    {"__getformat__", float_getformat, "typestr, /", OU_FN_CLASS,
     "You probably don't want to use this function.\n\nSays how floats of the kind 'double' or 'float' are stored."},
    {"__getnewargs__", float_getnewargs, "", 0, NULL},
    {"__format__", float_format, "format_spec, /", 0, "Formats the float according to format_spec."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *get_imag(OuThread *th, OuObject *self)
{
    (void)self;
    return ou_float_new(th, 0.0);
}

static OuObject *get_real(OuThread *th, OuObject *self)
{
    return ou_float_number.positive(th, self);
}

const OuGetSetDef ou_float_getset[] = {
    {"real", get_real, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {NULL, NULL, NULL, NULL},
};
