/* range.h - range, its iterators, slice. */
#ifndef OU_RANGE_H
#define OU_RANGE_H

#include "06_types/types_vm.h"

typedef struct OuRange {
    OuObject head;
    OuObject *start, *stop, *step, *length; /* ints */
} OuRange;

/* The iterator of a range whose values all fit 63 bits: what FOR_ITER specialises on. */
typedef struct OuRangeIter {
    OuObject head;
    int64_t next, step;
    uint64_t left; /* values still to come */
    int64_t total; /* for pickling and length_hint bookkeeping */
} OuRangeIter;

typedef struct OuSlice {
    OuObject head;
    OuObject *start, *stop, *step;
} OuSlice;

extern const OuType ou_range_type, ou_range_iter_type, ou_long_range_iter_type, ou_slice_type;

OuObject *ou_range_new(OuThread *th, OuObject *start, OuObject *stop, OuObject *step); /* ints; ValueError for step 0 */
OuObject *ou_slice_new(OuThread *th, OuObject *start, OuObject *stop, OuObject *step); /* NULL: None */
/* For a sequence of `length`: start, stop as indices() gives them, step, and the number of items. */
bool ou_slice_resolve(OuThread *th, OuObject *slice, size_t length, int64_t *start, int64_t *stop,
                      int64_t *step, size_t *n);

/* The two halves of it: unpack runs __index__, so whoever resolves against something that Python
 * code may change reads the length between them. adjust returns the number of items. */
bool ou_slice_unpack(OuThread *th, OuObject *slice, int64_t *start, int64_t *stop, int64_t *step);
size_t ou_slice_adjust(size_t length, int64_t *start, int64_t *stop, int64_t step);

#endif
