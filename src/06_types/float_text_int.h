/* float_text_int.h - what float_text.c and float_read.c share: powers of ten, bits. */
#ifndef OU_FLOAT_TEXT_INT_H
#define OU_FLOAT_TEXT_INT_H

#include <string.h>

#include "06_types/float_text.h"

typedef unsigned __int128 OuFloatWide;

/* No double has more: that many significant digits, that many after the point. */
enum { OU_FLOAT_SIGNIFICANT = 767, OU_FLOAT_FRACTION = 1074, OU_FLOAT_WHOLE = 309 };

/* (hi, lo) * 2 ** exponent, top bit set. */
typedef struct OuFloatPower {
    uint64_t hi, lo;
    int exponent;
} OuFloatPower;

/* 10 ** k, |k| < 512: never too large, too small by less than 2 ** -122 of itself. */
OuFloatPower ou_float_power_of_ten(int k);

/* The double that digits (SIGNIFICANT + 2 at most) times 10 ** exponent are nearest to. */
double ou_float_read_digits(const char *text, size_t n, int64_t exponent);

OU_INLINE uint64_t ou_float_bits(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

OU_INLINE double ou_float_of_bits(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

OU_INLINE bool ou_float_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

#endif
