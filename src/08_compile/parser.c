/* parser.c - parser.h: the window of tokens, names, lists, and the two runs. */
#include "08_compile/parser_int.h"
#include "00_base/checked.h"
#include "06_types/utf8.h"
#include "08_compile/source.h"

#include <string.h>

#ifdef OU_TINY
#define OU_WINDOW_SPARE 1 /* tokens: the window moves often */
#else
#define OU_WINDOW_SPARE 64 /* tokens: most statements fit at once */
#endif

/* ---- tokens ---- */

/* In single mode the end of the text is the end of its line and of its blocks, once. */
static void end_of_single(OuParser *p, OuToken *token)
{
    bool started = p->n_gone + p->n > 0;
    const OuToken *before = p->n > 0 ? token - 1 : NULL;
    if (!started || (before != NULL && (before->kind == OU_T_NEWLINE || before->kind == OU_T_END) &&
                     p->single_ended)) {
        return;
    }
    p->single_ended = true;
    token->kind = OU_T_NEWLINE;
    token->glued = true; /* it stands nowhere */
    if ((p->flags & OU_PARSE_DONT_IMPLY_DEDENT) == 0) {
        ou_lexer_close_blocks(p->lexer);
    }
}

/* Memos for `room` tokens. */
static bool grow_memo(OuParser *p, size_t room)
{
    OuMemos *memo = ou_mem_resize(p->th, p->memo, p->memo_room * sizeof(OuMemos), room * sizeof(OuMemos));
    if (memo == NULL) {
        return false;
    }
    memset(memo + p->memo_room, 0, (room - p->memo_room) * sizeof(OuMemos));
    p->memo = memo;
    p->memo_room = (uint32_t)room;
    return true;
}

static bool grow_window(OuParser *p)
{
    size_t room;
    size_t need = (size_t)p->n + (OU_WINDOW_SPARE == 1 ? 1 : p->n + OU_WINDOW_SPARE);
    if (!ou_checked_grown(need, sizeof(OuMemos), &room) || room > UINT32_MAX) {
        return ou_raise_memory(p->th);
    }
    if (p->explain && room > p->memo_room && !grow_memo(p, room)) {
        return false;
    }
    OuToken *tokens =
        ou_mem_resize(p->th, p->tokens, p->room * sizeof(OuToken), room * sizeof(OuToken));
    if (tokens == NULL) {
        return false;
    }
    p->tokens = tokens;
    p->room = (uint32_t)room;
    return true;
}

/* One more token in the window. After the lexer's end an ERROR token stands, which
 * no rule accepts. When the window cannot grow, its newest token becomes that. */
bool ou_parser_fill(OuParser *p)
{
    if (p->n == p->room && !grow_window(p)) {
        p->pos -= p->pos == p->n;
        p->tokens[p->pos].kind = OU_T_ERROR;
        return false;
    }
    OuToken *token = &p->tokens[p->n];
    bool fine;
    while ((fine = ou_lexer_next(p->lexer, token)) && OU_UNLIKELY(token->kind == OU_T_TYPE_IGNORE)) {
        if (!ou_parser_note_ignore(p, token)) {
            fine = false;
            break;
        }
    }
    if (!fine) {
        *token = (OuToken){.kind = OU_T_ERROR, .line = p->lexer->line, .end_line = p->lexer->line};
        token->col = token->end_col = (uint32_t)(p->lexer->at - p->lexer->line_start);
    } else if (token->kind == OU_T_END && p->mode == OU_PARSE_SINGLE && !p->part) {
        end_of_single(p, token);
    }
    if (OU_UNLIKELY(token->kind == OU_T_ASYNC || token->kind == OU_T_AWAIT)) {
        ou_parser_soften_word(p, token);
    }
    p->n++;
    return true;
}

OuMark ou_parser_mark(OuParser *p)
{
    p->n_marks++;
    return (OuMark){p->pos, p->end, p->n_scratch};
}

void ou_parser_rewind(OuParser *p, OuMark mark)
{
    p->pos = mark.pos;
    p->end = mark.end;
    p->n_scratch = mark.n_scratch;
    p->kind = p->tokens[p->pos].kind;
}

void ou_parser_unmark(OuParser *p)
{
    OU_ASSERT(p->n_marks > 0);
    p->n_marks--;
}

void ou_parser_slide(OuParser *p)
{
    if (p->n_marks > 0 || p->pos == 0) {
        return;
    }
    p->n -= p->pos;
    p->n_gone += p->pos;
    memmove(p->tokens, p->tokens + p->pos, p->n * sizeof(OuToken));
    if (p->memo != NULL) {
        memset(p->memo, 0, (p->n + p->pos) * sizeof(OuMemos));
    }
    p->pos = 0;
}

bool ou_parser_enter(OuParser *p)
{
    if (OU_UNLIKELY(p->depth >= OU_PARSE_MAX_DEPTH ||
                    (const char *)__builtin_frame_address(0) < p->th->stack_limit)) {
        return ou_raise_memory(p->th);
    }
    p->depth++;
    return true;
}

/* ---- nodes and lists ---- */

OuNode *ou_parser_node(OuParser *p, OuNodeKind kind, OuPlace start)
{
    OuNode *node = ou_node_new(p->th, p->arena, kind);
    if (node != NULL) {
        node->line = start.line;
        node->col = start.col;
        node->end_line = p->end.line;
        node->end_col = p->end.col;
    }
    return node;
}

bool ou_parser_push_maybe(OuParser *p, OuNode *node)
{
    if (p->n_scratch == p->room_scratch) {
        size_t room;
        if (!ou_checked_grown(p->n_scratch * 2 + 64, sizeof(OuNode *), &room)) {
            return ou_raise_memory(p->th);
        }
        OuNode **scratch = ou_mem_resize(p->th, p->scratch, p->room_scratch * sizeof(OuNode *),
                                         room * sizeof(OuNode *));
        if (scratch == NULL) {
            return false;
        }
        p->scratch = scratch;
        p->room_scratch = room;
    }
    p->scratch[p->n_scratch++] = node;
    return true;
}

bool ou_parser_list(OuParser *p, size_t base, OuNodes *out)
{
    size_t n = p->n_scratch - base;
    *out = (OuNodes){NULL, 0};
    if (n == 0) {
        return true;
    }
    OuNode **items = ou_arena_take_array(p->th, p->arena, n, sizeof(OuNode *));
    if (items == NULL) {
        return false;
    }
    memcpy(items, p->scratch + base, n * sizeof(OuNode *));
    *out = (OuNodes){items, (uint32_t)n};
    p->n_scratch = base;
    return true;
}

bool ou_parser_single(OuParser *p, OuNode *node, OuNodes *out)
{
    OuNode **items = node == NULL ? NULL : ou_arena_take(p->th, p->arena, sizeof(OuNode *));
    if (items == NULL) {
        return false;
    }
    items[0] = node;
    *out = (OuNodes){items, 1};
    return true;
}

/* ---- names ---- */

static uint32_t hash_name(const char *text, size_t size)
{
    uint32_t h = 2166136261u; /* FNV-1a; names are short, and the table is private */
    for (size_t i = 0; i < size; i++) {
        h = (h ^ (uint8_t)text[i]) * 16777619u;
    }
    return h;
}

static void place_name(OuNameTable *table, OuNameEntry entry)
{
    size_t i = entry.hash & (table->room - 1);
    while (table->entries[i].text != NULL) {
        i = (i + 1) & (table->room - 1);
    }
    table->entries[i] = entry;
}

static bool grow_names(OuParser *p)
{
    OuNameTable *table = p->names;
    OuNameTable bigger = {NULL, table->room == 0 ? 128 : table->room * 2, table->n};
    bigger.entries = ou_arena_take_array(p->th, p->arena, bigger.room, sizeof(OuNameEntry));
    if (bigger.entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->room; i++) {
        if (table->entries[i].text != NULL) {
            place_name(&bigger, table->entries[i]);
        }
    }
    *table = bigger;
    return true;
}

static OuObject *find_name(OuParser *p, const char *text, size_t size, bool ascii)
{
    OuNameTable *table = p->names;
    uint32_t hash = hash_name(text, size);
    if (table->room != 0) {
        for (size_t i = hash & (table->room - 1); table->entries[i].text != NULL;
             i = (i + 1) & (table->room - 1)) {
            const OuNameEntry *entry = &table->entries[i];
            if (entry->hash == hash && entry->size == size && memcmp(entry->text, text, size) == 0) {
                return entry->name;
            }
        }
    }
    if (table->n * 3 >= table->room * 2 && !grow_names(p)) {
        return NULL;
    }
    char *copy = ou_arena_take(p->th, p->arena, size); /* f-string parts' text goes before the table */
    OuObject *name = copy == NULL ? NULL : ou_const_identifier(p, text, size, ascii);
    if (name != NULL) {
        memcpy(copy, text, size);
        place_name(table, (OuNameEntry){copy, (uint32_t)size, hash, name});
        table->n++;
    }
    return name;
}

OuObject *ou_parser_name(OuParser *p, const OuToken *token)
{
    return find_name(p, p->text + token->start, token->end - token->start, token->ascii);
}

OuObject *ou_parser_text_name(OuParser *p, const char *text, size_t size)
{
    return find_name(p, text, size, true);
}

OuObject *ou_parser_expect_name(OuParser *p)
{
    if (p->kind != OU_T_NAME) {
        return NULL;
    }
    OuObject *name = ou_parser_name(p, ou_parser_token(p));
    ou_parser_advance(p);
    return name;
}

bool ou_parser_token_is(const OuParser *p, const OuToken *token, const char *word)
{
    size_t size = token->end - token->start;
    return size == strlen(word) && memcmp(p->text + token->start, word, size) == 0;
}

/* ---- the roots ---- */

static OuNode *root_node(OuParser *p, OuNodeKind kind)
{
    return ou_node_new(p->th, p->arena, kind);
}

static OuNode *run_exec(OuParser *p)
{
    OuNode *root = root_node(p, OU_N_MODULE);
    if (root == NULL || !ou_parse_statements(p, OU_T_END, &root->module.body)) {
        return NULL;
    }
    root->module.type_ignores = (OuNodes){p->ignores, p->n_ignores};
    return root;
}

static OuNode *run_eval(OuParser *p)
{
    OuNode *root = root_node(p, OU_N_EXPRESSION);
    if (root == NULL || (root->expr = ou_parse_expressions(p)) == NULL) {
        return NULL;
    }
    while (ou_parser_accept(p, OU_T_NEWLINE)) {
    }
    return p->kind == OU_T_END ? root : NULL;
}

/* Is there nothing but layout from here on? */
static bool only_layout_left(OuParser *p)
{
    while (p->kind <= OU_T_DEDENT && p->kind != OU_T_END) {
        ou_parser_advance(p);
    }
    return p->kind == OU_T_END;
}

static OuNode *run_single(OuParser *p)
{
    OuNode *root = root_node(p, OU_N_INTERACTIVE);
    if (root == NULL) {
        return NULL;
    }
    if (p->kind == OU_T_NEWLINE) {
        ou_parser_advance(p);
        OuNode *pass = ou_parser_node(p, OU_N_PASS, ou_parser_here(p));
        return ou_parser_single(p, pass, &root->body) ? root : NULL;
    }
    if (p->kind == OU_T_END) {
        return (p->flags & OU_PARSE_TYPED) != 0 ? root : NULL;
    }
    size_t before = p->n_scratch;
    bool compound = ou_token_starts_compound(p->kind) || ou_parser_at_word(p, "match");
    if (!ou_parse_statement(p)) {
        return NULL;
    }
    compound = compound && ou_node_is_compound(p->scratch[before]);
    if (compound && !ou_parser_accept(p, OU_T_NEWLINE)) {
        return NULL;
    }
    OuToken ended = p->pos > 0 ? p->tokens[p->pos - 1] : *ou_parser_token(p);
    if (!ou_parser_list(p, before, &root->body)) {
        return NULL;
    }
    if (!only_layout_left(p)) {
        return ou_parser_raise_token(p, &ended,
                                     "multiple statements found while compiling a single statement");
    }
    return root;
}

static OuNode *run_root(OuParser *p)
{
    if (p->part) {
        return ou_parse_star_expressions(p);
    }
    switch (p->mode) {
    case OU_PARSE_EXEC: return run_exec(p);
    case OU_PARSE_EVAL: return run_eval(p);
    case OU_PARSE_FUNC_TYPE: return ou_parse_function_type(p);
    default: return run_single(p);
    }
}

/* One run from the text's beginning. */
static OuNode *run(OuParser *p, size_t size, OuPlace place)
{
    ou_lexer_init(p->lexer, p->text, size, place.line, place.col);
    p->n = p->pos = 0;
    p->n_gone = 0;
    p->n_marks = 0;
    p->n_scratch = 0;
    p->depth = p->part_depth;
    p->end = place;
    p->single_ended = false;
    p->n_async = 0;
    p->n_ignores = 0;
    p->lexer->type_comments = (p->flags & OU_PARSE_TYPE_COMMENTS) != 0 && !p->part;
    if (!ou_parser_fill(p)) {
        return NULL;
    }
    p->kind = p->tokens[0].kind;
    return run_root(p);
}

static OuNode *run_twice(OuParser *p, size_t size, OuPlace place)
{
    OuNode *root = NULL;
    if (grow_window(p)) {
        root = run(p, size, place);
    }
    if (root == NULL && p->n > 0) {
        p->last = p->tokens[p->n - 1];
        p->last_index = p->n_gone + p->n;
        p->reached.line = p->lexer->line;
        p->reached.line_start = p->lexer->line_start;
        p->reached.buffer_start = p->lexer->buffer_start;
        p->wants_more = ou_parser_gives_up(p);
        if (!ou_parser_hard(p) && p->last.kind != OU_T_ERROR && !p->wants_more) {
            p->explain = p->prefix = true;
            if (grow_memo(p, p->room)) {
                run(p, size, place);
            }
        }
        ou_parser_conclude(p);
    }
    OU_ASSERT((root == NULL) == ou_parser_hard(p) || root != NULL);
    ou_mem_give(p->th, p->memo, p->memo_room * sizeof(OuMemos));
    ou_mem_give(p->th, p->tokens, p->room * sizeof(OuToken));
    ou_mem_give(p->th, p->scratch, p->room_scratch * sizeof(OuNode *));
    return root;
}

OuNode *ou_parser_run_part(OuParser *p, const char *text, size_t size, OuPlace place)
{
    OuLexer lexer;
    OuParser part = {.th = p->th, .arena = p->arena, .filename = p->filename, .lexer = &lexer,
                     .names = p->names, .text = text, .part = true, .mode = OU_PARSE_EVAL,
                     .flags = p->flags, .part_depth = p->depth + 1, .quiet_warnings = p->explain};
    return run_twice(&part, size, place);
}

/* ---- the front door ---- */

/* A copy with one kind of line end, a last line end (exec only) and a NUL behind it. */
static char *normal_text(OuThread *th, const char *utf8, size_t size, bool add_newline, size_t *out_size)
{
    char *copy = ou_mem_take(th, size + 2);
    if (copy == NULL) {
        return NULL;
    }
    size_t n = 0;
    for (size_t i = 0; i < size;) {
        const char *cr = memchr(utf8 + i, '\r', size - i);
        size_t plain = cr == NULL ? size - i : (size_t)(cr - (utf8 + i));
        memcpy(copy + n, utf8 + i, plain);
        n += plain;
        i += plain;
        if (cr != NULL) {
            copy[n++] = '\n';
            i += i + 1 < size && utf8[i + 1] == '\n' ? 2 : 1;
        }
    }
    if (add_newline && n > 0 && copy[n - 1] != '\n') {
        copy[n++] = '\n';
    }
    copy[n] = '\0';
    *out_size = n;
    return copy;
}

static OuTree *parse(OuThread *th, OuArena *arena, const char *utf8, size_t size, OuObject *filename,
                     OuParseMode mode, unsigned flags, bool *incomplete)
{
    if (size >= UINT32_MAX - 2) {
        ou_raise(th, &ou_exc_overflow_error, "source is too large");
        return NULL;
    }
    char *marked;
    size_t text_size, room;
    if (!ou_source_mark(th, utf8, size, &marked, &text_size, &room)) {
        return NULL;
    }
    if (marked != NULL) {
        utf8 = marked;
        size = text_size;
    }
    bool add_newline = mode == OU_PARSE_EXEC || (flags & OU_PARSE_TYPED) != 0;
    char *text = normal_text(th, utf8, size, add_newline, &text_size);
    if (marked != NULL) {
        ou_mem_give(th, marked, room);
    }
    if (text == NULL) {
        return NULL;
    }
    OuLexer lexer;
    OuNameTable names = {NULL, 0, 0};
    OuParser parser = {.th = th, .arena = arena, .filename = filename, .lexer = &lexer,
                       .names = &names, .text = text, .is_marked = marked != NULL, .mode = mode, .flags = flags};
    OuNode *root = run_twice(&parser, text_size, (OuPlace){1, 0});
    *incomplete = parser.wants_more;
    ou_mem_give(th, text, size + 2);
    OuTree *tree = root == NULL ? NULL : ou_arena_take(th, arena, sizeof(OuTree));
    if (tree != NULL) {
        *tree = (OuTree){root, arena};
    }
    return tree;
}

OuTree *ou_parse(OuThread *th, OuArena *arena, const char *utf8, size_t size, OuObject *filename,
                 OuParseMode mode, unsigned flags)
{
    bool incomplete;
    return parse(th, arena, utf8, size, filename, mode, flags, &incomplete);
}

/* Only a line that is quite empty ends a block; the first line may also be white space. */
static bool last_line_is_blank(const char *text, size_t size)
{
    if (size > 0 && memchr(text, '\n', size) == NULL) {
        while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\t')) {
            size--;
        }
    }
    if (size > 0 && text[size - 1] == '\r') {
        size--;
    }
    return size == 0 || text[size - 1] == '\n';
}

OuTree *ou_parse_interactive(OuThread *th, OuArena *arena, const char *utf8, size_t size,
                             OuObject *filename, unsigned flags, bool *incomplete)
{
    bool blank = last_line_is_blank(utf8, size);
    *incomplete = false;
    flags |= OU_PARSE_ALLOW_INCOMPLETE | OU_PARSE_TYPED | (blank ? OU_PARSE_TYPED_BLANK : 0);
    OuTree *tree = parse(th, arena, utf8, size, filename, OU_PARSE_SINGLE, flags, incomplete);
    if (tree != NULL && !blank) {
        OuNodes body = tree->root->body;
        *incomplete = body.n > 0 && ou_node_is_compound(body.items[0]);
    }
    if (!*incomplete) {
        return tree;
    }
    ou_error_clear(th);
    return NULL;
}
