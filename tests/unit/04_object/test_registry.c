/* The registry: order of age, holes, no failure, and checks that object. */
#include "unit.h"

#include "toys.h"

static OuVm vm;
#define TH (&vm.main)

static bool order_holds(const OuObjectVector *young)
{
    size_t last = 0;
    for (size_t i = 0; i < young->size; i++) {
        if (young->items[i] != NULL) {
            size_t id = ((ToyNode *)young->items[i])->id;
            if (id < last) {
                return false;
            }
            last = id;
        }
    }
    return true;
}

static void random_tracking_keeps_the_order_of_age(void **state)
{
    (void)state;
    enum { N = 3000 };
    static ToyNode *live[N];
    toy_start(&vm, SIZE_MAX);
    memset(live, 0, sizeof live);
    srand(7);
    for (size_t id = 1; id < 60000; id++) {
        size_t at = (size_t)rand() % N;
        ou_drop_maybe(TH, live[at]);
        live[at] = toy_new(TH, &toy_node_type, id, 0);
        if (id % 4096 == 0) {
            assert_true(ou_registry_check(&vm));
            assert_true(order_holds(&vm.registry->young));
        }
    }
    assert_true(vm.registry->young.room <= 8192); /* holes are reused, room is bounded */
    for (size_t i = 0; i < N; i++) {
        ou_drop_maybe(TH, live[i]);
    }
    assert_int_equal(vm.registry->young.size, 0);
    ou_vm_end(&vm);
}

static bool count_one(void *arg, OuObject *o)
{
    (void)o;
    ++*(size_t *)arg;
    return true;
}

/* At the cap the vector cannot grow: objects become old, none is lost. */
static void tracking_needs_no_memory(void **state)
{
    (void)state;
    enum { N = 6000 };
    static ToyNode *nodes[N];
    toy_start(&vm, SIZE_MAX);
    for (size_t i = 0; i < N; i++) {
        nodes[i] = (ToyNode *)ou_object_new_zeroed(TH, &toy_node_type, toy_size(0));
    }
    vm.account.cap = vm.account.held;
    for (size_t i = 0; i < N; i++) {
        ou_track(TH, &nodes[i]->head);
        assert_true(ou_is_tracked(&nodes[i]->head));
    }
    assert_int_equal(vm.registry->n_old, N);
    vm.account.cap = SIZE_MAX;
    assert_true(ou_registry_check(&vm));
    size_t n = 0;
    ou_registry_each(&vm, -1, count_one, &n);
    assert_int_equal(n, N);
    for (size_t i = 0; i < N; i++) {
        ou_drop(TH, nodes[i]);
    }
    assert_int_equal(vm.registry->n_old, 0);
    ou_vm_end(&vm);
}

static void the_count_asks_for_a_collection(void **state)
{
    (void)state;
    static ToyNode *nodes[800];
    toy_start(&vm, SIZE_MAX);
    for (size_t i = 0; i < 800; i++) {
        assert_int_equal((atomic_load(&TH->breaker) & OU_BREAK_COLLECT) != 0, i > 700);
        nodes[i] = toy_node(TH, i);
    }
    for (size_t i = 0; i < 800; i++) {
        ou_drop(TH, nodes[i]);
    }
    assert_int_equal(vm.registry->count[0], 0);
    ou_vm_end(&vm);
}

/* Each spoils one field; only that rule can object. */
static void the_check_objects(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    ToyNode *a = toy_node(TH, 1), *b = toy_node(TH, 2);
    ToyNode *large = toy_new(TH, &toy_node_type, 3, 100);
    OuRegistry *r = vm.registry;
    assert_true(ou_registry_check(&vm));
    uint32_t word = a->head.word;
    a->head.word ^= 1u << OU_WORD_INDEX_SHIFT; /* REG-1 */
    assert_false(ou_registry_check(&vm));
    a->head.word = word;
    size_t size = r->young.size;
    r->young.items[size] = NULL;
    r->young.size++; /* REG-2 */
    assert_false(ou_registry_check(&vm));
    r->young.size = size;
    r->large.size++; /* REG-3 */
    assert_false(ou_registry_check(&vm));
    r->large.size--;
    r->n_old++; /* REG-4 */
    assert_false(ou_registry_check(&vm));
    r->n_old--;
    assert_true(ou_registry_check(&vm));
    ou_drop(TH, a);
    ou_drop(TH, b);
    ou_drop(TH, large);
    ou_vm_end(&vm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_tracking_keeps_the_order_of_age),
        cmocka_unit_test(tracking_needs_no_memory),
        cmocka_unit_test(the_count_asks_for_a_collection),
        cmocka_unit_test(the_check_objects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
