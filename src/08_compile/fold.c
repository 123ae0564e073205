/* fold.c - constant folding, within the bounds CPython keeps: no result larger than what it stands for. */
#include "08_compile/codegen_int.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/error.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#define MAX_INT_BITS 128
#define MAX_STR 4096
#define MAX_TUPLE 256

#define NOT_CONSTANT 1u /* node->aux of an operator that was tried before */

OuBinaryOp ou_gen_binary_op(uint8_t op)
{
    static const uint8_t table[] = {
        [OU_TREE_ADD] = OU_OP_ADD,       [OU_TREE_SUB] = OU_OP_SUB,
        [OU_TREE_MULT] = OU_OP_MUL,      [OU_TREE_MAT_MULT] = OU_OP_MATMUL,
        [OU_TREE_DIV] = OU_OP_TRUEDIV,   [OU_TREE_MOD] = OU_OP_MOD,
        [OU_TREE_POW] = OU_OP_POW,       [OU_TREE_LSHIFT] = OU_OP_LSHIFT,
        [OU_TREE_RSHIFT] = OU_OP_RSHIFT, [OU_TREE_BIT_OR] = OU_OP_OR,
        [OU_TREE_BIT_XOR] = OU_OP_XOR,   [OU_TREE_BIT_AND] = OU_OP_AND,
        [OU_TREE_FLOOR_DIV] = OU_OP_FLOORDIV,
    };
    return (OuBinaryOp)table[op];
}

static int64_t bits_of(const OuObject *o)
{
    if (!ou_int_is_inline(o)) {
        return INT64_MAX / 4;
    }
    int64_t v = ou_int_value(o);
    return v == 0 ? 0 : 64 - __builtin_clzll((unsigned long long)(v < 0 ? -v : v));
}

static int64_t length_of(const OuObject *o, int64_t *limit)
{
    *limit = MAX_STR;
    if (ou_is_exact_str(o)) {
        return (int64_t)ou_str_length(o);
    }
    if (o->type == &ou_bytes_type) {
        return (int64_t)ou_bytes_size(o);
    }
    if (ou_is_exact_tuple(o)) {
        *limit = MAX_TUPLE;
        return (int64_t)ou_tuple_size(o);
    }
    return -1;
}

/* Would the result stay small? */
static bool is_modest(OuBinaryOp op, const OuObject *a, const OuObject *b)
{
    bool ints = ou_is_exact_int(a) && ou_is_exact_int(b);
    int64_t limit;
    switch (op) {
    case OU_OP_MUL:
        if (ints) {
            return bits_of(a) + bits_of(b) <= MAX_INT_BITS;
        }
        for (int i = 0; i < 2; i++) {
            const OuObject *sequence = i == 0 ? a : b, *times = i == 0 ? b : a;
            int64_t n = length_of(sequence, &limit);
            if (n >= 0 && ou_is_exact_int(times)) {
                return n == 0 || (ou_int_is_inline(times) && ou_int_value(times) <= limit / n);
            }
        }
        return true;
    case OU_OP_POW:
        if (!ints) {
            return true;
        }
        return ou_int_is_inline(b) && ou_int_value(b) >= 0 &&
               (bits_of(a) == 0 || ou_int_value(b) <= MAX_INT_BITS / bits_of(a));
    case OU_OP_LSHIFT:
        return ints && ou_int_is_inline(b) && ou_int_value(b) >= 0 && ou_int_value(b) + bits_of(a) <= MAX_INT_BITS;
    case OU_OP_MOD: return !ou_is_exact_str(a) && a->type != &ou_bytes_type;
    default: return true;
    }
}

static OuObject *fold_binary(OuGen *g, OuNode *node)
{
    OuObject *a = ou_fold(g, node->pair.left);
    OuObject *b = a == NULL ? NULL : ou_fold(g, node->pair.right);
    if (b == NULL || !is_modest(ou_gen_binary_op(node->op), a, b)) {
        return NULL;
    }
    return ou_binary(g->th, ou_gen_binary_op(node->op), a, b);
}

static OuObject *fold_unary(OuGen *g, OuNode *node)
{
    OuObject *o = ou_fold(g, node->expr);
    if (o == NULL) {
        return NULL;
    }
    switch (node->op) {
    case OU_TREE_USUB: return ou_negative(g->th, o);
    case OU_TREE_UADD: return ou_positive(g->th, o);
    case OU_TREE_INVERT: return ou_is_bool(o) || ou_is_exact_int(o) ? ou_invert(g->th, o) : NULL;
    default: {
        OuTruth yes = ou_is_true(g->th, o);
        return yes == OU_ERROR ? NULL : ou_bool(yes == OU_FALSE);
    }
    }
}

static OuObject *fold_tuple(OuGen *g, OuNode *node)
{
    if (node->ctx != OU_CTX_LOAD) {
        return NULL;
    }
    for (uint32_t i = 0; i < node->list.n; i++) {
        if (ou_fold(g, node->list.items[i]) == NULL) {
            return NULL;
        }
    }
    OuObject *tuple = ou_tuple_new(g->th, node->list.n);
    if (tuple == NULL || node->list.n == 0) {
        return tuple;
    }
    for (uint32_t i = 0; i < node->list.n; i++) {
        ou_tuple_items(tuple)[i] = ou_keep(node->list.items[i]->constant.value);
    }
    return ou_tuple_ready(g->th, tuple);
}

static OuObject *fold_subscript(OuGen *g, OuNode *node)
{
    if (node->ctx != OU_CTX_LOAD) {
        return NULL;
    }
    OuObject *a = ou_fold(g, node->pair.left);
    OuObject *b = a == NULL ? NULL : ou_fold(g, node->pair.right);
    return b == NULL ? NULL : ou_get_item(g->th, a, b);
}

OuObject *ou_fold(OuGen *g, OuNode *node)
{
    if (g->failed || node->kind == OU_N_CONSTANT) {
        return g->failed ? NULL : node->constant.value;
    }
    bool foldable = node->kind == OU_N_BIN_OP || node->kind == OU_N_UNARY_OP || node->kind == OU_N_TUPLE ||
                    node->kind == OU_N_SUBSCRIPT;
    if (!foldable || node->aux == NOT_CONSTANT ||
        ++g->recursion > (int64_t)g->th->vm->recursion_limit * 3 ||
        (const char *)__builtin_frame_address(0) < g->th->stack_limit) {
        g->recursion -= foldable && node->aux != NOT_CONSTANT;
        return NULL;
    }
    OuObject *value = node->kind == OU_N_BIN_OP     ? fold_binary(g, node)
                      : node->kind == OU_N_UNARY_OP ? fold_unary(g, node)
                      : node->kind == OU_N_TUPLE    ? fold_tuple(g, node)
                                                    : fold_subscript(g, node);
    g->recursion--;
    if (value == NULL) {
        /* What raises now raises when it runs. */
        if (!g->failed) {
            ou_error_clear(g->th);
        }
        node->aux = NOT_CONSTANT;
        return NULL;
    }
    int64_t limit, n = length_of(value, &limit);
    if (n > limit && node->kind != OU_N_TUPLE) {
        ou_drop(g->th, value);
        node->aux = NOT_CONSTANT;
        return NULL;
    }
    value = ou_gen_own(g, value);
    if (value != NULL) {
        node->kind = OU_N_CONSTANT;
        node->constant.value = value;
    }
    return value;
}

bool ou_fold_truth(OuGen *g, OuNode *node, bool *value)
{
    OuObject *o = ou_fold(g, node);
    if (node->kind == OU_N_NAME && ou_str_equal_text(node->name.id, "__debug__")) {
        *value = g->optimize == 0;
        return true;
    }
    if (o == NULL || g->failed) {
        return false;
    }
    OuTruth yes = ou_is_true(g->th, o);
    if (yes == OU_ERROR) {
        ou_error_clear(g->th);
        return false;
    }
    *value = yes == OU_TRUE;
    return true;
}
