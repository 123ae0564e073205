/* trap.c - a heap that stands before another one and tells somebody of each block (block.h).
 *
 * The inline paths have two exits: a class whose current pool has no free block, and a block that lies in no chunk known.
 * A trap is a heap record with no pool and no chunk at all, so both exits are always taken, and the slow halves, which look for
 * it, do the request on the heap behind and report it. So tracing costs nothing while nobody traces: no test, no counter. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"

OuHeap *ou_heap_trap_new(OuHeap *real, const OuHeapTracer *tracer)
{
    OuHeap *trap = OU_HARDENED ? ou_heap_new(real->account, real->front.key) : NULL;
    if (trap != NULL) {
        trap->real = real;
        trap->tracer = *tracer;
    }
    return trap;
}

void ou_heap_trap_free(OuHeap *trap)
{
    if (trap != NULL) {
        ou_raw_give(trap->account, trap, sizeof *trap);
    }
}

void ou_heap_tell_taken(OuHeap *heap, void *p, size_t size)
{
    if (OU_UNLIKELY(heap->real != NULL) && p != NULL) {
        heap->tracer.taken(heap->tracer.context, p, size);
    }
}

OU_NOINLINE void *ou_trap_take(OuHeap *trap, size_t offset)
{
    void *p = ou_pool_take(trap->real, offset);
    if (p != NULL) {
        size_t slot = offset / OU_BLOCK_STEP % OU_BLOCK_SLOTS;
        trap->tracer.taken(trap->tracer.context, p, (slot + 1) * OU_BLOCK_STEP);
    }
    return p;
}

OU_NOINLINE void ou_trap_give(OuHeap *trap, void *p, size_t size)
{
    trap->tracer.given(trap->tracer.context, p);
    ou_pool_give_listed(trap->real, p, size);
}
#else
typedef int OuTrapIsInBypass; /* an empty translation unit is no C */
#endif
