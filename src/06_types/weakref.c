/* weakref.c - weakref.ref and the proxies: types over 05's core. */
#include "06_types/weakref.h"

#include "05_cycle/weakref_core.h"
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/exceptions.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

#define REF(o) ((OuWeakRef *)(o))

/* ---- making ---- */

static bool can_refer(OuThread *th, OuObject *o)
{
    return o->type->weak != 0 || ou_raise(th, &ou_exc_type_error, "cannot create weak reference to '%T' object", o);
}

/* A reference without callback is shared, when the type is exactly a built-in one. */
static OuObject *ref_new(OuThread *th, const OuType *type, OuObject *target, OuObject *callback)
{
    if (!can_refer(th, target)) {
        return NULL;
    }
    callback = callback == OU_NONE ? NULL : callback;
    bool exact = !OU_HAS_FLAG(type, OU_TYPE_HEAP);
    if (exact && callback == NULL) {
        OuWeakRef *old = ou_weak_find_basic(th->vm, target, type);
        if (old != NULL) {
            return ou_keep(old);
        }
    }
    OuWeakRef *ref = (OuWeakRef *)ou_type_allocate(th, type, 0);
    if (ref == NULL) {
        return NULL;
    }
    ref->hash = -1;
    ref->callback = ou_keep_maybe(callback);
    if (!ou_weak_add(th, ref, target, type != &ou_weakref_type && exact)) {
        ou_drop(th, ref);
        return NULL;
    }
    ou_track(th, &ref->head);
    return &ref->head;
}

OuObject *ou_weakref_new(OuThread *th, OuObject *o, OuObject *callback)
{
    return ref_new(th, &ou_weakref_type, o, callback);
}

OuObject *ou_weakproxy_new(OuThread *th, OuObject *o, OuObject *callback)
{
    return ref_new(th, ou_is_callable(o) ? &ou_weakcallableproxy_type : &ou_weakproxy_type, o, callback);
}

OuObject *ou_weakref_get(OuThread *th, OuObject *ref)
{
    (void)th;
    return ou_weak_target_new(REF(ref));
}

/* Subclasses may take more in their __init__; names are none of __new__'s business. */
static OuObject *ref_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)kwnames;
    if (!ou_args_count(th, "__new__", n, 1, 2)) {
        return NULL;
    }
    return ref_new(th, type, args[0], n > 1 ? args[1] : NULL);
}

static bool ref_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self;
    (void)args;
    return ou_args_no_keywords(th, "ref", kwnames) && ou_args_count(th, "__init__", n, 1, 2);
}

/* ---- life ---- */

static size_t ref_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_instance_visit_extra(self, fn, arg);
    ou_visit_one(fn, arg, REF(self)->callback);
    return OU_VISIT_END;
}

static void ref_clear(OuThread *th, OuObject *self)
{
    ou_weak_detach(th->vm, REF(self));
    ou_clear_ref(th, &REF(self)->callback);
}

static void ref_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ref_clear(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* ---- ref ---- */

static OuObject *ref_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    if (!ou_args_no_keywords(th, "weakref", kwnames) || !ou_args_count(th, "weakref", n, 0, 0)) {
        return NULL;
    }
    OuObject *target = ou_weak_target_new(REF(self));
    return target == NULL ? OU_NONE : target;
}

static OuObject *ref_repr(OuThread *th, OuObject *self)
{
    OuObject *target = ou_weak_target_new(REF(self));
    if (target == NULL) {
        return ou_str_format(th, "<weakref at %p; dead>", (void *)self);
    }
    bool failed = false;
    OuObject *name = ou_get_attr_maybe(th, target, OU_NAME(th, dunder_name), &failed), *text = NULL;
    if (name != NULL && ou_is_str(name)) {
        text = ou_str_format(th, "<weakref at %p; to '%T' at %p (%U)>", (void *)self, target, (void *)target, name);
    } else if (!ou_has_error(th)) {
        text = ou_str_format(th, "<weakref at %p; to '%T' at %p>", (void *)self, target, (void *)target);
    }
    ou_drop_maybe(th, name);
    ou_drop(th, target);
    return text;
}

/* The target's hash, remembered: it must not change when the target dies. */
static int64_t ref_hash(OuThread *th, OuObject *self)
{
    if (REF(self)->hash != -1) {
        return REF(self)->hash;
    }
    OuObject *target = ou_weak_target_new(REF(self));
    if (target == NULL) {
        ou_raise(th, &ou_exc_type_error, "weak object has gone away");
        return -1;
    }
    REF(self)->hash = ou_hash(th, target);
    ou_drop(th, target);
    return REF(self)->hash;
}

static OuObject *ref_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || !ou_type_extends(a->type, &ou_weakref_type) ||
        !ou_type_extends(b->type, &ou_weakref_type)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *x = ou_weak_target_new(REF(a)), *y = ou_weak_target_new(REF(b)), *result;
    if (x == NULL || y == NULL) {
        result = ou_bool((a == b) == (op == OU_EQ));
    } else {
        result = ou_compare(th, x, y, op);
    }
    ou_drop_maybe(th, x);
    ou_drop_maybe(th, y);
    return result;
}

static const OuMemberDef ref_members[] = {
    {"__callback__", OU_MEMBER_OBJECT, offsetof(OuWeakRef, callback), false, NULL},
    {NULL, 0, 0, false, NULL},
};

static const OuMethodDef ref_methods[] = {
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_weakref_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "weakref.ReferenceType",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_IS_WEAKREF,
    .index = OU_TYPE_INDEX_WEAKREF,
    .basic_size = sizeof(OuWeakRef),
    .drop = ref_drop,
    .visit = ref_visit,
    .clear = ref_clear,
    .repr = ref_repr,
    .str = ou_object_str,
    .hash = ref_hash,
    .compare = ref_compare,
    .call = ref_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = ref_make,
    .init = ref_init,
    .methods = ref_methods,
    .members = ref_members,
};

/* ---- proxies: every operation is done with the target ---- */

static bool is_proxy(const OuObject *o)
{
    return o->type == &ou_weakproxy_type || o->type == &ou_weakcallableproxy_type;
}

/* The target of a proxy, or o itself; new; NULL with ReferenceError. */
static OuObject *unwrap(OuThread *th, OuObject *o)
{
    if (!is_proxy(o)) {
        return ou_keep(o);
    }
    OuObject *target = ou_weak_target_new(REF(o));
    return target != NULL ? target
                          : ou_null(th, &ou_exc_reference_error, "weakly-referenced object no longer exists");
}

#define UNARY(name, operation)                                       \
    static OuObject *name(OuThread *th, OuObject *self)              \
    {                                                                \
        OuObject *o = unwrap(th, self);                              \
        OuObject *result = o == NULL ? NULL : operation(th, o);      \
        ou_drop_maybe(th, o);                                        \
        return result;                                               \
    }
UNARY(proxy_str, ou_str)
UNARY(proxy_negative, ou_negative)
UNARY(proxy_positive, ou_positive)
UNARY(proxy_absolute, ou_absolute)
UNARY(proxy_invert, ou_invert)
UNARY(proxy_index, ou_index)
UNARY(proxy_int, ou_to_int)
UNARY(proxy_iter, ou_iter)

static OuObject *proxy_to_float(OuThread *th, OuObject *self)
{
    OuObject *o = unwrap(th, self);
    OuObject *result = o == NULL ? NULL : ou_call_method(th, o, OU_NAME(th, dunder_float), NULL, 0);
    ou_drop_maybe(th, o);
    return result;
}

static OuObject *proxy_next(OuThread *th, OuObject *self)
{
    OuObject *o = unwrap(th, self), *result = NULL;
    if (o != NULL && !ou_is_iterator(o)) {
        ou_raise(th, &ou_exc_type_error, "Weakref proxy referenced a non-iterator '%T' object", o);
    } else if (o != NULL) {
        result = o->type->next(th, o);
    }
    ou_drop_maybe(th, o);
    return result;
}

static OuObject *binary(OuThread *th, OuObject *a, OuObject *b, OuBinaryOp op, bool in_place)
{
    OuObject *x = unwrap(th, a), *y = x == NULL ? NULL : unwrap(th, b), *result = NULL;
    if (y != NULL) {
        result = in_place ? ou_inplace(th, op, x, y) : ou_binary(th, op, x, y);
    }
    ou_drop_maybe(th, x);
    ou_drop_maybe(th, y);
    return result;
}

#define BINARY_LIST(X)                                                                                  \
    X(add, OU_OP_ADD) X(sub, OU_OP_SUB) X(mul, OU_OP_MUL) X(matmul, OU_OP_MATMUL)                       \
    X(truediv, OU_OP_TRUEDIV) X(floordiv, OU_OP_FLOORDIV) X(mod, OU_OP_MOD) X(pow, OU_OP_POW)           \
    X(lshift, OU_OP_LSHIFT) X(rshift, OU_OP_RSHIFT) X(and, OU_OP_AND) X(xor, OU_OP_XOR) X(or, OU_OP_OR)
#define OU_X(name, op)                                                       \
    static OuObject *proxy_##name(OuThread *th, OuObject *a, OuObject *b)    \
    {                                                                        \
        return binary(th, a, b, op, false);                                  \
    }                                                                        \
    static OuObject *proxy_i##name(OuThread *th, OuObject *a, OuObject *b)   \
    {                                                                        \
        return binary(th, a, b, op, true);                                   \
    }
BINARY_LIST(OU_X)
#undef OU_X

static OuObject *proxy_divmod(OuThread *th, OuObject *a, OuObject *b)
{
    OuObject *x = unwrap(th, a), *y = x == NULL ? NULL : unwrap(th, b);
    OuObject *result = y == NULL ? NULL : ou_divmod(th, x, y);
    ou_drop_maybe(th, x);
    ou_drop_maybe(th, y);
    return result;
}

static OuObject *proxy_pow3(OuThread *th, OuObject *a, OuObject *b, OuObject *c)
{
    OuObject *x = unwrap(th, a), *y = x == NULL ? NULL : unwrap(th, b), *z = y == NULL ? NULL : unwrap(th, c);
    OuObject *result = z == NULL ? NULL : ou_pow(th, x, y, z);
    ou_drop_maybe(th, x);
    ou_drop_maybe(th, y);
    ou_drop_maybe(th, z);
    return result;
}

static OuTruth proxy_truth(OuThread *th, OuObject *self)
{
    OuObject *o = unwrap(th, self);
    OuTruth truth = o == NULL ? OU_ERROR : ou_is_true(th, o);
    ou_drop_maybe(th, o);
    return truth;
}

static int64_t proxy_length(OuThread *th, OuObject *self)
{
    OuObject *o = unwrap(th, self);
    int64_t n = o == NULL ? -1 : ou_len(th, o);
    ou_drop_maybe(th, o);
    return n;
}

static OuObject *proxy_item(OuThread *th, OuObject *self, OuObject *key)
{
    OuObject *o = unwrap(th, self);
    OuObject *result = o == NULL ? NULL : ou_get_item(th, o, key);
    ou_drop_maybe(th, o);
    return result;
}

static bool proxy_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    OuObject *o = unwrap(th, self);
    bool ok = o != NULL && (value == NULL ? ou_del_item(th, o, key) : ou_set_item(th, o, key, value));
    ou_drop_maybe(th, o);
    return ok;
}

static OuTruth proxy_contains(OuThread *th, OuObject *self, OuObject *value)
{
    OuObject *o = unwrap(th, self);
    OuTruth truth = o == NULL ? OU_ERROR : ou_contains(th, o, value);
    ou_drop_maybe(th, o);
    return truth;
}

static OuObject *proxy_get_attr(OuThread *th, OuObject *self, OuObject *name)
{
    OuObject *o = unwrap(th, self);
    OuObject *result = o == NULL ? NULL : ou_get_attr(th, o, name);
    ou_drop_maybe(th, o);
    return result;
}

static bool proxy_set_attr(OuThread *th, OuObject *self, OuObject *name, OuObject *value)
{
    OuObject *o = unwrap(th, self);
    bool ok = o != NULL && ou_set_attr(th, o, name, value);
    ou_drop_maybe(th, o);
    return ok;
}

static OuObject *proxy_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    OuObject *x = unwrap(th, a), *y = x == NULL ? NULL : unwrap(th, b);
    OuObject *result = y == NULL ? NULL : ou_compare(th, x, y, op);
    ou_drop_maybe(th, x);
    ou_drop_maybe(th, y);
    return result;
}

static OuObject *proxy_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *o = unwrap(th, self);
    OuObject *result = o == NULL ? NULL : ou_call(th, o, args, n, kwnames);
    ou_drop_maybe(th, o);
    return result;
}

static OuObject *proxy_repr(OuThread *th, OuObject *self)
{
    OuObject *o = ou_weak_target_new(REF(self));
    OuObject *shown = o == NULL ? OU_NONE : o;
    OuObject *text = ou_str_format(th, "<weakproxy at %p to %T at %p>", (void *)self, shown, (void *)shown);
    ou_drop_maybe(th, o);
    return text;
}

static OuObject *proxy_bytes(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *o = unwrap(th, self);
    OuObject *result = o == NULL ? NULL : ou_call_method(th, o, OU_NAME(th, dunder_bytes), NULL, 0);
    ou_drop_maybe(th, o);
    return result;
}

static OuObject *proxy_reversed(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *o = unwrap(th, self);
    OuObject *result = o == NULL ? NULL : ou_call_method(th, o, OU_NAME(th, dunder_reversed), NULL, 0);
    ou_drop_maybe(th, o);
    return result;
}

static const OuMethodDef proxy_methods[] = {
    {"__bytes__", proxy_bytes, "", 0, NULL},
    {"__reversed__", proxy_reversed, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuNumberSlots proxy_number = {
#define OU_X(name, op) .binary[op] = proxy_##name, .inplace[op] = proxy_i##name,
    BINARY_LIST(OU_X)
#undef OU_X
    .pow3 = proxy_pow3,
    .divmod = proxy_divmod,
    .negative = proxy_negative,
    .positive = proxy_positive,
    .absolute = proxy_absolute,
    .invert = proxy_invert,
    .to_int = proxy_int,
    .to_float = proxy_to_float,
    .index = proxy_index,
    .truth = proxy_truth,
};

static const OuSequenceSlots proxy_sequence = {
    .length = proxy_length,
    .item = proxy_item,
    .set_item = proxy_set_item,
    .contains = proxy_contains,
};

#define PROXY_TYPE(c_name, text, type_index, ...)                                                          \
    const OuType c_name = {                                                                                \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                             \
        .name = text,                                                                                      \
        .base = &ou_object_type,                                                                           \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW | OU_TYPE_IS_WEAKREF,              \
        .index = type_index,                                                                               \
        .basic_size = sizeof(OuWeakRef),                                                                   \
        .drop = ref_drop,                                                                                  \
        .visit = ref_visit,                                                                                \
        .clear = ref_clear,                                                                                \
        .repr = proxy_repr,                                                                                \
        .str = proxy_str,                                                                                  \
        .compare = proxy_compare,                                                                          \
        .get_attr = proxy_get_attr,                                                                        \
        .set_attr = proxy_set_attr,                                                                        \
        .iter = proxy_iter,                                                                                \
        .next = proxy_next,                                                                                \
        .number = &proxy_number,                                                                           \
        .sequence = &proxy_sequence,                                                                       \
        .methods = proxy_methods,                                                                          \
        __VA_ARGS__                                                                                        \
    }

PROXY_TYPE(ou_weakproxy_type, "weakref.ProxyType", OU_TYPE_INDEX_WEAKPROXY, .call = NULL);
PROXY_TYPE(ou_weakcallableproxy_type, "weakref.CallableProxyType", OU_TYPE_INDEX_WEAKCALLABLEPROXY, .call = proxy_call);

/* ---- what the weakref module and __weakref__ ask ---- */

size_t ou_weakref_count(OuThread *th, OuObject *o)
{
    return ou_weak_count(th->vm, o);
}

OuObject *ou_weakref_list(OuThread *th, OuObject *o)
{
    OuObject *list = ou_list_new(th, 0);
    for (OuWeakRef *ref = ou_weak_first(th->vm, o); list != NULL && ref != NULL; ref = ref->next) {
        if (!ou_list_append(th, list, &ref->head)) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

static OuObject *get_weakref(OuThread *th, OuObject *self)
{
    OuWeakRef *first = ou_weak_first(th->vm, self);
    return first == NULL ? OU_NONE : ou_keep(first);
}

const OuGetSetDef ou_weakref_getset_def = {"__weakref__", get_weakref, NULL,
                                           "list of weak references to the object (if defined)"};
