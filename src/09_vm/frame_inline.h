/* frame_inline.h - entering and ending frames in the loop: ou_frame_enter() and ou_frame_end() for the common case. */
#ifndef OU_FRAME_INLINE_H
#define OU_FRAME_INLINE_H

#include "06_types/error.h"
#include "06_types/tuple.h"
#include "09_vm/frame.h"

/* ou_enter() for a frame that joins the running loop: no C stack is used, so only the depth is tested. */
OU_INLINE bool ou_frame_count_inline(OuThread *th)
{
    if (OU_UNLIKELY(++th->depth > th->vm->recursion_limit)) {
        return ou_enter_slow(th, "");
    }
    return true;
}

/* A record for function, whose locals are filled, becomes th->frame; depth and room are the caller's matter. */
OU_INLINE OuFrame *ou_frame_link_inline(OuThread *th, OuFrame *f, OuFunction *function, OuObject **locals, OuFrameKind kind,
                                        OuObject **saved_top)
{
    OuStack *stack = ou_stack(th);
    stack->next_frame = f + 1;
    OuCode *code = function->code;
    f->previous = th->frame;
    f->base = locals + code->n_locals;
    f->pc = code->words;
    f->code = code;
    f->function = function;
    f->globals = function->globals;
    f->builtins = function->builtins;
    f->locals = NULL;
    f->object = NULL;
    f->made = NULL;
    f->saved_top = saved_top;
    f->generator = NULL;
    f->live = -1;
    f->result = 0;
    f->raised_at = 0;
    f->skip = 0;
    f->kind = (uint8_t)kind;
    f->exit_to_c = kind == OU_FRAME_ENTRY;
    f->announced = false;
    f->unstarted = false;
    f->traced = 0;
    stack->top = f->base + code->n_temps;
    th->frame = f;
    return f;
}

/* ou_frame_enter() for a call inside the loop (kind INLINE or CONSTRUCT): the C stack does not grow, so the depth is all
 * that is tested. */
OU_INLINE OuFrame *ou_frame_enter_inline(OuThread *th, OuFunction *function, OuObject **locals, OuFrameKind kind,
                                         OuObject **saved_top)
{
    OuStack *stack = ou_stack(th);
    OuFrame *f = stack->next_frame;
    if (OU_UNLIKELY(f == stack->frame_limit || th->depth >= th->vm->recursion_limit)) {
        return ou_frame_enter(th, function, locals, kind, saved_top);
    }
    th->depth++;
    return ou_frame_link_inline(th, f, function, locals, kind, saved_top);
}

/* The locals behind the n that are there: NULL, and what the function closes over. */
OU_INLINE void ou_frame_fill_inline(const OuFunction *function, const OuCode *code, OuObject **locals, size_t n)
{
    size_t first_free = code->n_locals - code->n_free;
    for (size_t i = n; i < first_free; i++) {
        locals[i] = NULL;
    }
    for (size_t i = 0; i < code->n_free; i++) {
        locals[first_free + i] = ou_keep(ou_tuple_borrow(function->closure, i));
    }
}

/* ou_frame_end(). Nobody looks at the registers any more once th->frame is the caller's, so they are not cleared. */
OU_INLINE void ou_frame_end_inline(OuThread *th, OuFrame *f)
{
    if (OU_UNLIKELY(f->object != NULL || f->generator != NULL || f->function == NULL)) {
        ou_frame_end(th, f);
        return;
    }
    OU_ASSERT(th->frame == f && f->locals == NULL);
    th->frame = f->previous;
    for (OuObject **at = f->base - f->code->n_locals, **end = f->base; at < end; at++) {
        if (*at != NULL) {
            ou_drop(th, *at);
        }
    }
    ou_drop(th, f->function);
    ou_leave(th);
    OuStack *stack = ou_stack(th);
    ou_stack_restore(th, f->saved_top);
    if (OU_UNLIKELY(f == stack->frame_chunk->frames)) {
        ou_frame_pop_record(th, f);
    } else {
        stack->next_frame = f;
    }
}

#endif
