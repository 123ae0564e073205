/* arena.h - bump memory for one compilation: trees, tables, scopes.
 *
 * Nothing in an arena is given back alone; all of it goes at the arena's end, and
 * with it the references to constant objects that were handed to ou_arena_own().
 * Memory comes from the VM's account in chunks that double up to a limit; what is
 * larger than a chunk gets a chunk of its own. One allocation per node was
 * rejected: a tree has hundreds of thousands of nodes that die together.
 *
 * Invariants, checked by ou_arena_check():
 *   ARENA-1  at <= end, both inside the newest chunk, or both NULL without one
 *   ARENA-2  n_owned <= room_owned */
#ifndef OU_ARENA_H
#define OU_ARENA_H

#include "02_raw/raw.h"

typedef struct OuThread OuThread;
typedef struct OuObject OuObject;

typedef struct OuArenaChunk {
    struct OuArenaChunk *older;
    size_t size; /* bytes, this head included: what is given back to the account */
} OuArenaChunk;

typedef struct OuArena {
    OuAccount *account;
    OuArenaChunk *newest;
    char *at, *end;     /* the unused rest of the newest chunk */
    size_t next_size;   /* bytes of the chunk that is asked for next */
    OuObject **owned;   /* references dropped at the end */
    size_t n_owned, room_owned;
} OuArena;

/* Cannot fail: the first chunk is taken with the first request. */
void ou_arena_init(OuArena *arena, OuAccount *account);

/* Drops the owned references and gives all memory back. The arena is then as
 * after ou_arena_init(). The pending error of `th` is left alone. */
void ou_arena_fini(OuThread *th, OuArena *arena);

/* size bytes of zeroes, 8-byte aligned, or NULL with MemoryError pending. */
void *ou_arena_take(OuThread *th, OuArena *arena, size_t size);

/* n items of item_size, zeroed, checked for overflow. n may be 0 (not NULL then). */
void *ou_arena_take_array(OuThread *th, OuArena *arena, size_t n, size_t item_size);

/* The arena takes the caller's reference, also when this fails, and drops it at
 * its end. Returns `object`, now borrowed from the arena; NULL with MemoryError
 * pending when there is no room (the reference is dropped). A NULL object is
 * passed through, so that `ou_arena_own(th, arena, make(...))` needs one test. */
OuObject *ou_arena_own(OuThread *th, OuArena *arena, OuObject *object);

bool ou_arena_check(const OuArena *arena);

#endif
