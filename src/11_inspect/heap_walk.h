/* heap_walk.h - the objects of a VM, found by walking.
 *
 * Containers are found in the heap, by the collector's registry; what has no references of its own (int, str, ...) only
 * by whoever refers to it, since plain pools are not walked. So what only C code holds is not in the list: names
 * interned by the binary, caches. The walk runs no Python and drops nothing. */
#ifndef OU_HEAP_WALK_H
#define OU_HEAP_WALK_H

#include "11_inspect/object_list.h"

/* Tracked objects: of all generations, the permanent one too, and the garbage of a collection under way. */
void ou_heap_walk_tracked(OuVm *vm, OuObjectList *list);

/* Adds what the roots name: frames, thread records, modules, states of types. */
void ou_heap_walk_roots(OuVm *vm, OuObjectList *list);

/* Adds all that the listed objects refer to, and so on. */
void ou_heap_walk_closure(OuObjectList *list);

/* Bytes of o, as sys.getsizeof counts them. Static objects: 0. */
size_t ou_heap_walk_size(OuObject *o);

#endif
