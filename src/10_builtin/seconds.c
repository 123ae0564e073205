/* seconds.c - seconds.h. A float is scaled as a double, so that a moment of today is exact to a quarter of a microsecond. */
#include "10_builtin/seconds.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"

#include <math.h>

#define LIMIT 9223372036854775808.0 /* the least double that is no int64_t */

static bool check_number(OuThread *th, double value)
{
    return !isnan(value) || ou_raise(th, &ou_exc_value_error, "Invalid value NaN (not a number)");
}

/* An int that is out of range is clipped: *fits. */
static bool read_int(OuThread *th, OuObject *o, int64_t *out, bool *fits)
{
    OuObject *number = ou_index(th, o);
    if (number == NULL) {
        return false;
    }
    *fits = ou_int_clip_i64(number, out) == 0;
    ou_drop(th, number);
    return true;
}

bool ou_seconds_ns(OuThread *th, OuObject *o, int64_t unit, int64_t *ns)
{
    bool fits;
    if (ou_is_float(o)) {
        double value = ou_float_value(o) * (double)unit;
        if (!check_number(th, value)) {
            return false;
        }
        value = value < 0 ? floor(value) : ceil(value);
        fits = value >= -LIMIT && value < LIMIT;
        *ns = fits ? (int64_t)value : 0;
    } else {
        int64_t whole;
        if (!read_int(th, o, &whole, &fits)) {
            return false;
        }
        fits = fits && ou_checked_mul_i64(whole, unit, ns);
    }
    return fits || ou_raise(th, &ou_exc_overflow_error, "timestamp too large to convert to C _PyTime_t");
}

bool ou_seconds_moment(OuThread *th, OuObject *o, struct timespec *out)
{
    bool fits;
    int64_t whole;
    *out = (struct timespec){0, 0};
    if (ou_is_float(o)) {
        double value = ou_float_value(o), down = floor(value);
        if (!check_number(th, value)) {
            return false;
        }
        fits = down >= -LIMIT && down < LIMIT;
        whole = fits ? (int64_t)down : 0;
        out->tv_nsec = fits ? (long)((value - down) * 1e9) : 0;
    } else if (!read_int(th, o, &whole, &fits)) {
        return false;
    }
    out->tv_sec = (time_t)whole;
    return fits || ou_raise(th, &ou_exc_overflow_error, "timestamp out of range for platform time_t");
}
