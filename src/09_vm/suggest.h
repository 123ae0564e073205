/* suggest.h - "Did you mean: ...?" for names and attributes that were nearly right. */
#ifndef OU_SUGGEST_H
#define OU_SUGGEST_H

#include "06_types/types_vm.h"

/* The nearest name that NameError or AttributeError could have meant; new; NULL (nothing pending): none is near. */
OuObject *ou_suggest(OuThread *th, OuObject *exception);

#endif
