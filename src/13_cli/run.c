/* run.c - one program from its options to its exit code. */
#include "13_cli/cli.h"
#include "13_cli/fault.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/signals.h"
#include "09_vm/cache.h"
#include "10_builtin/readline/line_editor.h"
#include "10_builtin/sys/sys_module.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- signals ---- */

/* The command's process has one VM, which gets its signals. */
static void watch_interrupt(OuroVm *vm)
{
    struct sigaction now;
    if (ou_signal_claim(&vm->vm) && sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler == SIG_DFL) {
        (void)ou_signal_catch(&vm->vm, SIGINT);
    }
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

/* KeyboardInterrupt that nobody caught: the shell must see that the signal was what ended us. */
static int die_by_interrupt(void)
{
    signal(SIGINT, SIG_DFL);
    kill(getpid(), SIGINT);
    return 130;
}

/* ---- the end of a program ---- */

static void flush_stream(OuThread *th, const char *name)
{
    OuObject *file = ou_dict_borrow_text(th, th->vm->machine->sys_dict, name);
    if (file != NULL && file != OU_NONE) {
        OuObject *done = ou_call_method_text(th, file, "flush", 0);
        ou_drop_maybe(th, done);
        ou_error_clear(th);
    }
}

/* sys.excepthook, or its text when that fails. Takes the pending error. */
int ou_cli_show_error(OuThread *th)
{
    OuObject *error = ou_error_take(th);
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *traceback = ((OuException *)error)->traceback;
    ou_dict_set_text(th, sys, "last_type", OU_TYPE_OBJECT(error->type));
    ou_dict_set_text(th, sys, "last_value", error);
    ou_dict_set_text(th, sys, "last_traceback", traceback == NULL ? OU_NONE : traceback);
    ou_error_clear(th);
    OuObject *hook = ou_keep_maybe(ou_dict_borrow_text(th, sys, "excepthook"));
    if (hook == NULL) {
        fputs("sys.excepthook is missing\n", stderr);
    }
    if (hook != NULL && ou_audited(th) &&
        !ou_audit(th, "sys.excepthook", "OOOO", hook, OU_TYPE_OBJECT(error->type), error, traceback)) {
        if (ou_error_swallow(th, &ou_exc_runtime_error)) { /* so an audit hook keeps it from being shown */
            ou_drop(th, hook);
            ou_drop(th, error);
            return 1;
        }
        th->vm->host->unraisable(th, "Exception ignored in audit hook", NULL);
    }
    OuObject *done = hook == NULL ? NULL
                                  : ou_call3(th, hook, OU_TYPE_OBJECT(error->type), error,
                                             traceback == NULL ? OU_NONE : traceback);
    int code = 1;
    if (done == NULL && ou_error_matches(th, &ou_exc_system_exit)) {
        OuObject *exit = ou_error_take(th);
        code = ou_api_exit_code(th, exit);
        ou_drop(th, exit);
    } else if (done == NULL) {
        if (ou_has_error(th)) {
            fputs("Error in sys.excepthook:\n", stderr);
            OuObject *second = ou_error_take(th);
            OuObject *text = ou_traceback_text(th, second);
            OuObject *bytes = text == NULL ? NULL : ou_str_encode(th, text, "utf-8", "backslashreplace");
            if (bytes != NULL) {
                fputs(ou_bytes_data(bytes), stderr);
            }
            ou_drop_maybe(th, bytes);
            ou_drop_maybe(th, text);
            ou_drop(th, second);
            fputs("\nOriginal exception was:\n", stderr);
        }
        OuObject *text = ou_traceback_text(th, error);
        OuObject *bytes = text == NULL ? NULL : ou_str_encode(th, text, "utf-8", "backslashreplace");
        if (bytes != NULL) {
            fputs(ou_bytes_data(bytes), stderr);
        } else {
            fputs("MemoryError\n", stderr);
        }
        ou_drop_maybe(th, bytes);
        ou_drop_maybe(th, text);
    }
    ou_error_clear(th);
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, hook);
    ou_drop(th, error);
    return code;
}

int ou_cli_outcome(OuThread *th, OuObject *result, bool prompt_follows, bool *by_interrupt)
{
    if (result != NULL) {
        ou_drop(th, result);
        return 0;
    }
    if (!prompt_follows && ou_error_matches(th, &ou_exc_system_exit)) {
        OuObject *error = ou_error_take(th);
        int code = ou_api_exit_code(th, error);
        ou_drop(th, error);
        return code;
    }
    *by_interrupt = ou_error_matches(th, &ou_exc_keyboard_interrupt);
    OuObject *error = ou_error_take(th);
    flush_stream(th, "stdout");
    ou_error_restore_adopt(th, error);
    return ou_cli_show_error(th);
}

/* ---- programs ---- */

static OuObject *read_stdin(OuThread *th)
{
    size_t room = 65536, used = 0;
    OuObject *bytes = ou_bytes_new(th, room);
    while (bytes != NULL) {
        ssize_t got = read(0, ou_bytes_data(bytes) + used, room - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return ou_bytes_resize_adopt(th, bytes, used);
        }
        used += (size_t)got;
        if (used == room) {
            room *= 2;
            bytes = ou_bytes_resize_adopt(th, bytes, room);
        }
    }
    return NULL;
}

/* Compiles, shows when asked to, and runs in __main__. */
static OuObject *run_text(OuroVm *vm, const OuOptions *o, const char *text, size_t size, const char *name)
{
    if (!o->show_dis) {
        return ou_api_run(ou_api_thread(vm), text, size, name, OU_COMPILE_EXEC);
    }
    OuThread *th = ou_api_thread(vm);
    OuObject *module = ou_api_main(th), *result = NULL;
    OuObject *file = module == NULL ? NULL : ou_str_decode(th, name, strlen(name), "utf-8", "surrogateescape");
    OuCode *code = file == NULL ? NULL
                                : ou_compile_source(th, text, size, file, OU_COMPILE_EXEC, OU_COMPILE_SCRIPT,
                                                    th->vm->machine->optimize, NULL);
    if (code != NULL && ou_cli_show_code(th, code)) {
        OuObject *dict = ((OuModule *)module)->dict;
        result = ou_machine_run(th, code, dict, dict, NULL);
    }
    ou_drop_maybe(th, code);
    ou_drop_maybe(th, file);
    return result;
}

static OuObject *run_bytes(OuroVm *vm, const OuOptions *o, OuObject *source, const char *name)
{
    const char *data = ou_bytes_data(source);
    size_t size = ou_bytes_size(source);
    if (o->skip_first_line) {
        const char *newline = memchr(data, '\n', size);
        size_t skip = newline == NULL ? size : (size_t)(newline - data);
        data += skip;
        size -= skip;
    }
    return run_text(vm, o, data, size, name);
}

/* A file that cannot be read ends the program with exit code 2, before anything runs. */
static OuObject *read_script(OuThread *th, const char *file, int *code)
{
    OuObject *source = ou_import_read_file(th, file);
    if (source == NULL && ou_error_matches(th, &ou_exc_os_error)) {
        int error = errno;
        OuObject *exception = ou_error_take(th);
        OuObject *number = ou_get_attr_text(th, exception, "errno");
        int64_t value = error;
        if (number != NULL && ou_is_int(number)) {
            ou_int_clip_i64(number, &value);
        }
        ou_drop_maybe(th, number);
        ou_error_clear(th);
        ou_drop(th, exception);
        fprintf(stderr, "ouro: can't open file '%s': [Errno %d] %s\n", file, (int)value, strerror((int)value));
        *code = 2;
    }
    return source;
}

/* A command that is no UTF-8 says so, and where. False with nothing pending: it was shown. */
static bool check_command(OuThread *th, const char *text, size_t size)
{
    OuObject *command = ou_str_decode(th, text, size, "utf-8", "surrogateescape");
    OuObject *bytes = command == NULL ? NULL : ou_str_encode(th, command, "utf-8", "strict");
    bool ok = bytes != NULL;
    if (!ok && ou_error_matches(th, &ou_exc_unicode_encode_error)) {
        fputs("Unable to decode the command from the command line:\n", stderr);
        (void)ou_cli_show_error(th);
    }
    ou_drop_maybe(th, bytes);
    ou_drop_maybe(th, command);
    return ok;
}

/* -c: its last line gets an end. */
static OuObject *run_command(OuroVm *vm, const OuOptions *o, int *code)
{
    OuThread *th = ou_api_thread(vm);
    size_t size = strlen(o->command);
    if (!check_command(th, o->command, size)) {
        *code = 1;
        return NULL;
    }
    char *text = ou_mem_take(th, size + 1);
    if (text == NULL) {
        return NULL;
    }
    memcpy(text, o->command, size);
    text[size] = '\n';
    OuObject *result = run_text(vm, o, text, size + 1, "<string>");
    ou_mem_give(th, text, size + 1);
    return result;
}

/* The loader of a file of compiled code, new. */
static OuObject *compiled_loader(OuThread *th, OuObject *main, OuObject *name)
{
    OuObject *importlib = ou_import_module(th, "_frozen_importlib_external");
    OuObject *make = importlib == NULL ? NULL : ou_get_attr_text(th, importlib, "SourcelessFileLoader");
    OuObject *loader = make == NULL ? NULL : ou_call2(th, make, main, name);
    ou_drop_maybe(th, make);
    ou_drop_maybe(th, importlib);
    return loader;
}

static bool set_main_file(OuThread *th, const char *file, bool compiled)
{
    OuObject *name = ou_str_decode(th, file, strlen(file), "utf-8", "surrogateescape");
    OuObject *main = name == NULL ? NULL : ou_str_intern_text(th, "__main__");
    OuObject *loader = main == NULL ? NULL : compiled ? compiled_loader(th, main, name) : ou_import_source_loader(th, main, name);
    bool ok = loader != NULL && ou_module_add(th, ou_api_main(th), "__loader__", loader) &&
              ou_module_add(th, ou_api_main(th), "__file__", name) && ou_module_add(th, ou_api_main(th), "__cached__", OU_NONE);
    ou_drop_maybe(th, loader);
    ou_drop_maybe(th, main);
    ou_drop_maybe(th, name);
    return ok;
}

/* What a file of compiled code holds behind its head, as marshal reads it. */
static OuObject *run_compiled(OuThread *th, const OuOptions *o, const OuObject *file)
{
    OuObject *dict = ((OuModule *)ou_api_main(th))->dict;
    OuObject *body = ou_bytes_from(th, ou_bytes_data(file) + OU_CACHE_HEAD, ou_bytes_size(file) - OU_CACHE_HEAD);
    OuObject *marshal = body == NULL ? NULL : ou_import_module(th, "marshal");
    OuObject *code = marshal == NULL ? NULL : ou_call_method_text(th, marshal, "loads", 1, body), *result = NULL;
    if (code != NULL && code->type != &ou_code_type) {
        ou_raise(th, &ou_exc_runtime_error, "Bad code object in .pyc file");
    } else if (code != NULL && (!o->show_dis || ou_cli_show_code(th, (OuCode *)code))) {
        result = ou_machine_run(th, (OuCode *)code, dict, dict, NULL);
    }
    ou_drop_maybe(th, code);
    ou_drop_maybe(th, marshal);
    ou_drop_maybe(th, body);
    return result;
}

/* -X dis with -m: what runpy finds is shown; when it finds nothing, running it will say so. */
static void show_module(OuThread *th, OuObject *runpy, const char *module)
{
    OuObject *name = ou_str_from_text(th, module);
    OuObject *details = name == NULL ? NULL : ou_call_method_text(th, runpy, "_get_module_details", 1, name);
    if (details != NULL && ou_is_exact_tuple(details) && ou_tuple_size(details) == 3 &&
        ou_tuple_borrow(details, 2)->type == &ou_code_type) {
        ou_cli_show_code(th, (OuCode *)ou_tuple_borrow(details, 2));
    }
    ou_error_clear(th);
    ou_drop_maybe(th, details);
    ou_drop_maybe(th, name);
}

/* -m, and `__main__` in a folder or an archive: runpy does it, as in CPython. */
static OuObject *run_module(OuThread *th, const char *module, bool is_option, bool show)
{
    OuObject *runpy = ou_import_module(th, "runpy");
    OuObject *run = runpy == NULL ? NULL : ou_get_attr_text(th, runpy, "_run_module_as_main");
    OuObject *name = run == NULL ? NULL : ou_str_from_text(th, module);
    if (name != NULL && show) {
        show_module(th, runpy, module);
    }
    OuObject *result = name == NULL ? NULL : ou_call2(th, run, name, ou_bool(is_option));
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, run);
    ou_drop_maybe(th, runpy);
    return result;
}

/* A program may set PYTHONINSPECT for its own end. */
static bool asks_for_prompt(const OuOptions *o)
{
    const char *value = o->library.ignore_environment ? NULL : getenv("PYTHONINSPECT");
    return value != NULL && value[0] != 0 && isatty(0);
}

/* The names of the file go with its run, whatever is typed afterwards. */
static void forget_main_file(OuThread *th)
{
    OuObject *error = ou_error_take(th), *main = ou_api_main(th);
    static const char *const names[] = {"__file__", "__cached__"};
    for (size_t i = 0; main != NULL && i < OU_COUNT_OF(names); i++) {
        OuObject *name = ou_str_intern_text(th, names[i]);
        if (name == NULL || ou_dict_delete(th, ((OuModule *)main)->dict, name) == OU_ERROR) {
            ou_error_clear(th);
        }
        ou_drop_maybe(th, name);
    }
    ou_error_restore_adopt(th, error);
}

/* A script that is a file; NULL with an error pending, or *code set because it cannot be read. */
static OuObject *run_file(OuroVm *vm, const OuOptions *o, int *code)
{
    OuThread *th = ou_api_thread(vm);
    OuObject *source = read_script(th, o->file, code);
    const char *suffix = strrchr(o->file, '.');
    bool named = suffix != NULL && strcmp(suffix, ".pyc") == 0, compiled = source != NULL && ou_cache_has_magic(source);
    if (source != NULL && named && !compiled) {
        ou_raise(th, &ou_exc_runtime_error, "Bad magic number in .pyc file");
        ou_clear_ref(th, &source);
    }
    OuObject *result = source == NULL || !set_main_file(th, o->file, compiled) ? NULL
                       : compiled                                             ? run_compiled(th, o, source)
                                                                              : run_bytes(vm, o, source, o->file);
    ou_drop_maybe(th, source);
    forget_main_file(th);
    return result;
}

/* A program that comes through standard input, which has the name of a file, too. */
static OuObject *run_stdin(OuroVm *vm, const OuOptions *o)
{
    OuThread *th = ou_api_thread(vm);
    OuObject *source = read_stdin(th), *name = source == NULL ? NULL : ou_str_from_text(th, "<stdin>");
    bool ok = name != NULL && ou_module_add(th, ou_api_main(th), "__file__", name) &&
              ou_module_add(th, ou_api_main(th), "__cached__", OU_NONE);
    OuObject *result = ok ? run_bytes(vm, o, source, "<stdin>") : NULL;
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, source);
    forget_main_file(th);
    return result;
}

/* The hook that site has set keeps CPython's history. */
static bool own_hook(OuThread *th)
{
    OuObject *hook = ou_keep_maybe(ou_dict_borrow_text(th, th->vm->machine->sys_dict, "__interactivehook__"));
    OuObject *module = hook == NULL ? NULL : ou_get_attr_text(th, hook, "__module__");
    bool of_site = module != NULL && ou_is_str(module) && ou_str_equal_text(module, "site");
    ou_error_clear(th);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, hook);
    return !of_site || ou_readline_hook_add(th);
}

/* Imports site. The script's folder is put aside meanwhile: site makes entries absolute, and that one may be ''. */
static bool run_site(OuThread *th, const OuOptions *o)
{
    OuObject *path = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "path");
    bool aside = path != NULL && ou_is_list(path) && !o->library.safe_path;
    OuObject *zero = aside ? ou_int_new(th, 0) : NULL;
    OuObject *first = zero == NULL ? NULL : ou_call_method_text(th, path, "pop", 1, zero);
    ou_drop_maybe(th, zero);
    if (aside && first == NULL) {
        return false;
    }
    OuObject *site = ou_import_module(th, "site");
    path = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "path");
    bool ok = site != NULL && (first == NULL || path == NULL || !ou_is_list(path) || ou_list_insert(th, path, 0, first));
    ok = ok && own_hook(th);
    ou_drop_maybe(th, first);
    ou_drop_maybe(th, site);
    return ok;
}

/* Audit hooks, which site may have added, are told what is going to be run. */
static bool tell_run(OuThread *th, const OuOptions *o)
{
    if (o->command != NULL) {
        OuObject *text = ou_str_format(th, "%s\n", o->command);
        bool ok = text != NULL && ou_audit(th, "cpython.run_command", "O", text);
        ou_drop_maybe(th, text);
        return ok;
    }
    return o->module != NULL ? ou_audit(th, "cpython.run_module", "s", o->module)
           : o->is_archive     ? ou_audit(th, "cpython.run_module", "s", "__main__")
           : o->file != NULL   ? ou_audit(th, "cpython.run_file", "s", o->file)
                               : ou_audit(th, "cpython.run_stdin", "");
}

static int run_program(OuroVm *vm, const OuOptions *o, bool *by_interrupt)
{
    OuThread *th = ou_api_thread(vm);
    OuObject *result = NULL;
    bool prompts = o->inspect && (o->command != NULL || o->module != NULL || o->file != NULL);
    int code = 0;
    if (o->runs_site && !run_site(th, o)) {
        fputs("Failed to import the site module\n", stderr);
        return ou_cli_outcome(th, NULL, false, by_interrupt);
    }
    if (!o->library.isolated && (o->inspect || (o->command == NULL && o->module == NULL && o->file == NULL)) && isatty(0) && isatty(1) &&
        !ou_line_editor_start(th, true)) { /* input() of a program that a prompt follows is edited, too */
        ou_error_clear(th);
    }
    if (ou_audited(th) && !tell_run(th, o)) {
        return ou_cli_outcome(th, NULL, false, by_interrupt);
    }
    if (o->command != NULL) {
        result = run_command(vm, o, &code);
    } else if (o->module != NULL) {
        result = run_module(th, o->module, true, o->show_dis);
    } else if (o->is_archive) {
        result = run_module(th, "__main__", false, o->show_dis);
    } else if (o->file != NULL) {
        result = run_file(vm, o, &code);
    } else if (isatty(0) || o->inspect) {
        return ou_prompt_run(vm, o, by_interrupt);
    } else {
        result = run_stdin(vm, o);
    }
    if (result != NULL || ou_has_error(th)) {
        code = ou_cli_outcome(th, result, prompts, by_interrupt);
    }
    if (o->file != NULL) {
        flush_stream(th, "stdout");
    }
    if (prompts || asks_for_prompt(o)) {
        *by_interrupt = false;
        code = ou_prompt_run(vm, o, by_interrupt);
    }
    return code;
}

int ou_cli_run(const OuOptions *o)
{
    OuroVm *vm = calloc(1, sizeof *vm);
    bool by_interrupt = false;
#ifdef OU_FAULT
    OuCliFault fault;
    ou_cli_fault_read(&fault);
    if (vm != NULL) {
        vm->fault = fault.gate;
    }
#endif
    if (vm != NULL) {
        vm->malloc_mode = o->malloc_mode;
    }
    if (vm == NULL || !ou_api_start(vm, &o->library, o->memory_limit, o->fixed_seed, o->hash_seed)) {
        OuThread *th = vm == NULL ? NULL : ou_api_thread(vm);
        bool shallow = th != NULL && ou_error_matches(th, &ou_exc_recursion_error);
        if (th != NULL && vm->started >= OU_API_LIBRARY && th->vm->machine->sys_dict != NULL && ou_has_error(th)) {
            ou_cli_show_error(th);
        }
        fputs(shallow                     ? "ouro: cannot start: the stack is too small (ulimit -s)\n"
              : o->memory_limit != SIZE_MAX ? "ouro: the memory limit is too small to start\n"
                                          : "ouro: cannot start: out of memory\n",
              stderr);
        if (vm == NULL || ou_api_stop(vm)) {
            free(vm);
        }
        return o->memory_limit != SIZE_MAX ? 2 : 1;
    }
    watch_interrupt(vm);
#ifdef OU_FAULT
    ou_cli_fault_started(&fault, vm);
    if (!ou_cli_fault_is_child(&fault, vm)) {
        if (ou_api_stop(vm)) {
            free(vm);
        }
        return 0;
    }
#endif
    OuCapWatch watch = {0};
    if (o->stats_at_cap) {
        ou_cli_watch_cap(&watch, vm, o);
    }
    int code = run_program(vm, o, &by_interrupt);
    ou_cli_unwatch_cap(&watch);
    if (!ou_library_finish(ou_api_thread(vm))) {
        code = 120;
    }
    if (o->show_lock) {
        ou_cli_show_lock(vm);
    }
    if (o->show_stats) {
        ou_cli_show_stats(vm, o);
    }
    ou_signal_release(&vm->vm);
#ifdef OU_FAULT
    ou_cli_fault_report(&fault, vm);
#endif
    if (ou_api_stop(vm)) { /* else daemon threads sleep on it until the process ends */
        free(vm);
    }
    return by_interrupt ? die_by_interrupt() : code;
}
