/* int_methods.c - the methods and attributes of int. */
#include "06_types/int_int.h"

#include <string.h>

#include "06_types/bytes.h"
#include "06_types/float_int.h"
#include "06_types/seq.h"
#include "06_types/type.h"

/* ---- bits ---- */

OU_METHOD(int_bit_length)
{
    OuIntView view;
    ou_int_view(self, &view);
    return ou_int_new_u64(th, ou_limbs_bit_length(view.limbs, view.n));
}

OU_METHOD(int_bit_count)
{
    OuIntView view;
    ou_int_view(self, &view);
    return ou_int_new_u64(th, ou_limbs_bit_count(view.limbs, view.n));
}

/* ---- bytes ---- */

static bool byte_order(OuThread *th, const char *function, OuObject *order, bool *little)
{
    *little = false;
    if (order == NULL) {
        return true;
    }
    if (!ou_is_str(order)) {
        return ou_raise(th, &ou_exc_type_error, "%s() argument 'byteorder' must be str, not %G", function, order);
    }
    *little = ou_str_equal_text(order, "little");
    return *little || ou_str_equal_text(order, "big") ||
           ou_raise(th, &ou_exc_value_error, "byteorder must be either 'little' or 'big'");
}

static bool flag(OuThread *th, OuObject *o, bool *out)
{
    OuTruth truth = o == NULL ? OU_FALSE : ou_is_true(th, o);
    *out = truth == OU_TRUE;
    return truth != OU_ERROR;
}

OU_METHOD(int_to_bytes)
{
    int64_t length = 1;
    bool little, is_signed;
    if (!ou_as_ssize(th, args[0], &length) ||
        !byte_order(th, "to_bytes", args[1], &little) || !flag(th, args[2], &is_signed)) {
        return NULL;
    }
    if (length < 0) {
        return ou_null(th, &ou_exc_value_error, "length argument must be non-negative");
    }
    OuIntView view;
    ou_int_view(self, &view);
    if (view.negative && !is_signed) {
        return ou_null(th, &ou_exc_overflow_error, "can't convert negative int to unsigned");
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)length);
    if (bytes == NULL) {
        return NULL;
    }
    if (view.n == 0) {
        memset(ou_bytes_data(bytes), 0, (size_t)length);
        return bytes; /* zero fits even no byte at all */
    }
    if (!ou_limbs_to_bytes((uint8_t *)ou_bytes_data(bytes), (size_t)length, !little, is_signed, view.limbs, view.n,
                           view.negative)) {
        ou_drop(th, bytes);
        return ou_null(th, &ou_exc_overflow_error, "int too big to convert");
    }
    return bytes;
}

/* The bytes of from_bytes(): as bytes(o) makes them, but a number is no size here. */
static OuObject *bytes_of(OuThread *th, OuObject *o)
{
    bool numeric = o->type->number != NULL && o->type->number->index != NULL;
    if (ou_is_str(o) || (numeric && !ou_has_buffer(o))) {
        bool failed = false;
        OuObject *method = ou_lookup_special(th, o, OU_NAME(th, dunder_bytes), &failed);
        if (method == NULL) {
            return failed ? NULL : ou_null(th, &ou_exc_type_error, "cannot convert '%T' object to bytes", o);
        }
        ou_drop(th, method);
    }
    return ou_bytes_from_object(th, o);
}

OU_METHOD(int_from_bytes)
{
    bool little, is_signed;
    if (!byte_order(th, "from_bytes", args[1], &little) || !flag(th, args[2], &is_signed)) {
        return NULL;
    }
    OuObject *bytes = bytes_of(th, args[0]);
    if (bytes == NULL) {
        return NULL;
    }
    OuObject *exact = ou_int_from_bytes(th, (const uint8_t *)ou_bytes_data(bytes), ou_bytes_size(bytes), little,
                                        is_signed);
    ou_drop(th, bytes);
    if (exact == NULL || self == OU_TYPE_OBJECT(&ou_int_type)) {
        return exact;
    }
    OuObject *result = ou_call1(th, self, exact);
    ou_drop(th, exact);
    return result;
}

/* ---- rounding ---- */

/* Is the value less than a tenth of 10 ** n in any case? 10 ** n has more than 3.32 n bits. */
static bool is_far_below(OuObject *o, uint64_t n)
{
    OuIntView view;
    ou_int_view(o, &view);
    return (double)ou_limbs_bit_length(view.limbs, view.n) + 4 < (double)n * 3.32;
}

/* The multiple of `unit` (> 0) that is nearest, to the even one in the middle. */
static OuObject *round_to(OuThread *th, OuObject *o, OuObject *unit)
{
    OuObject *quotient, *rest, *twice, *result = NULL;
    if (!ou_int_floor_divide(th, o, unit, &quotient, &rest)) {
        return NULL;
    }
    twice = ou_int_binary(th, OU_OP_ADD, rest, rest);
    if (twice != NULL) {
        int order = ou_int_order(twice, unit);
        bool odd = ou_int_is_inline(quotient) ? (ou_int_value(quotient) & 1) != 0
                                              : (((OuInt *)quotient)->limbs[0] & 1) != 0;
        /* o - rest is the multiple below. */
        OuObject *below = ou_int_binary(th, OU_OP_SUB, o, rest);
        if (below != NULL && (order > 0 || (order == 0 && odd))) {
            result = ou_int_binary(th, OU_OP_ADD, below, unit);
            ou_drop(th, below);
        } else {
            result = below;
        }
        ou_drop(th, twice);
    }
    ou_drop(th, quotient);
    ou_drop(th, rest);
    return result;
}

OU_METHOD(int_round)
{
    if (args[0] == NULL) {
        return ou_int_exact(th, self);
    }
    int64_t n_digits;
    if (!ou_as_index(th, args[0], &n_digits, NULL)) {
        return NULL;
    }
    if (n_digits >= 0) {
        return ou_int_exact(th, self);
    }
    uint64_t zeros = 0 - (uint64_t)n_digits;
    if (is_far_below(self, zeros)) {
        return ou_int_new(th, 0);
    }
    OuObject *ten = ou_int_new(th, 10), *count = ou_int_new_u64(th, zeros), *unit = NULL, *result = NULL;
    if (ten != NULL && count != NULL) {
        unit = ou_int_pow(th, ten, count);
    }
    if (unit != NULL) {
        result = round_to(th, self, unit);
    }
    ou_drop_maybe(th, unit);
    ou_drop_maybe(th, count);
    ou_drop_maybe(th, ten);
    return result;
}

/* ---- the rest ---- */

OU_METHOD(int_same)
{
    return ou_int_exact(th, self);
}

OU_METHOD(int_as_integer_ratio)
{
    OuObject *numerator = ou_int_exact(th, self);
    return ou_seq_pair_adopt(th, numerator, numerator == NULL ? NULL : ou_int_new(th, 1));
}

OU_METHOD(int_getnewargs)
{
    OuObject *exact = ou_int_exact(th, self);
    return exact == NULL ? NULL : ou_tuple_adopt(th, &exact, 1);
}

OU_METHOD(int_format)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "__format__() argument must be str, not %G", args[0]);
    }
    return ou_int_format(th, self, args[0]);
}

const OuMethodDef ou_int_methods[] = {
    {"as_integer_ratio", int_as_integer_ratio, "", 0,
     "Return integer ratio.\n\nReturn a pair of integers, whose ratio is exactly equal to the original int\n"
     "and with a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (0).as_integer_ratio()\n(0, 1)\n"
     ">>> (-7).as_integer_ratio()\n(-7, 1)"},
    {"bit_count", int_bit_count, "", 0,
     "Number of ones in the binary representation of the absolute value of self.\n\n>>> bin(13)\n'0b1101'\n"
     ">>> (13).bit_count()\n3"},
    {"bit_length", int_bit_length, "", 0,
     "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6"},
    {"conjugate", int_same, "", 0, "Returns self, the complex conjugate of any int."},
    {"from_bytes", int_from_bytes, "bytes, byteorder='big', *, signed=False", OU_FN_CLASS,
     "Return the integer represented by the given array of bytes.\n\nbytes: a bytes-like object or an iterable "
     "of the bytes.\nbyteorder: 'big' (the default) or 'little'.\nsigned: whether it is two's complement."},
    {"to_bytes", int_to_bytes, "length=1, byteorder='big', *, signed=False", 0,
     "Return an array of bytes representing an integer.\n\nlength: of the bytes object; OverflowError when the "
     "integer needs more.\nbyteorder: 'big' (the default) or 'little'.\nsigned: whether two's complement is used."},
    {"__ceil__", int_same, "", 0, "Ceiling of an Integral returns itself."},
    {"__floor__", int_same, "", 0, "Flooring an Integral returns itself."},
    {"__trunc__", int_same, "", 0, "Truncating an Integral returns itself."},
    {"__round__", int_round, "ndigits=None, /", 0,
     "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer."},
    {"__getnewargs__", int_getnewargs, "", 0, NULL},
    {"__format__", int_format, "format_spec, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *get_zero(OuThread *th, OuObject *self)
{
    (void)self;
    return ou_int_new(th, 0);
}

static OuObject *get_one(OuThread *th, OuObject *self)
{
    (void)self;
    return ou_int_new(th, 1);
}

const OuGetSetDef ou_int_getset[] = {
    {"real", ou_int_exact, NULL, "the real part of a complex number"},
    {"imag", get_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", ou_int_exact, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, NULL, "the denominator of a rational number in lowest terms"},
    {NULL, NULL, NULL, NULL},
};
