/* Tokens, their places, and what is wrong with text that has none. */
#include "unit.h"
#include "08_compile/lexer.h"

#include <stdio.h>
#include <string.h>

/* The tokens as text: names, numbers and strings in angle brackets, the rest as written,
 * layout by a word; an error by its message and place. */
static void lex(const char *text, char *out, size_t room)
{
    static const char *const layout[] = {"END", "NEWLINE", "INDENT", "DEDENT"};
    OuLexer lexer;
    OuToken token;
    size_t n = 0;
    ou_lexer_init(&lexer, text, strlen(text), 1, 0);
    out[0] = '\0';
    while (ou_lexer_next(&lexer, &token)) {
        const char *sep = n == 0 ? "" : " ";
        if (token.kind <= OU_T_DEDENT) {
            n += (size_t)snprintf(out + n, room - n, "%s%s", sep, layout[token.kind]);
        } else if (token.kind <= OU_T_UNKNOWN) {
            n += (size_t)snprintf(out + n, room - n, "%s<%.*s>", sep, (int)(token.end - token.start),
                                  text + token.start);
        } else {
            n += (size_t)snprintf(out + n, room - n, "%s%s", sep, ou_token_text(token.kind));
        }
        assert_true(ou_lexer_check(&lexer));
        if (token.kind == OU_T_END) {
            return;
        }
    }
    if (lexer.stop == OU_LEX_FAILED) {
        snprintf(out + n, room - n, "%s!%s %u:%d", n == 0 ? "" : " ", lexer.error.message, lexer.error.line,
                 (int)lexer.error.offset);
    } else {
        snprintf(out + n, room - n, "%s!open %c", n == 0 ? "" : " ", lexer.open[lexer.n_open - 1].opener);
    }
}

static const struct {
    const char *text, *tokens;
} rows[] = {
    {"", "END"},
    {"\n\n  # nothing\n\n", "END"},
    {"a\n", "<a> NEWLINE END"},
    {"a = b + 1 # c\n", "<a> = <b> + <1> NEWLINE END"},
    {"if a:\n  b\n  c\nd\n", "if <a> : NEWLINE INDENT <b> NEWLINE <c> NEWLINE DEDENT <d> NEWLINE END"},
    {"if a:\n  b\n\n # c\n  c\n", "if <a> : NEWLINE INDENT <b> NEWLINE <c> NEWLINE DEDENT END"},
    {"if a:\n if b:\n  c\n", "if <a> : NEWLINE INDENT if <b> : NEWLINE INDENT <c> NEWLINE DEDENT DEDENT END"},
    {"(a,\n  b)\n", "( <a> , <b> ) NEWLINE END"},
    {"a \\\n b\n", "<a> <b> NEWLINE END"},
    {"a**=b//=c>>=d<<=e@=f->g:=h...i\n",
     "<a> **= <b> //= <c> >>= <d> <<= <e> @= <f> -> <g> := <h> ... <i> NEWLINE END"},
    {"a<>b!=c<=d>=e==f<g>h\n", "<a> != <b> != <c> <= <d> >= <e> == <f> < <g> > <h> NEWLINE END"},
    {"r'a' Rb\"b\" bR'c' f'd' rF'e' u'f' br''\n",
     "<r'a'> <Rb\"b\"> <bR'c'> <f'd'> <rF'e'> <u'f'> <br''> NEWLINE END"},
    {"ur'a'\n", "<ur> <'a'> NEWLINE END"},
    {"bu'a' rr'b'\n", "<bu> <'a'> <rr> <'b'> NEWLINE END"},
    {"'''a\n'b''' 'c\\'d' 'e\\\nf'\n", "<'''a\n'b'''> <'c\\'d'> <'e\\\nf'> NEWLINE END"},
    {"0 00 0_0 1_000 0x_F 0b1_0 0o7 1. .5 1e5 1.5E-3 2j 1_0.0_1e1_0J 0777.5\n",
     "<0> <00> <0_0> <1_000> <0x_F> <0b1_0> <0o7> <1.> <.5> <1e5> <1.5E-3> <2j> <1_0.0_1e1_0J> <0777.5> "
     "NEWLINE END"},
    {"1if 2else 0xfor\n", "<1> if <2> else <0xf> or NEWLINE END"},
    {"a.b..c...d\n", "<a> . <b> . . <c> ... <d> NEWLINE END"},
    {"async await match case _ type None True False\n",
     "async await <match> <case> <_> <type> None True False NEWLINE END"},
    {"\xc3\xa9t\xc3\xa9 = \xe2\x84\x95\n", "<\xc3\xa9t\xc3\xa9> = <\xe2\x84\x95> NEWLINE END"},
    {"a ? $ ! `\n", "<a> <?> <$> <!> <`> NEWLINE END"},
    {"a", "<a> END"},
    {"1__0\n", "!invalid decimal literal 1:2"},
    {"0777\n", "!leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
               "integers 1:1"},
    {"0b12\n", "!invalid digit '2' in binary literal 1:4"},
    {"0xg\n", "!invalid hexadecimal literal 1:2"},
    {"1abc\n", "!invalid decimal literal 1:1"},
    {"1e+\n", "!invalid decimal literal 1:3"},
    {"1jx\n", "!invalid imaginary literal 1:2"},
    {"'abc\n", "!unterminated string literal (detected at line 1) 1:1"},
    {"a = '''b\nc\n", "<a> = !unterminated triple-quoted string literal (detected at line 2) 1:5"},
    {"a\xe2\x82\xac\n", "!invalid character '\xe2\x82\xac' (U+20AC) 1:2"},
    {"a \xc2\xa0\n", "<a> !invalid non-printable character U+00A0 1:3"},
    {"a \x01\n", "<a> !invalid non-printable character U+0001 1:3"},
    {"(]\n", "( !closing parenthesis ']' does not match opening parenthesis '(' 1:2"},
    {"(\n]\n", "( !closing parenthesis ']' does not match opening parenthesis '(' on line 1 2:1"},
    {")\n", "!unmatched ')' 1:1"},
    {"(a\n[\n", "( <a> [ !open ["},
    {"a \\b\n", "<a> !unexpected character after line continuation character 1:4"},
    {"a \\\n", "<a> !unexpected EOF while parsing 1:4"},
    {"if a:\n  b\n c\n",
     "if <a> : NEWLINE INDENT <b> NEWLINE !unindent does not match any outer indentation level 3:3"},
    {"if a:\n\tb\n        c\n",
     "if <a> : NEWLINE INDENT <b> NEWLINE !inconsistent use of tabs and spaces in indentation 3:1"},
};

static void tokens_are_as_written(void **state)
{
    (void)state;
    char found[1024];
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        lex(rows[i].text, found, sizeof(found));
        assert_string_equal(found, rows[i].tokens);
    }
}

static void places_count_lines_from_one_and_bytes_from_zero(void **state)
{
    (void)state;
    const char text[] = "\xc3\xa9 = '''a\nb''' ; c\n";
    static const uint32_t places[][4] = {{1, 0, 1, 2}, {1, 3, 1, 4}, {1, 5, 2, 4}, {2, 5, 2, 6}, {2, 7, 2, 8}};
    OuLexer lexer;
    OuToken token;
    ou_lexer_init(&lexer, text, sizeof(text) - 1, 1, 0);
    for (size_t i = 0; i < OU_COUNT_OF(places); i++) {
        assert_true(ou_lexer_next(&lexer, &token));
        assert_int_equal(token.line, places[i][0]);
        assert_int_equal(token.col, places[i][1]);
        assert_int_equal(token.end_line, places[i][2]);
        assert_int_equal(token.end_col, places[i][3]);
    }
}

static void two_hundred_brackets_may_be_open(void **state)
{
    (void)state;
    char text[OU_LEX_MAX_OPEN + 2];
    char found[2048];
    memset(text, '(', sizeof(text));
    text[sizeof(text) - 1] = '\0';
    lex(text, found, sizeof(found));
    assert_non_null(strstr(found, "!too many nested parentheses 1:201"));
    text[OU_LEX_MAX_OPEN] = '\0';
    lex(text, found, sizeof(found));
    assert_non_null(strstr(found, "!open ("));
}

static void ninety_nine_blocks_may_be_nested(void **state)
{
    (void)state;
    for (int depth = 99; depth <= 100; depth++) {
        static char text[128 * 128], found[1 << 16];
        size_t n = 0;
        for (int i = 0; i <= depth; i++) {
            n += (size_t)sprintf(text + n, "%*s", i, "");
            n += (size_t)sprintf(text + n, "x\n");
        }
        lex(text, found, sizeof(found));
        bool failed = strstr(found, "!too many levels of indentation") != NULL;
        assert_int_equal(failed, depth == 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_as_written),
        cmocka_unit_test(places_count_lines_from_one_and_bytes_from_zero),
        cmocka_unit_test(two_hundred_brackets_may_be_open),
        cmocka_unit_test(ninety_nine_blocks_may_be_nested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
