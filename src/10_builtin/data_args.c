/* data_args.c - data_int.h. */
#include "10_builtin/data_int.h"

#include <stdarg.h>
#include <string.h>

OuObject *ou_data_exception(OuThread *th, OuKept slot, const char *full_name, const OuType *base)
{
    OuObject **place = &th->vm->library->kept[slot];
    if (*place == NULL) {
        OuObject *bases = ou_tuple_of(th, 1, OU_TYPE_OBJECT(base == NULL ? &ou_exc_exception : base));
        *place = bases == NULL ? NULL : ou_type_new_simple(th, full_name, bases, NULL);
        ou_drop_maybe(th, bases);
    }
    return *place;
}

bool ou_data_raise(OuThread *th, OuObject *exception, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    OuObject *text = exception == NULL ? NULL : ou_str_format_list(th, format, list);
    va_end(list);
    OuObject *instance = text == NULL ? NULL : ou_call1(th, exception, text);
    ou_drop_maybe(th, text);
    if (instance != NULL) {
        ou_raise_object(th, instance, NULL);
        ou_drop(th, instance);
    }
    return false;
}

void ou_data_raise_number(OuThread *th, OuObject *exception, int number, const char *text)
{
    OuObject *value = exception == NULL ? NULL : ou_int_new(th, number);
    OuObject *words = value == NULL ? NULL : ou_str_from_text(th, text);
    OuObject *instance = words == NULL ? NULL : ou_call2(th, exception, value, words);
    if (instance != NULL) {
        ou_raise_object(th, instance, NULL);
    }
    ou_drop_maybe(th, instance);
    ou_drop_maybe(th, words);
    ou_drop_maybe(th, value);
}

bool ou_data_writable(OuThread *th, const char *what, OuObject *o, OuBuffer *out)
{
    if (ou_has_buffer(o)) {
        if (ou_buffer_acquire(th, o, out, true)) {
            return true;
        }
        if (!ou_error_swallow(th, &ou_exc_buffer_error) && !ou_error_swallow(th, &ou_exc_type_error)) {
            return false;
        }
    }
    return ou_raise(th, &ou_exc_type_error, "%s must be read-write bytes-like object, not %s", what, ou_argument_type(o));
}

bool ou_data_warn_removed(OuThread *th, const char *module)
{
    OuObject *words = ou_str_format(th, "'%s' is deprecated and slated for removal in Python 3.13", module);
    bool ok = words != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_deprecation_warning), words, 1);
    ou_drop_maybe(th, words);
    return ok;
}

OuObject *ou_data_path(OuThread *th, OuObject *o, const char *words)
{
    bool encoded = o->type == &ou_bytes_type; /* so that the prompt's history needs no os */
    OuObject *os = encoded ? NULL : ou_import_module(th, "os");
    OuObject *path = encoded ? ou_keep(o) : os == NULL ? NULL : ou_call_method_text(th, os, "fsencode", 1, o);
    ou_drop_maybe(th, os);
    if (path == NULL && words != NULL && ou_error_swallow(th, &ou_exc_type_error)) {
        return ou_null(th, &ou_exc_type_error, "%s", words);
    }
    if (path != NULL && !ou_is_bytes(path)) {
        ou_raise(th, &ou_exc_type_error, "fsencode() returned non-bytes (type %T)", path);
        ou_clear_ref(th, &path);
    } else if (path != NULL && memchr(ou_bytes_data(path), 0, ou_bytes_size(path)) != NULL) {
        ou_raise(th, &ou_exc_value_error, "embedded null byte");
        ou_clear_ref(th, &path);
    }
    return path;
}

bool ou_data_low_bits(OuThread *th, OuObject *arg, uint32_t *out)
{
    OuObject *number = ou_index(th, arg), *mask = number == NULL ? NULL : ou_int_new(th, UINT32_MAX);
    OuObject *low = mask == NULL ? NULL : ou_int_binary(th, OU_OP_AND, number, mask);
    if (low != NULL) {
        *out = (uint32_t)ou_int_value(low);
    }
    bool ok = low != NULL;
    ou_drop_maybe(th, low);
    ou_drop_maybe(th, mask);
    ou_drop_maybe(th, number);
    return ok;
}
