/* registry.h - the registry of tracked objects: generations as vectors.
 *
 * Young and middle generations are vectors of pointers; a tracked object's 24
 * bits hold its index, so track and untrack are O(1) (swap with the last). The old
 * generation has no list: 05 enumerates it by walking container pools and the
 * `large` vector (containers outside pools). Room is reserved in ou_object_new(),
 * one slot for each container object that exists and is not old, so that
 * track cannot fail.
 *
 *   REG-1 vector[i]->word says (state of the vector, i), tracked
 *   REG-2 size <= room; room of young >= young.size + objects made but not yet tracked
 *   REG-3 every LARGE object stands once in `large` */
#ifndef OU_REGISTRY_H
#define OU_REGISTRY_H

#include "04_object/vm.h"

typedef struct OuObjectVector {
    OuObject **items;
    size_t size, room;
} OuObjectVector;

typedef struct OuRegistry {
    OuObjectVector young, middle, large;
    int64_t count[3];     /* gc.get_count(): [0] container allocations minus releases since the last
                             collection of generation 0; [1], [2] collections of the next younger one */
    int64_t threshold[3]; /* 700, 10, 10; [0] == 0: never */
    bool enabled;         /* gc.enable() */
    bool collecting;
    size_t n_old;         /* objects in the old generation, for the 25 % rule */
    size_t n_long_pending;/* promoted to old since its last full collection */
} OuRegistry;

/* Room for one more; false when memory is short (nothing is raised). */
OU_MUST_USE bool ou_vector_reserve(OuVm *vm, OuObjectVector *vector, size_t more);
void ou_vector_release(OuVm *vm, OuObjectVector *vector);

bool ou_registry_check(OuVm *vm); /* REG-1..3; prints the id of the broken one */

/* All objects of a generation (0, 1, 2 without frozen; 3: frozen; -1: all tracked). */
typedef bool (*OuRegistryFn)(void *arg, OuObject *o);
void ou_registry_each(OuVm *vm, int generation, OuRegistryFn fn, void *arg);

#endif
