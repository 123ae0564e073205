/* test_unicode.c - every code point and many strings against the oracle. */
#include "06_types/unicode.h"
#include "oracle.h"

static const char properties_script[] =
    "import sys, _sre, unicodedata as u\n"
    "out = sys.stdout.write\n"
    "def sigma(t): return '\\u03c2' in t.lower()\n"
    "def case(t): return '+'.join('%x' % ord(x) for x in t)\n"
    "for c in range(0x110000):\n"
    "    s = chr(c)\n"
    "    bits = [s.isalpha(), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isspace(), s.isprintable(),\n"
    "            s.islower(), s.isupper(), u.category(s) == 'Lt', (s + 'a').title()[-1] == 'a',\n"
    "            sigma('A' + s + '\\u03a3') and not sigma(s + '\\u03a3'),\n"
    "            s.isidentifier() and s != '_', ('a' + s).isidentifier(), u.mirrored(s) == 1,\n"
    "            len(('a' + s + 'b').splitlines()) > 1, s.isalnum()]\n"
    "    out('%x %x %s %s %s %d %d %d %r %s %s %s %s %x %d %s\\n' % (c, sum(1 << i for i, b in enumerate(bits) if b),\n"
    "        u.category(s), u.bidirectional(s), u.east_asian_width(s), u.combining(s), u.decimal(s, -1),\n"
    "        u.digit(s, -1), float(u.numeric(s, -7)), case(s.lower()), case(s.upper()), case(s.title()),\n"
    "        case(s.casefold()), _sre.unicode_tolower(c), _sre.unicode_iscased(c),\n"
    "        '' if 0xac00 <= c < 0xd7a4 else u.decomposition(s)))\n";

static char *add_case(char *to, int n, const uint32_t *text)
{
    for (int i = 0; i < n; i++) {
        to += sprintf(to, i == 0 ? "%x" : "+%x", text[i]);
    }
    return to;
}

static unsigned property_bits(uint32_t c)
{
    const bool bits[] = {
        ou_unicode_is_alpha(c), ou_unicode_is_decimal(c), ou_unicode_is_digit(c), ou_unicode_is_numeric(c),
        ou_unicode_is_space(c), ou_unicode_is_printable(c), ou_unicode_is_lower(c), ou_unicode_is_upper(c),
        ou_unicode_is_title(c), ou_unicode_is_cased(c), ou_unicode_is_case_ignorable(c),
        ou_unicode_is_xid_start(c), ou_unicode_is_xid_continue(c), ou_unicode_is_mirrored(c),
        ou_unicode_is_line_break(c), ou_unicode_is_alnum(c),
    };
    unsigned all = 0;
    for (size_t i = 0; i < OU_COUNT_OF(bits); i++) {
        all |= (unsigned)bits[i] << i;
    }
    return all;
}

/* Our line for c, in the layout of the script. */
static void describe(uint32_t c, char *to)
{
    uint32_t text[OU_UNICODE_MAX_DECOMPOSED];
    double number;
    if (!ou_unicode_numeric(c, &number)) {
        number = -7;
    }
    to += sprintf(to, "%x %x %s %s %s %d %d %d ", c, property_bits(c), ou_unicode_category_name(c),
                  ou_unicode_bidi_name(c), ou_unicode_width_name(c), ou_unicode_combining(c),
                  ou_unicode_decimal(c), ou_unicode_digit(c));
    /* Numbers go through Python's repr on the other side. */
    to += sprintf(to, "%.17g ", number);
    to = add_case(to, ou_unicode_to_lower(c, text), text);
    *to++ = ' ';
    to = add_case(to, ou_unicode_to_upper(c, text), text);
    *to++ = ' ';
    to = add_case(to, ou_unicode_to_title(c, text), text);
    *to++ = ' ';
    to = add_case(to, ou_unicode_to_folded(c, text), text);
    bool changes = ou_unicode_simple_lower(c) != c || ou_unicode_simple_upper(c) != c;
    to += sprintf(to, " %x %d ", ou_unicode_simple_lower(c), changes);
    const char *tag;
    int n = ou_unicode_decomposition(c, text, &tag);
    to += sprintf(to, "%s", tag);
    for (int i = 0; i < n; i++) {
        to += sprintf(to, tag[0] == 0 && i == 0 ? "%04X" : " %04X", text[i]);
    }
}

static void every_code_point_is_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, properties_script);
    char *line = NULL, ours[1000], theirs[1000];
    size_t room = 0;
    for (uint32_t c = 0; c < 0x110000; c++) {
        assert_non_null(oracle_line(answers, &line, &room));
        /* The ninth word is a double: bring it to the same form. */
        char *start = line;
        for (int i = 0; i < 8; i++) {
            start = strchr(start, ' ') + 1;
        }
        char *end;
        double number = strtod(start, &end);
        snprintf(theirs, sizeof theirs, "%.*s%.17g%s", (int)(start - line), line, number, end);
        describe(c, ours);
        if (strcmp(ours, theirs) != 0) {
            fail_msg("ours:   %s\ntheirs: %s", ours, theirs);
        }
    }
    free(line);
    oracle_close(answers);
}

static void flags_agree_with_the_mappings(void **state)
{
    (void)state;
    uint32_t text[OU_UNICODE_MAX_DECOMPOSED];
    for (uint32_t c = 0; c < 0x110000; c++) {
        bool changes = ou_unicode_to_lower(c, text) != 1 || text[0] != c;
        changes |= ou_unicode_to_upper(c, text) != 1 || text[0] != c;
        changes |= ou_unicode_to_title(c, text) != 1 || text[0] != c;
        changes |= ou_unicode_to_folded(c, text) != 1 || text[0] != c;
        assert_int_equal(changes, ou_unicode_has(c, OU_UNICODE_CASE_CHANGES));
    }
}

static void beyond_the_last_is_unassigned(void **state)
{
    (void)state;
    uint32_t text[3];
    assert_string_equal(ou_unicode_category_name(0x110000), "Cn");
    assert_string_equal(ou_unicode_category_name(UINT32_MAX), "Cn");
    assert_false(ou_unicode_is_printable(0x110000));
    assert_int_equal(ou_unicode_to_upper(UINT32_MAX, text), 1);
    assert_true(text[0] == UINT32_MAX);
    assert_int_equal(ou_unicode_decimal(UINT32_MAX), -1);
}

/* Each line: the text, then NFC, NFKC, NFD, NFKD as code points in hexadecimal. */
static const char normal_script[] =
    "import random, unicodedata as u\n"
    "r = random.Random(14)\n"
    "def show(t): return ','.join('%x' % ord(x) for x in t)\n"
    "def line(t): print(show(t), *(show(u.normalize(f, t)) for f in ('NFC', 'NFKC', 'NFD', 'NFKD')))\n"
    "for c in range(0x110000):\n"
    "    if not 0xE000 <= c < 0xF900 and c < 0x32000 or u.category(chr(c)) != 'Cn' and c < 0xF0000: line(chr(c))\n"
    "marks = [chr(c) for c in range(0x110000) if u.combining(chr(c))]\n"
    "some = [chr(c) for c in range(0x20000) if u.normalize('NFKD', chr(c)) != chr(c)]\n"
    "some += [chr(c) for c in range(0x1100, 0x1200)] + list('abcdeiouAEIOU') + [chr(0x9c7), chr(0x9be), chr(0x9d7)]\n"
    "for i in range(20000):\n"
    "    t = ''.join(r.choice(marks if r.random() < .5 else some) for k in range(r.randrange(1, 12)))\n"
    "    line(t)\n"
    "    line(u.normalize('NFD', t))\n"
    "for n in (30, 100, 1000, 5000):\n"
    "    for k in range(5): line('a' + ''.join(r.choice(marks) for i in range(n)))\n";

static size_t read_text(char *word, uint32_t *text)
{
    size_t n = 0;
    for (char *end; *word != 0; word = *end == ',' ? end + 1 : end) {
        text[n++] = (uint32_t)strtoul(word, &end, 16);
    }
    return n;
}

static void normal_forms_are_as_in_the_oracle(void **state)
{
    (void)state;
    enum { ROOM = 100000 };
    ORACLE_OR_SKIP(answers, normal_script);
    uint32_t *text = malloc(ROOM * 4), *want = malloc(ROOM * 4), *got = malloc(ROOM * 4);
    char *buffer = NULL, *line;
    size_t room = 0, n_lines = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        n_lines++;
        size_t n = read_text(oracle_word(&line), text);
        for (OuUnicodeForm form = OU_UNICODE_NFC; form <= OU_UNICODE_NFKD; form++) {
            char *word = oracle_word(&line);
            size_t n_want = read_text(word, want);
            bool compat = form == OU_UNICODE_NFKC || form == OU_UNICODE_NFKD;
            size_t expected;
            assert_true(ou_unicode_decomposed_length(text, n, compat, &expected));
            size_t n_got = ou_unicode_decompose(text, n, compat, got);
            assert_int_equal(n_got, expected);
            if (form == OU_UNICODE_NFC || form == OU_UNICODE_NFKC) {
                n_got = ou_unicode_compose(got, n_got);
            }
            if (n_got != n_want || memcmp(got, want, n_got * 4) != 0) {
                fail_msg("line %zu, first U+%04X, form %d: lengths %zu, wanted %zu", n_lines, text[0],
                         (int)form, n_got, n_want);
            }
            OuUnicodeAnswer answer = ou_unicode_quick_check(text, n, form);
            bool normal = n == n_want && memcmp(text, want, n * 4) == 0;
            assert_true(answer == OU_UNICODE_MAYBE || normal == (answer == OU_UNICODE_YES));
        }
    }
    assert_true(n_lines > 100000);
    free(text);
    free(want);
    free(got);
    free(buffer);
    oracle_close(answers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_is_as_in_the_oracle),
        cmocka_unit_test(flags_agree_with_the_mappings),
        cmocka_unit_test(beyond_the_last_is_unassigned),
        cmocka_unit_test(normal_forms_are_as_in_the_oracle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
