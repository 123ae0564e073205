/* unicode_old.c - unicode_old.h. */
#include "10_builtin/unicode/unicode_old.h"

typedef struct Range {
    uint32_t first, last;
} Range;

typedef struct Changed {
    Range range;
    OuUnicodeOld old;
} Changed;

#include "10_builtin/unicode/unicode_old.inc"

/* The index of the range that holds c among n that lie `stride` bytes apart; n: none does. */
static size_t search(const Range *first, size_t stride, size_t n, uint32_t c)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Range *range = (const Range *)(const void *)((const char *)first + middle * stride);
        if (c < range->first) {
            high = middle;
        } else if (c > range->last) {
            low = middle + 1;
        } else {
            return middle;
        }
    }
    return n;
}

bool ou_unicode_old_missing(uint32_t c)
{
    size_t n = sizeof missing / sizeof *missing;
    return search(missing, sizeof *missing, n, c) != n;
}

const OuUnicodeOld *ou_unicode_old_changed(uint32_t c)
{
    size_t n = sizeof changed / sizeof *changed, at = search(&changed[0].range, sizeof *changed, n, c);
    return at == n ? NULL : &changed[at].old;
}

uint32_t ou_unicode_old_decomposition(uint32_t c)
{
    for (size_t i = 0; i < sizeof corrected / sizeof *corrected; i++) {
        if (corrected[i][0] == c) {
            return corrected[i][1];
        }
    }
    return 0;
}
