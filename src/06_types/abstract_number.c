/* abstract_number.c - arithmetic on any operands.
 *
 * Who is asked: the left operand's slot, then the right one's; the right one first
 * when its class is a subclass of the left one's and has a slot of its own. A slot says
 * NotImplemented, which is immortal, so that answer costs no count. Sequences come last:
 * + and * fall back to concat and repeat. */
#include "06_types/abstract.h"

#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/type.h"

#include <string.h>

const char *const ou_binary_symbols[OU_N_BINARY_OPS] = {"+", "-", "*", "@", "/", "//", "%",
                                                        "**", "<<", ">>", "&", "^", "|"};

OU_INLINE OuBinaryFn binary_slot(const OuObject *o, OuBinaryOp op)
{
    const OuNumberSlots *number = o->type->number;
    return number == NULL ? NULL : number->binary[op];
}

/* left and right are the slots of a and b; the answer may be NotImplemented. */
OU_INLINE OuObject *ask_both(OuThread *th, OuBinaryFn left, OuBinaryFn right, OuObject *a, OuObject *b)
{
    if (right == left) {
        right = NULL;
    }
    if (left != NULL) {
        if (right != NULL && ou_type_is_subtype(th, b->type, a->type)) {
            OuObject *result = right(th, a, b);
            if (result != OU_NOT_IMPLEMENTED) {
                return result;
            }
            right = NULL;
        }
        OuObject *result = left(th, a, b);
        if (result != OU_NOT_IMPLEMENTED) {
            return result;
        }
    }
    return right == NULL ? OU_NOT_IMPLEMENTED : right(th, a, b);
}

static OuObject *unsupported(OuThread *th, OuBinaryOp op, const char *suffix, OuObject *a, OuObject *b)
{
    const char *symbol = op == OU_OP_POW && *suffix == 0 ? "** or pow()" : ou_binary_symbols[op];
    if (op == OU_OP_RSHIFT && *suffix == 0 && a->type == &ou_native_type &&
        strcmp(((OuNative *)a)->def->name, "print") == 0) {
        return ou_null(th, &ou_exc_type_error,
                       "unsupported operand type(s) for >>: '%T' and '%T'. Did you mean \"print(<message>, "
                       "file=<output_stream>)\"?",
                       a, b);
    }
    return ou_null(th, &ou_exc_type_error, "unsupported operand type(s) for %s%s: '%T' and '%T'", symbol, suffix, a, b);
}

/* ---- sequences ---- */

typedef OuObject *(*RepeatFn)(OuThread *th, OuObject *self, int64_t n);

static OuObject *repeat(OuThread *th, RepeatFn fn, OuObject *sequence, OuObject *times)
{
    if (!ou_is_int(times) && (times->type->number == NULL || times->type->number->index == NULL)) {
        return ou_null(th, &ou_exc_type_error, "can't multiply sequence by non-int of type '%T'", times);
    }
    int64_t n;
    return ou_as_index(th, times, &n, &ou_exc_overflow_error) ? fn(th, sequence, n) : NULL;
}

/* What + and * of sequences say; NotImplemented: nothing. */
static OuObject *sequence_binary(OuThread *th, OuBinaryOp op, OuObject *a, OuObject *b)
{
    const OuSequenceSlots *left = a->type->sequence, *right = b->type->sequence;
    if (op == OU_OP_ADD) {
        return left != NULL && left->concat != NULL ? left->concat(th, a, b) : OU_NOT_IMPLEMENTED;
    }
    if (op == OU_OP_MUL) {
        if (left != NULL && left->repeat != NULL) {
            return repeat(th, left->repeat, a, b);
        }
        if (right != NULL && right->repeat != NULL) {
            return repeat(th, right->repeat, b, a);
        }
    }
    return OU_NOT_IMPLEMENTED;
}

/* When the left operand is a container of any sort, `*=` does not look at the right one (as in CPython). */
static OuObject *sequence_inplace(OuThread *th, OuBinaryOp op, OuObject *a, OuObject *b)
{
    const OuSequenceSlots *left = a->type->sequence;
    if (op == OU_OP_ADD && left != NULL && left->inplace_concat != NULL) {
        return left->inplace_concat(th, a, b);
    }
    if (op == OU_OP_MUL && left != NULL) {
        RepeatFn fn = left->inplace_repeat != NULL ? left->inplace_repeat : left->repeat;
        return fn == NULL ? OU_NOT_IMPLEMENTED : repeat(th, fn, a, b);
    }
    return sequence_binary(th, op, a, b);
}

/* ---- two operands ---- */

OuObject *ou_binary(OuThread *th, OuBinaryOp op, OuObject *a, OuObject *b)
{
    OuObject *result = ask_both(th, binary_slot(a, op), binary_slot(b, op), a, b);
    if (OU_LIKELY(result != OU_NOT_IMPLEMENTED)) {
        return result;
    }
    result = sequence_binary(th, op, a, b);
    return result != OU_NOT_IMPLEMENTED ? result : unsupported(th, op, "", a, b);
}

OuObject *ou_inplace(OuThread *th, OuBinaryOp op, OuObject *a, OuObject *b)
{
    const OuNumberSlots *number = a->type->number;
    if (number != NULL && number->inplace[op] != NULL) {
        OuObject *result = number->inplace[op](th, a, b);
        if (result != OU_NOT_IMPLEMENTED) {
            return result;
        }
    }
    OuObject *result = ask_both(th, binary_slot(a, op), binary_slot(b, op), a, b);
    if (OU_LIKELY(result != OU_NOT_IMPLEMENTED)) {
        return result;
    }
    result = sequence_inplace(th, op, a, b);
    return result != OU_NOT_IMPLEMENTED ? result : unsupported(th, op, "=", a, b);
}

OuObject *ou_divmod(OuThread *th, OuObject *a, OuObject *b)
{
    OuBinaryFn left = a->type->number == NULL ? NULL : a->type->number->divmod;
    OuBinaryFn right = b->type->number == NULL ? NULL : b->type->number->divmod;
    OuObject *result = ask_both(th, left, right, a, b);
    return result != OU_NOT_IMPLEMENTED
               ? result
               : ou_null(th, &ou_exc_type_error, "unsupported operand type(s) for divmod(): '%T' and '%T'", a, b);
}

OU_INLINE OuTernaryFn pow_slot(const OuObject *o)
{
    return o->type->number == NULL ? NULL : o->type->number->pow3;
}

/* The modulus is asked last, when it is of a third kind. */
static OuObject *pow_three(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    OuTernaryFn left = pow_slot(a), right = pow_slot(b), third = pow_slot(c);
    OuTernaryFn order[3] = {left, right == left ? NULL : right, third == left || third == right ? NULL : third};
    if (order[0] != NULL && order[1] != NULL && ou_type_is_subtype(th, b->type, a->type)) {
        order[0] = right;
        order[1] = left;
    }
    for (size_t i = 0; i < OU_COUNT_OF(order); i++) {
        OuObject *result = order[i] == NULL ? OU_NOT_IMPLEMENTED : order[i](th, a, b, c);
        if (result != OU_NOT_IMPLEMENTED) {
            return result;
        }
    }
    return ou_null(th, &ou_exc_type_error, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, c);
}

OuObject *ou_pow(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    return c == OU_NONE ? ou_binary(th, OU_OP_POW, a, b) : pow_three(th, a, b, c);
}

/* ---- one operand ---- */

static OuObject *unary(OuThread *th, OuUnaryFn fn, OuObject *o, const char *symbol)
{
    return fn != NULL ? fn(th, o) : ou_null(th, &ou_exc_type_error, "bad operand type for %s: '%T'", symbol, o);
}

#define UNARY_SLOT(o, member) ((o)->type->number == NULL ? NULL : (o)->type->number->member)

OuObject *ou_negative(OuThread *th, OuObject *o)
{
    return unary(th, UNARY_SLOT(o, negative), o, "unary -");
}

OuObject *ou_positive(OuThread *th, OuObject *o)
{
    return unary(th, UNARY_SLOT(o, positive), o, "unary +");
}

OuObject *ou_absolute(OuThread *th, OuObject *o)
{
    return unary(th, UNARY_SLOT(o, absolute), o, "abs()");
}

OuObject *ou_invert(OuThread *th, OuObject *o)
{
    return unary(th, UNARY_SLOT(o, invert), o, "unary ~");
}
