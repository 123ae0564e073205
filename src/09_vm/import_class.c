/* import_class.c - importlib's classes before importlib is there.
 *
 * The import system is import.c; the library's importlib is a view on it (docs/decisions.md). Modules need a __loader__,
 * sys.meta_path its three finders, sys.path_importer_cache its FileFinders, from the first import on, and nothing of
 * importlib may be loaded for that. So these classes are made here, empty: an object of theirs carries what importlib's
 * own would (name and path), and whatever else is asked of class or object loads the library's _bootstrap.py and
 * _bootstrap_external.py first, as _frozen_importlib and _frozen_importlib_external, which then pour their code into
 * these very classes (10_builtin/import/importlib_module.c). Identity is kept: there is one SourceFileLoader before and after. */
#include "09_vm/import_int.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/thread.h"

/* ---- asking the library ---- */

OuObject *ou_import_library_attr(OuThread *th, bool external, const char *name)
{
    return ou_import_attr(th, external ? "_frozen_importlib_external" : "_frozen_importlib", name);
}

static bool is_alive(const OuVm *vm, const OuThread *which)
{
    const OuThread *th = vm->threads;
    while (th != NULL && th != which) {
        th = th->next;
    }
    return th != NULL;
}

bool ou_import_wait_joined(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    while (machine->import_joiner != NULL && machine->import_joiner != th) {
        if (!is_alive(th->vm, machine->import_joiner)) {
            machine->import_joiner = NULL; /* it was left behind by a fork */
        } else {
            ou_lock_yield(th);
        }
    }
    return machine->import_joiner == NULL;
}

/* The library's code is in the classes. False with an error. */
static bool join(OuThread *th)
{
    if (!ou_import_wait_joined(th)) {
        return ou_raise(th, &ou_exc_import_error, "importlib is used while it is being loaded");
    }
    if (ou_import_part(th, OU_IMPORT_LIBRARY_HOOK) != NULL) {
        return true;
    }
    OuObject *module = ou_import_module(th, "_frozen_importlib_external");
    ou_drop_maybe(th, module);
    return module != NULL;
}

/* self.name(...) once the class has the library's code. */
static OuObject *pass_on(OuThread *th, OuObject *self, const char *name, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (ou_import_part(th, OU_IMPORT_LIBRARY_HOOK) != NULL) {
        return ou_null(th, &ou_exc_attribute_error, "importlib's %s() is gone", name);
    }
    OuObject *method = join(th) ? ou_get_attr_text(th, self, name) : NULL;
    OuObject *result = method == NULL ? NULL : ou_call(th, method, args, n, kwnames);
    ou_drop_maybe(th, method);
    return result;
}

/* An attribute that an object of an empty class lacks. */
static OuObject *missing_attr(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, "__getattr__", kwnames) || !ou_args_count(th, "__getattr__", n, 1, 1)) {
        return NULL;
    }
    if (ou_import_part(th, OU_IMPORT_LIBRARY_HOOK) != NULL) {
        ou_raise_attribute(th, self, args[0], "'%T' object has no attribute '%S'", self, args[0]);
        return NULL;
    }
    return join(th) ? ou_get_attr(th, self, args[0]) : NULL;
}

/* What each empty class answers by loading the library: methods of objects, and of classes. */
#define OBJECT_METHODS(X) X(__init__) X(__repr__) X(__eq__) X(__hash__)
#define CLASS_METHODS(X)                                                                           \
    X(find_spec) X(find_module) X(module_repr) X(create_module) X(exec_module) X(get_code) X(get_source) X(is_package) \
    X(load_module) X(invalidate_caches) X(find_distributions)

#define OU_X(name)                                                                                 \
    static OuObject *pass_##name(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames) \
    {                                                                                              \
        return pass_on(th, self, #name, args, n, kwnames);                                         \
    }
OBJECT_METHODS(OU_X)
CLASS_METHODS(OU_X)
#undef OU_X

static const OuMethodDef object_methods[] = {
    {"__getattr__", missing_attr, NULL, 0, NULL},
#define OU_X(name) {#name, pass_##name, NULL, 0, NULL},
    OBJECT_METHODS(OU_X)
#undef OU_X
};

static const OuMethodDef class_methods[] = {
#define OU_X(name) {#name, pass_##name, NULL, 0, NULL},
    CLASS_METHODS(OU_X)
#undef OU_X
};

/* ---- sys.path_hooks ---- */

/* FileFinder(path) for a folder; ImportError for anything else. */
static OuObject *path_hook(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n,
                           OU_UNUSED OuObject *kwnames)
{
    return join(th) ? ou_call1(th, ou_import_part(th, OU_IMPORT_LIBRARY_HOOK), args[0]) : NULL;
}

static const OuMethodDef path_hook_def = {"path_hook_for_FileFinder", path_hook, "path", 0,
                                          "Path hook for importlib.machinery.FileFinder."};

/* The hook for archives as long as nobody has imported zipimport, whose class takes its place then. */
static OuObject *archive_hook(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n,
                              OU_UNUSED OuObject *kwnames)
{
    OuObject *module = ou_import_module(th, "zipimport");
    OuObject *make = module == NULL ? NULL : ou_get_attr_text(th, module, "zipimporter");
    OuObject *finder = make == NULL ? NULL : ou_call1(th, make, args[0]);
    ou_drop_maybe(th, make);
    ou_drop_maybe(th, module);
    return finder;
}

static const OuMethodDef archive_hook_def = {"zipimporter", archive_hook, "archivepath, /", 0, "Path hook for zipimport.zipimporter."};

bool ou_import_show_archives(OuThread *th, OuObject *zipimport)
{
    OuObject **part = &th->vm->machine->import_parts[OU_IMPORT_ARCHIVE];
    OuObject *hooks = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "path_hooks");
    OuObject *make = ou_get_attr_text(th, zipimport, "zipimporter");
    if (make == NULL) {
        return false;
    }
    for (size_t i = 0; hooks != NULL && ou_is_list(hooks) && i < ou_list_size(hooks); i++) {
        OuObject **place = &((OuList *)hooks)->items[i];
        if (*place == *part) {
            ou_replace(th, place, ou_keep(make));
            break;
        }
    }
    ou_replace(th, part, make);
    return true;
}

/* ---- objects ---- */

OuObject *ou_import_source_loader(OuThread *th, OuObject *name, OuObject *file)
{
    OuObject *loader = ou_type_allocate(th, (const OuType *)(const void *)ou_import_part(th, OU_IMPORT_SOURCE), 0);
    if (loader != NULL) {
        ou_track(th, loader);
        if (!ou_set_attr(th, loader, OU_NAME(th, plain_name), name) || !ou_set_attr(th, loader, OU_NAME(th, plain_path), file)) {
            ou_clear_ref(th, &loader);
        }
    }
    return loader;
}

OuObject *ou_import_folder_finder(OuThread *th, OuObject *folder)
{
    if (ou_import_part(th, OU_IMPORT_LIBRARY_HOOK) != NULL) {
        return ou_call1(th, ou_import_part(th, OU_IMPORT_LIBRARY_HOOK), folder);
    }
    OuObject *finder = ou_type_allocate(th, (const OuType *)(const void *)ou_import_part(th, OU_IMPORT_FOLDER), 0);
    if (finder != NULL) {
        ou_track(th, finder);
        if (!ou_set_attr(th, finder, OU_NAME(th, plain_path), folder)) {
            ou_clear_ref(th, &finder);
        }
    }
    return finder;
}

/* ---- start ---- */

static OuObject *make_class(OuThread *th, const char *name, OuObject *base)
{
    OuObject *bases = ou_tuple_of(th, 1, base);
    OuObject *cls = bases == NULL ? NULL : ou_type_new_simple(th, name, bases, NULL);
    ou_drop_maybe(th, bases);
    return cls;
}

/* A class whose objects are used: methods that bind. own_repr: the library's class has a __repr__. */
static OuObject *make_object_class(OuThread *th, const char *name, OuObject *base, bool own_repr)
{
    OuObject *cls = make_class(th, name, base);
    for (size_t i = 0; cls != NULL && i < OU_COUNT_OF(object_methods); i++) {
        if (object_methods[i].fn == pass___repr__ && !own_repr) {
            continue;
        }
        OuObject *descr = ou_method_descr_new(th, (const OuType *)(const void *)cls, &object_methods[i]);
        if (descr == NULL || !ou_set_attr_text(th, cls, object_methods[i].name, descr)) {
            ou_clear_ref(th, &cls);
        }
        ou_drop_maybe(th, descr);
    }
    return cls;
}

/* A class that is itself what is used. */
static OuObject *make_static_class(OuThread *th, const char *name, OuObject *base)
{
    OuObject *cls = make_class(th, name, base);
    for (size_t i = 0; cls != NULL && i < OU_COUNT_OF(class_methods); i++) {
        OuObject *native = ou_native_new(th, &class_methods[i], cls, NULL);
        if (native == NULL || !ou_set_attr_text(th, cls, class_methods[i].name, native)) {
            ou_clear_ref(th, &cls);
        }
        ou_drop_maybe(th, native);
    }
    return cls;
}

static bool make_parts(OuThread *th)
{
    OuObject **parts = th->vm->machine->import_parts;
    OuObject *object = OU_TYPE_OBJECT(&ou_object_type);
    /* Bases can be exchanged for the library's only if the layout stays the same: not from object itself. */
    OuObject *stand_in = make_class(th, "_frozen_importlib_external._LoaderBasics", object);
    if (stand_in == NULL) {
        return false;
    }
    parts[OU_IMPORT_SPEC] = ou_import_make_spec_class(th);
    parts[OU_IMPORT_BUILTIN] = make_static_class(th, "_frozen_importlib.BuiltinImporter", object);
    parts[OU_IMPORT_FROZEN] = make_static_class(th, "_frozen_importlib.FrozenImporter", object);
    parts[OU_IMPORT_PATH] = make_static_class(th, "_frozen_importlib_external.PathFinder", object);
    parts[OU_IMPORT_SOURCE] = make_object_class(th, "_frozen_importlib_external.SourceFileLoader", stand_in, false);
    parts[OU_IMPORT_FOLDER] = make_object_class(th, "_frozen_importlib_external.FileFinder", object, true);
    parts[OU_IMPORT_ARCHIVE] = ou_native_new(th, &archive_hook_def, NULL, NULL);
    parts[OU_IMPORT_HOOK] = ou_native_new(th, &path_hook_def, NULL, NULL);
    ou_drop(th, stand_in);
    for (size_t i = 0; i < OU_IMPORT_LIBRARY_HOOK; i++) {
        if (parts[i] == NULL) {
            return false;
        }
    }
    return true;
}

static bool fill_list(OuThread *th, OuObject *sys_dict, const char *name, OuObject *const *items, size_t n)
{
    OuObject *list = ou_list_from(th, items, n);
    bool ok = list != NULL && ou_dict_set_text(th, sys_dict, name, list);
    ou_drop_maybe(th, list);
    return ok;
}

bool ou_import_start(OuThread *th, OuObject *sys_module)
{
    OuObject **parts = th->vm->machine->import_parts, *sys_dict = th->vm->machine->sys_dict;
    return make_parts(th) && fill_list(th, sys_dict, "meta_path", &parts[OU_IMPORT_BUILTIN], 3) &&
           fill_list(th, sys_dict, "path_hooks", &parts[OU_IMPORT_ARCHIVE], 2) && ou_import_describe_builtin(th, sys_module);
}
