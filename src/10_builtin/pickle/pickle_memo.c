/* pickle_memo.c - the memo of a pickler: objects by identity, open addressing with linear probing.
 *
 * A dict by id() would make an int and a tuple an object; this is two words. Nothing is ever deleted but all. */
#include "10_builtin/pickle/pickle_int.h"

#define FIRST_ROOM 32u

static size_t place_of(const OuObject *o, size_t room)
{
    uint64_t h = (uint64_t)(uintptr_t)o >> 3;
    h *= UINT64_C(0x9E3779B97F4A7C15); /* Fibonacci hashing: addresses of one pool differ in few bits */
    return (size_t)(h >> 32) & (room - 1);
}

OuPickleMemoEntry *ou_pickle_memo_find(const OuPickleMemo *memo, const OuObject *o)
{
    if (memo->room == 0) {
        return NULL;
    }
    for (size_t i = place_of(o, memo->room);; i = (i + 1) & (memo->room - 1)) {
        OuPickleMemoEntry *entry = &memo->entries[i];
        if (entry->object == o) {
            return entry;
        }
        if (entry->object == NULL) {
            return NULL;
        }
    }
}

/* Into a table that has room. o is taken over. */
static void place(OuPickleMemoEntry *entries, size_t room, OuObject *o, size_t index)
{
    size_t i = place_of(o, room);
    while (entries[i].object != NULL) {
        i = (i + 1) & (room - 1);
    }
    entries[i] = (OuPickleMemoEntry){o, index};
}

static bool grow(OuThread *th, OuPickleMemo *memo)
{
    size_t room = memo->room == 0 ? FIRST_ROOM : memo->room * 4, bytes;
    if (!ou_checked_mul(room, sizeof(OuPickleMemoEntry), &bytes)) {
        return ou_raise_memory(th);
    }
    OuPickleMemoEntry *entries = ou_mem_take_zeroed(th, bytes);
    if (entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < memo->room; i++) {
        if (memo->entries[i].object != NULL) {
            place(entries, room, memo->entries[i].object, memo->entries[i].index);
        }
    }
    ou_mem_give(th, memo->entries, memo->room * sizeof *memo->entries);
    memo->entries = entries;
    memo->room = room;
    return true;
}

bool ou_pickle_memo_put(OuThread *th, OuPickleMemo *memo, OuObject *o, size_t index)
{
    OuPickleMemoEntry *entry = ou_pickle_memo_find(memo, o);
    if (entry != NULL) {
        entry->index = index;
        return true;
    }
    if (memo->used * 2 >= memo->room && !grow(th, memo)) {
        return false;
    }
    place(memo->entries, memo->room, ou_keep(o), index);
    memo->used++;
    return true;
}

void ou_pickle_memo_clear(OuThread *th, OuPickleMemo *memo)
{
    OuPickleMemo old = *memo;
    *memo = (OuPickleMemo){0};
    for (size_t i = 0; i < old.room; i++) {
        ou_drop_maybe(th, old.entries[i].object);
    }
    ou_mem_give(th, old.entries, old.room * sizeof *old.entries);
}
