/* ast_grammar.c - Python 3.11's abstract grammar (the one in the documentation of `ast`), and classes made from it.
 *
 * The text of a rule is read when the module is made: class names, fields with their types, docstrings. A table of structs
 * was the other way; the text is shorter, and it is what the docstrings show. */
#include "10_builtin/ast/ast_int.h"

#include "06_types/dict.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

const struct AstGroupRow ast_groups[AST_GROUPS] = {
    [AST_MOD] = {"mod", false, 0,
                 "Module(stmt* body, type_ignore* type_ignores)|Interactive(stmt* body)|Expression(expr body)|"
                 "FunctionType(expr* argtypes, expr returns)"},
    [AST_STMT] = {"stmt", false, 1,
                  "FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, "
                  "string? type_comment)|"
                  "AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, "
                  "string? type_comment)|"
                  "ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list)|"
                  "Return(expr? value)|Delete(expr* targets)|Assign(expr* targets, expr value, string? type_comment)|"
                  "AugAssign(expr target, operator op, expr value)|"
                  "AnnAssign(expr target, expr annotation, expr? value, int simple)|"
                  "For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)|"
                  "AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)|"
                  "While(expr test, stmt* body, stmt* orelse)|If(expr test, stmt* body, stmt* orelse)|"
                  "With(withitem* items, stmt* body, string? type_comment)|"
                  "AsyncWith(withitem* items, stmt* body, string? type_comment)|"
                  "Match(expr subject, match_case* cases)|Raise(expr? exc, expr? cause)|"
                  "Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)|"
                  "TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)|"
                  "Assert(expr test, expr? msg)|Import(alias* names)|"
                  "ImportFrom(identifier? module, alias* names, int? level)|Global(identifier* names)|"
                  "Nonlocal(identifier* names)|Expr(expr value)|Pass|Break|Continue"},
    [AST_EXPR] = {"expr", false, 1,
                  "BoolOp(boolop op, expr* values)|NamedExpr(expr target, expr value)|"
                  "BinOp(expr left, operator op, expr right)|UnaryOp(unaryop op, expr operand)|"
                  "Lambda(arguments args, expr body)|IfExp(expr test, expr body, expr orelse)|"
                  "Dict(expr* keys, expr* values)|Set(expr* elts)|ListComp(expr elt, comprehension* generators)|"
                  "SetComp(expr elt, comprehension* generators)|"
                  "DictComp(expr key, expr value, comprehension* generators)|"
                  "GeneratorExp(expr elt, comprehension* generators)|Await(expr value)|Yield(expr? value)|"
                  "YieldFrom(expr value)|Compare(expr left, cmpop* ops, expr* comparators)|"
                  "Call(expr func, expr* args, keyword* keywords)|"
                  "FormattedValue(expr value, int conversion, expr? format_spec)|JoinedStr(expr* values)|"
                  "Constant(constant value, string? kind)|Attribute(expr value, identifier attr, expr_context ctx)|"
                  "Subscript(expr value, expr slice, expr_context ctx)|Starred(expr value, expr_context ctx)|"
                  "Name(identifier id, expr_context ctx)|List(expr* elts, expr_context ctx)|"
                  "Tuple(expr* elts, expr_context ctx)|Slice(expr? lower, expr? upper, expr? step)"},
    [AST_EXPR_CONTEXT] = {"expr_context", false, 0, "Load|Store|Del"},
    [AST_BOOLOP] = {"boolop", false, 0, "And|Or"},
    [AST_OPERATOR] = {"operator", false, 0,
                      "Add|Sub|Mult|MatMult|Div|Mod|Pow|LShift|RShift|BitOr|BitXor|BitAnd|FloorDiv"},
    [AST_UNARYOP] = {"unaryop", false, 0, "Invert|Not|UAdd|USub"},
    [AST_CMPOP] = {"cmpop", false, 0, "Eq|NotEq|Lt|LtE|Gt|GtE|Is|IsNot|In|NotIn"},
    [AST_COMPREHENSION] = {"comprehension", true, 0, "expr target, expr iter, expr* ifs, int is_async"},
    [AST_EXCEPTHANDLER] = {"excepthandler", false, 1, "ExceptHandler(expr? type, identifier? name, stmt* body)"},
    [AST_ARGUMENTS] = {"arguments", true, 0,
                       "arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, "
                       "expr* defaults"},
    [AST_ARG] = {"arg", true, 1, "identifier arg, expr? annotation, string? type_comment"},
    [AST_KEYWORD] = {"keyword", true, 1, "identifier? arg, expr value"},
    [AST_ALIAS] = {"alias", true, 1, "identifier name, identifier? asname"},
    [AST_WITHITEM] = {"withitem", true, 0, "expr context_expr, expr? optional_vars"},
    [AST_MATCH_CASE] = {"match_case", true, 0, "pattern pattern, expr? guard, stmt* body"},
    [AST_PATTERN] = {"pattern", false, 2,
                     "MatchValue(expr value)|MatchSingleton(constant value)|MatchSequence(pattern* patterns)|"
                     "MatchMapping(expr* keys, pattern* patterns, identifier? rest)|"
                     "MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)|"
                     "MatchStar(identifier? name)|MatchAs(pattern? pattern, identifier? name)|"
                     "MatchOr(pattern* patterns)"},
    [AST_TYPE_IGNORE] = {"type_ignore", false, 0, "TypeIgnore(int lineno, string tag)"},
};

/* ---- the text ---- */

static uint8_t type_named(const char *name, size_t n)
{
    static const char *const plain[] = {"identifier", "string", "int", "constant"};
    for (size_t i = 0; i < OU_COUNT_OF(plain); i++) {
        if (strlen(plain[i]) == n && memcmp(plain[i], name, n) == 0) {
            return (uint8_t)(AST_IDENTIFIER + i);
        }
    }
    for (size_t i = 0; i < AST_GROUPS; i++) {
        if (strlen(ast_groups[i].name) == n && memcmp(ast_groups[i].name, name, n) == 0) {
            return (uint8_t)i;
        }
    }
    OU_ASSERT(!"the grammar names no such type");
    return AST_CONSTANT;
}

/* The fields in text[0, n), "type? name, type* name": types and counts, and *names gets the tuple of names. */
static bool read_fields(OuThread *th, const char *text, size_t n, AstClass *out)
{
    OuObject *names[AST_MAX_FIELDS];
    size_t count = 0;
    for (const char *at = text, *end = text + n; at < end;) {
        size_t type = strcspn(at, " ");
        AstField *field = &out->field[count];
        field->count = at[type - 1] == '?' ? AST_OPTIONAL : at[type - 1] == '*' ? AST_LIST : AST_ONE;
        field->type = type_named(at, field->count == AST_ONE ? type : type - 1);
        at += type + 1;
        const char *comma = memchr(at, ',', (size_t)(end - at));
        size_t length = (size_t)((comma == NULL ? end : comma) - at);
        OuObject *name = ou_str_from_utf8(th, at, length);
        name = name == NULL ? NULL : ou_str_intern_adopt(th, name);
        if (name == NULL) {
            while (count > 0) {
                ou_drop(th, names[--count]);
            }
            return false;
        }
        field->name = name;
        names[count++] = name;
        at += length + (comma == NULL ? 0 : 2);
    }
    out->n_fields = (uint8_t)count;
    out->fields = ou_tuple_adopt(th, names, count);
    return out->fields != NULL;
}

AstClass *ast_class_named(AstState *state, const char *name, size_t n)
{
    for (size_t i = OU_NODE_NONE + 1; i < OU_NODE_KINDS; i++) {
        const char *at = ou_node_info((OuNodeKind)i)->name;
        if (strlen(at) == n && memcmp(at, name, n) == 0) {
            return &state->kinds[i];
        }
    }
    for (size_t i = OU_TREE_NONE + 1; i < OU_OPERATORS; i++) {
        const char *at = ou_operator_name((OuOperator)i);
        if (strlen(at) == n && memcmp(at, name, n) == 0) {
            return &state->operators[i];
        }
    }
    static const char *const contexts[] = {"Load", "Store", "Del"};
    for (size_t i = 0; i < OU_COUNT_OF(contexts); i++) {
        if (strlen(contexts[i]) == n && memcmp(contexts[i], name, n) == 0) {
            return &state->contexts[i];
        }
    }
    return NULL;
}

/* ---- classes ---- */

/* A class in the module: its dict has _fields, __match_args__, __module__, __doc__, and `more`. doc is taken over. */
static OuObject *make_class(OuThread *th, OuObject *module, const char *name, size_t n, OuObject *base, OuObject *fields,
                            OuObject *doc)
{
    OuObject *text = ou_str_from_utf8(th, name, n), *in = ou_str_intern_text(th, "ast"), *dict = ou_dict_new(th);
    OuObject *bases = ou_tuple_of(th, 1, base), *cls = NULL;
    if (text != NULL && in != NULL && dict != NULL && bases != NULL && doc != NULL &&
        ou_dict_set_text(th, dict, "_fields", fields) && ou_dict_set_text(th, dict, "__match_args__", fields) &&
        ou_dict_set_text(th, dict, "__module__", in) && ou_dict_set_text(th, dict, "__doc__", doc)) {
        text = ou_str_intern_adopt(th, text);
        cls = text == NULL ? NULL : ou_type_new(th, &ou_type_type, text, bases, dict, NULL, NULL);
    }
    if (cls != NULL && !ou_dict_set(th, ((OuModule *)module)->dict, text, cls)) {
        ou_clear_ref(th, &cls);
    }
    ou_drop_maybe(th, bases);
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, in);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, doc);
    return cls;
}

static bool set_class_attribute(OuThread *th, OuObject *cls, const char *name, OuObject *value)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)cls);
    return state != NULL && ou_dict_set_text(th, state->dict, name, value);
}

/* _attributes, and None for those that may be absent. */
static bool set_positions(OuThread *th, AstState *state, OuObject *cls, unsigned positions)
{
    OuObject *names = positions == 0
                          ? ou_tuple_new(th, 0)
                          : ou_tuple_of(th, 4, state->lineno, state->col_offset, state->end_lineno, state->end_col_offset);
    bool ok = names != NULL && set_class_attribute(th, cls, "_attributes", names) &&
              (positions != 1 || (set_class_attribute(th, cls, "end_lineno", OU_NONE) &&
                                  set_class_attribute(th, cls, "end_col_offset", OU_NONE)));
    ou_drop_maybe(th, names);
    return ok;
}

/* Fields that may be absent read as None. */
static bool set_defaults(OuThread *th, const AstClass *c)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)c->cls);
    bool ok = state != NULL;
    for (size_t i = 0; ok && i < c->n_fields; i++) {
        ok = c->field[i].count != AST_OPTIONAL || ou_dict_set(th, state->dict, c->field[i].name, OU_NONE);
    }
    return ok;
}

/* The docstring of a sum: its constructors under each other. New. */
static OuObject *group_doc(OuThread *th, const struct AstGroupRow *row)
{
    OuStrBuilder text;
    ou_builder_init(&text);
    bool ok = ou_builder_ascii(th, &text, row->name, strlen(row->name)) && ou_builder_ascii(th, &text, " = ", 3);
    for (const char *at = row->members; ok && *at != 0;) {
        size_t n = strcspn(at, "|");
        ok = ou_builder_ascii(th, &text, at, n);
        at += n + (at[n] == '|');
        if (ok && *at != 0) {
            bool few = row->members[strcspn(row->members, "(")] == 0;
            ok = few ? ou_builder_ascii(th, &text, " | ", 3)
                     : ou_builder_char(th, &text, '\n') && ou_builder_fill(th, &text, ' ', strlen(row->name) + 1) &&
                           ou_builder_ascii(th, &text, "| ", 2);
        }
    }
    if (!ok) {
        ou_builder_abandon(th, &text);
        return NULL;
    }
    return ou_builder_finish(th, &text);
}

static bool make_constructor(OuThread *th, AstState *state, OuObject *module, AstGroup group, const char *text, size_t n)
{
    size_t name = strcspn(text, "(|");
    name = name > n ? n : name;
    AstClass *c = ast_class_named(state, text, name);
    OU_ASSERT(c != NULL);
    bool fields = name < n;
    c->group = (uint8_t)group;
    if (!read_fields(th, text + name + 1, fields ? n - name - 2 : 0, c)) {
        return false;
    }
    c->cls = make_class(th, module, text, name, state->groups[group], c->fields, ou_str_from_utf8(th, text, n));
    if (c->cls == NULL || !set_defaults(th, c)) {
        return false;
    }
    if (!fields && group != AST_STMT) {
        OuObject *dict;
        c->one = ast_new_node(th, c->cls, &dict);
        return c->one != NULL;
    }
    return true;
}

static bool make_sum(OuThread *th, AstState *state, OuObject *module, AstGroup group)
{
    const struct AstGroupRow *row = &ast_groups[group];
    OuObject *none = ou_tuple_new(th, 0);
    state->groups[group] = none == NULL ? NULL
                                        : make_class(th, module, row->name, strlen(row->name), OU_TYPE_OBJECT(&ou_ast_type),
                                                     none, group_doc(th, row));
    ou_drop_maybe(th, none);
    bool ok = state->groups[group] != NULL && set_positions(th, state, state->groups[group], row->positions);
    for (const char *at = row->members; ok && *at != 0;) {
        size_t n = strcspn(at, "|");
        ok = make_constructor(th, state, module, group, at, n);
        at += n + (at[n] == '|');
    }
    return ok;
}

static bool make_product(OuThread *th, AstState *state, OuObject *module, AstGroup group)
{
    const struct AstGroupRow *row = &ast_groups[group];
    size_t n = strlen(row->name);
    AstClass *c = ast_class_named(state, row->name, n);
    OU_ASSERT(c != NULL);
    c->group = (uint8_t)group;
    if (!read_fields(th, row->members, strlen(row->members), c)) {
        return false;
    }
    c->cls = make_class(th, module, row->name, n, OU_TYPE_OBJECT(&ou_ast_type), c->fields,
                        ou_str_format(th, "%s(%s)", row->name, row->members));
    state->groups[group] = ou_keep_maybe(c->cls);
    return c->cls != NULL && set_positions(th, state, c->cls, row->positions) && set_defaults(th, c);
}

bool ast_make_classes(OuThread *th, AstState *state, OuObject *module)
{
    state->lineno = ou_str_intern_text(th, "lineno");
    state->col_offset = ou_str_intern_text(th, "col_offset");
    state->end_lineno = ou_str_intern_text(th, "end_lineno");
    state->end_col_offset = ou_str_intern_text(th, "end_col_offset");
    OuObject *none = ou_tuple_new(th, 0);
    bool ok = none != NULL && state->lineno != NULL && state->col_offset != NULL && state->end_lineno != NULL &&
              state->end_col_offset != NULL && ou_module_add(th, module, "AST", OU_TYPE_OBJECT(&ou_ast_type)) &&
              set_class_attribute(th, OU_TYPE_OBJECT(&ou_ast_type), "_fields", none) &&
              set_class_attribute(th, OU_TYPE_OBJECT(&ou_ast_type), "__match_args__", none) &&
              set_class_attribute(th, OU_TYPE_OBJECT(&ou_ast_type), "_attributes", none);
    ou_drop_maybe(th, none);
    for (unsigned i = 0; ok && i < AST_GROUPS; i++) {
        ok = ast_groups[i].product ? make_product(th, state, module, (AstGroup)i) : make_sum(th, state, module, (AstGroup)i);
    }
    return ok;
}
