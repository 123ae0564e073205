/* list.c - lists: growth, the basic operations, the slots.
 *
 * The vector over-allocates by an eighth (00_base/checked.h), so that append is amortised
 * O(1), and is cut back when less than half of it is used. Whatever runs Python code
 * (compare, repr, __index__) reads size and items again afterwards; what a list lets go
 * of is dropped when the list is whole again. */
#include "06_types/list_int.h"

#include "00_base/checked.h"
#include "06_types/range.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

#include <stdio.h>
#include <string.h>

OuObject *const ou_list_sorting_mark[1] = {NULL};

bool ou_list_check(const OuObject *o)
{
    const OuList *list = (const OuList *)o;
    const char *broken = NULL;
    if (list->size > list->room || (list->room > 0 && list->items == NULL)) {
        broken = "LIST-1";
    }
    for (size_t i = 0; broken == NULL && i < list->size; i++) {
        if (list->items[i] == NULL) {
            broken = "LIST-2";
        }
    }
    if (broken != NULL) {
        fprintf(stderr, "%s broken in list %p\n", broken, (const void *)o);
    }
    return broken == NULL;
}

/* ---- room ---- */

/* The block becomes one of `room` entries (room >= size). */
static bool set_room(OuThread *th, OuList *list, size_t room)
{
    OuObject **items;
    if (list->room == 0) {
        items = ou_mem_take(th, room * sizeof(OuObject *));
    } else {
        items = ou_mem_resize(th, list->items, list->room * sizeof(OuObject *), room * sizeof(OuObject *));
    }
    if (items == NULL) {
        return false;
    }
    list->items = items;
    list->room = room;
    return true;
}

static OU_NOINLINE bool grow(OuThread *th, OuList *list, size_t need)
{
    size_t room;
    if (!ou_checked_grown(need, sizeof(OuObject *), &room)) {
        return ou_raise_memory(th);
    }
    return set_room(th, list, room);
}

bool ou_list_reserve(OuThread *th, OuList *list, size_t need)
{
    return need <= list->room || grow(th, list, need);
}

static void free_room(OuThread *th, OuList *list)
{
    if (list->room > 0) {
        ou_mem_give(th, list->items, list->room * sizeof(OuObject *));
    }
    list->items = NULL;
    list->room = 0;
}

void ou_list_fit(OuThread *th, OuList *list)
{
    size_t room;
    if (list->size >= list->room / 2) {
        return;
    }
    if (list->size == 0) {
        free_room(th, list);
    } else if (ou_checked_grown(list->size, sizeof(OuObject *), &room) && room < list->room) {
        OuObject *earlier = ou_error_take(th);
        (void)set_room(th, list, room);
        ou_error_restore_adopt(th, earlier);
    }
    OU_HEAVY(ou_list_check_some(&list->head));
}

/* ---- making ---- */

OuObject *ou_list_new(OuThread *th, size_t room)
{
    size_t bytes;
    if (!ou_checked_mul(room, sizeof(OuObject *), &bytes)) {
        return ou_null_memory(th);
    }
    OuList *list = ou_object_new_fixed(th, &ou_list_type, sizeof(OuList));
    if (list == NULL) {
        return NULL;
    }
    list->items = NULL;
    list->size = list->room = 0;
    if (room > 0 && !set_room(th, list, room)) {
        ou_drop(th, list);
        return NULL;
    }
    ou_track_inline(th, list);
    return &list->head;
}

OuObject *ou_list_from(OuThread *th, OuObject *const *items, size_t n)
{
    OuObject *o = ou_list_new(th, n);
    if (o == NULL) {
        return NULL;
    }
    OuList *list = (OuList *)o;
    for (size_t i = 0; i < n; i++) {
        list->items[i] = ou_keep(items[i]);
    }
    list->size = n;
    return o;
}

OuObject *ou_list_adopt(OuThread *th, OuObject **items, size_t n)
{
    OuObject *o = ou_list_new(th, n);
    if (o == NULL) {
        for (size_t i = 0; i < n; i++) {
            ou_drop_maybe(th, items[i]);
        }
        return NULL;
    }
    if (n > 0) {
        memcpy(((OuList *)o)->items, items, n * sizeof(OuObject *));
    }
    ((OuList *)o)->size = n;
    return o;
}

OuObject *ou_list_slice(OuThread *th, OuObject *list, size_t from, size_t to)
{
    OU_ASSERT(from <= to && to <= ou_list_size(list));
    return ou_list_from(th, from == to ? NULL : ((OuList *)list)->items + from, to - from);
}

OuObject *ou_list_to_tuple(OuThread *th, OuObject *list)
{
    return ou_tuple_from(th, ((OuList *)list)->items, ou_list_size(list));
}

static OuObject *list_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                           OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    if (type == &ou_list_type) {
        return ou_list_new(th, 0);
    }
    OuObject *self = ou_type_allocate(th, type, 0);
    if (self != NULL) {
        ou_track(th, self);
    }
    return self;
}

static bool list_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (self->type->make == list_make && !ou_args_no_keywords(th, "list", kwnames)) {
        return false;
    }
    if (!ou_args_count(th, "list", n, 0, 1)) {
        return false;
    }
    if (ou_list_size(self) > 0) {
        ou_list_clear(th, self);
    }
    return n == 0 || ou_list_extend(th, self, args[0]);
}

/* ---- the basic operations ---- */

bool ou_list_append(OuThread *th, OuObject *self, OuObject *item)
{
    OuList *list = (OuList *)self;
    size_t size = list->size;
    if (OU_UNLIKELY(size == list->room) && !grow(th, list, size + 1)) {
        return false;
    }
    list->items[size] = ou_keep(item);
    list->size = size + 1;
    return true;
}

bool ou_list_append_adopt(OuThread *th, OuObject *self, OuObject *item)
{
    if (item == NULL) {
        return false;
    }
    OuList *list = (OuList *)self;
    if (OU_UNLIKELY(list->size == list->room) && !grow(th, list, list->size + 1)) {
        ou_drop(th, item);
        return false;
    }
    list->items[list->size++] = item;
    return true;
}

/* All items of a vector, which may be the list's own. */
static bool extend_vector(OuThread *th, OuList *list, OuObject *from)
{
    size_t n = ou_is_list(from) ? ou_list_size(from) : ou_tuple_size(from), total;
    if (n == 0) {
        return true;
    }
    if (!ou_checked_add(list->size, n, &total)) {
        return ou_raise_memory(th);
    }
    bool ok = list->room == 0 ? set_room(th, list, total) : ou_list_reserve(th, list, total);
    if (!ok) {
        return false;
    }
    OuObject *const *items = ou_is_list(from) ? ((OuList *)from)->items : ou_tuple_items(from);
    for (size_t i = 0; i < n; i++) {
        list->items[list->size + i] = ou_keep(items[i]);
    }
    list->size = total;
    OU_HEAVY(ou_list_check_some(&list->head));
    return true;
}

bool ou_list_extend(OuThread *th, OuObject *self, OuObject *iterable)
{
    OuList *list = (OuList *)self;
    if (ou_is_exact_list(iterable) || ou_is_exact_tuple(iterable) || iterable == self) {
        return extend_vector(th, list, iterable);
    }
    OuObject *iterator = ou_iter(th, iterable);
    if (iterator == NULL) {
        return false;
    }
    int64_t hint = ou_len_hint(th, iterable, 8);
    bool ok = hint >= 0;
    size_t total;
    /* A hint that cannot be met is only a hint: the items will tell. */
    if (ok && ou_checked_add(list->size, (size_t)hint, &total) && total > list->room) {
        if (list->room == 0) {
            size_t bytes;
            ok = ou_checked_mul(total, sizeof(OuObject *), &bytes) ? set_room(th, list, total)
                                                                   : ou_raise_memory(th);
        } else {
            ok = ou_list_reserve(th, list, total);
        }
    }
    OuObject *item;
    while (ok && (item = ou_next(th, iterator)) != NULL) {
        ok = ou_list_append_adopt(th, self, item);
    }
    ok = ok && !ou_has_error(th);
    ou_list_fit(th, list);
    ou_drop(th, iterator);
    return ok;
}

bool ou_list_insert(OuThread *th, OuObject *self, int64_t at, OuObject *item)
{
    OuList *list = (OuList *)self;
    if (!ou_list_reserve(th, list, list->size + 1)) {
        return false;
    }
    size_t i = ou_seq_bound(at, list->size);
    if (i > list->size) {
        i = list->size;
    }
    memmove(list->items + i + 1, list->items + i, (list->size - i) * sizeof(OuObject *));
    list->items[i] = ou_keep(item);
    list->size++;
    OU_HEAVY(ou_list_check_some(self));
    return true;
}

OuObject *ou_list_take(OuThread *th, OuList *list, size_t i)
{
    OuObject *item = list->items[i];
    list->size--;
    memmove(list->items + i, list->items + i + 1, (list->size - i) * sizeof(OuObject *));
    ou_list_fit(th, list);
    return item;
}

void ou_list_clear(OuThread *th, OuObject *self)
{
    OuList *list = (OuList *)self;
    OuObject **items = list->items;
    size_t size = list->size, room = list->room;
    if (room == 0) {
        return;
    }
    list->items = NULL;
    list->size = list->room = 0;
    while (size > 0) {
        ou_drop(th, items[--size]);
    }
    ou_mem_give(th, items, room * sizeof(OuObject *));
}

/* ---- the object's life ---- */

static void list_drop(OuThread *th, OuObject *self)
{
    ou_untrack_inline(th, self);
    ou_list_clear(th, self);
    if (OU_LIKELY(ou_is_exact_list(self))) {
        ou_object_free_fixed(th, self, sizeof(OuList));
        return;
    }
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t list_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    OuList *list = (OuList *)self;
    if (from == 0 && !ou_is_exact_list(self)) {
        ou_instance_visit_extra(self, fn, arg);
    }
    if (from >= list->size) { /* it may have shrunk between two slices */
        return OU_VISIT_END;
    }
    size_t to = list->size - from > limit ? from + limit : list->size;
    for (size_t i = from; i < to; i++) {
        fn(arg, list->items[i]);
    }
    return to < list->size ? to : OU_VISIT_END;
}

static size_t list_size_of(OuObject *self)
{
    return ou_type_instance_size(self, 0) + ((OuList *)self)->room * sizeof(OuObject *);
}

static OuObject *list_repr(OuThread *th, OuObject *self)
{
    OuList *list = (OuList *)self;
    if (list->size == 0) {
        return ou_str_from_text(th, "[]");
    }
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_from_text(th, "[...]");
    }
    OuStrBuilder builder;
    ou_builder_init(&builder);
    bool ok = ou_builder_char(th, &builder, '[');
    for (size_t i = 0; ok && i < list->size; i++) {
        OuObject *item = ou_keep(list->items[i]);
        OuObject *text = ou_repr(th, item);
        ou_drop(th, item);
        ok = text != NULL && (i == 0 || ou_builder_ascii(th, &builder, ", ", 2)) &&
             ou_builder_str(th, &builder, text);
        ou_drop_maybe(th, text);
    }
    ok = ok && ou_builder_char(th, &builder, ']');
    ou_repr_leave(th, self);
    if (!ok) {
        ou_builder_abandon(th, &builder);
        return NULL;
    }
    return ou_builder_finish(th, &builder);
}

/* Lexicographic. Comparisons may change both lists: sizes are read again each time. */
static OuObject *list_compare(OuThread *th, OuObject *self, OuObject *other, OuCompare op)
{
    if (!ou_is_list(self) || !ou_is_list(other)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuList *a = (OuList *)self, *b = (OuList *)other;
    if (a->size != b->size && (op == OU_EQ || op == OU_NE)) {
        return ou_bool(op == OU_NE);
    }
    for (size_t i = 0; i < a->size && i < b->size; i++) {
        OuObject *x = a->items[i], *y = b->items[i];
        bool told;
        OuTruth same = ou_seq_equal_quickly(x, y, &told);
        if (same == OU_TRUE) {
            continue;
        }
        ou_keep(x);
        ou_keep(y);
        if (!told) {
            same = ou_compare_bool(th, x, y, OU_EQ);
        }
        /* A comparison that emptied a list leaves the sizes to decide. */
        bool still_there = i < a->size && i < b->size;
        OuObject *answer = NULL;
        if (same == OU_FALSE && still_there) {
            answer = op == OU_EQ || op == OU_NE ? ou_bool(op == OU_NE) : ou_compare(th, x, y, op);
        }
        ou_drop(th, x);
        ou_drop(th, y);
        if (same == OU_ERROR || (same == OU_FALSE && still_there)) {
            return answer;
        }
    }
    return ou_bool(ou_seq_order_answer(a->size, b->size, op));
}

static OuObject *list_iter(OuThread *th, OuObject *self)
{
    return ou_index_iter_new(th, &ou_list_iter_type, self);
}

/* ---- as a sequence ---- */

static int64_t list_length(OuThread *th, OuObject *self)
{
    (void)th;
    return (int64_t)ou_list_size(self);
}

static OuObject *list_item(OuThread *th, OuObject *self, OuObject *key)
{
    OuList *list = (OuList *)self;
    int64_t at;
    if (OU_LIKELY(ou_seq_is_index(key))) {
        if (!ou_seq_key(th, key, &at)) {
            return NULL;
        }
        if (at < 0) {
            at += (int64_t)list->size;
        }
        if ((uint64_t)at >= list->size) {
            return ou_null(th, &ou_exc_index_error, "list index out of range");
        }
        return ou_keep(list->items[at]);
    }
    if (key->type == &ou_slice_type) {
        return ou_list_get_slice(th, self, key);
    }
    return ou_null(th, &ou_exc_type_error, "list indices must be integers or slices, not %T", key);
}

static bool list_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    OuList *list = (OuList *)self;
    int64_t at;
    if (OU_LIKELY(ou_seq_is_index(key))) {
        if (!ou_seq_key(th, key, &at)) {
            return false;
        }
        if (at < 0) {
            at += (int64_t)list->size;
        }
        if ((uint64_t)at >= list->size) {
            return ou_raise(th, &ou_exc_index_error, "list assignment index out of range");
        }
        if (value != NULL) {
            ou_replace(th, &list->items[at], ou_keep(value));
        } else {
            ou_drop(th, ou_list_take(th, list, (size_t)at));
        }
        return true;
    }
    if (key->type == &ou_slice_type) {
        return ou_list_set_slice(th, self, key, value);
    }
    return ou_raise(th, &ou_exc_type_error, "list indices must be integers or slices, not %T", key);
}

static OuTruth list_contains(OuThread *th, OuObject *self, OuObject *value)
{
    OuList *list = (OuList *)self;
    for (size_t i = 0; i < list->size; i++) {
        OuTruth same = ou_seq_equal(th, list->items[i], value);
        if (same != OU_FALSE) {
            return same;
        }
    }
    return OU_FALSE;
}

static OuObject *list_concat(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_list(b)) {
        return ou_null(th, &ou_exc_type_error, "can only concatenate list (not \"%T\") to list", b);
    }
    size_t total;
    if (!ou_checked_add(ou_list_size(a), ou_list_size(b), &total)) {
        return ou_null_memory(th);
    }
    OuObject *result = ou_list_new(th, total);
    if (result == NULL) {
        return NULL;
    }
    /* The room is there: neither can fail. */
    if (!extend_vector(th, (OuList *)result, a) || !extend_vector(th, (OuList *)result, b)) {
        ou_drop(th, result);
        return NULL;
    }
    return result;
}

static OuObject *list_inplace_concat(OuThread *th, OuObject *self, OuObject *other)
{
    return ou_list_extend(th, self, other) ? ou_keep(self) : NULL;
}

/* Items [0, n) once more at [n, total). */
static void repeat_items(OuObject **items, size_t n, size_t total)
{
    for (size_t i = n; i < total; i++) {
        items[i] = ou_keep(items[i - n]);
    }
}

static OuObject *list_repeat(OuThread *th, OuObject *self, int64_t times)
{
    OuList *list = (OuList *)self;
    size_t n = list->size, total;
    if (n == 0 || times <= 0) {
        return ou_list_new(th, 0);
    }
    if (!ou_checked_mul(n, (size_t)times, &total)) {
        return ou_null_memory(th);
    }
    OuObject *result = ou_list_new(th, total);
    if (result == NULL) {
        return NULL;
    }
    OuObject **items = ((OuList *)result)->items;
    for (size_t i = 0; i < n; i++) {
        items[i] = ou_keep(list->items[i]);
    }
    repeat_items(items, n, total);
    ((OuList *)result)->size = total;
    return result;
}

static OuObject *list_inplace_repeat(OuThread *th, OuObject *self, int64_t times)
{
    OuList *list = (OuList *)self;
    size_t n = list->size, total;
    if (times <= 0) {
        ou_list_clear(th, self);
    } else if (n > 0 && times > 1) {
        if (!ou_checked_mul(n, (size_t)times, &total)) {
            return ou_null_memory(th);
        }
        if (!ou_list_reserve(th, list, total)) {
            return NULL;
        }
        repeat_items(list->items, n, total);
        list->size = total;
    }
    return ou_keep(self);
}

static const OuSequenceSlots list_sequence = {
    .length = list_length,
    .item = list_item,
    .set_item = list_set_item,
    .contains = list_contains,
    .concat = list_concat,
    .inplace_concat = list_inplace_concat,
    .repeat = list_repeat,
    .inplace_repeat = list_inplace_repeat,
    .is_sequence = true,
};

const OuType ou_list_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "list",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_SEQUENCE |
             OU_TYPE_MATCH_SELF | OU_TYPE_IS_LIST,
    .index = OU_TYPE_INDEX_LIST,
    .basic_size = sizeof(OuList),
    .drop = list_drop,
    .visit = list_visit,
    .body_offset = offsetof(OuList, items),
    .count_offset = offsetof(OuList, size),
    .clear = ou_list_clear,
    .size_of = list_size_of,
    .repr = list_repr,
    .str = ou_object_str,
    .compare = list_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = list_iter,
    .make = list_make,
    .init = list_init,
    .sequence = &list_sequence,
    .methods = ou_list_methods,
    .doc = "A mutable sequence.\n\nWithout an argument a new empty list, else one of the iterable's items.",
    .new_signature = "iterable=(), /",
};
