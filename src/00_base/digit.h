/* digit.h - what a character is worth as a digit, whatever the locale. Any character may be asked, a negative char, too. */
#ifndef OU_DIGIT_H
#define OU_DIGIT_H

#include "00_base/base.h"

#define OU_DIGIT_NONE 36u

/* In base 36: 0 to 35, either case; OU_DIGIT_NONE: no ASCII digit or letter. So it is a digit of base n if it is less than n. */
OU_INLINE unsigned ou_digit_value(uint32_t c)
{
    uint32_t letter = (c | 0x20) - 'a';
    return c - '0' < 10 ? c - '0' : letter < 26 ? letter + 10 : OU_DIGIT_NONE;
}

/* 0 to 15, or -1. */
OU_INLINE int ou_digit_hex(uint32_t c)
{
    unsigned value = ou_digit_value(c);
    return value < 16 ? (int)value : -1;
}

#endif
