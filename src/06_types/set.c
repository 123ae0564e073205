/* set.c - sets: the table, the basic operations, life, the types.
 *
 * Sets iterate in the order of their table, and programs (and their recorded outputs) show
 * that order for small ints; so probing and growth are those of CPython: a run of ten
 * neighbours before each jump, the last dummy on the way used again, four times as large when three
 * fifths are taken. A comparison that runs __eq__ may find the set changed: the look-up
 * then starts again. */
#include "06_types/set_int.h"

#include "00_base/checked.h"
#include "06_types/dict_int.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

#include <stdio.h>
#include <string.h>

#define NEIGHBOURS 9
#define PERTURB_SHIFT 5
#define BIG_SET 50000 /* from here on a set doubles instead of growing fourfold */

bool ou_is_any_set(const OuObject *o)
{
    return ou_type_extends(o->type, &ou_set_type) || ou_type_extends(o->type, &ou_frozenset_type);
}

const OuType *ou_set_base_type(const OuObject *o)
{
    return ou_type_extends(o->type, &ou_set_type) ? &ou_set_type : &ou_frozenset_type;
}

static bool is_exact(const OuObject *o)
{
    return o->type == &ou_set_type || o->type == &ou_frozenset_type;
}

/* ---- the table ---- */

OU_INLINE bool is_free(const OuSetEntry *entry)
{
    return entry->key == NULL && entry->hash == 0;
}

/* Into a table without dummies and without this key. */
static void insert_clean(OuSetEntry *table, size_t mask, OuObject *key, int64_t hash)
{
    size_t perturb = (size_t)hash, i = (size_t)hash & mask;
    for (;;) {
        size_t last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
        for (size_t k = i; k <= last; k++) {
            if (table[k].key == NULL) {
                table[k] = (OuSetEntry){key, hash};
                return;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

/* A table with room for more than n, to *mask. NULL: MemoryError. */
static OuSetEntry *table_new(OuThread *th, size_t n, size_t *mask)
{
    size_t room = OU_SET_MIN_SIZE, bytes;
    while (room <= n && room < SIZE_MAX / 4) {
        room *= 2;
    }
    if (room <= n || !ou_checked_mul(room, sizeof(OuSetEntry), &bytes)) {
        return ou_null_memory(th);
    }
    *mask = room - 1;
    return ou_mem_take_zeroed(th, bytes);
}

static void table_give(OuThread *th, OuSetEntry *table, size_t mask)
{
    if (table != NULL) {
        ou_mem_give(th, table, (mask + 1) * sizeof(OuSetEntry));
    }
}

/* Moves everything into `table`, which is empty. */
static void move_to(OuThread *th, OuSet *set, OuSetEntry *table, size_t mask)
{
    for (size_t i = 0; i < ou_set_room(set); i++) {
        if (set->table[i].key != NULL) {
            insert_clean(table, mask, set->table[i].key, set->table[i].hash);
        }
    }
    table_give(th, set->table, set->mask);
    set->table = table;
    set->mask = mask;
    set->n_dummies = 0;
}

static bool resize(OuThread *th, OuSet *set, size_t n)
{
    size_t mask;
    OuSetEntry *table = table_new(th, n, &mask);
    if (table == NULL) {
        return false;
    }
    move_to(th, set, table, mask);
    return true;
}

bool ou_set_tidy(OuThread *th, OuSet *set)
{
    if (set->n_dummies <= set->mask / 4) {
        return true;
    }
    return resize(th, set, set->used > BIG_SET ? set->used * 2 : set->used * 4);
}

OuSetEntry *ou_set_find(OuThread *th, OuSet *set, OuObject *key, int64_t hash, bool *failed)
{
    *failed = false;
    OuSetEntry *table, *entry;
    size_t mask, i, perturb;
restart:
    table = set->table;
    mask = set->mask;
    i = (size_t)hash & mask;
    perturb = (size_t)hash;
    while (table != NULL) {
        entry = &table[i];
        size_t more = i + NEIGHBOURS <= mask ? NEIGHBOURS : 0;
        for (;; entry++) {
            OuObject *there = entry->key;
            if (there == NULL) {
                if (entry->hash == 0) {
                    return NULL;
                }
            } else if (there == key) {
                return entry;
            } else if (entry->hash == hash) {
                bool told;
                OuTruth same = ou_seq_equal_quickly(there, key, &told);
                if (!told) {
                    ou_keep(there);
                    same = ou_compare_bool(th, there, key, OU_EQ);
                    bool again = set->table != table || set->mask != mask || entry->key != there;
                    ou_drop(th, there);
                    if (same == OU_ERROR) {
                        *failed = true;
                        return NULL;
                    }
                    if (again) {
                        goto restart;
                    }
                }
                if (same == OU_TRUE) {
                    return entry;
                }
            }
            if (more-- == 0) {
                break;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
    return NULL;
}

/* Where a new key belongs: the last dummy on the way to the first free entry, else that entry. */
static OuSetEntry *free_entry(const OuSet *set, int64_t hash)
{
    size_t perturb = (size_t)hash, i = (size_t)hash & set->mask;
    OuSetEntry *dummy = NULL;
    for (;;) {
        size_t last = i + NEIGHBOURS <= set->mask ? i + NEIGHBOURS : i;
        for (size_t k = i; k <= last; k++) {
            OuSetEntry *entry = &set->table[k];
            if (entry->key == NULL) {
                if (entry->hash == 0) {
                    return dummy != NULL ? dummy : entry;
                }
                dummy = entry;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & set->mask;
    }
}

OU_UNUSED static bool check_some(const OuSet *set)
{
    return (set->used > 16 && (set->used & (set->used - 1)) != 0) || ou_set_check(&set->head);
}

/* The key is not in the set. */
static bool insert_new(OuThread *th, OuSet *set, OuObject *key, int64_t hash)
{
    if (set->table == NULL) {
        set->table = table_new(th, 0, &set->mask);
        if (set->table == NULL) {
            set->mask = 0;
            return false;
        }
    }
    OuSetEntry *entry = free_entry(set, hash);
    if (entry->hash == OU_SET_DUMMY_HASH) {
        *entry = (OuSetEntry){ou_keep(key), hash};
        set->used++;
        set->n_dummies--;
        OU_HEAVY(check_some(set));
        return true;
    }
    /* The entry goes into the old table, then all move: what comes first stays first. But what can
     * fail is done before. */
    OuSetEntry *table = NULL;
    size_t mask = 0;
    if ((set->used + set->n_dummies + 1) * 5 >= set->mask * 3) {
        size_t used = set->used + 1;
        table = table_new(th, used > BIG_SET ? used * 2 : used * 4, &mask);
        if (table == NULL) {
            return false;
        }
    }
    *entry = (OuSetEntry){ou_keep(key), hash};
    set->used++;
    if (table != NULL) {
        move_to(th, set, table, mask);
    }
    OU_HEAVY(check_some(set));
    return true;
}

bool ou_set_add_hashed(OuThread *th, OuSet *set, OuObject *key, int64_t hash)
{
    bool failed, ok = true;
    ou_keep(key); /* __eq__ may drop what the caller borrowed */
    if (ou_set_find(th, set, key, hash, &failed) == NULL) {
        ok = !failed && insert_new(th, set, key, hash);
    }
    ou_drop(th, key);
    return ok;
}

OuTruth ou_set_has_hashed(OuThread *th, OuSet *set, OuObject *key, int64_t hash)
{
    bool failed;
    if (ou_set_find(th, set, key, hash, &failed) != NULL) {
        return OU_TRUE;
    }
    return failed ? OU_ERROR : OU_FALSE;
}

OuTruth ou_set_discard_hashed(OuThread *th, OuSet *set, OuObject *key, int64_t hash)
{
    bool failed;
    OuSetEntry *entry = ou_set_find(th, set, key, hash, &failed);
    if (entry == NULL) {
        return failed ? OU_ERROR : OU_FALSE;
    }
    OuObject *there = entry->key;
    *entry = (OuSetEntry){NULL, OU_SET_DUMMY_HASH};
    set->used--;
    set->n_dummies++;
    OU_HEAVY(check_some(set));
    ou_drop(th, there);
    return OU_TRUE;
}

bool ou_set_each_hashed(OuSet *set, size_t *at, OuObject **key, int64_t *hash)
{
    size_t room = ou_set_room(set);
    for (size_t i = *at; i < room; i++) {
        if (set->table[i].key != NULL) {
            *key = set->table[i].key;
            *hash = set->table[i].hash;
            *at = i + 1;
            return true;
        }
    }
    *at = room;
    return false;
}

bool ou_set_check(const OuObject *o)
{
    const OuSet *set = (const OuSet *)o;
    const char *broken = NULL;
    size_t used = 0, n_dummies = 0, room = ou_set_room(set);
    if (set->table == NULL ? set->mask != 0 : (room & set->mask) != 0 || room < OU_SET_MIN_SIZE) {
        broken = "SET-3";
    }
    for (size_t i = 0; broken == NULL && i < room; i++) {
        const OuSetEntry *entry = &set->table[i];
        used += entry->key != NULL;
        n_dummies += entry->key == NULL && entry->hash == OU_SET_DUMMY_HASH;
        size_t perturb = (size_t)entry->hash, k = (size_t)entry->hash & set->mask;
        for (bool found = entry->key == NULL; !found && broken == NULL;) {
            size_t last = k + NEIGHBOURS <= set->mask ? k + NEIGHBOURS : k;
            for (size_t p = k; p <= last && !found && broken == NULL; p++) {
                found = p == i;
                broken = !found && is_free(&set->table[p]) ? "SET-2" : NULL;
            }
            perturb >>= PERTURB_SHIFT;
            k = (k * 5 + 1 + perturb) & set->mask;
        }
    }
    if (broken == NULL && (used != set->used || n_dummies != set->n_dummies ||
                           (used + n_dummies) * 5 > (room == 0 ? 0 : room) * 3)) {
        broken = "SET-1";
    }
    if (broken != NULL) {
        fprintf(stderr, "%s broken in set %p\n", broken, (const void *)o);
    }
    return broken == NULL;
}

/* ---- the basic operations ---- */

OuSet *ou_set_make_empty(OuThread *th, const OuType *type)
{
    OuSet *set;
    if (type == &ou_set_type || type == &ou_frozenset_type) {
        set = (OuSet *)ou_object_new_zeroed(th, type, sizeof(OuSet));
    } else {
        set = (OuSet *)ou_type_allocate(th, type, 0);
    }
    if (set != NULL) {
        set->hash = -1;
        ou_track(th, &set->head);
    }
    return set;
}

/* Room for n more in one step. A set without a table counts as one with the smallest. */
static bool make_room(OuThread *th, OuSet *set, size_t n)
{
    size_t mask = set->table == NULL ? OU_SET_MIN_SIZE - 1 : set->mask;
    if ((set->used + set->n_dummies + n) * 5 >= mask * 3) {
        return resize(th, set, (set->used + n) * 2);
    }
    return set->table != NULL || n == 0 || resize(th, set, 0);
}

/* Everything of another set at once. */
static bool merge(OuThread *th, OuSet *set, OuSet *other)
{
    if (set == other || other->used == 0) {
        return true;
    }
    if (!make_room(th, set, other->used)) {
        return false;
    }
    OuObject *key;
    int64_t hash;
    if (set->used == 0 && set->n_dummies == 0) {
        if (set->mask == other->mask && other->n_dummies == 0) { /* place by place */
            for (size_t i = 0; i <= other->mask; i++) {
                set->table[i] = other->table[i];
                ou_keep_maybe(set->table[i].key);
            }
        } else {
            for (size_t at = 0; ou_set_each_hashed(other, &at, &key, &hash);) {
                insert_clean(set->table, set->mask, ou_keep(key), hash);
            }
        }
        set->used = other->used;
        OU_HEAVY(check_some(set));
        return true;
    }
    bool ok = true;
    for (size_t at = 0; ok && ou_set_each_hashed(other, &at, &key, &hash);) {
        ok = ou_set_add_hashed(th, set, key, hash);
    }
    return ok;
}

/* The keys of a dict whose iteration is dict's own. */
static bool merge_dict(OuThread *th, OuSet *set, OuObject *dict)
{
    size_t n = ou_dict_size(dict);
    if (!make_room(th, set, n)) {
        return false;
    }
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(dict, &at, &key, &value);) {
        if (!ou_set_add_hashed(th, set, key, ou_dict_each_hash(th, dict, at, key))) {
            return false;
        }
    }
    return true;
}

bool ou_set_update(OuThread *th, OuObject *o, OuObject *iterable)
{
    OuSet *set = (OuSet *)o;
    if (ou_is_any_set(iterable)) {
        return merge(th, set, (OuSet *)iterable);
    }
    if (ou_is_exact_dict(iterable)) {
        return merge_dict(th, set, iterable);
    }
    OuObject *iterator = ou_iter(th, iterable);
    if (iterator == NULL) {
        return false;
    }
    bool ok = true;
    OuObject *key;
    while (ok && (key = ou_next(th, iterator)) != NULL) {
        ok = ou_set_add(th, o, key);
        ou_drop(th, key);
    }
    ou_drop(th, iterator);
    return ok && !ou_has_error(th);
}

static OuObject *new_filled(OuThread *th, const OuType *type, OuObject *iterable)
{
    OuSet *set = ou_set_make_empty(th, type);
    if (set != NULL && iterable != NULL && !ou_set_update(th, &set->head, iterable)) {
        ou_drop(th, set);
        return NULL;
    }
    return (OuObject *)set;
}

OuObject *ou_set_new(OuThread *th, OuObject *iterable)
{
    return new_filled(th, &ou_set_type, iterable);
}

OuObject *ou_frozenset_new(OuThread *th, OuObject *iterable)
{
    if (iterable != NULL && iterable->type == &ou_frozenset_type) {
        return ou_keep(iterable);
    }
    return new_filled(th, &ou_frozenset_type, iterable);
}

OuObject *ou_set_copy_as(OuThread *th, const OuType *type, OuObject *from)
{
    return new_filled(th, type, from);
}

bool ou_set_add(OuThread *th, OuObject *set, OuObject *key)
{
    int64_t hash = ou_dict_hash(th, key);
    return hash != -1 && ou_set_add_hashed(th, (OuSet *)set, key, hash);
}

OuTruth ou_set_discard(OuThread *th, OuObject *set, OuObject *key)
{
    int64_t hash = ou_dict_hash(th, key);
    return hash == -1 ? OU_ERROR : ou_set_discard_hashed(th, (OuSet *)set, key, hash);
}

OuTruth ou_set_has(OuThread *th, OuObject *set, OuObject *key)
{
    int64_t hash = ou_dict_hash(th, key);
    return hash == -1 ? OU_ERROR : ou_set_has_hashed(th, (OuSet *)set, key, hash);
}

/* A hash failed: may the key be looked for as a frozenset? Then that, new; the error is cleared. */
static OuObject *as_frozenset(OuThread *th, OuObject *key)
{
    if (!ou_type_extends(key->type, &ou_set_type) || !ou_error_matches(th, &ou_exc_type_error)) {
        return NULL;
    }
    ou_error_clear(th);
    return ou_set_copy_as(th, &ou_frozenset_type, key);
}

OuTruth ou_set_has_convert(OuThread *th, OuObject *set, OuObject *key)
{
    OuTruth answer = ou_set_has(th, set, key);
    OuObject *frozen = answer == OU_ERROR ? as_frozenset(th, key) : NULL;
    if (frozen != NULL) {
        answer = ou_set_has(th, set, frozen);
        ou_drop(th, frozen);
    }
    return answer;
}

OuTruth ou_set_discard_convert(OuThread *th, OuObject *set, OuObject *key)
{
    OuTruth answer = ou_set_discard(th, set, key);
    OuObject *frozen = answer == OU_ERROR ? as_frozenset(th, key) : NULL;
    if (frozen != NULL) {
        answer = ou_set_discard(th, set, frozen);
        ou_drop(th, frozen);
    }
    return answer;
}

size_t ou_set_size(const OuObject *set)
{
    return ((const OuSet *)set)->used;
}

bool ou_set_each(OuObject *set, size_t *at, OuObject **key)
{
    int64_t hash;
    return ou_set_each_hashed((OuSet *)set, at, key, &hash);
}

void ou_set_clear(OuThread *th, OuObject *o)
{
    OuSet *set = (OuSet *)o;
    OuSetEntry *table = set->table;
    size_t mask = set->mask;
    if (table == NULL) {
        return;
    }
    set->table = NULL;
    set->used = set->n_dummies = set->mask = set->finger = 0;
    for (size_t i = 0; i <= mask; i++) {
        ou_drop_maybe(th, table[i].key);
    }
    table_give(th, table, mask);
}

void ou_set_swap_bodies(OuSet *a, OuSet *b)
{
    OuSet old = *a;
    a->table = b->table, a->used = b->used, a->n_dummies = b->n_dummies, a->mask = b->mask;
    b->table = old.table, b->used = old.used, b->n_dummies = old.n_dummies, b->mask = old.mask;
    a->finger = b->finger = 0;
    a->hash = b->hash = -1;
}

/* ---- the object's life ---- */

static OuObject *set_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return (OuObject *)ou_set_make_empty(th, type);
}

static bool set_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if ((self->type == &ou_set_type || self->type->init == set_init) &&
        !ou_args_no_keywords(th, "set", kwnames)) {
        return false;
    }
    if (!ou_args_count(th, ou_type_short_name(self->type), n, 0, 1)) {
        return false;
    }
    ou_set_clear(th, self);
    return n == 0 || ou_set_update(th, self, args[0]);
}

static OuObject *frozenset_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                                OuObject *kwnames)
{
    if (type->init == ou_frozenset_type.init && !ou_args_no_keywords(th, "frozenset", kwnames)) {
        return NULL;
    }
    if (!ou_args_count(th, ou_type_short_name(type), n, 0, 1)) {
        return NULL;
    }
    OuObject *iterable = n == 0 ? NULL : args[0];
    return type == &ou_frozenset_type ? ou_frozenset_new(th, iterable) : new_filled(th, type, iterable);
}

static void set_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_set_clear(th, self);
    if (OU_LIKELY(is_exact(self))) {
        ou_object_free(th, self, sizeof(OuSet));
        return;
    }
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t set_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    OuSet *set = (OuSet *)self;
    size_t room = ou_set_room(set);
    if (from == 0 && !is_exact(self)) {
        ou_instance_visit_extra(self, fn, arg);
    }
    if (from >= room) {
        return OU_VISIT_END;
    }
    size_t to = room - from > limit ? from + limit : room;
    for (size_t i = from; i < to; i++) {
        ou_visit_one(fn, arg, set->table[i].key);
    }
    return to < room ? to : OU_VISIT_END;
}

static size_t set_size_of(OuObject *self)
{
    return ou_type_instance_size(self, 0) + ou_set_room((OuSet *)self) * sizeof(OuSetEntry);
}

static OuObject *set_repr(OuThread *th, OuObject *self)
{
    const char *name = ou_type_short_name(self->type);
    if (ou_set_size(self) == 0) {
        return ou_str_format(th, "%s()", name);
    }
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_format(th, "%s(...)", name);
    }
    OuObject *text = NULL, *list = ou_to_list(th, self);
    if (list != NULL) {
        OuObject *items = ou_seq_vector_repr(th, ((OuList *)list)->items, ou_list_size(list), "{", "}");
        if (items != NULL && self->type != &ou_set_type) {
            text = ou_str_format(th, "%s(%U)", name, items);
            ou_drop(th, items);
        } else {
            text = items;
        }
        ou_drop(th, list);
    }
    ou_repr_leave(th, self);
    return text;
}

static uint64_t shuffled(uint64_t hash)
{
    return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

/* The same for any order of the items, and the same as CPython's: the shuffled hashes of all are
 * XORed, the size is mixed in, and the bits are spread. */
static int64_t frozenset_hash(OuThread *th, OuObject *self)
{
    (void)th;
    OuSet *set = (OuSet *)self;
    if (set->hash != -1) {
        return set->hash;
    }
    uint64_t hash = 0;
    OuObject *key;
    int64_t item_hash;
    for (size_t at = 0; ou_set_each_hashed(set, &at, &key, &item_hash);) {
        hash ^= shuffled((uint64_t)item_hash);
    }
    hash ^= ((uint64_t)set->used + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    set->hash = hash == UINT64_MAX ? 590923713 : (int64_t)hash;
    return set->hash;
}

static int64_t set_length(OuThread *th, OuObject *self)
{
    (void)th;
    return (int64_t)ou_set_size(self);
}

/* ---- the types ---- */

static const OuSequenceSlots set_sequence = {.length = set_length, .contains = ou_set_has_convert};

const OuType ou_set_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "set",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MATCH_SELF,
    .index = OU_TYPE_INDEX_SET,
    .basic_size = sizeof(OuSet),
    .weak = 1,
    .drop = set_drop,
    .visit = set_visit,
    .clear = ou_set_clear,
    .size_of = set_size_of,
    .repr = set_repr,
    .str = ou_object_str,
    .compare = ou_set_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = ou_set_iter,
    .make = set_make,
    .init = set_init,
    .number = &ou_set_number,
    .sequence = &set_sequence,
    .methods = ou_set_methods,
    .doc = "An unordered collection of unique items.\n\n"
           "set() -> an empty one\nset(iterable) -> with the items of the iterable",
};

const OuType ou_frozenset_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "frozenset",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MATCH_SELF,
    .index = OU_TYPE_INDEX_FROZENSET,
    .basic_size = sizeof(OuSet),
    .weak = 1,
    .drop = set_drop,
    .visit = set_visit,
    .clear = ou_set_clear,
    .size_of = set_size_of,
    .repr = set_repr,
    .str = ou_object_str,
    .hash = frozenset_hash,
    .compare = ou_set_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = ou_set_iter,
    .make = frozenset_make,
    .init = ou_object_init,
    .number = &ou_frozenset_number,
    .sequence = &set_sequence,
    .methods = ou_frozenset_methods,
    .doc = "An unordered collection of unique items that does not change.\n\n"
           "frozenset() -> an empty one\nfrozenset(iterable) -> with the items of the iterable",
};
