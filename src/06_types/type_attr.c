/* type_attr.c - the attributes and methods of classes that `type` gives them. */
#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/object_int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_int.h"

#include <string.h>

#define HEAP(o) ((OuHeapType *)(o))

static bool is_heap(const OuObject *self)
{
    return OU_HAS_FLAG((const OuType *)self, OU_TYPE_HEAP);
}

/* May the special attribute be set or (value NULL) deleted? Audit hooks are asked, too. */
static bool check_set(OuThread *th, OuObject *self, OuObject *value, const char *name)
{
    if (!is_heap(self)) {
        return ou_raise(th, &ou_exc_type_error, "cannot set '%s' attribute of immutable type '%s'", name,
                        ((const OuType *)self)->name);
    }
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "cannot delete '%s' attribute of immutable type '%s'", name,
                        ((const OuType *)self)->name);
    }
    return ou_audit_field_set(th, self, name, value);
}

/* ---- names ---- */

static OuObject *get_name(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    return state == NULL ? NULL : ou_keep(state->name);
}

static bool set_name(OuThread *th, OuObject *self, OuObject *value)
{
    if (!check_set(th, self, value, "__name__")) {
        return false;
    }
    if (!ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "can only assign string to %s.__name__, not '%T'",
                        ((const OuType *)self)->name, value);
    }
    return ou_type_rename(th, HEAP(self), value);
}

static OuObject *get_qualname(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    return state == NULL ? NULL : ou_keep(state->qualname);
}

static bool set_qualname(OuThread *th, OuObject *self, OuObject *value)
{
    if (!check_set(th, self, value, "__qualname__")) {
        return false;
    }
    if (!ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "can only assign string to %s.__qualname__, not '%T'",
                        ((const OuType *)self)->name, value);
    }
    ou_replace(th, &HEAP(self)->state.qualname, ou_keep(value));
    return true;
}

static OuObject *get_module(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    if (state == NULL) {
        return NULL;
    }
    if (!is_heap(self)) {
        return ou_keep(state->module);
    }
    OuObject *module = ou_dict_borrow_str(th, state->dict, OU_NAME(th, dunder_module));
    if (module == NULL) {
        ou_raise_value(th, &ou_exc_attribute_error, OU_NAME(th, dunder_module));
        return NULL;
    }
    return ou_keep(module);
}

/* cls.__dict__[name] = value, known to the caches. */
static bool store(OuThread *th, OuObject *self, OuObject *name, OuObject *value)
{
    return ou_dict_set(th, HEAP(self)->state.dict, name, value) && ou_type_modified(th, (const OuType *)self, name);
}

static bool set_module(OuThread *th, OuObject *self, OuObject *value)
{
    return check_set(th, self, value, "__module__") && store(th, self, OU_NAME(th, dunder_module), value);
}

static OuObject *get_doc(OuThread *th, OuObject *self)
{
    if (!is_heap(self)) { /* its dict's __doc__ may be that of its instances */
        const char *text = ((const OuType *)self)->doc;
        return text == NULL ? OU_NONE : ou_str_from_text(th, text);
    }
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    OuObject *doc = state == NULL ? NULL : ou_dict_borrow_str(th, state->dict, OU_NAME(th, dunder_doc));
    if (state == NULL) {
        return NULL;
    }
    if (doc == NULL) {
        return OU_NONE;
    }
    ou_keep(doc);
    if (doc->type->descr_get == NULL) {
        return doc;
    }
    OuObject *value = doc->type->descr_get(th, doc, NULL, self);
    ou_drop(th, doc);
    return value;
}

static bool set_doc(OuThread *th, OuObject *self, OuObject *value)
{
    return check_set(th, self, value, "__doc__") && store(th, self, OU_NAME(th, dunder_doc), value);
}

/* A class that is no built-in one may say how it is called as those do: its doc begins "Name(...)", and after that comes a line "--" and an empty
 * one. New: "(...)" or None. */
static OuObject *signature_in_doc(OuThread *th, OuObject *self)
{
    OuObject *doc = ou_dict_borrow_str(th, HEAP(self)->state.dict, OU_NAME(th, dunder_doc)), *holder = NULL;
    if (doc == NULL || !ou_is_str(doc)) {
        return OU_NONE;
    }
    size_t size, name = strlen(((const OuType *)self)->name);
    const char *text = ou_str_utf8(th, doc, &size, &holder);
    if (text == NULL) { /* surrogates */
        return ou_error_swallow(th, &ou_exc_unicode_encode_error) ? OU_NONE : NULL;
    }
    const char *end = NULL, *blank = NULL;
    if (size > name && memcmp(text, ((const OuType *)self)->name, name) == 0 && text[name] == '(') {
        end = strstr(text + name, ")\n--\n\n");
        blank = strstr(text + name, "\n\n");
    }
    OuObject *result = end == NULL || blank < end ? OU_NONE : ou_str_from_utf8(th, text + name, (size_t)(end + 1 - text) - name);
    ou_drop_maybe(th, holder);
    return result;
}

static OuObject *get_text_signature(OuThread *th, OuObject *self)
{
    const OuType *type = (const OuType *)self;
    if (is_heap(self)) {
        return signature_in_doc(th, self);
    }
    if (type->new_signature == NULL) {
        return OU_NONE;
    }
    return ou_str_format(th, "(%s)", type->new_signature);
}

/* ---- the hierarchy ---- */

static OuObject *get_base(OuThread *th, OuObject *self)
{
    (void)th;
    const OuType *base = ((const OuType *)self)->base;
    return base == NULL ? OU_NONE : ou_keep(base);
}

static OuObject *get_mro(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    return state == NULL ? NULL : state->mro == NULL ? OU_NONE : ou_keep(state->mro);
}

static OuObject *get_bases(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    return state == NULL ? NULL : ou_keep(state->bases);
}

/* New MROs for the class and all below it, but where a metaclass's mro() has set bases itself, meanwhile. `undo` gets
 * (type, old MRO, new MRO) triples; None: there was none. */
static bool renew_mros(OuThread *th, OuHeapType *type, OuObject *undo)
{
    OuObject *old = ou_keep(type->state.mro == NULL ? OU_NONE : type->state.mro), *bases = ou_keep(type->state.bases);
    bool ok = ou_type_set_mro(th, type) && ou_list_append(th, undo, &type->type.head) && ou_list_append(th, undo, old) &&
              ou_list_append(th, undo, type->state.mro);
    bool done = type->state.bases != bases;
    ou_drop(th, bases);
    ou_drop(th, old);
    if (done) {
        return ok;
    }
    for (size_t i = 0; ok && i < type->state.n_subclasses; i++) {
        ok = renew_mros(th, (OuHeapType *)(uintptr_t)type->state.subclasses[i], undo);
    }
    return ok;
}

static bool check_bases(OuThread *th, const OuType *type, OuObject *value)
{
    if (!ou_is_tuple(value)) {
        return ou_raise(th, &ou_exc_type_error, "can only assign tuple to %s.__bases__, not %T", type->name, value);
    }
    if (ou_tuple_size(value) == 0) {
        return ou_raise(th, &ou_exc_type_error, "can only assign non-empty tuple to %s.__bases__, not ()", type->name);
    }
    for (size_t i = 0; i < ou_tuple_size(value); i++) {
        OuObject *base = ou_tuple_borrow(value, i);
        if (!ou_is_type(base)) {
            return ou_raise(th, &ou_exc_type_error, "%s.__bases__ must be tuple of classes, not '%T'", type->name, base);
        }
        /* Along the base links too: while mro() runs, they are newer than the MROs. */
        if (ou_type_is_subtype(th, (const OuType *)base, type) || ou_type_extends((const OuType *)base, type)) {
            return ou_raise(th, &ou_exc_type_error, "a __bases__ item causes an inheritance cycle");
        }
    }
    return true;
}

static void put_mros_back(OuThread *th, OuObject *undo)
{
    for (size_t i = ou_list_size(undo) / 3 * 3; i >= 3; i -= 3) {
        OuHeapType *type = HEAP(ou_list_borrow(undo, i - 3));
        OuObject *old = ou_list_borrow(undo, i - 2);
        if (type->state.mro == ou_list_borrow(undo, i - 1)) {
            ou_replace(th, &type->state.mro, old == OU_NONE ? NULL : ou_keep(old));
        }
    }
}

/* Moves the class from the subclass lists of `from` to those of `to`; false: nothing is changed. */
static bool move_subclass(OuThread *th, const OuType *type, OuObject *from, OuObject *to)
{
    for (size_t i = 0; i < ou_tuple_size(to); i++) {
        if (!ou_type_add_subclass(th, (const OuType *)ou_tuple_borrow(to, i), type)) {
            while (i-- > 0) {
                ou_type_remove_subclass(th, (const OuType *)ou_tuple_borrow(to, i), type);
            }
            return false;
        }
    }
    for (size_t i = 0; i < ou_tuple_size(from); i++) {
        ou_type_remove_subclass(th, (const OuType *)ou_tuple_borrow(from, i), type);
    }
    return true;
}

static bool set_bases(OuThread *th, OuObject *self, OuObject *value)
{
    OuHeapType *type = HEAP(self);
    if (!check_set(th, self, value, "__bases__") || !check_bases(th, &type->type, value)) {
        return false;
    }
    const OuType *best = ou_type_best_base(th, value);
    if (best == NULL) {
        return false;
    }
    if (!ou_type_may_become(type->type.base, best)) {
        /* CPython names what it compares first: classes and built-in types are dropped differently. */
        if (OU_HAS_FLAG(best, OU_TYPE_HEAP) != OU_HAS_FLAG(type->type.base, OU_TYPE_HEAP)) {
            return ou_raise(th, &ou_exc_type_error, "__bases__ assignment: '%N' deallocator differs from '%N'", best,
                            type->type.base);
        }
        return ou_raise(th, &ou_exc_type_error, "__bases__ assignment: '%N' object layout differs from '%N'", best,
                        type->type.base);
    }
    OuObject *undo = ou_list_new(th, 0);
    if (undo == NULL) {
        return false;
    }
    OuObject *old_bases = type->state.bases;
    const OuType *old_base = type->type.base;
    type->state.bases = ou_keep(value);
    type->type.base = ou_keep(best);
    bool ok = renew_mros(th, type, undo);
    bool still = type->state.bases == value; /* no mro() has set other ones meanwhile */
    ok = ok && (!still || move_subclass(th, &type->type, old_bases, value));
    if (!ok) {
        OuObject *error = ou_error_take(th);
        put_mros_back(th, undo);
        if (still) {
            ou_replace(th, &type->state.bases, ou_keep(old_bases));
            type->type.base = ou_keep(old_base);
            ou_drop(th, (void *)(uintptr_t)best);
        }
        ou_error_restore_adopt(th, error);
    } else if (still) {
        ok = ou_type_modified(th, &type->type, NULL);
    }
    ou_drop(th, old_bases);
    ou_drop(th, (void *)(uintptr_t)old_base);
    ou_drop(th, undo);
    return ok;
}

static OuObject *type_mro(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    OuObject *mro = state == NULL ? NULL
                    : is_heap(self) ? ou_type_mro_compute(th, (const OuType *)self, state->bases)
                                    : ou_keep(state->mro);
    OuObject *list = mro == NULL ? NULL : ou_to_list(th, mro);
    ou_drop_maybe(th, mro);
    return list;
}

/* Static types enter their base's list when their state is made: those that programs ask for are made here. */
static bool make_static_subclasses(OuThread *th, const OuType *type)
{
    if (type == &ou_int_type) {
        return ou_type_state(th, &ou_bool_type) != NULL;
    }
    for (size_t i = 0; OU_HAS_FLAG(type, OU_TYPE_IS_EXC) && ou_exception_types[i] != NULL; i++) {
        if (ou_exception_types[i]->base == type && ou_type_state(th, ou_exception_types[i]) == NULL) {
            return false;
        }
    }
    return true;
}

/* A class on its way out is not shown: nobody may get hold of it again. A count below zero: its drop
 * waits in the queue. */
static bool is_shown(const OuType *type)
{
    return !OU_HAS_FLAG(type, OU_TYPE_HEAP) ||
           (type->head.count > 0 && ou_gc_state(&type->head) != OU_GC_GARBAGE);
}

/* Static types first: their states may have been made late, but they were there before all classes. */
static OuObject *type_subclasses(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    OuObject *list = state == NULL || !make_static_subclasses(th, (const OuType *)self)
                         ? NULL
                         : ou_list_new(th, state->n_subclasses);
    for (int heap = 0; heap < 2; heap++) {
        for (size_t i = 0; list != NULL && i < state->n_subclasses; i++) {
            const OuType *type = state->subclasses[i];
            if (OU_HAS_FLAG(type, OU_TYPE_HEAP) == heap && is_shown(type) &&
                !ou_list_append(th, list, OU_TYPE_OBJECT(type))) {
                ou_clear_ref(th, &list);
            }
        }
    }
    return list;
}

/* ---- what is in it ---- */

static OuObject *get_dict(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    return state == NULL ? NULL : ou_mapping_proxy_new(th, state->dict);
}

static OuObject *get_annotations(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    if (state == NULL) {
        return NULL;
    }
    if (!is_heap(self)) {
        return ou_null(th, &ou_exc_attribute_error, "type object '%s' has no attribute '__annotations__'",
                       ((const OuType *)self)->name);
    }
    OuObject *found = ou_dict_borrow_str(th, state->dict, OU_NAME(th, dunder_annotations));
    if (found != NULL) {
        ou_keep(found);
        if (found->type->descr_get == NULL) {
            return found;
        }
        OuObject *value = found->type->descr_get(th, found, NULL, self);
        ou_drop(th, found);
        return value;
    }
    OuObject *dict = ou_dict_new(th);
    if (dict != NULL && !store(th, self, OU_NAME(th, dunder_annotations), dict)) {
        ou_clear_ref(th, &dict);
    }
    return dict;
}

static bool set_annotations(OuThread *th, OuObject *self, OuObject *value)
{
    if (!is_heap(self)) {
        return ou_raise(th, &ou_exc_type_error, "cannot set '__annotations__' attribute of immutable type '%s'",
                        ((const OuType *)self)->name);
    }
    if (value != NULL) {
        return store(th, self, OU_NAME(th, dunder_annotations), value);
    }
    OuTruth was = ou_dict_delete(th, HEAP(self)->state.dict, OU_NAME(th, dunder_annotations));
    if (was == OU_FALSE) {
        ou_raise_value(th, &ou_exc_attribute_error, OU_NAME(th, dunder_annotations));
    }
    return was == OU_TRUE && ou_type_modified(th, (const OuType *)self, OU_NAME(th, dunder_annotations));
}

static OuObject *get_abstract(OuThread *th, OuObject *self)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self);
    OuObject *found = state == NULL || self == OU_TYPE_OBJECT(&ou_type_type)
                          ? NULL
                          : ou_dict_borrow_str(th, state->dict, OU_NAME(th, dunder_abstractmethods));
    if (found != NULL) {
        return ou_keep(found);
    }
    if (!ou_has_error(th)) {
        ou_raise_value(th, &ou_exc_attribute_error, OU_NAME(th, dunder_abstractmethods));
    }
    return NULL;
}

/* Whether the class is abstract is whether the set is not empty. */
static bool set_abstract(OuThread *th, OuObject *self, OuObject *value)
{
    if (!is_heap(self)) {
        return ou_raise(th, &ou_exc_type_error, "cannot set '__abstractmethods__' attribute of immutable type '%s'",
                        ((const OuType *)self)->name);
    }
    OuObject *name = OU_NAME(th, dunder_abstractmethods);
    OuTruth abstract = OU_FALSE;
    if (value != NULL) {
        abstract = ou_is_true(th, value);
        if (abstract == OU_ERROR || !ou_dict_set(th, HEAP(self)->state.dict, name, value)) {
            return false;
        }
    } else {
        OuTruth was = ou_dict_delete(th, HEAP(self)->state.dict, name);
        if (was != OU_TRUE) {
            return was == OU_ERROR ? false : ou_raise_value(th, &ou_exc_attribute_error, name);
        }
    }
    uint32_t *flags = &HEAP(self)->type.flags;
    *flags = abstract == OU_TRUE ? *flags | OU_TYPE_ABSTRACT : *flags & ~OU_TYPE_ABSTRACT;
    return ou_type_modified(th, (const OuType *)self, name);
}

/* What CPython has as a member of the structure. */
static bool read_only(OuThread *th, OuObject *self, OuObject *value)
{
    (void)self;
    (void)value;
    return ou_raise(th, &ou_exc_attribute_error, "readonly attribute");
}

/* ---- numbers ---- */

/* As CPython numbers them (Py_TPFLAGS_*); the bits from 24 on are ours, too. */
static OuObject *get_flags(OuThread *th, OuObject *self)
{
    const OuType *type = (const OuType *)self;
    static const struct { uint32_t ours, theirs; } map[] = {
        {OU_TYPE_SEQUENCE, 1u << 5}, {OU_TYPE_MAPPING, 1u << 6}, {OU_TYPE_NO_NEW, 1u << 7}, {OU_TYPE_HEAP, 1u << 9},
        {OU_TYPE_BASE, 1u << 10}, {OU_TYPE_CONTAINER, 1u << 14}, {OU_TYPE_METHOD_DESCR, 1u << 17},
        {OU_TYPE_ABSTRACT, 1u << 20}, {OU_TYPE_MATCH_SELF, 1u << 22},
    };
    uint32_t flags = (type->flags & 0xff000000u) | 1u << 12 | 1u << 18;
    flags |= OU_HAS_FLAG(type, OU_TYPE_HEAP) ? 0 : 1u << 8;
    for (size_t i = 0; i < OU_COUNT_OF(map); i++) {
        flags |= OU_HAS_FLAG(type, map[i].ours) ? map[i].theirs : 0;
    }
    return ou_int_new(th, flags);
}

static OuObject *get_basic_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((const OuType *)self)->basic_size);
}

static OuObject *get_item_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((const OuType *)self)->item_size);
}

static OuObject *get_dict_offset(OuThread *th, OuObject *self)
{
    const OuType *type = (const OuType *)self;
    return ou_int_new(th, OU_HAS_FLAG(type, OU_TYPE_HIDDEN_WORDS) ? 0
                          : type->words_offset != 0               ? type->words_offset
                                                                  : (int64_t)type->dict_offset);
}

/* Weak references stand in a table of the VM; programs only ask whether the offset is 0. */
static OuObject *get_weak_offset(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((const OuType *)self)->weak != 0 ? (int64_t)sizeof(uint32_t) : 0);
}

const OuGetSetDef ou_type_getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__bases__", get_bases, set_bases, NULL},
    {"__base__", get_base, read_only, NULL},
    {"__mro__", get_mro, read_only, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__flags__", get_flags, read_only, NULL},
    {"__basicsize__", get_basic_size, read_only, NULL},
    {"__itemsize__", get_item_size, read_only, NULL},
    {"__dictoffset__", get_dict_offset, read_only, NULL},
    {"__weakrefoffset__", get_weak_offset, read_only, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- methods ---- */

static OuObject *type_prepare(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self;
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_dict_new(th);
}

static OuObject *type_instancecheck(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    OuTruth truth = ou_type_is_instance(th, args[0], self);
    return truth == OU_ERROR ? NULL : ou_bool(truth == OU_TRUE);
}

static OuObject *type_subclasscheck(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    OuTruth truth = ou_type_is_subclass(th, args[0], self);
    return truth == OU_ERROR ? NULL : ou_bool(truth == OU_TRUE);
}

static OuObject *type_dir(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_class_dir(th, self);
}

static OuObject *type_sizeof(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_int_new_u64(th, ou_type_type.size_of(self));
}

const OuMethodDef ou_type_methods[] = {
    {"mro", type_mro, "", 0, "Return a type's method resolution order."},
    {"__subclasses__", type_subclasses, "", 0, "Return a list of immediate subclasses."},
    {"__prepare__", type_prepare, NULL, OU_FN_CLASS, "Used for the class statement: a dict for the namespace."},
    {"__instancecheck__", type_instancecheck, "instance, /", 0, "Check if an object is an instance."},
    {"__subclasscheck__", type_subclasscheck, "subclass, /", 0, "Check if a class is a subclass."},
    {"__dir__", type_dir, "", 0, "Specialized __dir__ implementation for types."},
    {"__sizeof__", type_sizeof, "", 0, "Return memory consumption of the type object."},
    {NULL, NULL, NULL, 0, NULL},
};
