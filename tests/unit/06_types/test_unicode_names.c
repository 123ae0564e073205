/* test_unicode_names.c - every name, in both directions, against the oracle. */
#include "06_types/unicode_names.h"
#include "oracle.h"

static void every_name_is_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, "import unicodedata\n"
                            "for c in range(0x110000): print(unicodedata.name(chr(c), ''))\n");
    char *line = NULL, ours[OU_UNICODE_NAME_ROOM + 1];
    size_t room = 0;
    for (uint32_t c = 0; c < 0x110000; c++) {
        uint32_t found[OU_UNICODE_MAX_SEQUENCE];
        assert_non_null(oracle_line(answers, &line, &room));
        size_t n = ou_unicode_name(c, ours);
        ours[n] = 0;
        if (strcmp(ours, line) != 0) {
            fail_msg("U+%04X: ours %s, theirs %s", c, ours, line);
        }
        if (n > 0) {
            assert_int_equal(ou_unicode_find(ours, n, found), 1);
            assert_int_equal(found[0], c);
        }
    }
    free(line);
    oracle_close(answers);
    assert_int_equal(ou_unicode_name(0x110000, ours), 0);
    assert_int_equal(ou_unicode_name(UINT32_MAX, ours), 0);
}

/* Each line: the code points, comma-separated ("-": none), and the name. Aliases and
 * sequences come from the oracle's own list of private names. */
static const char lookups[] =
    "import ctypes, random, unicodedata\n"
    "r = random.Random(7)\n"
    "get = ctypes.pythonapi.PyCapsule_GetPointer\n"
    "get.restype = ctypes.c_void_p; get.argtypes = [ctypes.py_object, ctypes.c_char_p]\n"
    "p = get(unicodedata._ucnhash_CAPI, b'unicodedata._ucnhash_CAPI')\n"
    "fn = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(\n"
    "    ctypes.cast(p, ctypes.POINTER(ctypes.c_void_p))[0])\n"
    "b = ctypes.create_string_buffer(1000)\n"
    "def one(n):\n"
    "    try: t = unicodedata.lookup(n)\n"
    "    except KeyError: t = ''\n"
    "    print(','.join('%x' % ord(c) for c in t) or '-', n)\n"
    "n_private = 0\n"
    "for c in range(0xF0000, 0xF1000):\n"
    "    if fn(c, b, 1000, 1): one(b.value.decode()); one(b.value.decode().lower()); n_private += 1\n"
    "assert n_private > 900\n"
    "names = [unicodedata.name(chr(c), '') for c in range(0x20000)]\n"
    "names = [n for n in names if n]\n"
    "for i in range(30000):\n"
    "    n = r.choice(names); k = r.randrange(len(n) + 1)\n"
    "    one(r.choice([n.lower(), n.title(), n[:k], n[k:], n[:k] + r.choice('AEIOU -019X') + n[k:], n[:k] + n[k + 1:], n + ' ', ' ' + n]))\n"
    "for t in ['CJK UNIFIED IDEOGRAPH-04E00', 'CJK UNIFIED IDEOGRAPH-4e00', 'cjk unified ideograph-4E00', 'CJK UNIFIED IDEOGRAPH-4DFF',\n"
    "          'CJK UNIFIED IDEOGRAPH-020000', 'CJK UNIFIED IDEOGRAPH-20000', 'CJK UNIFIED IDEOGRAPH-F900', 'CJK COMPATIBILITY IDEOGRAPH-0F900',\n"
    "          'cjk compatibility ideograph-f900', 'CJK COMPATIBILITY IDEOGRAPH-4E00', 'Nushu character-1b170', 'NUSHU CHARACTER-1B16F', 'TANGUT IDEOGRAPH-17000',\n"
    "          'HANGUL SYLLABLE', 'HANGUL SYLLABLE ', 'HANGUL SYLLABLE GA', 'HANGUL SYLLABLE ga', 'hangul syllable GA', 'HANGUL SYLLABLE GAGX',\n"
    "          'HANGUL SYLLABLE A', 'HANGUL SYLLABLE GGEUBS', 'HANGUL SYLLABLE GG', '-', '-4E00', 'X-4E00', 'A' * 87, 'A' * 300]: one(t)\n";

static void lookups_are_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, lookups);
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        uint32_t found[OU_UNICODE_MAX_SEQUENCE];
        char text[100], *to = text;
        const char *want = oracle_word(&line);
        int n = ou_unicode_find(line, strlen(line), found);
        strcpy(text, "-");
        for (int i = 0; i < n; i++) {
            to += sprintf(to, i == 0 ? "%x" : ",%x", found[i]);
        }
        if (strcmp(text, want) != 0) {
            fail_msg("%s: ours %s, theirs %s", line, text, want);
        }
    }
    free(buffer);
    oracle_close(answers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_is_as_in_the_oracle),
        cmocka_unit_test(lookups_are_as_in_the_oracle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
