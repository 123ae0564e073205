/* asyncio_int.h - the module _asyncio: futures, tasks and the running loop, which the library's asyncio puts in the place of
 * its own in Python. One file a noun:
 *
 *   asyncio_module.c  the module, and what it takes from other modules
 *   running_loop.c    the loop that runs in a thread
 *   current_task.c    the task that a loop runs now, and all tasks
 *   future.c          the type Future;  future_state.c  its life: made, done, its callbacks
 *   future_iter.c     what `await future` iterates
 *   task.c            the type Task
 *   task_step.c       what a task does between two waits
 *
 * What it does for a program is described by asyncio's futures.py, tasks.py and events.py; where CPython's own module in C differs
 * from these (words of errors, what an object that was not initialised answers), it is as that module has it.
 *
 * Everything here calls Python: the loop's call_soon(), coroutines, overridden methods. So functions keep what they go on with, and
 * read an object's fields again afterwards. */
#ifndef OU_ASYNCIO_INT_H
#define OU_ASYNCIO_INT_H

#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

/* ---- asyncio_module.c ---- */

/* What the module uses, once a VM: OU_KEPT_ASYNCIO is a tuple of them. */
typedef enum OuAsyncioPart {
    /* of asyncio's modules: two classes, then functions */
    OU_AIO_INVALID_STATE, OU_AIO_CANCELLED, OU_AIO_GET_POLICY, OU_AIO_IS_COROUTINE, OU_AIO_FUTURE_REPR, OU_AIO_TASK_REPR,
    OU_AIO_TASK_STACK, OU_AIO_PRINT_STACK, OU_AIO_EXTRACT_STACK,
    /* a WeakSet; a dict; the set of types that is_coroutine() said yes of */
    OU_AIO_ALL_TASKS, OU_AIO_CURRENT_TASKS, OU_AIO_COROUTINE_TYPES,
    /* interned */
    OU_AIO_NAME_CALL_SOON, OU_AIO_NAME_GET_DEBUG, OU_AIO_NAME_GET_LOOP, OU_AIO_NAME_LOOP, OU_AIO_NAME_BLOCKING,
    OU_AIO_NAME_ADD_CALLBACK, OU_AIO_NAME_CANCEL, OU_AIO_NAME_RESULT, OU_AIO_NAME_ADD,
    OU_AIO_CONTEXT_KEYWORD, /* ("context",) */
    OU_AIO_END
} OuAsyncioPart;

/* Borrowed; it stays as long as the library does. NULL with RuntimeError when that has ended. */
OuObject *ou_aio_part(OuThread *th, OuAsyncioPart part);
/* part(arg); part() when arg is NULL. New. */
OuObject *ou_aio_call_part(OuThread *th, OuAsyncioPart part, OuObject *arg);
/* o.name(args, context=last); n counts last. New. */
OuObject *ou_aio_call_in_context(OuThread *th, OuObject *o, OuAsyncioPart name, OuObject *const *args, size_t n);
/* loop.call_soon(callback, arg, context=context); arg may be NULL. Keeps the loop; the others are the caller's to keep. */
bool ou_aio_call_soon(OuThread *th, OuObject *loop, OuObject *callback, OuObject *arg, OuObject *context);

/* ---- running_loop.c ---- */

extern const OuMethodDef ou_running_loop_functions[];
/* get_event_loop(): the running one, or the policy's. New. */
OuObject *ou_running_loop_get(OuThread *th);

/* ---- current_task.c ---- */

extern const OuMethodDef ou_current_task_functions[];
bool ou_current_task_enter(OuThread *th, OuObject *loop, OuObject *task);
bool ou_current_task_leave(OuThread *th, OuObject *loop, OuObject *task);
bool ou_current_task_register(OuThread *th, OuObject *task);

/* ---- futures ---- */

typedef enum OuFutureState { OU_FUTURE_PENDING, OU_FUTURE_CANCELLED, OU_FUTURE_FINISHED } OuFutureState;

/* All references are owned, and NULL until there is something.
 *   FUTURE-1 callback and context are both NULL or both not */
typedef struct OuFuture {
    OuObject head;
    OuObject *loop;               /* NULL: __init__() has not run */
    OuObject *callback, *context; /* the first callback: mostly the only one */
    OuObject *callbacks;          /* list of tuples (callback, context): the others */
    OuObject *result, *exception;
    OuObject *traceback;          /* of the exception when it was set */
    OuObject *source_traceback;   /* in debug mode: where it was made */
    OuObject *cancel_message, *cancelled_error; /* the CancelledError that ended it */
    OuObject *dict;
    OuFutureState state;
    bool log_traceback;           /* has an exception that nobody has asked for */
    bool blocking;                /* was yielded by an `await`, which its task has not seen yet */
} OuFuture;

extern const OuType ou_aio_future_type, ou_aio_future_iter_type, ou_aio_task_type, ou_aio_task_step_type;

/* future.c: what Task's table shares. */
void ou_future_drop_parts(OuThread *th, OuFuture *f);
void ou_future_clear(OuThread *th, OuObject *self);
size_t ou_future_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg);
void ou_future_finalize(OuThread *th, OuObject *self);
OuObject *ou_future_iter(OuThread *th, OuObject *self);
extern const OuAsyncSlots ou_future_async;
/* Tells the loop's exception handler about a future that goes: {"message": message, key: value, ..., "source_traceback"}. value NULL:
 * there is none. message is taken over; NULL fails. */
void ou_future_tell_adopt(OuThread *th, OuFuture *f, OuObject *message, const char *key, OuObject *value, const char *self_key);
/* Sets a flag from a setter's value. */
bool ou_future_set_flag(OuThread *th, OuObject *value, bool *flag);

/* future_state.c */
bool ou_future_start(OuThread *th, OuFuture *f, OuObject *loop /* NULL, None: the current one */);
/* False with RuntimeError: __init__() has not run. */
bool ou_future_alive(OuThread *th, const OuFuture *f);
/* False with asyncio's InvalidStateError. */
bool ou_future_raise_state(OuThread *th, const char *words);
/* Each of the three makes a pending future done and has its callbacks called soon; false with an error. */
bool ou_future_set_result(OuThread *th, OuFuture *f, OuObject *result);
bool ou_future_set_exception(OuThread *th, OuFuture *f, OuObject *exception); /* a class or an instance */
OuTruth ou_future_cancel(OuThread *th, OuFuture *f, OuObject *message); /* FALSE: it was done already */
/* VALUE: *out is the result, EXCEPTION: the exception that was set; both new. FAILED: CancelledError or InvalidStateError. */
typedef enum OuFutureAnswer { OU_FUTURE_FAILED, OU_FUTURE_VALUE, OU_FUTURE_EXCEPTION } OuFutureAnswer;
OuFutureAnswer ou_future_answer(OuThread *th, OuFuture *f, OuObject **out);
/* The same as result() has it: new; NULL with an error. */
OuObject *ou_future_result(OuThread *th, OuFuture *f);
bool ou_future_add_callback(OuThread *th, OuFuture *f, OuObject *callback, OuObject *context);
/* How many were there; -1: error. */
int64_t ou_future_remove_callback(OuThread *th, OuFuture *f, OuObject *callback);
/* All callbacks: a new list, or None. */
OuObject *ou_future_callbacks(OuThread *th, const OuFuture *f);
OuObject *ou_future_cancelled_error(OuThread *th, OuFuture *f); /* new */

/* future_iter.c */
OuObject *ou_future_iter_new(OuThread *th, OuFuture *f);

/* ---- tasks ---- */

typedef struct OuTask {
    OuFuture future;
    OuObject *waiter;      /* the future it waits for */
    OuObject *coroutine, *context;
    OuObject *name;        /* NULL: "Task-<number>" */
    uint64_t number;       /* 0: has no name at all */
    int64_t n_cancels;     /* requests that were not taken back */
    bool must_cancel;      /* at its next step */
    bool log_pending;      /* that it goes while it is pending is worth a message */
} OuTask;

/* task.c: o.cancel(message). FALSE: it was done already. */
OuTruth ou_task_cancel_waiter(OuThread *th, OuObject *o, OuObject *message);

/* task_step.c */
bool ou_task_step_soon(OuThread *th, OuTask *task, OuObject *error /* NULL: none */);

OU_INLINE bool ou_aio_is_exact(const OuObject *o)
{
    return o->type == &ou_aio_future_type || o->type == &ou_aio_task_type;
}

#endif
