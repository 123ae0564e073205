/* list_methods.c - list's methods, and sorting.
 *
 * A list is empty while it is sorted: its vector is detached, so that whatever a
 * comparison does to the list cannot hurt the sort, and is noticed. The comparison is
 * chosen once, before the sort, when all keys are of one type whose order can be had
 * without a call (an idea of E. Gorokhovsky's, bpo-28685). */
#include "06_types/list_int.h"

#include "06_types/float.h"
#include "06_types/sort.h"
#include "06_types/str.h"
#include "06_types/type.h"

/* ---- sorting ---- */

static int less_generic(void *ctx, OuObject *a, OuObject *b)
{
    return ou_compare_bool(ctx, a, b, OU_LT);
}

static int less_str(void *ctx, OuObject *a, OuObject *b)
{
    (void)ctx;
    return ou_str_order(a, b) < 0;
}

static int less_int(void *ctx, OuObject *a, OuObject *b)
{
    (void)ctx;
    return ou_int_value(a) < ou_int_value(b);
}

static int less_float(void *ctx, OuObject *a, OuObject *b)
{
    (void)ctx;
    return ou_float_value(a) < ou_float_value(b);
}

/* Exact tuples: the first pair of items that are not equal decides. */
static int less_tuple(void *ctx, OuObject *a, OuObject *b)
{
    size_t n_a = ou_tuple_size(a), n_b = ou_tuple_size(b);
    for (size_t i = 0; i < n_a && i < n_b; i++) {
        OuObject *x = ou_tuple_borrow(a, i), *y = ou_tuple_borrow(b, i);
        if (x == y) {
            continue;
        }
        if (x->type == y->type) { /* the common ones in one look */
            if (x->type == &ou_str_type) {
                int order = ou_str_order(x, y);
                if (order != 0) {
                    return order < 0;
                }
                continue;
            }
            if (x->type == &ou_int_type && ou_int_is_inline(x) && ou_int_is_inline(y)) {
                if (ou_int_value(x) != ou_int_value(y)) {
                    return ou_int_value(x) < ou_int_value(y);
                }
                continue;
            }
        }
        OuTruth same = ou_compare_bool(ctx, x, y, OU_EQ);
        if (same == OU_ERROR) {
            return -1;
        }
        if (same == OU_FALSE) {
            return ou_compare_bool(ctx, x, y, OU_LT);
        }
    }
    return n_a < n_b;
}

typedef int (*LessFn)(void *ctx, OuObject *a, OuObject *b);

static LessFn choose_less(OuObject *const *keys, size_t n)
{
    const OuType *type = keys[0]->type;
    bool all_inline = true;
    for (size_t i = 0; i < n; i++) {
        if (keys[i]->type != type) {
            return less_generic;
        }
        all_inline = all_inline && type == &ou_int_type && ou_int_is_inline(keys[i]);
    }
    return all_inline               ? less_int
           : type == &ou_str_type   ? less_str
           : type == &ou_float_type ? less_float
           : type == &ou_tuple_type ? less_tuple
                                    : less_generic;
}

static void *sort_take(void *ctx, size_t bytes)
{
    return ou_mem_take(ctx, bytes);
}

static void sort_give(void *ctx, void *memory, size_t bytes)
{
    ou_mem_give(ctx, memory, bytes);
}

/* keys[i] = key(items[i]), new. What was made before a failure is dropped. */
static OuObject **make_keys(OuThread *th, OuObject *const *items, size_t n, OuObject *key)
{
    OuObject **keys = ou_mem_take(th, n * sizeof(OuObject *));
    if (keys == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        keys[i] = ou_call1(th, key, items[i]);
        if (keys[i] == NULL) {
            while (i > 0) {
                ou_drop(th, keys[--i]);
            }
            ou_mem_give(th, keys, n * sizeof(OuObject *));
            return NULL;
        }
    }
    return keys;
}

/* Sorts the detached vector. */
static bool sort_vector(OuThread *th, OuObject **items, size_t n, OuObject *key, bool reverse)
{
    OuObject **keys = NULL;
    if (key != NULL) {
        keys = make_keys(th, items, n, key);
        if (keys == NULL) {
            return false;
        }
    }
    if (reverse) { /* twice, so that equal items keep their order */
        ou_sort_reverse(items, n);
        if (keys != NULL) {
            ou_sort_reverse(keys, n);
        }
    }
    OuObject **sorted = keys != NULL ? keys : items;
    OuSortCalls calls = {
        .less = choose_less(sorted, n), .take = sort_take, .give = sort_give, .ctx = th};
    OuSortResult result = ou_sort(sorted, keys != NULL ? items : NULL, n, &calls);
    if (reverse) {
        ou_sort_reverse(items, n);
    }
    if (keys != NULL) {
        for (size_t i = 0; i < n; i++) {
            ou_drop(th, keys[i]);
        }
        ou_mem_give(th, keys, n * sizeof(OuObject *));
    }
    /* NO_MEMORY: ou_mem_take() has raised it. */
    return result == OU_SORT_DONE;
}

bool ou_list_sort(OuThread *th, OuObject *self, OuObject *key, bool reverse)
{
    OuList *list = (OuList *)self;
    OuList saved = *list;
    if (saved.size == 0 || (saved.size == 1 && (key == NULL || key == OU_NONE))) {
        return true;
    }
    list->items = (OuObject **)(uintptr_t)(const void *)ou_list_sorting_mark;
    list->size = list->room = 0;
    bool ok = sort_vector(th, saved.items, saved.size, key == OU_NONE ? NULL : key, reverse);
    bool changed = list->items != (OuObject **)(uintptr_t)(const void *)ou_list_sorting_mark;
    OuList meanwhile = *list;
    list->items = saved.items;
    list->size = saved.size;
    list->room = saved.room;
    if (meanwhile.room > 0) {
        for (size_t i = 0; i < meanwhile.size; i++) {
            ou_drop(th, meanwhile.items[i]);
        }
        ou_mem_give(th, meanwhile.items, meanwhile.room * sizeof(OuObject *));
    }
    if (ok && changed) {
        ok = ou_raise(th, &ou_exc_value_error, "list modified during sort");
    }
    return ok;
}

/* ---- methods ---- */

OU_METHOD(list_append)
{
    return ou_list_append(th, self, args[0]) ? OU_NONE : NULL;
}

OU_METHOD(list_extend)
{
    return ou_list_extend(th, self, args[0]) ? OU_NONE : NULL;
}

OU_METHOD(list_insert)
{
    int64_t at;
    if (!ou_as_ssize(th, args[0], &at)) {
        return NULL;
    }
    return ou_list_insert(th, self, at, args[1]) ? OU_NONE : NULL;
}

OU_METHOD(list_clear)
{
    ou_list_clear(th, self);
    return OU_NONE;
}

OU_METHOD(list_copy)
{
    return ou_list_slice(th, self, 0, ou_list_size(self));
}

OU_METHOD(list_pop)
{
    OuList *list = (OuList *)self;
    int64_t at = -1;
    if (!ou_as_ssize(th, args[0], &at)) {
        return NULL;
    }
    if (list->size == 0) {
        return ou_null(th, &ou_exc_index_error, "pop from empty list");
    }
    if (at < 0) {
        at += (int64_t)list->size;
    }
    if ((uint64_t)at >= list->size) {
        return ou_null(th, &ou_exc_index_error, "pop index out of range");
    }
    return ou_list_take(th, list, (size_t)at);
}

/* Position of the first equal item in [from, to), SIZE_MAX: none, or *failed. */
static size_t find(OuThread *th, OuList *list, OuObject *value, size_t from, size_t to, bool *failed)
{
    *failed = false;
    for (size_t i = from; i < to && i < list->size; i++) {
        OuTruth same = ou_seq_equal(th, list->items[i], value);
        if (same == OU_TRUE) {
            return i;
        }
        if (same == OU_ERROR) {
            *failed = true;
            break;
        }
    }
    return SIZE_MAX;
}

OU_METHOD(list_index)
{
    OuList *list = (OuList *)self;
    int64_t from = 0, to = INT64_MAX;
    bool failed;
    if (!ou_seq_bounds(th, args[1], args[2], &from, &to)) {
        return NULL;
    }
    size_t at = find(th, list, args[0], ou_seq_bound(from, list->size), ou_seq_bound(to, list->size),
                     &failed);
    if (at != SIZE_MAX) {
        return ou_int_new(th, (int64_t)at);
    }
    return failed ? NULL : ou_null(th, &ou_exc_value_error, "%R is not in list", args[0]);
}

OU_METHOD(list_count)
{
    OuList *list = (OuList *)self;
    int64_t count = 0;
    for (size_t i = 0; i < list->size; i++) {
        OuTruth same = ou_seq_equal(th, list->items[i], args[0]);
        if (same == OU_ERROR) {
            return NULL;
        }
        count += same == OU_TRUE;
    }
    return ou_int_new(th, count);
}

OU_METHOD(list_remove)
{
    OuList *list = (OuList *)self;
    bool failed;
    size_t at = find(th, list, args[0], 0, SIZE_MAX, &failed);
    if (at == SIZE_MAX) {
        return failed ? NULL : ou_null(th, &ou_exc_value_error, "list.remove(x): x not in list");
    }
    if (at < list->size) { /* the comparison may have emptied the list */
        ou_drop(th, ou_list_take(th, list, at));
    }
    return OU_NONE;
}

OU_METHOD(list_reverse)
{
    OuList *list = (OuList *)self;
    if (list->size > 1) {
        ou_sort_reverse(list->items, list->size);
    }
    return OU_NONE;
}

OU_METHOD(list_sort)
{
    int32_t reverse = 0;
    if (!ou_as_c_int(th, args[1], &reverse)) {
        return NULL;
    }
    OuObject *key = args[0] == OU_NONE ? NULL : args[0];
    return ou_list_sort(th, self, key, reverse != 0) ? OU_NONE : NULL;
}

OU_METHOD(list_reversed)
{
    return ou_index_iter_new(th, &ou_list_reverse_iter_type, self);
}

OU_METHOD(list_getitem)
{
    return ou_list_type.sequence->item(th, self, args[0]);
}

OU_METHOD(list_sizeof)
{
    return ou_int_new(th, (int64_t)ou_list_type.size_of(self));
}

const OuMethodDef ou_list_methods[] = {
    {"__getitem__", list_getitem, "index, /", OU_FN_COEXIST, "Return self[index]."},
    {"__reversed__", list_reversed, "", 0, "Return an iterator from the last item to the first."},
    {"__sizeof__", list_sizeof, "", 0, "Return the size of the list in memory, in bytes."},
    {"clear", list_clear, "", 0, "Remove all items."},
    {"copy", list_copy, "", 0, "Return a new list of the same items."},
    {"append", list_append, "object, /", 0, "Add object as the last item."},
    {"insert", list_insert, "index, object, /", 0, "Put object in front of the item at index."},
    {"extend", list_extend, "iterable, /", 0, "Add all items of the iterable at the end."},
    {"pop", list_pop, "index=-1, /", 0,
     "Remove the item at index (the last one by default) and return it.\n\nIndexError when there is none."},
    {"remove", list_remove, "value, /", 0, "Remove the first item equal to value; ValueError without one."},
    {"index", list_index, "value, start=0, stop=9223372036854775807, /", 0,
     "Return the first position of value; ValueError when it is not there."},
    {"count", list_count, "value, /", 0, "Return how often value occurs."},
    {"reverse", list_reverse, "", 0, "Reverse the order of the items, in place."},
    {"sort", list_sort, "*, key=None, reverse=False", 0,
     "Sort in place, in ascending order; equal items keep their order.\n\nItems are compared by key(item) "
     "when key is given; reverse turns the order round."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};
