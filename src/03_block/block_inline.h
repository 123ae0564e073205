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
#define OU_BLOCK_SLOTS (OU_BLOCK_MAX / OU_BLOCK_STEP) /* a power of two */

/* Links of free lists are hardened unless the build says OU_NO_HARDENING, which is for
 * measuring what it costs. */
#ifdef OU_NO_HARDENING
#define OU_HARDENED 0
#else
#define OU_HARDENED 1
#endif

/* In release builds a warm block has nothing in it that the engine reads, so writing to it harms nobody; debug builds tell. */
#ifdef OU_DEBUG
#define OU_WARM_MARKED 1
#else
#define OU_WARM_MARKED 0
#endif

/* The head of a block that nobody holds. The first word is where a live object
 * has its count, the second where it has its flags: zero tells a walker "free".
 *
 * The link is the distance to the next free block: both addresses XOR-ed, so it is
 * less than a pool, XOR-ed with the heap's key. Who pops it and gets more than a pool knows that
 * somebody wrote there; who gives a block and finds a link in it knows that it is on
 * the list already. The key has its top bit set: no pointer looks like a link.
 * (The idea is Glibc's safe linking and mimalloc's encoded lists.) */
typedef struct OuFreeBlock {
    uint32_t count_of_last_owner;
    uint32_t flags;
    uint64_t link;
} OuFreeBlock;

/* What the engine knows of one pool: one cache line.
 *
 * `until` is biased by state, so that a release has one decrement-and-test for
 * everything that is not a plain push:
 *   PARTIAL  live blocks: at zero the pool is empty
 *   FULL     1: the first release makes it partial
 *   CURRENT  releases until a heartbeat: OU_POOL_BEAT after the last one. Nobody counts the
 *            live blocks of a current pool: takes need not, and a pool ceases to
 *            be current when all of its blocks are live
 *   UNUSED   1: whatever is given to it was not taken from it
 *
 * A hole is a page within the carved part that has no memory behind it: no block that
 * lies in it, in part or whole, is live or on the list.
 *
 * Invariants, checked by ou_heap_check():
 *   POOL-1  live <= carved <= capacity
 *   POOL-2  the free list has exactly carved - live - holes' blocks
 *   POOL-3  every link is a carved block of this pool, and in no hole
 *   POOL-4  block_size is a class's, and capacity is what fits
 *   POOL-5  pages past the pool's end have no bit, and a current pool has the heap's key
 *   POOL-6  an unused pool has no block carved and no list
 *   POOL-7  a full pool has no free and no untouched block and no hole, and it alone has the mark; a partial one has
 *           one of these, and a live block */
typedef struct OuPool {
    uintptr_t free;      /* last freed first: warm in cache (M6); odd: none is free */
    uint32_t until;      /* see above */
    uint16_t block_size; /* bytes */
    uint16_t carved;     /* blocks that were ever handed out or put on the list */
    uint16_t capacity;   /* blocks that fit */
    uint8_t state;       /* OuPoolState in block_int.h */
    uint8_t kind;        /* OuBlockKind */
    uint8_t pages;       /* bit n: page n is charged: has memory or may get some at a touch */
    uint8_t spare;
    uint16_t looked_at;  /* live blocks when holes were last looked for, + 1; 0: not since it was current */
    struct OuPool *next; /* in the list of partial pools of its class and kind */
    struct OuPool *prev;
    uint64_t key;        /* the heap's: here, since this line is in the cache */
    uint64_t offset;     /* of its class in the tables of the heap's front, bytes, as ou_pool_offset() says; full: with
                            OU_POOL_FULL_MARK; unused: OU_POOL_NO_OFFSET */
    uint64_t reserved;   /* one cache line is kept in any case */
} OuPool;

#define OU_CHUNK_SLOTS 256 /* chunks found in one look: 4 GiB, if they lie side by side */
#define OU_CHUNK_NONE ((uintptr_t)1) /* no chunk: nothing has this address */
#define OU_POOL_NO_OFFSET (UINT64_MAX - 1)
#define OU_POOL_FULL_MARK 1
#define OU_POOL_SIGNS 1024 /* pools found in one look: 16 MiB, if they lie side by side */
#define OU_POOL_BEAT 1024 /* releases to one current pool between two looks at the clock */

/* The part of a heap that inline code reads; OuHeap begins with it. */
typedef struct OuHeapFront {
    /* The pool that serves a class. Where there is none: a constant pool without a
     * free block, so that the fast path has no extra test. */
    OuPool *current[OU_BLOCK_KINDS][OU_BLOCK_SLOTS];
    /* The block of a class that was given back last, or NULL: the next to be taken, whatever pool it lies in. It is on no
     * list, and its pool counts it as live. */
    OuFreeBlock *warm[OU_BLOCK_KINDS][OU_BLOCK_SLOTS];
    uint64_t key;  /* random, top bit set: in every link */
    uint64_t beat; /* releases of warm blocks until the next look at the clock */
    /* Chunks of this heap by their number modulo OU_CHUNK_SLOTS; where two would have
     * the same slot, one of them. OU_CHUNK_NONE: none. */
    uintptr_t chunk_at[OU_CHUNK_SLOTS];
    /* Signs of pools in use (ou_pool_sign), by their number modulo OU_POOL_SIGNS; where two would have the same place, the one that changed
     * its state or was asked for last. 0: none. */
    uint64_t signs[OU_POOL_SIGNS];
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

OU_INLINE bool ou_heap_front_has(const OuHeap *heap, const void *p)
{
    uintptr_t at = (uintptr_t)p;
    return ((const OuHeapFront *)heap)->chunk_at[(at >> OU_CHUNK_SHIFT) % OU_CHUNK_SLOTS] ==
           (at & ~(uintptr_t)(OU_CHUNK_SIZE - 1));
}

/* The slow halves, in pool.c. Where something is wrong they say what and end the process. */
void *ou_pool_take_slow(OuHeap *heap, size_t offset);
void ou_pool_give_slow(OuHeap *heap, OuPool *pool, void *p);
void ou_pool_beat(OuHeap *heap);
void ou_pool_give_doubtful(OuHeap *heap, OuPool *pool, void *p, size_t size);
void ou_pool_give_unsigned(OuHeap *heap, void *p, size_t size, size_t offset);

/* Link of a block on a list to its next one, and back. */
OU_INLINE uint64_t ou_pool_link(const OuPool *pool, uintptr_t block, uintptr_t next)
{
    return OU_HARDENED ? next ^ pool->key ^ block : next;
}

OU_INLINE uintptr_t ou_pool_next(const OuPool *pool, uintptr_t block)
{
    uint64_t link = ((const OuFreeBlock *)block)->link;
    return OU_HARDENED ? link ^ pool->key ^ block : link;
}

/* Where the pool that serves a request stands: bytes from `current`. size is 1..512. */
OU_INLINE size_t ou_pool_offset(OuBlockKind kind, size_t size)
{
    _Static_assert(sizeof(OuPool *) == OU_BLOCK_STEP, "a pointer a step: no shift");
    return (uint32_t)kind * (OU_BLOCK_SLOTS * OU_BLOCK_STEP) + ((size - 1) & ~(size_t)(OU_BLOCK_STEP - 1));
}

/* Where the warm block of a class stands. */
OU_INLINE OuFreeBlock **ou_pool_warm(OuHeap *heap, size_t offset)
{
    return (OuFreeBlock **)((char *)((OuHeapFront *)heap)->warm + offset);
}

/* A block off the current pool's list; NULL when there is none, and when somebody wrote to it: the slow half looks again, so
 * that nothing is called here. */
OU_INLINE void *ou_pool_pop(OuHeap *heap, size_t offset)
{
    OuPool *pool = *(OuPool **)((char *)((OuHeapFront *)heap)->current + offset);
    OuFreeBlock *block = (OuFreeBlock *)pool->free;
    if (OU_UNLIKELY(((uintptr_t)block & 1) != 0)) {
        return NULL;
    }
    if (block == NULL) {
        __builtin_unreachable(); /* so that who asks for NULL next does not ask twice */
    }
    if (OU_HARDENED) {
        uint64_t distance = block->link ^ pool->key;
        if (OU_UNLIKELY(distance >= OU_POOL_SIZE)) {
            return NULL;
        }
        pool->free = distance ^ (uintptr_t)block;
        block->link = 0; /* an owner who never writes it gives it back so: no link */
    } else {
        pool->free = block->link;
    }
    return block;
}

/* A class's warm block, else one off a list. NULL as above. */
OU_INLINE void *ou_pool_pop_warm(OuHeap *heap, size_t offset)
{
    OuFreeBlock **at = ou_pool_warm(heap, offset);
    OuFreeBlock *warm = *at;
    if (warm == NULL) {
        return ou_pool_pop(heap, offset);
    }
    if (OU_WARM_MARKED) {
        if (OU_UNLIKELY(warm->link != ((OuHeapFront *)heap)->key)) {
            return NULL;
        }
        warm->link = 0;
    }
    *at = NULL;
    return warm;
}

OU_INLINE void *ou_pool_take(OuHeap *heap, size_t offset)
{
    void *block = ou_pool_pop_warm(heap, offset);
    return OU_LIKELY(block != NULL) ? block : ou_pool_take_slow(heap, offset);
}

/* A give without a doubt, to the pool's list. */
OU_INLINE void ou_pool_push(OuHeap *heap, OuPool *pool, void *p)
{
    ((OuFreeBlock *)p)->link = ou_pool_link(pool, (uintptr_t)p, pool->free);
    pool->free = (uintptr_t)p;
    if (OU_UNLIKELY(--pool->until == 0)) {
        ou_pool_give_slow(heap, pool, p);
    }
}

/* One number for a pool, where it lies, and for its class; p is an address in it. OU_POOL_FULL_MARK is added where it is full. Offsets are
 * so small that two pools in one place of the table have no sign in common. */
OU_INLINE uint64_t ou_pool_sign(const void *p, uint64_t offset)
{
    _Static_assert(OU_BLOCK_KINDS * OU_BLOCK_SLOTS * OU_BLOCK_STEP <= OU_POOL_SIGNS * OU_BLOCK_STEP, "no two signs are equal");
    return ((uintptr_t)p >> OU_POOL_SHIFT) * OU_BLOCK_STEP + offset;
}

OU_INLINE uint64_t *ou_pool_sign_at(OuHeap *heap, const void *p)
{
    return &((OuHeapFront *)heap)->signs[((uintptr_t)p >> OU_POOL_SHIFT) % OU_POOL_SIGNS];
}

/* May p be on a list? All links have the key's top bit, and no pointer has it, so that an object's second word, its type, is told
 * from them by its sign; ou_pool_give_doubtful() looks closer. Debug builds do here, since they fill blocks with what is negative. */
OU_INLINE bool ou_pool_maybe_link(const OuHeap *heap, const void *p)
{
    uint64_t link = ((const OuFreeBlock *)p)->link;
    return OU_WARM_MARKED ? (link ^ ((const OuHeapFront *)heap)->key) < OU_POOL_SIZE : (int64_t)link < 0;
}

/* To the pool's list, for who does not know the class. A full pool has no list (POOL-7), so there the block is not read: who gives
 * back at random blocks of a large heap does not wait for memory. */
OU_INLINE void ou_pool_give_listed(OuHeap *heap, void *p, size_t size)
{
    OuPool *pool = ou_pool_of(p);
    if (OU_HARDENED && OU_UNLIKELY(!ou_heap_front_has(heap, p) ||
                                   (OU_LIKELY((pool->offset & OU_POOL_FULL_MARK) == 0) && ou_pool_maybe_link(heap, p)))) {
        ou_pool_give_doubtful(heap, pool, p, size);
        return;
    }
    ou_pool_push(heap, pool, p);
}

/* The block becomes its class's warm one, and the one that was goes to its pool's list. */
OU_INLINE void ou_pool_keep_warm(OuHeap *heap, void *p, size_t size, size_t offset)
{
    OuFreeBlock **warm = ou_pool_warm(heap, offset);
    OuFreeBlock *before = *warm;
    if (OU_WARM_MARKED) {
        ((OuFreeBlock *)p)->link = ((OuHeapFront *)heap)->key;
    }
    *warm = p;
    if (OU_LIKELY(before == NULL)) {
        if (OU_UNLIKELY(--((OuHeapFront *)heap)->beat == 0)) {
            ou_pool_beat(heap);
        }
    } else if (OU_HARDENED && OU_UNLIKELY(before == p)) {
        ou_pool_give_doubtful(heap, ou_pool_of(p), p, size);
    } else {
        ou_pool_push(heap, ou_pool_of(before), before);
    }
}

/* A give by the pool's sign; `offset` is what the block was taken by. Hardened builds let no block be warm that is not of the class: lent
 * ones, and what is said to be what it is not, go to the lists of their pools. One comparison tells that a block is the heap's, that it is of
 * the class, and that its pool has a list, on which it may be; no record is read. */
OU_INLINE void ou_pool_give(OuHeap *heap, void *p, size_t size, size_t offset)
{
    if (OU_HARDENED) {
        uint64_t sign = ou_pool_sign(p, offset);
        uint64_t there = *ou_pool_sign_at(heap, p);
        if (OU_UNLIKELY(OU_LIKELY(there == sign) ? ou_pool_maybe_link(heap, p) : there - OU_POOL_FULL_MARK != sign)) {
            ou_pool_give_unsigned(heap, p, size, offset);
            return;
        }
    }
    ou_pool_keep_warm(heap, p, size, offset);
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
        return ou_pool_take(heap, ou_pool_offset(kind, size < OU_BLOCK_MIN ? OU_BLOCK_MIN : size));
    }
    return ou_heap_take_any(heap, kind, size);
}

OU_INLINE void ou_heap_give(OuHeap *heap, OuBlockKind kind, void *p, size_t size)
{
    if (OU_BLOCK_INLINE && __builtin_constant_p(size) && size - 1 < OU_BLOCK_MAX) {
        ou_pool_give(heap, p, size, ou_pool_offset(kind, size < OU_BLOCK_MIN ? OU_BLOCK_MIN : size));
        return;
    }
    ou_heap_give_any(heap, kind, p, size);
}

#endif
