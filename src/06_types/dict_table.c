/* dict_table.c - look-up, insertion, deletion and rebuilding of a dict's table.
 *
 * A look-up that has to run __eq__ may find the dict changed afterwards: it goes on only
 * when the entry it compared is still where it was, else it starts again. Between a
 * look-up's end and the insertion that follows it nothing runs. */
#include "06_types/dict_int.h"

#include "00_base/checked.h"

#include <stdio.h>
#include <string.h>

#define PERTURB_SHIFT 5

/* The whole check costs as much as the table is long: always for small ones, for others when
 * the number of entries is a power of two. */
OU_UNUSED static bool check_some(const OuDict *dict)
{
    const OuDictTable *t = dict->table;
    return t == NULL || (t->n_entries > 16 && (t->n_entries & (t->n_entries - 1)) != 0) ||
           ou_dict_check(&dict->head);
}

/* ---- sizes ---- */

static unsigned width_for(unsigned log2_size)
{
    return log2_size <= 7 ? 0 : log2_size <= 15 ? 1 : log2_size <= 31 ? 2 : 3;
}

static bool table_bytes(unsigned log2_size, bool general, size_t *bytes)
{
    size_t index = (size_t)1 << (log2_size + width_for(log2_size));
    return ou_checked_array(sizeof(OuDictTable) + index, ou_dict_room(log2_size),
                            general ? sizeof(OuDictEntry) : sizeof(OuDictStrEntry), bytes);
}

size_t ou_dict_table_size(const OuDictTable *t)
{
    return (size_t)((const char *)ou_dict_entries(t) - (const char *)t) +
           ou_dict_room((unsigned)t->log2_size) * ou_dict_entry_size(t);
}

/* An empty table with room for n entries; NULL: MemoryError. */
static OuDictTable *table_new(OuThread *th, size_t n, bool general)
{
    unsigned log2_size = OU_DICT_MIN_LOG2;
    size_t bytes;
    while (log2_size < OU_DICT_MAX_LOG2 && ou_dict_room(log2_size) < n) {
        log2_size++;
    }
    if (ou_dict_room(log2_size) < n || !table_bytes(log2_size, general, &bytes)) {
        return ou_null_memory(th);
    }
    OuDictTable *t = ou_mem_take(th, bytes);
    if (t == NULL) {
        return NULL;
    }
    t->n_entries = 0;
    t->left = ou_dict_room(log2_size);
    t->log2_size = log2_size;
    t->log2_index = log2_size + width_for(log2_size);
    t->general = general;
    memset(t->index, 0xff, (size_t)1 << t->log2_index);
    return t;
}

void ou_dict_table_free(OuThread *th, OuDictTable *t)
{
    size_t stride = ou_dict_entry_size(t);
    char *at = ou_dict_entries(t);
    for (size_t n = t->n_entries; n > 0; n--, at += stride) {
        OuDictStrEntry entry = *(OuDictStrEntry *)(void *)at;
        if (entry.value != NULL) {
            ou_drop(th, entry.key);
            ou_drop(th, entry.value);
        }
    }
    ou_mem_give(th, t, ou_dict_table_size(t));
}

/* ---- look-up ---- */

/* In a table of strs. Width is a constant in each copy of this. When the key is absent, *slot is the
 * EMPTY index entry that ended the search, where the key may go. */
OU_INLINE int64_t find_slot_in_strs(const OuDictTable *t, const OuObject *key, int64_t hash,
                                    unsigned log2_width, size_t *slot)
{
    size_t mask = ((size_t)1 << t->log2_size) - 1, i = (size_t)hash & mask, perturb = (size_t)hash;
    const void *index = t->index;
    const OuDictStrEntry *entries =
        (const void *)(t->index + ((size_t)1 << (t->log2_size + log2_width)));
    for (;;) {
        int64_t at = log2_width == 0   ? ((const int8_t *)index)[i]
                     : log2_width == 1 ? ((const int16_t *)index)[i]
                     : log2_width == 2 ? ((const int32_t *)index)[i]
                                       : ((const int64_t *)index)[i];
        if (at >= 0) {
            const OuObject *there = entries[at].key;
            if (there == key || (((const OuStr *)there)->hash == hash && ou_str_equal(there, key))) {
                return at;
            }
        } else if (at == OU_DICT_EMPTY) {
            *slot = i;
            return OU_DICT_ABSENT;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
}

OU_INLINE int64_t find_in_strs(const OuDictTable *t, const OuObject *key, int64_t hash, unsigned log2_width)
{
    size_t slot;
    return find_slot_in_strs(t, key, hash, log2_width, &slot);
}

static OU_NOINLINE int64_t find_in_big_strs(const OuDictTable *t, const OuObject *key, int64_t hash)
{
    switch (ou_dict_width(t)) {
    case 1: return find_in_strs(t, key, hash, 1);
    case 2: return find_in_strs(t, key, hash, 2);
    default: return find_in_strs(t, key, hash, 3);
    }
}

/* A str, or of a subclass that compares as str does. */
static bool compares_as_str(const OuObject *key)
{
    return ou_is_str(key) && key->type->compare == ou_str_type.compare;
}

int64_t ou_dict_find_str(const OuDictTable *t, const OuObject *key, int64_t hash)
{
    if (t == NULL) {
        return OU_DICT_ABSENT;
    }
    if (OU_LIKELY(!t->general)) {
        return OU_LIKELY(ou_dict_width(t) == 0) ? find_in_strs(t, key, hash, 0) : find_in_big_strs(t, key, hash);
    }
    size_t mask = ((size_t)1 << t->log2_size) - 1, i = (size_t)hash & mask, perturb = (size_t)hash;
    const OuDictEntry *entries = ou_dict_entries(t);
    for (;;) {
        int64_t at = ou_dict_index_get(t, i);
        if (at >= 0) {
            const OuDictEntry *entry = &entries[at];
            if (entry->key == key ||
                (entry->hash == hash && compares_as_str(entry->key) && ou_str_equal(entry->key, key))) {
                return at;
            }
        } else if (at == OU_DICT_EMPTY) {
            return OU_DICT_ABSENT;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
}

/* Compares the key of entry `at` with `key` by __eq__. *again: the dict is not what it was. */
static OU_NOINLINE OuTruth compare_entry(OuThread *th, OuDict *dict, int64_t at, OuObject *key, bool *again)
{
    OuDictTable *t = dict->table;
    OuDictTable was = *t;
    OuObject *there = ou_keep(ou_dict_entry(t, (size_t)at)->key);
    OuTruth same = ou_compare_bool(th, there, key, OU_EQ);
    *again = dict->table != t || t->log2_size != was.log2_size || t->general != was.general ||
             (uint64_t)at >= t->n_entries || ou_dict_entry(t, (size_t)at)->key != there;
    ou_drop(th, there);
    return same;
}

int64_t ou_dict_find(OuThread *th, OuDict *dict, OuObject *key, int64_t hash)
{
    OuDictTable *t = dict->table;
    if (t == NULL) {
        return OU_DICT_ABSENT;
    }
    if (OU_LIKELY(ou_is_exact_str(key)) && OU_LIKELY(!t->general)) {
        return OU_LIKELY(ou_dict_width(t) == 0) ? find_in_strs(t, key, hash, 0) : find_in_big_strs(t, key, hash);
    }
    size_t mask, i, perturb;
restart:
    t = dict->table;
    if (t == NULL) {
        return OU_DICT_ABSENT;
    }
    mask = ((size_t)1 << t->log2_size) - 1;
    i = (size_t)hash & mask;
    perturb = (size_t)hash;
    for (;;) {
        int64_t at = ou_dict_index_get(t, i);
        if (at >= 0) {
            OuObject *there = ou_dict_entry(t, (size_t)at)->key;
            if (there == key) {
                return at;
            }
            if (ou_dict_entry_hash(t, (size_t)at) == hash) {
                bool told, again = false;
                OuTruth same = ou_seq_equal_quickly(there, key, &told);
                if (!told) {
                    same = compare_entry(th, dict, at, key, &again);
                }
                if (same == OU_ERROR) {
                    return OU_DICT_FAILED;
                }
                if (again) {
                    goto restart;
                }
                if (same == OU_TRUE) {
                    return at;
                }
            }
        } else if (at == OU_DICT_EMPTY) {
            return OU_DICT_ABSENT;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
}

/* ---- building ---- */

/* The first index entry on the hash's path that is EMPTY or DUMMY. */
static size_t free_slot(const OuDictTable *t, int64_t hash)
{
    size_t mask = ((size_t)1 << t->log2_size) - 1, i = (size_t)hash & mask, perturb = (size_t)hash;
    while (ou_dict_index_get(t, i) >= 0) {
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
    return i;
}

/* Appends to a table that has room; references are moved. */
static void table_append(OuDictTable *t, OuObject *key, int64_t hash, OuObject *value)
{
    OU_ASSERT(t->left > 0);
    size_t at = t->n_entries;
    ou_dict_index_set(t, free_slot(t, hash), (int64_t)at);
    OuDictStrEntry *entry = ou_dict_entry(t, at);
    entry->key = key;
    entry->value = value;
    if (t->general) {
        ((OuDictEntry *)entry)->hash = hash;
    }
    t->n_entries = at + 1;
    t->left--;
}

bool ou_dict_rebuild(OuThread *th, OuDict *dict, size_t n, bool general)
{
    OuDictTable *from = dict->table;
    OuDictTable *to = table_new(th, n, general || (from != NULL && from->general));
    if (to == NULL) {
        return false;
    }
    if (from != NULL) {
        for (size_t i = 0; ou_dict_next_live(from, &i); i++) {
            OuDictStrEntry *entry = ou_dict_entry(from, i);
            table_append(to, entry->key, ou_dict_entry_hash(from, i), entry->value);
        }
        ou_mem_give(th, from, ou_dict_table_size(from));
    }
    dict->table = to;
    ou_dict_changed(th, dict);
    OU_HEAVY(check_some(dict));
    return true;
}

/* Room for one more: doubles, or less when many entries are dead. A table that is not full but must
 * become general keeps its room. */
static OU_NOINLINE bool make_room(OuThread *th, OuDict *dict, bool general)
{
    size_t n = dict->used + 1;
    if (dict->table != NULL && dict->table->left > 0) {
        n = dict->used + dict->table->left;
    } else if (dict->used > 0 && dict->used < SIZE_MAX / 4) {
        n = dict->used * 2;
    }
    return ou_dict_rebuild(th, dict, n, general);
}

bool ou_dict_insert_new(OuThread *th, OuDict *dict, OuObject *key, int64_t hash, OuObject *value)
{
    bool is_str = ou_is_exact_str(key);
    OuDictTable *t = dict->table;
    if (OU_UNLIKELY(t == NULL || t->left == 0 || (!is_str && !t->general))) {
        if (!make_room(th, dict, !is_str)) {
            return false;
        }
        t = dict->table;
    }
    table_append(t, ou_keep(key), hash, ou_keep(value));
    dict->used++;
    ou_dict_changed(th, dict);
    ou_dict_maintain_tracking(th, dict, key, value);
    OU_HEAVY(check_some(dict));
    return true;
}

bool ou_dict_set_str(OuThread *th, OuDict *dict, OuObject *key, int64_t hash, OuObject *value)
{
    OuDictTable *t = dict->table;
    OU_ASSERT(!t->general && ou_is_exact_str(key));
    size_t slot = 0;
    int64_t at = OU_LIKELY(ou_dict_width(t) == 0) ? find_slot_in_strs(t, key, hash, 0, &slot)
                                               : find_in_big_strs(t, key, hash);
    if (at >= 0) {
        ou_dict_maintain_tracking(th, dict, key, value);
        OuDictStrEntry *entry = &((OuDictStrEntry *)ou_dict_entries(t))[at];
        ou_replace(th, &entry->value, ou_keep(value));
        return true;
    }
    if (OU_UNLIKELY(t->left == 0 || ou_dict_width(t) != 0)) {
        return ou_dict_insert_new(th, dict, key, hash, value);
    }
    size_t n = t->n_entries;
    ((int8_t *)t->index)[slot] = (int8_t)n;
    ((OuDictStrEntry *)(void *)(t->index + ((size_t)1 << t->log2_size)))[n] =
        (OuDictStrEntry){ou_keep(key), ou_keep(value)};
    t->n_entries = n + 1;
    t->left--;
    dict->used++;
    ou_dict_changed(th, dict);
    ou_dict_maintain_tracking(th, dict, key, value);
    OU_HEAVY(check_some(dict));
    return true;
}

size_t ou_dict_slot_of(const OuDictTable *t, size_t at)
{
    int64_t hash = ou_dict_entry_hash(t, at);
    size_t mask = ((size_t)1 << t->log2_size) - 1, i = (size_t)hash & mask, perturb = (size_t)hash;
    while (ou_dict_index_get(t, i) != (int64_t)at) {
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
    return i;
}

void ou_dict_take_entry(OuThread *th, OuDict *dict, size_t at, OuObject **key, OuObject **value)
{
    OuDictTable *t = dict->table;
    ou_dict_index_set(t, ou_dict_slot_of(t, at), OU_DICT_DUMMY);
    OuDictStrEntry *entry = ou_dict_entry(t, at);
    *key = entry->key;
    *value = entry->value;
    entry->key = entry->value = NULL;
    dict->used--;
    ou_dict_changed(th, dict);
    OU_HEAVY(check_some(dict));
}

OuDictTable *ou_dict_table_copy(OuThread *th, const OuDict *dict)
{
    const OuDictTable *from = dict->table;
    OuDictTable *to;
    if (dict->used == from->n_entries && dict->used > ou_dict_room((unsigned)from->log2_size) / 2) {
        /* nothing dead: the block as it is, as far as it is filled */
        to = ou_mem_take(th, ou_dict_table_size(from));
        if (to == NULL) {
            return NULL;
        }
        memcpy(to, from, (size_t)((const char *)ou_dict_entry(from, from->n_entries) - (const char *)from));
    } else {
        to = table_new(th, dict->used, from->general);
        if (to == NULL) {
            return NULL;
        }
        for (size_t i = 0; ou_dict_next_live(from, &i); i++) {
            OuDictStrEntry *entry = ou_dict_entry(from, i);
            table_append(to, entry->key, ou_dict_entry_hash(from, i), entry->value);
        }
    }
    size_t stride = ou_dict_entry_size(to);
    const char *at = ou_dict_entries(to);
    for (size_t n = to->n_entries; n > 0; n--, at += stride) {
        ou_keep(((const OuDictStrEntry *)(const void *)at)->key);
        ou_keep(((const OuDictStrEntry *)(const void *)at)->value);
    }
    return to;
}

/* ---- the check ---- */

static const char *check_index(const OuDict *dict)
{
    const OuDictTable *t = dict->table;
    size_t n_empty = 0, n_pointing = 0;
    for (size_t i = 0; i < (size_t)1 << t->log2_size; i++) {
        int64_t at = ou_dict_index_get(t, i);
        n_empty += at == OU_DICT_EMPTY;
        if (at >= 0) {
            n_pointing++;
            if ((uint64_t)at >= t->n_entries || ou_dict_entry(t, (size_t)at)->value == NULL) {
                return "DICT-2";
            }
        }
    }
    if (n_pointing != dict->used) {
        return "DICT-2";
    }
    return n_empty == 0 || t->n_entries + t->left > ou_dict_room((unsigned)t->log2_size) ? "DICT-3" : NULL;
}

static const char *check_entries(const OuDict *dict)
{
    const OuDictTable *t = dict->table;
    size_t n_live = 0, first = 0;
    for (size_t i = 0; i < t->n_entries; i++) {
        const OuDictStrEntry *entry = ou_dict_entry(t, i);
        bool is_mark = i == 0 && ((uintptr_t)entry->key & 1) != 0;
        if ((entry->key == NULL || is_mark) != (entry->value == NULL)) {
            return "DICT-1";
        }
        if (entry->value == NULL) {
            if (is_mark && ou_dict_next_live(t, &first) && first < ou_dict_known_dead(t)) {
                return "DICT-7";
            }
            continue;
        }
        n_live++;
        if (!t->general && (!ou_is_exact_str(entry->key) || ((const OuStr *)entry->key)->hash == -1)) {
            return "DICT-4";
        }
        if (!ou_is_tracked(&dict->head) && dict->head.count >= 0 && ou_is_exact_dict(&dict->head) &&
            (ou_may_track(entry->key) || ou_may_track(entry->value))) {
            return "DICT-5";
        }
        int64_t hash = ou_dict_entry_hash(t, i);
        size_t mask = ((size_t)1 << t->log2_size) - 1, slot = (size_t)hash & mask, perturb = (size_t)hash;
        int64_t at;
        while ((at = ou_dict_index_get(t, slot)) != (int64_t)i) {
            if (at == OU_DICT_EMPTY) {
                return "DICT-2";
            }
            perturb >>= PERTURB_SHIFT;
            slot = (slot * 5 + perturb + 1) & mask;
        }
    }
    return n_live == dict->used ? NULL : "DICT-1";
}

bool ou_dict_check(const OuObject *o)
{
    const OuDict *dict = (const OuDict *)o;
    const char *broken = NULL;
    if (dict->table == NULL) {
        broken = dict->used == 0 || dict->instance != NULL ? NULL : "DICT-1";
    } else if (dict->instance != NULL) {
        broken = "DICT-6";
    } else {
        broken = check_index(dict);
        if (broken == NULL) {
            broken = check_entries(dict);
        }
    }
    if (broken != NULL) {
        fprintf(stderr, "%s broken in dict %p\n", broken, (const void *)o);
    }
    return broken == NULL;
}
