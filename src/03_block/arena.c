/* arena.c - chunks and arenas: which pool is next, and what goes back to the OS.
 *
 * Method: open arenas stand in 64 lists by their number of free pools, and a word
 * has a bit for each list that is not empty, so the fullest arena with a free pool
 * is found in one step (M4). Filling the fullest first lets the others drain.
 *
 * An arena whose pools are all free is closed, its pages purged, once the heap keeps
 * more idle pages than a floor and a quarter of what is in use: a program that
 * drops and rebuilds the same structure should not pay for page faults each time.
 * Mappings are never split: a purge leaves the arena accessible, and only whole
 * chunks are released. */
#ifndef OU_BYPASS_POOLS
#include "03_block/block_int.h"
#include "00_base/bits.h"
#include "01_pages/pages.h"

#include <string.h>

/* Room for chunks at first: 8 are 120 MiB. */
#define CHUNK_ROOM 8

/* The lists */

static void list_add(OuHeap *heap, OuArena *arena)
{
    unsigned n = ou_bits_count(arena->free_pools);
    arena->next = arena->prev = NULL;
    if (n == 0) {
        return;
    }
    OuArena *first = heap->arenas[n - 1];
    arena->next = first;
    if (first != NULL) {
        first->prev = arena;
    }
    heap->arenas[n - 1] = arena;
    heap->arena_lists |= UINT64_C(1) << (n - 1);
}

static void list_remove(OuHeap *heap, OuArena *arena)
{
    unsigned n = ou_bits_count(arena->free_pools);
    if (n == 0) {
        return;
    }
    if (arena->next != NULL) {
        arena->next->prev = arena->prev;
    }
    if (arena->prev != NULL) {
        arena->prev->next = arena->next;
    } else {
        heap->arenas[n - 1] = arena->next;
        if (arena->next == NULL) {
            heap->arena_lists &= ~(UINT64_C(1) << (n - 1));
        }
    }
}

OuPool *ou_arena_pick(OuHeap *heap)
{
    if (heap->arena_lists == 0) {
        return NULL;
    }
    OuArena *arena = heap->arenas[ou_bits_lowest(heap->arena_lists)];
    return ou_chunk_pool(ou_chunk_of(arena), ou_arena_index(arena), ou_bits_lowest(arena->free_pools));
}

static OuArena *arena_of(const OuPool *pool, uint64_t *bit)
{
    size_t number = ou_pool_number(pool);
    *bit = UINT64_C(1) << number % OU_ARENA_POOLS;
    return &ou_chunk_of(pool)->arenas[number / OU_ARENA_POOLS];
}

/* Free pages have become fewer. */
static void note_low(OuHeap *heap)
{
    if (heap->n_free_pages < heap->n_low_pages) {
        heap->n_low_pages = heap->n_free_pages;
    }
}

void ou_arena_use(OuHeap *heap, OuPool *pool)
{
    uint64_t bit;
    OuArena *arena = arena_of(pool, &bit);
    OU_ASSERT((arena->free_pools & bit) != 0);
    list_remove(heap, arena);
    arena->free_pools &= ~bit;
    list_add(heap, arena);
    heap->n_free_pages -= ou_pool_n_pages(pool);
    note_low(heap);
}

void ou_arena_unuse(OuHeap *heap, OuPool *pool)
{
    uint64_t bit;
    OuArena *arena = arena_of(pool, &bit);
    OU_ASSERT((arena->free_pools & bit) == 0);
    list_remove(heap, arena);
    arena->free_pools |= bit;
    list_add(heap, arena);
    heap->n_free_pages += ou_pool_n_pages(pool);
}

/* Pages */

void ou_arena_refund(OuHeap *heap, size_t n)
{
    OU_ASSERT(n <= heap->n_pages);
    heap->n_pages -= n;
    ou_account_refund(heap->account, n * heap->page);
}

bool ou_arena_secure(OuHeap *heap, size_t n)
{
    /* Twice, since the reclaim hook may have taken the credit that was there. */
    for (int i = 0; i < 2 && heap->credit < n; i++) {
        size_t wanted = n - heap->credit;
        if (!ou_account_charge(heap->account, wanted * heap->page)) {
            return false;
        }
        heap->n_pages += wanted;
        heap->credit += wanted;
    }
    return heap->credit >= n;
}

/* The chunk table */

size_t ou_chunk_search(const OuHeap *heap, uintptr_t address)
{
    size_t low = 0;
    size_t high = heap->n_chunks;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((uintptr_t)heap->chunks[middle] < address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static size_t chunk_slot(const OuChunk *chunk)
{
    return ((uintptr_t)chunk >> OU_CHUNK_SHIFT) % OU_CHUNK_SLOTS;
}

/* The chunk is no longer in the table: its slot goes to another one of the same number, or to none. */
static void leave_slot(OuHeap *heap, const OuChunk *chunk)
{
    uintptr_t *slot = &heap->front.chunk_at[chunk_slot(chunk)];
    if (*slot != (uintptr_t)chunk) {
        return;
    }
    *slot = OU_CHUNK_NONE;
    for (size_t i = 0; i < heap->n_chunks; i++) {
        if (chunk_slot(heap->chunks[i]) == chunk_slot(chunk)) {
            *slot = (uintptr_t)heap->chunks[i];
        }
    }
}

bool ou_heap_has_chunk(const OuHeap *heap, const void *p)
{
    if (ou_heap_front_has(heap, p)) {
        return true;
    }
    const OuChunk *chunk = ou_chunk_of(p);
    size_t at = ou_chunk_search(heap, (uintptr_t)chunk);
    return at < heap->n_chunks && heap->chunks[at] == chunk;
}

static bool has_closed_arena(const OuChunk *chunk)
{
    return (chunk->open | 1u) != (1u << OU_CHUNK_ARENAS) - 1u;
}

static OuChunk *chunk_with_room(const OuHeap *heap)
{
    for (size_t i = 0; i < heap->n_chunks; i++) {
        if (has_closed_arena(heap->chunks[i])) {
            return heap->chunks[i];
        }
    }
    return NULL;
}

/* Room in the table for one more chunk. May run the reclaim hook. */
static bool table_room(OuHeap *heap)
{
    if (heap->n_chunks < heap->chunk_room) {
        return true;
    }
    size_t room = heap->chunk_room == 0 ? CHUNK_ROOM : heap->chunk_room * 2;
    OuChunk **chunks = ou_raw_resize(heap->account, heap->chunks,
                                     heap->chunk_room * sizeof *chunks, room * sizeof *chunks);
    if (chunks == NULL) {
        return false;
    }
    heap->chunks = chunks;
    heap->chunk_room = room;
    return true;
}

/* One more chunk; the table has room and there is a page of credit. */
static OuChunk *chunk_new(OuHeap *heap)
{
    OuAccount *account = heap->account;
    account->n_level0_calls++;
    OuChunk *chunk = ou_pages_reserve(&account->fault, OU_CHUNK_SIZE, OU_CHUNK_SIZE);
    if (chunk == NULL) {
        return NULL;
    }
    /* The first arena is made accessible along with the head: one call for both. */
    if (!ou_pages_commit(&account->fault, chunk, 2 * OU_ARENA_SIZE)) {
        ou_pages_release(chunk, OU_CHUNK_SIZE);
        return NULL;
    }
    heap->credit--;
    chunk->heap = heap;
    chunk->committed = 3;
    size_t at = ou_chunk_search(heap, (uintptr_t)chunk);
    memmove(heap->chunks + at + 1, heap->chunks + at, (heap->n_chunks - at) * sizeof(OuChunk *));
    heap->chunks[at] = chunk;
    heap->n_chunks++;
    heap->n_idle_chunks++;
    if (heap->mode != OU_HEAP_DEBUG) { /* there, inline code is to see none */
        heap->front.chunk_at[chunk_slot(chunk)] = (uintptr_t)chunk;
    }
    return chunk;
}

/* Releases a chunk that has no open arena. Returns bytes refunded. */
static size_t chunk_release(OuHeap *heap, OuChunk *chunk)
{
    OU_ASSERT(chunk->open == 0 && heap->n_walks == 0);
    size_t at = ou_chunk_search(heap, (uintptr_t)chunk);
    heap->n_chunks--;
    heap->n_idle_chunks--;
    memmove(heap->chunks + at, heap->chunks + at + 1, (heap->n_chunks - at) * sizeof(OuChunk *));
    leave_slot(heap, chunk);
    size_t pages = 1 + ou_bits_count(chunk->records);
    heap->account->n_level0_calls++;
    ou_pages_release(chunk, OU_CHUNK_SIZE);
    ou_arena_refund(heap, pages);
    return pages * heap->page;
}

/* Arenas */

/* Opens a closed arena; a page of credit is there. */
static bool open_one(OuHeap *heap, OuChunk *chunk, unsigned index)
{
    uint32_t bit = UINT32_C(1) << index;
    if ((chunk->committed & bit) == 0) {
        heap->account->n_level0_calls++;
        if (!ou_pages_commit(&heap->account->fault, ou_arena_start(chunk, index), OU_ARENA_SIZE)) {
            return false;
        }
        chunk->committed |= bit;
    }
    if ((chunk->records & bit) == 0) {
        heap->credit--;
        chunk->records |= bit;
    }
    if (chunk->open == 0) {
        heap->n_idle_chunks--;
    }
    chunk->open |= bit;
    heap->n_arenas++;
    heap->n_arenas_made++;
    for (size_t i = 0; i < OU_ARENA_POOLS; i++) {
        ou_chunk_pool(chunk, index, i)->until = 1; /* unused: POOL-6 */
    }
    chunk->arenas[index].free_pools = UINT64_MAX;
    list_add(heap, &chunk->arenas[index]);
    return true;
}

/* Opens the lowest closed arena of a chunk that has one, or its span if the credit is there for one. */
static bool open_in(OuHeap *heap, OuChunk *chunk, size_t n_span)
{
    unsigned index = ou_bits_lowest(~(uint64_t)(chunk->open | 1u));
    bool huge = n_span > 0 && ou_huge_suits(chunk, index);
    if (!open_one(heap, chunk, index)) {
        return false;
    }
    for (unsigned i = 1; huge && i < OU_HUGE_ARENAS; i++) {
        huge = open_one(heap, chunk, index + i);
    }
    if (huge) {
        ou_huge_begin(heap, chunk, index);
    } else {
        heap->credit -= n_span;
        ou_arena_refund(heap, n_span);
    }
    return true;
}

static bool try_open(OuHeap *heap)
{
    /* First whatever may run the reclaim hook, since it may close what was found. A
     * page each for the chunk, the records, and the first blocks: an arena that
     * could not serve the request would be closed again by the next hook. */
    if (!table_room(heap) || !ou_arena_secure(heap, 3)) {
        return false;
    }
    size_t n_span = ou_huge_pages_wanted(heap);
    if (n_span > 0 && !ou_arena_secure(heap, 3 + OU_HUGE_ARENAS - 1 + n_span)) {
        return false;
    }
    OuChunk *chunk = chunk_with_room(heap);
    if (chunk == NULL) {
        chunk = chunk_new(heap);
    }
    return chunk != NULL && open_in(heap, chunk, n_span);
}

bool ou_arena_open(OuHeap *heap)
{
    return try_open(heap) || (ou_account_reclaim(heap->account, OU_ARENA_SIZE) && try_open(heap));
}

/* Closes an arena whose pools are all free. Its records stay as they are: what is given to its
 * pools is told by them. Returns bytes given back; 0 when the OS refused, and then it is still open. May release the chunk. */
static size_t arena_close(OuHeap *heap, OuArena *arena)
{
    OU_ASSERT(arena->free_pools == UINT64_MAX && heap->n_walks == 0);
    OuChunk *chunk = ou_chunk_of(arena);
    size_t index = ou_arena_index(arena);
    size_t pages = 0;
    for (size_t i = 0; i < OU_ARENA_POOLS; i++) {
        pages += ou_pool_n_pages(ou_chunk_pool(chunk, index, i));
    }
    ou_huge_split(heap, chunk, index);
    if (pages > 0) {
        heap->account->n_level0_calls++;
        if (!ou_pages_purge(&heap->account->fault, ou_arena_start(chunk, index), OU_ARENA_SIZE)) {
            return 0;
        }
    }
    list_remove(heap, arena);
    arena->free_pools = 0;
    chunk->open &= ~(UINT32_C(1) << index);
    heap->n_arenas--;
    heap->n_arenas_returned++;
    heap->n_free_pages -= pages;
    note_low(heap);
    for (size_t i = 0; i < OU_ARENA_POOLS; i++) {
        ou_chunk_pool(chunk, index, i)->pages = 0;
    }
    ou_arena_refund(heap, pages);
    size_t bytes = pages * heap->page;
    if (chunk->open == 0) {
        heap->n_idle_chunks++;
        if (heap->n_idle_chunks > 1) { /* one is kept: its next arena needs no mapping */
            bytes += chunk_release(heap, chunk);
        }
    }
    return bytes;
}

/* Under a cap no more than this part of it lies idle: what a MemoryError handler may use is
 * lent until so much is free. */
#define KEEP_OF_CAP 32

static bool keeps_too_much(const OuHeap *heap)
{
    size_t used = heap->n_pages - heap->n_free_pages;
    size_t keep = used / 4 > heap->keep ? used / 4 : heap->keep;
    size_t most = (heap->account->cap >> heap->page_shift) / KEEP_OF_CAP;
    return heap->n_free_pages > (keep < most ? keep : most);
}

void ou_arena_settle(OuHeap *heap)
{
    OuArena *arena;
    while (heap->n_walks == 0 && (arena = heap->arenas[OU_ARENA_POOLS - 1]) != NULL &&
           keeps_too_much(heap) && arena_close(heap, arena) > 0) {
    }
}

/* Purges the pages of unused pools of an arena in runs as long as possible. */
static size_t purge_unused(OuHeap *heap, OuChunk *chunk, size_t index)
{
    size_t bytes = 0;
    size_t n = 0;
    while (n < OU_ARENA_POOLS) {
        size_t first = n;
        size_t pages = 0;
        for (; n < OU_ARENA_POOLS; n++) {
            const OuPool *pool = ou_chunk_pool(chunk, index, n);
            if (pool->state != OU_POOL_IS_UNUSED || pool->pages == 0) {
                break;
            }
            pages += ou_pool_n_pages(pool);
        }
        if (n == first) {
            n++;
            continue;
        }
        ou_huge_split(heap, chunk, index);
        heap->account->n_level0_calls++;
        if (!ou_pages_purge(&heap->account->fault, ou_pool_start(ou_chunk_pool(chunk, index, first)),
                            (n - first) * OU_POOL_SIZE)) {
            continue;
        }
        for (size_t i = first; i < n; i++) {
            ou_chunk_pool(chunk, index, i)->pages = 0;
        }
        heap->n_free_pages -= pages;
        note_low(heap);
        ou_arena_refund(heap, pages);
        bytes += pages * heap->page;
    }
    return bytes;
}

size_t ou_arena_shed(OuHeap *heap)
{
    if (heap->n_walks > 0) {
        return 0;
    }
    for (size_t n = OU_ARENA_POOLS; n > 0; n--) { /* the emptiest first: it will be needed last */
        for (OuArena *arena = heap->arenas[n - 1]; arena != NULL; arena = arena->next) {
            if (n == OU_ARENA_POOLS) {
                return arena_close(heap, arena);
            }
            size_t bytes = ou_pages_size() > OU_POOL_SIZE
                               ? 0 /* pools share pages: only whole arenas can go */
                               : purge_unused(heap, ou_chunk_of(arena), ou_arena_index(arena));
            if (bytes > 0) {
                return bytes;
            }
        }
    }
    return 0;
}

size_t ou_arena_trim(OuHeap *heap)
{
    size_t bytes = heap->credit * heap->page;
    ou_arena_refund(heap, heap->credit);
    heap->credit = 0;
    if (heap->n_walks == 0) {
        OuArena *arena;
        size_t closed;
        while ((arena = heap->arenas[OU_ARENA_POOLS - 1]) != NULL &&
               (closed = arena_close(heap, arena)) > 0) {
            bytes += closed;
        }
        for (size_t i = heap->n_chunks; i-- > 0 && heap->n_idle_chunks > 0;) {
            if (heap->chunks[i]->open == 0) {
                bytes += chunk_release(heap, heap->chunks[i]);
            }
        }
    }
    if (ou_pages_size() > OU_POOL_SIZE) {
        return bytes; /* pools share pages: only whole arenas can go */
    }
    for (size_t i = 0; i < heap->n_chunks && heap->n_free_pages > 0; i++) {
        for (size_t index = 1; index < OU_CHUNK_ARENAS; index++) {
            if ((heap->chunks[i]->open >> index & 1) != 0) {
                bytes += purge_unused(heap, heap->chunks[i], index);
            }
        }
    }
    return bytes;
}
#else
typedef int OuArenaIsInBypass;
#endif
