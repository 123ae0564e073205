/* objects.c - include/ouro.h: the operations of the language on objects that the host holds. */
#include "12_api/api.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <string.h>

/* The values as a new tuple that nobody else has seen. NULL with an error. */
static OuObject *tuple_in(OuApiCall *call, const OuroValue *values, size_t n)
{
    OuThread *th = call->th;
    OuObject *tuple = ou_tuple_new(th, n);
    for (size_t i = 0; tuple != NULL && i < n; i++) {
        ou_tuple_items(tuple)[i] = ou_api_in(call, &values[i]);
        if (ou_tuple_items(tuple)[i] == NULL) {
            ou_clear_ref(th, &tuple);
        }
    }
    return tuple == NULL || n == 0 ? tuple : ou_tuple_ready(th, tuple);
}

/* ---- calls ---- */

/* f and keywords, both taken over and maybe NULL (f: with an error), with these arguments. */
static OuroStatus call_adopt(OuApiCall *call, OuObject *f, const OuroValue *args, size_t n, OuObject *keywords, OuroValue *result)
{
    OuThread *th = call->th;
    OuObject *tuple = f == NULL ? NULL : tuple_in(call, args, n);
    OuObject *value = tuple == NULL ? NULL : ou_call_tuple(th, f, tuple, keywords);
    ou_drop_maybe(th, tuple);
    ou_drop_maybe(th, keywords);
    ou_drop_maybe(th, f);
    return ou_api_finish_adopt(call, value, result);
}

OuroStatus ouro_call(OuroVm *vm, const char *function, const OuroValue *args, size_t n, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    return call_adopt(&call, ou_api_find(&call, function), args, n, NULL, result);
}

OuroStatus ouro_call_value(OuroVm *vm, const OuroValue *function, const OuroValue *args, size_t n, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    return call_adopt(&call, ou_api_in(&call, function), args, n, NULL, result);
}

OuroStatus ouro_call_named(OuroVm *vm, const OuroValue *function, const OuroValue *args, size_t n, const char *const *names,
                           const OuroValue *named, size_t n_named, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    OuObject *keywords = ou_dict_new(th), *f = keywords == NULL ? NULL : ou_api_in(&call, function);
    for (size_t i = 0; f != NULL && i < n_named; i++) {
        OuObject *key = ou_str_intern_adopt(th, ou_str_from_utf8(th, names[i], strlen(names[i])));
        OuObject *value = key == NULL ? NULL : ou_api_in(&call, &named[i]);
        if (value == NULL || !ou_dict_set(th, keywords, key, value)) {
            ou_clear_ref(th, &f);
        }
        ou_drop_maybe(th, value);
        ou_drop_maybe(th, key);
    }
    return call_adopt(&call, f, args, n, keywords, result);
}

/* object.name; object NULL: a global. New; NULL with an error. */
static OuObject *get(OuApiCall *call, const OuroValue *object, const char *name)
{
    OuThread *th = call->th;
    if (object == NULL) {
        OuObject *main = ou_api_main(call->th);
        OuObject *o = main == NULL ? NULL : ou_keep_maybe(ou_dict_borrow_text(th, ((OuModule *)main)->dict, name));
        return o != NULL || ou_has_error(th) ? o : ou_null(th, &ou_exc_name_error, "name '%s' is not defined", name);
    }
    OuObject *o = ou_api_in(call, object);
    OuObject *key = o == NULL ? NULL : ou_str_from_utf8(th, name, strlen(name));
    OuObject *value = key == NULL ? NULL : ou_get_attr(th, o, key);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, o);
    return value;
}

OuroStatus ouro_call_method(OuroVm *vm, const OuroValue *object, const char *name, const OuroValue *args, size_t n, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    return call_adopt(&call, get(&call, object, name), args, n, NULL, result);
}

OuroStatus ouro_import(OuroVm *vm, const char *name, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    return ou_api_finish_adopt(&call, ou_import_module(call.th, name), result);
}

/* ---- attributes and items ---- */

OuroStatus ouro_get(OuroVm *vm, const OuroValue *object, const char *name, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    return ou_api_finish_adopt(&call, get(&call, object, name), result);
}

static bool set_global(OuApiCall *call, OuObject *key, OuObject *value)
{
    OuThread *th = call->th;
    OuObject *main = ou_api_main(call->th);
    if (main == NULL) {
        return false;
    }
    if (value != NULL) {
        return ou_dict_set(th, ((OuModule *)main)->dict, key, value);
    }
    OuTruth gone = ou_dict_delete(th, ((OuModule *)main)->dict, key);
    return gone == OU_TRUE || (gone == OU_FALSE && ou_raise(th, &ou_exc_name_error, "name '%U' is not defined", key));
}

OuroStatus ouro_set(OuroVm *vm, const OuroValue *object, const char *name, const OuroValue *value)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    OuObject *o = object == NULL ? NULL : ou_api_in(&call, object);
    OuObject *key = object != NULL && o == NULL ? NULL : ou_str_intern_adopt(th, ou_str_from_utf8(th, name, strlen(name)));
    OuObject *v = key == NULL || value == NULL ? NULL : ou_api_in(&call, value);
    bool ok = key != NULL && (value == NULL || v != NULL) && (o == NULL ? set_global(&call, key, v) : ou_set_attr(th, o, key, v));
    ou_drop_maybe(th, v);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, o);
    OuroStatus status = ou_api_status(&call, ok);
    ou_api_end(&call);
    return status;
}

OuroStatus ouro_get_item(OuroVm *vm, const OuroValue *object, const OuroValue *key, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    OuObject *o = ou_api_in(&call, object), *k = o == NULL ? NULL : ou_api_in(&call, key);
    OuObject *value = k == NULL ? NULL : ou_get_item(th, o, k);
    ou_drop_maybe(th, k);
    ou_drop_maybe(th, o);
    return ou_api_finish_adopt(&call, value, result);
}

OuroStatus ouro_set_item(OuroVm *vm, const OuroValue *object, const OuroValue *key, const OuroValue *value)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    OuObject *o = ou_api_in(&call, object), *k = o == NULL ? NULL : ou_api_in(&call, key);
    OuObject *v = k == NULL || value == NULL ? NULL : ou_api_in(&call, value);
    bool ok = k != NULL && (value == NULL ? ou_del_item(th, o, k) : v != NULL && ou_set_item(th, o, k, v));
    ou_drop_maybe(th, v);
    ou_drop_maybe(th, k);
    ou_drop_maybe(th, o);
    OuroStatus status = ou_api_status(&call, ok);
    ou_api_end(&call);
    return status;
}

OuroStatus ouro_length(OuroVm *vm, const OuroValue *object, size_t *length)
{
    OuApiCall call = ou_api_begin(vm);
    OuObject *o = ou_api_in(&call, object);
    int64_t n = o == NULL ? -1 : ou_len(call.th, o);
    ou_drop_maybe(call.th, o);
    *length = n < 0 ? 0 : (size_t)n;
    OuroStatus status = ou_api_status(&call, n >= 0);
    ou_api_end(&call);
    return status;
}

/* ---- iteration ---- */

OuroStatus ouro_iter(OuroVm *vm, const OuroValue *object, OuroValue *iterator)
{
    OuApiCall call = ou_api_begin(vm);
    OuObject *o = ou_api_in(&call, object);
    OuObject *it = o == NULL ? NULL : ou_iter(call.th, o);
    ou_drop_maybe(call.th, o);
    return ou_api_finish_adopt(&call, it, iterator);
}

OuroStatus ouro_next(OuroVm *vm, const OuroValue *iterator, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    OuObject *it = ou_api_in(&call, iterator), *value = NULL;
    if (it != NULL && !ou_is_iterator(it)) {
        ou_raise(th, &ou_exc_type_error, "'%T' object is not an iterator", it);
    } else if (it != NULL) {
        value = ou_next(th, it);
    }
    ou_drop_maybe(th, it);
    if (value != NULL || ou_has_error(th)) {
        return ou_api_finish_adopt(&call, value, result);
    }
    ou_api_finish_adopt(&call, OU_NONE, result);
    return OURO_END;
}

/* ---- asking ---- */

OuroStatus ouro_is(OuroVm *vm, const OuroValue *object, const char *type, bool *is)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    OuObject *o = ou_api_in(&call, object), *class = o == NULL ? NULL : ou_api_find(&call, type);
    OuTruth truth = class == NULL ? OU_ERROR : ou_is_instance(th, o, class);
    ou_drop_maybe(th, class);
    ou_drop_maybe(th, o);
    *is = truth == OU_TRUE;
    OuroStatus status = ou_api_status(&call, truth != OU_ERROR);
    ou_api_end(&call);
    return status;
}

static const char *shown(OuroVm *vm, const OuroValue *object, OuObject *(*how)(OuThread *th, OuObject *o))
{
    OuApiCall call = ou_api_begin(vm);
    OuObject *o = ou_api_in(&call, object);
    const char *text = ou_api_text_adopt(&call, o == NULL ? NULL : how(call.th, o));
    ou_drop_maybe(call.th, o);
    ou_api_status(&call, text != NULL);
    ou_api_end(&call);
    return text;
}

const char *ouro_str(OuroVm *vm, const OuroValue *object)
{
    return shown(vm, object, ou_str);
}

const char *ouro_repr(OuroVm *vm, const OuroValue *object)
{
    return shown(vm, object, ou_repr);
}

/* ---- making ---- */

OuroStatus ouro_list(OuroVm *vm, const OuroValue *items, size_t n, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    OuObject *list = ou_list_new(call.th, n);
    for (size_t i = 0; list != NULL && i < n; i++) {
        if (!ou_list_append_adopt(call.th, list, ou_api_in(&call, &items[i]))) {
            ou_clear_ref(call.th, &list);
        }
    }
    return ou_api_finish_adopt(&call, list, result);
}

OuroStatus ouro_tuple(OuroVm *vm, const OuroValue *items, size_t n, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    return ou_api_finish_adopt(&call, tuple_in(&call, items, n), result);
}

OuroStatus ouro_dict(OuroVm *vm, const OuroValue *keys, const OuroValue *values, size_t n, OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    OuObject *dict = ou_dict_new(th);
    for (size_t i = 0; dict != NULL && i < n; i++) {
        OuObject *key = ou_api_in(&call, &keys[i]), *value = key == NULL ? NULL : ou_api_in(&call, &values[i]);
        bool ok = value != NULL && ou_dict_set(th, dict, key, value);
        ou_drop_maybe(th, key);
        ou_drop_maybe(th, value);
        if (!ok) {
            ou_clear_ref(th, &dict);
        }
    }
    return ou_api_finish_adopt(&call, dict, result);
}
