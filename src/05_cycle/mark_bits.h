/* mark_bits.h - side mark bits: one for 16 bytes of a chunk, outside the objects.
 *
 * Objects in pools start at least 16 bytes apart, so a bit names one object, and no page
 * with objects is written to: what a forked child shares stays shared. A chunk's bits are
 * made when the first of its objects is met. A small cache by chunk number answers
 * nearly every look-up; it also remembers what is no chunk of the heap. */
#ifndef OU_MARK_BITS_H
#define OU_MARK_BITS_H

#include "04_object/vm.h"

#define OU_MARK_GRANULE_SHIFT 4
#define OU_MARK_BITS ((size_t)1 << (OU_CHUNK_SHIFT - OU_MARK_GRANULE_SHIFT)) /* of a chunk */
#define OU_MARK_BYTES (OU_MARK_BITS / 8)                                     /* 128 KiB for 16 MiB: 0.8 % */
#define OU_MARK_CACHE 64

typedef struct OuMarkChunk {
    uintptr_t number; /* address >> OU_CHUNK_SHIFT; 0: free slot */
    uint64_t *bits;   /* NULL in the cache: no chunk of the heap, or memory was short */
} OuMarkChunk;

typedef struct OuMarkBits {
    OuVm *vm;
    OuMarkChunk cache[OU_MARK_CACHE];
    OuMarkChunk *chunks; /* open addressing */
    size_t n_chunks, room;
} OuMarkBits;

/* Chunks came or went since the last use: nothing cached holds. The bits stay; those of a chunk
 * that came back at the same address are stale, which keeps garbage for one more cycle. */
void ou_mark_bits_forget(OuMarkBits *marks);
void ou_mark_bits_release(OuMarkBits *marks);

/* The slow half of ou_mark_bits_of: fills the cache. */
uint64_t *ou_mark_bits_find(OuMarkBits *marks, const void *p);

/* The bits of the heap's chunk that p lies in; NULL: it lies in none, or memory is short. */
OU_INLINE uint64_t *ou_mark_bits_of(OuMarkBits *marks, const void *p)
{
    uintptr_t number = (uintptr_t)p >> OU_CHUNK_SHIFT;
    const OuMarkChunk *cached = &marks->cache[number % OU_MARK_CACHE];
    return OU_LIKELY(cached->number == number) ? cached->bits : ou_mark_bits_find(marks, p);
}

OU_INLINE size_t ou_mark_bit(const void *p)
{
    return ((uintptr_t)p >> OU_MARK_GRANULE_SHIFT) & (OU_MARK_BITS - 1);
}

/* Sets p's bit; true when it was not set. */
OU_INLINE bool ou_mark_set(uint64_t *bits, const void *p)
{
    size_t bit = ou_mark_bit(p);
    uint64_t mask = (uint64_t)1 << (bit & 63);
    uint64_t word = bits[bit >> 6];
    bits[bit >> 6] = word | mask;
    return (word & mask) == 0;
}

OU_INLINE bool ou_mark_get(const uint64_t *bits, const void *p)
{
    size_t bit = ou_mark_bit(p);
    return (bits[bit >> 6] >> (bit & 63) & 1) != 0;
}

#endif
