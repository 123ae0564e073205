/* weakref.h - weakref.ref, proxy: types over 05's core. */
#ifndef OU_WEAKREF_H
#define OU_WEAKREF_H

#include "06_types/types_vm.h"

extern const OuType ou_weakref_type, ou_weakproxy_type, ou_weakcallableproxy_type;
/* New weak reference (a shared one when callback is NULL); TypeError when o cannot have one. */
OuObject *ou_weakref_new(OuThread *th, OuObject *o, OuObject *callback);
/* weakref.proxy(o, callback): the callable kind when o is callable. */
OuObject *ou_weakproxy_new(OuThread *th, OuObject *o, OuObject *callback);
/* weakref.getweakrefcount and getweakrefs. */
size_t ou_weakref_count(OuThread *th, OuObject *o);
OuObject *ou_weakref_list(OuThread *th, OuObject *o);
/* The target, new; NULL without error when it is gone. */
OuObject *ou_weakref_get(OuThread *th, OuObject *ref);

#endif
