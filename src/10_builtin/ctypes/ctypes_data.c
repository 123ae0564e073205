/* ctypes_data.c - _CData: what the instances of all classes have: bytes, what they keep alive, buffers, pickling.
 *
 * What a value points to is kept by the outermost instance, in a dict under the path of indexes that leads there ("2:0"), so
 * that an instance that looks at a part may come and go. A simple value keeps one object, without a dict. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#include "06_types/dict_view.h"
#include "06_types/descr.h"

/* ---- life ---- */

OuObject *ou_cdata_at(OuThread *th, const OuType *type, OuObject *base, size_t index, char *data)
{
    OuCLayout *layout = ou_clayout_of_type(type);
    if (layout == NULL || !ou_type_extends(type, &ou_c_data_type)) {
        return ou_null(th, &ou_exc_type_error, "abstract class");
    }
    OuCData *c = ou_cdata(ou_type_allocate(th, type, 0));
    if (c == NULL) {
        return NULL;
    }
    layout->flags |= OU_C_FINAL;
    c->size = layout->size;
    c->length = layout->length;
    c->data = data;
    c->index = index;
    if (base != NULL) {
        c->base = ou_keep(base);
        ou_cdata(base)->n_views++;
    }
    ou_track(th, &c->head);
    return &c->head;
}

OuObject *ou_cdata_new(OuThread *th, const OuType *type)
{
    OuObject *o = ou_cdata_at(th, type, NULL, 0, NULL);
    if (o == NULL) {
        return NULL;
    }
    OuCData *c = ou_cdata(o);
    if (c->size <= OU_C_INLINE) {
        c->data = c->inline_bytes;
        return o;
    }
    c->data = ou_mem_take_zeroed(th, c->size);
    if (c->data == NULL) {
        c->size = 0;
        ou_drop(th, o);
        return NULL;
    }
    c->own_size = c->size;
    return o;
}

OuObject *ou_cdata_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                        OU_UNUSED OuObject *kwnames)
{
    return ou_cdata_new(th, type);
}

OuObject *ou_cdata_copy(OuThread *th, const OuType *type, const char *data)
{
    OuObject *o = ou_cdata_new(th, type);
    if (o != NULL) {
        memcpy(ou_cdata(o)->data, data, ou_cdata(o)->size);
    }
    return o;
}

static void let_go(OuThread *th, OuCData *c)
{
    OuObject *base = c->base;
    c->base = NULL;
    if (base != NULL) {
        ou_cdata(base)->n_views--;
        ou_drop(th, base);
    }
    ou_clear_ref(th, &c->view);
    ou_clear_ref(th, &c->objects);
}

void ou_cdata_drop(OuThread *th, OuObject *self)
{
    OuCData *c = ou_cdata(self);
    ou_untrack(th, self);
    if (c->own_size > 0) {
        ou_mem_give(th, c->data, c->own_size);
    }
    let_go(th, c);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

size_t ou_cdata_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    OuCData *c = ou_cdata(self);
    ou_instance_visit_extra(self, fn, arg);
    ou_visit_one(fn, arg, c->base);
    ou_visit_one(fn, arg, c->view);
    ou_visit_one(fn, arg, c->objects);
    return OU_VISIT_END;
}

/* base and view stay until drop: data is in them. */
void ou_cdata_clear(OuThread *th, OuObject *self)
{
    ou_instance_clear_extra(th, self);
    ou_clear_ref(th, &ou_cdata(self)->objects);
}

int64_t ou_cdata_hash(OuThread *th, OU_UNUSED OuObject *self)
{
    ou_raise(th, &ou_exc_type_error, "unhashable type");
    return -1;
}

size_t ou_cdata_size_of(OuObject *self)
{
    return ou_type_instance_size(self, 0) + ou_cdata(self)->own_size;
}

bool ou_cdata_fits(OuThread *th, const OuCData *c, size_t offset, size_t size)
{
    return (offset <= c->size && size <= c->size - offset) ||
           ou_raise(th, &ou_exc_type_error, "the memory of this object is smaller than its class says");
}

bool ou_cdata_address(OuThread *th, const OuCData *c, void *out)
{
    if (!ou_cdata_fits(th, c, 0, sizeof(void *))) {
        return false;
    }
    memcpy(out, c->data, sizeof(void *));
    return true;
}

static OuTruth address_truth(OuThread *th, OuObject *self)
{
    void *address;
    if (!ou_cdata_address(th, ou_cdata(self), &address)) {
        return OU_ERROR;
    }
    return address != NULL ? OU_TRUE : OU_FALSE;
}

const OuNumberSlots ou_cdata_address_number = {.truth = address_truth};

bool ou_cdata_resize(OuThread *th, OuCData *c, size_t size)
{
    if (c->n_views > 0) {
        return ou_raise(th, &ou_exc_buffer_error, "Memory cannot be resized because other objects look at it");
    }
    if (c->own_size == 0 && size <= OU_C_INLINE) {
        c->size = size;
        return true;
    }
    char *data = ou_mem_take_zeroed(th, size);
    if (data == NULL) {
        return false;
    }
    memcpy(data, c->data, c->size < size ? c->size : size);
    if (c->own_size > 0) {
        ou_mem_give(th, c->data, c->own_size);
    }
    c->data = data;
    c->size = c->own_size = size;
    return true;
}

/* ---- what is kept alive ---- */

static OuCData *outermost(OuCData *c)
{
    while (c->base != NULL) {
        c = ou_cdata(c->base);
    }
    return c;
}

OuObject *ou_cdata_kept(OuThread *th, OuCData *c)
{
    c = outermost(c);
    if (c->objects == NULL) {
        c->objects = c->length > 0 ? ou_dict_new(th) : OU_NONE;
    }
    return c->objects;
}

/* "index:index:...", from the inside out. */
static OuObject *path_of(OuThread *th, OuCData *c, size_t index)
{
    OuObject *path = ou_str_format(th, "%x", (unsigned)index);
    for (; path != NULL && c->base != NULL; c = ou_cdata(c->base)) {
        OuObject *longer = ou_str_format(th, "%U:%x", path, (unsigned)c->index);
        ou_drop(th, path);
        path = longer;
    }
    return path;
}

bool ou_cdata_keep_adopt(OuThread *th, OuCData *c, size_t index, OuObject *keep)
{
    if (keep == NULL || keep == OU_NONE) {
        return true;
    }
    OuObject *kept = ou_cdata_kept(th, c);
    OuCData *outer = outermost(c);
    if (kept == NULL || !ou_is_dict(kept)) {
        if (kept != NULL) {
            ou_replace(th, &outer->objects, keep);
            return true;
        }
        ou_drop(th, keep);
        return false;
    }
    ou_keep(kept);
    OuObject *path = path_of(th, c, index);
    bool ok = path != NULL && ou_dict_set(th, kept, path, keep);
    ou_drop_maybe(th, path);
    ou_drop(th, keep);
    ou_drop(th, kept);
    return ok;
}

/* ---- reading and writing values ---- */

bool ou_c_converts(const OuObject *type)
{
    const OuCLayout *layout = ou_clayout_of(type);
    return layout != NULL && layout->kind == OU_C_SIMPLE && ((const OuType *)type)->base == &ou_c_simple_type;
}

OuObject *ou_cdata_get(OuThread *th, OuObject *type, OuCData *c, size_t index, char *p)
{
    const OuCLayout *layout = ou_clayout_of(type);
    if (layout != NULL && ou_c_converts(type)) {
        return ou_clayout_load(th, layout, p);
    }
    return ou_cdata_at(th, (const OuType *)type, c == NULL ? NULL : &c->head, index, p);
}

/* A tuple is what the class is called with. The error says of which class. */
static bool set_by_call(OuThread *th, OuCData *c, OuObject *type, OuObject *args, size_t index, char *p)
{
    c->n_views++;
    OuObject *made = ou_call_tuple(th, type, args, NULL);
    c->n_views--;
    if (made == NULL) {
        return ou_cstate_raise_again(th, OU_TYPE_OBJECT(&ou_exc_runtime_error), "(%N)", (const OuType *)type);
    }
    bool ok = (ou_is_of(th, made, (const OuType *)type) ||
               ou_raise(th, &ou_exc_type_error, "expected %N instance, got %T", (const OuType *)type, made)) &&
              ou_cdata_set(th, c, type, made, index, p);
    ou_drop(th, made);
    return ok;
}

/* An array where a pointer is wanted: its address. */
static bool set_from_array(OuThread *th, OuCData *c, const OuCLayout *layout, OuObject *type, OuObject *value, size_t index, char *p)
{
    const OuCLayout *array = ou_clayout_of_type(value->type);
    if (array == NULL || array->kind != OU_C_ARRAY || array->proto != layout->proto) {
        return ou_raise(th, &ou_exc_type_error, "incompatible types, %T instance instead of %N instance", value, (const OuType *)type);
    }
    OuObject *kept = ou_cdata_kept(th, ou_cdata(value));
    OuObject *both = kept == NULL ? NULL : ou_tuple_of(th, 2, kept, value);
    if (both == NULL) {
        return false;
    }
    memcpy(p, &ou_cdata(value)->data, sizeof(void *));
    return ou_cdata_keep_adopt(th, c, index, both);
}

bool ou_cdata_set_simple(OuThread *th, OuCData *c, const OuCLayout *layout, OuObject *value, size_t index, char *p)
{
    OuObject *keep = NULL;
    c->n_views++; /* a conversion may run Python code: p must not move */
    bool ok = ou_clayout_store(th, layout, p, value, &keep);
    c->n_views--;
    return ok && ou_cdata_keep_adopt(th, c, index, keep);
}

bool ou_cdata_set(OuThread *th, OuCData *c, OuObject *type, OuObject *value, size_t index, char *p)
{
    const OuCLayout *layout = ou_clayout_concrete(th, type);
    if (layout == NULL) {
        return false;
    }
    bool is_data = ou_is_cdata(value);
    if (layout->kind == OU_C_SIMPLE && !is_data) {
        return ou_cdata_set_simple(th, c, layout, value, index, p);
    }
    if (!is_data) {
        if (ou_is_tuple(value)) {
            return set_by_call(th, c, type, value, index, p);
        }
        if (value == OU_NONE && layout->kind == OU_C_POINTER) {
            memset(p, 0, sizeof(void *));
            return true;
        }
        return ou_raise(th, &ou_exc_type_error, "expected %N instance, got %T", (const OuType *)type, value);
    }
    if (ou_is_of(th, value, (const OuType *)type)) {
        OuCData *from = ou_cdata(value);
        OuObject *kept = ou_cdata_fits(th, from, 0, layout->size) ? ou_cdata_kept(th, from) : NULL;
        if (kept == NULL) {
            return false;
        }
        memmove(p, from->data, layout->size);
        return ou_cdata_keep_adopt(th, c, index, ou_keep(kept));
    }
    if (layout->kind == OU_C_POINTER && ou_type_extends(value->type, &ou_c_array_type)) {
        return set_from_array(th, c, layout, type, value, index, p);
    }
    return ou_raise(th, &ou_exc_type_error, "incompatible types, %T instance instead of %N instance", value, (const OuType *)type);
}

/* ---- buffers ---- */

static bool acquire(OuThread *th, OuObject *self, OuBuffer *out, OU_UNUSED bool writable)
{
    OuCData *c = ou_cdata(self);
    OuCLayout *layout = ou_clayout_concrete(th, OU_TYPE_OBJECT(self->type));
    if (layout == NULL) {
        return false;
    }
    const OuCLayout *item = layout;
    while (item->kind == OU_C_ARRAY && item->proto != NULL && ou_clayout_of(item->proto) != NULL) {
        item = ou_clayout_of(item->proto);
    }
    size_t n = item->size;
    for (int i = 0; i < layout->ndim; i++) {
        n *= (size_t)layout->shape[i];
    }
    bool whole = n == c->size; /* not when it was resized: then a run of bytes */
    *out = (OuBuffer){.owner = ou_keep(self), .data = c->data, .size = c->size, .item_size = whole ? item->size : 1,
                      .format = whole ? ou_clayout_format(layout) : "B", .ndim = whole ? layout->ndim : 1,
                      .shape = whole && layout->ndim > 0 ? layout->shape : NULL};
    out->internal = ou_keep(layout); /* owns the format and the shape */
    c->n_views++;
    return true;
}

static void release(OuThread *th, OuObject *self, OuBuffer *buffer)
{
    ou_cdata(self)->n_views--;
    ou_drop_maybe(th, buffer->internal);
    buffer->internal = NULL;
}

const OuBufferSlots ou_cdata_buffer = {.acquire = acquire, .release = release};

/* ---- attributes and pickling ---- */

static OuObject *get_base(OU_UNUSED OuThread *th, OuObject *self)
{
    OuObject *base = ou_cdata(self)->base;
    return base == NULL ? OU_NONE : ou_keep(base);
}

static OuObject *get_needs_free(OuThread *th, OuObject *self)
{
    OuCData *c = ou_cdata(self);
    return ou_int_new(th, c->own_size > 0 || c->data == c->inline_bytes);
}

static OuObject *get_objects(OU_UNUSED OuThread *th, OuObject *self)
{
    OuObject *objects = ou_cdata(self)->objects;
    return objects == NULL ? OU_NONE : ou_keep(objects);
}

static const OuGetSetDef data_getset[] = {
    {"_b_base_", get_base, ou_readonly_member, "the base object"},
    {"_b_needsfree_", get_needs_free, ou_readonly_member, "whether the object owns the memory or not"},
    {"_objects", get_objects, ou_readonly_member, "internal objects tree (NEVER CHANGE THIS OBJECT!)"},
    {NULL, NULL, NULL, NULL},
};

OU_METHOD(data_from_outparam)
{
    return ou_keep(self);
}

OU_METHOD(data_reduce)
{
    OuCData *c = ou_cdata(self);
    OuCLayout *layout = ou_clayout_of_type(self->type);
    if (layout == NULL || (layout->flags & OU_C_HAS_POINTER) != 0) {
        return ou_null(th, &ou_exc_value_error, "ctypes objects containing pointers cannot be pickled");
    }
    bool failed = false;
    OuObject *dict = ou_get_attr_maybe(th, self, OU_NAME(th, dunder_dict), &failed);
    if (dict == NULL && !ou_has_error(th)) {
        dict = ou_dict_new(th);
    }
    OuObject *bytes = dict == NULL ? NULL : ou_bytes_from(th, c->data, c->size);
    OuObject *state = bytes == NULL ? NULL : ou_tuple_of(th, 2, dict, bytes);
    OuObject *args_tuple = state == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), state);
    OuObject *result = args_tuple == NULL ? NULL : ou_tuple_of(th, 2, ou_cstate(th)->unpickle, args_tuple);
    ou_drop_maybe(th, args_tuple);
    ou_drop_maybe(th, state);
    ou_drop_maybe(th, bytes);
    ou_drop_maybe(th, dict);
    return result;
}

OU_METHOD(data_setstate)
{
    OuObject *attributes = args[0], *bytes = args[1];
    if (!ou_is_dict(attributes) || !ou_is_bytes(bytes)) {
        return ou_null(th, &ou_exc_type_error, "a state is a dict and bytes");
    }
    OuCData *c = ou_cdata(self);
    size_t size = ou_bytes_size(bytes) < c->size ? ou_bytes_size(bytes) : c->size;
    memmove(c->data, ou_bytes_data(bytes), size);
    bool failed = false;
    OuObject *dict = ou_get_attr_maybe(th, self, OU_NAME(th, dunder_dict), &failed);
    if (dict == NULL && !failed && ou_dict_size(attributes) == 0) { /* __slots__, and nothing for a __dict__ */
        return OU_NONE;
    }
    bool ok = dict != NULL &&
              (ou_is_dict(dict) || ou_raise(th, &ou_exc_type_error, "%T.__dict__ must be a dictionary, not %T", self, dict)) &&
              ou_dict_update(th, dict, attributes, true);
    ou_drop_maybe(th, dict);
    return ok ? OU_NONE : NULL;
}

OuObject *ou_cdata_unpickle(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n,
                            OU_UNUSED OuObject *kwnames)
{
    if (!ou_is_tuple(args[1])) {
        return ou_null(th, &ou_exc_type_error, "_unpickle() argument 2 must be tuple, not %G", args[1]);
    }
    OuObject *made = ou_call_method_text(th, args[0], "__new__", 1, args[0]);
    OuObject *method = made == NULL ? NULL : ou_get_attr_text(th, made, "__setstate__");
    OuObject *done = method == NULL ? NULL : ou_call_tuple(th, method, args[1], NULL);
    ou_drop_maybe(th, method);
    if (done == NULL) {
        ou_drop_maybe(th, made);
        return NULL;
    }
    ou_drop(th, done);
    return made;
}

static const OuMethodDef data_methods[] = {
    {"__ctypes_from_outparam__", data_from_outparam, "", 0, NULL},
    {"__reduce__", data_reduce, "", 0, NULL},
    {"__setstate__", data_setstate, "attributes, data, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_c_data_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ctypes._CData",
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_C_DATA,
    .basic_size = sizeof(OuCData),
    .drop = ou_cdata_drop,
    OU_SLOTS_OF_CDATA,
    .repr = ou_object_repr,
    .make = ou_cdata_make,
    .init = ou_object_init,
    .methods = data_methods,
    .getset = data_getset,
    .doc = "Base class of all C data.",
};

#endif
