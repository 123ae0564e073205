/* multibyte.c - multibyte.h: one character at a time, by the rules of each encoding and the tables of charset.h.
 *
 * The C library's iconv() was tried first: it has most of these encodings, and disagrees with CPython's in some hundred characters and in
 * where a fault ends. */
#include "06_types/multibyte.h"

#include "06_types/codec_int.h"
#include "06_types/multibyte_int.h"

/* ---- bytes to characters ---- */

int ou_multibyte_step(OU_UNUSED uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c)
{
    const OuCharset *set = &ou_charsets[codec->sets[0]];
    if (p[0] < 0x80) {
        *c = p[0];
        return 1;
    }
    if (set->singles != NULL) {
        *c = set->singles[p[0] - 0x80];
        if (*c != OU_CHARSET_NONE) {
            return 1;
        }
        if (!((p[0] >= 0x81 && p[0] <= 0x9f) || (p[0] >= 0xe0 && p[0] <= codec->last_lead))) {
            return -1;
        }
    }
    if (n < 2) {
        return 0;
    }
    *c = ou_charset_char(set, p[0], p[1]);
    return *c == OU_CHARSET_NONE ? -1 : 2;
}

/* 0x8e half-width katakana, 0x8f a character of JIS X 0212. */
static int step_euc_jp(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c)
{
    if (p[0] != 0x8f) {
        return ou_multibyte_step(state, codec, p, n, c);
    }
    if (n < 3) {
        return 0;
    }
    *c = ou_charset_char(&ou_charsets[codec->sets[1]], p[1], p[2]);
    return *c == OU_CHARSET_NONE ? -1 : 3;
}

/* KS X 1001's filler, and three letters with their leads: a syllable that has no code of its own. */
#define KS_LEAD 0xa4
#define KS_FILLER 0xd4
#define HANGUL 0xac00u
#define N_VOWELS 21
#define N_FINALS 28

/* Numbers of the letters 0xa4a1 to 0xa4be as first and as last consonant of a syllable; -1: it cannot be. */
static const int8_t initials[30] = {0,  1,  -1, 2,  -1, -1, 3,  4,  5,  -1, -1, -1, -1, -1, -1,
                                    -1, 6,  7,  8,  -1, 9,  10, 11, 12, 13, 14, 15, 16, 17, 18};
static const int8_t finals[30] = {1,  2,  3,  4,  5,  6,  7,  -1, 8,  9,  10, 11, 12, 13, 14,
                                  15, 16, 17, -1, 18, 19, 20, 21, 22, -1, 23, 24, 25, 26, 27};

static int step_euc_kr(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c)
{
    if (n < 2 || p[0] != KS_LEAD || p[1] != KS_FILLER) {
        return ou_multibyte_step(state, codec, p, n, c);
    }
    if (n < 8) {
        return 0;
    }
    if (p[2] != KS_LEAD || p[4] != KS_LEAD || p[6] != KS_LEAD || p[3] < 0xa1 || p[3] > 0xbe || p[5] < 0xbf || p[5] > 0xd3 ||
        !((p[7] >= 0xa1 && p[7] <= 0xbe) || p[7] == KS_FILLER)) {
        return -1;
    }
    int first = initials[p[3] - 0xa1], last = p[7] == KS_FILLER ? 0 : finals[p[7] - 0xa1];
    if (first < 0 || last < 0) {
        return -1;
    }
    *c = HANGUL + ((uint32_t)first * N_VOWELS + p[5] - 0xbf) * N_FINALS + (uint32_t)last;
    return 8;
}

/* The run that a character is of, or a number: both rise from run to run. NULL: none. */
static const OuCharsetRun *find_run(uint32_t value, bool is_number)
{
    for (size_t low = 0, high = ou_gb18030_n_runs; low < high;) {
        size_t middle = (low + high) / 2;
        const OuCharsetRun *r = &ou_gb18030_runs[middle];
        uint32_t first = is_number ? r->number : r->c;
        if (value < first) {
            high = middle;
        } else if (value >= first + r->n) {
            low = middle + 1;
        } else {
            return r;
        }
    }
    return NULL;
}

#define BEYOND_BMP 189000u /* the number of U+10000 */

static int step_gb18030(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c)
{
    if (p[0] < 0x80 || n < 2) {
        return ou_multibyte_step(state, codec, p, n, c);
    }
    if (p[1] >= 0x30 && p[1] <= 0x39) {
        if (n < 4) {
            return 0;
        }
        if (p[0] < 0x81 || p[2] < 0x81 || p[3] < 0x30 || p[3] > 0x39 || p[0] == 0xff || p[2] == 0xff) {
            return -1;
        }
        uint32_t number = (((uint32_t)(p[0] - 0x81) * 10 + p[1] - 0x30) * 126 + p[2] - 0x81) * 10 + p[3] - 0x30;
        const OuCharsetRun *r = number < BEYOND_BMP ? find_run(number, true) : NULL;
        *c = number >= BEYOND_BMP ? 0x10000 + number - BEYOND_BMP : r == NULL ? UINT32_MAX : r->c + number - r->number;
        return *c <= 0x10ffff ? 4 : -1;
    }
    uint32_t code = (uint32_t)p[0] << 8 | p[1];
    for (size_t low = 0, high = ou_gb18030_n_pairs; low < high;) {
        size_t middle = (low + high) / 2;
        if (ou_gb18030_pairs[middle].code == code) {
            *c = ou_gb18030_pairs[middle].c;
            return *c == OU_CHARSET_NONE ? -1 : 2;
        }
        if (ou_gb18030_pairs[middle].code < code) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return ou_multibyte_step(state, codec, p, n, c);
}

/* ---- characters to bytes ---- */

size_t ou_multibyte_spell(OU_UNUSED uint32_t *state, OU_UNUSED const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out)
{
    uint32_t code = c < 0x80 ? c : ou_charset_code(map, c);
    if (code < 0x100) {
        out[0] = (uint8_t)code;
        return c == 0 || code != 0;
    }
    out[0] = (uint8_t)(code >> 8);
    out[1] = (uint8_t)code;
    return 2;
}

static size_t spell_euc_jp(uint32_t *state, const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out)
{
    size_t n = ou_multibyte_spell(state, codec, map, c, out);
    if (n == 2 && (out[1] & OU_CHARSET_SECOND) == 0) {
        out[2] = out[1] | OU_CHARSET_SECOND;
        out[1] = out[0];
        out[0] = 0x8f;
        return 3;
    }
    return n;
}

static uint8_t letter_of(const int8_t *numbers, int number)
{
    for (size_t i = 0; i < 30; i++) {
        if (numbers[i] == number) {
            return (uint8_t)(0xa1 + i);
        }
    }
    return KS_FILLER;
}

static size_t spell_euc_kr(uint32_t *state, const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out)
{
    size_t n = ou_multibyte_spell(state, codec, map, c, out);
    uint32_t at = c - HANGUL;
    if (n > 0 || c < HANGUL || at >= 19 * N_VOWELS * N_FINALS) {
        return n;
    }
    out[0] = out[2] = out[4] = out[6] = KS_LEAD;
    out[1] = KS_FILLER;
    out[3] = letter_of(initials, (int)(at / (N_VOWELS * N_FINALS)));
    out[5] = (uint8_t)(0xbf + at / N_FINALS % N_VOWELS);
    out[7] = letter_of(finals, (int)(at % N_FINALS));
    return 8;
}

static size_t spell_gb18030(uint32_t *state, const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out)
{
    size_t n = ou_multibyte_spell(state, codec, map, c, out);
    const OuCharsetRun *r = n == 0 && c < 0x10000 ? find_run(c, false) : NULL;
    if (n > 0 || (c < 0x10000 && r == NULL)) {
        return n;
    }
    uint32_t number = r == NULL ? c - 0x10000 + BEYOND_BMP : r->number + c - r->c;
    out[3] = (uint8_t)(0x30 + number % 10);
    out[2] = (uint8_t)(0x81 + number / 10 % 126);
    out[1] = (uint8_t)(0x30 + number / 1260 % 10);
    out[0] = (uint8_t)(0x81 + number / 12600);
    return 4;
}

/* ---- hz: ~{ and ~} around pairs of GB 2312 without their top bits (RFC 1843) ---- */

static int step_hz(uint32_t *state, const OuMultibyte *codec, const uint8_t *p, size_t n, uint32_t *c)
{
    if (p[0] == '~') {
        if (n < 2) {
            return 0;
        }
        *c = p[1] == '~' && *state == 0 ? '~' : OU_MULTIBYTE_NOTHING;
        if (p[1] == '{' || p[1] == '}') {
            if ((*state != 0) != (p[1] == '}')) {
                return -1;
            }
            *state = p[1] == '{';
            return 2;
        }
        return *state == 0 && (p[1] == '~' || p[1] == '\n') ? 2 : -1;
    }
    if ((p[0] & 0x80) != 0) {
        return -1;
    }
    if (*state == 0) {
        *c = p[0];
        return 1;
    }
    if (n < 2) {
        return 0;
    }
    *c = ou_charset_char(&ou_charsets[codec->sets[0]], p[0] | 0x80, p[1] | 0x80);
    return *c == OU_CHARSET_NONE || (p[1] & 0x80) != 0 ? -1 : 2;
}

static size_t spell_hz(uint32_t *state, OU_UNUSED const OuMultibyte *codec, const OuCharsetMap *map, uint32_t c, uint8_t *out)
{
    uint32_t code = c < 0x80 ? 0 : ou_charset_code(map, c);
    if (c >= 0x80 && code == 0) {
        return 0;
    }
    size_t n = 0;
    if ((*state != 0) != (code != 0)) {
        out[n++] = '~';
        out[n++] = *state != 0 ? '}' : '{';
        *state = code != 0;
    }
    if (code != 0) {
        out[n++] = code >> 8 & 0x7f;
        out[n++] = code & 0x7f;
        return n;
    }
    if (c == '~') {
        out[n++] = '~';
    }
    out[n++] = (uint8_t)c;
    return n;
}

static size_t finish_hz(uint32_t *state, uint8_t *out)
{
    if (*state == 0) {
        return 0;
    }
    *state = 0;
    memcpy(out, "~}", 2);
    return 2;
}

/* ---- the encodings ---- */

#define ISO2022 .step = ou_iso2022_step, .spell = ou_iso2022_spell, .finish = ou_iso2022_finish
#define ISO_JP (OU_ISO_EXTENDED | OU_ISO_HAS(OU_ISO_JISX0208) | OU_ISO_HAS(OU_ISO_JISX0208_OLD) | OU_ISO_HAS(OU_ISO_JISX0201_ROMAN))
#define PLAIN .step = ou_multibyte_step, .spell = ou_multibyte_spell

static const OuMultibyte codecs[] = {
    {"gb2312", {OU_CHARSET_GB2312, OU_CHARSETS}, PLAIN},
    {"gbk", {OU_CHARSET_GBK, OU_CHARSETS}, PLAIN},
    {"gb18030", {OU_CHARSET_GBK, OU_CHARSETS}, .step = step_gb18030, .spell = spell_gb18030},
    {"hz", {OU_CHARSET_GB2312, OU_CHARSETS}, .step = step_hz, .spell = spell_hz, .finish = finish_hz},
    {"big5", {OU_CHARSET_BIG5, OU_CHARSETS}, PLAIN},
    {"cp950", {OU_CHARSET_CP950, OU_CHARSETS}, PLAIN},
    {"euc_kr", {OU_CHARSET_KSX1001, OU_CHARSETS}, .step = step_euc_kr, .spell = spell_euc_kr},
    {"cp949", {OU_CHARSET_CP949, OU_CHARSETS}, PLAIN},
    {"johab", {OU_CHARSET_JOHAB, OU_CHARSETS}, PLAIN},
    {"euc_jp", {OU_CHARSET_JISX0208, OU_CHARSET_JISX0212}, .step = step_euc_jp, .spell = spell_euc_jp},
    {"shift_jis", {OU_CHARSET_SHIFT_JIS, OU_CHARSETS}, PLAIN, .last_lead = 0xea},
    {"cp932", {OU_CHARSET_CP932, OU_CHARSETS}, PLAIN, .last_lead = 0xfc},
    {"iso2022_jp", {OU_CHARSET_JISX0208, OU_CHARSETS}, ISO2022, .designates = ISO_JP},
    {"iso2022_jp_1", {OU_CHARSET_JISX0208, OU_CHARSET_JISX0212}, ISO2022, .designates = ISO_JP | OU_ISO_HAS(OU_ISO_JISX0212)},
    {"iso2022_jp_2", {OU_CHARSET_JISX0208, OU_CHARSET_JISX0212}, {OU_CHARSET_KSX1001, OU_CHARSET_GB2312}, 2, ISO2022,
     .designates = ISO_JP | OU_ISO_HAS_G2 | OU_ISO_HAS(OU_ISO_JISX0212) | OU_ISO_HAS(OU_ISO_KSX1001) | OU_ISO_HAS(OU_ISO_GB2312) |
                   OU_ISO_HAS(OU_ISO_LATIN1) | OU_ISO_HAS(OU_ISO_GREEK)},
    {"iso2022_jp_ext", {OU_CHARSET_JISX0208, OU_CHARSET_JISX0212}, ISO2022,
     .designates = ISO_JP | OU_ISO_HAS(OU_ISO_JISX0212) | OU_ISO_HAS(OU_ISO_JISX0201_KANA)},
    {"iso2022_kr", {OU_CHARSET_KSX1001, OU_CHARSETS}, ISO2022, .designates = OU_ISO_SHIFTS | OU_ISO_HAS(OU_ISO_KSX1001)},
};

const OuMultibyte *ou_multibyte_find(const char *name)
{
    for (size_t i = 0; i < OU_COUNT_OF(codecs); i++) {
        if (strcmp(codecs[i].name, name) == 0) {
            return &codecs[i];
        }
    }
    return NULL;
}

const char *ou_multibyte_name(const OuMultibyte *codec)
{
    return codec->name;
}

OuCharsetMap *ou_multibyte_map(OuThread *th, const OuMultibyte *codec)
{
    OuCharsetMap *map = ou_charset_map_new(th, codec->sets, codec->spell == spell_gb18030), *last = map;
    for (size_t i = 0; last != NULL && i < codec->n_more; i++) {
        const uint8_t alone[2] = {codec->more[i], OU_CHARSETS};
        last = last->next = ou_charset_map_new(th, alone, false);
    }
    if (last == NULL) {
        ou_charset_map_free(th, map);
        return NULL;
    }
    return map;
}

/* ---- the loops ---- */

#define INCOMPLETE "incomplete multibyte sequence"
#define ILLEGAL "illegal multibyte sequence"

OuObject *ou_multibyte_decode(OuThread *th, const OuMultibyte *codec, const char *data, size_t n, const char *errors, uint32_t *state,
                              size_t *consumed)
{
    OuDecoder d;
    bool ok = true;
    size_t at = 0;
    ou_decoder_init(&d, th, codec->name, data, n, errors);
    d.is_multibyte = true;
    while (ok && at < d.n) {
        uint32_t c = OU_MULTIBYTE_NOTHING;
        int used = codec->step(state, codec, d.data + at, d.n - at, &c);
        if (used > 0) {
            ok = c == OU_MULTIBYTE_NOTHING || ou_builder_char(th, &d.out, c);
            at += (size_t)used;
        } else if (used == 0 && consumed != NULL) {
            break;
        } else {
            size_t end = used == 0 ? d.n : at + (size_t)-used;
            ok = ou_decoder_error(&d, at, end, used == 0 ? INCOMPLETE : ILLEGAL, &at);
        }
    }
    if (consumed != NULL) {
        *consumed = at;
    }
    return ou_decoder_finish(&d, ok);
}

typedef struct Spelling {
    OuEncoder encoder; /* first: put() gets it */
    const OuMultibyte *codec;
    const OuCharsetMap *map;
    uint32_t *state;
} Spelling;

static OuTruth put(OuEncoder *e, uint32_t c)
{
    Spelling *s = (Spelling *)e;
    uint8_t bytes[OU_MULTIBYTE_MOST];
    size_t n = s->codec->spell(s->state, s->codec, s->map, c, bytes);
    return n == 0 ? OU_FALSE : ou_byte_builder_put(e->th, &e->out, bytes, n) ? OU_TRUE : OU_ERROR;
}

OuObject *ou_multibyte_encode(OuThread *th, const OuMultibyte *codec, const OuCharsetMap *map, OuObject *text, const char *errors,
                              uint32_t *state, bool final)
{
    Spelling s = {.codec = codec, .map = map, .state = state};
    uint8_t bytes[OU_MULTIBYTE_MOST];
    bool ok = true;
    ou_encoder_init(&s.encoder, th, codec->name, text, errors, put);
    s.encoder.is_multibyte = true;
    for (size_t at = 0, n = ou_str_length(text); ok && at < n;) {
        OuTruth done = put(&s.encoder, ou_str_at(text, at));
        ok = done == OU_TRUE || (done == OU_FALSE && ou_encoder_error(&s.encoder, at, at + 1, ILLEGAL, &at));
        at += done == OU_TRUE;
    }
    if (ok && final && codec->finish != NULL) {
        ok = ou_byte_builder_put(th, &s.encoder.out, bytes, codec->finish(state, bytes));
    }
    return ou_encoder_finish(&s.encoder, ok);
}
