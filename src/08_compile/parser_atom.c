/* parser_atom.c - names, literals, displays, comprehensions, and what is attached to them. */
#include "08_compile/parser_int.h"

/* ---- primaries: a.b, a(), a[] ---- */

static OuNode *attribute(OuParser *p, OuNode *value, OuPlace start)
{
    ou_parser_advance(p);
    OuObject *attr = ou_parser_expect_name(p);
    OuNode *node = attr == NULL ? NULL : ou_parser_node(p, OU_N_ATTRIBUTE, start);
    if (node != NULL) {
        node->attribute.value = value;
        node->attribute.attr = attr;
    }
    return node;
}

static OuNode *slice_node(OuParser *p, OuPlace start, OuNode *lower, OuNode *upper, OuNode *step)
{
    OuNode *node = ou_parser_node(p, OU_N_SLICE, start);
    if (node != NULL) {
        node->slice.lower = lower;
        node->slice.upper = upper;
        node->slice.step = step;
    }
    return node;
}

/* A slice's part, which may be missing. */
static bool slice_part(OuParser *p, OuNode **out)
{
    *out = NULL;
    if (!ou_token_starts_expression(p->kind)) {
        return true;
    }
    *out = ou_parse_expression(p);
    return *out != NULL;
}

/* index, lower:upper:step, or *starred */
static OuNode *one_subscript(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *lower = NULL, *upper, *step = NULL;
    if (p->kind == OU_T_STAR) {
        return ou_parse_star_named(p);
    }
    if (p->kind != OU_T_COLON) {
        lower = ou_parse_named(p);
        bool plain = lower != NULL && !(lower->kind == OU_N_NAMED_EXPR && (lower->flags & OU_NODE_PAREN) == 0);
        if (lower == NULL || p->kind != OU_T_COLON || !plain) {
            return lower;
        }
    }
    ou_parser_advance(p);
    if (!slice_part(p, &upper) || (ou_parser_accept(p, OU_T_COLON) && !slice_part(p, &step))) {
        return NULL;
    }
    return slice_node(p, start, lower, upper, step);
}

OuNode *ou_parse_subscript(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    bool starred = p->kind == OU_T_STAR;
    OuNode *first = one_subscript(p);
    if (first == NULL || (p->kind != OU_T_COMMA && !starred)) {
        return first;
    }
    size_t base = p->n_scratch;
    if (!ou_parser_push(p, first)) {
        return NULL;
    }
    while (ou_parser_accept(p, OU_T_COMMA)) {
        if (p->kind == OU_T_RSQB) {
            break;
        }
        if (!ou_parser_push(p, one_subscript(p))) {
            return NULL;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_TUPLE, start);
    return node != NULL && ou_parser_list(p, base, &node->list) ? node : NULL;
}

static OuNode *subscription(OuParser *p, OuNode *value, OuPlace start)
{
    ou_parser_advance(p);
    OuNode *index = ou_parse_subscript(p);
    if (index == NULL || !ou_parser_accept(p, OU_T_RSQB)) {
        return NULL;
    }
    OuNode *node = ou_parser_node(p, OU_N_SUBSCRIPT, start);
    if (node != NULL) {
        node->pair.left = value;
        node->pair.right = index;
    }
    return node;
}

static void hint_comprehension(OuParser *p);

static OuNode *primary_unremembered(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *node = ou_parse_atom(p);
    while (node != NULL) {
        OuMark spot = ou_parser_spot(p);
        OuNode *longer;
        if (OU_UNLIKELY(p->explain)) {
            hint_comprehension(p);
        }
        switch (p->kind) {
        case OU_T_DOT: longer = attribute(p, node, start); break;
        case OU_T_LPAR: longer = ou_parse_call(p, node, start); break;
        case OU_T_LSQB: longer = subscription(p, node, start); break;
        default: return node;
        }
        if (OU_UNLIKELY(longer == NULL) && ou_parser_falls_back(p, spot)) {
            return node;
        }
        node = longer;
    }
    return NULL;
}

OuNode *ou_parse_primary(OuParser *p)
{
    OuNode *node;
    uint32_t start = p->pos;
    if (p->memo == NULL) {
        return primary_unremembered(p);
    }
    if (!ou_parser_recall(p, &p->memo[start].primary, &node)) {
        node = primary_unremembered(p);
        if (!p->quiet) { /* or a later reading would lack its hints */
            ou_parser_remember(p, &p->memo[start].primary, start, node);
        }
    }
    return node;
}

/* ---- comprehensions ---- */

static OuNode *generator(OuParser *p)
{
    OuNode *node = ou_node_new(p->th, p->arena, OU_N_COMPREHENSION);
    if (node == NULL) {
        return NULL;
    }
    node->generator.is_async = ou_parser_accept(p, OU_T_ASYNC);
    ou_parser_advance(p);
    node->generator.target = ou_parse_for_targets(p);
    if (node->generator.target == NULL || !ou_parser_accept(p, OU_T_IN)) {
        return NULL;
    }
    node->generator.iter = ou_parse_disjunction(p);
    if (node->generator.iter == NULL) {
        return NULL;
    }
    size_t base = p->n_scratch;
    for (OuMark spot = ou_parser_spot(p); ou_parser_accept(p, OU_T_IF); spot = ou_parser_spot(p)) {
        if (!ou_parser_push(p, ou_parse_disjunction(p))) {
            if (!ou_parser_falls_back(p, spot)) {
                return NULL;
            }
            break;
        }
    }
    return (!node->generator.is_async || ou_parser_since(p, 6, "Async comprehensions are")) &&
                   ou_parser_list(p, base, &node->generator.ifs)
               ? node
               : NULL;
}

bool ou_parse_generators(OuParser *p, OuNodes *out)
{
    size_t base = p->n_scratch;
    while (ou_parser_at_for(p)) {
        OuMark spot = ou_parser_spot(p);
        if (!ou_parser_push(p, generator(p))) {
            if (p->n_scratch == base || !ou_parser_falls_back(p, spot)) {
                return false;
            }
            break;
        }
    }
    return ou_parser_list(p, base, out);
}

/* At `for`; passes the closing bracket. */
static OuNode *comprehension(OuParser *p, OuNodeKind kind, OuPlace start, OuNode *elt, OuNode *value,
                             OuTokenKind closer)
{
    OuNodes generators;
    if (!ou_parse_generators(p, &generators) || !ou_parser_accept(p, closer)) {
        return NULL;
    }
    OuNode *node = ou_parser_node(p, kind, start);
    if (node != NULL) {
        node->comp.elt = elt;
        node->comp.value = value;
        node->comp.generators = generators;
    }
    return node;
}

/* ( [ {  *a for ... */
static void hint_unpacking(OuParser *p)
{
    OuPlace star = ou_parser_here(p);
    OuNodes generators;
    ou_parser_advance(p);
    if (ou_parse_expression(p) == NULL) {
        return;
    }
    OuPlace end = p->end;
    if (ou_parser_at_for(p) && ou_parse_generators(p, &generators)) {
        ou_parser_raise(p, star, end, "iterable unpacking cannot be used in comprehension");
    }
}

/* [ {  a, b for ... */
static void hint_target_parentheses(OuParser *p)
{
    OuNodes generators;
    OuNode *first = ou_parse_star_named(p);
    if (first == NULL || p->kind != OU_T_COMMA) {
        return;
    }
    OuPlace end = {ou_parser_token(p)->end_line, ou_parser_token(p)->end_col};
    while (ou_parser_accept(p, OU_T_COMMA) && (ou_token_starts_expression(p->kind) || p->kind == OU_T_STAR)) {
        OuNode *next = ou_parse_star_named(p);
        if (next == NULL) {
            return;
        }
        end = (OuPlace){next->end_line, next->end_col};
    }
    if (ou_parser_at_for(p) && ou_parse_generators(p, &generators)) {
        ou_parser_raise(p, (OuPlace){first->line, first->col}, end,
                        "did you forget parentheses around the comprehension target?");
    }
}

/* At a bracket: is it a comprehension of what cannot be one? As in CPython this is
 * asked after every primary, and where a display does not parse. Nothing is passed. */
static void hint_comprehension(OuParser *p)
{
    bool square = p->kind == OU_T_LSQB || p->kind == OU_T_LBRACE;
    if ((!square && p->kind != OU_T_LPAR) || !ou_parser_explains(p)) {
        return;
    }
    OuMark spot = ou_parser_spot(p);
    ou_parser_advance(p);
    OuMark inside = ou_parser_spot(p);
    if (p->kind == OU_T_STAR) {
        hint_unpacking(p);
    }
    if (square && !ou_parser_hard(p)) {
        ou_parser_rewind(p, inside);
        hint_target_parentheses(p);
    }
    ou_parser_rewind(p, spot);
}

/* ---- displays ---- */

/* The elements after a first one, up to the closing bracket, which is passed. */
static bool rest_of_display(OuParser *p, OuNode *first, OuTokenKind closer, OuNodes *out)
{
    size_t base = p->n_scratch;
    if (!ou_parser_push(p, first)) {
        return false;
    }
    while (ou_parser_accept(p, OU_T_COMMA)) {
        if (!ou_token_starts_expression(p->kind) && p->kind != OU_T_STAR) {
            break;
        }
        if (!ou_parser_push(p, ou_parse_star_named(p))) {
            return false;
        }
    }
    return ou_parser_accept(p, closer) && ou_parser_list(p, base, out);
}

static OuNode *sequence_node(OuParser *p, OuNodeKind kind, OuPlace start, OuNodes elements)
{
    OuNode *node = ou_parser_node(p, kind, start);
    if (node != NULL) {
        node->list = elements;
    }
    return node;
}

/* After the bracket and a first element: a display or a comprehension. */
static OuNode *display_or_comprehension(OuParser *p, OuPlace start, OuNode *first, OuNodeKind display,
                                        OuNodeKind comp, OuTokenKind closer)
{
    if (ou_parser_at_for(p)) {
        return first->kind == OU_N_STARRED ? NULL : comprehension(p, comp, start, first, NULL, closer);
    }
    OuNodes elements;
    return rest_of_display(p, first, closer, &elements) ? sequence_node(p, display, start, elements) : NULL;
}

static OuNode *list_display(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    if (ou_parser_accept(p, OU_T_RSQB)) {
        return ou_parser_node(p, OU_N_LIST, start);
    }
    OuNode *first = ou_parse_star_named(p);
    return first == NULL ? NULL
                         : display_or_comprehension(p, start, first, OU_N_LIST, OU_N_LIST_COMP, OU_T_RSQB);
}

/* (*a) and (**a). Behind the parenthesis; nothing is passed. */
static void hint_group(OuParser *p)
{
    if ((p->kind != OU_T_STAR && p->kind != OU_T_DOUBLE_STAR) || !ou_parser_explains(p)) {
        return;
    }
    OuMark spot = ou_parser_spot(p);
    OuToken stars = *ou_parser_token(p);
    ou_parser_advance(p);
    OuNode *value = ou_parse_expression(p);
    if (value != NULL && p->kind == OU_T_RPAR && stars.kind == OU_T_STAR) {
        ou_parser_raise(p, (OuPlace){stars.line, stars.col}, p->end, "cannot use starred expression here");
    } else if (value != NULL && p->kind == OU_T_RPAR) {
        ou_parser_raise_token(p, &stars, "cannot use double starred expression here");
    }
    ou_parser_rewind(p, spot);
}

/* Behind `(` and a first element that a comma does not follow. */
static OuNode *group_end(OuParser *p, OuNode *inner)
{
    if (inner->kind == OU_N_STARRED || !ou_parser_accept(p, OU_T_RPAR)) {
        return NULL;
    }
    inner->flags |= OU_NODE_PAREN;
    return inner;
}

static OuNode *parenthesised(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    if (ou_parser_accept(p, OU_T_RPAR)) {
        return ou_parser_node(p, OU_N_TUPLE, start);
    }
    if (p->kind == OU_T_YIELD) {
        OuNode *yield = ou_parse_yield(p);
        return yield == NULL ? NULL : group_end(p, yield);
    }
    OuNode *first = ou_parse_star_named(p);
    if (first == NULL) {
        return NULL;
    }
    if (p->kind == OU_T_COMMA || ou_parser_at_for(p)) {
        return display_or_comprehension(p, start, first, OU_N_TUPLE, OU_N_GENERATOR_EXP, OU_T_RPAR);
    }
    return group_end(p, first);
}

/* ---- { } ---- */

/* What is wrong with a dictionary's item, behind its key. CPython tells this in its
 * first run already, before other hints have a say, and so does this. */
static void hint_item(OuParser *p, const OuNode *key, bool first)
{
    if (p->kind != OU_T_COLON) {
        if (!first) {
            OuPlace end = {key->line, key->end_col - 1};
            ou_parser_raise_open(p, end, key->end_line, "':' expected after dictionary key");
        }
        return;
    }
    OuMark spot = ou_parser_spot(p);
    OuToken colon = *ou_parser_token(p);
    ou_parser_advance(p);
    if (p->kind == OU_T_STAR) {
        OuPlace star = ou_parser_here(p);
        ou_parser_advance(p);
        if (ou_parse_bit_or(p) != NULL) {
            ou_parser_raise_from(p, star, "cannot use a starred expression in a dictionary value");
        }
    } else if (p->kind == OU_T_RBRACE || p->kind == OU_T_COMMA) {
        ou_parser_raise_token(p, &colon, "expression expected after dictionary key and ':'");
    }
    ou_parser_rewind(p, spot);
}

/* A key that breaks off: as much of it as there is counts. Where that is so anyway, it was none. */
static void hint_key(OuParser *p, OuMark spot)
{
    if (p->prefix) {
        return;
    }
    ou_parser_rewind(p, spot);
    p->prefix = true;
    OuNode *key = ou_parse_expression(p);
    if (key != NULL) {
        hint_item(p, key, false);
    }
    p->prefix = false;
}

/* `key: value` or `**value` after the first: pushes both on the scratch stack (a NULL
 * key for **). */
static bool dict_item(OuParser *p)
{
    if (ou_parser_accept(p, OU_T_DOUBLE_STAR)) {
        return ou_parser_push_maybe(p, NULL) && ou_parser_push(p, ou_parse_bit_or(p));
    }
    OuMark spot = ou_parser_spot(p);
    OuNode *key = ou_parse_expression(p);
    if (key == NULL) {
        if (!ou_parser_hard(p)) {
            hint_key(p, spot);
        }
        return false;
    }
    OuMark colon = ou_parser_spot(p);
    if (ou_parser_accept(p, OU_T_COLON)) {
        OuNode *value = ou_parse_expression(p);
        if (value != NULL) {
            return ou_parser_push(p, key) && ou_parser_push(p, value);
        }
        ou_parser_rewind(p, colon);
    }
    if (!ou_parser_hard(p)) {
        hint_item(p, key, false);
    }
    return false;
}

/* The pairs since `base` as a Dict, its brace already passed. */
static OuNode *dict_node(OuParser *p, OuPlace start, size_t base)
{
    size_t n = (p->n_scratch - base) / 2;
    OuNode *node = ou_parser_node(p, OU_N_DICT, start);
    OuNode **keys = ou_arena_take_array(p->th, p->arena, n, sizeof(OuNode *));
    OuNode **values = ou_arena_take_array(p->th, p->arena, n, sizeof(OuNode *));
    if (node == NULL || keys == NULL || values == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        keys[i] = p->scratch[base + 2 * i];
        values[i] = p->scratch[base + 2 * i + 1];
    }
    p->n_scratch = base;
    node->dict.keys = (OuNodes){keys, (uint32_t)n};
    node->dict.values = (OuNodes){values, (uint32_t)n};
    return node;
}

/* From the second item on; one is on the scratch stack. */
static OuNode *rest_of_dict(OuParser *p, OuPlace start, size_t base)
{
    while (ou_parser_accept(p, OU_T_COMMA)) {
        if (p->kind == OU_T_RBRACE) {
            break;
        }
        if (!dict_item(p)) {
            return NULL;
        }
    }
    return ou_parser_accept(p, OU_T_RBRACE) ? dict_node(p, start, base) : NULL;
}

/* {**a for ...} */
static void hint_dict_unpacking(OuParser *p, OuToken stars)
{
    OuMark here = ou_parser_mark(p);
    OuNodes generators;
    if (ou_parser_at_for(p) && ou_parse_generators(p, &generators) && p->kind == OU_T_RBRACE) {
        ou_parser_raise_token(p, &stars, "dict unpacking cannot be used in dict comprehension");
    }
    ou_parser_rewind(p, here);
    ou_parser_unmark(p);
}

static OuNode *double_star_dict(OuParser *p, OuPlace start, size_t base)
{
    OuToken stars = *ou_parser_token(p);
    if (!dict_item(p)) {
        return NULL;
    }
    if (ou_parser_explains(p)) {
        hint_dict_unpacking(p, stars);
    }
    return ou_parser_hard(p) ? NULL : rest_of_dict(p, start, base);
}

/* Behind `{` and a first expression that a colon follows. */
static OuNode *keyed_dict(OuParser *p, OuPlace start, OuNode *key, size_t base)
{
    OuMark colon = ou_parser_spot(p);
    ou_parser_advance(p);
    OuNode *value = ou_parse_expression(p);
    if (value == NULL) {
        if (!ou_parser_hard(p)) {
            ou_parser_rewind(p, colon);
            hint_item(p, key, true);
        }
        return NULL;
    }
    if (ou_parser_at_for(p)) {
        return comprehension(p, OU_N_DICT_COMP, start, key, value, OU_T_RBRACE);
    }
    return ou_parser_push(p, key) && ou_parser_push(p, value) ? rest_of_dict(p, start, base) : NULL;
}

static OuNode *braces(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    size_t base = p->n_scratch;
    ou_parser_advance(p);
    if (ou_parser_accept(p, OU_T_RBRACE)) {
        return ou_parser_node(p, OU_N_DICT, start);
    }
    if (p->kind == OU_T_DOUBLE_STAR) {
        return double_star_dict(p, start, base);
    }
    bool star = p->kind == OU_T_STAR;
    OuNode *first = ou_parse_star_named(p);
    if (first == NULL) {
        return NULL;
    }
    bool named = first->kind == OU_N_NAMED_EXPR && (first->flags & OU_NODE_PAREN) == 0;
    if (p->kind == OU_T_COLON && !star && !named) {
        return keyed_dict(p, start, first, base);
    }
    return display_or_comprehension(p, start, first, OU_N_SET, OU_N_SET_COMP, OU_T_RBRACE);
}

/* ---- atoms ---- */

static OuNode *name_atom(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuObject *id = ou_parser_expect_name(p);
    OuNode *node = id == NULL ? NULL : ou_parser_node(p, OU_N_NAME, start);
    if (node != NULL) {
        node->name.id = id;
    }
    return node;
}

static OuNode *constant_atom(OuParser *p, OuObject *value)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    OuNode *node = ou_parser_node(p, OU_N_CONSTANT, start);
    if (node != NULL) {
        node->constant.value = value;
    }
    return node;
}

OuNode *ou_parse_number(OuParser *p)
{
    const OuToken token = *ou_parser_token(p);
    ou_parser_advance(p);
    return ou_const_number(p, &token);
}

static OuNode *bracketed(OuParser *p)
{
    if (!ou_parser_enter(p)) {
        return NULL;
    }
    OuMark spot = ou_parser_spot(p);
    uint8_t opener = p->kind;
    OuNode *node = opener == OU_T_LPAR ? parenthesised(p) : opener == OU_T_LSQB ? list_display(p) : braces(p);
    if (OU_UNLIKELY(node == NULL) && ou_parser_explains(p)) {
        ou_parser_rewind(p, spot);
        if (opener == OU_T_LPAR) {
            ou_parser_advance(p);
            hint_group(p);
            ou_parser_rewind(p, spot);
        }
        hint_comprehension(p);
    }
    ou_parser_leave(p);
    return node;
}

OuNode *ou_parse_atom(OuParser *p)
{
    switch (p->kind) {
    case OU_T_NAME: return name_atom(p);
    case OU_T_NUMBER: return ou_parse_number(p);
    case OU_T_STRING: return ou_parse_strings(p);
    case OU_T_LPAR:
    case OU_T_LSQB:
    case OU_T_LBRACE: return bracketed(p);
    case OU_T_NONE: return constant_atom(p, OU_NONE);
    case OU_T_TRUE: return constant_atom(p, OU_PY_TRUE);
    case OU_T_FALSE: return constant_atom(p, OU_PY_FALSE);
    case OU_T_ELLIPSIS: return constant_atom(p, OU_ELLIPSIS);
    default: return NULL;
    }
}
