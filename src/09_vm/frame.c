/* frame.c - the two stacks of a thread, and the life of a frame record. */
#include "09_vm/frame.h"

#include "00_base/checked.h"
#include "04_object/vm.h"
#include "06_types/dict.h"
#include "06_types/error.h"
#include "06_types/tuple.h"
#include "08_compile/compile.h"

#ifdef OU_TINY
#define FIRST_REGISTERS 32 /* registers of the first chunk: every call crosses chunks */
#define MORE_REGISTERS 32
#define FRAMES_A_CHUNK 4
#else
#define FIRST_REGISTERS 1008 /* 8 KiB with the chunk's head */
#define MORE_REGISTERS 16368
#define FRAMES_A_CHUNK 40    /* about 4 KiB */
#endif

static OuStackChunk *chunk_new(OuThread *th, size_t n)
{
    size_t bytes;
    if (!ou_checked_array(sizeof(OuStackChunk), n, sizeof(OuObject *), &bytes)) {
        return ou_null_memory(th);
    }
    OuStackChunk *chunk = ou_mem_take(th, bytes);
    if (chunk != NULL) {
        chunk->previous = chunk->next = NULL;
        chunk->bytes = bytes;
        chunk->end = chunk->registers + n;
    }
    return chunk;
}

static OuFrameChunk *frame_chunk_new(OuThread *th)
{
    size_t bytes = sizeof(OuFrameChunk) + FRAMES_A_CHUNK * sizeof(OuFrame);
    OuFrameChunk *chunk = ou_mem_take(th, bytes);
    if (chunk != NULL) {
        chunk->previous = chunk->next = NULL;
        chunk->end = chunk->frames + FRAMES_A_CHUNK;
    }
    return chunk;
}

static void frame_chunk_give(OuThread *th, OuFrameChunk *chunk)
{
    if (chunk != NULL) {
        ou_mem_give(th, chunk, sizeof(OuFrameChunk) + FRAMES_A_CHUNK * sizeof(OuFrame));
    }
}

static void use_chunk(OuStack *stack, OuStackChunk *chunk, OuObject **top)
{
    stack->chunk = chunk;
    stack->top = top;
    stack->limit = chunk->end;
}

static void use_frame_chunk(OuStack *stack, OuFrameChunk *chunk, OuFrame *next)
{
    stack->frame_chunk = chunk;
    stack->next_frame = next;
    stack->frame_limit = chunk->end;
}

bool ou_stack_start(OuThread *th)
{
    OuStack *stack = ou_mem_take_zeroed(th, sizeof *stack);
    if (stack == NULL) {
        return false;
    }
    OuStackChunk *chunk = chunk_new(th, FIRST_REGISTERS);
    OuFrameChunk *frames = chunk == NULL ? NULL : frame_chunk_new(th);
    if (frames == NULL) {
        if (chunk != NULL) {
            ou_mem_give(th, chunk, chunk->bytes);
        }
        ou_mem_give(th, stack, sizeof *stack);
        return false;
    }
    use_chunk(stack, chunk, chunk->registers);
    use_frame_chunk(stack, frames, frames->frames);
    th->stack = stack;
    return true;
}

void ou_stack_end(OuThread *th)
{
    OuStack *stack = ou_stack(th);
    if (stack == NULL) {
        return;
    }
    ou_stack_trim(th);
    OU_ASSERT(stack->chunk->previous == NULL && stack->frame_chunk->previous == NULL);
    ou_mem_give(th, stack->chunk, stack->chunk->bytes);
    frame_chunk_give(th, stack->frame_chunk);
    ou_mem_give(th, stack, sizeof *stack);
    th->stack = NULL;
}

size_t ou_stack_trim(OuThread *th)
{
    OuStack *stack = ou_stack(th);
    size_t given = 0;
    OuStackChunk *spare = stack->chunk->next;
    if (spare != NULL) {
        stack->chunk->next = NULL;
        given += spare->bytes;
        ou_mem_give(th, spare, spare->bytes);
    }
    if (stack->frame_chunk->next != NULL) {
        frame_chunk_give(th, stack->frame_chunk->next);
        stack->frame_chunk->next = NULL;
    }
    return given;
}

OuObject **ou_stack_room(OuThread *th, size_t n)
{
    OuStack *stack = ou_stack(th);
    if (OU_LIKELY((size_t)(stack->limit - stack->top) >= n)) {
        return stack->top;
    }
    OuStackChunk *chunk = stack->chunk->next;
    if (chunk != NULL && (size_t)(chunk->end - chunk->registers) < n) {
        stack->chunk->next = NULL;
        ou_mem_give(th, chunk, chunk->bytes);
        chunk = NULL;
    }
    if (chunk == NULL) {
        chunk = chunk_new(th, n > MORE_REGISTERS ? n : MORE_REGISTERS);
        if (chunk == NULL) {
            return NULL;
        }
        chunk->previous = stack->chunk;
        stack->chunk->next = chunk;
    }
    use_chunk(stack, chunk, chunk->registers);
    return stack->top;
}

/* One chunk is kept as a spare, so that a loop of calls at the edge does not thrash. */
void ou_stack_restore_slow(OuThread *th, OuObject **top)
{
    OuStack *stack = ou_stack(th);
    OuStackChunk *chunk = stack->chunk;
    while (top < chunk->registers || top > chunk->end) {
        if (chunk->next != NULL) {
            ou_mem_give(th, chunk->next, chunk->next->bytes);
            chunk->next = NULL;
        }
        chunk = chunk->previous;
        OU_ASSERT(chunk != NULL);
    }
    use_chunk(stack, chunk, top);
}

OuFrame *ou_frame_push_slow(OuThread *th)
{
    OuStack *stack = ou_stack(th);
    OuFrameChunk *chunk = stack->frame_chunk->next;
    if (chunk == NULL) {
        chunk = frame_chunk_new(th);
        if (chunk == NULL) {
            return NULL;
        }
        chunk->previous = stack->frame_chunk;
        stack->frame_chunk->next = chunk;
    }
    use_frame_chunk(stack, chunk, chunk->frames);
    return stack->next_frame++;
}

void ou_frame_pop_record(OuThread *th, OuFrame *f)
{
    OuStack *stack = ou_stack(th);
    stack->next_frame = f;
    if (OU_UNLIKELY(f == stack->frame_chunk->frames && stack->frame_chunk->previous != NULL)) {
        OuFrameChunk *chunk = stack->frame_chunk;
        frame_chunk_give(th, chunk->next);
        chunk->next = NULL;
        use_frame_chunk(stack, chunk->previous, chunk->previous->end);
    }
}

static void drop_locals(OuThread *th, OuObject **locals, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ou_clear_ref(th, &locals[i]);
    }
}

OuFrame *ou_frame_enter(OuThread *th, OuFunction *function, OuObject **locals, OuFrameKind kind, OuObject **saved_top)
{
    OuCode *code = function->code;
    if (!ou_enter(th, "")) {
        goto failed;
    }
    OuFrame *f = ou_frame_record(th);
    if (f == NULL) {
        ou_leave(th);
        goto failed;
    }
    *f = (OuFrame){.previous = th->frame,
                   .base = locals + code->n_locals,
                   .pc = code->words,
                   .code = code,
                   .function = function,
                   .globals = function->globals,
                   .builtins = function->builtins,
                   .saved_top = saved_top,
                   .live = -1,
                   .kind = (uint8_t)kind,
                   .exit_to_c = kind == OU_FRAME_ENTRY};
    ou_stack(th)->top = f->base + code->n_temps;
    th->frame = f;
    return f;
failed:
    ou_stack(th)->top = locals + code->n_locals; /* what finalizers call is laid above those that are still there */
    drop_locals(th, locals, code->n_locals);
    ou_drop(th, function);
    ou_stack_restore(th, saved_top);
    return NULL;
}

OuFrame *ou_frame_enter_code(OuThread *th, OuCode *code, OuObject *globals, OuObject *builtins, OuObject *locals,
                             OuObject *closure)
{
    OuObject **saved_top = ou_stack(th)->top;
    OuObject **start = ou_code_admit(th, code) ? ou_stack_room(th, (size_t)code->n_locals + code->n_temps) : NULL;
    if (start == NULL) {
        return NULL;
    }
    OuFrame *f = NULL;
    if (!ou_enter(th, "") || (f = ou_frame_record(th)) == NULL) {
        if (f == NULL && !ou_has_error(th)) {
            ou_leave(th);
        }
        ou_stack_restore(th, saved_top);
        return NULL;
    }
    for (size_t i = 0; i < code->n_locals; i++) {
        start[i] = NULL;
    }
    for (size_t i = 0; i < code->n_free; i++) {
        start[code->n_locals - code->n_free + i] = ou_keep(ou_tuple_borrow(closure, i));
    }
    *f = (OuFrame){.previous = th->frame,
                   .base = start + code->n_locals,
                   .pc = code->words,
                   .code = ou_keep(code),
                   .globals = ou_keep(globals),
                   .builtins = ou_keep(builtins),
                   .locals = ou_keep_maybe(locals),
                   .saved_top = saved_top,
                   .live = -1,
                   .kind = OU_FRAME_ENTRY,
                   .exit_to_c = true};
    ou_stack(th)->top = f->base + code->n_temps;
    th->frame = f;
    return f;
}

/* The record and its registers stay where they are until the last drop has run: what a finalizer calls
 * is laid above them. Seen from Python the frame is gone already. */
void ou_frame_end(OuThread *th, OuFrame *f)
{
    OU_ASSERT(th->frame == f);
    OuFunction *function = f->function;
    OuObject **locals = ou_frame_locals_start(f);
    size_t n = f->code->n_locals;
    th->frame = f->previous;
    if (OU_UNLIKELY(f->object != NULL)) {
        ou_frame_object_take(th, f);
    }
    drop_locals(th, locals, n);
    ou_drop_maybe(th, f->locals);
    if (function == NULL) {
        ou_drop(th, f->globals);
        ou_drop(th, f->builtins);
        ou_drop(th, f->code);
    } else {
        ou_drop(th, function);
    }
    ou_leave(th);
    if (f->generator != NULL) {
        OuGenerator *generator = f->generator;
        OuWindow *window = generator->window;
        generator->window = NULL;
        generator->state = OU_GEN_FINISHED;
        ou_mem_give(th, window, window->bytes);
        return;
    }
    ou_stack_restore(th, f->saved_top);
    ou_frame_pop_record(th, f);
}

uint32_t ou_frame_line(const OuFrame *f)
{
    return OU_UNLIKELY(f->unstarted) ? f->code->first_line : ou_code_line(f->code, ou_frame_pc(f));
}

uint32_t ou_frame_depth(const OuFrame *f)
{
    return f->live >= 0 ? (uint32_t)f->live : ou_code_depth(f->code, ou_frame_pc(f));
}

void ou_frame_visit(OuFrame *f, OuVisitFn fn, void *arg)
{
    OuObject **end = f->base + ou_frame_depth(f);
    for (OuObject **at = ou_frame_locals_start(f); at < end; at++) {
        ou_visit_one(fn, arg, *at);
    }
    ou_visit_one(fn, arg, f->locals);
    ou_visit_one(fn, arg, f->function);
    ou_visit_one(fn, arg, f->made);
    ou_visit_one(fn, arg, f->object);
    if (f->function == NULL) {
        ou_visit_one(fn, arg, f->globals);
        ou_visit_one(fn, arg, f->builtins);
    }
}
