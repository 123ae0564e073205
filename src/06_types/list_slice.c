/* list_slice.c - slices of lists: read, assigned, deleted, with any step.
 *
 * A slice's parts run __index__ and an assigned iterable runs anything, so both are
 * evaluated before the list's size is read. What is taken out goes into a vector of its
 * own and is dropped when the list is whole. */
#include "06_types/list_int.h"

#include "00_base/checked.h"
#include "06_types/range.h"

#include <string.h>

#define ON_STACK 16 /* items taken out that need no memory */

bool ou_list_replace(OuThread *th, OuList *list, size_t from, size_t to, OuObject *const *items, size_t n)
{
    OU_ASSERT(from <= to && to <= list->size);
    size_t n_out = to - from, size;
    OuObject *few[ON_STACK], **out = few;
    if (!ou_checked_add(list->size - n_out, n, &size)) {
        return ou_raise_memory(th);
    }
    if (n_out > ON_STACK) {
        out = ou_mem_take(th, n_out * sizeof(OuObject *));
        if (out == NULL) {
            return false;
        }
    }
    if (!ou_list_reserve(th, list, size)) {
        if (out != few) {
            ou_mem_give(th, out, n_out * sizeof(OuObject *));
        }
        return false;
    }
    if (list->size > 0) {
        memcpy(out, list->items + from, n_out * sizeof(OuObject *));
        memmove(list->items + from + n, list->items + to, (list->size - to) * sizeof(OuObject *));
    }
    for (size_t i = 0; i < n; i++) {
        list->items[from + i] = ou_keep(items[i]);
    }
    list->size = size;
    ou_list_fit(th, list);
    OU_HEAVY(ou_list_check_some(&list->head));
    for (size_t i = n_out; i-- > 0;) {
        ou_drop(th, out[i]);
    }
    if (out != few) {
        ou_mem_give(th, out, n_out * sizeof(OuObject *));
    }
    return true;
}

OuObject *ou_list_get_slice(OuThread *th, OuObject *self, OuObject *slice)
{
    OuList *list = (OuList *)self;
    int64_t start, stop, step;
    if (!ou_slice_unpack(th, slice, &start, &stop, &step)) {
        return NULL;
    }
    size_t n = ou_slice_adjust(list->size, &start, &stop, step);
    if (step == 1 || n == 0) {
        return ou_list_from(th, n == 0 ? NULL : list->items + start, n);
    }
    OuObject *result = ou_list_new(th, n);
    if (result == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        ((OuList *)result)->items[i] = ou_keep(list->items[start + (int64_t)i * step]);
    }
    ((OuList *)result)->size = n;
    return result;
}

/* Items start, start + step, ...: n of them (n > 0) go. */
static bool delete_stepped(OuThread *th, OuList *list, int64_t start, int64_t step, size_t n)
{
    if (step < 0) {
        start += (int64_t)(n - 1) * step;
        step = -step;
    }
    OuObject **out = ou_mem_take(th, n * sizeof(OuObject *));
    if (out == NULL) {
        return false;
    }
    size_t to = (size_t)start, n_out = 0;
    for (size_t from = to; from < list->size; from++) {
        if (n_out < n && from == (size_t)start + n_out * (size_t)step) {
            out[n_out++] = list->items[from];
        } else {
            list->items[to++] = list->items[from];
        }
    }
    OU_ASSERT(n_out == n);
    list->size = to;
    ou_list_fit(th, list);
    OU_HEAVY(ou_list_check_some(&list->head));
    for (size_t i = 0; i < n; i++) {
        ou_drop(th, out[i]);
    }
    ou_mem_give(th, out, n * sizeof(OuObject *));
    return true;
}

static bool delete_slice(OuThread *th, OuObject *self, OuObject *slice)
{
    OuList *list = (OuList *)self;
    int64_t start, stop, step;
    if (!ou_slice_unpack(th, slice, &start, &stop, &step)) {
        return false;
    }
    size_t n = ou_slice_adjust(list->size, &start, &stop, step);
    if (n == 0) {
        return true;
    }
    if (step == 1) {
        return ou_list_replace(th, list, (size_t)start, (size_t)start + n, NULL, 0);
    }
    return delete_stepped(th, list, start, step, n);
}

/* The value of a slice assignment as an exact tuple or list that is not the list itself; new. */
static OuObject *to_vector(OuThread *th, OuObject *self, OuObject *value, const char *message)
{
    if (value == self) {
        return ou_list_slice(th, self, 0, ou_list_size(self));
    }
    if (ou_is_exact_list(value) || ou_is_exact_tuple(value)) {
        return ou_keep(value);
    }
    OuObject *iterator = ou_iter(th, value);
    if (iterator == NULL) {
        if (ou_error_matches(th, &ou_exc_type_error)) {
            return ou_null(th, &ou_exc_type_error, message);
        }
        return NULL;
    }
    OuObject *list = ou_to_list(th, iterator);
    ou_drop(th, iterator);
    return list;
}

static OuObject *const *vector_items(OuObject *vector, size_t *n)
{
    if (ou_is_list(vector)) {
        *n = ou_list_size(vector);
        return ((OuList *)vector)->items;
    }
    *n = ou_tuple_size(vector);
    return ou_tuple_items(vector);
}

/* As many items as the slice has, into their places; the old ones are dropped at the end. */
static bool assign_stepped(OuThread *th, OuList *list, int64_t start, int64_t step, OuObject *const *items,
                           size_t n)
{
    OuObject **out = ou_mem_take(th, n * sizeof(OuObject *));
    if (out == NULL) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        OuObject **place = &list->items[start + (int64_t)i * step];
        out[i] = *place;
        *place = ou_keep(items[i]);
    }
    for (size_t i = 0; i < n; i++) {
        ou_drop(th, out[i]);
    }
    ou_mem_give(th, out, n * sizeof(OuObject *));
    return true;
}

bool ou_list_set_slice(OuThread *th, OuObject *self, OuObject *slice, OuObject *value)
{
    if (value == NULL) {
        return delete_slice(th, self, slice);
    }
    OuList *list = (OuList *)self;
    int64_t start, stop, step;
    if (!ou_slice_unpack(th, slice, &start, &stop, &step)) {
        return false;
    }
    int64_t given_start = start, given_stop = stop;
    size_t n = ou_slice_adjust(list->size, &start, &stop, step);
    OuObject *vector = to_vector(th, self, value,
                                 step == 1 ? "can only assign an iterable"
                                           : "must assign iterable to extended slice");
    if (vector == NULL) {
        return false;
    }
    size_t n_in, last = n == 0 ? 0 : (size_t)(step < 0 ? start : start + (int64_t)(n - 1) * step);
    OuObject *const *items = vector_items(vector, &n_in);
    if (step == 1 && (size_t)start + n > list->size) { /* making the vector made the list shorter */
        start = (size_t)start > list->size ? (int64_t)list->size : start;
        n = list->size - (size_t)start;
    } else if (step != 1 && n > 0 && last >= list->size) {
        start = given_start;
        stop = given_stop;
        n = ou_slice_adjust(list->size, &start, &stop, step);
    }
    bool ok = true;
    if (step == 1) {
        ok = ou_list_replace(th, list, (size_t)start, (size_t)start + n, items, n_in);
    } else if (n_in != n) {
        ok = ou_raise(th, &ou_exc_value_error,
                      "attempt to assign sequence of size %zu to extended slice of size %zu", n_in, n);
    } else if (n > 0) {
        ok = assign_stepped(th, list, start, step, items, n);
    }
    ou_drop(th, vector);
    return ok;
}
