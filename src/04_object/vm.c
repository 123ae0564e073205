/* vm.c - the VM record and the thread record; the pending error; memory with the
 * error raised.
 *
 * What can run out is taken in vm_start, in the order account, heap, registry; each
 * failure undoes what came before. */
#include "04_object/vm.h"
#include "00_base/checked.h"
#include "04_object/registry.h"

#include <string.h>

#define RESERVE_MAX ((size_t)256 * 1024) /* bytes: a traceback, some frames, a message */
#define RESERVE_SHARE 16                 /* of a small cap, this part at most */

/* ---- life ---- */

/* splitmix64 (Steele, Lea, Flood 2014): independent keys from one seed. */
static uint64_t next_key(uint64_t *seed)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

void ou_thread_record_init(OuThread *th, OuVm *vm)
{
    memset(th, 0, sizeof *th);
    th->vm = vm;
    th->heap = vm->trap != NULL ? vm->trap : vm->heap;
    th->registry = vm->registry;
    th->handled = &th->handled_base;
#ifdef OU_STRESS
    atomic_init(&th->breaker, OU_BREAK_STRESS);
#else
    atomic_init(&th->breaker, 0);
#endif
}

bool ou_vm_start(OuVm *vm, size_t cap, const OuHost *host, size_t n_static_types, uint64_t random_seed)
{
    memset(vm, 0, sizeof *vm);
    if (cap != SIZE_MAX) {
        vm->reserve = cap / RESERVE_SHARE < RESERVE_MAX ? cap / RESERVE_SHARE : RESERVE_MAX;
    }
    ou_account_init(&vm->account, cap - vm->reserve);
    vm->pressure_at = SIZE_MAX;
    vm->host = host;
    vm->recursion_limit = 1000;
    vm->hash_key.k0 = next_key(&random_seed);
    vm->hash_key.k1 = next_key(&random_seed);
    vm->n_type_states = n_static_types;
    size_t bytes;
    if (!ou_checked_mul(n_static_types, sizeof(struct OuTypeState *), &bytes)) {
        return false;
    }
    vm->heap = ou_heap_new(&vm->account, next_key(&random_seed));
    if (vm->heap == NULL) {
        return false;
    }
    if (!ou_registry_start(vm)) {
        goto no_registry;
    }
    vm->type_states = ou_raw_take_zeroed(&vm->account, bytes);
    if (vm->type_states == NULL) {
        goto no_states;
    }
    ou_thread_record_init(&vm->main, vm);
    vm->threads = vm->leader = &vm->main;
    return true;
no_states:
    ou_registry_end(vm);
no_registry:
    ou_heap_free(vm->heap);
    vm->heap = NULL;
    return false;
}

void ou_vm_end(OuVm *vm)
{
    OU_ASSERT(vm->main.error == NULL && vm->main.drop_queue == NULL);
    ou_raw_give(&vm->account, vm->type_states, vm->n_type_states * sizeof(struct OuTypeState *));
    ou_registry_end(vm);
    ou_heap_free(vm->heap);
    ou_account_fini(&vm->account);
    memset(vm, 0, sizeof *vm);
}

/* ---- the pending error ---- */

void ou_error_set_adopt(OuThread *th, OuObject *exception)
{
    OU_ASSERT(exception != NULL);
    ou_replace(th, &th->error, exception);
}

void ou_error_restore_adopt(OuThread *th, OuObject *error)
{
    ou_replace(th, &th->error, error);
}

void ou_error_clear(OuThread *th)
{
    ou_clear_ref(th, &th->error);
}

/* What is pending when memory runs out before the real MemoryError is made. */
static const OuType early_type = {.head = OU_STATIC_HEAD(NULL), .name = "MemoryError"};
static const OuObject early_memory_error = OU_STATIC_HEAD(&early_type);

bool ou_raise_memory(OuThread *th)
{
    OuObject *error = th->vm->memory_error;
    if (error == NULL) {
        error = (OuObject *)(uintptr_t)&early_memory_error;
    }
    ou_error_set_adopt(th, ou_keep(error));
    th->vm->memory_short = true;
    ou_break_set(th, OU_BREAK_COLLECT);
    if (!th->vm->reserve_lent) {
        th->vm->account.cap += th->vm->reserve;
        th->vm->reserve_lent = th->vm->reserve != 0;
    }
    return false;
}

void ou_vm_settle_reserve(OuVm *vm)
{
    size_t cap = vm->account.cap - vm->reserve;
    if (vm->reserve_lent && vm->account.held <= cap && cap - vm->account.held >= vm->reserve) {
        vm->account.cap = cap;
        vm->reserve_lent = false;
    }
}

/* ---- memory with the error raised ---- */

/* Size 0 is served as 1, so that NULL always means failure. */
static size_t real_size(size_t size)
{
    return size + (size == 0);
}

void *ou_mem_take(OuThread *th, size_t size)
{
    size = real_size(size);
    void *p = ou_heap_take(th->heap, OU_BLOCK_RAW, size);
    if (size > OU_BLOCK_MAX) {
        ou_vm_watch_pressure(th);
    }
    return OU_LIKELY(p != NULL) ? p : ou_null_memory(th);
}

void *ou_mem_take_zeroed(OuThread *th, size_t size)
{
    size = real_size(size);
    void *p = size > OU_BLOCK_MAX ? ou_raw_take_zeroed(&th->vm->account, size)
                                  : ou_heap_take(th->heap, OU_BLOCK_RAW, size);
    if (size > OU_BLOCK_MAX) {
        ou_heap_tell_taken(th->heap, p, size);
    }
    if (OU_UNLIKELY(p == NULL)) {
        return ou_null_memory(th);
    }
    if (size <= OU_BLOCK_MAX) {
        memset(p, 0, size);
    } else {
        ou_vm_watch_pressure(th);
    }
    return p;
}

void *ou_mem_resize(OuThread *th, void *p, size_t old_size, size_t new_size)
{
    if (p == NULL) {
        return ou_mem_take(th, new_size);
    }
    void *moved = ou_heap_resize(th->heap, OU_BLOCK_RAW, p, real_size(old_size), real_size(new_size));
    if (new_size > OU_BLOCK_MAX) {
        ou_vm_watch_pressure(th);
    }
    return OU_LIKELY(moved != NULL) ? moved : ou_null_memory(th);
}

void ou_mem_give(OuThread *th, void *p, size_t size)
{
    if (p != NULL) {
        ou_heap_give(th->heap, OU_BLOCK_RAW, p, real_size(size));
    }
}
