/* sys_threads.c - what sys says about threads: their frames, their exceptions, the lock. */
#include "10_builtin/sys/sys_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/thread.h"
#include "09_vm/frame.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* dict[number] = value, which is taken over; NULL fails. */
static bool set_number(OuThread *th, OuObject *dict, uint64_t number, OuObject *value)
{
    OuObject *key = value == NULL ? NULL : ou_int_new_u64(th, number);
    bool ok = key != NULL && ou_dict_set(th, dict, key, value);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, value);
    return ok;
}

/* A dict of what make() says about each thread (NULL without error: leaves it out). Nothing of Python runs meanwhile, so the
 * list of threads stands. */
static OuObject *by_thread(OuThread *th, OuObject *(*make)(OuThread *th, OuThread *of))
{
    OuObject *dict = ou_dict_new(th);
    for (OuThread *of = th->vm->threads; dict != NULL && of != NULL; of = of->next) {
        OuObject *value = make(th, of);
        if (value == NULL && !ou_has_error(th)) {
            continue;
        }
        if (!set_number(th, dict, of->ident, value)) {
            ou_clear_ref(th, &dict);
        }
    }
    return dict;
}

static OuObject *frame_of(OuThread *th, OuThread *of)
{
    return of->frame == NULL ? NULL : (OuObject *)ou_frame_object(th, of->frame);
}

static OuObject *sys_current_frames(ARGS)
{
    UNUSED_ARGS();
    if (ou_audited(th) && !ou_audit(th, "sys._current_frames", "")) {
        return NULL;
    }
    return by_thread(th, frame_of);
}

static OuObject *exception_of(OuThread *th, OuThread *of)
{
    const OuHandled *at = of->handled;
    while (at->value == NULL && at->previous != NULL) {
        at = at->previous;
    }
    OuException *e = (OuException *)at->value;
    return e == NULL ? ou_tuple_of(th, 3, OU_NONE, OU_NONE, OU_NONE)
                     : ou_tuple_of(th, 3, OU_TYPE_OBJECT(e->head.type), e, e->traceback == NULL ? OU_NONE : e->traceback);
}

static OuObject *sys_current_exceptions(ARGS)
{
    UNUSED_ARGS();
    if (ou_audited(th) && !ou_audit(th, "sys._current_exceptions", "")) {
        return NULL;
    }
    return by_thread(th, exception_of);
}

/* ---- the lock ---- */

static OuObject *sys_getswitchinterval(ARGS)
{
    UNUSED_ARGS();
    return ou_float_new(th, (double)ou_lock_interval(th->vm) / 1e9);
}

static OuObject *sys_setswitchinterval(ARGS)
{
    UNUSED_ARGS();
    double seconds;
    if (!ou_as_f64(th, args[0], &seconds)) {
        return NULL;
    }
    if (!(seconds > 0.0)) {
        return ou_null(th, &ou_exc_value_error, "switch interval must be strictly positive");
    }
    ou_lock_set_interval(th->vm, seconds < 1e9 ? (uint64_t)(seconds * 1e9 + 0.5) : (uint64_t)1000000000000000000);
    return OU_NONE;
}

static bool set_text(OuThread *th, OuObject *dict, const char *name, uint64_t value)
{
    OuObject *number = ou_int_new_u64(th, value);
    bool ok = number != NULL && ou_dict_set_text(th, dict, name, number);
    ou_drop_maybe(th, number);
    return ok;
}

static OuObject *stats_dict(OuThread *th, const OuLockStats *stats)
{
    OuObject *dict = ou_dict_new(th);
    if (dict != NULL && !(set_text(th, dict, "waits", stats->n_waits) && set_text(th, dict, "yields", stats->n_yields) &&
                          set_text(th, dict, "hand_overs", stats->n_handed) && set_text(th, dict, "wait_ns", stats->wait_ns) &&
                          set_text(th, dict, "longest_wait_ns", stats->longest_ns))) {
        ou_clear_ref(th, &dict);
    }
    return dict;
}

static OuObject *stats_of(OuThread *th, OuThread *of)
{
    OuLockStats stats = ou_lock_thread_stats(of);
    return stats_dict(th, &stats);
}

static OuObject *sys_lockstats(ARGS)
{
    UNUSED_ARGS();
    OuLockStats all = ou_lock_stats(th->vm);
    OuObject *dict = stats_dict(th, &all);
    OuObject *threads = dict == NULL ? NULL : by_thread(th, stats_of);
    if (threads == NULL || !ou_dict_set_text(th, dict, "threads", threads)) {
        ou_clear_ref(th, &dict);
    }
    ou_drop_maybe(th, threads);
    return dict;
}

static const OuMethodDef functions[] = {
    {"_current_frames", sys_current_frames, "", 0,
     "Return a dict mapping each thread's thread id to its current stack frame.\n\n"
     "This function should be used for specialized purposes only."},
    {"_current_exceptions", sys_current_exceptions, "", 0,
     "Return a dict mapping each thread's identifier to its current raised exception.\n\n"
     "This function should be used for specialized purposes only."},
    {"getswitchinterval", sys_getswitchinterval, "", 0, "Return the current thread switch interval; see sys.setswitchinterval()."},
    {"setswitchinterval", sys_setswitchinterval, "interval, /", 0,
     "Set the ideal thread switching delay inside the Python interpreter.\n\n"
     "The parameter must represent the desired switching delay in seconds\n"
     "A typical value is 0.005 (5 milliseconds)."},
    {"_lockstats", sys_lockstats, "", 0,
     "How the VM's lock was waited for: waits, yields, hand-overs, nanoseconds, in all (ended threads included) and by "
     "thread."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_sys_add_threads(OuThread *th, OuObject *module)
{
    return ou_module_add_functions(th, module, functions);
}
