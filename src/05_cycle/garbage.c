/* garbage.c - letting go of garbage, in the order of PEP 442.
 *
 * The objects stand in a vector of their own before any Python code runs. That code may
 * drop, untrack or resurrect any of them: an object that leaves (ou_untrack, by its
 * state) leaves a hole, so every loop reads the vector anew and keeps what it works
 * on. Nothing else is kept: an object whose count falls to zero midway dies then. */
#include "05_cycle/cycle_int.h"

#ifdef OU_TINY
#define VECTOR_KEPT 16 /* entries of the emptied vector that are kept for the next collection */
#else
#define VECTOR_KEPT 16384
#endif

static void report_error(OuThread *th, OuObject *where)
{
    if (ou_has_error(th)) {
        th->vm->host->unraisable(th, NULL, where);
    }
}

/* Weak references to garbage are dead before its finalizers run: none can resurrect by one.
 * Those that are garbage themselves let go too, so their callbacks never run. */
static void clear_weak_references(OuThread *th)
{
    OuRegistry *registry = th->registry;
    OuWeakRef head = {0}; /* before the first of the chain */
    OuWeakRef *end = &head;
    for (size_t i = 0; i < registry->garbage.size; i++) {
        OuObject *o = registry->garbage.items[i];
        if (OU_HAS_FLAG(o->type, OU_TYPE_IS_WEAKREF)) {
            ou_weak_detach(th->vm, (OuWeakRef *)o);
        }
        if (o->word & OU_WORD_WEAKREF) {
            ou_weak_clear_target(th->vm, o, &end);
        }
    }
    ou_weak_call_chain(th, head.next, false);
}

/* True when a finalizer ran. */
static bool finalize_all(OuThread *th)
{
    OuRegistry *registry = th->registry;
    bool ran = false;
    for (size_t i = 0; i < registry->garbage.size; i++) {
        OuObject *o = registry->garbage.items[i];
        if (o == NULL || !OU_HAS_FLAG(o->type, OU_TYPE_HAS_FINALIZER) || (o->word & OU_WORD_FINALIZED)) {
            continue;
        }
        ran = true;
        o->word |= OU_WORD_FINALIZED;
        ou_keep(o);
        o->type->finalize(th, o);
        report_error(th, o);
        ou_drop(th, o);
    }
    return ran;
}

/* After finalizers: what is reachable again leaves the garbage. */
static void spare_resurrected(OuThread *th, OuGcState survivors)
{
    OuRegistry *registry = th->registry;
    OuObjectVector *garbage = &registry->garbage;
    ou_vector_compact(garbage, OU_GC_GARBAGE);
    ou_trial_run(th->vm, garbage, OU_GC_GARBAGE);
    size_t n = garbage->size;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        OuObject *o = garbage->items[i];
        if (th->vm->cycle->refs[i] == 0) {
            ou_vector_put(garbage, kept++, o, OU_GC_GARBAGE);
        } else {
            ou_trial_place(th->vm, o, survivors);
        }
    }
    garbage->size = kept;
}

static void clear_all(OuThread *th, OuGcState survivors)
{
    OuCycle *cycle = th->vm->cycle;
    OuObjectVector *garbage = &th->registry->garbage;
    for (size_t i = 0; i < garbage->size; i++) {
        OuObject *o = garbage->items[i];
        if (o == NULL) {
            continue;
        }
        ou_keep(o);
        if ((cycle->debug & OU_CYCLE_DEBUG_SAVEALL) && cycle->hooks.save != NULL) {
            cycle->hooks.save(th, o);
        } else if (o->type->clear != NULL) {
            o->type->clear(th, o);
        }
        report_error(th, o);
        ou_drop(th, o);
        if (garbage->items[i] != NULL) {
            /* Alive still: a reference without a clear slot in its way will go later. */
            ou_trial_place(th->vm, garbage->items[i], survivors);
            garbage->items[i] = NULL;
        }
    }
    garbage->size = 0;
}

static int64_t count_all(OuThread *th)
{
    OuCycle *cycle = th->vm->cycle;
    OuObjectVector *garbage = &th->registry->garbage;
    int64_t n = 0;
    for (size_t i = 0; i < garbage->size; i++) {
        if (garbage->items[i] != NULL) {
            n++;
            if ((cycle->debug & OU_CYCLE_DEBUG_COLLECTABLE) && cycle->hooks.report != NULL) {
                cycle->hooks.report(th, OU_CYCLE_COLLECTABLE, 0, garbage->items[i]);
                report_error(th, NULL);
            }
        }
    }
    return n;
}

static int64_t reclaim(OuThread *th, OuGcState survivors)
{
    clear_weak_references(th);
    if (finalize_all(th)) {
        spare_resurrected(th, survivors);
        ou_garbage_settled(th, false);
    }
    int64_t n = count_all(th);
    clear_all(th, survivors);
    th->vm->cycle->counters.reclaimed += (uint64_t)n;
    return n;
}

int64_t ou_garbage_reclaim(OuThread *th, OuGcState survivors)
{
    OuObjectVector *garbage = &th->registry->garbage;
    int64_t n = garbage->size == 0 ? 0 : reclaim(th, survivors);
    if (garbage->room > VECTOR_KEPT) { /* which those with a shift are */
        ou_vector_release(th->vm, garbage);
    }
    return n;
}
