/* number.h - decimal numbers and the arithmetic on them, without objects.
 *
 * The General Decimal Arithmetic Specification (M. Cowlishaw, version 1.70), as the module `decimal` documents it: a number is
 * (-1)^negative * coefficient * 10^exp, or an infinity, or a NaN whose coefficient is its payload. Each operation is exact first and
 * rounded once to the context. What the specification calls a condition is a bit in context->status; whether it is an exception is the
 * caller's to say (decimal/context.h). So a function returns false for one reason only: memory, or an interrupt, with the error pending.
 * When it raises OU_DEC_INVALID_* the result is the quiet NaN that an untrapped condition gives.
 *
 * The limits are those of a 64-bit libmpdec, which programs can read from the module (MAX_PREC and its like).
 * The result may be one of the operands. Operands are canonical: trimmed limbs, inline where they fit. */
#ifndef OU_DECIMAL_NUMBER_H
#define OU_DECIMAL_NUMBER_H

#include "04_object/vm.h"
#include "10_builtin/decimal/digits.h"

#define OU_DEC_MAX_PREC INT64_C(999999999999999999)
#define OU_DEC_MAX_EMAX INT64_C(999999999999999999)
#define OU_DEC_MIN_EMIN INT64_C(-999999999999999999)
#define OU_DEC_MIN_ETINY INT64_C(-1999999999999999997)
#define OU_DEC_INLINE 2 /* limbs, 36 digits: the default context's 28 need no block */

typedef enum OuDecKind { OU_DEC_FINITE, OU_DEC_INFINITY, OU_DEC_QNAN, OU_DEC_SNAN } OuDecKind;

/* The order of the constants in the module, so that an index is enough there. */
typedef enum OuDecRounding {
    OU_DEC_UP, OU_DEC_DOWN, OU_DEC_CEILING, OU_DEC_FLOOR, OU_DEC_HALF_UP, OU_DEC_HALF_DOWN, OU_DEC_HALF_EVEN, OU_DEC_05UP,
    OU_DEC_ROUNDINGS
} OuDecRounding;

/* Conditions. Five of them are InvalidOperation to a program. */
enum {
    OU_DEC_CLAMPED = 1u << 0,
    OU_DEC_CONVERSION_SYNTAX = 1u << 1, /* text that is no number */
    OU_DEC_DIVISION_BY_ZERO = 1u << 2,
    OU_DEC_DIVISION_IMPOSSIBLE = 1u << 3, /* a whole quotient beyond prec */
    OU_DEC_DIVISION_UNDEFINED = 1u << 4,  /* 0 / 0 */
    OU_DEC_FLOAT_OPERATION = 1u << 5,     /* set by the module only */
    OU_DEC_INEXACT = 1u << 6,
    OU_DEC_INVALID_CONTEXT = 1u << 7,
    OU_DEC_INVALID_OPERATION = 1u << 8,
    OU_DEC_OVERFLOW = 1u << 9,
    OU_DEC_ROUNDED = 1u << 10,
    OU_DEC_SUBNORMAL = 1u << 11,
    OU_DEC_UNDERFLOW = 1u << 12,
    OU_DEC_IEEE_INVALID = OU_DEC_CONVERSION_SYNTAX | OU_DEC_DIVISION_IMPOSSIBLE | OU_DEC_DIVISION_UNDEFINED | OU_DEC_INVALID_CONTEXT |
                          OU_DEC_INVALID_OPERATION
};

typedef struct OuDecContext {
    int64_t prec, emax, emin; /* 1..MAX_PREC, 0..MAX_EMAX, MIN_EMIN..0 */
    uint32_t traps, status;   /* bits above; number.c only sets status */
    uint8_t rounding;         /* an OuDecRounding */
    bool clamp, capitals;
} OuDecContext;

/* A number. Owner of its block when limbs != small, so a record is moved by ou_dec_move() alone. A record of zero bytes is
 * not a number: ou_dec_init. */
typedef struct OuDec {
    uint64_t *limbs; /* small, or a raw block of the VM's account */
    uint32_t n, room;
    int64_t exp; /* 0 where not finite */
    uint8_t kind;
    bool negative;
    uint64_t small[OU_DEC_INLINE];
} OuDec;

/* ---- life (number.c) ---- */

void ou_dec_init(OuDec *x); /* 0; cannot fail, owns nothing */
void ou_dec_clear(OuThread *th, OuDec *x); /* gives the block back; x is 0 again */
OU_MUST_USE bool ou_dec_reserve(OuThread *th, OuDec *x, size_t n_limbs); /* room; keeps the limbs */
OU_MUST_USE bool ou_dec_copy(OuThread *th, OuDec *out, const OuDec *a);
void ou_dec_move(OuThread *th, OuDec *out, OuDec *a); /* a is 0 afterwards; out's block is given back first */
void ou_dec_set_word(OuDec *x, bool negative, uint64_t value, int64_t exp); /* any word: two limbs hold it */
void ou_dec_set_infinity(OuDec *x, bool negative);
void ou_dec_set_nan(OuDec *x, bool signaling, bool negative); /* without payload */

OU_INLINE bool ou_dec_is_special(const OuDec *x)
{
    return x->kind != OU_DEC_FINITE;
}
OU_INLINE bool ou_dec_is_nan(const OuDec *x)
{
    return x->kind >= OU_DEC_QNAN;
}
OU_INLINE bool ou_dec_is_zero(const OuDec *x)
{
    return x->kind == OU_DEC_FINITE && x->n == 0;
}

uint64_t ou_dec_digits(const OuDec *x); /* of the coefficient; 1 for 0, as the specification counts; 0 for a NaN without payload */
int64_t ou_dec_adjusted(const OuDec *x); /* exp + digits - 1, finite only */
bool ou_dec_is_integer(const OuDec *x);
bool ou_dec_is_odd(const OuDec *x);      /* of a finite integer */
bool ou_dec_is_normal(const OuDec *x, const OuDecContext *context);
bool ou_dec_is_subnormal(const OuDec *x, const OuDecContext *context);
const char *ou_dec_class(const OuDec *x, const OuDecContext *context); /* "+Normal" and its like */
void ou_dec_context_max(OuDecContext *context); /* widest limits, ROUND_HALF_EVEN, no traps: for what must be exact */

/* Round x, which is exact, to the context: the last step of every operation. Public to functions.c and text.c. */
OU_MUST_USE bool ou_dec_finish(OuThread *th, OuDec *x, OuDecContext *context);
/* Is there a NaN among the operands (b may be NULL)? Then *out is the answer, and InvalidOperation noted for a signaling one. */
OU_MUST_USE bool ou_dec_take_nan(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context, bool *taken);

/* ---- text (decimal/text.c) ---- */

/* ASCII digits only: the caller has mapped Unicode's digits, stripped spaces and underscores. Exact: OU_DEC_CONVERSION_SYNTAX
 * for what is no number, INVALID_OPERATION for what is beyond the limits of the library. */
OU_MUST_USE bool ou_dec_from_text(OuThread *th, OuDec *out, const char *text, size_t length, OuDecContext *context);
/* The same rounded to the context: too large an exponent is an Overflow, a payload too long a CONVERSION_SYNTAX. */
OU_MUST_USE bool ou_dec_from_text_rounded(OuThread *th, OuDec *out, const char *text, size_t length, OuDecContext *context);
/* A new str: to-scientific-string, or to-engineering-string. */
OuObject *ou_dec_to_text(OuThread *th, const OuDec *a, bool engineering, bool capitals);

/* ---- int and float (decimal/convert.c) ---- */

OU_MUST_USE bool ou_dec_from_int(OuThread *th, OuDec *out, OuObject *integer); /* exact, or an interrupt */
OU_MUST_USE bool ou_dec_from_double(OuThread *th, OuDec *out, double value);   /* exact */
OuObject *ou_dec_to_int(OuThread *th, const OuDec *a); /* towards zero; finite only */
double ou_dec_to_double(OuThread *th, const OuDec *a); /* finite or infinite: nearest; -1 with an error pending is a failure */
OU_MUST_USE bool ou_dec_hash(OuThread *th, const OuDec *a, int64_t *hash); /* as an equal int or float has; finite only */
OU_MUST_USE bool ou_dec_to_ratio(OuThread *th, const OuDec *a, OuObject **numerator, OuObject **denominator); /* finite only; both new */

/* ---- arithmetic (decimal/arithmetic.c) ---- */

typedef bool OuDecUnary(OuThread *th, OuDec *out, const OuDec *a, OuDecContext *context);
typedef bool OuDecBinary(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, OuDecContext *context);

OuDecUnary ou_dec_abs, ou_dec_plus, ou_dec_minus;
OuDecBinary ou_dec_add, ou_dec_subtract, ou_dec_multiply, ou_dec_divide, ou_dec_divide_int, ou_dec_remainder, ou_dec_remainder_near;
OU_MUST_USE bool ou_dec_divmod(OuThread *th, OuDec *quotient, OuDec *rest, const OuDec *a, const OuDec *b, OuDecContext *context);
OU_MUST_USE bool ou_dec_fma(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, const OuDec *c, OuDecContext *context);
OuDecBinary ou_dec_quantize; /* a with the exponent of b */
OU_MUST_USE bool ou_dec_rescale(OuThread *th, OuDec *out, const OuDec *a, int64_t exp, OuDecContext *context);
OuDecUnary ou_dec_reduce;       /* normalize() */
OuDecUnary ou_dec_to_integral;  /* to_integral_value(): Inexact and Rounded are not noted */
OuDecUnary ou_dec_to_integral_exact;

/* Order of two numbers that are no NaN: -1, 0, 1. Exact, without a context; does not allocate. */
int ou_dec_order(const OuDec *a, const OuDec *b);
int ou_dec_total_order(const OuDec *a, const OuDec *b);     /* compare_total(), NaNs too */
int ou_dec_total_order_mag(const OuDec *a, const OuDec *b);

/* ---- functions (decimal/functions.c, logical.c, binary.c, logarithm.c over series.c, power.c) ---- */

OuDecUnary ou_dec_sqrt, ou_dec_exp, ou_dec_ln, ou_dec_log10, ou_dec_logb, ou_dec_next_minus, ou_dec_next_plus, ou_dec_invert;
OuDecBinary ou_dec_power, ou_dec_compare, ou_dec_compare_signal, ou_dec_max, ou_dec_max_mag, ou_dec_min, ou_dec_min_mag, ou_dec_next_toward,
    ou_dec_scaleb, ou_dec_shift, ou_dec_rotate, ou_dec_and, ou_dec_or, ou_dec_xor;
/* pow(a, b, modulo): the specification has none, the module's documentation does. */
OU_MUST_USE bool ou_dec_power_mod(OuThread *th, OuDec *out, const OuDec *a, const OuDec *b, const OuDec *modulo, OuDecContext *context);
bool ou_dec_same_quantum(const OuDec *a, const OuDec *b);

#endif
