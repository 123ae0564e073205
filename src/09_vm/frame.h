/* frame.h - frames: the record of a running code object, and the stacks they live on.
 *
 * A thread has two stacks, both last in, first out (M19), both counted in the
 * account: registers, and frame records. Each is a list of chunks that never
 * move (R15); a call whose registers do not fit the chunk has its arguments moved to
 * the next one. A generator's record and registers stand together on the heap (OuWindow).
 *
 *   registers of a frame:   locals [0, n_locals) | temporaries [0, n_temps)
 *                                                 ^ base
 *   FRAME-1 base - n_locals .. base + n_temps lie in one chunk or one window
 *   FRAME-2 stack->top is the end of the innermost frame that is not in a window
 *   FRAME-3 a frame that waits for a call made by CALL has live = its window's start
 *
 * Rejected: one reserved region of address space a thread (fails under RLIMIT_AS, and a
 * thousand VMs would each reserve it). */
#ifndef OU_FRAME_H
#define OU_FRAME_H

#include "06_types/code.h"
#include "06_types/function.h"
#include "06_types/generator.h"
#include "09_vm/machine.h"

typedef enum OuFrameKind {
    OU_FRAME_INLINE,    /* called by CALL of the frame before it: returns into the same loop */
    OU_FRAME_ENTRY,     /* called from C: its loop returns to C */
    OU_FRAME_CONSTRUCT, /* inline, the __init__ of `made`, which is the call's result */
    OU_FRAME_ITERATE    /* inline, a generator resumed by FOR_ITER of the frame before it */
} OuFrameKind;

typedef struct OuFrame {
    struct OuFrame *previous; /* the Python frame that called, through C or not */
    OuObject **base;
    const uint32_t *pc;       /* instruction that runs, or at which it waits; set where it may raise or call */
    OuCode *code;             /* borrowed from function, or owned when that is NULL */
    OuFunction *function;     /* owned; NULL for code run by itself */
    OuObject *globals, *builtins; /* dicts (builtins: mostly); owned when function is NULL, else borrowed from it */
    OuObject *locals;         /* mapping of a class or module body; owned; NULL in functions */
    struct OuFrameObject *object; /* owned; NULL until somebody asks for the frame */
    OuObject *made;           /* CONSTRUCT: the instance; owned */
    OuObject **saved_top;     /* stack->top before this frame */
    OuGenerator *generator;   /* the frame is in this generator's window; borrowed */
    int32_t live;             /* temporaries live while it waits in CALL; -1: what code says for pc */
    int32_t result;           /* register of this frame that gets the result of what it called / of yield */
    uint32_t raised_at;       /* pc of the last instruction with a line whose exception met a handler here */
    uint8_t skip;             /* words from pc to the instruction after the call */
    uint8_t kind;             /* OuFrameKind */
    bool exit_to_c;           /* its loop returns to C when this frame ends (ENTRY, or a resumed generator) */
    bool announced;           /* trace.c: it has had its call event */
    bool unstarted;           /* a generator's before anything is sent: it stands at its definition */
    uint32_t traced;          /* trace.c: 1 + the word of the instruction before this one; 0: it is the first */
} OuFrame;

/* Registers, then the chunk before. */
typedef struct OuStackChunk {
    struct OuStackChunk *previous, *next; /* next: kept as a spare, or NULL */
    size_t bytes;
    OuObject **end;
    OuObject *registers[];
} OuStackChunk;

typedef struct OuFrameChunk {
    struct OuFrameChunk *previous, *next;
    OuFrame *end;
    OuFrame frames[];
} OuFrameChunk;

typedef struct OuStack {
    OuObject **top;   /* FRAME-2 */
    OuObject **limit; /* end of the chunk */
    OuStackChunk *chunk;
    OuFrame *next_frame, *frame_limit;
    OuFrameChunk *frame_chunk;
} OuStack;

/* A generator's frame and registers: n_locals, then n_temps. */
typedef struct OuWindow {
    OuFrame frame;
    size_t bytes;
    OuObject *registers[];
} OuWindow;

/* The frame object: what sys._getframe() and tracebacks hold. While its frame runs it is a view on it; when
 * the frame ends it takes the locals, for which it has room from the beginning. */
typedef struct OuFrameObject {
    OuObject head;
    OuFrame *frame;     /* NULL: ended */
    struct OuFrameObject *back; /* owned; set when the frame ended */
    OuCode *code;       /* owned */
    OuObject *globals, *builtins, *locals; /* owned; locals: the snapshot or mapping, may be NULL */
    OuFunction *function; /* owned; when ended: what ran in it, may be NULL */
    OuObject *trace;    /* f_trace; owned, may be NULL */
    OuObject *generator_like; /* unused by functions: the generator, borrowed; NULL */
    int32_t last_pc;    /* in words, when ended */
    bool trace_lines, trace_opcodes, cleared;
    uint8_t event;      /* 1 + OuTraceEvent, while a trace function is told of it; 0: none */
    uint32_t line;      /* f_lineno meanwhile, OU_FRAME_LINE_NONE for 0; 0: the instruction's */
    uint32_t n_locals;
    OuObject *values[]; /* n_locals; meaningful when ended */
} OuFrameObject;

#define OU_FRAME_LINE_NONE UINT32_MAX

extern const OuType ou_frame_type;

OU_INLINE OuFrame *ou_frame_current(const OuThread *th)
{
    return th->frame;
}
OU_INLINE OuStack *ou_stack(const OuThread *th)
{
    return th->stack;
}
OU_INLINE OuObject **ou_frame_locals_start(const OuFrame *f)
{
    return f->base - f->code->n_locals;
}
OU_INLINE uint32_t ou_frame_pc(const OuFrame *f)
{
    return (uint32_t)(f->pc - f->code->words);
}

bool ou_stack_start(OuThread *th);
void ou_stack_end(OuThread *th);
/* Drops spare chunks: for the reclaim hook. */
size_t ou_stack_trim(OuThread *th);

/* Room for n registers from stack->top on, in this chunk or the next one (stack->top then moves to its start); the place,
 * or NULL with MemoryError. */
OuObject **ou_stack_room(OuThread *th, size_t n);

/* Back to an earlier top, and to the chunk it is in. */
void ou_stack_restore_slow(OuThread *th, OuObject **top);
OU_INLINE void ou_stack_restore(OuThread *th, OuObject **top)
{
    OuStack *stack = ou_stack(th);
    if (OU_UNLIKELY(top < stack->chunk->registers || top > stack->chunk->end)) {
        ou_stack_restore_slow(th, top);
    } else {
        stack->top = top;
    }
}

/* A record on the frame stack, not yet linked. NULL with MemoryError. */
OuFrame *ou_frame_push_slow(OuThread *th);
OU_INLINE OuFrame *ou_frame_record(OuThread *th)
{
    OuStack *stack = ou_stack(th);
    if (OU_UNLIKELY(stack->next_frame == stack->frame_limit)) {
        return ou_frame_push_slow(th);
    }
    return stack->next_frame++;
}
void ou_frame_pop_record(OuThread *th, OuFrame *f);

/* The frame ends: locals dropped (or handed to the frame object), function, mapping, record given back, th->frame =
 * previous, depth and top restored. Temporaries must be gone. Saves the pending error. */
void ou_frame_end(OuThread *th, OuFrame *f);

/* The frame's object; new reference; NULL with MemoryError. */
OuFrameObject *ou_frame_object(OuThread *th, OuFrame *f);
/* Called by ou_frame_end: the object takes the locals over. */
void ou_frame_object_take(OuThread *th, OuFrame *f);
uint32_t ou_frame_line(const OuFrame *f);

/* How many temporaries are live now, seen from outside (waiting or at a safe point). */
uint32_t ou_frame_depth(const OuFrame *f);
/* Calls fn for each object the frame's registers and record hold. */
void ou_frame_visit(OuFrame *f, OuVisitFn fn, void *arg);

/* ---- call.c: arguments to locals ---- */

/* args[0..n + n_kw) are owned by the window and are taken over, even on failure; the locals are made in place (at args)
 * or behind them, on the register stack. Returns where the locals start, with room for locals and temporaries
 * checked (the chunk may have changed); NULL with an error. `on_stack` false: args are in a
 * generator's window and are moved to the stack's top. */
OuObject **ou_bind(OuThread *th, OuFunction *function, OuObject **args, size_t n, OuObject *kwnames, bool on_stack);

/* Links a record for function (taken over) whose locals start at `locals`. NULL with RecursionError or MemoryError:
 * function and locals dropped. For generator functions the caller asks ou_generator_start instead. */
OuFrame *ou_frame_enter(OuThread *th, OuFunction *function, OuObject **locals, OuFrameKind kind, OuObject **saved_top);

/* A record for code run by itself (module, class body, exec): no arguments. All borrowed. */
OuFrame *ou_frame_enter_code(OuThread *th, OuCode *code, OuObject *globals, OuObject *builtins, OuObject *locals,
                             OuObject *closure);

/* Moves bound locals into a window of a new generator; function is taken over. */
OuObject *ou_generator_start(OuThread *th, OuFunction *function, OuObject **locals);

/* ---- loop.c ---- */

/* Runs until th->frame, whose exit_to_c is set, has ended; its result. */
OuObject *ou_loop_run(OuThread *th, OuFrame *f);
/* The same with trace and profile events (trace.h); either goes on as the other when it must. */
OuObject *ou_loop_run_traced(OuThread *th, OuFrame *f);

/* Runs the one instruction behind the EXT at f->pc, within the plain loop. True: the frame that returns to C has ended,
 * *left is its result (NULL with an error). False: th->frame goes on at its pc. */
bool ou_loop_wide(OuThread *th, OuFrame *f, OuObject **left);

/* unwind.c: adds frame f to the pending error's traceback. */
void ou_unwind_note(OuThread *th, OuFrame *f);
/* The pending error meets f. True: a handler was found, temporaries are dropped to its depth, the exception stands in its
 * register, f->pc is the handler. False: all temporaries are dropped; in a generator an escaping StopIteration has become
 * RuntimeError (PEP 479). */
bool ou_unwind_to_handler(OuThread *th, OuFrame *f);

#endif
