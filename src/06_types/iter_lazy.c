/* iter_lazy.c - enumerate, zip, map, filter, reversed.
 *
 * Each may be subclassed. Chains of them nest in C, so each step into an inner iterator
 * counts against the recursion limit. The tuple that enumerate and zip yield is used
 * again when nobody kept the last one. */
#include "06_types/iter.h"

#include "00_base/checked.h"
#include "06_types/list.h"
#include "06_types/seq_int.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

#include <string.h>

#define LAZY_TYPE(variable, type_name, type_index, struct_name, prefix, ...)                        \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,                             \
        .index = type_index,                                                                       \
        .basic_size = sizeof(struct_name),                                                         \
        .drop = prefix##_drop,                                                                     \
        .visit = prefix##_visit,                                                                   \
        .clear = prefix##_clear,                                                                   \
        .repr = ou_object_repr,                                                                    \
        .str = ou_object_str,                                                                      \
        .hash = ou_object_hash,                                                                    \
        .compare = ou_object_compare,                                                              \
        .get_attr = ou_generic_get_attr,                                                           \
        .set_attr = ou_generic_set_attr,                                                           \
        .iter = ou_object_self,                                                                    \
        .next = prefix##_next,                                                                     \
        .make = prefix##_make,                                                                     \
        .init = ou_object_init,                                                                    \
        .methods = prefix##_methods,                                                               \
        __VA_ARGS__}

/* The end of a drop slot: everything the object held is dropped. */
static void free_lazy(OuThread *th, OuObject *self, size_t size)
{
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_drop_extra(th, self);
        size = ou_type_instance_size(self, 0);
    }
    ou_object_free(th, self, size);
}

static void visit_lazy(OuObject *self, OuVisitFn fn, void *arg)
{
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_visit_extra(self, fn, arg);
    }
}

/* The next item of an inner iterator; NULL: exhausted or an error. */
OU_INLINE OuObject *inner_next(OuThread *th, OuObject *iterator)
{
    if (!ou_enter(th, " while calling a Python object")) {
        return NULL;
    }
    ou_keep(iterator); /* what it runs may take it away from its owner */
    OuObject *item = ou_next(th, iterator);
    ou_drop(th, iterator);
    ou_leave(th);
    return item;
}

/* ---- enumerate ---- */

typedef struct OuEnumerate {
    OuObject head;
    OuObject *iterator;
    OuObject *pair;  /* the last result; may be NULL */
    OuObject *big;   /* the next number when it does not fit 64 bits, else NULL */
    int64_t next;
} OuEnumerate;

static OuObject *enumerate_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                                OuObject *kwnames)
{
    OuObject *given[2], *start = NULL;
    if (!ou_args_parse(th, "enumerate", "iterable, start=0", args, n, kwnames, given)) {
        return NULL;
    }
    OuEnumerate *e = (OuEnumerate *)ou_type_allocate(th, type, 0);
    if (e == NULL) {
        return NULL;
    }
    bool ok = true;
    if (given[1] != NULL) {
        start = ou_index(th, given[1]);
        ok = start != NULL;
        if (ok && ou_int_clip_i64(start, &e->next) != 0) {
            e->big = ou_keep(start);
        }
        ou_drop_maybe(th, start);
    }
    if (ok) {
        e->iterator = ou_iter(th, given[0]);
    }
    if (e->iterator == NULL) {
        ou_drop(th, e);
        return NULL;
    }
    ou_track(th, &e->head);
    return &e->head;
}

static void enumerate_clear(OuThread *th, OuObject *self)
{
    OuEnumerate *e = (OuEnumerate *)self;
    ou_clear_ref(th, &e->iterator);
    ou_clear_ref(th, &e->pair);
    ou_clear_ref(th, &e->big);
}

static void enumerate_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    enumerate_clear(th, self);
    free_lazy(th, self, sizeof(OuEnumerate));
}

static size_t enumerate_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    OuEnumerate *e = (OuEnumerate *)self;
    visit_lazy(self, fn, arg);
    ou_visit_one(fn, arg, e->iterator);
    ou_visit_one(fn, arg, e->pair);
    ou_visit_one(fn, arg, e->big);
    return OU_VISIT_END;
}

/* The number to be given out, new; the next one is made ready. */
static OuObject *enumerate_number(OuThread *th, OuEnumerate *e)
{
    if (e->big == NULL) {
        OuObject *number = ou_int_new(th, e->next);
        if (number == NULL || e->next < INT64_MAX) {
            e->next += number != NULL;
            return number;
        }
        e->big = number; /* the last one that fits: counted up below */
    }
    OuObject *one = ou_int_new(th, 1);
    OuObject *after = one == NULL ? NULL : ou_int_binary(th, OU_OP_ADD, e->big, one);
    ou_drop_maybe(th, one);
    if (after == NULL) {
        return NULL;
    }
    OuObject *number = e->big;
    e->big = after;
    return number;
}

static OuObject *enumerate_next(OuThread *th, OuObject *self)
{
    OuEnumerate *e = (OuEnumerate *)self;
    if (e->iterator == NULL) {
        return NULL;
    }
    OuObject *item = inner_next(th, e->iterator);
    if (item == NULL) {
        return NULL;
    }
    OuObject *number = enumerate_number(th, e);
    if (number == NULL) {
        ou_drop(th, item);
        return NULL;
    }
    return ou_seq_reuse_pair(th, &e->pair, number, item);
}

OU_METHOD(enumerate_reduce)
{
    OuEnumerate *e = (OuEnumerate *)self;
    OuObject *number = e->big != NULL ? ou_keep(e->big) : ou_int_new(th, e->next);
    OuObject *inner = number == NULL ? NULL : ou_seq_pair(th, e->iterator, number);
    ou_drop_maybe(th, number);
    return ou_seq_pair_adopt(th, ou_keep(OU_TYPE_OBJECT(self->type)), inner);
}

static const OuMethodDef enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, "", 0, "Return state information for pickling."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

LAZY_TYPE(ou_enumerate_type, "enumerate", OU_TYPE_INDEX_ENUMERATE, OuEnumerate, enumerate,
          .doc = "Yields pairs of a count, which begins with start, and an item of the iterable.",
          .new_signature = "iterable, start=0");

/* ---- a vector of iterators: zip, map ---- */

/* iter() of each, in a new tuple. NULL with an error. */
static OuObject *make_iterators(OuThread *th, OuObject *const *iterables, size_t n)
{
    OuObject *tuple = ou_tuple_new(th, n);
    for (size_t i = 0; tuple != NULL && i < n; i++) {
        ou_tuple_items(tuple)[i] = ou_iter(th, iterables[i]);
        if (ou_tuple_borrow(tuple, i) == NULL) {
            ou_drop(th, tuple);
            return NULL;
        }
    }
    return tuple == NULL ? NULL : ou_tuple_ready(th, tuple);
}

/* ---- zip ---- */

typedef struct OuZip {
    OuObject head;
    OuObject *iterators; /* tuple */
    OuObject *last;      /* the last result, a tuple; may be NULL */
    bool strict;
} OuZip;

static bool zip_keywords(OuThread *th, OuObject *const *values, OuObject *kwnames, bool *strict)
{
    *strict = false;
    size_t n = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    if (n == 0) {
        return true;
    }
    if (n > 1) {
        return ou_raise(th, &ou_exc_type_error, "zip() takes at most 1 keyword argument (%zu given)", n);
    }
    OuObject *name = ou_tuple_borrow(kwnames, 0);
    if (!ou_str_equal_text(name, "strict")) {
        return ou_raise(th, &ou_exc_type_error, "'%U' is an invalid keyword argument for zip()", name);
    }
    OuTruth truth = ou_is_true(th, values[0]);
    *strict = truth == OU_TRUE;
    return truth != OU_ERROR;
}

static OuObject *zip_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    bool strict;
    if (!zip_keywords(th, args + n, kwnames, &strict)) {
        return NULL;
    }
    OuObject *iterators = make_iterators(th, args, n);
    if (iterators == NULL) {
        return NULL;
    }
    OuZip *zip = (OuZip *)ou_type_allocate(th, type, 0);
    if (zip == NULL) {
        ou_drop(th, iterators);
        return NULL;
    }
    zip->iterators = iterators;
    zip->last = NULL;
    zip->strict = strict;
    ou_track(th, &zip->head);
    return &zip->head;
}

static void zip_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuZip *)self)->iterators);
    ou_clear_ref(th, &((OuZip *)self)->last);
}

static void zip_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    zip_clear(th, self);
    free_lazy(th, self, sizeof(OuZip));
}

static size_t zip_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    visit_lazy(self, fn, arg);
    ou_visit_one(fn, arg, ((OuZip *)self)->iterators);
    ou_visit_one(fn, arg, ((OuZip *)self)->last);
    return OU_VISIT_END;
}

static bool raise_length(OuThread *th, size_t argument, const char *what)
{
    if (argument == 2) {
        return ou_raise(th, &ou_exc_value_error, "zip() argument 2 is %s than argument 1", what);
    }
    return ou_raise(th, &ou_exc_value_error, "zip() argument %zu is %s than arguments 1-%zu", argument, what,
                    argument - 1);
}

/* Iterator i was exhausted. With strict all others must be, too. */
static void zip_check_end(OuThread *th, OuObject *iterators, size_t i)
{
    if (i > 0) {
        (void)raise_length(th, i + 1, "shorter");
        return;
    }
    for (i = 1; i < ou_tuple_size(iterators); i++) {
        OuObject *item = inner_next(th, ou_tuple_borrow(iterators, i));
        if (item != NULL) {
            ou_drop(th, item);
            (void)raise_length(th, i + 1, "longer");
            return;
        }
        if (ou_has_error(th)) {
            return;
        }
    }
}

static OuObject *zip_next(OuThread *th, OuObject *self)
{
    OuZip *zip = (OuZip *)self;
    size_t n = zip->iterators == NULL ? 0 : ou_tuple_size(zip->iterators);
    if (n == 0) {
        return NULL;
    }
    OuObject *iterators = ou_keep(zip->iterators), *result;
    if (zip->last != NULL && zip->last->count == 1) {
        result = zip->last; /* taken out: an inner iterator may step this zip */
        zip->last = NULL;
    } else {
        result = ou_tuple_new(th, n);
    }
    size_t done = 0;
    for (; result != NULL && done < n; done++) {
        OuObject *item = inner_next(th, ou_tuple_borrow(iterators, done));
        if (item == NULL) {
            break;
        }
        ou_replace(th, &ou_tuple_items(result)[done], item);
    }
    if (result == NULL || done < n) {
        if (result != NULL) {
            ou_drop(th, result);
            if (zip->strict && !ou_has_error(th)) {
                zip_check_end(th, iterators, done);
            }
        }
        ou_drop(th, iterators);
        return NULL;
    }
    ou_drop(th, iterators);
    if (!ou_is_tracked(result)) {
        ou_track(th, result);
    }
    ou_replace(th, &zip->last, ou_keep(result));
    return result;
}

OU_METHOD(zip_reduce)
{
    OuZip *zip = (OuZip *)self;
    OuObject *type = OU_TYPE_OBJECT(self->type);
    if (zip->strict) {
        return ou_tuple_of(th, 3, type, zip->iterators, OU_PY_TRUE);
    }
    return ou_tuple_of(th, 2, type, zip->iterators);
}

OU_METHOD(zip_setstate)
{
    OuTruth strict = ou_is_true(th, args[0]);
    if (strict == OU_ERROR) {
        return NULL;
    }
    ((OuZip *)self)->strict = strict == OU_TRUE;
    return OU_NONE;
}

static const OuMethodDef zip_methods[] = {
    {"__reduce__", zip_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", zip_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

LAZY_TYPE(ou_zip_type, "zip", OU_TYPE_INDEX_ZIP, OuZip, zip,
          .doc = "zip(*iterables, strict=False): yields tuples of one item of each, until one has no more.\n\n"
                 "With strict, ValueError when the others have more.");

/* ---- map ---- */

typedef struct OuMap {
    OuObject head;
    OuObject *function;
    OuObject *iterators; /* tuple */
} OuMap;

static OuObject *map_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (type->init == ou_map_type.init && !ou_args_no_keywords(th, "map", kwnames)) {
        return NULL;
    }
    if (n < 2) {
        return ou_null(th, &ou_exc_type_error, "map() must have at least two arguments.");
    }
    OuObject *iterators = make_iterators(th, args + 1, n - 1);
    if (iterators == NULL) {
        return NULL;
    }
    OuMap *map = (OuMap *)ou_type_allocate(th, type, 0);
    if (map == NULL) {
        ou_drop(th, iterators);
        return NULL;
    }
    map->function = ou_keep(args[0]);
    map->iterators = iterators;
    ou_track(th, &map->head);
    return &map->head;
}

static void map_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuMap *)self)->function);
    ou_clear_ref(th, &((OuMap *)self)->iterators);
}

static void map_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    map_clear(th, self);
    free_lazy(th, self, sizeof(OuMap));
}

static size_t map_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    visit_lazy(self, fn, arg);
    ou_visit_one(fn, arg, ((OuMap *)self)->function);
    ou_visit_one(fn, arg, ((OuMap *)self)->iterators);
    return OU_VISIT_END;
}

#define MAP_ON_STACK 5

/* One item of each iterator into args; how many there were. */
static size_t map_fetch(OuThread *th, OuObject *iterators, OuObject **args, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        args[i] = inner_next(th, ou_tuple_borrow(iterators, i));
        if (args[i] == NULL) {
            return i;
        }
    }
    return n;
}

static OuObject *map_next(OuThread *th, OuObject *self)
{
    OuMap *map = (OuMap *)self;
    if (map->iterators == NULL) {
        return NULL;
    }
    size_t n = ou_tuple_size(map->iterators);
    OuObject *few[MAP_ON_STACK], **args = few, *result = NULL;
    if (n > MAP_ON_STACK) {
        args = ou_mem_take(th, n * sizeof(OuObject *));
        if (args == NULL) {
            return NULL;
        }
    }
    OuObject *iterators = ou_keep(map->iterators), *function = ou_keep(map->function);
    size_t n_fetched = map_fetch(th, iterators, args, n);
    if (n_fetched == n) {
        result = ou_call(th, function, args, n, NULL);
    }
    for (size_t i = 0; i < n_fetched; i++) {
        ou_drop(th, args[i]);
    }
    ou_drop(th, iterators);
    ou_drop(th, function);
    if (args != few) {
        ou_mem_give(th, args, n * sizeof(OuObject *));
    }
    return result;
}

OU_METHOD(map_reduce)
{
    OuMap *map = (OuMap *)self;
    size_t n_iterators = ou_tuple_size(map->iterators);
    OuObject *all = ou_tuple_new(th, n_iterators + 1);
    if (all == NULL) {
        return NULL;
    }
    ou_tuple_items(all)[0] = ou_keep(map->function);
    for (size_t i = 0; i < n_iterators; i++) {
        ou_tuple_items(all)[i + 1] = ou_keep(ou_tuple_borrow(map->iterators, i));
    }
    return ou_seq_pair_adopt(th, ou_keep(OU_TYPE_OBJECT(self->type)), ou_tuple_ready(th, all));
}

static const OuMethodDef map_methods[] = {
    {"__reduce__", map_reduce, "", 0, "Return state information for pickling."},
    {NULL, NULL, NULL, 0, NULL},
};

LAZY_TYPE(ou_map_type, "map", OU_TYPE_INDEX_MAP, OuMap, map,
          .doc = "map(func, *iterables): yields func of one item of each, until one has no more.");

/* ---- filter ---- */

typedef struct OuFilter {
    OuObject head;
    OuObject *function; /* None: the item's own truth */
    OuObject *iterator;
} OuFilter;

static OuObject *filter_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                             OuObject *kwnames)
{
    if (type->init == ou_filter_type.init && !ou_args_no_keywords(th, "filter", kwnames)) {
        return NULL;
    }
    if (!ou_args_count(th, "filter", n, 2, 2)) {
        return NULL;
    }
    OuObject *iterator = ou_iter(th, args[1]);
    if (iterator == NULL) {
        return NULL;
    }
    OuFilter *filter = (OuFilter *)ou_type_allocate(th, type, 0);
    if (filter == NULL) {
        ou_drop(th, iterator);
        return NULL;
    }
    filter->function = ou_keep(args[0]);
    filter->iterator = iterator;
    ou_track(th, &filter->head);
    return &filter->head;
}

static void filter_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuFilter *)self)->function);
    ou_clear_ref(th, &((OuFilter *)self)->iterator);
}

static void filter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    filter_clear(th, self);
    free_lazy(th, self, sizeof(OuFilter));
}

static size_t filter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    visit_lazy(self, fn, arg);
    ou_visit_one(fn, arg, ((OuFilter *)self)->function);
    ou_visit_one(fn, arg, ((OuFilter *)self)->iterator);
    return OU_VISIT_END;
}

static OuTruth passes(OuThread *th, OuObject *function, OuObject *item)
{
    if (function == OU_NONE || function == OU_TYPE_OBJECT(&ou_bool_type)) {
        return ou_is_true(th, item);
    }
    OuObject *answer = ou_call1(th, function, item);
    if (answer == NULL) {
        return OU_ERROR;
    }
    OuTruth truth = ou_is_true(th, answer);
    ou_drop(th, answer);
    return truth;
}

static OuObject *filter_next(OuThread *th, OuObject *self)
{
    OuFilter *filter = (OuFilter *)self;
    if (filter->iterator == NULL) {
        return NULL;
    }
    OuObject *iterator = ou_keep(filter->iterator), *function = ou_keep(filter->function), *item;
    while ((item = inner_next(th, iterator)) != NULL) {
        OuTruth truth = passes(th, function, item);
        if (truth == OU_TRUE) {
            break;
        }
        ou_drop(th, item);
        item = NULL;
        if (truth == OU_ERROR) {
            break;
        }
    }
    ou_drop(th, iterator);
    ou_drop(th, function);
    return item;
}

OU_METHOD(filter_reduce)
{
    OuFilter *filter = (OuFilter *)self;
    return ou_seq_pair_adopt(th, ou_keep(OU_TYPE_OBJECT(self->type)),
                             ou_seq_pair(th, filter->function, filter->iterator));
}

static const OuMethodDef filter_methods[] = {
    {"__reduce__", filter_reduce, "", 0, "Return state information for pickling."},
    {NULL, NULL, NULL, 0, NULL},
};

LAZY_TYPE(ou_filter_type, "filter", OU_TYPE_INDEX_FILTER, OuFilter, filter,
          .doc = "filter(function or None, iterable): yields the items for which function(item) is true, or "
                 "that are true themselves.");

/* ---- reversed ---- */

typedef struct OuReversed {
    OuObject head;
    OuObject *sequence; /* NULL: exhausted */
    int64_t at;         /* position of the next item; -1: none */
} OuReversed;

static OuObject *reversed_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                               OuObject *kwnames)
{
    if (type->init == ou_reversed_type.init && !ou_args_no_keywords(th, "reversed", kwnames)) {
        return NULL;
    }
    if (!ou_args_count(th, "reversed", n, 1, 1)) {
        return NULL;
    }
    bool failed;
    OuObject *method = ou_lookup_special(th, args[0], OU_NAME(th, dunder_reversed), &failed);
    if (method != NULL && method != OU_NONE) {
        OuObject *result = ou_call0(th, method);
        ou_drop(th, method);
        return result;
    }
    if (failed) {
        return NULL;
    }
    const OuSequenceSlots *slots = args[0]->type->sequence;
    if (method == OU_NONE || slots == NULL || slots->item == NULL || !slots->is_sequence) {
        ou_drop_maybe(th, method);
        return ou_null(th, &ou_exc_type_error, "'%T' object is not reversible", args[0]);
    }
    int64_t size = ou_len(th, args[0]);
    OuReversed *r = size < 0 ? NULL : (OuReversed *)ou_type_allocate(th, type, 0);
    if (r == NULL) {
        return NULL;
    }
    r->sequence = ou_keep(args[0]);
    r->at = size - 1;
    ou_track(th, &r->head);
    return &r->head;
}

static void reversed_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuReversed *)self)->sequence);
}

static void reversed_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    reversed_clear(th, self);
    free_lazy(th, self, sizeof(OuReversed));
}

static size_t reversed_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    visit_lazy(self, fn, arg);
    ou_visit_one(fn, arg, ((OuReversed *)self)->sequence);
    return OU_VISIT_END;
}

static OuObject *reversed_next(OuThread *th, OuObject *self)
{
    OuReversed *r = (OuReversed *)self;
    if (r->sequence == NULL) {
        return NULL;
    }
    OuObject *item = NULL;
    if (r->at >= 0) {
        OuObject *index = ou_int_new(th, r->at), *sequence = ou_keep(r->sequence);
        if (index != NULL) {
            item = ou_get_item(th, sequence, index);
            ou_drop(th, index);
        }
        ou_drop(th, sequence);
        if (item != NULL) {
            r->at--;
            return item;
        }
        if (!ou_error_swallow(th, &ou_exc_index_error) && !ou_error_swallow(th, &ou_exc_stop_iteration)) {
            return NULL;
        }
    }
    r->at = -1;
    ou_clear_ref(th, &r->sequence);
    return NULL;
}

OU_METHOD(reversed_length_hint)
{
    OuReversed *r = (OuReversed *)self;
    int64_t size = r->sequence == NULL ? 0 : ou_len(th, r->sequence);
    if (size < 0) {
        return NULL;
    }
    return ou_int_new(th, size < r->at + 1 ? 0 : r->at + 1);
}

OU_METHOD(reversed_reduce)
{
    OuReversed *r = (OuReversed *)self;
    OuObject *inner, *result;
    if (r->sequence == NULL) {
        OuObject *empty = ou_tuple_new(th, 0);
        inner = empty == NULL ? NULL : ou_tuple_of(th, 1, empty);
        ou_drop_maybe(th, empty);
        return ou_seq_pair_adopt(th, ou_keep(OU_TYPE_OBJECT(self->type)), inner);
    }
    OuObject *at = ou_int_new(th, r->at);
    inner = at == NULL ? NULL : ou_tuple_of(th, 1, r->sequence);
    result = inner == NULL ? NULL : ou_tuple_of(th, 3, OU_TYPE_OBJECT(self->type), inner, at);
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, at);
    return result;
}

OU_METHOD(reversed_setstate)
{
    OuReversed *r = (OuReversed *)self;
    int64_t at;
    if (!ou_as_i64(th, args[0], &at)) {
        return NULL;
    }
    if (r->sequence != NULL) {
        int64_t size = ou_len(th, r->sequence);
        if (size < 0) {
            return NULL;
        }
        r->at = at < 0 ? -1 : at > size - 1 ? size - 1 : at;
    }
    return OU_NONE;
}

static const OuMethodDef reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, "", 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", reversed_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", reversed_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

LAZY_TYPE(ou_reversed_type, "reversed", OU_TYPE_INDEX_REVERSED, OuReversed, reversed,
          .doc = "Return an iterator over a sequence from the last item to the first.",
          .new_signature = "sequence, /");
