/* parser_call.c - the arguments of calls and class statements. */
#include "08_compile/parser_int.h"

/* What the arguments read so far rule out. */
typedef struct Arguments {
    size_t base;      /* on the scratch stack, in the order written */
    bool has_keyword; /* name=value or **value */
    bool has_double;  /* **value */
} Arguments;

/* name=value or **value */
static OuNode *keyword_node(OuParser *p, OuPlace start, OuObject *name, OuNode *value)
{
    OuNode *node = value == NULL ? NULL : ou_parser_node(p, OU_N_KEYWORD, start);
    if (node != NULL) {
        node->keyword.name = name;
        node->keyword.value = value;
    }
    return node;
}

static OuNode *double_starred(OuParser *p, Arguments *args)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    args->has_keyword = args->has_double = true;
    return keyword_node(p, start, NULL, ou_parse_expression(p));
}

static OuNode *named_argument(OuParser *p, Arguments *args)
{
    OuToken word = *ou_parser_token(p);
    OuPlace start = {word.line, word.col};
    OuObject *name = ou_parser_expect_name(p);
    if (name == NULL) {
        return NULL;
    }
    OuPlace equal_end = {ou_parser_token(p)->end_line, ou_parser_token(p)->end_col};
    ou_parser_advance(p);
    OuNode *value = ou_parse_expression(p);
    if (value != NULL && ou_parser_explains(p) && ou_parser_at_for(p)) {
        OuMark here = ou_parser_mark(p);
        OuNodes generators;
        if (ou_parse_generators(p, &generators)) {
            ou_parser_raise(p, start, equal_end,
                            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
        ou_parser_rewind(p, here);
        ou_parser_unmark(p);
    }
    args->has_keyword = true;
    return ou_parser_hard(p) ? NULL : keyword_node(p, start, name, value);
}

/* Blames all arguments so far for the star that follows them. */
static void hint_star(OuParser *p, const Arguments *args)
{
    ou_parser_raise_nodes(p, p->scratch[args->base], p->scratch[p->n_scratch - 1],
                          "iterable argument unpacking follows keyword argument unpacking");
}

static OuNode *starred_argument(OuParser *p, const Arguments *args)
{
    if (args->has_double) {
        if (ou_parser_explains(p)) {
            hint_star(p, args);
        }
        return NULL;
    }
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    size_t n_before = p->n_scratch;
    OuNode *value = ou_parse_expression(p);
    p->n_scratch = n_before;
    if (value == NULL && n_before > args->base && ou_parser_explains(p)) {
        hint_star(p, args); /* a lone star after arguments is taken for one out of order */
    }
    OuNode *node = value == NULL ? NULL : ou_parser_node(p, OU_N_STARRED, start);
    if (node != NULL) {
        node->expr = value;
    }
    return ou_parser_hard(p) ? NULL : node;
}

/* `value =` where only a name may stand before the sign. */
static void hint_equal_sign(OuParser *p, const OuNode *value, const OuToken *first)
{
    OuPlace from = {value->line, value->col};
    OuPlace to = {ou_parser_token(p)->end_line, ou_parser_token(p)->end_col};
    bool literal = (first->kind == OU_T_TRUE || first->kind == OU_T_FALSE || first->kind == OU_T_NONE) &&
                   value->kind == OU_N_CONSTANT && value->end_col == first->end_col;
    if (literal) {
        ou_parser_raise(p, from, to, "cannot assign to %s", ou_token_text(first->kind));
    } else if (value->kind != OU_N_NAMED_EXPR || (value->flags & OU_NODE_PAREN) != 0) {
        ou_parser_raise(p, from, to, "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
}

/* An argument after a keyword that must not stand there: how the rest reads decides
 * where the message points, so it is read on to its end. */
static void hint_position(OuParser *p, const Arguments *args)
{
    while (ou_parser_accept(p, OU_T_COMMA)) {
        OuNode *next = NULL;
        if (p->kind == OU_T_STAR || p->kind == OU_T_DOUBLE_STAR) {
            ou_parser_advance(p);
        } else if (p->kind == OU_T_NAME && ou_parser_peek2(p) == OU_T_ASSIGN) {
            ou_parser_advance(p);
            ou_parser_advance(p);
        }
        next = ou_parse_assignment_or(p);
        if (next == NULL) {
            break;
        }
    }
    ou_parser_raise_last(p, OU_SYNTAX, "positional argument follows keyword argument%s",
                         args->has_double ? " unpacking" : "");
}

/* A generator expression without its own parentheses, at its `for`. Only where it is
 * the one argument of a call, which `alone` says may be. */
static OuNode *bare_generator(OuParser *p, OuNode *elt, OuPlace open, bool alone)
{
    OuNodes generators;
    bool allowed = alone && open.line != 0;
    if ((!allowed && !p->explain) || !ou_parse_generators(p, &generators)) {
        return NULL;
    }
    if (alone && p->kind == OU_T_RPAR && open.line != 0) {
        OuPlace inner_end = p->end;
        p->end = (OuPlace){ou_parser_token(p)->end_line, ou_parser_token(p)->end_col};
        OuNode *node = ou_parser_node(p, OU_N_GENERATOR_EXP, open);
        p->end = inner_end;
        if (node != NULL) {
            node->comp.elt = elt;
            node->comp.generators = generators;
        }
        return node;
    }
    if (ou_parser_explains(p) && (!alone || p->kind == OU_T_COMMA)) {
        ou_parser_raise(p, (OuPlace){elt->line, elt->col}, p->end,
                        "Generator expression must be parenthesized");
    }
    return NULL;
}

static OuNode *positional(OuParser *p, const Arguments *args, OuPlace open)
{
    OuToken first = *ou_parser_token(p);
    if (args->has_keyword && !p->explain) {
        return NULL;
    }
    OuNode *value = ou_parse_assignment_or(p);
    if (value == NULL) {
        return NULL;
    }
    bool alone = p->n_scratch == args->base;
    if (((alone && open.line != 0) || p->explain) && ou_parser_at_for(p)) {
        return bare_generator(p, value, open, alone);
    }
    if (p->kind == OU_T_ASSIGN) {
        if (ou_parser_explains(p)) {
            hint_equal_sign(p, value, &first);
        }
        return NULL;
    }
    if (args->has_keyword) {
        if (ou_parser_explains(p)) {
            hint_position(p, args);
        }
        return NULL;
    }
    return value;
}

/* From behind `(` to behind `)`; the arguments are pushed. `open` is the place of the
 * parenthesis, line 0 where a bare generator expression is not allowed. */
static bool arguments(OuParser *p, OuPlace open)
{
    Arguments args = {p->n_scratch, false, false};
    while (p->kind != OU_T_RPAR) {
        OuNode *node;
        if (p->kind == OU_T_STAR) {
            node = starred_argument(p, &args);
        } else if (p->kind == OU_T_DOUBLE_STAR) {
            node = double_starred(p, &args);
        } else if (p->kind == OU_T_NAME && ou_parser_peek2(p) == OU_T_ASSIGN) {
            node = named_argument(p, &args);
        } else {
            node = positional(p, &args, open);
        }
        if (!ou_parser_push(p, node)) {
            return false;
        }
        if (p->kind != OU_T_RPAR && !ou_parser_accept(p, OU_T_COMMA)) {
            return false;
        }
    }
    ou_parser_advance(p);
    return true;
}

/* The arguments since `base`, parted into positional ones and keywords. */
static bool part_arguments(OuParser *p, size_t base, OuNodes *plain, OuNodes *keywords)
{
    uint32_t n = (uint32_t)(p->n_scratch - base), n_keywords = 0, n_plain = 0;
    *plain = *keywords = (OuNodes){NULL, 0};
    for (uint32_t i = 0; i < n; i++) {
        n_keywords += p->scratch[base + i]->kind == OU_N_KEYWORD;
    }
    OuNode **items = n == 0 ? NULL : ou_arena_take_array(p->th, p->arena, n, sizeof(OuNode *));
    if (n > 0 && items == NULL) {
        return false;
    }
    uint32_t n_all_plain = n - n_keywords, at_keyword = n_all_plain;
    for (uint32_t i = 0; i < n; i++) {
        OuNode *node = p->scratch[base + i];
        items[node->kind == OU_N_KEYWORD ? at_keyword++ : n_plain++] = node;
    }
    p->n_scratch = base;
    *plain = (OuNodes){items, n_all_plain};
    *keywords = (OuNodes){items == NULL ? NULL : items + n_all_plain, n_keywords};
    return true;
}

OuNode *ou_parse_call(OuParser *p, OuNode *func, OuPlace start)
{
    size_t base = p->n_scratch;
    OuPlace open = ou_parser_here(p);
    if (!ou_parser_enter(p)) {
        return NULL;
    }
    ou_parser_advance(p);
    OuNode *node = NULL;
    if (arguments(p, open) && (node = ou_parser_node(p, OU_N_CALL, start)) != NULL) {
        node->call.func = func;
        if (!part_arguments(p, base, &node->call.args, &node->call.keywords)) {
            node = NULL;
        }
    }
    ou_parser_leave(p);
    return node;
}

bool ou_parse_bases(OuParser *p, OuNodes *bases, OuNodes *keywords)
{
    size_t base = p->n_scratch;
    ou_parser_advance(p);
    return arguments(p, (OuPlace){0, 0}) && part_arguments(p, base, bases, keywords);
}
