/* number.c - number.h: life of numbers, what can be asked of them, and rounding.
 *
 * Rounding is written once (fit), on limbs, for numbers and for drafts. What is cut off is told by comparing it with half a unit, in
 * the limb where the cut is, so no digit is taken out of its limb. */
#include "10_builtin/decimal/number_int.h"

#include "00_base/checked.h"

#include <string.h>

/* ---- life ---- */

void ou_dec_init(OuDec *x)
{
    x->limbs = x->small;
    x->n = 0;
    x->room = OU_DEC_INLINE;
    x->exp = 0;
    x->kind = OU_DEC_FINITE;
    x->negative = false;
}

static void give_block(OuThread *th, OuDec *x)
{
    if (x->limbs != x->small) {
        ou_mem_give(th, x->limbs, x->room * sizeof *x->limbs);
        x->limbs = x->small;
        x->room = OU_DEC_INLINE;
    }
}

void ou_dec_clear(OuThread *th, OuDec *x)
{
    give_block(th, x);
    ou_dec_init(x);
}

static uint64_t *take_limbs(OuThread *th, uint64_t n)
{
    size_t size;
    if (!ou_checked_mul((size_t)n, sizeof(uint64_t), &size)) {
        ou_raise_memory(th);
        return NULL;
    }
    return ou_mem_take(th, size);
}

bool ou_dec_reserve(OuThread *th, OuDec *x, size_t n_limbs)
{
    if (n_limbs <= x->room) {
        return true;
    }
    if (n_limbs > UINT32_MAX) {
        return ou_raise_memory(th);
    }
    uint64_t *limbs = take_limbs(th, n_limbs);
    if (limbs == NULL) {
        return false;
    }
    memcpy(limbs, x->limbs, x->n * sizeof *limbs);
    give_block(th, x);
    x->limbs = limbs;
    x->room = (uint32_t)n_limbs;
    return true;
}

/* Inline where it fits. */
static void settle(OuThread *th, OuDec *x)
{
    if (OU_UNLIKELY(x->limbs != x->small) && x->n <= OU_DEC_INLINE) {
        memcpy(x->small, x->limbs, x->n * sizeof *x->small);
        give_block(th, x);
    }
}

/* x = the coefficient; kind, sign and exponent are the caller's. The limbs are not x's. */
static bool set_limbs(OuThread *th, OuDec *x, const uint64_t *limbs, size_t n)
{
    if (OU_LIKELY(n <= OU_DEC_INLINE && x->limbs == x->small)) {
        for (size_t i = 0; i < n; i++) {
            x->small[i] = limbs[i];
        }
        x->n = (uint32_t)n;
        return true;
    }
    if (n > x->room && !ou_dec_reserve(th, x, n)) {
        return false;
    }
    memcpy(x->limbs, limbs, n * sizeof *limbs);
    x->n = (uint32_t)n;
    settle(th, x);
    return true;
}

bool ou_dec_copy(OuThread *th, OuDec *out, const OuDec *a)
{
    if (out == a) {
        return true;
    }
    if (!set_limbs(th, out, a->limbs, a->n)) {
        return false;
    }
    out->exp = a->exp;
    out->kind = a->kind;
    out->negative = a->negative;
    return true;
}

void ou_dec_move(OuThread *th, OuDec *out, OuDec *a)
{
    if (out == a) {
        return;
    }
    give_block(th, out);
    *out = *a;
    if (a->limbs == a->small) {
        out->limbs = out->small;
    }
    ou_dec_init(a);
}

void ou_dec_set_word(OuDec *x, bool negative, uint64_t value, int64_t exp)
{
    OU_ASSERT(x->room >= OU_DEC_INLINE);
    x->limbs[0] = value % OU_DIGITS_BASE;
    x->limbs[1] = value / OU_DIGITS_BASE;
    x->n = (uint32_t)ou_digits_trim(x->limbs, 2);
    x->exp = exp;
    x->kind = OU_DEC_FINITE;
    x->negative = negative;
}

static void set_special(OuDec *x, OuDecKind kind, bool negative)
{
    x->n = 0;
    x->exp = 0;
    x->kind = (uint8_t)kind;
    x->negative = negative;
}

void ou_dec_set_infinity(OuDec *x, bool negative)
{
    set_special(x, OU_DEC_INFINITY, negative);
}

void ou_dec_set_nan(OuDec *x, bool signaling, bool negative)
{
    set_special(x, signaling ? OU_DEC_SNAN : OU_DEC_QNAN, negative);
}

bool ou_dec_infinite(OuThread *th, OuDec *out, bool negative)
{
    ou_dec_set_infinity(out, negative);
    settle(th, out);
    return true;
}

/* ---- questions ---- */

uint64_t ou_dec_digits(const OuDec *x)
{
    return ou_dec_is_zero(x) ? 1 : ou_digits_count(x->limbs, x->n);
}

int64_t ou_dec_adjusted(const OuDec *x)
{
    return x->exp + (int64_t)ou_dec_digits(x) - 1;
}

bool ou_dec_is_integer(const OuDec *x)
{
    return !ou_dec_is_special(x) && (x->exp >= 0 || x->n == 0 || ou_digits_zero_below(x->limbs, x->n, 0 - (uint64_t)x->exp));
}

bool ou_dec_is_odd(const OuDec *x)
{
    return x->exp <= 0 && (ou_digits_at(x->limbs, x->n, 0 - (uint64_t)x->exp) & 1) != 0;
}

bool ou_dec_is_normal(const OuDec *x, const OuDecContext *context)
{
    return x->kind == OU_DEC_FINITE && x->n > 0 && ou_dec_adjusted(x) >= context->emin;
}

bool ou_dec_is_subnormal(const OuDec *x, const OuDecContext *context)
{
    return x->kind == OU_DEC_FINITE && x->n > 0 && ou_dec_adjusted(x) < context->emin;
}

const char *ou_dec_class(const OuDec *x, const OuDecContext *context)
{
    switch ((OuDecKind)x->kind) {
    case OU_DEC_SNAN:
        return "sNaN";
    case OU_DEC_QNAN:
        return "NaN";
    case OU_DEC_INFINITY:
        return x->negative ? "-Infinity" : "+Infinity";
    case OU_DEC_FINITE:
        break;
    }
    if (x->n == 0) {
        return x->negative ? "-Zero" : "+Zero";
    }
    if (ou_dec_is_normal(x, context)) {
        return x->negative ? "-Normal" : "+Normal";
    }
    return x->negative ? "-Subnormal" : "+Subnormal";
}

void ou_dec_context_max(OuDecContext *context)
{
    *context = (OuDecContext){
        .prec = OU_DEC_MAX_PREC, .emax = OU_DEC_MAX_EMAX, .emin = OU_DEC_MIN_EMIN, .rounding = OU_DEC_HALF_EVEN, .capitals = true};
}

/* ---- rounding ---- */

typedef enum Cut { CUT_NOTHING, CUT_LESS_THAN_HALF, CUT_HALF, CUT_MORE_THAN_HALF } Cut;

/* The lowest `drop` > 0 digits, as a part of 10^drop. */
static Cut measure_cut(const uint64_t *limbs, size_t n, uint64_t drop, bool sticky)
{
    uint64_t whole = (drop - 1) / OU_DIGITS_EACH;
    unsigned digits = (unsigned)((drop - 1) % OU_DIGITS_EACH) + 1;
    bool more = sticky;
    if (whole >= n) { /* n > 0, so less than a tenth */
        return CUT_LESS_THAN_HALF;
    }
    for (size_t i = 0; i < whole && !more; i++) {
        more = limbs[i] != 0;
    }
    uint64_t half = ou_digits_power[digits] / 2;
    uint64_t top = limbs[whole] % ou_digits_power[digits];
    if (top == half) {
        return more ? CUT_MORE_THAN_HALF : CUT_HALF;
    }
    if (top > half) {
        return CUT_MORE_THAN_HALF;
    }
    return top != 0 || more ? CUT_LESS_THAN_HALF : CUT_NOTHING;
}

/* Does the magnitude go up by one? lowest: the lowest limb that is kept. */
static bool goes_up(OuDecRounding rounding, Cut cut, bool negative, uint64_t lowest)
{
    switch (rounding) {
    case OU_DEC_UP:
        return cut != CUT_NOTHING;
    case OU_DEC_CEILING:
        return cut != CUT_NOTHING && !negative;
    case OU_DEC_FLOOR:
        return cut != CUT_NOTHING && negative;
    case OU_DEC_HALF_UP:
        return cut >= CUT_HALF;
    case OU_DEC_HALF_DOWN:
        return cut == CUT_MORE_THAN_HALF;
    case OU_DEC_HALF_EVEN:
        return cut == CUT_MORE_THAN_HALF || (cut == CUT_HALF && (lowest & 1) != 0);
    case OU_DEC_05UP:
        return cut != CUT_NOTHING && lowest % 5 == 0;
    case OU_DEC_DOWN:
    case OU_DEC_ROUNDINGS:
        break;
    }
    return false;
}

typedef enum Fit { FIT, FIT_OVERFLOW, FIT_PAD /* clamp wants zeros behind it */ } Fit;

typedef struct Rounded {
    uint64_t *limbs;
    size_t n;
    int64_t exp;
    bool negative, sticky;
} Rounded;

static Fit fit_zero(Rounded *x, OuDecContext *context)
{
    int64_t least = ou_dec_etiny(context), most = context->clamp ? ou_dec_etop(context) : context->emax;
    if (x->exp < least || x->exp > most) {
        x->exp = x->exp < least ? least : most;
        context->status |= OU_DEC_CLAMPED;
    }
    return FIT;
}

/* The lowest `drop` > 0 digits go; the conditions. Room: a carry needs a limb more only where the digits that stay fill their limbs, and
 * then at least one limb more was there. */
static uint32_t cut_digits(uint64_t *limbs, size_t *n, uint64_t drop, bool sticky, OuDecRounding rounding, bool negative)
{
    Cut cut = measure_cut(limbs, *n, drop, sticky);
    *n = ou_digits_shift_right(limbs, limbs, *n, drop);
    if (goes_up(rounding, cut, negative, *n == 0 ? 0 : limbs[0])) {
        *n = ou_digits_add_word(limbs, *n, 1);
    }
    return cut == CUT_NOTHING ? OU_DEC_ROUNDED : OU_DEC_ROUNDED | OU_DEC_INEXACT;
}

uint32_t ou_dec_draft_cut(OuDecDraft *draft, uint64_t drop, OuDecRounding rounding, bool negative)
{
    return cut_digits(draft->limbs, &draft->n, drop, false, rounding, negative);
}

/* Everything below 10^least goes. */
static Fit cut_below(Rounded *x, int64_t least, bool subnormal, OuDecContext *context)
{
    uint32_t status = cut_digits(x->limbs, &x->n, (uint64_t)(least - x->exp), x->sticky, (OuDecRounding)context->rounding, x->negative);
    x->exp = least;
    if (ou_digits_count(x->limbs, x->n) > (uint64_t)context->prec) { /* a carry made 10^prec */
        x->n = ou_digits_shift_right(x->limbs, x->limbs, x->n, 1);
        x->exp++;
        if (x->exp > ou_dec_etop(context)) {
            return FIT_OVERFLOW;
        }
    }
    if (subnormal) {
        status |= OU_DEC_SUBNORMAL | ((status & OU_DEC_INEXACT) != 0 ? OU_DEC_UNDERFLOW : 0u) | (x->n == 0 ? OU_DEC_CLAMPED : 0u);
    }
    context->status |= status;
    return FIT;
}

static Fit fit(Rounded *x, OuDecContext *context)
{
    if (x->n == 0) {
        OU_ASSERT(!x->sticky);
        return fit_zero(x, context);
    }
    int64_t adjusted = x->exp + (int64_t)ou_digits_count(x->limbs, x->n) - 1;
    if (OU_UNLIKELY(adjusted > context->emax)) {
        return FIT_OVERFLOW;
    }
    bool subnormal = adjusted < context->emin;
    int64_t least = (subnormal ? context->emin : adjusted) - (context->prec - 1);
    if (x->exp < least) {
        return cut_below(x, least, subnormal, context);
    }
    OU_ASSERT(!x->sticky);
    if (subnormal) {
        context->status |= OU_DEC_SUBNORMAL;
    }
    return context->clamp && x->exp > ou_dec_etop(context) ? FIT_PAD : FIT;
}

/* Infinity, or the largest number that there is. */
static bool overflow(OuThread *th, OuDec *x, bool negative, OuDecContext *context)
{
    OuDecRounding rounding = (OuDecRounding)context->rounding;
    context->status |= OU_DEC_OVERFLOW | OU_DEC_INEXACT | OU_DEC_ROUNDED;
    if (rounding != OU_DEC_DOWN && rounding != OU_DEC_05UP && rounding != (negative ? OU_DEC_CEILING : OU_DEC_FLOOR)) {
        return ou_dec_infinite(th, x, negative);
    }
    size_t n = ou_digits_room((uint64_t)context->prec);
    x->n = 0;
    if (!ou_dec_reserve(th, x, n)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        x->limbs[i] = OU_DIGITS_BASE - 1;
    }
    if (context->prec % OU_DIGITS_EACH != 0) {
        x->limbs[n - 1] = ou_digits_power[context->prec % OU_DIGITS_EACH] - 1;
    }
    x->n = (uint32_t)n;
    x->exp = ou_dec_etop(context);
    x->kind = OU_DEC_FINITE;
    x->negative = negative;
    settle(th, x);
    return true;
}

/* A finite number whose exponent is beyond that of a full coefficient. */
static bool pad(OuThread *th, OuDec *x, OuDecContext *context)
{
    uint64_t shift = (uint64_t)(x->exp - ou_dec_etop(context));
    if (!ou_dec_reserve(th, x, x->n + (size_t)(shift / OU_DIGITS_EACH) + 1)) {
        return false;
    }
    x->n = (uint32_t)ou_digits_shift_left(x->limbs, x->limbs, x->n, shift);
    x->exp = ou_dec_etop(context);
    context->status |= OU_DEC_CLAMPED;
    settle(th, x);
    return true;
}

/* A payload keeps its lowest digits. */
static void finish_nan(OuThread *th, OuDec *x, const OuDecContext *context)
{
    x->n = (uint32_t)ou_digits_keep_low(x->limbs, x->n, (uint64_t)(context->prec - context->clamp));
    settle(th, x);
}

bool ou_dec_finish(OuThread *th, OuDec *x, OuDecContext *context)
{
    if (OU_UNLIKELY(ou_dec_is_special(x))) {
        if (x->kind != OU_DEC_INFINITY) {
            finish_nan(th, x, context);
        }
        return true;
    }
    Rounded rounded = {x->limbs, x->n, x->exp, x->negative, false};
    Fit how = fit(&rounded, context);
    if (how == FIT_OVERFLOW) {
        return overflow(th, x, x->negative, context);
    }
    x->n = (uint32_t)rounded.n;
    x->exp = rounded.exp;
    settle(th, x);
    return how == FIT || pad(th, x, context);
}

/* ---- the short way ---- */

#define WIDE_MOST ((OuDigitsWide)OU_DIGITS_BASE * OU_DIGITS_BASE * 10) /* 37 digits: less a limb they fit a word */

/* high * base + low, of `digits` digits, less the lowest `drop` of them, 0 < drop <= 18. False: it becomes 10^prec, or has three limbs. */
static bool cut_wide(uint64_t *high, uint64_t *low, unsigned drop, bool sticky, bool negative, OuDecContext *context)
{
    const OuDigitsDivisor *by = &ou_digits_by_power[drop];
    uint64_t rest, half = ou_digits_power[drop] / 2;
    uint64_t above = ou_digits_divide(by, *high, &rest);
    uint64_t below = ou_digits_divide(by, (OuDigitsWide)rest * OU_DIGITS_BASE + *low, &rest);
    Cut cut = rest > half || (rest == half && sticky) ? CUT_MORE_THAN_HALF
              : rest == half                          ? CUT_HALF
              : rest != 0 || sticky                   ? CUT_LESS_THAN_HALF
                                                      : CUT_NOTHING;
    if (goes_up((OuDecRounding)context->rounding, cut, negative, below)) {
        below++;
        if (OU_UNLIKELY(below % 1000 == 0 || context->prec < 3)) { /* a carry that may go far */
            return false;
        }
    }
    if (above >= OU_DIGITS_BASE) {
        return false;
    }
    *high = above;
    *low = below;
    context->status |= OU_DEC_ROUNDED | (cut != CUT_NOTHING ? OU_DEC_INEXACT : 0u);
    return true;
}

bool ou_dec_store_wide(OuDec *out, bool negative, OuDigitsWide value, int64_t exp, bool sticky, OuDecContext *context)
{
    if (value >= WIDE_MOST || value == 0 || out->limbs != out->small) {
        return false;
    }
    uint64_t low, high = ou_digits_split(value, &low);
    int64_t digits = high == 0 ? ou_digits_in_word(low) : OU_DIGITS_EACH + ou_digits_in_word(high);
    int64_t adjusted = exp + digits - 1, drop = digits - context->prec;
    if (adjusted >= context->emax || adjusted < context->emin || (context->clamp && exp > ou_dec_etop(context))) {
        return false;
    }
    if (drop > 0) {
        if (drop > OU_DIGITS_EACH || !cut_wide(&high, &low, (unsigned)drop, sticky, negative, context)) {
            return false;
        }
        exp += drop;
    } else if (high >= OU_DIGITS_BASE || sticky) {
        return false;
    }
    out->small[0] = low;
    out->small[1] = high;
    out->n = 1 + (high != 0);
    out->exp = exp;
    out->kind = OU_DEC_FINITE;
    out->negative = negative;
    return true;
}

/* ---- drafts ---- */

bool ou_dec_draft_block(OuThread *th, OuDecDraft *draft, uint64_t room)
{
    draft->limbs = take_limbs(th, room);
    draft->room = (size_t)room;
    return draft->limbs != NULL;
}

/* The draft's coefficient becomes out's: its block, unless that is much too large. */
static bool take_draft(OuThread *th, OuDecDraft *draft, OuDec *out)
{
    if (draft->limbs != draft->stack && draft->n > OU_DEC_INLINE && draft->n >= draft->room / 8 * 7 && draft->room <= UINT32_MAX) {
        give_block(th, out);
        out->limbs = draft->limbs;
        out->n = (uint32_t)draft->n;
        out->room = (uint32_t)draft->room;
        return true;
    }
    out->n = 0; /* an operand's old limbs need not be kept */
    bool ok = set_limbs(th, out, draft->limbs, draft->n);
    ou_dec_draft_end(th, draft);
    return ok;
}

bool ou_dec_draft_finish(OuThread *th, OuDecDraft *draft, OuDec *out, bool negative, int64_t exp, bool sticky, OuDecContext *context)
{
    Rounded rounded = {draft->limbs, draft->n, exp, negative, sticky};
    Fit how = context == NULL ? FIT : fit(&rounded, context);
    if (how == FIT_OVERFLOW) {
        ou_dec_draft_end(th, draft);
        return overflow(th, out, negative, context);
    }
    draft->n = rounded.n;
    if (!take_draft(th, draft, out)) {
        return false;
    }
    out->exp = rounded.exp;
    out->kind = OU_DEC_FINITE;
    out->negative = negative;
    return how == FIT || pad(th, out, context);
}

/* ---- not a number ---- */

bool ou_dec_invalid(OuThread *th, OuDec *out, uint32_t condition, OuDecContext *context)
{
    context->status |= condition;
    ou_dec_set_nan(out, false, false);
    settle(th, out);
    return true;
}

bool ou_dec_take_nan(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context, bool *taken)
{
    const OuDec *nan = NULL;
    if (b != NULL && ou_dec_is_nan(b)) {
        nan = b;
    }
    if (ou_dec_is_nan(a) && (nan == NULL || a->kind == OU_DEC_SNAN || b->kind == OU_DEC_QNAN)) {
        nan = a;
    }
    *taken = nan != NULL;
    if (nan == NULL) {
        return true;
    }
    if (nan->kind == OU_DEC_SNAN) {
        context->status |= OU_DEC_INVALID_OPERATION;
    }
    if (!ou_dec_copy(th, out, nan)) {
        return false;
    }
    out->kind = OU_DEC_QNAN;
    finish_nan(th, out, context);
    return true;
}
