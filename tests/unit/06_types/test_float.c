/* test_float.c - floats against the oracle, and under faults. */
#include "unit.h"

#include "numbers_cases.h"

#define VALUES                                                                                     \
    "values = [0.0, 1.0, 0.5, 1.5, 2.5, 2.0, 3.0, 0.1, 1e-5, 1e16, 1e15, 123456.789, 1e22, 2.0**52, 2.0**53, 2.0**53 + 2,\n" \
    "    2.0**62, 2.0**63, 2.0**64, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e-310, inf]\n"    \
    "values += [-v for v in values] + [nan]\n"                                                     \
    "ints = [0, 1, -1, 2, 3, 2**53, 2**53 + 1, -2**53 - 1, 2**62 - 1, 2**62, 2**63 + 1, 2**64, 10**22, 10**100,\n"     \
    "    int(1.7976931348623157e308), 2**1024, -2**1024, 10**400]\n"

CASES_TEST(arithmetic,
           VALUES
           "for a in values:\n"
           "    each('neg pos abs bool str .__int__ .__trunc__ .__floor__ .__ceil__ .is_integer .as_integer_ratio .conjugate .hex .__getnewargs__', a)\n"
           "    if a == a: do('hash', a)\n"
           "    for b in values:\n"
           "        each('+ - * / // % ** < <= == != > >= divmod', a, b)\n"
           "    for b in ints + [True, False]:\n"
           "        each('+ - * / // % ** < <= == != > >= divmod', a, b)\n"
           "        each('+ - * / // % ** < <= == != > >= divmod', b, a)\n"
           "    for b in (None, 'x'):\n"
           "        each('+ - / // ** & << < == divmod', a, b)\n"
           "        each('+ - / // ** & << > != divmod', b, a)\n")

CASES_TEST(random_doubles,
           "def any_double():\n"
           "    return random.choice([random.gauss(0, 1), random.gauss(0, 1e10), random.gauss(0, 1) * 10.0**random.randrange(-300, 300)])\n"
           "for i in range(4000):\n"
           "    a, b = any_double(), any_double()\n"
           "    each('+ - * / // % ** divmod < ==', a, b)\n"
           "    each('hash str .hex .as_integer_ratio .__round__ .__trunc__', a)\n"
           "    do('.__round__', a, random.randrange(-5, 20)); do('.__round__', a, random.randrange(-310, 325))\n"
           "    n = big(random.choice([10, 60, 64, 200, 1100]))\n"
           "    each('< <= == != > >= + * //', a, n)\n"
           "    x = float(random.getrandbits(60)); each('< <= == != > >=', x, int(x) + random.choice([-1, 0, 1, 100]))\n"
           "    do('call', float, str(a)); do('call', float, repr(b)[:6]); do('.fromhex', float, a.hex())\n")

CASES_TEST(rounding,
           VALUES
           "for a in values + [0.15, 0.25, 0.35, 2.675, 1e15 + 0.5, 12345.678, 25.0, 35.0, 0.5, -0.5, -1.5, 4503599627370497.5, 1.7e308]:\n"
           "    do('.__round__', a); do('.__round__', a, None)\n"
           "    for n in (0, 1, 2, 3, -1, -2, 15, 17, 22, 300, 323, 324, -307, -308, -309, -400, 2**70, -2**70, True): do('.__round__', a, n)\n"
           "do('.__round__', 1.0, 1.0)\n")

/* Places behind the point: ties, carries, numbers that just fit 64 bits and just do not. */
CASES_TEST(fixed_places,
           "for i in range(15000):\n"
           "    a = random.choice([random.gauss(0, 1), random.random() * 10.0**random.randrange(-25, 25), random.getrandbits(12) / 2**random.randrange(1, 12),\n"
           "        random.randrange(-10**6, 10**6) / 10**random.randrange(1, 7) , 9.5 * 10.0**random.randrange(-19, 19), 2.0**random.randrange(-140, 66),\n"
           "        math.nextafter(2.0**63 / 10**random.randrange(19), random.choice([0, inf])), struct.unpack('d', random.randbytes(8))[0]])\n"
           "    if abs(a) > 1e30: a = 1 / a\n"
           "    n = random.randrange(0, 21)\n"
           "    do('.__format__', a, '.%df' % n); do('.__round__', a, n)\n"
           "    if i % 8 == 0: do('.__format__', a, '.%d%%' % n)\n")

CASES_TEST(constructor,
           "for a in ((), (3,), (True,), (2**60 + 1,), (10**400,), (1j,), (None,), (1, 2), (2.5,), (float,)):\n"
           "    do('call', float, *a)\n"
           "do('call', float, x=1)\n"
           "for t in ('', ' ', '1', ' 1.5\\n', '1e5', '1E+5', '.5', '5.', '.', 'e5', '1e', '1e+', '+1', '-1', '--1', 'inf', '-Infinity', 'NAN', '+nan',\n"
           "    'infi', '1_000.5', '1__0', '_1', '1_', '1_.5', '1._5', '1e1_0', '0x10', '1 2', '\\u0663.\\u0661', '\\u30001\\u3000', '1e400', '-1e400',\n"
           "    '1e-400', '\\x1c1', '9' * 400, '0.' + '1' * 400, 'x\\xe9', '1\\xb2', '\\U0001d7d9.5', '\\u200b1', '1j', 'a' * 300):\n"
           "    do('call', float, t)\n"
           "    if t.isascii(): do('call', float, t.encode()); do('call', float, bytearray(t.encode()))\n"
           "for t in ('', '0x1.8p3', ' 0x1p-1074 ', '1.8', '-0X.8P+1', 'inf', '-nan', '0x', 'x', '0x1p2000', '0x1p-2000', '0x1.fffffffffffff8p1023',\n"
           "    '0x1.fffffffffffff7p1023', '\\x1c1', '1\\u0661', '0x1.00000000000008', '0x1.000000000000080001', '\\ud800'):\n"
           "    do('.fromhex', float, t)\n"
           "do('.fromhex', float, 1); do('.__getformat__', float, 'double'); do('.__getformat__', float, 'float')\n"
           "do('.__getformat__', float, 'x'); do('.__getformat__', float, 5)\n"
           "each('.real .imag .x', 1.5)\n")

CASES_TEST(formatting,
           VALUES
           "types = ['', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%', 'd', 's', 'x', 'c', '\\x01', '\\u20ac']\n"
           "specs = ['', '5', '15', '<15', '^15', '=15', '*>15', '+', ' ', '#', '015', '+015', ',', '_', '020,', '.0', '.3', '.20', '#.0', ',.2',\n"
           "    '_.3', 'z', 'z.0', '+z.1', '\\xe9^20', '\\U0001f600=20.3', '0<12', '012_.2', '.400', ' 025.7']\n"
           "for a in values + [1234567.891, -0.001, -0.4, 0.00001234, 999999.5]:\n"
           "    for t in types:\n"
           "        for s in specs: do('.__format__', a, s + t)\n"
           "for s in ('.', '5x', ',_', '.99999999999', '.99999999999999999999', '99999999999999999999', '1.5.5'): do('.__format__', 1.5, s)\n"
           "do('.__format__', 1.5, 2); do('.__format__', 1.5)\n")

CASES_TEST(third_argument,
           "do('pow', 2.0, 3.0, 5.0); do('pow', 2, 3.0, 5); do('pow', 2.0, 3, 5); do('.__pow__', 2.0, 3, None); do('.__pow__', 2.0, 3, 4)\n"
           "do('.__rpow__', 2.0, 3); do('.__add__', 2.0, 'x'); do('.__rdivmod__', 2.0, 7); do('.__eq__', 2.0, 2); do('.__lt__', 2.0, 'x')\n")

static void survives_every_fault(void **state)
{
    (void)state;
    CASES_SWEEP("+\tf0x1p+0 f0x1p+1", "+\tf0x1p+0 i5", "divmod\tf0x1.8p+3 f0x1p+1", "**\tf-0x1p+1 f0x1p-1", "str\tf0x1.8p+3",
                "call\ttfloat s000006610000066200000020", "call\ttfloat b312e35", "call\ttfloat a312e35", ".hex\tf0x1.8p+3",
                ".as_integer_ratio\tf0x1.8p-100", ".as_integer_ratio\tf0x1.8p+100", ".__round__\tf0x1.8p+90", ".fromhex\ttfloat s00000031",
                ".__format__\tf0x1.8p+90 s0000002c0000002e0000003300000066", ".__format__\tf0x1.8p+90 s000020ac0000003e0000003900000030",
                ".__format__\tf0x1.8p+90 s0000002e00000035000000300000003000000066", "%\ti5555 f0x1p+1", "//\tf0x1.4p+200 f0x1p+1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic),   cmocka_unit_test(random_doubles), cmocka_unit_test(rounding),       cmocka_unit_test(fixed_places),
        cmocka_unit_test(constructor),  cmocka_unit_test(formatting),     cmocka_unit_test(third_argument),
        cmocka_unit_test(survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
