/* test_decimal_number.c - numbers of decimal: arithmetic, rounding, text. */
#include "unit.h"

#include "06_types/abstract.h"
#include "06_types/float.h"
#include "decimal_cases.h"

#include <math.h>

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
WORD(is_canonical, a != NULL)
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

/* ---- against int, whose arithmetic is another one ---- */

static uint64_t seed = 88172645463325252u;

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

/* n limbs, with many that are all nines or 0. */
static size_t random_limbs(uint64_t *limbs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint64_t kind = next_random() % 8;
        limbs[i] = kind == 0 ? 0 : kind == 1 ? OU_DIGITS_BASE - 1 : kind == 2 ? next_random() % 10 : next_random() % OU_DIGITS_BASE;
    }
    limbs[n - 1] += limbs[n - 1] == 0;
    return n;
}

static void set_random(OuThread *th, OuDec *x, size_t n)
{
    assert_true(ou_dec_reserve(th, x, n));
    x->n = (uint32_t)random_limbs(x->limbs, n);
    x->kind = OU_DEC_FINITE;
    x->exp = 0;
    x->negative = (next_random() & 1) != 0;
}

static OuObject *int_of(OuThread *th, const OuDec *x)
{
    OuObject *result = ou_dec_to_int(th, x);
    assert_non_null(result);
    return result;
}

static void expect_int(OuThread *th, const OuDec *x, OuObject *expected)
{
    OuObject *got = int_of(th, x);
    assert_int_equal(ou_int_order(got, expected), 0);
    ou_drop(th, got);
}

static void expect_operation(OuThread *th, OuBinaryOp op, const OuDec *got, const OuDec *a, const OuDec *b)
{
    OuObject *x = int_of(th, a), *y = int_of(th, b), *expected = ou_int_binary(th, op, x, y);
    assert_non_null(expected);
    expect_int(th, got, expected);
    ou_drop(th, x);
    ou_drop(th, y);
    ou_drop(th, expected);
}

static const size_t sizes[] = {1, 2, 3, 5, 12, 13, 31, 32, 33, 39, 40, 41, 63, 80, 81, 127, 161, 300};
#define N_SIZES (sizeof sizes / sizeof *sizes)

static void integers_agree_with_int(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuDec a, b, sum, product, quotient, rest, again;
    OuDecContext context;
    ou_dec_context_max(&context);
    OuDec *all[] = {&a, &b, &sum, &product, &quotient, &rest, &again};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        ou_dec_init(all[i]);
    }
    for (size_t i = 0; i < N_SIZES; i++) {
        for (size_t j = 0; j < N_SIZES; j++) {
            set_random(th, &a, sizes[i]);
            set_random(th, &b, sizes[j]);
            assert_true(ou_dec_add(th, &sum, &a, &b, &context));
            expect_operation(th, OU_OP_ADD, &sum, &a, &b);
            assert_true(ou_dec_subtract(th, &sum, &a, &b, &context));
            expect_operation(th, OU_OP_SUB, &sum, &a, &b);
            assert_true(ou_dec_multiply(th, &product, &a, &b, &context));
            expect_operation(th, OU_OP_MUL, &product, &a, &b);
            /* (a * b + a) // a, and rests: a quotient of any size, digits that are guessed too large among them */
            assert_true(ou_dec_fma(th, &sum, &a, &b, &b, &context));
            a.negative = sum.negative = false;
            assert_true(ou_dec_divmod(th, &quotient, &rest, &sum, &a, &context));
            expect_operation(th, OU_OP_FLOORDIV, &quotient, &sum, &a);
            expect_operation(th, OU_OP_MOD, &rest, &sum, &a);
            OuObject *whole = int_of(th, &product);
            assert_true(ou_dec_from_int(th, &again, whole));
            assert_int_equal(ou_dec_total_order(&again, &product), 0);
            ou_drop(th, whole);
        }
    }
    assert_int_equal(context.status, 0);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        ou_dec_clear(th, all[i]);
    }
    host_end(&vm);
}

static OuDecBinary *const binary_operations[] = {ou_dec_add,        ou_dec_subtract,  ou_dec_multiply,       ou_dec_divide,
                                                 ou_dec_divide_int, ou_dec_remainder, ou_dec_remainder_near, ou_dec_quantize};
#define N_BINARY (sizeof binary_operations / sizeof *binary_operations)

static void the_result_may_be_an_operand(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuDec a, b, expected, x;
    OuDecContext context;
    ou_dec_context_max(&context);
    ou_dec_init(&a);
    ou_dec_init(&b);
    ou_dec_init(&expected);
    ou_dec_init(&x);
    for (size_t i = 0; i < N_SIZES * N_SIZES * N_BINARY; i++) {
        OuDecBinary *operation = binary_operations[i % N_BINARY];
        set_random(th, &a, sizes[i / N_BINARY % N_SIZES]);
        set_random(th, &b, sizes[i / N_BINARY / N_SIZES]);
        a.exp = (int64_t)(next_random() % 60) - 30;
        b.exp = (int64_t)(next_random() % 60) - 30;
        context.prec = (int64_t)(1 + next_random() % 1000);
        assert_true(operation(th, &expected, &a, &b, &context));
        assert_true(ou_dec_copy(th, &x, &a) && operation(th, &x, &x, &b, &context));
        assert_int_equal(ou_dec_total_order(&x, &expected), 0);
        assert_true(ou_dec_copy(th, &x, &b) && operation(th, &x, &a, &x, &context));
        assert_int_equal(ou_dec_total_order(&x, &expected), 0);
        assert_true(x.n > OU_DEC_INLINE || x.limbs == x.small);
    }
    ou_dec_clear(th, &a);
    ou_dec_clear(th, &b);
    ou_dec_clear(th, &expected);
    ou_dec_clear(th, &x);
    host_end(&vm);
}

/* ---- against float ---- */

static void doubles_go_and_come_back(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuDec x;
    ou_dec_init(&x);
    for (size_t i = 0; i < 20000; i++) {
        uint64_t bits = next_random();
        double value;
        int64_t hash;
        if (i % 4 == 0) {
            bits &= UINT64_C(0x801fffffffffffff); /* subnormal or nearly so */
        } else if (i % 4 == 1) {
            bits = (bits & UINT64_C(0x83ffffffffffffff)) | UINT64_C(0x3c00000000000000); /* of the size of 1 */
        }
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value)) {
            continue;
        }
        assert_true(ou_dec_from_double(th, &x, value));
        double again = ou_dec_to_double(th, &x);
        assert_memory_equal(&again, &value, sizeof value);
        assert_true(ou_dec_hash(th, &x, &hash));
        assert_int_equal(hash, ou_float_hash(value));
    }
    ou_dec_clear(th, &x);
    host_end(&vm);
}

/* ---- by hand ---- */

static void ratios_are_in_lowest_terms(void **state)
{
    (void)state;
    static const struct { const char *text; int64_t numerator, denominator; } rows[] = {
        {"0", 0, 1}, {"-0E-5", 0, 1}, {"0.75", 3, 4}, {"-1.20", -6, 5}, {"1E3", 1000, 1}, {"3.14", 157, 50},
        {"0.0000152587890625", 1, 65536},
        {"1E-18", 1, 1000000000000000000}, {"0.32", 8, 25}, {"100.00", 100, 1},
    };
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuDec x;
    ou_dec_init(&x);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        OuObject *numerator, *denominator;
        int64_t above, below;
        set_text(th, &x, rows[i].text);
        assert_true(ou_dec_to_ratio(th, &x, &numerator, &denominator));
        assert_true(ou_int_as_i64(th, numerator, &above) && ou_int_as_i64(th, denominator, &below));
        assert_int_equal(above, rows[i].numerator);
        assert_int_equal(below, rows[i].denominator);
        ou_drop(th, numerator);
        ou_drop(th, denominator);
    }
    ou_dec_clear(th, &x);
    host_end(&vm);
}

/* What stands far below is one digit, what is exact needs no room for the precision, what needs it fails. */
static void distance_and_precision_cost_nothing(void **state)
{
    (void)state;
    static const struct { const char *a, *b, *sum, *difference; } rows[] = {
        {"1E+999999999999999999", "1E-999999999999999999", "1.000000000000000000000000000E+999999999999999999",
         "9.999999999999999999999999999E+999999999999999998"},
        {"1", "-1E-1000000", "0.9999999999999999999999999999", "1.000000000000000000000000001"},
        {"1E+100000000", "0E-100000000", "1.000000000000000000000000000E+100000000", "1.000000000000000000000000000E+100000000"},
    };
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuDec a, b, out;
    OuDecContext context;
    ou_dec_init(&a);
    ou_dec_init(&b);
    ou_dec_init(&out);
    ou_dec_context_max(&context);
    context.prec = 28;
    context.rounding = OU_DEC_UP;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        set_text(th, &a, rows[i].a);
        set_text(th, &b, rows[i].b);
        context.rounding = OU_DEC_DOWN;
        assert_true(ou_dec_add(th, &out, &a, &b, &context));
        expect_text(th, &out, rows[i].sum);
        context.rounding = i == 1 ? OU_DEC_UP : OU_DEC_DOWN;
        assert_true(ou_dec_subtract(th, &out, &a, &b, &context));
        expect_text(th, &out, rows[i].difference);
    }
    ou_dec_context_max(&context);
    set_text(th, &a, "1");
    set_text(th, &b, "4");
    assert_true(ou_dec_divide(th, &out, &a, &b, &context));
    expect_text(th, &out, "0.25");
    set_text(th, &b, "3");
    assert_false(ou_dec_divide(th, &out, &a, &b, &context));
    assert_true(ou_error_matches(th, &ou_exc_memory_error));
    ou_error_clear(th);
    ou_dec_clear(th, &out);
    host_end(&vm);
}

/* ---- memory that ends ---- */

static OuVm fault_vm;

static void everything_once(OuSweep *sweep)
{
    OuThread *th = &fault_vm.main;
    OuDec a, b, out, rest;
    OuDecContext context;
    ou_dec_init(&a);
    ou_dec_init(&b);
    ou_dec_init(&out);
    ou_dec_init(&rest);
    seed = 88172645463325252u;
    set_random(th, &a, 90);
    set_random(th, &b, 45);
    a.exp = -700;
    static OuDecUnary *const unary[] = {ou_dec_minus, ou_dec_reduce, ou_dec_to_integral};
    for (size_t i = 0; i < N_BINARY + sizeof unary / sizeof *unary + 5; i++) {
        OuObject *one = NULL, *two = NULL;
        bool ok = true;
        ou_dec_context_max(&context);
        context.prec = 2000;
        OU_SWEEP_ARM(sweep, &fault_vm.account);
        if (i < 8) {
            ok = binary_operations[i](th, &out, &a, &b, &context);
        } else if (i < 11) {
            ok = unary[i - 8](th, &out, &a, &context);
        } else if (i == 11) {
            ok = ou_dec_divmod(th, &out, &rest, &a, &b, &context);
        } else if (i == 12) {
            ok = ou_dec_fma(th, &out, &a, &b, &a, &context);
        } else if (i == 13) {
            ok = (one = ou_dec_to_int(th, &b)) != NULL && ou_dec_from_int(th, &out, one);
        } else if (i == 14) {
            ok = ou_dec_to_ratio(th, &a, &one, &two);
        } else {
            ok = (one = ou_dec_to_text(th, &a, false, true)) != NULL &&
                 ou_dec_from_text(th, &out, ou_str_data(one), ou_str_length(one), &context);
        }
        OU_SWEEP_DISARM(sweep, &fault_vm.account);
        assert_true(ok || (sweep->n > 0 && ou_error_matches(th, &ou_exc_memory_error)));
        ou_error_clear(th);
        ou_drop_maybe(th, one);
        ou_drop_maybe(th, two);
        ou_dec_clear(th, &out);
        ou_dec_clear(th, &rest);
    }
    ou_dec_clear(th, &a);
    ou_dec_clear(th, &b);
}

static void arithmetic_survives_every_fault(void **state)
{
    (void)state;
    host_start(&fault_vm);
    FAULT_SWEEP(everything_once);
    host_end(&fault_vm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_standards_cases_come_out),
        cmocka_unit_test(integers_agree_with_int),
        cmocka_unit_test(the_result_may_be_an_operand),
        cmocka_unit_test(doubles_go_and_come_back),
        cmocka_unit_test(ratios_are_in_lowest_terms),
        cmocka_unit_test(distance_and_precision_cost_nothing),
        cmocka_unit_test(arithmetic_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
