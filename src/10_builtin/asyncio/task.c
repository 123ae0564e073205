/* task.c - the type Task: a future whose result is what a coroutine returns. How it runs the coroutine: task_step.c. */
#include "10_builtin/asyncio/asyncio_int.h"

#include "06_types/generator.h"
#include "06_types/set.h"
#include "10_builtin/contextvars/contextvars.h"

#define TASK(o) ((OuTask *)(o))
#define KNOWN_TYPES 100 /* types remembered as coroutines: as many as asyncio.coroutines does */

/* ---- its end ---- */

static void drop_parts(OuThread *th, OuTask *task)
{
    ou_clear_ref(th, &task->waiter);
    ou_clear_ref(th, &task->coroutine);
    ou_clear_ref(th, &task->context);
    ou_clear_ref(th, &task->name);
    ou_future_drop_parts(th, &task->future);
}

static void task_clear(OuThread *th, OuObject *self)
{
    drop_parts(th, TASK(self));
    ou_instance_clear_extra(th, self);
}

static void task_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    drop_parts(th, TASK(self));
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t task_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    const OuTask *task = (const OuTask *)(const void *)self;
    ou_visit_one(fn, arg, task->waiter);
    ou_visit_one(fn, arg, task->coroutine);
    ou_visit_one(fn, arg, task->context);
    ou_visit_one(fn, arg, task->name);
    return ou_future_visit(self, from, limit, fn, arg);
}

static void task_finalize(OuThread *th, OuObject *self)
{
    OuTask *task = TASK(self);
    if (task->future.loop != NULL && task->future.state == OU_FUTURE_PENDING && task->log_pending) {
        ou_future_tell_adopt(th, &task->future, ou_str_from_text(th, "Task was destroyed but it is pending!"), NULL, NULL, "task");
    }
    ou_future_finalize(th, self);
}

/* ---- made ---- */

static OuTruth is_coroutine(OuThread *th, OuObject *o)
{
    if (OU_LIKELY(o->type == &ou_coroutine_type)) {
        return OU_TRUE;
    }
    OuObject *known = ou_aio_part(th, OU_AIO_COROUTINE_TYPES), *type = OU_TYPE_OBJECT(o->type);
    ou_keep(type); /* its metaclass may compare by code, which gives o another type */
    OuTruth found = known == NULL ? OU_ERROR : ou_set_has(th, known, type);
    if (found != OU_FALSE) {
        ou_drop(th, type);
        return found;
    }
    OuObject *answer = ou_aio_call_part(th, OU_AIO_IS_COROUTINE, o);
    found = answer == NULL ? OU_ERROR : ou_is_true(th, answer);
    ou_drop_maybe(th, answer);
    if (found == OU_TRUE && ou_set_size(known) < KNOWN_TYPES && !ou_set_add(th, known, type)) {
        found = OU_ERROR;
    }
    ou_drop(th, type);
    return found;
}

/* A name as an argument gives it: new. */
static OuObject *name_of(OuThread *th, OuObject *given)
{
    return ou_is_exact_str(given) ? ou_keep(given) : ou_str(th, given);
}

static bool task_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuTask *task = TASK(self);
    OuObject *given[4];
    if (!ou_args_parse(th, "Task", "coro, *, loop=None, name=None, context=None", args, n, kwnames, given) ||
        !ou_future_start(th, &task->future, given[1])) {
        return false;
    }
    OuTruth is = is_coroutine(th, given[0]);
    if (is != OU_TRUE) {
        task->log_pending = false;
        return is == OU_ERROR ? false : ou_raise(th, &ou_exc_type_error, "a coroutine was expected, got %R", given[0]);
    }
    OuObject *context = given[3] == NULL || given[3] == OU_NONE ? ou_context_copy_current(th) : ou_keep(given[3]);
    if (context == NULL) {
        return false;
    }
    bool named = given[2] != NULL && given[2] != OU_NONE;
    OuObject *name = named ? name_of(th, given[2]) : NULL;
    if (named && name == NULL) {
        ou_drop(th, context);
        return false;
    }
    task->must_cancel = false;
    task->log_pending = true;
    task->n_cancels = 0;
    task->number = named ? 0 : ++th->vm->library->n_tasks;
    ou_replace(th, &task->context, context);
    ou_replace(th, &task->name, name);
    ou_clear_ref(th, &task->waiter);
    ou_replace(th, &task->coroutine, ou_keep(given[0]));
    return ou_task_step_soon(th, task, NULL) && ou_current_task_register(th, self);
}

/* ---- methods ---- */

static OuObject *task_repr(OuThread *th, OuObject *self)
{
    return ou_future_alive(th, &TASK(self)->future) ? ou_aio_call_part(th, OU_AIO_TASK_REPR, self) : NULL;
}

OuTruth ou_task_cancel_waiter(OuThread *th, OuObject *o, OuObject *message)
{
    OuObject *name = ou_aio_part(th, OU_AIO_NAME_CANCEL), *answer = NULL;
    if (name != NULL) {
        ou_keep(o);
        ou_keep(message);
        answer = ou_call_method(th, o, name, &message, 1);
        ou_drop(th, message);
        ou_drop(th, o);
    }
    OuTruth cancelled = answer == NULL ? OU_ERROR : ou_is_true(th, answer);
    ou_drop_maybe(th, answer);
    return cancelled;
}

OU_METHOD(task_cancel)
{
    OuTask *task = TASK(self);
    OuObject *message = args[0] == NULL ? OU_NONE : args[0];
    task->future.log_traceback = false;
    if (task->future.state != OU_FUTURE_PENDING) {
        return OU_PY_FALSE;
    }
    task->n_cancels++;
    if (task->waiter != NULL) {
        OuTruth cancelled = ou_task_cancel_waiter(th, task->waiter, message);
        if (cancelled != OU_FALSE) {
            return cancelled == OU_ERROR ? NULL : OU_PY_TRUE;
        }
    }
    task->must_cancel = true;
    ou_replace(th, &task->future.cancel_message, ou_keep(message));
    return OU_PY_TRUE;
}

OU_METHOD(task_cancelling)
{
    return ou_int_new(th, TASK(self)->n_cancels);
}

OU_METHOD(task_uncancel)
{
    OuTask *task = TASK(self);
    task->n_cancels -= task->n_cancels > 0 ? 1 : 0;
    return ou_int_new(th, task->n_cancels);
}

OU_METHOD(task_get_stack)
{
    OuObject *f = ou_aio_part(th, OU_AIO_TASK_STACK);
    return f == NULL ? NULL : ou_call2(th, f, self, args[0] == NULL ? OU_NONE : args[0]);
}

OU_METHOD(task_print_stack)
{
    OuObject *f = ou_aio_part(th, OU_AIO_PRINT_STACK);
    return f == NULL ? NULL : ou_call3(th, f, self, args[0] == NULL ? OU_NONE : args[0], args[1] == NULL ? OU_NONE : args[1]);
}

OU_METHOD(task_set_result)
{
    return ou_null(th, &ou_exc_runtime_error, "Task does not support set_result operation");
}

OU_METHOD(task_set_exception)
{
    return ou_null(th, &ou_exc_runtime_error, "Task does not support set_exception operation");
}

OU_METHOD(task_get_coro)
{
    return ou_keep_or_none(TASK(self)->coroutine);
}

OU_METHOD(task_get_name)
{
    OuTask *task = TASK(self);
    if (task->name == NULL && task->number > 0) {
        task->name = ou_str_format(th, "Task-%llu", (unsigned long long)task->number);
        return ou_keep_maybe(task->name);
    }
    return ou_keep_or_none(task->name);
}

OU_METHOD(task_set_name)
{
    OuObject *name = name_of(th, args[0]);
    if (name == NULL) {
        return NULL;
    }
    ou_replace(th, &TASK(self)->name, name);
    return OU_NONE;
}

/* ---- attributes ---- */

static OuObject *get_log_pending(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(TASK(self)->log_pending);
}

static bool set_log_pending(OuThread *th, OuObject *self, OuObject *value)
{
    return ou_future_set_flag(th, value, &TASK(self)->log_pending);
}

static OuObject *get_must_cancel(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(TASK(self)->must_cancel);
}

static OuObject *get_coro(OuThread *th, OuObject *self)
{
    return task_get_coro(th, self, NULL, 0, NULL);
}

static OuObject *get_waiter(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep_or_none(TASK(self)->waiter);
}

static const OuGetSetDef getset[] = {
    {"_log_destroy_pending", get_log_pending, set_log_pending, NULL},
    {"_must_cancel", get_must_cancel, NULL, NULL},
    {"_coro", get_coro, NULL, NULL},
    {"_fut_waiter", get_waiter, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMethodDef methods[] = {
    {"set_result", task_set_result, "result, /", 0, NULL},
    {"set_exception", task_set_exception, "exception, /", 0, NULL},
    {"cancel", task_cancel, "msg=None", 0,
     "Request that this task cancel itself.\n\nThis arranges for a CancelledError to be thrown into the\nwrapped coroutine on the next cycle "
     "through the event loop.\nThe coroutine then has a chance to clean up or even deny\nthe request using try/except/finally.\n\n"
     "Unlike Future.cancel, this does not guarantee that the\ntask will be cancelled: the exception might be caught and\nacted upon, "
     "delaying cancellation of the task or preventing\ncancellation completely.  The task may also return a value or\nraise a different "
     "exception.\n\nImmediately after this method is called, Task.cancelled() will\nnot return True (unless the task was already "
     "cancelled).  A\ntask will be marked as cancelled when the wrapped coroutine\nterminates with a CancelledError exception (even if "
     "cancel()\nwas not called).\n\nThis also increases the task's count of cancellation requests."},
    {"cancelling", task_cancelling, "", 0,
     "Return the count of the task's cancellation requests.\n\nThis count is incremented when .cancel() is called\nand may be decremented "
     "using .uncancel()."},
    {"uncancel", task_uncancel, "", 0,
     "Decrement the task's count of cancellation requests.\n\nThis should be used by tasks that catch CancelledError\nand wish to continue "
     "indefinitely until they are cancelled again.\n\nReturns the remaining number of cancellation requests."},
    {"get_stack", task_get_stack, "*, limit=None", 0,
     "Return the list of stack frames for this task's coroutine.\n\nIf the coroutine is not done, this returns the stack where it is\n"
     "suspended.  If the coroutine has completed successfully or was\ncancelled, this returns an empty list.  If the coroutine was\n"
     "terminated by an exception, this returns the list of traceback\nframes.\n\nThe frames are always ordered from oldest to newest.\n\n"
     "The optional limit gives the maximum number of frames to\nreturn; by default all available frames are returned.  Its\nmeaning differs "
     "depending on whether a stack or a traceback is\nreturned: the newest frames of a stack are returned, but the\noldest frames of a "
     "traceback are returned.  (This matches the\nbehavior of the traceback module.)\n\nFor reasons beyond our control, only one stack frame "
     "is\nreturned for a suspended coroutine."},
    {"print_stack", task_print_stack, "*, limit=None, file=None", 0,
     "Print the stack or traceback for this task's coroutine.\n\nThis produces output similar to that of the traceback module,\nfor the "
     "frames retrieved by get_stack().  The limit argument\nis passed to get_stack().  The file argument is an I/O stream\nto which the "
     "output is written; by default output is written\nto sys.stderr."},
    {"get_name", task_get_name, "", 0, NULL},
    {"set_name", task_set_name, "value, /", 0, NULL},
    {"get_coro", task_get_coro, "", 0, NULL},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_aio_task_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_asyncio.Task",
    .base = &ou_aio_future_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_TASK,
    .basic_size = sizeof(OuTask),
    .dict_offset = offsetof(OuFuture, dict),
    .weak = 1,
    .drop = task_drop,
    .finalize = task_finalize,
    .visit = task_visit,
    .clear = task_clear,
    .repr = task_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_future_iter,
    .async = &ou_future_async,
    .make = ou_object_make_any,
    .init = task_init,
    .methods = methods,
    .getset = getset,
    .new_signature = "coro, *, loop=None, name=None, context=None",
    .doc = "A coroutine wrapped in a Future.",
};
