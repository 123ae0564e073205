/* ast_validate.c - is a tree that a program made one that the parser could have made?
 *
 * The compiler relies on what the grammar of the text guarantees and the abstract grammar does not: contexts, counts that agree,
 * nothing empty, patterns that are patterns. The words are those that test_ast.py of 3.11 knows. The tree's depth was
 * bounded when it was made from objects, so recursion here is, too. */
#include "10_builtin/ast/ast_int.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

static bool fault(OuThread *th, const char *text)
{
    return ou_raise(th, &ou_exc_value_error, "%s", text);
}

static bool check_expr(OuThread *th, OuNode *node, OuExprContext ctx);
static bool check_stmts(OuThread *th, OuNodes nodes);
static bool check_pattern(OuThread *th, OuNode *node, bool star_ok);

/* A line or column below zero is none: 0 in the tree. */
static bool check_positions(OuThread *th, OuNode *node)
{
    int line = (int)node->line, end_line = (int)node->end_line, col = (int)node->col, end_col = (int)node->end_col;
    if (line > end_line) {
        return ou_raise(th, &ou_exc_value_error, "AST node line range (%d, %d) is not valid", line, end_line);
    }
    if ((line < 0 && end_line != line) || (col < 0 && col != end_col)) {
        return ou_raise(th, &ou_exc_value_error, "AST node column range (%d, %d) for line range (%d, %d) is not valid", col,
                        end_col, line, end_line);
    }
    if (line == end_line && col > end_col) {
        return ou_raise(th, &ou_exc_value_error, "line %d, column %d-%d is not a valid range", line, col, end_col);
    }
    if (line < 0) {
        node->line = node->end_line = 0;
    }
    if (col < 0) {
        node->col = node->end_col = 0;
    }
    return true;
}

/* Of a node whose positions CPython does not check: whatever they are, the compiler gets valid ones. */
static void mend_positions(OuNode *node)
{
    bool negative = (int)node->line < 0 || (int)node->col < 0 || (int)node->end_line < 0 || (int)node->end_col < 0;
    if (negative || node->end_line < node->line || (node->end_line == node->line && node->end_col < node->col)) {
        node->line = node->col = node->end_line = node->end_col = 0;
    }
}

/* ---- lists ---- */

static bool not_empty(OuThread *th, uint32_t n, const char *what, const char *of)
{
    return n > 0 || ou_raise(th, &ou_exc_value_error, "empty %s on %s", what, of);
}

static bool check_exprs(OuThread *th, OuNodes nodes, OuExprContext ctx, bool null_ok)
{
    for (uint32_t i = 0; i < nodes.n; i++) {
        if (nodes.items[i] == NULL && !null_ok) {
            return fault(th, "None disallowed in expression list");
        }
        if (nodes.items[i] != NULL && !check_expr(th, nodes.items[i], ctx)) {
            return false;
        }
    }
    return true;
}

static bool check_targets(OuThread *th, OuNodes nodes, OuExprContext ctx, const char *of)
{
    return not_empty(th, nodes.n, "targets", of) && check_exprs(th, nodes, ctx, false);
}

static bool check_body(OuThread *th, OuNodes nodes, const char *of)
{
    return not_empty(th, nodes.n, "body", of) && check_stmts(th, nodes);
}

static bool check_maybe(OuThread *th, OuNode *node)
{
    return node == NULL || check_expr(th, node, OU_CTX_LOAD);
}

static bool check_load(OuThread *th, OuNode *node)
{
    return check_expr(th, node, OU_CTX_LOAD);
}

/* ---- parts of expressions ---- */

static bool check_name(OuThread *th, const OuObject *name)
{
    static const char *const forbidden[] = {"None", "True", "False"};
    for (size_t i = 0; i < OU_COUNT_OF(forbidden); i++) {
        if (ou_str_equal_text(name, forbidden[i])) {
            return ou_raise(th, &ou_exc_value_error, "identifier field can't represent '%s' constant", forbidden[i]);
        }
    }
    return true;
}

static bool check_constant(OuThread *th, OuObject *value)
{
    const OuType *t = value->type;
    if (value == OU_NONE || value == OU_ELLIPSIS || t == &ou_int_type || t == &ou_float_type || t == &ou_complex_type ||
        t == &ou_bool_type || t == &ou_str_type || t == &ou_bytes_type) {
        return true;
    }
    if (t != &ou_tuple_type && t != &ou_frozenset_type) {
        return ou_raise(th, &ou_exc_type_error, "got an invalid type in Constant: %T", value);
    }
    if (!ou_enter(th, " during compilation")) {
        return false;
    }
    OuObject *items = ou_to_tuple(th, value);
    bool ok = items != NULL;
    for (size_t i = 0; ok && i < ou_tuple_size(items); i++) {
        ok = check_constant(th, ou_tuple_borrow(items, i));
    }
    ou_drop_maybe(th, items);
    ou_leave(th);
    return ok;
}

static bool check_keywords(OuThread *th, OuNodes nodes)
{
    for (uint32_t i = 0; i < nodes.n; i++) {
        mend_positions(nodes.items[i]);
        if (!check_load(th, nodes.items[i]->keyword.value)) {
            return false;
        }
    }
    return true;
}

static bool check_args(OuThread *th, OuNodes nodes)
{
    for (uint32_t i = 0; i < nodes.n; i++) {
        if (!check_positions(th, nodes.items[i]) || !check_maybe(th, nodes.items[i]->arg.annotation)) {
            return false;
        }
    }
    return true;
}

static bool check_rest(OuThread *th, OuNode *arg)
{
    if (arg == NULL) {
        return true;
    }
    mend_positions(arg);
    return check_maybe(th, arg->arg.annotation);
}

static bool check_arguments(OuThread *th, OuNode *node)
{
    if (!check_args(th, node->arguments.posonlyargs) || !check_args(th, node->arguments.args) ||
        !check_rest(th, node->arguments.vararg) || !check_args(th, node->arguments.kwonlyargs) ||
        !check_rest(th, node->arguments.kwarg)) {
        return false;
    }
    if (node->arguments.defaults.n > (uint64_t)node->arguments.posonlyargs.n + node->arguments.args.n) {
        return fault(th, "more positional defaults than args on arguments");
    }
    if (node->arguments.kw_defaults.n != node->arguments.kwonlyargs.n) {
        return fault(th, "length of kwonlyargs is not the same as kw_defaults on arguments");
    }
    return check_exprs(th, node->arguments.defaults, OU_CTX_LOAD, false) &&
           check_exprs(th, node->arguments.kw_defaults, OU_CTX_LOAD, true);
}

static bool check_generators(OuThread *th, OuNodes nodes)
{
    if (nodes.n == 0) {
        return fault(th, "comprehension with no generators");
    }
    for (uint32_t i = 0; i < nodes.n; i++) {
        OuNode *g = nodes.items[i];
        if (!check_expr(th, g->generator.target, OU_CTX_STORE) || !check_load(th, g->generator.iter) ||
            !check_exprs(th, g->generator.ifs, OU_CTX_LOAD, false)) {
            return false;
        }
    }
    return true;
}

static bool check_compare(OuThread *th, OuNode *node)
{
    uint32_t n_ops = node->aux; /* ast_to_tree.c left it there; the passes behind want a zero */
    node->aux = 0;
    if (node->compare.comparators.n == 0) {
        return fault(th, "Compare with no comparators");
    }
    if (node->compare.comparators.n != n_ops) {
        return fault(th, "Compare has a different number of comparators and operands");
    }
    return check_exprs(th, node->compare.comparators, OU_CTX_LOAD, false) && check_load(th, node->compare.left);
}

static bool check_formatted(OuThread *th, OuNode *node)
{
    int conversion = node->formatted.conversion;
    if (conversion != -1 && conversion != 's' && conversion != 'r' && conversion != 'a') {
        return ou_raise(th, &ou_exc_system_error, "Unrecognized conversion character %d", conversion);
    }
    return check_load(th, node->formatted.value) && check_maybe(th, node->formatted.spec);
}

static bool check_named(OuThread *th, OuNode *node)
{
    if (node->pair.left->kind != OU_N_NAME) {
        return ou_raise(th, &ou_exc_type_error, "NamedExpr target must be a Name");
    }
    return check_expr(th, node->pair.left, OU_CTX_STORE) && check_load(th, node->pair.right);
}

/* ---- expressions ---- */

static const char *const context_names[] = {"Load", "Store", "Del"};

static bool check_context(OuThread *th, const OuNode *node, OuExprContext ctx)
{
    switch (node->kind) {
    case OU_N_ATTRIBUTE:
    case OU_N_SUBSCRIPT:
    case OU_N_STARRED:
    case OU_N_NAME:
    case OU_N_LIST:
    case OU_N_TUPLE:
        return node->ctx == ctx ||
               ou_raise(th, &ou_exc_value_error, "expression must have %s context but has %s instead", context_names[ctx],
                        context_names[node->ctx]);
    default:
        return ctx == OU_CTX_LOAD || ou_raise(th, &ou_exc_value_error, "expression which can't be assigned to in %s context",
                                              context_names[ctx]);
    }
}

static bool check_operands(OuThread *th, OuNode *node, OuExprContext ctx)
{
    switch ((OuNodeKind)node->kind) {
    case OU_N_BOOL_OP:
        return node->list.n < 2 ? fault(th, "BoolOp with less than 2 values")
                                : check_exprs(th, node->list, OU_CTX_LOAD, false);
    case OU_N_NAMED_EXPR: return check_named(th, node);
    case OU_N_BIN_OP:
    case OU_N_SUBSCRIPT: return check_load(th, node->pair.left) && check_load(th, node->pair.right);
    case OU_N_UNARY_OP:
    case OU_N_AWAIT:
    case OU_N_YIELD_FROM: return check_load(th, node->expr);
    case OU_N_YIELD: return check_maybe(th, node->expr);
    case OU_N_LAMBDA: return check_arguments(th, node->lambda.args) && check_load(th, node->lambda.body);
    case OU_N_IF_EXP:
        return check_load(th, node->choice.test) && check_load(th, node->choice.body) && check_load(th, node->choice.orelse);
    case OU_N_DICT:
        return node->dict.keys.n != node->dict.values.n
                   ? fault(th, "Dict doesn't have the same number of keys as values")
                   : check_exprs(th, node->dict.keys, OU_CTX_LOAD, true) &&
                         check_exprs(th, node->dict.values, OU_CTX_LOAD, false);
    case OU_N_SET:
    case OU_N_JOINED_STR: return check_exprs(th, node->list, OU_CTX_LOAD, false);
    case OU_N_LIST_COMP:
    case OU_N_SET_COMP:
    case OU_N_DICT_COMP:
    case OU_N_GENERATOR_EXP:
        return check_generators(th, node->comp.generators) && check_load(th, node->comp.elt) &&
               check_maybe(th, node->comp.value);
    case OU_N_COMPARE: return check_compare(th, node);
    case OU_N_CALL:
        return check_load(th, node->call.func) && check_exprs(th, node->call.args, OU_CTX_LOAD, false) &&
               check_keywords(th, node->call.keywords);
    case OU_N_FORMATTED_VALUE: return check_formatted(th, node);
    case OU_N_CONSTANT: return check_constant(th, node->constant.value);
    case OU_N_ATTRIBUTE: return check_load(th, node->attribute.value);
    case OU_N_STARRED: return check_expr(th, node->expr, ctx);
    case OU_N_NAME: return check_name(th, node->name.id);
    case OU_N_LIST:
    case OU_N_TUPLE: return check_exprs(th, node->list, ctx, false);
    case OU_N_SLICE:
        return check_maybe(th, node->slice.lower) && check_maybe(th, node->slice.upper) && check_maybe(th, node->slice.step);
    default: return ou_raise_system(th, "a node that is no expression");
    }
}

static bool check_expr(OuThread *th, OuNode *node, OuExprContext ctx)
{
    return check_positions(th, node) && check_context(th, node, ctx) && check_operands(th, node, ctx);
}

/* ---- patterns ---- */

static bool is_number(const OuNode *node, bool real, bool imaginary)
{
    const OuType *t = node->kind == OU_N_CONSTANT ? node->constant.value->type : NULL;
    return (real && (t == &ou_int_type || t == &ou_float_type)) || (imaginary && t == &ou_complex_type);
}

static bool is_signed_number(const OuNode *node, bool real, bool imaginary)
{
    return is_number(node, real, imaginary) ||
           (node->kind == OU_N_UNARY_OP && node->op == OU_TREE_USUB && is_number(node->expr, real, imaginary));
}

static bool check_match_value(OuThread *th, OuNode *node)
{
    if (!check_load(th, node)) {
        return false;
    }
    const OuType *t;
    switch (node->kind) {
    case OU_N_CONSTANT:
        t = node->constant.value->type;
        return t == &ou_int_type || t == &ou_float_type || t == &ou_bytes_type || t == &ou_complex_type ||
               t == &ou_str_type || fault(th, "unexpected constant inside of a literal pattern");
    case OU_N_ATTRIBUTE:
    case OU_N_JOINED_STR: return true;
    case OU_N_UNARY_OP:
        if (is_signed_number(node, true, true)) {
            return true;
        }
        break;
    case OU_N_BIN_OP:
        if ((node->op == OU_TREE_ADD || node->op == OU_TREE_SUB) && is_signed_number(node->pair.left, true, false) &&
            is_number(node->pair.right, false, true)) {
            return true;
        }
        break;
    default: break;
    }
    return fault(th, "patterns may only match literals and attribute lookups");
}

static bool check_capture(OuThread *th, const OuObject *name)
{
    return ou_str_equal_text(name, "_") ? fault(th, "can't capture name '_' in patterns") : check_name(th, name);
}

static bool check_patterns(OuThread *th, OuNodes nodes, bool star_ok)
{
    for (uint32_t i = 0; i < nodes.n; i++) {
        if (nodes.items[i] == NULL) {
            return fault(th, "None disallowed in pattern list");
        }
        if (!check_pattern(th, nodes.items[i], star_ok)) {
            return false;
        }
    }
    return true;
}

static bool check_mapping(OuThread *th, OuNode *node)
{
    if (node->mapping.keys.n != node->mapping.patterns.n) {
        return fault(th, "MatchMapping doesn't have the same number of keys as patterns");
    }
    if (node->mapping.rest != NULL && !check_capture(th, node->mapping.rest)) {
        return false;
    }
    for (uint32_t i = 0; i < node->mapping.keys.n; i++) {
        OuNode *key = node->mapping.keys.items[i];
        if (key == NULL) {
            return fault(th, "None disallowed in expression list");
        }
        bool singleton = key->kind == OU_N_CONSTANT &&
                         (key->constant.value == OU_NONE || key->constant.value->type == &ou_bool_type);
        if (!singleton && !check_match_value(th, key)) {
            return false;
        }
    }
    return check_patterns(th, node->mapping.patterns, false);
}

static bool check_match_class(OuThread *th, OuNode *node)
{
    if (node->match_class.kwd_attrs.n != node->match_class.kwd_patterns.n) {
        return fault(th, "MatchClass doesn't have the same number of keyword attributes as patterns");
    }
    if (!check_load(th, node->match_class.cls)) {
        return false;
    }
    const OuNode *cls = node->match_class.cls;
    while (cls->kind == OU_N_ATTRIBUTE) {
        cls = cls->attribute.value;
    }
    if (cls->kind != OU_N_NAME) {
        return fault(th, "MatchClass cls field can only contain Name or Attribute nodes.");
    }
    for (uint32_t i = 0; i < node->match_class.kwd_attrs.n; i++) {
        if (!check_name(th, node->match_class.kwd_attrs.items[i])) {
            return false;
        }
    }
    return check_patterns(th, node->match_class.patterns, false) &&
           check_patterns(th, node->match_class.kwd_patterns, false);
}

static bool check_match_as(OuThread *th, OuNode *node)
{
    if (node->match_as.name != NULL && !check_capture(th, node->match_as.name)) {
        return false;
    }
    if (node->match_as.pattern == NULL) {
        return true;
    }
    return node->match_as.name == NULL ? fault(th, "MatchAs must specify a target name if a pattern is given")
                                       : check_pattern(th, node->match_as.pattern, false);
}

static bool check_pattern(OuThread *th, OuNode *node, bool star_ok)
{
    if (!check_positions(th, node)) {
        return false;
    }
    switch ((OuNodeKind)node->kind) {
    case OU_N_MATCH_VALUE: return check_match_value(th, node->expr);
    case OU_N_MATCH_SINGLETON:
        return node->constant.value == OU_NONE || node->constant.value->type == &ou_bool_type ||
               fault(th, "MatchSingleton can only contain True, False and None");
    case OU_N_MATCH_SEQUENCE: return check_patterns(th, node->list, true);
    case OU_N_MATCH_MAPPING: return check_mapping(th, node);
    case OU_N_MATCH_CLASS: return check_match_class(th, node);
    case OU_N_MATCH_STAR:
        return star_ok ? node->name.id == NULL || check_capture(th, node->name.id) : fault(th, "can't use MatchStar here");
    case OU_N_MATCH_AS: return check_match_as(th, node);
    case OU_N_MATCH_OR:
        return node->list.n < 2 ? fault(th, "MatchOr requires at least 2 patterns") : check_patterns(th, node->list, false);
    default: return ou_raise_system(th, "a node that is no pattern");
    }
}

/* ---- statements ---- */

static bool check_try(OuThread *th, OuNode *node, const char *name)
{
    bool handlers = node->try_.handlers.n > 0;
    if (!check_body(th, node->try_.body, name)) {
        return false;
    }
    if (!handlers && node->try_.finalbody.n == 0) {
        return ou_raise(th, &ou_exc_value_error, "%s has neither except handlers nor finalbody", name);
    }
    if (!handlers && node->try_.orelse.n > 0) {
        return ou_raise(th, &ou_exc_value_error, "%s has orelse but no except handlers", name);
    }
    for (uint32_t i = 0; i < node->try_.handlers.n; i++) {
        OuNode *handler = node->try_.handlers.items[i];
        if (handler == NULL) {
            return fault(th, "None disallowed in statement list");
        }
        bool star = node->kind == OU_N_TRY_STAR; /* CPython does not look at its handlers' positions */
        if (star) {
            mend_positions(handler);
        }
        if ((!star && !check_positions(th, handler)) || !check_maybe(th, handler->handler.type) ||
            !check_body(th, handler->handler.body, "ExceptHandler")) {
            return false;
        }
        if (star && handler->handler.type == NULL) { /* CPython's compiler crashes */
            return fault(th, "an except* handler without a type");
        }
    }
    return check_stmts(th, node->try_.finalbody) && check_stmts(th, node->try_.orelse);
}

static bool check_with(OuThread *th, OuNode *node, const char *name)
{
    bool ok = not_empty(th, node->with.items.n, "items", name);
    for (uint32_t i = 0; ok && i < node->with.items.n; i++) {
        OuNode *item = node->with.items.items[i];
        ok = check_load(th, item->item.context) && (item->item.vars == NULL || check_expr(th, item->item.vars, OU_CTX_STORE));
    }
    return ok && check_body(th, node->with.body, name);
}

static bool check_match(OuThread *th, OuNode *node)
{
    bool ok = check_load(th, node->match.subject) && not_empty(th, node->match.cases.n, "cases", "Match");
    for (uint32_t i = 0; ok && i < node->match.cases.n; i++) {
        OuNode *one = node->match.cases.items[i];
        ok = check_pattern(th, one->match_case.pattern, false) && check_maybe(th, one->match_case.guard) &&
             check_body(th, one->match_case.body, "match_case");
    }
    return ok;
}

static bool check_aliases(OuThread *th, OuNodes names, const char *of)
{
    for (uint32_t i = 0; i < names.n; i++) {
        mend_positions(names.items[i]);
    }
    return not_empty(th, names.n, "names", of);
}

static bool check_ann_assign(OuThread *th, OuNode *node)
{
    if (node->ann.target->kind != OU_N_NAME && (node->flags & OU_NODE_SIMPLE)) {
        return ou_raise(th, &ou_exc_type_error, "AnnAssign with simple non-Name target");
    }
    OuNodeKind kind = (OuNodeKind)node->ann.target->kind;
    if (kind != OU_N_NAME && kind != OU_N_ATTRIBUTE && kind != OU_N_SUBSCRIPT) {
        return ou_raise(th, &ou_exc_type_error, "AnnAssign target must be a Name, an Attribute or a Subscript");
    }
    return check_expr(th, node->ann.target, OU_CTX_STORE) && check_maybe(th, node->ann.value) &&
           check_load(th, node->ann.annotation);
}

static bool check_aug_assign(OuThread *th, OuNode *node)
{
    OuNodeKind kind = (OuNodeKind)node->aug.target->kind;
    if (!check_expr(th, node->aug.target, OU_CTX_STORE) || !check_load(th, node->aug.value)) {
        return false;
    }
    return kind == OU_N_NAME || kind == OU_N_ATTRIBUTE || kind == OU_N_SUBSCRIPT ||
           ou_raise(th, &ou_exc_system_error, "invalid node type (%d) for augmented assignment",
                    (int)kind - OU_N_BOOL_OP + 1);
}

static bool check_stmt(OuThread *th, OuNode *node)
{
    const char *name = ou_node_info((OuNodeKind)node->kind)->name;
    switch ((OuNodeKind)node->kind) {
    case OU_N_FUNCTION_DEF:
    case OU_N_ASYNC_FUNCTION_DEF:
        return check_body(th, node->func.body, name) && check_arguments(th, node->func.args) &&
               check_exprs(th, node->func.decorators, OU_CTX_LOAD, false) && check_maybe(th, node->func.returns);
    case OU_N_CLASS_DEF:
        return check_body(th, node->klass.body, name) && check_exprs(th, node->klass.bases, OU_CTX_LOAD, false) &&
               check_keywords(th, node->klass.keywords) && check_exprs(th, node->klass.decorators, OU_CTX_LOAD, false);
    case OU_N_RETURN: return check_maybe(th, node->expr);
    case OU_N_DELETE: return check_targets(th, node->list, OU_CTX_DEL, name);
    case OU_N_ASSIGN: return check_targets(th, node->assign.targets, OU_CTX_STORE, name) && check_load(th, node->assign.value);
    case OU_N_AUG_ASSIGN: return check_aug_assign(th, node);
    case OU_N_ANN_ASSIGN: return check_ann_assign(th, node);
    case OU_N_FOR:
    case OU_N_ASYNC_FOR:
        return check_expr(th, node->loop.target, OU_CTX_STORE) && check_load(th, node->loop.iter) &&
               check_body(th, node->loop.body, name) && check_stmts(th, node->loop.orelse);
    case OU_N_WHILE:
    case OU_N_IF:
        return check_load(th, node->cond.test) && check_body(th, node->cond.body, name) && check_stmts(th, node->cond.orelse);
    case OU_N_WITH:
    case OU_N_ASYNC_WITH: return check_with(th, node, name);
    case OU_N_MATCH: return check_match(th, node);
    case OU_N_RAISE:
        return node->raise.exc == NULL && node->raise.cause != NULL ? fault(th, "Raise with cause but no exception")
                                                                    : check_maybe(th, node->raise.exc) &&
                                                                          check_maybe(th, node->raise.cause);
    case OU_N_TRY:
    case OU_N_TRY_STAR: return check_try(th, node, name);
    case OU_N_ASSERT: return check_load(th, node->assert_.test) && check_maybe(th, node->assert_.msg);
    case OU_N_IMPORT: return check_aliases(th, node->list, name);
    case OU_N_IMPORT_FROM: return check_aliases(th, node->import_from.names, name);
    case OU_N_GLOBAL:
    case OU_N_NONLOCAL: return not_empty(th, node->names.n, "names", name);
    case OU_N_EXPR: return check_load(th, node->expr);
    case OU_N_PASS:
    case OU_N_BREAK:
    case OU_N_CONTINUE: return true;
    default: return ou_raise_system(th, "a node that is no statement");
    }
}

static bool check_stmts(OuThread *th, OuNodes nodes)
{
    for (uint32_t i = 0; i < nodes.n; i++) {
        if (nodes.items[i] == NULL) {
            return fault(th, "None disallowed in statement list");
        }
        if (!check_positions(th, nodes.items[i]) || !check_stmt(th, nodes.items[i])) {
            return false;
        }
    }
    return true;
}

bool ast_validate(OuThread *th, const OuNode *root)
{
    return root->kind == OU_N_EXPRESSION ? check_load(th, root->expr) : check_stmts(th, root->body);
}
