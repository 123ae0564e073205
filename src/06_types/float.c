/* float.c - the float object: making, text, hash, order, the type.
 *
 * A float is one plain block of 24 bytes. Comparison with ints is exact: neither side
 * is rounded. */
#include "06_types/float_int.h"

#include <math.h>
#include <string.h>

#include "06_types/int_int.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

OuObject *ou_float_new(OuThread *th, double value)
{
    return ou_float_new_inline(th, value);
}

OuObject *ou_float_repr(OuThread *th, double value)
{
    char text[OU_FLOAT_REPR_ROOM];
    size_t n = ou_float_repr_text(value, true, text);
    return ou_str_from_latin1(th, (const uint8_t *)text, n);
}

static OuObject *float_repr(OuThread *th, OuObject *self)
{
    return ou_float_repr(th, ou_float_value(self));
}

/* ---- hash ---- */

#define HASH_BITS 61
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)
#define HASH_INFINITY 314159

/* x * 2^shift modulo 2^61 - 1, for x below it: a rotation. */
static uint64_t rotate(uint64_t x, int shift)
{
    shift %= HASH_BITS;
    return shift == 0 ? x : ((x << shift) & HASH_MODULUS) | x >> (HASH_BITS - shift);
}

/* The value as a fraction modulo 2^61 - 1: the mantissa as an integer, times the power of two,
 * which is a rotation, for 2^61 is 1. */
int64_t ou_float_hash(double value)
{
    int exponent;
    if (!isfinite(value)) {
        return isnan(value) ? 0 : value > 0 ? HASH_INFINITY : -HASH_INFINITY;
    }
    double fraction = frexp(fabs(value), &exponent);
    uint64_t mantissa = (uint64_t)(fraction * 0x1p53) % HASH_MODULUS;
    exponent = (exponent - 53) % HASH_BITS;
    int64_t hash = (int64_t)rotate(mantissa, exponent < 0 ? exponent + HASH_BITS : exponent);
    hash = value < 0 ? -hash : hash;
    return hash == -1 ? -2 : hash;
}

int64_t ou_float_hash_of(const OuObject *o, double value)
{
    return isnan(value) ? ou_hash_pointer(o) : ou_float_hash(value);
}

static int64_t float_hash(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_float_hash_of(self, ou_float_value(self));
}

/* ---- order ---- */

/* Of a value and an int, exactly: -1, 0, 1 as the value is less, equal, more. Not for nan. */
static int order_with_int(double value, const OuObject *i)
{
    int sign = ou_int_sign(i), value_sign = (value > 0) - (value < 0);
    if (sign != value_sign) {
        return value_sign < sign ? -1 : 1;
    }
    if (isinf(value)) {
        return value_sign;
    }
    if (ou_int_is_inline(i) && fabs(value) < 0x1p53) {
        double other = (double)ou_int_value(i); /* rounded only far above value, to what stays above it */
        return (value > other) - (value < other);
    }
    OuIntView view;
    ou_int_view(i, &view);
    int order = -ou_limbs_compare_double(view.limbs, view.n, fabs(value)); /* of the magnitudes */
    return sign < 0 ? -order : order;
}

bool ou_float_equals_int(double value, const OuObject *i)
{
    return !isnan(value) && order_with_int(value, i) == 0;
}

static bool answer(OuCompare op, bool less, bool equal, bool more)
{
    switch (op) {
    case OU_LT: return less;
    case OU_LE: return less || equal;
    case OU_EQ: return equal;
    case OU_NE: return !equal;
    case OU_GT: return more;
    default: return more || equal;
    }
}

OuObject *ou_float_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    (void)th;
    if (!ou_is_float(a)) {
        return OU_NOT_IMPLEMENTED;
    }
    double x = ou_float_value(a);
    if (ou_is_float(b)) {
        double y = ou_float_value(b);
        return ou_bool(answer(op, x < y, x == y, x > y));
    }
    if (!ou_is_int(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    if (isnan(x)) {
        return ou_bool(op == OU_NE);
    }
    int order = order_with_int(x, b);
    return ou_bool(answer(op, order < 0, order == 0, order > 0));
}

/* ---- the object's life ---- */

static void float_drop(OuThread *th, OuObject *self)
{
    if (OU_LIKELY(self->type == &ou_float_type)) {
        ou_object_free_plain(th, self, sizeof(OuFloat));
        return;
    }
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

const OuType ou_float_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "float",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MATCH_SELF,
    .index = OU_TYPE_INDEX_FLOAT,
    .basic_size = sizeof(OuFloat),
    .drop = float_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = float_repr,
    .str = ou_object_str,
    .hash = float_hash,
    .compare = ou_float_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = ou_float_make,
    .init = ou_object_init,
    .number = &ou_float_number,
    .methods = ou_float_methods,
    .getset = ou_float_getset,
    .doc = "Convert a string or number to a floating point number, if possible.",
    .new_signature = "x=0, /",
};
