/* source.h - a file's bytes to the UTF-8 that the parser reads.
 *
 * The encoding is found as PEP 263 says: a byte order mark, or a comment with
 * `coding: name` on one of the first two lines, else UTF-8. UTF-8 itself is not
 * copied. Latin-1 and ASCII are done here; other encodings are asked of the codecs. */
#ifndef OU_SOURCE_H
#define OU_SOURCE_H

#include "06_types/error.h"

typedef struct OuSource {
    const char *utf8; /* not terminated; into the caller's bytes, or into `holder` */
    size_t size;
    OuObject *holder; /* owned: keeps recoded text; NULL when nothing was recoded */
} OuSource;

/* Decodes. `bytes` must outlive the source. False with SyntaxError (unknown encoding,
 * undecodable bytes) or MemoryError pending; nothing is left to close then. UTF-8 is
 * not checked here: ou_parse() does. O(size). */
OU_MUST_USE bool ou_source_open(OuThread *th, OuSource *source, const char *bytes, size_t size,
                                OuObject *filename);
void ou_source_close(OuThread *th, OuSource *source);

/* What every source must be: UTF-8 without NUL bytes. False with SyntaxError pending. */
OU_MUST_USE bool ou_source_check(OuThread *th, const char *utf8, size_t size, OuObject *filename);

/* The name after `coding` in the first two lines, as written; its length, 0: none. */
size_t ou_source_cookie(const char *bytes, size_t size, const char **name);

#endif
