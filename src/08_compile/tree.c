/* tree.c - tree.h: the table of kinds, and what is driven by it. */
#include "08_compile/tree.h"
#include "04_object/vm.h"

#include <string.h>

#define SIZE(member) (offsetof(OuNode, member) + sizeof(((OuNode *)0)->member))
#define AT(name, type, member) {name, OU_FIELD_##type, offsetof(OuNode, member)}
#define HEAD(name, type) {name, OU_FIELD_##type, 0}

static const OuField body_fields[] = {AT("body", NODES, body)};
static const OuField module_fields[] = {AT("body", NODES, module.body), AT("type_ignores", NODES, module.type_ignores)};
static const OuField function_type_fields[] = {
    AT("argtypes", NODES, function_type.argtypes), AT("returns", NODE, function_type.returns)};
static const OuField type_ignore_fields[] = {
    AT("lineno", LEVEL, type_ignore.line), AT("tag", STRING, type_ignore.tag)};
static const OuField expression_fields[] = {AT("body", NODE, expr)};
static const OuField function_fields[] = {
    AT("name", NAME, func.name), AT("args", NODE, func.args),
    AT("body", NODES, func.body), AT("decorator_list", NODES, func.decorators),
    AT("returns", NODE_OPT, func.returns), AT("type_comment", STRING_OPT, func.type_comment)};
static const OuField class_fields[] = {
    AT("name", NAME, klass.name), AT("bases", NODES, klass.bases),
    AT("keywords", NODES, klass.keywords), AT("body", NODES, klass.body),
    AT("decorator_list", NODES, klass.decorators)};
static const OuField value_fields[] = {AT("value", NODE, expr)};
static const OuField value_opt_fields[] = {AT("value", NODE_OPT, expr)};
static const OuField delete_fields[] = {AT("targets", NODES, list)};
static const OuField assign_fields[] = {
    AT("targets", NODES, assign.targets), AT("value", NODE, assign.value),
    AT("type_comment", STRING_OPT, assign.type_comment)};
static const OuField aug_fields[] = {
    AT("target", NODE, aug.target), HEAD("op", OPERATOR), AT("value", NODE, aug.value)};
static const OuField ann_fields[] = {
    AT("target", NODE, ann.target), AT("annotation", NODE, ann.annotation),
    AT("value", NODE_OPT, ann.value), HEAD("simple", SIMPLE)};
static const OuField for_fields[] = {
    AT("target", NODE, loop.target), AT("iter", NODE, loop.iter), AT("body", NODES, loop.body),
    AT("orelse", NODES, loop.orelse), AT("type_comment", STRING_OPT, loop.type_comment)};
static const OuField cond_fields[] = {
    AT("test", NODE, cond.test), AT("body", NODES, cond.body),
    AT("orelse", NODES, cond.orelse)};
static const OuField with_fields[] = {
    AT("items", NODES, with.items), AT("body", NODES, with.body),
    AT("type_comment", STRING_OPT, with.type_comment)};
static const OuField match_fields[] = {
    AT("subject", NODE, match.subject), AT("cases", NODES, match.cases)};
static const OuField raise_fields[] = {
    AT("exc", NODE_OPT, raise.exc), AT("cause", NODE_OPT, raise.cause)};
static const OuField try_fields[] = {
    AT("body", NODES, try_.body), AT("handlers", NODES, try_.handlers),
    AT("orelse", NODES, try_.orelse), AT("finalbody", NODES, try_.finalbody)};
static const OuField assert_fields[] = {
    AT("test", NODE, assert_.test), AT("msg", NODE_OPT, assert_.msg)};
static const OuField import_fields[] = {AT("names", NODES, list)};
static const OuField import_from_fields[] = {
    AT("module", NAME_OPT, import_from.module), AT("names", NODES, import_from.names),
    AT("level", LEVEL, import_from.level)};
static const OuField names_fields[] = {AT("names", NAMES, names)};
static const OuField bool_op_fields[] = {HEAD("op", OPERATOR), AT("values", NODES, list)};
static const OuField named_fields[] = {
    AT("target", NODE, pair.left), AT("value", NODE, pair.right)};
static const OuField bin_op_fields[] = {
    AT("left", NODE, pair.left), HEAD("op", OPERATOR), AT("right", NODE, pair.right)};
static const OuField unary_fields[] = {HEAD("op", OPERATOR), AT("operand", NODE, expr)};
static const OuField lambda_fields[] = {
    AT("args", NODE, lambda.args), AT("body", NODE, lambda.body)};
static const OuField choice_fields[] = {
    AT("test", NODE, choice.test), AT("body", NODE, choice.body),
    AT("orelse", NODE, choice.orelse)};
static const OuField dict_fields[] = {
    AT("keys", NODES, dict.keys), AT("values", NODES, dict.values)};
static const OuField elts_fields[] = {AT("elts", NODES, list)};
static const OuField comp_fields[] = {
    AT("elt", NODE, comp.elt), AT("generators", NODES, comp.generators)};
static const OuField dict_comp_fields[] = {
    AT("key", NODE, comp.elt), AT("value", NODE, comp.value),
    AT("generators", NODES, comp.generators)};
static const OuField compare_fields[] = {
    AT("left", NODE, compare.left), AT("ops", OPERATORS, compare.ops),
    AT("comparators", NODES, compare.comparators)};
static const OuField call_fields[] = {
    AT("func", NODE, call.func), AT("args", NODES, call.args),
    AT("keywords", NODES, call.keywords)};
static const OuField formatted_fields[] = {
    AT("value", NODE, formatted.value), AT("conversion", INT, formatted.conversion),
    AT("format_spec", NODE_OPT, formatted.spec)};
static const OuField joined_fields[] = {AT("values", NODES, list)};
static const OuField constant_fields[] = {
    AT("value", VALUE, constant.value), HEAD("kind", U)};
static const OuField attribute_fields[] = {
    AT("value", NODE, attribute.value), AT("attr", NAME, attribute.attr), HEAD("ctx", CTX)};
static const OuField subscript_fields[] = {
    AT("value", NODE, pair.left), AT("slice", NODE, pair.right), HEAD("ctx", CTX)};
static const OuField starred_fields[] = {AT("value", NODE, expr), HEAD("ctx", CTX)};
static const OuField name_fields[] = {AT("id", NAME, name.id), HEAD("ctx", CTX)};
static const OuField sequence_fields[] = {AT("elts", NODES, list), HEAD("ctx", CTX)};
static const OuField slice_fields[] = {
    AT("lower", NODE_OPT, slice.lower), AT("upper", NODE_OPT, slice.upper),
    AT("step", NODE_OPT, slice.step)};
static const OuField singleton_fields[] = {AT("value", VALUE, constant.value)};
static const OuField patterns_fields[] = {AT("patterns", NODES, list)};
static const OuField mapping_fields[] = {
    AT("keys", NODES, mapping.keys), AT("patterns", NODES, mapping.patterns),
    AT("rest", NAME_OPT, mapping.rest)};
static const OuField match_class_fields[] = {
    AT("cls", NODE, match_class.cls), AT("patterns", NODES, match_class.patterns),
    AT("kwd_attrs", NAMES, match_class.kwd_attrs),
    AT("kwd_patterns", NODES, match_class.kwd_patterns)};
static const OuField match_star_fields[] = {AT("name", NAME_OPT, name.id)};
static const OuField match_as_fields[] = {
    AT("pattern", NODE_OPT, match_as.pattern), AT("name", NAME_OPT, match_as.name)};
static const OuField generator_fields[] = {
    AT("target", NODE, generator.target), AT("iter", NODE, generator.iter),
    AT("ifs", NODES, generator.ifs), AT("is_async", BOOL, generator.is_async)};
static const OuField handler_fields[] = {
    AT("type", NODE_OPT, handler.type), AT("name", NAME_OPT, handler.name),
    AT("body", NODES, handler.body)};
static const OuField arguments_fields[] = {
    AT("posonlyargs", NODES, arguments.posonlyargs), AT("args", NODES, arguments.args),
    AT("vararg", NODE_OPT, arguments.vararg), AT("kwonlyargs", NODES, arguments.kwonlyargs),
    AT("kw_defaults", NODES, arguments.kw_defaults), AT("kwarg", NODE_OPT, arguments.kwarg),
    AT("defaults", NODES, arguments.defaults)};
static const OuField arg_fields[] = {
    AT("arg", NAME, arg.name), AT("annotation", NODE_OPT, arg.annotation),
    AT("type_comment", STRING_OPT, arg.type_comment)};
static const OuField keyword_fields[] = {
    AT("arg", NAME_OPT, keyword.name), AT("value", NODE, keyword.value)};
static const OuField alias_fields[] = {
    AT("name", NAME, alias.name), AT("asname", NAME_OPT, alias.asname)};
static const OuField item_fields[] = {
    AT("context_expr", NODE, item.context), AT("optional_vars", NODE_OPT, item.vars)};
static const OuField case_fields[] = {
    AT("pattern", NODE, match_case.pattern), AT("guard", NODE_OPT, match_case.guard),
    AT("body", NODES, match_case.body)};

#define KIND(name, fields, member, position) \
    {name, fields, OU_COUNT_OF(fields), SIZE(member), position}
#define BARE(name) {name, NULL, 0, offsetof(OuNode, expr), true}

static const OuKindInfo kinds[OU_NODE_KINDS] = {
    [OU_NODE_NONE] = {"(none)", NULL, 0, offsetof(OuNode, expr), false},
    [OU_N_MODULE] = KIND("Module", module_fields, module, false),
    [OU_N_INTERACTIVE] = KIND("Interactive", body_fields, body, false),
    [OU_N_EXPRESSION] = KIND("Expression", expression_fields, expr, false),
    [OU_N_FUNCTION_TYPE] = KIND("FunctionType", function_type_fields, function_type, false),
    [OU_N_FUNCTION_DEF] = KIND("FunctionDef", function_fields, func, true),
    [OU_N_ASYNC_FUNCTION_DEF] = KIND("AsyncFunctionDef", function_fields, func, true),
    [OU_N_CLASS_DEF] = KIND("ClassDef", class_fields, klass, true),
    [OU_N_RETURN] = KIND("Return", value_opt_fields, expr, true),
    [OU_N_DELETE] = KIND("Delete", delete_fields, list, true),
    [OU_N_ASSIGN] = KIND("Assign", assign_fields, assign, true),
    [OU_N_AUG_ASSIGN] = KIND("AugAssign", aug_fields, aug, true),
    [OU_N_ANN_ASSIGN] = KIND("AnnAssign", ann_fields, ann, true),
    [OU_N_FOR] = KIND("For", for_fields, loop, true),
    [OU_N_ASYNC_FOR] = KIND("AsyncFor", for_fields, loop, true),
    [OU_N_WHILE] = KIND("While", cond_fields, cond, true),
    [OU_N_IF] = KIND("If", cond_fields, cond, true),
    [OU_N_WITH] = KIND("With", with_fields, with, true),
    [OU_N_ASYNC_WITH] = KIND("AsyncWith", with_fields, with, true),
    [OU_N_MATCH] = KIND("Match", match_fields, match, true),
    [OU_N_RAISE] = KIND("Raise", raise_fields, raise, true),
    [OU_N_TRY] = KIND("Try", try_fields, try_, true),
    [OU_N_TRY_STAR] = KIND("TryStar", try_fields, try_, true),
    [OU_N_ASSERT] = KIND("Assert", assert_fields, assert_, true),
    [OU_N_IMPORT] = KIND("Import", import_fields, list, true),
    [OU_N_IMPORT_FROM] = KIND("ImportFrom", import_from_fields, import_from, true),
    [OU_N_GLOBAL] = KIND("Global", names_fields, names, true),
    [OU_N_NONLOCAL] = KIND("Nonlocal", names_fields, names, true),
    [OU_N_EXPR] = KIND("Expr", value_fields, expr, true),
    [OU_N_PASS] = BARE("Pass"),
    [OU_N_BREAK] = BARE("Break"),
    [OU_N_CONTINUE] = BARE("Continue"),
    [OU_N_BOOL_OP] = KIND("BoolOp", bool_op_fields, list, true),
    [OU_N_NAMED_EXPR] = KIND("NamedExpr", named_fields, pair, true),
    [OU_N_BIN_OP] = KIND("BinOp", bin_op_fields, pair, true),
    [OU_N_UNARY_OP] = KIND("UnaryOp", unary_fields, expr, true),
    [OU_N_LAMBDA] = KIND("Lambda", lambda_fields, lambda, true),
    [OU_N_IF_EXP] = KIND("IfExp", choice_fields, choice, true),
    [OU_N_DICT] = KIND("Dict", dict_fields, dict, true),
    [OU_N_SET] = KIND("Set", elts_fields, list, true),
    [OU_N_LIST_COMP] = KIND("ListComp", comp_fields, comp, true),
    [OU_N_SET_COMP] = KIND("SetComp", comp_fields, comp, true),
    [OU_N_DICT_COMP] = KIND("DictComp", dict_comp_fields, comp, true),
    [OU_N_GENERATOR_EXP] = KIND("GeneratorExp", comp_fields, comp, true),
    [OU_N_AWAIT] = KIND("Await", value_fields, expr, true),
    [OU_N_YIELD] = KIND("Yield", value_opt_fields, expr, true),
    [OU_N_YIELD_FROM] = KIND("YieldFrom", value_fields, expr, true),
    [OU_N_COMPARE] = KIND("Compare", compare_fields, compare, true),
    [OU_N_CALL] = KIND("Call", call_fields, call, true),
    [OU_N_FORMATTED_VALUE] = KIND("FormattedValue", formatted_fields, formatted, true),
    [OU_N_JOINED_STR] = KIND("JoinedStr", joined_fields, list, true),
    [OU_N_CONSTANT] = KIND("Constant", constant_fields, constant, true),
    [OU_N_ATTRIBUTE] = KIND("Attribute", attribute_fields, attribute, true),
    [OU_N_SUBSCRIPT] = KIND("Subscript", subscript_fields, pair, true),
    [OU_N_STARRED] = KIND("Starred", starred_fields, expr, true),
    [OU_N_NAME] = KIND("Name", name_fields, name, true),
    [OU_N_LIST] = KIND("List", sequence_fields, list, true),
    [OU_N_TUPLE] = KIND("Tuple", sequence_fields, list, true),
    [OU_N_SLICE] = KIND("Slice", slice_fields, slice, true),
    [OU_N_MATCH_VALUE] = KIND("MatchValue", value_fields, expr, true),
    [OU_N_MATCH_SINGLETON] = KIND("MatchSingleton", singleton_fields, constant, true),
    [OU_N_MATCH_SEQUENCE] = KIND("MatchSequence", patterns_fields, list, true),
    [OU_N_MATCH_MAPPING] = KIND("MatchMapping", mapping_fields, mapping, true),
    [OU_N_MATCH_CLASS] = KIND("MatchClass", match_class_fields, match_class, true),
    [OU_N_MATCH_STAR] = KIND("MatchStar", match_star_fields, name, true),
    [OU_N_MATCH_AS] = KIND("MatchAs", match_as_fields, match_as, true),
    [OU_N_MATCH_OR] = KIND("MatchOr", patterns_fields, list, true),
    [OU_N_COMPREHENSION] = KIND("comprehension", generator_fields, generator, false),
    [OU_N_EXCEPT_HANDLER] = KIND("ExceptHandler", handler_fields, handler, true),
    [OU_N_ARGUMENTS] = KIND("arguments", arguments_fields, arguments, false),
    [OU_N_ARG] = KIND("arg", arg_fields, arg, true),
    [OU_N_KEYWORD] = KIND("keyword", keyword_fields, keyword, true),
    [OU_N_ALIAS] = KIND("alias", alias_fields, alias, true),
    [OU_N_WITH_ITEM] = KIND("withitem", item_fields, item, false),
    [OU_N_MATCH_CASE] = KIND("match_case", case_fields, match_case, false),
    [OU_N_TYPE_IGNORE] = KIND("TypeIgnore", type_ignore_fields, type_ignore, false),
};

static const struct {
    const char *name, *text;
} operators[OU_OPERATORS] = {
    [OU_TREE_NONE] = {"", ""},
    [OU_TREE_ADD] = {"Add", "+"}, [OU_TREE_SUB] = {"Sub", "-"}, [OU_TREE_MULT] = {"Mult", "*"},
    [OU_TREE_MAT_MULT] = {"MatMult", "@"}, [OU_TREE_DIV] = {"Div", "/"}, [OU_TREE_MOD] = {"Mod", "%"},
    [OU_TREE_POW] = {"Pow", "**"}, [OU_TREE_LSHIFT] = {"LShift", "<<"}, [OU_TREE_RSHIFT] = {"RShift", ">>"},
    [OU_TREE_BIT_OR] = {"BitOr", "|"}, [OU_TREE_BIT_XOR] = {"BitXor", "^"},
    [OU_TREE_BIT_AND] = {"BitAnd", "&"}, [OU_TREE_FLOOR_DIV] = {"FloorDiv", "//"},
    [OU_TREE_AND] = {"And", "and"}, [OU_TREE_OR] = {"Or", "or"}, [OU_TREE_INVERT] = {"Invert", "~"},
    [OU_TREE_NOT] = {"Not", "not"}, [OU_TREE_UADD] = {"UAdd", "+"}, [OU_TREE_USUB] = {"USub", "-"},
    [OU_TREE_EQ] = {"Eq", "=="}, [OU_TREE_NOT_EQ] = {"NotEq", "!="}, [OU_TREE_LT] = {"Lt", "<"},
    [OU_TREE_LTE] = {"LtE", "<="}, [OU_TREE_GT] = {"Gt", ">"}, [OU_TREE_GTE] = {"GtE", ">="},
    [OU_TREE_IS] = {"Is", "is"}, [OU_TREE_IS_NOT] = {"IsNot", "is not"}, [OU_TREE_IN] = {"In", "in"},
    [OU_TREE_NOT_IN] = {"NotIn", "not in"},
};

const OuKindInfo *ou_node_info(OuNodeKind kind)
{
    OU_ASSERT(kind < OU_NODE_KINDS);
    return &kinds[kind];
}

const char *ou_operator_name(OuOperator op)
{
    return operators[op].name;
}

const char *ou_operator_text(OuOperator op)
{
    return operators[op].text;
}

OuNode *ou_node_new(OuThread *th, OuArena *arena, OuNodeKind kind)
{
    OuNode *node = ou_arena_take(th, arena, kinds[kind].size);
    if (node != NULL) {
        node->kind = (uint8_t)kind;
    }
    return node;
}

bool ou_node_each(OuNode *node, bool (*visit)(void *ctx, OuNode **child), void *ctx)
{
    const OuKindInfo *info = &kinds[node->kind];
    for (size_t i = 0; i < info->n_fields; i++) {
        void *field = (char *)node + info->fields[i].offset;
        if (info->fields[i].type == OU_FIELD_NODES) {
            OuNodes *nodes = field;
            for (uint32_t k = 0; k < nodes->n; k++) {
                if (nodes->items[k] != NULL && !visit(ctx, &nodes->items[k])) {
                    return false;
                }
            }
        } else if (info->fields[i].type <= OU_FIELD_NODE_OPT) {
            OuNode **child = field;
            if (*child != NULL && !visit(ctx, child)) {
                return false;
            }
        }
    }
    return true;
}

bool ou_node_is_compound(const OuNode *stmt)
{
    switch (stmt->kind) {
    case OU_N_FUNCTION_DEF:
    case OU_N_ASYNC_FUNCTION_DEF:
    case OU_N_CLASS_DEF:
    case OU_N_FOR:
    case OU_N_ASYNC_FOR:
    case OU_N_WHILE:
    case OU_N_IF:
    case OU_N_WITH:
    case OU_N_ASYNC_WITH:
    case OU_N_MATCH:
    case OU_N_TRY:
    case OU_N_TRY_STAR: return true;
    default: return false;
    }
}

static const char *constant_noun(const OuObject *value)
{
    if (value == OU_NONE) {
        return "None";
    }
    if (value == OU_PY_TRUE) {
        return "True";
    }
    if (value == OU_PY_FALSE) {
        return "False";
    }
    return value == OU_ELLIPSIS ? "ellipsis" : "literal";
}

const char *ou_node_noun(const OuNode *expr)
{
    switch (expr->kind) {
    case OU_N_ATTRIBUTE: return "attribute";
    case OU_N_SUBSCRIPT: return "subscript";
    case OU_N_STARRED: return "starred";
    case OU_N_NAME: return "name";
    case OU_N_LIST: return "list";
    case OU_N_TUPLE: return "tuple";
    case OU_N_LAMBDA: return "lambda";
    case OU_N_CALL: return "function call";
    case OU_N_BOOL_OP:
    case OU_N_BIN_OP:
    case OU_N_UNARY_OP: return "expression";
    case OU_N_GENERATOR_EXP: return "generator expression";
    case OU_N_YIELD:
    case OU_N_YIELD_FROM: return "yield expression";
    case OU_N_AWAIT: return "await expression";
    case OU_N_LIST_COMP: return "list comprehension";
    case OU_N_SET_COMP: return "set comprehension";
    case OU_N_DICT_COMP: return "dict comprehension";
    case OU_N_DICT: return "dict literal";
    case OU_N_SET: return "set display";
    case OU_N_JOINED_STR:
    case OU_N_FORMATTED_VALUE: return "f-string expression";
    case OU_N_CONSTANT: return constant_noun(expr->constant.value);
    case OU_N_COMPARE: return "comparison";
    case OU_N_IF_EXP: return "conditional expression";
    case OU_N_NAMED_EXPR: return "named expression";
    default: return "expression";
    }
}
