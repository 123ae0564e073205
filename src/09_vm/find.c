/* find.c - where a module comes from: sys.meta_path, sys.path_hooks, sys.path_importer_cache, and the folders of a path.
 *
 * The finders that every program has are known by their identity and run here, in C; others that the program put there
 * are asked as PEP 302 and 451 say. A folder has for a name, in this order: name/__init__.py, name.py, each also as .pyc alone,
 * and a folder `name` without __init__.py as a portion of a namespace package (PEP 420). Folders are looked at anew each time: CPython's
 * listing of a folder, refreshed when its modification time changes, misses files that are younger than the clock's tick. */
#include "09_vm/import_int.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- files and folders ---- */

typedef struct Candidate {
    OuObject *file;    /* the source file, or compiled code without its source; owned */
    OuObject *folder;  /* packages and portions: the folder; owned */
    bool compiled;
} Candidate;

typedef bool (*PathTest)(const char *path);

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

/* Does the test hold for the path? UTF-8 with undecodable bytes restored. OU_ERROR: an error is pending. */
static OuTruth test_path(OuThread *th, OuObject *path, PathTest test)
{
    OuObject *bytes = ou_str_encode(th, path, "utf-8", "surrogateescape");
    if (bytes == NULL) {
        return OU_ERROR;
    }
    bool holds = strlen(ou_bytes_data(bytes)) == ou_bytes_size(bytes) && test(ou_bytes_data(bytes));
    ou_drop(th, bytes);
    return holds ? OU_TRUE : OU_FALSE;
}

/* folder/name + suffix, when the test holds: new str; NULL without error when it does not. */
static OuObject *try_path(OuThread *th, OuObject *folder, OuObject *name, const char *suffix, PathTest test)
{
    bool slash = ou_str_length(folder) > 0 && ou_str_at(folder, ou_str_length(folder) - 1) != '/';
    OuObject *path = ou_str_format(th, "%U%s%U%s", folder, slash ? "/" : "", name, suffix);
    if (path != NULL && test_path(th, path, test) != OU_TRUE) {
        ou_clear_ref(th, &path);
    }
    return path;
}

/* name.py in the folder, or name.pyc: new; NULL without error: neither. */
static OuObject *try_module(OuThread *th, OuObject *folder, OuObject *name, bool *compiled)
{
    OuObject *file = try_path(th, folder, name, ".py", is_file);
    *compiled = false;
    if (file == NULL && !ou_has_error(th)) {
        file = try_path(th, folder, name, ".pyc", is_file);
        *compiled = file != NULL;
    }
    return file;
}

/* What one folder has under this name. False: an error is pending. */
static bool look_in_folder(OuThread *th, OuObject *folder, OuObject *tail, Candidate *out)
{
    *out = (Candidate){0};
    if (ou_str_length(tail) == 0) { /* "package..module" */
        return true;
    }
    out->folder = try_path(th, folder, tail, "", is_folder);
    if (out->folder != NULL) {
        out->file = try_module(th, out->folder, OU_NAME(th, dunder_init), &out->compiled);
    }
    if (out->file == NULL && !ou_has_error(th)) {
        out->file = try_module(th, folder, tail, &out->compiled);
        if (out->file != NULL) {
            ou_clear_ref(th, &out->folder);
        }
    }
    return !ou_has_error(th);
}

/* The working folder: new; None when there is none any more. */
static OuObject *working_folder(OuThread *th)
{
    char *folder = getcwd(NULL, 0);
    if (folder == NULL) {
        return errno == ENOMEM ? ou_null_memory(th) : OU_NONE;
    }
    OuObject *path = ou_str_decode(th, folder, strlen(folder), "utf-8", "surrogateescape");
    free(folder);
    return path;
}

/* ---- finders of path entries ---- */

/* A list, or anything that iterates, under `name` in sys: its items in a new list. */
static OuObject *sys_list(OuThread *th, const char *name)
{
    OuObject *value = ou_dict_borrow_text(th, th->vm->machine->sys_dict, name);
    if (value == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "lost sys.%s", name);
    }
    ou_keep(value);
    OuObject *list = ou_to_list(th, value);
    ou_drop(th, value);
    return list;
}

/* A file, or something within one: what an archive may be. */
static bool may_be_archive(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? S_ISREG(st.st_mode) : errno == ENOTDIR;
}

/* hook(entry): new; None when it raises ImportError, *refused then. */
static OuObject *call_hook(OuThread *th, OuObject *hook, OuObject *entry, bool *refused)
{
    OuObject *finder = ou_call1(th, hook, entry);
    *refused = finder == NULL && ou_error_swallow(th, &ou_exc_import_error);
    return *refused ? OU_NONE : finder;
}

/* The hooks of every program, asked only where they can say yes: a finder, new; None. */
static OuObject *ask_own_hook(OuThread *th, OuObject *hook, OuObject *entry)
{
    bool archives = hook == ou_import_part(th, OU_IMPORT_ARCHIVE);
    OuTruth fits = test_path(th, entry, archives ? may_be_archive : is_folder);
    if (fits != OU_TRUE || (archives && th->vm->machine->archives_loading)) {
        return fits == OU_ERROR ? NULL : OU_NONE;
    }
    bool refused;
    return archives ? call_hook(th, hook, entry, &refused) : ou_import_folder_finder(th, entry);
}

/* The first finder that a hook makes: new; None: none does, or a hook of the program answers so. */
static OuObject *ask_hooks(OuThread *th, OuObject *entry)
{
    OuObject *hooks = sys_list(th, "path_hooks"), *finder = hooks == NULL ? NULL : OU_NONE;
    bool refused = true;
    for (size_t i = 0; finder == OU_NONE && refused && i < ou_list_size(hooks); i++) {
        OuObject *hook = ou_list_borrow(hooks, i);
        bool own = hook == ou_import_part(th, OU_IMPORT_HOOK) || hook == ou_import_part(th, OU_IMPORT_ARCHIVE);
        finder = own ? ask_own_hook(th, hook, entry) : call_hook(th, hook, entry, &refused);
    }
    ou_drop_maybe(th, hooks);
    return finder;
}

/* The finder of a path entry, from sys.path_importer_cache or made and put there: new; None: there is none. */
static OuObject *finder_of(OuThread *th, OuObject *entry)
{
    OuObject *key = ou_str_length(entry) == 0 ? working_folder(th) : ou_keep(entry);
    if (key == NULL || key == OU_NONE) {
        return key;
    }
    bool failed = false;
    OuObject *cache = ou_dict_borrow_str(th, th->vm->machine->sys_dict, OU_NAME(th, plain_path_importer_cache));
    OuObject *finder = NULL;
    if (cache != NULL && ou_is_dict(cache)) {
        ou_keep(cache);
        finder = ou_keep_maybe(ou_dict_borrow(th, cache, key, &failed));
        if (finder == NULL && !failed) {
            finder = ask_hooks(th, key);
            bool for_now = finder == OU_NONE && th->vm->machine->archives_loading;
            if (finder != NULL && !for_now && !ou_dict_set(th, cache, key, finder)) {
                ou_clear_ref(th, &finder);
            }
        }
        ou_drop(th, cache);
    } else {
        finder = ask_hooks(th, key);
    }
    ou_drop(th, key);
    return finder;
}

/* ---- along a path ---- */

/* A search along a path. */
typedef struct Search {
    OuObject *name, *tail; /* borrowed: the whole name; its last part */
    OuObject *portions;    /* list of folders of a namespace package; owned, NULL: none so far */
} Search;

/* Code without its source, by the library: new. path: of a package. */
static OuObject *load_compiled(OuThread *th, OuObject *name, OuObject *file, OuObject *path)
{
    OuObject *make = ou_import_library_attr(th, true, "SourcelessFileLoader");
    OuObject *loader = make == NULL ? NULL : ou_call2(th, make, name, file);
    OuObject *spec = loader == NULL ? NULL : ou_import_make_spec(th, name, loader, file, file, path, file);
    OuObject *module = spec == NULL ? NULL : ou_import_load_spec(th, spec);
    ou_drop_maybe(th, spec);
    ou_drop_maybe(th, loader);
    ou_drop_maybe(th, make);
    return module;
}

/* name.py or a package in a folder, loaded: new; NULL without error: no more than a portion. */
static OuObject *load_from_folder(OuThread *th, Search *s, OuObject *folder)
{
    Candidate found;
    OuObject *module = NULL, *path = NULL;
    bool ok = look_in_folder(th, folder, s->tail, &found);
    if (ok && found.file != NULL) {
        path = found.folder == NULL ? NULL : ou_list_from(th, (OuObject *const *)&found.folder, 1);
        module = found.folder != NULL && path == NULL ? NULL
                 : found.compiled                     ? load_compiled(th, s->name, found.file, path)
                                                      : ou_import_load_file(th, s->name, found.file, path);
        if (module != NULL && ou_str_equal_text(s->name, "zipimport") && !ou_import_show_archives(th, module)) {
            ou_clear_ref(th, &module);
        }
    } else if (ok && found.folder != NULL) {
        s->portions = s->portions != NULL ? s->portions : ou_list_new(th, 1);
        if (s->portions != NULL) {
            (void)ou_list_append(th, s->portions, found.folder); /* an error is pending then */
        }
    }
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, found.file);
    ou_drop_maybe(th, found.folder);
    return module;
}

/* The spec that a finder of the program has for a name: new, may be None. */
static OuObject *ask_path_finder(OuThread *th, OuObject *finder, OuObject *name)
{
    bool failed = false;
    OuObject *find = ou_get_attr_maybe(th, finder, OU_NAME(th, plain_find_spec), &failed);
    if (find != NULL || failed) {
        OuObject *spec = find == NULL ? NULL : ou_call1(th, find, name);
        ou_drop_maybe(th, find);
        return spec;
    }
    /* From before PEP 451: the library knows what to ask, and how to warn. */
    OuObject *path_finder = ou_import_library_attr(th, true, "PathFinder");
    OuObject *spec = path_finder == NULL ? NULL : ou_call_method_text(th, path_finder, "_legacy_get_spec", 2, name, finder);
    ou_drop_maybe(th, path_finder);
    return spec;
}

static OuObject *load_by_path_finder(OuThread *th, Search *s, OuObject *finder)
{
    OuObject *spec = ask_path_finder(th, finder, s->name);
    if (spec == NULL || spec == OU_NONE) {
        return NULL;
    }
    OuObject *loader = ou_get_attr(th, spec, OU_NAME(th, plain_loader)), *module = NULL;
    if (loader == OU_NONE) {
        OuObject *portions = ou_get_attr(th, spec, OU_NAME(th, plain_submodule_search_locations));
        if (portions == OU_NONE) {
            ou_raise(th, &ou_exc_import_error, "spec missing loader");
        } else if (portions != NULL) {
            s->portions = s->portions != NULL ? s->portions : ou_list_new(th, 1);
            if (s->portions != NULL) {
                (void)ou_list_extend(th, s->portions, portions);
            }
        }
        ou_drop_maybe(th, portions);
    } else if (loader != NULL) {
        module = ou_import_load_spec(th, spec);
    }
    ou_drop_maybe(th, loader);
    ou_drop(th, spec);
    return module;
}

/* The folder of a finder of ours, new; NULL: it is another's. */
static OuObject *own_folder(OuThread *th, OuObject *finder)
{
    if (OU_TYPE_OBJECT(finder->type) != ou_import_part(th, OU_IMPORT_FOLDER)) {
        return NULL;
    }
    OuObject *folder = ou_instance_borrow(th, finder, OU_NAME(th, plain_path));
    return folder == NULL || !ou_is_str(folder) ? NULL : ou_keep(folder);
}

/* A relative folder counts from the working folder. Takes `folder` over; new. */
static OuObject *absolute_adopt(OuThread *th, OuObject *folder)
{
    if (ou_str_length(folder) > 0 && ou_str_at(folder, 0) == '/') {
        return folder;
    }
    OuObject *base = working_folder(th), *path = NULL;
    if (base == OU_NONE || (base != NULL && (ou_str_length(folder) == 0 || ou_str_equal_text(folder, ".")))) {
        ou_drop(th, base == OU_NONE ? base : folder);
        return base == OU_NONE ? folder : base;
    }
    if (base != NULL) {
        path = ou_str_format(th, "%U/%U", base, folder);
        ou_drop(th, base);
    }
    ou_drop(th, folder);
    return path;
}

static OuObject *load_from_entry(OuThread *th, Search *s, OuObject *entry)
{
    OuObject *finder = finder_of(th, entry);
    if (finder == NULL || finder == OU_NONE) {
        return NULL;
    }
    OuObject *folder = own_folder(th, finder), *module = NULL;
    if (folder != NULL) {
        folder = absolute_adopt(th, folder);
        module = folder == NULL ? NULL : load_from_folder(th, s, folder);
        ou_drop_maybe(th, folder);
    } else if (!ou_has_error(th)) {
        module = load_by_path_finder(th, s, finder);
    }
    ou_drop(th, finder);
    return module;
}

/* A package of folders without __init__.py, by the library: it keeps its path up to date. */
static OuObject *load_namespace(OuThread *th, OuObject *name, OuObject *portions)
{
    OuObject *finder = ou_import_library_attr(th, true, "PathFinder");
    OuObject *search = finder == NULL ? NULL : ou_get_attr_text(th, finder, "_get_spec");
    OuObject *make = search == NULL ? NULL : ou_import_library_attr(th, true, "_NamespacePath");
    OuObject *path = make == NULL ? NULL : ou_call3(th, make, name, portions, search);
    OuObject *spec = path == NULL ? NULL : ou_import_make_spec(th, name, OU_NONE, OU_NONE, NULL, path, NULL);
    OuObject *module = spec == NULL ? NULL : ou_import_load_spec(th, spec);
    ou_drop_maybe(th, spec);
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, make);
    ou_drop_maybe(th, search);
    ou_drop_maybe(th, finder);
    return module;
}

/* NULL without error: not found. */
static OuObject *load_from_path(OuThread *th, OuObject *name, OuObject *tail, OuObject *path)
{
    Search s = {.name = name, .tail = tail};
    OuObject *module = NULL;
    OuMachine *machine = th->vm->machine;
    bool outer = machine->archives_loading;
    machine->archives_loading = outer || ou_str_equal_text(name, "zipimport");
    OuObject *entries = ou_to_list(th, path); /* what runs while importing may change sys.path */
    for (size_t i = 0; entries != NULL && module == NULL && !ou_has_error(th) && i < ou_list_size(entries); i++) {
        OuObject *entry = ou_list_borrow(entries, i);
        if (ou_is_str(entry)) {
            module = load_from_entry(th, &s, entry);
        }
    }
    if (module == NULL && s.portions != NULL && !ou_has_error(th)) {
        module = load_namespace(th, name, s.portions);
    }
    machine->archives_loading = outer;
    ou_drop_maybe(th, s.portions);
    ou_drop_maybe(th, entries);
    return module;
}

/* ---- sys.meta_path ---- */

static OuObject *load_by_path(OuThread *th, OuObject *name, OuObject *tail, OuObject *path)
{
    OuObject *where = path != NULL ? path : ou_dict_borrow_str(th, th->vm->machine->sys_dict, OU_NAME(th, plain_path));
    if (where == NULL) {
        return NULL;
    }
    ou_keep(where);
    OuObject *module = load_from_path(th, name, tail, where);
    ou_drop(th, where);
    return module;
}

static OuObject *load_by_finder(OuThread *th, OuObject *finder, OuObject *name, OuObject *path)
{
    bool failed = false;
    OuObject *given = path == NULL ? OU_NONE : path, *spec = NULL;
    OuObject *find = ou_get_attr_maybe(th, finder, OU_NAME(th, plain_find_spec), &failed);
    if (find != NULL) {
        spec = ou_call3(th, find, name, given, OU_NONE);
        ou_drop(th, find);
    } else if (!failed) {
        OuObject *legacy = ou_import_library_attr(th, false, "_find_spec_legacy");
        spec = legacy == NULL ? NULL : ou_call3(th, legacy, finder, name, given);
        ou_drop_maybe(th, legacy);
    }
    OuObject *module = spec == NULL || spec == OU_NONE ? NULL : ou_import_load_spec(th, spec);
    ou_drop_maybe(th, spec);
    return module;
}

static OuObject *ask_finder(OuThread *th, OuObject *finder, OuObject *name, OuObject *tail, OuObject *path)
{
    if (finder == ou_import_part(th, OU_IMPORT_BUILTIN) || finder == ou_import_part(th, OU_IMPORT_FROZEN)) {
        const OuBuiltinModule *row = ou_import_find_builtin(th->vm, name);
        bool is_ours = row != NULL && (row->make != NULL) == (finder == ou_import_part(th, OU_IMPORT_BUILTIN));
        return is_ours ? ou_import_load_builtin(th, name, row) : NULL;
    }
    return finder == ou_import_part(th, OU_IMPORT_PATH) ? load_by_path(th, name, tail, path)
                                                        : load_by_finder(th, finder, name, path);
}

OuObject *ou_import_search(OuThread *th, OuObject *name, OuObject *tail, OuObject *path)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *meta_path = sys == NULL ? NULL : ou_dict_borrow_str(th, sys, OU_NAME(th, plain_meta_path));
    if (meta_path == NULL || meta_path == OU_NONE) {
        return ou_null(th, &ou_exc_import_error, "sys.meta_path is None, Python is likely shutting down");
    }
    OuObject *finders = ou_to_list(th, meta_path), *module = NULL;
    if (finders != NULL && ou_list_size(finders) == 0) {
        OuObject *text = ou_str_from_text(th, "sys.meta_path is empty");
        if (text != NULL) {
            (void)th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_import_warning), text, 1);
            ou_drop(th, text);
        }
    }
    for (size_t i = 0; finders != NULL && module == NULL && !ou_has_error(th) && i < ou_list_size(finders); i++) {
        module = ask_finder(th, ou_list_borrow(finders, i), name, tail, path);
    }
    ou_drop_maybe(th, finders);
    return module;
}
