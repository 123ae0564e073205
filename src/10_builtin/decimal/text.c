/* text.c - number.h: numbers from text and to it.
 *
 * Base 10^18 makes both linear. */
#include "10_builtin/decimal/number_int.h"

#include "06_types/str.h"

#include <string.h>

/* ---- from text ---- */

#define EXPONENT_FAR INT64_C(3000000000000000000) /* beyond all limits, and sums of two do not overflow */

/* The parts of a number, as they stand in the text. */
typedef struct Parts {
    bool negative;
    OuDecKind kind;
    const char *digits; /* from the first that is not 0; a point may stand among them */
    size_t length;      /* of that text */
    uint64_t count;     /* digits in it */
    int64_t exp;
} Parts;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Is text[0, length) this word, in any case? */
static bool is_word(const char *text, size_t length, const char *word)
{
    size_t i = 0;
    while (i < length && word[i] != '\0' && (text[i] | 0x20) == word[i]) {
        i++;
    }
    return i == length && word[i] == '\0';
}

static void skip_zeros(Parts *parts, bool point_too)
{
    while (parts->length > 0 && (*parts->digits == '0' || (point_too && *parts->digits == '.'))) {
        parts->count -= *parts->digits == '0';
        parts->digits++;
        parts->length--;
    }
}

/* inf, infinity, nan123, snan123. */
static bool read_special(const char *text, size_t length, Parts *parts)
{
    if (is_word(text, length, "inf") || is_word(text, length, "infinity")) {
        parts->kind = OU_DEC_INFINITY;
        return true;
    }
    size_t prefix = length > 0 && (text[0] | 0x20) == 's' ? 4 : 3;
    if (length < prefix || !is_word(text, prefix, prefix == 4 ? "snan" : "nan")) {
        return false;
    }
    for (size_t i = prefix; i < length; i++) {
        if (!is_digit(text[i])) {
            return false;
        }
    }
    parts->kind = prefix == 4 ? OU_DEC_SNAN : OU_DEC_QNAN;
    parts->digits = text + prefix;
    parts->length = length - prefix;
    parts->count = parts->length;
    skip_zeros(parts, false);
    return true;
}

/* e+12: the exponent, cut off where it is far beyond the limits. */
static bool read_exponent(const char *text, size_t length, int64_t *exp)
{
    size_t i = 1;
    bool negative = false;
    int64_t value = 0;
    if (i < length && (text[i] == '+' || text[i] == '-')) {
        negative = text[i++] == '-';
    }
    if (i == length) {
        return false;
    }
    for (; i < length; i++) {
        if (!is_digit(text[i])) {
            return false;
        }
        value = value >= EXPONENT_FAR / 10 ? EXPONENT_FAR : value * 10 + (text[i] - '0');
    }
    *exp = negative ? -value : value;
    return true;
}

static bool read_parts(const char *text, size_t length, Parts *parts)
{
    size_t i = 0, fraction = 0, n_digits = 0;
    bool point = false;
    *parts = (Parts){.kind = OU_DEC_FINITE};
    if (length > 0 && (text[0] == '+' || text[0] == '-')) {
        parts->negative = text[0] == '-';
        text++;
        length--;
    }
    for (; i < length && (is_digit(text[i]) || (text[i] == '.' && !point)); i++) {
        if (text[i] == '.') {
            point = true;
        } else {
            n_digits++;
            fraction += point;
        }
    }
    if (n_digits == 0) {
        return i == 0 && read_special(text, length, parts);
    }
    if (i < length && ((text[i] | 0x20) != 'e' || !read_exponent(text + i, length - i, &parts->exp))) {
        return false;
    }
    parts->digits = text;
    parts->length = i;
    parts->count = n_digits;
    parts->exp -= (int64_t)fraction;
    skip_zeros(parts, true);
    return true;
}

/* context NULL: the draft is a payload. */
static bool finish_parts(OuThread *th, OuDec *out, const Parts *parts, OuDecContext *context)
{
    OuDecDraft draft;
    if (!ou_dec_draft_start(th, &draft, ou_digits_room(parts->count))) {
        return false;
    }
    draft.n = ou_digits_from_text(draft.limbs, parts->digits, parts->length, parts->count, '.');
    return ou_dec_draft_finish(th, &draft, out, parts->negative, parts->exp, false, context);
}

bool ou_dec_from_text_rounded(OuThread *th, OuDec *out, const char *text, size_t length, OuDecContext *context)
{
    Parts parts;
    if (!read_parts(text, length, &parts)) {
        return ou_dec_invalid(th, out, OU_DEC_CONVERSION_SYNTAX, context);
    }
    if (parts.kind == OU_DEC_FINITE) {
        return finish_parts(th, out, &parts, context);
    }
    if (parts.kind == OU_DEC_INFINITY) {
        return ou_dec_infinite(th, out, parts.negative);
    }
    if (parts.count > (uint64_t)(context->prec - context->clamp)) {
        return ou_dec_invalid(th, out, OU_DEC_CONVERSION_SYNTAX, context);
    }
    if (!finish_parts(th, out, &parts, NULL)) {
        return false;
    }
    out->kind = (uint8_t)parts.kind;
    return true;
}

bool ou_dec_from_text(OuThread *th, OuDec *out, const char *text, size_t length, OuDecContext *context)
{
    OuDecContext widest;
    ou_dec_context_max(&widest);
    if (!ou_dec_from_text_rounded(th, out, text, length, &widest)) {
        return false;
    }
    if ((widest.status & (OU_DEC_INEXACT | OU_DEC_ROUNDED | OU_DEC_CLAMPED)) != 0) {
        return ou_dec_invalid(th, out, OU_DEC_INVALID_OPERATION, context);
    }
    context->status |= widest.status & OU_DEC_IEEE_INVALID;
    return true;
}

/* ---- to text ---- */

/* How a number is written: where the point stands, counted from the first digit, and what exponent is left for the end. */
typedef struct Layout {
    uint64_t digits;
    int64_t point, exponent;
    size_t length; /* of everything */
} Layout;

static int64_t digits_of_point(const OuDec *a, int64_t left, bool engineering)
{
    if (a->exp <= 0 && left > -6) {
        return left;
    }
    if (!engineering) {
        return 1;
    }
    int64_t part = (left + (a->n == 0 ? 1 : -1)) % 3; /* the exponent becomes a multiple of 3 */
    part = part < 0 ? part + 3 : part;
    return a->n == 0 ? part - 1 : part + 1;
}

static unsigned exponent_length(int64_t exponent)
{
    return exponent == 0 ? 0 : 2 + ou_digits_in_word(exponent < 0 ? 0 - (uint64_t)exponent : (uint64_t)exponent);
}

static Layout lay_out(const OuDec *a, bool engineering)
{
    Layout layout = {.digits = ou_dec_digits(a)};
    int64_t digits = (int64_t)layout.digits, left = a->exp + digits;
    layout.point = digits_of_point(a, left, engineering);
    layout.exponent = left - layout.point;
    int64_t length = layout.point <= 0        ? 2 - layout.point + digits
                     : layout.point >= digits ? layout.point
                                              : digits + 1;
    layout.length = (size_t)length + a->negative + exponent_length(layout.exponent);
    return layout;
}

static void write_finite(char *p, const OuDec *a, const Layout *layout, bool capitals)
{
    uint64_t digits = layout->digits;
    if (a->negative) {
        *p++ = '-';
    }
    if (layout->point <= 0) {
        size_t zeros = (size_t)-layout->point;
        *p++ = '0';
        *p++ = '.';
        memset(p, '0', zeros);
        ou_digits_to_text(p + zeros, a->limbs, a->n, digits);
        p += zeros + digits;
    } else if ((uint64_t)layout->point >= digits) {
        ou_digits_to_text(p, a->limbs, a->n, digits);
        memset(p + digits, '0', (size_t)layout->point - digits);
        p += layout->point;
    } else {
        ou_digits_to_text(p + 1, a->limbs, a->n, digits);
        memmove(p, p + 1, (size_t)layout->point);
        p[layout->point] = '.';
        p += digits + 1;
    }
    if (layout->exponent != 0) {
        uint64_t value = layout->exponent < 0 ? 0 - (uint64_t)layout->exponent : (uint64_t)layout->exponent;
        *p++ = capitals ? 'E' : 'e';
        *p++ = layout->exponent < 0 ? '-' : '+';
        for (unsigned i = ou_digits_in_word(value); i-- > 0; value /= 10) {
            p[i] = (char)('0' + value % 10);
        }
    }
}

static OuObject *special_text(OuThread *th, const OuDec *a)
{
    const char *word = a->kind == OU_DEC_INFINITY ? "Infinity" : a->kind == OU_DEC_QNAN ? "NaN" : "sNaN";
    size_t length = strlen(word);
    uint64_t digits = ou_digits_count(a->limbs, a->n);
    OuObject *text = ou_str_new(th, a->negative + length + digits, 127);
    if (text != NULL) {
        char *p = ((OuStr *)text)->data;
        if (a->negative) {
            *p++ = '-';
        }
        memcpy(p, word, length);
        ou_digits_to_text(p + length, a->limbs, a->n, digits);
    }
    return text;
}

OuObject *ou_dec_to_text(OuThread *th, const OuDec *a, bool engineering, bool capitals)
{
    if (ou_dec_is_special(a)) {
        return special_text(th, a);
    }
    Layout layout = lay_out(a, engineering);
    OuObject *text = ou_str_new(th, layout.length, 127);
    if (text != NULL) {
        write_finite(((OuStr *)text)->data, a, &layout, capitals);
    }
    return text;
}
