/* ops_await.c - ops.h: await, asynchronous iteration, delegation of `yield from`. */
#include "09_vm/ops.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/type.h"
#include "09_vm/host_code.h"

/* ---- await and asynchronous iteration ---- */

/* What __anext__ gave cannot be awaited: a TypeError because of the pending error. */
static OuObject *invalid_next(OuThread *th, OuObject *o)
{
    OuObject *cause = ou_error_take(th);
    ou_raise(th, &ou_exc_type_error, "'async for' received an invalid object from __anext__: %T", o);
    if (ou_error_matches(th, &ou_exc_type_error)) {
        ou_replace(th, &((OuException *)th->error)->cause, ou_keep(cause));
        ((OuException *)th->error)->suppress_context = true;
    }
    ou_error_chain_adopt(th, cause);
    return NULL;
}

/* A coroutine, or a generator that types.coroutine() has made one. */
static bool is_like_coroutine(const OuObject *o)
{
    return o->type == &ou_coroutine_type ||
           (o->type == &ou_generator_type && (((const OuGenerator *)o)->code->flags & OU_CO_ITERABLE_COROUTINE) != 0);
}

OuObject *ou_ops_get_awaitable(OuThread *th, OuObject *o, unsigned where)
{
    if (where == 3) {
        OuObject *awaitable = ou_ops_get_awaitable(th, o, 0);
        return awaitable != NULL ? awaitable : invalid_next(th, o);
    }
    if (o->type == &ou_coroutine_type) {
        return ou_host_delegate(o) == NULL ? ou_keep(o)
                                           : ou_null(th, &ou_exc_runtime_error, "coroutine is being awaited already");
    }
    if (is_like_coroutine(o)) {
        return ou_keep(o);
    }
    OuUnaryFn await = o->type->async == NULL ? NULL : o->type->async->await;
    if (await == NULL) {
        if (where == 1 || where == 2) {
            return ou_null(th, &ou_exc_type_error,
                           "'async with' received an object from %s that does not implement __await__: %T",
                           where == 1 ? "__aenter__" : "__aexit__", o);
        }
        return ou_null(th, &ou_exc_type_error, "object %T can't be used in 'await' expression", o);
    }
    OuObject *it = await(th, o);
    bool is_coroutine = it != NULL && is_like_coroutine(it);
    if (it != NULL && (is_coroutine || !ou_is_iterator(it))) {
        ou_raise(th, &ou_exc_type_error,
                 is_coroutine ? "__await__() returned a coroutine" : "__await__() returned non-iterator of type '%T'", it);
        ou_clear_ref(th, &it);
    }
    return it;
}

OuObject *ou_ops_get_aiter(OuThread *th, OuObject *o)
{
    OuUnaryFn aiter = o->type->async == NULL ? NULL : o->type->async->aiter;
    if (aiter == NULL) {
        return ou_null(th, &ou_exc_type_error, "'async for' requires an object with __aiter__ method, got %T", o);
    }
    OuObject *it = aiter(th, o);
    if (it != NULL && (it->type->async == NULL || it->type->async->anext == NULL)) {
        ou_raise(th, &ou_exc_type_error,
                 "'async for' received an object from __aiter__ that does not implement __anext__: %T", it);
        ou_clear_ref(th, &it);
    }
    return it;
}

OuObject *ou_ops_get_anext(OuThread *th, OuObject *o)
{
    OuUnaryFn anext = o->type->async == NULL ? NULL : o->type->async->anext;
    if (anext == NULL) {
        return ou_null(th, &ou_exc_type_error, "'async for' requires an iterator with __anext__ method, got %T", o);
    }
    return anext(th, o);
}

OuObject *ou_ops_async_gen_wrap(OuThread *th, OuObject *value)
{
    return ou_async_gen_wrap(th, value);
}

/* ---- delegation ---- */

/* The end of an iterator: its value (new), or NULL when the pending error is another one. */
static OuObject *end_value(OuThread *th, bool *done)
{
    *done = true;
    if (!ou_has_error(th)) {
        return OU_NONE;
    }
    if (!ou_error_matches(th, &ou_exc_stop_iteration)) {
        return NULL;
    }
    OuObject *error = ou_error_take(th);
    OuObject *value = ou_stop_iteration_value(th, error);
    ou_drop(th, error);
    return value;
}

OuObject *ou_ops_send(OuThread *th, OuObject *iterator, OuObject *value, bool *done)
{
    *done = false;
    if (iterator->type == &ou_generator_type || iterator->type == &ou_coroutine_type) {
        return ou_generator_send(th, iterator, value, done);
    }
    const OuAsyncSlots *async = iterator->type->async;
    if (async != NULL && async->send != NULL) {
        return async->send(th, iterator, value, done);
    }
    OuObject *result = value == OU_NONE && iterator->type->next != NULL
                           ? iterator->type->next(th, iterator)
                           : ou_call_method(th, iterator, OU_NAME(th, plain_send), &value, 1);
    return result != NULL ? result : end_value(th, done);
}

/* Closes what is delegated to. False: close() failed, its error is pending. */
static bool close_iterator(OuThread *th, OuObject *iterator)
{
    bool failed = false;
    OuObject *close = ou_get_attr_maybe(th, iterator, OU_NAME(th, plain_close), &failed);
    if (close == NULL) {
        if (failed) {
            th->vm->host->unraisable(th, NULL, iterator);
        }
        return true;
    }
    OuObject *result = ou_call0(th, close);
    ou_drop(th, close);
    ou_drop_maybe(th, result);
    return result != NULL;
}

OuObject *ou_ops_delegate_throw(OuThread *th, OuObject *iterator, OuObject *const *thrown, bool *done)
{
    OuObject *error = ou_error_take(th);
    *done = true;
    if (ou_is_of(th, error, &ou_exc_generator_exit)) {
        if (close_iterator(th, iterator)) {
            ou_error_restore_adopt(th, error);
        } else {
            ou_drop(th, error); /* as if it had not been thrown yet: no context */
        }
        return NULL;
    }
    bool failed = false;
    OuObject *method = ou_get_attr_maybe(th, iterator, OU_NAME(th, plain_throw), &failed);
    if (method == NULL) {
        if (failed) {
            *done = false;
            ou_drop(th, error);
        } else {
            ou_error_restore_adopt(th, error);
        }
        return NULL;
    }
    size_t n = thrown == NULL ? 1 : thrown[2] != NULL ? 3 : thrown[1] != NULL ? 2 : 1;
    OuObject *result = ou_call(th, method, thrown == NULL ? &error : thrown, n, NULL);
    ou_drop(th, method);
    ou_drop(th, error);
    if (result != NULL) {
        *done = false;
        return result;
    }
    return ou_has_error(th) ? end_value(th, done) : NULL;
}
