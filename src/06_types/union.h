/* union.h - X | Y of types (types.UnionType) and list[int] (types.GenericAlias). */
#ifndef OU_UNION_H
#define OU_UNION_H

#include "06_types/str.h"

extern const OuType ou_union_type, ou_generic_alias_type, ou_generic_alias_iter_type;

/* The | slot of types: NotImplemented unless both are types, aliases, unions or None. */
OuObject *ou_union_or(OuThread *th, OuObject *a, OuObject *b);
/* The members of a union, borrowed tuple. */
OuObject *ou_union_args_borrow(OuObject *o);
/* origin[args]; args a tuple or one object. */
OuObject *ou_generic_alias_new(OuThread *th, OuObject *origin, OuObject *args);
/* The distinct type variables in args: a tuple, new. */
OuObject *ou_generic_parameters(OuThread *th, OuObject *args);
/* Replaces parameters in args by items: what alias[items] has as its args. New tuple. */
OuObject *ou_generic_substitute(OuThread *th, OuObject *self, OuObject *args, OuObject *parameters, OuObject *item);
/* repr of one argument: int, list[int], ..., None. */
bool ou_generic_repr_item(OuThread *th, OuStrBuilder *out, OuObject *item);

#endif
