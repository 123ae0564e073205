/* test_host.c - what the host holds: every request for memory in the calls of ouro.h fails, once and for ever; references that are
 * stale or made up are refused; scopes and kept references give everything back; functions of the host in threads of the program and
 * in finalizers, while a call ends and while the VM does, and in a child made by fork(); names of functions; what is printed without an end of line. */
#include "unit.h"

#include "12_api/api.h"
#include "sweep.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* Does what there is to do, well or badly. */
static OuroStatus busy(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    OuroValue v;
    bool bad = n > 0 && args[0].kind == OURO_BOOL && args[0].truth;
    (void)data;
    if (ouro_eval(vm, "[1]") == NULL) {
        assert_non_null(strstr(ouro_error(vm), "RuntimeError: the VM ends"));
    }
    ouro_import(vm, "no.such.module", &v);
    ouro_define(vm, "made.up.busy", busy, NULL);
    ouro_call(vm, "len", &v, 1, NULL);
    if (n > 0) {
        ouro_keep(vm, &args[0]);
    }
    if (!bad) {
        return OURO_OK;
    }
    OuroStatus status = ouro_run(vm, "raise ValueError('inside')", "<inside>");
    ouro_unlock(vm);
    ouro_unlock(vm);
    if (strcmp(ouro_error(vm), "Traceback (most recent call last):\n  File \"<inside>\", line 1, in <module>\nValueError: inside\n") != 0) {
        return OURO_OK; /* the program counts what it caught */
    }
    ouro_unlock(vm);
    *result = ouro_int(1);
    return status;
}

static void errors_are_of_the_call_that_failed(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL);
    OuroValue v;
    assert_int_equal(ouro_define(vm, "busy", busy, NULL), OURO_OK);
    assert_int_equal(ouro_run(vm, "class D:\n  def __del__(self): busy()", "<class>"), OURO_OK);
    assert_int_equal(ouro_value(vm, "D()", &v), OURO_OK);
    assert_int_equal(ouro_run(vm, "1 / 0", "<division>"), OURO_ERROR); /* D() goes at its end */
    assert_non_null(strstr(ouro_error(vm), "ZeroDivisionError"));
    assert_true(ouro_free(vm));
}

static void threads_of_the_program_call_the_host(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL);
    assert_int_equal(ouro_define(vm, "busy", busy, NULL), OURO_OK);
    assert_int_equal(ouro_run(vm,
                              "import threading\nstop, caught, missed = threading.Event(), [0], [0]\n"
                              "def work():\n  while not stop.is_set():\n    try:\n      busy(True)\n      missed[0] += 1\n"
                              "    except ValueError: caught[0] += 1\n"
                              "threads = [threading.Thread(target=work) for i in range(3)]\nfor t in threads: t.start()",
                              "<threads>"),
                     OURO_OK);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(ouro_run(vm, "raise KeyError('outside')", "<outside>"), OURO_ERROR);
        assert_non_null(strstr(ouro_error(vm), "KeyError: 'outside'"));
    }
    assert_int_equal(ouro_run(vm, "while caught[0] < 10: pass\nstop.set()\nfor t in threads: t.join()", "<join>"), OURO_OK);
    assert_string_equal(ouro_eval(vm, "missed"), "[0]");
    assert_true(ouro_free(vm));
}

/* Until there is a byte in the pipe. */
static OuroStatus wait_here(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    char byte;
    (void)args, (void)n;
    ouro_unlock(vm);
    *result = ouro_int(read(*(int *)data, &byte, 1));
    return OURO_OK;
}

static void a_child_knows_its_own_thread_only(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL);
    OuroValue pid;
    int ends[2], status = 0;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(ouro_define(vm, "wait_here", wait_here, ends), OURO_OK);
    assert_int_equal(ouro_run(vm,
                              "import os, threading\nthreads = [threading.Thread(target=wait_here) for i in range(4)]\n"
                              "for t in threads: t.start()\npid = os.fork()",
                              "<fork>"),
                     OURO_OK);
    assert_int_equal(ouro_get(vm, NULL, "pid", &pid), OURO_OK);
    if (pid.whole == 0) {
        bool alone = atomic_load(&vm->holds.n_running) == 0 && vm->holds.running == NULL;
        _exit(alone && strcmp(ouro_eval(vm, "1 + 1"), "2") == 0 ? 7 : 1);
    }
    assert_int_equal(waitpid((pid_t)pid.whole, &status, 0), pid.whole);
    assert_int_equal(WEXITSTATUS(status), 7);
    assert_int_equal(write(ends[1], "1234", 4), 4);
    assert_int_equal(ouro_run(vm, "for t in threads: t.join()", "<join>"), OURO_OK);
    assert_true(ouro_free(vm));
    close(ends[0]);
    close(ends[1]);
}

/* A debug build's heap would tell of what is left. */
static void finalizers_call_the_host_while_the_vm_ends(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL);
    OuroValue v;
    assert_int_equal(ouro_define(vm, "busy", busy, NULL), OURO_OK);
    assert_int_equal(ouro_run(vm,
                              "import sys, atexit\nclass D:\n  def __del__(self, busy=busy): busy(self)\n"
                              "d = D(); cycle = [D()]; cycle.append(cycle); sys.kept = D(); __builtins__.kept = D()\n"
                              "D.kept = D(); sys.modules['odd'] = D(); atexit.register(busy, D())",
                              "<finalizers>"),
                     OURO_OK);
    for (int i = 0; i < 20; i++) {
        assert_int_equal(ouro_value(vm, "D()", &v), OURO_OK);
        assert_true(ouro_keep(vm, &v) != 0);
    }
    assert_true(ouro_free(vm));
}

static void names_reach_into_packages(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL);
    OuroValue v, text = ouro_text("<a/>");
    bool is;
    assert_int_equal(ouro_call(vm, "xml.etree.ElementTree.fromstring", &text, 1, &v), OURO_OK);
    assert_int_equal(ouro_is(vm, &v, "collections.abc.Sized", &is), OURO_OK);
    assert_true(is);
    assert_int_equal(ouro_call(vm, "xml.etree.nothing.f", NULL, 0, NULL), OURO_ERROR);
    assert_non_null(strstr(ouro_error(vm), "AttributeError: module 'xml.etree' has no attribute 'nothing'"));
    const char *const bad[] = {"", ".", "f.", ".f", "a..f"};
    for (size_t i = 0; i < OU_COUNT_OF(bad); i++) {
        assert_int_equal(ouro_define(vm, bad[i], busy, NULL), OURO_ERROR);
        assert_non_null(strstr(ouro_error(vm), "names no function"));
    }
    assert_true(ouro_free(vm));
}

static char printed[100];

static void append(void *data, int stream, const char *text, size_t size)
{
    (void)data;
    snprintf(printed + strlen(printed), sizeof printed - strlen(printed), "%d:%.*s ", stream, (int)size, text);
}

static void what_has_no_end_of_line_is_printed_too(void **state)
{
    (void)state;
    OuroConfig config = {.write = append};
    OuroVm *vm = ouro_new(&config);
    assert_int_equal(ouro_run(vm, "import sys\nsys.stderr.write('err'); sys.stdout.write('out')", "<print>"), OURO_OK);
    assert_string_equal(printed, "1:out 2:err ");
    assert_int_equal(ouro_run(vm, "import atexit, io\nold = sys.stdout; sys.stdout = io.StringIO()\natexit.register(old.write, 'last')", "<exit>"), OURO_OK);
    assert_true(ouro_free(vm));
    assert_string_equal(printed, "1:out 2:err 1:last ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_is_borne), cmocka_unit_test(references_are_not_followed_when_stale),
        cmocka_unit_test(scopes_give_everything_back), cmocka_unit_test(a_vm_is_not_freed_from_inside),
        cmocka_unit_test(errors_are_of_the_call_that_failed), cmocka_unit_test(threads_of_the_program_call_the_host),
        cmocka_unit_test(a_child_knows_its_own_thread_only),
        cmocka_unit_test(finalizers_call_the_host_while_the_vm_ends), cmocka_unit_test(names_reach_into_packages),
        cmocka_unit_test(what_has_no_end_of_line_is_printed_too)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
