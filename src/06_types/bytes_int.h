/* bytes_int.h - what bytes and bytearray share: a view of the bytes, arguments, results. */
#ifndef OU_BYTES_INT_H
#define OU_BYTES_INT_H

#include "06_types/bytes.h"

#include "00_base/checked.h"
#include "04_object/object_inline.h"
#include "06_types/seq_int.h"

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

/* BytesWarning, under -b; false with an error pending when the warning became one. */
bool ou_bytes_warn(OuThread *th, const char *text);
/* What == and != with a str or an int mean under -b: the same. */
bool ou_bytes_warn_compared(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
/* The slot of str(): repr, and a warning under -b. */
OuObject *ou_bytes_str(OuThread *th, OuObject *self);

/* An exact bytes or bytearray, as `like` is one or the other. */
OuObject *ou_bytes_result(OuThread *th, const OuObject *like, const char *data, size_t n);
/* The same, to be filled in; *data is where. */
OuObject *ou_bytes_result_new(OuThread *th, const OuObject *like, size_t n, char **data);
/* For methods that changed nothing: the very object when it is an exact bytes, else a copy. */
OuObject *ou_bytes_same(OuThread *th, OuObject *o);

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

/* The source argument of bytes() and bytearray(), without encoding, into b. `type` words errors. */
bool ou_byte_builder_source(OuThread *th, OuByteBuilder *b, OuObject *source, const char *range_message);
/* The arguments of bytes(...) and bytearray(...): text encoded into *encoded (new, or NULL), or
 * *source to be converted (borrowed, NULL: none). */
bool ou_bytes_make_args(OuThread *th, const char *name, OuObject *const *args, size_t n, OuObject *kwnames,
                        OuObject **source, OuObject **encoded);

/* bytes_methods.c: the rows that both tables have; functions of bytes that bytearray names too. */
#define OU_BYTES_METHOD_LIST(X)                                                                    \
    X(capitalize) X(center) X(count) X(decode) X(endswith) X(expandtabs) X(find) X(fromhex) X(hex) \
    X(index) X(isalnum) X(isalpha) X(isascii) X(isdigit) X(islower) X(isspace) X(istitle)          \
    X(isupper) X(join) X(ljust) X(lower) X(lstrip) X(maketrans) X(partition) X(removeprefix)       \
    X(removesuffix) X(replace) X(rfind) X(rindex) X(rjust) X(rpartition) X(rsplit) X(rstrip)       \
    X(split) X(splitlines) X(startswith) X(strip) X(swapcase) X(title) X(translate) X(upper) X(zfill)
#define OU_X(name)                                                                                 \
    OuObject *ou_bytes_method_##name(OuThread *th, OuObject *self, OuObject *const *args, size_t n, \
                                     OuObject *kwnames);
OU_BYTES_METHOD_LIST(OU_X)
#undef OU_X

/* ou_bytes_repr(); escape_single: every ' is escaped, as bytearray's repr has it. */
OuObject *ou_bytes_quoted(OuThread *th, const char *data, size_t n, const char *prefix, bool escape_single);

/* hex() of memory; sep and per_group as the methods take them (NULL: absent). */
OuObject *ou_bytes_hex(OuThread *th, const char *data, size_t n, OuObject *sep, OuObject *per_group);
OuObject *ou_bytes_percent(OuThread *th, OuObject *format, OuObject *args);
OuTruth ou_bytes_contains(OuThread *th, OuObject *self, OuObject *value);
int64_t ou_bytes_length(OuThread *th, OuObject *self);
OuTruth ou_bytes_truth(OuThread *th, OuObject *self);
OuObject *ou_bytes_repeat(OuThread *th, OuObject *self, int64_t times);
OuObject *ou_bytes_concat(OuThread *th, OuObject *a, OuObject *b);
OuObject *ou_bytes_mod(OuThread *th, OuObject *a, OuObject *b);
/* An item or slice of either; names word the errors. */
OuObject *ou_bytes_item(OuThread *th, OuObject *self, OuObject *key);
extern const OuMethodDef ou_bytes_methods[], ou_bytearray_methods[];

#endif
