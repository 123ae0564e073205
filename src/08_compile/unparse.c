/* unparse.c - an expression tree as text, with as few parentheses as precedence allows: how annotations are kept under
 * `from __future__ import annotations` (PEP 563). The layout is that of CPython's, which programs can see in __annotations__. */
#include "08_compile/compile.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

typedef enum Level {
    L_TUPLE, L_TEST, L_OR, L_AND, L_NOT, L_CMP, L_EXPR, L_BOR = L_EXPR, L_BXOR, L_BAND, L_SHIFT, L_ARITH, L_TERM, L_FACTOR,
    L_POWER, L_AWAIT, L_ATOM
} Level;

typedef struct Writer {
    OuThread *th;
    OuStrBuilder text;
    bool failed;
} Writer;

static void expr(Writer *w, const OuNode *node, Level level);

static void put(Writer *w, const char *ascii)
{
    w->failed = w->failed || !ou_builder_ascii(w->th, &w->text, ascii, strlen(ascii));
}

static void put_str(Writer *w, OuObject *s)
{
    w->failed = w->failed || !ou_builder_str(w->th, &w->text, s);
}

static void put_adopt(Writer *w, OuObject *s)
{
    if (s == NULL) {
        w->failed = true;
        return;
    }
    put_str(w, s);
    ou_drop(w->th, s);
}

static void list(Writer *w, OuNodes items, Level level)
{
    for (uint32_t i = 0; i < items.n; i++) {
        put(w, i == 0 ? "" : ", ");
        expr(w, items.items[i], level);
    }
}

/* ---- constants ---- */

static void constant(Writer *w, OuObject *value)
{
    if (value == OU_ELLIPSIS) {
        put(w, "...");
        return;
    }
    if (ou_is_exact_tuple(value)) { /* a display that was folded */
        put(w, "(");
        for (size_t i = 0; i < ou_tuple_size(value); i++) {
            put(w, i == 0 ? "" : ", ");
            constant(w, ou_tuple_borrow(value, i));
        }
        put(w, ou_tuple_size(value) == 1 ? ",)" : ")");
        return;
    }
    OuObject *repr = ou_repr(w->th, value);
    if (repr != NULL && (ou_is_exact_float(value) || value->type == &ou_complex_type)) {
        /* An infinity has no literal: 1e309 reads as one. */
        OuObject *inf = ou_str_from_text(w->th, "inf"), *big = ou_str_from_text(w->th, "1e309");
        OuObject *text = inf == NULL || big == NULL ? NULL : ou_call_method_text(w->th, repr, "replace", 2, inf, big);
        ou_drop_maybe(w->th, inf);
        ou_drop_maybe(w->th, big);
        ou_drop(w->th, repr);
        repr = text;
    }
    put_adopt(w, repr);
}

/* ---- f-strings ---- */

static void piece(Writer *w, const OuNode *node, bool is_spec);
static void joined(Writer *w, const OuNode *node);

/* Literal text of an f-string: braces are doubled. */
static void literal(Writer *w, OuObject *s)
{
    for (size_t i = 0; i < ou_str_length(s) && !w->failed; i++) {
        uint32_t c = ou_str_at(s, i);
        w->failed = !ou_builder_char(w->th, &w->text, c) ||
                    ((c == '{' || c == '}') && !ou_builder_char(w->th, &w->text, c));
    }
}

static void formatted(Writer *w, const OuNode *node)
{
    Writer inner = {.th = w->th};
    ou_builder_init(&inner.text);
    expr(&inner, node->formatted.value, (Level)(L_TEST + 1));
    OuObject *text = inner.failed ? NULL : ou_builder_finish(w->th, &inner.text);
    if (text == NULL) {
        ou_builder_abandon(w->th, &inner.text);
        w->failed = true;
        return;
    }
    put(w, ou_str_length(text) > 0 && ou_str_at(text, 0) == '{' ? "{ " : "{");
    put_adopt(w, text);
    if (node->formatted.conversion > 0) {
        char conversion[3] = {'!', (char)node->formatted.conversion, 0};
        put(w, conversion);
    }
    if (node->formatted.spec != NULL) {
        put(w, ":");
        piece(w, node->formatted.spec, true);
    }
    put(w, "}");
}

static void pieces(Writer *w, const OuNode *node, bool is_spec)
{
    for (uint32_t i = 0; i < node->list.n && !w->failed; i++) {
        piece(w, node->list.items[i], is_spec);
    }
}

/* One part of an f-string, or (is_spec) of what stands behind its colon. A tree that a program made may have any
 * expression there; one that no source text stands for is refused. */
static void piece(Writer *w, const OuNode *node, bool is_spec)
{
    switch ((OuNodeKind)node->kind) {
    case OU_N_CONSTANT:
        if (ou_is_str(node->constant.value)) {
            literal(w, node->constant.value);
        } else {
            w->failed = true;
            ou_raise(w->th, &ou_exc_type_error, "must be str, not %T", node->constant.value);
        }
        return;
    case OU_N_FORMATTED_VALUE: formatted(w, node); return;
    case OU_N_JOINED_STR:
        if (is_spec) {
            pieces(w, node, true);
        } else {
            joined(w, node);
        }
        return;
    default:
        w->failed = true;
        ou_raise(w->th, &ou_exc_system_error, "unknown expression kind inside f-string");
    }
}

/* The body is put together first; its repr chooses quotes and escapes. */
static void joined(Writer *w, const OuNode *node)
{
    Writer inner = {.th = w->th};
    ou_builder_init(&inner.text);
    pieces(&inner, node, false);
    OuObject *body = inner.failed ? NULL : ou_builder_finish(w->th, &inner.text);
    if (body == NULL) {
        ou_builder_abandon(w->th, &inner.text);
        w->failed = true;
        return;
    }
    put(w, "f");
    put_adopt(w, ou_repr(w->th, body));
    ou_drop(w->th, body);
}

/* ---- operators ---- */

static Level operator_level(uint8_t op)
{
    switch (op) {
    case OU_TREE_BIT_OR: return L_BOR;
    case OU_TREE_BIT_XOR: return L_BXOR;
    case OU_TREE_BIT_AND: return L_BAND;
    case OU_TREE_LSHIFT:
    case OU_TREE_RSHIFT: return L_SHIFT;
    case OU_TREE_ADD:
    case OU_TREE_SUB: return L_ARITH;
    case OU_TREE_POW: return L_POWER;
    default: return L_TERM;
    }
}

static void open_paren(Writer *w, Level level, Level own)
{
    put(w, level > own ? "(" : "");
}

static void close_paren(Writer *w, Level level, Level own)
{
    put(w, level > own ? ")" : "");
}

static void binary(Writer *w, const OuNode *node, Level level)
{
    Level own = operator_level(node->op);
    bool right_first = node->op == OU_TREE_POW;
    open_paren(w, level, own);
    expr(w, node->pair.left, (Level)(own + right_first));
    put(w, " ");
    put(w, ou_operator_text((OuOperator)node->op));
    put(w, " ");
    expr(w, node->pair.right, (Level)(own + !right_first));
    close_paren(w, level, own);
}

static void unary(Writer *w, const OuNode *node, Level level)
{
    Level own = node->op == OU_TREE_NOT ? L_NOT : L_FACTOR;
    open_paren(w, level, own);
    put(w, node->op == OU_TREE_NOT ? "not " : node->op == OU_TREE_INVERT ? "~" : node->op == OU_TREE_UADD ? "+" : "-");
    expr(w, node->expr, own);
    close_paren(w, level, own);
}

static void bool_op(Writer *w, const OuNode *node, Level level)
{
    Level own = node->op == OU_TREE_AND ? L_AND : L_OR;
    open_paren(w, level, own);
    for (uint32_t i = 0; i < node->list.n; i++) {
        put(w, i == 0 ? "" : node->op == OU_TREE_AND ? " and " : " or ");
        expr(w, node->list.items[i], (Level)(own + 1));
    }
    close_paren(w, level, own);
}

static void compare(Writer *w, const OuNode *node, Level level)
{
    open_paren(w, level, L_CMP);
    expr(w, node->compare.left, (Level)(L_CMP + 1));
    for (uint32_t i = 0; i < node->compare.comparators.n; i++) {
        put(w, " ");
        put(w, ou_operator_text((OuOperator)node->compare.ops[i]));
        put(w, " ");
        expr(w, node->compare.comparators.items[i], (Level)(L_CMP + 1));
    }
    close_paren(w, level, L_CMP);
}

/* ---- calls, lambdas, comprehensions ---- */

static void parameter(Writer *w, const OuNode *arg, bool *first)
{
    put(w, *first ? "" : ", ");
    *first = false;
    put_str(w, arg->arg.name);
    if (arg->arg.annotation != NULL) {
        put(w, ": ");
        expr(w, arg->arg.annotation, L_TEST);
    }
}

static void parameters(Writer *w, const OuNode *node)
{
    OuNodes posonly = node->arguments.posonlyargs, args = node->arguments.args, kwonly = node->arguments.kwonlyargs;
    uint32_t n = posonly.n + args.n, n_defaults = node->arguments.defaults.n;
    bool first = true;
    for (uint32_t i = 0; i < n; i++) {
        parameter(w, i < posonly.n ? posonly.items[i] : args.items[i - posonly.n], &first);
        if (i >= n - n_defaults) {
            put(w, "=");
            expr(w, node->arguments.defaults.items[i - (n - n_defaults)], L_TEST);
        }
        put(w, posonly.n > 0 && i + 1 == posonly.n ? ", /" : "");
    }
    if (node->arguments.vararg != NULL || kwonly.n > 0) {
        put(w, first ? "*" : ", *");
        first = false;
        if (node->arguments.vararg != NULL) {
            bool bare = true;
            parameter(w, node->arguments.vararg, &bare);
        }
    }
    for (uint32_t i = 0; i < kwonly.n; i++) {
        parameter(w, kwonly.items[i], &first);
        if (node->arguments.kw_defaults.items[i] != NULL) {
            put(w, "=");
            expr(w, node->arguments.kw_defaults.items[i], L_TEST);
        }
    }
    if (node->arguments.kwarg != NULL) {
        put(w, first ? "**" : ", **");
        bool bare = true;
        parameter(w, node->arguments.kwarg, &bare);
    }
}

static void lambda(Writer *w, const OuNode *node, Level level)
{
    const OuNode *a = node->lambda.args;
    bool any = a->arguments.posonlyargs.n + a->arguments.args.n + a->arguments.kwonlyargs.n > 0 ||
               a->arguments.vararg != NULL || a->arguments.kwarg != NULL;
    open_paren(w, level, L_TEST);
    put(w, any ? "lambda " : "lambda");
    parameters(w, a);
    put(w, ": ");
    expr(w, node->lambda.body, L_TEST);
    close_paren(w, level, L_TEST);
}

static void loops(Writer *w, OuNodes generators)
{
    for (uint32_t i = 0; i < generators.n; i++) {
        const OuNode *g = generators.items[i];
        put(w, g->generator.is_async ? " async for " : " for ");
        expr(w, g->generator.target, L_TUPLE);
        put(w, " in ");
        expr(w, g->generator.iter, (Level)(L_TEST + 1));
        for (uint32_t k = 0; k < g->generator.ifs.n; k++) {
            put(w, " if ");
            expr(w, g->generator.ifs.items[k], (Level)(L_TEST + 1));
        }
    }
}

static void comprehension(Writer *w, const OuNode *node, const char *open, const char *close)
{
    put(w, open);
    expr(w, node->comp.elt, L_TEST);
    if (node->comp.value != NULL) {
        put(w, ": ");
        expr(w, node->comp.value, L_TEST);
    }
    loops(w, node->comp.generators);
    put(w, close);
}

static void call(Writer *w, const OuNode *node)
{
    OuNodes args = node->call.args, keywords = node->call.keywords;
    expr(w, node->call.func, L_ATOM);
    if (args.n == 1 && keywords.n == 0 && args.items[0]->kind == OU_N_GENERATOR_EXP) {
        comprehension(w, args.items[0], "(", ")");
        return;
    }
    put(w, "(");
    list(w, args, L_TEST);
    for (uint32_t i = 0; i < keywords.n; i++) {
        put(w, i > 0 || args.n > 0 ? ", " : "");
        if (keywords.items[i]->keyword.name == NULL) {
            put(w, "**");
        } else {
            put_str(w, keywords.items[i]->keyword.name);
            put(w, "=");
        }
        expr(w, keywords.items[i]->keyword.value, L_TEST);
    }
    put(w, ")");
}

static void dict(Writer *w, const OuNode *node)
{
    put(w, "{");
    for (uint32_t i = 0; i < node->dict.keys.n; i++) {
        put(w, i == 0 ? "" : ", ");
        if (node->dict.keys.items[i] == NULL) {
            put(w, "**");
            expr(w, node->dict.values.items[i], L_EXPR);
        } else {
            expr(w, node->dict.keys.items[i], L_TEST);
            put(w, ": ");
            expr(w, node->dict.values.items[i], L_TEST);
        }
    }
    put(w, "}");
}

static void tuple(Writer *w, const OuNode *node, Level level)
{
    if (node->list.n == 0) {
        put(w, "()");
        return;
    }
    open_paren(w, level, L_TUPLE);
    list(w, node->list, L_TEST);
    put(w, node->list.n == 1 ? "," : "");
    close_paren(w, level, L_TUPLE);
}

static void slice(Writer *w, const OuNode *node)
{
    if (node->slice.lower != NULL) {
        expr(w, node->slice.lower, L_TEST);
    }
    put(w, ":");
    if (node->slice.upper != NULL) {
        expr(w, node->slice.upper, L_TEST);
    }
    if (node->slice.step != NULL) {
        put(w, ":");
        expr(w, node->slice.step, L_TEST);
    }
}

/* ---- the switch ---- */

static void inner(Writer *w, const OuNode *node, Level level)
{
    switch ((OuNodeKind)node->kind) {
    case OU_N_CONSTANT:
        if (node->flags & OU_NODE_U) {
            put(w, "u");
        }
        constant(w, node->constant.value);
        break;
    case OU_N_NAME: put_str(w, node->name.id); break;
    case OU_N_ATTRIBUTE: {
        const OuNode *value = node->attribute.value;
        expr(w, value, L_ATOM);
        /* 1 .real: a digit would take the dot */
        bool is_int = value->kind == OU_N_CONSTANT && OU_HAS_FLAG(value->constant.value->type, OU_TYPE_IS_INT);
        put(w, is_int ? " ." : ".");
        put_str(w, node->attribute.attr);
        break;
    }
    case OU_N_SUBSCRIPT:
        expr(w, node->pair.left, L_ATOM);
        put(w, "[");
        expr(w, node->pair.right, L_TUPLE);
        put(w, "]");
        break;
    case OU_N_SLICE: slice(w, node); break;
    case OU_N_STARRED:
        put(w, "*");
        expr(w, node->expr, L_EXPR);
        break;
    case OU_N_BIN_OP: binary(w, node, level); break;
    case OU_N_UNARY_OP: unary(w, node, level); break;
    case OU_N_BOOL_OP: bool_op(w, node, level); break;
    case OU_N_COMPARE: compare(w, node, level); break;
    case OU_N_CALL: call(w, node); break;
    case OU_N_LAMBDA: lambda(w, node, level); break;
    case OU_N_IF_EXP:
        open_paren(w, level, L_TEST);
        expr(w, node->choice.body, (Level)(L_TEST + 1));
        put(w, " if ");
        expr(w, node->choice.test, (Level)(L_TEST + 1));
        put(w, " else ");
        expr(w, node->choice.orelse, L_TEST);
        close_paren(w, level, L_TEST);
        break;
    case OU_N_DICT: dict(w, node); break;
    case OU_N_SET:
        put(w, "{");
        list(w, node->list, L_TEST);
        put(w, "}");
        break;
    case OU_N_LIST:
        put(w, "[");
        list(w, node->list, L_TEST);
        put(w, "]");
        break;
    case OU_N_TUPLE: tuple(w, node, level); break;
    case OU_N_GENERATOR_EXP: comprehension(w, node, "(", ")"); break;
    case OU_N_LIST_COMP: comprehension(w, node, "[", "]"); break;
    case OU_N_SET_COMP:
    case OU_N_DICT_COMP: comprehension(w, node, "{", "}"); break;
    case OU_N_JOINED_STR: joined(w, node); break;
    case OU_N_FORMATTED_VALUE: formatted(w, node); break; /* bare, as CPython has it: only made trees have one here */
    case OU_N_AWAIT:
        open_paren(w, level, L_AWAIT);
        put(w, "await ");
        expr(w, node->expr, L_ATOM);
        close_paren(w, level, L_AWAIT);
        break;
    case OU_N_YIELD:
        put(w, node->expr == NULL ? "(yield" : "(yield ");
        if (node->expr != NULL) {
            expr(w, node->expr, L_TUPLE);
        }
        put(w, ")");
        break;
    case OU_N_YIELD_FROM:
        put(w, "(yield from ");
        expr(w, node->expr, L_TEST);
        put(w, ")");
        break;
    case OU_N_NAMED_EXPR:
        open_paren(w, level, L_TUPLE);
        expr(w, node->pair.left, L_ATOM);
        put(w, " := ");
        expr(w, node->pair.right, L_ATOM);
        close_paren(w, level, L_TUPLE);
        break;
    default:
        w->failed = true;
        ou_raise_system(w->th, "expression kind");
        break;
    }
}

static void expr(Writer *w, const OuNode *node, Level level)
{
    if (w->failed) {
        return;
    }
    if (!ou_enter(w->th, " during compilation")) {
        w->failed = true;
        return;
    }
    inner(w, node, level);
    ou_leave(w->th);
}

OuObject *ou_unparse(OuThread *th, const OuNode *node)
{
    Writer w = {.th = th};
    ou_builder_init(&w.text);
    expr(&w, node, L_TEST);
    if (w.failed) {
        ou_builder_abandon(th, &w.text);
        return ou_has_error(th) ? NULL : ou_null_memory(th);
    }
    return ou_builder_finish(th, &w.text);
}
