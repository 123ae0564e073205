/* property.c - property. */
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

typedef struct OuProperty {
    OuObject head;
    OuObject *get, *set, *del; /* NULL: none */
    OuObject *doc;             /* NULL: none */
    OuObject *name;            /* from __set_name__; for messages; may be NULL */
    bool doc_is_getters;       /* copies take the new getter's */
} OuProperty;

#define PROP(o) ((OuProperty *)(o))

/* ---- making ---- */

static OuObject *none_is_null(OuObject *o)
{
    return o == OU_NONE ? NULL : ou_keep_maybe(o);
}

/* Without a doc of its own the getter's is taken; a subclass keeps it as an attribute of the instance,
 * where its class's __doc__ does not hide it. */
static bool take_getters_doc(OuThread *th, OuObject *self)
{
    OuProperty *p = PROP(self);
    bool failed = false;
    OuObject *doc = ou_get_attr_maybe(th, p->get, OU_NAME(th, dunder_doc), &failed);
    if (doc == NULL) {
        return !ou_has_error(th);
    }
    p->doc_is_getters = true;
    if (self->type == &ou_property_type) {
        ou_replace(th, &p->doc, doc == OU_NONE ? NULL : doc);
        return true;
    }
    bool ok = ou_set_attr(th, self, OU_NAME(th, dunder_doc), doc);
    ou_drop(th, doc);
    return ok;
}

static bool property_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[4];
    if (!ou_args_parse(th, "property", "fget=None, fset=None, fdel=None, doc=None", args, n, kwnames, out)) {
        return false;
    }
    OuProperty *p = PROP(self);
    ou_replace(th, &p->get, none_is_null(out[0]));
    ou_replace(th, &p->set, none_is_null(out[1]));
    ou_replace(th, &p->del, none_is_null(out[2]));
    ou_clear_ref(th, &p->name);
    p->doc_is_getters = false;
    bool given = out[3] != NULL && out[3] != OU_NONE;
    if (!given) {
        ou_clear_ref(th, &p->doc);
        return p->get == NULL || take_getters_doc(th, self);
    }
    ou_replace(th, &p->doc, ou_keep(out[3]));
    return true;
}

static size_t property_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    OuProperty *p = PROP(self);
    ou_instance_visit_extra(self, fn, arg);
    ou_visit_one(fn, arg, p->get);
    ou_visit_one(fn, arg, p->set);
    ou_visit_one(fn, arg, p->del);
    ou_visit_one(fn, arg, p->doc);
    ou_visit_one(fn, arg, p->name);
    return OU_VISIT_END;
}

static void property_clear(OuThread *th, OuObject *self)
{
    OuProperty *p = PROP(self);
    ou_clear_ref(th, &p->get);
    ou_clear_ref(th, &p->set);
    ou_clear_ref(th, &p->del);
    ou_clear_ref(th, &p->doc);
    ou_clear_ref(th, &p->name);
}

static void property_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    property_clear(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* ---- as a descriptor ---- */

/* "property 'x' of 'C' object has no setter" */
static bool has_none(OuThread *th, OuProperty *p, OuObject *object, const char *what)
{
    OuTypeState *state = ou_type_state(th, object->type);
    if (state == NULL) {
        return false;
    }
    return p->name != NULL
               ? ou_raise(th, &ou_exc_attribute_error, "property %R of %R object has no %s", p->name, state->qualname, what)
               : ou_raise(th, &ou_exc_attribute_error, "property of %R object has no %s", state->qualname, what);
}

OuObject *ou_property_getter(const OuObject *property)
{
    return ((const OuProperty *)property)->get;
}

static OuObject *property_descr_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    (void)type;
    if (object == NULL || object == OU_NONE) {
        return ou_keep(self);
    }
    OuProperty *p = PROP(self);
    if (p->get == NULL) {
        has_none(th, p, object, "getter");
        return NULL;
    }
    OuObject *get = ou_keep(p->get);
    OuObject *value = ou_call1(th, get, object);
    ou_drop(th, get);
    return value;
}

static bool property_descr_set(OuThread *th, OuObject *self, OuObject *object, OuObject *value)
{
    OuProperty *p = PROP(self);
    OuObject *fn = value == NULL ? p->del : p->set;
    if (fn == NULL) {
        return has_none(th, p, object, value == NULL ? "deleter" : "setter");
    }
    ou_keep(fn);
    OuObject *result = value == NULL ? ou_call1(th, fn, object) : ou_call2(th, fn, object, value);
    ou_drop(th, fn);
    ou_drop_maybe(th, result);
    return result != NULL;
}

/* ---- copies with one function replaced ---- */

static OuObject *copy_with(OuThread *th, OuObject *self, OuObject *get, OuObject *set, OuObject *del)
{
    OuProperty *old = PROP(self);
    get = get == NULL || get == OU_NONE ? (old->get != NULL ? old->get : OU_NONE) : get;
    set = set == NULL || set == OU_NONE ? (old->set != NULL ? old->set : OU_NONE) : set;
    del = del == NULL || del == OU_NONE ? (old->del != NULL ? old->del : OU_NONE) : del;
    OuObject *doc = old->doc_is_getters && get != OU_NONE ? OU_NONE : old->doc != NULL ? old->doc : OU_NONE;
    OuObject *args[] = {get, set, del, doc};
    OuObject *copy = ou_call(th, OU_TYPE_OBJECT(self->type), args, 4, NULL);
    if (copy != NULL && ou_type_extends(copy->type, &ou_property_type)) {
        ou_replace(th, &PROP(copy)->name, ou_keep_maybe(old->name));
    }
    return copy;
}

static OuObject *property_getter(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    return copy_with(th, self, args[0], NULL, NULL);
}

static OuObject *property_setter(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    return copy_with(th, self, NULL, args[0], NULL);
}

static OuObject *property_deleter(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    return copy_with(th, self, NULL, NULL, args[0]);
}

static OuObject *property_set_name(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)kwnames;
    if (n != 2) {
        return ou_null(th, &ou_exc_type_error, "__set_name__() takes 2 positional arguments but %zu were given", n);
    }
    ou_replace(th, &PROP(self)->name, ou_keep(args[1]));
    return OU_NONE;
}

static OuObject *property_is_abstract(OuThread *th, OuObject *self)
{
    OuObject *const parts[] = {PROP(self)->get, PROP(self)->set, PROP(self)->del};
    for (size_t i = 0; i < OU_COUNT_OF(parts); i++) {
        OuTruth abstract = ou_is_abstract_method(th, parts[i]);
        if (abstract != OU_FALSE) {
            return abstract == OU_ERROR ? NULL : OU_PY_TRUE;
        }
    }
    return OU_PY_FALSE;
}

OuTruth ou_is_abstract_method(OuThread *th, OuObject *o)
{
    bool failed = false;
    OuObject *flag = o == NULL ? NULL : ou_get_attr_maybe(th, o, OU_NAME(th, dunder_isabstractmethod), &failed);
    if (flag == NULL) {
        return o != NULL && ou_has_error(th) ? OU_ERROR : OU_FALSE;
    }
    OuTruth truth = ou_is_true(th, flag);
    ou_drop(th, flag);
    return truth;
}

static const OuMethodDef property_methods[] = {
    {"getter", property_getter, "fget, /", 0, "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", property_setter, "fset, /", 0, "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", property_deleter, "fdel, /", 0, "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", property_set_name, NULL, 0, "Method to set name of a property."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef property_members[] = {
    {"fget", OU_MEMBER_OBJECT, offsetof(OuProperty, get), false, NULL},
    {"fset", OU_MEMBER_OBJECT, offsetof(OuProperty, set), false, NULL},
    {"fdel", OU_MEMBER_OBJECT, offsetof(OuProperty, del), false, NULL},
    {"__doc__", OU_MEMBER_OBJECT, offsetof(OuProperty, doc), true, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuGetSetDef property_getset[] = {
    {"__isabstractmethod__", property_is_abstract, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_property_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "property",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_PROPERTY,
    .basic_size = sizeof(OuProperty),
    .drop = property_drop,
    .visit = property_visit,
    .clear = property_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .descr_get = property_descr_get,
    .descr_set = property_descr_set,
    .make = ou_object_make_any,
    .init = property_init,
    .methods = property_methods,
    .members = property_members,
    .getset = property_getset,
    .doc = "Property attribute.\n\n"
           "  fget\n    function to be used for getting an attribute value\n"
           "  fset\n    function to be used for setting an attribute value\n"
           "  fdel\n    function to be used for del'ing an attribute\n"
           "  doc\n    docstring\n\n"
           "Typical use is to define a managed attribute x, with the decorators\n"
           "@property, @x.setter and @x.deleter.",
    .new_signature = "fget=None, fset=None, fdel=None, doc=None",
};
