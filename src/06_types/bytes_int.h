/* bytes_int.h - what bytes and bytearray share: a view of the bytes, arguments, results. */
#ifndef OU_BYTES_INT_H
#define OU_BYTES_INT_H

#include "06_types/byte_builder.h"

#include "00_base/checked.h"
#include "04_object/object_inline.h"
#include "06_types/seq.h"

#include <string.h>

/* BytesWarning, under -b; false with an error pending when the warning became one. */
bool ou_bytes_warn(OuThread *th, const char *text);
/* What == and != with a str or an int mean under -b: the same. */
bool ou_bytes_warn_compared(OuThread *th, OuObject *a, OuObject *b, OuCompare op);

/* An exact bytes or bytearray, as `like` is one or the other. */
OuObject *ou_bytes_result(OuThread *th, const OuObject *like, const char *data, size_t n);
/* The same, to be filled in; *data is where. */
OuObject *ou_bytes_result_new(OuThread *th, const OuObject *like, size_t n, char **data);
/* For methods that changed nothing: the very object when it is an exact bytes, else a copy. */
OuObject *ou_bytes_same(OuThread *th, OuObject *o);

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

OuObject *ou_bytes_percent(OuThread *th, OuObject *format, OuObject *args);
OuTruth ou_bytes_contains(OuThread *th, OuObject *self, OuObject *value);
int64_t ou_bytes_length(OuThread *th, OuObject *self);
OuObject *ou_bytes_repeat(OuThread *th, OuObject *self, int64_t times);
OuObject *ou_bytes_concat(OuThread *th, OuObject *a, OuObject *b);
OuObject *ou_bytes_mod(OuThread *th, OuObject *a, OuObject *b);
/* An item or slice of either; names word the errors. */
OuObject *ou_bytes_item(OuThread *th, OuObject *self, OuObject *key);
extern const OuMethodDef ou_bytes_methods[], ou_bytearray_methods[];

#endif
