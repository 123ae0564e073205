/* why_alive.h - what keeps an object alive: the shortest way to it from a root.
 *
 * Breadth first over the whole heap, from what frames, thread records, modules and types' states hold. The objects between are
 * asked for nothing: no Python runs. */
#ifndef OU_WHY_ALIVE_H
#define OU_WHY_ALIVE_H

#include "11_inspect/heap_walk.h"

typedef struct OuAlivePath {
    OuObject **steps; /* from the root to the object, both included; borrowed */
    size_t n;         /* 0: no root leads to it (only C code, or a cycle, holds it) */
    size_t room;
} OuAlivePath;

/* False: memory was short. ou_why_alive_end() gives the path's memory back. */
OU_MUST_USE bool ou_why_alive_find(OuVm *vm, const OuObject *o, OuAlivePath *path);
void ou_why_alive_end(OuVm *vm, OuAlivePath *path);

#endif
