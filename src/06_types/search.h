/* search.h - finding characters in characters: for str, bytes and bytearray.
 *
 * Runs of characters of 1, 2 or 4 bytes; the two sides may differ in width. Linear in
 * the worst case: a plain scan by first character goes over to the two-way algorithm
 * (Crochemore and Perrin, "Two-way string-matching", 1991) when it has compared more
 * than a few times the length of the text. No memory, no errors. */
#ifndef OU_SEARCH_H
#define OU_SEARCH_H

#include "00_base/base.h"

#define OU_SEARCH_NONE SIZE_MAX

/* Place of the first (or last) occurrence of needle[0, m) in text[0, n); an empty needle is found
 * at 0 (or n). OU_SEARCH_NONE: none. */
size_t ou_search(const void *text, unsigned text_width, size_t n, const void *needle,
                 unsigned needle_width, size_t m, bool backwards);

/* How many times, not overlapping, `max` at most. m > 0. */
size_t ou_search_count(const void *text, unsigned text_width, size_t n, const void *needle,
                       unsigned needle_width, size_t m, size_t max);

/* Copies text[0, n) to `to`, its first `count` occurrences of needle[0, m), which are there, as with[0, k). m > 0;
 * `to` has room for n - count * m + count * k bytes. */
void ou_search_replace(char *to, const char *text, size_t n, const char *needle, size_t m, const char *with, size_t k,
                       size_t count);

/* The same where nothing moves: overwrites the first `max` occurrences, or as many as there are, of needle[0, m) in
 * text[0, n) with with[0, m). m > 0. */
void ou_search_overwrite(char *text, size_t n, const char *needle, const char *with, size_t m, size_t max);

/* One character. */
size_t ou_search_char(const void *text, unsigned width, size_t n, uint32_t c, bool backwards);

#endif
