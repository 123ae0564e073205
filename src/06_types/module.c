/* module.c - module objects. */
#include "06_types/module.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/list.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

#define MOD(o) ((OuModule *)(o))

/* What every module has from the start. */
static bool fill(OuThread *th, OuModule *module, OuObject *name, OuObject *doc)
{
    OuNames *names = &th->vm->types->names;
    OuObject *dict = module->dict;
    return ou_dict_set(th, dict, names->dunder_name, name) && ou_dict_set(th, dict, names->dunder_doc, doc) &&
           ou_dict_set(th, dict, names->dunder_package, OU_NONE) && ou_dict_set(th, dict, names->dunder_loader, OU_NONE) &&
           ou_dict_set(th, dict, names->dunder_spec, OU_NONE);
}

OuObject *ou_module_new(OuThread *th, OuObject *name)
{
    OuModule *module = (OuModule *)ou_object_new_zeroed(th, &ou_module_type, sizeof *module);
    if (module == NULL) {
        return NULL;
    }
    module->name = ou_keep(name);
    module->dict = ou_dict_new(th);
    if (module->dict == NULL || !fill(th, module, name, OU_NONE)) {
        ou_drop(th, module);
        return NULL;
    }
    ou_track(th, &module->head);
    return &module->head;
}

static OuObject *module_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o == NULL) {
        return NULL;
    }
    MOD(o)->dict = ou_dict_new(th);
    if (MOD(o)->dict == NULL) {
        ou_drop(th, o);
        return NULL;
    }
    ou_track(th, o);
    return o;
}

static bool module_init(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[2];
    if (!ou_args_parse(th, "module", "name, doc=None", args, n, kwnames, out)) {
        return false;
    }
    if (!ou_is_str(out[0])) {
        return ou_raise(th, &ou_exc_type_error, "module() argument 'name' must be str, not %G", out[0]);
    }
    ou_replace(th, &MOD(o)->name, ou_keep(out[0]));
    return fill(th, MOD(o), out[0], out[1] == NULL ? OU_NONE : out[1]);
}

/* ---- life ---- */

static size_t module_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    OuModule *module = MOD(o);
    ou_instance_visit_extra(o, fn, arg);
    ou_visit_one(fn, arg, module->dict);
    ou_visit_one(fn, arg, module->name);
    if (module->state != NULL && module->state_visit != NULL) {
        module->state_visit(module->state, fn, arg);
    }
    return OU_VISIT_END;
}

/* A module may go while functions that others hold still need its names: those go only with their last owner. */
static void module_clear(OuThread *th, OuObject *o)
{
    if (MOD(o)->dict != NULL && MOD(o)->dict->count == 1) {
        ou_dict_clear(th, MOD(o)->dict);
    }
}

static void module_drop(OuThread *th, OuObject *o)
{
    OuModule *module = MOD(o);
    ou_untrack(th, o);
    ou_clear_ref(th, &module->dict);
    ou_clear_ref(th, &module->name);
    if (module->state != NULL && module->state_free != NULL) {
        void *state = module->state;
        module->state = NULL;
        module->state_free(th, state);
    }
    ou_instance_drop_extra(th, o);
    ou_object_free(th, o, ou_type_instance_size(o, 0));
}

/* ---- attributes ---- */

/* `from X import y` while X is still running, and the like, get a hint. */
static bool is_initializing(OuThread *th, OuObject *spec)
{
    if (spec == NULL || spec == OU_NONE) {
        return false;
    }
    bool failed = false;
    OuObject *flag = ou_get_attr_text_maybe(th, spec, "_initializing", &failed);
    OuTruth truth = flag == NULL ? OU_FALSE : ou_is_true(th, flag);
    ou_drop_maybe(th, flag);
    ou_error_clear(th);
    return truth == OU_TRUE;
}

/* Is the submodule `name` being imported? import.c keeps the list. */
static bool is_coming(OuThread *th, OuObject *spec, OuObject *name)
{
    OuObject *coming = spec == NULL || spec == OU_NONE ? NULL : ou_get_attr_text(th, spec, "_uninitialized_submodules");
    bool found = coming != NULL && ou_is_list(coming) && ou_contains(th, coming, name) == OU_TRUE;
    ou_drop_maybe(th, coming);
    ou_error_clear(th);
    return found;
}

/* What is made late, the module's own __getattr__ (PEP 562), then the error. */
static OuObject *missing(OuThread *th, OuObject *o, OuObject *name)
{
    OuObject *dict = MOD(o)->dict, *made = MOD(o)->late == NULL ? NULL : MOD(o)->late(th, name);
    if (made != NULL && !ou_dict_set(th, dict, name, made)) {
        ou_clear_ref(th, &made);
    }
    if (made != NULL || ou_has_error(th)) {
        return made;
    }
    OuObject *hook = ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_getattr));
    if (hook != NULL) {
        ou_keep(hook);
        OuObject *value = ou_call1(th, hook, name);
        ou_drop(th, hook);
        return value;
    }
    OuObject *module_name = ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_name));
    if (module_name == NULL || !ou_is_str(module_name)) {
        ou_raise_attribute(th, o, name, "module has no attribute '%U'", name);
        return NULL;
    }
    ou_keep(module_name);
    OuObject *spec = ou_keep_maybe(ou_dict_borrow_str(th, dict, OU_NAME(th, dunder_spec)));
    if (is_initializing(th, spec)) {
        ou_raise_attribute(th, o, name,
                           "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)",
                           module_name, name);
    } else if (is_coming(th, spec, name)) {
        ou_raise_attribute(th, o, name, "cannot access submodule '%U' of module '%U' (most likely due to a circular import)",
                           name, module_name);
    } else {
        ou_raise_attribute(th, o, name, "module '%U' has no attribute '%U'", module_name, name);
    }
    ou_drop_maybe(th, spec);
    ou_drop(th, module_name);
    return NULL;
}

static OuObject *module_get_attr(OuThread *th, OuObject *o, OuObject *name)
{
    OuObject *value = ou_generic_get_attr_quiet(th, o, name);
    if (value != NULL || (ou_has_error(th) && !ou_error_swallow(th, &ou_exc_attribute_error))) {
        return value;
    }
    return missing(th, o, name);
}

/* By the loader's own module_repr(); NULL without error: it has none, or failed. */
static OuObject *repr_by_loader(OuThread *th, OuObject *o, OuObject *loader)
{
    bool failed = false;
    OuObject *method = ou_get_attr_text_maybe(th, loader, "module_repr", &failed);
    OuObject *text = method == NULL ? NULL : ou_call1(th, method, o);
    ou_drop_maybe(th, method);
    if (text == NULL && !ou_error_matches(th, &ou_exc_memory_error)) {
        ou_error_clear(th);
    }
    return text;
}

static OuObject *repr_by_spec(OuThread *th, OuObject *spec)
{
    OuObject *name = ou_get_attr_text(th, spec, "name"), *text = NULL;
    OuObject *origin = name == NULL ? NULL : ou_get_attr_text(th, spec, "origin");
    if (name == OU_NONE) {
        name = ou_str_from_text(th, "?");
    }
    if (origin == OU_NONE && name != NULL) {
        OuObject *loader = ou_get_attr_text(th, spec, "loader");
        text = loader == NULL      ? NULL
               : loader == OU_NONE ? ou_str_format(th, "<module %R>", name)
                                   : ou_str_format(th, "<module %R (%R)>", name, loader);
        ou_drop_maybe(th, loader);
    } else if (origin != NULL && name != NULL) {
        OuObject *flag = ou_get_attr_text(th, spec, "has_location");
        OuTruth has_location = flag == NULL ? OU_ERROR : ou_is_true(th, flag);
        text = has_location == OU_ERROR  ? NULL
               : has_location == OU_TRUE ? ou_str_format(th, "<module %R from %R>", name, origin)
                                         : ou_str_format(th, "<module %R (%S)>", name, origin);
        ou_drop_maybe(th, flag);
    }
    ou_drop_maybe(th, origin);
    ou_drop_maybe(th, name);
    return text;
}

/* loader may be NULL. */
static OuObject *repr_by_names(OuThread *th, OuObject *o, OuObject *loader)
{
    bool failed = false;
    OuObject *text = NULL, *name = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_name), &failed);
    name = name != NULL || failed ? name : ou_str_from_text(th, "?");
    OuObject *file = name == NULL ? NULL : ou_get_attr_maybe(th, o, OU_NAME(th, dunder_file), &failed);
    if (file != NULL) {
        text = ou_str_format(th, "<module %R from %R>", name, file);
    } else if (name != NULL && !failed) {
        text = loader == NULL || loader == OU_NONE ? ou_str_format(th, "<module %R>", name)
                                                   : ou_str_format(th, "<module %R (%R)>", name, loader);
    }
    ou_drop_maybe(th, file);
    ou_drop_maybe(th, name);
    return text;
}

static OuObject *module_repr(OuThread *th, OuObject *o)
{
    bool failed = false;
    OuObject *text = NULL, *loader = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_loader), &failed);
    OuObject *spec = failed ? NULL : ou_get_attr_maybe(th, o, OU_NAME(th, dunder_spec), &failed);
    OuTruth described = failed ? OU_ERROR : spec == NULL ? OU_FALSE : ou_is_true(th, spec);
    if (described == OU_TRUE) {
        text = repr_by_spec(th, spec);
    } else if (described == OU_FALSE) {
        text = loader == NULL || loader == OU_NONE ? NULL : repr_by_loader(th, o, loader);
        text = text != NULL || ou_has_error(th) ? text : repr_by_names(th, o, loader);
    }
    ou_drop_maybe(th, spec);
    ou_drop_maybe(th, loader);
    return text;
}

static OuObject *module_dir(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *key = ou_str_intern_text(th, "__dir__"), *dict = ou_get_attr(th, o, OU_NAME(th, dunder_dict));
    if (dict != NULL && !ou_is_dict(dict)) {
        ou_raise(th, &ou_exc_type_error, "<module>.__dict__ is not a dictionary");
        ou_clear_ref(th, &dict);
    }
    if (dict == NULL) {
        ou_drop_maybe(th, key);
        return NULL;
    }
    ou_drop(th, dict);
    OuObject *hook = key == NULL ? NULL : ou_dict_borrow_str(th, MOD(o)->dict, key);
    ou_drop_maybe(th, key);
    if (key == NULL) {
        return NULL;
    }
    if (hook == NULL) {
        return ou_dict_keys_list(th, MOD(o)->dict);
    }
    ou_keep(hook);
    OuObject *names = ou_call0(th, hook);
    ou_drop(th, hook);
    return names;
}

static OuObject *get_dict(OuThread *th, OuObject *o)
{
    (void)th;
    return MOD(o)->dict == NULL ? OU_NONE : ou_keep(MOD(o)->dict);
}

static OuObject *get_annotations(OuThread *th, OuObject *o)
{
    OuObject *dict = MOD(o)->dict, *name = OU_NAME(th, dunder_annotations);
    OuObject *found = ou_dict_borrow_str(th, dict, name);
    if (found != NULL) {
        return ou_keep(found);
    }
    OuObject *made = ou_dict_new(th);
    if (made != NULL && !ou_dict_set(th, dict, name, made)) {
        ou_clear_ref(th, &made);
    }
    return made;
}

static bool set_annotations(OuThread *th, OuObject *o, OuObject *value)
{
    OuObject *name = OU_NAME(th, dunder_annotations);
    if (value != NULL) {
        return ou_dict_set(th, MOD(o)->dict, name, value);
    }
    OuTruth was = ou_dict_delete(th, MOD(o)->dict, name);
    return was == OU_TRUE || (was == OU_FALSE && ou_raise_value(th, &ou_exc_attribute_error, name));
}

static const OuGetSetDef module_getset[] = {
    {"__dict__", get_dict, ou_readonly_member, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMethodDef module_methods[] = {
    {"__dir__", module_dir, "", 0, "__dir__() -> list\nspecialized dir() implementation"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_module_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "module",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_MODULE,
    .basic_size = sizeof(OuModule),
    .weak = 1,
    .dict_offset = offsetof(OuModule, dict),
    .drop = module_drop,
    .visit = module_visit,
    .clear = module_clear,
    .repr = module_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .get_attr = module_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = module_make,
    .init = module_init,
    .methods = module_methods,
    .getset = module_getset,
    .doc = "Create a module object.\n\n"
           "The name must be a string; the optional docstring can have any type.",
    .new_signature = "name, doc=None",
};

/* ---- modules written in C ---- */

OuObject *ou_module_make(OuThread *th, const char *name, const char *doc, const OuMethodDef *functions)
{
    OuObject *text = ou_str_intern_text(th, name);
    OuObject *module = text == NULL ? NULL : ou_module_new(th, text);
    ou_drop_maybe(th, text);
    if (module != NULL && ((functions != NULL && !ou_module_add_functions(th, module, functions)) ||
                           (doc != NULL && !ou_module_add_adopt(th, module, "__doc__", ou_str_from_text(th, doc))))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

bool ou_module_add(OuThread *th, OuObject *module, const char *name, OuObject *value)
{
    return ou_dict_set_text(th, MOD(module)->dict, name, value);
}

bool ou_module_add_adopt(OuThread *th, OuObject *module, const char *name, OuObject *value)
{
    if (value == NULL) {
        return false;
    }
    bool ok = ou_module_add(th, module, name, value);
    ou_drop(th, value);
    return ok;
}

bool ou_module_add_numbers(OuThread *th, OuObject *module, const OuNamedNumber *numbers)
{
    for (; numbers->name != NULL; numbers++) {
        if (!ou_module_add_adopt(th, module, numbers->name, ou_int_new(th, numbers->value))) {
            return false;
        }
    }
    return true;
}

bool ou_module_add_functions(OuThread *th, OuObject *module, const OuMethodDef *defs)
{
    for (; defs->name != NULL; defs++) {
        OuObject *native = ou_native_new(th, defs, module, MOD(module)->name);
        if (!ou_module_add_adopt(th, module, defs->name, native)) {
            return false;
        }
    }
    return true;
}

bool ou_module_add_type(OuThread *th, OuObject *module, const OuType *type)
{
    return ou_module_add(th, module, ou_type_short_name(type), OU_TYPE_OBJECT(type));
}
