/* byte_builder.h - runs of bytes: a view of what bytes-like objects hold, and a run that grows. */
#ifndef OU_BYTE_BUILDER_H
#define OU_BYTE_BUILDER_H

#include "06_types/bytes.h"

#include <string.h>

#define OU_BYTES_MAX (OU_SIZE_LIMIT / 8)

typedef struct OuByteView {
    const char *data;
    size_t n;
} OuByteView;

/* Of a bytes or a bytearray. For a bytearray it holds until something runs that may change it. */
OU_INLINE OuByteView ou_byte_view(const OuObject *o)
{
    return ou_is_bytes(o) ? (OuByteView){ou_bytes_data(o), ou_bytes_size(o)}
                          : (OuByteView){ou_bytearray_data(o), ((const OuByteArray *)o)->size};
}

OU_INLINE OuByteView ou_buffer_view(const OuBuffer *buffer)
{
    return (OuByteView){buffer->data, buffer->size};
}

/* A contiguous buffer of o; TypeError "a bytes-like object is required, not 'x'". */
bool ou_bytes_like(OuThread *th, OuObject *o, OuBuffer *out);

/* An int in 0..255: ValueError (message of bytes() or of bytearray), TypeError. */
bool ou_byte_value(OuThread *th, OuObject *o, const char *range_message, uint8_t *out);

/* A growing run of bytes. */
typedef struct OuByteBuilder {
    char *data;
    size_t n, room;
} OuByteBuilder;
bool ou_byte_builder_reserve(OuThread *th, OuByteBuilder *b, size_t more);
bool ou_byte_builder_put(OuThread *th, OuByteBuilder *b, const void *data, size_t n);
bool ou_byte_builder_fill(OuThread *th, OuByteBuilder *b, int byte, size_t n);
void ou_byte_builder_abandon(OuThread *th, OuByteBuilder *b);
/* As a bytes; the builder is empty again. */
OuObject *ou_byte_builder_finish(OuThread *th, OuByteBuilder *b);

/* All of an iterable of ints (or a sequence), appended. */
bool ou_byte_builder_iterable(OuThread *th, OuByteBuilder *b, OuObject *iterable, const char *range_message);

/* The source argument of bytes() and bytearray(), without encoding, into b; range_message and type
 * ("bytes") word errors. */
bool ou_byte_builder_source(OuThread *th, OuByteBuilder *b, OuObject *source, const char *range_message,
                            const char *type);

/* hex() of memory; sep and per_group as the methods take them (NULL: absent). */
OuObject *ou_bytes_hex(OuThread *th, const char *data, size_t n, OuObject *sep, OuObject *per_group);

#endif
