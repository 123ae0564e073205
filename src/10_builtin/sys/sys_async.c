/* sys_async.c - what sys says about asynchronous generators and coroutines: hooks and origins, one set a thread. */
#include "10_builtin/sys/structseq.h"
#include "10_builtin/sys/sys_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames

static const OuStructField hook_fields[] = {
    {"firstiter", "Async generators' hook that is called when one is first iterated."},
    {"finalizer", "Async generators' hook that is called when one is to be finalized."},
    {NULL, NULL},
};

static const OuStructSeq hook_table = {
    .name = "builtins.asyncgen_hooks",
    .doc = "asyncgen_hooks\n\nA named tuple providing information about asynchronous\n"
           "generators hooks.  The attributes are read only.",
    .fields = hook_fields,
    .n_visible = 2,
    .making = OU_STRUCTSEQ_BY_NOBODY,
};

static bool check_hook(OuThread *th, OuObject *hook, const char *name)
{
    return hook == NULL || hook == OU_NONE || ou_is_callable(hook) ||
           ou_raise(th, &ou_exc_type_error, "callable %s expected, got %T", name, hook);
}

/* None takes the hook away; NULL leaves it. */
static void set_hook(OuThread *th, OuObject **place, OuObject *hook)
{
    if (hook != NULL) {
        ou_replace(th, place, hook == OU_NONE ? NULL : ou_keep(hook));
    }
}

static OuObject *set_asyncgen_hooks(ARGS)
{
    (void)self;
    OuObject *out[2];
    if (!ou_args_parse(th, NULL, "firstiter=None, finalizer=None", args, n, kwnames, out) ||
        !check_hook(th, out[1], "finalizer") || !check_hook(th, out[0], "firstiter")) {
        return NULL;
    }
    if (ou_audited(th) && ((out[1] != NULL && !ou_audit(th, "sys.set_asyncgen_hook_finalizer", "")) ||
                           (out[0] != NULL && !ou_audit(th, "sys.set_asyncgen_hook_firstiter", "")))) {
        return NULL;
    }
    set_hook(th, &th->asyncgen_finalizer, out[1]);
    set_hook(th, &th->asyncgen_firstiter, out[0]);
    return OU_NONE;
}

static OuObject *get_asyncgen_hooks(ARGS)
{
    (void)self, (void)args, (void)n, (void)kwnames;
    OuLibrary *library = ou_library_state(th);
    if (library->asyncgen_hooks_type == NULL &&
        (library->asyncgen_hooks_type = ou_structseq_type(th, &hook_table)) == NULL) {
        return NULL;
    }
    OuObject *values[] = {ou_keep_or_none(th->asyncgen_firstiter), ou_keep_or_none(th->asyncgen_finalizer)};
    return ou_structseq_adopt(th, library->asyncgen_hooks_type, &hook_table, values);
}

static OuObject *set_origin_depth(ARGS)
{
    (void)self, (void)n, (void)kwnames;
    int depth;
    if (!ou_as_c_int(th, args[0], &depth)) {
        return NULL;
    }
    if (depth < 0) {
        return ou_null(th, &ou_exc_value_error, "depth must be >= 0");
    }
    th->origin_depth = depth;
    return OU_NONE;
}

static OuObject *get_origin_depth(ARGS)
{
    (void)self, (void)args, (void)n, (void)kwnames;
    return ou_int_new(th, th->origin_depth);
}

static const OuMethodDef functions[] = {
    {"set_asyncgen_hooks", set_asyncgen_hooks, NULL, 0,
     "set_asyncgen_hooks(* [, firstiter] [, finalizer])\n\nSet a finalizer for async generators objects."},
    {"get_asyncgen_hooks", get_asyncgen_hooks, "", 0,
     "Return the installed asynchronous generators hooks.\n\n"
     "This returns a namedtuple of the form (firstiter, finalizer)."},
    {"set_coroutine_origin_tracking_depth", set_origin_depth, "depth", 0,
     "Enable or disable origin tracking for coroutine objects in this thread.\n\n"
     "Coroutine objects will track 'depth' frames of traceback information\n"
     "about where they came from, available in their cr_origin attribute.\n\nSet a depth of 0 to disable."},
    {"get_coroutine_origin_tracking_depth", get_origin_depth, "", 0,
     "Check status of origin tracking for coroutine objects in this thread."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_sys_add_async(OuThread *th, OuObject *module)
{
    return ou_module_add_functions(th, module, functions);
}
