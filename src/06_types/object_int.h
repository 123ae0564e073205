/* object_int.h - parts of `object` and `type` that stand in files of their own. */
#ifndef OU_OBJECT_INT_H
#define OU_OBJECT_INT_H

#include "06_types/type_int.h"

/* object_reduce.c */
OuObject *ou_object_reduce_ex(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_object_reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_object_getstate(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

/* dir() of a class: a list of names. */
OuObject *ou_class_dir(OuThread *th, OuObject *cls);

/* type_attr.c: what stands in the tables of `type`. */
extern const OuGetSetDef ou_type_getset[];
extern const OuMethodDef ou_type_methods[];

#endif
