/* cycle_int.h - between the files of 05_cycle. */
#ifndef OU_CYCLE_INT_H
#define OU_CYCLE_INT_H

#include "05_cycle/cycle.h"

/* What an object of a type with a count_offset refers to. */
OU_INLINE OuRow ou_cycle_array(const OuObject *o, const OuType *type)
{
    return (OuRow){
        .first = *(OuObject *const *const *)(const void *)((const char *)o + type->body_offset),
        .n = *(const size_t *)(const void *)((const char *)o + type->count_offset),
        .step = 1,
    };
}

/* Visits everything o refers to: its heap type, then what its visit slot says. */
OU_INLINE void ou_cycle_visit_all(OuObject *o, OuVisitFn fn, void *arg)
{
    const OuType *type = o->type;
    if (type->count_offset != 0) {
        OuRow row = ou_cycle_array(o, type);
        for (size_t i = 0; i < row.n; i++) {
            fn(arg, row.first[i]);
        }
        return;
    }
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        fn(arg, (OuObject *)(uintptr_t)type);
    }
    size_t from = 0;
    do {
        from = type->visit(o, from, SIZE_MAX, fn, arg);
    } while (from != OU_VISIT_END);
}

/* Needs o no tracking now? Tuples are asked in each collection, dicts in full ones, as
 * 3.11 shows through gc.is_tracked. */
OU_INLINE bool ou_cycle_is_lazy(OuObject *o, bool full)
{
    const OuType *type = o->type;
    return type->untrackable != NULL && (full || !OU_HAS_FLAG(type, OU_TYPE_IS_DICT)) && type->untrackable(o);
}

OU_INLINE void ou_cycle_swap(OuObjectVector *a, OuObjectVector *b)
{
    OuObjectVector c = *a;
    *a = *b;
    *b = c;
}

/* ---- trial.c ---- */

/* The side array for n objects. False when memory is short. */
OU_MUST_USE bool ou_trial_reserve(OuVm *vm, size_t n);

/* Trial deletion over a vector without holes, all of `state`. Afterwards refs[i] == 0 says
 * that items[i] is garbage: nothing outside the vector leads to it. */
void ou_trial_run(OuVm *vm, const OuObjectVector *vector, OuGcState state);

/* Collects generation 0 or 1: their garbage is in registry->garbage afterwards, survivors
 * are in the next generation. False: memory was short, nothing changed. */
OU_MUST_USE bool ou_trial_collect(OuVm *vm, int generation);

/* A survivor's place: MIDDLE if there is room, else OLD. */
void ou_trial_place(OuVm *vm, OuObject *o, OuGcState state);

/* ---- mark.c (the rest is in mark.h) ---- */

/* Marks what is alive, tries what is not, all at once: the garbage of all generations is in
 * registry->garbage afterwards, survivors are old. False: memory was short. */
OU_MUST_USE bool ou_mark_collect(OuVm *vm);

/* ---- cycle.c ---- */

/* One slice of a search of the old generation, of about `budget` references; begins one when
 * none is under way. May run Python code, at the end of marking and at the end of it all. */
void ou_cycle_slice(OuThread *th, uint64_t budget);

/* ---- garbage.c ---- */

/* What the collection calls garbage is settled: whoever has another opinion may speak now. */
OU_INLINE void ou_garbage_settled(OuThread *th, bool complete)
{
    if (OU_UNLIKELY(th->vm->cycle->hooks.verdict != NULL)) {
        th->vm->cycle->hooks.verdict(th, complete);
    }
}

/* Lets go of registry->garbage in the order of PEP 442. How many objects of it were
 * unreachable to the end. Resurrected ones get `survivors`. Runs Python code. */
int64_t ou_garbage_reclaim(OuThread *th, OuGcState survivors);

#endif
