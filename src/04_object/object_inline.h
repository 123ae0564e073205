/* object_inline.h - allocation and tracking for hot paths: sizes and kinds constant.
 *
 * For the types of 06 that are made at a high rate. Same contract as the functions
 * of object.h; the type is a static one (a heap type has to be kept) unless the name
 * says otherwise. */
#ifndef OU_OBJECT_INLINE_H
#define OU_OBJECT_INLINE_H

#include "04_object/registry.h"

/* Counts a container that is made without ou_object_new (from a free list). */
OU_INLINE void ou_gc_count_made(OuThread *th)
{
    OuRegistry *registry = th->registry;
    if (OU_UNLIKELY(++registry->count[0] > registry->trigger)) {
        ou_break_set(th, OU_BREAK_COLLECT);
    }
}

/* Counts a container that is given back without ou_object_free (to a free list). */
OU_INLINE void ou_gc_count_freed(OuThread *th)
{
    OuRegistry *registry = th->registry;
    if (OU_LIKELY(registry->count[0] > 0)) {
        registry->count[0]--;
    }
}

OU_INLINE void ou_object_head(OuObject *o, const OuType *type)
{
    o->count = 1;
    o->word = 0;
    o->type = type;
}

/* Blocks of pools are at most OU_BLOCK_MAX bytes; under OU_BYPASS_POOLS every
 * container is outside of pools. */
OU_INLINE bool ou_object_is_pooled(size_t size)
{
#ifdef OU_BYPASS_POOLS
    (void)size;
    return false;
#else
    return size <= OU_BLOCK_MAX;
#endif
}

/* A plain object of constant size: int, float. */
OU_INLINE void *ou_object_new_plain(OuThread *th, const OuType *type, size_t size)
{
    OU_ASSERT((type->flags & (OU_TYPE_CONTAINER | OU_TYPE_HEAP)) == 0);
    OuObject *o = ou_heap_take(th->heap, OU_BLOCK_PLAIN, size);
    if (OU_UNLIKELY(o == NULL)) {
        return ou_null_memory(th);
    }
    ou_object_head(o, type);
    return o;
}

OU_INLINE void ou_object_free_plain(OuThread *th, void *object, size_t size)
{
    ((OuObject *)object)->word = 0;
    ou_heap_give(th->heap, OU_BLOCK_PLAIN, object, size);
}

/* A container object of constant size, not tracked yet. Heap types are kept too. */
OU_INLINE void *ou_object_new_fixed(OuThread *th, const OuType *type, size_t size)
{
    OU_ASSERT(OU_HAS_FLAG(type, OU_TYPE_CONTAINER));
    if (!ou_object_is_pooled(size)) {
        return ou_object_new(th, type, size);
    }
    OuObject *o = ou_heap_take(th->heap, OU_BLOCK_CONTAINER, size);
    if (OU_UNLIKELY(o == NULL)) {
        return ou_null_memory(th);
    }
    ou_object_head(o, type);
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        ou_keep(type);
    }
    ou_gc_count_made(th);
    return o;
}

/* The way back of ou_object_new_fixed(): same size, untracked. */
OU_INLINE void ou_object_free_fixed(OuThread *th, void *object, size_t size)
{
    if (!ou_object_is_pooled(size)) {
        ou_object_free(th, object, size);
        return;
    }
    OuObject *o = object;
    OU_ASSERT(!ou_is_tracked(o) && !(o->word & OU_WORD_LARGE));
    const OuType *type = o->type;
    o->word = 0;
    ou_heap_give(th->heap, OU_BLOCK_CONTAINER, o, size);
    ou_gc_count_freed(th);
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        ou_drop(th, (void *)(uintptr_t)type);
    }
}

/* ou_track() */
OU_INLINE void ou_track_inline(OuThread *th, void *object)
{
    OuObject *o = object;
    OuObjectVector *young = &th->registry->young;
    OU_ASSERT(!ou_is_tracked(o) && !(o->word & OU_WORD_QUEUED));
    size_t index = young->size;
    if (OU_UNLIKELY(index >= young->room)) {
        ou_track_slow(th, o);
        return;
    }
    young->items[index] = o;
    young->size = index + 1;
    o->word = (o->word & (0xffu & ~OU_WORD_STATE_MASK)) | OU_WORD_TRACKED |
              (OU_GC_YOUNG << OU_WORD_STATE_SHIFT) | (uint32_t)index << OU_WORD_INDEX_SHIFT;
}

/* ou_untrack(): the youngest object dies first, mostly. */
OU_INLINE void ou_untrack_inline(OuThread *th, void *object)
{
    OuObject *o = object;
    uint32_t word = o->word;
    if ((word & (OU_WORD_TRACKED | OU_WORD_STATE_MASK)) ==
        (OU_WORD_TRACKED | OU_GC_YOUNG << OU_WORD_STATE_SHIFT)) {
        OuObjectVector *young = &th->registry->young;
        size_t index = word >> OU_WORD_INDEX_SHIFT;
        OU_ASSERT(index < young->size && young->items[index] == o);
        o->word = word & (0xffu & ~(OU_WORD_TRACKED | OU_WORD_STATE_MASK));
        young->items[index] = NULL;
        if (index + 1 == young->size) {
            do {
                young->size = index;
            } while (index > 0 && young->items[--index] == NULL);
        }
    } else {
        ou_untrack(th, o);
    }
}

#endif
