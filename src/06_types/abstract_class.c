/* abstract_class.c - isinstance and issubclass, with the hooks of the class. Buffers of any object. */
#include "06_types/memoryview.h"
#include "06_types/abstract.h"

#include "06_types/exceptions.h"
#include "06_types/names.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/union.h"

/* ---- classes ---- */

typedef OuTruth (*CheckFn)(OuThread *th, OuObject *o, OuObject *cls);

/* One of a tuple of classes, which may hold tuples. */
static OuTruth check_any(OuThread *th, OuObject *o, OuObject *classes, CheckFn check, const char *where)
{
    if (!ou_enter(th, where)) {
        return OU_ERROR;
    }
    OuTruth result = OU_FALSE;
    ou_keep(classes);
    for (size_t i = 0; result == OU_FALSE && i < ou_tuple_size(classes); i++) {
        result = check(th, o, ou_tuple_borrow(classes, i));
    }
    ou_drop(th, classes);
    ou_leave(th);
    return result;
}

/* cls.__instancecheck__(o) or its sister; plain when cls's type has none. */
static OuTruth check_by_hook(OuThread *th, OuObject *o, OuObject *cls, OuObject *name, CheckFn plain, const char *where)
{
    bool failed = false;
    OuObject *hook = ou_lookup_special(th, cls, name, &failed);
    if (hook == NULL) {
        return failed ? OU_ERROR : plain(th, o, cls);
    }
    OuTruth result = OU_ERROR;
    if (ou_enter(th, where)) {
        OuObject *answer = ou_call1(th, hook, o);
        ou_leave(th);
        if (answer != NULL) {
            result = ou_is_true(th, answer);
            ou_drop(th, answer);
        }
    }
    ou_drop(th, hook);
    return result;
}

OuTruth ou_is_instance(OuThread *th, OuObject *o, OuObject *cls)
{
    if (OU_TYPE_OBJECT(o->type) == cls) {
        return OU_TRUE;
    }
    if (cls->type == &ou_type_type) { /* no metaclass, no hook */
        return ou_type_is_instance(th, o, cls);
    }
    if (cls->type == &ou_union_type) {
        cls = ou_union_args_borrow(cls);
    }
    if (ou_is_tuple(cls)) {
        return check_any(th, o, cls, ou_is_instance, " in __instancecheck__");
    }
    return check_by_hook(th, o, cls, OU_NAME(th, dunder_instancecheck), ou_type_is_instance, " in __instancecheck__");
}

OuTruth ou_is_subclass(OuThread *th, OuObject *cls, OuObject *of)
{
    if (of->type == &ou_type_type) {
        return cls == of ? OU_TRUE : ou_type_is_subclass(th, cls, of);
    }
    if (of->type == &ou_union_type) {
        of = ou_union_args_borrow(of);
    }
    if (ou_is_tuple(of)) {
        return check_any(th, cls, of, ou_is_subclass, " in __subclasscheck__");
    }
    return check_by_hook(th, cls, of, OU_NAME(th, dunder_subclasscheck), ou_type_is_subclass, " in __subclasscheck__");
}

/* ---- buffers ---- */

bool ou_has_buffer(OuObject *o)
{
    return o->type->buffer != NULL && o->type->buffer->acquire != NULL;
}

bool ou_buffer_acquire(OuThread *th, OuObject *o, OuBuffer *out, bool writable)
{
    *out = (OuBuffer){.owner = NULL};
    if (!ou_has_buffer(o)) {
        return ou_raise(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", o);
    }
    if (!o->type->buffer->acquire(th, o, out, writable)) {
        return false;
    }
    if (OU_UNLIKELY(!ou_buffer_is_contiguous(out))) {
        ou_buffer_release(th, out);
        return ou_raise(th, &ou_exc_buffer_error, "memoryview: underlying buffer is not C-contiguous");
    }
    return true;
}

void ou_buffer_release(OuThread *th, OuBuffer *buffer)
{
    OuObject *owner = buffer->owner;
    if (owner == NULL) {
        return;
    }
    const OuBufferSlots *slots = owner->type->buffer;
    if (slots != NULL && slots->release != NULL) {
        slots->release(th, owner, buffer);
    }
    buffer->owner = NULL;
    ou_drop(th, owner);
}
