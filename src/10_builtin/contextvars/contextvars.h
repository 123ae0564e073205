/* contextvars.h - contexts, for modules in C that call back later (_asyncio). */
#ifndef OU_CONTEXTVARS_H
#define OU_CONTEXTVARS_H

#include "04_object/vm.h"

/* A copy of the running thread's context, in O(1): new. NULL with MemoryError. */
OuObject *ou_context_copy_current(OuThread *th);

#endif
