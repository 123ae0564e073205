/* bytes_iter.c - iterators of bytes and bytearray.
 *
 * Like the index iterators of iter.c; a bytearray is asked for its size at each step. */
#include "06_types/bytes_int.h"

#include "06_types/type.h"
#include "06_types/type_index.h"

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_drop_maybe(th, ((OuIndexIter *)self)->sequence);
    ou_object_free(th, self, sizeof(OuIndexIter));
}

static size_t iter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((OuIndexIter *)self)->sequence);
    return OU_VISIT_END;
}

static void iter_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuIndexIter *)self)->sequence);
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return NULL;
    }
    OuByteView view = ou_byte_view(it->sequence);
    if (OU_LIKELY(it->next < view.n)) {
        return ou_int_new(th, (uint8_t)view.data[it->next++]);
    }
    ou_clear_ref(th, &it->sequence);
    return NULL;
}

OU_METHOD(iter_length_hint)
{
    OuIndexIter *it = (OuIndexIter *)self;
    size_t size = it->sequence == NULL ? 0 : ou_byte_view(it->sequence).n;
    return ou_int_new(th, it->next < size ? (int64_t)(size - it->next) : 0);
}

OU_METHOD(iter_reduce)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence != NULL) {
        return ou_seq_reduce_state_adopt(th, "iter", ou_keep(it->sequence), (int64_t)it->next);
    }
    return ou_seq_reduce_iter_adopt(th, "iter", ou_tuple_new(th, 0));
}

OU_METHOD(iter_setstate)
{
    OuIndexIter *it = (OuIndexIter *)self;
    int64_t at;
    if (!ou_int_as_ssize(th, args[0], &at)) {
        return NULL;
    }
    if (it->sequence != NULL) {
        int64_t size = (int64_t)ou_byte_view(it->sequence).n;
        it->next = (size_t)(at < 0 ? 0 : at > size ? size : at);
    }
    return OU_NONE;
}

static const OuMethodDef iter_methods[] = {
    {"__length_hint__", iter_length_hint, "", 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iter_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", iter_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

#define ITER_TYPE(variable, type_name, type_index)                                                 \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,                           \
        .index = type_index,                                                                       \
        .basic_size = sizeof(OuIndexIter),                                                         \
        .drop = iter_drop,                                                                         \
        .visit = iter_visit,                                                                       \
        .clear = iter_clear,                                                                       \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .iter = ou_object_self,                                                                    \
        .next = iter_next,                                                                         \
        .methods = iter_methods,                                                                   \
    }

ITER_TYPE(ou_bytes_iter_type, "bytes_iterator", OU_TYPE_INDEX_BYTES_ITER);
ITER_TYPE(ou_bytearray_iter_type, "bytearray_iterator", OU_TYPE_INDEX_BYTEARRAY_ITER);
