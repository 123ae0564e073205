/* ast_from_tree.c - the compiler's tree to objects, by the table of kinds. */
#include "10_builtin/ast/ast_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/str.h"

/* As many levels as CPython allows its own converter, for each level of the recursion limit. */
#define LEVELS 3

typedef struct Converter {
    OuThread *th;
    AstState *state;
    int64_t depth, limit;
} Converter;

static OuObject *convert(Converter *c, const OuNode *node);

static OuObject *list_of_nodes(Converter *c, const OuNodes *nodes)
{
    OuObject *list = ou_list_new(c->th, nodes->n);
    for (uint32_t i = 0; list != NULL && i < nodes->n; i++) {
        if (!ou_list_append_adopt(c->th, list, convert(c, nodes->items[i]))) {
            ou_clear_ref(c->th, &list);
        }
    }
    return list;
}

static OuObject *list_of_names(Converter *c, const OuNameList *names)
{
    OuObject *list = ou_list_new(c->th, names->n);
    for (uint32_t i = 0; list != NULL && i < names->n; i++) {
        if (!ou_list_append(c->th, list, names->items[i])) {
            ou_clear_ref(c->th, &list);
        }
    }
    return list;
}

static OuObject *list_of_operators(Converter *c, const uint8_t *ops, uint32_t n)
{
    OuObject *list = ou_list_new(c->th, n);
    for (uint32_t i = 0; list != NULL && i < n; i++) {
        if (!ou_list_append(c->th, list, c->state->operators[ops[i]].one)) {
            ou_clear_ref(c->th, &list);
        }
    }
    return list;
}

/* The value of field i of the node; new. */
static OuObject *field_value(Converter *c, const OuNode *node, const OuKindInfo *info, size_t i)
{
    const OuField *field = &info->fields[i];
    const void *at = (const char *)node + field->offset;
    OuObject *object = NULL;
    switch ((OuFieldType)field->type) {
    case OU_FIELD_NODE:
    case OU_FIELD_NODE_OPT: return convert(c, *(OuNode *const *)at);
    case OU_FIELD_NODES: return list_of_nodes(c, at);
    case OU_FIELD_NAME:
    case OU_FIELD_NAME_OPT:
    case OU_FIELD_VALUE:
    case OU_FIELD_STRING:
    case OU_FIELD_STRING_OPT:
        object = *(OuObject *const *)at;
        return object == NULL ? OU_NONE : ou_keep(object);
    case OU_FIELD_NAMES: return list_of_names(c, at);
    case OU_FIELD_OPERATOR: return ou_keep(c->state->operators[node->op].one);
    case OU_FIELD_OPERATORS: {
        const OuNodes *nodes = (const void *)((const char *)node + info->fields[i + 1].offset);
        return list_of_operators(c, *(uint8_t *const *)at, nodes->n);
    }
    case OU_FIELD_CTX: return ou_keep(c->state->contexts[node->ctx].one);
    case OU_FIELD_INT: return ou_int_new(c->th, *(const int *)at);
    case OU_FIELD_LEVEL: return ou_int_new(c->th, *(const uint32_t *)at);
    case OU_FIELD_BOOL: return ou_int_new(c->th, *(const bool *)at);
    case OU_FIELD_SIMPLE: return ou_int_new(c->th, (node->flags & OU_NODE_SIMPLE) != 0);
    case OU_FIELD_U: return node->flags & OU_NODE_U ? ou_str_intern_text(c->th, "u") : OU_NONE;
    }
    return OU_NONE;
}

static bool set_adopt(Converter *c, OuObject *dict, OuObject *name, OuObject *value)
{
    bool ok = value != NULL && ou_dict_set(c->th, dict, name, value);
    ou_drop_maybe(c->th, value);
    return ok;
}

static bool set_positions(Converter *c, OuObject *dict, const OuNode *node)
{
    const AstState *s = c->state;
    return set_adopt(c, dict, s->lineno, ou_int_new(c->th, node->line)) &&
           set_adopt(c, dict, s->col_offset, ou_int_new(c->th, node->col)) &&
           set_adopt(c, dict, s->end_lineno, ou_int_new(c->th, node->end_line)) &&
           set_adopt(c, dict, s->end_col_offset, ou_int_new(c->th, node->end_col));
}

static OuObject *convert_node(Converter *c, const OuNode *node)
{
    const OuKindInfo *info = ou_node_info((OuNodeKind)node->kind);
    const AstClass *class = &c->state->kinds[node->kind];
    OuObject *dict, *object = ast_new_node(c->th, class->cls, &dict);
    bool ok = object != NULL;
    for (size_t i = 0; ok && i < class->n_fields; i++) {
        ok = set_adopt(c, dict, class->field[i].name, field_value(c, node, info, i));
    }
    ok = ok && (!info->has_position || set_positions(c, dict, node));
    if (!ok) {
        ou_drop_maybe(c->th, object);
        return NULL;
    }
    return object;
}

static OuObject *convert(Converter *c, const OuNode *node)
{
    if (node == NULL) {
        return OU_NONE;
    }
    if (++c->depth > c->limit || (const char *)__builtin_frame_address(0) < c->th->stack_limit) {
        c->depth--;
        return ou_null(c->th, &ou_exc_recursion_error, "maximum recursion depth exceeded during ast construction");
    }
    OuObject *object = convert_node(c, node);
    c->depth--;
    return object;
}

OuObject *ast_from_tree(OuThread *th, AstState *state, const OuNode *node)
{
    Converter c = {.th = th, .state = state, .limit = (int64_t)th->vm->recursion_limit * LEVELS};
    return convert(&c, node);
}
