/* generator.h - generators, coroutines, asynchronous generators: the object around a window.
 *
 * The window (frame record and registers) is born on the heap with the object and
 * belongs to 09_vm, which resumes it through the host table (R15).
 *   GEN-1 window is NULL exactly when state is FINISHED */
#ifndef OU_GENERATOR_H
#define OU_GENERATOR_H

#include "06_types/function.h"

typedef enum OuGenState { OU_GEN_CREATED, OU_GEN_SUSPENDED, OU_GEN_RUNNING, OU_GEN_FINISHED } OuGenState;

typedef struct OuGenerator {
    OuObject head;
    void *window;        /* 09's; NULL when finished */
    const OuHost *host;  /* the VM's: visiting has no thread to ask */
    OuCode *code;
    OuObject *name, *qualname;
    OuHandled handled;   /* what is being handled inside; previous is set while it runs */
    OuObject *origin;    /* cr_origin, or NULL */
    OuObject *const *thrown; /* throw()'s three arguments (NULL: not given) as its caller gave them, borrowed, for the
                                throw() of what it delegates to; NULL otherwise */
    OuObject *hooks_finalizer; /* asynchronous generators: the hook of the thread that first iterated it, or NULL */
    OuGenState state;
    /* Asynchronous generators: the hooks were asked; it ended or aclose() began; an asend(), athrow() or
     * aclose() is under way. */
    bool hooks_inited, closed, running_async;
} OuGenerator;

extern const OuType ou_generator_type, ou_coroutine_type, ou_coroutine_wrapper_type, ou_async_generator_type,
    ou_async_gen_asend_type, ou_async_gen_athrow_type, ou_async_gen_wrapped_type, ou_anext_awaitable_type;

/* Takes the window over (even on failure: host->free_window). */
OuObject *ou_generator_new_adopt(OuThread *th, const OuType *type, void *window, OuFunction *function);

/* send(value) without the exception: what it yields (*done false) or returns (*done true), new; NULL with an error. */
OuObject *ou_generator_send(OuThread *th, OuObject *generator, OuObject *value, bool *done);

/* Marks a value that an asynchronous generator yields, told from what it awaits; new. */
OuObject *ou_async_gen_wrap(OuThread *th, OuObject *value);

/* What `yield from` or `await` of a suspended generator waits for: borrowed, NULL: nothing. */
OuObject *ou_generator_delegate_borrow(OuThread *th, OuObject *generator);

/* What `await o` iterates: o itself when it is a coroutine (or a generator that types.coroutine marked), else
 * o.__await__(), checked. New; NULL with TypeError. */
OuObject *ou_awaitable_iter(OuThread *th, OuObject *o);

/* anext(it, fallback): awaits `awaitable`; fallback when that raises StopAsyncIteration. New. */
OuObject *ou_anext_awaitable_new(OuThread *th, OuObject *awaitable, OuObject *fallback);

#endif
