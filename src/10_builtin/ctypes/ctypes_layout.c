/* ctypes_layout.c - OuCLayout: what the metaclasses know of their classes, and how libffi is told of it.
 *
 * libffi passes a struct by value by the types of its elements, so each layout owns a tree of ffi types. Above FLAT bytes every
 * system passes memory whatever is in it, so large arrays do not become large trees. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#define FLAT 64 /* bytes: the longest struct that may go in registers (four doubles of 128 bits on aarch64) */

static void layout_drop_refs(OuThread *th, OuCLayout *layout)
{
    OuObject **const places[] = {&layout->proto, &layout->parts, &layout->argtypes, &layout->converters, &layout->restype,
                                 &layout->checker};
    for (size_t i = 0; i < OU_COUNT_OF(places); i++) {
        ou_clear_ref(th, places[i]);
    }
}

static void layout_drop(OuThread *th, OuObject *self)
{
    OuCLayout *layout = (OuCLayout *)self;
    ou_untrack(th, self);
    layout_drop_refs(th, layout);
    ou_mem_give(th, layout->elements, layout->n_elements * sizeof *layout->elements);
    ou_mem_give(th, layout->format, layout->format_size);
    ou_mem_give(th, layout->shape, (size_t)layout->ndim * sizeof *layout->shape);
    ou_object_free(th, self, sizeof *layout);
}

static size_t layout_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    OuCLayout *layout = (OuCLayout *)self;
    ou_visit_one(fn, arg, layout->proto);
    ou_visit_one(fn, arg, layout->parts);
    ou_visit_one(fn, arg, layout->argtypes);
    ou_visit_one(fn, arg, layout->converters);
    ou_visit_one(fn, arg, layout->restype);
    ou_visit_one(fn, arg, layout->checker);
    return OU_VISIT_END;
}

/* parts stays: `elements` points into it. */
static void layout_clear(OuThread *th, OuObject *self)
{
    OuCLayout *layout = (OuCLayout *)self;
    ou_clear_ref(th, &layout->proto);
    ou_clear_ref(th, &layout->argtypes);
    ou_clear_ref(th, &layout->converters);
    ou_clear_ref(th, &layout->restype);
    ou_clear_ref(th, &layout->checker);
}

const OuType ou_c_layout_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ctypes.layout",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_C_LAYOUT,
    .basic_size = sizeof(OuCLayout),
    .drop = layout_drop,
    .visit = layout_visit,
    .clear = layout_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
};

OuCLayout *ou_clayout_new(OuThread *th, OuCKind kind)
{
    OuCLayout *layout = (OuCLayout *)ou_object_new_zeroed(th, &ou_c_layout_type, sizeof *layout);
    if (layout != NULL) {
        layout->kind = kind;
        layout->align = 1;
        ou_track(th, &layout->head);
    }
    return layout;
}

OuCLayout *ou_clayout_new_address(OuThread *th, OuCKind kind)
{
    OuCLayout *layout = ou_clayout_new(th, kind);
    if (layout != NULL) {
        layout->size = layout->align = sizeof(void *);
        layout->length = 1;
        layout->flags = OU_C_HAS_POINTER;
        layout->ffi = *ou_c_ffi('P');
    }
    return layout;
}

OuCLayout *ou_clayout_of(const OuObject *o)
{
    if (!ou_is_type(o) || !OU_HAS_FLAG((const OuType *)o, OU_TYPE_HEAP)) {
        return NULL;
    }
    OuObject *native = ((const OuHeapType *)o)->state.native;
    return native != NULL && native->type == &ou_c_layout_type ? (OuCLayout *)native : NULL;
}

OuCLayout *ou_clayout_concrete(OuThread *th, const OuObject *o)
{
    OuCLayout *layout = ou_clayout_of(o);
    return layout != NULL ? layout : ou_null(th, &ou_exc_type_error, "abstract class");
}

OuCLayout *ou_clayout_need(OuThread *th, const OuType *type, OuCKind kind)
{
    OuCLayout *layout = ou_clayout_of_type(type);
    return layout != NULL && layout->kind == kind ? layout : ou_null(th, &ou_exc_type_error, "abstract class");
}

const ffi_type *ou_clayout_passed(const OuCLayout *layout)
{
    return layout->kind == OU_C_ARRAY ? ou_c_ffi('P') : &layout->ffi;
}

bool ou_clayout_set_adopt(OuThread *th, OuObject *type, OuCLayout *layout)
{
    if (layout != NULL) {
        ou_replace(th, &((OuHeapType *)type)->state.native, layout);
    }
    return layout != NULL;
}

bool ou_clayout_copy_format(OuThread *th, OuCLayout *layout, const char *format)
{
    size_t size = strlen(format) + 1;
    char *copy = ou_mem_take(th, size);
    if (copy == NULL) {
        return false;
    }
    memcpy(copy, format, size);
    ou_mem_give(th, layout->format, layout->format_size);
    layout->format = copy;
    layout->format_size = size;
    return true;
}

const char *ou_clayout_format(const OuCLayout *layout)
{
    return layout->format == NULL ? "B" : layout->format;
}

/* ---- types for libffi ---- */

static void set_ffi(OuCLayout *layout)
{
    layout->ffi = (ffi_type){.size = layout->size, .alignment = (unsigned short)layout->align, .type = FFI_TYPE_STRUCT,
                             .elements = layout->elements};
}

static bool take_elements(OuThread *th, OuCLayout *layout, size_t n)
{
    ffi_type **elements = ou_mem_take_zeroed(th, (n + 1) * sizeof *elements);
    if (elements == NULL) {
        return false;
    }
    ou_mem_give(th, layout->elements, layout->n_elements * sizeof *elements);
    layout->elements = elements;
    layout->n_elements = n + 1;
    set_ffi(layout);
    return true;
}

/* Is it where C puts it: fields one behind the other, each at its own alignment? */
static bool is_natural(const OuCLayout *layout, OuObject *parts)
{
    size_t at = 0, align = 1;
    for (size_t i = 0; i < ou_list_size(parts); i++) {
        const OuCLayout *part = (const OuCLayout *)((OuList *)parts)->items[i];
        at += (part->align - at % part->align) % part->align;
        at += part->size;
        align = align > part->align ? align : part->align;
    }
    return layout->kind == OU_C_STRUCT && layout->align == align && at + (align - at % align) % align == layout->size;
}

/* Unions, packed structs and bit fields are told as integers of their alignment: registers for integers are what most of them
 * go in, and the library, which lays the elements out anew, stays within their size. */
static bool compose_words(OuThread *th, OuCLayout *layout)
{
    static const ffi_type words[] = {{1, 1, FFI_TYPE_UINT8, NULL}, {2, 2, FFI_TYPE_UINT16, NULL}, {4, 4, FFI_TYPE_UINT32, NULL},
                               {8, 8, FFI_TYPE_UINT64, NULL}};
    size_t word = layout->align >= 8 ? 3 : layout->align >= 4 ? 2 : layout->align >= 2 ? 1 : 0;
    size_t n = layout->size > FLAT ? 1 : layout->size >> word;
    if (!take_elements(th, layout, n)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        layout->elements[i] = (ffi_type *)(uintptr_t)&words[word]; /* the library writes sizes only where there are none */
    }
    return true;
}

bool ou_clayout_compose(OuThread *th, OuCLayout *layout, OuObject *parts)
{
    if (!is_natural(layout, parts)) {
        return compose_words(th, layout);
    }
    OuObject *tuple = ou_list_to_tuple(th, parts);
    size_t n = ou_list_size(parts);
    if (tuple == NULL || !take_elements(th, layout, n)) {
        ou_drop_maybe(th, tuple);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        layout->elements[i] = &((OuCLayout *)ou_tuple_borrow(tuple, i))->ffi;
    }
    ou_replace(th, &layout->parts, tuple);
    return true;
}

bool ou_clayout_repeat(OuThread *th, OuCLayout *layout, OuCLayout *item, size_t n)
{
    OuObject *tuple = ou_tuple_of(th, 1, &item->head);
    size_t shown = layout->size > FLAT ? 1 : n;
    if (tuple == NULL || !take_elements(th, layout, shown)) {
        ou_drop_maybe(th, tuple);
        return false;
    }
    for (size_t i = 0; i < shown; i++) {
        layout->elements[i] = &item->ffi;
    }
    ou_replace(th, &layout->parts, tuple);
    return true;
}

OuCLayout *ou_clayout_clone(OuThread *th, const OuCLayout *from)
{
    OuCLayout *layout = ou_clayout_new(th, from->kind);
    if (layout == NULL) {
        return NULL;
    }
    layout->flags = from->flags & ~OU_C_FINAL;
    layout->size = from->size;
    layout->align = from->align;
    layout->length = from->length;
    layout->simple = from->simple;
    layout->call_flags = from->call_flags;
    layout->ffi = from->ffi;
    bool ok = from->format == NULL || ou_clayout_copy_format(th, layout, from->format);
    if (ok && from->n_elements > 0) {
        ok = take_elements(th, layout, from->n_elements - 1);
        if (ok) {
            memcpy(layout->elements, from->elements, from->n_elements * sizeof *from->elements);
        }
    }
    if (ok && from->ndim > 0) {
        layout->shape = ou_mem_take(th, (size_t)from->ndim * sizeof *from->shape);
        ok = layout->shape != NULL;
        if (ok) {
            memcpy(layout->shape, from->shape, (size_t)from->ndim * sizeof *from->shape);
            layout->ndim = from->ndim;
        }
    }
    if (!ok) {
        ou_drop(th, layout);
        return NULL;
    }
    layout->proto = ou_keep_maybe(from->proto);
    layout->parts = ou_keep_maybe(from->parts);
    layout->argtypes = ou_keep_maybe(from->argtypes);
    layout->converters = ou_keep_maybe(from->converters);
    layout->restype = ou_keep_maybe(from->restype);
    layout->checker = ou_keep_maybe(from->checker);
    return layout;
}

#endif
