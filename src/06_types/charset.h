/* charset.h - the two-byte character sets of East Asia: bytes to characters by tables, characters to bytes by a map that is made of them
 * when somebody encodes. */
#ifndef OU_CHARSET_H
#define OU_CHARSET_H

#include "04_object/vm.h"

#include <uchar.h>

#define OU_CHARSET_NONE 0xfffdu /* in tables: nothing is there */

/* A character (never above U+FFFF), and the code it has instead of the one in the tables. */
typedef struct OuCharsetException {
    uint16_t c, code;
} OuCharsetException;

/* Characters from `c` on, which gb18030 numbers from `number` on. */
typedef struct OuCharsetRun {
    uint16_t c, number, n;
} OuCharsetRun;

typedef struct OuCharset {
    const uint8_t *leads;   /* [128]: number of the row of a first byte from 0x80 on, from 1; 0: it is none */
    const char16_t *rows;   /* each of n_trails characters */
    uint8_t trail, n_trails;/* the first second byte, and how many there are */
    const char16_t *singles;/* [128]: characters of one byte from 0x80 on; NULL: there are none */
    const OuCharsetException *exceptions;
    size_t n_exceptions;
} OuCharset;

typedef enum OuCharsetName {
    OU_CHARSET_GB2312, OU_CHARSET_GBK, OU_CHARSET_BIG5, OU_CHARSET_CP950, OU_CHARSET_KSX1001, OU_CHARSET_CP949, OU_CHARSET_JOHAB,
    OU_CHARSET_JISX0208, OU_CHARSET_JISX0212, OU_CHARSET_SHIFT_JIS, OU_CHARSET_CP932,
    OU_CHARSETS
} OuCharsetName;

extern const OuCharset ou_charsets[OU_CHARSETS];

/* The character of a pair, first and second as they stand in the set's table; OU_CHARSET_NONE: there is none. */
OU_INLINE uint32_t ou_charset_char(const OuCharset *set, uint8_t first, uint8_t second)
{
    unsigned row = first < 0x80 ? 0 : set->leads[first - 0x80], at = (unsigned)second - set->trail;
    return row == 0 || at >= set->n_trails ? OU_CHARSET_NONE : set->rows[(row - 1) * set->n_trails + at];
}

/* The pairs that gb18030 has otherwise than gbk, and the runs of its four bytes; both in rising order (of codes, of characters). */
extern const OuCharsetException *const ou_gb18030_pairs;
extern const size_t ou_gb18030_n_pairs;
extern const OuCharsetRun *const ou_gb18030_runs;
extern const size_t ou_gb18030_n_runs;

/* ---- the other way ---- */

#define OU_CHARSET_SECOND 0x80u /* taken out of the second byte of what the second of two sets has */

/* Codes of characters up to U+FFFF, in pages of 256; 0: there is none. */
typedef struct OuCharsetMap {
    uint16_t *pages[256]; /* ou_mem blocks; NULL: empty */
    struct OuCharsetMap *next; /* of further sets of the same encoding; owned; NULL: none */
} OuCharsetMap;

/* Of two sets, OuCharsetName each (OU_CHARSETS: none), and what gb18030 has otherwise. A character that stands in several places has the code of
 * its first one, or what CPython gives it. Yours; NULL with MemoryError. */
OuCharsetMap *ou_charset_map_new(OuThread *th, const uint8_t sets[2], bool gb18030);
void ou_charset_map_free(OuThread *th, OuCharsetMap *map); /* NULL is fine */

OU_INLINE uint32_t ou_charset_code(const OuCharsetMap *map, uint32_t c)
{
    const uint16_t *page = c > 0xffff ? NULL : map->pages[c >> 8];
    return page == NULL ? 0 : page[c & 0xff];
}

#endif
