/* decimal_compare.c - comparison of Decimals with numbers of all kinds, and their hashes.
 *
 * Comparison is exact, whatever the context: a float is the number that it is, and a fraction a/b is compared by multiplying with b. */
#include "10_builtin/decimal/context.h"

/* What self is compared with. */
typedef struct Other {
    OuOperand number;  /* made from an int or a float, or another Decimal's */
    OuDec scaled;      /* self times a fraction's denominator */
    const OuDec *self; /* it, or scaled */
    uint32_t status;
} Other;

/* A float, or a complex number without an imaginary part. */
static bool take_float(OuThread *th, Other *other, double value, OuCompare op, const OuDecimalContext *context)
{
    other->status |= OU_DEC_FLOAT_OPERATION;
    other->number.value = &other->number.made;
    if (op != OU_EQ && op != OU_NE && (context->values.traps & OU_DEC_FLOAT_OPERATION) != 0) {
        return true; /* nobody will ask for the answer */
    }
    return ou_dec_from_double(th, &other->number.made, value);
}

/* numerator / denominator, which may be of any class. */
static bool take_fraction(OuThread *th, Other *other, OuObject *o)
{
    OuObject *top = ou_get_attr_text(th, o, "numerator"), *bottom = top == NULL ? NULL : ou_get_attr_text(th, o, "denominator");
    bool ok = bottom != NULL;
    if (ok && (!ou_is_int(top) || !ou_is_int(bottom))) {
        ok = ou_raise(th, &ou_exc_type_error, "argument must be an integer");
    }
    other->number.value = &other->number.made;
    if (ok && ou_dec_is_special(other->self)) {
        ok = ou_dec_from_int(th, &other->number.made, top);
    } else if (ok) {
        OuDecContext exact;
        ou_dec_context_max(&exact);
        ok = ou_dec_from_int(th, &other->number.made, bottom) && ou_dec_multiply(th, &other->scaled, other->self, &other->number.made, &exact) &&
             ou_dec_from_int(th, &other->number.made, top);
        other->self = &other->scaled;
    }
    ou_drop_maybe(th, bottom);
    ou_drop_maybe(th, top);
    return ok;
}

static OuTruth take_other(OuThread *th, Other *other, OuObject *o, OuCompare op, const OuDecimalContext *context)
{
    OuTruth taken = ou_operand_take(th, &other->number, o);
    if (taken != OU_FALSE) {
        return taken;
    }
    if (ou_is_float(o)) {
        return take_float(th, other, ou_float_value(o), op, context) ? OU_TRUE : OU_ERROR;
    }
    if (ou_type_extends(o->type, &ou_complex_type)) {
        const OuComplex *c = (const OuComplex *)o;
        if ((op != OU_EQ && op != OU_NE) || c->imag != 0) {
            return OU_FALSE;
        }
        return take_float(th, other, c->real, op, context) ? OU_TRUE : OU_ERROR;
    }
    const OuDecimalParts *parts = ou_decimal_parts(th);
    OuTruth rational = parts == NULL ? OU_ERROR : ou_is_instance(th, o, parts->rational);
    return rational == OU_TRUE ? (take_fraction(th, other, o) ? OU_TRUE : OU_ERROR) : rational;
}

static OuObject *answer(OuThread *th, Other *other, OuCompare op, OuDecimalContext *context)
{
    const OuDec *a = other->self, *b = other->number.value;
    bool equality = op == OU_EQ || op == OU_NE, unordered = ou_dec_is_nan(a) || ou_dec_is_nan(b);
    uint32_t quiet = equality ? other->status & OU_DEC_FLOAT_OPERATION : 0; /* == of a float is never refused */
    context->values.status |= quiet;
    uint32_t status = other->status & ~quiet;
    if (unordered && (!equality || a->kind == OU_DEC_SNAN || b->kind == OU_DEC_SNAN)) {
        status |= OU_DEC_INVALID_OPERATION;
    }
    if (status != 0 && !ou_signals_note(th, context, status)) {
        return NULL;
    }
    if (unordered) {
        return ou_bool(op == OU_NE);
    }
    return ou_order_object(ou_dec_order(a, b), op);
}

OuObject *ou_decimal_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_is_decimal(th, a)) {
        return OU_NOT_IMPLEMENTED;
    }
    const OuDec *x = ou_decimal_value(a);
    if (ou_is_decimal(th, b) && !ou_dec_is_nan(x) && !ou_dec_is_nan(ou_decimal_value(b))) {
        return ou_order_object(ou_dec_order(x, ou_decimal_value(b)), op); /* nothing to be noted */
    }
    OuDecimalContext *context = ou_context_current(th);
    if (context == NULL) {
        return NULL;
    }
    Other other = {.self = x};
    ou_dec_init(&other.scaled);
    OuTruth taken = take_other(th, &other, b, op, context);
    OuObject *result = taken == OU_TRUE ? answer(th, &other, op, context) : taken == OU_FALSE ? OU_NOT_IMPLEMENTED : NULL;
    ou_operand_end(th, &other.number);
    ou_dec_clear(th, &other.scaled);
    ou_drop(th, context);
    return result;
}

#define HASH_OF_INFINITY 314159

int64_t ou_decimal_hash(OuThread *th, OuObject *self)
{
    OuDecimal *d = (OuDecimal *)self;
    const OuDec *x = &d->value;
    if (d->hash != -1) {
        return d->hash;
    }
    int64_t hash = -1;
    if (x->kind == OU_DEC_SNAN) {
        ou_raise(th, &ou_exc_type_error, "Cannot hash a signaling NaN value");
    } else if (x->kind == OU_DEC_QNAN) {
        hash = ou_object_hash(th, self);
    } else if (x->kind == OU_DEC_INFINITY) {
        hash = x->negative ? -HASH_OF_INFINITY : HASH_OF_INFINITY;
    } else if (!ou_dec_hash(th, x, &hash)) {
        hash = -1;
    }
    d->hash = hash;
    return hash;
}
