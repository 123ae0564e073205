/* tuple.c - tuples: construction, the slots and methods of tuple.
 *
 * A tuple is made untracked with NULL items, filled in, and tracked by
 * ou_tuple_ready(); the collector untracks it again when nothing in it can be part of a
 * cycle. The empty tuple exists once a VM. A free list per length was left out: a pool
 * block taken last-freed-first is as near as a list's entry, and nothing in a tuple
 * would survive to be reused. */
#include "06_types/seq.h"

#include "00_base/checked.h"
#include "06_types/dict_int.h"
#include "06_types/list.h"
#include "06_types/range.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

/* ---- making ---- */

static size_t tuple_bytes(size_t n)
{
    return sizeof(OuTuple) + n * sizeof(OuObject *);
}

/* n > 0 items, not yet anything. NULL: MemoryError. */
OU_INLINE OuTuple *tuple_alloc(OuThread *th, size_t n)
{
    size_t size;
    OuTuple *tuple;
    switch (n) { /* constant sizes take the pools' inline path */
    case 1: tuple = ou_object_new_fixed(th, &ou_tuple_type, sizeof(OuTuple) + 8); break;
    case 2: tuple = ou_object_new_fixed(th, &ou_tuple_type, sizeof(OuTuple) + 16); break;
    case 3: tuple = ou_object_new_fixed(th, &ou_tuple_type, sizeof(OuTuple) + 24); break;
    default:
        if (!ou_checked_array(sizeof(OuTuple), n, sizeof(OuObject *), &size)) {
            return ou_null_memory(th);
        }
        tuple = (OuTuple *)ou_object_new(th, &ou_tuple_type, size);
    }
    if (OU_LIKELY(tuple != NULL)) {
        tuple->size = n;
    }
    return tuple;
}

/* The empty tuple; a real one while the VM starts. */
static OuObject *tuple_empty(OuThread *th)
{
    if (OU_LIKELY(th->vm->types->empty_tuple != NULL)) {
        return ou_keep(th->vm->types->empty_tuple);
    }
    OuTuple *tuple = (OuTuple *)ou_object_new(th, &ou_tuple_type, sizeof(OuTuple));
    if (tuple != NULL) {
        tuple->size = 0;
    }
    return (OuObject *)tuple;
}

OuObject *ou_tuple_new(OuThread *th, size_t n)
{
    if (n == 0) {
        return tuple_empty(th);
    }
    OuTuple *tuple = tuple_alloc(th, n);
    for (size_t i = 0; tuple != NULL && i < n; i++) {
        tuple->items[i] = NULL;
    }
    return (OuObject *)tuple;
}

OuObject *ou_tuple_ready(OuThread *th, OuObject *tuple)
{
    if (ou_tuple_size(tuple) > 0) {
        ou_track_inline(th, tuple);
    }
    return tuple;
}

OuObject *ou_tuple_from(OuThread *th, OuObject *const *items, size_t n)
{
    if (n == 0) {
        return tuple_empty(th);
    }
    OuTuple *tuple = tuple_alloc(th, n);
    if (tuple == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        tuple->items[i] = ou_keep(items[i]);
    }
    ou_track_inline(th, tuple);
    return &tuple->head;
}

OuObject *ou_tuple_of(OuThread *th, size_t n, ...)
{
    OuObject *tuple = ou_tuple_new(th, n);
    if (tuple == NULL || n == 0) {
        return tuple;
    }
    __builtin_va_list args;
    __builtin_va_start(args, n);
    for (size_t i = 0; i < n; i++) {
        ou_tuple_items(tuple)[i] = ou_keep(__builtin_va_arg(args, OuObject *));
    }
    __builtin_va_end(args);
    ou_track(th, tuple);
    return tuple;
}

OuObject *ou_tuple_adopt(OuThread *th, OuObject **items, size_t n)
{
    if (n == 0) {
        return tuple_empty(th);
    }
    bool all = true;
    for (size_t i = 0; i < n; i++) {
        all = all && items[i] != NULL;
    }
    OuTuple *tuple = all ? tuple_alloc(th, n) : NULL;
    if (tuple == NULL) {
        for (size_t i = 0; i < n; i++) {
            ou_drop_maybe(th, items[i]);
        }
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        tuple->items[i] = items[i];
    }
    ou_track_inline(th, tuple);
    return &tuple->head;
}

OuObject *ou_tuple_slice(OuThread *th, OuObject *tuple, size_t from, size_t to)
{
    OU_ASSERT(from <= to && to <= ou_tuple_size(tuple));
    if (from == 0 && to == ou_tuple_size(tuple) && ou_is_exact_tuple(tuple)) {
        return ou_keep(tuple);
    }
    return ou_tuple_from(th, ou_tuple_items(tuple) + from, to - from);
}

static OuObject *tuple_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                            OuObject *kwnames)
{
    OuObject *iterable = NULL;
    if (type == &ou_tuple_type || type->init == ou_tuple_type.init) {
        if (!ou_args_no_keywords(th, "tuple", kwnames)) {
            return NULL;
        }
    }
    if (!ou_args_count(th, "tuple", n, 0, 1)) {
        return NULL;
    }
    if (n == 1) {
        iterable = args[0];
    }
    OuObject *exact = iterable == NULL ? ou_tuple_new(th, 0) : ou_to_tuple(th, iterable);
    if (exact == NULL || type == &ou_tuple_type) {
        return exact;
    }
    size_t size = ou_tuple_size(exact);
    OuTuple *tuple = (OuTuple *)ou_type_allocate(th, type, size);
    if (tuple != NULL) {
        tuple->size = size;
        for (size_t i = 0; i < size; i++) {
            tuple->items[i] = ou_keep(ou_tuple_borrow(exact, i));
        }
        ou_track(th, &tuple->head);
    }
    ou_drop(th, exact);
    return tuple == NULL ? NULL : &tuple->head;
}

/* ---- the object's life ---- */

static void tuple_drop(OuThread *th, OuObject *self)
{
    OuTuple *tuple = (OuTuple *)self;
    ou_untrack_inline(th, self);
    for (size_t i = tuple->size; i-- > 0;) {
        ou_drop_maybe(th, tuple->items[i]);
    }
    if (OU_LIKELY(ou_is_exact_tuple(self))) {
        switch (tuple->size) {
        case 1: ou_object_free_fixed(th, self, sizeof(OuTuple) + 8); return;
        case 2: ou_object_free_fixed(th, self, sizeof(OuTuple) + 16); return;
        case 3: ou_object_free_fixed(th, self, sizeof(OuTuple) + 24); return;
        default: ou_object_free(th, self, tuple_bytes(tuple->size)); return;
        }
    }
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, tuple->size));
}

static size_t tuple_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    OuTuple *tuple = (OuTuple *)self;
    if (from == 0 && !ou_is_exact_tuple(self)) {
        ou_instance_visit_extra(self, fn, arg);
    }
    if (from >= tuple->size) { /* a shorter one took the place of that which the collector was in the middle of */
        return OU_VISIT_END;
    }
    size_t to = tuple->size - from > limit ? from + limit : tuple->size;
    for (size_t i = from; i < to; i++) {
        ou_visit_one(fn, arg, tuple->items[i]);
    }
    return to < tuple->size ? to : OU_VISIT_END;
}

static bool tuple_untrackable(OuObject *self)
{
    if (!ou_is_exact_tuple(self)) {
        return false;
    }
    OuTuple *tuple = (OuTuple *)self;
    for (size_t i = tuple->size; i-- > 0;) { /* from the end: what the collector has met last is in the cache */
        if (tuple->items[i] == NULL || ou_may_track(tuple->items[i])) {
            return false;
        }
    }
    return true;
}

static size_t tuple_size_of(OuObject *self)
{
    return ou_is_exact_tuple(self) ? tuple_bytes(ou_tuple_size(self))
                                   : ou_type_instance_size(self, ou_tuple_size(self));
}

static OuObject *tuple_repr(OuThread *th, OuObject *self)
{
    size_t n = ou_tuple_size(self);
    if (n == 0) {
        return ou_str_from_text(th, "()");
    }
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_from_text(th, "(...)");
    }
    OuObject *text = ou_seq_vector_repr(th, ou_tuple_items(self), n, "(", n == 1 ? ",)" : ")");
    ou_repr_leave(th, self);
    return text;
}

static int64_t tuple_hash(OuThread *th, OuObject *self)
{
    uint64_t hash = OU_TUPLE_HASH_START;
    size_t n = ou_tuple_size(self);
    if (!ou_enter(th, " while calling a Python object")) {
        return -1;
    }
    for (size_t i = 0; i < n; i++) {
        int64_t lane = ou_dict_hash(th, ou_tuple_borrow(self, i));
        if (lane == -1) {
            ou_leave(th);
            return -1;
        }
        hash = ou_tuple_hash_step(hash, lane);
    }
    ou_leave(th);
    return ou_tuple_hash_end(hash, n);
}

/* Lexicographic. The items stay where they are, whatever the comparisons do. */
static OuObject *tuple_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_is_tuple(a) || !ou_is_tuple(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    size_t n_a = ou_tuple_size(a), n_b = ou_tuple_size(b), i = 0;
    for (size_t n = n_a < n_b ? n_a : n_b; i < n; i++) {
        OuObject *x = ou_tuple_borrow(a, i), *y = ou_tuple_borrow(b, i);
        OuTruth same = ou_seq_equal(th, x, y);
        if (same == OU_ERROR) {
            return NULL;
        }
        if (same == OU_FALSE) {
            if (op == OU_EQ || op == OU_NE) {
                return ou_bool(op == OU_NE);
            }
            return ou_compare(th, x, y, op);
        }
    }
    return ou_bool(ou_seq_order_answer(n_a, n_b, op));
}

static OuObject *tuple_iter(OuThread *th, OuObject *self)
{
    return ou_index_iter_new(th, &ou_tuple_iter_type, self);
}

/* ---- as a sequence ---- */

static int64_t tuple_length(OuThread *th, OuObject *self)
{
    (void)th;
    return (int64_t)ou_tuple_size(self);
}

static OuObject *tuple_subscript_slice(OuThread *th, OuObject *self, OuObject *slice)
{
    int64_t start, stop, step;
    size_t n;
    if (!ou_slice_resolve(th, slice, ou_tuple_size(self), &start, &stop, &step, &n)) {
        return NULL;
    }
    if (step == 1) {
        return ou_tuple_slice(th, self, (size_t)start, (size_t)start + n);
    }
    OuObject *result = ou_tuple_new(th, n);
    if (result == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        ou_tuple_items(result)[i] = ou_keep(ou_tuple_borrow(self, (size_t)(start + (int64_t)i * step)));
    }
    return ou_tuple_ready(th, result);
}

static OuObject *tuple_item(OuThread *th, OuObject *self, OuObject *key)
{
    int64_t at;
    if (OU_LIKELY(ou_seq_is_index(key))) {
        if (!ou_seq_key(th, key, &at)) {
            return NULL;
        }
        size_t n = ou_tuple_size(self);
        if (at < 0) {
            at += (int64_t)n;
        }
        if ((uint64_t)at >= n) {
            return ou_null(th, &ou_exc_index_error, "tuple index out of range");
        }
        return ou_keep(ou_tuple_borrow(self, (size_t)at));
    }
    if (key->type == &ou_slice_type) {
        return tuple_subscript_slice(th, self, key);
    }
    return ou_null(th, &ou_exc_type_error, "tuple indices must be integers or slices, not %T", key);
}

static OuTruth tuple_contains(OuThread *th, OuObject *self, OuObject *value)
{
    for (size_t i = 0, n = ou_tuple_size(self); i < n; i++) {
        OuTruth same = ou_seq_equal(th, ou_tuple_borrow(self, i), value);
        if (same != OU_FALSE) {
            return same;
        }
    }
    return OU_FALSE;
}

static OuObject *tuple_concat(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_tuple(b)) {
        return ou_null(th, &ou_exc_type_error, "can only concatenate tuple (not \"%T\") to tuple", b);
    }
    size_t n_a = ou_tuple_size(a), n_b = ou_tuple_size(b), n;
    if (n_a == 0 && ou_is_exact_tuple(b)) {
        return ou_keep(b);
    }
    if (n_b == 0 && ou_is_exact_tuple(a)) {
        return ou_keep(a);
    }
    if (!ou_checked_add(n_a, n_b, &n)) {
        return ou_null_memory(th);
    }
    OuObject *result = ou_tuple_new(th, n);
    if (result == NULL) {
        return NULL;
    }
    OuObject **to = ou_tuple_items(result);
    for (size_t i = 0; i < n_a; i++) {
        *to++ = ou_keep(ou_tuple_borrow(a, i));
    }
    for (size_t i = 0; i < n_b; i++) {
        *to++ = ou_keep(ou_tuple_borrow(b, i));
    }
    return ou_tuple_ready(th, result);
}

static OuObject *tuple_repeat(OuThread *th, OuObject *self, int64_t times)
{
    size_t n = ou_tuple_size(self), total;
    if (ou_is_exact_tuple(self) && (n == 0 || times == 1)) {
        return ou_keep(self);
    }
    if (n == 0 || times <= 0) {
        return ou_tuple_new(th, 0);
    }
    if (!ou_checked_mul(n, (size_t)times, &total)) {
        return ou_null_memory(th);
    }
    OuObject *result = ou_tuple_new(th, total);
    if (result == NULL) {
        return NULL;
    }
    OuObject **to = ou_tuple_items(result);
    for (size_t i = 0; i < total; i += n) {
        for (size_t k = 0; k < n; k++) {
            *to++ = ou_keep(ou_tuple_borrow(self, k));
        }
    }
    return ou_tuple_ready(th, result);
}

/* ---- methods ---- */

static OuObject *tuple_index(OuThread *th, OuObject *self, OuObject *const *args, size_t n,
                             OuObject *kwnames)
{
    (void)n, (void)kwnames;
    int64_t from = 0, to = INT64_MAX;
    if (!ou_seq_bounds(th, args[1], args[2], &from, &to)) {
        return NULL;
    }
    size_t size = ou_tuple_size(self), stop = ou_seq_bound(to, size);
    for (size_t i = ou_seq_bound(from, size); i < stop && i < size; i++) {
        OuTruth same = ou_seq_equal(th, ou_tuple_borrow(self, i), args[0]);
        if (same != OU_FALSE) {
            return same == OU_ERROR ? NULL : ou_int_new(th, (int64_t)i);
        }
    }
    return ou_null(th, &ou_exc_value_error, "tuple.index(x): x not in tuple");
}

static OuObject *tuple_count(OuThread *th, OuObject *self, OuObject *const *args, size_t n,
                             OuObject *kwnames)
{
    (void)n, (void)kwnames;
    int64_t count = 0;
    for (size_t i = 0; i < ou_tuple_size(self); i++) {
        OuTruth same = ou_seq_equal(th, ou_tuple_borrow(self, i), args[0]);
        if (same == OU_ERROR) {
            return NULL;
        }
        count += same == OU_TRUE;
    }
    return ou_int_new(th, count);
}

static OuObject *tuple_getnewargs(OuThread *th, OuObject *self, OuObject *const *args, size_t n,
                                  OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuObject *exact = ou_tuple_slice(th, self, 0, ou_tuple_size(self));
    if (exact == NULL) {
        return NULL;
    }
    OuObject *result = ou_tuple_of(th, 1, exact);
    ou_drop(th, exact);
    return result;
}

static const OuMethodDef tuple_methods[] = {
    {"__getnewargs__", tuple_getnewargs, "", 0, NULL},
    {"index", tuple_index, "value, start=0, stop=9223372036854775807, /", 0,
     "Return the first position of value; ValueError when it is not there."},
    {"count", tuple_count, "value, /", 0, "Return how often value occurs."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuSequenceSlots tuple_sequence = {
    .length = tuple_length,
    .item = tuple_item,
    .contains = tuple_contains,
    .concat = tuple_concat,
    .repeat = tuple_repeat,
    .is_sequence = true,
};

const OuType ou_tuple_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "tuple",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_SEQUENCE |
             OU_TYPE_MATCH_SELF | OU_TYPE_IS_TUPLE,
    .index = OU_TYPE_INDEX_TUPLE,
    .basic_size = sizeof(OuTuple),
    .item_size = sizeof(OuObject *),
    .drop = tuple_drop,
    .visit = tuple_visit,
    .untrackable = tuple_untrackable,
    .size_of = tuple_size_of,
    .repr = tuple_repr,
    .str = ou_object_str,
    .hash = tuple_hash,
    .compare = tuple_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = tuple_iter,
    .make = tuple_make,
    .init = ou_object_init,
    .sequence = &tuple_sequence,
    .methods = tuple_methods,
    .doc = "An immutable sequence.\n\nWithout an argument the empty tuple, else the items of the "
           "iterable; an exact tuple is returned as it is.",
    .new_signature = "iterable=(), /",
};
