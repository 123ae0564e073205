/* parser_expr.c - expressions, from the conditional down to what an operator binds.
 *
 * or, and, not, comparisons and unary operators are a function each; the binary
 * arithmetic operators climb by precedence in one loop, after Pratt and Richards.
 * Chains of them are loops, so `1+1+1...` costs no stack. */
#include "08_compile/parser_int.h"

#include <string.h>

/* ---- what an operator token means ---- */

typedef struct BinaryOp {
    uint8_t op;         /* OuOperator; 0: not a binary operator */
    uint8_t precedence; /* higher binds tighter */
} BinaryOp;

static const BinaryOp binary_ops[OU_T_KINDS + 1] = {
    [OU_T_VBAR] = {OU_TREE_BIT_OR, 1},      [OU_T_CIRCUMFLEX] = {OU_TREE_BIT_XOR, 2},
    [OU_T_AMPER] = {OU_TREE_BIT_AND, 3},    [OU_T_LEFT_SHIFT] = {OU_TREE_LSHIFT, 4},
    [OU_T_RIGHT_SHIFT] = {OU_TREE_RSHIFT, 4}, [OU_T_PLUS] = {OU_TREE_ADD, 5},
    [OU_T_MINUS] = {OU_TREE_SUB, 5},        [OU_T_STAR] = {OU_TREE_MULT, 6},
    [OU_T_SLASH] = {OU_TREE_DIV, 6},        [OU_T_DOUBLE_SLASH] = {OU_TREE_FLOOR_DIV, 6},
    [OU_T_PERCENT] = {OU_TREE_MOD, 6},      [OU_T_AT] = {OU_TREE_MAT_MULT, 6},
};

static const bool expression_starts[OU_T_KINDS + 1] = {
    [OU_T_NAME] = true, [OU_T_NUMBER] = true, [OU_T_STRING] = true, [OU_T_LPAR] = true,
    [OU_T_LSQB] = true, [OU_T_LBRACE] = true, [OU_T_ELLIPSIS] = true, [OU_T_PLUS] = true,
    [OU_T_MINUS] = true, [OU_T_TILDE] = true, [OU_T_NOT] = true, [OU_T_LAMBDA] = true,
    [OU_T_AWAIT] = true, [OU_T_NONE] = true, [OU_T_TRUE] = true, [OU_T_FALSE] = true,
};

bool ou_token_starts_expression(uint8_t kind)
{
    return expression_starts[kind];
}

static OuNode *pair_node(OuParser *p, OuNodeKind kind, OuPlace start, OuNode *left, OuNode *right)
{
    OuNode *node = right == NULL ? NULL : ou_parser_node(p, kind, start);
    if (node != NULL) {
        node->pair.left = left;
        node->pair.right = right;
    }
    return node;
}

static OuNode *unary_node(OuParser *p, OuNodeKind kind, OuPlace start, OuOperator op, OuNode *operand)
{
    OuNode *node = operand == NULL ? NULL : ou_parser_node(p, kind, start);
    if (node != NULL) {
        node->op = (uint8_t)op;
        node->expr = operand;
    }
    return node;
}

/* ---- unary and binary arithmetic ---- */

static OuNode *factor(OuParser *p);

/* await x, x ** y */
static OuNode *power(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *left;
    if (p->kind == OU_T_AWAIT) {
        ou_parser_advance(p);
        left = unary_node(p, OU_N_AWAIT, start, OU_TREE_NONE, ou_parse_primary(p));
        left = left != NULL && ou_parser_since(p, 5, "Await expressions are") ? left : NULL;
    } else {
        left = ou_parse_primary(p);
    }
    if (left == NULL || p->kind != OU_T_DOUBLE_STAR) {
        return left;
    }
    OuMark spot = ou_parser_spot(p);
    ou_parser_advance(p);
    OuNode *node = pair_node(p, OU_N_BIN_OP, start, left, factor(p));
    if (node == NULL) {
        return ou_parser_falls_back(p, spot) ? left : NULL;
    }
    node->op = OU_TREE_POW;
    return node;
}

static OuNode *prefixed(OuParser *p, OuOperator op, OuNode *(*operand)(OuParser *p))
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    return unary_node(p, OU_N_UNARY_OP, start, op, operand(p));
}

static OuNode *factor(OuParser *p)
{
    if (!ou_parser_enter(p)) {
        return NULL;
    }
    OuNode *node;
    switch (p->kind) {
    case OU_T_PLUS: node = prefixed(p, OU_TREE_UADD, factor); break;
    case OU_T_MINUS: node = prefixed(p, OU_TREE_USUB, factor); break;
    case OU_T_TILDE: node = prefixed(p, OU_TREE_INVERT, factor); break;
    default: node = power(p); break;
    }
    ou_parser_leave(p);
    return node;
}

static OuNode *binary(OuParser *p, unsigned lowest)
{
    OuPlace start = ou_parser_here(p);
    OuNode *left = factor(p);
    while (left != NULL) {
        BinaryOp op = binary_ops[p->kind];
        if (op.op == OU_TREE_NONE || op.precedence < lowest) {
            break;
        }
        OuMark spot = ou_parser_spot(p);
        ou_parser_advance(p);
        OuNode *node = pair_node(p, OU_N_BIN_OP, start, left, binary(p, op.precedence + 1u));
        if (OU_UNLIKELY(node == NULL)) {
            return ou_parser_falls_back(p, spot) ? left : NULL;
        }
        if (op.op == OU_TREE_MAT_MULT && !ou_parser_since(p, 5, "The '@' operator is")) {
            return NULL;
        }
        node->op = op.op;
        left = node;
    }
    return left;
}

OuNode *ou_parse_bit_or(OuParser *p)
{
    return binary(p, 1);
}

/* ---- comparisons ---- */

/* The comparison operator that stands here, passed; OU_TREE_NONE: none. */
static OuOperator comparison_operator(OuParser *p)
{
    OuOperator op = OU_TREE_NONE;
    switch (p->kind) {
    case OU_T_EQUAL: op = OU_TREE_EQ; break;
    case OU_T_LESS: op = OU_TREE_LT; break;
    case OU_T_LESS_EQUAL: op = OU_TREE_LTE; break;
    case OU_T_GREATER: op = OU_TREE_GT; break;
    case OU_T_GREATER_EQUAL: op = OU_TREE_GTE; break;
    case OU_T_IN: op = OU_TREE_IN; break;
    case OU_T_NOT_EQUAL: { /* <> only in the other dialect, != only in ours (PEP 401) */
        bool diamond = p->text[ou_parser_token(p)->start] == '<';
        bool barry = (p->flags & OU_PARSE_BARRY_AS_BDFL) != 0;
        op = diamond == barry ? OU_TREE_NOT_EQ : OU_TREE_NONE;
        if (barry && !diamond) {
            ou_parser_raise_last(p, OU_SYNTAX, "with Barry as BDFL, use '<>' instead of '!='");
        }
        break;
    }
    case OU_T_NOT:
        if (ou_parser_peek2(p) == OU_T_IN) {
            ou_parser_advance(p);
            op = OU_TREE_NOT_IN;
        }
        break;
    case OU_T_IS:
        ou_parser_advance(p);
        return ou_parser_accept(p, OU_T_NOT) ? OU_TREE_IS_NOT : OU_TREE_IS;
    default: break;
    }
    if (op != OU_TREE_NONE) {
        ou_parser_advance(p);
    }
    return op;
}

/* Each operator waits in `aux` of the operand behind it until all are known. */
static OuNode *comparison(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuNode *left = ou_parse_bit_or(p);
    size_t base = p->n_scratch;
    while (left != NULL) {
        OuMark spot = ou_parser_spot(p);
        OuOperator op = comparison_operator(p);
        if (op == OU_TREE_NONE) {
            break;
        }
        OuNode *operand = ou_parse_bit_or(p);
        if (!ou_parser_push(p, operand)) {
            if (!ou_parser_falls_back(p, spot)) {
                return NULL;
            }
            break;
        }
        operand->aux = op;
    }
    if (left == NULL || p->n_scratch == base) {
        return left;
    }
    OuNode *node = ou_parser_node(p, OU_N_COMPARE, start);
    if (node == NULL || !ou_parser_list(p, base, &node->compare.comparators)) {
        return NULL;
    }
    node->compare.left = left;
    node->compare.ops = ou_arena_take(p->th, p->arena, node->compare.comparators.n);
    for (uint32_t i = 0; node->compare.ops != NULL && i < node->compare.comparators.n; i++) {
        node->compare.ops[i] = (uint8_t)node->compare.comparators.items[i]->aux;
        node->compare.comparators.items[i]->aux = 0;
    }
    return node->compare.ops == NULL ? NULL : node;
}

/* ---- not, and, or ---- */

static OuNode *inversion(OuParser *p)
{
    if (p->kind != OU_T_NOT) {
        return comparison(p);
    }
    if (!ou_parser_enter(p)) {
        return NULL;
    }
    OuNode *node = prefixed(p, OU_TREE_NOT, inversion);
    ou_parser_leave(p);
    return node;
}

/* operand (kind operand)*, as one flat node. */
static OuNode *bool_chain(OuParser *p, OuTokenKind kind, OuOperator op, OuNode *(*operand)(OuParser *p))
{
    OuPlace start = ou_parser_here(p);
    OuNode *first = operand(p);
    if (first == NULL || p->kind != kind) {
        return first;
    }
    size_t base = p->n_scratch;
    if (!ou_parser_push(p, first)) {
        return NULL;
    }
    for (OuMark spot = ou_parser_spot(p); ou_parser_accept(p, kind); spot = ou_parser_spot(p)) {
        if (!ou_parser_push(p, operand(p))) {
            if (!ou_parser_falls_back(p, spot)) {
                return NULL;
            }
            break;
        }
    }
    if (p->n_scratch == base + 1) {
        p->n_scratch = base;
        return first;
    }
    OuNode *node = ou_parser_node(p, OU_N_BOOL_OP, start);
    if (node == NULL || !ou_parser_list(p, base, &node->list)) {
        return NULL;
    }
    node->op = (uint8_t)op;
    return node;
}

static OuNode *conjunction(OuParser *p)
{
    return bool_chain(p, OU_T_AND, OU_TREE_AND, inversion);
}

OuNode *ou_parse_disjunction(OuParser *p)
{
    return bool_chain(p, OU_T_OR, OU_TREE_OR, conjunction);
}

/* ---- conditional expression, lambda ---- */

static OuNode *lambda(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    OuNode *args = ou_parse_parameters(p, OU_T_COLON);
    if (args == NULL || !ou_parser_force(p, OU_T_COLON)) {
        return NULL;
    }
    OuNode *body = ou_parse_expression(p);
    OuNode *node = body == NULL ? NULL : ou_parser_node(p, OU_N_LAMBDA, start);
    if (node != NULL) {
        node->lambda.args = args;
        node->lambda.body = body;
    }
    return node;
}

static bool is_legacy_statement(const OuParser *p, const OuToken *token)
{
    return token->kind == OU_T_NAME &&
           (ou_parser_token_is(p, token, "print") || ou_parser_token_is(p, token, "exec"));
}

/* As CPython tells them: the beginnings of soft keywords ("m", "ca") count too. */
static bool is_soft_keyword(const OuParser *p, const OuToken *token)
{
    static const char words[][8] = {"_", "case", "match"};
    size_t size = token->end - token->start;
    for (size_t i = 0; token->kind == OU_T_NAME && i < OU_COUNT_OF(words); i++) {
        if (strncmp(p->text + token->start, words[i], size) == 0) {
            return true;
        }
    }
    return false;
}

static OuNode *expression_unremembered(OuParser *p);

/* Two expressions side by side inside brackets. */
static void hint_comma(OuParser *p, OuMark start, const OuNode *left)
{
    OuToken first = p->tokens[start.pos];
    bool string_after_name = first.kind == OU_T_NAME && start.pos + 1 < p->n &&
                             p->tokens[start.pos + 1].kind == OU_T_STRING;
    if (string_after_name || is_soft_keyword(p, &first) || !ou_token_starts_expression(p->kind)) {
        return;
    }
    OuMark here = ou_parser_mark(p);
    p->quiet = true;
    OuNode *right = expression_unremembered(p);
    p->quiet = false;
    uint8_t level = p->tokens[p->pos - 1].level;
    if (right != NULL && level > 0 && !(left->kind == OU_N_NAME && is_legacy_statement(p, &first))) {
        ou_parser_raise_nodes(p, left, right, "invalid syntax. Perhaps you forgot a comma?");
    }
    ou_parser_rewind(p, here);
    ou_parser_unmark(p);
}

/* print x, exec x. Any other name with an expression behind it is read on too, for
 * the hints that are in there and since messages point at the last token read. */
static void hint_legacy(OuParser *p, OuMark start)
{
    OuToken word = p->tokens[start.pos];
    bool legacy = is_legacy_statement(p, &word);
    uint8_t next = start.pos + 1 < p->n ? p->tokens[start.pos + 1].kind : (uint8_t)OU_T_ERROR;
    bool adjacent = word.kind == OU_T_NAME && (ou_token_starts_expression(next) || next == OU_T_STAR);
    if (!legacy && !adjacent) {
        return;
    }
    OuMark here = ou_parser_mark(p);
    ou_parser_rewind(p, start);
    ou_parser_advance(p);
    OuNode *rest = p->kind == OU_T_LPAR ? NULL : ou_parse_star_expressions(p);
    if (rest != NULL && legacy) {
        ou_parser_raise(p, (OuPlace){word.line, word.col}, (OuPlace){rest->end_line, rest->end_col},
                        "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?",
                        (int)(word.end - word.start), p->text + word.start,
                        (int)(word.end - word.start), p->text + word.start);
    }
    ou_parser_rewind(p, here);
    ou_parser_unmark(p);
}

/* a if b, without else */
static void hint_else(OuParser *p, const OuNode *left)
{
    OuMark here = ou_parser_mark(p);
    ou_parser_advance(p);
    OuNode *test = ou_parse_disjunction(p);
    if (test != NULL && p->kind != OU_T_ELSE && p->kind != OU_T_COLON) {
        ou_parser_raise_nodes(p, left, test, "expected 'else' after 'if' expression");
    }
    ou_parser_rewind(p, here);
    ou_parser_unmark(p);
}

static bool hints(OuParser *p, OuMark start, const OuNode *left)
{
    hint_comma(p, start, left);
    if (p->kind == OU_T_IF && !ou_parser_hard(p)) {
        hint_else(p, left);
    }
    if (!ou_parser_hard(p)) {
        hint_legacy(p, start);
    }
    return !ou_parser_hard(p);
}

static OuNode *conditional(OuParser *p, OuPlace start, OuNode *body)
{
    OuMark spot = ou_parser_spot(p);
    ou_parser_advance(p);
    OuNode *test = ou_parse_disjunction(p);
    OuNode *orelse = test != NULL && ou_parser_accept(p, OU_T_ELSE) ? ou_parse_expression(p) : NULL;
    if (orelse == NULL) {
        return ou_parser_falls_back(p, spot) ? body : NULL;
    }
    OuNode *node = ou_parser_node(p, OU_N_IF_EXP, start);
    if (node != NULL) {
        node->choice.test = test;
        node->choice.body = body;
        node->choice.orelse = orelse;
    }
    return node;
}

static OuNode *expression_inside(OuParser *p)
{
    if (p->kind == OU_T_LAMBDA) {
        return lambda(p);
    }
    OuPlace start = ou_parser_here(p);
    OuNode *left;
    if (OU_LIKELY(!p->explain)) {
        left = ou_parse_disjunction(p);
    } else {
        OuMark mark = ou_parser_mark(p);
        left = ou_parse_disjunction(p);
        bool fine = left == NULL || !ou_parser_explains(p) || hints(p, mark, left);
        ou_parser_unmark(p);
        if (!fine) {
            return NULL;
        }
    }
    return left != NULL && p->kind == OU_T_IF ? conditional(p, start, left) : left;
}

static OuNode *expression_unremembered(OuParser *p)
{
    if (!ou_parser_enter(p)) {
        return NULL;
    }
    OuNode *node = expression_inside(p);
    ou_parser_leave(p);
    return node;
}

OuNode *ou_parse_expression(OuParser *p)
{
    OuNode *node;
    uint32_t start = p->pos;
    if (p->memo == NULL) {
        return expression_unremembered(p);
    }
    if (!ou_parser_recall(p, &p->memo[start].expression, &node)) {
        node = expression_unremembered(p);
        ou_parser_remember(p, &p->memo[start].expression, start, node);
    }
    return node;
}

/* ---- := ---- */

/* At NAME, with := behind it. */
static OuNode *walrus(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    OuObject *id = ou_parser_expect_name(p);
    OuNode *target = id == NULL ? NULL : ou_parser_node(p, OU_N_NAME, start);
    if (target == NULL) {
        return NULL;
    }
    target->name.id = id;
    target->ctx = OU_CTX_STORE;
    ou_parser_advance(p);
    OuNode *node = pair_node(p, OU_N_NAMED_EXPR, start, target, ou_parse_expression(p));
    return node != NULL && ou_parser_since(p, 8, "Assignment expressions are") ? node : NULL;
}

OuNode *ou_parse_assignment_or(OuParser *p)
{
    if (p->kind == OU_T_NAME && ou_parser_peek2(p) == OU_T_WALRUS) {
        return walrus(p);
    }
    OuNode *node = ou_parse_expression(p);
    return node != NULL && p->kind == OU_T_WALRUS ? NULL : node;
}

static bool binds_tighter_than_comparison(const OuNode *node)
{
    if ((node->flags & OU_NODE_PAREN) != 0) {
        return true;
    }
    switch (node->kind) {
    case OU_N_COMPARE:
    case OU_N_BOOL_OP:
    case OU_N_LAMBDA:
    case OU_N_IF_EXP: return false;
    case OU_N_UNARY_OP: return node->op != OU_TREE_NOT;
    default: return true;
    }
}

/* Is the leftmost atom a list, a tuple in parentheses or a generator expression? */
static bool starts_with_display(const OuNode *node)
{
    while ((node->flags & OU_NODE_PAREN) == 0) {
        switch (node->kind) {
        case OU_N_LIST:
        case OU_N_TUPLE:
        case OU_N_GENERATOR_EXP: return true;
        case OU_N_ATTRIBUTE: node = node->attribute.value; break;
        case OU_N_BIN_OP:
        case OU_N_SUBSCRIPT: node = node->pair.left; break;
        case OU_N_CALL: node = node->call.func; break;
        default: return false;
        }
    }
    return false;
}

/* `left = ...` or `left := ...` where neither may stand. */
static void hint_assignment(OuParser *p, const OuNode *left, bool plain_name, bool is_display)
{
    bool equal = p->kind == OU_T_ASSIGN;
    if (equal && !plain_name && (is_display || !binds_tighter_than_comparison(left))) {
        return;
    }
    OuMark here = ou_parser_mark(p);
    ou_parser_advance(p);
    OuNode *right = equal ? ou_parse_bit_or(p) : ou_parse_expression(p);
    bool again = p->kind == OU_T_ASSIGN || p->kind == OU_T_WALRUS;
    if (right != NULL && !equal) {
        ou_parser_raise_node(p, left, "cannot use assignment expressions with %s", ou_node_noun(left));
    } else if (right != NULL && !again && plain_name) {
        ou_parser_raise_nodes(p, left, right,
                              "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    } else if (right != NULL && !again) {
        ou_parser_raise_node(p, left, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                             ou_node_noun(left));
    }
    ou_parser_rewind(p, here);
    ou_parser_unmark(p);
}

OuNode *ou_parse_named(OuParser *p)
{
    if (p->kind == OU_T_NAME && ou_parser_peek2(p) == OU_T_WALRUS) {
        return walrus(p);
    }
    uint8_t first = p->kind;
    OuNode *node = ou_parse_expression(p);
    if (node == NULL || (p->kind != OU_T_WALRUS && p->kind != OU_T_ASSIGN)) {
        return node;
    }
    if (ou_parser_explains(p)) {
        bool plain_name = node->kind == OU_N_NAME && (node->flags & OU_NODE_PAREN) == 0;
        bool is_literal = first == OU_T_TRUE || first == OU_T_FALSE || first == OU_T_NONE;
        hint_assignment(p, node, plain_name, is_literal || starts_with_display(node));
    }
    return p->kind == OU_T_WALRUS || ou_parser_hard(p) ? NULL : node;
}

/* ---- lists of expressions ---- */

static OuNode *starred(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    return unary_node(p, OU_N_STARRED, start, OU_TREE_NONE, ou_parse_bit_or(p));
}

OuNode *ou_parse_star_expression(OuParser *p)
{
    return p->kind == OU_T_STAR ? starred(p) : ou_parse_expression(p);
}

OuNode *ou_parse_star_named(OuParser *p)
{
    return p->kind == OU_T_STAR ? starred(p) : ou_parse_named(p);
}

/* one, or: one, two, three[,] as a tuple. */
static OuNode *comma_list(OuParser *p, OuNode *(*one)(OuParser *p), bool stars)
{
    OuPlace start = ou_parser_here(p);
    OuNode *first = one(p);
    if (first == NULL || p->kind != OU_T_COMMA) {
        return first;
    }
    size_t base = p->n_scratch;
    if (!ou_parser_push(p, first)) {
        return NULL;
    }
    while (ou_parser_accept(p, OU_T_COMMA)) {
        if (!ou_token_starts_expression(p->kind) && !(stars && p->kind == OU_T_STAR)) {
            break;
        }
        OuMark spot = ou_parser_spot(p);
        if (!ou_parser_push(p, one(p))) {
            if (!ou_parser_falls_back(p, spot)) {
                return NULL;
            }
            break;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_TUPLE, start);
    return node != NULL && ou_parser_list(p, base, &node->list) ? node : NULL;
}

OuNode *ou_parse_star_expressions(OuParser *p)
{
    return comma_list(p, ou_parse_star_expression, true);
}

OuNode *ou_parse_expressions(OuParser *p)
{
    return comma_list(p, ou_parse_expression, false);
}

OuNode *ou_parse_yield(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    OuMark spot = ou_parser_spot(p);
    if (ou_parser_accept(p, OU_T_FROM)) {
        OuNode *from = unary_node(p, OU_N_YIELD_FROM, start, OU_TREE_NONE, ou_parse_expression(p));
        if (from != NULL || !ou_parser_falls_back(p, spot)) {
            return from;
        }
    }
    OuNode *value = NULL;
    if (ou_token_starts_expression(p->kind) || p->kind == OU_T_STAR) {
        value = ou_parse_star_expressions(p);
        if (value == NULL && !ou_parser_falls_back(p, spot)) {
            return NULL;
        }
    }
    OuNode *node = ou_parser_node(p, OU_N_YIELD, start);
    if (node != NULL) {
        node->expr = value;
    }
    return node;
}

OuNode *ou_parse_yield_or_star(OuParser *p)
{
    return p->kind == OU_T_YIELD ? ou_parse_yield(p) : ou_parse_star_expressions(p);
}
