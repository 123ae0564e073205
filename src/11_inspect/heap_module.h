/* heap_module.h - the module _heap. */
#ifndef OU_HEAP_MODULE_H
#define OU_HEAP_MODULE_H

#include "10_builtin/library.h"

extern const OuBuiltinModule ou_module__heap;

#endif
