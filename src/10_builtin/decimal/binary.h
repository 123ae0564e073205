/* binary.h - coefficients as binary integers, for binary.c and power.c. */
#ifndef OU_DECIMAL_BINARY_H
#define OU_DECIMAL_BINARY_H

#include "10_builtin/decimal/number_int.h"

/* r = the magnitude of a, which is an integer, in 64-bit limbs: a draft that the caller ends. Memory or an interrupt; quadratic. */
OU_MUST_USE bool ou_dec_integer_to_binary(OuThread *th, OuDecDraft *r, const OuDec *a);

#endif
