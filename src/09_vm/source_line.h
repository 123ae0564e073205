/* source_line.h - lines of source files for reports, and where their carets go. */
#ifndef OU_SOURCE_LINE_H
#define OU_SOURCE_LINE_H

#include "06_types/code.h"

OU_INLINE bool ou_source_is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
}

/* Line `line` (from 1) of a source file, decoded; new. NULL when there is none (an error may be pending). A relative name
 * that is not found as it is is looked for along sys.path. */
OuObject *ou_source_line(OuThread *th, OuObject *filename, uint32_t line);

/* Columns in characters of the line: [start, end) is marked; of it [anchor_start, anchor_end) is the operator or
 * the brackets, when that is not empty. */
typedef struct OuCarets {
    size_t start, end, anchor_start, anchor_end;
} OuCarets;

/* False: no carets (the whole line [from, to) would be marked). Runs no Python. */
bool ou_source_carets(OuThread *th, OuObject *source, size_t from, size_t to, const OuPosition *at, OuCarets *out);

#endif
