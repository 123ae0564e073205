/* importlib_module.c - _frozen_importlib and _frozen_importlib_external: the library's importlib/_bootstrap.py and
 * _bootstrap_external.py, loaded when a program first asks for something of importlib, and joined with the import system of
 * 09_vm (docs/decisions.md). A program that only imports never gets here. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "09_vm/cache.h"

#include <string.h>
#include <unistd.h>

/* The path of a file of the library's importlib: new; NULL with ImportError. */
static OuObject *library_file(OuThread *th, const char *name)
{
    OuObject *path = ou_dict_borrow_str(th, th->vm->machine->sys_dict, OU_NAME(th, plain_path)), *found = NULL;
    OuObject *entries = path == NULL ? ou_list_new(th, 0) : ou_to_list(th, path);
    for (size_t i = 0; entries != NULL && found == NULL && !ou_has_error(th) && i < ou_list_size(entries); i++) {
        OuObject *entry = ou_list_borrow(entries, i);
        OuObject *file = ou_is_str(entry) ? ou_str_format(th, "%U/importlib/%s.py", entry, name) : NULL;
        OuObject *bytes = file == NULL ? NULL : ou_str_encode(th, file, "utf-8", "surrogateescape");
        if (bytes != NULL && strlen(ou_bytes_data(bytes)) == ou_bytes_size(bytes) && access(ou_bytes_data(bytes), R_OK) == 0) {
            found = ou_keep(file);
        }
        ou_drop_maybe(th, bytes);
        ou_drop_maybe(th, file);
    }
    ou_drop_maybe(th, entries);
    if (found == NULL && !ou_has_error(th)) {
        ou_raise(th, &ou_exc_import_error, "importlib/%s.py of the standard library is not on sys.path", name);
    }
    return found;
}

/* One of the two files as a module, in sys.modules: new. */
static OuObject *load(OuThread *th, const char *module_name, const char *file_name)
{
    OuObject *name = ou_str_intern_text(th, module_name), *cached = NULL, *done = NULL;
    OuObject *module = name == NULL ? NULL : ou_module_new(th, name);
    OuObject *file = module == NULL ? NULL : library_file(th, file_name);
    OuObject *shown = file == NULL ? NULL : ou_str_format(th, "<frozen importlib.%s>", file_name);
    OuCode *code = shown == NULL ? NULL : ou_cache_code(th, file, &cached);
    if (code != NULL && ou_code_rename(th, code, shown) && ou_dict_set(th, th->vm->machine->modules, name, module)) {
        OuObject *dict = ((OuModule *)module)->dict;
        done = ou_machine_run(th, code, dict, dict, NULL);
    }
    if (done == NULL) {
        ou_clear_ref(th, &module);
    }
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, code == NULL ? NULL : &code->head);
    ou_drop_maybe(th, cached);
    ou_drop_maybe(th, shown);
    ou_drop_maybe(th, file);
    ou_drop_maybe(th, name);
    return module;
}

/* Modules that _setup() would otherwise load by itself. */
static bool load_helpers(OuThread *th)
{
    static const char *const names[] = {"_thread", "_warnings", "_weakref", "_imp", "_io", "marshal", "posix"};
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        OuObject *module = ou_import_module(th, names[i]);
        if (module == NULL) {
            return false;
        }
        ou_drop(th, module);
    }
    return true;
}

static bool join(OuThread *th, OuObject *bootstrap, OuObject *external)
{
    OuObject **parts = th->vm->machine->import_parts;
    OuObject *classes = ou_tuple_from(th, &parts[OU_IMPORT_BUILTIN], OU_IMPORT_ARCHIVE - OU_IMPORT_BUILTIN);
    OuObject *module = classes == NULL ? NULL : ou_import_module(th, "_ouro_importlib");
    OuObject *hook = module == NULL ? NULL : ou_call_method_text(th, module, "join", 4, bootstrap, external,
                                                                 parts[OU_IMPORT_SPEC], classes);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, classes);
    parts[OU_IMPORT_LIBRARY_HOOK] = hook;
    return hook != NULL;
}

static void forget(OuThread *th, const char *name)
{
    OuObject *error = ou_error_take(th), *text = ou_str_from_text(th, name);
    if (text == NULL || ou_dict_delete(th, th->vm->machine->modules, text) == OU_ERROR) {
        ou_error_clear(th);
    }
    ou_drop_maybe(th, text);
    ou_error_restore_adopt(th, error);
}

static OuObject *make_bootstrap(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    if (!ou_import_wait_joined(th) || machine->import_parts[OU_IMPORT_LIBRARY_HOOK] != NULL) {
        return ou_null(th, &ou_exc_import_error, "_frozen_importlib is loaded once, and cannot be loaded again");
    }
    machine->import_joiner = th;
    OuObject *bootstrap = load_helpers(th) ? load(th, "_frozen_importlib", "_bootstrap") : NULL;
    OuObject *external = bootstrap == NULL ? NULL : load(th, "_frozen_importlib_external", "_bootstrap_external");
    if (external == NULL || !join(th, bootstrap, external) || !ou_import_describe_builtin(th, external)) {
        ou_clear_ref(th, &bootstrap);
        forget(th, "_frozen_importlib");
        forget(th, "_frozen_importlib_external");
    }
    ou_drop_maybe(th, external);
    machine->import_joiner = NULL;
    return bootstrap;
}

/* Comes with the other one. */
static OuObject *make_external(OuThread *th)
{
    OuObject *bootstrap = ou_import_module(th, "_frozen_importlib");
    OuObject *external = bootstrap == NULL ? NULL : ou_get_attr_text(th, bootstrap, "_bootstrap_external");
    ou_drop_maybe(th, bootstrap);
    return external;
}

const OuBuiltinModule ou_module__frozen_importlib = {.name = "_frozen_importlib", .make = make_bootstrap};
const OuBuiltinModule ou_module__frozen_importlib_external = {.name = "_frozen_importlib_external", .make = make_external};
