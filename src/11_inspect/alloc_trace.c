/* alloc_trace.c - alloc_trace.h.
 *
 * The tables are memory of 02_raw, which is not traced. Both grow before anything is put in, so that what is given back
 * meanwhile (the reclaim hook) finds a sound table. Where memory is short a block goes untraced. */
#include "11_inspect/alloc_trace.h"

#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "07_thread/thread.h"
#include "09_vm/frame.h"

#include <string.h>

typedef struct OuAllocTraceEntry {
    uintptr_t block; /* 0: free */
    uint64_t size : 40;
    uint64_t traceback : 24;
} OuAllocTraceEntry;

#ifdef OU_TINY
#define ENTRIES_MIN 8
#define TRACEBACKS_MIN 4
#else
#define ENTRIES_MIN 4096
#define TRACEBACKS_MIN 256
#endif
#define TRACEBACKS_MAX ((UINT32_C(1) << 24) - 1)
#define SIZE_CLIP ((UINT64_C(1) << 40) - 1)

static void *take_raw(OuAllocTrace *t, size_t bytes)
{
    void *p = ou_raw_take_zeroed(&t->vm->account, bytes);
    if (p != NULL) {
        t->bytes += bytes;
    }
    return p;
}

static void give_raw(OuAllocTrace *t, void *p, size_t bytes)
{
    if (p != NULL) {
        ou_raw_give(&t->vm->account, p, bytes);
        t->bytes -= bytes;
    }
}

/* ---- entries ---- */

static size_t home_of(size_t room, uintptr_t block)
{
    return (size_t)((block >> 3) * 0x9e3779b97f4a7c15u >> 24) & (room - 1);
}

static OuAllocTraceEntry *probe(OuAllocTraceEntry *entries, size_t room, uintptr_t block)
{
    size_t at = home_of(room, block);
    while (entries[at].block != 0 && entries[at].block != block) {
        at = (at + 1) & (room - 1);
    }
    return &entries[at];
}

static bool grow_entries(OuAllocTrace *t)
{
    size_t room = t->room == 0 ? ENTRIES_MIN : t->room * 2;
    OuAllocTraceEntry *entries = take_raw(t, room * sizeof *entries);
    if (entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < t->room; i++) {
        if (t->entries[i].block != 0) {
            *probe(entries, room, t->entries[i].block) = t->entries[i];
        }
    }
    give_raw(t, t->entries, t->room * sizeof *entries);
    t->entries = entries;
    t->room = room;
    return true;
}

/* What stands behind in the run moves back: no tombstones. */
static void remove_entry(OuAllocTrace *t, OuAllocTraceEntry *entry)
{
    size_t mask = t->room - 1, hole = (size_t)(entry - t->entries);
    t->held -= entry->size;
    for (size_t at = (hole + 1) & mask; t->entries[at].block != 0; at = (at + 1) & mask) {
        if (((at - home_of(t->room, t->entries[at].block)) & mask) >= ((at - hole) & mask)) {
            t->entries[hole] = t->entries[at];
            hole = at;
        }
    }
    t->entries[hole].block = 0;
    t->n_entries--;
}

/* ---- tracebacks ---- */

static bool grow_tracebacks(OuAllocTrace *t)
{
    if (t->n_tracebacks == TRACEBACKS_MAX) {
        return false;
    }
    uint32_t room = t->tracebacks_room == 0 ? TRACEBACKS_MIN : t->tracebacks_room * 2;
    OuAllocTraceStack **all = take_raw(t, room * sizeof *all);
    uint32_t *slots = all == NULL ? NULL : take_raw(t, (size_t)room * 2 * sizeof *slots);
    if (slots == NULL) {
        give_raw(t, all, room * sizeof *all);
        return false;
    }
    size_t n_slots = (size_t)room * 2;
    for (uint32_t i = 1; i < t->n_tracebacks; i++) {
        size_t at = t->tracebacks[i]->hash & (n_slots - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (n_slots - 1);
        }
        slots[at] = i;
    }
    if (t->n_tracebacks > 0) {
        memcpy(all, t->tracebacks, t->n_tracebacks * sizeof *all);
    }
    give_raw(t, t->tracebacks, t->tracebacks_room * sizeof *all);
    give_raw(t, t->slots, t->n_slots * sizeof *slots);
    t->tracebacks = all;
    t->tracebacks_room = room;
    t->slots = slots;
    t->n_slots = n_slots;
    t->n_tracebacks = t->n_tracebacks == 0 ? 1 : t->n_tracebacks;
    return true;
}

static uint64_t hash_places(const OuFrame *f, uint32_t limit, uint32_t *n)
{
    uint64_t hash = 0x9e3779b97f4a7c15u;
    *n = 0;
    for (; f != NULL && *n < limit; f = f->previous, ++*n) {
        hash = (hash ^ (uintptr_t)f->code >> 4) * 0xbf58476d1ce4e5b9u;
        hash = (hash ^ ou_frame_pc(f)) * 0x94d049bb133111ebu;
        hash ^= hash >> 29;
    }
    return hash;
}

static bool is_here(const OuAllocTraceStack *traceback, const OuFrame *f)
{
    for (uint32_t i = 0; i < traceback->n; i++, f = f->previous) {
        if (traceback->places[i].code != f->code || traceback->places[i].pc != ou_frame_pc(f)) {
            return false;
        }
    }
    return true;
}

static uint32_t make_traceback(OuAllocTrace *t, const OuFrame *f, uint32_t n, uint64_t hash, size_t slot)
{
    OuAllocTraceStack *made = take_raw(t, sizeof *made + n * sizeof made->places[0]);
    if (made == NULL) {
        return 0;
    }
    made->n = n;
    made->hash = hash;
    for (uint32_t i = 0; f != NULL; f = f->previous, i++) {
        if (i < n) {
            made->places[i] = (OuAllocTracePlace){ou_keep(f->code), ou_frame_pc(f)};
        }
        made->total++;
    }
    uint32_t index = t->n_tracebacks++;
    t->tracebacks[index] = made;
    t->slots[slot] = index;
    return index;
}

/* The number of the running frames' traceback; 0: there is no frame, or memory is short. */
static uint32_t traceback_here(OuAllocTrace *t, const OuFrame *f)
{
    if (f == NULL) {
        return 0;
    }
    if (t->limit == 1 && f->code == t->last_code && ou_frame_pc(f) == t->last_pc) {
        return t->last;
    }
    if (t->n_tracebacks == t->tracebacks_room && !grow_tracebacks(t)) {
        return 0;
    }
    uint32_t n;
    uint64_t hash = hash_places(f, t->limit, &n);
    size_t slot = hash & (t->n_slots - 1);
    uint32_t found;
    for (;; slot = (slot + 1) & (t->n_slots - 1)) {
        found = t->slots[slot];
        if (found == 0) {
            found = make_traceback(t, f, n, hash, slot);
            break;
        }
        const OuAllocTraceStack *traceback = t->tracebacks[found];
        if (traceback->hash == hash && traceback->n == n && is_here(traceback, f)) {
            break;
        }
    }
    if (found != 0) {
        t->last_code = f->code;
        t->last_pc = ou_frame_pc(f);
        t->last = found;
    }
    return found;
}

/* ---- the heap tells ---- */

/* Whoever allocates holds the lock. */
static const OuFrame *running_frame(const OuVm *vm)
{
    const OuThread *th = &vm->main;
    if (vm->lock != NULL) {
        uintptr_t word = atomic_load_explicit(&ou_lock_head(th)->word, memory_order_relaxed) & ~(OU_LOCK_QUEUED | OU_LOCK_CLOSED);
        th = word != 0 ? (const OuThread *)word : th;
    }
    return ou_frame_current(th);
}

static void on_taken(void *context, void *p, size_t size)
{
    OuAllocTrace *t = context;
    if (t->muted || (t->n_entries >= t->room / 8 * 5 && !grow_entries(t))) {
        return;
    }
    uint32_t traceback = traceback_here(t, running_frame(t->vm));
    OuAllocTraceEntry *entry = probe(t->entries, t->room, (uintptr_t)p);
    if (entry->block != 0) { /* given back where nobody heard of it */
        t->held -= entry->size;
    } else {
        t->n_entries++;
    }
    entry->block = (uintptr_t)p;
    entry->size = size > SIZE_CLIP ? SIZE_CLIP : size;
    entry->traceback = traceback;
    t->held += entry->size;
    if (t->held > t->peak) {
        t->peak = t->held;
    }
}

static void on_given(void *context, void *p)
{
    OuAllocTrace *t = context;
    if (t->room != 0) {
        OuAllocTraceEntry *entry = probe(t->entries, t->room, (uintptr_t)p);
        if (entry->block != 0) {
            remove_entry(t, entry);
        }
    }
}

/* ---- start and stop ---- */

static void use_heap(OuVm *vm, OuHeap *heap)
{
    for (OuThread *th = vm->threads; th != NULL; th = th->next) {
        th->heap = heap;
    }
}

bool ou_alloc_trace_start(OuThread *th, uint32_t limit)
{
    OuVm *vm = th->vm;
    OuAllocTrace *t = vm->alloc_trace;
    if (t == NULL) {
        t = vm->alloc_trace = ou_raw_take_zeroed(&vm->account, sizeof *t);
        if (t == NULL) {
            return ou_raise_memory(th);
        }
        t->vm = vm;
    }
    if (t->on) {
        t->limit = limit;
        t->last_code = NULL;
        return true;
    }
    if (vm->trap == NULL) {
        OuHeapTracer tracer = {t, on_taken, on_given};
        vm->trap = ou_heap_trap_new(vm->heap, &tracer);
        if (vm->trap == NULL) {
            return ou_raise(th, &ou_exc_runtime_error, "blocks cannot be traced in this build, or memory is short");
        }
    }
    t->limit = limit;
    t->on = true;
    use_heap(vm, vm->trap);
    return true;
}

void ou_alloc_trace_clear(OuThread *th)
{
    OuAllocTrace *t = th->vm->alloc_trace;
    if (t == NULL) {
        return;
    }
    OuAllocTraceStack **tracebacks = t->tracebacks;
    uint32_t n = t->n_tracebacks, room = t->tracebacks_room;
    give_raw(t, t->entries, t->room * sizeof *t->entries);
    give_raw(t, t->slots, t->n_slots * sizeof *t->slots);
    t->entries = NULL;
    t->slots = NULL;
    t->tracebacks = NULL;
    t->n_entries = t->room = t->n_slots = t->held = t->peak = 0;
    t->n_tracebacks = t->tracebacks_room = 0;
    t->last_code = NULL;
    for (uint32_t i = 1; i < n; i++) { /* the drops may be traced: all is sound by now */
        for (uint32_t k = 0; k < tracebacks[i]->n; k++) {
            ou_drop(th, tracebacks[i]->places[k].code);
        }
        give_raw(t, tracebacks[i], sizeof *tracebacks[i] + tracebacks[i]->n * sizeof tracebacks[i]->places[0]);
    }
    give_raw(t, tracebacks, room * sizeof *tracebacks);
}

void ou_alloc_trace_stop(OuThread *th)
{
    OuVm *vm = th->vm;
    OuAllocTrace *t = vm->alloc_trace;
    if (t == NULL) {
        return;
    }
    use_heap(vm, vm->heap);
    ou_heap_trap_free(vm->trap);
    vm->trap = NULL;
    t->on = false;
    ou_alloc_trace_clear(th);
    vm->alloc_trace = NULL;
    ou_raw_give(&vm->account, t, sizeof *t);
}

/* ---- questions ---- */

void ou_alloc_trace_each(const OuAllocTrace *trace, OuAllocTraceFn fn, void *arg)
{
    for (size_t i = 0; i < trace->room; i++) {
        const OuAllocTraceEntry *entry = &trace->entries[i];
        if (entry->block != 0 && !fn(arg, entry->size, entry->traceback)) {
            return;
        }
    }
}

uint32_t ou_alloc_trace_find(const OuAllocTrace *trace, const void *p)
{
    if (trace->room == 0) {
        return UINT32_MAX;
    }
    const OuAllocTraceEntry *entry = probe(trace->entries, trace->room, (uintptr_t)p);
    return entry->block == 0 ? UINT32_MAX : (uint32_t)entry->traceback;
}
