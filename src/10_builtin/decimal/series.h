/* series.h - exp and ln of fixed-point numbers in base 10^18: what logarithm.c rounds.
 *
 * A number is f limbs of fraction below one limb of whole part, least significant first: f + 1 limbs, never negative, not
 * trimmed; f >= 2. Its unit is the last place, 10^(-18 f). Results are approximations, wrong by less than 10^OU_SERIES_GUARD
 * units where the operand is exact. False: memory or an interrupt, with the error pending. */
#ifndef OU_DECIMAL_SERIES_H
#define OU_DECIMAL_SERIES_H

#include "10_builtin/decimal/number_int.h"

#define OU_SERIES_GUARD 5 /* decimal digits; the sum of errors in series.c */
#define OU_SERIES_MOST ((size_t)1 << 40) /* f beyond this is no memory */

OU_MUST_USE bool ou_series_ln10(OuThread *th, uint64_t *out, size_t f);
/* e^x for x < 4. */
OU_MUST_USE bool ou_series_exp(OuThread *th, uint64_t *out, const uint64_t *x, size_t f);
/* ln(10 x) for 0.31 < x < 3.2: the ten makes it positive. */
OU_MUST_USE bool ou_series_ln(OuThread *th, uint64_t *out, const uint64_t *x, size_t f);

#endif
