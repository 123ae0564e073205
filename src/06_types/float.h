/* float.h - float and complex: boxed doubles. */
#ifndef OU_FLOAT_H
#define OU_FLOAT_H

#include "06_types/types_vm.h"

typedef struct OuFloat {
    OuObject head;
    double value;
} OuFloat;

typedef struct OuComplex {
    OuObject head;
    double real, imag;
} OuComplex;

extern const OuType ou_float_type, ou_complex_type;

OU_INLINE bool ou_is_exact_float(const OuObject *o) { return o->type == &ou_float_type; }
OU_INLINE bool ou_is_float(const OuObject *o) { return ou_type_extends(o->type, &ou_float_type); }
OU_INLINE double ou_float_value(const OuObject *o) { return ((const OuFloat *)o)->value; }

OuObject *ou_float_new(OuThread *th, double value);
OuObject *ou_complex_new(OuThread *th, double real, double imag);
/* float(text): with underscores, inf, nan, surrounding space. ValueError. */
OuObject *ou_float_from_str(OuThread *th, OuObject *text);
/* __format__ of a float; spec a str. */
OuObject *ou_float_format_spec(OuThread *th, OuObject *o, OuObject *spec);
OuObject *ou_float_repr(OuThread *th, double value);
int64_t ou_float_hash(double value); /* equal to the hash of an equal int */
/* Python's % and // on doubles; b is not zero. */
void ou_float_divmod(double a, double b, double *quotient, double *remainder);

#endif
