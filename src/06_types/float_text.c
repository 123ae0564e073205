/* float_text.c - float_text.h: doubles to text, and rounding to decimal places.
 *
 * The shortest digits are first sought with 192-bit arithmetic: the 53 bits of the
 * number times a power of ten of 128 bits, whose error is bounded. Nearly always
 * the error cannot change the result, and then it is right; otherwise snprintf and
 * strtod decide, as they do for a given number of digits. This is the plan of
 * Grisu3 (F. Loitsch, "Printing floating-point numbers quickly and accurately with
 * integers", PLDI 2010), with more bits, so that falling back is rare. Ryu and
 * Schubfach never fall back, but want ten kilobytes of table; the powers here are
 * made from eighteen constants. */
#include "06_types/float_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "06_types/float_text_int.h"

/* value = 0.d1 d2 d3 ... * 10 ** point, d1 != 0 unless the value is 0. */
typedef struct Digits {
    char text[OU_FLOAT_SIGNIFICANT + 1];
    int n;
    int point;
} Digits;

/* --- digits of a double */

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
    uint64_t bits = ou_float_bits(value);
    uint64_t mantissa = ((bits & (((uint64_t)1 << 52) - 1)) | (uint64_t)1 << 52) << 11;
    int exponent = (int)(bits >> 52) - 1023 - 63;
    int k = 16 - (int)floor((exponent + 63) * 0.30102999566398120);
    OuFloatWide x, half;
    for (;; k--) {
        OuFloatPower power = ou_float_power_of_ten(k);
        OuFloatWide low = (OuFloatWide)mantissa * power.lo,
                    high = (OuFloatWide)mantissa * power.hi + (uint64_t)(low >> 64);
        /* The product's top 128 bits are `high`, and 128 + shift bits of 192 are fraction. */
        int shift = -(exponent + power.exponent) - 128;
        OU_ASSERT(shift > 0 && shift < 64);
        x = high >> shift;
        half = (((OuFloatWide)power.hi << 64) | power.lo) >> (shift + 128 - 74);
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
        OuFloatWide there = (OuFloatWide)number << 64;
        OuFloatWide distance = there > x ? there - x : x - there;
        OuFloatWide tie = (OuFloatWide)(unit / 2) << 64;
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
    char text[OU_FLOAT_SIGNIFICANT + 40];
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

static bool reads_back(const Digits *digits, double value)
{
    return ou_float_read_digits(digits->text, (size_t)digits->n, digits->point - digits->n) == value;
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
    bool power_of_two = (ou_float_bits(value) & (((uint64_t)1 << 52) - 1)) == 0;
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
    uint64_t bits = ou_float_bits(value);
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

/* The same with integers, exactly: mantissa * 10 ** precision below 2 ** 116, shifted right, half to even.
 * False: there are more places, or digits, than fit. value >= 0. */
static bool fixed_fast(double value, int precision, Digits *digits)
{
    enum { MOST_PLACES = 18, MANTISSA_BITS = 52, EXPONENT_BIAS = 1075 };
    uint64_t bits = ou_float_bits(value), mantissa = bits & (((uint64_t)1 << MANTISSA_BITS) - 1), scale = 1;
    int exponent = (int)(bits >> MANTISSA_BITS);
    if (precision > MOST_PLACES || exponent > EXPONENT_BIAS + 10) {
        return false;
    }
    mantissa |= (uint64_t)(exponent != 0) << MANTISSA_BITS;
    int shift = EXPONENT_BIAS - (exponent != 0 ? exponent : 1);
    for (int i = 0; i < precision; i++) {
        scale *= 10;
    }
    OuFloatWide number = (OuFloatWide)mantissa * scale, rest = 0, half = 0;
    if (shift <= 0) {
        number <<= -shift;
    } else if (shift < 128) {
        half = (OuFloatWide)1 << (shift - 1);
        rest = number & (half | (half - 1));
        number >>= shift;
    } else {
        number = 0; /* far below half a unit of the last place */
    }
    if (number >> 63 != 0) {
        return false;
    }
    uint64_t rounded = (uint64_t)number;
    rounded += shift > 0 && (rest > half || (rest == half && half != 0 && (rounded & 1) != 0));
    if (rounded == 0) {
        zero_digits(digits);
    } else {
        put_integer(digits, rounded, -precision);
    }
    return true;
}

/* Digits of value, rounded to `precision` places behind the point. */
static void fixed_digits(double value, int precision, Digits *digits)
{
    if (fixed_fast(value, precision, digits)) {
        return;
    }
    char text[OU_FLOAT_WHOLE + OU_FLOAT_FRACTION + 40];
    snprintf(text, sizeof text, "%.*f", clamp_precision(precision, OU_FLOAT_FRACTION), value);
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
        /* Not more than OU_FLOAT_SIGNIFICANT are not zero, and those stand first. */
        if (digits->n < OU_FLOAT_SIGNIFICANT) {
            digits->text[digits->n++] = *s;
        }
    }
    if (digits->n == 0) {
        zero_digits(digits);
    }
}

/* As %g: without exponent while the point is in (-4, last_fixed]. `least` digits
 * are shown at least, with zeros. */
static void lay_general(Sink *sink, const Digits *digits, int64_t last_fixed, int64_t least, unsigned flags,
                        char e)
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
    int n_exact = clamp_precision(precision, OU_FLOAT_SIGNIFICANT - 1);
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
    return type == 'f' || type == 'F' || type == '%' ? (fabs(value) < 1e15 ? n : n + OU_FLOAT_WHOLE) : n;
}

size_t ou_float_repr_text(double value, bool dot_zero, char out[OU_FLOAT_REPR_ROOM])
{
    size_t n = ou_float_format(value, 'r', 0, dot_zero ? OU_FLOAT_DOT_ZERO : 0, out, OU_FLOAT_REPR_ROOM - 1);
    OU_ASSERT(n < OU_FLOAT_REPR_ROOM);
    out[n] = 0;
    return n;
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
    uint64_t bits = ou_float_bits(value) & ~((uint64_t)1 << 63);
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
        significant(magnitude, OU_FLOAT_SIGNIFICANT, &digits);
        int64_t keep = (int64_t)digits.point + n_digits;
        if (keep > 0 && keep < OU_FLOAT_SIGNIFICANT) {
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
    double rounded = ou_float_read_digits(digits.text, (size_t)digits.n, (int64_t)digits.point - digits.n);
    return copysign(rounded, value);
}
