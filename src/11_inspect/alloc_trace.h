/* alloc_trace.h - where blocks were allocated: what tracemalloc stands on.
 *
 * While tracing, a trap stands before the heap (03_block/trap.c): each block that is taken gets an entry with its size and a
 * traceback, which goes when the block is given back. A traceback is up to n (code, place) pairs, kept once each; lines are looked
 * up when somebody asks. Nothing is traced, and nothing costs anything, while tracing is off. */
#ifndef OU_ALLOC_TRACE_H
#define OU_ALLOC_TRACE_H

#include "06_types/code.h"

#define OU_ALLOC_TRACE_FRAMES_MAX 65535

typedef struct OuAllocTracePlace {
    OuCode *code; /* owned */
    uint32_t pc;
} OuAllocTracePlace;

typedef struct OuAllocTraceStack {
    uint32_t n;     /* places, innermost first */
    uint32_t total; /* frames there were */
    uint64_t hash;
    OuAllocTracePlace places[];
} OuAllocTraceStack;

typedef struct OuAllocTrace {
    OuVm *vm;
    bool on;
    bool muted;     /* what is taken now goes untraced */
    uint32_t limit; /* frames a traceback has at most */
    size_t held, peak; /* bytes of traced blocks */
    struct OuAllocTraceEntry *entries; /* by address, open addressing */
    size_t n_entries, room;
    OuAllocTraceStack **tracebacks; /* owned; [0] is NULL: no Python frame */
    uint32_t n_tracebacks, tracebacks_room;
    uint32_t *slots; /* index of a traceback by its hash; 0: free */
    size_t n_slots;
    size_t bytes; /* that all of this takes */
    OuCode *last_code; /* of the last traceback looked up, with last_pc: borrowed */
    uint32_t last_pc, last;
} OuAllocTrace;

/* Starts; when it is on already, only the limit of frames is new. False with an error pending: MemoryError, or
 * RuntimeError in builds that cannot. */
OU_MUST_USE bool ou_alloc_trace_start(OuThread *th, uint32_t limit);
/* Stops and forgets everything. Fine when it is off. */
void ou_alloc_trace_stop(OuThread *th);
/* Forgets all traces; goes on. */
void ou_alloc_trace_clear(OuThread *th);

/* Calls fn for each traced block. fn makes and drops no objects. Stops when it returns false. */
typedef bool (*OuAllocTraceFn)(void *arg, size_t size, uint32_t traceback);
void ou_alloc_trace_each(const OuAllocTrace *trace, OuAllocTraceFn fn, void *arg);

/* The traceback of the block at p: its number; UINT32_MAX: not traced. */
uint32_t ou_alloc_trace_find(const OuAllocTrace *trace, const void *p);

#endif
