/* heap_module.c - the module _heap: what a program can see of its own memory.
 *
 * types() is memory by type, why_alive(o) the way to o from a root, map() the pools, snapshot(fd) all objects with their references as
 * lines of JSON, collector() what the collector has done (M15). None of them runs Python while it walks. */
#include "11_inspect/heap_module.h"

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "11_inspect/census.h"
#include "11_inspect/why_alive.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

static OuObject *heap_types(ARGS)
{
    UNUSED_ARGS();
    OuCensus census;
    if (!ou_census_take(th->vm, &census)) {
        return ou_null_memory(th);
    }
    OuObject *list = ou_list_new(th, census.n);
    for (size_t i = 0; list != NULL && i < census.n; i++) {
        const OuCensusRow *row = &census.rows[i];
        OuObject *values[] = {ou_keep(row->type), ou_int_new(th, (int64_t)row->n_objects), ou_int_new(th, (int64_t)row->bytes)};
        if (!ou_list_append_adopt(th, list, ou_tuple_adopt(th, values, OU_COUNT_OF(values)))) {
            ou_clear_ref(th, &list);
        }
    }
    ou_census_end(th->vm, &census);
    return list;
}

/* How `holder` holds `o`, as a new str: ['key'] of a dict, [3] of a list or tuple, else ''. */
static OuObject *how_held(OuThread *th, OuObject *holder, OuObject *o)
{
    if (holder != NULL && (ou_is_list(holder) || ou_is_tuple(holder))) {
        bool list = ou_is_list(holder);
        size_t size = list ? ou_list_size(holder) : ou_tuple_size(holder);
        for (size_t i = 0; i < size; i++) {
            if ((list ? ou_list_borrow(holder, i) : ou_tuple_items(holder)[i]) == o) {
                return ou_str_format(th, "[%zu]", i);
            }
        }
    } else if (holder != NULL && ou_is_dict(holder)) {
        size_t at = 0;
        OuObject *key, *value;
        while (ou_dict_each(holder, &at, &key, &value)) {
            if (value == o) {
                return ou_str_format(th, "[%R]", key);
            }
        }
    }
    return ou_str_from_text(th, holder == NULL ? "root" : "");
}

static OuObject *heap_why_alive(ARGS)
{
    UNUSED_ARGS();
    OuAlivePath path;
    if (!ou_why_alive_find(th->vm, args[0], &path)) {
        return ou_null_memory(th);
    }
    for (size_t i = 0; i < path.n; i++) {
        ou_keep(path.steps[i]);
    }
    OuObject *list = ou_list_new(th, path.n);
    for (size_t i = 0; list != NULL && i < path.n; i++) {
        OuObject *values[] = {how_held(th, i == 0 ? NULL : path.steps[i - 1], path.steps[i]), ou_keep(path.steps[i])};
        if (!ou_list_append_adopt(th, list, ou_tuple_adopt(th, values, OU_COUNT_OF(values)))) {
            ou_clear_ref(th, &list);
        }
    }
    for (size_t i = 0; i < path.n; i++) {
        ou_drop(th, path.steps[i]);
    }
    ou_why_alive_end(th->vm, &path);
    return list;
}

/* ---- the map ---- */

typedef struct Map {
    OuPoolView *pools;
    size_t n, room;
} Map;

static bool count_pool(void *arg, const OuPoolView *pool)
{
    (void)pool;
    ((Map *)arg)->n++;
    return true;
}

static bool take_pool(void *arg, const OuPoolView *pool)
{
    Map *map = arg;
    if (map->n < map->room) {
        map->pools[map->n++] = *pool;
    }
    return true;
}

static OuObject *pool_row(OuThread *th, const OuPoolView *pool)
{
    static const char *const states[] = {"untouched", "free", "partial", "full"};
    static const char *const kinds[] = {"container", "plain", "raw"};
    bool used = pool->state == OU_POOL_PARTIAL || pool->state == OU_POOL_FULL;
    OuObject *values[] = {ou_int_new_u64(th, (uintptr_t)pool->start), ou_int_new(th, (int64_t)pool->arena),
                          ou_str_from_text(th, states[pool->state]), ou_str_from_text(th, used ? kinds[pool->kind] : ""),
                          ou_int_new(th, used ? pool->block_size : 0), ou_int_new(th, used ? pool->capacity : 0),
                          ou_int_new(th, used ? pool->carved : 0), ou_int_new(th, used ? pool->live : 0)};
    return ou_tuple_adopt(th, values, OU_COUNT_OF(values));
}

static OuObject *heap_map(ARGS)
{
    UNUSED_ARGS();
    Map map = {0};
    ou_heap_map(th->vm->heap, count_pool, &map);
    map.room = map.n + 16; /* making room may open a pool */
    map.n = 0;
    map.pools = ou_raw_take(&th->vm->account, map.room * sizeof *map.pools);
    if (map.pools == NULL) {
        return ou_null_memory(th);
    }
    ou_heap_map(th->vm->heap, take_pool, &map);
    OuObject *list = ou_list_new(th, map.n);
    for (size_t i = 0; list != NULL && i < map.n; i++) {
        if (!ou_list_append_adopt(th, list, pool_row(th, &map.pools[i]))) {
            ou_clear_ref(th, &list);
        }
    }
    ou_raw_give(&th->vm->account, map.pools, map.room * sizeof *map.pools);
    return list;
}

/* ---- the snapshot ---- */

typedef struct Writer {
    int fd;
    int error; /* errno of a write that failed; 0: none */
    size_t used;
    bool first; /* of a list of references */
    char text[8192];
} Writer;

static void flush(Writer *w)
{
    for (size_t done = 0; done < w->used && w->error == 0;) {
        ssize_t got = write(w->fd, w->text + done, w->used - done);
        if (got > 0) {
            done += (size_t)got;
        } else if (errno != EINTR) {
            w->error = errno;
        }
    }
    w->used = 0;
}

OU_PRINTF(2, 3) static void put(Writer *w, const char *format, ...)
{
    if (sizeof w->text - w->used < 512) {
        flush(w);
    }
    va_list values;
    va_start(values, format);
    int got = vsnprintf(w->text + w->used, sizeof w->text - w->used, format, values);
    va_end(values);
    size_t room = sizeof w->text - w->used;
    w->used += got < 0 ? 0 : (size_t)got < room ? (size_t)got : room - 1;
}

static void put_reference(void *arg, OuObject *o)
{
    Writer *w = arg;
    put(w, w->first ? "%zu" : ",%zu", (size_t)(uintptr_t)o);
    w->first = false;
}

/* A type's name may have any characters; what JSON has escapes for is left out. */
static void put_name(Writer *w, const char *name)
{
    char plain[128];
    size_t n = 0;
    for (; *name != 0 && n + 1 < sizeof plain; name++) {
        if ((unsigned char)*name >= 0x20 && *name != '"' && *name != '\\') {
            plain[n++] = *name;
        }
    }
    plain[n] = 0;
    put(w, "%s", plain);
}

static OuObject *heap_snapshot(ARGS)
{
    UNUSED_ARGS();
    int64_t fd;
    if (!ou_as_i64(th, args[0], &fd)) {
        return NULL;
    }
    Writer *w = ou_raw_take(&th->vm->account, sizeof *w);
    OuObjectList list;
    ou_object_list_start(&list, &th->vm->account);
    ou_heap_walk_tracked(th->vm, &list);
    ou_heap_walk_roots(th->vm, &list);
    ou_heap_walk_closure(&list);
    size_t n_objects = list.size;
    int error = 0;
    bool enough = w != NULL && !list.failed;
    if (enough) {
        w->fd = (int)fd;
        w->error = 0;
        w->used = 0;
        for (size_t i = 0; i < list.size && w->error == 0; i++) {
            OuObject *o = list.items[i];
            put(w, "{\"id\":%zu,\"type\":\"", (size_t)(uintptr_t)o);
            put_name(w, o->type->name);
            put(w, "\",\"size\":%zu,\"count\":%d,\"tracked\":%s,\"refers\":[", ou_heap_walk_size(o), ou_is_immortal(o) ? -1 : o->count,
                ou_is_tracked(o) ? "true" : "false");
            w->first = true;
            ou_cycle_referents(o, put_reference, w);
            put(w, "]}\n");
        }
        flush(w);
        error = w->error;
    }
    ou_raw_give(&th->vm->account, w, sizeof *w);
    ou_object_list_end(&list);
    if (!enough) {
        return ou_null_memory(th);
    }
    if (error != 0) {
        ou_raise_errno(th, error, NULL, NULL);
        return NULL;
    }
    return ou_int_new(th, (int64_t)n_objects);
}

static OuObject *heap_collector(ARGS)
{
    UNUSED_ARGS();
    const OuCycleCounters *c = &th->vm->cycle->counters;
    static const char *const names[] = {"visited", "reached", "reclaimed"};
    const uint64_t values[] = {c->visited, c->reached, c->reclaimed};
    OuObject *dict = ou_dict_new(th);
    for (size_t i = 0; dict != NULL && i < OU_COUNT_OF(names); i++) {
        OuObject *value = ou_int_new_u64(th, values[i]);
        if (value == NULL || !ou_dict_set_text(th, dict, names[i], value)) {
            ou_clear_ref(th, &dict);
        }
        ou_drop_maybe(th, value);
    }
    return dict;
}

static const OuMethodDef functions[] = {
    {"types", heap_types, "", 0, "Memory by type: a list of (type, objects, bytes), most bytes first."},
    {"why_alive", heap_why_alive, "object, /", 0,
     "The shortest way from a root to the object: a list of (how, object), the root first; empty when no root leads to it."},
    {"map", heap_map, "", 0,
     "The pools in order of address: a list of (address, arena, state, kind, block size, capacity, carved, live)."},
    {"snapshot", heap_snapshot, "fd, /", 0,
     "Write a line of JSON for each object to a file descriptor: id, type, size, count, tracked, refers. Returns how many."},
    {"collector", heap_collector, "", 0, "What the collector has visited, reached and reclaimed since the start."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_heap", NULL, functions);
}

const OuBuiltinModule ou_module__heap = {.name = "_heap", .make = make};
