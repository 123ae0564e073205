/* dict_views.c - dict.keys(), .values(), .items(): live views, two of them set-like. */
#include "06_types/dict_int.h"

#include "06_types/descr.h"
#include "06_types/list.h"
#include "06_types/set_int.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

static OuObject *dict_of(const OuObject *view)
{
    return ((const OuDictView *)view)->dict;
}

static bool is_keys(const OuObject *o)
{
    return o->type == &ou_dict_keys_type || o->type->base == &ou_dict_keys_type;
}

static bool is_items(const OuObject *o)
{
    return o->type == &ou_dict_items_type || o->type->base == &ou_dict_items_type;
}

static bool is_set_like(const OuObject *o)
{
    return is_keys(o) || is_items(o);
}

OuObject *ou_dict_view_new(OuThread *th, const OuType *type, OuObject *dict)
{
    OuDictView *view = (OuDictView *)ou_object_new(th, type, sizeof(OuDictView));
    if (view == NULL) {
        return NULL;
    }
    view->dict = ou_keep(dict);
    ou_track(th, &view->head);
    return &view->head;
}

static void view_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_drop_maybe(th, dict_of(self));
    ou_object_free(th, self, sizeof(OuDictView));
}

static size_t view_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, dict_of(self));
    return OU_VISIT_END;
}

static void view_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuDictView *)self)->dict);
}

static OuObject *view_repr(OuThread *th, OuObject *self)
{
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_from_text(th, "...");
    }
    OuObject *text = NULL, *list = ou_to_list(th, self);
    if (list != NULL) {
        text = ou_str_format(th, "%s(%R)", ou_type_short_name(self->type), list);
        ou_drop(th, list);
    }
    ou_repr_leave(th, self);
    return text;
}

static int64_t view_length(OuThread *th, OuObject *self)
{
    (void)th;
    return dict_of(self) == NULL ? 0 : (int64_t)ou_dict_size(dict_of(self));
}

static OuObject *keys_iter(OuThread *th, OuObject *self)
{
    return ou_dict_iter_new(th, &ou_dict_key_iter_type, dict_of(self));
}

static OuObject *values_iter(OuThread *th, OuObject *self)
{
    return ou_dict_iter_new(th, &ou_dict_value_iter_type, dict_of(self));
}

static OuObject *items_iter(OuThread *th, OuObject *self)
{
    return ou_dict_iter_new(th, &ou_dict_item_iter_type, dict_of(self));
}

static OuTruth keys_contains(OuThread *th, OuObject *self, OuObject *key)
{
    return ou_dict_has(th, dict_of(self), key);
}

static OuTruth items_contains(OuThread *th, OuObject *self, OuObject *item)
{
    if (!ou_is_tuple(item) || ou_tuple_size(item) != 2) {
        return OU_FALSE;
    }
    bool failed;
    OuObject *found = ou_dict_borrow(th, dict_of(self), ou_tuple_borrow(item, 0), &failed);
    if (found == NULL) {
        return failed ? OU_ERROR : OU_FALSE;
    }
    ou_keep(found);
    OuTruth same = ou_compare_bool(th, found, ou_tuple_borrow(item, 1), OU_EQ);
    ou_drop(th, found);
    return same;
}

static OuTruth view_contains(OuThread *th, OuObject *self, OuObject *item)
{
    return is_keys(self) ? keys_contains(th, self, item) : items_contains(th, self, item);
}

/* ---- set algebra: one operand is a view, the other any iterable ---- */

/* Does the container hold every item of the iterable? */
static OuTruth holds_all(OuThread *th, OuObject *iterable, OuObject *container)
{
    OuObject *iterator = ou_iter(th, iterable);
    if (iterator == NULL) {
        return OU_ERROR;
    }
    OuTruth answer = OU_TRUE;
    OuObject *item;
    while (answer == OU_TRUE && (item = ou_next(th, iterator)) != NULL) {
        answer = ou_contains(th, container, item);
        ou_drop(th, item);
    }
    ou_drop(th, iterator);
    return ou_has_error(th) ? OU_ERROR : answer;
}

static OuObject *view_compare(OuThread *th, OuObject *self, OuObject *other, OuCompare op)
{
    if (!is_set_like(self) || (!is_set_like(other) && !ou_is_any_set(other))) {
        return OU_NOT_IMPLEMENTED;
    }
    int64_t n_self = view_length(th, self), n_other = ou_len(th, other);
    if (n_other < 0) {
        return NULL;
    }
    OuTruth answer = OU_FALSE;
    switch (op) {
    case OU_EQ:
    case OU_NE:
        if (n_self == n_other) {
            answer = holds_all(th, self, other);
        }
        if (op == OU_NE && answer != OU_ERROR) {
            answer = answer == OU_TRUE ? OU_FALSE : OU_TRUE;
        }
        break;
    case OU_LT:
    case OU_LE:
        if (op == OU_LT ? n_self < n_other : n_self <= n_other) {
            answer = holds_all(th, self, other);
        }
        break;
    default:
        if (op == OU_GT ? n_self > n_other : n_self >= n_other) {
            answer = holds_all(th, other, self);
        }
    }
    return answer == OU_ERROR ? NULL : ou_bool(answer == OU_TRUE);
}

/* set(a) changed by fn with b. */
static OuObject *as_set(OuThread *th, OuObject *a, OuObject *b, bool (*fn)(OuThread *, OuObject *, OuObject *))
{
    OuObject *result = ou_set_new(th, a);
    if (result != NULL && !fn(th, result, b)) {
        ou_drop(th, result);
        return NULL;
    }
    return result;
}

static OuObject *view_sub(OuThread *th, OuObject *a, OuObject *b)
{
    return as_set(th, a, b, ou_set_difference_update);
}

static OuObject *view_or(OuThread *th, OuObject *a, OuObject *b)
{
    return as_set(th, a, b, ou_set_update);
}

/* Adds to `result` what the iterable yields and the view has (or, with `has` false, has not). */
static bool add_where(OuThread *th, OuObject *result, OuObject *iterable, OuObject *view, bool has)
{
    OuObject *iterator = ou_iter(th, iterable);
    if (iterator == NULL) {
        return false;
    }
    bool ok = true;
    OuObject *item;
    while (ok && (item = ou_next(th, iterator)) != NULL) {
        OuTruth there = view_contains(th, view, item);
        ok = there != OU_ERROR && ((there == OU_TRUE) != has || ou_set_add(th, result, item));
        ou_drop(th, item);
    }
    ou_drop(th, iterator);
    return ok && !ou_has_error(th);
}

/* Two items views: values may be unhashable where both have them. */
static OuObject *items_xor(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *result = ou_set_new(th, NULL);
    if (result != NULL && (!add_where(th, result, a, b, false) || !add_where(th, result, b, a, false))) {
        ou_drop(th, result);
        return NULL;
    }
    return result;
}

static OuObject *view_xor(OuThread *th, OuObject *a, OuObject *b)
{
    return is_items(a) && is_items(b) ? items_xor(th, a, b) : as_set(th, a, b, ou_set_symmetric_update);
}

static OuObject *view_and(OuThread *th, OuObject *a, OuObject *b)
{
    if (!is_set_like(a)) {
        OuObject *swap = a;
        a = b;
        b = swap;
    }
    if (b->type == &ou_set_type && (size_t)view_length(th, a) <= ou_set_size(b)) {
        return ou_set_intersection(th, b, a);
    }
    if (is_set_like(b) && view_length(th, b) > view_length(th, a)) {
        OuObject *swap = a;
        a = b;
        b = swap;
    }
    OuObject *result = ou_set_new(th, NULL);
    if (result != NULL && !add_where(th, result, b, a, true)) {
        ou_drop(th, result);
        return NULL;
    }
    return result;
}

/* ---- methods ---- */

OU_METHOD(view_isdisjoint)
{
    OuObject *other = args[0];
    if (self == other) {
        return ou_bool(view_length(th, self) == 0);
    }
    if (is_set_like(other) || ou_is_any_set(other)) {
        int64_t n_other = ou_len(th, other);
        if (n_other < 0) {
            return NULL;
        }
        if (n_other > view_length(th, self)) {
            OuObject *swap = self;
            self = other;
            other = swap;
        }
    }
    OuObject *iterator = ou_iter(th, other);
    if (iterator == NULL) {
        return NULL;
    }
    OuTruth there = OU_FALSE;
    OuObject *item;
    while (there == OU_FALSE && (item = ou_next(th, iterator)) != NULL) {
        there = ou_contains(th, self, item);
        ou_drop(th, item);
    }
    ou_drop(th, iterator);
    return ou_has_error(th) ? NULL : ou_bool(there == OU_FALSE);
}

OU_METHOD(view_reversed)
{
    const OuType *type = is_keys(self)    ? &ou_dict_reverse_key_iter_type
                         : is_items(self) ? &ou_dict_reverse_item_iter_type
                                          : &ou_dict_reverse_value_iter_type;
    return ou_dict_iter_new(th, type, dict_of(self));
}

static OuObject *view_mapping(OuThread *th, OuObject *self)
{
    return ou_mapping_proxy_new(th, dict_of(self));
}

static const OuMethodDef set_like_methods[] = {
    {"isdisjoint", view_isdisjoint, "other, /", 0, "Have the view and the iterable no item in common?"},
    {"__reversed__", view_reversed, "", 0, "Return an iterator from the last item to the first."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef values_methods[] = {
    {"__reversed__", view_reversed, "", 0, "Return an iterator from the last value to the first."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef view_getset[] = {
    {"mapping", view_mapping, NULL, "dictionary that this view refers to"},
    {NULL, NULL, NULL, NULL},
};

static const OuNumberSlots view_number = {
    .binary[OU_OP_SUB] = view_sub,
    .binary[OU_OP_AND] = view_and,
    .binary[OU_OP_XOR] = view_xor,
    .binary[OU_OP_OR] = view_or,
};

static const OuSequenceSlots keys_sequence = {.length = view_length, .contains = keys_contains};
static const OuSequenceSlots items_sequence = {.length = view_length, .contains = items_contains};
static const OuSequenceSlots values_sequence = {.length = view_length};

#define VIEW_TYPE(variable, type_name, type_index, iter_function, ...)                              \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,                           \
        .index = type_index,                                                                       \
        .basic_size = sizeof(OuDictView),                                                          \
        .drop = view_drop,                                                                         \
        .visit = view_visit,                                                                       \
        .clear = view_clear,                                                                       \
        .repr = view_repr,                                                                         \
        .str = ou_object_str,                                                                      \
        .get_attr = ou_generic_get_attr,                                                           \
        .set_attr = ou_generic_set_attr,                                                           \
        .iter = iter_function,                                                                     \
        .getset = view_getset,                                                                     \
        __VA_ARGS__}

VIEW_TYPE(ou_dict_keys_type, "dict_keys", OU_TYPE_INDEX_DICT_KEYS, keys_iter, .compare = view_compare,
          .number = &view_number, .sequence = &keys_sequence, .methods = set_like_methods);
VIEW_TYPE(ou_dict_items_type, "dict_items", OU_TYPE_INDEX_DICT_ITEMS, items_iter, .compare = view_compare,
          .number = &view_number, .sequence = &items_sequence, .methods = set_like_methods);
VIEW_TYPE(ou_dict_values_type, "dict_values", OU_TYPE_INDEX_DICT_VALUES, values_iter, .hash = ou_object_hash,
          .compare = ou_object_compare, .sequence = &values_sequence, .methods = values_methods);
