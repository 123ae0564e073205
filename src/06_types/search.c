/* search.c - search.h: C library for single bytes, a budgeted scan and two-way for the rest.
 *
 * Text and needle are read through accessors whose widths and direction are constants of the
 * place they are inlined at; searching backwards is searching forwards in mirrored
 * coordinates. Horspool's table was rejected: it needs one entry a character value and is
 * quadratic at worst. */
#include "06_types/search.h"

#include <string.h>
#include <wchar.h>

/* Bytes between two occurrences, and in what replaces one, up to which a loop over bytes beats memchr() and memcpy(). */
enum { DENSE_GAP = 24, DENSE_REPLACEMENT = 8 };

typedef struct Run {
    const void *data;
    size_t n;
} Run;

OU_INLINE uint32_t at(const Run *run, unsigned width, bool mirrored, size_t i)
{
    size_t k = mirrored ? run->n - 1 - i : i;
    return width == 1   ? ((const uint8_t *)run->data)[k]
           : width == 2 ? ((const uint16_t *)run->data)[k]
                        : ((const uint32_t *)run->data)[k];
}

/* The start of the largest suffix, by < or by > , and its period. */
OU_INLINE size_t largest_suffix(const Run *needle, unsigned width, bool mirrored, bool inverted,
                                size_t *period)
{
    size_t m = needle->n, best = 0, candidate = 1, k = 0;
    *period = 1;
    while (candidate + k < m) {
        uint32_t a = at(needle, width, mirrored, best + k);
        uint32_t b = at(needle, width, mirrored, candidate + k);
        if (a == b) {
            if (k + 1 == *period) {
                candidate += *period;
                k = 0;
            } else {
                k++;
            }
        } else if (inverted ? b > a : b < a) {
            candidate += k + 1;
            k = 0;
            *period = candidate - best;
        } else {
            best = candidate;
            candidate = best + 1;
            k = 0;
            *period = 1;
        }
    }
    return best;
}

OU_INLINE size_t two_way(const Run *text, const Run *needle, unsigned tw, unsigned nw, bool mirrored,
                         size_t from)
{
    size_t n = text->n, m = needle->n, period, other_period;
    size_t cut = largest_suffix(needle, nw, mirrored, false, &period);
    size_t other = largest_suffix(needle, nw, mirrored, true, &other_period);
    if (other > cut) {
        cut = other;
        period = other_period;
    }
    bool periodic = cut + period <= m;
    for (size_t i = 0; periodic && i < cut; i++) {
        periodic = at(needle, nw, mirrored, i) == at(needle, nw, mirrored, i + period);
    }
    if (!periodic) {
        period = (cut > m - cut ? cut : m - cut) + 1;
    }
    size_t known = 0; /* characters at the needle's start that are known to match */
    for (size_t place = from; place <= n - m;) {
        size_t i = cut > known ? cut : known;
        while (i < m && at(needle, nw, mirrored, i) == at(text, tw, mirrored, place + i)) {
            i++;
        }
        if (i < m) {
            place += i - cut + 1;
            known = 0;
            continue;
        }
        size_t k = cut;
        while (k > known && at(needle, nw, mirrored, k - 1) == at(text, tw, mirrored, place + k - 1)) {
            k--;
        }
        if (k <= known) {
            return place;
        }
        place += period;
        known = periodic ? m - period : 0;
    }
    return OU_SEARCH_NONE;
}

/* Mirrored coordinates in and out. 2 <= m <= n. */
OU_INLINE size_t scan(const Run *text, const Run *needle, unsigned tw, unsigned nw, bool mirrored)
{
    size_t n = text->n, m = needle->n, last = n - m;
    uint32_t first = at(needle, nw, mirrored, 0), end = at(needle, nw, mirrored, m - 1);
    size_t budget = n * 2 + 256;
    for (size_t place = 0; place <= last; place++) {
        if (at(text, tw, mirrored, place + m - 1) != end || at(text, tw, mirrored, place) != first) {
            continue;
        }
        size_t i = 1;
        while (i < m - 1 && at(text, tw, mirrored, place + i) == at(needle, nw, mirrored, i)) {
            i++;
        }
        if (i == m - 1) {
            return place;
        }
        if (budget <= i) {
            return two_way(text, needle, tw, nw, mirrored, place + 1);
        }
        budget -= i;
    }
    return OU_SEARCH_NONE;
}

/* How many characters of two bytes, eight at a time, to pass over since none of them is c. */
static size_t skip_pairs(const uint16_t *text, size_t n, uint32_t c)
{
    typedef uint16_t Eight __attribute__((vector_size(16)));
    typedef uint64_t Two __attribute__((vector_size(16)));
    size_t i = 0;
    for (Eight all = (Eight){0} + (uint16_t)c; i + 8 <= n; i += 8) {
        Eight eight;
        memcpy(&eight, text + i, sizeof eight);
        Two hits = (Two)(eight == all);
        if ((hits[0] | hits[1]) != 0) {
            break;
        }
    }
    return i;
}

size_t ou_search_char(const void *text, unsigned width, size_t n, uint32_t c, bool backwards)
{
    if (width == 1) {
        if (c > 0xff) {
            return OU_SEARCH_NONE;
        }
        const char *hit = backwards ? memrchr(text, (int)c, n) : memchr(text, (int)c, n);
        return hit == NULL ? OU_SEARCH_NONE : (size_t)(hit - (const char *)text);
    }
    if (width == 2 && c > 0xffff) {
        return OU_SEARCH_NONE;
    }
    if (width == 4 && !backwards) {
        const wchar_t *hit = wmemchr(text, (wchar_t)c, n);
        return hit == NULL ? OU_SEARCH_NONE : (size_t)(hit - (const wchar_t *)text);
    }
    Run run = {text, n};
    for (size_t i = backwards ? 0 : skip_pairs(text, n, c); i < n; i++) {
        size_t k = backwards ? n - 1 - i : i;
        if ((width == 2 ? at(&run, 2, false, k) : at(&run, 4, false, k)) == c) {
            return k;
        }
    }
    return OU_SEARCH_NONE;
}

#define SCAN(tw, nw)                                                                               \
    (backwards ? scan(&hay, &pin, (tw), (nw), true) : scan(&hay, &pin, (tw), (nw), false))

size_t ou_search(const void *text, unsigned text_width, size_t n, const void *needle,
                 unsigned needle_width, size_t m, bool backwards)
{
    if (m > n || needle_width > text_width) {
        return m == 0 ? (backwards ? n : 0) : OU_SEARCH_NONE;
    }
    if (m == 0) {
        return backwards ? n : 0;
    }
    Run hay = {text, n}, pin = {needle, m};
    if (m == 1) {
        uint32_t c = needle_width == 1   ? at(&pin, 1, false, 0)
                     : needle_width == 2 ? at(&pin, 2, false, 0)
                                         : at(&pin, 4, false, 0);
        return ou_search_char(text, text_width, n, c, backwards);
    }
    size_t place;
    if (text_width == 1) {
        if (!backwards) {
            const char *hit = memmem(text, n, needle, m);
            return hit == NULL ? OU_SEARCH_NONE : (size_t)(hit - (const char *)text);
        }
        place = scan(&hay, &pin, 1, 1, true);
    } else if (text_width == 2) {
        place = needle_width == 1 ? SCAN(2, 1) : SCAN(2, 2);
    } else {
        place = needle_width == 1 ? SCAN(4, 1) : needle_width == 2 ? SCAN(4, 2) : SCAN(4, 4);
    }
    return place == OU_SEARCH_NONE || !backwards ? place : n - m - place;
}

#define EACH_BYTE UINT64_C(0x0101010101010101)

/* The top bit of each byte of the word that is c, and no other (Warren, "Hacker's Delight", 2nd ed., 6-1). */
OU_INLINE uint64_t bytes_equal(uint64_t word, uint8_t c)
{
    const uint64_t low = EACH_BYTE * 0x7f;
    word ^= EACH_BYTE * c;
    return ~(((word & low) + low) | word | low);
}

static size_t count_byte(const uint8_t *text, size_t n, uint8_t c)
{
    size_t count = 0, i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t word;
        memcpy(&word, text + i, 8);
        count += (size_t)__builtin_popcountll(bytes_equal(word, c));
    }
    for (; i < n; i++) {
        count += text[i] == c;
    }
    return count;
}

size_t ou_search_count(const void *text, unsigned text_width, size_t n, const void *needle,
                       unsigned needle_width, size_t m, size_t max)
{
    if (text_width == 1 && needle_width == 1 && m == 1 && max >= n) {
        return count_byte(text, n, *(const uint8_t *)needle);
    }
    size_t count = 0;
    const char *from = text;
    while (count < max) {
        size_t place = ou_search(from, text_width, n, needle, needle_width, m, false);
        if (place == OU_SEARCH_NONE) {
            break;
        }
        count++;
        from += (place + m) * text_width;
        n -= place + m;
    }
    return count;
}

/* A byte after the other: no calls, which cost more than that where occurrences are dense. */
static void replace_byte(char *to, const char *text, const char *end, char c, const char *with, size_t k, size_t count)
{
    for (; count > 0; count--) {
        while (*text != c) {
            *to++ = *text++;
        }
        text++;
        for (size_t i = 0; i < k; i++) {
            *to++ = with[i];
        }
    }
    memcpy(to, text, (size_t)(end - text));
}

void ou_search_replace(char *to, const char *text, size_t n, const char *needle, size_t m, const char *with, size_t k,
                       size_t count)
{
    const char *end = text + n;
    if (m == 1 && k <= DENSE_REPLACEMENT && n / DENSE_GAP < count) {
        replace_byte(to, text, end, *needle, with, k, count);
        return;
    }
    for (; count > 0; count--) {
        size_t gap = ou_search(text, 1, (size_t)(end - text), needle, 1, m, false);
        memcpy(to, text, gap);
        to += gap;
        text += gap + m;
        if (k > 0) {
            memcpy(to, with, k);
            to += k;
        }
    }
    memcpy(to, text, (size_t)(end - text));
}

/* All of them, eight at a time. */
static void overwrite_byte(uint8_t *text, size_t n, uint8_t c, uint8_t with)
{
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t word;
        memcpy(&word, text + i, 8);
        uint64_t mask = (bytes_equal(word, c) >> 7) * 0xff;
        word = (word & ~mask) | (EACH_BYTE * with & mask);
        memcpy(text + i, &word, 8);
    }
    for (; i < n; i++) {
        text[i] = text[i] == c ? with : text[i];
    }
}

void ou_search_overwrite(char *text, size_t n, const char *needle, const char *with, size_t m, size_t max)
{
    if (m == 1 && max >= n) {
        overwrite_byte((uint8_t *)text, n, (uint8_t)*needle, (uint8_t)*with);
        return;
    }
    for (; max > 0; max--) {
        size_t place = ou_search(text, 1, n, needle, 1, m, false);
        if (place == OU_SEARCH_NONE) {
            return;
        }
        memcpy(text + place, with, m);
        text += place + m;
        n -= place + m;
    }
}
