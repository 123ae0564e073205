/* ctypes_array.c - Array and its metaclass PyCArrayType; arrays of characters, which are texts, too. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#include "06_types/descr.h"
#include "06_types/range.h"

#include <wchar.h>

/* ---- texts ---- */

bool ou_carray_is_text(const OuCLayout *layout, char code)
{
    const OuCLayout *item = layout->kind != OU_C_ARRAY || layout->proto == NULL ? NULL : ou_clayout_of(layout->proto);
    return item != NULL && item->simple != NULL && item->simple->code == code;
}

static OuObject *wide_at(OuThread *th, const char *p, size_t n)
{
    wchar_t *copy = ou_mem_take(th, (n + 1) * sizeof *copy); /* p may stand anywhere */
    if (copy == NULL) {
        return NULL;
    }
    memcpy(copy, p, n * sizeof *copy);
    copy[n] = 0;
    OuObject *text = ou_csimple_wide(th, copy, wcslen(copy));
    ou_mem_give(th, copy, (n + 1) * sizeof *copy);
    return text;
}

static OuObject *text_at(OuThread *th, bool wide, const char *p, size_t n)
{
    return wide ? wide_at(th, p, n) : ou_bytes_from(th, p, strnlen(p, n));
}

/* With a zero behind it where there is room. */
static void copy_wide(char *p, size_t n, OuObject *text)
{
    size_t length = ou_str_length(text);
    for (size_t i = 0; i < length + (length < n); i++) {
        wchar_t c = i < length ? (wchar_t)ou_str_at(text, i) : 0;
        memcpy(p + i * sizeof c, &c, sizeof c);
    }
}

static void copy_bytes(char *p, size_t n, OuObject *text)
{
    size_t length = ou_bytes_size(text);
    memcpy(p, ou_bytes_data(text), length + (length < n)); /* the zero behind the bytes */
}

OuObject *ou_carray_text_get(OuThread *th, const OuCLayout *layout, const char *p)
{
    return text_at(th, ou_carray_is_text(layout, 'u'), p, layout->length);
}

bool ou_carray_text_set(OuThread *th, const OuCLayout *layout, char *p, OuObject *value)
{
    bool wide = ou_carray_is_text(layout, 'u');
    if (wide ? !ou_is_str(value) : !ou_is_bytes(value)) {
        return ou_raise(th, &ou_exc_type_error, wide ? "unicode string expected instead of %T instance" : "expected bytes, %T found", value);
    }
    size_t n = wide ? ou_str_length(value) : strlen(ou_bytes_data(value)); /* as CPython: bytes up to the first zero */
    if (n > layout->length) {
        return ou_raise(th, &ou_exc_value_error, "%s too long (%zu, maximum length %zu)", wide ? "string" : "bytes", n, layout->length);
    }
    if (wide) {
        copy_wide(p, layout->length, value);
    } else {
        memcpy(p, ou_bytes_data(value), n + (n < layout->length));
    }
    return true;
}

/* ---- value and raw, of the classes of texts ---- */

static OuObject *get_value(OuThread *th, OuObject *self)
{
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_ARRAY);
    OuCData *c = ou_cdata(self);
    bool wide = layout != NULL && ou_carray_is_text(layout, 'u');
    return layout == NULL ? NULL : text_at(th, wide, c->data, wide ? c->size / sizeof(wchar_t) : c->size);
}

static bool set_value(OuThread *th, OuObject *self, OuObject *value)
{
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_ARRAY);
    OuCData *c = ou_cdata(self);
    if (layout == NULL || value == NULL) {
        return layout != NULL && ou_raise(th, &ou_exc_type_error, "can't delete attribute");
    }
    bool wide = ou_carray_is_text(layout, 'u');
    if (wide ? !ou_is_str(value) : !ou_is_bytes(value)) {
        return ou_raise(th, &ou_exc_type_error, "%s expected instead of %T instance", wide ? "unicode string" : "bytes", value);
    }
    size_t room = wide ? c->size / sizeof(wchar_t) : c->size;
    if ((wide ? ou_str_length(value) : ou_bytes_size(value)) > room) {
        return ou_raise(th, &ou_exc_value_error, wide ? "string too long" : "byte string too long");
    }
    if (wide) {
        copy_wide(c->data, room, value);
    } else {
        copy_bytes(c->data, room, value);
    }
    return true;
}

static OuObject *get_raw(OuThread *th, OuObject *self)
{
    return ou_bytes_from(th, ou_cdata(self)->data, ou_cdata(self)->size);
}

static bool set_raw(OuThread *th, OuObject *self, OuObject *value)
{
    OuCData *c = ou_cdata(self);
    OuBuffer buffer;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_attribute_error, "cannot delete attribute");
    }
    if (!ou_bytes_like(th, value, &buffer)) {
        return false;
    }
    bool fits = buffer.size <= c->size;
    if (fits) {
        memmove(c->data, buffer.data, buffer.size);
    }
    ou_buffer_release(th, &buffer);
    return fits || ou_raise(th, &ou_exc_value_error, "byte string too long");
}

static const OuGetSetDef text_getset[] = {
    {"value", get_value, set_value, "string value"},
    {"raw", get_raw, set_raw, "value"},
};

static bool add_text_attrs(OuThread *th, OuObject *cls, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        OuObject *descr = ou_getset_descr_new(th, (const OuType *)cls, &text_getset[i]);
        bool ok = descr != NULL && ou_set_attr_text(th, cls, text_getset[i].name, descr);
        ou_drop_maybe(th, descr);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* ---- the class ---- */

static bool read_length(OuThread *th, OuObject *cls, size_t *length)
{
    OuObject *given = ou_cclass_attr(th, cls, "_length_");
    int64_t n;
    if (given == NULL || !ou_is_int(given)) {
        bool absent = given == NULL;
        ou_drop_maybe(th, given);
        return absent ? ou_has_error(th) ? false : ou_raise(th, &ou_exc_attribute_error, "class must define a '_length_' attribute")
                      : ou_raise(th, &ou_exc_type_error, "The '_length_' attribute must be an integer");
    }
    int clipped = ou_int_clip_i64(given, &n);
    ou_drop(th, given);
    if (n < 0) {
        return ou_raise(th, &ou_exc_value_error, "The '_length_' attribute must not be negative");
    }
    *length = (size_t)n;
    return clipped == 0 || ou_raise(th, &ou_exc_overflow_error, "The '_length_' attribute is too large");
}

static bool add_shape(OuThread *th, OuCLayout *layout, const OuCLayout *item)
{
    size_t n = (size_t)item->ndim + 1;
    layout->shape = ou_mem_take(th, n * sizeof *layout->shape);
    if (layout->shape == NULL) {
        return false;
    }
    layout->ndim = (int)n;
    layout->shape[0] = (int64_t)layout->length;
    if (item->ndim > 0) {
        memcpy(layout->shape + 1, item->shape, (size_t)item->ndim * sizeof *item->shape);
    }
    return true;
}

static bool fill_layout(OuThread *th, OuObject *cls, OuCLayout *layout, OuObject *type)
{
    OuCLayout *item = ou_clayout_of(type);
    if (item == NULL) {
        return ou_raise(th, &ou_exc_type_error, "_type_ must have storage info");
    }
    if (!ou_checked_mul(item->size, layout->length, &layout->size) || layout->size > OU_SIZE_LIMIT || item->ndim >= 64) {
        return ou_raise(th, &ou_exc_overflow_error, "array too large");
    }
    item->flags |= OU_C_FINAL;
    layout->align = item->align;
    layout->proto = ou_keep(type);
    layout->flags |= item->flags & OU_C_HAS_POINTER;
    size_t texts = item->simple == NULL ? 0 : item->simple->code == 'c' ? 2 : item->simple->code == 'u' ? 1 : 0;
    return ou_clayout_copy_format(th, layout, ou_clayout_format(item)) && add_shape(th, layout, item) &&
           ou_clayout_repeat(th, layout, item, layout->length) && add_text_attrs(th, cls, texts);
}

static bool give_layout(OuThread *th, OuObject *cls)
{
    ou_cclass_base(cls);
    size_t length = 0;
    OuObject *type = read_length(th, cls, &length) ? ou_cclass_attr(th, cls, "_type_") : NULL;
    if (type == NULL && !ou_has_error(th)) {
        ou_raise(th, &ou_exc_attribute_error, "class must define a '_type_' attribute");
    }
    OuCLayout *layout = type == NULL ? NULL : ou_clayout_new(th, OU_C_ARRAY);
    if (layout != NULL) {
        layout->length = length;
        if (!fill_layout(th, cls, layout, type)) {
            ou_clear_ref(th, &layout);
        }
    }
    ou_drop_maybe(th, type);
    return ou_clayout_set_adopt(th, cls, layout);
}

static OuObject *meta_make(OuThread *th, const OuType *meta, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_cclass_make(th, meta, args, n, kwnames, give_layout);
}

static const OuMethodDef meta_methods[] = {OU_C_CLASS_METHODS(ou_cclass_from_param)};

OU_C_METACLASS(ou_c_array_meta, "PyCArrayType", OU_TYPE_INDEX_C_ARRAY_META, ou_type_set_attr, meta_make, meta_methods, "metaclass for the Array objects");

static OuObject *make_class(OuThread *th, OuObject *item, OuObject *length)
{
    OuObject *name = ou_str_format(th, "%s_Array_%S", ou_type_short_name((const OuType *)item), length);
    OuObject *dict = name == NULL ? NULL : ou_dict_new(th);
    if (dict != NULL && (!ou_dict_set_text(th, dict, "_length_", length) || !ou_dict_set_text(th, dict, "_type_", item))) {
        ou_clear_ref(th, &dict);
    }
    return ou_cclass_derive_adopt(th, &ou_c_array_type, name, dict);
}

OuObject *ou_carray_class(OuThread *th, OuObject *item, int64_t n)
{
    OuObject *length = ou_int_new(th, n);
    OuObject *key = length == NULL ? NULL : ou_tuple_of(th, 2, item, length);
    OuObject *arrays = ou_cstate(th)->arrays;
    bool failed = false;
    OuObject *cls = key == NULL ? NULL : ou_keep_maybe(ou_dict_borrow(th, arrays, key, &failed));
    if (cls == NULL && key != NULL && !failed) {
        cls = make_class(th, item, length);
        if (cls != NULL && !ou_dict_set(th, arrays, key, cls)) {
            ou_clear_ref(th, &cls);
        }
    }
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, length);
    return cls;
}

/* ---- the instances ---- */

static const OuCLayout *item_of(OuThread *th, OuObject *self)
{
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_ARRAY);
    OuCLayout *item = layout == NULL ? NULL : ou_clayout_of(layout->proto);
    return item;
}

static char *place_of(OuThread *th, OuObject *self, const OuCLayout *item, int64_t i)
{
    OuCData *c = ou_cdata(self);
    if (i < 0 || (size_t)i >= c->length) {
        return ou_null(th, &ou_exc_index_error, "invalid index");
    }
    return ou_cdata_fits(th, c, (size_t)i * item->size, item->size) ? c->data + (size_t)i * item->size : NULL;
}

static OuObject *get_at(OuThread *th, OuObject *self, int64_t i)
{
    const OuCLayout *item = item_of(th, self);
    char *p = item == NULL ? NULL : place_of(th, self, item, i);
    return p == NULL ? NULL : ou_cdata_get(th, ou_clayout_of_type(self->type)->proto, ou_cdata(self), (size_t)i, p);
}

static bool set_at(OuThread *th, OuObject *self, int64_t i, OuObject *value)
{
    const OuCLayout *item = item_of(th, self);
    char *p = item == NULL ? NULL : place_of(th, self, item, i);
    return p != NULL && ou_cdata_set(th, ou_cdata(self), ou_clayout_of_type(self->type)->proto, value, (size_t)i, p);
}

static bool array_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OU_UNUSED OuObject *kwnames)
{
    for (size_t i = 0; i < n; i++) {
        if (!set_at(th, self, (int64_t)i, args[i])) {
            return false;
        }
    }
    return true;
}

static int64_t array_length(OU_UNUSED OuThread *th, OuObject *self)
{
    return (int64_t)ou_cdata(self)->length;
}

OuObject *ou_carray_slice(OuThread *th, OuObject *self, OuCElement *get_element, const OuCLayout *item, const char *first,
                          int64_t start, int64_t step, size_t n)
{
    char code = item->simple == NULL ? 0 : item->simple->code;
    if (code != 'c' && code != 'u') {
        OuObject *list = ou_list_new(th, 0);
        for (size_t i = 0; list != NULL && i < n; i++) {
            if (!ou_list_append_adopt(th, list, get_element(th, self, start + (int64_t)i * step))) {
                ou_clear_ref(th, &list);
            }
        }
        return list;
    }
    size_t bytes;
    if (!ou_checked_mul(n, item->size, &bytes)) {
        return ou_null_memory(th);
    }
    OuObject *run = ou_bytes_new(th, bytes);
    for (size_t i = 0; run != NULL && i < n; i++) {
        uintptr_t offset = (uintptr_t)(start + (int64_t)i * step) * item->size; /* a pointer has elements below 0, too */
        memcpy(ou_bytes_data(run) + i * item->size, (const char *)((uintptr_t)first + offset), item->size);
    }
    if (run == NULL || code == 'c') {
        return run;
    }
    OuObject *text = ou_csimple_wide(th, (const wchar_t *)(const void *)ou_bytes_data(run), n);
    ou_drop(th, run);
    return text;
}

static OuObject *get_slice(OuThread *th, OuObject *self, OuObject *key)
{
    const OuCLayout *item = item_of(th, self);
    int64_t start, stop, step;
    if (item == NULL || !ou_slice_unpack(th, key, &start, &stop, &step)) {
        return NULL;
    }
    OuCData *c = ou_cdata(self);
    size_t n = ou_slice_adjust(c->length, &start, &stop, step);
    if (!ou_cdata_fits(th, c, 0, c->length * item->size)) {
        return NULL;
    }
    return ou_carray_slice(th, self, get_at, item, c->data, start, step, n);
}

static OuObject *array_item(OuThread *th, OuObject *self, OuObject *key)
{
    int64_t i;
    if (key->type == &ou_slice_type) {
        return get_slice(th, self, key);
    }
    if (!ou_seq_is_index(key)) {
        return ou_null(th, &ou_exc_type_error, "indices must be integers");
    }
    return ou_seq_key(th, key, &i) ? get_at(th, self, i < 0 ? i + (int64_t)ou_cdata(self)->length : i) : NULL;
}

static bool set_slice(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    int64_t start, stop, step;
    if (!ou_slice_unpack(th, key, &start, &stop, &step)) {
        return false;
    }
    size_t n = ou_slice_adjust(ou_cdata(self)->length, &start, &stop, step);
    int64_t have = ou_len(th, value);
    if (have < 0) {
        return false;
    }
    if ((size_t)have != n) {
        return ou_raise(th, &ou_exc_value_error, "Can only assign sequence of same size");
    }
    for (size_t i = 0; i < n; i++) {
        OuObject *at = ou_int_new(th, (int64_t)i);
        OuObject *one = at == NULL ? NULL : ou_get_item(th, value, at);
        ou_drop_maybe(th, at);
        bool ok = one != NULL && set_at(th, self, start + (int64_t)i * step, one);
        ou_drop_maybe(th, one);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool array_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    int64_t i;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "Array does not support item deletion");
    }
    if (key->type == &ou_slice_type) {
        return set_slice(th, self, key, value);
    }
    if (!ou_seq_is_index(key)) {
        return ou_raise(th, &ou_exc_type_error, "indices must be integer");
    }
    return ou_seq_key(th, key, &i) && set_at(th, self, i < 0 ? i + (int64_t)ou_cdata(self)->length : i, value);
}

static const OuSequenceSlots array_sequence = {
    .length = array_length, .item = array_item, .set_item = array_set_item, .is_sequence = true};

static const OuMethodDef array_methods[] = {
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_c_array_type = {
    .head = OU_STATIC_HEAD(&ou_c_array_meta),
    .name = "_ctypes.Array",
    .base = &ou_c_data_type,
    .flags = OU_TYPE_BASE | OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_C_ARRAY,
    .basic_size = sizeof(OuCData),
    .drop = ou_cdata_drop,
    OU_SLOTS_OF_CDATA,
    .repr = ou_object_repr,
    .make = ou_cdata_make,
    .init = array_init,
    .sequence = &array_sequence,
    .methods = array_methods,
    .doc = "Abstract base class for arrays.\n\n"
           "The recommended way to create concrete array types is by multiplying any\n"
           "ctypes data type with a non-negative integer. Alternatively, you can subclass\n"
           "this type and define _length_ and _type_ class variables.",
};

#endif
