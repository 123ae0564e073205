/* type.c - the type `type`: calling classes, attributes of classes, their life.
 *
 * Making a class is in type_make.c, the attributes with dunder names in type_attr.c. */
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/object_int.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"
#include "06_types/union.h"

/* ---- calling ---- */

OuObject *ou_type_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    const OuType *type = (const OuType *)self;
    if (type == &ou_type_type) {
        bool named = kwnames != NULL && ou_tuple_size(kwnames) > 0;
        if (n == 1) {
            return named ? ou_null(th, &ou_exc_type_error, "type() takes no keyword arguments")
                         : ou_keep(args[0]->type);
        }
        if (n != 3) {
            return ou_null(th, &ou_exc_type_error, "type() takes 1 or 3 arguments");
        }
    }
    if (type->make == NULL || OU_HAS_FLAG(type, OU_TYPE_NO_NEW)) {
        return ou_null(th, &ou_exc_type_error, "cannot create '%s' instances", type->name);
    }
    OuObject *o = type->make(th, type, args, n, kwnames);
    if (o == NULL || !ou_is_of(th, o, type)) {
        return o;
    }
    if (o->type->init != NULL && !o->type->init(th, o, args, n, kwnames)) {
        ou_drop(th, o);
        return NULL;
    }
    return o;
}

OuObject *ou_type_make_slot(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n != 3) {
        return ou_null(th, &ou_exc_type_error, "type.__new__() takes exactly 3 arguments (%zu given)", n);
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "type.__new__() argument 1 must be str, not %G", args[0]);
    }
    if (!ou_is_tuple(args[1])) {
        return ou_null(th, &ou_exc_type_error, "type.__new__() argument 2 must be tuple, not %G", args[1]);
    }
    if (!ou_is_dict(args[2])) {
        return ou_null(th, &ou_exc_type_error, "type.__new__() argument 3 must be dict, not %G", args[2]);
    }
    return ou_type_new(th, type, args[0], args[1], args[2], args + 3, kwnames);
}

bool ou_type_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self;
    (void)args;
    if (kwnames != NULL && ou_tuple_size(kwnames) > 0 && n == 1) {
        return ou_raise(th, &ou_exc_type_error, "type.__init__() takes no keyword arguments");
    }
    if (n != 1 && n != 3) {
        return ou_raise(th, &ou_exc_type_error, "type.__init__() takes 1 or 3 arguments");
    }
    return true;
}

/* ---- attributes ---- */

OuObject *ou_type_get_attr(OuThread *th, OuObject *self, OuObject *name)
{
    const OuType *type = (const OuType *)self, *meta = self->type;
    if (!ou_is_str(name)) {
        return ou_null(th, &ou_exc_type_error, "attribute name must be string, not '%T'", name);
    }
    bool failed = false;
    OuObject *by_meta = ou_type_lookup(th, meta, name, &failed);
    if (failed) {
        return NULL;
    }
    ou_keep_maybe(by_meta);
    if (by_meta != NULL && by_meta->type->descr_get != NULL && by_meta->type->descr_set != NULL) {
        OuObject *value = by_meta->type->descr_get(th, by_meta, self, OU_TYPE_OBJECT(meta));
        ou_drop(th, by_meta);
        return value;
    }
    OuObject *own = ou_type_lookup(th, type, name, &failed);
    if (failed) {
        ou_drop_maybe(th, by_meta);
        return NULL;
    }
    if (own != NULL) {
        ou_keep(own);
        ou_drop_maybe(th, by_meta);
        if (own->type->descr_get == NULL) {
            return own;
        }
        OuObject *value = own->type->descr_get(th, own, NULL, self);
        ou_drop(th, own);
        return value;
    }
    if (by_meta != NULL) {
        if (by_meta->type->descr_get == NULL) {
            return by_meta;
        }
        OuObject *value = by_meta->type->descr_get(th, by_meta, self, OU_TYPE_OBJECT(meta));
        ou_drop(th, by_meta);
        return value;
    }
    return ou_null(th, &ou_exc_attribute_error, "type object '%N' has no attribute '%U'", type, name);
}

bool ou_type_set_attr(OuThread *th, OuObject *self, OuObject *name, OuObject *value)
{
    const OuType *type = (const OuType *)self;
    if (!ou_is_str(name)) {
        return ou_raise(th, &ou_exc_type_error, "attribute name must be string, not '%T'", name);
    }
    if (!OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        return ou_raise(th, &ou_exc_type_error, "cannot set %R attribute of immutable type '%s'", name, type->name);
    }
    bool failed = false;
    OuObject *by_meta = ou_type_lookup(th, self->type, name, &failed);
    if (failed) {
        return false;
    }
    if (by_meta != NULL && by_meta->type->descr_set != NULL) {
        ou_keep(by_meta);
        bool ok = by_meta->type->descr_set(th, by_meta, self, value);
        ou_drop(th, by_meta);
        return ok;
    }
    OuTypeState *state = &((OuHeapType *)(uintptr_t)type)->state;
    OuObject *key = ou_is_exact_str(name) ? ou_str_intern_adopt(th, ou_keep(name)) : ou_keep(name);
    if (key == NULL) {
        return false;
    }
    ou_keep(self);
    /* The old value outlives the change: its drop may run Python that looks at the class. */
    OuObject *old = ou_dict_borrow(th, state->dict, key, &failed);
    ou_keep_maybe(old);
    bool ok = !failed;
    if (ok && value != NULL) {
        ok = ou_dict_set(th, state->dict, key, value);
    } else if (ok) {
        OuTruth was = ou_dict_delete(th, state->dict, key);
        ok = was == OU_TRUE;
        if (was == OU_FALSE) {
            ou_raise(th, &ou_exc_attribute_error, "type object '%N' has no attribute '%U'", type, name);
        }
    }
    if (ok) {
        ok = ou_type_modified(th, type, key);
    }
    ou_drop_maybe(th, old);
    ou_drop(th, key);
    ou_drop(th, self);
    return ok;
}

/* ---- repr ---- */

OuObject *ou_type_repr(OuThread *th, OuObject *self)
{
    OuObject *name = ou_type_full_name(th, (const OuType *)self);
    if (name == NULL) {
        return NULL;
    }
    OuObject *text = ou_str_format(th, "<class '%U'>", name);
    ou_drop(th, name);
    return text;
}

/* ---- a class's life: heap types only, static ones are immortal ---- */

static void leave_bases(OuThread *th, OuHeapType *type)
{
    OuObject *bases = type->state.bases;
    for (size_t i = 0; bases != NULL && i < ou_tuple_size(bases); i++) {
        OuObject *base = ou_tuple_borrow(bases, i);
        if (base != NULL && ou_is_type(base)) {
            ou_type_remove_subclass(th, (const OuType *)base, &type->type);
        }
    }
}

size_t ou_type_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    if (OU_HAS_FLAG((const OuType *)self, OU_TYPE_HEAP)) {
        OuHeapType *type = (OuHeapType *)self;
        ou_instance_visit_extra(self, fn, arg); /* the metaclass, when it is a class too */
        ou_visit_one(fn, arg, type->type.base);
        ou_visit_one(fn, arg, type->state.dict);
        ou_visit_one(fn, arg, type->state.mro);
        ou_visit_one(fn, arg, type->state.bases);
        ou_visit_one(fn, arg, type->state.abc_data);
        ou_visit_one(fn, arg, type->state.native);
        ou_visit_one(fn, arg, type->state.name); /* texts of a subclass of str have a dict, which may lead back here */
        ou_visit_one(fn, arg, type->state.qualname);
        ou_visit_one(fn, arg, type->state.module);
    }
    return OU_VISIT_END;
}

/* The MRO holds the class itself; the dict most other cycles. Base links stay until drop: instances that
 * are cleared later still need their layout. */
void ou_type_clear(OuThread *th, OuObject *self)
{
    OuHeapType *type = (OuHeapType *)self;
    ou_type_forget_versions(th, &type->type);
    if (type->state.dict != NULL) {
        ou_dict_clear(th, type->state.dict);
    }
    ou_clear_ref(th, &type->state.mro);
    ou_clear_ref(th, &type->state.abc_data);
}

void ou_type_drop(OuThread *th, OuObject *self)
{
    OuHeapType *type = (OuHeapType *)self;
    ou_untrack(th, self);
    leave_bases(th, type);
    OuTypeState *state = &type->state;
    state->version = 0;
    ou_clear_ref(th, &state->dict);
    ou_clear_ref(th, &state->mro);
    ou_clear_ref(th, &state->bases);
    ou_clear_ref(th, &state->name);
    ou_clear_ref(th, &state->qualname);
    ou_clear_ref(th, &state->module);
    ou_clear_ref(th, &state->abc_data);
    ou_clear_ref(th, &state->native);
    ou_shapes_free(th, state);
    ou_mem_give(th, state->subclasses, state->subclasses_room * sizeof *state->subclasses);
    ou_mem_give(th, type->slots, type->slots_size);
    ou_mem_give(th, type->name_utf8, type->name_size);
    const OuType *base = type->type.base;
    ou_object_free(th, self, sizeof *type);
    ou_drop_maybe(th, (void *)(uintptr_t)base);
}

size_t ou_type_size_of(OuObject *self)
{
    const OuType *type = (const OuType *)self;
    if (!OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        return sizeof *type;
    }
    const OuHeapType *heap = (const OuHeapType *)type;
    return sizeof *heap + heap->slots_size + heap->name_size + heap->state.subclasses_room * sizeof(OuType *);
}

const OuNumberSlots ou_type_number = {.binary[OU_OP_OR] = ou_union_or};

const OuType ou_type_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "type",
    .base = &ou_object_type,
    .flags = OU_FLAGS_OF_TYPE,
    .index = OU_TYPE_INDEX_TYPE,
    OU_SLOTS_OF_TYPE,
    .set_attr = ou_type_set_attr,
    .make = ou_type_make_slot,
    .methods = ou_type_methods,
    .getset = ou_type_getset,
    .doc = "type(object) -> the object's type\n"
           "type(name, bases, dict, **kwds) -> a new type",
};
