/* coroutine.c - coroutines, the iterator that their __await__ gives, awaiting anything. */
#include "06_types/generator_int.h"
#include "06_types/descr.h"

#include "04_object/object_inline.h"
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

/* ---- never awaited ---- */

/* warnings._warn_unawaited_coroutine(g), which shows where it was made, if that is known. False: there is no such function, or
 * it failed otherwise than by making the warning an error. What it raised stays pending. */
static bool warn_by_library(OuThread *th, OuGenerator *g)
{
    OuObject *name = ou_str_intern_text(th, "warnings");
    OuObject *module = name == NULL ? NULL : th->vm->host->import(th, name, OU_NONE, OU_NONE, 0);
    OuObject *warn = module == NULL ? NULL : ou_get_attr_text(th, module, "_warn_unawaited_coroutine");
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, module);
    if (warn == NULL) {
        ou_error_clear(th);
        return false;
    }
    OuObject *result = ou_call1(th, warn, &g->head);
    bool told = result != NULL || ou_error_matches(th, &ou_exc_runtime_warning);
    ou_drop(th, warn);
    ou_drop_maybe(th, result);
    return told;
}

void ou_coroutine_warn_unawaited(OuThread *th, OuGenerator *g)
{
    bool told = warn_by_library(th, g);
    if (ou_has_error(th)) {
        th->vm->host->unraisable(th, NULL, &g->head);
    }
    OuObject *message = told ? NULL : ou_str_format(th, "coroutine '%U' was never awaited", g->qualname);
    if (message != NULL) {
        (void)th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_runtime_warning), message, 1);
        ou_drop(th, message);
    }
    if (ou_has_error(th)) {
        th->vm->host->unraisable(th, NULL, &g->head);
    }
}

/* ---- the iterator that __await__ gives ---- */

typedef struct Wrapper {
    OuObject head;
    OuGenerator *coroutine; /* NULL once cleared */
} Wrapper;

#define WRAPPED(o) (((Wrapper *)(o))->coroutine)

static OuObject *coroutine_await(OuThread *th, OuObject *self)
{
    Wrapper *wrapper = ou_object_new_fixed(th, &ou_coroutine_wrapper_type, sizeof *wrapper);
    if (wrapper == NULL) {
        return NULL;
    }
    wrapper->coroutine = ou_keep(self);
    ou_track_inline(th, wrapper);
    return &wrapper->head;
}

static size_t wrapper_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, WRAPPED(self));
    return OU_VISIT_END;
}

/* The coroutine's own clear slot breaks the cycle; the wrapper stays usable. */
static void wrapper_drop(OuThread *th, OuObject *self)
{
    ou_untrack_inline(th, self);
    ou_drop(th, WRAPPED(self));
    ou_object_free_fixed(th, self, sizeof(Wrapper));
}

static OuObject *wrapper_next(OuThread *th, OuObject *self)
{
    return ou_gen_send(th, WRAPPED(self), OU_NONE);
}

OU_METHOD(wrapper_send)
{
    return ou_gen_send(th, WRAPPED(self), args[0]);
}

OU_METHOD(wrapper_throw)
{
    return ou_gen_throw(th, WRAPPED(self), args);
}

OU_METHOD(wrapper_close)
{
    return ou_gen_close(th, WRAPPED(self)) ? OU_NONE : NULL;
}

#define SEND_DOC "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."
#define THROW_DOC                                                                                            \
    "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or " \
    "raise\nStopIteration."
#define CLOSE_DOC "close() -> raise GeneratorExit inside coroutine."

static const OuMethodDef wrapper_methods[] = {
    {"send", wrapper_send, "arg, /", 0, SEND_DOC},
    {"throw", wrapper_throw, OU_THROW_SIGNATURE, 0, THROW_DOC},
    {"close", wrapper_close, "", 0, CLOSE_DOC},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_coroutine_wrapper_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "coroutine_wrapper",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_COROUTINE_WRAPPER,
    .basic_size = sizeof(Wrapper),
    .drop = wrapper_drop,
    .visit = wrapper_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = wrapper_next,
    .methods = wrapper_methods,
    .doc = "A wrapper object implementing __await__ for coroutines.",
};

/* ---- the type ---- */

static OuObject *get_origin(OuThread *th, OuObject *self)
{
    (void)th;
    OuObject *origin = OU_GEN(self)->origin;
    return origin == NULL ? OU_NONE : ou_keep(origin);
}

OU_METHOD(coroutine_sizeof)
{
    return ou_int_new_u64(th, sizeof(OuGenerator));
}

static const OuMethodDef coroutine_methods[] = {
    {"send", ou_gen_method_send, "arg, /", 0, SEND_DOC},
    {"throw", ou_gen_method_throw, OU_THROW_SIGNATURE, 0, THROW_DOC},
    {"close", ou_gen_method_close, "", 0, CLOSE_DOC},
    {"__sizeof__", coroutine_sizeof, "", 0, "gen.__sizeof__() -> size of gen in memory, in bytes"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef coroutine_getset[] = {
    {"__name__", ou_gen_get_name, ou_gen_set_name, "name of the coroutine"},
    {"__qualname__", ou_gen_get_qualname, ou_gen_set_qualname, "qualified name of the coroutine"},
    {"cr_await", ou_gen_get_delegate, NULL, "object being awaited on, or None"},
    {"cr_running", ou_gen_get_running, NULL, NULL},
    {"cr_frame", ou_gen_get_frame, NULL, NULL},
    {"cr_suspended", ou_gen_get_suspended, NULL, NULL},
    {"cr_code", ou_gen_get_code, ou_readonly_member, NULL},
    {"cr_origin", get_origin, ou_readonly_member, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuAsyncSlots coroutine_async = {.await = coroutine_await};

const OuType ou_coroutine_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "coroutine",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_COROUTINE,
    .basic_size = sizeof(OuGenerator),
    .weak = 1,
    .drop = ou_gen_drop,
    .finalize = ou_gen_finalize,
    .visit = ou_gen_visit,
    .clear = ou_gen_clear,
    .repr = ou_gen_repr,
    OU_SLOTS_OF_OBJECT,
    .async = &coroutine_async,
    .methods = coroutine_methods,
    .getset = coroutine_getset,
};

/* ---- awaiting anything ---- */

OuObject *ou_awaitable_iter(OuThread *th, OuObject *o)
{
    if (o->type == &ou_coroutine_type ||
        (o->type == &ou_generator_type && (OU_GEN(o)->code->flags & OU_CO_ITERABLE_COROUTINE))) {
        return ou_keep(o);
    }
    OuUnaryFn await = o->type->async == NULL ? NULL : o->type->async->await;
    if (await == NULL) {
        return ou_null(th, &ou_exc_type_error, "object %T can't be used in 'await' expression", o);
    }
    OuObject *it = await(th, o);
    if (it == NULL) {
        return NULL;
    }
    if (it->type == &ou_coroutine_type ||
        (it->type == &ou_generator_type && (OU_GEN(it)->code->flags & OU_CO_ITERABLE_COROUTINE))) {
        ou_raise(th, &ou_exc_type_error, "__await__() returned a coroutine");
    } else if (!ou_is_iterator(it)) {
        ou_raise(th, &ou_exc_type_error, "__await__() returned non-iterator of type '%T'", it);
    } else {
        return it;
    }
    ou_drop(th, it);
    return NULL;
}

/* ---- anext(it, fallback) ---- */

typedef struct AnextAwaitable {
    OuObject head;
    OuObject *wrapped, *fallback;
} AnextAwaitable;

#define ANEXT(o) ((AnextAwaitable *)(o))

OuObject *ou_anext_awaitable_new(OuThread *th, OuObject *awaitable, OuObject *fallback)
{
    AnextAwaitable *a = ou_object_new_fixed(th, &ou_anext_awaitable_type, sizeof *a);
    if (a == NULL) {
        return NULL;
    }
    a->wrapped = ou_keep(awaitable);
    a->fallback = ou_keep(fallback);
    ou_track_inline(th, a);
    return &a->head;
}

static size_t anext_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, ANEXT(self)->wrapped);
    ou_visit_one(fn, arg, ANEXT(self)->fallback);
    return OU_VISIT_END;
}

static void anext_drop(OuThread *th, OuObject *self)
{
    ou_untrack_inline(th, self);
    ou_drop(th, ANEXT(self)->wrapped);
    ou_drop(th, ANEXT(self)->fallback);
    ou_object_free_fixed(th, self, sizeof(AnextAwaitable));
}

/* What is iterated: of a coroutine its wrapper, which has a next slot. */
static OuObject *anext_iter(OuThread *th, AnextAwaitable *a)
{
    OuObject *it = ou_awaitable_iter(th, a->wrapped);
    if (it != NULL && it->type == &ou_coroutine_type) {
        OuObject *wrapper = coroutine_await(th, it);
        ou_drop(th, it);
        it = wrapper;
    }
    return it;
}

/* The end of the asynchronous iterator is the end of this awaitable, with the fallback as its value. */
static OuObject *anext_result(OuThread *th, AnextAwaitable *a, OuObject *result)
{
    if (result == NULL && ou_error_swallow(th, &ou_exc_stop_async_iteration)) {
        ou_gen_stop(th, a->fallback);
    }
    return result;
}

static OuObject *anext_next(OuThread *th, OuObject *self)
{
    OuObject *it = anext_iter(th, ANEXT(self));
    if (it == NULL) {
        return NULL;
    }
    OuObject *result = it->type->next(th, it);
    ou_drop(th, it);
    return anext_result(th, ANEXT(self), result);
}

static OuObject *anext_proxy(OuThread *th, OuObject *self, OuObject *name, OuObject *const *args, size_t n)
{
    OuObject *it = anext_iter(th, ANEXT(self));
    if (it == NULL) {
        return NULL;
    }
    OuObject *result = ou_call_method(th, it, name, args, n);
    ou_drop(th, it);
    return anext_result(th, ANEXT(self), result);
}

OU_METHOD(anext_send)
{
    return anext_proxy(th, self, OU_NAME(th, plain_send), args, 1);
}

OU_METHOD(anext_throw)
{
    size_t given = args[2] != NULL ? 3 : args[1] != NULL ? 2 : 1;
    return anext_proxy(th, self, OU_NAME(th, plain_throw), args, given);
}

OU_METHOD(anext_close)
{
    return anext_proxy(th, self, OU_NAME(th, plain_close), NULL, 0);
}

static const OuMethodDef anext_methods[] = {
    {"send", anext_send, "arg, /", 0,
     "send(arg) -> send 'arg' into the wrapped iterator,\nreturn next yielded value or raise StopIteration."},
    {"throw", anext_throw, OU_THROW_SIGNATURE, 0,
     "throw(value)\nthrow(typ[,val[,tb]])\n\nraise exception in the wrapped iterator, return next yielded value\n"
     "or raise StopIteration."},
    {"close", anext_close, "", 0, "close() -> raise GeneratorExit inside generator."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuAsyncSlots anext_async = {.await = ou_object_self};

const OuType ou_anext_awaitable_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "anext_awaitable",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_ANEXT_AWAITABLE,
    .basic_size = sizeof(AnextAwaitable),
    .drop = anext_drop,
    .visit = anext_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = anext_next,
    .async = &anext_async,
    .methods = anext_methods,
};
