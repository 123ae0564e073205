/* str_intern.c - the VM's one copy of equal strings.
 *
 * Open addressing with linear probing; the table borrows its strings: a dying string takes
 * itself out, and what stands behind it in its run moves up (Knuth, TAOCP 3, 6.4,
 * algorithm R), so there are no tombstones. Exact strs only.
 *   INTERN-1 each entry is an exact str with the INTERNED flag and a known hash
 *   INTERN-2 size <= room / 2; room is a power of two */
#include "06_types/str_int.h"

#define FIRST_ROOM 2048 /* start-up interns about 700 names */

typedef struct OuInternTable {
    OuObject **slots;
    size_t size, room;
} OuInternTable;

static size_t home(const OuInternTable *t, int64_t hash)
{
    return (uint64_t)hash & (t->room - 1);
}

/* The slot of an equal string of Latin-1 characters, or the free one where it would go. */
static OuObject **find_narrow(OuInternTable *t, int64_t hash, const char *text, size_t n)
{
    for (size_t i = home(t, hash);; i = (i + 1) & (t->room - 1)) {
        OuObject *s = t->slots[i];
        if (s == NULL || (((OuStr *)s)->hash == hash && ou_str_width(s) == 1 && ou_str_length(s) == n &&
                          memcmp(ou_str_data(s), text, n) == 0)) {
            return &t->slots[i];
        }
    }
}

static OuObject **find(OuInternTable *t, OuObject *string)
{
    int64_t hash = ((OuStr *)string)->hash;
    for (size_t i = home(t, hash);; i = (i + 1) & (t->room - 1)) {
        OuObject *s = t->slots[i];
        if (s == NULL || s == string || (((OuStr *)s)->hash == hash && ou_str_equal(s, string))) {
            return &t->slots[i];
        }
    }
}

static bool reserve(OuThread *th, OuInternTable *t)
{
    if (t->size < t->room / 2) {
        return true;
    }
    OuInternTable bigger = {NULL, t->size, t->room * 2};
    bigger.slots = ou_mem_take_zeroed(th, bigger.room * sizeof(OuObject *));
    if (bigger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < t->room; i++) {
        OuObject *s = t->slots[i];
        if (s != NULL) {
            size_t k = home(&bigger, ((OuStr *)s)->hash);
            while (bigger.slots[k] != NULL) {
                k = (k + 1) & (bigger.room - 1);
            }
            bigger.slots[k] = s;
        }
    }
    ou_mem_give(th, t->slots, t->room * sizeof(OuObject *));
    *t = bigger;
    return true;
}

OuObject *ou_str_intern_adopt(OuThread *th, OuObject *s)
{
    if (s == NULL || ou_str_is_interned(s)) {
        return s;
    }
    OU_ASSERT(ou_is_exact_str(s));
    OuInternTable *t = th->vm->types->interned;
    ou_str_hash(th, s);
    OuObject **slot = find(t, s);
    if (*slot == NULL) {
        if (!reserve(th, t)) {
            ou_drop(th, s);
            return NULL;
        }
        slot = find(t, s);
        *slot = s;
        t->size++;
        ((OuStr *)s)->meta |= OU_STR_INTERNED;
        return s;
    }
    OuObject *other = ou_keep(*slot);
    ou_drop(th, s);
    return other;
}

OuObject *ou_str_intern_text(OuThread *th, const char *ascii)
{
    size_t n = strlen(ascii);
    if (n > 0) {
        int64_t hash = (int64_t)ou_siphash13(th->vm->hash_key, ascii, n);
        OuObject *s = *find_narrow(th->vm->types->interned, hash == -1 ? -2 : hash, ascii, n);
        if (s != NULL && ou_str_is_ascii(s)) {
            return ou_keep(s);
        }
    }
    return ou_str_intern_adopt(th, ou_str_from_utf8(th, ascii, n));
}

void ou_intern_forget(OuThread *th, OuObject *s)
{
    OuInternTable *t = th->vm->types->interned;
    OuObject **slot = find(t, s);
    OU_ASSERT(*slot == s);
    size_t mask = t->room - 1, hole = (size_t)(slot - t->slots);
    for (size_t i = (hole + 1) & mask; t->slots[i] != NULL; i = (i + 1) & mask) {
        size_t at_home = home(t, ((OuStr *)t->slots[i])->hash);
        if (((i - at_home) & mask) >= ((i - hole) & mask)) {
            t->slots[hole] = t->slots[i];
            hole = i;
        }
    }
    t->slots[hole] = NULL;
    t->size--;
    ((OuStr *)s)->meta &= ~(uint64_t)OU_STR_INTERNED;
}

bool ou_str_start(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    OuInternTable *t = ou_mem_take(th, sizeof *t);
    if (t == NULL) {
        return false;
    }
    *t = (OuInternTable){ou_mem_take_zeroed(th, FIRST_ROOM * sizeof(OuObject *)), 0, FIRST_ROOM};
    if (t->slots == NULL) {
        ou_mem_give(th, t, sizeof *t);
        return false;
    }
    types->interned = t;
    types->empty_str = ou_str_new(th, 0, 0);
    if (types->empty_str == NULL) {
        ou_str_end(th);
        return false;
    }
    return true;
}

void ou_str_end(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    OuInternTable *t = types->interned;
    for (size_t i = 0; i < OU_COUNT_OF(types->latin1); i++) {
        ou_clear_ref(th, &types->latin1[i]);
    }
    ou_clear_ref(th, &types->empty_str);
    if (t != NULL) {
        for (size_t i = 0; i < t->room; i++) { /* whoever still holds one must not look here */
            if (t->slots[i] != NULL) {
                ((OuStr *)t->slots[i])->meta &= ~(uint64_t)OU_STR_INTERNED;
            }
        }
        ou_mem_give(th, t->slots, t->room * sizeof(OuObject *));
        ou_mem_give(th, t, sizeof *t);
        types->interned = NULL;
    }
}
