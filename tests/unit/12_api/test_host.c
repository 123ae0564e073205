/* test_host.c - what the host holds: every request for memory in the calls of ouro.h fails, once and for ever; references that are
 * stale or made up are refused; scopes and kept references give everything back. */
#include "unit.h"

#include "12_api/api.h"
#include "sweep.h"

#include <string.h>

static int n_released;

static void released(void *pointer)
{
    (void)pointer;
    n_released++;
}

/* Keeps, makes, calls back, and gives its first argument back. */
static OuroStatus echo(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    OuroValue made;
    (void)data;
    if (n == 0) {
        return ouro_raise(vm, "LookupError", "nothing to echo");
    }
    OuroRef ref = ouro_keep(vm, &args[0]);
    if (ref == 0) {
        return OURO_ERROR;
    }
    if (!ouro_scope_open(vm)) {
        ouro_drop(vm, ref);
        return ouro_raise(vm, "MemoryError", "");
    }
    OuroStatus status = ouro_list(vm, args, n, &made);
    if (status == OURO_OK) {
        status = ouro_call(vm, "len", &made, 1, NULL);
    }
    ouro_scope_close(vm);
    *result = args[0];
    ouro_drop(vm, ref);
    return status;
}

static void each_call(OuroVm *vm)
{
    OuroValue a = ouro_none(), b = ouro_none(), key = ouro_text("k\xc3\xa9y"), it = ouro_none(), item = ouro_none();
    size_t n;
    bool is;
    OuroRef kept[20] = {0};
    bool open = ouro_scope_open(vm);
    ouro_define(vm, "echo", echo, NULL);
    ouro_define(vm, "pack.age.echo", echo, NULL);
    ouro_run(vm, "try: echo()\nexcept LookupError: pass\nx = echo([1], 'h\\xe9', b'b', 1.5, 2 ** 80, *range(12))", "<sweep>");
    ouro_value(vm, "{'k\\xe9y': [1, 2], 'other': object}", &a);
    ouro_get_item(vm, &a, &key, &b);
    ouro_set_item(vm, &a, &key, &a);
    ouro_set_item(vm, &a, &key, NULL);
    ouro_length(vm, &b, &n);
    ouro_iter(vm, &b, &it);
    while (ouro_next(vm, &it, &item) == OURO_OK) {
    }
    ouro_call_method(vm, &b, "append", &key, 1, NULL);
    ouro_call_named(vm, &a, NULL, 0, (const char *const[]){"k\xc3\xa9y"}, &key, 1, &item);
    ouro_is(vm, &b, "list", &is);
    ouro_str(vm, &b);
    ouro_repr(vm, &a);
    ouro_eval(vm, "x");
    ouro_get(vm, NULL, "x", &item);
    ouro_set(vm, NULL, "y", &item);
    ouro_set(vm, NULL, "y", NULL);
    ouro_get(vm, &b, "nothing", &item);
    ouro_import(vm, "pack.age", &item);
    ouro_tuple(vm, &key, 1, &item);
    ouro_dict(vm, &key, &item, 1, &item);
    ouro_wrap(vm, &n_released, "counter", released, &item);
    is = ouro_unwrap(vm, &item, "counter") == &n_released;
    for (int i = 0; i < 20; i++) {
        kept[i] = ouro_keep(vm, &key);
        ouro_list(vm, &key, 1, &item);
    }
    for (int i = 0; i < 20; i += 2) {
        ouro_drop(vm, kept[i]);
    }
    if (open) {
        ouro_scope_close(vm);
    }
}

static void host_calls(OuSweep *sweep)
{
    OuroConfig config = {.fixed_hash_seed = true, .library = ""};
    OuroVm *vm = ouro_new(&config);
    assert_non_null(vm);
    ouro_run(vm, "def warm(): pass\nwarm()", "<warm>");
    OU_SWEEP_ARM(sweep, &vm->vm.account);
    each_call(vm);
    OU_SWEEP_DISARM(sweep, &vm->vm.account);
    assert_string_equal(ouro_eval(vm, "1 + 1"), "2");
    assert_true(ouro_free(vm));
}

static void every_fault_is_borne(void **state)
{
    (void)state;
    FAULT_SWEEP(host_calls);
}

static void references_are_not_followed_when_stale(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL), *other = ouro_new(NULL);
    OuroValue v;
    size_t n;
    assert_int_equal(ouro_list(vm, NULL, 0, &v), OURO_OK);
    OuroRef kept = ouro_keep(vm, &v);
    OuroValue k = ouro_object(kept);
    assert_int_equal(ouro_length(other, &k, &n), OURO_ERROR);
    assert_non_null(strstr(ouro_error(other), "ValueError: this reference is not valid"));
    for (uint64_t i = 0; i < 20000; i++) { /* made up: every bit on its own and near the real one, too */
        OuroValue wrong = ouro_object(i < 64 ? (uint64_t)1 << i : i < 128 ? kept ^ (uint64_t)1 << (i - 64) : i * 0x9e3779b97f4a7c15u);
        assert_int_equal(ouro_length(vm, &wrong, &n), OURO_ERROR);
        ouro_drop(vm, wrong.ref);
    }
    assert_int_equal(ouro_length(vm, &k, &n), OURO_OK);
    ouro_drop(vm, kept);
    for (int i = 0; i < 1000; i++) { /* the slot is used again, the reference is not */
        OuroValue one = ouro_int(i);
        OuroRef next = ouro_keep(vm, &one);
        assert_true(next != kept && next != 0);
        assert_int_equal(ouro_length(vm, &k, &n), OURO_ERROR);
        ouro_drop(vm, next);
    }
    assert_true(ouro_free(vm));
    assert_true(ouro_free(other));
}

static void scopes_give_everything_back(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL);
    OuroValue v;
    n_released = 0;
    size_t held = 0;
    for (int round = 0; round < 3; round++) {
        assert_true(ouro_scope_open(vm));
        for (int i = 0; i < 1000; i++) {
            assert_int_equal(ouro_wrap(vm, vm, "vm", released, &v), OURO_OK);
        }
        assert_int_equal(n_released, round * 1000);
        ouro_scope_close(vm);
        assert_int_equal(n_released, round * 1000 + 1000);
        assert_true(round < 2 || ouro_memory_held(vm) == held);
        held = ouro_memory_held(vm);
    }
    for (int i = 0; i < 10; i++) { /* without a scope, one at a time */
        assert_int_equal(ouro_wrap(vm, vm, "vm", released, &v), OURO_OK);
        assert_int_equal(n_released, 3000 + i);
    }
    assert_ptr_equal(ouro_unwrap(vm, &v, "vm"), vm);
    assert_null(ouro_unwrap(vm, &v, "vm"));
    assert_true(ouro_free(vm));
    assert_int_equal(n_released, 3010);
}

static OuroStatus try_free(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)data, (void)args, (void)n;
    *result = ouro_bool(ouro_free(vm));
    return OURO_OK;
}

static void a_vm_is_not_freed_from_inside(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL);
    assert_int_equal(ouro_define(vm, "try_free", try_free, NULL), OURO_OK);
    assert_string_equal(ouro_eval(vm, "try_free()"), "False");
    assert_true(ouro_free(vm));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_is_borne), cmocka_unit_test(references_are_not_followed_when_stale),
        cmocka_unit_test(scopes_give_everything_back), cmocka_unit_test(a_vm_is_not_freed_from_inside)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
