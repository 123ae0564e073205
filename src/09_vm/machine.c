/* machine.c - the machine of a VM: its host table, its roots, running code by itself. */
#include "09_vm/machine.h"

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/thread.h"
#include "09_vm/attr_cache.h"
#include "09_vm/frame_inline.h"
#include "09_vm/frame_object.h"
#include "09_vm/host_code.h"
#include "09_vm/reclaim.h"
#include "09_vm/report.h"
#include "09_vm/window.h"

/* ---- running ---- */

/* The common call from C: as many positional arguments as there are parameters, and room for all of it. */
static OuObject *run_plain(OuThread *th, OuFunction *function, OuObject *const *args, size_t n)
{
    OuStack *stack = ou_stack(th);
    OuObject **locals = stack->top;
    if (!ou_enter(th, "")) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        locals[i] = ou_keep(args[i]);
    }
    ou_frame_fill_inline(function, function->code, locals, n);
    ou_keep(function);
    return ou_loop_run(th, ou_frame_link_inline(th, stack->next_frame, function, locals, OU_FRAME_ENTRY, locals));
}

/* host->run_function: the call slot of functions, for calls from C. The last collections come after the machine, and what they
 * finalize may still call a method in Python: a subclass's __repr__, or close. */
static OuObject *run_function(OuThread *th, OuObject *callee, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuFunction *function = (OuFunction *)callee;
    if (OU_UNLIKELY(ou_stack(th) == NULL)) {
        return ou_null(th, &ou_exc_system_error, "the program has ended");
    }
    const OuStack *stack = ou_stack(th);
    const OuCode *code = function->code;
    if (OU_LIKELY(code->plain && kwnames == NULL && n == code->n_args && stack->next_frame != stack->frame_limit &&
                  (size_t)(stack->limit - stack->top) >= (size_t)code->n_locals + code->n_temps)) {
        return run_plain(th, function, args, n);
    }
    size_t total = n + (kwnames == NULL ? 0 : ou_tuple_size(kwnames));
    OuObject **saved_top = ou_stack(th)->top;
    OuObject **window = ou_stack_room(th, total + 1);
    if (window == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < total; i++) {
        window[i] = ou_keep(args[i]);
    }
    ou_stack(th)->top = window + total;
    OuObject **locals = ou_bind(th, function, window, n, kwnames, true);
    if (locals == NULL) {
        ou_stack_restore(th, saved_top);
        return NULL;
    }
    ou_keep(function);
    if (function->code->flags & (OU_CO_GENERATOR | OU_CO_COROUTINE | OU_CO_ASYNC_GENERATOR)) {
        OuObject *generator = ou_generator_start(th, function, locals);
        ou_stack_restore(th, saved_top);
        return generator;
    }
    OuFrame *f = ou_frame_enter(th, function, locals, OU_FRAME_ENTRY, saved_top);
    return f == NULL ? NULL : ou_loop_run(th, f);
}

/* globals["__builtins__"], or its dict if it is a module; put there when absent. Borrowed; NULL with an error. What is no
 * mapping (None in eval(text, {"__builtins__": None})) is an error only when a name is looked up there. */
static OuObject *builtins_of(OuThread *th, OuObject *globals)
{
    OuObject *name = OU_NAME(th, dunder_builtins);
    bool failed = false;
    OuObject *found = ou_dict_borrow(th, globals, name, &failed);
    if (failed) {
        return NULL;
    }
    if (found == NULL) {
        found = th->vm->machine->builtins;
        if (found == NULL) {
            return ou_null(th, &ou_exc_system_error, "builtins are not there yet");
        }
        return ou_dict_set(th, globals, name, found) ? found : NULL; /* only __main__ has the module */
    }
    return ou_type_extends(found->type, &ou_module_type) ? ((OuModule *)found)->dict : found;
}

/* A function's code without its function: it is called without arguments. Its own locals hide what the mapping says, but for
 * the coroutine of a body that awaits, which has none. */
static OuObject *run_as_function(OuThread *th, OuCode *code, OuObject *globals, OuObject *locals, OuObject *closure)
{
    OuFunction *function = (OuFunction *)ou_function_new(th, code, globals, NULL);
    if (function == NULL) {
        return NULL;
    }
    function->closure = ou_keep_maybe(closure);
    OuObject *result = ou_call0(th, &function->head);
    ou_drop(th, function);
    bool shows_locals = (code->flags & (OU_CO_COROUTINE | OU_CO_OPTIMIZED)) == OU_CO_COROUTINE;
    if (result != NULL && shows_locals && locals != NULL && locals != globals) {
        ((OuWindow *)((OuGenerator *)result)->window)->frame.locals = ou_keep(locals);
    }
    return result;
}

OuObject *ou_machine_run(OuThread *th, OuCode *code, OuObject *globals, OuObject *locals, OuObject *closure)
{
    OuObject *builtins = builtins_of(th, globals);
    if (builtins == NULL) {
        return NULL;
    }
    if (code->n_free != (closure == NULL ? 0 : ou_tuple_size(closure))) {
        return ou_null(th, &ou_exc_type_error, "code object passed to exec() may not contain free variables");
    }
    if (code->n_args + code->n_kwonly > 0 || (code->flags & (OU_CO_VARARGS | OU_CO_VARKEYWORDS | OU_CO_GENERATOR |
                                                             OU_CO_COROUTINE | OU_CO_ASYNC_GENERATOR)) != 0) {
        return run_as_function(th, code, globals, locals, closure);
    }
    OuFrame *f = ou_frame_enter_code(th, code, globals, builtins, locals, closure);
    return f == NULL ? NULL : ou_loop_run(th, f);
}

/* ---- the running frame, seen from above ---- */

OuObject *ou_machine_globals(OuThread *th)
{
    OuFrame *f = ou_frame_current(th);
    return f == NULL ? NULL : f->globals;
}

OuObject *ou_machine_builtins(OuThread *th)
{
    OuFrame *f = ou_frame_current(th);
    return f == NULL ? th->vm->machine->builtins : f->builtins;
}

OuCode *ou_machine_frame_code(OuThread *th)
{
    OuFrame *f = ou_frame_current(th);
    return f == NULL ? NULL : f->code;
}

OuObject *ou_machine_locals(OuThread *th)
{
    OuFrame *f = ou_frame_current(th);
    if (f == NULL) {
        return ou_null(th, &ou_exc_system_error, "frame does not exist");
    }
    if (!(f->code->flags & OU_CO_OPTIMIZED)) {
        return ou_keep(f->locals == NULL ? f->globals : f->locals);
    }
    /* One dict a frame, as in 3.11: it belongs to the frame object. */
    OuFrameObject *o = ou_frame_object(th, f);
    if (o == NULL) {
        return NULL;
    }
    OuObject *dict = ou_frame_snapshot(th, f->code, ou_frame_locals_start(f), o->locals);
    if (dict != NULL && o->locals == NULL) {
        o->locals = ou_keep(dict);
    }
    ou_drop(th, o);
    return dict;
}

OuObject *ou_machine_frame(OuThread *th, int64_t depth)
{
    OuFrame *f = ou_frame_current(th);
    while (f != NULL && depth > 0) {
        f = f->previous;
        depth--;
    }
    if (f == NULL) {
        return ou_null(th, &ou_exc_value_error, "call stack is not deep enough");
    }
    return (OuObject *)ou_frame_object(th, f);
}

OuObject *ou_machine_frame_local(OuThread *th, size_t i)
{
    OuFrame *f = ou_frame_current(th);
    if (f == NULL || i >= f->code->n_locals) {
        return NULL;
    }
    OuObject *value = ou_frame_locals_start(f)[i];
    if (value != NULL && (f->code->local_kinds[i] & (OU_LOCAL_CELL | OU_LOCAL_FREE)) && value->type == &ou_cell_type) {
        value = ((OuCell *)value)->value;
    }
    return value;
}

OuObject *ou_machine_frame_cell(OuThread *th, OuObject *name)
{
    OuFrame *f = ou_frame_current(th);
    if (f == NULL) {
        return NULL;
    }
    for (uint32_t i = f->code->n_locals - f->code->n_free; i < f->code->n_locals; i++) {
        if (ou_str_equal(ou_tuple_borrow(f->code->local_names, i), name)) {
            OuObject *cell = ou_frame_locals_start(f)[i];
            return cell == NULL ? NULL : ((OuCell *)cell)->value;
        }
    }
    return NULL;
}

static bool super_args(OuThread *th, OuObject **type, OuObject **self)
{
    OuFrame *f = ou_frame_current(th);
    if (f == NULL) {
        return ou_raise(th, &ou_exc_runtime_error, "super(): no current frame");
    }
    if (f->code->n_args == 0) {
        return ou_raise(th, &ou_exc_runtime_error, "super(): no arguments");
    }
    *self = ou_machine_frame_local(th, 0);
    if (*self == NULL) {
        return ou_raise(th, &ou_exc_runtime_error, "super(): arg[0] deleted");
    }
    bool has_cell = false;
    for (uint32_t i = f->code->n_locals - f->code->n_free; i < f->code->n_locals; i++) {
        has_cell = has_cell || ou_str_equal(ou_tuple_borrow(f->code->local_names, i), OU_NAME(th, dunder_class));
    }
    *type = ou_machine_frame_cell(th, OU_NAME(th, dunder_class));
    if (*type == NULL) {
        return ou_raise(th, &ou_exc_runtime_error,
                        has_cell ? "super(): empty __class__ cell" : "super(): __class__ cell not found");
    }
    if (!ou_is_type(*type)) {
        return ou_raise(th, &ou_exc_runtime_error, "super(): __class__ is not a type (%T)", *type);
    }
    ou_keep(*type);
    ou_keep(*self);
    return true;
}

/* ---- roots (M15) ---- */

static void visit_thread(OuThread *th, OuVisitFn fn, void *arg)
{
    for (OuFrame *f = th->frame; f != NULL; f = f->previous) {
        ou_frame_visit(f, fn, arg);
    }
    for (OuHandled *h = th->handled; h != NULL; h = h->previous) {
        ou_visit_one(fn, arg, h->value);
    }
    ou_visit_one(fn, arg, th->error);
    ou_visit_one(fn, arg, th->async_error);
    ou_visit_one(fn, arg, th->repr_running);
    ou_visit_one(fn, arg, th->asyncgen_firstiter);
    ou_visit_one(fn, arg, th->asyncgen_finalizer);
    ou_visit_one(fn, arg, th->thread_dict);
    ou_visit_one(fn, arg, th->trace_fn);
    ou_visit_one(fn, arg, th->profile_fn);
    ou_visit_one(fn, arg, th->context);
    ou_visit_one(fn, arg, th->running_loop);
}

static void visit_roots(OuVm *vm, OuVisitFn fn, void *arg)
{
    for (OuThread *th = vm->threads; th != NULL; th = th->next) {
        visit_thread(th, fn, arg);
    }
    ou_visit_one(fn, arg, vm->audit_hooks);
    OuMachine *machine = vm->machine;
    if (machine != NULL) {
        ou_visit_one(fn, arg, machine->builtins);
        ou_visit_one(fn, arg, machine->builtins_module);
        ou_visit_one(fn, arg, machine->modules);
        ou_visit_one(fn, arg, machine->sys_dict);
        ou_visit_one(fn, arg, machine->import_func);
        for (size_t i = 0; i < OU_IMPORT_N_PARTS; i++) {
            ou_visit_one(fn, arg, machine->import_parts[i]);
        }
    }
    ou_type_states_visit(vm, fn, arg);
}

/* ---- safe points ---- */

bool ou_machine_break(OuThread *th)
{
    uint32_t bits = atomic_load_explicit(&th->breaker, memory_order_relaxed);
    if (bits & (OU_BREAK_COLLECT | OU_BREAK_STRESS)) {
        atomic_fetch_and_explicit(&th->breaker, ~OU_BREAK_COLLECT, memory_order_relaxed);
        ou_cycle_safe_point(th);
    }
    if (OU_UNLIKELY(th->vm->machine != NULL && th->vm->machine->import_joiner == th)) {
        return true; /* a handler may need what is half loaded, and can wait */
    }
    if (bits & OU_BREAK_INTERRUPT) {
        atomic_fetch_and_explicit(&th->breaker, ~OU_BREAK_INTERRUPT, memory_order_relaxed);
        OuObject *error = th->async_error;
        th->async_error = NULL;
        if (error != NULL) {
            bool result = ou_raise_object(th, error, NULL);
            ou_drop(th, error);
            return result;
        }
    }
    if ((bits & OU_BREAK_SIGNAL) && th == th->vm->leader) {
        atomic_fetch_and_explicit(&th->breaker, ~OU_BREAK_SIGNAL, memory_order_relaxed);
        return ou_report_signals(th);
    }
    if (bits & (OU_BREAK_LOCK | OU_BREAK_STRESS)) {
        ou_lock_yield(th);
    }
    return true;
}

/* ---- the host table ---- */

static OuObject *host_import(OuThread *th, OuObject *name, OuObject *globals, OuObject *fromlist, int64_t level)
{
    return ou_import_level(th, name, globals, fromlist, level);
}

static void capture_traceback(OuThread *th)
{
    OuFrame *f = ou_frame_current(th);
    if (f != NULL && ou_has_error(th)) {
        ou_unwind_note(th, f);
    }
}

static void leave(OuThread *th)
{
    ou_lock_leave(th);
}

static void enter(OuThread *th)
{
    ou_lock_enter(th);
}

const OuHost ou_machine_host = {
    .run_function = run_function,
    .resume = ou_window_resume,
    .visit_roots = visit_roots,
    .import = host_import,
    .warn = ou_report_warn,
    .warn_source = ou_report_warn_source,
    .unraisable = ou_report_unraisable,
    .find_codec = ou_report_find_codec,
    .capture_traceback = capture_traceback,
    .free_window = ou_window_free,
    .visit_window = ou_window_visit,
    .current_globals = ou_machine_globals,
    .current_builtins = ou_machine_builtins,
    .super_args = super_args,
    .plain_words = ou_host_plain_words,
    .admit_code = ou_host_admit_code,
    .hold_code = ou_host_hold_code,
    .self_attributes = ou_host_self_attributes,
    .delegate = ou_host_delegate,
    .closes_silently = ou_window_closes_silently,
    .window_frame = ou_host_window_frame,
    .origin = ou_host_origin,
    .poll = ou_machine_break,
    .leave = leave,
    .enter = enter,
};

/* ---- life ---- */

bool ou_machine_start(OuThread *th)
{
    OuMachine *machine = ou_mem_take_zeroed(th, sizeof *machine);
    if (machine == NULL) {
        return false;
    }
    th->vm->machine = machine;
    if (!ou_stack_start(th)) {
        goto failed;
    }
    machine->modules = ou_dict_new(th);
    if (machine->modules == NULL) {
        goto failed;
    }
    th->vm->account.reclaim = ou_machine_reclaim;
    th->vm->account.reclaim_ctx = th->vm;
#ifdef OU_STRESS
    ou_break_set(th, OU_BREAK_STRESS);
#endif
    return true;
failed:
    ou_machine_end(th);
    return false;
}

void ou_machine_end(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    if (machine == NULL) {
        return;
    }
    th->vm->account.reclaim = NULL;
    ou_clear_ref(th, &th->async_error);
    ou_clear_ref(th, &machine->signal_handlers);
    for (size_t i = 0; i < OU_IMPORT_N_PARTS; i++) {
        ou_clear_ref(th, &machine->import_parts[i]);
    }
    ou_clear_ref(th, &machine->import_func);
    ou_clear_ref(th, &machine->sys_dict);
    ou_clear_ref(th, &machine->modules);
    ou_clear_ref(th, &machine->builtins_module);
    ou_clear_ref(th, &machine->builtins);
    ou_attr_cache_end(th);
    ou_stack_end(th);
    th->vm->machine = NULL;
    ou_mem_give(th, machine, sizeof *machine);
}
