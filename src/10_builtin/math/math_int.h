/* math_int.h - the two files of the module math: reals in math_module.c, whole numbers in math_whole.c. */
#ifndef OU_MATH_INT_H
#define OU_MATH_INT_H

#include "10_builtin/library.h"

/* gcd, lcm, isqrt, factorial, comb, perm; ended by name NULL. */
extern const OuMethodDef ou_math_whole_functions[];

#endif
