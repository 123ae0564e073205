/* format_spec.h - the format mini-language and the layout of formatted numbers.
 *
 * [[fill]align][sign][z][#][0][width][grouping][.precision][type], parsed from
 * characters of any width into a struct, and the arithmetic of padding and digit
 * grouping that int, float, complex and str share. Messages are the caller's. */
#ifndef OU_FORMAT_SPEC_H
#define OU_FORMAT_SPEC_H

#include "00_base/base.h"

typedef enum OuFormatSpecError {
    OU_FORMAT_SPEC_OK,
    OU_FORMAT_SPEC_INVALID,             /* "Invalid format specifier '%U' for object of type '%s'" */
    OU_FORMAT_SPEC_TOO_MANY_DIGITS,     /* "Too many decimal digits in format string" */
    OU_FORMAT_SPEC_NO_PRECISION,        /* "Format specifier missing precision" */
    OU_FORMAT_SPEC_TWO_SEPARATORS,      /* "Cannot specify both ',' and '_'." */
    OU_FORMAT_SPEC_SEPARATOR_WITH_TYPE, /* "Cannot specify ',' with 'X'.": spec->grouping and spec->type,
                                           the latter as \xHH unless it is > 32 and < 128 */
} OuFormatSpecError;

typedef struct OuFormatSpec {
    uint32_t fill;     /* ' ' unless said; '0' with the 0 flag */
    uint32_t type;     /* the caller's default unless said */
    int64_t width;     /* -1: none */
    int64_t precision; /* -1: none */
    char align;        /* '<' '>' '^' '='; the caller's default unless said, and '=' for that
                          default '>' with the 0 flag */
    char sign;         /* '+' '-' ' ', 0: none */
    char grouping;     /* ',' '_', 0: none */
    bool fill_given;   /* before an alignment */
    bool align_given;
    bool no_neg_zero;  /* z */
    bool alternate;    /* # */
} OuFormatSpec;

/* Parses chars[0, n) of `width` (1, 2, 4) bytes each. Digits of width and precision
 * may be any decimal digits of Unicode. */
OuFormatSpecError ou_format_spec_parse(const void *chars, size_t n, int width, char default_align,
                                       uint32_t default_type, OuFormatSpec *spec);

/* The grouping that spec asks for, for the functions below, and its separator: "\3"
 * and ',' or '_' ("\4" for b, o, x, X); "" and 0 when there is none. */
const char *ou_format_spec_grouping(const OuFormatSpec *spec, uint32_t *separator);

/* Padding: of `total` characters to fill, how many go left and right of a text with
 * this alignment ('=' pads left here). */
void ou_format_spec_padding(char align, size_t total, size_t *left, size_t *right);

/* How a number's digits are grouped, as localeconv() says it: bytes of group sizes
 * from the right, the last repeating, CHAR_MAX (or a NUL at the start): no more.
 * "\3" is thousands. */
/* Characters of n_digits digits, grouped with a separator of `separator_length`, and
 * filled with zeros to at least min_width: leading zeros are grouped too. 0 for no digits. */
size_t ou_format_spec_grouped_length(size_t n_digits, size_t min_width, const char *grouping,
                                     size_t separator_length);
/* Writes that text: out has exactly the `length` characters of `width` bytes that
 * grouped_length() told. `separator` is one character of any code point, or 0: none. */
void ou_format_spec_group(const char *digits, size_t n_digits, const char *grouping,
                          uint32_t separator, void *out, size_t length, int width);

/* The first character of a text of the process's locale for numbers (localeconv()), whose encoding need not be that of LC_CTYPE;
 * `otherwise` for none. number_format.c has it. */
uint32_t ou_format_spec_locale_char(const char *text, uint32_t otherwise);

/* Where the parts of a formatted number stand:
 * [left fill][sign][prefix][zero or = fill][digits, grouped][rest][right fill] */
typedef struct OuNumberLayout {
    size_t n_left;    /* fill characters before everything */
    size_t n_sign;    /* 0 or 1 */
    char sign;        /* '+', '-' or ' ' */
    size_t n_prefix;  /* "0x" and the like */
    size_t n_inner;   /* fill characters between prefix and digits */
    size_t n_grouped; /* digits with separators and grouped zeros */
    size_t n_rest;    /* point, fraction, exponent, % */
    size_t n_right;   /* fill characters after everything */
    size_t total;
} OuNumberLayout;

/* Lays out a number of n_digits integer digits, with a prefix and a rest, for spec.
 * False: the length overflows. */
bool ou_format_spec_layout(const OuFormatSpec *spec, bool negative, size_t n_prefix, size_t n_digits,
                           size_t n_rest, const char *grouping, size_t separator_length,
                           OuNumberLayout *layout);

/* Writes the number: all texts ASCII. out has layout->total characters of `width`
 * bytes, wide enough for spec->fill and separator. Upper-casing is the caller's. */
void ou_format_spec_write(const OuNumberLayout *layout, const OuFormatSpec *spec, const char *prefix,
                          const char *digits, size_t n_digits, const char *rest, const char *grouping,
                          uint32_t separator, void *out, int width);

#endif
