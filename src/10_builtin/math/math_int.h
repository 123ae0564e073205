/* math_int.h - the files of the module math: reals in math_module.c and gamma.c, whole numbers in math_whole.c. */
#ifndef OU_MATH_INT_H
#define OU_MATH_INT_H

#include "10_builtin/library.h"

/* gcd, lcm, isqrt, factorial, comb, perm; ended by name NULL. */
extern const OuMethodDef ou_math_whole_functions[];

/* gamma.c; of finite x, gamma() of none of its poles. */
double ou_math_gamma(double x);
double ou_math_lgamma(double x);

#endif
