/* object.h - the object header, its flag word, and counting.
 *
 * Every object starts with 16 bytes (R10): a count, a word, a type. Nothing
 * stands before the header. The sign bit of the count means immortal: such an
 * object is never written to (it may be const data shared by all VMs, R3), so
 * keep and drop test the sign first; a count that reaches the sign bit stays
 * there. The word:
 *
 *   bit 0     TRACKED    the collector knows it; set last, cleared first (R9)
 *   bits 1-3  STATE      what bits 8-31 mean, an OuGcState; written in one store
 *   bit 4     FINALIZED  its finalizer ran (PEP 442: once only)
 *   bit 5     WEAKREF    the VM's table of weak references has an entry for it
 *   bit 6     LARGE      a container outside the pools, in the registry of large ones
 *   bit 7     QUEUED     its count fell to zero in a deep structure; it waits for its drop
 *   bits 8-31 INDEX      the place in the vector that STATE names
 *
 * The word is zero in a block that holds no ready object, which is what the heap
 * walk reads (block.h). A drop slot clears it before it gives the block back:
 * ou_object_free() does. */
#ifndef OU_OBJECT_H
#define OU_OBJECT_H

#include "00_base/base.h"

typedef struct OuObject OuObject;
typedef struct OuType OuType;
typedef struct OuThread OuThread;
typedef struct OuVm OuVm;

struct OuObject {
    int32_t count;      /* references; negative: immortal */
    uint32_t word;      /* flags and index, see above */
    const OuType *type; /* heap types are counted by their instances */
};

/* Three-way results are enums (R14). */
typedef enum OuTruth { OU_ERROR = -1, OU_FALSE = 0, OU_TRUE = 1 } OuTruth;

typedef enum OuGcState {
    OU_GC_NONE = 0, /* not tracked: the index means nothing */
    OU_GC_YOUNG,    /* index into the young vector */
    OU_GC_MIDDLE,   /* index into the middle vector */
    OU_GC_OLD,      /* no vector: found by the heap walk; index unused */
    OU_GC_SPARE,    /* not used */
    OU_GC_CANDIDATE,/* old, index into the candidates of the running cycle */
    OU_GC_GARBAGE,  /* index into the garbage vector */
    OU_GC_FROZEN    /* gc.freeze(): the permanent generation; index unused */
} OuGcState;

#define OU_WORD_TRACKED 0x01u
#define OU_WORD_STATE_SHIFT 1
#define OU_WORD_STATE_MASK 0x0eu
#define OU_WORD_FINALIZED 0x10u
#define OU_WORD_WEAKREF 0x20u
#define OU_WORD_LARGE 0x40u
#define OU_WORD_QUEUED 0x80u
#define OU_WORD_INDEX_SHIFT 8
#define OU_WORD_INDEX_MAX 0xffffffu

#define OU_IMMORTAL INT32_MIN
#define OU_STATIC_HEAD(type_ptr) {OU_IMMORTAL, 0, (type_ptr)}

/* True and False share the layout of int (06_types/int.h); the others leave `bits` zero. */
typedef struct OuSingleton {
    OuObject head;
    int64_t bits;
} OuSingleton;
extern const OuSingleton ou_none_struct, ou_true_struct, ou_false_struct, ou_ellipsis_struct,
    ou_not_implemented_struct;
/* The five immortal singletons (06_types/singletons.c defines them). */
#define OU_NONE ((OuObject *)&ou_none_struct)
#define OU_PY_TRUE ((OuObject *)&ou_true_struct)
#define OU_PY_FALSE ((OuObject *)&ou_false_struct)
#define OU_ELLIPSIS ((OuObject *)&ou_ellipsis_struct)
#define OU_NOT_IMPLEMENTED ((OuObject *)&ou_not_implemented_struct)

OU_INLINE bool ou_is_immortal(const OuObject *o)
{
    return o->count < 0;
}

/* One more reference; returns its argument. Any object pointer will do. */
OU_INLINE void *ou_keep(const void *object)
{
    OuObject *o = (OuObject *)object;
    if (OU_LIKELY(o->count >= 0)) {
        o->count = (int32_t)((uint32_t)o->count + 1);
    }
    return o;
}

OU_INLINE void *ou_keep_maybe(const void *object)
{
    return object == NULL ? NULL : ou_keep(object);
}

/* For what a program sees of a field that may be empty: None stands for NULL. */
OU_INLINE OuObject *ou_keep_or_none(const void *object)
{
    return object == NULL ? OU_NONE : ou_keep(object);
}

/* The count fell to zero: finalizer, weak references, then the type's drop slot.
 * Deep structures are queued, not recursed into (R7). Saves and restores the
 * pending error; cannot fail (R9). Types without OU_TYPE_CONTAINER are dropped
 * directly: what can hold arbitrary objects must be a container type. */
void ou_object_die(OuThread *th, OuObject *o);

OU_INLINE void ou_drop(OuThread *th, void *object)
{
    OuObject *o = object;
    int32_t count = o->count;
    if (OU_LIKELY(count >= 0)) {
        OU_ASSERT(count > 0);
        o->count = count - 1;
        if (count == 1) {
            ou_object_die(th, o);
        }
    }
}

OU_INLINE void ou_drop_maybe(OuThread *th, void *object)
{
    if (object != NULL) {
        ou_drop(th, object);
    }
}

/* *place = value (which is taken over), then the old one is dropped: the order
 * that keeps a structure whole while a drop runs Python code. NULLs allowed. */
OU_INLINE void ou_replace(OuThread *th, OuObject **place, void *value)
{
    OuObject *old = *place;
    *place = value;
    ou_drop_maybe(th, old);
}

#define ou_clear_ref(th, place) ou_replace((th), (OuObject **)(place), NULL)

OU_INLINE bool ou_is_tracked(const OuObject *o)
{
    return (o->word & OU_WORD_TRACKED) != 0;
}

OU_INLINE OuGcState ou_gc_state(const OuObject *o)
{
    return (OuGcState)((o->word & OU_WORD_STATE_MASK) >> OU_WORD_STATE_SHIFT);
}

OU_INLINE uint32_t ou_gc_index(const OuObject *o)
{
    return o->word >> OU_WORD_INDEX_SHIFT;
}

/* State and index in the same store (R10). */
OU_INLINE void ou_gc_place(OuObject *o, OuGcState state, uint32_t index)
{
    o->word = (o->word & (0xffu & ~OU_WORD_STATE_MASK)) | ((uint32_t)state << OU_WORD_STATE_SHIFT) |
              (index << OU_WORD_INDEX_SHIFT);
}

/* ---- making and freeing: memory only, no Python ---- */

/* `size` bytes for an object of `type`, header filled in: count 1, word 0, type
 * (kept when it is a heap type). Container or plain by the type's flag. The rest is NOT
 * cleared. NULL with MemoryError pending. Counts towards the young generation's
 * threshold when the type is a container type; the object is not yet tracked. */
OuObject *ou_object_new(OuThread *th, const OuType *type, size_t size);

/* As above, all bytes after the header zero. */
OuObject *ou_object_new_zeroed(OuThread *th, const OuType *type, size_t size);

/* The last act of a drop slot: clears the word, gives the block back, drops the
 * heap type. `size` as it was asked for. The object must be untracked. */
void ou_object_free(OuThread *th, OuObject *o, size_t size);

/* An object whose size changes while it is UNTRACKED and has no weak references
 * (tuples being built). It may move. NULL with MemoryError pending, and the old
 * object stands. */
OuObject *ou_object_resize(OuThread *th, OuObject *o, size_t old_size, size_t new_size);

/* ---- the registry of tracked objects: O(1), cannot fail, runs nothing ----
 * track() is the last step of construction. When the young vector has no room, and none
 * is to be had, young objects become old in bulk: the old generation has no vector, so
 * tracking never fails. (ou_object_new raises OU_BREAK_COLLECT when generation 0 is
 * full; a collection runs at a safe point, R5.) Inline twins: object_inline.h. */
void ou_track(OuThread *th, OuObject *o);
void ou_untrack(OuThread *th, OuObject *o); /* fine when not tracked */

#endif
