/* float_text.h - doubles to text and back, as Python writes them.
 *
 * Digits come from glibc's correctly rounded printf and strtod, but only digits:
 * the layout (point, exponent, zeros) is made here, and text is given to strtod
 * without a decimal point. So the process's locale has no say, and no locale
 * object is needed. No function here allocates or fails for lack of memory. */
#ifndef OU_FLOAT_TEXT_H
#define OU_FLOAT_TEXT_H

#include "00_base/base.h"

#define OU_FLOAT_REPR_ROOM 32 /* longest is "-2.2250738585072014e-308", 24 */
#define OU_FLOAT_HEX_ROOM 32

/* The shortest text that reads back as the same double: "0.1", "1e+16", "-0.0",
 * "inf", "nan". Returns its length (no NUL is counted, one is written). With
 * `dot_zero`, whole numbers end in ".0", as float's repr has it and complex's has not. */
size_t ou_float_repr_text(double value, bool dot_zero, char out[OU_FLOAT_REPR_ROOM]);

enum {
    OU_FLOAT_SIGN = 1,         /* "+" before what is not negative */
    OU_FLOAT_ALTERNATE = 2,    /* '#': always a point; g keeps zeros */
    OU_FLOAT_DOT_ZERO = 4,     /* "1" becomes "1.0" (types r and g) */
    OU_FLOAT_NO_NEG_ZERO = 8,  /* 'z': a result that rounds to -0 is written as 0 */
};

/* Text of value in style `type`: e E f F g G r % (n is g; localise afterwards).
 * precision: digits as for printf; ignored for r. -1 means 6 (for r: none).
 * %: value * 100 as f, with "%" behind. Infinity and nan are "inf", "nan", in
 * capitals for E F G. Digits beyond a double's own are exact. The sign comes
 * first, "-" or (on request) "+".
 * Returns the length; writes min(length, room) characters, no NUL. A result longer
 * than room was cut, so that a first call with room 0 tells the size.
 * out_bound() is never too small and costs nothing. */
size_t ou_float_format(double value, char type, int precision, unsigned flags, char *out, size_t room);
size_t ou_float_format_bound(double value, char type, int precision);

/* All of text[0, n) as Python's float() reads ASCII text: sign, digits with single
 * underscores between digits, point, exponent; inf, infinity, nan in any case. No
 * white space. False: it is not a number. Overflow gives infinity. O(n). */
bool ou_float_parse(const char *text, size_t n, double *out);

/* The longest prefix of text that is a number, without underscores (complex()
 * reads its parts so). Returns its length; 0: none. */
size_t ou_float_scan(const char *text, size_t n, double *out);

/* float.hex(): "0x1.8000000000000p+1". Returns the length. */
size_t ou_float_hex(double value, char out[OU_FLOAT_HEX_ROOM]);

typedef enum OuFloatHex {
    OU_FLOAT_HEX_OK,
    OU_FLOAT_HEX_INVALID,  /* "invalid hexadecimal floating-point string" */
    OU_FLOAT_HEX_TOO_LARGE /* "hexadecimal value too large to represent as a float" */
} OuFloatHex;

/* float.fromhex() of text without surrounding white space. Rounds half to even. */
OuFloatHex ou_float_from_hex(const char *text, size_t n, double *out);

/* *out = number * 2 ** exponent, half to even, subnormals included. The lowest bit
 * of number may stand for bits that were left out below it, if number >= 2 ** 55.
 * False: too large (*out is infinity). */
bool ou_float_compose(uint64_t number, int64_t exponent, double *out);

/* value rounded to n_digits after the point (negative: before it), half to even on
 * the exact decimal value, as round(x, n) does. May overflow to infinity: the
 * caller raises. */
double ou_float_round(double value, int n_digits);

#endif
