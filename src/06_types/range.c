/* range.c - ranges of ints of any size, and their two iterators.
 *
 * Start, stop, step and the length are ints. Where all fit 63 bits, which is nearly always,
 * the work is done with C integers; each operation has a second half for the rest. */
#include "06_types/range.h"

#include "00_base/checked.h"
#include "06_types/seq.h"
#include "06_types/slice_int.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

/* ---- arithmetic on ints, any size ---- */

static OuObject *add(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_int_binary(th, OU_OP_ADD, a, b);
}

/* base + i * step, new. */
static OuObject *item_at(OuThread *th, OuObject *base, OuObject *i, OuObject *step)
{
    int64_t product, sum;
    if (ou_int_is_inline(base) && ou_int_is_inline(i) && ou_int_is_inline(step) &&
        ou_checked_mul_i64(ou_int_value(i), ou_int_value(step), &product) &&
        ou_checked_add_i64(ou_int_value(base), product, &sum)) {
        return ou_int_new(th, sum);
    }
    OuObject *offset = ou_int_binary(th, OU_OP_MUL, i, step);
    OuObject *result = offset == NULL ? NULL : add(th, base, offset);
    ou_drop_maybe(th, offset);
    return result;
}

static OuObject *long_length(OuThread *th, OuObject *start, OuObject *stop, OuObject *step)
{
    bool backwards = ou_int_sign(step) < 0;
    OuObject *low = backwards ? stop : start, *high = backwards ? start : stop;
    if (ou_int_order(low, high) >= 0) {
        return ou_int_new(th, 0);
    }
    OuObject *one = ou_int_new(th, 1), *result = NULL;
    OuObject *stride = one == NULL ? NULL : backwards ? ou_negative(th, step) : ou_keep(step);
    OuObject *distance = stride == NULL ? NULL : ou_int_binary(th, OU_OP_SUB, high, low);
    OuObject *last = distance == NULL ? NULL : ou_int_binary(th, OU_OP_SUB, distance, one);
    OuObject *n = last == NULL ? NULL : ou_int_binary(th, OU_OP_FLOORDIV, last, stride);
    if (n != NULL) {
        result = add(th, n, one);
    }
    ou_drop_maybe(th, n);
    ou_drop_maybe(th, last);
    ou_drop_maybe(th, distance);
    ou_drop_maybe(th, stride);
    ou_drop_maybe(th, one);
    return result;
}

static OuObject *length_of(OuThread *th, OuObject *start, OuObject *stop, OuObject *step)
{
    if (!ou_int_is_inline(start) || !ou_int_is_inline(stop) || !ou_int_is_inline(step)) {
        return long_length(th, start, stop, step);
    }
    int64_t from = ou_int_value(start), to = ou_int_value(stop), by = ou_int_value(step);
    if (by < 0) {
        int64_t swap = from;
        from = to, to = swap, by = -by;
    }
    return ou_int_new(th, from < to ? (to - from - 1) / by + 1 : 0);
}

/* ---- the object ---- */

/* All four are taken over, NULLs too: then NULL, with the error that is pending. */
static OuObject *range_adopt(OuThread *th, OuObject *start, OuObject *stop, OuObject *step, OuObject *length)
{
    OuRange *range = NULL;
    if (start != NULL && stop != NULL && step != NULL && length != NULL) {
        range = ou_object_new_plain(th, &ou_range_type, sizeof(OuRange));
    }
    if (range == NULL) {
        ou_drop_maybe(th, start);
        ou_drop_maybe(th, stop);
        ou_drop_maybe(th, step);
        ou_drop_maybe(th, length);
        return NULL;
    }
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = length;
    return &range->head;
}

OuObject *ou_range_new(OuThread *th, OuObject *start, OuObject *stop, OuObject *step)
{
    if (ou_int_sign(step) == 0) {
        return ou_null(th, &ou_exc_value_error, "range() arg 3 must not be zero");
    }
    OuObject *length = length_of(th, start, stop, step);
    return range_adopt(th, ou_keep(start), ou_keep(stop), ou_keep(step), length);
}

static OuObject *range_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                            OuObject *kwnames)
{
    (void)type;
    if (!ou_args_no_keywords(th, "range", kwnames) || !ou_args_count(th, "range", n, 1, 3)) {
        return NULL;
    }
    OuObject *start = n == 1 ? ou_int_new(th, 0) : ou_index(th, args[0]);
    OuObject *stop = start == NULL ? NULL : ou_index(th, args[n == 1 ? 0 : 1]);
    OuObject *step = stop == NULL ? NULL : n == 3 ? ou_index(th, args[2]) : ou_int_new(th, 1);
    OuObject *range = step == NULL ? NULL : ou_range_new(th, start, stop, step);
    ou_drop_maybe(th, start);
    ou_drop_maybe(th, stop);
    ou_drop_maybe(th, step);
    return range;
}

/* It holds ints only: no cycle can pass through it. */
static void range_drop(OuThread *th, OuObject *self)
{
    OuRange *range = (OuRange *)self;
    ou_drop(th, range->start);
    ou_drop(th, range->stop);
    ou_drop(th, range->step);
    ou_drop(th, range->length);
    ou_object_free_plain(th, self, sizeof(OuRange));
}

static bool is_one(const OuObject *o)
{
    return ou_int_is_inline(o) && ou_int_value(o) == 1;
}

static OuObject *range_repr(OuThread *th, OuObject *self)
{
    OuRange *range = (OuRange *)self;
    if (is_one(range->step)) {
        return ou_str_format(th, "range(%R, %R)", range->start, range->stop);
    }
    return ou_str_format(th, "range(%R, %R, %R)", range->start, range->stop, range->step);
}

/* Equal ranges are equal sequences: length, then start, then step, as far as they matter. */
static bool ranges_equal(const OuRange *a, const OuRange *b)
{
    return a == b || (ou_int_order(a->length, b->length) == 0 &&
                      (ou_int_sign(a->length) == 0 ||
                       (ou_int_order(a->start, b->start) == 0 &&
                        (is_one(a->length) || ou_int_order(a->step, b->step) == 0))));
}

static OuObject *range_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    (void)th;
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_range_type || b->type != &ou_range_type) {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_bool(ranges_equal((OuRange *)a, (OuRange *)b) == (op == OU_EQ));
}

static int64_t range_hash(OuThread *th, OuObject *self)
{
    OuRange *range = (OuRange *)self;
    bool empty = ou_int_sign(range->length) == 0;
    OuObject *key = ou_tuple_of(th, 3, range->length, empty ? OU_NONE : range->start,
                                empty || is_one(range->length) ? OU_NONE : range->step);
    if (key == NULL) {
        return -1;
    }
    int64_t hash = ou_hash(th, key);
    ou_drop(th, key);
    return hash;
}

static OuTruth range_truth(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_int_sign(((OuRange *)self)->length) != 0 ? OU_TRUE : OU_FALSE;
}

/* ---- as a sequence ---- */

static int64_t range_length(OuThread *th, OuObject *self)
{
    int64_t length;
    if (ou_int_clip_i64(((OuRange *)self)->length, &length) != 0) {
        (void)ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C ssize_t");
        return -1;
    }
    return length;
}

/* start + i * step of the range for the index i, an int (taken over). */
static OuObject *index_item(OuThread *th, OuRange *range, OuObject *i)
{
    OuObject *item = NULL;
    if (ou_int_sign(i) < 0) {
        OuObject *from_start = add(th, i, range->length);
        ou_drop(th, i);
        i = from_start;
    }
    if (i != NULL && (ou_int_sign(i) < 0 || ou_int_order(i, range->length) >= 0)) {
        (void)ou_raise(th, &ou_exc_index_error, "range object index out of range");
    } else if (i != NULL) {
        item = item_at(th, range->start, i, range->step);
    }
    ou_drop_maybe(th, i);
    return item;
}

static OuObject *slice_item(OuThread *th, OuRange *range, OuObject *slice)
{
    OuObject *start, *stop, *step;
    if (!ou_slice_long_indices(th, slice, range->length, &start, &stop, &step)) {
        return NULL;
    }
    OuObject *new_step = ou_int_binary(th, OU_OP_MUL, step, range->step);
    OuObject *new_start = new_step == NULL ? NULL : item_at(th, range->start, start, range->step);
    OuObject *new_stop = new_start == NULL ? NULL : item_at(th, range->start, stop, range->step);
    OuObject *length = new_stop == NULL ? NULL : length_of(th, new_start, new_stop, new_step);
    ou_drop(th, start);
    ou_drop(th, stop);
    ou_drop(th, step);
    return range_adopt(th, new_start, new_stop, new_step, length);
}

static OuObject *range_item(OuThread *th, OuObject *self, OuObject *key)
{
    if (ou_seq_is_index(key)) {
        OuObject *i = ou_index(th, key);
        return i == NULL ? NULL : index_item(th, (OuRange *)self, i);
    }
    if (key->type == &ou_slice_type) {
        return slice_item(th, (OuRange *)self, key);
    }
    return ou_null(th, &ou_exc_type_error, "range indices must be integers or slices, not %T", key);
}

/* Ints and bools are found by arithmetic, everything else by looking. */
static bool by_arithmetic(const OuObject *value)
{
    return ou_is_exact_int(value) || ou_is_bool(value);
}

static OuTruth contains_int(OuThread *th, const OuRange *range, OuObject *value)
{
    bool backwards = ou_int_sign(range->step) < 0;
    if (backwards ? ou_int_order(value, range->start) > 0 || ou_int_order(value, range->stop) <= 0
                  : ou_int_order(value, range->start) < 0 || ou_int_order(value, range->stop) >= 0) {
        return OU_FALSE;
    }
    if (ou_int_is_inline(value) && ou_int_is_inline(range->start) && ou_int_is_inline(range->step)) {
        int64_t from_start = ou_int_value(value) - ou_int_value(range->start); /* 63 bits each: fits */
        return from_start % ou_int_value(range->step) == 0 ? OU_TRUE : OU_FALSE;
    }
    OuObject *distance = ou_int_binary(th, OU_OP_SUB, value, range->start);
    OuObject *rest = distance == NULL ? NULL : ou_int_binary(th, OU_OP_MOD, distance, range->step);
    OuTruth answer = rest == NULL ? OU_ERROR : ou_int_sign(rest) == 0 ? OU_TRUE : OU_FALSE;
    ou_drop_maybe(th, distance);
    ou_drop_maybe(th, rest);
    return answer;
}

/* Walks: the position of the first equal item, or (with *count) how many are equal. -1: none; -2: error. */
static int64_t search(OuThread *th, OuObject *self, OuObject *value, int64_t *count)
{
    OuObject *iterator = ou_iter(th, self), *item;
    int64_t at = -1;
    if (iterator == NULL) {
        return -2;
    }
    for (int64_t i = 0; (item = ou_next(th, iterator)) != NULL; i++) {
        OuTruth same = ou_compare_bool(th, item, value, OU_EQ);
        ou_drop(th, item);
        if (same == OU_ERROR) {
            break;
        }
        if (same == OU_TRUE) {
            at = i;
            if (count == NULL) {
                break;
            }
            ++*count;
        }
    }
    ou_drop(th, iterator);
    return ou_has_error(th) ? -2 : at;
}

static OuTruth range_contains(OuThread *th, OuObject *self, OuObject *value)
{
    if (by_arithmetic(value)) {
        return contains_int(th, (OuRange *)self, value);
    }
    int64_t at = search(th, self, value, NULL);
    return at == -2 ? OU_ERROR : at == -1 ? OU_FALSE : OU_TRUE;
}

/* ---- methods ---- */

OU_METHOD(range_count)
{
    int64_t count = 0;
    if (by_arithmetic(args[0])) {
        OuTruth there = contains_int(th, (OuRange *)self, args[0]);
        return there == OU_ERROR ? NULL : ou_int_new(th, there == OU_TRUE);
    }
    return search(th, self, args[0], &count) == -2 ? NULL : ou_int_new(th, count);
}

OU_METHOD(range_index)
{
    OuRange *range = (OuRange *)self;
    if (!by_arithmetic(args[0])) {
        int64_t at = search(th, self, args[0], NULL);
        if (at == -1) {
            return ou_null(th, &ou_exc_value_error, "sequence.index(x): x not in sequence");
        }
        return at == -2 ? NULL : ou_int_new(th, at);
    }
    OuTruth there = contains_int(th, range, args[0]);
    if (there == OU_FALSE) {
        return ou_null(th, &ou_exc_value_error, "%R is not in range", args[0]);
    }
    OuObject *distance = there == OU_ERROR ? NULL : ou_int_binary(th, OU_OP_SUB, args[0], range->start);
    OuObject *at = distance == NULL ? NULL : ou_int_binary(th, OU_OP_FLOORDIV, distance, range->step);
    ou_drop_maybe(th, distance);
    return at;
}

OU_METHOD(range_reduce)
{
    OuRange *range = (OuRange *)self;
    return ou_seq_pair_adopt(th, ou_keep(OU_TYPE_OBJECT(self->type)),
                             ou_tuple_of(th, 3, range->start, range->stop, range->step));
}

/* ---- iterators ---- */

/* The iterator of bounded ranges counts with wrapping arithmetic: the value after the last one is
 * computed but never given out. */
static int64_t wrapping_step(int64_t value, int64_t step)
{
    return (int64_t)((uint64_t)value + (uint64_t)step);
}

static OuObject *short_iter_new(OuThread *th, int64_t start, int64_t step, int64_t length)
{
    OuRangeIter *it = ou_object_new_plain(th, &ou_range_iter_type, sizeof(OuRangeIter));
    if (it != NULL) {
        it->next = start;
        it->step = step;
        it->left = (uint64_t)length;
        it->total = length;
    }
    return (OuObject *)it;
}

typedef struct OuLongRangeIter {
    OuObject head;
    OuObject *index, *start, *step, *length; /* ints */
} OuLongRangeIter;

/* start, step and length are kept. */
static OuObject *long_iter_new(OuThread *th, OuObject *start, OuObject *step, OuObject *length)
{
    OuObject *zero = ou_int_new(th, 0);
    OuLongRangeIter *it = NULL;
    if (zero != NULL) {
        it = (OuLongRangeIter *)ou_object_new(th, &ou_long_range_iter_type, sizeof(OuLongRangeIter));
    }
    if (it == NULL) {
        ou_drop_maybe(th, zero);
        return NULL;
    }
    it->index = zero;
    it->start = ou_keep(start);
    it->step = ou_keep(step);
    it->length = ou_keep(length);
    return &it->head;
}

static OuObject *iter_new(OuThread *th, OuObject *start, OuObject *stop, OuObject *step, OuObject *length)
{
    if (ou_int_is_inline(start) && ou_int_is_inline(stop) && ou_int_is_inline(step)) {
        int64_t n;
        if (ou_int_clip_i64(length, &n) == 0) {
            return short_iter_new(th, ou_int_value(start), ou_int_value(step), n);
        }
    }
    return long_iter_new(th, start, step, length);
}

static OuObject *range_iter(OuThread *th, OuObject *self)
{
    OuRange *range = (OuRange *)self;
    return iter_new(th, range->start, range->stop, range->step, range->length);
}

/* From start + (length - 1) * step down to start. */
OU_METHOD(range_reversed)
{
    OuRange *range = (OuRange *)self;
    OuObject *minus_one = ou_int_new(th, -1), *result = NULL;
    OuObject *last_index = minus_one == NULL ? NULL : add(th, range->length, minus_one);
    OuObject *last = last_index == NULL ? NULL : item_at(th, range->start, last_index, range->step);
    OuObject *step = last == NULL ? NULL : ou_negative(th, range->step);
    OuObject *stop = step == NULL ? NULL : item_at(th, range->start, minus_one, range->step);
    if (stop != NULL) {
        result = iter_new(th, last, stop, step, range->length);
    }
    ou_drop_maybe(th, stop);
    ou_drop_maybe(th, step);
    ou_drop_maybe(th, last);
    ou_drop_maybe(th, last_index);
    ou_drop_maybe(th, minus_one);
    return result;
}

static void short_iter_drop(OuThread *th, OuObject *self)
{
    ou_object_free_plain(th, self, sizeof(OuRangeIter));
}

static OuObject *short_iter_next(OuThread *th, OuObject *self)
{
    OuRangeIter *it = (OuRangeIter *)self;
    if (it->left == 0) {
        return NULL;
    }
    OuObject *item = ou_int_new(th, it->next);
    if (item != NULL) {
        it->next = wrapping_step(it->next, it->step);
        it->left--;
    }
    return item;
}

OU_METHOD(short_iter_length_hint)
{
    return ou_int_new(th, (int64_t)((OuRangeIter *)self)->left);
}

OU_METHOD(short_iter_reduce)
{
    OuRangeIter *it = (OuRangeIter *)self;
    int64_t index = it->total - (int64_t)it->left;
    int64_t first = (int64_t)((uint64_t)it->next - (uint64_t)index * (uint64_t)it->step);
    OuObject *start = ou_int_new(th, first), *step = ou_int_new(th, it->step), *range = NULL;
    OuObject *length = ou_int_new(th, it->total);
    if (start != NULL && step != NULL && length != NULL) {
        OuObject *stop = item_at(th, start, length, step);
        range = stop == NULL ? NULL : ou_range_new(th, start, stop, step);
        ou_drop_maybe(th, stop);
    }
    ou_drop_maybe(th, start);
    ou_drop_maybe(th, step);
    ou_drop_maybe(th, length);
    return range == NULL ? NULL : ou_seq_reduce_state_adopt(th, "iter", range, index);
}

OU_METHOD(short_iter_setstate)
{
    OuRangeIter *it = (OuRangeIter *)self;
    int64_t at;
    if (!ou_as_i64(th, args[0], &at)) {
        return NULL;
    }
    at = at < 0 ? 0 : at > it->total ? it->total : at;
    uint64_t moved = (uint64_t)at - ((uint64_t)it->total - it->left);
    it->next = (int64_t)((uint64_t)it->next + moved * (uint64_t)it->step);
    it->left = (uint64_t)(it->total - at);
    return OU_NONE;
}

static void long_iter_drop(OuThread *th, OuObject *self)
{
    OuLongRangeIter *it = (OuLongRangeIter *)self;
    ou_drop(th, it->index);
    ou_drop(th, it->start);
    ou_drop(th, it->step);
    ou_drop(th, it->length);
    ou_object_free(th, self, sizeof(OuLongRangeIter));
}

static OuObject *long_iter_next(OuThread *th, OuObject *self)
{
    OuLongRangeIter *it = (OuLongRangeIter *)self;
    if (ou_int_order(it->index, it->length) >= 0) {
        return NULL;
    }
    OuObject *one = ou_int_new(th, 1);
    OuObject *after = one == NULL ? NULL : add(th, it->index, one);
    ou_drop_maybe(th, one);
    OuObject *item = after == NULL ? NULL : item_at(th, it->start, it->index, it->step);
    if (item == NULL) {
        ou_drop_maybe(th, after);
        return NULL;
    }
    ou_replace(th, &it->index, after);
    return item;
}

OU_METHOD(long_iter_length_hint)
{
    OuLongRangeIter *it = (OuLongRangeIter *)self;
    return ou_int_binary(th, OU_OP_SUB, it->length, it->index);
}

OU_METHOD(long_iter_reduce)
{
    OuLongRangeIter *it = (OuLongRangeIter *)self;
    OuObject *stop = item_at(th, it->start, it->length, it->step);
    OuObject *range = stop == NULL ? NULL : ou_range_new(th, it->start, stop, it->step);
    ou_drop_maybe(th, stop);
    OuObject *iter = range == NULL ? NULL : ou_seq_builtin(th, "iter");
    OuObject *inner = iter == NULL ? NULL : ou_tuple_of(th, 1, range);
    OuObject *result = inner == NULL ? NULL : ou_tuple_of(th, 3, iter, inner, it->index);
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, iter);
    ou_drop_maybe(th, range);
    return result;
}

OU_METHOD(long_iter_setstate)
{
    OuLongRangeIter *it = (OuLongRangeIter *)self;
    if (!ou_is_int(args[0])) {
        return ou_null(th, &ou_exc_type_error, "state must be an int, not %T", args[0]);
    }
    OuObject *index = ou_int_sign(args[0]) < 0                        ? ou_int_new(th, 0)
                      : ou_int_order(args[0], it->length) > 0 ? ou_keep(it->length)
                                                              : ou_index(th, args[0]);
    if (index == NULL) {
        return NULL;
    }
    ou_replace(th, &it->index, index);
    return OU_NONE;
}

#define HINT_DOC "Private method returning an estimate of len(list(it))."

static const OuMethodDef short_iter_methods[] = {
    {"__length_hint__", short_iter_length_hint, "", 0, HINT_DOC},
    {"__reduce__", short_iter_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", short_iter_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef long_iter_methods[] = {
    {"__length_hint__", long_iter_length_hint, "", 0, HINT_DOC},
    {"__reduce__", long_iter_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", long_iter_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

#define RANGE_ITER_TYPE(variable, type_name, type_index, struct_name, prefix)                       \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,                                               \
        .index = type_index,                                                                       \
        .basic_size = sizeof(struct_name),                                                         \
        .drop = prefix##_drop,                                                                     \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .iter = ou_object_self,                                                                    \
        .next = prefix##_next,                                                                     \
        .methods = prefix##_methods,                                                               \
    }

RANGE_ITER_TYPE(ou_range_iter_type, "range_iterator", OU_TYPE_INDEX_RANGE_ITER, OuRangeIter, short_iter);
RANGE_ITER_TYPE(ou_long_range_iter_type, "longrange_iterator", OU_TYPE_INDEX_LONG_RANGE_ITER, OuLongRangeIter,
                long_iter);

/* ---- the type ---- */

static const OuMethodDef range_methods[] = {
    {"__reversed__", range_reversed, "", 0, "Return an iterator from the last item to the first."},
    {"__reduce__", range_reduce, "", 0, "Return state information for pickling."},
    {"count", range_count, "value, /", 0, "Return how often value occurs."},
    {"index", range_index, "value, /", 0, "Return the position of value; ValueError when it is not there."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef range_members[] = {
    {"start", OU_MEMBER_OBJECT, offsetof(OuRange, start), false, NULL},
    {"stop", OU_MEMBER_OBJECT, offsetof(OuRange, stop), false, NULL},
    {"step", OU_MEMBER_OBJECT, offsetof(OuRange, step), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuSequenceSlots range_sequence = {
    .length = range_length,
    .item = range_item,
    .contains = range_contains,
    .is_sequence = true,
};

static const OuNumberSlots range_number = {.truth = range_truth};

const OuType ou_range_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "range",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_SEQUENCE,
    .index = OU_TYPE_INDEX_RANGE,
    .basic_size = sizeof(OuRange),
    .drop = range_drop,
    .repr = range_repr,
    .str = ou_object_str,
    .hash = range_hash,
    .compare = range_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = range_iter,
    .make = range_make,
    .init = ou_object_init,
    .number = &range_number,
    .sequence = &range_sequence,
    .methods = range_methods,
    .members = range_members,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
           "The ints from start (0 by default) up to but not including stop, step (1 by default) apart.",
};
