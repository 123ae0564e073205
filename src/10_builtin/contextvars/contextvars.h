/* contextvars.h - contexts and their variables, for modules in C: those that call back later (_asyncio), and those that have a variable
 * of their own (_decimal). */
#ifndef OU_CONTEXTVARS_H
#define OU_CONTEXTVARS_H

#include "04_object/vm.h"

/* A copy of the running thread's context, in O(1): new. NULL with MemoryError. */
OuObject *ou_context_copy_current(OuThread *th);

/* A variable without a default: new. */
OuObject *ou_context_var_make(OuThread *th, const char *name);
/* Its value in the running thread: borrowed, NULL: none. O(log n) for n variables that have values, a few loads for one. */
OuObject *ou_context_var_borrow(const OuThread *th, const OuObject *var);
/* Gives it a value (kept), of which there is no token. False with MemoryError. */
OU_MUST_USE bool ou_context_var_put(OuThread *th, OuObject *var, OuObject *value);

#endif
