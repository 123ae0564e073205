/* set_int.h - the table of sets, and what set.c and set_ops.c share.
 *
 * Open addressing over entries of 16 bytes: key and hash beside it. Probing goes along a
 * short run of neighbours first (they share a cache line), then jumps as a dict's index does
 * (R. Hettinger's scheme for sets, 2013). A set has no order to keep, so there is no index;
 * its smallest table is a block of 8 entries, and the empty set owns none.
 *
 *   SET-1 used entries have a key; used + n_dummies <= 3/5 of the entries
 *   SET-2 a probe for an entry's hash finds it
 *   SET-3 mask + 1 is a power of two and the size of the table; 0 with no table */
#ifndef OU_SET_INT_H
#define OU_SET_INT_H

#include "06_types/seq.h"
#include "06_types/set.h"

typedef struct OuSetEntry {
    OuObject *key; /* NULL: free, or a dummy when hash is OU_SET_DUMMY_HASH */
    int64_t hash;  /* 0 in free entries: zeroed memory is an empty table */
} OuSetEntry;

#define OU_SET_DUMMY_HASH (-1) /* no hash is ever -1 */
#define OU_SET_MIN_SIZE 8

typedef struct OuSet { /* frozenset too */
    OuObject head;
    OuSetEntry *table; /* ou_mem block of mask + 1 entries, or NULL */
    size_t used, n_dummies;
    size_t mask;
    int64_t hash;   /* frozenset: -1 until asked for */
    size_t finger;  /* where pop() looks next */
} OuSet;

bool ou_set_check(const OuObject *set);

OU_INLINE size_t ou_set_room(const OuSet *set)
{
    return set->table == NULL ? 0 : set->mask + 1;
}

/* ---- set.c ---- */
OuSet *ou_set_make_empty(OuThread *th, const OuType *type); /* tracked */
/* The entry of the key; NULL: absent, or *failed. May run __eq__. */
OuSetEntry *ou_set_find(OuThread *th, OuSet *set, OuObject *key, int64_t hash, bool *failed);
bool ou_set_add_hashed(OuThread *th, OuSet *set, OuObject *key, int64_t hash);
OuTruth ou_set_discard_hashed(OuThread *th, OuSet *set, OuObject *key, int64_t hash);
OuTruth ou_set_has_hashed(OuThread *th, OuSet *set, OuObject *key, int64_t hash);
/* As ou_set_each(), with the hash. */
bool ou_set_each_hashed(OuSet *set, size_t *at, OuObject **key, int64_t *hash);
/* `like` set or frozenset (by the exact base type), with the items of `from`. */
OuObject *ou_set_copy_as(OuThread *th, const OuType *type, OuObject *from);
/* A table more than a quarter of which is dummies is built anew. False: MemoryError. */
bool ou_set_tidy(OuThread *th, OuSet *set);
/* a's tables and counts for b's. */
void ou_set_swap_bodies(OuSet *a, OuSet *b);
/* set or frozenset: which of the two o is made of. */
const OuType *ou_set_base_type(const OuObject *o);
/* Key in the set, where a set stands for an equal frozenset; OU_ERROR for unhashable keys. */
OuTruth ou_set_has_convert(OuThread *th, OuObject *set, OuObject *key);
OuTruth ou_set_discard_convert(OuThread *th, OuObject *set, OuObject *key);

/* ---- set_iter.c ---- */
OuObject *ou_set_iter(OuThread *th, OuObject *self); /* the iter slot */
extern const OuType ou_set_iter_type;

/* ---- set_ops.c ---- */
bool ou_set_difference_update(OuThread *th, OuObject *set, OuObject *iterable);
bool ou_set_symmetric_update(OuThread *th, OuObject *set, OuObject *iterable);
OuObject *ou_set_intersection(OuThread *th, OuObject *set, OuObject *iterable); /* of set's base type */
OuTruth ou_set_is_subset(OuThread *th, OuObject *a, OuObject *b); /* both sets */
OuObject *ou_set_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
extern const OuNumberSlots ou_set_number, ou_frozenset_number;
extern const OuMethodDef ou_set_methods[], ou_frozenset_methods[];

#endif
