/* Weak references: the table, the order of callbacks, by count and by collection. */
#include "unit.h"

#include "05_cycle/cycle.h"
#include "toys.h"

static OuVm vm;
#define TH (&vm.main)

static void start(void)
{
    toy_start(&vm, SIZE_MAX);
    assert_true(ou_cycle_start(&vm));
}

static void end(void)
{
    assert_true(ou_registry_check(&vm));
    assert_true(ou_weak_check(&vm));
    assert_int_equal(vm.cycle->weak.size, 0);
    ou_cycle_end(&vm);
    ou_vm_end(&vm);
}

/* ---- toys: a reference, and something to call ---- */

static void ref_drop(OuThread *th, OuObject *self)
{
    OuWeakRef *ref = (OuWeakRef *)self;
    ou_untrack(th, self);
    ou_weak_detach(th->vm, ref);
    ou_clear_ref(th, &ref->callback);
    ou_object_free(th, self, sizeof *ref);
}

static void ref_clear(OuThread *th, OuObject *self)
{
    ou_weak_detach(th->vm, (OuWeakRef *)self);
    ou_clear_ref(th, &((OuWeakRef *)self)->callback);
}

static size_t ref_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, ((OuWeakRef *)self)->callback);
    return OU_VISIT_END;
}

static const OuType ref_type = {.head = OU_STATIC_HEAD(NULL),
                                .name = "ref",
                                .flags = OU_TYPE_CONTAINER | OU_TYPE_IS_WEAKREF,
                                .drop = ref_drop,
                                .clear = ref_clear,
                                .visit = ref_visit};
static const OuType proxy_type = {.head = OU_STATIC_HEAD(NULL),
                                  .name = "proxy",
                                  .flags = OU_TYPE_CONTAINER | OU_TYPE_IS_WEAKREF,
                                  .drop = ref_drop,
                                  .clear = ref_clear,
                                  .visit = ref_visit};

typedef struct Callback {
    OuObject head;
    size_t id;
    bool fails;
} Callback;

static size_t called[20], n_called;
static OuObject *call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    assert_int_equal(n, 1);
    assert_null(kwnames);
    assert_null(ou_weak_target_new((OuWeakRef *)args[0])); /* dead before any callback runs */
    called[n_called++] = ((Callback *)self)->id;
    if (((Callback *)self)->fails) {
        return ou_null_memory(th);
    }
    return ou_keep(args[0]);
}

static const OuType callback_type = {.head = OU_STATIC_HEAD(NULL),
                                     .name = "callback",
                                     .basic_size = sizeof(Callback),
                                     .drop = toy_drop_plain,
                                     .call = call};

static OuObject *callback(size_t id)
{
    Callback *o = (Callback *)ou_object_new_zeroed(TH, &callback_type, sizeof *o);
    o->id = id;
    return &o->head;
}

/* The callback is taken over. */
static OuWeakRef *ref_new(const OuType *type, void *target, OuObject *callback_adopt)
{
    OuWeakRef *ref = (OuWeakRef *)ou_object_new_zeroed(TH, type, sizeof *ref);
    if (ref == NULL) {
        ou_drop_maybe(TH, callback_adopt);
        return NULL;
    }
    ref->callback = callback_adopt;
    if (!ou_weak_add(TH, ref, target, type == &proxy_type)) {
        ou_drop(TH, ref);
        return NULL;
    }
    ou_track(TH, &ref->head);
    return ref;
}

/* ---- claims ---- */

static void references_die_with_their_target(void **state)
{
    (void)state;
    start();
    ToyNode *o = toy_node(TH, 1);
    OuWeakRef *ref = ref_new(&ref_type, o, NULL);
    OuObject *strong = ou_weak_target_new(ref);
    assert_ptr_equal(strong, o);
    assert_int_equal(o->head.count, 2);
    ou_drop(TH, strong);
    assert_int_equal(ou_weak_count(&vm, &o->head), 1);
    assert_ptr_equal(ou_weak_find_basic(&vm, &o->head, &ref_type), ref);
    assert_null(ou_weak_find_basic(&vm, &o->head, &proxy_type));
    ou_drop(TH, o);
    assert_null(ou_weak_target_new(ref));
    ou_drop(TH, ref);
    end();
}

static void dropped_references_leave_the_table(void **state)
{
    (void)state;
    start();
    ToyNode *o = toy_node(TH, 1);
    OuWeakRef *a = ref_new(&ref_type, o, NULL);
    OuWeakRef *b = ref_new(&ref_type, o, callback(1));
    ou_drop(TH, a);
    assert_int_equal(ou_weak_count(&vm, &o->head), 1);
    assert_true(o->head.word & OU_WORD_WEAKREF);
    ou_drop(TH, b);
    assert_false(o->head.word & OU_WORD_WEAKREF);
    n_called = 0;
    ou_drop(TH, o);
    assert_int_equal(n_called, 0);
    end();
}

static void lists_and_callbacks_are_in_order(void **state)
{
    (void)state;
    start();
    n_called = 0;
    ToyNode *o = toy_node(TH, 1);
    OuWeakRef *refs[6];
    refs[0] = ref_new(&ref_type, o, callback(1));
    refs[1] = ref_new(&proxy_type, o, NULL);
    refs[2] = ref_new(&ref_type, o, callback(2));
    refs[3] = ref_new(&ref_type, o, NULL);
    refs[4] = ref_new(&ref_type, o, callback(3));
    refs[5] = ref_new(&proxy_type, o, callback(4));
    ((Callback *)refs[2]->callback)->fails = true;
    static const int expected[] = {3, 1, 5, 4, 2, 0};
    OuWeakRef *at = ou_weak_first(&vm, &o->head);
    for (size_t i = 0; i < 6; i++, at = at->next) {
        assert_ptr_equal(at, refs[expected[i]]);
    }
    ou_drop(TH, refs[4]); /* gone before its target: its callback never runs */
    ou_drop(TH, o);
    assert_int_equal(n_called, 3);
    assert_int_equal(called[0], 4);
    assert_int_equal(called[1], 2);
    assert_int_equal(called[2], 1);
    assert_int_equal(toy_watch.n_unraisable, 1);
    assert_null(refs[0]->callback);
    for (size_t i = 0; i < 6; i++) {
        if (i != 4) {
            ou_drop(TH, refs[i]);
        }
    }
    end();
}

/* By count: the finalizer sees its weak references alive. By collection: dead. */
static OuWeakRef *observed;
static bool seen_alive;
static void look(OuThread *th, ToyNode *self)
{
    (void)self;
    OuObject *target = ou_weak_target_new(observed);
    seen_alive = target != NULL;
    ou_drop_maybe(th, target);
}

static void finalizers_and_weak_references(void **state)
{
    (void)state;
    for (int by_cycle = 0; by_cycle < 2; by_cycle++) {
        start();
        n_called = 0;
        toy_watch.on_finalize = look;
        ToyNode *o = toy_new(TH, &toy_final_type, 1, TOY_ROOM);
        observed = ref_new(&ref_type, o, callback(1));
        if (by_cycle) {
            toy_link(o, 0, o);
            ou_drop(TH, o);
            ou_cycle_collect(TH, 0);
        } else {
            ou_drop(TH, o);
        }
        assert_int_equal(seen_alive, !by_cycle);
        assert_int_equal(n_called, 1);
        assert_int_equal(toy_watch.n_finalized, 1);
        ou_drop(TH, observed);
        end();
    }
}

/* A reference that is garbage itself is not called back, whether its target is garbage
 * or lives on; one outside is, once. */
static void callbacks_of_garbage_do_not_run(void **state)
{
    (void)state;
    for (int generation = 0; generation < 3; generation++) {
        start();
        n_called = 0;
        ToyNode *a = toy_node(TH, 1), *live = toy_node(TH, 2);
        toy_link(a, 0, a);
        OuWeakRef *inside = ref_new(&ref_type, a, callback(1));
        OuWeakRef *of_live = ref_new(&ref_type, live, callback(2));
        OuWeakRef *outside = ref_new(&ref_type, a, callback(3));
        a->items[1] = &inside->head;
        a->items[2] = &of_live->head;
        ou_drop(TH, a);
        assert_int_equal(ou_cycle_collect(TH, generation), 3);
        assert_int_equal(n_called, 1);
        assert_int_equal(called[0], 3);
        ou_drop(TH, live);
        assert_int_equal(n_called, 1);
        ou_drop(TH, outside);
        end();
    }
}

static void immortal_targets_are_found_by_address(void **state)
{
    (void)state;
    static const OuObject fixed = OU_STATIC_HEAD(&toy_plain_type);
    start();
    OuWeakRef *ref = ref_new(&ref_type, (OuObject *)(uintptr_t)&fixed, NULL);
    assert_int_equal(ou_weak_count(&vm, &fixed), 1);
    assert_ptr_equal(ou_weak_target_new(ref), &fixed);
    ou_drop(TH, ref);
    assert_int_equal(ou_weak_count(&vm, &fixed), 0);
    end();
}

/* A million deep, a weak reference on the last: queued is as good as dead. */
static void a_queued_target_is_dead(void **state)
{
    (void)state;
    start();
    n_called = 0;
    ToyNode *first = toy_node(TH, 0);
    OuWeakRef *ref = ref_new(&ref_type, first, callback(1));
    for (size_t i = 0; i < 1000; i++) {
        ToyNode *o = toy_node(TH, i);
        o->items[0] = &first->head;
        first = o;
    }
    ou_drop(TH, first);
    assert_int_equal(n_called, 1);
    ou_drop(TH, ref);
    end();
}

static void random_references_against_a_list(void **state)
{
    (void)state;
    enum { TARGETS = 200, REFS = 1000 };
    static ToyNode *targets[TARGETS];
    static OuWeakRef *refs[REFS];
    static size_t of[REFS];
    memset(targets, 0, sizeof targets);
    memset(refs, 0, sizeof refs);
    start();
    srand(3);
    for (int step = 0; step < 40000; step++) {
        size_t t = (size_t)rand() % TARGETS, r = (size_t)rand() % REFS;
        if (targets[t] == NULL) {
            targets[t] = toy_node(TH, t);
        }
        if (rand() % 10 == 0) {
            for (size_t i = 0; i < REFS; i++) {
                if (refs[i] != NULL && of[i] == t) {
                    of[i] = TARGETS; /* dead */
                }
            }
            ou_drop(TH, targets[t]);
            targets[t] = NULL;
        } else {
            ou_drop_maybe(TH, refs[r]);
            refs[r] = ref_new(&ref_type, targets[t], NULL);
            of[r] = t;
        }
        if (step % 500 == 0) {
            assert_true(ou_weak_check(&vm));
            for (size_t i = 0; i < REFS; i++) {
                if (refs[i] != NULL) {
                    assert_ptr_equal(refs[i]->target, of[i] == TARGETS ? NULL : targets[of[i]]);
                }
            }
        }
    }
    for (size_t i = 0; i < REFS; i++) {
        ou_drop_maybe(TH, refs[i]);
    }
    for (size_t i = 0; i < TARGETS; i++) {
        ou_drop_maybe(TH, targets[i]);
    }
    end();
}

static void references_under_fault(OuSweep *sweep)
{
    start();
    enum { N = 120 };
    ToyNode *targets[N];
    OuWeakRef *refs[N];
    for (size_t i = 0; i < N; i++) {
        targets[i] = toy_node(TH, i);
    }
    OU_SWEEP_ARM(sweep, &vm.account);
    for (size_t i = 0; i < N; i++) {
        refs[i] = ref_new(&ref_type, targets[i], NULL);
        assert_int_equal(refs[i] == NULL, ou_has_error(TH));
        ou_error_clear(TH);
    }
    for (size_t i = 0; i < N; i += 2) {
        ou_drop(TH, targets[i]);
        assert_true(refs[i] == NULL || refs[i]->target == NULL);
    }
    OU_SWEEP_DISARM(sweep, &vm.account);
    assert_true(ou_weak_check(&vm));
    for (size_t i = 0; i < N; i++) {
        ou_drop_maybe(TH, refs[i]);
        if (i % 2 != 0) {
            ou_drop(TH, targets[i]);
        }
    }
    end();
}

static void making_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(references_under_fault);
}

static void the_check_objects(void **state)
{
    (void)state;
    start();
    ToyNode *o = toy_node(TH, 1);
    OuWeakRef *ref = ref_new(&ref_type, o, NULL);
    o->head.word &= ~OU_WORD_WEAKREF; /* WEAK-1 */
    assert_false(ou_weak_check(&vm));
    o->head.word |= OU_WORD_WEAKREF;
    ref->previous = ref; /* WEAK-2 */
    assert_false(ou_weak_check(&vm));
    ref->previous = NULL;
    vm.cycle->weak.size++; /* WEAK-3 */
    assert_false(ou_weak_check(&vm));
    vm.cycle->weak.size--;
    ou_drop(TH, ref);
    ou_drop(TH, o);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_die_with_their_target),
        cmocka_unit_test(dropped_references_leave_the_table),
        cmocka_unit_test(lists_and_callbacks_are_in_order),
        cmocka_unit_test(finalizers_and_weak_references),
        cmocka_unit_test(callbacks_of_garbage_do_not_run),
        cmocka_unit_test(immortal_targets_are_found_by_address),
        cmocka_unit_test(a_queued_target_is_dead),
        cmocka_unit_test(random_references_against_a_list),
        cmocka_unit_test(making_survives_every_fault),
        cmocka_unit_test(the_check_objects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
