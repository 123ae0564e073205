/* delta.c - datetime.timedelta: a number of microseconds, kept as days, seconds and microseconds.
 *
 * Arithmetic is done on the whole number of microseconds in 128 bits, which hold the largest timedelta 10^15 times over; what
 * overflows even that is out of range anyway. Only a float factor, and constructor arguments beyond 64 bits, need ints. */
#include "10_builtin/datetime/datetime_int.h"

#include "06_types/int_inline.h"

#include <math.h>

#define UNITS 7

/* ---- between ints and wide numbers ---- */

static OuObject *int_of(OuThread *th, OuWide value)
{
    bool negative = value < 0;
    unsigned __int128 magnitude = negative ? -(unsigned __int128)value : (unsigned __int128)value;
    uint64_t limbs[2] = {(uint64_t)magnitude, (uint64_t)(magnitude >> 64)};
    return ou_int_from_limbs(th, negative, limbs, 2);
}

/* False: it does not fit; nothing is raised. */
static bool wide_of(const OuObject *number, OuWide *out)
{
    const uint64_t *limbs;
    uint64_t one[1];
    bool negative;
    size_t n = ou_int_magnitude(number, one, &limbs, &negative);
    if (n > 2 || (n == 2 && limbs[1] >> 62 != 0)) {
        return false;
    }
    OuWide value = n == 0 ? 0 : n == 1 ? (OuWide)limbs[0] : (OuWide)limbs[1] << 64 | limbs[0];
    *out = negative ? -value : value;
    return true;
}

static OuObject *too_large(OuThread *th)
{
    return ou_null(th, &ou_exc_overflow_error, "Python int too large to convert to C int");
}

/* b > 0 or b < 0; rounds down. */
static OuWide floor_wide(OuWide a, OuWide b)
{
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

/* ---- making ---- */

static OuObject *delta_of(OuThread *th, const OuType *type, OuWide us)
{
    OuWide days = floor_wide(us, OU_DAY_US);
    if (days < INT32_MIN || days > INT32_MAX) {
        return too_large(th);
    }
    if (days > OU_DELTA_DAYS_MAX || days < -OU_DELTA_DAYS_MAX) {
        return ou_null(th, &ou_exc_overflow_error, "days=%d; must have magnitude <= %d", (int)days, OU_DELTA_DAYS_MAX);
    }
    OuDelta *d = type == &ou_delta_type ? ou_object_new_plain(th, type, sizeof(OuDelta))
                                        : (OuDelta *)ou_type_allocate(th, type, 0);
    if (d == NULL) {
        return NULL;
    }
    int64_t rest = (int64_t)(us - days * OU_DAY_US);
    d->days = (int32_t)days;
    d->seconds = (int32_t)(rest / OU_SECOND_US);
    d->microseconds = (int32_t)(rest % OU_SECOND_US);
    if (type != &ou_delta_type) {
        ou_track(th, &d->head);
    }
    return &d->head;
}

OuObject *ou_delta_new(OuThread *th, OuWide microseconds)
{
    return delta_of(th, &ou_delta_type, microseconds);
}

/* What a constructor's arguments add up to: whole microseconds, and parts of one from floats. */
typedef struct Sum {
    OuWide us;
    OuObject *more; /* an int that is added; NULL: nothing needed more than 128 bits */
    double parts;
} Sum;

static bool add_large(OuThread *th, Sum *sum, OuObject *number, int64_t factor)
{
    OuObject *unit = ou_int_new(th, factor);
    OuObject *product = unit == NULL ? NULL : ou_int_binary(th, OU_OP_MUL, number, unit);
    ou_drop_maybe(th, unit);
    if (product != NULL && sum->more != NULL) {
        OuObject *all = ou_int_binary(th, OU_OP_ADD, sum->more, product);
        ou_drop(th, product);
        product = all;
    }
    if (product == NULL) {
        return false;
    }
    ou_replace(th, &sum->more, product);
    return true;
}

static bool add_float(OuThread *th, Sum *sum, double value, int64_t factor)
{
    double whole, part = modf(value, &whole);
    if (fabs(whole) < 0x1p62) {
        sum->us += (OuWide)(int64_t)whole * factor;
    } else {
        OuObject *number = ou_int_from_f64(th, value);
        bool ok = number != NULL && add_large(th, sum, number, factor);
        ou_drop_maybe(th, number);
        if (!ok) {
            return false;
        }
    }
    if (part != 0) {
        part = modf(part * (double)factor, &whole);
        sum->us += (int64_t)whole;
        sum->parts += part;
    }
    return true;
}

static bool add_unit(OuThread *th, Sum *sum, const char *name, OuObject *value, int64_t factor)
{
    int64_t small;
    if (value == NULL) {
        return true;
    }
    if (ou_is_int(value)) {
        if (ou_int_clip_i64(value, &small) != 0) {
            return add_large(th, sum, value, factor);
        }
        sum->us += (OuWide)small * factor;
        return true;
    }
    if (ou_is_float(value)) {
        return add_float(th, sum, ou_float_value(value), factor);
    }
    return ou_raise(th, &ou_exc_type_error, "unsupported type for timedelta %s component: %s", name, value->type->name);
}

/* Parts that are exactly half go to the even sum. */
static OuObject *sum_finish(OuThread *th, const OuType *type, Sum *sum)
{
    double whole = floor(sum->parts), half = sum->parts - whole;
    sum->us += (int64_t)whole;
    if (sum->more != NULL) {
        OuObject *us = int_of(th, sum->us);
        OuObject *all = us == NULL ? NULL : ou_int_binary(th, OU_OP_ADD, us, sum->more);
        ou_drop_maybe(th, us);
        bool fits = all != NULL && wide_of(all, &sum->us);
        if (all == NULL || !fits) {
            ou_drop_maybe(th, all);
            return all == NULL ? NULL : too_large(th);
        }
        ou_drop(th, all);
    }
    if (half > 0.5 || (half == 0.5 && sum->us % 2 != 0)) {
        sum->us++;
    }
    return delta_of(th, type, sum->us);
}

static OuObject *delta_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    static const struct {
        const char *name;
        int64_t us;
    } units[UNITS] = {{"days", OU_DAY_US}, {"seconds", OU_SECOND_US}, {"microseconds", 1}, {"milliseconds", 1000},
                      {"minutes", INT64_C(60000000)}, {"hours", INT64_C(3600000000)}, {"weeks", 7 * OU_DAY_US}};
    static const uint8_t order[UNITS] = {2, 3, 1, 4, 5, 0, 6}; /* which bad argument is told of */
    OuObject *given[UNITS];
    Sum sum = {0, NULL, 0};
    if (!ou_args_parse(th, "__new__", "days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0", args, n,
                       kwnames, given)) {
        return NULL;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < UNITS; i++) {
        ok = add_unit(th, &sum, units[order[i]].name, given[order[i]], units[order[i]].us);
    }
    OuObject *result = ok ? sum_finish(th, type, &sum) : NULL;
    ou_drop_maybe(th, sum.more);
    return result;
}

/* ---- arithmetic ---- */

static OuObject *delta_add(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_delta(th, a) || !ou_is_delta(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_delta_new(th, ou_delta_us(a) + ou_delta_us(b));
}

static OuObject *delta_sub(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_delta(th, a) || !ou_is_delta(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_delta_new(th, ou_delta_us(a) - ou_delta_us(b));
}

static OuObject *delta_negative(OuThread *th, OuObject *self)
{
    return ou_delta_new(th, -ou_delta_us(self));
}

static OuObject *delta_positive(OuThread *th, OuObject *self)
{
    return ou_delta_new(th, ou_delta_us(self));
}

static OuObject *delta_absolute(OuThread *th, OuObject *self)
{
    return ((OuDelta *)self)->days < 0 ? delta_negative(th, self) : delta_positive(th, self);
}

static OuTruth delta_truth(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_delta_us(self) != 0 ? OU_TRUE : OU_FALSE;
}

/* a / b to the nearest, halves to the even one. b != 0; neither is near the ends of the range. */
static OuWide divide_nearest(OuWide a, OuWide b)
{
    OuWide quotient = floor_wide(a, b), rest = a - quotient * b;
    rest = rest < 0 ? -rest : rest;
    OuWide twice = rest * 2, size = b < 0 ? -b : b;
    return quotient + (twice > size || (twice == size && quotient % 2 != 0));
}

/* The same for ints of any size; new. */
static OuObject *divide_nearest_int(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_int_sign(b) == 0) {
        return ou_null(th, &ou_exc_zero_division_error, "integer division or modulo by zero");
    }
    OuObject *one = ou_int_new(th, 1), *quotient = one == NULL ? NULL : ou_int_binary(th, OU_OP_FLOORDIV, a, b);
    OuObject *rest = quotient == NULL ? NULL : ou_int_binary(th, OU_OP_MOD, a, b);
    OuObject *twice = rest == NULL ? NULL : ou_int_binary(th, OU_OP_ADD, rest, rest);
    OuObject *result = NULL;
    if (twice != NULL) {
        int order = ou_int_order(twice, b) * ou_int_sign(b);
        uint64_t space[1];
        const uint64_t *limbs;
        bool negative;
        bool odd = ou_int_magnitude(quotient, space, &limbs, &negative) > 0 && (limbs[0] & 1) != 0;
        result = order > 0 || (order == 0 && odd) ? ou_int_binary(th, OU_OP_ADD, quotient, one) : ou_keep(quotient);
    }
    ou_drop_maybe(th, twice);
    ou_drop_maybe(th, rest);
    ou_drop_maybe(th, quotient);
    ou_drop_maybe(th, one);
    return result;
}

/* An int of microseconds, taken over, as a timedelta. */
static OuObject *delta_of_int_adopt(OuThread *th, OuObject *us)
{
    OuWide value;
    if (us == NULL) {
        return NULL;
    }
    bool fits = wide_of(us, &value);
    ou_drop(th, us);
    return fits ? ou_delta_new(th, value) : too_large(th);
}

/* delta * real, or delta / real: exact until the one rounding. */
static OuObject *scale(OuThread *th, OuObject *delta, OuObject *real, bool divide)
{
    OuObject *ratio = ou_call_method_text(th, real, "as_integer_ratio", 0), *result = NULL;
    if (ratio == NULL) {
        return NULL;
    }
    if (!ou_is_tuple(ratio)) {
        ou_raise(th, &ou_exc_type_error, "unexpected return type from as_integer_ratio(): expected tuple, got '%T'", ratio);
    } else if (ou_tuple_size(ratio) != 2) {
        ou_raise(th, &ou_exc_value_error, "unexpected return value from as_integer_ratio(): expected a 2-tuple, got %zu", ou_tuple_size(ratio));
    } else if (!ou_is_int(ou_tuple_borrow(ratio, 0)) || !ou_is_int(ou_tuple_borrow(ratio, 1))) {
        ou_raise(th, &ou_exc_type_error, "as_integer_ratio() must return a pair of ints");
    } else {
        OuObject *us = int_of(th, ou_delta_us(delta));
        OuObject *top = us == NULL ? NULL : ou_int_binary(th, OU_OP_MUL, us, ou_tuple_borrow(ratio, divide));
        result = top == NULL ? NULL : delta_of_int_adopt(th, divide_nearest_int(th, top, ou_tuple_borrow(ratio, !divide)));
        ou_drop_maybe(th, top);
        ou_drop_maybe(th, us);
    }
    ou_drop(th, ratio);
    return result;
}

static OuObject *multiply_int(OuThread *th, OuObject *delta, OuObject *number)
{
    OuWide factor, product;
    if (ou_delta_us(delta) == 0) {
        return ou_delta_new(th, 0);
    }
    if (!wide_of(number, &factor) || __builtin_mul_overflow(ou_delta_us(delta), factor, &product)) {
        return too_large(th);
    }
    return ou_delta_new(th, product);
}

static OuObject *delta_mul(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *delta = ou_is_delta(th, a) ? a : b, *other = delta == a ? b : a;
    if (!ou_is_delta(th, delta)) {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_is_int(other)     ? multiply_int(th, delta, other)
           : ou_is_float(other) ? scale(th, delta, other, false)
                                : OU_NOT_IMPLEMENTED;
}

static bool refuse_zero(OuThread *th, OuWide divisor, const char *words)
{
    return divisor != 0 || ou_raise(th, &ou_exc_zero_division_error, "%s", words);
}

/* The quotient of two numbers of microseconds, correctly rounded. */
static OuObject *ratio_of(OuThread *th, OuWide a, OuWide b)
{
    const OuWide exact = (OuWide)1 << 53;
    if (a < exact && a > -exact && b < exact && b > -exact) {
        return ou_float_new(th, (double)(int64_t)a / (double)(int64_t)b);
    }
    OuObject *top = int_of(th, a), *bottom = top == NULL ? NULL : int_of(th, b);
    OuObject *result = bottom == NULL ? NULL : ou_int_binary(th, OU_OP_TRUEDIV, top, bottom);
    ou_drop_maybe(th, bottom);
    ou_drop_maybe(th, top);
    return result;
}

/* Divisors beyond 126 bits are larger than twice any timedelta. */
static OuObject *divide_int(OuThread *th, OuWide us, OuObject *number, bool nearest)
{
    OuWide divisor;
    if (!wide_of(number, &divisor)) {
        return ou_delta_new(th, !nearest && us != 0 && (us < 0) != (ou_int_sign(number) < 0) ? -1 : 0);
    }
    if (!refuse_zero(th, divisor, "integer division or modulo by zero")) {
        return NULL;
    }
    return ou_delta_new(th, nearest ? divide_nearest(us, divisor) : floor_wide(us, divisor));
}

static OuObject *delta_truediv(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_delta(th, a)) {
        return OU_NOT_IMPLEMENTED;
    }
    if (ou_is_delta(th, b)) {
        return refuse_zero(th, ou_delta_us(b), "division by zero") ? ratio_of(th, ou_delta_us(a), ou_delta_us(b)) : NULL;
    }
    return ou_is_float(b) ? scale(th, a, b, true)
           : ou_is_int(b) ? divide_int(th, ou_delta_us(a), b, true)
                          : OU_NOT_IMPLEMENTED;
}

static OuObject *delta_floordiv(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_delta(th, a)) {
        return OU_NOT_IMPLEMENTED;
    }
    if (ou_is_delta(th, b)) {
        OuWide divisor = ou_delta_us(b);
        return refuse_zero(th, divisor, "integer division or modulo by zero") ? int_of(th, floor_wide(ou_delta_us(a), divisor)) : NULL;
    }
    return ou_is_int(b) ? divide_int(th, ou_delta_us(a), b, false) : OU_NOT_IMPLEMENTED;
}

static OuObject *delta_mod(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_delta(th, a) || !ou_is_delta(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuWide x = ou_delta_us(a), y = ou_delta_us(b);
    return refuse_zero(th, y, "integer modulo by zero") ? ou_delta_new(th, x - floor_wide(x, y) * y) : NULL;
}

static OuObject *delta_divmod(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_delta(th, a) || !ou_is_delta(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuWide x = ou_delta_us(a), y = ou_delta_us(b);
    if (!refuse_zero(th, y, "integer division or modulo by zero")) {
        return NULL;
    }
    OuWide quotient = floor_wide(x, y);
    OuObject *part[2] = {int_of(th, quotient), ou_delta_new(th, x - quotient * y)};
    return ou_tuple_adopt(th, part, 2);
}

/* ---- comparing, text, pickling ---- */

static OuObject *delta_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_is_delta(th, a) || !ou_is_delta(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuWide x = ou_delta_us(a), y = ou_delta_us(b);
    return ou_order_object((x > y) - (x < y), op);
}

/* That of the tuple (days, seconds, microseconds). */
int64_t ou_delta_hash_us(OuWide us)
{
    OuWide days = floor_wide(us, OU_DAY_US);
    int64_t rest = (int64_t)(us - days * OU_DAY_US);
    uint64_t hash = ou_tuple_hash_step(OU_TUPLE_HASH_START, days == -1 ? -2 : (int64_t)days);
    hash = ou_tuple_hash_step(ou_tuple_hash_step(hash, rest / OU_SECOND_US), rest % OU_SECOND_US);
    return ou_tuple_hash_end(hash, 3);
}

static int64_t delta_hash(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_delta_hash_us(ou_delta_us(self));
}

static OuObject *delta_repr(OuThread *th, OuObject *self)
{
    const OuDelta *d = (const OuDelta *)self;
    const struct {
        const char *name;
        int value;
    } part[] = {{"days", d->days}, {"seconds", d->seconds}, {"microseconds", d->microseconds}};
    char text[96] = "0";
    int n = 0;
    for (size_t i = 0; i < OU_COUNT_OF(part); i++) {
        if (part[i].value != 0) {
            n += __builtin_snprintf(text + n, sizeof text - (size_t)n, "%s%s=%d", n == 0 ? "" : ", ", part[i].name, part[i].value);
        }
    }
    return ou_str_format(th, "%s(%s)", self->type->name, text);
}

static OuObject *delta_str(OuThread *th, OuObject *self)
{
    const OuDelta *d = (const OuDelta *)self;
    char text[96];
    int n = d->days == 0 ? 0 : __builtin_snprintf(text, sizeof text, "%d day%s, ", d->days, d->days == 1 || d->days == -1 ? "" : "s");
    n += __builtin_snprintf(text + n, sizeof text - (size_t)n, "%d:%02d:%02d", d->seconds / 3600, d->seconds / 60 % 60, d->seconds % 60);
    if (d->microseconds != 0) {
        __builtin_snprintf(text + n, sizeof text - (size_t)n, ".%06d", d->microseconds);
    }
    return ou_str_from_text(th, text);
}

OU_METHOD(delta_total_seconds)
{
    return ratio_of(th, ou_delta_us(self), OU_SECOND_US);
}

OU_METHOD(delta_reduce)
{
    const OuDelta *d = (const OuDelta *)self;
    OuObject *part[3] = {ou_int_new(th, d->days), ou_int_new(th, d->seconds), ou_int_new(th, d->microseconds)};
    OuObject *state = ou_tuple_adopt(th, part, 3);
    OuObject *result = state == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), state);
    ou_drop_maybe(th, state);
    return result;
}

static const OuMethodDef methods[] = {
    {"total_seconds", delta_total_seconds, "", 0, "Total seconds in the duration."},
    {"__reduce__", delta_reduce, "", 0, "__reduce__() -> (cls, state)"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef members[] = {
    {"days", OU_MEMBER_I32, offsetof(OuDelta, days), false, "Number of days."},
    {"seconds", OU_MEMBER_I32, offsetof(OuDelta, seconds), false, "Number of seconds (>= 0 and less than 1 day)."},
    {"microseconds", OU_MEMBER_I32, offsetof(OuDelta, microseconds), false,
     "Number of microseconds (>= 0 and less than 1 second)."},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuNumberSlots number = {
    .binary = {[OU_OP_ADD] = delta_add,
               [OU_OP_SUB] = delta_sub,
               [OU_OP_MUL] = delta_mul,
               [OU_OP_TRUEDIV] = delta_truediv,
               [OU_OP_FLOORDIV] = delta_floordiv,
               [OU_OP_MOD] = delta_mod},
    .divmod = delta_divmod,
    .negative = delta_negative,
    .positive = delta_positive,
    .absolute = delta_absolute,
    .truth = delta_truth,
};

const OuType ou_delta_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "datetime.timedelta",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_DELTA,
    .basic_size = sizeof(OuDelta),
    .drop = ou_datetime_plain_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = delta_repr,
    .str = delta_str,
    .hash = delta_hash,
    .compare = delta_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = delta_make,
    .init = ou_object_init,
    .number = &number,
    .methods = methods,
    .members = members,
    .doc = "Difference between two datetime values.\n\n"
           "timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\n"
           "All arguments are optional and default to 0.\n"
           "Arguments may be integers or floats, and may be positive or negative.",
};
