/* ops_match.c - ops.h: match statements. */
#include "09_vm/ops.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

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
