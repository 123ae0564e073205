/* parser_stmt.c - simple statements. */
#include "08_compile/parser_int.h"
#include "06_types/str.h"

/* ---- assignments and expression statements ---- */

static const uint8_t augmented_ops[OU_T_KINDS + 1] = {
    [OU_T_PLUS_ASSIGN] = OU_TREE_ADD,
    [OU_T_MINUS_ASSIGN] = OU_TREE_SUB,
    [OU_T_STAR_ASSIGN] = OU_TREE_MULT,
    [OU_T_SLASH_ASSIGN] = OU_TREE_DIV,
    [OU_T_VBAR_ASSIGN] = OU_TREE_BIT_OR,
    [OU_T_AMPER_ASSIGN] = OU_TREE_BIT_AND,
    [OU_T_CIRCUMFLEX_ASSIGN] = OU_TREE_BIT_XOR,
    [OU_T_PERCENT_ASSIGN] = OU_TREE_MOD,
    [OU_T_AT_ASSIGN] = OU_TREE_MAT_MULT,
    [OU_T_DOUBLE_STAR_ASSIGN] = OU_TREE_POW,
    [OU_T_DOUBLE_SLASH_ASSIGN] = OU_TREE_FLOOR_DIV,
    [OU_T_LEFT_SHIFT_ASSIGN] = OU_TREE_LSHIFT,
    [OU_T_RIGHT_SHIFT_ASSIGN] = OU_TREE_RSHIFT,
};

static OuNode *annotated(OuParser *p, OuPlace start, OuNode *target)
{
    if (!ou_target_is_single(target)) {
        return NULL;
    }
    ou_parser_advance(p);
    OuNode *annotation = ou_parse_expression(p);
    OuNode *value = NULL;
    if (annotation == NULL) {
        return NULL;
    }
    if (p->kind == OU_T_ASSIGN) {
        OuMark equal = ou_parser_mark(p);
        ou_parser_advance(p);
        value = ou_parse_yield_or_star(p);
        if (value == NULL && !ou_parser_hard(p)) {
            ou_parser_rewind(p, equal); /* an annotation, and an `=` too many */
        }
        ou_parser_unmark(p);
    }
    OuNode *node = ou_parser_hard(p) ? NULL : ou_parser_node(p, OU_N_ANN_ASSIGN, start);
    if (node == NULL || !ou_target_turn(p, target, OU_CTX_STORE)) {
        return NULL;
    }
    bool simple = target->kind == OU_N_NAME && (target->flags & OU_NODE_PAREN) == 0;
    if (!ou_parser_since(p, 6, target->kind == OU_N_NAME ? "Variable annotation syntax is" : "Variable annotations syntax is")) {
        return NULL;
    }
    node->flags |= simple ? OU_NODE_SIMPLE : 0;
    node->ann.target = target;
    node->ann.annotation = annotation;
    node->ann.value = value;
    return node;
}

static OuNode *augmented(OuParser *p, OuPlace start, OuNode *target)
{
    if (!ou_target_is_single(target)) {
        return NULL;
    }
    uint8_t op = augmented_ops[p->kind];
    if (op == OU_TREE_MAT_MULT && !ou_parser_since(p, 5, "The '@' operator is")) {
        return NULL;
    }
    ou_parser_advance(p);
    OuNode *value = ou_parse_yield_or_star(p);
    OuNode *node = value == NULL ? NULL : ou_parser_node(p, OU_N_AUG_ASSIGN, start);
    if (node == NULL || !ou_target_turn(p, target, OU_CTX_STORE)) {
        return NULL;
    }
    node->op = op;
    node->aug.target = target;
    node->aug.value = value;
    return node;
}

static OuNode *assigned(OuParser *p, OuPlace start, OuNode *first)
{
    size_t base = p->n_scratch;
    OuNode *value = first;
    while (ou_parser_accept(p, OU_T_ASSIGN)) {
        if (value->kind == OU_N_YIELD || value->kind == OU_N_YIELD_FROM ||
            !ou_target_turn(p, value, OU_CTX_STORE) || !ou_parser_push(p, value)) {
            return NULL;
        }
        value = ou_parse_yield_or_star(p);
        if (value == NULL) {
            return NULL;
        }
    }
    OuObject *comment;
    OuNode *node = ou_parser_type_comment(p, &comment) ? ou_parser_node(p, OU_N_ASSIGN, start) : NULL;
    if (node == NULL || !ou_parser_list(p, base, &node->assign.targets)) {
        return NULL;
    }
    node->assign.type_comment = comment;
    node->assign.value = value;
    return node;
}

/* ---- what is wrong with an assignment; each hint reads the statement anew ---- */

/* (a, b): int   [a]: int */
static void hint_annotated_display(OuParser *p)
{
    uint8_t opener = p->kind;
    OuNode *target = opener == OU_T_LPAR || opener == OU_T_LSQB ? ou_parse_atom(p) : NULL;
    bool display = target != NULL && (target->kind == OU_N_TUPLE || target->kind == OU_N_LIST);
    if (display && ou_parser_accept(p, OU_T_COLON) && ou_parse_expression(p) != NULL) {
        ou_parser_raise_node(p, target, "only single target (not %s) can be annotated",
                             ou_node_noun(target));
    }
}

/* a, b: int. Also gives the hints of named expressions a chance: f() = 1. */
static void hint_annotated_tuple(OuParser *p)
{
    OuNode *first = ou_parse_star_named(p);
    if (first == NULL || !ou_parser_accept(p, OU_T_COMMA)) {
        return;
    }
    while (ou_token_starts_expression(p->kind) || p->kind == OU_T_STAR) {
        if (ou_parse_star_named(p) == NULL) {
            return;
        }
        ou_parser_accept(p, OU_T_COMMA);
    }
    if (ou_parser_accept(p, OU_T_COLON) && ou_parse_expression(p) != NULL) {
        ou_parser_raise_node(p, first, "only single target (not tuple) can be annotated");
    }
}

static void hint_annotated_other(OuParser *p)
{
    OuNode *target = ou_parse_expression(p);
    if (target != NULL && ou_parser_accept(p, OU_T_COLON) && ou_parse_expression(p) != NULL) {
        ou_parser_raise_node(p, target, "illegal target for annotation");
    }
}

/* The first of a = b = c that cannot be assigned to. */
static void hint_target(OuParser *p)
{
    OuNode *value;
    do {
        value = ou_parse_yield_or_star(p);
        if (value == NULL || p->kind != OU_T_ASSIGN) {
            return;
        }
        if (value->kind == OU_N_YIELD || value->kind == OU_N_YIELD_FROM) {
            if ((value->flags & OU_NODE_PAREN) == 0) {
                ou_parser_raise_node(p, value, "assignment to yield expression not possible");
                return;
            }
        }
        if (!ou_target_turn(p, value, OU_CTX_STORE)) {
            ou_target_complain(p, value, OU_TARGET_STAR);
            return;
        }
    } while (ou_parser_accept(p, OU_T_ASSIGN));
}

static void hint_augmented(OuParser *p)
{
    OuNode *target = ou_parse_star_expressions(p);
    if (target == NULL || augmented_ops[p->kind] == 0) {
        return;
    }
    ou_parser_advance(p);
    if (ou_parse_yield_or_star(p) != NULL) {
        ou_parser_raise_node(p, target, "'%s' is an illegal expression for augmented assignment",
                             ou_node_noun(target));
    }
}

static void hints(OuParser *p, OuMark start)
{
    static void (*const all[])(OuParser *p) = {hint_annotated_display, hint_annotated_tuple,
                                               hint_annotated_other, hint_target, hint_augmented};
    for (size_t i = 0; i < OU_COUNT_OF(all) && !ou_parser_hard(p); i++) {
        ou_parser_rewind(p, start);
        all[i](p);
    }
    ou_parser_rewind(p, start);
}

static OuNode *expression_statement(OuParser *p, OuPlace start, OuNode *value)
{
    OuNode *node = ou_parser_node(p, OU_N_EXPR, start);
    if (node != NULL) {
        node->expr = value;
    }
    return node;
}

static OuNode *assignment_or_expression(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuMark mark = ou_parser_mark(p);
    OuNode *first = ou_parse_yield_or_star(p);
    OuNode *node = NULL;
    bool ended = first == NULL || p->kind == OU_T_NEWLINE || p->kind == OU_T_SEMI;
    bool assigns = false;
    if (first == NULL) {
        node = NULL;
    } else if (p->kind == OU_T_ASSIGN) {
        assigns = true;
        node = assigned(p, start, first);
    } else if (p->kind == OU_T_COLON) {
        assigns = true;
        node = annotated(p, start, first);
    } else if (augmented_ops[p->kind] != 0) {
        assigns = true;
        node = augmented(p, start, first);
    } else {
        node = expression_statement(p, start, first);
    }
    if (!ended && !(assigns && node != NULL) && ou_parser_explains(p)) {
        hints(p, mark);
    }
    ou_parser_unmark(p);
    return ou_parser_hard(p) ? NULL : node;
}

/* ---- statements that a keyword starts ---- */

static OuNode *return_statement(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *value = NULL;
    ou_parser_advance(p);
    if (ou_token_starts_expression(p->kind) || p->kind == OU_T_STAR) {
        value = ou_parse_star_expressions(p);
        if (value == NULL) {
            return NULL;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_RETURN, start);
    if (node != NULL) {
        node->expr = value;
    }
    return node;
}

static OuNode *raise_statement(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *exc = NULL, *cause = NULL;
    ou_parser_advance(p);
    if (ou_token_starts_expression(p->kind)) {
        exc = ou_parse_expression(p);
        if (exc == NULL) {
            return NULL;
        }
        if (ou_parser_accept(p, OU_T_FROM)) {
            cause = ou_parse_expression(p);
            if (cause == NULL) {
                return NULL;
            }
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_RAISE, start);
    if (node != NULL) {
        node->raise.exc = exc;
        node->raise.cause = cause;
    }
    return node;
}

static OuNode *names_statement(OuParser *p, OuNodeKind kind)
{
    OuPlace start = ou_parser_here(p);
    size_t n = 0, room = 0;
    OuObject **items = NULL;
    ou_parser_advance(p);
    do {
        OuObject *name = ou_parser_expect_name(p);
        if (name == NULL) {
            return NULL;
        }
        if (n == room) {
            OuObject **more = ou_arena_take_array(p->th, p->arena, room * 2 + 4, sizeof(OuObject *));
            if (more == NULL) {
                return NULL;
            }
            for (size_t i = 0; i < n; i++) {
                more[i] = items[i];
            }
            items = more;
            room = room * 2 + 4;
        }
        items[n++] = name;
    } while (ou_parser_accept(p, OU_T_COMMA));
    OuNode *node = ou_parser_node(p, kind, start);
    if (node != NULL) {
        node->names = (OuNameList){items, (uint32_t)n};
    }
    return node;
}

static OuNode *del_statement(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNodes targets;
    ou_parser_advance(p);
    if (!ou_parse_del_targets(p, &targets)) {
        return NULL;
    }
    OuNode *node = ou_parser_node(p, OU_N_DELETE, start);
    if (node != NULL) {
        node->list = targets;
    }
    return node;
}

static OuNode *assert_statement(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    OuNode *test = ou_parse_expression(p), *msg = NULL;
    if (test == NULL) {
        return NULL;
    }
    if (ou_parser_accept(p, OU_T_COMMA)) {
        msg = ou_parse_expression(p);
        if (msg == NULL) {
            return NULL;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_ASSERT, start);
    if (node != NULL) {
        node->assert_.test = test;
        node->assert_.msg = msg;
    }
    return node;
}

static OuNode *word_statement(OuParser *p, OuNodeKind kind)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    return ou_parser_node(p, kind, start);
}

/* ---- import ---- */

/* a.b.c as one name. */
static OuObject *dotted_name(OuParser *p)
{
    OuObject *name = ou_parser_expect_name(p);
    if (name == NULL || p->kind != OU_T_DOT) {
        return name;
    }
    OuTextBuffer text = {.bytes = NULL};
    bool fine = ou_text_add_name(p, &text, name);
    while (fine && ou_parser_accept(p, OU_T_DOT)) {
        name = ou_parser_expect_name(p);
        fine = name != NULL && ou_text_add(p, &text, ".", 1) && ou_text_add_name(p, &text, name);
    }
    name = fine ? ou_parser_text_name(p, text.bytes, text.size) : NULL;
    ou_text_free(p, &text);
    return name;
}

static OuNode *alias_node(OuParser *p, OuPlace start, OuObject *name)
{
    OuObject *asname = NULL;
    if (name == NULL) {
        return NULL;
    }
    if (ou_parser_accept(p, OU_T_AS)) {
        asname = ou_parser_expect_name(p);
        if (asname == NULL) {
            return NULL;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_ALIAS, start);
    if (node != NULL) {
        node->alias.name = name;
        node->alias.asname = asname;
    }
    return node;
}

static OuNode *import_statement(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    size_t base = p->n_scratch;
    ou_parser_advance(p);
    do {
        OuPlace at = ou_parser_here(p);
        if (!ou_parser_push(p, alias_node(p, at, dotted_name(p)))) {
            return NULL;
        }
    } while (ou_parser_accept(p, OU_T_COMMA));
    OuNode *node = ou_parser_node(p, OU_N_IMPORT, start);
    return node != NULL && ou_parser_list(p, base, &node->list) ? node : NULL;
}

/* name [as name], ... up to a parenthesis or the line's end */
static bool imported_names(OuParser *p, bool parenthesised)
{
    do {
        if (parenthesised && p->kind == OU_T_RPAR) {
            return p->tokens[p->pos - 1].kind == OU_T_COMMA;
        }
        OuPlace at = ou_parser_here(p);
        if (p->kind == OU_T_NEWLINE && p->tokens[p->pos - 1].kind == OU_T_COMMA && ou_parser_explains(p)) {
            ou_parser_raise_last(p, OU_SYNTAX,
                                 "trailing comma not allowed without surrounding parentheses");
        }
        if (!ou_parser_push(p, alias_node(p, at, ou_parser_expect_name(p)))) {
            return false;
        }
    } while (ou_parser_accept(p, OU_T_COMMA));
    return true;
}

static bool import_targets(OuParser *p, OuNodes *out)
{
    size_t base = p->n_scratch;
    if (p->kind == OU_T_STAR) {
        OuPlace at = ou_parser_here(p);
        ou_parser_advance(p);
        OuObject *star = ou_parser_text_name(p, "*", 1);
        OuNode *alias = star == NULL ? NULL : ou_parser_node(p, OU_N_ALIAS, at);
        if (alias == NULL) {
            return false;
        }
        alias->alias.name = star;
        return ou_parser_single(p, alias, out);
    }
    bool parenthesised = ou_parser_accept(p, OU_T_LPAR);
    return imported_names(p, parenthesised) && (!parenthesised || ou_parser_accept(p, OU_T_RPAR)) &&
           ou_parser_list(p, base, out);
}

/* from __future__ import barry_as_FLUFL turns != into <> from there on (PEP 401). */
static bool enables_barry(const OuNode *node)
{
    if (!ou_str_equal_text(node->import_from.module, "__future__")) {
        return false;
    }
    for (uint32_t i = 0; i < node->import_from.names.n; i++) {
        if (ou_str_equal_text(node->import_from.names.items[i]->alias.name, "barry_as_FLUFL")) {
            return true;
        }
    }
    return false;
}

static OuNode *from_statement(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    uint32_t level = 0;
    OuObject *module = NULL;
    OuNodes names;
    ou_parser_advance(p);
    while (p->kind == OU_T_DOT || p->kind == OU_T_ELLIPSIS) {
        level += p->kind == OU_T_DOT ? 1 : 3;
        ou_parser_advance(p);
    }
    if (level == 0 || p->kind != OU_T_IMPORT) {
        module = dotted_name(p);
        if (module == NULL) {
            return NULL;
        }
    }
    if (!ou_parser_accept(p, OU_T_IMPORT) || !import_targets(p, &names)) {
        return NULL;
    }
    OuNode *node = ou_parser_node(p, OU_N_IMPORT_FROM, start);
    if (node == NULL) {
        return NULL;
    }
    node->import_from.module = module;
    node->import_from.names = names;
    node->import_from.level = level;
    p->flags |= level == 0 && module != NULL && enables_barry(node) ? OU_PARSE_BARRY_AS_BDFL : 0;
    return node;
}

/* ---- lines ---- */

static OuNode *simple_statement(OuParser *p)
{
    switch (p->kind) {
    case OU_T_RETURN: return return_statement(p);
    case OU_T_IMPORT: return import_statement(p);
    case OU_T_FROM: return from_statement(p);
    case OU_T_RAISE: return raise_statement(p);
    case OU_T_PASS: return word_statement(p, OU_N_PASS);
    case OU_T_DEL: return del_statement(p);
    case OU_T_ASSERT: return assert_statement(p);
    case OU_T_BREAK: return word_statement(p, OU_N_BREAK);
    case OU_T_CONTINUE: return word_statement(p, OU_N_CONTINUE);
    case OU_T_GLOBAL: return names_statement(p, OU_N_GLOBAL);
    case OU_T_NONLOCAL: return names_statement(p, OU_N_NONLOCAL);
    default: return assignment_or_expression(p);
    }
}

bool ou_parse_simple_statements(OuParser *p)
{
    do {
        if (!ou_parser_push(p, simple_statement(p))) {
            return false;
        }
    } while (ou_parser_accept(p, OU_T_SEMI) && p->kind != OU_T_NEWLINE);
    return ou_parser_accept(p, OU_T_NEWLINE);
}
