/* classmethod.c - classmethod and staticmethod: wrappers that bind otherwise. */
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

typedef struct OuWrapped {
    OuObject head;
    OuObject *callable; /* NULL before __init__ */
    OuObject *dict;     /* copies of the callable's names, and what else is set */
} OuWrapped;

#define WRAPPED(o) ((OuWrapped *)(o))

OuObject *ou_staticmethod_borrow(OuObject *o)
{
    return WRAPPED(o)->callable;
}

OuObject *ou_classmethod_borrow(OuObject *o)
{
    return WRAPPED(o)->callable;
}

/* ---- making ---- */

/* The wrapper looks like what it wraps: functools.wraps in small. */
static bool copy_names(OuThread *th, OuObject *self, OuObject *callable)
{
    OuNames *names = &th->vm->types->names;
    OuObject *const copied[] = {names->dunder_module, names->dunder_name, names->dunder_qualname, names->dunder_doc,
                                 names->dunder_annotations};
    for (size_t i = 0; i < OU_COUNT_OF(copied); i++) {
        bool failed = false;
        OuObject *value = ou_get_attr_maybe(th, callable, copied[i], &failed);
        if (value == NULL) {
            if (ou_has_error(th)) {
                return false;
            }
            continue;
        }
        bool ok = ou_set_attr(th, self, copied[i], value);
        ou_drop(th, value);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool wrapped_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    const char *name = ou_type_extends(self->type, &ou_classmethod_type) ? "classmethod" : "staticmethod";
    if (!ou_args_no_keywords(th, name, kwnames) || !ou_args_count(th, name, n, 1, 1)) {
        return false;
    }
    ou_replace(th, &WRAPPED(self)->callable, ou_keep(args[0]));
    return copy_names(th, self, args[0]);
}

static OuObject *wrapped_new(OuThread *th, const OuType *type, OuObject *callable)
{
    OuObject *o = ou_object_make_any(th, type, NULL, 0, NULL);
    if (o == NULL) {
        return NULL;
    }
    WRAPPED(o)->callable = ou_keep(callable);
    /* Static types' tables are made without their copies: nobody asks for them there. */
    if (callable->type == &ou_native_type || copy_names(th, o, callable)) {
        return o;
    }
    ou_drop(th, o);
    return NULL;
}

OuObject *ou_staticmethod_new(OuThread *th, OuObject *callable)
{
    return wrapped_new(th, &ou_staticmethod_type, callable);
}

OuObject *ou_classmethod_new(OuThread *th, OuObject *callable)
{
    return wrapped_new(th, &ou_classmethod_type, callable);
}

/* ---- life ---- */

static size_t wrapped_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_instance_visit_extra(self, fn, arg);
    ou_visit_one(fn, arg, WRAPPED(self)->callable);
    ou_visit_one(fn, arg, WRAPPED(self)->dict);
    return OU_VISIT_END;
}

static void wrapped_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &WRAPPED(self)->callable);
    ou_clear_ref(th, &WRAPPED(self)->dict);
}

static void wrapped_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    wrapped_clear(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* ---- attributes ---- */

static OuObject *wrapped_repr(OuThread *th, OuObject *self)
{
    const char *name = ou_type_extends(self->type, &ou_classmethod_type) ? "classmethod" : "staticmethod";
    return ou_str_format(th, "<%s(%R)>", name, WRAPPED(self)->callable == NULL ? OU_NONE : WRAPPED(self)->callable);
}

static OuObject *get_callable(OuThread *th, OuObject *self)
{
    (void)th;
    OuObject *callable = WRAPPED(self)->callable;
    return callable == NULL ? OU_NONE : ou_keep(callable);
}

static OuObject *get_abstract(OuThread *th, OuObject *self)
{
    OuTruth truth = ou_is_abstract_method(th, WRAPPED(self)->callable);
    return truth == OU_ERROR ? NULL : ou_bool(truth == OU_TRUE);
}

static const OuGetSetDef wrapped_getset[] = {
    {"__func__", get_callable, ou_readonly_member, NULL},
    {"__wrapped__", get_callable, ou_readonly_member, NULL},
    {"__isabstractmethod__", get_abstract, NULL, NULL},
    {"__dict__", ou_instance_dict, ou_instance_replace_dict, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- classmethod ---- */

static OuObject *classmethod_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    OuObject *callable = WRAPPED(self)->callable;
    if (callable == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "uninitialized classmethod object");
    }
    if (type == NULL) {
        type = OU_TYPE_OBJECT(object->type);
    }
    /* A descriptor inside (property) is asked for the class. */
    if (callable->type->descr_get != NULL) {
        return callable->type->descr_get(th, callable, type, type);
    }
    return ou_method_new(th, callable, type);
}

#define WRAPPED_TYPE(c_name, text, type_index, text_doc, ...)                         \
    const OuType c_name = {                                                           \
        .head = OU_STATIC_HEAD(&ou_type_type),                                        \
        .name = text,                                                                 \
        .base = &ou_object_type,                                                      \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,                \
        .index = type_index,                                                          \
        .basic_size = sizeof(OuWrapped),                                              \
        .dict_offset = offsetof(OuWrapped, dict),                                     \
        .drop = wrapped_drop,                                                         \
        .visit = wrapped_visit,                                                       \
        .clear = wrapped_clear,                                                       \
        .repr = wrapped_repr,                                                         \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .make = ou_object_make_any,                                                   \
        .init = wrapped_init,                                                         \
        .getset = wrapped_getset,                                                     \
        .doc = text_doc,                                                              \
        .new_signature = "function, /",                                               \
        __VA_ARGS__                                                                   \
    }

WRAPPED_TYPE(ou_classmethod_type, "classmethod", OU_TYPE_INDEX_CLASSMETHOD,
             "classmethod(function) -> method\n\n"
             "Convert a function to be a class method: it receives the class as its\n"
             "first argument, just as an instance method receives the instance.",
             .descr_get = classmethod_get);

/* ---- staticmethod ---- */

static OuObject *staticmethod_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    (void)object;
    (void)type;
    OuObject *callable = WRAPPED(self)->callable;
    return callable != NULL ? ou_keep(callable)
                            : ou_null(th, &ou_exc_runtime_error, "uninitialized staticmethod object");
}

static OuObject *staticmethod_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *callable = staticmethod_get(th, self, NULL, NULL);
    OuObject *result = callable == NULL ? NULL : ou_call(th, callable, args, n, kwnames);
    ou_drop_maybe(th, callable);
    return result;
}

WRAPPED_TYPE(ou_staticmethod_type, "staticmethod", OU_TYPE_INDEX_STATICMETHOD,
             "staticmethod(function) -> method\n\n"
             "Convert a function to be a static method: it receives neither the\n"
             "instance nor the class.",
             .descr_get = staticmethod_get, .call = staticmethod_call);
