/* mark_grey.c - mark_grey.h: the queue, and whose turn it is. */
#include "05_cycle/mark_grey.h"

#include <string.h>

void ou_mark_grey_shape(OuMarkGrey *grey, uint32_t block_size)
{
    if (grey->block_size == block_size) {
        return;
    }
    grey->block_size = block_size;
    grey->inverse = UINT32_MAX / block_size + 1;
    memset(grey->starts, 0, sizeof grey->starts);
    for (size_t at = 0; at + block_size <= OU_POOL_SIZE; at += block_size) {
        size_t bit = at >> OU_MARK_GRANULE_SHIFT;
        grey->starts[bit >> 6] |= (uint64_t)1 << (bit & 63);
    }
}

static void append(OuMarkGrey *grey, OuMarkMap *map)
{
    map->queued = true;
    map->next = NULL;
    *(grey->first == NULL ? &grey->first : &grey->last->next) = map;
    grey->last = map;
}

static size_t pool_of(const OuObject *o)
{
    return ((uintptr_t)o >> OU_POOL_SHIFT) & (OU_MARK_POOLS - 1);
}

static void queue_pool(OuMarkGrey *grey, OuMarkMap *map, size_t pool)
{
    if (map == grey->map && pool == grey->pool) {
        return; /* it is asked again before its turn ends */
    }
    map->grey[pool >> 6] |= (uint64_t)1 << (pool & 63);
    if (!map->queued) {
        append(grey, map);
    }
}

void ou_mark_grey_wait(OuMarkGrey *grey, OuMarkMap *map, OuObject *o)
{
    size_t pool = pool_of(o), bit = ou_mark_bit(o);
    if (grey->first == NULL && grey->map == NULL && grey->n_few < OU_MARK_FEW) {
        map->pools[pool] &= OU_MARK_HOLDS;
        map->scanned[bit >> 6] |= (uint64_t)1 << (bit & 63);
        grey->few[grey->n_few++] = o;
    } else {
        queue_pool(grey, map, pool);
    }
}

void ou_mark_grey_put(OuMarkGrey *grey, OuMarkMap *map, const OuObject *o)
{
    size_t pool = pool_of(o), bit = ou_mark_bit(o);
    uint64_t mask = (uint64_t)1 << (bit & 63);
    map->bits[bit >> 6] |= mask;
    map->scanned[bit >> 6] &= ~mask;
    map->pools[pool] |= UINT32_C(1) << ((bit >> 6) & (OU_MARK_WORDS - 1));
    queue_pool(grey, map, pool);
}

/* The number of the next pool of the map that waits, from next_pool on; OU_MARK_POOLS: none. */
static size_t find_waiting(const OuMarkGrey *grey)
{
    size_t at = grey->next_pool >> 6;
    uint64_t mask = UINT64_MAX << (grey->next_pool & 63);
    for (; at < OU_MARK_POOLS / 64; at++, mask = UINT64_MAX) {
        uint64_t found = grey->map->grey[at] & mask;
        if (found != 0) {
            return at * 64 + ou_bits_lowest(found);
        }
    }
    return OU_MARK_POOLS;
}

static void end_turn(OuMarkGrey *grey)
{
    OuMarkMap *map = grey->map;
    grey->pool = OU_MARK_POOLS;
    grey->next_pool = 0;
    if (find_waiting(grey) < OU_MARK_POOLS) {
        append(grey, map);
    } else {
        map->queued = false;
    }
    grey->map = NULL;
}

/* It is the next pool's turn. False: none has a grey object. */
static bool next_turn(OuMarkGrey *grey)
{
    for (;;) {
        if (grey->map == NULL) {
            grey->map = grey->first;
            if (grey->map == NULL) {
                return false;
            }
            grey->first = grey->map->next;
            grey->next_pool = 0;
        }
        OuMarkMap *map = grey->map;
        size_t pool = find_waiting(grey);
        if (pool == OU_MARK_POOLS) {
            end_turn(grey);
            continue;
        }
        map->grey[pool >> 6] &= ~((uint64_t)1 << (pool & 63));
        grey->next_pool = pool + 1;
        if (!ou_heap_pool_at(grey->heap, map->chunk + (pool << OU_POOL_SHIFT), &grey->span)) {
            map->pools[pool] &= OU_MARK_HOLDS; /* it was given back since, or its chunk was */
            continue;
        }
        grey->pool = pool;
        ou_mark_grey_shape(grey, grey->span.block_size);
        return true;
    }
}

/* The next word of bits with something grey becomes `left`. False: there is none. */
static bool next_word(OuMarkGrey *grey)
{
    while (grey->pool < OU_MARK_POOLS || next_turn(grey)) {
        OuMarkMap *map = grey->map;
        uint32_t words = map->pools[grey->pool] & ~OU_MARK_HOLDS;
        if (words == 0) {
            grey->pool = OU_MARK_POOLS;
            continue;
        }
        size_t word = ou_bits_lowest(words);
        size_t at = grey->pool * OU_MARK_WORDS + word;
        uint64_t left = map->bits[at] & ~map->scanned[at] & grey->starts[word];
        map->pools[grey->pool] &= ~(UINT32_C(1) << word);
        map->scanned[at] |= left;
        if (left != 0) {
            grey->word = word;
            grey->left = left;
            return true;
        }
    }
    return false;
}

unsigned ou_mark_grey_take(OuMarkGrey *grey, OuObject **out, unsigned most)
{
    unsigned n = 0;
    while (n < most && grey->n_few > 0) {
        OuObject *o = grey->few[--grey->n_few];
        __builtin_prefetch(o);
        __builtin_prefetch((const char *)o + 47);
        out[n++] = o;
    }
    while (n < most && (grey->left != 0 || next_word(grey))) {
        uint64_t left = grey->left;
        size_t base = (grey->word << (OU_MARK_GRANULE_SHIFT + 6)) + grey->block_size - 1;
        size_t block_size = grey->block_size, n_blocks = grey->span.n_blocks;
        uint64_t inverse = grey->inverse;
        char *start = grey->span.start;
        do {
            size_t at = base + ((size_t)ou_bits_lowest(left) << OU_MARK_GRANULE_SHIFT);
            size_t number = at * inverse >> 32;
            left &= left - 1;
            OuObject *o = (OuObject *)(void *)(start + number * block_size);
            __builtin_prefetch(o);
            __builtin_prefetch((const char *)o + 47);
            out[n] = o;
            n += number < n_blocks; /* of those that were cut; a bit can be older than the pool */
        } while (left != 0 && n < most);
        grey->left = left;
    }
    return n;
}

void ou_mark_grey_pause(OuMarkGrey *grey, OuMarkBits *marks)
{
    while (grey->n_few > 0) {
        OuObject *o = grey->few[--grey->n_few];
        OuMarkMap *map = ou_mark_map_of(marks, o);
        if (map != NULL) { /* it was there when o was marked */
            ou_mark_grey_put(grey, map, o);
        }
    }
    OuMarkMap *map = grey->map;
    if (map == NULL) {
        return;
    }
    size_t pool = grey->pool;
    if (pool < OU_MARK_POOLS) {
        if (grey->left != 0) {
            map->scanned[pool * OU_MARK_WORDS + grey->word] &= ~grey->left;
            map->pools[pool] |= UINT32_C(1) << grey->word;
            grey->left = 0;
        }
        if ((map->pools[pool] & ~OU_MARK_HOLDS) != 0) {
            map->grey[pool >> 6] |= (uint64_t)1 << (pool & 63);
        }
    }
    end_turn(grey);
}
