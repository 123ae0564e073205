/* math_whole.c - the functions of math on whole numbers of any size.
 *
 * Products of many factors are made by halves, so that the big multiplications have operands of like size, where the
 * fast algorithms of 06_types/limbs.h pay. comb() divides such a product by k! once. */
#include "10_builtin/math/math_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/int_view.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

static OuObject *absolute(OuThread *th, OuObject *o)
{
    OuObject *whole = ou_index(th, o);
    OuObject *result = whole == NULL ? NULL : ou_absolute(th, whole);
    ou_drop_maybe(th, whole);
    return result;
}

/* ---- gcd, lcm, isqrt ---- */

/* Of two ints, any sign. */
static OuObject *gcd2(OuThread *th, OuObject *a, OuObject *b)
{
    OuIntView x, y;
    ou_int_view(a, &x);
    ou_int_view(b, &y);
    if (x.n == 0 || y.n == 0) {
        return ou_absolute(th, x.n == 0 ? b : a);
    }
    if (x.n == 1 && y.n == 1) {
        OuLimb p = x.limbs[0], q = y.limbs[0];
        while (q != 0) {
            OuLimb rest = p % q;
            p = q;
            q = rest;
        }
        return ou_int_new_u64(th, p);
    }
    size_t least = x.n < y.n ? x.n : y.n, n_scratch = ou_limbs_gcd_scratch(x.n, y.n), size = 0;
    OuLimb *room = ou_mem_take(th, (least + n_scratch) * sizeof *room);
    if (room == NULL) {
        return NULL;
    }
    OuTick tick = ou_int_work_begin(th, (double)x.n * (double)y.n);
    bool done = ou_limbs_gcd(room, &size, x.limbs, x.n, y.limbs, y.n, n_scratch == 0 ? NULL : room + least, &tick);
    ou_int_work_end(&tick);
    OuObject *result = done ? ou_int_from_limbs(th, false, room, size) : NULL;
    ou_mem_give(th, room, (least + n_scratch) * sizeof *room);
    return result;
}

static OuObject *lcm2(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_int_sign(a) == 0 || ou_int_sign(b) == 0) {
        return ou_int_new(th, 0);
    }
    OuObject *g = gcd2(th, a, b);
    OuObject *part = g == NULL ? NULL : ou_int_binary(th, OU_OP_FLOORDIV, a, g);
    OuObject *product = part == NULL ? NULL : ou_int_binary(th, OU_OP_MUL, part, b);
    OuObject *result = product == NULL ? NULL : ou_absolute(th, product);
    ou_drop_maybe(th, product);
    ou_drop_maybe(th, part);
    ou_drop_maybe(th, g);
    return result;
}

/* All arguments are looked at, even when the answer is known. */
static OuObject *fold(OuThread *th, OuObject *const *args, size_t n, OuObject *(*step)(OuThread *, OuObject *, OuObject *),
                      int64_t start)
{
    OuObject *result = n == 0 ? ou_int_new(th, start) : absolute(th, args[0]);
    for (size_t i = 1; result != NULL && i < n; i++) {
        OuObject *next = ou_index(th, args[i]);
        OuObject *both = next == NULL ? NULL : step(th, result, next);
        ou_drop_maybe(th, next);
        ou_drop(th, result);
        result = both;
    }
    return result;
}

static OuObject *math_gcd(ARGS)
{
    (void)self;
    return ou_args_no_keywords(th, "math.gcd", kwnames) ? fold(th, args, n, gcd2, 0) : NULL;
}

static OuObject *math_lcm(ARGS)
{
    (void)self;
    return ou_args_no_keywords(th, "math.lcm", kwnames) ? fold(th, args, n, lcm2, 1) : NULL;
}

static OuObject *math_isqrt(ARGS)
{
    UNUSED_ARGS();
    OuObject *o = ou_index(th, args[0]), *result = NULL;
    if (o == NULL) {
        return NULL;
    }
    OuIntView x;
    ou_int_view(o, &x);
    if (ou_int_sign(o) < 0) {
        ou_raise(th, &ou_exc_value_error, "isqrt() argument must be nonnegative");
    } else if (x.n == 0) {
        result = ou_int_new(th, 0);
    } else {
        size_t size = (x.n + 1) / 2, n_scratch = ou_limbs_isqrt_scratch(x.n);
        OuLimb *room = ou_mem_take(th, (size + n_scratch) * sizeof *room);
        if (room != NULL) {
            OuTick tick = ou_int_work_begin(th, (double)x.n * (double)x.n);
            bool done = ou_limbs_isqrt(room, x.limbs, x.n, n_scratch == 0 ? NULL : room + size, &tick);
            ou_int_work_end(&tick);
            result = done ? ou_int_from_limbs(th, false, room, ou_limbs_trim(room, size)) : NULL;
            ou_mem_give(th, room, (size + n_scratch) * sizeof *room);
        }
    }
    ou_drop(th, o);
    return result;
}

/* ---- products of runs ---- */

/* from * (from + 1) * ... * to, for small factors; 1 when there are none. Depth is the logarithm of the count. */
static OuObject *product_of_run(OuThread *th, uint64_t from, uint64_t to)
{
    if (from > to) {
        return ou_int_new(th, 1);
    }
    if (to - from < 16) {
        OuObject *result = NULL;
        uint64_t small = 1;
        for (uint64_t i = from; i <= to && i >= from; i++) {
            uint64_t next;
            if (!__builtin_mul_overflow(small, i, &next)) {
                small = next;
                continue;
            }
            OuObject *factor = ou_int_new_u64(th, small);
            OuObject *more = factor == NULL || result == NULL ? factor : ou_int_binary(th, OU_OP_MUL, result, factor);
            if (result != NULL) {
                ou_drop_maybe(th, factor);
                ou_drop(th, result);
            }
            if (more == NULL) {
                return NULL;
            }
            result = more;
            small = i;
        }
        OuObject *last = ou_int_new_u64(th, small);
        OuObject *all = last == NULL || result == NULL ? last : ou_int_binary(th, OU_OP_MUL, result, last);
        if (result != NULL) {
            ou_drop_maybe(th, last);
            ou_drop(th, result);
        }
        return all;
    }
    uint64_t middle = from + (to - from) / 2;
    OuObject *low = product_of_run(th, from, middle);
    OuObject *high = low == NULL ? NULL : product_of_run(th, middle + 1, to);
    OuObject *all = high == NULL ? NULL : ou_int_binary(th, OU_OP_MUL, low, high);
    ou_drop_maybe(th, high);
    ou_drop_maybe(th, low);
    return all;
}

/* top * (top - 1) * ... of `count` factors, for a top of any size. */
static OuObject *falling(OuThread *th, OuObject *top, uint64_t count)
{
    uint64_t small;
    if (count == 0) {
        return ou_int_new(th, 1);
    }
    if (ou_int_is_inline(top) && ou_int_as_u64(th, top, &small) && small >= count) {
        return product_of_run(th, small - count + 1, small);
    }
    if (count == 1) {
        return ou_keep(top);
    }
    uint64_t half = count / 2;
    OuObject *shift = ou_int_new_u64(th, half);
    OuObject *lower = shift == NULL ? NULL : ou_int_binary(th, OU_OP_SUB, top, shift);
    OuObject *first = lower == NULL ? NULL : falling(th, top, half);
    OuObject *second = first == NULL ? NULL : falling(th, lower, count - half);
    OuObject *all = second == NULL ? NULL : ou_int_binary(th, OU_OP_MUL, first, second);
    ou_drop_maybe(th, second);
    ou_drop_maybe(th, first);
    ou_drop_maybe(th, lower);
    ou_drop_maybe(th, shift);
    return all;
}

static OuObject *math_factorial(ARGS)
{
    UNUSED_ARGS();
    OuObject *o = ou_index(th, args[0]);
    if (o == NULL) {
        return NULL;
    }
    int64_t value;
    int fits = ou_int_clip_i64(o, &value);
    ou_drop(th, o);
    if (fits < 0 || value < 0) {
        return ou_null(th, &ou_exc_value_error, "factorial() not defined for negative values");
    }
    if (fits > 0) {
        return ou_null(th, &ou_exc_overflow_error, "factorial() argument should not exceed %lld", (long long)INT64_MAX);
    }
    return product_of_run(th, 1, (uint64_t)value);
}

/* n and k as ints that are not negative; false with the error. On success both are new. */
static bool two_counts(OuThread *th, OuObject *const *args, OuObject **whole, OuObject **part)
{
    *whole = ou_index(th, args[0]);
    *part = *whole == NULL ? NULL : ou_index(th, args[1]);
    bool ok = *part != NULL;
    if (ok && (ou_int_sign(*whole) < 0 || ou_int_sign(*part) < 0)) {
        ok = ou_raise(th, &ou_exc_value_error, "%s must be a non-negative integer", ou_int_sign(*whole) < 0 ? "n" : "k");
    }
    if (!ok) {
        ou_drop_maybe(th, *part);
        ou_drop_maybe(th, *whole);
    }
    return ok;
}

static OuObject *math_perm(ARGS)
{
    OuObject *whole, *part, *result = NULL;
    int64_t count;
    if (args[1] == NULL || args[1] == OU_NONE) {
        return math_factorial(th, self, args, n, kwnames);
    }
    if (!two_counts(th, args, &whole, &part)) {
        return NULL;
    }
    if (ou_int_order(whole, part) < 0) {
        result = ou_int_new(th, 0);
    } else if (ou_int_clip_i64(part, &count) != 0) {
        ou_raise(th, &ou_exc_overflow_error, "k must not exceed %lld", (long long)INT64_MAX);
    } else {
        result = falling(th, whole, (uint64_t)count);
    }
    ou_drop(th, part);
    ou_drop(th, whole);
    return result;
}

static OuObject *math_comb(ARGS)
{
    UNUSED_ARGS();
    OuObject *whole, *part, *result = NULL;
    if (!two_counts(th, args, &whole, &part)) {
        return NULL;
    }
    OuObject *other = ou_int_binary(th, OU_OP_SUB, whole, part);
    int64_t count;
    if (other != NULL && ou_int_sign(other) < 0) {
        result = ou_int_new(th, 0);
    } else if (other != NULL) {
        if (ou_int_clip_i64(ou_int_order(other, part) < 0 ? other : part, &count) != 0) {
            ou_raise(th, &ou_exc_overflow_error, "min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
        } else {
            OuObject *above = falling(th, whole, (uint64_t)count);
            OuObject *below = above == NULL ? NULL : product_of_run(th, 1, (uint64_t)count);
            result = below == NULL ? NULL : ou_int_binary(th, OU_OP_FLOORDIV, above, below);
            ou_drop_maybe(th, below);
            ou_drop_maybe(th, above);
        }
    }
    ou_drop_maybe(th, other);
    ou_drop(th, part);
    ou_drop(th, whole);
    return result;
}

const OuMethodDef ou_math_whole_functions[] = {
    {"gcd", math_gcd, "*integers", 0, "Greatest Common Divisor."},
    {"lcm", math_lcm, "*integers", 0, "Least Common Multiple."},
    {"isqrt", math_isqrt, "n, /", 0, "Return the integer part of the square root of the input."},
    {"factorial", math_factorial, "n, /", 0, "Find x!."},
    {"comb", math_comb, "n, k, /", 0, "Number of ways to choose k items from n items without repetition and without order."},
    {"perm", math_perm, "n, k=None, /", 0,
     "Number of ways to choose k items from n items without repetition and with order."},
    {NULL, NULL, NULL, 0, NULL},
};
