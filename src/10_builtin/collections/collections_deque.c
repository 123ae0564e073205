/* collections_deque.c - collections.deque: a ring of references.
 *
 * A ring in one block, doubled when full, was preferred to a chain of blocks: positions are reached in O(1), and a
 * queue that stays small allocates nothing. A state number changes with every change of the items' places, so that
 * iterators, and comparisons that run Python code, notice. */
#include "10_builtin/collections/collections_int.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* DEQUE-1 room is 0 or a power of two, size <= room; DEQUE-2 the `size` places from `first` on hold references. */
typedef struct Deque {
    OuObject head;
    OuObject **items; /* ou_mem block of room entries */
    size_t room, first, size;
    int64_t unbounded_or_max; /* 0: no bound; else maxlen + 1 */
    uint64_t state;   /* changes when items come, go or move */
} Deque;

#define LEAST_ROOM 8u

static int64_t max_length(const Deque *d)
{
    return d->unbounded_or_max - 1;
}

static bool is_deque(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_deque_type);
}

static OuObject **place(const Deque *d, size_t i)
{
    return &d->items[(d->first + i) & (d->room - 1)];
}

static bool make_room(OuThread *th, Deque *d)
{
    if (d->size < d->room) {
        return true;
    }
    size_t room = d->room == 0 ? LEAST_ROOM : d->room * 2, bytes;
    if (!ou_checked_mul(room, sizeof(OuObject *), &bytes)) {
        return ou_raise_memory(th);
    }
    OuObject **items = ou_mem_take(th, bytes);
    if (items == NULL) {
        return false;
    }
    for (size_t i = 0; i < d->size; i++) {
        items[i] = *place(d, i);
    }
    ou_mem_give(th, d->items, d->room * sizeof(OuObject *));
    d->items = items;
    d->room = room;
    d->first = 0;
    return true;
}

static OuObject *take_last(Deque *d)
{
    d->state++;
    return *place(d, --d->size);
}

static OuObject *take_first(Deque *d)
{
    OuObject *item = *place(d, 0);
    d->state++;
    d->first = (d->first + 1) & (d->room - 1);
    d->size--;
    return item;
}

/* The item is taken over, even on failure. Beyond maxlen the other end loses one. */
static bool push_adopt(OuThread *th, Deque *d, OuObject *item, bool left)
{
    if (!make_room(th, d)) {
        ou_drop(th, item);
        return false;
    }
    if (left) {
        d->first = (d->first + d->room - 1) & (d->room - 1);
        d->size++;
        *place(d, 0) = item;
    } else {
        *place(d, d->size++) = item;
    }
    d->state++;
    if (max_length(d) >= 0 && d->size > (size_t)max_length(d)) {
        ou_drop(th, left ? take_last(d) : take_first(d));
    }
    return true;
}

static bool extend(OuThread *th, Deque *d, OuObject *iterable, bool left)
{
    OuObject *copy = iterable == &d->head ? ou_to_list(th, iterable) : ou_keep(iterable);
    OuObject *iterator = copy == NULL ? NULL : ou_iter(th, copy), *item;
    ou_drop_maybe(th, copy);
    bool ok = iterator != NULL;
    while (ok && (item = ou_next(th, iterator)) != NULL) {
        ok = push_adopt(th, d, item, left);
    }
    ou_drop_maybe(th, iterator);
    return ok && !ou_has_error(th);
}

/* The block goes first, so that what drops run finds an empty deque. */
static void clear(OuThread *th, OuObject *self)
{
    Deque *d = (Deque *)self, old = *d;
    d->items = NULL;
    d->room = d->first = d->size = 0;
    d->state++;
    for (size_t i = 0; i < old.size; i++) {
        ou_drop(th, *place(&old, i));
    }
    ou_mem_give(th, old.items, old.room * sizeof(OuObject *));
}

static void deque_clear(OuThread *th, OuObject *self)
{
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_clear_extra(th, self);
    }
    clear(th, self);
}

static void deque_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    clear(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t deque_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    Deque *d = (Deque *)self;
    if (from == 0 && OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_visit_extra(self, fn, arg);
    }
    if (from >= d->size) {
        return OU_VISIT_END;
    }
    size_t to = d->size - from > limit ? from + limit : d->size;
    for (size_t i = from; i < to; i++) {
        fn(arg, *place(d, i));
    }
    return to < d->size ? to : OU_VISIT_END;
}

static size_t deque_size_of(OuObject *self)
{
    return ou_type_instance_size(self, 0) + ((Deque *)self)->room * sizeof(OuObject *);
}

static bool deque_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    Deque *d = (Deque *)self;
    OuObject *given[2];
    int64_t bound = -1;
    if (!ou_args_parse(th, "deque", "iterable=(), maxlen=None", args, n, kwnames, given)) {
        return false;
    }
    if (given[1] != NULL && given[1] != OU_NONE) {
        if (!ou_int_as_ssize(th, given[1], &bound)) {
            return false;
        }
        if (bound < 0) {
            return ou_raise(th, &ou_exc_value_error, "maxlen must be non-negative");
        }
    }
    d->unbounded_or_max = bound == INT64_MAX ? 0 : bound + 1;
    if (d->size > 0) {
        clear(th, self);
    }
    return given[0] == NULL || extend(th, d, given[0], false);
}

/* An empty one of the exact type with the bound of another. */
static OuObject *empty_like(OuThread *th, const Deque *d)
{
    OuObject *o = ou_object_make_any(th, &ou_deque_type, NULL, 0, NULL);
    if (o != NULL) {
        ((Deque *)o)->unbounded_or_max = d->unbounded_or_max;
    }
    return o;
}

METHOD(deque_copy)
{
    Deque *d = (Deque *)self;
    if (self->type == &ou_deque_type) {
        OuObject *o = empty_like(th, d);
        if (o != NULL && !extend(th, (Deque *)o, self, false)) {
            ou_clear_ref(th, &o);
        }
        return o;
    }
    OuObject *type = OU_TYPE_OBJECT(self->type);
    OuObject *bound = max_length(d) < 0 ? NULL : ou_int_new(th, max_length(d));
    OuObject *o = max_length(d) < 0 ? ou_call1(th, type, self) : bound == NULL ? NULL : ou_call2(th, type, self, bound);
    ou_drop_maybe(th, bound);
    if (o != NULL && !is_deque(th, o)) {
        ou_raise(th, &ou_exc_type_error, "%N() must return a deque, not %T", self->type, o);
        ou_clear_ref(th, &o);
    }
    return o;
}

/* ---- methods at the ends ---- */

METHOD(deque_append)
{
    return push_adopt(th, (Deque *)self, ou_keep(args[0]), false) ? OU_NONE : NULL;
}

METHOD(deque_appendleft)
{
    return push_adopt(th, (Deque *)self, ou_keep(args[0]), true) ? OU_NONE : NULL;
}

METHOD(deque_extend)
{
    return extend(th, (Deque *)self, args[0], false) ? OU_NONE : NULL;
}

METHOD(deque_extendleft)
{
    return extend(th, (Deque *)self, args[0], true) ? OU_NONE : NULL;
}

METHOD(deque_pop)
{
    Deque *d = (Deque *)self;
    return d->size > 0 ? take_last(d) : ou_null(th, &ou_exc_index_error, "pop from an empty deque");
}

METHOD(deque_popleft)
{
    Deque *d = (Deque *)self;
    return d->size > 0 ? take_first(d) : ou_null(th, &ou_exc_index_error, "pop from an empty deque");
}

METHOD(deque_clear_method)
{
    clear(th, self);
    return OU_NONE;
}

METHOD(deque_rotate)
{
    Deque *d = (Deque *)self;
    int64_t by = 1;
    if (!ou_as_ssize(th, args[0], &by)) {
        return NULL;
    }
    if (d->size < 2) {
        return OU_NONE;
    }
    int64_t size = (int64_t)d->size;
    by %= size;
    by = by > size / 2 ? by - size : by < -(size / 2) ? by + size : by;
    for (; by > 0; by--) {
        OuObject *last = *place(d, d->size - 1);
        d->first = (d->first + d->room - 1) & (d->room - 1);
        *place(d, 0) = last;
    }
    for (; by < 0; by++) {
        OuObject *first = *place(d, 0);
        d->first = (d->first + 1) & (d->room - 1);
        *place(d, d->size - 1) = first;
    }
    d->state++;
    return OU_NONE;
}

METHOD(deque_reverse)
{
    Deque *d = (Deque *)self;
    for (size_t i = 0; i < d->size / 2; i++) {
        OuObject **a = place(d, i), **b = place(d, d->size - 1 - i), *item = *a;
        *a = *b;
        *b = item;
    }
    return OU_NONE;
}

/* ---- positions ---- */

/* The item, which is the caller's now. */
static OuObject *take_at(Deque *d, size_t at)
{
    OuObject *item = *place(d, at);
    if (at < d->size / 2) {
        for (size_t i = at; i > 0; i--) {
            *place(d, i) = *place(d, i - 1);
        }
        d->first = (d->first + 1) & (d->room - 1);
    } else {
        for (size_t i = at; i + 1 < d->size; i++) {
            *place(d, i) = *place(d, i + 1);
        }
    }
    d->size--;
    d->state++;
    return item;
}

METHOD(deque_insert)
{
    Deque *d = (Deque *)self;
    int64_t at;
    if (!ou_as_ssize(th, args[0], &at)) {
        return NULL;
    }
    if (max_length(d) >= 0 && d->size >= (size_t)max_length(d)) {
        return ou_null(th, &ou_exc_index_error, "deque already at its maximum size");
    }
    int64_t size = (int64_t)d->size;
    at = at < 0 ? at + size : at;
    at = at < 0 ? 0 : at > size ? size : at;
    if (!push_adopt(th, d, ou_keep(args[1]), at < size / 2)) {
        return NULL;
    }
    OuObject *item = args[1];
    if (at < size / 2) {
        for (int64_t i = 0; i < at; i++) {
            *place(d, (size_t)i) = *place(d, (size_t)i + 1);
        }
    } else {
        for (int64_t i = size; i > at; i--) {
            *place(d, (size_t)i) = *place(d, (size_t)i - 1);
        }
    }
    *place(d, (size_t)at) = item;
    return OU_NONE;
}

#define MUTATED "deque mutated during iteration"

/* The first position from `from` on, before `to`, of an item equal to value; -1: none; -2: an error. found_will_do: also when the
 * comparison that said so changed the deque; else that is the error `mutated`. */
static int64_t search(OuThread *th, Deque *d, OuObject *value, size_t from, size_t to, bool found_will_do, const OuType *mutated)
{
    uint64_t state = d->state;
    for (size_t i = from; i < to && i < d->size; i++) {
        OuObject *item = ou_keep(*place(d, i));
        OuTruth same = ou_compare_bool(th, item, value, OU_EQ);
        ou_drop(th, item);
        if (same == OU_ERROR) {
            return -2;
        }
        if (state != d->state && !(found_will_do && same == OU_TRUE)) {
            ou_raise(th, mutated, MUTATED);
            return -2;
        }
        if (same == OU_TRUE) {
            return (int64_t)i;
        }
    }
    return -1;
}

METHOD(deque_remove)
{
    Deque *d = (Deque *)self;
    int64_t at = search(th, d, args[0], 0, SIZE_MAX, false, &ou_exc_index_error);
    if (at < 0) {
        return at == -2 ? NULL : ou_null(th, &ou_exc_value_error, "%R is not in deque", args[0]);
    }
    ou_drop(th, take_at(d, (size_t)at));
    return OU_NONE;
}

METHOD(deque_index)
{
    Deque *d = (Deque *)self;
    int64_t bounds[2] = {0, INT64_MAX};
    if (!ou_seq_bounds(th, args[1], args[2], &bounds[0], &bounds[1])) {
        return NULL;
    }
    for (size_t i = 0; i < 2; i++) {
        if (bounds[i] < 0) {
            bounds[i] += (int64_t)d->size;
            bounds[i] = bounds[i] < 0 ? 0 : bounds[i];
        }
    }
    int64_t at = search(th, d, args[0], (size_t)bounds[0], (size_t)bounds[1], true, &ou_exc_runtime_error);
    return at >= 0 ? ou_int_new(th, at) : at == -2 ? NULL : ou_null(th, &ou_exc_value_error, "%R is not in deque", args[0]);
}

METHOD(deque_count)
{
    Deque *d = (Deque *)self;
    int64_t count = 0, at = -1;
    while ((at = search(th, d, args[0], (size_t)(at + 1), SIZE_MAX, false, &ou_exc_runtime_error)) >= 0) {
        count++;
    }
    return at == -2 ? NULL : ou_int_new(th, count);
}

static OuTruth deque_contains(OuThread *th, OuObject *self, OuObject *value)
{
    int64_t at = search(th, (Deque *)self, value, 0, SIZE_MAX, true, &ou_exc_runtime_error);
    return at == -2 ? OU_ERROR : at >= 0 ? OU_TRUE : OU_FALSE;
}

static bool position(OuThread *th, const Deque *d, OuObject *key, size_t *at)
{
    int64_t i;
    if (!ou_is_int(key) && (key->type->number == NULL || key->type->number->index == NULL)) {
        return ou_raise(th, &ou_exc_type_error, "sequence index must be integer, not '%T'", key);
    }
    if (!ou_as_index(th, key, &i, &ou_exc_index_error)) {
        return false;
    }
    i = i < 0 ? i + (int64_t)d->size : i;
    *at = (size_t)i;
    return (i >= 0 && i < (int64_t)d->size) || ou_raise(th, &ou_exc_index_error, "deque index out of range");
}

static OuObject *deque_item(OuThread *th, OuObject *self, OuObject *key)
{
    size_t at;
    return position(th, (Deque *)self, key, &at) ? ou_keep(*place((Deque *)self, at)) : NULL;
}

static bool deque_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    Deque *d = (Deque *)self;
    size_t at;
    if (!position(th, d, key, &at)) {
        return false;
    }
    if (value == NULL) {
        ou_drop(th, take_at(d, at));
    } else {
        ou_replace(th, place(d, at), ou_keep(value));
    }
    return true;
}

static int64_t deque_length(OU_UNUSED OuThread *th, OuObject *self)
{
    return (int64_t)((Deque *)self)->size;
}

/* ---- + and * ---- */

static OuObject *deque_concat(OuThread *th, OuObject *a, OuObject *b)
{
    if (!is_deque(th, b)) {
        return ou_null(th, &ou_exc_type_error, "can only concatenate deque (not \"%T\") to deque", b);
    }
    OuObject *o = deque_copy(th, a, NULL, 0, NULL);
    if (o != NULL && !extend(th, (Deque *)o, b, false)) {
        ou_clear_ref(th, &o);
    }
    return o;
}

static OuObject *deque_inplace_concat(OuThread *th, OuObject *a, OuObject *b)
{
    return extend(th, (Deque *)a, b, false) ? ou_keep(a) : NULL;
}

static OuObject *deque_inplace_repeat(OuThread *th, OuObject *self, int64_t times)
{
    Deque *d = (Deque *)self;
    if (times <= 0 || d->size == 0) {
        clear(th, self);
        return ou_keep(self);
    }
    size_t size = d->size, total;
    if (max_length(d) >= 0) { /* rounds that maxlen would throw away again are not made */
        int64_t enough = max_length(d) / (int64_t)size + 2;
        times = times > enough ? enough : times;
    }
    if (!ou_checked_mul(size, (size_t)times, &total)) {
        return ou_null_memory(th);
    }
    OuObject *once = ou_to_list(th, self);
    for (int64_t i = 1; once != NULL && i < times; i++) {
        if (!extend(th, d, once, false) || !ou_tick(th)) {
            ou_clear_ref(th, &once);
        }
    }
    bool ok = once != NULL;
    ou_drop_maybe(th, once);
    return ok ? ou_keep(self) : NULL;
}

static OuObject *deque_repeat(OuThread *th, OuObject *self, int64_t times)
{
    OuObject *o = deque_copy(th, self, NULL, 0, NULL);
    OuObject *result = o == NULL ? NULL : deque_inplace_repeat(th, o, times);
    ou_drop_maybe(th, o);
    return result;
}

static const OuSequenceSlots deque_sequence = {
    .length = deque_length,
    .item = deque_item,
    .set_item = deque_set_item,
    .contains = deque_contains,
    .concat = deque_concat,
    .inplace_concat = deque_inplace_concat,
    .repeat = deque_repeat,
    .inplace_repeat = deque_inplace_repeat,
    .is_sequence = true,
};

/* ---- as a whole ---- */

static OuObject *deque_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!is_deque(th, a) || !is_deque(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    Deque *x = (Deque *)a, *y = (Deque *)b;
    if (a == b && op != OU_LT && op != OU_GT) {
        return ou_bool(op != OU_NE);
    }
    if (x->size != y->size && (op == OU_EQ || op == OU_NE)) {
        return ou_bool(op == OU_NE);
    }
    uint64_t state_x = x->state, state_y = y->state;
    for (size_t i = 0; i < x->size && i < y->size; i++) {
        OuObject *p = ou_keep(*place(x, i)), *q = ou_keep(*place(y, i));
        OuTruth same = ou_compare_bool(th, p, q, OU_EQ);
        OuObject *result = same == OU_FALSE ? ou_compare(th, p, q, op) : NULL;
        ou_drop(th, q);
        ou_drop(th, p);
        if (same != OU_TRUE) {
            return result;
        }
        if (state_x != x->state || state_y != y->state) {
            return ou_null(th, &ou_exc_runtime_error, MUTATED);
        }
    }
    bool answer = op == OU_LT   ? x->size < y->size
                  : op == OU_LE ? x->size <= y->size
                  : op == OU_EQ ? x->size == y->size
                  : op == OU_NE ? x->size != y->size
                  : op == OU_GT ? x->size > y->size
                                : x->size >= y->size;
    return ou_bool(answer);
}

static OuObject *deque_repr(OuThread *th, OuObject *self)
{
    Deque *d = (Deque *)self;
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_from_text(th, "[...]");
    }
    OuObject *list = ou_to_list(th, self), *text = NULL;
    if (list != NULL && max_length(d) >= 0) {
        text = ou_str_format(th, "%s(%R, maxlen=%lld)", ou_type_short_name(self->type), list, (long long)max_length(d));
    } else if (list != NULL) {
        text = ou_str_format(th, "%s(%R)", ou_type_short_name(self->type), list);
    }
    ou_drop_maybe(th, list);
    ou_repr_leave(th, self);
    return text;
}

METHOD(deque_reduce)
{
    Deque *d = (Deque *)self;
    OuObject *state = ou_call_method_text(th, self, "__getstate__", 0), *iterator = state == NULL ? NULL : ou_iter(th, self);
    OuObject *bound = max_length(d) < 0 ? ou_keep(OU_NONE) : ou_int_new(th, max_length(d));
    OuObject *none = ou_tuple_new(th, 0), *given = none, *result = NULL;
    if (none != NULL && bound != NULL && max_length(d) >= 0) {
        given = ou_tuple_of(th, 2, none, bound);
    } else {
        ou_keep_maybe(given);
    }
    if (iterator != NULL && bound != NULL && given != NULL) {
        result = ou_tuple_of(th, 4, OU_TYPE_OBJECT(self->type), given, state, iterator);
    }
    ou_drop_maybe(th, given);
    ou_drop_maybe(th, none);
    ou_drop_maybe(th, bound);
    ou_drop_maybe(th, iterator);
    ou_drop_maybe(th, state);
    return result;
}

static OuObject *deque_get_maxlen(OuThread *th, OuObject *self)
{
    int64_t bound = max_length((Deque *)self);
    return bound < 0 ? OU_NONE : ou_int_new(th, bound);
}

/* ---- iterators ---- */

typedef struct DequeIter {
    OuObject head;
    OuObject *deque; /* owned */
    size_t left;     /* items to come */
    uint64_t state;  /* of the deque when the iterator was made */
} DequeIter;

static OuObject *iter_new(OuThread *th, const OuType *type, OuObject *deque)
{
    DequeIter *it = (DequeIter *)ou_object_new(th, type, sizeof *it);
    if (it == NULL) {
        return NULL;
    }
    it->deque = ou_keep(deque);
    it->left = ((Deque *)deque)->size;
    it->state = ((Deque *)deque)->state;
    ou_track(th, &it->head);
    return &it->head;
}

static OuObject *deque_iter(OuThread *th, OuObject *self)
{
    return iter_new(th, &ou_deque_iter_type, self);
}

METHOD(deque_reversed)
{
    return iter_new(th, &ou_deque_reverse_iter_type, self);
}

/* The type called as __reduce__ says: of a deque, some items on. */
static OuObject *iter_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2];
    int64_t skip = 0;
    if (!ou_args_parse(th, ou_type_short_name(type), "deque, index=0, /", args, n, kwnames, given)) {
        return NULL;
    }
    if (!is_deque(th, given[0])) {
        return ou_null(th, &ou_exc_type_error, "argument 1 must be collections.deque, not %T", given[0]);
    }
    if (given[1] != NULL && !ou_as_i64(th, given[1], &skip)) {
        return NULL;
    }
    OuObject *o = iter_new(th, type, given[0]);
    if (o != NULL && skip > 0) {
        DequeIter *it = (DequeIter *)o;
        it->left -= (size_t)skip > it->left ? it->left : (size_t)skip;
    }
    return o;
}

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((DequeIter *)self)->deque);
    ou_object_free(th, self, sizeof(DequeIter));
}

static size_t iter_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((DequeIter *)self)->deque);
    return OU_VISIT_END;
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    DequeIter *it = (DequeIter *)self;
    Deque *d = (Deque *)it->deque;
    if (it->left == 0 && self->type != &ou_deque_iter_type) { /* backwards its end is seen first */
        return NULL;
    }
    if (it->state != d->state) {
        it->left = 0;
        return ou_null(th, &ou_exc_runtime_error, MUTATED);
    }
    if (it->left == 0) {
        return NULL;
    }
    size_t at = self->type == &ou_deque_iter_type ? d->size - it->left : it->left - 1;
    it->left--;
    return ou_keep(*place(d, at));
}

METHOD(iter_length_hint)
{
    return ou_int_new(th, (int64_t)((DequeIter *)self)->left);
}

METHOD(iter_reduce)
{
    DequeIter *it = (DequeIter *)self;
    OuObject *done = ou_int_new(th, (int64_t)(((Deque *)it->deque)->size - it->left));
    OuObject *given = done == NULL ? NULL : ou_tuple_of(th, 2, it->deque, done);
    OuObject *result = given == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), given);
    ou_drop_maybe(th, given);
    ou_drop_maybe(th, done);
    return result;
}

static const OuMethodDef iter_methods[] = {
    {"__length_hint__", iter_length_hint, "", 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iter_reduce, "", 0, "Return state information for pickling."},
    {NULL, NULL, NULL, 0, NULL},
};

#define ITER_TYPE(variable, full_name, number)                                                     \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = full_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,                                            \
        .index = number,                                                                           \
        .basic_size = sizeof(DequeIter),                                                           \
        .drop = iter_drop,                                                                         \
        .visit = iter_visit,                                                                       \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .iter = ou_object_self,                                                                    \
        .next = iter_next,                                                                         \
        .make = iter_make,                                                                         \
        .init = ou_object_init,                                                                    \
        .methods = iter_methods,                                                                   \
    }
ITER_TYPE(ou_deque_iter_type, "_collections._deque_iterator", OU_TYPE_INDEX_DEQUE_ITER);
ITER_TYPE(ou_deque_reverse_iter_type, "_collections._deque_reverse_iterator", OU_TYPE_INDEX_DEQUE_REVERSE_ITER);

static const OuMethodDef deque_methods[] = {
    {"append", deque_append, "x, /", 0, "Add an element to the right side of the deque."},
    {"appendleft", deque_appendleft, "x, /", 0, "Add an element to the left side of the deque."},
    {"clear", deque_clear_method, "", 0, "Remove all elements from the deque."},
    {"copy", deque_copy, "", 0, "Return a shallow copy of a deque."},
    {"__copy__", deque_copy, "", 0, "Return a shallow copy of a deque."},
    {"count", deque_count, "x, /", 0, "D.count(value) -- return number of occurrences of value"},
    {"extend", deque_extend, "iterable, /", 0, "Extend the right side of the deque with elements from the iterable"},
    {"extendleft", deque_extendleft, "iterable, /", 0, "Extend the left side of the deque with elements from the iterable"},
    {"index", deque_index, "!!value, start=0, stop=-1, /", 0, "D.index(value, [start, [stop]]) -- return first index of value."},
    {"insert", deque_insert, "!!index, value, /", 0, "D.insert(index, object) -- insert object before index"},
    {"pop", deque_pop, "", 0, "Remove and return the rightmost element."},
    {"popleft", deque_popleft, "", 0, "Remove and return the leftmost element."},
    {"remove", deque_remove, "value, /", 0, "D.remove(value) -- remove first occurrence of value."},
    {"reverse", deque_reverse, "", 0, "D.reverse() -- reverse *IN PLACE*"},
    {"rotate", deque_rotate, "n=1, /", 0, "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left."},
    {"__reversed__", deque_reversed, "", 0, "D.__reversed__() -- return a reverse iterator over the deque"},
    {"__reduce__", deque_reduce, "", 0, "Return state information for pickling."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef deque_getset[] = {
    {"maxlen", deque_get_maxlen, NULL, "maximum size of a deque or None if unbounded"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_deque_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "collections.deque",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_SEQUENCE,
    .index = OU_TYPE_INDEX_DEQUE,
    .basic_size = sizeof(Deque),
    .weak = 1,
    .drop = deque_drop,
    .visit = deque_visit,
    .clear = deque_clear,
    .size_of = deque_size_of,
    .repr = deque_repr,
    .str = ou_object_str,
    .compare = deque_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = deque_iter,
    .make = ou_object_make_any,
    .init = deque_init,
    .sequence = &deque_sequence,
    .methods = deque_methods,
    .getset = deque_getset,
    .doc = "deque([iterable[, maxlen]]) --> deque object\n\n"
           "A list-like sequence optimized for data accesses near its endpoints.",
};
