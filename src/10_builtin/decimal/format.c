/* format.c - Decimal.__format__: the mini-language as the module has it, which is not that of float.
 *
 * [[fill]align][sign][z][0][width][,][.precision][type], type one of e E f F g G % n N; the precision rounds by the context's mode. No '_'
 * and no '#'; zeros before the digits are grouped with them only when they come of the flag 0. How digits are grouped, and the point, come from the
 * locale for n, or from an undocumented second argument: a dict with decimal_point, thousands_sep and grouping. These texts may have more than
 * one character, though they count as one when a width is filled, as they do in CPython: so the number is put together here and not by
 * ou_format_spec_write(). */
#include "10_builtin/decimal/context.h"

#include "06_types/dict.h"
#include "06_types/format_spec.h"

#include <locale.h>
#include <string.h>

#define MARK ',' /* stands for the separator until the number is written */
#define STYLE_ROOM 5 /* bytes of UTF-8 that a point or separator may have, and a NUL */
#define GROUPING_ROOM 128

typedef struct Spec {
    uint32_t fill;
    char align, sign, type; /* sign '-': only where it is needed; type in lower case, 'g' also for none */
    bool capital, zeros, group, locale, no_neg_zero;
    int64_t width, precision; /* precision -1: none */
} Spec;

typedef struct Style {
    char point[STYLE_ROOM], separator[STYLE_ROOM], grouping[GROUPING_ROOM];
} Style;

/* ---- the specifier ---- */

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* The character at i; 0 at the end, which no specifier has but as a fill. */
static uint32_t at(OuObject *s, size_t i)
{
    return i < ou_str_length(s) ? ou_str_at(s, i) : 0;
}

/* ASCII digits from *i on. OU_FALSE: there are none; OU_ERROR: more than the precision can be. */
static OuTruth read_number(OuObject *s, size_t *i, int64_t *out)
{
    size_t start = *i;
    int64_t value = 0;
    for (; at(s, *i) >= '0' && at(s, *i) <= '9'; ++*i) {
        int64_t digit = (int64_t)(at(s, *i) - '0');
        if (value > (OU_DEC_MAX_PREC - digit) / 10) {
            return OU_ERROR;
        }
        value = value * 10 + digit;
    }
    *out = value;
    return *i > start ? OU_TRUE : OU_FALSE;
}

static bool read_type(OuObject *s, size_t *i, Spec *spec, bool capitals)
{
    uint32_t c = at(s, *i);
    if (c == 0 && *i >= ou_str_length(s)) {
        spec->capital = capitals;
        return true;
    }
    if (c == 0 || c >= 128 || strchr("eEfFgGnN%", (int)c) == NULL) {
        return false;
    }
    ++*i;
    spec->capital = c == 'E' || c == 'F' || c == 'G' || c == 'N';
    spec->locale = c == 'n' || c == 'N';
    spec->type = spec->locale ? 'g' : (char)(spec->capital ? c + ('a' - 'A') : c);
    return !(spec->locale && spec->group);
}

static bool parse(OuObject *s, Spec *spec, bool capitals)
{
    size_t i = 0;
    *spec = (Spec){.fill = ' ', .align = '>', .sign = '-', .type = 'g', .width = 0, .precision = -1};
    bool aligned = true;
    if (ou_str_length(s) >= 2 && is_align(at(s, 1))) {
        spec->fill = at(s, 0);
        spec->align = (char)at(s, 1);
        i = 2;
    } else if (is_align(at(s, 0))) {
        spec->align = (char)at(s, 0);
        i = 1;
    } else {
        aligned = false;
    }
    spec->no_neg_zero = at(s, i) == 'z';
    i += spec->no_neg_zero;
    if (at(s, i) == '+' || at(s, i) == '-' || at(s, i) == ' ') {
        spec->sign = (char)at(s, i++);
    }
    if (at(s, i) == 'z' && !spec->no_neg_zero) {
        spec->no_neg_zero = true;
        i++;
    }
    if (at(s, i) == '0') {
        if (aligned) {
            return false;
        }
        spec->zeros = true;
        spec->fill = '0';
        spec->align = '=';
        i++;
    }
    if (at(s, i) >= '1' && at(s, i) <= '9' && read_number(s, &i, &spec->width) == OU_ERROR) {
        return false;
    }
    if (at(s, i) == ',') {
        spec->group = true;
        i++;
    }
    if (at(s, i) == '.') {
        i++;
        if (read_number(s, &i, &spec->precision) != OU_TRUE) {
            return false;
        }
    }
    return read_type(s, &i, spec, capitals) && i == ou_str_length(s);
}

/* ---- point and groups ---- */

static bool put_text(char *out, size_t room, const char *text)
{
    size_t n = strlen(text);
    memcpy(out, text, n < room ? n + 1 : room - 1);
    return n < room;
}

/* A text of the process's locale for numbers, as UTF-8. */
static bool put_locale(OuThread *th, char *out, const char *text)
{
    size_t n = strlen(text), size = 0;
    bool ascii = true;
    for (size_t i = 0; i < n; i++) {
        ascii = ascii && (uint8_t)text[i] < 0x80;
    }
    if (ascii) {
        return put_text(out, STYLE_ROOM, text) || ou_raise(th, &ou_exc_value_error, "invalid localeconv()");
    }
    uint32_t c = ou_format_spec_locale_char(text, 0);
    OuObject *s = ou_str_from_char(th, c), *holder = NULL;
    const char *utf8 = s == NULL ? NULL : ou_str_utf8(th, s, &size, &holder);
    bool ok = utf8 != NULL && (put_text(out, STYLE_ROOM, c == 0 ? "" : utf8) || ou_raise(th, &ou_exc_value_error, "invalid localeconv()"));
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, s);
    return ok;
}

static bool override_text(OuThread *th, OuObject *dict, const char *key, char *out, size_t room, bool *fits)
{
    OuObject *value = ou_dict_borrow_text(th, dict, key), *holder = NULL;
    size_t size = 0;
    if (value == NULL) {
        return true;
    }
    if (!ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "bad argument type for built-in operation");
    }
    ou_keep(value);
    const char *text = ou_str_utf8(th, value, &size, &holder);
    if (text != NULL) {
        *fits = put_text(out, room, text) && *fits;
    }
    ou_drop_maybe(th, holder);
    ou_drop(th, value);
    return text != NULL;
}

static bool override_style(OuThread *th, OuObject *dict, Style *style)
{
    bool fits = true;
    if (!override_text(th, dict, "decimal_point", style->point, sizeof style->point, &fits) ||
        !override_text(th, dict, "thousands_sep", style->separator, sizeof style->separator, &fits) ||
        !override_text(th, dict, "grouping", style->grouping, sizeof style->grouping, &fits)) {
        return false;
    }
    for (const char *p = style->grouping; *p != 0; p++) {
        fits = fits && (uint8_t)*p < 128;
    }
    return (fits && style->point[0] != 0) || ou_raise(th, &ou_exc_value_error, "invalid override dict");
}

/* overrides may be NULL. Without them, and without groups, there is nothing but a point. */
static bool make_style(OuThread *th, const Spec *spec, OuObject *overrides, Style *style)
{
    *style = (Style){{0}, {0}, {0}};
    if (spec->locale) {
        const struct lconv *locale = localeconv();
        if (!put_locale(th, style->point, locale->decimal_point) || !put_locale(th, style->separator, locale->thousands_sep)) {
            return false;
        }
        put_text(style->grouping, sizeof style->grouping, locale->grouping);
    } else if (spec->group) {
        *style = (Style){".", ",", "\3"};
    }
    if (overrides != NULL && !override_style(th, overrides, style)) {
        return false;
    }
    if (style->point[0] == 0) {
        style->point[0] = '.';
    }
    if (style->separator[0] == 0) {
        style->grouping[0] = 0;
    }
    return true;
}

/* ---- the digits ---- */

/* What stands between the sign and the fill on the right: whole, and rest, which begins with a point if there is a fraction. */
typedef struct Body {
    char *text;
    size_t room;
    size_t n_whole, n_rest; /* of text, one behind the other */
    bool number;            /* whole are digits */
} Body;

/* Rounded as the precision and the type say, exactly otherwise. */
static bool round_for(OuThread *th, OuDec *x, const Spec *spec, uint8_t rounding)
{
    OuDecContext context;
    ou_dec_context_max(&context);
    context.rounding = rounding;
    if (spec->type == 'f' || spec->type == '%') {
        return ou_dec_rescale(th, x, x, -spec->precision, &context) &&
               ((context.status & OU_DEC_IEEE_INVALID) == 0 ||
                ou_raise(th, &ou_exc_value_error, "format specification exceeds internal limits of _decimal"));
    }
    int64_t digits = spec->type == 'e' ? spec->precision + 1 : spec->precision == 0 ? 1 : spec->precision;
    if (ou_dec_is_zero(x) || ou_dec_digits(x) <= (uint64_t)digits) {
        return true;
    }
    context.prec = digits;
    return ou_dec_finish(th, x, &context);
}

/* Where the point stands among x's digits, which are n, and how many digits follow it at least; *exponent is told when one is shown. */
typedef struct Layout {
    int64_t point;    /* digits before it; zeros stand there when it is not positive, and behind the digits when they are fewer */
    int64_t fraction; /* digits behind the point */
    int64_t exponent;
    bool scientific;
} Layout;

static Layout lay_out(const OuDec *x, const Spec *spec)
{
    int64_t n = (int64_t)ou_dec_digits(x), before = x->exp + n;
    bool zero = ou_dec_is_zero(x);
    Layout l = {.point = before, .scientific = spec->type == 'e'};
    if (spec->type == 'g') {
        l.scientific = x->exp > 0 || before <= -6;
    }
    if (l.scientific) {
        l.point = 1;
        l.fraction = spec->type == 'e' && spec->precision >= 0 ? spec->precision : n - 1;
        l.exponent = before - 1 + (zero ? l.fraction : 0); /* 0.00e+2: as many zeros as digits were asked for */
    } else {
        l.point = zero && x->exp > 0 ? 1 : before;
        l.fraction = x->exp < 0 ? -x->exp : 0;
    }
    return l;
}

/* The digit at place i before (from 0 leftwards, point - 1 is the first) or behind the point. */
static bool write_number(OuThread *th, const OuDec *x, const Spec *spec, Body *body)
{
    Layout l = lay_out(x, spec);
    size_t n = (size_t)ou_dec_digits(x), whole = l.point > 0 ? (size_t)l.point : 1, fraction = (size_t)l.fraction, room;
    if (!ou_checked_add(whole, fraction, &room) || !ou_checked_add(room, n + 32, &room) || room > OU_STR_MAX_LENGTH) {
        return ou_raise_memory(th);
    }
    body->room = room;
    body->text = ou_mem_take(th, room);
    if (body->text == NULL) {
        return false;
    }
    char *out = body->text;
    char *digits = out + room - n; /* they are read from the end of the block while its front is written: never past them */
    ou_digits_to_text(digits, x->limbs, x->n, n);
    size_t taken = 0;
    if (l.point <= 0) {
        *out++ = '0';
    } else {
        for (size_t i = 0; i < whole; i++) {
            *out++ = taken < n ? digits[taken++] : '0';
        }
    }
    body->n_whole = whole;
    if (fraction > 0) {
        *out++ = '.';
    }
    size_t lead = l.point < 0 ? (size_t)-l.point : 0;
    for (size_t i = 0; i < fraction; i++) {
        *out++ = i >= lead && taken < n ? digits[taken++] : '0';
    }
    if (l.scientific) {
        out += __builtin_sprintf(out, "%c%+lld", spec->capital ? 'E' : 'e', (long long)l.exponent);
    }
    if (spec->type == '%') {
        *out++ = '%';
    }
    body->n_rest = (size_t)(out - body->text) - whole;
    body->number = true;
    return true;
}

static bool write_special(OuThread *th, const OuDec *x, const Spec *spec, Body *body)
{
    static const char *const names[] = {[OU_DEC_INFINITY] = "Infinity", [OU_DEC_QNAN] = "NaN", [OU_DEC_SNAN] = "sNaN"};
    size_t n = ou_dec_is_nan(x) ? (size_t)ou_dec_digits(x) : 0, n_name = strlen(names[x->kind]);
    body->room = n + 16;
    body->text = ou_mem_take(th, body->room);
    if (body->text == NULL) {
        return false;
    }
    memcpy(body->text, names[x->kind], n_name);
    ou_digits_to_text(body->text + n_name, x->limbs, x->n, n);
    body->n_whole = n_name + n;
    if (spec->type == '%') {
        body->text[body->n_whole] = '%';
        body->n_rest = 1;
    }
    return true;
}

/* ---- all of it ---- */

static bool put_utf8(OuThread *th, OuStrBuilder *b, const char *utf8)
{
    if (utf8[1] == 0) {
        return ou_builder_char(th, b, (uint8_t)utf8[0]);
    }
    OuObject *s = ou_str_from_utf8(th, utf8, strlen(utf8));
    bool ok = s != NULL && ou_builder_str(th, b, s);
    ou_drop_maybe(th, s);
    return ok;
}

/* The digits before the point in groups, `length` characters with zeros in front making them up and separators counted as one each. */
static bool put_whole(OuThread *th, OuStrBuilder *b, const Body *body, const Style *style, size_t length)
{
    if (!body->number || (style->grouping[0] == 0 && length == body->n_whole)) {
        return ou_builder_ascii(th, b, body->text, body->n_whole);
    }
    char *text = ou_mem_take(th, length);
    if (text == NULL) {
        return false;
    }
    ou_format_spec_group(body->text, body->n_whole, style->grouping, style->grouping[0] == 0 ? 0 : MARK, text, length, 1);
    bool ok = true;
    for (size_t i = 0, from = 0; ok && i <= length; i++) {
        if (i == length || text[i] == MARK) {
            ok = ou_builder_ascii(th, b, text + from, i - from) && (i == length || put_utf8(th, b, style->separator));
            from = i + 1;
        }
    }
    ou_mem_give(th, text, length);
    return ok;
}

static bool put_rest(OuThread *th, OuStrBuilder *b, const Body *body, const Style *style)
{
    const char *rest = body->text + body->n_whole;
    size_t n = body->n_rest, skip = n > 0 && rest[0] == '.';
    return (skip == 0 || put_utf8(th, b, style->point)) && ou_builder_ascii(th, b, rest + skip, n - skip);
}

static OuObject *assemble(OuThread *th, const Spec *spec, const Style *style, const Body *body, bool negative)
{
    char sign = negative ? '-' : spec->sign == '-' ? 0 : spec->sign;
    size_t fixed = (sign != 0) + body->n_rest;
    size_t width = (size_t)spec->width, length = body->n_whole;
    uint32_t fill = spec->zeros && !body->number ? ' ' : spec->fill;
    char align = spec->zeros && !body->number ? '>' : spec->align;
    if (width > OU_STR_MAX_LENGTH) {
        return ou_null_memory(th);
    }
    if (body->number) {
        size_t least = spec->zeros && width > fixed ? width - fixed : 0;
        length = ou_format_spec_grouped_length(length, least, style->grouping, style->grouping[0] != 0);
    }
    size_t left = 0, right = 0, inner = 0, padding = width > fixed + length ? width - fixed - length : 0;
    if (align == '=') {
        inner = padding;
    } else {
        ou_format_spec_padding(align, padding, &left, &right);
    }
    OuStrBuilder b;
    ou_builder_init(&b);
    if (!ou_builder_fill(th, &b, fill, left) || (sign != 0 && !ou_builder_char(th, &b, (uint8_t)sign)) || !ou_builder_fill(th, &b, fill, inner) ||
        !put_whole(th, &b, body, style, length) || !put_rest(th, &b, body, style) || !ou_builder_fill(th, &b, fill, right)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

static OuObject *format_value(OuThread *th, const OuDec *value, const Spec *spec, const Style *style, uint8_t rounding)
{
    OuDec x;
    Body body = {NULL, 0, 0, 0, false};
    ou_dec_init(&x);
    bool special = ou_dec_is_special(value), ok = ou_dec_copy(th, &x, value);
    if (ok && !special) {
        x.exp += spec->type == '%' ? 2 : 0;
        ok = spec->precision < 0 || round_for(th, &x, spec, rounding);
    }
    bool negative = x.negative && !(spec->no_neg_zero && ou_dec_is_zero(&x));
    ok = ok && (ou_dec_is_special(&x) ? write_special(th, &x, spec, &body) : write_number(th, &x, spec, &body));
    OuObject *result = ok ? assemble(th, spec, style, &body, negative) : NULL;
    ou_mem_give(th, body.text, body.room);
    ou_dec_clear(th, &x);
    return result;
}

/* As str() writes it, when the specifier is empty. */
static OuObject *format_in(OuThread *th, const OuDec *value, OuObject *text, OuObject *overrides, const OuDecimalContext *context)
{
    Spec spec;
    Style style;
    if (!parse(text, &spec, context->values.capitals)) {
        return ou_null(th, &ou_exc_value_error, "invalid format string");
    }
    return make_style(th, &spec, overrides, &style) ? format_value(th, value, &spec, &style, context->values.rounding) : NULL;
}

OU_METHOD_SHARED(ou_decimal_format)
{
    if (kwnames != NULL && !ou_args_no_keywords(th, "__format__", kwnames)) {
        return NULL;
    }
    if (n < 1 || n > 2) {
        return ou_null(th, &ou_exc_type_error, "function takes at %s %d argument%s (%zu given)", n < 1 ? "least" : "most", n < 1 ? 1 : 2,
                       n < 1 ? "" : "s", n);
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "format arg must be str");
    }
    if (n == 2 && !ou_is_dict(args[1])) {
        return ou_null(th, &ou_exc_type_error, "optional argument must be a dict");
    }
    OuDecimalContext *context = ou_context_current(th);
    OuObject *result = context == NULL ? NULL : format_in(th, ou_decimal_value(self), args[0], n == 2 ? args[1] : NULL, context);
    ou_drop_maybe(th, context);
    return result;
}
