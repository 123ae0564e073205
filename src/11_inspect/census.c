/* census.c - census.h: types are listed like objects, which they are; a row has its type's index. */
#include "11_inspect/census.h"

#include <stdlib.h>

static int by_bytes(const void *a, const void *b)
{
    const OuCensusRow *x = a, *y = b;
    return x->bytes < y->bytes ? 1 : x->bytes > y->bytes ? -1 : 0;
}

static bool count_all(OuVm *vm, const OuObjectList *objects, OuObjectList *types, OuCensus *census)
{
    for (size_t i = 0; i < objects->size; i++) {
        (void)ou_object_list_add(types, (const OuObject *)objects->items[i]->type);
    }
    census->room = types->size;
    census->rows = ou_raw_take_zeroed(&vm->account, census->room * sizeof *census->rows + 1);
    if (types->failed || census->rows == NULL) {
        return false;
    }
    census->n = types->size;
    for (size_t i = 0; i < objects->size; i++) {
        OuObject *o = objects->items[i];
        OuCensusRow *row = &census->rows[ou_object_list_find(types, (const OuObject *)o->type)];
        row->type = o->type;
        row->n_objects++;
        row->bytes += ou_heap_walk_size(o);
    }
    qsort(census->rows, census->n, sizeof *census->rows, by_bytes);
    return true;
}

bool ou_census_take(OuVm *vm, OuCensus *census)
{
    OuObjectList objects, types;
    *census = (OuCensus){0};
    ou_object_list_start(&objects, &vm->account);
    ou_object_list_start(&types, &vm->account);
    ou_heap_walk_tracked(vm, &objects);
    ou_heap_walk_roots(vm, &objects);
    ou_heap_walk_closure(&objects);
    bool ok = !objects.failed && count_all(vm, &objects, &types, census);
    ou_object_list_end(&types);
    ou_object_list_end(&objects);
    if (!ok) {
        ou_census_end(vm, census);
    }
    return ok;
}

void ou_census_end(OuVm *vm, OuCensus *census)
{
    if (census->rows != NULL) {
        ou_raw_give(&vm->account, census->rows, census->room * sizeof *census->rows + 1);
    }
    *census = (OuCensus){0};
}
