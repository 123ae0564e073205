/* dict_methods.c - dict's methods, the forms of update, | and |=. */
#include "06_types/dict_int.h"

#include "06_types/list.h"
#include "06_types/set_int.h"
#include "06_types/type.h"

/* ---- update ---- */

/* Room for all that may come, in one step. */
static bool presize(OuThread *th, OuDict *dict, const OuDictTable *from, size_t n)
{
    if (dict->table != NULL && dict->table->left >= n) {
        return true;
    }
    return ou_dict_rebuild(th, dict, dict->used + n, from != NULL && from->general);
}

/* Sets the key, or (without override) only when it is not there. */
static bool merge_one(OuThread *th, OuObject *self, OuObject *key, int64_t hash, OuObject *value, bool override)
{
    if (!override) {
        bool failed;
        if (ou_dict_borrow_hashed(th, self, key, hash, &failed) != NULL) {
            return true;
        }
        if (failed) {
            return false;
        }
    }
    return ou_dict_set_hashed(th, self, key, hash, value);
}

/* From a dict whose iteration is dict's own. __eq__ of the keys may change it. */
static bool merge_dict(OuThread *th, OuObject *self, OuObject *other, bool override)
{
    OuDict *to = (OuDict *)self, *from = (OuDict *)other;
    size_t n = ou_dict_size(other);
    if (self == other || n == 0) {
        return true;
    }
    if (to->table == NULL && to->instance == NULL && from->table != NULL) {
        OuDictTable *t = ou_dict_table_copy(th, from);
        if (t == NULL) {
            return false;
        }
        to->table = t;
        to->used = n;
        ou_dict_changed(th, to);
        for (size_t i = 0; !ou_is_tracked(self) && ou_dict_next_live(t, &i); i++) {
            ou_dict_maintain_tracking(th, to, ou_dict_entry(t, i)->key, ou_dict_entry(t, i)->value);
        }
        return true;
    }
    if (to->instance == NULL && !presize(th, to, from->table, n)) {
        return false;
    }
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(other, &at, &key, &value);) {
        int64_t hash = ou_dict_each_hash(th, other, at, key);
        ou_keep(key);
        ou_keep(value);
        bool ok = merge_one(th, self, key, hash, value, override);
        ou_drop(th, key);
        ou_drop(th, value);
        if (!ok) {
            return false;
        }
        if (ou_dict_size(other) != n) {
            return ou_raise(th, &ou_exc_runtime_error, "dict mutated during update");
        }
    }
    return true;
}

/* From anything with keys() and __getitem__. */
static bool merge_mapping(OuThread *th, OuObject *self, OuObject *other, bool override)
{
    OuObject *keys = ou_call_method(th, other, OU_NAME(th, plain_keys), NULL, 0);
    if (keys == NULL) {
        return false;
    }
    OuObject *iterator = ou_iter(th, keys);
    if (iterator == NULL && ou_error_swallow(th, &ou_exc_type_error)) {
        ou_raise(th, &ou_exc_type_error, "%T.keys() returned a non-iterable (type %T)", other, keys);
    }
    ou_drop(th, keys);
    if (iterator == NULL) {
        return false;
    }
    bool ok = true;
    OuObject *key;
    while (ok && (key = ou_next(th, iterator)) != NULL) {
        OuTruth there = override ? OU_FALSE : ou_dict_has(th, self, key);
        ok = there != OU_ERROR;
        if (there == OU_FALSE) {
            OuObject *value = ou_get_item(th, other, key);
            ok = value != NULL && ou_dict_set(th, self, key, value);
            ou_drop_maybe(th, value);
        }
        ou_drop(th, key);
    }
    ou_drop(th, iterator);
    return ok && !ou_has_error(th);
}

/* One (key, value) of update(pairs). */
static bool merge_pair(OuThread *th, OuObject *self, OuObject *item, size_t number, bool override)
{
    OuObject *pair = ou_to_tuple(th, item);
    if (pair == NULL) {
        if (ou_error_matches(th, &ou_exc_type_error)) {
            ou_error_clear(th);
            return ou_raise(th, &ou_exc_type_error,
                            "cannot convert dictionary update sequence element #%zu to a sequence", number);
        }
        return false;
    }
    bool ok = true;
    if (ou_tuple_size(pair) != 2) {
        ok = ou_raise(th, &ou_exc_value_error,
                      "dictionary update sequence element #%zu has length %zu; 2 is required", number,
                      ou_tuple_size(pair));
    } else {
        OuTruth there = override ? OU_FALSE : ou_dict_has(th, self, ou_tuple_borrow(pair, 0));
        ok = there != OU_ERROR;
        if (there == OU_FALSE) {
            ok = ou_dict_set(th, self, ou_tuple_borrow(pair, 0), ou_tuple_borrow(pair, 1));
        }
    }
    ou_drop(th, pair);
    return ok;
}

static bool merge_pairs(OuThread *th, OuObject *self, OuObject *other, bool override)
{
    OuObject *iterator = ou_iter(th, other);
    if (iterator == NULL) {
        return false;
    }
    bool ok = true;
    OuObject *item;
    for (size_t number = 0; ok && (item = ou_next(th, iterator)) != NULL; number++) {
        ok = merge_pair(th, self, item, number, override);
        ou_drop(th, item);
    }
    ou_drop(th, iterator);
    return ok && !ou_has_error(th);
}

bool ou_dict_is_plain(const OuObject *o)
{
    return ou_is_dict(o) && o->type->iter == ou_dict_iter;
}

bool ou_dict_merge(OuThread *th, OuObject *self, OuObject *other, bool override)
{
    if (ou_dict_is_plain(other)) {
        return merge_dict(th, self, other, override);
    }
    return merge_mapping(th, self, other, override);
}

bool ou_dict_update(OuThread *th, OuObject *self, OuObject *other, bool override)
{
    if (ou_dict_is_plain(other)) {
        return merge_dict(th, self, other, override);
    }
    bool failed;
    OuObject *keys = ou_get_attr_maybe(th, other, OU_NAME(th, plain_keys), &failed);
    if (failed) {
        return false;
    }
    if (keys != NULL) {
        ou_drop(th, keys);
        return merge_mapping(th, self, other, override);
    }
    return merge_pairs(th, self, other, override);
}

bool ou_dict_update_args(OuThread *th, OuObject *self, const char *name, OuObject *const *args, size_t n,
                         OuObject *kwnames)
{
    if (!ou_args_count(th, name, n, 0, 1) || (n == 1 && !ou_dict_update(th, self, args[0], true))) {
        return false;
    }
    for (size_t i = 0; kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        if (!ou_dict_set(th, self, ou_tuple_borrow(kwnames, i), args[n + i])) {
            return false;
        }
    }
    return true;
}

/* A dict, of a subclass that iterates in its own way by its keys() and __getitem__. New. */
static OuObject *copy_as_asked(OuThread *th, OuObject *self)
{
    if (ou_dict_is_plain(self)) {
        return ou_dict_copy(th, self);
    }
    OuObject *result = ou_dict_new(th);
    if (result != NULL && !ou_dict_merge(th, result, self, true)) {
        ou_clear_ref(th, &result);
    }
    return result;
}

OuObject *ou_dict_or(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_dict(a) || !ou_is_dict(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *result = copy_as_asked(th, a);
    if (result != NULL && !ou_dict_update(th, result, b, true)) {
        ou_drop(th, result);
        return NULL;
    }
    return result;
}

OuObject *ou_dict_inplace_or(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_dict_update(th, a, b, true) ? ou_keep(a) : NULL;
}

/* ---- methods ---- */

OU_METHOD(dict_contains)
{
    OuTruth there = ou_dict_has(th, self, args[0]);
    return there == OU_ERROR ? NULL : ou_bool(there == OU_TRUE);
}

OU_METHOD(dict_getitem)
{
    return ou_dict_item(th, self, args[0]);
}

OU_METHOD(dict_sizeof)
{
    return ou_int_new(th, (int64_t)ou_dict_type.size_of(self));
}

OU_METHOD(dict_reversed)
{
    return ou_dict_iter_new(th, &ou_dict_reverse_key_iter_type, self);
}

OU_METHOD(dict_get)
{
    bool failed;
    OuObject *value = ou_dict_borrow(th, self, args[0], &failed);
    if (value != NULL) {
        return ou_keep(value);
    }
    return failed ? NULL : ou_keep(args[1] == NULL ? OU_NONE : args[1]);
}

OU_METHOD(dict_setdefault)
{
    return ou_dict_set_default(th, self, args[0], args[1] == NULL ? OU_NONE : args[1]);
}

OU_METHOD(dict_pop)
{
    bool failed;
    if (!ou_args_no_keywords(th, "dict.pop", kwnames) || !ou_args_count(th, "pop", n, 1, 2)) {
        return NULL;
    }
    if (ou_dict_size(self) == 0) { /* an unhashable key goes unnoticed, as in CPython */
        return n == 2 ? ou_keep(args[1]) : (ou_raise_value(th, &ou_exc_key_error, args[0]), NULL);
    }
    OuObject *value = ou_dict_pop(th, self, args[0], &failed);
    if (value != NULL || failed) {
        return value;
    }
    return n == 2 ? ou_keep(args[1]) : (ou_raise_value(th, &ou_exc_key_error, args[0]), NULL);
}

/* The last live entry. Dead ones behind it go, so that emptying a dict is O(n). */
OU_METHOD(dict_popitem)
{
    OuDict *dict = (OuDict *)self;
    if (!ou_dict_own(th, dict)) {
        return NULL;
    }
    if (dict->used == 0) {
        return ou_null(th, &ou_exc_key_error, "popitem(): dictionary is empty");
    }
    OuObject *pair = ou_tuple_new(th, 2);
    if (pair == NULL) {
        return NULL;
    }
    size_t at = dict->table->n_entries - 1;
    while (ou_dict_entry(dict->table, at)->value == NULL) {
        at--;
    }
    ou_dict_take_entry(th, dict, at, &ou_tuple_items(pair)[0], &ou_tuple_items(pair)[1]);
    dict->table->n_entries = at;
    return ou_tuple_ready(th, pair);
}

OU_METHOD(dict_keys)
{
    return ou_dict_view_new(th, &ou_dict_keys_type, self);
}

OU_METHOD(dict_items)
{
    return ou_dict_view_new(th, &ou_dict_items_type, self);
}

OU_METHOD(dict_values)
{
    return ou_dict_view_new(th, &ou_dict_values_type, self);
}

OU_METHOD(dict_update)
{
    return ou_dict_update_args(th, self, "update", args, n, kwnames) ? OU_NONE : NULL;
}

/* dict[key] = value for each key of the iterable; the dict may be of any class. */
static bool set_each(OuThread *th, OuObject *dict, OuObject *iterable, OuObject *value)
{
    OuObject *iterator = ou_iter(th, iterable);
    if (iterator == NULL) {
        return false;
    }
    bool ok = true;
    OuObject *key;
    while (ok && (key = ou_next(th, iterator)) != NULL) {
        ok = ou_is_exact_dict(dict) ? ou_dict_set(th, dict, key, value) : ou_set_item(th, dict, key, value);
        ou_drop(th, key);
    }
    ou_drop(th, iterator);
    return ok && !ou_has_error(th);
}

/* The same for an empty exact dict and keys whose hashes are known: those of a dict or set. */
static bool set_hashed_keys(OuThread *th, OuObject *dict, OuObject *keys, OuObject *value)
{
    bool is_dict = ou_is_exact_dict(keys), ok = true;
    size_t n = is_dict ? ou_dict_size(keys) : ou_set_size(keys);
    if (n > 0 && !ou_dict_rebuild(th, (OuDict *)dict, n, false)) {
        return false;
    }
    OuObject *key, *ignored;
    int64_t hash;
    for (size_t at = 0; ok;) {
        if (is_dict ? !ou_dict_each(keys, &at, &key, &ignored)
                    : !ou_set_each_hashed((OuSet *)keys, &at, &key, &hash)) {
            break;
        }
        if (is_dict) {
            hash = ou_dict_each_hash(th, keys, at, key);
        }
        ok = ou_dict_set_hashed(th, dict, key, hash, value);
    }
    return ok;
}

OU_METHOD(dict_fromkeys)
{
    OuObject *dict = ou_call0(th, self);
    if (dict == NULL) {
        return NULL;
    }
    OuObject *iterable = args[0], *value = args[1] == NULL ? OU_NONE : args[1];
    bool hashed = ou_is_exact_dict(dict) && ou_dict_size(dict) == 0 && dict != iterable &&
                  (ou_is_exact_dict(iterable) || iterable->type == &ou_set_type ||
                   iterable->type == &ou_frozenset_type);
    if (!(hashed ? set_hashed_keys : set_each)(th, dict, iterable, value)) {
        ou_drop(th, dict);
        return NULL;
    }
    return dict;
}

OU_METHOD(dict_clear)
{
    ou_dict_clear(th, self);
    return OU_NONE;
}

OU_METHOD(dict_copy)
{
    return copy_as_asked(th, self);
}

const OuMethodDef ou_dict_methods[] = {
    {"__contains__", dict_contains, "key, /", OU_FN_COEXIST, "Is the key in the dictionary?"},
    {"__getitem__", dict_getitem, "key, /", OU_FN_COEXIST, "Return self[key]."},
    {"__sizeof__", dict_sizeof, "", 0, "Return the size of the dictionary in memory, in bytes."},
    {"get", dict_get, "key, default=None, /", 0, "Return the value of key, or the default without one."},
    {"setdefault", dict_setdefault, "key, default=None, /", 0,
     "Return the value of key; without one, insert the default first."},
    {"pop", dict_pop, NULL, 0,
     "D.pop(k[,d]) -> v, remove the key and return its value.\n\nWithout such a key, return d if given, else "
     "raise KeyError."},
    {"popitem", dict_popitem, "", 0,
     "Remove the pair that was inserted last and return it as a tuple; KeyError when empty."},
    {"keys", dict_keys, "", 0, "D.keys() -> a set-like view of the keys"},
    {"items", dict_items, "", 0, "D.items() -> a set-like view of the (key, value) pairs"},
    {"values", dict_values, "", 0, "D.values() -> a view of the values"},
    {"update", dict_update, NULL, 0,
     "D.update([E, ]**F) -> None.  Set what E (a mapping, or an iterable of pairs) holds, then the keywords."},
    {"fromkeys", dict_fromkeys, "iterable, value=None, /", OU_FN_CLASS,
     "Create a new dictionary with the iterable's items as keys, all with the same value."},
    {"clear", dict_clear, "", 0, "D.clear() -> None.  Remove all items."},
    {"copy", dict_copy, "", 0, "D.copy() -> a shallow copy"},
    {"__reversed__", dict_reversed, "", 0, "Return an iterator over the keys, the last one first."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};
