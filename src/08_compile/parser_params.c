/* parser_params.c - the parameters of def and lambda.
 *
 * One loop for both; they differ in annotations, in the token that ends them, and in
 * some messages. What may come next is a small set of facts about what came before. */
#include "08_compile/parser_int.h"

typedef struct Params {
    OuTokenKind closer;  /* RPAR: a def; COLON: a lambda */
    size_t base;         /* OU_N_ARG nodes since the last of / and * */
    OuNode *node;        /* the OU_N_ARGUMENTS */
    OuNode **defaults;   /* of positional parameters, in arena memory */
    uint32_t n_defaults, room_defaults;
    bool slash, star;    /* seen */
    bool slash_default;  /* a parameter before / had a default */
    bool after_slash;    /* / was just passed */
    bool star_named;     /* *args, its annotation not starred, or a bare * that a comma followed */
    OuNode *newest;      /* the OU_N_ARG just read; NULL: it was / or a bare * */
} Params;

static OuNode *param(OuParser *p, Params *params, bool star)
{
    OuPlace start = ou_parser_here(p);
    OuObject *name = ou_parser_expect_name(p);
    if (name == NULL) {
        return NULL;
    }
    OuNode *annotation = NULL;
    if (params->closer == OU_T_RPAR && ou_parser_accept(p, OU_T_COLON)) {
        annotation = star ? ou_parse_star_expression(p) : ou_parse_expression(p);
        if (annotation == NULL) {
            return NULL;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_ARG, start);
    if (node != NULL) {
        node->arg.name = name;
        node->arg.annotation = annotation;
    }
    params->newest = node;
    return node;
}

/* Between two parameters, or at their end. The type comment of the one before, if it has any, stands behind the comma or before the end. */
static bool separator(OuParser *p, const Params *params, OuNode *before)
{
    OuObject *comment = NULL;
    bool comma = ou_parser_accept(p, OU_T_COMMA);
    if (before != NULL && params->closer == OU_T_RPAR && !ou_parser_type_comment(p, &comment)) {
        return false;
    }
    if (comment != NULL) {
        before->arg.type_comment = comment;
    }
    return comma || p->kind == (uint8_t)params->closer;
}

static bool at_separator(const OuParser *p, const Params *params)
{
    return p->kind == (uint8_t)params->closer || p->kind == OU_T_COMMA || p->kind == OU_T_TYPE_COMMENT;
}

/* = value; *out is NULL without one. */
static bool default_value(OuParser *p, OuNode **out)
{
    *out = NULL;
    if (p->kind != OU_T_ASSIGN) {
        return true;
    }
    OuToken equal = *ou_parser_token(p);
    ou_parser_advance(p);
    if ((p->kind == OU_T_RPAR || p->kind == OU_T_COMMA) && ou_parser_explains(p)) {
        ou_parser_raise_token(p, &equal, "expected default value expression");
    }
    *out = ou_parse_expression(p);
    return *out != NULL;
}

static bool keep_default(OuParser *p, Params *params, OuNode *value)
{
    if (params->n_defaults == params->room_defaults) {
        uint32_t room = params->room_defaults * 2 + 4;
        OuNode **items = ou_arena_take_array(p->th, p->arena, room, sizeof(OuNode *));
        if (items == NULL) {
            return false;
        }
        for (uint32_t i = 0; i < params->n_defaults; i++) {
            items[i] = params->defaults[i];
        }
        params->defaults = items;
        params->room_defaults = room;
    }
    params->defaults[params->n_defaults++] = value;
    return true;
}

/* After *: defaults are kept one for one, so they are pushed beside the parameter and
 * parted at the end. */
static bool keyword_only(OuParser *p, Params *params)
{
    OuNode *node = param(p, params, false);
    OuNode *value;
    return node != NULL && default_value(p, &value) && at_separator(p, params) &&
           ou_parser_push(p, node) && ou_parser_push_maybe(p, value);
}

static bool positional(OuParser *p, Params *params)
{
    OuNode *node = param(p, params, false);
    OuNode *value;
    if (node == NULL || !default_value(p, &value) || !at_separator(p, params)) {
        return false;
    }
    if (value == NULL && params->n_defaults > 0) {
        bool told = !params->slash || (params->slash_default && params->after_slash);
        if (told && ou_parser_explains(p)) {
            ou_parser_accept(p, OU_T_COMMA);
            ou_parser_raise_node(p, node, "non-default argument follows default argument");
        }
        return false;
    }
    params->after_slash = false;
    return (value == NULL || keep_default(p, params, value)) && ou_parser_push(p, node);
}

static bool slash(OuParser *p, Params *params)
{
    OuToken token = *ou_parser_token(p);
    bool first = !params->slash && !params->star && p->n_scratch == params->base;
    if (params->star || params->slash || first) {
        if (!ou_parser_explains(p)) {
            return false;
        }
        if (params->star && params->star_named) {
            ou_parser_raise_token(p, &token, "/ must be ahead of *");
        } else if (params->slash && !params->star) {
            ou_parser_raise_token(p, &token, "/ may appear only once");
        } else if (first && ou_parser_peek2(p) == OU_T_COMMA) {
            ou_parser_raise_token(p, &token, "at least one argument must precede /");
        }
        return false;
    }
    ou_parser_advance(p);
    if (p->kind == OU_T_STAR && ou_parser_explains(p)) {
        ou_parser_raise_token(p, ou_parser_token(p), "expected comma between / and *");
    }
    params->slash = params->after_slash = true;
    params->slash_default = params->n_defaults > 0;
    return at_separator(p, params) && ou_parser_since(p, 8, "Positional-only parameters are") &&
           ou_parser_list(p, params->base, &params->node->arguments.posonlyargs);
}

/* Nothing, or only **kwargs, follows a bare *. */
static void hint_bare_star(OuParser *p, const Params *params, const OuToken *star)
{
    bool comma = p->kind == OU_T_COMMA;
    uint8_t next = comma ? ou_parser_peek2(p) : p->kind;
    if (next != (uint8_t)params->closer && !(comma && next == OU_T_DOUBLE_STAR)) {
        return;
    }
    if (params->closer == OU_T_RPAR) {
        ou_parser_raise_token(p, star, "named arguments must follow bare *");
    } else {
        ou_parser_raise_last(p, OU_SYNTAX, "named arguments must follow bare *");
    }
}

static bool star(OuParser *p, Params *params)
{
    OuToken token = *ou_parser_token(p);
    if (params->star && !p->explain) {
        return false;
    }
    ou_parser_advance(p);
    if (params->star) {
        bool again = params->star_named && ou_parser_explains(p) &&
                     (p->kind == OU_T_COMMA || (p->kind == OU_T_NAME && param(p, params, false) != NULL && at_separator(p, params)));
        if (again && !ou_parser_hard(p)) {
            ou_parser_raise_token(p, &token, "* argument may appear only once");
        }
        return false;
    }
    if (!ou_parser_list(p, params->base, &params->node->arguments.args)) {
        return false;
    }
    params->star = true;
    if (p->kind == OU_T_NAME) {
        params->node->arguments.vararg = param(p, params, true);
        if (params->node->arguments.vararg == NULL) {
            return false;
        }
        const OuNode *annotation = params->node->arguments.vararg->arg.annotation;
        params->star_named = annotation == NULL || annotation->kind != OU_N_STARRED; /* messages know no starred one */
        if (p->kind == OU_T_ASSIGN && params->star_named && ou_parser_explains(p)) {
            ou_parser_raise_token(p, ou_parser_token(p),
                                  "var-positional argument cannot have default value");
        }
        return at_separator(p, params);
    }
    if (ou_parser_explains(p)) {
        hint_bare_star(p, params, &token);
    }
    params->star_named = p->kind == OU_T_COMMA;
    if (params->star_named && p->lexer->type_comments && ou_parser_peek2(p) == OU_T_TYPE_COMMENT && ou_parser_explains(p)) {
        ou_parser_raise_last(p, OU_SYNTAX, "bare * has associated type comment");
    }
    /* what follows the comma must be a name, or the * has no purpose */
    uint8_t next = params->star_named ? ou_parser_peek2(p) : (uint8_t)OU_T_ERROR;
    bool hinted_later = (next == OU_T_SLASH || next == OU_T_STAR) && p->explain;
    return !ou_parser_hard(p) && (next == OU_T_NAME || hinted_later);
}

static bool double_star(OuParser *p, Params *params)
{
    ou_parser_advance(p);
    params->node->arguments.kwarg = param(p, params, false);
    if (params->node->arguments.kwarg == NULL) {
        return false;
    }
    bool explain = ou_parser_explains(p);
    if (p->kind == OU_T_ASSIGN && explain) {
        ou_parser_raise_token(p, ou_parser_token(p), "var-keyword argument cannot have default value");
    }
    if (ou_parser_accept(p, OU_T_COMMA) && explain) {
        OuToken next = *ou_parser_token(p);
        if (next.kind == OU_T_NAME) {
            OuNode *after = param(p, params, false);
            if (after != NULL) {
                ou_parser_raise_node(p, after, "arguments cannot follow var-keyword argument");
            }
        } else if (next.kind == OU_T_STAR || next.kind == OU_T_DOUBLE_STAR || next.kind == OU_T_SLASH) {
            ou_parser_raise_token(p, &next, "arguments cannot follow var-keyword argument");
        }
    }
    return p->kind == (uint8_t)params->closer || p->kind == OU_T_TYPE_COMMENT;
}

/* (a, b) among the parameters, as Python 2 had it. */
static void hint_parentheses(OuParser *p, Params *params)
{
    if (params->slash || params->star || params->n_defaults > 0) {
        return;
    }
    OuPlace open = ou_parser_here(p);
    Params inner = {.closer = OU_T_RPAR};
    ou_parser_advance(p);
    do {
        if (p->kind == OU_T_RPAR || param(p, params->closer == OU_T_RPAR ? &inner : params, false) == NULL) {
            break;
        }
    } while (ou_parser_accept(p, OU_T_COMMA));
    bool some = p->tokens[p->pos - 1].kind != OU_T_LPAR;
    if (p->kind == OU_T_RPAR && some) {
        OuPlace end = {ou_parser_token(p)->end_line, ou_parser_token(p)->end_col};
        ou_parser_raise(p, open, end, "%s parameters cannot be parenthesized",
                        params->closer == OU_T_RPAR ? "Function" : "Lambda expression");
    }
}

static bool one(OuParser *p, Params *params)
{
    switch (p->kind) {
    case OU_T_NAME: return params->star ? keyword_only(p, params) : positional(p, params);
    case OU_T_SLASH: return slash(p, params);
    case OU_T_STAR: return star(p, params);
    case OU_T_DOUBLE_STAR: return double_star(p, params);
    case OU_T_LPAR:
        if (ou_parser_explains(p)) {
            hint_parentheses(p, params);
        }
        return false;
    default: return false;
    }
}

/* Parameter and default pushed side by side since `base`, into their two lists. */
static bool part_keyword_only(OuParser *p, size_t base, OuNode *node)
{
    uint32_t n = (uint32_t)((p->n_scratch - base) / 2);
    OuNode **args = ou_arena_take_array(p->th, p->arena, n, sizeof(OuNode *));
    OuNode **defaults = ou_arena_take_array(p->th, p->arena, n, sizeof(OuNode *));
    if (args == NULL || defaults == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        args[i] = p->scratch[base + 2 * i];
        defaults[i] = p->scratch[base + 2 * i + 1];
    }
    p->n_scratch = base;
    node->arguments.kwonlyargs = (OuNodes){args, n};
    node->arguments.kw_defaults = (OuNodes){defaults, n};
    return true;
}

OuNode *ou_parse_parameters(OuParser *p, OuTokenKind closer)
{
    Params params = {.closer = closer, .base = p->n_scratch};
    params.node = ou_node_new(p->th, p->arena, OU_N_ARGUMENTS);
    if (params.node == NULL) {
        return NULL;
    }
    while (p->kind != (uint8_t)closer && params.node->arguments.kwarg == NULL) {
        params.newest = NULL;
        if (!one(p, &params) || !separator(p, &params, params.newest)) {
            return NULL;
        }
    }
    bool fine = params.star ? part_keyword_only(p, params.base, params.node)
                            : ou_parser_list(p, params.base, &params.node->arguments.args);
    params.node->arguments.defaults = (OuNodes){params.defaults, params.n_defaults};
    return fine ? params.node : NULL;
}
