/* bytes.h - bytes, bytearray. (memoryview has its own header.) */
#ifndef OU_BYTES_H
#define OU_BYTES_H

#include "06_types/types_vm.h"

typedef struct OuBytes { /* data has a zero behind it */
    OuObject head;
    int64_t hash; /* -1: not yet */
    size_t size;
    char data[];
} OuBytes;

/* The bytes are data[start, start + size), with a zero behind them.
 *   BYTEARRAY-1 data NULL: room, size and start are 0; else start + size < room
 *   BYTEARRAY-2 that zero is there */
typedef struct OuByteArray {
    OuObject head;
    char *data;      /* ou_mem block of `room` bytes; NULL when room is 0 */
    size_t size, room;
    size_t start;    /* bytes cut off at the front and not yet moved */
    size_t n_exports;/* > 0: size must not change (BufferError) */
} OuByteArray;

extern const OuType ou_bytes_type, ou_bytearray_type, ou_bytes_iter_type, ou_bytearray_iter_type;

OU_INLINE bool ou_is_bytes(const OuObject *o) { return OU_HAS_FLAG(o->type, OU_TYPE_IS_BYTES); }
OU_INLINE bool ou_is_bytearray(const OuObject *o) { return ou_type_extends(o->type, &ou_bytearray_type); }
OU_INLINE size_t ou_bytes_size(const OuObject *o) { return ((const OuBytes *)o)->size; }
OU_INLINE const char *ou_bytearray_data(const OuObject *o)
{
    const OuByteArray *a = (const OuByteArray *)o;
    return a->data == NULL ? "" : a->data + a->start;
}
OU_INLINE char *ou_bytes_data(const OuObject *o) { return ((OuBytes *)o)->data; }

OuObject *ou_bytes_from(OuThread *th, const void *data, size_t size);
OuObject *ou_bytes_new(OuThread *th, size_t size); /* to be filled in */
/* Shrinks a bytes that only the caller holds; takes it over. */
OuObject *ou_bytes_resize_adopt(OuThread *th, OuObject *bytes, size_t size);
OuObject *ou_bytearray_from(OuThread *th, const void *data, size_t size);
/* bytes(o) without encoding: __bytes__, a buffer, a size, an iterable of ints. An exact bytes is kept. */
OuObject *ou_bytes_from_object(OuThread *th, OuObject *o);
/* Part of ou_types_end(): the shared ones. */
void ou_bytes_end(OuThread *th);
OuObject *ou_bytes_repr(OuThread *th, const char *data, size_t n, const char *prefix /* "b" */);

#endif
