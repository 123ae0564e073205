/* collections_ordered.c - OrderedDict: a dict whose keys can be moved to either end and taken from either.
 *
 * A dict's entries are in order of insertion already, so there is no list of links beside it: a key that moves leaves a dead entry
 * and takes a new one at the end, or a dead one before the first (ou_dict_move_key); dead entries before the first are skipped in one step
 * (dict_order.h). Whatever takes a dict therefore sees the right order, and an OrderedDict is read as fast as a dict. A list of links
 * in C was rejected: it costs a second look-up a change, and memory.
 *
 * `changes` counts what moves keys through the methods here; iterators compare it. What dict's own methods do to it behind
 * the back (dict.__setitem__(od, ...)) is safe, and noticed where the number of keys changes.
 *
 * A subclass may override __setitem__, __getitem__, items(): update(), setdefault() of a new key, copy() and fromkeys() go through them, as in 3.11. */
#include "10_builtin/collections/collections_int.h"

#include "06_types/abstract.h"
#include "06_types/dict_order.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/seq.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

typedef struct Ordered {
    OuDict dict;
    OuObject *attributes; /* its __dict__; owned, NULL until used; subclasses have a place of their own */
    uint64_t changes;     /* grows when a key comes, goes or moves */
} Ordered;

static bool is_exact(const OuObject *o) { return o->type == &ou_ordered_dict_type; }
static bool is_ordered(OuThread *th, OuObject *o) { return ou_is_of(th, o, &ou_ordered_dict_type); }

/* ---- one key ---- */

static bool ordered_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    Ordered *o = (Ordered *)self;
    size_t used = ou_dict_size(self);
    bool ok = ou_dict_set_item(th, self, key, value);
    o->changes += ok && (value == NULL || ou_dict_size(self) != used);
    return ok;
}

/* A key that is a tuple gives the error's arguments, None gives it none. */
static OuObject *raise_key(OuThread *th, OuObject *key)
{
    OuObject *error = ou_is_tuple(key) ? ou_call(th, OU_TYPE_OBJECT(&ou_exc_key_error), ou_tuple_items(key), ou_tuple_size(key), NULL)
                      : key == OU_NONE ? ou_call0(th, OU_TYPE_OBJECT(&ou_exc_key_error))
                                       : ou_call1(th, OU_TYPE_OBJECT(&ou_exc_key_error), key);
    if (error != NULL) {
        ou_raise_object(th, error, NULL);
        ou_drop(th, error);
    }
    return NULL;
}

OU_METHOD(ordered_popitem)
{
    OuTruth last = args[0] == NULL ? OU_TRUE : ou_is_true(th, args[0]);
    if (last == OU_ERROR || ou_dict_size(self) == 0) {
        return last == OU_ERROR ? NULL : ou_null(th, &ou_exc_key_error, "dictionary is empty");
    }
    OuObject *pair = ou_dict_take_end(th, (OuDict *)self, last == OU_TRUE);
    ((Ordered *)self)->changes += pair != NULL;
    return pair;
}

OU_METHOD(ordered_pop)
{
    bool failed;
    OuObject *value = ou_dict_pop(th, self, args[0], &failed);
    if (value != NULL) {
        ((Ordered *)self)->changes++;
        return value;
    }
    if (failed) {
        return NULL;
    }
    return args[1] != NULL ? ou_keep(args[1]) : raise_key(th, args[0]);
}

OU_METHOD(ordered_setdefault)
{
    OuObject *value = args[1] == NULL ? OU_NONE : args[1];
    OuTruth there = ou_contains(th, self, args[0]);
    if (there == OU_ERROR) {
        return NULL;
    }
    if (there == OU_TRUE) {
        return ou_get_item(th, self, args[0]);
    }
    return ou_set_item(th, self, args[0], value) ? ou_keep(value) : NULL;
}

OU_METHOD(ordered_move_to_end)
{
    Ordered *o = (Ordered *)self;
    OuTruth last = args[1] == NULL ? OU_TRUE : ou_is_true(th, args[1]);
    bool moved = false;
    if (last != OU_ERROR && ou_dict_size(self) == 0) { /* whatever the key is */
        return raise_key(th, args[0]);
    }
    OuTruth found = last == OU_ERROR ? OU_ERROR : ou_dict_move_key(th, &o->dict, args[0], last == OU_TRUE, &moved);
    if (found != OU_TRUE) {
        return found == OU_ERROR ? NULL : raise_key(th, args[0]);
    }
    o->changes += moved;
    return OU_NONE;
}

OU_METHOD(ordered_clear) /* iterators see it by the number of keys, or by those that come after it */
{
    ou_dict_clear(th, self);
    return OU_NONE;
}

/* ---- many keys ---- */

static bool set_pair(OuThread *th, OuObject *self, OuObject *pair)
{
    OuObject *two = ou_to_tuple(th, pair);
    if (two == NULL) {
        return false;
    }
    size_t n = ou_tuple_size(two);
    bool ok = n == 2 ? ou_set_item(th, self, ou_tuple_borrow(two, 0), ou_tuple_borrow(two, 1))
                     : ou_raise(th, &ou_exc_value_error, n < 2 ? "need more than %zu value%s to unpack" : "too many values to unpack (expected 2)",
                                n, n == 1 ? "" : "s");
    ou_drop(th, two);
    return ok;
}

/* self[key] = other[key] for each key that the iterable yields, or each pair set. */
static bool set_each(OuThread *th, OuObject *self, OuObject *iterable, OuObject *other)
{
    OuObject *iterator = iterable == NULL ? NULL : ou_iter(th, iterable), *item;
    bool ok = iterator != NULL;
    while (ok && (item = ou_next(th, iterator)) != NULL) {
        if (other == NULL) {
            ok = set_pair(th, self, item);
        } else {
            OuObject *value = ou_get_item(th, other, item);
            ok = value != NULL && ou_set_item(th, self, item, value);
            ou_drop_maybe(th, value);
        }
        ou_drop(th, item);
    }
    ou_drop_maybe(th, iterator);
    return ok && !ou_has_error(th);
}

/* collections.abc.MutableMapping.update(): an exact dict by its items, what has keys() by them, what has items() likewise, else pairs. */
static bool update_from(OuThread *th, OuObject *self, OuObject *other)
{
    bool failed = false;
    if (ou_is_exact_dict(other)) {
        OuObject *items = ou_dict_items_list(th, other);
        bool ok = items != NULL && set_each(th, self, items, NULL);
        ou_drop_maybe(th, items);
        return ok;
    }
    static const char *const ways[] = {"keys", "items"};
    for (size_t i = 0; i < 2; i++) {
        OuObject *method = ou_get_attr_text_maybe(th, other, ways[i], &failed);
        if (method != NULL) {
            OuObject *iterable = ou_call0(th, method);
            ou_drop(th, method);
            bool ok = iterable != NULL && set_each(th, self, iterable, i == 0 ? other : NULL);
            ou_drop_maybe(th, iterable);
            return ok;
        }
        if (failed) {
            return false;
        }
    }
    return set_each(th, self, other, NULL);
}

static bool update_arguments(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n > 1) {
        return ou_raise(th, &ou_exc_type_error, "update() takes at most 1 positional argument (%zu given)", n);
    }
    if (n == 1 && !update_from(th, self, args[0])) {
        return false;
    }
    for (size_t i = 0; kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        if (!ou_set_item(th, self, ou_tuple_borrow(kwnames, i), args[n + i])) {
            return false;
        }
    }
    return true;
}

static bool ordered_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n > 1) {
        return ou_raise(th, &ou_exc_type_error, "expected at most 1 arguments, got %zu", n);
    }
    return update_arguments(th, self, args, n, kwnames);
}

OU_METHOD(ordered_update)
{
    return update_arguments(th, self, args, n, kwnames) ? OU_NONE : NULL;
}

OU_METHOD(ordered_fromkeys)
{
    OuObject *made = ou_call0(th, self), *value = args[1] == NULL ? OU_NONE : args[1], *key;
    OuObject *iterator = made == NULL ? NULL : ou_iter(th, args[0]);
    bool ok = iterator != NULL;
    while (ok && (key = ou_next(th, iterator)) != NULL) {
        ok = ou_set_item(th, made, key, value);
        ou_drop(th, key);
    }
    ou_drop_maybe(th, iterator);
    if (!ok || ou_has_error(th)) {
        ou_clear_ref(th, &made);
    }
    return made;
}

OU_METHOD(ordered_copy)
{
    OuObject *made = ou_call0(th, OU_TYPE_OBJECT(self->type));
    if (made == NULL) {
        return NULL;
    }
    OuObject *keys = ou_dict_keys_list(th, self);
    bool ok = keys != NULL;
    for (size_t i = 0; ok && i < ou_list_size(keys); i++) {
        OuObject *key = ou_keep(ou_list_borrow(keys, i));
        OuObject *value = ou_get_item(th, self, key);
        ok = value != NULL && ou_set_item(th, made, key, value);
        ou_drop_maybe(th, value);
        ou_drop(th, key);
    }
    ou_drop_maybe(th, keys);
    if (!ok) {
        ou_clear_ref(th, &made);
    }
    return made;
}

static OuObject *ordered_or(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_dict(a) || !ou_is_dict(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *made = ou_call1(th, OU_TYPE_OBJECT(is_ordered(th, a) ? a->type : b->type), a);
    if (made != NULL && !update_from(th, made, b)) {
        ou_clear_ref(th, &made);
    }
    return made;
}

static OuObject *ordered_inplace_or(OuThread *th, OuObject *a, OuObject *b)
{
    return update_from(th, a, b) ? ou_keep(a) : NULL;
}

/* ---- equality, text, state ---- */

/* Are the keys in the same order? Both are held by the caller; comparing may change them. */
static OuTruth same_order(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *left = ou_dict_keys_list(th, a), *right = left == NULL ? NULL : ou_dict_keys_list(th, b);
    OuTruth same = right == NULL ? OU_ERROR : OU_TRUE;
    for (size_t i = 0; same == OU_TRUE && i < ou_list_size(left) && i < ou_list_size(right); i++) {
        OuObject *x = ou_keep(ou_list_borrow(left, i)), *y = ou_keep(ou_list_borrow(right, i));
        same = ou_compare_bool(th, x, y, OU_EQ);
        ou_drop(th, y);
        ou_drop(th, x);
    }
    ou_drop_maybe(th, right);
    ou_drop_maybe(th, left);
    return same;
}

static OuObject *ordered_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    OuObject *equal = op == OU_EQ || op == OU_NE ? ou_dict_type.compare(th, a, b, OU_EQ) : OU_NOT_IMPLEMENTED;
    if (equal == NULL || equal == OU_NOT_IMPLEMENTED) {
        return equal;
    }
    OuTruth same = equal == OU_PY_TRUE ? OU_TRUE : OU_FALSE;
    if (same == OU_TRUE && is_ordered(th, b)) {
        same = same_order(th, a, b);
    }
    return same == OU_ERROR ? NULL : ou_bool((same == OU_TRUE) == (op == OU_EQ));
}

static OuObject *ordered_repr(OuThread *th, OuObject *self)
{
    const char *name = ou_type_short_name(self->type);
    if (ou_dict_size(self) == 0) {
        return ou_str_format(th, "%s()", name);
    }
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_from_text(th, "...");
    }
    OuObject *items = is_exact(self) ? ou_dict_items_list(th, self) : NULL, *text = NULL;
    if (items == NULL && !ou_has_error(th)) {
        OuObject *view = ou_call_method_text(th, self, "items", 0);
        items = view == NULL ? NULL : ou_to_list(th, view);
        ou_drop_maybe(th, view);
    }
    if (items != NULL) {
        text = ou_str_format(th, "%s(%R)", name, items);
    }
    ou_drop_maybe(th, items);
    ou_repr_leave(th, self);
    return text;
}

OU_METHOD(ordered_reduce)
{
    OuObject *state = ou_call_method_text(th, self, "__getstate__", 0), *none = state == NULL ? NULL : ou_tuple_new(th, 0);
    OuObject *items = none == NULL ? NULL : ou_call_method_text(th, self, "items", 0);
    OuObject *iterator = items == NULL ? NULL : ou_iter(th, items);
    OuObject *result = iterator == NULL ? NULL : ou_tuple_of(th, 5, OU_TYPE_OBJECT(self->type), none, state, OU_NONE, iterator);
    ou_drop_maybe(th, iterator);
    ou_drop_maybe(th, items);
    ou_drop_maybe(th, none);
    ou_drop_maybe(th, state);
    return result;
}

/* ---- iterators ---- */

typedef enum Kind { KEYS, VALUES, ITEMS } Kind;

typedef struct OrderedIter {
    OuObject head;
    Ordered *of;      /* owned; NULL: exhausted */
    Kind kind;
    bool backwards;
    bool is_done;     /* nothing is to come: what changes from now on is nobody's concern, as in 3.11 */
    size_t at;        /* the entry to look at next; backwards: those before it */
    size_t used;      /* keys at the start */
    uint64_t changes; /* of->changes at the start */
    OuObject *pair;   /* the last one that was yielded, items only; owned, may be NULL */
} OrderedIter;

static bool iter_step(OrderedIter *it, OuObject **key, OuObject **value)
{
    return ou_dict_step(&it->of->dict, it->backwards, &it->at, key, value);
}

/* On to the entry that is next, or there is none. */
static void look_ahead(OrderedIter *it)
{
    OuObject *key, *value;
    it->is_done = it->of == NULL || !iter_step(it, &key, &value);
    if (!it->is_done) {
        it->at = it->backwards ? it->at + 1 : it->at - 1;
    }
}

static OuObject *iterator_new(OuThread *th, OuObject *self, Kind kind, bool backwards)
{
    OrderedIter *it = (OrderedIter *)ou_object_new(th, &ou_ordered_iter_type, sizeof *it);
    if (it == NULL) {
        return NULL;
    }
    Ordered *o = (Ordered *)self;
    it->of = self == NULL ? NULL : ou_keep(self);
    it->kind = kind;
    it->backwards = backwards;
    it->pair = NULL;
    it->at = self == NULL ? 0 : ou_dict_walk(&o->dict, backwards);
    it->used = self == NULL ? 0 : o->dict.used;
    it->changes = self == NULL ? 0 : o->changes;
    look_ahead(it);
    ou_track(th, &it->head);
    return &it->head;
}

static void iter_drop(OuThread *th, OuObject *self)
{
    OrderedIter *it = (OrderedIter *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &it->of);
    ou_clear_ref(th, &it->pair);
    ou_object_free(th, self, sizeof *it);
}

static size_t iter_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, (OuObject *)((OrderedIter *)self)->of);
    ou_visit_one(fn, arg, ((OrderedIter *)self)->pair);
    return OU_VISIT_END;
}

static void iter_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OrderedIter *)self)->of);
    ou_clear_ref(th, &((OrderedIter *)self)->pair);
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    OrderedIter *it = (OrderedIter *)self;
    OuObject *key, *value;
    if (it->is_done) {
        ou_clear_ref(th, &it->of);
    }
    if (it->of == NULL) {
        return NULL;
    }
    if (it->changes != it->of->changes) {
        return ou_null(th, &ou_exc_runtime_error, "OrderedDict mutated during iteration");
    }
    if (it->used != it->of->dict.used) {
        return ou_null(th, &ou_exc_runtime_error, "OrderedDict changed size during iteration");
    }
    if (!iter_step(it, &key, &value)) {
        ou_clear_ref(th, &it->of);
        return NULL;
    }
    look_ahead(it);
    return it->kind != ITEMS ? ou_keep(it->kind == KEYS ? key : value) : ou_seq_reuse_pair(th, &it->pair, ou_keep(key), ou_keep(value));
}

/* iter(list of what is still to come); the iterator itself stays where it is. */
OU_METHOD(iter_reduce)
{
    OrderedIter *it = (OrderedIter *)self;
    OuObject *list = ou_list_new(th, 0);
    OrderedIter *twin = list == NULL ? NULL : (OrderedIter *)iterator_new(th, (OuObject *)it->of, it->kind, it->backwards);
    if (twin == NULL) {
        ou_drop_maybe(th, list);
        return NULL;
    }
    twin->at = it->at;
    twin->used = it->used;
    twin->changes = it->changes;
    twin->is_done = it->is_done;
    bool ok = ou_list_extend(th, list, &twin->head);
    ou_drop(th, twin);
    if (!ok) {
        ou_drop(th, list);
        return NULL;
    }
    return ou_seq_reduce_iter_adopt(th, "iter", list);
}

static const OuMethodDef iter_methods[] = {
    {"__reduce__", iter_reduce, "", 0, "Return state information for pickling"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_ordered_iter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "odict_iterator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_ODICT_ITER,
    .basic_size = sizeof(OrderedIter),
    .drop = iter_drop,
    .visit = iter_visit,
    .clear = iter_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = iter_next,
    .methods = iter_methods,
};

/* ---- views: dict's, but for the order of their iterators' mind ---- */

#define VIEW(prefix, kind, KIND)                                                                                        \
    static OuObject *prefix##_iter(OuThread *th, OuObject *self)                                                        \
    {                                                                                                                   \
        return iterator_new(th, ((OuDictView *)self)->dict, KIND, false);                                                \
    }                                                                                                                   \
    OU_METHOD(prefix##_reversed)                                                                                        \
    {                                                                                                                   \
        return iterator_new(th, ((OuDictView *)self)->dict, KIND, true);                                                 \
    }                                                                                                                   \
    OU_METHOD(ordered_##prefix)                                                                                         \
    {                                                                                                                   \
        return ou_dict_view_new(th, &ou_ordered_##prefix##_type, self);                                                 \
    }                                                                                                                   \
    static void prefix##_drop(OuThread *th, OuObject *self) { ou_dict_##kind##_type.drop(th, self); }                   \
    static size_t prefix##_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)                    \
    {                                                                                                                   \
        return ou_dict_##kind##_type.visit(self, from, limit, fn, arg);                                                 \
    }                                                                                                                   \
    static void prefix##_clear(OuThread *th, OuObject *self) { ou_dict_##kind##_type.clear(th, self); }                 \
    static OuObject *prefix##_repr(OuThread *th, OuObject *self) { return ou_dict_##kind##_type.repr(th, self); }       \
    static OuObject *prefix##_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)                             \
    {                                                                                                                   \
        return ou_dict_##kind##_type.compare(th, a, b, op);                                                             \
    }                                                                                                                   \
    static int64_t prefix##_length(OuThread *th, OuObject *self)                                                        \
    {                                                                                                                   \
        return ou_dict_##kind##_type.sequence->length(th, self);                                                        \
    }                                                                                                                   \
    static const OuMethodDef prefix##_methods[] = {                                                                     \
        {"__reversed__", prefix##_reversed, "", 0, "Return an iterator from the last one to the first."},               \
        {NULL, NULL, NULL, 0, NULL},                                                                                    \
    };
VIEW(keys, keys, KEYS)
VIEW(values, values, VALUES)
VIEW(items, items, ITEMS)

static OuTruth keys_contains(OuThread *th, OuObject *self, OuObject *key)
{
    return ou_dict_keys_type.sequence->contains(th, self, key);
}

static OuTruth items_contains(OuThread *th, OuObject *self, OuObject *item)
{
    return ou_dict_items_type.sequence->contains(th, self, item);
}

static OuObject *view_sub(OuThread *th, OuObject *a, OuObject *b) { return ou_dict_keys_type.number->binary[OU_OP_SUB](th, a, b); }
static OuObject *view_and(OuThread *th, OuObject *a, OuObject *b) { return ou_dict_keys_type.number->binary[OU_OP_AND](th, a, b); }
static OuObject *view_xor(OuThread *th, OuObject *a, OuObject *b) { return ou_dict_keys_type.number->binary[OU_OP_XOR](th, a, b); }
static OuObject *view_or(OuThread *th, OuObject *a, OuObject *b) { return ou_dict_keys_type.number->binary[OU_OP_OR](th, a, b); }

static const OuNumberSlots view_number = {
    .binary[OU_OP_SUB] = view_sub,
    .binary[OU_OP_AND] = view_and,
    .binary[OU_OP_XOR] = view_xor,
    .binary[OU_OP_OR] = view_or,
};
static const OuSequenceSlots keys_sequence = {.length = keys_length, .contains = keys_contains};
static const OuSequenceSlots values_sequence = {.length = values_length};
static const OuSequenceSlots items_sequence = {.length = items_length, .contains = items_contains};

#define VIEW_TYPE(prefix, type_name, type_index, ...)                                                                   \
    const OuType ou_ordered_##prefix##_type = {                                                                         \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                                          \
        .name = type_name,                                                                                              \
        .base = &ou_dict_##prefix##_type,                                                                               \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,                                                \
        .index = type_index,                                                                                            \
        .basic_size = sizeof(OuDictView),                                                                                \
        .drop = prefix##_drop,                                                                                          \
        .visit = prefix##_visit,                                                                                        \
        .clear = prefix##_clear,                                                                                        \
        .repr = prefix##_repr,                                                                                          \
        .str = ou_object_str,                                                                                           \
        .compare = prefix##_compare,                                                                                    \
        .get_attr = ou_generic_get_attr,                                                                                \
        .set_attr = ou_generic_set_attr,                                                                                \
        .iter = prefix##_iter,                                                                                          \
        .sequence = &prefix##_sequence,                                                                                 \
        .methods = prefix##_methods,                                                                                    \
        __VA_ARGS__}

VIEW_TYPE(keys, "odict_keys", OU_TYPE_INDEX_ODICT_KEYS, .number = &view_number);
VIEW_TYPE(values, "odict_values", OU_TYPE_INDEX_ODICT_VALUES, .hash = ou_object_hash);
VIEW_TYPE(items, "odict_items", OU_TYPE_INDEX_ODICT_ITEMS, .number = &view_number);

/* ---- the type ---- */

static OuObject *ordered_iter(OuThread *th, OuObject *self)
{
    return iterator_new(th, self, KEYS, false);
}

OU_METHOD(ordered_reversed)
{
    return iterator_new(th, self, KEYS, true);
}

OU_METHOD(ordered_sizeof)
{
    return ou_int_new(th, (int64_t)ou_dict_type.size_of(self));
}

static void ordered_tear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((Ordered *)self)->attributes);
    ((Ordered *)self)->changes++;
    ou_dict_type.clear(th, self);
}

static void ordered_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((Ordered *)self)->attributes);
    ou_dict_type.drop(th, self);
}

static size_t ordered_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    if (from == 0) {
        ou_visit_one(fn, arg, ((Ordered *)self)->attributes);
    }
    return ou_dict_type.visit(self, from, limit, fn, arg);
}

static size_t ordered_size_of(OuObject *self)
{
    return ou_dict_type.size_of(self);
}

static OuObject *ordered_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_dict_type.make(th, type, args, n, kwnames);
}

static const OuNumberSlots ordered_number = {
    .binary[OU_OP_OR] = ordered_or,
    .inplace[OU_OP_OR] = ordered_inplace_or,
};

static const OuSequenceSlots ordered_sequence = {
    .length = ou_dict_length,
    .item = ou_dict_item,
    .set_item = ordered_set_item,
    .contains = ou_dict_has,
    .is_sequence = false,
};

static const OuGetSetDef ordered_getset[] = {
    {"__dict__", ou_instance_dict, ou_instance_replace_dict, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMethodDef ordered_methods[] = {
    {"fromkeys", ordered_fromkeys, "iterable, value=None", OU_FN_CLASS,
     "Create a new ordered dictionary with keys from iterable and values set to value."},
    {"setdefault", ordered_setdefault, "key, default=None", 0,
     "Insert key with a value of default if key is not in the dictionary.\n\n"
     "Return the value for key if key is in the dictionary, else default."},
    {"pop", ordered_pop, "key, default=<unrepresentable>", 0,
     "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\n"
     "If the key is not found, return the default if given; otherwise,\nraise a KeyError."},
    {"popitem", ordered_popitem, "last=True", 0,
     "Remove and return a (key, value) pair from the dictionary.\n\n"
     "Pairs are returned in LIFO order if last is true or FIFO order if false."},
    {"move_to_end", ordered_move_to_end, "key, last=True", 0,
     "Move an existing element to the end (or beginning if last is false).\n\n"
     "Raise KeyError if the element does not exist."},
    {"update", ordered_update, NULL, 0, "What MutableMapping.update() does."},
    {"keys", ordered_keys, "", 0, "A view of the keys, in order."},
    {"values", ordered_values, "", 0, "A view of the values, in order."},
    {"items", ordered_items, "", 0, "A view of the (key, value) pairs, in order."},
    {"clear", ordered_clear, "", 0, "od.clear() -> None.  Remove all items from od."},
    {"copy", ordered_copy, "", 0, "od.copy() -> a shallow copy of od"},
    {"__reversed__", ordered_reversed, "", 0, "od.__reversed__() <==> reversed(od)"},
    {"__reduce__", ordered_reduce, "", 0, "Return state information for pickling"},
    {"__sizeof__", ordered_sizeof, "", 0, "Bytes that it holds."},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_ordered_dict_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "collections.OrderedDict",
    .base = &ou_dict_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MAPPING | OU_TYPE_MATCH_SELF | OU_TYPE_IS_DICT,
    .index = OU_TYPE_INDEX_ORDERED_DICT,
    .basic_size = sizeof(Ordered),
    .dict_offset = offsetof(Ordered, attributes),
    .weak = 1,
    .drop = ordered_drop,
    .visit = ordered_visit,
    .clear = ordered_tear,
    .size_of = ordered_size_of,
    .repr = ordered_repr,
    .str = ou_object_str,
    .compare = ordered_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = ordered_iter,
    .make = ordered_make,
    .init = ordered_init,
    .number = &ordered_number,
    .sequence = &ordered_sequence,
    .methods = ordered_methods,
    .getset = ordered_getset,
    .doc = "Dictionary that remembers insertion order",
};
