/* host_types.c - host_types.h. Neither kind of object refers to anything that could refer back: the collector need not know them. */
#include "10_builtin/host/host_types.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

/* ---- functions ---- */

static void function_drop(OuThread *th, OuObject *self)
{
    OuHostFunction *f = (OuHostFunction *)self;
    ou_drop_maybe(th, f->name);
    ou_drop_maybe(th, f->module);
    ou_object_free(th, self, sizeof *f);
}

static OuObject *function_repr(OuThread *th, OuObject *self)
{
    OuHostFunction *f = (OuHostFunction *)self;
    return f->module == NULL ? ou_str_format(th, "<host function %U>", f->name)
                             : ou_str_format(th, "<host function %U.%U>", f->module, f->name);
}

static OuObject *function_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuHostFunction *f = (OuHostFunction *)self;
    if (kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        return ou_null(th, &ou_exc_type_error, "%U() takes no keyword arguments", f->name);
    }
    if (!ou_enter(th, " while calling a host function")) {
        return NULL;
    }
    (void)ou_keep(self);
    OuObject *result = f->run(th, f, args, n);
    ou_drop(th, self);
    ou_leave(th);
    return result;
}

static const OuMemberDef function_members[] = {
    {.name = "__name__", .kind = OU_MEMBER_OBJECT, .offset = offsetof(OuHostFunction, name)},
    {.name = "__qualname__", .kind = OU_MEMBER_OBJECT, .offset = offsetof(OuHostFunction, name)},
    {.name = "__module__", .kind = OU_MEMBER_OBJECT, .offset = offsetof(OuHostFunction, module)},
    {.name = NULL},
};

const OuType ou_host_function_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "host_function",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_HOST_FUNCTION,
    .basic_size = sizeof(OuHostFunction),
    .drop = function_drop,
    .repr = function_repr,
    .call = function_call,
    OU_SLOTS_OF_OBJECT,
    .members = function_members,
    .doc = "A function of the program that embeds this interpreter.",
};

OuHostFunction *ou_host_function_new(OuThread *th, OuObject *name, OuObject *module)
{
    OuHostFunction *f = (OuHostFunction *)ou_object_new_zeroed(th, &ou_host_function_type, sizeof *f);
    if (f != NULL) {
        f->name = ou_keep(name);
        f->module = ou_keep_maybe(module);
    }
    return f;
}

/* ---- pointers ---- */

static void pointer_drop(OuThread *th, OuObject *self)
{
    OuHostPointer *p = (OuHostPointer *)self;
    if (p->release != NULL) {
        p->release(p->pointer);
    }
    ou_object_free(th, self, sizeof *p);
}

static OuObject *pointer_repr(OuThread *th, OuObject *self)
{
    return ou_str_format(th, "<host pointer '%s' at %p>", ((OuHostPointer *)self)->kind, (void *)self);
}

const OuType ou_host_pointer_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "host_pointer",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_HOST_POINTER,
    .basic_size = sizeof(OuHostPointer),
    .drop = pointer_drop,
    .repr = pointer_repr,
    OU_SLOTS_OF_OBJECT,
    .doc = "Stands for something of the program that embeds this interpreter.",
};

OuHostPointer *ou_host_pointer_new(OuThread *th, void *pointer, const char *kind, void (*release)(void *pointer))
{
    OuHostPointer *p = (OuHostPointer *)ou_object_new(th, &ou_host_pointer_type, sizeof *p);
    if (p != NULL) {
        p->pointer = pointer;
        p->kind = kind;
        p->release = release;
    }
    return p;
}
