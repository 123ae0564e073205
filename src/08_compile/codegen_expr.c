/* codegen_expr.c - expressions, targets, conditions.
 *
 * Every function leaves unit->depth as it was, plus one when its result is a new temporary. */
#include "08_compile/codegen_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/set.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/function.h"
#include "06_types/generator.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

/* Displays and calls with more items than this are built in pieces, so that the register file stays small. */
#define MANY_ITEMS 64

/* ---- results ---- */

/* Where an instruction that wants to deliver to `want` puts its result, seen from the depth the expression began at. */
static int destination(int want, int start)
{
    return want < 0 ? want : start;
}

/* The instruction was emitted: its sources are consumed, its result stands in d. */
static int delivered(OuGen *g, int start, int d)
{
    ou_emit_depth(g, d < 0 ? start : start + 1);
    return d;
}

static int deliver_local(OuGen *g, int reg, int want)
{
    if (want == OU_WANT_ANY) {
        return reg;
    }
    int start = g->u->depth, d = destination(want, start);
    EMIT(g, MOVE, d, reg, 0);
    return delivered(g, start, d);
}

void ou_gen_release(OuGen *g, int reg)
{
    if (reg >= 0) {
        OU_ASSERT(g->failed || reg == g->u->depth - 1);
        ou_emit_depth(g, g->failed ? 0 : reg);
    }
}

static int load_const(OuGen *g, OuObject *value, int want)
{
    int start = g->u->depth, d = destination(want, start);
    EMIT(g, LOADK, d, ou_emit_const(g, value), 0);
    return delivered(g, start, d);
}

static int push(OuGen *g, OuNode *node)
{
    return ou_gen_expr(g, node, OU_WANT_TEMP);
}

static bool is_simple(const OuNode *node)
{
    return node->kind == OU_N_CONSTANT || node->kind == OU_N_NAME;
}

bool ou_gen_may_rebind(OuGen *g, OuNode *node)
{
    return g->u->scope->has_walrus && node != NULL && !is_simple(node);
}

/* An operand that stays valid while `later` is evaluated. */
static int operand(OuGen *g, OuNode *node, OuNode *later)
{
    return ou_gen_expr(g, node, ou_gen_may_rebind(g, later) ? OU_WANT_TEMP : OU_WANT_ANY);
}

/* ---- names ---- */

static OuSymbol *find_symbol(OuGen *g, OuObject **name)
{
    *name = ou_scope_mangle(g->th, g->arena, g->u->scope->class_name, *name);
    if (*name == NULL) {
        g->failed = true;
        return NULL;
    }
    return ou_scope_find(g->u->scope, *name);
}

static int local_register(const OuGen *g, const OuSymbol *s)
{
    return s->index - (int)g->u->n_locals;
}

static bool is_bound(const OuGen *g, const OuSymbol *s)
{
    return g->u->unreachable || (g->u->bound[s->index / 64] >> (s->index % 64) & 1) != 0;
}

static void set_bound(OuGen *g, const OuSymbol *s)
{
    if (!(s->use & OU_SYM_DELETED) && !g->failed) {
        g->u->bound[s->index / 64] |= (uint64_t)1 << (s->index % 64);
    }
}

void ou_gen_note_bound(OuGen *g, OuObject *name)
{
    OuSymbol *s = find_symbol(g, &name);
    if (s != NULL && s->place == OU_PLACE_LOCAL) {
        set_bound(g, s);
    }
}

int ou_gen_load_name(OuGen *g, const OuNode *at, OuObject *name, int want)
{
    OuSymbol *s = find_symbol(g, &name);
    if (g->failed) {
        return 0;
    }
    if (ou_str_equal_text(name, "__debug__")) {
        return load_const(g, g->optimize == 0 ? OU_PY_TRUE : OU_PY_FALSE, want);
    }
    int start = g->u->depth, d = destination(want, start);
    OuSymbolPlace place = s == NULL ? (g->u->scope->is_function ? OU_PLACE_GLOBAL : OU_PLACE_NAME) : s->place;
    ou_emit_at(g, at);
    if (place == OU_PLACE_LOCAL) {
        int reg = local_register(g, s);
        if (!is_bound(g, s)) {
            EMIT(g, CHECK, reg, 0, 0);
            set_bound(g, s);
        }
        return deliver_local(g, reg, want);
    }
    if (place == OU_PLACE_CELL || place == OU_PLACE_FREE) {
        EMIT(g, LOAD_CELL, d, local_register(g, s), 0);
    } else if (place == OU_PLACE_NAME && s != NULL && s->class_free && !(s->use & OU_SYM_BOUND)) {
        EMIT_WORD(g, LOAD_CLASS_CELL, d, local_register(g, s), 0, (uint32_t)ou_emit_name(g, name));
    } else if (place == OU_PLACE_NAME) {
        EMIT(g, LOAD_NAME, d, ou_emit_name(g, name), 0);
    } else {
        EMIT(g, LOAD_GLOBAL, d, ou_emit_name(g, name), 0);
    }
    return delivered(g, start, d);
}

int ou_gen_local_target(OuGen *g, OuNode *target)
{
    if (target->kind != OU_N_NAME || g->failed || ou_str_equal_text(target->name.id, "__debug__")) {
        return 0;
    }
    OuObject *name = target->name.id;
    OuSymbol *s = find_symbol(g, &name);
    return s != NULL && s->place == OU_PLACE_LOCAL ? local_register(g, s) : 0;
}

bool ou_gen_forbidden_name(OuGen *g, const OuNode *at, OuObject *name, const char *verb)
{
    if (ou_str_equal_text(name, "__debug__")) {
        ou_gen_fail(g, at, "cannot %s __debug__", verb);
        return true;
    }
    return false;
}

void ou_gen_store_name(OuGen *g, const OuNode *at, OuObject *name, int src)
{
    OuSymbol *s = find_symbol(g, &name);
    if (g->failed || ou_gen_forbidden_name(g, at, name, "assign to")) {
        return;
    }
    ou_emit_at(g, at);
    OuSymbolPlace place = s == NULL ? OU_PLACE_NAME : s->place;
    if (place == OU_PLACE_LOCAL) {
        EMIT(g, MOVE, local_register(g, s), src, 0);
        set_bound(g, s);
    } else if (place == OU_PLACE_CELL || place == OU_PLACE_FREE) {
        EMIT(g, STORE_CELL, local_register(g, s), src, 0);
    } else if (place == OU_PLACE_NAME) {
        EMIT(g, STORE_NAME, src, ou_emit_name(g, name), 0);
    } else {
        EMIT(g, STORE_GLOBAL, src, ou_emit_name(g, name), 0);
    }
}

void ou_gen_delete_name(OuGen *g, const OuNode *at, OuObject *name)
{
    OuSymbol *s = find_symbol(g, &name);
    if (g->failed || ou_gen_forbidden_name(g, at, name, "delete")) {
        return;
    }
    ou_emit_at(g, at);
    OuSymbolPlace place = s == NULL ? OU_PLACE_NAME : s->place;
    if (place == OU_PLACE_LOCAL) {
        EMIT(g, DELETE_LOCAL, local_register(g, s), 0, 0);
    } else if (place == OU_PLACE_CELL || place == OU_PLACE_FREE) {
        EMIT(g, DELETE_CELL, local_register(g, s), 0, 0);
    } else if (place == OU_PLACE_NAME) {
        EMIT(g, DELETE_NAME, 0, ou_emit_name(g, name), 0);
    } else {
        EMIT(g, DELETE_GLOBAL, 0, ou_emit_name(g, name), 0);
    }
}

int ou_gen_name_index(OuGen *g, OuObject *name)
{
    OuObject *mangled = ou_scope_mangle(g->th, g->arena, g->u->scope->class_name, name);
    g->failed = g->failed || mangled == NULL;
    return g->failed ? 0 : ou_emit_name(g, mangled);
}

/* ---- operators ---- */

static OuCompareOp compare_op(uint8_t op)
{
    switch (op) {
    case OU_TREE_EQ: return OU_CMP_EQ;
    case OU_TREE_NOT_EQ: return OU_CMP_NE;
    case OU_TREE_LT: return OU_CMP_LT;
    case OU_TREE_LTE: return OU_CMP_LE;
    case OU_TREE_GT: return OU_CMP_GT;
    case OU_TREE_GTE: return OU_CMP_GE;
    case OU_TREE_IS: return OU_CMP_IS;
    case OU_TREE_IS_NOT: return OU_CMP_IS_NOT;
    case OU_TREE_IN: return OU_CMP_IN;
    default: return OU_CMP_NOT_IN;
    }
}

static int gen_binary(OuGen *g, OuNode *node, int want)
{
    OuNode *joined = ou_gen_percent(g, node);
    if (joined != NULL) {
        return ou_gen_expr(g, joined, want);
    }
    int start = g->u->depth, d = destination(want, start);
    int a = operand(g, node->pair.left, node->pair.right);
    OuObject *k = ou_fold(g, node->pair.right);
    if (k != NULL) {
        int index = ou_emit_const(g, k);
        ou_emit_at(g, node);
        EMIT_WORD(g, BINARY_K, d, a, index, ou_gen_binary_op(node->op));
    } else {
        int b = ou_gen_expr(g, node->pair.right, OU_WANT_ANY);
        ou_emit_at(g, node);
        EMIT_WORD(g, BINARY, d, a, b, ou_gen_binary_op(node->op));
    }
    return delivered(g, start, d);
}

static int gen_unary(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, d = destination(want, start);
    int a = ou_gen_expr(g, node->expr, OU_WANT_ANY);
    ou_emit_at(g, node);
    switch (node->op) {
    case OU_TREE_NOT: EMIT(g, NOT, d, a, 0); break;
    case OU_TREE_USUB: EMIT(g, NEGATIVE, d, a, 0); break;
    case OU_TREE_UADD: EMIT(g, POSITIVE, d, a, 0); break;
    default: EMIT(g, INVERT, d, a, 0); break;
    }
    return delivered(g, start, d);
}

/* `x in [1, 2]` needs no list: a tuple, or for a set a frozenset, of constants will do. NULL: it is no such thing. */
static OuObject *constant_container(OuGen *g, OuNode *node)
{
    if ((node->kind != OU_N_LIST && node->kind != OU_N_SET) || node->list.n == 0 || g->failed) {
        return NULL;
    }
    for (uint32_t i = 0; i < node->list.n; i++) {
        if (ou_fold(g, node->list.items[i]) == NULL) {
            return NULL;
        }
    }
    OuObject *tuple = ou_tuple_new(g->th, node->list.n);
    if (tuple == NULL) {
        g->failed = true;
        return NULL;
    }
    for (uint32_t i = 0; i < node->list.n; i++) {
        ou_tuple_items(tuple)[i] = ou_keep(node->list.items[i]->constant.value);
    }
    tuple = ou_gen_own(g, ou_tuple_ready(g->th, tuple));
    return node->kind == OU_N_LIST || tuple == NULL ? tuple : ou_gen_own(g, ou_frozenset_new(g->th, tuple));
}

/* A constant other than None, True, False and `...`. */
static bool is_literal(OuGen *g, OuNode *node)
{
    OuObject *k = ou_fold(g, node);
    return k != NULL && k != OU_NONE && k != OU_PY_TRUE && k != OU_PY_FALSE && k != OU_ELLIPSIS;
}

/* The right side of a comparison as a constant; NULL: it is none. */
static OuObject *compare_constant(OuGen *g, OuNode *node, uint8_t op)
{
    OuObject *k = ou_fold(g, node);
    if (k == NULL && (op == OU_TREE_IN || op == OU_TREE_NOT_IN)) {
        k = constant_container(g, node);
    }
    return k;
}

/* `x is 5`: identity of a literal means nothing. */
static void check_identity(OuGen *g, OuNode *node)
{
    bool left = is_literal(g, node->compare.left);
    for (uint32_t i = 0; i < node->compare.comparators.n; i++) {
        bool right = is_literal(g, node->compare.comparators.items[i]);
        bool is = node->compare.ops[i] == OU_TREE_IS;
        if ((left || right) && (is || node->compare.ops[i] == OU_TREE_IS_NOT)) {
            ou_gen_warn(g, node, "\"%s\" with a literal. Did you mean \"%s\"?", is ? "is" : "is not", is ? "==" : "!=");
            return;
        }
        left = right;
    }
}

static int gen_one_comparison(OuGen *g, OuNode *node, int want)
{
    check_identity(g, node);
    int start = g->u->depth, d = destination(want, start);
    OuNode *right = node->compare.comparators.items[0];
    OuCompareOp op = compare_op(node->compare.ops[0]);
    int a = operand(g, node->compare.left, right);
    OuObject *k = compare_constant(g, right, node->compare.ops[0]);
    if (k != NULL) {
        int index = ou_emit_const(g, k);
        ou_emit_at(g, node);
        EMIT_WORD(g, COMPARE_K, d, a, index, op);
    } else {
        int b = ou_gen_expr(g, right, OU_WANT_ANY);
        ou_emit_at(g, node);
        EMIT_WORD(g, COMPARE, d, a, b, op);
    }
    return delivered(g, start, d);
}

/* One comparison of a chain, of the two registers from `start` on: when it fails, to the label with both of them there (the
 * first holds the result, unless the jump takes it); else the second is the left operand of what comes. */
static void compare_link(OuGen *g, int start, uint8_t op, unsigned jump, int failed_early)
{
    EMIT(g, COPY, start + 2, start + 1, 0);
    ou_emit_depth(g, start + 3);
    EMIT_WORD(g, COMPARE, start, start, start + 2, compare_op(op));
    ou_emit_depth(g, start + 2);
    ou_emit(g, jump, start, 0, 0, 0, failed_early);
    EMIT(g, MOVE, start, start + 1, 0);
    ou_emit_depth(g, start + 1);
}

/* a < b < c: b stays in the register above the result until it was compared twice. */
static int gen_comparison_chain(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, last = (int)node->compare.comparators.n - 1;
    int failed_early = ou_emit_new_label(g), end = ou_emit_new_label(g);
    uint64_t *bound = NULL;
    check_identity(g, node);
    push(g, node->compare.left);
    for (int i = 0; i <= last; i++) {
        push(g, node->compare.comparators.items[i]);
        ou_emit_at(g, node);
        if (i == last) {
            EMIT_WORD(g, COMPARE, start, start, start + 1, compare_op(node->compare.ops[i]));
            ou_emit_depth(g, start + 1);
            break;
        }
        compare_link(g, start, node->compare.ops[i], OU_OPCODE_JIFNOT_KEEP, failed_early);
        if (bound == NULL) {
            bound = ou_bound_save(g);
        }
    }
    EMIT_JUMP(g, JUMP, 0, end);
    ou_emit_label(g, failed_early);
    ou_emit_depth(g, start + 2);
    EMIT(g, POP, start + 1, 0, 0);
    ou_emit_depth(g, start + 1);
    ou_emit_label(g, end);
    ou_bound_set(g, bound);
    if (want < 0) {
        EMIT(g, MOVE, want, start, 0);
        ou_emit_depth(g, start);
        return want;
    }
    return start;
}

/* Jumps with the value of node in the next temporary when its truth is `sense`; goes on without it when it is not. No
 * operand is asked for its truth twice. */
static void jump_keeping(OuGen *g, OuNode *at, OuNode *node, int label, bool sense)
{
    int start = g->u->depth;
    if (node->kind != OU_N_BOOL_OP) {
        push(g, node);
        ou_emit_at(g, at);
        if (sense) {
            EMIT_JUMP(g, JIF_KEEP, start, label);
        } else {
            EMIT_JUMP(g, JIFNOT_KEEP, start, label);
        }
        ou_emit_depth(g, start);
        return;
    }
    bool decides = (node->op == OU_TREE_OR) == sense; /* one operand with this truth is enough */
    int other = ou_emit_new_label(g);
    uint64_t *bound = NULL;
    for (uint32_t i = 0; i < node->list.n; i++) {
        OuNode *item = node->list.items[i];
        if (decides || i + 1 == node->list.n) {
            jump_keeping(g, node, item, label, sense);
        } else {
            ou_gen_jump_if(g, node, item, other, !sense);
        }
        if (i == 0) {
            bound = ou_bound_save(g);
        }
    }
    ou_emit_label(g, other);
    ou_bound_set(g, bound);
}

static int gen_bool_op(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, end = ou_emit_new_label(g);
    uint64_t *bound = NULL;
    for (uint32_t i = 0; i < node->list.n; i++) {
        if (i + 1 < node->list.n) {
            jump_keeping(g, node, node->list.items[i], end, node->op == OU_TREE_OR);
        } else {
            push(g, node->list.items[i]);
        }
        if (i == 0) {
            bound = ou_bound_save(g);
        }
    }
    ou_emit_depth(g, start + 1);
    ou_emit_label(g, end);
    ou_bound_set(g, bound);
    if (want < 0) {
        ou_emit_at(g, node);
        EMIT(g, MOVE, want, start, 0);
        ou_emit_depth(g, start);
        return want;
    }
    return start;
}

static int gen_choice(OuGen *g, OuNode *node, int want)
{
    bool known;
    if (ou_fold_truth(g, node->choice.test, &known)) {
        OuNode dead = {.kind = OU_N_EXPR}, *statement = &dead;
        dead.expr = known ? node->choice.orelse : node->choice.body;
        ou_gen_dead_body(g, (OuNodes){&statement, 1});
        return ou_gen_expr(g, known ? node->choice.body : node->choice.orelse, want);
    }
    int start = g->u->depth, d = destination(want, start);
    int other = ou_emit_new_label(g), end = ou_emit_new_label(g);
    ou_gen_jump_if(g, node, node->choice.test, other, false);
    uint64_t *bound = ou_bound_save(g);
    ou_gen_expr(g, node->choice.body, want < 0 ? want : OU_WANT_TEMP);
    EMIT_JUMP(g, JUMP, 0, end);
    ou_emit_label(g, other);
    ou_bound_set(g, bound);
    ou_emit_depth(g, start);
    ou_gen_expr(g, node->choice.orelse, want < 0 ? want : OU_WANT_TEMP);
    ou_emit_label(g, end);
    ou_bound_set(g, bound);
    return d;
}

/* ---- conditions ---- */

static void jump_compare(OuGen *g, OuNode *node, int label, bool sense)
{
    int start = g->u->depth;
    check_identity(g, node);
    OuNode *right = node->compare.comparators.items[0];
    uint8_t op = node->compare.ops[0];
    int a = operand(g, node->compare.left, right);
    OuObject *k = compare_constant(g, right, op);
    uint32_t word = compare_op(op) | (sense ? OU_COMPARE_JUMP_IF : 0u);
    if (k == OU_NONE && (op == OU_TREE_IS || op == OU_TREE_IS_NOT)) {
        ou_emit_at(g, node);
        if ((op == OU_TREE_IS) == sense) {
            EMIT_JUMP(g, JNONE, a, label);
        } else {
            EMIT_JUMP(g, JNOTNONE, a, label);
        }
    } else if (k != NULL) {
        int index = ou_emit_const(g, k);
        ou_emit_at(g, node);
        ou_emit(g, OU_OPCODE_JCMP_K, a, index, 0, word, label);
    } else {
        int b = ou_gen_expr(g, right, OU_WANT_ANY);
        ou_emit_at(g, node);
        ou_emit(g, OU_OPCODE_JCMP, a, b, 0, word, label);
    }
    ou_emit_depth(g, start);
}

static const OuNode *jump_bool_op(OuGen *g, const OuNode *at, OuNode *node, int label, bool sense)
{
    /* `a and b` jumps away as soon as one is false, `a or b` as soon as one is true. */
    bool short_sense = node->op == OU_TREE_OR;
    int out = short_sense == sense ? label : ou_emit_new_label(g);
    uint64_t *bound = NULL;
    for (uint32_t i = 0; i + 1 < node->list.n; i++) {
        at = ou_gen_jump_if(g, at, node->list.items[i], out, short_sense);
        if (i == 0) {
            bound = ou_bound_save(g);
        }
    }
    at = ou_gen_jump_if(g, at, node->list.items[node->list.n - 1], label, sense);
    if (out != label) {
        ou_emit_label(g, out);
    }
    ou_bound_set(g, bound);
    return at;
}

/* a < b < c as a condition: each result is asked for its truth once. */
static void jump_chain(OuGen *g, OuNode *node, int label, bool sense)
{
    int start = g->u->depth, last = (int)node->compare.comparators.n - 1;
    int failed_early = ou_emit_new_label(g), end = ou_emit_new_label(g);
    uint64_t *bound = NULL;
    check_identity(g, node);
    push(g, node->compare.left);
    for (int i = 0; i < last; i++) {
        push(g, node->compare.comparators.items[i]);
        ou_emit_at(g, node);
        compare_link(g, start, node->compare.ops[i], OU_OPCODE_JIFNOT, failed_early);
        if (bound == NULL) {
            bound = ou_bound_save(g);
        }
    }
    push(g, node->compare.comparators.items[last]);
    ou_emit_at(g, node);
    ou_emit(g, OU_OPCODE_JCMP, start, start + 1, 0,
            compare_op(node->compare.ops[last]) | (sense ? OU_COMPARE_JUMP_IF : 0u), label);
    ou_emit_depth(g, start);
    EMIT_JUMP(g, JUMP, 0, end);
    ou_emit_label(g, failed_early);
    ou_emit_depth(g, start + 2);
    EMIT(g, POP, start + 1, 0, 0);
    ou_emit_depth(g, start);
    if (!sense) {
        EMIT_JUMP(g, JUMP, 0, label);
    }
    ou_emit_label(g, end);
    ou_bound_set(g, bound);
}

static const OuNode *jump_choice(OuGen *g, const OuNode *at, OuNode *node, int label, bool sense)
{
    int other = ou_emit_new_label(g), end = ou_emit_new_label(g);
    at = ou_gen_jump_if(g, at, node->choice.test, other, false);
    uint64_t *bound = ou_bound_save(g);
    at = ou_gen_jump_if(g, at, node->choice.body, label, sense);
    EMIT_JUMP(g, JUMP, 0, end);
    ou_emit_label(g, other);
    ou_bound_set(g, bound);
    at = ou_gen_jump_if(g, at, node->choice.orelse, label, sense);
    ou_emit_label(g, end);
    ou_bound_set(g, bound);
    return at;
}

const OuNode *ou_gen_jump_if(OuGen *g, const OuNode *at, OuNode *node, int label, bool sense)
{
    if (g->failed) {
        return at;
    }
    bool known;
    if (ou_fold_truth(g, node, &known)) {
        if (known == sense) {
            EMIT_JUMP(g, JUMP, 0, label);
        }
        return at;
    }
    if (node->kind == OU_N_UNARY_OP && node->op == OU_TREE_NOT) {
        return ou_gen_jump_if(g, at, node->expr, label, !sense);
    }
    if (node->kind == OU_N_BOOL_OP) {
        return jump_bool_op(g, at, node, label, sense);
    }
    if (node->kind == OU_N_COMPARE && node->compare.comparators.n == 1) {
        jump_compare(g, node, label, sense);
        return node;
    }
    if (node->kind == OU_N_COMPARE) {
        jump_chain(g, node, label, sense);
        return node;
    }
    if (node->kind == OU_N_IF_EXP && !ou_fold_truth(g, node->choice.test, &known)) {
        return jump_choice(g, at, node, label, sense);
    }
    int start = g->u->depth;
    int r = ou_gen_expr(g, node, OU_WANT_ANY);
    if (r < 0 && node->line != at->line) {
        ou_emit_at(g, node);
        EMIT(g, NOP, 0, 0, 0); /* a plain local on a line of its own */
    }
    ou_emit_at(g, at);
    if (sense) {
        EMIT_JUMP(g, JIF, r, label);
    } else {
        EMIT_JUMP(g, JIFNOT, r, label);
    }
    ou_emit_depth(g, start);
    return at;
}

/* ---- displays ---- */

static bool has_star(OuNodes items)
{
    for (uint32_t i = 0; i < items.n; i++) {
        if (items.items[i]->kind == OU_N_STARRED) {
            return true;
        }
    }
    return false;
}

/* at: the display or call, where CPython places what the item may raise on the way in. */
static void append_item(OuGen *g, const OuNode *at, OuNodeKind kind, int into, OuNode *item)
{
    int r = ou_gen_expr(g, item->kind == OU_N_STARRED ? item->expr : item, OU_WANT_ANY);
    if (r < 0 && item->kind == OU_N_STARRED && item->line != at->line) {
        ou_emit_at(g, item);
        EMIT(g, NOP, 0, 0, 0); /* a plain local on a line of its own */
    }
    ou_emit_at(g, at);
    if (item->kind == OU_N_STARRED) {
        if (kind == OU_N_SET) {
            EMIT(g, SET_UPDATE, into, r, 0);
        } else {
            EMIT(g, LIST_EXTEND, into, r, 0);
        }
    } else if (kind == OU_N_SET) {
        EMIT(g, SET_ADD, into, r, 0);
    } else {
        EMIT(g, LIST_APPEND, into, r, 0);
    }
    ou_gen_release(g, r);
}

/* A new list (or set) in the next temporary that grows item by item. */
static int gen_growing(OuGen *g, OuNode *at, OuNodeKind kind, OuNodes items)
{
    int into = g->u->depth;
    ou_emit_at(g, at);
    if (kind == OU_N_SET) {
        EMIT(g, BUILD_SET, into, into, 0);
    } else {
        EMIT(g, BUILD_LIST, into, into, 0);
    }
    ou_emit_depth(g, into + 1);
    for (uint32_t i = 0; i < items.n; i++) {
        append_item(g, at, kind, into, items.items[i]);
    }
    return into;
}

static int move_result(OuGen *g, int temp, int want)
{
    if (want < 0) {
        EMIT(g, MOVE, want, temp, 0);
        ou_emit_depth(g, temp);
        return want;
    }
    return temp;
}

static int gen_display(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, d = destination(want, start);
    OuNodes items = node->list;
    if (node->kind == OU_N_LIST && items.n > 2) {
        OuObject *constants = constant_container(g, node);
        if (constants != NULL) {
            ou_emit_at(g, node);
            EMIT(g, BUILD_LIST, start, start, 0);
            ou_emit_depth(g, start + 1);
            EMIT(g, LOADK, start + 1, ou_emit_const(g, constants), 0);
            ou_emit_depth(g, start + 2);
            EMIT(g, LIST_EXTEND, start, start + 1, 0);
            ou_emit_depth(g, start + 1);
            return move_result(g, start, want);
        }
    }
    if (has_star(items) || items.n > MANY_ITEMS) {
        int into = gen_growing(g, node, node->kind, items);
        if (node->kind == OU_N_TUPLE) {
            EMIT(g, LIST_TO_TUPLE, into, into, 0);
        }
        return move_result(g, into, want);
    }
    for (uint32_t i = 0; i < items.n; i++) {
        push(g, items.items[i]);
    }
    ou_emit_at(g, node);
    if (node->kind == OU_N_LIST) {
        EMIT(g, BUILD_LIST, d, start, (int)items.n);
    } else if (node->kind == OU_N_TUPLE) {
        EMIT(g, BUILD_TUPLE, d, start, (int)items.n);
    } else {
        EMIT(g, BUILD_SET, d, start, (int)items.n);
    }
    return delivered(g, start, d);
}

static int gen_dict(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, d = destination(want, start);
    OuNodes keys = node->dict.keys, values = node->dict.values;
    bool plain = keys.n <= MANY_ITEMS / 2;
    for (uint32_t i = 0; i < keys.n; i++) {
        plain = plain && keys.items[i] != NULL;
    }
    if (plain) {
        for (uint32_t i = 0; i < keys.n; i++) {
            push(g, keys.items[i]);
            push(g, values.items[i]);
        }
        ou_emit_at(g, node);
        EMIT(g, BUILD_MAP, d, start, (int)keys.n);
        return delivered(g, start, d);
    }
    ou_emit_at(g, node);
    EMIT(g, BUILD_MAP, start, start, 0);
    ou_emit_depth(g, start + 1);
    for (uint32_t i = 0; i < keys.n; i++) {
        if (keys.items[i] == NULL) {
            int r = ou_gen_expr(g, values.items[i], OU_WANT_ANY);
            ou_emit_at(g, node);
            EMIT(g, DICT_UPDATE, start, r, 0);
        } else {
            int key = operand(g, keys.items[i], values.items[i]);
            int value = ou_gen_expr(g, values.items[i], OU_WANT_ANY);
            ou_emit_at(g, node);
            EMIT(g, MAP_ADD, start, key, value);
        }
        ou_emit_depth(g, start + 1);
    }
    return move_result(g, start, want);
}

static int gen_formatted(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, d = destination(want, start);
    int conversion = node->formatted.conversion == 's'   ? 1
                     : node->formatted.conversion == 'r' ? 2
                     : node->formatted.conversion == 'a' ? 3
                                                         : 0;
    int value = operand(g, node->formatted.value, node->formatted.spec);
    if (node->formatted.spec != NULL) {
        int spec = ou_gen_expr(g, node->formatted.spec, OU_WANT_ANY);
        ou_emit_at(g, node);
        EMIT_WORD(g, FORMAT_SPEC, d, value, spec, (uint32_t)conversion);
    } else {
        ou_emit_at(g, node);
        EMIT(g, FORMAT, d, value, conversion);
    }
    return delivered(g, start, d);
}

static int gen_joined(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, d = destination(want, start);
    if (node->list.n == 0) {
        return load_const(g, g->th->vm->types->empty_str, want);
    }
    if (node->list.n == 1) { /* a tree that a program made may have any expression here: its value, as it is */
        return ou_gen_expr(g, node->list.items[0], want);
    }
    if (node->list.n > MANY_ITEMS) { /* ''.join of a list */
        ou_emit_at(g, node);
        load_const(g, g->th->vm->types->empty_str, OU_WANT_TEMP);
        OuObject *join = ou_gen_own(g, ou_str_intern_text(g->th, "join"));
        if (join == NULL) {
            return 0;
        }
        EMIT(g, GET_METHOD, start, start, ou_emit_name(g, join));
        ou_emit_depth(g, start + 2);
        gen_growing(g, node, OU_N_LIST, node->list);
        EMIT(g, CALL, d, start, 1);
        return delivered(g, start, d);
    }
    for (uint32_t i = 0; i < node->list.n; i++) {
        push(g, node->list.items[i]);
    }
    ou_emit_at(g, node);
    EMIT(g, BUILD_STRING, d, start, (int)node->list.n);
    return delivered(g, start, d);
}

/* ---- subscripts ---- */

/* A slice object in the next temporary. */
static int gen_slice(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    OuNode *parts[] = {node->slice.lower, node->slice.upper, node->slice.step};
    int n = parts[2] == NULL ? 2 : 3;
    for (int i = 0; i < n; i++) {
        if (parts[i] == NULL) {
            load_const(g, OU_NONE, OU_WANT_TEMP);
        } else {
            push(g, parts[i]);
        }
    }
    ou_emit_at(g, node);
    EMIT(g, BUILD_SLICE, start, start, n);
    ou_emit_depth(g, start + 1);
    return start;
}

/* The type that a display, a literal or a lambda evaluates to; NULL: no telling. */
static const OuType *type_of(OuGen *g, OuNode *node)
{
    OuObject *k = ou_fold(g, node);
    if (k != NULL) {
        return k->type;
    }
    switch ((OuNodeKind)node->kind) {
    case OU_N_TUPLE: return &ou_tuple_type;
    case OU_N_LIST:
    case OU_N_LIST_COMP: return &ou_list_type;
    case OU_N_DICT:
    case OU_N_DICT_COMP: return &ou_dict_type;
    case OU_N_SET:
    case OU_N_SET_COMP: return &ou_set_type;
    case OU_N_GENERATOR_EXP: return &ou_generator_type;
    case OU_N_LAMBDA: return &ou_function_type;
    case OU_N_JOINED_STR:
    case OU_N_FORMATTED_VALUE: return &ou_str_type;
    default: return NULL;
    }
}

/* `"text" (1, 2)` and `[1] [2, 3]` in a display lack a comma more often than not. */
static void check_called(OuGen *g, OuNode *call)
{
    const OuType *type = type_of(g, call->call.func);
    if (type != NULL && type != &ou_function_type) {
        ou_gen_warn(g, call, "'%s' object is not callable; perhaps you missed a comma?", type->name);
    }
}

static void check_subscripted(OuGen *g, OuNode *node)
{
    const OuType *type = type_of(g, node->pair.left), *index = type_of(g, node->pair.right);
    if (type == NULL) {
        return;
    }
    bool is_sequence = type == &ou_str_type || type == &ou_bytes_type || type == &ou_tuple_type || type == &ou_list_type;
    if (!is_sequence && type != &ou_dict_type) {
        ou_gen_warn(g, node, "'%s' object is not subscriptable; perhaps you missed a comma?", type->name);
    } else if (is_sequence && index != NULL && index != &ou_int_type && index != &ou_bool_type) {
        ou_gen_warn(g, node, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type->name,
                    index->name);
    }
}

static int gen_subscript(OuGen *g, OuNode *node, int want)
{
    check_subscripted(g, node);
    int start = g->u->depth, d = destination(want, start);
    OuNode *key = node->pair.right;
    int o = operand(g, node->pair.left, key);
    OuObject *k = ou_fold(g, key);
    if (k != NULL) {
        int index = ou_emit_const(g, k);
        ou_emit_at(g, node);
        EMIT(g, GET_ITEM_K, d, o, index);
    } else {
        int r = ou_gen_expr(g, key, OU_WANT_ANY);
        ou_emit_at(g, node);
        EMIT(g, GET_ITEM, d, o, r);
    }
    return delivered(g, start, d);
}

/* ---- calls ---- */

/* The callable into the next temporary, its self slot above. */
static int gen_callable(OuGen *g, OuNode *f)
{
    int start = g->u->depth;
    OuObject *name = NULL;
    OuSymbol *s = NULL;
    if (f->kind == OU_N_ATTRIBUTE) {
        int o = ou_gen_expr(g, f->attribute.value, OU_WANT_ANY);
        ou_emit_at_attribute(g, f, f);
        EMIT(g, GET_METHOD, start, o, ou_gen_name_index(g, f->attribute.attr));
    } else if (f->kind == OU_N_NAME) {
        name = f->name.id;
        s = find_symbol(g, &name);
        OuSymbolPlace place = s == NULL ? (g->u->scope->is_function ? OU_PLACE_GLOBAL : OU_PLACE_NAME) : s->place;
        ou_emit_at(g, f);
        if (g->failed) {
            return 0;
        }
        if (place == OU_PLACE_LOCAL) {
            int reg = ou_gen_load_name(g, f, f->name.id, OU_WANT_ANY);
            EMIT(g, MOVE_F, start, reg, 0);
        } else if (place == OU_PLACE_CELL || place == OU_PLACE_FREE) {
            EMIT(g, LOAD_CELL_F, start, local_register(g, s), 0);
        } else if (place == OU_PLACE_NAME && s != NULL && s->class_free && !(s->use & OU_SYM_BOUND)) {
            ou_gen_load_name(g, f, f->name.id, OU_WANT_TEMP);
            EMIT(g, NULL_REG, start + 1, 0, 0);
        } else if (place == OU_PLACE_NAME) {
            EMIT(g, LOAD_NAME_F, start, ou_emit_name(g, name), 0);
        } else {
            EMIT(g, LOAD_GLOBAL_F, start, ou_emit_name(g, name), 0);
        }
    } else {
        push(g, f);
        EMIT(g, NULL_REG, start + 1, 0, 0);
    }
    ou_emit_depth(g, start + 2);
    return start;
}

static void check_keywords(OuGen *g, const OuNode *call, OuNodes keywords)
{
    for (uint32_t i = 0; i < keywords.n && !g->failed; i++) {
        OuObject *name = keywords.items[i]->keyword.name;
        if (name != NULL && ou_gen_forbidden_name(g, call, name, "assign to")) {
            return;
        }
        for (uint32_t k = i + 1; name != NULL && k < keywords.n; k++) {
            if (keywords.items[k]->keyword.name == name) {
                ou_gen_fail(g, keywords.items[k], "keyword argument repeated: %U", name);
                return;
            }
        }
    }
}

/* f(*a, **k) and very long calls: a tuple and a dict. */
static int gen_call_ex(OuGen *g, int window, const OuNode *at, OuNodes args, OuNodes keywords, int want)
{
    int start = window, d = destination(want, start);
    int list = window + 2;
    if (args.n == 1 && args.items[0]->kind == OU_N_STARRED && g->u->depth == list) {
        push(g, args.items[0]->expr); /* f(*x): CALL_EX makes the tuple, and names f when x is no iterable */
    } else {
        ou_emit_at(g, at);
        EMIT(g, BUILD_LIST, list, list, g->u->depth - list);
        ou_emit_depth(g, list + 1);
        for (uint32_t i = 0; i < args.n; i++) {
            append_item(g, at, OU_N_LIST, list, args.items[i]);
        }
        ou_emit_at(g, at);
        EMIT(g, LIST_TO_TUPLE, list, list, 0);
    }
    if (keywords.n > 0) {
        int dict = g->u->depth;
        EMIT(g, BUILD_MAP, dict, dict, 0);
        ou_emit_depth(g, dict + 1);
        for (uint32_t i = 0; i < keywords.n; i++) {
            OuNode *keyword = keywords.items[i];
            if (keyword->keyword.name == NULL) {
                int r = ou_gen_expr(g, keyword->keyword.value, OU_WANT_ANY);
                ou_emit_at(g, at);
                EMIT(g, DICT_MERGE, dict, r, window);
            } else {
                /* Through DICT_MERGE too, so that a name that came in by ** before is reported. */
                int pair = g->u->depth;
                load_const(g, keyword->keyword.name, OU_WANT_TEMP);
                push(g, keyword->keyword.value);
                ou_emit_at(g, at);
                EMIT(g, BUILD_MAP, pair, pair, 1);
                ou_emit_depth(g, pair + 1);
                EMIT(g, DICT_MERGE, dict, pair, window);
            }
            ou_emit_depth(g, dict + 1);
        }
    }
    ou_emit_at(g, at);
    EMIT(g, CALL_EX, d, window, keywords.n > 0 ? 1 : 0);
    return delivered(g, start, d);
}

static void emit_at_call(OuGen *g, const OuNode *at)
{
    if (at->kind == OU_N_CALL && at->call.func->kind == OU_N_ATTRIBUTE) {
        ou_emit_at_attribute(g, at, at->call.func);
    } else {
        ou_emit_at(g, at);
    }
}

int ou_gen_call_window(OuGen *g, int window, const OuNode *at, OuNodes args, OuNodes keywords, int want)
{
    int d = destination(want, window);
    bool stars = has_star(args) || args.n + keywords.n > MANY_ITEMS;
    for (uint32_t i = 0; i < keywords.n; i++) {
        stars = stars || keywords.items[i]->keyword.name == NULL;
    }
    check_keywords(g, at, keywords);
    if (stars) {
        return gen_call_ex(g, window, at, args, keywords, want);
    }
    int already = g->u->depth - window - 2; /* arguments that the caller has put there */
    for (uint32_t i = 0; i < args.n; i++) {
        push(g, args.items[i]);
    }
    int n = already + (int)args.n;
    if (keywords.n == 0) {
        emit_at_call(g, at);
        EMIT(g, CALL, d, window, n);
        return delivered(g, window, d);
    }
    OuObject *names = ou_gen_own(g, ou_tuple_new(g->th, keywords.n));
    for (uint32_t i = 0; i < keywords.n; i++) {
        push(g, keywords.items[i]->keyword.value);
        if (names != NULL) {
            ou_tuple_items(names)[i] = ou_keep(keywords.items[i]->keyword.name);
        }
    }
    if (g->failed) {
        return 0;
    }
    ou_tuple_ready(g->th, names);
    int index = ou_emit_const(g, names);
    emit_at_call(g, at);
    EMIT_WORD(g, CALL_KW, d, window, n + (int)keywords.n, (uint32_t)index);
    return delivered(g, window, d);
}

static int gen_call(OuGen *g, OuNode *node, int want)
{
    check_called(g, node);
    int window = gen_callable(g, node->call.func);
    return ou_gen_call_window(g, window, node, node->call.args, node->call.keywords, want);
}

/* ---- yield and await ---- */

static int gen_yield(OuGen *g, OuNode *node, int want)
{
    OuScope *scope = g->u->scope;
    if (!scope->is_function) {
        ou_gen_fail(g, node, "'yield' outside function");
        return 0;
    }
    int start = g->u->depth, d = destination(want, start);
    int r = node->expr == NULL ? load_const(g, OU_NONE, OU_WANT_TEMP)
                               : ou_gen_expr(g, node->expr, scope->is_async_generator ? OU_WANT_TEMP : OU_WANT_ANY);
    ou_emit_at(g, node);
    if (scope->is_async_generator) {
        EMIT(g, ASYNC_GEN_WRAP, r, r, 0);
    }
    EMIT(g, YIELD, d, r, 0);
    return delivered(g, start, d);
}

static int gen_yield_from(OuGen *g, OuNode *node, int want)
{
    OuScope *scope = g->u->scope;
    if (!scope->is_function) {
        ou_gen_fail(g, node, "'yield' outside function");
        return 0;
    }
    if (scope->is_coroutine || scope->is_async_generator) {
        ou_gen_fail(g, node, "'yield from' inside async function");
        return 0;
    }
    int start = g->u->depth, d = destination(want, start);
    push(g, node->expr);
    ou_emit_at(g, node);
    EMIT(g, GET_YIELD_FROM_ITER, start, start, 0);
    load_const(g, OU_NONE, OU_WANT_TEMP);
    EMIT(g, YIELD_FROM, d, start, 0);
    return delivered(g, start, d);
}

void ou_gen_await_top(OuGen *g, unsigned where)
{
    int t = g->u->depth - 1;
    EMIT(g, GET_AWAITABLE, t, t, (int)where);
    load_const(g, OU_NONE, OU_WANT_TEMP);
    EMIT(g, YIELD_FROM, t, t, 0);
    ou_emit_depth(g, t + 1);
}

static int gen_await(OuGen *g, OuNode *node, int want)
{
    OuScope *scope = g->u->scope;
    if (!scope->is_function && !scope->is_coroutine) {
        ou_gen_fail(g, node, "'await' outside function");
        return 0;
    }
    if (!scope->is_coroutine && !scope->is_async_generator) {
        ou_gen_fail(g, node, scope->kind == OU_SCOPE_COMPREHENSION
                                 ? "asynchronous comprehension outside of an asynchronous function"
                                 : "'await' outside async function");
        return 0;
    }
    push(g, node->expr);
    ou_emit_at(g, node);
    ou_gen_await_top(g, 0);
    return move_result(g, g->u->depth - 1, want);
}

static int gen_walrus(OuGen *g, OuNode *node, int want)
{
    int reg = ou_gen_local_target(g, node->pair.left);
    if (reg < 0 && want != reg) {
        /* The value first, then the store: the target may occur in the value. */
        int r = ou_gen_expr(g, node->pair.right, OU_WANT_ANY);
        ou_gen_store(g, node->pair.left, r);
        ou_gen_release(g, r);
        return deliver_local(g, reg, want);
    }
    int start = g->u->depth;
    push(g, node->pair.right);
    EMIT(g, COPY, start + 1, start, 0);
    ou_emit_depth(g, start + 2);
    ou_gen_store(g, node->pair.left, start + 1);
    ou_emit_depth(g, start + 1);
    return move_result(g, start, want);
}

/* ---- the switch ---- */

static int gen_inner(OuGen *g, OuNode *node, int want)
{
    OuObject *k = ou_fold(g, node);
    if (k != NULL) {
        ou_emit_at(g, node);
        return load_const(g, k, want);
    }
    switch ((OuNodeKind)node->kind) {
    case OU_N_NAME: return ou_gen_load_name(g, node, node->name.id, want);
    case OU_N_BOOL_OP: return gen_bool_op(g, node, want);
    case OU_N_NAMED_EXPR: return gen_walrus(g, node, want);
    case OU_N_BIN_OP: return gen_binary(g, node, want);
    case OU_N_UNARY_OP: return gen_unary(g, node, want);
    case OU_N_LAMBDA: return ou_gen_function(g, node, want);
    case OU_N_IF_EXP: return gen_choice(g, node, want);
    case OU_N_DICT: return gen_dict(g, node, want);
    case OU_N_LIST:
    case OU_N_TUPLE:
    case OU_N_SET: return gen_display(g, node, want);
    case OU_N_LIST_COMP:
    case OU_N_SET_COMP:
    case OU_N_DICT_COMP:
    case OU_N_GENERATOR_EXP: return ou_gen_comprehension(g, node, want);
    case OU_N_AWAIT: return gen_await(g, node, want);
    case OU_N_YIELD: return gen_yield(g, node, want);
    case OU_N_YIELD_FROM: return gen_yield_from(g, node, want);
    case OU_N_COMPARE:
        return node->compare.comparators.n == 1 ? gen_one_comparison(g, node, want)
                                                : gen_comparison_chain(g, node, want);
    case OU_N_CALL: return gen_call(g, node, want);
    case OU_N_FORMATTED_VALUE: return gen_formatted(g, node, want);
    case OU_N_JOINED_STR: return gen_joined(g, node, want);
    case OU_N_ATTRIBUTE: {
        int start = g->u->depth, d = destination(want, start);
        int o = ou_gen_expr(g, node->attribute.value, OU_WANT_ANY);
        ou_emit_at_attribute(g, node, node);
        EMIT(g, GET_ATTR, d, o, ou_gen_name_index(g, node->attribute.attr));
        return delivered(g, start, d);
    }
    case OU_N_SUBSCRIPT: return gen_subscript(g, node, want);
    case OU_N_SLICE: return move_result(g, gen_slice(g, node), want);
    case OU_N_STARRED: ou_gen_fail(g, node, "can't use starred expression here"); return 0;
    default: ou_gen_fail(g, node, "internal: not an expression"); return 0;
    }
}

int ou_gen_expr(OuGen *g, OuNode *node, int want)
{
    if (g->failed) {
        return 0;
    }
    if (OU_UNLIKELY(++g->recursion > (int64_t)g->th->vm->recursion_limit * 3 ||
                    (const char *)__builtin_frame_address(0) < g->th->stack_limit)) {
        g->recursion--;
        g->failed = true;
        ou_raise(g->th, &ou_exc_recursion_error, "maximum recursion depth exceeded during compilation");
        return 0;
    }
    int result = gen_inner(g, node, want);
    g->recursion--;
    return g->failed ? 0 : result;
}

/* ---- targets ---- */

static void store_sequence(OuGen *g, OuNode *target, int src)
{
    OuNodes items = target->list;
    int start = src >= 0 ? src : g->u->depth, n = (int)items.n, star = -1;
    for (int i = 0; i < n; i++) {
        if (items.items[i]->kind == OU_N_STARRED) {
            if (star >= 0) {
                ou_gen_fail(g, target, "multiple starred expressions in assignment");
                return;
            }
            star = i;
        }
    }
    ou_emit_at(g, target);
    if (star >= 0) {
        if (star > 0xff || n - star - 1 > 0xffff) {
            ou_gen_fail(g, target, "too many expressions in star-unpacking assignment");
            return;
        }
        EMIT_WORD(g, UNPACK_EX, start, src, 0, (uint32_t)star | (uint32_t)(n - star - 1) << 16);
    } else {
        EMIT(g, UNPACK, start, src, n);
    }
    ou_emit_depth(g, start + n);
    for (int i = 0; i < n; i++) {
        OuNode *item = items.items[i];
        ou_gen_store(g, item->kind == OU_N_STARRED ? item->expr : item, start + n - 1 - i);
        ou_emit_depth(g, start + n - 1 - i);
    }
}

/* src is a temporary (on top, or below what only this store pushes) or a borrowed local. */
void ou_gen_store(OuGen *g, OuNode *target, int src)
{
    if (g->failed) {
        return;
    }
    int depth = g->u->depth;
    switch ((OuNodeKind)target->kind) {
    case OU_N_NAME: ou_gen_store_name(g, target, target->name.id, src); break;
    case OU_N_ATTRIBUTE: {
        if (ou_gen_forbidden_name(g, target, target->attribute.attr, "assign to")) {
            return;
        }
        int o = ou_gen_expr(g, target->attribute.value, OU_WANT_ANY);
        ou_emit_at_attribute(g, target, target);
        EMIT(g, SET_ATTR, o, src, ou_gen_name_index(g, target->attribute.attr));
        break;
    }
    case OU_N_SUBSCRIPT: {
        int o = operand(g, target->pair.left, target->pair.right);
        int key = ou_gen_expr(g, target->pair.right, OU_WANT_ANY);
        ou_emit_at(g, target);
        EMIT(g, SET_ITEM, o, key, src);
        break;
    }
    case OU_N_TUPLE:
    case OU_N_LIST: store_sequence(g, target, src); break;
    case OU_N_STARRED: ou_gen_fail(g, target, "starred assignment target must be in a list or tuple"); break;
    default: ou_gen_fail(g, target, "cannot assign to %s", ou_node_noun(target)); break;
    }
    ou_emit_depth(g, g->failed ? 0 : depth);
}

void ou_gen_delete(OuGen *g, OuNode *target)
{
    if (g->failed) {
        return;
    }
    int start = g->u->depth;
    switch ((OuNodeKind)target->kind) {
    case OU_N_NAME: ou_gen_delete_name(g, target, target->name.id); break;
    case OU_N_ATTRIBUTE: {
        int o = ou_gen_expr(g, target->attribute.value, OU_WANT_ANY);
        ou_emit_at_attribute(g, target, target);
        EMIT(g, DEL_ATTR, o, 0, ou_gen_name_index(g, target->attribute.attr));
        break;
    }
    case OU_N_SUBSCRIPT: {
        int o = operand(g, target->pair.left, target->pair.right);
        int key = ou_gen_expr(g, target->pair.right, OU_WANT_ANY);
        ou_emit_at(g, target);
        EMIT(g, DEL_ITEM, o, key, 0);
        break;
    }
    case OU_N_TUPLE:
    case OU_N_LIST:
        for (uint32_t i = 0; i < target->list.n; i++) {
            ou_gen_delete(g, target->list.items[i]);
        }
        break;
    case OU_N_STARRED: ou_gen_fail(g, target, "can't use starred expression here"); break;
    default: ou_gen_fail(g, target, "cannot delete %s", ou_node_noun(target)); break;
    }
    ou_emit_depth(g, g->failed ? 0 : start);
}
