/* dict_order.h - dicts as lists of keys: both ends, moves to them, steps both ways. What OrderedDict (10_builtin/collections) stands on.
 *
 * None of these dicts is a view on an instance. */
#ifndef OU_DICT_ORDER_H
#define OU_DICT_ORDER_H

#include "06_types/dict.h"

/* Takes the first or the last pair out of a dict that is not empty: a new tuple; NULL: MemoryError. Amortised O(1). */
OuObject *ou_dict_take_end(OuThread *th, OuDict *dict, bool last);
/* The key becomes the last one, or the first. OU_FALSE: it is not there; OU_ERROR: an error, nothing changed. *moved: it was not there
 * already. Amortised O(1); may run __hash__ and __eq__. */
OuTruth ou_dict_move_key(OuThread *th, OuDict *dict, OuObject *key, bool last, bool *moved);

/* Where a walk forwards or backwards begins, for ou_dict_step(). */
size_t ou_dict_walk(OuDict *dict, bool backwards);
/* The next live entry, borrowed; false at the end. Safe whatever has become of the dict since. */
bool ou_dict_step(OuDict *dict, bool backwards, size_t *at, OuObject **key, OuObject **value);

/* The views' body, for types that have one of dict's views as their base. */
typedef struct OuDictView {
    OuObject head;
    OuObject *dict; /* NULL only while it is torn down */
} OuDictView;
OuObject *ou_dict_view_new(OuThread *th, const OuType *type, OuObject *dict);

#endif
