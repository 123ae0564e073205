/* test_complex.c - complex numbers against the oracle, and under faults. */
#include "unit.h"

#include "numbers_cases.h"

#define VALUES                                                                                     \
    "parts = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -3.0, 1e16, 1e-5, 1e308, 123.456, inf, -inf, nan]\n"  \
    "values = [complex(a, b) for a in parts for b in parts]\n"

CASES_TEST(one_operand,
           VALUES
           "for a in values:\n"
           "    each('neg pos abs bool str .conjugate .__complex__ .__getnewargs__', a)\n"
           "    if a == a: do('hash', a)\n")

CASES_TEST(two_operands,
           VALUES
           "few = random.sample(values, 40)\n"
           "for a in few:\n"
           "    for b in few:\n"
           "        each('+ - * / == !=', a, b)\n"
           "    for b in [0, 1, -2, 2**60, 2**53 + 1, 10**400, True, 0.0, -0.0, 1.5, inf, nan, None, 'x']:\n"
           "        each('+ - / == != < // %', a, b)\n"
           "        each('+ - / == != > // %', b, a)\n"
           "        do('divmod', a, b)\n")

CASES_TEST(powers,
           "values = [complex(a, b) for a in (0.0, 1.0, -1.0, 2.5, -0.5, 1e200) for b in (0.0, 1.0, -2.0, 0.25)]\n"
           "for a in values:\n"
           "    for b in values + [0, 1, 2, 3, -1, -2, 7, 99, 100, 101, -100, 1000, 0.5, -0.5, 2.0]:\n"
           "        do('**', a, b)\n"
           "    for b in (2, -1, 0.5, -2.5, 0): do('**', b, a)\n"
           "for b in (0.5, -0.5, 1.5, 1/3, -1/3, 2.25):\n"
           "    for a in (-8.0, -1.0, -2, -0.5, -1e300): do('**', a, b)\n"
           "do('pow', 1j, 2, 3); do('pow', 1, 2j, 3); do('.__pow__', 1j, 2, None); do('pow', 1j, 'x')\n")

CASES_TEST(constructor,
           "for a in ((), (1,), (1, 2), (1.5, True), (1j,), (1j, 1j), (1, 1j), (1j, 1), (1+2j, 3+4j), (None,), (1, None), ('1', 2), (1, '2'), ('1', '2'), (b'1',), (1, b'1'),\n"
           "    (10**400,), (1, 10**400), (1, 2, 3), (-0.0, -0.0), (-0.0,), (nan, inf), (complex,)):\n"
           "    do('call', complex, *a)\n"
           "do('call', complex, real=1, imag=2); do('call', complex, imag=2); do('call', complex, imag=2j); do('call', complex, x=1); do('call', complex, 1, real=2)\n"
           "for t in ('', '1', '1j', 'j', '-j', '+J', '1+j', '1-2J', ' 1+2j ', '(1+2j)', ' ( 1+2j ) ', '(1+2j', '1+2j)', '( )', '1 + 2j', '1+ 2j', '1+2', '1+2j3',\n"
           "    '1e5-1e-5j', 'inf+nanj', '-infj', 'nan', 'infinityj', '1_0+2_0j', '1__0', '_1j', '1_j', '1j_', '++1j', '1+-2j', '--j', '\\u0661+\\u0662j', '\\u30001j',\n"
           "    '1j1', 'jj', '1.5.5', '.5j', '5.j', '.j', 'x', '1' * 200 + 'j', '\\xb2', '1\\xa0', '((1))', '(j)', '1e', '1ej', '1+2e3j', '1e5+2', 'i', '1+infj'):\n"
           "    do('call', complex, t)\n")

CASES_TEST(formatting,
           "values = [complex(a, b) for a in (0.0, -0.0, 1.5, -1234567.891, inf) for b in (0.0, -0.0, 2.25, -1e16, nan)]\n"
           "types = ['', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%', 'd', 's', 'j']\n"
           "specs = ['', '5', '40', '<40', '^40', '=40', '*>40', '+', ' ', '-', '#', '040', '0<40', ',', '_', '.0', '.3', '.20', '#.0', ',.2', 'z', 'z.0', '+.1', '\\xe9^40']\n"
           "for a in values:\n"
           "    for t in types:\n"
           "        for s in specs: do('.__format__', a, s + t)\n"
           "for s in ('.', '5x', ',_', '.99999999999'): do('.__format__', 1j, s)\n"
           "do('.__format__', 1j, 2); do('.__format__', 1j)\n")

static void survives_every_fault(void **state)
{
    (void)state;
    CASES_SWEEP("+\tc0x1p+0,0x1p+1 i5555", "/\tc0x1p+0,0x1p+1 c0x1p+0,0x1p+3", "**\tc0x1p+0,0x1p+1 i3", "str\tc0x1p+0,0x1p+1", "abs\tc0x1p+0,0x1p+1",
                "call\ttcomplex s000006610000006a", "call\ttcomplex kimag i5", ".conjugate\tc0x1p+0,0x1p+1",
                ".__getnewargs__\tc0x1p+0,0x1p+1", ".__format__\tc0x1p+0,0x1p+1 s0000002e0000003300000066",
                ".__format__\tc0x1p+0,0x1p+1 s000020ac0000003e0000003900000030");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_operand), cmocka_unit_test(two_operands), cmocka_unit_test(powers),
        cmocka_unit_test(constructor), cmocka_unit_test(formatting),   cmocka_unit_test(survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
