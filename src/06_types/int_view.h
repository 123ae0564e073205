/* int_view.h - any int as a sign and limbs, without a copy: for what writes ints somewhere, or computes with them. */
#ifndef OU_INT_VIEW_H
#define OU_INT_VIEW_H

#include "06_types/int_inline.h"
#include "06_types/limbs.h"

/* Do not copy: `limbs` may point to `one`. Holds while the int lives. */
typedef struct OuIntView {
    const OuLimb *limbs;
    size_t n;
    bool negative;
    OuLimb one[1];
} OuIntView;

OU_INLINE void ou_int_view_i64(int64_t value, OuIntView *view)
{
    view->negative = value < 0;
    view->one[0] = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    view->limbs = view->one;
    view->n = value != 0;
}

OU_INLINE void ou_int_view(const OuObject *o, OuIntView *view)
{
    const OuInt *i = (const OuInt *)o;
    if (ou_int_is_inline(o)) {
        ou_int_view_i64(ou_int_value(o), view);
    } else {
        view->negative = (i->bits & 2) != 0;
        view->limbs = i->limbs;
        view->n = (size_t)((uint64_t)i->bits >> 2);
    }
}

/* What a kernel of limbs.h is called with, begun right before the call and ended right after it. `products` estimates its work in
 * products of two limbs (a nanosecond or so each): where there are many the VM's lock is given up, since limbs are nobody
 * else's, and operands never change. The caller holds its operands. The tick answers false with an error pending when a signal handler or
 * an interrupt wants the work abandoned (OuHost.poll). */
OuTick ou_int_work_begin(OuThread *th, double products);
void ou_int_work_end(const OuTick *tick);

#endif
