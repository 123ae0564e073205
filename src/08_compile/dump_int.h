/* dump_int.h - the form of dumped code, for the writer (dump.c) and the reader (load.c).
 *
 * Numbers are LEB128; signed ones zigzag. An object is a tag byte and what the list says. All but the singletons and small
 * ints are numbered in the order in which they end; DUMP_REF names such a number, so that what was one object is one again. */
#ifndef OU_DUMP_INT_H
#define OU_DUMP_INT_H

#include <stddef.h>
#include <stdint.h>

#define OU_DUMP_FORMAT 2 /* counts up with each change of what stands below */

typedef enum OuDumpTag {
    OU_DUMP_REF = 'r',       /* number */
    OU_DUMP_NONE = 'N',
    OU_DUMP_TRUE = 'T',
    OU_DUMP_FALSE = 'F',
    OU_DUMP_ELLIPSIS = '.',
    OU_DUMP_SMALL = 's',     /* signed number, OU_SMALL_INT_MIN to OU_SMALL_INT_MAX: not numbered */
    OU_DUMP_INT = 'i',       /* signed number */
    OU_DUMP_LONG = 'l',      /* number of limbs << 1 | negative; limbs of 8 bytes, least first */
    OU_DUMP_FLOAT = 'f',     /* 8 bytes, IEEE 754, least first */
    OU_DUMP_COMPLEX = 'x',   /* 16 bytes */
    OU_DUMP_ASCII = 'a',     /* size, characters */
    OU_DUMP_NAME = 'n',      /* the same, interned */
    OU_DUMP_TEXT = 'u',      /* size, UTF-8 (with surrogates as three bytes) */
    OU_DUMP_TEXT_NAME = 'v', /* the same, interned */
    OU_DUMP_BYTES = 'b',     /* size, bytes */
    OU_DUMP_TUPLE = '(',     /* count, objects */
    OU_DUMP_FROZENSET = '<', /* count, objects */
    OU_DUMP_CODE = 'c'       /* as write_code() in dump.c puts it */
} OuDumpTag;

/* Of what stands behind the head: for accidents, so that it only has to be quick. Any change within eight bytes is seen. */
uint64_t ou_dump_checksum(const void *data, size_t n);

#endif
