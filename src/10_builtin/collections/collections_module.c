/* collections_module.c - the module _collections, under the library's collections: defaultdict, the fields of named
 * tuples, Counter's loop. (deque is in collections_deque.c, OrderedDict in collections_ordered.c.) */
#include "10_builtin/collections/collections_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* ---- defaultdict: a dict whose __missing__ makes the value ---- */

typedef struct DefaultDict {
    OuDict dict;
    OuObject *factory; /* owned; NULL: None */
} DefaultDict;

static void default_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((DefaultDict *)self)->factory);
    ou_dict_type.clear(th, self);
}

static void default_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((DefaultDict *)self)->factory);
    ou_dict_type.drop(th, self);
}

static size_t default_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    if (from == 0) {
        ou_visit_one(fn, arg, ((DefaultDict *)self)->factory);
    }
    return ou_dict_type.visit(self, from, limit, fn, arg);
}

static size_t default_size_of(OuObject *self)
{
    return ou_dict_type.size_of(self);
}

static OuObject *default_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_dict_type.make(th, type, args, n, kwnames);
}

static bool default_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    DefaultDict *d = (DefaultDict *)self;
    OuObject *factory = n > 0 ? args[0] : OU_NONE;
    if (factory != OU_NONE && !ou_is_callable(factory)) {
        return ou_raise(th, &ou_exc_type_error, "first argument must be callable or None");
    }
    ou_replace(th, &d->factory, factory == OU_NONE ? NULL : ou_keep(factory));
    return ou_dict_type.init(th, self, n > 0 ? args + 1 : args, n > 0 ? n - 1 : 0, kwnames);
}

static OuObject *default_repr(OuThread *th, OuObject *self)
{
    DefaultDict *d = (DefaultDict *)self;
    OuObject *items = ou_dict_type.repr(th, self), *factory = NULL, *text = NULL;
    if (items != NULL && d->factory != NULL) {
        OuTruth running = ou_repr_enter(th, d->factory);
        if (running == OU_TRUE) {
            factory = ou_str_from_text(th, "...");
        } else if (running == OU_FALSE) {
            OuObject *kept = ou_keep(d->factory);
            factory = ou_repr(th, kept);
            ou_repr_leave(th, kept);
            ou_drop(th, kept);
        }
    } else if (items != NULL) {
        factory = ou_str_from_text(th, "None");
    }
    if (factory != NULL) {
        text = ou_str_format(th, "%s(%U, %U)", ou_type_short_name(self->type), factory, items);
    }
    ou_drop_maybe(th, factory);
    ou_drop_maybe(th, items);
    return text;
}

static OuObject *default_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    return ou_dict_type.compare(th, a, b, op);
}

static OuObject *default_iter(OuThread *th, OuObject *self)
{
    return ou_dict_type.iter(th, self);
}

METHOD(default_missing)
{
    DefaultDict *d = (DefaultDict *)self;
    if (d->factory == NULL || d->factory == OU_NONE) {
        ou_raise_value(th, &ou_exc_key_error, args[0]);
        return NULL;
    }
    OuObject *factory = ou_keep(d->factory);
    OuObject *value = ou_call0(th, factory);
    ou_drop(th, factory);
    if (value != NULL && !ou_set_item(th, self, args[0], value)) {
        ou_clear_ref(th, &value);
    }
    return value;
}

/* type(self)(factory, items) */
static OuObject *like(OuThread *th, OuObject *self, OuObject *items)
{
    OuObject *factory = ou_keep(((DefaultDict *)self)->factory == NULL ? OU_NONE : ((DefaultDict *)self)->factory);
    OuObject *o = ou_call2(th, OU_TYPE_OBJECT(self->type), factory, items);
    ou_drop(th, factory);
    return o;
}

METHOD(default_copy)
{
    return like(th, self, self);
}

METHOD(default_reduce)
{
    DefaultDict *d = (DefaultDict *)self;
    OuObject *given = d->factory == NULL || d->factory == OU_NONE ? ou_tuple_new(th, 0) : ou_tuple_of(th, 1, d->factory);
    OuObject *items = given == NULL ? NULL : ou_call_method_text(th, self, "items", 0);
    OuObject *iterator = items == NULL ? NULL : ou_iter(th, items);
    OuObject *result = iterator == NULL
                           ? NULL
                           : ou_tuple_of(th, 5, OU_TYPE_OBJECT(self->type), given, OU_NONE, OU_NONE, iterator);
    ou_drop_maybe(th, iterator);
    ou_drop_maybe(th, items);
    ou_drop_maybe(th, given);
    return result;
}

static OuObject *default_or(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_dict(a) || !ou_is_dict(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *self = ou_is_of(th, a, &ou_default_dict_type) ? a : b;
    OuObject *o = like(th, self, a);
    if (o != NULL && !(ou_is_dict(o) ? ou_dict_update(th, o, b, true)
                                     : ou_raise(th, &ou_exc_type_error, "%N() must return a dict, not %T", self->type, o))) {
        ou_clear_ref(th, &o);
    }
    return o;
}

static OuObject *default_inplace_or(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_dict_type.number->inplace[OU_OP_OR](th, a, b);
}

static const OuNumberSlots default_number = {
    .binary[OU_OP_OR] = default_or,
    .inplace[OU_OP_OR] = default_inplace_or,
};

static const OuSequenceSlots default_sequence = {
    .length = ou_dict_length,
    .item = ou_dict_item,
    .set_item = ou_dict_set_item,
    .contains = ou_dict_has,
    .is_sequence = false,
};

static const OuMethodDef default_methods[] = {
    {"__missing__", default_missing, "key, /", 0,
     "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n"
     "  if self.default_factory is None: raise KeyError((key,))\n"
     "  self[key] = value = self.default_factory()\n"
     "  return value\n"},
    {"copy", default_copy, "", 0, "D.copy() -> a shallow copy of D."},
    {"__copy__", default_copy, "", 0, "D.copy() -> a shallow copy of D."},
    {"__reduce__", default_reduce, "", 0, "Return state information for pickling."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef default_members[] = {
    {"default_factory", OU_MEMBER_OBJECT, offsetof(DefaultDict, factory), true, "Factory for default value called by __missing__()."},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_default_dict_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "collections.defaultdict",
    .own = OU_OWN_GETATTR,
    .base = &ou_dict_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MAPPING | OU_TYPE_MATCH_SELF | OU_TYPE_IS_DICT,
    .index = OU_TYPE_INDEX_DEFAULT_DICT,
    .basic_size = sizeof(DefaultDict),
    .drop = default_drop,
    .visit = default_visit,
    .clear = default_clear,
    .size_of = default_size_of,
    .repr = default_repr,
    .str = ou_object_str,
    .compare = default_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = default_iter,
    .make = default_make,
    .init = default_init,
    .number = &default_number,
    .sequence = &default_sequence,
    .methods = default_methods,
    .members = default_members,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
           "The default factory is called without arguments to produce\n"
           "a new value when a key is not present, in __getitem__ only.\n"
           "A defaultdict compares equal to a dict with the same items.\n"
           "All remaining arguments are treated the same as if they were\n"
           "passed to the dict constructor, including keyword arguments.",
};

/* ---- fields of named tuples ---- */

typedef struct TupleGetter {
    OuObject head;
    int64_t index;
    OuObject *doc; /* owned */
} TupleGetter;

static void getter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((TupleGetter *)self)->doc);
    ou_object_free(th, self, sizeof(TupleGetter));
}

static size_t getter_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((TupleGetter *)self)->doc);
    return OU_VISIT_END;
}

static OuObject *getter_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2];
    int64_t index;
    if (!ou_args_parse(th, "_tuplegetter", "index, doc, /", args, n, kwnames, given) || !ou_as_ssize(th, given[0], &index)) {
        return NULL;
    }
    TupleGetter *g = (TupleGetter *)ou_object_new(th, type, sizeof *g);
    if (g == NULL) {
        return NULL;
    }
    g->index = index;
    g->doc = ou_keep(given[1]);
    ou_track(th, &g->head);
    return &g->head;
}

static OuObject *getter_repr(OuThread *th, OuObject *self)
{
    TupleGetter *g = (TupleGetter *)self;
    return ou_str_format(th, "_tuplegetter(%lld, %R)", (long long)g->index, g->doc);
}

static OuObject *getter_get(OuThread *th, OuObject *self, OuObject *object, OU_UNUSED OuObject *type)
{
    int64_t index = ((TupleGetter *)self)->index;
    if (object == NULL || object == OU_NONE) {
        return ou_keep(self);
    }
    if (!ou_is_tuple(object)) {
        return ou_null(th, &ou_exc_type_error, "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object",
                       (long long)index, object);
    }
    if (index < 0 || (size_t)index >= ou_tuple_size(object)) {
        return ou_null(th, &ou_exc_index_error, "tuple index out of range");
    }
    return ou_keep(ou_tuple_borrow(object, (size_t)index));
}

static bool getter_set(OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuObject *object, OuObject *value)
{
    return ou_raise(th, &ou_exc_attribute_error, value == NULL ? "can't delete attribute" : "can't set attribute");
}

METHOD(getter_reduce)
{
    TupleGetter *g = (TupleGetter *)self;
    OuObject *index = ou_int_new(th, g->index);
    OuObject *given = index == NULL ? NULL : ou_tuple_of(th, 2, index, g->doc);
    OuObject *result = given == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), given);
    ou_drop_maybe(th, given);
    ou_drop_maybe(th, index);
    return result;
}

static const OuMethodDef getter_methods[] = {
    {"__reduce__", getter_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef getter_members[] = {
    {"__doc__", OU_MEMBER_OBJECT, offsetof(TupleGetter, doc), true, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_tuple_getter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_collections._tuplegetter",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_TUPLE_GETTER,
    .basic_size = sizeof(TupleGetter),
    .drop = getter_drop,
    .visit = getter_visit,
    .repr = getter_repr,
    OU_SLOTS_OF_OBJECT,
    .descr_get = getter_get,
    .descr_set = getter_set,
    .make = getter_make,
    .init = ou_object_init,
    .methods = getter_methods,
    .members = getter_members,
};

/* ---- Counter's loop ---- */

/* Does the type's attribute come from dict? */
static bool is_dicts_own(OuThread *th, const OuType *type, const char *text, bool *failed)
{
    OuObject *name = ou_str_intern_text(th, text);
    *failed = name == NULL;
    OuObject *own = *failed ? NULL : ou_type_lookup(th, &ou_dict_type, name, failed);
    OuObject *found = *failed ? NULL : ou_type_lookup(th, type, name, failed);
    ou_drop_maybe(th, name);
    return !*failed && own == found;
}

static bool count_one(OuThread *th, OuObject *mapping, OuObject *key, OuObject *get, OuObject *zero, OuObject *one)
{
    bool failed = false;
    OuObject *old = get != NULL ? ou_call2(th, get, key, zero) : ou_keep_maybe(ou_dict_borrow(th, mapping, key, &failed));
    if (old == NULL && (get != NULL || failed)) {
        return false;
    }
    OuObject *next = old == NULL ? ou_keep(one) : ou_binary(th, OU_OP_ADD, old, one);
    bool ok = next != NULL && (get != NULL ? ou_set_item(th, mapping, key, next) : ou_dict_set(th, mapping, key, next));
    ou_drop_maybe(th, next);
    ou_drop_maybe(th, old);
    return ok;
}

METHOD(count_elements)
{
    OuObject *mapping = args[0], *get = NULL, *key, *iterator = ou_iter(th, args[1]);
    OuObject *zero = iterator == NULL ? NULL : ou_int_new(th, 0), *one = zero == NULL ? NULL : ou_int_new(th, 1);
    bool failed = one == NULL;
    bool plain = !failed && ou_is_dict(mapping) && is_dicts_own(th, mapping->type, "get", &failed) && !failed &&
                 is_dicts_own(th, mapping->type, "__setitem__", &failed);
    if (!failed && !plain) {
        get = ou_get_attr_text(th, mapping, "get");
        failed = get == NULL;
    }
    while (!failed && (key = ou_next(th, iterator)) != NULL) {
        failed = !count_one(th, mapping, key, get, zero, one);
        ou_drop(th, key);
    }
    ou_drop_maybe(th, get);
    ou_drop_maybe(th, one);
    ou_drop_maybe(th, zero);
    ou_drop_maybe(th, iterator);
    return failed || ou_has_error(th) ? NULL : OU_NONE;
}

static const OuMethodDef functions[] = {
    {"_count_elements", count_elements, "mapping, iterable, /", 0, "Count elements in the iterable, updating the mapping"},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_collections", NULL, functions);
    if (module != NULL &&
        (!ou_module_add_type(th, module, &ou_deque_type) ||
         !ou_module_add_type(th, module, &ou_deque_iter_type) || !ou_module_add_type(th, module, &ou_deque_reverse_iter_type) ||
         !ou_module_add_type(th, module, &ou_default_dict_type) || !ou_module_add_type(th, module, &ou_ordered_dict_type) ||
         !ou_module_add_type(th, module, &ou_tuple_getter_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__collections = {.name = "_collections", .make = make};
