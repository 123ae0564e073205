/* weakref_core.c - the table of weak references over linear probing.
 *
 * Entries that go are filled from behind (no tombstones), so a look-up is short however
 * many references came and went. The chain of callbacks to run is linked through
 * the references themselves, which are out of the table by then: nothing is allocated
 * when an object dies. */
#include "05_cycle/weakref_core.h"
#include "00_base/checked.h"
#include "05_cycle/cycle.h"

#include <stdio.h>

#ifdef OU_TINY
#define TABLE_MIN 4 /* entries */
#else
#define TABLE_MIN 64
#endif

/* ---- the table ---- */

static size_t home_of(const OuWeakTable *table, const OuObject *target)
{
    return (size_t)(((uintptr_t)target >> 3) * 0x9e3779b97f4a7c15u >> 32) & (table->room - 1);
}

/* The entry of target, or the free one where it would stand. room != 0. */
static OuWeakEntry *probe(const OuWeakTable *table, const OuObject *target)
{
    size_t at = home_of(table, target);
    while (table->entries[at].target != NULL && table->entries[at].target != target) {
        at = (at + 1) & (table->room - 1);
    }
    return &table->entries[at];
}

static OuWeakEntry *find(OuVm *vm, const OuObject *target)
{
    OuWeakTable *table = &vm->cycle->weak;
    if ((!(target->word & OU_WORD_WEAKREF) && !ou_is_immortal(target)) || table->size == 0) {
        return NULL;
    }
    OuWeakEntry *entry = probe(table, target);
    return entry->target != NULL ? entry : NULL;
}

static bool reserve(OuVm *vm)
{
    OuWeakTable *table = &vm->cycle->weak;
    if (table->size + 1 <= table->room / 4 * 3) {
        return true;
    }
    OuWeakTable grown = {.room = table->room == 0 ? TABLE_MIN : table->room * 2};
    size_t bytes;
    if (!ou_checked_mul(grown.room, sizeof(OuWeakEntry), &bytes)) {
        return false;
    }
    grown.entries = ou_raw_take_zeroed(&vm->account, bytes);
    if (grown.entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->room; i++) {
        if (table->entries[i].target != NULL) {
            *probe(&grown, table->entries[i].target) = table->entries[i];
        }
    }
    grown.size = table->size;
    ou_weak_table_release(vm);
    *table = grown;
    return true;
}

static void remove_entry(OuVm *vm, OuWeakEntry *entry)
{
    OuWeakTable *table = &vm->cycle->weak;
    OuObject *target = entry->target;
    if (!ou_is_immortal(target) || (target->word & OU_WORD_QUEUED)) { /* one that waits to be dropped has a link for a count */
        target->word &= ~OU_WORD_WEAKREF;
    }
    size_t mask = table->room - 1;
    size_t hole = (size_t)(entry - table->entries);
    for (size_t at = (hole + 1) & mask; table->entries[at].target != NULL; at = (at + 1) & mask) {
        size_t home = home_of(table, table->entries[at].target);
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            table->entries[hole] = table->entries[at];
            hole = at;
        }
    }
    table->entries[hole] = (OuWeakEntry){0};
    table->size--;
}

void ou_weak_table_release(OuVm *vm)
{
    OuWeakTable *table = &vm->cycle->weak;
    if (table->room != 0) {
        ou_raw_give(&vm->account, table->entries, table->room * sizeof(OuWeakEntry));
    }
    *table = (OuWeakTable){0};
}

/* ---- references ---- */

/* Shared: no callback, and not of a subclass. */
static bool is_basic(const OuWeakRef *ref)
{
    return ref->callback == NULL && !OU_HAS_FLAG(ref->head.type, OU_TYPE_HEAP);
}

OuWeakRef *ou_weak_first(OuVm *vm, const OuObject *target)
{
    OuWeakEntry *entry = find(vm, target);
    return entry == NULL ? NULL : entry->first;
}

OuWeakRef *ou_weak_find_basic(OuVm *vm, const OuObject *target, const OuType *type)
{
    OuWeakRef *ref = ou_weak_first(vm, target);
    while (ref != NULL && is_basic(ref)) {
        if (ref->head.type == type) {
            return ref;
        }
        ref = ref->next;
    }
    return NULL;
}

size_t ou_weak_count(OuVm *vm, const OuObject *target)
{
    size_t n = 0;
    for (OuWeakRef *ref = ou_weak_first(vm, target); ref != NULL; ref = ref->next) {
        n++;
    }
    return n;
}

bool ou_weak_add(OuThread *th, OuWeakRef *ref, OuObject *target, bool is_proxy)
{
    OU_ASSERT(ref->target == NULL);
    OuVm *vm = th->vm;
    OuWeakEntry *entry = find(vm, target);
    if (entry == NULL) {
        if (!reserve(vm)) {
            return ou_raise_memory(th);
        }
        entry = probe(&vm->cycle->weak, target);
        entry->target = target;
        entry->first = NULL;
        vm->cycle->weak.size++;
        if (!ou_is_immortal(target)) {
            target->word |= OU_WORD_WEAKREF;
        }
    }
    OuWeakRef *after = NULL;
    OuWeakRef *next = entry->first;
    while (next != NULL && is_basic(next) && (is_proxy || !is_basic(ref))) {
        after = next;
        next = next->next;
    }
    ref->target = target;
    ref->previous = after;
    ref->next = next;
    if (next != NULL) {
        next->previous = ref;
    }
    if (after != NULL) {
        after->next = ref;
    } else {
        entry->first = ref;
    }
    return true;
}

void ou_weak_detach(OuVm *vm, OuWeakRef *ref)
{
    if (ref->target == NULL) {
        return;
    }
    if (ref->next != NULL) {
        ref->next->previous = ref->previous;
    }
    if (ref->previous != NULL) {
        ref->previous->next = ref->next;
    } else {
        OuWeakEntry *entry = find(vm, ref->target);
        OU_ASSERT(entry != NULL && entry->first == ref);
        entry->first = ref->next;
        if (entry->first == NULL) {
            remove_entry(vm, entry);
        }
    }
    ref->target = NULL;
    ref->previous = ref->next = NULL;
}

OuObject *ou_weak_target_new(const OuWeakRef *ref)
{
    OuObject *target = ref->target;
    if (target == NULL || target->count == 0 || (target->word & OU_WORD_QUEUED) != 0) {
        return NULL;
    }
    return ou_keep(target);
}

/* ---- the end of a target ---- */

static bool hears_of_it(const OuWeakRef *ref)
{
    return ref->callback != NULL && ref->head.count != 0 && !(ref->head.word & OU_WORD_QUEUED) &&
           !(ou_is_tracked(&ref->head) && ou_gc_state(&ref->head) == OU_GC_GARBAGE);
}

void ou_weak_clear_target(OuVm *vm, OuObject *target, OuWeakRef **chain_end)
{
    OuWeakEntry *entry = find(vm, target);
    if (entry == NULL) {
        return;
    }
    OuWeakRef *end = *chain_end;
    OuWeakRef *ref = entry->first;
    remove_entry(vm, entry);
    while (ref != NULL) {
        OuWeakRef *next = ref->next;
        ref->target = NULL;
        ref->previous = ref->next = NULL;
        if (hears_of_it(ref)) {
            ou_keep(ref);
            end->next = ref;
            end = ref;
        }
        ref = next;
    }
    *chain_end = end;
}

/* Through 06's way of calling, which words the error of what cannot be called. */
static OuObject *call_callback(OuThread *th, OuObject *callback, OuObject *argument)
{
    OuFn call = th->vm->cycle->hooks.call;
    if (call == NULL) {
        call = callback->type->call;
    }
    return call == NULL ? NULL : call(th, callback, &argument, 1, NULL);
}

static void call_one(OuThread *th, OuWeakRef *ref, bool forget)
{
    OuObject *callback = ou_keep_maybe(ref->callback);
    if (callback == NULL) {
        return;
    }
    if (forget) {
        ou_clear_ref(th, &ref->callback);
    }
    ou_drop_maybe(th, call_callback(th, callback, &ref->head));
    if (ou_has_error(th)) {
        th->vm->host->unraisable(th, NULL, callback);
    }
    ou_drop(th, callback);
}

void ou_weak_call_chain(OuThread *th, OuWeakRef *chain, bool forget)
{
    while (chain != NULL) {
        OuWeakRef *next = chain->next;
        chain->next = NULL;
        call_one(th, chain, forget);
        ou_drop(th, chain);
        chain = next;
    }
}

void ou_weak_dying(OuThread *th, OuObject *o)
{
    OuWeakRef head = {0}; /* before the first of the chain */
    OuWeakRef *end = &head;
    ou_weak_clear_target(th->vm, o, &end);
    ou_weak_call_chain(th, head.next, true);
}

/* ---- check ---- */

static const char *entry_fault(const OuWeakEntry *entry)
{
    if (!ou_is_immortal(entry->target) && !(entry->target->word & OU_WORD_WEAKREF)) {
        return "WEAK-1: a target without its flag";
    }
    const OuWeakRef *previous = NULL;
    for (const OuWeakRef *ref = entry->first; ref != NULL; ref = ref->next) {
        if (ref->target != entry->target || ref->previous != previous) {
            return "WEAK-2: a reference with another target, or one-sided links";
        }
        previous = ref;
    }
    return previous == NULL ? "WEAK-2: an entry without references" : NULL;
}

bool ou_weak_check(OuVm *vm)
{
    const OuWeakTable *table = &vm->cycle->weak;
    const char *broken = NULL;
    size_t n = 0;
    for (size_t i = 0; i < table->room && broken == NULL; i++) {
        if (table->entries[i].target != NULL) {
            n++;
            broken = entry_fault(&table->entries[i]);
        }
    }
    if (broken == NULL && (n != table->size || n > table->room / 4 * 3)) {
        broken = "WEAK-3: the number of entries";
    }
    if (broken != NULL) {
        fprintf(stderr, "weak references %p: %s\n", (const void *)table, broken);
    }
    return broken == NULL;
}
