/* proxy.c - mappingproxy: a read-only window on a mapping, such as a class's __dict__. */
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/list.h"
#include "06_types/type_index.h"
#include "06_types/type.h"

typedef struct OuMappingProxy {
    OuObject head;
    OuObject *mapping;
} OuMappingProxy;

#define MAPPING(o) (((OuMappingProxy *)(o))->mapping)

OuObject *ou_mapping_proxy_new(OuThread *th, OuObject *mapping)
{
    OuMappingProxy *proxy = (OuMappingProxy *)ou_object_new(th, &ou_mapping_proxy_type, sizeof *proxy);
    if (proxy != NULL) {
        proxy->mapping = ou_keep(mapping);
        ou_track(th, &proxy->head);
    }
    return (OuObject *)proxy;
}

static OuObject *proxy_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)type;
    OuObject *mapping;
    if (!ou_args_parse(th, "mappingproxy", "mapping", args, n, kwnames, &mapping)) {
        return NULL;
    }
    const OuSequenceSlots *slots = mapping->type->sequence;
    if (slots == NULL || slots->item == NULL || ou_is_list(mapping) || ou_is_tuple(mapping)) {
        return ou_null(th, &ou_exc_type_error, "mappingproxy() argument must be a mapping, not %T", mapping);
    }
    return ou_mapping_proxy_new(th, mapping);
}

static size_t proxy_visit(OuObject *o, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, MAPPING(o));
    return OU_VISIT_END;
}

static void proxy_drop(OuThread *th, OuObject *o)
{
    ou_untrack(th, o);
    ou_clear_ref(th, &MAPPING(o));
    ou_object_free(th, o, sizeof(OuMappingProxy));
}

static int64_t proxy_length(OuThread *th, OuObject *o)
{
    return ou_len(th, MAPPING(o));
}

static OuObject *proxy_item(OuThread *th, OuObject *o, OuObject *key)
{
    return ou_get_item(th, MAPPING(o), key);
}

static OuTruth proxy_contains(OuThread *th, OuObject *o, OuObject *key)
{
    return ou_is_exact_dict(MAPPING(o)) ? ou_dict_has(th, MAPPING(o), key) : ou_contains(th, MAPPING(o), key);
}

static OuObject *proxy_iter(OuThread *th, OuObject *o)
{
    return ou_iter(th, MAPPING(o));
}

static OuObject *proxy_repr(OuThread *th, OuObject *o)
{
    return ou_str_format(th, "mappingproxy(%R)", MAPPING(o));
}

static OuObject *proxy_str(OuThread *th, OuObject *o)
{
    return ou_str(th, MAPPING(o));
}

static OuObject *proxy_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    return ou_compare(th, MAPPING(a), b, op);
}

/* `|` gives what the mappings give; `|=` is refused, as it would write. */
static OuObject *proxy_or(OuThread *th, OuObject *a, OuObject *b)
{
    a = a->type == &ou_mapping_proxy_type ? MAPPING(a) : a;
    b = b->type == &ou_mapping_proxy_type ? MAPPING(b) : b;
    return ou_binary(th, OU_OP_OR, a, b);
}

static OuObject *proxy_ior(OuThread *th, OuObject *a, OuObject *b)
{
    (void)b;
    return ou_null(th, &ou_exc_type_error, "'|=' is not supported by %T; use '|' instead", a);
}

/* ---- methods: those of the mapping ---- */

static OuObject *proxy_get(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    OuObject *both[] = {args[0], args[1] == NULL ? OU_NONE : args[1]};
    return ou_call_method(th, MAPPING(o), OU_NAME(th, plain_get), both, 2);
}

static OuObject *forward(OuThread *th, OuObject *o, const char *name)
{
    return ou_call_method_text(th, MAPPING(o), name, 0);
}

#define FORWARD(fn, name)                                                                                      \
    static OuObject *fn(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)         \
    {                                                                                                          \
        (void)args;                                                                                            \
        (void)n;                                                                                               \
        (void)kwnames;                                                                                         \
        return forward(th, o, name);                                                                           \
    }
FORWARD(proxy_keys, "keys")
FORWARD(proxy_values, "values")
FORWARD(proxy_items, "items")
FORWARD(proxy_copy, "copy")
FORWARD(proxy_reversed, "__reversed__")

static const OuMethodDef proxy_methods[] = {
    {"get", proxy_get, "key, default=None, /", 0, "D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None."},
    {"keys", proxy_keys, "", 0, "D.keys() -> a set-like object providing a view on D's keys"},
    {"values", proxy_values, "", 0, "D.values() -> an object providing a view on D's values"},
    {"items", proxy_items, "", 0, "D.items() -> a set-like object providing a view on D's items"},
    {"copy", proxy_copy, "", 0, "D.copy() -> a shallow copy of D"},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {"__reversed__", proxy_reversed, "", 0, "D.__reversed__() -> reverse iterator"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuNumberSlots proxy_number = {
    .binary[OU_OP_OR] = proxy_or,
    .inplace[OU_OP_OR] = proxy_ior,
};

static const OuSequenceSlots proxy_sequence = {
    .length = proxy_length,
    .item = proxy_item,
    .contains = proxy_contains,
};

const OuType ou_mapping_proxy_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "mappingproxy",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_MAPPING,
    .index = OU_TYPE_INDEX_MAPPING_PROXY,
    .basic_size = sizeof(OuMappingProxy),
    .drop = proxy_drop,
    .visit = proxy_visit,
    .repr = proxy_repr,
    .str = proxy_str,
    .compare = proxy_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = proxy_iter,
    .make = proxy_make,
    .number = &proxy_number,
    .sequence = &proxy_sequence,
    .methods = proxy_methods,
    .doc = "Read-only proxy of a mapping.",
    .new_signature = "mapping",
};
