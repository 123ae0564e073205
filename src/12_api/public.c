/* public.c - include/ouro.h: the life of a VM, running source, and what can be asked of it.
 *
 * Each call takes the VM's lock, does its work and gives the lock up again (holds.c), so that threads which the program started
 * run on between calls. Beside it: holds.c, what the host holds; values.c, values in and out; objects.c, the operations on
 * objects; host.c, functions and pointers of the host; output.c, what the program prints. */
#include "12_api/api.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/signals.h"
#include "07_thread/thread.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* ---- life ---- */

#define DEBIAN_LIBRARY "/usr/lib/python3.11"

/* sys.path.append(folder) */
static bool add_library(OuThread *th, const char *folder)
{
    OuObject *path = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "path");
    return folder[0] == 0 || path == NULL || !ou_is_list(path) ||
           ou_list_append_adopt(th, path, ou_str_decode(th, folder, strlen(folder), "utf-8", "surrogateescape"));
}

OuroVm *ouro_new(const OuroConfig *config)
{
    static const OuroConfig standard = OURO_CONFIG_DEFAULT;
    config = config == NULL ? &standard : config;
    OuLibraryConfig library = {.argc = config->argc,
                               .argv = config->argv,
                               .executable = config->executable,
                               .path = config->path,
                               .own_streams = config->own_streams,
                               .hash_randomization = !config->fixed_hash_seed,
                               .optimize = config->optimize};
    OuroVm *vm = calloc(1, sizeof *vm);
    if (vm == NULL) {
        return NULL;
    }
    size_t cap = config->memory_limit == 0 ? SIZE_MAX : config->memory_limit;
    vm->write = config->write;
    vm->write_data = config->write_data;
    if (!ou_api_start(vm, &library, cap, config->fixed_hash_seed, config->hash_seed) ||
        !add_library(ou_api_thread(vm), config->library == NULL ? DEBIAN_LIBRARY : config->library) ||
        (vm->write != NULL && !ou_api_open_output(vm))) {
        if (ou_api_stop(vm)) {
            free(vm);
        }
        return NULL;
    }
    vm->caller = (uint64_t)pthread_self();
    ou_lock_leave(ou_api_thread(vm));
    return vm;
}

bool ouro_free(OuroVm *vm)
{
    if (vm == NULL) {
        return true;
    }
    if (ou_api_inside(vm)) {
        return false;
    }
    OuApiCall last = ou_api_begin(vm); /* it ends with the VM */
    bool ok = ou_library_finish(last.th);
    ou_api_flush(vm); /* the program may have other ones in their place */
    ou_signal_release(&vm->vm);
    if (ou_api_stop(vm)) {
        free(vm);
    }
    return ok;
}

/* ---- running ---- */

OuroStatus ouro_run(OuroVm *vm, const char *source, const char *filename)
{
    OuApiCall call = ou_api_begin(vm);
    return ou_api_finish_adopt(&call, ou_api_run(call.th, source, strlen(source), filename, OU_COMPILE_EXEC), NULL);
}

OuroStatus ouro_run_file(OuroVm *vm, const char *path)
{
    OuApiCall call = ou_api_begin(vm);
    OuObject *source = ou_import_read_file(call.th, path), *result = NULL;
    if (source != NULL) {
        result = ou_api_run(call.th, ou_bytes_data(source), ou_bytes_size(source), path, OU_COMPILE_EXEC);
        ou_drop(call.th, source);
    }
    return ou_api_finish_adopt(&call, result, NULL);
}

OuroStatus ouro_value(OuroVm *vm, const char *expression, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    return ou_api_finish_adopt(&call, ou_api_run(call.th, expression, strlen(expression), "<eval>", OU_COMPILE_EVAL), result);
}

const char *ouro_eval(OuroVm *vm, const char *expression)
{
    OuApiCall call = ou_api_begin(vm);
    OuObject *value = ou_api_run(call.th, expression, strlen(expression), "<eval>", OU_COMPILE_EVAL);
    const char *text = ou_api_text_adopt(&call, value == NULL ? NULL : ou_repr(call.th, value));
    ou_drop_maybe(call.th, value);
    ou_api_status(&call, text != NULL);
    ou_api_end(&call);
    return text;
}

/* ---- about the VM ---- */

int ouro_exit_code(OuroVm *vm)
{
    return vm->exit_code;
}

void ouro_interrupt(OuroVm *vm)
{
    ou_signal_post(&vm->vm, SIGINT);
}

size_t ouro_memory_held(OuroVm *vm)
{
    OuApiCall call = ou_api_begin(vm);
    size_t held = vm->vm.account.held;
    ou_api_end(&call);
    return held;
}

size_t ouro_memory_peak(OuroVm *vm)
{
    OuApiCall call = ou_api_begin(vm);
    size_t peak = vm->vm.account.peak;
    ou_api_end(&call);
    return peak;
}

const char *ouro_version(void)
{
    return "0.1.0";
}
