/* types_vm.c - the part of a VM that this floor owns: made at its start, let go of at its end.
 *
 * Parts are started in the order of a table and ended in reverse. Ending accepts a part
 * that was started in half, so a failure anywhere ends the part that failed and
 * those before it. Strings come first, because names, exceptions and signatures are made of
 * them; what may run Python at the end goes first. */
#include "06_types/types_vm.h"

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#define DEFAULT_MAX_STR_DIGITS 4300 /* CPython's limit against quadratic conversions */
#define MAX_LAST_COLLECTIONS 8      /* finalizers may resurrect at the end, but not for ever */

/* ---- what is shared ---- */

static bool shared_start(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    types->empty_tuple = ou_tuple_new(th, 0);
    if (types->empty_tuple == NULL) {
        return false;
    }
    OuObject *empty = ou_bytes_new(th, 0); /* which keeps itself */
    ou_drop_maybe(th, empty);
    return empty != NULL;
}

static void shared_end(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    ou_clear_ref(th, &types->empty_frozenset);
    ou_clear_ref(th, &types->empty_tuple);
    ou_bytes_end(th);
}

static void small_ints_end(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    for (size_t i = 0; i < OU_COUNT_OF(types->small_ints); i++) {
        ou_clear_ref(th, &types->small_ints[i]);
    }
}

static bool names_start(OuThread *th)
{
    return ou_names_start(th, &th->vm->types->names);
}

static void names_end(OuThread *th)
{
    ou_names_end(th, &th->vm->types->names);
}

/* ---- MemoryError ---- */

static bool memory_error_start(OuThread *th)
{
    OuVm *vm = th->vm;
    vm->recursion_error_type = OU_TYPE_OBJECT(&ou_exc_recursion_error);
    OuObject *error = ou_exc_memory_error.make(th, &ou_exc_memory_error, NULL, 0, NULL);
    vm->memory_error = error;
    return error != NULL;
}

/* Nothing runs Python from here on, so an error that is still pending has nobody to go to. */
static void memory_error_end(OuThread *th)
{
    ou_error_clear(th);
    ou_clear_ref(th, &th->vm->memory_error);
}

/* ---- types ---- */

static bool nothing_to_start(OuThread *th)
{
    (void)th;
    return true;
}

static void states_end(OuThread *th)
{
    ou_type_states_end(th);
    ou_signatures_end(th);
}

/* ---- objects that higher floors hung in, and garbage ---- */

void ou_types_thread_end(OuThread *th)
{
    ou_clear_ref(th, &th->repr_running);
    ou_clear_ref(th, &th->asyncgen_firstiter);
    ou_clear_ref(th, &th->asyncgen_finalizer);
    ou_clear_ref(th, &th->context);
    ou_clear_ref(th, &th->running_loop);
}

static void guests_end(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    ou_clear_ref(th, &types->marshal_state);
    ou_clear_ref(th, &types->codec_registry);
    ou_clear_ref(th, &types->abc_state);
    ou_types_thread_end(th);
    /* Classes are in cycles with their MRO: only a collection lets go of them. It needs side arrays, also when the
     * program has used up its cap, which bounds what is made and not what is taken apart. */
    th->vm->account.cap = SIZE_MAX;
    for (int i = 0; i < MAX_LAST_COLLECTIONS && ou_cycle_collect(th, OU_GENERATIONS - 1) > 0; i++) {
    }
}

/* ---- the collector ---- */

static void flush(OuThread *th)
{
    ou_types_reclaim(th);
}

static bool hooks_start(OuThread *th)
{
    th->vm->cycle->hooks.call = ou_call;
    th->vm->cycle->hooks.flush = flush;
    return true;
}

static void hooks_end(OuThread *th)
{
    th->vm->cycle->hooks.call = NULL;
    th->vm->cycle->hooks.flush = NULL;
}

/* ---- all together ---- */

typedef struct Part {
    bool (*start)(OuThread *th);
    void (*end)(OuThread *th);
} Part;

static const Part parts[] = {
    {ou_str_start, ou_str_end},
    {hooks_start, hooks_end},
    {ou_type_cache_start, ou_type_cache_end},
    {names_start, names_end},
    {shared_start, shared_end},
    {ou_int_start, small_ints_end},
    {nothing_to_start, states_end},
    {memory_error_start, memory_error_end},
    {nothing_to_start, guests_end},
};

/* Ends parts[0..n) and frees the record. */
static void end_parts(OuThread *th, size_t n)
{
    while (n > 0) {
        parts[--n].end(th);
    }
    ou_error_clear(th);
    ou_mem_give(th, th->vm->types, sizeof *th->vm->types);
    th->vm->types = NULL;
}

bool ou_types_start(OuThread *th)
{
    OuVm *vm = th->vm;
    OU_ASSERT(vm->types == NULL && vm->cycle != NULL);
    OuTypesVm *types = ou_mem_take_zeroed(th, sizeof *types);
    if (types == NULL) {
        ou_error_clear(th);
        return false;
    }
    vm->types = types;
    types->next_type_version = types->next_dict_version = 1;
    types->int_max_str_digits = DEFAULT_MAX_STR_DIGITS;
    for (size_t i = 0; i < OU_COUNT_OF(parts); i++) {
        if (!parts[i].start(th)) {
            end_parts(th, i + 1);
            return false;
        }
    }
    return true;
}

void ou_types_end(OuThread *th)
{
    end_parts(th, OU_COUNT_OF(parts));
}

/* Those that only the table holds. */
static size_t drop_unshared(OuThread *th, OuObject **table, size_t n, size_t bytes_each)
{
    size_t given = 0;
    for (size_t i = 0; i < n; i++) {
        if (table[i] != NULL && table[i]->count == 1) {
            ou_clear_ref(th, &table[i]);
            given += bytes_each;
        }
    }
    return given;
}

size_t ou_types_reclaim(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    if (types == NULL || types->interned == NULL) {
        return 0;
    }
    ou_type_cache_clear(th);
    return drop_unshared(th, types->latin1, OU_COUNT_OF(types->latin1), sizeof(OuStr) + 8) +
           drop_unshared(th, types->bytes1, OU_COUNT_OF(types->bytes1), sizeof(OuBytes) + 8);
}
