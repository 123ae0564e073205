/* trace.h - sys.settrace() and sys.setprofile(): events for functions that watch a thread run.
 *
 * The loop is compiled twice (loop.c, loop_traced.c). The plain one pays nothing: it looks for a tracer where it looks
 * for signals anyway, on entry, at calls and at back-edges, and then goes on as the traced loop, which asks
 * before each instruction. A frame that waits in a plain loop and is to be traced from its next instruction on (it has got an
 * f_trace, or a profiler began in something it called) is caught by traps: the instructions of its code are
 * overwritten by TRAP until one of them is met. */
#ifndef OU_TRACE_H
#define OU_TRACE_H

#include "09_vm/frame.h"

typedef enum OuTraceEvent {
    OU_TRACE_CALL, OU_TRACE_LINE, OU_TRACE_EXCEPTION, OU_TRACE_RETURN, OU_TRACE_OPCODE, OU_TRACE_C_CALL,
    OU_TRACE_C_RETURN, OU_TRACE_C_EXCEPTION
} OuTraceEvent;

/* What a profiler in C is told. frame: the OuFrame; arg: the C function of C_ events, else NULL; both borrowed. False with an
 * error ends profiling. */
typedef bool (*OuProfileHook)(OuThread *th, OuObject *self, int event, void *frame, OuObject *arg);

/* NULL: off. function is kept. False with an error: nothing changed. hook: a profiler in C, NULL: function is called. */
bool ou_trace_set(OuThread *th, OuObject *function);
bool ou_trace_set_profile(OuThread *th, OuObject *function, OuProfileHook hook);

OU_INLINE bool ou_trace_active(const OuThread *th)
{
    return th->tracing && th->in_trace == 0;
}

/* Overwrites the code's instructions, so that whoever runs one of them comes to the traced loop; and undoes that. */
bool ou_trace_set_traps(OuThread *th, OuCode *code);
void ou_trace_clear_traps(OuThread *th, OuCode *code);

/* ---- from the traced loop; f->pc is saved; false: an error is pending ---- */

/* Before each instruction: call, line and opcode events. A trace function may move f->pc. */
bool ou_trace_instruction(OuThread *th, OuFrame *f);
/* Something is thrown into a generator: it is the pending error before and after, or another one when false. */
bool ou_trace_resumed(OuThread *th, OuFrame *f);
/* The frame is left with a result, for good or by yield. */
bool ou_trace_return(OuThread *th, OuFrame *f, OuObject *result);
/* The pending error has reached the frame: another one is pending when the trace function raised it. */
void ou_trace_exception(OuThread *th, OuFrame *f);
/* What the frame iterates over, or waits for, has returned: a value would be a StopIteration. A generator's None would not. */
void ou_trace_stop(OuThread *th, OuFrame *f, bool coroutine, OuObject *value);
/* The pending error leaves the frame. */
void ou_trace_unwound(OuThread *th, OuFrame *f);
/* A call of something that is no Python function: ou_call() with c_ events. */
OuObject *ou_trace_c_call(OuThread *th, OuFrame *f, OuObject *callable, OuObject *const *args, size_t n, OuObject *kwnames);
/* The same for f(*args, **kwargs). */
OuObject *ou_trace_c_call_tuple(OuThread *th, OuFrame *f, OuObject *callable, OuObject *args, OuObject *kwargs);

#endif
