/* tracemalloc_module.c - the module _tracemalloc, on which the library's tracemalloc stands.
 *
 * A traceback becomes a tuple of (filename, line) once an answer, however many blocks have it. What an answer itself allocates
 * is not traced. */
#include "11_inspect/tracemalloc_module.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "11_inspect/alloc_trace.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* NULL: not tracing. */
static OuAllocTrace *trace_of(OuThread *th)
{
    OuAllocTrace *t = th->vm->alloc_trace;
    return t != NULL && t->on ? t : NULL;
}

static OuObject *tm_start(ARGS)
{
    UNUSED_ARGS();
    int limit = 1;
    if (!ou_as_c_int(th, args[0], &limit)) {
        return NULL;
    }
    if (limit < 1 || limit > OU_ALLOC_TRACE_FRAMES_MAX) {
        return ou_null(th, &ou_exc_value_error, "the number of frames must be in range [1; %d]", OU_ALLOC_TRACE_FRAMES_MAX);
    }
    if (trace_of(th) != NULL) {
        return OU_NONE; /* as CPython: the limit stays */
    }
    return ou_alloc_trace_start(th, (uint32_t)limit) ? OU_NONE : NULL;
}

static OuObject *tm_stop(ARGS)
{
    UNUSED_ARGS();
    ou_alloc_trace_stop(th);
    return OU_NONE;
}

static OuObject *tm_is_tracing(ARGS)
{
    UNUSED_ARGS();
    return ou_bool(trace_of(th) != NULL);
}

static OuObject *tm_clear_traces(ARGS)
{
    UNUSED_ARGS();
    if (trace_of(th) != NULL) {
        ou_alloc_trace_clear(th);
    }
    return OU_NONE;
}

static OuObject *tm_get_traceback_limit(ARGS)
{
    UNUSED_ARGS();
    OuAllocTrace *t = trace_of(th);
    return ou_int_new(th, t == NULL ? 1 : t->limit);
}

static OuObject *tm_get_traced_memory(ARGS)
{
    UNUSED_ARGS();
    OuAllocTrace *t = trace_of(th);
    size_t held = t == NULL ? 0 : t->held, peak = t == NULL ? 0 : t->peak;
    OuObject *a = ou_int_new_u64(th, held), *b = ou_int_new_u64(th, peak);
    OuObject *pair = a != NULL && b != NULL ? ou_tuple_of(th, 2, a, b) : NULL;
    ou_drop_maybe(th, a);
    ou_drop_maybe(th, b);
    return pair;
}

static OuObject *tm_reset_peak(ARGS)
{
    UNUSED_ARGS();
    OuAllocTrace *t = trace_of(th);
    if (t != NULL) {
        t->peak = t->held;
    }
    return OU_NONE;
}

static OuObject *tm_get_tracemalloc_memory(ARGS)
{
    UNUSED_ARGS();
    return ou_int_new_u64(th, th->vm->alloc_trace == NULL ? 0 : th->vm->alloc_trace->bytes);
}

static OuObject *place_tuple(OuThread *th, OuObject *filename, uint32_t line)
{
    OuObject *number = ou_int_new(th, line);
    OuObject *pair = number == NULL ? NULL : ou_tuple_of(th, 2, filename, number);
    ou_drop_maybe(th, number);
    return pair;
}

/* ((filename, line), ...), innermost first; number 0: (("<unknown>", 0),). */
static OuObject *traceback_tuple(OuThread *th, const OuAllocTrace *t, uint32_t number)
{
    const OuAllocTraceStack *stack = number == 0 ? NULL : t->tracebacks[number];
    OuObject *list = ou_list_new(th, stack == NULL ? 1 : stack->n);
    if (list != NULL && stack == NULL) {
        OuObject *unknown = ou_str_from_text(th, "<unknown>");
        if (!ou_list_append_adopt(th, list, unknown == NULL ? NULL : place_tuple(th, unknown, 0))) {
            ou_clear_ref(th, &list);
        }
        ou_drop_maybe(th, unknown);
    }
    for (uint32_t i = 0; list != NULL && stack != NULL && i < stack->n; i++) {
        const OuAllocTracePlace *place = &stack->places[i];
        uint32_t line = (uint32_t)ou_code_position(place->code, place->pc).line;
        if (!ou_list_append_adopt(th, list, place_tuple(th, place->code->filename, line))) {
            ou_clear_ref(th, &list);
        }
    }
    OuObject *tuple = list == NULL ? NULL : ou_list_to_tuple(th, list);
    ou_drop_maybe(th, list);
    return tuple;
}

/* ---- _get_traces ---- */

typedef struct Found {
    size_t size;
    uint32_t traceback;
} Found;

typedef struct Answer {
    Found *found;
    size_t n, room;
    OuObject **tuples; /* by number of the traceback; owned */
    uint32_t n_tuples;
} Answer;

static bool note(void *arg, size_t size, uint32_t traceback)
{
    Answer *answer = arg;
    answer->found[answer->n++] = (Found){size, traceback};
    return answer->n < answer->room;
}

/* (domain, size, traceback, frames in all) */
static OuObject *trace_tuple(OuThread *th, const OuAllocTrace *t, Answer *answer, const Found *found)
{
    OuObject **traceback = &answer->tuples[found->traceback];
    if (*traceback == NULL) {
        *traceback = traceback_tuple(th, t, found->traceback);
    }
    OuObject *domain = ou_int_new(th, 0), *size = ou_int_new_u64(th, found->size);
    OuObject *total = ou_int_new(th, found->traceback == 0 ? 1 : t->tracebacks[found->traceback]->total);
    bool ok = *traceback != NULL && domain != NULL && size != NULL && total != NULL;
    OuObject *tuple = ok ? ou_tuple_of(th, 4, domain, size, *traceback, total) : NULL;
    ou_drop_maybe(th, domain);
    ou_drop_maybe(th, size);
    ou_drop_maybe(th, total);
    return tuple;
}

static OuObject *answer_list(OuThread *th, OuAllocTrace *t, Answer *answer)
{
    OuObject *list = ou_list_new(th, answer->n);
    for (size_t i = 0; list != NULL && i < answer->n; i++) {
        if (!ou_list_append_adopt(th, list, trace_tuple(th, t, answer, &answer->found[i]))) {
            ou_clear_ref(th, &list);
        }
    }
    for (uint32_t i = 0; i < answer->n_tuples; i++) {
        ou_drop_maybe(th, answer->tuples[i]);
    }
    return list;
}

static OuObject *tm_get_traces(ARGS)
{
    UNUSED_ARGS();
    OuAllocTrace *t = trace_of(th);
    if (t == NULL || t->n_entries == 0) {
        return ou_list_new(th, 0);
    }
    OuAccount *account = &th->vm->account;
    Answer answer = {.room = t->n_entries, .n_tuples = t->n_tracebacks + 1};
    answer.found = ou_raw_take(account, answer.room * sizeof *answer.found);
    answer.tuples = ou_raw_take_zeroed(account, answer.n_tuples * sizeof *answer.tuples);
    OuObject *list = NULL;
    if (answer.found == NULL || answer.tuples == NULL) {
        ou_raise_memory(th);
    } else {
        ou_alloc_trace_each(t, note, &answer);
        t->muted = true;
        list = answer_list(th, t, &answer);
        t->muted = false;
    }
    ou_raw_give(account, answer.tuples, answer.n_tuples * sizeof *answer.tuples);
    ou_raw_give(account, answer.found, answer.room * sizeof *answer.found);
    return list;
}

static OuObject *tm_get_object_traceback(ARGS)
{
    UNUSED_ARGS();
    OuAllocTrace *t = trace_of(th);
    uint32_t number = t == NULL ? UINT32_MAX : ou_alloc_trace_find(t, args[0]);
    if (number == UINT32_MAX) {
        return OU_NONE;
    }
    t->muted = true;
    OuObject *tuple = traceback_tuple(th, t, number);
    t->muted = false;
    return tuple;
}

static const OuMethodDef functions[] = {
    {"start", tm_start, "nframe=1, /", 0, "Start tracing Python memory allocations."},
    {"stop", tm_stop, "", 0, "Stop tracing Python memory allocations."},
    {"is_tracing", tm_is_tracing, "", 0, "Return True if the tracemalloc module is tracing Python memory allocations."},
    {"clear_traces", tm_clear_traces, "", 0, "Clear traces of memory blocks allocated by Python."},
    {"get_traceback_limit", tm_get_traceback_limit, "", 0, "Get the maximum number of frames stored in the traceback of a trace."},
    {"get_traced_memory", tm_get_traced_memory, "", 0, "Get the current size and peak size of memory blocks traced by tracemalloc."},
    {"reset_peak", tm_reset_peak, "", 0, "Set the peak size of memory blocks traced by tracemalloc to the current size."},
    {"get_tracemalloc_memory", tm_get_tracemalloc_memory, "", 0, "Get the memory usage in bytes of the tracemalloc module."},
    {"_get_traces", tm_get_traces, "", 0, "Get traces of all memory blocks allocated by Python."},
    {"_get_object_traceback", tm_get_object_traceback, "obj, /", 0, "Get the traceback where the Python object obj was allocated."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_tracemalloc", NULL, functions);
}

const OuBuiltinModule ou_module__tracemalloc = {.name = "_tracemalloc", .make = make};
