/* builtins_int.h - the three files of the module builtins. */
#ifndef OU_BUILTINS_INT_H
#define OU_BUILTINS_INT_H

#include "10_builtin/library.h"

/* The module; new. */
OuObject *ou_builtins_make(OuThread *th);
/* builtins_run.c: compile, eval, exec, globals, locals, __import__, __build_class__, breakpoint. */
bool ou_builtins_add_run(OuThread *th, OuObject *module);
/* builtins_io.c: print, input, open. */
bool ou_builtins_add_io(OuThread *th, OuObject *module);

#endif
