/* public.c - include/ouro.h: each call takes the VM's lock, does its work and gives the lock up again, so that threads which
 * the program started run on between calls. */
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

/* The lock, and the stack of whoever calls now. */
static OuThread *begin(OuroVm *vm)
{
    OuThread *th = ou_api_thread(vm);
    ou_lock_enter(th);
    if (vm->caller != (uint64_t)pthread_self()) {
        vm->caller = (uint64_t)pthread_self();
        th->stack_limit = ou_thread_stack_limit(vm->vm.account.cap != SIZE_MAX);
    }
    return th;
}

/* What the pending error is for the caller. Its text is kept for ouro_error(). */
static OuroStatus failed(OuroVm *vm, OuThread *th)
{
    OuObject *error = ou_error_take(th);
    OuroStatus status = OURO_ERROR;
    ou_clear_ref(th, &vm->text);
    if (ou_is_of(th, error, &ou_exc_system_exit)) {
        vm->exit_code = ou_api_exit_code(th, error);
        status = OURO_EXIT;
    } else {
        OuObject *text = ou_traceback_text(th, error);
        vm->text = text == NULL ? NULL : ou_str_encode(th, text, "utf-8", "backslashreplace");
        ou_drop_maybe(th, text);
        ou_error_clear(th);
    }
    ou_drop(th, error);
    return status;
}

static OuroStatus finish(OuroVm *vm, OuThread *th, OuObject *result)
{
    OuroStatus status = OURO_OK;
    if (result != NULL) {
        ou_clear_ref(th, &vm->text);
        ou_drop(th, result);
    } else {
        status = failed(vm, th);
    }
    ou_lock_leave(th);
    return status;
}

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
    if (!ou_api_start(vm, &library, cap, config->fixed_hash_seed, config->hash_seed) ||
        !add_library(ou_api_thread(vm), config->library == NULL ? DEBIAN_LIBRARY : config->library)) {
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
    bool ok = ou_library_finish(begin(vm));
    ou_signal_release(&vm->vm);
    if (ou_api_stop(vm)) {
        free(vm);
    }
    return ok;
}

/* ---- running ---- */

OuroStatus ouro_run(OuroVm *vm, const char *source, const char *filename)
{
    OuThread *th = begin(vm);
    return finish(vm, th, ou_api_run(vm, source, strlen(source), filename, OU_COMPILE_EXEC));
}

OuroStatus ouro_run_file(OuroVm *vm, const char *path)
{
    OuThread *th = begin(vm);
    OuObject *source = ou_import_read_file(th, path), *result = NULL;
    if (source != NULL) {
        result = ou_api_run(vm, ou_bytes_data(source), ou_bytes_size(source), path, OU_COMPILE_EXEC);
        ou_drop(th, source);
    }
    return finish(vm, th, result);
}

/* repr(value) as UTF-8 in vm->text. False with an error. */
static bool keep_repr(OuroVm *vm, OuThread *th, OuObject *value)
{
    OuObject *repr = ou_repr(th, value);
    OuObject *bytes = repr == NULL ? NULL : ou_str_encode(th, repr, "utf-8", "backslashreplace");
    ou_drop_maybe(th, repr);
    if (bytes != NULL) {
        ou_replace(th, &vm->text, bytes);
    }
    return bytes != NULL;
}

const char *ouro_eval(OuroVm *vm, const char *expression)
{
    OuThread *th = begin(vm);
    OuObject *value = ou_api_run(vm, expression, strlen(expression), "<eval>", OU_COMPILE_EVAL);
    const char *text = NULL;
    if (value != NULL && keep_repr(vm, th, value)) {
        text = ou_bytes_data(vm->text);
    }
    ou_drop_maybe(th, value);
    if (text == NULL) {
        failed(vm, th);
    }
    ou_lock_leave(th);
    return text;
}

/* ---- calling a function ---- */

static OuObject *to_object(OuThread *th, const OuroValue *value)
{
    switch (value->kind) {
    case OURO_NONE:
        return OU_NONE;
    case OURO_BOOL:
        return ou_bool(value->truth);
    case OURO_INT:
        return ou_int_new(th, value->whole);
    case OURO_FLOAT:
        return ou_float_new(th, value->real);
    case OURO_TEXT:
        return ou_str_from_utf8(th, value->data, value->size);
    case OURO_BYTES:
        return ou_bytes_from(th, value->data, value->size);
    case OURO_OTHER:
        break;
    }
    return ou_null(th, &ou_exc_type_error, "ouro_call(): this kind of value is for results only");
}

/* `result` for C; its text is vm->text's. False with an error. */
static bool from_object(OuroVm *vm, OuThread *th, OuObject *o, OuroValue *result)
{
    int64_t whole;
    *result = (OuroValue){.kind = OURO_OTHER};
    if (o == OU_NONE) {
        result->kind = OURO_NONE;
        return true;
    }
    if (o == OU_PY_TRUE || o == OU_PY_FALSE) {
        *result = (OuroValue){.kind = OURO_BOOL, .truth = o == OU_PY_TRUE};
        return true;
    }
    if (ou_is_int(o) && ou_int_clip_i64(o, &whole) == 0) {
        *result = (OuroValue){.kind = OURO_INT, .whole = whole};
        return true;
    }
    if (ou_is_float(o)) {
        *result = (OuroValue){.kind = OURO_FLOAT, .real = ou_float_value(o)};
        return true;
    }
    if (ou_is_str(o)) {
        OuObject *bytes = ou_str_encode(th, o, "utf-8", "surrogatepass");
        if (bytes == NULL) {
            return false;
        }
        ou_replace(th, &vm->text, bytes);
        result->kind = OURO_TEXT;
    } else if (ou_is_bytes(o)) {
        ou_replace(th, &vm->text, ou_keep(o));
        result->kind = OURO_BYTES;
    } else if (!keep_repr(vm, th, o)) {
        return false;
    }
    result->data = ou_bytes_data(vm->text);
    result->size = ou_bytes_size(vm->text);
    return true;
}

/* "f" and "C.method" of __main__, else "module.f". New; NULL with an error. */
static OuObject *find_function(OuroVm *vm, OuThread *th, const char *path)
{
    OuObject *main = ou_api_main(vm);
    const char *dot = strchr(path, '.');
    size_t size = dot == NULL ? strlen(path) : (size_t)(dot - path);
    OuObject *name = main == NULL ? NULL : ou_str_from_utf8(th, path, size);
    OuObject *o = name == NULL ? NULL : ou_keep_maybe(ou_dict_borrow_str(th, ((OuModule *)main)->dict, name));
    if (o == NULL && name != NULL) {
        o = ou_keep_maybe(ou_dict_borrow_str(th, th->vm->machine->builtins, name));
    }
    if (o == NULL && name != NULL && dot != NULL) {
        o = ou_import_level(th, name, NULL, NULL, 0);
    } else if (o == NULL && name != NULL) {
        ou_raise(th, &ou_exc_name_error, "name '%U' is not defined", name);
    }
    ou_drop_maybe(th, name);
    while (o != NULL && dot != NULL) {
        const char *start = dot + 1;
        dot = strchr(start, '.');
        name = ou_str_from_utf8(th, start, dot == NULL ? strlen(start) : (size_t)(dot - start));
        OuObject *next = name == NULL ? NULL : ou_get_attr(th, o, name);
        ou_drop_maybe(th, name);
        ou_drop(th, o);
        o = next;
    }
    return o;
}

static OuObject *call(OuroVm *vm, OuThread *th, const char *function, const OuroValue *args, size_t n)
{
    OuObject *f = find_function(vm, th, function);
    OuObject *tuple = f == NULL ? NULL : ou_tuple_new(th, n), *result = NULL;
    bool ok = tuple != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        ou_tuple_items(tuple)[i] = to_object(th, &args[i]);
        ok = ou_tuple_items(tuple)[i] != NULL;
    }
    if (ok) {
        result = ou_call_tuple(th, f, n == 0 ? tuple : ou_tuple_ready(th, tuple), NULL);
    }
    ou_drop_maybe(th, tuple);
    ou_drop_maybe(th, f);
    return result;
}

OuroStatus ouro_call(OuroVm *vm, const char *function, const OuroValue *args, size_t n, OuroValue *result)
{
    OuThread *th = begin(vm);
    OuObject *value = call(vm, th, function, args, n);
    OuroStatus status = OURO_OK;
    ou_clear_ref(th, &vm->text);
    if (value == NULL || (result != NULL && !from_object(vm, th, value, result))) {
        status = failed(vm, th);
    }
    ou_drop_maybe(th, value);
    ou_lock_leave(th);
    return status;
}

/* ---- about the VM ---- */

const char *ouro_error(OuroVm *vm)
{
    return vm->text == NULL ? "" : ou_bytes_data(vm->text);
}

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
    OuThread *th = begin(vm);
    size_t held = vm->vm.account.held;
    ou_lock_leave(th);
    return held;
}

size_t ouro_memory_peak(OuroVm *vm)
{
    OuThread *th = begin(vm);
    size_t peak = vm->vm.account.peak;
    ou_lock_leave(th);
    return peak;
}

const char *ouro_version(void)
{
    return "0.1.0";
}
