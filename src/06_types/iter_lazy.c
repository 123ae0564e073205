/* iter_lazy.c - enumerate, map, filter.
 *
 * The pair that enumerate yields is used again when nobody kept the last one. */
#include "06_types/iter_int.h"

#include "06_types/str.h"

/* ---- enumerate ---- */

typedef struct OuEnumerate {
    OuObject head;
    OuObject *iterator;
    OuObject *pair;  /* the last result; may be NULL */
    OuObject *big;   /* the next number when it does not fit 64 bits, else NULL */
    int64_t next;
} OuEnumerate;

/* One keyword argument of enumerate() itself. */
static bool enumerate_keyword(OuThread *th, OuObject *name, OuObject *value, OuObject **given)
{
    size_t place = ou_str_equal_text(name, "iterable") ? 0 : ou_str_equal_text(name, "start") ? 1 : 2;
    if (place == 2 || given[place] != NULL) {
        return ou_raise(th, &ou_exc_type_error, "'%U' is an invalid keyword argument for enumerate()", name);
    }
    given[place] = value;
    return true;
}

/* The arguments of enumerate(iterable, start=0), with words of its own for what is wrong. */
static bool enumerate_args(OuThread *th, OuObject *const *args, size_t n, OuObject *kwnames, OuObject **given)
{
    size_t n_keywords = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    given[0] = given[1] = NULL;
    if (n + n_keywords > 2) {
        return ou_raise(th, &ou_exc_type_error, "enumerate() takes at most 2 arguments (%zu given)", n + n_keywords);
    }
    for (size_t i = 0; i < n; i++) {
        given[i] = args[i];
    }
    for (size_t i = 0; i < n_keywords; i++) {
        if (!enumerate_keyword(th, ou_tuple_borrow(kwnames, i), args[n + i], given)) {
            return false;
        }
    }
    if (given[0] == NULL && n_keywords == 1) {
        return ou_raise(th, &ou_exc_type_error, "'%U' is an invalid keyword argument for enumerate()",
                        ou_tuple_borrow(kwnames, 0));
    }
    return given[0] != NULL ||
           ou_raise(th, &ou_exc_type_error, "enumerate() missing required argument 'iterable'");
}

static OuObject *enumerate_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                                OuObject *kwnames)
{
    OuObject *given[2], *start = NULL;
    if (type == &ou_enumerate_type ? !enumerate_args(th, args, n, kwnames, given)
                                   : !ou_args_parse(th, "enumerate", "iterable, start=0", args, n, kwnames, given)) {
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
    ou_lazy_free(th, self, sizeof(OuEnumerate));
}

static size_t enumerate_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    OuEnumerate *e = (OuEnumerate *)self;
    ou_lazy_visit(self, fn, arg);
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
    OuObject *iterator = ou_keep(e->iterator), *item = ou_lazy_next(th, iterator);
    ou_drop(th, iterator);
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

OU_LAZY_TYPE(ou_enumerate_type, "enumerate", OU_TYPE_INDEX_ENUMERATE, OuEnumerate, enumerate,
          .doc = "Yields pairs of a count, which begins with start, and an item of the iterable.",
          .new_signature = "iterable, start=0");

OuObject *ou_lazy_iterators(OuThread *th, OuObject *const *iterables, size_t n)
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
    OuObject *iterators = ou_lazy_iterators(th, args + 1, n - 1);
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
    ou_lazy_free(th, self, sizeof(OuMap));
}

static size_t map_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_lazy_visit(self, fn, arg);
    ou_visit_one(fn, arg, ((OuMap *)self)->function);
    ou_visit_one(fn, arg, ((OuMap *)self)->iterators);
    return OU_VISIT_END;
}

#define MAP_ON_STACK 5

/* One item of each iterator into args; how many there were. */
static size_t map_fetch(OuThread *th, OuObject *iterators, OuObject **args, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        args[i] = ou_lazy_next(th, ou_tuple_borrow(iterators, i));
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

OU_LAZY_TYPE(ou_map_type, "map", OU_TYPE_INDEX_MAP, OuMap, map,
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
    ou_lazy_free(th, self, sizeof(OuFilter));
}

static size_t filter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_lazy_visit(self, fn, arg);
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
    while ((item = ou_lazy_next(th, iterator)) != NULL) {
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

OU_LAZY_TYPE(ou_filter_type, "filter", OU_TYPE_INDEX_FILTER, OuFilter, filter,
          .doc = "filter(function or None, iterable): yields the items for which function(item) is true, or "
                 "that are true themselves.");
