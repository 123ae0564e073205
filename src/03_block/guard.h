/* guard.h - other ways for a heap to serve blocks, chosen before its first one: each small block from the C library,
 * or from pools with guards around it. `ouro -X malloc=...` chooses.
 *
 * The inline paths know nothing of it: a heap in another mode has no current pool and no chunk that they can
 * see, so each take and each give ends in its slow half. */
#ifndef OU_GUARD_H
#define OU_GUARD_H

#include "03_block/block.h"

typedef enum OuHeapMode {
    OU_HEAP_BLOCKS, /* pools */
    OU_HEAP_SYSTEM, /* plain objects and raw blocks from the C library, for tools that watch it; containers stay in
                       pools, where the collector walks over them */
    OU_HEAP_DEBUG   /* pools, with filled memory, a guard behind each block, and a quarantine: ou_guard_take() */
} OuHeapMode;

/* False: no memory, the heap has served a block already, or the build has only one mode (without hardening; with
 * OU_BYPASS_POOLS). */
OU_MUST_USE bool ou_heap_set_mode(OuHeap *heap, OuHeapMode mode);

/* Words for a block in a complaint: writes at most `room` bytes, NUL included, or nothing. second_word is what stood
 * at offset 8 of the block when it was last whole: an object's type. */
typedef void (*OuHeapDescribeFn)(uint64_t second_word, char *text, size_t room);
void ou_heap_set_describe(OuHeap *heap, OuHeapDescribeFn describe);

/* What a look over the whole heap adds up to, in bytes; for memstats. live + quarantine + free + untouched + slack + idle +
 * records = held - credit; holes and untouched pages that are not charged are beside it. */
typedef struct OuHeapUsage {
    size_t held;       /* charged to the account for chunks */
    size_t live;       /* live blocks, by their class */
    size_t free;       /* blocks on free lists */
    size_t untouched;  /* of charged pages, what was never cut */
    size_t slack;      /* what is left over at the end of pools */
    size_t idle;       /* charged pages of unused pools: retained */
    size_t records;    /* the engine's own: chunk heads */
    size_t credit;     /* charged, not yet used */
    size_t holes;      /* given back from inside of used pools */
    size_t huge;       /* of held: asked of the system in pages of 2 MiB */
    size_t quarantine; /* blocks given back and kept from use (debug mode) */
} OuHeapUsage;
void ou_heap_usage(const OuHeap *heap, OuHeapUsage *out);

#endif
