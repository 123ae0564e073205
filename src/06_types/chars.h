/* chars.h - characters of any width: what a str is made of, seen by code that works on runs of them. */
#ifndef OU_CHARS_H
#define OU_CHARS_H

#include "06_types/str.h"

#include "00_base/checked.h"
#include "04_object/object_inline.h"

#include <string.h>

#define OU_STR_MAX_LENGTH (OU_SIZE_LIMIT / 8) /* characters: sums of a few lengths cannot wrap */

/* A run of characters somewhere: in a str, or in a buffer. */
typedef struct OuChars {
    const void *data;
    unsigned width; /* 1, 2 or 4 */
    size_t n;
} OuChars;

OU_INLINE OuChars ou_chars_of(const OuObject *s)
{
    return (OuChars){ou_str_data(s), ou_str_width(s), ou_str_length(s)};
}

OU_INLINE uint32_t ou_chars_get(const void *data, unsigned width, size_t i)
{
    return width == 1   ? ((const uint8_t *)data)[i]
           : width == 2 ? ((const uint16_t *)data)[i]
                        : ((const uint32_t *)data)[i];
}

OU_INLINE void ou_chars_put(void *data, unsigned width, size_t i, uint32_t c)
{
    if (width == 1) {
        ((uint8_t *)data)[i] = (uint8_t)c;
    } else if (width == 2) {
        ((uint16_t *)data)[i] = (uint16_t)c;
    } else {
        ((uint32_t *)data)[i] = c;
    }
}

OU_INLINE unsigned ou_width_of(uint32_t max_char)
{
    return max_char < 0x100 ? 1 : max_char < 0x10000 ? 2 : 4;
}

/* The largest character that a string of this kind may have: what to OR together, or compare. */
OU_INLINE uint32_t ou_str_max_char(const OuObject *s)
{
    unsigned width = ou_str_width(s);
    return ou_str_is_ascii(s) ? 0x7f : width == 1 ? 0xff : width == 2 ? 0xffff : 0x10ffff;
}

OU_INLINE char *ou_str_chars(OuObject *s)
{
    return ((OuStr *)s)->data;
}

/* Copies n characters from `from` (at place i) to `to` (at place k). The target is wide enough for
 * each of them. */
void ou_chars_copy(void *to, unsigned to_width, size_t k, const void *from, unsigned from_width, size_t i,
                   size_t n);
/* An upper bound of the same class (0x7f, 0xff, 0xffff, 0x10ffff) of n characters at place i; 0: none. O(n). */
uint32_t ou_chars_max(const void *data, unsigned width, size_t i, size_t n);
void ou_chars_fill(void *to, unsigned width, size_t k, uint32_t c, size_t n);

/* Does sub stand in s at this place? (s may end before that.) */
bool ou_str_matches_at(const OuObject *s, const OuObject *sub, size_t at);

/* n characters as a new exact str, narrowed. */
OuObject *ou_str_from_chars(OuThread *th, const void *data, unsigned width, size_t n);
/* s, or the shared one that equals it (STR-3): the last step of filling in a str. */
OuObject *ou_str_settle_adopt(OuThread *th, OuObject *s);
/* The very object when it is an exact str, else an exact copy. */
OuObject *ou_str_exact(OuThread *th, OuObject *s);

/* str_builder.c: characters of any place. max_char: their class (ou_chars_max), or an upper
 * bound that some character reaches the class of. */
bool ou_builder_chars(OuThread *th, OuStrBuilder *b, const void *data, unsigned width, size_t i, size_t n,
                      uint32_t max_char);
/* Room for n more characters of up to max_char, so that they can be put at b->length. */
bool ou_builder_reserve(OuThread *th, OuStrBuilder *b, size_t n, uint32_t max_char);
bool ou_builder_text(OuThread *th, OuStrBuilder *b, const char *ascii);

/* What messages of the form "f() argument 1 must be str, not x" call an argument's type. */
OU_INLINE const char *ou_argument_type(const OuObject *arg)
{
    return arg == OU_NONE ? "None" : arg->type->name;
}
/* An optional argument of method `name` called `which` that must be str: its UTF-8, NULL when absent. */
bool ou_str_name_argument(OuThread *th, const char *name, const char *which, OuObject *arg, const char **out,
                          OuObject **holder);

/* Bounds as slices have them, clipped to 0..length. */
OU_INLINE void ou_str_clip(size_t length, int64_t *from, int64_t *to)
{
    int64_t n = (int64_t)length;
    *to = *to > n ? n : *to < 0 ? (*to + n < 0 ? 0 : *to + n) : *to;
    *from = *from < 0 ? (*from + n < 0 ? 0 : *from + n) : *from;
}

#endif
