/* descr.c - descriptors made from types' tables: methods, class methods, getset, members, slot wrappers.
 *
 * All have the same structure, so their life and their attributes are written once;
 * what differs is getting, setting and calling. */
#include "06_types/descr_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"

#include <string.h>

#define DESCR(o) ((OuDescr *)(o))

/* OuDescr is written through as OuMethodDescr and OuSlotWrapper. */
_Static_assert(offsetof(OuDescr, name) == offsetof(OuMethodDescr, name) &&
                   offsetof(OuDescr, extra) == offsetof(OuMethodDescr, signature) &&
                   offsetof(OuDescr, def) == offsetof(OuSlotWrapper, def) &&
                   offsetof(OuDescr, extra) == offsetof(OuSlotWrapper, fn) &&
                   offsetof(OuDescr, name) == offsetof(OuSlotWrapper, name) &&
                   sizeof(OuDescr) == sizeof(OuMethodDescr) && sizeof(OuDescr) == sizeof(OuSlotWrapper),
               "one layout");

/* ---- making ---- */

static OuObject *descr_new(OuThread *th, const OuType *kind, const OuType *owner, const void *def, const void *extra,
                           OuObject *name)
{
    if (name == NULL) {
        return NULL;
    }
    OuDescr *descr = (OuDescr *)ou_object_new(th, kind, sizeof *descr);
    if (descr == NULL) {
        ou_drop(th, name);
        return NULL;
    }
    descr->owner = ou_keep(owner);
    descr->def = def;
    descr->extra = extra;
    descr->name = name;
    ou_track(th, &descr->head);
    return &descr->head;
}

OuObject *ou_method_descr_new(OuThread *th, const OuType *owner, const OuMethodDef *def)
{
    const void *signature = NULL;
    if (def->signature != NULL && (signature = ou_signature_get(th, def)) == NULL) {
        return NULL;
    }
    return descr_new(th, &ou_method_descr_type, owner, def, signature, ou_str_intern_text(th, def->name));
}

OuObject *ou_classmethod_descr_new(OuThread *th, const OuType *owner, const OuMethodDef *def)
{
    return descr_new(th, &ou_classmethod_descr_type, owner, def, NULL, ou_str_intern_text(th, def->name));
}

OuObject *ou_getset_descr_new(OuThread *th, const OuType *owner, const OuGetSetDef *def)
{
    return descr_new(th, &ou_getset_descr_type, owner, def, NULL, ou_str_intern_text(th, def->name));
}

OuObject *ou_item_descr_new(OuThread *th, const OuType *owner, size_t i, const char *name, const char *doc)
{
#define ITEM(i) {"item", OU_MEMBER_ITEM, i, false, NULL}
#define ITEMS(i) ITEM(i), ITEM(i + 1), ITEM(i + 2), ITEM(i + 3), ITEM(i + 4), ITEM(i + 5), ITEM(i + 6), ITEM(i + 7)
    static const OuMemberDef defs[] = {ITEMS(0), ITEMS(8), ITEMS(16), ITEMS(24)};
#undef ITEMS
#undef ITEM
    static const OuMemberDef behind = {"item", OU_MEMBER_ITEM, SIZE_MAX, false, NULL};
    OU_ASSERT(i < OU_COUNT_OF(defs) || i == SIZE_MAX);
    return descr_new(th, &ou_member_descr_type, owner, i == SIZE_MAX ? &behind : &defs[i], doc, ou_str_intern_text(th, name));
}

OuObject *ou_member_descr_new(OuThread *th, const OuType *owner, const OuMemberDef *def)
{
    OuObject *name = ou_str_intern_adopt(th, ou_str_from_text(th, def->name));
    return descr_new(th, &ou_member_descr_type, owner, def, NULL, name);
}

OuObject *ou_slot_wrapper_new(OuThread *th, const OuType *owner, const OuSlotDef *def, OuSlotFn fn)
{
    OuObject *o = descr_new(th, &ou_slot_wrapper_type, owner, def, NULL, ou_keep(ou_slot_name(th, def)));
    if (o != NULL) {
        ((OuSlotWrapper *)o)->fn = fn;
    }
    return o;
}

/* ---- life ---- */

static size_t descr_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, DESCR(self)->owner);
    return OU_VISIT_END;
}

static void descr_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    OuDescr *descr = DESCR(self);
    ou_clear_ref(th, &descr->name);
    OuObject *owner = OU_TYPE_OBJECT(descr->owner);
    descr->owner = NULL;
    ou_object_free(th, self, sizeof(OuDescr));
    ou_drop_maybe(th, owner);
}

/* ---- attributes ---- */

static OuObject *get_name(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(DESCR(self)->name);
}

static OuObject *get_objclass(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(DESCR(self)->owner);
}

static OuObject *get_qualname(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, DESCR(self)->owner);
    return state == NULL ? NULL : ou_str_format(th, "%U.%U", state->qualname, DESCR(self)->name);
}

static OuObject *text_or_none(OuThread *th, const char *text)
{
    return text == NULL ? OU_NONE : ou_str_from_text(th, text);
}

static OuObject *method_get_doc(OuThread *th, OuObject *self)
{
    return text_or_none(th, ((const OuMethodDef *)DESCR(self)->def)->doc);
}

static OuObject *getset_get_doc(OuThread *th, OuObject *self)
{
    return text_or_none(th, ((const OuGetSetDef *)DESCR(self)->def)->doc);
}

static OuObject *member_get_doc(OuThread *th, OuObject *self)
{
    const OuMemberDef *def = DESCR(self)->def;
    return text_or_none(th, def->kind == OU_MEMBER_ITEM ? DESCR(self)->extra : def->doc);
}

static OuObject *wrapper_get_doc(OuThread *th, OuObject *self)
{
    return text_or_none(th, ((const OuSlotDef *)DESCR(self)->def)->doc);
}

static OuObject *method_get_signature(OuThread *th, OuObject *self)
{
    const OuMethodDef *def = DESCR(self)->def;
    return ou_text_signature(th, (def->flags & OU_FN_CLASS) != 0 ? "$type" : "$self", def->signature);
}

static OuObject *wrapper_get_signature(OuThread *th, OuObject *self)
{
    const char *signature = ((const OuSlotDef *)DESCR(self)->def)->signature;
    return ou_text_signature(th, "$self", signature != NULL && strcmp(signature, "/") == 0 ? "" : signature);
}

static OuObject *descr_reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_reduce_by_getattr(th, OU_TYPE_OBJECT(DESCR(self)->owner), DESCR(self)->name);
}

static const OuMethodDef descr_methods[] = {
    {"__reduce__", descr_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

#define COMMON_GETSET                                 \
    {"__name__", get_name, ou_readonly_member, NULL}, \
    {"__qualname__", get_qualname, NULL, NULL},       \
    {"__objclass__", get_objclass, ou_readonly_member, NULL}

static const OuGetSetDef method_getset[] = {
    COMMON_GETSET,
    {"__doc__", method_get_doc, NULL, NULL},
    {"__text_signature__", method_get_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
static const OuGetSetDef getset_getset[] = {
    COMMON_GETSET,
    {"__doc__", getset_get_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
static const OuGetSetDef member_getset[] = {
    COMMON_GETSET,
    {"__doc__", member_get_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
static const OuGetSetDef wrapper_getset[] = {
    COMMON_GETSET,
    {"__doc__", wrapper_get_doc, NULL, NULL},
    {"__text_signature__", wrapper_get_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- common checks ---- */

static OuObject *descr_repr_as(OuThread *th, OuObject *self, const char *kind)
{
    return ou_str_format(th, "<%s %R of '%s' objects>", kind, DESCR(self)->name, DESCR(self)->owner->name);
}

/* The object must be of the owner: C code reads its structure. */
static bool check_object(OuThread *th, OuObject *self, OuObject *object)
{
    if (ou_is_of(th, object, DESCR(self)->owner)) {
        return true;
    }
    return ou_raise(th, &ou_exc_type_error, "descriptor '%U' for '%s' objects doesn't apply to a '%T' object",
                    DESCR(self)->name, DESCR(self)->owner->name, object);
}

/* ---- methods ---- */

static OuObject *method_repr(OuThread *th, OuObject *self)
{
    return descr_repr_as(th, self, "method");
}

static OuObject *method_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    (void)type;
    if (object == NULL) {
        return ou_keep(self);
    }
    return check_object(th, self, object) ? ou_native_new(th, DESCR(self)->def, object, NULL) : NULL;
}

static OuObject *method_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuDescr *descr = DESCR(self);
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "unbound method %s.%U() needs an argument",
                       ou_type_short_name(descr->owner), descr->name);
    }
    if (!check_object(th, self, args[0])) {
        return NULL;
    }
    return ou_native_invoke(th, descr->def, descr->extra, args[0], false, args + 1, n - 1, kwnames);
}

#define DESCR_TYPE(c_name, text, type_index, more_flags, getset_table, ...)                        \
    const OuType c_name = {                                                                        \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = text,                                                                              \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW | (more_flags),            \
        .index = type_index,                                                                       \
        .basic_size = sizeof(OuDescr),                                                             \
        .drop = descr_drop,                                                                        \
        .visit = descr_visit,                                                                      \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .getset = getset_table,                                                                    \
        __VA_ARGS__                                                                                \
    }

DESCR_TYPE(ou_method_descr_type, "method_descriptor", OU_TYPE_INDEX_METHOD_DESCR, OU_TYPE_METHOD_DESCR, method_getset,
           .methods = descr_methods, .repr = method_repr, .call = method_call, .descr_get = method_get);

/* ---- class methods ---- */

/* The class to bind to: the one asked, else the object's. */
static OuObject *classmethod_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    OuDescr *descr = DESCR(self);
    if (type == NULL) {
        if (object == NULL) {
            return ou_null(th, &ou_exc_type_error, "descriptor '%U' for type '%s' needs either an object or a type",
                           descr->name, descr->owner->name);
        }
        type = OU_TYPE_OBJECT(object->type);
    }
    if (!ou_is_type(type)) {
        return ou_null(th, &ou_exc_type_error, "descriptor '%U' for type '%s' needs a type, not a '%T' as arg 2", descr->name,
                       descr->owner->name, type);
    }
    if (!ou_type_is_subtype(th, (const OuType *)type, descr->owner)) {
        return ou_null(th, &ou_exc_type_error, "descriptor '%U' requires a subtype of '%s' but received '%s'", descr->name,
                       descr->owner->name, ((const OuType *)type)->name);
    }
    return ou_native_new(th, descr->def, type, NULL);
}

static OuObject *classmethod_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "descriptor '%U' of '%s' object needs an argument", DESCR(self)->name,
                       DESCR(self)->owner->name);
    }
    OuObject *bound = classmethod_get(th, self, NULL, args[0]);
    OuObject *result = bound == NULL ? NULL : ou_call(th, bound, args + 1, n - 1, kwnames);
    ou_drop_maybe(th, bound);
    return result;
}

DESCR_TYPE(ou_classmethod_descr_type, "classmethod_descriptor", OU_TYPE_INDEX_CLASSMETHOD_DESCR, 0, method_getset,
           .repr = method_repr, .call = classmethod_call, .descr_get = classmethod_get);

/* ---- getset ---- */

static OuObject *getset_repr(OuThread *th, OuObject *self)
{
    return descr_repr_as(th, self, "attribute");
}

static OuObject *getset_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    (void)type;
    if (object == NULL) {
        return ou_keep(self);
    }
    if (!check_object(th, self, object)) {
        return NULL;
    }
    const OuGetSetDef *def = DESCR(self)->def;
    if (def->get == NULL) {
        return ou_null(th, &ou_exc_attribute_error, "attribute '%s' of '%s' objects is not readable", def->name,
                       DESCR(self)->owner->name);
    }
    return def->get(th, object);
}

static bool getset_set(OuThread *th, OuObject *self, OuObject *object, OuObject *value)
{
    if (!check_object(th, self, object)) {
        return false;
    }
    const OuGetSetDef *def = DESCR(self)->def;
    if (def->set == NULL) {
        return ou_raise(th, &ou_exc_attribute_error, "attribute '%s' of '%s' objects is not writable", def->name,
                        DESCR(self)->owner->name);
    }
    return def->set(th, object, value);
}

DESCR_TYPE(ou_getset_descr_type, "getset_descriptor", OU_TYPE_INDEX_GETSET_DESCR, 0, getset_getset,
           .repr = getset_repr, .descr_get = getset_get, .descr_set = getset_set);

/* ---- members ---- */

static OuObject *member_repr(OuThread *th, OuObject *self)
{
    return descr_repr_as(th, self, "member");
}

/* A member whose offset is SIZE_MAX lives in the hidden words of a var-sized type's subclass. */
static OuObject *read_member(OuThread *th, OuObject *self, OuObject *object)
{
    const OuMemberDef *def = DESCR(self)->def;
    if (def->offset == SIZE_MAX) {
        OuObject *value = ou_instance_borrow(th, object, DESCR(self)->name);
        if (value == NULL) {
            ou_raise(th, &ou_exc_attribute_error, "'%T' object has no attribute '%U'", object, DESCR(self)->name);
            return NULL;
        }
        return ou_keep(value);
    }
    const char *at = (const char *)object + def->offset;
    switch (def->kind) {
    case OU_MEMBER_ITEM:
        if (!ou_is_tuple(object) || def->offset >= ou_tuple_size(object)) { /* tuple.__new__ made the instance */
            return ou_null(th, &ou_exc_type_error, "'%T' object has no such field", object);
        }
        return ou_keep(ou_tuple_borrow(object, def->offset));
    case OU_MEMBER_AUDITED:
    case OU_MEMBER_OBJECT:
    case OU_MEMBER_SLOT: {
        if (def->kind == OU_MEMBER_AUDITED && !ou_audit_field(th, object, def->name)) {
            return NULL;
        }
        OuObject *value = *(OuObject *const *)(const void *)at;
        if (value == NULL && def->kind == OU_MEMBER_SLOT) {
            ou_raise(th, &ou_exc_attribute_error, "'%T' object has no attribute '%U'", object, DESCR(self)->name);
            return NULL;
        }
        return value == NULL ? OU_NONE : ou_keep(value);
    }
    case OU_MEMBER_I64: return ou_int_new(th, *(const int64_t *)(const void *)at);
    case OU_MEMBER_I32: return ou_int_new(th, *(const int32_t *)(const void *)at);
    case OU_MEMBER_SIZE: return ou_int_new_u64(th, *(const size_t *)(const void *)at);
    case OU_MEMBER_BOOL: return ou_bool(*(const bool *)(const void *)at);
    case OU_MEMBER_F64: return ou_float_new(th, *(const double *)(const void *)at);
    }
    return NULL;
}

static OuObject *member_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    (void)type;
    if (object == NULL) {
        return ou_keep(self);
    }
    return check_object(th, self, object) ? read_member(th, self, object) : NULL;
}

static bool write_number(OuThread *th, const OuMemberDef *def, char *at, OuObject *value)
{
    int64_t number = 0;
    double real = 0;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "can't delete numeric/char attribute");
    }
    if (def->kind == OU_MEMBER_BOOL) {
        if (!ou_is_bool(value)) {
            return ou_raise(th, &ou_exc_type_error, "attribute value type must be bool");
        }
        *(bool *)(void *)at = value == OU_PY_TRUE;
        return true;
    }
    if (def->kind == OU_MEMBER_I64 && !ou_is_int(value)) {
        return ou_raise(th, &ou_exc_type_error, "an integer is required");
    }
    if (def->kind == OU_MEMBER_F64 ? !ou_as_f64(th, value, &real) : !ou_as_i64(th, value, &number)) {
        if (def->kind == OU_MEMBER_I64 && ou_error_swallow(th, &ou_exc_overflow_error)) {
            ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C ssize_t");
        }
        return false;
    }
    switch (def->kind) {
    case OU_MEMBER_F64: *(double *)(void *)at = real; return true;
    case OU_MEMBER_I64: *(int64_t *)(void *)at = number; return true;
    case OU_MEMBER_I32:
        if (number != (int32_t)number) {
            return ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C int");
        }
        *(int32_t *)(void *)at = (int32_t)number;
        return true;
    default:
        if (number < 0) {
            return ou_raise(th, &ou_exc_overflow_error, "can't convert negative value to size_t");
        }
        *(size_t *)(void *)at = (size_t)number;
        return true;
    }
}

bool ou_readonly_member(OuThread *th, OuObject *self, OuObject *value)
{
    (void)self, (void)value;
    return ou_raise(th, &ou_exc_attribute_error, "readonly attribute");
}

static bool member_set(OuThread *th, OuObject *self, OuObject *object, OuObject *value)
{
    const OuMemberDef *def = DESCR(self)->def;
    if (!check_object(th, self, object)) {
        return false;
    }
    if (!def->writable) {
        return ou_raise(th, &ou_exc_attribute_error, "readonly attribute");
    }
    if (def->offset == SIZE_MAX) {
        bool found;
        if (!ou_instance_store(th, object, DESCR(self)->name, value, &found)) {
            return false;
        }
        return found || ou_raise_value(th, &ou_exc_attribute_error, DESCR(self)->name);
    }
    char *at = (char *)object + def->offset;
    if (def->kind != OU_MEMBER_OBJECT && def->kind != OU_MEMBER_SLOT) {
        return write_number(th, def, at, value);
    }
    OuObject **place = (OuObject **)(void *)at;
    if (value == NULL && *place == NULL && def->kind == OU_MEMBER_SLOT) {
        return ou_raise_value(th, &ou_exc_attribute_error, DESCR(self)->name);
    }
    ou_replace(th, place, ou_keep_maybe(value));
    return true;
}

DESCR_TYPE(ou_member_descr_type, "member_descriptor", OU_TYPE_INDEX_MEMBER_DESCR, 0, member_getset,
           .methods = descr_methods, .repr = member_repr, .descr_get = member_get, .descr_set = member_set);

/* ---- slot wrappers ---- */

static OuObject *wrapper_repr(OuThread *th, OuObject *self)
{
    return descr_repr_as(th, self, "slot wrapper");
}

static OuObject *wrapper_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuSlotWrapper *wrapper = (OuSlotWrapper *)self;
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "descriptor '%U' of '%s' object needs an argument", wrapper->name,
                       wrapper->owner->name);
    }
    if (!ou_is_of(th, args[0], wrapper->owner)) {
        return ou_null(th, &ou_exc_type_error, "descriptor '%U' requires a '%s' object but received a '%T'", wrapper->name,
                       wrapper->owner->name, args[0]);
    }
    return wrapper->def->wrap(th, wrapper, args[0], args + 1, n - 1, kwnames);
}

static OuObject *wrapper_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    (void)type;
    if (object == NULL) {
        return ou_keep(self);
    }
    if (!check_object(th, self, object)) {
        return NULL;
    }
    OuMethodWrapper *bound = (OuMethodWrapper *)ou_object_new(th, &ou_method_wrapper_type, sizeof *bound);
    if (bound != NULL) {
        bound->wrapper = ou_keep(self);
        bound->self = ou_keep(object);
        ou_track(th, &bound->head);
    }
    return (OuObject *)bound;
}

DESCR_TYPE(ou_slot_wrapper_type, "wrapper_descriptor", OU_TYPE_INDEX_SLOT_WRAPPER, OU_TYPE_METHOD_DESCR, wrapper_getset,
           .methods = descr_methods, .repr = wrapper_repr, .call = wrapper_call, .descr_get = wrapper_get);

/* ---- slot wrappers bound to an object ---- */

#define BOUND(o) ((OuMethodWrapper *)(o))

static size_t bound_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, BOUND(self)->wrapper);
    ou_visit_one(fn, arg, BOUND(self)->self);
    return OU_VISIT_END;
}

static void bound_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &BOUND(self)->self);
    ou_clear_ref(th, &BOUND(self)->wrapper);
    ou_object_free(th, self, sizeof(OuMethodWrapper));
}

static OuObject *bound_repr(OuThread *th, OuObject *self)
{
    OuObject *object = BOUND(self)->self;
    return ou_str_format(th, "<method-wrapper %R of %T object at %p>", BOUND(self)->wrapper->name, object, (void *)object);
}

static OuObject *bound_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuSlotWrapper *wrapper = BOUND(self)->wrapper;
    return wrapper->def->wrap(th, wrapper, BOUND(self)->self, args, n, kwnames);
}

static OuObject *bound_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    (void)th;
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_method_wrapper_type || b->type != &ou_method_wrapper_type) {
        return OU_NOT_IMPLEMENTED;
    }
    bool equal = BOUND(a)->wrapper == BOUND(b)->wrapper && BOUND(a)->self == BOUND(b)->self;
    return ou_bool(equal == (op == OU_EQ));
}

static int64_t bound_hash(OuThread *th, OuObject *self)
{
    (void)th;
    int64_t x = ou_hash_pointer(BOUND(self)->self) ^ ou_hash_pointer(BOUND(self)->wrapper);
    return x == -1 ? -2 : x;
}

static OuObject *bound_get_self(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(BOUND(self)->self);
}

static OuObject *bound_get_objclass(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(BOUND(self)->wrapper->owner);
}

static OuObject *bound_get_name(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(BOUND(self)->wrapper->name);
}

static OuObject *bound_get_qualname(OuThread *th, OuObject *self)
{
    return get_qualname(th, (OuObject *)BOUND(self)->wrapper);
}

static OuObject *bound_get_doc(OuThread *th, OuObject *self)
{
    return wrapper_get_doc(th, (OuObject *)BOUND(self)->wrapper);
}

static OuObject *bound_get_signature(OuThread *th, OuObject *self)
{
    return wrapper_get_signature(th, (OuObject *)BOUND(self)->wrapper);
}

static OuObject *bound_reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_reduce_by_getattr(th, BOUND(self)->self, BOUND(self)->wrapper->name);
}

static const OuMethodDef bound_methods[] = {
    {"__reduce__", bound_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef bound_getset[] = {
    {"__self__", bound_get_self, ou_readonly_member, NULL},
    {"__objclass__", bound_get_objclass, NULL, NULL},
    {"__name__", bound_get_name, NULL, NULL},
    {"__qualname__", bound_get_qualname, NULL, NULL},
    {"__doc__", bound_get_doc, NULL, NULL},
    {"__text_signature__", bound_get_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_method_wrapper_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "method-wrapper",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_METHOD_WRAPPER,
    .basic_size = sizeof(OuMethodWrapper),
    .drop = bound_drop,
    .visit = bound_visit,
    .repr = bound_repr,
    .str = ou_object_str,
    .hash = bound_hash,
    .compare = bound_compare,
    .call = bound_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .methods = bound_methods,
    .getset = bound_getset,
};

/* ---- __new__ of static types ---- */

static OuObject *new_wrapper(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    const OuType *type = (const OuType *)self;
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "%s.__new__(): not enough arguments", type->name);
    }
    if (!ou_is_type(args[0])) {
        return ou_null(th, &ou_exc_type_error, "%s.__new__(X): X is not a type object (%T)", type->name, args[0]);
    }
    const OuType *subtype = (const OuType *)args[0];
    if (!ou_type_is_subtype(th, subtype, type)) {
        return ou_null(th, &ou_exc_type_error, "%s.__new__(%s): %s is not a subtype of %s", type->name, subtype->name,
                       subtype->name, type->name);
    }
    /* object.__new__(dict) would make a dict without its parts. */
    const OuType *base = ou_type_static_base(subtype);
    if (base->make != type->make) {
        return ou_null(th, &ou_exc_type_error, "%s.__new__(%s) is not safe, use %s.__new__()", type->name, subtype->name,
                       base->name);
    }
    return type->make(th, subtype, args + 1, n - 1, kwnames);
}

static const OuMethodDef new_def = {
    "__new__", new_wrapper, NULL, 0, "Create and return a new object.  See help(type) for accurate signature."};

OuObject *ou_new_wrapper_new(OuThread *th, const OuType *type)
{
    return ou_native_new(th, &new_def, OU_TYPE_OBJECT(type), NULL);
}

bool ou_is_new_wrapper(const OuObject *o)
{
    return o->type == &ou_native_type && ((const OuNative *)o)->def == &new_def;
}

int64_t ou_member_descr_offset(OuThread *th, const OuObject *descr, const OuObject *o)
{
    const OuDescr *d = (const OuDescr *)descr;
    const OuMemberDef *def = descr->type == &ou_member_descr_type ? d->def : NULL;
    return def != NULL && def->kind == OU_MEMBER_SLOT && ou_type_is_subtype(th, o->type, d->owner) ? (int64_t)def->offset : -1;
}
