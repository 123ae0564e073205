/* functools_cache.c - functools.lru_cache: results remembered by arguments, the least recently used forgotten first.
 *
 * A dict finds the link of a key; links form a ring from the oldest to the newest. The function, and hashes and
 * comparisons of keys, are Python code that may call the same cache again or clear it: after each the state is read
 * anew. A link takes itself out of the ring when it dies, so dict and ring never disagree for long, and nothing dangles
 * whoever lets go first. A key's hash is asked for once a call and kept in its link. */
#include "10_builtin/functools/functools_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* LINK-1 next->previous and previous->next are the link itself; both NULL: it is in no ring. */
typedef struct Ring {
    struct Ring *previous, *next; /* borrowed: the dict owns the links */
} Ring;

typedef struct Link {
    OuObject head;
    Ring ring;
    OuObject *key, *result; /* owned */
    int64_t hash;
} Link;

/* LRU-1 `ring` is the head of a ring of links; next is the oldest. LRU-2 max_size -1: no bound, 0: nothing kept. */
typedef struct Cache {
    OuObject head;
    Ring ring;
    OuObject *function, *info_type, *mark; /* owned; mark stands before the keywords of a key */
    OuObject *found;                       /* dict: key to Link, or to the result when there is no bound; owned */
    OuObject *dict;                        /* attributes; owned, NULL until used */
    int64_t max_size, n_hits, n_misses;
    bool typed;
} Cache;

static Link *link_of(Ring *ring)
{
    return (Link *)(void *)((char *)ring - offsetof(Link, ring));
}

static void take_out(Ring *r)
{
    if (r->next != NULL) {
        r->previous->next = r->next;
        r->next->previous = r->previous;
        r->previous = r->next = NULL;
    }
}

/* Between two neighbours. */
static void put_between(Ring *r, Ring *before, Ring *behind)
{
    r->previous = before;
    r->next = behind;
    before->next = behind->previous = r;
}

static void put_newest(Cache *c, Link *link)
{
    put_between(&link->ring, c->ring.previous, &c->ring);
}

static void put_oldest(Cache *c, Link *link)
{
    put_between(&link->ring, &c->ring, c->ring.next);
}

static void empty_ring(Cache *c)
{
    while (c->ring.next != NULL && c->ring.next != &c->ring) {
        take_out(c->ring.next);
    }
}

/* ---- links ---- */

static void link_drop(OuThread *th, OuObject *self)
{
    Link *link = (Link *)self;
    ou_untrack(th, self);
    take_out(&link->ring);
    ou_clear_ref(th, &link->key);
    ou_clear_ref(th, &link->result);
    ou_object_free(th, self, sizeof *link);
}

static size_t link_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Link *)self)->key);
    ou_visit_one(fn, arg, ((Link *)self)->result);
    return OU_VISIT_END;
}

const OuType ou_lru_link_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "functools._lru_list_elem",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_LRU_LINK,
    .basic_size = sizeof(Link),
    .drop = link_drop,
    .visit = link_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
};

static Link *link_new(OuThread *th, OuObject *key, int64_t hash, OuObject *result)
{
    Link *link = (Link *)ou_object_new_zeroed(th, &ou_lru_link_type, sizeof *link);
    if (link != NULL) {
        link->key = ou_keep(key);
        link->result = ou_keep(result);
        link->hash = hash;
        ou_track(th, &link->head);
    }
    return link;
}

/* ---- keys ---- */

/* What the arguments are remembered by: (args..., mark, name, value, ..., types...), or the one argument itself when
 * that is an exact str or int. New. */
static OuObject *key_of(OuThread *th, const Cache *c, OuObject *const *args, size_t n, OuObject *kwnames)
{
    size_t n_keywords = kwnames == NULL ? 0 : ou_tuple_size(kwnames), at = 0;
    if (!c->typed && n == 1 && n_keywords == 0 && (ou_is_exact_str(args[0]) || ou_is_exact_int(args[0]))) {
        return ou_keep(args[0]);
    }
    OuObject *key = ou_tuple_new(th, n + (n_keywords > 0 ? 1 + 2 * n_keywords : 0) + (c->typed ? n + n_keywords : 0));
    if (key == NULL) {
        return NULL;
    }
    OuObject **items = ou_tuple_items(key);
    for (size_t i = 0; i < n; i++) {
        items[at++] = ou_keep(args[i]);
    }
    if (n_keywords > 0) {
        items[at++] = ou_keep(c->mark);
    }
    for (size_t i = 0; i < n_keywords; i++) {
        items[at++] = ou_keep(ou_tuple_borrow(kwnames, i));
        items[at++] = ou_keep(args[n + i]);
    }
    for (size_t i = 0; c->typed && i < n + n_keywords; i++) {
        items[at++] = ou_keep(OU_TYPE_OBJECT(args[i]->type));
    }
    return at == 0 ? key : ou_tuple_ready(th, key);
}

/* ---- calls ---- */

/* Room for one more: the oldest link leaves ring and dict, and is the caller's (*spare), to be used again; NULL when its
 * key was gone from the dict already. False with an error: nothing has changed. */
static bool evict(OuThread *th, Cache *c, Link **spare)
{
    Link *oldest = link_of(c->ring.next);
    bool failed = false;
    ou_keep(oldest);
    take_out(&oldest->ring);
    OuObject *taken = ou_dict_pop_hashed(th, c->found, oldest->key, oldest->hash, &failed);
    if (failed) {
        put_oldest(c, oldest);
        ou_drop(th, oldest);
        return false;
    }
    *spare = taken == NULL ? NULL : oldest;
    if (taken == NULL) {
        ou_drop(th, oldest); /* an orphan: somebody removed its key meanwhile */
    } else {
        ou_drop(th, taken); /* the same link, kept once more above */
    }
    return true;
}

/* Remembers a result; false with an error. */
static bool remember(OuThread *th, Cache *c, OuObject *key, int64_t hash, OuObject *result)
{
    Link *link = NULL;
    OuObject *old_key = NULL, *old_result = NULL;
    if (ou_dict_size(c->found) < (size_t)c->max_size || c->ring.next == &c->ring) {
        link = link_new(th, key, hash, result);
        if (link == NULL) {
            return false;
        }
    } else {
        if (!evict(th, c, &link)) {
            return false;
        }
        if (link == NULL) {
            return true;
        }
        old_key = link->key;
        old_result = link->result;
        link->key = ou_keep(key);
        link->result = ou_keep(result);
        link->hash = hash;
    }
    bool ok = ou_dict_set_hashed(th, c->found, key, hash, &link->head);
    if (ok && link->ring.next == NULL) {
        put_newest(c, link);
    }
    ou_drop(th, link);
    ou_drop_maybe(th, old_key);
    ou_drop_maybe(th, old_result);
    return ok;
}

/* The result that is known for a key, now the newest: new; NULL: none, or *failed. */
static OuObject *recall(OuThread *th, Cache *c, OuObject *key, int64_t hash, bool *failed)
{
    *failed = false;
    OuObject *value = ou_dict_borrow_hashed(th, c->found, key, hash, failed);
    if (value == NULL || *failed) {
        return NULL;
    }
    c->n_hits++;
    if (c->max_size < 0) {
        return ou_keep(value);
    }
    Link *link = (Link *)value;
    if (link->ring.next != NULL) {
        take_out(&link->ring);
        put_newest(c, link);
    }
    return ou_keep(link->result);
}

static OuObject *call_and_remember(OuThread *th, Cache *c, OuObject *const *args, size_t n, OuObject *kwnames, OuObject *key,
                                   int64_t hash)
{
    bool failed = false;
    c->n_misses++;
    OuObject *result = ou_call(th, c->function, args, n, kwnames);
    if (result == NULL) {
        return NULL;
    }
    bool ok;
    if (c->max_size < 0) {
        ok = ou_dict_set_hashed(th, c->found, key, hash, result);
    } else {
        /* The call may have remembered the same key. */
        OuObject *now = ou_dict_borrow_hashed(th, c->found, key, hash, &failed);
        ok = !failed && (now != NULL || remember(th, c, key, hash, result));
    }
    if (!ok) {
        ou_clear_ref(th, &result);
    }
    return result;
}

static OuObject *cache_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    Cache *c = (Cache *)self;
    if (c->function == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "cache object is not initialized");
    }
    if (!ou_enter(th, " while calling a Python object")) {
        return NULL;
    }
    ou_keep(self);
    OuObject *result = NULL;
    if (c->max_size == 0) {
        c->n_misses++;
        result = ou_call(th, c->function, args, n, kwnames);
    } else {
        OuObject *key = key_of(th, c, args, n, kwnames);
        int64_t hash = key == NULL ? -1 : ou_hash(th, key);
        bool failed = hash == -1;
        result = failed ? NULL : recall(th, c, key, hash, &failed);
        if (result == NULL && !failed) {
            result = call_and_remember(th, c, args, n, kwnames, key, hash);
        }
        ou_drop_maybe(th, key);
    }
    ou_leave(th);
    ou_drop(th, self);
    return result;
}

/* ---- the object ---- */

static void cache_clear(OuThread *th, OuObject *self)
{
    Cache *c = (Cache *)self;
    empty_ring(c);
    ou_clear_ref(th, &c->found);
    ou_clear_ref(th, &c->function);
    ou_clear_ref(th, &c->info_type);
    ou_clear_ref(th, &c->mark);
    ou_clear_ref(th, &c->dict);
}

static void cache_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    cache_clear(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static void cache_clear_slot(OuThread *th, OuObject *self)
{
    cache_clear(th, self);
    ou_instance_clear_extra(th, self);
}

static size_t cache_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const Cache *c = (const Cache *)(const void *)self;
    ou_visit_one(fn, arg, c->found);
    ou_visit_one(fn, arg, c->function);
    ou_visit_one(fn, arg, c->info_type);
    ou_visit_one(fn, arg, c->mark);
    ou_visit_one(fn, arg, c->dict);
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static OuObject *cache_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[4];
    int64_t max_size = -1;
    if (!ou_args_parse(th, "lru_cache", "user_function, maxsize, typed, cache_info_type", args, n, kwnames, given)) {
        return NULL;
    }
    if (!ou_is_callable(given[0])) {
        return ou_null(th, &ou_exc_type_error, "the first argument must be callable");
    }
    if (given[1] != OU_NONE) {
        if (given[1]->type->number == NULL || given[1]->type->number->index == NULL) {
            return ou_null(th, &ou_exc_type_error, "maxsize should be integer or None");
        }
        if (!ou_as_index(th, given[1], &max_size, &ou_exc_overflow_error)) {
            return NULL;
        }
        max_size = max_size < 0 ? 0 : max_size;
    }
    OuTruth typed = ou_is_true(th, given[2]);
    Cache *c = typed == OU_ERROR ? NULL : (Cache *)ou_type_allocate(th, type, 0);
    if (c == NULL) {
        return NULL;
    }
    c->ring.next = c->ring.previous = &c->ring;
    c->function = ou_keep(given[0]);
    c->info_type = ou_keep(given[3]);
    c->max_size = max_size;
    c->typed = typed == OU_TRUE;
    c->found = ou_dict_new(th);
    c->mark = c->found == NULL ? NULL : ou_call0(th, OU_TYPE_OBJECT(&ou_object_type));
    if (c->mark == NULL) {
        ou_drop(th, c);
        return NULL;
    }
    ou_track(th, &c->head);
    return &c->head;
}

static bool cache_init(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                       OU_UNUSED OuObject *kwnames)
{
    return true;
}

static OuObject *cache_get(OuThread *th, OuObject *self, OuObject *object, OU_UNUSED OuObject *type)
{
    return object == NULL || object == OU_NONE ? ou_keep(self) : ou_method_new(th, self, object);
}

METHOD(cache_info)
{
    Cache *c = (Cache *)self;
    OuObject *values[4] = {ou_int_new(th, c->n_hits), ou_int_new(th, c->n_misses),
                           c->max_size < 0 ? OU_NONE : ou_int_new(th, c->max_size),
                           ou_int_new(th, (int64_t)ou_dict_size(c->found))};
    bool ok = values[0] != NULL && values[1] != NULL && values[2] != NULL && values[3] != NULL;
    OuObject *result = ok ? ou_call(th, c->info_type, values, 4, NULL) : NULL;
    for (size_t i = 0; i < 4; i++) {
        ou_drop_maybe(th, values[i]);
    }
    return result;
}

METHOD(cache_forget)
{
    Cache *c = (Cache *)self;
    c->n_hits = c->n_misses = 0;
    empty_ring(c);
    ou_dict_clear(th, c->found);
    return OU_NONE;
}

METHOD(cache_reduce)
{
    return ou_get_attr(th, self, OU_NAME(th, dunder_qualname));
}

METHOD(cache_self)
{
    return ou_keep(self);
}

static const OuMethodDef methods[] = {
    {"cache_info", cache_info, "", 0, "Report cache statistics"},
    {"cache_clear", cache_forget, "", 0, "Clear the cache and cache statistics"},
    {"__reduce__", cache_reduce, "", 0, NULL},
    {"__copy__", cache_self, NULL, 0, NULL},
    {"__deepcopy__", cache_self, NULL, 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"__dict__", ou_instance_dict, ou_instance_replace_dict, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_lru_cache_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "functools._lru_cache_wrapper",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_METHOD_DESCR,
    .index = OU_TYPE_INDEX_LRU_CACHE,
    .basic_size = sizeof(Cache),
    .dict_offset = offsetof(Cache, dict),
    .weak = 1,
    .drop = cache_drop,
    .visit = cache_visit,
    .clear = cache_clear_slot,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .call = cache_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .descr_get = cache_get,
    .make = cache_make,
    .init = cache_init,
    .methods = methods,
    .getset = getset,
    .doc = "Create a cached callable that wraps another function.\n\n"
           "user_function:      the function being cached\n\n"
           "maxsize:  0         for no caching\n"
           "          None      for unlimited cache size\n"
           "          n         for a bounded cache\n\n"
           "typed:    False     cache f(3) and f(3.0) as identical calls\n"
           "          True      cache f(3) and f(3.0) as distinct calls\n\n"
           "cache_info_type:    namedtuple class with the fields:\n"
           "                        hits misses currsize maxsize\n",
};
