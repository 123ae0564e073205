/* cycle.c - when a collection runs, and its frame: counts, statistics, hooks.
 *
 * The order of things within one: the phase hook, counters of the generations, the
 * search (trial.c or mark.c; runs no Python code), the garbage (garbage.c), statistics, the
 * phase hook.
 *
 * A slice follows each young collection while a search of the old generation is under way.
 * It does SLICE_PACE units of work (about a reference each) for each container made since
 * the slice before, several times what can be promoted meanwhile, so the search ends. */
#include "05_cycle/mark.h"
#include "01_pages/pages.h"

#ifdef OU_STRESS
#define STRESS_FIRST 2000 /* safe points with both collections */
#define STRESS_YOUNG 64   /* from then on a young collection at each so many */
#define STRESS_FULL 4096  /* and a full one */
#endif

#ifdef OU_TINY
#define SLICED_FROM 50 /* objects of the old generation, from which on it is searched in slices */
#define SLICE_MIN 40
#define SLICE_MAX 400
#define SLICE_PACE 2
#else
#define SLICED_FROM 50000 /* a search of less takes about a millisecond */
#define SLICE_MIN 6000    /* units of work in a slice, about 10 ns each */
#define SLICE_MAX 100000  /* however many objects a single safe point let pass */
#define SLICE_PACE 8
#endif
#define CHECKED_ALWAYS 16384 /* old objects up to which debug builds check the registry at each collection */
#define GROWTH_MIN 25 /* percent; CPython's rule */
#define GROWTH_MAX 100
#define INVESTED 2 /* a full collection may spend this part of its time on what makes the next one quicker */
#define OVER_CAP_MOST ((size_t)3 << 20) /* bytes, lent to a collection */
#define NEED_AN_OBJECT 16               /* bytes: a candidate, its count, room to grow */
#define NEED_OF_HELD 50                 /* a part of what is held: mark bits, two maps of them */
#define SHORT_POINTS 16 /* safe points from a MemoryError to the first collection that is made to be sure */

/* ---- life ---- */

/* Near the cap garbage is worth a full collection as soon as enough has come since
 * the last one. ou_vm_watch_pressure() asks for it. */
static size_t near_cap(const OuVm *vm)
{
    size_t cap = vm->account.cap;
    size_t margin = cap / 8 < ((size_t)1 << 20) ? (size_t)1 << 20 : cap / 8;
    return cap - (margin < cap ? margin : cap);
}

static void set_pressure(OuVm *vm)
{
    if (vm->account.cap == SIZE_MAX) {
        return;
    }
    size_t near = near_cap(vm);
    size_t grown = vm->account.held + vm->account.cap / 64;
    vm->pressure_at = near; /* from here on large requests ask for a safe point, which decides */
    vm->cycle->full_at = near > grown ? near : grown;
}

static bool is_near(const OuVm *vm)
{
    return vm->pressure_at != SIZE_MAX && vm->account.held > vm->cycle->full_at;
}

/* Less is held than when the last collection ended: the next one may come earlier. */
static void ease_pressure(OuVm *vm)
{
    if (vm->pressure_at != SIZE_MAX && vm->account.held + vm->account.cap / 64 < vm->cycle->full_at) {
        set_pressure(vm);
    }
}

bool ou_cycle_start(OuVm *vm)
{
    OuCycle *cycle = ou_raw_take_zeroed(&vm->account, sizeof *cycle);
    if (cycle == NULL) {
        return false;
    }
    cycle->growth = GROWTH_MIN;
    vm->cycle = cycle;
    ou_heap_set_brief(vm->heap);
    vm->registry->weak_dying = ou_weak_dying;
    set_pressure(vm);
    return true;
}

void ou_cycle_end(OuVm *vm)
{
    OuCycle *cycle = vm->cycle;
    if (cycle == NULL) {
        return;
    }
    ou_mark_abandon(vm);
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

/* A search of the old generation has come to its end. */
static int64_t end_full(OuThread *th, bool at_once)
{
    OuVm *vm = th->vm;
    OuRegistry *registry = vm->registry;
    registry->n_long_pending = 0;
    registry->n_long_total = registry->n_old;
    ou_garbage_settled(th, at_once);
    int64_t n = ou_garbage_reclaim(th, OU_GC_OLD);
    if (vm->cycle->hooks.flush != NULL) {
        vm->cycle->hooks.flush(th);
    }
    return n;
}

#define NO_MEMORY (-1) /* what a collection returns that found no room for its side arrays, and did nothing */

static int64_t collect_now(OuThread *th, int generation)
{
    if (generation == 2) {
        uint64_t started = ou_pages_clock(false);
        int64_t n = ou_mark_collect(th->vm) ? end_full(th, true) : NO_MEMORY;
        if (!th->vm->cycle->ending) { /* somebody asked for it, and waits */
            (void)ou_heap_trim(th->vm->heap);
            if (th->registry->n_old >= SLICED_FROM) {
                ou_heap_invest(th->vm->heap, (ou_pages_clock(false) - started) / INVESTED);
            }
        }
        return n;
    }
    if (!ou_trial_collect(th->vm, generation)) {
        return NO_MEMORY;
    }
    ou_garbage_settled(th, false);
    return ou_garbage_reclaim(th, generation == 0 ? OU_GC_MIDDLE : OU_GC_OLD);
}

/* The last step of a search in slices. */
static int64_t collect_candidates(OuThread *th, int generation)
{
    OU_ASSERT(generation == 2);
    (void)generation;
    int64_t n = ou_mark_try(th->vm) ? end_full(th, false) : NO_MEMORY;
    ou_heap_tick(th->vm->heap);
    return n;
}

/* A check walks the whole heap: of a big one only so often that checks stay a fixed share of the work that
 * makes it big. */
static OU_UNUSED bool is_worth_a_check(OuVm *vm, int generation)
{
    return generation > 0 && vm->cycle->n_checks++ % (1 + vm->registry->n_old / CHECKED_ALWAYS) == 0;
}

/* What all collections have around them. */
static int64_t run_collection(OuThread *th, int generation, int64_t (*collect)(OuThread *, int))
{
    OuRegistry *registry = th->registry;
    OuCycle *cycle = th->vm->cycle;
    if (registry->collecting) {
        return 0;
    }
    registry->collecting = true;
    OuObject *error = ou_error_take(th);
    tell_phase(th, true, generation, 0);
    report(th, OU_CYCLE_STARTS, generation);
    OU_HEAVY(!is_worth_a_check(th->vm, generation) || ou_registry_check(th->vm));
    count_generations(registry, generation);
    int64_t result = collect(th, generation), n = result == NO_MEMORY ? 0 : result;
    cycle->stats[generation].collections++;
    cycle->stats[generation].collected += n;
    if (generation == 2) {
        set_pressure(th->vm); /* also when memory was too short to collect: not at once again */
    }
    OU_HEAVY(!is_worth_a_check(th->vm, generation) || ou_registry_check(th->vm));
    report(th, OU_CYCLE_DONE, n);
    tell_phase(th, false, generation, n);
    ou_error_restore_adopt(th, error);
    registry->collecting = false;
    return result;
}

int64_t ou_cycle_collect(OuThread *th, int generation)
{
    OU_ASSERT(generation >= 0 && generation < OU_GENERATIONS);
    return run_collection(th, generation, collect_now);
}

/* ---- the old generation in slices ---- */

/* While the collections of a big heap find next to nothing, they become rarer. */
static void adapt_growth(OuVm *vm, int64_t n_found)
{
    OuCycle *cycle = vm->cycle;
    if (n_found == NO_MEMORY) {
        return; /* says nothing about the garbage there is */
    }
    size_t found = (size_t)n_found;
    if (found > vm->registry->n_old / 5) {
        cycle->growth = GROWTH_MIN;
    } else if (found < vm->registry->n_old / 20 && cycle->growth < GROWTH_MAX) {
        cycle->growth *= 2;
    }
}

/* Nothing is left to scan: what is younger becomes old, marked and scanned, and the roots are
 * looked at again. True when that left nothing to scan either. */
static bool finish_marking(OuThread *th, uint64_t budget)
{
    (void)ou_cycle_collect(th, 1);
    OuMarker *m = th->vm->cycle->marker;
    if (m == NULL) { /* a finalizer or callback had all collected */
        return false;
    }
    ou_mark_roots(m);
    return ou_mark_scan(m, budget);
}

static void slice_marking(OuThread *th, uint64_t budget)
{
    OuVm *vm = th->vm;
    bool done = ou_mark_scan(vm->cycle->marker, budget);
    ou_mark_pause(vm->cycle->marker);
    if (done) {
        done = finish_marking(th, budget);
        if (vm->cycle->marker == NULL) {
            return;
        }
        ou_mark_pause(vm->cycle->marker);
        vm->cycle->marker->phase = done ? OU_MARK_GATHER : OU_MARK_MARK;
    }
}

static void slice_gathering(OuVm *vm, uint64_t budget)
{
    bool enough = true;
    bool done = ou_mark_gather(vm->cycle->marker, budget, &enough);
    if (!enough) {
        ou_mark_abandon(vm);
        return;
    }
    ou_mark_pause(vm->cycle->marker);
    if (done) {
        vm->cycle->marker->phase = OU_MARK_READY;
    }
}

void ou_cycle_slice(OuThread *th, uint64_t budget)
{
    OuVm *vm = th->vm;
    if (th->registry->collecting) {
        return;
    }
    if (vm->cycle->marker == NULL) {
        if (ou_mark_begin(vm)) {
            ou_mark_pause(vm->cycle->marker);
        }
        return;
    }
    switch (vm->cycle->marker->phase) {
    case OU_MARK_MARK:
        slice_marking(th, budget);
        break;
    case OU_MARK_GATHER:
        slice_gathering(vm, budget);
        break;
    case OU_MARK_READY:
        adapt_growth(vm, run_collection(th, 2, collect_candidates));
        break;
    }
}

/* Generation 2 is due: a small heap is collected at once, a big one from now on. */
static void begin_full(OuThread *th)
{
    const OuRegistry *registry = th->registry;
    if (registry->n_old + registry->young.size + registry->middle.size < SLICED_FROM) {
        (void)ou_cycle_collect(th, 2);
        return;
    }
    (void)ou_cycle_collect(th, 1);
    if (th->vm->cycle->marker == NULL) { /* Python code of that collection may have begun it */
        ou_cycle_slice(th, 0);
    }
}

/* ---- when ---- */

/* After a MemoryError, while the reserve is lent: may garbage be what the cap is full of? Looked at once; once more
 * when the handler is over, since the exception held frames and they may have been cycles; and after so many safe
 * points, four times as many each time, so that a program that lives at its cap does not spend its time here. */
static bool is_short(OuThread *th)
{
    OuVm *vm = th->vm;
    OuCycle *cycle = vm->cycle;
    if (!vm->reserve_lent) {
        cycle->n_short_points = cycle->short_again_at = 0;
        cycle->short_handled = false;
        vm->memory_short = false;
        return false;
    }
    cycle->n_short_points++;
    bool is_over = th->handled->value == NULL && !cycle->short_handled;
    if (vm->memory_short) { /* the first safe point after it was raised */
        vm->memory_short = cycle->short_handled = is_over = false;
    } else if (is_over) {
        cycle->short_handled = true;
    }
    if (vm->account.held < near_cap(vm) / 2 || !(is_over || cycle->n_short_points >= cycle->short_again_at)) {
        return false;
    }
    cycle->short_again_at = cycle->n_short_points * 4 + SHORT_POINTS;
    return true;
}

/* The generation that is due, or -1. */
static int due(OuThread *th)
{
    OuVm *vm = th->vm;
    const OuRegistry *registry = vm->registry;
    bool is = is_short(th); /* it keeps count: always asked */
    if (is || is_near(vm)) {
        return 2;
    }
    if (registry->count[0] <= registry->trigger) {
        return -1;
    }
    if (registry->count[2] > registry->threshold[2] && vm->cycle->marker == NULL &&
        registry->n_long_pending >= registry->n_long_total * (size_t)vm->cycle->growth / 100) {
        return 2;
    }
    return registry->count[1] > registry->threshold[1] ? 1 : 0;
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

/* What a full collection needs besides: mark bits, a vector of candidates and one of counts. Without them the garbage
 * that fills the cap could never be found. It may pass the cap by OVER_CAP_MOST; what goes beyond that is held back
 * from the cap, in step with the number of containers. */
static void hold_back(OuVm *vm)
{
    const OuRegistry *registry = vm->registry;
    if (vm->account.cap == SIZE_MAX) {
        return;
    }
    size_t n = registry->n_old + registry->young.size + registry->middle.size;
    size_t need = n * NEED_AN_OBJECT + vm->account.held / NEED_OF_HELD;
    size_t wanted = need > OVER_CAP_MOST ? need - OVER_CAP_MOST : 0;
    vm->account.cap = vm->account.cap + vm->cycle->held_back - wanted;
    vm->cycle->held_back = wanted;
}

static void collect_at_cap(OuThread *th)
{
    OuAccount *account = &th->vm->account;
    size_t lent = OVER_CAP_MOST + th->vm->cycle->held_back;
    account->cap += lent;
    (void)ou_cycle_collect(th, 2);
    account->cap -= lent;
    if (account->held > account->cap) {
        (void)ou_account_reclaim(account, account->held - account->cap);
    }
    set_pressure(th->vm); /* of the cap as it is again */
}

/* The generation that is due; a slice of the search under way. */
static void collect_due(OuThread *th, int generation)
{
    int64_t n_made = th->registry->count[0];
    bool is_all = generation == 2 && (is_near(th->vm) || th->vm->reserve_lent);
    if (generation == 2 && !is_all) {
        begin_full(th);
        return;
    }
    if (is_all) {
        collect_at_cap(th);
    } else {
        (void)ou_cycle_collect(th, generation);
    }
    if (th->vm->cycle->marker != NULL) {
        uint64_t budget = n_made <= 0 ? 0 : (uint64_t)n_made * SLICE_PACE;
        budget = budget < SLICE_MIN ? SLICE_MIN : budget;
        ou_cycle_slice(th, budget > SLICE_MAX ? SLICE_MAX : budget);
    }
}

/* The handler is over, and what can be collected is: the reserve is the next handler's, whether or not as much is free
 * now. (A MemoryError that C code swallowed lent it too.) The next request fails then, and lends it again. */
static void take_reserve_back(OuThread *th)
{
    OuVm *vm = th->vm;
    if (vm->reserve_lent && vm->cycle->short_handled && th->error == NULL) {
        vm->account.cap -= vm->reserve;
        vm->reserve_lent = false;
        vm->cycle->short_handled = false;
    }
}

void ou_cycle_safe_point(OuThread *th)
{
    atomic_fetch_and_explicit(&th->breaker, ~OU_BREAK_COLLECT, memory_order_relaxed);
    OuRegistry *registry = th->registry;
    ou_vm_settle_reserve(th->vm);
    ease_pressure(th->vm);
    if (th->vm->reserve_lent) { /* until it is back: what follows must not use it up unseen */
        ou_break_set(th, OU_BREAK_COLLECT);
    }
    if (!registry->enabled || registry->collecting) {
        return;
    }
    int generation = due(th);
#ifdef OU_STRESS
    generation = stressed(th->vm->cycle, generation);
    if (th->vm->cycle->n_safe_points <= STRESS_FIRST) {
        (void)ou_cycle_collect(th, 0);
    }
#endif
    if (generation >= 0) {
        collect_due(th, generation);
    }
    take_reserve_back(th);
    hold_back(th->vm);
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

/* ---- the end of the start ---- */

static void grow_old(OuRegistry *registry, OuObjectVector *vector)
{
    for (size_t i = 0; i < vector->size; i++) {
        if (vector->items[i] != NULL) {
            ou_gc_place(vector->items[i], OU_GC_OLD, 0);
            registry->n_old++;
        }
    }
    vector->size = 0;
}

void ou_cycle_settle(OuVm *vm)
{
    OuRegistry *registry = vm->registry;
    ou_mark_abandon(vm);
    grow_old(registry, &registry->middle);
    grow_old(registry, &registry->young);
    registry->n_long_total = registry->n_old;
    registry->n_long_pending = 0;
    for (int i = 0; i < OU_GENERATIONS; i++) {
        registry->count[i] = 0;
    }
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
    ou_mark_abandon(vm);
    ou_registry_each(vm, 2, freeze_old, registry);
    freeze_vector(registry, &registry->middle);
    freeze_vector(registry, &registry->young);
    for (int i = 0; i < OU_GENERATIONS; i++) {
        registry->count[i] = 0;
    }
    /* A fork is next, mostly. A spare mapping is wiped by who gets it, and so copied: a new one is clean. */
    (void)ou_account_drop_spares(&vm->account);
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
    ou_mark_abandon(vm);
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
