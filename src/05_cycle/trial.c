/* trial.c - trial deletion over an indexed vector.
 *
 * Take away from each object's count what the other objects of the vector refer to it: what is
 * left are references from outside. Objects with some left, and all that they reach,
 * survive; the others can only be reached from each other. (Christopher 1984; the form
 * known from CPython, with the counts in a side array instead of the objects, because
 * 24 bits of index do not hold a count.)
 *
 * The side array serves twice: when an object is found reachable its entry becomes
 * negative and holds a link of the stack of objects still to be scanned, so the
 * scan needs no memory of its own however deep the structure is. (Links are 31 bits: a
 * vector has fewer than 2^31 entries.) */
#include "05_cycle/mark.h"
#include "00_base/checked.h"

#include <string.h>

#ifdef OU_TINY
#define REFS_KEPT 16 /* entries of the side array that are kept between collections */
#else
#define REFS_KEPT 16384
#endif
#define PREFETCH_AHEAD 8 /* objects: covers a memory access at ~10 ns of work each */

typedef struct Trial {
    int32_t *refs;
    const OuObjectVector *vector;
    uint32_t key; /* word bits of the objects in the vector */
    int32_t head; /* stack of reached objects to scan; -1: empty */
    size_t n_doubtful; /* entries that are 0: not reached so far */
} Trial;

bool ou_trial_reserve(OuVm *vm, size_t n)
{
    OuCycle *cycle = vm->cycle;
    size_t need = n < REFS_KEPT ? REFS_KEPT : n;
    if (need > INT32_MAX - 2) {
        return false;
    }
    if (cycle->refs_room > REFS_KEPT || cycle->refs_room < need) {
        ou_raw_give(&vm->account, cycle->refs, cycle->refs_room * sizeof(int32_t));
        cycle->refs_room = 0;
        cycle->refs = ou_raw_take(&vm->account, need * sizeof(int32_t));
        if (cycle->refs == NULL) {
            return false;
        }
        cycle->refs_room = need;
    }
    return true;
}

OU_INLINE bool is_ours(const Trial *trial, const OuObject *o)
{
    return (o->word & (OU_WORD_TRACKED | OU_WORD_STATE_MASK)) == trial->key;
}

/* Negative entries are reached: -(next + 2), next -1 at the end of the stack. */
OU_INLINE void reach_index(Trial *trial, size_t index)
{
    int32_t rest = trial->refs[index];
    if (rest >= 0) {
        trial->n_doubtful -= rest == 0;
        trial->refs[index] = -(trial->head + 2);
        trial->head = (int32_t)index;
    }
}

static void subtract(void *arg, OuObject *child)
{
    Trial *trial = arg;
    if (is_ours(trial, child)) {
        trial->refs[ou_gc_index(child)]--;
    }
}

static void reach(void *arg, OuObject *child)
{
    Trial *trial = arg;
    if (is_ours(trial, child)) {
        reach_index(trial, ou_gc_index(child));
    }
}

/* The same two for vectors with a shift. */
static void subtract_far(void *arg, OuObject *child)
{
    Trial *trial = arg;
    if (is_ours(trial, child)) {
        trial->refs[ou_vector_find(trial->vector, child)]--;
    }
}

static void reach_far(void *arg, OuObject *child)
{
    Trial *trial = arg;
    if (is_ours(trial, child)) {
        reach_index(trial, ou_vector_find(trial->vector, child));
    }
}

/* fn is a constant of the caller: for lists there is no call a reference. */
OU_INLINE void count_by(Trial *trial, const OuObjectVector *vector, OuVisitFn fn)
{
    memset(trial->refs, 0, vector->size * sizeof(int32_t));
    for (size_t i = 0; i < vector->size; i++) {
        if (i + PREFETCH_AHEAD < vector->size) {
            __builtin_prefetch(vector->items[i + PREFETCH_AHEAD]);
        }
        OuObject *o = vector->items[i];
        OU_ASSERT(ou_is_tracked(o) && ou_gc_index(o) == i >> vector->shift);
        /* A count that went immortal stays above anything that can be taken away. */
        trial->refs[i] += ou_is_immortal(o) ? INT32_MAX / 2 : o->count;
        ou_cycle_visit_all(o, fn, trial);
    }
}

static void count_references(Trial *trial, const OuObjectVector *vector)
{
    if (vector->shift == 0) {
        count_by(trial, vector, subtract);
    } else {
        count_by(trial, vector, subtract_far);
    }
}

/* A negative rest means that somebody refers without counting. */
static OU_UNUSED bool counts_cover_references(const Trial *trial, const OuObjectVector *vector)
{
    for (size_t i = 0; i < vector->size; i++) {
        if (trial->refs[i] < 0) {
            return false;
        }
    }
    return true;
}

static size_t count_doubtful(const Trial *trial, const OuObjectVector *vector)
{
    size_t n = 0;
    for (size_t i = 0; i < vector->size; i++) {
        n += trial->refs[i] == 0;
    }
    return n;
}

/* Ends as soon as nothing is in doubt any more: where all objects are referred to from outside, as when a big
 * structure is built, none is visited a second time. */
OU_INLINE void scan_by(Trial *trial, const OuObjectVector *vector, OuVisitFn fn)
{
    for (size_t i = 0; i < vector->size && trial->n_doubtful > 0; i++) {
        if (trial->refs[i] <= 0) {
            continue;
        }
        trial->refs[i] = -1;
        int32_t at = (int32_t)i;
        while (trial->n_doubtful > 0) {
            ou_cycle_visit_all(vector->items[at], fn, trial);
            at = trial->head;
            if (at < 0) {
                break;
            }
            trial->head = -trial->refs[at] - 2;
        }
    }
}

static void scan_from_outside(Trial *trial, const OuObjectVector *vector)
{
    if (vector->shift == 0) {
        scan_by(trial, vector, reach);
    } else {
        scan_by(trial, vector, reach_far);
    }
}

void ou_trial_run(OuVm *vm, const OuObjectVector *vector, OuGcState state)
{
    OU_ASSERT(vector->size <= vm->cycle->refs_room);
    Trial trial = {
        .refs = vm->cycle->refs,
        .vector = vector,
        .key = OU_WORD_TRACKED | (uint32_t)state << OU_WORD_STATE_SHIFT,
        .head = -1,
    };
    count_references(&trial, vector);
    OU_HEAVY(counts_cover_references(&trial, vector));
    trial.n_doubtful = count_doubtful(&trial, vector);
    scan_from_outside(&trial, vector);
    vm->cycle->counters.visited += vector->size;
}

void ou_trial_place(OuVm *vm, OuObject *o, OuGcState state)
{
    OuRegistry *registry = vm->registry;
    OuObjectVector *middle = &registry->middle;
    if (state == OU_GC_MIDDLE && (middle->size < middle->room || ou_vector_reserve(vm, middle, 1))) {
        ou_vector_put(middle, middle->size++, o, OU_GC_MIDDLE);
        return;
    }
    ou_gc_place(o, OU_GC_OLD, 0);
    registry->n_old++;
    registry->n_long_pending++;
    if (OU_UNLIKELY(vm->cycle->marker != NULL)) {
        ou_mark_promoted(vm->cycle->marker, o);
    }
}

/* After a run over `vector`: garbage to its front, survivors to their next place. */
static void part(OuVm *vm, OuObjectVector *vector, OuGcState next)
{
    OuCycle *cycle = vm->cycle;
    size_t n_garbage = 0;
    size_t n = vector->size;
    for (size_t i = 0; i < n; i++) {
        OuObject *o = vector->items[i];
        if (cycle->refs[i] == 0) {
            ou_vector_put(vector, n_garbage++, o, OU_GC_GARBAGE);
        } else if (ou_cycle_is_lazy(o, false)) {
            o->word &= 0xffu & ~(OU_WORD_TRACKED | OU_WORD_STATE_MASK);
        } else {
            ou_trial_place(vm, o, next);
        }
    }
    vector->size = n_garbage;
    cycle->counters.reached += n - n_garbage;
}

/* Young objects behind the middle ones, for a collection of both. */
static void merge_young(OuRegistry *registry)
{
    for (size_t i = 0; i < registry->young.size; i++) {
        OuObject *o = registry->young.items[i];
        if (o != NULL) {
            ou_vector_put(&registry->middle, registry->middle.size++, o, OU_GC_MIDDLE);
        }
    }
    registry->young.size = 0;
}

bool ou_trial_collect(OuVm *vm, int generation)
{
    OuRegistry *registry = vm->registry;
    OU_ASSERT(registry->garbage.size == 0);
    ou_vector_compact(&registry->young, OU_GC_YOUNG);
    if (generation == 0) {
        if (!ou_trial_reserve(vm, registry->young.size)) {
            return false;
        }
        ou_trial_run(vm, &registry->young, OU_GC_YOUNG);
        part(vm, &registry->young, OU_GC_MIDDLE);
        ou_cycle_swap(&registry->young, &registry->garbage);
        return true;
    }
    ou_vector_compact(&registry->middle, OU_GC_MIDDLE);
    if (!ou_vector_reserve(vm, &registry->middle, registry->young.size) ||
        !ou_trial_reserve(vm, registry->middle.size + registry->young.size)) {
        return false;
    }
    merge_young(registry);
    ou_trial_run(vm, &registry->middle, OU_GC_MIDDLE);
    part(vm, &registry->middle, OU_GC_OLD);
    ou_cycle_swap(&registry->middle, &registry->garbage);
    return true;
}
