/* codegen_stmt.c - simple statements and `if`; the way out of blocks is in codegen_flow.c. */
#include "08_compile/codegen_int.h"

#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/types_vm.h"

static void gen_assign(OuGen *g, OuNode *node)
{
    OuNodes targets = node->assign.targets;
    OuNode *value = node->assign.value;
    int start = g->u->depth;
    if (targets.n == 1) {
        OuNode *target = targets.items[0];
        int reg = ou_gen_local_target(g, target);
        if (reg < 0) {
            int r = ou_gen_expr(g, value, reg);
            if (r != reg) {
                ou_gen_fail(g, node, "internal: assignment");
                return;
            }
            bool branches = value->kind == OU_N_IF_EXP && value->line != value->end_line;
            if (g->u->line != target->line || branches) { /* the line that is assigned on is told of after the value's */
                ou_emit_at(g, target);
                EMIT(g, NOP, 0, 0, 0);
            }
            /* MOVE to itself is never emitted; this only notes that the local is bound now. */
            ou_gen_note_bound(g, target->name.id);
            return;
        }
        bool pairwise = (target->kind == OU_N_TUPLE || target->kind == OU_N_LIST) &&
                        (value->kind == OU_N_TUPLE || value->kind == OU_N_LIST) && target->list.n == value->list.n &&
                        target->list.n <= 8 && target->list.n > 0;
        for (uint32_t i = 0; pairwise && i < target->list.n; i++) {
            /* A nested sequence would be unpacked over the values that wait above it. */
            OuNodeKind kind = (OuNodeKind)target->list.items[i]->kind;
            pairwise = kind != OU_N_STARRED && kind != OU_N_TUPLE && kind != OU_N_LIST &&
                       value->list.items[i]->kind != OU_N_STARRED;
        }
        if (pairwise) { /* a, b = b, a: no tuple is made */
            for (uint32_t i = 0; i < value->list.n; i++) {
                ou_gen_expr(g, value->list.items[i], OU_WANT_TEMP);
            }
            for (uint32_t i = 0; i < target->list.n; i++) {
                ou_gen_store(g, target->list.items[i], start + (int)i);
            }
            ou_emit_depth(g, start);
            return;
        }
        bool simple_target = target->kind == OU_N_NAME || target->kind == OU_N_ATTRIBUTE || target->kind == OU_N_SUBSCRIPT;
        bool rebinds = ou_gen_may_rebind(g, target);
        int src = ou_gen_expr(g, value, simple_target && !rebinds ? OU_WANT_ANY : OU_WANT_TEMP);
        ou_gen_store(g, target, src);
        ou_emit_depth(g, g->failed ? 0 : start);
        return;
    }
    ou_gen_expr(g, value, OU_WANT_TEMP);
    for (uint32_t i = 0; i < targets.n; i++) {
        int src = start;
        if (i + 1 < targets.n) {
            src = start + 1;
            ou_emit_at(g, targets.items[i]);
            EMIT(g, COPY, src, start, 0);
            ou_emit_depth(g, src + 1);
        }
        ou_gen_store(g, targets.items[i], src);
        ou_emit_depth(g, g->failed ? 0 : start + 1);
    }
    ou_emit_depth(g, g->failed ? 0 : start);
}

/* d = a op= value, with value evaluated now. Temporary a is consumed. */
static void inplace(OuGen *g, OuNode *node, int d, int a)
{
    OuObject *k = ou_fold(g, node->aug.value);
    if (k != NULL) {
        int index = ou_emit_const(g, k);
        ou_emit_at(g, node);
        EMIT_WORD(g, BINARY_K, d, a, index, ou_gen_binary_op(node->op) | OU_OPERATOR_INPLACE);
        return;
    }
    int b = ou_gen_expr(g, node->aug.value, OU_WANT_ANY);
    ou_emit_at(g, node);
    EMIT_WORD(g, BINARY, d, a, b, ou_gen_binary_op(node->op) | OU_OPERATOR_INPLACE);
}

static void gen_aug_assign(OuGen *g, OuNode *node)
{
    OuNode *target = node->aug.target;
    int start = g->u->depth;
    if (target->kind == OU_N_NAME) {
        int reg = ou_gen_local_target(g, target);
        if (reg < 0) {
            int want = ou_gen_may_rebind(g, node->aug.value) ? OU_WANT_TEMP : OU_WANT_ANY;
            int a = ou_gen_load_name(g, target, target->name.id, want);
            inplace(g, node, reg, a);
            ou_gen_note_bound(g, target->name.id);
        } else {
            ou_gen_load_name(g, target, target->name.id, OU_WANT_TEMP);
            inplace(g, node, start, start);
            ou_emit_depth(g, start + 1);
            ou_gen_store_name(g, target, target->name.id, start);
        }
    } else if (target->kind == OU_N_ATTRIBUTE) {
        ou_gen_expr(g, target->attribute.value, OU_WANT_TEMP);
        OuObject *name = ou_scope_mangle(g->th, g->arena, g->u->scope->class_name, target->attribute.attr);
        if (g->failed || name == NULL) {
            g->failed = true;
            return;
        }
        int n = ou_emit_name(g, name);
        ou_emit_at_attribute(g, target, target);
        EMIT(g, COPY, start + 1, start, 0);
        ou_emit_depth(g, start + 2);
        EMIT(g, GET_ATTR, start + 1, start + 1, n);
        inplace(g, node, start + 1, start + 1);
        ou_emit_depth(g, start + 2);
        ou_emit_at_attribute(g, target, target);
        EMIT(g, SET_ATTR, start, start + 1, n);
    } else if (target->kind == OU_N_SUBSCRIPT) {
        ou_gen_expr(g, target->pair.left, OU_WANT_TEMP);
        ou_gen_expr(g, target->pair.right, OU_WANT_TEMP);
        ou_emit_at(g, target);
        EMIT(g, COPY, start + 2, start, 0);
        ou_emit_depth(g, start + 3);
        EMIT(g, COPY, start + 3, start + 1, 0);
        ou_emit_depth(g, start + 4);
        EMIT(g, GET_ITEM, start + 2, start + 2, start + 3);
        ou_emit_depth(g, start + 3);
        inplace(g, node, start + 2, start + 2);
        ou_emit_depth(g, start + 3);
        ou_emit_at(g, target);
        EMIT(g, SET_ITEM, start, start + 1, start + 2);
    } else {
        ou_gen_fail(g, target, "'%s' is an illegal expression for augmented assignment", ou_node_noun(target));
    }
    ou_emit_depth(g, g->failed ? 0 : start);
}

static void discard(OuGen *g, OuNode *node)
{
    int r = ou_gen_expr(g, node, OU_WANT_ANY);
    if (r >= 0 && !g->failed) {
        EMIT(g, POP, r, 0, 0);
        ou_gen_release(g, r);
    }
}

/* Annotations of simple names are kept in modules and classes; in functions they are not even evaluated. */
static void gen_ann_assign(OuGen *g, OuNode *node)
{
    OuNode *target = node->ann.target;
    int start = g->u->depth;
    if (node->ann.value == NULL && (target->kind == OU_N_NAME || target->kind == OU_N_ATTRIBUTE)) {
        OuObject *name = target->kind == OU_N_NAME ? target->name.id : target->attribute.attr;
        (void)ou_gen_forbidden_name(g, node, name, "assign to");
    }
    if (node->ann.value != NULL) {
        int reg = ou_gen_local_target(g, target);
        if (reg < 0) {
            ou_gen_expr(g, node->ann.value, reg);
            ou_gen_note_bound(g, target->name.id);
        } else {
            int src = ou_gen_expr(g, node->ann.value, OU_WANT_TEMP);
            ou_gen_store(g, target, src);
            ou_emit_depth(g, g->failed ? 0 : start);
        }
    }
    if (target->kind == OU_N_NAME) {
        if ((node->flags & OU_NODE_SIMPLE) && !g->u->scope->is_function) {
            ou_gen_annotation(g, node->ann.annotation);
            OuObject *dict = ou_gen_own(g, ou_keep(OU_NAME(g->th, dunder_annotations)));
            OuObject *name = ou_scope_mangle(g->th, g->arena, g->u->scope->class_name, target->name.id);
            if (dict == NULL || name == NULL) {
                g->failed = true;
                return;
            }
            EMIT(g, LOAD_NAME, start + 1, ou_emit_name(g, dict), 0);
            ou_emit_depth(g, start + 2);
            EMIT(g, LOADK, start + 2, ou_emit_const(g, name), 0);
            ou_emit_depth(g, start + 3);
            EMIT(g, SET_ITEM, start + 1, start + 2, start);
        } else if (!g->u->scope->is_function && !(g->future & OU_CO_FUTURE_ANNOTATIONS)) {
            discard(g, node->ann.annotation); /* (x): int */
        }
    } else if (!g->u->scope->is_function || !(g->future & OU_CO_FUTURE_ANNOTATIONS)) {
        if (node->ann.value == NULL && target->kind == OU_N_ATTRIBUTE) {
            discard(g, target->attribute.value);
        } else if (node->ann.value == NULL && target->kind == OU_N_SUBSCRIPT) {
            discard(g, target->pair.left);
            discard(g, target->pair.right);
        }
        if (!g->u->scope->is_function && !(g->future & OU_CO_FUTURE_ANNOTATIONS)) {
            discard(g, node->ann.annotation);
        }
    }
    ou_emit_depth(g, g->failed ? 0 : start);
}

static void gen_if(OuGen *g, OuNode *node)
{
    int end = ou_emit_new_label(g);
    uint64_t *ways = NULL; /* state at the end of the arms so far */
    bool reached = false;
    for (;;) { /* elif chains are a loop, not a recursion (TREE-3) */
        bool known;
        OuNodes orelse = node->cond.orelse;
        if (ou_fold_truth(g, node->cond.test, &known)) {
            ou_emit_at(g, node->cond.test);
            EMIT(g, NOP, 0, 0, 0); /* the test's line */
            if (known) {
                ou_gen_body(g, node->cond.body);
                ou_gen_dead_body(g, orelse);
                break;
            }
            ou_gen_dead_body(g, node->cond.body);
        } else {
            int next = ou_emit_new_label(g);
            ou_gen_jump_if(g, node, node->cond.test, next, false);
            uint64_t *before = ou_bound_save(g);
            ou_gen_body(g, node->cond.body);
            if (!g->u->unreachable) {
                if (orelse.n > 0) {
                    ou_emit_jump_on(g, end);
                }
                if (reached) {
                    ou_bound_merge(g, ways);
                }
                ways = ou_bound_save(g);
                reached = true;
            }
            ou_emit_label(g, next);
            ou_bound_set(g, before);
        }
        if (g->failed || orelse.n == 0) {
            break;
        }
        if (orelse.n == 1 && orelse.items[0]->kind == OU_N_IF) {
            node = orelse.items[0];
            ou_emit_at(g, node->cond.test);
            continue;
        }
        ou_gen_body(g, orelse);
        break;
    }
    bool falls_through = !g->u->unreachable;
    ou_emit_label(g, end);
    g->u->unreachable = !falls_through;
    if (reached) {
        ou_bound_merge(g, ways);
        g->u->unreachable = false;
    }
}

static void gen_import(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    for (uint32_t i = 0; i < node->list.n && !g->failed; i++) {
        OuNode *alias = node->list.items[i];
        OuObject *name = alias->alias.name;
        ou_emit_at(g, node);
        EMIT(g, LOADK, start, ou_emit_const(g, g->th->vm->types->small_ints[0 - OU_SMALL_INT_MIN]), 0);
        ou_emit_depth(g, start + 1);
        EMIT(g, LOADK, start + 1, ou_emit_const(g, OU_NONE), 0);
        ou_emit_depth(g, start + 2);
        EMIT(g, IMPORT_NAME, start, start, ou_gen_name_index(g, name));
        ou_emit_depth(g, start + 1);
        size_t length = ou_str_length(name), dot = 0;
        while (dot < length && ou_str_at(name, dot) != '.') {
            dot++;
        }
        if (alias->alias.asname != NULL) { /* import a.b.c as d: the inner module, by way of the outer ones */
            while (dot < length) {
                size_t from = ++dot;
                while (dot < length && ou_str_at(name, dot) != '.') {
                    dot++;
                }
                OuObject *part = ou_gen_own(g, ou_str_intern_adopt(g->th, ou_str_slice(g->th, name, from, dot)));
                if (part == NULL) {
                    return;
                }
                EMIT(g, IMPORT_FROM, start + 1, start, ou_emit_name(g, part));
                ou_emit_depth(g, start + 2);
                EMIT(g, POP, start, 0, 0); /* the outer module: a MOVE drops nothing of a temporary */
                EMIT(g, MOVE, start, start + 1, 0);
                ou_emit_depth(g, start + 1);
            }
            ou_gen_store_name(g, node, alias->alias.asname, start);
        } else {
            OuObject *first = ou_gen_own(g, ou_str_intern_adopt(g->th, ou_str_slice(g->th, name, 0, dot)));
            if (first == NULL) {
                return;
            }
            ou_gen_store_name(g, node, first, start);
        }
        ou_emit_depth(g, start);
    }
}

static bool is_star(OuObject *name)
{
    return ou_str_length(name) == 1 && ou_str_at(name, 0) == '*';
}

static void gen_import_from(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    OuNodes names = node->import_from.names;
    if (ou_gen_is_future_import(node) && node->line > g->last_future) {
        ou_gen_fail(g, node, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    OuObject *level = ou_gen_own(g, ou_int_new(g->th, node->import_from.level));
    OuObject *fromlist = ou_gen_own(g, ou_tuple_new(g->th, names.n));
    if (fromlist == NULL || level == NULL) {
        return;
    }
    for (uint32_t i = 0; i < names.n; i++) {
        ou_tuple_items(fromlist)[i] = ou_keep(names.items[i]->alias.name);
    }
    ou_tuple_ready(g->th, fromlist);
    OuObject *module = node->import_from.module == NULL ? g->th->vm->types->empty_str : node->import_from.module;
    ou_emit_at(g, node);
    EMIT(g, LOADK, start, ou_emit_const(g, level), 0);
    ou_emit_depth(g, start + 1);
    EMIT(g, LOADK, start + 1, ou_emit_const(g, fromlist), 0);
    ou_emit_depth(g, start + 2);
    EMIT(g, IMPORT_NAME, start, start, ou_gen_name_index(g, module));
    ou_emit_depth(g, start + 1);
    if (names.n == 1 && is_star(names.items[0]->alias.name)) {
        EMIT(g, IMPORT_STAR, start, 0, 0);
        ou_emit_depth(g, start);
        return;
    }
    for (uint32_t i = 0; i < names.n; i++) {
        OuNode *alias = names.items[i];
        ou_emit_at(g, node);
        EMIT(g, IMPORT_FROM, start + 1, start, ou_gen_name_index(g, alias->alias.name)); /* private names are mangled */
        ou_emit_depth(g, start + 2);
        ou_gen_store_name(g, node, alias->alias.asname != NULL ? alias->alias.asname : alias->alias.name, start + 1);
        ou_emit_depth(g, start + 1);
    }
    EMIT(g, POP, start, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start);
}

/* The comparison that a condition ends with in the order of the source; NULL: it has none. CPython marks it when an
 * assertion fails. */
static const OuNode *last_comparison(const OuNode *test)
{
    const OuNode *found = NULL;
    switch ((OuNodeKind)test->kind) {
    case OU_N_COMPARE: return test;
    case OU_N_UNARY_OP: return test->op == OU_TREE_NOT ? last_comparison(test->expr) : NULL;
    case OU_N_BOOL_OP:
        for (uint32_t i = test->list.n; i-- > 0 && found == NULL;) {
            found = last_comparison(test->list.items[i]);
        }
        return found;
    case OU_N_IF_EXP:
        found = last_comparison(test->choice.orelse);
        found = found != NULL ? found : last_comparison(test->choice.body);
        return found != NULL ? found : last_comparison(test->choice.test);
    default: return NULL;
    }
}

static void gen_assert(OuGen *g, OuNode *node)
{
    OuObject *k = ou_fold(g, node->assert_.test);
    if (k != NULL ? ou_is_tuple(k) && ou_tuple_size(k) > 0
                  : node->assert_.test->kind == OU_N_TUPLE && node->assert_.test->list.n > 0) {
        ou_gen_warn(g, node, "assertion is always true, perhaps remove parentheses?");
    }
    if (g->optimize > 0) {
        return;
    }
    int start = g->u->depth, ok = ou_emit_new_label(g);
    const OuNode *at = last_comparison(node->assert_.test);
    at = at != NULL ? at : node;
    ou_gen_jump_if(g, node, node->assert_.test, ok, true);
    uint64_t *bound = ou_bound_save(g);
    ou_emit_at(g, at);
    EMIT(g, LOAD_ASSERTION_ERROR, start, 0, 0);
    ou_emit_depth(g, start + 1);
    if (node->assert_.msg != NULL) {
        EMIT(g, NULL_REG, start + 1, 0, 0);
        ou_emit_depth(g, start + 2);
        ou_gen_expr(g, node->assert_.msg, OU_WANT_TEMP);
        ou_emit_at(g, at);
        EMIT(g, CALL, start, start, 1);
        ou_emit_depth(g, start + 1);
    }
    EMIT(g, RAISE, start, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start);
    ou_emit_label(g, ok);
    ou_bound_set(g, bound);
}

static void gen_raise(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    if (node->raise.exc == NULL) {
        ou_emit_at(g, node);
        EMIT(g, RAISE_BARE, 0, 0, 0);
    } else if (node->raise.cause == NULL) {
        int r = ou_gen_expr(g, node->raise.exc, OU_WANT_ANY);
        ou_emit_at(g, node);
        EMIT(g, RAISE, r, 0, 0);
    } else {
        int want = ou_gen_may_rebind(g, node->raise.cause) ? OU_WANT_TEMP : OU_WANT_ANY;
        int r = ou_gen_expr(g, node->raise.exc, want);
        int cause = ou_gen_expr(g, node->raise.cause, OU_WANT_ANY);
        ou_emit_at(g, node);
        EMIT(g, RAISE_FROM, r, cause, 0);
    }
    ou_emit_depth(g, g->failed ? 0 : start);
    g->u->unreachable = true;
}

static void gen_expression_statement(OuGen *g, OuNode *node)
{
    if (g->interactive && g->u->outer == NULL) {
        int r = ou_gen_expr(g, node->expr, OU_WANT_TEMP);
        ou_emit_at(g, node);
        EMIT(g, PRINT_EXPR, r, 0, 0);
        ou_gen_release(g, r);
        return;
    }
    if (node->expr->kind == OU_N_CONSTANT) {
        ou_emit_at(g, node);
        EMIT(g, NOP, 0, 0, 0);
        return;
    }
    discard(g, node->expr);
}

void ou_gen_stmt(OuGen *g, OuNode *node)
{
    if (g->failed) {
        return;
    }
    ou_emit_at(g, node);
    switch ((OuNodeKind)node->kind) {
    case OU_N_FUNCTION_DEF:
    case OU_N_ASYNC_FUNCTION_DEF: ou_gen_function_def(g, node); break;
    case OU_N_CLASS_DEF: ou_gen_class_def(g, node); break;
    case OU_N_RETURN: ou_gen_return(g, node); break;
    case OU_N_DELETE:
        for (uint32_t i = 0; i < node->list.n; i++) {
            ou_gen_delete(g, node->list.items[i]);
        }
        break;
    case OU_N_ASSIGN: gen_assign(g, node); break;
    case OU_N_AUG_ASSIGN: gen_aug_assign(g, node); break;
    case OU_N_ANN_ASSIGN: gen_ann_assign(g, node); break;
    case OU_N_FOR:
    case OU_N_ASYNC_FOR:
    case OU_N_WHILE: ou_gen_loop(g, node); break;
    case OU_N_IF: gen_if(g, node); break;
    case OU_N_WITH:
    case OU_N_ASYNC_WITH: ou_gen_with(g, node); break;
    case OU_N_MATCH: ou_gen_match(g, node); break;
    case OU_N_RAISE: gen_raise(g, node); break;
    case OU_N_TRY:
    case OU_N_TRY_STAR: ou_gen_try(g, node); break;
    case OU_N_ASSERT: gen_assert(g, node); break;
    case OU_N_IMPORT: gen_import(g, node); break;
    case OU_N_IMPORT_FROM: gen_import_from(g, node); break;
    case OU_N_EXPR: gen_expression_statement(g, node); break;
    case OU_N_PASS: EMIT(g, NOP, 0, 0, 0); break;
    case OU_N_BREAK:
    case OU_N_CONTINUE: ou_gen_break(g, node); break;
    case OU_N_GLOBAL:
    case OU_N_NONLOCAL: break;
    default: ou_gen_fail(g, node, "internal: not a statement"); break;
    }
    OU_ASSERT(g->failed || g->u->depth >= 0);
}

#define MAX_RANGES 32 /* more than blocks can be nested */

/* Statements that constants say will never run are checked like all others (`if 0: return` outside of a function is an
 * error), and then their code is taken back. */
void ou_gen_dead_body(OuGen *g, OuNodes body)
{
    OuUnit *u = g->u, saved = *u;
    if (body.n == 0 || g->failed) {
        return;
    }
    struct OuDepthRun run = u->n_depths > 0 ? u->depths[u->n_depths - 1] : (struct OuDepthRun){0};
    OuPosition position = u->n_positions > 0 ? u->positions[u->n_positions - 1] : (OuPosition){0};
    uint32_t starts[MAX_RANGES];
    int n = 0;
    for (OuBlock08 *block = u->blocks; block != NULL && n < MAX_RANGES; block = block->outer) {
        starts[n++] = block->range == NULL ? 0 : block->range->start;
    }
    uint64_t *bound = ou_bound_save(g);
    ou_gen_body(g, body);
    if (g->failed) {
        return;
    }
    *u = saved;
    if (u->n_depths > 0) {
        u->depths[u->n_depths - 1] = run;
    }
    if (u->n_positions > 0) {
        u->positions[u->n_positions - 1] = position;
    }
    n = 0;
    for (OuBlock08 *block = u->blocks; block != NULL && n < MAX_RANGES; block = block->outer) {
        if (block->range != NULL) {
            block->range->start = starts[n];
        }
        n++;
    }
    ou_bound_set(g, bound);
}

void ou_gen_body(OuGen *g, OuNodes body)
{
    for (uint32_t i = 0; i < body.n && !g->failed; i++) {
        ou_gen_stmt(g, body.items[i]);
    }
}
