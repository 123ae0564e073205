/* cycle.c - when a collection runs, and its frame: counts, statistics, hooks.
 *
 * The order of things within one: the phase hook, counters of the generations, the
 * search (trial.c or mark.c: atomic, runs no Python code), the garbage (garbage.c),
 * statistics, the phase hook. */
#include "05_cycle/cycle_int.h"

#ifdef OU_STRESS
#define STRESS_FIRST 2000 /* safe points with both collections */
#define STRESS_YOUNG 64   /* from then on a young collection at each so many */
#define STRESS_FULL 4096  /* and a full one */
#endif

/* ---- life ---- */

bool ou_cycle_start(OuVm *vm)
{
    OuCycle *cycle = ou_raw_take_zeroed(&vm->account, sizeof *cycle);
    if (cycle == NULL) {
        return false;
    }
    vm->cycle = cycle;
    vm->registry->weak_dying = ou_weak_dying;
    return true;
}

void ou_cycle_end(OuVm *vm)
{
    OuCycle *cycle = vm->cycle;
    if (cycle == NULL) {
        return;
    }
    ou_weak_table_release(vm);
    ou_raw_give(&vm->account, cycle->refs, cycle->refs_room * sizeof(int32_t));
    ou_raw_give(&vm->account, cycle, sizeof *cycle);
    vm->cycle = NULL;
}

/* ---- a collection ---- */

static void hook_done(OuThread *th)
{
    if (ou_has_error(th)) {
        th->vm->host->unraisable(th, NULL, NULL);
    }
}

static void tell_phase(OuThread *th, bool start, int generation, int64_t collected)
{
    OuCycle *cycle = th->vm->cycle;
    if (cycle->hooks.phase != NULL) {
        cycle->hooks.phase(th, start, generation, collected, 0);
        hook_done(th);
    }
}

static void report(OuThread *th, OuCycleEvent event, int64_t n)
{
    OuCycle *cycle = th->vm->cycle;
    if ((cycle->debug & OU_CYCLE_DEBUG_STATS) && cycle->hooks.report != NULL) {
        cycle->hooks.report(th, event, n, NULL);
        hook_done(th);
    }
}

static void count_generations(OuRegistry *registry, int generation)
{
    if (generation + 1 < OU_GENERATIONS) {
        registry->count[generation + 1]++;
    }
    for (int i = 0; i <= generation; i++) {
        registry->count[i] = 0;
    }
}

static int64_t collect_full(OuThread *th)
{
    OuVm *vm = th->vm;
    OuRegistry *registry = vm->registry;
    if (!ou_mark_collect(vm)) {
        return 0;
    }
    registry->n_long_pending = 0;
    registry->n_long_total = registry->n_old;
    int64_t n = ou_garbage_reclaim(th, OU_GC_OLD);
    if (vm->cycle->hooks.flush != NULL) {
        vm->cycle->hooks.flush(th);
    }
    (void)ou_heap_trim(vm->heap);
    vm->cycle->held_after_full = vm->account.held;
    return n;
}

static int64_t collect_generation(OuThread *th, int generation)
{
    if (generation == 2) {
        return collect_full(th);
    }
    if (!ou_trial_collect(th->vm, generation)) {
        return 0;
    }
    return ou_garbage_reclaim(th, generation == 0 ? OU_GC_MIDDLE : OU_GC_OLD);
}

int64_t ou_cycle_collect(OuThread *th, int generation)
{
    OuRegistry *registry = th->registry;
    OuCycle *cycle = th->vm->cycle;
    OU_ASSERT(generation >= 0 && generation < OU_GENERATIONS);
    if (registry->collecting) {
        return 0;
    }
    registry->collecting = true;
    OuObject *error = ou_error_take(th);
    tell_phase(th, true, generation, 0);
    report(th, OU_CYCLE_STARTS, generation);
    OU_HEAVY(generation == 0 || ou_registry_check(th->vm));
    count_generations(registry, generation);
    int64_t n = collect_generation(th, generation);
    cycle->stats[generation].collections++;
    cycle->stats[generation].collected += n;
    OU_HEAVY(generation == 0 || ou_registry_check(th->vm));
    report(th, OU_CYCLE_DONE, n);
    tell_phase(th, false, generation, n);
    ou_error_restore_adopt(th, error);
    registry->collecting = false;
    return n;
}

/* ---- when ---- */

/* Near the cap garbage is worth a full collection as soon as enough has come since
 * the last one. */
static bool memory_is_short(const OuVm *vm)
{
    size_t cap = vm->account.cap;
    if (cap == SIZE_MAX) {
        return false;
    }
    size_t margin = cap / 8 < ((size_t)1 << 20) ? (size_t)1 << 20 : cap / 8;
    return vm->account.held > cap - (margin < cap ? margin : cap) &&
           vm->account.held > vm->cycle->held_after_full + cap / 64;
}

/* The generation that is due, or -1. */
static int due(const OuVm *vm)
{
    const OuRegistry *registry = vm->registry;
    if (registry->count[0] <= registry->trigger) {
        return -1;
    }
    if (memory_is_short(vm)) {
        return 2;
    }
    for (int i = OU_GENERATIONS - 1; i > 0; i--) {
        if (registry->count[i] > registry->threshold[i] &&
            (i < 2 || registry->n_long_pending >= registry->n_long_total / 4)) {
            return i;
        }
    }
    return 0;
}

#ifdef OU_STRESS
static int stressed(OuCycle *cycle, int generation)
{
    uint64_t n = ++cycle->n_safe_points;
    if (n % STRESS_FULL == 0 || n <= STRESS_FIRST) {
        return 2;
    }
    return n % STRESS_YOUNG == 0 && generation < 0 ? 0 : generation;
}
#endif

void ou_cycle_safe_point(OuThread *th)
{
    atomic_fetch_and_explicit(&th->breaker, ~OU_BREAK_COLLECT, memory_order_relaxed);
    OuRegistry *registry = th->registry;
    if (!registry->enabled || registry->collecting) {
        return;
    }
    int generation = due(th->vm);
#ifdef OU_STRESS
    generation = stressed(th->vm->cycle, generation);
    if (th->vm->cycle->n_safe_points <= STRESS_FIRST) {
        (void)ou_cycle_collect(th, 0);
    }
#endif
    if (generation >= 0) {
        (void)ou_cycle_collect(th, generation);
    }
}

void ou_cycle_enable(OuVm *vm, bool enabled)
{
    vm->registry->enabled = enabled;
    ou_registry_retrigger(vm->registry);
}

void ou_cycle_set_threshold(OuVm *vm, int generation, int64_t threshold)
{
    vm->registry->threshold[generation] = threshold;
    ou_registry_retrigger(vm->registry);
}

/* ---- the permanent generation ---- */

static void freeze_vector(OuRegistry *registry, OuObjectVector *vector)
{
    for (size_t i = 0; i < vector->size; i++) {
        if (vector->items[i] != NULL) {
            ou_gc_place(vector->items[i], OU_GC_FROZEN, 0);
            registry->n_frozen++;
        }
    }
    vector->size = 0;
}

static bool freeze_old(void *arg, OuObject *o)
{
    OuRegistry *registry = arg;
    if (ou_gc_state(o) == OU_GC_OLD) {
        ou_gc_place(o, OU_GC_FROZEN, 0);
        registry->n_frozen++;
        registry->n_old--;
    }
    return true;
}

void ou_cycle_freeze(OuVm *vm)
{
    OuRegistry *registry = vm->registry;
    ou_registry_each(vm, 2, freeze_old, registry);
    freeze_vector(registry, &registry->middle);
    freeze_vector(registry, &registry->young);
    for (int i = 0; i < OU_GENERATIONS; i++) {
        registry->count[i] = 0;
    }
}

static bool unfreeze_one(void *arg, OuObject *o)
{
    OuRegistry *registry = arg;
    ou_gc_place(o, OU_GC_OLD, 0);
    registry->n_frozen--;
    registry->n_old++;
    return true;
}

void ou_cycle_unfreeze(OuVm *vm)
{
    ou_registry_each(vm, 3, unfreeze_one, vm->registry);
}

/* ---- who refers to whom ---- */

void ou_cycle_referents(OuObject *o, OuVisitFn fn, void *arg)
{
    if (OU_HAS_FLAG(o->type, OU_TYPE_CONTAINER) && o->type->visit != NULL) {
        ou_cycle_visit_all(o, fn, arg);
    }
}

typedef struct Search {
    OuObject *const *targets;
    size_t n;
    bool found;
    OuRegistryFn fn;
    void *arg;
} Search;

static void compare_child(void *arg, OuObject *child)
{
    Search *search = arg;
    for (size_t i = 0; i < search->n && !search->found; i++) {
        search->found = search->targets[i] == child;
    }
}

static bool search_one(void *arg, OuObject *o)
{
    Search *search = arg;
    search->found = false;
    ou_cycle_visit_all(o, compare_child, search);
    return !search->found || search->fn(search->arg, o);
}

void ou_cycle_referrers(OuVm *vm, OuObject *const *targets, size_t n, OuRegistryFn fn, void *arg)
{
    Search search = {.targets = targets, .n = n, .fn = fn, .arg = arg};
    ou_registry_each(vm, -1, search_one, &search);
}
