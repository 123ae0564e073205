/* test_decimal_number.c - numbers of decimal: arithmetic, rounding, text. */
#include "unit.h"

#include "10_builtin/decimal_cases.h"

/* ---- the standard's cases ---- */

static bool apply(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    return ou_dec_copy(th, out, a) && ou_dec_finish(th, out, context);
}

static bool copy(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    (void)context;
    return ou_dec_copy(th, out, a);
}

static bool copy_abs(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    bool ok = copy(th, out, a, context);
    out->negative = false;
    return ok;
}

static bool copy_negate(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context)
{
    bool ok = copy(th, out, a, context);
    out->negative = !a->negative;
    return ok;
}

static bool copy_sign(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    bool ok = copy(th, out, a, context);
    out->negative = b->negative;
    return ok;
}

static bool as_number(OuDec *out, int order)
{
    ou_dec_set_word(out, order < 0, order != 0, 0);
    return true;
}

static bool total(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    (void)th, (void)context;
    return as_number(out, ou_dec_total_order(a, b));
}

static bool total_mag(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    (void)th, (void)context;
    return as_number(out, ou_dec_total_order_mag(a, b));
}

static bool fma3(OuThread *th, OuDec *out, const OuDec *v, OuDecContext *context)
{
    return ou_dec_fma(th, out, &v[0], &v[1], &v[2], context);
}

static bool rescale(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    OuDec whole;
    OuDecContext exact;
    if (ou_dec_is_special(a) || ou_dec_is_special(b)) {
        return ou_dec_quantize(th, out, a, b, context);
    }
    if (!ou_dec_is_integer(b) || (b->n > 0 && ou_dec_adjusted(b) > 15)) {
        context->status |= OU_DEC_INVALID_OPERATION;
        ou_dec_set_nan(out, false, false);
        return true;
    }
    ou_dec_init(&whole);
    ou_dec_context_max(&exact);
    assert_true(ou_dec_rescale(th, &whole, b, 0, &exact));
    int64_t exp = whole.n == 0 ? 0 : (int64_t)whole.limbs[0];
    return ou_dec_rescale(th, out, a, b->negative ? -exp : exp, context);
}

#define WORD(name, condition)                                                                                                            \
    static const char *name(const OuDec *a, const OuDecContext *context)                                                                 \
    {                                                                                                                                    \
        (void)context;                                                                                                                   \
        return (condition) ? "1" : "0";                                                                                                  \
    }
WORD(is_canonical, true || a == NULL)
WORD(is_finite, !ou_dec_is_special(a))
WORD(is_infinite, a->kind == OU_DEC_INFINITY)
WORD(is_nan, ou_dec_is_nan(a))
WORD(is_normal, ou_dec_is_normal(a, context))
WORD(is_qnan, a->kind == OU_DEC_QNAN)
WORD(is_signed, a->negative)
WORD(is_snan, a->kind == OU_DEC_SNAN)
WORD(is_subnormal, ou_dec_is_subnormal(a, context))
WORD(is_zero, ou_dec_is_zero(a))

static const CaseOperation operations[] = {
    {.name = "abs", .unary = ou_dec_abs},
    {.name = "add", .binary = ou_dec_add},
    {.name = "apply", .unary = apply},
    {.name = "canonical", .unary = copy},
    {.name = "class", .word = ou_dec_class},
    {.name = "comparetotal", .binary = total},
    {.name = "comparetotmag", .binary = total_mag},
    {.name = "copy", .unary = copy},
    {.name = "copyabs", .unary = copy_abs},
    {.name = "copynegate", .unary = copy_negate},
    {.name = "copysign", .binary = copy_sign},
    {.name = "divide", .binary = ou_dec_divide},
    {.name = "divideint", .binary = ou_dec_divide_int},
    {.name = "fma", .any = fma3},
    {.name = "iscanonical", .word = is_canonical},
    {.name = "isfinite", .word = is_finite},
    {.name = "isinfinite", .word = is_infinite},
    {.name = "isnan", .word = is_nan},
    {.name = "isnormal", .word = is_normal},
    {.name = "isqnan", .word = is_qnan},
    {.name = "issigned", .word = is_signed},
    {.name = "issnan", .word = is_snan},
    {.name = "issubnormal", .word = is_subnormal},
    {.name = "iszero", .word = is_zero},
    {.name = "minus", .unary = ou_dec_minus},
    {.name = "multiply", .binary = ou_dec_multiply},
    {.name = "plus", .unary = ou_dec_plus},
    {.name = "quantize", .binary = ou_dec_quantize},
    {.name = "reduce", .unary = ou_dec_reduce},
    {.name = "remainder", .binary = ou_dec_remainder},
    {.name = "remaindernear", .binary = ou_dec_remainder_near},
    {.name = "rescale", .binary = rescale},
    {.name = "subtract", .binary = ou_dec_subtract},
    {.name = "toeng", .is_text = true, .engineering = true},
    {.name = "tointegral", .unary = ou_dec_to_integral},
    {.name = "tointegralx", .unary = ou_dec_to_integral_exact},
    {.name = "tosci", .is_text = true},
};

static void the_standards_cases_come_out(void **state)
{
    (void)state;
    cases_run(operations, sizeof operations / sizeof *operations);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_standards_cases_come_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
