/* float_int.h - what the float_*.c and complex*.c files share. */
#ifndef OU_FLOAT_INT_H
#define OU_FLOAT_INT_H

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/float_inline.h"
#include "06_types/float_text.h"
#include "06_types/str.h"

/* The operand of a float's slot as a double: TRUE; FALSE: it is no float and no int; ERROR: an
 * int too large. */
OuTruth ou_float_operand(OuThread *th, OuObject *o, double *out);

/* float_arith.c */
extern const OuNumberSlots ou_float_number;
/* a ** b; raises what Python's floats raise. *complex: the result is no real number. */
bool ou_float_pow(OuThread *th, double a, double b, double *out, bool *complex);
OuObject *ou_float_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
bool ou_float_equals_int(double value, const OuObject *i); /* exactly */
int64_t ou_float_hash_of(const OuObject *o, double value); /* nan hashes by the object's address */

/* float_methods.c, float_make.c */
extern const OuMethodDef ou_float_methods[];
extern const OuGetSetDef ou_float_getset[];
OuObject *ou_float_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);

/* ASCII text of a str: decimal digits and spaces of all scripts as ASCII ones, what else is not
 * ASCII as '?', with surrounding spaces cut off. False with MemoryError. */
typedef struct OuNumberText {
    const char *text;
    size_t n;
    char *block; /* NULL: the str's own characters */
    size_t block_size;
} OuNumberText;
OU_MUST_USE bool ou_number_text_start(OuThread *th, OuNumberText *out, OuObject *s);
void ou_number_text_end(OuThread *th, OuNumberText *text);

/* complex_arith.c: of a negative base and a fraction. */
OuObject *ou_complex_pow(OuThread *th, double base, double exponent);

/* number_format.c: __format__; spec is a str. int's and float's are in int.h and float.h. */
OuObject *ou_complex_format(OuThread *th, OuObject *o, OuObject *spec);

#endif
