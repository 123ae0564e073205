/* limbs_text.c - numbers to digits and back, bases 2 to 36.
 *
 * Powers of two are bits taken in order. Other bases work in halves: with the
 * powers P[i] = base ** (LEAF * n * 2 ** i), n being the digits that fill a limb,
 * a number is split by division, or put together by multiplication, at the largest
 * power below it, so the cost is that of division or multiplication times a
 * logarithm (Knuth, TAOCP 2, 4.4). GMP's own mpn_get_str and mpn_set_str are not
 * used: they take memory from the heap already for small numbers. */
#include <math.h>
#include <string.h>

#include "06_types/limbs_int.h"

enum {
    LEAF = 16,       /* limbs that are converted by single steps; measured on x86-64 */
    MAX_POWERS = 48, /* OU_LIMBS_MAX allows that many doublings */
    SLACK = 8,       /* limbs, for the carries and leading zeros of each level */
};

/* The largest power of a base that fits a limb, and its exponent. */
typedef struct Unit {
    OuLimb power;
    unsigned n_digits;
} Unit;

typedef struct Powers {
    Unit unit;
    int base;
    size_t leaf_digits; /* P[0] is base ** leaf_digits */
    int n;
    OuLimb *limbs[MAX_POWERS];
    size_t size[MAX_POWERS];
    OuLimb *scratch; /* behind the powers: for one product or division at a time */
    const OuTick *tick;
} Powers;

static Unit unit_of(int base)
{
    Unit unit = {(OuLimb)base, 1};
    OuLimb next;
    while (!__builtin_mul_overflow(unit.power, (OuLimb)base, &next)) {
        unit.power = next;
        unit.n_digits++;
    }
    return unit;
}

static bool is_power_of_two(int base)
{
    return (base & (base - 1)) == 0;
}

static double bits_per_digit(int base)
{
    return log2(base);
}

size_t ou_limbs_text_room(size_t n, int base)
{
    return (size_t)((double)n * OU_LIMB_BITS / bits_per_digit(base)) + 2 + (n >> 40);
}

size_t ou_limbs_from_text_room(size_t n_digits, int base)
{
    return (size_t)((double)n_digits * bits_per_digit(base) / OU_LIMB_BITS) + 2 + (n_digits >> 40);
}

/* --- bases that are powers of two */

static size_t bits_to_text(char *out, const OuLimb *a, size_t n, unsigned bits)
{
    static const char symbols[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    uint64_t length = (ou_limbs_bit_length(a, n) + bits - 1) / bits;
    for (uint64_t i = 0; i < length; i++) {
        uint64_t at = i * bits;
        size_t k = (size_t)(at / OU_LIMB_BITS);
        unsigned shift = (unsigned)(at % OU_LIMB_BITS);
        OuLimb digit = a[k] >> shift;
        if (shift + bits > OU_LIMB_BITS && k + 1 < n) {
            digit |= a[k + 1] << (OU_LIMB_BITS - shift);
        }
        out[length - 1 - i] = symbols[digit & ((1u << bits) - 1)];
    }
    return (size_t)length;
}

static size_t bits_from_text(OuLimb *r, const uint8_t *digits, size_t n_digits, unsigned bits)
{
    size_t n = 0;
    unsigned filled = 0;
    OuLimb limb = 0;
    for (size_t i = n_digits; i-- > 0;) {
        limb |= (OuLimb)digits[i] << filled;
        filled += bits;
        if (filled >= OU_LIMB_BITS) {
            r[n++] = limb;
            filled -= OU_LIMB_BITS;
            limb = filled > 0 ? (OuLimb)digits[i] >> (bits - filled) : 0;
        }
    }
    if (limb != 0) {
        r[n++] = limb;
    }
    return ou_limbs_trim(r, n);
}

/* --- powers */

/* Limbs for P[0] .. P[n-1], where P[i] has at most LEAF << i. */
static size_t powers_room(int n)
{
    return n == 0 ? 0 : (((size_t)1 << n) - 1) * LEAF + (size_t)n * SLACK;
}

/* Prepares the first `n` powers in `limbs`. */
static bool make_powers(Powers *powers, int base, int n, OuLimb *limbs, const OuTick *tick)
{
    powers->unit = unit_of(base);
    powers->base = base;
    powers->leaf_digits = LEAF * (size_t)powers->unit.n_digits;
    powers->n = n;
    powers->tick = tick;
    powers->scratch = limbs + powers_room(n);
    for (int i = 0; i < n; i++) {
        powers->limbs[i] = limbs;
        if (i == 0) {
            limbs[0] = powers->unit.power;
            powers->size[0] = 1;
            for (int k = 1; k < LEAF; k++) {
                powers->size[0] = ou_limbs_mul_1(limbs, limbs, powers->size[0], powers->unit.power);
            }
        } else {
            const OuLimb *last = powers->limbs[i - 1];
            size_t size = powers->size[i - 1];
            if (!ou_limbs_mul(limbs, last, size, last, size, powers->scratch, tick)) {
                return false;
            }
            powers->size[i] = ou_limbs_trim(limbs, 2 * size);
        }
        limbs += ((size_t)LEAF << i) + SLACK;
    }
    return true;
}

/* --- to text */

/* Digits of a number of up to LEAF limbs. With width > 0: exactly that many,
 * zeros in front. Returns how many were written. */
static size_t leaf_to_text(const Powers *powers, char *out, const OuLimb *a, size_t n, size_t width)
{
    static const char symbols[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    OuLimb rest[LEAF];
    char text[(LEAF + 1) * OU_LIMB_BITS];
    size_t at = sizeof text;
    OuLimb base = (OuLimb)powers->base;
    n = ou_limbs_trim(a, n);
    OU_ASSERT(n <= LEAF);
    ou_limbs_copy(rest, a, n);
    while (n > 0) {
        OuLimb part = ou_limbs_divrem_1(rest, rest, n, powers->unit.power);
        n = ou_limbs_trim(rest, n);
        /* The common base has a division by a constant. */
        for (unsigned i = 0; i < powers->unit.n_digits && (n > 0 || part != 0); i++) {
            OuLimb next = base == 10 ? part / 10 : part / base;
            text[--at] = symbols[part - next * base];
            part = next;
        }
    }
    size_t length = sizeof text - at;
    size_t zeros = width > length ? width - length : 0;
    memset(out, '0', zeros);
    memcpy(out + zeros, text + at, length);
    return zeros + length;
}

/* Digits of a[0, n), which is less than P[level] (so level 0 is a leaf), as
 * leaf_to_text() does it. `room` holds quotients and remainders, of this and all
 * lower levels. */
static bool split_to_text(const Powers *powers, int level, char *out, size_t *length, const OuLimb *a,
                          size_t n, size_t width, OuLimb *room)
{
    char *start = out;
    n = ou_limbs_trim(a, n);
    while (level > 0 && ou_limbs_compare(a, n, powers->limbs[level - 1], powers->size[level - 1]) < 0) {
        level--;
        if (width > 0) {
            size_t zeros = powers->leaf_digits << level;
            memset(out, '0', zeros);
            out += zeros;
            width -= zeros;
        }
    }
    if (level == 0) {
        *length = (size_t)(out - start) + leaf_to_text(powers, out, a, n, width);
        return true;
    }
    const OuLimb *power = powers->limbs[level - 1];
    size_t n_power = powers->size[level - 1];
    size_t low_width = powers->leaf_digits << (level - 1);
    size_t n_quotient = n - n_power + 1, high_length, low_length;
    OuLimb *quotient = room, *rest = room + n_quotient;
    room = rest + n_power;
    if (!ou_limbs_divrem(quotient, rest, a, n, power, n_power, powers->scratch, powers->tick) ||
        !split_to_text(powers, level - 1, out, &high_length, quotient, n_quotient,
                       width > 0 ? width - low_width : 0, room) ||
        !split_to_text(powers, level - 1, out + high_length, &low_length, rest, n_power, low_width, room)) {
        return false;
    }
    *length = (size_t)(out - start) + high_length + low_length;
    return true;
}

/* Powers that a number of n limbs needs: the highest must be above its root. */
static int to_text_levels(size_t n)
{
    int levels = 0;
    /* P[i] has at least 0.9 * LEAF * 2^i limbs: in no base does a unit fill less of its limb
     * than nine tenths. */
    while ((size_t)(LEAF * 9 / 10) << levels <= n) {
        levels++;
    }
    return levels;
}

/* Limbs of the largest power. */
static size_t top_power(int levels)
{
    return levels == 0 ? 0 : (size_t)LEAF << (levels - 1);
}

/* Limbs of the quotients and remainders of all levels of a split of n limbs. */
static size_t split_room(size_t n, int levels)
{
    return n + 2 * top_power(levels) + (size_t)levels * SLACK;
}

size_t ou_limbs_to_text_scratch(size_t n, int base)
{
    int levels = to_text_levels(n);
    if (is_power_of_two(base) || levels == 0) {
        return 0;
    }
    size_t top = top_power(levels);
    return powers_room(levels) + ou_limbs_larger(ou_limbs_mul_scratch(top, top),
                                                 split_room(n, levels) + ou_limbs_divrem_room(n, top));
}

bool ou_limbs_to_text(char *out, size_t *length, const OuLimb *a, size_t n, int base, OuLimb *scratch,
                      const OuTick *tick)
{
    if (n == 0) {
        out[0] = '0';
        *length = 1;
        return true;
    }
    if (is_power_of_two(base)) {
        *length = bits_to_text(out, a, n, (unsigned)__builtin_ctz((unsigned)base));
        return true;
    }
    Powers powers;
    int levels = to_text_levels(n);
    if (!make_powers(&powers, base, levels, scratch, tick)) {
        return false;
    }
    OuLimb *room = powers.scratch;
    powers.scratch = room + split_room(n, levels);
    return split_to_text(&powers, levels, out, length, a, n, 0, room);
}

/* --- from text */

/* The number of at most leaf_digits digits. */
static size_t leaf_from_text(const Powers *powers, OuLimb *r, const uint8_t *digits, size_t n_digits)
{
    size_t n = 0;
    unsigned first = (unsigned)(n_digits % powers->unit.n_digits);
    OuLimb base = (OuLimb)powers->base;
    for (size_t i = 0; i < n_digits;) {
        size_t end = i == 0 && first != 0 ? first : i + powers->unit.n_digits;
        OuLimb part = 0;
        for (; i < end; i++) {
            part = part * base + digits[i];
        }
        OuLimb carry = part;
        if (n > 0) {
            carry = mpn_mul_1(r, r, (mp_size_t)n, powers->unit.power);
            carry += mpn_add_1(r, r, (mp_size_t)n, part);
        }
        if (carry != 0) {
            r[n++] = carry;
        }
    }
    return n;
}

static bool join_from_text(const Powers *powers, OuLimb *r, size_t *nr, const uint8_t *digits,
                           size_t n_digits, OuLimb *room)
{
    if (n_digits <= powers->leaf_digits) {
        *nr = leaf_from_text(powers, r, digits, n_digits);
        return true;
    }
    int level = 0;
    size_t n_low = powers->leaf_digits;
    while (2 * n_low < n_digits) {
        n_low *= 2;
        level++;
    }
    OU_ASSERT(level < powers->n);
    /* `part` holds the high part, then the low one. */
    OuLimb *part = room;
    size_t n_part;
    room += ou_limbs_from_text_room(n_low, powers->base);
    if (!join_from_text(powers, part, &n_part, digits, n_digits - n_low, room)) {
        return false;
    }
    size_t n = 0;
    if (n_part > 0) {
        const OuLimb *power = powers->limbs[level];
        if (!ou_limbs_mul(r, part, n_part, power, powers->size[level], powers->scratch, powers->tick)) {
            return false;
        }
        n = ou_limbs_trim(r, n_part + powers->size[level]);
    }
    if (!join_from_text(powers, part, &n_part, digits + (n_digits - n_low), n_low, room)) {
        return false;
    }
    /* The sum is below base ** n_digits, so no carry leaves it. */
    *nr = ou_limbs_add(r, r, n, part, n_part);
    return true;
}

static int from_text_levels(size_t n_digits, int base)
{
    size_t leaf = LEAF * (size_t)unit_of(base).n_digits;
    int levels = 0;
    while (leaf << levels < n_digits) {
        levels++;
    }
    return levels;
}

size_t ou_limbs_from_text_scratch(size_t n_digits, int base)
{
    if (is_power_of_two(base)) {
        return 0;
    }
    int levels = from_text_levels(n_digits, base);
    if (levels == 0) {
        return 0;
    }
    size_t top = top_power(levels);
    return powers_room(levels) + split_room(0, levels) + ou_limbs_mul_scratch(top, top);
}

bool ou_limbs_from_text(OuLimb *r, size_t *nr, const uint8_t *digits, size_t n_digits, int base,
                        OuLimb *scratch, const OuTick *tick)
{
    if (is_power_of_two(base)) {
        *nr = bits_from_text(r, digits, n_digits, (unsigned)__builtin_ctz((unsigned)base));
        return true;
    }
    Powers powers;
    int levels = from_text_levels(n_digits, base);
    if (!make_powers(&powers, base, levels, scratch, tick)) {
        return false;
    }
    OuLimb *room = powers.scratch;
    powers.scratch = room + split_room(0, levels);
    return join_from_text(&powers, r, nr, digits, n_digits, room);
}
