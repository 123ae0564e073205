/* cycle.h - the cycle collector: when it runs, and what can be asked of it.
 *
 * Reference counts free everything but cycles. A collection looks at the tracked
 * objects of a generation and of those below it, finds the ones that nothing outside
 * refers to, and lets go of them in the order of PEP 442: weak references to the
 * garbage are cleared and the callbacks of those that live outside it run; finalizers
 * run, once an object's life; what is reachable again survives; the rest is cleared.
 *
 * Rules of CPython 3.11 decide when: generation 0 is due when container allocations
 * minus releases pass threshold[0]; 1 and 2 when the collections of the next younger one
 * pass theirs; 2 also needs that what was promoted since its last collection is at least a
 * quarter of what survived that (a half, then all of it, while the collections of a big
 * heap find next to nothing). A collection runs at safe points only (R5) and never
 * within itself.
 *
 * When generation 2 of a big heap is due, the search goes on in slices, one after each
 * collection of a younger one; as a collection, with its callbacks and statistics, counts
 * the end of it, when garbage is let go of. ou_cycle_collect(th, 2) does all at once.
 *
 * How: trial.c (generations 0 and 1, and the candidates of 2), mark.c (the search of 2,
 * at once or in slices), garbage.c (the order on garbage). */
#ifndef OU_CYCLE_H
#define OU_CYCLE_H

#include "04_object/registry.h"
#include "05_cycle/weakref_core.h"

typedef struct OuCycleStats { /* gc.get_stats(), one a generation */
    int64_t collections, collected, uncollectable;
} OuCycleStats;

/* Sums over all collections (M15). */
typedef struct OuCycleCounters {
    uint64_t visited;   /* objects looked at */
    uint64_t reached;   /* of these, found alive */
    uint64_t reclaimed; /* garbage let go of */
} OuCycleCounters;

/* gc.DEBUG_* */
#define OU_CYCLE_DEBUG_STATS 1u
#define OU_CYCLE_DEBUG_COLLECTABLE 2u
#define OU_CYCLE_DEBUG_UNCOLLECTABLE 4u
#define OU_CYCLE_DEBUG_SAVEALL 32u

typedef enum OuCycleEvent {
    OU_CYCLE_STARTS,      /* DEBUG_STATS: n is the generation */
    OU_CYCLE_COLLECTABLE, /* DEBUG_COLLECTABLE: o is garbage that will be cleared */
    OU_CYCLE_DONE         /* DEBUG_STATS: n objects were unreachable */
} OuCycleEvent;

/* What higher floors hang in; each may be NULL. May run Python code; errors that are
 * pending afterwards go to host->unraisable. */
typedef struct OuCycleHooks {
    OuFn call; /* ou_call of 06: how weak references' callbacks are called */
    /* gc.callbacks, before and after each collection. */
    void (*phase)(OuThread *th, bool start, int generation, int64_t collected, int64_t uncollectable);
    /* DEBUG_SAVEALL: o, borrowed, goes to gc.garbage instead of being cleared. */
    void (*save)(OuThread *th, OuObject *o);
    void (*report)(OuThread *th, OuCycleEvent event, int64_t n, OuObject *o);
    /* registry->garbage is settled (once more after finalizers): 11_inspect's second opinion. complete: all garbage
     * of the heap is in it. Runs no Python. */
    void (*verdict)(OuThread *th, bool complete);
    /* Empties free lists, before a full collection ends. Runs no Python. */
    void (*flush)(OuThread *th);
} OuCycleHooks;

typedef struct OuCycle {
    OuWeakTable weak;
    OuCycleStats stats[OU_GENERATIONS];
    OuCycleCounters counters;
    OuCycleHooks hooks;
    uint32_t debug; /* OU_CYCLE_DEBUG_* */
    int32_t *refs;  /* side array of trial deletion; kept between collections while small */
    size_t refs_room;
    struct OuMarker *marker; /* mark.c: of a full collection under way; NULL: none */
    int growth;              /* percent of growth that makes the old generation due: 25 to 100 */
    uint64_t n_short_points, short_again_at; /* safe points since the reserve was lent; the next that collects all */
    size_t full_at;          /* bytes held above which a full collection is due */
    size_t held_back;        /* bytes of the cap that are kept for a full collection */
    bool ending;             /* the VM is: its memory goes back all at once, not piece by piece after each collection */
    bool short_handled;      /* the last MemoryError's handler is over, and that was taken notice of */
    uint64_t n_safe_points;  /* stress builds */
    uint64_t n_checks;       /* debug builds */
    uint64_t judge_every, n_verdicts; /* 11_inspect/opinion.h */
} OuCycle;

/* After ou_vm_start, and after all floors above have ended. */
OU_MUST_USE bool ou_cycle_start(OuVm *vm);
void ou_cycle_end(OuVm *vm);

/* Called by 09 when OU_BREAK_COLLECT (or OU_BREAK_STRESS) is set, at a safe point: all that C
 * code in progress uses is kept. Runs the collection that is due, if one is. Never
 * fails; the pending error stands. */
void ou_cycle_safe_point(OuThread *th);

/* gc.collect(generation): how many objects were found unreachable. 0 within a collection.
 * -1, with no error pending: memory for the side arrays is short, and nothing was collected. */
int64_t ou_cycle_collect(OuThread *th, int generation);

void ou_cycle_enable(OuVm *vm, bool enabled);
void ou_cycle_set_threshold(OuVm *vm, int generation, int64_t threshold);

/* What a VM has made when its start is over lives as long as it does: all of it is old from now on, as if a full collection
 * had just found it alive. */
void ou_cycle_settle(OuVm *vm);

/* gc.freeze(), gc.unfreeze(): all tracked objects to the permanent generation; those of
 * the permanent generation to the old one. vm->registry->n_frozen is how many. */
void ou_cycle_freeze(OuVm *vm);
void ou_cycle_unfreeze(OuVm *vm);

/* All that o refers to, its heap type included. fn runs no Python; it may keep. */
void ou_cycle_referents(OuObject *o, OuVisitFn fn, void *arg);

/* Tracked objects (not frozen) that refer to one of the n targets. Same rules for fn. */
void ou_cycle_referrers(OuVm *vm, OuObject *const *targets, size_t n, OuRegistryFn fn, void *arg);

#endif
