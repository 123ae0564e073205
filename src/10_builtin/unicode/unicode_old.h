/* unicode_old.h - what Unicode 3.2.0 says where it differs from Unicode 14.0.0: for unicodedata.ucd_3_2_0.
 *
 * Tables: unicode_old.inc, made by tools/make_unicode_old.py. Look-ups are binary searches. */
#ifndef OU_UNICODE_OLD_H
#define OU_UNICODE_OLD_H

#include "06_types/unicode.h"

/* Properties of a code point in Unicode 3.2.0. */
typedef struct OuUnicodeOld {
    char category[3], bidi[4], width[3];
    bool mirrored;
    int8_t decimal; /* -1: none */
} OuUnicodeOld;

/* True when 14.0.0 knows c and 3.2.0 did not. */
bool ou_unicode_old_missing(uint32_t c);
/* The properties of c when they were others; NULL: they were the same. */
const OuUnicodeOld *ou_unicode_old_changed(uint32_t c);
/* The decomposition that was corrected since; 0: none. */
uint32_t ou_unicode_old_decomposition(uint32_t c);

#endif
