/* future_state.c - the life of a future: made, done or cancelled, asked for its result, its callbacks. */
#include "10_builtin/asyncio/asyncio_int.h"

bool ou_future_alive(OuThread *th, const OuFuture *f)
{
    return OU_LIKELY(f->loop != NULL) || ou_raise(th, &ou_exc_runtime_error, "Future object is not initialized.");
}

/* In debug mode: where it is made. */
static bool note_source(OuThread *th, OuFuture *f, OuObject *loop)
{
    OuObject *name = ou_aio_part(th, OU_AIO_NAME_GET_DEBUG);
    OuObject *answer = name == NULL ? NULL : ou_call_method(th, loop, name, NULL, 0);
    OuTruth debug = answer == NULL ? OU_ERROR : ou_is_true(th, answer);
    ou_drop_maybe(th, answer);
    if (debug != OU_TRUE || th->vm->library->finalizing) {
        return debug != OU_ERROR;
    }
    OuObject *stack = ou_aio_call_part(th, OU_AIO_EXTRACT_STACK, NULL);
    ou_replace(th, &f->source_traceback, stack);
    return stack != NULL;
}

/* Both at once: a callback that goes may run Python code, which may add another one. */
static void forget_first(OuThread *th, OuFuture *f)
{
    OuObject *callback = f->callback, *context = f->context;
    f->callback = f->context = NULL;
    ou_drop_maybe(th, context);
    ou_drop_maybe(th, callback);
}

bool ou_future_start(OuThread *th, OuFuture *f, OuObject *loop)
{
    f->state = OU_FUTURE_PENDING;
    f->log_traceback = f->blocking = false;
    forget_first(th, f);
    OuObject **const places[] = {&f->loop, &f->callbacks, &f->result, &f->exception, &f->traceback, &f->source_traceback,
                                 &f->cancel_message, &f->cancelled_error};
    for (size_t i = 0; i < OU_COUNT_OF(places); i++) {
        ou_clear_ref(th, places[i]);
    }
    loop = loop == NULL || loop == OU_NONE ? ou_running_loop_get(th) : ou_keep(loop);
    if (loop == NULL) {
        return false;
    }
    ou_replace(th, &f->loop, ou_keep(loop)); /* one that goes may start the future once more */
    bool ok = note_source(th, f, loop);
    ou_drop(th, loop);
    return ok;
}

/* ---- callbacks ---- */

/* A callback and its context: new. gc.get_referents() hands the list out, so that anything may stand there. */
static OuObject *pair_at(OuThread *th, const OuObject *list, size_t i)
{
    OuObject *pair = ou_list_borrow(list, i);
    if (!ou_is_tuple(pair) || ou_tuple_size(pair) != 2) {
        return ou_null(th, &ou_exc_runtime_error, "the list of a Future's callbacks was changed from outside");
    }
    return ou_keep(pair);
}

/* The callbacks are to be called soon. They are still shown while the loop is told, as in CPython; those that it did not
 * take because it failed are forgotten. */
static bool schedule(OuThread *th, OuFuture *f)
{
    bool ok = true;
    if (f->callback != NULL) {
        OuObject *callback = ou_keep(f->callback), *context = ou_keep(f->context);
        ok = ou_future_alive(th, f) && ou_aio_call_soon(th, f->loop, callback, &f->head, context);
        ou_drop(th, context);
        ou_drop(th, callback);
        forget_first(th, f);
    }
    OuObject *others = ou_keep_maybe(f->callbacks);
    for (size_t i = 0; ok && others != NULL && i < ou_list_size(others); i++) {
        OuObject *pair = ou_future_alive(th, f) ? pair_at(th, others, i) : NULL;
        ok = pair != NULL && ou_aio_call_soon(th, f->loop, ou_tuple_borrow(pair, 0), &f->head, ou_tuple_borrow(pair, 1));
        ou_drop_maybe(th, pair);
    }
    if (others != NULL) {
        ou_drop(th, others);
        ou_clear_ref(th, &f->callbacks);
    }
    return ok;
}

bool ou_future_add_callback(OuThread *th, OuFuture *f, OuObject *callback, OuObject *context)
{
    if (f->loop == NULL) {
        return ou_raise(th, &ou_exc_runtime_error, "uninitialized Future object");
    }
    if (f->state != OU_FUTURE_PENDING) {
        return ou_aio_call_soon(th, f->loop, callback, &f->head, context);
    }
    if (f->callback == NULL && f->callbacks == NULL) {
        f->callback = ou_keep(callback);
        f->context = ou_keep(context);
        return true;
    }
    if (f->callbacks == NULL && (f->callbacks = ou_list_new(th, 1)) == NULL) {
        return false;
    }
    return ou_list_append_adopt(th, f->callbacks, ou_tuple_of(th, 2, callback, context));
}

/* Those of `list` that are not `callback`: new; *n_gone counts the others. */
static OuObject *without(OuThread *th, OuObject *list, OuObject *callback, int64_t *n_gone)
{
    OuObject *left = ou_list_new(th, 0);
    bool ok = left != NULL;
    for (size_t i = 0; ok && i < ou_list_size(list); i++) {
        OuObject *pair = pair_at(th, list, i);
        OuTruth same = pair == NULL ? OU_ERROR : ou_compare_bool(th, ou_tuple_borrow(pair, 0), callback, OU_EQ);
        ok = same != OU_ERROR && (same == OU_TRUE || ou_list_append(th, left, pair));
        *n_gone += same == OU_TRUE ? 1 : 0;
        ou_drop_maybe(th, pair);
    }
    if (!ok) {
        ou_drop_maybe(th, left);
        return NULL;
    }
    return left;
}

int64_t ou_future_remove_callback(OuThread *th, OuFuture *f, OuObject *callback)
{
    int64_t n_gone = 0;
    if (f->callback != NULL) {
        OuObject *first = ou_keep(f->callback);
        OuTruth same = ou_compare_bool(th, first, callback, OU_EQ);
        if (same == OU_TRUE) {
            n_gone = 1;
            if (f->callback == first) { /* else the comparison has changed it */
                forget_first(th, f);
            }
        }
        ou_drop(th, first);
        if (same == OU_ERROR) {
            return -1;
        }
    }
    if (f->callbacks != NULL) {
        OuObject *all = ou_keep(f->callbacks), *left = without(th, all, callback, &n_gone);
        ou_drop(th, all);
        if (left == NULL) {
            return -1;
        }
        if (f->callbacks == all) { /* likewise; what a comparison left stands */
            if (ou_list_size(left) == 0) {
                ou_clear_ref(th, &left);
            }
            ou_replace(th, &f->callbacks, left);
        } else {
            ou_drop(th, left);
        }
    }
    return n_gone;
}

OuObject *ou_future_callbacks(OuThread *th, const OuFuture *f)
{
    size_t n = f->callbacks == NULL ? 0 : ou_list_size(f->callbacks);
    if (f->callback == NULL && n == 0) {
        return OU_NONE;
    }
    OuObject *all = ou_list_new(th, n + 1);
    bool ok = all != NULL && (f->callback == NULL || ou_list_append_adopt(th, all, ou_tuple_of(th, 2, f->callback, f->context)));
    for (size_t i = 0; ok && i < n; i++) {
        ok = ou_list_append(th, all, ou_list_borrow(f->callbacks, i));
    }
    if (!ok) {
        ou_clear_ref(th, &all);
    }
    return all;
}

/* ---- done ---- */

bool ou_future_raise_state(OuThread *th, const char *words)
{
    OuObject *class = ou_aio_part(th, OU_AIO_INVALID_STATE);
    return class != NULL && ou_raise(th, (const OuType *)class, "%s", words);
}

bool ou_future_set_result(OuThread *th, OuFuture *f, OuObject *result)
{
    if (!ou_future_alive(th, f)) {
        return false;
    }
    if (f->state != OU_FUTURE_PENDING) {
        return ou_future_raise_state(th, "invalid state");
    }
    f->state = OU_FUTURE_FINISHED;
    ou_replace(th, &f->result, ou_keep(result));
    return schedule(th, f);
}

/* The instance that is meant: new. */
static OuObject *instance_of(OuThread *th, OuObject *exception)
{
    bool is_class = ou_is_type(exception) && OU_HAS_FLAG((const OuType *)exception, OU_TYPE_IS_EXC);
    OuObject *made = is_class ? ou_call0(th, exception) : ou_keep(exception);
    if (made != NULL && !ou_is_exception(made)) {
        ou_raise(th, &ou_exc_type_error, "invalid exception object");
        ou_clear_ref(th, &made);
    }
    if (made != NULL && made->type == &ou_exc_stop_iteration) {
        ou_raise(th, &ou_exc_type_error, "StopIteration interacts badly with generators and cannot be raised into a Future");
        ou_clear_ref(th, &made);
    }
    return made;
}

bool ou_future_set_exception(OuThread *th, OuFuture *f, OuObject *exception)
{
    if (!ou_future_alive(th, f)) {
        return false;
    }
    if (f->state != OU_FUTURE_PENDING) {
        return ou_future_raise_state(th, "invalid state");
    }
    OuObject *made = instance_of(th, exception);
    if (made == NULL) {
        return false;
    }
    if (f->state != OU_FUTURE_PENDING || f->loop == NULL) { /* the class's doing */
        ou_drop(th, made);
        return ou_future_raise_state(th, "invalid state");
    }
    f->state = OU_FUTURE_FINISHED;
    ou_replace(th, &f->traceback, ou_keep_maybe(((OuException *)made)->traceback));
    ou_replace(th, &f->exception, made);
    if (!schedule(th, f)) {
        return false;
    }
    f->log_traceback = true;
    return true;
}

OuTruth ou_future_cancel(OuThread *th, OuFuture *f, OuObject *message)
{
    if (!ou_future_alive(th, f)) {
        return OU_ERROR;
    }
    f->log_traceback = false;
    if (f->state != OU_FUTURE_PENDING) {
        return OU_FALSE;
    }
    f->state = OU_FUTURE_CANCELLED;
    ou_replace(th, &f->cancel_message, ou_keep_maybe(message));
    return schedule(th, f) ? OU_TRUE : OU_ERROR;
}

/* ---- asked ---- */

OuObject *ou_future_cancelled_error(OuThread *th, OuFuture *f)
{
    if (f->cancelled_error != NULL) {
        OuObject *error = f->cancelled_error;
        f->cancelled_error = NULL;
        return error;
    }
    OuObject *message = f->cancel_message == OU_NONE ? NULL : ou_keep_maybe(f->cancel_message);
    OuObject *error = ou_aio_call_part(th, OU_AIO_CANCELLED, message);
    ou_drop_maybe(th, message);
    if (error != NULL && !ou_is_exception(error)) {
        ou_raise(th, &ou_exc_type_error, "CancelledError() returned an object of type '%T'", error);
        ou_clear_ref(th, &error);
    }
    return error;
}

OuFutureAnswer ou_future_answer(OuThread *th, OuFuture *f, OuObject **out)
{
    if (f->state == OU_FUTURE_CANCELLED) {
        OuObject *error = ou_future_cancelled_error(th, f);
        if (error != NULL) {
            ou_raise_object(th, error, NULL);
            ou_drop(th, error);
        }
        return OU_FUTURE_FAILED;
    }
    if (f->state == OU_FUTURE_PENDING) {
        ou_future_raise_state(th, "Result is not set.");
        return OU_FUTURE_FAILED;
    }
    f->log_traceback = false;
    if (f->exception == NULL) {
        *out = ou_keep_or_none(f->result);
        return OU_FUTURE_VALUE;
    }
    *out = ou_keep(f->exception);
    OuObject *traceback = f->traceback;
    f->traceback = NULL;
    ou_replace(th, &((OuException *)*out)->traceback, traceback);
    return OU_FUTURE_EXCEPTION;
}

OuObject *ou_future_result(OuThread *th, OuFuture *f)
{
    OuObject *value = NULL;
    OuFutureAnswer answer = ou_future_answer(th, f, &value);
    if (answer == OU_FUTURE_EXCEPTION) {
        ou_raise_object(th, value, NULL);
        ou_clear_ref(th, &value);
    }
    return value;
}
