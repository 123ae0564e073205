/* object_list.h - a list of objects, each once, with a look-up by address.
 *
 * Borrowed pointers: good while nothing is dropped, which inspection sees to by running no Python
 * meanwhile. The look-up is a table of indexes with linear probing, at most half full: sixteen bytes an object
 * in all. */
#ifndef OU_OBJECT_LIST_H
#define OU_OBJECT_LIST_H

#include "04_object/vm.h"

#define OU_OBJECT_LIST_NONE SIZE_MAX

typedef struct OuObjectList {
    OuAccount *account;
    OuObject **items;
    size_t size, room;
    uint32_t *slots; /* index + 1; 0: free */
    size_t n_slots;  /* power of two, or 0 */
    bool failed;     /* memory was short: something is missing */
} OuObjectList;

void ou_object_list_start(OuObjectList *list, OuAccount *account);
void ou_object_list_end(OuObjectList *list);

/* Adds o if it is not there yet; true when it was not. When memory is short list->failed is set, and nothing is
 * added any more. */
bool ou_object_list_add(OuObjectList *list, const OuObject *o);

/* The index of o; OU_OBJECT_LIST_NONE: not there. */
size_t ou_object_list_find(const OuObjectList *list, const OuObject *o);

#endif
