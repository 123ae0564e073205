/* complex.h - what the complex*.c files share. */
#ifndef OU_COMPLEX_H
#define OU_COMPLEX_H

#include "06_types/float_int.h"

/* Two doubles, apart from any object. */
typedef struct OuComplexValue {
    double real, imag;
} OuComplexValue;

OU_INLINE bool ou_is_complex(const OuObject *o) { return ou_type_extends(o->type, &ou_complex_type); }
OU_INLINE OuComplexValue ou_complex_value(const OuObject *o)
{
    const OuComplex *c = (const OuComplex *)o;
    return (OuComplexValue){c->real, c->imag};
}

extern const OuNumberSlots ou_complex_number;
extern const OuMethodDef ou_complex_methods[];
OuObject *ou_complex_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
/* What C functions make of an argument: a complex, __complex__, or a real number (TypeError "must be real number, not x"). */
bool ou_complex_as_value(OuThread *th, OuObject *o, OuComplexValue *out);
OuObject *ou_complex_exact(OuThread *th, OuObject *o);

#endif
