/* tuple.h - tuple: items inline. */
#ifndef OU_TUPLE_H
#define OU_TUPLE_H

#include "06_types/types_vm.h"

typedef struct OuTuple {
    OuObject head;
    size_t size;
    OuObject *items[];
} OuTuple;

extern const OuType ou_tuple_type;

OU_INLINE bool ou_is_tuple(const OuObject *o) { return OU_HAS_FLAG(o->type, OU_TYPE_IS_TUPLE); }
OU_INLINE bool ou_is_exact_tuple(const OuObject *o) { return o->type == &ou_tuple_type; }
OU_INLINE size_t ou_tuple_size(const OuObject *o) { return ((const OuTuple *)o)->size; }
OU_INLINE OuObject *ou_tuple_borrow(const OuObject *o, size_t i) { return ((const OuTuple *)o)->items[i]; }
OU_INLINE OuObject **ou_tuple_items(const OuObject *o) { return ((OuTuple *)o)->items; }

/* Items NULL, untracked: fill in, then ou_tuple_ready() tracks it. n 0: the empty tuple. A
 * tuple that is dropped before may hold NULLs. */
OuObject *ou_tuple_new(OuThread *th, size_t n);
OuObject *ou_tuple_ready(OuThread *th, OuObject *tuple); /* returns it */
OuObject *ou_tuple_from(OuThread *th, OuObject *const *items, size_t n); /* items kept */
OuObject *ou_tuple_of(OuThread *th, size_t n, ...); /* n borrowed OuObject *, kept */
OuObject *ou_tuple_adopt(OuThread *th, OuObject **items, size_t n); /* items taken over, even when it fails; NULL among them fails */
OuObject *ou_tuple_slice(OuThread *th, OuObject *tuple, size_t from, size_t to);

/* A tuple's hash from those of its items: the lanes of xxHash64 (Y. Collet, 2012), with the constants and the end that make it
 * agree with CPython. */
#define OU_TUPLE_HASH_START 2870177450012600261u
OU_INLINE uint64_t ou_tuple_hash_step(uint64_t hash, int64_t lane)
{
    hash += (uint64_t)lane * 14029467366897019727u;
    hash = (hash << 31) | (hash >> 33);
    return hash * 11400714785074694791u;
}
OU_INLINE int64_t ou_tuple_hash_end(uint64_t hash, size_t n)
{
    hash += n ^ (OU_TUPLE_HASH_START ^ 3527539u);
    return hash == UINT64_MAX ? 1546275796 : (int64_t)hash;
}

#endif
