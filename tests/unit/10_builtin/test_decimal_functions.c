/* test_decimal_functions.c - functions of decimal: roots, logarithms, powers, digits as bits, neighbours. */
#include "unit.h"

#include "06_types/abstract.h"
#include "decimal_cases.h"

static bool power3(OuThread *th, OuDec *out, const OuDec *v, OuDecContext *context)
{
    return ou_dec_power_mod(th, out, &v[0], &v[1], &v[2], context);
}

static const char *same_quantum(const OuDec *v, const OuDecContext *context)
{
    (void)context;
    return ou_dec_same_quantum(&v[0], &v[1]) ? "1" : "0";
}

static const CaseOperation operations[] = {
    {.name = "and", .binary = ou_dec_and},
    {.name = "compare", .binary = ou_dec_compare},
    {.name = "comparesig", .binary = ou_dec_compare_signal},
    {.name = "exp", .unary = ou_dec_exp},
    {.name = "invert", .unary = ou_dec_invert},
    {.name = "ln", .unary = ou_dec_ln},
    {.name = "log10", .unary = ou_dec_log10},
    {.name = "logb", .unary = ou_dec_logb},
    {.name = "max", .binary = ou_dec_max},
    {.name = "maxmag", .binary = ou_dec_max_mag},
    {.name = "min", .binary = ou_dec_min},
    {.name = "minmag", .binary = ou_dec_min_mag},
    {.name = "nextminus", .unary = ou_dec_next_minus},
    {.name = "nextplus", .unary = ou_dec_next_plus},
    {.name = "nexttoward", .binary = ou_dec_next_toward},
    {.name = "or", .binary = ou_dec_or},
    {.name = "power", .binary = ou_dec_power},
    {.name = "powmod", .any = power3},
    {.name = "rotate", .binary = ou_dec_rotate},
    {.name = "samequantum", .word = same_quantum},
    {.name = "scaleb", .binary = ou_dec_scaleb},
    {.name = "shift", .binary = ou_dec_shift},
    {.name = "squareroot", .unary = ou_dec_sqrt},
    {.name = "xor", .binary = ou_dec_xor},
};

static void the_standards_cases_come_out(void **state)
{
    (void)state;
    cases_run(operations, sizeof operations / sizeof *operations);
}

/* ---- what must not take long, or room ---- */

static bool run(const CaseOperation *operation, OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context)
{
    return operation->unary != NULL ? operation->unary(th, out, a, context) : operation->binary(th, out, a, b, context);
}

static void expect(OuThread *th, const char *name, const char *a, const char *b, int64_t prec, OuDecRounding rounding,
                   const char *expected)
{
    OuDec x, y, out;
    OuDecContext context;
    const CaseOperation *operation = operations;
    while (strcmp(operation->name, name) != 0) {
        operation++;
    }
    ou_dec_init(&x);
    ou_dec_init(&y);
    ou_dec_init(&out);
    ou_dec_context_max(&context);
    context.prec = prec;
    context.rounding = (uint8_t)rounding;
    set_text(th, &x, a);
    set_text(th, &y, b);
    bool ok = run(operation, th, &out, &x, &y, &context);
    if (expected == NULL) {
        assert_false(ok);
        assert_true(ou_error_matches(th, &ou_exc_memory_error));
        ou_error_clear(th);
    } else {
        assert_true(ok);
        expect_text(th, &out, expected);
    }
    ou_dec_clear(th, &x);
    ou_dec_clear(th, &y);
    ou_dec_clear(th, &out);
}

static void size_and_precision_cost_nothing(void **state)
{
    (void)state;
    static const struct { const char *name, *a, *b; int64_t prec; OuDecRounding rounding; const char *expected; } rows[] = {
        {"exp", "1E+20", "0", 28, OU_DEC_HALF_EVEN, "Infinity"},
        {"exp", "-1E+999999999999999999", "0", 28, OU_DEC_HALF_EVEN, "0E-1000000000000000026"},
        {"exp", "1E-999999999999999999", "0", 5, OU_DEC_UP, "1.0000"},
        {"exp", "0", "0", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, "1"},
        {"exp", "1", "0", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, NULL},
        {"ln", "1E+999999999999999999", "0", 28, OU_DEC_HALF_EVEN, "2302585092994045681.715406362"},
        {"ln", "2", "0", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, NULL},
        {"log10", "1E-999999999999999999", "0", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, "-999999999999999999"},
        {"squareroot", "2.25E+999999999999999998", "0", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, "1.5E+499999999999999999"},
        {"squareroot", "2", "0", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, NULL},
        {"power", "1.5", "1E+30", 28, OU_DEC_DOWN, "9.999999999999999999999999999E+999999999999999999"},
        {"power", "0.99", "1E+999999999999999999", 28, OU_DEC_UP, "1E-1000000000000000026"},
        {"power", "2", "10", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, "1024"},
        {"power", "1.0", "3", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, "1.000"},
        {"power", "1.00", "1E+999999999999999999", 3, OU_DEC_UP, "1.00"},
        {"power", "100", "0.5", 5, OU_DEC_UP, "10.000"},
        {"power", "0.05", "9E-1000000000000000028", 2, OU_DEC_DOWN, "1.0"},
        {"power", "0.5", "9265045972460796279225.6", 2, OU_DEC_DOWN, "0E-1000000000000000000"},
        {"rotate", "0", "5", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, "0"},
        {"shift", "123", "-999999999999999999", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, "0"},
        {"invert", "1", "0", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, NULL},
        {"scaleb", "1E+999999999999999999", "4000000000000000000", OU_DEC_MAX_PREC, OU_DEC_HALF_EVEN, "NaN"},
        {"scaleb", "1E-999999999999999999", "1999999999999999998", 28, OU_DEC_HALF_EVEN, "1E+999999999999999999"},
        {"nextminus", "Infinity", "0", 3, OU_DEC_HALF_EVEN, "9.99E+999999999999999999"},
        {"logb", "1E-999999999999999999", "0", 3, OU_DEC_DOWN, "-9.99E+17"},
    };
    OuVm vm;
    OuThread *th = host_start(&vm);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect(th, rows[i].name, rows[i].a, rows[i].b, rows[i].prec, rows[i].rounding, rows[i].expected);
    }
    host_end(&vm);
}

/* ---- the result in the place of an operand ---- */

static void the_result_may_be_an_operand(void **state)
{
    (void)state;
    static const char *const values[] = {
        "0", "-0E+5", "1", "1.00", "10", "-3", "2.5", "7E+30", "1.000000000000000000000000000000000000000000000000000001", "Infinity", "NaN", "sNaN12",
        "1234567890123456789012345678901234567890.1234567890123456789012345678901234567890", "1011001110001111000011111000001111110000001",
    };
    size_t n_values = sizeof values / sizeof *values;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuDec a, b, expected, x;
    ou_dec_init(&a);
    ou_dec_init(&b);
    ou_dec_init(&expected);
    ou_dec_init(&x);
    for (size_t i = 0; i < n_values * n_values * sizeof operations / sizeof *operations; i++) {
        const CaseOperation *operation = &operations[i / n_values / n_values];
        OuDecContext context = {.prec = 60, .emax = 999, .emin = -999, .rounding = OU_DEC_HALF_EVEN};
        if (operation->unary == NULL && operation->binary == NULL) {
            continue;
        }
        set_text(th, &a, values[i % n_values]);
        set_text(th, &b, values[i / n_values % n_values]);
        assert_true(run(operation, th, &expected, &a, &b, &context));
        assert_true(expected.n > OU_DEC_INLINE || expected.limbs == expected.small);
        assert_true(ou_dec_copy(th, &x, &a) && run(operation, th, &x, &x, &b, &context));
        assert_int_equal(ou_dec_total_order(&x, &expected), 0);
        assert_true(ou_dec_copy(th, &x, &b) && run(operation, th, &x, &a, &x, &context));
        assert_int_equal(ou_dec_total_order(&x, &expected), 0);
        assert_true(x.n > OU_DEC_INLINE || x.limbs == x.small);
    }
    ou_dec_clear(th, &a);
    ou_dec_clear(th, &b);
    ou_dec_clear(th, &expected);
    ou_dec_clear(th, &x);
    host_end(&vm);
}

/* ---- many digits ---- */

/* e^(ln x) and (sqrt x)^2 are x again, up to the last digits; f limbs beyond the table of ln 10, series in blocks, Newton's steps. */
static void inverses_meet_at_many_digits(void **state)
{
    (void)state;
    static const char *const values[] = {"2", "9.75", "0.0123", "1.0000000000000000000000000001", "123456789E+50"};
    static const int64_t precisions[] = {40, 150, 700, 1500, 3000};
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuDec x, y, difference;
    OuDecContext context;
    ou_dec_init(&x);
    ou_dec_init(&y);
    ou_dec_init(&difference);
    for (size_t i = 0; i < 25; i++) {
        ou_dec_context_max(&context);
        context.prec = precisions[i % 5];
        set_text(th, &x, values[i / 5]);
        assert_true(ou_dec_ln(th, &y, &x, &context) && ou_dec_exp(th, &y, &y, &context));
        assert_true(ou_dec_subtract(th, &difference, &x, &y, &context));
        assert_true(ou_dec_is_zero(&difference) || ou_dec_adjusted(&difference) < ou_dec_adjusted(&x) - context.prec + 4);
        assert_true(ou_dec_sqrt(th, &y, &x, &context) && ou_dec_multiply(th, &y, &y, &y, &context));
        assert_true(ou_dec_subtract(th, &difference, &x, &y, &context));
        assert_true(ou_dec_is_zero(&difference) || ou_dec_adjusted(&difference) < ou_dec_adjusted(&x) - context.prec + 3);
    }
    ou_dec_clear(th, &x);
    ou_dec_clear(th, &y);
    ou_dec_clear(th, &difference);
    host_end(&vm);
}

/* ---- memory that ends ---- */

static OuVm fault_vm;

static void everything_once(OuSweep *sweep)
{
    static const char *const operands[] = {"1.75E+300", "2.5", "1.000000000000000000000000000000000000000000000000000000000000000001"};
    OuThread *th = &fault_vm.main;
    OuDec v[3], out;
    ou_dec_init(&out);
    for (size_t i = 0; i < 3; i++) {
        ou_dec_init(&v[i]);
        set_text(th, &v[i], operands[i]);
    }
    for (size_t i = 0; i < sizeof operations / sizeof *operations * 2; i++) {
        const CaseOperation *operation = &operations[i / 2];
        const OuDec *first = i % 2 == 0 ? &v[0] : &v[2];
        OuDecContext context;
        bool ok = true;
        ou_dec_context_max(&context);
        context.prec = i % 2 == 0 ? 400 : 30;
        OU_SWEEP_ARM(sweep, &fault_vm.account);
        if (operation->unary != NULL) {
            ok = operation->unary(th, &out, strcmp(operation->name, "exp") == 0 ? &v[1] : first, &context);
        } else if (operation->binary != NULL) {
            ok = operation->binary(th, &out, first, &v[1], &context);
        }
        OU_SWEEP_DISARM(sweep, &fault_vm.account);
        assert_true(ok || (sweep->n > 0 && ou_error_matches(th, &ou_exc_memory_error)));
        ou_error_clear(th);
        ou_dec_clear(th, &out);
    }
    OuDecContext wide;
    ou_dec_context_max(&wide);
    set_text(th, &v[0], "123456789E+400");
    set_text(th, &v[1], "987654321E+30");
    set_text(th, &v[2], "1E+399");
    OU_SWEEP_ARM(sweep, &fault_vm.account);
    bool ok = ou_dec_power_mod(th, &out, &v[0], &v[1], &v[2], &wide);
    OU_SWEEP_DISARM(sweep, &fault_vm.account);
    assert_true(ok || (sweep->n > 0 && ou_error_matches(th, &ou_exc_memory_error)));
    ou_error_clear(th);
    for (size_t i = 0; i < 3; i++) {
        ou_dec_clear(th, &v[i]);
    }
    ou_dec_clear(th, &out);
}

static void functions_survive_every_fault(void **state)
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
        cmocka_unit_test(the_result_may_be_an_operand),
        cmocka_unit_test(size_and_precision_cost_nothing),
        cmocka_unit_test(inverses_meet_at_many_digits),
        cmocka_unit_test(functions_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
