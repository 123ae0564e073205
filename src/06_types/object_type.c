/* object_type.c - the type `object`: what every object can do.
 *
 * Pickling support is in object_reduce.c, attribute access in object_attr.c. */
#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/object_int.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

#include <string.h>

/* ---- making ---- */

/* `a, b` of __abstractmethods__, sorted. */
static bool raise_abstract(OuThread *th, const OuType *type)
{
    OuTypeState *state = ou_type_state(th, type);
    OuObject *names = state == NULL ? NULL : ou_dict_borrow_str(th, state->dict, OU_NAME(th, dunder_abstractmethods));
    OuObject *list = names == NULL ? NULL : ou_to_list(th, names);
    if (list == NULL) {
        return ou_has_error(th) ? false : ou_raise_value(th, &ou_exc_attribute_error, OU_NAME(th, dunder_abstractmethods));
    }
    OuObject *comma = ou_str_from_text(th, ", ");
    OuObject *joined = NULL;
    if (comma != NULL && ou_list_sort(th, list, NULL, false)) {
        joined = ou_str_join(th, comma, ((OuList *)list)->items, ou_list_size(list));
    }
    if (joined != NULL) {
        ou_raise(th, &ou_exc_type_error, "Can't instantiate abstract class %N with abstract method%s %U", type,
                 ou_list_size(list) == 1 ? "" : "s", joined);
    }
    ou_drop_maybe(th, joined);
    ou_drop_maybe(th, comma);
    ou_drop(th, list);
    return false;
}

OU_INLINE bool has_own_init(const OuType *type)
{
    return type->init != NULL && type->init != ou_object_init;
}

/* object.__new__ objects to arguments that nobody will look at. */
static bool check_new_args(OuThread *th, const OuType *type)
{
    if (type->make != ou_object_make) {
        return ou_raise(th, &ou_exc_type_error, "object.__new__() takes exactly one argument (the type to instantiate)");
    }
    return has_own_init(type) || ou_raise(th, &ou_exc_type_error, "%N() takes no arguments", type);
}

OuObject *ou_object_make_any(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                             OU_UNUSED OuObject *kwnames)
{
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL && OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
        ou_track(th, o);
    }
    return o;
}

OuObject *ou_object_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (OU_UNLIKELY(n > 0 || (kwnames != NULL && ou_tuple_size(kwnames) > 0)) && !check_new_args(th, type)) {
        return NULL;
    }
    if (OU_UNLIKELY(OU_HAS_FLAG(type, OU_TYPE_ABSTRACT))) {
        raise_abstract(th, type);
        return NULL;
    }
    return ou_object_make_any(th, type, args, n, kwnames);
}

bool ou_object_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    if (OU_LIKELY(n == 0 && (kwnames == NULL || ou_tuple_size(kwnames) == 0))) {
        return true;
    }
    const OuType *type = self->type;
    if (has_own_init(type)) {
        return ou_raise(th, &ou_exc_type_error,
                        "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if (type->make == ou_object_make) {
        return ou_raise(th, &ou_exc_type_error,
                        "%N.__init__() takes exactly one argument (the instance to initialize)", type);
    }
    return true;
}

static void object_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* ---- slots that other types name too ---- */

OuObject *ou_object_repr(OuThread *th, OuObject *o)
{
    OuObject *name = ou_type_full_name(th, o->type);
    if (name == NULL) {
        return NULL;
    }
    OuObject *text = ou_str_format(th, "<%U object at %p>", name, (void *)o);
    ou_drop(th, name);
    return text;
}

OuObject *ou_object_str(OuThread *th, OuObject *o)
{
    return ou_repr(th, o);
}

int64_t ou_object_hash(OuThread *th, OuObject *o)
{
    (void)th;
    return ou_hash_pointer(o);
}

OuObject *ou_object_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (op == OU_EQ) {
        return a == b ? OU_PY_TRUE : OU_NOT_IMPLEMENTED;
    }
    if (op != OU_NE || a->type->compare == NULL) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *equal = a->type->compare(th, a, b, OU_EQ);
    if (equal == NULL || equal == OU_NOT_IMPLEMENTED) {
        return equal;
    }
    OuTruth truth = ou_is_true(th, equal);
    ou_drop(th, equal);
    return truth == OU_ERROR ? NULL : ou_bool(truth == OU_FALSE);
}

OuObject *ou_object_self(OuThread *th, OuObject *o)
{
    (void)th;
    return ou_keep(o);
}

/* ---- __class__ ---- */

static OuObject *get_class(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(self->type);
}

static bool set_class(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "can't delete __class__ attribute");
    }
    if (!ou_is_type(value)) {
        return ou_raise(th, &ou_exc_type_error, "__class__ must be set to a class, not '%T' object", value);
    }
    if (!ou_audit_field_set(th, self, "__class__", value)) {
        return false;
    }
    const OuType *to = (const OuType *)value, *from = self->type;
    bool modules = ou_type_extends(to, &ou_module_type) && ou_type_extends(from, &ou_module_type);
    if (!modules && (!OU_HAS_FLAG(to, OU_TYPE_HEAP) || !OU_HAS_FLAG(from, OU_TYPE_HEAP))) {
        return ou_raise(th, &ou_exc_type_error,
                        "__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if (!ou_type_may_become(from, to)) {
        return ou_raise(th, &ou_exc_type_error, "__class__ assignment: '%N' object layout differs from '%N'", to, from);
    }
    if (to == from) {
        return true;
    }
    if (!ou_instance_forget_shape(th, self)) {
        return false;
    }
    if (OU_HAS_FLAG(to, OU_TYPE_HEAP)) {
        ou_keep(to);
    }
    self->type = to;
    if (OU_HAS_FLAG(from, OU_TYPE_HEAP)) {
        ou_drop(th, (void *)(uintptr_t)from);
    }
    return true;
}

/* ---- methods ---- */

static OuObject *object_format(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "__format__() argument must be str, not %G", args[0]);
    }
    if (ou_str_length(args[0]) > 0) {
        return ou_null(th, &ou_exc_type_error, "unsupported format string passed to %T.__format__", self);
    }
    return ou_str(th, self);
}

static OuObject *object_sizeof(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    const OuType *type = self->type;
    size_t size = type->size_of != NULL ? type->size_of(self) : ou_type_instance_size(self, ou_instance_n_items(self));
    return ou_int_new_u64(th, size);
}

static OuObject *nothing(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)th;
    (void)self;
    (void)args;
    (void)n;
    (void)kwnames;
    return OU_NONE;
}

static OuObject *subclass_hook(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)th;
    (void)self;
    (void)args;
    (void)n;
    (void)kwnames;
    return OU_NOT_IMPLEMENTED;
}

/* dict.update(cls.__dict__), bases first. */
static bool merge_class(OuThread *th, OuObject *dict, OuObject *cls)
{
    if (!ou_enter(th, " while listing attributes")) {
        return false;
    }
    bool failed = false;
    OuObject *own = ou_get_attr_maybe(th, cls, OU_NAME(th, dunder_dict), &failed);
    OuObject *bases = failed ? NULL : ou_get_attr_maybe(th, cls, OU_NAME(th, dunder_bases), &failed);
    bool ok = !failed && !ou_has_error(th);
    if (ok && bases != NULL && ou_is_tuple(bases)) {
        for (size_t i = ou_tuple_size(bases); ok && i-- > 0;) {
            ok = merge_class(th, dict, ou_tuple_borrow(bases, i));
        }
    }
    ok = ok && (own == NULL || ou_dict_update(th, dict, own, true));
    ou_drop_maybe(th, bases);
    ou_drop_maybe(th, own);
    ou_leave(th);
    return ok;
}

OuObject *ou_class_dir(OuThread *th, OuObject *cls)
{
    OuObject *dict = ou_dict_new(th);
    OuObject *keys = dict != NULL && merge_class(th, dict, cls) ? ou_dict_keys_list(th, dict) : NULL;
    ou_drop_maybe(th, dict);
    return keys;
}

static OuObject *object_dir(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    bool failed = false;
    OuObject *own = ou_get_attr_maybe(th, self, OU_NAME(th, dunder_dict), &failed);
    if (own == NULL && ou_has_error(th)) {
        return NULL;
    }
    OuObject *dict = own != NULL && ou_is_dict(own) ? ou_dict_copy(th, own) : ou_dict_new(th), *keys = NULL;
    ou_drop_maybe(th, own);
    if (dict == NULL) {
        return NULL;
    }
    OuObject *cls = ou_get_attr_maybe(th, self, OU_NAME(th, dunder_class), &failed);
    if (cls != NULL ? merge_class(th, dict, cls) : !ou_has_error(th)) {
        keys = ou_dict_keys_list(th, dict);
    }
    ou_drop_maybe(th, cls);
    ou_drop(th, dict);
    return keys;
}

static const OuMethodDef object_methods[] = {
    {"__reduce_ex__", ou_object_reduce_ex, "protocol, /", 0, "Helper for pickle."},
    {"__reduce__", ou_object_reduce, "", 0, "Helper for pickle."},
    {"__getstate__", ou_object_getstate, "", 0, "Helper for pickle."},
    {"__subclasshook__", subclass_hook, NULL, OU_FN_CLASS,
     "Abstract classes can override this to customize issubclass().\n\n"
     "It is called early by abc.ABCMeta.__subclasscheck__() and returns True, False or\n"
     "NotImplemented; in the last case the usual algorithm decides."},
    {"__init_subclass__", nothing, "!", OU_FN_CLASS, "Called when a class is subclassed; does nothing unless overridden."},
    {"__format__", object_format, "format_spec, /", 0, "Default object formatter."},
    {"__sizeof__", object_sizeof, "", 0, "Size of object in memory, in bytes."},
    {"__dir__", object_dir, "", 0, "Default dir() implementation."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef object_getset[] = {
    {"__class__", get_class, set_class, "the object's class"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_object_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "object",
    .base = NULL,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_OBJECT,
    .basic_size = sizeof(OuObject),
    .drop = object_drop,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = ou_object_make,
    .init = ou_object_init,
    .methods = object_methods,
    .getset = object_getset,
    .doc = "The base class of the class hierarchy.\n\n"
           "When called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
    .new_signature = "",
};
