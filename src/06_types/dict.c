/* dict.c - dicts: what the runtime asks of them, and the slots of dict.
 *
 * The table is dict_table.c's. A dict without a block is empty, unless it views an
 * instance: then its values live in the instance's slots (dict_view.h), and whatever
 * is more than get, set, delete, size and walk makes it own a table first. */
#include "06_types/dict_int.h"

#include "00_base/checked.h"
#include "06_types/dict_view.h"
#include "06_types/list.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

#include <string.h>

#define ON_STACK 120 /* longest name that ou_dict_borrow_text() hashes in place */

OU_INLINE bool is_view(const OuDict *dict)
{
    return dict->table == NULL && dict->instance != NULL;
}

/* ---- making ---- */

static OuDict *new_dict(OuThread *th)
{
    OuDict *dict = ou_object_new_fixed(th, &ou_dict_type, sizeof(OuDict));
    if (dict != NULL) {
        dict->used = 0;
        dict->table = NULL;
        dict->version = 0;
        dict->instance = NULL;
    }
    return dict;
}

OuObject *ou_dict_new(OuThread *th)
{
    return (OuObject *)new_dict(th);
}

OuObject *ou_dict_new_sized(OuThread *th, size_t n)
{
    OuDict *dict = new_dict(th);
    if (dict != NULL && n > 0 && !ou_dict_rebuild(th, dict, n, false)) {
        ou_drop(th, dict);
        return NULL;
    }
    return (OuObject *)dict;
}

OuObject *ou_dict_copy(OuThread *th, OuObject *o)
{
    OuDict *from = (OuDict *)o;
    OuDict *to = new_dict(th);
    if (to == NULL) {
        return NULL;
    }
    if (is_view(from)) {
        OuObject *key, *value;
        for (size_t at = 0; ou_dict_each(o, &at, &key, &value);) {
            if (!ou_dict_insert_new(th, to, key, ou_dict_hash(th, key), value)) {
                ou_drop(th, to);
                return NULL;
            }
        }
        return &to->head;
    }
    if (from->used > 0) {
        to->table = ou_dict_table_copy(th, from);
        if (to->table == NULL) {
            ou_drop(th, to);
            return NULL;
        }
        to->used = from->used;
    }
    if (ou_is_tracked(o) && to->used > 0) {
        for (size_t i = 0; !ou_is_tracked(&to->head) && ou_dict_next_live(to->table, &i); i++) {
            OuDictStrEntry *entry = ou_dict_entry(to->table, i);
            ou_dict_maintain_tracking(th, to, entry->key, entry->value);
        }
    }
    return &to->head;
}

OuObject *ou_dict_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    if (type == &ou_dict_type) {
        return ou_dict_new(th);
    }
    OuObject *self = ou_type_allocate(th, type, 0);
    if (self != NULL) {
        ou_track(th, self);
    }
    return self;
}

bool ou_dict_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_dict_update_args(th, self, "dict", args, n, kwnames);
}

/* ---- views ---- */

bool ou_dict_own(OuThread *th, OuDict *dict)
{
    return !is_view(dict) || ou_dict_view_materialise(th, dict);
}

size_t ou_dict_size(const OuObject *o)
{
    const OuDict *dict = (const OuDict *)o;
    return OU_UNLIKELY(is_view(dict)) ? ou_dict_view_size(dict->instance) : dict->used;
}

/* ---- look-up ---- */

OuObject *ou_dict_borrow_hashed(OuThread *th, OuObject *o, OuObject *key, int64_t hash, bool *failed)
{
    OuDict *dict = (OuDict *)o;
    *failed = false;
    if (OU_UNLIKELY(is_view(dict))) {
        if (ou_is_exact_str(key)) {
            return ou_dict_view_borrow(th, dict->instance, key);
        }
        if (!ou_dict_own(th, dict)) {
            *failed = true;
            return NULL;
        }
    }
    int64_t at = ou_dict_find(th, dict, key, hash);
    if (at >= 0) {
        return ou_dict_entry(dict->table, (size_t)at)->value;
    }
    *failed = at == OU_DICT_FAILED;
    return NULL;
}

OuObject *ou_dict_borrow(OuThread *th, OuObject *o, OuObject *key, bool *failed)
{
    bool ignored;
    int64_t hash = ou_dict_hash(th, key);
    if (failed == NULL) {
        failed = &ignored;
    }
    if (hash == -1) {
        *failed = true;
        return NULL;
    }
    return ou_dict_borrow_hashed(th, o, key, hash, failed);
}

OuObject *ou_dict_borrow_str(OuThread *th, OuObject *o, OuObject *name)
{
    OuDict *dict = (OuDict *)o;
    OU_ASSERT(ou_is_str(name));
    if (OU_UNLIKELY(dict->table == NULL)) {
        return dict->instance != NULL ? ou_dict_view_borrow(th, dict->instance, name) : NULL;
    }
    int64_t hash = ((OuStr *)name)->hash;
    if (OU_UNLIKELY(hash == -1)) {
        hash = ou_str_hash(th, name);
    }
    int64_t at = ou_dict_find_str(dict->table, name, hash);
    return at >= 0 ? ou_dict_entry(dict->table, (size_t)at)->value : NULL;
}

OuObject *ou_dict_borrow_text(OuThread *th, OuObject *o, const char *ascii)
{
    size_t n = strlen(ascii);
    if (n <= ON_STACK) {
        union {
            OuStr str;
            char bytes[sizeof(OuStr) + ON_STACK + 1];
        } name;
        name.str.head = (OuObject)OU_STATIC_HEAD(&ou_str_type);
        name.str.hash = -1;
        name.str.meta = (uint64_t)n << 8 | OU_STR_ASCII | 1;
        memcpy(name.bytes + offsetof(OuStr, data), ascii, n + 1);
        return ou_dict_borrow_str(th, o, &name.str.head);
    }
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(o, &at, &key, &value);) {
        if (ou_is_exact_str(key) && ou_str_equal_text(key, ascii)) {
            return value;
        }
    }
    return NULL;
}

OuObject *ou_dict_get(OuThread *th, OuObject *dict, OuObject *key)
{
    bool failed;
    OuObject *value = ou_dict_borrow(th, dict, key, &failed);
    if (value != NULL) {
        return ou_keep(value);
    }
    if (!failed) {
        (void)ou_raise_value(th, &ou_exc_key_error, key);
    }
    return NULL;
}

OuTruth ou_dict_has(OuThread *th, OuObject *dict, OuObject *key)
{
    bool failed;
    if (ou_dict_borrow(th, dict, key, &failed) != NULL) {
        return OU_TRUE;
    }
    return failed ? OU_ERROR : OU_FALSE;
}

/* ---- change ---- */

bool ou_dict_set_hashed(OuThread *th, OuObject *o, OuObject *key, int64_t hash, OuObject *value)
{
    OuDict *dict = (OuDict *)o;
    if (OU_UNLIKELY(is_view(dict))) {
        if (ou_is_exact_str(key)) {
            return ou_dict_view_store(th, dict, key, value);
        }
        if (!ou_dict_own(th, dict)) {
            return false;
        }
    }
    if (OU_LIKELY(ou_is_exact_str(key) && dict->table != NULL && !dict->table->general)) {
        return ou_dict_set_str(th, dict, key, hash, value);
    }
    ou_keep(key); /* __eq__ may run, and drop what the caller borrowed */
    ou_keep(value);
    int64_t at = ou_dict_find(th, dict, key, hash);
    bool ok = at != OU_DICT_FAILED;
    if (at >= 0) {
        ou_dict_maintain_tracking(th, dict, key, value);
        OuDictStrEntry *entry = ou_dict_entry(dict->table, (size_t)at);
        ou_replace(th, &entry->value, ou_keep(value));
    } else if (ok) {
        ok = ou_dict_insert_new(th, dict, key, hash, value);
    }
    ou_drop(th, key);
    ou_drop(th, value);
    return ok;
}

bool ou_dict_set(OuThread *th, OuObject *dict, OuObject *key, OuObject *value)
{
    int64_t hash = ou_dict_hash(th, key);
    return hash != -1 && ou_dict_set_hashed(th, dict, key, hash, value);
}

bool ou_dict_set_text(OuThread *th, OuObject *dict, const char *ascii, OuObject *value)
{
    OuObject *key = ou_str_intern_text(th, ascii);
    if (key == NULL) {
        return false;
    }
    bool ok = ou_dict_set(th, dict, key, value);
    ou_drop(th, key);
    return ok;
}

bool ou_dict_set_text_adopt(OuThread *th, OuObject *dict, const char *ascii, OuObject *value)
{
    bool ok = value != NULL && ou_dict_set_text(th, dict, ascii, value);
    ou_drop_maybe(th, value);
    return ok;
}

/* Takes key's entry out; the value is the caller's. NULL: absent, or *failed. */
OuObject *ou_dict_pop(OuThread *th, OuObject *o, OuObject *key, bool *failed)
{
    int64_t hash = ou_dict_hash(th, key);
    *failed = true;
    return hash == -1 ? NULL : ou_dict_pop_hashed(th, o, key, hash, failed);
}

OuObject *ou_dict_pop_hashed(OuThread *th, OuObject *o, OuObject *key, int64_t hash, bool *failed)
{
    OuDict *dict = (OuDict *)o;
    *failed = true;
    if (!ou_dict_own(th, dict)) {
        return NULL;
    }
    int64_t at = ou_dict_find(th, dict, key, hash);
    if (at < 0) {
        *failed = at == OU_DICT_FAILED;
        return NULL;
    }
    OuObject *old_key, *value;
    ou_dict_take_entry(th, dict, (size_t)at, &old_key, &value);
    *failed = false;
    ou_drop(th, old_key);
    return value;
}

OuTruth ou_dict_delete(OuThread *th, OuObject *o, OuObject *key)
{
    OuDict *dict = (OuDict *)o;
    if (OU_UNLIKELY(is_view(dict)) && ou_is_exact_str(key)) {
        return ou_dict_view_delete(th, dict, key);
    }
    bool failed;
    OuObject *value = ou_dict_pop(th, o, key, &failed);
    if (value == NULL) {
        return failed ? OU_ERROR : OU_FALSE;
    }
    ou_drop(th, value);
    return OU_TRUE;
}

OuObject *ou_dict_set_default(OuThread *th, OuObject *o, OuObject *key, OuObject *value)
{
    OuDict *dict = (OuDict *)o;
    int64_t hash = ou_dict_hash(th, key);
    if (hash == -1 || !ou_dict_own(th, dict)) {
        return NULL;
    }
    int64_t at = ou_dict_find(th, dict, key, hash);
    if (at >= 0) {
        return ou_keep(ou_dict_entry(dict->table, (size_t)at)->value);
    }
    if (at == OU_DICT_FAILED || !ou_dict_insert_new(th, dict, key, hash, value)) {
        return NULL;
    }
    return ou_keep(value);
}

void ou_dict_clear(OuThread *th, OuObject *o)
{
    OuDict *dict = (OuDict *)o;
    OuDictTable *t = dict->table;
    if (t != NULL) {
        dict->table = NULL;
        dict->used = 0;
        ou_dict_changed(th, dict);
        ou_dict_table_free(th, t);
    } else if (dict->instance != NULL) {
        ou_dict_view_clear(th, dict);
    }
}

/* ---- walking ---- */

bool ou_dict_each(OuObject *o, size_t *at, OuObject **key, OuObject **value)
{
    OuDict *dict = (OuDict *)o;
    if (OU_UNLIKELY(is_view(dict))) {
        return ou_dict_view_each(dict->instance, at, key, value);
    }
    if (!ou_dict_next_live(dict->table, at)) {
        return false;
    }
    OuDictStrEntry *entry = ou_dict_entry(dict->table, *at);
    *key = entry->key;
    *value = entry->value;
    ++*at;
    return true;
}

typedef enum Part { PART_KEY, PART_VALUE, PART_ITEM } Part;

/* Making a list may free memory by a collection's finalizers, never at once (R5): the dict
 * stays as it is while it is copied. */
static OuObject *part_list(OuThread *th, OuObject *dict, Part part)
{
    OuObject *list = ou_list_new(th, ou_dict_size(dict)), *key, *value;
    for (size_t at = 0; list != NULL && ou_dict_each(dict, &at, &key, &value);) {
        OuObject *item = part == PART_KEY     ? ou_keep(key)
                         : part == PART_VALUE ? ou_keep(value)
                                              : ou_seq_pair(th, key, value);
        if (!ou_list_append_adopt(th, list, item)) {
            ou_drop(th, list);
            return NULL;
        }
    }
    return list;
}

OuObject *ou_dict_keys_list(OuThread *th, OuObject *dict)
{
    return part_list(th, dict, PART_KEY);
}

OuObject *ou_dict_values_list(OuThread *th, OuObject *dict)
{
    return part_list(th, dict, PART_VALUE);
}

OuObject *ou_dict_items_list(OuThread *th, OuObject *dict)
{
    return part_list(th, dict, PART_ITEM);
}

/* ---- for inline caches ---- */

uint64_t ou_dict_watch(OuThread *th, OuObject *o, OuObject *name, size_t *place)
{
    OuDict *dict = (OuDict *)o;
    *place = SIZE_MAX;
    if (dict->instance != NULL || !ou_is_exact_str(name)) {
        return 0;
    }
    if (dict->table != NULL && dict->table->general) {
        for (size_t i = 0; ou_dict_next_live(dict->table, &i); i++) {
            if (!ou_is_exact_str(ou_dict_entry(dict->table, i)->key)) {
                return 0; /* a key with an __eq__ of its own may answer to the name */
            }
        }
    }
    if (dict->version == 0) {
        dict->version = ++th->vm->types->next_dict_version;
    }
    int64_t hash = ou_dict_hash(th, name);
    int64_t at = ou_dict_find_str(dict->table, name, hash);
    if (at >= 0) {
        *place = (size_t)at;
    }
    return dict->version;
}

OuObject **ou_dict_slot(OuObject *o, size_t place)
{
    return &ou_dict_entry(((OuDict *)o)->table, place)->value;
}

/* ---- the object's life ---- */

static void dict_drop(OuThread *th, OuObject *self)
{
    OuDict *dict = (OuDict *)self;
    ou_untrack_inline(th, self);
    OuDictTable *t = dict->table;
    if (t != NULL) {
        dict->table = NULL;
        ou_dict_table_free(th, t);
    } else if (dict->instance != NULL) {
        ou_dict_view_dropped(th, dict);
    }
    if (OU_LIKELY(ou_is_exact_dict(self))) {
        ou_object_free_fixed(th, self, sizeof(OuDict));
        return;
    }
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* A view visits its instance's values (which visits only the view): whoever holds it holds them. */
static size_t dict_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    const OuDictTable *t = ((OuDict *)self)->table;
    if (from == 0 && !ou_is_exact_dict(self)) {
        ou_instance_visit_extra(self, fn, arg);
    }
    if (t == NULL && ((OuDict *)self)->instance != NULL) {
        size_t at = 0; /* few: all at once */
        OuObject *key, *value;
        while (ou_dict_view_each(((OuDict *)self)->instance, &at, &key, &value)) {
            fn(arg, value);
        }
        return OU_VISIT_END;
    }
    if (t == NULL || from >= t->n_entries) {
        return OU_VISIT_END;
    }
    size_t to = t->n_entries - from > limit ? from + limit : t->n_entries;
    for (size_t i = from; i < to; i++) {
        const OuDictStrEntry *entry = ou_dict_entry(t, i);
        if (entry->value != NULL) {
            if (t->general) {
                fn(arg, entry->key);
            }
            fn(arg, entry->value);
        }
    }
    return to < t->n_entries ? to : OU_VISIT_END;
}

/* The values of a dict whose keys are all str. */
static bool dict_row(const OuObject *self, OuRow *row)
{
    const OuDict *dict = (const OuDict *)self;
    const OuDictTable *t = dict->table;
    if (t == NULL || t->general) {
        return false;
    }
    *row = (OuRow){&ou_dict_entry(t, 0)->value, t->n_entries, sizeof(OuDictStrEntry) / sizeof(OuObject *)};
    return true;
}

static bool dict_untrackable(OuObject *self)
{
    OuDict *dict = (OuDict *)self;
    if (!ou_is_exact_dict(self) || dict->instance != NULL) {
        return false;
    }
    /* From the end: what the collector has met last is in the cache. */
    for (size_t i = dict->table == NULL ? 0 : dict->table->n_entries; i-- > 0;) {
        OuDictStrEntry *entry = ou_dict_entry(dict->table, i);
        if (entry->value != NULL && (ou_may_track(entry->value) || ou_may_track(entry->key))) {
            return false;
        }
    }
    return true;
}

static size_t dict_size_of(OuObject *self)
{
    OuDict *dict = (OuDict *)self;
    return ou_type_instance_size(self, 0) + (dict->table == NULL ? 0 : ou_dict_table_size(dict->table));
}

/* "key: value" of one entry at the end of the builder. */
static bool repr_entry(OuThread *th, OuStrBuilder *builder, OuObject *key, OuObject *value)
{
    OuObject *text = ou_repr(th, key);
    bool ok = text != NULL && ou_builder_str(th, builder, text) && ou_builder_ascii(th, builder, ": ", 2);
    ou_drop_maybe(th, text);
    if (!ok) {
        return false;
    }
    text = ou_repr(th, value);
    ok = text != NULL && ou_builder_str(th, builder, text);
    ou_drop_maybe(th, text);
    return ok;
}

static OuObject *dict_repr(OuThread *th, OuObject *self)
{
    if (ou_dict_size(self) == 0) {
        return ou_str_from_text(th, "{}");
    }
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_from_text(th, "{...}");
    }
    OuStrBuilder builder;
    ou_builder_init(&builder);
    bool ok = ou_builder_char(th, &builder, '{'), first = true;
    OuObject *key, *value;
    for (size_t at = 0; ok && ou_dict_each(self, &at, &key, &value); first = false) {
        ou_keep(key);
        ou_keep(value);
        ok = (first || ou_builder_ascii(th, &builder, ", ", 2)) && repr_entry(th, &builder, key, value);
        ou_drop(th, key);
        ou_drop(th, value);
    }
    ok = ok && ou_builder_char(th, &builder, '}');
    ou_repr_leave(th, self);
    if (!ok) {
        ou_builder_abandon(th, &builder);
        return NULL;
    }
    return ou_builder_finish(th, &builder);
}

/* Every entry of a has an equal one in b; the sizes are equal. */
static OuTruth all_equal(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(a, &at, &key, &value);) {
        ou_keep(key);
        ou_keep(value);
        bool failed;
        int64_t hash = ou_dict_each_hash(th, a, at, key);
        OuObject *other = ou_keep_maybe(ou_dict_borrow_hashed(th, b, key, hash, &failed));
        OuTruth same = failed ? OU_ERROR : OU_FALSE;
        if (other != NULL) {
            same = ou_compare_bool(th, value, other, OU_EQ);
        }
        ou_drop_maybe(th, other);
        ou_drop(th, key);
        ou_drop(th, value);
        if (same != OU_TRUE) {
            return same;
        }
    }
    return OU_TRUE;
}

static OuObject *dict_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || !ou_is_dict(a) || !ou_is_dict(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuTruth same = ou_dict_size(a) == ou_dict_size(b) ? all_equal(th, a, b) : OU_FALSE;
    return same == OU_ERROR ? NULL : ou_bool((same == OU_TRUE) == (op == OU_EQ));
}

OuObject *ou_dict_iter(OuThread *th, OuObject *self)
{
    return ou_dict_iter_new(th, &ou_dict_key_iter_type, self);
}

/* ---- as a mapping ---- */

int64_t ou_dict_length(OuThread *th, OuObject *self)
{
    (void)th;
    return (int64_t)ou_dict_size(self);
}

OuObject *ou_dict_item(OuThread *th, OuObject *self, OuObject *key)
{
    bool failed;
    OuObject *value = ou_dict_borrow(th, self, key, &failed);
    if (OU_LIKELY(value != NULL)) {
        return ou_keep(value);
    }
    if (failed) {
        return NULL;
    }
    if (!ou_is_exact_dict(self)) {
        OuObject *missing = ou_lookup_special(th, self, OU_NAME(th, dunder_missing), &failed);
        if (missing != NULL) {
            value = ou_call1(th, missing, key);
            ou_drop(th, missing);
            return value;
        }
        if (failed) {
            return NULL;
        }
    }
    (void)ou_raise_value(th, &ou_exc_key_error, key);
    return NULL;
}

bool ou_dict_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    if (value != NULL) {
        return ou_dict_set(th, self, key, value);
    }
    OuTruth was_there = ou_dict_delete(th, self, key);
    return was_there == OU_FALSE ? ou_raise_value(th, &ou_exc_key_error, key) : was_there == OU_TRUE;
}

static const OuSequenceSlots dict_sequence = {
    .length = ou_dict_length,
    .item = ou_dict_item,
    .set_item = ou_dict_set_item,
    .contains = ou_dict_has,
    .is_sequence = false,
};

static const OuNumberSlots dict_number = {
    .binary[OU_OP_OR] = ou_dict_or,
    .inplace[OU_OP_OR] = ou_dict_inplace_or,
};

const OuType ou_dict_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "dict",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MAPPING | OU_TYPE_MATCH_SELF |
             OU_TYPE_IS_DICT,
    .index = OU_TYPE_INDEX_DICT,
    .basic_size = sizeof(OuDict),
    .drop = dict_drop,
    .visit = dict_visit,
    .row = dict_row,
    .clear = ou_dict_clear,
    .untrackable = dict_untrackable,
    .body_offset = offsetof(OuDict, table),
    .body_long = true,
    .size_of = dict_size_of,
    .repr = dict_repr,
    .str = ou_object_str,
    .compare = dict_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = ou_dict_iter,
    .make = ou_dict_make,
    .init = ou_dict_init,
    .number = &dict_number,
    .sequence = &dict_sequence,
    .methods = ou_dict_methods,
    .doc = "A mapping that keeps the order of insertion.\n\n"
           "dict() -> an empty one\n"
           "dict(mapping) -> with the mapping's keys and values\n"
           "dict(iterable) -> with the pairs that the iterable yields\n"
           "dict(**kwargs) -> with the keywords as keys",
};
