/* iter_int.h - what the lazy iterators have in common: enumerate, zip, map, filter, reversed.
 *
 * Each may be subclassed. Chains of them nest in C, so each step into an inner iterator
 * counts against the recursion limit. */
#ifndef OU_ITER_INT_H
#define OU_ITER_INT_H

#include "06_types/iter.h"
#include "06_types/seq.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

/* A type of them; slots and method table are named after the prefix. */
#define OU_LAZY_TYPE(variable, type_name, type_index, struct_name, prefix, ...)                        \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .own = OU_OWN_GETATTR,                                                                     \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,                             \
        .index = type_index,                                                                       \
        .basic_size = sizeof(struct_name),                                                         \
        .drop = prefix##_drop,                                                                     \
        .visit = prefix##_visit,                                                                   \
        .clear = prefix##_clear,                                                                   \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .iter = ou_object_self,                                                                    \
        .next = prefix##_next,                                                                     \
        .make = prefix##_make,                                                                     \
        .init = ou_object_init,                                                                    \
        .methods = prefix##_methods,                                                               \
        __VA_ARGS__}

/* The end of a drop slot: everything the object held is dropped. */
OU_INLINE void ou_lazy_free(OuThread *th, OuObject *self, size_t size)
{
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_drop_extra(th, self);
        size = ou_type_instance_size(self, 0);
    }
    ou_object_free(th, self, size);
}

OU_INLINE void ou_lazy_visit(OuObject *self, OuVisitFn fn, void *arg)
{
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_visit_extra(self, fn, arg);
    }
}

/* The next item of an inner iterator, which the caller keeps; NULL: exhausted or an error. Only
 * types that can be subclassed nest; the others are asked directly. */
OU_INLINE OuObject *ou_lazy_next(OuThread *th, OuObject *iterator)
{
    const OuType *type = iterator->type;
    OuObject *item;
    if (!OU_HAS_FLAG(type, OU_TYPE_BASE | OU_TYPE_HEAP)) {
        item = type->next(th, iterator);
        if (OU_UNLIKELY(item == NULL) && ou_has_error(th)) {
            ou_error_swallow(th, &ou_exc_stop_iteration);
        }
        return item;
    }
    if (!ou_enter(th, " while calling a Python object")) {
        return NULL;
    }
    item = ou_next(th, iterator);
    ou_leave(th);
    return item;
}

/* iter() of each, in a new tuple. NULL with an error. (iter_lazy.c) */
OuObject *ou_lazy_iterators(OuThread *th, OuObject *const *iterables, size_t n);

#endif
