/* int_int.h - what the int_*.c files, bool.c and float's exact comparisons share.
 *
 * A view shows any int as sign and limbs. A result is drafted: in the C stack where it
 * is short, else in the object it will be, and finished to a normalised int (INT-1).
 *
 *   INT-1 a value within 63 bits is inline; the highest limb of others is not 0
 *   INT-2 exact ints in -5..256 are the VM's shared ones */
#ifndef OU_INT_INT_H
#define OU_INT_INT_H

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int_view.h"
#include "06_types/limbs.h"
#include "06_types/str.h"

OU_INLINE int64_t ou_int_long_bits(size_t n, bool negative)
{
    return (int64_t)((uint64_t)n << 2 | (uint64_t)negative << 1);
}

/* Ints of up to two limbs are worked on by the compiler's own wide arithmetic, as sign and magnitude. */
typedef unsigned __int128 OuIntWide;
OuObject *ou_int_new_wide(OuThread *th, bool negative, OuIntWide magnitude);

/* False: it is longer. */
OU_INLINE bool ou_int_as_wide(const OuObject *o, OuIntWide *magnitude, bool *negative)
{
    const OuInt *i = (const OuInt *)o;
    if (ou_int_is_inline(o)) {
        int64_t value = ou_int_value(o);
        *negative = value < 0;
        *magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
        return true;
    }
    uint64_t n = (uint64_t)i->bits >> 2;
    if (n > 2) {
        return false;
    }
    *negative = (i->bits & 2) != 0;
    *magnitude = (OuIntWide)(n == 2 ? i->limbs[1] : 0) << 64 | i->limbs[0];
    return true;
}

/* A result in the making. Rooms of up to STACK limbs (the largest that a pool's block
 * holds) are on the C stack: the object then has the right size at once. */
#define OU_INT_STACK 61
typedef struct OuIntDraft {
    OuLimb *limbs;
    OuInt *object; /* NULL: the limbs are in `stack` */
    size_t room;
    OuLimb stack[OU_INT_STACK];
} OuIntDraft;

/* False with MemoryError: nothing to be given back. */
OU_MUST_USE bool ou_int_draft_start(OuThread *th, OuIntDraft *draft, size_t room);
/* The int of the first n limbs (trimmed or not), exact and new; NULL with MemoryError. Ends the draft. */
OuObject *ou_int_draft_finish(OuThread *th, OuIntDraft *draft, bool negative, size_t n);
void ou_int_draft_abandon(OuThread *th, OuIntDraft *draft);

/* Scratch for the kernels. */
typedef struct OuIntScratch {
    OuLimb *limbs; /* NULL when n is 0 */
    size_t n;
    OuLimb stack[64];
} OuIntScratch;
OU_MUST_USE bool ou_int_scratch_start(OuThread *th, OuIntScratch *scratch, size_t n);
void ou_int_scratch_end(OuThread *th, OuIntScratch *scratch);

bool ou_int_check(const OuObject *o); /* INT-1; prints the id */

/* An exact int of the same value: o itself when it is one. */
OuObject *ou_int_exact(OuThread *th, OuObject *o);

/* Floor division: *quotient and *remainder are new; either may be NULL (not wanted). b is not 0. */
OU_MUST_USE bool ou_int_floor_divide(OuThread *th, OuObject *a, OuObject *b, OuObject **quotient,
                                     OuObject **remainder);

OuObject *ou_int_negative(OuThread *th, OuObject *o);
OuObject *ou_int_absolute(OuThread *th, OuObject *o);
OuObject *ou_int_invert(OuThread *th, OuObject *o);

/* int_pow.c */
OuObject *ou_int_pow(OuThread *th, OuObject *a, OuObject *b);
OuObject *ou_int_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c);

/* int_arith.c: the slots, which take any operands. */
#define OU_INT_SLOT_LIST(X)                                                                        \
    X(add) X(sub) X(mul) X(truediv) X(floordiv) X(mod) X(pow) X(lshift) X(rshift) X(and) X(xor)    \
    X(or) X(divmod)
#define OU_X(name) OuObject *ou_int_slot_##name(OuThread *th, OuObject *a, OuObject *b);
OU_INT_SLOT_LIST(OU_X)
#undef OU_X
OuObject *ou_int_slot_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c);
OuTruth ou_int_truth(OuThread *th, OuObject *o);
OuObject *ou_int_to_float(OuThread *th, OuObject *o);
extern const OuNumberSlots ou_int_number;

/* The slots of the object, for bool. */
OuObject *ou_int_repr(OuThread *th, OuObject *o);
int64_t ou_int_hash(OuThread *th, OuObject *o);
OuObject *ou_int_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
size_t ou_int_size_of(OuObject *o);

/* Digits of the magnitude, no sign, no prefix. Obeys the limit on decimal digits. */
typedef struct OuIntDigits {
    char *text;
    size_t length, room;
    char stack[128];
} OuIntDigits;
OU_MUST_USE bool ou_int_digits_start(OuThread *th, OuIntDigits *digits, OuObject *o, int base);
void ou_int_digits_end(OuThread *th, OuIntDigits *digits);

/* int_make.c, int_methods.c */
OuObject *ou_int_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
extern const OuMethodDef ou_int_methods[];
extern const OuGetSetDef ou_int_getset[];

/* The slots that int and bool have in common. */
#define OU_INT_NUMBER_SLOTS                                                                        \
    .binary[OU_OP_ADD] = ou_int_slot_add,                                                          \
    .binary[OU_OP_SUB] = ou_int_slot_sub,                                                          \
    .binary[OU_OP_MUL] = ou_int_slot_mul,                                                          \
    .binary[OU_OP_TRUEDIV] = ou_int_slot_truediv,                                                  \
    .binary[OU_OP_FLOORDIV] = ou_int_slot_floordiv,                                                \
    .binary[OU_OP_MOD] = ou_int_slot_mod,                                                          \
    .binary[OU_OP_POW] = ou_int_slot_pow,                                                          \
    .binary[OU_OP_LSHIFT] = ou_int_slot_lshift,                                                    \
    .binary[OU_OP_RSHIFT] = ou_int_slot_rshift,                                                    \
    .pow3 = ou_int_slot_pow3,                                                                      \
    .divmod = ou_int_slot_divmod,                                                                  \
    .negative = ou_int_negative,                                                                   \
    .positive = ou_int_exact,                                                                      \
    .absolute = ou_int_absolute,                                                                   \
    .invert = ou_int_invert,                                                                       \
    .to_int = ou_int_exact,                                                                        \
    .to_float = ou_int_to_float,                                                                   \
    .index = ou_int_exact

#endif
