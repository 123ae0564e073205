/* pickle_hook.c - methods that programs give a pickler or unpickler: persistent_id, persistent_load, reducer_override.
 *
 * They come from a subclass, or are set as attributes. One that is bound to its own pickler is kept as the bare function:
 * else the object would hold itself. */
#include "10_builtin/pickle/pickle_int.h"

bool ou_pickle_hook_find(OuThread *th, OuObject *self, const char *name, OuPickleHook *hook)
{
    bool failed = false;
    OuObject *found = ou_get_attr_text_maybe(th, self, name, &failed);
    if (failed) {
        return false;
    }
    bool bound = found != NULL && found->type == &ou_method_type && ((OuMethod *)found)->self == self;
    if (bound) {
        ou_replace(th, &found, ou_keep(((OuMethod *)found)->function));
    }
    hook->bound = bound;
    ou_replace(th, &hook->function, found);
    return true;
}

OuObject *ou_pickle_hook_call(OuThread *th, OuObject *self, const OuPickleHook *hook, OuObject *argument)
{
    OuObject *function = ou_keep(hook->function); /* it may set another */
    OuObject *result = hook->bound ? ou_call2(th, function, self, argument) : ou_call1(th, function, argument);
    ou_drop(th, function);
    return result;
}

OuObject *ou_pickle_hook_get(OuThread *th, OuObject *self, const OuPickleHook *hook, const char *name)
{
    if (hook->function == NULL) {
        return ou_null(th, &ou_exc_attribute_error, "%s", name);
    }
    return hook->bound ? ou_method_new(th, hook->function, self) : ou_keep(hook->function);
}

bool ou_pickle_hook_set(OuThread *th, OuPickleHook *hook, const char *name, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "attribute deletion is not supported");
    }
    if (!ou_is_callable(value)) {
        return ou_raise(th, &ou_exc_type_error, "%s must be a callable taking one argument", name);
    }
    hook->bound = false;
    ou_replace(th, &hook->function, ou_keep(value));
    return true;
}
