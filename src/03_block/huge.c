/* huge.c - the dense parts of a large heap stand on huge pages.
 *
 * A collection, or a program that works on tens of megabytes of objects, spends much of its time on misses of the
 * processor's address cache, and one that builds them on page faults: both are fewer by hundreds with pages of 2 MiB. What they
 * cost is memory that is not needed yet or no more, so they are for large heaps only, and only where all of a span is
 * charged anyway. A span is two arenas side by side, aligned to its size.
 *
 *   A heap that is large opens its arenas two at a time where it can, on one huge page.
 *   What was opened while it was small is moved to huge pages, a span a tick, once every page of it is in use or retained.
 *   Whoever is to give back a part of a span splits it first, so that the system does not fill it up again.
 *
 * Leaving it all to the system ("always") was rejected: its daemon fills holes that were just made, and a small heap
 * would get 2 MiB at a touch. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"
#include "01_pages/pages.h"

#define SPAN_SIZE ((size_t)OU_HUGE_ARENAS * OU_ARENA_SIZE)
#define FULL_POOL(heap) ((1u << (OU_POOL_SIZE / (heap)->page)) - 1u)

/* The bits of the span that an arena is in; 0: it is in none, since the head is in the way. */
static uint32_t span_of(size_t index)
{
    size_t first = index - index % OU_HUGE_ARENAS;
    return first == 0 ? 0 : ((UINT32_C(1) << OU_HUGE_ARENAS) - 1) << first;
}

static bool is_large(const OuHeap *heap)
{
    return heap->n_pages >= heap->huge_from >> heap->page_shift && ou_pages_size() <= OU_POOL_SIZE;
}

size_t ou_huge_pages_wanted(const OuHeap *heap)
{
    const OuAccount *account = heap->account;
    size_t room = account->held < account->cap ? account->cap - account->held : 0;
    return is_large(heap) && room / 4 >= SPAN_SIZE ? SPAN_SIZE >> heap->page_shift : 0;
}

bool ou_huge_suits(const OuChunk *chunk, size_t index)
{
    uint32_t span = span_of(index);
    return index % OU_HUGE_ARENAS == 0 && span != 0 && (chunk->open & span) == 0;
}

void ou_huge_begin(OuHeap *heap, OuChunk *chunk, size_t index)
{
    uint32_t span = span_of(index);
    size_t n = SPAN_SIZE >> heap->page_shift;
    OU_ASSERT((chunk->open & span) == span && (chunk->huge & span) == 0 && heap->credit >= n);
    heap->account->n_level0_calls += 2;
    ou_pages_huge(ou_arena_start(chunk, index), SPAN_SIZE, true);
    ou_pages_populate(ou_arena_start(chunk, index), SPAN_SIZE);
    for (size_t i = 0; i < OU_HUGE_ARENAS * OU_ARENA_POOLS; i++) {
        ou_chunk_pool(chunk, index, i)->pages = (uint8_t)FULL_POOL(heap);
    }
    heap->credit -= n;
    heap->n_free_pages += n;
    chunk->huge |= span;
    heap->n_huge_spans++;
}

void ou_huge_split(OuHeap *heap, OuChunk *chunk, size_t index)
{
    uint32_t span = span_of(index);
    if ((chunk->huge & span) == 0) {
        return;
    }
    heap->account->n_level0_calls++;
    ou_pages_huge(ou_arena_start(chunk, index - index % OU_HUGE_ARENAS), SPAN_SIZE, false);
    chunk->huge &= ~span;
    heap->n_huge_spans--;
}

/* Is every page of a span charged? */
static bool is_dense(const OuHeap *heap, const OuChunk *chunk, size_t first)
{
    uint32_t span = span_of(first);
    bool dense = span != 0 && (chunk->open & span) == span;
    for (size_t i = 0; dense && i < OU_HUGE_ARENAS * OU_ARENA_POOLS; i++) {
        dense = ou_chunk_pool(chunk, first, i)->pages == FULL_POOL(heap);
    }
    return dense;
}

void ou_huge_look(OuHeap *heap)
{
    if (heap->n_pages > heap->n_pages_looked && is_large(heap)) {
        heap->huge_at = 1;
    }
    heap->n_pages_looked = heap->n_pages;
}

bool ou_huge_step(OuHeap *heap)
{
    size_t at = ou_chunk_search(heap, heap->huge_at & ~(uintptr_t)(OU_CHUNK_SIZE - 1));
    for (; heap->huge_at != 0 && at < heap->n_chunks; at++) {
        OuChunk *chunk = heap->chunks[at];
        size_t index = heap->huge_at > (uintptr_t)chunk ? (heap->huge_at - (uintptr_t)chunk) / OU_ARENA_SIZE : 0;
        for (; index < OU_CHUNK_ARENAS; index += OU_HUGE_ARENAS) {
            if ((chunk->huge >> index & 1) != 0 || !is_dense(heap, chunk, index)) {
                continue;
            }
            heap->account->n_level0_calls += 2;
            ou_pages_huge(ou_arena_start(chunk, index), SPAN_SIZE, true);
            chunk->huge |= span_of(index);
            heap->n_huge_spans++;
            /* Where the system has none to give now, or does not know the call, its daemon may do it later. */
            bool moved = ou_pages_collapse(ou_arena_start(chunk, index), SPAN_SIZE);
            heap->huge_at = moved ? (uintptr_t)ou_arena_start(chunk, index + OU_HUGE_ARENAS) : 0;
            return true;
        }
    }
    heap->huge_at = 0;
    return false;
}
#else
typedef int OuHugeIsInBypass;
#endif
