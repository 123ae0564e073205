/* generic_alias.c - types.GenericAlias: list[int]; and the substitution of type variables. */
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/object_int.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/union.h"

typedef struct OuGenericAlias {
    OuObject head;
    OuObject *origin;
    OuObject *args;       /* tuple */
    OuObject *parameters; /* tuple; NULL until asked for */
    bool starred;         /* *tuple[int] */
} OuGenericAlias;

#define ALIAS(o) ((OuGenericAlias *)(o))

/* ---- making ---- */

static OuObject *alias_new(OuThread *th, const OuType *type, OuObject *origin, OuObject *args, bool starred)
{
    OuObject *tuple = ou_is_tuple(args) ? ou_keep(args) : ou_tuple_of(th, 1, args);
    OuGenericAlias *alias = tuple == NULL ? NULL : (OuGenericAlias *)ou_type_allocate(th, type, 0);
    if (alias == NULL) {
        ou_drop_maybe(th, tuple);
        return NULL;
    }
    alias->origin = ou_keep(origin);
    alias->args = tuple;
    alias->starred = starred;
    ou_track(th, &alias->head);
    return &alias->head;
}

OuObject *ou_generic_alias_new(OuThread *th, OuObject *origin, OuObject *args)
{
    return alias_new(th, &ou_generic_alias_type, origin, args, false);
}

OuObject *ou_generic_alias_getitem(OuThread *th, OuObject *cls, OuObject *const *args, size_t n, OuObject *kwnames)
{
    const char *name = ou_type_qualified_name((const OuType *)cls);
    if (kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        return ou_null(th, &ou_exc_type_error, "%s.__class_getitem__() takes no keyword arguments", name);
    }
    if (n != 1) {
        return ou_null(th, &ou_exc_type_error, "%s.__class_getitem__() takes exactly one argument (%zu given)", name, n);
    }
    return ou_generic_alias_new(th, cls, args[0]);
}

static OuObject *alias_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, "GenericAlias", kwnames) || !ou_args_count(th, "GenericAlias", n, 2, 2)) {
        return NULL;
    }
    return alias_new(th, type, args[0], args[1], false);
}

static size_t alias_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_instance_visit_extra(self, fn, arg);
    ou_visit_one(fn, arg, ALIAS(self)->origin);
    ou_visit_one(fn, arg, ALIAS(self)->args);
    ou_visit_one(fn, arg, ALIAS(self)->parameters);
    return OU_VISIT_END;
}

static void alias_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &ALIAS(self)->origin);
    ou_clear_ref(th, &ALIAS(self)->args);
    ou_clear_ref(th, &ALIAS(self)->parameters);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* ---- repr ---- */

static bool has_attr(OuThread *th, OuObject *o, OuObject *name)
{
    bool failed = false;
    OuObject *value = ou_get_attr_maybe(th, o, name, &failed);
    ou_drop_maybe(th, value);
    return value != NULL;
}

/* "module.qualname" of a class-like thing, or NULL without error: it is none. */
static OuObject *class_name(OuThread *th, OuObject *item)
{
    bool failed = false;
    OuNames *names = &th->vm->types->names;
    if (has_attr(th, item, names->dunder_origin) && has_attr(th, item, names->dunder_args)) {
        return NULL; /* an alias: its own repr is better */
    }
    OuObject *qualname = ou_has_error(th) ? NULL : ou_get_attr_maybe(th, item, names->dunder_qualname, &failed);
    OuObject *module = qualname == NULL ? NULL : ou_get_attr_maybe(th, item, names->dunder_module, &failed), *text = NULL;
    if (qualname != NULL && module != NULL && module != OU_NONE) {
        text = ou_is_str(module) && ou_str_equal_text(module, "builtins") ? ou_str(th, qualname)
                                                                          : ou_str_format(th, "%S.%S", module, qualname);
    }
    ou_drop_maybe(th, qualname);
    ou_drop_maybe(th, module);
    return text;
}

bool ou_generic_repr_item(OuThread *th, OuStrBuilder *out, OuObject *item)
{
    OuObject *text = item == OU_ELLIPSIS ? ou_str_from_text(th, "...") : class_name(th, item);
    if (text == NULL && !ou_has_error(th)) {
        text = ou_repr(th, item);
    }
    bool ok = text != NULL && ou_builder_str(th, out, text);
    ou_drop_maybe(th, text);
    return ok;
}

static OuObject *alias_repr(OuThread *th, OuObject *self)
{
    OuGenericAlias *alias = ALIAS(self);
    size_t n = ou_tuple_size(alias->args);
    OuStrBuilder out;
    ou_builder_init(&out);
    bool ok = (!alias->starred || ou_builder_char(th, &out, '*')) && ou_generic_repr_item(th, &out, alias->origin) &&
              ou_builder_char(th, &out, '[');
    for (size_t i = 0; ok && i < n; i++) {
        ok = (i == 0 || ou_builder_ascii(th, &out, ", ", 2)) &&
             ou_generic_repr_item(th, &out, ou_tuple_borrow(alias->args, i));
    }
    ok = ok && (n > 0 || ou_builder_ascii(th, &out, "()", 2)) && ou_builder_char(th, &out, ']');
    if (!ok) {
        ou_builder_abandon(th, &out);
        return NULL;
    }
    return ou_builder_finish(th, &out);
}

/* ---- type variables ---- */

static bool add_unique(OuThread *th, OuObject *list, OuObject *item)
{
    for (size_t i = 0; i < ou_list_size(list); i++) {
        if (ou_list_borrow(list, i) == item) {
            return true;
        }
    }
    return ou_list_append(th, list, item);
}

/* item.name, new; NULL without error: it has none. */
static OuObject *get_maybe(OuThread *th, OuObject *item, const char *name)
{
    bool failed = false;
    return ou_get_attr_text_maybe(th, item, name, &failed);
}

OuObject *ou_generic_parameters(OuThread *th, OuObject *args)
{
    OuObject *list = ou_list_new(th, 0);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < ou_tuple_size(args); i++) {
        OuObject *item = ou_tuple_borrow(args, i);
        if (ou_is_type(item)) {
            continue; /* a class's own parameters are none of ours */
        }
        OuObject *found = get_maybe(th, item, "__typing_subst__");
        if (found != NULL) {
            ok = add_unique(th, list, item);
        } else if (!ou_has_error(th) && (found = get_maybe(th, item, "__parameters__")) != NULL && ou_is_tuple(found)) {
            for (size_t j = 0; ok && j < ou_tuple_size(found); j++) {
                ok = add_unique(th, list, ou_tuple_borrow(found, j));
            }
        }
        ou_drop_maybe(th, found);
        ok = ok && !ou_has_error(th);
    }
    OuObject *tuple = ok ? ou_list_to_tuple(th, list) : NULL;
    ou_drop_maybe(th, list);
    return tuple;
}

static int64_t index_of(OuObject *tuple, OuObject *item)
{
    for (size_t i = 0; i < ou_tuple_size(tuple); i++) {
        if (ou_tuple_borrow(tuple, i) == item) {
            return (int64_t)i;
        }
    }
    return -1;
}

static bool extend(OuThread *th, OuObject *list, OuObject *tuple)
{
    bool ok = true;
    for (size_t i = 0; ok && i < ou_tuple_size(tuple); i++) {
        ok = ou_list_append(th, list, ou_tuple_borrow(tuple, i));
    }
    return ok;
}

/* What stands in the brackets as a tuple, with *tuple[int, str] spread out. New. */
static OuObject *spread_items(OuThread *th, OuObject *item)
{
    OuObject *given = ou_is_tuple(item) ? ou_keep(item) : ou_tuple_of(th, 1, item);
    OuObject *list = given == NULL ? NULL : ou_list_new(th, 0);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < ou_tuple_size(given); i++) {
        OuObject *one = ou_tuple_borrow(given, i);
        OuObject *inner = ou_is_type(one) ? NULL : get_maybe(th, one, "__typing_unpacked_tuple_args__");
        ok = !ou_has_error(th);
        size_t n = inner != NULL && ou_is_tuple(inner) ? ou_tuple_size(inner) : 0;
        bool open_ended = n > 0 && ou_tuple_borrow(inner, n - 1) == OU_ELLIPSIS;
        if (ok && inner != NULL && ou_is_tuple(inner) && !open_ended) {
            ok = extend(th, list, inner);
        } else if (ok) {
            ok = ou_list_append(th, list, one);
        }
        ou_drop_maybe(th, inner);
    }
    OuObject *tuple = ok ? ou_list_to_tuple(th, list) : NULL;
    ou_drop_maybe(th, list);
    ou_drop_maybe(th, given);
    return tuple;
}

/* ParamSpec and TypeVarTuple rearrange the items first. Takes items over. */
static OuObject *prepare_items(OuThread *th, OuObject *self, OuObject *parameters, OuObject *items)
{
    for (size_t i = 0; items != NULL && i < ou_tuple_size(parameters); i++) {
        OuObject *prepare = get_maybe(th, ou_tuple_borrow(parameters, i), "__typing_prepare_subst__");
        if (prepare != NULL && prepare != OU_NONE) {
            OuObject *result = ou_call2(th, prepare, self, items);
            OuObject *tuple = result == NULL || ou_is_tuple(result) ? ou_keep_maybe(result) : ou_tuple_of(th, 1, result);
            ou_drop_maybe(th, result);
            ou_drop(th, items);
            items = tuple;
        } else if (ou_has_error(th)) {
            ou_clear_ref(th, &items);
        }
        ou_drop_maybe(th, prepare);
    }
    return items;
}

/* An argument that is itself generic over some of the parameters: arg[their items]. New. */
static OuObject *substitute_inside(OuThread *th, OuObject *arg, OuObject *parameters, OuObject *items)
{
    OuObject *own = get_maybe(th, arg, "__parameters__");
    if (own == NULL || !ou_is_tuple(own) || ou_tuple_size(own) == 0) {
        ou_drop_maybe(th, own);
        return ou_has_error(th) ? NULL : ou_keep(arg);
    }
    OuObject *list = ou_list_new(th, 0);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < ou_tuple_size(own); i++) {
        OuObject *parameter = ou_tuple_borrow(own, i);
        int64_t at = index_of(parameters, parameter);
        OuObject *value = at < 0 ? parameter : ou_tuple_borrow(items, (size_t)at);
        /* a TypeVarTuple's item is a tuple: its parts stand side by side */
        ok = at >= 0 && parameter->type->iter != NULL && ou_is_tuple(value) ? extend(th, list, value)
                                                                             : ou_list_append(th, list, value);
    }
    OuObject *inner = ok ? ou_list_to_tuple(th, list) : NULL;
    OuObject *result = inner == NULL ? NULL : ou_get_item(th, arg, inner);
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, list);
    ou_drop(th, own);
    return result;
}

/* One argument with its variables replaced, appended to list. */
static bool substitute_one(OuThread *th, OuObject *arg, OuObject *parameters, OuObject *items, OuObject *list)
{
    if (ou_is_type(arg)) {
        return ou_list_append(th, list, arg);
    }
    OuObject *unpacked = get_maybe(th, arg, "__typing_is_unpacked_typevartuple__");
    bool spread = unpacked != NULL && ou_is_true(th, unpacked) == OU_TRUE;
    ou_drop_maybe(th, unpacked);
    OuObject *subst = ou_has_error(th) ? NULL : get_maybe(th, arg, "__typing_subst__");
    OuObject *value = NULL;
    if (subst != NULL) {
        int64_t at = index_of(parameters, arg);
        value = at < 0 ? ou_keep(arg) : ou_call1(th, subst, ou_tuple_borrow(items, (size_t)at));
        ou_drop(th, subst);
    } else if (!ou_has_error(th)) {
        value = substitute_inside(th, arg, parameters, items);
    }
    bool ok = value != NULL && (spread && ou_is_tuple(value) ? extend(th, list, value) : ou_list_append(th, list, value));
    ou_drop_maybe(th, value);
    return ok;
}

OuObject *ou_generic_substitute(OuThread *th, OuObject *self, OuObject *args, OuObject *parameters, OuObject *item)
{
    size_t n = ou_tuple_size(parameters);
    if (n == 0) {
        return ou_null(th, &ou_exc_type_error, "%R is not a generic class", self);
    }
    OuObject *items = prepare_items(th, self, parameters, spread_items(th, item)), *list = NULL;
    if (items != NULL && ou_tuple_size(items) != n) {
        ou_raise(th, &ou_exc_type_error, "Too %s arguments for %R; actual %zu, expected %zu",
                 ou_tuple_size(items) > n ? "many" : "few", self, ou_tuple_size(items), n);
        ou_clear_ref(th, &items);
    }
    bool ok = items != NULL && (list = ou_list_new(th, 0)) != NULL;
    for (size_t i = 0; ok && i < ou_tuple_size(args); i++) {
        ok = substitute_one(th, ou_tuple_borrow(args, i), parameters, items, list);
    }
    OuObject *result = ok ? ou_list_to_tuple(th, list) : NULL;
    ou_drop_maybe(th, list);
    ou_drop_maybe(th, items);
    return result;
}

/* ---- what an alias can do ---- */

static OuObject *get_parameters(OuThread *th, OuObject *self)
{
    OuGenericAlias *alias = ALIAS(self);
    if (alias->parameters == NULL) {
        alias->parameters = ou_generic_parameters(th, alias->args);
    }
    return ou_keep_maybe(alias->parameters);
}

static OuObject *alias_item(OuThread *th, OuObject *self, OuObject *item)
{
    OuGenericAlias *alias = ALIAS(self);
    OuObject *parameters = get_parameters(th, self);
    OuObject *args = parameters == NULL ? NULL : ou_generic_substitute(th, self, alias->args, parameters, item);
    OuObject *result = args == NULL ? NULL : alias_new(th, &ou_generic_alias_type, alias->origin, args, alias->starred);
    ou_drop_maybe(th, args);
    ou_drop_maybe(th, parameters);
    return result;
}

/* origin(...), and the instance remembers how it was asked for, if it can. */
static OuObject *alias_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *o = ou_call(th, ALIAS(self)->origin, args, n, kwnames);
    if (o != NULL && !ou_set_attr(th, o, OU_NAME(th, dunder_orig_class), self) &&
        !ou_error_swallow(th, &ou_exc_attribute_error) && !ou_error_swallow(th, &ou_exc_type_error)) {
        ou_clear_ref(th, &o);
    }
    return o;
}

static int64_t alias_hash(OuThread *th, OuObject *self)
{
    int64_t a = ou_hash(th, ALIAS(self)->origin);
    int64_t b = a == -1 ? -1 : ou_hash(th, ALIAS(self)->args);
    return b == -1 ? -1 : (a ^ b) == -1 ? -2 : a ^ b;
}

static OuObject *alias_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || !ou_type_extends(a->type, &ou_generic_alias_type) ||
        !ou_type_extends(b->type, &ou_generic_alias_type)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuTruth equal = ALIAS(a)->starred == ALIAS(b)->starred ? ou_compare_bool(th, ALIAS(a)->origin, ALIAS(b)->origin, OU_EQ)
                                                           : OU_FALSE;
    if (equal == OU_TRUE) {
        equal = ou_compare_bool(th, ALIAS(a)->args, ALIAS(b)->args, OU_EQ);
    }
    return equal == OU_ERROR ? NULL : ou_bool((equal == OU_TRUE) == (op == OU_EQ));
}

static const char *const own_names[] = {
    "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__",
    "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__",
};

/* All but these is the origin's. */
static OuObject *alias_get_attr(OuThread *th, OuObject *self, OuObject *name)
{
    for (size_t i = 0; ou_is_str(name) && i < OU_COUNT_OF(own_names); i++) {
        if (ou_str_equal_text(name, own_names[i])) {
            return ou_generic_get_attr(th, self, name);
        }
    }
    return ou_get_attr(th, ALIAS(self)->origin, name);
}

/* *tuple[int]: yields itself once, starred. What a starred one is pickled as, too: the next item of such an iterator. */
typedef struct AliasIter {
    OuObject head;
    OuObject *alias; /* owned; NULL: at the end */
} AliasIter;

#define ITER(o) ((AliasIter *)(o))

static OuObject *alias_iter(OuThread *th, OuObject *self)
{
    OuObject *it = ou_type_allocate(th, &ou_generic_alias_iter_type, 0);
    if (it != NULL) {
        ITER(it)->alias = ou_keep(self);
        ou_track(th, it);
    }
    return it;
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    OuObject *alias = ITER(self)->alias;
    if (alias == NULL) {
        return NULL;
    }
    OuObject *starred = alias_new(th, &ou_generic_alias_type, ALIAS(alias)->origin, ALIAS(alias)->args, true);
    if (starred != NULL) {
        ou_clear_ref(th, &ITER(self)->alias);
    }
    return starred;
}

OU_METHOD(iter_reduce)
{
    OuObject *rest = ITER(self)->alias == NULL ? ou_tuple_new(th, 0) : ou_keep(ITER(self)->alias);
    return ou_seq_reduce_iter_adopt(th, "iter", rest);
}

static size_t iter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ITER(self)->alias);
    return OU_VISIT_END;
}

static void iter_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &ITER(self)->alias);
}

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &ITER(self)->alias);
    ou_object_free(th, self, sizeof(AliasIter));
}

static const OuMethodDef iter_methods[] = {
    {"__reduce__", iter_reduce, "", 0, "Return state information for pickling."},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_generic_alias_iter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "generic_alias_iterator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_GENERIC_ALIAS_ITER,
    .basic_size = sizeof(AliasIter),
    .drop = iter_drop,
    .visit = iter_visit,
    .clear = iter_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = iter_next,
    .methods = iter_methods,
};

static OuObject *mro_entries(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_tuple_of(th, 1, ALIAS(self)->origin);
}

static OuObject *instance_check(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self;
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_null(th, &ou_exc_type_error, "isinstance() argument 2 cannot be a parameterized generic");
}

static OuObject *subclass_check(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self;
    (void)args;
    (void)n;
    (void)kwnames;
    return ou_null(th, &ou_exc_type_error, "issubclass() argument 2 cannot be a parameterized generic");
}

static OuObject *reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    if (ALIAS(self)->starred) {
        OuObject *plain = alias_new(th, &ou_generic_alias_type, ALIAS(self)->origin, ALIAS(self)->args, false);
        OuObject *one = plain == NULL ? NULL : alias_iter(th, plain);
        ou_drop_maybe(th, plain);
        return ou_seq_reduce_iter_adopt(th, "next", one);
    }
    OuObject *pair = ou_tuple_of(th, 2, ALIAS(self)->origin, ALIAS(self)->args);
    OuObject *result = pair == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(&ou_generic_alias_type), pair);
    ou_drop_maybe(th, pair);
    return result;
}

/* Names of the origin, and our own. */
static OuObject *dir(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *names = ou_is_type(ALIAS(self)->origin) ? ou_class_dir(th, ALIAS(self)->origin)
                                                      : ou_call_method_text(th, ALIAS(self)->origin, "__dir__", 0);
    for (size_t i = 0; names != NULL && ou_is_list(names) && i < OU_COUNT_OF(own_names); i++) {
        OuObject *name = ou_str_intern_text(th, own_names[i]);
        OuTruth there = name == NULL ? OU_ERROR : ou_contains(th, names, name);
        if (there == OU_ERROR || (there == OU_FALSE && !ou_list_append(th, names, name))) {
            ou_clear_ref(th, &names);
        }
        ou_drop_maybe(th, name);
    }
    return names;
}

static OuObject *get_unpacked(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(ALIAS(self)->starred);
}

static OuObject *get_tuple_args(OuThread *th, OuObject *self)
{
    (void)th;
    bool is_tuple = ALIAS(self)->starred && ALIAS(self)->origin == OU_TYPE_OBJECT(&ou_tuple_type);
    return is_tuple ? ou_keep(ALIAS(self)->args) : OU_NONE;
}

static const OuMethodDef alias_methods[] = {
    {"__mro_entries__", mro_entries, "bases, /", 0, NULL},
    {"__instancecheck__", instance_check, "instance, /", 0, NULL},
    {"__subclasscheck__", subclass_check, "subclass, /", 0, NULL},
    {"__reduce__", reduce, "", 0, NULL},
    {"__dir__", dir, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef alias_getset[] = {
    {"__parameters__", get_parameters, NULL, "Type variables in the GenericAlias."},
    {"__unpacked__", get_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", get_tuple_args, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef alias_members[] = {
    {"__origin__", OU_MEMBER_OBJECT, offsetof(OuGenericAlias, origin), false, NULL},
    {"__args__", OU_MEMBER_OBJECT, offsetof(OuGenericAlias, args), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuNumberSlots alias_number = {.binary[OU_OP_OR] = ou_union_or};
static const OuSequenceSlots alias_sequence = {.item = alias_item};

const OuType ou_generic_alias_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "types.GenericAlias",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_GENERIC_ALIAS,
    .basic_size = sizeof(OuGenericAlias),
    .weak = 1,
    .drop = alias_drop,
    .visit = alias_visit,
    .repr = alias_repr,
    .str = ou_object_str,
    .hash = alias_hash,
    .compare = alias_compare,
    .call = alias_call,
    .get_attr = alias_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = alias_iter,
    .make = alias_make,
    .number = &alias_number,
    .sequence = &alias_sequence,
    .methods = alias_methods,
    .getset = alias_getset,
    .members = alias_members,
    .doc = "Represent a PEP 585 generic type, such as list[int].",
};
