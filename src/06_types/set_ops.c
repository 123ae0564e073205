/* set_ops.c - set algebra: the operators for two sets, the methods for any iterables.
 *
 * Results are of the left operand's base type (set or frozenset), subclasses included. What
 * changes a set in place while it is walked (s -= s) works on a copy. */
#include "06_types/set_int.h"

#include "06_types/dict_int.h"
#include "06_types/list.h"
#include "06_types/type.h"

/* ---- on a set and any iterable ---- */

typedef bool (*EachFn)(OuThread *th, OuObject *set, OuObject *key, int64_t hash, void *arg);

/* fn for each item of the iterable, with its hash; sets and dicts know the hashes. */
static bool each_of(OuThread *th, OuObject *iterable, OuObject *set, EachFn fn, void *arg)
{
    bool ok = true;
    if (ou_is_any_set(iterable)) {
        OuObject *key;
        int64_t hash;
        for (size_t at = 0; ok && ou_set_each_hashed((OuSet *)iterable, &at, &key, &hash);) {
            ou_keep(key);
            ok = fn(th, set, key, hash, arg);
            ou_drop(th, key);
        }
        return ok;
    }
    if (ou_is_exact_dict(iterable)) {
        OuObject *key, *value;
        for (size_t at = 0; ok && ou_dict_each(iterable, &at, &key, &value);) {
            int64_t hash = ou_dict_each_hash(th, iterable, at, key);
            ou_keep(key);
            ok = fn(th, set, key, hash, arg);
            ou_drop(th, key);
        }
        return ok;
    }
    OuObject *iterator = ou_iter(th, iterable);
    if (iterator == NULL) {
        return false;
    }
    OuObject *key;
    while (ok && (key = ou_next(th, iterator)) != NULL) {
        int64_t hash = ou_dict_hash(th, key);
        ok = hash != -1 && fn(th, set, key, hash, arg);
        ou_drop(th, key);
    }
    ou_drop(th, iterator);
    return ok && !ou_has_error(th);
}

static bool discard_one(OuThread *th, OuObject *set, OuObject *key, int64_t hash, void *arg)
{
    (void)arg;
    return ou_set_discard_hashed(th, (OuSet *)set, key, hash) != OU_ERROR;
}

bool ou_set_difference_update(OuThread *th, OuObject *set, OuObject *iterable)
{
    if (set == iterable) {
        ou_set_clear(th, set);
        return true;
    }
    return each_of(th, iterable, set, discard_one, NULL) && ou_set_tidy(th, (OuSet *)set);
}

static bool toggle_one(OuThread *th, OuObject *set, OuObject *key, int64_t hash, void *arg)
{
    (void)arg;
    OuTruth was_there = ou_set_discard_hashed(th, (OuSet *)set, key, hash);
    return was_there != OU_ERROR && (was_there == OU_TRUE || ou_set_add_hashed(th, (OuSet *)set, key, hash));
}

bool ou_set_symmetric_update(OuThread *th, OuObject *set, OuObject *iterable)
{
    if (set == iterable) {
        ou_set_clear(th, set);
        return true;
    }
    if (ou_is_exact_dict(iterable) || ou_is_any_set(iterable)) { /* no item comes twice */
        return each_of(th, iterable, set, toggle_one, NULL);
    }
    OuObject *other = ou_set_new(th, iterable);
    if (other == NULL) {
        return false;
    }
    bool ok = each_of(th, other, set, toggle_one, NULL);
    ou_drop(th, other);
    return ok;
}

/* Adds to the set `arg` what `set` has. */
static bool add_if_there(OuThread *th, OuObject *set, OuObject *key, int64_t hash, void *arg)
{
    OuTruth there = ou_set_has_hashed(th, (OuSet *)set, key, hash);
    return there != OU_ERROR && (there == OU_FALSE || ou_set_add_hashed(th, arg, key, hash));
}

static bool add_if_absent(OuThread *th, OuObject *set, OuObject *key, int64_t hash, void *arg)
{
    OuTruth there = ou_set_has_hashed(th, (OuSet *)set, key, hash);
    return there != OU_ERROR && (there == OU_TRUE || ou_set_add_hashed(th, arg, key, hash));
}

OuObject *ou_set_intersection(OuThread *th, OuObject *set, OuObject *iterable)
{
    const OuType *type = ou_set_base_type(set);
    if (set == iterable) {
        return ou_set_copy_as(th, type, set);
    }
    OuSet *result = ou_set_make_empty(th, type);
    if (result == NULL) {
        return NULL;
    }
    if (ou_is_any_set(iterable) && ou_set_size(iterable) > ou_set_size(set)) {
        OuObject *swap = set;
        set = iterable;
        iterable = swap;
    }
    if (!each_of(th, iterable, set, add_if_there, result)) {
        ou_drop(th, result);
        return NULL;
    }
    return &result->head;
}

static bool add_if_no_key(OuThread *th, OuObject *dict, OuObject *key, int64_t hash, void *arg)
{
    bool failed;
    if (ou_dict_borrow_hashed(th, dict, key, hash, &failed) != NULL) {
        return true;
    }
    return !failed && ou_set_add_hashed(th, arg, key, hash);
}

static OuObject *difference(OuThread *th, OuObject *set, OuObject *iterable)
{
    const OuType *type = ou_set_base_type(set);
    bool is_dict = ou_is_exact_dict(iterable);
    size_t size = is_dict ? ou_dict_size(iterable) : ou_is_any_set(iterable) ? ou_set_size(iterable) : SIZE_MAX;
    /* Item by item of a short or unsized one; else item by item of the set. */
    if (size == SIZE_MAX || ou_set_size(set) / 4 > size) {
        OuObject *result = ou_set_copy_as(th, type, set);
        if (result != NULL && !ou_set_difference_update(th, result, iterable)) {
            ou_drop(th, result);
            return NULL;
        }
        return result;
    }
    OuSet *result = ou_set_make_empty(th, type);
    if (result != NULL && !each_of(th, set, iterable, is_dict ? add_if_no_key : add_if_absent, result)) {
        ou_drop(th, result);
        return NULL;
    }
    return (OuObject *)result;
}

static OuObject *symmetric_difference(OuThread *th, OuObject *set, OuObject *iterable)
{
    OuObject *result = ou_set_copy_as(th, ou_set_base_type(set), iterable);
    if (result != NULL && !ou_set_symmetric_update(th, result, set)) {
        ou_drop(th, result);
        return NULL;
    }
    return result;
}

static bool check_has(OuThread *th, OuObject *set, OuObject *key, int64_t hash, void *arg)
{
    OuTruth there = ou_set_has_hashed(th, (OuSet *)set, key, hash);
    *(OuTruth *)arg = there;
    return there == OU_TRUE;
}

OuTruth ou_set_is_subset(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_set_size(a) > ou_set_size(b)) {
        return OU_FALSE;
    }
    OuTruth there = OU_TRUE;
    (void)each_of(th, a, b, check_has, &there);
    return there;
}

OuObject *ou_set_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_is_any_set(b) || !ou_is_any_set(a)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuSet *x = (OuSet *)a, *y = (OuSet *)b;
    OuTruth answer = OU_FALSE;
    switch (op) {
    case OU_EQ:
    case OU_NE:
        if (x->used == y->used && (x->hash == -1 || y->hash == -1 || x->hash == y->hash)) {
            answer = ou_set_is_subset(th, a, b);
        }
        if (op == OU_NE && answer != OU_ERROR) {
            answer = answer == OU_TRUE ? OU_FALSE : OU_TRUE;
        }
        break;
    case OU_LE: answer = ou_set_is_subset(th, a, b); break;
    case OU_GE: answer = ou_set_is_subset(th, b, a); break;
    case OU_LT: answer = x->used < y->used ? ou_set_is_subset(th, a, b) : OU_FALSE; break;
    default: answer = y->used < x->used ? ou_set_is_subset(th, b, a) : OU_FALSE;
    }
    return answer == OU_ERROR ? NULL : ou_bool(answer == OU_TRUE);
}

/* ---- operators: both are sets ---- */

static bool are_sets(const OuObject *a, const OuObject *b)
{
    return ou_is_any_set(a) && ou_is_any_set(b);
}

static OuObject *op_sub(OuThread *th, OuObject *a, OuObject *b)
{
    return are_sets(a, b) ? difference(th, a, b) : OU_NOT_IMPLEMENTED;
}

static OuObject *op_and(OuThread *th, OuObject *a, OuObject *b)
{
    return are_sets(a, b) ? ou_set_intersection(th, a, b) : OU_NOT_IMPLEMENTED;
}

static OuObject *op_xor(OuThread *th, OuObject *a, OuObject *b)
{
    return are_sets(a, b) ? symmetric_difference(th, a, b) : OU_NOT_IMPLEMENTED;
}

static OuObject *op_or(OuThread *th, OuObject *a, OuObject *b)
{
    if (!are_sets(a, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *result = ou_set_copy_as(th, ou_set_base_type(a), a);
    if (result != NULL && a != b && !ou_set_update(th, result, b)) {
        ou_drop(th, result);
        return NULL;
    }
    return result;
}

static OuObject *in_place_sub(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_any_set(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_set_difference_update(th, a, b) ? ou_keep(a) : NULL;
}

static bool intersection_update(OuThread *th, OuObject *set, OuObject *iterable)
{
    OuObject *result = ou_set_intersection(th, set, iterable);
    if (result == NULL) {
        return false;
    }
    ou_set_swap_bodies((OuSet *)set, (OuSet *)result);
    ou_drop(th, result);
    return true;
}

static OuObject *in_place_and(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_any_set(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    return intersection_update(th, a, b) ? ou_keep(a) : NULL;
}

static OuObject *in_place_xor(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_any_set(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_set_symmetric_update(th, a, b) ? ou_keep(a) : NULL;
}

static OuObject *in_place_or(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_any_set(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_set_update(th, a, b) ? ou_keep(a) : NULL;
}

const OuNumberSlots ou_set_number = {
    .binary[OU_OP_SUB] = op_sub,
    .binary[OU_OP_AND] = op_and,
    .binary[OU_OP_XOR] = op_xor,
    .binary[OU_OP_OR] = op_or,
    .inplace[OU_OP_SUB] = in_place_sub,
    .inplace[OU_OP_AND] = in_place_and,
    .inplace[OU_OP_XOR] = in_place_xor,
    .inplace[OU_OP_OR] = in_place_or,
};

const OuNumberSlots ou_frozenset_number = {
    .binary[OU_OP_SUB] = op_sub,
    .binary[OU_OP_AND] = op_and,
    .binary[OU_OP_XOR] = op_xor,
    .binary[OU_OP_OR] = op_or,
};

/* ---- methods ---- */

OU_METHOD(set_add)
{
    return ou_set_add(th, self, args[0]) ? OU_NONE : NULL;
}

OU_METHOD(set_clear)
{
    ou_set_clear(th, self);
    return OU_NONE;
}

OU_METHOD(set_copy)
{
    return ou_set_copy_as(th, ou_set_base_type(self), self);
}

OU_METHOD(frozenset_copy)
{
    return self->type == &ou_frozenset_type ? ou_keep(self) : ou_set_copy_as(th, &ou_frozenset_type, self);
}

OU_METHOD(set_contains)
{
    OuTruth there = ou_set_has_convert(th, self, args[0]);
    return there == OU_ERROR ? NULL : ou_bool(there == OU_TRUE);
}

OU_METHOD(set_discard)
{
    return ou_set_discard_convert(th, self, args[0]) == OU_ERROR ? NULL : OU_NONE;
}

OU_METHOD(set_remove)
{
    OuTruth was_there = ou_set_discard_convert(th, self, args[0]);
    if (was_there == OU_FALSE) {
        (void)ou_raise_value(th, &ou_exc_key_error, args[0]);
    }
    return was_there == OU_TRUE ? OU_NONE : NULL;
}

/* The first one from the finger on, which moves behind it: emptying a set is O(n). */
OU_METHOD(set_pop)
{
    OuSet *set = (OuSet *)self;
    if (set->used == 0) {
        return ou_null(th, &ou_exc_key_error, "pop from an empty set");
    }
    size_t i = set->finger & set->mask;
    while (set->table[i].key == NULL) {
        i = (i + 1) & set->mask;
    }
    OuObject *key = set->table[i].key;
    set->table[i] = (OuSetEntry){NULL, OU_SET_DUMMY_HASH};
    set->used--;
    set->n_dummies++;
    set->finger = i + 1;
    return key;
}

/* The methods that take any number of iterables. */

OU_METHOD(set_union)
{
    OuObject *result = ou_set_copy_as(th, ou_set_base_type(self), self);
    for (size_t i = 0; result != NULL && i < n; i++) {
        if (self != args[i] && !ou_set_update(th, result, args[i])) {
            ou_drop(th, result);
            return NULL;
        }
    }
    return result;
}

OU_METHOD(set_update)
{
    for (size_t i = 0; i < n; i++) {
        if (!ou_set_update(th, self, args[i])) {
            return NULL;
        }
    }
    return OU_NONE;
}

/* The set itself, cut down by each of the iterables; without any a copy. */
static OuObject *intersect_all(OuThread *th, OuObject *self, OuObject *const *args, size_t n)
{
    if (n == 0) {
        return ou_set_copy_as(th, ou_set_base_type(self), self);
    }
    OuObject *result = ou_keep(self);
    for (size_t i = 0; result != NULL && i < n; i++) {
        OuObject *smaller = ou_set_intersection(th, result, args[i]);
        ou_drop(th, result);
        result = smaller;
    }
    return result;
}

OU_METHOD(set_intersection)
{
    return intersect_all(th, self, args, n);
}

OU_METHOD(set_intersection_update)
{
    OuObject *result = intersect_all(th, self, args, n);
    if (result == NULL) {
        return NULL;
    }
    ou_set_swap_bodies((OuSet *)self, (OuSet *)result);
    ou_drop(th, result);
    return OU_NONE;
}

OU_METHOD(set_difference)
{
    if (n == 0) {
        return ou_set_copy_as(th, ou_set_base_type(self), self);
    }
    OuObject *result = difference(th, self, args[0]);
    for (size_t i = 1; result != NULL && i < n; i++) {
        if (!ou_set_difference_update(th, result, args[i])) {
            ou_drop(th, result);
            return NULL;
        }
    }
    return result;
}

OU_METHOD(set_difference_update)
{
    for (size_t i = 0; i < n; i++) {
        if (!ou_set_difference_update(th, self, args[i])) {
            return NULL;
        }
    }
    return OU_NONE;
}

OU_METHOD(set_symmetric_difference)
{
    return symmetric_difference(th, self, args[0]);
}

OU_METHOD(set_symmetric_difference_update)
{
    return ou_set_symmetric_update(th, self, args[0]) ? OU_NONE : NULL;
}

static bool check_has_not(OuThread *th, OuObject *set, OuObject *key, int64_t hash, void *arg)
{
    OuTruth there = ou_set_has_hashed(th, (OuSet *)set, key, hash);
    *(OuTruth *)arg = there;
    return there == OU_FALSE;
}

OU_METHOD(set_isdisjoint)
{
    OuObject *other = args[0];
    if (self == other) {
        return ou_bool(ou_set_size(self) == 0);
    }
    OuTruth there = OU_FALSE;
    if (ou_is_any_set(other) && ou_set_size(other) > ou_set_size(self)) {
        OuObject *swap = self;
        self = other;
        other = swap;
    }
    (void)each_of(th, other, self, check_has_not, &there);
    return ou_has_error(th) ? NULL : ou_bool(there == OU_FALSE);
}

/* A set that stands for the iterable: itself, or a new one; NULL on failure. */
static OuObject *to_set(OuThread *th, OuObject *iterable)
{
    return ou_is_any_set(iterable) ? ou_keep(iterable) : ou_set_new(th, iterable);
}

OU_METHOD(set_issubset)
{
    OuObject *other = to_set(th, args[0]);
    if (other == NULL) {
        return NULL;
    }
    OuTruth answer = ou_set_is_subset(th, self, other);
    ou_drop(th, other);
    return answer == OU_ERROR ? NULL : ou_bool(answer == OU_TRUE);
}

OU_METHOD(set_issuperset)
{
    OuTruth there = OU_TRUE;
    if (ou_is_any_set(args[0])) {
        there = ou_set_is_subset(th, args[0], self);
    } else {
        (void)each_of(th, args[0], self, check_has, &there);
    }
    return ou_has_error(th) ? NULL : ou_bool(there == OU_TRUE);
}

/* (type, (list of the items,), state of the instance) */
OU_METHOD(set_reduce)
{
    OuObject *list = ou_to_list(th, self);
    OuObject *inner = list == NULL ? NULL : ou_tuple_of(th, 1, list);
    OuObject *state = inner == NULL ? NULL : ou_call_method(th, self, OU_NAME(th, dunder_getstate), NULL, 0);
    OuObject *result = state == NULL ? NULL : ou_tuple_of(th, 3, OU_TYPE_OBJECT(self->type), inner, state);
    ou_drop_maybe(th, state);
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, list);
    return result;
}

OU_METHOD(set_sizeof)
{
    return ou_int_new(th, (int64_t)ou_set_type.size_of(self));
}

#define COMMON_METHODS                                                                              \
    {"__contains__", set_contains, "object, /", OU_FN_COEXIST, "x.__contains__(y) <==> y in x."},   \
    {"difference", set_difference, NULL, OU_FN_BARE, "Return a set of the items that are in none of the others."}, \
    {"intersection", set_intersection, NULL, OU_FN_BARE, "Return a set of the items that are in all others."}, \
    {"isdisjoint", set_isdisjoint, "other, /", 0, "Have the two no item in common?"},               \
    {"issubset", set_issubset, "other, /", 0, "Is every item in the other?"},                       \
    {"issuperset", set_issuperset, "other, /", 0, "Is every item of the other in this set?"},       \
    {"symmetric_difference", set_symmetric_difference, "other, /", 0,                               \
     "Return a set of the items that are in exactly one of the two."},                             \
    {"union", set_union, NULL, OU_FN_BARE, "Return a set of the items of all."},                             \
    {"__reduce__", set_reduce, "", 0, "Return state information for pickling."},                    \
    {"__sizeof__", set_sizeof, "", 0, "Return the size of the set in memory, in bytes."},           \
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},              \
    {NULL, NULL, NULL, 0, NULL}

const OuMethodDef ou_set_methods[] = {
    {"add", set_add, "object, /", 0, "Add an item; no effect when it is there."},
    {"clear", set_clear, "", 0, "Remove all items."},
    {"copy", set_copy, "", 0, "Return a shallow copy."},
    {"discard", set_discard, "object, /", 0, "Remove an item if it is there."},
    {"difference_update", set_difference_update, NULL, OU_FN_BARE, "Remove all items of the others."},
    {"intersection_update", set_intersection_update, NULL, OU_FN_BARE, "Keep only what is in all others."},
    {"pop", set_pop, "", 0, "Remove some item and return it; KeyError when empty."},
    {"remove", set_remove, "object, /", 0, "Remove an item; KeyError when it is not there."},
    {"symmetric_difference_update", set_symmetric_difference_update, "other, /", 0,
     "Keep what is in exactly one of the two."},
    {"update", set_update, NULL, OU_FN_BARE, "Add all items of the others."},
    COMMON_METHODS,
};

const OuMethodDef ou_frozenset_methods[] = {
    {"copy", frozenset_copy, "", 0, "Return a shallow copy."},
    COMMON_METHODS,
};
