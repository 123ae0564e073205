/* type.h - type and object: classes, their states in a VM, the look-up of attributes.
 *
 * (The slots are in 04_object/type.h.) A class statement makes an OuHeapType; a
 * built-in type's OuTypeState is made in the VM on first use. */
#ifndef OU_TYPES_TYPE_H
#define OU_TYPES_TYPE_H

#include "06_types/types_vm.h"

typedef struct OuTypeState {
    OuObject *dict;       /* exact dict: attributes; owned */
    OuObject *mro;        /* tuple; owned */
    OuObject *bases;      /* tuple; owned */
    const OuType **subclasses; /* borrowed, in order of making: a dying class takes itself out; ou_mem */
    size_t n_subclasses, subclasses_room;
    OuObject *name, *qualname; /* str; owned */
    OuObject *module;     /* NULL for static types outside modules */
    uint64_t version;     /* changes with every change of the class or of a base; 0: not assigned. A heap type has it
                             in type.version as well */
    struct OuShape *shape;/* newest root shape of its instances, NULL before the first; shape.h */
    OuObject *abc_data;   /* _abc's caches; owned, may be NULL */
    OuObject *native;     /* what a metaclass in C knows of its class (_ctypes: the layout); owned, may be NULL */
} OuTypeState;

typedef struct OuHeapType {
    OuType type;          /* head counted; type.flags has OU_TYPE_HEAP; name points into name's UTF-8 */
    OuTypeState state;
    OuNumberSlots number; /* type.number points here, and so on */
    OuSequenceSlots sequence;
    OuBufferSlots buffer;
    OuAsyncSlots async;
    OuMemberDef *slots;   /* __slots__, ended by name NULL; ou_mem block */
    size_t n_slots;
    size_t slots_size;    /* bytes of that block: the names stand behind the array */
    char *name_utf8;      /* ou_mem copy behind type.name */
    size_t name_size;
} OuHeapType;

extern const OuType ou_object_type, ou_type_type;

/* type's own slots, for the tables of metaclasses in C; make and what they change stand beside it. Their flags:
 * OU_FLAGS_OF_TYPE. */
void ou_type_drop(OuThread *th, OuObject *self);
size_t ou_type_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg);
void ou_type_clear(OuThread *th, OuObject *self);
size_t ou_type_size_of(OuObject *self);
OuObject *ou_type_repr(OuThread *th, OuObject *self);
OuObject *ou_type_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_type_get_attr(OuThread *th, OuObject *self, OuObject *name);
bool ou_type_set_attr(OuThread *th, OuObject *self, OuObject *name, OuObject *value);
OuObject *ou_type_make_slot(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_type_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
extern const OuNumberSlots ou_type_number;
#define OU_FLAGS_OF_TYPE (OU_TYPE_BASE | OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_IS_TYPE)
#define OU_SLOTS_OF_TYPE                                                                           \
    .basic_size = sizeof(OuHeapType), .weak = 1, .drop = ou_type_drop, .visit = ou_type_visit,     \
    .clear = ou_type_clear, .size_of = ou_type_size_of, .repr = ou_type_repr, .str = ou_object_str, \
    .hash = ou_object_hash, .compare = ou_object_compare, .call = ou_type_call, .get_attr = ou_type_get_attr, \
    .init = ou_type_init, .number = &ou_type_number

#define OU_TYPE_OBJECT(type_ptr) ((OuObject *)(uintptr_t)(const void *)(type_ptr))
OU_INLINE bool ou_is_type(const OuObject *o) { return OU_HAS_FLAG(o->type, OU_TYPE_IS_TYPE); }

/* The VM's state of a type; made on first use for static ones: NULL with MemoryError. */
OuTypeState *ou_type_state_make(OuThread *th, const OuType *type);
OU_INLINE OuTypeState *ou_type_state(OuThread *th, const OuType *type)
{
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        return &((OuHeapType *)(uintptr_t)type)->state;
    }
    OuTypeState *state = th->vm->type_states[type->index];
    return OU_LIKELY(state != NULL) ? state : ou_type_state_make(th, type);
}

/* Along the MRO; borrowed; through the method cache. NULL: absent, or *failed when memory was
 * short or a state could not be made. name: interned str (others work, uncached). */
OuObject *ou_type_lookup(OuThread *th, const OuType *type, OuObject *name, bool *failed);
/* As above, with the type's version for inline caches (0: do not cache). */
OuObject *ou_type_lookup_version(OuThread *th, const OuType *type, OuObject *name, uint64_t *version, bool *failed);

bool ou_type_is_subtype(OuThread *th, const OuType *a, const OuType *b); /* by MRO; cannot fail */
/* What type.__instancecheck__ and __subclasscheck__ say: no hooks of cls are asked (ou_is_instance() does). */
OuTruth ou_type_is_instance(OuThread *th, OuObject *o, OuObject *cls);
OuTruth ou_type_is_subclass(OuThread *th, OuObject *derived, OuObject *cls);
/* o's class is, or inherits from, type. */
OU_INLINE bool ou_is_of(OuThread *th, const OuObject *o, const OuType *type)
{
    return o->type == type || ou_type_is_subtype(th, o->type, type);
}

/* type(name, bases, dict, **kwargs): the whole protocol (metaclass winner, MRO, slots, __set_name__,
 * __init_subclass__). What __build_class__ and type.__new__ call. */
OuObject *ou_type_new(OuThread *th, const OuType *metatype, OuObject *name, OuObject *bases, OuObject *dict,
                      OuObject *const *kwargs, OuObject *kwnames);
/* The most derived metaclass of the bases; NULL with TypeError (conflict). */
const OuType *ou_type_winner(OuThread *th, const OuType *metatype, OuObject *bases);

/* A class made by C code: name "module.Name"; bases as given. For modules' exception classes etc. */
OuObject *ou_type_new_simple(OuThread *th, const char *full_name, OuObject *bases, const char *doc);

/* type.name without its module: what most messages show. */
const char *ou_type_short_name(const OuType *type);

/* __qualname__ of a class, where it can be had without an allocation (it is ASCII); else as ou_type_short_name(). Borrowed from the type. */
const char *ou_type_qualified_name(const OuType *type);
/* What repr() shows: module.qualname, new; of a module that is "builtins" or none at all the plain name. */
OuObject *ou_type_full_name(OuThread *th, const OuType *type);

/* A new instance of a type with its slots cleared and shape set; what object.__new__ does, and what make
 * slots of subclassable built-ins call: basic_size + n_items * item_size (+ the instance words). Tracked last
 * by the caller: ou_track(th, o) when the type is a container. */
OuObject *ou_type_allocate(OuThread *th, const OuType *type, size_t n_items);
/* The bytes that ou_type_allocate asked for: what drop slots give back. */
size_t ou_type_instance_size(const OuObject *o, size_t n_items);
/* Drops instance words and __slots__ members of a heap type's instance: called by every drop slot of a
 * type with OU_TYPE_BASE before ou_object_free (no-op for exact static types). visit and clear likewise. */
void ou_instance_drop_extra(OuThread *th, OuObject *o);
void ou_instance_visit_extra(OuObject *o, OuVisitFn fn, void *arg);
void ou_instance_clear_extra(OuThread *th, OuObject *o);
/* The slots visit and clear of types whose objects refer to nothing, unless they are of a class made by a program. */
size_t ou_instance_visit_only(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg);
void ou_instance_clear_only(OuThread *th, OuObject *o);

/* Parts of ou_types_start() and ou_types_end(): the method cache, the states of static types, signatures.
 * cache_clear: for the reclaim hook; runs no Python. states_visit: the states are roots of the collector. */
OU_MUST_USE bool ou_type_cache_start(OuThread *th);
void ou_type_cache_clear(OuThread *th);
void ou_type_cache_end(OuThread *th);
void ou_type_states_end(OuThread *th);
void ou_type_states_visit(OuVm *vm, OuVisitFn fn, void *arg);
void ou_signatures_end(OuThread *th);

/* object's own slots, for the tables of static types to name (const data inherits nothing). repr is
 * "<name object at 0x...>"; str is repr; hash is by address; compare knows identity only; make and
 * init check arguments as object.__new__ and object.__init__ do. */
OuObject *ou_object_repr(OuThread *th, OuObject *o);
OuObject *ou_object_str(OuThread *th, OuObject *o);
int64_t ou_object_hash(OuThread *th, OuObject *o);
OuObject *ou_object_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
#define OU_SLOTS_OF_OBJECT                                                                         \
    .str = ou_object_str, .hash = ou_object_hash, .compare = ou_object_compare,                    \
    .get_attr = ou_generic_get_attr, .set_attr = ou_generic_set_attr
OuObject *ou_object_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
/* A make slot of types whose arguments are for init alone: an empty instance, tracked when it is a container. */
OuObject *ou_object_make_any(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_object_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
/* iter slot of iterators: the object itself. */
OuObject *ou_object_self(OuThread *th, OuObject *o);
/* __class_getitem__ of generic built-ins (OU_FN_CLASS, signature NULL): a types.GenericAlias of the class. */
OuObject *ou_generic_alias_getitem(OuThread *th, OuObject *cls, OuObject *const *args, size_t n, OuObject *kwnames);

/* property.c: does o say __isabstractmethod__? o may be NULL. */
OuTruth ou_is_abstract_method(OuThread *th, OuObject *o);

/* Refills slots of cls and its subclasses after attribute `name` changed (NULL: all). */
bool ou_type_modified(OuThread *th, const OuType *cls, OuObject *name);

#endif
