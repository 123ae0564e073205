/* multibyte_iso2022.c - the iso2022 encodings: seven bits, and escape sequences that say which character set the next bytes are of
 * (ECMA-35; RFC 1468, 1554, 1557, 2237). */
#include "06_types/multibyte_int.h"

#include <string.h>

#define ESC 0x1b
#define SHIFT_OUT 0x0e
#define SHIFT_IN 0x0f
#define LONGEST 16 /* bytes of an escape sequence, at most */

/* What may be designated: the last byte of its sequence, and whether it has two bytes a character. */
static const struct {
    char final;
    bool two;
    uint8_t table;       /* OuCharsetName, with two bytes */
    const char *sequence;/* for writing: behind ESC */
} sets[OU_ISO_SETS] = {
    [OU_ISO_ASCII] = {'B', false, 0, "(B"},
    [OU_ISO_JISX0201_ROMAN] = {'J', false, 0, "(J"},
    [OU_ISO_JISX0201_KANA] = {'I', false, 0, "(I"},
    [OU_ISO_JISX0208] = {'B', true, OU_CHARSET_JISX0208, "$B"},
    [OU_ISO_JISX0208_OLD] = {'@', true, OU_CHARSET_JISX0208, "$@"},
    [OU_ISO_JISX0212] = {'D', true, OU_CHARSET_JISX0212, "$(D"},
    [OU_ISO_KSX1001] = {'C', true, OU_CHARSET_KSX1001, "$(C"},
    [OU_ISO_GB2312] = {'A', true, OU_CHARSET_GB2312, "$(A"},
    [OU_ISO_LATIN1] = {'A', false, 0, NULL},
    [OU_ISO_GREEK] = {'F', false, 0, NULL},
};

/* The state: G0, G1, G2 in a byte each, then whether G1 is shifted to. G1 and G2 start without a set, which is 0 here too. */
static unsigned get(const uint32_t *state, unsigned plane)
{
    return *state >> plane * 8 & 0xff;
}

static void set(uint32_t *state, unsigned plane, unsigned value)
{
    *state = (*state & ~(0xffu << plane * 8)) | value << plane * 8;
}

#define SHIFTED 3u
#define THROUGH 0x80000000u /* an ESC that begins nothing was met: up to what could have ended it bytes are themselves, as in CPython */

/* ---- bytes to characters ---- */

static bool ends_sequence(uint8_t byte)
{
    return (byte >= 'A' && byte <= 'Z') || byte == '@';
}

static int designate(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n)
{
    size_t size = 1;
    for (;; size++) {
        if (size >= LONGEST) {
            return -1;
        }
        if (size >= n) {
            return 0;
        }
        if (ends_sequence(p[size])) {
            size++;
            break;
        }
        if ((codec->designates & OU_ISO_EXTENDED) != 0 && size + 1 < n && p[size] == '&' && p[size + 1] == '@') {
            size += 2;
        }
    }
    bool two = p[1] == '$';
    unsigned plane;
    char final = (char)p[size - 1];
    if (size == 3) {
        plane = two || p[1] == '(' ? 0 : p[1] == ')' ? 1 : p[1] == '.' && (codec->designates & OU_ISO_HAS_G2) != 0 ? 2 : UINT8_MAX;
    } else if (size == 4) {
        plane = !two ? UINT8_MAX : p[2] == '(' ? 0 : p[2] == ')' ? 1 : UINT8_MAX;
    } else {
        bool extended = size == 6 && (codec->designates & OU_ISO_EXTENDED) != 0 && memcmp(p + 1, "&@\x1b$B", 5) == 0;
        plane = extended ? 0 : UINT8_MAX;
        two = extended;
    }
    for (unsigned i = 0; plane != UINT8_MAX && i < OU_ISO_SETS; i++) {
        if (sets[i].final == final && sets[i].two == two && (i == OU_ISO_ASCII || (codec->designates & OU_ISO_HAS(i)) != 0)) {
            set(state, plane, i);
            return (int)size;
        }
    }
    return -(int)size;
}

/* The upper half of ISO 8859-7 as of 1987. */
static uint32_t greek(uint8_t c)
{
    static const char16_t upper[96] = u"\u00a0\u2018\u2019£\ufffd\ufffd¦§¨©\ufffd«¬\u00ad\ufffd―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\ufffdΣΤΥΦΧΨΩΪΫάέήί"
                                      u"ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\ufffd";
    c ^= 0x80;
    return c < 0xa0 ? c : upper[c - 0xa0];
}

static int step_of_set(unsigned which, const uint8_t *p, size_t n, uint32_t *c)
{
    if (which < OU_ISO_SETS && sets[which].two) {
        if (n < 2) {
            return 0;
        }
        *c = (p[0] | p[1]) & 0x80 ? OU_CHARSET_NONE : ou_charset_char(&ou_charsets[sets[which].table], p[0] | 0x80, p[1] | 0x80);
        return *c == OU_CHARSET_NONE ? -2 : 2;
    }
    *c = which == OU_ISO_ASCII            ? p[0]
         : which == OU_ISO_JISX0201_ROMAN ? (p[0] == '\\' ? 0xa5 : p[0] == '~' ? 0x203e : p[0])
         : which == OU_ISO_JISX0201_KANA && p[0] >= 0x21 && p[0] <= 0x5f ? 0xff61u + p[0] - 0x21
                                        : OU_CHARSET_NONE;
    return *c == OU_CHARSET_NONE || p[0] >= 0x80 ? -1 : 1;
}

/* ESC N and a byte. */
static int step_of_g2(uint32_t *state, const uint8_t *p, size_t n, uint32_t *c)
{
    if (n < 3) {
        return 0;
    }
    unsigned which = get(state, 2);
    *c = which == OU_ISO_GREEK                    ? greek(p[2])
         : p[2] >= 0x80                           ? OU_CHARSET_NONE
         : which == OU_ISO_LATIN1                 ? p[2] | 0x80u
         : which == OU_ISO_ASCII                  ? p[2]
                                                  : OU_CHARSET_NONE;
    return *c == OU_CHARSET_NONE ? -3 : 3;
}

int ou_iso2022_step(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c)
{
    if ((*state & THROUGH) != 0) {
        *state &= ends_sequence(p[0]) ? ~THROUGH : UINT32_MAX;
        *c = p[0];
        return 1;
    }
    if (p[0] == ESC) {
        if (n < 2) {
            return 0;
        }
        if (memchr("($).&", p[1], 5) != NULL) {
            return designate(state, codec, p, n);
        }
        if (p[1] == 'N' && (codec->designates & OU_ISO_HAS_G2) != 0) {
            return step_of_g2(state, p, n, c);
        }
        *state |= THROUGH;
        *c = ESC;
        return 1;
    }
    if ((codec->designates & OU_ISO_SHIFTS) != 0 && (p[0] == SHIFT_OUT || p[0] == SHIFT_IN)) {
        set(state, SHIFTED, p[0] == SHIFT_OUT);
        return 1;
    }
    if (p[0] == '\n') {
        set(state, SHIFTED, 0);
    }
    if (p[0] < 0x20) {
        *c = p[0];
        return 1;
    }
    return p[0] >= 0x80 ? -1 : step_of_set(get(state, get(state, SHIFTED) != 0 ? 1 : 0), p, n, c);
}

/* ---- characters to bytes ---- */

/* The character's code in a set; 0: it has none. Two bytes have their upper bits. */
static uint32_t code_in(unsigned which, const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c)
{
    uint32_t code;
    for (size_t i = 0; i < codec->n_more; i++) {
        if (codec->more[i] == sets[which].table && sets[which].two) {
            return ou_charset_code(i == 0 ? map->next : map->next->next, c);
        }
    }
    switch (which) {
    case OU_ISO_JISX0201_ROMAN: return c == 0xa5 ? '\\' : c == 0x203e ? '~' : 0;
    case OU_ISO_JISX0201_KANA: return c >= 0xff61 && c <= 0xff9f ? c - 0xff61 + 0x21 : 0;
    case OU_ISO_JISX0208:
    case OU_ISO_JISX0208_OLD:
        code = ou_charset_code(map, c);
        return (code & 0x8080) == 0x8080 && code >> 8 != 0x8e ? code : 0;
    case OU_ISO_JISX0212:
        code = ou_charset_code(map, c);
        return (code & 0x8080) == 0x8000 ? code | 0x80 : 0;
    case OU_ISO_KSX1001: return ou_charset_code(map, c);
    default: return 0;
    }
}

static size_t write_sequence(uint8_t *out, const char *sequence)
{
    size_t n = strlen(sequence);
    out[0] = ESC;
    memcpy(out + 1, sequence, n);
    return n + 1;
}

static size_t spell_ascii(uint32_t *state, uint32_t c, uint8_t *out)
{
    size_t n = 0;
    if (get(state, 0) != OU_ISO_ASCII) {
        n = write_sequence(out, sets[OU_ISO_ASCII].sequence);
        set(state, 0, OU_ISO_ASCII);
    }
    if (get(state, SHIFTED) != 0) {
        out[n++] = SHIFT_IN;
        set(state, SHIFTED, 0);
    }
    out[n++] = (uint8_t)c;
    return n;
}

size_t ou_iso2022_spell(uint32_t *state, const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out)
{
    static const uint8_t order[] = {OU_ISO_JISX0208, OU_ISO_JISX0212, OU_ISO_KSX1001, OU_ISO_GB2312, OU_ISO_JISX0201_ROMAN, OU_ISO_JISX0201_KANA};
    if (c < 0x80) {
        return spell_ascii(state, c, out);
    }
    for (size_t i = 0; i < sizeof order; i++) {
        unsigned which = order[i];
        uint32_t code = (codec->designates & OU_ISO_HAS(which)) == 0 ? 0 : code_in(which, codec, map, c);
        if (code == 0) {
            continue;
        }
        size_t n = 0;
        if ((codec->designates & OU_ISO_SHIFTS) != 0) {
            if (get(state, 1) != which) {
                n = write_sequence(out, "$)C");
                set(state, 1, which);
            }
            if (get(state, SHIFTED) == 0) {
                out[n++] = SHIFT_OUT;
                set(state, SHIFTED, 1);
            }
        } else if (get(state, 0) != which) {
            n = write_sequence(out, sets[which].sequence);
            set(state, 0, which);
        }
        if (sets[which].two) {
            out[n++] = code >> 8 & 0x7f;
        }
        out[n++] = code & 0x7f;
        return n;
    }
    return 0;
}

size_t ou_iso2022_finish(uint32_t *state, uint8_t *out)
{
    size_t n = 0;
    if (get(state, SHIFTED) != 0) {
        out[n++] = SHIFT_IN;
        set(state, SHIFTED, 0);
    }
    if (get(state, 0) != OU_ISO_ASCII) {
        n += write_sequence(out + n, sets[OU_ISO_ASCII].sequence);
        set(state, 0, OU_ISO_ASCII);
    }
    return n;
}
