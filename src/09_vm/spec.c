/* spec.c - module specs (PEP 451): what a module knows of how it was found. */
#include "09_vm/import_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

/* The class ModuleSpec of this VM, made on first use and kept in machine->importlib. Borrowed. */
static OuObject *spec_class(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    if (machine->importlib == NULL) {
        OuObject *bases = ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_object_type));
        if (bases != NULL) {
            machine->importlib = ou_type_new_simple(th, "importlib.machinery.ModuleSpec", bases,
                                                    "The specification for a module, used for loading.");
            ou_drop(th, bases);
        }
    }
    return machine->importlib;
}

OuObject *ou_import_make_spec(OuThread *th, OuObject *name, OuObject *package, OuObject *file, OuObject *path)
{
    OuObject *cls = spec_class(th);
    OuObject *spec = cls == NULL ? NULL : ou_call0(th, cls);
    if (spec == NULL) {
        return NULL;
    }
    OuObject *origin = file != NULL ? ou_keep(file) : path != NULL ? OU_NONE : ou_str_from_text(th, "built-in");
    bool ok = origin != NULL && ou_set_attr_text(th, spec, "name", name) &&
              ou_set_attr_text(th, spec, "loader", OU_NONE) && ou_set_attr_text(th, spec, "origin", origin) &&
              ou_set_attr_text(th, spec, "loader_state", OU_NONE) &&
              ou_set_attr_text(th, spec, "submodule_search_locations", path == NULL ? OU_NONE : path) &&
              ou_set_attr_text(th, spec, "parent", package) &&
              ou_set_attr_text(th, spec, "cached", OU_NONE) &&
              ou_set_attr_text(th, spec, "has_location", ou_bool(file != NULL)) &&
              ou_set_attr_text(th, spec, "_initializing", OU_PY_FALSE);
    ou_drop_maybe(th, origin);
    if (!ok) {
        ou_clear_ref(th, &spec);
    }
    return spec;
}

/* An attribute that may be absent: new; None then. NULL with an error. */
static OuObject *attribute_or_none(OuThread *th, OuObject *o, const char *name)
{
    bool failed = false;
    OuObject *text = ou_str_intern_text(th, name);
    OuObject *value = text == NULL ? NULL : ou_get_attr_maybe(th, o, text, &failed);
    failed = failed || text == NULL;
    ou_drop_maybe(th, text);
    return value == NULL && !failed ? OU_NONE : value;
}

OuObject *ou_import_load_spec(OuThread *th, OuObject *name, OuObject *spec)
{
    OuMachine *machine = th->vm->machine;
    OuObject *loader = attribute_or_none(th, spec, "loader");
    OuObject *path = loader == NULL ? NULL : attribute_or_none(th, spec, "submodule_search_locations");
    OuObject *module = NULL, *result = NULL;
    if (path == NULL) {
        ou_drop_maybe(th, loader);
        return NULL;
    }
    OuObject *create = loader == OU_NONE ? OU_NONE : attribute_or_none(th, loader, "create_module");
    if (create != NULL) {
        module = create == OU_NONE ? OU_NONE : ou_call1(th, create, spec);
        if (module == OU_NONE) {
            module = ou_module_new(th, name);
        }
    }
    bool ok = module != NULL && ou_set_attr_text(th, module, "__spec__", spec) &&
              ou_set_attr_text(th, module, "__loader__", loader) &&
              (path == OU_NONE || ou_set_attr_text(th, module, "__path__", path)) &&
              ou_dict_set(th, machine->modules, name, module);
    if (ok && loader != OU_NONE) {
        OuObject *done = ou_call_method_text(th, loader, "exec_module", 1, module);
        ok = done != NULL;
        ou_drop_maybe(th, done);
        if (!ok) {
            OuObject *error = ou_error_take(th);
            if (ou_dict_delete(th, machine->modules, name) == OU_ERROR) {
                ou_error_clear(th);
            }
            ou_error_restore_adopt(th, error);
        }
    }
    if (ok) {
        bool failed = false;
        result = ou_keep_maybe(ou_dict_borrow(th, machine->modules, name, &failed));
        result = result == NULL && !failed ? ou_keep(module) : result;
    }
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, create);
    ou_drop(th, path);
    ou_drop(th, loader);
    return result;
}
