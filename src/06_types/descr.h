/* descr.h - descriptors: what types' tables become as attributes, and property, staticmethod, classmethod, super, mappingproxy. */
#ifndef OU_DESCR_H
#define OU_DESCR_H

#include "06_types/types_vm.h"

typedef struct OuMethodDescr { /* method_descriptor: str.split */
    OuObject head;
    const OuType *owner; /* kept */
    const OuMethodDef *def;
    const struct OuSignature *signature;
    OuObject *name;
} OuMethodDescr;

extern const OuType ou_method_descr_type, ou_classmethod_descr_type, ou_getset_descr_type, ou_member_descr_type,
    ou_slot_wrapper_type, ou_method_wrapper_type, ou_property_type, ou_staticmethod_type, ou_classmethod_type,
    ou_super_type, ou_mapping_proxy_type;

OuObject *ou_method_descr_new(OuThread *th, const OuType *owner, const OuMethodDef *def);
/* A setter that refuses with the words of a read-only member. */
bool ou_readonly_member(OuThread *th, OuObject *self, OuObject *value);
OuObject *ou_getset_descr_new(OuThread *th, const OuType *owner, const OuGetSetDef *def);
OuObject *ou_member_descr_new(OuThread *th, const OuType *owner, const OuMemberDef *def);
/* A field that is item i < 32 of the owner's instances, which are tuples; SIZE_MAX: one of their attributes behind the items. doc: a literal, may be NULL. New. */
OuObject *ou_item_descr_new(OuThread *th, const OuType *owner, size_t i, const char *name, const char *doc);
/* Where a descriptor's member of __slots__ stands in o; -1: it is none, or is for the instances of another class. */
int64_t ou_member_descr_offset(OuThread *th, const OuObject *descr, const OuObject *o);
OuObject *ou_mapping_proxy_new(OuThread *th, OuObject *mapping);
OuObject *ou_staticmethod_new(OuThread *th, OuObject *callable);
OuObject *ou_classmethod_new(OuThread *th, OuObject *callable);
/* super(type, self).name without the super object: new; NULL without error (*failed false): absent. */
OuObject *ou_super_look(OuThread *th, OuObject *type, OuObject *self, OuObject *name, bool *failed);
/* The wrapped callable, borrowed. */
OuObject *ou_staticmethod_borrow(OuObject *o);
OuObject *ou_classmethod_borrow(OuObject *o);

/* fget of a property; borrowed; NULL: none. */
OuObject *ou_property_getter(const OuObject *property);

#endif
