/* trace.c - trace.h: what is told to trace and profile functions, and when.
 *
 * While such a function runs, in_trace keeps the thread from telling about it. Line events: when an instruction
 * has another line than the one before it in the frame, or stands before it (a loop's next turn); as test_sys_settrace.py
 * of 3.11 has them. */
#include "09_vm/trace.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "09_vm/frame_object.h"
#include "09_vm/special.h"

/* ---- traps ---- */

/* The opcode at an instruction's start as it was before the traps. */
static unsigned opcode_at(const OuCode *code, uint32_t pc)
{
    unsigned opcode = code->words[pc] & 0xff;
    return opcode == OU_OPCODE_TRAP && code->trapped != NULL ? code->trapped[pc] : opcode;
}

static uint32_t next_instruction(const OuCode *code, uint32_t pc)
{
    return pc + ou_opcode_length(ou_special_generic[opcode_at(code, pc)]);
}

bool ou_trace_set_traps(OuThread *th, OuCode *code)
{
    if (code->trapped != NULL) {
        return true;
    }
    uint8_t *saved = ou_mem_take_zeroed(th, code->n_words);
    if (saved == NULL) {
        return false;
    }
    code->trapped = saved;
    bool wide = false;
    for (uint32_t pc = 0, next; pc < code->n_words; pc = next) {
        unsigned opcode = code->words[pc] & 0xff;
        next = next_instruction(code, pc);
        /* What waits at a YIELD_FROM is recognised by it, and at EXT the loop looks by itself. */
        if (opcode != OU_OPCODE_EXT && opcode != OU_OPCODE_YIELD_FROM && !wide) {
            saved[pc] = (uint8_t)opcode;
            code->words[pc] = (code->words[pc] & ~0xffu) | OU_OPCODE_TRAP;
        }
        wide = opcode == OU_OPCODE_EXT;
    }
    return true;
}

void ou_trace_clear_traps(OuThread *th, OuCode *code)
{
    if (code->trapped == NULL) {
        return;
    }
    for (uint32_t pc = 0, next; pc < code->n_words; pc = next) {
        next = next_instruction(code, pc);
        code->words[pc] = (code->words[pc] & ~0xffu) | opcode_at(code, pc);
    }
    ou_mem_give(th, code->trapped, code->n_words);
    code->trapped = NULL;
}

/* ---- on and off ---- */

/* The frames that run now have had their call event, or never get one. */
static bool mark_frames(OuThread *th, bool all)
{
    for (OuFrame *f = ou_frame_current(th); f != NULL; f = f->previous) {
        f->announced = true;
        f->traced = ou_frame_pc(f) + 1;
        if ((all || (f->object != NULL && f->object->trace != NULL)) && !ou_trace_set_traps(th, f->code)) {
            return false;
        }
    }
    return true;
}

static void update(OuThread *th)
{
    th->tracing = th->trace_fn != NULL || th->profile_fn != NULL;
    if (th->tracing) {
        ou_break_set(th, OU_BREAK_TRACE);
    } else {
        atomic_fetch_and_explicit(&th->breaker, ~OU_BREAK_TRACE, memory_order_relaxed);
    }
}

/* The function in *place is replaced, the old one gone before the new one is there: its finalizer may ask for another. */
static bool replace_function(OuThread *th, OuObject **place, OuObject *function, const char *kind)
{
    if (th->tracer_changes) {
        return ou_raise(th, &ou_exc_runtime_error, "Cannot install a %s function while another %s function is being installed",
                        kind, kind);
    }
    OuObject *old = *place;
    th->tracer_changes = true;
    *place = NULL;
    update(th);
    ou_drop_maybe(th, old);
    *place = ou_keep_maybe(function);
    th->tracer_changes = false;
    update(th);
    return true;
}

bool ou_trace_set(OuThread *th, OuObject *function)
{
    return (function == NULL || mark_frames(th, false)) && replace_function(th, &th->trace_fn, function, "trace");
}

bool ou_trace_set_profile(OuThread *th, OuObject *function, OuProfileHook hook)
{
    if ((function != NULL && !mark_frames(th, true)) || !replace_function(th, &th->profile_fn, function, "profile")) {
        return false;
    }
    th->profile_hook = function == NULL ? NULL : hook;
    return true;
}

/* ---- calling ---- */

/* What the function did to frame.f_locals becomes the variables' values. A variable that it deleted keeps its value:
 * the code may rely on its being bound. */
static void write_back(OuThread *th, OuFrame *f, OuObject *dict)
{
    OuObject **locals = ou_frame_locals_start(f);
    for (uint32_t i = 0; i < f->code->n_locals; i++) {
        OuObject *name = ou_tuple_borrow(f->code->local_names, i), *value = ou_dict_borrow_str(th, dict, name);
        if (value == NULL || (f->code->local_kinds[i] & OU_LOCAL_HIDDEN) || ou_str_length(name) == 0) {
            continue;
        }
        bool cell = locals[i] != NULL && locals[i]->type == &ou_cell_type &&
                    (f->code->local_kinds[i] & (OU_LOCAL_CELL | OU_LOCAL_FREE));
        OuObject **place = cell ? &((OuCell *)locals[i])->value : &locals[i];
        if (*place != value) {
            ou_replace(th, place, ou_keep(value));
        }
    }
}

/* Calls a trace or profile function; its result, new. line: what frame.f_lineno is meanwhile; 0: the instruction's. */
static OuObject *call(OuThread *th, OuFrame *f, OuObject *function, OuTraceEvent event, OuObject *arg, uint32_t line)
{
    static const char *const names[] = {"call", "line", "exception", "return", "opcode", "c_call", "c_return", "c_exception"};
    OuFrameObject *frame = ou_frame_object(th, f);
    OuObject *name = frame == NULL ? NULL : ou_str_intern_text(th, names[event]), *result = NULL;
    bool optimized = (f->code->flags & OU_CO_OPTIMIZED) != 0;
    if (name != NULL && optimized && frame->locals != NULL) {
        OuObject *fresh = ou_frame_snapshot(th, f->code, ou_frame_locals_start(f), frame->locals);
        if (fresh == NULL) {
            ou_clear_ref(th, &name);
        }
        ou_drop_maybe(th, fresh);
    }
    if (name != NULL) {
        ou_keep(function);
        frame->event = (uint8_t)(event + 1);
        frame->line = line;
        th->in_trace++;
        result = ou_call3(th, function, &frame->head, name, arg);
        th->in_trace--;
        frame->line = 0;
        frame->event = 0;
        ou_drop(th, function);
        if (optimized && frame->locals != NULL) {
            OuObject *dict = ou_keep(frame->locals);
            write_back(th, f, dict);
            ou_drop(th, dict);
        }
        ou_drop(th, name);
    }
    ou_drop_maybe(th, frame);
    return result;
}

/* To the trace function: the thread's for calls, else the frame's, which its result replaces. When it raises, tracing ends. */
static bool tell_tracer(OuThread *th, OuFrame *f, OuTraceEvent event, OuObject *arg, uint32_t line)
{
    OuObject *function = event == OU_TRACE_CALL ? th->trace_fn : f->object == NULL ? NULL : f->object->trace;
    if (function == NULL || th->trace_fn == NULL) {
        return true;
    }
    OuObject *result = call(th, f, function, event, arg, line);
    if (result == NULL) {
        OuObject *error = ou_error_take(th);
        if (!ou_trace_set(th, NULL)) {
            ou_error_clear(th);
        }
        if (f->object != NULL) {
            ou_clear_ref(th, &f->object->trace);
        }
        ou_error_restore_adopt(th, error);
        return false;
    }
    if (result == OU_NONE || f->object == NULL) {
        ou_drop(th, result);
    } else {
        ou_replace(th, &f->object->trace, result);
    }
    return true;
}

static bool tell_profiler(OuThread *th, OuFrame *f, OuTraceEvent event, OuObject *arg, uint32_t line)
{
    if (th->profile_fn == NULL) {
        return true;
    }
    bool ok;
    if (th->profile_hook != NULL) {
        OuObject *self = ou_keep(th->profile_fn);
        th->in_trace++;
        ok = th->profile_hook(th, self, event, f, arg);
        th->in_trace--;
        ou_drop(th, self);
    } else {
        OuObject *result = call(th, f, th->profile_fn, event, arg, line);
        ok = result != NULL;
        ou_drop_maybe(th, result);
    }
    if (!ok) {
        OuObject *error = ou_error_take(th);
        if (!ou_trace_set_profile(th, NULL, NULL)) {
            ou_error_clear(th);
        }
        ou_error_restore_adopt(th, error);
    }
    return ok;
}

/* ---- events ---- */

/* The line a call event shows: where the function begins, or the generator waited; modules begin before their first line. */
static uint32_t first_line(const OuFrame *f)
{
    return f->traced != 0 ? ou_code_line(f->code, f->traced - 1) : ou_str_equal_text(f->code->name, "<module>") ? OU_FRAME_LINE_NONE : f->code->first_line;
}

static bool tell_call(OuThread *th, OuFrame *f)
{
    uint32_t line = first_line(f);
    f->announced = true;
    th->trace_place.code = NULL; /* another code object may stand where an old one stood */
    return tell_tracer(th, f, OU_TRACE_CALL, OU_NONE, line) && tell_profiler(th, f, OU_TRACE_CALL, OU_NONE, line);
}

/* The line of an instruction, 0: none. Looked for from where the last one was found: instructions mostly follow each other,
 * and a long function's table would be walked for each of them. */
static uint32_t line_at(OuThread *th, const OuCode *code, uint32_t pc)
{
    if (th->trace_place.code != code || pc < th->trace_place.start) {
        th->trace_place.code = code;
        th->trace_place.i = th->trace_place.start = 0;
    }
    uint32_t i = th->trace_place.i, start = th->trace_place.start;
    while (i + 1 < code->n_positions && pc >= start + code->positions[i].n_words) {
        start += code->positions[i++].n_words;
    }
    th->trace_place.i = i;
    th->trace_place.start = start;
    return i < code->n_positions ? code->positions[i].line : 0;
}

/* Instructions between statements, which have the line of whatever is near. */
static bool is_quiet(OuThread *th, const OuCode *code, uint32_t pc)
{
    switch (opcode_at(code, pc)) {
    case OU_OPCODE_PUSH_EXC:
    case OU_OPCODE_POP_EXC:
    case OU_OPCODE_RERAISE: return true;
    default: return line_at(th, code, pc) == 0;
    }
}

/* A jump back to where the loop's line begins: that will be told there. */
static bool is_turn(const OuCode *code, uint32_t pc)
{
    if (opcode_at(code, pc) != OU_OPCODE_JUMP_BACK) {
        return false;
    }
    uint32_t target = (uint32_t)((int64_t)pc + 1 + ((int32_t)code->words[pc] >> 8));
    return ou_code_position(code, target).line == ou_code_position(code, pc).line;
}

bool ou_trace_instruction(OuThread *th, OuFrame *f)
{
    if (!f->announced && !tell_call(th, f)) {
        return false;
    }
    uint32_t pc = ou_frame_pc(f), before = f->traced;
    if (opcode_at(f->code, pc) == OU_OPCODE_MAKE_CELL) {
        return true; /* the function has not begun */
    }
    if (before != 0 && is_quiet(th, f->code, pc)) {
        return f->object == NULL || !f->object->trace_opcodes || tell_tracer(th, f, OU_TRACE_OPCODE, OU_NONE, 0);
    }
    f->traced = pc + 1;
    if (th->trace_fn == NULL || f->object == NULL || f->object->trace == NULL) {
        return true;
    }
    bool turn = is_turn(f->code, pc);
    uint32_t last = before == 0 ? 0 : line_at(th, f->code, before - 1);
    uint32_t line = line_at(th, f->code, pc);
    bool again = before != 0 && pc + 1 < before;
    if (line != 0 && f->object->trace_lines && !turn && (line != last || again) &&
        !tell_tracer(th, f, OU_TRACE_LINE, OU_NONE, 0)) {
        return false;
    }
    if (f->object != NULL && f->object->trace_opcodes && !tell_tracer(th, f, OU_TRACE_OPCODE, OU_NONE, 0)) {
        return false;
    }
    if (ou_frame_pc(f) != pc) { /* the function set f_lineno */
        f->traced = ou_frame_pc(f) + 1;
    }
    return true;
}

/* What f_lineno is at an instruction without a line: that of the one before, as it ran; 0: it has a line. */
static uint32_t line_before(const OuFrame *f)
{
    return f->traced == 0 || ou_code_position(f->code, ou_frame_pc(f)).line != 0 ? 0 : ou_code_line(f->code, f->traced - 1);
}

bool ou_trace_return(OuThread *th, OuFrame *f, OuObject *result)
{
    if (!ou_trace_active(th)) {
        return true;
    }
    uint32_t line = line_before(f);
    bool ok = tell_tracer(th, f, OU_TRACE_RETURN, result, line) && tell_profiler(th, f, OU_TRACE_RETURN, result, line);
    f->announced = false; /* a generator's next turn is announced anew */
    return ok;
}

bool ou_trace_resumed(OuThread *th, OuFrame *f)
{
    if (!ou_trace_active(th) || f->announced) {
        return true;
    }
    OuObject *error = ou_error_take(th);
    bool ok = tell_call(th, f);
    if (ok) {
        ou_error_restore_adopt(th, error);
    } else {
        ou_drop(th, error);
    }
    return ok;
}

void ou_trace_exception(OuThread *th, OuFrame *f)
{
    if (!ou_trace_active(th) || f->object == NULL || f->object->trace == NULL) {
        return;
    }
    OuObject *error = ou_error_take(th), *traceback = ((OuException *)error)->traceback;
    OuObject *arg = ou_tuple_of(th, 3, OU_TYPE_OBJECT(error->type), error, traceback == NULL ? OU_NONE : traceback);
    if (arg != NULL && tell_tracer(th, f, OU_TRACE_EXCEPTION, arg, 0)) {
        ou_error_restore_adopt(th, error);
    } else {
        ou_drop(th, error);
    }
    ou_drop_maybe(th, arg);
}

void ou_trace_stop(OuThread *th, OuFrame *f, bool coroutine, OuObject *value)
{
    bool bare = value == OU_NONE;
    if ((bare && !coroutine) || !ou_trace_active(th) || f->object == NULL || f->object->trace == NULL) {
        return;
    }
    if (bare) {
        ou_raise_object(th, OU_TYPE_OBJECT(&ou_exc_stop_iteration), NULL);
    } else {
        ou_raise_value(th, &ou_exc_stop_iteration, value);
    }
    ou_trace_exception(th, f);
    ou_error_swallow(th, &ou_exc_stop_iteration);
}

void ou_trace_unwound(OuThread *th, OuFrame *f)
{
    if (!ou_trace_active(th)) {
        return;
    }
    OuObject *error = ou_error_take(th);
    if (tell_tracer(th, f, OU_TRACE_RETURN, OU_NONE, 0) && tell_profiler(th, f, OU_TRACE_RETURN, OU_NONE, 0)) {
        ou_error_restore_adopt(th, error);
    } else {
        ou_drop_maybe(th, error);
    }
}

/* What the events of a call in C name: the function, a method bound to its object. New, or NULL without error: none. */
static OuObject *c_function(OuThread *th, OuObject *callable, OuObject *const *args, size_t n)
{
    if (callable->type == &ou_native_type) {
        return ou_keep(callable);
    }
    if (callable->type == &ou_method_descr_type && n > 0) {
        OuObject *bound = callable->type->descr_get(th, callable, args[0], OU_TYPE_OBJECT(args[0]->type));
        if (bound == NULL) {
            ou_error_clear(th); /* the call itself will say what is wrong */
        }
        return bound;
    }
    return NULL;
}

/* After the call: the event of its end. The result, or NULL with an error. */
static OuObject *tell_c_end(OuThread *th, OuFrame *f, OuObject *function, OuObject *result)
{
    if (!ou_trace_active(th)) {
        return result;
    }
    if (result != NULL) {
        if (!tell_profiler(th, f, OU_TRACE_C_RETURN, function, 0)) {
            ou_clear_ref(th, &result);
        }
        return result;
    }
    OuObject *error = ou_error_take(th);
    if (tell_profiler(th, f, OU_TRACE_C_EXCEPTION, function, 0)) {
        ou_error_restore_adopt(th, error);
    } else {
        ou_drop(th, error);
    }
    return NULL;
}

OuObject *ou_trace_c_call(OuThread *th, OuFrame *f, OuObject *callable, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *function = ou_trace_active(th) && th->profile_fn != NULL ? c_function(th, callable, args, n) : NULL;
    if (function == NULL) {
        return ou_call(th, callable, args, n, kwnames);
    }
    OuObject *result = NULL;
    if (tell_profiler(th, f, OU_TRACE_C_CALL, function, 0)) {
        result = tell_c_end(th, f, function, ou_call(th, callable, args, n, kwnames));
    }
    ou_drop(th, function);
    return result;
}

OuObject *ou_trace_c_call_tuple(OuThread *th, OuFrame *f, OuObject *callable, OuObject *args, OuObject *kwargs)
{
    OuObject *function = ou_trace_active(th) && th->profile_fn != NULL
                             ? c_function(th, callable, ou_tuple_items(args), ou_tuple_size(args))
                             : NULL;
    if (function == NULL) {
        return ou_call_tuple(th, callable, args, kwargs);
    }
    OuObject *result = NULL;
    if (tell_profiler(th, f, OU_TRACE_C_CALL, function, 0)) {
        result = tell_c_end(th, f, function, ou_call_tuple(th, callable, args, kwargs));
    }
    ou_drop(th, function);
    return result;
}
