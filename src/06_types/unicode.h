/* unicode.h - what Unicode 14.0.0 says about a code point.
 *
 * Pure functions over constant tables (unicode_tables.inc, made by
 * tools/make_unicode.py); no objects, no memory, no errors. Each look-up is two
 * dependent loads at most, O(1). Every function takes any uint32_t: what lies
 * beyond U+10FFFF is an unassigned code point. The tables answer as CPython 3.11
 * does, whose str methods and unicodedata module are what they were made from.
 *
 * Final sigma is the caller's: ou_unicode_to_lower() maps U+03A3 to U+03C3. */
#ifndef OU_UNICODE_H
#define OU_UNICODE_H

#include "00_base/base.h"

#define OU_UNICODE_MAX 0x10FFFFu
#define OU_UNICODE_MAX_CASE 3        /* code points in a full case mapping */
#define OU_UNICODE_MAX_DECOMPOSED 18 /* code points in a full decomposition */

/* One bit a property, as OuUnicodeRecord.flags has them. */
enum {
    OU_UNICODE_ALPHA = 1 << 0,
    OU_UNICODE_DECIMAL = 1 << 1,
    OU_UNICODE_DIGIT = 1 << 2,
    OU_UNICODE_NUMERIC = 1 << 3,
    OU_UNICODE_SPACE = 1 << 4,
    OU_UNICODE_PRINTABLE = 1 << 5,
    OU_UNICODE_LOWER = 1 << 6,
    OU_UNICODE_UPPER = 1 << 7,
    OU_UNICODE_TITLE = 1 << 8,
    OU_UNICODE_CASED = 1 << 9,
    OU_UNICODE_CASE_IGNORABLE = 1 << 10,
    OU_UNICODE_XID_START = 1 << 11,
    OU_UNICODE_XID_CONTINUE = 1 << 12,
    OU_UNICODE_MIRRORED = 1 << 13,
    OU_UNICODE_LINE_BREAK = 1 << 14, /* str.splitlines() breaks after it */
    OU_UNICODE_NFC_SUSPECT = 1 << 15,  /* may not stand in NFC text, or not everywhere */
    OU_UNICODE_NFKC_SUSPECT = 1 << 16, /* the same for NFKC */
    OU_UNICODE_NFD_NEVER = 1 << 17,    /* has a canonical decomposition */
    OU_UNICODE_NFKD_NEVER = 1 << 18,   /* has any decomposition */
    OU_UNICODE_CASE_CHANGES = 1 << 19, /* some case mapping is not the identity */
};

typedef enum OuUnicodeForm {
    OU_UNICODE_NFC,
    OU_UNICODE_NFKC,
    OU_UNICODE_NFD,
    OU_UNICODE_NFKD,
} OuUnicodeForm;

typedef enum OuUnicodeAnswer { OU_UNICODE_NO, OU_UNICODE_YES, OU_UNICODE_MAYBE } OuUnicodeAnswer;

/* Everything but case mapping and decomposition; shared by many code points. */
typedef struct OuUnicodeRecord {
    uint32_t flags;
    uint8_t category;  /* index for ou_unicode_category_name */
    uint8_t bidi;      /* index for ou_unicode_bidi_name */
    uint8_t combining; /* canonical combining class */
    uint8_t width;     /* index for ou_unicode_width_name */
    int8_t decimal;    /* 0..9, or -1 */
    int8_t digit;      /* 0..9, or -1 */
    uint8_t numeric;   /* index of the numeric value; 0: none */
} OuUnicodeRecord;

/* Flags of the first 128 code points, so that ASCII costs one load. */
extern const uint32_t ou_unicode_ascii_flags[128];

const OuUnicodeRecord *ou_unicode_record(uint32_t c);

OU_INLINE uint32_t ou_unicode_flags(uint32_t c)
{
    return c < 128 ? ou_unicode_ascii_flags[c] : ou_unicode_record(c)->flags;
}

OU_INLINE bool ou_unicode_has(uint32_t c, uint32_t flags)
{
    return (ou_unicode_flags(c) & flags) != 0;
}

OU_INLINE bool ou_unicode_is_alpha(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_ALPHA); }
OU_INLINE bool ou_unicode_is_decimal(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_DECIMAL); }
OU_INLINE bool ou_unicode_is_digit(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_DIGIT); }
OU_INLINE bool ou_unicode_is_numeric(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_NUMERIC); }
OU_INLINE bool ou_unicode_is_space(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_SPACE); }
OU_INLINE bool ou_unicode_is_printable(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_PRINTABLE); }
OU_INLINE bool ou_unicode_is_lower(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_LOWER); }
OU_INLINE bool ou_unicode_is_upper(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_UPPER); }
/* Title case letters proper (category Lt), such as U+01C5. */
OU_INLINE bool ou_unicode_is_title(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_TITLE); }
OU_INLINE bool ou_unicode_is_cased(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_CASED); }
OU_INLINE bool ou_unicode_is_case_ignorable(uint32_t c)
{
    return ou_unicode_has(c, OU_UNICODE_CASE_IGNORABLE);
}
/* XID_Start, without the underscore. */
OU_INLINE bool ou_unicode_is_xid_start(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_XID_START); }
OU_INLINE bool ou_unicode_is_xid_continue(uint32_t c)
{
    return ou_unicode_has(c, OU_UNICODE_XID_CONTINUE);
}
OU_INLINE bool ou_unicode_is_line_break(uint32_t c)
{
    return ou_unicode_has(c, OU_UNICODE_LINE_BREAK);
}
OU_INLINE bool ou_unicode_is_mirrored(uint32_t c) { return ou_unicode_has(c, OU_UNICODE_MIRRORED); }
OU_INLINE bool ou_unicode_is_alnum(uint32_t c)
{
    return ou_unicode_has(c, OU_UNICODE_ALPHA | OU_UNICODE_DECIMAL | OU_UNICODE_DIGIT | OU_UNICODE_NUMERIC);
}

/* Value of a decimal digit (Nd) or of a digit such as superscript two; -1: none. */
int ou_unicode_decimal(uint32_t c);
int ou_unicode_digit(uint32_t c);
/* False when c has no numeric value. */
bool ou_unicode_numeric(uint32_t c, double *out);

/* Simple mappings, one to one: SRE matches by them. Where the full mapping is
 * longer, this is its first code point, as in CPython. */
uint32_t ou_unicode_simple_lower(uint32_t c);
uint32_t ou_unicode_simple_upper(uint32_t c);
uint32_t ou_unicode_simple_title(uint32_t c);

/* Full mappings, without conditions: return how many code points were written, 1..3. */
int ou_unicode_to_lower(uint32_t c, uint32_t out[OU_UNICODE_MAX_CASE]);
int ou_unicode_to_upper(uint32_t c, uint32_t out[OU_UNICODE_MAX_CASE]);
int ou_unicode_to_title(uint32_t c, uint32_t out[OU_UNICODE_MAX_CASE]);
int ou_unicode_to_folded(uint32_t c, uint32_t out[OU_UNICODE_MAX_CASE]);

/* What unicodedata says, as constant strings: "Lu", "AL", "Na". The bidirectional
 * class of an unassigned code point is "". */
const char *ou_unicode_category_name(uint32_t c);
const char *ou_unicode_bidi_name(uint32_t c);
const char *ou_unicode_width_name(uint32_t c);
int ou_unicode_combining(uint32_t c);

/* The decomposition that the Unicode data file gives for c: one step, Hangul
 * syllables none. Returns the number of code points written (0: none), and sets
 * *tag to "<compat>" and the like, or to "" for a canonical one. */
int ou_unicode_decomposition(uint32_t c, uint32_t out[OU_UNICODE_MAX_DECOMPOSED], const char **tag);

/* Normalisation in steps whose memory is the caller's.
 *   ou_unicode_quick_check   YES or NO are final; MAYBE: normalise and compare
 *   ou_unicode_decomposed_length   code points that decompose() will write; false: overflow
 *   ou_unicode_decompose     NFD or (compat) NFKD of text into out, in canonical
 *                            order; returns the length. O(n), O(r log^2 r) for a
 *                            run of r combining marks
 *   ou_unicode_compose       in place, decomposed text to NFC or NFKC; returns the
 *                            new length, never longer
 * Unicode Standard Annex 15; Hangul arithmetic as in chapter 3.12 of the standard. */
OuUnicodeAnswer ou_unicode_quick_check(const uint32_t *text, size_t n, OuUnicodeForm form);
bool ou_unicode_decomposed_length(const uint32_t *text, size_t n, bool compat, size_t *length);
size_t ou_unicode_decompose(const uint32_t *text, size_t n, bool compat, uint32_t *out);
size_t ou_unicode_compose(uint32_t *text, size_t n);

#endif
