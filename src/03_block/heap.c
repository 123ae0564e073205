/* heap.c - a heap from beginning to end, and requests by size (M2).
 *
 * A small request costs one bound check, a shift and the pop in block_inline.h.
 * Builds with OU_BYPASS_POOLS have bypass.c in place of this file. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"
#include "01_pages/pages.h"

#include <stdio.h>
#include <string.h>

OuHeap *ou_heap_new(OuAccount *account, uint64_t random_seed)
{
    OuHeap *heap = ou_raw_take_zeroed(account, sizeof *heap);
    if (heap == NULL) {
        return NULL;
    }
    heap->account = account;
    heap->front.key = random_seed | UINT64_C(1) << 63; /* no pointer looks like a link */
    heap->front.beat = OU_POOL_BEAT;
    size_t page = ou_pages_size();
    heap->page = page < OU_POOL_SIZE ? page : OU_POOL_SIZE;
    heap->page_shift = ou_bits_lowest(heap->page);
    heap->huge_from = OU_HEAP_HUGE;
    heap->keep = OU_HEAP_KEEP / heap->page;
    for (size_t n = 0; n < OU_CHUNK_SLOTS; n++) {
        heap->front.chunk_at[n] = OU_CHUNK_NONE;
    }
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t slot = 0; slot < OU_BLOCK_SLOTS; slot++) {
            heap->front.current[kind][slot] = OU_POOL_NONE;
        }
    }
    return heap;
}

#ifdef OU_DEBUG
static const char *const kind_names[OU_BLOCK_KINDS] = {"container", "plain", "raw"};

/* Prints what is live, and panics if anything is: a heap is freed empty. */
static void find_leaks(const OuHeap *heap)
{
    OuHeapStats stats;
    ou_heap_stats(heap, &stats);
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t i = 0; i < OU_BLOCK_CLASSES; i++) {
            if (stats.classes[kind][i].n_live > 0) {
                fprintf(stderr, "leak: %zu %s blocks of %zu bytes\n", stats.classes[kind][i].n_live,
                        kind_names[kind], OU_BLOCK_MIN + i * OU_BLOCK_STEP);
            }
        }
    }
    if (stats.live_bytes > 0) {
        ou_base_panic(__FILE__, __LINE__, __func__, "blocks are live in a heap that is freed");
    }
}
#endif

void ou_heap_free(OuHeap *heap)
{
    if (heap == NULL) {
        return;
    }
    if (heap->guard != NULL) {
        ou_guard_flush(heap);
    }
    ou_pool_cool(heap);
#ifdef OU_DEBUG
    OU_HEAVY(ou_heap_check(heap));
    find_leaks(heap);
#endif
    OuAccount *account = heap->account;
    ou_guard_free(heap);
    for (size_t i = 0; i < heap->n_chunks; i++) {
        account->n_level0_calls++;
        ou_pages_release(heap->chunks[i], OU_CHUNK_SIZE);
    }
    ou_account_refund(account, heap->n_pages * heap->page);
    ou_raw_give(account, heap->chunks, heap->chunk_room * sizeof *heap->chunks);
    ou_raw_give(account, heap, sizeof *heap);
}

/* Neither small nor zero: raw memory. */
static OU_NOINLINE void *take_odd(OuHeap *heap, OuBlockKind kind, size_t size)
{
    if (size == 0) {
        return ou_heap_take_any(heap, kind, 1);
    }
    void *p = ou_raw_take(heap->account, size);
    ou_heap_tell_taken(heap, p, size);
    return p;
}

void *ou_heap_take_any(OuHeap *heap, OuBlockKind kind, size_t size)
{
    if (OU_UNLIKELY(size - 1 >= OU_BLOCK_MAX)) {
        return take_odd(heap, kind, size);
    }
    if (ou_fault_hit(&heap->account->fault)) {
        return NULL;
    }
    void *p = ou_pool_take(heap, ou_pool_offset(kind, size));
#ifdef OU_DEBUG
    OuHeap *serves = heap->real != NULL ? heap->real : heap;
    if (p != NULL && serves->mode == OU_HEAP_BLOCKS) {
        ou_check_take(serves, kind, p, size);
    }
#endif
    return p;
}

static OU_NOINLINE void give_large(OuHeap *heap, void *p, size_t size)
{
    if (OU_UNLIKELY(heap->real != NULL)) {
        heap->tracer.given(heap->tracer.context, p);
    }
    ou_raw_give(heap->account, p, size);
}

void ou_heap_give_any(OuHeap *heap, OuBlockKind kind, void *p, size_t size)
{
    if (OU_UNLIKELY(size > OU_BLOCK_MAX)) {
        give_large(heap, p, size);
        return;
    }
    size += size == 0; /* as it was taken */
#ifdef OU_DEBUG
    OuHeap *serves = heap->real != NULL ? heap->real : heap;
    if (serves->mode == OU_HEAP_BLOCKS) {
        ou_check_give(serves, kind, p, size);
    }
#endif
    ou_pool_give(heap, p, size, ou_pool_offset(kind, size));
}

static void *resize_large(OuHeap *heap, void *p, size_t old_size, size_t new_size)
{
    void *moved = ou_raw_resize(heap->account, p, old_size, new_size);
    if (OU_UNLIKELY(heap->real != NULL) && moved != NULL) {
        heap->tracer.given(heap->tracer.context, p);
        heap->tracer.taken(heap->tracer.context, moved, new_size);
    }
    return moved;
}

void *ou_heap_resize(OuHeap *heap, OuBlockKind kind, void *p, size_t old_size, size_t new_size)
{
    if (old_size > OU_BLOCK_MAX && new_size > OU_BLOCK_MAX) {
        return resize_large(heap, p, old_size, new_size);
    }
#ifndef OU_STRESS /* there, every resize moves, so that stale pointers show */
    if (ou_heap_usable(old_size) == ou_heap_usable(new_size) &&
        (heap->real != NULL ? heap->real : heap)->mode != OU_HEAP_DEBUG) {
        return p;
    }
#endif
    void *moved = ou_heap_take_any(heap, kind, new_size);
    if (moved != NULL) {
        size_t kept = old_size < new_size ? old_size : new_size;
        memcpy(moved, p, kept);
        ou_heap_give_any(heap, kind, p, old_size);
    }
    return moved;
}

size_t ou_heap_usable(size_t size)
{
    if (size > OU_BLOCK_MAX) {
        return size;
    }
    return size <= OU_BLOCK_MIN ? OU_BLOCK_MIN
                                : (size + OU_BLOCK_STEP - 1) & ~(size_t)(OU_BLOCK_STEP - 1);
}

/* A sorted table of chunks, not a bitmap of the address space: it is what walking
 * in address order needs too; a table of slots before it answers at once. */
bool ou_heap_owns(const OuHeap *heap, const void *p)
{
    if (!ou_heap_has_chunk(heap, p)) {
        return false;
    }
    size_t index = ((uintptr_t)p & (OU_CHUNK_SIZE - 1)) / OU_ARENA_SIZE;
    return (ou_chunk_of(p)->open >> index & 1) != 0 && ou_pool_of(p)->state != OU_POOL_IS_UNUSED;
}

size_t ou_heap_trim(OuHeap *heap)
{
    if (heap->guard != NULL) {
        ou_guard_flush(heap);
    }
    ou_pool_retire_idle(heap);
    size_t bytes = ou_arena_trim(heap);
    return bytes + ou_heap_punch(heap);
}
#else
typedef int OuHeapIsInBypass; /* an empty translation unit is no C */
#endif
