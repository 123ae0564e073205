/* codegen.c - code objects inside code objects: functions, classes, comprehensions, modules; the front door. */
#include "08_compile/codegen_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/list.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "08_compile/parser.h"
#include "08_compile/source.h"

#include <string.h>

static int reg_of(const OuUnit *u, const OuSymbol *s)
{
    return s->index - (int)u->n_locals;
}

/* ---- names of code objects ---- */

/* outer.<locals>.name, or name alone for what is declared global or stands in a module. */
static OuObject *make_qualname(OuGen *g, OuUnit *outer, OuObject *name)
{
    if (outer == NULL || outer->scope->kind == OU_SCOPE_MODULE) {
        return name;
    }
    OuObject *mangled = ou_scope_mangle(g->th, g->arena, outer->scope->class_name, name);
    OuSymbol *s = mangled == NULL ? NULL : ou_scope_find(outer->scope, mangled);
    if (s != NULL && s->place == OU_PLACE_GLOBAL && (s->use & OU_SYM_GLOBAL)) {
        return name;
    }
    bool plain = !outer->scope->is_function || outer->scope->kind == OU_SCOPE_COMPREHENSION;
    const char *format = plain ? "%U.%U" : "%U.<locals>.%U";
    return ou_gen_own(g, ou_str_format(g->th, format, outer->qualname, name));
}

/* ---- closures ---- */

/* A tuple of the cells that `inner` wants from here, in a new temporary; false: it wants none. */
static bool push_closure(OuGen *g, OuScope *inner)
{
    if (inner->n_free == 0 || g->failed) {
        return false;
    }
    int start = g->u->depth, n = 0;
    uint32_t first = inner->n_locals - inner->n_free;
    for (uint32_t at = first; at < inner->n_locals; at++) {
        for (uint32_t i = 0; i < inner->n_symbols; i++) {
            if (inner->order[i]->index != (int32_t)at) {
                continue;
            }
            OuSymbol *outer = ou_scope_find_for_inner(g->u->scope, inner->order[i]->name);
            if (outer == NULL || outer->index < 0) {
                g->failed = true;
                ou_raise(g->th, &ou_exc_system_error, "no cell for '%U'", inner->order[i]->name);
                return false;
            }
            EMIT(g, MOVE, start + n, reg_of(g->u, outer), 0);
            ou_emit_depth(g, start + ++n);
            break;
        }
    }
    EMIT(g, BUILD_TUPLE, start, start, n);
    ou_emit_depth(g, start + 1);
    return true;
}

/* Cells for the variables that inner functions use. */
static void emit_cells(OuGen *g)
{
    OuScope *scope = g->u->scope;
    for (uint32_t i = 0; i < scope->n_symbols; i++) {
        const OuSymbol *s = scope->order[i];
        bool is_free = s->index >= 0 && (uint32_t)s->index >= scope->n_locals - scope->n_free;
        if (s->index >= 0 && !is_free && s->place == OU_PLACE_CELL) {
            EMIT(g, MAKE_CELL, reg_of(g->u, s), 0, 0);
        }
    }
    if (scope->class_cell != NULL) {
        EMIT(g, MAKE_CELL, reg_of(g->u, scope->class_cell), 0, 0);
    }
    for (uint32_t i = 0; i < scope->n_params && !g->failed; i++) {
        if (scope->params[i]->place == OU_PLACE_LOCAL && !(scope->params[i]->use & OU_SYM_DELETED)) {
            g->u->bound[i / 64] |= (uint64_t)1 << (i % 64);
        }
    }
}

/* ---- bodies ---- */

static OuObject *docstring(OuGen *g, OuNodes body)
{
    if (body.n > 0 && body.items[0]->kind == OU_N_EXPR && body.items[0]->expr->kind == OU_N_CONSTANT &&
        ou_is_exact_str(body.items[0]->expr->constant.value) && g->optimize < 2) {
        return body.items[0]->expr->constant.value;
    }
    return NULL;
}

static void emit_return_none(OuGen *g)
{
    ou_emit_nowhere(g);
    EMIT(g, RETURN_K, 0, ou_emit_const(g, OU_NONE), 0);
}

/* Ends the unit and makes its code a constant of the unit around. */
static int finish_as_constant(OuGen *g)
{
    OuCode *code = ou_unit_finish(g);
    if (code == NULL || ou_gen_own(g, &code->head) == NULL) {
        return 0;
    }
    return ou_emit_const(g, &code->head);
}

static int function_code(OuGen *g, OuNode *node)
{
    bool is_lambda = node->kind == OU_N_LAMBDA;
    OuUnit unit;
    OuScope *scope = g->scopes[node->aux];
    OuObject *name = is_lambda ? g->th->vm->types->names.lambda : node->func.name;
    OuObject *qualname = make_qualname(g, g->u, name);
    if (qualname == NULL || !ou_unit_enter(g, &unit, scope, name)) {
        g->failed = true;
        return 0;
    }
    unit.qualname = qualname;
    if (!is_lambda && node->func.decorators.n > 0) {
        unit.first_line = node->func.decorators.items[0]->line;
    }
    emit_cells(g);
    OuObject *doc = is_lambda ? NULL : docstring(g, node->func.body);
    ou_emit_const(g, doc == NULL ? OU_NONE : doc);
    if (is_lambda) {
        int r = ou_gen_expr(g, node->lambda.body, OU_WANT_ANY);
        ou_emit_at(g, node);
        EMIT(g, RETURN, r, 0, 0);
    } else {
        OuNodes body = node->func.body;
        if (doc != NULL) {
            body.items++;
            body.n--;
        }
        ou_gen_body(g, body);
        if (g->u->unreachable && !g->failed && ou_list_size(g->u->consts) > 0) {
            /* Nothing gets here, but statements that cannot be reached have no end of their own. Any constant will do. */
            EMIT(g, RETURN_K, 0, 0, 0);
        } else {
            emit_return_none(g);
        }
    }
    return finish_as_constant(g);
}

int ou_gen_annotation(OuGen *g, OuNode *node)
{
    if (g->future & OU_CO_FUTURE_ANNOTATIONS) {
        int start = g->u->depth;
        OuObject *text = ou_gen_own(g, ou_unparse(g->th, node));
        if (text != NULL) {
            EMIT(g, LOADK, start, ou_emit_const(g, text), 0);
            ou_emit_depth(g, start + 1);
        }
        return start;
    }
    return ou_gen_expr(g, node, OU_WANT_TEMP);
}

static int push_annotation(OuGen *g, OuNode *at, OuObject *name, OuNode *annotation)
{
    if (annotation == NULL || g->failed) {
        return 0;
    }
    int start = g->u->depth;
    OuObject *mangled = ou_scope_mangle(g->th, g->arena, g->u->scope->class_name, name);
    if (mangled == NULL) {
        g->failed = true;
        return 0;
    }
    ou_emit_at(g, at);
    EMIT(g, LOADK, start, ou_emit_const(g, mangled), 0);
    ou_emit_depth(g, start + 1);
    if (annotation->kind == OU_N_STARRED && !(g->future & OU_CO_FUTURE_ANNOTATIONS)) { /* def f(*args: *Ts) */
        int value = ou_gen_expr(g, annotation->expr, OU_WANT_TEMP);
        EMIT(g, UNPACK, value, value, 1);
    } else {
        ou_gen_annotation(g, annotation);
    }
    return 2;
}

static int push_arg_annotation(OuGen *g, OuNode *arg)
{
    return arg == NULL ? 0 : push_annotation(g, arg, arg->arg.name, arg->arg.annotation);
}

static bool push_annotations(OuGen *g, OuNode *node)
{
    OuNode *args = node->func.args;
    int start = g->u->depth, n = 0;
    for (uint32_t i = 0; i < args->arguments.posonlyargs.n; i++) {
        n += push_arg_annotation(g, args->arguments.posonlyargs.items[i]);
    }
    for (uint32_t i = 0; i < args->arguments.args.n; i++) {
        n += push_arg_annotation(g, args->arguments.args.items[i]);
    }
    n += push_arg_annotation(g, args->arguments.vararg);
    for (uint32_t i = 0; i < args->arguments.kwonlyargs.n; i++) {
        n += push_arg_annotation(g, args->arguments.kwonlyargs.items[i]);
    }
    n += push_arg_annotation(g, args->arguments.kwarg);
    OuObject *return_name = ou_gen_own(g, ou_str_intern_text(g->th, "return"));
    if (return_name != NULL) {
        n += push_annotation(g, node, return_name, node->func.returns);
    }
    if (n == 0) {
        return false;
    }
    EMIT(g, BUILD_TUPLE, start, start, n);
    ou_emit_depth(g, start + 1);
    return true;
}

static unsigned push_function_parts(OuGen *g, OuNode *node, OuNode *args)
{
    unsigned bits = 0;
    int start = g->u->depth;
    if (args->arguments.defaults.n > 0) {
        for (uint32_t i = 0; i < args->arguments.defaults.n; i++) {
            ou_gen_expr(g, args->arguments.defaults.items[i], OU_WANT_TEMP);
        }
        EMIT(g, BUILD_TUPLE, start, start, (int)args->arguments.defaults.n);
        ou_emit_depth(g, g->failed ? 0 : start + 1);
        bits |= 1;
    }
    int map = g->u->depth, n_pairs = 0;
    for (uint32_t i = 0; i < args->arguments.kw_defaults.n && !g->failed; i++) {
        if (args->arguments.kw_defaults.items[i] == NULL) {
            continue;
        }
        OuObject *name = ou_scope_mangle(g->th, g->arena, g->u->scope->class_name,
                                         args->arguments.kwonlyargs.items[i]->arg.name);
        if (name == NULL) {
            g->failed = true;
            return 0;
        }
        EMIT(g, LOADK, g->u->depth, ou_emit_const(g, name), 0);
        ou_emit_depth(g, g->u->depth + 1);
        ou_gen_expr(g, args->arguments.kw_defaults.items[i], OU_WANT_TEMP);
        n_pairs++;
    }
    if (n_pairs > 0) {
        EMIT(g, BUILD_MAP, map, map, n_pairs);
        ou_emit_depth(g, g->failed ? 0 : map + 1);
        bits |= 2;
    }
    if (node->kind != OU_N_LAMBDA && push_annotations(g, node)) {
        bits |= 4;
    }
    if (push_closure(g, g->scopes[node->aux])) {
        bits |= 8;
    }
    return bits;
}

/* No parameter is called __debug__. */
static void check_parameters(OuGen *g, const OuNode *node, const OuNode *args)
{
    const OuNodes *groups[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
    for (size_t k = 0; k < OU_COUNT_OF(groups); k++) {
        for (uint32_t i = 0; i < groups[k]->n && !g->failed; i++) {
            (void)ou_gen_forbidden_name(g, node, groups[k]->items[i]->arg.name, "assign to");
        }
    }
    const OuNode *rest[] = {args->arguments.vararg, args->arguments.kwarg};
    for (size_t k = 0; k < OU_COUNT_OF(rest); k++) {
        if (rest[k] != NULL && !g->failed) {
            (void)ou_gen_forbidden_name(g, node, rest[k]->arg.name, "assign to");
        }
    }
}

int ou_gen_function(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, d = want < 0 ? want : start;
    OuNode *args = node->kind == OU_N_LAMBDA ? node->lambda.args : node->func.args;
    check_parameters(g, node, args);
    unsigned bits = push_function_parts(g, node, args);
    if (g->failed) {
        return 0;
    }
    int code = function_code(g, node);
    ou_emit_at(g, node);
    EMIT_WORD(g, MAKE_FUNCTION, d, start, (int)bits, (uint32_t)code);
    ou_emit_depth(g, g->failed ? 0 : d < 0 ? start : start + 1);
    return d;
}

#define MANY_DECORATORS 1000 /* more wait in a list: registers end at 32768 */

/* Each decorator waits below what it will be applied to: a call window of one argument. Many of them wait in a list, above
 * which there is one window. */
static int push_decorators(OuGen *g, OuNodes decorators)
{
    bool many = decorators.n > MANY_DECORATORS;
    int start = g->u->depth;
    if (many) {
        EMIT(g, BUILD_LIST, start, start, 0);
        ou_emit_depth(g, start + 1);
    }
    for (uint32_t i = 0; i < decorators.n && !g->failed; i++) {
        ou_gen_expr(g, decorators.items[i], OU_WANT_TEMP);
        if (many) {
            EMIT(g, LIST_APPEND, start, start + 1, 0);
            ou_emit_depth(g, start + 1);
        } else {
            EMIT(g, NULL_REG, g->u->depth, 0, 0);
            ou_emit_depth(g, g->u->depth + 1);
        }
    }
    for (int i = 0; many && i < 2 && !g->failed; i++) {
        EMIT(g, NULL_REG, start + 1 + i, 0, 0);
        ou_emit_depth(g, start + 2 + i);
    }
    return g->u->depth;
}

/* From the list in `start`, the last first; the value stands in start + 3, behind an empty window. */
static void apply_many(OuGen *g, OuNodes decorators, int start)
{
    OuObject *minus_one = g->th->vm->types->small_ints[-1 - OU_SMALL_INT_MIN];
    for (uint32_t i = decorators.n; i > 0 && !g->failed; i--) {
        ou_emit_at(g, decorators.items[i - 1]);
        EMIT(g, COPY, start + 4, start, 0);
        ou_emit_depth(g, start + 5);
        EMIT(g, GET_ITEM_K, start + 1, start + 4, ou_emit_const(g, minus_one));
        ou_emit_depth(g, start + 4);
        EMIT(g, COPY, start + 4, start, 0);
        ou_emit_depth(g, start + 5);
        EMIT(g, LOADK, start + 5, ou_emit_const(g, minus_one), 0);
        ou_emit_depth(g, start + 6);
        EMIT(g, DEL_ITEM, start + 4, start + 5, 0);
        ou_emit_depth(g, start + 4);
        EMIT(g, CALL, start + 1, start + 1, 1);
        ou_emit_depth(g, start + 2);
        if (i > 1) {
            EMIT(g, MOVE, start + 3, start + 1, 0);
            EMIT(g, NULL_REG, start + 1, 0, 0);
            EMIT(g, NULL_REG, start + 2, 0, 0);
            ou_emit_depth(g, start + 4);
        }
    }
    EMIT(g, POP, start, 0, 0);
    EMIT(g, MOVE, start, start + 1, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 1);
}

static void apply_decorators(OuGen *g, OuNodes decorators, int start)
{
    if (decorators.n > MANY_DECORATORS) {
        apply_many(g, decorators, start);
        return;
    }
    for (uint32_t i = decorators.n; i > 0; i--) {
        int window = start + 2 * (int)(i - 1);
        ou_emit_at(g, decorators.items[i - 1]);
        EMIT(g, CALL, window, window, 1);
        ou_emit_depth(g, g->failed ? 0 : window + 1);
    }
}

void ou_gen_function_def(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    if (node->func.decorators.n == 0) {
        OuNode target = {0};
        target.kind = OU_N_NAME;
        target.name.id = node->func.name;
        int reg = ou_gen_local_target(g, &target);
        if (reg < 0) {
            ou_gen_function(g, node, reg);
            ou_gen_note_bound(g, node->func.name);
            return;
        }
    }
    push_decorators(g, node->func.decorators);
    ou_gen_function(g, node, OU_WANT_TEMP);
    apply_decorators(g, node->func.decorators, start);
    ou_emit_at(g, node);
    ou_gen_store_name(g, node, node->func.name, start);
    ou_emit_depth(g, g->failed ? 0 : start);
}

/* ---- classes ---- */

static void store_class_name(OuGen *g, const char *name, int src)
{
    OuObject *interned = ou_gen_own(g, ou_str_intern_text(g->th, name));
    if (interned != NULL) {
        EMIT(g, STORE_NAME, src, ou_emit_name(g, interned), 0);
    }
}

/* The statements of a class or a module; `doc` is the first one's text: NULL, or what becomes __doc__ in its place. */
static void gen_documented(OuGen *g, OuNodes body, OuObject *doc)
{
    if (doc != NULL) {
        ou_emit_at(g, body.items[0]);
        EMIT(g, LOADK, 0, ou_emit_const(g, doc), 0);
        ou_emit_depth(g, 1);
        store_class_name(g, "__doc__", 0);
        ou_emit_depth(g, 0);
        body.items++;
        body.n--;
    }
    ou_gen_body(g, body);
}

static int class_code(OuGen *g, OuNode *node)
{
    OuUnit unit;
    OuScope *scope = g->scopes[node->aux];
    OuObject *qualname = make_qualname(g, g->u, node->klass.name);
    if (qualname == NULL || !ou_unit_enter(g, &unit, scope, node->klass.name)) {
        g->failed = true;
        return 0;
    }
    unit.qualname = qualname;
    if (node->klass.decorators.n > 0) {
        unit.first_line = unit.line = unit.end_line = node->klass.decorators.items[0]->line;
    }
    emit_cells(g);
    EMIT(g, LOAD_NAME, 0, ou_emit_name(g, OU_NAME(g->th, dunder_name)), 0);
    ou_emit_depth(g, 1);
    store_class_name(g, "__module__", 0);
    ou_emit_depth(g, 0);
    EMIT(g, LOADK, 0, ou_emit_const(g, qualname), 0);
    ou_emit_depth(g, 1);
    store_class_name(g, "__qualname__", 0);
    ou_emit_depth(g, 0);
    if (scope->has_annotations) {
        EMIT(g, SETUP_ANNOTATIONS, 0, 0, 0);
    }
    OuNodes body = node->klass.body;
    OuObject *doc = docstring(g, body);
    gen_documented(g, body, doc);
    if (scope->class_cell != NULL) {
        EMIT(g, MOVE, 0, reg_of(g->u, scope->class_cell), 0);
        ou_emit_depth(g, 1);
        EMIT(g, COPY, 1, 0, 0);
        ou_emit_depth(g, 2);
        store_class_name(g, "__classcell__", 1);
        ou_emit_depth(g, 1);
        EMIT(g, RETURN, 0, 0, 0);
    } else {
        emit_return_none(g);
    }
    return finish_as_constant(g);
}

void ou_gen_class_def(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    int window = push_decorators(g, node->klass.decorators);
    ou_emit_at(g, node);
    EMIT(g, LOAD_BUILD_CLASS, window, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : window + 2);
    bool closure = push_closure(g, g->scopes[node->aux]);
    int code = g->failed ? 0 : class_code(g, node);
    ou_emit_at(g, node);
    EMIT_WORD(g, MAKE_FUNCTION, window + 2, window + 2, closure ? 8 : 0, (uint32_t)code);
    ou_emit_depth(g, g->failed ? 0 : window + 3);
    EMIT(g, LOADK, window + 3, ou_emit_const(g, node->klass.name), 0);
    ou_emit_depth(g, g->failed ? 0 : window + 4);
    ou_gen_call_window(g, window, node, node->klass.bases, node->klass.keywords, OU_WANT_TEMP);
    apply_decorators(g, node->klass.decorators, start);
    ou_emit_at(g, node);
    ou_gen_store_name(g, node, node->klass.name, start);
    ou_emit_depth(g, g->failed ? 0 : start);
}

/* ---- comprehensions ---- */

/* Loop number i and all inside it, at the place `at`. Temporary 0 is what grows (none in a generator expression). */
static void comprehension_loop(OuGen *g, OuNode *node, uint32_t i, const OuNode *at)
{
    OuNodes generators = node->comp.generators;
    if (i == generators.n) {
        int start = g->u->depth;
        if (node->kind == OU_N_DICT_COMP) {
            int key = ou_gen_expr(g, node->comp.elt, ou_gen_may_rebind(g, node->comp.value) ? OU_WANT_TEMP : OU_WANT_ANY);
            int value = ou_gen_expr(g, node->comp.value, OU_WANT_ANY);
            ou_emit_at(g, at);
            EMIT(g, MAP_ADD, 0, key, value);
        } else if (node->kind == OU_N_GENERATOR_EXP) {
            bool wrap = g->u->scope->is_async_generator;
            int r = ou_gen_expr(g, node->comp.elt, wrap ? OU_WANT_TEMP : OU_WANT_ANY);
            ou_emit_at(g, at);
            if (wrap) {
                EMIT(g, ASYNC_GEN_WRAP, r, r, 0);
            }
            EMIT(g, YIELD, start, r, 0);
            ou_emit_depth(g, g->failed ? 0 : start + 1);
            EMIT(g, POP, start, 0, 0);
        } else {
            int r = ou_gen_expr(g, node->comp.elt, OU_WANT_ANY);
            bool list = node->kind == OU_N_LIST_COMP;
            ou_emit_at(g, list && r < 0 ? node->comp.elt : at); /* a variable alone has no instruction whose line tracing shows */
            if (list) {
                EMIT(g, LIST_APPEND, 0, r, 0);
            } else {
                EMIT(g, SET_ADD, 0, r, 0);
            }
        }
        ou_emit_depth(g, g->failed ? 0 : start);
        return;
    }
    OuNode *loop = generators.items[i];
    int t = g->u->depth;
    int head = ou_emit_new_label(g), next = ou_emit_new_label(g), end = ou_emit_new_label(g);
    if (i == 0) {
        EMIT(g, MOVE, t, -(int)g->u->n_locals, 0); /* .0, the first iterator */
    } else {
        int r = ou_gen_expr(g, loop->generator.iter, OU_WANT_ANY);
        ou_emit_at(g, at);
        if (loop->generator.is_async) {
            EMIT(g, GET_AITER, t, r, 0);
        } else {
            EMIT(g, GET_ITER, t, r, 0);
        }
    }
    ou_emit_depth(g, g->failed ? 0 : t + 1);
    uint64_t *before = ou_bound_save(g);
    ou_emit_label(g, head);
    ou_emit_at(g, at);
    int reg = ou_gen_local_target(g, loop->generator.target);
    if (loop->generator.is_async) {
        OuRange range;
        ou_range_open(g, &range, end, t + 1);
        EMIT(g, GET_ANEXT, t + 1, t, 0);
        ou_emit_depth(g, g->failed ? 0 : t + 2);
        ou_gen_await_top(g, 3);
        ou_range_close(g, &range);
        ou_gen_store(g, loop->generator.target, t + 1);
    } else if (reg < 0) {
        ou_emit(g, OU_OPCODE_FOR_ITER, reg, t, 0, 0, end);
        ou_gen_note_bound(g, loop->generator.target->name.id);
    } else {
        ou_emit(g, OU_OPCODE_FOR_ITER, t + 1, t, 0, 0, end);
        ou_emit_depth(g, g->failed ? 0 : t + 2);
        ou_gen_store(g, loop->generator.target, t + 1);
    }
    ou_emit_depth(g, g->failed ? 0 : t + 1);
    for (uint32_t k = 0; k < loop->generator.ifs.n; k++) {
        at = ou_gen_jump_if(g, at, loop->generator.ifs.items[k], next, false);
    }
    comprehension_loop(g, node, i + 1, at);
    ou_emit_label(g, next);
    ou_emit_at(g, node);
    EMIT_JUMP(g, JUMP_BACK, 0, head);
    ou_emit_label(g, end);
    ou_bound_set(g, before);
    if (loop->generator.is_async) {
        ou_emit_depth(g, g->failed ? 0 : t + 2);
        EMIT(g, END_ASYNC_FOR, t, 0, 0);
    }
    ou_emit_depth(g, g->failed ? 0 : t);
}

static int comprehension_code(OuGen *g, OuNode *node)
{
    OuUnit unit;
    OuScope *scope = g->scopes[node->aux];
    const OuNames *names = &g->th->vm->types->names;
    OuObject *name = node->kind == OU_N_LIST_COMP   ? names->listcomp
                     : node->kind == OU_N_SET_COMP  ? names->setcomp
                     : node->kind == OU_N_DICT_COMP ? names->dictcomp
                                                    : names->genexpr;
    OuObject *qualname = make_qualname(g, g->u, name);
    if (qualname == NULL || !ou_unit_enter(g, &unit, scope, name)) {
        g->failed = true;
        return 0;
    }
    unit.qualname = qualname;
    ou_emit_at(g, node);
    emit_cells(g);
    if (node->kind == OU_N_LIST_COMP) {
        EMIT(g, BUILD_LIST, 0, 0, 0);
    } else if (node->kind == OU_N_SET_COMP) {
        EMIT(g, BUILD_SET, 0, 0, 0);
    } else if (node->kind == OU_N_DICT_COMP) {
        EMIT(g, BUILD_MAP, 0, 0, 0);
    }
    ou_emit_depth(g, node->kind == OU_N_GENERATOR_EXP ? 0 : 1);
    comprehension_loop(g, node, 0, node);
    if (node->kind == OU_N_GENERATOR_EXP) {
        emit_return_none(g);
    } else {
        EMIT(g, RETURN, 0, 0, 0);
    }
    return finish_as_constant(g);
}

int ou_gen_comprehension(OuGen *g, OuNode *node, int want)
{
    int start = g->u->depth, d = want < 0 ? want : start;
    OuScope *inner = g->scopes[node->aux], *outer = g->u->scope;
    OuNode *first = node->comp.generators.items[0];
    bool is_genexp = node->kind == OU_N_GENERATOR_EXP;
    bool awaits = inner->is_coroutine && !is_genexp;
    if (awaits && !outer->is_coroutine && !outer->is_async_generator) {
        ou_gen_fail(g, node, "asynchronous comprehension outside of an asynchronous function");
        return 0;
    }
    bool closure = push_closure(g, inner);
    int code = g->failed ? 0 : comprehension_code(g, node);
    ou_emit_at(g, node);
    EMIT_WORD(g, MAKE_FUNCTION, start, start, closure ? 8 : 0, (uint32_t)code);
    ou_emit_depth(g, g->failed ? 0 : start + 1);
    EMIT(g, NULL_REG, start + 1, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    int r = ou_gen_expr(g, first->generator.iter, OU_WANT_ANY);
    ou_emit_at(g, node);
    if (first->generator.is_async) {
        EMIT(g, GET_AITER, start + 2, r, 0);
    } else {
        EMIT(g, GET_ITER, start + 2, r, 0);
    }
    ou_emit_depth(g, g->failed ? 0 : start + 3);
    ou_emit_at(g, node);
    if (awaits) {
        EMIT(g, CALL, start, start, 1);
        ou_emit_depth(g, g->failed ? 0 : start + 1);
        ou_gen_await_top(g, 0);
        if (want < 0) {
            EMIT(g, MOVE, want, start, 0);
        }
    } else {
        EMIT(g, CALL, d, start, 1);
    }
    ou_emit_depth(g, g->failed ? 0 : d < 0 ? start : start + 1);
    return d;
}

/* ---- modules ---- */

static const struct {
    const char *name;
    uint32_t flag;
} future_features[] = {{"nested_scopes", 0},    {"generators", 0},       {"division", 0},
                       {"absolute_import", 0},  {"with_statement", 0},   {"print_function", 0},
                       {"unicode_literals", 0}, {"barry_as_FLUFL", 0x400000}, {"generator_stop", 0},
                       {"annotations", OU_CO_FUTURE_ANNOTATIONS}};

bool ou_gen_is_future_import(const OuNode *node)
{
    return node->kind == OU_N_IMPORT_FROM && node->import_from.level == 0 && node->import_from.module != NULL &&
           ou_str_equal_text(node->import_from.module, "__future__");
}

static bool read_future(OuGen *g, OuNode *node)
{
    OuPlace08 place = {node->line, node->col, node->line, UINT32_MAX};
    for (uint32_t i = 0; i < node->import_from.names.n; i++) {
        OuObject *name = node->import_from.names.items[i]->alias.name;
        bool known = false;
        for (size_t k = 0; k < OU_COUNT_OF(future_features); k++) {
            if (ou_str_equal_text(name, future_features[k].name)) {
                g->future |= future_features[k].flag;
                known = true;
            }
        }
        if (!known) {
            return ou_str_equal_text(name, "braces")
                       ? ou_place_error(g->th, g->filename, place, true, "not a chance")
                       : ou_place_error(g->th, g->filename, place, true, "future feature %U is not defined", name);
        }
    }
    return true;
}

/* __future__ imports count only at the beginning, which ends with the first line of something else. Later ones are
 * refused here when they stand in the module's own body, else where they are compiled. */
static bool read_futures(OuGen *g, OuNode *root)
{
    bool done = false;
    uint32_t line = 0;
    OuNodes body = root->kind == OU_N_MODULE || root->kind == OU_N_INTERACTIVE ? root->body : (OuNodes){0};
    for (uint32_t i = 0; i < body.n; i++) {
        OuNode *node = body.items[i];
        if (done && node->line > line) {
            return true;
        }
        line = node->line;
        if (ou_gen_is_future_import(node)) {
            if (done) {
                OuPlace08 place = {node->line, node->col - 1, node->line, UINT32_MAX}; /* CPython's column */
                return ou_place_error(g->th, g->filename, place, true,
                                      "from __future__ imports must occur at the beginning of the file");
            }
            if (!read_future(g, node)) {
                return false;
            }
            g->last_future = node->line;
        } else {
            done = done || i > 0 || !(node->kind == OU_N_EXPR && node->expr->kind == OU_N_CONSTANT &&
                                      ou_is_str(node->expr->constant.value));
        }
    }
    return true;
}

static OuCode *module_code(OuGen *g, OuTree *tree)
{
    OuNode *root = tree->root;
    OuUnit unit;
    if (!ou_unit_enter(g, &unit, g->scopes[0], g->th->vm->types->names.module_body)) {
        return NULL;
    }
    unit.qualname = unit.name;
    unit.first_line = 1;
    unit.line = unit.end_line = 1;
    if (root->kind == OU_N_EXPRESSION) {
        int r = ou_gen_expr(g, root->expr, OU_WANT_TEMP);
        EMIT(g, RETURN, r, 0, 0);
        return ou_unit_finish(g);
    }
    OuNodes body = root->body;
    if (unit.scope->has_annotations) {
        EMIT(g, SETUP_ANNOTATIONS, 0, 0, 0);
    }
    OuObject *doc = root->kind == OU_N_MODULE ? docstring(g, body) : NULL;
    gen_documented(g, body, doc);
    emit_return_none(g);
    return ou_unit_finish(g);
}

static unsigned scope_flags(const OuGen *g)
{
    return g->future & OU_CO_FUTURE_ANNOTATIONS ? OU_SCOPE_TEXT_ANNOTATIONS : 0;
}

OuScope **ou_compile_scopes(OuThread *th, OuArena *arena, OuTree *tree, OuObject *filename, size_t *n)
{
    OuGen g = {.th = th, .arena = arena, .filename = filename};
    return read_futures(&g, tree->root)
               ? ou_scope_build(th, arena, tree, filename, scope_flags(&g) | OU_SCOPE_TABLE_ORDER, n)
               : NULL;
}

OuCode *ou_compile_tree(OuThread *th, OuArena *arena, OuTree *tree, OuObject *filename, unsigned flags,
                        int optimize)
{
    size_t n;
    OuGen g = {.th = th,
               .arena = arena,
               .filename = filename,
               .optimize = optimize,
               .flags = flags,
               .future = flags & OU_COMPILE_FUTURE_ANNOTATIONS ? OU_CO_FUTURE_ANNOTATIONS : 0,
               .interactive = tree->root->kind == OU_N_INTERACTIVE};
    if (!read_futures(&g, tree->root)) {
        return NULL;
    }
    g.scopes = ou_scope_build(th, arena, tree, filename, scope_flags(&g), &n);
    g.const_cache = g.scopes == NULL ? NULL : ou_gen_own(&g, ou_dict_new(th));
    if (g.const_cache == NULL) {
        return NULL;
    }
    g.scopes[0]->is_coroutine = (flags & OU_COMPILE_TOP_LEVEL_AWAIT) != 0 && g.scopes[0]->awaits;
    OuCode *code = module_code(&g, tree);
    OU_ASSERT((code == NULL) == ou_has_error(th));
#ifdef OU_DEBUG
    /* Where memory is too short to verify, the unit fails as it would without. */
    if (code != NULL && !ou_code_verify(th, code)) {
        OU_ASSERT(ou_error_matches(th, &ou_exc_memory_error));
        ou_drop(th, code);
        return NULL;
    }
#endif
    return code;
}

static OuParseMode parse_mode(OuCompileMode mode)
{
    switch (mode) {
    case OU_COMPILE_EVAL: return OU_PARSE_EVAL;
    case OU_COMPILE_SINGLE: return OU_PARSE_SINGLE;
    case OU_COMPILE_FUNC_TYPE: return OU_PARSE_FUNC_TYPE;
    default: return OU_PARSE_EXEC;
    }
}

static unsigned parse_flags(unsigned flags)
{
    return (flags & OU_COMPILE_DONT_IMPLY_DEDENT ? OU_PARSE_DONT_IMPLY_DEDENT : 0) |
           (flags & OU_COMPILE_ALLOW_INCOMPLETE ? OU_PARSE_ALLOW_INCOMPLETE : 0) |
           (flags & OU_COMPILE_BARRY_AS_BDFL ? OU_PARSE_BARRY_AS_BDFL : 0) |
           (flags & OU_COMPILE_SCRIPT ? OU_PARSE_SCRIPT : 0) |
           (flags & OU_COMPILE_TYPE_COMMENTS ? OU_PARSE_TYPE_COMMENTS : 0) | (flags & OU_PARSE_VERSION_MASK);
}

OuTree *ou_compile_parse(OuThread *th, OuArena *arena, const OuSource *source, OuObject *filename, OuCompileMode mode, unsigned flags)
{
    return ou_parse(th, arena, source->utf8, source->size, filename, parse_mode(mode),
                    parse_flags(flags) | (source->plain ? OU_PARSE_BYTE_COLUMNS : 0));
}

OuCode *ou_compile_source(OuThread *th, const char *bytes, size_t size, OuObject *filename, OuCompileMode mode,
                          unsigned flags, int optimize, bool *incomplete)
{
    OuArena arena;
    OuCode *code = NULL;
    OuTree *tree;
    OuSource source = {bytes, size, NULL, false};
    if (incomplete != NULL) {
        *incomplete = false;
    }
    if (!(flags & OU_COMPILE_IGNORE_COOKIE) && !ou_source_open(th, &source, bytes, size, filename, (flags & OU_COMPILE_SCRIPT) != 0)) {
        return NULL;
    }
    ou_arena_init(&arena, &th->vm->account);
    if (mode == OU_COMPILE_SINGLE && incomplete != NULL && (flags & OU_COMPILE_INCOMPLETE_OK)) {
        tree = ou_parse_interactive(th, &arena, source.utf8, source.size, filename, 0, incomplete);
    } else {
        tree = ou_compile_parse(th, &arena, &source, filename, mode, flags);
    }
    if (tree != NULL) {
        code = ou_compile_tree(th, &arena, tree, filename, flags, optimize);
    }
    ou_arena_fini(th, &arena);
    ou_source_close(th, &source);
    return code;
}
