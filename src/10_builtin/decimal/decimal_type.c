/* decimal_type.c - the type Decimal: its life, its operators, conversions to other types, and what its methods and Context's share. */
#include "10_builtin/decimal/context.h"

/* ---- making ---- */

OuDecimal *ou_decimal_make_of(OuThread *th, const OuType *type)
{
    OuDecimal *d = type == &ou_decimal_type ? ou_object_new_plain(th, type, sizeof *d) : (OuDecimal *)ou_type_allocate(th, type, 0);
    if (d != NULL) {
        ou_dec_init(&d->value);
        d->hash = -1;
        if (type != &ou_decimal_type) {
            ou_track(th, &d->head);
        }
    }
    return d;
}

OuDecimal *ou_decimal_make(OuThread *th)
{
    return ou_decimal_make_of(th, &ou_decimal_type);
}

static void decimal_drop(OuThread *th, OuObject *self)
{
    ou_dec_clear(th, &((OuDecimal *)self)->value);
    if (self->type == &ou_decimal_type) {
        ou_object_free_plain(th, self, sizeof(OuDecimal));
        return;
    }
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t decimal_size_of(OuObject *self)
{
    const OuDec *x = ou_decimal_value(self);
    return ou_type_instance_size(self, 0) + (x->limbs == x->small ? 0 : x->room * sizeof x->limbs[0]);
}

OuObject *ou_decimal_copy(OuThread *th, const OuDec *value)
{
    OuDecimal *d = ou_decimal_make(th);
    if (d != NULL && !ou_dec_copy(th, &d->value, value)) {
        ou_clear_ref(th, &d);
    }
    return (OuObject *)d;
}

OuObject *ou_decimal_small(OuThread *th, int value)
{
    OuDecimal *d = ou_decimal_make(th);
    if (d != NULL) {
        ou_dec_set_word(&d->value, value < 0, (uint64_t)(value < 0 ? -value : value), 0);
    }
    return (OuObject *)d;
}

/* ---- operands ---- */

OuTruth ou_operand_take(OuThread *th, OuOperand *operand, OuObject *o)
{
    ou_dec_init(&operand->made);
    if (OU_LIKELY(ou_is_decimal(th, o))) {
        operand->value = ou_decimal_value(o);
        return OU_TRUE;
    }
    if (!ou_is_int(o)) {
        return OU_FALSE;
    }
    operand->value = &operand->made;
    return ou_dec_from_int(th, &operand->made, o) ? OU_TRUE : OU_ERROR;
}

bool ou_operand_need(OuThread *th, OuOperand *operand, OuObject *o)
{
    OuTruth taken = ou_operand_take(th, operand, o);
    return taken == OU_TRUE || (taken == OU_FALSE && ou_raise(th, &ou_exc_type_error, "conversion from %T to Decimal is not supported", o));
}

void ou_operand_end(OuThread *th, OuOperand *operand)
{
    ou_dec_clear(th, &operand->made);
}

/* ---- arithmetic in a context ---- */

OuObject *ou_decimal_finish_adopt(OuThread *th, bool ok, OuDecimal *d, OuDecimalContext *context, const OuDecContext *values)
{
    if (OU_UNLIKELY(!ok || (values->status != 0 && !ou_signals_note(th, context, values->status)))) {
        ou_clear_ref(th, &d);
    }
    return (OuObject *)d;
}

OuObject *ou_decimal_unary(OuThread *th, OuDecUnary *fn, const OuDec *a, OuDecimalContext *context)
{
    OuDecContext values = ou_context_work(context);
    OuDecimal *d = ou_decimal_make(th);
    return d == NULL ? NULL : ou_decimal_finish_adopt(th, fn(th, &d->value, a, &values), d, context, &values);
}

OuObject *ou_decimal_binary(OuThread *th, OuDecBinary *fn, const OuDec *a, const OuDec *b, OuDecimalContext *context)
{
    OuDecContext values = ou_context_work(context);
    OuDecimal *d = ou_decimal_make(th);
    return d == NULL ? NULL : ou_decimal_finish_adopt(th, fn(th, &d->value, a, b, &values), d, context, &values);
}

OuObject *ou_decimal_fma(OuThread *th, const OuDec *a, const OuDec *b, const OuDec *c, OuDecimalContext *context)
{
    OuDecContext values = ou_context_work(context);
    OuDecimal *d = ou_decimal_make(th);
    return d == NULL ? NULL : ou_decimal_finish_adopt(th, ou_dec_fma(th, &d->value, a, b, c, &values), d, context, &values);
}

OuObject *ou_decimal_power_mod(OuThread *th, const OuDec *a, const OuDec *b, const OuDec *c, OuDecimalContext *context)
{
    OuDecContext values = ou_context_work(context);
    OuDecimal *d = ou_decimal_make(th);
    return d == NULL ? NULL : ou_decimal_finish_adopt(th, ou_dec_power_mod(th, &d->value, a, b, c, &values), d, context, &values);
}

OuObject *ou_decimal_divmod(OuThread *th, const OuDec *a, const OuDec *b, OuDecimalContext *context)
{
    OuDecContext values = ou_context_work(context);
    OuDecimal *quotient = ou_decimal_make(th), *rest = quotient == NULL ? NULL : ou_decimal_make(th);
    OuObject *pair = NULL;
    if (rest != NULL && ou_dec_divmod(th, &quotient->value, &rest->value, a, b, &values) && ou_signals_note(th, context, values.status)) {
        pair = ou_tuple_of(th, 2, quotient, rest);
    }
    ou_drop_maybe(th, rest);
    ou_drop_maybe(th, quotient);
    return pair;
}

OuObject *ou_decimal_signed(OuThread *th, const OuDec *value, bool negative)
{
    OuObject *d = ou_decimal_copy(th, value);
    if (d != NULL) {
        ((OuDecimal *)d)->value.negative = negative;
    }
    return d;
}

OuObject *ou_decimal_order(OuThread *th, const OuDec *a, const OuDec *b, bool magnitude)
{
    return ou_decimal_small(th, magnitude ? ou_dec_total_order_mag(a, b) : ou_dec_total_order(a, b));
}

OuObject *ou_decimal_text(OuThread *th, const OuDec *value, bool engineering, OuDecimalContext *context)
{
    return ou_dec_to_text(th, value, engineering, context->values.capitals);
}

/* ---- operators: of Decimals and ints in the running thread's context ---- */

/* fn NULL: divmod. */
static OuObject *operate(OuThread *th, OuDecBinary *fn, OuObject *a, OuObject *b)
{
    OuOperand x, y;
    OuTruth taken = ou_operand_take(th, &x, a);
    OuObject *result = taken == OU_ERROR ? NULL : OU_NOT_IMPLEMENTED;
    if (taken == OU_TRUE) {
        taken = ou_operand_take(th, &y, b);
        OuDecimalContext *context = taken == OU_TRUE ? ou_context_current(th) : NULL;
        if (taken == OU_FALSE) {
            result = OU_NOT_IMPLEMENTED;
        } else if (context == NULL) {
            result = NULL;
        } else {
            result = fn != NULL ? ou_decimal_binary(th, fn, x.value, y.value, context) : ou_decimal_divmod(th, x.value, y.value, context);
        }
        ou_drop_maybe(th, context);
        ou_operand_end(th, &y);
    }
    ou_operand_end(th, &x);
    return result;
}

#define OPERATOR(name, fn)                                                                         \
    static OuObject *decimal_##name(OuThread *th, OuObject *a, OuObject *b)                        \
    {                                                                                              \
        return operate(th, fn, a, b);                                                              \
    }
OPERATOR(add, ou_dec_add)
OPERATOR(sub, ou_dec_subtract)
OPERATOR(mul, ou_dec_multiply)
OPERATOR(truediv, ou_dec_divide)
OPERATOR(floordiv, ou_dec_divide_int)
OPERATOR(mod, ou_dec_remainder)
OPERATOR(pow, ou_dec_power)
OPERATOR(divmod, NULL)

/* Three operands, each a Decimal or an int. */
static OuObject *decimal_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    OuObject *const from[3] = {a, b, c};
    OuOperand x[3];
    OuTruth taken = OU_TRUE;
    size_t n = 0;
    while (n < 3 && taken == OU_TRUE) {
        taken = ou_operand_take(th, &x[n], from[n]);
        n++;
    }
    OuDecimalContext *context = taken == OU_TRUE ? ou_context_current(th) : NULL;
    OuObject *result = taken == OU_FALSE ? OU_NOT_IMPLEMENTED
                       : context == NULL ? NULL
                                         : ou_decimal_power_mod(th, x[0].value, x[1].value, x[2].value, context);
    ou_drop_maybe(th, context);
    while (n > 0) {
        ou_operand_end(th, &x[--n]);
    }
    return result;
}

static OuObject *operate_unary(OuThread *th, OuDecUnary *fn, OuObject *self)
{
    OuDecimalContext *context = ou_context_current(th);
    OuObject *result = context == NULL ? NULL : ou_decimal_unary(th, fn, ou_decimal_value(self), context);
    ou_drop_maybe(th, context);
    return result;
}

static OuObject *decimal_negative(OuThread *th, OuObject *self)
{
    return operate_unary(th, ou_dec_minus, self);
}

static OuObject *decimal_positive(OuThread *th, OuObject *self)
{
    return operate_unary(th, ou_dec_plus, self);
}

static OuObject *decimal_absolute(OuThread *th, OuObject *self)
{
    return operate_unary(th, ou_dec_abs, self);
}

static OuTruth decimal_truth(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_dec_is_zero(ou_decimal_value(self)) ? OU_FALSE : OU_TRUE;
}

/* ---- other types ---- */

OuObject *ou_decimal_to_int(OuThread *th, const OuDec *value, OuDecRounding rounding)
{
    if (ou_dec_is_nan(value)) {
        return ou_null(th, &ou_exc_value_error, "cannot convert NaN to integer");
    }
    if (ou_dec_is_special(value)) {
        return ou_null(th, &ou_exc_overflow_error, "cannot convert Infinity to integer");
    }
    if (rounding == OU_DEC_DOWN) {
        return ou_dec_to_int(th, value);
    }
    OuDecContext exact;
    ou_dec_context_max(&exact);
    exact.rounding = (uint8_t)rounding;
    OuDec whole;
    ou_dec_init(&whole);
    OuObject *result = ou_dec_to_integral(th, &whole, value, &exact) ? ou_dec_to_int(th, &whole) : NULL;
    ou_dec_clear(th, &whole);
    return result;
}

static OuObject *decimal_to_int(OuThread *th, OuObject *self)
{
    return ou_decimal_to_int(th, ou_decimal_value(self), OU_DEC_DOWN);
}

static OuObject *decimal_to_float(OuThread *th, OuObject *self)
{
    const OuDec *x = ou_decimal_value(self);
    if (x->kind == OU_DEC_SNAN) {
        return ou_null(th, &ou_exc_value_error, "cannot convert signaling NaN to float");
    }
    double value = x->kind == OU_DEC_QNAN ? (x->negative ? -__builtin_nan("") : __builtin_nan("")) : ou_dec_to_double(th, x);
    return value == -1 && ou_has_error(th) ? NULL : ou_float_new(th, value);
}

static OuObject *text_of(OuThread *th, OuObject *self)
{
    OuDecimalContext *context = ou_context_current(th);
    OuObject *text = context == NULL ? NULL : ou_decimal_text(th, ou_decimal_value(self), false, context);
    ou_drop_maybe(th, context);
    return text;
}

static OuObject *decimal_repr(OuThread *th, OuObject *self)
{
    OuObject *text = text_of(th, self), *result = text == NULL ? NULL : ou_str_format(th, "Decimal('%U')", text);
    ou_drop_maybe(th, text);
    return result;
}

static OuObject *decimal_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2] = {n == 1 ? args[0] : NULL, NULL};
    if ((n != 1 || kwnames != NULL) && !ou_args_parse(th, NULL, "value='0', context=None", args, n, kwnames, given)) {
        return NULL;
    }
    if (given[1] != NULL && given[1] != OU_NONE && !ou_is_decimal_context(th, given[1])) {
        return ou_null(th, &ou_exc_type_error, "optional argument must be a context");
    }
    OuDecimalContext *context = given[1] == OU_NONE ? NULL : (OuDecimalContext *)given[1];
    return given[0] == NULL ? (OuObject *)ou_decimal_make_of(th, type) : ou_decimal_from(th, type, given[0], context);
}

static const OuNumberSlots number = {
    .binary = {[OU_OP_ADD] = decimal_add,
               [OU_OP_SUB] = decimal_sub,
               [OU_OP_MUL] = decimal_mul,
               [OU_OP_TRUEDIV] = decimal_truediv,
               [OU_OP_FLOORDIV] = decimal_floordiv,
               [OU_OP_MOD] = decimal_mod,
               [OU_OP_POW] = decimal_pow},
    .pow3 = decimal_pow3,
    .divmod = decimal_divmod,
    .negative = decimal_negative,
    .positive = decimal_positive,
    .absolute = decimal_absolute,
    .to_int = decimal_to_int,
    .to_float = decimal_to_float,
    .truth = decimal_truth,
};

const OuType ou_decimal_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "decimal.Decimal",
    .own = OU_OWN_GETATTR | OU_OWN_NEW,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_DECIMAL,
    .basic_size = sizeof(OuDecimal),
    .drop = decimal_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .size_of = decimal_size_of,
    .repr = decimal_repr,
    .str = text_of,
    .hash = ou_decimal_hash,
    .compare = ou_decimal_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = decimal_make,
    .init = ou_object_init,
    .number = &number,
    .methods = ou_decimal_methods,
    .getset = ou_decimal_getset,
    .new_signature = "value='0', context=None",
    .doc = "A decimal number. value is an int, a str, a float, another Decimal, or a tuple of sign, digits and exponent; it is taken as it is,\n"
           "however many digits it has: the context (None: the running thread's) only says whether InvalidOperation is trapped.",
};
