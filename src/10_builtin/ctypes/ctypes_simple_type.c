/* ctypes_simple_type.c - _SimpleCData and its metaclass PyCSimpleType.
 *
 * A class that is made by PyCSimpleType itself gets a twin of the other byte order when its code has one: __ctype_be__ and
 * __ctype_le__, of which BigEndianStructure makes its fields. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

/* ---- the class ---- */

static const OuCSimple *code_of(OuThread *th, OuObject *cls)
{
    OuObject *code = ou_cclass_attr(th, cls, "_type_");
    const OuCSimple *simple = NULL;
    if (code == NULL) {
        return ou_has_error(th) ? NULL : ou_null(th, &ou_exc_attribute_error, "class must define a '_type_' attribute");
    }
    if (!ou_is_str(code)) {
        ou_raise(th, &ou_exc_type_error, "class must define a '_type_' string attribute");
    } else if (ou_str_length(code) != 1) {
        ou_raise(th, &ou_exc_value_error, "class must define a '_type_' attribute which must be a string of length 1");
    } else if ((simple = ou_csimple_find(ou_str_at(code, 0))) == NULL) {
        ou_raise(th, &ou_exc_attribute_error,
                 "class must define a '_type_' attribute which must be\na single character string containing one of "
                 "'cbBhHiIlLdfuzZqQPXOv?g'.");
    }
    ou_drop(th, code);
    return simple;
}

static OuCLayout *layout_of_code(OuThread *th, const OuCSimple *simple, bool swapped)
{
    OuCLayout *layout = ou_clayout_new(th, OU_C_SIMPLE);
    if (layout == NULL) {
        return NULL;
    }
    bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    char format[] = {little != swapped ? '<' : '>', simple->shown, 0};
    layout->size = layout->align = simple->size;
    layout->simple = simple;
    layout->flags = (swapped ? OU_C_SWAPPED : 0) | (simple->ffi == FFI_TYPE_POINTER ? OU_C_HAS_POINTER : 0);
    layout->ffi = *ou_c_ffi(simple->code);
    if (!ou_clayout_copy_format(th, layout, format)) {
        ou_drop(th, layout);
        return NULL;
    }
    return layout;
}

/* The same class with the other byte order, and both told of each other. */
static bool add_twin(OuThread *th, OuObject *cls, const OuCSimple *simple)
{
    OuHeapType *type = (OuHeapType *)cls;
    bool ok = false;
    OuCLayout *layout = layout_of_code(th, simple, true);
    bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    OuObject *name = layout == NULL ? NULL : ou_str_format(th, "%U_%s", type->state.name, little ? "be" : "le");
    OuObject *twin = name == NULL ? NULL : ou_type_new(th, cls->type, name, type->state.bases, type->state.dict, NULL, NULL);
    if (twin != NULL && ou_is_type(twin)) {
        ou_clayout_set_adopt(th, twin, layout);
        layout = NULL;
        OuObject *le = little ? cls : twin, *be = little ? twin : cls;
        ok = ou_set_attr_text(th, cls, "__ctype_le__", le) && ou_set_attr_text(th, cls, "__ctype_be__", be) &&
             ou_set_attr_text(th, twin, "__ctype_le__", le) && ou_set_attr_text(th, twin, "__ctype_be__", be);
    }
    ou_drop_maybe(th, twin);
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, layout);
    return ok;
}

static bool give_layout(OuThread *th, OuObject *cls)
{
    ou_cclass_base(cls);
    const OuCSimple *simple = code_of(th, cls);
    return ou_clayout_set_adopt(th, cls, simple == NULL ? NULL : layout_of_code(th, simple, false)) &&
           (cls->type != &ou_c_simple_meta || !simple->swaps || add_twin(th, cls, simple));
}

static OuObject *meta_make(OuThread *th, const OuType *meta, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_cclass_make(th, meta, args, n, kwnames, give_layout);
}

/* ---- from_param ---- */

/* What is passed for value by itself; NULL without error: nothing. */
static OuCParam *param_of_value(OuThread *th, const OuCSimple *simple, OuObject *value)
{
    OuCParam *param = ou_cparam_new(th, simple->code, *ou_c_ffi(simple->code), NULL);
    if (param != NULL && !simple->set(th, simple, param->value.bytes, value, false, &param->object)) {
        ou_clear_ref(th, &param);
        if (ou_error_matches(th, &ou_exc_exception) && !ou_error_matches(th, &ou_exc_memory_error)) {
            ou_error_clear(th);
        }
    }
    return param;
}

/* Pointers and arrays of one of the classes of items: c_char, c_wchar; 0: any. */
static bool points_to(OuThread *th, OuObject *value, char code)
{
    const OuCLayout *layout = ou_is_cdata(value) ? ou_clayout_of_type(value->type) : NULL;
    (void)th;
    if (layout == NULL || (layout->kind != OU_C_POINTER && layout->kind != OU_C_ARRAY)) {
        return false;
    }
    const OuCLayout *item = layout->proto == NULL ? NULL : ou_clayout_of(layout->proto);
    return code == 0 || (item != NULL && item->simple != NULL && item->simple->code == code);
}

/* Instances that a pointer type takes although they are not its own: *taken; NULL with an error. */
static OuObject *pointer_of_instance(OuThread *th, OuObject *value, char code, bool *taken)
{
    char item = code == 'z' ? 'c' : code == 'Z' ? 'u' : 0;
    *taken = true;
    if (points_to(th, value, item)) {
        return ou_keep(value);
    }
    if (value->type == &ou_c_param_type) {
        OuCParam *param = (OuCParam *)value;
        if (code == 'P' ? param->tag == 'P' : param->tag == code) {
            return ou_keep(value);
        }
        if (code != 'P' && param->tag == 'P' && param->object != NULL) { /* byref(c_char()) */
            const OuCLayout *target = ou_clayout_of_type(param->object->type);
            if (target != NULL && target->simple != NULL && target->simple->code == item) {
                return ou_keep(value);
            }
        }
    }
    const OuCLayout *layout = code == 'P' && ou_is_cdata(value) ? ou_clayout_of_type(value->type) : NULL;
    if (layout != NULL && (layout->kind == OU_C_FUNCTION || (layout->simple != NULL && (layout->simple->code == 'z' || layout->simple->code == 'Z')))) {
        OuCParam *param = ou_cparam_new(th, layout->simple == NULL ? 'P' : 'Z', *ou_c_ffi('P'), value);
        if (param != NULL) {
            memcpy(&param->value.p, ou_cdata(value)->data, sizeof(void *));
        }
        return (OuObject *)param;
    }
    *taken = false;
    return NULL;
}

/* None, texts and addresses for c_char_p, c_wchar_p and c_void_p, which takes both kinds of text. */
static OuObject *pointer_of_value(OuThread *th, OuObject *value, char code)
{
    if (value == OU_NONE) {
        return OU_NONE;
    }
    char as = code;
    if (code == 'P' && ou_is_bytes(value)) {
        as = 'z';
    } else if (code == 'P' && ou_is_str(value)) {
        as = 'Z';
    } else if (code != 'P' && ou_is_int(value)) {
        return NULL; /* an address is no text */
    }
    return (OuObject *)param_of_value(th, ou_csimple_find((uint32_t)(unsigned char)as), value);
}

static OuObject *from_param(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    OuObject *value = args[0], *result;
    const OuCLayout *layout = ou_clayout_of(self);
    if (layout == NULL || layout->simple == NULL) {
        return ou_null(th, &ou_exc_type_error, "abstract class");
    }
    if (ou_is_of(th, value, (const OuType *)self)) {
        return ou_keep(value);
    }
    char code = layout->simple->code;
    if (code == 'z' || code == 'Z' || code == 'P') {
        result = pointer_of_value(th, value, code);
        if (result == NULL && !ou_has_error(th)) {
            bool taken;
            result = pointer_of_instance(th, value, code, &taken);
            if (taken) {
                return result;
            }
        }
    } else {
        result = (OuObject *)param_of_value(th, layout->simple, value);
    }
    return result != NULL || ou_has_error(th) ? result : ou_cclass_as_parameter(th, self, value, "wrong type");
}

static const OuMethodDef meta_methods[] = {OU_C_CLASS_METHODS(from_param)};

OU_C_METACLASS(ou_c_simple_meta, "PyCSimpleType", OU_TYPE_INDEX_C_SIMPLE_META, ou_type_set_attr, meta_make, meta_methods, "metaclass for the PyCSimpleType objects");

/* ---- the instances ---- */

static bool set_value(OuThread *th, OuObject *self, OuObject *value)
{
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_SIMPLE);
    OuCData *c = ou_cdata(self);
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "can't delete attribute");
    }
    if (layout == NULL || !ou_cdata_fits(th, c, 0, layout->size)) {
        return false;
    }
    return ou_cdata_set_simple(th, c, layout, value, 0, c->data);
}

static OuObject *get_value(OuThread *th, OuObject *self)
{
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_SIMPLE);
    OuCData *c = ou_cdata(self);
    if (layout == NULL || !ou_cdata_fits(th, c, 0, layout->size)) {
        return NULL;
    }
    return ou_clayout_load(th, layout, c->data);
}

static bool simple_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)kwnames;
    return ou_args_count(th, "__init__", n, 0, 1) && (n == 0 || set_value(th, self, args[0]));
}

static OuTruth simple_truth(OuThread *th, OuObject *self)
{
    OuCData *c = ou_cdata(self);
    (void)th;
    for (size_t i = 0; i < c->size; i++) {
        if (c->data[i] != 0) {
            return OU_TRUE;
        }
    }
    return OU_FALSE;
}

static OuObject *simple_repr(OuThread *th, OuObject *self)
{
    if (self->type->base != &ou_c_simple_type) {
        return ou_str_format(th, "<%N object at %p>", self->type, (void *)self);
    }
    OuObject *value = get_value(th, self);
    OuObject *text = value == NULL ? NULL : ou_str_format(th, "%N(%R)", self->type, value);
    ou_drop_maybe(th, value);
    return text;
}

OU_METHOD(simple_from_outparam)
{
    return ou_c_converts(OU_TYPE_OBJECT(self->type)) ? get_value(th, self) : ou_keep(self);
}

static const OuMethodDef simple_methods[] = {
    {"__ctypes_from_outparam__", simple_from_outparam, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
static const OuGetSetDef simple_getset[] = {
    {"value", get_value, set_value, "current value"},
    {NULL, NULL, NULL, NULL},
};
static const OuNumberSlots simple_number = {.truth = simple_truth};

const OuType ou_c_simple_type = {
    .head = OU_STATIC_HEAD(&ou_c_simple_meta),
    .name = "_ctypes._SimpleCData",
    .base = &ou_c_data_type,
    .flags = OU_TYPE_BASE | OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_C_SIMPLE,
    .basic_size = sizeof(OuCData),
    .drop = ou_cdata_drop,
    OU_SLOTS_OF_CDATA,
    .repr = simple_repr,
    .make = ou_cdata_make,
    .init = simple_init,
    .number = &simple_number,
    .methods = simple_methods,
    .getset = simple_getset,
    .doc = "Base class of simple C types: _type_ says which one.",
};

#endif
