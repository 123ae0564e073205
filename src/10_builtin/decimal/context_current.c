/* context_current.c - the context of the running thread: getcontext(), setcontext(), localcontext().
 *
 * It is a context variable's value, so a coroutine's changes stay its own. The variable is looked at each time: its map is a leaf or a
 * few branches (contextvars_int.h), which is as quick as asking whether a cache of it still holds. */
#include "10_builtin/contextvars/contextvars.h"
#include "10_builtin/decimal/context.h"

/* A copy of DefaultContext without its flags becomes this thread's. New. */
static OU_NOINLINE OuDecimalContext *first_context(OuThread *th, const OuDecimalParts *parts)
{
    OuDecContext values = ((const OuDecimalContext *)parts->default_context)->values;
    values.status = 0;
    OuDecimalContext *context = ou_context_new(th, &values);
    if (context != NULL && !ou_context_var_put(th, parts->variable, &context->head)) {
        ou_clear_ref(th, &context);
    }
    return context;
}

OuDecimalContext *ou_context_current(OuThread *th)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (OU_UNLIKELY(parts == NULL)) {
        return NULL;
    }
    OuObject *context = ou_context_var_borrow(th, parts->variable);
    return OU_LIKELY(context != NULL) ? ou_keep(context) : first_context(th, parts);
}

OuDecimalContext *ou_context_argument(OuThread *th, OuObject *arg)
{
    if (arg == NULL || arg == OU_NONE) {
        return ou_context_current(th);
    }
    return ou_is_decimal_context(th, arg) ? ou_keep(arg) : ou_null(th, &ou_exc_type_error, "optional argument must be a context");
}

OU_METHOD(getcontext)
{
    return (OuObject *)ou_context_current(th);
}

/* The module's own contexts are templates: a copy takes their place. */
static bool set_current(OuThread *th, OuObject *context)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return false;
    }
    if (context != parts->default_context && context != parts->basic_context && context != parts->extended_context) {
        return ou_context_var_put(th, parts->variable, context);
    }
    OuDecContext values = ((OuDecimalContext *)context)->values;
    values.status = 0;
    OuDecimalContext *copy = ou_context_new(th, &values);
    bool ok = copy != NULL && ou_context_var_put(th, parts->variable, &copy->head);
    ou_drop_maybe(th, copy);
    return ok;
}

OU_METHOD(setcontext)
{
    if (!ou_is_decimal_context(th, args[0])) {
        return ou_null(th, &ou_exc_type_error, "argument must be a context");
    }
    return set_current(th, args[0]) ? OU_NONE : NULL;
}

/* ---- localcontext() ---- */

typedef struct Manager {
    OuObject head;
    OuObject *inner, *outer; /* contexts; owned */
} Manager;

static void manager_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((Manager *)self)->inner);
    ou_clear_ref(th, &((Manager *)self)->outer);
}

static void manager_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    manager_clear(th, self);
    ou_object_free(th, self, sizeof(Manager));
}

static size_t manager_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Manager *)self)->inner);
    ou_visit_one(fn, arg, ((Manager *)self)->outer);
    return OU_VISIT_END;
}

OU_METHOD(manager_enter)
{
    OuObject *inner = ((Manager *)self)->inner;
    if (inner == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "the context manager was cleared");
    }
    return set_current(th, inner) ? ou_keep(inner) : NULL;
}

OU_METHOD(manager_exit)
{
    OuObject *outer = ((Manager *)self)->outer;
    return outer == NULL || set_current(th, outer) ? OU_NONE : NULL;
}

static const OuMethodDef manager_methods[] = {
    {"__enter__", manager_enter, "!", 0, NULL},
    {"__exit__", manager_exit, NULL, 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_decimal_manager_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "decimal.ContextManager",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_DECIMAL_MANAGER,
    .basic_size = sizeof(Manager),
    .drop = manager_drop,
    .visit = manager_visit,
    .clear = manager_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .methods = manager_methods,
};

/* given[0] is the context, the rest are fields. */
static OuObject *manager_new(OuThread *th, OuObject *const *given)
{
    OuDecimalContext *outer = ou_context_current(th);
    OuDecimalContext *from = outer == NULL ? NULL : ou_context_argument(th, given[0]);
    OuDecimalContext *inner = NULL;
    Manager *manager = NULL;
    if (from != NULL) {
        OuDecContext values = from->values;
        inner = ou_context_set_fields(th, &values, given + 1) ? ou_context_new(th, &values) : NULL;
        manager = inner == NULL ? NULL : (Manager *)ou_object_new(th, &ou_decimal_manager_type, sizeof *manager);
    }
    if (manager != NULL) {
        manager->inner = ou_keep(inner);
        manager->outer = ou_keep(outer);
        ou_track(th, &manager->head);
    }
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, from);
    ou_drop_maybe(th, outer);
    return (OuObject *)manager;
}

OU_METHOD(localcontext)
{
    OuObject *given[1 + OU_CONTEXT_FIELDS];
    return ou_args_parse(th, NULL,
                         "ctx=None, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None", args,
                         n, kwnames, given)
               ? manager_new(th, given)
               : NULL;
}

const OuMethodDef ou_context_functions[] = {
    {"getcontext", getcontext, "", 0, "The context of the running thread (or coroutine)."},
    {"setcontext", setcontext, "context, /", 0, "Make a context the running thread's. Of a template, such as DefaultContext, it is a copy."},
    {"localcontext", localcontext, "ctx=None, **kwargs", OU_FN_RAW,
     "A context manager: inside of the block, a copy of ctx is the running thread's context (None: of the present one), changed as the\n"
     "keywords say, which are those of Context(). At the end of the block the earlier context comes back."},
    {NULL, NULL, NULL, 0, NULL},
};
