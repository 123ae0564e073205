/* context_methods.c - Context's twins of Decimal's methods, which take ints where those have self, and what a context does with itself. */
#include "10_builtin/decimal/context.h"

#define CONTEXT(self) ((OuDecimalContext *)(self))

/* ---- one, two and three operands ---- */

static OuObject *unary(OuThread *th, OuDecUnary *fn, OuObject *self, OuObject *o)
{
    OuOperand x;
    OuObject *result = ou_operand_need(th, &x, o) ? ou_decimal_unary(th, fn, x.value, CONTEXT(self)) : NULL;
    ou_operand_end(th, &x);
    return result;
}

/* CPython's words: its parser was not told the function's name. */
static bool exactly(OuThread *th, const char *name, size_t wanted, size_t n, OuObject *kwnames)
{
    return ou_args_no_keywords(th, name, kwnames) &&
           (n == wanted || ou_raise(th, &ou_exc_type_error, "function takes exactly %zu arguments (%zu given)", wanted, n));
}

typedef struct Pair {
    OuOperand x, y;
} Pair;

/* End it in any case. */
static bool pair_take(OuThread *th, Pair *pair, const char *name, OuObject *const *args, size_t n, OuObject *kwnames)
{
    ou_dec_init(&pair->x.made);
    ou_dec_init(&pair->y.made);
    return exactly(th, name, 2, n, kwnames) && ou_operand_need(th, &pair->x, args[0]) && ou_operand_need(th, &pair->y, args[1]);
}

static void pair_end(OuThread *th, Pair *pair)
{
    ou_operand_end(th, &pair->x);
    ou_operand_end(th, &pair->y);
}

#define UNARY(name, fn)                                                                            \
    OU_METHOD(context_##name)                                                                      \
    {                                                                                              \
        return unary(th, fn, self, args[0]);                                                       \
    }
UNARY(abs, ou_dec_abs)
UNARY(exp, ou_dec_exp)
UNARY(ln, ou_dec_ln)
UNARY(log10, ou_dec_log10)
UNARY(logb, ou_dec_logb)
UNARY(logical_invert, ou_dec_invert)
UNARY(minus, ou_dec_minus)
UNARY(next_minus, ou_dec_next_minus)
UNARY(next_plus, ou_dec_next_plus)
UNARY(normalize, ou_dec_reduce)
UNARY(plus, ou_dec_plus)
UNARY(sqrt, ou_dec_sqrt)
UNARY(to_integral_exact, ou_dec_to_integral_exact)
UNARY(to_integral_value, ou_dec_to_integral)

/* What is done with two operands, in `context`. */
#define PAIRED(name, answer)                                                                       \
    OU_METHOD(context_##name)                                                                      \
    {                                                                                              \
        Pair p;                                                                                    \
        OuObject *result = pair_take(th, &p, #name, args, n, kwnames) ? (answer) : NULL;           \
        pair_end(th, &p);                                                                          \
        return result;                                                                             \
    }
#define BINARY(name, fn) PAIRED(name, ou_decimal_binary(th, fn, p.x.value, p.y.value, CONTEXT(self)))
BINARY(add, ou_dec_add)
BINARY(compare, ou_dec_compare)
BINARY(compare_signal, ou_dec_compare_signal)
BINARY(divide, ou_dec_divide)
BINARY(divide_int, ou_dec_divide_int)
BINARY(logical_and, ou_dec_and)
BINARY(logical_or, ou_dec_or)
BINARY(logical_xor, ou_dec_xor)
BINARY(max, ou_dec_max)
BINARY(max_mag, ou_dec_max_mag)
BINARY(min, ou_dec_min)
BINARY(min_mag, ou_dec_min_mag)
BINARY(multiply, ou_dec_multiply)
BINARY(next_toward, ou_dec_next_toward)
BINARY(quantize, ou_dec_quantize)
BINARY(remainder, ou_dec_remainder)
BINARY(remainder_near, ou_dec_remainder_near)
BINARY(rotate, ou_dec_rotate)
BINARY(scaleb, ou_dec_scaleb)
BINARY(shift, ou_dec_shift)
BINARY(subtract, ou_dec_subtract)
PAIRED(divmod, ou_decimal_divmod(th, p.x.value, p.y.value, CONTEXT(self)))
PAIRED(compare_total, ou_decimal_order(th, p.x.value, p.y.value, false))
PAIRED(compare_total_mag, ou_decimal_order(th, p.x.value, p.y.value, true))
PAIRED(copy_sign, ou_decimal_signed(th, p.x.value, p.y.value->negative))
PAIRED(same_quantum, ou_bool(ou_dec_same_quantum(p.x.value, p.y.value)))

OU_METHOD(context_fma)
{
    if (!exactly(th, "fma", 3, n, kwnames)) {
        return NULL;
    }
    Pair p;
    OuOperand z;
    ou_dec_init(&z.made);
    OuObject *result = pair_take(th, &p, "fma", args, 2, NULL) && ou_operand_need(th, &z, args[2])
                           ? ou_decimal_fma(th, p.x.value, p.y.value, z.value, CONTEXT(self))
                           : NULL;
    ou_operand_end(th, &z);
    pair_end(th, &p);
    return result;
}

OU_METHOD(context_power)
{
    OuObject *given[3];
    if (!ou_args_parse(th, NULL, "a, b, modulo=None", args, n, kwnames, given)) {
        return NULL;
    }
    bool two = given[2] == NULL || given[2] == OU_NONE;
    Pair p;
    OuOperand z;
    ou_dec_init(&z.made);
    OuObject *result = NULL;
    if (pair_take(th, &p, "power", given, 2, NULL) && (two || ou_operand_need(th, &z, given[2]))) {
        result = two ? ou_decimal_binary(th, ou_dec_power, p.x.value, p.y.value, CONTEXT(self))
                     : ou_decimal_power_mod(th, p.x.value, p.y.value, z.value, CONTEXT(self));
    }
    ou_operand_end(th, &z);
    pair_end(th, &p);
    return result;
}

/* ---- what is asked of one operand ---- */

#define ASK(name, answer)                                                                          \
    OU_METHOD(context_##name)                                                                      \
    {                                                                                              \
        OuOperand operand;                                                                         \
        OuObject *result = NULL;                                                                   \
        if (ou_operand_need(th, &operand, args[0])) {                                              \
            const OuDec *x = operand.value;                                                        \
            result = (answer);                                                                     \
        }                                                                                          \
        ou_operand_end(th, &operand);                                                              \
        return result;                                                                             \
    }
ASK(is_finite, ou_bool(!ou_dec_is_special(x)))
ASK(is_infinite, ou_bool(x->kind == OU_DEC_INFINITY))
ASK(is_nan, ou_bool(ou_dec_is_nan(x)))
ASK(is_qnan, ou_bool(x->kind == OU_DEC_QNAN))
ASK(is_snan, ou_bool(x->kind == OU_DEC_SNAN))
ASK(is_signed, ou_bool(x->negative))
ASK(is_zero, ou_bool(ou_dec_is_zero(x)))
ASK(is_normal, ou_bool(ou_dec_is_normal(x, &CONTEXT(self)->values)))
ASK(is_subnormal, ou_bool(ou_dec_is_subnormal(x, &CONTEXT(self)->values)))
ASK(number_class, ou_str_from_text(th, ou_dec_class(x, &CONTEXT(self)->values)))
ASK(to_sci_string, ou_decimal_text(th, x, false, CONTEXT(self)))
ASK(to_eng_string, ou_decimal_text(th, x, true, CONTEXT(self)))
ASK(copy_abs, ou_decimal_signed(th, x, false))
ASK(copy_negate, ou_decimal_signed(th, x, !x->negative))

OU_METHOD(context_copy_decimal)
{
    if (ou_is_decimal(th, args[0])) {
        return ou_keep(args[0]);
    }
    OuOperand x;
    OuObject *result = ou_operand_need(th, &x, args[0]) ? ou_decimal_copy(th, x.value) : NULL;
    ou_operand_end(th, &x);
    return result;
}

static bool need_decimal(OuThread *th, OuObject *o)
{
    return ou_is_decimal(th, o) || ou_raise(th, &ou_exc_type_error, "argument must be a Decimal");
}

OU_METHOD(context_canonical)
{
    return need_decimal(th, args[0]) ? ou_keep(args[0]) : NULL;
}

OU_METHOD(context_is_canonical)
{
    return need_decimal(th, args[0]) ? OU_PY_TRUE : NULL;
}

OU_METHOD(context_apply)
{
    OuOperand x;
    OuObject *result = ou_operand_need(th, &x, args[0]) ? ou_decimal_applied(th, x.value, CONTEXT(self)) : NULL;
    ou_operand_end(th, &x);
    return result;
}

OU_METHOD(context_create_decimal)
{
    if (!ou_args_no_keywords(th, "create_decimal", kwnames)) {
        return NULL;
    }
    if (n > 1) {
        return ou_null(th, &ou_exc_type_error, "function takes at most 1 argument (%zu given)", n);
    }
    return n == 0 ? ou_decimal_small(th, 0) : ou_decimal_from_rounded(th, args[0], CONTEXT(self));
}

OU_METHOD(context_create_decimal_from_float)
{
    return ou_decimal_from_real(th, args[0], CONTEXT(self));
}

/* ---- the context itself ---- */

OU_METHOD(context_etiny)
{
    const OuDecContext *v = &CONTEXT(self)->values;
    return ou_int_new(th, v->emin - (v->prec - 1));
}

OU_METHOD(context_etop)
{
    const OuDecContext *v = &CONTEXT(self)->values;
    return ou_int_new(th, v->emax - (v->prec - 1));
}

OU_METHOD(context_radix)
{
    return ou_decimal_small(th, 10);
}

OU_METHOD(context_clear_flags)
{
    CONTEXT(self)->values.status = 0;
    return OU_NONE;
}

OU_METHOD(context_clear_traps)
{
    CONTEXT(self)->values.traps = 0;
    return OU_NONE;
}

OU_METHOD(context_copy)
{
    return (OuObject *)ou_context_new(th, &CONTEXT(self)->values);
}

OU_METHOD(context_reduce)
{
    const OuDecContext *v = &CONTEXT(self)->values;
    const OuDecimalParts *parts = ou_decimal_parts(th);
    if (parts == NULL) {
        return NULL;
    }
    OuObject *field[] = {ou_int_new(th, v->prec),     ou_keep(ou_tuple_borrow(parts->rounding, v->rounding)),
                         ou_int_new(th, v->emin),     ou_int_new(th, v->emax),
                         ou_int_new(th, v->capitals), ou_int_new(th, v->clamp),
                         ou_signals_list(th, v->status), ou_signals_list(th, v->traps)};
    OuObject *fields = ou_tuple_adopt(th, field, OU_COUNT_OF(field));
    OuObject *result = fields == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), fields);
    ou_drop_maybe(th, fields);
    return result;
}

#define ONE "x, /"
#define TWO "x, y, /"

const OuMethodDef ou_context_methods[] = {
    {"abs", context_abs, ONE, 0, "abs(x) in this context."},
    {"exp", context_exp, ONE, 0, "e ** x, rounded half to even."},
    {"ln", context_ln, ONE, 0, "The natural logarithm of x."},
    {"log10", context_log10, ONE, 0, "The logarithm of x to base 10."},
    {"minus", context_minus, ONE, 0, "-x, rounded; no zero becomes -0."},
    {"next_minus", context_next_minus, ONE, 0, "The largest number of this context less than x."},
    {"next_plus", context_next_plus, ONE, 0, "The smallest number of this context greater than x."},
    {"normalize", context_normalize, ONE, 0, "x without zeros at its end."},
    {"plus", context_plus, ONE, 0, "+x: x rounded; no zero becomes -0."},
    {"to_integral", context_to_integral_value, ONE, 0, "Another name of to_integral_value()."},
    {"to_integral_exact", context_to_integral_exact, ONE, 0, "x rounded to an integer; Inexact and Rounded are signaled."},
    {"to_integral_value", context_to_integral_value, ONE, 0, "x rounded to an integer; Inexact and Rounded are not signaled."},
    {"sqrt", context_sqrt, ONE, 0, "The square root of x."},
    {"add", context_add, TWO, OU_FN_RAW, "x + y."},
    {"compare", context_compare, TWO, OU_FN_RAW, "-1, 0 or 1 as x is less than, equal to or greater than y."},
    {"compare_signal", context_compare_signal, TWO, OU_FN_RAW, "compare() to which every NaN is an invalid operand."},
    {"divide", context_divide, TWO, OU_FN_RAW, "x / y."},
    {"divide_int", context_divide_int, TWO, OU_FN_RAW, "x / y without what follows the point."},
    {"divmod", context_divmod, TWO, OU_FN_RAW, "The pair (divide_int(x, y), remainder(x, y))."},
    {"max", context_max, TWO, OU_FN_RAW, "The greater of x and y."},
    {"max_mag", context_max_mag, TWO, OU_FN_RAW, "Of x and y the one with the greater absolute value."},
    {"min", context_min, TWO, OU_FN_RAW, "The lesser of x and y."},
    {"min_mag", context_min_mag, TWO, OU_FN_RAW, "Of x and y the one with the lesser absolute value."},
    {"multiply", context_multiply, TWO, OU_FN_RAW, "x * y."},
    {"next_toward", context_next_toward, TWO, OU_FN_RAW, "The number of this context next to x in the direction of y."},
    {"quantize", context_quantize, TWO, OU_FN_RAW, "x rounded to the exponent of y."},
    {"remainder", context_remainder, TWO, OU_FN_RAW, "What is left of x / y; the sign is that of x."},
    {"remainder_near", context_remainder_near, TWO, OU_FN_RAW, "x - y * n for the integer n nearest to x / y."},
    {"subtract", context_subtract, TWO, OU_FN_RAW, "x - y."},
    {"power", context_power, "a, b, modulo=None", OU_FN_RAW,
     "a ** b, or a ** b % modulo; with a modulo all three are integers, b is not negative, and the result is exact."},
    {"fma", context_fma, "x, y, z, /", OU_FN_RAW, "x * y + z, rounded once."},
    {"Etiny", context_etiny, "", 0, "Emin - prec + 1: the exponent of the smallest subnormal number."},
    {"Etop", context_etop, "", 0, "Emax - prec + 1: the largest exponent of a number with all its digits."},
    {"radix", context_radix, "", 0, "Decimal(10)."},
    {"is_canonical", context_is_canonical, ONE, 0, "True: each Decimal is."},
    {"is_finite", context_is_finite, ONE, 0, "Is x neither an infinity nor a NaN?"},
    {"is_infinite", context_is_infinite, ONE, 0, "Is x an infinity?"},
    {"is_nan", context_is_nan, ONE, 0, "Is x a NaN, quiet or signaling?"},
    {"is_normal", context_is_normal, ONE, 0, "Is x finite, not zero, and not subnormal?"},
    {"is_qnan", context_is_qnan, ONE, 0, "Is x a quiet NaN?"},
    {"is_signed", context_is_signed, ONE, 0, "Has x a minus sign?"},
    {"is_snan", context_is_snan, ONE, 0, "Is x a signaling NaN?"},
    {"is_subnormal", context_is_subnormal, ONE, 0, "Is x subnormal in this context?"},
    {"is_zero", context_is_zero, ONE, 0, "Is x a zero?"},
    {"_apply", context_apply, "!x, /", 0, NULL},
    {"copy_abs", context_copy_abs, ONE, 0, "x without its sign."},
    {"copy_decimal", context_copy_decimal, ONE, 0, "x itself, or the Decimal that the int x is."},
    {"copy_negate", context_copy_negate, ONE, 0, "x with the other sign."},
    {"logb", context_logb, ONE, 0, "The exponent of the first digit of x."},
    {"logical_invert", context_logical_invert, ONE, 0, "The digits of x, which must be 0 or 1, turned over."},
    {"number_class", context_number_class, ONE, 0, "What kind of number x is: '+Normal' and its like."},
    {"to_sci_string", context_to_sci_string, ONE, 0, "x as text."},
    {"to_eng_string", context_to_eng_string, ONE, 0, "x as text; an exponent is a multiple of three."},
    {"compare_total", context_compare_total, TWO, OU_FN_RAW, "-1, 0 or 1 by an order in which all have a place."},
    {"compare_total_mag", context_compare_total_mag, TWO, OU_FN_RAW, "compare_total() without the signs."},
    {"copy_sign", context_copy_sign, TWO, OU_FN_RAW, "x with the sign of y."},
    {"logical_and", context_logical_and, TWO, OU_FN_RAW, "'And' of each two digits, which must be 0 or 1."},
    {"logical_or", context_logical_or, TWO, OU_FN_RAW, "'Or' of each two digits, which must be 0 or 1."},
    {"logical_xor", context_logical_xor, TWO, OU_FN_RAW, "'Exclusive or' of each two digits, which must be 0 or 1."},
    {"rotate", context_rotate, TWO, OU_FN_RAW, "The coefficient of x turned y places to the left."},
    {"same_quantum", context_same_quantum, TWO, OU_FN_RAW, "Have x and y the same exponent?"},
    {"scaleb", context_scaleb, TWO, OU_FN_RAW, "x with y added to its exponent."},
    {"shift", context_shift, TWO, OU_FN_RAW, "The coefficient of x moved y places to the left."},
    {"clear_flags", context_clear_flags, "", 0, "No signal has been seen."},
    {"clear_traps", context_clear_traps, "", 0, "No signal is an exception."},
    {"__copy__", context_copy, "!", 0, NULL},
    {"__reduce__", context_reduce, "!", 0, NULL},
    {"copy", context_copy, "", 0, "A context like this one, of the class Context."},
    {"canonical", context_canonical, ONE, 0, "x itself."},
    {"create_decimal", context_create_decimal, "num='0', /", OU_FN_RAW,
     "A Decimal from what Decimal() takes, rounded to this context; in text neither spaces nor underscores are allowed."},
    {"create_decimal_from_float", context_create_decimal_from_float, "f, /", 0, "A Decimal from a float or an int, rounded to this context."},
    {NULL, NULL, NULL, 0, NULL},
};
