/* dict_iter.c - the six iterators of dicts: keys, values, items, forwards and backwards.
 *
 * An iterator notices that the size changed, and (when as many keys were added as
 * removed) that it meets more keys than there were. The pair that an item iterator
 * yields is used again when nobody kept it. */
#include "06_types/dict_int.h"

#include "06_types/dict_view.h"
#include "06_types/list.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

typedef struct OuDictIter {
    OuObject head;
    OuObject *dict;  /* NULL: exhausted */
    size_t used;     /* its size at the start; SIZE_MAX: it changed, which is said again and again */
    size_t at;       /* as ou_dict_each(); backwards: entries not yet looked at */
    size_t left;     /* still to be yielded */
    OuObject *pair;  /* the last one that was yielded, items only; may be NULL */
} OuDictIter;

static bool is_reverse(const OuObject *o)
{
    return o->type == &ou_dict_reverse_key_iter_type || o->type == &ou_dict_reverse_value_iter_type ||
           o->type == &ou_dict_reverse_item_iter_type;
}

OuObject *ou_dict_iter_new(OuThread *th, const OuType *type, OuObject *o)
{
    OuDict *dict = (OuDict *)o;
    OuDictIter *it = ou_object_new_fixed(th, type, sizeof(OuDictIter));
    if (it == NULL) {
        return NULL;
    }
    it->dict = it->pair = NULL;
    if (is_reverse(&it->head) && !ou_dict_own(th, dict)) {
        ou_drop(th, it);
        return NULL;
    }
    it->dict = ou_keep(o);
    it->used = it->left = ou_dict_size(o);
    it->at = is_reverse(&it->head) && dict->table != NULL ? dict->table->n_entries : 0;
    ou_track_inline(th, it);
    return &it->head;
}

static void iter_drop(OuThread *th, OuObject *self)
{
    OuDictIter *it = (OuDictIter *)self;
    ou_untrack_inline(th, self);
    ou_drop_maybe(th, it->dict);
    ou_drop_maybe(th, it->pair);
    ou_object_free_fixed(th, self, sizeof(OuDictIter));
}

static size_t iter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((OuDictIter *)self)->dict);
    ou_visit_one(fn, arg, ((OuDictIter *)self)->pair);
    return OU_VISIT_END;
}

static void iter_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuDictIter *)self)->dict);
    ou_clear_ref(th, &((OuDictIter *)self)->pair);
}

static bool step_back(const OuDict *dict, size_t *at, OuObject **key, OuObject **value)
{
    size_t i = dict->table == NULL ? 0 : *at;
    if (dict->table != NULL && i > dict->table->n_entries) {
        i = dict->table->n_entries;
    }
    while (i > 0) {
        OuDictStrEntry *entry = ou_dict_entry(dict->table, --i);
        if (entry->value != NULL) {
            *at = i;
            *key = entry->key;
            *value = entry->value;
            return true;
        }
    }
    return false;
}

/* What is met when no further entry is: a change of size, a view, the end. */
static OU_NOINLINE bool step_slowly(OuThread *th, OuDictIter *it, bool reverse, OuObject **key, OuObject **value)
{
    if (it->dict == NULL) {
        return false;
    }
    if (it->used != ou_dict_size(it->dict)) {
        it->used = SIZE_MAX;
        return ou_raise(th, &ou_exc_runtime_error, "dictionary changed size during iteration");
    }
    bool more = reverse ? step_back((OuDict *)it->dict, &it->at, key, value)
                        : ou_dict_each(it->dict, &it->at, key, value);
    if (more && it->left > 0) {
        it->left--;
        return true;
    }
    if (more) {
        (void)ou_raise(th, &ou_exc_runtime_error, "dictionary keys changed during iteration");
    }
    ou_clear_ref(th, &it->dict);
    return false;
}

/* The next entry, borrowed; false at the end or with an error. */
OU_INLINE bool step(OuThread *th, OuDictIter *it, bool reverse, OuObject **key, OuObject **value)
{
    const OuDict *dict = (const OuDict *)it->dict;
    if (!reverse && dict != NULL && dict->table != NULL && it->used == dict->used && it->left > 0) {
        const OuDictTable *t = dict->table;
        size_t stride = ou_dict_entry_size(t), n = t->n_entries;
        const char *at = (const char *)ou_dict_entries(t) + it->at * stride;
        for (size_t i = it->at; i < n; i++, at += stride) {
            const OuDictStrEntry *entry = (const void *)at;
            if (OU_LIKELY(entry->value != NULL)) {
                it->at = i + 1;
                it->left--;
                *key = entry->key;
                *value = entry->value;
                return true;
            }
        }
    }
    return step_slowly(th, it, reverse, key, value);
}

static OuObject *next_key(OuThread *th, OuObject *self)
{
    OuObject *key, *value;
    return step(th, (OuDictIter *)self, false, &key, &value) ? ou_keep(key) : NULL;
}

static OuObject *next_value(OuThread *th, OuObject *self)
{
    OuObject *key, *value;
    return step(th, (OuDictIter *)self, false, &key, &value) ? ou_keep(value) : NULL;
}

static OuObject *previous_key(OuThread *th, OuObject *self)
{
    OuObject *key, *value;
    return step(th, (OuDictIter *)self, true, &key, &value) ? ou_keep(key) : NULL;
}

static OuObject *previous_value(OuThread *th, OuObject *self)
{
    OuObject *key, *value;
    return step(th, (OuDictIter *)self, true, &key, &value) ? ou_keep(value) : NULL;
}

static OuObject *next_item(OuThread *th, OuObject *self)
{
    OuObject *key, *value;
    OuDictIter *it = (OuDictIter *)self;
    return step(th, it, false, &key, &value) ? ou_seq_reuse_pair(th, &it->pair, ou_keep(key), ou_keep(value))
                                             : NULL;
}

static OuObject *previous_item(OuThread *th, OuObject *self)
{
    OuObject *key, *value;
    OuDictIter *it = (OuDictIter *)self;
    return step(th, it, true, &key, &value) ? ou_seq_reuse_pair(th, &it->pair, ou_keep(key), ou_keep(value))
                                            : NULL;
}

OU_METHOD(iter_length_hint)
{
    OuDictIter *it = (OuDictIter *)self;
    bool whole = it->dict != NULL && it->used == ou_dict_size(it->dict);
    return ou_int_new(th, whole ? (int64_t)it->left : 0);
}

/* iter(list of what is still to come); the iterator itself stays where it is. */
OU_METHOD(iter_reduce)
{
    OuDictIter *it = (OuDictIter *)self, copy = *it;
    OuObject *list = ou_list_new(th, 0), *key, *value;
    if (list == NULL) {
        return NULL;
    }
    const OuType *type = self->type;
    bool reverse = is_reverse(self);
    bool keys = type == &ou_dict_key_iter_type || type == &ou_dict_reverse_key_iter_type;
    bool values = type == &ou_dict_value_iter_type || type == &ou_dict_reverse_value_iter_type;
    copy.dict = ou_keep_maybe(it->dict);
    bool ok = true;
    while (ok && step(th, &copy, reverse, &key, &value)) {
        OuObject *item = keys ? ou_keep(key) : values ? ou_keep(value) : ou_seq_pair(th, key, value);
        ok = ou_list_append_adopt(th, list, item);
    }
    ou_drop_maybe(th, copy.dict);
    if (!ok || ou_has_error(th)) {
        ou_drop(th, list);
        return NULL;
    }
    return ou_seq_reduce_iter_adopt(th, "iter", list);
}

static const OuMethodDef iter_methods[] = {
    {"__length_hint__", iter_length_hint, "", 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iter_reduce, "", 0, "Return state information for pickling."},
    {NULL, NULL, NULL, 0, NULL},
};

#define DICT_ITER_TYPE(variable, type_name, type_index, next_function)                              \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,                           \
        .index = type_index,                                                                       \
        .basic_size = sizeof(OuDictIter),                                                          \
        .drop = iter_drop,                                                                         \
        .visit = iter_visit,                                                                       \
        .clear = iter_clear,                                                                       \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .iter = ou_object_self,                                                                    \
        .next = next_function,                                                                     \
        .methods = iter_methods,                                                                   \
    }

DICT_ITER_TYPE(ou_dict_key_iter_type, "dict_keyiterator", OU_TYPE_INDEX_DICT_KEY_ITER, next_key);
DICT_ITER_TYPE(ou_dict_value_iter_type, "dict_valueiterator", OU_TYPE_INDEX_DICT_VALUE_ITER, next_value);
DICT_ITER_TYPE(ou_dict_item_iter_type, "dict_itemiterator", OU_TYPE_INDEX_DICT_ITEM_ITER, next_item);
DICT_ITER_TYPE(ou_dict_reverse_key_iter_type, "dict_reversekeyiterator", OU_TYPE_INDEX_DICT_REVERSE_KEY_ITER,
               previous_key);
DICT_ITER_TYPE(ou_dict_reverse_value_iter_type, "dict_reversevalueiterator",
               OU_TYPE_INDEX_DICT_REVERSE_VALUE_ITER, previous_value);
DICT_ITER_TYPE(ou_dict_reverse_item_iter_type, "dict_reverseitemiterator",
               OU_TYPE_INDEX_DICT_REVERSE_ITEM_ITER, previous_item);
