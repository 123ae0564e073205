/* lexer_literal.c - where numbers and strings end, and what is wrong with them.
 *
 * Only extents are found here; values are made by the parser. A number followed
 * directly by a keyword (1if x) is still legal in 3.11 and flagged; followed by any
 * other letter it is an error. */
#include "08_compile/lexer_int.h"

#include <string.h>

static bool is_digit(char c)
{
    return ou_lexer_is(c, OU_BYTE_DIGIT);
}

/* Is the number at an end here? What follows may be a keyword's beginning. */
static bool end_of_number(OuLexer *lexer, OuToken *token, const char *kind)
{
    static const char keywords[][5] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    const char *at = lexer->at;
    if (!ou_lexer_is(*at, OU_BYTE_NAME)) {
        return true;
    }
    for (size_t i = 0; i < OU_COUNT_OF(keywords); i++) {
        size_t size = strlen(keywords[i]);
        if (strncmp(at, keywords[i], size) == 0 && /* 1ifx passes, 1orx does not */
            (keywords[i][0] == 'i' || !ou_lexer_is(at[size], OU_BYTE_NAME))) {
            token->glued = true;
            return true;
        }
    }
    return ou_lexer_fail(lexer, "invalid %s literal", kind);
}

/* Digits with single underscores between them; the first is at lexer->at. */
static bool decimal_tail(OuLexer *lexer)
{
    for (;;) {
        while (is_digit(*lexer->at)) {
            lexer->at++;
        }
        if (*lexer->at != '_') {
            return true;
        }
        lexer->at++;
        if (!is_digit(*lexer->at)) {
            return ou_lexer_fail(lexer, "invalid decimal literal");
        }
    }
}

static bool has_base(char c, int base)
{
    return base == 16 ? ou_lexer_is(c, OU_BYTE_HEX) : c >= '0' && c < '0' + base;
}

/* 0x, 0o, 0b; lexer->at is behind the letter. */
static bool radix_number(OuLexer *lexer, OuToken *token, int base)
{
    const char *kind = base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
    do {
        if (*lexer->at == '_') {
            lexer->at++;
        }
        if (!has_base(*lexer->at, base) && !is_digit(*lexer->at)) {
            return ou_lexer_fail(lexer, "invalid %s literal", kind);
        }
        while (has_base(*lexer->at, base)) {
            lexer->at++;
        }
        if (is_digit(*lexer->at)) {
            lexer->at++;
            return ou_lexer_fail(lexer, "invalid digit '%c' in %s literal", lexer->at[-1], kind);
        }
    } while (*lexer->at == '_');
    return end_of_number(lexer, token, kind);
}

/* An exponent, if one is there. *found says so. */
static bool exponent(OuLexer *lexer, bool *found)
{
    *found = false;
    if ((*lexer->at | 0x20) != 'e') {
        return true;
    }
    const char *at = lexer->at + 1;
    if (*at == '+' || *at == '-') {
        at++;
        if (!is_digit(*at)) {
            lexer->at = at;
            return ou_lexer_fail(lexer, "invalid decimal literal");
        }
    } else if (!is_digit(*at)) {
        return true; /* the letter belongs to what follows: 1else */
    }
    lexer->at = at;
    *found = true;
    return decimal_tail(lexer);
}

/* Behind the whole digits of a decimal number. */
static bool fraction_and_on(OuLexer *lexer, OuToken *token, bool *is_integer)
{
    *is_integer = true;
    if (*lexer->at == '.') {
        *is_integer = false;
        lexer->at++;
        if (is_digit(*lexer->at) && !decimal_tail(lexer)) {
            return false;
        }
    }
    bool found;
    if (!exponent(lexer, &found)) {
        return false;
    }
    if (found) {
        *is_integer = false;
    }
    if ((*lexer->at | 0x20) == 'j') {
        *is_integer = false;
        lexer->at++;
        return end_of_number(lexer, token, "imaginary");
    }
    return true;
}

/* A number that starts with 0 and is not 0x, 0o, 0b. */
static bool zero_number(OuLexer *lexer, OuToken *token)
{
    const char *start = lexer->at;
    while (*lexer->at == '0' || *lexer->at == '_') {
        if (*lexer->at == '_' && !is_digit(lexer->at[1])) {
            lexer->at++;
            return ou_lexer_fail(lexer, "invalid decimal literal");
        }
        lexer->at++;
    }
    const char *zeros_end = lexer->at;
    bool non_zero = is_digit(*lexer->at);
    if (non_zero && !decimal_tail(lexer)) {
        return false;
    }
    bool is_integer;
    if (!fraction_and_on(lexer, token, &is_integer)) {
        return false;
    }
    if (non_zero && is_integer && (*lexer->at | 0x20) == 'e' && !end_of_number(lexer, token, "decimal")) {
        return false;
    }
    if (non_zero && is_integer) {
        return ou_lexer_fail_range(lexer, (uint32_t)(start + 1 - lexer->line_start),
                                   (uint32_t)(zeros_end + 1 - lexer->line_start),
                                   "leading zeros in decimal integer literals are not permitted; "
                                   "use an 0o prefix for octal integers");
    }
    return token->glued || end_of_number(lexer, token, "decimal");
}

const char *ou_lexer_number_noun(const char *text, size_t size)
{
    char letter = size > 1 && text[0] == '0' ? text[1] | 0x20 : '\0';
    return letter == 'x'                        ? "hexadecimal"
           : letter == 'o'                      ? "octal"
           : letter == 'b'                      ? "binary"
           : (text[size - 1] | 0x20) == 'j'     ? "imaginary"
                                                : "decimal";
}

bool ou_lexer_number(OuLexer *lexer, OuToken *token)
{
    token->kind = OU_T_NUMBER;
    if (*lexer->at == '0') {
        char letter = lexer->at[1] | 0x20;
        int base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
        if (base != 0) {
            lexer->at += 2;
            return radix_number(lexer, token, base);
        }
        return zero_number(lexer, token);
    }
    bool is_integer;
    if (is_digit(*lexer->at) && !decimal_tail(lexer)) {
        return false;
    }
    return fraction_and_on(lexer, token, &is_integer) &&
           (token->glued || end_of_number(lexer, token, "decimal"));
}

/* The string has no end. The error points at its first character. */
static bool unterminated(OuLexer *lexer, OuToken *token, const char *first_line, bool triple,
                         bool at_end)
{
    uint32_t detected = lexer->line;
    lexer->at = lexer->text + token->start + 1;
    lexer->line_start = first_line;
    lexer->line = token->line;
    ou_lexer_fail(lexer, "unterminated %sstring literal (detected at line %u)",
                  triple ? "triple-quoted " : "", detected);
    lexer->error.at_end = at_end;
    return false;
}

bool ou_lexer_string(OuLexer *lexer, OuToken *token)
{
    const char *first_line = lexer->line_start;
    char quote = *lexer->at;
    bool triple = lexer->at[1] == quote && lexer->at[2] == quote;
    const char *at = lexer->at + (triple ? 3 : 1);
    token->kind = OU_T_STRING;
    for (;;) {
        char c = *at++;
        if (c == quote) {
            if (!triple) {
                break;
            }
            if (at[0] == quote && at[1] == quote) {
                at += 2;
                break;
            }
        } else if (c == '\n' || c == '\\' || c == '\0') {
            if (c == '\\' && *at != '\0') {
                c = *at++;
                if (c != '\n') {
                    continue;
                }
            } else if (c != '\0' && !triple) {
                return unterminated(lexer, token, first_line, false, c == '\\');
            }
            lexer->at = c == '\0' ? at - 1 : at;
            if (c != '\n' || !ou_lexer_open_line(lexer)) {
                return unterminated(lexer, token, first_line, triple, true);
            }
        }
    }
    lexer->at = at;
    return true;
}
