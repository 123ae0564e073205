/* parser_int.h - what the parser's files share.
 *
 * The parser is recursive descent with one token of look-ahead; binary operators
 * climb by precedence, left-associative chains are loops. Targets are parsed as
 * expressions and then turned (parser_target.c). Where two tokens do not decide
 * (a parenthesised `with`, the soft keywords) a mark is set, one reading is tried,
 * and the tokens are rewound; all other tokens are forgotten at each statement's
 * start, so the memory for them is that of the longest statement.
 *
 * A rule that does not match returns NULL with no error pending ("soft"); whatever
 * cannot be mended by another reading (memory, a bad string) leaves its error
 * pending in the thread ("hard"). Messages cost a second run: only when the first
 * run over the text fails softly is the text parsed again with `explain` on, in
 * which rules that fail look for the usual mistakes and raise. CPython's parser
 * works in the same two runs, so the same mistake is met first. */
#ifndef OU_PARSER_INT_H
#define OU_PARSER_INT_H

#include "08_compile/lexer.h"
#include "08_compile/parser.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "08_compile/warn.h"

/* flags of ours, for text that is typed line by line */
#define OU_PARSE_TYPED 0x80000000u
#define OU_PARSE_TYPED_BLANK 0x40000000u /* and the last line is blank: blocks end there */

#define OU_T_ERROR OU_T_KINDS /* kind of the token after which the lexer stopped */

typedef struct OuPlace {
    uint32_t line, col;
} OuPlace;

/* The names met so far: each distinct spelling is made into a str once. */
typedef struct OuNameEntry {
    const char *text;
    uint32_t size;
    uint32_t hash;
    OuObject *name; /* owned by the arena */
} OuNameEntry;

typedef struct OuNameTable {
    OuNameEntry *entries; /* open addressing; room is a power of two */
    size_t room, n;
} OuNameTable;

/* Second run: what a rule found at a token. Hints try several readings of the same text, and this keeps nested ones from
 * multiplying (packrat parsing, Ford 2002, for two rules: expressions and primaries, by which all nesting goes). As in CPython, an expression that was first read without hints stays so. */
typedef struct OuMemo {
    OuNode *node;     /* NULL: there is none */
    OuPlace end;
    uint32_t end_pos; /* 0: nothing known */
} OuMemo;

typedef struct OuMemos {
    OuMemo expression, primary;
} OuMemos;

typedef struct OuParser {
    OuThread *th;
    OuArena *arena;
    OuObject *filename;
    OuLexer *lexer;
    OuNameTable *names;   /* shared with the parsers of f-string parts */
    const char *text;     /* the lexer's text */
    bool is_marked;       /* it has bytes that are not UTF-8 (source.h) */
    OuToken *tokens;      /* the window: those of the statement being read */
    uint32_t n, room;     /* PARSE-1 pos < n <= room */
    uint32_t pos;
    uint64_t n_gone;      /* tokens that left the window */
    OuMemos *memo;        /* second run: one for each token of the window, else NULL */
    uint32_t memo_room;   /* PARSE-3 in the second run memo_room >= room */
    uint8_t kind;         /* PARSE-2 tokens[pos].kind */
    OuPlace end;          /* end of the last token passed that is no layout */
    OuNode **scratch;     /* nodes of lists that are being built */
    size_t n_scratch, room_scratch;
    uint32_t n_marks;     /* marks set: the window must stand */
    uint32_t depth;       /* levels of rules, see OU_PARSE_MAX_DEPTH */
    bool explain;         /* the second run */
    bool quiet;           /* in it: an attempt, which must not raise */
    bool prefix;          /* an expression that breaks off is taken as far as it goes; what
                             stands behind it is then found to be wrong by somebody else.
                             On in the second run: hints depend on where a rule stops */
    bool part;            /* this text is an expression of an f-string */
    uint32_t n_async;     /* async functions that are being read: before Python 3.7 the words meant something there only */
    OuNode **ignores;     /* OU_N_TYPE_IGNORE, in the arena */
    uint32_t n_ignores, room_ignores;
    bool quiet_warnings;  /* no warnings: they were given in the first run */
    bool wants_more;      /* the text is a beginning of something, and the caller wants to know */
    bool single_ended;    /* single mode: the end of the text was made a NEWLINE */
    OuParseMode mode;
    unsigned flags;
    uint32_t part_depth;  /* nesting of f-strings in f-strings */
    OuToken last;         /* furthest token of the first run */
    uint64_t last_index;
    struct {              /* how far the lexer came in the first run, as OuLexer has it */
        uint32_t line;
        const char *line_start, *buffer_start;
    } reached;
} OuParser;

typedef struct OuMark {
    uint32_t pos;
    OuPlace end;
    size_t n_scratch;
} OuMark;

/* ---- parser.c: tokens, names, lists ---- */

bool ou_parser_fill(OuParser *p);

OU_INLINE const OuToken *ou_parser_token(const OuParser *p)
{
    return &p->tokens[p->pos];
}

OU_INLINE uint8_t ou_parser_peek2(OuParser *p)
{
    if (p->pos + 1 == p->n) {
        ou_parser_fill(p);
    }
    return p->pos + 1 < p->n ? p->tokens[p->pos + 1].kind : OU_T_ERROR;
}

OU_INLINE void ou_parser_advance(OuParser *p)
{
    const OuToken *token = &p->tokens[p->pos];
    if (token->kind > OU_T_DEDENT) {
        p->end = (OuPlace){token->end_line, token->end_col};
    }
    p->pos++;
    if (p->pos == p->n) {
        ou_parser_fill(p);
    }
    p->kind = p->tokens[p->pos].kind;
}

OU_INLINE bool ou_parser_accept(OuParser *p, OuTokenKind kind)
{
    if (p->kind != kind) {
        return false;
    }
    ou_parser_advance(p);
    return true;
}

OU_INLINE OuPlace ou_parser_here(const OuParser *p)
{
    return (OuPlace){p->tokens[p->pos].line, p->tokens[p->pos].col};
}

/* Is an error pending that another reading cannot mend? */
OU_INLINE bool ou_parser_hard(const OuParser *p)
{
    return p->th->error != NULL;
}

/* May the rule that fails here raise? */
OU_INLINE bool ou_parser_explains(const OuParser *p)
{
    return p->explain && !p->quiet && p->th->error == NULL;
}

/* A place to come back to within an expression, where no tokens are let go. */
OU_INLINE OuMark ou_parser_spot(const OuParser *p)
{
    return (OuMark){p->pos, p->end, p->n_scratch};
}

OuMark ou_parser_mark(OuParser *p);
void ou_parser_rewind(OuParser *p, OuMark mark); /* the mark stays set */
void ou_parser_unmark(OuParser *p);

/* The rule behind the spot failed: true when the rule before it may stand (prefix),
 * and then the parser is back at the spot. */
OU_INLINE bool ou_parser_falls_back(OuParser *p, OuMark spot)
{
    if (!p->prefix || ou_parser_hard(p)) {
        return false;
    }
    ou_parser_rewind(p, spot);
    return true;
}

/* What a rule found here before: true, and the parser is behind it; false: nothing is known. */
OU_INLINE bool ou_parser_recall(OuParser *p, const OuMemo *memo, OuNode **node)
{
    if (memo->end_pos == 0) {
        return false;
    }
    *node = memo->node;
    if (memo->node != NULL) {
        ou_parser_rewind(p, (OuMark){memo->end_pos, memo->end, p->n_scratch});
    }
    return true;
}
OU_INLINE void ou_parser_remember(const OuParser *p, OuMemo *memo, uint32_t start, OuNode *node)
{
    *memo = (OuMemo){node, p->end, node == NULL ? start + 1 : p->pos};
}

/* At the start of a statement: tokens before it are forgotten, unless a mark is set. */
void ou_parser_slide(OuParser *p);

/* Every rule that can contain itself: false with MemoryError pending when too deep. */
bool ou_parser_enter(OuParser *p);
OU_INLINE void ou_parser_leave(OuParser *p)
{
    p->depth--;
}

/* A node from `start` to the end of the last token passed. */
OuNode *ou_parser_node(OuParser *p, OuNodeKind kind, OuPlace start);

/* The str of a NAME token, borrowed from the arena. */
OuObject *ou_parser_name(OuParser *p, const OuToken *token);
/* Passes a NAME; NULL (soft) when there is none. */
OuObject *ou_parser_expect_name(OuParser *p);
/* As a str in the arena. */
OuObject *ou_parser_text_name(OuParser *p, const char *text, size_t size);
bool ou_parser_token_is(const OuParser *p, const OuToken *token, const char *word);
OU_INLINE bool ou_parser_at_word(const OuParser *p, const char *word)
{
    return p->kind == OU_T_NAME && ou_parser_token_is(p, &p->tokens[p->pos], word);
}

/* Lists are pushed on the scratch stack and then moved to the arena. A NULL node
 * is refused by _push (soft failure passed on), allowed by _push_maybe. */
bool ou_parser_push_maybe(OuParser *p, OuNode *node);
OU_INLINE bool ou_parser_push(OuParser *p, OuNode *node)
{
    return node != NULL && ou_parser_push_maybe(p, node);
}
/* Everything pushed since n_scratch was `base`. */
bool ou_parser_list(OuParser *p, size_t base, OuNodes *out);
/* A list of one. */
bool ou_parser_single(OuParser *p, OuNode *node, OuNodes *out);

/* Parses `size` bytes of text (with a NUL behind them) as an f-string's expression;
 * the parts' tree lives in p's arena. */
OuNode *ou_parser_run_part(OuParser *p, const char *text, size_t size, OuPlace place);

/* ---- parser_error.c ---- */

/* All raise and return NULL. Columns are those of nodes: bytes from 0. */
void *ou_parser_raise(OuParser *p, OuPlace from, OuPlace to, const char *format, ...) OU_PRINTF(4, 5);
void *ou_parser_raise_node(OuParser *p, const OuNode *node, const char *format, ...) OU_PRINTF(3, 4);
void *ou_parser_raise_nodes(OuParser *p, const OuNode *from, const OuNode *to, const char *format, ...)
    OU_PRINTF(4, 5);
void *ou_parser_raise_token(OuParser *p, const OuToken *token, const char *format, ...) OU_PRINTF(3, 4);
/* At the furthest token read. */
void *ou_parser_raise_last(OuParser *p, OuSyntaxKind kind, const char *format, ...) OU_PRINTF(3, 4);
/* From a place to the end of the newest token read. */
void *ou_parser_raise_from(OuParser *p, OuPlace from, const char *format, ...) OU_PRINTF(3, 4);
/* From a place to no particular column of a line. */
void *ou_parser_raise_open(OuParser *p, OuPlace from, uint32_t end_line, const char *format, ...)
    OU_PRINTF(4, 5);
/* On the token's line, at no column. */
void *ou_parser_raise_edge(OuParser *p, const OuToken *token, const char *format, ...) OU_PRINTF(3, 4);
/* The first run failed; `p` was run again. Leaves an error pending in any case. */
void ou_parser_conclude(OuParser *p);
/* The text is a beginning that more lines could complete, and the caller wants to be
 * told so: the second run is not needed. */
bool ou_parser_gives_up(const OuParser *p);
/* Raises the lexer's error (p->lexer stopped). */
void ou_parser_raise_lexer(OuParser *p);
/* "expected 'x'" unless the token is there, which is then passed. Raises in both runs. */
bool ou_parser_force(OuParser *p, OuTokenKind kind);
/* A keyword's colon: passed, or soft failure; in the second run, when the line
 * ends here, "expected ':'". */
bool ou_parser_colon(OuParser *p);

/* ---- parser_type.c ---- */

/* Passes a TYPE_COMMENT, if there is one: its text in *out, else NULL. False with an error. */
bool ou_parser_type_comment(OuParser *p, OuObject **out);
/* A TYPE_IGNORE token, for the module's list. False with MemoryError. */
bool ou_parser_note_ignore(OuParser *p, const OuToken *token);
OuNode *ou_parse_function_type(OuParser *p); /* the root of that mode */

/* ---- parser_version.c ---- */

/* What was just read came with Python 3.`minor`: false with SyntaxError ("`what` only supported in ...") when the source is older. */
bool ou_parser_since(OuParser *p, unsigned minor, const char *what);
/* A fresh ASYNC or AWAIT becomes a NAME where it was one. */
void ou_parser_soften_word(const OuParser *p, OuToken *token);
/* The end of an async function whose beginning was counted in n_async. */
void ou_parser_leave_async(OuParser *p);

/* ---- parser_expr.c ---- */

OuNode *ou_parse_expression(OuParser *p);       /* a conditional expression or lambda */
OuNode *ou_parse_named(OuParser *p);            /* also x := y */
OuNode *ou_parse_assignment_or(OuParser *p);    /* also x := y, for arguments: no hints */
OuNode *ou_parse_star_expressions(OuParser *p); /* a, *b */
OuNode *ou_parse_star_expression(OuParser *p);  /* *b or expression */
OuNode *ou_parse_star_named(OuParser *p);       /* *b or named */
OuNode *ou_parse_yield(OuParser *p);            /* at YIELD */
OuNode *ou_parse_yield_or_star(OuParser *p);
OuNode *ou_parse_disjunction(OuParser *p);
OuNode *ou_parse_bit_or(OuParser *p);
OuNode *ou_parse_primary(OuParser *p);
OuNode *ou_parse_expressions(OuParser *p);      /* a, b without stars */
bool ou_token_starts_expression(uint8_t kind);

/* ---- parser_atom.c ---- */

OuNode *ou_parse_atom(OuParser *p);
OuNode *ou_parse_subscript(OuParser *p);        /* between [ and ] */
bool ou_parse_generators(OuParser *p, OuNodes *out); /* at FOR or ASYNC FOR */
OU_INLINE bool ou_parser_at_for(OuParser *p)
{
    return p->kind == OU_T_FOR || (p->kind == OU_T_ASYNC && ou_parser_peek2(p) == OU_T_FOR);
}
OuNode *ou_parse_number(OuParser *p);

/* ---- parser_call.c ---- */

/* At the opening parenthesis; passes the closing one. The node is a Call when func is not
 * NULL, else a ClassDef's bases and keywords are stored in *bases and *keywords. */
OuNode *ou_parse_call(OuParser *p, OuNode *func, OuPlace start);
bool ou_parse_bases(OuParser *p, OuNodes *bases, OuNodes *keywords);

/* ---- parser_params.c ---- */

/* Up to `closer` (RPAR of a def, COLON of a lambda), which is not passed. */
OuNode *ou_parse_parameters(OuParser *p, OuTokenKind closer);

/* ---- parser_target.c ---- */

typedef enum OuTargetUse { OU_TARGET_STAR, OU_TARGET_DEL, OU_TARGET_FOR } OuTargetUse;

/* Turns an expression into a target (ctx Store or Del); false (soft) when it is none. */
bool ou_target_turn(OuParser *p, OuNode *node, OuExprContext ctx);
/* A name, attribute, subscript, alone or in parentheses. */
bool ou_target_is_single(const OuNode *node);
/* The innermost piece that makes node no target, or NULL. */
const OuNode *ou_target_culprit(const OuNode *node, OuTargetUse use);
/* "cannot assign to ..." / "cannot delete ..." at the culprit, if there is one. */
void ou_target_complain(OuParser *p, const OuNode *node, OuTargetUse use);
/* One star target (`with ... as`) */
OuNode *ou_parse_star_target(OuParser *p);
/* for-loop targets, up to `in` */
OuNode *ou_parse_for_targets(OuParser *p);
/* del targets */
bool ou_parse_del_targets(OuParser *p, OuNodes *out);

/* ---- parser_stmt.c, parser_block.c, parser_pattern.c ---- */

bool ou_parse_simple_statements(OuParser *p); /* pushes; passes the NEWLINE */
bool ou_parse_statement(OuParser *p);         /* pushes one or more */
bool ou_parse_statements(OuParser *p, OuTokenKind closer, OuNodes *out);
OuNode *ou_parse_compound(OuParser *p);       /* NULL, soft and nothing passed, when none starts here */
bool ou_token_starts_compound(uint8_t kind);
/* After the colon. `what` ("'if' statement", "function definition") and `line` are for
 * the message when no block follows. */
bool ou_parse_block(OuParser *p, const char *what, uint32_t line, OuNodes *out);
/* At the name `match`. *settled: this is a match statement, and no other reading is left. */
OuNode *ou_parse_match(OuParser *p, bool *settled);
OuNode *ou_parse_pattern_top(OuParser *p);

/* ---- parser_string.c, parser_fstring.c ---- */

OuNode *ou_parse_strings(OuParser *p);

/* UTF-8 that is put together piece by piece. */
typedef struct OuTextBuffer {
    char *bytes; /* ou_mem memory */
    size_t size, room;
    bool has_surrogate; /* encoded as three bytes each */
} OuTextBuffer;

bool ou_text_add(OuParser *p, OuTextBuffer *b, const char *bytes, size_t size);
bool ou_text_add_char(OuParser *p, OuTextBuffer *b, uint32_t c);
bool ou_text_add_name(OuParser *p, OuTextBuffer *b, OuObject *name);
void ou_text_free(OuParser *p, OuTextBuffer *b);
/* Adds the text with its escapes undone; a warning about it is given at `token`. */
bool ou_text_add_escaped(OuParser *p, OuTextBuffer *b, const char *from, const char *to,
                         const OuToken *token);
bool ou_text_add_escaped_bytes(OuParser *p, OuTextBuffer *b, const char *from, const char *to,
                               const OuToken *token);
bool ou_text_warn_escape(OuParser *p, const OuToken *token, char c);

/* The pieces of a joined string while they are collected. */
typedef struct OuJoin {
    OuTextBuffer text; /* literal text not yet made a piece */
    bool is_joined;    /* an f prefix was met */
    bool is_u;
    OuPlace start, end; /* of all the pieces: the position of every node made */
} OuJoin;

/* The inside of an f-string: its pieces are pushed on the scratch stack. `token` is
 * the string's, `inside` where its text between the quotes stands. */
bool ou_fstring_add(OuParser *p, OuJoin *join, const char *inside, const char *end, bool raw,
                    const OuToken *token);
/* Pushes the literal text collected so far as a constant, if there is any. */
bool ou_join_flush(OuParser *p, OuJoin *join);
OuNode *ou_join_node(OuParser *p, const OuJoin *join, OuNodeKind kind);

/* ---- parser_const.c: the only calls that make objects ---- */

OuNode *ou_const_number(OuParser *p, const OuToken *token);
OuObject *ou_const_str(OuParser *p, const char *utf8, size_t size, bool has_surrogate);
OuObject *ou_const_bytes(OuParser *p, const char *bytes, size_t size);
OuObject *ou_const_identifier(OuParser *p, const char *utf8, size_t size, bool ascii);
bool ou_const_char_named(const char *name, size_t size, uint32_t *out);

/* ---- warnings ---- */

/* ou_compile_warn() at the token; nothing in the second run. A warning that became an
 * error is told as a SyntaxError there. */
bool ou_parser_warn(OuParser *p, OuWarning category, const OuToken *token, const char *format, ...)
    OU_PRINTF(4, 5);

#endif
