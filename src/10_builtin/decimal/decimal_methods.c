/* decimal_methods.c - the named methods of Decimal. Most are one function of number.h in a context that may be given; tables of macros
 * make them, so that what is written out is what differs. */
#include "10_builtin/decimal/context.h"

#define SHOWN OU_FN_RAW /* keywords are laid out here: the words of errors name no function, as CPython's */

/* ---- in a context ---- */

static OuObject *unary_method(OuThread *th, OuDecUnary *fn, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[1];
    if (!ou_args_parse(th, NULL, "context=None", args, n, kwnames, given)) {
        return NULL;
    }
    OuDecimalContext *context = ou_context_argument(th, given[0]);
    OuObject *result = context == NULL ? NULL : ou_decimal_unary(th, fn, ou_decimal_value(self), context);
    ou_drop_maybe(th, context);
    return result;
}

static OuObject *binary_method(OuThread *th, OuDecBinary *fn, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2];
    if (!ou_args_parse(th, NULL, "other, context=None", args, n, kwnames, given)) {
        return NULL;
    }
    OuDecimalContext *context = ou_context_argument(th, given[1]);
    if (context == NULL) {
        return NULL;
    }
    OuOperand other;
    OuObject *result = ou_operand_need(th, &other, given[0]) ? ou_decimal_binary(th, fn, ou_decimal_value(self), other.value, context) : NULL;
    ou_operand_end(th, &other);
    ou_drop(th, context);
    return result;
}

#define UNARY(name, fn)                                                                            \
    OU_METHOD(decimal_##name)                                                                      \
    {                                                                                              \
        return unary_method(th, fn, self, args, n, kwnames);                                       \
    }
#define BINARY(name, fn)                                                                           \
    OU_METHOD(decimal_##name)                                                                      \
    {                                                                                              \
        return binary_method(th, fn, self, args, n, kwnames);                                      \
    }
UNARY(exp, ou_dec_exp)
UNARY(ln, ou_dec_ln)
UNARY(log10, ou_dec_log10)
UNARY(logb, ou_dec_logb)
UNARY(logical_invert, ou_dec_invert)
UNARY(next_minus, ou_dec_next_minus)
UNARY(next_plus, ou_dec_next_plus)
UNARY(normalize, ou_dec_reduce)
UNARY(sqrt, ou_dec_sqrt)
BINARY(compare, ou_dec_compare)
BINARY(compare_signal, ou_dec_compare_signal)
BINARY(logical_and, ou_dec_and)
BINARY(logical_or, ou_dec_or)
BINARY(logical_xor, ou_dec_xor)
BINARY(max, ou_dec_max)
BINARY(max_mag, ou_dec_max_mag)
BINARY(min, ou_dec_min)
BINARY(min_mag, ou_dec_min_mag)
BINARY(next_toward, ou_dec_next_toward)
BINARY(remainder_near, ou_dec_remainder_near)
BINARY(rotate, ou_dec_rotate)
BINARY(scaleb, ou_dec_scaleb)
BINARY(shift, ou_dec_shift)

OU_METHOD(decimal_fma)
{
    OuObject *given[3];
    if (!ou_args_parse(th, NULL, "other, third, context=None", args, n, kwnames, given)) {
        return NULL;
    }
    OuDecimalContext *context = ou_context_argument(th, given[2]);
    if (context == NULL) {
        return NULL;
    }
    OuOperand other, third;
    ou_dec_init(&third.made);
    OuObject *result = ou_operand_need(th, &other, given[0]) && ou_operand_need(th, &third, given[1])
                           ? ou_decimal_fma(th, ou_decimal_value(self), other.value, third.value, context)
                           : NULL;
    ou_operand_end(th, &third);
    ou_operand_end(th, &other);
    ou_drop(th, context);
    return result;
}

/* ---- with a rounding of their own ---- */

/* The values of a context, rounding as `mode` says unless it is absent or None. */
static bool rounded_values(OuThread *th, const OuDecimalContext *context, OuObject *mode, OuDecContext *values)
{
    *values = ou_context_work(context);
    return mode == NULL || mode == OU_NONE || ou_context_rounding(th, mode, &values->rounding);
}

static OuObject *integral_method(OuThread *th, OuDecUnary *fn, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2], *result = NULL;
    if (!ou_args_parse(th, NULL, "rounding=None, context=None", args, n, kwnames, given)) {
        return NULL;
    }
    OuDecimalContext *context = ou_context_argument(th, given[1]);
    OuDecContext values;
    if (context != NULL && rounded_values(th, context, given[0], &values)) {
        OuDecimal *d = ou_decimal_make(th);
        result = ou_decimal_finish_adopt(th, d != NULL && fn(th, &d->value, ou_decimal_value(self), &values), d, context, &values);
    }
    ou_drop_maybe(th, context);
    return result;
}

OU_METHOD(decimal_to_integral_value)
{
    return integral_method(th, ou_dec_to_integral, self, args, n, kwnames);
}

OU_METHOD(decimal_to_integral_exact)
{
    return integral_method(th, ou_dec_to_integral_exact, self, args, n, kwnames);
}

OU_METHOD(decimal_quantize)
{
    OuObject *given[3], *result = NULL;
    if (!ou_args_parse(th, NULL, "exp, rounding=None, context=None", args, n, kwnames, given)) {
        return NULL;
    }
    OuDecimalContext *context = ou_context_argument(th, given[2]);
    OuDecContext values;
    if (context != NULL && rounded_values(th, context, given[1], &values)) {
        OuOperand exp;
        OuDecimal *d = NULL;
        bool ok = ou_operand_need(th, &exp, given[0]) && (d = ou_decimal_make(th)) != NULL &&
                  ou_dec_quantize(th, &d->value, ou_decimal_value(self), exp.value, &values);
        result = ou_decimal_finish_adopt(th, ok, d, context, &values);
        ou_operand_end(th, &exp);
    }
    ou_drop_maybe(th, context);
    return result;
}

/* ---- the context is looked at for form's sake, or not at all ---- */

typedef OuObject *Combine(OuThread *th, const OuDec *a, const OuDec *b);

static OuObject *combine_method(OuThread *th, Combine *fn, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2];
    if (!ou_args_parse(th, NULL, "other, context=None", args, n, kwnames, given)) {
        return NULL;
    }
    if (given[1] != NULL && given[1] != OU_NONE && !ou_is_decimal_context(th, given[1])) {
        return ou_null(th, &ou_exc_type_error, "optional argument must be a context");
    }
    OuOperand other;
    OuObject *result = ou_operand_need(th, &other, given[0]) ? fn(th, ou_decimal_value(self), other.value) : NULL;
    ou_operand_end(th, &other);
    return result;
}

static OuObject *total(OuThread *th, const OuDec *a, const OuDec *b)
{
    return ou_decimal_order(th, a, b, false);
}

static OuObject *total_mag(OuThread *th, const OuDec *a, const OuDec *b)
{
    return ou_decimal_order(th, a, b, true);
}

static OuObject *sign_of_other(OuThread *th, const OuDec *a, const OuDec *b)
{
    return ou_decimal_signed(th, a, b->negative);
}

static OuObject *quantum(OU_UNUSED OuThread *th, const OuDec *a, const OuDec *b)
{
    return ou_bool(ou_dec_same_quantum(a, b));
}

#define COMBINE(name, fn)                                                                          \
    OU_METHOD(decimal_##name)                                                                      \
    {                                                                                              \
        return combine_method(th, fn, self, args, n, kwnames);                                     \
    }
COMBINE(compare_total, total)
COMBINE(compare_total_mag, total_mag)
COMBINE(copy_sign, sign_of_other)
COMBINE(same_quantum, quantum)

OU_METHOD(decimal_copy_abs)
{
    return ou_decimal_signed(th, ou_decimal_value(self), false);
}

OU_METHOD(decimal_copy_negate)
{
    return ou_decimal_signed(th, ou_decimal_value(self), !ou_decimal_value(self)->negative);
}

/* The one argument of methods that only look at a context: new. */
static OuDecimalContext *only_context(OuThread *th, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[1];
    return ou_args_parse(th, NULL, "context=None", args, n, kwnames, given) ? ou_context_argument(th, given[0]) : NULL;
}

#define IN_CONTEXT(name, answer)                                                                   \
    OU_METHOD(decimal_##name)                                                                      \
    {                                                                                              \
        const OuDec *x = ou_decimal_value(self);                                                   \
        OuDecimalContext *context = only_context(th, args, n, kwnames);                            \
        OuObject *result = context == NULL ? NULL : (answer);                                      \
        ou_drop_maybe(th, context);                                                                \
        return result;                                                                             \
    }
IN_CONTEXT(is_normal, ou_bool(ou_dec_is_normal(x, &context->values)))
IN_CONTEXT(is_subnormal, ou_bool(ou_dec_is_subnormal(x, &context->values)))
IN_CONTEXT(number_class, ou_str_from_text(th, ou_dec_class(x, &context->values)))
IN_CONTEXT(to_eng_string, ou_decimal_text(th, x, true, context))

#define IS(name, test)                                                                             \
    OU_METHOD(decimal_##name)                                                                      \
    {                                                                                              \
        const OuDec *x = ou_decimal_value(self);                                                   \
        return ou_bool(test);                                                                      \
    }
IS(is_finite, !ou_dec_is_special(x))
IS(is_infinite, x->kind == OU_DEC_INFINITY)
IS(is_nan, ou_dec_is_nan(x))
IS(is_qnan, x->kind == OU_DEC_QNAN)
IS(is_snan, x->kind == OU_DEC_SNAN)
IS(is_signed, x->negative)
IS(is_zero, ou_dec_is_zero(x))

OU_METHOD(decimal_is_canonical)
{
    return OU_PY_TRUE;
}

OU_METHOD(decimal_adjusted)
{
    const OuDec *x = ou_decimal_value(self);
    return ou_int_new(th, ou_dec_is_special(x) ? 0 : ou_dec_adjusted(x));
}

OU_METHOD(decimal_self)
{
    return ou_keep(self);
}

OU_METHOD(decimal_radix)
{
    return ou_decimal_small(th, 10);
}

/* ---- to other types ---- */

static OuObject *digits_of(OuThread *th, const OuDec *x)
{
    if (x->kind == OU_DEC_INFINITY || (ou_dec_is_nan(x) && x->n == 0)) {
        OuObject *zero = ou_dec_is_nan(x) ? NULL : ou_int_new(th, 0);
        return ou_dec_is_nan(x) ? ou_tuple_new(th, 0) : ou_tuple_adopt(th, &zero, 1);
    }
    size_t n = (size_t)ou_dec_digits(x);
    char *text = ou_mem_take(th, n);
    OuObject *tuple = text == NULL ? NULL : ou_tuple_new(th, n);
    if (tuple != NULL) {
        ou_digits_to_text(text, x->limbs, x->n, n);
        for (size_t i = 0; i < n; i++) {
            ou_tuple_items(tuple)[i] = ou_int_new(th, text[i] - '0'); /* they exist: no failure */
        }
        ou_tuple_ready(th, tuple);
    }
    ou_mem_give(th, text, text == NULL ? 0 : n);
    return tuple;
}

OU_METHOD(decimal_as_tuple)
{
    static const char *const letters[] = {[OU_DEC_INFINITY] = "F", [OU_DEC_QNAN] = "n", [OU_DEC_SNAN] = "N"};
    const OuDec *x = ou_decimal_value(self);
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return NULL;
    }
    OuObject *digits = digits_of(th, x), *sign = ou_int_new(th, x->negative);
    OuObject *exponent = ou_dec_is_special(x) ? ou_str_from_text(th, letters[x->kind]) : ou_int_new(th, x->exp);
    OuObject *result = digits == NULL || sign == NULL || exponent == NULL ? NULL : ou_call3(th, parts->tuple, sign, digits, exponent);
    ou_drop_maybe(th, exponent);
    ou_drop_maybe(th, sign);
    ou_drop_maybe(th, digits);
    return result;
}

OU_METHOD(decimal_as_integer_ratio)
{
    const OuDec *x = ou_decimal_value(self);
    if (ou_dec_is_nan(x)) {
        return ou_null(th, &ou_exc_value_error, "cannot convert NaN to integer ratio");
    }
    if (ou_dec_is_special(x)) {
        return ou_null(th, &ou_exc_overflow_error, "cannot convert Infinity to integer ratio");
    }
    OuObject *pair[2];
    return ou_dec_to_ratio(th, x, &pair[0], &pair[1]) ? ou_tuple_adopt(th, pair, 2) : NULL;
}

OU_METHOD(decimal_complex)
{
    OuObject *real = ou_decimal_type.number->to_float(th, self); /* whatever __float__ a subclass has */
    OuObject *result = real == NULL ? NULL : ou_complex_new(th, ou_float_value(real), 0);
    ou_drop_maybe(th, real);
    return result;
}

#define TO_INT(name, rounding)                                                                     \
    OU_METHOD(decimal_##name)                                                                      \
    {                                                                                              \
        return ou_decimal_to_int(th, ou_decimal_value(self), rounding);                            \
    }
TO_INT(ceil, OU_DEC_CEILING)
TO_INT(floor, OU_DEC_FLOOR)
TO_INT(trunc, OU_DEC_DOWN)

/* round(x, n_digits): quantized to 10^-n_digits. */
static OuObject *round_to(OuThread *th, OuObject *self, int64_t n_digits)
{
    OuDec exp;
    ou_dec_init(&exp);
    ou_dec_set_word(&exp, false, 1, n_digits == INT64_MIN ? INT64_MAX : -n_digits);
    OuDecimalContext *context = ou_context_current(th);
    OuObject *result = context == NULL ? NULL : ou_decimal_binary(th, ou_dec_quantize, ou_decimal_value(self), &exp, context);
    ou_drop_maybe(th, context);
    return result;
}

OU_METHOD(decimal_round)
{
    OuObject *given[1];
    int64_t n_digits;
    if (!ou_args_parse(th, NULL, "ndigits=None", args, n, kwnames, given)) {
        return NULL;
    }
    if (given[0] == NULL) {
        return ou_decimal_to_int(th, ou_decimal_value(self), OU_DEC_HALF_EVEN);
    }
    if (!ou_is_int(given[0])) {
        return ou_null(th, &ou_exc_type_error, "optional arg must be an integer");
    }
    return ou_as_ssize(th, given[0], &n_digits) ? round_to(th, self, n_digits) : NULL;
}

OU_METHOD(decimal_reduce)
{
    OuObject *text = ou_decimal_type.str(th, self); /* whatever __str__ a subclass has */
    OuObject *args_of_type = text == NULL ? NULL : ou_tuple_of(th, 1, text);
    OuObject *result = args_of_type == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), args_of_type);
    ou_drop_maybe(th, args_of_type);
    ou_drop_maybe(th, text);
    return result;
}

OU_METHOD(decimal_from_float)
{
    OuObject *d = ou_decimal_from_real(th, args[0], NULL);
    if (d == NULL || self == OU_TYPE_OBJECT(&ou_decimal_type)) {
        return d;
    }
    OuObject *result = ou_call1(th, self, d);
    ou_drop(th, d);
    return result;
}

static OuObject *decimal_real(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep(self);
}

static OuObject *decimal_imag(OuThread *th, OU_UNUSED OuObject *self)
{
    return ou_decimal_small(th, 0);
}

const OuGetSetDef ou_decimal_getset[] = {
    {"real", decimal_real, NULL, NULL},
    {"imag", decimal_imag, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

#define ALONE "context=None"
#define PAIRED "other, context=None"
#define ROUNDING "rounding=None, context=None"

const OuMethodDef ou_decimal_methods[] = {
    {"exp", decimal_exp, ALONE, SHOWN, "e to the power of the number, rounded half to even whatever the context says."},
    {"ln", decimal_ln, ALONE, SHOWN, "The natural logarithm, rounded half to even."},
    {"log10", decimal_log10, ALONE, SHOWN, "The logarithm to base 10, rounded half to even."},
    {"next_minus", decimal_next_minus, ALONE, SHOWN, "The largest number of the context that is less."},
    {"next_plus", decimal_next_plus, ALONE, SHOWN, "The smallest number of the context that is greater."},
    {"normalize", decimal_normalize, ALONE, SHOWN, "The same number without zeros at the end of the coefficient; every zero becomes 0."},
    {"to_integral", decimal_to_integral_value, ROUNDING, SHOWN, "Another name of to_integral_value()."},
    {"to_integral_exact", decimal_to_integral_exact, ROUNDING, SHOWN,
     "Rounded to an integer; Inexact and Rounded are signaled when that changes something."},
    {"to_integral_value", decimal_to_integral_value, ROUNDING, SHOWN, "Rounded to an integer, without a word about Inexact and Rounded."},
    {"sqrt", decimal_sqrt, ALONE, SHOWN, "The square root, rounded half to even."},
    {"compare", decimal_compare, PAIRED, SHOWN, "-1, 0 or 1 as the number is less than, equal to or greater than other; NaN when one of them is NaN."},
    {"compare_signal", decimal_compare_signal, PAIRED, SHOWN, "The same as compare(), but every NaN signals InvalidOperation."},
    {"max", decimal_max, PAIRED, SHOWN, "The greater of two numbers, rounded; of a number and a quiet NaN the number."},
    {"max_mag", decimal_max_mag, PAIRED, SHOWN, "max() of the absolute values, with its sign."},
    {"min", decimal_min, PAIRED, SHOWN, "The lesser of two numbers, rounded; of a number and a quiet NaN the number."},
    {"min_mag", decimal_min_mag, PAIRED, SHOWN, "min() of the absolute values, with its sign."},
    {"next_toward", decimal_next_toward, PAIRED, SHOWN, "The number of the context that is next in the direction of other."},
    {"quantize", decimal_quantize, "exp, rounding=None, context=None", SHOWN,
     "Rounded so that its exponent is that of exp; InvalidOperation when the coefficient would then be longer than the precision."},
    {"remainder_near", decimal_remainder_near, PAIRED, SHOWN, "What is left of the number after taking away the nearest multiple of other."},
    {"fma", decimal_fma, "other, third, context=None", SHOWN, "self * other + third, rounded once."},
    {"is_canonical", decimal_is_canonical, "", 0, "True: each Decimal is."},
    {"is_finite", decimal_is_finite, "", 0, "Neither an infinity nor a NaN?"},
    {"is_infinite", decimal_is_infinite, "", 0, "An infinity?"},
    {"is_nan", decimal_is_nan, "", 0, "A NaN, quiet or signaling?"},
    {"is_qnan", decimal_is_qnan, "", 0, "A quiet NaN?"},
    {"is_snan", decimal_is_snan, "", 0, "A signaling NaN?"},
    {"is_signed", decimal_is_signed, "", 0, "Does it have a minus sign? Zeros and NaNs can."},
    {"is_zero", decimal_is_zero, "", 0, "A zero, of whatever sign?"},
    {"is_normal", decimal_is_normal, ALONE, SHOWN, "Finite, not zero, and not below the context's smallest normal number?"},
    {"is_subnormal", decimal_is_subnormal, ALONE, SHOWN, "Finite, not zero, and below the context's smallest normal number?"},
    {"adjusted", decimal_adjusted, "", 0, "The exponent of the first digit; 0 for infinities and NaNs."},
    {"canonical", decimal_self, "", 0, "The number itself."},
    {"conjugate", decimal_self, "", 0, "The number itself."},
    {"radix", decimal_radix, "", 0, "Decimal(10)."},
    {"copy_abs", decimal_copy_abs, "", 0, "The number without its sign; no context has a say."},
    {"copy_negate", decimal_copy_negate, "", 0, "The number with the other sign; no context has a say."},
    {"logb", decimal_logb, ALONE, SHOWN, "The exponent of the first digit as a Decimal; of zero -Infinity, and DivisionByZero."},
    {"logical_invert", decimal_logical_invert, ALONE, SHOWN, "Each of the precision's digits, which must be 0 or 1, turned over."},
    {"number_class", decimal_number_class, ALONE, SHOWN,
     "One of 'sNaN', 'NaN', '-Infinity', '-Normal', '-Subnormal', '-Zero', '+Zero', '+Subnormal', '+Normal', '+Infinity'."},
    {"to_eng_string", decimal_to_eng_string, ALONE, SHOWN, "As text; an exponent is a multiple of three."},
    {"compare_total", decimal_compare_total, PAIRED, SHOWN, "-1, 0 or 1 by an order in which all have a place: 1.0 before 1, NaNs at the ends."},
    {"compare_total_mag", decimal_compare_total_mag, PAIRED, SHOWN, "compare_total() without the signs."},
    {"copy_sign", decimal_copy_sign, PAIRED, SHOWN, "The number with the sign of other."},
    {"logical_and", decimal_logical_and, PAIRED, SHOWN, "'And' of each two digits, which must be 0 or 1."},
    {"logical_or", decimal_logical_or, PAIRED, SHOWN, "'Or' of each two digits, which must be 0 or 1."},
    {"logical_xor", decimal_logical_xor, PAIRED, SHOWN, "'Exclusive or' of each two digits, which must be 0 or 1."},
    {"rotate", decimal_rotate, PAIRED, SHOWN, "The coefficient, as long as the precision, turned other places to the left; to the right if negative."},
    {"same_quantum", decimal_same_quantum, PAIRED, SHOWN, "Have both the same exponent, or are both infinite, or both NaN?"},
    {"scaleb", decimal_scaleb, PAIRED, SHOWN, "other is added to the exponent."},
    {"shift", decimal_shift, PAIRED, SHOWN, "The coefficient moved other places to the left, to the right if negative; what leaves the precision is lost."},
    {"as_tuple", decimal_as_tuple, "", 0, "DecimalTuple(sign, digits, exponent)."},
    {"as_integer_ratio", decimal_as_integer_ratio, "", 0, "A pair of ints of which the number is the quotient, in lowest terms."},
    {"from_float", decimal_from_float, "f, /", OU_FN_CLASS, "The very number that a float, or an int, is."},
    {"__copy__", decimal_self, "!", 0, NULL},
    {"__deepcopy__", decimal_self, "!memo, /", 0, NULL},
    {"__format__", ou_decimal_format, NULL, 0, NULL},
    {"__reduce__", decimal_reduce, "!", 0, NULL},
    {"__round__", decimal_round, NULL, 0, NULL},
    {"__ceil__", decimal_ceil, "!", 0, NULL},
    {"__floor__", decimal_floor, "!", 0, NULL},
    {"__trunc__", decimal_trunc, "!", 0, NULL},
    {"__complex__", decimal_complex, "!", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
