/* union.c - types.UnionType: what int | str gives. */
#include "06_types/union.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

typedef struct OuUnion {
    OuObject head;
    OuObject *args;       /* tuple of at least two */
    OuObject *parameters; /* tuple; NULL until asked for */
} OuUnion;

extern const OuType ou_none_type;

#define UNION(o) ((OuUnion *)(o))

OuObject *ou_union_args_borrow(OuObject *o)
{
    return UNION(o)->args;
}

/* ---- making ---- */

static bool can_join(const OuObject *o)
{
    return o == OU_NONE || ou_is_type(o) || ou_type_extends(o->type, &ou_generic_alias_type) || o->type == &ou_union_type;
}

/* Classes are the same by identity, aliases by equality. */
static OuTruth is_same(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_type_extends(a->type, &ou_generic_alias_type) && ou_type_extends(b->type, &ou_generic_alias_type)) {
        return ou_compare_bool(th, a, b, OU_EQ);
    }
    return a == b ? OU_TRUE : OU_FALSE;
}

static bool add_one(OuThread *th, OuObject *list, OuObject *item)
{
    item = item == OU_NONE ? OU_TYPE_OBJECT(&ou_none_type) : item;
    for (size_t i = 0; i < ou_list_size(list); i++) {
        OuTruth same = is_same(th, ou_list_borrow(list, i), item);
        if (same != OU_FALSE) {
            return same == OU_TRUE;
        }
    }
    return ou_list_append(th, list, item);
}

static bool add(OuThread *th, OuObject *list, OuObject *item)
{
    if (item->type != &ou_union_type) {
        return add_one(th, list, item);
    }
    bool ok = true;
    OuObject *args = UNION(item)->args;
    for (size_t i = 0; ok && i < ou_tuple_size(args); i++) {
        ok = add_one(th, list, ou_tuple_borrow(args, i));
    }
    return ok;
}

OuObject *ou_union_or(OuThread *th, OuObject *a, OuObject *b)
{
    if (!can_join(a) || !can_join(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *list = ou_list_new(th, 2), *args = NULL;
    if (list != NULL && add(th, list, a) && add(th, list, b)) {
        if (ou_list_size(list) == 1) {
            OuObject *only = ou_keep(ou_list_borrow(list, 0));
            ou_drop(th, list);
            return only;
        }
        args = ou_list_to_tuple(th, list);
    }
    ou_drop_maybe(th, list);
    OuUnion *u = args == NULL ? NULL : (OuUnion *)ou_object_new(th, &ou_union_type, sizeof *u);
    if (u == NULL) {
        ou_drop_maybe(th, args);
        return NULL;
    }
    u->args = args;
    u->parameters = NULL;
    ou_track(th, &u->head);
    return &u->head;
}

static size_t union_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, UNION(self)->args);
    ou_visit_one(fn, arg, UNION(self)->parameters);
    return OU_VISIT_END;
}

static void union_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &UNION(self)->args);
    ou_clear_ref(th, &UNION(self)->parameters);
    ou_object_free(th, self, sizeof(OuUnion));
}

/* ---- text and order ---- */

static OuObject *union_repr(OuThread *th, OuObject *self)
{
    OuObject *args = UNION(self)->args;
    OuStrBuilder out;
    ou_builder_init(&out);
    bool ok = true;
    for (size_t i = 0; ok && i < ou_tuple_size(args); i++) {
        OuObject *item = ou_tuple_borrow(args, i);
        ok = (i == 0 || ou_builder_ascii(th, &out, " | ", 3)) &&
             (item == OU_TYPE_OBJECT(&ou_none_type) ? ou_builder_ascii(th, &out, "None", 4)
                                                    : ou_generic_repr_item(th, &out, item));
    }
    if (!ok) {
        ou_builder_abandon(th, &out);
        return NULL;
    }
    return ou_builder_finish(th, &out);
}

static int64_t union_hash(OuThread *th, OuObject *self)
{
    OuObject *set = ou_frozenset_new(th, UNION(self)->args);
    int64_t hash = set == NULL ? -1 : ou_hash(th, set);
    ou_drop_maybe(th, set);
    return hash;
}

static OuObject *union_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_union_type || b->type != &ou_union_type) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *x = ou_set_new(th, UNION(a)->args), *y = x == NULL ? NULL : ou_set_new(th, UNION(b)->args);
    OuObject *result = y == NULL ? NULL : ou_compare(th, x, y, op);
    ou_drop_maybe(th, x);
    ou_drop_maybe(th, y);
    return result;
}

/* ---- parameters ---- */

static OuObject *get_parameters(OuThread *th, OuObject *self)
{
    if (UNION(self)->parameters == NULL) {
        UNION(self)->parameters = ou_generic_parameters(th, UNION(self)->args);
    }
    return ou_keep_maybe(UNION(self)->parameters);
}

static OuObject *union_item(OuThread *th, OuObject *self, OuObject *item)
{
    OuObject *parameters = get_parameters(th, self);
    OuObject *args = parameters == NULL
                         ? NULL
                         : ou_generic_substitute(th, self, UNION(self)->args, parameters, item);
    OuObject *result = args == NULL ? NULL : ou_keep(ou_tuple_borrow(args, 0));
    for (size_t i = 1; result != NULL && i < ou_tuple_size(args); i++) {
        OuObject *joined = ou_binary(th, OU_OP_OR, result, ou_tuple_borrow(args, i));
        ou_drop(th, result);
        result = joined;
    }
    ou_drop_maybe(th, args);
    ou_drop_maybe(th, parameters);
    return result;
}

static OuObject *get_module(OuThread *th, OuObject *self)
{
    (void)self;
    return ou_str_intern_text(th, "types");
}

static const OuMethodDef union_methods[] = {
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef union_getset[] = {
    {"__parameters__", get_parameters, NULL, "Type variables in the types.UnionType."},
    {"__module__", get_module, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef union_members[] = {
    {"__args__", OU_MEMBER_OBJECT, offsetof(OuUnion, args), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuNumberSlots union_number = {.binary[OU_OP_OR] = ou_union_or};
static const OuSequenceSlots union_sequence = {.item = union_item};

const OuType ou_union_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "types.UnionType",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_UNION,
    .basic_size = sizeof(OuUnion),
    .drop = union_drop,
    .visit = union_visit,
    .repr = union_repr,
    .str = ou_object_str,
    .hash = union_hash,
    .compare = union_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .number = &union_number,
    .sequence = &union_sequence,
    .methods = union_methods,
    .getset = union_getset,
    .members = union_members,
    .doc = "Represent a PEP 604 union type, such as int | str.",
};
