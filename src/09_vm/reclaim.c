/* reclaim.c - reclaim.h. The lock is held by whoever asks for memory, so other threads' records lie still. */
#include "09_vm/reclaim.h"

#include "06_types/types_vm.h"
#include "09_vm/attr_cache.h"
#include "09_vm/frame.h"

bool ou_machine_reclaim(void *context, size_t wanted)
{
    (void)wanted;
    OuVm *vm = context;
    size_t held = vm->account.held;
    (void)ou_types_reclaim(&vm->main);
    ou_attr_cache_clear(&vm->main);
    for (OuThread *th = vm->threads; th != NULL; th = th->next) {
        if (ou_stack(th) != NULL) {
            (void)ou_stack_trim(th);
        }
    }
    (void)ou_heap_trim(vm->heap);
    ou_raw_trim();
    return vm->account.held < held;
}
