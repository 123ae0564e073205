/* tracemalloc_module.h - the module _tracemalloc. */
#ifndef OU_TRACEMALLOC_MODULE_H
#define OU_TRACEMALLOC_MODULE_H

#include "10_builtin/library.h"

extern const OuBuiltinModule ou_module__tracemalloc;

#endif
