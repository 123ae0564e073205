/* pickle_buffer.c - PickleBuffer: a buffer that may travel beside the pickle (PEP 574). It exports the buffer that it holds. */
#include "10_builtin/pickle/pickle_int.h"

static OuPickleBuffer *of(OuObject *o)
{
    return (OuPickleBuffer *)o;
}

const OuBuffer *ou_pickle_buffer_of(OuThread *th, OuObject *o)
{
    if (of(o)->buffer.owner == NULL) {
        return ou_null(th, &ou_exc_value_error, "operation forbidden on released PickleBuffer object");
    }
    return &of(o)->buffer;
}

static OuObject *buffer_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n != 1) {
        return ou_null(th, &ou_exc_type_error,
                       n == 0 ? "PickleBuffer() takes exactly 1 positional argument (%zu given)" : "PickleBuffer() takes at most 1 argument (%zu given)", n);
    }
    if (kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        return ou_null(th, &ou_exc_type_error, "PickleBuffer() takes at most 1 argument (%zu given)", n + ou_tuple_size(kwnames));
    }
    OuPickleBuffer *self = (OuPickleBuffer *)ou_object_new_zeroed(th, type, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    if (!ou_has_buffer(args[0])) {
        ou_raise(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", args[0]);
        ou_drop(th, self);
        return NULL;
    }
    if (!ou_buffer_acquire_strided(th, args[0], &self->buffer)) {
        self->buffer.owner = NULL;
        ou_drop(th, self);
        return NULL;
    }
    ou_track(th, &self->head);
    return &self->head;
}

/* The buffer goes; the object is whole before the owner is told. */
static void let_go(OuThread *th, OuPickleBuffer *b)
{
    if (b->buffer.owner != NULL) {
        OuBuffer buffer = b->buffer;
        b->buffer.owner = NULL;
        ou_buffer_release(th, &buffer);
    }
}

static size_t buffer_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, of(self)->buffer.owner);
    return OU_VISIT_END;
}

static void buffer_clear(OuThread *th, OuObject *self)
{
    let_go(th, of(self));
}

static void buffer_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    let_go(th, of(self));
    ou_object_free(th, self, sizeof(OuPickleBuffer));
}

/* Who asks for our buffer gets the owner's: memoryviews of this object hold the owner, not this object. */
static bool acquire(OuThread *th, OuObject *self, OuBuffer *out, bool writable)
{
    const OuBuffer *buffer = ou_pickle_buffer_of(th, self);
    if (buffer == NULL) {
        return false;
    }
    if (!writable) {
        return ou_buffer_acquire_strided(th, buffer->owner, out);
    }
    return ou_buffer_acquire(th, buffer->owner, out, true);
}

static void release(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuBuffer *buffer)
{
}

OU_METHOD(buffer_release)
{
    let_go(th, of(self));
    return OU_NONE;
}

OU_METHOD(buffer_raw)
{
    const OuBuffer *buffer = ou_pickle_buffer_of(th, self);
    return buffer == NULL ? NULL : ou_memoryview_raw(th, buffer->owner);
}

static const OuMethodDef methods[] = {
    {"raw", buffer_raw, "", 0,
     "Return a memoryview of the raw memory underlying this buffer.\nWill raise BufferError is the buffer isn't contiguous."},
    {"release", buffer_release, "", 0, "Release the underlying buffer exposed by the PickleBuffer object."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuBufferSlots buffer_slots = {.acquire = acquire, .release = release};

const OuType ou_pickle_buffer_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "pickle.PickleBuffer",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_PICKLE_BUFFER,
    .basic_size = sizeof(OuPickleBuffer),
    .weak = 1,
    .drop = buffer_drop,
    .visit = buffer_visit,
    .clear = buffer_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = buffer_make,
    .init = ou_object_init,
    .buffer = &buffer_slots,
    .methods = methods,
    .doc = "Wrapper for potentially out-of-band buffers",
};
