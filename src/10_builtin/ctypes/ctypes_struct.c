/* ctypes_struct.c - Structure and Union, and their metaclasses. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

/* ---- the classes ---- */

static bool set_attr(OuThread *th, OuObject *self, OuObject *name, OuObject *value)
{
    if (!ou_type_set_attr(th, self, name, value)) {
        return false;
    }
    return !ou_is_str(name) || !ou_str_equal_text(name, "_fields_") ||
           ou_cfields_set(th, self, value, ou_type_extends(self->type, &ou_c_struct_meta));
}

/* Without _fields_ of its own a class is laid out as its base is; with _abstract_ it is not. */
static bool give_layout(OuThread *th, OuObject *cls)
{
    if (ou_cclass_own_attr(cls, "_abstract_", th) != NULL) {
        return true;
    }
    bool is_struct = ou_type_extends(cls->type, &ou_c_struct_meta);
    OuObject *fields = ou_cclass_own_attr(cls, "_fields_", th);
    OuCLayout *base = ou_cclass_base(cls);
    OuCLayout *layout;
    if (fields == NULL && base != NULL) {
        layout = ou_clayout_clone(th, base);
    } else {
        layout = ou_clayout_new(th, is_struct ? OU_C_STRUCT : OU_C_UNION);
        if (layout != NULL) {
            layout->ffi.type = FFI_TYPE_STRUCT;
            if (is_struct && !ou_clayout_copy_format(th, layout, "B")) {
                ou_clear_ref(th, &layout);
            }
        }
    }
    if (!ou_clayout_set_adopt(th, cls, layout)) {
        return false;
    }
    if (fields == NULL) {
        return true;
    }
    ou_keep(fields);
    bool ok = ou_set_attr_text(th, cls, "_fields_", fields);
    ou_drop(th, fields);
    return ok;
}

static OuObject *meta_make(OuThread *th, const OuType *meta, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_cclass_make(th, meta, args, n, kwnames, give_layout);
}

static const OuMethodDef meta_methods[] = {OU_C_CLASS_METHODS(ou_cclass_from_param)};

#define META_WORDS "metaclass for C structures and unions"
OU_C_METACLASS(ou_c_struct_meta, "PyCStructType", OU_TYPE_INDEX_C_STRUCT_META, set_attr, meta_make, meta_methods, META_WORDS);
OU_C_METACLASS(ou_c_union_meta, "UnionType", OU_TYPE_INDEX_C_UNION_META, set_attr, meta_make, meta_methods, META_WORDS);

/* ---- the instances ---- */

/* Positional arguments go to the fields in order, those of bases first. Returns how many were used; -1: error. */
static int64_t set_in_order(OuThread *th, OuObject *self, const OuType *type, OuObject *const *args, size_t n, size_t used,
                            OuObject *kwnames)
{
    OuObject *cls = OU_TYPE_OBJECT(type);
    if (ou_clayout_of_type(type->base) != NULL) {
        if (!ou_enter(th, " while initializing a structure")) {
            return -1;
        }
        int64_t by_base = set_in_order(th, self, type->base, args, n, used, kwnames);
        ou_leave(th);
        if (by_base < 0) {
            return -1;
        }
        used = (size_t)by_base;
    }
    OuObject *fields = ou_cclass_own_attr(cls, "_fields_", th);
    OuObject *list = fields == NULL ? NULL : ou_to_list(th, fields);
    if (list == NULL) {
        return fields == NULL && !ou_has_error(th) ? (int64_t)used : -1;
    }
    bool ok = true;
    for (size_t i = 0; ok && used < n && i < ou_list_size(list); i++, used++) {
        OuObject *pair = ((OuList *)list)->items[i];
        OuObject *name = ou_is_tuple(pair) && ou_tuple_size(pair) > 0 ? ou_keep(ou_tuple_borrow(pair, 0)) : NULL;
        if (name == NULL) {
            ok = ou_raise(th, &ou_exc_type_error, "'_fields_' must be a sequence of (name, C type) pairs");
            break;
        }
        for (size_t k = 0; ok && kwnames != NULL && k < ou_tuple_size(kwnames); k++) {
            ok = !ou_is_str(name) || !ou_str_equal(ou_tuple_borrow(kwnames, k), name) ||
                 ou_raise(th, &ou_exc_type_error, "duplicate values for field %R", name);
        }
        ok = ok && ou_set_attr(th, self, name, args[used]);
        ou_drop(th, name);
    }
    ou_drop(th, list);
    return ok ? (int64_t)used : -1;
}

static bool struct_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n > 0) {
        int64_t used = set_in_order(th, self, self->type, args, n, 0, kwnames);
        if (used < 0) {
            return false;
        }
        if ((size_t)used < n) {
            return ou_raise(th, &ou_exc_type_error, "too many initializers");
        }
    }
    for (size_t k = 0; kwnames != NULL && k < ou_tuple_size(kwnames); k++) {
        if (!ou_set_attr(th, self, ou_tuple_borrow(kwnames, k), args[n + k])) {
            return false;
        }
    }
    return true;
}

#define BASE(variable, meta, shown, number)                                                        \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&meta),                                                             \
        .name = "_ctypes." shown,                                                                  \
        .base = &ou_c_data_type,                                                                   \
        .flags = OU_TYPE_BASE | OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,                             \
        .index = number,                                                                           \
        .basic_size = sizeof(OuCData),                                                             \
        .drop = ou_cdata_drop,                                                                     \
        OU_SLOTS_OF_CDATA,                                                                         \
        .repr = ou_object_repr,                                                                    \
        .make = ou_cdata_make,                                                                     \
        .init = struct_init,                                                                       \
        .doc = shown " base class",                                                                \
    }
BASE(ou_c_struct_type, ou_c_struct_meta, "Structure", OU_TYPE_INDEX_C_STRUCT);
BASE(ou_c_union_type, ou_c_union_meta, "Union", OU_TYPE_INDEX_C_UNION);

#endif
