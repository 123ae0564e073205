/* types_vm.h - what the types keep for one VM: caches, names, free lists.
 *
 * th->vm->types. All bounded; free lists are emptied by the reclaim hook and by a
 * full collection, and are off in debug builds. */
#ifndef OU_TYPES_VM_H
#define OU_TYPES_VM_H

#include "06_types/names.h"

#define OU_SMALL_INT_MIN (-5)
#define OU_SMALL_INT_MAX 256

/* A stack of dead blocks of one size, linked through offset 8. Each type that is made
 * and dropped at a high rate has one; pools alone are nearly as fast, so a list is
 * only worth it where it saves initialisation. */
typedef struct OuFreeList {
    void *first;
    uint32_t size, limit;
} OuFreeList;

typedef struct OuMethodCacheEntry {
    uint64_t version;  /* of the type; 0: empty */
    OuObject *name;    /* owned: interned, compared by address (a dead name's address could return) */
    OuObject *value;   /* borrowed: NULL when the type has no such attribute */
} OuMethodCacheEntry;
/* Entries at first, and at most: many VMs look up little. */
#ifdef OU_TINY
#define OU_METHOD_CACHE_FIRST 4
#define OU_METHOD_CACHE_MOST 16
#else
#define OU_METHOD_CACHE_FIRST 256
#define OU_METHOD_CACHE_MOST 1024
#endif

typedef struct OuTypesVm {
    OuNames names;
    OuObject *small_ints[OU_SMALL_INT_MAX - OU_SMALL_INT_MIN + 1]; /* counted (M11) */
    OuObject *latin1[256];     /* one-character strings; made on first use, NULL before */
    OuObject *empty_str, *empty_tuple, *empty_bytes, *bytes1[256], *empty_frozenset;
    struct OuInternTable *interned; /* str.c */
    struct OuSignatures *signatures; /* signature.c: parsed signatures by their text's address */
    OuObject *exception_group;      /* exceptions_group.c: the class, made when first asked for */
    OuMethodCacheEntry *method_cache; /* method_cache_mask + 1 entries, a power of two; type_lookup.c */
    size_t method_cache_mask;
    size_t method_cache_clashes;    /* entries that gave way to others since it has this size */
    uint64_t next_type_version; /* type.c: each change of a class takes a new one */
    uint64_t next_dict_version; /* dict.c: key versions for the inline caches of globals */
    OuObject *marshal_state, *codec_registry, *abc_state; /* owned, may be NULL */
    int64_t int_max_str_digits; /* sys.set_int_max_str_digits */
    bool check_codecs;          /* -X dev: names of encodings and error handlers are looked up even where they are not needed */
    bool bytes_warning;         /* -b: comparing bytes with text, or taking them for it, warns */
} OuTypesVm;

#define OU_NAME(th, member) ((th)->vm->types->names.member)

/* Fills vm->types: all that start-up needs. False with an error or without, nothing left. */
OU_MUST_USE bool ou_types_start(OuThread *th);
void ou_types_end(OuThread *th);
/* Lets go of what this floor hung in a thread's record; ou_types_end() does it for th. */
void ou_types_thread_end(OuThread *th);
/* Part of the reclaim hook: runs no Python, allocates nothing. Bytes given back, roughly. */
size_t ou_types_reclaim(OuThread *th);

#endif
