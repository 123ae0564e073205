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
    bool plain;       /* bytes of which nothing says what encoding they have: errors count columns in bytes */
} OuSource;

/* Decodes. `bytes` must outlive the source. False with SyntaxError (unknown encoding,
 * undecodable bytes) or MemoryError pending; nothing is left to close then. UTF-8 is
 * not checked here: ou_parse() does. O(size).
 *
 * script: as CPython reads the file that it runs: errors name the encoding only, and bytes that are not UTF-8, where no
 * encoding is declared, are refused with the file's name and line. */
OU_MUST_USE bool ou_source_open(OuThread *th, OuSource *source, const char *bytes, size_t size,
                                OuObject *filename, bool script);
void ou_source_close(OuThread *th, OuSource *source);

/* Bytes that are not UTF-8 matter only where a token needs them: in a comment anything goes. So a source
 * that has some is copied with each such byte as a lone surrogate, U+DC00 + byte (in UTF-8's
 * form, which no sound source has), and the reader of a name or a string literal that meets one fails.
 *
 * ou_source_mark: *marked is the copy (`*marked_size` bytes, to be given back with ou_mem_give() of *room), or NULL
 * when all is UTF-8. False: ValueError for NUL bytes, MemoryError. */
OU_MUST_USE bool ou_source_mark(OuThread *th, const char *utf8, size_t size, char **marked, size_t *marked_size,
                                size_t *room);
/* The bytes as they were, written over text; their number. */
size_t ou_source_unmark(char *text, size_t size);
/* Is there a mark in it? */
bool ou_source_is_marked(const char *text, size_t size);

/* "'utf-8' codec can't decode byte 0xe9 in position 3: invalid continuation byte" for marked text [from, to), which is as
 * the codec would have got it; false: it is sound. Positions are in bytes. */
bool ou_source_describe(const char *from, const char *to, char *out, size_t out_size);

/* The name after `coding` in the first two lines, as written; its length, 0: none. */
size_t ou_source_cookie(const char *bytes, size_t size, const char **name);

#endif
