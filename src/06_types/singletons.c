/* singletons.c - None, Ellipsis, NotImplemented, True, False; the types of the first three.
 *
 * They are const data and immortal, the only static objects beside types (R3): all
 * VMs share them, nothing ever writes to them. bool's type is with int. */
#include "06_types/abstract.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

extern const OuType ou_none_type, ou_ellipsis_type, ou_not_implemented_type;

const OuSingleton ou_none_struct = {OU_STATIC_HEAD(&ou_none_type), 0};
const OuSingleton ou_ellipsis_struct = {OU_STATIC_HEAD(&ou_ellipsis_type), 0};
const OuSingleton ou_not_implemented_struct = {OU_STATIC_HEAD(&ou_not_implemented_type), 0};
const OuSingleton ou_true_struct = {OU_STATIC_HEAD(&ou_bool_type), 1 << 1 | 1};
const OuSingleton ou_false_struct = {OU_STATIC_HEAD(&ou_bool_type), 0 << 1 | 1};

static int64_t hash(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_hash_pointer(self);
}

static OuObject *name_of(OuThread *th, OuObject *self)
{
    return ou_str_from_text(th, self == OU_NONE       ? "None"
                                : self == OU_ELLIPSIS ? "Ellipsis"
                                                      : "NotImplemented");
}

/* NoneType() and its likes give the one instance. */
static OuObject *make_of(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames,
                         OuObject *the_one)
{
    (void)args;
    if (n != 0 || kwnames != NULL) {
        return ou_null(th, &ou_exc_type_error, "%s takes no arguments",
                       type == &ou_ellipsis_type ? "EllipsisType" : ou_type_short_name(type));
    }
    return the_one;
}

/* ---- None ---- */

static OuObject *none_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return make_of(th, type, args, n, kwnames, OU_NONE);
}

static OuTruth none_truth(OuThread *th, OuObject *self)
{
    (void)th;
    (void)self;
    return OU_FALSE;
}

static const OuNumberSlots none_number = {.truth = none_truth};

const OuType ou_none_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "NoneType",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_NONE,
    .basic_size = sizeof(OuObject),
    .repr = name_of,
    .hash = hash,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = none_make,
    .number = &none_number,
};

/* ---- Ellipsis ---- */

static OuObject *ellipsis_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return make_of(th, type, args, n, kwnames, OU_ELLIPSIS);
}

static OuObject *reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return name_of(th, self);
}

static const OuMethodDef named_methods[] = {
    {"__reduce__", reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_ellipsis_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "ellipsis",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_ELLIPSIS,
    .basic_size = sizeof(OuObject),
    .repr = name_of,
    .hash = hash,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = ellipsis_make,
    .methods = named_methods,
};

/* ---- NotImplemented ---- */

static OuObject *not_implemented_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                                      OuObject *kwnames)
{
    return make_of(th, type, args, n, kwnames, OU_NOT_IMPLEMENTED);
}

/* Its truth is deprecated, and still true. */
static OuTruth not_implemented_truth(OuThread *th, OuObject *self)
{
    (void)self;
    OuObject *message = ou_str_from_text(th, "NotImplemented should not be used in a boolean context");
    if (message == NULL) {
        return OU_ERROR;
    }
    bool ok = th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_deprecation_warning), message, 1);
    ou_drop(th, message);
    return ok ? OU_TRUE : OU_ERROR;
}

static const OuNumberSlots not_implemented_number = {.truth = not_implemented_truth};

const OuType ou_not_implemented_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "NotImplementedType",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_NOT_IMPLEMENTED,
    .basic_size = sizeof(OuObject),
    .repr = name_of,
    .hash = hash,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = not_implemented_make,
    .methods = named_methods,
    .number = &not_implemented_number,
};
