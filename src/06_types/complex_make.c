/* complex_make.c - complex(...): numbers, objects with __complex__, text. */
#include "06_types/complex.h"

#include <string.h>

#include "06_types/int.h"
#include "06_types/type.h"

typedef OuComplexValue Value;

/* ---- text ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes the underscores out; false where one does not stand between two digits. */
static bool strip_underscores(char *to, const char *text, size_t *n)
{
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++) {
        if (text[i] != '_') {
            to[kept++] = text[i];
        } else if (i == 0 || i + 1 == *n || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
            return false;
        }
    }
    *n = kept;
    return true;
}

static bool is_j(char c)
{
    return c == 'j' || c == 'J';
}

/* The imaginary part at text[0, n), "j" and all: its number may be left out, but for the sign. */
static size_t scan_imag(const char *text, size_t n, double *imag)
{
    size_t used = ou_float_scan(text, n, imag);
    if (used == 0) {
        used = n > 0 && (text[0] == '+' || text[0] == '-');
        *imag = used > 0 && text[0] == '-' ? -1.0 : 1.0;
    }
    return used < n && is_j(text[used]) ? used + 1 : 0;
}

/* The number at text[0, n); returns its length, 0: none. */
static size_t scan(const char *text, size_t n, Value *out)
{
    double first;
    size_t used = ou_float_scan(text, n, &first);
    *out = (Value){0, 0};
    if (used == 0) {
        return scan_imag(text, n, &out->imag);
    }
    if (used < n && is_j(text[used])) {
        out->imag = first;
        return used + 1;
    }
    out->real = first;
    if (used < n && (text[used] == '+' || text[used] == '-')) {
        size_t more = scan_imag(text + used, n - used, &out->imag);
        return more == 0 ? 0 : used + more;
    }
    return used;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_spaces(const char *text, size_t n, size_t at)
{
    while (at < n && is_space(text[at])) {
        at++;
    }
    return at;
}

/* All of text[0, n), in brackets or not. */
static bool parse(const char *text, size_t n, Value *out)
{
    size_t at = skip_spaces(text, n, 0);
    bool bracket = at < n && text[at] == '(';
    at = bracket ? skip_spaces(text, n, at + 1) : at;
    size_t used = scan(text + at, n - at, out);
    at = skip_spaces(text, n, at + used);
    if (used == 0 || (bracket && (at >= n || text[at] != ')'))) {
        return false;
    }
    return skip_spaces(text, n, at + bracket) == n;
}

static bool from_str(OuThread *th, OuObject *s, Value *out)
{
    OuNumberText text;
    char small[128], *plain = small;
    if (!ou_number_text_start(th, &text, s)) {
        return false;
    }
    size_t n = text.n;
    if (text.n > sizeof small && (plain = ou_mem_take(th, text.n)) == NULL) {
        ou_number_text_end(th, &text);
        return false;
    }
    bool stripped = strip_underscores(plain, text.text, &n), ok = stripped && parse(plain, n, out);
    if (plain != small) {
        ou_mem_give(th, plain, text.n);
    }
    ou_number_text_end(th, &text);
    if (!stripped) {
        return ou_raise(th, &ou_exc_value_error, "could not convert string to complex: %R", s);
    }
    return ok || ou_raise(th, &ou_exc_value_error, "complex() arg is a malformed string");
}

/* ---- objects ---- */

/* By __complex__: *found says whether there is one. */
static bool by_method(OuThread *th, OuObject *o, Value *out, bool *found)
{
    bool failed = false;
    *found = true;
    if (o->type == &ou_complex_type) {
        *out = ou_complex_value(o);
        return true;
    }
    OuObject *method = ou_lookup_special(th, o, OU_NAME(th, dunder_complex), &failed);
    if (method == NULL) {
        *found = failed;
        return !failed;
    }
    OuObject *result = ou_call0(th, method);
    ou_drop(th, method);
    if (result == NULL) {
        return false;
    }
    bool ok = ou_is_complex(result);
    if (!ok) {
        ou_raise(th, &ou_exc_type_error, "__complex__ returned non-complex (type %T)", result);
    } else if (result->type != &ou_complex_type) {
        OuObject *message = ou_str_format(th,
                                          "__complex__ returned non-complex (type %T).  The ability to return an "
                                          "instance of a strict subclass of complex is deprecated, and may not be "
                                          "supported in a future version of Python.",
                                          result);
        ok = message != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_deprecation_warning), message, 1);
        ou_drop_maybe(th, message);
    }
    if (ok) {
        *out = ou_complex_value(result);
    }
    ou_drop(th, result);
    return ok;
}

bool ou_complex_as_value(OuThread *th, OuObject *o, OuComplexValue *out)
{
    bool found = true;
    if (ou_is_complex(o)) {
        *out = ou_complex_value(o);
        return true;
    }
    if (!by_method(th, o, out, &found)) {
        return false;
    }
    out->imag = found ? out->imag : 0;
    return found || ou_as_f64(th, o, &out->real);
}

static bool has_real(const OuObject *o)
{
    const OuNumberSlots *number = o->type->number;
    return number != NULL && (number->to_float != NULL || number->index != NULL);
}

static bool can_be_imaginary(OuThread *th, OuObject *o)
{
    return ou_is_complex(o) || has_real(o) ||
           ou_raise(th, &ou_exc_type_error, "complex() second argument must be a number, not '%T'", o);
}

/* imag, NULL when absent, is only looked at: what it is comes before what `o` converts to. */
static bool real_argument(OuThread *th, OuObject *o, OuObject *imag, Value *out, bool *is_complex)
{
    *out = (Value){0, 0};
    if (!by_method(th, o, out, is_complex)) {
        return false;
    }
    if (!*is_complex && !has_real(o)) {
        return ou_raise(th, &ou_exc_type_error, "complex() first argument must be a string or a number, not '%T'", o);
    }
    if (imag != NULL && !can_be_imaginary(th, imag)) {
        return false;
    }
    return *is_complex || ou_to_f64(th, o, &out->real);
}

static bool imag_argument(OuThread *th, OuObject *o, Value *out, bool *is_complex)
{
    *out = (Value){0, 0};
    *is_complex = ou_is_complex(o);
    if (*is_complex) {
        *out = ou_complex_value(o);
        return true;
    }
    return can_be_imaginary(th, o) && ou_to_f64(th, o, &out->real);
}

/* real + imag * 1j, where either may be complex itself. */
static bool from_parts(OuThread *th, OuObject *real, OuObject *imag, Value *out)
{
    Value a = {0, 0}, b = {0, 0};
    bool a_complex = false, b_complex = false;
    if (real != NULL && ou_is_str(real)) {
        return imag == NULL ? from_str(th, real, out)
                            : ou_raise(th, &ou_exc_type_error, "complex() can't take second arg if first is a string");
    }
    if (imag != NULL && ou_is_str(imag)) {
        return ou_raise(th, &ou_exc_type_error, "complex() second arg can't be a string");
    }
    if ((real != NULL && !real_argument(th, real, imag, &a, &a_complex)) ||
        (imag != NULL && !imag_argument(th, imag, &b, &b_complex))) {
        return false;
    }
    if (imag == NULL) {
        *out = a;
        return true;
    }
    out->real = b_complex ? a.real - b.imag : a.real;
    out->imag = a_complex ? b.real + a.imag : b.real;
    return true;
}

OuObject *ou_complex_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *parts[2] = {NULL, NULL};
    Value value = {0, 0};
    if (!ou_args_parse(th, "complex", "real=0, imag=0", args, n, kwnames, parts)) {
        return NULL;
    }
    if (type == &ou_complex_type && parts[0] != NULL && parts[0]->type == type && parts[1] == NULL) {
        return ou_keep(parts[0]);
    }
    if (!from_parts(th, parts[0], parts[1], &value)) {
        return NULL;
    }
    if (type == &ou_complex_type) {
        return ou_complex_new(th, value.real, value.imag);
    }
    OuComplex *c = (OuComplex *)ou_type_allocate(th, type, 0);
    if (c != NULL) {
        c->real = value.real;
        c->imag = value.imag;
        if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
            ou_track(th, &c->head);
        }
    }
    return (OuObject *)c;
}
