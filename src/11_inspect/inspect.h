/* inspect.h - what this floor gives a VM: modules, and what -X options ask for. */
#ifndef OU_INSPECT_H
#define OU_INSPECT_H

#include "10_builtin/library.h"

/* After ou_library_start(). Cannot fail. */
void ou_inspect_start(OuThread *th);

#endif
