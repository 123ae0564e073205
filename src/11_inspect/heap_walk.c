/* heap_walk.c - heap_walk.h: over the registry and the visit slots. */
#include "11_inspect/heap_walk.h"

#include "05_cycle/cycle.h"
#include "06_types/shape.h"
#include "06_types/type.h"

static bool add_one(void *arg, OuObject *o)
{
    (void)ou_object_list_add(arg, o);
    return true;
}

static void add_child(void *arg, OuObject *o)
{
    (void)ou_object_list_add(arg, o);
}

void ou_heap_walk_tracked(OuVm *vm, OuObjectList *list)
{
    ou_registry_each(vm, -1, add_one, list);
    ou_registry_each(vm, 3, add_one, list);
    const OuObjectVector *garbage = &vm->registry->garbage;
    for (size_t i = 0; i < garbage->size; i++) {
        if (garbage->items[i] != NULL) {
            (void)ou_object_list_add(list, garbage->items[i]);
        }
    }
}

void ou_heap_walk_roots(OuVm *vm, OuObjectList *list)
{
    vm->host->visit_roots(vm, add_child, list);
}

void ou_heap_walk_closure(OuObjectList *list)
{
    for (size_t i = 0; i < list->size; i++) {
        ou_cycle_referents(list->items[i], add_child, list);
    }
}

size_t ou_heap_walk_size(OuObject *o)
{
    const OuType *type = o->type;
    if (ou_is_immortal(o) && !OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        return 0;
    }
    return type->size_of != NULL ? type->size_of(o) : ou_type_instance_size(o, ou_instance_n_items(o));
}
