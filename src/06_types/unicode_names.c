/* unicode_names.c - unicode_names.h over the tables of unicode_names.inc.
 *
 * A name is a row of tokens (words), coded in one byte or two by how common they
 * are. What it shares with the name before is not repeated, so names are decoded
 * from the start of a block of 32. Tokens of one length stand together in the
 * dictionary, so that a token is found by counting and needs no offset. Looking a
 * name up is an interpolation search in an array sorted by hash, which holds
 * numbers of names only: a probe makes the name and hashes it. All in all 270 KB for
 * 900 KB of names; a hash table with the names' texts would be four times that.
 * Hangul syllables and names that end in the code point are computed. */
#include "06_types/unicode_names.h"

#include <string.h>

typedef struct Derived {
    uint32_t first, last;
    const char *prefix; /* of a name that ends in the code point in hexadecimal */
} Derived;

#include "06_types/unicode_names.inc"

_Static_assert(LONGEST_NAME < OU_UNICODE_NAME_ROOM, "room for the longest name");

/* --- the names of the table */

/* Adds a token's text to a name of `length` characters; returns the new length. */
static size_t add_token(char *out, size_t length, unsigned token)
{
    const uint16_t *first = token < N_SHORT_TOKENS ? short_first : long_first;
    size_t start = 0, size = 1;
    if (token >= N_SHORT_TOKENS) {
        for (size_t i = 1; i <= LONGEST_TOKEN; i++) {
            start += (size_t)(short_first[i + 1] - short_first[i]) * i;
        }
    }
    while (token >= first[size + 1]) {
        start += (size_t)(first[size + 1] - first[size]) * size;
        size++;
    }
    const char *text = token_text + start + (token - first[size]) * size;
    if (length > 0 && text[0] != '-' && text[0] != ' ') {
        out[length++] = ' ';
    }
    memcpy(out + length, text, size);
    return length + size;
}

/* Name number `index` into out; returns its length. */
static size_t make_name(size_t index, char out[OU_UNICODE_NAME_ROOM])
{
    uint16_t tokens[32];
    unsigned n_tokens = 0;
    const uint8_t *at = name_stream + block_start[index / NAMES_BLOCK];
    for (size_t i = index / NAMES_BLOCK * NAMES_BLOCK; i <= index; i++) {
        unsigned more = *at & 0xFu;
        n_tokens = *at++ >> 4;
        for (; more > 0; more--) {
            unsigned token = *at++;
            if (token >= N_SHORT_TOKENS) {
                token = N_SHORT_TOKENS + (token - N_SHORT_TOKENS) * 256 + *at++;
            }
            tokens[n_tokens++] = (uint16_t)token;
        }
    }
    size_t length = 0;
    for (unsigned i = 0; i < n_tokens; i++) {
        length = add_token(out, length, tokens[i]);
    }
    return length;
}

/* The run of named code points that c may be in: the last that begins at c or before. */
static size_t run_of_code(uint32_t c)
{
    size_t low = 0, high = OU_COUNT_OF(run_code);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (run_code[middle] <= c) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The number of c's name in the table, or N_NAMES. */
static size_t index_of_code(uint32_t c)
{
    if (c < run_code[0]) {
        return N_NAMES;
    }
    size_t run = run_of_code(c);
    size_t end = run + 1 < OU_COUNT_OF(run_code) ? run_name[run + 1] : N_NAMED;
    size_t index = run_name[run] + (size_t)(c - run_code[run]);
    return index < end ? index : N_NAMES;
}

static uint32_t code_of_index(size_t index)
{
    size_t low = 0, high = OU_COUNT_OF(run_name);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (run_name[middle] <= index) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return run_code[low] + (uint32_t)(index - run_name[low]);
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

/* FNV-1a (Fowler, Noll, Vo), of the name in capitals. */
static uint32_t hash_of(const char *name, size_t n)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < n; i++) {
        hash = (hash ^ (uint8_t)upper(name[i])) * 16777619u;
    }
    return hash;
}

static bool same(const char *name, size_t n, const char *made, size_t n_made)
{
    if (n != n_made) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (upper(name[i]) != made[i]) {
            return false;
        }
    }
    return true;
}

/* Of the names with this hash, one of which is by_hash[probe], the one called `name`. */
static size_t index_among_equals(const char *name, size_t n, uint32_t hash, size_t probe)
{
    char made[OU_UNICODE_NAME_ROOM];
    while (probe > 0 && hash_of(made, make_name(by_hash[probe - 1], made)) == hash) {
        probe--;
    }
    for (; probe < N_NAMES; probe++) {
        size_t n_made = make_name(by_hash[probe], made);
        if (same(name, n, made, n_made)) {
            return by_hash[probe];
        }
        if (hash_of(made, n_made) != hash) {
            break;
        }
    }
    return N_NAMES;
}

/* The number of a name in the table, or N_NAMES. */
static size_t index_of_name(const char *name, size_t n)
{
    char made[OU_UNICODE_NAME_ROOM];
    uint32_t hash = hash_of(name, n);
    /* Hashes of by_hash[low, high) are in [low_hash, high_hash]. */
    size_t low = 0, high = N_NAMES;
    uint64_t low_hash = 0, high_hash = UINT32_MAX;
    while (low < high && hash >= low_hash && hash <= high_hash) {
        size_t probe = low + (size_t)((hash - low_hash) * (high - 1 - low) / (high_hash - low_hash + 1));
        size_t n_made = make_name(by_hash[probe], made);
        uint32_t here = hash_of(made, n_made);
        if (here == hash) {
            return index_among_equals(name, n, hash, probe);
        }
        if (here < hash) {
            low = probe + 1;
            low_hash = here;
        } else {
            high = probe;
            high_hash = here;
        }
    }
    return N_NAMES;
}

/* --- computed names */

static const char hangul_prefix[] = "HANGUL SYLLABLE ";
static const char *const hangul_parts[3][28] = {
    {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"},
    {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
     "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"},
    {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
     "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"},
};
static const int n_hangul_parts[3] = {19, 21, 28};

static size_t hangul_name(uint32_t syllable, char *out)
{
    const uint32_t part[3] = {syllable / (21 * 28), syllable % (21 * 28) / 28, syllable % 28};
    size_t length = sizeof hangul_prefix - 1;
    memcpy(out, hangul_prefix, length);
    for (int i = 0; i < 3; i++) {
        const char *text = hangul_parts[i][part[i]];
        memcpy(out + length, text, strlen(text));
        length += strlen(text);
    }
    return length;
}

/* The syllable called `name` (without prefix), or 0: each part as long as possible. */
static uint32_t find_hangul(const char *name, size_t n)
{
    uint32_t syllable = 0;
    for (int i = 0; i < 3; i++) {
        int best = -1;
        size_t longest = 0;
        for (int k = 0; k < n_hangul_parts[i]; k++) {
            size_t size = strlen(hangul_parts[i][k]);
            if (size <= n && (best < 0 || size > longest) && memcmp(name, hangul_parts[i][k], size) == 0) {
                best = k;
                longest = size;
            }
        }
        if (best < 0) {
            return 0;
        }
        syllable = syllable * (uint32_t)n_hangul_parts[i] + (uint32_t)best;
        name += longest;
        n -= longest;
    }
    return n == 0 ? 0xAC00 + syllable : 0;
}

static size_t derived_name(const Derived *range, uint32_t c, char *out)
{
    size_t length = strlen(range->prefix);
    memcpy(out, range->prefix, length);
    for (int shift = c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) {
        out[length++] = "0123456789ABCDEF"[c >> shift & 0xF];
    }
    return length;
}

static const Derived *derived_range(uint32_t c)
{
    for (size_t i = 0; i < OU_COUNT_OF(derived); i++) {
        if (c >= derived[i].first && c <= derived[i].last) {
            return &derived[i];
        }
    }
    return NULL;
}

/* A name that ends in its code point, or 0. */
static uint32_t find_derived(const char *name, size_t n)
{
    static const char unified[] = "CJK UNIFIED IDEOGRAPH-";
    size_t dash = n;
    while (dash > 0 && name[dash - 1] != '-') {
        dash--;
    }
    if (dash == 0 || n - dash < 4 || n - dash > 5) {
        return 0;
    }
    uint32_t c = 0;
    bool capitals = true;
    for (size_t i = dash; i < n; i++) {
        char digit = upper(name[i]);
        capitals &= digit == name[i];
        if (!((digit >= '0' && digit <= '9') || (digit >= 'A' && digit <= 'F'))) {
            return 0;
        }
        c = c << 4 | (uint32_t)(digit <= '9' ? digit - '0' : digit - 'A' + 10);
    }
    const Derived *range = derived_range(c);
    if (range == NULL) {
        return 0;
    }
    if (strcmp(range->prefix, unified) == 0) {
        /* Here CPython wants capitals, but takes a zero in front. */
        return capitals && dash == sizeof unified - 1 && memcmp(name, unified, dash) == 0 ? c : 0;
    }
    char made[OU_UNICODE_NAME_ROOM];
    return same(name, n, made, derived_name(range, c, made)) ? c : 0;
}

/* --- both */

size_t ou_unicode_name(uint32_t c, char out[OU_UNICODE_NAME_ROOM])
{
    if (c - 0xAC00 < 11172) {
        return hangul_name(c - 0xAC00, out);
    }
    size_t index = index_of_code(c);
    if (index != N_NAMES) {
        return make_name(index, out);
    }
    const Derived *range = derived_range(c);
    return range != NULL ? derived_name(range, c, out) : 0;
}

int ou_unicode_find(const char *name, size_t n, uint32_t out[OU_UNICODE_MAX_SEQUENCE])
{
    size_t n_prefix = sizeof hangul_prefix - 1;
    if (n == 0 || n >= OU_UNICODE_NAME_ROOM) {
        return 0;
    }
    if (n > n_prefix && memcmp(name, hangul_prefix, n_prefix) == 0) {
        out[0] = find_hangul(name + n_prefix, n - n_prefix);
        return out[0] != 0;
    }
    size_t index = index_of_name(name, n);
    if (index < N_NAMED) {
        out[0] = code_of_index(index);
        return 1;
    }
    if (index < N_NAMED + N_ALIASES) {
        out[0] = alias_code[index - N_NAMED];
        return 1;
    }
    if (index < N_NAMES) {
        int length = 0;
        const uint16_t *codes = sequence_codes + 4 * (index - N_NAMED - N_ALIASES);
        while (length < OU_UNICODE_MAX_SEQUENCE && codes[length] != 0) {
            out[length] = codes[length];
            length++;
        }
        return length;
    }
    out[0] = find_derived(name, n);
    return out[0] != 0;
}
