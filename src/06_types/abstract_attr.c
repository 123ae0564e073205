/* abstract_attr.c - attributes, methods and special methods of any object. */
#include "06_types/abstract.h"

#include "06_types/exceptions.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_int.h"

/* An AttributeError that does not say yet what was asked for, whoever raised it, learns it: suggestions need it. */
static OU_NOINLINE void note_missing(OuThread *th, OuObject *o, OuObject *name)
{
    if (!ou_error_matches(th, &ou_exc_attribute_error)) {
        return;
    }
    const OuNameError *error = (const OuNameError *)th->error;
    if (error->name == NULL && error->object == NULL) {
        ou_attribute_error_set(th, th->error, name, o);
    }
}

OuObject *ou_get_attr(OuThread *th, OuObject *o, OuObject *name)
{
    OuObject *(*get)(OuThread *, OuObject *, OuObject *) = o->type->get_attr;
    OuObject *value = OU_LIKELY(get != NULL) ? get(th, o, name) : ou_generic_get_attr(th, o, name);
    if (OU_UNLIKELY(value == NULL)) {
        note_missing(th, o, name);
    }
    return value;
}

OuObject *ou_get_attr_maybe(OuThread *th, OuObject *o, OuObject *name, bool *failed)
{
    OuObject *(*get)(OuThread *, OuObject *, OuObject *) = o->type->get_attr;
    OuObject *value = get == NULL || get == ou_generic_get_attr ? ou_generic_get_attr_quiet(th, o, name)
                                                                : get(th, o, name);
    if (value == NULL && ou_has_error(th)) {
        *failed = !ou_error_swallow(th, &ou_exc_attribute_error);
    } else {
        *failed = false;
    }
    return value;
}

bool ou_set_attr(OuThread *th, OuObject *o, OuObject *name, OuObject *value)
{
    bool (*set)(OuThread *, OuObject *, OuObject *, OuObject *) = o->type->set_attr;
    return OU_LIKELY(set != NULL) ? set(th, o, name, value) : ou_generic_set_attr(th, o, name, value);
}

OuObject *ou_get_attr_text(OuThread *th, OuObject *o, const char *name)
{
    OuObject *interned = ou_str_intern_text(th, name);
    if (interned == NULL) {
        return NULL;
    }
    OuObject *value = ou_get_attr(th, o, interned);
    ou_drop(th, interned);
    return value;
}

OuObject *ou_get_attr_text_maybe(OuThread *th, OuObject *o, const char *name, bool *failed)
{
    OuObject *interned = ou_str_intern_text(th, name);
    *failed = true;
    if (interned == NULL) {
        return NULL;
    }
    OuObject *value = ou_get_attr_maybe(th, o, interned, failed);
    ou_drop(th, interned);
    return value;
}

bool ou_set_attr_text(OuThread *th, OuObject *o, const char *name, OuObject *value)
{
    OuObject *interned = ou_str_intern_text(th, name);
    if (interned == NULL) {
        return false;
    }
    bool ok = ou_set_attr(th, o, interned, value);
    ou_drop(th, interned);
    return ok;
}

/* found.__get__(o, type(o)), found taken over. */
static OuObject *bind_adopt(OuThread *th, OuObject *found, OuObject *o)
{
    if (found->type->descr_get == NULL) {
        return found;
    }
    OuObject *value = found->type->descr_get(th, found, o, OU_TYPE_OBJECT(o->type));
    ou_drop(th, found);
    return value;
}

bool ou_get_method(OuThread *th, OuObject *o, OuObject *name, OuObject **callable, OuObject **self)
{
    *self = NULL;
    if (o->type->get_attr != ou_generic_get_attr || !ou_is_str(name)) {
        *callable = ou_get_attr(th, o, name);
        return *callable != NULL;
    }
    bool failed = false;
    OuObject *found = ou_type_lookup(th, o->type, name, &failed);
    if (failed) {
        return false;
    }
    bool is_method = false;
    if (found != NULL) {
        ou_keep(found);
        is_method = OU_HAS_FLAG(found->type, OU_TYPE_METHOD_DESCR);
        if (!is_method && found->type->descr_set != NULL && found->type->descr_get != NULL) {
            *callable = bind_adopt(th, found, o);
            return *callable != NULL;
        }
    }
    OuObject *own = OU_HAS_FLAG(o->type, OU_TYPE_HIDDEN_WORDS) ? NULL : ou_instance_borrow(th, o, name);
    if (own != NULL) {
        *callable = ou_keep(own);
        ou_drop_maybe(th, found);
        return true;
    }
    if (is_method) {
        *callable = found;
        *self = ou_keep(o);
        return true;
    }
    if (found == NULL) {
        *callable = NULL;
        return ou_raise_attribute(th, o, name, "'%T' object has no attribute '%U'", o, name);
    }
    *callable = bind_adopt(th, found, o);
    return *callable != NULL;
}

OuObject *ou_lookup_special(OuThread *th, OuObject *o, OuObject *name, bool *failed)
{
    OuObject *found = ou_type_lookup(th, o->type, name, failed);
    if (found == NULL) {
        return NULL;
    }
    found = bind_adopt(th, ou_keep(found), o);
    *failed = found == NULL;
    return found;
}
