/* abstract_convert.c - numbers out of any object: index, int, float, C integers and doubles. */
#include "06_types/abstract.h"

#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/names.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/unicode.h"

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
                                      "subclass of int is deprecated, and may not be supported in a future version of "
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

/* ---- int ---- */

#define SMALL_DIGITS 128 /* characters converted on the C stack */

/* int(text): any decimal digits of Unicode, spaces around. */
static OuObject *int_from_str(OuThread *th, OuObject *text)
{
    size_t from = 0, to = ou_str_length(text);
    while (from < to && ou_unicode_is_space(ou_str_at(text, from))) {
        from++;
    }
    while (to > from && ou_unicode_is_space(ou_str_at(text, to - 1))) {
        to--;
    }
    char small[SMALL_DIGITS], *digits = small;
    size_t n = to - from;
    if (n > sizeof small && (digits = ou_mem_take(th, n)) == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t c = ou_str_at(text, from + i);
        int value = c < 128 ? -1 : ou_unicode_decimal(c);
        digits[i] = value >= 0 ? (char)('0' + value) : c < 128 ? (char)c : '?';
    }
    OuObject *result = ou_int_from_digits(th, digits, n, 10);
    if (digits != small) {
        ou_mem_give(th, digits, n);
    }
    return result;
}

/* The same of bytes, whose spaces are the ASCII ones. */
static OuObject *int_from_bytes(OuThread *th, const char *data, size_t n)
{
    while (n > 0 && (uint8_t)data[0] < 128 && ou_unicode_is_space((uint8_t)data[0])) {
        data++;
        n--;
    }
    while (n > 0 && (uint8_t)data[n - 1] < 128 && ou_unicode_is_space((uint8_t)data[n - 1])) {
        n--;
    }
    return ou_int_from_digits(th, data, n, 10);
}

/* A ValueError of the digits becomes one that shows the literal as it was given; that of the limit on
 * digits stands. */
static OuObject *reword(OuThread *th, OuObject *result, OuObject *literal)
{
    if (result != NULL || th->error->type != &ou_exc_value_error) {
        return result;
    }
    OuObject *args = ((OuException *)th->error)->args;
    OuObject *text = ou_tuple_size(args) == 1 ? ou_tuple_borrow(args, 0) : NULL;
    static const char limit[] = "Exceeds the limit";
    for (size_t i = 0; text != NULL && ou_is_str(text) && i < ou_str_length(text); i++) {
        if (limit[i] == 0) {
            return NULL;
        }
        if (ou_str_at(text, i) != (uint8_t)limit[i]) {
            break;
        }
    }
    return ou_null(th, &ou_exc_value_error, "invalid literal for int() with base 10: %R", literal);
}

static OuObject *int_from_buffer(OuThread *th, OuObject *o)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, o, &buffer, false)) {
        return NULL;
    }
    OuObject *literal = ou_bytes_from(th, buffer.data, buffer.size), *result = NULL;
    if (literal != NULL) {
        result = reword(th, int_from_bytes(th, buffer.data, buffer.size), literal);
        ou_drop(th, literal);
    }
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
    if (ou_is_str(o)) {
        return reword(th, int_from_str(th, o), o);
    }
    if (ou_is_bytes(o)) {
        return reword(th, int_from_bytes(th, ou_bytes_data(o), ou_bytes_size(o)), o);
    }
    if (ou_is_bytearray(o)) {
        return reword(th, int_from_bytes(th, ou_bytearray_data(o), ((const OuByteArray *)o)->size), o);
    }
    if (ou_has_buffer(o)) {
        return int_from_buffer(th, o);
    }
    return ou_null(th, &ou_exc_type_error,
                   "int() argument must be a string, a bytes-like object or a real number, not '%T'", o);
}
