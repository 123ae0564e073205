/* descr_int.h - the descriptors that types' tables become, as structures. */
#ifndef OU_DESCR_INT_H
#define OU_DESCR_INT_H

#include "06_types/descr.h"
#include "06_types/type_int.h"

/* Common head of all descriptors here and of OuMethodDescr and OuSlotWrapper. `def` points to the
 * table row of the kind that the type says. */
typedef struct OuDescr {
    OuObject head;
    const OuType *owner; /* kept */
    const void *def;
    const void *extra; /* method: signature; slot wrapper: the function */
    OuObject *name;
} OuDescr;

/* method-wrapper: a slot wrapper bound to an object. */
typedef struct OuMethodWrapper {
    OuObject head;
    OuSlotWrapper *wrapper;
    OuObject *self;
} OuMethodWrapper;

#endif
