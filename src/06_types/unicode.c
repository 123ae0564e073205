/* unicode.c - unicode.h over the tables of unicode_tables.inc.
 *
 * A property is found by three loads from small stages, which are cached together
 * because neighbours share blocks; two stages were a load less and 90 KB more.
 * Case mapping is a record of differences, shared by alphabets; the mappings to
 * several code points stand aside. Decomposition follows the one-step data with a
 * small stack instead of storing full expansions. Composition is a binary search
 * among 941 sorted pairs: ten steps, and only after a character that is known to
 * compose with what precedes. */
#include "06_types/unicode.h"

#include "00_base/checked.h"

typedef struct CaseRecord {
    int32_t lower, upper, title, folded; /* differences to the code point */
    uint16_t special;                    /* 1 + index in special_cases; 0: none */
} CaseRecord;

typedef struct SpecialCase {
    uint8_t length[4]; /* lower, upper, title, folded */
    uint16_t text[4][3];
} SpecialCase;

typedef struct Composition {
    uint32_t first, second, composed;
} Composition;

#include "06_types/unicode_tables.inc"

/* The number that the three stages called `name` hold for c. */
#define LOOK_UP(name, low, high, c)                                                                          \
    name##_blocks[((size_t)name##_middle[((size_t)name##_first[(c) >> ((low) + (high))] << (high)) +         \
                                         (((c) >> (low)) & ((1u << (high)) - 1))]                            \
                   << (low)) +                                                                               \
                  ((c) & ((1u << (low)) - 1))]

/* Beyond the last code point everything is as at this noncharacter. */
#define NOT_A_CHARACTER 0x10FFFFu

enum { LOWER, UPPER, TITLE, FOLDED };

static uint32_t clamped(uint32_t c)
{
    return c <= OU_UNICODE_MAX ? c : NOT_A_CHARACTER;
}

const OuUnicodeRecord *ou_unicode_record(uint32_t c)
{
    c = clamped(c);
    return &records[LOOK_UP(record, RECORD_LOW, RECORD_HIGH, c)];
}

int ou_unicode_decimal(uint32_t c)
{
    if (c < 128) {
        return c - '0' < 10 ? (int)(c - '0') : -1;
    }
    return ou_unicode_record(c)->decimal;
}

int ou_unicode_digit(uint32_t c)
{
    return ou_unicode_record(c)->digit;
}

bool ou_unicode_numeric(uint32_t c, double *out)
{
    const OuUnicodeRecord *record = ou_unicode_record(c);
    *out = numeric_values[record->numeric];
    return record->numeric != 0;
}

/* --- case */

static const CaseRecord *case_record(uint32_t c)
{
    c = clamped(c);
    return &case_records[LOOK_UP(case, CASE_LOW, CASE_HIGH, c)];
}

static uint32_t moved(uint32_t c, int32_t difference)
{
    return c + (uint32_t)difference;
}

uint32_t ou_unicode_simple_lower(uint32_t c)
{
    if (c < 128) {
        return c - 'A' < 26 ? c + 32 : c;
    }
    return moved(c, case_record(c)->lower);
}

uint32_t ou_unicode_simple_upper(uint32_t c)
{
    if (c < 128) {
        return c - 'a' < 26 ? c - 32 : c;
    }
    return moved(c, case_record(c)->upper);
}

uint32_t ou_unicode_simple_title(uint32_t c)
{
    if (c < 128) {
        return c - 'a' < 26 ? c - 32 : c;
    }
    return moved(c, case_record(c)->title);
}

/* The full mapping of c, where `difference` is the simple one. */
static int full_mapping(uint32_t c, const CaseRecord *record, int which, int32_t difference, uint32_t *out)
{
    if (OU_LIKELY(record->special == 0)) {
        out[0] = moved(c, difference);
        return 1;
    }
    const SpecialCase *special = &special_cases[record->special - 1];
    for (int i = 0; i < special->length[which]; i++) {
        out[i] = special->text[which][i];
    }
    return special->length[which];
}

int ou_unicode_to_lower(uint32_t c, uint32_t out[OU_UNICODE_MAX_CASE])
{
    const CaseRecord *record = case_record(c);
    return full_mapping(c, record, LOWER, record->lower, out);
}

int ou_unicode_to_upper(uint32_t c, uint32_t out[OU_UNICODE_MAX_CASE])
{
    const CaseRecord *record = case_record(c);
    return full_mapping(c, record, UPPER, record->upper, out);
}

int ou_unicode_to_title(uint32_t c, uint32_t out[OU_UNICODE_MAX_CASE])
{
    const CaseRecord *record = case_record(c);
    return full_mapping(c, record, TITLE, record->title, out);
}

int ou_unicode_to_folded(uint32_t c, uint32_t out[OU_UNICODE_MAX_CASE])
{
    const CaseRecord *record = case_record(c);
    return full_mapping(c, record, FOLDED, record->folded, out);
}

/* --- names of properties */

const char *ou_unicode_category_name(uint32_t c)
{
    return category_names[ou_unicode_record(c)->category];
}

const char *ou_unicode_bidi_name(uint32_t c)
{
    return bidi_names[ou_unicode_record(c)->bidi];
}

const char *ou_unicode_width_name(uint32_t c)
{
    return width_names[ou_unicode_record(c)->width];
}

int ou_unicode_combining(uint32_t c)
{
    return ou_unicode_record(c)->combining;
}

/* --- decomposition */

/* Hangul syllables are L * 588 + V * 28 + T behind the first one. */
enum {
    HANGUL_S = 0xAC00,
    HANGUL_L = 0x1100,
    HANGUL_V = 0x1161,
    HANGUL_T = 0x11A7,
    HANGUL_NL = 19,
    HANGUL_NV = 21,
    HANGUL_NT = 28,
    HANGUL_NS = HANGUL_NL * HANGUL_NV * HANGUL_NT,
};

int ou_unicode_decomposition(uint32_t c, uint32_t out[OU_UNICODE_MAX_DECOMPOSED], const char **tag)
{
    c = clamped(c);
    const uint16_t *data =
        &decomposition_data[LOOK_UP(decomposition, DECOMPOSITION_LOW, DECOMPOSITION_HIGH, c)];
    int n_units = data[0] & 0xFF;
    int n = 0;
    *tag = decomposition_tags[data[0] >> 8];
    for (int i = 1; i <= n_units; i++) {
        uint32_t unit = data[i];
        if (unit >= 0xD800 && unit < 0xDC00) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (data[++i] - 0xDC00u);
        }
        out[n++] = unit;
    }
    return n;
}

/* All of c's decomposition, in the order of the data. Returns its length. */
static int decompose_char(uint32_t c, bool compat, uint32_t out[OU_UNICODE_MAX_DECOMPOSED])
{
    if (!ou_unicode_has(c, compat ? OU_UNICODE_NFKD_NEVER : OU_UNICODE_NFD_NEVER)) {
        out[0] = c;
        return 1;
    }
    if (c - HANGUL_S < HANGUL_NS) {
        uint32_t s = c - HANGUL_S;
        out[0] = HANGUL_L + s / (HANGUL_NV * HANGUL_NT);
        out[1] = HANGUL_V + s % (HANGUL_NV * HANGUL_NT) / HANGUL_NT;
        out[2] = HANGUL_T + s % HANGUL_NT;
        return s % HANGUL_NT != 0 ? 3 : 2;
    }
    /* What is still to be decomposed, next on top. Each step replaces one code
     * point by the parts of its own full decomposition, so that much room is enough. */
    uint32_t todo[OU_UNICODE_MAX_DECOMPOSED + 1] = {c};
    int n_todo = 1, n = 0;
    while (n_todo > 0) {
        uint32_t parts[OU_UNICODE_MAX_DECOMPOSED];
        const char *tag;
        uint32_t next = todo[--n_todo];
        int n_parts = ou_unicode_decomposition(next, parts, &tag);
        if (n_parts == 0 || (tag[0] != 0 && !compat)) {
            OU_ASSERT(n < OU_UNICODE_MAX_DECOMPOSED);
            out[n++] = next;
            continue;
        }
        OU_ASSERT(n + n_todo + n_parts <= OU_UNICODE_MAX_DECOMPOSED);
        while (n_parts > 0) {
            todo[n_todo++] = parts[--n_parts];
        }
    }
    return n;
}

bool ou_unicode_decomposed_length(const uint32_t *text, size_t n, bool compat, size_t *length)
{
    uint32_t out[OU_UNICODE_MAX_DECOMPOSED];
    size_t total = 0;
    for (size_t i = 0; i < n; i++) {
        size_t one = text[i] < 128 ? 1 : (size_t)decompose_char(text[i], compat, out);
        if (!ou_checked_add(total, one, &total)) {
            return false;
        }
    }
    *length = total;
    return true;
}

/* --- canonical order: a stable sort of each run of marks by combining class */

static void reverse(uint32_t *text, size_t n)
{
    for (size_t i = 0, k = n; i + 1 < k; i++) {
        uint32_t c = text[i];
        text[i] = text[--k];
        text[k] = c;
    }
}

/* Exchanges the neighbours text[0, a) and text[a, a + b). */
static void rotate(uint32_t *text, size_t a, size_t b)
{
    reverse(text, a);
    reverse(text + a, b);
    reverse(text, a + b);
}

/* How many of text's marks, which are in order, have a class below `class` (or not above it). */
static size_t count_below(const uint32_t *text, size_t n, int class, bool or_equal)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int here = ou_unicode_combining(text[middle]);
        if (here < class || (or_equal && here == class)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Merges two neighbouring ordered pieces in place by rotation (after Dudzinski and
 * Dydek, 1981). The depth of recursion is the logarithm of the length. */
static void merge_marks(uint32_t *text, size_t a, size_t b)
{
    while (a > 0 && b > 0) {
        if (a == 1 && b == 1) {
            if (ou_unicode_combining(text[1]) < ou_unicode_combining(text[0])) {
                reverse(text, 2);
            }
            return;
        }
        size_t cut_a, cut_b;
        if (a >= b) {
            cut_a = a / 2;
            cut_b = count_below(text + a, b, ou_unicode_combining(text[cut_a]), false);
        } else {
            cut_b = b / 2;
            cut_a = count_below(text, a, ou_unicode_combining(text[a + cut_b]), true);
        }
        rotate(text + cut_a, a - cut_a, cut_b);
        size_t left_a = cut_a, left_b = cut_b, right_a = a - cut_a, right_b = b - cut_b;
        uint32_t *right = text + cut_a + cut_b;
        if (left_a + left_b < right_a + right_b) {
            merge_marks(text, left_a, left_b);
            text = right, a = right_a, b = right_b;
        } else {
            merge_marks(right, right_a, right_b);
            a = left_a, b = left_b;
        }
    }
}

static void sort_marks(uint32_t *text, size_t n)
{
    enum { SHORT_RUN = 12 }; /* insertion is fastest there, and real text has no longer ones */
    for (size_t start = 0; start < n; start += SHORT_RUN) {
        size_t end = n - start < SHORT_RUN ? n : start + SHORT_RUN;
        for (size_t i = start + 1; i < end; i++) {
            uint32_t c = text[i];
            int class = ou_unicode_combining(c);
            size_t k = i;
            for (; k > start && ou_unicode_combining(text[k - 1]) > class; k--) {
                text[k] = text[k - 1];
            }
            text[k] = c;
        }
    }
    for (size_t piece = SHORT_RUN; piece < n; piece *= 2) {
        for (size_t start = 0; start + piece < n; start += 2 * piece) {
            size_t rest = n - start - piece;
            merge_marks(text + start, piece, rest < piece ? rest : piece);
        }
    }
}

size_t ou_unicode_decompose(const uint32_t *text, size_t n, bool compat, uint32_t *out)
{
    size_t length = 0;
    size_t marks = 0; /* where the run of marks at the end of `out` starts */
    for (size_t i = 0; i < n; i++) {
        uint32_t parts[OU_UNICODE_MAX_DECOMPOSED];
        int n_parts = 1;
        parts[0] = text[i];
        if (text[i] >= 128) {
            n_parts = decompose_char(text[i], compat, parts);
        }
        for (int k = 0; k < n_parts; k++) {
            if (parts[k] < 128 || ou_unicode_combining(parts[k]) == 0) {
                if (length - marks > 1) {
                    sort_marks(out + marks, length - marks);
                }
                marks = length + 1;
            }
            out[length++] = parts[k];
        }
    }
    if (length > marks + 1) {
        sort_marks(out + marks, length - marks);
    }
    return length;
}

/* --- composition */

/* The composition of two code points, or 0. */
static uint32_t composed(uint32_t first, uint32_t second)
{
    if (first - HANGUL_L < HANGUL_NL && second - HANGUL_V < HANGUL_NV) {
        return HANGUL_S + ((first - HANGUL_L) * HANGUL_NV + (second - HANGUL_V)) * HANGUL_NT;
    }
    if (first - HANGUL_S < HANGUL_NS && (first - HANGUL_S) % HANGUL_NT == 0 &&
        second - (HANGUL_T + 1) < HANGUL_NT - 1) {
        return first + (second - HANGUL_T);
    }
    size_t low = 0, high = OU_COUNT_OF(compositions);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const Composition *at = &compositions[middle];
        if (at->first == first && at->second == second) {
            return at->composed;
        }
        if (at->first < first || (at->first == first && at->second < second)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

size_t ou_unicode_compose(uint32_t *text, size_t n)
{
    size_t length = 0;
    size_t starter = 0; /* where the last code point of class 0 went */
    bool has_starter = false;
    int last_class = 0; /* class of the last one that was kept behind the starter */
    for (size_t i = 0; i < n; i++) {
        uint32_t c = text[i];
        int class = c < 128 ? 0 : ou_unicode_combining(c);
        bool behind_starter = has_starter && length == starter + 1;
        bool blocked = !has_starter || (!behind_starter && last_class >= class);
        if (!blocked && ou_unicode_has(c, OU_UNICODE_NFC_SUSPECT)) {
            uint32_t both = composed(text[starter], c);
            if (both != 0) {
                text[starter] = both;
                continue;
            }
        }
        if (class == 0) {
            starter = length;
            has_starter = true;
        }
        last_class = class;
        text[length++] = c;
    }
    return length;
}

OuUnicodeAnswer ou_unicode_quick_check(const uint32_t *text, size_t n, OuUnicodeForm form)
{
    static const uint32_t suspects[] = {
        [OU_UNICODE_NFC] = OU_UNICODE_NFC_SUSPECT,
        [OU_UNICODE_NFKC] = OU_UNICODE_NFKC_SUSPECT,
        [OU_UNICODE_NFD] = OU_UNICODE_NFD_NEVER,
        [OU_UNICODE_NFKD] = OU_UNICODE_NFKD_NEVER,
    };
    bool never = form == OU_UNICODE_NFD || form == OU_UNICODE_NFKD;
    OuUnicodeAnswer answer = OU_UNICODE_YES;
    int last_class = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < 128) {
            last_class = 0;
            continue;
        }
        const OuUnicodeRecord *record = ou_unicode_record(text[i]);
        if (record->combining != 0 && last_class > record->combining) {
            return OU_UNICODE_NO;
        }
        last_class = record->combining;
        if ((record->flags & suspects[form]) != 0) {
            if (never) {
                return OU_UNICODE_NO;
            }
            answer = OU_UNICODE_MAYBE;
        }
    }
    return answer;
}
