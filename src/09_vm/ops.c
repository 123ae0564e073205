/* ops.c - ops.h: names, unpacking, displays, with, exceptions, imports. */
#include "09_vm/ops.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/opcode.h"
#include "09_vm/host_code.h"

/* ---- names ---- */

/* The pending error, if it is a NameError, says which name it is about. */
static void set_error_name(OuThread *th, OuObject *name)
{
    OuObject *error = ou_error_take(th);
    if (ou_is_of(th, error, &ou_exc_name_error)) {
        ou_set_attr(th, error, OU_NAME(th, plain_name), name);
        ou_error_clear(th);
    }
    ou_error_restore_adopt(th, error);
}

bool ou_ops_raise_unbound(OuThread *th, const OuCode *code, int64_t local)
{
    OuObject *name = ou_tuple_borrow(code->local_names, (size_t)local);
    if (code->local_kinds[local] & OU_LOCAL_FREE) {
        ou_raise(th, &ou_exc_name_error,
                 "cannot access free variable '%U' where it is not associated with a value in enclosing scope", name);
        set_error_name(th, name);
    } else {
        ou_raise(th, &ou_exc_unbound_local_error,
                 "cannot access local variable '%U' where it is not associated with a value", name);
    }
    return false;
}

static OuObject *raise_name_error(OuThread *th, OuObject *name)
{
    ou_raise(th, &ou_exc_name_error, "name '%U' is not defined", name);
    set_error_name(th, name);
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

/* Where names are looked up in the locals first, globals of a dict's subclass are read as the dict that they are. */
OuObject *ou_ops_load_name(OuThread *th, OuFrame *f, OuObject *name)
{
    bool failed = false;
    OuObject *locals = f->locals != NULL || ou_is_exact_dict(f->globals) ? f->locals : f->globals;
    OuObject *value = locals == NULL ? NULL : lookup(th, locals, name, &failed);
    if (value == NULL && !failed) {
        value = ou_keep_maybe(ou_dict_borrow(th, f->globals, name, &failed));
    }
    if (value == NULL && !failed) {
        value = lookup(th, f->builtins, name, &failed);
    }
    return value != NULL || failed ? value : raise_name_error(th, name);
}

OuObject *ou_ops_load_build_class(OuThread *th, OuFrame *f)
{
    bool failed = false;
    OuObject *value = lookup(th, f->builtins, OU_NAME(th, dunder_build_class), &failed);
    return value != NULL || failed ? value : ou_null(th, &ou_exc_name_error, "__build_class__ not found");
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

/* One keyword argument of a mapping, whose value is asked for when there is none at hand. */
static bool merge_keyword(OuThread *th, OuObject *dict, OuObject *mapping, OuObject *key, OuObject *value, OuObject *callable)
{
    OuTruth has = ou_dict_has(th, dict, key);
    if (has == OU_TRUE) {
        OuObject *text = callable_text(th, callable);
        if (text != NULL) {
            ou_raise(th, &ou_exc_type_error, "%U got multiple values for keyword argument '%S'", text, key);
            ou_drop(th, text);
        }
    }
    OuObject *got = has != OU_FALSE ? NULL : value != NULL ? ou_keep(value) : ou_get_item(th, mapping, key);
    bool ok = got != NULL && ou_dict_set(th, dict, key, got);
    ou_drop_maybe(th, got);
    return ok;
}

static bool merge_plain_dict(OuThread *th, OuObject *dict, OuObject *from, OuObject *callable)
{
    size_t n = ou_dict_size(from);
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(from, &at, &key, &value);) {
        ou_keep(key);
        ou_keep(value);
        bool ok = merge_keyword(th, dict, from, key, value, callable);
        ou_drop(th, key);
        ou_drop(th, value);
        if (!ok) {
            return false;
        }
        if (ou_dict_size(from) != n) {
            return ou_raise(th, &ou_exc_runtime_error, "dict mutated during update");
        }
    }
    return true;
}

bool ou_ops_dict_merge(OuThread *th, OuObject *dict, OuObject *mapping, OuObject *callable)
{
    if (ou_dict_is_plain(mapping)) {
        return merge_plain_dict(th, dict, mapping, callable);
    }
    OuObject *keys = ou_call_method(th, mapping, OU_NAME(th, plain_keys), NULL, 0);
    if (keys == NULL && ou_error_swallow(th, &ou_exc_attribute_error)) {
        OuObject *text = callable_text(th, callable);
        if (text != NULL) {
            ou_raise(th, &ou_exc_type_error, "%U argument after ** must be a mapping, not %T", text, mapping);
            ou_drop(th, text);
        }
    }
    OuObject *it = keys == NULL ? NULL : ou_iter(th, keys);
    ou_drop_maybe(th, keys);
    bool ok = it != NULL;
    OuObject *key;
    while (ok && (key = ou_next(th, it)) != NULL) {
        ok = merge_keyword(th, dict, mapping, key, NULL, callable);
        ou_drop(th, key);
    }
    ou_drop_maybe(th, it);
    return ok && !ou_has_error(th);
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
    if (ou_is_exact_str(converted) && (spec == NULL || (ou_is_str(spec) && ou_str_length(spec) == 0))) {
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
    for (size_t i = 0; i < ou_list_size(raised); i++) { /* what the clauses raised: no verifier can see into the list */
        OuObject *item = ou_list_borrow(raised, i);
        if (item != OU_NONE && !ou_is_exception(item)) {
            return ou_null(th, &ou_exc_type_error, "exceptions must derive from BaseException");
        }
    }
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
        ou_set_attr(th, error, OU_NAME(th, plain_name), package == NULL ? OU_NONE : package);
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

static bool bad_star_name(OuThread *th, OuObject *module, OuObject *name, bool from_dict)
{
    ou_keep(name);
    OuObject *module_name = ou_get_attr(th, module, OU_NAME(th, dunder_name));
    if (module_name != NULL && !ou_is_str(module_name)) {
        ou_raise(th, &ou_exc_type_error, "module __name__ must be a string, not %T", module_name);
    } else if (module_name != NULL) {
        ou_raise(th, &ou_exc_type_error, from_dict ? "Key in %U.__dict__ must be str, not %T" : "Item in %U.__all__ must be str, not %T",
                 module_name, name);
    }
    ou_drop_maybe(th, module_name);
    ou_drop(th, name);
    return false;
}

/* The names in __all__, which is read by index: a new list. */
static OuObject *star_names(OuThread *th, OuObject *all)
{
    if (ou_is_list(all) || ou_is_tuple(all)) {
        return ou_to_list(th, all);
    }
    if (ou_is_dict(all)) {
        return ou_null(th, &ou_exc_type_error, "%T is not a sequence", all);
    }
    if (all->type->sequence == NULL || all->type->sequence->item == NULL) {
        return ou_null(th, &ou_exc_type_error, "'%T' object does not support indexing", all);
    }
    OuObject *items = ou_seq_iter_new(th, all), *names = items == NULL ? NULL : ou_to_list(th, items);
    ou_drop_maybe(th, items);
    return names;
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
        dict = ou_get_attr_maybe(th, module, OU_NAME(th, dunder_dict), &failed);
        if (dict == NULL && !failed) {
            return ou_raise(th, &ou_exc_import_error, "from-import-* object has no __dict__ and no __all__");
        }
        names = dict == NULL ? NULL : ou_to_list(th, dict);
    } else {
        names = star_names(th, all);
    }
    bool ok = names != NULL;
    for (size_t i = 0; ok && i < ou_list_size(names); i++) {
        OuObject *name = ou_list_borrow(names, i);
        if (!ou_is_str(name)) {
            ok = bad_star_name(th, module, name, skip_private);
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
