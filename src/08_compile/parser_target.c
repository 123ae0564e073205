/* parser_target.c - what may be assigned to and deleted.
 *
 * Targets are a subset of expressions, so they are parsed as such and then turned:
 * one pass, no second reading. for-loop targets are read as operands, since `in`
 * ends them. */
#include "08_compile/parser_int.h"

static bool turn_all(OuParser *p, OuNodes list, OuExprContext ctx)
{
    for (uint32_t i = 0; i < list.n; i++) {
        if (!ou_target_turn(p, list.items[i], ctx)) {
            return false;
        }
    }
    return true;
}

bool ou_target_turn(OuParser *p, OuNode *node, OuExprContext ctx)
{
    switch (node->kind) {
    case OU_N_NAME:
    case OU_N_ATTRIBUTE:
    case OU_N_SUBSCRIPT: break;
    case OU_N_STARRED:
        if (ctx != OU_CTX_STORE || !ou_target_turn(p, node->expr, ctx)) {
            return false;
        }
        break;
    case OU_N_LIST:
    case OU_N_TUPLE:
        if (!turn_all(p, node->list, ctx)) {
            return false;
        }
        break;
    default: return false;
    }
    node->ctx = (uint8_t)ctx;
    return true;
}

bool ou_target_is_single(const OuNode *node)
{
    return node->kind == OU_N_NAME || node->kind == OU_N_ATTRIBUTE || node->kind == OU_N_SUBSCRIPT;
}

const OuNode *ou_target_culprit(const OuNode *node, OuTargetUse use)
{
    switch (node->kind) {
    case OU_N_NAME:
    case OU_N_ATTRIBUTE:
    case OU_N_SUBSCRIPT: return NULL;
    case OU_N_STARRED: return use == OU_TARGET_DEL ? node : ou_target_culprit(node->expr, use);
    case OU_N_LIST:
    case OU_N_TUPLE:
        for (uint32_t i = 0; i < node->list.n; i++) {
            const OuNode *culprit = ou_target_culprit(node->list.items[i], use);
            if (culprit != NULL) {
                return culprit;
            }
        }
        return NULL;
    case OU_N_COMPARE: /* `for a in b` was read as a comparison */
        if (use == OU_TARGET_FOR) {
            return node->compare.ops[0] == OU_TREE_IN ? ou_target_culprit(node->compare.left, use) : NULL;
        }
        return node;
    default: return node;
    }
}

void ou_target_complain(OuParser *p, const OuNode *node, OuTargetUse use)
{
    const OuNode *culprit = ou_target_culprit(node, use);
    if (culprit != NULL) {
        ou_parser_raise_node(p, culprit, "cannot %s %s", use == OU_TARGET_DEL ? "delete" : "assign to",
                             ou_node_noun(culprit));
    }
}

/* *target or target, not yet turned. */
static OuNode *operand(OuParser *p)
{
    if (p->kind != OU_T_STAR) {
        return ou_parse_primary(p);
    }
    OuPlace start = ou_parser_here(p);
    ou_parser_advance(p);
    OuNode *value = p->kind == OU_T_STAR ? NULL : ou_parse_primary(p);
    OuNode *node = value == NULL ? NULL : ou_parser_node(p, OU_N_STARRED, start);
    if (node != NULL) {
        node->expr = value;
    }
    return node;
}

OuNode *ou_parse_star_target(OuParser *p)
{
    OuNode *node = operand(p);
    return node != NULL && ou_target_turn(p, node, OU_CTX_STORE) ? node : NULL;
}

/* Operands with commas between, pushed; *comma says that there was one. */
static bool operands(OuParser *p, bool *comma)
{
    *comma = false;
    do {
        if (*comma && !ou_token_starts_expression(p->kind) && p->kind != OU_T_STAR) {
            return true;
        }
        if (!ou_parser_push(p, operand(p))) {
            return false;
        }
        *comma = *comma || p->kind == OU_T_COMMA;
    } while (ou_parser_accept(p, OU_T_COMMA));
    return true;
}

static OuNode *for_targets(OuParser *p)
{
    OuPlace start = ou_parser_here(p);
    size_t base = p->n_scratch;
    bool comma;
    if (!operands(p, &comma)) {
        return NULL;
    }
    OuNode *node = p->scratch[base];
    if (comma) {
        node = ou_parser_node(p, OU_N_TUPLE, start);
        if (node == NULL || !ou_parser_list(p, base, &node->list)) {
            return NULL;
        }
    }
    p->n_scratch = base;
    return ou_target_turn(p, node, OU_CTX_STORE) && p->kind == OU_T_IN ? node : NULL;
}

OuNode *ou_parse_for_targets(OuParser *p)
{
    OuMark here = ou_parser_mark(p);
    OuNode *node = for_targets(p);
    if (node == NULL && ou_parser_explains(p)) {
        ou_parser_rewind(p, here);
        OuNode *wrong = ou_parse_star_expressions(p);
        if (wrong != NULL) {
            ou_target_complain(p, wrong, OU_TARGET_FOR);
        }
    }
    ou_parser_unmark(p);
    return node;
}

static bool del_targets(OuParser *p, OuNodes *out)
{
    size_t base = p->n_scratch;
    bool comma;
    return operands(p, &comma) && (p->kind == OU_T_SEMI || p->kind == OU_T_NEWLINE) &&
           ou_parser_list(p, base, out) && turn_all(p, *out, OU_CTX_DEL);
}

bool ou_parse_del_targets(OuParser *p, OuNodes *out)
{
    OuMark here = ou_parser_mark(p);
    bool fine = del_targets(p, out);
    if (!fine && ou_parser_explains(p)) {
        ou_parser_rewind(p, here);
        OuNode *wrong = ou_parse_star_expressions(p);
        if (wrong != NULL) {
            ou_target_complain(p, wrong, OU_TARGET_DEL);
        }
    }
    ou_parser_unmark(p);
    return fine;
}
