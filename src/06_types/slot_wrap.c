/* slot_wrap.c - slots as attributes: what int.__add__(1, 2) does.
 *
 * One function a shape of slot. They check the arguments as the slots themselves
 * need not, and turn C results into objects. */
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/slot_int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#define WRAP(name)                                                                                 \
    OuObject *ou_wrap_##name(OuThread *th, OuSlotWrapper *wrapper, OuObject *self, OuObject *const *args, size_t n, \
                             OuObject *kwnames)

/* Exactly `want` arguments and no names. */
static bool exactly(OuThread *th, OuSlotWrapper *w, size_t want, size_t n, OuObject *kwnames)
{
    if (kwnames != NULL && ou_tuple_size(kwnames) != 0) {
        return ou_raise(th, &ou_exc_type_error, "wrapper %U() takes no keyword arguments", w->name);
    }
    if (n != want) {
        return ou_raise(th, &ou_exc_type_error, "expected %zu argument%s, got %zu", want, want == 1 ? "" : "s", n);
    }
    return true;
}

/* The older wording of slots with two arguments or optional ones. */
static bool between(OuThread *th, OuSlotWrapper *w, size_t min, size_t max, size_t n, OuObject *kwnames)
{
    if (kwnames != NULL && ou_tuple_size(kwnames) != 0) {
        return ou_raise(th, &ou_exc_type_error, "wrapper %U() takes no keyword arguments", w->name);
    }
    if (n < min || n > max) {
        size_t bound = n < min ? min : max;
        return ou_raise(th, &ou_exc_type_error, " expected %s%zu argument%s, got %zu",
                        min == max ? "" : n < min ? "at least " : "at most ", bound, bound == 1 ? "" : "s", n);
    }
    return true;
}

static OuObject *none_if(bool ok)
{
    return ok ? OU_NONE : NULL;
}

WRAP(unary)
{
    (void)args;
    return exactly(th, wrapper, 0, n, kwnames) ? ((OuUnaryFn)wrapper->fn)(th, self) : NULL;
}

WRAP(binary)
{
    return exactly(th, wrapper, 1, n, kwnames) ? ((OuBinaryFn)wrapper->fn)(th, self, args[0]) : NULL;
}

WRAP(binary_left)
{
    return exactly(th, wrapper, 1, n, kwnames) ? ((OuBinaryFn)wrapper->fn)(th, self, args[0]) : NULL;
}

WRAP(binary_right)
{
    return exactly(th, wrapper, 1, n, kwnames) ? ((OuBinaryFn)wrapper->fn)(th, args[0], self) : NULL;
}

/* __pow__(a, b, c): the three-operand slot stands beside the two-operand one. */
static OuObject *power(OuThread *th, OuSlotWrapper *w, OuObject *a, OuObject *b, OuObject *c)
{
    if (c == NULL || c == OU_NONE) {
        return ((OuBinaryFn)w->fn)(th, a, b);
    }
    const OuNumberSlots *number = w->owner->number;
    return number != NULL && number->pow3 != NULL ? number->pow3(th, a, b, c) : OU_NOT_IMPLEMENTED;
}

WRAP(pow)
{
    return between(th, wrapper, 1, 2, n, kwnames) ? power(th, wrapper, self, args[0], n > 1 ? args[1] : NULL) : NULL;
}

WRAP(rpow)
{
    return between(th, wrapper, 1, 2, n, kwnames) ? power(th, wrapper, args[0], self, n > 1 ? args[1] : NULL) : NULL;
}

WRAP(ipow)
{
    return between(th, wrapper, 1, 2, n, kwnames) ? power(th, wrapper, self, args[0], n > 1 ? args[1] : NULL) : NULL;
}

WRAP(truth)
{
    (void)args;
    if (!exactly(th, wrapper, 0, n, kwnames)) {
        return NULL;
    }
    OuTruth truth = ((OuTruth(*)(OuThread *, OuObject *))wrapper->fn)(th, self);
    return truth == OU_ERROR ? NULL : ou_bool(truth == OU_TRUE);
}

WRAP(length)
{
    (void)args;
    if (!exactly(th, wrapper, 0, n, kwnames)) {
        return NULL;
    }
    int64_t length = ((int64_t(*)(OuThread *, OuObject *))wrapper->fn)(th, self);
    return length < 0 ? NULL : ou_int_new(th, length);
}

WRAP(hash)
{
    (void)args;
    if (!exactly(th, wrapper, 0, n, kwnames)) {
        return NULL;
    }
    int64_t value = ((int64_t(*)(OuThread *, OuObject *))wrapper->fn)(th, self);
    return value == -1 ? NULL : ou_int_new(th, value);
}

WRAP(compare)
{
    if (!exactly(th, wrapper, 1, n, kwnames)) {
        return NULL;
    }
    return ((OuObject * (*)(OuThread *, OuObject *, OuObject *, OuCompare)) wrapper->fn)(th, self, args[0],
                                                                                        (OuCompare)wrapper->def->op);
}

WRAP(call)
{
    return ((OuFn)wrapper->fn)(th, self, args, n, kwnames);
}

WRAP(get_attr)
{
    return exactly(th, wrapper, 1, n, kwnames) ? ((OuBinaryFn)wrapper->fn)(th, self, args[0]) : NULL;
}

/* object.__setattr__(SomeStaticType, ...) must not go round the more derived type's own rules:
 * the nearest static base has to have this very function. */
static bool may_set(OuThread *th, OuSlotWrapper *w, OuObject *self, const char *what)
{
    const OuType *type = ou_type_static_base(self->type);
    if (type->set_attr != NULL && (OuSlotFn)type->set_attr != w->fn) {
        return ou_raise(th, &ou_exc_type_error, "can't apply this %s to %T object", what, self);
    }
    return true;
}

typedef bool (*SetFn)(OuThread *, OuObject *, OuObject *, OuObject *);

WRAP(set_attr)
{
    if (!between(th, wrapper, 2, 2, n, kwnames) || !may_set(th, wrapper, self, "__setattr__")) {
        return NULL;
    }
    return none_if(((SetFn)wrapper->fn)(th, self, args[0], args[1]));
}

WRAP(del_attr)
{
    if (!exactly(th, wrapper, 1, n, kwnames) || !may_set(th, wrapper, self, "__delattr__")) {
        return NULL;
    }
    return none_if(((SetFn)wrapper->fn)(th, self, args[0], NULL));
}

WRAP(descr_get)
{
    if (!between(th, wrapper, 1, 2, n, kwnames)) {
        return NULL;
    }
    OuObject *object = args[0] == OU_NONE ? NULL : args[0];
    OuObject *type = n < 2 || args[1] == OU_NONE ? NULL : args[1];
    if (object == NULL && type == NULL) {
        return ou_null(th, &ou_exc_type_error, "__get__(None, None) is invalid");
    }
    return ((OuTernaryFn)wrapper->fn)(th, self, object, type);
}

WRAP(descr_set)
{
    return between(th, wrapper, 2, 2, n, kwnames) ? none_if(((SetFn)wrapper->fn)(th, self, args[0], args[1])) : NULL;
}

WRAP(descr_del)
{
    return exactly(th, wrapper, 1, n, kwnames) ? none_if(((SetFn)wrapper->fn)(th, self, args[0], NULL)) : NULL;
}

WRAP(init)
{
    typedef bool (*InitFn)(OuThread *, OuObject *, OuObject *const *, size_t, OuObject *);
    return none_if(((InitFn)wrapper->fn)(th, self, args, n, kwnames));
}

WRAP(next)
{
    (void)args;
    if (!exactly(th, wrapper, 0, n, kwnames)) {
        return NULL;
    }
    OuObject *value = ((OuUnaryFn)wrapper->fn)(th, self);
    if (value == NULL && !ou_has_error(th)) {
        ou_raise_object(th, OU_TYPE_OBJECT(&ou_exc_stop_iteration), NULL);
    }
    return value;
}

WRAP(del)
{
    (void)args;
    if (!exactly(th, wrapper, 0, n, kwnames)) {
        return NULL;
    }
    ((void (*)(OuThread *, OuObject *))wrapper->fn)(th, self);
    return OU_NONE;
}

WRAP(item)
{
    return exactly(th, wrapper, 1, n, kwnames) ? ((OuBinaryFn)wrapper->fn)(th, self, args[0]) : NULL;
}

WRAP(set_item)
{
    return between(th, wrapper, 2, 2, n, kwnames) ? none_if(((SetFn)wrapper->fn)(th, self, args[0], args[1])) : NULL;
}

WRAP(del_item)
{
    return exactly(th, wrapper, 1, n, kwnames) ? none_if(((SetFn)wrapper->fn)(th, self, args[0], NULL)) : NULL;
}

WRAP(contains)
{
    if (!exactly(th, wrapper, 1, n, kwnames)) {
        return NULL;
    }
    OuTruth truth = ((OuTruth(*)(OuThread *, OuObject *, OuObject *))wrapper->fn)(th, self, args[0]);
    return truth == OU_ERROR ? NULL : ou_bool(truth == OU_TRUE);
}

WRAP(repeat)
{
    int64_t times;
    if (!between(th, wrapper, 1, 1, n, kwnames) || !ou_as_index(th, args[0], &times, &ou_exc_overflow_error)) {
        return NULL;
    }
    return ((OuObject * (*)(OuThread *, OuObject *, int64_t)) wrapper->fn)(th, self, times);
}
