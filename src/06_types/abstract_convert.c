/* abstract_convert.c - numbers out of any object: index, int, float, C integers and doubles. */
#include "06_types/abstract.h"

#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/float_int.h"
#include "06_types/int.h"
#include "06_types/names.h"
#include "06_types/str.h"
#include "06_types/type.h"

/* host->warn of a DeprecationWarning; the format of ou_raise(). False with the error. */
static bool deprecated(OuThread *th, OuObject *message)
{
    if (message == NULL) {
        return false;
    }
    bool ok = th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_deprecation_warning), message, 1);
    ou_drop(th, message);
    return ok;
}

/* An int that may be of a subclass, taken over, as an exact one. */
static OuObject *exact_int_adopt(OuThread *th, OuObject *number)
{
    if (number == NULL || ou_is_exact_int(number)) {
        return number;
    }
    OuObject *exact = ou_int_type.number->to_int(th, number);
    ou_drop(th, number);
    return exact;
}

/* What __index__ or __int__ returned must be an int; one of a subclass is deprecated. Taken over. */
static OuObject *check_int_adopt(OuThread *th, OuObject *result, const char *method)
{
    if (result == NULL || ou_is_exact_int(result)) {
        return result;
    }
    if (!ou_is_int(result)) {
        ou_raise(th, &ou_exc_type_error, "%s returned non-int (type %T)", method, result);
        ou_drop(th, result);
        return NULL;
    }
    if (!deprecated(th, ou_str_format(th,
                                      "%s returned non-int (type %T).  The ability to return an instance of a strict "
                                      "subclass of int is deprecated, and may be removed in a future version of "
                                      "Python.",
                                      method, result))) {
        ou_drop(th, result);
        return NULL;
    }
    return result;
}

/* An int, perhaps of a subclass. */
static OuObject *to_index(OuThread *th, OuObject *o)
{
    if (ou_is_int(o)) {
        return ou_keep(o);
    }
    OuUnaryFn index = o->type->number == NULL ? NULL : o->type->number->index;
    if (index == NULL) {
        return ou_null(th, &ou_exc_type_error, "'%T' object cannot be interpreted as an integer", o);
    }
    return check_int_adopt(th, index(th, o), "__index__");
}

OuObject *ou_index(OuThread *th, OuObject *o)
{
    if (OU_LIKELY(ou_is_exact_int(o))) {
        return ou_keep(o);
    }
    return exact_int_adopt(th, to_index(th, o));
}

bool ou_as_i64(OuThread *th, OuObject *o, int64_t *out)
{
    if (OU_LIKELY(ou_is_int(o))) {
        return ou_int_as_i64(th, o, out);
    }
    OuObject *number = to_index(th, o);
    bool ok = number != NULL && ou_int_as_i64(th, number, out);
    ou_drop_maybe(th, number);
    return ok;
}

bool ou_as_index(OuThread *th, OuObject *o, int64_t *out, const OuType *exception)
{
    OuObject *number = to_index(th, o);
    if (number == NULL) {
        return false;
    }
    bool ok = ou_int_clip_i64(number, out) == 0 || exception == NULL;
    ou_drop(th, number);
    return ok || ou_raise(th, exception, "cannot fit '%T' into an index-sized integer", o);
}

bool ou_as_c_int(OuThread *th, OuObject *o, int *out)
{
    int64_t wide;
    if (o == NULL) {
        return true;
    }
    OuObject *number = to_index(th, o);
    if (number == NULL) {
        return false;
    }
    bool fits = ou_int_clip_i64(number, &wide) == 0 && wide == (int)wide;
    ou_drop(th, number);
    if (!fits) {
        return ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C int");
    }
    *out = (int)wide;
    return true;
}

bool ou_as_ssize(OuThread *th, OuObject *o, int64_t *out)
{
    if (o == NULL) {
        return true;
    }
    OuObject *number = to_index(th, o);
    if (number == NULL) {
        return false;
    }
    int clipped = ou_int_clip_i64(number, out);
    ou_drop(th, number);
    return clipped == 0 || ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C ssize_t");
}

bool ou_as_ssize_or_none(OuThread *th, OuObject *o, int64_t *out)
{
    if (o == NULL || o == OU_NONE) {
        return true;
    }
    if (o->type->number == NULL || o->type->number->index == NULL) {
        return ou_raise(th, &ou_exc_type_error, "argument should be integer or None, not '%T'", o);
    }
    return ou_as_index(th, o, out, &ou_exc_overflow_error);
}

bool ou_int_as_ssize(OuThread *th, OuObject *o, int64_t *out)
{
    return ou_is_int(o) ? ou_as_ssize(th, o, out) : ou_raise(th, &ou_exc_type_error, "an integer is required");
}

bool ou_as_format_int(OuThread *th, OuObject *o, int *out)
{
    int64_t wide;
    if (o == NULL) {
        return true;
    }
    if (!ou_as_i64(th, o, &wide)) {
        return false;
    }
    if (wide != (int)wide) {
        return ou_raise(th, &ou_exc_overflow_error, "signed integer is %s", wide > 0 ? "greater than maximum" : "less than minimum");
    }
    *out = (int)wide;
    return true;
}

/* ---- float ---- */

/* The value of what __float__ returned, taken over. */
static bool float_result_adopt(OuThread *th, OuObject *o, OuObject *result, double *out)
{
    if (result == NULL) {
        return false;
    }
    bool ok = ou_is_float(result);
    if (!ok) {
        ou_raise(th, &ou_exc_type_error, "%T.__float__ returned non-float (type %T)", o, result);
    } else if (!ou_is_exact_float(result)) {
        ok = deprecated(th, ou_str_format(th,
                                          "%T.__float__ returned non-float (type %T).  The ability to return an "
                                          "instance of a strict subclass of float is deprecated, and may not be "
                                          "supported in a future version of Python.",
                                          o, result));
    }
    if (ok) {
        *out = ou_float_value(result);
    }
    ou_drop(th, result);
    return ok;
}

bool ou_as_f64(OuThread *th, OuObject *o, double *out)
{
    if (ou_is_float(o)) {
        *out = ou_float_value(o);
        return true;
    }
    if (ou_is_exact_int(o)) {
        return ou_int_as_f64(th, o, out);
    }
    const OuNumberSlots *number = o->type->number;
    if (number != NULL && number->to_float != NULL) {
        return float_result_adopt(th, o, number->to_float(th, o), out);
    }
    if (number == NULL || number->index == NULL) {
        return ou_raise(th, &ou_exc_type_error, "must be real number, not %T", o);
    }
    OuObject *index = to_index(th, o);
    bool ok = index != NULL && ou_int_as_f64(th, index, out);
    ou_drop_maybe(th, index);
    return ok;
}

bool ou_to_f64(OuThread *th, OuObject *o, double *out)
{
    const OuNumberSlots *number = o->type->number;
    if (ou_is_float(o) && number->to_float != ou_float_number.to_float) {
        return float_result_adopt(th, o, number->to_float(th, o), out);
    }
    return ou_as_f64(th, o, out);
}

/* ---- int ---- */

static OuObject *int_from_buffer(OuThread *th, OuObject *o)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, o, &buffer, false)) {
        return NULL;
    }
    OuObject *bytes = ou_bytes_from(th, buffer.data, buffer.size);
    OuObject *result = bytes == NULL ? NULL : ou_int_from_text(th, bytes, 10);
    ou_drop_maybe(th, bytes);
    ou_buffer_release(th, &buffer);
    return result;
}

/* By __trunc__, which is deprecated; NULL without error: there is none. */
static OuObject *int_by_trunc(OuThread *th, OuObject *o)
{
    bool failed = false;
    OuObject *method = ou_lookup_special(th, o, OU_NAME(th, dunder_trunc), &failed);
    if (method == NULL) {
        return NULL;
    }
    if (!deprecated(th, ou_str_from_text(th, "The delegation of int() to __trunc__ is deprecated."))) {
        ou_drop(th, method);
        return NULL;
    }
    OuObject *result = ou_call0(th, method);
    ou_drop(th, method);
    if (result == NULL || ou_is_int(result)) {
        return exact_int_adopt(th, result);
    }
    OuUnaryFn index = result->type->number == NULL ? NULL : result->type->number->index;
    OuObject *number = NULL;
    if (index == NULL) {
        ou_raise(th, &ou_exc_type_error, "__trunc__ returned non-Integral (type %T)", result);
    } else {
        number = exact_int_adopt(th, to_index(th, result));
    }
    ou_drop(th, result);
    return number;
}

OuObject *ou_to_int(OuThread *th, OuObject *o)
{
    if (ou_is_exact_int(o)) {
        return ou_keep(o);
    }
    const OuNumberSlots *number = o->type->number;
    if (number != NULL && number->to_int != NULL) {
        return exact_int_adopt(th, check_int_adopt(th, number->to_int(th, o), "__int__"));
    }
    if (number != NULL && number->index != NULL) {
        return ou_index(th, o);
    }
    OuObject *result = int_by_trunc(th, o);
    if (result != NULL || ou_has_error(th)) {
        return result;
    }
    if (ou_is_str(o) || ou_is_bytes(o) || ou_is_bytearray(o)) {
        return ou_int_from_text(th, o, 10);
    }
    if (ou_has_buffer(o)) {
        return int_from_buffer(th, o);
    }
    return ou_null(th, &ou_exc_type_error,
                   "int() argument must be a string, a bytes-like object or a real number, not '%T'", o);
}
