/* dict_int.h - the table of a dict: an index over dense entries, in one block.
 *
 * The block: this head, 2^log2_size index entries of 1, 2, 4 or 8 bytes, then room for
 * two thirds as many entries in insertion order. An index entry is a number of an entry, or
 * EMPTY, or DUMMY where one was deleted; a deleted entry is all NULL. Dead entries and
 * dummies go when the table is built anew, which is when `left` has come down to 0.
 *
 * Probing: i = 5 i + perturb + 1 with the hash's upper bits shifted in (T. Peters,
 * dictobject.c 2.x). Linear probing was rejected: dense int keys form long runs.
 *
 *   DICT-1 dict->used entries are live; used <= n_entries
 *   DICT-2 index entries point to live entries, each live entry has exactly one, and a
 *          probe for its hash finds it
 *   DICT-3 n_entries + left <= room; at least one index entry is EMPTY
 *   DICT-4 unless general, keys are exact str whose hash is known
 *   DICT-5 an untracked dict holds nothing that may be part of a cycle
 *   DICT-6 a dict that views an instance has no table
 *   DICT-7 what the first entry, when it is dead, says of entries before the first live one is true */
#ifndef OU_DICT_INT_H
#define OU_DICT_INT_H

#include "06_types/dict.h"
#include "06_types/dict_order.h"
#include "06_types/seq.h"
#include "06_types/str.h"

struct OuDictTable {
    uint64_t n_entries;      /* entries used, dead ones included */
    uint64_t left : 40;      /* insertions until the table is built anew */
    uint64_t log2_size : 8;  /* of the index, in entries */
    uint64_t log2_index : 8; /* of the index, in bytes; at least 3, so that entries are aligned */
    uint64_t general : 8;    /* 1: entries are OuDictEntry; 0: OuDictStrEntry */
    uint8_t index[];         /* entries follow */
};

typedef struct OuDictStrEntry {
    OuObject *key, *value;
} OuDictStrEntry;

typedef struct OuDictEntry {
    OuObject *key, *value;
    int64_t hash;
} OuDictEntry;

#define OU_DICT_EMPTY (-1)
#define OU_DICT_DUMMY (-2)
#define OU_DICT_ABSENT (-1) /* results of look-ups */
#define OU_DICT_FAILED (-2)
#define OU_DICT_MIN_LOG2 3
#define OU_DICT_MAX_LOG2 39

OU_INLINE size_t ou_dict_room(unsigned log2_size)
{
    return ((size_t)2 << log2_size) / 3;
}

OU_INLINE void *ou_dict_entries(const OuDictTable *t)
{
    return (void *)(uintptr_t)(t->index + ((size_t)1 << t->log2_index));
}

OU_INLINE size_t ou_dict_entry_size(const OuDictTable *t)
{
    return t->general ? sizeof(OuDictEntry) : sizeof(OuDictStrEntry);
}

/* Both kinds begin with key and value. */
OU_INLINE OuDictStrEntry *ou_dict_entry(const OuDictTable *t, size_t i)
{
    return (OuDictStrEntry *)(void *)((char *)ou_dict_entries(t) + i * ou_dict_entry_size(t));
}

OU_INLINE int64_t ou_dict_entry_hash(const OuDictTable *t, size_t i)
{
    return t->general ? ((const OuDictEntry *)ou_dict_entries(t))[i].hash
                      : ((const OuStr *)((const OuDictStrEntry *)ou_dict_entries(t))[i].key)->hash;
}

/* Bytes of an index entry, as a power of two: 0..3. */
OU_INLINE unsigned ou_dict_width(const OuDictTable *t)
{
    return (unsigned)(t->log2_index - t->log2_size);
}

OU_INLINE int64_t ou_dict_index_get(const OuDictTable *t, size_t i)
{
    const void *index = t->index;
    switch (ou_dict_width(t)) {
    case 0: return ((const int8_t *)index)[i];
    case 1: return ((const int16_t *)index)[i];
    case 2: return ((const int32_t *)index)[i];
    default: return ((const int64_t *)index)[i];
    }
}

OU_INLINE void ou_dict_index_set(OuDictTable *t, size_t i, int64_t entry)
{
    void *index = t->index;
    switch (ou_dict_width(t)) {
    case 0: ((int8_t *)index)[i] = (int8_t)entry; break;
    case 1: ((int16_t *)index)[i] = (int16_t)entry; break;
    case 2: ((int32_t *)index)[i] = (int32_t)entry; break;
    default: ((int64_t *)index)[i] = entry; break;
    }
}

/* The hash of a key; -1 with the error pending. */
OU_INLINE int64_t ou_dict_hash(OuThread *th, OuObject *key)
{
    if (OU_LIKELY(ou_is_exact_str(key)) && OU_LIKELY(((OuStr *)key)->hash != -1)) {
        return ((OuStr *)key)->hash;
    }
    if (ou_is_exact_int(key) && ou_int_is_inline(key)) {
        int64_t value = ou_int_value(key); /* an int below 2^60 is its own hash, but -1 says "error" */
        if (OU_LIKELY(value > -1 && value < (int64_t)1 << 60)) {
            return value;
        }
    }
    return ou_hash(th, key);
}

/* The hash of the key that ou_dict_each() has just given, with *at as it left it. */
OU_INLINE int64_t ou_dict_each_hash(OuThread *th, const OuObject *dict, size_t at, OuObject *key)
{
    const OuDictTable *t = ((const OuDict *)dict)->table;
    return t == NULL ? ou_str_hash(th, key) : ou_dict_entry_hash(t, at - 1);
}

/* ---- dict_table.c: dicts that are no views ---- */

/* DICT-1..DICT-6; prints the id of the broken one. */
bool ou_dict_check(const OuObject *dict);

/* The entry of a key: its number, ABSENT, or FAILED with the error pending. May run __eq__:
 * afterwards the answer is true of the table that the dict has then. */
int64_t ou_dict_find(OuThread *th, OuDict *dict, OuObject *key, int64_t hash);
/* For an exact str with a known hash in any table: runs nothing, compares with exact strs only. */
int64_t ou_dict_find_str(const OuDictTable *t, const OuObject *key, int64_t hash);

/* A new key at the end; key and value are kept. The caller has looked: it is not there. */
bool ou_dict_insert_new(OuThread *th, OuDict *dict, OuObject *key, int64_t hash, OuObject *value);
/* dict[key] = value for an exact str in a table of strs: nothing but the old value's drop runs. */
bool ou_dict_set_str(OuThread *th, OuDict *dict, OuObject *key, int64_t hash, OuObject *value);
/* Key and value of entry i, now the caller's. */
void ou_dict_take_entry(OuThread *th, OuDict *dict, size_t i, OuObject **key, OuObject **value);
/* The index entry of entry i. */
size_t ou_dict_slot_of(const OuDictTable *t, size_t i);
/* Room for n live entries in all, general or not. False: MemoryError, nothing changed. */
bool ou_dict_rebuild(OuThread *th, OuDict *dict, size_t n, bool general);
/* A copy of the table, keys and values kept; dead entries left out. NULL: MemoryError. */
OuDictTable *ou_dict_table_copy(OuThread *th, const OuDict *from);
/* Drops what is in it and gives it back. It belongs to no dict any more. */
void ou_dict_table_free(OuThread *th, OuDictTable *t);
size_t ou_dict_table_size(const OuDictTable *t);

/* The first live entry at or after *at; false: none. Else *at is its number. */
OU_INLINE bool ou_dict_next_live(const OuDictTable *t, size_t *at)
{
    for (size_t i = *at; t != NULL && i < t->n_entries; i++) {
        if (ou_dict_entry(t, i)->value != NULL) {
            *at = i;
            return true;
        }
    }
    return false;
}

/* How many entries at the front are known to be dead stands in the first of them, where its key was; odd, so nobody takes it for one. */
OU_INLINE size_t ou_dict_known_dead(const OuDictTable *t)
{
    const OuDictStrEntry *front = ou_dict_entry(t, 0);
    return t->n_entries > 0 && front->value == NULL ? (size_t)((uintptr_t)front->key >> 1) : 0;
}

OU_INLINE void ou_dict_changed(OuThread *th, OuDict *dict)
{
    if (OU_UNLIKELY(dict->version != 0)) {
        dict->version = ++th->vm->types->next_dict_version;
    }
}

OU_INLINE void ou_dict_maintain_tracking(OuThread *th, OuDict *dict, const OuObject *key, const OuObject *value)
{
    if (!ou_is_tracked(&dict->head) && (ou_may_track(value) || ou_may_track(key))) {
        ou_track(th, &dict->head);
    }
}

/* ---- dict.c ---- */

/* A view's values move into a table of the dict's own; a no-op for others. False: MemoryError. */
OU_MUST_USE bool ou_dict_own(OuThread *th, OuDict *dict);
OuObject *ou_dict_iter(OuThread *th, OuObject *self); /* the iter slot: by keys */
OuObject *ou_dict_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_dict_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_dict_update_args(OuThread *th, OuObject *self, const char *name, OuObject *const *args, size_t n,
                         OuObject *kwnames);
OuObject *ou_dict_or(OuThread *th, OuObject *a, OuObject *b);
OuObject *ou_dict_inplace_or(OuThread *th, OuObject *a, OuObject *b);
extern const OuMethodDef ou_dict_methods[];

/* ---- dict_views.c ---- */
OuObject *ou_dict_iter_new(OuThread *th, const OuType *type, OuObject *dict);

#endif
