/* The VM record: starts or leaves nothing; the pending error; memory with the error raised. */
#include "unit.h"

#include "toys.h"

static OuVm vm;
#define TH (&vm.main)

static void start_under_caps(void)
{
    /* The gate is in the account, which ou_vm_start() makes: a cap stands in for it. */
    for (size_t cap = 0; cap < 64 * 1024; cap += 512) {
        if (ou_vm_start(&vm, cap, &toy_host, 100, 1)) {
            assert_true(vm.account.held <= cap);
            ou_vm_end(&vm);
        } else {
            assert_int_equal(vm.account.held, 0);
        }
    }
}

static void starting_fails_cleanly_under_any_cap(void **state)
{
    (void)state;
    start_under_caps();
    assert_true(ou_vm_start(&vm, SIZE_MAX, &toy_host, 100, 1));
    ou_vm_end(&vm);
}

static void two_vms_share_nothing(void **state)
{
    (void)state;
    static OuVm other;
    assert_true(ou_vm_start(&vm, SIZE_MAX, &toy_host, 1, 1));
    assert_true(ou_vm_start(&other, SIZE_MAX, &toy_host, 1, 2));
    assert_true(vm.hash_key.k0 != other.hash_key.k0);
    ToyNode *a = toy_node(&vm.main, 1);
    ToyNode *b = toy_node(&other.main, 2);
    assert_int_equal(vm.registry->young.size, 1);
    ou_drop(&vm.main, a);
    assert_int_equal(other.registry->young.size, 1);
    ou_drop(&other.main, b);
    ou_vm_end(&vm);
    ou_vm_end(&other);
}

static void errors_are_set_taken_and_restored(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    OuObject *a = ou_object_new(TH, &toy_plain_type, 24);
    OuObject *b = ou_object_new(TH, &toy_plain_type, 24);
    ou_error_set_adopt(TH, a);
    assert_true(ou_has_error(TH));
    OuObject *taken = ou_error_take(TH);
    assert_ptr_equal(taken, a);
    assert_false(ou_has_error(TH));
    ou_error_set_adopt(TH, b);
    ou_error_restore_adopt(TH, taken); /* drops b */
    assert_int_equal(toy_watch.n_dropped, 1);
    assert_ptr_equal(TH->error, a);
    vm.memory_error = ou_object_new(TH, &toy_plain_type, 24);
    assert_false(ou_raise_memory(TH)); /* drops a */
    assert_int_equal(toy_watch.n_dropped, 2);
    assert_ptr_equal(TH->error, vm.memory_error);
    assert_int_equal(vm.memory_error->count, 2);
    ou_error_clear(TH);
    ou_clear_ref(TH, &vm.memory_error);
    ou_vm_end(&vm);
}

static void memory_out_of_reach_is_an_error(void **state)
{
    (void)state;
    toy_start(&vm, SIZE_MAX);
    assert_null(ou_mem_take(TH, SIZE_MAX));
    assert_true(ou_has_error(TH));
    ou_error_clear(TH);
    void *p = ou_mem_take_zeroed(TH, 0);
    assert_non_null(p);
    assert_null(ou_mem_resize(TH, p, 0, SIZE_MAX / 2 + 1));
    assert_true(ou_has_error(TH));
    ou_error_clear(TH);
    char *q = ou_mem_resize(TH, p, 0, 5000);
    memset(q, 1, 5000);
    q = ou_mem_resize(TH, q, 5000, 10);
    assert_int_equal(q[9], 1);
    ou_mem_give(TH, q, 10);
    ou_mem_give(TH, NULL, 10);
    char *zeros = ou_mem_take_zeroed(TH, 3000);
    assert_int_equal(zeros[2999], 0);
    ou_mem_give(TH, zeros, 3000);
    ou_vm_end(&vm);
}

static void the_reserve_is_lent_and_taken_back(void **state)
{
    (void)state;
    enum { CAP = 8 << 20, BLOCK = 65536 };
    toy_start(&vm, CAP);
    assert_true(vm.reserve > 0);
    assert_int_equal(vm.account.cap, CAP - vm.reserve);
    static void *blocks[CAP / BLOCK];
    size_t n = 0;
    while ((blocks[n] = ou_mem_take(TH, BLOCK)) != NULL) {
        n++;
    }
    assert_true(ou_has_error(TH));
    assert_true(vm.reserve_lent);
    assert_int_equal(vm.account.cap, CAP);
    void *of_the_handler = ou_mem_take(TH, vm.reserve / 4);
    assert_non_null(of_the_handler);
    ou_vm_settle_reserve(&vm);
    assert_true(vm.reserve_lent); /* no room yet */
    ou_mem_give(TH, of_the_handler, vm.reserve / 4);
    ou_error_clear(TH);
    while (n > 0) {
        ou_mem_give(TH, blocks[--n], BLOCK);
    }
    ou_vm_settle_reserve(&vm);
    assert_false(vm.reserve_lent);
    assert_int_equal(vm.account.cap, CAP - vm.reserve);
    ou_vm_end(&vm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starting_fails_cleanly_under_any_cap),
        cmocka_unit_test(two_vms_share_nothing),
        cmocka_unit_test(errors_are_set_taken_and_restored),
        cmocka_unit_test(memory_out_of_reach_is_an_error),
        cmocka_unit_test(the_reserve_is_lent_and_taken_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
