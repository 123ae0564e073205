/* unwind.c - what happens to a frame when an error is pending. */
#include "09_vm/frame.h"

#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/type.h"

/* The reserve is lent for the handler: frames that the error passes, and what they hold, may take a part of it only. */
static bool is_too_short(const OuVm *vm)
{
    return vm->reserve_lent && (vm->account.held > vm->account.cap || vm->account.cap - vm->account.held < vm->reserve / 4 * 3);
}

void ou_unwind_note(OuThread *th, OuFrame *f)
{
    ou_error_unshare(th);
    OuObject *error = ou_error_take(th);
    if (error == th->vm->memory_error || is_too_short(th->vm)) { /* the first would keep frames alive for ever */
        ou_error_restore_adopt(th, error);
        return;
    }
    OuException *exception = (OuException *)error;
    OuFrameObject *frame = ou_frame_object(th, f);
    OuObject *entry = NULL;
    if (frame != NULL) {
        int32_t offset = f->unstarted ? -1 : (int32_t)(ou_frame_pc(f) * sizeof(uint32_t));
        entry = ou_traceback_new(th, exception->traceback, &frame->head, offset, (int32_t)ou_frame_line(f));
        ou_drop(th, frame);
    }
    if (entry == NULL) { /* a handler that finds no traceback would go wrong: what is pending now, MemoryError, takes its place */
        ou_drop(th, error);
        return;
    }
    ou_replace(th, &exception->traceback, entry);
    ou_error_restore_adopt(th, error);
}

/* PEP 479: StopIteration must not leave a generator, it would end somebody's loop. */
static void guard_stop_iteration(OuThread *th, const OuFrame *f)
{
    const OuType *forbidden = &ou_exc_stop_iteration;
    const char *kind = f->code->flags & OU_CO_COROUTINE ? "coroutine" : "generator";
    if (f->code->flags & OU_CO_ASYNC_GENERATOR) {
        kind = "async generator";
        if (ou_error_matches(th, &ou_exc_stop_async_iteration)) {
            forbidden = &ou_exc_stop_async_iteration;
        }
    }
    if (!ou_error_matches(th, forbidden)) {
        return;
    }
    OuObject *cause = ou_error_take(th);
    ou_raise(th, &ou_exc_runtime_error, "%s raised %s", kind, forbidden->name);
    OuException *error = (OuException *)th->error;
    if (ou_is_of(th, th->error, &ou_exc_runtime_error)) {
        ou_replace(th, &error->cause, ou_keep(cause));
        ou_replace(th, &error->context, ou_keep(cause));
        error->suppress_context = true;
    }
    ou_drop(th, cause);
}

static void drop_temporaries(OuThread *th, OuFrame *f, uint32_t depth, uint32_t down_to)
{
    while (depth > down_to) {
        depth--;
        f->live = (int32_t)depth;
        OuObject *o = f->base[depth];
        f->base[depth] = NULL;
        ou_drop_maybe(th, o);
    }
}

bool ou_unwind_to_handler(OuThread *th, OuFrame *f)
{
    const OuExceptionEntry *handler = ou_code_handler(f->code, ou_frame_pc(f));
    uint32_t depth = ou_frame_depth(f);
    if (handler != NULL) {
        OU_ASSERT(handler->depth <= depth);
        if (ou_code_position(f->code, ou_frame_pc(f)).line != 0) {
            f->raised_at = ou_frame_pc(f);
        }
        drop_temporaries(th, f, depth, handler->depth);
        f->base[handler->depth] = ou_error_take(th);
        f->pc = f->code->words + handler->handler;
        return true;
    }
    drop_temporaries(th, f, depth, 0);
    if (ou_code_position(f->code, ou_frame_pc(f)).line == 0) {
        f->pc = f->code->words + f->raised_at; /* it only passed the exception on */
    }
    if (f->generator != NULL) {
        guard_stop_iteration(th, f);
    }
    return false;
}
