/* dict_order.c - dict_order.h.
 *
 * Entries are in order of insertion (dict_int.h), so a key that moves leaves a dead entry where it was and takes a new one behind the last,
 * or a dead one before the first. There are such when keys were taken from the front; else the table is built anew once with as many as
 * there are keys. Dead entries at the front are skipped in one step: the first of them says how many they are. */
#include "06_types/dict_int.h"

#include "06_types/tuple.h"

#include <string.h>

static size_t first_live(OuDict *dict)
{
    OU_ASSERT(dict->used > 0);
    OuDictTable *t = dict->table;
    size_t at = ou_dict_known_dead(t);
    ou_dict_next_live(t, &at);
    if (at > 0) {
        ou_dict_entry(t, 0)->key = (OuObject *)(((uintptr_t)at << 1) | 1);
    }
    return at;
}

static size_t last_live(OuDict *dict)
{
    OU_ASSERT(dict->used > 0);
    OuDictTable *t = dict->table;
    while (ou_dict_entry(t, t->n_entries - 1)->value == NULL) {
        t->n_entries--; /* as popitem() does, so that emptying from the end is O(n) */
    }
    return t->n_entries - 1;
}

/* Entry `from` becomes entry `to`, which is dead. */
static void shift_entry(OuDictTable *t, size_t from, size_t to)
{
    ou_dict_index_set(t, ou_dict_slot_of(t, from), (int64_t)to);
    memcpy(ou_dict_entry(t, to), ou_dict_entry(t, from), ou_dict_entry_size(t));
    memset(ou_dict_entry(t, from), 0, ou_dict_entry_size(t));
}

/* A new table with as many dead entries at the front as there are live ones: from O(n) on, moves to the front are O(1). */
static bool make_room_in_front(OuThread *th, OuDict *dict)
{
    size_t gap = dict->used + 1;
    if (!ou_dict_rebuild(th, dict, 3 * gap, false)) {
        return false;
    }
    OuDictTable *t = dict->table;
    OU_ASSERT(t->n_entries == dict->used && t->left > gap);
    t->n_entries += gap;
    t->left -= gap;
    memset(ou_dict_entry(t, dict->used), 0, gap * ou_dict_entry_size(t));
    for (size_t i = dict->used; i-- > 0;) {
        shift_entry(t, i, i + gap);
    }
    return true;
}

static bool move_entry(OuThread *th, OuDict *dict, size_t at, bool last)
{
    OuDictTable *t = dict->table;
    size_t first = last ? 0 : first_live(dict);
    if (last ? t->left == 0 : first == 0) {
        /* Entries keep their order: what is behind the key stays behind it. */
        size_t before = 0;
        for (size_t i = 0; i < at; i++) {
            before += ou_dict_entry(t, i)->value != NULL;
        }
        if (!(last ? ou_dict_rebuild(th, dict, dict->used * 2, false) : make_room_in_front(th, dict))) {
            return false;
        }
        t = dict->table;
        first = last ? 0 : first_live(dict);
        at = before + first;
    }
    if (last) {
        memset(ou_dict_entry(t, t->n_entries), 0, ou_dict_entry_size(t));
        t->n_entries++;
        t->left--;
    }
    shift_entry(t, at, last ? t->n_entries - 1 : first - 1);
    if (!last && first > 1) {
        ou_dict_entry(t, 0)->key = (OuObject *)(((uintptr_t)(first - 1) << 1) | 1);
    }
    ou_dict_changed(th, dict);
    OU_HEAVY(dict->used > 64 || ou_dict_check(&dict->head));
    return true;
}

OuTruth ou_dict_move_key(OuThread *th, OuDict *dict, OuObject *key, bool last, bool *moved)
{
    *moved = false;
    int64_t hash = ou_dict_hash(th, key), at = hash == -1 ? OU_DICT_FAILED : ou_dict_find(th, dict, key, hash);
    if (at < 0) {
        return at == OU_DICT_FAILED ? OU_ERROR : OU_FALSE;
    }
    if ((size_t)at == (last ? last_live(dict) : first_live(dict))) {
        return OU_TRUE;
    }
    *moved = move_entry(th, dict, (size_t)at, last);
    return *moved ? OU_TRUE : OU_ERROR;
}

OuObject *ou_dict_take_end(OuThread *th, OuDict *dict, bool last)
{
    OuObject *pair = ou_tuple_new(th, 2);
    if (pair == NULL) {
        return NULL;
    }
    size_t at = last ? last_live(dict) : first_live(dict);
    ou_dict_take_entry(th, dict, at, &ou_tuple_items(pair)[0], &ou_tuple_items(pair)[1]);
    return ou_tuple_ready(th, pair);
}

size_t ou_dict_walk(OuDict *dict, bool backwards)
{
    if (dict->table == NULL) {
        return 0;
    }
    return backwards ? dict->table->n_entries : dict->used == 0 ? 0 : first_live(dict);
}

bool ou_dict_step(OuDict *dict, bool backwards, size_t *at, OuObject **key, OuObject **value)
{
    const OuDictTable *t = dict->table;
    size_t n = t == NULL ? 0 : t->n_entries;
    if (backwards && *at > n) {
        *at = n;
    }
    while (backwards ? *at > 0 : *at < n) {
        const OuDictStrEntry *entry = ou_dict_entry(t, backwards ? --*at : (*at)++);
        if (entry->value != NULL) {
            *key = entry->key;
            *value = entry->value;
            return true;
        }
    }
    return false;
}
