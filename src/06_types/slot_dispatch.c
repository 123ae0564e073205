/* slot_dispatch.c - the slots of classes written in Python: each calls its dunder method.
 *
 * The method is looked up on the type, through the method cache; plain functions
 * are called with self in front, without a bound method in between. The rules of
 * precedence between two operands are split with ou_binary(): that one decides
 * whose slot is asked first, the functions here decide between __op__ and __rop__
 * when both operands are of classes whose slot is the same generic one. */
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/iter.h"
#include "06_types/slot_int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

/* The method, kept; *unbound: self goes in front of the arguments. */
static OuObject *method_of(OuThread *th, OuObject *self, OuObject *name, bool *unbound, bool *failed)
{
    OuObject *method = ou_type_lookup(th, self->type, name, failed);
    if (method == NULL) {
        return NULL;
    }
    ou_keep(method);
    *unbound = OU_HAS_FLAG(method->type, OU_TYPE_METHOD_DESCR);
    if (*unbound || method->type->descr_get == NULL) {
        return method;
    }
    OuObject *bound = method->type->descr_get(th, method, self, OU_TYPE_OBJECT(self->type));
    ou_drop(th, method);
    *failed = bound == NULL;
    return bound;
}

#define MAX_SLOT_ARGS 4

OuObject *ou_slot_call(OuThread *th, OuObject *self, OuObject *name, OuObject *const *args, size_t n, bool *found)
{
    OU_ASSERT(n <= MAX_SLOT_ARGS);
    bool unbound = false, failed = false;
    OuObject *method = method_of(th, self, name, &unbound, &failed);
    *found = method != NULL || failed;
    if (method == NULL) {
        return NULL;
    }
    OuObject *all[MAX_SLOT_ARGS + 1] = {self};
    if (n > 0) {
        memcpy(all + 1, args, n * sizeof *args);
    }
    OuObject *result = ou_call(th, method, unbound ? all : all + 1, unbound ? n + 1 : n, NULL);
    ou_drop(th, method);
    return result;
}

/* A slot that is filled has its method, unless it was deleted in between. */
static OuObject *call_or_raise(OuThread *th, OuObject *self, OuObject *name, OuObject *const *args, size_t n)
{
    bool found;
    OuObject *result = ou_slot_call(th, self, name, args, n, &found);
    if (!found) {
        ou_raise_value(th, &ou_exc_attribute_error, name);
    }
    return result;
}

/* ---- binary operators ---- */

static OuObject *call_maybe(OuThread *th, OuObject *self, OuObject *name, OuObject *other)
{
    bool found;
    OuObject *result = ou_slot_call(th, self, name, &other, 1, &found);
    return found ? result : OU_NOT_IMPLEMENTED;
}

/* Does right's class answer `name` otherwise than left's? OU_ERROR with the error. */
static OuTruth is_overloaded(OuThread *th, OuObject *left, OuObject *right, OuObject *name)
{
    bool failed = false;
    OuObject *b = ou_type_lookup(th, right->type, name, &failed);
    if (b == NULL) {
        return failed ? OU_ERROR : OU_FALSE;
    }
    ou_keep(b);
    OuObject *a = ou_type_lookup(th, left->type, name, &failed);
    OuTruth result = failed ? OU_ERROR : a == NULL ? OU_TRUE : OU_FALSE;
    if (a != NULL && a != b) {
        ou_keep(a);
        result = ou_compare_bool(th, a, b, OU_NE);
        ou_drop(th, a);
    }
    ou_drop(th, b);
    return result;
}

/* left_has, right_has: the operand's slot is this generic one. */
static OuObject *binary(OuThread *th, OuObject *a, OuObject *b, bool left_has, bool right_has, OuObject *name,
                        OuObject *right_name)
{
    bool try_right = a->type != b->type && right_has;
    if (left_has) {
        if (try_right && ou_type_is_subtype(th, b->type, a->type)) {
            OuTruth overloaded = is_overloaded(th, a, b, right_name);
            if (overloaded == OU_ERROR) {
                return NULL;
            }
            if (overloaded == OU_TRUE) {
                OuObject *result = call_maybe(th, b, right_name, a);
                if (result != OU_NOT_IMPLEMENTED) {
                    return result;
                }
                try_right = false;
            }
        }
        OuObject *result = call_maybe(th, a, name, b);
        if (result != OU_NOT_IMPLEMENTED || a->type == b->type) {
            return result;
        }
    }
    return try_right ? call_maybe(th, b, right_name, a) : OU_NOT_IMPLEMENTED;
}

#define HAS(o, member, fn) ((o)->type->number != NULL && (o)->type->number->member == (fn))

#define OU_X(n, op)                                                                                \
    OuObject *ou_slot_##n(OuThread *th, OuObject *a, OuObject *b)                                  \
    {                                                                                              \
        return binary(th, a, b, HAS(a, binary[op], ou_slot_##n), HAS(b, binary[op], ou_slot_##n),  \
                      OU_NAME(th, dunder_##n), OU_NAME(th, dunder_r##n));                          \
    }                                                                                              \
    OuObject *ou_slot_i##n(OuThread *th, OuObject *a, OuObject *b)                                 \
    {                                                                                              \
        return call_maybe(th, a, OU_NAME(th, dunder_i##n), b);                                     \
    }
OU_BINARY_SLOT_LIST(OU_X)
#undef OU_X

OuObject *ou_slot_divmod(OuThread *th, OuObject *a, OuObject *b)
{
    return binary(th, a, b, HAS(a, divmod, ou_slot_divmod), HAS(b, divmod, ou_slot_divmod), OU_NAME(th, dunder_divmod),
                  OU_NAME(th, dunder_rdivmod));
}

/* With a modulus there is no reflected form. */
OuObject *ou_slot_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    if (!HAS(a, pow3, ou_slot_pow3)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *args[] = {b, c};
    bool found;
    OuObject *result = ou_slot_call(th, a, OU_NAME(th, dunder_pow), args, 2, &found);
    return found ? result : OU_NOT_IMPLEMENTED;
}

/* ---- one operand ---- */

#define OU_X(name)                                                          \
    OuObject *ou_slot_##name(OuThread *th, OuObject *self)                  \
    {                                                                       \
        return call_or_raise(th, self, OU_NAME(th, dunder_##name), NULL, 0); \
    }
OU_UNARY_SLOT_LIST(OU_X)
#undef OU_X

OuTruth ou_slot_truth(OuThread *th, OuObject *self)
{
    OuObject *result = call_or_raise(th, self, OU_NAME(th, dunder_bool), NULL, 0);
    if (result == NULL) {
        return OU_ERROR;
    }
    if (!ou_is_bool(result)) {
        ou_raise(th, &ou_exc_type_error, "__bool__ should return bool, returned %T", result);
        ou_drop(th, result);
        return OU_ERROR;
    }
    return result == OU_PY_TRUE ? OU_TRUE : OU_FALSE;
}

int64_t ou_slot_length(OuThread *th, OuObject *self)
{
    OuObject *result = call_or_raise(th, self, OU_NAME(th, dunder_len), NULL, 0);
    if (result == NULL) {
        return -1;
    }
    OuObject *index = ou_index(th, result);
    ou_drop(th, result);
    if (index == NULL) {
        return -1;
    }
    int64_t length = -1;
    if (ou_int_sign(index) < 0) {
        ou_raise(th, &ou_exc_value_error, "__len__() should return >= 0");
    } else if (ou_int_clip_i64(index, &length) != 0) {
        ou_raise(th, &ou_exc_overflow_error, "cannot fit 'int' into an index-sized integer");
        length = -1;
    }
    ou_drop(th, index);
    return length;
}

int64_t ou_slot_hash(OuThread *th, OuObject *self)
{
    bool found;
    OuObject *result = ou_slot_call(th, self, OU_NAME(th, dunder_hash), NULL, 0, &found);
    if (result == NULL) {
        if (!found) {
            ou_raise(th, &ou_exc_type_error, "unhashable type: '%T'", self);
        }
        return -1;
    }
    int64_t value;
    if (!ou_is_int(result)) {
        ou_raise(th, &ou_exc_type_error, "__hash__ method should return an integer");
        value = -1;
    } else {
        /* A value that fits is the hash itself; a longer one is reduced as ints hash. */
        if (ou_int_clip_i64(result, &value) != 0) {
            value = ou_int_type.hash(th, result);
        }
        value = value == -1 ? -2 : value;
    }
    ou_drop(th, result);
    return value;
}

OuObject *ou_slot_iter(OuThread *th, OuObject *self)
{
    bool failed = false;
    OuObject *method = ou_type_lookup(th, self->type, OU_NAME(th, dunder_iter), &failed);
    if (failed) {
        return NULL;
    }
    if (method == OU_NONE) {
        return ou_null(th, &ou_exc_type_error, "'%T' object is not iterable", self);
    }
    if (method != NULL) {
        return call_or_raise(th, self, OU_NAME(th, dunder_iter), NULL, 0);
    }
    method = ou_type_lookup(th, self->type, OU_NAME(th, dunder_getitem), &failed);
    if (failed) {
        return NULL;
    }
    return method != NULL ? ou_seq_iter_new(th, self)
                          : ou_null(th, &ou_exc_type_error, "'%T' object is not iterable", self);
}

OuObject *ou_slot_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    OuNames *names = &th->vm->types->names;
    OuObject *const dunders[] = {names->dunder_lt, names->dunder_le, names->dunder_eq,
                                 names->dunder_ne, names->dunder_gt, names->dunder_ge};
    bool failed = false;
    OuObject *found = ou_type_lookup(th, a->type, dunders[op], &failed);
    if (found != NULL && OU_HAS_FLAG(found->type, OU_TYPE_METHOD_DESCR)) {
        return call_maybe(th, a, dunders[op], b);
    }
    OuObject *method = ou_lookup_special(th, a, dunders[op], &failed);
    if (method == NULL) {
        if (failed) {
            ou_error_clear(th); /* a descriptor that fails counts as no method, as in CPython */
        }
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *result = ou_call1(th, method, b);
    ou_drop(th, method);
    return result;
}

/* ---- calling and making ---- */

/* callable(first, *args, **kwargs) */
static OuObject *call_with_first(OuThread *th, OuObject *callable, OuObject *first, OuObject *const *args, size_t n,
                                 OuObject *kwnames)
{
    size_t total = n + (kwnames == NULL ? 0 : ((const OuTuple *)kwnames)->size);
    OuObject *small[8], **all = small;
    if (total + 1 > OU_COUNT_OF(small) && (all = ou_mem_take(th, (total + 1) * sizeof *all)) == NULL) {
        return NULL;
    }
    all[0] = first;
    if (total > 0) {
        memcpy(all + 1, args, total * sizeof *all);
    }
    OuObject *result = ou_call(th, callable, all, n + 1, kwnames);
    if (all != small) {
        ou_mem_give(th, all, (total + 1) * sizeof *all);
    }
    return result;
}

OuObject *ou_slot_call_slot(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    bool unbound = false, failed = false;
    OuObject *method = method_of(th, self, OU_NAME(th, dunder_call), &unbound, &failed);
    if (method == NULL) {
        return failed ? NULL : ou_null(th, &ou_exc_type_error, "'%T' object is not callable", self);
    }
    OuObject *result = unbound ? call_with_first(th, method, self, args, n, kwnames)
                               : ou_call(th, method, args, n, kwnames);
    ou_drop(th, method);
    return result;
}

bool ou_slot_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    bool unbound = false, failed = false;
    OuObject *method = method_of(th, self, OU_NAME(th, dunder_init), &unbound, &failed);
    if (method == NULL) {
        return failed ? false : ou_raise_value(th, &ou_exc_attribute_error, OU_NAME(th, dunder_init));
    }
    OuObject *result = unbound ? call_with_first(th, method, self, args, n, kwnames)
                               : ou_call(th, method, args, n, kwnames);
    ou_drop(th, method);
    if (result == NULL) {
        return false;
    }
    if (result != OU_NONE) {
        ou_raise(th, &ou_exc_type_error, "__init__() should return None, not '%T'", result);
        ou_drop(th, result);
        return false;
    }
    return true;
}

OuObject *ou_slot_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *make = ou_get_attr(th, OU_TYPE_OBJECT(type), OU_NAME(th, dunder_new));
    if (make == NULL) {
        return NULL;
    }
    OuObject *result = call_with_first(th, make, OU_TYPE_OBJECT(type), args, n, kwnames);
    ou_drop(th, make);
    return result;
}

void ou_slot_finalize(OuThread *th, OuObject *self)
{
    OuObject *error = ou_error_take(th);
    bool unbound = false, failed = false;
    OuObject *method = method_of(th, self, OU_NAME(th, dunder_del), &unbound, &failed);
    if (method != NULL && method->type == &ou_function_type && th->vm->machine == NULL) {
        ou_drop(th, method); /* the program has ended: nothing can run what is left */
    } else if (method != NULL) {
        OuObject *result = unbound ? ou_call(th, method, &self, 1, NULL) : ou_call(th, method, NULL, 0, NULL);
        if (result == NULL) {
            th->vm->host->unraisable(th, NULL, method);
        } else {
            ou_drop(th, result);
        }
        ou_drop(th, method);
    } else if (failed) {
        th->vm->host->unraisable(th, NULL, self);
    }
    ou_error_restore_adopt(th, error);
}

/* ---- attributes and descriptors ---- */

OuObject *ou_slot_get_attr(OuThread *th, OuObject *self, OuObject *name)
{
    return call_or_raise(th, self, OU_NAME(th, dunder_getattribute), &name, 1);
}

/* For classes that have __getattr__: asked when the normal way raised AttributeError. */
OuObject *ou_slot_get_attr_hook(OuThread *th, OuObject *self, OuObject *name)
{
    bool failed = false, found;
    OuObject *way = ou_type_lookup(th, self->type, OU_NAME(th, dunder_getattribute), &failed);
    if (failed) {
        return NULL;
    }
    OuObject *value;
    if (way == NULL || (way->type == &ou_slot_wrapper_type && ((OuSlotWrapper *)way)->fn == (OuSlotFn)ou_generic_get_attr)) {
        value = ou_generic_get_attr_quiet(th, self, name);
        if (value == NULL && ou_has_error(th) && !ou_error_swallow(th, &ou_exc_attribute_error)) {
            return NULL;
        }
    } else {
        value = ou_slot_get_attr(th, self, name);
        if (value == NULL && !ou_error_matches(th, &ou_exc_attribute_error)) {
            return NULL;
        }
    }
    if (value != NULL) {
        return value;
    }
    OuObject *error = ou_error_take(th);
    value = ou_slot_call(th, self, OU_NAME(th, dunder_getattr), &name, 1, &found);
    if (!found) { /* only __getattribute__ is there: its error stands */
        if (error != NULL) {
            ou_error_restore_adopt(th, error);
            return NULL;
        }
        return ou_generic_get_attr(th, self, name);
    }
    ou_drop_maybe(th, error);
    return value;
}

bool ou_slot_set_attr(OuThread *th, OuObject *self, OuObject *name, OuObject *value)
{
    OuObject *args[] = {name, value};
    OuObject *result = value == NULL ? call_or_raise(th, self, OU_NAME(th, dunder_delattr), args, 1)
                                     : call_or_raise(th, self, OU_NAME(th, dunder_setattr), args, 2);
    ou_drop_maybe(th, result);
    return result != NULL;
}

OuObject *ou_slot_descr_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    OuObject *args[] = {object == NULL ? OU_NONE : object, type == NULL ? OU_NONE : type};
    bool found;
    OuObject *result = ou_slot_call(th, self, OU_NAME(th, dunder_get), args, 2, &found);
    return found ? result : ou_keep(self);
}

bool ou_slot_descr_set(OuThread *th, OuObject *self, OuObject *object, OuObject *value)
{
    OuObject *args[] = {object, value};
    OuObject *result = value == NULL ? call_or_raise(th, self, OU_NAME(th, dunder_delete), args, 1)
                                     : call_or_raise(th, self, OU_NAME(th, dunder_set), args, 2);
    ou_drop_maybe(th, result);
    return result != NULL;
}

/* ---- containers ---- */

OuObject *ou_slot_item(OuThread *th, OuObject *self, OuObject *key)
{
    return call_or_raise(th, self, OU_NAME(th, dunder_getitem), &key, 1);
}

bool ou_slot_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    OuObject *args[] = {key, value};
    OuObject *result = value == NULL ? call_or_raise(th, self, OU_NAME(th, dunder_delitem), args, 1)
                                     : call_or_raise(th, self, OU_NAME(th, dunder_setitem), args, 2);
    ou_drop_maybe(th, result);
    return result != NULL;
}

OuTruth ou_slot_contains(OuThread *th, OuObject *self, OuObject *value)
{
    bool failed = false;
    OuObject *method = ou_type_lookup(th, self->type, OU_NAME(th, dunder_contains), &failed);
    if (failed) {
        return OU_ERROR;
    }
    if (method == OU_NONE) {
        ou_raise(th, &ou_exc_type_error, "'%T' object is not a container", self);
        return OU_ERROR;
    }
    OuObject *result = call_or_raise(th, self, OU_NAME(th, dunder_contains), &value, 1);
    if (result == NULL) {
        return OU_ERROR;
    }
    OuTruth truth = ou_is_true(th, result);
    ou_drop(th, result);
    return truth;
}
