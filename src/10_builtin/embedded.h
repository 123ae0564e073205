/* embedded.h - the Python-source modules that the binary carries, as const data.
 *
 * The table is written at build time from src/10_builtin/lib by tools/embed.c
 * (cmake/embed.cmake). It is sorted by name, byte by byte, so that a look-up is a
 * binary search. */
#ifndef OU_EMBEDDED_H
#define OU_EMBEDDED_H

#include "00_base/base.h"

typedef struct OuEmbedded {
    const char *name;   /* full module name, "a.b"; never "a.__init__" */
    const char *path;   /* below src/10_builtin/lib: "a/b.py", for tracebacks */
    const char *source; /* UTF-8, ends with a NUL that size does not count */
    size_t size;
    const uint8_t *code; /* 08's bytes of the compiled module; NULL: compile the source */
    size_t code_size;
    bool is_package;
} OuEmbedded;

extern const OuEmbedded ou_embedded_table[];
extern const size_t ou_embedded_count;

#endif
