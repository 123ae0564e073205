/* gc_module.c - the module gc over 05_cycle.
 *
 * gc.callbacks and gc.garbage are the lists that the library record holds, whatever a program puts in
 * their place in the module: the collector asks the record. */
#include "10_builtin/library.h"

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/thread.h"

#include <stdio.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* ---- hooks of the collector ---- */

static OuObject *phase_info(OuThread *th, int generation, int64_t collected, int64_t uncollectable)
{
    OuObject *info = ou_dict_new(th);
    const int64_t values[] = {generation, collected, uncollectable};
    static const char *const names[] = {"generation", "collected", "uncollectable"};
    for (size_t i = 0; info != NULL && i < OU_COUNT_OF(names); i++) {
        OuObject *value = ou_int_new(th, values[i]);
        if (value == NULL || !ou_dict_set_text(th, info, names[i], value)) {
            ou_clear_ref(th, &info);
        }
        ou_drop_maybe(th, value);
    }
    return info;
}

static void on_phase(OuThread *th, bool start, int generation, int64_t collected, int64_t uncollectable)
{
    OuLibrary *library = th->vm->library;
    OuObject *callbacks = library == NULL ? NULL : library->gc_callbacks;
    if (callbacks == NULL || ou_list_size(callbacks) == 0) {
        return;
    }
    ou_keep(callbacks);
    OuObject *info = phase_info(th, generation, collected, uncollectable);
    OuObject *phase = info == NULL ? NULL : ou_str_from_text(th, start ? "start" : "stop");
    for (size_t i = 0; phase != NULL && i < ou_list_size(callbacks); i++) {
        OuObject *callback = ou_keep(ou_list_borrow(callbacks, i));
        OuObject *result = ou_call2(th, callback, phase, info);
        if (result == NULL) {
            th->vm->host->unraisable(th, NULL, callback);
        }
        ou_drop_maybe(th, result);
        ou_drop(th, callback);
    }
    ou_drop_maybe(th, phase);
    ou_drop_maybe(th, info);
    ou_drop(th, callbacks);
}

static void on_save(OuThread *th, OuObject *o)
{
    OuLibrary *library = th->vm->library;
    if (library != NULL && library->gc_garbage != NULL) {
        (void)ou_list_append(th, library->gc_garbage, o);
    }
}

/* Text, taken over, to sys.stderr. */
static void write_stderr(OuThread *th, OuObject *text)
{
    OuObject *sys = th->vm->machine == NULL ? NULL : th->vm->machine->sys_dict;
    OuObject *file = sys == NULL || text == NULL ? NULL : ou_dict_borrow_text(th, sys, "stderr");
    if (file != NULL && file != OU_NONE) {
        ou_keep(file);
        ou_drop_maybe(th, ou_call_method_text(th, file, "write", 1, text));
        ou_drop(th, file);
    }
    ou_drop_maybe(th, text);
    ou_error_clear(th);
}

static OuObject *text_of_done(OuThread *th, int64_t n)
{
    char elapsed[32];
    uint64_t took = ou_now_ns() - th->vm->library->gc_started_ns;
    snprintf(elapsed, sizeof elapsed, "%.4f", (double)took / 1e9);
    return ou_str_format(th, "gc: done, %lld unreachable, 0 uncollectable, %ss elapsed\n", (long long)n, elapsed);
}

static void on_report(OuThread *th, OuCycleEvent event, int64_t n, OuObject *o)
{
    OuLibrary *library = th->vm->library;
    if (library == NULL) {
        return;
    }
    OuObject *text = NULL;
    switch (event) {
    case OU_CYCLE_STARTS: {
        const OuRegistry *r = th->registry;
        library->gc_started_ns = ou_now_ns();
        text = ou_str_format(th, "gc: collecting generation %lld...\ngc: objects in each generation: %zu %zu %zu\ngc: objects in permanent generation: %zu\n",
                             (long long)n, r->young.size, r->middle.size, r->n_old, r->n_frozen);
        break;
    }
    case OU_CYCLE_COLLECTABLE:
        text = ou_str_format(th, "gc: collectable <%N %p>\n", o->type, (void *)o);
        break;
    case OU_CYCLE_DONE:
        text = text_of_done(th, n);
        break;
    }
    write_stderr(th, text);
}

/* What is in gc.garbage when a program ends has leaked: a ResourceWarning says so, and DEBUG_UNCOLLECTABLE what it is.
 * Under DEBUG_SAVEALL it is no news. */
void ou_gc_tell_garbage(OuThread *th)
{
    OuLibrary *library = th->vm->library;
    uint32_t debug = th->vm->cycle->debug;
    size_t n = library->gc_garbage == NULL ? 0 : ou_list_size(library->gc_garbage);
    if (n == 0 || (debug & OU_CYCLE_DEBUG_SAVEALL)) {
        return;
    }
    bool list = (debug & OU_CYCLE_DEBUG_UNCOLLECTABLE) != 0;
    OuObject *text = ou_str_format(th, "gc: %zu uncollectable objects at shutdown%s", n,
                                   list ? "" : "; use gc.set_debug(gc.DEBUG_UNCOLLECTABLE) to list them");
    OuObject *place = text == NULL ? NULL : ou_str_from_text(th, "gc");
    if (place != NULL && !th->vm->host->warn_source(th, OU_TYPE_OBJECT(&ou_exc_resource_warning), text, place, 0)) {
        th->vm->host->unraisable(th, NULL, NULL);
    }
    ou_drop_maybe(th, place);
    ou_drop_maybe(th, text);
    ou_error_clear(th);
    if (list) {
        text = ou_str_format(th, "      %R\n", library->gc_garbage);
        if (text == NULL) {
            th->vm->host->unraisable(th, NULL, library->gc_garbage);
        }
        write_stderr(th, text);
    }
}

/* ---- functions ---- */

static OuObject *gc_enable(ARGS)
{
    UNUSED_ARGS();
    ou_cycle_enable(th->vm, true);
    return OU_NONE;
}

static OuObject *gc_disable(ARGS)
{
    UNUSED_ARGS();
    ou_cycle_enable(th->vm, false);
    return OU_NONE;
}

static OuObject *gc_isenabled(ARGS)
{
    UNUSED_ARGS();
    return ou_bool(th->registry->enabled);
}

static OuObject *gc_collect(ARGS)
{
    UNUSED_ARGS();
    int generation = 2;
    if (!ou_as_c_int(th, args[0], &generation)) {
        return NULL;
    }
    if (generation < 0 || generation > 2) {
        return ou_null(th, &ou_exc_value_error, "invalid generation");
    }
    int64_t found = ou_cycle_collect(th, generation);
    return found >= 0 ? ou_int_new(th, found) : ou_null_memory(th);
}

static OuObject *triple(OuThread *th, const int64_t *values)
{
    OuObject *items[3] = {ou_int_new(th, values[0]), ou_int_new(th, values[1]), ou_int_new(th, values[2])};
    return ou_tuple_adopt(th, items, 3);
}

static OuObject *gc_get_threshold(ARGS)
{
    UNUSED_ARGS();
    return triple(th, th->registry->threshold);
}

static OuObject *gc_get_count(ARGS)
{
    UNUSED_ARGS();
    return triple(th, th->registry->count);
}

static OuObject *gc_set_threshold(ARGS)
{
    (void)self;
    if (kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        return ou_null(th, &ou_exc_type_error, "gc.set_threshold() takes no keyword arguments");
    }
    if (n < 1 || n > 3) {
        return ou_null(th, &ou_exc_type_error, "set_threshold() takes at %s (%zu given)",
                       n < 1 ? "least 1 argument" : "most 3 arguments", n);
    }
    for (size_t i = 0; i < n; i++) {
        int value;
        if (!ou_as_format_int(th, args[i], &value)) {
            return NULL;
        }
        ou_cycle_set_threshold(th->vm, (int)i, value);
    }
    return OU_NONE;
}

static OuObject *gc_get_stats(ARGS)
{
    UNUSED_ARGS();
    OuObject *list = ou_list_new(th, OU_GENERATIONS);
    for (size_t g = 0; list != NULL && g < OU_GENERATIONS; g++) {
        const OuCycleStats *s = &th->vm->cycle->stats[g];
        const char *const names[] = {"collections", "collected", "uncollectable"};
        int64_t values[] = {s->collections, s->collected, s->uncollectable};
        OuObject *dict = ou_dict_new(th);
        for (size_t i = 0; dict != NULL && i < 3; i++) {
            OuObject *value = ou_int_new(th, values[i]);
            if (value == NULL || !ou_dict_set_text(th, dict, names[i], value)) {
                ou_clear_ref(th, &dict);
            }
            ou_drop_maybe(th, value);
        }
        if (!ou_list_append_adopt(th, list, dict)) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

static OuObject *gc_set_debug(ARGS)
{
    UNUSED_ARGS();
    int flags;
    if (!ou_as_c_int(th, args[0], &flags)) {
        return NULL;
    }
    th->vm->cycle->debug = (uint32_t)flags;
    return OU_NONE;
}

static OuObject *gc_get_debug(ARGS)
{
    UNUSED_ARGS();
    return ou_int_new(th, (int32_t)th->vm->cycle->debug);
}

/* Objects are only kept while the walk goes on; they are put in a list afterwards, so that nothing is made meanwhile. */
static bool count_object(void *arg, OuObject *o)
{
    (void)o;
    ++*(size_t *)arg;
    return true;
}

typedef struct Vector {
    OuObject **items;
    size_t n, room;
    OuObject *skip;
} Vector;

static bool take_object(void *arg, OuObject *o)
{
    Vector *v = arg;
    if (v->n < v->room && o != v->skip) {
        v->items[v->n++] = ou_keep(o);
    }
    return true;
}

static void take_child(void *arg, OuObject *o)
{
    take_object(arg, o);
}

static void count_child(void *arg, OuObject *o)
{
    count_object(arg, o);
}

/* A list of what the vector holds; the vector's memory is given back. */
static OuObject *vector_list(OuThread *th, Vector *v)
{
    OuObject *list = ou_list_adopt(th, v->items, v->n);
    ou_mem_give(th, v->items, v->room * sizeof *v->items);
    return list;
}

static bool vector_start(OuThread *th, Vector *v, size_t room)
{
    *v = (Vector){.room = room == 0 ? 1 : room};
    v->items = ou_mem_take(th, v->room * sizeof *v->items);
    return v->items != NULL;
}

static OuObject *gc_get_objects(ARGS)
{
    UNUSED_ARGS();
    int64_t generation = -1;
    if (args[0] != NULL && args[0] != OU_NONE) {
        if (!ou_as_ssize_or_none(th, args[0], &generation)) {
            return NULL;
        }
        if (generation < -1) {
            return ou_null(th, &ou_exc_value_error, "generation parameter cannot be negative");
        }
        if (generation > 2) {
            return ou_null(th, &ou_exc_value_error, "generation parameter must be less than the number of available generations (3)");
        }
    }
    if (ou_audited(th) && !ou_audit(th, "gc.get_objects", "n", generation)) {
        return NULL;
    }
    size_t count = 0;
    Vector v;
    ou_registry_each(th->vm, (int)generation, count_object, &count);
    if (!vector_start(th, &v, count)) {
        return NULL;
    }
    ou_registry_each(th->vm, (int)generation, take_object, &v);
    return vector_list(th, &v);
}

/* Audit hooks get the arguments as one tuple. */
static bool tell(OuThread *th, const char *event, OuObject *const *args, size_t n)
{
    OuObject *objects = ou_tuple_from(th, args, n);
    bool ok = objects != NULL && ou_audit(th, event, "O", objects);
    ou_drop_maybe(th, objects);
    return ok;
}

static OuObject *gc_get_referents(ARGS)
{
    (void)self, (void)kwnames;
    if (ou_audited(th) && !tell(th, "gc.get_referents", args, n)) {
        return NULL;
    }
    size_t count = 0;
    Vector v;
    for (size_t i = 0; i < n; i++) {
        ou_cycle_referents(args[i], count_child, &count);
    }
    if (!vector_start(th, &v, count)) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        ou_cycle_referents(args[i], take_child, &v);
    }
    return vector_list(th, &v);
}

static OuObject *gc_get_referrers(ARGS)
{
    (void)self, (void)kwnames;
    if (ou_audited(th) && !tell(th, "gc.get_referrers", args, n)) {
        return NULL;
    }
    size_t count = 0;
    Vector v;
    ou_cycle_referrers(th->vm, args, n, count_object, &count);
    if (!vector_start(th, &v, count)) {
        return NULL;
    }
    ou_cycle_referrers(th->vm, args, n, take_object, &v);
    return vector_list(th, &v);
}

static OuObject *gc_is_tracked(ARGS)
{
    UNUSED_ARGS();
    return ou_bool(ou_is_tracked(args[0]));
}

static OuObject *gc_is_finalized(ARGS)
{
    UNUSED_ARGS();
    return ou_bool((args[0]->word & OU_WORD_FINALIZED) != 0);
}

static OuObject *gc_freeze(ARGS)
{
    UNUSED_ARGS();
    ou_cycle_freeze(th->vm);
    return OU_NONE;
}

static OuObject *gc_unfreeze(ARGS)
{
    UNUSED_ARGS();
    ou_cycle_unfreeze(th->vm);
    return OU_NONE;
}

static OuObject *gc_get_freeze_count(ARGS)
{
    UNUSED_ARGS();
    return ou_int_new(th, (int64_t)th->registry->n_frozen);
}

static const OuMethodDef functions[] = {
    {"enable", gc_enable, "", 0, "Enable automatic garbage collection."},
    {"disable", gc_disable, "", 0, "Disable automatic garbage collection."},
    {"isenabled", gc_isenabled, "", 0, "Returns true if automatic garbage collection is enabled."},
    {"collect", gc_collect, "generation=2", 0, "Run the garbage collector."},
    {"get_count", gc_get_count, "", 0, "Return a three-tuple of the current collection counts."},
    {"get_threshold", gc_get_threshold, "", 0, "Return the current collection thresholds."},
    {"set_threshold", gc_set_threshold, NULL, OU_FN_BARE,
     "Sets the collection thresholds."},
    {"get_stats", gc_get_stats, "", 0, "Return a list of dictionaries containing per-generation statistics."},
    {"set_debug", gc_set_debug, "flags, /", 0, "Set the garbage collection debugging flags."},
    {"get_debug", gc_get_debug, "", 0, "Get the garbage collection debugging flags."},
    {"get_objects", gc_get_objects, "generation=None", 0, "Return a list of objects tracked by the collector."},
    {"get_referents", gc_get_referents, NULL, OU_FN_BARE, "Return the list of objects that are directly referred to by objs."},
    {"get_referrers", gc_get_referrers, NULL, OU_FN_BARE, "Return the list of objects that directly refer to any of objs."},
    {"is_tracked", gc_is_tracked, "obj, /", 0, "Returns true if the object is tracked by the garbage collector."},
    {"is_finalized", gc_is_finalized, "obj, /", 0, "Returns true if the object has been already finalized by the GC."},
    {"freeze", gc_freeze, "", 0, "Freeze all current tracked objects and ignore them for future collections."},
    {"unfreeze", gc_unfreeze, "", 0, "Unfreeze all objects in the permanent generation."},
    {"get_freeze_count", gc_get_freeze_count, "", 0, "Return the number of objects in the permanent generation."},
    {NULL, NULL, NULL, 0, NULL},
};

/* A list that module and record share; a second making of the module finds the first one's. */
static bool add_list(OuThread *th, OuObject *module, const char *name, OuObject **place)
{
    if (*place == NULL) {
        *place = ou_list_new(th, 0);
    }
    return *place != NULL && ou_module_add(th, module, name, *place);
}

static OuObject *make(OuThread *th)
{
    OuLibrary *library = th->vm->library;
    static const OuNamedNumber flags[] = {
        {"DEBUG_STATS", OU_CYCLE_DEBUG_STATS},
        {"DEBUG_COLLECTABLE", OU_CYCLE_DEBUG_COLLECTABLE},
        {"DEBUG_UNCOLLECTABLE", OU_CYCLE_DEBUG_UNCOLLECTABLE},
        {"DEBUG_SAVEALL", OU_CYCLE_DEBUG_SAVEALL},
        {"DEBUG_LEAK", OU_CYCLE_DEBUG_COLLECTABLE | OU_CYCLE_DEBUG_UNCOLLECTABLE | OU_CYCLE_DEBUG_SAVEALL},
        {NULL, 0},
    };
    OuObject *module = ou_module_make(th, "gc", NULL, functions);
    bool ok = module != NULL && add_list(th, module, "garbage", &library->gc_garbage) &&
              add_list(th, module, "callbacks", &library->gc_callbacks) && ou_module_add_numbers(th, module, flags);
    if (!ok) {
        ou_clear_ref(th, &module);
        return NULL;
    }
    OuCycleHooks *hooks = &th->vm->cycle->hooks;
    hooks->phase = on_phase;
    hooks->save = on_save;
    hooks->report = on_report;
    return module;
}

const OuBuiltinModule ou_module_gc = {.name = "gc", .make = make};
