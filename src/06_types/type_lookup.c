/* type_lookup.c - attributes along the MRO, the method cache, versions of classes.
 *
 * A class's version is a number that no other class ever had; any change of the
 * class or of a base takes it away, and the next look-up gives a new one. So
 * (version, name) decides the answer, and one small direct-mapped cache a VM
 * serves all classes. Names are compared by address: only interned ones are
 * cached. (The idea is old: Deutsch and Schiffman, 1984.) */
#include "06_types/dict.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_int.h"

bool ou_type_cache_start(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    types->method_cache = ou_mem_take_zeroed(th, OU_METHOD_CACHE_FIRST * sizeof *types->method_cache);
    types->method_cache_mask = OU_METHOD_CACHE_FIRST - 1;
    if (types->next_type_version == 0) {
        types->next_type_version = 1;
    }
    return types->method_cache != NULL;
}

void ou_type_cache_clear(OuThread *th)
{
    OuMethodCacheEntry *cache = th->vm->types->method_cache;
    for (size_t i = 0; cache != NULL && i <= th->vm->types->method_cache_mask; i++) {
        cache[i].version = 0;
        cache[i].value = NULL;
        ou_clear_ref(th, &cache[i].name);
    }
}

void ou_type_cache_end(OuThread *th)
{
    ou_type_cache_clear(th);
    OuTypesVm *types = th->vm->types;
    ou_mem_give(th, types->method_cache, (types->method_cache_mask + 1) * sizeof *types->method_cache);
    types->method_cache = NULL;
}

OU_INLINE OuMethodCacheEntry *cache_place(OuThread *th, uint64_t version, const OuObject *name)
{
    size_t at = (size_t)(version * 0x9e3779b9u) ^ ((uintptr_t)name >> 4);
    return &th->vm->types->method_cache[at & th->vm->types->method_cache_mask];
}

/* A cache that is too small for its program begins anew, four times as large. Without memory it stays. */
static void grow_cache(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    size_t n = (types->method_cache_mask + 1) * 4;
    types->method_cache_clashes = 0;
    if (ou_has_error(th)) {
        return;
    }
    OuMethodCacheEntry *bigger = ou_mem_take_zeroed(th, n * sizeof *bigger);
    if (bigger == NULL) {
        ou_error_swallow(th, &ou_exc_memory_error);
        return;
    }
    ou_type_cache_end(th);
    types->method_cache = bigger;
    types->method_cache_mask = n - 1;
}

/* In the type too, where inline caches look (a built-in type is constant: only its state has one). */
static void set_version(const OuType *type, OuTypeState *state, uint64_t version)
{
    state->version = version;
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        ((OuType *)(uintptr_t)type)->version = version;
    }
}

OuObject *ou_type_find(OuThread *th, const OuType *type, OuObject *name)
{
    OuTypeState *state = ou_type_state(th, type);
    if (state == NULL || state->mro == NULL) {
        return NULL;
    }
    OuObject *mro = state->mro;
    for (size_t i = 0, n = ou_tuple_size(mro); i < n; i++) {
        OuTypeState *at = ou_type_state(th, (const OuType *)ou_tuple_borrow(mro, i));
        OuObject *value = at == NULL || at->dict == NULL ? NULL : ou_dict_borrow_str(th, at->dict, name);
        if (value != NULL) {
            return value;
        }
    }
    return NULL;
}

/* Cache miss, or a name that is not cached. */
static OuObject *lookup_slow(OuThread *th, const OuType *type, OuTypeState *state, OuObject *name, bool *failed)
{
    OuObject *mro = state->mro;
    if (mro == NULL) { /* a class that is being made or was cleared */
        return NULL;
    }
    bool plain = ou_is_exact_str(name);
    ou_keep(mro);
    OuObject *value = NULL;
    for (size_t i = 0, n = ou_tuple_size(mro); i < n && value == NULL && !*failed; i++) {
        OuTypeState *at = ou_type_state(th, (const OuType *)ou_tuple_borrow(mro, i));
        if (at == NULL) {
            *failed = true;
        } else if (at->dict != NULL) {
            value = plain ? ou_dict_borrow_str(th, at->dict, name) : ou_dict_borrow(th, at->dict, name, failed);
        }
    }
    ou_drop(th, mro);
    (void)type;
    return value;
}

OuObject *ou_type_lookup_version(OuThread *th, const OuType *type, OuObject *name, uint64_t *version, bool *failed)
{
    *failed = false;
    *version = 0;
    OuTypeState *state = ou_type_state(th, type);
    if (OU_UNLIKELY(state == NULL)) {
        *failed = true;
        return NULL;
    }
    if (OU_UNLIKELY(!ou_is_exact_str(name) || !ou_str_is_interned(name))) {
        return lookup_slow(th, type, state, name, failed);
    }
    if (state->version != 0) {
        OuMethodCacheEntry *entry = cache_place(th, state->version, name);
        if (OU_LIKELY(entry->version == state->version && entry->name == name)) {
            *version = state->version;
            return entry->value;
        }
    }
    OuObject *value = lookup_slow(th, type, state, name, failed);
    if (*failed || state->mro == NULL) {
        return value;
    }
    if (state->version == 0) {
        set_version(type, state, th->vm->types->next_type_version++);
    }
    OuMethodCacheEntry *entry = cache_place(th, state->version, name);
    size_t mask = th->vm->types->method_cache_mask;
    if (OU_UNLIKELY(entry->name != NULL && mask + 1 < OU_METHOD_CACHE_MOST && th->vm->types->method_cache_clashes++ > 4 * mask)) {
        grow_cache(th);
        entry = cache_place(th, state->version, name);
    }
    entry->version = state->version;
    entry->value = value;
    ou_replace(th, &entry->name, ou_keep(name)); /* an exact str: its drop runs nothing */
    *version = state->version;
    return value;
}

OuObject *ou_type_lookup(OuThread *th, const OuType *type, OuObject *name, bool *failed)
{
    OuTypeState *state = ou_type_state(th, type);
    if (OU_UNLIKELY(state == NULL)) {
        *failed = true;
        return NULL;
    }
    if (OU_LIKELY(state->version != 0)) {
        OuMethodCacheEntry *entry = cache_place(th, state->version, name);
        if (OU_LIKELY(entry->version == state->version && entry->name == name)) {
            *failed = false;
            return entry->value;
        }
    }
    uint64_t version;
    return ou_type_lookup_version(th, type, name, &version, failed);
}

/* Deep hierarchies recurse here; classes nest hundreds deep at most, and each level takes 100 bytes. */
static void forget(OuThread *th, const OuType *type, OuObject *name)
{
    OuTypeState *state = OU_HAS_FLAG(type, OU_TYPE_HEAP) ? &((OuHeapType *)(uintptr_t)type)->state
                                                         : th->vm->type_states[type->index];
    if (state == NULL) {
        return;
    }
    set_version(type, state, 0);
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP) && state->mro != NULL) {
        if (name == NULL) {
            ou_type_fill_slots(th, (OuHeapType *)(uintptr_t)type);
        } else {
            ou_type_fill_slot(th, (OuHeapType *)(uintptr_t)type, name);
        }
    }
    for (size_t i = 0; i < state->n_subclasses; i++) {
        forget(th, state->subclasses[i], name);
    }
}

void ou_type_forget_versions(OuThread *th, const OuType *type)
{
    OuTypeState *state = ou_type_state(th, type);
    set_version(type, state, 0);
    for (size_t i = 0; i < state->n_subclasses; i++) {
        ou_type_forget_versions(th, state->subclasses[i]);
    }
}

bool ou_type_modified(OuThread *th, const OuType *cls, OuObject *name)
{
    forget(th, cls, name);
    return true;
}
