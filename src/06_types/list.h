/* list.h - list: a vector of references that over-allocates, append is amortised O(1). 40 bytes + items. */
#ifndef OU_LIST_H
#define OU_LIST_H

#include "06_types/types_vm.h"

typedef struct OuList { /* LIST-1 size <= room; LIST-2 items[0..size) are not NULL */
    OuObject head;
    OuObject **items; /* ou_mem block of room entries; NULL when room is 0 */
    size_t size, room;
} OuList;

extern const OuType ou_list_type;

OU_INLINE bool ou_is_list(const OuObject *o) { return OU_HAS_FLAG(o->type, OU_TYPE_IS_LIST); }
OU_INLINE bool ou_is_exact_list(const OuObject *o) { return o->type == &ou_list_type; }
OU_INLINE size_t ou_list_size(const OuObject *o) { return ((const OuList *)o)->size; }
OU_INLINE OuObject *ou_list_borrow(const OuObject *o, size_t i) { return ((const OuList *)o)->items[i]; }

OuObject *ou_list_new(OuThread *th, size_t room); /* empty, tracked, with room */
OuObject *ou_list_from(OuThread *th, OuObject *const *items, size_t n); /* items kept */
OuObject *ou_list_adopt(OuThread *th, OuObject **items, size_t n); /* items taken over, even when it fails */
bool ou_list_append(OuThread *th, OuObject *list, OuObject *item);
bool ou_list_append_adopt(OuThread *th, OuObject *list, OuObject *item); /* taken over, even on failure; NULL fails */
bool ou_list_extend(OuThread *th, OuObject *list, OuObject *iterable);
bool ou_list_insert(OuThread *th, OuObject *list, int64_t at, OuObject *item);
OuObject *ou_list_slice(OuThread *th, OuObject *list, size_t from, size_t to);
bool ou_list_sort(OuThread *th, OuObject *list, OuObject *key, bool reverse);
OuObject *ou_list_to_tuple(OuThread *th, OuObject *list);
void ou_list_clear(OuThread *th, OuObject *list);

#endif
