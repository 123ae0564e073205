/* lexer.h - source text to tokens, one at a time.
 *
 * The text is UTF-8 that has been checked, without NUL bytes, with '\n' alone as
 * line end, and one NUL behind it. The lexer allocates nothing and raises nothing:
 * an error is a record in it (OuLexError), which the parser raises or, when it was
 * only trying something, leaves. Indentation, brackets, strings and numbers are
 * checked here; keywords have kinds of their own, the soft ones are names.
 *
 * Invariants, checked by ou_lexer_check():
 *   LEX-1  text <= line_start <= at <= end (line_start is text before the first line)
 *   LEX-2  indents[0] is 0 and the column stack rises strictly
 *   LEX-3  n_open <= OU_LEX_MAX_OPEN, n_indents < OU_LEX_MAX_INDENTS */
#ifndef OU_LEXER_H
#define OU_LEXER_H

#include "06_types/error.h"

#define OU_LEX_MAX_INDENTS 100 /* nested blocks, the module counted; as in CPython */
#define OU_LEX_MAX_OPEN 200    /* nested brackets; as in CPython */

/* kind, text; the text is what error messages and keyword look-up use */
#define OU_TOKEN_KINDS(X) \
    X(END, "") X(NEWLINE, "") X(INDENT, "") X(DEDENT, "") \
    X(NAME, "") X(NUMBER, "") X(STRING, "") X(TYPE_COMMENT, "") X(TYPE_IGNORE, "") X(UNKNOWN, "") \
    X(LPAR, "(") X(RPAR, ")") X(LSQB, "[") X(RSQB, "]") X(LBRACE, "{") X(RBRACE, "}") \
    X(COLON, ":") X(COMMA, ",") X(SEMI, ";") X(DOT, ".") X(ELLIPSIS, "...") \
    X(ARROW, "->") X(WALRUS, ":=") X(ASSIGN, "=") X(TILDE, "~") \
    X(PLUS, "+") X(MINUS, "-") X(STAR, "*") X(SLASH, "/") X(VBAR, "|") X(AMPER, "&") \
    X(CIRCUMFLEX, "^") X(PERCENT, "%") X(AT, "@") X(DOUBLE_STAR, "**") \
    X(DOUBLE_SLASH, "//") X(LEFT_SHIFT, "<<") X(RIGHT_SHIFT, ">>") \
    X(LESS, "<") X(GREATER, ">") X(EQUAL, "==") X(NOT_EQUAL, "!=") X(LESS_EQUAL, "<=") \
    X(GREATER_EQUAL, ">=") \
    X(PLUS_ASSIGN, "+=") X(MINUS_ASSIGN, "-=") X(STAR_ASSIGN, "*=") X(SLASH_ASSIGN, "/=") \
    X(VBAR_ASSIGN, "|=") X(AMPER_ASSIGN, "&=") X(CIRCUMFLEX_ASSIGN, "^=") \
    X(PERCENT_ASSIGN, "%=") X(AT_ASSIGN, "@=") X(DOUBLE_STAR_ASSIGN, "**=") \
    X(DOUBLE_SLASH_ASSIGN, "//=") X(LEFT_SHIFT_ASSIGN, "<<=") X(RIGHT_SHIFT_ASSIGN, ">>=") \
    X(FALSE, "False") X(NONE, "None") X(TRUE, "True") X(AND, "and") X(AS, "as") \
    X(ASSERT, "assert") X(ASYNC, "async") X(AWAIT, "await") X(BREAK, "break") \
    X(CLASS, "class") X(CONTINUE, "continue") X(DEF, "def") X(DEL, "del") X(ELIF, "elif") \
    X(ELSE, "else") X(EXCEPT, "except") X(FINALLY, "finally") X(FOR, "for") X(FROM, "from") \
    X(GLOBAL, "global") X(IF, "if") X(IMPORT, "import") X(IN, "in") X(IS, "is") \
    X(LAMBDA, "lambda") X(NONLOCAL, "nonlocal") X(NOT, "not") X(OR, "or") X(PASS, "pass") \
    X(RAISE, "raise") X(RETURN, "return") X(TRY, "try") X(WHILE, "while") X(WITH, "with") \
    X(YIELD, "yield")

typedef enum OuTokenKind {
#define X(name, text) OU_T_##name,
    OU_TOKEN_KINDS(X)
#undef X
    OU_T_KINDS
} OuTokenKind;

typedef struct OuToken {
    uint8_t kind;  /* OuTokenKind */
    uint8_t level; /* brackets open behind it */
    bool glued;    /* a number directly before a keyword: 1if (deprecated) */
    bool ascii;    /* a name without other bytes */
    uint32_t start, end; /* bytes in the text */
    uint32_t line, col;  /* col: UTF-8 bytes from 0; meaningless for INDENT, DEDENT */
    uint32_t end_line, end_col;
} OuToken;

typedef enum OuLexStop {
    OU_LEX_RUNNING,
    OU_LEX_AT_END,    /* the end of the text was met (also when brackets are open) */
    OU_LEX_FAILED     /* error holds what is wrong */
} OuLexStop;

typedef struct OuLexError {
    uint8_t kind;  /* OuSyntaxKind */
    bool firm;     /* wins over an earlier error of the parser */
    bool whole_line; /* the text shown keeps its line end */
    bool at_end;   /* more text might make it right: open string, trailing backslash */
    uint32_t line, end_line;
    int64_t offset, end_offset; /* characters from 1, as SyntaxError has them */
    const char *text; /* the line, without its end */
    uint32_t text_size;
    char message[192];
} OuLexError;

typedef struct OuOpenBracket {
    char opener;
    uint32_t line, col;
} OuOpenBracket;

typedef struct OuLexer {
    const char *text, *end;
    const char *at;
    const char *line_start;
    const char *buffer_start; /* first of the physical lines that strings and backslashes
                                 have joined to the one being read */
    uint32_t line;      /* number of the line being read, from 1; 0 before it */
    uint32_t first_line;/* number that the text's first line bears */
    uint32_t first_col; /* added to columns on the first line (f-string parts) */
    bool at_line_start;
    bool type_comments; /* set by the caller: TYPE_COMMENT and TYPE_IGNORE tokens are made; start and end are those of the text behind
                           `# type: ` and `ignore` */
    bool met_end; /* another line was asked for, and there is none */
    uint8_t stop; /* OuLexStop */
    int pending;  /* > 0 INDENT, < 0 DEDENT tokens to be given out */
    int n_indents;
    uint32_t n_open;
    uint32_t indents[OU_LEX_MAX_INDENTS];  /* columns, a tab to the next of 8 */
    uint32_t alternate[OU_LEX_MAX_INDENTS];/* columns, a tab counted as 1 */
    OuOpenBracket open[OU_LEX_MAX_OPEN];
    OuLexError error;
} OuLexer;

/* first_line is the number of the text's first line, first_col the column at which
 * that line starts in its file: 1 and 0, but for the parts of f-strings. */
void ou_lexer_init(OuLexer *lexer, const char *text, size_t size, uint32_t first_line,
                   uint32_t first_col);

/* The next token, or false: lexer->stop says why. At the end of the text with no
 * bracket open, END tokens come, again and again; with an open bracket, false. */
bool ou_lexer_next(OuLexer *lexer, OuToken *token);

/* Forgets open blocks: their DEDENT tokens come next (single mode, at its end). */
void ou_lexer_close_blocks(OuLexer *lexer);

/* How many characters text[0, size) has; a broken one counts as one. */
uint32_t ou_lexer_count_chars(const char *text, size_t size);

/* "hexadecimal", "octal", "binary", "imaginary" or "decimal": what messages call a number that is written so. */
const char *ou_lexer_number_noun(const char *text, size_t size);

/* How the kind is written: "while", "**="; "" for names, literals and layout. */
const char *ou_token_text(OuTokenKind kind);

bool ou_lexer_check(const OuLexer *lexer);

#endif
