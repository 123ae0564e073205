/* slot_int.h - the functions that the table of slots names: generic ones and wrappers. */
#ifndef OU_SLOT_INT_H
#define OU_SLOT_INT_H

#include "06_types/type_int.h"

#define OU_BINARY_SLOT_LIST(X)                                                                     \
    X(add, OU_OP_ADD) X(sub, OU_OP_SUB) X(mul, OU_OP_MUL) X(matmul, OU_OP_MATMUL)                  \
    X(truediv, OU_OP_TRUEDIV) X(floordiv, OU_OP_FLOORDIV) X(mod, OU_OP_MOD) X(pow, OU_OP_POW)      \
    X(lshift, OU_OP_LSHIFT) X(rshift, OU_OP_RSHIFT) X(and, OU_OP_AND) X(xor, OU_OP_XOR) X(or, OU_OP_OR)

/* slot_dispatch.c: what a class with Python methods has in its slots. */
#define OU_X(name, op)                                                        \
    OuObject *ou_slot_##name(OuThread *th, OuObject *a, OuObject *b);         \
    OuObject *ou_slot_i##name(OuThread *th, OuObject *a, OuObject *b);
OU_BINARY_SLOT_LIST(OU_X)
#undef OU_X
OuObject *ou_slot_divmod(OuThread *th, OuObject *a, OuObject *b);
OuObject *ou_slot_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c);

#define OU_UNARY_SLOT_LIST(X)                                                                      \
    X(repr) X(str) X(neg) X(pos) X(abs) X(invert) X(int) X(float) X(index) X(await) X(aiter) X(anext) X(next)
#define OU_X(name) OuObject *ou_slot_##name(OuThread *th, OuObject *self);
OU_UNARY_SLOT_LIST(OU_X)
#undef OU_X

OuObject *ou_slot_iter(OuThread *th, OuObject *self);
OuTruth ou_slot_truth(OuThread *th, OuObject *self);
int64_t ou_slot_length(OuThread *th, OuObject *self);
int64_t ou_slot_hash(OuThread *th, OuObject *self);
OuObject *ou_slot_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
OuObject *ou_slot_call_slot(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_slot_get_attr(OuThread *th, OuObject *self, OuObject *name);
OuObject *ou_slot_get_attr_hook(OuThread *th, OuObject *self, OuObject *name);
bool ou_slot_set_attr(OuThread *th, OuObject *self, OuObject *name, OuObject *value);
OuObject *ou_slot_descr_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type);
bool ou_slot_descr_set(OuThread *th, OuObject *self, OuObject *object, OuObject *value);
bool ou_slot_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_slot_item(OuThread *th, OuObject *self, OuObject *key);
bool ou_slot_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value);
OuTruth ou_slot_contains(OuThread *th, OuObject *self, OuObject *value);

/* slot_wrap.c: slots as attributes. */
#define OU_SLOT_WRAP_LIST(X)                                                                       \
    X(unary) X(binary) X(binary_left) X(binary_right) X(pow) X(rpow) X(truth) X(length) X(hash) X(compare) X(call)      \
    X(get_attr) X(set_attr) X(del_attr) X(descr_get) X(descr_set) X(descr_del) X(init) X(next)     \
    X(del) X(item) X(set_item) X(del_item) X(contains) X(repeat) X(ipow)
#define OU_X(name)                                                                                 \
    OuObject *ou_wrap_##name(OuThread *th, OuSlotWrapper *wrapper, OuObject *self, OuObject *const *args, size_t n, \
                             OuObject *kwnames);
OU_SLOT_WRAP_LIST(OU_X)
#undef OU_X

#endif
