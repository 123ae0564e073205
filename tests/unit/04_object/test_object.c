/* Objects: blocks by type and size, counting, death in order and at any depth. */
#include "unit.h"

#include "toys.h"

static OuVm vm;
#define TH (&vm.main)

static void counts_go_up_and_down(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    ToyNode *a = toy_node(TH, 1);
    ToyNode *b = toy_node(TH, 2);
    assert_int_equal(a->head.count, 1);
    toy_link(a, 0, b);
    assert_int_equal(b->head.count, 2);
    ou_drop(TH, b);
    assert_int_equal(b->head.count, 1);
    assert_int_equal(toy_watch.n_dropped, 0);
    ou_drop(TH, a);
    assert_int_equal(toy_watch.n_dropped, 2);
    ou_vm_end(&vm);
}

static void immortals_are_never_written(void **state)
{
    (void)state;
    static const OuObject fixed = OU_STATIC_HEAD(&toy_plain_type);
    toy_start(&vm, SIZE_MAX);
    OuObject *o = ou_keep(&fixed);
    ou_drop(TH, o);
    ou_drop(TH, o);
    assert_true(ou_is_immortal(o));
    ou_vm_end(&vm);
}

static void heap_types_live_as_long_as_instances(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    OuType *type = (OuType *)ou_object_new(TH, &toy_plain_type, sizeof(OuType));
    OuObject head = type->head;
    *type = toy_node_type;
    type->head = head;
    type->flags |= OU_TYPE_HEAP;
    ToyNode *o = toy_new(TH, type, 1, TOY_ROOM);
    assert_int_equal(type->head.count, 2);
    ou_drop(TH, o);
    assert_int_equal(type->head.count, 1);
    ou_object_free(TH, &type->head, sizeof(OuType));
    ou_vm_end(&vm);
}

static void large_containers_are_registered(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    ToyNode *nodes[200];
    for (size_t i = 0; i < 200; i++) {
        nodes[i] = toy_new(TH, &toy_node_type, i, 61 + i);
        assert_true(nodes[i]->head.word & OU_WORD_LARGE);
    }
    assert_int_equal(vm.registry->large.size, 200);
    assert_true(ou_registry_check(&vm));
    for (size_t i = 0; i < 200; i++) {
        ou_drop(TH, nodes[(i * 77) % 200]);
        assert_true(ou_registry_check(&vm));
    }
    assert_int_equal(vm.registry->large.size, 0);
    ou_vm_end(&vm);
}

static void resize_keeps_contents_on_both_sides_of_512(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    static const size_t rooms[] = {2, 30, 100, 5000, 90, 10, 200, 1};
    ToyNode *o = (ToyNode *)ou_object_new_zeroed(TH, &toy_node_type, toy_size(2));
    o->id = 77;
    o->room = 2;
    for (size_t i = 1; i < OU_COUNT_OF(rooms); i++) {
        o = (ToyNode *)ou_object_resize(TH, &o->head, toy_size(rooms[i - 1]), toy_size(rooms[i]));
        assert_int_equal(o->id, 77);
        assert_int_equal(o->head.count, 1);
        o->room = rooms[i];
        memset(o->items, 0, o->room * sizeof(OuObject *));
        ou_track(TH, &o->head);
        assert_true(ou_registry_check(&vm));
        ou_untrack(TH, &o->head);
    }
    ou_drop(TH, o);
    ou_vm_end(&vm);
}

/* ---- death ---- */

static void a_chain_of_a_million_needs_no_stack(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    ToyNode *first = toy_new(TH, &toy_node_type, 0, 1);
    for (size_t i = 1; i < 1000000; i++) {
        ToyNode *o = toy_new(TH, &toy_node_type, i, 1);
        o->items[0] = &first->head;
        first = o;
    }
    ou_drop(TH, first);
    assert_int_equal(toy_watch.n_dropped, 1000000);
    assert_null(TH->drop_queue);
    ou_vm_end(&vm);
}

/* Each node of the chain has a finalizer, and a comb of others hangs on it. */
static void a_chain_of_finalizers_needs_no_stack(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    ToyNode *first = NULL;
    for (size_t i = 0; i < 100000; i++) {
        ToyNode *o = toy_new(TH, &toy_final_type, i, 3);
        o->items[1] = &toy_node(TH, i)->head;
        o->items[2] = &toy_node(TH, i)->head;
        o->items[0] = first == NULL ? NULL : &first->head;
        first = o;
    }
    ou_drop(TH, first);
    assert_int_equal(toy_watch.n_dropped, 300000);
    assert_int_equal(toy_watch.n_finalized, 100000);
    assert_true(ou_registry_check(&vm));
    ou_vm_end(&vm);
}

static ToyNode *saved;
static void save_self(OuThread *th, ToyNode *self)
{
    (void)th;
    saved = ou_keep(self);
}

static void finalizers_run_once_and_may_resurrect(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    toy_watch.on_finalize = save_self;
    ToyNode *o = toy_new(TH, &toy_final_type, 1, 1);
    ou_drop(TH, o);
    assert_ptr_equal(saved, o);
    assert_int_equal(o->head.count, 1);
    assert_int_equal(toy_watch.n_dropped, 0);
    assert_true(ou_is_tracked(&o->head));
    ou_drop(TH, o);
    assert_int_equal(toy_watch.n_finalized, 1);
    assert_int_equal(toy_watch.n_dropped, 1);
    ou_vm_end(&vm);
}

static void resurrection_from_the_queue_is_tracked(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    toy_watch.on_finalize = save_self;
    ToyNode *last = toy_new(TH, &toy_final_type, 1, 1);
    ToyNode *first = last;
    for (size_t i = 0; i < 500; i++) {
        ToyNode *o = toy_new(TH, &toy_node_type, i, 1);
        o->items[0] = &first->head;
        first = o;
    }
    ou_drop(TH, first);
    assert_ptr_equal(saved, last);
    assert_int_equal(toy_watch.n_dropped, 500);
    assert_int_equal(last->head.count, 1);
    assert_true(ou_is_tracked(&last->head));
    assert_true(ou_registry_check(&vm));
    ou_drop(TH, last);
    ou_vm_end(&vm);
}

static ToyNode *victim;
static void drop_victim(OuThread *th, ToyNode *self)
{
    (void)self;
    assert_false(ou_has_error(th));
    size_t before = toy_watch.n_dropped;
    ou_drop(th, victim);
    assert_int_equal(toy_watch.n_dropped, before + 1); /* at this statement, not later (M10) */
    ou_raise_memory(th);
    ou_error_clear(th);
}

static void deaths_inside_a_finalizer_are_not_postponed(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    toy_watch.on_finalize = drop_victim;
    victim = toy_node(TH, 0);
    ToyNode *first = toy_new(TH, &toy_final_type, 1, 1);
    for (size_t i = 0; i < 49; i++) {
        ToyNode *o = toy_new(TH, &toy_node_type, i, 1);
        o->items[0] = &first->head;
        first = o;
    }
    ou_raise_memory(TH);
    OuObject *error = TH->error;
    ou_drop(TH, first);
    assert_ptr_equal(TH->error, error); /* the pending error stands */
    ou_error_clear(TH);
    assert_int_equal(toy_watch.n_dropped, 51);
    ou_vm_end(&vm);
}

/* How deep finalizers stood inside each other at most. */
static int32_t deepest;
static void drop_next(OuThread *th, ToyNode *self)
{
    deepest = th->drop_scopes > deepest ? th->drop_scopes : deepest;
    OuObject *next = self->items[0];
    self->items[0] = NULL;
    ou_drop_maybe(th, next);
}

static void finalizers_inside_finalizers_need_no_stack(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    toy_watch.on_finalize = drop_next;
    deepest = 0;
    ToyNode *first = NULL;
    for (size_t i = 0; i < 100000; i++) {
        ToyNode *o = toy_new(TH, &toy_final_type, i, 1);
        o->items[0] = first == NULL ? NULL : &first->head;
        first = o;
    }
    ou_raise_memory(TH);
    OuObject *error = TH->error;
    ou_drop(TH, first);
    assert_ptr_equal(TH->error, error);
    ou_error_clear(TH);
    assert_int_equal(toy_watch.n_finalized, 100000);
    assert_int_equal(toy_watch.n_dropped, 100000);
    assert_true(deepest >= 3 && deepest < 50);
    assert_true(TH->drop_queue == NULL && TH->drop_nesting == 0 && TH->drop_scopes == 0);
    assert_true(ou_registry_check(&vm));
    ou_vm_end(&vm);
}

/* ---- faults ---- */

static void make_and_resize(OuSweep *sweep)
{
    toy_start(&vm, SIZE_MAX);
    OU_SWEEP_ARM(sweep, &vm.account);
    ToyNode *kept[40] = {0};
    for (size_t i = 0; i < 40; i++) {
        kept[i] = toy_new(TH, &toy_node_type, i, i * 5);
        if (kept[i] == NULL) {
            assert_true(sweep->n != 0 && ou_has_error(TH));
            ou_error_clear(TH);
        }
    }
    ToyNode *o = (ToyNode *)ou_object_new_zeroed(TH, &toy_node_type, toy_size(2));
    if (o != NULL) {
        o->room = 2;
        ToyNode *bigger = (ToyNode *)ou_object_resize(TH, &o->head, toy_size(2), toy_size(80));
        if (bigger != NULL) {
            memset(bigger->items, 0, 80 * sizeof(OuObject *));
            bigger->room = 80;
            o = bigger;
        }
    }
    void *p = ou_mem_take(TH, 100);
    void *q = p == NULL ? NULL : ou_mem_resize(TH, p, 100, 2000);
    ou_mem_give(TH, q != NULL ? q : p, q != NULL ? 2000 : 100);
    OU_SWEEP_DISARM(sweep, &vm.account);
    ou_error_clear(TH);
    assert_true(ou_registry_check(&vm));
    for (size_t i = 0; i < 40; i++) {
        ou_drop_maybe(TH, kept[i]);
    }
    ou_drop_maybe(TH, o);
    ou_vm_end(&vm);
}

static void making_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(make_and_resize);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_go_up_and_down),
        cmocka_unit_test(immortals_are_never_written),
        cmocka_unit_test(heap_types_live_as_long_as_instances),
        cmocka_unit_test(large_containers_are_registered),
        cmocka_unit_test(resize_keeps_contents_on_both_sides_of_512),
        cmocka_unit_test(a_chain_of_a_million_needs_no_stack),
        cmocka_unit_test(a_chain_of_finalizers_needs_no_stack),
        cmocka_unit_test(finalizers_run_once_and_may_resurrect),
        cmocka_unit_test(resurrection_from_the_queue_is_tracked),
        cmocka_unit_test(deaths_inside_a_finalizer_are_not_postponed),
        cmocka_unit_test(finalizers_inside_finalizers_need_no_stack),
        cmocka_unit_test(making_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
