/* parser_fstring.c - what stands between the quotes of an f-string (PEP 498, as of 3.11).
 *
 * The text is scanned by hand for braces. Each replacement field's expression is cut
 * out by its brackets and quotes, put in parentheses (so that white space before it
 * means nothing) and parsed by a parser of its own, whose tokens are told where in the
 * file they stand. */
#include "08_compile/parser_int.h"
#include "08_compile/lexer_int.h"

#include <string.h>

#define MAX_NESTING 200 /* brackets in one field; as in CPython */
#define MAX_FIELDS 2    /* a field, and fields in its format specification */

/* One f-string being scanned. */
typedef struct Scan {
    OuParser *p;
    const OuToken *token;
    const char *at, *end;
    bool raw;
    const char *counted;    /* lines were counted from the token's start up to here */
    const char *line_start; /* of the line on which that is */
    uint32_t n_lines;
} Scan;

static bool fail(Scan *s, const char *message)
{
    ou_parser_raise_last(s->p, OU_SYNTAX, "%s", message);
    return false;
}

static bool fail_at_end(Scan *s)
{
    return fail(s, "f-string: expecting '}'");
}

/* ---- literal text ---- */

typedef enum Literal { LITERAL_BAD, LITERAL_BRACE, LITERAL_DOUBLED, LITERAL_END } Literal;

static bool add_text(Scan *s, OuJoin *join, const char *from, const char *to)
{
    if (s->raw) {
        return ou_text_add(s->p, &join->text, from, (size_t)(to - from));
    }
    return ou_text_add_escaped(s->p, &join->text, from, to, s->token);
}

/* Passes an escape: \N{...} whole, any other with the character behind the backslash. Only
 * a brace is not escaped by it: then true, and the brace is still ahead. */
static bool skip_escape(Scan *s, bool *warned)
{
    *warned = true;
    s->at++;
    if (s->at == s->end) {
        return false;
    }
    if (*s->at == 'N') {
        s->at++;
        if (s->at < s->end && *s->at++ == '{') {
            while (s->at < s->end && *s->at++ != '}') {
            }
        }
        return false;
    }
    if (*s->at == '{') {
        *warned = ou_text_warn_escape(s->p, s->token, '{');
        return true;
    }
    if (*s->at == '}') {
        return true;
    }
    s->at++;
    return false;
}

/* Literal text up to a single brace, a doubled one (of which one is kept), or the end. */
static Literal scan_literal(Scan *s, OuJoin *join, unsigned depth)
{
    const char *from = s->at;
    while (s->at < s->end) {
        if (*s->at == '\\' && !s->raw) {
            bool fine;
            bool brace = skip_escape(s, &fine);
            if (!fine) {
                return LITERAL_BAD;
            }
            if (!brace) {
                continue;
            }
        }
        char c = *s->at;
        if (c != '{' && c != '}') {
            s->at++;
            continue;
        }
        if (depth == 0 && s->at + 1 < s->end && s->at[1] == c) {
            const char *to = ++s->at;
            s->at++;
            return add_text(s, join, from, to) ? LITERAL_DOUBLED : LITERAL_BAD;
        }
        if (depth == 0 && c == '}') {
            fail(s, "f-string: single '}' is not allowed");
            return LITERAL_BAD;
        }
        return add_text(s, join, from, s->at) ? LITERAL_BRACE : LITERAL_BAD;
    }
    return add_text(s, join, from, s->end) ? LITERAL_END : LITERAL_BAD;
}

/* ---- the extent of an expression ---- */

typedef struct Extent {
    char open[MAX_NESTING];
    size_t n_open;
    char quote; /* inside a string: its quote; 0: not in one */
    bool triple;
} Extent;

static bool three(const Scan *s, char c)
{
    return s->at + 2 < s->end && s->at[1] == c && s->at[2] == c;
}

static void in_string(Scan *s, Extent *e)
{
    if (*s->at == e->quote && (!e->triple || three(s, e->quote))) {
        s->at += e->triple ? 2 : 0;
        e->quote = '\0';
    }
}

static bool open_bracket(Scan *s, Extent *e)
{
    if (e->n_open == MAX_NESTING) {
        return fail(s, "f-string: too many nested parenthesis");
    }
    e->open[e->n_open++] = *s->at;
    return true;
}

static bool close_bracket(Scan *s, Extent *e)
{
    char c = *s->at;
    if (e->n_open == 0) {
        ou_parser_raise_last(s->p, OU_SYNTAX, "f-string: unmatched '%c'", c);
        return false;
    }
    char opener = e->open[--e->n_open];
    char wanted = opener == '(' ? ')' : opener == '[' ? ']' : '}';
    if (c != wanted) {
        ou_parser_raise_last(s->p, OU_SYNTAX,
                             "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'",
                             c, opener);
        return false;
    }
    return true;
}

/* != == <= >= are part of the expression; alone, ! and = end it. */
static bool is_comparison(const Scan *s)
{
    char c = *s->at;
    return s->at + 1 < s->end && s->at[1] == '=' && (c == '!' || c == '=' || c == '<' || c == '>');
}

static bool ends_expression(char c)
{
    return c == '!' || c == ':' || c == '}' || c == '=';
}

/* Moves to the character that ends the expression, or to the end of the text. */
static bool scan_expression(Scan *s)
{
    Extent e = {.n_open = 0, .quote = '\0', .triple = false};
    for (; s->at < s->end; s->at++) {
        char c = *s->at;
        if (c == '\\') {
            return fail(s, "f-string expression part cannot include a backslash");
        }
        if (e.quote != '\0') {
            in_string(s, &e);
        } else if (c == '"' || c == '\'') {
            e.quote = c;
            e.triple = three(s, c);
            s->at += e.triple ? 2 : 0;
        } else if (c == '(' || c == '[' || c == '{') {
            if (!open_bracket(s, &e)) {
                return false;
            }
        } else if (c == '#') {
            return fail(s, "f-string expression part cannot include '#'");
        } else if (e.n_open == 0 && is_comparison(s)) {
            s->at++;
        } else if (e.n_open == 0 && ends_expression(c)) {
            return true;
        } else if (c == ')' || c == ']' || c == '}') {
            if (!close_bracket(s, &e)) {
                return false;
            }
        }
    }
    if (e.quote != '\0') {
        return fail(s, "f-string: unterminated string");
    }
    if (e.n_open > 0) {
        ou_parser_raise_last(s->p, OU_SYNTAX, "f-string: unmatched '%c'", e.open[e.n_open - 1]);
        return false;
    }
    return fail_at_end(s);
}

/* ---- one replacement field ---- */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where the brace stands in the file: the column from which the parenthesis that
 * takes its place is counted. Braces are asked for from left to right. */
static OuPlace brace_place(Scan *s, const char *brace)
{
    const char *start = s->p->text + s->token->start;
    for (; s->counted < brace; s->counted++) {
        if (*s->counted == '\n') {
            s->n_lines++;
            s->line_start = s->counted + 1;
        }
    }
    const char *after = brace + 1;
    while (*after == ' ' || *after == '\t' || *after == '\f') {
        after++;
    }
    bool first_line = s->n_lines == 0;
    uint32_t col = first_line ? s->token->col + (uint32_t)(brace - start) : (uint32_t)(brace - s->line_start);
    if (*after == '\n') { /* only errors are counted from it */
        col = first_line ? s->token->col : 0;
    }
    return (OuPlace){s->token->line + s->n_lines, col};
}

static OuNode *field_expression(Scan *s, const char *brace, const char *from, const char *to)
{
    const char *dark = from;
    while (dark < to && is_space(*dark)) {
        dark++;
    }
    if (dark == to) {
        if (*to == '!' || *to == ':' || *to == '=') {
            ou_parser_raise_last(s->p, OU_SYNTAX, "f-string: expression required before '%c'", *to);
        } else {
            fail(s, "f-string: empty expression not allowed");
        }
        return NULL;
    }
    size_t size = (size_t)(to - from);
    char *text = ou_mem_take(s->p->th, size + 4);
    if (text == NULL) {
        return NULL;
    }
    text[0] = '(';
    memcpy(text + 1, from, size);
    memcpy(text + 1 + size, ")\n", 3);
    OuNode *node = ou_parser_run_part(s->p, text, size + 3, brace_place(s, brace));
    ou_mem_give(s->p->th, text, size + 4);
    return node;
}

/* After `=`: the text of the expression itself becomes literal text. */
static bool self_documenting(Scan *s, OuJoin *join, const char *from)
{
    s->at++;
    while (s->at < s->end && is_space(*s->at)) {
        s->at++;
    }
    if (s->at == s->end) {
        return fail_at_end(s);
    }
    return ou_text_add(s->p, &join->text, from, (size_t)(s->at - from));
}

static bool conversion(Scan *s, OuNode *node)
{
    s->at++;
    if (s->at == s->end) {
        return fail_at_end(s);
    }
    char c = *s->at++;
    if (c != 's' && c != 'r' && c != 'a') {
        return fail(s, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    node->formatted.conversion = c;
    return s->at < s->end || fail_at_end(s);
}

static bool scan_pieces(Scan *s, OuJoin *join, unsigned depth);

static OuNode *format_spec(Scan *s, const OuJoin *outer, unsigned depth)
{
    OuParser *p = s->p;
    OuJoin join = {.is_joined = true, .is_u = outer->is_u, .start = outer->start, .end = outer->end};
    size_t base = p->n_scratch;
    s->at++;
    if (s->at == s->end) {
        fail_at_end(s);
        return NULL;
    }
    OuNode *node = NULL;
    bool fine = scan_pieces(s, &join, depth + 1);
    /* as in CPython, what ends a specification has the place of its own literal only */
    join.start = (OuPlace){s->token->line, s->token->col};
    join.end = (OuPlace){s->token->end_line, s->token->end_col};
    if (fine && ou_join_flush(p, &join)) {
        node = ou_join_node(p, &join, OU_N_JOINED_STR);
    }
    ou_text_free(p, &join.text);
    return node != NULL && ou_parser_list(p, base, &node->list) ? node : NULL;
}

/* Behind the expression: =, !r, :spec, }. */
static bool field_rest(Scan *s, OuJoin *join, OuNode *node, const char *from, unsigned depth)
{
    bool documents = *s->at == '=';
    if (documents && (!ou_parser_since(s->p, 8, "f-string: self documenting expressions are") || !self_documenting(s, join, from))) {
        return false;
    }
    if (!ou_join_flush(s->p, join) || (*s->at == '!' && !conversion(s, node))) {
        return false;
    }
    if (*s->at == ':') {
        node->formatted.spec = format_spec(s, join, depth);
        if (node->formatted.spec == NULL) {
            return false;
        }
    }
    if (s->at >= s->end || *s->at != '}') {
        return fail_at_end(s);
    }
    s->at++;
    if (documents && node->formatted.spec == NULL && node->formatted.conversion == -1) {
        node->formatted.conversion = 'r';
    }
    return true;
}

/* At the opening brace. */
static bool field(Scan *s, OuJoin *join, unsigned depth)
{
    if (depth >= MAX_FIELDS) {
        return fail(s, "f-string: expressions nested too deeply");
    }
    const char *brace = s->at++;
    const char *from = s->at;
    if (!scan_expression(s)) {
        return false;
    }
    OuNode *value = field_expression(s, brace, from, s->at);
    OuNode *node = value == NULL ? NULL : ou_join_node(s->p, join, OU_N_FORMATTED_VALUE);
    if (node == NULL) {
        return false;
    }
    node->formatted.value = value;
    node->formatted.conversion = -1;
    return field_rest(s, join, node, from, depth) && ou_parser_push(s->p, node);
}

/* Text and fields up to the end, or (in a format specification) to the closing brace. */
static bool scan_pieces(Scan *s, OuJoin *join, unsigned depth)
{
    for (;;) {
        switch (scan_literal(s, join, depth)) {
        case LITERAL_BAD: return false;
        case LITERAL_DOUBLED: continue;
        case LITERAL_END: return depth == 0 || fail_at_end(s);
        case LITERAL_BRACE: break;
        }
        if (*s->at == '}') {
            return true;
        }
        if (!field(s, join, depth)) {
            return false;
        }
    }
}

bool ou_fstring_add(OuParser *p, OuJoin *join, const char *inside, const char *end, bool raw,
                    const OuToken *token)
{
    const char *start = p->text + token->start;
    Scan scan = {p, token, inside, end, raw, start, start, 0};
    return scan_pieces(&scan, join, 0);
}
