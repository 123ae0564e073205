/* object.c - blocks for objects, and how an object ends.
 *
 * When a count falls to zero: the finalizer (once, PEP 442; it may resurrect), then
 * the weak references are cleared and their callbacks run, then the type's drop slot
 * lets go of what the object holds, which may be the last reference to the next one.
 * So that a structure a million deep needs no C stack, deaths beyond DROP_NESTING
 * nested ones are queued, and the innermost level that still nests works the queue
 * off. The queue is linked through the dying objects' own headers: count and index
 * hold the next one's address, so nothing is allocated.
 *
 * Python code that runs during a death (finalizer, callback) starts with a queue
 * of its own: what it drops must be gone at its next statement (M10), not when the
 * structure around it is. */
#include "04_object/object.h"
#include "00_base/checked.h"
#include "04_object/object_inline.h"

#include <string.h>

#ifdef OU_TINY
#define DROP_NESTING 4 /* drops nested in C before they are queued */
#define SCOPES_MAX 3   /* finalizers inside finalizers until then */
#else
#define DROP_NESTING 50
#define SCOPES_MAX 32
#endif

/* ---- blocks ---- */

static OuObject *take_large(OuThread *th, size_t size)
{
    if (!ou_large_reserve(th->vm)) {
        return NULL;
    }
    OuObject *o = ou_heap_take(th->heap, OU_BLOCK_CONTAINER, size);
    if (o != NULL) {
        ou_large_add(th->registry, o);
    }
    return o;
}

OuObject *ou_object_new(OuThread *th, const OuType *type, size_t size)
{
    OU_ASSERT(size >= sizeof(OuObject));
    bool container = OU_HAS_FLAG(type, OU_TYPE_CONTAINER);
    OuObject *o;
    uint32_t word = 0;
    if (!container) {
        o = ou_heap_take(th->heap, OU_BLOCK_PLAIN, size);
    } else if (OU_LIKELY(ou_object_is_pooled(size))) {
        o = ou_heap_take(th->heap, OU_BLOCK_CONTAINER, size);
    } else {
        o = take_large(th, size);
        word = OU_WORD_LARGE;
    }
    if (size > OU_BLOCK_MAX) {
        ou_vm_watch_pressure(th);
    }
    if (OU_UNLIKELY(o == NULL)) {
        return ou_null_memory(th);
    }
    ou_object_head(o, type);
    o->word = word;
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        ou_keep(type);
    }
    if (container) {
        ou_gc_count_made(th);
    }
    return o;
}

OuObject *ou_object_new_zeroed(OuThread *th, const OuType *type, size_t size)
{
    OuObject *o = ou_object_new(th, type, size);
    if (o != NULL) {
        memset(o + 1, 0, size - sizeof *o);
    }
    return o;
}

void ou_object_free(OuThread *th, OuObject *o, size_t size)
{
    OU_ASSERT(!ou_is_tracked(o) && !(o->word & OU_WORD_WEAKREF));
    const OuType *type = o->type;
    bool container = OU_HAS_FLAG(type, OU_TYPE_CONTAINER);
    if (o->word & OU_WORD_LARGE) {
        ou_large_remove(th->registry, o);
    }
    o->word = 0;
    ou_heap_give(th->heap, container ? OU_BLOCK_CONTAINER : OU_BLOCK_PLAIN, o, size);
    if (container) {
        ou_gc_count_freed(th);
    }
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        ou_drop(th, (void *)(uintptr_t)type);
    }
}

OuObject *ou_object_resize(OuThread *th, OuObject *o, size_t old_size, size_t new_size)
{
    OU_ASSERT(!ou_is_tracked(o) && !(o->word & OU_WORD_WEAKREF));
    bool container = OU_HAS_FLAG(o->type, OU_TYPE_CONTAINER);
    bool was_large = (o->word & OU_WORD_LARGE) != 0;
    bool large = container && !ou_object_is_pooled(new_size);
    if (large && !was_large && !ou_large_reserve(th->vm)) {
        return ou_null_memory(th);
    }
    uint32_t flags = o->word & OU_WORD_FINALIZED;
    if (was_large) {
        ou_large_remove(th->registry, o);
    }
    o->word = 0; /* the block it leaves must read as free */
    OuObject *moved =
        ou_heap_resize(th->heap, container ? OU_BLOCK_CONTAINER : OU_BLOCK_PLAIN, o, old_size, new_size);
    OuObject *stands = moved != NULL ? moved : o;
    if (moved != NULL ? large : was_large) {
        flags |= OU_WORD_LARGE;
        ou_large_add(th->registry, stands);
    }
    stands->word = flags;
    return moved != NULL ? moved : ou_null_memory(th);
}

/* ---- the drop queue ---- */

/* The link: 55 bits of address / 8, 31 in the count, 24 in the index. User addresses
 * have at most 52 bits. A queued object is untracked; what STATE still says is
 * whether it was tracked. The count's sign bit is set, so that a stray keep or drop
 * writes nothing over the link. */
static void queue_link(OuObject *o, OuObject *next)
{
    uint64_t link = (uint64_t)(uintptr_t)next >> 3;
    o->count = (int32_t)((uint32_t)(link & 0x7fffffffu) | 0x80000000u);
    o->word = (o->word & 0xffu) | (uint32_t)(link >> 31) << OU_WORD_INDEX_SHIFT;
}

static OuObject *queue_next(const OuObject *o)
{
    uint64_t low = (uint32_t)o->count & 0x7fffffffu;
    uint64_t high = o->word >> OU_WORD_INDEX_SHIFT;
    return (OuObject *)(uintptr_t)((high << 31 | low) << 3);
}

static void postpone(OuThread *th, OuObject *o)
{
    bool tracked = ou_is_tracked(o);
    ou_untrack(th, o);
    o->word = (o->word & 0xffu & ~OU_WORD_STATE_MASK) | OU_WORD_QUEUED |
              (uint32_t)(tracked ? OU_GC_YOUNG : OU_GC_NONE) << OU_WORD_STATE_SHIFT;
    queue_link(o, th->drop_queue);
    th->drop_queue = o;
}

static OuObject *next_postponed(OuThread *th)
{
    OuObject *o = th->drop_queue;
    if (o == NULL) {
        return NULL;
    }
    th->drop_queue = queue_next(o);
    bool tracked = ou_gc_state(o) != OU_GC_NONE;
    o->count = 0;
    o->word &= 0xffu & ~(OU_WORD_STATE_MASK | OU_WORD_QUEUED);
    if (tracked && OU_HAS_FLAG(o->type, OU_TYPE_HAS_FINALIZER)) {
        ou_track(th, o); /* a finalizer may resurrect it */
    }
    return o;
}

/* ---- the end ---- */

/* What Python code inside a death must not disturb.
 *
 * That code sees its own objects die at once, so it begins with no nesting. Where what it lets go of runs such
 * code again, and that again (generators in `try` that hold each other), it is SCOPES_MAX deep at most: further down deaths
 * are queued, finalizers and all, and the outermost of those scopes sees to the queue when its code has ended. */
typedef struct Scope {
    OuObject *error;
    OuObject *queue;
    int32_t nesting;
} Scope;

static Scope scope_enter(OuThread *th)
{
    Scope scope = {ou_error_take(th), th->drop_queue, th->drop_nesting};
    th->drop_scopes++;
    th->drop_nesting = th->drop_scopes < SCOPES_MAX ? 0 : DROP_NESTING;
    if (th->drop_scopes <= SCOPES_MAX) {
        th->drop_queue = NULL;
    }
    return scope;
}

static void drop_postponed(OuThread *th);

static void scope_leave(OuThread *th, Scope scope)
{
    if (th->drop_scopes == SCOPES_MAX) {
        drop_postponed(th);
    }
    if (th->drop_scopes <= SCOPES_MAX) {
        OU_ASSERT(th->drop_queue == NULL);
        th->drop_queue = scope.queue;
    }
    ou_error_restore_adopt(th, scope.error);
    th->drop_nesting = scope.nesting;
    th->drop_scopes--;
}

/* True when the finalizer resurrected the object. Containers are finalized once; plain
 * objects, as in CPython, each time. */
static bool finalized_and_back(OuThread *th, OuObject *o)
{
    if (OU_HAS_FLAG(o->type, OU_TYPE_CONTAINER)) {
        o->word |= OU_WORD_FINALIZED;
    }
    o->count = 1;
    Scope scope = scope_enter(th);
    o->type->finalize(th, o);
    scope_leave(th, scope);
    return ou_is_immortal(o) || --o->count > 0;
}

static void die_now(OuThread *th, OuObject *o)
{
    OU_ASSERT(o->count == 0);
    if (OU_HAS_FLAG(o->type, OU_TYPE_HAS_FINALIZER) && !(o->word & OU_WORD_FINALIZED) &&
        finalized_and_back(th, o)) {
        return;
    }
    if (o->word & OU_WORD_WEAKREF) {
        /* A collection that a callback starts must not meet an object without references. */
        ou_untrack(th, o);
        Scope scope = scope_enter(th);
        th->registry->weak_dying(th, o);
        scope_leave(th, scope);
    }
    o->type->drop(th, o);
}

static void drop_postponed(OuThread *th)
{
    OU_ASSERT(th->drop_nesting == DROP_NESTING);
    OuObject *next;
    while ((next = next_postponed(th)) != NULL) {
        die_now(th, next);
    }
}

void ou_object_die(OuThread *th, OuObject *o)
{
    if (!OU_HAS_FLAG(o->type, OU_TYPE_CONTAINER | OU_TYPE_HAS_FINALIZER) && !(o->word & OU_WORD_WEAKREF)) {
        o->type->drop(th, o);
        return;
    }
    if (OU_UNLIKELY(th->drop_nesting >= DROP_NESTING)) {
        postpone(th, o);
        return;
    }
    th->drop_nesting++;
    die_now(th, o);
    if (OU_UNLIKELY(th->drop_nesting == DROP_NESTING)) {
        drop_postponed(th);
    }
    th->drop_nesting--;
}
