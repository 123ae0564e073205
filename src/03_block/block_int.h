/* block_int.h - the structures of level +2, for 03_block and its tests. */
#ifndef OU_BLOCK_INT_H
#define OU_BLOCK_INT_H

#include "00_base/bits.h"
#include "03_block/guard.h"

/* UNUSED is 0: a purged page of records reads as pools that hold nothing. */
typedef enum OuPoolState {
    OU_POOL_IS_UNUSED,  /* free; may have pages left from earlier use */
    OU_POOL_IS_CURRENT, /* serves its class; in no list */
    OU_POOL_IS_PARTIAL, /* in the list of its class */
    OU_POOL_IS_FULL     /* in no list */
} OuPoolState;

#define OU_CHUNK_ARENAS (OU_CHUNK_SIZE / OU_ARENA_SIZE) /* with the head, which is number 0 */
#define OU_RECORDS_SIZE ((size_t)OU_ARENA_POOLS << OU_POOL_RECORD_SHIFT)

/* Memory of unused pools that a heap keeps, in bytes: while it is active, at least (a quarter of
 * what is in use, if that is more); and what it keeps in the end. */
#ifdef OU_TINY
#define OU_HEAP_KEEP (4 * OU_ARENA_SIZE)
#define OU_HEAP_KEEP_IDLE OU_ARENA_SIZE
#else
#define OU_HEAP_KEEP (32 * OU_ARENA_SIZE)
#define OU_HEAP_KEEP_IDLE (4 * OU_ARENA_SIZE)
#endif

/* From this size on a heap takes memory a pool at a time, below it a page at a time:
 * a small VM touches few blocks of many classes, a large one is going to use them. */
#define OU_HEAP_SMALL (4 * OU_ARENA_SIZE)

/* From this size on a heap asks for huge pages. Such a page is as large as so many arenas. */
#define OU_HEAP_HUGE ((size_t)32 << 20)
#define OU_HUGE_ARENAS 2

/* An open arena has its pools in use or free; a closed one costs address space
 * only. Stands in its chunk's head.
 *
 * Invariants:
 *   ARENA-1  a bit of free_pools is set exactly when that pool is unused
 *   ARENA-2  an open arena with n > 0 free pools is in the heap's list n; others in none
 *   ARENA-3  a closed arena has no pool in use and no page charged */
typedef struct OuArena {
    struct OuArena *next; /* in the list of arenas with as many free pools */
    struct OuArena *prev;
    uint64_t free_pools; /* bit n: pool n is unused */
} OuArena;

/* At the start of a chunk.
 *
 * Invariants:
 *   CHUNK-1  aligned, owned by the heap in whose table it is; the table is sorted
 *   CHUNK-3  the arenas of a span are huge together, and then both are open and every page of their pools is charged
 *   CHUNK-2  the head is never open; what is open is committed and has its records charged */
typedef struct OuChunk {
    OuHeap *heap;
    uint32_t open;      /* bit n: arena n is open */
    uint32_t committed; /* bit n: arena n is accessible; stays so once it was */
    uint32_t records;   /* bit n: the page of arena n's records is charged */
    uint32_t huge;      /* bit n: arena n is on a huge page, or may get one */
    OuArena arenas[OU_CHUNK_ARENAS];
} OuChunk;

/* QUICK is 0: what a heap believes that has asked for none yet. */
typedef enum OuHugePace { OU_HUGE_QUICK, OU_HUGE_SLOW, OU_HUGE_UNKNOWN, OU_HUGE_NEVER } OuHugePace;

/* Partial pools of one class and kind. Taken from the front, added at the back:
 * a pool that has just become partial gathers free blocks before its turn comes. */
typedef struct OuBin {
    OuPool *first, *last;
} OuBin;

/* Invariants:
 *   HEAP-1  a class's current pool is CURRENT and of that class, or the empty constant
 *   HEAP-2  a bin's list is well linked and holds partial pools of its class only,
 *           and every partial pool is in one
 *   HEAP-3  a bit of arena_lists is set exactly when that list has an arena
 *   HEAP-4  n_pages is what chunks, records and pools have charged, plus the credit
 *   HEAP-5  n_free_pages is what unused pools have charged, n_low_pages is no more
 *   HEAP-6  n_chunks, n_arenas and n_idle_chunks are what the table of chunks shows
 *   HEAP-7  chunk_at[n] is a chunk of this heap with number n modulo the slots, or OU_CHUNK_NONE, and then
 *           this heap has no such chunk
 *   HEAP-8  n_hole_pages counts the holes
 *   HEAP-10 signs[n] is 0 or the sign of a pool in use whose number modulo the places is n
 *   HEAP-9  a warm block is a carved block of a pool of its class, in no hole; in debug builds it has the key for a link */
struct OuHeap {
    OuHeapFront front; /* first: inline code knows it there */
    OuBin bins[OU_BLOCK_KINDS][OU_BLOCK_SLOTS];
    OuArena *arenas[OU_ARENA_POOLS]; /* [n - 1]: arenas with n free pools */
    uint64_t arena_lists;            /* bit n - 1: that list is not empty */
    OuHeap *real; /* trap.c: the heap behind, if this is a trap; else NULL */
    OuHeapTracer tracer;
    OuAccount *account;
    OuChunk **chunks; /* sorted by address; raw memory */
    size_t n_chunks, chunk_room;
    size_t n_arenas;      /* open ones */
    size_t n_idle_chunks; /* chunks without an open arena */
    size_t page;          /* bytes: the OS's page, or a pool where that is smaller */
    unsigned page_shift;
    size_t n_pages;       /* charged to the account, all that is listed at HEAP-4 */
    size_t n_free_pages;
    size_t credit;       /* pages charged but not yet used */
    size_t keep;         /* pages of unused pools that are kept while it is active: OU_HEAP_KEEP, or what the user says */
    OuHeapMode mode;
    struct OuGuard *guard; /* in debug mode; raw memory */
    OuHeapDescribeFn describe; /* may be NULL */
    unsigned n_walks;    /* walks under way: nothing is closed or released */
    /* decay.c */
    uint64_t next_tick, next_window; /* ns */
    size_t n_low_pages;  /* lowest n_free_pages of this window: not needed in all of it */
    size_t n_surplus;    /* pages to be given back in this window */
    uintptr_t sweep_at;  /* holes are looked for from this address on; 0: no sweep is under way */
    uint64_t n_events;   /* slow takes and gives */
    uint64_t n_changes;  /* slow releases: something may have come to be worth a sweep */
    uint64_t n_swept;    /* n_changes when the last sweep began */
    /* huge.c */
    size_t huge_from;    /* bytes: OU_HEAP_HUGE, or what the user says */
    size_t n_huge_spans; /* there are now */
    size_t n_pages_looked; /* n_pages in the last window */
    OuHugePace huge_pace;   /* how the last one came */
    bool is_brief;          /* nobody may wait for a slow one */
    uint64_t huge_wait;     /* ns without any after the last one; 0: it was quick */
    uint64_t huge_again_at; /* ns: none before */
    uintptr_t huge_at;   /* dense spans are looked for from this address on; 0: no search is under way */
    size_t raw_peak;     /* the C library's bytes: highest since it was last trimmed */
    size_t n_hole_pages; /* holes there are now */
    uint64_t n_arenas_made, n_arenas_returned;
    uint16_t wasted[OU_BLOCK_KINDS][OU_BLOCK_SLOTS]; /* lend.c: bytes, by blocks of the class that lie in larger ones; never less */
    uint64_t n_debug_steps; /* debug builds: when the next list walk is due */
};

OU_INLINE OuChunk *ou_chunk_of(const void *p)
{
    return (OuChunk *)((uintptr_t)p & ~(uintptr_t)(OU_CHUNK_SIZE - 1));
}

/* The record of pool n of arena `index` of a chunk. */
OU_INLINE OuPool *ou_chunk_pool(const OuChunk *chunk, size_t index, size_t n)
{
    return (OuPool *)((uintptr_t)chunk + index * OU_RECORDS_SIZE + (n << OU_POOL_RECORD_SHIFT));
}

/* Number of a pool in its chunk, from its record. */
OU_INLINE size_t ou_pool_number(const OuPool *pool)
{
    return ((uintptr_t)pool & (OU_CHUNK_SIZE - 1)) >> OU_POOL_RECORD_SHIFT;
}

OU_INLINE char *ou_pool_start(const OuPool *pool)
{
    return (char *)ou_chunk_of(pool) + (ou_pool_number(pool) << OU_POOL_SHIFT);
}

OU_INLINE char *ou_arena_start(const OuChunk *chunk, size_t index)
{
    return (char *)chunk + index * OU_ARENA_SIZE;
}

OU_INLINE size_t ou_arena_index(const OuArena *arena)
{
    return (size_t)(arena - ou_chunk_of(arena)->arenas);
}

OU_INLINE size_t ou_pool_slot(const OuPool *pool)
{
    return (pool->block_size - 1u) / OU_BLOCK_STEP;
}

/* What `free` is when no block is: an address in the pool, so that links to it look like others,
 * and odd. */
OU_INLINE uintptr_t ou_pool_end_mark(const OuPool *pool)
{
    return (uintptr_t)ou_pool_start(pool) | 1;
}

OU_INLINE unsigned ou_pool_n_pages(const OuPool *pool)
{
    return ou_bits_count(pool->pages);
}

/* Pages, from the start, in which carved blocks lie. */
OU_INLINE size_t ou_pool_carved_pages(const OuHeap *heap, const OuPool *pool)
{
    return ((size_t)pool->carved * pool->block_size + heap->page - 1) >> heap->page_shift;
}

/* Bit n: page n is a hole. */
OU_INLINE unsigned ou_pool_holes(const OuHeap *heap, const OuPool *pool)
{
    return ~(unsigned)pool->pages & ((1u << ou_pool_carved_pages(heap, pool)) - 1u);
}

/* The first and the last page in which a block lies, as bits from one to the other. */
OU_INLINE unsigned ou_pool_block_pages(const OuHeap *heap, const OuPool *pool, size_t index)
{
    size_t first = index * pool->block_size >> heap->page_shift;
    size_t last = ((index + 1) * pool->block_size - 1) >> heap->page_shift;
    return (2u << last) - (1u << first);
}

/* Blocks on a pool's free list: a walk over it. Ends the process where it leads out of the pool. */
size_t ou_pool_count_free(const OuPool *pool);

/* Carved blocks of which some part lies in a hole. */
size_t ou_pool_count_holes(const OuHeap *heap, const OuPool *pool);

/* Live blocks. O(1) but for a current pool. */
uint32_t ou_pool_live(const OuPool *pool);

/* The current pool of classes that have none. Never written to. */
extern const OuPool ou_pool_none;
#define OU_POOL_NONE ((OuPool *)&ou_pool_none)

/* arena.c */

/* An unused pool of the fullest arena that has one (M4), or NULL when no open
 * arena has any. Not initialised, still unused. */
OuPool *ou_arena_pick(OuHeap *heap);
/* The pool leaves, or rejoins, its arena's free pools. A rejoined pool may be gone
 * when the call returns, with its arena, and its chunk. */
void ou_arena_use(OuHeap *heap, OuPool *pool);
void ou_arena_unuse(OuHeap *heap, OuPool *pool);
/* One more arena is open. False when there is no memory. Runs the reclaim hook, so
 * everything may have changed, whatever it returns. */
OU_MUST_USE bool ou_arena_open(OuHeap *heap);
/* At least `n` pages of credit. False at the cap. Runs the reclaim hook. */
OU_MUST_USE bool ou_arena_secure(OuHeap *heap, size_t n);
/* Gives idle memory back: whole arenas and chunks, and pages of unused pools. */
size_t ou_arena_trim(OuHeap *heap);
/* Closes arenas while more unused pages than the heap may keep are in empty ones. */
void ou_arena_settle(OuHeap *heap);
/* Gives one more piece of unused memory back, an arena or the unused pools of one: bytes. 0: there is
 * no more, or the system refuses. */
size_t ou_arena_shed(OuHeap *heap);
/* Refunds pages that were charged. */
void ou_arena_refund(OuHeap *heap, size_t n_pages);
/* Does p lie in a chunk of this heap? Does not touch p. */
bool ou_heap_has_chunk(const OuHeap *heap, const void *p);
/* The chunk table's index of the first chunk at or above an address. */
size_t ou_chunk_search(const OuHeap *heap, uintptr_t address);

/* huge.c */

/* How many pages opening two arenas at once would charge; 0: the heap is too small for that, or too near its cap. */
size_t ou_huge_pages_wanted(const OuHeap *heap);
/* Is a closed arena the first of a span that is closed? */
bool ou_huge_suits(const OuChunk *chunk, size_t index);
/* The span's arenas were opened just now and its pages are in the credit: it becomes huge, its pools retained memory. */
void ou_huge_begin(OuHeap *heap, OuChunk *chunk, size_t index);
/* Before a part of the arena's pages is given back. */
void ou_huge_split(OuHeap *heap, OuChunk *chunk, size_t index);
/* A window begins: starts a search for dense spans if the heap is large and has grown. */
void ou_huge_look(OuHeap *heap);
/* Is a search under way, and a huge page not likely to be slow? */
bool ou_huge_is_due(const OuHeap *heap);
/* Moves the next dense span to a huge page; false when there is none. */
bool ou_huge_step(OuHeap *heap);

/* pool.c */

/* A block of a class, in whatever mode: NULL when there is no memory. */
void *ou_pool_serve(OuHeap *heap, OuBlockKind kind, size_t slot);

/* lend.c: the class whose pools are to serve a take of this one: itself, or while it has wasted little a larger one. The
 * caller adds what the block wastes to heap->wasted. */
size_t ou_lend_slot(const OuHeap *heap, OuBlockKind kind, size_t slot);

/* Warm blocks go to the lists of their pools. */
void ou_pool_cool(OuHeap *heap);

/* Current pools without a live block become unused; warm blocks are no more. */
void ou_pool_retire_idle(OuHeap *heap);

/* Makes holes of a partial pool's pages without a live block, and gives memory behind untouched ones
 * back: bytes. Its free list is in order of address afterwards. */
size_t ou_pool_punch(OuHeap *heap, OuPool *pool);

/* trap.c: the request on the heap behind, and the report. */
void *ou_trap_take(OuHeap *trap, size_t offset);
void ou_trap_give(OuHeap *trap, void *p, size_t size);

/* decay.c */

/* Looks for holes in all pools that are worth it, at once: bytes given back. */
size_t ou_heap_punch(OuHeap *heap);

/* check.c: debug builds call these at each take and give. */
void ou_check_take(OuHeap *heap, OuBlockKind kind, void *p, size_t size);
void ou_check_give(OuHeap *heap, OuBlockKind kind, void *p, size_t size);

/* One bit for 16 bytes of a chunk, set while a block that starts there is live, in debug builds and in debug mode. Blocks are 16 bytes or more apart, so two starts never share a bit. */
OU_INLINE uint8_t *ou_chunk_live_byte(const void *p, uint8_t *bit)
{
    size_t offset = ((uintptr_t)p & (OU_CHUNK_SIZE - 1)) / 16;
    *bit = (uint8_t)(1u << offset % 8);
    return (uint8_t *)ou_chunk_of(p) + OU_CHUNK_ARENAS * OU_RECORDS_SIZE + offset / 8;
}

/* guard.c: the debug mode of a heap. */
typedef struct OuGuard OuGuard;
OuPool **ou_guard_current(OuGuard *guard, OuBlockKind kind, size_t slot);
void *ou_guard_take(OuHeap *heap, OuBlockKind kind, size_t slot);
void ou_guard_give(OuHeap *heap, void *p, size_t size);
void ou_guard_flush(OuHeap *heap); /* what is in quarantine goes to its pools */
void ou_guard_free(OuHeap *heap);
size_t ou_guard_bytes(const OuGuard *guard);

/* Where the current pool of a class stands. */
OU_INLINE OuPool **ou_heap_current(const OuHeap *heap, OuBlockKind kind, size_t slot)
{
    return OU_UNLIKELY(heap->guard != NULL) ? ou_guard_current(heap->guard, kind, slot)
                                            : (OuPool **)&heap->front.current[kind][slot];
}

#endif
