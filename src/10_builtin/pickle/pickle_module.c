/* pickle_module.c - the module _pickle: what makes the library's module pickle fast. */
#include "10_builtin/pickle/pickle_int.h"

/* ---- parts and errors ---- */

/* Where each part comes from; whether it has to be a dict. */
static const struct {
    const char *module, *name;
    bool is_dict;
} part_sources[OU_PART_END] = {
    [OU_PART_DISPATCH_TABLE] = {"copyreg", "dispatch_table", true},
    [OU_PART_EXTENSIONS] = {"copyreg", "_extension_registry", true},
    [OU_PART_EXTENSION_NAMES] = {"copyreg", "_inverted_registry", true},
    [OU_PART_EXTENSION_CACHE] = {"copyreg", "_extension_cache", true},
    [OU_PART_NAMES_2_TO_3] = {"_compat_pickle", "NAME_MAPPING", true},
    [OU_PART_MODULES_2_TO_3] = {"_compat_pickle", "IMPORT_MAPPING", true},
    [OU_PART_NAMES_3_TO_2] = {"_compat_pickle", "REVERSE_NAME_MAPPING", true},
    [OU_PART_MODULES_3_TO_2] = {"_compat_pickle", "REVERSE_IMPORT_MAPPING", true},
    [OU_PART_ENCODE] = {"codecs", "encode", false},
    [OU_PART_GETATTR] = {"builtins", "getattr", false},
    [OU_PART_PARTIAL] = {"functools", "partial", false},
};

static OuObject *find_part(OuThread *th, size_t i)
{
    OuObject *part = ou_import_attr(th, part_sources[i].module, part_sources[i].name);
    if (part != NULL && part_sources[i].is_dict && !ou_is_exact_dict(part)) {
        ou_raise(th, &ou_exc_runtime_error, "%s.%s should be a dict, not %T", part_sources[i].module, part_sources[i].name, part);
        ou_clear_ref(th, &part);
    }
    return part;
}

static bool find_parts(OuThread *th)
{
    OuObject **place = &th->vm->library->kept[OU_KEPT_PICKLE_PARTS];
    if (*place != NULL) {
        return true;
    }
    OuObject *parts = ou_tuple_new(th, OU_PART_END);
    for (size_t i = 0; parts != NULL && i < OU_PART_END; i++) {
        ou_tuple_items(parts)[i] = find_part(th, i);
        if (ou_tuple_items(parts)[i] == NULL) {
            ou_clear_ref(th, &parts);
        }
    }
    if (parts != NULL) {
        ou_replace(th, place, ou_tuple_ready(th, parts));
    }
    return parts != NULL;
}

OuObject *ou_pickle_part(OuThread *th, OuPicklePart part)
{
    return find_parts(th) ? ou_tuple_borrow(th->vm->library->kept[OU_KEPT_PICKLE_PARTS], part) : NULL;
}

bool ou_pickle_is_name_pair(OuObject *o)
{
    return ou_is_tuple(o) && ou_tuple_size(o) == 2 && ou_is_str(ou_tuple_borrow(o, 0)) && ou_is_str(ou_tuple_borrow(o, 1));
}

bool ou_pickle_rename(OuThread *th, OuPicklePart names, OuPicklePart modules, OuObject **module, OuObject **name)
{
    bool failed = false;
    OuObject *pairs = ou_pickle_part(th, names), *others = ou_pickle_part(th, modules);
    OuObject *key = pairs == NULL || others == NULL ? NULL : ou_tuple_of(th, 2, *module, *name);
    OuObject *pair = key == NULL ? NULL : ou_dict_borrow(th, pairs, key, &failed);
    ou_drop_maybe(th, key);
    if (key == NULL || failed) {
        return false;
    }
    if (pair != NULL) {
        if (!ou_pickle_is_name_pair(pair)) {
            return ou_raise(th, &ou_exc_runtime_error, "_compat_pickle.%s values should be pairs of str, not %T", part_sources[names].name, pair);
        }
        ou_keep(pair);
        ou_replace(th, module, ou_keep(ou_tuple_borrow(pair, 0)));
        ou_replace(th, name, ou_keep(ou_tuple_borrow(pair, 1)));
        ou_drop(th, pair);
        return true;
    }
    OuObject *other = ou_dict_borrow(th, others, *module, &failed);
    if (other != NULL && !ou_is_str(other)) {
        return ou_raise(th, &ou_exc_runtime_error, "_compat_pickle.%s values should be strings, not %T", part_sources[modules].name, other);
    }
    if (other != NULL) {
        ou_replace(th, module, ou_keep(other));
    }
    return !failed;
}

OuObject *ou_pickle_error(OuThread *th, OuKept which)
{
    OuObject **place = &th->vm->library->kept[which];
    if (*place != NULL || which == OU_KEPT_PICKLE_ERROR) {
        return ou_data_exception(th, which, "_pickle.PickleError", NULL);
    }
    OuObject *base = ou_pickle_error(th, OU_KEPT_PICKLE_ERROR);
    return base == NULL ? NULL
                        : ou_data_exception(th, which, which == OU_KEPT_PICKLING_ERROR ? "_pickle.PicklingError" : "_pickle.UnpicklingError",
                                            (const OuType *)base);
}

/* ---- functions ---- */

/* obj, file, protocol, fix_imports, buffer_callback */
OU_METHOD(module_dump)
{
    OuObject *pickler = ou_pickler_new(th, args[1], args[2], args[3], args[4]);
    bool done = pickler != NULL && ou_pickler_dump(th, (OuPickler *)pickler, args[0]);
    ou_drop_maybe(th, pickler);
    return done ? OU_NONE : NULL;
}

/* obj, protocol, fix_imports, buffer_callback */
OU_METHOD(module_dumps)
{
    OuObject *pickler = ou_pickler_new(th, NULL, args[1], args[2], args[3]);
    OuObject *bytes = pickler == NULL ? NULL : ou_pickler_dumps(th, (OuPickler *)pickler, args[0]);
    ou_drop_maybe(th, pickler);
    return bytes;
}

/* file, fix_imports, encoding, errors, buffers */
OU_METHOD(module_load)
{
    OuObject *unpickler = ou_unpickler_new(th, args[0], args[1], args[2], args[3], args[4]);
    OuObject *value = unpickler == NULL ? NULL : ou_unpickle(th, (OuUnpickler *)unpickler);
    ou_drop_maybe(th, unpickler);
    return value;
}

/* data, fix_imports, encoding, errors, buffers */
OU_METHOD(module_loads)
{
    OuObject *unpickler = ou_unpickler_new(th, NULL, args[1], args[2], args[3], args[4]), *value = NULL;
    if (unpickler != NULL && ou_unpickler_take_data(th, (OuUnpickler *)unpickler, args[0])) {
        value = ou_unpickle(th, (OuUnpickler *)unpickler);
    }
    ou_drop_maybe(th, unpickler);
    return value;
}

static const OuMethodDef functions[] = {
    {"dump", module_dump, "obj, file, protocol=None, *, fix_imports=True, buffer_callback=None", 0,
     "Write a pickled representation of obj to the open file object file.\n\n"
     "This is equivalent to ``Pickler(file, protocol).dump(obj)``."},
    {"dumps", module_dumps, "obj, protocol=None, *, fix_imports=True, buffer_callback=None", 0,
     "Return the pickled representation of the object as a bytes object."},
    {"load", module_load, "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()", 0,
     "Read and return an object from the pickle data stored in a file.\n\nThis is equivalent to ``Unpickler(file).load()``."},
    {"loads", module_loads, "data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()", 0,
     "Read and return an object from the given pickle data."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    static const struct {
        const char *name;
        OuKept which;
    } errors[] = {{"PickleError", OU_KEPT_PICKLE_ERROR}, {"PicklingError", OU_KEPT_PICKLING_ERROR}, {"UnpicklingError", OU_KEPT_UNPICKLING_ERROR}};
    OuObject *module = find_parts(th) ? ou_module_make(th, "_pickle", "Optimized C implementation for the Python pickle module.", functions) : NULL;
    bool ok = module != NULL && ou_module_add_type(th, module, &ou_pickler_type) && ou_module_add_type(th, module, &ou_unpickler_type) &&
              ou_module_add_type(th, module, &ou_pickle_buffer_type);
    for (size_t i = 0; ok && i < OU_COUNT_OF(errors); i++) {
        OuObject *error = ou_pickle_error(th, errors[i].which);
        ok = error != NULL && ou_module_add(th, module, errors[i].name, error);
    }
    if (!ok && module != NULL) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__pickle = {.name = "_pickle", .make = make};
