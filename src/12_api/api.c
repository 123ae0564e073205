/* api.c - include/ouro.h over the floors: the start and the end of a VM in their one right order. */
#include "12_api/api.h"

#include "04_object/describe.h"
#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "07_thread/signals.h"
#include "07_thread/thread.h"
#include "08_compile/compile.h"
#include "10_builtin/sys/sys_module.h"
#include "11_inspect/inspect.h"

#include "01_pages/pages.h"
#include "06_types/bytes.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

OuThread *ou_api_thread(OuroVm *vm)
{
    return &vm->vm.main;
}

/* Floors from the bottom up. How far it got says what ou_api_stop() must end. */
static bool start(OuroVm *vm, const OuLibraryConfig *config, size_t cap, bool fixed_seed, uint32_t seed)
{
    OuThread *th = ou_api_thread(vm);
    uint64_t random = 0;
    if (!ou_pages_random(&random, sizeof random)) {
        random = (uintptr_t)vm;
    }
    if (!ou_vm_start(&vm->vm, cap, &ou_machine_host, ou_library_n_types, random)) {
        return false;
    }
    vm->started = OU_API_VM;
    ou_heap_set_describe(vm->vm.heap, ou_describe_type);
    if (vm->malloc_mode != OU_HEAP_BLOCKS && !ou_heap_set_mode(vm->vm.heap, vm->malloc_mode)) {
        return false;
    }
#ifdef OU_FAULT
    ou_fault_arm(&vm->vm.account.fault, vm->fault.fail_at, vm->fault.for_ever);
#endif
    th->stack_limit = ou_thread_stack_limit(cap != SIZE_MAX);
    vm->vm.embedder = vm;
    ou_api_holds_start(vm);
    if (fixed_seed) {
        vm->vm.hash_key = ou_siphash_key_from_seed(seed);
        vm->vm.hash_seed_is_zero = seed == 0;
    }
    if (!ou_lock_start(&vm->vm)) {
        return false;
    }
    vm->started = OU_API_LOCK;
    if (!ou_cycle_start(&vm->vm)) {
        return false;
    }
    vm->started = OU_API_CYCLE;
    if (!ou_types_start(th)) {
        return false;
    }
    vm->started = OU_API_TYPES;
    if (!ou_machine_start(th)) {
        return false;
    }
    vm->started = OU_API_MACHINE;
    bool ok = ou_library_start(th, config);
    vm->started = th->vm->library != NULL ? OU_API_LIBRARY : OU_API_MACHINE;
    return ok && ou_inspect_start(th);
}

bool ou_api_stop(OuroVm *vm)
{
    OuThread *th = ou_api_thread(vm);
    bool alone = vm->started < OU_API_LOCK || ou_lock_close(th);
#ifdef OU_FAULT
    /* The last collections need side arrays. What was dropped before leaves room for them, but a gate that
     * fails all requests for ever would not let it be used. */
    ou_fault_arm(&vm->vm.account.fault, 0, false);
#endif
    if (vm->started >= OU_API_VM) {
        ou_error_clear(th);
    }
    if (vm->started >= OU_API_LIBRARY) {
        ou_api_holds_end(vm);
        ou_clear_ref(th, &vm->main_module);
        ou_clear_ref(th, &vm->output[0]);
        ou_clear_ref(th, &vm->output[1]);
        ou_inspect_end(th);
        ou_library_end(th);
    }
    if (!alone) {
        vm->started = OU_API_NOTHING;
        return false;
    }
    if (vm->started >= OU_API_MACHINE) {
        ou_machine_end(th);
    }
    if (vm->started >= OU_API_TYPES) {
        ou_types_end(th);
    }
    if (vm->started >= OU_API_CYCLE) {
        ou_cycle_end(&vm->vm);
    }
    if (vm->started >= OU_API_LOCK) {
        ou_lock_end(&vm->vm);
    }
    if (vm->started >= OU_API_VM) {
        ou_vm_end(&vm->vm);
    }
    vm->started = OU_API_NOTHING;
    return true;
}

bool ou_api_start(OuroVm *vm, const OuLibraryConfig *config, size_t cap, bool fixed_seed, uint32_t seed)
{
    if (!start(vm, config, cap, fixed_seed, seed) || ou_api_main(ou_api_thread(vm)) == NULL) {
        return false;
    }
    ou_cycle_settle(&vm->vm);
    (void)ou_heap_trim(vm->vm.heap);
    return true;
}

OuObject *ou_api_main(OuThread *th)
{
    OuroVm *vm = th->vm->embedder;
    if (vm->main_module != NULL) {
        return vm->main_module;
    }
    if (vm->holds.over) {
        return ou_null(th, &ou_exc_runtime_error, "the VM ends: there is no __main__ any more");
    }
    OuObject *name = ou_str_intern_text(th, "__main__");
    OuObject *module = name == NULL ? NULL : ou_module_new(th, name);
    bool ok = module != NULL && ou_dict_set(th, th->vm->machine->modules, name, module) &&
              ou_module_add(th, module, "__builtins__", th->vm->machine->builtins_module) &&
              ou_module_add(th, module, "__package__", OU_NONE) && ou_module_add(th, module, "__spec__", OU_NONE) &&
              ou_module_add(th, module, "__loader__", th->vm->machine->import_parts[OU_IMPORT_BUILTIN]) && ou_module_add_adopt(th, module, "__annotations__", ou_dict_new(th));
    ou_drop_maybe(th, name);
    if (!ok) {
        ou_drop_maybe(th, module);
        return NULL;
    }
    vm->main_module = module;
    return module;
}

OuObject *ou_api_run(OuThread *th, const char *source, size_t size, const char *filename, OuCompileMode mode)
{
    OuObject *module = ou_api_main(th), *result = NULL;
    bool is_file = mode == OU_COMPILE_EXEC && strcmp(filename, "<string>") != 0;
    OuObject *name = module == NULL ? NULL : ou_str_decode(th, filename, strlen(filename), "utf-8", "surrogateescape");
    OuCode *code = name == NULL ? NULL
                                : ou_compile_source(th, source, size, name, mode, is_file ? OU_COMPILE_SCRIPT : OU_COMPILE_IGNORE_COOKIE,
                                                    th->vm->machine->optimize, NULL);
    if (code != NULL) {
        OuObject *dict = ((OuModule *)module)->dict;
        result = ou_machine_run(th, code, dict, dict, NULL);
        ou_drop(th, code);
    }
    ou_drop_maybe(th, name);
    return result;
}

int ou_api_exit_code(OuThread *th, OuObject *exception)
{
    OuObject *code = exception->type == &ou_exc_system_exit ? ou_keep_maybe(((OuStopIteration *)exception)->value)
                                                            : ou_get_attr_text(th, exception, "code");
    int64_t value = 1;
    if (code == NULL) {
        bool none = !ou_has_error(th);
        ou_error_clear(th);
        return none ? 0 : 1;
    }
    if (code == OU_NONE) {
        value = 0;
    } else if (ou_is_int(code)) {
        value = ou_int_clip_i64(code, &value) == 0 ? value : -1;
    } else {
        OuObject *file = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "stderr");
        OuObject *text = file == NULL || file == OU_NONE ? NULL : ou_str_format(th, "%S\n", code);
        if (text == NULL && file != NULL && file != OU_NONE) { /* what cannot be shown leaves an empty line */
            ou_error_clear(th);
            text = ou_str_from_text(th, "\n");
        }
        if (text != NULL) {
            OuObject *done = ou_call_method_text(th, file, "write", 1, text);
            ou_drop_maybe(th, done);
            ou_drop(th, text);
        }
        ou_error_clear(th);
    }
    ou_drop(th, code);
    return (int)(value & 0xff);
}
