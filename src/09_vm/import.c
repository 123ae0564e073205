/* import.c - the import system: sys.modules, sys.meta_path, built-in modules, source files, packages.
 *
 * What `import` means is PEP 302/328/420 as CPython 3.11 does it, written once, in C: there is no bootstrap twin
 * in Python. The order for a name that is not in sys.modules: finders that the program put in sys.meta_path;
 * modules of the binary (C or embedded source); then the folders of sys.path, or of the parent package's __path__.
 * In a folder: name/__init__.py, name.py, and a folder `name` without __init__.py as a portion of a namespace package. */
#include "09_vm/import_int.h"

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

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* ---- built-in modules ---- */

void ou_import_register(OuVm *vm, const OuBuiltinModule *const *table)
{
    for (size_t i = 0; i < OU_COUNT_OF(vm->machine->tables); i++) {
        if (vm->machine->tables[i] == NULL) {
            vm->machine->tables[i] = table;
            return;
        }
    }
    OU_ASSERT(!"too many tables of modules");
}

const OuBuiltinModule *ou_import_find_builtin(OuVm *vm, OuObject *name)
{
    for (size_t i = 0; i < OU_COUNT_OF(vm->machine->tables) && vm->machine->tables[i] != NULL; i++) {
        for (const OuBuiltinModule *const *row = vm->machine->tables[i]; *row != NULL; row++) {
            if (ou_str_equal_text(name, (*row)->name)) {
                return *row;
            }
        }
    }
    return NULL;
}

/* ---- module attributes ---- */

static bool set_text(OuThread *th, OuObject *dict, const char *name, OuObject *value)
{
    return value != NULL && ou_dict_set_text(th, dict, name, value);
}

/* The part of a dotted name before the last dot; "" without one. New. */
static OuObject *parent_name(OuThread *th, OuObject *name)
{
    size_t n = ou_str_length(name);
    while (n > 0 && ou_str_at(name, n - 1) != '.') {
        n--;
    }
    return ou_str_slice(th, name, 0, n > 0 ? n - 1 : 0);
}

/* __name__, __package__, __spec__, __loader__, __file__, __path__. file, path: NULL where they do not apply. */
static bool set_attributes(OuThread *th, OuObject *module, OuObject *name, OuObject *file, OuObject *path)
{
    OuObject *dict = ((OuModule *)module)->dict;
    OuObject *package = path != NULL ? ou_keep(name) : parent_name(th, name);
    OuObject *spec = package == NULL ? NULL : ou_import_make_spec(th, name, package, file, path);
    bool ok = spec != NULL && set_text(th, dict, "__package__", package) && set_text(th, dict, "__spec__", spec) &&
              set_text(th, dict, "__loader__", OU_NONE) && (file == NULL || set_text(th, dict, "__file__", file)) &&
              (path == NULL || set_text(th, dict, "__path__", path));
    ou_drop_maybe(th, spec);
    ou_drop_maybe(th, package);
    return ok;
}

static bool set_initializing(OuThread *th, OuObject *module, bool value)
{
    bool failed = false;
    OuObject *spec = ou_get_attr_maybe(th, module, OU_NAME(th, dunder_spec), &failed);
    bool ok = !failed;
    if (spec != NULL && spec != OU_NONE) {
        ok = ou_set_attr_text(th, spec, "_initializing", ou_bool(value));
    }
    ou_drop_maybe(th, spec);
    return ok;
}

/* ---- running a module's source ---- */

/* The module is in sys.modules while its body runs; it is taken out again when that fails. New reference to what
 * sys.modules holds at the end: a body may replace it. */
static OuObject *run_module(OuThread *th, OuObject *module, OuObject *name, OuCode *code)
{
    OuMachine *machine = th->vm->machine;
    OuObject *dict = ((OuModule *)module)->dict;
    if (!ou_dict_set(th, machine->modules, name, module)) {
        return NULL;
    }
    OuObject *result = set_initializing(th, module, true) ? ou_machine_run(th, code, dict, dict, NULL) : NULL;
    if (result == NULL || !set_initializing(th, module, false)) {
        ou_drop_maybe(th, result);
        OuObject *error = ou_error_take(th);
        if (ou_dict_delete(th, machine->modules, name) == OU_ERROR) {
            ou_error_clear(th);
        }
        ou_error_restore_adopt(th, error);
        return NULL;
    }
    ou_drop(th, result);
    bool failed = false;
    OuObject *found = ou_dict_borrow(th, machine->modules, name, &failed);
    return ou_keep(found == NULL ? module : found);
}

static OuObject *load_source(OuThread *th, OuObject *name, OuObject *file, OuObject *path, const char *source, size_t size)
{
    OuObject *module = ou_module_new(th, name);
    if (module == NULL) {
        return NULL;
    }
    OuObject *result = NULL;
    if (set_attributes(th, module, name, file, path)) {
        OuCode *code = ou_compile_source(th, source, size, file, OU_COMPILE_EXEC, 0, th->vm->machine->optimize, NULL);
        if (code != NULL) {
            result = run_module(th, module, name, code);
            ou_drop(th, code);
        }
    }
    ou_drop(th, module);
    return result;
}

static OuObject *load_builtin(OuThread *th, OuObject *name, const OuBuiltinModule *row)
{
    if (row->make == NULL) {
        OuObject *file = ou_str_format(th, "<frozen %U>", name);
        OuObject *path = row->is_package ? ou_list_new(th, 0) : NULL;
        OuObject *module = NULL;
        if (file != NULL && (path != NULL || !row->is_package)) {
            module = load_source(th, name, file, path, row->source, row->source_size);
        }
        ou_drop_maybe(th, path);
        ou_drop_maybe(th, file);
        return module;
    }
    OuObject *module = row->make(th);
    if (module != NULL && (!set_attributes(th, module, name, NULL, NULL) ||
                           !ou_dict_set(th, th->vm->machine->modules, name, module))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

/* ---- files ---- */

/* The whole file as bytes; NULL with OSError. */
OuObject *ou_import_read_file(OuThread *th, const char *path)
{
    FILE *f = fopen(path, "rb");
    struct stat st;
    if (f == NULL || fstat(fileno(f), &st) != 0 || S_ISDIR(st.st_mode)) {
        int error = f == NULL ? errno : S_ISDIR(st.st_mode) ? EISDIR : errno;
        if (f != NULL) {
            fclose(f);
        }
        OuObject *name = ou_str_decode(th, path, strlen(path), "utf-8", "surrogateescape");
        if (name != NULL) {
            ou_raise_errno(th, error, name, NULL);
            ou_drop(th, name);
        }
        return NULL;
    }
    size_t room = st.st_size > 0 ? (size_t)st.st_size + 1 : 4096, used = 0;
    OuObject *bytes = ou_bytes_new(th, room);
    while (bytes != NULL) {
        used += fread(ou_bytes_data(bytes) + used, 1, room - used, f);
        if (used < room) {
            break;
        }
        room *= 2;
        bytes = ou_bytes_resize_adopt(th, bytes, room);
    }
    fclose(f);
    return bytes == NULL ? NULL : ou_bytes_resize_adopt(th, bytes, used);
}

typedef struct Candidate {
    OuObject *file;    /* the source file; owned */
    OuObject *folder;  /* packages: the folder; owned */
    bool is_package, is_portion;
} Candidate;

static bool is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* A path as a C string: UTF-8 with undecodable bytes restored. bytes object to drop; NULL with an error. */
static OuObject *path_bytes(OuThread *th, OuObject *path)
{
    return ou_str_encode(th, path, "utf-8", "surrogateescape");
}

typedef bool (*PathTest)(const char *path);

/* folder/name + suffix, when the test holds: new str; NULL without error when it does not. */
static OuObject *try_path(OuThread *th, OuObject *folder, OuObject *name, const char *suffix, PathTest test)
{
    bool slash = ou_str_length(folder) > 0 && ou_str_at(folder, ou_str_length(folder) - 1) != '/';
    OuObject *path = ou_str_format(th, "%U%s%U%s", folder, slash ? "/" : "", name, suffix);
    OuObject *bytes = path == NULL ? NULL : path_bytes(th, path);
    bool found = bytes != NULL && strlen(ou_bytes_data(bytes)) == ou_bytes_size(bytes) && test(ou_bytes_data(bytes));
    ou_drop_maybe(th, bytes);
    if (!found) {
        ou_drop_maybe(th, path);
        return NULL;
    }
    return path;
}

/* What one folder has under this name. False: an error is pending. */
static bool look_in_folder(OuThread *th, OuObject *folder, OuObject *tail, Candidate *out)
{
    *out = (Candidate){0};
    out->file = try_path(th, folder, tail, "/__init__.py", is_file);
    if (out->file != NULL) {
        out->is_package = true;
        out->folder = try_path(th, folder, tail, "", is_folder);
        return !ou_has_error(th);
    }
    if (ou_has_error(th)) {
        return false;
    }
    out->file = try_path(th, folder, tail, ".py", is_file);
    if (out->file == NULL && !ou_has_error(th)) {
        out->folder = try_path(th, folder, tail, "", is_folder);
        out->is_portion = out->folder != NULL;
    }
    return !ou_has_error(th);
}

/* __cached__, and the spec's. */
static bool set_cached(OuThread *th, OuObject *module, OuObject *cached)
{
    OuObject *dict = ((OuModule *)module)->dict, *spec = ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_spec));
    bool ok = ou_dict_set(th, dict, OU_NAME(th, dunder_cached), cached);
    ou_keep_maybe(spec);
    ok = ok && (spec == NULL || spec == OU_NONE || ou_set_attr_text(th, spec, "cached", cached));
    ou_drop_maybe(th, spec);
    return ok;
}

static OuObject *load_file(OuThread *th, OuObject *name, const Candidate *found)
{
    OuObject *cached = NULL, *path = NULL, *result = NULL;
    OuCode *code = ou_cache_code(th, found->file, &cached);
    OuObject *module = code == NULL ? NULL : ou_module_new(th, name);
    if (module != NULL && found->is_package) {
        path = ou_list_from(th, (OuObject *const *)&found->folder, 1);
    }
    if (module != NULL && (path != NULL || !found->is_package) && set_attributes(th, module, name, found->file, path) &&
        set_cached(th, module, cached)) {
        result = run_module(th, module, name, code);
    }
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, code == NULL ? NULL : &code->head);
    ou_drop_maybe(th, cached);
    return result;
}

static OuObject *load_namespace(OuThread *th, OuObject *name, OuObject *portions)
{
    OuObject *module = ou_module_new(th, name);
    if (module != NULL && (!set_attributes(th, module, name, NULL, portions) ||
                           !ou_dict_set(th, th->vm->machine->modules, name, module))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

/* Along a list of folders. NULL without error: not found. */
static OuObject *load_from_path(OuThread *th, OuObject *name, OuObject *tail, OuObject *path)
{
    OuObject *portions = NULL, *module = NULL;
    OuObject *folders = ou_to_list(th, path); /* what runs while importing may change sys.path */
    for (size_t i = 0; folders != NULL && i < ou_list_size(folders); i++) {
        OuObject *folder = ou_list_borrow(folders, i);
        if (!ou_is_str(folder)) {
            continue;
        }
        Candidate found;
        bool ok = look_in_folder(th, folder, tail, &found);
        if (ok && found.file != NULL) {
            module = load_file(th, name, &found);
        } else if (ok && found.is_portion) {
            portions = portions != NULL ? portions : ou_list_new(th, 1);
            ok = portions != NULL && ou_list_append(th, portions, found.folder);
        }
        bool stop = !ok || found.file != NULL;
        ou_drop_maybe(th, found.file);
        ou_drop_maybe(th, found.folder);
        if (stop) {
            break;
        }
    }
    if (module == NULL && portions != NULL && !ou_has_error(th)) {
        module = load_namespace(th, name, portions);
    }
    ou_drop_maybe(th, portions);
    ou_drop_maybe(th, folders);
    return module;
}

/* ---- finders of the program ---- */

/* Asks each object in sys.meta_path; NULL without error: none knows the module. */
static OuObject *load_by_finders(OuThread *th, OuObject *name, OuObject *path)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *meta_path = sys == NULL ? NULL : ou_dict_borrow_str(th, sys, OU_NAME(th, plain_meta_path));
    if (meta_path == NULL || !ou_is_list(meta_path) || ou_list_size(meta_path) == 0) {
        return NULL;
    }
    OuObject *finders = ou_to_list(th, meta_path), *module = NULL;
    for (size_t i = 0; finders != NULL && module == NULL && i < ou_list_size(finders); i++) {
        OuObject *spec = ou_call_method_text(th, ou_list_borrow(finders, i), "find_spec", 3, name,
                                             path == NULL ? OU_NONE : path, OU_NONE);
        if (spec == NULL) {
            break;
        }
        if (spec != OU_NONE) {
            module = ou_import_load_spec(th, name, spec);
        }
        ou_drop(th, spec);
        if (ou_has_error(th)) {
            break;
        }
    }
    ou_drop_maybe(th, finders);
    return module;
}

/* ---- finding ---- */

static OuObject *raise_not_found(OuThread *th, OuObject *name, OuObject *parent)
{
    if (parent != NULL) {
        ou_raise(th, &ou_exc_module_not_found_error, "No module named %R; %R is not a package", name, parent);
    } else {
        ou_raise(th, &ou_exc_module_not_found_error, "No module named %R", name);
    }
    OuObject *error = ou_error_take(th);
    if (ou_set_attr(th, error, OU_NAME(th, plain_name), name)) {
        ou_error_restore_adopt(th, error);
    } else {
        ou_drop(th, error);
    }
    return NULL;
}

static OuObject *tail_name(OuThread *th, OuObject *name)
{
    size_t n = ou_str_length(name), from = n;
    while (from > 0 && ou_str_at(name, from - 1) != '.') {
        from--;
    }
    return ou_str_slice(th, name, from, n);
}

static OuObject *find_and_load(OuThread *th, OuObject *name);

/* The parent of a dotted name, imported; its __path__ in *path. *parent and *path are new. False with an error. */
static bool import_parent(OuThread *th, OuObject *name, OuObject *parent_text, OuObject **parent, OuObject **path)
{
    *parent = find_and_load(th, parent_text);
    if (*parent == NULL) {
        return false;
    }
    bool failed = false;
    *path = ou_get_attr_maybe(th, *parent, OU_NAME(th, dunder_path), &failed);
    if (*path == NULL) {
        if (!failed) {
            raise_not_found(th, name, parent_text);
        }
        ou_clear_ref(th, parent);
        return false;
    }
    return true;
}

static OuObject *search(OuThread *th, OuObject *name, OuObject *tail, OuObject *path)
{
    OuObject *module = load_by_finders(th, name, path);
    if (module != NULL || ou_has_error(th)) {
        return module;
    }
    const OuBuiltinModule *row = ou_import_find_builtin(th->vm, name);
    if (row != NULL) {
        return load_builtin(th, name, row);
    }
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *where = path != NULL ? path : sys == NULL ? NULL : ou_dict_borrow_str(th, sys, OU_NAME(th, plain_path));
    if (where != NULL) {
        ou_keep(where);
        module = load_from_path(th, name, tail, where);
        ou_drop(th, where);
    }
    return module != NULL || ou_has_error(th) ? module : raise_not_found(th, name, NULL);
}

/* The module of this full name, from sys.modules or loaded; its parents too, and bound in its parent. New. */
static OuObject *find_and_load(OuThread *th, OuObject *name)
{
    OuMachine *machine = th->vm->machine;
    bool failed = false;
    OuObject *module = ou_dict_borrow(th, machine->modules, name, &failed);
    if (module == OU_NONE) {
        ou_raise(th, &ou_exc_module_not_found_error, "import of %U halted; None in sys.modules", name);
        return NULL;
    }
    if (module != NULL || failed) {
        return ou_keep_maybe(module);
    }
    if (!ou_enter(th, "")) {
        return NULL;
    }
    OuObject *parent_text = parent_name(th, name), *tail = tail_name(th, name), *parent = NULL, *path = NULL;
    bool ok = parent_text != NULL && tail != NULL;
    module = NULL;
    if (ok && ou_str_length(parent_text) > 0) {
        ok = import_parent(th, name, parent_text, &parent, &path);
        module = ok ? ou_keep_maybe(ou_dict_borrow(th, machine->modules, name, &failed)) : NULL;
    }
    if (ok && module == NULL) {
        module = search(th, name, tail, path);
        if (module != NULL && parent != NULL && !ou_set_attr(th, parent, tail, module)) {
            ou_clear_ref(th, &module);
        }
    }
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, parent);
    ou_drop_maybe(th, tail);
    ou_drop_maybe(th, parent_text);
    ou_leave(th);
    return module;
}

/* ---- __import__ ---- */

/* The package that a relative import counts from. New; NULL with an error. */
static OuObject *calling_package(OuThread *th, OuObject *globals)
{
    OuObject *package = ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_package));
    if (package != NULL && package != OU_NONE) {
        return ou_is_str(package) ? ou_keep(package) : ou_null(th, &ou_exc_type_error, "__package__ must be a string");
    }
    OuObject *name = ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_name));
    if (name == NULL || !ou_is_str(name)) {
        return ou_null(th, &ou_exc_key_error, "'__name__' not in globals");
    }
    return ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_path)) != NULL ? ou_keep(name) : parent_name(th, name);
}

static OuObject *resolve_relative(OuThread *th, OuObject *name, OuObject *globals, int64_t level)
{
    OuObject *package = calling_package(th, globals);
    if (package == NULL) {
        return NULL;
    }
    if (ou_str_length(package) == 0) {
        ou_drop(th, package);
        return ou_null(th, &ou_exc_import_error, "attempted relative import with no known parent package");
    }
    size_t n = ou_str_length(package);
    for (int64_t i = 1; i < level; i++) {
        while (n > 0 && ou_str_at(package, n - 1) != '.') {
            n--;
        }
        if (n == 0) {
            ou_drop(th, package);
            return ou_null(th, &ou_exc_import_error, "attempted relative import beyond top-level package");
        }
        n--;
    }
    OuObject *base = ou_str_slice(th, package, 0, n);
    ou_drop(th, package);
    if (base == NULL || ou_str_length(name) == 0) {
        return base;
    }
    OuObject *full = ou_str_format(th, "%U.%U", base, name);
    ou_drop(th, base);
    return full;
}

/* `from package import a, b`: those that are not attributes may be submodules. */
static bool import_submodules(OuThread *th, OuObject *module, OuObject *full, OuObject *fromlist, bool nested)
{
    bool failed = false;
    OuObject *path = ou_get_attr_maybe(th, module, OU_NAME(th, dunder_path), &failed);
    if (path == NULL) {
        return !failed;
    }
    ou_drop(th, path);
    OuObject *names = ou_to_list(th, fromlist);
    bool ok = names != NULL;
    for (size_t i = 0; ok && i < ou_list_size(names); i++) {
        OuObject *name = ou_list_borrow(names, i);
        if (!ou_is_str(name)) {
            ok = ou_raise(th, &ou_exc_type_error, "Item in ``from list'' must be str, not %T", name);
            break;
        }
        if (ou_str_equal_text(name, "*")) {
            OuObject *all = nested ? NULL : ou_get_attr_maybe(th, module, OU_NAME(th, dunder_all), &failed);
            ok = !failed && (all == NULL || import_submodules(th, module, full, all, true));
            ou_drop_maybe(th, all);
            continue;
        }
        OuObject *value = ou_get_attr_maybe(th, module, name, &failed);
        if (value != NULL || failed) {
            ou_drop_maybe(th, value);
            ok = !failed;
            continue;
        }
        OuObject *sub = ou_str_format(th, "%U.%U", full, name);
        OuObject *loaded = sub == NULL ? NULL : find_and_load(th, sub);
        if (loaded == NULL && sub != NULL && ou_error_matches(th, &ou_exc_module_not_found_error)) {
            /* No such submodule: IMPORT_FROM words that. An import inside it that fails goes on. */
            OuObject *missing = ou_get_attr(th, th->error, OU_NAME(th, plain_name));
            if (missing != NULL && ou_is_str(missing) && ou_str_equal(missing, sub)) {
                ou_error_clear(th);
            }
            ou_drop_maybe(th, missing);
        }
        ok = sub != NULL && !ou_has_error(th);
        ou_drop_maybe(th, loaded);
        ou_drop_maybe(th, sub);
    }
    ou_drop_maybe(th, names);
    return ok;
}

OuObject *ou_import_level(OuThread *th, OuObject *name, OuObject *globals, OuObject *fromlist, int64_t level)
{
    if (!ou_is_str(name)) {
        return ou_null(th, &ou_exc_type_error, "module name must be a string");
    }
    if (level < 0) {
        return ou_null(th, &ou_exc_value_error, "level must be >= 0");
    }
    if (level == 0 && ou_str_length(name) == 0) {
        return ou_null(th, &ou_exc_value_error, "Empty module name");
    }
    if (level > 0 && (globals == NULL || !ou_is_dict(globals))) {
        return ou_null(th, &ou_exc_type_error, "globals must be a dict");
    }
    OuObject *full = level > 0 ? resolve_relative(th, name, globals, level) : ou_keep(name);
    OuObject *module = full == NULL ? NULL : find_and_load(th, full);
    OuTruth from = module == NULL || fromlist == NULL || fromlist == OU_NONE ? OU_FALSE : ou_is_true(th, fromlist);
    if (module != NULL && from == OU_TRUE) {
        if (!import_submodules(th, module, full, fromlist, false)) {
            ou_clear_ref(th, &module);
        }
    } else if (module != NULL && from == OU_FALSE) {
        /* `import a.b` gives a: the first part of what was written, counted from the end of full. */
        size_t length = ou_str_length(name), dot = 0;
        while (dot < length && ou_str_at(name, dot) != '.') {
            dot++;
        }
        if (dot < length) {
            size_t cut = ou_str_length(full) - (length - dot);
            OuObject *top = ou_str_slice(th, full, 0, cut);
            OuObject *first = top == NULL ? NULL : find_and_load(th, top);
            ou_drop_maybe(th, top);
            ou_drop(th, module);
            module = first;
        }
    } else if (from == OU_ERROR) {
        ou_clear_ref(th, &module);
    }
    ou_drop_maybe(th, full);
    return module;
}

OuObject *ou_import_module(OuThread *th, const char *name)
{
    OuObject *text = ou_str_intern_text(th, name);
    OuObject *module = text == NULL ? NULL : find_and_load(th, text);
    ou_drop_maybe(th, text);
    return module;
}
