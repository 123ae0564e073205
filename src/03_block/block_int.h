/* block_int.h - the structures of level +2, for 03_block and its tests. */
#ifndef OU_BLOCK_INT_H
#define OU_BLOCK_INT_H

#include "03_block/block.h"

/* UNUSED is 0: a purged page of records reads as pools that hold nothing. */
typedef enum OuPoolState {
    OU_POOL_IS_UNUSED,  /* free; may have pages left from earlier use */
    OU_POOL_IS_CURRENT, /* serves its class; in no list */
    OU_POOL_IS_PARTIAL, /* in the list of its class */
    OU_POOL_IS_FULL     /* in no list */
} OuPoolState;

#define OU_CHUNK_ARENAS (OU_CHUNK_SIZE / OU_ARENA_SIZE) /* with the head, which is number 0 */
#define OU_RECORDS_SIZE ((size_t)OU_ARENA_POOLS << OU_POOL_RECORD_SHIFT)

/* Empty pools whose pages a heap keeps for the next rise, at least: half a dozen
 * page faults cost more than a collection of the youngest. In bytes. */
#define OU_HEAP_KEEP (4 * OU_ARENA_SIZE)

/* From this size on a heap takes memory a pool at a time, below it a page at a time:
 * a small VM touches few blocks of many classes, a large one is going to use them. */
#define OU_HEAP_SMALL (4 * OU_ARENA_SIZE)

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
 *   CHUNK-2  the head is never open; what is open is committed and has its records charged */
typedef struct OuChunk {
    OuHeap *heap;
    uint32_t open;      /* bit n: arena n is open */
    uint32_t committed; /* bit n: arena n is accessible; stays so once it was */
    uint32_t records;   /* bit n: the page of arena n's records is charged */
    OuArena arenas[OU_CHUNK_ARENAS];
} OuChunk;

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
 *   HEAP-5  n_free_pages is what unused pools have charged
 *   HEAP-6  n_chunks, n_arenas and n_idle_chunks are what the table of chunks shows */
struct OuHeap {
    OuHeapFront front; /* first: inline code knows it there */
    OuBin bins[OU_BLOCK_KINDS][OU_BLOCK_SLOTS];
    OuArena *arenas[OU_ARENA_POOLS]; /* [n - 1]: arenas with n free pools */
    uint64_t arena_lists;            /* bit n - 1: that list is not empty */
    OuAccount *account;
    OuChunk **chunks; /* sorted by address; raw memory */
    size_t n_chunks, chunk_room;
    size_t n_arenas;      /* open ones */
    size_t n_idle_chunks; /* chunks without an open arena */
    size_t page;          /* bytes: the OS's page, or a pool where that is smaller */
    size_t n_pages;       /* charged to the account, all that is listed at HEAP-4 */
    size_t n_free_pages;
    size_t credit;       /* pages charged but not yet used */
    unsigned n_walks;    /* walks under way: nothing is closed or released */
    uint64_t key;        /* random; for hardening */
    uint64_t n_arenas_made, n_arenas_returned;
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

/* Live blocks, from the biased counter. */
OU_INLINE uint32_t ou_pool_live(const OuPool *pool)
{
    switch ((OuPoolState)pool->state) {
    case OU_POOL_IS_CURRENT:
        return pool->until - 1;
    case OU_POOL_IS_PARTIAL:
        return pool->until;
    case OU_POOL_IS_FULL:
        return pool->capacity;
    case OU_POOL_IS_UNUSED:
        break;
    }
    return 0;
}

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
/* The chunk table's index of the first chunk at or above an address. */
size_t ou_chunk_search(const OuHeap *heap, uintptr_t address);

/* pool.c */

/* Current pools without a live block become unused. */
void ou_pool_retire_idle(OuHeap *heap);

/* check.c: debug builds call these at each take and give. */
void ou_check_take(OuHeap *heap, OuBlockKind kind, void *p, size_t size);
void ou_check_give(OuHeap *heap, OuBlockKind kind, void *p, size_t size);

#ifdef OU_DEBUG
/* One bit for 16 bytes of a chunk, set while a block that starts there is live.
 * Blocks are 16 bytes or more apart, so two starts never share a bit. */
OU_INLINE uint8_t *ou_chunk_live_byte(const void *p, uint8_t *bit)
{
    size_t offset = ((uintptr_t)p & (OU_CHUNK_SIZE - 1)) / 16;
    *bit = (uint8_t)(1u << offset % 8);
    return (uint8_t *)ou_chunk_of(p) + OU_CHUNK_ARENAS * OU_RECORDS_SIZE + offset / 8;
}
#endif

#endif
