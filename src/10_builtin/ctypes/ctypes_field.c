/* ctypes_field.c - CField: the descriptor of a field of a struct or union.
 *
 * A bit field is `bits` bits from bit `low` on of an integer of the field's type, counted from the least significant one in
 * either byte order. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

OuObject *ou_cfield_new(OuThread *th, OuObject *proto, size_t offset, size_t size, size_t index)
{
    OuCField *field = (OuCField *)ou_object_new_zeroed(th, &ou_c_field_type, sizeof *field);
    if (field == NULL) {
        return NULL;
    }
    field->proto = ou_keep(proto);
    field->offset = offset;
    field->size = size;
    field->index = index;
    ou_track(th, &field->head);
    return &field->head;
}

static void field_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((OuCField *)self)->proto);
    ou_object_free(th, self, sizeof(OuCField));
}

static size_t field_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuCField *)self)->proto);
    return OU_VISIT_END;
}

static void field_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuCField *)self)->proto);
}

/* The place in the instance; NULL with TypeError. */
static char *place_of(OuThread *th, const OuCField *field, OuObject *object)
{
    if (!ou_is_cdata(object)) {
        return ou_null(th, &ou_exc_type_error, "not a ctype instance");
    }
    OuCData *c = ou_cdata(object);
    size_t offset = field->bits > 0 ? field->word : field->offset, size = field->bits > 0 ? field->word_size : field->size;
    if (field->proto == NULL || !ou_cdata_fits(th, c, offset, size)) {
        return NULL;
    }
    return c->data + offset;
}

static uint64_t mask_of(const OuCField *field)
{
    return field->bits >= 64 ? UINT64_MAX : ((uint64_t)1 << field->bits) - 1;
}

static OuObject *get_bits(OuThread *th, const OuCField *field, const OuCSimple *simple, const char *p)
{
    uint64_t bits = ou_csimple_load(p, field->word_size, field->swapped) >> field->low & mask_of(field);
    if (simple->code == '?') {
        return ou_bool(bits != 0);
    }
    if (simple->is_signed) {
        unsigned unused = 64u - field->bits;
        return ou_int_new(th, (int64_t)(bits << unused) >> unused);
    }
    return ou_int_new_u64(th, bits);
}

static bool set_bits(OuThread *th, const OuCField *field, char *p, OuObject *value)
{
    uint64_t bits;
    if (!ou_csimple_bits(th, value, &bits)) {
        return false;
    }
    uint64_t mask = mask_of(field) << field->low;
    uint64_t old = ou_csimple_load(p, field->word_size, field->swapped);
    ou_csimple_store(p, field->word_size, field->swapped, (old & ~mask) | (bits << field->low & mask));
    return true;
}

static OuObject *field_get(OuThread *th, OuObject *self, OuObject *object, OU_UNUSED OuObject *type)
{
    OuCField *field = (OuCField *)self;
    if (object == NULL) {
        return ou_keep(self);
    }
    char *p = place_of(th, field, object);
    const OuCLayout *layout = p == NULL ? NULL : ou_clayout_of(field->proto);
    if (layout == NULL) {
        return p == NULL ? NULL : ou_null(th, &ou_exc_type_error, "abstract class");
    }
    if (field->bits > 0) {
        return get_bits(th, field, layout->simple, p);
    }
    if (ou_carray_is_text(layout, 'c') || ou_carray_is_text(layout, 'u')) {
        return ou_carray_text_get(th, layout, p);
    }
    return ou_cdata_get(th, field->proto, ou_cdata(object), field->index, p);
}

static bool field_set(OuThread *th, OuObject *self, OuObject *object, OuObject *value)
{
    OuCField *field = (OuCField *)self;
    char *p = place_of(th, field, object);
    if (p == NULL) {
        return false;
    }
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "can't delete attribute");
    }
    const OuCLayout *layout = ou_clayout_of(field->proto);
    if (layout == NULL) {
        return ou_raise(th, &ou_exc_type_error, "abstract class");
    }
    if (field->bits > 0) {
        ou_cdata(object)->n_views++;
        bool ok = set_bits(th, field, p, value);
        ou_cdata(object)->n_views--;
        return ok;
    }
    if (ou_carray_is_text(layout, 'c') || ou_carray_is_text(layout, 'u')) {
        return ou_carray_text_set(th, layout, p, value) &&
               (!ou_is_str(value) || ou_cdata_keep_adopt(th, ou_cdata(object), field->index, ou_keep(value))); /* _objects shows it */
    }
    return ou_cdata_set(th, ou_cdata(object), field->proto, value, field->index, p);
}

static OuObject *field_repr(OuThread *th, OuObject *self)
{
    OuCField *field = (OuCField *)self;
    const char *name = field->proto == NULL ? "?" : ou_type_short_name((const OuType *)field->proto);
    return field->bits > 0 ? ou_str_format(th, "<Field type=%s, ofs=%zu:%d, bits=%d>", name, field->offset, (int)field->shown_low,
                                           (int)field->bits)
                           : ou_str_format(th, "<Field type=%s, ofs=%zu, size=%zu>", name, field->offset, field->size);
}

static OuObject *get_offset(OuThread *th, OuObject *self)
{
    return ou_int_new_u64(th, ((OuCField *)self)->offset);
}

/* Of a bit field: bits and first bit in one number, as CPython shows it. */
static OuObject *get_size(OuThread *th, OuObject *self)
{
    OuCField *field = (OuCField *)self;
    return ou_int_new_u64(th, field->bits > 0 ? (uint64_t)field->bits << 16 | field->shown_low : field->size);
}

static const OuGetSetDef field_getset[] = {
    {"offset", get_offset, NULL, "offset in bytes of this field"},
    {"size", get_size, NULL, "size in bytes of this field"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_c_field_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ctypes.CField",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_C_FIELD,
    .basic_size = sizeof(OuCField),
    .drop = field_drop,
    .visit = field_visit,
    .clear = field_clear,
    .repr = field_repr,
    OU_SLOTS_OF_OBJECT,
    .descr_get = field_get,
    .descr_set = field_set,
    .getset = field_getset,
    .doc = "Structure/Union member",
};

#endif
