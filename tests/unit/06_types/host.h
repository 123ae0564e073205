/* host.h - a VM for the tests of 06: floors 00 to 06 started, a host of stubs, nothing left at the end.
 *
 * No Python code runs: what would run it raises SystemError. Include after unit.h. */
#ifndef OU_TEST_HOST_H
#define OU_TEST_HOST_H

#include "05_cycle/cycle.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/generator.h"
#include "06_types/int.h"
#include "06_types/type.h"
#include "06_types/type_index.h"
#include "06_types/types_vm.h"

#define HOST_CAP ((size_t)64 << 20)

static size_t host_n_warnings, host_n_unraisable, host_n_windows;

static OuObject *host_run_function(OuThread *th, OuObject *function, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)function, (void)args, (void)n, (void)kwnames;
    ou_raise_system(th, "no Python here");
    return NULL;
}

/* A window is a countdown: it yields its number until that is 0, then returns None. An exception thrown in ends it. */
typedef struct HostWindow {
    OuGenerator *generator;
    OuFunction *function;
    int64_t left;
} HostWindow;

static OuObject *host_resume(OuThread *th, OuObject *o, OuObject *value, bool *done);

static void host_free_window(OuThread *th, void *p)
{
    HostWindow *window = p;
    ou_drop(th, window->function);
    ou_mem_give(th, window, sizeof *window);
    host_n_windows--;
}

static size_t host_visit_window(void *p, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((HostWindow *)p)->function);
    return OU_VISIT_END;
}

static void host_visit_roots(OuVm *vm, OuVisitFn fn, void *arg)
{
    ou_type_states_visit(vm, fn, arg);
    ou_visit_one(fn, arg, vm->main.error);
}

static OuObject *host_import(OuThread *th, OuObject *name, OuObject *globals, OuObject *fromlist, int64_t level)
{
    (void)globals, (void)fromlist, (void)level;
    ou_raise(th, &ou_exc_import_error, "no module named %R", name);
    return NULL;
}

static bool host_warn(OuThread *th, OuObject *category, OuObject *message, int64_t stack_level)
{
    (void)th, (void)category, (void)message, (void)stack_level;
    host_n_warnings++;
    return true;
}

static void host_unraisable(OuThread *th, const char *message, OuObject *where)
{
    (void)message, (void)where;
    host_n_unraisable++;
    ou_error_clear(th);
}

static OuObject *host_find_codec(OuThread *th, OuObject *encoding)
{
    ou_raise(th, &ou_exc_lookup_error, "unknown encoding: %U", encoding);
    return NULL;
}

static void host_capture_traceback(OuThread *th)
{
    (void)th;
}

static OuObject *host_current_globals(OuThread *th)
{
    (void)th;
    return NULL;
}

static bool host_super_args(OuThread *th, OuObject **type, OuObject **self)
{
    (void)type, (void)self;
    return ou_raise(th, &ou_exc_runtime_error, "super(): no current frame");
}

static OU_UNUSED const OuHost host_stubs = {
    .run_function = host_run_function,
    .resume = host_resume,
    .visit_roots = host_visit_roots,
    .import = host_import,
    .warn = host_warn,
    .unraisable = host_unraisable,
    .find_codec = host_find_codec,
    .capture_traceback = host_capture_traceback,
    .free_window = host_free_window,
    .visit_window = host_visit_window,
    .current_globals = host_current_globals,
    .super_args = host_super_args,
};

static OuObject *host_resume(OuThread *th, OuObject *o, OuObject *value, bool *done)
{
    OuGenerator *g = (OuGenerator *)o;
    HostWindow *window = g->window;
    *done = value == NULL || window->left == 0;
    OuObject *result = value == NULL ? NULL : *done ? OU_NONE : ou_int_new(th, window->left);
    if (*done || result == NULL) {
        *done = true;
        g->window = NULL;
        g->state = OU_GEN_FINISHED;
        OuObject *error = ou_error_take(th);
        host_free_window(th, window);
        ou_error_restore_adopt(th, error);
        return result;
    }
    g->state = OU_GEN_SUSPENDED;
    window->left--;
    return result;
}

/* A generator that counts down from n. NULL with an error. */
static OU_UNUSED OuObject *host_generator(OuThread *th, const OuType *type, OuObject *function, int64_t n)
{
    HostWindow *window = ou_mem_take(th, sizeof *window);
    if (window == NULL) {
        return NULL;
    }
    *window = (HostWindow){.function = ou_keep(function), .left = n};
    host_n_windows++;
    return ou_generator_new_adopt(th, type, window, (OuFunction *)function);
}

/* Floors 04 and 05; 06 is the caller's to start. */
static OU_UNUSED void host_start_bare(OuVm *vm)
{
    host_n_warnings = host_n_unraisable = host_n_windows = 0;
    assert_true(ou_vm_start(vm, HOST_CAP, &host_stubs, OU_TYPE_INDEX_10, 42));
    assert_true(ou_cycle_start(vm));
}

static OU_UNUSED OuThread *host_start(OuVm *vm)
{
    host_start_bare(vm);
    assert_true(ou_types_start(&vm->main));
    return &vm->main;
}

static bool host_count_object(void *arg, OuObject *o)
{
    (void)o;
    ++*(size_t *)arg;
    return true;
}

/* Nothing may be left: no object, no block (ou_vm_end says so in debug builds), no window. */
static OU_UNUSED void host_end_bare(OuVm *vm)
{
    size_t n_objects = 0;
    ou_registry_each(vm, -1, host_count_object, &n_objects);
    assert_int_equal(n_objects, 0);
    assert_int_equal(host_n_windows, 0);
    ou_cycle_end(vm);
    ou_vm_end(vm);
}

static OU_UNUSED void host_end(OuVm *vm)
{
    ou_types_end(&vm->main);
    host_end_bare(vm);
}

#endif
