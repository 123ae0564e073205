/* test_format_spec.c - specifications and layouts against the oracle's format(). */
#include "06_types/format_spec.h"
#include "oracle.h"

static size_t read_code_points(const char *word, uint32_t *out)
{
    size_t n = 0;
    for (char *end; *word != 0 && *word != '-'; word = *end == ',' ? end + 1 : end) {
        out[n++] = (uint32_t)strtoul(word, &end, 16);
    }
    return n;
}

static const char *message_start(OuFormatSpecError error)
{
    switch (error) {
    case OU_FORMAT_SPEC_INVALID:
        return "Invalid format specifier";
    case OU_FORMAT_SPEC_TOO_MANY_DIGITS:
        return "Too many decimal digits in format string";
    case OU_FORMAT_SPEC_NO_PRECISION:
        return "Format specifier missing precision";
    case OU_FORMAT_SPEC_TWO_SEPARATORS:
        return "Cannot specify both ',' and '_'.";
    case OU_FORMAT_SPEC_SEPARATOR_WITH_TYPE:
        return "Cannot specify '";
    default:
        return "";
    }
}

static const char *const our_messages[] = {
    "Invalid format specifier", "Too many decimal digits", "Format specifier missing precision",
    "Cannot specify both", "Cannot specify ','", "Cannot specify '_'",
};

/* Whether the oracle's message is one that parsing gives (others depend on the type). */
static bool is_parse_message(const char *message)
{
    for (size_t i = 0; i < OU_COUNT_OF(our_messages); i++) {
        if (strncmp(message, our_messages[i], strlen(our_messages[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Lines: kind spec sign prefix digits rest outcome, texts as code points; the outcome
 * is "=" and code points, or "!" and a message. */
static const char script[] =
    "import random\n"
    "r = random.Random(3101)\n"
    "def show(t): return ','.join('%x' % ord(c) for c in t) or '-'\n"
    "def parts(kind, v, t):\n"
    "    if kind == 'int':\n"
    "        s = format(abs(v), t if t in tuple('boxX') else 'd')\n"
    "        return s, ''\n"
    "    s = str(abs(v)); k = 0\n"
    "    while k < len(s) and s[k].isdigit(): k += 1\n"
    "    return s[:k], s[k:]\n"
    "def one(kind, v, spec):\n"
    "    t = spec[-1:]\n"
    "    prefix = '0' + t if kind == 'int' and '#' in spec and t in tuple('boxX') else ''\n"
    "    d, rest = parts(kind, v, t)\n"
    "    try:\n"
    "        out = format(v, spec)\n"
    "        if len(out) > 5000: return\n"
    "        out = '=' + show(out)\n"
    "    except (ValueError, OverflowError, MemoryError) as e: out = '!' + str(e).encode('ascii', 'backslashreplace').decode()\n"
    "    print(kind, show(spec), int(str(v)[0] == '-'), prefix or '-', d or '-', rest or '-', out)\n"
    "pick = lambda *a: r.choice(a)\n"
    "for i in range(60000):\n"
    "    kind = pick('int', 'int', 'float')\n"
    "    fill = pick('', '', '', '', '*', '0', '\\xe9', '\\u20ac', '\\U0001f600', ' ', '<', '=')\n"
    "    align = pick('', '<', '>', '^', '=') if not fill else pick('<', '>', '^', '=')\n"
    "    spec = fill + align + pick('', '', '+', '-', ' ') + pick('', '', '', '', '#') + pick('', '', '0')\n"
    "    spec += pick('', '', str(r.randrange(40)), '1', '20', '\\u0663') + pick('', '', ',', '_')\n"
    "    spec += pick('', 'd', 'd', 'x', 'X', 'b', 'o') if kind == 'int' else ''\n"
    "    v = r.randrange(10**r.randrange(1, 25)) * pick(1, -1) if kind == 'int' else pick(1.5, -0.0, 123456.75, 1e300, float('inf'), -float('inf'), float('nan'), r.uniform(-1e9, 1e9))\n"
    "    one(kind, v, spec)\n"
    "    junk = list(spec) + [pick(*',_.z#0-+ dxcnsy9\\u0663\\t\\xe9') for k in range(r.randrange(3))]\n"
    "    r.shuffle(junk)\n"
    "    one(kind, v, ''.join(junk))\n"
    "for s in ['99999999999999999999', '9223372036854775807', '9223372036854775808', '.9223372036854775808', '.', '.d', ',,', '__', ',_', '_,', ',,d']: one('int', 1, s)\n";

static void check_line(char *line)
{
    uint32_t spec_text[100], want[5000], got[5000];
    bool is_int = strcmp(oracle_word(&line), "int") == 0;
    size_t n = read_code_points(oracle_word(&line), spec_text);
    bool negative = oracle_word(&line)[0] == '1';
    const char *prefix = oracle_word(&line), *digits = oracle_word(&line), *rest = oracle_word(&line);
    OuFormatSpec spec, narrow;
    OuFormatSpecError error = ou_format_spec_parse(spec_text, n, 4, '>', is_int ? 'd' : 0, &spec);
    bool parsed = !(line[0] == '!' && is_parse_message(line + 1));
    if ((error == OU_FORMAT_SPEC_OK) != parsed ||
        strncmp(line + 1, message_start(error), strlen(message_start(error))) != 0) {
        fail_msg("error %d, but %s", (int)error, line);
    }
    uint16_t two[100];
    bool fits = true;
    for (size_t i = 0; i < n; i++) {
        fits &= spec_text[i] < 0x10000;
        two[i] = (uint16_t)spec_text[i];
    }
    if (fits) {
        assert_int_equal(ou_format_spec_parse(two, n, 2, '>', is_int ? 'd' : 0, &narrow), error);
        assert_memory_equal(&spec, &narrow, sizeof spec);
    }
    if (error == OU_FORMAT_SPEC_SEPARATOR_WITH_TYPE) {
        char start[60];
        bool plain = spec.type > 32 && spec.type < 128;
        snprintf(start, sizeof start, plain ? "!Cannot specify '%c' with '%c'." : "!Cannot specify '%c' with '\\x%x'.",
                 spec.grouping, (int)spec.type);
        assert_string_equal(line, start);
    }
    bool number_type = spec.type == 0 || (is_int && strchr("dboxX", (int)spec.type) != NULL);
    if (line[0] != '=' || !number_type || spec.precision >= 0 || spec.no_neg_zero || (!is_int && spec.alternate)) {
        return;
    }
    size_t n_want = read_code_points(line + 1, want);
    uint32_t separator;
    const char *grouping = ou_format_spec_grouping(&spec, &separator);
    OuNumberLayout layout;
    prefix = prefix[0] == '-' || !spec.alternate ? "" : prefix; /* a # may also be the fill */
    digits = digits[0] == '-' ? "" : digits;
    rest = rest[0] == '-' ? "" : rest;
    assert_true(ou_format_spec_layout(&spec, negative, strlen(prefix), strlen(digits), strlen(rest), grouping,
                                      separator != 0, &layout));
    if (layout.total != n_want) {
        fail_msg("length %zu, wanted %zu: %s", layout.total, n_want, line);
    }
    ou_format_spec_write(&layout, &spec, prefix, digits, strlen(digits), rest, grouping, separator, got, 4);
    assert_memory_equal(got, want, n_want * 4);
    if (spec.fill < 256) {
        uint8_t bytes[5000];
        ou_format_spec_write(&layout, &spec, prefix, digits, strlen(digits), rest, grouping, separator, bytes, 1);
        for (size_t i = 0; i < n_want; i++) {
            assert_int_equal(bytes[i], want[i]);
        }
    }
}

static void formats_are_as_in_the_oracle(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, script);
    char *buffer = NULL, *line;
    size_t room = 0, n = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        check_line(line);
        n++;
    }
    assert_true(n > 100000);
    free(buffer);
    oracle_close(answers);
}

static void check_group(const char *digits, size_t min_width, const char *grouping, uint32_t separator, const char *want)
{
    char text[200];
    size_t n = ou_format_spec_grouped_length(strlen(digits), min_width, grouping, separator != 0);
    assert_int_equal(n, strlen(want));
    ou_format_spec_group(digits, strlen(digits), grouping, separator, text, n, 1);
    assert_memory_equal(text, want, n);
}

static void groups_are_as_a_locale_says(void **state)
{
    (void)state;
    check_group("1234567890", 0, "\3\2", ',', "1,23,45,67,890");
    check_group("1234567890", 0, "\3\177", ',', "1234567,890");
    check_group("1234567890", 0, "\3\3\1\177", ',', "123,4,567,890");
    check_group("1234567890", 0, "", ',', "1234567890");
    check_group("1234567890", 0, "\177", ',', "1234567890");
    check_group("1234567890", 0, "\3", 0, "1234567890");
    check_group("1", 8, "\3", ',', "0,000,001");
    check_group("1", 7, "\3", ',', "000,001");
    check_group("1", 8, "\3\177", ',', "0000,001");
    check_group("12", 10, "\3\2", ',', "0,00,00,012");
    check_group("", 10, "\3", ',', "");
    check_group("123456", 0, "\3", ',', "123,456");
    check_group("1", 5, "", 0, "00001");
}

static void enormous_widths_are_quick(void **state)
{
    (void)state;
    size_t width = (size_t)1 << 60;
    size_t n = ou_format_spec_grouped_length(1, width, "\3", 1);
    assert_true(n >= width && n <= width + 1);
    OuFormatSpec spec;
    OuNumberLayout layout;
    assert_int_equal(ou_format_spec_parse(&"0,9223372036854775807d"[2], 20, 1, '>', 'd', &spec), OU_FORMAT_SPEC_OK);
    assert_false(ou_format_spec_layout(&spec, false, 0, 1, 0, "", 0, &layout));
    assert_int_equal(ou_format_spec_parse("01152921504606846976,d", 22, 1, '>', 'd', &spec), OU_FORMAT_SPEC_OK);
    assert_true(ou_format_spec_layout(&spec, false, 0, 1, 0, "\3", 1, &layout));
    assert_true(layout.total >= width);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_as_in_the_oracle),
        cmocka_unit_test(groups_are_as_a_locale_says),
        cmocka_unit_test(enormous_widths_are_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
