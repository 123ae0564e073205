/* object_reduce.c - object.__reduce_ex__: how instances are copied and pickled.
 *
 * Protocol 2 and above are answered here; the older ones by copyreg._reduce_ex. */
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/object_int.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

/* copyreg.<name>, new. */
static OuObject *from_copyreg(OuThread *th, const char *name)
{
    OuObject *module_name = ou_str_intern_text(th, "copyreg");
    OuObject *module = module_name == NULL ? NULL : th->vm->host->import(th, module_name, NULL, NULL, 0);
    ou_drop_maybe(th, module_name);
    OuObject *value = module == NULL ? NULL : ou_get_attr_text(th, module, name);
    ou_drop_maybe(th, module);
    return value;
}

/* ---- state ---- */

/* None for types of the binary, which have no __slots__. */
static OuObject *slot_names(OuThread *th, OuObject *cls)
{
    if (!OU_HAS_FLAG((const OuType *)cls, OU_TYPE_HEAP)) {
        return OU_NONE;
    }
    OuObject *fn = from_copyreg(th, "_slotnames");
    OuObject *names = fn == NULL ? NULL : ou_call1(th, fn, cls);
    ou_drop_maybe(th, fn);
    if (names != NULL && names != OU_NONE && !ou_is_list(names)) {
        ou_raise(th, &ou_exc_type_error, "copyreg._slotnames didn't return a list or None");
        ou_clear_ref(th, &names);
    }
    return names;
}

/* Name and value of every slot that is set. */
static OuObject *slot_values(OuThread *th, OuObject *self, OuObject *names)
{
    OuObject *dict = ou_dict_new(th);
    for (size_t i = 0; dict != NULL && i < ou_list_size(names); i++) {
        bool failed = false;
        OuObject *name = ou_keep(ou_list_borrow(names, i));
        OuObject *value = ou_get_attr_maybe(th, self, name, &failed);
        if (value != NULL ? !ou_dict_set(th, dict, name, value) : ou_has_error(th)) {
            ou_clear_ref(th, &dict);
        }
        ou_drop_maybe(th, value);
        ou_drop(th, name);
    }
    return dict;
}

/* Only what Python can see is copied: a built-in type with fields of its own must say itself how. */
static bool is_copyable(OuThread *th, OuObject *self)
{
    const OuType *base = ou_type_static_base(self->type);
    if (base->item_size != 0) {
        return ou_raise(th, &ou_exc_type_error, "cannot pickle %T objects", self);
    }
    if (ou_type_fixed_end(base) > sizeof(OuObject)) {
        return ou_raise(th, &ou_exc_type_error, "cannot pickle '%T' object", self);
    }
    return true;
}

static OuObject *default_state(OuThread *th, OuObject *self, bool required)
{
    if (required && !is_copyable(th, self)) {
        return NULL;
    }
    bool has_dict = (self->type->words_offset != 0 && !OU_HAS_FLAG(self->type, OU_TYPE_HIDDEN_WORDS)) ||
                    self->type->dict_offset != 0;
    OuObject *state = has_dict && !ou_instance_is_bare(self) ? ou_instance_dict(th, self) : OU_NONE;
    if (state == NULL) {
        return NULL;
    }
    OuObject *names = slot_names(th, OU_TYPE_OBJECT(self->type));
    if (names == NULL) {
        ou_drop(th, state);
        return NULL;
    }
    if (names != OU_NONE && ou_list_size(names) > 0) {
        OuObject *values = slot_values(th, self, names), *pair = NULL;
        if (values != NULL && ou_dict_size(values) > 0) {
            pair = ou_tuple_of(th, 2, state, values);
        } else if (values != NULL) {
            pair = ou_keep(state);
        }
        ou_drop_maybe(th, values);
        ou_drop(th, state);
        state = pair;
    }
    ou_drop(th, names);
    return state;
}

OuObject *ou_object_getstate(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return default_state(th, self, false);
}

static OuObject *state_of(OuThread *th, OuObject *self, bool required)
{
    OuObject *method = ou_get_attr(th, self, OU_NAME(th, dunder_getstate));
    if (method == NULL) {
        return NULL;
    }
    OuNative *native = (OuNative *)method;
    OuObject *state = method->type == &ou_native_type && native->self == self && native->def->fn == ou_object_getstate
                          ? default_state(th, self, required)
                          : ou_call0(th, method);
    ou_drop(th, method);
    return state;
}

/* ---- arguments for __new__ ---- */

/* args a tuple (or NULL: none given), kwargs a dict or NULL; false: error. */
static bool new_args(OuThread *th, OuObject *self, OuObject **args, OuObject **kwargs)
{
    bool failed = false;
    *args = *kwargs = NULL;
    OuObject *method = ou_lookup_special(th, self, OU_NAME(th, dunder_getnewargs_ex), &failed);
    if (method != NULL) {
        OuObject *both = ou_call0(th, method);
        ou_drop(th, method);
        if (both == NULL) {
            return false;
        }
        if (!ou_is_tuple(both)) {
            ou_raise(th, &ou_exc_type_error, "__getnewargs_ex__ should return a tuple, not '%T'", both);
        } else if (ou_tuple_size(both) != 2) {
            ou_raise(th, &ou_exc_value_error, "__getnewargs_ex__ should return a tuple of length 2, not %zu",
                     ou_tuple_size(both));
        } else if (!ou_is_tuple(ou_tuple_borrow(both, 0))) {
            ou_raise(th, &ou_exc_type_error, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%T'",
                     ou_tuple_borrow(both, 0));
        } else if (!ou_is_dict(ou_tuple_borrow(both, 1))) {
            ou_raise(th, &ou_exc_type_error, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%T'",
                     ou_tuple_borrow(both, 1));
        } else {
            *args = ou_keep(ou_tuple_borrow(both, 0));
            *kwargs = ou_keep(ou_tuple_borrow(both, 1));
        }
        ou_drop(th, both);
        return *args != NULL;
    }
    if (failed) {
        return false;
    }
    method = ou_lookup_special(th, self, OU_NAME(th, dunder_getnewargs), &failed);
    if (method == NULL) {
        return !failed;
    }
    *args = ou_call0(th, method);
    ou_drop(th, method);
    if (*args != NULL && !ou_is_tuple(*args)) {
        ou_raise(th, &ou_exc_type_error, "__getnewargs__ should return a tuple, not '%T'", *args);
        ou_clear_ref(th, args);
    }
    return *args != NULL;
}

/* (cls, *args) */
static OuObject *with_class(OuThread *th, OuObject *cls, OuObject *args)
{
    size_t n = args == NULL ? 0 : ou_tuple_size(args);
    OuObject *all = ou_tuple_new(th, n + 1);
    if (all == NULL) {
        return NULL;
    }
    ou_tuple_items(all)[0] = ou_keep(cls);
    for (size_t i = 0; i < n; i++) {
        ou_tuple_items(all)[i + 1] = ou_keep(ou_tuple_borrow(args, i));
    }
    return ou_tuple_ready(th, all);
}

/* iter(self.items()) */
static OuObject *items_iterator(OuThread *th, OuObject *self)
{
    OuObject *items = ou_call_method(th, self, OU_NAME(th, plain_items), NULL, 0);
    OuObject *iterator = items == NULL ? NULL : ou_iter(th, items);
    ou_drop_maybe(th, items);
    return iterator;
}

static OuObject *reduce_2(OuThread *th, OuObject *self)
{
    OuObject *cls = OU_TYPE_OBJECT(self->type), *args, *kwargs;
    OuObject *maker = NULL, *maker_args = NULL, *state = NULL, *list = NULL, *dict = NULL, *result = NULL;
    if (self->type->make == NULL || OU_HAS_FLAG(self->type, OU_TYPE_NO_NEW)) {
        return ou_null(th, &ou_exc_type_error, "cannot pickle '%T' object", self);
    }
    if (!new_args(th, self, &args, &kwargs)) {
        return NULL;
    }
    bool has_args = args != NULL;
    if (kwargs == NULL || ou_dict_size(kwargs) == 0) {
        maker = from_copyreg(th, "__newobj__");
        maker_args = with_class(th, cls, args);
    } else {
        maker = from_copyreg(th, "__newobj_ex__");
        maker_args = ou_tuple_of(th, 3, cls, args, kwargs);
    }
    if (maker != NULL && maker_args != NULL) {
        state = state_of(th, self, !has_args && !ou_is_list(self) && !ou_is_dict(self));
    }
    if (state != NULL) {
        list = ou_is_list(self) ? ou_iter(th, self) : OU_NONE;
        dict = list == NULL ? NULL : ou_is_dict(self) ? items_iterator(th, self) : OU_NONE;
        if (dict != NULL) {
            result = ou_tuple_of(th, 5, maker, maker_args, state, list, dict);
        }
    }
    ou_drop_maybe(th, maker);
    ou_drop_maybe(th, maker_args);
    ou_drop_maybe(th, state);
    ou_drop_maybe(th, list);
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, args);
    ou_drop_maybe(th, kwargs);
    return result;
}

static OuObject *reduce_old(OuThread *th, OuObject *self, int64_t protocol)
{
    OuObject *fn = from_copyreg(th, "_reduce_ex"), *number = fn == NULL ? NULL : ou_int_new(th, protocol);
    OuObject *result = number == NULL ? NULL : ou_call2(th, fn, self, number);
    ou_drop_maybe(th, number);
    ou_drop_maybe(th, fn);
    return result;
}

OuObject *ou_object_reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return reduce_old(th, self, 0);
}

/* A class that has its own __reduce__ is asked through that. */
OuObject *ou_object_reduce_ex(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    int64_t protocol;
    if (!ou_as_i64(th, args[0], &protocol)) {
        return NULL;
    }
    bool failed = false;
    OuObject *method = ou_get_attr_maybe(th, self, OU_NAME(th, dunder_reduce), &failed);
    if (method != NULL) {
        OuObject *own = ou_get_attr(th, OU_TYPE_OBJECT(self->type), OU_NAME(th, dunder_reduce)), *result = NULL;
        OuObject *standard = own == NULL ? NULL : ou_type_lookup(th, &ou_object_type, OU_NAME(th, dunder_reduce), &failed);
        bool has_own = standard != NULL && own != standard;
        if (has_own) {
            result = ou_call0(th, method);
        }
        ou_drop_maybe(th, own);
        ou_drop(th, method);
        if (has_own || standard == NULL) {
            return result;
        }
    } else if (failed) {
        return NULL;
    }
    return protocol >= 2 ? reduce_2(th, self) : reduce_old(th, self, protocol);
}
