/* dict.h - dict: compact, insertion-ordered, open addressing.
 *
 * An index table of 1-, 2-, 4- or 8-byte entries over a dense array of entries in
 * insertion order (R. Hettinger's proposal, 2012). One ou_mem block holds both. Keys-only-str tables
 * store no hash (the str has it): 16 bytes an entry; general ones 24.
 * {} owns no block. `__dict__` of an instance is a dict whose values live in the
 * instance's slots (shape.h) until either side outgrows that: the *_view* functions.
 *
 * version: 0 until an inline cache asks (ou_dict_watch); from then on a number unique in the VM that
 * changes whenever a key comes, goes or moves to another place. Replacing a value moves nothing:
 * a cache reads the value through the slot, so "same version" means "same key at the same place". */
#ifndef OU_DICT_H
#define OU_DICT_H

#include "06_types/types_vm.h"

typedef struct OuDictTable OuDictTable; /* dict_int.h */

typedef struct OuDict {
    OuObject head;
    size_t used;          /* live entries: len(); 0 in a view */
    OuDictTable *table;   /* NULL: empty, or a view on an instance */
    uint64_t version;     /* see above */
    OuObject *instance;   /* borrowed: the instance whose slots hold the values; NULL: none */
} OuDict;

extern const OuType ou_dict_type, ou_dict_keys_type, ou_dict_values_type, ou_dict_items_type,
    ou_dict_key_iter_type, ou_dict_value_iter_type, ou_dict_item_iter_type, ou_dict_reverse_key_iter_type,
    ou_dict_reverse_value_iter_type, ou_dict_reverse_item_iter_type;

OU_INLINE bool ou_is_dict(const OuObject *o) { return OU_HAS_FLAG(o->type, OU_TYPE_IS_DICT); }
OU_INLINE bool ou_is_exact_dict(const OuObject *o) { return o->type == &ou_dict_type; }
/* Not for views: ou_dict_size(). */
size_t ou_dict_size(const OuObject *dict);

OuObject *ou_dict_new(OuThread *th);
OuObject *ou_dict_new_sized(OuThread *th, size_t n);
OuObject *ou_dict_copy(OuThread *th, OuObject *dict);

/* Borrowed; NULL when absent (nothing pending) or on error (pending; *failed = true).
 * Keep it before anything can run Python. May run __eq__ and __hash__. */
OuObject *ou_dict_borrow(OuThread *th, OuObject *dict, OuObject *key, bool *failed);
/* For str names, by their characters: cannot fail, runs nothing (only keys that compare as str does are looked at). */
OuObject *ou_dict_borrow_str(OuThread *th, OuObject *dict, OuObject *name);
OuObject *ou_dict_borrow_text(OuThread *th, OuObject *dict, const char *ascii); /* NULL: absent */
OuObject *ou_dict_get(OuThread *th, OuObject *dict, OuObject *key); /* new; NULL, KeyError pending */
bool ou_dict_set(OuThread *th, OuObject *dict, OuObject *key, OuObject *value); /* both kept */
bool ou_dict_set_text(OuThread *th, OuObject *dict, const char *ascii, OuObject *value); /* interned key */
bool ou_dict_set_text_adopt(OuThread *th, OuObject *dict, const char *ascii, OuObject *value); /* NULL fails */
OuTruth ou_dict_delete(OuThread *th, OuObject *dict, OuObject *key); /* OU_FALSE: was not there; raises nothing then */
/* Removes and returns (new); NULL without error when absent. */
OuObject *ou_dict_pop(OuThread *th, OuObject *dict, OuObject *key, bool *failed);
OuObject *ou_dict_set_default(OuThread *th, OuObject *dict, OuObject *key, OuObject *value); /* new */
OuTruth ou_dict_has(OuThread *th, OuObject *dict, OuObject *key);
/* The slots of a mapping: len(self); self[key], with __missing__: new; self[key] = value, or del self[key] for NULL. */
int64_t ou_dict_length(OuThread *th, OuObject *self);
OuObject *ou_dict_item(OuThread *th, OuObject *self, OuObject *key);
bool ou_dict_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value);
void ou_dict_clear(OuThread *th, OuObject *dict);
/* update(): other is a dict, a mapping with keys(), or pairs. override false: keep old ones. */
bool ou_dict_update(OuThread *th, OuObject *dict, OuObject *other, bool override);
/* As update(), but from a dict or a mapping only: AttributeError when it has no keys(). For {**other}. */
bool ou_dict_merge(OuThread *th, OuObject *dict, OuObject *other, bool override);
bool ou_dict_is_plain(const OuObject *o); /* a dict whose iteration is dict's own: its entries may be read directly */

/* The same for a key whose hash the caller knows: __hash__ does not run. */
OuObject *ou_dict_borrow_hashed(OuThread *th, OuObject *dict, OuObject *key, int64_t hash, bool *failed);
bool ou_dict_set_hashed(OuThread *th, OuObject *dict, OuObject *key, int64_t hash, OuObject *value);
OuObject *ou_dict_pop_hashed(OuThread *th, OuObject *dict, OuObject *key, int64_t hash, bool *failed);

/* In order. *at starts at 0. key and value borrowed; false at the end. The dict must not change
 * its keys meanwhile. */
bool ou_dict_each(OuObject *dict, size_t *at, OuObject **key, OuObject **value);

OuObject *ou_dict_keys_list(OuThread *th, OuObject *dict);
OuObject *ou_dict_values_list(OuThread *th, OuObject *dict);
OuObject *ou_dict_items_list(OuThread *th, OuObject *dict);

/* For inline caches of global names. The version (never 0) of the dict's keys and the place of
 * an exact str key: value = *ou_dict_slot(dict, place) as long as dict->version is the same.
 * place SIZE_MAX: no such key. 0: this dict cannot be cached. */
uint64_t ou_dict_watch(OuThread *th, OuObject *dict, OuObject *name, size_t *place);
OuObject **ou_dict_slot(OuObject *dict, size_t place);

#endif
