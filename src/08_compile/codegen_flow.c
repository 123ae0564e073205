/* codegen_flow.c - loops, return, try, with: statements that have a way out.
 *
 * `finally` and `with` are code, not subroutines: each way out of the block (falling off the end, return, break,
 * continue) gets its own copy of what must run, and the exception table leads to one more. Protected ranges
 * are paused while such a copy is emitted. */
#include "08_compile/codegen_int.h"

#include "06_types/str.h"

/* ---- leaving blocks ---- */

#define MAX_BLOCKS 20 /* as CPython, which has a stack of them while it compiles */

/* node: the statement, for the error. */
static void push_block(OuGen *g, OuBlock08 *block, OuBlockKind08 kind, const OuNode *node)
{
    int n = 0;
    block->outer = g->u->blocks;
    block->kind = kind;
    g->u->blocks = block;
    for (const OuBlock08 *b = block; b != NULL; b = b->outer) {
        n += b->kind == OU_BLK_HANDLER_NAME ? 0 : b->kind == OU_BLK_STAR ? 2 : b->kind == OU_BLK_HANDLER ? 1 + b->n : 1;
    }
    if (n > MAX_BLOCKS) {
        ou_gen_fail(g, node, "too many statically nested blocks");
    }
}

static void pop_block(OuGen *g)
{
    g->u->blocks = g->u->blocks->outer;
}

static void load_none(OuGen *g, int reg)
{
    EMIT(g, LOADK, reg, ou_emit_const(g, OU_NONE), 0);
}

/* name = None; del name: what the end of `except E as name` does. It belongs to no line of its own: a tracer is told of what
 * the program says. */
static void unbind_name(OuGen *g, OuNode *handler)
{
    int t = g->u->depth;
    OuNode here = {.kind = handler->kind}; /* without a line: the position stays what it is */
    load_none(g, t);
    ou_emit_depth(g, t + 1);
    ou_gen_store_name(g, &here, handler->handler.name, t);
    ou_emit_depth(g, t);
    ou_gen_delete_name(g, &here, handler->handler.name);
}

static void call_exit(OuGen *g, const OuBlock08 *block)
{
    int t = g->u->depth;
    EMIT(g, WITH_EXIT, t, block->reg, 0);
    ou_emit_depth(g, t + 1);
    if (block->is_async) {
        ou_gen_await_top(g, 2);
    }
    EMIT(g, POP, t, 0, 0);
    ou_emit_depth(g, t);
}

/* What leaving one block runs. The block is no longer in force (g->u->blocks is its outer one). */
static void leave_block(OuGen *g, OuBlock08 *block)
{
    switch (block->kind) {
    case OU_BLK_LOOP:
        if (block->reg >= 0) {
            EMIT(g, POP, block->reg, 0, 0);
        }
        break;
    case OU_BLK_FINALLY: {
        ou_gen_body(g, block->node->try_.finalbody);
        break;
    }
    case OU_BLK_WITH:
        ou_emit_at(g, block->node);
        call_exit(g, block);
        break;
    case OU_BLK_HANDLER:
        EMIT(g, POP, block->reg + 1, 0, 0);
        EMIT(g, POP_EXC, block->reg, 0, 0);
        if (block->node != NULL) {
            unbind_name(g, block->node); /* last, as CPython: it may run a finalizer, to which nothing is handled */
        }
        break;
    case OU_BLK_HANDLER_NAME: break; /* the handler around it unbinds the name */
    case OU_BLK_STAR: OU_ASSERT(g->failed); break; /* refused by cannot_leave() */
    case OU_BLK_SCRATCH:
        for (int i = block->n - 1; i >= 0; i--) {
            EMIT(g, POP, block->reg + i, 0, 0);
        }
        break;
    }
}

/* Runs the way out of all blocks up to `until` (not included; NULL: all), then puts everything back as it was, for
 * the code that follows textually. The caller emits the jump in between. value: the temporary that is to be returned,
 * which a `finally` with a return of its own lets go of; -1: none. */
typedef struct WayOut {
    OuBlock08 *blocks;
    int depth;
} WayOut;

static WayOut way_out(OuGen *g, const OuBlock08 *until, int value)
{
    WayOut saved = {g->u->blocks, g->u->depth};
    while (g->u->blocks != until && !g->failed && !g->u->unreachable) {
        OuBlock08 *block = g->u->blocks;
        OuBlock08 held = {.reg = value, .n = 1};
        ou_range_pause(g, block->range);
        g->u->blocks = block->outer;
        if (block->kind == OU_BLK_FINALLY && value >= 0) {
            push_block(g, &held, OU_BLK_SCRATCH, block->node);
        }
        leave_block(g, block);
        g->u->blocks = block->outer;
    }
    return saved;
}

static void way_back(OuGen *g, WayOut saved, const OuBlock08 *until)
{
    g->u->blocks = saved.blocks;
    ou_emit_depth(g, g->failed ? 0 : saved.depth);
    for (OuBlock08 *block = saved.blocks; block != until; block = block->outer) {
        if (block->range != NULL && block->range->start == UINT32_MAX) {
            ou_range_resume(g, block->range);
        }
    }
}

/* Is there an except* clause around, inside `until`? A SyntaxError then. */
static bool cannot_leave(OuGen *g, OuNode *node, const OuBlock08 *until)
{
    for (const OuBlock08 *block = g->u->blocks; block != until; block = block->outer) {
        if (block->kind == OU_BLK_STAR) {
            ou_gen_fail(g, node, "'break', 'continue' and 'return' cannot appear in an except* block");
            return true;
        }
    }
    return false;
}

void ou_gen_return(OuGen *g, OuNode *node)
{
    OuUnit *u = g->u;
    if (!u->scope->is_function) {
        ou_gen_fail(g, node, "'return' outside function");
        return;
    }
    if (node->expr != NULL && u->scope->is_async_generator) {
        ou_gen_fail(g, node, "'return' with value in async generator");
        return;
    }
    int start = u->depth;
    bool runs_code = false, has_lines = false;
    for (OuBlock08 *block = u->blocks; block != NULL; block = block->outer) {
        runs_code = runs_code || block->kind != OU_BLK_LOOP;
        has_lines = has_lines || block->kind == OU_BLK_FINALLY || block->kind == OU_BLK_WITH;
    }
    OuObject *k = node->expr == NULL ? OU_NONE : ou_fold(g, node->expr);
    if (cannot_leave(g, k != NULL && node->expr != NULL && node->expr->line == node->line ? node->expr : node, NULL)) {
        return;
    }
    if (k != NULL && node->expr != NULL && node->expr->line != node->line) {
        ou_emit_at(g, node->expr);
        EMIT(g, NOP, 0, 0, 0); /* a constant on a line of its own */
    }
    int r = k != NULL ? -1 : ou_gen_expr(g, node->expr, runs_code ? OU_WANT_TEMP : OU_WANT_ANY);
    ou_emit_at(g, node);
    if (k != NULL && has_lines) {
        EMIT(g, NOP, 0, 0, 0); /* the statement's own line, before those of the blocks that it leaves */
    }
    WayOut saved = way_out(g, NULL, r);
    if (!u->unreachable) {
        if (has_lines) {
            ou_emit_nowhere(g);
        } else {
            ou_emit_at(g, node);
        }
        if (k != NULL) {
            EMIT(g, RETURN_K, 0, ou_emit_const(g, k), 0);
        } else {
            EMIT(g, RETURN, r, 0, 0);
        }
    }
    way_back(g, saved, NULL);
    ou_emit_depth(g, g->failed ? 0 : start);
    u->unreachable = true;
}

void ou_gen_break(OuGen *g, OuNode *node)
{
    bool is_break = node->kind == OU_N_BREAK;
    OuBlock08 *loop = g->u->blocks;
    while (loop != NULL && loop->kind != OU_BLK_LOOP) {
        loop = loop->outer;
    }
    if (cannot_leave(g, node, loop)) {
        return;
    }
    if (loop == NULL) {
        ou_gen_fail(g, node, is_break ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    const OuBlock08 *until = is_break ? loop->outer : loop;
    bool runs_code = false;
    for (const OuBlock08 *block = g->u->blocks; block != until; block = block->outer) {
        runs_code = runs_code || block->kind == OU_BLK_FINALLY || block->kind == OU_BLK_WITH;
    }
    ou_emit_at(g, node);
    if (runs_code) {
        EMIT(g, NOP, 0, 0, 0); /* the statement's own line, before those of the blocks that it leaves */
    }
    WayOut saved = way_out(g, until, -1);
    if (!g->u->unreachable) {
        if (runs_code) {
            ou_emit_nowhere(g);
        }
        ou_emit_depth(g, g->failed ? 0 : is_break ? loop->depth : loop->depth + (loop->reg >= 0 ? 1 : 0));
        if (is_break) {
            EMIT_JUMP(g, JUMP, 0, loop->break_label);
        } else {
            EMIT_JUMP(g, JUMP_BACK, 0, loop->continue_label);
        }
    }
    way_back(g, saved, until);
    g->u->unreachable = true;
}

/* ---- loops ---- */

static void gen_while(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    OuBlock08 block = {.depth = start, .reg = -1};
    block.break_label = ou_emit_new_label(g);
    block.continue_label = ou_emit_new_label(g);
    int orelse = ou_emit_new_label(g);
    bool known = false, constant = ou_fold_truth(g, node->cond.test, &known);
    if (constant) {
        ou_emit_at(g, node->cond.test);
        EMIT(g, NOP, 0, 0, 0); /* the test's line */
    }
    if (constant && !known) {
        block.reg = -1;
        push_block(g, &block, OU_BLK_LOOP, node);
        ou_gen_dead_body(g, node->cond.body);
        pop_block(g);
        ou_gen_body(g, node->cond.orelse);
        return;
    }
    ou_emit_label(g, block.continue_label);
    uint64_t *before = ou_bound_save(g);
    if (!constant) {
        ou_gen_jump_if(g, node, node->cond.test, orelse, false);
    }
    uint64_t *tested = ou_bound_save(g);
    push_block(g, &block, OU_BLK_LOOP, node);
    ou_gen_body(g, node->cond.body);
    pop_block(g);
    ou_emit_at(g, node->cond.test);
    if (!g->u->unreachable) {
        EMIT_JUMP(g, JUMP_BACK, 0, block.continue_label);
    }
    ou_emit_label(g, orelse);
    ou_bound_set(g, tested);
    if (constant) {
        ou_gen_dead_body(g, node->cond.orelse);
    } else {
        ou_gen_body(g, node->cond.orelse);
    }
    ou_emit_label(g, block.break_label);
    ou_bound_set(g, before);
    ou_emit_depth(g, g->failed ? 0 : start);
}

static void gen_for(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    OuBlock08 block = {.depth = start, .reg = start};
    block.break_label = ou_emit_new_label(g);
    block.continue_label = ou_emit_new_label(g);
    int orelse = ou_emit_new_label(g);
    int r = ou_gen_expr(g, node->loop.iter, OU_WANT_ANY);
    ou_emit_at(g, node);
    EMIT(g, GET_ITER, start, r, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 1);
    uint64_t *before = ou_bound_save(g);
    ou_emit_label(g, block.continue_label);
    ou_emit_at(g, node);
    int reg = ou_gen_local_target(g, node->loop.target);
    ou_emit(g, OU_OPCODE_FOR_ITER, reg < 0 ? reg : start + 1, start, 0, 0, orelse);
    push_block(g, &block, OU_BLK_LOOP, node);
    if (reg < 0) {
        ou_gen_note_bound(g, node->loop.target->name.id);
    } else {
        ou_emit_depth(g, g->failed ? 0 : start + 2);
        ou_gen_store(g, node->loop.target, start + 1);
        ou_emit_depth(g, g->failed ? 0 : start + 1);
    }
    ou_gen_body(g, node->loop.body);
    pop_block(g);
    ou_emit_at(g, node);
    if (!g->u->unreachable) {
        EMIT_JUMP(g, JUMP_BACK, 0, block.continue_label);
    }
    ou_emit_label(g, orelse);
    ou_bound_set(g, before);
    ou_emit_depth(g, g->failed ? 0 : start);
    ou_gen_body(g, node->loop.orelse);
    ou_emit_label(g, block.break_label);
    ou_bound_set(g, before);
    ou_emit_depth(g, g->failed ? 0 : start);
}

static void gen_async_for(OuGen *g, OuNode *node)
{
    OuScope *scope = g->u->scope;
    if (!scope->is_coroutine && !scope->is_async_generator) {
        ou_gen_fail(g, node, "'async for' outside async function");
        return;
    }
    int start = g->u->depth;
    OuBlock08 block = {.depth = start, .reg = start};
    block.break_label = ou_emit_new_label(g);
    block.continue_label = ou_emit_new_label(g);
    int done = ou_emit_new_label(g);
    ou_gen_expr(g, node->loop.iter, OU_WANT_TEMP);
    ou_emit_at(g, node);
    EMIT(g, GET_AITER, start, start, 0);
    uint64_t *before = ou_bound_save(g);
    ou_emit_label(g, block.continue_label);
    OuRange range;
    ou_range_open(g, &range, done, start + 1);
    EMIT(g, GET_ANEXT, start + 1, start, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    ou_gen_await_top(g, 3);
    ou_range_close(g, &range);
    push_block(g, &block, OU_BLK_LOOP, node);
    ou_gen_store(g, node->loop.target, start + 1);
    ou_emit_depth(g, g->failed ? 0 : start + 1);
    ou_gen_body(g, node->loop.body);
    pop_block(g);
    if (!g->u->unreachable) {
        ou_emit_at(g, node->loop.iter);
        EMIT_JUMP(g, JUMP_BACK, 0, block.continue_label);
    }
    ou_emit_label(g, done);
    ou_bound_set(g, before);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    ou_emit_at(g, node->loop.iter);
    EMIT(g, END_ASYNC_FOR, start, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start);
    ou_gen_body(g, node->loop.orelse);
    ou_emit_label(g, block.break_label);
    ou_bound_set(g, before);
}

void ou_gen_loop(OuGen *g, OuNode *node)
{
    if (node->kind == OU_N_WHILE) {
        gen_while(g, node);
    } else if (node->kind == OU_N_FOR) {
        gen_for(g, node);
    } else {
        gen_async_for(g, node);
    }
}

/* ---- try ---- */

/* An exception came while handling one: what was handled before is handled again, the new one goes on. Temporaries:
 * reg what was handled before, reg + 1 the new exception. */
static void emit_cleanup(OuGen *g, int label, int reg)
{
    ou_emit_label(g, label);
    ou_emit_depth(g, g->failed ? 0 : reg + 2);
    EMIT(g, POP_EXC, reg, 0, 0);
    ou_emit_pass_on(g, reg + 1);
    g->u->unreachable = true;
}

/* The body of one handler, with the exception in reg + 1 and its type matched. */
static void gen_handler_body(OuGen *g, OuNode *handler, int reg, OuRange *cleanup)
{
    OuBlock08 block = {.reg = reg, .n = 1, .depth = reg, .range = cleanup}, named = {.n = 0};
    block.node = handler->handler.name != NULL ? handler : NULL;
    push_block(g, &block, OU_BLK_HANDLER, handler);
    if (handler->handler.name == NULL) {
        ou_gen_body(g, handler->handler.body);
    } else {
        EMIT(g, COPY, reg + 2, reg + 1, 0);
        ou_emit_depth(g, g->failed ? 0 : reg + 3);
        ou_gen_store_name(g, handler, handler->handler.name, reg + 2);
        ou_emit_depth(g, g->failed ? 0 : reg + 2);
        OuRange range;
        int unbind = ou_emit_new_label(g);
        ou_range_open(g, &range, unbind, reg + 2);
        named.range = &range;
        push_block(g, &named, OU_BLK_HANDLER_NAME, handler);
        ou_gen_body(g, handler->handler.body);
        pop_block(g);
        ou_range_close(g, &range);
        bool falls_through = !g->u->unreachable;
        uint64_t *after = ou_bound_save_if_reachable(g);
        int over = ou_emit_new_label(g);
        if (falls_through) {
            ou_emit_jump_on(g, over);
        }
        ou_emit_nowhere(g);
        ou_emit_label(g, unbind);
        ou_emit_depth(g, g->failed ? 0 : reg + 3);
        unbind_name(g, handler);
        ou_emit_pass_on(g, reg + 2);
        ou_emit_depth(g, g->failed ? 0 : reg + 2);
        ou_emit_label(g, over);
        ou_bound_set(g, after);
        g->u->unreachable = !falls_through;
    }
    pop_block(g);
    if (!g->u->unreachable) {
        ou_emit_nowhere(g);
        ou_range_pause(g, cleanup); /* the caller resumes it, behind the jump away */
        leave_block(g, &block);
    }
}

static void gen_handlers(OuGen *g, OuNode *node, int start, int end)
{
    int cleanup = ou_emit_new_label(g);
    OuRange range;
    EMIT(g, PUSH_EXC, start, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    ou_range_open(g, &range, cleanup, start + 1);
    for (uint32_t i = 0; i < node->try_.handlers.n && !g->failed; i++) {
        OuNode *handler = node->try_.handlers.items[i];
        int next = ou_emit_new_label(g);
        if (handler->handler.type == NULL && i + 1 < node->try_.handlers.n) {
            ou_gen_fail(g, handler, "default 'except:' must be last");
            return;
        }
        ou_emit_at(g, handler);
        uint64_t *before = ou_bound_save(g);
        if (handler->handler.type != NULL) {
            int type = ou_gen_expr(g, handler->handler.type, OU_WANT_ANY);
            ou_emit_at(g, handler);
            ou_emit(g, OU_OPCODE_JEXC_NOT, start + 1, type, 0, 0, next);
            ou_emit_depth(g, g->failed ? 0 : start + 2);
        } else {
            EMIT(g, NOP, 0, 0, 0); /* the line of the clause is come to */
        }
        gen_handler_body(g, handler, start, &range);
        if (!g->u->unreachable) {
            ou_gen_arrive(g);
            ou_emit_jump_on(g, end);
            ou_range_resume(g, &range);
        }
        ou_emit_label(g, next);
        ou_bound_set(g, before);
        ou_emit_depth(g, g->failed ? 0 : start + 2);
        g->u->unreachable = handler->handler.type == NULL;
    }
    if (!g->u->unreachable) { /* none of them took it: the last one says so */
        ou_emit_at(g, node->try_.handlers.items[node->try_.handlers.n - 1]);
        EMIT(g, RERAISE, start + 1, 0, 0);
    }
    ou_range_close(g, &range);
    emit_cleanup(g, cleanup, start);
    ou_emit_depth(g, g->failed ? 0 : start);
}

/* ---- except* ---- */

/* The body of one clause, with what matched in `match`, the temporary on top. What it raises joins the list in reg + 2. */
static void gen_star_body(OuGen *g, OuNode *handler, int reg, int match)
{
    int raised = ou_emit_new_label(g), over = ou_emit_new_label(g);
    OuObject *name = handler->handler.name;
    OuBlock08 block = {.node = handler, .depth = match};
    OuRange range;
    ou_range_open(g, &range, raised, match);
    if (name != NULL) {
        ou_gen_store_name(g, handler, name, match);
    } else {
        EMIT(g, POP, match, 0, 0);
    }
    ou_emit_depth(g, g->failed ? 0 : match);
    block.range = &range;
    push_block(g, &block, OU_BLK_STAR, handler);
    ou_gen_body(g, handler->handler.body);
    pop_block(g);
    ou_range_close(g, &range);
    ou_emit_nowhere(g);
    if (!g->u->unreachable) {
        if (name != NULL) {
            unbind_name(g, handler);
        }
        ou_emit_jump_on(g, over);
    }
    ou_emit_label(g, raised);
    ou_emit_depth(g, g->failed ? 0 : match + 1);
    if (name != NULL) {
        unbind_name(g, handler);
    }
    EMIT(g, LIST_APPEND, reg + 2, match, 0);
    ou_emit_depth(g, g->failed ? 0 : match);
    ou_emit_label(g, over);
}

/* Temporaries: what was handled before; the exception; the list of what is to be raised; what no clause has matched yet;
 * what the clause at hand matches. */
static void gen_star_handlers(OuGen *g, OuNode *node, int start, int end)
{
    int cleanup = ou_emit_new_label(g), rest = start + 3, match = start + 4;
    OuRange range;
    EMIT(g, PUSH_EXC, start, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    ou_range_open(g, &range, cleanup, start + 1);
    EMIT(g, BUILD_LIST, start + 2, start + 2, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 3);
    EMIT(g, COPY, rest, start + 1, 0);
    ou_emit_depth(g, g->failed ? 0 : rest + 1);
    uint64_t *before = ou_bound_save(g);
    for (uint32_t i = 0; i < node->try_.handlers.n && !g->failed; i++) {
        OuNode *handler = node->try_.handlers.items[i];
        int next = ou_emit_new_label(g), over = ou_emit_new_label(g);
        ou_emit_at(g, handler);
        int type = ou_gen_expr(g, handler->handler.type, OU_WANT_ANY);
        ou_emit_at(g, handler);
        EMIT(g, CHECK_EG_MATCH, rest, type, 0);
        ou_emit_depth(g, g->failed ? 0 : match + 1);
        EMIT(g, COPY, match + 1, match, 0);
        ou_emit_depth(g, g->failed ? 0 : match + 2);
        EMIT_JUMP(g, JNONE, match + 1, next);
        ou_emit_depth(g, g->failed ? 0 : match + 1);
        gen_star_body(g, handler, start, match);
        ou_emit_jump_on(g, over);
        ou_emit_label(g, next);
        ou_emit_depth(g, g->failed ? 0 : match + 1);
        EMIT(g, POP, match, 0, 0);
        ou_emit_depth(g, g->failed ? 0 : match);
        ou_emit_label(g, over);
        ou_bound_set(g, before);
    }
    EMIT(g, LIST_APPEND, start + 2, rest, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 3);
    EMIT(g, PREP_RERAISE_STAR, start + 1, start + 1, start + 2);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    ou_range_close(g, &range);
    EMIT(g, COPY, start + 2, start + 1, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 3);
    EMIT_JUMP(g, JNOTNONE, start + 2, cleanup);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    EMIT(g, POP, start + 1, 0, 0);
    EMIT(g, POP_EXC, start, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start);
    ou_gen_arrive(g);
    ou_emit_jump_on(g, end);
    emit_cleanup(g, cleanup, start);
    ou_emit_depth(g, g->failed ? 0 : start);
}

/* try with except or except* clauses, without its finally. */
static void gen_try_except(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    int handlers = ou_emit_new_label(g), end = ou_emit_new_label(g);
    OuArrivals arrivals = {.outer = g->u->arrivals};
    g->u->arrivals = &arrivals;
    uint64_t *before = ou_bound_save(g);
    OuRange range;
    OuBlock08 block = {.range = &range, .reg = start, .n = 0, .depth = start};
    EMIT(g, NOP, 0, 0, 0);
    ou_range_open(g, &range, handlers, start);
    push_block(g, &block, OU_BLK_SCRATCH, node);
    ou_gen_body(g, node->try_.body);
    pop_block(g);
    ou_range_close(g, &range);
    if (!g->u->unreachable) {
        ou_gen_body(g, node->try_.orelse);
    }
    if (!g->u->unreachable) {
        ou_gen_arrive(g);
        ou_emit_jump_on(g, end);
    }
    ou_emit_label(g, handlers);
    ou_bound_set(g, before);
    ou_emit_depth(g, g->failed ? 0 : start + 1);
    if (node->kind == OU_N_TRY_STAR) {
        gen_star_handlers(g, node, start, end);
    } else {
        gen_handlers(g, node, start, end);
    }
    ou_emit_label(g, end);
    ou_gen_set_arrived(g, &arrivals);
    g->u->arrivals = arrivals.outer;
    ou_emit_depth(g, g->failed ? 0 : start);
}

static void gen_try_finally(OuGen *g, OuNode *node)
{
    int start = g->u->depth;
    int handler = ou_emit_new_label(g), end = ou_emit_new_label(g), cleanup = ou_emit_new_label(g);
    uint64_t *before = ou_bound_save(g);
    OuRange range, second;
    OuBlock08 block = {.node = node, .range = &range, .depth = start};
    EMIT(g, NOP, 0, 0, 0);
    ou_range_open(g, &range, handler, start);
    push_block(g, &block, OU_BLK_FINALLY, node);
    if (node->try_.handlers.n > 0) {
        gen_try_except(g, node);
    } else {
        ou_gen_body(g, node->try_.body);
    }
    pop_block(g);
    ou_range_close(g, &range);
    bool falls_through = !g->u->unreachable;
    uint64_t *after = NULL;
    if (falls_through) {
        ou_gen_body(g, node->try_.finalbody);
        falls_through = !g->u->unreachable;
        after = ou_bound_save_if_reachable(g);
        if (falls_through) {
            ou_emit_jump_on(g, end);
        }
    }
    ou_emit_label(g, handler);
    ou_bound_set(g, before);
    ou_emit_depth(g, g->failed ? 0 : start + 1);
    EMIT(g, PUSH_EXC, start, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    OuBlock08 handling = {.reg = start, .depth = start};
    ou_range_open(g, &second, cleanup, start + 1);
    handling.range = &second;
    push_block(g, &handling, OU_BLK_HANDLER, node);
    ou_gen_body(g, node->try_.finalbody);
    pop_block(g);
    if (!g->u->unreachable) {
        EMIT(g, RERAISE, start + 1, 0, 0);
    }
    ou_range_close(g, &second);
    emit_cleanup(g, cleanup, start);
    ou_emit_label(g, end);
    ou_emit_depth(g, g->failed ? 0 : start);
    ou_bound_set(g, after);
    g->u->unreachable = !falls_through;
}

void ou_gen_try(OuGen *g, OuNode *node)
{
    if (node->try_.finalbody.n > 0) {
        gen_try_finally(g, node);
    } else {
        gen_try_except(g, node);
    }
}

/* ---- with ---- */

static void gen_with_item(OuGen *g, OuNode *node, uint32_t i)
{
    bool is_async = node->kind == OU_N_ASYNC_WITH;
    if (i == node->with.items.n) {
        ou_gen_body(g, node->with.body);
        return;
    }
    OuNode *item = node->with.items.items[i];
    int start = g->u->depth;
    int handler = ou_emit_new_label(g), suppressed = ou_emit_new_label(g), end = ou_emit_new_label(g),
        cleanup = ou_emit_new_label(g);
    int r = ou_gen_expr(g, item->item.context, OU_WANT_ANY);
    ou_emit_at(g, node);
    if (is_async) {
        EMIT(g, WITH_ENTER_ASYNC, start, r, 0);
        ou_emit_depth(g, g->failed ? 0 : start + 2);
        ou_gen_await_top(g, 1);
    } else {
        EMIT(g, WITH_ENTER, start, r, 0);
        ou_emit_depth(g, g->failed ? 0 : start + 2);
    }
    OuRange range, second;
    OuBlock08 block = {.reg = start, .depth = start, .is_async = is_async, .range = &range};
    ou_range_open(g, &range, handler, start + 1);
    uint64_t *entered = ou_bound_save(g);
    block.node = node;
    push_block(g, &block, OU_BLK_WITH, node);
    if (item->item.vars != NULL) {
        ou_gen_store(g, item->item.vars, start + 1);
    } else {
        EMIT(g, POP, start + 1, 0, 0);
    }
    ou_emit_depth(g, g->failed ? 0 : start + 1);
    gen_with_item(g, node, i + 1);
    pop_block(g);
    ou_range_close(g, &range);
    if (!g->u->unreachable) {
        ou_emit_at(g, node);
        call_exit(g, &block);
        ou_emit_depth(g, g->failed ? 0 : start);
        ou_emit_jump_on(g, end);
    }
    ou_emit_label(g, handler);
    ou_bound_set(g, entered);
    ou_emit_at(g, node);
    ou_emit_depth(g, g->failed ? 0 : start + 2);
    EMIT(g, PUSH_EXC, start + 1, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start + 3);
    ou_range_open(g, &second, cleanup, start + 2);
    EMIT(g, WITH_EXCEPT, start + 3, start, start + 2);
    ou_emit_depth(g, g->failed ? 0 : start + 4);
    if (is_async) {
        ou_gen_await_top(g, 2);
    }
    EMIT_JUMP(g, JIF, start + 3, suppressed);
    ou_emit_depth(g, g->failed ? 0 : start + 3);
    ou_emit_pass_on(g, start + 2);
    ou_range_close(g, &second);
    emit_cleanup(g, cleanup, start + 1);
    ou_emit_label(g, suppressed);
    ou_emit_depth(g, g->failed ? 0 : start + 3);
    EMIT(g, POP, start + 2, 0, 0);
    EMIT(g, POP_EXC, start + 1, 0, 0);
    EMIT(g, POP, start, 0, 0);
    ou_emit_depth(g, g->failed ? 0 : start);
    ou_emit_label(g, end);
    ou_bound_set(g, entered); /* the body may have been cut short */
}

void ou_gen_with(OuGen *g, OuNode *node)
{
    OuScope *scope = g->u->scope;
    if (node->kind == OU_N_ASYNC_WITH && !scope->is_coroutine && !scope->is_async_generator) {
        ou_gen_fail(g, node, "'async with' outside async function");
        return;
    }
    gen_with_item(g, node, 0);
}
