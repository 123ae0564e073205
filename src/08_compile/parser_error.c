/* parser_error.c - what is said about text that does not parse, and where.
 *
 * The rules in the other files raise while the second run goes on; here is what
 * they raise with, and the order of rank at the end: an error of the lexer further
 * on in the text (an open string, a wrong bracket) wins over the parser's, since it
 * is usually the cause; so does a bracket that is never closed. */
#include "08_compile/parser_int.h"
#include "08_compile/source.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MESSAGE_ROOM 512

typedef struct Line {
    const char *text;
    size_t size; /* what is shown, perhaps with the line end */
} Line;

/* The start of a line by its number, counted from the text's start. */
static const char *line_start(const OuLexer *lexer, uint32_t line)
{
    const char *at = lexer->text;
    for (uint32_t i = lexer->first_line; i < line; i++) {
        const char *newline = memchr(at, '\n', (size_t)(lexer->end - at));
        if (newline == NULL) {
            break;
        }
        at = newline + 1;
    }
    return at;
}

/* The text of a line by its number. The newest line that was read in either run is
 * shown with its end, and (but of a file that is run) with the lines that were joined to it. */
static Line find_line(const OuParser *p, uint32_t line)
{
    const OuLexer *lexer = p->lexer;
    bool earlier = lexer->line < p->reached.line;
    bool newest = (earlier ? p->reached.line : lexer->line) <= line;
    const char *at, *from;
    if (newest) {
        from = earlier ? p->reached.line_start : lexer->line_start;
        at = earlier ? p->reached.buffer_start : lexer->buffer_start;
        at = at <= from && (p->flags & OU_PARSE_SCRIPT) == 0 ? at : from;
    } else {
        at = from = line_start(lexer, line);
    }
    const char *newline = memchr(from, '\n', (size_t)(lexer->end - from));
    const char *end = newline == NULL ? lexer->end : newline;
    return (Line){at, (size_t)(end - at) + (newest && newline != NULL)};
}

/* Bytes from 0 to characters from 1; a column behind the line is its end. The parts of
 * f-strings count bytes, as in CPython. */
static int64_t to_offset(const OuParser *p, Line line, int64_t col)
{
    if (col > 0 && !p->part && (p->flags & OU_PARSE_BYTE_COLUMNS) != 0) { /* a byte that is no UTF-8 became three */
        size_t to = (size_t)col < line.size ? (size_t)col : line.size;
        for (size_t i = 0; i + 3 <= to; i++) {
            col -= ou_source_is_marked(line.text + i, 3) ? 2 : 0;
        }
        return col + 1;
    }
    if (col <= 0 || p->part) {
        return col + 1;
    }
    if ((size_t)col >= line.size) {
        return (int64_t)ou_lexer_count_chars(line.text, line.size) + 1;
    }
    return (int64_t)ou_lexer_count_chars(line.text, (size_t)col + 1);
}

/* Where an error stands. Columns in bytes from 0; -1: unknown. `raw`: the first
 * column is that of the reader and the end unknown, as for layout tokens. */
typedef struct Where {
    uint32_t line, end_line;
    int64_t col, end_col;
    bool raw;
} Where;

static bool has_place(const OuToken *token)
{
    return (token->kind == OU_T_NEWLINE && !token->glued) || (token->kind > OU_T_DEDENT && token->kind != OU_T_ERROR);
}

static Where at_token(const OuToken *token)
{
    if (!has_place(token)) {
        return (Where){token->line, token->end_line, -1, -1, false};
    }
    return (Where){token->line, token->end_line, token->col, token->end_col, false};
}

/* With the line's text as it was before it was marked. */
static void raise_with_line(OuParser *p, OuSyntaxKind kind, const char *message, size_t line, size_t offset,
                            size_t end_line, size_t end_offset, const char *text, size_t size)
{
    char *copy = NULL;
    size_t room = size + 1;
    if (text != NULL && ou_source_is_marked(text, size)) {
        copy = ou_mem_take(p->th, room);
        if (copy == NULL) {
            return;
        }
        memcpy(copy, text, size);
        size = ou_source_unmark(copy, size);
        text = copy;
    }
    ou_raise_syntax(p->th, kind, message, p->filename, line, offset, end_line, end_offset, text, size);
    if (copy != NULL) {
        ou_mem_give(p->th, copy, room);
    }
}

/* At the prompt the blank line that ends a block is the token which the parser stumbles over, when it wanted the block or
 * what belongs to a decorator. */
static bool at_blank_line(const OuParser *p, OuSyntaxKind kind)
{
    return (p->flags & OU_PARSE_TYPED_BLANK) != 0 && !p->part && p->lexer->n_open == 0 &&
           (kind == OU_INDENTATION ? p->last.kind != OU_T_INDENT : p->text[p->last.start] == 0);
}

/* The number of the line behind the text's. */
static uint32_t line_behind(const char *text)
{
    uint32_t n = 1;
    for (; (text = strchr(text, '\n')) != NULL; text++) {
        n++;
    }
    return n;
}

static void *raise_args(OuParser *p, OuSyntaxKind kind, Where at, const char *format, va_list args)
{
    if (ou_parser_hard(p)) {
        return NULL;
    }
    if (p->lexer->stop == OU_LEX_FAILED || (p->lexer->stop == OU_LEX_AT_END && p->lexer->n_open > 0)) {
        ou_parser_raise_lexer(p);
        return NULL;
    }
    char message[MESSAGE_ROOM];
    size_t prefix = p->part ? (size_t)snprintf(message, sizeof(message), "f-string: ") : 0;
    vsnprintf(message + prefix, sizeof(message) - prefix, format, args);
    if (p->part) {
        at.col -= p->lexer->first_col;
        at.end_col -= p->lexer->first_col;
    }
    if (at_blank_line(p, kind)) {
        uint32_t n = line_behind(p->text);
        raise_with_line(p, kind, message, n, 1, n, 1, "\n", 1);
        return NULL;
    }
    Line line = find_line(p, at.line);
    bool at_end = at.raw && (p->flags & OU_PARSE_SCRIPT) != 0 && (p->lexer->stop == OU_LEX_AT_END || p->lexer->met_end);
    int64_t offset = at_end ? 0 : to_offset(p, line, at.col) - at.raw; /* a file's reader has no line any more at its end */
    bool endless = at.raw || (kind == OU_INDENTATION && (p->flags & (OU_PARSE_SCRIPT | OU_PARSE_TYPED)) != 0);
    int64_t end = endless ? -1 : to_offset(p, line, at.end_col);
    raise_with_line(p, kind, message, at.line, (size_t)offset, at.end_line, (size_t)end, line.text, line.size);
    return NULL;
}

#define RAISE(p, kind, where, format)                                                              \
    va_list args;                                                                                  \
    va_start(args, format);                                                                        \
    raise_args(p, kind, where, format, args);                                                      \
    va_end(args);                                                                                  \
    return NULL

void *ou_parser_raise(OuParser *p, OuPlace from, OuPlace to, const char *format, ...)
{
    Where at = {from.line, to.line, from.col, to.col, false};
    RAISE(p, OU_SYNTAX, at, format);
}

void *ou_parser_raise_from(OuParser *p, OuPlace from, const char *format, ...)
{
    int64_t reader = p->lexer->at - p->lexer->line_start;
    Where at = {from.line, p->lexer->line, from.col, reader - 1, false};
    RAISE(p, OU_SYNTAX, at, format);
}

void *ou_parser_raise_open(OuParser *p, OuPlace from, uint32_t end_line, const char *format, ...)
{
    Where at = {from.line, end_line, from.col, -1, false};
    RAISE(p, OU_SYNTAX, at, format);
}

void *ou_parser_raise_node(OuParser *p, const OuNode *node, const char *format, ...)
{
    Where at = {node->line, node->end_line, node->col, node->end_col, false};
    RAISE(p, OU_SYNTAX, at, format);
}

void *ou_parser_raise_nodes(OuParser *p, const OuNode *first, const OuNode *last, const char *format, ...)
{
    Where at = {first->line, last->end_line, first->col, last->end_col, false};
    RAISE(p, OU_SYNTAX, at, format);
}

void *ou_parser_raise_token(OuParser *p, const OuToken *token, const char *format, ...)
{
    Where at = at_token(token);
    RAISE(p, OU_SYNTAX, at, format);
}

void *ou_parser_raise_last(OuParser *p, OuSyntaxKind kind, const char *format, ...)
{
    const OuToken *token = &p->tokens[p->n - 1];
    if (p->explain && p->last_index > p->n_gone + p->n) {
        token = &p->last;
    }
    Where at = at_token(token);
    if (!has_place(token)) {
        at = (Where){token->line, token->end_line, token->col, -1, true};
    }
    RAISE(p, kind, at, format);
}

void *ou_parser_raise_edge(OuParser *p, const OuToken *token, const char *format, ...)
{
    Where at = {token->line, token->end_line, -1, -1, false};
    RAISE(p, OU_SYNTAX, at, format);
}

/* ---- the lexer's errors ---- */

static void raise_open_bracket(OuParser *p)
{
    const OuOpenBracket *open = &p->lexer->open[p->lexer->n_open - 1];
    OuPlace place = {open->line, open->col};
    p->lexer->n_open = 0; /* it is told once */
    ou_parser_raise_open(p, place, open->line, "'%c' was never closed", open->opener);
}

void ou_parser_raise_lexer(OuParser *p)
{
    const OuLexError *error = &p->lexer->error;
    if (p->lexer->stop != OU_LEX_FAILED) {
        if (p->lexer->n_open > 0) {
            raise_open_bracket(p);
        }
        return;
    }
    char message[sizeof(error->message) + 16];
    bool prefixed = p->part && !error->firm;
    snprintf(message, sizeof(message), "%s%s", prefixed ? "f-string: " : "", error->message);
    size_t size = error->text_size;
    if (error->whole_line && error->text + size < p->lexer->end) {
        size++;
    }
    raise_with_line(p, (OuSyntaxKind)error->kind, message, error->line, (size_t)error->offset, error->end_line,
                    (size_t)error->end_offset, error->text, size);
}

/* Reads the rest of the text. A firm error in it, or a bracket that was opened on a
 * line before the parser's error and stays open, takes that error's place. */
static void look_further(OuParser *p, uint32_t error_line)
{
    OuToken token;
    bool more = p->lexer->stop == OU_LEX_RUNNING;
    while (more && ou_lexer_next(p->lexer, &token)) {
        more = token.kind != OU_T_END;
    }
    if (!more) {
        return;
    }
    bool firm = p->lexer->stop == OU_LEX_FAILED && p->lexer->error.firm;
    bool open = p->lexer->n_open > 0 && error_line > p->lexer->open[p->lexer->n_open - 1].line;
    if (firm || open) {
        ou_error_clear(p->th);
        p->lexer->stop = firm ? OU_LEX_FAILED : OU_LEX_AT_END;
        ou_parser_raise_lexer(p);
    }
}

static bool at_end_of_source(const OuParser *p)
{
    const OuLexer *lexer = p->lexer;
    if (lexer->stop == OU_LEX_FAILED) {
        return lexer->error.at_end;
    }
    if ((p->flags & OU_PARSE_TYPED_BLANK) != 0) {
        return lexer->stop == OU_LEX_AT_END && lexer->n_open > 0;
    }
    return lexer->stop == OU_LEX_AT_END || lexer->met_end ||
           (lexer->at == lexer->end && lexer->end[-1] != '\n');
}

bool ou_parser_gives_up(const OuParser *p)
{
    bool mendable = !ou_parser_hard(p) || ou_error_matches(p->th, &ou_exc_syntax_error);
    return (p->flags & OU_PARSE_ALLOW_INCOMPLETE) != 0 && !p->part && mendable && at_end_of_source(p);
}

void ou_parser_conclude(OuParser *p)
{
    if (p->wants_more) {
        ou_error_clear(p->th);
        p->lexer->stop = OU_LEX_AT_END;
        p->lexer->n_open = 0;
        ou_parser_raise_last(p, OU_SYNTAX, "incomplete input");
        return;
    }
    uint32_t furthest = p->tokens[p->n - 1].line;
    if (ou_parser_hard(p)) {
        if (ou_error_matches(p->th, &ou_exc_syntax_error)) {
            look_further(p, furthest);
        }
        return;
    }
    if (p->lexer->stop == OU_LEX_FAILED || (p->lexer->stop == OU_LEX_AT_END && p->lexer->n_open > 0)) {
        ou_parser_raise_lexer(p);
    } else if (p->last.kind == OU_T_INDENT) {
        ou_parser_raise_last(p, OU_INDENTATION, "unexpected indent");
    } else if (p->last.kind == OU_T_DEDENT) {
        ou_parser_raise_last(p, OU_INDENTATION, "unexpected unindent");
    } else {
        ou_parser_raise_token(p, &p->last, "invalid syntax");
        look_further(p, furthest);
    }
}

/* ---- words that must be there ---- */

bool ou_parser_force(OuParser *p, OuTokenKind kind)
{
    if (ou_parser_accept(p, kind)) {
        return true;
    }
    if (!p->quiet && p->kind != OU_T_ERROR) {
        ou_parser_raise_token(p, ou_parser_token(p), "expected '%s'", ou_token_text(kind));
    }
    return false;
}

bool ou_parser_colon(OuParser *p)
{
    if (ou_parser_accept(p, OU_T_COLON)) {
        return true;
    }
    if (p->kind == OU_T_NEWLINE && ou_parser_explains(p)) {
        ou_parser_raise_last(p, OU_SYNTAX, "expected ':'");
    }
    return false;
}

/* ---- warnings ---- */

bool ou_parser_warn(OuParser *p, OuWarning category, const OuToken *token, const char *format, ...)
{
    if (p->explain || p->quiet_warnings) {
        return true;
    }
    char message[MESSAGE_ROOM];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    if (ou_compile_warn(p->th, category, p->filename, token->line, "%s", message)) {
        return true;
    }
    if (ou_error_matches(p->th, ou_warning_type(category))) {
        ou_error_clear(p->th);
        ou_parser_raise_token(p, token, "%s", message);
    }
    return false;
}
