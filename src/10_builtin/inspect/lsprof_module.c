/* lsprof_module.c - the module _lsprof: the profiler that cProfile stands on.
 *
 * It is told of calls and returns by 09's trace events, as a hook in C. Each function has an entry, found by address (of its
 * code object, or of a C function's row); each running call a context on a stack that the profiler keeps; the time that
 * calls made from a function took is taken off its own. What the numbers mean is in the documentation of the module
 * profile. */
#include "10_builtin/library.h"
#include "10_builtin/sys/structseq.h"
#include "10_builtin/type_index_10.h"

#include "06_types/abstract.h"
#include "06_types/code.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "09_vm/trace.h"

#include <time.h>

typedef struct Count {
    int64_t calls, recursive; /* ended; those of them that were not the outermost */
    int64_t level;            /* running now */
    double total, own;        /* in the timer's units, here seconds */
} Count;

/* Calls of one function from another one. */
typedef struct Sub {
    struct Sub *next;
    struct Entry *callee;
    Count count;
} Sub;

typedef struct Entry {
    struct Entry *next; /* in the same place of the table */
    const void *key;
    OuObject *code;     /* code object, or the str that a C function is shown as; owned */
    Count count;
    Sub *subs;
} Entry;

typedef struct Context {
    struct Context *previous;
    Entry *entry;
    Sub *sub;           /* of the caller's entry; NULL: none is kept */
    double start, inner;
} Context;

#define N_PLACES 256

typedef struct Profiler {
    OuObject head;
    OuObject *timer;    /* callable; owned; NULL: CLOCK_MONOTONIC */
    OuObject *dict;     /* of subclasses; owned, NULL until used */
    double unit;        /* seconds a tick of the timer; 0: it counts seconds */
    bool subcalls, builtins;
    Context *top;
    Entry *places[N_PLACES];
} Profiler;

#define P(o) ((Profiler *)(o))

/* ---- time ---- */

/* What the program's timer raises is reported, and the time is 0 then. */
static double now(OuThread *th, Profiler *p)
{
    if (p->timer == NULL) {
        struct timespec t;
        clock_gettime(CLOCK_MONOTONIC, &t);
        return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
    }
    double ticks = 0;
    OuObject *timer = ou_keep(p->timer), *value = ou_call0(th, timer);
    if (value == NULL || !ou_as_f64(th, value, &ticks)) {
        th->vm->host->unraisable(th, NULL, timer);
        ticks = 0;
    }
    ou_drop_maybe(th, value);
    ou_drop(th, timer);
    return p->unit > 0 ? ticks * p->unit : ticks;
}

/* ---- entries ---- */

static Entry **place_of(Profiler *p, const void *key)
{
    return &p->places[((uintptr_t)key >> 4 ^ (uintptr_t)key >> 12) % N_PLACES];
}

/* What a C function is called in the statistics. New. */
static OuObject *c_name(OuThread *th, const OuNative *f)
{
    if (f->self != NULL && f->self->type != &ou_module_type) {
        bool failed = false;
        OuObject *name = ou_str_intern_text(th, f->def->name);
        OuObject *descr = name == NULL ? NULL : ou_type_lookup(th, f->self->type, name, &failed);
        OuObject *text = descr == NULL ? NULL : ou_repr(th, descr);
        ou_drop_maybe(th, name);
        if (text != NULL || ou_has_error(th)) {
            return text;
        }
    }
    return f->module != NULL && ou_is_str(f->module)
               ? ou_str_format(th, "<built-in method %U.%s>", f->module, f->def->name)
               : ou_str_format(th, "<built-in method %s>", f->def->name);
}

static Entry *entry_of(OuThread *th, Profiler *p, const void *key, OuObject *code, const OuNative *native)
{
    Entry **place = place_of(p, key), *e = *place;
    while (e != NULL && e->key != key) {
        e = e->next;
    }
    if (e != NULL || (code == NULL && native == NULL)) {
        return e;
    }
    e = ou_mem_take_zeroed(th, sizeof *e);
    if (e == NULL) {
        return NULL;
    }
    e->code = code != NULL ? ou_keep(code) : c_name(th, native);
    if (e->code == NULL) {
        ou_mem_give(th, e, sizeof *e);
        return NULL;
    }
    e->key = key;
    e->next = *place;
    *place = e;
    return e;
}

static Sub *sub_of(OuThread *th, Entry *caller, Entry *callee)
{
    for (Sub *s = caller->subs; s != NULL; s = s->next) {
        if (s->callee == callee) {
            return s;
        }
    }
    Sub *s = ou_mem_take_zeroed(th, sizeof *s);
    if (s != NULL) {
        s->callee = callee;
        s->next = caller->subs;
        caller->subs = s;
    }
    return s;
}

static bool begin(OuThread *th, Profiler *p, const void *key, OuObject *code, const OuNative *native)
{
    Entry *entry = entry_of(th, p, key, code, native);
    Context *c = entry == NULL ? NULL : ou_mem_take_zeroed(th, sizeof *c);
    if (c == NULL) {
        return false;
    }
    if (p->subcalls && p->top != NULL) {
        c->sub = sub_of(th, p->top->entry, entry);
        if (c->sub == NULL) {
            ou_mem_give(th, c, sizeof *c);
            return false;
        }
        c->sub->count.level++;
    }
    c->entry = entry;
    c->previous = p->top;
    entry->count.level++;
    p->top = c;
    c->start = now(th, p);
    return true;
}

static void count_end(Count *count, double total, double own)
{
    if (--count->level == 0) {
        count->total += total;
    } else {
        count->recursive++;
    }
    count->own += own;
    count->calls++;
}

static void end(OuThread *th, Profiler *p)
{
    Context *c = p->top;
    double total = now(th, p) - c->start;
    p->top = c->previous;
    if (c->previous != NULL) {
        c->previous->inner += total;
    }
    count_end(&c->entry->count, total, total - c->inner);
    if (c->sub != NULL) {
        count_end(&c->sub->count, total, total - c->inner);
    }
    ou_mem_give(th, c, sizeof *c);
}

static bool told(OuThread *th, OuObject *self, int event, void *frame, OuObject *arg)
{
    Profiler *p = P(self);
    switch (event) {
    case OU_TRACE_CALL: {
        OuCode *code = ((OuFrame *)frame)->code;
        return begin(th, p, code, &code->head, NULL);
    }
    case OU_TRACE_RETURN:
        if (p->top != NULL) {
            end(th, p);
        }
        return true;
    case OU_TRACE_C_CALL:
        return !p->builtins || arg->type != &ou_native_type ||
               begin(th, p, ((OuNative *)arg)->def, NULL, (OuNative *)arg);
    case OU_TRACE_C_RETURN:
    case OU_TRACE_C_EXCEPTION:
        if (p->builtins && p->top != NULL && arg->type == &ou_native_type && p->top->entry->key == ((OuNative *)arg)->def) {
            end(th, p);
        }
        return true;
    default: return true;
    }
}

/* ---- life ---- */

static void drop_entries(OuThread *th, Profiler *p)
{
    for (size_t i = 0; i < N_PLACES; i++) {
        while (p->places[i] != NULL) {
            Entry *e = p->places[i];
            p->places[i] = e->next;
            while (e->subs != NULL) {
                Sub *s = e->subs;
                e->subs = s->next;
                ou_mem_give(th, s, sizeof *s);
            }
            ou_drop(th, e->code);
            ou_mem_give(th, e, sizeof *e);
        }
    }
}

static void drop_contexts(OuThread *th, Profiler *p)
{
    while (p->top != NULL) {
        Context *c = p->top;
        p->top = c->previous;
        ou_mem_give(th, c, sizeof *c);
    }
}

static void profiler_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &P(self)->timer);
    ou_clear_ref(th, &P(self)->dict);
    ou_instance_clear_extra(th, self);
}

static void profiler_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    drop_contexts(th, P(self));
    drop_entries(th, P(self));
    ou_clear_ref(th, &P(self)->timer);
    ou_clear_ref(th, &P(self)->dict);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t profiler_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, P(self)->timer);
    ou_visit_one(fn, arg, P(self)->dict);
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static OuObject *profiler_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                               OU_UNUSED OuObject *kwnames)
{
    OuObject *self = ou_type_allocate(th, type, 0);
    if (self != NULL) {
        P(self)->subcalls = P(self)->builtins = true;
        ou_track(th, self);
    }
    return self;
}

static bool flag(OuThread *th, OuObject *value, bool *out)
{
    OuTruth is = value == NULL ? OU_TRUE : ou_is_true(th, value);
    *out = is == OU_TRUE;
    return is != OU_ERROR;
}

static bool profiler_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[4];
    double unit = 0;
    if (!ou_args_parse(th, "Profiler", "timer=None, timeunit=0.0, subcalls=True, builtins=True", args, n, kwnames, given) ||
        (given[1] != NULL && !ou_as_f64(th, given[1], &unit)) || !flag(th, given[2], &P(self)->subcalls) ||
        !flag(th, given[3], &P(self)->builtins)) {
        return false;
    }
    P(self)->unit = unit;
    ou_replace(th, &P(self)->timer, given[0] == NULL || given[0] == OU_NONE ? NULL : ou_keep(given[0]));
    return true;
}

/* ---- methods ---- */

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

METHOD(enable)
{
    bool subcalls = P(self)->subcalls, builtins = P(self)->builtins;
    if ((args[0] != NULL && !flag(th, args[0], &subcalls)) || (args[1] != NULL && !flag(th, args[1], &builtins))) {
        return NULL;
    }
    P(self)->subcalls = subcalls;
    P(self)->builtins = builtins;
    return ou_trace_set_profile(th, self, told) ? OU_NONE : NULL;
}

METHOD(disable)
{
    OuObject *keep = ou_keep(self); /* the thread may have had the last other reference */
    bool ok = ou_trace_set_profile(th, NULL, NULL);
    while (ok && P(self)->top != NULL) { /* calls that go on have ended as far as this is concerned */
        end(th, P(self));
    }
    ou_drop(th, keep);
    return ok ? OU_NONE : NULL;
}

METHOD(clear)
{
    if (P(self)->top != NULL && th->profile_fn == self) {
        return ou_null(th, &ou_exc_runtime_error, "clear() of a profiler that is at work");
    }
    drop_contexts(th, P(self));
    drop_entries(th, P(self));
    return OU_NONE;
}

static const OuStructField entry_fields[] = {
    {"code", "code object or built-in function name"},
    {"callcount", "how many times this was called"},
    {"reccallcount", "how many times called recursively"},
    {"totaltime", "total time in this entry"},
    {"inlinetime", "inline time in this entry (not in subcalls)"},
    {"calls", "details of the calls"},
    {NULL, NULL},
};
static const OuStructField sub_fields[] = {
    {"code", "called code object or built-in function name"},
    {"callcount", "how many times this is called"},
    {"reccallcount", "how many times this is called recursively"},
    {"totaltime", "total time spent in this call"},
    {"inlinetime", "inline time (not in further subcalls)"},
    {NULL, NULL},
};
static const OuStructSeq entry_table = {"_lsprof.profiler_entry", NULL, entry_fields, 6, OU_STRUCTSEQ_BY_SEQUENCE};
static const OuStructSeq sub_table = {"_lsprof.profiler_subentry", NULL, sub_fields, 5, OU_STRUCTSEQ_BY_SEQUENCE};

/* values[0..5): code and numbers. */
static void put_count(OuThread *th, OuObject **values, OuObject *code, const Count *count)
{
    values[0] = ou_keep(code);
    values[1] = ou_int_new(th, count->calls);
    values[2] = ou_int_new(th, count->recursive);
    values[3] = ou_float_new(th, count->total);
    values[4] = ou_float_new(th, count->own);
}

static OuObject *sub_stats(OuThread *th, const Entry *e)
{
    if (e->subs == NULL) {
        return OU_NONE;
    }
    OuObject *list = ou_list_new(th, 0);
    for (const Sub *s = e->subs; list != NULL && s != NULL; s = s->next) {
        if (s->count.calls == 0) {
            continue;
        }
        OuObject *values[5];
        put_count(th, values, s->callee->code, &s->count);
        if (!ou_list_append_adopt(th, list, ou_structseq_adopt_in(th, "_lsprof", &sub_table, values))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

METHOD(getstats)
{
    OuObject *list = ou_list_new(th, 0);
    for (size_t i = 0; list != NULL && i < N_PLACES; i++) {
        for (const Entry *e = P(self)->places[i]; list != NULL && e != NULL; e = e->next) {
            if (e->count.calls == 0) {
                continue;
            }
            OuObject *values[6];
            put_count(th, values, e->code, &e->count);
            values[5] = sub_stats(th, e);
            if (!ou_list_append_adopt(th, list, ou_structseq_adopt_in(th, "_lsprof", &entry_table, values))) {
                ou_clear_ref(th, &list);
            }
        }
    }
    return list;
}

static const OuMethodDef methods[] = {
    {"enable", enable, "subcalls=True, builtins=True", 0, "Start collecting profiling information."},
    {"disable", disable, "", 0, "Stop collecting profiling information."},
    {"clear", clear, "", 0, "Clear all profiling information collected so far."},
    {"getstats", getstats, "", 0, "list of profiler_entry objects: the statistics collected"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"__dict__", ou_instance_dict, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuType profiler_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_lsprof.Profiler",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_PROFILER,
    .basic_size = sizeof(Profiler),
    .dict_offset = offsetof(Profiler, dict),
    .weak = 1,
    .drop = profiler_drop,
    .visit = profiler_visit,
    .clear = profiler_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = profiler_make,
    .init = profiler_init,
    .methods = methods,
    .getset = getset,
    .doc = "Profiler(timer=None, timeunit=None, subcalls=True, builtins=True)",
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_lsprof", NULL, NULL);
    if (module != NULL && (!ou_module_add_type(th, module, &profiler_type) ||
                           !ou_module_add_adopt(th, module, "profiler_entry", ou_structseq_type(th, &entry_table)) ||
                           !ou_module_add_adopt(th, module, "profiler_subentry", ou_structseq_type(th, &sub_table)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__lsprof = {.name = "_lsprof", .make = make};
