/* abstract_text.c - repr, str, ascii and format of any object. */
#include "06_types/abstract.h"

#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/names.h"
#include "06_types/str.h"
#include "06_types/str_int.h"
#include "06_types/type.h"

/* What a slot returned has to be a str; taken over. */
static OuObject *check_str_adopt(OuThread *th, OuObject *result, const char *method)
{
    if (result != NULL && !ou_is_str(result)) {
        ou_raise(th, &ou_exc_type_error, "%s returned non-string (type %T)", method, result);
        ou_clear_ref(th, &result);
    }
    return result;
}

OuObject *ou_repr(OuThread *th, OuObject *o)
{
    if (o->type->repr == NULL) {
        return ou_object_repr(th, o);
    }
    if (!ou_enter(th, " while getting the repr of an object")) {
        return NULL;
    }
    OuObject *text = o->type->repr(th, o);
    ou_leave(th);
    return check_str_adopt(th, text, "__repr__");
}

OuObject *ou_str(OuThread *th, OuObject *o)
{
    if (ou_is_exact_str(o)) {
        return ou_keep(o);
    }
    if (!ou_enter(th, " while getting the str of an object")) {
        return NULL;
    }
    OuUnaryFn str = o->type->str == NULL || o->type->str == ou_object_str ? o->type->repr : o->type->str;
    OuObject *text = str == NULL ? ou_object_repr(th, o) : str(th, o);
    ou_leave(th);
    return check_str_adopt(th, text, "__str__");
}

OuObject *ou_ascii(OuThread *th, OuObject *o)
{
    OuObject *text = ou_repr(th, o);
    if (text == NULL || ou_str_is_ascii(text)) {
        return text;
    }
    OuObject *escaped = ou_str_backslashed(th, text);
    ou_drop(th, text);
    return escaped;
}

OuObject *ou_format(OuThread *th, OuObject *o, OuObject *spec)
{
    if (spec != NULL && !ou_is_str(spec)) {
        return ou_null(th, &ou_exc_system_error, "Format specifier must be a string, not %T", spec);
    }
    if (spec == NULL || ou_str_length(spec) == 0) {
        if (ou_is_exact_str(o)) {
            return ou_keep(o);
        }
        if (ou_is_exact_int(o)) {
            return ou_repr(th, o);
        }
    } else if (ou_is_exact_int(o)) { /* nobody can have put another __format__ there */
        return ou_int_format(th, o, spec);
    } else if (ou_is_exact_float(o)) {
        return ou_float_format_spec(th, o, spec);
    } else if (ou_is_exact_str(o)) {
        return ou_str_format_spec(th, o, spec);
    }
    bool failed = false;
    OuObject *method = ou_lookup_special(th, o, OU_NAME(th, dunder_format), &failed);
    if (method == NULL) {
        return failed ? NULL : ou_null(th, &ou_exc_type_error, "Type %T doesn't define __format__", o);
    }
    OuObject *result = ou_call1(th, method, spec == NULL ? th->vm->types->empty_str : spec);
    ou_drop(th, method);
    if (result != NULL && !ou_is_str(result)) {
        ou_raise(th, &ou_exc_type_error, "__format__ must return a str, not %T", result);
        ou_clear_ref(th, &result);
    }
    return result;
}

/* ---- reprs that are running ---- */

static int64_t find_running(const OuThread *th, const OuObject *o)
{
    const OuList *running = (const OuList *)th->repr_running;
    for (size_t i = running == NULL ? 0 : running->size; i-- > 0;) {
        if (running->items[i] == o) {
            return (int64_t)i;
        }
    }
    return -1;
}

OuTruth ou_repr_enter(OuThread *th, OuObject *o)
{
    if (find_running(th, o) >= 0) {
        return OU_TRUE;
    }
    if (th->repr_running == NULL && (th->repr_running = ou_list_new(th, 4)) == NULL) {
        return OU_ERROR;
    }
    return ou_list_append(th, th->repr_running, o) ? OU_FALSE : OU_ERROR;
}

/* The list goes with its last entry, so that a thread that ends has none. */
void ou_repr_leave(OuThread *th, OuObject *o)
{
    int64_t at = find_running(th, o);
    if (at < 0) {
        return;
    }
    OuList *running = (OuList *)th->repr_running;
    OuObject *last = running->items[--running->size];
    if ((size_t)at < running->size) {
        running->items[at] = last;
    }
    if (running->size == 0) {
        ou_clear_ref(th, &th->repr_running);
    }
    ou_drop(th, o); /* the caller holds it, too */
}
