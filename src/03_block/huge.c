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
 * What a huge page costs is the system's affair: 100 us where memory only has to be cleared, 6 ms in a guest whose host finds
 * the memory behind it piece by piece. So each is timed. After a slow one none is asked for during a second, twice as
 * long after each that is slow again, up to a minute. A heap whose user must not wait that long even once
 * (ou_heap_set_brief) asks for none before ou_heap_invest(), which is called when somebody waits anyway, got a quick one.
 *
 * A forked child asks for none any more: to move what it shares would be to copy it.
 *
 * Leaving it all to the system ("always") was rejected: its daemon fills holes that were just made, and a small heap
 * would get 2 MiB at a touch. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"
#include "01_pages/pages.h"

#define SPAN_SIZE ((size_t)OU_HUGE_ARENAS * OU_ARENA_SIZE)
#define SLOW (UINT64_C(1) << 20)     /* ns: a huge page that took longer was slow */
#define WAIT_MIN (UINT64_C(1) << 30) /* ns: a second */
#define WAIT_MAX (UINT64_C(1) << 36)
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

static bool is_allowed(const OuHeap *heap)
{
    return heap->huge_pace == OU_HUGE_QUICK ||
           (heap->huge_pace == OU_HUGE_SLOW && ou_pages_clock(true) >= heap->huge_again_at);
}

/* A huge page was asked for at `started`, and is there now. */
static void note_pace(OuHeap *heap, uint64_t started)
{
    uint64_t now = ou_pages_clock(false);
    if (now - started <= SLOW) {
        heap->huge_pace = OU_HUGE_QUICK;
        heap->huge_wait = 0;
        return;
    }
    bool was_slow = heap->huge_wait != 0;
    heap->huge_wait = !was_slow ? WAIT_MIN : heap->huge_wait < WAIT_MAX ? heap->huge_wait * 2 : WAIT_MAX;
    heap->huge_again_at = now + heap->huge_wait;
    heap->huge_pace = heap->is_brief ? OU_HUGE_UNKNOWN : OU_HUGE_SLOW;
}

void ou_heap_set_brief(OuHeap *heap)
{
    heap->is_brief = true;
    heap->huge_pace = OU_HUGE_UNKNOWN;
}

void ou_heap_forked(OuHeap *heap)
{
    heap->huge_pace = OU_HUGE_NEVER;
}

size_t ou_huge_pages_wanted(const OuHeap *heap)
{
    const OuAccount *account = heap->account;
    size_t room = account->held < account->cap ? account->cap - account->held : 0;
    return is_large(heap) && room / 4 >= SPAN_SIZE && is_allowed(heap) ? SPAN_SIZE >> heap->page_shift : 0;
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
    uint64_t started = ou_pages_clock(false);
    ou_pages_huge(ou_arena_start(chunk, index), SPAN_SIZE, true);
    ou_pages_populate(ou_arena_start(chunk, index), SPAN_SIZE);
    note_pace(heap, started);
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

bool ou_huge_is_due(const OuHeap *heap)
{
    return heap->huge_at != 0 && is_allowed(heap);
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
            uint64_t started = ou_pages_clock(false);
            ou_pages_huge(ou_arena_start(chunk, index), SPAN_SIZE, true);
            chunk->huge |= span_of(index);
            heap->n_huge_spans++;
            /* Where the system has none to give now, or does not know the call, its daemon may do it later. */
            bool moved = ou_pages_collapse(ou_arena_start(chunk, index), SPAN_SIZE);
            note_pace(heap, started);
            heap->huge_at = moved ? (uintptr_t)ou_arena_start(chunk, index + OU_HUGE_ARENAS) : 0;
            return true;
        }
    }
    heap->huge_at = 0;
    return false;
}

void ou_heap_invest(OuHeap *heap, uint64_t ns)
{
    uint64_t now = ou_pages_clock(false);
    uint64_t end = now + ns;
    if (heap->huge_pace == OU_HUGE_NEVER || now < heap->huge_again_at || !is_large(heap)) {
        return;
    }
    if (heap->huge_at == 0) {
        heap->huge_at = 1;
    }
    while (now < end && ou_huge_step(heap) && heap->huge_pace == OU_HUGE_QUICK) {
        now = ou_pages_clock(false);
    }
}
#else
typedef int OuHugeIsInBypass;
#endif
