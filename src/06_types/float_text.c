/* float_text.c - float_text.h: fast paths of ours over glibc's exact ones.
 *
 * Both directions first try 192-bit arithmetic: the 53 or 64 bits of the number
 * times a power of ten of 128 bits, whose error is bounded. Nearly always the error
 * cannot change the result, and then the result is right by that bound; otherwise
 * snprintf and strtod decide. This is the plan of Grisu3 (F. Loitsch, "Printing
 * floating-point numbers quickly and accurately with integers", PLDI 2010) and of
 * W. Clinger, "How to read floating point numbers accurately" (PLDI 1990), with
 * more bits, so that falling back is rare. Ryu and Schubfach never fall back, but
 * want ten kilobytes of table; the powers here are made from eighteen constants. */
#include "06_types/float_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned __int128 Wide;

/* No double has more: that many significant digits, that many after the point. */
enum { MAX_SIGNIFICANT = 767, MAX_FRACTION = 1074, MAX_WHOLE = 309 };

/* value = 0.d1 d2 d3 ... * 10 ** point, d1 != 0 unless the value is 0. */
typedef struct Digits {
    char text[MAX_SIGNIFICANT + 1];
    int n;
    int point;
} Digits;

/* --- powers of ten: (hi, lo) * 2 ** exponent, top bit set, never too large, too
 * small by less than 2 ** -122 of itself */

typedef struct Power {
    uint64_t hi, lo;
    int exponent;
} Power;

static const Power ten_to[2][9] = {
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
static Power times(Power a, Power b)
{
    Wide middle = (Wide)a.hi * b.lo + (uint64_t)((Wide)a.lo * b.lo >> 64);
    Wide other = (Wide)a.lo * b.hi + (uint64_t)middle;
    Wide top = (Wide)a.hi * b.hi + (uint64_t)(middle >> 64) + (uint64_t)(other >> 64);
    int exponent = a.exponent + b.exponent + 128;
    if ((top >> 127) == 0) {
        top = top << 1 | ((uint64_t)other >> 63);
        exponent--;
    }
    return (Power){(uint64_t)(top >> 64), (uint64_t)top, exponent};
}

static Power power_of_ten(int k)
{
    const Power *table = ten_to[k < 0];
    unsigned bits = (unsigned)(k < 0 ? -k : k);
    OU_ASSERT(bits < 512);
    Power power = {(uint64_t)1 << 63, 0, -127};
    bool any = false;
    for (int i = 0; bits != 0; i++, bits >>= 1) {
        if ((bits & 1) != 0) {
            power = any ? times(power, table[i]) : table[i];
            any = true;
        }
    }
    return power;
}

/* --- digits of a double */

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static double from_bits(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* digits = those of number * 10 ** exponent, without zeros at the end; number > 0. */
static void put_integer(Digits *digits, uint64_t number, int exponent)
{
    while (number % 10 == 0) {
        number /= 10;
        exponent++;
    }
    char text[20];
    int n = 0;
    for (; number != 0; number /= 10) {
        text[n++] = (char)('0' + number % 10);
    }
    for (int i = 0; i < n; i++) {
        digits->text[i] = text[n - 1 - i];
    }
    digits->n = n;
    digits->point = n + exponent;
}

/* The shortest digits of a normal value > 0 that is not a power of two; false when
 * the error bound cannot exclude another answer. The value is brought to
 * [1e16, 1e17) as a number with 64 bits after the point, `x`, at most two units
 * too small, beside `half`, the distance to the neighbouring doubles' midpoints.
 * A multiple of 100 nearer than that has 15 digits or fewer and there is at most
 * one; of the multiples of 10 the nearest is wanted; else 17 digits it is. */
static bool shortest_fast(double value, Digits *digits)
{
    enum { DOUBT = 8 }; /* units of 2 ** -64; the sums of errors below stay under 6 */
    uint64_t bits = bits_of(value);
    uint64_t mantissa = ((bits & (((uint64_t)1 << 52) - 1)) | (uint64_t)1 << 52) << 11;
    int exponent = (int)(bits >> 52) - 1023 - 63;
    int k = 16 - (int)floor((exponent + 63) * 0.30102999566398120);
    Wide x, half;
    for (;; k--) {
        Power power = power_of_ten(k);
        Wide low = (Wide)mantissa * power.lo, high = (Wide)mantissa * power.hi + (uint64_t)(low >> 64);
        /* The product's top 128 bits are `high`, and 128 + shift bits of 192 are fraction. */
        int shift = -(exponent + power.exponent) - 128;
        OU_ASSERT(shift > 0 && shift < 64);
        x = high >> shift;
        half = (((Wide)power.hi << 64) | power.lo) >> (shift + 128 - 74);
        if ((uint64_t)(x >> 64) < 100000000000000000u) {
            break;
        }
    }
    uint64_t whole = (uint64_t)(x >> 64);
    if (whole < 10000000000000000u - 1) {
        return false;
    }
    for (uint64_t unit = 100; unit >= 10; unit /= 10) {
        uint64_t number = (whole + unit / 2) / unit * unit;
        Wide there = (Wide)number << 64;
        Wide distance = there > x ? there - x : x - there;
        Wide tie = (Wide)(unit / 2) << 64;
        if (distance + DOUBT < half && distance + DOUBT < tie) {
            put_integer(digits, number, -k);
            return true;
        }
        if (distance < half + DOUBT) {
            return false;
        }
    }
    uint64_t fraction = (uint64_t)x;
    uint64_t tie = (uint64_t)1 << 63;
    if (fraction > tie - DOUBT && fraction < tie + DOUBT) {
        return false;
    }
    put_integer(digits, whole + (fraction > tie), -k);
    return true;
}

/* `n` significant digits of value > 0, correctly rounded, by glibc. Its locale
 * may put any point after the first digit. */
static void significant(double value, int n, Digits *digits)
{
    char text[MAX_SIGNIFICANT + 40];
    snprintf(text, sizeof text, "%.*e", n - 1, value);
    const char *s = text;
    digits->n = 0;
    for (; *s != 'e'; s++) {
        if (*s >= '0' && *s <= '9') {
            digits->text[digits->n++] = *s;
        }
    }
    OU_ASSERT(digits->n == n);
    digits->point = atoi(s + 1) + 1;
}

/* The double that digits are the text of: strtod, without a point. */
static double read_digits(const char *text, size_t n, int64_t exponent)
{
    char buffer[MAX_SIGNIFICANT + 64];
    OU_ASSERT(n + 24 < sizeof buffer);
    memcpy(buffer, text, n);
    /* Far outside the range nothing changes, and strtod's own counting is spared. */
    int bounded = exponent > 9999 ? 9999 : exponent < -9999 ? -9999 : (int)exponent;
    snprintf(buffer + n, sizeof buffer - n, "e%d", bounded);
    return strtod(buffer, NULL);
}

static bool reads_back(const Digits *digits, double value)
{
    return read_digits(digits->text, (size_t)digits->n, digits->point - digits->n) == value;
}

static void strip_zeros(Digits *digits)
{
    while (digits->n > 1 && digits->text[digits->n - 1] == '0') {
        digits->n--;
    }
}

/* digits + 1 in the last place. */
static void increment(Digits *digits)
{
    int i = digits->n - 1;
    while (i >= 0 && digits->text[i] == '9') {
        digits->text[i--] = '0';
    }
    if (i >= 0) {
        digits->text[i]++;
    } else {
        digits->text[0] = '1';
        digits->point++;
    }
}

/* The shortest digits by trying. The nearest decimal of n digits reads back if any
 * does, except at a power of two: the gap above it is twice as wide, and the
 * decimal above may be right where the nearest one, below, is not. */
static void shortest_slow(double value, Digits *digits)
{
    bool power_of_two = (bits_of(value) & (((uint64_t)1 << 52) - 1)) == 0;
    bool subnormal = value < 2.2250738585072014e-308;
    for (int n = subnormal ? 1 : 15; n < 17; n++) {
        significant(value, n, digits);
        if (reads_back(digits, value)) {
            strip_zeros(digits);
            return;
        }
        if (power_of_two) {
            increment(digits);
            if (reads_back(digits, value)) {
                strip_zeros(digits);
                return;
            }
        }
    }
    significant(value, 17, digits);
    strip_zeros(digits);
}

static void shortest(double value, Digits *digits)
{
    if (value == 0) {
        digits->text[0] = '0';
        digits->n = 1;
        digits->point = 1;
        return;
    }
    if (value < 9007199254740992.0 && value == (double)(uint64_t)value) {
        put_integer(digits, (uint64_t)value, 0);
        return;
    }
    uint64_t bits = bits_of(value);
    bool plain = (bits >> 52) != 0 && (bits & (((uint64_t)1 << 52) - 1)) != 0;
    if (!plain || !shortest_fast(value, digits)) {
        shortest_slow(value, digits);
    }
}

/* --- layout */

/* Where the result goes: `n` counts on when `room` is used up. */
typedef struct Sink {
    char *out;
    size_t room, n;
} Sink;

static void put(Sink *sink, const char *text, size_t n)
{
    if (sink->n < sink->room) {
        size_t fits = sink->room - sink->n;
        memcpy(sink->out + sink->n, text, n < fits ? n : fits);
    }
    sink->n += n;
}

static void put_char(Sink *sink, char c)
{
    put(sink, &c, 1);
}

static void put_zeros(Sink *sink, size_t n)
{
    if (sink->n < sink->room) {
        size_t fits = sink->room - sink->n;
        memset(sink->out + sink->n, '0', n < fits ? n : fits);
    }
    sink->n += n;
}

/* digits[from, to), with zeros where there are none. */
static void put_digits(Sink *sink, const Digits *digits, int64_t from, int64_t to)
{
    int64_t end = to < digits->n ? to : digits->n;
    if (from < end) {
        put(sink, digits->text + from, (size_t)(end - from));
        from = end;
    }
    if (from < to) {
        put_zeros(sink, (size_t)(to - from));
    }
}

/* d.ddd with n digits in all, and the exponent, two digits of it at least. */
static void lay_exponent(Sink *sink, const Digits *digits, int64_t n, bool point, char e)
{
    put_digits(sink, digits, 0, 1);
    if (n > 1 || point) {
        put_char(sink, '.');
    }
    put_digits(sink, digits, 1, n);
    int exponent = digits->point - 1;
    put_char(sink, e);
    put_char(sink, exponent < 0 ? '-' : '+');
    exponent = exponent < 0 ? -exponent : exponent;
    if (exponent >= 100) {
        put_char(sink, (char)('0' + exponent / 100));
    }
    put_char(sink, (char)('0' + exponent / 10 % 10));
    put_char(sink, (char)('0' + exponent % 10));
}

/* ddd.ddd with n_fraction digits behind the point. */
static void lay_fixed(Sink *sink, const Digits *digits, int64_t n_fraction, bool point)
{
    if (digits->point <= 0) {
        put_char(sink, '0');
    } else {
        put_digits(sink, digits, 0, digits->point);
    }
    if (n_fraction > 0 || point) {
        put_char(sink, '.');
    }
    if (n_fraction > 0) {
        int64_t zeros = digits->point < 0 ? -digits->point : 0;
        zeros = zeros < n_fraction ? zeros : n_fraction;
        put_zeros(sink, (size_t)zeros);
        int64_t first = digits->point > 0 ? digits->point : 0;
        put_digits(sink, digits, first, first + n_fraction - zeros);
    }
}

static bool all_zero(const Digits *digits)
{
    for (int i = 0; i < digits->n; i++) {
        if (digits->text[i] != '0') {
            return false;
        }
    }
    return true;
}

static int clamp_precision(int precision, int most)
{
    return precision < most ? precision : most;
}

static void zero_digits(Digits *digits)
{
    digits->text[0] = '0';
    digits->n = 1;
    digits->point = 1;
}

/* Digits of value, rounded to `precision` places behind the point. */
static void fixed_digits(double value, int precision, Digits *digits)
{
    char text[MAX_WHOLE + MAX_FRACTION + 40];
    snprintf(text, sizeof text, "%.*f", clamp_precision(precision, MAX_FRACTION), value);
    const char *s = text;
    digits->n = 0;
    digits->point = 0;
    bool whole = true;
    bool leading = true;
    for (; *s != 0; s++) {
        if (*s < '0' || *s > '9') {
            whole = false; /* the point, whatever the locale makes of it */
            continue;
        }
        if (leading && *s == '0') {
            digits->point -= !whole;
            continue;
        }
        leading = false;
        digits->point += whole;
        /* Not more than MAX_SIGNIFICANT are not zero, and those stand first. */
        if (digits->n < MAX_SIGNIFICANT) {
            digits->text[digits->n++] = *s;
        }
    }
    if (digits->n == 0) {
        zero_digits(digits);
    }
}

/* As %g: without exponent while the point is in (-4, last_fixed]. `least` digits
 * are shown at least, with zeros. */
static void lay_general(Sink *sink, const Digits *digits, int64_t last_fixed, int64_t least, unsigned flags, char e)
{
    bool alternate = (flags & OU_FLOAT_ALTERNATE) != 0;
    int64_t n = digits->n > least ? digits->n : least;
    if (digits->point <= -4 || digits->point > last_fixed) {
        lay_exponent(sink, digits, n, alternate, e);
        return;
    }
    int64_t n_fraction = n > digits->point ? n - digits->point : 0;
    if (n_fraction == 0 && (flags & OU_FLOAT_DOT_ZERO) != 0) {
        n_fraction = 1;
    }
    lay_fixed(sink, digits, n_fraction, alternate);
}

static void put_sign(Sink *sink, bool negative, unsigned flags)
{
    if (negative) {
        put_char(sink, '-');
    } else if ((flags & OU_FLOAT_SIGN) != 0) {
        put_char(sink, '+');
    }
}

size_t ou_float_format(double value, char type, int precision, unsigned flags, char *out, size_t room)
{
    Sink sink = {out, room, 0};
    bool upper = type == 'E' || type == 'F' || type == 'G';
    char e = upper ? 'E' : 'e';
    char style = upper ? (char)(type - 'A' + 'a') : type == 'n' ? 'g' : type;
    bool negative = signbit(value) != 0;
    bool alternate = (flags & OU_FLOAT_ALTERNATE) != 0;
    if (style == '%') {
        value *= 100;
    }
    if (isnan(value) || isinf(value)) {
        put_sign(&sink, negative && !isnan(value), flags);
        put(&sink, isnan(value) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
        if (style == '%') {
            put_char(&sink, '%');
        }
        return sink.n;
    }
    Digits digits;
    value = fabs(value);
    precision = precision < 0 ? 6 : style == 'g' && precision == 0 ? 1 : precision;
    int n_exact = clamp_precision(precision, MAX_SIGNIFICANT - 1);
    switch (style) {
    case 'r':
        shortest(value, &digits);
        break;
    case 'e':
        significant(value, n_exact + 1, &digits);
        break;
    case 'g':
        significant(value, n_exact < precision ? n_exact + 1 : n_exact, &digits);
        break;
    default:
        OU_ASSERT(style == 'f' || style == '%');
        fixed_digits(value, precision, &digits);
    }
    put_sign(&sink, negative && !((flags & OU_FLOAT_NO_NEG_ZERO) != 0 && all_zero(&digits)), flags);
    switch (style) {
    case 'r':
        lay_general(&sink, &digits, 16, 0, flags, e);
        break;
    case 'e':
        lay_exponent(&sink, &digits, (int64_t)precision + 1, alternate, e);
        break;
    case 'g':
        strip_zeros(&digits);
        /* With ".0" to come there must be room for its digit. */
        lay_general(&sink, &digits, precision - ((flags & OU_FLOAT_DOT_ZERO) != 0), alternate ? precision : 0,
                    flags, e);
        break;
    default:
        lay_fixed(&sink, &digits, precision, alternate);
        if (style == '%') {
            put_char(&sink, '%');
        }
    }
    return sink.n;
}

size_t ou_float_format_bound(double value, char type, int precision)
{
    size_t n = (size_t)(precision < 0 ? 6 : precision) + 40;
    return type == 'f' || type == 'F' || type == '%' ? (fabs(value) < 1e15 ? n : n + MAX_WHOLE) : n;
}

size_t ou_float_repr(double value, bool dot_zero, char out[OU_FLOAT_REPR_ROOM])
{
    size_t n = ou_float_format(value, 'r', 0, dot_zero ? OU_FLOAT_DOT_ZERO : 0, out, OU_FLOAT_REPR_ROOM - 1);
    OU_ASSERT(n < OU_FLOAT_REPR_ROOM);
    out[n] = 0;
    return n;
}

/* --- reading */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
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
        *out = from_bits((uint64_t)0x7FF8 << 48);
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
    Power power = power_of_ten((int)exponent);
    uint64_t mantissa = number << shift;
    Wide low = (Wide)mantissa * power.lo, high = (Wide)mantissa * power.hi + (uint64_t)(low >> 64);
    int binary = power.exponent - shift + 64; /* of `high`'s lowest bit */
    if ((high >> 127) == 0) {
        high <<= 1; /* its lowest bit is lost, which the doubt covers */
        binary--;
    }
    /* 53 bits of result, 75 of rest; the true rest is larger by less than 2 ** 8. */
    Wide rest = high & (((Wide)1 << 75) - 1), half = (Wide)1 << 74, doubt = 1024;
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
    *out = from_bits((uint64_t)biased << 52 | (result & (((uint64_t)1 << 52) - 1)));
    return true;
}

/* The significant digits of a decimal text, as they are collected. */
typedef struct Reading {
    uint64_t number;                   /* the first 19 */
    int64_t n_digits;                  /* from the first that is not zero */
    int64_t exponent;                  /* of the last digit seen */
    char text[MAX_SIGNIFICANT + 10];   /* as many as can matter, then one for all the rest */
    bool more;                         /* a digit that is not zero was left out */
} Reading;

static void take_digit(Reading *reading, char c)
{
    if (reading->n_digits == 0 && c == '0') {
        return;
    }
    if (reading->n_digits < 19) {
        reading->number = reading->number * 10 + (uint64_t)(c - '0');
    }
    if (reading->n_digits <= MAX_SIGNIFICANT) {
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
    if (kept > MAX_SIGNIFICANT + 1) {
        kept = MAX_SIGNIFICANT + 1;
        reading->exponent += reading->n_digits - kept;
        if (reading->more) {
            reading->text[kept++] = '1'; /* above the digits before it, below the next ones */
            reading->exponent--;
        }
    }
    return read_digits(reading->text, (size_t)kept, reading->exponent);
}

/* Digits from text[i] on, into reading; with `underscores`, single ones between two
 * digits are passed over. Returns where it stopped. */
static size_t take_digits(Reading *reading, const char *text, size_t n, size_t i, bool underscores, bool fraction)
{
    for (; i < n; i++) {
        if (is_digit(text[i])) {
            take_digit(reading, text[i]);
            reading->exponent -= fraction;
        } else if (!(underscores && text[i] == '_' && i > 0 && is_digit(text[i - 1]) && i + 1 < n &&
                     is_digit(text[i + 1]))) {
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
        if (k < n && is_digit(text[k])) {
            for (; k < n && (is_digit(text[k]) || (underscores && text[k] == '_' && is_digit(text[k - 1]) &&
                                                   k + 1 < n && is_digit(text[k + 1])));
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

size_t ou_float_hex(double value, char out[OU_FLOAT_HEX_ROOM])
{
    static const char hex[] = "0123456789abcdef";
    Sink sink = {out, OU_FLOAT_HEX_ROOM, 0};
    if (isnan(value)) {
        put(&sink, "nan", 3);
        return sink.n;
    }
    put_sign(&sink, signbit(value) != 0, 0);
    if (isinf(value)) {
        put(&sink, "inf", 3);
        return sink.n;
    }
    uint64_t bits = bits_of(value) & ~((uint64_t)1 << 63);
    if (bits == 0) {
        put(&sink, "0x0.0p+0", 8);
        return sink.n;
    }
    bool normal = bits >> 52 != 0;
    int exponent = normal ? (int)(bits >> 52) - 1023 : -1022;
    put(&sink, normal ? "0x1." : "0x0.", 4);
    for (int shift = 48; shift >= 0; shift -= 4) {
        put_char(&sink, hex[bits >> shift & 0xF]);
    }
    char text[16];
    int n = snprintf(text, sizeof text, "p%+d", exponent);
    put(&sink, text, (size_t)n);
    return sink.n;
}

static int hex_digit(char c)
{
    if (is_digit(c)) {
        return c - '0';
    }
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

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
        int digit = hex_digit(text[i]);
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
        for (; i < n && is_digit(text[i]); i++) {
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

/* --- rounding */

double ou_float_round(double value, int n_digits)
{
    Digits digits;
    double magnitude = fabs(value);
    if (value == 0 || isnan(value) || isinf(value)) {
        return value;
    }
    if (n_digits >= 0) {
        fixed_digits(magnitude, n_digits, &digits);
    } else {
        significant(magnitude, MAX_SIGNIFICANT, &digits);
        int64_t keep = (int64_t)digits.point + n_digits;
        if (keep > 0 && keep < MAX_SIGNIFICANT) {
            significant(magnitude, (int)keep, &digits);
        } else if (keep <= 0) {
            /* Up to the first place kept only from above its half; a tie goes to 0, which is even. */
            strip_zeros(&digits);
            bool up = keep == 0 && (digits.text[0] > '5' || (digits.text[0] == '5' && digits.n > 1));
            zero_digits(&digits);
            if (up) {
                digits.text[0] = '1';
                digits.point = 1 - n_digits;
            }
        }
    }
    double rounded = read_digits(digits.text, (size_t)digits.n, (int64_t)digits.point - digits.n);
    return copysign(rounded, value);
}
