/* format_spec.c - format_spec.h: one pass over the specification, and layout by counting.
 *
 * Texts are counted first and written second, so that the caller can allocate the
 * result exactly. Grouping is done from the right, as group sizes are told. */
#include "06_types/format_spec.h"

#include <limits.h>

#include "00_base/checked.h"
#include "06_types/unicode.h"

/* --- parsing */

typedef struct Reader {
    const void *chars;
    size_t n, at;
    int width;
} Reader;

/* The character `ahead` of here, or 0 behind the end. */
static uint32_t peek(const Reader *reader, size_t ahead)
{
    if (ahead >= reader->n - reader->at) {
        return 0;
    }
    size_t i = reader->at + ahead;
    switch (reader->width) {
    case 1:
        return ((const uint8_t *)reader->chars)[i];
    case 2:
        return ((const uint16_t *)reader->chars)[i];
    default:
        return ((const uint32_t *)reader->chars)[i];
    }
}

static bool take(Reader *reader, char c)
{
    if (peek(reader, 0) != (uint32_t)c) {
        return false;
    }
    reader->at++;
    return true;
}

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '^' || c == '=';
}

/* A decimal number into *out, which keeps its value when there are no digits. False: too large. */
static bool take_number(Reader *reader, int64_t *out)
{
    int64_t number = 0;
    bool any = false;
    for (;; reader->at++) {
        int digit = ou_unicode_decimal(peek(reader, 0));
        if (digit < 0) {
            break;
        }
        any = true;
        if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, digit, &number)) {
            return false;
        }
    }
    if (any) {
        *out = number;
    }
    return true;
}

static bool may_group(char separator, uint32_t type)
{
    switch (type) {
    case 0:
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'F':
    case 'G':
    case '%':
        return true;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
        return separator == '_';
    default:
        return false;
    }
}

OuFormatSpecError ou_format_spec_parse(const void *chars, size_t n, int width, char default_align,
                                       uint32_t default_type, OuFormatSpec *spec)
{
    Reader reader = {chars, n, 0, width};
    *spec = (OuFormatSpec){
        .fill = ' ', .type = default_type, .width = -1, .precision = -1, .align = default_align};
    if (n >= 2 && is_align(peek(&reader, 1))) {
        spec->fill = peek(&reader, 0);
        spec->align = (char)peek(&reader, 1);
        spec->fill_given = spec->align_given = true;
        reader.at = 2;
    } else if (n >= 1 && is_align(peek(&reader, 0))) {
        spec->align = (char)peek(&reader, 0);
        spec->align_given = true;
        reader.at = 1;
    }
    uint32_t c = peek(&reader, 0);
    if (c == '+' || c == '-' || c == ' ') {
        spec->sign = (char)c;
        reader.at++;
    }
    spec->no_neg_zero = take(&reader, 'z');
    spec->alternate = take(&reader, '#');
    if (!spec->fill_given && take(&reader, '0')) {
        spec->fill = '0';
        if (!spec->align_given && default_align == '>') {
            spec->align = '=';
        }
    }
    if (!take_number(&reader, &spec->width)) {
        return OU_FORMAT_SPEC_TOO_MANY_DIGITS;
    }
    if (take(&reader, ',')) {
        spec->grouping = ',';
    }
    if (peek(&reader, 0) == '_') {
        if (spec->grouping != 0) {
            return OU_FORMAT_SPEC_TWO_SEPARATORS;
        }
        spec->grouping = '_';
        reader.at++;
    }
    if (peek(&reader, 0) == ',' && spec->grouping == '_') {
        return OU_FORMAT_SPEC_TWO_SEPARATORS;
    }
    if (take(&reader, '.')) {
        if (!take_number(&reader, &spec->precision)) {
            return OU_FORMAT_SPEC_TOO_MANY_DIGITS;
        }
        if (spec->precision < 0) {
            return OU_FORMAT_SPEC_NO_PRECISION;
        }
    }
    if (reader.n - reader.at > 1) {
        return OU_FORMAT_SPEC_INVALID;
    }
    if (reader.n - reader.at == 1) {
        spec->type = peek(&reader, 0);
    }
    if (spec->grouping != 0 && !may_group(spec->grouping, spec->type)) {
        return OU_FORMAT_SPEC_SEPARATOR_WITH_TYPE;
    }
    return OU_FORMAT_SPEC_OK;
}

const char *ou_format_spec_grouping(const OuFormatSpec *spec, uint32_t *separator)
{
    *separator = (uint32_t)spec->grouping;
    if (spec->grouping == 0) {
        return "";
    }
    bool by_four = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X';
    return by_four ? "\4" : "\3";
}

/* --- padding and grouping */

void ou_format_spec_padding(char align, size_t total, size_t *left, size_t *right)
{
    *left = align == '<' ? 0 : align == '^' ? total / 2 : total;
    *right = total - *left;
}

/* The group sizes of a grouping string, one after the other. */
typedef struct Groups {
    const char *next;
    size_t last;
} Groups;

/* The next size; 0: the rest is one group. *repeats: it and all that follow are the same. */
static size_t next_group(Groups *groups, bool *repeats)
{
    *repeats = false;
    if (*groups->next == 0) {
        *repeats = true;
        return groups->last;
    }
    if ((unsigned char)*groups->next >= SCHAR_MAX) {
        return 0; /* CHAR_MAX, be char signed or not */
    }
    groups->last = (size_t)*groups->next++;
    return groups->last;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t ou_format_spec_grouped_length(size_t n_digits, size_t min_width, const char *grouping,
                                     size_t separator_length)
{
    Groups groups = {grouping, 0};
    size_t length = 0;
    if (n_digits == 0) {
        return 0;
    }
    for (bool first = true;; first = false) {
        /* Here n_digits digits are to be written still, and min_width characters, of
         * which one is a digit at least: what stands in front of a separator. */
        bool repeats;
        size_t size = next_group(&groups, &repeats);
        if (!first) {
            length += separator_length;
            min_width -= smaller(min_width, separator_length);
        }
        size_t wanted = larger(larger(n_digits, min_width), 1);
        if (size == 0 || size >= wanted) {
            return length + wanted;
        }
        size_t n_groups = 1;
        if (repeats) {
            /* All but the last of equal groups at once. */
            size_t by_digits = n_digits > 0 ? (n_digits - 1) / size : 0;
            size_t by_width = min_width > 0 ? (min_width - 1) / (size + separator_length) : 0;
            n_groups = larger(larger(by_digits, by_width), 1);
        }
        size_t n_chars = n_groups * size + (n_groups - 1) * separator_length;
        length += n_chars;
        n_digits -= smaller(n_digits, n_groups * size);
        min_width -= smaller(min_width, n_chars);
        if (n_digits == 0 && min_width == 0) {
            return length;
        }
    }
}

OU_INLINE void put(void *out, size_t i, uint32_t c, int width)
{
    switch (width) {
    case 1:
        ((uint8_t *)out)[i] = (uint8_t)c;
        break;
    case 2:
        ((uint16_t *)out)[i] = (uint16_t)c;
        break;
    default:
        ((uint32_t *)out)[i] = c;
    }
}

static size_t put_fill(void *out, size_t at, uint32_t c, size_t n, int width)
{
    for (size_t end = at + n; at < end; at++) {
        put(out, at, c, width);
    }
    return at;
}

static size_t put_text(void *out, size_t at, const char *text, size_t n, int width)
{
    for (size_t i = 0; i < n; i++) {
        put(out, at + i, (uint8_t)text[i], width);
    }
    return at + n;
}

/* grouping and out as ou_format_spec_group() has them; out's part starts at `start`. */
static void group_at(const char *digits, size_t n_digits, const char *grouping, uint32_t separator, void *out,
                     size_t start, size_t length, int width)
{
    Groups groups = {grouping, 0};
    bool repeats;
    size_t left = next_group(&groups, &repeats); /* digits until the next separator; 0: no more */
    bool counts = left > 0;
    for (size_t i = start + length; i > start;) {
        if (counts && left == 0) {
            left = next_group(&groups, &repeats);
            counts = left > 0;
            if (separator != 0) {
                put(out, --i, separator, width);
                continue;
            }
        }
        put(out, --i, n_digits > 0 ? (uint8_t)digits[--n_digits] : '0', width);
        left -= counts;
    }
}

void ou_format_spec_group(const char *digits, size_t n_digits, const char *grouping, uint32_t separator,
                          void *out, size_t length, int width)
{
    group_at(digits, n_digits, grouping, separator, out, 0, length, width);
}

bool ou_format_spec_layout(const OuFormatSpec *spec, bool negative, size_t n_prefix, size_t n_digits,
                           size_t n_rest, const char *grouping, size_t separator_length,
                           OuNumberLayout *layout)
{
    size_t fixed, total, width = spec->width > 0 ? (size_t)spec->width : 0;
    *layout = (OuNumberLayout){.n_prefix = n_prefix, .n_rest = n_rest};
    layout->sign = negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
    layout->n_sign = layout->sign != 0;
    /* Grouping at most doubles a width, or adds a separator to each digit. */
    if (!ou_checked_add(n_prefix + layout->n_sign, n_rest, &fixed) || width > OU_SIZE_LIMIT / 4 ||
        !ou_checked_mul(n_digits, 1 + separator_length, &total)) {
        return false;
    }
    bool zeros = spec->fill == '0' && spec->align == '=';
    size_t min_width = zeros && width > fixed ? width - fixed : 0;
    layout->n_grouped = ou_format_spec_grouped_length(n_digits, min_width, grouping, separator_length);
    if (!ou_checked_add(fixed, layout->n_grouped, &total)) {
        return false;
    }
    size_t padding = width > total ? width - total : 0;
    if (spec->align == '=') {
        layout->n_inner = padding;
    } else {
        ou_format_spec_padding(spec->align, padding, &layout->n_left, &layout->n_right);
    }
    return ou_checked_add(total, padding, &layout->total);
}

void ou_format_spec_write(const OuNumberLayout *layout, const OuFormatSpec *spec, const char *prefix,
                          const char *digits, size_t n_digits, const char *rest, const char *grouping,
                          uint32_t separator, void *out, int width)
{
    size_t at = put_fill(out, 0, spec->fill, layout->n_left, width);
    at = put_fill(out, at, (uint8_t)layout->sign, layout->n_sign, width);
    at = put_text(out, at, prefix, layout->n_prefix, width);
    at = put_fill(out, at, spec->fill, layout->n_inner, width);
    group_at(digits, n_digits, grouping, separator, out, at, layout->n_grouped, width);
    at = put_text(out, at + layout->n_grouped, rest, layout->n_rest, width);
    at = put_fill(out, at, spec->fill, layout->n_right, width);
    OU_ASSERT(at == layout->total);
}
