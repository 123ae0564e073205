/* number_format.c - __format__ of int, float and complex.
 *
 * format_spec.h parses and lays out; here each type says what it allows, makes its
 * digits, and words the errors. A number is [sign][prefix][digits][rest]; only the fill
 * character and, for 'n', what the locale brings are beyond ASCII. */
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <wchar.h>

#include "06_types/complex.h"
#include "06_types/format_spec.h"
#include "06_types/int_int.h"
#include "06_types/str_int.h"

/* How digits are grouped, and the point. */
typedef struct Style {
    const char *grouping;
    uint32_t separator; /* 0: none */
    uint32_t point;
} Style;

/* A number to be laid out; ASCII. */
typedef struct Number {
    bool negative;
    const char *prefix; /* "0x" or "" */
    const char *digits;
    size_t n_digits;
    const char *rest; /* may begin with the point */
    size_t n_rest;
} Number;

/* ---- errors ---- */

static bool raise_spec(OuThread *th, OuFormatSpecError error, const OuFormatSpec *spec, OuObject *o, OuObject *text)
{
    switch (error) {
    case OU_FORMAT_SPEC_TOO_MANY_DIGITS:
        return ou_raise(th, &ou_exc_value_error, "Too many decimal digits in format string");
    case OU_FORMAT_SPEC_NO_PRECISION:
        return ou_raise(th, &ou_exc_value_error, "Format specifier missing precision");
    case OU_FORMAT_SPEC_TWO_SEPARATORS:
        return ou_raise(th, &ou_exc_value_error, "Cannot specify both ',' and '_'.");
    case OU_FORMAT_SPEC_SEPARATOR_WITH_TYPE:
        return spec->type > 32 && spec->type < 128
                   ? ou_raise(th, &ou_exc_value_error, "Cannot specify '%c' with '%c'.", spec->grouping, (int)spec->type)
                   : ou_raise(th, &ou_exc_value_error, "Cannot specify '%c' with '\\x%x'.", spec->grouping,
                              (unsigned)spec->type);
    default:
        return ou_raise(th, &ou_exc_value_error, "Invalid format specifier '%U' for object of type '%T'", text, o);
    }
}

static OuObject *refuse_type(OuThread *th, uint32_t type, OuObject *o)
{
    return type > 32 && type < 128
               ? ou_null(th, &ou_exc_value_error, "Unknown format code '%c' for object of type '%T'", (int)type, o)
               : ou_null(th, &ou_exc_value_error, "Unknown format code '\\x%x' for object of type '%T'",
                         (unsigned)type, o);
}

static bool parse(OuThread *th, OuObject *o, OuObject *text, uint32_t default_type, OuFormatSpec *spec)
{
    OuFormatSpecError error = ou_format_spec_parse(ou_str_data(text), ou_str_length(text), (int)ou_str_width(text), '>',
                                                   default_type, spec);
    return error == OU_FORMAT_SPEC_OK || raise_spec(th, error, spec, o, text);
}

/* ---- layout ---- */

uint32_t ou_format_spec_locale_char(const char *text, uint32_t otherwise)
{
    wchar_t c;
    mbstate_t state = {0};
    if ((uint8_t)text[0] < 0x80) {
        return text[0] == 0 ? otherwise : (uint8_t)text[0];
    }
    const char *name = setlocale(LC_NUMERIC, NULL);
    locale_t own = name == NULL ? (locale_t)0 : newlocale(LC_CTYPE_MASK, name, (locale_t)0);
    locale_t before = own == (locale_t)0 ? (locale_t)0 : uselocale(own);
    size_t n = mbrtowc(&c, text, strlen(text), &state);
    if (own != (locale_t)0) {
        uselocale(before);
        freelocale(own);
    }
    return n == 0 || n > strlen(text) ? otherwise : (uint32_t)c;
}

static Style style_of(const OuFormatSpec *spec)
{
    Style style = {.point = '.'};
    if (spec->type == 'n') {
        const struct lconv *locale = localeconv();
        style.separator = ou_format_spec_locale_char(locale->thousands_sep, 0);
        style.grouping = style.separator != 0 ? locale->grouping : "";
        style.point = ou_format_spec_locale_char(locale->decimal_point, '.');
        return style;
    }
    style.grouping = ou_format_spec_grouping(spec, &style.separator);
    return style;
}

static OuObject *lay_out(OuThread *th, const OuFormatSpec *spec, const Style *style, const Number *number)
{
    OuNumberLayout layout;
    bool pointed = number->n_rest > 0 && number->rest[0] == '.';
    if (!ou_format_spec_layout(spec, number->negative, strlen(number->prefix), number->n_digits, number->n_rest,
                               style->grouping, style->separator != 0, &layout)) {
        return ou_null_memory(th);
    }
    bool ascii = spec->fill < 128 && style->separator < 128 && style->point < 128;
    size_t point_at = layout.n_left + layout.n_sign + layout.n_prefix + layout.n_inner + layout.n_grouped;
    if (ascii) {
        OuObject *result = ou_str_new(th, layout.total, 0x7f);
        if (result != NULL && layout.total > 0) {
            char *out = ou_str_chars(result);
            ou_format_spec_write(&layout, spec, number->prefix, number->digits, number->n_digits, number->rest,
                                 style->grouping, style->separator, out, 1);
            if (pointed) {
                out[point_at] = (char)style->point;
            }
            result = ou_str_settle_adopt(th, result);
        }
        return result;
    }
    size_t size;
    if (!ou_checked_mul(layout.total, sizeof(uint32_t), &size)) {
        return ou_null_memory(th);
    }
    uint32_t *out = ou_mem_take(th, size);
    if (out == NULL) {
        return NULL;
    }
    ou_format_spec_write(&layout, spec, number->prefix, number->digits, number->n_digits, number->rest,
                         style->grouping, style->separator, out, 4);
    if (pointed) {
        out[point_at] = style->point;
    }
    OuObject *result = ou_str_from_ucs4(th, out, layout.total);
    ou_mem_give(th, out, size);
    return result;
}

/* ---- doubles ---- */

#define TYPE_REPR 'r'

/* The text of a double, without its sign. */
typedef struct DoubleText {
    char *text, *block;
    size_t n, size;
    bool negative;
    char stack[160];
} DoubleText;

static bool double_text_start(OuThread *th, DoubleText *out, double value, char type, int precision, unsigned flags)
{
    size_t bound = ou_float_format_bound(value, type, precision);
    out->block = NULL;
    out->size = bound;
    out->text = out->stack;
    if (bound > sizeof out->stack) {
        out->block = out->text = ou_mem_take(th, bound);
        if (out->block == NULL) {
            return false;
        }
    }
    out->n = ou_float_format(value, type, precision, flags, out->text, bound);
    out->negative = out->n > 0 && out->text[0] == '-';
    out->text += out->negative;
    out->n -= out->negative;
    return true;
}

static void double_text_end(OuThread *th, DoubleText *text)
{
    ou_mem_give(th, text->block, text->size);
}

static OuObject *lay_out_double(OuThread *th, const OuFormatSpec *spec, const Style *style, double value, char type,
                                int precision, unsigned flags)
{
    DoubleText text;
    if (!double_text_start(th, &text, value, type, precision, flags)) {
        return NULL;
    }
    size_t n = 0;
    while (n < text.n && text.text[n] >= '0' && text.text[n] <= '9') {
        n++;
    }
    Number number = {.negative = text.negative,
                     .prefix = "",
                     .digits = text.text,
                     .n_digits = n,
                     .rest = text.text + n,
                     .n_rest = text.n - n};
    OuObject *result = lay_out(th, spec, style, &number);
    double_text_end(th, &text);
    return result;
}

static unsigned float_flags(const OuFormatSpec *spec)
{
    return (spec->alternate ? OU_FLOAT_ALTERNATE : 0u) | (spec->no_neg_zero ? OU_FLOAT_NO_NEG_ZERO : 0u);
}

/* What is printed for a spec without a type: repr, or g where there is a precision. */
static bool float_type(OuThread *th, const OuFormatSpec *spec, char *type, int *precision)
{
    if (spec->precision > INT_MAX) {
        return ou_raise(th, &ou_exc_value_error, "precision too big");
    }
    *type = spec->type == 0 ? TYPE_REPR : spec->type == 'n' ? 'g' : (char)spec->type;
    *precision = (int)spec->precision;
    if (*precision < 0) {
        *precision = *type == TYPE_REPR ? 0 : 6;
    } else if (*type == TYPE_REPR) {
        *type = 'g';
    }
    return true;
}

static bool is_float_type(uint32_t type)
{
    return type != 0 && type < 128 && strchr("eEfFgGn%", (int)type) != NULL;
}

static OuObject *format_double(OuThread *th, const OuFormatSpec *spec, double value)
{
    char type;
    int precision;
    Style style = style_of(spec);
    unsigned flags = float_flags(spec) | (spec->type == 0 ? OU_FLOAT_DOT_ZERO : 0u);
    if (!float_type(th, spec, &type, &precision)) {
        return NULL;
    }
    return lay_out_double(th, spec, &style, value, type, precision, flags);
}

OuObject *ou_float_format_spec(OuThread *th, OuObject *o, OuObject *text)
{
    OuFormatSpec spec;
    if (ou_str_length(text) == 0) {
        return ou_str(th, o);
    }
    if (!parse(th, o, text, 0, &spec)) {
        return NULL;
    }
    if (spec.type != 0 && !is_float_type(spec.type)) {
        return refuse_type(th, spec.type, o);
    }
    return format_double(th, &spec, ou_float_value(o));
}

/* ---- ints ---- */

/* 'c': one character, padded. */
static OuObject *format_char(OuThread *th, const OuFormatSpec *spec, OuObject *o)
{
    int64_t c;
    if (spec->sign != 0) {
        return ou_null(th, &ou_exc_value_error, "Sign not allowed with integer format specifier 'c'");
    }
    if (spec->alternate) {
        return ou_null(th, &ou_exc_value_error, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!ou_int_as_i64(th, o, &c)) {
        return NULL;
    }
    if (c < 0 || c > 0x10ffff) {
        return ou_null(th, &ou_exc_overflow_error, "%%c arg not in range(0x110000)");
    }
    size_t left, right;
    OuStrBuilder b;
    ou_format_spec_padding(spec->align, spec->width > 1 ? (size_t)spec->width - 1 : 0, &left, &right);
    ou_builder_init(&b);
    if (!ou_builder_fill(th, &b, spec->fill, left) || !ou_builder_char(th, &b, (uint32_t)c) ||
        !ou_builder_fill(th, &b, spec->fill, right)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

static OuObject *format_integer(OuThread *th, const OuFormatSpec *spec, OuObject *o)
{
    OuIntDigits digits;
    Style style = style_of(spec);
    int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : spec->type == 'x' || spec->type == 'X' ? 16 : 10;
    if (spec->precision >= 0) {
        return ou_null(th, &ou_exc_value_error, "Precision not allowed in integer format specifier");
    }
    if (spec->no_neg_zero) {
        return ou_null(th, &ou_exc_value_error,
                       "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec->type == 'c') {
        return format_char(th, spec, o);
    }
    if (!ou_int_digits_start(th, &digits, o, base)) {
        return NULL;
    }
    const char *prefix = !spec->alternate || base == 10 ? ""
                         : base == 2                    ? "0b"
                         : base == 8                    ? "0o"
                         : spec->type == 'X'            ? "0X"
                                                        : "0x";
    for (size_t i = 0; spec->type == 'X' && i < digits.length; i++) {
        if (digits.text[i] >= 'a') {
            digits.text[i] = (char)(digits.text[i] - 'a' + 'A');
        }
    }
    Number number = {.negative = ou_int_sign(o) < 0,
                     .prefix = prefix,
                     .digits = digits.text,
                     .n_digits = digits.length,
                     .rest = ""};
    OuObject *result = lay_out(th, spec, &style, &number);
    ou_int_digits_end(th, &digits);
    return result;
}

OuObject *ou_int_format(OuThread *th, OuObject *o, OuObject *text)
{
    OuFormatSpec spec;
    if (ou_str_length(text) == 0) {
        return ou_str(th, o);
    }
    if (!parse(th, o, text, 'd', &spec)) {
        return NULL;
    }
    if (spec.type < 128 && spec.type != 0 && strchr("bcdoxXn", (int)spec.type) != NULL) {
        return format_integer(th, &spec, o);
    }
    if (!is_float_type(spec.type)) {
        return refuse_type(th, spec.type, o);
    }
    double value;
    return ou_int_as_f64(th, o, &value) ? format_double(th, &spec, value) : NULL;
}

/* ---- complex ---- */

/* Both parts, the second one always with its sign, and "j". */
static bool put_parts(OuThread *th, OuStrBuilder *b, OuComplexValue value, const OuFormatSpec *spec, char type,
                      int precision)
{
    OuFormatSpec part = *spec; /* unpadded */
    Style style = style_of(spec);
    unsigned flags = float_flags(spec);
    bool both = spec->type != 0 || value.real != 0 || signbit(value.real);
    part.width = -1;
    part.fill = ' ';
    part.align = '<';
    if (both) {
        OuObject *real = lay_out_double(th, &part, &style, value.real, type, precision, flags);
        bool ok = real != NULL && (spec->type != 0 || ou_builder_char(th, b, '(')) && ou_builder_str(th, b, real);
        ou_drop_maybe(th, real);
        if (!ok) {
            return false;
        }
        part.sign = '+';
    }
    OuObject *imag = lay_out_double(th, &part, &style, value.imag, type, precision, flags);
    bool ok = imag != NULL && ou_builder_str(th, b, imag) && ou_builder_char(th, b, 'j') &&
              (!both || spec->type != 0 || ou_builder_char(th, b, ')'));
    ou_drop_maybe(th, imag);
    return ok;
}

static OuObject *pad(OuThread *th, const OuFormatSpec *spec, OuObject *text)
{
    size_t n = ou_str_length(text), left, right;
    size_t width = spec->width > 0 ? (size_t)spec->width : 0;
    OuStrBuilder b;
    ou_format_spec_padding(spec->align, width > n ? width - n : 0, &left, &right);
    ou_builder_init(&b);
    if (!ou_builder_fill(th, &b, spec->fill, left) || !ou_builder_str(th, &b, text) ||
        !ou_builder_fill(th, &b, spec->fill, right)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

OuObject *ou_complex_format(OuThread *th, OuObject *o, OuObject *text)
{
    OuFormatSpec spec;
    char type;
    int precision;
    if (ou_str_length(text) == 0) {
        return ou_str(th, o);
    }
    if (!parse(th, o, text, 0, &spec)) {
        return NULL;
    }
    if (spec.type != 0 && (spec.type == '%' || !is_float_type(spec.type))) {
        return refuse_type(th, spec.type, o);
    }
    if (!float_type(th, &spec, &type, &precision)) {
        return NULL;
    }
    if (spec.fill == '0') {
        return ou_null(th, &ou_exc_value_error, "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        return ou_null(th, &ou_exc_value_error, "'=' alignment flag is not allowed in complex format specifier");
    }
    OuStrBuilder b;
    ou_builder_init(&b);
    if (!put_parts(th, &b, ou_complex_value(o), &spec, type, precision)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    OuObject *plain = ou_builder_finish(th, &b);
    OuObject *padded = plain == NULL ? NULL : pad(th, &spec, plain);
    ou_drop_maybe(th, plain);
    return padded;
}
