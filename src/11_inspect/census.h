/* census.h - memory by type: how many objects of each type there are, and their bytes. */
#ifndef OU_CENSUS_H
#define OU_CENSUS_H

#include "11_inspect/heap_walk.h"

typedef struct OuCensusRow {
    const OuType *type; /* borrowed: an object of it is alive */
    size_t n_objects, bytes;
} OuCensusRow;

typedef struct OuCensus {
    OuCensusRow *rows; /* most bytes first */
    size_t n, room;
} OuCensus;

/* Counts all that heap_walk.h finds. False: memory was short. */
OU_MUST_USE bool ou_census_take(OuVm *vm, OuCensus *census);
void ou_census_end(OuVm *vm, OuCensus *census);

#endif
