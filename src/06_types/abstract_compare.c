/* abstract_compare.c - comparison, truth and hash of any object. */
#include "06_types/abstract.h"

#include "06_types/exceptions.h"
#include "06_types/seq.h"
#include "06_types/type.h"

OuObject *ou_bool(bool value)
{
    return value ? OU_PY_TRUE : OU_PY_FALSE;
}

static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
static const OuCompare reflected[] = {OU_GT, OU_GE, OU_EQ, OU_NE, OU_LT, OU_LE};

/* a's answer, then b's to the reflected question; b's first when its class derives from a's. Nobody
 * has one: equal means identical, and there is no order. */
static OuObject *compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    const OuType *left = a->type, *right = b->type;
    bool asked_right = false;
    if (left != right && right->compare != NULL && ou_type_is_subtype(th, right, left)) {
        asked_right = true;
        OuObject *result = right->compare(th, b, a, reflected[op]);
        if (result != OU_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (left->compare != NULL) {
        OuObject *result = left->compare(th, a, b, op);
        if (result != OU_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (!asked_right && right->compare != NULL) {
        OuObject *result = right->compare(th, b, a, reflected[op]);
        if (result != OU_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (op == OU_EQ || op == OU_NE) {
        return ou_bool((a == b) == (op == OU_EQ));
    }
    return ou_null(th, &ou_exc_type_error, "'%s' not supported between instances of '%T' and '%T'", symbols[op], a, b);
}

OuObject *ou_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_enter(th, " in comparison")) {
        return NULL;
    }
    OuObject *result = compare(th, a, b, op);
    ou_leave(th);
    return result;
}

OuTruth ou_compare_bool(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (op == OU_EQ || op == OU_NE) {
        bool told;
        OuTruth equal = ou_seq_equal_quickly(a, b, &told);
        if (told) {
            return (equal == OU_TRUE) == (op == OU_EQ) ? OU_TRUE : OU_FALSE;
        }
    } else if (a->type == &ou_int_type && b->type == &ou_int_type && ou_int_is_inline(a) && ou_int_is_inline(b)) {
        int64_t x = ou_int_value(a), y = ou_int_value(b);
        return (op == OU_LT ? x < y : op == OU_GT ? x > y : op == OU_LE ? x <= y : x >= y) ? OU_TRUE : OU_FALSE;
    }
    OuObject *result = ou_compare(th, a, b, op);
    if (result == OU_PY_TRUE || result == OU_PY_FALSE) {
        return result == OU_PY_TRUE ? OU_TRUE : OU_FALSE;
    }
    if (result == NULL) {
        return OU_ERROR;
    }
    OuTruth truth = ou_is_true(th, result);
    ou_drop(th, result);
    return truth;
}

OuTruth ou_is_true(OuThread *th, OuObject *o)
{
    if (o == OU_PY_TRUE) {
        return OU_TRUE;
    }
    if (o == OU_PY_FALSE || o == OU_NONE) {
        return OU_FALSE;
    }
    const OuType *type = o->type;
    if (type->number != NULL && type->number->truth != NULL) {
        return type->number->truth(th, o);
    }
    if (type->sequence != NULL && type->sequence->length != NULL) {
        int64_t n = type->sequence->length(th, o);
        return n < 0 ? OU_ERROR : n > 0 ? OU_TRUE : OU_FALSE;
    }
    return OU_TRUE;
}

int64_t ou_hash(OuThread *th, OuObject *o)
{
    if (OU_UNLIKELY(o->type->hash == NULL)) {
        ou_raise(th, &ou_exc_type_error, "unhashable type: '%T'", o);
        return -1;
    }
    return o->type->hash(th, o);
}

/* Blocks are 8-byte aligned at least: the low bits say nothing. */
int64_t ou_hash_pointer(const void *p)
{
    uintptr_t bits = (uintptr_t)p;
    int64_t hash = (int64_t)(bits >> 4 | bits << 60);
    return hash == -1 ? -2 : hash;
}
