/* future.c - the type Future: its slots, methods and attributes. What they do with a future's state is future_state.c. */
#include "10_builtin/asyncio/asyncio_int.h"

#include "10_builtin/contextvars/contextvars.h"

/* ---- its end ---- */

void ou_future_drop_parts(OuThread *th, OuFuture *f)
{
    OuObject **const places[] = {&f->loop, &f->callback, &f->context, &f->callbacks, &f->result, &f->exception, &f->traceback,
                                 &f->source_traceback, &f->cancel_message, &f->cancelled_error, &f->dict};
    for (size_t i = 0; i < OU_COUNT_OF(places); i++) {
        ou_clear_ref(th, places[i]);
    }
}

void ou_future_clear(OuThread *th, OuObject *self)
{
    ou_future_drop_parts(th, (OuFuture *)self);
    ou_instance_clear_extra(th, self);
}

static void future_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_future_drop_parts(th, (OuFuture *)self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

size_t ou_future_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const OuFuture *f = (const OuFuture *)(const void *)self;
    OuObject *const parts[] = {f->loop, f->callback, f->context, f->callbacks, f->result, f->exception, f->traceback,
                               f->source_traceback, f->cancel_message, f->cancelled_error, f->dict};
    for (size_t i = 0; i < OU_COUNT_OF(parts); i++) {
        ou_visit_one(fn, arg, parts[i]);
    }
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

/* {"message": message, key: value, self_key: f, "source_traceback": ...}: new. */
static OuObject *report_of(OuThread *th, OuFuture *f, OuObject *message, const char *key, OuObject *value, const char *self_key)
{
    OuObject *report = message == NULL ? NULL : ou_dict_new(th);
    if (report != NULL &&
        (!ou_dict_set_text(th, report, "message", message) || (value != NULL && !ou_dict_set_text(th, report, key, value)) ||
         !ou_dict_set_text(th, report, self_key, &f->head) ||
         (f->source_traceback != NULL && !ou_dict_set_text(th, report, "source_traceback", f->source_traceback)))) {
        ou_clear_ref(th, &report);
    }
    return report;
}

void ou_future_tell_adopt(OuThread *th, OuFuture *f, OuObject *message, const char *key, OuObject *value, const char *self_key)
{
    OuObject *loop = ou_keep(f->loop), *report = report_of(th, f, message, key, value, self_key);
    OuObject *handler = report == NULL ? NULL : ou_get_attr_text(th, loop, "call_exception_handler");
    OuObject *done = handler == NULL ? NULL : ou_call1(th, handler, report);
    if (done == NULL) {
        th->vm->host->unraisable(th, NULL, handler);
    }
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, handler);
    ou_drop_maybe(th, report);
    ou_drop_maybe(th, message);
    ou_drop(th, loop);
}

void ou_future_finalize(OuThread *th, OuObject *self)
{
    OuFuture *f = (OuFuture *)self;
    if (!f->log_traceback || f->loop == NULL || f->exception == NULL) {
        return;
    }
    f->log_traceback = false;
    OuObject *exception = ou_keep(f->exception);
    ou_future_tell_adopt(th, f, ou_str_format(th, "%s exception was never retrieved", ou_type_short_name(self->type)), "exception",
                         exception, "future");
    ou_drop(th, exception);
}

/* ---- methods ---- */

static OuObject *future_repr(OuThread *th, OuObject *self)
{
    return ou_future_alive(th, (OuFuture *)self) ? ou_aio_call_part(th, OU_AIO_FUTURE_REPR, self) : NULL;
}

OuObject *ou_future_iter(OuThread *th, OuObject *self)
{
    return ou_future_alive(th, (OuFuture *)self) ? ou_future_iter_new(th, (OuFuture *)self) : NULL;
}

const OuAsyncSlots ou_future_async = {.await = ou_future_iter};

static bool future_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *loop;
    return ou_args_parse(th, "Future", "*, loop=None", args, n, kwnames, &loop) && ou_future_start(th, (OuFuture *)self, loop);
}

/* result() and exception() of a future without __init__(). */
static bool ready(OuThread *th, const OuFuture *f, const char *words)
{
    if (f->loop != NULL && (words == NULL || f->state != OU_FUTURE_PENDING)) {
        return true;
    }
    return ou_future_raise_state(th, f->loop == NULL ? "Future object is not initialized." : words);
}

OU_METHOD(future_result)
{
    return ready(th, (OuFuture *)self, NULL) ? ou_future_result(th, (OuFuture *)self) : NULL;
}

OU_METHOD(future_exception)
{
    OuFuture *f = (OuFuture *)self;
    if (!ready(th, f, "Exception is not set.")) {
        return NULL;
    }
    if (f->state == OU_FUTURE_CANCELLED) {
        return ou_future_result(th, f); /* raises */
    }
    f->log_traceback = false;
    return ou_keep_or_none(f->exception);
}

OU_METHOD(future_set_result)
{
    return ou_future_set_result(th, (OuFuture *)self, args[0]) ? OU_NONE : NULL;
}

OU_METHOD(future_set_exception)
{
    return ou_future_set_exception(th, (OuFuture *)self, args[0]) ? OU_NONE : NULL;
}

OU_METHOD(future_add_done_callback)
{
    OuObject *context = args[1] != NULL ? ou_keep(args[1]) : ou_context_copy_current(th);
    bool ok = context != NULL && ou_future_add_callback(th, (OuFuture *)self, args[0], context);
    ou_drop_maybe(th, context);
    return ok ? OU_NONE : NULL;
}

OU_METHOD(future_remove_done_callback)
{
    int64_t n_gone = ou_future_alive(th, (OuFuture *)self) ? ou_future_remove_callback(th, (OuFuture *)self, args[0]) : -1;
    return n_gone < 0 ? NULL : ou_int_new(th, n_gone);
}

OU_METHOD(future_cancel)
{
    OuTruth done = ou_future_cancel(th, (OuFuture *)self, args[0]);
    return done == OU_ERROR ? NULL : ou_bool(done == OU_TRUE);
}

OU_METHOD(future_cancelled)
{
    const OuFuture *f = (const OuFuture *)(const void *)self;
    return ou_bool(f->loop != NULL && f->state == OU_FUTURE_CANCELLED);
}

OU_METHOD(future_done)
{
    const OuFuture *f = (const OuFuture *)(const void *)self;
    return ou_bool(f->loop != NULL && f->state != OU_FUTURE_PENDING);
}

OU_METHOD(future_get_loop)
{
    return ou_future_alive(th, (OuFuture *)self) ? ou_keep(((OuFuture *)self)->loop) : NULL;
}

OU_METHOD(future_make_cancelled_error)
{
    return ou_future_cancelled_error(th, (OuFuture *)self);
}

/* ---- attributes ---- */

static OuObject *get_state(OuThread *th, OuObject *self)
{
    static const char *const names[] = {"PENDING", "CANCELLED", "FINISHED"};
    const OuFuture *f = (const OuFuture *)(const void *)self;
    return ou_future_alive(th, f) ? ou_str_intern_text(th, names[f->state]) : NULL;
}

static OuObject *get_blocking(OU_UNUSED OuThread *th, OuObject *self)
{
    const OuFuture *f = (const OuFuture *)(const void *)self;
    return ou_bool(f->loop != NULL && f->blocking);
}

bool ou_future_set_flag(OuThread *th, OuObject *value, bool *flag)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_attribute_error, "cannot delete attribute");
    }
    OuTruth truth = ou_is_true(th, value);
    *flag = truth == OU_ERROR ? *flag : truth == OU_TRUE;
    return truth != OU_ERROR;
}

static bool set_blocking(OuThread *th, OuObject *self, OuObject *value)
{
    return ou_future_alive(th, (OuFuture *)self) && ou_future_set_flag(th, value, &((OuFuture *)self)->blocking);
}

static OuObject *get_loop(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep_or_none(((OuFuture *)self)->loop);
}

static OuObject *get_callbacks(OuThread *th, OuObject *self)
{
    return ou_future_alive(th, (OuFuture *)self) ? ou_future_callbacks(th, (OuFuture *)self) : NULL;
}

static OuObject *get_result(OuThread *th, OuObject *self)
{
    return ou_future_alive(th, (OuFuture *)self) ? ou_keep_or_none(((OuFuture *)self)->result) : NULL;
}

static OuObject *get_exception(OuThread *th, OuObject *self)
{
    return ou_future_alive(th, (OuFuture *)self) ? ou_keep_or_none(((OuFuture *)self)->exception) : NULL;
}

static OuObject *get_log_traceback(OuThread *th, OuObject *self)
{
    return ou_future_alive(th, (OuFuture *)self) ? ou_bool(((OuFuture *)self)->log_traceback) : NULL;
}

static bool set_log_traceback(OuThread *th, OuObject *self, OuObject *value)
{
    bool on = false;
    if (!ou_future_set_flag(th, value, &on)) {
        return false;
    }
    if (on) {
        return ou_raise(th, &ou_exc_value_error, "_log_traceback can only be set to False");
    }
    ((OuFuture *)self)->log_traceback = false;
    return true;
}

static OuObject *get_source_traceback(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep_or_none(((OuFuture *)self)->source_traceback);
}

static OuObject *get_cancel_message(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep_or_none(((OuFuture *)self)->cancel_message);
}

static bool set_cancel_message(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_attribute_error, "cannot delete attribute");
    }
    ou_replace(th, &((OuFuture *)self)->cancel_message, ou_keep(value));
    return true;
}

static const OuGetSetDef getset[] = {
    {"_state", get_state, NULL, NULL},
    {"_asyncio_future_blocking", get_blocking, set_blocking, NULL},
    {"_loop", get_loop, NULL, NULL},
    {"_callbacks", get_callbacks, NULL, NULL},
    {"_result", get_result, NULL, NULL},
    {"_exception", get_exception, NULL, NULL},
    {"_log_traceback", get_log_traceback, set_log_traceback, NULL},
    {"_source_traceback", get_source_traceback, NULL, NULL},
    {"_cancel_message", get_cancel_message, set_cancel_message, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMethodDef methods[] = {
    {"result", future_result, "", 0,
     "Return the result this future represents.\n\nIf the future has been cancelled, raises CancelledError.  If the\n"
     "future's result isn't yet available, raises InvalidStateError.  If\nthe future is done and has an exception set, this exception is "
     "raised."},
    {"exception", future_exception, "", 0,
     "Return the exception that was set on this future.\n\nThe exception (or None if no exception was set) is returned only if\n"
     "the future is done.  If the future has been cancelled, raises\nCancelledError.  If the future isn't done yet, raises\n"
     "InvalidStateError."},
    {"set_result", future_set_result, "result, /", 0,
     "Mark the future done and set its result.\n\nIf the future is already done when this method is called, raises\nInvalidStateError."},
    {"set_exception", future_set_exception, "exception, /", 0,
     "Mark the future done and set an exception.\n\nIf the future is already done when this method is called, raises\nInvalidStateError."},
    {"add_done_callback", future_add_done_callback, "fn, /, *, context=<unrepresentable>", 0,
     "Add a callback to be run when the future becomes done.\n\nThe callback is called with a single argument - the future object. If\n"
     "the future is already done when this is called, the callback is\nscheduled with call_soon."},
    {"remove_done_callback", future_remove_done_callback, "fn, /", 0,
     "Remove all instances of a callback from the \"call when done\" list.\n\nReturns the number of callbacks removed."},
    {"cancel", future_cancel, "msg=None", 0,
     "Cancel the future and schedule callbacks.\n\nIf the future is already done or cancelled, return False.  Otherwise,\n"
     "change the future's state to cancelled, schedule the callbacks and\nreturn True."},
    {"cancelled", future_cancelled, "", 0, "Return True if the future was cancelled."},
    {"done", future_done, "", 0,
     "Return True if the future is done.\n\nDone means either that a result / exception are available, or that the\nfuture was cancelled."},
    {"get_loop", future_get_loop, "", 0, "Return the event loop the Future is bound to."},
    {"_make_cancelled_error", future_make_cancelled_error, "", 0,
     "Create the CancelledError to raise if the Future is cancelled.\n\nThis should only be called once when handling a cancellation since\n"
     "it erases the context exception value."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_aio_future_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_asyncio.Future",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_FUTURE,
    .basic_size = sizeof(OuFuture),
    .dict_offset = offsetof(OuFuture, dict),
    .weak = 1,
    .drop = future_drop,
    .finalize = ou_future_finalize,
    .visit = ou_future_visit,
    .clear = ou_future_clear,
    .repr = future_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_future_iter,
    .async = &ou_future_async,
    .make = ou_object_make_any,
    .init = future_init,
    .methods = methods,
    .getset = getset,
    .new_signature = "*, loop=None",
    .doc = "This class is *almost* compatible with concurrent.futures.Future.\n\n    Differences:\n\n"
           "    - result() and exception() do not take a timeout argument and\n      raise an exception when the future isn't done yet.\n\n"
           "    - Callbacks registered with add_done_callback() are always called\n      via the event loop's call_soon_threadsafe().\n\n"
           "    - This class is not compatible with the wait() and as_completed()\n      methods in the concurrent.futures package.",
};
