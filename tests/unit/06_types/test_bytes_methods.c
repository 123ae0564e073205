/* test_bytes_methods.c - methods of bytes, bytearray and memoryview against the oracle. */
#include "unit.h"

#include "types_live.h"

#include "oracle_cases.h"

#define POOL                                                                                           \
    "random.seed(6)\n"                                                                                 \
    "A = [b'', b'a', b'abc', b'aXbXc', b'hello world', b'  x \\t y\\n', b'ABC', b'aBc dEf', b'123', b'-5', b'+', b'\\t', " \
    "b'a\\tb\\tc', b'a\\nb\\r\\nc\\x0bd\\x1ce\\x85f', b'\\xe9', b'\\x00', b'\\xff\\x80', b'abababab', b'Hello World', "   \
    "b\"it's\", b'\"', b'\\'\"', b'\\\\']\n"                                                            \
    "def both(s, m, *a, **k): case(s, m, *a, **k); case(bytearray(s), m, *a, **k)\n"

CASES_TEST(without_arguments, POOL
    "for s in A:\n"
    "    for m in ('capitalize lower upper swapcase title strip lstrip rstrip split rsplit splitlines isalnum isalpha '\n"
    "              'isascii isdigit islower isspace istitle isupper __repr__ __len__ expandtabs hex '\n"
    "              '__str__ __sizeof__').split():\n"
    "        if m != '__sizeof__': both(s, m)\n"
    "    both(s, 'decode', 'latin-1'); case(s, '__getnewargs__'); case(s, '__bytes__')\n"
    "    case(bytearray(s), '__reduce__'); case(bytearray(s), '__reduce_ex__', 4); case(bytearray(s), 'copy')\n"
    "    case(bytearray(s), 'reverse'); case(bytearray(s), 'clear')\n")

CASES_TEST(with_bytes, POOL
    "for s in A:\n"
    "    for t in A:\n"
    "        for m in ('count find index rfind rindex startswith endswith partition rpartition split rsplit strip '\n"
    "                  'lstrip rstrip removeprefix removesuffix __contains__ __add__ __eq__ __lt__ __ge__').split():\n"
    "            case(s, m, t); case(bytearray(s), m, random.choice([bytes, bytearray])(t))\n"
    "        case(bytearray(s), '__iadd__', t); case(bytearray(s), 'extend', t)\n")

CASES_TEST(with_numbers, POOL
    "for s in A:\n"
    "    for n in (-10, -2, -1, 0, 1, 2, 3, 7, 97, 300):\n"
    "        for m in '__getitem__ zfill expandtabs __mul__ find count index __contains__'.split(): both(s, m, n)\n"
    "        case(bytearray(s), '__imul__', n); case(bytearray(s), 'append', n); case(bytearray(s), 'insert', n, 65)\n"
    "        case(bytearray(s), 'pop', n); case(bytearray(s), 'remove', n); case(bytearray(s), '__delitem__', n)\n"
    "        case(bytearray(s), '__setitem__', n, 66); case(bytearray(s), '__setitem__', 0, n)\n"
    "        both(s, 'center', n, b'*'); both(s, 'ljust', n); both(s, 'rjust', n, bytearray(b'x'))\n"
    "        both(s, 'hex', ':', n); both(s, 'hex', b'-', bytes_per_sep=n)\n"
    "        for t in random.sample(A, 6):\n"
    "            both(s, 'split', t, n); both(s, 'rsplit', None, n); both(s, 'split', None, n)\n"
    "            both(s, 'rsplit', t, maxsplit=n); both(s, 'replace', t, b'Q\\xe9', n)\n"
    "            for m in 'find rfind count index startswith endswith'.split():\n"
    "                both(s, m, t, n); both(s, m, t, None, n); both(s, m, t, n, random.randint(-3, 5))\n"
    "        for k in (None, -3, 0, 2, 100):\n"
    "            for step in (None, 1, 2, -1, -3):\n"
    "                both(s, '__getitem__', slice(n, k, step)); both(s, '__getitem__', slice(k, n, step))\n"
    "                case(bytearray(s), '__delitem__', slice(n, k, step))\n"
    "                v = random.choice(A)\n"
    "                case(bytearray(s), '__setitem__', slice(n, k, step), v)\n"
    "                case(bytearray(s), '__setitem__', slice(k, n, step), list(v))\n")

CASES_TEST(replacing_and_joining, POOL
    "for s in A:\n"
    "    for t in A:\n"
    "        both(s, 'replace', t, random.choice(A)); both(s, 'join', random.sample(A, random.randint(0, 4)))\n"
    "    both(s, 'splitlines', True); both(s, 'splitlines', keepends=False); both(s, 'translate', None, b'ab')\n"
    "    both(s, 'translate', bytes(range(255, -1, -1)), delete=b'X'); both(s, 'maketrans', s, s[::-1])\n"
    "    both(s, 'startswith', (b'q', s[:1])); both(s, 'endswith', (s[-1:], b'q'), 1)\n"
    "for t in ('', '12', '12 ab', ' 1 2', '1', 'zz', '12\\n34 ', '12 3', '\\u0661\\u0662', 'AbCd'): both(b'', 'fromhex', t)\n")

CASES_TEST(what_is_refused, POOL
    "for m in ('count find index rfind startswith partition split strip removeprefix replace join __contains__ '\n"
    "          '__add__ __getitem__ center zfill expandtabs splitlines translate decode __mul__ fromhex hex').split():\n"
    "    for a in ('a', None, [1], ('a', 1), 1.5):\n"
    "        if (m, a) != ('decode', 'a') and m != '__mul__' and (a is not None or m not in ('split', 'strip', 'translate')): both(b'abc', m, a)\n"
    "for m in 'append extend insert pop remove __setitem__ __delitem__ __iadd__'.split():\n"
    "    for a in ('a', None, [300], ('a',), 1.5, 2**70):\n"
    "        case(bytearray(b'abc'), m, a)\n"
    "        case(bytearray(b'abc'), m, 0, a)\n"
    "case(bytearray(b'abc'), '__setitem__', slice(0, 1, None), 'x'); case(bytearray(b'abc'), '__setitem__', slice(0, 1, None), 5)\n"
    "case(bytearray(b'abc'), '__setitem__', slice(0, 1, None), [256]); case(bytearray(), 'pop')\n"
    "both(b'a', 'center', 5, b'xx'); both(b'a', 'split', b''); both(b'a', 'partition', b''); both(b'a', 'index', b'b')\n"
    "both(b'a', 'maketrans', b'a', b'bc'); both(b'a', 'translate', b'abc'); both(b'ab', '__mul__', 2**62)\n"
    "both(b'a', 'hex', '--'); both(b'a', 'hex', '\\xe9'); both(b'a', 'join', [b'a', 'b']); both(b'a', 'replace', b'', b'', 'x')\n")

CASES_TEST(views, POOL
    "m = memoryview(b'abcdefgh')\n"
    "def w(): return memoryview(bytearray(b'abcdefgh'))\n"
    "for s in (b'', b'a', b'abcdefgh'):\n"
    "    for n in 'tolist tobytes hex __len__ toreadonly'.split(): case(memoryview(s), n)\n"
    "for k in (0, 3, -1, 8, -9, slice(1, 5, None), slice(None, None, 2), slice(None, None, -1), slice(6, 1, -2), (0,), (0, 0), (),\n"
    "          'x', 1.5, None): case(m, '__getitem__', k)\n"
    "for f in ('c', 'b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'n', 'N', '?', '@H', '<H', 'x', 'BB', '', 'e', 5):\n"
    "    case(m, 'cast', f); case(memoryview(b'abc'), 'cast', f)\n"
    "for sh in ([2, 4], (8,), [2, 2, 2], [3, 3], [], [0], [-1], ['x'], 5, [8, 1]): case(m, 'cast', 'B', sh)\n"
    "for o in 'C', 'F', 'A', None, 'X', 5: case(m, 'tobytes', o)\n"
    "case(m, 'hex', ':'); case(m, 'hex', '-', 3); case(m, '__eq__', b'abcdefgh'); case(m, '__eq__', b'abc')\n"
    "case(m, '__eq__', 'abc'); case(m, '__lt__', b'abc'); case(m, '__setitem__', 0, 1)\n"
    "for k, v in ((0, 255), (0, 256), (0, -1), (0, 'a'), (0, b'a'), (9, 1), (slice(0, 2, None), b'xy'), (slice(0, 2, None), b'x'),\n"
    "             (slice(0, 2, None), 1), ((0,), 5), ((0, 0), 5), ('x', 1), (slice(None, None, -1), b'12345678')):\n"
    "    case(w(), '__setitem__', k, v)\n"
    "case(w(), '__delitem__', 0)\n")

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_arguments), cmocka_unit_test(with_bytes),      cmocka_unit_test(with_numbers),
        cmocka_unit_test(what_is_refused),   cmocka_unit_test(replacing_and_joining), cmocka_unit_test(views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
