/* object_list.c - object_list.h. */
#include "11_inspect/object_list.h"

#include "00_base/checked.h"

#ifdef OU_TINY
#define LIST_MIN 4 /* objects of the first room */
#else
#define LIST_MIN 1024
#endif

void ou_object_list_start(OuObjectList *list, OuAccount *account)
{
    *list = (OuObjectList){.account = account};
}

void ou_object_list_end(OuObjectList *list)
{
    ou_raw_give(list->account, list->items, list->room * sizeof *list->items);
    ou_raw_give(list->account, list->slots, list->n_slots * sizeof *list->slots);
    ou_object_list_start(list, list->account);
}

/* The slot of o, or the free one where it would stand. n_slots != 0. */
static uint32_t *probe(const OuObjectList *list, const OuObject *o)
{
    size_t at = (size_t)(((uintptr_t)o >> 3) * 0x9e3779b97f4a7c15u >> 20) & (list->n_slots - 1);
    while (list->slots[at] != 0 && list->items[list->slots[at] - 1] != o) {
        at = (at + 1) & (list->n_slots - 1);
    }
    return &list->slots[at];
}

static bool grow(OuObjectList *list)
{
    size_t room = list->room == 0 ? LIST_MIN : list->room * 2;
    size_t bytes;
    if (room >= UINT32_MAX || !ou_checked_mul(room, sizeof(OuObject *), &bytes)) {
        return false;
    }
    uint32_t *slots = ou_raw_take_zeroed(list->account, room * 2 * sizeof *slots);
    OuObject **items = slots == NULL ? NULL : ou_raw_resize(list->account, list->items, list->room * sizeof *items, bytes);
    if (items == NULL) {
        ou_raw_give(list->account, slots, room * 2 * sizeof *slots);
        return false;
    }
    ou_raw_give(list->account, list->slots, list->n_slots * sizeof *slots);
    list->items = items;
    list->room = room;
    list->slots = slots;
    list->n_slots = room * 2;
    for (size_t i = 0; i < list->size; i++) {
        *probe(list, items[i]) = (uint32_t)(i + 1);
    }
    return true;
}

bool ou_object_list_add(OuObjectList *list, const OuObject *o)
{
    if (list->failed || (list->size == list->room && !grow(list))) {
        list->failed = true;
        return false;
    }
    uint32_t *slot = probe(list, o);
    if (*slot != 0) {
        return false;
    }
    list->items[list->size++] = (OuObject *)(uintptr_t)o;
    *slot = (uint32_t)list->size;
    return true;
}

size_t ou_object_list_find(const OuObjectList *list, const OuObject *o)
{
    if (list->n_slots == 0) {
        return OU_OBJECT_LIST_NONE;
    }
    uint32_t index = *probe(list, o);
    return index == 0 ? OU_OBJECT_LIST_NONE : index - 1;
}
