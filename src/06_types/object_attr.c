/* object_attr.c - object.__getattribute__ and __setattr__: how attributes of most objects are found.
 *
 * Data descriptors of the type first, then the instance, then the rest of the type. */
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/shape.h"
#include "06_types/slot_int.h"
#include "06_types/str.h"
#include "06_types/type_int.h"

#include <stdarg.h>
#include <string.h>

/* AttributeError with name and obj, as messages that suggest something need them. */
bool ou_raise_attribute(OuThread *th, OuObject *o, OuObject *name, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    OuObject *text = ou_str_format_list(th, format, args);
    va_end(args);
    if (text == NULL) {
        return false;
    }
    ou_raise_value(th, &ou_exc_attribute_error, text);
    ou_drop(th, text);
    if (th->error != NULL && th->error->type == &ou_exc_attribute_error) {
        ou_attribute_error_set(th, th->error, name, o);
    }
    return false;
}

static bool no_such(OuThread *th, OuObject *o, OuObject *name)
{
    return ou_raise_attribute(th, o, name, "'%T' object has no attribute '%U'", o, name);
}

static bool check_name(OuThread *th, OuObject *name)
{
    return ou_is_str(name) || ou_raise(th, &ou_exc_type_error, "attribute name must be string, not '%T'", name);
}

/* NULL with nothing pending: absent. */
OuObject *ou_generic_get_attr_quiet(OuThread *th, OuObject *o, OuObject *name)
{
    if (OU_UNLIKELY(!check_name(th, name))) {
        return NULL;
    }
    bool failed = false;
    OuObject *found = ou_type_lookup(th, o->type, name, &failed);
    if (OU_UNLIKELY(failed)) {
        return NULL;
    }
    if (found != NULL) {
        ou_keep(found);
        const OuType *kind = found->type;
        if (kind->descr_get != NULL && kind->descr_set != NULL) {
            OuObject *value = kind->descr_get(th, found, o, OU_TYPE_OBJECT(o->type));
            ou_drop(th, found);
            return value;
        }
    }
    OuObject *own = OU_HAS_FLAG(o->type, OU_TYPE_HIDDEN_WORDS) ? NULL : ou_instance_borrow(th, o, name);
    if (own != NULL) {
        ou_keep(own);
        ou_drop_maybe(th, found);
        return own;
    }
    if (found == NULL || found->type->descr_get == NULL) {
        return found;
    }
    OuObject *value = found->type->descr_get(th, found, o, OU_TYPE_OBJECT(o->type));
    ou_drop(th, found);
    return value;
}

OuObject *ou_generic_get_attr(OuThread *th, OuObject *o, OuObject *name)
{
    OuObject *value = ou_generic_get_attr_quiet(th, o, name);
    if (value == NULL && !ou_has_error(th)) {
        no_such(th, o, name);
    }
    return value;
}

static bool can_hold(const OuObject *o)
{
    return (o->type->words_offset != 0 && !OU_HAS_FLAG(o->type, OU_TYPE_HIDDEN_WORDS)) || o->type->dict_offset != 0;
}

/* Without name and obj: only reading suggests something. */
static bool cannot_set(OuThread *th, OuObject *o, OuObject *name)
{
    return ou_raise(th, &ou_exc_attribute_error, "'%T' object has no attribute '%U'", o, name);
}

bool ou_generic_set_attr(OuThread *th, OuObject *o, OuObject *name, OuObject *value)
{
    if (OU_UNLIKELY(!check_name(th, name))) {
        return false;
    }
    bool failed = false;
    OuObject *descr = ou_type_lookup(th, o->type, name, &failed);
    if (OU_UNLIKELY(failed)) {
        return false;
    }
    if (descr != NULL && descr->type->descr_set != NULL) {
        ou_keep(descr);
        bool ok = descr->type->descr_set(th, descr, o, value);
        ou_drop(th, descr);
        return ok;
    }
    if (!can_hold(o)) {
        return descr == NULL ? cannot_set(th, o, name)
                             : ou_raise(th, &ou_exc_attribute_error, "'%T' object attribute '%U' is read-only", o, name);
    }
    bool found;
    if (OU_UNLIKELY(!ou_is_exact_str(name))) { /* shapes know exact strs only */
        OuObject *exact = ou_str_slice(th, name, 0, ou_str_length(name));
        bool ok = exact != NULL && ou_instance_store(th, o, exact, value, &found);
        ou_drop_maybe(th, exact);
        return ok && (found || cannot_set(th, o, name));
    }
    if (!ou_instance_store(th, o, name, value, &found)) {
        return false;
    }
    return found || cannot_set(th, o, name);
}

/* ---- __dict__ and __weakref__ of classes that have them ---- */

/* A built-in type below in the hierarchy may have a __dict__ of its own kind (type, module): that one is meant then. */
static const OuGetSetDef *own_dict(const OuObject *self)
{
    for (const OuType *base = ou_type_static_base(self->type); base != NULL; base = base->base) {
        for (const OuGetSetDef *def = base->getset; def != NULL && def->name != NULL; def++) {
            if (strcmp(def->name, "__dict__") == 0) {
                return def;
            }
        }
    }
    return NULL;
}

static OuObject *get_dict(OuThread *th, OuObject *self)
{
    const OuGetSetDef *own = own_dict(self);
    return own != NULL ? own->get(th, self) : ou_instance_dict(th, self);
}

static bool set_dict(OuThread *th, OuObject *self, OuObject *value)
{
    const OuGetSetDef *own = own_dict(self);
    if (own == NULL) {
        return ou_instance_set_dict(th, self, value);
    }
    return own->set != NULL ? own->set(th, self, value)
                            : ou_raise(th, &ou_exc_attribute_error, "attribute '__dict__' of '%N' objects is not writable",
                                       ou_type_static_base(self->type));
}

const OuGetSetDef ou_dict_getset_def = {"__dict__", get_dict, set_dict, "dictionary for instance variables (if defined)"};
