/* scope.c - scope.h: one walk that makes scopes, one that resolves names. */
#include "08_compile/scope.h"

#include "00_base/checked.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/types_vm.h"
#include "08_compile/place_error.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef struct Builder {
    OuThread *th;
    OuArena *arena;
    OuObject *filename;
    OuScope **scopes;
    size_t n_scopes, room;
    OuScope *now;
    int32_t depth;
    OuObject *super_name, *dunder_class;
    bool text_annotations; /* from __future__ import annotations */
    bool table_order;
} Builder;

/* ---- errors ---- */

#define FAIL_AT(b, node, ...)                                                                      \
    ou_place_error((b)->th, (b)->filename,                                                         \
                   (OuPlace08){(node)->line, (node)->col, (node)->end_line, (node)->end_col}, true, __VA_ARGS__)

/* ---- scopes and symbols ---- */

static size_t bucket_of(const OuScope *scope, const OuObject *name)
{
    return ((uintptr_t)name >> 4 ^ (uintptr_t)name >> 12) & (scope->n_buckets - 1);
}

OuSymbol *ou_scope_find(const OuScope *scope, OuObject *name)
{
    if (scope->n_buckets == 0) {
        return NULL;
    }
    OuSymbol *s = scope->buckets[bucket_of(scope, name)];
    while (s != NULL && s->name != name) {
        s = s->next_in_bucket;
    }
    return s;
}

static bool grow_scope(Builder *b, OuScope *scope)
{
    uint32_t n_buckets = scope->n_buckets == 0 ? 8 : scope->n_buckets * 2;
    OuSymbol **buckets = ou_arena_take_array(b->th, b->arena, n_buckets, sizeof *buckets);
    OuSymbol **order = ou_arena_take_array(b->th, b->arena, n_buckets, sizeof *order);
    if (buckets == NULL || order == NULL) {
        return false;
    }
    scope->buckets = buckets;
    scope->n_buckets = n_buckets;
    for (uint32_t i = 0; i < scope->n_symbols; i++) {
        OuSymbol *s = order[i] = scope->order[i];
        size_t at = bucket_of(scope, s->name);
        s->next_in_bucket = buckets[at];
        buckets[at] = s;
    }
    scope->order = order;
    scope->room = n_buckets;
    return true;
}

static OuSymbol *symbol(Builder *b, OuScope *scope, OuObject *name)
{
    OuSymbol *s = ou_scope_find(scope, name);
    if (s != NULL) {
        return s;
    }
    if (scope->n_symbols == scope->room && !grow_scope(b, scope)) {
        return NULL;
    }
    s = ou_arena_take(b->th, b->arena, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->name = name;
    s->index = -1;
    size_t at = bucket_of(scope, name);
    s->next_in_bucket = scope->buckets[at];
    scope->buckets[at] = s;
    scope->order[scope->n_symbols++] = s;
    return s;
}

OuObject *ou_scope_mangle(OuThread *th, OuArena *arena, OuObject *class_name, OuObject *name)
{
    size_t n = ou_str_length(name);
    if (class_name == NULL || n < 3 || ou_str_at(name, 0) != '_' || ou_str_at(name, 1) != '_' ||
        (ou_str_at(name, n - 1) == '_' && ou_str_at(name, n - 2) == '_')) {
        return name;
    }
    for (size_t i = 0; i < n; i++) {
        if (ou_str_at(name, i) == '.') {
            return name;
        }
    }
    size_t skip = 0, length = ou_str_length(class_name);
    while (skip < length && ou_str_at(class_name, skip) == '_') {
        skip++;
    }
    if (skip == length) {
        return name;
    }
    OuStrBuilder text;
    ou_builder_init(&text);
    if (!ou_builder_char(th, &text, '_') || !ou_builder_sub(th, &text, class_name, skip, length) ||
        !ou_builder_str(th, &text, name)) {
        ou_builder_abandon(th, &text);
        return NULL;
    }
    return ou_arena_own(th, arena, ou_str_intern_adopt(th, ou_builder_finish(th, &text)));
}

static OuSymbol *note(Builder *b, OuObject *name, uint32_t use)
{
    OuObject *mangled = ou_scope_mangle(b->th, b->arena, b->now->class_name, name);
    OuSymbol *s = mangled == NULL ? NULL : symbol(b, b->now, mangled);
    if (s != NULL) {
        s->use |= use | ((use & (OU_SYM_BOUND | OU_SYM_IMPORTED)) == OU_SYM_BOUND ? OU_SYM_ASSIGNED : 0);
    }
    return s;
}

static OuScope *enter(Builder *b, OuScopeKind kind, OuNode *node)
{
    if (b->n_scopes == b->room) {
        size_t room = b->room == 0 ? 16 : b->room * 2;
        OuScope **more = ou_arena_take_array(b->th, b->arena, room, sizeof *more);
        if (more == NULL) {
            return NULL;
        }
        if (b->n_scopes > 0) {
            memcpy(more, b->scopes, b->n_scopes * sizeof *more);
        }
        b->scopes = more;
        b->room = room;
    }
    OuScope *scope = ou_arena_take(b->th, b->arena, sizeof *scope);
    if (scope == NULL) {
        return NULL;
    }
    scope->kind = kind;
    scope->node = node;
    scope->parent = b->now;
    scope->is_function = kind != OU_SCOPE_MODULE && kind != OU_SCOPE_CLASS;
    scope->is_nested = b->now != NULL && (b->now->is_function || b->now->is_nested);
    scope->class_name = b->now == NULL ? NULL : b->now->class_name;
    scope->in_iterable = b->now == NULL ? 0 : b->now->in_iterable;
    node->aux = (uint32_t)b->n_scopes;
    b->scopes[b->n_scopes++] = scope;
    b->now = scope;
    return scope;
}

/* ---- the walk ---- */

static bool walk(Builder *b, OuNode *node);

static bool walk_maybe(Builder *b, OuNode *node)
{
    return node == NULL || walk(b, node);
}

static bool walk_all(Builder *b, OuNodes nodes)
{
    for (uint32_t i = 0; i < nodes.n; i++) {
        if (!walk_maybe(b, nodes.items[i])) {
            return false;
        }
    }
    return true;
}

static bool add_param(Builder *b, OuNode *arg)
{
    OuObject *name = ou_scope_mangle(b->th, b->arena, b->now->class_name, arg->arg.name);
    OuSymbol *s = name == NULL ? NULL : ou_scope_find(b->now, name);
    if (s != NULL) {
        return FAIL_AT(b, arg, "duplicate argument '%U' in function definition", arg->arg.name);
    }
    if (name == NULL || (s = symbol(b, b->now, name)) == NULL) {
        return false;
    }
    s->use |= OU_SYM_PARAM | OU_SYM_BOUND;
    b->now->params[b->now->n_params++] = s;
    return true;
}

static bool add_params(Builder *b, OuNode *args)
{
    size_t n = args->arguments.posonlyargs.n + args->arguments.args.n + args->arguments.kwonlyargs.n + 2;
    b->now->params = ou_arena_take_array(b->th, b->arena, n, sizeof(OuSymbol *));
    if (b->now->params == NULL) {
        return false;
    }
    const OuNodes *groups[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
    for (size_t g = 0; g < 3; g++) {
        for (uint32_t i = 0; i < groups[g]->n; i++) {
            if (!add_param(b, groups[g]->items[i])) {
                return false;
            }
        }
    }
    return (args->arguments.vararg == NULL || add_param(b, args->arguments.vararg)) &&
           (args->arguments.kwarg == NULL || add_param(b, args->arguments.kwarg));
}

/* Of expressions. */
static bool has_own_scope(const OuNode *node)
{
    return node->kind == OU_N_LAMBDA || node->kind == OU_N_LIST_COMP || node->kind == OU_N_SET_COMP ||
           node->kind == OU_N_DICT_COMP || node->kind == OU_N_GENERATOR_EXP;
}

static bool forbid_in_annotation(void *context, OuNode **child)
{
    Builder *b = context;
    const OuNode *node = *child;
    const char *noun = node->kind == OU_N_YIELD || node->kind == OU_N_YIELD_FROM ? "yield expression"
                       : node->kind == OU_N_AWAIT                               ? "await expression"
                       : node->kind == OU_N_NAMED_EXPR                          ? "named expression"
                                                                                : NULL;
    if (noun != NULL) {
        return FAIL_AT(b, node, "'%s' can not be used within an annotation", noun);
    }
    if (has_own_scope(node)) {
        return true;
    }
    if (OU_UNLIKELY(++b->depth > (int64_t)b->th->vm->recursion_limit * 3 ||
                    (const char *)__builtin_frame_address(0) < b->th->stack_limit)) {
        b->depth--;
        return ou_raise(b->th, &ou_exc_recursion_error, "maximum recursion depth exceeded during compilation");
    }
    bool ok = ou_node_each(*child, forbid_in_annotation, b);
    b->depth--;
    return ok;
}

/* With the future import annotations are kept as text: their names are nobody's. */
static bool walk_annotation(Builder *b, OuNode *node)
{
    if (node == NULL) {
        return true;
    }
    return b->text_annotations ? forbid_in_annotation(b, &node) : walk(b, node);
}

static bool walk_argument_annotations(Builder *b, OuNodes args)
{
    for (uint32_t i = 0; i < args.n; i++) {
        if (!walk_annotation(b, args.items[i]->arg.annotation)) {
            return false;
        }
    }
    return true;
}

static bool walk_annotations(Builder *b, OuNode *args)
{
    const OuNode *vararg = args->arguments.vararg, *kwarg = args->arguments.kwarg;
    return walk_argument_annotations(b, args->arguments.posonlyargs) && walk_argument_annotations(b, args->arguments.args) &&
           (vararg == NULL || walk_annotation(b, vararg->arg.annotation)) &&
           (kwarg == NULL || walk_annotation(b, kwarg->arg.annotation)) &&
           walk_argument_annotations(b, args->arguments.kwonlyargs);
}

static bool walk_function(Builder *b, OuNode *node)
{
    if ((b->table_order && note(b, node->func.name, OU_SYM_BOUND) == NULL) ||
        (!b->table_order && !walk_all(b, node->func.decorators)) || !walk_all(b, node->func.args->arguments.defaults) ||
        !walk_all(b, node->func.args->arguments.kw_defaults) || !walk_annotations(b, node->func.args) ||
        !walk_annotation(b, node->func.returns) || (b->table_order && !walk_all(b, node->func.decorators)) ||
        note(b, node->func.name, OU_SYM_BOUND) == NULL) {
        return false;
    }
    OuScope *outer = b->now;
    OuScope *scope = enter(b, OU_SCOPE_FUNCTION, node);
    if (scope == NULL) {
        return false;
    }
    scope->is_coroutine = node->kind == OU_N_ASYNC_FUNCTION_DEF;
    bool ok = add_params(b, node->func.args) && walk_all(b, node->func.body);
    if (ok && scope->is_coroutine && scope->uses_yield) {
        scope->is_coroutine = false;
        scope->is_async_generator = true;
    } else {
        scope->is_generator = scope->uses_yield;
    }
    b->now = outer;
    return ok;
}

static bool walk_lambda(Builder *b, OuNode *node)
{
    OuNode *args = node->lambda.args;
    if (!walk_all(b, args->arguments.defaults) || !walk_all(b, args->arguments.kw_defaults)) {
        return false;
    }
    OuScope *outer = b->now;
    OuScope *scope = enter(b, OU_SCOPE_LAMBDA, node);
    if (scope == NULL) {
        return false;
    }
    bool ok = add_params(b, args) && walk(b, node->lambda.body);
    scope->is_generator = scope->uses_yield;
    b->now = outer;
    return ok;
}

static bool walk_class(Builder *b, OuNode *node)
{
    if ((b->table_order && note(b, node->klass.name, OU_SYM_BOUND) == NULL) ||
        (!b->table_order && !walk_all(b, node->klass.decorators)) || !walk_all(b, node->klass.bases) ||
        !walk_all(b, node->klass.keywords) || (b->table_order && !walk_all(b, node->klass.decorators)) ||
        note(b, node->klass.name, OU_SYM_BOUND) == NULL) {
        return false;
    }
    OuScope *outer = b->now;
    OuScope *scope = enter(b, OU_SCOPE_CLASS, node);
    if (scope == NULL) {
        return false;
    }
    scope->class_name = node->klass.name;
    bool ok = walk_all(b, node->klass.body);
    b->now = outer;
    return ok;
}

static const char *comprehension_noun(const OuNode *node)
{
    return node->kind == OU_N_LIST_COMP   ? "list comprehension"
           : node->kind == OU_N_SET_COMP  ? "set comprehension"
           : node->kind == OU_N_DICT_COMP ? "dict comprehension"
                                          : "generator expression";
}

/* All names in a target are the loop's, those that a.b or a[b] read, too. */
static bool mark_iteration(void *context, OuNode **child)
{
    Builder *b = context;
    OuNode *target = *child;
    if (target->kind == OU_N_NAME) {
        OuObject *name = ou_scope_mangle(b->th, b->arena, b->now->class_name, target->name.id);
        OuSymbol *s = name == NULL ? NULL : ou_scope_find(b->now, name);
        if (s != NULL && s->use & (OU_SYM_GLOBAL | OU_SYM_NONLOCAL)) {
            return FAIL_AT(b, target, "comprehension inner loop cannot rebind assignment expression target '%U'",
                           target->name.id);
        }
        if (s != NULL) {
            s->use |= OU_SYM_ITERATION;
        }
        return name != NULL;
    }
    return has_own_scope(target) || ou_node_each(target, mark_iteration, b);
}

static bool walk_comprehension(Builder *b, OuNode *node)
{
    OuNodes generators = node->comp.generators;
    OuScope *outer = b->now;
    /* The first iterable belongs to the scope around. */
    outer->in_iterable++;
    bool ok = walk(b, generators.items[0]->generator.iter);
    outer->in_iterable--;
    OuScope *scope = ok ? enter(b, OU_SCOPE_COMPREHENSION, node) : NULL;
    if (scope == NULL) {
        return false;
    }
    scope->params = ou_arena_take_array(b->th, b->arena, 1, sizeof(OuSymbol *));
    OuObject *dot_zero = ou_arena_own(b->th, b->arena, ou_str_intern_text(b->th, ".0"));
    OuSymbol *s = dot_zero == NULL || scope->params == NULL ? NULL : symbol(b, scope, dot_zero);
    if (s == NULL) {
        b->now = outer;
        return false;
    }
    s->use = OU_SYM_PARAM | OU_SYM_BOUND | OU_SYM_USED;
    scope->params[scope->n_params++] = s;
    for (uint32_t i = 0; ok && i < generators.n; i++) {
        OuNode *g = generators.items[i];
        scope->is_async_comprehension = scope->is_async_comprehension || g->generator.is_async;
        ok = !b->table_order || walk(b, g->generator.target);
        if (ok && i > 0) {
            scope->in_iterable++;
            ok = walk(b, g->generator.iter);
            scope->in_iterable--;
        }
        ok = ok && (b->table_order || walk(b, g->generator.target)) && mark_iteration(b, &g->generator.target) &&
             walk_all(b, g->generator.ifs);
    }
    ok = ok && (!b->table_order || walk_maybe(b, node->comp.value)) && walk(b, node->comp.elt) &&
         (b->table_order || walk_maybe(b, node->comp.value));
    bool is_genexp = node->kind == OU_N_GENERATOR_EXP;
    if (is_genexp && scope->is_async_comprehension) {
        scope->is_async_generator = true;
        outer->awaits = outer->awaits || outer->kind == OU_SCOPE_MODULE; /* which makes it a coroutine's, where it may be one */
    } else if (is_genexp) {
        scope->is_generator = true;
    } else if (scope->is_async_comprehension) {
        scope->is_coroutine = true;
        outer->awaits = true;
        if (outer->kind == OU_SCOPE_COMPREHENSION) {
            outer->is_async_comprehension = true;
        }
    }
    b->now = outer;
    return ok;
}

/* := in a comprehension binds in the function around it. */
static bool walk_walrus(Builder *b, OuNode *node)
{
    OuNode *target = node->pair.left;
    OuObject *name = target->name.id;
    OuScope *scope = b->now;
    if (scope->kind == OU_SCOPE_COMPREHENSION || scope->in_iterable > 0) {
        if (scope->in_iterable > 0) {
            return FAIL_AT(b, node, "assignment expression cannot be used in a comprehension iterable expression");
        }
        OuScope *at = scope;
        while (at->kind == OU_SCOPE_COMPREHENSION) {
            OuSymbol *s = ou_scope_find(at, name); /* not mangled, as in CPython: of private names it is not told */
            if (s != NULL && (s->use & OU_SYM_ITERATION)) {
                return FAIL_AT(b, target, "assignment expression cannot rebind comprehension iteration variable '%U'",
                               name);
            }
            if (at->in_iterable > 0) {
                return FAIL_AT(b, node,
                               "assignment expression cannot be used in a comprehension iterable expression");
            }
            at = at->parent;
        }
        if (at->kind == OU_SCOPE_CLASS) {
            return FAIL_AT(b, target,
                           "assignment expression within a comprehension cannot be used in a class body");
        }
        bool global = at->kind == OU_SCOPE_MODULE;
        OuScope *saved = b->now;
        b->now = at;
        OuSymbol *outer = note(b, name, global ? 0 : OU_SYM_BOUND);
        b->now = saved;
        if (outer == NULL) {
            return false;
        }
        outer->global_within = outer->global_within || global;
        global = global || (outer->use & OU_SYM_GLOBAL) != 0;
        OuSymbol *inner = note(b, name, global ? OU_SYM_GLOBAL : OU_SYM_NONLOCAL);
        return inner != NULL && walk(b, node->pair.right);
    }
    scope->has_walrus = true;
    return walk(b, node->pair.right) && walk(b, target);
}

/* What a scope calls global is global in the module's own code: it shows when globals and locals of exec() differ. */
static bool note_global_within(Builder *b, OuObject *name)
{
    OuScope *module = b->now;
    while (module->parent != NULL) {
        module = module->parent;
    }
    OuSymbol *s = module == b->now ? NULL : symbol(b, module, name);
    if (s != NULL) {
        s->global_within = true;
    }
    return s != NULL || module == b->now;
}

static bool walk_declaration(Builder *b, OuNode *node)
{
    bool global = node->kind == OU_N_GLOBAL;
    const char *word = global ? "global" : "nonlocal";
    for (uint32_t i = 0; i < node->names.n; i++) {
        OuSymbol *s = note(b, node->names.items[i], 0);
        if (s == NULL) {
            return false;
        }
        OuObject *name = node->names.items[i];
        if (s->use & OU_SYM_PARAM) {
            return FAIL_AT(b, node, "name '%U' is parameter and %s", name, word);
        }
        if (s->use & OU_SYM_USED) {
            return FAIL_AT(b, node, "name '%U' is used prior to %s declaration", name, word);
        }
        if (s->use & OU_SYM_ANNOTATED) {
            return FAIL_AT(b, node, "annotated name '%U' can't be %s", name, word);
        }
        if (s->use & OU_SYM_ASSIGNED) { /* an import may come first */
            return FAIL_AT(b, node, "name '%U' is assigned to before %s declaration", name, word);
        }
        if (!(s->use & (OU_SYM_GLOBAL | OU_SYM_NONLOCAL))) {
            s->line = node->line;
            s->col = node->col;
            s->end_line = node->end_line;
            s->end_col = node->end_col;
        }
        s->use |= global ? OU_SYM_GLOBAL : OU_SYM_NONLOCAL;
        if (global && !note_global_within(b, s->name)) {
            return false;
        }
        if (s->use & OU_SYM_GLOBAL && s->use & OU_SYM_NONLOCAL) {
            return FAIL_AT(b, s, "name '%U' is nonlocal and global", name);
        }
    }
    return true;
}

static bool walk_ann_assign(Builder *b, OuNode *node)
{
    OuNode *target = node->ann.target;
    if (target->kind == OU_N_NAME && ((node->flags & OU_NODE_SIMPLE) || node->ann.value != NULL)) {
        OuSymbol *s = note(b, target->name.id, 0);
        if (s == NULL) {
            return false;
        }
        if ((s->use & (OU_SYM_GLOBAL | OU_SYM_NONLOCAL)) && (node->flags & OU_NODE_SIMPLE) &&
            b->now->kind != OU_SCOPE_MODULE) {
            return FAIL_AT(b, node, "annotated name '%U' can't be %s", target->name.id,
                           s->use & OU_SYM_GLOBAL ? "global" : "nonlocal");
        }
        if (node->flags & OU_NODE_SIMPLE) {
            s->use |= OU_SYM_ANNOTATED | OU_SYM_BOUND;
            b->now->has_annotations = true;
        } else {
            s->use |= OU_SYM_BOUND | OU_SYM_ASSIGNED;
        }
    } else if (target->kind != OU_N_NAME && !walk(b, target)) {
        return false;
    }
    return walk_annotation(b, node->ann.annotation) && walk_maybe(b, node->ann.value);
}

static bool walk_import(Builder *b, OuNode *node)
{
    OuNodes aliases = node->kind == OU_N_IMPORT ? node->list : node->import_from.names;
    for (uint32_t i = 0; i < aliases.n; i++) {
        OuNode *alias = aliases.items[i];
        OuObject *name = alias->alias.asname != NULL ? alias->alias.asname : alias->alias.name;
        if (ou_str_length(name) == 1 && ou_str_at(name, 0) == '*') {
            if (b->now->kind != OU_SCOPE_MODULE) {
                return FAIL_AT(b, alias, "import * only allowed at module level");
            }
            continue;
        }
        if (alias->alias.asname == NULL && node->kind == OU_N_IMPORT) {
            size_t dot = 0;
            while (dot < ou_str_length(name) && ou_str_at(name, dot) != '.') {
                dot++;
            }
            name = ou_arena_own(b->th, b->arena, ou_str_intern_adopt(b->th, ou_str_slice(b->th, name, 0, dot)));
        }
        if (name == NULL || note(b, name, OU_SYM_BOUND | OU_SYM_IMPORTED) == NULL) {
            return false;
        }
    }
    return true;
}

static bool walk_name(Builder *b, OuNode *node)
{
    if (node->ctx != OU_CTX_LOAD) {
        return note(b, node->name.id, OU_SYM_BOUND | (node->ctx == OU_CTX_DEL ? OU_SYM_DELETED : 0)) != NULL;
    }
    if (note(b, node->name.id, OU_SYM_USED) == NULL) {
        return false;
    }
    /* super() without arguments reads __class__. */
    if (node->name.id == b->super_name && b->now->is_function) {
        return note(b, b->dunder_class, OU_SYM_USED) != NULL;
    }
    return true;
}

static bool walk_child(void *context, OuNode **child)
{
    return walk(context, *child);
}

static bool walk_yield(Builder *b, OuNode *node)
{
    if (!walk_maybe(b, node->expr)) {
        return false;
    }
    b->now->uses_yield = true;
    return b->now->kind != OU_SCOPE_COMPREHENSION ||
           FAIL_AT(b, node, "'yield' inside %s", comprehension_noun(b->now->node));
}

/* In the order in which the code runs where it can be had: locals are numbered by first appearance. A table of symbols that is
 * shown has CPython's order instead: targets before values, names before decorators. */
static bool walk_inner(Builder *b, OuNode *node)
{
    switch ((OuNodeKind)node->kind) {
    case OU_N_FUNCTION_DEF:
    case OU_N_ASYNC_FUNCTION_DEF: return walk_function(b, node);
    case OU_N_LAMBDA: return walk_lambda(b, node);
    case OU_N_CLASS_DEF: return walk_class(b, node);
    case OU_N_LIST_COMP:
    case OU_N_SET_COMP:
    case OU_N_DICT_COMP:
    case OU_N_GENERATOR_EXP: return walk_comprehension(b, node);
    case OU_N_NAMED_EXPR: return walk_walrus(b, node);
    case OU_N_GLOBAL:
    case OU_N_NONLOCAL: return walk_declaration(b, node);
    case OU_N_ANN_ASSIGN: return walk_ann_assign(b, node);
    case OU_N_IMPORT:
    case OU_N_IMPORT_FROM: return walk_import(b, node);
    case OU_N_NAME: return walk_name(b, node);
    case OU_N_YIELD:
    case OU_N_YIELD_FROM: return walk_yield(b, node);
    case OU_N_RETURN: return walk_maybe(b, node->expr);
    case OU_N_AWAIT:
        b->now->awaits = true;
        if (b->now->kind == OU_SCOPE_COMPREHENSION) {
            b->now->is_async_comprehension = true;
        }
        return walk(b, node->expr);
    case OU_N_ASSIGN:
        return (b->table_order || walk(b, node->assign.value)) && walk_all(b, node->assign.targets) &&
               (!b->table_order || walk(b, node->assign.value));
    case OU_N_FOR:
    case OU_N_ASYNC_FOR:
        b->now->awaits = b->now->awaits || node->kind == OU_N_ASYNC_FOR;
        return (!b->table_order || walk(b, node->loop.target)) && walk(b, node->loop.iter) &&
               (b->table_order || walk(b, node->loop.target)) && walk_all(b, node->loop.body) &&
               walk_all(b, node->loop.orelse);
    case OU_N_TRY:
        return walk_all(b, node->try_.body) && walk_all(b, node->try_.orelse) && walk_all(b, node->try_.handlers) &&
               walk_all(b, node->try_.finalbody);
    case OU_N_EXCEPT_HANDLER:
        return walk_maybe(b, node->handler.type) &&
               (node->handler.name == NULL || note(b, node->handler.name, OU_SYM_BOUND | OU_SYM_DELETED) != NULL) &&
               walk_all(b, node->handler.body);
    case OU_N_MATCH_STAR:
        return node->name.id == NULL || note(b, node->name.id, OU_SYM_BOUND) != NULL;
    case OU_N_MATCH_AS:
        return walk_maybe(b, node->match_as.pattern) &&
               (node->match_as.name == NULL || note(b, node->match_as.name, OU_SYM_BOUND) != NULL);
    case OU_N_MATCH_MAPPING:
        return ou_node_each(node, walk_child, b) &&
               (node->mapping.rest == NULL || note(b, node->mapping.rest, OU_SYM_BOUND) != NULL);
    case OU_N_ASYNC_WITH: b->now->awaits = true; return ou_node_each(node, walk_child, b);
    default: return ou_node_each(node, walk_child, b);
    }
}

/* CPython allows the compiler three levels for each of the interpreter's. */
static bool walk(Builder *b, OuNode *node)
{
    if (OU_UNLIKELY(++b->depth > (int64_t)b->th->vm->recursion_limit * 3 ||
                    (const char *)__builtin_frame_address(0) < b->th->stack_limit)) {
        b->depth--;
        return ou_raise(b->th, &ou_exc_recursion_error, "maximum recursion depth exceeded during compilation");
    }
    bool ok = walk_inner(b, node);
    b->depth--;
    return ok;
}

/* ---- resolution ---- */

/* The nearest function around `scope` that binds the name; NULL: none. Stops at a global declaration. */
static OuScope *binding_scope(OuScope *scope, OuObject *name, OuSymbol **found)
{
    for (OuScope *at = scope->parent; at != NULL; at = at->parent) {
        if (!at->is_function) {
            continue;
        }
        OuSymbol *s = ou_scope_find(at, name);
        if (s != NULL && (s->use & OU_SYM_GLOBAL)) {
            return NULL;
        }
        if (s != NULL && (s->place == OU_PLACE_LOCAL || s->place == OU_PLACE_CELL)) {
            *found = s;
            return at;
        }
        if (s != NULL && s->place == OU_PLACE_GLOBAL && !(s->use & OU_SYM_NONLOCAL)) {
            continue;
        }
    }
    return NULL;
}

/* The name is free in `scope`: so it is in every function between it and its owner. */
static bool make_free(Builder *b, OuScope *scope, OuScope *owner, OuSymbol *owned)
{
    owned->place = OU_PLACE_CELL;
    for (OuScope *at = scope; at != owner; at = at->parent) {
        OuSymbol *s = symbol(b, at, owned->name);
        if (s == NULL) {
            return false;
        }
        if (at->is_function) {
            s->place = OU_PLACE_FREE;
        } else if (at != scope || !(s->use & OU_SYM_NONLOCAL)) {
            s->class_free = true;
        }
    }
    return true;
}

/* __class__ is a variable that each class body has for the scopes inside, beside a name __class__ of its own. The class whose
 * cell `name` means in `scope`; NULL: none, or a function is nearer that binds the name or says global of it. */
static OuScope *class_cell_owner(const Builder *b, const OuScope *scope, OuObject *name)
{
    for (OuScope *at = name == b->dunder_class ? scope->parent : NULL; at != NULL; at = at->parent) {
        if (at->kind == OU_SCOPE_CLASS) {
            return at;
        }
        const OuSymbol *s = at->is_function ? ou_scope_find(at, name) : NULL;
        if (s != NULL && ((s->use & OU_SYM_GLOBAL) || s->place == OU_PLACE_LOCAL || s->place == OU_PLACE_CELL)) {
            return NULL;
        }
    }
    return NULL;
}

static bool make_class_cell(Builder *b, OuScope *scope, OuScope *cls)
{
    for (OuScope *at = scope; at != cls; at = at->parent) {
        OuSymbol *s = symbol(b, at, b->dunder_class);
        if (s == NULL) {
            return false;
        }
        if (at->is_function) {
            s->place = OU_PLACE_FREE;
        } else {
            s->class_free = true;
        }
    }
    if (cls->class_cell != NULL) {
        return true;
    }
    OuSymbol *cell = ou_arena_take(b->th, b->arena, sizeof *cell);
    if (cell == NULL) {
        return false;
    }
    cell->name = b->dunder_class;
    cell->place = OU_PLACE_CELL;
    cls->class_cell = cell;
    return true;
}

static bool resolve_symbol(Builder *b, OuScope *scope, OuSymbol *s)
{
    if (s->place == OU_PLACE_FREE) {
        return true; /* settled by an inner scope's need */
    }
    if ((s->use & OU_SYM_GLOBAL) || s->global_within) {
        if (s->use & OU_SYM_NONLOCAL) {
            return FAIL_AT(b, s, "name '%U' is nonlocal and global", s->name);
        }
        s->place = OU_PLACE_GLOBAL;
        return true;
    }
    OuScope *cls = s->use & OU_SYM_NONLOCAL || !(s->use & OU_SYM_BOUND) ? class_cell_owner(b, scope, s->name) : NULL;
    OuSymbol *owned = NULL;
    if (s->use & OU_SYM_NONLOCAL) {
        if (scope->kind == OU_SCOPE_MODULE) {
            return FAIL_AT(b, s, "nonlocal declaration not allowed at module level");
        }
        OuScope *owner = cls != NULL ? cls : binding_scope(scope, s->name, &owned);
        if (owner == NULL) {
            return FAIL_AT(b, s, "no binding for nonlocal '%U' found", s->name);
        }
        if (!scope->is_function) {
            s->place = OU_PLACE_FREE;
        }
        return cls != NULL ? make_class_cell(b, scope, cls) : make_free(b, scope, owner, owned);
    }
    if (s->use & OU_SYM_BOUND) {
        s->place = scope->is_function ? OU_PLACE_LOCAL : OU_PLACE_NAME;
        return true;
    }
    s->place = scope->is_function ? OU_PLACE_GLOBAL : OU_PLACE_NAME;
    if (cls != NULL) {
        return make_class_cell(b, scope, cls);
    }
    OuScope *owner = binding_scope(scope, s->name, &owned);
    return owner == NULL || make_free(b, scope, owner, owned);
}

static int by_name(const void *a, const void *b)
{
    const OuSymbol *const *x = a, *const *y = b;
    size_t n = ou_str_length((*x)->name), m = ou_str_length((*y)->name);
    for (size_t i = 0; i < n && i < m; i++) {
        uint32_t c = ou_str_at((*x)->name, i), d = ou_str_at((*y)->name, i);
        if (c != d) {
            return c < d ? -1 : 1;
        }
    }
    return n < m ? -1 : n > m;
}

OuSymbol *ou_scope_find_for_inner(const OuScope *scope, OuObject *name)
{
    return scope->class_cell != NULL && scope->class_cell->name == name ? scope->class_cell : ou_scope_find(scope, name);
}

static bool is_free_here(const OuSymbol *s)
{
    return s->place == OU_PLACE_FREE || s->class_free;
}

static bool is_cell_here(const OuSymbol *s)
{
    return s->index < 0 && s->place == OU_PLACE_CELL;
}

/* Numbers from *n on, in the order of names, for the symbols that `wanted` picks. */
static bool number_sorted(Builder *b, OuScope *scope, bool (*wanted)(const OuSymbol *), uint32_t *n)
{
    size_t count = 0;
    for (uint32_t i = 0; i < scope->n_symbols; i++) {
        count += wanted(scope->order[i]);
    }
    if (count == 0) {
        return true;
    }
    OuSymbol **picked = ou_arena_take_array(b->th, b->arena, count, sizeof *picked);
    if (picked == NULL) {
        return false;
    }
    size_t at = 0;
    for (uint32_t i = 0; i < scope->n_symbols; i++) {
        if (wanted(scope->order[i])) {
            picked[at++] = scope->order[i];
        }
    }
    qsort(picked, count, sizeof(OuSymbol *), by_name);
    for (size_t i = 0; i < count; i++) {
        picked[i]->index = (int32_t)(*n)++;
    }
    return true;
}

/* Parameters first, in order; then other locals; then cells and free variables, each by name: the order in which a frame
 * lets go of them, as in CPython. */
static bool number_locals(Builder *b, OuScope *scope)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < scope->n_params; i++) {
        scope->params[i]->index = (int32_t)n++;
    }
    for (uint32_t i = 0; i < scope->n_symbols; i++) {
        OuSymbol *s = scope->order[i];
        if (s->index < 0 && s->place == OU_PLACE_LOCAL) {
            s->index = (int32_t)n++;
        }
    }
    if (!number_sorted(b, scope, is_cell_here, &n)) {
        return false;
    }
    if (scope->class_cell != NULL) {
        scope->class_cell->index = (int32_t)n++;
    }
    uint32_t first_free = n;
    if (!number_sorted(b, scope, is_free_here, &n)) {
        return false;
    }
    scope->n_free = n - first_free;
    scope->n_locals = n;
    return true;
}

static bool resolve(Builder *b)
{
    for (size_t i = 0; i < b->n_scopes; i++) {
        OuScope *scope = b->scopes[i];
        for (uint32_t k = 0; k < scope->n_symbols; k++) {
            if (!resolve_symbol(b, scope, scope->order[k])) {
                return false;
            }
        }
    }
    for (size_t i = 0; i < b->n_scopes; i++) {
        if (!number_locals(b, b->scopes[i])) {
            return false;
        }
    }
    return true;
}

OuScope **ou_scope_build(OuThread *th, OuArena *arena, OuTree *tree, OuObject *filename, unsigned how, size_t *n)
{
    Builder b = {.th = th,
                 .arena = arena,
                 .filename = filename,
                 .text_annotations = how & OU_SCOPE_TEXT_ANNOTATIONS,
                 .table_order = how & OU_SCOPE_TABLE_ORDER};
    b.super_name = ou_arena_own(th, arena, ou_str_intern_text(th, "super"));
    b.dunder_class = ou_arena_own(th, arena, ou_str_intern_text(th, "__class__"));
    if (b.super_name == NULL || b.dunder_class == NULL || enter(&b, OU_SCOPE_MODULE, tree->root) == NULL) {
        return NULL;
    }
    if (!ou_node_each(tree->root, walk_child, &b) || !resolve(&b)) {
        return NULL;
    }
    *n = b.n_scopes;
    return b.scopes;
}
