/* ctypes_fields.c - _fields_ of a struct or union: where each field is, and what the class becomes by it.
 *
 * Bit fields share a unit as gcc lets them: a field goes into the open unit while it fits, a wider type may widen the unit, else
 * a new one begins. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

/* The struct as far as it is laid out. */
typedef struct Plan {
    bool is_struct, swapped;
    size_t pack;       /* 0: natural alignment */
    size_t offset;     /* behind the last field */
    size_t size, align;
    size_t unit;       /* bits of the open unit, 0: none */
    size_t used;       /* of these */
    size_t start;      /* where it is */
    size_t n;          /* fields so far, those of the base too */
    uint32_t flags;
    OuObject *parts;   /* list of layouts */
    OuObject *format;  /* str, without the closing brace; NULL: the format is "B" */
} Plan;

static bool overflow(OuThread *th)
{
    return ou_raise(th, &ou_exc_overflow_error, "structure too large");
}

/* ---- places ---- */

static bool place_plain(OuThread *th, Plan *plan, const OuCLayout *type, OuCField *field)
{
    size_t align = plan->pack > 0 && plan->pack < type->align ? plan->pack : type->align;
    size_t start = plan->offset;
    if (plan->is_struct && start % align != 0 && !ou_checked_add(start, align - start % align, &start)) {
        return overflow(th);
    }
    field->offset = plan->is_struct ? start : 0;
    size_t end;
    if (!ou_checked_add(field->offset, type->size, &end)) {
        return overflow(th);
    }
    plan->offset = plan->is_struct ? end : 0;
    plan->size = plan->size > end ? plan->size : end;
    plan->align = plan->align > align ? plan->align : align;
    return true;
}

static bool place_bits(OuThread *th, Plan *plan, const OuCLayout *type, OuCField *field, size_t bits)
{
    size_t width = type->size * 8;
    bool fits = plan->unit > 0 && width <= plan->unit && plan->used + bits <= plan->unit;
    bool widens = plan->unit > 0 && !fits && width >= plan->unit && plan->used + bits <= width;
    if (!fits && !widens) {
        if (!place_plain(th, plan, type, field)) {
            return false;
        }
        plan->unit = width;
        plan->used = 0;
        plan->start = field->offset;
    } else if (widens) {
        plan->unit = width;
        plan->offset = plan->is_struct ? plan->start + type->size : 0;
        plan->size = plan->size > plan->start + type->size ? plan->size : plan->start + type->size;
    }
    size_t shown_low = plan->swapped ? plan->unit - plan->used - bits : plan->used;
    field->offset = plan->start + plan->unit / 8 - type->size;
    field->shown_low = (uint8_t)shown_low;
    field->low = (uint8_t)shown_low;
    field->bits = (uint8_t)bits;
    field->word = field->offset;
    field->word_size = (uint8_t)type->size;
    field->swapped = plan->swapped;
    if (shown_low + bits > width) { /* not within the field's own type: the whole unit is looked at */
        field->word = plan->start;
        field->word_size = (uint8_t)(plan->unit / 8);
    }
    plan->used += bits;
    if (!plan->is_struct) {
        plan->unit = 0;
    }
    return true;
}

/* ---- the format of buffers ---- */

static bool add_text(OuThread *th, Plan *plan, OuObject *text /* taken over */)
{
    OuObject *longer = text == NULL ? NULL : ou_str_concat(th, plan->format, text);
    ou_drop_maybe(th, text);
    if (longer == NULL) {
        return false;
    }
    ou_replace(th, &plan->format, longer);
    return true;
}

/* The shape, the type and the name of a field. Fill bytes are not shown: CPython 3.11 does not either. */
static bool show_field(OuThread *th, Plan *plan, const OuCLayout *type, OuObject *name)
{
    if (plan->format == NULL) {
        return true;
    }
    for (int i = 0; i < type->ndim; i++) {
        const char *open = i == 0 ? "(" : ",", *close = i + 1 == type->ndim ? ")" : "";
        if (!add_text(th, plan, ou_str_format(th, "%s%lld%s", open, (long long)type->shape[i], close))) {
            return false;
        }
    }
    return add_text(th, plan, ou_str_format(th, "%s:%U:", ou_clayout_format(type), name));
}

/* ---- one field ---- */

static bool read_bits(OuThread *th, OuObject *type, const OuCLayout *layout, OuObject *given, size_t *bits)
{
    int64_t n = 0;
    if (layout->simple == NULL || !layout->simple->bits) {
        return ou_raise(th, &ou_exc_type_error, "bit fields not allowed for type %s", ou_type_short_name((const OuType *)type));
    }
    ou_int_clip_i64(given, &n);
    if (n <= 0 || n > (int64_t)(layout->size * 8)) {
        return ou_raise(th, &ou_exc_value_error, "number of bits invalid for bit field");
    }
    *bits = (size_t)n;
    return true;
}

static bool add_field(OuThread *th, OuObject *cls, Plan *plan, OuObject *pair, size_t index)
{
    size_t n = ou_is_tuple(pair) ? ou_tuple_size(pair) : 0, bits = 0;
    if ((n != 2 && n != 3) || !ou_is_str(ou_tuple_borrow(pair, 0)) || (n == 3 && !ou_is_int(ou_tuple_borrow(pair, 2)))) {
        return ou_raise(th, &ou_exc_type_error, "'_fields_' must be a sequence of (name, C type) pairs");
    }
    OuObject *name = ou_tuple_borrow(pair, 0), *type = ou_tuple_borrow(pair, 1);
    OuCLayout *layout = ou_clayout_of(type);
    if (layout == NULL) {
        return ou_raise(th, &ou_exc_type_error, "second item in _fields_ tuple (index %zu) must be a C type", index);
    }
    if (n == 3 && !read_bits(th, type, layout, ou_tuple_borrow(pair, 2), &bits)) {
        return false;
    }
    OuObject *made = ou_cfield_new(th, type, 0, layout->size, plan->n);
    if (made == NULL) {
        return false;
    }
    OuCField *field = (OuCField *)made;
    layout->flags |= OU_C_FINAL;
    plan->flags |= layout->flags & OU_C_HAS_POINTER;
    if (bits == 0) {
        plan->unit = 0;
    }
    bool ok = (bits > 0 ? place_bits(th, plan, layout, field, bits) : place_plain(th, plan, layout, field)) &&
              show_field(th, plan, layout, name) && ou_list_append(th, plan->parts, &layout->head) && ou_set_attr(th, cls, name, made);
    plan->n++;
    ou_drop(th, made);
    return ok;
}

/* ---- the class ---- */

static bool read_pack(OuThread *th, OuObject *cls, size_t *pack)
{
    int64_t n = -1;
    OuObject *given = ou_cclass_attr(th, cls, "_pack_");
    if (given == NULL) {
        return !ou_has_error(th);
    }
    if (ou_is_int(given)) {
        ou_int_clip_i64(given, &n);
    }
    ou_drop(th, given);
    if (n < 0 || n > INT32_MAX) {
        return ou_raise(th, &ou_exc_value_error, "_pack_ must be a non-negative integer");
    }
    *pack = (size_t)n;
    return true;
}

static bool begin(OuThread *th, OuObject *cls, Plan *plan, const OuCLayout *base)
{
    OuObject *swapped = ou_cclass_attr(th, cls, "_swappedbytes_");
    if (swapped == NULL && ou_has_error(th)) {
        return false;
    }
    plan->swapped = swapped != NULL;
    ou_drop_maybe(th, swapped);
    plan->align = 1;
    if (!read_pack(th, cls, &plan->pack) || (plan->parts = ou_list_new(th, 0)) == NULL) {
        return false;
    }
    if (plan->is_struct && plan->pack == 0 && (plan->format = ou_str_from_text(th, "T{")) == NULL) {
        return false;
    }
    if (base == NULL) {
        return true;
    }
    plan->size = base->size;
    plan->offset = plan->is_struct ? base->size : 0;
    plan->align = base->align;
    plan->n = base->length;
    plan->flags |= base->flags & OU_C_HAS_POINTER;
    return ou_list_append(th, plan->parts, (OuObject *)(uintptr_t)base);
}

/* Fill bytes at the end; the layout is filled in. */
static bool finish(OuThread *th, Plan *plan, OuCLayout *layout)
{
    size_t align = plan->align, rest = plan->size % align, total = plan->size;
    if (rest != 0 && !ou_checked_add(total, align - rest, &total)) {
        return overflow(th);
    }
    if (total > OU_SIZE_LIMIT) {
        return overflow(th);
    }
    if (plan->format != NULL) {
        if (!add_text(th, plan, ou_str_from_text(th, "}"))) {
            return false;
        }
        size_t size;
        OuObject *holder = NULL;
        const char *text = ou_str_utf8(th, plan->format, &size, &holder);
        bool ok = text != NULL && ou_clayout_copy_format(th, layout, text);
        ou_drop_maybe(th, holder);
        if (!ok) {
            return false;
        }
    }
    layout->size = total;
    layout->align = align;
    layout->length = plan->n;
    if (!ou_clayout_compose(th, layout, plan->parts)) {
        return false;
    }
    layout->flags = (layout->flags & OU_C_FINAL) | plan->flags;
    return true;
}

static bool add_all(OuThread *th, OuObject *cls, Plan *plan, OuObject *list)
{
    for (size_t i = 0; i < ou_list_size(list); i++) {
        OuObject *pair = ou_keep(((OuList *)list)->items[i]);
        bool ok = add_field(th, cls, plan, pair, i);
        ou_drop(th, pair);
        if (!ok) {
            return false;
        }
    }
    return true;
}

bool ou_cfields_set(OuThread *th, OuObject *cls, OuObject *fields, bool is_struct)
{
    OuCLayout *layout = ou_clayout_of(cls);
    if (layout == NULL) {
        return ou_raise(th, &ou_exc_type_error, "ctypes state is not initialized");
    }
    if ((layout->flags & OU_C_FINAL) != 0) {
        return ou_raise(th, &ou_exc_attribute_error, "_fields_ is final");
    }
    if (fields == NULL || (!ou_is_tuple(fields) && !OU_HAS_FLAG(fields->type, OU_TYPE_IS_LIST) &&
                           (fields->type->sequence == NULL || !fields->type->sequence->is_sequence))) {
        return ou_raise(th, &ou_exc_type_error, "'_fields_' must be a sequence of pairs");
    }
    Plan plan = {.is_struct = is_struct};
    OuObject *list = ou_to_list(th, fields);
    ou_keep(layout);
    bool ok = list != NULL && begin(th, cls, &plan, ou_cclass_base(cls)) && add_all(th, cls, &plan, list);
    if (ok && (layout->flags & OU_C_FINAL) != 0) { /* by a field of this very class */
        ok = ou_raise(th, &ou_exc_attribute_error, "Structure or union cannot contain itself");
    }
    ok = ok && finish(th, &plan, layout);
    if (ok) {
        layout->flags |= OU_C_FINAL;
        ok = ou_cfields_anonymous(th, cls);
    }
    ou_drop(th, layout);
    ou_drop_maybe(th, plan.parts);
    ou_drop_maybe(th, plan.format);
    ou_drop_maybe(th, list);
    return ok;
}

/* ---- _anonymous_ ---- */

/* A field of an inner class, as one of the outer class. */
static bool lift_field(OuThread *th, OuObject *cls, const OuCField *inner, OuObject *name, size_t offset, size_t index)
{
    OuObject *made = ou_cfield_new(th, inner->proto, offset + inner->offset, inner->size, index + inner->index);
    if (made == NULL) {
        return false;
    }
    OuCField *field = (OuCField *)made;
    field->bits = inner->bits;
    field->low = inner->low;
    field->shown_low = inner->shown_low;
    field->word = offset + inner->word;
    field->word_size = inner->word_size;
    field->swapped = inner->swapped;
    bool ok = ou_set_attr(th, cls, name, made);
    ou_drop(th, made);
    return ok;
}

/* All fields of the class `from`, which is at `offset`; those of its own anonymous fields, too. */
static bool lift_all(OuThread *th, OuObject *cls, OuObject *from, size_t offset, size_t index)
{
    OuObject *fields = ou_get_attr_text(th, from, "_fields_");
    OuObject *list = fields == NULL ? NULL : ou_to_list(th, fields);
    ou_drop_maybe(th, fields);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < ou_list_size(list); i++) {
        OuObject *pair = ((OuList *)list)->items[i];
        if (!ou_is_tuple(pair) || ou_tuple_size(pair) < 2 || !ou_is_str(ou_tuple_borrow(pair, 0))) {
            ok = ou_raise(th, &ou_exc_type_error, "'_fields_' must be a sequence of (name, C type) pairs");
            break;
        }
        OuObject *name = ou_tuple_borrow(pair, 0), *found = ou_get_attr(th, from, name);
        const OuCField *inner = (const OuCField *)found;
        ok = found != NULL && (found->type == &ou_c_field_type || ou_raise(th, &ou_exc_type_error, "unexpected type")) && inner->proto != NULL;
        if (ok && inner->anonymous) {
            ok = ou_enter(th, " while lifting anonymous fields");
            if (ok) {
                ok = lift_all(th, cls, inner->proto, offset + inner->offset, index + inner->index);
                ou_leave(th);
            }
        } else if (ok) {
            ok = lift_field(th, cls, inner, name, offset, index);
        }
        ou_drop_maybe(th, found);
    }
    ou_drop_maybe(th, list);
    return ok;
}

static bool lift_named(OuThread *th, OuObject *cls, OuObject *name)
{
    OuObject *found = ou_get_attr(th, cls, name);
    if (found == NULL) {
        return false;
    }
    if (found->type != &ou_c_field_type) {
        ou_drop(th, found);
        return ou_raise(th, &ou_exc_attribute_error, "'%U' is specified in _anonymous_ but not in _fields_", name);
    }
    OuCField *outer = (OuCField *)found;
    outer->anonymous = true;
    bool ok = outer->proto != NULL && lift_all(th, cls, outer->proto, outer->offset, outer->index);
    ou_drop(th, found);
    return ok;
}

bool ou_cfields_anonymous(OuThread *th, OuObject *cls)
{
    OuObject *names = ou_cclass_attr(th, cls, "_anonymous_");
    if (names == NULL) {
        return !ou_has_error(th);
    }
    OuObject *tuple = ou_to_tuple(th, names);
    if (tuple == NULL && ou_error_swallow(th, &ou_exc_type_error)) {
        ou_raise(th, &ou_exc_type_error, "_anonymous_ must be a sequence");
    }
    bool ok = tuple != NULL;
    for (size_t i = 0; ok && i < ou_tuple_size(tuple); i++) {
        ok = lift_named(th, cls, ou_tuple_borrow(tuple, i));
    }
    ou_drop_maybe(th, tuple);
    ou_drop(th, names);
    return ok;
}

#endif
