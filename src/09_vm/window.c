/* window.c - generators' windows: resuming, visiting, freeing them (R15). */
#include "09_vm/ops.h"

#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/tuple.h"
#include "08_compile/opcode.h"
#include "09_vm/special.h"
#include "09_vm/window.h"

/* The instruction a suspended frame waits at, EXT looked through. */
static uint32_t waiting_opcode(const OuFrame *f, const uint32_t **at)
{
    const uint32_t *pc = f->pc;
    if ((*pc & 0xff) == OU_OPCODE_EXT) {
        pc++;
    }
    *at = pc;
    return ou_special_generic[*pc & 0xff];
}

/* The iterator that `yield from` or `await` waits for; borrowed, NULL: none. */
OuObject *ou_window_delegate(const OuGenerator *generator)
{
    const uint32_t *at;
    if (generator->window == NULL || generator->state != OU_GEN_SUSPENDED) {
        return NULL;
    }
    const OuFrame *f = &((const OuWindow *)generator->window)->frame;
    if (waiting_opcode(f, &at) != OU_OPCODE_YIELD_FROM) {
        return NULL;
    }
    return f->base[f->result - 1]; /* result is t + 1 */
}

bool ou_window_closes_silently(OuThread *th, OuObject *o)
{
    const OuGenerator *generator = (const OuGenerator *)o;
    const OuFrame *f = &((const OuWindow *)generator->window)->frame;
    const uint32_t *at;
    return th->trace_fn == NULL && th->profile_fn == NULL && f->object == NULL && waiting_opcode(f, &at) != OU_OPCODE_YIELD_FROM &&
           ou_code_handler(f->code, ou_frame_pc(f)) == NULL;
}

/* The pending error is thrown at a `yield from`: it goes to the delegate first. True: the generator stays where it is; the
 * delegate yielded *result, or could not be asked (NULL, an error pending). False: go on running f, with an error pending
 * or with the delegate's result in place. What f handles is no context of errors that the delegate raises by itself. */
static bool throw_to_delegate(OuThread *th, OuFrame *f, OuObject **result)
{
    const uint32_t *at;
    uint32_t opcode = waiting_opcode(f, &at);
    if (opcode != OU_OPCODE_YIELD_FROM) {
        return false;
    }
    int t = f->result - 1;
    OuObject *delegate = ou_keep(f->base[t]);
    bool done;
    OuObject *const *thrown = f->generator->thrown; /* once: what comes later is another exception */
    f->generator->thrown = NULL;
    OuHandled *handled = th->handled;
    th->handled = f->generator->handled.previous;
    *result = ou_ops_delegate_throw(th, delegate, thrown, &done);
    th->handled = handled;
    ou_drop(th, delegate);
    if (*result == NULL && !done) {
        return true;
    }
    if (*result == NULL && ou_has_error(th) && f->generator->handled.value != NULL) { /* it comes while g handles that */
        OuObject *error = ou_error_take(th);
        ou_raise_object(th, error, NULL);
        ou_drop(th, error);
    }
    if (*result != NULL && !done) {
        return true;
    }
    if (*result != NULL) {
        int d = (int8_t)(*at >> 8);
        if (at != f->pc) { /* wide: EXT's byte above */
            d = (int16_t)((*f->pc >> 8 & 0xff) << 8 | (*at >> 8 & 0xff));
        }
        ou_clear_ref(th, &f->base[t]);
        OuObject *old = d < 0 ? f->base[d] : NULL;
        f->base[d] = *result;
        ou_drop_maybe(th, old);
        *result = NULL;
        f->pc = at + 1;
    }
    return false;
}

OuObject *ou_window_resume(OuThread *th, OuObject *o, OuObject *value, bool *done)
{
    OuGenerator *generator = (OuGenerator *)o;
    OuWindow *window = generator->window;
    *done = true;
    OuObject *thrown = value == NULL ? ou_error_take(th) : NULL;
    if (OU_UNLIKELY(ou_stack(th) == NULL)) { /* one that the last collections finalize */
        ou_drop_maybe(th, thrown);
        return ou_null(th, &ou_exc_system_error, "the program has ended");
    }
    if (!ou_enter(th, "")) {
        ou_drop_maybe(th, thrown);
        return NULL;
    }
    OuFrame *f = &window->frame;
    bool started = generator->state == OU_GEN_SUSPENDED;
    OuObject *result = NULL;
    f->unstarted = f->unstarted && thrown != NULL;
    f->previous = th->frame;
    f->kind = OU_FRAME_ENTRY;
    f->exit_to_c = true;
    f->live = -1;
    f->announced = false;
    if (started && th->tracing) { /* it may have come here before there was a tracer */
        f->traced = ou_frame_pc(f) + 1;
    }
    generator->state = OU_GEN_RUNNING;
    generator->handled.previous = th->handled;
    th->handled = &generator->handled;
    th->frame = f;
    ou_keep(generator); /* its frame may drop the last other reference */
    if (thrown != NULL) {
        ou_error_restore_adopt(th, thrown);
        if (started && throw_to_delegate(th, f, &result)) {
            generator->state = OU_GEN_SUSPENDED;
            th->frame = f->previous;
            th->handled = generator->handled.previous;
            ou_leave(th);
            *done = false;
            ou_drop(th, generator);
            return result;
        }
    } else if (started) {
        OuObject *old = f->result < 0 ? f->base[f->result] : NULL;
        f->base[f->result] = ou_keep(value);
        ou_drop_maybe(th, old);
        f->pc += f->skip;
    }
    result = ou_loop_run(th, f);
    *done = generator->state == OU_GEN_FINISHED;
    ou_drop(th, generator);
    return result;
}

void ou_window_free(OuThread *th, void *p)
{
    OuWindow *window = p;
    OuFrame *f = &window->frame;
    OuFunction *function = f->function;
    uint32_t depth = ou_frame_depth(f), n_locals = f->code->n_locals;
    if (f->object != NULL) {
        ou_frame_object_take(th, f);
    }
    bool awaited = f->pc != f->code->words || !(f->code->flags & OU_CO_COROUTINE);
    while (depth > 0) {
        ou_clear_ref(th, &f->base[--depth]);
    }
    if (awaited) { /* CPython throws into it, so that a traceback's frame lets go of all: the function first */
        ou_drop(th, function);
        function = NULL;
    }
    for (uint32_t i = 0; i < n_locals; i++) {
        ou_clear_ref(th, &window->registers[i]);
    }
    ou_drop_maybe(th, function);
    ou_drop_maybe(th, f->locals);
    ou_mem_give(th, window, window->bytes);
}

/* A running window is on the thread's list of frames: what it holds counts as held from outside. */
size_t ou_window_visit(void *p, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    OuWindow *window = p;
    if (window->frame.generator == NULL || window->frame.generator->state != OU_GEN_RUNNING) {
        ou_frame_visit(&window->frame, fn, arg);
    }
    return OU_VISIT_END;
}
