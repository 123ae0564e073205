/* namespace.h - types.SimpleNamespace. */
#ifndef OU_NAMESPACE_H
#define OU_NAMESPACE_H

#include "06_types/types_vm.h"

extern const OuType ou_namespace_type;
/* Attributes from a dict (copied; NULL: none). New. */
OuObject *ou_namespace_new(OuThread *th, OuObject *dict);

#endif
