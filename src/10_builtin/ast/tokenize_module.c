/* tokenize_module.c - the module _tokenize: the compiler's own lexer as an iterator, one tuple a token.
 *
 * The source is copied once, as the lexer wants it: UTF-8 with '\n' alone as line end. Comments and blank lines make no
 * tokens; columns count bytes. What the lexer leaves to the parser to blame (indentation, a line that is continued by
 * nothing) ends the iteration as the end of the source does. */
#include "10_builtin/library.h"
#include "10_builtin/type_index_10.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/lexer.h"
#include "08_compile/warn.h"

#include <string.h>

#define FIELDS 7 /* text, type, line, last line, column, end column, source line */

typedef struct Tokens {
    OuObject head;
    char *text; /* owned: room bytes; NULL until it is made */
    size_t room;
    bool told;  /* the lexer's error was raised */
    OuLexer lexer;
} Tokens;

/* The numbers of the library's module token. Keywords are names. */
static const uint8_t numbers[OU_T_FALSE] = {
    [OU_T_END] = 0, [OU_T_NAME] = 1, [OU_T_NUMBER] = 2, [OU_T_STRING] = 3, [OU_T_NEWLINE] = 4, [OU_T_INDENT] = 5,
    [OU_T_DEDENT] = 6, [OU_T_LPAR] = 7, [OU_T_RPAR] = 8, [OU_T_LSQB] = 9, [OU_T_RSQB] = 10, [OU_T_COLON] = 11,
    [OU_T_COMMA] = 12, [OU_T_SEMI] = 13, [OU_T_PLUS] = 14, [OU_T_MINUS] = 15, [OU_T_STAR] = 16, [OU_T_SLASH] = 17,
    [OU_T_VBAR] = 18, [OU_T_AMPER] = 19, [OU_T_LESS] = 20, [OU_T_GREATER] = 21, [OU_T_ASSIGN] = 22, [OU_T_DOT] = 23,
    [OU_T_PERCENT] = 24, [OU_T_LBRACE] = 25, [OU_T_RBRACE] = 26, [OU_T_EQUAL] = 27, [OU_T_NOT_EQUAL] = 28,
    [OU_T_LESS_EQUAL] = 29, [OU_T_GREATER_EQUAL] = 30, [OU_T_TILDE] = 31, [OU_T_CIRCUMFLEX] = 32,
    [OU_T_LEFT_SHIFT] = 33, [OU_T_RIGHT_SHIFT] = 34, [OU_T_DOUBLE_STAR] = 35, [OU_T_PLUS_ASSIGN] = 36,
    [OU_T_MINUS_ASSIGN] = 37, [OU_T_STAR_ASSIGN] = 38, [OU_T_SLASH_ASSIGN] = 39, [OU_T_PERCENT_ASSIGN] = 40,
    [OU_T_AMPER_ASSIGN] = 41, [OU_T_VBAR_ASSIGN] = 42, [OU_T_CIRCUMFLEX_ASSIGN] = 43, [OU_T_LEFT_SHIFT_ASSIGN] = 44,
    [OU_T_RIGHT_SHIFT_ASSIGN] = 45, [OU_T_DOUBLE_STAR_ASSIGN] = 46, [OU_T_DOUBLE_SLASH] = 47,
    [OU_T_DOUBLE_SLASH_ASSIGN] = 48, [OU_T_AT] = 49, [OU_T_AT_ASSIGN] = 50, [OU_T_ARROW] = 51, [OU_T_ELLIPSIS] = 52,
    [OU_T_WALRUS] = 53, [OU_T_UNKNOWN] = 54,
};

static int number_of(uint8_t kind)
{
    return kind == OU_T_AWAIT ? 55 : kind == OU_T_ASYNC ? 56 : kind < OU_T_FALSE ? numbers[kind] : 1;
}

/* ---- the source ---- */

/* Copies with '\n' for "\r\n" and '\r', and one at the end. Returns the size. */
static size_t copy_lines(char *to, const char *from, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        if (from[i] == '\r') {
            to[n++] = '\n';
            i += i + 1 < size && from[i + 1] == '\n';
        } else {
            to[n++] = from[i];
        }
    }
    if (n == 0 || to[n - 1] != '\n') {
        to[n++] = '\n';
    }
    to[n] = '\0';
    return n;
}

static bool take_source(OuThread *th, Tokens *t, const char *text, size_t size)
{
    if (memchr(text, 0, size) != NULL) {
        return ou_raise(th, &ou_exc_value_error, "embedded null character");
    }
    if (size > UINT32_MAX - 2) {
        return ou_raise(th, &ou_exc_overflow_error, "source code of 4 GiB or more");
    }
    t->room = size + 2;
    t->text = ou_mem_take(th, t->room);
    if (t->text == NULL) {
        return false;
    }
    ou_lexer_init(&t->lexer, t->text, copy_lines(t->text, text, size), 1, 0);
    return true;
}

static OuObject *tokens_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *source, *holder = NULL;
    if (!ou_args_parse(th, "tokenizeriter", "source", args, n, kwnames, &source)) {
        return NULL;
    }
    if (!ou_is_str(source)) {
        return ou_null(th, &ou_exc_type_error, "tokenizeriter() argument 'source' must be str, not %G", source);
    }
    size_t size;
    const char *text = ou_str_utf8(th, source, &size, &holder);
    Tokens *t = text == NULL ? NULL : (Tokens *)ou_object_new_zeroed(th, type, sizeof *t);
    if (t != NULL && !take_source(th, t, text, size)) {
        ou_drop(th, t);
        t = NULL;
    }
    ou_drop_maybe(th, holder);
    return t == NULL ? NULL : &t->head;
}

static void tokens_drop(OuThread *th, OuObject *self)
{
    Tokens *t = (Tokens *)self;
    if (t->text != NULL) {
        ou_mem_give(th, t->text, t->room);
    }
    ou_object_free(th, self, sizeof *t);
}

/* ---- tokens ---- */

static const char *line_end(const OuLexer *lexer)
{
    const char *newline = memchr(lexer->line_start, '\n', (size_t)(lexer->end - lexer->line_start));
    return newline == NULL ? lexer->end : newline + 1;
}

static bool raise_in(OuThread *th, const char *message, size_t line, int64_t offset, int64_t end, const char *text, size_t size)
{
    OuObject *filename = ou_str_from_text(th, "<string>");
    if (filename != NULL) {
        ou_raise_syntax(th, OU_SYNTAX, message, filename, line, (size_t)offset, line, (size_t)end, text, size);
        ou_drop(th, filename);
    }
    return false;
}

/* The lexer gave no token. */
static OuObject *ended(OuThread *th, Tokens *t)
{
    const OuLexError *error = &t->lexer.error;
    if (t->lexer.stop == OU_LEX_FAILED && error->firm && !t->told) {
        t->told = true;
        raise_in(th, error->message, error->line, error->offset, error->end_offset, error->text, error->text_size);
        return NULL;
    }
    return ou_null(th, &ou_exc_stop_iteration, "EOF");
}

/* A number that a keyword follows at once: a warning, or the SyntaxError that the filters make of it. */
static bool warn_of(OuThread *th, const Tokens *t, const OuToken *token)
{
    char message[64];
    const char *text = t->text + token->start, *line = t->text + token->start - token->col;
    size_t size = token->end - token->start;
    OuObject *filename = ou_str_from_text(th, "<string>");
    if (filename == NULL) {
        return false;
    }
    __builtin_snprintf(message, sizeof message, "invalid %s literal", ou_lexer_number_noun(text, size));
    bool ok = ou_compile_warn(th, OU_WARN_SYNTAX, filename, token->line, "%s", message);
    ou_drop(th, filename);
    if (!ok && ou_error_swallow(th, ou_warning_type(OU_WARN_SYNTAX))) {
        int64_t offset = ou_lexer_count_chars(line, (size_t)(text + size - line));
        const char *end = strchr(line, '\n');
        raise_in(th, message, token->line, offset, offset, line, (size_t)(end - line));
    }
    return ok;
}

static OuObject *tokens_next(OuThread *th, OuObject *self)
{
    Tokens *t = (Tokens *)self;
    OuToken token;
    if (!ou_lexer_next(&t->lexer, &token) || token.kind == OU_T_END) {
        return ended(th, t);
    }
    const char *line = t->lexer.buffer_start;
    size_t line_size = (size_t)(line_end(&t->lexer) - line);
    if (token.kind == OU_T_NUMBER && token.glued && !warn_of(th, t, &token)) {
        return NULL;
    }
    bool placed = token.kind != OU_T_INDENT && token.kind != OU_T_DEDENT;
    OuObject *fields[FIELDS] = {
        ou_str_from_utf8(th, t->text + token.start, placed ? token.end - token.start : 0),
    };
    const int64_t values[] = {number_of(token.kind), token.line, token.end_line, placed ? (int64_t)token.col : -1,
                              placed ? (int64_t)token.end_col : -1};
    bool ok = fields[0] != NULL;
    for (size_t i = 0; ok && i < OU_COUNT_OF(values); i++) {
        fields[i + 1] = ou_int_new(th, values[i]);
        ok = fields[i + 1] != NULL;
    }
    fields[FIELDS - 1] = ok ? ou_str_from_utf8(th, line, line_size) : NULL;
    OuObject *result = fields[FIELDS - 1] == NULL ? NULL
                                                  : ou_tuple_of(th, FIELDS, fields[0], fields[1], fields[2], fields[3],
                                                                fields[4], fields[5], fields[6]);
    for (size_t i = 0; i < FIELDS; i++) {
        ou_drop_maybe(th, fields[i]);
    }
    return result;
}

static const OuType tokens_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_tokenize.TokenizerIter",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_TOKENIZER_ITER,
    .basic_size = sizeof(Tokens),
    .drop = tokens_drop,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = tokens_next,
    .make = tokens_make,
    .init = ou_object_init,
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_tokenize", NULL, NULL);
    if (module != NULL && !ou_module_add(th, module, "TokenizerIter", OU_TYPE_OBJECT(&tokens_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__tokenize = {.name = "_tokenize", .make = make};
