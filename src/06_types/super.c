/* super.c - super: look-up that starts behind a class in the MRO of another. */
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

typedef struct OuSuper {
    OuObject head;
    OuObject *type;    /* a class; look-up starts behind it; NULL before __init__ */
    OuObject *self;    /* object or class bound to; NULL: unbound */
    OuObject *self_type; /* the class whose MRO is searched; NULL: unbound */
} OuSuper;

#define SUPER(o) ((OuSuper *)(o))

/* The class whose MRO is searched for super(type, object): new; NULL with TypeError. */
static OuObject *check(OuThread *th, const OuType *type, OuObject *object)
{
    if (ou_is_type(object) && ou_type_is_subtype(th, (const OuType *)object, type)) {
        return ou_keep(object);
    }
    if (ou_type_is_subtype(th, object->type, type)) {
        return ou_keep(object->type);
    }
    /* A proxy may claim another class. */
    bool failed = false;
    OuObject *claimed = ou_get_attr_maybe(th, object, OU_NAME(th, dunder_class), &failed);
    if (claimed == NULL && ou_has_error(th)) {
        return NULL;
    }
    if (claimed != NULL && ou_is_type(claimed) && claimed != OU_TYPE_OBJECT(object->type) &&
        ou_type_is_subtype(th, (const OuType *)claimed, type)) {
        return claimed;
    }
    ou_drop_maybe(th, claimed);
    return ou_null(th, &ou_exc_type_error, "super(type, obj): obj must be an instance or subtype of type");
}

static bool super_init(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, "super", kwnames) || !ou_args_count(th, "super()", n, 0, 2)) {
        return false;
    }
    OuObject *type, *self = NULL;
    if (n == 0) {
        if (th->vm->host->super_args == NULL) {
            return ou_raise(th, &ou_exc_runtime_error, "super(): no current frame");
        }
        if (!th->vm->host->super_args(th, &type, &self)) {
            return false;
        }
        if (!ou_is_type(type)) {
            ou_raise(th, &ou_exc_runtime_error, "super(): __class__ is not a type (%T)", type);
            ou_drop(th, type);
            ou_drop(th, self);
            return false;
        }
    } else {
        if (!ou_is_type(args[0])) {
            return ou_raise(th, &ou_exc_type_error, "super() argument 1 must be a type, not %T", args[0]);
        }
        type = ou_keep(args[0]);
        self = n < 2 || args[1] == OU_NONE ? NULL : ou_keep(args[1]);
    }
    OuObject *self_type = NULL;
    if (self != NULL && (self_type = check(th, (const OuType *)type, self)) == NULL) {
        ou_drop(th, type);
        ou_drop(th, self);
        return false;
    }
    ou_replace(th, &SUPER(o)->type, type);
    ou_replace(th, &SUPER(o)->self, self);
    ou_replace(th, &SUPER(o)->self_type, self_type);
    return true;
}

/* ---- life ---- */

static size_t super_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_instance_visit_extra(o, fn, arg);
    ou_visit_one(fn, arg, SUPER(o)->type);
    ou_visit_one(fn, arg, SUPER(o)->self);
    ou_visit_one(fn, arg, SUPER(o)->self_type);
    return OU_VISIT_END;
}

static void super_drop(OuThread *th, OuObject *o)
{
    ou_untrack(th, o);
    ou_clear_ref(th, &SUPER(o)->type);
    ou_clear_ref(th, &SUPER(o)->self);
    ou_clear_ref(th, &SUPER(o)->self_type);
    ou_instance_drop_extra(th, o);
    ou_object_free(th, o, ou_type_instance_size(o, 0));
}

/* ---- look-up ---- */

/* The attribute behind `type` in the MRO of self_type, kept; NULL: absent, or an error. */
static OuObject *find_behind(OuThread *th, OuObject *type, OuObject *self_type, OuObject *name)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)self_type);
    if (state == NULL || state->mro == NULL) {
        return NULL;
    }
    OuObject *mro = ou_keep(state->mro), *found = NULL;
    size_t i = 0, n = ou_tuple_size(mro);
    while (i < n && ou_tuple_borrow(mro, i) != type) {
        i++;
    }
    for (i++; i < n && found == NULL; i++) {
        OuTypeState *at = ou_type_state(th, (const OuType *)ou_tuple_borrow(mro, i));
        bool failed = false;
        found = at == NULL || at->dict == NULL ? NULL : ou_dict_borrow(th, at->dict, name, &failed);
        if (at == NULL || failed) {
            break;
        }
    }
    ou_keep_maybe(found);
    ou_drop(th, mro);
    return found;
}

OuObject *ou_super_look(OuThread *th, OuObject *type, OuObject *self, OuObject *name, bool *failed)
{
    *failed = true;
    if (!ou_is_type(type)) {
        return ou_null(th, &ou_exc_type_error, "super() argument 1 must be a type, not %T", type);
    }
    OuObject *self_type = check(th, (const OuType *)type, self);
    if (self_type == NULL) {
        return NULL;
    }
    OuObject *found = find_behind(th, type, self_type, name);
    *failed = found == NULL && ou_has_error(th);
    if (found != NULL && found->type->descr_get != NULL) {
        OuObject *value = found->type->descr_get(th, found, self == self_type ? NULL : self, self_type);
        ou_drop(th, found);
        *failed = value == NULL;
        found = value;
    }
    ou_drop(th, self_type);
    return found;
}

static OuObject *super_get_attr(OuThread *th, OuObject *o, OuObject *name)
{
    OuSuper *s = SUPER(o);
    if (s->self_type == NULL || !ou_is_str(name) || ou_str_equal_text(name, "__class__")) {
        return ou_generic_get_attr(th, o, name); /* of the super object itself */
    }
    OuObject *found = find_behind(th, s->type, s->self_type, name);
    if (found == NULL) {
        return ou_has_error(th) ? NULL : ou_generic_get_attr(th, o, name);
    }
    if (found->type->descr_get == NULL) {
        return found;
    }
    OuObject *value = found->type->descr_get(th, found, s->self == s->self_type ? NULL : s->self, s->self_type);
    ou_drop(th, found);
    return value;
}

/* An unbound super in a class binds when it is fetched through an instance. */
static OuObject *super_descr_get(OuThread *th, OuObject *o, OuObject *object, OuObject *type)
{
    (void)type;
    OuSuper *s = SUPER(o);
    if (object == NULL || object == OU_NONE || s->self != NULL) {
        return ou_keep(o);
    }
    if (s->type == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "super(): uninitialized super object");
    }
    OuObject *args[] = {s->type, object};
    return ou_call(th, OU_TYPE_OBJECT(o->type), args, 2, NULL);
}

static OuObject *super_repr(OuThread *th, OuObject *o)
{
    OuSuper *s = SUPER(o);
    const char *name = s->type == NULL ? "NULL" : ((const OuType *)s->type)->name;
    if (s->self_type != NULL) {
        return ou_str_format(th, "<super: <class '%s'>, <%N object>>", name, (const OuType *)s->self_type);
    }
    return ou_str_format(th, "<super: <class '%s'>, NULL>", name);
}

static const OuMemberDef super_members[] = {
    {"__thisclass__", OU_MEMBER_OBJECT, offsetof(OuSuper, type), false, "the class invoking super()"},
    {"__self__", OU_MEMBER_OBJECT, offsetof(OuSuper, self), false, "the instance invoking super(); may be None"},
    {"__self_class__", OU_MEMBER_OBJECT, offsetof(OuSuper, self_type), false,
     "the type of the instance invoking super(); may be None"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_super_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "super",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_SUPER,
    .basic_size = sizeof(OuSuper),
    .drop = super_drop,
    .visit = super_visit,
    .repr = super_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .get_attr = super_get_attr,
    .set_attr = ou_generic_set_attr,
    .descr_get = super_descr_get,
    .make = ou_object_make_any,
    .init = super_init,
    .members = super_members,
    .doc = "super() -> same as super(__class__, <first argument>)\n"
           "super(type) -> unbound super object\n"
           "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
           "super(type, type2) -> bound super object; requires issubclass(type2, type)",
};
