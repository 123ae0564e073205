/* import_int.h - between import.c and spec.c. */
#ifndef OU_IMPORT_INT_H
#define OU_IMPORT_INT_H

#include "09_vm/machine.h"

/* The row of a built-in module; NULL: there is none. */
const OuBuiltinModule *ou_import_find_builtin(OuVm *vm, OuObject *name);

/* A module's __spec__: name, loader, origin, parent, submodule_search_locations, ... file, path may be NULL. New. */
OuObject *ou_import_make_spec(OuThread *th, OuObject *name, OuObject *package, OuObject *file, OuObject *path);

/* Makes and runs the module that a finder of the program has described; in sys.modules already. New. */
OuObject *ou_import_load_spec(OuThread *th, OuObject *name, OuObject *spec);

#endif
