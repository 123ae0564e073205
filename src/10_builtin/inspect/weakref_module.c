/* weakref_module.c - the module _weakref, on which the library's weakref stands. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/weakref.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

static OuObject *weakref_count(ARGS)
{
    UNUSED_ARGS();
    return ou_int_new(th, (int64_t)ou_weakref_count(th, args[0]));
}

static OuObject *weakref_list(ARGS)
{
    UNUSED_ARGS();
    return ou_weakref_list(th, args[0]);
}

static OuObject *weakref_proxy(ARGS)
{
    UNUSED_ARGS();
    return ou_weakproxy_new(th, args[0], args[1] == OU_NONE ? NULL : args[1]);
}

/* del dct[key] when its value is a weak reference that has died meanwhile. */
static OuObject *remove_dead(ARGS)
{
    UNUSED_ARGS();
    bool failed = false;
    if (!ou_is_exact_dict(args[0])) {
        return ou_null(th, &ou_exc_type_error, "_remove_dead_weakref() argument 1 must be dict, not %G", args[0]);
    }
    OuObject *ref = ou_dict_borrow(th, args[0], args[1], &failed);
    if (ref == NULL) {
        return failed ? NULL : OU_NONE;
    }
    if (!ou_type_extends(ref->type, &ou_weakref_type)) {
        return ou_null(th, &ou_exc_type_error, "not a weakref");
    }
    OuObject *target = ou_weakref_get(th, ref);
    bool alive = target != NULL;
    ou_drop_maybe(th, target);
    return alive || ou_dict_delete(th, args[0], args[1]) != OU_ERROR ? OU_NONE : NULL;
}

static const OuMethodDef functions[] = {
    {"getweakrefcount", weakref_count, "object, /", 0, "Return the number of weak references to 'object'."},
    {"getweakrefs", weakref_list, "object, /", 0, "Return a list of all weak reference objects pointing to 'object'."},
    {"proxy", weakref_proxy, "object, callback=None, /", 0,
     "Create a proxy object that weakly references 'object'."},
    {"_remove_dead_weakref", remove_dead, "dct, key, /", 0, "Atomically remove key from dict if it points to a dead weakref."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_weakref", NULL, functions);
    if (module != NULL &&
        (!ou_module_add(th, module, "ref", OU_TYPE_OBJECT(&ou_weakref_type)) ||
         !ou_module_add(th, module, "ReferenceType", OU_TYPE_OBJECT(&ou_weakref_type)) ||
         !ou_module_add(th, module, "ProxyType", OU_TYPE_OBJECT(&ou_weakproxy_type)) ||
         !ou_module_add(th, module, "CallableProxyType", OU_TYPE_OBJECT(&ou_weakcallableproxy_type)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__weakref = {.name = "_weakref", .make = make};
