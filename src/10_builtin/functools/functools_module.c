/* functools_module.c - the module _functools: reduce and cmp_to_key. (partial: functools_partial.c; lru_cache:
 * functools_cache.c.) */
#include "10_builtin/functools/functools_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

METHOD(reduce)
{
    if (!ou_args_no_keywords(th, "reduce", kwnames) || !ou_args_count(th, "reduce", n, 2, 3)) {
        return NULL;
    }
    OuObject *function = args[0], *iterator = ou_iter(th, args[1]), *item;
    if (iterator == NULL) {
        if (ou_error_swallow(th, &ou_exc_type_error)) {
            ou_raise(th, &ou_exc_type_error, "reduce() arg 2 must support iteration");
        }
        return NULL;
    }
    OuObject *result = n > 2 ? ou_keep(args[2]) : ou_next(th, iterator);
    if (result == NULL && !ou_has_error(th)) {
        ou_raise(th, &ou_exc_type_error, "reduce() of empty iterable with no initial value");
    }
    while (result != NULL && (item = ou_next(th, iterator)) != NULL) {
        OuObject *next = ou_call2(th, function, result, item);
        ou_drop(th, item);
        ou_drop(th, result);
        result = next;
    }
    if (ou_has_error(th)) {
        ou_clear_ref(th, &result);
    }
    ou_drop(th, iterator);
    return result;
}

/* ---- cmp_to_key: objects that compare as an old comparison function says ---- */

/* Made by cmp_to_key() without an object; calling that makes those with one. */
typedef struct CmpKey {
    OuObject head;
    OuObject *function; /* owned */
    OuObject *object;   /* owned; NULL: none */
} CmpKey;

static void key_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((CmpKey *)self)->object);
    ou_clear_ref(th, &((CmpKey *)self)->function);
}

static void key_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    key_clear(th, self);
    ou_object_free(th, self, sizeof(CmpKey));
}

static size_t key_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((CmpKey *)self)->function);
    ou_visit_one(fn, arg, ((CmpKey *)self)->object);
    return OU_VISIT_END;
}

static OuObject *key_new(OuThread *th, OuObject *function, OuObject *object);

static OuObject *key_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *object;
    OuObject *function = ((CmpKey *)self)->function;
    return ou_args_parse(th, "K", "obj", args, n, kwnames, &object) ? key_new(th, function, object) : NULL;
}

static OuObject *key_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    CmpKey *x = (CmpKey *)a, *y = (CmpKey *)b;
    if (b->type != a->type) {
        return ou_null(th, &ou_exc_type_error, "other argument must be K instance");
    }
    if (x->function == NULL || x->object == NULL || y->object == NULL) {
        return ou_null(th, &ou_exc_attribute_error, "object");
    }
    OuObject *function = ou_keep(x->function), *first = ou_keep(x->object), *second = ou_keep(y->object);
    OuObject *order = ou_call2(th, function, first, second);
    ou_drop(th, second);
    ou_drop(th, first);
    ou_drop(th, function);
    OuObject *zero = order == NULL ? NULL : ou_int_new(th, 0);
    OuObject *result = zero == NULL ? NULL : ou_compare(th, order, zero, op);
    ou_drop_maybe(th, zero);
    ou_drop_maybe(th, order);
    return result;
}

static const OuMemberDef key_members[] = {
    {"obj", OU_MEMBER_OBJECT, offsetof(CmpKey, object), true, "Value wrapped by a key function."},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuType cmp_key_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "functools.KeyWrapper",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_CMP_KEY,
    .basic_size = sizeof(CmpKey),
    .drop = key_drop,
    .visit = key_visit,
    .clear = key_clear,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .compare = key_compare,
    .call = key_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .members = key_members,
};

static OuObject *key_new(OuThread *th, OuObject *function, OuObject *object)
{
    CmpKey *key = (CmpKey *)ou_object_new(th, &cmp_key_type, sizeof *key);
    if (key != NULL) {
        key->function = ou_keep(function);
        key->object = ou_keep_maybe(object);
        ou_track(th, &key->head);
    }
    return (OuObject *)key;
}

METHOD(cmp_to_key)
{
    return key_new(th, args[0], NULL);
}

static const OuMethodDef functions[] = {
    {"reduce", reduce, NULL, 0,
     "reduce(function, iterable[, initial]) -> value\n\n"
     "Apply a function of two arguments cumulatively to the items of a sequence\n"
     "or iterable, from left to right, so as to reduce the iterable to a single\n"
     "value.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates\n"
     "((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\n"
     "of the iterable in the calculation, and serves as a default when the\n"
     "iterable is empty."},
    {"cmp_to_key", cmp_to_key, "mycmp", 0,
     "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_functools", NULL, functions);
    if (module != NULL && (!ou_module_add_type(th, module, &ou_partial_type) ||
                           !ou_module_add(th, module, "_lru_cache_wrapper", OU_TYPE_OBJECT(&ou_lru_cache_type)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__functools = {.name = "_functools", .make = make};
