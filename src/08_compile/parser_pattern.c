/* parser_pattern.c - match statements (PEP 634).
 *
 * `match` is a name until a subject, a colon and a block that starts with `case`
 * have been seen; only then the reading is settled and tokens are let go. */
#include "08_compile/parser_int.h"

static OuNode *pattern(OuParser *p);

/* ---- literals and values ---- */

static OuNode *value_pattern(OuParser *p, OuPlace start, OuNode *value)
{
    OuNode *node = value == NULL ? NULL : ou_parser_node(p, OU_N_MATCH_VALUE, start);
    if (node != NULL) {
        node->expr = value;
    }
    return node;
}

/* NUMBER or -NUMBER */
static OuNode *signed_number(OuParser *p)
{
    if (p->kind == OU_T_NUMBER) {
        return ou_parse_number(p);
    }
    OuPlace start = ou_parser_here(p);
    if (!ou_parser_accept(p, OU_T_MINUS) || p->kind != OU_T_NUMBER) {
        return NULL;
    }
    OuNode *number = ou_parse_number(p);
    OuNode *node = number == NULL ? NULL : ou_parser_node(p, OU_N_UNARY_OP, start);
    if (node != NULL) {
        node->op = OU_TREE_USUB;
        node->expr = number;
    }
    return node;
}

/* Is the literal token an imaginary number? */
static bool is_imaginary(const OuParser *p, const OuToken *token)
{
    char last = p->text[token->end - 1];
    bool hexadecimal = p->text[token->start] == '0' && (p->text[token->start + 1] | 0x20) == 'x';
    return (last | 0x20) == 'j' && !hexadecimal;
}

/* A number, perhaps followed by + or - and an imaginary one. */
static OuNode *number_value(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *real = signed_number(p);
    if (real == NULL || (p->kind != OU_T_PLUS && p->kind != OU_T_MINUS)) {
        return real;
    }
    OuToken real_token = p->tokens[p->pos - 1];
    OuOperator op = p->kind == OU_T_PLUS ? OU_TREE_ADD : OU_TREE_SUB;
    ou_parser_advance(p);
    if (is_imaginary(p, &real_token)) {
        return ou_parser_raise_token(p, &real_token, "real number required in complex literal");
    }
    if (p->kind != OU_T_NUMBER) {
        return NULL;
    }
    OuToken imaginary_token = *ou_parser_token(p);
    OuNode *imaginary = ou_parse_number(p);
    if (imaginary == NULL) {
        return NULL;
    }
    if (!is_imaginary(p, &imaginary_token)) {
        return ou_parser_raise_token(p, &imaginary_token, "imaginary number required in complex literal");
    }
    OuNode *node = ou_parser_node(p, OU_N_BIN_OP, start);
    if (node != NULL) {
        node->op = (uint8_t)op;
        node->pair.left = real;
        node->pair.right = imaginary;
    }
    return node;
}

static OuNode *singleton(OuParser *p, OuNodeKind kind)
{
    OuPlace start = ou_parser_here(p);
    OuObject *value = p->kind == OU_T_NONE ? OU_NONE : p->kind == OU_T_TRUE ? OU_PY_TRUE : OU_PY_FALSE;
    ou_parser_advance(p);
    OuNode *node = ou_parser_node(p, kind, start);
    if (node != NULL) {
        node->constant.value = value;
    }
    return node;
}

/* a.b.c; a bare name when no dot follows. */
static OuNode *dotted(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuObject *id = ou_parser_expect_name(p);
    OuNode *node = id == NULL ? NULL : ou_parser_node(p, OU_N_NAME, start);
    if (node == NULL) {
        return NULL;
    }
    node->name.id = id;
    while (ou_parser_accept(p, OU_T_DOT)) {
        OuObject *attr = ou_parser_expect_name(p);
        OuNode *outer = attr == NULL ? NULL : ou_parser_node(p, OU_N_ATTRIBUTE, start);
        if (outer == NULL) {
            return NULL;
        }
        outer->attribute.value = node;
        outer->attribute.attr = attr;
        node = outer;
    }
    return node;
}

/* ---- captures ---- */

/* A name that is bound; not `_`, and not the start of something longer. */
static OuObject *capture_name(OuParser *p)
{
    if (p->kind != OU_T_NAME || ou_parser_at_word(p, "_")) {
        return NULL;
    }
    OuObject *name = ou_parser_expect_name(p);
    bool longer = p->kind == OU_T_DOT || p->kind == OU_T_LPAR || p->kind == OU_T_ASSIGN;
    return longer ? NULL : name;
}

static OuNode *as_node(OuParser *p, OuPlace start, OuNode *inner, OuObject *name)
{
    OuNode *node = ou_parser_node(p, OU_N_MATCH_AS, start);
    if (node != NULL) {
        node->match_as.pattern = inner;
        node->match_as.name = name;
    }
    return node;
}

static OuNode *star_pattern(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuObject *name = NULL;
    ou_parser_advance(p);
    if (ou_parser_at_word(p, "_")) {
        ou_parser_advance(p);
    } else if ((name = capture_name(p)) == NULL) {
        return NULL;
    }
    OuNode *node = ou_parser_node(p, OU_N_MATCH_STAR, start);
    if (node != NULL) {
        node->name.id = name;
    }
    return node;
}

/* ---- class patterns ---- */

/* Pushed on the scratch stack: positional patterns, then name and pattern by turns. */
typedef struct ClassArguments {
    size_t base;
    uint32_t n_plain, n_named;
    OuObject **names;
    uint32_t room;
} ClassArguments;

static bool keep_name(OuParser *p, ClassArguments *args, OuObject *name)
{
    if (args->n_named == args->room) {
        uint32_t room = args->room * 2 + 4;
        OuObject **names = ou_arena_take_array(p->th, p->arena, room, sizeof(OuObject *));
        if (names == NULL) {
            return false;
        }
        for (uint32_t i = 0; i < args->n_named; i++) {
            names[i] = args->names[i];
        }
        args->names = names;
        args->room = room;
    }
    args->names[args->n_named++] = name;
    return true;
}

/* Positional patterns after a keyword: the message spans all in this run. */
static void hint_positional(OuParser *p, const OuNode *first)
{
    const OuNode *last = first;
    while (ou_parser_accept(p, OU_T_COMMA)) {
        if (p->kind == OU_T_RPAR || (p->kind == OU_T_NAME && ou_parser_peek2(p) == OU_T_ASSIGN)) {
            break;
        }
        OuNode *next = pattern(p);
        if (next == NULL) {
            return;
        }
        last = next;
    }
    ou_parser_raise_nodes(p, first, last, "positional patterns follow keyword patterns");
}

static bool class_argument(OuParser *p, ClassArguments *args)
{
    if (p->kind == OU_T_NAME && ou_parser_peek2(p) == OU_T_ASSIGN) {
        OuObject *name = ou_parser_expect_name(p);
        ou_parser_advance(p);
        return name != NULL && keep_name(p, args, name) && ou_parser_push(p, pattern(p));
    }
    OuNode *node = pattern(p);
    if (node != NULL && args->n_named > 0) {
        if (ou_parser_explains(p)) {
            hint_positional(p, node);
        }
        return false;
    }
    args->n_plain++;
    return ou_parser_push(p, node);
}

/* At the parenthesis. */
static OuNode *class_pattern(OuParser *p, OuPlace start, OuNode *cls)
{
    ClassArguments args = {.base = p->n_scratch};
    OuNodes all;
    ou_parser_advance(p);
    while (p->kind != OU_T_RPAR) {
        if (!class_argument(p, &args) || (p->kind != OU_T_RPAR && !ou_parser_accept(p, OU_T_COMMA))) {
            return NULL;
        }
    }
    ou_parser_advance(p);
    OuNode *node = ou_parser_node(p, OU_N_MATCH_CLASS, start);
    if (node == NULL || !ou_parser_list(p, args.base, &all)) {
        return NULL;
    }
    node->match_class.cls = cls;
    node->match_class.patterns = (OuNodes){all.items, args.n_plain};
    node->match_class.kwd_attrs = (OuNameList){args.names, args.n_named};
    node->match_class.kwd_patterns =
        (OuNodes){all.items == NULL ? NULL : all.items + args.n_plain, args.n_named};
    return node;
}

static OuNode *name_pattern(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    if (ou_parser_at_word(p, "_")) {
        ou_parser_advance(p);
        return as_node(p, start, NULL, NULL);
    }
    OuNode *name = dotted(p);
    if (name == NULL) {
        return NULL;
    }
    if (p->kind == OU_T_LPAR) {
        return class_pattern(p, start, name);
    }
    if (p->kind == OU_T_ASSIGN) {
        return NULL;
    }
    return name->kind == OU_N_NAME ? as_node(p, start, NULL, name->name.id) : value_pattern(p, start, name);
}

/* ---- sequences and mappings ---- */

static OuNode *maybe_star(OuParser *p)
{
    return p->kind == OU_T_STAR ? star_pattern(p) : pattern(p);
}

static OuNode *sequence_node(OuParser *p, OuPlace start, size_t base)
{
    OuNode *node = ou_parser_node(p, OU_N_MATCH_SEQUENCE, start);
    return node != NULL && ou_parser_list(p, base, &node->list) ? node : NULL;
}

/* Patterns with commas between, up to the closer, pushed. */
static bool patterns_up_to(OuParser *p, OuTokenKind closer)
{
    while (p->kind != (uint8_t)closer) {
        if (!ou_parser_push(p, maybe_star(p)) ||
            (p->kind != (uint8_t)closer && !ou_parser_accept(p, OU_T_COMMA))) {
            return false;
        }
    }
    return true;
}

static OuNode *list_pattern(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    size_t base = p->n_scratch;
    ou_parser_advance(p);
    if (!patterns_up_to(p, OU_T_RSQB)) {
        return NULL;
    }
    ou_parser_advance(p);
    return sequence_node(p, start, base);
}

/* A group, or a sequence in parentheses. */
static OuNode *parenthesised(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    size_t base = p->n_scratch;
    ou_parser_advance(p);
    if (ou_parser_accept(p, OU_T_RPAR)) {
        return sequence_node(p, start, base);
    }
    bool star = p->kind == OU_T_STAR;
    OuNode *first = maybe_star(p);
    if (first == NULL) {
        return NULL;
    }
    if (p->kind != OU_T_COMMA) {
        return !star && ou_parser_accept(p, OU_T_RPAR) ? first : NULL;
    }
    ou_parser_advance(p);
    if (!ou_parser_push(p, first) || !patterns_up_to(p, OU_T_RPAR)) {
        return NULL;
    }
    ou_parser_advance(p);
    return sequence_node(p, start, base);
}

static OuNode *mapping_key(OuParser *p)
{
    switch (p->kind) {
    case OU_T_NUMBER:
    case OU_T_MINUS: return number_value(p);
    case OU_T_STRING: return ou_parse_strings(p);
    case OU_T_NONE:
    case OU_T_TRUE:
    case OU_T_FALSE: return singleton(p, OU_N_CONSTANT);
    case OU_T_NAME: {
        OuNode *key = dotted(p);
        return key != NULL && key->kind == OU_N_ATTRIBUTE ? key : NULL;
    }
    default: return NULL;
    }
}

/* Keys and patterns by turns, pushed; **rest ends it. */
static bool mapping_items(OuParser *p, OuObject **rest)
{
    while (p->kind != OU_T_RBRACE) {
        if (ou_parser_accept(p, OU_T_DOUBLE_STAR)) {
            *rest = capture_name(p);
            if (*rest == NULL) {
                return false;
            }
            ou_parser_accept(p, OU_T_COMMA);
            return p->kind == OU_T_RBRACE;
        }
        if (!ou_parser_push(p, mapping_key(p)) || !ou_parser_accept(p, OU_T_COLON) ||
            !ou_parser_push(p, pattern(p)) ||
            (p->kind != OU_T_RBRACE && !ou_parser_accept(p, OU_T_COMMA))) {
            return false;
        }
    }
    return true;
}

static OuNode *mapping_pattern(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    size_t base = p->n_scratch;
    OuObject *rest = NULL;
    ou_parser_advance(p);
    if (!mapping_items(p, &rest)) {
        return NULL;
    }
    ou_parser_advance(p);
    uint32_t n = (uint32_t)((p->n_scratch - base) / 2);
    OuNode *node = ou_parser_node(p, OU_N_MATCH_MAPPING, start);
    OuNode **keys = ou_arena_take_array(p->th, p->arena, n, sizeof(OuNode *));
    OuNode **values = ou_arena_take_array(p->th, p->arena, n, sizeof(OuNode *));
    if (node == NULL || keys == NULL || values == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        keys[i] = p->scratch[base + 2 * i];
        values[i] = p->scratch[base + 2 * i + 1];
    }
    p->n_scratch = base;
    node->mapping.keys = (OuNodes){keys, n};
    node->mapping.patterns = (OuNodes){values, n};
    node->mapping.rest = rest;
    return node;
}

/* ---- patterns ---- */

static OuNode *closed_pattern(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    switch (p->kind) {
    case OU_T_NUMBER:
    case OU_T_MINUS: return value_pattern(p, start, number_value(p));
    case OU_T_STRING: return value_pattern(p, start, ou_parse_strings(p));
    case OU_T_NONE:
    case OU_T_TRUE:
    case OU_T_FALSE: return singleton(p, OU_N_MATCH_SINGLETON);
    case OU_T_NAME: return name_pattern(p);
    case OU_T_LPAR: return parenthesised(p);
    case OU_T_LSQB: return list_pattern(p);
    case OU_T_LBRACE: return mapping_pattern(p);
    default: return NULL;
    }
}

static OuNode *or_pattern(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *first = closed_pattern(p);
    if (first == NULL || p->kind != OU_T_VBAR) {
        return first;
    }
    size_t base = p->n_scratch;
    if (!ou_parser_push(p, first)) {
        return NULL;
    }
    while (ou_parser_accept(p, OU_T_VBAR)) {
        if (!ou_parser_push(p, closed_pattern(p))) {
            return NULL;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_MATCH_OR, start);
    return node != NULL && ou_parser_list(p, base, &node->list) ? node : NULL;
}

/* At what `as` binds, when it is no name. */
static void hint_as(OuParser *p)
{
    if (ou_parser_at_word(p, "_")) {
        ou_parser_raise_token(p, ou_parser_token(p), "cannot use '_' as a target");
    } else if (p->kind != OU_T_NAME) {
        OuNode *wrong = ou_parse_expression(p);
        if (wrong != NULL) {
            ou_parser_raise_node(p, wrong, "invalid pattern target");
        }
    }
}

static OuNode *as_pattern(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *inner = or_pattern(p);
    if (inner == NULL || !ou_parser_accept(p, OU_T_AS)) {
        return inner;
    }
    if (ou_parser_explains(p)) {
        hint_as(p);
    }
    OuObject *name = ou_parser_hard(p) ? NULL : capture_name(p);
    return name == NULL ? NULL : as_node(p, start, inner, name);
}

static OuNode *pattern(OuParser *p)
{
    if (!ou_parser_enter(p)) {
        return NULL;
    }
    OuNode *node = as_pattern(p);
    ou_parser_leave(p);
    return node;
}

OuNode *ou_parse_pattern_top(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    size_t base = p->n_scratch;
    bool star = p->kind == OU_T_STAR;
    OuNode *first = maybe_star(p);
    if (first == NULL || p->kind != OU_T_COMMA) {
        return star ? NULL : first;
    }
    if (!ou_parser_push(p, first)) {
        return NULL;
    }
    while (ou_parser_accept(p, OU_T_COMMA)) {
        if (p->kind == OU_T_COLON || p->kind == OU_T_IF) {
            break;
        }
        if (!ou_parser_push(p, maybe_star(p))) {
            return NULL;
        }
    }
    return sequence_node(p, start, base);
}

/* ---- the statement ---- */

/* One expression, or several as a tuple; a single starred one needs its comma. */
static OuNode *subject(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    size_t base = p->n_scratch;
    bool star = p->kind == OU_T_STAR;
    OuNode *first = ou_parse_star_named(p);
    if (first == NULL || p->kind != OU_T_COMMA) {
        return star ? NULL : first;
    }
    if (!ou_parser_push(p, first)) {
        return NULL;
    }
    while (ou_parser_accept(p, OU_T_COMMA)) {
        if (!ou_token_starts_expression(p->kind) && p->kind != OU_T_STAR) {
            break;
        }
        if (!ou_parser_push(p, ou_parse_star_named(p))) {
            return NULL;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_TUPLE, start);
    return node != NULL && ou_parser_list(p, base, &node->list) ? node : NULL;
}

/* match subject: NEWLINE INDENT, with `case` ahead. */
static OuNode *head(OuParser *p)
{
    uint32_t line = ou_parser_token(p)->line;
    ou_parser_advance(p);
    OuNode *value = subject(p);
    if (value == NULL || !ou_parser_colon(p) || !ou_parser_accept(p, OU_T_NEWLINE)) {
        return NULL;
    }
    if (p->kind != OU_T_INDENT) {
        if (ou_parser_explains(p)) {
            ou_parser_raise_last(p, OU_INDENTATION,
                                 "expected an indented block after 'match' statement on line %u", line);
        }
        return NULL;
    }
    ou_parser_advance(p);
    return ou_parser_at_word(p, "case") ? value : NULL;
}

static OuNode *case_block(OuParser *p)
{
    ou_parser_slide(p);
    OuNode *node = ou_node_new(p->th, p->arena, OU_N_MATCH_CASE);
    uint32_t line = ou_parser_token(p)->line;
    ou_parser_advance(p);
    if (node == NULL || (node->match_case.pattern = ou_parse_pattern_top(p)) == NULL) {
        return NULL;
    }
    if (ou_parser_accept(p, OU_T_IF) && (node->match_case.guard = ou_parse_named(p)) == NULL) {
        return NULL;
    }
    return ou_parser_colon(p) && ou_parse_block(p, "'case' statement", line, &node->match_case.body) ? node
                                                                                                     : NULL;
}

static bool cases(OuParser *p, OuNodes *out)
{
    size_t base = p->n_scratch;
    while (p->kind != OU_T_DEDENT) {
        if (!ou_parser_at_word(p, "case") || !ou_parser_push(p, case_block(p))) {
            return false;
        }
    }
    ou_parser_advance(p);
    return ou_parser_list(p, base, out);
}

OuNode *ou_parse_match(OuParser *p, bool *settled)
{
    *settled = false;
    uint8_t next = ou_parser_peek2(p);
    if (!ou_token_starts_expression(next) && next != OU_T_STAR) {
        return NULL;
    }
    OuPlace start = ou_parser_here(p);
    OuMark here = ou_parser_mark(p);
    OuNode *value = head(p);
    if (value == NULL && !ou_parser_hard(p)) {
        ou_parser_rewind(p, here);
    }
    ou_parser_unmark(p);
    OuNode *node = value == NULL ? NULL : ou_parser_node(p, OU_N_MATCH, start);
    if (node == NULL || !ou_parser_enter(p)) {
        return NULL;
    }
    *settled = true;
    node->match.subject = value;
    bool fine = cases(p, &node->match.cases) && ou_parser_since(p, 10, "Pattern matching is");
    ou_parser_leave(p);
    node->end_line = p->end.line;
    node->end_col = p->end.col;
    return fine ? node : NULL;
}
