/* inspect.h - what this floor gives a VM: modules, and what -X options ask for. */
#ifndef OU_INSPECT_H
#define OU_INSPECT_H

#include "10_builtin/library.h"

/* After ou_library_start(). False with an error pending: an option says nonsense, or memory is short. */
OU_MUST_USE bool ou_inspect_start(OuThread *th);
/* Before ou_library_end(). */
void ou_inspect_end(OuThread *th);

#endif
