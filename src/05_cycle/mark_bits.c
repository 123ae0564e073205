/* mark_bits.c - mark_bits.h: the table of chunks behind the cache. */
#include "05_cycle/mark_bits.h"

#include <string.h>

#ifdef OU_TINY
#define CHUNKS_MIN 2 /* slots of the table */
#else
#define CHUNKS_MIN 16
#endif

static OuMarkChunk *probe(OuMarkChunk *chunks, size_t room, uintptr_t number)
{
    size_t at = (size_t)(number * 0x9e3779b97f4a7c15u >> 32) & (room - 1);
    while (chunks[at].number != 0 && chunks[at].number != number) {
        at = (at + 1) & (room - 1);
    }
    return &chunks[at];
}

static bool reserve(OuMarkBits *marks)
{
    if (marks->n_chunks < marks->room / 2) {
        return true;
    }
    OuAccount *account = &marks->vm->account;
    size_t room = marks->room == 0 ? CHUNKS_MIN : marks->room * 2;
    OuMarkChunk *chunks = ou_raw_take_zeroed(account, room * sizeof *chunks);
    if (chunks == NULL) {
        return false;
    }
    for (size_t i = 0; i < marks->room; i++) {
        if (marks->chunks[i].number != 0) {
            *probe(chunks, room, marks->chunks[i].number) = marks->chunks[i];
        }
    }
    ou_raw_give(account, marks->chunks, marks->room * sizeof *chunks);
    marks->chunks = chunks;
    marks->room = room;
    return true;
}

/* Without pools every container is outside of chunks. */
static bool in_chunk(const OuMarkBits *marks, const void *p)
{
#ifdef OU_BYPASS_POOLS
    (void)marks;
    (void)p;
    return false;
#else
    return ou_heap_owns(marks->vm->heap, p);
#endif
}

/* Which pools of the chunk that begins at `start` hold containers. */
static void map_containers(const OuMarkBits *marks, OuMarkMap *map, uintptr_t start)
{
    OuPoolSpan pool;
    uintptr_t at = start;
    while (ou_heap_next_pool(marks->vm->heap, at, &pool) && (uintptr_t)pool.start - start < OU_CHUNK_SIZE) {
        size_t number = ((uintptr_t)pool.start - start) >> OU_POOL_SHIFT;
        map->pools[number] = OU_MARK_HOLDS;
        at = (uintptr_t)pool.start + 1;
    }
}

OuMarkMap *ou_mark_map_find(OuMarkBits *marks, const void *p)
{
    uintptr_t number = (uintptr_t)p >> OU_CHUNK_SHIFT;
    OuMarkMap *map = NULL;
    if (in_chunk(marks, p) && reserve(marks)) {
        OuMarkChunk *chunk = probe(marks->chunks, marks->room, number);
        if (chunk->number == 0) {
            map = ou_raw_take_sparse(&marks->vm->account, sizeof *map);
            if (map != NULL) {
                map->chunk = number << OU_CHUNK_SHIFT;
                map_containers(marks, map, map->chunk);
                *chunk = (OuMarkChunk){number, map};
                marks->n_chunks++;
            }
        }
        map = chunk->map;
    }
    marks->cache[number % OU_MARK_CACHE] = (OuMarkChunk){number, map};
    return map;
}

void ou_mark_bits_forget(OuMarkBits *marks)
{
    memset(marks->cache, 0, sizeof marks->cache);
}

void ou_mark_bits_release(OuMarkBits *marks)
{
    OuAccount *account = &marks->vm->account;
    for (size_t i = 0; i < marks->room; i++) {
        ou_raw_give(account, marks->chunks[i].map, sizeof(OuMarkMap));
    }
    ou_raw_give(account, marks->chunks, marks->room * sizeof(OuMarkChunk));
    *marks = (OuMarkBits){.vm = marks->vm};
}
