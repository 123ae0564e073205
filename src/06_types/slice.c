/* slice.c - slice objects, and what a slice means for a sequence of some length.
 *
 * Lengths of real sequences fit 63 bits, so parts that do not are clipped: the result
 * is the same. Ranges and slice.indices() may be of any length: they take the arithmetic
 * with ints of any size. */
#include "06_types/slice_int.h"

#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

/* ---- with C integers ---- */

static bool is_part(const OuObject *o)
{
    return o == OU_NONE || ou_seq_is_index(o);
}

static bool raise_not_index(OuThread *th)
{
    return ou_raise(th, &ou_exc_type_error,
                    "slice indices must be integers or None or have an __index__ method");
}

static bool part(OuThread *th, OuObject *o, int64_t if_none, int64_t *out)
{
    if (o == OU_NONE) {
        *out = if_none;
        return true;
    }
    if (OU_LIKELY(ou_is_exact_int(o) && ou_int_is_inline(o))) {
        *out = ou_int_value(o);
        return true;
    }
    return is_part(o) ? ou_as_index(th, o, out, NULL) : raise_not_index(th);
}

bool ou_slice_unpack(OuThread *th, OuObject *o, int64_t *start, int64_t *stop, int64_t *step)
{
    OuSlice *slice = (OuSlice *)o;
    if (!part(th, slice->step, 1, step)) {
        return false;
    }
    if (*step == 0) {
        return ou_raise(th, &ou_exc_value_error, "slice step cannot be zero");
    }
    if (*step < -INT64_MAX) { /* so that it can be negated */
        *step = -INT64_MAX;
    }
    return part(th, slice->start, *step < 0 ? INT64_MAX : 0, start) &&
           part(th, slice->stop, *step < 0 ? INT64_MIN : INT64_MAX, stop);
}

/* A position to what indices() gives: from the end when negative, and within bounds. */
static int64_t clipped(int64_t at, int64_t length, bool backwards)
{
    if (at < 0) {
        at += length;
        if (at < 0) {
            at = backwards ? -1 : 0;
        }
    } else if (at >= length) {
        at = backwards ? length - 1 : length;
    }
    return at;
}

size_t ou_slice_adjust(size_t length, int64_t *start, int64_t *stop, int64_t step)
{
    OU_ASSERT(step != 0 && step >= -INT64_MAX && length <= INT64_MAX);
    *start = clipped(*start, (int64_t)length, step < 0);
    *stop = clipped(*stop, (int64_t)length, step < 0);
    if (step < 0) {
        return *stop < *start ? (size_t)(*start - *stop - 1) / (size_t)-step + 1 : 0;
    }
    return *start < *stop ? (size_t)(*stop - *start - 1) / (size_t)step + 1 : 0;
}

bool ou_slice_resolve(OuThread *th, OuObject *slice, size_t length, int64_t *start, int64_t *stop,
                      int64_t *step, size_t *n)
{
    if (!ou_slice_unpack(th, slice, start, stop, step)) {
        return false;
    }
    *n = ou_slice_adjust(length, start, stop, *step);
    return true;
}

/* ---- with ints of any size ---- */

/* A start or stop, new. lower and upper are what it is clipped to. */
static OuObject *long_part(OuThread *th, OuObject *o, OuObject *if_none, OuObject *length, OuObject *lower,
                           OuObject *upper)
{
    if (o == OU_NONE) {
        return ou_keep(if_none);
    }
    if (!is_part(o)) {
        (void)raise_not_index(th);
        return NULL;
    }
    OuObject *at = ou_index(th, o);
    if (at == NULL) {
        return NULL;
    }
    if (ou_int_sign(at) < 0) {
        OuObject *from_start = ou_int_binary(th, OU_OP_ADD, at, length);
        ou_drop(th, at);
        if (from_start == NULL) {
            return NULL;
        }
        at = from_start;
        if (ou_int_order(at, lower) < 0) {
            ou_drop(th, at);
            return ou_keep(lower);
        }
    } else if (ou_int_order(at, upper) > 0) {
        ou_drop(th, at);
        return ou_keep(upper);
    }
    return at;
}

bool ou_slice_long_indices(OuThread *th, OuObject *o, OuObject *length, OuObject **start, OuObject **stop,
                           OuObject **step)
{
    OuSlice *slice = (OuSlice *)o;
    OuObject *lower = NULL, *upper = NULL;
    *start = *stop = *step = NULL;
    if (!is_part(slice->step)) {
        return raise_not_index(th);
    }
    *step = slice->step == OU_NONE ? ou_int_new(th, 1) : ou_index(th, slice->step);
    if (*step == NULL) {
        return false;
    }
    int sign = ou_int_sign(*step);
    if (sign == 0) {
        (void)ou_raise(th, &ou_exc_value_error, "slice step cannot be zero");
        goto failed;
    }
    lower = ou_int_new(th, sign < 0 ? -1 : 0);
    upper = lower == NULL ? NULL : sign < 0 ? ou_int_binary(th, OU_OP_ADD, length, lower) : ou_keep(length);
    if (upper == NULL) {
        goto failed;
    }
    *start = long_part(th, slice->start, sign < 0 ? upper : lower, length, lower, upper);
    if (*start == NULL) {
        goto failed;
    }
    *stop = long_part(th, slice->stop, sign < 0 ? lower : upper, length, lower, upper);
    if (*stop == NULL) {
        goto failed;
    }
    ou_drop(th, lower);
    ou_drop(th, upper);
    return true;
failed:
    ou_drop_maybe(th, lower);
    ou_drop_maybe(th, upper);
    ou_drop_maybe(th, *start);
    ou_drop(th, *step);
    *start = *stop = *step = NULL;
    return false;
}

/* ---- the object ---- */

OuObject *ou_slice_new(OuThread *th, OuObject *start, OuObject *stop, OuObject *step)
{
    OuSlice *slice = ou_object_new_fixed(th, &ou_slice_type, sizeof(OuSlice));
    if (slice == NULL) {
        return NULL;
    }
    slice->start = ou_keep(start == NULL ? OU_NONE : start);
    slice->stop = ou_keep(stop == NULL ? OU_NONE : stop);
    slice->step = ou_keep(step == NULL ? OU_NONE : step);
    ou_track_inline(th, slice);
    return &slice->head;
}

static OuObject *slice_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                            OuObject *kwnames)
{
    (void)type;
    if (!ou_args_no_keywords(th, "slice", kwnames) || !ou_args_count(th, "slice", n, 1, 3)) {
        return NULL;
    }
    return n == 1 ? ou_slice_new(th, NULL, args[0], NULL) : ou_slice_new(th, args[0], args[1], n == 3 ? args[2] : NULL);
}

static void slice_drop(OuThread *th, OuObject *self)
{
    OuSlice *slice = (OuSlice *)self;
    ou_untrack_inline(th, self);
    ou_drop_maybe(th, slice->step); /* CPython's order */
    ou_drop_maybe(th, slice->start);
    ou_drop_maybe(th, slice->stop);
    ou_object_free_fixed(th, self, sizeof(OuSlice));
}

static size_t slice_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    OuSlice *slice = (OuSlice *)self;
    ou_visit_one(fn, arg, slice->start);
    ou_visit_one(fn, arg, slice->stop);
    ou_visit_one(fn, arg, slice->step);
    return OU_VISIT_END;
}

static OuObject *slice_repr(OuThread *th, OuObject *self)
{
    OuSlice *slice = (OuSlice *)self;
    return ou_str_format(th, "slice(%R, %R, %R)", slice->start, slice->stop, slice->step);
}

static OuObject *as_tuple(OuThread *th, OuObject *self)
{
    OuSlice *slice = (OuSlice *)self;
    return ou_tuple_of(th, 3, slice->start, slice->stop, slice->step);
}

static OuObject *slice_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (a->type != &ou_slice_type || b->type != &ou_slice_type) {
        return OU_NOT_IMPLEMENTED;
    }
    if (a == b) {
        return ou_bool(op == OU_EQ || op == OU_LE || op == OU_GE);
    }
    OuObject *x = as_tuple(th, a), *y = x == NULL ? NULL : as_tuple(th, b);
    OuObject *result = y == NULL ? NULL : ou_compare(th, x, y, op);
    ou_drop_maybe(th, x);
    ou_drop_maybe(th, y);
    return result;
}

OU_METHOD(slice_indices)
{
    OuObject *length = ou_index(th, args[0]), *start, *stop, *step;
    if (length == NULL) {
        return NULL;
    }
    if (ou_int_sign(length) < 0) {
        ou_drop(th, length);
        return ou_null(th, &ou_exc_value_error, "length should not be negative");
    }
    bool ok = ou_slice_long_indices(th, self, length, &start, &stop, &step);
    ou_drop(th, length);
    return ok ? ou_tuple_adopt(th, (OuObject *[]){start, stop, step}, 3) : NULL;
}

OU_METHOD(slice_reduce)
{
    return ou_seq_pair_adopt(th, ou_keep(OU_TYPE_OBJECT(self->type)), as_tuple(th, self));
}

static const OuMethodDef slice_methods[] = {
    {"indices", slice_indices, "length, /", 0,
     "S.indices(len) -> (start, stop, stride): what the slice means for a sequence of that length."},
    {"__reduce__", slice_reduce, "", 0, "Return state information for pickling."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef slice_members[] = {
    {"start", OU_MEMBER_OBJECT, offsetof(OuSlice, start), false, NULL},
    {"stop", OU_MEMBER_OBJECT, offsetof(OuSlice, stop), false, NULL},
    {"step", OU_MEMBER_OBJECT, offsetof(OuSlice, step), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_slice_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "slice",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_SLICE,
    .basic_size = sizeof(OuSlice),
    .drop = slice_drop,
    .visit = slice_visit,
    .repr = slice_repr,
    .str = ou_object_str,
    .compare = slice_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = slice_make,
    .init = ou_object_init,
    .methods = slice_methods,
    .members = slice_members,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nWhat stands between the brackets of a[1:9:2].",
};
