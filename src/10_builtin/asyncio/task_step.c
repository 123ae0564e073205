/* task_step.c - what a task does when the loop calls it: its coroutine runs until it waits again, and the task arranges to be
 * called when that has come to pass.
 *
 * A step is scheduled as an object of its own type (TaskStepMethWrapper, CPython's name for it, which logs show), a wake-up as a bound
 * method that futures call back. While its coroutine is not done, a task either has a waiter or has a step that is scheduled. */
#include "10_builtin/asyncio/asyncio_int.h"

#include "04_object/object_inline.h"
#include "06_types/function.h"
#include "06_types/generator.h"
#include "09_vm/ops.h"

static bool step(OuThread *th, OuTask *task, OuObject *error);

/* ---- the scheduled step ---- */

typedef struct TaskStep {
    OuObject head;
    OuTask *task;    /* owned; NULL after clear() */
    OuObject *error; /* owned; NULL: none is thrown */
} TaskStep;

bool ou_task_step_soon(OuThread *th, OuTask *task, OuObject *error)
{
    TaskStep *s = ou_future_alive(th, &task->future) ? ou_object_new_fixed(th, &ou_aio_task_step_type, sizeof *s) : NULL;
    if (s == NULL) {
        return false;
    }
    s->task = ou_keep(task);
    s->error = ou_keep_maybe(error);
    ou_track_inline(th, s);
    OuObject *context = ou_keep(task->context);
    bool ok = ou_aio_call_soon(th, task->future.loop, &s->head, NULL, context);
    ou_drop(th, context);
    ou_drop(th, s);
    return ok;
}

static void step_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((TaskStep *)self)->task);
    ou_clear_ref(th, &((TaskStep *)self)->error);
}

static void step_drop(OuThread *th, OuObject *self)
{
    ou_untrack_inline(th, self);
    step_clear(th, self);
    ou_object_free_fixed(th, self, sizeof(TaskStep));
}

static size_t step_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((TaskStep *)self)->task);
    ou_visit_one(fn, arg, ((TaskStep *)self)->error);
    return OU_VISIT_END;
}

static OuObject *step_call(OuThread *th, OuObject *self, OU_UNUSED OuObject *const *args, size_t n, OuObject *kwnames)
{
    TaskStep *s = (TaskStep *)self;
    if (kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        return ou_null(th, &ou_exc_type_error, "function takes no keyword arguments");
    }
    if (n > 0) {
        return ou_null(th, &ou_exc_type_error, "function takes no positional arguments");
    }
    if (s->task == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "uninitialized Task object");
    }
    OuTask *task = ou_keep(s->task);
    OuObject *error = ou_keep_maybe(s->error);
    bool ok = step(th, task, error);
    ou_drop_maybe(th, error);
    ou_drop(th, task);
    return ok ? OU_NONE : NULL;
}

static OuObject *step_self(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep_or_none(((TaskStep *)self)->task);
}

static const OuGetSetDef step_getset[] = {
    {"__self__", step_self, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_aio_task_step_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "TaskStepMethWrapper",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_TASK_STEP,
    .basic_size = sizeof(TaskStep),
    .drop = step_drop,
    .visit = step_visit,
    .clear = step_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .call = step_call,
    .getset = step_getset,
};

/* ---- the wake-up ---- */

/* The future that it waited for is done: what that raises is thrown into the coroutine. Its value the coroutine asks for itself. */
OU_METHOD(task_wakeup)
{
    OuTask *task = (OuTask *)self;
    OuObject *future = args[0], *value = NULL, *error = NULL;
    OuFutureAnswer answer;
    if (ou_aio_is_exact(future)) {
        answer = ou_future_answer(th, (OuFuture *)future, &value);
    } else {
        OuObject *name = ou_aio_part(th, OU_AIO_NAME_RESULT);
        value = name == NULL ? NULL : ou_call_method(th, future, name, NULL, 0);
        answer = value == NULL ? OU_FUTURE_FAILED : OU_FUTURE_VALUE;
    }
    if (answer == OU_FUTURE_FAILED) {
        ou_error_unshare(th);
        error = ou_error_take(th);
    } else if (answer == OU_FUTURE_EXCEPTION) {
        error = value;
    } else {
        ou_drop(th, value);
    }
    bool ok = step(th, task, error);
    ou_drop_maybe(th, error);
    return ok ? OU_NONE : NULL;
}

static const OuMethodDef wakeup_def = {"task_wakeup", task_wakeup, "fut, /", 0, NULL};

/* ---- what the coroutine waits for ---- */

/* An error in what the coroutine yielded is thrown into it, soon. */
static bool throw_soon(OuThread *th, OuTask *task, const char *format, OuObject *a, OuObject *b)
{
    OuObject *text = ou_str_format(th, format, a, b); /* a repr() that fails ends the step */
    OuObject *error = text == NULL ? NULL : ou_call1(th, OU_TYPE_OBJECT(&ou_exc_runtime_error), text);
    bool ok = error != NULL && ou_task_step_soon(th, task, error);
    ou_drop_maybe(th, error);
    ou_drop_maybe(th, text);
    return ok;
}

/* A cancellation that came while the coroutine ran goes on to what it waits for. */
static bool pass_cancel_on(OuThread *th, OuTask *task, OuObject *waiter)
{
    if (!task->must_cancel) {
        return true;
    }
    OuObject *message = task->future.cancel_message;
    OuTruth cancelled = ou_task_cancel_waiter(th, waiter, message == NULL ? OU_NONE : message);
    if (cancelled == OU_TRUE) {
        task->must_cancel = false;
    }
    return cancelled != OU_ERROR;
}

/* The errors that futures of this module and others share. OK: it may be waited for. */
typedef enum Fit { FIT_OK, FIT_TOLD, FIT_FAILED } Fit;
static Fit fit(OuThread *th, OuTask *task, OuObject *future, const OuObject *loop, bool blocking)
{
    bool ok;
    if (loop != task->future.loop) {
        ok = throw_soon(th, task, "Task %R got Future %R attached to a different loop", &task->future.head, future);
    } else if (!blocking) {
        ok = throw_soon(th, task, "yield was used instead of yield from in task %R with %R", &task->future.head, future);
    } else {
        return FIT_OK;
    }
    return ok ? FIT_TOLD : FIT_FAILED;
}

/* future.add_done_callback(wakeup, context=...). */
static bool call_back(OuThread *th, OuTask *task, OuObject *future)
{
    OuObject *wakeup = ou_native_new(th, &wakeup_def, &task->future.head, NULL);
    if (wakeup == NULL) {
        return false;
    }
    OuObject *context = ou_keep(task->context);
    bool ok;
    if (ou_aio_is_exact(future)) {
        ok = ou_future_add_callback(th, (OuFuture *)future, wakeup, context);
    } else {
        OuObject *args[2] = {wakeup, context};
        OuObject *done = ou_aio_call_in_context(th, future, OU_AIO_NAME_ADD_CALLBACK, args, 2);
        ok = done != NULL;
        ou_drop_maybe(th, done);
    }
    ou_drop(th, context);
    ou_drop(th, wakeup);
    return ok;
}

static bool wait_for(OuThread *th, OuTask *task, OuObject *future)
{
    if (!call_back(th, task, future)) {
        return false;
    }
    ou_replace(th, &task->waiter, ou_keep(future));
    return pass_cancel_on(th, task, future);
}

static bool wait_for_ours(OuThread *th, OuTask *task, OuObject *future)
{
    OuFuture *f = (OuFuture *)future;
    Fit fits = fit(th, task, future, f->loop, f->blocking);
    if (fits != FIT_OK) {
        return fits == FIT_TOLD;
    }
    f->blocking = false;
    return wait_for(th, task, future);
}

/* get_loop(), or what was there before it, _loop: new. */
static OuObject *loop_of(OuThread *th, OuObject *future)
{
    bool failed = false;
    OuObject *get = ou_get_attr_maybe(th, future, ou_aio_part(th, OU_AIO_NAME_GET_LOOP), &failed);
    if (get != NULL) {
        OuObject *loop = ou_call0(th, get);
        ou_drop(th, get);
        return loop;
    }
    return failed ? NULL : ou_get_attr(th, future, ou_aio_part(th, OU_AIO_NAME_LOOP));
}

/* Anything that has _asyncio_future_blocking. */
static bool wait_for_other(OuThread *th, OuTask *task, OuObject *future, OuObject *mark)
{
    OuTruth blocking = ou_is_true(th, mark);
    OuObject *loop = blocking == OU_ERROR ? NULL : loop_of(th, future);
    if (loop == NULL) {
        return false;
    }
    Fit fits = fit(th, task, future, loop, blocking == OU_TRUE);
    ou_drop(th, loop);
    if (fits != FIT_OK) {
        return fits == FIT_TOLD;
    }
    return ou_set_attr(th, future, ou_aio_part(th, OU_AIO_NAME_BLOCKING), OU_PY_FALSE) && wait_for(th, task, future);
}

/* The coroutine yielded this. */
static bool wait(OuThread *th, OuTask *task, OuObject *yielded)
{
    if (yielded == &task->future.head) {
        return throw_soon(th, task, "Task cannot await on itself: %R", yielded, NULL);
    }
    if (ou_aio_is_exact(yielded)) {
        return wait_for_ours(th, task, yielded);
    }
    if (yielded == OU_NONE) {
        return ou_task_step_soon(th, task, NULL);
    }
    bool failed = false;
    OuObject *mark = ou_get_attr_maybe(th, yielded, ou_aio_part(th, OU_AIO_NAME_BLOCKING), &failed);
    if (failed) {
        return false;
    }
    if (mark != NULL && mark != OU_NONE) {
        bool ok = wait_for_other(th, task, yielded, mark);
        ou_drop(th, mark);
        return ok;
    }
    if (yielded->type == &ou_generator_type) {
        return throw_soon(th, task, "yield was used instead of yield from for generator in task %R with %R", &task->future.head, yielded);
    }
    return throw_soon(th, task, "Task got bad yield: %R", yielded, NULL);
}

/* ---- a step ---- */

/* coroutine.throw(error): as ou_ops_send(). */
static OuObject *throw_into(OuThread *th, OuObject *coroutine, OuObject *error, bool *done)
{
    OuObject *result = ou_call_method(th, coroutine, OU_NAME(th, plain_throw), &error, 1);
    *done = result == NULL;
    if (result == NULL && ou_error_matches(th, &ou_exc_stop_iteration)) {
        OuObject *stop = ou_error_take(th);
        result = ou_stop_iteration_value(th, stop);
        ou_drop(th, stop);
    }
    return result;
}

/* The coroutine returned a value. */
static bool finish(OuThread *th, OuTask *task, OuObject *value)
{
    if (!task->must_cancel) {
        return ou_future_set_result(th, &task->future, value);
    }
    task->must_cancel = false; /* cancelled right before it stopped */
    OuObject *message = ou_keep_maybe(task->future.cancel_message);
    OuTruth cancelled = ou_future_cancel(th, &task->future, message);
    ou_drop_maybe(th, message);
    return cancelled != OU_ERROR;
}

/* The coroutine raised the pending error. */
static bool fail(OuThread *th, OuTask *task)
{
    OuObject *cancelled = ou_aio_part(th, OU_AIO_CANCELLED);
    if (cancelled == NULL) {
        return false;
    }
    ou_error_unshare(th);
    OuObject *error = ou_error_take(th);
    if (ou_is_of(th, error, (const OuType *)cancelled)) {
        ou_replace(th, &task->future.cancelled_error, error);
        return ou_future_cancel(th, &task->future, NULL) != OU_ERROR;
    }
    bool ok = ou_future_set_exception(th, &task->future, error);
    if (ok && (ou_is_of(th, error, &ou_exc_keyboard_interrupt) || ou_is_of(th, error, &ou_exc_system_exit))) {
        ou_error_set_adopt(th, error);
        return false;
    }
    ou_drop(th, error);
    return ok;
}

/* What is thrown into the coroutine when a cancellation is due: error itself if it is one. New; NULL with an error. */
static OuObject *cancellation(OuThread *th, OuTask *task, OuObject *error)
{
    OuObject *class = ou_aio_part(th, OU_AIO_CANCELLED);
    if (class == NULL) {
        return NULL;
    }
    return error != NULL && ou_is_of(th, error, (const OuType *)class) ? ou_keep(error) : ou_future_cancelled_error(th, &task->future);
}

static bool run(OuThread *th, OuTask *task, OuObject *error)
{
    OuObject *coroutine = ou_keep_maybe(task->coroutine);
    if (coroutine == NULL) {
        return ou_raise(th, &ou_exc_runtime_error, "uninitialized Task object");
    }
    bool done, ok;
    OuObject *result = error == NULL ? ou_ops_send(th, coroutine, OU_NONE, &done) : throw_into(th, coroutine, error, &done);
    ou_drop(th, coroutine);
    if (result == NULL) {
        return fail(th, task);
    }
    ok = done ? finish(th, task, result) : wait(th, task, result);
    ou_drop(th, result);
    return ok;
}

/* error: thrown into the coroutine; NULL: none. The task and the error are kept by the caller. */
static bool step(OuThread *th, OuTask *task, OuObject *error)
{
    if (!ou_future_alive(th, &task->future)) {
        return false;
    }
    if (task->future.state != OU_FUTURE_PENDING) {
        OuObject *class = ou_aio_part(th, OU_AIO_INVALID_STATE);
        return class != NULL && ou_raise(th, (const OuType *)class, "_step(): already done: %R %R", &task->future.head,
                                         error == NULL ? OU_NONE : error);
    }
    OuObject *loop = ou_keep(task->future.loop), *thrown = ou_keep_maybe(error);
    bool ok = ou_current_task_enter(th, loop, &task->future.head);
    if (ok) {
        if (task->must_cancel) {
            ou_drop_maybe(th, thrown);
            thrown = cancellation(th, task, error);
            ok = thrown != NULL;
            task->must_cancel = false;
        }
        if (task->waiter != NULL) {
            ou_clear_ref(th, &task->waiter);
        }
        ok = ok && run(th, task, thrown);
        OuObject *earlier = ou_error_take(th);
        ok = ou_current_task_leave(th, loop, &task->future.head) && ok;
        ou_error_chain_adopt(th, earlier);
    }
    ou_drop_maybe(th, thrown);
    ou_drop(th, loop);
    return ok;
}
