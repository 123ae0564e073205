/* lexer.c - lexer.h: lines, indentation, names, operators, brackets.
 *
 * A hand-written scanner over a class table. The layout rules are those of the
 * language reference, chapter 2; columns are counted twice, with tabs of 8 and of
 * 1, and a block whose two counts disagree in order with its neighbours' is
 * inconsistent. A generated automaton was rejected: indentation and error texts
 * would have been by hand anyway. */
#include "08_compile/lexer_int.h"
#include "06_types/unicode.h"
#include "06_types/utf8.h"
#include "08_compile/source.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define START (OU_BYTE_NAME_START | OU_BYTE_NAME)
#define DIGIT (OU_BYTE_DIGIT | OU_BYTE_NAME | OU_BYTE_HEX)
#define HEX (START | OU_BYTE_HEX)

const uint8_t ou_lexer_bytes[256] = {
    ['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT, ['5'] = DIGIT,
    ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT, ['a' ... 'f'] = HEX,
    ['A' ... 'F'] = HEX, ['g' ... 'z'] = START, ['G' ... 'Z'] = START, ['_'] = START,
    [128 ... 255] = START,
};

static const char *const kind_texts[OU_T_KINDS] = {
#define X(name, text) text,
    OU_TOKEN_KINDS(X)
#undef X
};

const char *ou_token_text(OuTokenKind kind)
{
    return kind_texts[kind];
}

uint32_t ou_lexer_count_chars(const char *text, size_t size)
{
    uint32_t n = 0;
    for (size_t i = 0; i < size; i++) {
        n += ((uint8_t)text[i] & 0xC0) != 0x80;
    }
    return n;
}

/* ---- errors ---- */

static OuLexError *new_error(OuLexer *lexer, OuSyntaxKind kind, const char *format, va_list args)
{
    OuLexError *error = &lexer->error;
    memset(error, 0, sizeof(*error));
    vsnprintf(error->message, sizeof(error->message), format, args);
    error->kind = (uint8_t)kind;
    error->line = error->end_line = lexer->line;
    error->text = lexer->line_start;
    const char *newline = memchr(lexer->line_start, '\n', (size_t)(lexer->end - lexer->line_start));
    error->text_size = (uint32_t)((newline == NULL ? lexer->end : newline) - lexer->line_start);
    lexer->stop = OU_LEX_FAILED;
    return error;
}

bool ou_lexer_fail(OuLexer *lexer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    OuLexError *error = new_error(lexer, OU_SYNTAX, format, args);
    va_end(args);
    error->firm = true;
    error->offset = error->end_offset =
        ou_lexer_count_chars(lexer->line_start, (size_t)(lexer->at - lexer->line_start));
    return false;
}

bool ou_lexer_fail_range(OuLexer *lexer, uint32_t col, uint32_t end_col, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    OuLexError *error = new_error(lexer, OU_SYNTAX, format, args);
    va_end(args);
    error->firm = true;
    error->offset = col;
    error->end_offset = end_col;
    return false;
}

/* An error that does not outrank the parser's own, with its line shown whole. */
static bool fail_soft(OuLexer *lexer, OuSyntaxKind kind, int64_t offset, int64_t end_offset,
                      const char *format, ...)
{
    va_list args;
    va_start(args, format);
    OuLexError *error = new_error(lexer, kind, format, args);
    va_end(args);
    error->whole_line = true;
    error->text_size += (uint32_t)(lexer->line_start - lexer->buffer_start);
    error->text = lexer->buffer_start;
    error->offset = offset;
    error->end_offset = end_offset;
    return false;
}

/* ---- lines and indentation ---- */

void ou_lexer_init(OuLexer *lexer, const char *text, size_t size, uint32_t first_line,
                   uint32_t first_col)
{
    lexer->text = lexer->at = lexer->line_start = lexer->buffer_start = text;
    lexer->end = text + size;
    lexer->line = first_line - 1;
    lexer->first_line = first_line;
    lexer->first_col = first_col;
    lexer->at_line_start = true;
    lexer->type_comments = false;
    lexer->met_end = false;
    lexer->stop = OU_LEX_RUNNING;
    lexer->pending = 0;
    lexer->n_indents = 1;
    lexer->n_open = 0;
    lexer->indents[0] = lexer->alternate[0] = 0;
}

bool ou_lexer_check(const OuLexer *lexer)
{
    bool order = lexer->text <= lexer->line_start && lexer->line_start <= lexer->at &&
                 lexer->at <= lexer->end;
    bool rising = lexer->indents[0] == 0;
    for (int i = 1; i < lexer->n_indents; i++) {
        rising = rising && lexer->indents[i] > lexer->indents[i - 1];
    }
    return order && rising && lexer->n_open <= OU_LEX_MAX_OPEN && lexer->n_indents >= 1 &&
           lexer->n_indents <= OU_LEX_MAX_INDENTS;
}

bool ou_lexer_open_line(OuLexer *lexer)
{
    if (lexer->at == lexer->end) {
        lexer->met_end = true;
        return false;
    }
    lexer->line++;
    lexer->line_start = lexer->at;
    return true;
}

static const char *line_end(const OuLexer *lexer)
{
    const char *newline = memchr(lexer->at, '\n', (size_t)(lexer->end - lexer->at));
    return newline == NULL ? lexer->end : newline + 1;
}

static bool inconsistent_tabs(OuLexer *lexer)
{
    lexer->at = line_end(lexer);
    return fail_soft(lexer, OU_TAB, 1, 0,
                     "inconsistent use of tabs and spaces in indentation");
}

/* Compares a line's columns with the open blocks' and notes what tokens are due. */
static bool place_line(OuLexer *lexer, uint32_t col, uint32_t alternate)
{
    int top = lexer->n_indents - 1;
    if (col == lexer->indents[top]) {
        return alternate == lexer->alternate[top] || inconsistent_tabs(lexer);
    }
    if (col > lexer->indents[top]) {
        if (lexer->n_indents == OU_LEX_MAX_INDENTS) {
            lexer->at = line_end(lexer);
            return fail_soft(lexer, OU_INDENTATION, 1, 0, "too many levels of indentation");
        }
        if (alternate <= lexer->alternate[top]) {
            return inconsistent_tabs(lexer);
        }
        lexer->indents[lexer->n_indents] = col;
        lexer->alternate[lexer->n_indents++] = alternate;
        lexer->pending = 1;
        return true;
    }
    while (top > 0 && col < lexer->indents[top]) {
        top--;
        lexer->pending--;
    }
    lexer->n_indents = top + 1;
    if (col != lexer->indents[top]) {
        lexer->at = line_end(lexer);
        int64_t offset = ou_lexer_count_chars(lexer->line_start, (size_t)(lexer->at - lexer->line_start));
        return fail_soft(lexer, OU_INDENTATION, offset, -1,
                         "unindent does not match any outer indentation level");
    }
    return alternate == lexer->alternate[top] || inconsistent_tabs(lexer);
}

/* A backslash was passed: the line must end here, and another one follow. */
static bool continue_line(OuLexer *lexer)
{
    if (*lexer->at != '\n') {
        size_t before = (size_t)(lexer->at - lexer->buffer_start);
        int64_t offset = ou_lexer_count_chars(lexer->buffer_start, before) + (lexer->at != lexer->end);
        return fail_soft(lexer, OU_SYNTAX, offset, 0,
                         "unexpected character after line continuation character");
    }
    lexer->at++;
    if (ou_lexer_open_line(lexer)) {
        return true;
    }
    if (lexer->n_open > 0) { /* the bracket is the one to blame */
        lexer->stop = OU_LEX_AT_END;
        return false;
    }
    int64_t offset = ou_lexer_count_chars(lexer->line_start, (size_t)(lexer->at - lexer->line_start));
    fail_soft(lexer, OU_SYNTAX, offset, -1, "unexpected EOF while parsing");
    lexer->error.at_end = true;
    return false;
}

/* Passes white space at a line's start, and whole blank lines. False: an error. */
static bool start_line(OuLexer *lexer)
{
    for (;;) {
        uint32_t col = 0, alternate = 0, continued_col = 0;
        lexer->at_line_start = false;
        if (ou_lexer_open_line(lexer)) {
            lexer->buffer_start = lexer->line_start;
        }
        for (;; lexer->at++) {
            char c = *lexer->at;
            if (c == ' ') {
                col++;
                alternate++;
            } else if (c == '\t') {
                col = (col / 8 + 1) * 8;
                alternate++;
            } else if (c == '\f') {
                col = alternate = 0;
            } else if (c == '\\') {
                continued_col = continued_col != 0 ? continued_col : col;
                lexer->at++;
                if (!continue_line(lexer)) {
                    return false;
                }
                lexer->buffer_start = lexer->line_start;
                lexer->at--;
            } else {
                break;
            }
        }
        if (*lexer->at == '#' && ou_lexer_at_type_comment(lexer)) {
            return true; /* the line counts as blank all the same */
        }
        if (*lexer->at == '#') {
            ou_lexer_pass_comment(lexer);
            if (*lexer->at == '\0') {
                return true; /* a comment without line end: the end */
            }
        }
        if (*lexer->at != '\n') {
            return lexer->n_open > 0 ||
                   place_line(lexer, continued_col != 0 ? continued_col : col,
                              continued_col != 0 ? continued_col : alternate);
        }
        lexer->at++;
    }
}

void ou_lexer_close_blocks(OuLexer *lexer)
{
    lexer->pending = 1 - lexer->n_indents;
    lexer->n_indents = 1;
}

/* ---- names ---- */

static OuTokenKind keyword(const char *s, size_t n)
{
#define IS(word, name) \
    if (n == sizeof(word) - 1 && memcmp(s, word, sizeof(word) - 1) == 0) return OU_T_##name
    switch (s[0]) {
    case 'F': IS("False", FALSE); break;
    case 'N': IS("None", NONE); break;
    case 'T': IS("True", TRUE); break;
    case 'a':
        IS("and", AND);
        IS("as", AS);
        IS("assert", ASSERT);
        IS("async", ASYNC);
        IS("await", AWAIT);
        break;
    case 'b': IS("break", BREAK); break;
    case 'c':
        IS("class", CLASS);
        IS("continue", CONTINUE);
        break;
    case 'd':
        IS("def", DEF);
        IS("del", DEL);
        break;
    case 'e':
        IS("elif", ELIF);
        IS("else", ELSE);
        IS("except", EXCEPT);
        break;
    case 'f':
        IS("for", FOR);
        IS("from", FROM);
        IS("finally", FINALLY);
        break;
    case 'g': IS("global", GLOBAL); break;
    case 'i':
        IS("if", IF);
        IS("in", IN);
        IS("is", IS);
        IS("import", IMPORT);
        break;
    case 'l': IS("lambda", LAMBDA); break;
    case 'n':
        IS("not", NOT);
        IS("nonlocal", NONLOCAL);
        break;
    case 'o': IS("or", OR); break;
    case 'p': IS("pass", PASS); break;
    case 'r':
        IS("return", RETURN);
        IS("raise", RAISE);
        break;
    case 't': IS("try", TRY); break;
    case 'w':
        IS("with", WITH);
        IS("while", WHILE);
        break;
    case 'y': IS("yield", YIELD); break;
    default: break;
    }
#undef IS
    return OU_T_NAME;
}

/* Every character of a name with bytes from 128 on must be one that names have. */
static bool check_name(OuLexer *lexer, const char *start)
{
    for (const char *at = start; at < lexer->at;) {
        size_t used;
        uint32_t c = ou_utf8_peek((const uint8_t *)at, &used);
        bool fine = c == '_' || (at == start ? ou_unicode_is_xid_start(c)
                                             : ou_unicode_is_xid_continue(c));
        at += used;
        if (!fine && c >= 0xDC80 && c <= 0xDCFF) {
            char reason[120];
            (void)ou_source_describe(start, lexer->at, reason, sizeof reason);
            (void)ou_lexer_fail(lexer, "(unicode error) %s", reason);
            lexer->error.whole_line = true;
            return false;
        }
        if (!fine) {
            lexer->at = at;
            if (ou_unicode_is_printable(c)) {
                return ou_lexer_fail(lexer, "invalid character '%.*s' (U+%04X)", (int)used,
                                     at - used, c);
            }
            return ou_lexer_fail(lexer, "invalid non-printable character U+%04X", c);
        }
    }
    return true;
}

static bool name(OuLexer *lexer, OuToken *token)
{
    const char *start = lexer->at;
    const char *at = start;
    uint8_t seen = 0;
    while (ou_lexer_is(*at, OU_BYTE_NAME)) {
        seen |= (uint8_t)*at++;
    }
    lexer->at = at;
    token->ascii = seen < 128;
    token->kind = (uint8_t)keyword(start, (size_t)(at - start));
    return token->ascii || check_name(lexer, start);
}

/* Bytes of a string prefix (r, b, u, f, rb, br, rf, fr) at s with a quote behind it; 0: none. */
static size_t prefix_size(const char *s)
{
    bool has[128] = {false};
    for (size_t n = 0; n < 3; n++) {
        char c = s[n];
        if (c == '"' || c == '\'') {
            return n;
        }
        c |= 0x20;
        bool raw = has['r'], other = has['b'] || has['f'] || has['u'];
        if (!(c == 'r' && !raw && !has['u']) && !((c == 'b' || c == 'f') && !other) &&
            !(c == 'u' && !raw && !other)) {
            return 0;
        }
        has[(uint8_t)c] = true;
    }
    return 0;
}

/* ---- operators ---- */

static OuTokenKind with_equal(OuLexer *lexer, OuTokenKind plain, OuTokenKind assign)
{
    if (*lexer->at == '=') {
        lexer->at++;
        return assign;
    }
    return plain;
}

/* c, cc, c=, cc= */
static OuTokenKind doubled(OuLexer *lexer, char c, OuTokenKind one, OuTokenKind one_assign,
                           OuTokenKind two, OuTokenKind two_assign)
{
    if (*lexer->at == c) {
        lexer->at++;
        return with_equal(lexer, two, two_assign);
    }
    return with_equal(lexer, one, one_assign);
}

static OuTokenKind less(OuLexer *lexer)
{
    if (*lexer->at == '>') {
        lexer->at++;
        return OU_T_NOT_EQUAL;
    }
    return doubled(lexer, '<', OU_T_LESS, OU_T_LESS_EQUAL, OU_T_LEFT_SHIFT, OU_T_LEFT_SHIFT_ASSIGN);
}

static bool open_bracket(OuLexer *lexer, OuToken *token, char c)
{
    if (lexer->n_open == OU_LEX_MAX_OPEN) {
        return ou_lexer_fail(lexer, "too many nested parentheses");
    }
    lexer->open[lexer->n_open++] = (OuOpenBracket){c, token->line, token->col};
    token->kind = c == '(' ? OU_T_LPAR : c == '[' ? OU_T_LSQB : OU_T_LBRACE;
    return true;
}

static bool close_bracket(OuLexer *lexer, OuToken *token, char c)
{
    if (lexer->n_open == 0) {
        return ou_lexer_fail(lexer, "unmatched '%c'", c);
    }
    OuOpenBracket *open = &lexer->open[--lexer->n_open];
    char wanted = open->opener == '(' ? ')' : open->opener == '[' ? ']' : '}';
    if (c == wanted) {
        token->kind = c == ')' ? OU_T_RPAR : c == ']' ? OU_T_RSQB : OU_T_RBRACE;
        return true;
    }
    if (open->line != lexer->line) {
        return ou_lexer_fail(lexer,
                             "closing parenthesis '%c' does not match opening parenthesis '%c' on line %u",
                             c, open->opener, open->line);
    }
    return ou_lexer_fail(lexer, "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                         open->opener);
}

static OuTokenKind operator_kind(OuLexer *lexer, char c)
{
    switch (c) {
    case ':': return with_equal(lexer, OU_T_COLON, OU_T_WALRUS);
    case ',': return OU_T_COMMA;
    case ';': return OU_T_SEMI;
    case '~': return OU_T_TILDE;
    case '=': return with_equal(lexer, OU_T_ASSIGN, OU_T_EQUAL);
    case '!': return with_equal(lexer, OU_T_UNKNOWN, OU_T_NOT_EQUAL);
    case '+': return with_equal(lexer, OU_T_PLUS, OU_T_PLUS_ASSIGN);
    case '-':
        if (*lexer->at == '>') {
            lexer->at++;
            return OU_T_ARROW;
        }
        return with_equal(lexer, OU_T_MINUS, OU_T_MINUS_ASSIGN);
    case '*':
        return doubled(lexer, '*', OU_T_STAR, OU_T_STAR_ASSIGN, OU_T_DOUBLE_STAR,
                       OU_T_DOUBLE_STAR_ASSIGN);
    case '/':
        return doubled(lexer, '/', OU_T_SLASH, OU_T_SLASH_ASSIGN, OU_T_DOUBLE_SLASH,
                       OU_T_DOUBLE_SLASH_ASSIGN);
    case '<': return less(lexer);
    case '>':
        return doubled(lexer, '>', OU_T_GREATER, OU_T_GREATER_EQUAL, OU_T_RIGHT_SHIFT,
                       OU_T_RIGHT_SHIFT_ASSIGN);
    case '|': return with_equal(lexer, OU_T_VBAR, OU_T_VBAR_ASSIGN);
    case '&': return with_equal(lexer, OU_T_AMPER, OU_T_AMPER_ASSIGN);
    case '^': return with_equal(lexer, OU_T_CIRCUMFLEX, OU_T_CIRCUMFLEX_ASSIGN);
    case '%': return with_equal(lexer, OU_T_PERCENT, OU_T_PERCENT_ASSIGN);
    case '@': return with_equal(lexer, OU_T_AT, OU_T_AT_ASSIGN);
    case '.':
        if (lexer->at[0] == '.' && lexer->at[1] == '.') {
            lexer->at += 2;
            return OU_T_ELLIPSIS;
        }
        return OU_T_DOT;
    default: return OU_T_UNKNOWN;
    }
}

static bool operator_token(OuLexer *lexer, OuToken *token)
{
    char c = *lexer->at++;
    if (c == '(' || c == '[' || c == '{') {
        return open_bracket(lexer, token, c);
    }
    if (c == ')' || c == ']' || c == '}') {
        return close_bracket(lexer, token, c);
    }
    if ((uint8_t)c < ' ' || c == 127) {
        return ou_lexer_fail(lexer, "invalid non-printable character U+%04X", (unsigned)c);
    }
    token->kind = (uint8_t)operator_kind(lexer, c);
    return true;
}

/* ---- tokens ---- */

static void set_start(OuLexer *lexer, OuToken *token)
{
    token->start = (uint32_t)(lexer->at - lexer->text);
    token->line = lexer->line;
    token->col = (uint32_t)(lexer->at - lexer->line_start);
    if (lexer->line == lexer->first_line) {
        token->col += lexer->first_col;
    }
    token->glued = false;
    token->ascii = true;
}

static bool set_end(OuLexer *lexer, OuToken *token)
{
    token->end = (uint32_t)(lexer->at - lexer->text);
    token->end_line = lexer->line;
    token->end_col = (uint32_t)(lexer->at - lexer->line_start);
    if (lexer->line == lexer->first_line) {
        token->end_col += lexer->first_col;
    }
    token->level = (uint8_t)lexer->n_open;
    OU_ASSERT(ou_lexer_check(lexer));
    return true;
}

static bool layout(OuLexer *lexer, OuToken *token, OuTokenKind kind)
{
    set_start(lexer, token);
    token->kind = (uint8_t)kind;
    return set_end(lexer, token);
}

static bool at_end(OuLexer *lexer, OuToken *token)
{
    lexer->stop = OU_LEX_AT_END;
    return lexer->n_open == 0 && layout(lexer, token, OU_T_END);
}

static bool starts_number(const char *at)
{
    return ou_lexer_is(*at, OU_BYTE_DIGIT) || (*at == '.' && ou_lexer_is(at[1], OU_BYTE_DIGIT));
}

/* The token at lexer->at, which is no white space and not an end; its start is set. */
static bool dark_token(OuLexer *lexer, OuToken *token)
{
    char c = *lexer->at;
    bool fine;
    if (c == '"' || c == '\'') {
        fine = ou_lexer_string(lexer, token);
    } else if (ou_lexer_is(c, OU_BYTE_NAME_START)) {
        size_t prefix = (uint8_t)c < 128 ? prefix_size(lexer->at) : 0;
        lexer->at += prefix;
        fine = prefix != 0 ? ou_lexer_string(lexer, token) : name(lexer, token);
    } else if (starts_number(lexer->at)) {
        fine = ou_lexer_number(lexer, token);
    } else {
        fine = operator_token(lexer, token);
    }
    return fine && set_end(lexer, token);
}

bool ou_lexer_next(OuLexer *lexer, OuToken *token)
{
    if (OU_UNLIKELY(lexer->stop == OU_LEX_FAILED)) {
        return false;
    }
    for (;;) {
        if (lexer->at_line_start && !start_line(lexer)) {
            return false;
        }
        if (lexer->pending != 0) {
            OuTokenKind kind = lexer->pending > 0 ? OU_T_INDENT : OU_T_DEDENT;
            lexer->pending -= lexer->pending > 0 ? 1 : -1;
            return layout(lexer, token, kind);
        }
        while (*lexer->at == ' ' || *lexer->at == '\t' || *lexer->at == '\f') {
            lexer->at++;
        }
        set_start(lexer, token); /* a NEWLINE begins with the comment before it */
        if (*lexer->at == '#' && ou_lexer_at_type_comment(lexer)) {
            bool whole_line = ou_lexer_type_comment(lexer, token);
            set_end(lexer, token);
            if (whole_line && *lexer->at == '\n') {
                lexer->at++;
                lexer->at_line_start = true;
            }
            return true;
        }
        if (*lexer->at == '#') {
            ou_lexer_pass_comment(lexer);
        }
        char c = *lexer->at;
        if (c == '\n') {
            lexer->at_line_start = true;
            if (lexer->n_open == 0) {
                token->kind = OU_T_NEWLINE;
                set_end(lexer, token);
                lexer->at++;
                return true;
            }
            lexer->at++;
        } else if (c == '\0') {
            return at_end(lexer, token);
        } else if (c == '\\') {
            lexer->at++;
            if (!continue_line(lexer)) {
                return false;
            }
        } else {
            return dark_token(lexer, token);
        }
    }
}
