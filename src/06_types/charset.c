/* charset.c - charset.h: the tables (charsets.inc, made by tools/make_charsets.py), and maps from characters to codes.
 *
 * A second set of tables in the other direction would be as large as these, for what most programs never do; the map is made in
 * milliseconds and takes memory only where there are characters. */
#include "06_types/charset.h"

#include "06_types/error.h"

#include "06_types/charsets.inc"

const OuCharsetException *const ou_gb18030_pairs = gb18030_pairs;
const size_t ou_gb18030_n_pairs = OU_COUNT_OF(gb18030_pairs);
const OuCharsetRun *const ou_gb18030_runs = gb18030_runs;
const size_t ou_gb18030_n_runs = OU_COUNT_OF(gb18030_runs);

#define SET(name, first, single) \
    {name##_leads, name##_rows[0], first, OU_COUNT_OF(name##_rows[0]), single, name##_exceptions, OU_COUNT_OF(name##_exceptions)}
#define SET_ALONE(name, first) {name##_leads, name##_rows[0], first, OU_COUNT_OF(name##_rows[0]), NULL, NULL, 0}

const OuCharset ou_charsets[OU_CHARSETS] = {
    [OU_CHARSET_GB2312] = SET_ALONE(gb2312, 0xa1),
    [OU_CHARSET_GBK] = SET_ALONE(gbk, 0x40),
    [OU_CHARSET_BIG5] = SET(big5, 0x40, NULL),
    [OU_CHARSET_CP950] = SET(cp950, 0x40, NULL),
    [OU_CHARSET_KSX1001] = SET(ksx1001, 0xa1, NULL),
    [OU_CHARSET_CP949] = SET_ALONE(cp949, 0x41),
    [OU_CHARSET_JOHAB] = SET(johab, 0x31, NULL),
    [OU_CHARSET_JISX0208] = SET(jisx0208, 0xa1, NULL),
    [OU_CHARSET_JISX0212] = SET_ALONE(jisx0212, 0xa1),
    [OU_CHARSET_SHIFT_JIS] = SET(shift_jis, 0x40, shift_jis_singles),
    [OU_CHARSET_CP932] = SET(cp932, 0x40, cp932_singles),
};

static bool put(OuThread *th, OuCharsetMap *map, uint32_t c, uint32_t code, bool replace)
{
    uint16_t **page = &map->pages[c >> 8];
    if (*page == NULL && (*page = ou_mem_take_zeroed(th, 256 * sizeof(uint16_t))) == NULL) {
        return false;
    }
    if (replace || (*page)[c & 0xff] == 0) {
        (*page)[c & 0xff] = (uint16_t)code;
    }
    return true;
}

static bool put_set(OuThread *th, OuCharsetMap *map, const OuCharset *set, uint32_t mask)
{
    bool ok = true;
    for (uint32_t first = 0x80; ok && first < 0x100; first++) {
        for (uint32_t at = 0; ok && set->leads[first - 0x80] != 0 && at < set->n_trails; at++) {
            uint32_t c = ou_charset_char(set, (uint8_t)first, (uint8_t)(set->trail + at));
            ok = c == OU_CHARSET_NONE || put(th, map, c, first << 8 | ((set->trail + at) & mask), false);
        }
    }
    for (uint32_t i = 0; ok && set->singles != NULL && i < 128; i++) {
        ok = set->singles[i] == OU_CHARSET_NONE || put(th, map, set->singles[i], 0x80 + i, false);
    }
    return ok;
}

static bool put_exceptions(OuThread *th, OuCharsetMap *map, const OuCharsetException *e, size_t n)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        ok = put(th, map, e[i].c, e[i].code, true);
    }
    return ok;
}

OuCharsetMap *ou_charset_map_new(OuThread *th, const uint8_t sets[2], bool gb18030)
{
    OuCharsetMap *map = ou_mem_take_zeroed(th, sizeof *map);
    bool ok = map != NULL;
    for (size_t i = 0; ok && i < 2 && sets[i] != OU_CHARSETS; i++) {
        const OuCharset *set = &ou_charsets[sets[i]];
        ok = put_set(th, map, set, i == 0 ? 0xff : 0xff ^ OU_CHARSET_SECOND) && put_exceptions(th, map, set->exceptions, set->n_exceptions);
    }
    ok = ok && (!gb18030 || put_exceptions(th, map, ou_gb18030_pairs, ou_gb18030_n_pairs));
    if (!ok) {
        ou_charset_map_free(th, map);
        return NULL;
    }
    return map;
}

void ou_charset_map_free(OuThread *th, OuCharsetMap *map)
{
    if (map == NULL) {
        return;
    }
    ou_charset_map_free(th, map->next);
    for (size_t i = 0; i < 256; i++) {
        if (map->pages[i] != NULL) {
            ou_mem_give(th, map->pages[i], 256 * sizeof(uint16_t));
        }
    }
    ou_mem_give(th, map, sizeof *map);
}
