/* limbs_int.h - what the limbs_*.c files share. */
#ifndef OU_LIMBS_INT_H
#define OU_LIMBS_INT_H

#include <gmp.h>

#include "06_types/limbs.h"

_Static_assert(sizeof(mp_limb_t) == sizeof(OuLimb) && GMP_NUMB_BITS == OU_LIMB_BITS, "GMP's limbs are ours");

OU_INLINE bool ou_limbs_go_on(const OuTick *tick)
{
    return tick == NULL || tick->go_on(tick->arg);
}

OU_INLINE void ou_limbs_copy(OuLimb *to, const OuLimb *from, size_t n)
{
    if (n > 0) {
        __builtin_memmove(to, from, n * sizeof(OuLimb));
    }
}

OU_INLINE void ou_limbs_clear(OuLimb *to, size_t n)
{
    if (n > 0) {
        __builtin_memset(to, 0, n * sizeof(OuLimb));
    }
}

/* Scratch for any division of at most na limbs by at most nb. Beyond copies of the
 * operands and a quotient (2 na + 2) there is a product of nb limbs with its own
 * scratch, at most that of two factors of 2/3 nb (see need() in limbs_mul.c). */
OU_INLINE size_t ou_limbs_divrem_room(size_t na, size_t nb)
{
    return 2 * na + 2 + 5 * nb + nb / 16 + 8 * OU_LIMBS_GMP;
}

OU_INLINE size_t ou_limbs_smaller(size_t a, size_t b) { return a < b ? a : b; }
OU_INLINE size_t ou_limbs_larger(size_t a, size_t b) { return a > b ? a : b; }

#endif
