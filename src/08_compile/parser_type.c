/* parser_type.c - type comments (PEP 484): they are tokens when the caller asked for them (lexer_comment.c), belong to the rules that take
 * one, and are wrong anywhere else; `# type: ignore` is noted for the module and is no token of any rule. */
#include "08_compile/parser_int.h"
#include "06_types/str.h"

#include <string.h>

static OuObject *text_of(OuParser *p, const OuToken *token)
{
    return ou_arena_own(p->th, p->arena, ou_str_from_utf8(p->th, p->text + token->start, token->end - token->start));
}

bool ou_parser_note_ignore(OuParser *p, const OuToken *token)
{
    if (p->n_ignores == p->room_ignores) {
        uint32_t room = p->room_ignores * 2 + 4;
        OuNode **items = ou_arena_take_array(p->th, p->arena, room, sizeof(OuNode *));
        if (items == NULL) {
            return false;
        }
        if (p->n_ignores > 0) {
            memcpy(items, p->ignores, p->n_ignores * sizeof *items);
        }
        p->ignores = items;
        p->room_ignores = room;
    }
    OuNode *node = ou_node_new(p->th, p->arena, OU_N_TYPE_IGNORE);
    if (node == NULL) {
        return false;
    }
    node->type_ignore.line = token->line;
    node->type_ignore.tag = text_of(p, token);
    p->ignores[p->n_ignores++] = node;
    return node->type_ignore.tag != NULL;
}

bool ou_parser_type_comment(OuParser *p, OuObject **out)
{
    const OuToken *token = ou_parser_token(p);
    *out = NULL;
    if (OU_LIKELY(p->kind != OU_T_TYPE_COMMENT)) {
        return true;
    }
    *out = text_of(p, token);
    if (*out == NULL) {
        return false;
    }
    ou_parser_advance(p);
    return true;
}

/* ( [type, ...] [, *type] [, **type] ) -> type */
OuNode *ou_parse_function_type(OuParser *p)
{
    OuNode *root = ou_node_new(p->th, p->arena, OU_N_FUNCTION_TYPE);
    if (root == NULL || !ou_parser_accept(p, OU_T_LPAR)) {
        return NULL;
    }
    size_t base = p->n_scratch;
    int rank = 0; /* 1: behind *type; 2: behind **type */
    if (p->kind != OU_T_RPAR) {
        do {
            int star = ou_parser_accept(p, OU_T_STAR) ? 1 : ou_parser_accept(p, OU_T_DOUBLE_STAR) ? 2 : 0;
            if ((rank > 0 && star <= rank) || !ou_parser_push(p, ou_parse_expression(p))) {
                return NULL;
            }
            rank = star;
        } while (ou_parser_accept(p, OU_T_COMMA));
    }
    if (!ou_parser_list(p, base, &root->function_type.argtypes) || !ou_parser_accept(p, OU_T_RPAR) ||
        !ou_parser_accept(p, OU_T_ARROW) || (root->function_type.returns = ou_parse_expression(p)) == NULL) {
        return NULL;
    }
    while (ou_parser_accept(p, OU_T_NEWLINE)) {
    }
    return p->kind == OU_T_END ? root : NULL;
}
