/* attr_cache.h - what attribute instructions that meet many kinds of instances remember.
 *
 * An instruction's own cache (specialize.c) has room for one shape. One that meets several (a method of a base
 * class, a loop over tasks of five classes) goes to this table instead: direct-mapped, one a VM, by shape and name. An
 * entry holds as long as the class has the version it had: a version is never used twice, and each
 * change of a class or of its bases takes it away. (Polymorphic caches: Hoelzle, Chambers, Ungar, ECOOP 1991; a table
 * for all sites instead of a list a site, as in the Smalltalk-80 system's global look-up cache, since the
 * words of an instruction are few.) */
#ifndef OU_ATTR_CACHE_H
#define OU_ATTR_CACHE_H

#include "06_types/shape.h"
#include "09_vm/machine.h"

typedef enum OuAttrKind {
    OU_ATTR_NONE,
    OU_ATTR_SLOT,  /* in the instance, `place` bytes from its start */
    OU_ATTR_FAR,   /* in the instance's overflow block: slot number `place` */
    OU_ATTR_VALUE, /* in a class, and no descriptor */
    OU_ATTR_METHOD /* in a class: a function, or the like of one */
} OuAttrKind;

/* Invariant ATTR-1: an entry with a name is true of every instance that has this shape while its class has this version. */
typedef struct OuAttrEntry {
    uint64_t version;
    const OuShape *shape;
    OuObject *name;  /* owned: compared by address (a dead name's address could return); NULL: empty */
    OuObject *value; /* VALUE, METHOD; borrowed from a class */
    uint32_t place;
    uint8_t kind;    /* OuAttrKind */
    bool settable;   /* SLOT, FAR: o.name = v writes there, too */
} OuAttrEntry;

#ifdef OU_TINY
#define OU_ATTR_CACHE_BITS 2
#else
#define OU_ATTR_CACHE_BITS 9 /* 24 KB, made when the first site needs it */
#endif

OU_INLINE OuAttrEntry *ou_attr_cache_place(OuThread *th, const OuShape *shape, const OuObject *name)
{
    uint64_t mixed = ((uintptr_t)shape ^ (uint64_t)(uintptr_t)name << 20) * 0x9e3779b97f4a7c15u;
    return &th->vm->machine->attr_cache[mixed >> (64 - OU_ATTR_CACHE_BITS)];
}

/* The entry for o.name; NULL: not there. Only where an earlier fill has succeeded in this VM. */
OU_INLINE const OuAttrEntry *ou_attr_cache_find(OuThread *th, const OuObject *o, const OuObject *name)
{
    const OuType *type = o->type;
    if (OU_UNLIKELY(type->words_offset <= 0)) {
        return NULL;
    }
    const OuShape *shape = ((const OuInstanceWords *)(const void *)((const char *)o + type->words_offset))->shape;
    const OuAttrEntry *entry = ou_attr_cache_place(th, shape, name);
    return entry->name == name && entry->shape == shape && entry->version == type->version ? entry : NULL;
}

/* What stands in a class may become a descriptor any time, without a change of that class: its own type is open to changes. */
OU_INLINE bool ou_attr_may_turn(const OuObject *found)
{
    return OU_HAS_FLAG(found->type, OU_TYPE_HEAP) && !OU_HAS_FLAG(found->type, OU_TYPE_IMMUTABLE);
}

/* Finds or makes the entry for o.name (an interned str). NULL: it is none that can be remembered. Raises nothing, runs no Python. */
const OuAttrEntry *ou_attr_cache_fill(OuThread *th, OuObject *o, OuObject *name);

void ou_attr_cache_clear(OuThread *th); /* for the reclaim hook */
void ou_attr_cache_end(OuThread *th);

#endif
