/* test_str_formatting.c - str.format, str.__format__, the % operator and codecs against the oracle. */
#include "unit.h"

#include "types_live.h"

#include "06_types/codec.h"
#include "06_types/function.h"
#include "oracle_cases.h"

CASES_TEST(specifications,
    "for sp in ['', 'zz', '+', '-', ' ', '#', 'z', '=10', '0=5', '010', '>010', '*^9', '*^8', '5.2', '.3s', ',', '_', 'd', '10d', 'c',\n"
    "           '\\u1234', '.', '10.', 'x<5x', '5,s', '*<010', '=', '9' * 20, '.' + '9' * 20, ',,', '_,', ',_', ',d', '_x', '+z#5',\n"
    "           '\\u1234^5', '\\U0001f600>4', '<', '>', '^', '3', '.0', '0', '1s', 's']:\n"
    "    for s in ('', 'a', 'ab', 'caf\\xe9', 'x\\U0001f600y'): case(s, '__format__', sp)\n"
    "case('a', '__format__', 1); case('a', '__format__', None)\n")

CASES_TEST(templates,
    "for s in ['{', '}', '{}', '{0', '{0!}', '{0!x}', '{0!r', '{0!rr}', '{0!r:}', '{0:{}}', '{0:{1}{', '{a.b', '{0[', '{0[]}',\n"
    "          '{0[a}', '{0.}', '{0[a]b}', '{!r}', '{:{:{}}}', '}{', '{0}{}', '{}{0}', '{-1}', '{ 0}', '{0:}}', '{0!r }', '{0}}',\n"
    "          '{' + '9' * 20 + '}', '{0[' + '9' * 20 + ']}', '{0:{a}}', '{a}', '{0[0]}', '{.x}', '{[1]}', '{0:5}{0!r:>9}', '{{}}',\n"
    "          '{0!\\u1234}', '{5}', '{{', '{:', '{0:{', '{0:{}', '{:{}}', '{!}', '{!', '{a!}', '{0[a]!s:>5}', 'x{}y{}z', '{1}{0}',\n"
    "          '{0:{1}}', '{0:>{1}}|', '{0:{1}.{1}}', '{k}', '{k[a]}', '{k[0]}', '{0!a}{0!s}', '\\u1234{}', '{\\u1234}', '{0:\\u1234<9}']:\n"
    "    case(s, 'format', 'abc', 7); case(s, 'format', 'caf\\xe9', 7, k={'a': 1, 0: 2}); case(s, 'format')\n"
    "    case(s, 'format_map', {'a': 1, 'k': {'a': 5, 0: 6}, '\\u1234': 'u'}); case(s, 'format_map', [1, 2])\n")

CASES_TEST(percent,
    "L = [('%d', 'a'), ('%d', 1.9), ('%x', 1.9), ('%x', 'a'), ('%c', -1), ('%c', 1114112), ('%c', 'ab'), ('%c', 1.0), ('%c', 66),\n"
    "  ('%f', 'a'), ('%s', ()), ('%s %s', (1,)), ('%s', (1, 2)), ('%', 1), ('%y', 1), ('%(a)s', 1), ('%(a', {}), ('%(a)s', {'a': 1}),\n"
    "  ('%(a)', {'a': 1}), ('%*d', ('a', 1)), ('%*d', (5, 1)), ('%*d', (-5, 1)), ('%.*d', (5, 1)), ('%.*f', (-5, 1.0)),\n"
    "  ('%' + '9' * 20 + 'd', 1), ('%.' + '9' * 20 + 'd', 1), ('%#.5x', 255), ('%#x', -255), ('%+d', 5), ('% d', 5), ('%05d', -5),\n"
    "  ('%-5d|', 5), ('%#o', 8), ('%X', 255), ('%#X', 255), ('%5.3s|', 'abcdef'), ('%%', ()), ('%5%|', ()), ('%a', '\\xe9'),\n"
    "  ('%r', '\\xe9'), ('%g', 1e10), ('%G', 1e-10), ('%#g', 1.0), ('%ld', 5), ('%hhd', 5), ('%s', [1]), ('abc', [1]), ('abc', {}),\n"
    "  ('abc', (1,)), ('abc', 5), ('%s', 'x'), ('%(a)s %s', {'a': 1}), ('%i', 10**30), ('%o', -10**20), ('%020d', -10**10),\n"
    "  ('%+.3d', 7), ('%s%s', {}), ('%u', 3), ('%.0f', 0.5), ('%10.2e', 12345.678), ('%c', '\\xe9'), ('%(a)(b)s', {}),\n"
    "  ('%((a))s', {'(a)': 3}), ('%5c|', 'x'), ('%05s', 'x'), ('%d', None), ('%.3%', ()), ('%.f', 1.5), ('%\\u1234', 1),\n"
    "  ('%*%d', (3, 4)), ('%.50f', 0.1), ('%(x)%', {'x': 1}), ('%(x)*d', {'x': 1}), ('%#.3g', 3.0), ('%-+5d|', 3), ('%-05d|', 3),\n"
    "  ('% +d', 3), ('%z', ()), ('%08.3f', -3.14159), ('%+e', 1e300), ('%-10s|', '\\U0001f600'), ('%.1s', '\\u1234\\u1235'),\n"
    "  ('%\\u1234s', 1), ('\\u1234%s', 'a'), ('%s', '\\u1234'), ('%.120f', 1e-10), ('%x', 2**100), ('%#X', 2**100), ('%.40d', 5)]\n"
    "for f, a in L: case(f, '__mod__', a)\n"
    "M = [(b'%d', 'a'), (b'%d', 1.9), (b'%x', 1.9), (b'%c', -1), (b'%c', 256), (b'%c', b'ab'), (b'%c', b'a'), (b'%c', bytearray(b'a')),\n"
    "  (b'%c', 66), (b'%c', 'a'), (b'%f', 'a'), (b'%s', 'a'), (b'%b', 1), (b'%b', b'x'), (b'%5b|', bytearray(b'x')),\n"
    "  (b'%b', memoryview(b'zz')), (b'%a', '\\xe9'), (b'%r', '\\xe9'), (b'%s', ()), (b'%s %s', (b'1',)), (b'%s', (b'1', 2)), (b'%', 1),\n"
    "  (b'%y', 1), (b'%(a)s', 1), (b'%(a)s', {b'a': b'1'}), (b'%(a)s', {'a': 1}), (b'%*d', ('a', 1)), (b'%05d', -5), (b'%#X', 255),\n"
    "  (b'%zf', -0.0), (b'%z5.0f|', -0.1), (b'%z', 1), (b'%g', 1e10), (b'%5%|', ()), (b'%.2s|', b'abc'), (b'abc', 5), (b'%-5d|', 5), (b'%(a', {}), (b'%' + b'9' * 20 + b'd', 1)]\n"
    "for f, a in M: case(f, '__mod__', a); case(bytearray(f), '__mod__', a)\n")

#define CODECS                                                                                         \
    "E = ['utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'UTF_16BE', 'utf-32', 'utf-32-le', 'utf-32-be', "       \
    "'unicode_escape', 'raw_unicode_escape', 'utf-8-sig', 'L1', 'U8', 'us-ascii', 'iso-8859-1']\n"                     \
    "H = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape', "  \
    "'surrogatepass']\n"

CASES_TEST(encoding, CODECS
    "for s in ['', 'abc', '\\xe9a', 'a\\xe9\\xea', '\\u1234x\\u1235', '\\ud800', 'a\\udc80\\udcffb', '\\ud800\\udc00', '\\U0001f600x', '\\udc41',\n"
    "          '\\u0100\\udc90\\u0101', '\\\\ \\n\\t\\r\\x7f\\x00', 'x' * 50 + '\\xe9' + 'y' * 50]:\n"
    "    for e in E:\n"
    "        for h in H: case(s, 'encode', e, h)\n"
    "    case(s, 'encode')\n")

CASES_TEST(decoding, CODECS
    "random.seed(9)\n"
    "B = [b'', b'abc', b'\\xff', b'a\\xe9b', b'\\xc3\\xa9', b'\\xc3', b'\\xe1\\x88', b'\\xe1\\x88\\xb4', b'\\xed\\xa0\\x80', b'\\xf0\\x9f\\x98\\x80',\n"
    "  b'\\xf0\\x9f\\x98', b'\\xf8\\x88', b'\\x80\\x80abc', b'\\xff\\xfea\\x00', b'\\xfe\\xff\\x00a', b'a', b'a\\x00b', b'\\x00\\xd8a\\x00', b'\\x00\\xdc',\n"
    "  b'\\x00\\xd8', b'\\x00\\xd8\\x00\\xdc', b'\\xd8\\x00\\xdc\\x00', b'\\xff\\xfe\\x00\\x00a\\x00\\x00\\x00', b'\\x00\\x00\\xfe\\xff\\x00\\x00\\x00a',\n"
    "  b'\\x00\\xd8\\x00\\x00', b'\\x00\\x00\\x11\\x00', b'\\x00\\x11\\x00\\x00', b'abcde', b'\\xef\\xbb\\xbfabc', b'\\\\x41\\\\u1234\\\\U0001f600\\\\101\\\\n',\n"
    "  b'\\\\x4', b'\\\\u12', b'\\\\U0011ffff', b'\\\\N{LATIN SMALL LETTER A}', b'\\\\N{x}', b'\\\\N', b'\\\\N{', b'\\\\', b'a\\\\u00', b'\\\\xg', b'\\\\777',\n"
    "  b'\\\\Ux', b'\\\\\\\\u0041', b'\\\\u0041\\\\', b'\\\\U00110000z', b'\\\\N{}']\n"
    "B += [bytes(random.choice(b'\\x00a\\xc3\\xa9\\xe1\\x88\\xd8\\xdc\\xed\\xf0\\x9f\\xff\\\\ux0') for _ in range(random.randint(1, 9))) for _ in range(150)]\n"
    "import warnings; warnings.simplefilter('ignore')\n"
    "for b in B:\n"
    "    for e in E:\n"
    "        for h in H:\n"
    "            if 'ref' not in h and 'name' not in h or e in ('utf-8', 'ascii', 'utf-16', 'utf-32'): case(b, 'decode', e, h)\n"
    "    case(b, 'decode')\n")

/* ---- registered error handlers, and charmap ---- */

static OuObject *handler_answer; /* what the handler returns */

static OuObject *handler(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self, (void)n, (void)kwnames;
    OuObject *start = ou_get_attr_text(th, args[0], "start");
    assert_non_null(start);
    ou_drop(th, start);
    return ou_keep(handler_answer);
}

static const OuMethodDef handler_def = {"handler", handler, "exc, /", 0, NULL};

/* Answer and outcome are literals. */
static void expect(const char *answer, OuObject *(*run)(void), const char *outcome)
{
    const char *at = answer;
    handler_answer = literal_read(&at);
    char *got = cases_answer(run());
    assert_string_equal(got, outcome);
    free(got);
    ou_drop(TH, handler_answer);
}

static OuObject *decode_it(void)
{
    return ou_str_decode(TH, "ab\xff" "cd", 5, "utf-8", "test.handler");
}

static OuObject *encode_it(void)
{
    OuObject *s = str("ab\xc3\xa9\xc3\xa8" "cd");
    OuObject *bytes = ou_str_encode(TH, s, "ascii", "test.handler");
    ou_drop(TH, s);
    return bytes;
}

static OuObject *decode_mapped(void)
{
    const char *at = "{97: 'xyz', 98: 49, 99: None}";
    OuObject *mapping = literal_read(&at);
    OuObject *s = ou_codec_decode_charmap(TH, "abcd", 4, "test.handler", mapping);
    ou_drop(TH, mapping);
    return s;
}

static OuObject *encode_mapped(void)
{
    const char *at = "{98: 49, 99: b'CC'}";
    OuObject *mapping = literal_read(&at), *s = str("bcxy");
    OuObject *bytes = ou_codec_encode_charmap(TH, s, "test.handler", mapping);
    ou_drop(TH, s);
    ou_drop(TH, mapping);
    return bytes;
}

static void registered_handlers(void **state)
{
    (void)state;
    live_start();
    OuObject *native = ou_native_new(TH, &handler_def, NULL, NULL);
    assert_true(ou_codec_register_error(TH, "test.handler", native));
    ou_drop(TH, native);
    expect("('<\\u1234>', 3)", decode_it, "'ab<\\u1234>cd'");
    expect("('', -1)", decode_it, "'abd'");
    expect("('x', 5)", decode_it, "'abx'");
    expect("('x', 6)", decode_it, "!IndexError: position 6 from error handler out of bounds");
    expect("5", decode_it, "!TypeError: decoding error handler must return (str, int) tuple");
    expect("(b'x', 3)", decode_it, "!TypeError: decoding error handler must return (str, int) tuple");
    expect("('?!', 4)", encode_it, "b'ab?!cd'");
    expect("(b'\\xff', 4)", encode_it, "b'ab\\xffcd'");
    expect("('x', -1)", encode_it, "b'abxd'");
    expect("('\\xe9', 4)", encode_it,
           "!UnicodeEncodeError: 'ascii' codec can't encode characters in position 2-3: ordinal not in range(128)");
    expect("5", encode_it, "!TypeError: encoding error handler must return (str/bytes, int) tuple");
    expect("('!', 4)", decode_mapped, "'xyz1!'");
    expect("('b', 4)", encode_mapped, "b'1CC1'");
    live_end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specifications), cmocka_unit_test(templates), cmocka_unit_test(percent),
        cmocka_unit_test(encoding),       cmocka_unit_test(decoding),  cmocka_unit_test(registered_handlers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
