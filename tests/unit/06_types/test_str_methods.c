/* test_str_methods.c - str's methods against the oracle: chosen and random cases. */
#include "unit.h"

#include "types_live.h"

#include "oracle_cases.h"

#define POOL                                                                                           \
    "random.seed(5)\n"                                                                                 \
    "A = ['', 'a', 'abc', 'aXbXc', 'hello world', '  x \\t y\\n', 'ABC', 'aBc dEf', '123', '-5', '+', '\\t', 'a\\tb\\tc', "\
    "'a\\nb\\r\\nc\\x0bd\\x1ce\\x85f\\u2028g', '\\xe9', 'stra\\xdfe', '\\u0130x', '\\u03a3', 'A\\u03a3', 'A\\u03a3 B', "\
    "'\\u01c4\\u01c5', '\\u01c5a', '\\u0149', '\\ufb01n', '\\U0001d7d8', '\\u00b2', '\\u2167', '\\u0660', "            \
    "'\\U00010400x', '\\ud800', '\\U0001f600\\U0001f601', 'x\\U0001f600y', 'aaaa', 'abababab', '\\x00', '\\x7f', "    \
    "'_a1', '1a', 'caf\\xe9', '\\u00e0\\u0300', '\\xa0', '\\u3000 a', 'Hello World', 'HELLO world 1a B', "           \
    "\"it's\", '\"q\"', '\\'\"', '\\\\']\n"

CASES_TEST(without_arguments, POOL
    "for s in A:\n"
    "    for m in ('capitalize casefold lower upper swapcase title strip lstrip rstrip split rsplit splitlines '\n"
    "              'isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace '\n"
    "              'istitle isupper __repr__ __str__ __len__ expandtabs encode __getnewargs__').split():\n"
    "        case(s, m)\n"
    "for c in list(range(0x250)) + random.sample(range(0x250, 0x30000), 1500):\n"
    "    s = 'a' + chr(c) + 'B'\n"
    "    for m in 'casefold lower upper swapcase title isprintable isalnum istitle __repr__'.split(): case(s, m)\n")

CASES_TEST(with_a_string, POOL
    "for s in A:\n"
    "    for t in A:\n"
    "        for m in ('count find index rfind rindex startswith endswith partition rpartition split rsplit strip '\n"
    "                  'lstrip rstrip removeprefix removesuffix __contains__ __add__ __eq__ __lt__ __ge__').split():\n"
    "            case(s, m, t)\n")

CASES_TEST(with_numbers, POOL
    "for s in A:\n"
    "    for n in (-10, -2, -1, 0, 1, 2, 3, 7, 12):\n"
    "        case(s, '__getitem__', n); case(s, 'zfill', n); case(s, 'expandtabs', n); case(s, '__mul__', n)\n"
    "        for f in (' ', '*', '\\u1234', '\\U0001f600'):\n"
    "            case(s, 'center', n, f); case(s, 'ljust', n, f); case(s, 'rjust', n, f)\n"
    "        for t in random.sample(A, 6):\n"
    "            case(s, 'split', t, n); case(s, 'rsplit', None, n); case(s, 'split', None, n)\n"
    "            case(s, 'rsplit', t, maxsplit=n); case(s, 'replace', t, 'Q\\xe9', n)\n"
    "            for m in 'find rfind count index startswith endswith'.split():\n"
    "                case(s, m, t, n); case(s, m, t, None, n); case(s, m, t, n, random.randint(-3, 5))\n"
    "        for k in (None, -3, 0, 2, 100):\n"
    "            for step in (None, 1, 2, -1, -3):\n"
    "                case(s, '__getitem__', slice(n, k, step)); case(s, '__getitem__', slice(k, n, step))\n")

CASES_TEST(replacing_and_joining, POOL
    "for s in A:\n"
    "    for t in A:\n"
    "        case(s, 'replace', t, random.choice(A)); case(s, 'join', random.sample(A, random.randint(0, 4)))\n"
    "    case(s, 'splitlines', True); case(s, 'splitlines', keepends=False)\n"
    "    case(s, 'translate', {97: 'XY', 98: None, 99: 0x1f600, 0xe9: 'e'}); case(s, 'translate', 'abc' * 60)\n"
    "    case(s, 'maketrans', {'a': 1, 5: 'x'}); case(s, 'maketrans', 'abc', 'xyz', 'q'); case(s, 'maketrans', s, s[::-1])\n"
    "    case(s, 'startswith', ('q', s[:1])); case(s, 'endswith', (s[-1:], 'q'), 1)\n")

CASES_TEST(what_is_refused,
    "for m in ('count find index rfind startswith partition split strip removeprefix replace join __contains__ '\n"
    "          '__add__ __getitem__ center zfill expandtabs splitlines translate encode __mul__').split():\n"
    "    for a in (1, None, b'a', [1], ('a', 1), 1.5):\n"
    "        if (m, a) not in (('splitlines', 1), ('translate', b'a'), ('__mul__', 1), ('expandtabs', 1)) and not (\n"
    "            m == 'splitlines' and a is None) and not (m == '__mul__' and a != 1): case('abc', m, a)\n"
    "case('abc', 'center', 5, 'xx'); case('abc', 'center', 5, 1); case('a', 'split', ''); case('a', 'partition', '')\n"
    "case('a', 'rpartition', ''); case('a', 'index', 'b'); case('a', 'rindex', 'b'); case('a', 'replace', 'a', 1)\n"
    "case('a', 'maketrans', 1); case('a', 'maketrans', 'a', 'bc'); case('a', 'maketrans', {'ab': 1})\n"
    "case('a', 'maketrans', {1.5: 1}); case('a', 'maketrans', {}, 'a'); case('a', 'maketrans', 'a', 'b', 1)\n"
    "case('a', 'translate', {97: 1.5}); case('a', 'translate', {97: -1}); case('a', 'translate', {97: 0x110000})\n"
    "case('a', 'find', 'a', 'x'); case('a', '__mul__', 2**62); case('abc', '__mul__', 2**62); case('abc', 'center', 2**62)\n"
    "case('a', '__getitem__', 5); case('a', '__getitem__', 2**70); case('a', 'join', ['a', 1]); case('a', 'split', 'a', 'b')\n"
    "case('a', 'startswith', ('b', 1)); case('a', 'split', 'a', 2**70); case('a', 'encode', 'utf-8', 1)\n"
    "case('a', 'encode', 1); case('a', 'encode', '\\x00'); case('a', 'zfill', 'x'); case('a', 'upper', 1)\n"
    "case('a', 'expandtabs', 2**40)\n")

CASES_TEST(long_searches,
    "random.seed(7)\n"
    "for i in range(400):\n"
    "    base = random.choice(['ab', 'abc', 'a', 'ab\\u1234', 'a\\U0001f600'])\n"
    "    s = ''.join(random.choice(base) for _ in range(random.randint(0, 200)))\n"
    "    t = ''.join(random.choice(base) for _ in range(random.randint(1, 8)))\n"
    "    for m in 'find rfind count'.split(): case(s, m, t)\n"
    "    case(s, 'replace', t, '-'); case(s, 'split', t); case(s, 'rsplit', t, 3)\n"
    "case('a' * 3000, 'rfind', 'b' + 'a' * 1400); case('\\u1234' * 3000, 'find', '\\u1234' * 1400 + 'b')\n"
    "case('ab' * 2000 + '\\u1234', 'find', 'ab' * 900 + 'aa'); case('ab' * 2000 + '\\u1234', 'rfind', 'bb' + 'ab' * 900)\n"
    "case('\\u1234a' * 2000, 'find', 'a' + '\\u1234a' * 1000 + '\\u1234\\u1234')\n"
    "case('\\u1234a' * 2000 + '\\u1234', 'count', 'a\\u1234a')\n")

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_arguments), cmocka_unit_test(with_a_string),         cmocka_unit_test(with_numbers),
        cmocka_unit_test(what_is_refused),   cmocka_unit_test(replacing_and_joining), cmocka_unit_test(long_searches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
