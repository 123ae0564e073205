/* list_int.h - between list.c, list_slice.c and list_methods.c. */
#ifndef OU_LIST_INT_H
#define OU_LIST_INT_H

#include "06_types/list.h"
#include "06_types/seq.h"

/* LIST-1, LIST-2; prints the id of the broken one. */
bool ou_list_check(const OuObject *list);

/* After each mutator in debug builds: all of a short list, of others one time in 256. */
OU_INLINE bool ou_list_check_some(const OuObject *o)
{
    size_t size = ou_list_size(o);
    return (size > 16 && (size & 0xff) != 0) || ou_list_check(o);
}

/* Room for at least `need` items; nothing else changes. False: MemoryError. */
OU_MUST_USE bool ou_list_reserve(OuThread *th, OuList *list, size_t need);

/* Gives back half or more of the room when that much is unused. Cannot fail: when the
 * smaller block is refused the old one stays. */
void ou_list_fit(OuThread *th, OuList *list);

/* Takes items [from, to) out and puts n new ones in (kept) in one step; what was there is
 * dropped last. False: MemoryError, nothing changed. `items` may be part of no list. */
bool ou_list_replace(OuThread *th, OuList *list, size_t from, size_t to, OuObject *const *items, size_t n);

/* Item i is taken out and returned: yours. */
OuObject *ou_list_take(OuThread *th, OuList *list, size_t i);

/* The sequence slots for slices (list_slice.c). value NULL: del. */
OuObject *ou_list_get_slice(OuThread *th, OuObject *self, OuObject *slice);
bool ou_list_set_slice(OuThread *th, OuObject *self, OuObject *slice, OuObject *value);

extern const OuMethodDef ou_list_methods[];

/* While a list is being sorted it is empty and its items point here (with room 0); any change of
 * the list makes them point elsewhere. */
extern OuObject *const ou_list_sorting_mark[1];

#endif
