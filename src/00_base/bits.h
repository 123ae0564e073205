/* bits.h - rounding and bit counting, with their pre-conditions. */
#ifndef OU_BITS_H
#define OU_BITS_H

#include "00_base/base.h"

/* The lowest multiple of `to`, a power of two, that is >= n. The caller has
 * checked that it fits (n <= OU_SIZE_LIMIT is enough for any `to` <= 65536). */
OU_INLINE size_t ou_bits_round_up(size_t n, size_t to)
{
    return (n + to - 1) & ~(to - 1);
}

OU_INLINE bool ou_bits_is_power(size_t n)
{
    return n != 0 && (n & (n - 1)) == 0;
}

/* Number of the lowest set bit. bits != 0. */
OU_INLINE unsigned ou_bits_lowest(uint64_t bits)
{
    return (unsigned)__builtin_ctzll(bits);
}

/* Number of the highest set bit. bits != 0. */
OU_INLINE unsigned ou_bits_highest(uint64_t bits)
{
    return 63u - (unsigned)__builtin_clzll(bits);
}

OU_INLINE unsigned ou_bits_count(uint64_t bits)
{
    return (unsigned)__builtin_popcountll(bits);
}

#endif
