/* registry.c - vectors of the young generations, the table of large containers.
 *
 * An untracked object leaves a hole in its vector. Swapping the last one into its
 * place was rejected: it touches a second object's header, and it shuffles the order
 * of age, in which finalizers of garbage are expected to run. A full vector first
 * loses its holes; it grows when that gave back less than a quarter, so that both
 * cost O(1) per tracked object. When it cannot grow, its objects become old in bulk. */
#include "04_object/registry.h"
#include "00_base/bits.h"
#include "00_base/checked.h"
#include "04_object/object_inline.h"

#include <stdio.h>
#include <string.h>

#ifdef OU_TINY
#define VECTOR_MIN 8 /* entries of the first room of a vector */
#define LARGE_MIN 4  /* slots of the first table of large containers */
#else
#define VECTOR_MIN 1024
#define LARGE_MIN 64
#endif
/* From here on a vector grows by a quarter: it is a mapping, which needs no copy, and it may be what fills a cap. */
#define VECTOR_LARGE 65536

/* Vectors */

static bool grow(OuVm *vm, OuObjectVector *vector, size_t room)
{
    size_t bytes;
    if (!ou_checked_mul(room, sizeof(OuObject *), &bytes)) {
        return false;
    }
    OuObject **items = ou_raw_resize(&vm->account, vector->items, vector->room * sizeof(OuObject *), bytes);
    if (items == NULL) {
        return false;
    }
    vector->items = items;
    vector->room = room;
    return true;
}

bool ou_vector_reserve(OuVm *vm, OuObjectVector *vector, size_t more)
{
    size_t need;
    if (!ou_checked_add(vector->size, more, &need) || need > OU_VECTOR_MAX) {
        return false;
    }
    if (need <= vector->room) {
        return true;
    }
    size_t room = vector->room < OU_VECTOR_MAX / 2 ? vector->room * 2 : OU_VECTOR_MAX;
    room = room < VECTOR_MIN ? VECTOR_MIN : room;
    return grow(vm, vector, room < need ? need : room);
}

bool ou_vector_reserve_far(OuVm *vm, OuObjectVector *vector, OuGcState state)
{
    if (vector->size < vector->room) {
        return true;
    }
    size_t more = vector->room < VECTOR_LARGE ? vector->room : vector->room / 4;
    if (!grow(vm, vector, vector->room < VECTOR_MIN ? VECTOR_MIN : vector->room + more)) {
        return false;
    }
    if (vector->room > OU_VECTOR_DIRECT << vector->shift) {
        do {
            vector->shift++;
        } while (vector->room > OU_VECTOR_DIRECT << vector->shift);
        for (size_t i = 0; i < vector->size; i++) {
            if (vector->items[i] != NULL) {
                ou_vector_put(vector, i, vector->items[i], state);
            }
        }
    }
    return true;
}

void ou_vector_release(OuVm *vm, OuObjectVector *vector)
{
    if (vector->room != 0) {
        ou_raw_give(&vm->account, vector->items, vector->room * sizeof(OuObject *));
    }
    *vector = (OuObjectVector){0};
}

void ou_vector_compact(OuObjectVector *vector, OuGcState state)
{
    size_t to = 0;
    while (to < vector->size && vector->items[to] != NULL) {
        to++;
    }
    for (size_t from = to; from < vector->size; from++) {
        OuObject *o = vector->items[from];
        if (o != NULL) {
            ou_vector_put(vector, to++, o, state);
        }
    }
    vector->size = to;
}

/* Tracking */

/* All of the young generation becomes old at once: when its vector is at its limit. */
static void promote_young(OuRegistry *registry)
{
    for (size_t i = 0; i < registry->young.size; i++) {
        if (registry->young.items[i] != NULL) {
            ou_gc_place(registry->young.items[i], OU_GC_OLD, 0);
            registry->n_old++;
            registry->n_long_pending++;
        }
    }
    registry->young.size = 0;
}

void ou_track_slow(OuThread *th, OuObject *o)
{
    OuRegistry *registry = th->registry;
    OuObjectVector *young = &registry->young;
    if (young->size == young->room) {
        ou_vector_compact(young, OU_GC_YOUNG);
        if (young->room - young->size <= young->room / 4 &&
            !ou_vector_reserve(th->vm, young, young->room - young->size + 1)) {
            promote_young(registry);
        }
    }
    o->word |= OU_WORD_TRACKED;
    if (young->size < young->room) {
        ou_vector_put(young, young->size++, o, OU_GC_YOUNG);
    } else {
        ou_gc_place(o, OU_GC_OLD, 0);
        registry->n_old++;
        registry->n_long_pending++;
    }
}

void ou_track(OuThread *th, OuObject *o)
{
    ou_track_inline(th, o);
}

/* Leaves a hole, and no hole at the end. */
static void leave(OuObjectVector *vector, const OuObject *o)
{
    size_t index = ou_gc_index(o);
    OU_ASSERT(index < vector->size && vector->items[index] == o);
    vector->items[index] = NULL;
    if (index + 1 == vector->size) {
        while (index > 0 && vector->items[index - 1] == NULL) {
            index--;
        }
        vector->size = index;
    }
}

void ou_untrack(OuThread *th, OuObject *o)
{
    if (!ou_is_tracked(o)) {
        return;
    }
    OuRegistry *registry = th->registry;
    switch (ou_gc_state(o)) {
    case OU_GC_NONE:
    case OU_GC_SPARE:
        OU_UNREACHABLE();
        break;
    case OU_GC_YOUNG:
        leave(&registry->young, o);
        break;
    case OU_GC_MIDDLE:
        leave(&registry->middle, o);
        break;
    case OU_GC_CANDIDATE:
        registry->candidates.items[ou_vector_find(&registry->candidates, o)] = NULL;
        registry->n_old--;
        break;
    case OU_GC_OLD:
        registry->n_old--;
        break;
    case OU_GC_GARBAGE:
        registry->garbage.items[ou_vector_find(&registry->garbage, o)] = NULL;
        break;
    case OU_GC_FROZEN:
        registry->n_frozen--;
        break;
    }
    o->word &= 0xffu & ~(OU_WORD_TRACKED | OU_WORD_STATE_MASK);
}

/* Large containers */

static size_t home_of(const OuLargeTable *table, uintptr_t address)
{
    return (size_t)((address >> 4) * 0x9e3779b97f4a7c15u >> 32) & (table->room - 1);
}

static void insert(OuLargeTable *table, uintptr_t entry)
{
    size_t at = home_of(table, entry & ~(uintptr_t)1);
    while (table->slots[at] != 0) {
        at = (at + 1) & (table->room - 1);
    }
    table->slots[at] = entry;
    table->size++;
}

bool ou_large_reserve(OuVm *vm)
{
    OuLargeTable *table = &vm->registry->large;
    if (table->size < table->room / 2) {
        return true;
    }
    OuLargeTable grown = {.room = table->room == 0 ? LARGE_MIN : table->room * 2};
    size_t bytes;
    if (!ou_checked_mul(grown.room, sizeof(uintptr_t), &bytes)) {
        return false;
    }
    grown.slots = ou_raw_take_zeroed(&vm->account, bytes);
    if (grown.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->room; i++) {
        if (table->slots[i] != 0) {
            insert(&grown, table->slots[i]);
        }
    }
    if (table->room != 0) {
        ou_raw_give(&vm->account, table->slots, table->room * sizeof(uintptr_t));
    }
    *table = grown;
    return true;
}

void ou_large_add(OuRegistry *registry, OuObject *o)
{
    OU_ASSERT(registry->large.size < registry->large.room / 2);
    insert(&registry->large, (uintptr_t)o);
}

uintptr_t *ou_large_find(OuRegistry *registry, const void *address)
{
    OuLargeTable *table = &registry->large;
    if (table->size == 0) {
        return NULL;
    }
    size_t at = home_of(table, (uintptr_t)address);
    while ((const void *)ou_large_object(table->slots[at]) != address) {
        if (table->slots[at] == 0) {
            return NULL;
        }
        at = (at + 1) & (table->room - 1);
    }
    return &table->slots[at];
}

uintptr_t *ou_large_entry(OuRegistry *registry, const OuObject *o)
{
    uintptr_t *entry = ou_large_find(registry, o);
    OU_ASSERT(entry != NULL);
    return entry;
}

/* Knuth's algorithm R: later entries of the run move back, so no tombstones. */
void ou_large_remove(OuRegistry *registry, OuObject *o)
{
    OuLargeTable *table = &registry->large;
    size_t mask = table->room - 1;
    size_t hole = (size_t)(ou_large_entry(registry, o) - table->slots);
    for (size_t at = (hole + 1) & mask; table->slots[at] != 0; at = (at + 1) & mask) {
        size_t home = home_of(table, table->slots[at] & ~(uintptr_t)1);
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            table->slots[hole] = table->slots[at];
            hole = at;
        }
    }
    table->slots[hole] = 0;
    table->size--;
}

/* Life */

bool ou_registry_start(OuVm *vm)
{
    OuRegistry *registry = ou_raw_take_zeroed(&vm->account, sizeof *registry);
    if (registry == NULL) {
        return false;
    }
    registry->threshold[0] = 700;
    registry->threshold[1] = 10;
    registry->threshold[2] = 10;
    registry->enabled = true;
    ou_registry_retrigger(registry);
    vm->registry = registry;
    return true;
}

void ou_registry_end(OuVm *vm)
{
    OuRegistry *registry = vm->registry;
    if (registry == NULL) {
        return;
    }
    ou_vector_release(vm, &registry->young);
    ou_vector_release(vm, &registry->middle);
    ou_vector_release(vm, &registry->garbage);
    ou_vector_release(vm, &registry->candidates);
    if (registry->large.room != 0) {
        ou_raw_give(&vm->account, registry->large.slots, registry->large.room * sizeof(uintptr_t));
    }
    ou_raw_give(&vm->account, registry, sizeof *registry);
    vm->registry = NULL;
}

/* Enumeration */

typedef struct OldWalk {
    OuRegistryFn fn;
    void *arg;
    bool frozen; /* the permanent generation is wanted, not the old one */
    bool go_on;
} OldWalk;

static bool meet(OldWalk *walk, OuObject *o)
{
    if (ou_is_tracked(o)) {
        OuGcState state = ou_gc_state(o);
        bool wanted = walk->frozen ? state == OU_GC_FROZEN : state == OU_GC_OLD || state == OU_GC_CANDIDATE;
        if (wanted) {
            walk->go_on = walk->fn(walk->arg, o);
        }
    }
    return walk->go_on;
}

static bool meet_block(void *arg, void *block)
{
    OuObject *o = block;
    return (o->word & OU_WORD_LARGE) != 0 || meet(arg, o);
}

static bool each_old(OuVm *vm, bool frozen, OuRegistryFn fn, void *arg)
{
    OldWalk walk = {.fn = fn, .arg = arg, .frozen = frozen, .go_on = true};
    ou_heap_walk(vm->heap, meet_block, &walk);
    OuLargeTable *large = &vm->registry->large;
    for (size_t i = 0; walk.go_on && i < large->room; i++) {
        if (large->slots[i] != 0) {
            (void)meet(&walk, ou_large_object(large->slots[i]));
        }
    }
    return walk.go_on;
}

static bool each_in(const OuObjectVector *vector, OuRegistryFn fn, void *arg)
{
    for (size_t i = 0; i < vector->size; i++) {
        if (vector->items[i] != NULL && !fn(arg, vector->items[i])) {
            return false;
        }
    }
    return true;
}

void ou_registry_each(OuVm *vm, int generation, OuRegistryFn fn, void *arg)
{
    OuRegistry *registry = vm->registry;
    bool all = generation < 0;
    bool go_on = true;
    if (all || generation == 0) {
        go_on = each_in(&registry->young, fn, arg);
    }
    if (go_on && (all || generation == 1)) {
        go_on = each_in(&registry->middle, fn, arg);
    }
    if (go_on && (all || generation >= 2)) {
        (void)each_old(vm, generation == 3, fn, arg);
    }
}

/* Checks */

static bool vector_is_sound(const OuObjectVector *vector, OuGcState state)
{
    for (size_t i = 0; i < vector->size; i++) {
        const OuObject *o = vector->items[i];
        if (o != NULL &&
            (!ou_is_tracked(o) || ou_gc_state(o) != state || ou_gc_index(o) != i >> vector->shift)) {
            return false;
        }
    }
    return true;
}

static bool ends_well(const OuObjectVector *vector)
{
    return vector->size <= vector->room && vector->room <= OU_VECTOR_MAX && vector->shift == 0 &&
           (vector->size == 0 || vector->items[vector->size - 1] != NULL);
}

static bool large_is_sound(OuRegistry *registry)
{
    size_t n = 0;
    for (size_t i = 0; i < registry->large.room; i++) {
        uintptr_t entry = registry->large.slots[i];
        if (entry != 0) {
            n++;
            OuObject *o = ou_large_object(entry);
            if (!(o->word & OU_WORD_LARGE) || ou_large_entry(registry, o) != &registry->large.slots[i]) {
                return false;
            }
        }
    }
    return n == registry->large.size && n <= registry->large.room / 2;
}

static bool count_one(void *arg, OuObject *o)
{
    (void)o;
    ++*(size_t *)arg;
    return true;
}

bool ou_registry_check(OuVm *vm)
{
    OuRegistry *registry = vm->registry;
    const char *broken = NULL;
    size_t n_old = 0, n_frozen = 0;
    ou_registry_each(vm, 2, count_one, &n_old);
    ou_registry_each(vm, 3, count_one, &n_frozen);
    if (!vector_is_sound(&registry->young, OU_GC_YOUNG) ||
        !vector_is_sound(&registry->middle, OU_GC_MIDDLE) ||
        !vector_is_sound(&registry->garbage, OU_GC_GARBAGE) ||
        !vector_is_sound(&registry->candidates, OU_GC_CANDIDATE)) {
        broken = "REG-1: an entry's word does not name its place";
    } else if (!ends_well(&registry->young) || !ends_well(&registry->middle)) {
        broken = "REG-2: size, room or last entry of a vector";
    } else if (!large_is_sound(registry)) {
        broken = "REG-3: the table of large containers";
    } else if (n_old != registry->n_old || n_frozen != registry->n_frozen) {
        broken = "REG-4: n_old or n_frozen disagrees with a walk";
    }
    if (broken != NULL) {
        fprintf(stderr, "registry %p: %s\n", (void *)registry, broken);
    }
    return broken == NULL;
}
