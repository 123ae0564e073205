/* mark_bits.h - side mark bits: one for 16 bytes of a chunk, outside the objects.
 *
 * Objects in pools start at least 16 bytes apart, so a bit names one object, and no page
 * with objects is written to: what a forked child shares stays shared. A chunk's bits are
 * made when the first of its objects is met, and with them a map of which of its pools hold
 * containers: the marker meets ints and strs more often than anything else, and with the map
 * it touches neither them nor their pool's record. Pools that change their kind during a cycle
 * do no harm: what is born in a cycle is marked when it becomes old, and what is no container
 * is not tracked. A small cache by chunk number answers nearly every look-up; it also
 * remembers what is no chunk of the heap. */
#ifndef OU_MARK_BITS_H
#define OU_MARK_BITS_H

#include "04_object/vm.h"

#define OU_MARK_GRANULE_SHIFT 4
#define OU_MARK_BITS ((size_t)1 << (OU_CHUNK_SHIFT - OU_MARK_GRANULE_SHIFT)) /* of a chunk: 128 KiB for 16 MiB, 0.8 % */
#define OU_MARK_CACHE 64

#define OU_MARK_POOLS (OU_CHUNK_SIZE / OU_POOL_SIZE)
#define OU_MARK_WORDS (OU_POOL_SIZE >> (OU_MARK_GRANULE_SHIFT + 6)) /* of bits, a pool */
#define OU_MARK_HOLDS UINT32_C(0x80000000) /* a pool held containers when the map was made */

/* A chunk's bits. What waits to be scanned is mark_grey.h's business. */
typedef struct OuMarkMap {
    struct OuMarkMap *next; /* in the queue of those with grey pools */
    bool queued;            /* it is in the queue, or it is its turn */
    uintptr_t chunk;        /* its address */
    uint64_t grey[OU_MARK_POOLS / 64]; /* bit n: pool n waits for its turn */
    uint32_t pools[OU_MARK_POOLS];     /* OU_MARK_HOLDS; bit n: word n of its bits has something grey */
    uint64_t bits[OU_MARK_BITS / 64];    /* marked */
    uint64_t scanned[OU_MARK_BITS / 64]; /* and taken to be scanned */
} OuMarkMap;

typedef struct OuMarkChunk {
    uintptr_t number; /* address >> OU_CHUNK_SHIFT; 0: free slot */
    OuMarkMap *map;   /* NULL in the cache: no chunk of the heap, or memory was short */
} OuMarkChunk;

typedef struct OuMarkBits {
    OuVm *vm;
    OuMarkChunk cache[OU_MARK_CACHE];
    OuMarkChunk *chunks; /* open addressing */
    size_t n_chunks, room;
} OuMarkBits;

/* Chunks came or went since the last use: nothing cached holds. The maps stay; those of a chunk
 * that came back at the same address are stale, which keeps garbage for one more cycle. */
void ou_mark_bits_forget(OuMarkBits *marks);
void ou_mark_bits_release(OuMarkBits *marks);

/* The slow half of ou_mark_map_of: fills the cache. */
OuMarkMap *ou_mark_map_find(OuMarkBits *marks, const void *p);

/* The map of the heap's chunk that p lies in; NULL: it lies in none, or memory is short. */
OU_INLINE OuMarkMap *ou_mark_map_of(OuMarkBits *marks, const void *p)
{
    uintptr_t number = (uintptr_t)p >> OU_CHUNK_SHIFT;
    const OuMarkChunk *cached = &marks->cache[number % OU_MARK_CACHE];
    return OU_LIKELY(cached->number == number) ? cached->map : ou_mark_map_find(marks, p);
}

OU_INLINE size_t ou_mark_bit(const void *p)
{
    return ((uintptr_t)p >> OU_MARK_GRANULE_SHIFT) & (OU_MARK_BITS - 1);
}

/* Sets p's bit; true when it was not set. */
OU_INLINE bool ou_mark_set(OuMarkMap *map, const void *p)
{
    size_t bit = ou_mark_bit(p);
    uint64_t mask = (uint64_t)1 << (bit & 63);
    uint64_t word = map->bits[bit >> 6];
    map->bits[bit >> 6] = word | mask;
    return (word & mask) == 0;
}

OU_INLINE bool ou_mark_get(const OuMarkMap *map, const void *p)
{
    size_t bit = ou_mark_bit(p);
    return (map->bits[bit >> 6] >> (bit & 63) & 1) != 0;
}

#endif
