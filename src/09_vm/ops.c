/* ops.c - ops.h: names, unpacking, with, imports, match, delegation. */
#include "09_vm/ops.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/opcode.h"
#include "09_vm/host_code.h"

/* ---- names ---- */

bool ou_ops_raise_unbound(OuThread *th, const OuCode *code, int64_t local)
{
    OuObject *name = ou_tuple_borrow(code->local_names, (size_t)local);
    if (code->local_kinds[local] & OU_LOCAL_FREE) {
        ou_raise(th, &ou_exc_name_error,
                 "cannot access free variable '%U' where it is not associated with a value in enclosing scope", name);
    } else {
        ou_raise(th, &ou_exc_unbound_local_error,
                 "cannot access local variable '%U' where it is not associated with a value", name);
    }
    return false;
}

static OuObject *raise_name_error(OuThread *th, OuObject *name)
{
    if (!ou_raise(th, &ou_exc_name_error, "name '%U' is not defined", name)) {
        OuObject *error = ou_error_take(th);
        if (ou_is_of(th, error, &ou_exc_name_error)) {
            ou_set_attr(th, error, OU_NAME(th, plain_name), name);
            ou_error_clear(th);
        }
        ou_error_restore_adopt(th, error);
    }
    return NULL;
}

/* A look-up in a dict or a mapping: new reference; NULL without error: absent. */
static OuObject *lookup(OuThread *th, OuObject *mapping, OuObject *name, bool *failed)
{
    if (ou_is_exact_dict(mapping)) {
        return ou_keep_maybe(ou_dict_borrow(th, mapping, name, failed));
    }
    OuObject *value = ou_get_item(th, mapping, name);
    if (value == NULL && !ou_error_swallow(th, &ou_exc_key_error)) {
        *failed = true;
    }
    return value;
}

OuObject *ou_ops_load_global(OuThread *th, OuFrame *f, OuObject *name)
{
    bool failed = false;
    OuObject *value = lookup(th, f->globals, name, &failed);
    if (value == NULL && !failed) {
        value = lookup(th, f->builtins, name, &failed);
    }
    return value != NULL || failed ? value : raise_name_error(th, name);
}

OuObject *ou_ops_load_name(OuThread *th, OuFrame *f, OuObject *name)
{
    bool failed = false;
    OuObject *value = f->locals == NULL ? NULL : lookup(th, f->locals, name, &failed);
    return value != NULL || failed ? value : ou_ops_load_global(th, f, name);
}

bool ou_ops_store_name(OuThread *th, OuFrame *f, OuObject *name, OuObject *value)
{
    OuObject *locals = f->locals == NULL ? f->globals : f->locals;
    return ou_is_exact_dict(locals) ? ou_dict_set(th, locals, name, value) : ou_set_item(th, locals, name, value);
}

bool ou_ops_delete_name(OuThread *th, OuFrame *f, OuObject *name)
{
    OuObject *locals = f->locals == NULL ? f->globals : f->locals;
    if (ou_del_item(th, locals, name)) {
        return true;
    }
    if (ou_error_swallow(th, &ou_exc_key_error)) {
        raise_name_error(th, name);
    }
    return false;
}

bool ou_ops_delete_global(OuThread *th, OuFrame *f, OuObject *name)
{
    OuTruth deleted = ou_dict_delete(th, f->globals, name);
    if (deleted == OU_FALSE) {
        raise_name_error(th, name);
    }
    return deleted == OU_TRUE;
}

OuObject *ou_ops_load_class_cell(OuThread *th, OuFrame *f, OuObject *name, int64_t local)
{
    bool failed = false;
    OuObject *value = f->locals == NULL ? NULL : lookup(th, f->locals, name, &failed);
    if (value != NULL || failed) {
        return value;
    }
    value = ((OuCell *)ou_frame_locals_start(f)[local])->value;
    if (value == NULL) {
        ou_ops_raise_unbound(th, f->code, local);
        return NULL;
    }
    return ou_keep(value);
}

bool ou_ops_setup_annotations(OuThread *th, OuFrame *f)
{
    bool failed = false;
    OuObject *locals = f->locals == NULL ? f->globals : f->locals;
    OuObject *found = lookup(th, locals, OU_NAME(th, dunder_annotations), &failed);
    if (found != NULL || failed) {
        ou_drop_maybe(th, found);
        return !failed;
    }
    OuObject *dict = ou_dict_new(th);
    bool ok = dict != NULL && ou_set_item(th, locals, OU_NAME(th, dunder_annotations), dict);
    ou_drop_maybe(th, dict);
    return ok;
}

/* ---- comparisons ---- */

OuObject *ou_ops_compare(OuThread *th, OuObject *a, OuObject *b, unsigned op)
{
    if (op <= OU_CMP_GE) {
        return ou_compare(th, a, b, (OuCompare)op);
    }
    OuTruth yes = ou_ops_compare_truth(th, a, b, op);
    return yes == OU_ERROR ? NULL : ou_bool(yes == OU_TRUE);
}

OuTruth ou_ops_compare_truth(OuThread *th, OuObject *a, OuObject *b, unsigned op)
{
    switch (op) {
    case OU_CMP_IS: return a == b ? OU_TRUE : OU_FALSE;
    case OU_CMP_IS_NOT: return a != b ? OU_TRUE : OU_FALSE;
    case OU_CMP_IN: return ou_contains(th, b, a);
    case OU_CMP_NOT_IN: {
        OuTruth in = ou_contains(th, b, a);
        return in == OU_ERROR ? OU_ERROR : in == OU_TRUE ? OU_FALSE : OU_TRUE;
    }
    default: {
        OuObject *result = ou_compare(th, a, b, (OuCompare)op);
        if (result == NULL) {
            return OU_ERROR;
        }
        OuTruth yes = ou_is_true(th, result);
        ou_drop(th, result);
        return yes;
    }
    }
}

/* ---- unpacking ---- */

static void drop_run(OuThread *th, OuObject **at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ou_clear_ref(th, &at[i]);
    }
}

static OuObject *iter_for_unpacking(OuThread *th, OuObject *value)
{
    OuObject *it = ou_iter(th, value);
    if (it == NULL && value->type->iter == NULL &&
        (value->type->sequence == NULL || !value->type->sequence->is_sequence) &&
        ou_error_swallow(th, &ou_exc_type_error)) {
        ou_raise(th, &ou_exc_type_error, "cannot unpack non-iterable %T object", value);
    }
    return it;
}

/* The first n items go to at[n_places - 1] downwards. *got says how many there were. */
static bool unpack_first(OuThread *th, OuObject *it, OuObject **at, size_t n_places, size_t n, size_t *got)
{
    for (*got = 0; *got < n; (*got)++) {
        OuObject *item = ou_next(th, it);
        if (item == NULL) {
            return false;
        }
        at[n_places - 1 - *got] = item;
    }
    return true;
}

bool ou_ops_unpack(OuThread *th, OuObject *value, OuObject **at, size_t n)
{
    OuObject *it = iter_for_unpacking(th, value);
    if (it == NULL) {
        return false;
    }
    size_t got;
    if (!unpack_first(th, it, at, n, n, &got)) {
        if (!ou_has_error(th)) {
            ou_raise(th, &ou_exc_value_error, "not enough values to unpack (expected %zu, got %zu)", n, got);
        }
        goto failed;
    }
    OuObject *more = ou_next(th, it);
    if (more != NULL) {
        ou_drop(th, more);
        ou_raise(th, &ou_exc_value_error, "too many values to unpack (expected %zu)", n);
        goto failed;
    }
    if (ou_has_error(th)) {
        goto failed;
    }
    ou_drop(th, it);
    return true;
failed:
    drop_run(th, at + n - got, got);
    ou_drop(th, it);
    return false;
}

bool ou_ops_unpack_ex(OuThread *th, OuObject *value, OuObject **at, size_t before, size_t after)
{
    size_t n = before + 1 + after, got;
    OuObject *it = iter_for_unpacking(th, value), *rest = NULL;
    if (it == NULL) {
        return false;
    }
    if (!unpack_first(th, it, at, n, before, &got)) {
        if (!ou_has_error(th)) {
            ou_raise(th, &ou_exc_value_error, "not enough values to unpack (expected at least %zu, got %zu)",
                     before + after, got);
        }
        goto failed;
    }
    rest = ou_to_list(th, it);
    if (rest == NULL) {
        goto failed;
    }
    size_t size = ou_list_size(rest);
    if (size < after) {
        ou_raise(th, &ou_exc_value_error, "not enough values to unpack (expected at least %zu, got %zu)", before + after,
                 before + size);
        goto failed;
    }
    /* The tail's references move out of the list. */
    for (size_t i = 0; i < after; i++) {
        at[after - 1 - i] = ((OuList *)rest)->items[size - after + i];
    }
    ((OuList *)rest)->size = size - after;
    at[after] = rest;
    ou_drop(th, it);
    return true;
failed:
    ou_drop_maybe(th, rest);
    drop_run(th, at + n - got, got);
    ou_drop(th, it);
    return false;
}

/* ---- displays and calls ---- */

bool ou_ops_list_extend(OuThread *th, OuObject *list, OuObject *iterable)
{
    if (ou_list_extend(th, list, iterable)) {
        return true;
    }
    if (iterable->type->iter == NULL && (iterable->type->sequence == NULL || !iterable->type->sequence->is_sequence) &&
        ou_error_swallow(th, &ou_exc_type_error)) {
        ou_raise(th, &ou_exc_type_error, "Value after * must be an iterable, not %T", iterable);
    }
    return false;
}

bool ou_ops_dict_update(OuThread *th, OuObject *dict, OuObject *mapping)
{
    if (ou_dict_merge(th, dict, mapping, true)) {
        return true;
    }
    if (ou_error_swallow(th, &ou_exc_attribute_error)) {
        ou_raise(th, &ou_exc_type_error, "'%T' object is not a mapping", mapping);
    }
    return false;
}

/* What messages about a call's arguments call the function: module.qualname(). New. */
static OuObject *callable_text(OuThread *th, OuObject *callable)
{
    bool failed = false;
    OuObject *qualname = ou_get_attr_maybe(th, callable, OU_NAME(th, dunder_qualname), &failed);
    if (qualname == NULL && failed && ou_error_matches(th, &ou_exc_memory_error)) {
        return NULL;
    }
    if (qualname == NULL) {
        ou_error_clear(th);
        return ou_str(th, callable);
    }
    OuObject *text = NULL;
    OuObject *module = ou_get_attr_maybe(th, callable, OU_NAME(th, dunder_module), &failed);
    if (module != NULL && ou_is_str(module) && !ou_str_equal_text(module, "builtins")) {
        text = ou_str_format(th, "%U.%S()", module, qualname);
    } else if (!failed) {
        text = ou_str_format(th, "%S()", qualname);
    }
    ou_drop_maybe(th, module);
    ou_drop(th, qualname);
    return text;
}

bool ou_ops_dict_merge(OuThread *th, OuObject *dict, OuObject *mapping, OuObject *callable)
{
    bool ok = false;
    OuObject *keys = NULL;
    if (!ou_is_dict(mapping)) {
        keys = ou_call_method(th, mapping, OU_NAME(th, plain_keys), NULL, 0);
        if (keys == NULL) {
            if (ou_error_swallow(th, &ou_exc_attribute_error)) {
                OuObject *text = callable_text(th, callable);
                if (text != NULL) {
                    ou_raise(th, &ou_exc_type_error, "%U argument after ** must be a mapping, not %T", text, mapping);
                    ou_drop(th, text);
                }
            }
            return false;
        }
    } else {
        keys = ou_dict_keys_list(th, mapping);
    }
    OuObject *it = keys == NULL ? NULL : ou_iter(th, keys);
    ou_drop_maybe(th, keys);
    if (it == NULL) {
        return false;
    }
    OuObject *key;
    while ((key = ou_next(th, it)) != NULL) {
        OuTruth has = ou_dict_has(th, dict, key);
        OuObject *value = has == OU_FALSE ? ou_get_item(th, mapping, key) : NULL;
        if (has == OU_TRUE) {
            OuObject *text = callable_text(th, callable);
            if (text != NULL) {
                ou_raise(th, &ou_exc_type_error, "%U got multiple values for keyword argument '%S'", text, key);
                ou_drop(th, text);
            }
        }
        ok = value != NULL && ou_dict_set(th, dict, key, value);
        ou_drop_maybe(th, value);
        ou_drop(th, key);
        if (!ok) {
            ou_drop(th, it);
            return false;
        }
    }
    ou_drop(th, it);
    return !ou_has_error(th);
}

OuObject *ou_ops_call_arguments(OuThread *th, OuObject *callable, OuObject *iterable)
{
    OuObject *tuple = ou_to_tuple(th, iterable);
    if (tuple == NULL && iterable->type->iter == NULL &&
        (iterable->type->sequence == NULL || !iterable->type->sequence->is_sequence) &&
        ou_error_swallow(th, &ou_exc_type_error)) {
        OuObject *text = callable_text(th, callable);
        if (text != NULL) {
            ou_raise(th, &ou_exc_type_error, "%U argument after * must be an iterable, not %T", text, iterable);
            ou_drop(th, text);
        }
    }
    return tuple;
}

OuObject *ou_ops_format(OuThread *th, OuObject *value, OuObject *spec, unsigned conversion)
{
    OuObject *converted = conversion == 1   ? ou_str(th, value)
                          : conversion == 2 ? ou_repr(th, value)
                          : conversion == 3 ? ou_ascii(th, value)
                                            : ou_keep(value);
    if (converted == NULL) {
        return NULL;
    }
    if (ou_is_exact_str(converted) && (spec == NULL || ou_str_length(spec) == 0)) {
        return converted;
    }
    OuObject *text = ou_format(th, converted, spec);
    ou_drop(th, converted);
    return text;
}

OuObject *ou_ops_make_function(OuThread *th, OuFrame *f, OuCode *code, OuObject **parts, unsigned bits)
{
    OuFunction *function = (OuFunction *)ou_function_new(th, code, f->globals, NULL);
    if (function == NULL) {
        return NULL;
    }
    if (bits & 1) {
        ou_replace(th, &function->defaults, ou_keep(*parts++));
    }
    if (bits & 2) {
        ou_replace(th, &function->kwdefaults, ou_keep(*parts++));
    }
    if (bits & 4) {
        ou_replace(th, &function->annotations, ou_keep(*parts++));
    }
    if (bits & 8) {
        ou_replace(th, &function->closure, ou_keep(*parts++));
    }
    return &function->head;
}

/* ---- with ---- */

bool ou_ops_with_enter(OuThread *th, OuObject *manager, OuObject **exit, OuObject **result, bool async)
{
    bool failed = false;
    OuObject *enter_name = async ? OU_NAME(th, dunder_aenter) : OU_NAME(th, dunder_enter);
    OuObject *exit_name = async ? OU_NAME(th, dunder_aexit) : OU_NAME(th, dunder_exit);
    const char *kind = async ? "asynchronous context manager" : "context manager";
    OuObject *enter = ou_lookup_special(th, manager, enter_name, &failed);
    if (enter == NULL) {
        return failed ? false
                      : ou_raise(th, &ou_exc_type_error, "'%T' object does not support the %s protocol", manager, kind);
    }
    *exit = ou_lookup_special(th, manager, exit_name, &failed);
    if (*exit == NULL) {
        ou_drop(th, enter);
        return failed ? false
                      : ou_raise(th, &ou_exc_type_error,
                                 "'%T' object does not support the %s protocol (missed %U method)", manager, kind,
                                 exit_name);
    }
    *result = ou_call0(th, enter);
    ou_drop(th, enter);
    if (*result == NULL) {
        ou_drop(th, *exit);
        return false;
    }
    return true;
}

/* ---- exceptions ---- */

static bool is_exception_class(const OuObject *o)
{
    return ou_is_type(o) && ou_type_extends((const OuType *)o, &ou_exc_base_exception);
}

OuTruth ou_ops_exception_matches(OuThread *th, OuObject *exception, OuObject *classes)
{
    bool is_tuple = ou_is_tuple(classes);
    size_t n = is_tuple ? ou_tuple_size(classes) : 1;
    for (size_t i = 0; i < n; i++) {
        if (!is_exception_class(is_tuple ? ou_tuple_borrow(classes, i) : classes)) {
            ou_raise(th, &ou_exc_type_error,
                     "catching classes that do not inherit from BaseException is not allowed");
            return OU_ERROR;
        }
    }
    for (size_t i = 0; i < n; i++) {
        OuObject *cls = is_tuple ? ou_tuple_borrow(classes, i) : classes;
        if (ou_is_of(th, exception, (const OuType *)cls)) {
            return OU_TRUE;
        }
    }
    return OU_FALSE;
}

/* True: an exception was put back as it was; false: there is none to raise (RuntimeError). */
bool ou_ops_raise_bare(OuThread *th)
{
    for (OuHandled *h = th->handled; h != NULL; h = h->previous) {
        if (h->value != NULL) {
            ou_error_set_adopt(th, ou_keep(h->value));
            return true;
        }
    }
    return ou_raise(th, &ou_exc_runtime_error, "No active exception to reraise");
}

static bool check_star_classes(OuThread *th, OuObject *classes)
{
    bool is_tuple = ou_is_tuple(classes);
    size_t n = is_tuple ? ou_tuple_size(classes) : 1;
    for (size_t i = 0; i < n; i++) {
        OuObject *cls = is_tuple ? ou_tuple_borrow(classes, i) : classes;
        if (!is_exception_class(cls)) {
            return ou_raise(th, &ou_exc_type_error,
                            "catching classes that do not inherit from BaseException is not allowed");
        }
    }
    for (size_t i = 0; i < n; i++) {
        OuObject *cls = is_tuple ? ou_tuple_borrow(classes, i) : classes;
        if (ou_type_extends((const OuType *)cls, &ou_exc_base_exception_group)) {
            return ou_raise(th, &ou_exc_type_error,
                            "catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
    }
    return true;
}

/* What matched is being handled from here on. */
bool ou_ops_check_eg_match(OuThread *th, OuObject *exception, OuObject *classes, OuObject **rest, OuObject **match)
{
    *rest = *match = OU_NONE;
    if (!check_star_classes(th, classes)) {
        return false;
    }
    if (exception == OU_NONE) {
        return true;
    }
    bool is_group = ou_is_of(th, exception, &ou_exc_base_exception_group);
    OuTruth whole = ou_ops_exception_matches(th, exception, classes);
    if (whole == OU_ERROR) {
        return false;
    }
    if (whole == OU_TRUE && is_group) {
        *match = ou_keep(exception);
    } else if (whole == OU_TRUE) {
        OuObject *items = ou_tuple_of(th, 1, exception);
        *match = items == NULL ? NULL : ou_group_new(th, items);
        ou_drop_maybe(th, items);
        if (*match == NULL) {
            return false;
        }
    } else if (!is_group) {
        *rest = ou_keep(exception);
    } else if (!ou_group_split(th, exception, classes, match, rest)) {
        return false;
    }
    if (*match != OU_NONE) {
        ou_replace(th, &th->handled->value, ou_keep(*match));
    }
    return true;
}

OuObject *ou_ops_prep_reraise_star(OuThread *th, OuObject *original, OuObject *raised)
{
    return ou_group_merge(th, original, raised);
}

/* ---- imports and the prompt ---- */

OuObject *ou_ops_import_name(OuThread *th, OuFrame *f, OuObject *name, OuObject *level, OuObject *fromlist)
{
    OuMachine *machine = th->vm->machine;
    bool failed = false;
    OuObject *import = lookup(th, f->builtins, OU_NAME(th, dunder_import), &failed);
    OuObject *result = NULL;
    if (import == NULL) {
        return failed ? NULL : ou_null(th, &ou_exc_import_error, "__import__ not found");
    }
    if (import == machine->import_func) {
        result = ou_import_level(th, name, f->globals, fromlist, ou_int_value(level));
    } else {
        OuObject *args[] = {name, f->globals, f->locals == NULL ? OU_NONE : f->locals, fromlist, level};
        result = ou_call(th, import, args, 5, NULL);
    }
    ou_drop(th, import);
    return result;
}

/* The text of a str attribute for a message; new; NULL without error: absent or no str. */
static OuObject *text_attr(OuThread *th, OuObject *o, OuObject *name)
{
    bool failed = false;
    OuObject *text = ou_get_attr_maybe(th, o, name, &failed);
    if (failed) {
        ou_error_clear(th);
    }
    if (text != NULL && !ou_is_str(text)) {
        ou_clear_ref(th, &text);
    }
    return text;
}

static bool is_initializing(OuThread *th, OuObject *module)
{
    bool failed = false, yes = false;
    OuObject *spec = ou_get_attr_maybe(th, module, OU_NAME(th, dunder_spec), &failed);
    if (spec != NULL) {
        OuObject *flag = ou_get_attr_text(th, spec, "_initializing");
        yes = flag == OU_PY_TRUE;
        ou_drop_maybe(th, flag);
        ou_drop(th, spec);
    }
    ou_error_clear(th);
    return yes;
}

OuObject *ou_ops_import_from(OuThread *th, OuObject *module, OuObject *name)
{
    bool failed = false;
    OuObject *value = ou_get_attr_maybe(th, module, name, &failed);
    if (value != NULL || failed) {
        return value;
    }
    OuObject *package = text_attr(th, module, OU_NAME(th, dunder_name));
    if (package != NULL) { /* a submodule that is being imported is in sys.modules before it is an attribute */
        OuObject *full = ou_str_format(th, "%U.%U", package, name);
        if (full == NULL) {
            ou_drop(th, package);
            return NULL;
        }
        value = ou_keep_maybe(ou_dict_borrow(th, th->vm->machine->modules, full, &failed));
        ou_drop(th, full);
        if (value != NULL || failed) {
            ou_drop(th, package);
            return value;
        }
    }
    OuObject *file = text_attr(th, module, OU_NAME(th, dunder_file));
    OuObject *shown = package == NULL ? ou_str_from_text(th, "<unknown module name>") : ou_keep(package);
    if (shown != NULL) {
        const char *circular = is_initializing(th, module)
                                   ? "cannot import name %R from partially initialized module %R (most likely due to "
                                     "a circular import) (%S)"
                                   : "cannot import name %R from %R (%S)";
        if (file == NULL) {
            ou_raise(th, &ou_exc_import_error, "cannot import name %R from %R (unknown location)", name, shown);
        } else {
            ou_raise(th, &ou_exc_import_error, circular, name, shown, file);
        }
        OuObject *error = ou_error_take(th);
        ou_set_attr(th, error, OU_NAME(th, plain_name), shown);
        ou_error_clear(th);
        ou_set_attr(th, error, OU_NAME(th, plain_path), file == NULL ? OU_NONE : file);
        ou_error_clear(th);
        ou_error_restore_adopt(th, error);
    }
    ou_drop_maybe(th, shown);
    ou_drop_maybe(th, file);
    ou_drop_maybe(th, package);
    return NULL;
}

bool ou_ops_import_star(OuThread *th, OuFrame *f, OuObject *module)
{
    bool failed = false;
    OuObject *all = ou_get_attr_maybe(th, module, OU_NAME(th, dunder_all), &failed);
    OuObject *dict = NULL, *names = NULL;
    bool skip_private = all == NULL;
    if (failed) {
        return false;
    }
    if (all == NULL) {
        dict = ou_get_attr(th, module, OU_NAME(th, dunder_dict));
        names = dict == NULL ? NULL : ou_to_list(th, dict);
    } else {
        names = ou_to_list(th, all);
    }
    bool ok = names != NULL;
    for (size_t i = 0; ok && i < ou_list_size(names); i++) {
        OuObject *name = ou_list_borrow(names, i);
        if (!ou_is_str(name)) {
            ok = ou_raise(th, &ou_exc_type_error, "Item in %s must be str, not %T",
                          skip_private ? "module.__dict__" : "module.__all__", name);
            break;
        }
        if (skip_private && ou_str_length(name) > 0 && ou_str_at(name, 0) == '_') {
            continue;
        }
        OuObject *value = ou_get_attr(th, module, name);
        ok = value != NULL && ou_ops_store_name(th, f, name, value);
        ou_drop_maybe(th, value);
    }
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, all);
    return ok;
}

bool ou_ops_print_expr(OuThread *th, OuObject *value)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *hook = sys == NULL ? NULL : ou_keep_maybe(ou_dict_borrow_str(th, sys, OU_NAME(th, plain_displayhook)));
    if (hook == NULL) {
        return ou_raise(th, &ou_exc_runtime_error, "lost sys.displayhook");
    }
    OuObject *result = ou_call1(th, hook, value);
    ou_drop(th, hook);
    ou_drop_maybe(th, result);
    return result != NULL;
}

/* ---- await and asynchronous iteration ---- */

/* What __anext__ gave cannot be awaited: a TypeError because of the pending error. */
static OuObject *invalid_next(OuThread *th, OuObject *o)
{
    OuObject *cause = ou_error_take(th);
    ou_raise(th, &ou_exc_type_error, "'async for' received an invalid object from __anext__: %T", o);
    if (ou_error_matches(th, &ou_exc_type_error)) {
        ou_replace(th, &((OuException *)th->error)->cause, ou_keep(cause));
        ((OuException *)th->error)->suppress_context = true;
    }
    ou_error_chain_adopt(th, cause);
    return NULL;
}

OuObject *ou_ops_get_awaitable(OuThread *th, OuObject *o, unsigned where)
{
    if (where == 3) {
        OuObject *awaitable = ou_ops_get_awaitable(th, o, 0);
        return awaitable != NULL ? awaitable : invalid_next(th, o);
    }
    if (o->type == &ou_coroutine_type) {
        return ou_host_delegate(o) == NULL ? ou_keep(o)
                                           : ou_null(th, &ou_exc_runtime_error, "coroutine is being awaited already");
    }
    if (o->type == &ou_generator_type && (((OuGenerator *)o)->code->flags & OU_CO_ITERABLE_COROUTINE)) {
        return ou_keep(o);
    }
    OuUnaryFn await = o->type->async == NULL ? NULL : o->type->async->await;
    if (await == NULL) {
        if (where == 1 || where == 2) {
            return ou_null(th, &ou_exc_type_error,
                           "'async with' received an object from %s that does not implement __await__: %T",
                           where == 1 ? "__aenter__" : "__aexit__", o);
        }
        return ou_null(th, &ou_exc_type_error, "object %T can't be used in 'await' expression", o);
    }
    OuObject *it = await(th, o);
    if (it != NULL && (it->type == &ou_coroutine_type || !ou_is_iterator(it))) {
        ou_raise(th, &ou_exc_type_error,
                 it->type == &ou_coroutine_type ? "__await__() returned a coroutine"
                                                : "__await__() returned non-iterator of type '%T'",
                 it);
        ou_clear_ref(th, &it);
    }
    return it;
}

OuObject *ou_ops_get_aiter(OuThread *th, OuObject *o)
{
    OuUnaryFn aiter = o->type->async == NULL ? NULL : o->type->async->aiter;
    if (aiter == NULL) {
        return ou_null(th, &ou_exc_type_error, "'async for' requires an object with __aiter__ method, got %T", o);
    }
    OuObject *it = aiter(th, o);
    if (it != NULL && (it->type->async == NULL || it->type->async->anext == NULL)) {
        ou_raise(th, &ou_exc_type_error,
                 "'async for' received an object from __aiter__ that does not implement __anext__: %T", it);
        ou_clear_ref(th, &it);
    }
    return it;
}

OuObject *ou_ops_get_anext(OuThread *th, OuObject *o)
{
    OuUnaryFn anext = o->type->async == NULL ? NULL : o->type->async->anext;
    if (anext == NULL) {
        return ou_null(th, &ou_exc_type_error, "'async for' requires an iterator with __anext__ method, got %T", o);
    }
    return anext(th, o);
}

OuObject *ou_ops_async_gen_wrap(OuThread *th, OuObject *value)
{
    return ou_async_gen_wrap(th, value);
}

/* ---- delegation ---- */

/* The end of an iterator: its value (new), or NULL when the pending error is another one. */
static OuObject *end_value(OuThread *th, bool *done)
{
    *done = true;
    if (!ou_has_error(th)) {
        return OU_NONE;
    }
    if (!ou_error_matches(th, &ou_exc_stop_iteration)) {
        return NULL;
    }
    OuObject *error = ou_error_take(th);
    OuObject *value = ou_stop_iteration_value(th, error);
    ou_drop(th, error);
    return value;
}

OuObject *ou_ops_send(OuThread *th, OuObject *iterator, OuObject *value, bool *done)
{
    *done = false;
    if (iterator->type == &ou_generator_type || iterator->type == &ou_coroutine_type) {
        return ou_generator_send(th, iterator, value, done);
    }
    OuObject *result = value == OU_NONE && iterator->type->next != NULL
                           ? iterator->type->next(th, iterator)
                           : ou_call_method(th, iterator, OU_NAME(th, plain_send), &value, 1);
    return result != NULL ? result : end_value(th, done);
}

/* Closes what is delegated to. False: close() failed, its error is pending. */
static bool close_iterator(OuThread *th, OuObject *iterator)
{
    bool failed = false;
    OuObject *close = ou_get_attr_maybe(th, iterator, OU_NAME(th, plain_close), &failed);
    if (close == NULL) {
        if (failed) {
            th->vm->host->unraisable(th, NULL, iterator);
        }
        return true;
    }
    OuObject *result = ou_call0(th, close);
    ou_drop(th, close);
    ou_drop_maybe(th, result);
    return result != NULL;
}

OuObject *ou_ops_delegate_throw(OuThread *th, OuObject *iterator, OuObject *const *thrown, bool *done)
{
    OuObject *error = ou_error_take(th);
    *done = true;
    if (ou_is_of(th, error, &ou_exc_generator_exit)) {
        if (close_iterator(th, iterator)) {
            ou_error_restore_adopt(th, error);
        } else {
            ou_drop(th, error); /* as if it had not been thrown yet: no context */
        }
        return NULL;
    }
    bool failed = false;
    OuObject *method = ou_get_attr_maybe(th, iterator, OU_NAME(th, plain_throw), &failed);
    if (method == NULL) {
        if (failed) {
            ou_drop(th, error);
        } else {
            ou_error_restore_adopt(th, error);
        }
        return NULL;
    }
    size_t n = thrown == NULL ? 1 : thrown[2] != NULL ? 3 : thrown[1] != NULL ? 2 : 1;
    OuObject *result = ou_call(th, method, thrown == NULL ? &error : thrown, n, NULL);
    ou_drop(th, method);
    ou_drop(th, error);
    if (result != NULL) {
        *done = false;
        return result;
    }
    return ou_has_error(th) ? end_value(th, done) : NULL;
}

/* ---- match ---- */

OuObject *ou_ops_match_keys(OuThread *th, OuObject *subject, OuObject *keys)
{
    size_t n = ou_tuple_size(keys);
    OuObject *seen = ou_set_new(th, NULL), *values = seen == NULL ? NULL : ou_tuple_new(th, n);
    OuObject *get = values == NULL ? NULL : ou_get_attr(th, subject, OU_NAME(th, plain_get));
    OuObject *missing = get == NULL ? NULL : ou_call0(th, OU_TYPE_OBJECT(&ou_object_type));
    bool ok = missing != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        OuObject *key = ou_tuple_borrow(keys, i);
        OuTruth twice = ou_set_has(th, seen, key);
        ok = twice == OU_FALSE && ou_set_add(th, seen, key);
        if (twice == OU_TRUE) {
            ou_raise(th, &ou_exc_value_error, "mapping pattern checks duplicate key (%R)", key);
        }
        OuObject *value = ok ? ou_call2(th, get, key, missing) : NULL;
        ok = value != NULL;
        if (value == missing) {
            ou_drop(th, value);
            ou_drop(th, values);
            values = OU_NONE;
            break;
        }
        if (ok) {
            ou_tuple_items(values)[i] = value;
        }
    }
    ou_drop_maybe(th, missing);
    ou_drop_maybe(th, get);
    ou_drop_maybe(th, seen);
    if (!ok) {
        ou_drop_maybe(th, values);
        return NULL;
    }
    return values == OU_NONE || n == 0 ? values : ou_tuple_ready(th, values);
}

OuObject *ou_ops_match_rest(OuThread *th, OuObject *subject, OuObject *keys)
{
    OuObject *rest = ou_dict_new(th);
    bool ok = rest != NULL && ou_dict_update(th, rest, subject, true);
    for (size_t i = 0; ok && i < ou_tuple_size(keys); i++) {
        ok = ou_del_item(th, rest, ou_tuple_borrow(keys, i));
    }
    if (!ok) {
        ou_drop_maybe(th, rest);
        return NULL;
    }
    return rest;
}

/* The attribute `name` of subject for a class pattern: new; NULL without error: no match. */
static OuObject *match_attribute(OuThread *th, OuObject *subject, OuObject *cls, OuObject *name, OuObject *seen)
{
    bool failed = false;
    OuTruth twice = ou_set_has(th, seen, name);
    if (twice == OU_TRUE) {
        ou_raise(th, &ou_exc_type_error, "%N() got multiple sub-patterns for attribute %R", (const OuType *)cls, name);
    }
    if (twice != OU_FALSE || !ou_set_add(th, seen, name)) {
        return NULL;
    }
    return ou_get_attr_maybe(th, subject, name, &failed);
}

static bool match_positional(OuThread *th, OuObject *subject, OuObject *cls, size_t n, OuObject *seen, OuObject *found,
                             bool *matched)
{
    bool failed = false;
    OuObject *names = ou_get_attr_maybe(th, cls, OU_NAME(th, dunder_match_args), &failed);
    bool match_self = false;
    if (failed) {
        return false;
    }
    if (names == NULL) {
        match_self = OU_HAS_FLAG((const OuType *)cls, OU_TYPE_MATCH_SELF);
    } else if (!ou_is_exact_tuple(names)) {
        ou_raise(th, &ou_exc_type_error, "%N.__match_args__ must be a tuple (got %T)", (const OuType *)cls, names);
        ou_drop(th, names);
        return false;
    }
    size_t allowed = names != NULL ? ou_tuple_size(names) : match_self ? 1 : 0;
    bool ok = n <= allowed;
    if (!ok) {
        ou_raise(th, &ou_exc_type_error, "%N() accepts %zu positional sub-pattern%s (%zu given)", (const OuType *)cls,
                 allowed, allowed == 1 ? "" : "s", n);
    } else if (match_self) {
        ok = ou_list_append(th, found, subject);
    } else {
        for (size_t i = 0; ok && *matched && i < n; i++) {
            OuObject *name = ou_tuple_borrow(names, i);
            if (!ou_is_str(name)) {
                ok = ou_raise(th, &ou_exc_type_error, "__match_args__ elements must be strings (got %T)", name);
                break;
            }
            OuObject *value = match_attribute(th, subject, cls, name, seen);
            *matched = value != NULL;
            ok = value != NULL ? ou_list_append_adopt(th, found, value) : !ou_has_error(th);
        }
    }
    ou_drop_maybe(th, names);
    return ok;
}

OuObject *ou_ops_match_class(OuThread *th, OuObject *subject, OuObject *cls, size_t n, OuObject *kwnames)
{
    if (!ou_is_type(cls)) {
        return ou_null(th, &ou_exc_type_error, "called match pattern must be a type");
    }
    OuTruth is = ou_is_instance(th, subject, cls);
    if (is != OU_TRUE) {
        return is == OU_ERROR ? NULL : OU_NONE;
    }
    bool matched = true;
    OuObject *seen = ou_set_new(th, NULL), *found = seen == NULL ? NULL : ou_list_new(th, n);
    bool ok = found != NULL && (n == 0 || match_positional(th, subject, cls, n, seen, found, &matched));
    for (size_t i = 0; ok && matched && i < ou_tuple_size(kwnames); i++) {
        OuObject *value = match_attribute(th, subject, cls, ou_tuple_borrow(kwnames, i), seen);
        matched = value != NULL;
        ok = value != NULL ? ou_list_append_adopt(th, found, value) : !ou_has_error(th);
    }
    OuObject *result = !ok ? NULL : matched ? ou_list_to_tuple(th, found) : OU_NONE;
    ou_drop_maybe(th, found);
    ou_drop_maybe(th, seen);
    return result;
}
