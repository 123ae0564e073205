/* data_int.h - what the modules about bytes share: heads of functions, arguments, exception classes. */
#ifndef OU_DATA_INT_H
#define OU_DATA_INT_H

#include "10_builtin/library.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/byte_builder.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/seq.h"
#include "06_types/chars.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

/* An exception class of a module, made once a VM and kept in th->vm->library->kept[slot]; borrowed. bases: NULL: Exception. */
OuObject *ou_data_exception(OuThread *th, OuKept slot, const char *full_name, const OuType *base);

/* Raises an exception class that is an object: the format of ou_raise(). exception NULL: it could not be made, and that
 * error is pending. */
bool ou_data_raise(OuThread *th, OuObject *exception, const char *format, ...);
/* Raises it with the arguments (number, text). */
void ou_data_raise_number(OuThread *th, OuObject *exception, int number, const char *text);
#define ou_data_null(th, ...) (ou_data_raise((th), __VA_ARGS__), NULL)

/* A writable contiguous buffer: TypeError "<what> must be read-write bytes-like object, not T". */
bool ou_data_writable(OuThread *th, const char *what, OuObject *o, OuBuffer *out);

/* DeprecationWarning: the module is slated for removal in Python 3.13. False with an error: the filters made it one. */
bool ou_data_warn_removed(OuThread *th, const char *module);

/* A path as os.fsencode() has it, with no zero byte in it: a bytes, new. ValueError, and TypeError in `words` (NULL:
 * fsencode()'s own). */
OuObject *ou_data_path(OuThread *th, OuObject *o, const char *words);

/* The low 32 bits of any int. */
bool ou_data_low_bits(OuThread *th, OuObject *arg, uint32_t *out);

#endif
