/* multibyte_int.h - what an encoding of multibyte.c is. */
#ifndef OU_MULTIBYTE_INT_H
#define OU_MULTIBYTE_INT_H

#include "06_types/multibyte.h"

#define OU_MULTIBYTE_MOST 16              /* bytes that one character makes, with what shifts to its set */
#define OU_MULTIBYTE_NOTHING UINT32_MAX   /* bytes that are no character: they changed the state */

struct OuMultibyte {
    const char *name;
    uint8_t sets[2]; /* OuCharsetName; OU_CHARSETS: there is no second one. They share the first map */
    uint8_t more[2]; /* sets with maps of their own, behind the first */
    uint8_t n_more;
    /* The character at p, of n > 0 bytes: how many of them it is; 0: more are needed; -k: the first k are wrong. */
    int (*step)(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c);
    /* The bytes of a character, at most OU_MULTIBYTE_MOST; 0: it has none. */
    size_t (*spell)(uint32_t *state, const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out);
    /* What brings the state back to 0 at the end of a text. NULL: nothing. */
    size_t (*finish)(uint32_t *state, uint8_t *out);
    uint8_t last_lead; /* with single bytes in the set: 0x81 to 0x9f, and 0xe0 to this one, are the first of a pair, though of none in the table */
    uint32_t designates; /* OU_ISO_ bits: the iso2022 ones */
};

/* ---- multibyte_iso2022.c ---- */

typedef enum OuIsoSet {
    OU_ISO_ASCII, OU_ISO_JISX0201_ROMAN, OU_ISO_JISX0201_KANA, OU_ISO_JISX0208, OU_ISO_JISX0208_OLD, OU_ISO_JISX0212, OU_ISO_KSX1001,
    OU_ISO_GB2312, OU_ISO_LATIN1, OU_ISO_GREEK,
    OU_ISO_SETS
} OuIsoSet;

#define OU_ISO_HAS(set) (1u << (set))
#define OU_ISO_SHIFTS 0x10000u   /* shift out and shift in: G1, which the first character of a text designates */
#define OU_ISO_HAS_G2 0x20000u   /* ESC N and a byte are of G2 */
#define OU_ISO_EXTENDED 0x40000u /* ESC & @ may stand before ESC $ B */

int ou_iso2022_step(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c);
size_t ou_iso2022_spell(uint32_t *state, const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out);
size_t ou_iso2022_finish(uint32_t *state, uint8_t *out);

/* ---- multibyte.c ---- */

/* The step and the spelling of those that have nothing but singles and pairs. */
int ou_multibyte_step(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c);
size_t ou_multibyte_spell(uint32_t *state, const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out);

#endif
