/* namespace.c - types.SimpleNamespace: an object that is only its attributes. */
#include "06_types/namespace.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

typedef struct OuNamespace {
    OuObject head;
    OuObject *dict; /* NULL until used */
} OuNamespace;

#define NS(o) ((OuNamespace *)(o))

static OuObject *namespace_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        NS(o)->dict = ou_dict_new(th);
        if (NS(o)->dict == NULL) {
            ou_drop(th, o);
            return NULL;
        }
        ou_track(th, o);
    }
    return o;
}

static bool namespace_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n != 0) {
        return ou_raise(th, &ou_exc_type_error, "no positional arguments expected");
    }
    for (size_t i = 0; kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        if (!ou_dict_set(th, NS(self)->dict, ou_tuple_borrow(kwnames, i), args[i])) {
            return false;
        }
    }
    return true;
}

OuObject *ou_namespace_new(OuThread *th, OuObject *dict)
{
    OuObject *o = namespace_make(th, &ou_namespace_type, NULL, 0, NULL);
    if (o != NULL && dict != NULL && !ou_dict_update(th, NS(o)->dict, dict, true)) {
        ou_clear_ref(th, &o);
    }
    return o;
}

static size_t namespace_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_instance_visit_extra(self, fn, arg);
    ou_visit_one(fn, arg, NS(self)->dict);
    return OU_VISIT_END;
}

static void namespace_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &NS(self)->dict);
}

static void namespace_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    namespace_clear(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static bool append_items(OuThread *th, OuStrBuilder *out, OuObject *dict)
{
    OuObject *keys = ou_dict_keys_list(th, dict);
    bool ok = keys != NULL, first = true;
    for (size_t i = 0; ok && i < ou_list_size(keys); i++) {
        OuObject *key = ou_list_borrow(keys, i);
        if (!ou_is_str(key) || ou_str_length(key) == 0) {
            continue;
        }
        bool failed = false;
        OuObject *value = ou_keep_maybe(ou_dict_borrow(th, dict, key, &failed));
        OuObject *text = value == NULL ? NULL : ou_str_format(th, "%s%U=%R", first ? "" : ", ", key, value);
        ok = !failed && (value == NULL || (text != NULL && ou_builder_str(th, out, text)));
        first = first && value == NULL;
        ou_drop_maybe(th, text);
        ou_drop_maybe(th, value);
    }
    ou_drop_maybe(th, keys);
    return ok;
}

static OuObject *namespace_repr(OuThread *th, OuObject *self)
{
    const char *name = self->type == &ou_namespace_type ? "namespace" : ou_type_short_name(self->type);
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_format(th, "%s(...)", name);
    }
    OuObject *head = ou_str_format(th, "%s(", name), *dict = ou_instance_dict(th, self), *text = NULL;
    OuStrBuilder out;
    ou_builder_init(&out);
    if (head != NULL && dict != NULL && ou_builder_str(th, &out, head) && append_items(th, &out, dict) &&
        ou_builder_char(th, &out, ')')) {
        text = ou_builder_finish(th, &out);
    } else {
        ou_builder_abandon(th, &out);
    }
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, head);
    ou_repr_leave(th, self);
    return text;
}

static OuObject *namespace_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_type_extends(a->type, &ou_namespace_type) || !ou_type_extends(b->type, &ou_namespace_type)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *x = ou_instance_dict(th, a), *y = x == NULL ? NULL : ou_instance_dict(th, b);
    OuObject *result = y == NULL ? NULL : ou_compare(th, x, y, op);
    ou_drop_maybe(th, x);
    ou_drop_maybe(th, y);
    return result;
}

static OuObject *namespace_reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *none = ou_tuple_new(th, 0), *dict = none == NULL ? NULL : ou_instance_dict(th, self);
    OuObject *result = dict == NULL ? NULL : ou_tuple_of(th, 3, OU_TYPE_OBJECT(self->type), none, dict);
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, none);
    return result;
}

static const OuMethodDef namespace_methods[] = {
    {"__reduce__", namespace_reduce, "", 0, "Return state information for pickling"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef namespace_getset[] = {
    {"__dict__", ou_instance_dict, ou_readonly_member, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_namespace_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "types.SimpleNamespace",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_NAMESPACE,
    .basic_size = sizeof(OuNamespace),
    .dict_offset = offsetof(OuNamespace, dict),
    .drop = namespace_drop,
    .visit = namespace_visit,
    .clear = namespace_clear,
    .repr = namespace_repr,
    .str = ou_object_str,
    .compare = namespace_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = namespace_make,
    .init = namespace_init,
    .methods = namespace_methods,
    .getset = namespace_getset,
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
};
