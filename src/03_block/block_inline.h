/* block_inline.h - the fast paths of level +2, inline. Included by block.h only.
 *
 * Geometry: the OS gives address space in chunks, aligned to their size. A chunk
 * is cut into arenas, an arena into 64 pools, a pool into blocks of one size. The
 * first arena of a chunk is its head: it holds no blocks but what the engine knows
 * of the chunk. Pool number n of a chunk has its record, 64 bytes, at 64 * n in the
 * head, so a block's record is found by mask and shift and no overflow of a block
 * can hurt it. The records of one arena fill 4 KiB: they cost nothing until the
 * arena is opened. The slots of the head's own pools are never needed as records:
 * the chunk's own record stands there.
 *
 * Headers at the start of each pool were rejected (overflows hit them, and they all
 * fall into the same cache sets), a radix tree over arenas too (slower look-up). */
#ifndef OU_BLOCK_INLINE_H
#define OU_BLOCK_INLINE_H

#include "00_base/base.h"

#ifdef OU_TINY
#define OU_POOL_SHIFT 12  /* 4 KiB, one OS page: a pool is full after a few blocks */
#define OU_CHUNK_SHIFT 20 /* 1 MiB: a head and three arenas of 256 KiB */
#else
#define OU_POOL_SHIFT 14  /* 16 KiB: 32 blocks of 512 bytes, 1,024 of 16 */
#define OU_CHUNK_SHIFT 24 /* 16 MiB: a head and fifteen arenas of 1 MiB */
#endif
#define OU_POOL_SIZE ((size_t)1 << OU_POOL_SHIFT)
#define OU_ARENA_POOLS 64 /* as many as a word has bits */
#define OU_ARENA_SIZE (OU_ARENA_POOLS * OU_POOL_SIZE)
#define OU_CHUNK_SIZE ((size_t)1 << OU_CHUNK_SHIFT)
#define OU_POOL_RECORD_SHIFT 6

/* Class n has blocks of 16 + 8n bytes. Its slot in tables is (size - 1) / 8, so
 * slot 0 belongs to no class: sizes up to 8 take the slow path to slot 1. */
#define OU_BLOCK_SLOTS (OU_BLOCK_MAX / OU_BLOCK_STEP)

/* The head of a block that nobody holds. The first word is where a live object
 * has its count, the second where it has its flags: zero tells a walker "free". */
typedef struct OuFreeBlock {
    uint32_t count_of_last_owner;
    uint32_t flags;
    struct OuFreeBlock *next; /* freed before this one; NULL: the first freed */
} OuFreeBlock;

/* What the engine knows of one pool: one cache line.
 *
 * `until` is biased by state, so that a release has one decrement-and-test for
 * everything that is not a plain push:
 *   PARTIAL  live blocks: at zero the pool is empty
 *   FULL     1: the first release makes it partial
 *   CURRENT  live blocks + 1: never zero, so take and give beside each other at the
 *            edge of empty do not thrash
 *
 * Invariants, checked by ou_heap_check():
 *   POOL-1  live <= carved <= capacity
 *   POOL-2  the free list has exactly carved - live blocks
 *   POOL-3  every link is a carved block of this pool
 *   POOL-4  block_size is a class's, and capacity is what fits
 *   POOL-5  the carved blocks lie in the first n_pages pages, which are charged
 *   POOL-6  a free pool has no block carved and no list
 *   POOL-7  a full pool has no free and no untouched block; a partial one has one
 *           of either, and a live one */
typedef struct OuPool {
    OuFreeBlock *free;   /* last freed first: warm in cache (M6) */
    uint32_t until;      /* see above */
    uint16_t block_size; /* bytes */
    uint16_t carved;     /* blocks that were ever handed out or put on the list */
    uint16_t capacity;   /* blocks that fit */
    uint8_t state;       /* OuPoolState in block_int.h */
    uint8_t kind;        /* OuBlockKind */
    uint8_t n_pages;     /* pages, from the start, that were charged: touched or about to be */
    uint8_t spare[3];
    struct OuPool *next; /* in the list of partial pools of its class and kind */
    struct OuPool *prev;
    uint64_t reserved[3]; /* for holes: one cache line is kept in any case */
} OuPool;

/* The part of a heap that inline code reads; OuHeap begins with it. */
typedef struct OuHeapFront {
    /* The pool that serves a class. Where there is none: a constant pool without a
     * free block, so that the fast path has no extra test. */
    OuPool *current[OU_BLOCK_KINDS][OU_BLOCK_SLOTS];
} OuHeapFront;

/* The record of the pool that p lies in. p belongs to some heap. */
OU_INLINE OuPool *ou_pool_of(const void *p)
{
    uintptr_t at = (uintptr_t)p;
    uintptr_t chunk = at & ~(uintptr_t)(OU_CHUNK_SIZE - 1);
    uintptr_t record = at >> (OU_POOL_SHIFT - OU_POOL_RECORD_SHIFT) &
                       ((OU_CHUNK_SIZE >> OU_POOL_SHIFT) - 1) << OU_POOL_RECORD_SHIFT;
    return (OuPool *)(chunk + record);
}

/* The slow halves, in pool.c. */
void *ou_pool_take_slow(OuHeap *heap, OuBlockKind kind, size_t slot);
void ou_pool_give_slow(OuPool *pool);

OU_INLINE void *ou_pool_take(OuHeap *heap, OuBlockKind kind, size_t slot)
{
    OuPool *pool = ((OuHeapFront *)heap)->current[kind][slot];
    OuFreeBlock *block = pool->free;
    if (OU_UNLIKELY(block == NULL)) {
        return ou_pool_take_slow(heap, kind, slot);
    }
    pool->free = block->next;
    pool->until++;
    return block;
}

OU_INLINE void ou_pool_give(void *p)
{
    OuPool *pool = ou_pool_of(p);
    OuFreeBlock *block = p;
    block->next = pool->free;
    pool->free = block;
    if (OU_UNLIKELY(--pool->until == 0)) {
        ou_pool_give_slow(pool);
    }
}

/* The general paths, in heap.c (bypass.c in builds without pools). */
void *ou_heap_take_any(OuHeap *heap, OuBlockKind kind, size_t size);
void ou_heap_give_any(OuHeap *heap, OuBlockKind kind, void *p, size_t size);

#if defined OU_DEBUG || defined OU_FAULT || defined OU_BYPASS_POOLS
#define OU_BLOCK_INLINE 0 /* every request passes the gate and the checks */
#else
#define OU_BLOCK_INLINE 1
#endif

OU_INLINE void *ou_heap_take(OuHeap *heap, OuBlockKind kind, size_t size)
{
    if (OU_BLOCK_INLINE && __builtin_constant_p(size) && size - 1 < OU_BLOCK_MAX) {
        size_t served = size < OU_BLOCK_MIN ? OU_BLOCK_MIN : size;
        return ou_pool_take(heap, kind, (served - 1) / OU_BLOCK_STEP);
    }
    return ou_heap_take_any(heap, kind, size);
}

OU_INLINE void ou_heap_give(OuHeap *heap, OuBlockKind kind, void *p, size_t size)
{
    if (OU_BLOCK_INLINE && __builtin_constant_p(size) && size - 1 < OU_BLOCK_MAX) {
        ou_pool_give(p);
        return;
    }
    ou_heap_give_any(heap, kind, p, size);
}

#endif
