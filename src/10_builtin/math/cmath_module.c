/* cmath_module.c - the module cmath: elementary functions of complex numbers.
 *
 * The formulas are W. Kahan's ("Branch Cuts for Complex Elementary Functions, or Much Ado About Nothing's Sign Bit", 1987):
 * signs of zero choose the side of a cut, and nothing overflows on the way to a result that does not. Arguments that
 * are not finite go to the C library, whose answers for them are those of C99's annex G (where that leaves a sign or a nan open,
 * the choice is CPython's); results are Python's errors as
 * in math_module.c. The C library's functions were not used for finite ones: they round differently from CPython's. */
#include "10_builtin/data_int.h"

#include "06_types/complex.h"

#include <complex.h>
#include <float.h>
#include <math.h>

#define METHOD(name) OU_METHOD(name)

typedef OuComplexValue Value;

#define PI 0x1.921fb54442d18p+1
#define LN2 0x1.62e42fefa39efp-1
#define LN10 0x1.26bb1bbb55516p+1
#define E 0x1.5bf0a8b145769p+1
#define LARGE (DBL_MAX / 4)
#define SQRT_LARGE 0x1.fffffffffffffp+510 /* sqrt(LARGE) */
#define LOG_LARGE 0x1.6232bdd7abcd2p+9 /* log(LARGE) */
#define SQRT_SMALL 0x1p-511 /* sqrt(DBL_MIN) */

/* What a function found wrong, beside its result. */
typedef enum Trouble { FINE, DOMAIN, RANGE } Trouble;

static bool is_finite(Value z)
{
    return isfinite(z.real) && isfinite(z.imag);
}

static Value of_c(double _Complex z)
{
    return (Value){creal(z), cimag(z)};
}

/* What CMPLX is; glibc has that for gcc alone. */
static double _Complex to_c(Value z)
{
    return __builtin_complex(z.real, z.imag);
}

/* ---- roots and logarithms ---- */

static Value root(Value z, OU_UNUSED Trouble *trouble)
{
    if (!is_finite(z)) {
        return of_c(csqrt(to_c(z)));
    }
    if (z.real == 0 && z.imag == 0) {
        return (Value){0, z.imag};
    }
    double ax = fabs(z.real), ay = fabs(z.imag), s;
    if (ax < DBL_MIN && ay < DBL_MIN) { /* subnormal: scaled up by 2^53 */
        ax = ldexp(ax, 53);
        s = ldexp(sqrt(ax + hypot(ax, ldexp(ay, 53))), -27);
    } else {
        ax /= 8;
        s = 2 * sqrt(ax + hypot(ax, ay / 8));
    }
    double d = ay / (2 * s);
    return z.real >= 0 ? (Value){s, copysign(d, z.imag)} : (Value){d, copysign(s, z.imag)};
}

/* log |x + iy| for more = log 2, log |2(x + iy)| for twice that: from halves, which do not overflow. */
static double log_large(double x, double y, double more)
{
    return log(hypot(x / 2, y / 2)) + more;
}

static Value logarithm(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        return of_c(clog(to_c(z)));
    }
    double ax = fabs(z.real), ay = fabs(z.imag), real;
    if (ax > LARGE || ay > LARGE) {
        real = log_large(ax, ay, LN2);
    } else if (ax < DBL_MIN && ay < DBL_MIN) {
        if (ax == 0 && ay == 0) {
            *trouble = DOMAIN;
            real = (double)-INFINITY;
        } else {
            real = log(hypot(ldexp(ax, DBL_MANT_DIG), ldexp(ay, DBL_MANT_DIG))) - DBL_MANT_DIG * LN2;
        }
    } else {
        double h = hypot(ax, ay);
        if (h >= 0.71 && h <= 1.73) { /* near 1 the logarithm would cancel */
            double most = ax > ay ? ax : ay, least = ax > ay ? ay : ax;
            real = log1p((most - 1) * (most + 1) + least * least) / 2;
        } else {
            real = log(h);
        }
    }
    return (Value){real, atan2(z.imag, z.real)};
}

static Value logarithm_10(Value z, Trouble *trouble)
{
    Value w = logarithm(z, trouble);
    return (Value){w.real / LN10, w.imag / LN10};
}

/* ---- inverse functions ---- */

static Value arc_cosine(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        return isinf(z.real) && isnan(z.imag) ? (Value){(double)NAN, (double)INFINITY} : of_c(cacos(to_c(z)));
    }
    if (fabs(z.real) > LARGE || fabs(z.imag) > LARGE) {
        double l = log_large(z.real, z.imag, 2 * LN2);
        return (Value){atan2(fabs(z.imag), z.real), z.real < 0 ? -copysign(l, z.imag) : copysign(l, -z.imag)};
    }
    Value s = root((Value){1 - z.real, -z.imag}, trouble), t = root((Value){1 + z.real, z.imag}, trouble);
    return (Value){2 * atan2(s.real, t.real), asinh(t.real * s.imag - t.imag * s.real)};
}

static Value arc_cosh(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        return z.real == 0 && isnan(z.imag) ? (Value){(double)NAN, (double)NAN} : of_c(cacosh(to_c(z)));
    }
    if (fabs(z.real) > LARGE || fabs(z.imag) > LARGE) {
        return (Value){log_large(z.real, z.imag, 2 * LN2), atan2(z.imag, z.real)};
    }
    Value s = root((Value){z.real - 1, z.imag}, trouble), t = root((Value){z.real + 1, z.imag}, trouble);
    return (Value){asinh(s.real * t.real + s.imag * t.imag), 2 * atan2(s.imag, t.real)};
}

static Value arc_sinh(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        return isnan(z.real) && isinf(z.imag) ? (Value){(double)INFINITY, (double)NAN} : of_c(casinh(to_c(z)));
    }
    if (fabs(z.real) > LARGE || fabs(z.imag) > LARGE) {
        double l = log_large(z.real, z.imag, 2 * LN2);
        return (Value){signbit(z.imag) ? -copysign(l, -z.real) : copysign(l, z.real), atan2(z.imag, fabs(z.real))};
    }
    Value s = root((Value){1 + z.imag, -z.real}, trouble), t = root((Value){1 - z.imag, z.real}, trouble);
    return (Value){asinh(s.real * t.imag - t.real * s.imag), atan2(z.imag, s.real * t.real - s.imag * t.imag)};
}

static Value arc_tanh(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        return isnan(z.real) && isinf(z.imag) ? (Value){0, copysign(PI / 2, z.imag)} : of_c(catanh(to_c(z)));
    }
    if (signbit(z.real)) {
        Value w = arc_tanh((Value){-z.real, -z.imag}, trouble);
        return (Value){-w.real, -w.imag};
    }
    double ay = fabs(z.imag);
    if (z.real > SQRT_LARGE || ay > SQRT_LARGE) {
        double h = hypot(z.real / 2, z.imag / 2);
        return (Value){z.real / 4 / h / h, -copysign(PI / 2, -z.imag)};
    }
    if (z.real == 1 && ay < SQRT_SMALL) {
        if (ay == 0) {
            *trouble = DOMAIN;
            return (Value){(double)INFINITY, z.imag};
        }
        return (Value){-log(sqrt(ay) / sqrt(hypot(ay, 2))), copysign(atan2(2, -ay) / 2, z.imag)};
    }
    double apart = 1 - z.real;
    return (Value){log1p(4 * z.real / (apart * apart + ay * ay)) / 4,
                   -atan2(-2 * z.imag, apart * (1 + z.real) - ay * ay) / 2};
}

/* ---- exponentials ---- */

/* An infinity with finite, nonzero angle: (inf cos, inf sin). */
static bool is_ray(Value z)
{
    return isinf(z.real) && isfinite(z.imag) && z.imag != 0;
}

static Value checked(Value w, Trouble *trouble)
{
    if (isinf(w.real) || isinf(w.imag)) {
        *trouble = RANGE;
    }
    return w;
}

static Value exponential(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        if (isinf(z.imag) && (isfinite(z.real) || (isinf(z.real) && z.real > 0))) {
            *trouble = DOMAIN;
        }
        return isinf(z.real) && z.real < 0 && !isfinite(z.imag) ? (Value){0, 0} : of_c(cexp(to_c(z)));
    }
    if (z.real > LOG_LARGE) {
        double l = exp(z.real - 1);
        return checked((Value){l * cos(z.imag) * E, l * sin(z.imag) * E}, trouble);
    }
    double l = exp(z.real);
    return checked((Value){l * cos(z.imag), l * sin(z.imag)}, trouble);
}

static Value cosine_h(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        if (isinf(z.imag) && !isnan(z.real)) {
            *trouble = DOMAIN;
        }
        if (is_ray(z)) {
            return (Value){copysign((double)INFINITY, cos(z.imag)), copysign((double)INFINITY, z.real > 0 ? sin(z.imag) : -sin(z.imag))};
        }
        return isnan(z.real) && z.imag == 0 ? (Value){z.real, 0} : of_c(ccosh(to_c(z)));
    }
    if (fabs(z.real) > LOG_LARGE) {
        double less = z.real - copysign(1, z.real);
        return checked((Value){cos(z.imag) * cosh(less) * E, sin(z.imag) * sinh(less) * E}, trouble);
    }
    return checked((Value){cos(z.imag) * cosh(z.real), sin(z.imag) * sinh(z.real)}, trouble);
}

static Value sine_h(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        if (isinf(z.imag) && !isnan(z.real)) {
            *trouble = DOMAIN;
        }
        if (is_ray(z)) {
            return (Value){copysign((double)INFINITY, z.real > 0 ? cos(z.imag) : -cos(z.imag)), copysign((double)INFINITY, sin(z.imag))};
        }
        return z.real == 0 && isnan(z.imag) ? (Value){0, z.imag} : of_c(csinh(to_c(z)));
    }
    if (fabs(z.real) > LOG_LARGE) {
        double less = z.real - copysign(1, z.real);
        return checked((Value){cos(z.imag) * sinh(less) * E, sin(z.imag) * cosh(less) * E}, trouble);
    }
    return checked((Value){cos(z.imag) * sinh(z.real), sin(z.imag) * cosh(z.real)}, trouble);
}

static Value tangent_h(Value z, Trouble *trouble)
{
    if (!is_finite(z)) {
        if (isinf(z.imag) && isfinite(z.real)) {
            *trouble = DOMAIN;
        }
        if (z.real == 0 && isnan(z.imag)) {
            return (Value){(double)NAN, (double)NAN};
        }
        return isinf(z.real) && isinf(z.imag) ? (Value){copysign(1, z.real), 0} : of_c(ctanh(to_c(z)));
    }
    if (fabs(z.real) > LOG_LARGE) {
        return (Value){copysign(1, z.real), 4 * sin(z.imag) * cos(z.imag) * exp(-2 * fabs(z.real))};
    }
    double tx = tanh(z.real), ty = tan(z.imag), c = 1 / cosh(z.real), t = tx * ty, divisor = 1 + t * t;
    return (Value){tx * (1 + ty * ty) / divisor, ((ty / divisor) * c) * c};
}

/* Circular functions are hyperbolic ones a quarter turn away: f(z) = -i g(iz), and cos z = cosh iz. */
static Value turned(Value (*g)(Value, Trouble *), Value z, Trouble *trouble)
{
    Value w = g((Value){-z.imag, z.real}, trouble);
    return (Value){w.imag, -w.real};
}

static Value cosine(Value z, Trouble *trouble)
{
    return cosine_h((Value){-z.imag, z.real}, trouble);
}

static Value sine(Value z, Trouble *trouble)
{
    return turned(sine_h, z, trouble);
}

static Value tangent(Value z, Trouble *trouble)
{
    return turned(tangent_h, z, trouble);
}

static Value arc_sine(Value z, Trouble *trouble)
{
    return turned(arc_sinh, z, trouble);
}

static Value arc_tangent(Value z, Trouble *trouble)
{
    return turned(arc_tanh, z, trouble);
}

/* ---- functions of the module ---- */

static OuObject *answer(OuThread *th, Value w, Trouble trouble)
{
    return trouble == DOMAIN  ? ou_null(th, &ou_exc_value_error, "math domain error")
           : trouble == RANGE ? ou_null(th, &ou_exc_overflow_error, "math range error")
                              : ou_complex_new(th, w.real, w.imag);
}

static OuObject *apply(OuThread *th, OuObject *arg, Value (*f)(Value, Trouble *))
{
    Value z;
    Trouble trouble = FINE;
    if (!ou_complex_as_value(th, arg, &z)) {
        return NULL;
    }
    Value w = f(z, &trouble);
    return answer(th, w, trouble);
}

#define FUNCTION_LIST(X)                                                                           \
    X(acos, arc_cosine, "Return the arc cosine of z.")                                             \
    X(acosh, arc_cosh, "Return the inverse hyperbolic cosine of z.")                               \
    X(asin, arc_sine, "Return the arc sine of z.")                                                 \
    X(asinh, arc_sinh, "Return the inverse hyperbolic sine of z.")                                 \
    X(atan, arc_tangent, "Return the arc tangent of z.")                                           \
    X(atanh, arc_tanh, "Return the inverse hyperbolic tangent of z.")                              \
    X(cos, cosine, "Return the cosine of z.")                                                      \
    X(cosh, cosine_h, "Return the hyperbolic cosine of z.")                                        \
    X(exp, exponential, "Return the exponential value e**z.")                                      \
    X(log10, logarithm_10, "Return the base-10 logarithm of z.")                                   \
    X(sin, sine, "Return the sine of z.")                                                          \
    X(sinh, sine_h, "Return the hyperbolic sine of z.")                                            \
    X(sqrt, root, "Return the square root of z.")                                                  \
    X(tan, tangent, "Return the tangent of z.")                                                    \
    X(tanh, tangent_h, "Return the hyperbolic tangent of z.")

#define OU_X(name, function, doc)                                                                  \
    METHOD(cmath_##name)                                                                           \
    {                                                                                              \
        return apply(th, args[0], function);                                                       \
    }
FUNCTION_LIST(OU_X)
#undef OU_X

METHOD(cmath_log)
{
    Value z;
    Trouble trouble = FINE;
    if (args[1] == NULL) {
        return apply(th, args[0], logarithm);
    }
    if (!ou_complex_as_value(th, args[0], &z)) {
        return NULL;
    }
    z = logarithm(z, &trouble); /* with a base, log(0) is no error by itself */
    OuObject *base = apply(th, args[1], logarithm), *w = base == NULL ? NULL : ou_complex_new(th, z.real, z.imag);
    OuObject *quotient = w == NULL ? NULL : ou_binary(th, OU_OP_TRUEDIV, w, base);
    if (w != NULL && quotient == NULL && ou_error_swallow(th, &ou_exc_zero_division_error)) {
        ou_raise(th, &ou_exc_value_error, "math domain error");
    }
    ou_drop_maybe(th, w);
    ou_drop_maybe(th, base);
    return quotient;
}

METHOD(cmath_phase)
{
    Value z;
    return ou_complex_as_value(th, args[0], &z) ? ou_float_new(th, atan2(z.imag, z.real)) : NULL;
}

METHOD(cmath_polar)
{
    Value z;
    if (!ou_complex_as_value(th, args[0], &z)) {
        return NULL;
    }
    double r = hypot(z.real, z.imag);
    if (isinf(r) && is_finite(z)) {
        return ou_null(th, &ou_exc_overflow_error, "math range error");
    }
    OuObject *distance = ou_float_new(th, r);
    return ou_seq_pair_adopt(th, distance, distance == NULL ? NULL : ou_float_new(th, atan2(z.imag, z.real)));
}

/* r times a unit of which one part may be nan: zero stays zero. */
static Value rect_of(double r, double phi, Trouble *trouble)
{
    if (isfinite(r) && isfinite(phi)) {
        return phi == 0 ? (Value){r, r * phi} : (Value){r * cos(phi), r * sin(phi)};
    }
    if (r != 0 && !isnan(r) && isinf(phi)) {
        *trouble = DOMAIN;
    }
    if (isinf(r) && isfinite(phi) && phi != 0) {
        double c = copysign((double)INFINITY, cos(phi)), s = copysign((double)INFINITY, sin(phi));
        return r > 0 ? (Value){c, s} : (Value){-c, -s};
    }
    if (isnan(r)) {
        return (Value){(double)NAN, phi == 0 ? 0 : (double)NAN};
    }
    if (r == 0) {
        return (Value){0, 0};
    }
    if (isinf(r)) {
        return phi == 0 ? (Value){r, copysign(0, phi) * copysign(1, r)} : (Value){(double)INFINITY, (double)NAN};
    }
    return (Value){(double)NAN, (double)NAN};
}

METHOD(cmath_rect)
{
    double r, phi;
    Trouble trouble = FINE;
    if (!ou_as_f64(th, args[0], &r) || !ou_as_f64(th, args[1], &phi)) {
        return NULL;
    }
    Value w = rect_of(r, phi, &trouble);
    return answer(th, w, trouble);
}

METHOD(cmath_isfinite)
{
    Value z;
    return ou_complex_as_value(th, args[0], &z) ? ou_bool(is_finite(z)) : NULL;
}

METHOD(cmath_isinf)
{
    Value z;
    return ou_complex_as_value(th, args[0], &z) ? ou_bool(isinf(z.real) || isinf(z.imag)) : NULL;
}

METHOD(cmath_isnan)
{
    Value z;
    return ou_complex_as_value(th, args[0], &z) ? ou_bool(isnan(z.real) || isnan(z.imag)) : NULL;
}

METHOD(cmath_isclose)
{
    Value a, b;
    double relative = 1e-9, absolute = 0;
    if (!ou_complex_as_value(th, args[0], &a) || !ou_complex_as_value(th, args[1], &b) ||
        (args[2] != NULL && !ou_as_f64(th, args[2], &relative)) || (args[3] != NULL && !ou_as_f64(th, args[3], &absolute))) {
        return NULL;
    }
    if (relative < 0 || absolute < 0) {
        return ou_null(th, &ou_exc_value_error, "tolerances must be non-negative");
    }
    if (a.real == b.real && a.imag == b.imag) {
        return OU_PY_TRUE;
    }
    if (isinf(a.real) || isinf(a.imag) || isinf(b.real) || isinf(b.imag)) {
        return OU_PY_FALSE;
    }
    double apart = hypot(a.real - b.real, a.imag - b.imag);
    return ou_bool(apart <= relative * hypot(b.real, b.imag) || apart <= relative * hypot(a.real, a.imag) || apart <= absolute);
}

static const OuMethodDef functions[] = {
#define OU_X(name, function, doc) {#name, cmath_##name, "z, /", 0, doc},
    FUNCTION_LIST(OU_X)
#undef OU_X
    {"isclose", cmath_isclose, "a, b, *, rel_tol=1e-09, abs_tol=0.0", 0, "Determine whether two complex numbers are close in value."},
    {"isfinite", cmath_isfinite, "z, /", 0, "Return True if both the real and imaginary parts of z are finite, else False."},
    {"isinf", cmath_isinf, "z, /", 0, "Checks if the real or imaginary part of z is infinite."},
    {"isnan", cmath_isnan, "z, /", 0, "Checks if the real or imaginary part of z not a number (NaN)."},
    {"log", cmath_log, "z, base=<unrepresentable>, /", 0, "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z."},
    {"phase", cmath_phase, "z, /", 0, "Return argument, also known as the phase angle, of a complex."},
    {"polar", cmath_polar, "z, /", 0, "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle."},
    {"rect", cmath_rect, "r, phi, /", 0, "Convert from polar coordinates to rectangular coordinates."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    static const struct { const char *name; double real, imag; bool is_complex; } constants[] = {
        {"pi", PI, 0, false}, {"e", E, 0, false}, {"tau", 2 * PI, 0, false}, {"inf", INFINITY, 0, false},
        {"nan", NAN, 0, false}, {"infj", 0, INFINITY, true}, {"nanj", 0, NAN, true},
    };
    OuObject *module = ou_module_make(th, "cmath", "This module provides access to mathematical functions for complex\nnumbers.", functions);
    for (size_t i = 0; module != NULL && i < sizeof constants / sizeof *constants; i++) {
        OuObject *value = constants[i].is_complex ? ou_complex_new(th, constants[i].real, constants[i].imag)
                                                  : ou_float_new(th, constants[i].real);
        if (!ou_module_add_adopt(th, module, constants[i].name, value)) {
            ou_clear_ref(th, &module);
        }
    }
    return module;
}

const OuBuiltinModule ou_module_cmath = {.name = "cmath", .make = make};
