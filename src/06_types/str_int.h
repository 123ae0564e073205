/* str_int.h - what the str_*.c files share beside the characters of chars.h. */
#ifndef OU_STR_INT_H
#define OU_STR_INT_H

#include "06_types/str.h"

#include "00_base/checked.h"
#include "04_object/object_inline.h"
#include "06_types/bytes.h"
#include "06_types/chars.h"
#include "06_types/seq.h"

#include <string.h>

/* Bytes of an exact str's block. */
size_t ou_str_bytes(const OuStr *s);
bool ou_str_check(const OuObject *s); /* STR-1, STR-2, the zero at the end; prints the id */

/* str_intern.c: a dying string takes itself out. */
void ou_intern_forget(OuThread *th, OuObject *s);

/* str_repr.c */
OuObject *ou_str_repr(OuThread *th, OuObject *s);
/* All that is not ASCII becomes \x, \u, \U: ascii() of a repr. s borrowed. */
OuObject *ou_str_backslashed(OuThread *th, OuObject *s);

/* Optional start and end of find() and the like: None allowed, clipped to `length`. */
bool ou_str_bounds(OuThread *th, OuObject *start, OuObject *end, int64_t *from, int64_t *to);
/* The arguments of find() and the like, which take no signature: sub, start, end in out[3]. */
bool ou_str_find_arguments(OuThread *th, const char *name, OuObject *const *args, size_t n, OuObject *kwnames,
                           OuObject **out);
extern const OuMethodDef ou_str_methods[];
extern const OuNumberSlots ou_str_number;
OuObject *ou_str_repeat(OuThread *th, OuObject *s, int64_t n);

/* Raises what ou_format_spec_parse() found wrong, and "Unknown format code 'c' for object of type 'str'". */
bool ou_str_spec_error(OuThread *th, int error, uint32_t type, char grouping);
bool ou_str_unknown_code(OuThread *th, uint32_t type, OuObject *value);

/* Methods by file, called by the table in str_methods.c. */
#define OU_STR_METHOD_LIST(X)                                                                      \
    X(capitalize) X(casefold) X(lower) X(upper) X(swapcase) X(title)                               \
    X(split) X(rsplit) X(splitlines) X(partition) X(rpartition) X(join) X(replace) X(strip)        \
    X(lstrip) X(rstrip) X(removeprefix) X(removesuffix) X(translate) X(maketrans) X(encode)        \
    X(format) X(format_map) X(format_dunder)
#define OU_X(name)                                                                                 \
    OuObject *ou_str_method_##name(OuThread *th, OuObject *self, OuObject *const *args, size_t n,  \
                                   OuObject *kwnames);
OU_STR_METHOD_LIST(OU_X)
#undef OU_X

#endif
