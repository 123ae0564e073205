/* async_generator.c - asynchronous generators (PEP 525): asend(), athrow(), aclose() and their awaitables.
 *
 * The body may suspend for two reasons: it awaits something, whose value goes through to
 * the event loop as it is; or it yields, and then the value is wrapped (ASYNC_GEN_WRAP). The
 * awaitables here tell them apart: a wrapped value ends the await, by StopIteration(value).
 * aclose() is an athrow() of GeneratorExit that swallows what ends it. */
#include "06_types/generator_int.h"
#include "06_types/descr.h"

#include "04_object/object_inline.h"
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/seq.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

/* ---- yielded values ---- */

typedef struct Wrapped {
    OuObject head;
    OuObject *value;
} Wrapped;

OuObject *ou_async_gen_wrap(OuThread *th, OuObject *value)
{
    Wrapped *w = ou_object_new_fixed(th, &ou_async_gen_wrapped_type, sizeof *w);
    if (w == NULL) {
        return NULL;
    }
    w->value = ou_keep(value);
    ou_track_inline(th, w);
    return &w->head;
}

static size_t wrapped_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, ((Wrapped *)self)->value);
    return OU_VISIT_END;
}

static void wrapped_drop(OuThread *th, OuObject *self)
{
    ou_untrack_inline(th, self);
    ou_drop(th, ((Wrapped *)self)->value);
    ou_object_free_fixed(th, self, sizeof(Wrapped));
}

const OuType ou_async_gen_wrapped_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "async_generator_wrapped_value",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_ASYNC_GEN_WRAPPED,
    .basic_size = sizeof(Wrapped),
    .drop = wrapped_drop,
    .visit = wrapped_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
};

static bool is_wrapped(const OuObject *o)
{
    return o != NULL && o->type == &ou_async_gen_wrapped_type;
}

/* What one step of g gave: NULL stands for an error, an awaited value goes through, a yielded one (taken over)
 * ends the await by StopIteration. */
static OuObject *unwrap_adopt(OuThread *th, OuGenerator *g, OuObject *result)
{
    if (result == NULL) {
        if (ou_error_matches(th, &ou_exc_stop_async_iteration) || ou_error_matches(th, &ou_exc_generator_exit)) {
            g->closed = true;
        }
        g->running_async = false;
        return NULL;
    }
    if (!is_wrapped(result)) {
        return result;
    }
    g->running_async = false;
    ou_gen_stop(th, ((Wrapped *)result)->value);
    ou_drop(th, result);
    return NULL;
}

/* ---- awaitables ---- */

typedef enum StepState { STEP_CREATED, STEP_STARTED, STEP_DONE } StepState;

/* asend(value), athrow(type, value, traceback) or aclose(). */
typedef struct Step {
    OuObject head;
    OuGenerator *generator;
    OuObject *args[3]; /* what to send, or to throw; all NULL: aclose() */
    StepState state;
} Step;

#define STEP(o) ((Step *)(o))

static OuObject *step_new(OuThread *th, const OuType *type, OuObject *generator, OuObject *const *args, size_t n)
{
    Step *step = ou_object_new_fixed(th, type, sizeof *step);
    if (step == NULL) {
        return NULL;
    }
    step->generator = ou_keep(generator);
    for (size_t i = 0; i < OU_COUNT_OF(step->args); i++) {
        step->args[i] = i < n ? ou_keep_maybe(args[i]) : NULL;
    }
    step->state = STEP_CREATED;
    ou_track_inline(th, step);
    return &step->head;
}

static size_t step_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, STEP(self)->generator);
    for (size_t i = 0; i < OU_COUNT_OF(STEP(self)->args); i++) {
        ou_visit_one(fn, arg, STEP(self)->args[i]);
    }
    return OU_VISIT_END;
}

static void step_clear(OuThread *th, OuObject *self)
{
    for (size_t i = 0; i < OU_COUNT_OF(STEP(self)->args); i++) {
        ou_clear_ref(th, &STEP(self)->args[i]);
    }
    STEP(self)->state = STEP_DONE; /* without its arguments an athrow() would look like an aclose() */
}

static void step_drop(OuThread *th, OuObject *self)
{
    ou_untrack_inline(th, self);
    step_clear(th, self);
    ou_drop(th, STEP(self)->generator);
    ou_object_free_fixed(th, self, sizeof(Step));
}

OU_METHOD(step_close)
{
    STEP(self)->state = STEP_DONE;
    return OU_NONE;
}

/* ---- asend() ---- */

static OuObject *asend_done(OuThread *th, Step *step, OuObject *result)
{
    if (result == NULL) {
        step->state = STEP_DONE;
    }
    return result;
}

static OuObject *asend_send(OuThread *th, OuObject *self, OuObject *value)
{
    Step *step = STEP(self);
    OuGenerator *g = step->generator;
    if (step->state == STEP_DONE) {
        return ou_null(th, &ou_exc_runtime_error, "cannot reuse already awaited __anext__()/asend()");
    }
    if (step->state == STEP_CREATED) {
        if (g->running_async) {
            return ou_null(th, &ou_exc_runtime_error, "anext(): asynchronous generator is already running");
        }
        if (value == OU_NONE) {
            value = step->args[0];
        }
        step->state = STEP_STARTED;
    }
    g->running_async = true;
    ou_keep(value);
    OuObject *result = unwrap_adopt(th, g, ou_gen_send(th, g, value));
    ou_drop(th, value);
    return asend_done(th, step, result);
}

static OuObject *asend_next(OuThread *th, OuObject *self)
{
    return asend_send(th, self, OU_NONE);
}

OU_METHOD(asend_method_send)
{
    return asend_send(th, self, args[0]);
}

OU_METHOD(asend_method_throw)
{
    Step *step = STEP(self);
    if (step->state == STEP_DONE) {
        return ou_null(th, &ou_exc_runtime_error, "cannot reuse already awaited __anext__()/asend()");
    }
    return asend_done(th, step, unwrap_adopt(th, step->generator, ou_gen_throw(th, step->generator, args)));
}

/* ---- athrow() and aclose() ---- */

static bool is_close(const Step *step)
{
    return step->args[0] == NULL;
}

/* The body yielded although it is being closed; value taken over. */
static OuObject *ignored_exit_adopt(OuThread *th, Step *step, OuObject *value)
{
    ou_drop(th, value);
    step->generator->running_async = false;
    step->state = STEP_DONE;
    return ou_null(th, &ou_exc_runtime_error, "async generator ignored GeneratorExit");
}

/* An error ended the await: of aclose(), the end of the generator is what was asked for. */
static OuObject *athrow_failed(OuThread *th, Step *step)
{
    step->generator->running_async = false;
    step->state = STEP_DONE;
    if (is_close(step) &&
        (ou_error_swallow(th, &ou_exc_stop_async_iteration) || ou_error_swallow(th, &ou_exc_generator_exit))) {
        ou_gen_stop(th, OU_NONE);
    }
    return NULL;
}

static OuObject *athrow_start(OuThread *th, Step *step, OuObject *value)
{
    OuGenerator *g = step->generator;
    if (g->running_async) {
        step->state = STEP_DONE;
        return ou_null(th, &ou_exc_runtime_error, "%s(): asynchronous generator is already running",
                       is_close(step) ? "aclose" : "athrow");
    }
    if (g->closed) {
        step->state = STEP_DONE;
        return ou_gen_raise_bare(th, &ou_exc_stop_async_iteration);
    }
    if (value != OU_NONE) {
        return ou_null(th, &ou_exc_runtime_error, "can't send non-None value to a just-started coroutine");
    }
    step->state = STEP_STARTED;
    g->running_async = true;
    OuObject *result;
    if (is_close(step)) {
        g->closed = true;
        OuObject *exit[3] = {OU_TYPE_OBJECT(&ou_exc_generator_exit), NULL, NULL};
        result = ou_gen_throw(th, g, exit);
        if (is_wrapped(result)) {
            return ignored_exit_adopt(th, step, result);
        }
    } else {
        result = unwrap_adopt(th, g, ou_gen_throw(th, g, step->args));
    }
    return result != NULL ? result : athrow_failed(th, step);
}

static OuObject *athrow_send(OuThread *th, OuObject *self, OuObject *value)
{
    Step *step = STEP(self);
    OuGenerator *g = step->generator;
    if (step->state == STEP_DONE) {
        return ou_null(th, &ou_exc_runtime_error, "cannot reuse already awaited aclose()/athrow()");
    }
    if (g->state == OU_GEN_FINISHED) {
        step->state = STEP_DONE;
        return ou_gen_stop(th, OU_NONE);
    }
    if (step->state == STEP_CREATED) {
        return athrow_start(th, step, value);
    }
    OuObject *result = ou_gen_send(th, g, value);
    if (!is_close(step)) {
        return unwrap_adopt(th, g, result);
    }
    if (is_wrapped(result)) {
        return ignored_exit_adopt(th, step, result);
    }
    return result != NULL ? result : athrow_failed(th, step);
}

static OuObject *athrow_next(OuThread *th, OuObject *self)
{
    return athrow_send(th, self, OU_NONE);
}

OU_METHOD(athrow_method_send)
{
    return athrow_send(th, self, args[0]);
}

OU_METHOD(athrow_method_throw)
{
    Step *step = STEP(self);
    if (step->state == STEP_DONE) {
        return ou_null(th, &ou_exc_runtime_error, "cannot reuse already awaited aclose()/athrow()");
    }
    OuObject *result = ou_gen_throw(th, step->generator, args);
    if (!is_close(step)) {
        return unwrap_adopt(th, step->generator, result);
    }
    if (is_wrapped(result)) {
        return ignored_exit_adopt(th, step, result);
    }
    if (result == NULL &&
        (ou_error_swallow(th, &ou_exc_stop_async_iteration) || ou_error_swallow(th, &ou_exc_generator_exit))) {
        ou_gen_stop(th, OU_NONE);
    }
    return result;
}

#define SEND_DOC "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration."
#define THROW_DOC                                                                                         \
    "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\n" \
    "StopIteration."
#define CLOSE_DOC "close() -> raise GeneratorExit inside generator."

static const OuMethodDef asend_methods[] = {
    {"send", asend_method_send, "arg, /", 0, SEND_DOC},
    {"throw", asend_method_throw, OU_THROW_SIGNATURE, 0, THROW_DOC},
    {"close", step_close, "", 0, CLOSE_DOC},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef athrow_methods[] = {
    {"send", athrow_method_send, "arg, /", 0, SEND_DOC},
    {"throw", athrow_method_throw, OU_THROW_SIGNATURE, 0, THROW_DOC},
    {"close", step_close, "", 0, CLOSE_DOC},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuAsyncSlots step_async = {.await = ou_object_self};

#define STEP_TYPE(variable, type_name, type_index, next_function, method_table) \
    const OuType variable = {                                                   \
        .head = OU_STATIC_HEAD(&ou_type_type),                                  \
        .name = type_name,                                                      \
        .base = &ou_object_type,                                                \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,        \
        .index = type_index,                                                    \
        .basic_size = sizeof(Step),                                             \
        .drop = step_drop,                                                      \
        .visit = step_visit,                                                    \
        .clear = step_clear,                                                    \
        .repr = ou_object_repr,                                                 \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .iter = ou_object_self,                                                 \
        .next = next_function,                                                  \
        .async = &step_async,                                                   \
        .methods = method_table,                                                \
    }

STEP_TYPE(ou_async_gen_asend_type, "async_generator_asend", OU_TYPE_INDEX_ASYNC_GEN_ASEND, asend_next, asend_methods);
STEP_TYPE(ou_async_gen_athrow_type, "async_generator_athrow", OU_TYPE_INDEX_ASYNC_GEN_ATHROW, athrow_next,
          athrow_methods);

/* ---- the type ---- */

/* The thread's hooks (sys.set_asyncgen_hooks) hear of the generator when it is first iterated. */
static bool ask_hooks(OuThread *th, OuGenerator *g)
{
    if (g->hooks_inited) {
        return true;
    }
    g->hooks_inited = true;
    g->hooks_finalizer = ou_keep_maybe(th->asyncgen_finalizer);
    if (th->asyncgen_firstiter == NULL) {
        return true;
    }
    OuObject *hook = ou_keep(th->asyncgen_firstiter);
    OuObject *result = ou_call1(th, hook, &g->head);
    ou_drop(th, hook);
    ou_drop_maybe(th, result);
    return result != NULL;
}

static OuObject *async_generator_anext(OuThread *th, OuObject *self)
{
    OuObject *none = OU_NONE;
    return ask_hooks(th, OU_GEN(self)) ? step_new(th, &ou_async_gen_asend_type, self, &none, 1) : NULL;
}

OU_METHOD(async_generator_asend)
{
    return ask_hooks(th, OU_GEN(self)) ? step_new(th, &ou_async_gen_asend_type, self, args, 1) : NULL;
}

OU_METHOD(async_generator_athrow)
{
    return ask_hooks(th, OU_GEN(self)) ? step_new(th, &ou_async_gen_athrow_type, self, args, 3) : NULL;
}

OU_METHOD(async_generator_aclose)
{
    return ask_hooks(th, OU_GEN(self)) ? step_new(th, &ou_async_gen_athrow_type, self, NULL, 0) : NULL;
}

OU_METHOD(async_generator_sizeof)
{
    return ou_int_new_u64(th, sizeof(OuGenerator));
}

/* Of an asend() or its like, not only of the frame: between two of its steps it counts as running. */
static OuObject *get_running(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(OU_GEN(self)->running_async);
}

static const OuMethodDef async_generator_methods[] = {
    {"asend", async_generator_asend, "value, /", 0, "asend(v) -> send 'v' in generator."},
    {"athrow", async_generator_athrow, OU_THROW_SIGNATURE, 0,
     "athrow(typ[,val[,tb]]) -> raise exception in generator."},
    {"aclose", async_generator_aclose, "", 0, "aclose() -> raise GeneratorExit inside generator."},
    {"__sizeof__", async_generator_sizeof, "", 0, "gen.__sizeof__() -> size of gen in memory, in bytes"},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef async_generator_getset[] = {
    {"__name__", ou_gen_get_name, ou_gen_set_name, "name of the async generator"},
    {"__qualname__", ou_gen_get_qualname, ou_gen_set_qualname, "qualified name of the async generator"},
    {"ag_await", ou_gen_get_delegate, NULL, "object being awaited on, or None"},
    {"ag_frame", ou_gen_get_frame, NULL, NULL},
    {"ag_running", get_running, ou_readonly_member, NULL},
    {"ag_code", ou_gen_get_code, ou_readonly_member, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuAsyncSlots async_generator_async = {.aiter = ou_object_self, .anext = async_generator_anext};

const OuType ou_async_generator_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "async_generator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_ASYNC_GENERATOR,
    .basic_size = sizeof(OuGenerator),
    .weak = 1,
    .drop = ou_gen_drop,
    .finalize = ou_gen_finalize,
    .visit = ou_gen_visit,
    .clear = ou_gen_clear,
    .repr = ou_gen_repr,
    OU_SLOTS_OF_OBJECT,
    .async = &async_generator_async,
    .methods = async_generator_methods,
    .getset = async_generator_getset,
};
