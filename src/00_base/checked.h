/* checked.h - sizes are computed with checked arithmetic (R8).
 *
 * Each returns false, and leaves *out unspecified, when the true result does not
 * fit. `size` results never exceed OU_SIZE_LIMIT, so that they also fit a
 * ptrdiff_t and further small sums cannot wrap. */
#ifndef OU_CHECKED_H
#define OU_CHECKED_H

#include "00_base/base.h"

#define OU_SIZE_LIMIT ((size_t)PTRDIFF_MAX - 65536)

OU_INLINE OU_MUST_USE bool ou_checked_add(size_t a, size_t b, size_t *out)
{
    return !__builtin_add_overflow(a, b, out) && *out <= OU_SIZE_LIMIT;
}

OU_INLINE OU_MUST_USE bool ou_checked_mul(size_t a, size_t b, size_t *out)
{
    return !__builtin_mul_overflow(a, b, out) && *out <= OU_SIZE_LIMIT;
}

/* base + n * item: the size of a structure with n items behind it. */
OU_INLINE OU_MUST_USE bool ou_checked_array(size_t base, size_t n, size_t item, size_t *out)
{
    size_t items;
    return ou_checked_mul(n, item, &items) && ou_checked_add(base, items, out);
}

OU_INLINE OU_MUST_USE bool ou_checked_add_i64(int64_t a, int64_t b, int64_t *out)
{
    return !__builtin_add_overflow(a, b, out);
}

OU_INLINE OU_MUST_USE bool ou_checked_sub_i64(int64_t a, int64_t b, int64_t *out)
{
    return !__builtin_sub_overflow(a, b, out);
}

OU_INLINE OU_MUST_USE bool ou_checked_mul_i64(int64_t a, int64_t b, int64_t *out)
{
    return !__builtin_mul_overflow(a, b, out);
}

/* Room, in items, for a growing array that must hold `need` items: need plus an
 * eighth plus a few, so that appending is amortised O(1) and waste is bounded.
 * The byte size of the room is checked against item_size. */
OU_INLINE OU_MUST_USE bool ou_checked_grown(size_t need, size_t item_size, size_t *room)
{
    size_t bytes;
    if (!ou_checked_add(need, (need >> 3) + 6, room)) {
        return false;
    }
    *room &= ~(size_t)3;
    return ou_checked_mul(*room, item_size, &bytes);
}

#endif
