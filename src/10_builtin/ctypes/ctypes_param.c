/* ctypes_param.c - CArgObject: an argument on its way into a foreign call. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

const ffi_type *ou_c_ffi(char code)
{
    static const ffi_type types[] = {
        [FFI_TYPE_FLOAT] = {sizeof(float), _Alignof(float), FFI_TYPE_FLOAT, NULL},
        [FFI_TYPE_DOUBLE] = {sizeof(double), _Alignof(double), FFI_TYPE_DOUBLE, NULL},
        [FFI_TYPE_LONGDOUBLE] = {sizeof(long double), _Alignof(long double), FFI_TYPE_LONGDOUBLE, NULL},
        [FFI_TYPE_UINT8] = {1, 1, FFI_TYPE_UINT8, NULL},
        [FFI_TYPE_SINT8] = {1, 1, FFI_TYPE_SINT8, NULL},
        [FFI_TYPE_UINT16] = {2, 2, FFI_TYPE_UINT16, NULL},
        [FFI_TYPE_SINT16] = {2, 2, FFI_TYPE_SINT16, NULL},
        [FFI_TYPE_UINT32] = {4, 4, FFI_TYPE_UINT32, NULL},
        [FFI_TYPE_SINT32] = {4, 4, FFI_TYPE_SINT32, NULL},
        [FFI_TYPE_UINT64] = {8, 8, FFI_TYPE_UINT64, NULL},
        [FFI_TYPE_SINT64] = {8, 8, FFI_TYPE_SINT64, NULL},
        [FFI_TYPE_POINTER] = {sizeof(void *), _Alignof(void *), FFI_TYPE_POINTER, NULL},
    };
    return &types[ou_csimple_find((uint32_t)(unsigned char)code)->ffi];
}

const ffi_type ou_c_ffi_void = {1, 1, FFI_TYPE_VOID, NULL};

OuCParam *ou_cparam_new(OuThread *th, char tag, ffi_type ffi, OuObject *object)
{
    OuCParam *param = (OuCParam *)ou_object_new_zeroed(th, &ou_c_param_type, sizeof *param);
    if (param != NULL) {
        param->tag = tag;
        param->ffi = ffi;
        param->object = ou_keep_maybe(object);
        if (object != NULL && ou_is_cdata(object)) {
            ou_cdata(object)->n_views++;
            param->views = true;
        }
        ou_track(th, &param->head);
    }
    return param;
}

OuCParam *ou_cparam_of_data(OuThread *th, OuObject *object)
{
    OuCData *c = ou_cdata(object);
    const OuCLayout *layout = ou_clayout_concrete(th, OU_TYPE_OBJECT(object->type));
    if (layout == NULL) {
        return NULL;
    }
    if (layout->kind != OU_C_ARRAY && !ou_cdata_fits(th, c, 0, layout->size)) {
        return NULL;
    }
    bool by_value = layout->kind == OU_C_STRUCT || layout->kind == OU_C_UNION;
    char tag = by_value ? 'V' : layout->simple != NULL ? layout->simple->code : 'P';
    OuCParam *param = ou_cparam_new(th, tag, *ou_clayout_passed(layout), object);
    if (param == NULL) {
        return NULL;
    }
    if (by_value) {
        param->memory = c->data;
        param->size = layout->size;
    } else if (layout->kind == OU_C_ARRAY) {
        param->value.p = c->data;
    } else if (layout->simple != NULL && (layout->flags & OU_C_SWAPPED) != 0) {
        ou_csimple_store(param->value.bytes, layout->size, false, ou_csimple_load(c->data, layout->size, true));
    } else {
        memcpy(param->value.bytes, c->data, layout->size);
    }
    return param;
}

/* A Python int goes as a C int. */
static OuCParam *param_of_int(OuThread *th, OuObject *value)
{
    int64_t number;
    uint64_t one[1];
    const uint64_t *limbs;
    bool negative;
    int clipped = ou_int_clip_i64(value, &number);
    if (clipped > 0 && ou_int_magnitude(value, one, &limbs, &negative) == 1) { /* fits when unsigned */
        number = (int64_t)limbs[0];
    } else if (clipped != 0) {
        return ou_null(th, &ou_exc_overflow_error, "int too long to convert");
    }
    OuCParam *param = ou_cparam_new(th, 'i', *ou_c_ffi('i'), NULL);
    if (param != NULL) {
        param->value.i64 = number;
    }
    return param;
}

static OuCParam *param_of_pointer(OuThread *th, char tag, void *pointer, OuObject *object)
{
    OuCParam *param = ou_cparam_new(th, tag, *ou_c_ffi('P'), object);
    if (param != NULL) {
        param->value.p = pointer;
    }
    return param;
}

OuCParam *ou_cparam_from(OuThread *th, OuObject *value, size_t index)
{
    if (value->type == &ou_c_param_type) {
        return ou_keep(value);
    }
    if (ou_is_cdata(value)) {
        return ou_cparam_of_data(th, value);
    }
    if (value == OU_NONE) {
        return param_of_pointer(th, 'P', NULL, NULL);
    }
    if (ou_is_int(value)) {
        return param_of_int(th, value);
    }
    if (ou_is_bytes(value)) {
        return param_of_pointer(th, 'z', ou_bytes_data(value), value);
    }
    if (ou_is_str(value)) {
        OuObject *copy = ou_csimple_wide_copy(th, value);
        OuCParam *param = copy == NULL ? NULL : param_of_pointer(th, 'Z', ou_bytes_data(copy), copy);
        ou_drop_maybe(th, copy);
        return param;
    }
    bool failed = false;
    OuObject *other = ou_get_attr_text_maybe(th, value, "_as_parameter_", &failed);
    if (other == NULL) {
        return ou_has_error(th) ? NULL : ou_null(th, &ou_exc_type_error, "Don't know how to convert parameter %zu", index);
    }
    OuCParam *param = NULL;
    if (ou_enter(th, " while processing _as_parameter_")) {
        param = ou_cparam_from(th, other, index);
        ou_leave(th);
    }
    ou_drop(th, other);
    return param;
}

/* ---- the type ---- */

static void let_go(OuThread *th, OuCParam *param)
{
    if (param->views) {
        ou_cdata(param->object)->n_views--;
        param->views = false;
    }
    ou_clear_ref(th, &param->object);
}

static void param_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    let_go(th, (OuCParam *)self);
    ou_object_free(th, self, sizeof(OuCParam));
}

static size_t param_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuCParam *)self)->object);
    return OU_VISIT_END;
}

static void param_clear(OuThread *th, OuObject *self)
{
    OuCParam *param = (OuCParam *)self;
    param->memory = NULL;
    param->size = 0;
    let_go(th, param);
}

static OuObject *param_repr(OuThread *th, OuObject *self)
{
    OuCParam *param = (OuCParam *)self;
    const OuCSimple *simple = ou_csimple_find((uint32_t)(unsigned char)param->tag);
    unsigned char c = param->value.u8;
    if (simple == NULL) {
        return ou_str_format(th, "<cparam '%c' at %p>", (int)param->tag, (void *)self);
    }
    if (simple->code == 'c') {
        return c >= 32 && c < 127 && c != '\\' && c != '\'' ? ou_str_format(th, "<cparam 'c' ('%c')>", (int)c)
                                                          : ou_str_format(th, "<cparam 'c' ('\\x%s%x')>", c < 16 ? "0" : "", (unsigned)c);
    }
    if (simple->ffi == FFI_TYPE_POINTER) {
        return ou_str_format(th, "<cparam '%c' (%p)>", (int)param->tag, param->value.p);
    }
    if (simple->code == 'u' || simple->code == 'v' || simple->code == '?' || simple->code == 'g') {
        return ou_str_format(th, "<cparam '%c' at %p>", (int)param->tag, (void *)self);
    }
    OuObject *value = simple->get(th, simple, param->value.bytes, false);
    OuObject *text = value == NULL ? NULL : ou_str_format(th, "<cparam '%c' (%R)>", (int)param->tag, value);
    ou_drop_maybe(th, value);
    return text;
}

static OuObject *get_object(OU_UNUSED OuThread *th, OuObject *self)
{
    OuObject *object = ((OuCParam *)self)->object;
    return object == NULL ? OU_NONE : ou_keep(object);
}

static const OuGetSetDef param_getset[] = {
    {"_obj", get_object, NULL, "the wrapped object"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_c_param_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "CArgObject",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_C_PARAM,
    .basic_size = sizeof(OuCParam),
    .drop = param_drop,
    .visit = param_visit,
    .clear = param_clear,
    .repr = param_repr,
    OU_SLOTS_OF_OBJECT,
    .getset = param_getset,
};

#endif
