/* unicode_names.h - names of code points, as unicodedata and \N{...} know them.
 *
 * Pure functions over constant tables (unicode_names.inc, made by
 * tools/make_unicode_names.py); no objects, no memory. Some microseconds a call. */
#ifndef OU_UNICODE_NAMES_H
#define OU_UNICODE_NAMES_H

#include "00_base/base.h"

#define OU_UNICODE_NAME_ROOM 96   /* longest is 88 */
#define OU_UNICODE_MAX_SEQUENCE 4 /* code points of a named sequence */

/* The name of c, without NUL; returns its length, 0 for none (control characters,
 * surrogates, private use and unassigned ones). */
size_t ou_unicode_name(uint32_t c, char out[OU_UNICODE_NAME_ROOM]);

/* What is called name[0, n): a code point's name, an alias such as "LINE FEED", or a
 * named sequence. Case matters only where it does in CPython: in the names of Hangul
 * syllables and unified ideographs. Returns how many code points were written: 0 if
 * there is no such name, more than one for a sequence (which \N{...} does not take). */
int ou_unicode_find(const char *name, size_t n, uint32_t out[OU_UNICODE_MAX_SEQUENCE]);

#endif
