/* test_decimal_functions.c - functions of decimal: roots, logarithms, powers, digits as bits, neighbours. */
#include "unit.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_standards_cases_come_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
