/* loop.c - the loop: one C function that runs bytecode of any number of inlined frames.
 *
 * Threaded code: each instruction jumps to the next by a table of labels (Bell,
 * "Threaded code", CACM 1973). An instruction with 8-bit fields is all that this
 * loop runs: for one that has EXT in front, it calls the same text compiled another way (loop_wide.c), which runs that one. So
 * the decoded fields live from an instruction's head to its end, in registers; when EXT jumped into the middle of
 * instructions here, they were kept in memory, and each jump to a next instruction was the same one jump. Calls of Python functions and
 * returns stay inside; only what C code calls nests a new loop (R14).
 *
 * Consuming: an instruction that drops a temporary where the drop can run Python puts NULL in its
 * register first, because the collector and the unwinder look at all registers below
 * the depth. Exact ints and floats cannot run anything, so their paths skip that.
 *
 * The function is too long for one file, so its instructions stand by family in op_*.inc, which are pieces
 * of its body and mean nothing alone: op_move, op_name, op_attr, op_item, op_arithmetic, op_jump, op_iterate,
 * op_build, op_call, op_generator, op_exception, op_import, op_match. An instruction of opcode.h is found by
 * its name (`grep "OP(NAME" src/09_vm`), a specialised one beside its generic form. loop_words.h has the macros
 * they are written in, loop_registers.h the functions. Rejected: a function an instruction, which calls through
 * a table and keeps no register of the machine from one to the next. */
#include "09_vm/frame_inline.h"
#include "09_vm/loop_registers.h"
#include "09_vm/loop_words.h"
#include "09_vm/ops.h"

#include "06_types/descr.h"
#include "06_types/exceptions.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/range.h"
#include "06_types/set.h"
#include "06_types/signature.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

/* The window of a call that C code has made is dropped, from the callable to the last argument; a failed
 * one too, before anything is unwound. */
static void drop_window(OuThread *th, OuObject **window, size_t n)
{
    for (size_t i = 0; i < n + 2; i++) {
        ou_clear_ref(th, &window[i]);
    }
}

/* The window of a call of an instance whose class has a __call__ written in Python: that is called, with the instance for self. */
OU_INLINE bool becomes_method(OuThread *th, OuObject **window)
{
    const OuType *type = window[0]->type;
    if (!OU_HAS_FLAG(type, OU_TYPE_HEAP) || window[1] != NULL) {
        return false;
    }
    bool failed = false;
    OuObject *method = ou_type_lookup(th, type, OU_NAME(th, dunder_call), &failed);
    if (method == NULL || method->type != &ou_function_type) {
        if (failed) {
            ou_error_clear(th);
        }
        return false;
    }
    window[1] = window[0];
    window[0] = ou_keep(method);
    return true;
}

#if !defined(OU_LOOP_TRACED)
/* A call that an instruction other than CALL makes of a function with n parameters: its frame joins the loop, its result goes where
 * f->result says. The arguments are kept. NULL, nothing pending: it is to be called from C. */
static OuFrame *enter_function(OuThread *th, OuObject *callable, OuObject *const *args, size_t n)
{
    const OuStack *stack = ou_stack(th);
    OuFunction *function = (OuFunction *)callable;
    const OuCode *code = function->code;
    OuObject **locals = stack->top;
    if (!code->plain || n != code->n_args || stack->next_frame == stack->frame_limit ||
        (size_t)(stack->limit - locals) < (size_t)code->n_locals + code->n_temps || th->depth >= th->vm->recursion_limit) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        locals[i] = ou_keep(args[i]);
    }
    ou_frame_fill_inline(function, code, locals, n);
    ou_keep(function);
    th->depth++;
    return ou_frame_link_inline(th, stack->next_frame, function, locals, OU_FRAME_INLINE, locals);
}
#endif

#if !defined(OU_LOOP_TRACED) && !defined(OU_LOOP_WIDE)
/* How long an exact str, list or tuple is, and what takes a part of it; *part is NULL for others. */
OU_INLINE size_t sequence_length(const OuObject *o, OuObject *(**part)(OuThread *, OuObject *, size_t, size_t))
{
    if (o->type == &ou_str_type) {
        *part = ou_str_slice;
        return ou_str_length(o);
    }
    if (o->type == &ou_list_type) {
        *part = ou_list_slice;
        return ou_list_size(o);
    }
    *part = o->type == &ou_tuple_type ? ou_tuple_slice : NULL;
    return *part == NULL ? 0 : ou_tuple_size(o);
}

/* A bound of a slice: None, which leaves *out as it is, or an int, which counts from the end when negative. */
OU_INLINE bool is_bound(const OuObject *o, size_t length, size_t *out)
{
    if (o == OU_NONE) {
        return true;
    }
    if (OU_UNLIKELY(o->type != &ou_int_type || !ou_int_is_inline(o))) {
        return false;
    }
    int64_t i = ou_int_value(o);
    i += i < 0 ? (int64_t)length : 0;
    *out = i < 0 ? 0 : (size_t)i > length ? length : (size_t)i;
    return true;
}

/* Two or three bounds of a slice are None or plain ints: to use them runs no Python. */
OU_INLINE bool are_bounds(OuObject *const *bounds, int n)
{
    for (int i = 0; i < n; i++) {
        if (bounds[i] != OU_NONE && (bounds[i]->type != &ou_int_type || !ou_int_is_inline(bounds[i]))) {
            return false;
        }
    }
    return true;
}

OU_INLINE bool is_sequence(const OuObject *o)
{
    return o->type == &ou_list_type || o->type == &ou_str_type || o->type == &ou_tuple_type;
}
#endif

/* The tables say op_BAD first and are then filled row by row. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
#ifdef __clang__
#pragma GCC diagnostic ignored "-Winitializer-overrides"
#endif

#ifdef OU_LOOP_WIDE
bool ou_loop_wide(OuThread *th, OuFrame *f, OuObject **left)
#elif defined(OU_LOOP_TRACED)
OuObject *ou_loop_run_traced(OuThread *th, OuFrame *f)
#else
OuObject *ou_loop_run(OuThread *th, OuFrame *f)
#endif
{
#ifndef OU_LOOP_WIDE
    static const void *const narrow[256] = {
        [0 ... 255] = &&op_BAD,
#define OU_X(name, ...) [OU_OPCODE_##name] = &&op_##name,
        OU_GENERIC_OPCODES(OU_X) OU_SPECIAL_OPCODES(OU_X)
#undef OU_X
    };
#endif
#if defined(OU_LOOP_TRACED) || defined(OU_LOOP_WIDE)
    static const void *const wide[256] = {
        [0 ... 255] = &&op_BAD,
#define OU_X(name, ...) [OU_OPCODE_##name] = &&wide_##name,
        OU_GENERIC_OPCODES(OU_X) OU_SPECIAL_OPCODES(OU_X)
#undef OU_X
    };
    const uint32_t *ext_at = NULL; /* the instruction that EXT was in front of */
#endif
    OuObject **base, **consts;
    const uint32_t *pc = f->pc;
    uint32_t w;
    int A = 0, B = 0, C = 0;
    OuObject *result;

    ENTER_FRAME();
#ifdef OU_LOOP_WIDE
    goto wide_EXT;
#else
    if (OU_UNLIKELY(atomic_load_explicit(&th->breaker, memory_order_relaxed) != 0)) {
        FAIL_IF(th->error == NULL && pc == f->code->words && !ou_machine_break(th));
        GO_TRACED();
    }
    if (th->error != NULL) { /* throw() into a generator */
#ifdef OU_LOOP_TRACED
        FAIL_IF(!ou_trace_resumed(th, f));
#endif
        goto error;
    }
    DISPATCH();
#endif

    OP(NOP, ) { NEXT(1); }

    OP(EXT, )
    {
#if defined(OU_LOOP_TRACED) || defined(OU_LOOP_WIDE)
        uint32_t ext = *pc++;
        ext_at = pc;
        decode_wide(pc, ext, &A, &B, &C);
        w = *pc;
        goto *wide[w & 0xff];
#else
        SAVE();
        if (OU_UNLIKELY(f->code->trapped != NULL)) { /* EXT stands for the trap, which no wide instruction has */
            ou_trace_clear_traps(th, f->code);
            GO_TRACED();
        }
        OuObject *left;
        if (ou_loop_wide(th, f, &left)) {
            return left;
        }
        f = th->frame;
        pc = f->pc;
        ENTER_FRAME();
        DISPATCH();
#endif
    }

#include "09_vm/op_move.inc"
#include "09_vm/op_name.inc"
#include "09_vm/op_attr.inc"
#include "09_vm/op_item.inc"
#include "09_vm/op_arithmetic.inc"
#include "09_vm/op_jump.inc"
#include "09_vm/op_iterate.inc"
#include "09_vm/op_build.inc"
#include "09_vm/op_call.inc"
#include "09_vm/op_generator.inc"
#include "09_vm/op_exception.inc"
#include "09_vm/op_import.inc"
#include "09_vm/op_match.inc"

    /* The code is to be watched from here on (trace.h). */
    OP(TRAP, )
    {
        SAVE();
        ou_trace_clear_traps(th, f->code);
        GO_TRACED();
#ifdef OU_LOOP_TRACED
        w = *pc;
        goto *narrow[w & 0xff]; /* the event was before */
#else
        DISPATCH();
#endif
    }

#ifdef OU_LOOP_TRACED
trace_point:
    SAVE();
    if (OU_UNLIKELY(!ou_trace_active(th))) {
        return ou_loop_run(th, f);
    }
    FAIL_IF(!ou_trace_instruction(th, f));
    pc = f->pc;
    w = *pc;
    goto *narrow[w & 0xff];
#endif

op_BAD:
    SAVE();
    ou_raise_system(th, "unknown instruction");
    goto error;

unbound:
    SAVE();
    ou_ops_raise_unbound(th, f->code, A + (int64_t)f->code->n_locals);
    goto error;

    /* An error is pending; f->pc says where. */
error:
    OU_ASSERT(th->error != NULL && f == th->frame);
    ou_unwind_note(th, f);
#ifdef OU_LOOP_TRACED
    ou_trace_exception(th, f);
#endif
reraise:
    for (;;) {
        if (ou_unwind_to_handler(th, f)) {
            pc = f->pc;
            f->live = -1;
            DISPATCH();
        }
        OuGenerator *generator = f->generator;
        bool exit_to_c = f->exit_to_c;
        OuObject *made = f->made;
#ifdef OU_LOOP_TRACED
        ou_trace_unwound(th, f);
#endif
        ou_frame_end(th, f);
        ou_drop_maybe(th, made);
        if (generator != NULL) {
            leave_generator(th, generator);
        }
        if (exit_to_c) {
            LEAVE(NULL);
        }
        f = th->frame;
        GO_TRACED(); /* with the error pending */
        ENTER_FRAME();
        ou_unwind_note(th, f);
#ifdef OU_LOOP_TRACED
        ou_trace_exception(th, f);
#endif
    }
}

#pragma GCC diagnostic pop
