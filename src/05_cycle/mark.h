/* mark.h - the marker: one search through all generations, at once or in slices.
 *
 * MARK    objects reached from the roots get their bit; mark_grey.h tells what is to be
 *         scanned. Objects that become old meanwhile are marked, and scanned again.
 * GATHER  a walk through container pools makes every old object without a bit a
 *         candidate (registry->candidates). Objects that become old are marked only.
 * READY   the candidates await their trial, which is atomic.
 *
 * There is no write barrier: a reference may move from an unscanned place to a scanned
 * one between slices, and then a live object stays unmarked. It becomes a candidate, and
 * trial deletion finds the reference. A stale bit keeps garbage until the next cycle. */
#ifndef OU_MARK_H
#define OU_MARK_H

#include "05_cycle/cycle_int.h"
#include "05_cycle/mark_grey.h"

#ifdef OU_TINY
#define OU_MARK_VISIT 3 /* children of one visit */
#define OU_MARK_BATCH 2
#define OU_MARK_TYPES 2
#define OU_MARK_LAZY 2
#else
#define OU_MARK_VISIT 128
#define OU_MARK_TYPES 8
#define OU_MARK_BATCH 16 /* objects that are fetched into the cache together: about as many misses as a core keeps going */
#define OU_MARK_LAZY 8
#endif
#define OU_MARK_SPARSE ((OU_MARK_BATCH + 3) / 4) /* a batch of fewer waits for none */
#define OU_MARK_NO_ARRAY SIZE_MAX

typedef enum OuMarkPhase { OU_MARK_MARK, OU_MARK_GATHER, OU_MARK_READY } OuMarkPhase;

typedef struct OuMarkWide { /* a container that is scanned bit by bit */
    OuObject *o;
    size_t from; /* position of its visit slot to go on from */
} OuMarkWide;

typedef struct OuMarkLazy { /* scanned; to be asked whether it needs tracking, when the child's header is there */
    OuObject *o;
    OuObject *child; /* a container it refers to; NULL: none was met */
} OuMarkLazy;

/* Objects on their way to the scan. */
typedef struct OuMarkBatch {
    unsigned n;
    OuObject *items[OU_MARK_BATCH];
    OuObject *const *arrays[OU_MARK_BATCH]; /* what it refers to, of one whose type has a count_offset */
    size_t counts[OU_MARK_BATCH];           /* how many; OU_MARK_NO_ARRAY: its type tells */
} OuMarkBatch;

typedef struct OuMarker {
    OuVm *vm;
    OuMarkPhase phase;
    OuMarkBits marks;
    OuMarkGrey grey;  /* marked, to be scanned; some turn out to be untracked */
    OuObject **stack; /* the same of what is in no pool */
    size_t depth, room;
    size_t fresh;     /* entries below were pushed in earlier slices: maybe no objects any more */
    OuMarkWide *wide; /* taken up first: what they refer to comes together in its pools */
    size_t n_wide, wide_room;
    OuMarkLazy lazy[OU_MARK_LAZY];
    unsigned lazy_first, n_lazy;
    OuObject *child;                     /* of the object being scanned: the last container met */
    const OuType *types[OU_MARK_TYPES];  /* marked: the last ones met */
    uint64_t n_scanned;
    bool past_frozen; /* the permanent generation is not scanned */
    uint64_t work;    /* of this slice: objects and references looked at */
    uintptr_t cursor; /* GATHER: pools below are done */
} OuMarker;

/* Starts a cycle: the roots are marked. False: memory was short. */
OU_MUST_USE bool ou_mark_begin(OuVm *vm);

/* Marks the roots again, which costs little: most is marked already. */
void ou_mark_roots(OuMarker *m);

/* MARK: scans until `budget` units of work are done or nothing is left; true: nothing left. */
bool ou_mark_scan(OuMarker *m, uint64_t budget);

/* GATHER: likewise. Sets *enough to false when memory was short. */
bool ou_mark_gather(OuMarker *m, uint64_t budget, bool *enough);

/* Ends a slice: what it did not finish is put where the next one finds it. */
void ou_mark_pause(OuMarker *m);

/* o has just become old. */
void ou_mark_promoted(OuMarker *m, OuObject *o);

/* The marker ends; candidates stay what they are. */
void ou_mark_end(OuVm *vm);

/* Ends the cycle under way, if there is one; candidates are old again. */
void ou_mark_abandon(OuVm *vm);

/* Ends the cycle by the trial of its candidates: garbage is in registry->garbage afterwards,
 * the rest is old. False: memory was short. */
OU_MUST_USE bool ou_mark_try(OuVm *vm);

#endif
