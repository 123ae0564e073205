/* context.c - the type Context: precision, rounding, limits of the exponent, flags and traps. */
#include "10_builtin/decimal/context.h"

#include "06_types/list.h"

#include <stdio.h>

/* ---- fields ---- */

static bool as_word(OuThread *th, OuObject *o, int64_t *out)
{
    return ou_is_int(o) ? ou_as_ssize(th, o, out) : ou_raise(th, &ou_exc_type_error, "an integer is required");
}

static bool set_limit(OuThread *th, OuObject *o, int64_t least, int64_t most, const char *words, int64_t *field)
{
    int64_t value;
    if (!as_word(th, o, &value)) {
        return false;
    }
    if (value < least || value > most) {
        return ou_raise(th, &ou_exc_value_error, "valid range for %s", words);
    }
    *field = value;
    return true;
}

static bool set_switch(OuThread *th, OuObject *o, const char *name, bool *field)
{
    int64_t value;
    if (!as_word(th, o, &value)) {
        return false;
    }
    if (value != 0 && value != 1) {
        return ou_raise(th, &ou_exc_value_error, "valid values for %s are 0 or 1", name);
    }
    *field = value == 1;
    return true;
}

bool ou_context_rounding(OuThread *th, OuObject *name, uint8_t *rounding)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return false;
    }
    for (uint8_t i = 0; ou_is_str(name) && i < OU_DEC_ROUNDINGS; i++) {
        OuObject *mode = ou_tuple_borrow(parts->rounding, i);
        if (name == mode || ou_str_equal(name, mode)) {
            *rounding = i;
            return true;
        }
    }
    return ou_raise(th, &ou_exc_type_error, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
}

static bool set_field(OuThread *th, OuDecContext *values, OuContextField field, OuObject *o)
{
    if (o == NULL) { /* the descriptor's __delete__ */
        return ou_raise(th, &ou_exc_attribute_error, "context attributes cannot be deleted");
    }
    switch (field) {
    case OU_CONTEXT_PREC: return set_limit(th, o, 1, OU_DEC_MAX_PREC, "prec is [1, MAX_PREC]", &values->prec);
    case OU_CONTEXT_ROUNDING: return ou_context_rounding(th, o, &values->rounding);
    case OU_CONTEXT_EMIN: return set_limit(th, o, OU_DEC_MIN_EMIN, 0, "Emin is [MIN_EMIN, 0]", &values->emin);
    case OU_CONTEXT_EMAX: return set_limit(th, o, 0, OU_DEC_MAX_EMAX, "Emax is [0, MAX_EMAX]", &values->emax);
    case OU_CONTEXT_CAPITALS: return set_switch(th, o, "capitals", &values->capitals);
    case OU_CONTEXT_CLAMP: return set_switch(th, o, "clamp", &values->clamp);
    case OU_CONTEXT_FLAGS:
        return ou_is_list(o) ? ou_signals_of_list(th, o, &values->status) : ou_signals_of_mapping(th, o, &values->status);
    default: return ou_is_list(o) ? ou_signals_of_list(th, o, &values->traps) : ou_signals_of_mapping(th, o, &values->traps);
    }
}

bool ou_context_set_fields(OuThread *th, OuDecContext *values, OuObject *const fields[OU_CONTEXT_FIELDS])
{
    for (int i = 0; i < OU_CONTEXT_FIELDS; i++) {
        if (fields[i] != NULL && fields[i] != OU_NONE && !set_field(th, values, (OuContextField)i, fields[i])) {
            return false;
        }
    }
    return true;
}

/* ---- life ---- */

static OuObject *context_of(OuThread *th, const OuType *type, const OuDecContext *values)
{
    OuDecimalContext *c = (OuDecimalContext *)ou_type_allocate(th, type, 0);
    if (c != NULL) {
        c->values = *values;
        ou_track(th, &c->head);
    }
    return (OuObject *)c;
}

OuDecimalContext *ou_context_new(OuThread *th, const OuDecContext *values)
{
    return (OuDecimalContext *)context_of(th, &ou_decimal_context_type, values);
}

static OuObject *context_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                              OU_UNUSED OuObject *kwnames)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    return parts == NULL ? NULL : context_of(th, type, &((const OuDecimalContext *)parts->default_context)->values);
}

static bool context_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[OU_CONTEXT_FIELDS];
    OuDecimalContext *c = (OuDecimalContext *)self;
    if (!ou_args_parse(th, NULL, "prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None", args, n,
                       kwnames, given)) {
        return false;
    }
    OuDecContext values = c->values;
    if (!ou_context_set_fields(th, &values, given)) {
        return false;
    }
    c->values = values;
    return true;
}

static void context_clear(OuThread *th, OuObject *self)
{
    OuDecimalContext *c = (OuDecimalContext *)self;
    ou_signals_forget(c);
    ou_clear_ref(th, &c->flags);
    ou_clear_ref(th, &c->traps);
    ou_instance_clear_extra(th, self);
}

static void context_drop(OuThread *th, OuObject *self)
{
    OuDecimalContext *c = (OuDecimalContext *)self;
    ou_untrack(th, self);
    ou_signals_forget(c);
    ou_clear_ref(th, &c->flags);
    ou_clear_ref(th, &c->traps);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t context_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const OuDecimalContext *c = (const OuDecimalContext *)self;
    ou_visit_one(fn, arg, c->flags);
    ou_visit_one(fn, arg, c->traps);
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static OuObject *context_repr(OuThread *th, OuObject *self)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return NULL;
    }
    const OuDecContext *v = &((const OuDecimalContext *)self)->values;
    char flags[OU_SIGNALS_TEXT], traps[OU_SIGNALS_TEXT];
    ou_signals_text(v->status, flags);
    ou_signals_text(v->traps, traps);
    return ou_str_format(th, "Context(prec=%lld, rounding=%U, Emin=%lld, Emax=%lld, capitals=%d, clamp=%d, flags=%s, traps=%s)",
                         (long long)v->prec, ou_tuple_borrow(parts->rounding, v->rounding), (long long)v->emin, (long long)v->emax,
                         v->capitals, v->clamp, flags, traps);
}

/* ---- attributes: flags and traps are in no dict, as in CPython ---- */

/* OU_ERROR: neither. */
static OuTruth is_traps(const OuObject *name)
{
    if (!ou_is_str(name) || ou_str_length(name) != 5) {
        return OU_ERROR;
    }
    return ou_str_equal_text(name, "traps") ? OU_TRUE : ou_str_equal_text(name, "flags") ? OU_FALSE : OU_ERROR;
}

static OuObject *context_get_attr(OuThread *th, OuObject *self, OuObject *name)
{
    OuTruth traps = is_traps(name);
    return traps == OU_ERROR ? ou_generic_get_attr(th, self, name)
                             : ou_keep_maybe(ou_signals_borrow(th, (OuDecimalContext *)self, traps == OU_TRUE));
}

static bool context_set_attr(OuThread *th, OuObject *self, OuObject *name, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_attribute_error, "context attributes cannot be deleted");
    }
    OuTruth traps = is_traps(name);
    uint32_t bits;
    if (traps == OU_ERROR) {
        return ou_generic_set_attr(th, self, name, value);
    }
    if (!ou_signals_of_mapping(th, value, &bits)) {
        return false;
    }
    OuDecContext *values = &((OuDecimalContext *)self)->values;
    *(traps == OU_TRUE ? &values->traps : &values->status) = bits;
    return true;
}

#define FIELD(name, field, made)                                                                   \
    static OuObject *get_##name(OuThread *th, OuObject *self)                                      \
    {                                                                                              \
        const OuDecContext *v = &((const OuDecimalContext *)self)->values;                         \
        return made;                                                                               \
    }                                                                                              \
    static bool set_##name(OuThread *th, OuObject *self, OuObject *value)                          \
    {                                                                                              \
        return set_field(th, &((OuDecimalContext *)self)->values, field, value);                   \
    }
FIELD(prec, OU_CONTEXT_PREC, ou_int_new(th, v->prec))
FIELD(emin, OU_CONTEXT_EMIN, ou_int_new(th, v->emin))
FIELD(emax, OU_CONTEXT_EMAX, ou_int_new(th, v->emax))
FIELD(capitals, OU_CONTEXT_CAPITALS, ou_int_new(th, v->capitals))
FIELD(clamp, OU_CONTEXT_CLAMP, ou_int_new(th, v->clamp))

static OuObject *rounding_name(OuThread *th, const OuDecContext *v)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    return parts == NULL ? NULL : ou_keep(ou_tuple_borrow(parts->rounding, v->rounding));
}
FIELD(rounding, OU_CONTEXT_ROUNDING, rounding_name(th, v))

static const OuGetSetDef context_getset[] = {
    {"prec", get_prec, set_prec, NULL},
    {"Emax", get_emax, set_emax, NULL},
    {"Emin", get_emin, set_emin, NULL},
    {"rounding", get_rounding, set_rounding, NULL},
    {"capitals", get_capitals, set_capitals, NULL},
    {"clamp", get_clamp, set_clamp, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_decimal_context_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "decimal.Context",
    .own = OU_OWN_GETATTR | OU_OWN_SETATTR | OU_OWN_NEW | OU_OWN_INIT,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_DECIMAL_CONTEXT,
    .basic_size = sizeof(OuDecimalContext),
    .drop = context_drop,
    .visit = context_visit,
    .clear = context_clear,
    .repr = context_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .get_attr = context_get_attr,
    .set_attr = context_set_attr,
    .make = context_make,
    .init = context_init,
    .methods = ou_context_methods,
    .getset = context_getset,
    .new_signature = "prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None",
    .doc = "How arithmetic rounds, and which of its signals are exceptions. What is not given is as DefaultContext has it.",
};
