/* float_inline.h - making and dropping floats, for hot paths: one plain block of 24 bytes. */
#ifndef OU_FLOAT_INLINE_H
#define OU_FLOAT_INLINE_H

#include "04_object/object_inline.h"
#include "06_types/float.h"

/* ou_float_new() */
OU_INLINE OuObject *ou_float_new_inline(OuThread *th, double value)
{
    OuFloat *f = ou_object_new_plain(th, &ou_float_type, sizeof(OuFloat));
    if (OU_UNLIKELY(f == NULL)) {
        return NULL;
    }
    f->value = value;
    return &f->head;
}

/* ou_drop() of an exact float. */
OU_INLINE void ou_float_drop_inline(OuThread *th, OuObject *o)
{
    OU_ASSERT(ou_is_exact_float(o) && o->count > 0);
    if (--o->count == 0) {
        ou_object_free_plain(th, o, sizeof(OuFloat));
    }
}

#endif
