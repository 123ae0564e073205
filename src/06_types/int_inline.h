/* int_inline.h - making and dropping ints of one block, for hot paths.
 *
 * An int within 63 bits is a plain block of 24 bytes: no finalizer, no weak reference,
 * nothing held. So it is taken from its size class and given back without a detour. */
#ifndef OU_INT_INLINE_H
#define OU_INT_INLINE_H

#include "04_object/object_inline.h"
#include "06_types/int.h"

OU_INLINE bool ou_int_fits(int64_t value)
{
    return (int64_t)((uint64_t)value << 1) >> 1 == value;
}

OU_INLINE int64_t ou_int_inline_bits(int64_t value)
{
    return (int64_t)((uint64_t)value << 1 | 1);
}

OU_INLINE bool ou_int_is_small(int64_t value)
{
    return (uint64_t)value - (uint64_t)(int64_t)OU_SMALL_INT_MIN <=
           (uint64_t)(OU_SMALL_INT_MAX - OU_SMALL_INT_MIN);
}

/* The slow rest: a value that needs a limb. */
OuObject *ou_int_new_limb(OuThread *th, bool negative, uint64_t magnitude);

/* ou_int_new() */
OU_INLINE OuObject *ou_int_new_inline(OuThread *th, int64_t value)
{
    if (ou_int_is_small(value)) {
        return ou_keep(th->vm->types->small_ints[value - OU_SMALL_INT_MIN]);
    }
    if (OU_UNLIKELY(!ou_int_fits(value))) {
        return ou_int_new_limb(th, value < 0, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
    }
    OuInt *i = ou_object_new_plain(th, &ou_int_type, sizeof(OuInt));
    if (OU_UNLIKELY(i == NULL)) {
        return NULL;
    }
    i->bits = ou_int_inline_bits(value);
    return &i->head;
}

/* ou_drop() of an exact int. */
OU_INLINE void ou_int_drop_inline(OuThread *th, OuObject *o)
{
    OU_ASSERT(ou_is_exact_int(o) && o->count > 0);
    if (--o->count == 0) {
        if (OU_LIKELY(ou_int_is_inline(o))) {
            ou_object_free_plain(th, o, sizeof(OuInt));
        } else {
            ou_object_die(th, o);
        }
    }
}

#endif
