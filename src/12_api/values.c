/* values.c - holds.h: values of C become objects, objects become values, and names become what they name. */
#include "12_api/api.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/type.h"

#include <string.h>

OuObject *ou_api_in(OuApiCall *call, const OuroValue *value)
{
    OuThread *th = call->th;
    switch (value->kind) {
    case OURO_NONE:
        return OU_NONE;
    case OURO_BOOL:
        return ou_bool(value->truth);
    case OURO_INT:
        return ou_int_new(th, value->whole);
    case OURO_FLOAT:
        return ou_float_new(th, value->real);
    case OURO_TEXT:
        return ou_str_decode(th, value->data, value->size, "utf-8", "surrogatepass");
    case OURO_BYTES:
        return ou_bytes_from(th, value->data, value->size);
    case OURO_OBJECT:
        return ou_keep_maybe(ou_api_borrow(call, value->ref));
    }
    return ou_null(th, &ou_exc_type_error, "a value of the host has no kind %d", (int)value->kind);
}

/* The UTF-8 of a str, which is taken over. *holder, new, keeps it. NULL with an error. */
static const char *utf8_adopt(OuThread *th, OuObject *str, size_t *size, OuObject **holder)
{
    if (ou_str_is_ascii(str)) {
        *holder = str;
        return ou_str_utf8(th, str, size, &(OuObject *){NULL});
    }
    *holder = ou_str_encode(th, str, "utf-8", "surrogatepass");
    ou_drop(th, str);
    if (*holder == NULL) {
        return NULL;
    }
    *size = ou_bytes_size(*holder);
    return ou_bytes_data(*holder);
}

const char *ou_api_text_adopt(OuApiCall *call, OuObject *str)
{
    size_t size;
    OuObject *holder;
    const char *text = str == NULL ? NULL : utf8_adopt(call->th, str, &size, &holder);
    return text != NULL && ou_api_hold_adopt(call, holder) != 0 ? text : NULL;
}

bool ou_api_out_adopt(OuApiCall *call, OuObject *o, OuroValue *result)
{
    OuThread *th = call->th;
    OuroValue value = {.kind = OURO_OBJECT};
    bool ok = true;
    if (o == OU_NONE || result == NULL) {
        value.kind = OURO_NONE;
        ou_drop(th, o);
    } else if (o == OU_PY_TRUE || o == OU_PY_FALSE) {
        value.kind = OURO_BOOL;
        value.truth = o == OU_PY_TRUE;
    } else if (ou_is_int(o) && ou_int_clip_i64(o, &value.whole) == 0) {
        value.kind = OURO_INT;
        ou_drop(th, o);
    } else if (ou_is_float(o)) {
        value.kind = OURO_FLOAT;
        value.real = ou_float_value(o);
        ou_drop(th, o);
    } else if (ou_is_str(o)) {
        OuObject *holder;
        value.kind = OURO_TEXT;
        value.data = utf8_adopt(th, o, &value.size, &holder);
        ok = value.data != NULL && ou_api_hold_adopt(call, holder) != 0;
    } else if (ou_is_bytes(o)) {
        value.kind = OURO_BYTES;
        value.data = ou_bytes_data(o);
        value.size = ou_bytes_size(o);
        ok = ou_api_hold_adopt(call, o) != 0;
    } else {
        value.whole = 0;
        value.ref = ou_api_hold_adopt(call, o);
        ok = value.ref != 0;
    }
    if (result != NULL) {
        *result = ok ? value : (OuroValue){.kind = OURO_NONE};
    }
    return ok;
}

OuroStatus ou_api_finish_adopt(OuApiCall *call, OuObject *o, OuroValue *result)
{
    if (result != NULL) {
        *result = (OuroValue){.kind = OURO_NONE};
    }
    OuroStatus status = ou_api_status(call, o != NULL && ou_api_out_adopt(call, o, result));
    ou_api_end(call);
    return status;
}

bool ou_api_is_missing(OuThread *th, OuObject *name)
{
    if (!ou_error_matches(th, &ou_exc_module_not_found_error)) {
        return false;
    }
    OuObject *error = ou_error_take(th), *missing = ou_get_attr_text(th, error, "name");
    bool is = missing != NULL && ou_is_str(missing) && ou_str_equal(missing, name);
    ou_drop_maybe(th, missing);
    ou_error_restore_adopt(th, error);
    return is;
}

/* The attribute of a module, or the module below it, which is imported. New; NULL with an error. */
static OuObject *find_below(OuThread *th, OuObject *module, OuObject *name)
{
    OuObject *found = ou_get_attr(th, module, name);
    if (found != NULL || !ou_type_extends(module->type, &ou_module_type) || !ou_error_matches(th, &ou_exc_attribute_error)) {
        return found;
    }
    OuObject *error = ou_error_take(th), *outer = ou_get_attr_text(th, module, "__name__");
    OuObject *path = outer == NULL || !ou_is_str(outer) ? NULL : ou_str_format(th, "%U.%U", outer, name);
    OuObject *package = path == NULL ? NULL : ou_import_level(th, path, NULL, NULL, 0);
    if (package != NULL) {
        ou_drop(th, package);
        found = ou_get_attr(th, module, name);
    } else if (path == NULL || ou_api_is_missing(th, path)) {
        ou_error_restore_adopt(th, error);
        error = NULL;
    }
    ou_drop_maybe(th, error);
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, outer);
    return found;
}

OuObject *ou_api_find(OuApiCall *call, const char *path)
{
    OuThread *th = call->th;
    OuObject *main = ou_api_main(call->th);
    const char *dot = strchr(path, '.');
    size_t size = dot == NULL ? strlen(path) : (size_t)(dot - path);
    OuObject *name = main == NULL ? NULL : ou_str_from_utf8(th, path, size);
    OuObject *o = name == NULL ? NULL : ou_keep_maybe(ou_dict_borrow_str(th, ((OuModule *)main)->dict, name));
    if (o == NULL && name != NULL) {
        o = ou_keep_maybe(ou_dict_borrow_str(th, th->vm->machine->builtins, name));
    }
    if (o == NULL && name != NULL && dot != NULL) {
        o = ou_import_level(th, name, NULL, NULL, 0);
    } else if (o == NULL && name != NULL) {
        ou_raise(th, &ou_exc_name_error, "name '%U' is not defined", name);
    }
    ou_drop_maybe(th, name);
    while (o != NULL && dot != NULL) {
        const char *start = dot + 1;
        dot = strchr(start, '.');
        name = ou_str_from_utf8(th, start, dot == NULL ? strlen(start) : (size_t)(dot - start));
        OuObject *next = name == NULL ? NULL : find_below(th, o, name);
        ou_drop_maybe(th, name);
        ou_drop(th, o);
        o = next;
    }
    return o;
}
