/* memo_proxy.c - what the attribute memo of a pickler or unpickler is: an object that stands for the memo and holds its owner. */
#include "10_builtin/pickle/pickle_int.h"

typedef struct MemoProxy {
    OuObject head;
    OuObject *owner; /* the pickler or unpickler; owned */
} MemoProxy;

OuObject *ou_memo_proxy_new(OuThread *th, const OuType *type, OuObject *owner)
{
    MemoProxy *proxy = (MemoProxy *)ou_object_new(th, type, sizeof *proxy);
    if (proxy == NULL) {
        return NULL;
    }
    proxy->owner = ou_keep(owner);
    ou_track(th, &proxy->head);
    return &proxy->head;
}

OuObject *ou_memo_proxy_owner_borrow(OuObject *proxy)
{
    return ((MemoProxy *)proxy)->owner;
}

static size_t proxy_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((MemoProxy *)self)->owner);
    return OU_VISIT_END;
}

static void proxy_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((MemoProxy *)self)->owner);
    ou_object_free(th, self, sizeof(MemoProxy));
}

OU_METHOD(proxy_clear)
{
    OuObject *owner = ((MemoProxy *)self)->owner;
    if (self->type == &ou_pickler_memo_type) {
        ou_pickle_memo_clear(th, &((OuPickler *)owner)->memo);
    } else {
        ou_unpickler_memo_clear(th, (OuUnpickler *)owner);
    }
    return OU_NONE;
}

OU_METHOD(proxy_copy)
{
    OuObject *owner = ((MemoProxy *)self)->owner;
    return self->type == &ou_pickler_memo_type ? ou_pickler_memo_dict(th, (OuPickler *)owner)
                                               : ou_unpickler_memo_dict(th, (OuUnpickler *)owner);
}

OU_METHOD(proxy_reduce)
{
    OuObject *dict = proxy_copy(th, self, args, n, kwnames);
    OuObject *inner = dict == NULL ? NULL : ou_tuple_of(th, 1, dict);
    OuObject *result = inner == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(&ou_dict_type), inner);
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, dict);
    return result;
}

#define METHODS(table, reduce_doc)                                                                 \
    static const OuMethodDef table[] = {                                                           \
        {"clear", proxy_clear, "", 0, "Remove all items from memo."},                              \
        {"copy", proxy_copy, "", 0, "Copy the memo to a new object."},                             \
        {"__reduce__", proxy_reduce, "", 0, reduce_doc},                                           \
        {NULL, NULL, NULL, 0, NULL},                                                               \
    }
METHODS(pickler_methods, "Implement pickle support.");
METHODS(unpickler_methods, "Implement pickling support.");

#define PROXY_TYPE(type_name, type_index, table)                                                   \
    {                                                                                              \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = type_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,                           \
        .index = type_index,                                                                       \
        .basic_size = sizeof(MemoProxy),                                                           \
        .drop = proxy_drop,                                                                        \
        .visit = proxy_visit,                                                                      \
        .repr = ou_object_repr,                                                                    \
        .str = ou_object_str,                                                                      \
        .compare = ou_object_compare,                                                              \
        .get_attr = ou_generic_get_attr,                                                           \
        .set_attr = ou_generic_set_attr,                                                           \
        .init = ou_object_init,                                                                    \
        .methods = table,                                                                          \
    }
const OuType ou_pickler_memo_type = PROXY_TYPE("_pickle.PicklerMemoProxy", OU_TYPE_INDEX_PICKLER_MEMO, pickler_methods);
const OuType ou_unpickler_memo_type = PROXY_TYPE("_pickle.UnpicklerMemoProxy", OU_TYPE_INDEX_UNPICKLER_MEMO, unpickler_methods);
