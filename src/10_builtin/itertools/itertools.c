/* itertools.c - the module itertools: lazy iterators over one or several others. */
#include "10_builtin/itertools/itertools_int.h"

#include "06_types/complex.h"

#define MAKE_ARGS OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames
#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* ---- what all share ---- */

size_t ou_iter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    for (size_t i = 0; i < OU_ITER_REFS; i++) {
        ou_visit_one(fn, arg, ((OuIter *)self)->refs[i]);
    }
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

void ou_iter_clear(OuThread *th, OuObject *self)
{
    ((OuIter *)self)->done = true;
    for (size_t i = 0; i < OU_ITER_REFS; i++) {
        ou_clear_ref(th, &((OuIter *)self)->refs[i]);
    }
    ou_instance_clear_extra(th, self);
}

void ou_iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    for (size_t i = 0; i < OU_ITER_REFS; i++) {
        ou_clear_ref(th, &((OuIter *)self)->refs[i]);
    }
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, OU_HAS_FLAG(self->type, OU_TYPE_HEAP) ? ou_type_instance_size(self, 0) : sizeof(OuIter));
}

bool ou_iter_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)th, (void)self, (void)args, (void)n, (void)kwnames;
    return true;
}

OuIter *ou_iter_new(OuThread *th, const OuType *type)
{
    OuIter *it = (OuIter *)ou_type_allocate(th, type, 0);
    if (it != NULL) {
        ou_track(th, &it->head);
    }
    return it;
}

OuObject *ou_iter_keywords(const OuType *type, OuObject *kwnames)
{
    return type->init == ou_iter_init ? kwnames : NULL;
}

OuIter *ou_iter_parse(OuThread *th, const OuType *type, const char *name, const char *signature, OuObject *const *args,
                      size_t n, OuObject *kwnames, OuObject **out)
{
    bool positional = signature[__builtin_strlen(signature) - 1] == '/';
    return ou_args_parse(th, name, signature, args, n, positional ? ou_iter_keywords(type, kwnames) : kwnames, out)
               ? ou_iter_new(th, type)
               : NULL;
}

/* refs[i] = iter(o); the new iterator is dropped when that fails. */
static OuObject *with_iter(OuThread *th, OuIter *it, size_t i, OuObject *o)
{
    if (it != NULL && (it->refs[i] = ou_iter(th, o)) == NULL) { /* it NULL: o may be anything */
        ou_clear_ref(th, &it);
    }
    return (OuObject *)it;
}

static OuObject *two_arguments(MAKE_ARGS, const char *name, const char *signature)
{
    OuObject *out[2] = {NULL};
    OuIter *it = ou_iter_parse(th, type, name, signature, args, n, kwnames, out);
    if (it != NULL) {
        it->refs[0] = ou_keep(out[0]);
    }
    return with_iter(th, it, 1, out[1]);
}

/* ---- count, cycle, repeat ---- */

/* Of a count, whose refs are the next value and the step. */
static bool steps_by_one(const OuIter *it)
{
    return ou_is_int(it->refs[1]) && ou_int_is_inline(it->refs[1]) && ou_int_value(it->refs[1]) == 1;
}

static OuObject *count_make(MAKE_ARGS)
{
    OuObject *out[2] = {NULL};
    OuIter *it = ou_iter_parse(th, type, "count", "start=0, step=1", args, n, kwnames, out);
    if (it == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < 2; i++) {
        const OuNumberSlots *number = out[i] == NULL ? NULL : out[i]->type->number;
        if (out[i] != NULL && !ou_is_complex(out[i]) &&
            (number == NULL || (number->to_int == NULL && number->to_float == NULL && number->index == NULL))) {
            ou_drop(th, it);
            return ou_null(th, &ou_exc_type_error, "a number is required");
        }
        it->refs[i] = out[i] != NULL ? ou_keep(out[i]) : ou_int_new(th, (int64_t)i);
    }
    int64_t start;
    if (it->refs[0] != NULL && it->refs[1] != NULL && steps_by_one(it) && ou_is_int(it->refs[0]) &&
        ou_int_clip_i64(it->refs[0], &start) == 0) { /* True counts as the number */
        ou_replace(th, &it->refs[0], ou_int_new(th, start));
    }
    if (it->refs[0] == NULL || it->refs[1] == NULL) {
        ou_clear_ref(th, &it);
    }
    return (OuObject *)it;
}

static OuObject *count_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    if (it->refs[0] == NULL) {
        return NULL;
    }
    OuObject *value = ou_keep(it->refs[0]);
    OuObject *next = ou_binary(th, OU_OP_ADD, value, it->refs[1]);
    if (next == NULL) {
        ou_drop(th, value);
        return NULL;
    }
    ou_replace(th, &it->refs[0], next);
    return value;
}

static OuObject *count_repr(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    return steps_by_one(it) ? ou_str_format(th, "%s(%R)", ou_type_short_name(self->type), it->refs[0])
                 : ou_str_format(th, "%s(%R, %R)", ou_type_short_name(self->type), it->refs[0], it->refs[1]);
}

static OuObject *count_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    bool plain = steps_by_one(it) && ou_is_exact_int(it->refs[0]) && ou_int_is_inline(it->refs[0]);
    OuObject *inner = ou_tuple_of(th, plain ? 1 : 2, it->refs[0], it->refs[1]);
    OuObject *result = inner == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), inner);
    ou_drop_maybe(th, inner);
    return result;
}

static const OuMethodDef count_methods[] = {{"__reduce__", count_reduce, "", 0, NULL}, {NULL, NULL, NULL, 0, NULL}};

/* refs: iterator (NULL once it is exhausted), saved list. a: place in it. flag: the list is whole already (__setstate__). */
static OuObject *cycle_make(MAKE_ARGS)
{
    OuObject *out[1] = {NULL};
    OuIter *it = ou_iter_parse(th, type, "cycle", "iterable, /", args, n, kwnames, out);
    if (it != NULL && (it->refs[1] = ou_list_new(th, 0)) == NULL) {
        ou_clear_ref(th, &it);
    }
    return with_iter(th, it, 0, out[0]);
}

static OuObject *cycle_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    if (it->refs[0] != NULL) {
        OuObject *item = ou_next(th, it->refs[0]);
        if (item != NULL) {
            if (!it->flag && !ou_list_append(th, it->refs[1], item)) {
                ou_clear_ref(th, &item);
            }
            return item;
        }
        if (ou_has_error(th)) {
            return NULL;
        }
        ou_clear_ref(th, &it->refs[0]);
    }
    if (it->refs[1] == NULL || ou_list_size(it->refs[1]) == 0) {
        return NULL;
    }
    it->a = it->a < (int64_t)ou_list_size(it->refs[1]) ? it->a : 0; /* somebody may have the list */
    OuObject *item = ou_keep(ou_list_borrow(it->refs[1], (size_t)it->a));
    it->a = it->a + 1 < (int64_t)ou_list_size(it->refs[1]) ? it->a + 1 : 0;
    return item;
}

/* refs: object. a: times left; -1: for ever. */
static OuObject *repeat_make(MAKE_ARGS)
{
    OuObject *out[2] = {NULL};
    int64_t times = -1;
    OuIter *it = ou_iter_parse(th, type, "repeat", "object, times=None", args, n, kwnames, out);
    if (it != NULL && out[1] != NULL) {
        if (!ou_as_ssize(th, out[1], &times)) {
            ou_drop(th, it);
            return NULL;
        }
        times = times < 0 ? 0 : times;
    }
    if (it != NULL) {
        it->refs[0] = ou_keep(out[0]);
        it->a = times;
    }
    return (OuObject *)it;
}

static OuObject *repeat_next(OuThread *th, OuObject *self)
{
    (void)th;
    OuIter *it = (OuIter *)self;
    if (it->a == 0 || it->refs[0] == NULL) {
        return NULL;
    }
    it->a -= it->a > 0;
    return ou_keep(it->refs[0]);
}

static OuObject *repeat_repr(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    const char *name = ou_type_short_name(self->type);
    return it->a < 0 ? ou_str_format(th, "%s(%R)", name, it->refs[0])
                     : ou_str_format(th, "%s(%R, %lld)", name, it->refs[0], (long long)it->a);
}

static OuObject *repeat_length_hint(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    return it->a < 0 ? ou_null(th, &ou_exc_type_error, "len() of unsized object") : ou_int_new(th, it->a);
}

static const OuMethodDef repeat_methods[] = {{"__length_hint__", repeat_length_hint, "", 0, NULL},
                                             OU_ITER_REDUCE(ou_repeat_reduce),
                                             {NULL, NULL, NULL, 0, NULL}};

/* ---- accumulate, chain, compress ---- */

/* refs: iterator, function (NULL: +), total, initial. */
static OuObject *accumulate_make(MAKE_ARGS)
{
    OuObject *out[3] = {NULL};
    OuIter *it = ou_iter_parse(th, type, "accumulate", "iterable, func=None, *, initial=None", args, n, kwnames, out);
    if (it != NULL) {
        it->refs[1] = out[1] == NULL || out[1] == OU_NONE ? NULL : ou_keep(out[1]);
        it->refs[3] = out[2] == NULL || out[2] == OU_NONE ? NULL : ou_keep(out[2]);
    }
    return with_iter(th, it, 0, out[0]);
}

static OuObject *accumulate_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    if (it->refs[3] != NULL) {
        it->refs[2] = it->refs[3];
        it->refs[3] = NULL;
        return ou_keep(it->refs[2]);
    }
    OuObject *item = it->refs[0] == NULL ? NULL : ou_next(th, it->refs[0]);
    if (item == NULL || it->refs[2] == NULL) {
        if (item != NULL) {
            it->refs[2] = ou_keep(item);
        }
        return item;
    }
    OuObject *total = it->refs[1] == NULL ? ou_binary(th, OU_OP_ADD, it->refs[2], item)
                                          : ou_call2(th, it->refs[1], it->refs[2], item);
    ou_drop(th, item);
    if (total != NULL) {
        ou_replace(th, &it->refs[2], ou_keep(total));
    }
    return total;
}

/* refs: iterator of iterables, iterator now. */
static OuObject *chain_of(OuThread *th, const OuType *type, OuObject *iterables)
{
    return with_iter(th, ou_iter_new(th, type), 0, iterables);
}

static OuObject *chain_make(MAKE_ARGS)
{
    if (!ou_args_no_keywords(th, "chain", ou_iter_keywords(type, kwnames))) {
        return NULL;
    }
    OuObject *tuple = ou_tuple_from(th, args, n);
    OuObject *chain = tuple == NULL ? NULL : chain_of(th, type, tuple);
    ou_drop_maybe(th, tuple);
    return chain;
}

static OuObject *chain_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    while (it->refs[0] != NULL) {
        if (it->refs[1] == NULL) {
            OuObject *iterable = ou_next(th, it->refs[0]);
            if (iterable == NULL) {
                if (!ou_has_error(th)) {
                    ou_clear_ref(th, &it->refs[0]);
                }
                return NULL;
            }
            it->refs[1] = ou_iter(th, iterable);
            ou_drop(th, iterable);
            if (it->refs[1] == NULL) {
                ou_clear_ref(th, &it->refs[0]);
                return NULL;
            }
        }
        OuObject *inner = ou_keep(it->refs[1]);
        OuObject *item = ou_next(th, inner);
        ou_drop(th, inner);
        if (item != NULL || ou_has_error(th)) {
            return item;
        }
        ou_clear_ref(th, &it->refs[1]);
    }
    return NULL;
}

static OuObject *chain_from_iterable(ARGS)
{
    UNUSED_ARGS();
    return chain_of(th, (const OuType *)self, args[0]);
}

static const OuMethodDef chain_methods[] = {
    {"from_iterable", chain_from_iterable, "iterable, /", OU_FN_CLASS, "Alternative chain() constructor taking a single iterable argument that evaluates lazily."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, NULL},
    OU_ITER_REDUCE(ou_chain_reduce),
    OU_ITER_SETSTATE(ou_chain_setstate),
    OU_ITER_NO_MORE};

/* refs: data, selectors. */
static OuObject *compress_make(MAKE_ARGS)
{
    OuObject *out[2] = {NULL};
    OuIter *it = ou_iter_parse(th, type, "compress", "data, selectors", args, n, kwnames, out);
    it = (OuIter *)with_iter(th, it, 0, out[0]);
    return with_iter(th, it, 1, out[1]);
}

static OuObject *compress_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    for (;;) {
        OuObject *item = it->refs[0] == NULL ? NULL : ou_next(th, it->refs[0]);
        OuObject *selector = item == NULL ? NULL : ou_next(th, it->refs[1]);
        OuTruth yes = selector == NULL ? OU_ERROR : ou_is_true(th, selector);
        ou_drop_maybe(th, selector);
        if (yes == OU_TRUE) {
            return item;
        }
        ou_drop_maybe(th, item);
        if (yes == OU_ERROR) {
            return NULL;
        }
    }
}

/* ---- filters: refs: predicate, iterator ---- */

static OuTruth holds(OuThread *th, OuObject *predicate, OuObject *item)
{
    OuObject *result = ou_call1(th, predicate, item);
    OuTruth yes = result == NULL ? OU_ERROR : ou_is_true(th, result);
    ou_drop_maybe(th, result);
    return yes;
}

static OuObject *dropwhile_make(MAKE_ARGS)
{
    return two_arguments(th, type, args, n, kwnames, "dropwhile", "predicate, iterable, /");
}

static OuObject *dropwhile_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    for (;;) {
        OuObject *item = it->refs[1] == NULL ? NULL : ou_next(th, it->refs[1]);
        if (item == NULL || it->started) {
            return item;
        }
        OuTruth yes = holds(th, it->refs[0], item);
        if (yes == OU_FALSE) {
            it->started = true;
            return item;
        }
        ou_drop(th, item);
        if (yes == OU_ERROR) {
            return NULL;
        }
    }
}

static OuObject *takewhile_make(MAKE_ARGS)
{
    return two_arguments(th, type, args, n, kwnames, "takewhile", "predicate, iterable, /");
}

static OuObject *takewhile_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    OuObject *item = it->done || it->refs[1] == NULL ? NULL : ou_next(th, it->refs[1]);
    OuTruth yes = item == NULL ? OU_ERROR : holds(th, it->refs[0], item);
    if (yes == OU_TRUE) {
        return item;
    }
    it->done = it->done || yes == OU_FALSE;
    ou_drop_maybe(th, item);
    return NULL;
}

static OuObject *filterfalse_make(MAKE_ARGS)
{
    return two_arguments(th, type, args, n, kwnames, "filterfalse", "function, iterable, /");
}

static OuObject *filterfalse_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    for (;;) {
        OuObject *item = it->refs[1] == NULL ? NULL : ou_next(th, it->refs[1]);
        OuTruth yes = item == NULL ? OU_ERROR : it->refs[0] == OU_NONE ? ou_is_true(th, item) : holds(th, it->refs[0], item);
        if (yes == OU_FALSE) {
            return item;
        }
        ou_drop_maybe(th, item);
        if (yes == OU_ERROR) {
            return NULL;
        }
    }
}

static OuObject *starmap_make(MAKE_ARGS)
{
    return two_arguments(th, type, args, n, kwnames, "starmap", "function, iterable, /");
}

static OuObject *starmap_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    OuObject *item = it->refs[1] == NULL ? NULL : ou_next(th, it->refs[1]);
    OuObject *tuple = item == NULL ? NULL : ou_to_tuple(th, item);
    OuObject *result = tuple == NULL ? NULL : ou_call_tuple(th, it->refs[0], tuple, NULL);
    ou_drop_maybe(th, tuple);
    ou_drop_maybe(th, item);
    return result;
}

/* ---- islice: refs: iterator. a: next wanted, b: stop (-1: none), c: step. flag unused; done ---- */

static const char indices[] = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

/* fallback -1: the stop, which is refused in other words when it is less than that. */
static bool slice_number(OuThread *th, OuObject *o, int64_t fallback, int64_t *out, const char *message)
{
    if (o == NULL || o == OU_NONE) {
        *out = fallback;
        return true;
    }
    bool whole = o->type->number != NULL && o->type->number->index != NULL && ou_as_i64(th, o, out);
    if (!whole || *out < 0) {
        ou_error_clear(th);
        return ou_raise(th, &ou_exc_value_error, "%s", whole && *out < -1 && fallback == -1 ? indices : message);
    }
    return true;
}

static OuObject *islice_make(MAKE_ARGS)
{
    static const char stop_words[] = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    int64_t start = 0, stop = -1, step = 1;
    if (!ou_args_no_keywords(th, "islice", ou_iter_keywords(type, kwnames)) || !ou_args_count(th, "islice", n, 2, 4)) {
        return NULL;
    }
    if (n == 2) {
        if (!slice_number(th, args[1], -1, &stop, stop_words)) {
            return NULL;
        }
    } else if (!slice_number(th, args[2], -1, &stop, stop_words) ||
               !slice_number(th, args[1], 0, &start, indices) ||
               !slice_number(th, n == 4 ? args[3] : NULL, 1, &step,
                             "Step for islice() must be a positive integer or None.")) {
        return NULL;
    }
    if (step < 1) {
        return ou_null(th, &ou_exc_value_error, "Step for islice() must be a positive integer or None.");
    }
    OuIter *it = ou_iter_new(th, type);
    if (it != NULL) {
        it->a = start;
        it->b = stop;
        it->c = step;
        it->refs[1] = ou_int_new(th, 0);
    }
    return with_iter(th, it, 0, args[0]);
}

/* How many items were taken from the iterator is kept in refs[1] as an int: one field fewer in the common shape. */
static OuObject *islice_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    if (it->refs[0] == NULL) {
        return NULL;
    }
    int64_t taken = ou_int_value(it->refs[1]);
    int64_t stop = it->b;
    OuObject *item = NULL;
    while (taken < it->a && (stop < 0 || taken < stop)) {
        item = ou_next(th, it->refs[0]);
        if (item == NULL) {
            break;
        }
        ou_drop(th, item);
        item = NULL;
        taken++;
    }
    if (taken >= it->a && (stop < 0 || taken < stop)) {
        item = ou_next(th, it->refs[0]);
        taken += item != NULL;
    }
    if (item == NULL) {
        OuObject *error = ou_error_take(th);
        ou_clear_ref(th, &it->refs[0]);
        ou_error_restore_adopt(th, error);
        return NULL;
    }
    if (__builtin_add_overflow(it->a, it->c, &it->a) || (stop >= 0 && it->a > stop)) {
        it->a = stop >= 0 ? stop : INT64_MAX;
    }
    OuObject *count = ou_int_new(th, taken);
    if (count == NULL) {
        ou_drop(th, item);
        return NULL;
    }
    ou_replace(th, &it->refs[1], count);
    return item;
}

/* ---- pairwise: refs: iterator, previous ---- */

static OuObject *pairwise_make(MAKE_ARGS)
{
    OuObject *out[1] = {NULL};
    OuIter *it = ou_iter_parse(th, type, "pairwise", "iterable, /", args, n, kwnames, out);
    return it == NULL ? NULL : with_iter(th, it, 0, out[0]);
}

static OuObject *pairwise_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    if (it->refs[0] == NULL) {
        return NULL;
    }
    if (it->refs[1] == NULL) {
        OuObject *first = ou_next(th, it->refs[0]);
        if (first == NULL) {
            return NULL;
        }
        ou_replace(th, &it->refs[1], first);
    }
    OuObject *item = it->refs[0] == NULL ? NULL : ou_next(th, it->refs[0]);
    if (item == NULL) {
        if (!ou_has_error(th)) {
            ou_clear_ref(th, &it->refs[0]);
            ou_clear_ref(th, &it->refs[1]);
        }
        return NULL;
    }
    OuObject *pair = ou_tuple_of(th, 2, it->refs[1] == NULL ? item : it->refs[1], item);
    ou_replace(th, &it->refs[1], item);
    return pair;
}

/* ---- zip_longest: refs: tuple of iterators as a list (None: exhausted), fill value. a: active ---- */

static OuObject *zip_longest_make(MAKE_ARGS)
{
    OuObject *fill = OU_NONE;
    for (size_t i = 0; kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        if (!ou_str_equal_text(ou_tuple_borrow(kwnames, i), "fillvalue")) {
            return ou_null(th, &ou_exc_type_error, "zip_longest() got an unexpected keyword argument");
        }
        fill = args[n + i];
    }
    OuIter *it = ou_iter_new(th, type);
    if (it == NULL) {
        return NULL;
    }
    it->refs[1] = ou_keep(fill);
    it->refs[0] = ou_list_new(th, n);
    it->a = (int64_t)n;
    for (size_t i = 0; it->refs[0] != NULL && i < n; i++) {
        if (!ou_list_append_adopt(th, it->refs[0], ou_iter(th, args[i]))) {
            ou_clear_ref(th, &it->refs[0]);
        }
    }
    if (it->refs[0] == NULL) {
        ou_clear_ref(th, &it);
    }
    return (OuObject *)it;
}

static OuObject *zip_longest_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    if (it->a == 0 || it->refs[0] == NULL) {
        return NULL;
    }
    OuObject *iterators = ou_keep(it->refs[0]);
    size_t width = ou_list_size(iterators);
    OuObject *tuple = ou_tuple_new(th, width);
    for (size_t i = 0; tuple != NULL && i < width; i++) {
        OuObject *inner = ou_keep(ou_list_borrow(iterators, i)), *item = NULL;
        if (inner != OU_NONE) {
            item = ou_next(th, inner);
            if (item == NULL && !ou_has_error(th)) {
                ou_replace(th, &((OuList *)iterators)->items[i], OU_NONE);
                if (--it->a == 0) {
                    ou_clear_ref(th, &tuple);
                }
            }
        }
        ou_drop(th, inner);
        if (ou_has_error(th)) {
            it->a = 0;
            ou_drop_maybe(th, tuple);
            tuple = NULL;
        }
        if (tuple != NULL) {
            ou_tuple_items(tuple)[i] = item != NULL ? item : ou_keep(it->refs[1]);
        }
    }
    ou_drop(th, iterators);
    return tuple == NULL ? NULL : ou_tuple_ready(th, tuple);
}

/* ---- groupby: refs: iterator, key function (NULL: identity), current value, current key, target key ---- */

static const OuType grouper_type;

static OuObject *groupby_make(MAKE_ARGS)
{
    OuObject *out[2] = {NULL};
    OuIter *it = ou_iter_parse(th, type, "groupby", "iterable, key=None", args, n, kwnames, out);
    if (it != NULL) {
        it->refs[1] = out[1] == NULL || out[1] == OU_NONE ? NULL : ou_keep(out[1]);
    }
    return with_iter(th, it, 0, out[0]);
}

static bool groupby_step(OuThread *th, OuIter *it)
{
    OuObject *value = it->refs[0] == NULL ? NULL : ou_next(th, it->refs[0]);
    if (value == NULL) {
        return false;
    }
    OuObject *key = it->refs[1] == NULL ? ou_keep(value) : ou_call1(th, it->refs[1], value);
    if (key == NULL) {
        ou_drop(th, value);
        return false;
    }
    ou_replace(th, &it->refs[2], value);
    ou_replace(th, &it->refs[3], key);
    return true;
}

static OuObject *groupby_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    it->a++; /* groups handed out before are over */
    for (;;) {
        if (it->refs[2] != NULL) {
            if (it->refs[4] == NULL) {
                break;
            }
            OuObject *target = ou_keep(it->refs[4]), *current = ou_keep(it->refs[3]);
            OuTruth same = ou_compare_bool(th, target, current, OU_EQ);
            ou_drop(th, current);
            ou_drop(th, target);
            if (same == OU_ERROR) {
                return NULL;
            }
            if (same == OU_FALSE) {
                break;
            }
        }
        if (!groupby_step(th, it)) {
            return NULL;
        }
    }
    ou_replace(th, &it->refs[4], ou_keep(it->refs[3]));
    OuIter *group = ou_iter_new(th, &grouper_type);
    if (group == NULL) {
        return NULL;
    }
    group->refs[0] = ou_keep(self);
    group->refs[1] = ou_keep(it->refs[4]);
    group->a = it->a;
    OuObject *pair = ou_tuple_of(th, 2, it->refs[3], &group->head);
    ou_drop(th, group);
    return pair;
}

static const OuType ou_itertools_groupby;

/* _grouper(parent, key): what unpickling makes. */
static OuObject *grouper_make(MAKE_ARGS)
{
    OuObject *out[2] = {NULL};
    if (!ou_args_parse(th, "_grouper", "parent, key, /", args, n, kwnames, out)) {
        return NULL;
    }
    if (!ou_is_of(th, out[0], &ou_itertools_groupby)) {
        return ou_null(th, &ou_exc_type_error, "_grouper() argument 1 must be itertools.groupby, not %G", out[0]);
    }
    OuIter *group = ou_iter_new(th, type);
    if (group != NULL) {
        group->refs[0] = ou_keep(out[0]);
        group->refs[1] = ou_keep(out[1]);
        group->a = ((OuIter *)out[0])->a;
    }
    return (OuObject *)group;
}

/* refs: the groupby, its key. a: which group of it. The next value is fetched when it is asked for. */
static OuObject *grouper_next(OuThread *th, OuObject *self)
{
    OuIter *group = (OuIter *)self, *it = (OuIter *)group->refs[0];
    if (it == NULL || it->a != group->a || (it->refs[2] == NULL && !groupby_step(th, it))) {
        return NULL;
    }
    OuObject *key = ou_keep(it->refs[3]);
    OuTruth same = ou_compare_bool(th, group->refs[1], key, OU_EQ);
    ou_drop(th, key);
    if (same != OU_TRUE) {
        return NULL;
    }
    OuObject *value = it->refs[2];
    it->refs[2] = NULL;
    return value;
}

/* ---- tee: a chain of cells [value, next]; refs of the iterator: source iterator, cell ---- */

static const OuType tee_type;

/* A cell is a list [value, next cell] that starts empty; the iterator stands before it. While its value is fetched it is
 * [None], so that whoever comes then, by way of the source or of another thread, is told. Cells can be had from
 * __reduce__(), so what they hold is looked at each time. */
static OuObject *tee_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    OuObject *cell = it->refs[1], *item = NULL, *next = NULL;
    if (cell == NULL || it->refs[0] == NULL) {
        return NULL;
    }
    ou_keep(cell);
    if (ou_list_size(cell) == 0) {
        OuObject *source = ou_keep(it->refs[0]);
        if (ou_list_append(th, cell, OU_NONE)) {
            item = ou_next(th, source);
            next = item == NULL ? NULL : ou_list_new(th, 0);
            ou_list_clear(th, cell);
        }
        ou_drop(th, source);
        bool ok = next != NULL && ou_list_append(th, cell, item) && ou_list_append(th, cell, next);
        if (!ok) {
            ou_clear_ref(th, &item);
        }
    } else if (ou_list_size(cell) == 2 && ou_is_exact_list(ou_list_borrow(cell, 1))) {
        item = ou_keep(ou_list_borrow(cell, 0));
        next = ou_keep(ou_list_borrow(cell, 1));
    } else {
        ou_raise(th, &ou_exc_runtime_error, "cannot re-enter the tee iterator");
    }
    if (item != NULL) {
        ou_replace(th, &it->refs[1], ou_keep(next));
    }
    ou_drop_maybe(th, next);
    ou_drop(th, cell);
    return item;
}

static OuObject *tee_copy(ARGS)
{
    UNUSED_ARGS();
    OuIter *copy = ou_iter_new(th, &tee_type);
    if (copy != NULL) {
        copy->refs[0] = ou_keep_maybe(((OuIter *)self)->refs[0]);
        copy->refs[1] = ou_keep_maybe(((OuIter *)self)->refs[1]);
    }
    return (OuObject *)copy;
}

static OuObject *tee_from(OuThread *th, OuObject *iterable)
{
    OuObject *source = ou_iter(th, iterable);
    if (source == NULL || source->type == &tee_type) {
        OuObject *copy = source == NULL ? NULL : tee_copy(th, source, NULL, 0, NULL);
        ou_drop_maybe(th, source);
        return copy;
    }
    OuIter *it = ou_iter_new(th, &tee_type);
    if (it == NULL || (it->refs[1] = ou_list_new(th, 0)) == NULL) {
        ou_drop_maybe(th, it);
        ou_drop(th, source);
        return NULL;
    }
    it->refs[0] = source;
    return &it->head;
}

static OuObject *tee_make(MAKE_ARGS)
{
    (void)type;
    OuObject *out[1] = {NULL};
    return ou_args_parse(th, "_tee", "iterable, /", args, n, kwnames, out) ? tee_from(th, out[0]) : NULL;
}

static const OuMethodDef tee_methods[] = {{"__copy__", tee_copy, "", 0, NULL},
                                          OU_ITER_REDUCE(ou_tee_reduce),
                                          OU_ITER_SETSTATE(ou_tee_setstate),
                                          {NULL, NULL, NULL, 0, NULL}};

/* The iterator of the first place: one that can be copied is used as it is. */
static OuObject *tee_first(OuThread *th, OuObject *iterable)
{
    bool failed = false;
    OuObject *iterator = ou_iter(th, iterable);
    OuObject *copy = iterator == NULL ? NULL : ou_get_attr_maybe(th, iterator, OU_NAME(th, dunder_copy), &failed);
    OuObject *first = iterator == NULL || failed ? NULL : copy != NULL ? ou_keep(iterator) : tee_from(th, iterator);
    ou_drop_maybe(th, copy);
    ou_drop_maybe(th, iterator);
    return first;
}

static OuObject *itertools_tee(ARGS)
{
    UNUSED_ARGS();
    int64_t count = 2;
    if (!ou_as_ssize(th, args[1], &count)) {
        return NULL;
    }
    if (count < 0) {
        return ou_null(th, &ou_exc_value_error, "n must be >= 0");
    }
    OuObject *list = ou_list_new(th, 0), *first = list == NULL || count == 0 ? NULL : tee_first(th, args[0]);
    bool ok = list != NULL && (count == 0 || first != NULL);
    for (int64_t i = 0; ok && i < count; i++) {
        ok = i == 0 ? ou_list_append(th, list, first)
                    : ou_list_append_adopt(th, list, ou_call_method(th, first, OU_NAME(th, dunder_copy), NULL, 0));
    }
    OuObject *tuple = ok ? ou_list_to_tuple(th, list) : NULL;
    ou_drop_maybe(th, first);
    ou_drop_maybe(th, list);
    return tuple;
}

/* ---- the types ---- */

static const OuMethodDef cycle_methods[] = {OU_ITER_REDUCE(ou_cycle_reduce), OU_ITER_SETSTATE(ou_cycle_setstate), OU_ITER_NO_MORE};
static const OuMethodDef accumulate_methods[] = {OU_ITER_REDUCE(ou_accumulate_reduce), OU_ITER_SETSTATE(ou_accumulate_setstate), OU_ITER_NO_MORE};
static const OuMethodDef dropwhile_methods[] = {OU_ITER_REDUCE(ou_dropwhile_reduce), OU_ITER_SETSTATE(ou_dropwhile_setstate), OU_ITER_NO_MORE};
static const OuMethodDef takewhile_methods[] = {OU_ITER_REDUCE(ou_takewhile_reduce), OU_ITER_SETSTATE(ou_takewhile_setstate), OU_ITER_NO_MORE};
static const OuMethodDef islice_methods[] = {OU_ITER_REDUCE(ou_islice_reduce), OU_ITER_SETSTATE(ou_islice_setstate), OU_ITER_NO_MORE};
static const OuMethodDef zip_longest_methods[] = {OU_ITER_REDUCE(ou_zip_longest_reduce), OU_ITER_SETSTATE(ou_zip_longest_setstate), OU_ITER_NO_MORE};
static const OuMethodDef groupby_methods[] = {OU_ITER_REDUCE(ou_groupby_reduce), OU_ITER_SETSTATE(ou_groupby_setstate), OU_ITER_NO_MORE};
static const OuMethodDef pair_methods[] = {OU_ITER_REDUCE(ou_itertools_reduce_pair), OU_ITER_NO_MORE};
static const OuMethodDef grouper_methods[] = {OU_ITER_REDUCE(ou_grouper_reduce), OU_ITER_NO_MORE};

static OU_ITER_TYPE_REPR(ou_itertools_count, "count", 0, count_repr, count_make, count_next, "Return a count object whose .__next__() method returns consecutive values.", .methods = count_methods, .new_signature = "start=0, step=1");
static OU_ITER_TYPE(ou_itertools_cycle, "cycle", 1, cycle_make, cycle_next, "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.", .methods = cycle_methods, .new_signature = "iterable, /");
static OU_ITER_TYPE_REPR(ou_itertools_repeat, "repeat", 2, repeat_repr, repeat_make, repeat_next, "repeat(object [,times]) -> create an iterator which returns the object for the specified number of times.", .methods = repeat_methods);
static OU_ITER_TYPE(ou_itertools_accumulate, "accumulate", 3, accumulate_make, accumulate_next, "Return series of accumulated sums (or other binary function results).", .methods = accumulate_methods, .new_signature = "iterable, func=None, *, initial=None");
OU_ITER_TYPE(ou_itertools_chain, "chain", 4, chain_make, chain_next, "Return a chain object whose .__next__() method returns elements from the first iterable until it is exhausted, then elements from the next iterable, until all of the iterables are exhausted.", .methods = chain_methods);
static OU_ITER_TYPE(ou_itertools_compress, "compress", 5, compress_make, compress_next, "Return data elements corresponding to true selector elements.", .methods = pair_methods, .new_signature = "data, selectors");
static OU_ITER_TYPE(ou_itertools_dropwhile, "dropwhile", 6, dropwhile_make, dropwhile_next, "Drop items from the iterable while predicate(item) is true.", .methods = dropwhile_methods, .new_signature = "predicate, iterable, /");
static OU_ITER_TYPE(ou_itertools_takewhile, "takewhile", 7, takewhile_make, takewhile_next, "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.", .methods = takewhile_methods, .new_signature = "predicate, iterable, /");
static OU_ITER_TYPE(ou_itertools_filterfalse, "filterfalse", 8, filterfalse_make, filterfalse_next, "Return those items of iterable for which function(item) is false.", .methods = pair_methods, .new_signature = "function, iterable, /");
static OU_ITER_TYPE(ou_itertools_starmap, "starmap", 9, starmap_make, starmap_next, "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.", .methods = pair_methods, .new_signature = "function, iterable, /");
OU_ITER_TYPE(ou_itertools_islice, "islice", 10, islice_make, islice_next, "islice(iterable, stop) --> islice object", .methods = islice_methods);
static OU_ITER_TYPE(ou_itertools_pairwise, "pairwise", 11, pairwise_make, pairwise_next, "Return an iterator of overlapping pairs taken from the input iterator.", .weak = 0, .new_signature = "iterable, /");
static OU_ITER_TYPE(ou_itertools_zip_longest, "zip_longest", 12, zip_longest_make, zip_longest_next, "Return a zip_longest object whose .__next__() method returns a tuple.", .methods = zip_longest_methods);
static OU_ITER_TYPE(ou_itertools_groupby, "groupby", 13, groupby_make, groupby_next, "make an iterator that returns consecutive keys and groups from the iterable", .methods = groupby_methods, .new_signature = "iterable, key=None");
static OU_ITER_TYPE_FINAL(grouper_type, "_grouper", 14, grouper_make, grouper_next, NULL, .methods = grouper_methods);
static OU_ITER_TYPE_FINAL(tee_type, "_tee", 15, tee_make, tee_next, "Iterator wrapped to make it copyable.", .methods = tee_methods, .weak = 1, .new_signature = "iterable, /");

static const OuMethodDef functions[] = {
    {"tee", itertools_tee, "iterable, n=2, /", 0, "Returns a tuple of n independent iterators."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    static const OuType *const types[] = {
        &ou_itertools_count,     &ou_itertools_cycle,       &ou_itertools_repeat,      &ou_itertools_accumulate,
        &ou_itertools_chain,     &ou_itertools_compress,    &ou_itertools_dropwhile,   &ou_itertools_takewhile,
        &ou_itertools_filterfalse, &ou_itertools_starmap,   &ou_itertools_islice,      &ou_itertools_pairwise,
        &ou_itertools_zip_longest, &ou_itertools_groupby,   &grouper_type,             &tee_type,
        &ou_itertools_product,   &ou_itertools_permutations, &ou_itertools_combinations, &ou_itertools_replacement,
    };
    OuObject *module = ou_module_make(th, "itertools", NULL, functions);
    bool ok = module != NULL;
    for (size_t i = 0; ok && i < OU_COUNT_OF(types); i++) {
        ok = ou_module_add_type(th, module, types[i]);
    }
    if (!ok) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_itertools = {.name = "itertools", .make = make};
