/* sre_set.c - characters: categories, folding, sets.
 *
 * A set answers for the first 256 characters by a table that is filled in when the pattern is compiled, by asking the
 * set's code for each; for the others the code is asked, or less when the set is simple. What depends on the C
 * library's locale (patterns of bytes with the LOCALE flag) has no table, since the locale may change. */
#include "10_builtin/sre/sre_int.h"

#include "06_types/unicode.h"

#include <ctype.h>

static bool is_ascii_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_ascii_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_word(uint32_t c)
{
    return c == '_' || is_ascii_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_local_word(uint32_t c)
{
    return c == '_' || (c < 256 && isalnum((int)c) != 0);
}

static bool is_unicode_word(uint32_t c)
{
    return c == '_' || ou_unicode_is_alnum(c);
}

bool ou_sre_category_has(uint32_t category, uint32_t c)
{
    switch ((OuSreCategory)category) {
    case OU_CAT_DIGIT: return is_ascii_digit(c);
    case OU_CAT_NOT_DIGIT: return !is_ascii_digit(c);
    case OU_CAT_SPACE: return is_ascii_space(c);
    case OU_CAT_NOT_SPACE: return !is_ascii_space(c);
    case OU_CAT_WORD: return is_ascii_word(c);
    case OU_CAT_NOT_WORD: return !is_ascii_word(c);
    case OU_CAT_LINEBREAK: return c == '\n';
    case OU_CAT_NOT_LINEBREAK: return c != '\n';
    case OU_CAT_LOC_WORD: return is_local_word(c);
    case OU_CAT_LOC_NOT_WORD: return !is_local_word(c);
    case OU_CAT_UNI_DIGIT: return ou_unicode_is_decimal(c);
    case OU_CAT_UNI_NOT_DIGIT: return !ou_unicode_is_decimal(c);
    case OU_CAT_UNI_SPACE: return ou_unicode_is_space(c);
    case OU_CAT_UNI_NOT_SPACE: return !ou_unicode_is_space(c);
    case OU_CAT_UNI_WORD: return is_unicode_word(c);
    case OU_CAT_UNI_NOT_WORD: return !is_unicode_word(c);
    case OU_CAT_UNI_LINEBREAK: return ou_unicode_is_line_break(c);
    case OU_CAT_UNI_NOT_LINEBREAK: return !ou_unicode_is_line_break(c);
    case OU_N_CATEGORIES: break;
    }
    return false;
}

bool ou_sre_is_word(uint32_t c, OuSreAt kind)
{
    switch (kind) {
    case OU_AT_LOC_BOUNDARY:
    case OU_AT_LOC_NON_BOUNDARY: return is_local_word(c);
    case OU_AT_UNI_BOUNDARY:
    case OU_AT_UNI_NON_BOUNDARY: return is_unicode_word(c);
    default: return is_ascii_word(c);
    }
}

uint32_t ou_sre_lower(uint32_t c, OuSreFold fold)
{
    switch (fold) {
    case OU_FOLD_ASCII: return c >= 'A' && c <= 'Z' ? c + 32 : c;
    case OU_FOLD_UNICODE: return ou_unicode_simple_lower(c);
    case OU_FOLD_LOCALE: return c < 256 ? (uint32_t)tolower((int)c) : c;
    default: return c;
    }
}

static uint32_t local_upper(uint32_t c)
{
    return c < 256 ? (uint32_t)toupper((int)c) : c;
}

static bool bit_is_set(const uint32_t *words, uint32_t bit)
{
    return ((words[bit / 32] >> (bit % 32)) & 1) != 0;
}

/* The 256 bytes of block numbers stand in 64 numbers, as the machine's byte order has them. */
static bool big_set_has(const uint32_t *blocks, uint32_t c)
{
    if (c >= 0x10000) {
        return false;
    }
    uint32_t block = ((const uint8_t *)blocks)[c >> 8];
    return bit_is_set(blocks + 64 + block * 8, c & 255);
}

bool ou_sre_set_code_has(const uint32_t *code, uint32_t c)
{
    bool answer = true;
    for (;;) {
        bool found = false;
        switch (*code++) {
        case OU_CODE_FAILURE: return !answer;
        case OU_CODE_NEGATE: answer = !answer; break;
        case OU_CODE_LITERAL: found = c == code[0]; code += 1; break;
        case OU_CODE_CATEGORY: found = ou_sre_category_has(code[0], c); code += 1; break;
        case OU_CODE_CHARSET: found = c < 256 && bit_is_set(code, c); code += 8; break;
        case OU_CODE_BIGCHARSET: found = big_set_has(code + 1, c); code += 1 + 64 + (size_t)code[0] * 8; break;
        case OU_CODE_RANGE: found = code[0] <= c && c <= code[1]; code += 2; break;
        case OU_CODE_RANGE_UNI_IGNORE: {
            uint32_t upper = ou_unicode_simple_upper(c);
            found = (code[0] <= c && c <= code[1]) || (code[0] <= upper && upper <= code[1]);
            code += 2;
            break;
        }
        default: OU_UNREACHABLE(); return false;
        }
        if (found) {
            return answer;
        }
    }
}

static bool local_char_has(uint32_t wanted, uint32_t c)
{
    return c == wanted || ou_sre_lower(c, OU_FOLD_LOCALE) == wanted || local_upper(c) == wanted;
}

bool ou_sre_set_has(const OuSreProgram *program, const OuSreSet *set, uint32_t c)
{
    if (c < 256 && !set->local) {
        return set->table[c] != 0;
    }
    uint32_t folded = ou_sre_lower(c, (OuSreFold)set->fold);
    switch ((OuSreWide)set->wide) {
    case OU_WIDE_NO: return false;
    case OU_WIDE_YES: return true;
    case OU_WIDE_CODE:
        return ou_sre_set_code_has(program->code + set->detail, folded) ||
               (set->fold == OU_FOLD_LOCALE && ou_sre_set_code_has(program->code + set->detail, local_upper(c)));
    case OU_WIDE_CHAR: return set->fold == OU_FOLD_LOCALE ? local_char_has(set->detail, c) : folded == set->detail;
    case OU_WIDE_NOT_CHAR: return set->fold == OU_FOLD_LOCALE ? !local_char_has(set->detail, c) : folded != set->detail;
    case OU_WIDE_CATEGORY: return ou_sre_category_has(set->detail, folded);
    }
    return false;
}

void ou_sre_set_fill(const OuSreProgram *program, OuSreSet *set)
{
    if (set->local) {
        return;
    }
    OuSreSet ask = *set; /* one that does not look at its table */
    ask.local = true;
    for (uint32_t c = 0; c < 256; c++) {
        set->table[c] = ou_sre_set_has(program, &ask, c);
    }
}
