/* slice_int.h - slices against lengths of any size: ranges and slice.indices(). */
#ifndef OU_SLICE_INT_H
#define OU_SLICE_INT_H

#include "06_types/range.h"

/* start, stop and step as indices() gives them for `length`, an int >= 0: new ints. */
bool ou_slice_long_indices(OuThread *th, OuObject *slice, OuObject *length, OuObject **start,
                           OuObject **stop, OuObject **step);

#endif
