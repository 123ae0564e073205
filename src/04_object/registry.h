/* registry.h - the registry of tracked objects: generations as vectors.
 *
 * Young and middle generations are vectors of pointers in order of age; a tracked
 * object's 24 bits hold its index, so track and untrack are O(1): untrack leaves a
 * hole (NULL), which keeps the order in which finalizers run the order of creation and
 * touches no other object. Holes go when the vector is full or collected. The old
 * generation has no list: it is enumerated by walking container pools and the
 * table of large containers (those outside pools).
 *
 * Tracking cannot fail: when the young vector has no room and none is to be had (no
 * memory, or 2^24 entries), the young objects become old in bulk, which needs none.
 *
 *   REG-1 vector[i] is NULL or an object whose word says (tracked, state of the vector, i >> shift)
 *   REG-2 size <= room, <= 2^24 for young and middle, whose last entry is not a hole
 *   REG-3 every LARGE object stands once in `large`, tracked or not
 *   REG-4 n_old, n_frozen: as many objects as a walk finds */
#ifndef OU_REGISTRY_H
#define OU_REGISTRY_H

#include "04_object/vm.h"

#define OU_GENERATIONS 3

#ifdef OU_TINY
#define OU_VECTOR_MAX ((size_t)4096)  /* entries of young and middle */
#define OU_VECTOR_DIRECT ((size_t)64) /* entries that an index can name one by one */
#else
#define OU_VECTOR_MAX ((size_t)OU_WORD_INDEX_MAX + 1)
#define OU_VECTOR_DIRECT OU_VECTOR_MAX
#endif

/* Vectors of candidates and of garbage may pass 2^24 entries: then an index names 2^shift
 * neighbours, and the object is looked for among them. */
typedef struct OuObjectVector {
    OuObject **items;
    size_t size, room;
    unsigned shift; /* 0 in young and middle */
} OuObjectVector;

/* A set of addresses, open addressing with linear probing. An entry's low bit is
 * its mark, used by the collector (side mark bits serve only objects in pools). */
typedef struct OuLargeTable {
    uintptr_t *slots;  /* 0: free */
    size_t size, room; /* entries; room a power of two, or 0; size <= room / 2 */
} OuLargeTable;

typedef struct OuRegistry {
    OuObjectVector young, middle;
    OuObjectVector garbage;    /* of the running collection: state GARBAGE, holes where one died */
    OuObjectVector candidates; /* of the running full collection: state CANDIDATE */
    OuLargeTable large;
    int64_t count[OU_GENERATIONS]; /* gc.get_count(): [0] container allocations minus releases since
                         the last collection of generation 0; [1], [2] collections of the next younger one */
    int64_t trigger;               /* count[0] above it raises OU_BREAK_COLLECT: threshold[0], or INT64_MAX
                                      when automatic collection is off; ou_registry_retrigger() */
    int64_t threshold[OU_GENERATIONS]; /* 700, 10, 10; [0] == 0: never */
    bool enabled;                      /* gc.enable() */
    bool collecting;
    size_t n_old;          /* objects in the old generation now: states OLD, CANDIDATE */
    size_t n_frozen;       /* objects in the permanent generation */
    size_t n_long_total;   /* survivors of the last full collection: the 25 % rule */
    size_t n_long_pending; /* promoted to old since then */
    /* The port to 05: the object is about to be dropped, with count 0 and untracked, and has
     * weak references: they are cleared and their callbacks run. */
    void (*weak_dying)(OuThread *th, OuObject *o);
} OuRegistry;

/* After a change of enabled or threshold[0]. */
OU_INLINE void ou_registry_retrigger(OuRegistry *registry)
{
    registry->trigger = registry->enabled && registry->threshold[0] > 0 ? registry->threshold[0] : INT64_MAX;
}

/* Room for `more` entries behind size, at most OU_VECTOR_MAX in all; false when memory is
 * short (nothing is raised). _far: any number; its entries may be re-indexed for `state`. */
OU_MUST_USE bool ou_vector_reserve(OuVm *vm, OuObjectVector *vector, size_t more);
OU_MUST_USE bool ou_vector_reserve_far(OuVm *vm, OuObjectVector *vector, OuGcState state);

/* The place of o, which is in the vector. */
OU_INLINE size_t ou_vector_find(const OuObjectVector *vector, const OuObject *o)
{
    size_t at = (size_t)ou_gc_index(o) << vector->shift;
    while (vector->items[at] != o) {
        at++;
    }
    return at;
}

/* o at place `at`, where there is room; size is the caller's. */
OU_INLINE void ou_vector_put(OuObjectVector *vector, size_t at, OuObject *o, OuGcState state)
{
    vector->items[at] = o;
    ou_gc_place(o, state, (uint32_t)(at >> vector->shift));
}
void ou_vector_release(OuVm *vm, OuObjectVector *vector);

/* Holes out, the rest re-indexed in order for `state`. */
void ou_vector_compact(OuObjectVector *vector, OuGcState state);

/* The slow half of ou_track: makes room, or lets the object be born old. */
void ou_track_slow(OuThread *th, OuObject *o);

/* Containers outside pools. add needs a reserve before it. */
OU_MUST_USE bool ou_large_reserve(OuVm *vm);
void ou_large_add(OuRegistry *registry, OuObject *o);
void ou_large_remove(OuRegistry *registry, OuObject *o);
/* The entry of o, which is in the table; of any address: NULL when it is not. */
uintptr_t *ou_large_entry(OuRegistry *registry, const OuObject *o);
uintptr_t *ou_large_find(OuRegistry *registry, const void *address);

OU_INLINE OuObject *ou_large_object(uintptr_t entry)
{
    return (OuObject *)(entry & ~(uintptr_t)1);
}

OU_MUST_USE bool ou_registry_start(OuVm *vm);
void ou_registry_end(OuVm *vm);

bool ou_registry_check(OuVm *vm); /* REG-1..4; prints the id of the broken one */

/* All objects of a generation (0, 1, 2 without frozen; 3: frozen; -1: 0, 1 and 2), those that
 * are garbage of a running collection left out. fn must not make, drop or (un)track
 * objects; it may keep them. Stops when fn returns false. */
typedef bool (*OuRegistryFn)(void *arg, OuObject *o);
void ou_registry_each(OuVm *vm, int generation, OuRegistryFn fn, void *arg);

#endif
