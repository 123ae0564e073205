/* seen.h - objects that were met already, numbered in the order in which they were: for writers that write each once. */
#ifndef OU_SEEN_H
#define OU_SEEN_H

#include "06_types/types_vm.h"

/* Open addressing over addresses; nothing is kept, so the objects must outlive the table. {0} is an empty one. */
typedef struct OuSeen {
    struct OuSeenPlace *places; /* ou_mem of n_places, a power of two; at most half full */
    size_t n_places;
    uint32_t n;                 /* the next number */
} OuSeen;

/* Whether o was added; its number in *number. */
bool ou_seen_find(const OuSeen *seen, const OuObject *o, uint32_t *number);
/* Adds o, which is not there yet, as number seen->n. False with an error. Amortised O(1). */
bool ou_seen_add(OuThread *th, OuSeen *seen, const OuObject *o);
void ou_seen_end(OuThread *th, OuSeen *seen);

#endif
