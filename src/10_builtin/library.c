/* library.c - the list of modules in the binary; the start and the end of the library of a VM. */
#include "10_builtin/library.h"

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/weakref.h"
#include "09_vm/report.h"
#include "10_builtin/builtins/builtins_int.h"
#include "10_builtin/modules.h"
#include "10_builtin/readline/line_editor.h"
#include "10_builtin/sys/site_names.h"
#include "10_builtin/sys/sys_module.h"
#include "10_builtin/type_index_10.h"

#include <dlfcn.h>
#include <locale.h>

const size_t ou_library_n_types = OU_TYPE_INDEX_10_END;

#define OU_X(name) extern const OuBuiltinModule ou_module_##name;
OU_MODULE_LIST(OU_X)
#undef OU_X

static const OuBuiltinModule *const modules[] = {
#define OU_X(name) &ou_module_##name,
    OU_MODULE_LIST(OU_X)
#undef OU_X
    NULL,
};

static bool start_modules(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    OuLibrary *library = th->vm->library;
    OuObject *name = ou_str_intern_text(th, "sys");
    library->sys_module = name == NULL ? NULL : ou_sys_make(th);
    bool ok = library->sys_module != NULL;
    if (ok) {
        machine->sys_dict = ou_keep(((OuModule *)library->sys_module)->dict);
        ok = ou_import_start(th, library->sys_module) && ou_dict_set(th, machine->modules, name, library->sys_module);
    }
    ou_drop_maybe(th, name);
    machine->builtins_module = ok ? ou_builtins_make(th) : NULL;
    if (machine->builtins_module == NULL) {
        return false;
    }
    machine->builtins = ou_keep(((OuModule *)machine->builtins_module)->dict);
    name = ou_str_intern_text(th, "builtins");
    ok = name != NULL && ou_import_describe_builtin(th, machine->builtins_module) &&
         ou_dict_set(th, machine->modules, name, machine->builtins_module);
    ou_drop_maybe(th, name);
    library->kept[OU_KEPT_BUILTINS] = ok ? ou_dict_copy(th, machine->builtins) : NULL;
    ok = library->kept[OU_KEPT_BUILTINS] != NULL;
    machine->import_func = ok ? ou_keep_maybe(ou_dict_borrow_text(th, machine->builtins, "__import__")) : NULL;
    return machine->import_func != NULL;
}

/* Options about warnings are read by the library's warnings.py when it is imported, which is now; if it cannot be, the
 * program runs all the same. */
static void obey_warn_options(OuThread *th)
{
    const char *const *options = th->vm->library->config.warn_options;
    if (options == NULL || options[0] == NULL) {
        return;
    }
    OuObject *module = ou_import_module(th, "warnings");
    if (module == NULL) {
        OuObject *error = ou_error_take(th), *text = ou_traceback_text(th, error);
        OuObject *all = text == NULL ? NULL : ou_str_format(th, "'import warnings' failed; traceback:\n%U", text);
        if (all != NULL) {
            ou_report_text(th, all);
        }
        ou_drop_maybe(th, all);
        ou_drop_maybe(th, text);
        ou_error_clear(th);
        ou_drop(th, error);
    }
    ou_drop_maybe(th, module);
}

bool ou_library_start(OuThread *th, const OuLibraryConfig *config)
{
    OuLibrary *library = ou_mem_take_zeroed(th, sizeof *library);
    if (library == NULL) {
        return false;
    }
    library->config = *config;
    library->socket_timeout = -1;
    library->dlopen_flags = RTLD_NOW;
    th->vm->library = library;
    th->vm->machine->optimize = config->optimize;
    th->vm->machine->pyc_check = config->pyc_check;
    th->vm->machine->import_times.on = config->import_time;
    th->vm->types->check_codecs = config->dev_mode;
    th->vm->types->bytes_warning = config->bytes_warning > 0;
    if (config->has_max_str_digits) {
        th->vm->types->int_max_str_digits = config->max_str_digits;
    }
    ou_import_register(th->vm, modules);
    ou_import_register(th->vm, ou_embedded_modules);
    if (!start_modules(th) || !ou_sys_add_late(th) || (!config->no_site && !ou_site_names_add(th)) ||
        (!config->no_site && !config->isolated && !ou_readline_hook_add(th)) || (config->own_streams && !ou_sys_open_streams(th))) {
        return false;
    }
    obey_warn_options(th);
    if (config->fault_handler) {
        OuObject *module = ou_import_module(th, "faulthandler");
        OuObject *done = module == NULL ? NULL : ou_call_method_text(th, module, "enable", 0);
        ou_drop_maybe(th, done);
        ou_drop_maybe(th, module);
        ou_error_clear(th); /* without a standard error there is nowhere to tell */
    }
    return true;
}

void ou_library_settle_locale(OuThread *th)
{
    const char **name = &th->vm->library->config.ctype_locale;
    if (*name != NULL) {
        (void)setlocale(LC_CTYPE, *name);
        *name = NULL;
    }
}

/* Threads that are no daemons come to their end first, if the module threading knows of any. */
static void join_threads(OuThread *th)
{
    OuObject *threading = ou_keep_maybe(ou_dict_borrow_text(th, th->vm->machine->modules, "threading"));
    OuObject *done = threading == NULL ? NULL : ou_call_method_text(th, threading, "_shutdown", 0);
    if (ou_has_error(th)) {
        th->vm->host->unraisable(th, NULL, threading);
    }
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, threading);
}

bool ou_library_finish(OuThread *th)
{
    OuLibrary *library = th->vm->library;
    OuObject *pending = ou_error_take(th);
    join_threads(th);
    OuObject *callbacks = library->exit_callbacks;
    library->exit_callbacks = NULL;
    if (callbacks != NULL) {
        ou_sys_run_exit_callbacks(th, callbacks);
        ou_drop(th, callbacks);
    }
    bool ok = ou_sys_flush_streams(th);
    ou_error_restore_adopt(th, pending);
    return ok;
}

/* A module's names are let go of: first those with one underscore, then all but __builtins__ (CPython's order, so that
 * finalizers find what they need as long as possible). Values become None. */
static void clear_module_dict(OuThread *th, OuObject *dict)
{
    for (int pass = 0; pass < 2; pass++) {
        OuObject *names = ou_dict_keys_list(th, dict);
        for (size_t i = 0; names != NULL && i < ou_list_size(names); i++) {
            OuObject *name = ou_list_borrow(names, i);
            if (!ou_is_str(name) || ou_str_length(name) == 0) {
                continue;
            }
            bool private = ou_str_at(name, 0) == '_' && (ou_str_length(name) < 2 || ou_str_at(name, 1) != '_');
            if ((pass == 0) == private && !ou_str_equal_text(name, "__builtins__") &&
                !ou_dict_set(th, dict, name, OU_NONE)) {
                ou_error_clear(th);
            }
        }
        ou_drop_maybe(th, names);
        ou_error_clear(th);
    }
}

#define N_REJUVENATED 20000 /* objects; a program that small is deterministic to its end */

static void make_young(void *arg, OuObject *o)
{
    OuThread *th = arg;
    if (ou_is_tracked(o) && ou_gc_state(o) == OU_GC_OLD && th->registry->young.size < N_REJUVENATED) {
        ou_untrack(th, o);
        ou_track(th, o);
    }
}

/* The last collection finds old objects by address. So that a program sees a meaningful order of finalizers, what its names
 * lead to becomes young again, breadth first: names in their order, then what those hold. (CPython's collector leaves
 * its list in this order.) */
static void rejuvenate(OuThread *th, OuObject *dict)
{
    const OuObjectVector *young = &th->registry->young;
    size_t i = young->size;
    for (make_young(th, dict); i < young->size; i++) {
        OuObject *o = young->items[i];
        if (ou_is_list(o)) { /* the last item first */
            for (size_t k = ou_list_size(o); k-- > 0;) {
                make_young(th, ou_list_borrow(o, k));
            }
        } else if (ou_is_exact_tuple(o)) {
            for (size_t k = ou_tuple_size(o); k-- > 0;) {
                make_young(th, ou_tuple_borrow(o, k));
            }
        } else if (o->type->visit != NULL) {
            (void)o->type->visit(o, 0, SIZE_MAX, make_young, th);
        }
        if (OU_HAS_FLAG(o->type, OU_TYPE_HEAP)) { /* an instance leads to its class, although no visit says so */
            make_young(th, OU_TYPE_OBJECT(o->type));
        }
    }
}

static void put_or_forget(OuThread *th, OuObject *dict, const char *name, OuObject *value)
{
    if (dict != NULL && !ou_dict_set_text(th, dict, name, value)) {
        ou_error_clear(th);
    }
}

/* What holds a program's objects without its doing (tracebacks, the last value at the prompt) goes first; print() works
 * to the end. */
static void forget_specials(OuThread *th)
{
    static const char *const names[] = {"path", "argv", "ps1", "ps2", "last_type", "last_value", "last_traceback",
                                        "path_hooks", "path_importer_cache", "meta_path"};
    static const char *const streams[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    OuMachine *machine = th->vm->machine;
    put_or_forget(th, machine->builtins, "_", OU_NONE);
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        put_or_forget(th, machine->sys_dict, names[i], OU_NONE);
    }
    for (size_t i = 0; machine->sys_dict != NULL && i < OU_COUNT_OF(streams); i++) {
        OuObject *stream = ou_keep_maybe(ou_dict_borrow_text(th, machine->sys_dict, streams[i][1]));
        put_or_forget(th, machine->sys_dict, streams[i][0], stream == NULL ? OU_NONE : stream);
        ou_drop_maybe(th, stream);
    }
}

/* The names in builtins are again what they were at first: what a program has put there goes while there still is all
 * that it may need. */
static void restore_builtins(OuThread *th)
{
    OuObject *first = th->vm->library->kept[OU_KEPT_BUILTINS], *dict = th->vm->machine->builtins;
    OuObject *before = dict == NULL || first == NULL ? NULL : ou_dict_copy(th, dict); /* what it holds goes at once, in the end */
    OuObject *names = before == NULL || !ou_dict_update(th, dict, first, true) ? NULL : ou_dict_keys_list(th, dict);
    for (size_t i = 0; names != NULL && i < ou_list_size(names); i++) {
        OuObject *name = ou_list_borrow(names, i);
        if (ou_dict_has(th, first, name) == OU_FALSE) {
            (void)ou_dict_delete(th, dict, name);
        }
        ou_error_clear(th);
    }
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, before);
    ou_error_clear(th);
}

/* sys.modules lets go of one module after the other, so that most die in the order of their import. Weak
 * references to all of them; NULL: no memory for that. */
static OuObject *forget_modules(OuThread *th, OuObject *sys_modules)
{
    OuObject *left = ou_list_new(th, 0);
    OuObject *names = left == NULL ? NULL : ou_dict_keys_list(th, sys_modules);
    for (size_t i = 0; names != NULL && i < ou_list_size(names); i++) {
        bool failed = false;
        OuObject *name = ou_list_borrow(names, i);
        OuObject *module = ou_dict_borrow(th, sys_modules, name, &failed);
        if (module != NULL && ou_type_extends(module->type, &ou_module_type)) {
            OuObject *weak = ou_weakref_new(th, module, NULL);
            if (weak != NULL && ou_list_append(th, left, weak) && ou_dict_set(th, sys_modules, name, OU_NONE)) {
                ou_drop(th, weak);
                continue;
            }
            ou_drop_maybe(th, weak);
        }
        ou_error_clear(th);
    }
    ou_drop_maybe(th, names);
    ou_error_clear(th);
    ou_dict_clear(th, sys_modules);
    return left;
}

void ou_library_end(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    OuLibrary *library = th->vm->library;
    if (library == NULL) {
        return;
    }
    ou_error_clear(th);
    library->finalizing = true;
    ou_faults_end(th);
    ou_clear_ref(th, &th->context);
    ou_clear_ref(th, &th->running_loop);
    if (th->registry->enabled) {
        ou_cycle_collect(th, 2); /* the last one that gc.callbacks hear of; finalizers still find all modules */
        OuObject *main = machine->modules == NULL ? NULL : ou_dict_borrow_text(th, machine->modules, "__main__");
        if (main != NULL && ou_type_extends(main->type, &ou_module_type)) {
            rejuvenate(th, ((OuModule *)main)->dict);
        }
    }
    ou_clear_ref(th, &library->gc_callbacks);
    ou_gc_tell_garbage(th);
    th->vm->cycle->debug &= ~OU_CYCLE_DEBUG_SAVEALL; /* from here on all garbage goes, what was saved with it */
    forget_specials(th);
    OuObject *left = machine->modules == NULL ? NULL : forget_modules(th, machine->modules);
    restore_builtins(th);
    ou_asyncio_end(th);
    th->vm->cycle->ending = true;
    ou_cycle_collect(th, 2);
    bool cleared = false;
    for (size_t i = left == NULL ? 0 : ou_list_size(left); i-- > 0;) {
        OuObject *module = ou_weakref_get(th, ou_list_borrow(left, i));
        if (module != NULL && module != library->sys_module && module != machine->builtins_module) {
            clear_module_dict(th, ((OuModule *)module)->dict);
            cleared = true;
        }
        ou_drop_maybe(th, module);
    }
    ou_drop_maybe(th, left);
    if (cleared) { /* else there is nothing new to find */
        ou_cycle_collect(th, 2);
    }
    if (machine->sys_dict != NULL) {
        clear_module_dict(th, machine->sys_dict);
    }
    ou_clear_ref(th, &machine->sys_dict);
    ou_clear_ref(th, &library->sys_module);
    ou_clear_ref(th, &machine->import_func);
    if (machine->builtins != NULL) {
        ou_dict_clear(th, machine->builtins);
    }
    ou_clear_ref(th, &machine->builtins);
    ou_clear_ref(th, &machine->builtins_module);
    ou_thread_let_go(th);
    ou_clear_ref(th, &library->exit_callbacks);
    ou_clear_ref(th, &library->queue_empty);
    ou_clear_ref(th, &library->fork_before);
    ou_clear_ref(th, &library->fork_in_child);
    ou_clear_ref(th, &library->fork_in_parent);
    ou_clear_ref(th, &th->vm->audit_hooks);
    ou_clear_ref(th, &library->asyncgen_hooks_type);
    ou_clear_ref(th, &library->io_unsupported);
    ou_clear_ref(th, &library->ast_module);
    ou_clear_ref(th, &library->import_lock);
    ou_clear_ref(th, &library->warnings.filters);
    ou_clear_ref(th, &library->warnings.once_registry);
    ou_clear_ref(th, &library->warnings.default_action);
    ou_clear_ref(th, &library->gc_garbage);
    for (size_t i = 0; i < OU_KEPT_END; i++) {
        ou_clear_ref(th, &library->kept[i]);
    }
    ou_cycle_unfreeze(th->vm); /* what was never unfrozen goes with the VM */
    ou_cycle_collect(th, 2);
    ou_line_editor_end(th); /* until now a finalizer may have used it */
    th->vm->library = NULL;
    ou_mem_give(th, library, sizeof *library);
}
