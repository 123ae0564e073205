/* signals.c - what arithmetic noted, as a program sees it: exception classes, and the mappings Context.flags and Context.traps. */
#include "10_builtin/decimal/context.h"

#include "06_types/dict.h"
#include "06_types/list.h"

#include <stdio.h>
#include <string.h>

/* In the order in which one of several trapped signals is raised. Bases are Decimal's exceptions, by their place here; then one of the
 * language's. */
enum { INVALID, FLOAT, BY_ZERO, OVERFLOWS, UNDERFLOWS, SUBNORMAL, INEXACT, ROUNDED, CLAMPED };
#define DECIMAL_EXCEPTION 15
#define BASE(n) (1u << (n))
#define BASE_EXCEPTION BASE(DECIMAL_EXCEPTION)

static const struct {
    const char *name; /* with the module: what follows the dot is the attribute */
    uint32_t bits;
    uint32_t bases;
    const OuType *other_base;
} signals[OU_DECIMAL_SIGNALS] = {
    [INVALID] = {"decimal.InvalidOperation", OU_DEC_IEEE_INVALID, BASE_EXCEPTION, NULL},
    [FLOAT] = {"decimal.FloatOperation", OU_DEC_FLOAT_OPERATION, BASE_EXCEPTION, &ou_exc_type_error},
    [BY_ZERO] = {"decimal.DivisionByZero", OU_DEC_DIVISION_BY_ZERO, BASE_EXCEPTION, &ou_exc_zero_division_error},
    [OVERFLOWS] = {"decimal.Overflow", OU_DEC_OVERFLOW, BASE(INEXACT) | BASE(ROUNDED), NULL},
    [UNDERFLOWS] = {"decimal.Underflow", OU_DEC_UNDERFLOW, BASE(INEXACT) | BASE(ROUNDED) | BASE(SUBNORMAL), NULL},
    [SUBNORMAL] = {"decimal.Subnormal", OU_DEC_SUBNORMAL, BASE_EXCEPTION, NULL},
    [INEXACT] = {"decimal.Inexact", OU_DEC_INEXACT, BASE_EXCEPTION, NULL},
    [ROUNDED] = {"decimal.Rounded", OU_DEC_ROUNDED, BASE_EXCEPTION, NULL},
    [CLAMPED] = {"decimal.Clamped", OU_DEC_CLAMPED, BASE_EXCEPTION, NULL},
};
/* A base stands before what it is a base of; bases are given in this order. */
static const uint8_t making_order[OU_DECIMAL_SIGNALS] = {INVALID, FLOAT, BY_ZERO, INEXACT, ROUNDED, SUBNORMAL, OVERFLOWS, UNDERFLOWS, CLAMPED};

/* Conditions that are InvalidOperation; a program sees them in the arguments of that exception only. */
static const struct {
    const char *name;
    uint32_t bit;
    const OuType *other_base;
} conditions[OU_DECIMAL_CONDITIONS] = {
    {"decimal.ConversionSyntax", OU_DEC_CONVERSION_SYNTAX, NULL},
    {"decimal.DivisionImpossible", OU_DEC_DIVISION_IMPOSSIBLE, NULL},
    {"decimal.DivisionUndefined", OU_DEC_DIVISION_UNDEFINED, &ou_exc_zero_division_error},
    {"decimal.InvalidContext", OU_DEC_INVALID_CONTEXT, NULL},
};

/* ---- classes ---- */

/* At most four bases, NULL ends them. New. */
static OuObject *class_of(OuThread *th, const char *name, OuObject *const *bases, size_t n)
{
    OuObject *tuple = ou_tuple_from(th, bases, n);
    OuObject *class = tuple == NULL ? NULL : ou_type_new_simple(th, name, tuple, NULL);
    ou_drop_maybe(th, tuple);
    return class;
}

static OuObject *signal_class(OuThread *th, const OuDecimalParts *parts, size_t which)
{
    OuObject *bases[4];
    size_t n = 0;
    for (size_t i = 0; i < OU_DECIMAL_SIGNALS; i++) {
        size_t base = making_order[i];
        if ((signals[which].bases & BASE(base)) != 0) {
            bases[n++] = ou_tuple_borrow(parts->signals, base);
        }
    }
    if ((signals[which].bases & BASE_EXCEPTION) != 0) {
        bases[n++] = parts->exception;
    }
    if (signals[which].other_base != NULL) {
        bases[n++] = OU_TYPE_OBJECT(signals[which].other_base);
    }
    return class_of(th, signals[which].name, bases, n);
}

static OuObject *condition_class(OuThread *th, const OuDecimalParts *parts, size_t which)
{
    OuObject *bases[] = {ou_tuple_borrow(parts->signals, INVALID), OU_TYPE_OBJECT(conditions[which].other_base)};
    return class_of(th, conditions[which].name, bases, bases[1] == NULL ? 1 : 2);
}

/* SignalDict: our mapping with what MutableMapping makes of it. */
static OuObject *mapping_class(OuThread *th)
{
    OuObject *abstract = ou_import_attr(th, "collections.abc", "MutableMapping"), *class = NULL;
    OuObject *name = ou_str_intern_text(th, "SignalDict"), *dict = ou_dict_new(th);
    OuObject *bases = abstract == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(&ou_decimal_signals_type), abstract);
    if (bases != NULL && name != NULL && dict != NULL) {
        OuObject *args[] = {name, bases, dict};
        class = ou_call(th, OU_TYPE_OBJECT(abstract->type), args, 3, NULL);
    }
    if (class != NULL && !(ou_is_type(class) && ou_type_is_subtype(th, (const OuType *)class, &ou_decimal_signals_type))) {
        ou_raise(th, &ou_exc_type_error, "collections.abc.MutableMapping made no class of signals, but %T", class);
        ou_clear_ref(th, &class);
    }
    ou_drop_maybe(th, bases);
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, abstract);
    return class;
}

static OuObject *exception_class(OuThread *th)
{
    OuObject *base = OU_TYPE_OBJECT(&ou_exc_arithmetic_error);
    return class_of(th, "decimal.DecimalException", &base, 1);
}

bool ou_signals_make(OuThread *th, OuDecimalParts *parts)
{
    if ((parts->exception = exception_class(th)) == NULL || (parts->signals = ou_tuple_new(th, OU_DECIMAL_SIGNALS)) == NULL) {
        return false;
    }
    for (size_t i = 0; i < OU_DECIMAL_SIGNALS; i++) {
        OuObject *class = signal_class(th, parts, making_order[i]);
        if (class == NULL) {
            return false;
        }
        ou_tuple_items(parts->signals)[making_order[i]] = class;
    }
    ou_tuple_ready(th, parts->signals);
    OuObject *class[OU_DECIMAL_CONDITIONS];
    for (size_t i = 0; i < OU_DECIMAL_CONDITIONS; i++) {
        class[i] = condition_class(th, parts, i);
    }
    parts->conditions = ou_tuple_adopt(th, class, OU_DECIMAL_CONDITIONS);
    return parts->conditions != NULL && (parts->signal_dict = mapping_class(th)) != NULL;
}

/* ---- raising ---- */

/* The conditions that are invalid operations one by one, then the other signals. New. */
static OuObject *causes(OuThread *th, const OuDecimalParts *parts, uint32_t bits)
{
    OuObject *list = ou_list_new(th, 0);
    bool ok = list != NULL && ((bits & OU_DEC_INVALID_OPERATION) == 0 || ou_list_append(th, list, ou_tuple_borrow(parts->signals, INVALID)));
    for (size_t i = 0; ok && i < OU_DECIMAL_CONDITIONS; i++) {
        ok = (bits & conditions[i].bit) == 0 || ou_list_append(th, list, ou_tuple_borrow(parts->conditions, i));
    }
    for (size_t i = INVALID + 1; ok && i < OU_DECIMAL_SIGNALS; i++) {
        ok = (bits & signals[i].bits) == 0 || ou_list_append(th, list, ou_tuple_borrow(parts->signals, i));
    }
    if (!ok) {
        ou_clear_ref(th, &list);
    }
    return list;
}

static OU_NOINLINE bool raise_signal(OuThread *th, uint32_t bits)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return false;
    }
    size_t i = 0;
    while (i + 1 < OU_DECIMAL_SIGNALS && (bits & signals[i].bits) == 0) {
        i++;
    }
    OuObject *list = causes(th, parts, bits);
    OuObject *error = list == NULL ? NULL : ou_call1(th, ou_tuple_borrow(parts->signals, i), list);
    if (error != NULL) {
        ou_raise_object(th, error, NULL);
    }
    ou_drop_maybe(th, error);
    ou_drop_maybe(th, list);
    return false;
}

bool ou_signals_note(OuThread *th, OuDecimalContext *context, uint32_t status)
{
    context->values.status |= status;
    uint32_t trapped = status & context->values.traps;
    return OU_LIKELY(trapped == 0) || raise_signal(th, trapped);
}

/* ---- bits of classes and classes of bits ---- */

bool ou_signals_bit(OuThread *th, OuObject *signal, uint32_t *bits)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return false;
    }
    for (size_t i = 0; i < OU_DECIMAL_SIGNALS; i++) {
        if (signal == ou_tuple_borrow(parts->signals, i)) {
            *bits = signals[i].bits;
            return true;
        }
    }
    return ou_raise(th, &ou_exc_key_error, "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                                           "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");
}

bool ou_signals_of_list(OuThread *th, OuObject *list, uint32_t *bits)
{
    *bits = 0;
    for (size_t i = 0; i < ou_list_size(list); i++) {
        uint32_t bit;
        if (!ou_signals_bit(th, ou_list_borrow(list, i), &bit)) {
            return false;
        }
        *bits |= bit;
    }
    return true;
}

static bool of_dict(OuThread *th, OuObject *dict, uint32_t *bits)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return false;
    }
    *bits = 0;
    bool failed = false;
    for (size_t i = 0; ou_dict_size(dict) == OU_DECIMAL_SIGNALS && i < OU_DECIMAL_SIGNALS; i++) {
        OuObject *value = ou_dict_borrow(th, dict, ou_tuple_borrow(parts->signals, i), &failed);
        if (value == NULL) {
            return !failed && ou_raise(th, &ou_exc_key_error, "invalid signal dict");
        }
        ou_keep(value);
        OuTruth set = ou_is_true(th, value);
        ou_drop(th, value);
        if (set == OU_ERROR) {
            return false;
        }
        *bits |= set == OU_TRUE ? signals[i].bits : 0;
    }
    return ou_dict_size(dict) == OU_DECIMAL_SIGNALS || ou_raise(th, &ou_exc_key_error, "invalid signal dict");
}

static uint32_t *word_of(OuObject *self)
{
    OuDecimalSignals *s = (OuDecimalSignals *)self;
    return s->context == NULL ? &s->own : s->traps ? &s->context->values.traps : &s->context->values.status;
}

bool ou_signals_of_mapping(OuThread *th, OuObject *mapping, uint32_t *bits)
{
    if (ou_is_of(th, mapping, &ou_decimal_signals_type)) {
        *bits = *word_of(mapping);
        return true;
    }
    return ou_is_dict(mapping) ? of_dict(th, mapping, bits) : ou_raise(th, &ou_exc_type_error, "argument must be a signal dict");
}

OuObject *ou_signals_list(OuThread *th, uint32_t bits)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    OuObject *list = parts == NULL ? NULL : ou_list_new(th, 0);
    for (size_t i = 0; list != NULL && i < OU_DECIMAL_SIGNALS; i++) {
        if ((bits & signals[i].bits) != 0 && !ou_list_append(th, list, ou_tuple_borrow(parts->signals, i))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

/* In the order that CPython's has: by the names of its bits. */
void ou_signals_text(uint32_t bits, char out[OU_SIGNALS_TEXT])
{
    static const uint8_t order[OU_DECIMAL_SIGNALS] = {CLAMPED, INVALID, BY_ZERO, INEXACT, FLOAT, OVERFLOWS, ROUNDED, SUBNORMAL, UNDERFLOWS};
    size_t n = 0;
    out[n++] = '[';
    for (size_t i = 0; i < OU_DECIMAL_SIGNALS; i++) {
        if ((bits & signals[order[i]].bits) != 0) {
            n += (size_t)snprintf(out + n, OU_SIGNALS_TEXT - n, "%s%s", n == 1 ? "" : ", ", strchr(signals[order[i]].name, '.') + 1);
        }
    }
    snprintf(out + n, OU_SIGNALS_TEXT - n, "]");
}

/* ---- the mapping ---- */

OuObject *ou_signals_borrow(OuThread *th, OuDecimalContext *context, bool traps)
{
    OuObject **place = traps ? &context->traps : &context->flags;
    if (*place == NULL) {
        const OuDecimalParts *parts = ou_decimal_parts(th);
        OuObject *made = parts == NULL ? NULL : ou_object_make_any(th, (const OuType *)parts->signal_dict, NULL, 0, NULL);
        if (made == NULL) {
            return NULL;
        }
        ((OuDecimalSignals *)made)->context = context;
        ((OuDecimalSignals *)made)->traps = traps;
        *place = made;
    }
    return *place;
}

void ou_signals_forget(OuDecimalContext *context)
{
    OuObject *const mappings[] = {context->flags, context->traps};
    for (size_t i = 0; i < OU_COUNT_OF(mappings); i++) {
        if (mappings[i] != NULL) {
            uint32_t bits = *word_of(mappings[i]);
            ((OuDecimalSignals *)mappings[i])->context = NULL;
            ((OuDecimalSignals *)mappings[i])->own = bits;
        }
    }
}

static bool mapping_init(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                         OU_UNUSED OuObject *kwnames)
{
    return true;
}

static void mapping_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static OuObject *mapping_repr(OuThread *th, OuObject *self)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return NULL;
    }
    uint32_t bits = *word_of(self);
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; ok && i < OU_DECIMAL_SIGNALS; i++) {
        OuObject *item = ou_str_format(th, "%s%R:%s", i == 0 ? "{" : ", ", ou_tuple_borrow(parts->signals, i),
                                       (bits & signals[i].bits) != 0 ? "True" : "False");
        ok = item != NULL && ou_builder_str(th, &b, item);
        ou_drop_maybe(th, item);
    }
    if (!ok || !ou_builder_char(th, &b, '}')) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

static OuObject *mapping_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (op != OU_EQ && op != OU_NE) {
        return OU_NOT_IMPLEMENTED;
    }
    uint32_t bits;
    if (!ou_is_of(th, b, &ou_decimal_signals_type) && !ou_is_dict(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    if (!ou_signals_of_mapping(th, b, &bits)) {
        return ou_error_swallow(th, &ou_exc_key_error) ? OU_NOT_IMPLEMENTED : NULL;
    }
    return ou_bool((*word_of(a) == bits) == (op == OU_EQ));
}

static int64_t mapping_length(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self)
{
    return OU_DECIMAL_SIGNALS;
}

static OuObject *mapping_item(OuThread *th, OuObject *self, OuObject *key)
{
    uint32_t bits;
    return ou_signals_bit(th, key, &bits) ? ou_bool((*word_of(self) & bits) != 0) : NULL;
}

static bool mapping_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    uint32_t bits;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_value_error, "signal keys cannot be deleted");
    }
    if (!ou_signals_bit(th, key, &bits)) {
        return false;
    }
    OuTruth set = ou_is_true(th, value);
    if (set == OU_ERROR) {
        return false;
    }
    uint32_t *word = word_of(self);
    *word = set == OU_TRUE ? *word | bits : *word & ~bits;
    return true;
}

static OuObject *mapping_iter(OuThread *th, OU_UNUSED OuObject *self)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    return parts == NULL ? NULL : ou_iter(th, parts->signals);
}

OU_METHOD(mapping_copy)
{
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return NULL;
    }
    uint32_t bits = *word_of(self);
    OuObject *dict = ou_dict_new(th);
    for (size_t i = 0; dict != NULL && i < OU_DECIMAL_SIGNALS; i++) {
        if (!ou_dict_set(th, dict, ou_tuple_borrow(parts->signals, i), ou_bool((bits & signals[i].bits) != 0))) {
            ou_clear_ref(th, &dict);
        }
    }
    return dict;
}

static const OuMethodDef mapping_methods[] = {
    {"copy", mapping_copy, "!", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuSequenceSlots mapping_slots = {
    .length = mapping_length,
    .item = mapping_item,
    .set_item = mapping_set_item,
    .is_sequence = false,
};

const OuType ou_decimal_signals_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "decimal.SignalDictMixin",
    .own = OU_OWN_GETATTR | OU_OWN_NEW | OU_OWN_INIT,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MAPPING,
    .index = OU_TYPE_INDEX_DECIMAL_SIGNALS,
    .basic_size = sizeof(OuDecimalSignals),
    .drop = mapping_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = mapping_repr,
    .str = ou_object_str,
    .compare = mapping_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = mapping_iter,
    .make = ou_object_make_any,
    .init = mapping_init,
    .sequence = &mapping_slots,
    .methods = mapping_methods,
};
