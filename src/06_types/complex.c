/* complex.c - the complex object: making, text, hash, equality, methods, the type. */
#include "06_types/complex.h"

#include <math.h>
#include <string.h>

#include "06_types/int.h"
#include "06_types/seq.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

OuObject *ou_complex_new(OuThread *th, double real, double imag)
{
    OuComplex *c = ou_object_new_plain(th, &ou_complex_type, sizeof(OuComplex));
    if (c == NULL) {
        return NULL;
    }
    c->real = real;
    c->imag = imag;
    return &c->head;
}

OuObject *ou_complex_exact(OuThread *th, OuObject *o)
{
    OuComplexValue value = ou_complex_value(o);
    return o->type == &ou_complex_type ? ou_keep(o) : ou_complex_new(th, value.real, value.imag);
}

/* "2j", "(1+2j)": the real part is left out when it is a positive zero. */
static OuObject *complex_repr(OuThread *th, OuObject *self)
{
    char text[2 * OU_FLOAT_REPR_ROOM + 8];
    OuComplexValue value = ou_complex_value(self);
    size_t n = 0;
    bool both = value.real != 0 || signbit(value.real);
    if (both) {
        text[n++] = '(';
        n += ou_float_repr_text(value.real, false, text + n);
        if (!signbit(value.imag) || isnan(value.imag)) {
            text[n++] = '+';
        }
    }
    n += ou_float_repr_text(value.imag, false, text + n);
    text[n++] = 'j';
    if (both) {
        text[n++] = ')';
    }
    return ou_str_from_latin1(th, (const uint8_t *)text, n);
}

#define HASH_IMAG 1000003u /* sys.hash_info.imag */

static int64_t complex_hash(OuThread *th, OuObject *self)
{
    (void)th;
    OuComplexValue value = ou_complex_value(self);
    uint64_t real = (uint64_t)ou_float_hash_of(self, value.real);
    uint64_t imag = (uint64_t)ou_float_hash_of(self, value.imag);
    int64_t hash = (int64_t)(real + HASH_IMAG * imag);
    return hash == -1 ? -2 : hash;
}

static OuObject *complex_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    (void)th;
    bool equal;
    if ((op != OU_EQ && op != OU_NE) || !ou_is_complex(a)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuComplexValue x = ou_complex_value(a);
    if (ou_is_complex(b)) {
        OuComplexValue y = ou_complex_value(b);
        equal = x.real == y.real && x.imag == y.imag;
    } else if (ou_is_float(b)) {
        equal = x.real == ou_float_value(b) && x.imag == 0;
    } else if (ou_is_int(b)) {
        equal = x.imag == 0 && ou_float_equals_int(x.real, b);
    } else {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_bool(equal == (op == OU_EQ));
}

/* ---- methods ---- */

OU_METHOD(complex_conjugate)
{
    OuComplexValue value = ou_complex_value(self);
    return ou_complex_new(th, value.real, -value.imag);
}

OU_METHOD(complex_complex)
{
    return ou_complex_exact(th, self);
}

OU_METHOD(complex_getnewargs)
{
    OuComplexValue value = ou_complex_value(self);
    OuObject *real = ou_float_new(th, value.real);
    return ou_seq_pair_adopt(th, real, real == NULL ? NULL : ou_float_new(th, value.imag));
}

OU_METHOD(complex_format)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "__format__() argument must be str, not %G", args[0]);
    }
    return ou_complex_format(th, self, args[0]);
}

const OuMethodDef ou_complex_methods[] = {
    {"conjugate", complex_conjugate, "", 0,
     "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", complex_complex, "", 0, "Convert this value to exact type complex."},
    {"__getnewargs__", complex_getnewargs, "", 0, NULL},
    {"__format__", complex_format, "format_spec, /", 0, "Convert to a string according to format_spec."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef complex_members[] = {
    {"real", OU_MEMBER_F64, offsetof(OuComplex, real), false, "the real part of a complex number"},
    {"imag", OU_MEMBER_F64, offsetof(OuComplex, imag), false, "the imaginary part of a complex number"},
    {NULL, OU_MEMBER_F64, 0, false, NULL},
};

/* ---- the object's life ---- */

static void complex_drop(OuThread *th, OuObject *self)
{
    if (OU_LIKELY(self->type == &ou_complex_type)) {
        ou_object_free_plain(th, self, sizeof(OuComplex));
        return;
    }
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

const OuType ou_complex_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "complex",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_COMPLEX,
    .basic_size = sizeof(OuComplex),
    .drop = complex_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = complex_repr,
    .str = ou_object_str,
    .hash = complex_hash,
    .compare = complex_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = ou_complex_make,
    .init = ou_object_init,
    .number = &ou_complex_number,
    .methods = ou_complex_methods,
    .members = complex_members,
    .doc = "Create a complex number from a real part and an optional imaginary part.\n\n"
           "This is equivalent to (real + imag*1j) where imag defaults to 0.",
    .new_signature = "real=0, imag=0",
};
