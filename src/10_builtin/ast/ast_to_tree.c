/* ast_to_tree.c - objects to the compiler's tree, by the grammar and the table of kinds.
 *
 * The objects are any program's: fields may be missing, of the wrong type, or run Python code when they are asked for.
 * Each attribute is kept while it is used, and what goes into the tree belongs to the arena. An object that stands at two places
 * becomes two nodes (TREE-5). */
#include "10_builtin/ast/ast_int.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/str.h"

#include <string.h>

#define LEVELS 3 /* as in ast_from_tree.c */

typedef struct Converter {
    OuThread *th;
    AstState *state;
    OuArena *arena;
    int64_t depth, limit;
} Converter;

static bool convert(Converter *c, OuObject *object, AstGroup group, OuNode **out);

static bool raise_missing(Converter *c, OuObject *field, const char *of)
{
    return ou_raise(c->th, &ou_exc_type_error, "required field \"%U\" missing from %s", field, of);
}

/* ---- plain values ---- */

static bool get_int(Converter *c, OuObject *object, int *out)
{
    if (!ou_is_int(object)) {
        return ou_raise(c->th, &ou_exc_value_error, "invalid integer value: %R", object);
    }
    return ou_as_c_int(c->th, object, out);
}

static bool get_identifier(Converter *c, OuObject *object, OuObject **out)
{
    *out = NULL;
    if (object == OU_NONE) {
        return true;
    }
    if (!ou_is_exact_str(object)) {
        return ou_raise(c->th, &ou_exc_type_error, "AST identifier must be of type str");
    }
    OuObject *name = ou_str_intern_adopt(c->th, ou_keep(object));
    *out = ou_arena_own(c->th, c->arena, name);
    return *out != NULL;
}

/* Index among n classes of the one that the object is of; -1: none; -2: an error. */
static int index_of(Converter *c, OuObject *object, const AstClass *classes, size_t from, size_t n, AstGroup group)
{
    for (size_t i = from; i < n; i++) {
        if (classes[i].cls == OU_TYPE_OBJECT(object->type)) {
            return (int)i;
        }
    }
    for (size_t i = from; i < n; i++) {
        if (classes[i].cls == NULL || classes[i].group != group) {
            continue;
        }
        OuTruth is = ou_is_instance(c->th, object, classes[i].cls);
        if (is != OU_FALSE) {
            return is == OU_TRUE ? (int)i : -2;
        }
    }
    return -1;
}

static bool unexpected(Converter *c, AstGroup group, OuObject *object)
{
    return ou_raise(c->th, &ou_exc_type_error, "expected some sort of %s, but got %R", ast_groups[group].name, object);
}

static bool get_operator(Converter *c, OuObject *object, AstGroup group, uint8_t *out)
{
    int i = index_of(c, object, c->state->operators, OU_TREE_NONE + 1, OU_OPERATORS, group);
    if (i < 0 || c->state->operators[i].group != group) {
        return i != -2 && unexpected(c, group, object);
    }
    *out = (uint8_t)i;
    return true;
}

static bool get_context(Converter *c, OuObject *object, uint8_t *out)
{
    int i = index_of(c, object, c->state->contexts, 0, 3, AST_EXPR_CONTEXT);
    if (i < 0) {
        return i != -2 && unexpected(c, AST_EXPR_CONTEXT, object);
    }
    *out = (uint8_t)i;
    return true;
}

/* ---- lists ---- */

typedef bool (*ItemFn)(Converter *c, OuObject *item, AstGroup group, void *out);

static bool node_item(Converter *c, OuObject *item, AstGroup group, void *out)
{
    return convert(c, item, group, out);
}

static bool name_item(Converter *c, OuObject *item, OU_UNUSED AstGroup group, void *out)
{
    return get_identifier(c, item, out) &&
           (*(OuObject **)out != NULL || ou_raise(c->th, &ou_exc_type_error, "AST identifier must be of type str"));
}

static bool operator_item(Converter *c, OuObject *item, AstGroup group, void *out)
{
    return get_operator(c, item, group, out);
}

static bool get_list(Converter *c, OuObject *object, const AstField *field, const char *of, ItemFn fn, size_t size,
                     void *items, uint32_t *n)
{
    if (!ou_is_list(object)) {
        return ou_raise(c->th, &ou_exc_type_error, "%s field \"%U\" must be a list, not a %T", of, field->name, object);
    }
    size_t count = ou_list_size(object);
    char *array = count > UINT32_MAX / 2 ? NULL : ou_arena_take_array(c->th, c->arena, count, size);
    if (array == NULL) {
        return ou_has_error(c->th) ? false : ou_raise_memory(c->th);
    }
    for (size_t i = 0; i < count; i++) {
        OuObject *item = ou_keep(ou_list_borrow(object, i));
        bool ok = fn(c, item, (AstGroup)field->type, array + i * size);
        ou_drop(c->th, item);
        if (!ok) {
            return false;
        }
        if (ou_list_size(object) != count) {
            return ou_raise(c->th, &ou_exc_runtime_error, "%s field \"%U\" changed size during iteration", of, field->name);
        }
    }
    memcpy(items, &array, sizeof array);
    *n = (uint32_t)count;
    return true;
}

/* ---- fields ---- */

/* Is there something in each field that must have it? None there is found out when all attributes were found. */
static bool check_required(Converter *c, const OuNode *node, const AstClass *class)
{
    const OuKindInfo *info = ou_node_info((OuNodeKind)node->kind);
    for (size_t i = 0; i < class->n_fields; i++) {
        const OuField *field = &info->fields[i];
        bool pointer = field->type == OU_FIELD_NODE || field->type == OU_FIELD_NODE_OPT || field->type == OU_FIELD_NAME ||
                       field->type == OU_FIELD_NAME_OPT;
        const void *value = NULL;
        if (pointer) {
            memcpy(&value, (const char *)node + field->offset, sizeof value);
        }
        if (pointer && value == NULL && class->field[i].count == AST_ONE) {
            return ou_raise(c->th, &ou_exc_value_error, "field '%U' is required for %s", class->field[i].name, info->name);
        }
    }
    return true;
}

static bool get_string(Converter *c, OuObject *object, OuObject **out)
{
    if (object != OU_NONE && !ou_is_exact_str(object) && object->type != &ou_bytes_type) {
        return ou_raise(c->th, &ou_exc_type_error, "AST string must be of type str");
    }
    *out = ou_arena_own(c->th, c->arena, ou_keep(object));
    return *out != NULL;
}

static bool get_kind_mark(Converter *c, OuObject *object, OuNode *node)
{
    if (!get_string(c, object, &object)) {
        return false;
    }
    node->flags |= ou_is_exact_str(object) && ou_str_equal_text(object, "u") ? OU_NODE_U : 0;
    return true;
}

static bool get_numbers(Converter *c, OuObject *object, OuFieldType type, void *at, OuNode *node)
{
    int value = 0;
    if (!get_int(c, object, &value)) {
        return false;
    }
    switch (type) {
    case OU_FIELD_INT: *(int *)at = value; break;
    case OU_FIELD_BOOL: *(bool *)at = value != 0; break;
    case OU_FIELD_SIMPLE: node->flags |= value != 0 ? OU_NODE_SIMPLE : 0; break;
    default:
        if (value < 0) {
            return ou_raise(c->th, &ou_exc_value_error, "Negative ImportFrom level");
        }
        *(uint32_t *)at = (uint32_t)value;
        break;
    }
    return true;
}

/* The attribute's value, which is not NULL, into the node. i: which field. */
static bool set_field(Converter *c, OuNode *node, const AstClass *class, size_t i, OuObject *value)
{
    const OuKindInfo *info = ou_node_info((OuNodeKind)node->kind);
    const OuField *field = &info->fields[i];
    const AstField *g = &class->field[i];
    char *at = (char *)node + field->offset;
    switch ((OuFieldType)field->type) {
    case OU_FIELD_NODE:
    case OU_FIELD_NODE_OPT:
        return convert(c, value, (AstGroup)g->type, (OuNode **)(void *)at);
    case OU_FIELD_NODES: {
        OuNodes *nodes = (OuNodes *)(void *)at;
        return get_list(c, value, g, info->name, node_item, sizeof(OuNode *), &nodes->items, &nodes->n);
    }
    case OU_FIELD_NAME:
    case OU_FIELD_NAME_OPT:
        return get_identifier(c, value, (OuObject **)(void *)at);
    case OU_FIELD_NAMES: {
        OuNameList *names = (OuNameList *)(void *)at;
        return get_list(c, value, g, info->name, name_item, sizeof(OuObject *), &names->items, &names->n);
    }
    case OU_FIELD_VALUE:
        *(OuObject **)(void *)at = ou_arena_own(c->th, c->arena, ou_keep(value));
        return *(OuObject **)(void *)at != NULL;
    case OU_FIELD_OPERATOR: return get_operator(c, value, (AstGroup)g->type, &node->op);
    case OU_FIELD_OPERATORS: {
        uint32_t n;
        bool ok = get_list(c, value, g, info->name, operator_item, 1, at, &n);
        node->aux = n; /* for the check against the number of comparators; ast_validate.c puts 0 there */
        return ok;
    }
    case OU_FIELD_CTX: return get_context(c, value, &node->ctx);
    case OU_FIELD_U: return get_kind_mark(c, value, node);
    case OU_FIELD_STRING:
    case OU_FIELD_STRING_OPT: return get_string(c, value, (OuObject **)(void *)at);
    default: return get_numbers(c, value, (OuFieldType)field->type, at, node);
    }
}

/* Gets an attribute: new; NULL without error when it is absent, or is None where that means the same. */
static bool get_field(Converter *c, OuObject *object, OuObject *name, bool none_is_absent, OuObject **out)
{
    bool failed = false;
    *out = ou_get_attr_maybe(c->th, object, name, &failed);
    if (*out == OU_NONE && none_is_absent) {
        *out = NULL;
    }
    return !failed;
}

static bool get_position(Converter *c, OuObject *object, OuObject *name, const char *of, bool required, uint32_t *out)
{
    OuObject *value;
    int number = (int)*out;
    if (!get_field(c, object, name, !required, &value)) {
        return false;
    }
    if (value == NULL) {
        return !required || raise_missing(c, name, of);
    }
    bool ok = get_int(c, value, &number);
    ou_drop(c->th, value);
    *out = (uint32_t)number;
    return ok;
}

static bool get_positions(Converter *c, OuObject *object, AstGroup group, OuNode *node)
{
    const AstState *s = c->state;
    const char *of = ast_groups[group].name;
    bool ends = ast_groups[group].positions == 2;
    if (!get_position(c, object, s->lineno, of, true, &node->line) ||
        !get_position(c, object, s->col_offset, of, true, &node->col)) {
        return false;
    }
    node->end_line = node->line;
    node->end_col = node->col;
    return get_position(c, object, s->end_lineno, of, ends, &node->end_line) &&
           get_position(c, object, s->end_col_offset, of, ends, &node->end_col);
}

static bool get_fields(Converter *c, OuObject *object, const AstClass *class, OuNode *node)
{
    const OuKindInfo *info = ou_node_info((OuNodeKind)node->kind);
    for (size_t i = 0; i < class->n_fields; i++) {
        OuObject *value;
        bool optional = class->field[i].count == AST_OPTIONAL;
        if (!get_field(c, object, class->field[i].name, optional, &value)) {
            return false;
        }
        if (value == NULL) {
            if (!optional) {
                return raise_missing(c, class->field[i].name, info->name);
            }
            continue;
        }
        bool ok = set_field(c, node, class, i, value);
        ou_drop(c->th, value);
        if (!ok) {
            return false;
        }
    }
    return check_required(c, node, class);
}

/* ---- nodes ---- */

/* The kind of an object of a group; OU_NODE_NONE with an error. */
static OuNodeKind kind_of(Converter *c, OuObject *object, AstGroup group)
{
    if (ast_groups[group].product) {
        for (size_t i = OU_NODE_NONE + 1; i < OU_NODE_KINDS; i++) {
            if (c->state->kinds[i].group == group) {
                return (OuNodeKind)i;
            }
        }
    }
    int i = index_of(c, object, c->state->kinds, OU_NODE_NONE + 1, OU_NODE_KINDS, group);
    if (i < 0 || c->state->kinds[i].group != group) {
        if (i != -2) {
            unexpected(c, group, object);
        }
        return OU_NODE_NONE;
    }
    return (OuNodeKind)i;
}

static bool convert_node(Converter *c, OuObject *object, AstGroup group, OuNode **out)
{
    OuNode where = {0};
    const struct AstGroupRow *row = &ast_groups[group];
    /* Positions are the sum's attributes, read before its constructors are tried; a product's come after its fields. */
    if (!row->product && row->positions != 0 && !get_positions(c, object, group, &where)) {
        return false;
    }
    OuNodeKind kind = kind_of(c, object, group);
    OuNode *node = kind == OU_NODE_NONE ? NULL : ou_node_new(c->th, c->arena, kind);
    if (node == NULL) {
        return false;
    }
    if (kind == OU_N_FORMATTED_VALUE) {
        node->formatted.conversion = -1;
    }
    if (!get_fields(c, object, &c->state->kinds[kind], node) ||
        (row->product && row->positions != 0 && !get_positions(c, object, group, &where))) {
        return false;
    }
    node->line = where.line;
    node->col = where.col;
    node->end_line = where.end_line;
    node->end_col = where.end_col;
    *out = node;
    return true;
}

static bool convert(Converter *c, OuObject *object, AstGroup group, OuNode **out)
{
    *out = NULL;
    if (object == OU_NONE && !ast_groups[group].product) {
        return true;
    }
    if (++c->depth > c->limit || (const char *)__builtin_frame_address(0) < c->th->stack_limit) {
        c->depth--;
        return ou_raise(c->th, &ou_exc_recursion_error, "maximum recursion depth exceeded while traversing '%s' node",
                        ast_groups[group].name);
    }
    bool ok = convert_node(c, object, group, out);
    c->depth--;
    return ok;
}

OuNode *ast_to_tree(OuThread *th, AstState *state, OuArena *arena, OuObject *root)
{
    Converter c = {.th = th, .state = state, .arena = arena, .limit = (int64_t)th->vm->recursion_limit * LEVELS};
    OuNode *node = NULL;
    return convert(&c, root, AST_MOD, &node) ? node : NULL;
}
