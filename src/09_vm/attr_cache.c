/* attr_cache.c - attr_cache.h: filling and clearing. */
#include "09_vm/attr_cache.h"

#include "06_types/abstract.h"
#include "06_types/str.h"
#include "06_types/type.h"

#define N_ENTRIES ((size_t)1 << OU_ATTR_CACHE_BITS)

static bool make_table(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    if (machine->attr_cache == NULL) {
        machine->attr_cache = ou_mem_take_zeroed(th, N_ENTRIES * sizeof(OuAttrEntry));
        if (machine->attr_cache == NULL) {
            ou_error_clear(th);
        }
    }
    return machine->attr_cache != NULL;
}

/* What o.name is, o an instance with this shape. */
static OuAttrKind classify(OuThread *th, OuObject *o, OuInstanceWords *words, OuObject *name, OuAttrEntry *entry)
{
    bool failed = false;
    OuObject *found = ou_type_lookup_version(th, o->type, name, &entry->version, &failed);
    if (failed) {
        ou_error_clear(th);
        return OU_ATTR_NONE;
    }
    if (entry->version == 0 || (found != NULL && (found->type->descr_set != NULL || ou_attr_may_turn(found)))) {
        return OU_ATTR_NONE;
    }
    int32_t slot = ou_shape_find(words->shape, name);
    if (slot >= 0) {
        OuObject **place = ou_instance_slot(words, slot);
        bool is_near = place == &words->slots[slot];
        entry->place = is_near ? (uint32_t)((char *)place - (char *)o) : (uint32_t)slot;
        entry->settable = o->type->set_attr == ou_generic_set_attr;
        return is_near ? OU_ATTR_SLOT : OU_ATTR_FAR;
    }
    entry->value = found;
    return found == NULL                                   ? OU_ATTR_NONE
           : OU_HAS_FLAG(found->type, OU_TYPE_METHOD_DESCR) ? OU_ATTR_METHOD
           : found->type->descr_get == NULL                 ? OU_ATTR_VALUE
                                                            : OU_ATTR_NONE;
}

const OuAttrEntry *ou_attr_cache_fill(OuThread *th, OuObject *o, OuObject *name)
{
    const OuType *type = o->type;
    if (!OU_HAS_FLAG(type, OU_TYPE_HEAP) || type->words_offset <= 0 || OU_HAS_FLAG(type, OU_TYPE_HIDDEN_WORDS) ||
        type->get_attr != ou_generic_get_attr || !ou_is_exact_str(name) || !ou_str_is_interned(name) || !make_table(th)) {
        return NULL;
    }
    OuInstanceWords *words = ou_instance_words(o);
    if (words->shape == NULL) {
        return NULL;
    }
    const OuAttrEntry *old = ou_attr_cache_find(th, o, name);
    if (old != NULL) {
        return old;
    }
    OuAttrEntry entry = {.shape = words->shape, .name = name};
    entry.kind = (uint8_t)classify(th, o, words, name, &entry);
    if (entry.kind == OU_ATTR_NONE) {
        return NULL;
    }
    OuAttrEntry *place = ou_attr_cache_place(th, words->shape, name);
    OuObject *old_name = place->name;
    *place = entry;
    ou_keep(name);
    ou_drop_maybe(th, old_name); /* an exact str: its drop runs nothing */
    return place;
}

void ou_attr_cache_clear(OuThread *th)
{
    OuAttrEntry *entries = th->vm->machine == NULL ? NULL : th->vm->machine->attr_cache;
    for (size_t i = 0; entries != NULL && i < N_ENTRIES; i++) {
        OuObject *name = entries[i].name;
        entries[i] = (OuAttrEntry){0};
        ou_drop_maybe(th, name);
    }
}

void ou_attr_cache_end(OuThread *th)
{
    ou_attr_cache_clear(th);
    OuMachine *machine = th->vm->machine;
    if (machine->attr_cache != NULL) {
        ou_mem_give(th, machine->attr_cache, N_ENTRIES * sizeof(OuAttrEntry));
        machine->attr_cache = NULL;
    }
}
