/* type_check.c - isinstance and issubclass as type itself answers them.
 *
 * Classes are compared by MRO. Objects that only look like classes (they have a
 * tuple __bases__) are walked through it, as CPython does for proxies. */
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_int.h"

/* o.__bases__ when it is a tuple; NULL with nothing pending when not. */
static OuObject *bases_of(OuThread *th, OuObject *o)
{
    bool failed = false;
    OuObject *bases = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_bases), &failed);
    if (bases != NULL && !ou_is_tuple(bases)) {
        ou_clear_ref(th, &bases);
    }
    return bases;
}

static bool check_class(OuThread *th, OuObject *cls, const char *message)
{
    OuObject *bases = bases_of(th, cls);
    if (bases == NULL) {
        return ou_has_error(th) ? false : ou_raise(th, &ou_exc_type_error, "%s", message);
    }
    ou_drop(th, bases);
    return true;
}

static OuTruth derives(OuThread *th, OuObject *derived, OuObject *cls)
{
    if (derived == cls) {
        return OU_TRUE;
    }
    if (!ou_enter(th, " in __subclasscheck__")) {
        return OU_ERROR;
    }
    OuObject *bases = bases_of(th, derived);
    OuTruth result = bases == NULL && ou_has_error(th) ? OU_ERROR : OU_FALSE;
    for (size_t i = 0; bases != NULL && result == OU_FALSE && i < ou_tuple_size(bases); i++) {
        result = derives(th, ou_tuple_borrow(bases, i), cls);
    }
    ou_drop_maybe(th, bases);
    ou_leave(th);
    return result;
}

OuTruth ou_type_is_subclass(OuThread *th, OuObject *derived, OuObject *cls)
{
    if (ou_is_type(cls) && ou_is_type(derived)) {
        return ou_type_is_subtype(th, (const OuType *)derived, (const OuType *)cls) ? OU_TRUE : OU_FALSE;
    }
    if (!check_class(th, derived, "issubclass() arg 1 must be a class") ||
        !check_class(th, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) {
        return OU_ERROR;
    }
    return derives(th, derived, cls);
}

OuTruth ou_type_is_instance(OuThread *th, OuObject *o, OuObject *cls)
{
    bool failed = false;
    if (ou_is_type(cls)) {
        if (ou_is_of(th, o, (const OuType *)cls)) {
            return OU_TRUE;
        }
        OuObject *claimed = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_class), &failed);
        if (claimed == NULL) {
            return ou_has_error(th) ? OU_ERROR : OU_FALSE;
        }
        bool is = claimed != OU_TYPE_OBJECT(o->type) && ou_is_type(claimed) &&
                  ou_type_is_subtype(th, (const OuType *)claimed, (const OuType *)cls);
        ou_drop(th, claimed);
        return is ? OU_TRUE : OU_FALSE;
    }
    if (!check_class(th, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) {
        return OU_ERROR;
    }
    OuObject *claimed = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_class), &failed);
    if (claimed == NULL) {
        return ou_has_error(th) ? OU_ERROR : OU_FALSE;
    }
    OuTruth result = derives(th, claimed, cls);
    ou_drop(th, claimed);
    return result;
}
