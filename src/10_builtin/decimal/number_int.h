/* number_int.h - what the files of decimal arithmetic share: a coefficient in the making, and the way it becomes a number.
 *
 * An operation computes its coefficient in a draft, whose limbs are on the C stack unless they are many, and rounds it there: the result
 * gets room for what is left of it only, and may be one of the operands. */
#ifndef OU_DECIMAL_NUMBER_INT_H
#define OU_DECIMAL_NUMBER_INT_H

#include "10_builtin/decimal/digits_int.h"
#include "10_builtin/decimal/number.h"

#define OU_DEC_DRAFT 12 /* limbs, 216 digits: products and dividends of inline operands at the default precision, and some more */

typedef struct OuDecDraft {
    uint64_t *limbs; /* `stack`, or a block */
    size_t n, room;
    uint64_t stack[OU_DEC_DRAFT];
} OuDecDraft;

OU_MUST_USE bool ou_dec_draft_block(OuThread *th, OuDecDraft *draft, uint64_t room);

OU_INLINE void ou_dec_draft_init(OuDecDraft *draft)
{
    draft->limbs = draft->stack;
    draft->n = 0;
    draft->room = OU_DEC_DRAFT;
}

/* False with MemoryError: nothing to be given back. */
OU_INLINE OU_MUST_USE bool ou_dec_draft_start(OuThread *th, OuDecDraft *draft, uint64_t room)
{
    ou_dec_draft_init(draft);
    return OU_LIKELY(room <= OU_DEC_DRAFT) || ou_dec_draft_block(th, draft, room);
}

OU_INLINE void ou_dec_draft_end(OuThread *th, OuDecDraft *draft)
{
    if (OU_UNLIKELY(draft->limbs != draft->stack)) {
        ou_mem_give(th, draft->limbs, draft->room * sizeof *draft->limbs);
    }
}

/* out = (-1)^negative * (limbs + a little, if sticky) * 10^exp, rounded to the context; NULL: exactly, and then the exponent is within
 * the limits already. The draft's n limbs are trimmed. A sticky one has more than prec digits. Ends the draft, also when it fails. */
OU_MUST_USE bool ou_dec_draft_finish(OuThread *th, OuDecDraft *draft, OuDec *out, bool negative, int64_t exp, bool sticky,
                                     OuDecContext *context);

/* out = (-1)^negative * (value + a little, if sticky) * 10^exp, rounded, where that needs no more than a division of two words: the short
 * way of most operations. False, and nothing has changed: it needs more (zeros, exponents near their limits, many digits), or out has a
 * block. */
OU_MUST_USE bool ou_dec_store_wide(OuDec *out, bool negative, OuDigitsWide value, int64_t exp, bool sticky, OuDecContext *context);

/* The coefficient of a number with at most two limbs. */
OU_INLINE OuDigitsWide ou_dec_wide(const OuDec *a)
{
    return a->n == 0 ? 0 : a->n == 1 ? a->limbs[0] : (OuDigitsWide)a->limbs[1] * OU_DIGITS_BASE + a->limbs[0];
}

/* The lowest `drop` > 0 digits go, and what is left is rounded: Rounded, and Inexact where they were not all 0. n > 0; room for n + 1. */
uint32_t ou_dec_draft_cut(OuDecDraft *draft, uint64_t drop, OuDecRounding rounding, bool negative);

/* The least exponents of a context, and the greatest of a number with all its digits. */
OU_INLINE int64_t ou_dec_etiny(const OuDecContext *context)
{
    return context->emin - (context->prec - 1);
}
OU_INLINE int64_t ou_dec_etop(const OuDecContext *context)
{
    return context->emax - (context->prec - 1);
}

/* What cannot fail returns true, for `return`. */
bool ou_dec_infinite(OuThread *th, OuDec *out, bool negative);
/* The NaN of an invalid operation, its condition noted. */
bool ou_dec_invalid(OuThread *th, OuDec *out, uint32_t condition, OuDecContext *context);

#endif
