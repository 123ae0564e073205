/* search.c - search.h: C library for single bytes, a budgeted scan and two-way for the rest.
 *
 * Text and needle are read through accessors whose widths and direction are constants of the
 * place they are inlined at; searching backwards is searching forwards in mirrored
 * coordinates. Horspool's table was rejected: it needs one entry a character value and is
 * quadratic at worst. */
#include "06_types/search.h"

#include <string.h>
#include <wchar.h>

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

size_t ou_search_char(const void *text, unsigned width, size_t n, uint32_t c, bool backwards)
{
    if (width == 1) {
        if (c > 0xff) {
            return OU_SEARCH_NONE;
        }
        const char *hit = backwards ? memrchr(text, (int)c, n) : memchr(text, (int)c, n);
        return hit == NULL ? OU_SEARCH_NONE : (size_t)(hit - (const char *)text);
    }
    if (width == 4 && !backwards) {
        const wchar_t *hit = wmemchr(text, (wchar_t)c, n);
        return hit == NULL ? OU_SEARCH_NONE : (size_t)(hit - (const wchar_t *)text);
    }
    Run run = {text, n};
    for (size_t i = 0; i < n; i++) {
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

size_t ou_search_count(const void *text, unsigned text_width, size_t n, const void *needle,
                       unsigned needle_width, size_t m, size_t max)
{
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
