/* thread_module.c - the module _thread: threads are started here. Locks and thread-local data have files of their own. */
#include "10_builtin/thread/thread_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/signals.h"
#include "09_vm/frame.h"
#include "10_builtin/sys/structseq.h"
#include "10_builtin/sys/sys_int.h"

#include <signal.h>

#define METHOD OU_THREAD_METHOD
#define STACK_MIN 32768 /* bytes */

/* ---- starting a thread ---- */

/* What a new thread calls; an ou_mem block of its own. */
typedef struct Start {
    OuObject *function, *args, *kwargs; /* owned; kwargs may be NULL */
} Start;

static void start_free(OuThread *th, Start *start)
{
    ou_drop(th, start->function);
    ou_drop(th, start->args);
    ou_drop_maybe(th, start->kwargs);
    ou_mem_give(th, start, sizeof *start);
}

/* Thread-local data goes first, while everything still works; then who waits for the end is told. What a drop makes anew
 * is dropped again. */
void ou_thread_let_go(OuThread *th)
{
    OuThreadPart *part = ou_thread_part(th);
    ou_thread_local_end(th);
    OuObject **const places[] = {&th->repr_running, &th->async_error, &th->thread_dict, &th->trace_fn, &th->profile_fn,
                                 &th->context, &th->running_loop, &th->asyncgen_firstiter, &th->asyncgen_finalizer,
                                 &th->handled_base.value};
    for (size_t i = 0; i < OU_COUNT_OF(places); i++) {
        ou_clear_ref(th, places[i]);
    }
    ou_thread_local_end(th);
    if (part->sentinel != NULL) {
        ou_thread_lock_open(th, part->sentinel);
        ou_clear_ref(th, &part->sentinel);
    }
    ou_error_clear(th);
}

static void run(OuThread *th, void *arg)
{
    Start *start = arg;
    th->vm->library->n_threads++;
    OuObject *result = ou_call_tuple(th, start->function, start->args, start->kwargs);
    if (result == NULL && !ou_error_swallow(th, &ou_exc_system_exit)) {
        th->vm->host->unraisable(th, "Exception ignored in thread started by", start->function);
    }
    ou_drop_maybe(th, result);
    start_free(th, start);
    th->vm->library->n_threads--;
    ou_thread_let_go(th);
    ou_stack_end(th);
}

static Start *start_new(OuThread *th, OuObject *function, OuObject *args, OuObject *kwargs)
{
    Start *start = ou_mem_take(th, sizeof *start);
    if (start != NULL) {
        *start = (Start){ou_keep(function), ou_keep(args), ou_keep_maybe(kwargs)};
    }
    return start;
}

/* A record with its stacks; NULL with the error. */
static OuThread *thread_new(OuThread *th)
{
    OuThread *fresh = ou_thread_new(th);
    if (fresh != NULL && !ou_stack_start(fresh)) {
        OuObject *error = ou_error_take(fresh);
        ou_thread_discard(fresh);
        ou_error_set_adopt(th, error);
        return NULL;
    }
    return fresh;
}

METHOD(thread_start)
{
    if (!ou_args_no_keywords(th, "start_new_thread", kwnames) || !ou_args_count(th, "start_new_thread", n, 2, 3)) {
        return NULL;
    }
    OuObject *kwargs = n > 2 ? args[2] : NULL;
    if (!ou_is_callable(args[0])) {
        return ou_null(th, &ou_exc_type_error, "first arg must be callable");
    }
    if (!ou_is_tuple(args[1])) {
        return ou_null(th, &ou_exc_type_error, "2nd arg must be a tuple");
    }
    if (kwargs != NULL && !ou_is_dict(kwargs)) {
        return ou_null(th, &ou_exc_type_error, "optional 3rd arg must be a dictionary");
    }
    OuLibrary *library = ou_library_state(th);
    if (library->finalizing) {
        return ou_null(th, &ou_exc_runtime_error, "can't create new thread at interpreter shutdown");
    }
    Start *start = start_new(th, args[0], args[1], kwargs);
    OuThread *fresh = start == NULL ? NULL : thread_new(th);
    if (fresh == NULL) {
        if (start != NULL) {
            start_free(th, start);
        }
        return NULL;
    }
    if (!ou_thread_start(fresh, run, start, library->thread_stack_size)) {
        ou_stack_end(fresh);
        ou_thread_discard(fresh);
        start_free(th, start);
        return ou_null(th, &ou_exc_runtime_error, "can't start new thread");
    }
    return ou_int_new_u64(th, fresh->ident);
}

/* ---- about threads ---- */

METHOD(thread_allocate_lock)
{
    return ou_thread_lock_new(th);
}

METHOD(thread_get_ident)
{
    return ou_int_new_u64(th, th->ident);
}

METHOD(thread_get_native_id)
{
    return ou_int_new_u64(th, ou_thread_part(th)->native_id);
}

METHOD(thread_exit)
{
    return ou_null(th, &ou_exc_system_exit, "");
}

METHOD(thread_count)
{
    return ou_int_new(th, ou_library_state(th)->n_threads);
}

METHOD(thread_stack_size)
{
    OuLibrary *library = ou_library_state(th);
    int64_t size = 0, old = (int64_t)library->thread_stack_size;
    if (args[0] != NULL && !ou_as_i64(th, args[0], &size)) {
        return NULL;
    }
    if (size < 0) {
        return ou_null(th, &ou_exc_value_error, "size must be 0 or a positive value");
    }
    if (size != 0 && size < STACK_MIN) {
        return ou_null(th, &ou_exc_value_error, "size not valid: %lld bytes", (long long)size);
    }
    OuObject *result = ou_int_new(th, old);
    if (result != NULL && args[0] != NULL) {
        library->thread_stack_size = (size_t)size;
    }
    return result;
}

/* As if the signal had come, when something handles it. */
METHOD(thread_interrupt_main)
{
    int64_t number = SIGINT;
    if (args[0] != NULL && !ou_as_i64(th, args[0], &number)) {
        return NULL;
    }
    if (number < 1 || number > OU_SIGNAL_MAX) {
        return ou_null(th, &ou_exc_value_error, "signal number out of range");
    }
    OuObject *handlers = th->vm->machine->signal_handlers;
    OuObject *handler = handlers == NULL ? NULL : ou_list_borrow(handlers, (size_t)number);
    if (handler != NULL ? ou_is_callable(handler) : number == SIGINT) {
        ou_signal_post(th->vm, (int)number);
    }
    return ou_tick(th) ? OU_NONE : NULL; /* in the main thread the handler runs now */
}

/* A lock that is held as long as the thread runs. */
METHOD(thread_set_sentinel)
{
    OuObject *lock = ou_thread_lock_new(th);
    if (lock != NULL) {
        ou_replace(th, &ou_thread_part(th)->sentinel, ou_keep(lock));
    }
    return lock;
}

/* ---- what threading.excepthook is to begin with ---- */

static const OuStructField hook_fields[] = {
    {"exc_type", "Exception type"}, {"exc_value", "Exception value"}, {"exc_traceback", "Exception traceback"},
    {"thread", "Thread"},           {NULL, NULL},
};
static const OuStructSeq hook_table = {
    .name = "_thread._ExceptHookArgs",
    .doc = "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
    .fields = hook_fields,
    .n_visible = 4,
};

/* Where it is printed: sys.stderr, else what the thread kept of it; new; NULL without error: nowhere. */
static OuObject *hook_file(OuThread *th, OuObject *thread)
{
    bool failed = false;
    OuObject *file = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "stderr");
    if (file != NULL && file != OU_NONE) {
        return ou_keep(file);
    }
    file = thread == OU_NONE ? NULL : ou_get_attr_text_maybe(th, thread, "_stderr", &failed);
    return file == OU_NONE ? NULL : file;
}

static OuObject *hook_title(OuThread *th, OuObject *thread)
{
    bool failed = false;
    OuObject *name = thread == OU_NONE ? NULL : ou_get_attr_maybe(th, thread, OU_NAME(th, plain_name), &failed);
    if (failed) {
        return NULL;
    }
    OuObject *title = name != NULL ? ou_str_format(th, "Exception in thread %S:\n", name)
                                   : ou_str_format(th, "Exception in thread %llu:\n", (unsigned long long)th->ident);
    ou_drop_maybe(th, name);
    return title;
}

static bool write_text(OuThread *th, OuObject *file, OuObject *text)
{
    OuObject *done = text == NULL ? NULL : ou_call_method(th, file, OU_NAME(th, plain_write), &text, 1);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, done);
    return done != NULL;
}

METHOD(thread_excepthook)
{
    OuObject *type = ou_dict_borrow_text(th, ((OuModule *)self)->dict, "_ExceptHookArgs");
    if (type == NULL || OU_TYPE_OBJECT(args[0]->type) != type) {
        return ou_null(th, &ou_exc_type_error, "_thread.excepthook argument type must be ExceptHookArgs");
    }
    OuObject *given = ou_keep(args[0]);
    OuObject *value = ou_tuple_borrow(given, 1), *traceback = ou_tuple_borrow(given, 2);
    OuObject *thread = ou_tuple_borrow(given, 3), *result = OU_NONE;
    if (ou_tuple_borrow(given, 0) == OU_TYPE_OBJECT(&ou_exc_system_exit)) {
        ou_drop(th, given);
        return OU_NONE;
    }
    OuObject *file = hook_file(th, thread);
    if (file != NULL) {
        if (ou_is_exception(value) && traceback != OU_NONE && traceback->type == &ou_traceback_type &&
            ((OuException *)value)->traceback == NULL) {
            ((OuException *)value)->traceback = ou_keep(traceback);
        }
        bool ok = write_text(th, file, hook_title(th, thread)) &&
                  (!ou_is_exception(value) || write_text(th, file, ou_traceback_text(th, value)));
        OuObject *flushed = ok ? ou_call_method(th, file, OU_NAME(th, plain_flush), NULL, 0) : NULL;
        result = flushed == NULL ? NULL : OU_NONE;
        ou_drop_maybe(th, flushed);
        ou_drop(th, file);
    } else if (ou_has_error(th)) {
        result = NULL;
    }
    ou_drop(th, given);
    return result;
}

/* ---- the module ---- */

#define ALLOCATE_DOC                                                                                                    \
    "allocate_lock() -> lock object\n(allocate() is an obsolete synonym)\n\n"                                          \
    "Create a new lock object. See help(type(threading.Lock())) for\ninformation about locks."
#define START_DOC                                                                                                       \
    "start_new_thread(function, args[, kwargs])\n(start_new() is an obsolete synonym)\n\n"                             \
    "Start a new thread and return its identifier.\n\nThe thread will call the function with positional arguments from the\n" \
    "tuple args and keyword arguments taken from the optional dictionary\nkwargs.  The thread exits when the function returns; the return value\n" \
    "is ignored.  The thread will also exit when the function raises an\nunhandled exception; a stack trace will be printed unless the exception\nis SystemExit.\n"
#define EXIT_DOC                                                                                                        \
    "exit()\n(exit_thread() is an obsolete synonym)\n\nThis is synonymous to ``raise SystemExit''.  It will cause the current\n" \
    "thread to exit silently unless the exception is caught."

static const OuMethodDef functions[] = {
    {"allocate_lock", thread_allocate_lock, "", 0, ALLOCATE_DOC},
    {"allocate", thread_allocate_lock, "", 0, ALLOCATE_DOC},
    {"get_ident", thread_get_ident, "", 0,
     "get_ident() -> integer\n\nReturn a non-zero integer that uniquely identifies the current thread\n"
     "amongst other threads that exist simultaneously.\nThis may be used to identify per-thread resources."},
    {"get_native_id", thread_get_native_id, "", 0,
     "get_native_id() -> integer\n\nReturn a non-negative integer identifying the thread as reported\nby the OS (kernel)."},
    {"start_new_thread", thread_start, NULL, 0, START_DOC},
    {"start_new", thread_start, NULL, 0, START_DOC},
    {"exit", thread_exit, "", 0, EXIT_DOC},
    {"exit_thread", thread_exit, "", 0, EXIT_DOC},
    {"_count", thread_count, "", 0,
     "_count() -> integer\n\nReturn the number of currently running Python threads, excluding\nthe main thread."},
    {"stack_size", thread_stack_size, "!!size=0, /", OU_FN_BARE,
     "stack_size([size]) -> size\n\nReturn the thread stack size used when creating new threads."},
    {"interrupt_main", thread_interrupt_main, "signum=2, /", OU_FN_BARE,
     "interrupt_main(signum=signal.SIGINT, /)\n\nSimulate the arrival of the given signal in the main thread,\n"
     "where the corresponding signal handler will be executed.\nIf *signum* is omitted, SIGINT is assumed.\n"
     "A subthread can use this function to interrupt the main thread.\n\n"
     "Note: the default signal handler for SIGINT raises ``KeyboardInterrupt``."},
    {"_set_sentinel", thread_set_sentinel, "", 0,
     "_set_sentinel() -> lock\n\nSet a sentinel lock that will be released when the current thread\nstate is finalized."},
    {"_excepthook", thread_excepthook, "args, /", 0,
     "excepthook(exc_type, exc_value, exc_traceback, thread)\n\nHandle uncaught Thread.run() exception."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_thread", NULL, functions);
    if (module != NULL &&
        (!ou_module_add_type(th, module, &ou_rlock_type) ||
         !ou_module_add_type(th, module, &ou_thread_local_type) ||
         !ou_module_add(th, module, "LockType", OU_TYPE_OBJECT(&ou_lock_type)) ||
         !ou_module_add(th, module, "error", OU_TYPE_OBJECT(&ou_exc_runtime_error)) ||
         !ou_module_add_adopt(th, module, "_ExceptHookArgs", ou_structseq_type(th, &hook_table)) ||
         !ou_module_add_adopt(th, module, "TIMEOUT_MAX", ou_float_new(th, OU_THREAD_TIMEOUT_MAX)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__thread = {.name = "_thread", .make = make};
