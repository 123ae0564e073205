/* ssl_bio.c - ssl.MemoryBIO: bytes on their way to or from a connection that has no socket. */
#include "10_builtin/ssl/ssl_int.h"

#ifdef OU_HAVE_CRYPTO

#include <limits.h>

static OuObject *bio_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuForeign *library = ou_ssl_library(th);
    if (library == NULL || !ou_args_no_keywords(th, "MemoryBIO", kwnames) || (n > 0 && !ou_raise(th, &ou_exc_type_error, "MemoryBIO() takes no positional arguments"))) {
        return NULL;
    }
    (void)args;
    const OuSsl *lib = ou_ssl_of(&library->head);
    OuMemoryBio *self = (OuMemoryBio *)ou_type_allocate(th, type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->library = ou_keep(library);
    self->bio = lib->BIO_new(lib->BIO_s_mem());
    ou_track(th, &self->head);
    if (self->bio == NULL) {
        ou_drop(th, self);
        return ou_null_memory(th);
    }
    lib->BIO_set_flags(self->bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY);
    lib->BIO_ctrl(self->bio, BIO_C_SET_BUF_MEM_EOF_RETURN, -1, NULL);
    return &self->head;
}

static void bio_drop(OuThread *th, OuObject *self)
{
    OuMemoryBio *bio = (OuMemoryBio *)self;
    ou_untrack(th, self);
    if (bio->bio != NULL) {
        ou_ssl_of(bio->library)->BIO_free(bio->bio);
    }
    ou_clear_ref(th, &bio->library);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t pending_of(const OuMemoryBio *bio)
{
    return ou_ssl_of(bio->library)->BIO_ctrl_pending(bio->bio);
}

OU_METHOD(bio_read)
{
    OuMemoryBio *bio = (OuMemoryBio *)self;
    int wanted = -1;
    if (!ou_as_c_int(th, args[0], &wanted)) {
        return NULL;
    }
    size_t there = pending_of(bio), count = wanted < 0 || (size_t)wanted > there ? there : (size_t)wanted;
    count = count > INT_MAX ? INT_MAX : count;
    OuObject *bytes = ou_bytes_new(th, count);
    if (bytes != NULL && count > 0) {
        int got = ou_ssl_of(bio->library)->BIO_read(bio->bio, ou_bytes_data(bytes), (int)count);
        if (got < 0) {
            ou_drop(th, bytes);
            return ou_ssl_raise(th, ou_ssl_of(bio->library));
        }
        if ((size_t)got != count) {
            bytes = ou_bytes_resize_adopt(th, bytes, (size_t)got);
        }
    }
    return bytes;
}

OU_METHOD(bio_write)
{
    OuMemoryBio *bio = (OuMemoryBio *)self;
    OuBuffer buffer;
    if (!ou_bytes_like(th, args[0], &buffer)) {
        return NULL;
    }
    OuObject *result = NULL;
    if (buffer.size > INT_MAX) {
        ou_raise(th, &ou_exc_overflow_error, "string longer than %d bytes", INT_MAX);
    } else if (bio->eof) {
        ou_ssl_raise_words(th, OU_KEPT_SSL_ERROR, 0, "cannot write() after write_eof()");
    } else {
        int put = buffer.size == 0 ? 0 : ou_ssl_of(bio->library)->BIO_write(bio->bio, buffer.data, (int)buffer.size);
        result = put < 0 ? ou_ssl_raise(th, ou_ssl_of(bio->library)) : ou_int_new(th, put);
    }
    ou_buffer_release(th, &buffer);
    return result;
}

OU_METHOD(bio_write_eof)
{
    OuMemoryBio *bio = (OuMemoryBio *)self;
    const OuSsl *lib = ou_ssl_of(bio->library);
    bio->eof = true;
    lib->BIO_clear_flags(bio->bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY);
    lib->BIO_ctrl(bio->bio, BIO_C_SET_BUF_MEM_EOF_RETURN, 0, NULL);
    return OU_NONE;
}

static OuObject *get_pending(OuThread *th, OuObject *self)
{
    return ou_int_new(th, (int64_t)pending_of((OuMemoryBio *)self));
}

static OuObject *get_eof(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(((OuMemoryBio *)self)->eof && pending_of((OuMemoryBio *)self) == 0);
}

static const OuMethodDef methods[] = {
    {"read", bio_read, "size=-1, /", 0,
     "Read up to size bytes from the memory BIO.\n\nIf size is not specified, read the entire buffer.\nIf the return value is an empty bytes instance, this means either\nEOF or that no data is available. Use the \"eof\" property to\ndistinguish between the two."},
    {"write", bio_write, "b, /", 0, "Writes the bytes b into the memory BIO.\n\nReturns the number of bytes written."},
    {"write_eof", bio_write_eof, "", 0, "Write an EOF marker to the memory BIO.\n\nWhen all data has been read, the \"eof\" property will be True."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"pending", get_pending, NULL, "The number of bytes pending in the memory BIO."},
    {"eof", get_eof, NULL, "Whether the memory BIO is at EOF."},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_memory_bio_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ssl.MemoryBIO",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_SSL_BIO,
    .basic_size = sizeof(OuMemoryBio),
    .drop = bio_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = bio_make,
    .init = ou_object_init,
    .methods = methods,
    .getset = getset,
};

#endif
