/* gamma.c - the gamma function and its logarithm.
 *
 * Lanczos' approximation in the rational form of Boost (John Maddock and Paul A. Bristow, "Special Functions", with N = 13 and
 * g = 6.0246...): within a few units of the last place everywhere, and the same digits on every system, which the C library's
 * tgamma() and lgamma() do not promise. The C library's were used before. */
#include "10_builtin/math/math_int.h"

#include <math.h>

#include "00_base/base.h"

#define LANCZOS_G 6.024680040776729583740234375
#define LANCZOS_G_HALF 5.524680040776729583740234375 /* g - 1/2 */
#define PI 0x1.921fb54442d18p+1
#define FACTORIALS 23 /* (x - 1)! up to here is made exactly */
#define OVERFLOWS 200
#define SPLIT 140 /* from here on the power is taken in two steps, which do not overflow */
#define TINY 1e-20

static const struct {
    double over, under;
} lanczos[] = {
    {23531376880.410759688572007674451636754734846804940, 0},
    {42919803642.649098768957899047001988850926355848959, 39916800},
    {35711959237.355668049440185451547166705960488635843, 120543840},
    {17921034426.037209699919755754458931112671403265390, 150917976},
    {6039542586.3520280050642916443072979210699388420708, 105258076},
    {1439720407.3117216736632230727949123939715485786372, 45995730},
    {248874557.86205415651146038641322942321632125127801, 13339535},
    {31426415.585400194380614231628318205362874684987640, 2637558},
    {2876370.6289353724412254090516208496135991145378768, 357423},
    {186056.26539522349504029498971604569928220784236328, 32670},
    {8071.6720023658162106380029022722506138218516325024, 1925},
    {210.82427775157934587250973392071336271166969580291, 66},
    {2.5066282746310002701649081771338373386264310793408, 1},
};

/* The two polynomials' quotient, for x > 0. Of a large x the reciprocal is put in, so that nothing overflows. */
static double lanczos_sum(double x)
{
    double over = 0, under = 0;
    size_t n = OU_COUNT_OF(lanczos);
    for (size_t i = 0; i < n; i++) {
        if (x < 5) {
            over = over * x + lanczos[n - 1 - i].over;
            under = under * x + lanczos[n - 1 - i].under;
        } else {
            over = over / x + lanczos[i].over;
            under = under / x + lanczos[i].under;
        }
    }
    return over / under;
}

/* sin(pi * x) by the nearest quarter of a turn: exact at the zeros. */
static double sine_of_pi(double x)
{
    double y = fmod(fabs(x), 2), s;
    switch ((int)round(2 * y)) {
    case 0: s = sin(PI * y); break;
    case 1: s = cos(PI * (y - 0.5)); break;
    case 2: s = sin(PI * (1 - y)); break;
    case 3: s = -cos(PI * (y - 1.5)); break;
    default: s = sin(PI * (y - 2)); break;
    }
    return copysign(1, x) * s;
}

/* What y = a + g - 1/2 has lost by rounding, in parts of y, times g. */
static double lost_part(double a, double y)
{
    double lost = a > LANCZOS_G_HALF ? y - a - LANCZOS_G_HALF : y - LANCZOS_G_HALF - a;
    return lost * LANCZOS_G / y;
}

double ou_math_gamma(double x)
{
    if (x == floor(x) && x >= 1 && x <= FACTORIALS) {
        double product = 1;
        for (double i = 2; i < x; i++) {
            product *= i;
        }
        return product;
    }
    double a = fabs(x);
    if (a < TINY) {
        return 1 / x;
    }
    if (a > OVERFLOWS) {
        return x < 0 ? 0 / sine_of_pi(x) : (double)INFINITY;
    }
    double y = a + LANCZOS_G_HALF, lost = lost_part(a, y), result;
    double power = a < SPLIT ? pow(y, a - 0.5) : pow(y, a / 2 - 0.25);
    if (x < 0) { /* by reflection */
        result = -PI / sine_of_pi(a) / a * exp(y) / lanczos_sum(a);
        result -= lost * result;
        result /= power;
        return a < SPLIT ? result : result / power;
    }
    result = lanczos_sum(a) / exp(y);
    result += lost * result;
    result *= power;
    return a < SPLIT ? result : result * power;
}

double ou_math_lgamma(double x)
{
    if (x == floor(x) && x <= 2) {
        return x <= 0 ? (double)INFINITY : 0;
    }
    double a = fabs(x);
    if (a < TINY) {
        return -log(a);
    }
    double result = log(lanczos_sum(a)) - LANCZOS_G;
    result += (a - 0.5) * (log(a + LANCZOS_G - 0.5) - 1);
    return x > 0 ? result : log(PI) - log(fabs(sine_of_pi(a))) - log(a) - result;
}
