/* bool.c - the class of True and False, which are in singletons.c.
 *
 * An int in everything but its text, its constructor, and & | ^ of two bools. */
#include "06_types/int_int.h"

#include "06_types/type.h"
#include "06_types/type_index.h"

static OuObject *bool_repr(OuThread *th, OuObject *self)
{
    return ou_str_intern_text(th, self == OU_PY_TRUE ? "True" : "False");
}

static OuObject *bool_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)type;
    if (!ou_args_no_keywords(th, "bool", kwnames) || !ou_args_count(th, "bool", n, 0, 1)) {
        return NULL;
    }
    OuTruth truth = n == 0 ? OU_FALSE : ou_is_true(th, args[0]);
    return truth == OU_ERROR ? NULL : ou_bool(truth == OU_TRUE);
}

static OuObject *bool_and(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_is_bool(a) && ou_is_bool(b) ? ou_bool(a == OU_PY_TRUE && b == OU_PY_TRUE) : ou_int_slot_and(th, a, b);
}

static OuObject *bool_or(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_is_bool(a) && ou_is_bool(b) ? ou_bool(a == OU_PY_TRUE || b == OU_PY_TRUE) : ou_int_slot_or(th, a, b);
}

static OuObject *bool_xor(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_is_bool(a) && ou_is_bool(b) ? ou_bool(a != b) : ou_int_slot_xor(th, a, b);
}

static OuTruth bool_truth(OuThread *th, OuObject *self)
{
    (void)th;
    return self == OU_PY_TRUE ? OU_TRUE : OU_FALSE;
}

static const OuNumberSlots bool_number = {
    OU_INT_NUMBER_SLOTS,
    .binary[OU_OP_AND] = bool_and,
    .binary[OU_OP_XOR] = bool_xor,
    .binary[OU_OP_OR] = bool_or,
    .truth = bool_truth,
};

/* The two are immortal, so there is nothing to drop, visit or track. */
const OuType ou_bool_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "bool",
    .base = &ou_int_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_MATCH_SELF | OU_TYPE_IS_INT,
    .index = OU_TYPE_INDEX_BOOL,
    .basic_size = sizeof(OuInt),
    .item_size = sizeof(OuLimb),
    .size_of = ou_int_size_of,
    .repr = bool_repr,
    .str = ou_object_str,
    .hash = ou_int_hash,
    .compare = ou_int_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = bool_make,
    .init = ou_object_init,
    .number = &bool_number,
    .doc = "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\n"
           "The builtins True and False are the only two instances of the class bool.\n"
           "The class bool is a subclass of the class int, and cannot be subclassed.",
};
