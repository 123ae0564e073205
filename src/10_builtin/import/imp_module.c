/* imp_module.c - the module _imp: what the library's importlib asks of the import system. Modules in shared libraries are not
 * known: there is no suffix for them. "Frozen" modules are those embedded as Python source. */
#include "10_builtin/library.h"

#include "00_base/siphash.h"
#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/compile.h"
#include "09_vm/cache.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* ---- the lock ---- */

METHOD(acquire_lock)
{
    OuLibrary *library = th->vm->library;
    if (library->import_lock == NULL) {
        OuObject *module = ou_import_module(th, "_thread");
        OuObject *lock = module == NULL ? NULL : ou_call_method_text(th, module, "RLock", 0);
        ou_drop_maybe(th, module);
        if (lock == NULL) {
            return NULL;
        }
        if (library->import_lock == NULL) { /* another thread may have been here */
            library->import_lock = lock;
        } else {
            ou_drop(th, lock);
        }
    }
    OuObject *done = ou_call_method_text(th, library->import_lock, "acquire", 0);
    if (done == NULL) {
        return NULL;
    }
    ou_drop(th, done);
    library->import_lock_depth++;
    return OU_NONE;
}

METHOD(release_lock)
{
    OuLibrary *library = th->vm->library;
    OuObject *done = library->import_lock == NULL ? NULL : ou_call_method_text(th, library->import_lock, "release", 0);
    if (done == NULL) {
        ou_error_clear(th);
        return ou_null(th, &ou_exc_runtime_error, "not holding the import lock");
    }
    ou_drop(th, done);
    library->import_lock_depth--;
    return OU_NONE;
}

METHOD(lock_held)
{
    return ou_bool(th->vm->library->import_lock_depth > 0);
}

/* ---- built-in modules ---- */

static bool is_name(OuThread *th, const char *function, OuObject *o)
{
    return ou_is_str(o) || ou_raise(th, &ou_exc_type_error, "%s() argument must be str, not %G", function, o);
}

/* sys and builtins are there from the beginning and are not in the tables. */
static OuObject *first_module(OuThread *th, OuObject *name)
{
    return ou_str_equal_text(name, "sys")        ? th->vm->library->sys_module
           : ou_str_equal_text(name, "builtins") ? th->vm->machine->builtins_module
                                                 : NULL;
}

METHOD(is_builtin)
{
    if (!is_name(th, "is_builtin", args[0])) {
        return NULL;
    }
    const OuBuiltinModule *row = ou_import_find_builtin(th->vm, args[0]);
    return ou_int_new(th, first_module(th, args[0]) != NULL ? -1 : row != NULL && row->make != NULL);
}

METHOD(create_builtin)
{
    OuObject *name = ou_get_attr(th, args[0], OU_NAME(th, plain_name));
    if (name == NULL || !is_name(th, "create_builtin", name)) {
        ou_drop_maybe(th, name);
        return NULL;
    }
    OuObject *module = ou_keep_maybe(first_module(th, name));
    const OuBuiltinModule *row = module != NULL ? NULL : ou_import_find_builtin(th->vm, name);
    if (row != NULL && row->make != NULL) {
        module = row->make(th);
    } else if (module == NULL) {
        module = OU_NONE;
    }
    ou_drop(th, name);
    return module;
}

METHOD(exec_builtin)
{
    return ou_int_new(th, 0);
}

/* ---- embedded modules ---- */

/* The row of an embedded module; NULL: there is none, or TypeError. */
static const OuBuiltinModule *embedded(OuThread *th, const char *function, OuObject *name)
{
    const OuBuiltinModule *row = is_name(th, function, name) ? ou_import_find_builtin(th->vm, name) : NULL;
    return row == NULL || row->make != NULL ? NULL : row;
}

static OuObject *no_such(OuThread *th, OuObject *name)
{
    return ou_has_error(th) ? NULL : ou_null(th, &ou_exc_import_error, "No such frozen object named %R", name);
}

METHOD(is_frozen)
{
    const OuBuiltinModule *row = embedded(th, "is_frozen", args[0]);
    return row == NULL && ou_has_error(th) ? NULL : ou_bool(row != NULL);
}

METHOD(is_frozen_package)
{
    const OuBuiltinModule *row = embedded(th, "is_frozen_package", args[0]);
    return row == NULL ? no_such(th, args[0]) : ou_bool(row->is_package);
}

METHOD(find_frozen)
{
    const OuBuiltinModule *row = embedded(th, "find_frozen", args[0]);
    return row != NULL ? ou_tuple_of(th, 3, OU_NONE, ou_bool(row->is_package), args[0]) : ou_has_error(th) ? NULL : OU_NONE;
}

METHOD(get_frozen_object)
{
    const OuBuiltinModule *row = embedded(th, "get_frozen_object", args[0]);
    if (row == NULL) {
        return no_such(th, args[0]);
    }
    OuObject *file = ou_str_format(th, "<frozen %U>", args[0]);
    OuCode *code = file == NULL ? NULL : ou_compile_source(th, row->source, row->source_size, file, OU_COMPILE_EXEC, 0,
                                                          th->vm->machine->optimize, NULL);
    ou_drop_maybe(th, file);
    return (OuObject *)code;
}

METHOD(init_frozen)
{
    const OuBuiltinModule *row = embedded(th, "init_frozen", args[0]);
    return row == NULL && ou_has_error(th) ? NULL : row == NULL ? OU_NONE : ou_import_find_and_load(th, args[0]);
}

METHOD(frozen_module_names)
{
    OuObject *list = ou_list_new(th, 0);
    for (const OuBuiltinModule *const *row = ou_embedded_modules; list != NULL && *row != NULL; row++) {
        if (!ou_list_append_adopt(th, list, ou_str_from_text(th, (*row)->name))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

/* There is one set of embedded modules, and it is always used. */
METHOD(override_frozen)
{
    int64_t value;
    return ou_as_i64(th, args[0], &value) ? OU_NONE : NULL;
}

/* ---- shared libraries ---- */

METHOD(extension_suffixes)
{
    return ou_list_new(th, 0);
}

METHOD(create_dynamic)
{
    return ou_null(th, &ou_exc_import_error, "Ouro does not load modules from shared libraries");
}

/* ---- code ---- */

METHOD(fix_co_filename)
{
    if (args[0]->type != &ou_code_type || !ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "_fix_co_filename() wants a code object and a str, not %T and %T", args[0], args[1]);
    }
    return ou_code_rename(th, (OuCode *)args[0], args[1]) ? OU_NONE : NULL;
}

METHOD(source_hash)
{
    int64_t key;
    OuBuffer source;
    if (!ou_as_i64(th, args[0], &key) || !ou_buffer_acquire(th, args[1], &source, false)) {
        return NULL;
    }
    uint64_t hash = ou_siphash13((OuSipKey){(uint64_t)key, 0}, source.data, source.size);
    ou_buffer_release(th, &source);
    OuObject *bytes = ou_bytes_new(th, 8);
    for (int i = 0; bytes != NULL && i < 8; i++) {
        ou_bytes_data(bytes)[i] = (char)(hash >> (8 * i));
    }
    return bytes;
}

/* For importlib's own functions: what `import` does. */
METHOD(find_and_load)
{
    return is_name(th, "_find_and_load", args[0]) ? ou_import_find_and_load(th, args[0]) : NULL;
}

static const OuMethodDef functions[] = {
    {"acquire_lock", acquire_lock, "", 0,
     "Acquires the interpreter's import lock for the current thread.\n\n"
     "This lock should be used by import hooks to ensure thread-safety when importing\n"
     "modules. On platforms without threads, this function does nothing."},
    {"release_lock", release_lock, "", 0,
     "Release the interpreter's import lock.\n\nOn platforms without threads, this function does nothing."},
    {"lock_held", lock_held, "", 0,
     "Return True if the import lock is currently held, else False.\n\nOn platforms without threads, return False."},
    {"is_builtin", is_builtin, "name, /", 0, "Returns True if the module name corresponds to a built-in module."},
    {"create_builtin", create_builtin, "spec, /", 0, "Create an extension module."},
    {"exec_builtin", exec_builtin, "mod, /", 0, "Initialize a built-in module."},
    {"is_frozen", is_frozen, "name, /", 0, "Returns True if the module name corresponds to a frozen module."},
    {"is_frozen_package", is_frozen_package, "name, /", 0, "Returns True if the module name is of a frozen package."},
    {"find_frozen", find_frozen, "name, /, *, withdata=False", 0, "Return info about the corresponding frozen module (if there is one) or None."},
    {"get_frozen_object", get_frozen_object, "name, data=None, /", 0, "Create a code object for a frozen module."},
    {"init_frozen", init_frozen, "name, /", 0, "Initializes a frozen module."},
    {"_frozen_module_names", frozen_module_names, "", 0, "Returns the list of available frozen modules."},
    {"_override_frozen_modules_for_tests", override_frozen, "override, /", 0, NULL},
    {"extension_suffixes", extension_suffixes, "", 0, "Returns the list of file suffixes used to identify extension modules."},
    {"create_dynamic", create_dynamic, "spec, file=None, /", 0, "Create an extension module."},
    {"exec_dynamic", create_dynamic, "mod, /", 0, "Initialize an extension module."},
    {"_fix_co_filename", fix_co_filename, "code, path, /", 0, "Changes code.co_filename to specify the passed-in file path."},
    {"source_hash", source_hash, "key, source", 0, NULL},
    {"_find_and_load", find_and_load, "name, import_=None, /", 0, "Find and load the module."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_imp", NULL, functions);
    static const char *const words[] = {[OU_PYC_DEFAULT] = "default", [OU_PYC_ALWAYS] = "always", [OU_PYC_NEVER] = "never"};
    const char *check = words[th->vm->machine->pyc_check];
    static const OuNamedNumber numbers[] = {{"_cache_magic", OU_CACHE_MAGIC}, {NULL, 0}};
    if (module != NULL && (!ou_module_add_numbers(th, module, numbers) ||
                           !ou_module_add_adopt(th, module, "check_hash_based_pycs", ou_str_from_text(th, check)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__imp = {.name = "_imp", .make = make};
