/* float_read.c - float_text.h: text to doubles, decimal and hexadecimal.
 *
 * Up to 19 digits become an integer, and that times a power of ten of 128 bits is
 * rounded, if the error bound leaves no doubt (after W. Clinger, "How to read
 * floating point numbers accurately", PLDI 1990). Otherwise, and for more digits,
 * strtod decides. */
#include "06_types/float_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "06_types/float_text_int.h"
#include "00_base/digit.h"

/* --- powers of ten */

static const OuFloatPower ten_to[2][9] = {
    {
        {0xA000000000000000, 0x0000000000000000, -124}, /* 1e1 */
        {0xC800000000000000, 0x0000000000000000, -121}, /* 1e2 */
        {0x9C40000000000000, 0x0000000000000000, -114}, /* 1e4 */
        {0xBEBC200000000000, 0x0000000000000000, -101}, /* 1e8 */
        {0x8E1BC9BF04000000, 0x0000000000000000, -74},  /* 1e16 */
        {0x9DC5ADA82B70B59D, 0xF020000000000000, -21},  /* 1e32 */
        {0xC2781F49FFCFA6D5, 0x3CBF6B71C76B25FB, 85},   /* 1e64 */
        {0x93BA47C980E98CDF, 0xC66F336C36B10137, 298},  /* 1e128 */
        {0xAA7EEBFB9DF9DE8D, 0xDDBB901B98FEEAB7, 723},  /* 1e256 */
    },
    {
        {0xCCCCCCCCCCCCCCCC, 0xCCCCCCCCCCCCCCCC, -131}, /* 1e-1 */
        {0xA3D70A3D70A3D70A, 0x3D70A3D70A3D70A3, -134}, /* 1e-2 */
        {0xD1B71758E219652B, 0xD3C36113404EA4A8, -141}, /* 1e-4 */
        {0xABCC77118461CEFC, 0xFDC20D2B36BA7C3D, -154}, /* 1e-8 */
        {0xE69594BEC44DE15B, 0x4C2EBE687989A9B3, -181}, /* 1e-16 */
        {0xCFB11EAD453994BA, 0x67DE18EDA5814AF2, -234}, /* 1e-32 */
        {0xA87FEA27A539E9A5, 0x3F2398D747B36224, -340}, /* 1e-64 */
        {0xDDD0467C64BCE4A0, 0xAC7CB3F6D05DDBDE, -553}, /* 1e-128 */
        {0xC0314325637A1939, 0xFA911155FEFB5308, -978}, /* 1e-256 */
    },
};

/* Nine factors at most, each too small by 2 ** -127, and each product cut by
 * 2 ** -126 at most: 25 * 2 ** -127 in all. */
static OuFloatPower times(OuFloatPower a, OuFloatPower b)
{
    OuFloatWide middle = (OuFloatWide)a.hi * b.lo + (uint64_t)((OuFloatWide)a.lo * b.lo >> 64);
    OuFloatWide other = (OuFloatWide)a.lo * b.hi + (uint64_t)middle;
    OuFloatWide top = (OuFloatWide)a.hi * b.hi + (uint64_t)(middle >> 64) + (uint64_t)(other >> 64);
    int exponent = a.exponent + b.exponent + 128;
    if ((top >> 127) == 0) {
        top = top << 1 | ((uint64_t)other >> 63);
        exponent--;
    }
    return (OuFloatPower){(uint64_t)(top >> 64), (uint64_t)top, exponent};
}

OuFloatPower ou_float_power_of_ten(int k)
{
    const OuFloatPower *table = ten_to[k < 0];
    unsigned bits = (unsigned)(k < 0 ? -k : k);
    OU_ASSERT(bits < 512);
    OuFloatPower power = {(uint64_t)1 << 63, 0, -127};
    bool any = false;
    for (int i = 0; bits != 0; i++, bits >>= 1) {
        if ((bits & 1) != 0) {
            power = any ? times(power, table[i]) : table[i];
            any = true;
        }
    }
    return power;
}

/* --- decimal */

/* The double that digits are the text of: strtod, without a point. */
double ou_float_read_digits(const char *text, size_t n, int64_t exponent)
{
    char buffer[OU_FLOAT_SIGNIFICANT + 64];
    OU_ASSERT(n + 24 < sizeof buffer);
    memcpy(buffer, text, n);
    /* Far outside the range nothing changes, and strtod's own counting is spared. */
    int bounded = exponent > 9999 ? 9999 : exponent < -9999 ? -9999 : (int)exponent;
    snprintf(buffer + n, sizeof buffer - n, "e%d", bounded);
    return strtod(buffer, NULL);
}

/* Whether text starts with `word` (lower case), in any case. */
static bool starts_with(const char *text, size_t n, const char *word)
{
    size_t length = strlen(word);
    if (n < length) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if ((text[i] | 0x20) != word[i]) {
            return false;
        }
    }
    return true;
}

/* What inf, infinity or nan at the start of text says, and its length; 0: none. */
static size_t read_word(const char *text, size_t n, double *out)
{
    if (starts_with(text, n, "inf")) {
        *out = HUGE_VAL;
        return starts_with(text, n, "infinity") ? 8 : 3;
    }
    if (starts_with(text, n, "nan")) {
        *out = ou_float_of_bits((uint64_t)0x7FF8 << 48);
        return 3;
    }
    return 0;
}

/* number * 10 ** exponent by multiplication; false: the bound leaves a doubt. */
static bool read_fast(uint64_t number, int64_t exponent, double *out)
{
    static const double exact[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                   1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (number < (uint64_t)1 << 53 && exponent >= -22 && exponent <= 22) {
        *out = exponent < 0 ? (double)number / exact[-exponent] : (double)number * exact[exponent];
        return true;
    }
    if (exponent < -330 || exponent > 310) {
        return false;
    }
    int shift = __builtin_clzll(number);
    OuFloatPower power = ou_float_power_of_ten((int)exponent);
    uint64_t mantissa = number << shift;
    OuFloatWide low = (OuFloatWide)mantissa * power.lo,
                high = (OuFloatWide)mantissa * power.hi + (uint64_t)(low >> 64);
    int binary = power.exponent - shift + 64; /* of `high`'s lowest bit */
    if ((high >> 127) == 0) {
        high <<= 1; /* its lowest bit is lost, which the doubt covers */
        binary--;
    }
    /* 53 bits of result, 75 of rest; the true rest is larger by less than 2 ** 8. */
    OuFloatWide rest = high & (((OuFloatWide)1 << 75) - 1), half = (OuFloatWide)1 << 74, doubt = 1024;
    if (rest <= half && rest + doubt >= half) {
        return false;
    }
    uint64_t result = (uint64_t)(high >> 75) + (rest > half);
    binary += 75;
    if (result >> 53 != 0) {
        result >>= 1;
        binary++;
    }
    int biased = binary + 52 + 1023;
    if (biased < 1 || biased > 2046) {
        return false;
    }
    *out = ou_float_of_bits((uint64_t)biased << 52 | (result & (((uint64_t)1 << 52) - 1)));
    return true;
}

/* The significant digits of a decimal text, as they are collected. */
typedef struct Reading {
    uint64_t number;                      /* the first 19 */
    int64_t n_digits;                     /* from the first that is not zero */
    int64_t exponent;                     /* of the last digit seen */
    char text[OU_FLOAT_SIGNIFICANT + 10]; /* as many as can matter, then one for all the rest */
    bool more;                            /* a digit that is not zero was left out */
} Reading;

static void take_digit(Reading *reading, char c)
{
    if (reading->n_digits == 0 && c == '0') {
        return;
    }
    if (reading->n_digits < 19) {
        reading->number = reading->number * 10 + (uint64_t)(c - '0');
    }
    if (reading->n_digits <= OU_FLOAT_SIGNIFICANT) {
        reading->text[reading->n_digits] = c;
    } else if (c != '0') {
        reading->more = true;
    }
    reading->n_digits++;
}

static double value_of(Reading *reading)
{
    double value;
    if (reading->n_digits == 0) {
        return 0;
    }
    if (reading->n_digits <= 19 && read_fast(reading->number, reading->exponent, &value)) {
        return value;
    }
    int64_t kept = reading->n_digits;
    if (kept > OU_FLOAT_SIGNIFICANT + 1) {
        kept = OU_FLOAT_SIGNIFICANT + 1;
        reading->exponent += reading->n_digits - kept;
        if (reading->more) {
            reading->text[kept++] = '1'; /* above the digits before it, below the next ones */
            reading->exponent--;
        }
    }
    return ou_float_read_digits(reading->text, (size_t)kept, reading->exponent);
}

/* Digits from text[i] on, into reading; with `underscores`, single ones between two
 * digits are passed over. Returns where it stopped. */
static size_t take_digits(Reading *reading, const char *text, size_t n, size_t i, bool underscores,
                          bool fraction)
{
    for (; i < n; i++) {
        if (ou_float_is_digit(text[i])) {
            take_digit(reading, text[i]);
            reading->exponent -= fraction;
        } else if (!(underscores && text[i] == '_' && i > 0 && ou_float_is_digit(text[i - 1]) && i + 1 < n &&
                     ou_float_is_digit(text[i + 1]))) {
            break;
        }
    }
    return i;
}

/* The longest prefix that is a number, and its value. */
static size_t read_number(const char *text, size_t n, bool underscores, double *out)
{
    size_t i = n > 0 && (text[0] == '-' || text[0] == '+');
    bool negative = i > 0 && text[0] == '-';
    size_t word = read_word(text + i, n - i, out);
    if (word > 0) {
        *out = negative ? -*out : *out;
        return i + word;
    }
    Reading reading;
    reading.number = 0;
    reading.n_digits = 0;
    reading.exponent = 0;
    reading.more = false;
    size_t start = i;
    i = take_digits(&reading, text, n, i, underscores, false);
    size_t n_seen = i - start;
    if (i < n && text[i] == '.') {
        size_t fraction = i + 1;
        size_t end = take_digits(&reading, text, n, fraction, underscores, true);
        n_seen += end - fraction;
        i = end;
    }
    if (n_seen == 0) {
        return 0;
    }
    if (i < n && (text[i] | 0x20) == 'e') {
        size_t k = i + 1;
        bool minus = k < n && text[k] == '-';
        k += k < n && (text[k] == '-' || text[k] == '+');
        int64_t exponent = 0;
        if (k < n && ou_float_is_digit(text[k])) {
            for (; k < n && (ou_float_is_digit(text[k]) ||
                             (underscores && text[k] == '_' && ou_float_is_digit(text[k - 1]) && k + 1 < n &&
                              ou_float_is_digit(text[k + 1])));
                 k++) {
                if (text[k] != '_' && exponent < INT64_MAX / 1000) {
                    exponent = exponent * 10 + (text[k] - '0');
                }
            }
            reading.exponent += minus ? -exponent : exponent;
            i = k;
        }
    }
    double value = value_of(&reading);
    *out = negative ? -value : value;
    return i;
}

bool ou_float_parse(const char *text, size_t n, double *out)
{
    return n > 0 && read_number(text, n, true, out) == n;
}

size_t ou_float_scan(const char *text, size_t n, double *out)
{
    return read_number(text, n, false, out);
}

/* --- hexadecimal */

bool ou_float_compose(uint64_t number, int64_t exponent, double *out)
{
    *out = 0;
    if (number == 0) {
        return true;
    }
    int shift = __builtin_clzll(number);
    number <<= shift;
    exponent -= shift;
    int64_t top = exponent + 63; /* of the highest bit */
    if (top > 1023) {
        *out = HUGE_VAL;
        return false;
    }
    int64_t drop = top >= -1022 ? 11 : 11 + (-1022 - top);
    if (drop > 64) {
        return true;
    }
    uint64_t kept = drop == 64 ? 0 : number >> drop;
    uint64_t rest = drop == 64 ? number : number & (((uint64_t)1 << drop) - 1);
    uint64_t half = (uint64_t)1 << (drop - 1);
    kept += rest > half || (rest == half && (kept & 1) != 0);
    *out = ldexp((double)kept, (int)(exponent + drop));
    return !isinf(*out);
}

OuFloatHex ou_float_from_hex(const char *text, size_t n, double *out)
{
    size_t i = n > 0 && (text[0] == '-' || text[0] == '+');
    bool negative = i > 0 && text[0] == '-';
    size_t word = read_word(text + i, n - i, out);
    if (word > 0) {
        *out = negative ? -*out : *out;
        return i + word == n ? OU_FLOAT_HEX_OK : OU_FLOAT_HEX_INVALID;
    }
    if (n - i >= 2 && text[i] == '0' && (text[i + 1] | 0x20) == 'x') {
        i += 2;
    }
    uint64_t number = 0;
    int64_t exponent = 0;
    bool point = false;
    size_t n_seen = 0;
    for (; i < n; i++) {
        if (text[i] == '.' && !point) {
            point = true;
            continue;
        }
        int digit = ou_digit_hex(text[i]);
        if (digit < 0) {
            break;
        }
        n_seen++;
        if (number >> 59 == 0) {
            number = number << 4 | (uint64_t)digit;
        } else {
            number |= digit != 0; /* far below the last bit that counts */
            exponent += 4;
        }
        exponent -= point ? 4 : 0;
    }
    if (n_seen == 0) {
        return OU_FLOAT_HEX_INVALID;
    }
    if (i < n && (text[i] | 0x20) == 'p') {
        i++;
        bool minus = i < n && text[i] == '-';
        i += i < n && (text[i] == '-' || text[i] == '+');
        int64_t given = 0;
        size_t first = i;
        for (; i < n && ou_float_is_digit(text[i]); i++) {
            given = given < ((int64_t)1 << 59) / 10 ? given * 10 + (text[i] - '0') : given;
        }
        if (i == first) {
            return OU_FLOAT_HEX_INVALID;
        }
        exponent += minus ? -given : given;
    }
    if (i != n) {
        return OU_FLOAT_HEX_INVALID;
    }
    bool fits = ou_float_compose(number, exponent, out);
    *out = negative ? -*out : *out;
    return fits ? OU_FLOAT_HEX_OK : OU_FLOAT_HEX_TOO_LARGE;
}
