/* operator_module.c - the module _operator: the operators as functions. (attrgetter and its like: operator_getters.c.) */
#include "10_builtin/operator/operator_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/type.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* X(name, name in place, operator, sign) */
#define BINARY_LIST(X) \
    X(add, iadd, ADD, "+") \
    X(sub, isub, SUB, "-") \
    X(mul, imul, MUL, "*") \
    X(matmul, imatmul, MATMUL, "@") \
    X(floordiv, ifloordiv, FLOORDIV, "//") \
    X(truediv, itruediv, TRUEDIV, "/") \
    X(mod, imod, MOD, "%") \
    X(lshift, ilshift, LSHIFT, "<<") \
    X(rshift, irshift, RSHIFT, ">>") \
    X(and_, iand, AND, "&") \
    X(xor, ixor, XOR, "^") \
    X(or_, ior, OR, "|") \
    X(pow, ipow, POW, "**")
/* X(name, operator, doc) */
#define COMPARE_LIST(X) \
    X(lt, LT, "Same as a < b.") \
    X(le, LE, "Same as a <= b.") \
    X(eq, EQ, "Same as a == b.") \
    X(ne, NE, "Same as a != b.") \
    X(gt, GT, "Same as a > b.") \
    X(ge, GE, "Same as a >= b.")
#define UNARY_LIST(X) \
    X(neg, negative, "Same as -a.") \
    X(pos, positive, "Same as +a.") \
    X(abs, absolute, "Same as abs(a).") \
    X(inv, invert, "Same as ~a.") \
    X(invert, invert, "Same as ~a.") \
    X(index, index, "Same as a.__index__()")

#define OU_X(name, in_place, op, sign)                                                             \
    METHOD(op_##name) { return ou_binary(th, OU_OP_##op, args[0], args[1]); }                      \
    METHOD(op_##in_place) { return ou_inplace(th, OU_OP_##op, args[0], args[1]); }
BINARY_LIST(OU_X)
#undef OU_X
#define OU_X(name, op, doc)                                                                        \
    METHOD(op_##name) { return ou_compare(th, args[0], args[1], OU_##op); }
COMPARE_LIST(OU_X)
#undef OU_X
#define OU_X(name, fn, doc)                                                                        \
    METHOD(op_##name) { return ou_##fn(th, args[0]); }
UNARY_LIST(OU_X)
#undef OU_X

static OuObject *bool_of(OuTruth answer)
{
    return answer == OU_ERROR ? NULL : ou_bool(answer == OU_TRUE);
}

METHOD(op_truth)
{
    return bool_of(ou_is_true(th, args[0]));
}

METHOD(op_not)
{
    OuTruth answer = ou_is_true(th, args[0]);
    return answer == OU_ERROR ? NULL : ou_bool(answer == OU_FALSE);
}

METHOD(op_is)
{
    return ou_bool(args[0] == args[1]);
}

METHOD(op_is_not)
{
    return ou_bool(args[0] != args[1]);
}

METHOD(op_contains)
{
    return bool_of(ou_contains(th, args[0], args[1]));
}

METHOD(op_getitem)
{
    return ou_get_item(th, args[0], args[1]);
}

METHOD(op_setitem)
{
    return ou_set_item(th, args[0], args[1], args[2]) ? OU_NONE : NULL;
}

METHOD(op_delitem)
{
    return ou_del_item(th, args[0], args[1]) ? OU_NONE : NULL;
}

METHOD(op_call)
{
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "call expected at least 1 argument, got 0");
    }
    return ou_call(th, args[0], args + 1, n - 1, kwnames);
}

/* ---- sequences ---- */

static bool has_items(const OuObject *o)
{
    return o->type->sequence != NULL && o->type->sequence->item != NULL && !ou_is_dict(o);
}

/* a + b for sequences: numbers are refused. */
static OuObject *concat(OuThread *th, OuObject *a, OuObject *b, bool inplace)
{
    const OuSequenceSlots *slots = a->type->sequence;
    if (inplace && slots != NULL && slots->inplace_concat != NULL) {
        return slots->inplace_concat(th, a, b);
    }
    if (slots != NULL && slots->concat != NULL) {
        return slots->concat(th, a, b);
    }
    if (!has_items(a) || !has_items(b)) {
        return ou_null(th, &ou_exc_type_error, "'%T' object can't be concatenated", a);
    }
    const OuNumberSlots *left = a->type->number, *right = b->type->number;
    bool asked = (left != NULL && (left->binary[OU_OP_ADD] != NULL || (inplace && left->inplace[OU_OP_ADD] != NULL))) ||
                 (right != NULL && right->binary[OU_OP_ADD] != NULL);
    if (!asked) {
        return ou_null(th, &ou_exc_type_error, "'%T' object can't be concatenated", a);
    }
    return inplace ? ou_inplace(th, OU_OP_ADD, a, b) : ou_binary(th, OU_OP_ADD, a, b);
}

METHOD(op_concat)
{
    return concat(th, args[0], args[1], false);
}

METHOD(op_iconcat)
{
    return concat(th, args[0], args[1], true);
}

/* Counts the items equal to a value, or stops at the first: its place. -1: an error is pending; first: -2: none. */
static int64_t count(OuThread *th, OuObject *iterable, OuObject *value, bool first)
{
    OuObject *iterator = ou_iter(th, iterable), *item;
    if (iterator == NULL) {
        if (ou_error_swallow(th, &ou_exc_type_error)) {
            ou_raise(th, &ou_exc_type_error, "argument of type '%T' is not iterable", iterable);
        }
        return -1;
    }
    int64_t found = 0, at = 0;
    bool done = false;
    while (!done && (item = ou_next(th, iterator)) != NULL) {
        OuTruth same = ou_compare_bool(th, item, value, OU_EQ);
        ou_drop(th, item);
        found += same == OU_TRUE;
        done = same == OU_ERROR || (first && same == OU_TRUE);
        at += !done;
    }
    ou_drop(th, iterator);
    return ou_has_error(th) ? -1 : !first ? found : found == 0 ? -2 : at;
}

METHOD(op_count_of)
{
    int64_t found = count(th, args[0], args[1], false);
    return found == -1 ? NULL : ou_int_new(th, found);
}

METHOD(op_index_of)
{
    int64_t at = count(th, args[0], args[1], true);
    if (at == -2) {
        return ou_null(th, &ou_exc_value_error, "sequence.index(x): x not in sequence");
    }
    return at == -1 ? NULL : ou_int_new(th, at);
}

METHOD(op_length_hint)
{
    int64_t fallback = 0;
    if (args[1] != NULL) {
        if (!ou_as_ssize(th, args[1], &fallback)) {
            return NULL;
        }
    }
    int64_t hint = ou_len_hint(th, args[0], fallback);
    return hint == -1 && ou_has_error(th) ? NULL : ou_int_new(th, hint);
}

/* Takes as long for equal data as for different data of the same length. */
static bool same_bytes(const void *a, size_t n_a, const void *b, size_t n_b)
{
    const volatile uint8_t *left = n_a == n_b ? a : b, *right = b;
    volatile uint8_t difference = n_a != n_b;
    for (size_t i = 0; i < n_b; i++) {
        difference = (uint8_t)(difference | (left[i] ^ right[i]));
    }
    return difference == 0;
}

METHOD(op_compare_digest)
{
    OuObject *a = args[0], *b = args[1];
    if (ou_is_str(a) && ou_is_str(b)) {
        if (!ou_str_is_ascii(a) || !ou_str_is_ascii(b)) {
            return ou_null(th, &ou_exc_type_error, "comparing strings with non-ASCII characters is not supported");
        }
        return ou_bool(same_bytes(ou_str_data(a), ou_str_length(a), ou_str_data(b), ou_str_length(b)));
    }
    if (!ou_has_buffer(a) || !ou_has_buffer(b)) {
        return ou_null(th, &ou_exc_type_error, "unsupported operand types(s) or combination of types: '%T' and '%T'", a, b);
    }
    OuBuffer x, y;
    if (!ou_buffer_acquire(th, a, &x, false)) {
        return NULL;
    }
    OuObject *result = NULL;
    if (ou_buffer_acquire(th, b, &y, false)) {
        result = x.ndim > 1 || y.ndim > 1 ? ou_null(th, &ou_exc_buffer_error, "Buffer must be single dimension")
                                          : ou_bool(same_bytes(x.data, x.size, y.data, y.size));
        ou_buffer_release(th, &y);
    }
    ou_buffer_release(th, &x);
    return result;
}

static const OuMethodDef functions[] = {
#define OU_X(name, in_place, op, sign)                                                             \
    {#name, op_##name, "a, b, /", 0, "Same as a " sign " b."},                                     \
        {#in_place, op_##in_place, "a, b, /", 0, "Same as a " sign "= b."},
    BINARY_LIST(OU_X)
#undef OU_X
#define OU_X(name, op, doc) {#name, op_##name, "a, b, /", 0, doc},
    COMPARE_LIST(OU_X)
#undef OU_X
#define OU_X(name, op, doc) {#name, op_##name, "a, /", 0, doc},
    UNARY_LIST(OU_X)
#undef OU_X
    {"truth", op_truth, "a, /", 0, "Return True if a is true, False otherwise."},
    {"not_", op_not, "a, /", 0, "Same as not a."},
    {"is_", op_is, "a, b, /", 0, "Same as a is b."},
    {"is_not", op_is_not, "a, b, /", 0, "Same as a is not b."},
    {"contains", op_contains, "a, b, /", 0, "Same as b in a (note reversed operands)."},
    {"concat", op_concat, "a, b, /", 0, "Same as a + b, for a and b sequences."},
    {"iconcat", op_iconcat, "a, b, /", 0, "Same as a += b, for a and b sequences."},
    {"getitem", op_getitem, "a, b, /", 0, "Same as a[b]."},
    {"setitem", op_setitem, "a, b, c, /", 0, "Same as a[b] = c."},
    {"delitem", op_delitem, "a, b, /", 0, "Same as del a[b]."},
    {"countOf", op_count_of, "a, b, /", 0, "Return the number of items in a which are, or which equal, b."},
    {"indexOf", op_index_of, "a, b, /", 0, "Return the first index of b in a."},
    {"length_hint", op_length_hint, "obj, default=0, /", 0,
     "Return an estimate of the number of items in obj.\n\n"
     "This is useful for presizing containers when building from an iterable.\n\n"
     "If the object supports len(), the result will be exact.\n"
     "Otherwise, it may over- or under-estimate by an arbitrary amount."},
    {"call", op_call, "obj, /, *args, **kwargs", 0, "Same as obj(*args, **kwargs)."},
    {"_compare_digest", op_compare_digest, "a, b, /", 0,
     "Return 'a == b'.\n\n"
     "This function uses an approach designed to prevent\n"
     "timing analysis, making it appropriate for cryptography.\n\n"
     "a and b must both be of the same type: either str (ASCII only),\n"
     "or any bytes-like object."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_operator", NULL, functions);
    if (module != NULL && (!ou_module_add_type(th, module, &ou_item_getter_type) ||
                           !ou_module_add_type(th, module, &ou_attr_getter_type) ||
                           !ou_module_add_type(th, module, &ou_method_caller_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__operator = {.name = "_operator", .make = make};
