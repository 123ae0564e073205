/* decimal_new.c - a Decimal from a str, an int, a float, a tuple, another Decimal; exactly, or rounded to a context.
 *
 * Text of other scripts is mapped to ASCII first, and the digits of a tuple are written as text, so that one reader does it all. Exponents
 * beyond the library's limits are no number where the value is to be exact; where it is rounded they overflow, underflow or are clamped,
 * so there the exponent is read here, apart from the coefficient, and is added to what the coefficient has. */
#include "10_builtin/decimal/context.h"

#include "06_types/list.h"
#include "06_types/unicode.h"

#include <string.h>

#define EXPONENT_FAR INT64_C(4000000000000000000) /* beyond all limits, and sums of it with digits and limits fit 64 bits */

static int64_t clip_exponent(int64_t exp)
{
    return exp > EXPONENT_FAR ? EXPONENT_FAR : exp < -EXPONENT_FAR ? -EXPONENT_FAR : exp;
}

/* How a value is made. */
typedef struct Making {
    OuDecimalContext *context; /* owned: what is noted goes there, and to which is rounded */
    OuDecContext work;         /* its values, with nothing noted */
    bool exact;
} Making;

static bool making_start(OuThread *th, Making *m, OuDecimalContext *context, bool exact)
{
    m->context = context == NULL ? ou_context_current(th) : ou_keep(context);
    if (m->context == NULL) {
        return false;
    }
    m->work = ou_context_work(m->context);
    m->exact = exact;
    return true;
}

/* A payload that is longer than the precision is no number. */
static bool payload_fits(const Making *m, const OuDec *x)
{
    return m->exact || !ou_dec_is_nan(x) || ou_dec_digits(x) <= (uint64_t)(m->work.prec - m->work.clamp);
}

/* What was read becomes what is wanted: rounded, or, of a tuple, seen to be within the library's limits. */
static bool settle(OuThread *th, Making *m, OuDec *x)
{
    if ((m->work.status & OU_DEC_CONVERSION_SYNTAX) != 0) {
        return true; /* x is the NaN that says so */
    }
    if (!payload_fits(m, x)) {
        ou_dec_clear(th, x);
        ou_dec_set_nan(x, false, false);
        m->work.status |= OU_DEC_CONVERSION_SYNTAX;
        return true;
    }
    if (ou_dec_is_special(x)) {
        return true;
    }
    if (!m->exact) {
        return ou_dec_finish(th, x, &m->work);
    }
    OuDecContext limits;
    ou_dec_context_max(&limits);
    if (!ou_dec_finish(th, x, &limits)) {
        return false;
    }
    if ((limits.status & (OU_DEC_INEXACT | OU_DEC_ROUNDED | OU_DEC_CLAMPED | OU_DEC_OVERFLOW)) != 0) {
        ou_dec_clear(th, x);
        ou_dec_set_nan(x, false, false);
        m->work.status |= OU_DEC_INVALID_OPERATION;
    }
    return true;
}

/* d is taken over and becomes the answer; ok false: an error is pending. */
static OuObject *making_end(OuThread *th, Making *m, bool ok, OuDecimal *d)
{
    OuObject *result = ou_decimal_finish_adopt(th, ok, d, m->context, &m->work);
    ou_drop(th, m->context);
    return result;
}

/* ---- text ---- */

/* The exponent of text behind its e, clipped. False: there is none to be read; the reader of numbers says what is wrong. */
static bool split_exponent(const char *text, size_t n, size_t *n_coefficient, int64_t *exp)
{
    size_t at = 0;
    while (at < n && text[at] != 'e' && text[at] != 'E') {
        at++;
    }
    size_t sign = at + 1 < n && (text[at + 1] == '-' || text[at + 1] == '+'), first = n > 0 && (text[0] == '-' || text[0] == '+');
    if (first >= at || at + 1 + sign >= n || !((text[first] >= '0' && text[first] <= '9') || text[first] == '.')) {
        return false; /* a NaN has none, whatever follows its payload */
    }
    int64_t value = 0;
    for (size_t i = at + 1 + sign; i < n; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        value = value >= EXPONENT_FAR / 10 ? EXPONENT_FAR : value * 10 + (text[i] - '0');
    }
    *exp = sign && text[at + 1] == '-' ? -value : value;
    *n_coefficient = at;
    return true;
}

static bool read_text(OuThread *th, Making *m, OuDec *x, const char *text, size_t n)
{
    size_t n_coefficient = n;
    int64_t exp = 0;
    bool apart = !m->exact && split_exponent(text, n, &n_coefficient, &exp);
    OuDecContext reading = m->work;
    if (!ou_dec_from_text(th, x, text, n_coefficient, &reading)) {
        return false;
    }
    if (reading.status != 0) {
        m->work.status |= reading.status;
        return true;
    }
    if (apart) {
        x->exp = clip_exponent(x->exp + exp);
    }
    return m->exact || settle(th, m, x);
}

/* The ASCII text of any str: its block, n_block bytes. What is no digit and no space becomes '?'. */
static char *ascii_of(OuThread *th, OuObject *s, bool loose, size_t *n)
{
    size_t from = 0, to = ou_str_length(s), at = 0;
    if (loose) {
        while (from < to && ou_unicode_is_space(ou_str_at(s, from))) {
            from++;
        }
        while (to > from && ou_unicode_is_space(ou_str_at(s, to - 1))) {
            to--;
        }
    }
    char *out = ou_mem_take(th, ou_str_length(s) + 1);
    for (size_t i = from; out != NULL && i < to; i++) {
        uint32_t c = ou_str_at(s, i);
        if (loose && c == '_') {
            continue;
        }
        int digit = c < 128 ? -1 : ou_unicode_decimal(c);
        out[at++] = digit >= 0 ? (char)('0' + digit) : c > 0 && c < 128 ? (char)c : '?';
    }
    *n = at;
    return out;
}

/* Characters that a number may have as they are. */
static bool is_plain(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] <= ' ' || text[i] == '_') {
            return false;
        }
    }
    return true;
}

static bool read_str(OuThread *th, Making *m, OuDec *x, OuObject *s)
{
    if (ou_str_is_ascii(s) && is_plain(ou_str_data(s), ou_str_length(s))) {
        return read_text(th, m, x, ou_str_data(s), ou_str_length(s));
    }
    size_t n;
    char *text = ascii_of(th, s, m->exact, &n);
    bool ok = text != NULL && read_text(th, m, x, text, n);
    ou_mem_give(th, text, text == NULL ? 0 : ou_str_length(s) + 1);
    return ok;
}

/* ---- tuples ---- */

/* An int between 0 and most; OU_FALSE: it is none. */
static OuTruth small_int(OuThread *th, OuObject *o, int most, int *out)
{
    int64_t value;
    if (!ou_is_int(o)) {
        return OU_FALSE;
    }
    if (ou_int_clip_i64(o, &value) != 0) {
        ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C long");
        return OU_ERROR;
    }
    *out = (int)(value < 0 || value > most ? 0 : value);
    return value >= 0 && value <= most ? OU_TRUE : OU_FALSE;
}

/* The text of a tuple's sign and digits, without the exponent. */
static bool put_digits(OuThread *th, OuObject *digits, char *out)
{
    for (size_t i = 0; i < ou_tuple_size(digits); i++) {
        int digit;
        OuTruth found = small_int(th, ou_tuple_borrow(digits, i), 9, &digit);
        if (found != OU_TRUE) {
            return found == OU_FALSE && ou_raise(th, &ou_exc_value_error, "coefficient must be a tuple of digits");
        }
        out[i] = (char)('0' + digit);
    }
    return true;
}

/* What stands third: an exponent, or the letter of a special value. */
static bool tuple_exponent(OuThread *th, OuObject *o, char *special, int64_t *exp)
{
    *special = 0;
    if (ou_is_str(o)) {
        *special = ou_str_equal_text(o, "F") ? 'F' : ou_str_equal_text(o, "n") ? 'n' : ou_str_equal_text(o, "N") ? 'N' : 0;
        return *special != 0 ||
               ou_raise(th, &ou_exc_value_error, "string argument in the third position must be 'F', 'n' or 'N'");
    }
    return ou_is_int(o) ? ou_as_ssize(th, o, exp) : ou_raise(th, &ou_exc_value_error, "exponent must be an integer");
}

/* The number that sign, digits and exponent say; digits may be empty. */
static bool read_parts(OuThread *th, Making *m, OuDec *x, bool negative, char special, char *text, size_t n, int64_t exp)
{
    if (special == 'F') {
        ou_dec_set_infinity(x, negative);
        return true;
    }
    OuDecContext reading = m->work;
    memcpy(text, special == 'N' ? "snan" : special == 'n' ? " nan" : "   0", 4); /* there is room for them before the digits */
    size_t before = special == 'N' ? 0 : special == 'n' ? 1 : 3;
    if (!ou_dec_from_text(th, x, text + before, n - before, &reading)) {
        return false;
    }
    m->work.status |= reading.status;
    x->negative = negative;
    x->exp = special == 0 ? clip_exponent(exp) : 0;
    return reading.status != 0 || settle(th, m, x);
}

static bool read_tuple(OuThread *th, Making *m, OuDec *x, OuObject *tuple)
{
    int sign;
    char special;
    int64_t exp = 0;
    if (ou_tuple_size(tuple) != 3) {
        return ou_raise(th, &ou_exc_value_error, "argument must be a sequence of length 3");
    }
    OuTruth found = small_int(th, ou_tuple_borrow(tuple, 0), 1, &sign);
    if (found != OU_TRUE) {
        return found == OU_FALSE && ou_raise(th, &ou_exc_value_error, "sign must be an integer with the value 0 or 1");
    }
    if (!tuple_exponent(th, ou_tuple_borrow(tuple, 2), &special, &exp)) {
        return false;
    }
    OuObject *given = ou_tuple_borrow(tuple, 1);
    if (!ou_is_tuple(given) && !ou_is_list(given)) {
        return ou_raise(th, &ou_exc_value_error, "coefficient must be a tuple of digits");
    }
    OuObject *digits = ou_to_tuple(th, given);
    if (digits == NULL) {
        return false;
    }
    size_t n = ou_tuple_size(digits) + 4;
    char *text = ou_mem_take(th, n);
    bool ok = text != NULL && put_digits(th, digits, text + 4) && read_parts(th, m, x, sign == 1, special, text, n, exp);
    ou_mem_give(th, text, text == NULL ? 0 : n);
    ou_drop(th, digits);
    return ok;
}

/* ---- all of them ---- */

static bool read_value(OuThread *th, Making *m, OuDec *x, OuObject *o)
{
    if (ou_is_str(o)) {
        return read_str(th, m, x, o);
    }
    if (ou_is_int(o)) {
        return ou_dec_from_int(th, x, o) && (m->exact || settle(th, m, x));
    }
    if (ou_is_decimal(th, o)) {
        return ou_dec_copy(th, x, ou_decimal_value(o)) && (m->exact || settle(th, m, x));
    }
    if (ou_is_tuple(o) || ou_is_list(o)) {
        OuObject *tuple = ou_to_tuple(th, o);
        bool ok = tuple != NULL && read_tuple(th, m, x, tuple);
        ou_drop_maybe(th, tuple);
        return ok;
    }
    if (ou_is_float(o)) {
        m->work.status |= OU_DEC_FLOAT_OPERATION;
        return (m->work.traps & OU_DEC_FLOAT_OPERATION) != 0 ||
               (ou_dec_from_double(th, x, ou_float_value(o)) && (m->exact || settle(th, m, x)));
    }
    return ou_raise(th, &ou_exc_type_error, "conversion from %T to Decimal is not supported", o);
}

OuObject *ou_decimal_from(OuThread *th, const OuType *type, OuObject *o, OuDecimalContext *context)
{
    if (o->type == &ou_decimal_type && type == &ou_decimal_type) {
        return ou_keep(o);
    }
    Making m;
    if (!making_start(th, &m, context, true)) {
        return NULL;
    }
    OuDecimal *d = ou_decimal_make_of(th, type);
    return making_end(th, &m, d != NULL && read_value(th, &m, &d->value, o), d);
}

OuObject *ou_decimal_from_rounded(OuThread *th, OuObject *o, OuDecimalContext *context)
{
    Making m;
    if (!making_start(th, &m, context, false)) {
        return NULL;
    }
    OuDecimal *d = ou_decimal_make(th);
    return making_end(th, &m, d != NULL && read_value(th, &m, &d->value, o), d);
}

OuObject *ou_decimal_from_real(OuThread *th, OuObject *o, OuDecimalContext *rounding)
{
    if (!ou_is_int(o) && !ou_is_float(o)) {
        return ou_null(th, &ou_exc_type_error, "argument must be int or float");
    }
    Making m;
    if (!making_start(th, &m, rounding, rounding == NULL)) {
        return NULL;
    }
    OuDecimal *d = ou_decimal_make(th);
    bool ok = d != NULL && (ou_is_int(o) ? ou_dec_from_int(th, &d->value, o) : ou_dec_from_double(th, &d->value, ou_float_value(o)));
    return making_end(th, &m, ok && (m.exact || settle(th, &m, &d->value)), d);
}

OuObject *ou_decimal_applied(OuThread *th, const OuDec *value, OuDecimalContext *context)
{
    Making m;
    if (!making_start(th, &m, context, false)) {
        return NULL;
    }
    OuDecimal *d = ou_decimal_make(th);
    return making_end(th, &m, d != NULL && ou_dec_copy(th, &d->value, value) && ou_dec_finish(th, &d->value, &m.work), d);
}
