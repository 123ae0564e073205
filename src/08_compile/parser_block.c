/* parser_block.c - compound statements and their blocks. */
#include "08_compile/parser_int.h"

/* ---- blocks ---- */

bool ou_token_starts_compound(uint8_t kind)
{
    switch (kind) {
    case OU_T_DEF:
    case OU_T_AT:
    case OU_T_ASYNC:
    case OU_T_IF:
    case OU_T_CLASS:
    case OU_T_WITH:
    case OU_T_FOR:
    case OU_T_TRY:
    case OU_T_WHILE: return true;
    default: return false;
    }
}

bool ou_parse_statement(OuParser *p)
{
    ou_parser_slide(p);
    if (ou_token_starts_compound(p->kind)) {
        return ou_parser_push(p, ou_parse_compound(p));
    }
    if (OU_UNLIKELY(ou_parser_at_word(p, "match"))) {
        bool settled;
        OuNode *node = ou_parse_match(p, &settled);
        if (node != NULL || settled || ou_parser_hard(p)) {
            return ou_parser_push(p, node);
        }
    }
    return ou_parse_simple_statements(p);
}

bool ou_parse_statements(OuParser *p, OuTokenKind closer, OuNodes *out)
{
    size_t base = p->n_scratch;
    while (p->kind != (uint8_t)closer) {
        if (!ou_parse_statement(p)) {
            return false;
        }
    }
    return ou_parser_list(p, base, out);
}

bool ou_parse_block(OuParser *p, const char *what, uint32_t line, OuNodes *out)
{
    if (p->kind != OU_T_NEWLINE) {
        size_t base = p->n_scratch;
        return ou_parse_simple_statements(p) && ou_parser_list(p, base, out);
    }
    ou_parser_advance(p);
    if (p->kind != OU_T_INDENT) {
        if (ou_parser_explains(p)) {
            ou_parser_raise_last(p, OU_INDENTATION, "expected an indented block after %s on line %u",
                                 what, line);
        }
        return false;
    }
    ou_parser_advance(p);
    if (!ou_parser_enter(p)) {
        return false;
    }
    bool fine = ou_parse_statements(p, OU_T_DEDENT, out);
    ou_parser_leave(p);
    if (fine) {
        ou_parser_advance(p);
    }
    return fine;
}

/* keyword ':' block, for the keywords that nothing stands behind. */
static bool word_block(OuParser *p, const char *what, OuNodes *out)
{
    uint32_t line = ou_parser_token(p)->line;
    ou_parser_advance(p);
    return ou_parser_force(p, OU_T_COLON) && ou_parse_block(p, what, line, out);
}

/* An optional `else`. */
static bool else_block(OuParser *p, OuNodes *out)
{
    *out = (OuNodes){NULL, 0};
    return p->kind != OU_T_ELSE || word_block(p, "'else' statement", out);
}

/* The node's end: that of the last statement in it. */
static void end_here(const OuParser *p, OuNode *node)
{
    node->end_line = p->end.line;
    node->end_col = p->end.col;
}

/* ---- if, while ---- */

/* One `if` or `elif` with its block, and nothing behind it. */
static OuNode *branch(OuParser *p, const char *what)
{
    OuPlace start = ou_parser_here(p);
    OuNode *node = ou_parser_node(p, OU_N_IF, start);
    ou_parser_advance(p);
    if (node == NULL || (node->cond.test = ou_parse_named(p)) == NULL || !ou_parser_colon(p) ||
        !ou_parse_block(p, what, start.line, &node->cond.body)) {
        return NULL;
    }
    return node;
}

/* The chain of elifs is a loop; each is the only statement in the orelse before it,
 * and all end where the last one ends. */
static OuNode *if_statement(OuParser *p)
{
    OuNode *first = branch(p, "'if' statement");
    OuNode *last = first;
    while (last != NULL && p->kind == OU_T_ELIF) {
        ou_parser_slide(p);
        OuNode *next = branch(p, "'elif' statement");
        if (next == NULL || !ou_parser_single(p, next, &last->cond.orelse)) {
            return NULL;
        }
        last = next;
    }
    if (last == NULL || !else_block(p, &last->cond.orelse)) {
        return NULL;
    }
    for (OuNode *node = first;; node = node->cond.orelse.items[0]) {
        end_here(p, node);
        if (node == last) {
            return first;
        }
    }
}

static OuNode *while_statement(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *node = ou_parser_node(p, OU_N_WHILE, start);
    ou_parser_advance(p);
    if (node == NULL || (node->cond.test = ou_parse_named(p)) == NULL || !ou_parser_colon(p) ||
        !ou_parse_block(p, "'while' statement", start.line, &node->cond.body) ||
        !else_block(p, &node->cond.orelse)) {
        return NULL;
    }
    end_here(p, node);
    return node;
}

/* ---- for ---- */

static OuNode *for_statement(OuParser *p, OuPlace start, bool is_async)
{
    OuNode *node = ou_parser_node(p, is_async ? OU_N_ASYNC_FOR : OU_N_FOR, start);
    uint32_t line = ou_parser_token(p)->line;
    ou_parser_advance(p);
    if (node == NULL || (node->loop.target = ou_parse_for_targets(p)) == NULL) {
        return NULL;
    }
    ou_parser_advance(p);
    if ((node->loop.iter = ou_parse_star_expressions(p)) == NULL || !ou_parser_colon(p) ||
        !ou_parser_type_comment(p, &node->loop.type_comment) || !ou_parse_block(p, "'for' statement", line, &node->loop.body) ||
        !else_block(p, &node->loop.orelse) || (is_async && !ou_parser_since(p, 5, "Async for loops are"))) {
        return NULL;
    }
    end_here(p, node);
    return node;
}

/* ---- with ---- */

static OuNode *with_item(OuParser *p)
{
    OuNode *node = ou_node_new(p->th, p->arena, OU_N_WITH_ITEM);
    if (node == NULL || (node->item.context = ou_parse_expression(p)) == NULL ||
        !ou_parser_accept(p, OU_T_AS)) {
        return node == NULL || node->item.context == NULL ? NULL : node;
    }
    OuMark here = ou_parser_mark(p);
    node->item.vars = ou_parse_star_target(p);
    bool ended = p->kind == OU_T_COMMA || p->kind == OU_T_RPAR || p->kind == OU_T_COLON;
    bool colon_missing = node->item.vars != NULL && p->kind == OU_T_NEWLINE;
    if ((node->item.vars == NULL || !ended) && !colon_missing && ou_parser_explains(p)) {
        ou_parser_rewind(p, here);
        OuNode *wrong = ou_parse_expression(p);
        ended = p->kind == OU_T_COMMA || p->kind == OU_T_RPAR || p->kind == OU_T_COLON;
        if (wrong != NULL && ended) {
            ou_target_complain(p, wrong, OU_TARGET_STAR);
        }
        node = NULL;
    }
    ou_parser_unmark(p);
    return node != NULL && node->item.vars != NULL ? node : NULL;
}

static bool with_items(OuParser *p)
{
    do {
        if (!ou_parser_push(p, with_item(p))) {
            return false;
        }
    } while (ou_parser_accept(p, OU_T_COMMA));
    return true;
}

/* ( item, item [,] ) : */
static bool parenthesised_items(OuParser *p)
{
    ou_parser_advance(p);
    do {
        if (p->kind == OU_T_RPAR) {
            break;
        }
        if (!ou_parser_push(p, with_item(p))) {
            return false;
        }
    } while (ou_parser_accept(p, OU_T_COMMA));
    return p->tokens[p->pos - 1].kind != OU_T_LPAR && ou_parser_accept(p, OU_T_RPAR);
}

/* Up to the colon, which is passed. The parentheses, if any, are first taken to be
 * around all items, and when no colon follows, or a type comment behind it, to belong to an expression. */
static bool with_head(OuParser *p, bool *around)
{
    *around = false;
    if (p->kind == OU_T_LPAR) {
        OuMark here = ou_parser_mark(p);
        if (parenthesised_items(p) &&
            (p->kind == OU_T_NEWLINE || (p->kind == OU_T_COLON && (!p->lexer->type_comments || ou_parser_peek2(p) != OU_T_TYPE_COMMENT)))) {
            *around = true;
            ou_parser_unmark(p);
            return ou_parser_colon(p);
        }
        if (ou_parser_hard(p)) {
            return false;
        }
        ou_parser_rewind(p, here);
        ou_parser_unmark(p);
    }
    return with_items(p) && ou_parser_colon(p);
}

static OuNode *with_statement(OuParser *p, OuPlace start, bool is_async)
{
    OuNode *node = ou_parser_node(p, is_async ? OU_N_ASYNC_WITH : OU_N_WITH, start);
    uint32_t line = ou_parser_token(p)->line;
    size_t base = p->n_scratch;
    ou_parser_advance(p);
    bool around;
    if (node == NULL || !with_head(p, &around) || !ou_parser_list(p, base, &node->with.items) ||
        !ou_parser_type_comment(p, &node->with.type_comment) ||
        !ou_parse_block(p, "'with' statement", line, &node->with.body) ||
        (around && !ou_parser_since(p, 9, "Parenthesized context managers are")) ||
        (is_async && !ou_parser_since(p, 5, "Async with statements are"))) {
        return NULL;
    }
    end_here(p, node);
    return node;
}

/* ---- try ---- */

/* except A, B: */
static void hint_exceptions(OuParser *p, const OuNode *type)
{
    OuPlace from = {type->line, type->col};
    ou_parser_advance(p);
    if (ou_parse_expressions(p) == NULL) {
        return;
    }
    if (ou_parser_accept(p, OU_T_AS) && ou_parser_expect_name(p) == NULL) {
        return;
    }
    if (p->kind == OU_T_COLON) {
        OuPlace to = {ou_parser_token(p)->end_line, ou_parser_token(p)->end_col - 1};
        ou_parser_raise(p, from, to, "multiple exception types must be parenthesized");
    }
}

static bool handler_type(OuParser *p, OuNode *node, bool star)
{
    if (p->kind == OU_T_COLON || p->kind == OU_T_NEWLINE) {
        if (star && ou_parser_explains(p)) {
            ou_parser_raise_last(p, OU_SYNTAX, "expected one or more exception types");
        }
        return !star;
    }
    node->handler.type = ou_parse_expression(p);
    if (node->handler.type == NULL) {
        return false;
    }
    if (p->kind == OU_T_COMMA && ou_parser_explains(p)) {
        hint_exceptions(p, node->handler.type);
        return false;
    }
    if (ou_parser_accept(p, OU_T_AS)) {
        node->handler.name = ou_parser_expect_name(p);
        return node->handler.name != NULL;
    }
    return true;
}

/* except and except* may not be mixed. Behind the words. */
static void hint_mixed(OuParser *p, OuToken word, bool star)
{
    const OuToken *sign = &p->tokens[p->pos - 1];
    OuPlace from = {word.line, word.col}, to = {sign->end_line, sign->end_col};
    if (p->kind != OU_T_COLON) {
        OuNode *type = ou_parse_expression(p);
        if (type == NULL || (ou_parser_accept(p, OU_T_AS) && ou_parser_expect_name(p) == NULL)) {
            return;
        }
    } else if (star) {
        ou_parser_raise_last(p, OU_SYNTAX, "expected one or more exception types");
    }
    if (p->kind == OU_T_COLON) {
        ou_parser_raise(p, from, to, "cannot have both 'except' and 'except*' on the same 'try'");
    }
}

static OuNode *handler(OuParser *p, bool *star, bool first)
{
    OuPlace start = ou_parser_here(p);
    OuNode *node = ou_parser_node(p, OU_N_EXCEPT_HANDLER, start);
    OuToken word = *ou_parser_token(p);
    ou_parser_advance(p);
    bool this_star = ou_parser_accept(p, OU_T_STAR);
    if (!first && this_star != *star) {
        if (ou_parser_explains(p)) {
            hint_mixed(p, word, this_star);
        }
        return NULL;
    }
    *star = this_star;
    const char *what = this_star ? "'except*' statement" : "'except' statement";
    if (node == NULL || !handler_type(p, node, this_star) || !ou_parser_colon(p) ||
        !ou_parse_block(p, what, start.line, &node->handler.body)) {
        return NULL;
    }
    end_here(p, node);
    return node;
}

static bool handlers(OuParser *p, OuNode *node)
{
    size_t base = p->n_scratch;
    bool star = false;
    for (bool first = true; p->kind == OU_T_EXCEPT; first = false) {
        ou_parser_slide(p);
        if (!ou_parser_push(p, handler(p, &star, first))) {
            return false;
        }
    }
    node->kind = star ? OU_N_TRY_STAR : OU_N_TRY;
    return (!star || ou_parser_since(p, 11, "Exception groups are")) &&
           ou_parser_list(p, base, &node->try_.handlers);
}

static OuNode *try_statement(OuParser *p)
{
    OuNode *node = ou_parser_node(p, OU_N_TRY, ou_parser_here(p));
    if (node == NULL || !word_block(p, "'try' statement", &node->try_.body)) {
        bool no_block = p->kind == OU_T_EXCEPT && p->pos > 0 && p->tokens[p->pos - 1].kind == OU_T_COLON;
        if (no_block && ou_parser_explains(p)) {
            handlers(p, node); /* they have hints of their own */
        }
        return NULL;
    }
    if (p->kind != OU_T_EXCEPT && p->kind != OU_T_FINALLY) {
        if (ou_parser_explains(p)) {
            ou_parser_raise_last(p, OU_SYNTAX, "expected 'except' or 'finally' block");
        }
        return NULL;
    }
    if (p->kind == OU_T_EXCEPT && (!handlers(p, node) || !else_block(p, &node->try_.orelse))) {
        return NULL;
    }
    if (p->kind == OU_T_FINALLY && !word_block(p, "'finally' statement", &node->try_.finalbody)) {
        return NULL;
    }
    end_here(p, node);
    return node;
}

/* ---- def, class ---- */

/* Behind the colon, or on the line below it, when the block follows: the NEWLINE before the block is left to be read. */
static bool function_comment(OuParser *p, uint32_t line, OuObject **out)
{
    if (!ou_parser_type_comment(p, out)) {
        return false;
    }
    if (p->kind != OU_T_NEWLINE || !p->lexer->type_comments || ou_parser_peek2(p) != OU_T_TYPE_COMMENT) {
        return true;
    }
    if (ou_parser_explains(p)) { /* CPython's hint does not know of comments there */
        return ou_parser_raise_last(p, OU_INDENTATION, "expected an indented block after function definition on line %u", line) != NULL;
    }
    OuMark here = ou_parser_mark(p);
    ou_parser_advance(p);
    OuObject *below;
    bool fine = ou_parser_type_comment(p, &below);
    if (fine && p->kind == OU_T_NEWLINE && ou_parser_peek2(p) == OU_T_INDENT) {
        fine = *out == NULL || ou_parser_raise_last(p, OU_SYNTAX, "Cannot have two type comments on def") != NULL;
        *out = below;
    } else if (fine) {
        ou_parser_rewind(p, here);
    }
    ou_parser_unmark(p);
    return fine;
}

static OuNode *function(OuParser *p, OuPlace start, bool is_async, OuNodes decorators)
{
    OuNode *node = ou_parser_node(p, is_async ? OU_N_ASYNC_FUNCTION_DEF : OU_N_FUNCTION_DEF, start);
    uint32_t line = ou_parser_token(p)->line;
    p->n_async += is_async;
    ou_parser_advance(p);
    if (node == NULL || (node->func.name = ou_parser_expect_name(p)) == NULL ||
        !ou_parser_force(p, OU_T_LPAR) ||
        (node->func.args = ou_parse_parameters(p, OU_T_RPAR)) == NULL) {
        return NULL;
    }
    ou_parser_advance(p);
    if (p->kind == OU_T_ARROW) {
        OuMark arrow = ou_parser_mark(p);
        ou_parser_advance(p);
        node->func.returns = ou_parse_expression(p);
        if (node->func.returns == NULL && !ou_parser_hard(p)) {
            ou_parser_rewind(p, arrow); /* the colon is missed at the arrow */
        }
        ou_parser_unmark(p);
    }
    node->func.decorators = decorators;
    if (ou_parser_hard(p) || !ou_parser_force(p, OU_T_COLON) || !function_comment(p, line, &node->func.type_comment) ||
        !ou_parse_block(p, "function definition", line, &node->func.body) ||
        (is_async && !ou_parser_since(p, 5, "Async functions are"))) {
        return NULL;
    }
    if (is_async) {
        ou_parser_leave_async(p);
    }
    end_here(p, node);
    return node;
}

static OuNode *class_statement(OuParser *p, OuNodes decorators)
{
    OuPlace start = ou_parser_here(p);
    OuNode *node = ou_parser_node(p, OU_N_CLASS_DEF, start);
    ou_parser_advance(p);
    if (node == NULL || (node->klass.name = ou_parser_expect_name(p)) == NULL) {
        return NULL;
    }
    if (p->kind == OU_T_LPAR && !ou_parse_bases(p, &node->klass.bases, &node->klass.keywords)) {
        return NULL;
    }
    node->klass.decorators = decorators;
    if (!ou_parser_colon(p) || !ou_parse_block(p, "class definition", start.line, &node->klass.body)) {
        return NULL;
    }
    end_here(p, node);
    return node;
}

static OuNode *async_statement(OuParser *p, OuNodes decorators)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    switch (p->kind) {
    case OU_T_DEF: return function(p, start, true, decorators);
    case OU_T_FOR: return decorators.n == 0 ? for_statement(p, start, true) : NULL;
    case OU_T_WITH: return decorators.n == 0 ? with_statement(p, start, true) : NULL;
    default: return NULL;
    }
}

static OuNode *decorated(OuParser *p)
{
    size_t base = p->n_scratch;
    OuNodes decorators;
    while (ou_parser_accept(p, OU_T_AT)) {
        if (!ou_parser_push(p, ou_parse_named(p)) || !ou_parser_accept(p, OU_T_NEWLINE)) {
            return NULL;
        }
    }
    if (!ou_parser_list(p, base, &decorators)) {
        return NULL;
    }
    switch (p->kind) {
    case OU_T_DEF: return function(p, ou_parser_here(p), false, decorators);
    case OU_T_CLASS: return class_statement(p, decorators);
    case OU_T_ASYNC: return async_statement(p, decorators);
    default: return NULL;
    }
}

OuNode *ou_parse_compound(OuParser *p)
{
    OuNodes none = {NULL, 0};
    OuPlace start = ou_parser_here(p);
    switch (p->kind) {
    case OU_T_AT: return decorated(p);
    case OU_T_DEF: return function(p, start, false, none);
    case OU_T_ASYNC: return async_statement(p, none);
    case OU_T_CLASS: return class_statement(p, none);
    case OU_T_IF: return if_statement(p);
    case OU_T_FOR: return for_statement(p, start, false);
    case OU_T_WHILE: return while_statement(p);
    case OU_T_WITH: return with_statement(p, start, false);
    case OU_T_TRY: return try_statement(p);
    default: return NULL;
    }
}
