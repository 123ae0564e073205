/* ctypes_pointer.c - _Pointer and its metaclass PyCPointerType; POINTER() and pointer(). */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#include "06_types/range.h"

/* ---- the class ---- */

static bool set_proto(OuThread *th, OuCLayout *layout, OuObject *type)
{
    if (type == NULL || !ou_is_type(type)) {
        return ou_raise(th, &ou_exc_type_error, "_type_ must be a type");
    }
    const OuCLayout *target = ou_clayout_of(type);
    if (target == NULL) {
        return ou_raise(th, &ou_exc_type_error, "_type_ must have storage info");
    }
    OuObject *format = ou_str_from_text(th, "&");
    for (int i = 0; format != NULL && i < target->ndim; i++) {
        OuObject *longer = ou_str_format(th, "%U%s%lld%s", format, i == 0 ? "(" : ",", (long long)target->shape[i],
                                         i + 1 == target->ndim ? ")" : "");
        ou_drop(th, format);
        format = longer;
    }
    OuObject *whole = format == NULL ? NULL : ou_str_format(th, "%U%s", format, ou_clayout_format(target));
    ou_drop_maybe(th, format);
    size_t size;
    OuObject *holder = NULL;
    const char *text = whole == NULL ? NULL : ou_str_utf8(th, whole, &size, &holder);
    bool ok = text != NULL && ou_clayout_copy_format(th, layout, text);
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, whole);
    if (ok) {
        ou_replace(th, &layout->proto, ou_keep(type));
    }
    return ok;
}

static bool give_layout(OuThread *th, OuObject *cls)
{
    ou_cclass_base(cls);
    OuObject *type = ou_keep_maybe(ou_cclass_own_attr(cls, "_type_", th));
    OuCLayout *layout = ou_clayout_new_address(th, OU_C_POINTER);
    if (layout != NULL && type != NULL && !set_proto(th, layout, type)) {
        ou_clear_ref(th, &layout);
    }
    ou_drop_maybe(th, type);
    return ou_clayout_set_adopt(th, cls, layout);
}

static OuObject *meta_make(OuThread *th, const OuType *meta, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_cclass_make(th, meta, args, n, kwnames, give_layout);
}

OU_METHOD(meta_set_type)
{
    OuCLayout *layout = ou_clayout_concrete(th, self);
    return layout != NULL && set_proto(th, layout, args[0]) && ou_set_attr_text(th, self, "_type_", args[0]) ? OU_NONE : NULL;
}

static OuObject *from_param(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *value = args[0];
    const OuCLayout *layout = ou_clayout_of(self);
    if (value == OU_NONE) {
        return OU_NONE;
    }
    if (layout == NULL || layout->proto == NULL) {
        return ou_null(th, &ou_exc_type_error, "abstract class");
    }
    if (ou_is_of(th, value, (const OuType *)layout->proto)) { /* as byref() would */
        OuCParam *param = ou_cparam_new(th, 'P', *ou_c_ffi('P'), value);
        if (param != NULL) {
            param->value.p = ou_cdata(value)->data;
        }
        return (OuObject *)param;
    }
    const OuCLayout *other = ou_is_cdata(value) ? ou_clayout_of_type(value->type) : NULL;
    if (other != NULL && (other->kind == OU_C_POINTER || other->kind == OU_C_ARRAY) && other->proto != NULL && ou_is_type(other->proto) &&
        ou_type_is_subtype(th, (const OuType *)other->proto, (const OuType *)layout->proto)) {
        return ou_keep(value);
    }
    return ou_cclass_from_param(th, self, args, n, kwnames);
}

static const OuMethodDef meta_methods[] = {
    {"set_type", meta_set_type, "type, /", 0, NULL},
    OU_C_CLASS_METHODS(from_param),
};

OU_C_METACLASS(ou_c_pointer_meta, "PyCPointerType", OU_TYPE_INDEX_C_POINTER_META, ou_type_set_attr, meta_make, meta_methods, "metaclass for the Pointer objects");

/* ---- POINTER() and pointer() ---- */

static OuObject *make_class(OuThread *th, OuObject *target)
{
    OuObject *name = ou_is_str(target) ? ou_str_format(th, "LP_%U", target)
                                       : ou_str_format(th, "LP_%s", ou_type_short_name((const OuType *)target));
    OuObject *dict = name == NULL ? NULL : ou_dict_new(th);
    if (dict != NULL && !ou_is_str(target) && !ou_dict_set_text(th, dict, "_type_", target)) {
        ou_clear_ref(th, &dict);
    }
    return ou_cclass_derive_adopt(th, &ou_c_pointer_type, name, dict);
}

static OuObject *pointer_class(OuThread *th, OuObject *target)
{
    OuObject *cache = ou_cstate(th)->pointers;
    bool failed = false;
    OuObject *cls = ou_keep_maybe(ou_dict_borrow(th, cache, target, &failed));
    if (cls != NULL || failed) {
        return cls;
    }
    if (!ou_is_type(target) && !ou_is_str(target)) {
        return ou_null(th, &ou_exc_type_error, "must be a ctypes type");
    }
    cls = make_class(th, target);
    OuObject *key = cls == NULL ? NULL : ou_is_str(target) ? ou_int_new_u64(th, (uintptr_t)cls) : ou_keep(target);
    if (cls != NULL && (key == NULL || !ou_dict_set(th, cache, key, cls))) {
        ou_clear_ref(th, &cls);
    }
    ou_drop_maybe(th, key);
    return cls;
}

OuObject *ou_cpointer_class(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    return pointer_class(th, args[0]);
}

OuObject *ou_cpointer_to(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    OuObject *cls = pointer_class(th, OU_TYPE_OBJECT(args[0]->type));
    OuObject *made = cls == NULL ? NULL : ou_call1(th, cls, args[0]);
    ou_drop_maybe(th, cls);
    return made;
}

/* ---- the instances ---- */

static char *target_of(OuObject *self)
{
    char *p;
    memcpy(&p, ou_cdata(self)->data, sizeof p);
    return p;
}

static OuObject *proto_of(OuThread *th, OuObject *self)
{
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_POINTER);
    if (layout == NULL || !ou_cdata_fits(th, ou_cdata(self), 0, sizeof(void *))) {
        return NULL;
    }
    return layout->proto == NULL || ou_clayout_of(layout->proto) == NULL ? ou_null(th, &ou_exc_type_error, "abstract class") : layout->proto;
}

static OuObject *get_contents(OuThread *th, OuObject *self)
{
    OuObject *proto = proto_of(th, self);
    char *p = proto == NULL ? NULL : target_of(self);
    if (p == NULL) {
        return proto == NULL ? NULL : ou_null(th, &ou_exc_value_error, "NULL pointer access");
    }
    return ou_cdata_at(th, (const OuType *)proto, self, 0, p);
}

static bool set_contents(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "Pointer does not support item deletion");
    }
    OuObject *proto = proto_of(th, self);
    if (proto == NULL) {
        return false;
    }
    const OuCLayout *other = ou_is_cdata(value) ? ou_clayout_of_type(value->type) : NULL;
    if (!ou_is_of(th, value, (const OuType *)proto) && (other == NULL || other->kind != OU_C_ARRAY || other->proto != proto)) {
        return ou_raise(th, &ou_exc_type_error, "expected %N instead of %T", (const OuType *)proto, value);
    }
    OuCData *c = ou_cdata(self);
    OuObject *kept = ou_cdata_kept(th, ou_cdata(value));
    if (kept == NULL || !ou_cdata_keep_adopt(th, c, 1, ou_keep(value)) || !ou_cdata_keep_adopt(th, c, 0, ou_keep(kept))) {
        return false;
    }
    memcpy(c->data, &ou_cdata(value)->data, sizeof(void *));
    return true;
}

static OuObject *pointer_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                              OU_UNUSED OuObject *kwnames)
{
    const OuCLayout *layout = ou_clayout_of_type(type);
    if (layout != NULL && layout->proto == NULL) {
        return ou_null(th, &ou_exc_type_error, "Cannot create instance: has no _type_");
    }
    return ou_cdata_new(th, type);
}

static bool pointer_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OU_UNUSED OuObject *kwnames)
{
    return ou_args_count(th, "POINTER", n, 0, 1) && (n == 0 || set_contents(th, self, args[0]));
}

/* Where element i is: an address like any other that the program makes. */
static char *place_of(OuThread *th, OuObject *self, OuObject **proto, int64_t i)
{
    *proto = proto_of(th, self);
    char *p = *proto == NULL ? NULL : target_of(self);
    if (p == NULL) {
        return *proto == NULL ? NULL : ou_null(th, &ou_exc_value_error, "NULL pointer access");
    }
    return (char *)((uintptr_t)p + (uintptr_t)i * ou_clayout_of(*proto)->size);
}

static OuObject *get_at(OuThread *th, OuObject *self, int64_t i)
{
    OuObject *proto;
    char *p = place_of(th, self, &proto, i);
    return p == NULL ? NULL : ou_cdata_get(th, proto, ou_cdata(self), (size_t)i, p);
}

/* A pointer has no end: what a slice leaves out is not known. */
static bool bounds(OuThread *th, OuObject *key, int64_t *start, int64_t *stop, int64_t *step)
{
    const OuSlice *slice = (const OuSlice *)key;
    *step = 1;
    *start = 0;
    if (slice->step != OU_NONE && !ou_as_index(th, slice->step, step, &ou_exc_value_error)) {
        return false;
    }
    if (*step == 0) {
        return ou_raise(th, &ou_exc_value_error, "slice step cannot be zero");
    }
    if (slice->start == OU_NONE ? *step < 0 : !ou_as_index(th, slice->start, start, &ou_exc_value_error)) {
        return ou_has_error(th) ? false : ou_raise(th, &ou_exc_value_error, "slice start is required for step < 0");
    }
    if (slice->stop == OU_NONE) {
        return ou_raise(th, &ou_exc_value_error, "slice stop is required");
    }
    return ou_as_index(th, slice->stop, stop, &ou_exc_value_error);
}

static OuObject *get_slice(OuThread *th, OuObject *self, OuObject *key)
{
    int64_t start, stop, step, span;
    OuObject *proto;
    if (!bounds(th, key, &start, &stop, &step)) {
        return NULL;
    }
    if (!ou_checked_sub_i64(stop, start, &span)) {
        return ou_null_memory(th);
    }
    size_t n = step > 0 ? span <= 0 ? 0 : (size_t)((span - 1) / step) + 1 : span >= 0 ? 0 : (size_t)((span + 1) / step) + 1;
    const char *p = place_of(th, self, &proto, 0);
    if (p == NULL) {
        return NULL;
    }
    return ou_carray_slice(th, self, get_at, ou_clayout_of(proto), p, start, step, n);
}

static OuObject *pointer_item(OuThread *th, OuObject *self, OuObject *key)
{
    int64_t i;
    if (key->type == &ou_slice_type) {
        return get_slice(th, self, key);
    }
    if (!ou_seq_is_index(key)) {
        return ou_null(th, &ou_exc_type_error, "Pointer indices must be integer");
    }
    return ou_seq_key(th, key, &i) ? get_at(th, self, i) : NULL;
}

static bool pointer_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    int64_t i;
    OuObject *proto;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "Pointer does not support item deletion");
    }
    if (!ou_seq_is_index(key)) {
        return ou_raise(th, &ou_exc_type_error, "Pointer does not support slice assignment");
    }
    char *p = ou_seq_key(th, key, &i) ? place_of(th, self, &proto, i) : NULL;
    return p != NULL && ou_cdata_set(th, ou_cdata(self), proto, value, (size_t)i, p);
}

static const OuSequenceSlots pointer_sequence = {.item = pointer_item, .set_item = pointer_set_item, .is_sequence = true};
static const OuGetSetDef pointer_getset[] = {
    {"contents", get_contents, set_contents, "the object this pointer points to (read-write)"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_c_pointer_type = {
    .head = OU_STATIC_HEAD(&ou_c_pointer_meta),
    .name = "_ctypes._Pointer",
    .base = &ou_c_data_type,
    .flags = OU_TYPE_BASE | OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_C_POINTER,
    .basic_size = sizeof(OuCData),
    .drop = ou_cdata_drop,
    OU_SLOTS_OF_CDATA,
    .repr = ou_object_repr,
    .make = pointer_make,
    .init = pointer_init,
    .sequence = &pointer_sequence,
    .number = &ou_cdata_address_number,
    .getset = pointer_getset,
    .doc = "Base class of pointers.",
};

#endif
