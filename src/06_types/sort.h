/* sort.h - a stable, adaptive merge sort over an array of object pointers.
 *
 * Natural runs (found, or made 32..64 long by binary insertion) are merged in the
 * order of powersort: J. I. Munro and S. Wild, "Nearly-Optimal Mergesorts: Fast,
 * Practical Sorting Methods That Optimally Adapt to Existing Runs" (ESA 2018).
 * Merging gallops (T. Peters, listsort.txt, 2002; after McIlroy's "Optimistic
 * sorting", 1993). n - 1 comparisons on sorted or reversed input, O(n log n) always,
 * at most n/2 pointers of temporary memory, taken only when a merge needs it.
 *
 * Comparison may run any code and may fail. Whatever happens, the arrays are a
 * permutation of what they were, keys and values in step. Counts are not touched. */
#ifndef OU_SORT_H
#define OU_SORT_H

#include "00_base/base.h"

typedef struct OuObject OuObject;

typedef enum OuSortResult {
    OU_SORT_DONE,
    OU_SORT_FAILED,    /* less() returned -1 */
    OU_SORT_NO_MEMORY, /* take() returned NULL */
} OuSortResult;

/* What the sort calls. take/give may be NULL for at most 64 items. */
typedef struct OuSortCalls {
    int (*less)(void *ctx, OuObject *a, OuObject *b); /* a < b: 1, no: 0, error: -1 */
    void *(*take)(void *ctx, size_t bytes);           /* NULL: no memory */
    void (*give)(void *ctx, void *memory, size_t bytes);
    void *ctx;
} OuSortCalls;

/* Sorts keys[0, n) in ascending order. values, if not NULL, is moved in step. */
OU_MUST_USE OuSortResult ou_sort(OuObject **keys, OuObject **values, size_t n, const OuSortCalls *calls);

/* Reverses in place; sorting with reverse=True is reverse, sort, reverse. */
void ou_sort_reverse(OuObject **items, size_t n);

#endif
