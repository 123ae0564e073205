/* statistics_module.c - the module _statistics: quantiles of the normal distribution.
 *
 * Algorithm AS 241 (M. J. Wichura, The Percentage Points of the Normal Distribution, Applied Statistics 37, 1988): a quotient
 * of polynomials for each of three ranges. Evaluated in the order in which statistics.py does it, so that both agree to
 * the last bit. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/module.h"
#include "06_types/str.h"

#include <math.h>

/* Highest power first. */
static const double central_num[8] = {
    2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
    1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0,
};
static const double central_den[8] = {
    5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
    5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0,
};
static const double middle_num[8] = {
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
    3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0,
};
static const double middle_den[8] = {
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
    6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0,
};
static const double far_num[8] = {
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
    2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0,
};
static const double far_den[8] = {
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
    1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
};

static double polynomial(const double coefficients[8], double x)
{
    double value = coefficients[0];
    for (int i = 1; i < 8; i++) {
        value = value * x + coefficients[i];
    }
    return value;
}

/* 0 < p < 1 */
static double quantile(double p, double mu, double sigma)
{
    double q = p - 0.5;
    if (fabs(q) <= 0.425) {
        double r = 0.180625 - q * q;
        double x = polynomial(central_num, r) * q / polynomial(central_den, r);
        return mu + x * sigma;
    }
    double r = sqrt(-log(q <= 0.0 ? p : 1.0 - p));
    bool middle = r <= 5.0;
    r -= middle ? 1.6 : 5.0;
    double x = polynomial(middle ? middle_num : far_num, r) / polynomial(middle ? middle_den : far_den, r);
    return mu + (q < 0.0 ? -x : x) * sigma;
}

static OuObject *inv_cdf(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n,
                         OU_UNUSED OuObject *kwnames)
{
    double p, mu, sigma;
    if (!ou_as_f64(th, args[0], &p) || !ou_as_f64(th, args[1], &mu) || !ou_as_f64(th, args[2], &sigma)) {
        return NULL;
    }
    if (p <= 0.0 || p >= 1.0 || sigma <= 0.0) {
        return ou_null(th, &ou_exc_value_error, "inv_cdf undefined for these parameters");
    }
    return ou_float_new(th, quantile(p, mu, sigma));
}

static const OuMethodDef functions[] = {
    {"_normal_dist_inv_cdf", inv_cdf, "p, mu, sigma, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_statistics", NULL, functions);
}

const OuBuiltinModule ou_module__statistics = {.name = "_statistics", .make = make};
