/* mark_grey.h - what is marked and still to be scanned, in the order of addresses.
 *
 * An object of a pool is grey when its mark bit is set and its bit of a second map, of what was scanned, is not. There is no
 * stack of such objects: a word a pool says which words of bits have some, and chunks with such pools wait in a queue.
 * A pool whose turn it is gives all that has come together in it since its last one, one neighbour after the other, so
 * that the processor fetches most of it by itself, and an address is translated once a page, not once an object. (Idea: the
 * queue of pages of Go's collector of 2025, "Green Tea", M. Knyszek, A. Clements.) A mark stack goes where references lead,
 * which in an old heap is everywhere. It needs no memory that grows, either, so nothing that is marked stays unscanned.
 *
 * While next to nothing is grey, as along a chain, the few objects are taken as they come: a turn each would cost more than their
 * scan.
 *
 * Between slices blocks are given back and pools change their kind: each pool is asked for when its turn comes, each
 * word of it is taken at once or left, and a bit at which no block starts counts for nothing. */
#ifndef OU_MARK_GREY_H
#define OU_MARK_GREY_H

#include "00_base/bits.h"
#include "05_cycle/mark_bits.h"

#define OU_MARK_FEW 16

typedef struct OuMarkGrey {
    const OuHeap *heap;
    OuMarkMap *first, *last; /* the queue */
    OuObject *few[OU_MARK_FEW]; /* taken next: scanned, by the bits */
    unsigned n_few;
    /* the pool whose turn it is */
    OuMarkMap *map;          /* NULL: none */
    size_t pool, next_pool;  /* its number in the chunk, OU_MARK_POOLS: none; where the search for the next one goes on */
    OuPoolSpan span;
    uint32_t block_size;     /* of which the next two are */
    uint32_t inverse;        /* 2^32 / block_size, rounded up: n * inverse >> 32 is n / block_size for n below 2^16 */
    uint64_t starts[OU_MARK_WORDS]; /* the bits at which blocks start, at most one a granule */
    /* the word of bits */
    size_t word;             /* its number in the pool */
    uint64_t left;           /* bits of it that were not taken yet */
} OuMarkGrey;

/* o was marked just now, in a pool of which nothing else is grey. */
void ou_mark_grey_wait(OuMarkGrey *grey, OuMarkMap *map, OuObject *o);

/* o, in the chunk of the map, is grey, whatever it was. */
void ou_mark_grey_put(OuMarkGrey *grey, OuMarkMap *map, const OuObject *o);

/* The pool whose turn it is goes back to the queue with what is left of it; so do the few, for which the maps are asked. */
void ou_mark_grey_pause(OuMarkGrey *grey, OuMarkBits *marks);

/* Is there nothing to take? It may be said too late, not too early. */
OU_INLINE bool ou_mark_grey_is_empty(const OuMarkGrey *grey)
{
    return grey->first == NULL && grey->map == NULL && grey->n_few == 0;
}

/* Up to `most` grey objects, which count as scanned from now on; how many: 0 when there is none. */
unsigned ou_mark_grey_take(OuMarkGrey *grey, OuObject **out, unsigned most);

/* inverse and starts are those of pools of such blocks from now on. */
void ou_mark_grey_shape(OuMarkGrey *grey, uint32_t block_size);

/* Marks child, in the chunk of the map, if its pool holds containers; it is grey if it was not marked before. False: its pool
 * holds none. No branch that depends on whether it was marked: half of them would be guessed wrong. */
OU_INLINE bool ou_mark_grey_set(OuMarkGrey *grey, OuMarkMap *map, OuObject *child)
{
    size_t pool = ((uintptr_t)child >> OU_POOL_SHIFT) & (OU_MARK_POOLS - 1);
    uint32_t state = map->pools[pool];
    if ((state & OU_MARK_HOLDS) == 0) {
        return false;
    }
    size_t bit = ou_mark_bit(child);
    uint64_t word = map->bits[bit >> 6];
    uint32_t fresh = (uint32_t)(~word >> (bit & 63)) & 1;
    map->bits[bit >> 6] = word | (uint64_t)1 << (bit & 63);
    map->pools[pool] = state | fresh << ((bit >> 6) & (OU_MARK_WORDS - 1));
    if (OU_UNLIKELY(fresh > (state ^ OU_MARK_HOLDS))) {
        ou_mark_grey_wait(grey, map, child);
    }
    return true;
}

#endif
