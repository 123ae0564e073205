/* spec.c - module specs (PEP 451): what a module knows of how it was found, and modules made by what a finder says. */
#include "09_vm/import_int.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

/* ---- the class: attributes as the library's own ModuleSpec has them, which this one takes the place of ---- */

/* Attributes of a spec's instance dict, as ModuleSpec.__init__ sets them. */
static bool set_all(OuThread *th, OuObject *spec, OuObject *name, OuObject *loader, OuObject *origin, OuObject *state,
                    OuObject *path, OuObject *cached, bool has_location)
{
    OuObject *submodules = ou_list_new(th, 0);
    bool ok = submodules != NULL && ou_set_attr(th, spec, OU_NAME(th, plain_name), name) &&
              ou_set_attr(th, spec, OU_NAME(th, plain_loader), loader) && ou_set_attr_text(th, spec, "origin", origin) &&
              ou_set_attr_text(th, spec, "loader_state", state) &&
              ou_set_attr(th, spec, OU_NAME(th, plain_submodule_search_locations), path) &&
              ou_set_attr_text(th, spec, "_uninitialized_submodules", submodules) &&
              ou_set_attr_text(th, spec, "_set_fileattr", ou_bool(has_location)) &&
              ou_set_attr_text(th, spec, "_cached", cached);
    ou_drop_maybe(th, submodules);
    return ok;
}

static OuObject *spec_init(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    OuObject *origin = args[2] == NULL ? OU_NONE : args[2], *state = args[3] == NULL ? OU_NONE : args[3];
    OuTruth is_package = args[4] == NULL ? OU_FALSE : ou_is_true(th, args[4]);
    OuObject *path = is_package == OU_ERROR ? NULL : is_package == OU_TRUE ? ou_list_new(th, 0) : OU_NONE;
    bool ok = path != NULL && set_all(th, self, args[0], args[1], origin, state, path, OU_NONE, false);
    ou_drop_maybe(th, path);
    return ok ? OU_NONE : NULL;
}

static OuObject *spec_repr(OuThread *th, OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                           OU_UNUSED OuObject *kwnames)
{
    OuObject *name = ou_get_attr(th, self, OU_NAME(th, plain_name)), *text = NULL, *more;
    OuObject *loader = name == NULL ? NULL : ou_get_attr(th, self, OU_NAME(th, plain_loader));
    OuObject *origin = loader == NULL ? NULL : ou_get_attr_text(th, self, "origin");
    OuObject *path = origin == NULL ? NULL : ou_get_attr(th, self, OU_NAME(th, plain_submodule_search_locations));
    if (path != NULL) {
        text = ou_str_format(th, "%s(name=%R, loader=%R", ou_type_short_name(self->type), name, loader);
    }
    if (text != NULL && origin != OU_NONE) {
        more = ou_str_format(th, "%U, origin=%R", text, origin);
        ou_drop(th, text);
        text = more;
    }
    if (text != NULL && path != OU_NONE) {
        more = ou_str_format(th, "%U, submodule_search_locations=%S", text, path);
        ou_drop(th, text);
        text = more;
    }
    if (text != NULL) {
        more = ou_str_format(th, "%U)", text);
        ou_drop(th, text);
        text = more;
    }
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, origin);
    ou_drop_maybe(th, loader);
    ou_drop_maybe(th, name);
    return text;
}

/* NotImplemented when one of them lacks an attribute. */
static OuObject *spec_equal(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    static const char *const names[] = {"name", "loader", "origin", "submodule_search_locations", "cached", "has_location"};
    OuTruth same = OU_TRUE;
    for (size_t i = 0; same == OU_TRUE && i < OU_COUNT_OF(names); i++) {
        OuObject *a = ou_get_attr_text(th, self, names[i]), *b = a == NULL ? NULL : ou_get_attr_text(th, args[0], names[i]);
        same = b == NULL ? OU_ERROR : ou_compare_bool(th, a, b, OU_EQ);
        ou_drop_maybe(th, b);
        ou_drop_maybe(th, a);
    }
    if (same == OU_ERROR) {
        return ou_error_swallow(th, &ou_exc_attribute_error) ? OU_NOT_IMPLEMENTED : NULL;
    }
    return ou_bool(same == OU_TRUE);
}


static const OuMethodDef spec_methods[] = {
    {"__init__", spec_init, "name, loader, *, origin=None, loader_state=None, is_package=None", 0, NULL},
    {"__repr__", spec_repr, "", 0, NULL},
    {"__eq__", spec_equal, "other, /", 0, NULL},
};

static OuObject *get_cached(OuThread *th, OuObject *self)
{
    OuObject *cached = ou_get_attr_text(th, self, "_cached");
    if (cached != OU_NONE) {
        return cached;
    }
    OuObject *origin = ou_get_attr_text(th, self, "origin"), *located = origin == NULL ? NULL : ou_get_attr_text(th, self, "_set_fileattr");
    OuTruth has_file = located == NULL ? OU_ERROR : origin == OU_NONE ? OU_FALSE : ou_is_true(th, located);
    if (has_file == OU_TRUE) {
        OuObject *make = ou_import_library_attr(th, true, "_get_cached");
        cached = make == NULL ? NULL : ou_call1(th, make, origin);
        ou_drop_maybe(th, make);
        if (cached != NULL && !ou_set_attr_text(th, self, "_cached", cached)) {
            ou_clear_ref(th, &cached);
        }
    }
    ou_drop_maybe(th, located);
    ou_drop_maybe(th, origin);
    return has_file == OU_ERROR ? NULL : cached;
}

static bool set_cached(OuThread *th, OuObject *self, OuObject *value)
{
    return value == NULL ? ou_raise(th, &ou_exc_attribute_error, "property 'cached' of 'ModuleSpec' object has no deleter")
                         : ou_set_attr_text(th, self, "_cached", value);
}

/* The package that the module is in, or is. */
static OuObject *get_parent(OuThread *th, OuObject *self)
{
    OuObject *name = ou_get_attr(th, self, OU_NAME(th, plain_name));
    OuObject *path = name == NULL ? NULL : ou_get_attr(th, self, OU_NAME(th, plain_submodule_search_locations));
    if (path == OU_NONE) {
        OuObject *dot = ou_str_from_text(th, "."), *parts = dot == NULL ? NULL : ou_call_method_text(th, name, "rpartition", 1, dot);
        OuObject *parent = parts != NULL && ou_is_tuple(parts) && ou_tuple_size(parts) > 0 ? ou_keep(ou_tuple_borrow(parts, 0)) : NULL;
        if (parts != NULL && parent == NULL) {
            ou_raise(th, &ou_exc_type_error, "rpartition() of a module's name returned no tuple");
        }
        ou_drop_maybe(th, parts);
        ou_drop_maybe(th, dot);
        ou_drop(th, name);
        name = parent;
    } else if (path == NULL) {
        ou_clear_ref(th, &name);
    }
    ou_drop_maybe(th, path);
    return name;
}

static OuObject *get_has_location(OuThread *th, OuObject *self)
{
    return ou_get_attr_text(th, self, "_set_fileattr");
}

static bool set_has_location(OuThread *th, OuObject *self, OuObject *value)
{
    OuTruth truth = value == NULL ? OU_FALSE : ou_is_true(th, value);
    return truth != OU_ERROR && ou_set_attr_text(th, self, "_set_fileattr", ou_bool(truth == OU_TRUE));
}

static const OuGetSetDef spec_getset[] = {
    {"cached", get_cached, set_cached, NULL},
    {"parent", get_parent, NULL, "The name of the module's parent."},
    {"has_location", get_has_location, set_has_location, NULL},
};

OuObject *ou_import_make_spec_class(OuThread *th)
{
    OuObject *bases = ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_object_type));
    OuObject *cls = bases == NULL ? NULL : ou_type_new_simple(th, "_frozen_importlib.ModuleSpec", bases,
                                                              "The specification for a module, used for loading.");
    const OuType *type = (const OuType *)(const void *)cls;
    bool ok = cls != NULL;
    for (size_t i = 0; ok && i < OU_COUNT_OF(spec_methods); i++) {
        OuObject *descr = ou_method_descr_new(th, type, &spec_methods[i]);
        ok = descr != NULL && ou_set_attr_text(th, cls, spec_methods[i].name, descr);
        ou_drop_maybe(th, descr);
    }
    for (size_t i = 0; ok && i < OU_COUNT_OF(spec_getset); i++) {
        OuObject *descr = ou_getset_descr_new(th, type, &spec_getset[i]);
        ok = descr != NULL && ou_set_attr_text(th, cls, spec_getset[i].name, descr);
        ou_drop_maybe(th, descr);
    }
    ok = ok && ou_set_attr_text(th, cls, "__hash__", OU_NONE);
    ou_drop_maybe(th, bases);
    if (!ok) {
        ou_clear_ref(th, &cls);
    }
    return cls;
}

OuObject *ou_import_make_spec(OuThread *th, OuObject *name, OuObject *loader, OuObject *origin, OuObject *file, OuObject *path,
                              OuObject *cached)
{
    OuObject *spec = ou_type_allocate(th, (const OuType *)(const void *)ou_import_part(th, OU_IMPORT_SPEC), 0);
    if (spec != NULL) {
        ou_track(th, spec);
        if (!set_all(th, spec, name, loader, origin, OU_NONE, path == NULL ? OU_NONE : path, cached == NULL ? OU_NONE : cached,
                     file != NULL)) {
            ou_clear_ref(th, &spec);
        }
    }
    return spec;
}

/* ---- a module from a spec ---- */

/* What a module that its loader made has already stays, unless it is None. */
static OuTruth has_own(OuThread *th, OuObject *module, const char *name)
{
    bool failed = false;
    OuObject *value = ou_get_attr_text_maybe(th, module, name, &failed);
    OuTruth has = failed ? OU_ERROR : value != NULL && value != OU_NONE ? OU_TRUE : OU_FALSE;
    ou_drop_maybe(th, value);
    return has;
}

/* It may be an object that takes no attributes: then it goes without. */
static bool give_attribute(OuThread *th, OuObject *module, const char *name, OuObject *value)
{
    return ou_set_attr_text(th, module, name, value) || ou_error_swallow(th, &ou_exc_attribute_error);
}

/* module.to = spec.from, unless that is None and `wanted` is false, or the module is not ours (`fresh`) and has its own. */
static bool copy_attribute(OuThread *th, OuObject *spec, const char *from, OuObject *module, const char *to, bool wanted, bool fresh)
{
    OuTruth own = fresh ? OU_FALSE : has_own(th, module, to);
    if (own != OU_FALSE) {
        return own == OU_TRUE;
    }
    OuObject *value = ou_get_attr_text(th, spec, from);
    bool ok = value != NULL && ((value == OU_NONE && !wanted) || give_attribute(th, module, to, value));
    ou_drop_maybe(th, value);
    return ok;
}

static bool init_module(OuThread *th, OuObject *module, OuObject *spec, bool fresh)
{
    OuObject *located = ou_get_attr_text(th, spec, "has_location");
    OuTruth has_file = located == NULL ? OU_ERROR : ou_is_true(th, located);
    ou_drop_maybe(th, located);
    return has_file != OU_ERROR && copy_attribute(th, spec, "name", module, "__name__", true, fresh) &&
           copy_attribute(th, spec, "loader", module, "__loader__", true, fresh) &&
           copy_attribute(th, spec, "parent", module, "__package__", true, fresh) && give_attribute(th, module, "__spec__", spec) &&
           copy_attribute(th, spec, "submodule_search_locations", module, "__path__", false, fresh) &&
           (has_file == OU_FALSE || (copy_attribute(th, spec, "origin", module, "__file__", true, fresh) &&
                                     copy_attribute(th, spec, "cached", module, "__cached__", false, fresh)));
}

/* What loader.create_module(spec) makes, or a plain module; with its attributes. New. */
static OuObject *create_module(OuThread *th, OuObject *loader, OuObject *name, OuObject *spec)
{
    bool failed = false;
    OuObject *create = ou_get_attr_text_maybe(th, loader, "create_module", &failed);
    if (create == NULL) {
        return failed ? NULL : ou_null(th, &ou_exc_import_error, "loaders that define exec_module() must also define create_module()");
    }
    OuObject *module = ou_call1(th, create, spec);
    ou_drop(th, create);
    bool fresh = module == OU_NONE;
    if (fresh) {
        module = ou_module_new(th, name);
    }
    if (module != NULL && !init_module(th, module, spec, fresh)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

/* A body may put another object in its module's place in sys.modules. New; the module's entry becomes the last one. */
static OuObject *take_final(OuThread *th, OuObject *name)
{
    OuObject *modules = th->vm->machine->modules;
    bool failed = false;
    OuObject *module = ou_dict_pop(th, modules, name, &failed);
    if (module == NULL && !failed) {
        ou_raise_value(th, &ou_exc_key_error, name);
    }
    if (module != NULL && !ou_dict_set(th, modules, name, module)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

static OuObject *execute(OuThread *th, OuObject *loader, OuObject *name, OuObject *spec, OuObject *module)
{
    OuObject *modules = th->vm->machine->modules, *result = NULL;
    if (!ou_set_attr(th, spec, OU_NAME(th, plain__initializing), OU_PY_TRUE) || !ou_dict_set(th, modules, name, module)) {
        return NULL;
    }
    OuObject *done = ou_call_method_text(th, loader, "exec_module", 1, module);
    if (done != NULL) {
        ou_drop(th, done);
        result = take_final(th, name);
    }
    OuObject *error = ou_error_take(th);
    if (result == NULL && ou_dict_delete(th, modules, name) == OU_ERROR) {
        ou_error_clear(th);
    }
    if (!ou_set_attr(th, spec, OU_NAME(th, plain__initializing), OU_PY_FALSE)) {
        ou_error_clear(th);
    }
    ou_error_restore_adopt(th, error);
    return result;
}

/* By the library: namespace packages, loaders from before PEP 451. */
static OuObject *load_by_library(OuThread *th, OuObject *spec)
{
    OuObject *load = ou_import_library_attr(th, false, "_load_unlocked");
    OuObject *module = load == NULL ? NULL : ou_call1(th, load, spec);
    ou_drop_maybe(th, load);
    return module;
}

OuObject *ou_import_load_spec(OuThread *th, OuObject *spec)
{
    bool failed = false;
    OuObject *loader = ou_get_attr(th, spec, OU_NAME(th, plain_loader)), *result = NULL;
    OuObject *name = loader == NULL ? NULL : ou_get_attr(th, spec, OU_NAME(th, plain_name));
    if (name == NULL) {
        ou_drop_maybe(th, loader);
        return NULL;
    }
    OuObject *exec = loader == OU_NONE ? NULL : ou_get_attr_text_maybe(th, loader, "exec_module", &failed);
    if (exec != NULL) {
        OuObject *module = create_module(th, loader, name, spec);
        result = module == NULL ? NULL : execute(th, loader, name, spec, module);
        ou_drop_maybe(th, module);
        ou_drop(th, exec);
    } else if (!failed) {
        result = load_by_library(th, spec);
    }
    ou_drop(th, loader);
    ou_drop(th, name);
    return result;
}
