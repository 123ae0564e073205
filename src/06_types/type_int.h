/* type_int.h - what the type_*.c and descr*.c files share: the table of slots.
 *
 * A row ties a dunder name to a slot: `generic` is the function that a class with
 * a Python method of that name gets in the slot, `wrap` makes the slot of a static
 * type callable as an attribute (int.__add__). Several rows may share a slot
 * (__setattr__ and __delattr__; __add__ and __radd__), and a name two slots
 * (__getitem__); rows of one slot stand together. */
#ifndef OU_TYPE_INT_H
#define OU_TYPE_INT_H

#include "06_types/names.h"
#include "06_types/type.h"

typedef void (*OuSlotFn)(void); /* a slot's function, whatever its real signature */

typedef struct OuSlotWrapper OuSlotWrapper;
typedef OuObject *(*OuSlotWrap)(OuThread *th, OuSlotWrapper *wrapper, OuObject *self, OuObject *const *args,
                                size_t n, OuObject *kwnames);

typedef enum OuSlotGroup { OU_SLOT_TYPE, OU_SLOT_NUMBER, OU_SLOT_SEQUENCE, OU_SLOT_ASYNC } OuSlotGroup;

typedef struct OuSlotDef {
    uint32_t name;    /* offset of the interned dunder in OuNames */
    uint16_t group;   /* OuSlotGroup: which structure */
    uint16_t offset;  /* of the function pointer in it */
    OuSlotFn generic; /* NULL: a Python method leaves the slot empty */
    OuSlotWrap wrap;  /* NULL: not shown as an attribute */
    int op;           /* OuCompare or OuBinaryOp for wrap */
    const char *signature; /* for __text_signature__: without self; NULL: none */
    const char *doc;
} OuSlotDef;

/* wrapper_descriptor: a slot of a static type as an attribute. */
struct OuSlotWrapper {
    OuObject head;
    const OuType *owner;
    const OuSlotDef *def;
    OuSlotFn fn;
    OuObject *name;
};

extern const OuSlotDef ou_slot_defs[];
extern const size_t ou_n_slot_defs;

OU_INLINE OuObject *ou_slot_name(OuThread *th, const OuSlotDef *def)
{
    return *(OuObject **)((char *)&th->vm->types->names + def->name);
}

/* The slot's function in a type; NULL: empty. */
OuSlotFn ou_slot_get(const OuType *type, const OuSlotDef *def);

/* Fills every slot of a heap type from its MRO. Cannot fail once all states along it exist. */
void ou_type_fill_slots(OuThread *th, OuHeapType *type);
/* Only the slots of one dunder; others are ignored. */
void ou_type_fill_slot(OuThread *th, OuHeapType *type, OuObject *name);

/* Calls the dunder `name` of self's type with self and args. NULL without an error and *found
 * false when the type has none. */
OuObject *ou_slot_call(OuThread *th, OuObject *self, OuObject *name, OuObject *const *args, size_t n, bool *found);

/* Along the MRO without the cache: borrowed, cannot fail once the states exist. name any str. */
OuObject *ou_type_find(OuThread *th, const OuType *type, OuObject *name);

/* Sets type.name and state.name. */
bool ou_type_rename(OuThread *th, OuHeapType *type, OuObject *name);
/* Computes the MRO (by the metaclass's mro() if it has its own) and makes all states along it. */
bool ou_type_set_mro(OuThread *th, OuHeapType *type);

/* No cached answer for the heap type and those below it counts any more. */
void ou_type_forget_versions(OuThread *th, const OuType *type);

/* C3 over the bases; a tuple that starts with type. TypeError when there is no order. */
OuObject *ou_type_mro_compute(OuThread *th, const OuType *type, OuObject *bases);

/* The base whose layout instances extend; NULL with TypeError. */
const OuType *ou_type_best_base(OuThread *th, OuObject *bases);
/* Do instances of a and b keep the same things in the same places, instance words aside? */
bool ou_type_same_layout(const OuType *a, const OuType *b);
/* May an instance of a become one of b (or a subclass of a one of b): the same layout throughout? */
bool ou_type_may_become(const OuType *a, const OuType *b);
/* Where members added by a subclass begin: instance words always come last. */
size_t ou_type_fixed_end(const OuType *type);
/* The nearest static type along base links. */
OU_INLINE const OuType *ou_type_static_base(const OuType *type)
{
    while (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        type = type->base;
    }
    return type;
}

bool ou_type_add_subclass(OuThread *th, const OuType *base, const OuType *type);
void ou_type_remove_subclass(OuThread *th, const OuType *base, const OuType *type);


/* slot_dispatch.c: for heap types. */
OuObject *ou_slot_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
void ou_slot_finalize(OuThread *th, OuObject *self);

/* `__new__` as an attribute of a static type: a native whose self is the type. */
OuObject *ou_new_wrapper_new(OuThread *th, const OuType *type);
bool ou_is_new_wrapper(const OuObject *o);

/* drop, visit and clear of heap types' instances. */
void ou_heap_instance_drop(OuThread *th, OuObject *o);
void ou_plain_instance_drop(OuThread *th, OuObject *o);
size_t ou_plain_instance_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg);
size_t ou_heap_instance_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg);
void ou_heap_instance_clear(OuThread *th, OuObject *o);

/* shape.c: frees all shapes of a class. */
void ou_shapes_free(OuThread *th, OuTypeState *state);

/* Descriptor objects that only this floor makes. */
OuObject *ou_slot_wrapper_new(OuThread *th, const OuType *owner, const OuSlotDef *def, OuSlotFn fn);
OuObject *ou_classmethod_descr_new(OuThread *th, const OuType *owner, const OuMethodDef *def);

/* The members and getset entries of classes that give their instances these. */
extern const OuGetSetDef ou_dict_getset_def, ou_weakref_getset_def;

/* object_attr.c: generic look-up that answers "absent" with NULL and nothing pending. */
OuObject *ou_generic_get_attr_quiet(OuThread *th, OuObject *o, OuObject *name);

/* method.c: "($self, x, /)" for inspect; and (getattr, (object, name)) for pickle. */
OuObject *ou_text_signature(OuThread *th, const char *self, const char *signature);
OuObject *ou_reduce_by_getattr(OuThread *th, OuObject *object, OuObject *name);

#endif
