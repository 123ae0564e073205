/* math_module.c - the module math on doubles.
 *
 * The C library computes; what is done here is to turn its infinities and nans into Python's errors, and what C has
 * no function for: exact sums (Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997) and norms of many
 * coordinates, whose squares are summed in pairs of doubles. */
#include "10_builtin/math/math_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/limbs.h"
#include "06_types/module.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <limits.h>
#include <math.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

#define PI 0x1.921fb54442d18p+1

static OuObject *domain(OuThread *th)
{
    return ou_null(th, &ou_exc_value_error, "math domain error");
}

static OuObject *range(OuThread *th)
{
    return ou_null(th, &ou_exc_overflow_error, "math range error");
}

/* ---- one argument ---- */

/* A result that came from finite arguments: a nan is a wrong argument, an infinity a wrong argument or (can_overflow)
 * too large. */
static OuObject *checked(OuThread *th, double x, double result, bool can_overflow)
{
    if (isnan(result) && !isnan(x)) {
        return domain(th);
    }
    if (isinf(result) && isfinite(x)) {
        return can_overflow ? range(th) : domain(th);
    }
    return ou_float_new(th, result);
}

#define ONE(name, function, can_overflow)                                                          \
    static OuObject *math_##name(ARGS)                                                             \
    {                                                                                              \
        UNUSED_ARGS();                                                                             \
        double x;                                                                                  \
        return ou_as_f64(th, args[0], &x) ? checked(th, x, function(x), can_overflow) : NULL;      \
    }
#define ONE_LIST(X)                                                                                \
    X(acos, acos, false) X(acosh, acosh, false) X(asin, asin, false) X(asinh, asinh, false)        \
    X(atan, atan, false) X(atanh, atanh, false) X(cbrt, cbrt, false) X(cos, cos, false)            \
    X(cosh, cosh, true) X(erf, erf, false) X(erfc, erfc, false) X(exp, exp, true)                  \
    X(exp2, exp2, true) X(expm1, expm1, true) X(fabs, fabs, false) X(log1p, log1p, false)          \
    X(sin, sin, false) X(sinh, sinh, true) X(sqrt, sqrt, false) X(tan, tan, false)                 \
    X(tanh, tanh, false)
ONE_LIST(ONE)

static OuObject *math_degrees(ARGS)
{
    UNUSED_ARGS();
    double x;
    return ou_as_f64(th, args[0], &x) ? ou_float_new(th, x * (180.0 / PI)) : NULL;
}

static OuObject *math_radians(ARGS)
{
    UNUSED_ARGS();
    double x;
    return ou_as_f64(th, args[0], &x) ? ou_float_new(th, x * (PI / 180.0)) : NULL;
}

#define TEST(name)                                                                                 \
    static OuObject *math_##name(ARGS)                                                             \
    {                                                                                              \
        UNUSED_ARGS();                                                                             \
        double x;                                                                                  \
        return ou_as_f64(th, args[0], &x) ? ou_bool(name(x)) : NULL;                               \
    }
TEST(isfinite)
TEST(isinf)
TEST(isnan)

/* Factorials that a double holds exactly are made exactly. */
static double gamma_of(double x)
{
    if (x != floor(x) || x < 1 || x > 23) {
        return tgamma(x);
    }
    double product = 1;
    for (double i = 2; i < x; i++) {
        product *= i;
    }
    return product;
}

static OuObject *math_gamma(ARGS)
{
    UNUSED_ARGS();
    double x;
    if (!ou_as_f64(th, args[0], &x)) {
        return NULL;
    }
    if (!isfinite(x)) {
        return isnan(x) || x > 0 ? ou_float_new(th, x) : domain(th);
    }
    if (x == 0 || (x < 0 && x == floor(x))) {
        return domain(th);
    }
    return checked(th, x, gamma_of(x), true);
}

static OuObject *math_lgamma(ARGS)
{
    UNUSED_ARGS();
    double x;
    int sign;
    if (!ou_as_f64(th, args[0], &x)) {
        return NULL;
    }
    if (!isfinite(x)) {
        return ou_float_new(th, isnan(x) ? x : (double)INFINITY);
    }
    return x <= 0 && x == floor(x) ? domain(th) : checked(th, x, lgamma_r(x, &sign), true);
}

static OuObject *math_ulp(ARGS)
{
    UNUSED_ARGS();
    double x;
    if (!ou_as_f64(th, args[0], &x)) {
        return NULL;
    }
    x = fabs(x);
    if (isfinite(x)) {
        double above = nextafter(x, (double)INFINITY);
        x = isinf(above) ? x - nextafter(x, 0) : above - x;
    }
    return ou_float_new(th, x);
}

static OuObject *math_frexp(ARGS)
{
    UNUSED_ARGS();
    double x;
    int exponent = 0;
    if (!ou_as_f64(th, args[0], &x)) {
        return NULL;
    }
    double part = isfinite(x) ? frexp(x, &exponent) : x;
    return ou_seq_pair_adopt(th, ou_float_new(th, part), ou_int_new(th, exponent));
}

static OuObject *math_modf(ARGS)
{
    UNUSED_ARGS();
    double x, whole;
    if (!ou_as_f64(th, args[0], &x)) {
        return NULL;
    }
    double part = modf(x, &whole);
    return ou_seq_pair_adopt(th, ou_float_new(th, part), ou_float_new(th, whole));
}

/* ---- to int ---- */

static OuObject *to_whole(OuThread *th, OuObject *o, const char *special, double (*function)(double))
{
    double x;
    if (!ou_is_exact_float(o)) {
        bool failed = false;
        OuObject *name = ou_str_intern_text(th, special);
        OuObject *method = name == NULL ? NULL : ou_lookup_special(th, o, name, &failed);
        ou_drop_maybe(th, name);
        if (method != NULL) {
            OuObject *result = ou_call0(th, method);
            ou_drop(th, method);
            return result;
        }
        if (name == NULL || failed) {
            return NULL;
        }
        if (function == trunc) {
            return ou_null(th, &ou_exc_type_error, "type %T doesn't define __trunc__ method", o);
        }
    }
    return ou_as_f64(th, o, &x) ? ou_int_from_f64(th, function(x)) : NULL;
}

static OuObject *math_floor(ARGS)
{
    UNUSED_ARGS();
    return to_whole(th, args[0], "__floor__", floor);
}

static OuObject *math_ceil(ARGS)
{
    UNUSED_ARGS();
    return to_whole(th, args[0], "__ceil__", ceil);
}

static OuObject *math_trunc(ARGS)
{
    UNUSED_ARGS();
    return to_whole(th, args[0], "__trunc__", trunc);
}

/* ---- logarithms: ints of any size have one ---- */

static OuObject *logarithm(OuThread *th, OuObject *o, double (*function)(double))
{
    double x;
    if (ou_is_int(o)) {
        if (ou_int_sign(o) <= 0) {
            return domain(th);
        }
        if (!ou_int_is_inline(o) && !ou_int_as_f64(th, o, &x)) {
            if (!ou_error_swallow(th, &ou_exc_overflow_error)) {
                return NULL;
            }
            const OuInt *i = (const OuInt *)o;
            int64_t exponent;
            double part = ou_limbs_frexp(i->limbs, (size_t)((uint64_t)i->bits >> 2), &exponent);
            return ou_float_new(th, function(part) + (double)exponent * function(2.0));
        }
    }
    if (!ou_as_f64(th, o, &x)) {
        return NULL;
    }
    return x > 0 || isnan(x) ? ou_float_new(th, function(x)) : domain(th);
}

static OuObject *math_log(ARGS)
{
    (void)self;
    if (!ou_args_no_keywords(th, "log", kwnames)) {
        return NULL;
    }
    if (n < 1 || n > 2) {
        return ou_null(th, &ou_exc_type_error, "math.log requires 1 to 2 arguments");
    }
    OuObject *value = logarithm(th, args[0], log);
    if (value == NULL || n == 1) {
        return value;
    }
    OuObject *base = logarithm(th, args[1], log);
    OuObject *result = base == NULL ? NULL : ou_binary(th, OU_OP_TRUEDIV, value, base);
    ou_drop_maybe(th, base);
    ou_drop(th, value);
    return result;
}

static OuObject *math_log2(ARGS)
{
    UNUSED_ARGS();
    return logarithm(th, args[0], log2);
}

static OuObject *math_log10(ARGS)
{
    UNUSED_ARGS();
    return logarithm(th, args[0], log10);
}

/* ---- two arguments ---- */

static bool two(OuThread *th, OuObject *const *args, double *x, double *y)
{
    return ou_as_f64(th, args[0], x) && ou_as_f64(th, args[1], y);
}

static OuObject *math_atan2(ARGS)
{
    UNUSED_ARGS();
    double x, y;
    return two(th, args, &y, &x) ? ou_float_new(th, atan2(y, x)) : NULL;
}

static OuObject *math_copysign(ARGS)
{
    UNUSED_ARGS();
    double x, y;
    return two(th, args, &x, &y) ? ou_float_new(th, copysign(x, y)) : NULL;
}

static OuObject *math_nextafter(ARGS)
{
    UNUSED_ARGS();
    double x, y;
    return two(th, args, &x, &y) ? ou_float_new(th, nextafter(x, y)) : NULL;
}

static OuObject *math_pow(ARGS)
{
    UNUSED_ARGS();
    double x, y;
    if (!two(th, args, &x, &y)) {
        return NULL;
    }
    double r = pow(x, y);
    if (isfinite(x) && isfinite(y) && !isfinite(r)) {
        return isnan(r) || x == 0 ? domain(th) : range(th);
    }
    return ou_float_new(th, r);
}

static OuObject *remainder_of(OuThread *th, OuObject *const *args, double (*function)(double, double))
{
    double x, y;
    if (!two(th, args, &x, &y)) {
        return NULL;
    }
    double r = isfinite(x) && isinf(y) ? x : function(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? domain(th) : ou_float_new(th, r);
}

static OuObject *math_fmod(ARGS)
{
    UNUSED_ARGS();
    return remainder_of(th, args, fmod);
}

static OuObject *math_remainder(ARGS)
{
    UNUSED_ARGS();
    return remainder_of(th, args, remainder);
}

static OuObject *math_ldexp(ARGS)
{
    UNUSED_ARGS();
    double x;
    int64_t by;
    if (!ou_as_f64(th, args[0], &x)) {
        return NULL;
    }
    if (!ou_is_int(args[1])) {
        return ou_null(th, &ou_exc_type_error, "Expected an int as second argument to ldexp.");
    }
    ou_int_clip_i64(args[1], &by);
    if (x == 0 || !isfinite(x)) {
        return ou_float_new(th, x);
    }
    double r = ldexp(x, by > INT_MAX ? INT_MAX : by < INT_MIN ? INT_MIN : (int)by);
    return isinf(r) ? range(th) : ou_float_new(th, r);
}

static OuObject *math_isclose(ARGS)
{
    UNUSED_ARGS();
    double a, b, relative = 1e-09, absolute = 0;
    if (!two(th, args, &a, &b) || (args[2] != NULL && !ou_as_f64(th, args[2], &relative)) ||
        (args[3] != NULL && !ou_as_f64(th, args[3], &absolute))) {
        return NULL;
    }
    if (relative < 0 || absolute < 0) {
        return ou_null(th, &ou_exc_value_error, "tolerances must be non-negative");
    }
    if (a == b) {
        return OU_PY_TRUE;
    }
    if (isinf(a) || isinf(b)) {
        return OU_PY_FALSE;
    }
    double apart = fabs(b - a);
    return ou_bool(apart <= fabs(relative * b) || apart <= fabs(relative * a) || apart <= absolute);
}

/* ---- norms ---- */

/* sqrt of the sum of squares of v[0, n), all of them >= 0 or nan: scaled by a power of two, so that nothing overflows,
 * summed with the rounding errors carried along, and the root corrected by what it misses. */
static double norm(const double *v, size_t n)
{
    double largest = 0;
    bool has_nan = false;
    for (size_t i = 0; i < n; i++) {
        has_nan |= isnan(v[i]);
        largest = v[i] > largest ? v[i] : largest;
    }
    if (isinf(largest) || has_nan || largest == 0 || n == 1) {
        return isinf(largest) ? largest : has_nan ? (double)NAN : largest;
    }
    int scale;
    frexp(largest, &scale);
    double sum = 0, rest = 0;
    for (size_t i = 0; i < n; i++) {
        double x = ldexp(v[i], -scale), square = x * x, error = fma(x, x, -square);
        double next = sum + square, shift = next - sum;
        rest += (sum - (next - shift)) + (square - shift) + error;
        sum = next;
    }
    double root = sqrt(sum + rest), square = root * root;
    double missing = ((sum - square) - fma(root, root, -square)) + rest;
    return ldexp(root + missing / (2 * root), scale);
}

static OuObject *math_hypot(ARGS)
{
    (void)self;
    if (!ou_args_no_keywords(th, "math.hypot", kwnames)) {
        return NULL;
    }
    double *v = ou_mem_take(th, (n + 1) * sizeof *v);
    bool ok = v != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        ok = ou_as_f64(th, args[i], &v[i]);
        v[i] = ok ? fabs(v[i]) : 0;
    }
    OuObject *result = ok ? ou_float_new(th, norm(v, n)) : NULL;
    if (v != NULL) {
        ou_mem_give(th, v, (n + 1) * sizeof *v);
    }
    return result;
}

static OuObject *math_dist(ARGS)
{
    UNUSED_ARGS();
    OuObject *p = ou_to_tuple(th, args[0]), *q = p == NULL ? NULL : ou_to_tuple(th, args[1]), *result = NULL;
    if (q != NULL && ou_tuple_size(p) != ou_tuple_size(q)) {
        ou_raise(th, &ou_exc_value_error, "both points must have the same number of dimensions");
    } else if (q != NULL) {
        size_t size = ou_tuple_size(p), room = (size + 1) * sizeof(double);
        double *v = ou_mem_take(th, room);
        bool ok = v != NULL;
        for (size_t i = 0; ok && i < size; i++) {
            double a, b;
            ok = ou_as_f64(th, ou_tuple_borrow(p, i), &a) && ou_as_f64(th, ou_tuple_borrow(q, i), &b);
            v[i] = ok ? fabs(a - b) : 0;
        }
        result = ok ? ou_float_new(th, norm(v, size)) : NULL;
        if (v != NULL) {
            ou_mem_give(th, v, room);
        }
    }
    ou_drop_maybe(th, q);
    ou_drop_maybe(th, p);
    return result;
}

/* ---- sums and products ---- */

/* Doubles that do not overlap, from small to large, whose exact sum is the sum so far. */
typedef struct Partials {
    double *items;
    size_t n, room;
    double special; /* sum of the infinities and nans that were given */
    double infinite;/* of the infinities alone: a nan says that both were there */
} Partials;

static bool partials_add(OuThread *th, Partials *p, double given)
{
    double x = given;
    size_t kept = 0;
    for (size_t i = 0; i < p->n; i++) {
        double y = p->items[i];
        if (fabs(x) < fabs(y)) {
            double swap = x;
            x = y;
            y = swap;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0) {
            p->items[kept++] = low;
        }
        x = high;
    }
    p->n = kept;
    if (x == 0) {
        return true;
    }
    if (!isfinite(x)) {
        if (isfinite(given)) {
            return ou_raise(th, &ou_exc_overflow_error, "intermediate overflow in fsum");
        }
        p->infinite += isinf(given) ? given : 0;
        p->special += given;
        p->n = 0;
        return true;
    }
    if (p->n == p->room) {
        double *grown = ou_mem_resize(th, p->items, p->room * sizeof *grown, (p->room + 32) * sizeof *grown);
        if (grown == NULL) {
            return false;
        }
        p->items = grown;
        p->room += 32;
    }
    p->items[p->n++] = x;
    return true;
}

/* The partials rounded once, half to even. */
static double partials_total(const Partials *p)
{
    size_t i = p->n;
    if (i == 0) {
        return 0;
    }
    double high = p->items[--i], low = 0;
    while (i > 0 && low == 0) {
        double x = high, y = p->items[--i];
        high = x + y;
        low = y - (high - x);
    }
    /* What was lost is half a unit and what lies below has its sign: the tie was not one. */
    if (i > 0 && ((low < 0 && p->items[i - 1] < 0) || (low > 0 && p->items[i - 1] > 0))) {
        double twice = low * 2, x = high + twice;
        if (twice == x - high) {
            high = x;
        }
    }
    return high;
}

static OuObject *math_fsum(ARGS)
{
    UNUSED_ARGS();
    Partials p = {0};
    OuObject *iterator = ou_iter(th, args[0]), *item;
    bool ok = iterator != NULL;
    while (ok && (item = ou_next(th, iterator)) != NULL) {
        double x;
        ok = ou_as_f64(th, item, &x);
        ou_drop(th, item);
        ok = ok && partials_add(th, &p, x);
    }
    ok = ok && !ou_has_error(th);
    ou_drop_maybe(th, iterator);
    if (ok && isnan(p.infinite)) {
        ok = ou_raise(th, &ou_exc_value_error, "-inf + inf in fsum");
    }
    OuObject *result = !ok ? NULL : ou_float_new(th, p.special != 0 ? p.special : partials_total(&p));
    ou_mem_give(th, p.items, p.room * sizeof *p.items);
    return result;
}

static OuObject *math_prod(ARGS)
{
    UNUSED_ARGS();
    OuObject *iterator = ou_iter(th, args[0]), *item;
    OuObject *result = iterator == NULL ? NULL : args[1] == NULL ? ou_int_new(th, 1) : ou_keep(args[1]);
    while (result != NULL && (item = ou_next(th, iterator)) != NULL) {
        OuObject *next = ou_binary(th, OU_OP_MUL, result, item);
        ou_drop(th, item);
        ou_drop(th, result);
        result = next;
    }
    if (ou_has_error(th)) {
        ou_clear_ref(th, &result);
    }
    ou_drop_maybe(th, iterator);
    return result;
}

static const OuMethodDef functions[] = {
    {"acos", math_acos, "x, /", 0, "Return the arc cosine (measured in radians) of x."},
    {"acosh", math_acosh, "x, /", 0, "Return the inverse hyperbolic cosine of x."},
    {"asin", math_asin, "x, /", 0, "Return the arc sine (measured in radians) of x."},
    {"asinh", math_asinh, "x, /", 0, "Return the inverse hyperbolic sine of x."},
    {"atan", math_atan, "x, /", 0, "Return the arc tangent (measured in radians) of x."},
    {"atan2", math_atan2, "y, x, /", 0, "Return the arc tangent (measured in radians) of y/x."},
    {"atanh", math_atanh, "x, /", 0, "Return the inverse hyperbolic tangent of x."},
    {"cbrt", math_cbrt, "x, /", 0, "Return the cube root of x."},
    {"ceil", math_ceil, "x, /", 0, "Return the ceiling of x as an Integral."},
    {"copysign", math_copysign, "x, y, /", 0, "Return a float with the magnitude of x but the sign of y."},
    {"cos", math_cos, "x, /", 0, "Return the cosine of x (measured in radians)."},
    {"cosh", math_cosh, "x, /", 0, "Return the hyperbolic cosine of x."},
    {"degrees", math_degrees, "x, /", 0, "Convert angle x from radians to degrees."},
    {"dist", math_dist, "p, q, /", 0, "Return the Euclidean distance between two points p and q."},
    {"erf", math_erf, "x, /", 0, "Error function at x."},
    {"erfc", math_erfc, "x, /", 0, "Complementary error function at x."},
    {"exp", math_exp, "x, /", 0, "Return e raised to the power of x."},
    {"exp2", math_exp2, "x, /", 0, "Return 2 raised to the power of x."},
    {"expm1", math_expm1, "x, /", 0, "Return exp(x)-1."},
    {"fabs", math_fabs, "x, /", 0, "Return the absolute value of the float x."},
    {"floor", math_floor, "x, /", 0, "Return the floor of x as an Integral."},
    {"fmod", math_fmod, "x, y, /", 0, "Return fmod(x, y), according to platform C."},
    {"frexp", math_frexp, "x, /", 0, "Return the mantissa and exponent of x, as pair (m, e)."},
    {"fsum", math_fsum, "seq, /", 0, "Return an accurate floating point sum of values in the iterable seq."},
    {"gamma", math_gamma, "x, /", 0, "Gamma function at x."},
    {"hypot", math_hypot, NULL, 0, "Multidimensional Euclidean distance from the origin to a point."},
    {"isclose", math_isclose, "a, b, *, rel_tol=1e-09, abs_tol=0.0", 0,
     "Determine whether two floating point numbers are close in value."},
    {"isfinite", math_isfinite, "x, /", 0, "Return True if x is neither an infinity nor a NaN, and False otherwise."},
    {"isinf", math_isinf, "x, /", 0, "Return True if x is a positive or negative infinity, and False otherwise."},
    {"isnan", math_isnan, "x, /", 0, "Return True if x is a NaN (not a number), and False otherwise."},
    {"ldexp", math_ldexp, "x, i, /", 0, "Return x * (2**i)."},
    {"lgamma", math_lgamma, "x, /", 0, "Natural logarithm of absolute value of Gamma function at x."},
    {"log", math_log, NULL, 0, "Return the logarithm of x to the given base."},
    {"log10", math_log10, "x, /", 0, "Return the base 10 logarithm of x."},
    {"log1p", math_log1p, "x, /", 0, "Return the natural logarithm of 1+x (base e)."},
    {"log2", math_log2, "x, /", 0, "Return the base 2 logarithm of x."},
    {"modf", math_modf, "x, /", 0, "Return the fractional and integer parts of x."},
    {"nextafter", math_nextafter, "x, y, /", 0, "Return the next floating-point value after x towards y."},
    {"pow", math_pow, "x, y, /", 0, "Return x**y (x to the power of y)."},
    {"prod", math_prod, "iterable, /, *, start=1", 0, "Calculate the product of all the elements in the input iterable."},
    {"radians", math_radians, "x, /", 0, "Convert angle x from degrees to radians."},
    {"remainder", math_remainder, "x, y, /", 0, "Difference between x and the closest integer multiple of y."},
    {"sin", math_sin, "x, /", 0, "Return the sine of x (measured in radians)."},
    {"sinh", math_sinh, "x, /", 0, "Return the hyperbolic sine of x."},
    {"sqrt", math_sqrt, "x, /", 0, "Return the square root of x."},
    {"tan", math_tan, "x, /", 0, "Return the tangent of x (measured in radians)."},
    {"tanh", math_tanh, "x, /", 0, "Return the hyperbolic tangent of x."},
    {"trunc", math_trunc, "x, /", 0, "Truncates the Real x to the nearest Integral toward 0."},
    {"ulp", math_ulp, "x, /", 0, "Return the value of the least significant bit of the float x."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "math", NULL, functions);
    if (module != NULL &&
        (!ou_module_add_functions(th, module, ou_math_whole_functions) ||
         !ou_module_add_adopt(th, module, "pi", ou_float_new(th, PI)) ||
         !ou_module_add_adopt(th, module, "e", ou_float_new(th, 0x1.5bf0a8b145769p+1)) ||
         !ou_module_add_adopt(th, module, "tau", ou_float_new(th, 2 * PI)) ||
         !ou_module_add_adopt(th, module, "inf", ou_float_new(th, (double)INFINITY)) ||
         !ou_module_add_adopt(th, module, "nan", ou_float_new(th, (double)NAN)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_math = {.name = "math", .make = make};
