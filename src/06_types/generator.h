/* generator.h - generators, coroutines, asynchronous generators: the object around a window.
 *
 * The window (frame record and registers) is born on the heap with the object and
 * belongs to 09_vm, which resumes it through the host table (R15). */
#ifndef OU_GENERATOR_H
#define OU_GENERATOR_H

#include "06_types/function.h"

typedef enum OuGenState { OU_GEN_CREATED, OU_GEN_SUSPENDED, OU_GEN_RUNNING, OU_GEN_FINISHED } OuGenState;

typedef struct OuGenerator {
    OuObject head;
    void *window;        /* 09's; NULL when finished */
    OuCode *code;
    OuObject *name, *qualname;
    OuHandled handled;   /* what is being handled inside */
    OuGenState state;
    OuObject *origin;    /* coroutine origin, or NULL */
    OuObject *hooks_finalizer; /* asynchronous generators */
    bool hooks_inited, closed, running_async;
} OuGenerator;

extern const OuType ou_generator_type, ou_coroutine_type, ou_async_generator_type;

/* Takes the window over (even on failure: host->free_window). */
OuObject *ou_generator_new_adopt(OuThread *th, const OuType *type, void *window, OuFunction *function);
/* send(value): yields NULL with StopIteration pending at the end; next is the slot (no StopIteration for None). */
/* Marks a value that an asynchronous generator yields, told from what it awaits; new. */
OuObject *ou_async_gen_wrap(OuThread *th, OuObject *value);
OuObject *ou_generator_send(OuThread *th, OuObject *generator, OuObject *value, bool *done);
/* What `yield from x` and `await x` currently delegate to (new), NULL: nothing. 09 provides through window. */

#endif
