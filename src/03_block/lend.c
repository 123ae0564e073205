/* lend.c - a class with few blocks lives in the pools of larger ones.
 *
 * A pool costs its first page at least, and a virtual machine that has just started has one to fifteen blocks in each of
 * some fifty classes: 170 KB of cut blocks that nobody ever takes. So a class begins without a pool: its blocks come from
 * the nearest larger class of its kind that has a free block at hand, or from a pool of a coarser class (four to a power of two)
 * that others will share. Each such block wastes the difference in size. Once a class has wasted half a page that way it gets a
 * pool of its own, which bounds what is wasted by half of what is saved; a class that is used a lot gets there at once.
 *
 * Nothing else changes: a block is given back to the pool in which it lies, and only the slow path of a take comes here.
 *
 * Rejected: fewer classes, which costs every heap what here only the first blocks of a small one pay (a float of 24 bytes
 * would have 32); pools of one page, for which the records would have to be found in another way. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"
#include "00_base/bits.h"

#ifdef OU_TINY
#define WASTE_MOST 128
#else
#define WASTE_MOST 2048 /* bytes: half a page */
#endif

/* Sizes up to 64 have their own class; above, four to a power of two. */
static size_t coarse(size_t slot)
{
    size_t size = (slot + 1) * OU_BLOCK_STEP;
    if (size <= 64) {
        return slot;
    }
    size_t step = (size_t)1 << (ou_bits_highest(size - 1) - 2);
    return ou_bits_round_up(size, step) / OU_BLOCK_STEP - 1;
}

static bool has_block(const OuPool *pool)
{
    return pool != OU_POOL_NONE && (pool->free & 1) == 0;
}

size_t ou_lend_slot(const OuHeap *heap, OuBlockKind kind, size_t slot)
{
    size_t left = WASTE_MOST - heap->wasted[kind][slot];
    if (heap->guard != NULL || left < OU_BLOCK_STEP || *ou_heap_current(heap, kind, slot) != OU_POOL_NONE ||
        heap->bins[kind][slot].first != NULL) {
        return slot;
    }
    for (size_t i = slot + 1; i < OU_BLOCK_SLOTS && (i - slot) * OU_BLOCK_STEP <= left; i++) {
        if (has_block(*ou_heap_current(heap, kind, i))) {
            return i;
        }
    }
    size_t shared = coarse(slot);
    return (shared - slot) * OU_BLOCK_STEP <= left ? shared : slot;
}
#else
typedef int OuLendIsInBypass;
#endif
