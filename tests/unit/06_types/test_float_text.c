/* test_float_text.c - float text in both directions against the oracle. */
#include "06_types/float_text.h"

#include <locale.h>
#include <math.h>

#include "oracle.h"

#define VALUES                                                                                       \
    "import random, struct, sys\n"                                                                   \
    "r = random.Random(754)\n"                                                                       \
    "def bits(x): return '%016x' % struct.unpack('<Q', struct.pack('<d', x))[0]\n"                   \
    "def of(b): return struct.unpack('<d', struct.pack('<Q', b))[0]\n"                               \
    "inf = float('inf')\n"                                                                           \
    "values = [0.0, -0.0, 1.0, -1.5, inf, -inf, float('nan'), 5e-324, 1.7976931348623157e308, 0.1, 1e16,\n" \
    "          9999999999999998.0, 1e-4, 9.999e-5, 123456.0, 0.5, 1.5, 2.5, 1e22, 1e23, 2.0**-44, 9e15,\n" \
    "          0.00012345, 999999.5, 9.5, 99.95, 2.2250738585072014e-308, 2.225073858507201e-308]\n" \
    "values += [2.0**k for k in range(-1074, 1024)]\n"                                               \
    "values += [10.0**k for k in range(-300, 309)]\n"                                                \
    "def some(n):\n"                                                                                 \
    "    for i in range(n):\n"                                                                       \
    "        x = r.choice([lambda: of(r.getrandbits(64)), r.random, lambda: r.uniform(-1e6, 1e6),\n" \
    "            lambda: r.randrange(10**r.randrange(1, 18)) / 10**r.randrange(0, 25), lambda: float(r.getrandbits(r.randrange(1, 90))),\n" \
    "            lambda: of(r.getrandbits(r.randrange(1, 53))), lambda: r.randrange(1, 100) * 10.0**r.randrange(-300, 300),\n" \
    "            lambda: 2.0**r.randrange(-1074, 1024) * r.choice([1 - 2**-53, 1 + 2**-52, 1]),\n"   \
    "            lambda: r.randrange(1000) / 8 ])()\n"                                               \
    "        yield x\n"

static double from_hex_bits(const char *word)
{
    uint64_t bits = strtoull(word, NULL, 16);
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static void repr_and_hex_are_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, VALUES "values += some(200000)\n"
                                   "for x in values: print(bits(x), repr(x), x.hex())\n");
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        double value = from_hex_bits(oracle_word(&line));
        const char *want = oracle_word(&line), *hex = oracle_word(&line);
        char text[OU_FLOAT_REPR_ROOM];
        size_t n = ou_float_repr_text(value, true, text);
        assert_int_equal(n, strlen(text));
        assert_string_equal(text, want);
        double back;
        assert_true(ou_float_parse(text, n, &back));
        assert_true(same(back, value));
        n = ou_float_hex(value, text);
        text[n] = 0;
        assert_string_equal(text, hex);
        assert_int_equal(ou_float_from_hex(text, n, &back), OU_FLOAT_HEX_OK);
        assert_true(same(back, value));
    }
    free(buffer);
    oracle_close(answers);
}

static void formats_are_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, VALUES
        "def show(x, p, t, sign, alt, z, none):\n"
        "    spec = '+' * sign + 'z' * z + '#' * alt + ('' if p < 0 else '.%d' % p) + t\n"
        "    flags = sign + 2 * alt + 4 * none + 8 * z\n"
        "    print(bits(x), t or ('g' if p >= 0 else 'r'), p, flags, format(x, spec))\n"
        "for x in values + list(some(3000)):\n"
        "    for k in range(5):\n"
        "        t = r.choice(['e', 'E', 'f', 'F', 'g', 'G', '%', ''])\n"
        "        p = r.choice([-1, 0, 1, 2, 3, 5, 6, 10, 15, 16, 17, 20, 50])\n"
        "        show(x, p, t, r.random() < .2, r.random() < .3, r.random() < .2, t == '')\n"
        "for x in values[:28] + [-0.001, -0.4, -0.6, 1e300, -1e-310]:\n"
        "    for t in 'efg%':\n"
        "        for p in (100, 700, 770, 1080, 2000): show(x, p, t, 0, 0, 0, 0); show(x, p, t, 0, 1, 1, 0)\n"
        "        for p in (0, 1, 2): show(x, p, t, 0, 0, 1, 0)\n");
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        double value = from_hex_bits(oracle_word(&line));
        char type = oracle_word(&line)[0];
        int precision = atoi(oracle_word(&line));
        unsigned flags = (unsigned)atoi(oracle_word(&line));
        char text[5000];
        size_t n = ou_float_format(value, type, precision, flags, text, sizeof text);
        assert_true(n < sizeof text);
        assert_true(n <= ou_float_format_bound(value, type, precision));
        text[n] = 0;
        if (strcmp(text, line) != 0) {
            fail_msg("%.17g '%c' %d flags %u: ours %s, theirs %s", value, type, precision, flags, text, line);
        }
        char part[20];
        memset(part, '!', sizeof part);
        assert_int_equal(ou_float_format(value, type, precision, flags, part, 10), n);
        assert_memory_equal(part, text, n < 10 ? n : 10);
        assert_int_equal(part[10], '!');
    }
    free(buffer);
    oracle_close(answers);
}

static void texts_are_read_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, VALUES
        "from fractions import Fraction\n"
        "def show(t):\n"
        "    try: print(bits(float(t)), t)\n"
        "    except ValueError: print('error', t)\n"
        "for t in ['1', '+1', '-1', '--1', '+', '-', '.', '1.', '.5', '-.5e-3', '1e', '1e+', '1e5', '1E+05', '1_0', '1__0', '_1',\n"
        "          '1_', '1_.0', '1._0', '1.0_0', '1e1_0', '1e_1', '1_e1', '1.5e1_', 'inf', '-INF', '+Infinity', 'infinit', 'nan', '-NaN',\n"
        "          'nanx', '0x10', '1e400', '-1e400', '1e-400', '1e99999999999999999999999', '1e-99999999999999999999999',\n"
        "          '0e99999999999999999999999', '0' * 400 + '1', '0.' + '0' * 400 + '1', '0.' + '0' * 400 + '1e400', '1' * 400,\n"
        "          '1' * 400 + 'e-400', '1,5', '1e5.', '1e5e5', '..1', '1..', '00', '0_0', '-0', '1d5', 'e5', 'E', 'in', 'i', 'n']: show(t)\n"
        "for x in values + list(some(20000)):\n"
        "    if x == x and abs(x) != inf:\n"
        "        show(repr(x)); show('%.*e' % (r.randrange(25), x)); show('%.*f' % (r.randrange(10), x))\n"
        "for i in range(20000):\n"
        "    show('%d.%de%d' % (r.randrange(10**r.randrange(1, 20)), r.randrange(10**r.randrange(1, 25)), r.randrange(-340, 310)))\n"
        "# Midpoints of two doubles in all their digits, and a little beside them.\n"
        "for i in range(1500):\n"
        "    b = r.getrandbits(r.choice([5, 53, 63])) % 0x7fe0000000000000\n"
        "    m = (Fraction(of(b)) + Fraction(of(b + 1))) / 2\n"
        "    k = m.denominator.bit_length() - 1\n"
        "    whole = m.numerator * 5**k\n"
        "    for d in (0, 1, -1):\n"
        "        show('%de-%d' % (whole * 1000 + d, k + 3))\n"
        "        show('%d%se-%d' % (whole, '0' * 300 + '1' * (d == 1), k + 300 + (d == 1)))\n");
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        const char *bits = oracle_word(&line);
        double value = 0;
        bool good = ou_float_parse(line, strlen(line), &value);
        bool expected = strcmp(bits, "error") != 0;
        if (good != expected || (good && !same(value, from_hex_bits(bits)))) {
            fail_msg("%s: theirs %s, ours %d %.17g", line, bits, good, value);
        }
    }
    free(buffer);
    oracle_close(answers);
}

static void hex_texts_are_read_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, VALUES
        "def show(t):\n"
        "    try: print(bits(float.fromhex(t)), t)\n"
        "    except ValueError: print('invalid', t)\n"
        "    except OverflowError: print('large', t)\n"
        "for t in ['0x', '0x.', '0x1', '1', '.8', '0x.8p1', '-0X1P-1', '0x1p', '0x1p+', '0x1.8p 1', 'g', 'inf', '-Infinity', 'nan',\n"
        "          'infx', '0x1p1024', '0x1p1023', '0x1.fffffffffffff8p1023', '0x1.fffffffffffff7p1023', '0x1p-1074', '0x1p-1075',\n"
        "          '0x1.8p-1075', '0x1.0000000000001p-1075', '0x3p-1076', '0x0p99999999', '0x1p-99999999', '0x1p99999999',\n"
        "          '0x' + '0' * 100 + '1p0', '0x' + '1' * 300, '0x' + '1' * 300 + 'p-1200', '0x0.' + '0' * 300 + '1p1200', '1__', '0x1_0']: show(t)\n"
        "for i in range(20000):\n"
        "    t = '%x.%xp%d' % (r.getrandbits(r.randrange(1, 90)), r.getrandbits(r.randrange(1, 90)), r.randrange(-1150, 1024))\n"
        "    show(t)\n"
        "    show('0x%x8p%d' % (r.getrandbits(57) << 4, r.randrange(-1140, -1060)))\n"
        "    show('0x%x8%s1p%d' % (r.getrandbits(53), '0' * r.randrange(10), r.randrange(-1150, -1020)))\n"
        "    show('0x%x8p%d' % (r.getrandbits(54), r.randrange(-1150, 1020)))\n");
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        const char *bits = oracle_word(&line);
        double value = 0;
        OuFloatHex result = ou_float_from_hex(line, strlen(line), &value);
        OuFloatHex expected = strcmp(bits, "invalid") == 0 ? OU_FLOAT_HEX_INVALID
                              : strcmp(bits, "large") == 0 ? OU_FLOAT_HEX_TOO_LARGE
                                                           : OU_FLOAT_HEX_OK;
        if (result != expected || (result == OU_FLOAT_HEX_OK && !same(value, from_hex_bits(bits)))) {
            fail_msg("%s: theirs %s, ours %d %.17g", line, bits, (int)result, value);
        }
    }
    free(buffer);
    oracle_close(answers);
}

static void rounding_is_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, VALUES
        "for x in values + list(some(20000)):\n"
        "    for k in range(3):\n"
        "        n = r.choice([0, 1, 2, 3, 5, 10, 15, 20, 100, 320, 1100, -1, -2, -3, -5, -10, -100, -308, -309, -400])\n"
        "        if x != x or abs(x) == inf: continue\n"
        "        try: print(bits(x), n, bits(round(x, n)))\n"
        "        except OverflowError: print(bits(x), n, bits(inf if x > 0 else -inf))\n");
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        double value = from_hex_bits(oracle_word(&line));
        int n = atoi(oracle_word(&line));
        double want = from_hex_bits(line), got = ou_float_round(value, n);
        if (!same(want, got)) {
            fail_msg("round(%.17g, %d): theirs %.17g, ours %.17g", value, n, want, got);
        }
    }
    free(buffer);
    oracle_close(answers);
}

static void prefix_is_told(void **state)
{
    (void)state;
    double value;
    assert_int_equal(ou_float_scan("1.5+2j", 6, &value), 3);
    assert_true(value == 1.5);
    assert_int_equal(ou_float_scan("1_0", 3, &value), 1);
    assert_int_equal(ou_float_scan("2e+j", 4, &value), 1);
    assert_int_equal(ou_float_scan("-infj", 5, &value), 4);
    assert_int_equal(ou_float_scan("j", 1, &value), 0);
    assert_int_equal(ou_float_scan("+", 1, &value), 0);
    assert_int_equal(ou_float_scan("", 0, &value), 0);
    assert_false(ou_float_parse("", 0, &value));
}

static void locale_has_no_say(void **state)
{
    (void)state;
    const char *names[] = {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "ps_AF.UTF-8", "ps_AF"};
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        if (setlocale(LC_ALL, names[i]) == NULL) {
            continue;
        }
        char text[40];
        double value;
        assert_int_equal(ou_float_format(1234.5678, 'f', 2, 0, text, sizeof text), 7);
        assert_memory_equal(text, "1234.57", 7);
        assert_true(ou_float_parse("1.2345678901234567890123e-5", 27, &value));
        assert_true(value == 1.2345678901234567890123e-5);
    }
    setlocale(LC_ALL, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repr_and_hex_are_as_in_the_oracle),
        cmocka_unit_test(formats_are_as_in_the_oracle),
        cmocka_unit_test(texts_are_read_as_in_the_oracle),
        cmocka_unit_test(hex_texts_are_read_as_in_the_oracle),
        cmocka_unit_test(rounding_is_as_in_the_oracle),
        cmocka_unit_test(prefix_is_told),
        cmocka_unit_test(locale_has_no_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
