/* asyncio_module.c - the module _asyncio, and what it takes from the library's asyncio.
 *
 * The functions and classes are asked for once, when the module is made: asyncio.events, asyncio.futures and asyncio.tasks import it
 * at their ends, so they find their own halves made. */
#include "10_builtin/asyncio/asyncio_int.h"

#include "06_types/module.h"
#include "06_types/set.h"

static const struct {
    const char *module, *name;
} sources[OU_AIO_ALL_TASKS] = {
    [OU_AIO_INVALID_STATE] = {"asyncio.exceptions", "InvalidStateError"},
    [OU_AIO_CANCELLED] = {"asyncio.exceptions", "CancelledError"},
    [OU_AIO_GET_POLICY] = {"asyncio.events", "get_event_loop_policy"},
    [OU_AIO_IS_COROUTINE] = {"asyncio.coroutines", "iscoroutine"},
    [OU_AIO_FUTURE_REPR] = {"asyncio.base_futures", "_future_repr"},
    [OU_AIO_TASK_REPR] = {"asyncio.base_tasks", "_task_repr"},
    [OU_AIO_TASK_STACK] = {"asyncio.base_tasks", "_task_get_stack"},
    [OU_AIO_PRINT_STACK] = {"asyncio.base_tasks", "_task_print_stack"},
    [OU_AIO_EXTRACT_STACK] = {"traceback", "extract_stack"},
};

static const char *const names[OU_AIO_END] = {
    [OU_AIO_NAME_CALL_SOON] = "call_soon", [OU_AIO_NAME_GET_DEBUG] = "get_debug", [OU_AIO_NAME_GET_LOOP] = "get_loop",
    [OU_AIO_NAME_LOOP] = "_loop", [OU_AIO_NAME_BLOCKING] = "_asyncio_future_blocking",
    [OU_AIO_NAME_ADD_CALLBACK] = "add_done_callback", [OU_AIO_NAME_CANCEL] = "cancel", [OU_AIO_NAME_RESULT] = "result",
    [OU_AIO_NAME_ADD] = "add", [OU_AIO_CONTEXT_KEYWORD] = "context",
};

/* ---- parts ---- */

static OuObject *exception_class(OuThread *th, size_t i)
{
    OuObject *found = ou_import_attr(th, sources[i].module, sources[i].name);
    if (found != NULL && !(ou_is_type(found) && OU_HAS_FLAG((const OuType *)found, OU_TYPE_IS_EXC))) {
        ou_raise(th, &ou_exc_type_error, "%s.%s should be an exception class, not %T", sources[i].module, sources[i].name, found);
        ou_clear_ref(th, &found);
    }
    return found;
}

static OuObject *weak_set(OuThread *th)
{
    OuObject *class = ou_import_attr(th, "weakref", "WeakSet");
    OuObject *set = class == NULL ? NULL : ou_call0(th, class);
    ou_drop_maybe(th, class);
    return set;
}

static OuObject *find_part(OuThread *th, size_t i)
{
    switch (i) {
    case OU_AIO_INVALID_STATE:
    case OU_AIO_CANCELLED: return exception_class(th, i);
    case OU_AIO_ALL_TASKS: return weak_set(th);
    case OU_AIO_CURRENT_TASKS: return ou_dict_new(th);
    case OU_AIO_COROUTINE_TYPES: return ou_set_new(th, NULL);
    case OU_AIO_CONTEXT_KEYWORD: {
        OuObject *name = ou_str_intern_text(th, names[i]);
        OuObject *tuple = name == NULL ? NULL : ou_tuple_of(th, 1, name);
        ou_drop_maybe(th, name);
        return tuple;
    }
    default: return i < OU_AIO_ALL_TASKS ? ou_import_attr(th, sources[i].module, sources[i].name) : ou_str_intern_text(th, names[i]);
    }
}

static bool find_parts(OuThread *th)
{
    OuObject **place = &th->vm->library->kept[OU_KEPT_ASYNCIO];
    OuObject *parts = *place != NULL ? NULL : ou_tuple_new(th, OU_AIO_END);
    for (size_t i = 0; parts != NULL && i < OU_AIO_END; i++) {
        ou_tuple_items(parts)[i] = find_part(th, i);
        if (ou_tuple_items(parts)[i] == NULL) {
            ou_drop(th, parts);
            return false;
        }
    }
    if (parts != NULL) {
        ou_tuple_ready(th, parts);
        if (*place == NULL) {
            *place = parts;
        } else {
            ou_drop(th, parts); /* an import of the parts has made the module */
        }
    }
    return *place != NULL;
}

OuObject *ou_aio_part(OuThread *th, OuAsyncioPart part)
{
    OuObject *parts = th->vm->library->kept[OU_KEPT_ASYNCIO];
    return OU_LIKELY(parts != NULL) ? ou_tuple_borrow(parts, part) : ou_null(th, &ou_exc_runtime_error, "the module _asyncio has ended");
}

/* repr() of tasks that go in the last collections wants the other parts. */
void ou_asyncio_end(OuThread *th)
{
    OuObject *parts = th->vm->library->kept[OU_KEPT_ASYNCIO];
    if (parts != NULL) {
        ou_replace(th, &ou_tuple_items(parts)[OU_AIO_GET_POLICY], OU_NONE);
    }
}

OuObject *ou_aio_call_part(OuThread *th, OuAsyncioPart part, OuObject *arg)
{
    OuObject *f = ou_aio_part(th, part);
    return f == NULL ? NULL : ou_call(th, f, &arg, arg == NULL ? 0 : 1, NULL);
}

OuObject *ou_aio_call_in_context(OuThread *th, OuObject *o, OuAsyncioPart name, OuObject *const *args, size_t n)
{
    OuObject *words = ou_aio_part(th, OU_AIO_CONTEXT_KEYWORD), *method, *self, *all[4];
    OU_ASSERT(n < OU_COUNT_OF(all));
    if (words == NULL || !ou_get_method(th, o, ou_aio_part(th, name), &method, &self)) {
        return NULL;
    }
    size_t at = 0;
    if (self != NULL) {
        all[at++] = self;
    }
    for (size_t i = 0; i < n; i++) {
        all[at++] = args[i];
    }
    OuObject *result = ou_call(th, method, all, at - 1, words);
    ou_drop_maybe(th, self);
    ou_drop(th, method);
    return result;
}

bool ou_aio_call_soon(OuThread *th, OuObject *loop, OuObject *callback, OuObject *arg, OuObject *context)
{
    OuObject *args[3] = {callback, arg == NULL ? context : arg, context};
    ou_keep(loop);
    OuObject *handle = ou_aio_call_in_context(th, loop, OU_AIO_NAME_CALL_SOON, args, arg == NULL ? 2 : 3);
    ou_drop(th, loop);
    ou_drop_maybe(th, handle);
    return handle != NULL;
}

/* ---- the module ---- */

static OuObject *make(OuThread *th)
{
    OuObject *module = find_parts(th) ? ou_module_make(th, "_asyncio", "Accelerator module for asyncio", ou_running_loop_functions) : NULL;
    if (module != NULL &&
        (!ou_module_add_functions(th, module, ou_current_task_functions) || !ou_module_add_type(th, module, &ou_aio_future_type) ||
         !ou_module_add_type(th, module, &ou_aio_task_type) ||
         !ou_module_add(th, module, "_all_tasks", ou_aio_part(th, OU_AIO_ALL_TASKS)) ||
         !ou_module_add(th, module, "_current_tasks", ou_aio_part(th, OU_AIO_CURRENT_TASKS)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__asyncio = {.name = "_asyncio", .make = make};
