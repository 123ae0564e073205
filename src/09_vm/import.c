/* import.c - the import system: sys.modules, modules made and run, `import` and `from`.
 *
 * What `import` means is PEP 302/328/420 as CPython 3.11 does it, written once, in C: there is no bootstrap twin
 * in Python. Where a module comes from is find.c's business; what importlib shows of it, import_class.c's and spec.c's. */
#include "09_vm/import_int.h"

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

/* The part of a dotted name before the last dot; "" without one. New. */
static OuObject *parent_name(OuThread *th, OuObject *name)
{
    size_t n = ou_str_length(name);
    while (n > 0 && ou_str_at(name, n - 1) != '.') {
        n--;
    }
    return ou_str_slice(th, name, 0, n > 0 ? n - 1 : 0);
}

/* Where a module is from; all borrowed, NULL where it does not apply. */
typedef struct Origin {
    OuObject *loader, *origin;
    OuObject *file, *cached; /* __file__, __cached__ */
    OuObject *path;          /* of a package */
} Origin;

/* __package__, __spec__, __loader__, __file__, __cached__, __path__. */
static bool set_attributes(OuThread *th, OuObject *module, OuObject *name, const Origin *from)
{
    OuObject *dict = ((OuModule *)module)->dict;
    OuObject *package = from->path != NULL ? ou_keep(name) : parent_name(th, name);
    OuObject *spec = package == NULL ? NULL
                                     : ou_import_make_spec(th, name, from->loader, from->origin, from->file, from->path, from->cached);
    bool ok = spec != NULL && ou_dict_set(th, dict, OU_NAME(th, dunder_package), package) &&
              ou_dict_set(th, dict, OU_NAME(th, dunder_spec), spec) &&
              ou_dict_set(th, dict, OU_NAME(th, dunder_loader), from->loader) &&
              (from->file == NULL || ou_dict_set(th, dict, OU_NAME(th, dunder_file), from->file)) &&
              (from->cached == NULL || ou_dict_set(th, dict, OU_NAME(th, dunder_cached), from->cached)) &&
              (from->path == NULL || ou_dict_set(th, dict, OU_NAME(th, dunder_path), from->path));
    ou_drop_maybe(th, spec);
    ou_drop_maybe(th, package);
    return ok;
}

bool ou_import_describe_builtin(OuThread *th, OuObject *module)
{
    OuObject *origin = ou_str_intern_text(th, "built-in");
    Origin from = {.loader = ou_import_part(th, OU_IMPORT_BUILTIN), .origin = origin};
    bool ok = origin != NULL && set_attributes(th, module, ((OuModule *)module)->name, &from);
    ou_drop_maybe(th, origin);
    return ok;
}

static bool set_initializing(OuThread *th, OuObject *module, bool value)
{
    bool failed = false;
    OuObject *spec = ou_get_attr_maybe(th, module, OU_NAME(th, dunder_spec), &failed);
    bool ok = !failed;
    if (spec != NULL && spec != OU_NONE) {
        ok = ou_set_attr(th, spec, OU_NAME(th, plain__initializing), ou_bool(value));
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
    OuObject *result = set_initializing(th, module, true) && (!ou_audited(th) || ou_audit(th, "exec", "O", code)) ? ou_machine_run(th, code, dict, dict, NULL) : NULL;
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

/* A module in Python source that is part of the binary. */
static OuObject *load_embedded(OuThread *th, OuObject *name, const OuBuiltinModule *row)
{
    OuObject *file = ou_str_format(th, "<frozen %U>", name), *origin = ou_str_intern_text(th, "frozen");
    OuObject *path = row->is_package ? ou_list_new(th, 0) : NULL, *module = ou_module_new(th, name), *result = NULL;
    Origin from = {.loader = ou_import_part(th, OU_IMPORT_FROZEN), .origin = origin, .path = path};
    if (file != NULL && origin != NULL && module != NULL && (path != NULL || !row->is_package) &&
        set_attributes(th, module, name, &from)) {
        OuCode *code = ou_compile_source(th, row->source, row->source_size, file, OU_COMPILE_EXEC, 0, th->vm->machine->optimize, NULL);
        result = code == NULL ? NULL : run_module(th, module, name, code);
        ou_drop_maybe(th, code == NULL ? NULL : &code->head);
    }
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, origin);
    ou_drop_maybe(th, file);
    return result;
}

OuObject *ou_import_load_builtin(OuThread *th, OuObject *name, const OuBuiltinModule *row)
{
    if (row->make == NULL) {
        return load_embedded(th, name, row);
    }
    OuObject *module = row->make(th);
    if (module != NULL && (!ou_import_describe_builtin(th, module) || !ou_dict_set(th, th->vm->machine->modules, name, module))) {
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

OuObject *ou_import_load_file(OuThread *th, OuObject *name, OuObject *file, OuObject *path)
{
    OuObject *cached = NULL, *result = NULL;
    OuCode *code = ou_cache_code(th, file, &cached);
    OuObject *module = code == NULL ? NULL : ou_module_new(th, name);
    OuObject *loader = module == NULL ? NULL : ou_import_source_loader(th, name, file);
    Origin from = {.loader = loader, .origin = file, .file = file, .cached = cached, .path = path};
    if (loader != NULL && set_attributes(th, module, name, &from)) {
        result = run_module(th, module, name, code);
    }
    ou_drop_maybe(th, loader);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, code == NULL ? NULL : &code->head);
    ou_drop_maybe(th, cached);
    return result;
}

/* ---- finding ---- */

/* The pending ModuleNotFoundError says which module it is about. NULL. */
static OuObject *name_not_found(OuThread *th, OuObject *name)
{
    OuObject *error = ou_error_take(th);
    if (ou_set_attr(th, error, OU_NAME(th, plain_name), name)) {
        ou_error_restore_adopt(th, error);
    } else {
        ou_drop(th, error);
    }
    return NULL;
}

static OuObject *raise_not_found(OuThread *th, OuObject *name, OuObject *parent)
{
    if (parent != NULL) {
        ou_raise(th, &ou_exc_module_not_found_error, "No module named %R; %R is not a package", name, parent);
    } else {
        ou_raise(th, &ou_exc_module_not_found_error, "No module named %R", name);
    }
    return name_not_found(th, name);
}

static OuObject *tail_name(OuThread *th, OuObject *name)
{
    size_t n = ou_str_length(name), from = n;
    while (from > 0 && ou_str_at(name, from - 1) != '.') {
        from--;
    }
    return ou_str_slice(th, name, from, n);
}

/* The parent of a dotted name, imported; its __path__ in *path. *parent and *path are new. False with an error. */
static bool import_parent(OuThread *th, OuObject *name, OuObject *parent_text, OuObject **parent, OuObject **path)
{
    bool failed = false;
    if (ou_dict_borrow(th, th->vm->machine->modules, parent_text, &failed) == OU_NONE) {
        raise_not_found(th, name, parent_text);
        return false;
    }
    *parent = failed ? NULL : ou_import_find_and_load(th, parent_text);
    if (*parent == NULL) {
        return false;
    }
    /* A parent may put its children into sys.modules itself, as os does with os.path. */
    if (ou_dict_borrow(th, th->vm->machine->modules, name, &failed) != NULL || failed) {
        return !failed;
    }
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

/* ---- a submodule and its package ---- */

/* The package's spec lists what of it is being imported, for the words of errors. The list, new; NULL: there is none, or
 * an error is pending. */
static OuObject *note_coming(OuThread *th, OuObject *parent, OuObject *tail)
{
    bool failed = false;
    OuObject *spec = ou_get_attr_maybe(th, parent, OU_NAME(th, dunder_spec), &failed), *list = NULL;
    if (spec != NULL && spec != OU_NONE) {
        list = ou_get_attr_text_maybe(th, spec, "_uninitialized_submodules", &failed);
        if (list != NULL && (!ou_is_list(list) || !ou_list_append(th, list, tail))) {
            ou_clear_ref(th, &list);
        }
    }
    ou_drop_maybe(th, spec);
    return list;
}

static void forget_coming(OuThread *th, OuObject *list)
{
    OuObject *error = ou_error_take(th);
    ou_drop_maybe(th, ou_call_method_text(th, list, "pop", 0));
    ou_error_clear(th);
    ou_error_restore_adopt(th, error);
    ou_drop(th, list);
}

/* The module becomes an attribute of what is its package by now. */
static bool bind_child(OuThread *th, OuObject *parent_text, OuObject *tail, OuObject *module)
{
    bool failed = false;
    OuObject *parent = ou_keep_maybe(ou_dict_borrow(th, th->vm->machine->modules, parent_text, &failed));
    if (parent == NULL) {
        return !failed && ou_raise_value(th, &ou_exc_key_error, parent_text);
    }
    bool ok = ou_set_attr(th, parent, tail, module);
    ou_drop(th, parent);
    if (!ok && ou_error_swallow(th, &ou_exc_attribute_error)) {
        OuObject *text = ou_str_format(th, "Cannot set an attribute on %R for child module %R", parent_text, tail);
        ok = text != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_import_warning), text, 1);
        ou_drop_maybe(th, text);
    }
    return ok;
}

/* Audit hooks get the name, and what decides where it is looked for. */
static bool tell_import(OuThread *th, OuObject *name)
{
    OuObject *sys = th->vm->machine->sys_dict;
    static const char *const names[] = {"path", "meta_path", "path_hooks"};
    OuObject *of_sys[OU_COUNT_OF(names)] = {NULL, NULL, NULL};
    for (size_t i = 0; sys != NULL && i < OU_COUNT_OF(names); i++) {
        of_sys[i] = ou_dict_borrow_text(th, sys, names[i]);
    }
    return ou_audit(th, "import", "OOOOO", name, NULL, of_sys[0], of_sys[1], of_sys[2]);
}

/* The module of this full name, from sys.modules or loaded; its parents too, and bound in its parent. New. */
OuObject *ou_import_find_and_load(OuThread *th, OuObject *name)
{
    OuMachine *machine = th->vm->machine;
    bool failed = false;
    if (machine == NULL || machine->modules == NULL) { /* asked by what the last collections finalize */
        return ou_null(th, &ou_exc_import_error, "the program has ended");
    }
    if (OU_UNLIKELY(machine->importing != NULL) && !ou_import_wait(th, name)) {
        return NULL;
    }
    OuObject *module = ou_dict_borrow(th, machine->modules, name, &failed);
    if (module == OU_NONE) {
        ou_raise(th, &ou_exc_module_not_found_error, "import of %U halted; None in sys.modules", name);
        return name_not_found(th, name);
    }
    if (module != NULL || failed) {
        return ou_keep_maybe(module);
    }
    if (!ou_enter(th, "")) {
        return NULL;
    }
    if (ou_audited(th) && !tell_import(th, name)) {
        ou_leave(th);
        return NULL;
    }
    OuImporting record;
    OuImportTimer timer = {0};
    ou_import_begin(th, name, &record);
    ou_import_time_begin(th, &timer);
    OuObject *parent_text = parent_name(th, name), *tail = tail_name(th, name), *parent = NULL, *path = NULL;
    bool ok = parent_text != NULL && tail != NULL;
    module = NULL;
    if (ok && ou_str_length(parent_text) > 0) {
        ok = import_parent(th, name, parent_text, &parent, &path);
        module = ok ? ou_keep_maybe(ou_dict_borrow(th, machine->modules, name, &failed)) : NULL;
    }
    if (ok && module == NULL) {
        OuObject *coming = parent == NULL ? NULL : note_coming(th, parent, tail);
        module = ou_has_error(th) ? NULL : ou_import_search(th, name, tail, path);
        if (coming != NULL) {
            forget_coming(th, coming);
        }
        if (module == NULL && !ou_has_error(th)) {
            raise_not_found(th, name, NULL);
        }
        if (module != NULL && parent != NULL && !bind_child(th, parent_text, tail, module)) {
            ou_clear_ref(th, &module);
        }
    }
    ou_import_time_end(th, &timer, name);
    ou_import_end(th, &record);
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, parent);
    ou_drop_maybe(th, tail);
    ou_drop_maybe(th, parent_text);
    ou_leave(th);
    return module;
}

/* ---- __import__ ---- */

static bool import_warning(OuThread *th, const char *text)
{
    OuObject *message = ou_str_from_text(th, text);
    bool ok = message != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_import_warning), message, 1);
    ou_drop_maybe(th, message);
    return ok;
}

/* __package__, which should be what __spec__ says. spec may be NULL. */
static OuObject *told_package(OuThread *th, OuObject *package, OuObject *spec)
{
    if (!ou_is_str(package)) {
        return ou_null(th, &ou_exc_type_error, "package must be a string");
    }
    OuObject *parent = spec == NULL ? NULL : ou_get_attr_text(th, spec, "parent");
    OuTruth same = spec == NULL ? OU_TRUE : parent == NULL ? OU_ERROR : ou_compare_bool(th, package, parent, OU_EQ);
    ou_drop_maybe(th, parent);
    bool ok = same == OU_TRUE || (same == OU_FALSE && import_warning(th, "__package__ != __spec__.parent"));
    return ok ? ou_keep(package) : NULL;
}

/* The package that a relative import counts from. New; NULL with an error. */
static OuObject *calling_package(OuThread *th, OuObject *globals)
{
    OuObject *package = ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_package));
    OuObject *spec = ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_spec)), *result;
    package = package == OU_NONE ? NULL : ou_keep_maybe(package);
    spec = spec == OU_NONE ? NULL : ou_keep_maybe(spec);
    if (package != NULL) {
        result = told_package(th, package, spec);
    } else if (spec != NULL) {
        result = ou_get_attr_text(th, spec, "parent");
        if (result != NULL && !ou_is_str(result)) {
            ou_raise(th, &ou_exc_type_error, "__spec__.parent must be a string");
            ou_clear_ref(th, &result);
        }
    } else if (import_warning(th, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__")) {
        OuObject *name = ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_name));
        if (name == NULL || !ou_is_str(name)) {
            result = name == NULL ? ou_null(th, &ou_exc_key_error, "'__name__' not in globals")
                                  : ou_null(th, &ou_exc_type_error, "__name__ must be a string");
        } else {
            result = ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_path)) != NULL ? ou_keep(name) : parent_name(th, name);
        }
    } else {
        result = NULL;
    }
    ou_drop_maybe(th, spec);
    ou_drop_maybe(th, package);
    return result;
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
            ok = nested ? ou_raise(th, &ou_exc_type_error, "Item in %U.__all__ must be str, not %T", full, name)
                        : ou_raise(th, &ou_exc_type_error, "Item in ``from list'' must be str, not %T", name);
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
        OuObject *loaded = sub == NULL ? NULL : ou_import_find_and_load(th, sub);
        if (loaded == NULL && sub != NULL && ou_error_matches(th, &ou_exc_module_not_found_error)) {
            /* No such submodule: IMPORT_FROM words that. An import inside it that fails goes on. */
            OuObject *missing = ou_get_attr(th, th->error, OU_NAME(th, plain_name));
            if (missing != NULL && ou_is_str(missing) && ou_str_equal(missing, sub) &&
                ou_dict_borrow_str(th, th->vm->machine->modules, sub) != OU_NONE) {
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
    if (level > 0 && globals == NULL) {
        return ou_null(th, &ou_exc_key_error, "'__name__' not in globals");
    }
    if (level > 0 && !ou_is_dict(globals)) {
        return ou_null(th, &ou_exc_type_error, "globals must be a dict");
    }
    OuObject *full = level > 0 ? resolve_relative(th, name, globals, level) : ou_keep(name);
    OuObject *module = full == NULL ? NULL : ou_import_find_and_load(th, full);
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
            OuObject *first = top == NULL ? NULL : ou_import_find_and_load(th, top);
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
    OuObject *module = text == NULL ? NULL : ou_import_find_and_load(th, text);
    ou_drop_maybe(th, text);
    return module;
}

OuObject *ou_import_attr(OuThread *th, const char *module_name, const char *name)
{
    OuObject *module = ou_import_module(th, module_name);
    OuObject *found = module == NULL ? NULL : ou_get_attr_text(th, module, name);
    ou_drop_maybe(th, module);
    return found;
}
