/* block.h - level +2: the object allocator. Chunks, arenas, pools, blocks.
 *
 * What the floors above may know. The structures are in block_int.h.
 * A heap belongs to one VM and is used under its lock only. */
#ifndef OU_BLOCK_H
#define OU_BLOCK_H

#include "00_base/base.h"
#include "00_base/siphash.h"
#include "02_raw/raw.h"

#define OU_BLOCK_MIN 16  /* a free block's link stands at offset 8 */
#define OU_BLOCK_MAX 512 /* larger requests go to 02_raw */
#define OU_BLOCK_STEP 8  /* M7 */
#define OU_BLOCK_CLASSES ((OU_BLOCK_MAX - OU_BLOCK_MIN) / OU_BLOCK_STEP + 1)

/* What a pool's blocks hold; pools never mix. Only container pools are walked. */
typedef enum OuBlockKind {
    OU_BLOCK_CONTAINER, /* objects that can hold references: the collector's business */
    OU_BLOCK_PLAIN,     /* objects that cannot: int, float, str, bytes, ... */
    OU_BLOCK_RAW,       /* no object: tables, item vectors, keys */
    OU_BLOCK_KINDS
} OuBlockKind;

typedef struct OuHeap OuHeap;

/* Hears of each block that is taken and given back. Takes and gives none itself; may use 02_raw. */
typedef struct OuHeapTracer {
    void *context;
    void (*taken)(void *context, void *p, size_t size); /* size: of its class, or as asked when larger */
    void (*given)(void *context, void *p);
} OuHeapTracer;

/* A heap to be used in place of `real`, for taking, giving back and resizing only: it hands all requests on and tells the tracer.
 * Blocks may be taken here and given back there, and the other way round. NULL: memory is short, or the build cannot (no
 * pools, no hardening). Free it when nobody uses it. */
OuHeap *ou_heap_trap_new(OuHeap *real, const OuHeapTracer *tracer);
void ou_heap_trap_free(OuHeap *trap);
/* Memory of 02_raw that was taken past the heap and will be given back through it. p may be NULL. */
void ou_heap_tell_taken(OuHeap *heap, void *p, size_t size);

/* The heap is made in the account's memory. NULL on failure. */
OuHeap *ou_heap_new(OuAccount *account, uint64_t random_seed);

/* Everything still live is lost: debug builds count and panic first (leaks). */
void ou_heap_free(OuHeap *heap);

/* A block of at least `size` bytes for 1..512, else raw memory of the account.
 * NULL on failure. 8-byte aligned (16 where size is a multiple of 16). In
 * container blocks the 32-bit word at offset 4 is zero when the block is first
 * cut, and whatever the last owner left there later: owners leave it zero.
 * Constant sizes compile to the class's inline path. */
OU_INLINE void *ou_heap_take(OuHeap *heap, OuBlockKind kind, size_t size);

/* `size` is what was asked for; it says which way back. Cannot fail. */
OU_INLINE void ou_heap_give(OuHeap *heap, OuBlockKind kind, void *p, size_t size);

/* In place where the class allows; NULL on failure and the old block stands.
 * Never for container blocks of objects that are tracked. */
void *ou_heap_resize(OuHeap *heap, OuBlockKind kind, void *p, size_t old_size, size_t new_size);

/* Bytes really behind a request of `size`: its class, or size itself when large. */
size_t ou_heap_usable(size_t size);

/* Is p inside a pool of this heap? Does not touch p. */
bool ou_heap_owns(const OuHeap *heap, const void *p);

/* Calls fn for each block of kind CONTAINER that was ever cut, live or free, in
 * address order: fn reads the word at offset 4 to tell (0: free or not ready).
 * fn may give blocks back, and may take blocks: those may or may not be met.
 * Stops when fn returns false. Large containers are 04's business. */
typedef bool (*OuHeapWalkFn)(void *arg, void *block);
void ou_heap_walk(OuHeap *heap, OuHeapWalkFn fn, void *arg);

/* A pool of containers, for a walk that is interrupted and taken up again. */
typedef struct OuPoolSpan {
    char *start;
    uint32_t block_size;
    uint32_t n_blocks; /* that were ever cut: at start, start + block_size, ... */
} OuPoolSpan;

/* The first pool of containers at or above address `from` (0: the first of all). False:
 * there is none (always with OU_BYPASS_POOLS, which has no pools). Amortised O(1). */
bool ou_heap_next_pool(const OuHeap *heap, uintptr_t from, OuPoolSpan *out);

/* The pool of containers that address `at` lies in. False: it lies in none (always with OU_BYPASS_POOLS). */
bool ou_heap_pool_at(const OuHeap *heap, uintptr_t at, OuPoolSpan *out);

/* While a span is looked at and memory is asked for meanwhile, which may run the reclaim hook: no pool of the
 * heap leaves the address space between the two. They nest. */
void ou_heap_hold(OuHeap *heap);
void ou_heap_release(OuHeap *heap);

/* Is p, any address, the start of a block of kind CONTAINER that was ever cut? Does not
 * touch p. For addresses remembered while blocks came and went. */
bool ou_heap_is_container(const OuHeap *heap, const void *p);

/* Returns empty pools' pages, whole arenas, and pages without a live block inside used
 * pools; bytes given back. Runs no Python, allocates nothing: part of the reclaim hook. */
size_t ou_heap_trim(OuHeap *heap);

/* Looks at the clock and, when it is time, gives some of what has not been needed for a while back to the
 * system: a millisecond of work at most. Takes call it now and then; the end of a collection and the entry to a
 * blocking call should. Runs no Python, allocates nothing. */
void ou_heap_tick(OuHeap *heap);

/* From now on no request and no tick waits for a huge page that may be slow to come: the user promises short pauses. */
void ou_heap_set_brief(OuHeap *heap);

/* Somebody waits anyway: up to `ns` nanoseconds (one page more, if it is slow) go into huge pages behind a large heap's
 * dense parts, where the system has them at hand. Runs no Python, allocates nothing. */
void ou_heap_invest(OuHeap *heap, uint64_t ns);

/* In the child, after a fork. */
void ou_heap_forked(OuHeap *heap);

/* All invariants. False after printing the name of the broken one (POOL-2 ...). */
bool ou_heap_check(const OuHeap *heap);

typedef struct OuClassStats {
    size_t n_pools, n_live, n_free, n_untouched; /* pools; blocks */
} OuClassStats;

typedef struct OuHeapStats {
    OuClassStats classes[OU_BLOCK_KINDS][OU_BLOCK_CLASSES];
    size_t n_chunks, n_arenas, n_pools_used, n_pools_free, n_pools_untouched;
    size_t committed; /* bytes charged for arenas */
    size_t live_bytes; /* live blocks by their class */
    uint64_t n_arenas_made, n_arenas_returned; /* since the start */
} OuHeapStats;
void ou_heap_stats(const OuHeap *heap, OuHeapStats *out);

/* The map, for 11_inspect: one call a pool, in address order. */
typedef struct OuPoolView {
    const void *start;
    size_t arena;     /* number of its arena, from 0 in address order */
    uint32_t block_size, capacity, carved, live;
    OuBlockKind kind;
    enum { OU_POOL_UNTOUCHED, OU_POOL_FREE, OU_POOL_PARTIAL, OU_POOL_FULL } state;
} OuPoolView;
typedef bool (*OuHeapMapFn)(void *arg, const OuPoolView *pool);
void ou_heap_map(const OuHeap *heap, OuHeapMapFn fn, void *arg);

#include "03_block/block_inline.h"

#endif
