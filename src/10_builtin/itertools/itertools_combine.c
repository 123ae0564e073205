/* itertools_combine.c - product, permutations, combinations: refs[0] is the pool (a tuple; for product a tuple of tuples), refs[1] a list
 * of ints, the places in it; results are made new each time. a is the number of items chosen. */
#include "10_builtin/itertools/itertools_int.h"

#define MAKE_ARGS OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames

static bool set_index(OuThread *th, OuObject *list, size_t i, int64_t value)
{
    OuObject *o = ou_int_new(th, value);
    if (o == NULL) {
        return false;
    }
    ou_replace(th, &((OuList *)list)->items[i], o);
    return true;
}

static int64_t get_index(const OuObject *list, size_t i)
{
    return ou_int_value(ou_list_borrow(list, i));
}

/* A list of n ints: i times step. */
static OuObject *index_list(OuThread *th, size_t n, int64_t step)
{
    OuObject *list = ou_list_new(th, n);
    for (size_t i = 0; list != NULL && i < n; i++) {
        if (!ou_list_append_adopt(th, list, ou_int_new(th, (int64_t)i * step))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

/* The pool's items at the first a places. */
static OuObject *chosen(OuThread *th, const OuIter *it)
{
    OuObject *tuple = ou_tuple_new(th, (size_t)it->a);
    if (tuple == NULL || it->a == 0) {
        return tuple;
    }
    for (size_t i = 0; i < (size_t)it->a; i++) {
        ou_tuple_items(tuple)[i] = ou_keep(ou_tuple_borrow(it->refs[0], (size_t)get_index(it->refs[1], i)));
    }
    return ou_tuple_ready(th, tuple);
}

/* ---- product ---- */

static OuObject *product_make(MAKE_ARGS)
{
    int64_t repeat = 1;
    for (size_t i = 0; kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        if (!ou_str_equal_text(ou_tuple_borrow(kwnames, i), "repeat")) {
            return ou_null(th, &ou_exc_type_error, "'%U' is an invalid keyword argument for product()", ou_tuple_borrow(kwnames, i));
        }
        if (!ou_as_ssize(th, args[n + i], &repeat)) {
            return NULL;
        }
        if (repeat < 0) {
            return ou_null(th, &ou_exc_value_error, "repeat argument cannot be negative");
        }
    }
    OuObject *pools = ou_list_new(th, 0);
    bool empty = false, ok = pools != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        ok = ou_list_append_adopt(th, pools, ou_to_tuple(th, args[i]));
        empty = empty || (ok && ou_tuple_size(ou_list_borrow(pools, i)) == 0);
    }
    for (int64_t r = 1; ok && n > 0 && r < repeat; r++) {
        for (size_t i = 0; ok && i < n; i++) {
            ok = ou_list_append(th, pools, ou_list_borrow(pools, i));
        }
    }
    if (ok && repeat == 0) {
        ou_list_clear(th, pools);
        empty = false;
    }
    OuIter *it = ok ? ou_iter_new(th, type) : NULL;
    if (it != NULL) {
        it->refs[0] = ou_list_to_tuple(th, pools);
        it->refs[1] = it->refs[0] == NULL ? NULL : index_list(th, ou_tuple_size(it->refs[0]), 0);
        it->done = empty;
        if (it->refs[1] == NULL) {
            ou_clear_ref(th, &it);
        }
    }
    ou_drop_maybe(th, pools);
    return (OuObject *)it;
}

static OuObject *product_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    if (it->done || it->refs[0] == NULL) {
        return NULL;
    }
    size_t width = ou_tuple_size(it->refs[0]), i = width;
    if (it->started) {
        while (i > 0) { /* the last place moves on; those that wrap carry over */
            i--;
            int64_t next = get_index(it->refs[1], i) + 1;
            bool wraps = next == (int64_t)ou_tuple_size(ou_tuple_borrow(it->refs[0], i));
            if (!set_index(th, it->refs[1], i, wraps ? 0 : next)) {
                return NULL;
            }
            if (!wraps) {
                break;
            }
            if (i == 0) {
                it->done = true;
            }
        }
        if (it->done || width == 0) {
            it->done = true;
            return NULL;
        }
    }
    it->started = true;
    OuObject *tuple = ou_tuple_new(th, width);
    if (tuple == NULL || width == 0) {
        return tuple;
    }
    for (size_t k = 0; k < width; k++) {
        ou_tuple_items(tuple)[k] = ou_keep(ou_tuple_borrow(ou_tuple_borrow(it->refs[0], k), (size_t)get_index(it->refs[1], k)));
    }
    return ou_tuple_ready(th, tuple);
}

/* ---- permutations: refs[1] places, refs[2] cycles ---- */

static OuObject *permutations_make(MAKE_ARGS)
{
    OuObject *out[2];
    OuIter *it = ou_iter_parse(th, type, "permutations", "iterable, r=None", args, n, kwnames, out);
    if (it == NULL) {
        return NULL;
    }
    it->refs[0] = ou_to_tuple(th, out[0]);
    bool ok = it->refs[0] != NULL;
    size_t size = ok ? ou_tuple_size(it->refs[0]) : 0;
    it->a = (int64_t)size;
    if (ok && out[1] != NULL && out[1] != OU_NONE) {
        if (!ou_is_int(out[1])) {
            ok = ou_raise(th, &ou_exc_type_error, "Expected int as r");
        } else {
            ok = ou_as_ssize(th, out[1], &it->a) && (it->a >= 0 || ou_raise(th, &ou_exc_value_error, "r must be non-negative"));
        }
    }
    it->done = ok && it->a > (int64_t)size;
    if (ok && !it->done) {
        it->refs[1] = index_list(th, size, 1);
        it->refs[2] = it->refs[1] == NULL ? NULL : ou_list_new(th, (size_t)it->a);
        ok = it->refs[2] != NULL;
        for (int64_t i = 0; ok && i < it->a; i++) {
            ok = ou_list_append_adopt(th, it->refs[2], ou_int_new(th, (int64_t)size - i));
        }
    }
    if (!ok) {
        ou_clear_ref(th, &it);
    }
    return (OuObject *)it;
}

/* The classic cycle algorithm: places[i] takes part in size - i exchanges before the place before it moves. */
static OuObject *permutations_next(OuThread *th, OuObject *self)
{
    OuIter *it = (OuIter *)self;
    if (it->done || it->refs[2] == NULL) {
        return NULL;
    }
    if (!it->started) {
        it->started = true;
        return chosen(th, it);
    }
    OuObject **places = ((OuList *)it->refs[1])->items;
    size_t size = ou_tuple_size(it->refs[0]);
    for (size_t i = (size_t)it->a; i > 0;) {
        i--;
        int64_t cycle = get_index(it->refs[2], i) - 1;
        if (cycle > 0) {
            if (!set_index(th, it->refs[2], i, cycle)) {
                return NULL;
            }
            OuObject *swap = places[i];
            places[i] = places[size - (size_t)cycle];
            places[size - (size_t)cycle] = swap;
            return chosen(th, it);
        }
        OuObject *first = places[i];
        for (size_t k = i; k + 1 < size; k++) {
            places[k] = places[k + 1];
        }
        places[size - 1] = first;
        if (!set_index(th, it->refs[2], i, (int64_t)(size - i))) {
            return NULL;
        }
    }
    it->done = true;
    return NULL;
}

/* ---- combinations, with and without replacement ---- */

static OuObject *combine_make(MAKE_ARGS, const char *name, bool replacement)
{
    OuObject *out[2];
    OuIter *it = ou_iter_parse(th, type, name, "iterable, r", args, n, kwnames, out);
    if (it == NULL) {
        return NULL;
    }
    bool ok = ou_as_ssize(th, out[1], &it->a) && (it->refs[0] = ou_to_tuple(th, out[0])) != NULL &&
              (it->a >= 0 || ou_raise(th, &ou_exc_value_error, "r must be non-negative"));
    size_t size = ok ? ou_tuple_size(it->refs[0]) : 0;
    it->done = ok && (replacement ? size == 0 && it->a > 0 : it->a > (int64_t)size);
    if (ok && !it->done) {
        it->refs[1] = index_list(th, (size_t)it->a, replacement ? 0 : 1);
        ok = it->refs[1] != NULL;
    }
    if (!ok) {
        ou_clear_ref(th, &it);
    }
    return (OuObject *)it;
}

static OuObject *combinations_make(MAKE_ARGS)
{
    return combine_make(th, type, args, n, kwnames, "combinations", false);
}

static OuObject *replacement_make(MAKE_ARGS)
{
    return combine_make(th, type, args, n, kwnames, "combinations_with_replacement", true);
}

static OuObject *combine_next(OuThread *th, OuIter *it, bool replacement)
{
    if (it->done || it->refs[1] == NULL) {
        return NULL;
    }
    if (!it->started) {
        it->started = true;
        return chosen(th, it);
    }
    int64_t size = (int64_t)ou_tuple_size(it->refs[0]), i = it->a - 1;
    while (i >= 0 && get_index(it->refs[1], (size_t)i) == (replacement ? size - 1 : i + size - it->a)) {
        i--;
    }
    if (i < 0) {
        it->done = true;
        return NULL;
    }
    int64_t value = get_index(it->refs[1], (size_t)i) + 1;
    for (int64_t k = i; k < it->a; k++) {
        if (!set_index(th, it->refs[1], (size_t)k, replacement ? value : value + (k - i))) {
            return NULL;
        }
    }
    return chosen(th, it);
}

static OuObject *combinations_next(OuThread *th, OuObject *self)
{
    return combine_next(th, (OuIter *)self, false);
}

static OuObject *replacement_next(OuThread *th, OuObject *self)
{
    return combine_next(th, (OuIter *)self, true);
}

static const OuMethodDef product_methods[] = {OU_ITER_REDUCE(ou_product_reduce), OU_ITER_SETSTATE(ou_product_setstate), OU_ITER_NO_MORE};
static const OuMethodDef permutations_methods[] = {OU_ITER_REDUCE(ou_permutations_reduce),
                                                   OU_ITER_SETSTATE(ou_permutations_setstate), OU_ITER_NO_MORE};
static const OuMethodDef combinations_methods[] = {OU_ITER_REDUCE(ou_combinations_reduce),
                                                   OU_ITER_SETSTATE(ou_combinations_setstate), OU_ITER_NO_MORE};
static const OuMethodDef replacement_methods[] = {OU_ITER_REDUCE(ou_combinations_reduce),
                                                  OU_ITER_SETSTATE(ou_replacement_setstate), OU_ITER_NO_MORE};

OU_ITER_TYPE(ou_itertools_product, "product", 16, product_make, product_next, "Cartesian product of input iterables.", .methods = product_methods);
OU_ITER_TYPE(ou_itertools_permutations, "permutations", 17, permutations_make, permutations_next, "Return successive r-length permutations of elements in the iterable.", .methods = permutations_methods, .new_signature = "iterable, r=None");
OU_ITER_TYPE(ou_itertools_combinations, "combinations", 18, combinations_make, combinations_next, "Return successive r-length combinations of elements in the iterable.", .methods = combinations_methods, .new_signature = "iterable, r");
OU_ITER_TYPE(ou_itertools_replacement, "combinations_with_replacement", 19, replacement_make, replacement_next, "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.", .methods = replacement_methods, .new_signature = "iterable, r");
