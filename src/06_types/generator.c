/* generator.c - what generators, coroutines and asynchronous generators share, and the type generator.
 *
 * All three are one object around a window that 09 resumes. A generator that never ran or
 * that is finished is closed without being resumed: nothing in it could notice. Whoever
 * drops a suspended one closes it first (finalize), so that its finally blocks run; the window
 * itself goes with the object. */
#include "06_types/generator_int.h"
#include "06_types/descr.h"

#include "04_object/object_inline.h"
#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/exceptions.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

/* ---- its life ---- */

OuObject *ou_generator_new_adopt(OuThread *th, const OuType *type, void *window, OuFunction *function)
{
    OuObject *origin = NULL;
    if (type == &ou_coroutine_type && th->origin_depth > 0 && th->vm->host->origin != NULL &&
        (origin = th->vm->host->origin(th, th->origin_depth)) == NULL) {
        th->vm->host->free_window(th, window);
        return NULL;
    }
    OuGenerator *g = ou_object_new_fixed(th, type, sizeof *g);
    if (g == NULL) {
        th->vm->host->free_window(th, window);
        ou_drop_maybe(th, origin);
        return NULL;
    }
    g->window = window;
    g->host = th->vm->host;
    g->code = ou_keep(function->code);
    g->name = ou_keep(function->name);
    g->qualname = ou_keep(function->qualname);
    g->handled = (OuHandled){NULL, NULL};
    g->state = OU_GEN_CREATED;
    g->origin = origin;
    g->thrown = NULL;
    g->hooks_finalizer = NULL;
    g->hooks_inited = g->closed = g->running_async = false;
    ou_track_inline(th, g);
    return &g->head;
}

static void free_window(OuThread *th, OuGenerator *g)
{
    void *window = g->window;
    g->state = OU_GEN_FINISHED;
    g->window = NULL;
    if (window != NULL) {
        th->vm->host->free_window(th, window);
    }
}

void ou_gen_clear(OuThread *th, OuObject *self)
{
    OuGenerator *g = OU_GEN(self);
    if (g->state == OU_GEN_RUNNING) {
        return; /* its frame is on the thread's list: it is no garbage */
    }
    free_window(th, g);
    ou_clear_ref(th, &g->handled.value);
    ou_clear_ref(th, &g->origin);
    ou_clear_ref(th, &g->hooks_finalizer);
}

void ou_gen_drop(OuThread *th, OuObject *self)
{
    OuGenerator *g = OU_GEN(self);
    ou_untrack_inline(th, self);
    OU_ASSERT(g->state != OU_GEN_RUNNING);
    ou_gen_clear(th, self);
    ou_drop(th, g->code);
    ou_drop(th, g->name);
    ou_drop(th, g->qualname);
    ou_object_free_fixed(th, self, sizeof *g);
}

size_t ou_gen_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    OuGenerator *g = OU_GEN(self);
    if (from == 0) {
        ou_visit_one(fn, arg, g->handled.value);
        ou_visit_one(fn, arg, g->origin);
        ou_visit_one(fn, arg, g->hooks_finalizer);
        ou_visit_one(fn, arg, g->name); /* texts of a subclass of str have a dict, which may lead back here */
        ou_visit_one(fn, arg, g->qualname);
    }
    return g->window == NULL ? OU_VISIT_END : g->host->visit_window(g->window, from, limit, fn, arg);
}

/* ---- resuming ---- */

static const char *kind_of(const OuGenerator *g)
{
    return g->head.type == &ou_coroutine_type         ? "coroutine"
           : g->head.type == &ou_async_generator_type ? "async generator"
                                                      : "generator";
}

OuObject *ou_gen_resume(OuThread *th, OuGenerator *g, OuObject *value, bool *done)
{
    *done = true;
    if (OU_LIKELY(g->state == OU_GEN_SUSPENDED)) {
        return th->vm->host->resume(th, &g->head, value, done);
    }
    if (g->state == OU_GEN_CREATED) {
        if (value != NULL && value != OU_NONE) {
            return ou_null(th, &ou_exc_type_error, "can't send non-None value to a just-started %s", kind_of(g));
        }
        return th->vm->host->resume(th, &g->head, value, done);
    }
    if (g->state == OU_GEN_RUNNING) {
        return ou_null(th, &ou_exc_value_error, "%s already executing", kind_of(g));
    }
    if (g->head.type == &ou_coroutine_type) {
        return ou_null(th, &ou_exc_runtime_error, "cannot reuse already awaited coroutine");
    }
    return value == NULL ? NULL : OU_NONE;
}

OuObject *ou_gen_raise_bare(OuThread *th, const OuType *exception)
{
    ou_raise_object(th, OU_TYPE_OBJECT(exception), NULL);
    return NULL;
}

OuObject *ou_gen_stop(OuThread *th, OuObject *value)
{
    if (value == OU_NONE) {
        return ou_gen_raise_bare(th, &ou_exc_stop_iteration);
    }
    ou_raise_value(th, &ou_exc_stop_iteration, value);
    return NULL;
}

OuObject *ou_gen_answer_adopt(OuThread *th, const OuGenerator *g, OuObject *result, bool done)
{
    if (result == NULL || !done) {
        return result;
    }
    if (g->head.type == &ou_async_generator_type) {
        ou_gen_raise_bare(th, &ou_exc_stop_async_iteration);
    } else {
        ou_gen_stop(th, result);
    }
    ou_drop(th, result);
    return NULL;
}

OuObject *ou_gen_send(OuThread *th, OuGenerator *g, OuObject *value)
{
    bool done;
    OuObject *result = ou_gen_resume(th, g, value, &done);
    return ou_gen_answer_adopt(th, g, result, done);
}

OuObject *ou_generator_send(OuThread *th, OuObject *generator, OuObject *value, bool *done)
{
    return ou_gen_resume(th, OU_GEN(generator), value, done);
}

/* The exception that throw(type, value) means, new. */
static OuObject *thrown_instance(OuThread *th, OuObject *type, OuObject *value)
{
    if (ou_is_exception(type)) {
        return value == NULL || value == OU_NONE
                   ? ou_keep(type)
                   : ou_null(th, &ou_exc_type_error, "instance exception may not have a separate value");
    }
    if (!ou_is_type(type) || !OU_HAS_FLAG((const OuType *)type, OU_TYPE_IS_EXC)) {
        return ou_null(th, &ou_exc_type_error,
                       "exceptions must be classes or instances deriving from BaseException, not %T", type);
    }
    if (value != NULL && ou_is_exception(value) && ou_is_of(th, value, (const OuType *)type)) {
        return ou_keep(value);
    }
    OuObject *error;
    if (value == NULL || value == OU_NONE) {
        error = ou_call0(th, type);
    } else if (ou_is_tuple(value)) {
        error = ou_call_tuple(th, type, value, NULL);
    } else {
        error = ou_call1(th, type, value);
    }
    if (error != NULL && !ou_is_exception(error)) {
        ou_raise(th, &ou_exc_type_error, "calling %R should have returned an instance of BaseException, not %T", type,
                 error);
        ou_clear_ref(th, &error);
    }
    return error != NULL ? error : ou_error_take(th); /* that it cannot be made is then what is thrown */
}

/* Makes error (taken over) pending, chained to what is handled inside g; what is handled outside is no context of it.
 * While g delegates, the delegate sees it first, without a context: the chain is made when it comes back. */
static void set_thrown_adopt(OuThread *th, OuGenerator *g, OuObject *error)
{
    if (g->state == OU_GEN_RUNNING || g->handled.value == NULL ||
        (th->vm->host->delegate != NULL && th->vm->host->delegate(&g->head) != NULL)) {
        ou_error_set_adopt(th, error);
        return;
    }
    OuHandled *outside = th->handled;
    g->handled.previous = outside;
    th->handled = &g->handled;
    ou_raise_object(th, error, NULL);
    th->handled = outside;
    g->handled.previous = NULL;
    ou_drop(th, error);
}

OuObject *ou_gen_throw(OuThread *th, OuGenerator *g, OuObject *const *args)
{
    OuObject *traceback = args[2] == OU_NONE ? NULL : args[2];
    if (traceback != NULL && traceback->type != &ou_traceback_type) {
        return ou_null(th, &ou_exc_type_error, "throw() third argument must be a traceback object");
    }
    OuObject *error = thrown_instance(th, args[0], args[1]);
    if (error == NULL) {
        return NULL;
    }
    if (traceback != NULL) {
        ou_replace(th, &((OuException *)error)->traceback, ou_keep(traceback));
    }
    set_thrown_adopt(th, g, error);
    bool done;
    ou_keep(g);
    g->thrown = args;
    OuObject *result = ou_gen_resume(th, g, NULL, &done);
    g->thrown = NULL;
    result = ou_gen_answer_adopt(th, g, result, done);
    ou_drop(th, g);
    return result;
}

bool ou_gen_close(OuThread *th, OuGenerator *g)
{
    if (g->state == OU_GEN_CREATED || g->state == OU_GEN_FINISHED) {
        free_window(th, g);
        return true;
    }
    OuObject *error = ou_call0(th, OU_TYPE_OBJECT(&ou_exc_generator_exit));
    if (error == NULL) {
        return false;
    }
    set_thrown_adopt(th, g, error);
    bool done;
    OuObject *result = ou_gen_resume(th, g, NULL, &done);
    if (result != NULL) {
        ou_drop(th, result);
        return done || ou_raise(th, &ou_exc_runtime_error, "%s ignored GeneratorExit", kind_of(g));
    }
    return ou_error_swallow(th, &ou_exc_generator_exit) || ou_error_swallow(th, &ou_exc_stop_iteration);
}

/* The caller has set the pending error aside. */
void ou_gen_finalize(OuThread *th, OuObject *self)
{
    OuGenerator *g = OU_GEN(self);
    if (g->state == OU_GEN_FINISHED) {
        return;
    }
    if (g->head.type == &ou_async_generator_type && g->hooks_finalizer != NULL && !g->closed) {
        OuObject *finalizer = ou_keep(g->hooks_finalizer);
        OuObject *result = ou_call1(th, finalizer, self);
        if (result == NULL) {
            th->vm->host->unraisable(th, NULL, self);
        } else {
            ou_drop(th, result);
        }
        ou_drop(th, finalizer);
        return;
    }
    if (g->state == OU_GEN_CREATED) {
        if (g->code->flags & OU_CO_COROUTINE) {
            ou_coroutine_warn_unawaited(th, g);
        }
        return; /* nothing in it has run: its window goes with the object */
    }
    if (g->state == OU_GEN_SUSPENDED && self->count == 1 && th->vm->host->closes_silently != NULL &&
        th->vm->host->closes_silently(th, self)) {
        /* Likewise, so that a chain of generators is taken apart without recursion. In a cycle (more than the one
         * reference lent for this call) it is closed now: that may break the cycle. */
        return;
    }
    if (g->state == OU_GEN_RUNNING || !ou_gen_close(th, g)) {
        if (ou_has_error(th)) {
            th->vm->host->unraisable(th, NULL, self);
        }
    }
}

/* ---- attributes ---- */

OuObject *ou_gen_repr(OuThread *th, OuObject *self)
{
    return ou_str_format(th, "<%T object %U at %p>", self, OU_GEN(self)->qualname, (void *)self);
}

OuObject *ou_gen_get_name(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(OU_GEN(self)->name);
}

bool ou_gen_set_name(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL || !ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "__name__ must be set to a string object");
    }
    ou_replace(th, &OU_GEN(self)->name, ou_keep(value));
    return true;
}

OuObject *ou_gen_get_qualname(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(OU_GEN(self)->qualname);
}

bool ou_gen_set_qualname(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL || !ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "__qualname__ must be set to a string object");
    }
    ou_replace(th, &OU_GEN(self)->qualname, ou_keep(value));
    return true;
}

/* 0: a generator, 1: a coroutine, 2: an asynchronous generator. */
static size_t number_of_kind(const OuObject *self)
{
    return self->type == &ou_generator_type ? 0 : self->type == &ou_coroutine_type ? 1 : 2;
}

OuObject *ou_gen_get_code(OuThread *th, OuObject *self)
{
    static const char *const names[] = {"gi_code", "cr_code", "ag_code"};
    return ou_audit_field(th, self, names[number_of_kind(self)]) ? ou_keep(OU_GEN(self)->code) : NULL;
}

OuObject *ou_gen_get_frame(OuThread *th, OuObject *self)
{
    static const char *const names[] = {"gi_frame", "cr_frame", "ag_frame"};
    OuGenerator *g = OU_GEN(self);
    if (!ou_audit_field(th, self, names[number_of_kind(self)])) {
        return NULL;
    }
    return g->window == NULL || th->vm->host->window_frame == NULL ? OU_NONE
                                                                   : th->vm->host->window_frame(th, g->window);
}

OuObject *ou_gen_get_running(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(OU_GEN(self)->state == OU_GEN_RUNNING);
}

OuObject *ou_gen_get_suspended(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(OU_GEN(self)->state == OU_GEN_SUSPENDED);
}

OuObject *ou_generator_delegate_borrow(OuThread *th, OuObject *generator)
{
    return OU_GEN(generator)->state != OU_GEN_SUSPENDED || th->vm->host->delegate == NULL
               ? NULL
               : th->vm->host->delegate(generator);
}

OuObject *ou_gen_get_delegate(OuThread *th, OuObject *self)
{
    OuObject *delegate = ou_generator_delegate_borrow(th, self);
    return delegate == NULL ? OU_NONE : ou_keep(delegate);
}

/* ---- methods ---- */

OuObject *ou_gen_method_send(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    return ou_gen_send(th, OU_GEN(self), args[0]);
}

OuObject *ou_gen_method_throw(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    return ou_gen_throw(th, OU_GEN(self), args);
}

OuObject *ou_gen_method_close(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_gen_close(th, OU_GEN(self)) ? OU_NONE : NULL;
}

OU_METHOD(gen_sizeof)
{
    return ou_int_new_u64(th, sizeof(OuGenerator));
}

/* ---- the type ---- */

/* StopIteration is only made when it has something to say. */
static OuObject *generator_next(OuThread *th, OuObject *self)
{
    bool done;
    OuObject *result = ou_gen_resume(th, OU_GEN(self), OU_NONE, &done);
    if (result != NULL && done) {
        if (result != OU_NONE) {
            ou_gen_stop(th, result);
            ou_drop(th, result);
        }
        return NULL;
    }
    return result;
}

static const OuMethodDef generator_methods[] = {
    {"send", ou_gen_method_send, "arg, /", 0,
     "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration."},
    {"throw", ou_gen_method_throw, OU_THROW_SIGNATURE, 0,
     "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\n"
     "StopIteration."},
    {"close", ou_gen_method_close, "", 0, "close() -> raise GeneratorExit inside generator."},
    {"__sizeof__", gen_sizeof, "", 0, "gen.__sizeof__() -> size of gen in memory, in bytes"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef generator_getset[] = {
    {"__name__", ou_gen_get_name, ou_gen_set_name, "name of the generator"},
    {"__qualname__", ou_gen_get_qualname, ou_gen_set_qualname, "qualified name of the generator"},
    {"gi_yieldfrom", ou_gen_get_delegate, NULL, "object being iterated by yield from, or None"},
    {"gi_running", ou_gen_get_running, NULL, NULL},
    {"gi_frame", ou_gen_get_frame, NULL, NULL},
    {"gi_suspended", ou_gen_get_suspended, NULL, NULL},
    {"gi_code", ou_gen_get_code, ou_readonly_member, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_generator_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "generator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_GENERATOR,
    .basic_size = sizeof(OuGenerator),
    .weak = 1,
    .drop = ou_gen_drop,
    .finalize = ou_gen_finalize,
    .visit = ou_gen_visit,
    .clear = ou_gen_clear,
    .repr = ou_gen_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = generator_next,
    .methods = generator_methods,
    .getset = generator_getset,
};
