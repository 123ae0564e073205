/* set_iter.c - the iterator of sets: in the order of the table, until the size changes. */
#include "06_types/set_int.h"

#include "06_types/list.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

typedef struct OuSetIter {
    OuObject head;
    OuObject *set; /* NULL: exhausted */
    size_t used;   /* its size at the start; SIZE_MAX: it changed */
    size_t at;
    size_t left;
} OuSetIter;

OuObject *ou_set_iter(OuThread *th, OuObject *self)
{
    OuSetIter *it = (OuSetIter *)ou_object_new(th, &ou_set_iter_type, sizeof(OuSetIter));
    if (it == NULL) {
        return NULL;
    }
    it->set = ou_keep(self);
    it->used = it->left = ou_set_size(self);
    it->at = 0;
    ou_track(th, &it->head);
    return &it->head;
}

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_drop_maybe(th, ((OuSetIter *)self)->set);
    ou_object_free(th, self, sizeof(OuSetIter));
}

static size_t iter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((OuSetIter *)self)->set);
    return OU_VISIT_END;
}

static void iter_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuSetIter *)self)->set);
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    OuSetIter *it = (OuSetIter *)self;
    OuObject *key;
    if (it->set == NULL) {
        return NULL;
    }
    if (it->used != ou_set_size(it->set)) {
        it->used = SIZE_MAX;
        return ou_null(th, &ou_exc_runtime_error, "Set changed size during iteration");
    }
    if (ou_set_each(it->set, &it->at, &key)) {
        it->left--;
        return ou_keep(key);
    }
    ou_clear_ref(th, &it->set);
    return NULL;
}

OU_METHOD(iter_length_hint)
{
    OuSetIter *it = (OuSetIter *)self;
    bool whole = it->set != NULL && it->used == ou_set_size(it->set);
    return ou_int_new(th, whole ? (int64_t)it->left : 0);
}

OU_METHOD(iter_reduce)
{
    OuSetIter *it = (OuSetIter *)self;
    OuObject *list = ou_list_new(th, 0), *key;
    bool ok = list != NULL;
    if (ok && it->set != NULL && it->used != ou_set_size(it->set)) {
        it->used = SIZE_MAX;
        ok = ou_raise(th, &ou_exc_runtime_error, "Set changed size during iteration");
    }
    for (size_t at = it->at; ok && it->set != NULL && ou_set_each(it->set, &at, &key);) {
        ok = ou_list_append(th, list, key);
    }
    if (!ok) {
        ou_drop_maybe(th, list);
        return NULL;
    }
    return ou_seq_reduce_iter_adopt(th, "iter", list);
}

static const OuMethodDef iter_methods[] = {
    {"__length_hint__", iter_length_hint, "", 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iter_reduce, "", 0, "Return state information for pickling."},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_set_iter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "set_iterator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_SET_ITER,
    .basic_size = sizeof(OuSetIter),
    .drop = iter_drop,
    .visit = iter_visit,
    .clear = iter_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = iter_next,
    .methods = iter_methods,
};
