/* seen.c - seen.h. */
#include "06_types/seen.h"

#define FIRST_PLACES 64

typedef struct OuSeenPlace {
    const OuObject *object; /* NULL: a free place */
    uint32_t number;
} OuSeenPlace;

static OuSeenPlace *place_of(const OuSeen *seen, const OuObject *o)
{
    size_t i = (size_t)((uintptr_t)o >> 3) * 0x9e3779b1u & (seen->n_places - 1);
    while (seen->places[i].object != NULL && seen->places[i].object != o) {
        i = (i + 1) & (seen->n_places - 1);
    }
    return &seen->places[i];
}

static bool grow(OuThread *th, OuSeen *seen)
{
    size_t n = seen->n_places == 0 ? FIRST_PLACES : seen->n_places * 2, n_old = seen->n_places;
    OuSeenPlace *old = seen->places, *fresh = ou_mem_take_zeroed(th, n * sizeof *fresh);
    if (fresh == NULL) {
        return false;
    }
    seen->places = fresh;
    seen->n_places = n;
    for (size_t i = 0; i < n_old; i++) {
        if (old[i].object != NULL) {
            *place_of(seen, old[i].object) = old[i];
        }
    }
    ou_mem_give(th, old, n_old * sizeof *old);
    return true;
}

bool ou_seen_find(const OuSeen *seen, const OuObject *o, uint32_t *number)
{
    const OuSeenPlace *place = seen->n_places == 0 ? NULL : place_of(seen, o);
    if (place == NULL || place->object == NULL) {
        return false;
    }
    *number = place->number;
    return true;
}

bool ou_seen_add(OuThread *th, OuSeen *seen, const OuObject *o)
{
    if ((seen->n + 1) * (size_t)2 > seen->n_places && !grow(th, seen)) {
        return false;
    }
    OuSeenPlace *place = place_of(seen, o);
    OU_ASSERT(place->object == NULL);
    *place = (OuSeenPlace){o, seen->n++};
    return true;
}

void ou_seen_end(OuThread *th, OuSeen *seen)
{
    ou_mem_give(th, seen->places, seen->n_places * sizeof *seen->places);
    *seen = (OuSeen){0};
}
