/* arena.c - arena.h: a list of chunks, newest first, and a cursor in the newest. */
#include "08_compile/arena.h"
#include "00_base/checked.h"
#include "04_object/vm.h"

#include <string.h>

#ifdef OU_TINY
#define OU_ARENA_FIRST ((size_t)256) /* bytes: so that tests meet the boundary */
#define OU_ARENA_LARGEST ((size_t)1024)
#else
#define OU_ARENA_FIRST ((size_t)4096)       /* a one-line source fits */
#define OU_ARENA_LARGEST ((size_t)256 * 1024) /* mapped, so it goes back to the system */
#endif

void ou_arena_init(OuArena *arena, OuAccount *account)
{
    *arena = (OuArena){.account = account, .next_size = OU_ARENA_FIRST};
}

void ou_arena_fini(OuThread *th, OuArena *arena)
{
    OU_HEAVY(ou_arena_check(arena));
    for (size_t i = arena->n_owned; i > 0; i--) {
        ou_drop(th, arena->owned[i - 1]);
    }
    ou_raw_give(arena->account, arena->owned, arena->room_owned * sizeof(OuObject *));
    OuArenaChunk *chunk = arena->newest;
    while (chunk != NULL) {
        OuArenaChunk *older = chunk->older;
        ou_raw_give(arena->account, chunk, chunk->size);
        chunk = older;
    }
    ou_arena_init(arena, arena->account);
}

/* A chunk for `size` bytes; what was left of the newest is abandoned, unless the
 * request is so large that it has its own chunk, put behind the newest. */
static OU_NOINLINE void *take_slow(OuThread *th, OuArena *arena, size_t size)
{
    size_t need;
    if (!ou_checked_add(size, sizeof(OuArenaChunk), &need)) {
        ou_raise_memory(th);
        return NULL;
    }
    bool own = need > arena->next_size / 4 && arena->newest != NULL;
    size_t asked = own || need > arena->next_size ? need : arena->next_size;
    OuArenaChunk *chunk = ou_raw_take(arena->account, asked);
    if (chunk == NULL) {
        ou_raise_memory(th);
        return NULL;
    }
    chunk->size = asked;
    char *memory = (char *)(chunk + 1);
    if (own) {
        chunk->older = arena->newest->older;
        arena->newest->older = chunk;
    } else {
        chunk->older = arena->newest;
        arena->newest = chunk;
        arena->at = memory + size;
        arena->end = (char *)chunk + asked;
        if (arena->next_size < OU_ARENA_LARGEST) {
            arena->next_size *= 2;
        }
    }
    return memset(memory, 0, size);
}

void *ou_arena_take(OuThread *th, OuArena *arena, size_t size)
{
    OU_HEAVY(ou_arena_check(arena));
    if (OU_UNLIKELY(size > OU_SIZE_LIMIT)) {
        ou_raise_memory(th);
        return NULL;
    }
    size = (size + 7) & ~(size_t)7;
    if (OU_UNLIKELY(size > (size_t)(arena->end - arena->at) || arena->newest == NULL)) {
        return take_slow(th, arena, size);
    }
    void *memory = arena->at;
    arena->at += size;
    return memset(memory, 0, size);
}

void *ou_arena_take_array(OuThread *th, OuArena *arena, size_t n, size_t item_size)
{
    size_t size;
    if (!ou_checked_mul(n, item_size, &size)) {
        ou_raise_memory(th);
        return NULL;
    }
    return ou_arena_take(th, arena, size);
}

static bool grow_owned(OuThread *th, OuArena *arena)
{
    size_t room;
    if (!ou_checked_grown(arena->n_owned * 2, sizeof(OuObject *), &room)) {
        return ou_raise_memory(th);
    }
    OuObject **owned = ou_raw_resize(arena->account, arena->owned,
                                     arena->room_owned * sizeof(OuObject *),
                                     room * sizeof(OuObject *));
    if (owned == NULL) {
        return ou_raise_memory(th);
    }
    arena->owned = owned;
    arena->room_owned = room;
    return true;
}

OuObject *ou_arena_own(OuThread *th, OuArena *arena, OuObject *object)
{
    if (object == NULL) {
        return NULL;
    }
    if (arena->n_owned == arena->room_owned && !grow_owned(th, arena)) {
        ou_drop(th, object);
        return NULL;
    }
    arena->owned[arena->n_owned++] = object;
    return object;
}

bool ou_arena_check(const OuArena *arena)
{
    if (arena->newest == NULL) {
        return arena->at == NULL && arena->end == NULL && arena->n_owned <= arena->room_owned;
    }
    const char *start = (const char *)(arena->newest + 1);
    const char *end = (const char *)arena->newest + arena->newest->size;
    return start <= arena->at && arena->at <= arena->end && arena->end == end &&
           arena->n_owned <= arena->room_owned;
}
