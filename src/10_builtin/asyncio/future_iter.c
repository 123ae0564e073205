/* future_iter.c - what `await future` and `yield from future` iterate: yields the future once, and ends with its result.
 * A task that awaits it is answered through the slot `send`, so that the result needs no StopIteration. */
#include "10_builtin/asyncio/asyncio_int.h"

#include "04_object/object_inline.h"
#include "06_types/generator.h"

typedef struct FutureIter {
    OuObject head;
    OuFuture *future; /* owned; NULL when it has ended */
} FutureIter;

OuObject *ou_future_iter_new(OuThread *th, OuFuture *f)
{
    FutureIter *it = ou_object_new_fixed(th, &ou_aio_future_iter_type, sizeof *it);
    if (it == NULL) {
        return NULL;
    }
    it->future = ou_keep(f);
    ou_track_inline(th, it);
    return &it->head;
}

static void iter_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((FutureIter *)self)->future);
}

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack_inline(th, self);
    iter_clear(th, self);
    ou_object_free_fixed(th, self, sizeof(FutureIter));
}

static size_t iter_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((FutureIter *)self)->future);
    return OU_VISIT_END;
}

static OuObject *iter_send(OuThread *th, OuObject *self, OU_UNUSED OuObject *value, bool *done)
{
    FutureIter *it = (FutureIter *)self;
    OuFuture *f = it->future;
    *done = true;
    if (f == NULL) {
        ou_raise_object(th, OU_TYPE_OBJECT(&ou_exc_stop_iteration), NULL);
        return NULL;
    }
    if (f->state == OU_FUTURE_PENDING) {
        if (f->blocking) {
            return ou_null(th, &ou_exc_runtime_error, "await wasn't used with future");
        }
        f->blocking = true;
        *done = false;
        return ou_keep(f);
    }
    it->future = NULL;
    OuObject *result = ou_future_result(th, f);
    ou_drop(th, f);
    return result;
}

/* As a generator: the result is StopIteration's value. */
static OuObject *answer(OuThread *th, OuObject *self)
{
    bool done;
    OuObject *result = iter_send(th, self, OU_NONE, &done);
    if (result != NULL && done) {
        if (result == OU_NONE) {
            ou_raise_object(th, OU_TYPE_OBJECT(&ou_exc_stop_iteration), NULL);
        } else {
            ou_raise_value(th, &ou_exc_stop_iteration, result);
        }
        ou_clear_ref(th, &result);
    }
    return result;
}

OU_METHOD(iter_method_send)
{
    return answer(th, self);
}

/* The exception that throw(type, value) means: new. */
static OuObject *thrown(OuThread *th, OuObject *type, OuObject *value)
{
    if (ou_is_exception(type)) {
        return value == NULL ? ou_keep(type)
                             : ou_null(th, &ou_exc_type_error, "instance exception may not have a separate value");
    }
    if (!ou_is_type(type) || !OU_HAS_FLAG((const OuType *)type, OU_TYPE_IS_EXC)) {
        return ou_null(th, &ou_exc_type_error, "exceptions must be classes deriving BaseException or instances of such a class");
    }
    if (value != NULL && ou_is_of(th, value, (const OuType *)type)) {
        return ou_keep(value);
    }
    OuObject *error = value == NULL        ? ou_call0(th, type)
                      : ou_is_tuple(value) ? ou_call_tuple(th, type, value, NULL)
                                           : ou_call1(th, type, value);
    if (error != NULL && !ou_is_exception(error)) {
        ou_raise(th, &ou_exc_type_error, "calling %R should have returned an instance of BaseException, not %T", type, error);
        ou_clear_ref(th, &error);
    }
    return error != NULL ? error : ou_error_take(th); /* that it cannot be made is then what is thrown */
}

OU_METHOD(iter_throw)
{
    if (!ou_args_count(th, "throw", n, 1, 3)) {
        return NULL;
    }
    OuObject *value = n > 1 && args[1] != OU_NONE ? args[1] : NULL, *traceback = n > 2 && args[2] != OU_NONE ? args[2] : NULL;
    if (traceback != NULL && traceback->type != &ou_traceback_type) {
        return ou_null(th, &ou_exc_type_error, "throw() third argument must be a traceback");
    }
    OuObject *error = thrown(th, args[0], value);
    if (error == NULL) {
        return NULL;
    }
    iter_clear(th, self);
    if (traceback != NULL) {
        ou_replace(th, &((OuException *)error)->traceback, ou_keep(traceback));
    }
    ou_error_set_adopt(th, error);
    return NULL;
}

OU_METHOD(iter_close)
{
    iter_clear(th, self);
    return OU_NONE;
}

static const OuMethodDef methods[] = {
    {"send", iter_method_send, "value, /", 0, NULL},
    {"throw", iter_throw, NULL, 0, NULL},
    {"close", iter_close, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuAsyncSlots iter_async = {.send = iter_send};

const OuType ou_aio_future_iter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_asyncio.FutureIter",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_FUTURE_ITER,
    .basic_size = sizeof(FutureIter),
    .drop = iter_drop,
    .visit = iter_visit,
    .clear = iter_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = answer,
    .async = &iter_async,
    .methods = methods,
};
