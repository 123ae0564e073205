/* marshal_int.h - marshal's format, version 4, as CPython 3.11 documents it in its library reference and test_marshal.py
 * pins it down: for the writer (marshal_write.c), the reader (marshal_read.c) and the module (marshal_module.c).
 *
 * An object is a type byte and its content; numbers have 4 bytes, least first. FLAG_REF in the type byte gives the object the
 * next number, which TYPE_REF names later. A code object is Ouro's own: OU_CACHE_CODE (09_vm/cache.h), a size, the bytes
 * of ou_code_dump(). */
#ifndef OU_MARSHAL_INT_H
#define OU_MARSHAL_INT_H

#include "06_types/types_vm.h"

#define MARSHAL_VERSION 4
#define MARSHAL_MAX_DEPTH 2000
#define MARSHAL_FLAG_REF 0x80u
#define MARSHAL_DIGIT_BITS 15u /* of an int that needs more than 32 bits */

enum {
    TYPE_NULL = '0', TYPE_NONE = 'N', TYPE_FALSE = 'F', TYPE_TRUE = 'T', TYPE_STOPITER = 'S', TYPE_ELLIPSIS = '.',
    TYPE_INT = 'i', TYPE_INT64 = 'I', TYPE_FLOAT_TEXT = 'f', TYPE_FLOAT = 'g', TYPE_COMPLEX_TEXT = 'x', TYPE_COMPLEX = 'y',
    TYPE_LONG = 'l', TYPE_BYTES = 's', TYPE_INTERNED = 't', TYPE_REF = 'r', TYPE_TUPLE = '(', TYPE_LIST = '[',
    TYPE_DICT = '{', TYPE_UNICODE = 'u', TYPE_SET = '<', TYPE_FROZENSET = '>', TYPE_ASCII = 'a',
    TYPE_ASCII_INTERNED = 'A', TYPE_SMALL_TUPLE = ')', TYPE_SHORT_ASCII = 'z', TYPE_SHORT_ASCII_INTERNED = 'Z'
};

/* The bytes of an object, new; ValueError for what cannot be written. */
OuObject *ou_marshal_dumps(OuThread *th, OuObject *o, int version);
/* The object at the start of `size` bytes; new. EOFError, ValueError, TypeError for what is wrong with them. */
OuObject *ou_marshal_loads(OuThread *th, const char *data, size_t size);
/* The next object of a binary file, of which no byte more is taken. */
OuObject *ou_marshal_load(OuThread *th, OuObject *file);

#endif
