/* shape.h - instances: which attribute lives in which inline slot.
 *
 * An instance of a user class is header, {shape, overflow-or-dict}, inline slots:
 * 56 bytes with three attributes. A shape is a node in a tree of transitions: its parent's
 * names plus one. Instances made the same way share it, and an inline cache that has seen
 * the shape knows the slot. (Maps of Self: Chambers, Ungar, Lee 1989; here per class.)
 * The number of inline slots a class gives is learned from its instances, bounded; further
 * attributes go to an overflow block; after too many transitions, or a delete that is
 * not the last attribute, or odd keys, the instance gets a real dict.
 *   SHAPE-1 shape->n_slots values are meaningful: inline first, then overflow
 *   SHAPE-2 no value is NULL: deleting the last attribute goes back to the parent shape,
 *           deleting another one makes a dict
 *   SHAPE-3 an instance without a shape keeps its number of inline slots in slots[0],
 *           as (n << 1 | 1); there is always at least one
 * `words` below are the two words at type->words_offset; subclasses of var-sized built-ins
 * keep them behind their items (offset -1). */
#ifndef OU_SHAPE_H
#define OU_SHAPE_H

#include "06_types/types_vm.h"

typedef struct OuShape OuShape; /* shape_int.h */

typedef struct OuInstanceWords {
    OuShape *shape;   /* NULL: attributes are in a real dict */
    uintptr_t extra;  /* 0; a dict object (tag 0); an overflow block (tag 1) */
    OuObject *slots[];/* as many as the class's shape root says, only where words_offset > 0 */
} OuInstanceWords;

/* NULL when instances of o's type have no __dict__. */
OuInstanceWords *ou_instance_words(const OuObject *o);

/* Borrowed value of an instance attribute; NULL: absent. Cannot fail; name an exact str. */
OuObject *ou_instance_borrow(OuThread *th, OuObject *o, OuObject *name);
/* Sets (value kept) or deletes (NULL; *found false when it was absent). False: MemoryError. */
bool ou_instance_store(OuThread *th, OuObject *o, OuObject *name, OuObject *value, bool *found);

/* For inline caches: the slot of `name` in the shape, -1: absent. Cannot fail. */
int32_t ou_shape_find(const OuShape *shape, OuObject *name);
/* Where slot i's value lives (inline or overflow). */
OuObject **ou_instance_slot(OuInstanceWords *words, int32_t i);
/* The transition for adding name, when the instance has room inline for it; NULL: take the slow way. */
OuShape *ou_shape_next(const OuShape *shape, OuObject *name, int32_t *slot);

/* How the make slots of var-sized types count items for ou_type_allocate(), since the words come behind
 * them: int: limbs; tuple: items; bytes: size + 1; str: (length + 1) * width, item_size 1. */
size_t ou_instance_n_items(const OuObject *o);

/* o.__dict__: a dict that views the slots (dict_view.h), or holds the attributes: live, ordered,
 * replaceable. New reference. */
OuObject *ou_instance_dict(OuThread *th, OuObject *o);
bool ou_instance_set_dict(OuThread *th, OuObject *o, OuObject *dict);
/* The setter of __dict__ of built-in types: as above, but it cannot be deleted. TypeError. */
bool ou_instance_replace_dict(OuThread *th, OuObject *o, OuObject *dict);
/* The attributes as a new dict; the instance stays as it is. */
OuObject *ou_instance_dict_copy(OuThread *th, OuObject *o);
bool ou_instance_is_bare(const OuObject *o); /* no attributes now */
/* Attributes into a dict, before __class__ changes: a shape belongs to its class. */
bool ou_instance_forget_shape(OuThread *th, OuObject *o);

#endif
