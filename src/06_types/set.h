/* set.h - set and frozenset: open addressing with hashes kept beside the keys. */
#ifndef OU_SET_H
#define OU_SET_H

#include "06_types/types_vm.h"

extern const OuType ou_set_type, ou_frozenset_type;
bool ou_is_any_set(const OuObject *o);
OuObject *ou_set_new(OuThread *th, OuObject *iterable /* may be NULL */);
OuObject *ou_frozenset_new(OuThread *th, OuObject *iterable /* may be NULL */);
bool ou_set_add(OuThread *th, OuObject *set, OuObject *key);
OuTruth ou_set_discard(OuThread *th, OuObject *set, OuObject *key);
OuTruth ou_set_has(OuThread *th, OuObject *set, OuObject *key);
size_t ou_set_size(const OuObject *set);
bool ou_set_update(OuThread *th, OuObject *set, OuObject *iterable);
bool ou_set_each(OuObject *set, size_t *at, OuObject **key); /* borrowed; false at the end */
void ou_set_clear(OuThread *th, OuObject *set);

#endif
