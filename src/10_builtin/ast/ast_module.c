/* ast_module.c - the module _ast: the class AST, the module's making, and compile()'s way to trees. */
#include "10_builtin/ast/ast_int.h"
#include "10_builtin/library.h"
#include "10_builtin/type_index_10.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "08_compile/parser.h"
#include "08_compile/source.h"

/* ---- AST ---- */

typedef struct Ast {
    OuObject head;
    OuObject *dict; /* attributes; owned, NULL until used */
} Ast;

static void ast_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((Ast *)self)->dict);
    ou_instance_clear_extra(th, self);
}

static void ast_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((Ast *)self)->dict);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t ast_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Ast *)self)->dict);
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

OuObject *ast_new_node(OuThread *th, OuObject *cls, OuObject **dict)
{
    OuObject *node = ou_object_make_any(th, (const OuType *)cls, NULL, 0, NULL);
    if (node != NULL) {
        *dict = ((Ast *)node)->dict = ou_dict_new(th);
        if (*dict == NULL) {
            ou_clear_ref(th, &node);
        }
    }
    return node;
}

/* An attribute of o's class; NULL without error when there is none. */
static OuObject *class_attribute(OuThread *th, OuObject *o, const char *name, bool *failed)
{
    return ou_get_attr_text_maybe(th, OU_TYPE_OBJECT(o->type), name, failed);
}

static bool set_keywords(OuThread *th, OuObject *self, OuObject *fields, size_t n_given, OuObject *const *values,
                         OuObject *kwnames)
{
    for (size_t i = 0; kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        OuObject *name = ou_tuple_borrow(kwnames, i);
        for (size_t k = 0; k < n_given; k++) {
            OuTruth same = ou_compare_bool(th, ou_tuple_borrow(fields, k), name, OU_EQ);
            if (same != OU_FALSE) {
                return same == OU_TRUE && ou_raise(th, &ou_exc_type_error, "%s got multiple values for argument '%U'",
                                                   ou_type_short_name(self->type), name);
            }
        }
        if (!ou_set_attr(th, self, name, values[i])) {
            return false;
        }
    }
    return true;
}

/* Positional arguments are the fields in their order, keywords any attributes. */
static bool ast_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    bool failed = false;
    OuObject *found = class_attribute(th, self, "_fields", &failed);
    OuObject *fields = failed ? NULL : found == NULL ? ou_tuple_new(th, 0) : ou_to_tuple(th, found);
    ou_drop_maybe(th, found);
    if (fields == NULL) {
        return false;
    }
    size_t n_fields = ou_tuple_size(fields);
    bool ok = true;
    if (n > n_fields) {
        ok = ou_raise(th, &ou_exc_type_error, "%s constructor takes at most %zu positional argument%s",
                      ou_type_short_name(self->type), n_fields, n_fields == 1 ? "" : "s");
    }
    for (size_t i = 0; ok && i < n; i++) {
        ok = ou_set_attr(th, self, ou_tuple_borrow(fields, i), args[i]);
    }
    ok = ok && set_keywords(th, self, fields, n, args + n, kwnames);
    ou_drop(th, fields);
    return ok;
}

static OuObject *ast_reduce(OuThread *th, OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                            OU_UNUSED OuObject *kwnames)
{
    OuObject *none = ou_tuple_new(th, 0), *cls = OU_TYPE_OBJECT(self->type), *dict = ((Ast *)self)->dict;
    OuObject *result = none == NULL ? NULL : dict == NULL ? ou_tuple_of(th, 2, cls, none) : ou_tuple_of(th, 3, cls, none, dict);
    ou_drop_maybe(th, none);
    return result;
}

static const OuMethodDef ast_methods[] = {
    {"__reduce__", ast_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef ast_getset[] = {
    {"__dict__", ou_instance_dict, ou_instance_replace_dict, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_ast_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "ast.AST",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE,
    .index = OU_TYPE_INDEX_AST,
    .basic_size = sizeof(Ast),
    .dict_offset = offsetof(Ast, dict),
    .weak = 1,
    .drop = ast_drop,
    .visit = ast_visit,
    .clear = ast_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = ou_object_make_any,
    .init = ast_init,
    .methods = ast_methods,
    .getset = ast_getset,
};

/* ---- the module ---- */

static void class_end(OuThread *th, AstClass *c)
{
    ou_clear_ref(th, &c->one);
    ou_clear_ref(th, &c->cls);
    ou_clear_ref(th, &c->fields);
}

static void state_free(OuThread *th, void *p)
{
    AstState *state = p;
    for (size_t i = 0; i < OU_COUNT_OF(state->kinds); i++) {
        class_end(th, &state->kinds[i]);
    }
    for (size_t i = 0; i < OU_COUNT_OF(state->operators); i++) {
        class_end(th, &state->operators[i]);
    }
    for (size_t i = 0; i < OU_COUNT_OF(state->contexts); i++) {
        class_end(th, &state->contexts[i]);
    }
    for (size_t i = 0; i < AST_GROUPS; i++) {
        ou_clear_ref(th, &state->groups[i]);
    }
    ou_clear_ref(th, &state->lineno);
    ou_clear_ref(th, &state->col_offset);
    ou_clear_ref(th, &state->end_lineno);
    ou_clear_ref(th, &state->end_col_offset);
    ou_mem_give(th, state, sizeof *state);
}

static void class_visit(const AstClass *c, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, c->cls);
    ou_visit_one(fn, arg, c->fields);
    ou_visit_one(fn, arg, c->one);
}

static size_t state_visit(void *p, OuVisitFn fn, void *arg)
{
    const AstState *state = p;
    for (size_t i = 0; i < OU_COUNT_OF(state->kinds); i++) {
        class_visit(&state->kinds[i], fn, arg);
    }
    for (size_t i = 0; i < OU_COUNT_OF(state->operators); i++) {
        class_visit(&state->operators[i], fn, arg);
    }
    for (size_t i = 0; i < OU_COUNT_OF(state->contexts); i++) {
        class_visit(&state->contexts[i], fn, arg);
    }
    for (size_t i = 0; i < AST_GROUPS; i++) {
        ou_visit_one(fn, arg, state->groups[i]);
    }
    return OU_VISIT_END;
}

static OuObject *make_module(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_ast", NULL, NULL);
    AstState *state = module == NULL ? NULL : ou_mem_take_zeroed(th, sizeof *state);
    if (state != NULL) {
        OuModule *m = (OuModule *)module;
        m->state = state;
        m->state_free = state_free;
        m->state_visit = state_visit;
    }
    if (module != NULL && (state == NULL || !ast_make_classes(th, state, module) ||
                           !ou_module_add_adopt(th, module, "PyCF_ALLOW_TOP_LEVEL_AWAIT", ou_int_new(th, 0x2000)) ||
                           !ou_module_add_adopt(th, module, "PyCF_ONLY_AST", ou_int_new(th, 0x400)) ||
                           !ou_module_add_adopt(th, module, "PyCF_TYPE_COMMENTS", ou_int_new(th, 0x1000)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

/* One a VM, whatever becomes of sys.modules: compile() must know the classes that the program has. */
static OuObject *make(OuThread *th)
{
    OuLibrary *library = th->vm->library;
    if (library->ast_module == NULL) {
        library->ast_module = make_module(th);
    }
    return ou_keep_maybe(library->ast_module);
}

AstState *ast_state(OuThread *th)
{
    OuObject *module = make(th);
    ou_drop_maybe(th, module);
    return module == NULL ? NULL : ((OuModule *)module)->state;
}

const OuBuiltinModule ou_module__ast = {.name = "_ast", .make = make};

/* ---- compile() ---- */

OuObject *ou_ast_of_source(OuThread *th, const char *bytes, size_t size, OuObject *filename, OuCompileMode mode, unsigned flags)
{
    AstState *state = ast_state(th);
    OuSource source = {bytes, size, NULL, false};
    if (state == NULL || (!(flags & OU_COMPILE_IGNORE_COOKIE) && !ou_source_open(th, &source, bytes, size, filename, false))) {
        return NULL;
    }
    OuArena arena;
    ou_arena_init(&arena, &th->vm->account);
    OuTree *tree = ou_compile_parse(th, &arena, &source, filename, mode, flags);
    OuObject *result = tree == NULL ? NULL : ast_from_tree(th, state, tree->root);
    ou_arena_fini(th, &arena);
    ou_source_close(th, &source);
    return result;
}

static bool check_mode(OuThread *th, OuObject *tree, OuCompileMode mode)
{
    AstState *state = ast_state(th);
    if (state == NULL) {
        return false;
    }
    OuNodeKind kind = mode == OU_COMPILE_EVAL        ? OU_N_EXPRESSION
                      : mode == OU_COMPILE_SINGLE    ? OU_N_INTERACTIVE
                      : mode == OU_COMPILE_FUNC_TYPE ? OU_N_FUNCTION_TYPE
                                                     : OU_N_MODULE;
    OuTruth fits = ou_is_instance(th, tree, state->kinds[kind].cls);
    return fits == OU_TRUE ||
           (fits == OU_FALSE && ou_raise(th, &ou_exc_type_error, "expected %s node, got %s", ou_node_info(kind)->name,
                                           ou_type_short_name(tree->type)));
}

OuCode *ou_ast_compile(OuThread *th, OuObject *object, OuObject *filename, OuCompileMode mode, unsigned flags, int optimize)
{
    if (!check_mode(th, object, mode)) {
        return NULL;
    }
    OuArena arena;
    ou_arena_init(&arena, &th->vm->account);
    OuTree tree = {ast_to_tree(th, ast_state(th), &arena, object), &arena};
    OuCode *code = tree.root == NULL || !ast_validate(th, tree.root)
                       ? NULL
                       : ou_compile_tree(th, &arena, &tree, filename, flags, optimize);
    ou_arena_fini(th, &arena);
    return code;
}
