/* iter.c - iterators by position (list, tuple, str), by __getitem__, by calling.
 *
 * An exhausted iterator lets go of what it walked, and stays exhausted even when that
 * grows. A list is asked for its size at each step: it may change while it is walked. */
#include "06_types/iter.h"

#include "06_types/list.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

#define ITER_FLAGS (OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW)

/* What all types of this file have in common. */
#define ITER_TYPE(variable, type_name, type_index, struct_name, prefix, next_function, method_table) \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = ITER_FLAGS,                                                                       \
        .index = type_index,                                                                       \
        .basic_size = sizeof(struct_name),                                                         \
        .drop = prefix##_drop,                                                                     \
        .visit = prefix##_visit,                                                                   \
        .clear = prefix##_clear,                                                                   \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .iter = ou_object_self,                                                                    \
        .next = next_function,                                                                     \
        .methods = method_table,                                                                   \
    }

/* ---- by position ---- */

/* The reverse iterator of lists counts down: next is the number of items still to come. */
OuObject *ou_index_iter_new(OuThread *th, const OuType *type, OuObject *sequence)
{
    if (type == &ou_str_iter_type && ou_is_exact_str(sequence) && ou_str_is_ascii(sequence)) {
        type = &ou_str_ascii_iter_type;
    }
    OuIndexIter *it = ou_object_new_fixed(th, type, sizeof(OuIndexIter));
    if (it == NULL) {
        return NULL;
    }
    it->sequence = ou_keep(sequence);
    it->next = type == &ou_list_reverse_iter_type ? ou_list_size(sequence) : 0;
    ou_track_inline(th, it);
    return &it->head;
}

static void index_drop(OuThread *th, OuObject *self)
{
    ou_untrack_inline(th, self);
    ou_drop_maybe(th, ((OuIndexIter *)self)->sequence);
    ou_object_free_fixed(th, self, sizeof(OuIndexIter));
}

static size_t index_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((OuIndexIter *)self)->sequence);
    return OU_VISIT_END;
}

static void index_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuIndexIter *)self)->sequence);
}

static OuObject *exhausted(OuThread *th, OuIndexIter *it)
{
    ou_clear_ref(th, &it->sequence);
    return NULL;
}

static OuObject *list_next(OuThread *th, OuObject *self)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return NULL;
    }
    if (OU_LIKELY(it->next < ou_list_size(it->sequence))) {
        return ou_keep(ou_list_borrow(it->sequence, it->next++));
    }
    return exhausted(th, it);
}

static OuObject *list_previous(OuThread *th, OuObject *self)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return NULL;
    }
    if (it->next > 0 && it->next <= ou_list_size(it->sequence)) {
        return ou_keep(ou_list_borrow(it->sequence, --it->next));
    }
    return exhausted(th, it);
}

static OuObject *tuple_next(OuThread *th, OuObject *self)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return NULL;
    }
    if (OU_LIKELY(it->next < ou_tuple_size(it->sequence))) {
        return ou_keep(ou_tuple_borrow(it->sequence, it->next++));
    }
    return exhausted(th, it);
}

static OuObject *str_next(OuThread *th, OuObject *self)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return NULL;
    }
    if (OU_LIKELY(it->next < ou_str_length(it->sequence))) {
        OuObject *c = ou_str_from_char(th, ou_str_at(it->sequence, it->next));
        it->next += c != NULL;
        return c;
    }
    return exhausted(th, it);
}

static size_t index_size(const OuIndexIter *it)
{
    return it->sequence == NULL          ? 0
           : ou_is_list(it->sequence)    ? ou_list_size(it->sequence)
           : ou_is_tuple(it->sequence)   ? ou_tuple_size(it->sequence)
                                         : ou_str_length(it->sequence);
}

OU_METHOD(index_length_hint)
{
    OuIndexIter *it = (OuIndexIter *)self;
    size_t size = index_size(it);
    if (self->type == &ou_list_reverse_iter_type) {
        return ou_int_new(th, it->next > size ? 0 : (int64_t)it->next);
    }
    return ou_int_new(th, it->next > size ? 0 : (int64_t)(size - it->next));
}

OU_METHOD(index_reduce)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        bool is_str = self->type == &ou_str_iter_type || self->type == &ou_str_ascii_iter_type;
        OuObject *empty = is_str                             ? ou_str_from_text(th, "")
                          : self->type == &ou_tuple_iter_type ? ou_tuple_new(th, 0)
                                                              : ou_list_new(th, 0);
        return ou_seq_reduce_iter_adopt(th, "iter", empty);
    }
    bool reverse = self->type == &ou_list_reverse_iter_type;
    OuObject *sequence = ou_keep(it->sequence);
    if (reverse) {
        return ou_seq_reduce_state_adopt(th, "reversed", sequence, (int64_t)it->next - 1);
    }
    return ou_seq_reduce_state_adopt(th, "iter", sequence, (int64_t)it->next);
}

OU_METHOD(index_setstate)
{
    OuIndexIter *it = (OuIndexIter *)self;
    int64_t at;
    if (!ou_int_as_ssize(th, args[0], &at)) {
        return NULL;
    }
    if (it->sequence != NULL) {
        int64_t size = (int64_t)index_size(it);
        if (self->type == &ou_list_reverse_iter_type) {
            at = at < -1 ? -1 : at >= size ? size - 1 : at;
            it->next = (size_t)(at + 1);
        } else {
            it->next = (size_t)(at < 0 ? 0 : at > size ? size : at);
        }
    }
    return OU_NONE;
}

static const OuMethodDef index_methods[] = {
    {"__length_hint__", index_length_hint, "", 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", index_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", index_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

ITER_TYPE(ou_list_iter_type, "list_iterator", OU_TYPE_INDEX_LIST_ITER, OuIndexIter, index, list_next, index_methods);
ITER_TYPE(ou_list_reverse_iter_type, "list_reverseiterator", OU_TYPE_INDEX_LIST_REVERSE_ITER, OuIndexIter, index,
          list_previous, index_methods);
ITER_TYPE(ou_tuple_iter_type, "tuple_iterator", OU_TYPE_INDEX_TUPLE_ITER, OuIndexIter, index, tuple_next,
          index_methods);
ITER_TYPE(ou_str_iter_type, "str_iterator", OU_TYPE_INDEX_STR_ITER, OuIndexIter, index, str_next, index_methods);
ITER_TYPE(ou_str_ascii_iter_type, "str_ascii_iterator", OU_TYPE_INDEX_STR_ASCII_ITER, OuIndexIter, index, str_next,
          index_methods);

/* ---- by __getitem__(0), (1), ... until IndexError ---- */

OuObject *ou_seq_iter_new(OuThread *th, OuObject *sequence)
{
    OuIndexIter *it = (OuIndexIter *)ou_object_new(th, &ou_seq_iter_type, sizeof(OuIndexIter));
    if (it == NULL) {
        return NULL;
    }
    it->sequence = ou_keep(sequence);
    it->next = 0;
    ou_track(th, &it->head);
    return &it->head;
}

static OuObject *seq_next(OuThread *th, OuObject *self)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return NULL;
    }
    if (it->next >= INT64_MAX) {
        return ou_null(th, &ou_exc_overflow_error, "iter index too large");
    }
    OuObject *index = ou_int_new(th, (int64_t)it->next);
    if (index == NULL) {
        return NULL;
    }
    OuObject *sequence = ou_keep(it->sequence); /* __getitem__ may exhaust this very iterator */
    OuObject *item = ou_get_item(th, sequence, index);
    ou_drop(th, index);
    ou_drop(th, sequence);
    if (item != NULL) {
        it->next++;
    } else if (ou_error_swallow(th, &ou_exc_index_error) || ou_error_swallow(th, &ou_exc_stop_iteration)) {
        ou_clear_ref(th, &it->sequence);
    }
    return item;
}

OU_METHOD(seq_length_hint)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return ou_int_new(th, 0);
    }
    const OuSequenceSlots *slots = it->sequence->type->sequence;
    if (slots == NULL || slots->length == NULL) {
        return OU_NOT_IMPLEMENTED;
    }
    int64_t size = ou_len(th, it->sequence);
    if (size < 0) {
        return NULL;
    }
    return ou_int_new(th, (uint64_t)size > it->next ? size - (int64_t)it->next : 0);
}

OU_METHOD(seq_reduce)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return ou_seq_reduce_iter_adopt(th, "iter", ou_tuple_new(th, 0));
    }
    return ou_seq_reduce_state_adopt(th, "iter", ou_keep(it->sequence), (int64_t)it->next);
}

OU_METHOD(seq_setstate)
{
    OuIndexIter *it = (OuIndexIter *)self;
    int64_t at;
    if (!ou_int_as_ssize(th, args[0], &at)) {
        return NULL;
    }
    if (it->sequence != NULL) {
        it->next = at < 0 ? 0 : (size_t)at;
    }
    return OU_NONE;
}

static const OuMethodDef seq_methods[] = {
    {"__length_hint__", seq_length_hint, "", 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", seq_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", seq_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

ITER_TYPE(ou_seq_iter_type, "iterator", OU_TYPE_INDEX_SEQ_ITER, OuIndexIter, index, seq_next, seq_methods);

/* ---- by calling until the sentinel comes ---- */

typedef struct OuCallIter {
    OuObject head;
    OuObject *callable, *sentinel; /* both NULL: exhausted */
} OuCallIter;

OuObject *ou_call_iter_new(OuThread *th, OuObject *callable, OuObject *sentinel)
{
    OuCallIter *it = (OuCallIter *)ou_object_new(th, &ou_call_iter_type, sizeof(OuCallIter));
    if (it == NULL) {
        return NULL;
    }
    it->callable = ou_keep(callable);
    it->sentinel = ou_keep(sentinel);
    ou_track(th, &it->head);
    return &it->head;
}

static void call_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuCallIter *)self)->callable);
    ou_clear_ref(th, &((OuCallIter *)self)->sentinel);
}

static void call_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    call_clear(th, self);
    ou_object_free(th, self, sizeof(OuCallIter));
}

static size_t call_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((OuCallIter *)self)->callable);
    ou_visit_one(fn, arg, ((OuCallIter *)self)->sentinel);
    return OU_VISIT_END;
}

static OuObject *call_next(OuThread *th, OuObject *self)
{
    OuCallIter *it = (OuCallIter *)self;
    if (it->callable == NULL) {
        return NULL;
    }
    OuObject *callable = ou_keep(it->callable);
    OuObject *item = ou_call0(th, callable);
    ou_drop(th, callable);
    if (item == NULL) {
        if (ou_error_swallow(th, &ou_exc_stop_iteration)) {
            call_clear(th, self);
        }
        return NULL;
    }
    if (it->sentinel == NULL) { /* exhausted by the call */
        ou_drop(th, item);
        return NULL;
    }
    OuObject *sentinel = ou_keep(it->sentinel);
    OuTruth end = ou_compare_bool(th, sentinel, item, OU_EQ);
    ou_drop(th, sentinel);
    if (end == OU_FALSE) {
        return item;
    }
    ou_drop(th, item);
    if (end == OU_TRUE) {
        call_clear(th, self);
    }
    return NULL;
}

OU_METHOD(call_reduce)
{
    OuCallIter *it = (OuCallIter *)self;
    if (it->callable == NULL) {
        return ou_seq_reduce_iter_adopt(th, "iter", ou_tuple_new(th, 0));
    }
    OuObject *iter = ou_seq_builtin(th, "iter");
    OuObject *args_tuple = iter == NULL ? NULL : ou_seq_pair(th, it->callable, it->sentinel);
    return ou_seq_pair_adopt(th, iter, args_tuple);
}

static const OuMethodDef call_methods[] = {
    {"__reduce__", call_reduce, "", 0, "Return state information for pickling."},
    {NULL, NULL, NULL, 0, NULL},
};

ITER_TYPE(ou_call_iter_type, "callable_iterator", OU_TYPE_INDEX_CALL_ITER, OuCallIter, call, call_next, call_methods);
