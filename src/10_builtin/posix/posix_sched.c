/* posix_sched.c - how the system's scheduler treats processes: policies, parameters, processors. */
#include "10_builtin/posix/posix_int.h"
#include "06_types/set.h"
#include "10_builtin/sys/structseq.h"

#include <sched.h>

static const OuStructField param_fields[] = {{"sched_priority", "the scheduling priority"}, {NULL, NULL}};
static const OuStructSeq param_table = {"posix.sched_param",
                                        "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.",
                                        param_fields, 1, OU_STRUCTSEQ_BY_VALUE};

OU_POSIX(sched_yield)
{
    ou_lock_leave(th);
    int done = sched_yield();
    ou_lock_enter(th);
    return ou_posix_done(th, done, NULL, NULL);
}

#define OF_POLICY(name)                                                                            \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        int policy;                                                                                \
        if (!ou_as_c_int(th, args[0], &policy)) {                                                  \
            return NULL;                                                                           \
        }                                                                                          \
        int got = name(policy);                                                                    \
        return got < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, got);                  \
    }
OF_POLICY(sched_get_priority_max)
OF_POLICY(sched_get_priority_min)
OF_POLICY(sched_getscheduler)

OU_POSIX(sched_getparam)
{
    int pid;
    struct sched_param param;
    if (!ou_as_format_int(th, args[0], &pid)) {
        return NULL;
    }
    if (sched_getparam(pid, &param) != 0) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *values[] = {ou_int_new(th, param.sched_priority)};
    return ou_structseq_adopt_in(th, "posix", &param_table, values);
}

bool ou_posix_sched_param(OuThread *th, OuObject *o, struct sched_param *out)
{
    OuObject *type = ou_posix_member(th, "sched_param");
    bool is_one = type != NULL && o->type == (const OuType *)type && ou_is_tuple(o) && ou_tuple_size(o) == 1; /* the program may have put any type there */
    ou_drop_maybe(th, type);
    if (!is_one) {
        return type != NULL && ou_raise(th, &ou_exc_type_error, "must have a sched_param object");
    }
    int priority = 0;
    bool ok = ou_as_format_int(th, ou_tuple_borrow(o, 0), &priority);
    out->sched_priority = priority;
    return ok;
}

OU_POSIX(sched_setparam)
{
    int pid;
    struct sched_param param;
    return ou_as_format_int(th, args[0], &pid) && ou_posix_sched_param(th, args[1], &param)
               ? ou_posix_done(th, sched_setparam(pid, &param), NULL, NULL)
               : NULL;
}

OU_POSIX(sched_setscheduler)
{
    int pid, policy;
    struct sched_param param;
    return ou_as_format_int(th, args[0], &pid) && ou_as_format_int(th, args[1], &policy) && ou_posix_sched_param(th, args[2], &param)
               ? ou_posix_done(th, sched_setscheduler(pid, policy, &param), NULL, NULL)
               : NULL;
}

OU_POSIX(sched_rr_get_interval)
{
    int pid;
    struct timespec t;
    if (!ou_as_format_int(th, args[0], &pid)) {
        return NULL;
    }
    return sched_rr_get_interval(pid, &t) != 0 ? ou_posix_done(th, -1, NULL, NULL)
                                               : ou_float_new(th, (double)t.tv_sec + (double)t.tv_nsec * 1e-9);
}

OU_POSIX(sched_getaffinity)
{
    int pid;
    if (!ou_as_format_int(th, args[0], &pid)) {
        return NULL;
    }
    cpu_set_t *set = NULL;
    size_t size = 0;
    int n_cpus = CPU_SETSIZE;
    for (;; n_cpus *= 2) { /* EINVAL: the system has more processors than fit */
        set = CPU_ALLOC((size_t)n_cpus);
        size = CPU_ALLOC_SIZE((size_t)n_cpus);
        if (set == NULL) {
            return ou_null_memory(th);
        }
        if (sched_getaffinity(pid, size, set) == 0) {
            break;
        }
        int error = errno;
        CPU_FREE(set);
        if (error != EINVAL || n_cpus > (1 << 24)) {
            errno = error;
            return ou_posix_done(th, -1, NULL, NULL);
        }
    }
    OuObject *result = ou_set_new(th, NULL);
    for (int i = 0; result != NULL && i < n_cpus; i++) {
        OuObject *number = CPU_ISSET_S((size_t)i, size, set) ? ou_int_new(th, i) : OU_NONE;
        if (number == NULL || (number != OU_NONE && !ou_set_add(th, result, number))) {
            ou_clear_ref(th, &result);
        }
        ou_drop_maybe(th, number);
    }
    CPU_FREE(set);
    return result;
}

OU_POSIX(sched_setaffinity)
{
    int pid;
    cpu_set_t set;
    CPU_ZERO(&set);
    if (!ou_as_format_int(th, args[0], &pid)) {
        return NULL;
    }
    OuObject *list = ou_to_list(th, args[1]);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < ou_list_size(list); i++) {
        int64_t cpu;
        OuObject *item = ou_list_borrow(list, i);
        ok = ou_is_int(item) ? ou_as_i64(th, item, &cpu)
                             : ou_raise(th, &ou_exc_type_error, "expected an iterator of ints, but iterator yielded %R",
                                        OU_TYPE_OBJECT(item->type));
        if (ok && cpu < 0) {
            ok = ou_raise(th, &ou_exc_value_error, "negative CPU number");
        } else if (ok && cpu >= CPU_SETSIZE) {
            ok = ou_raise(th, &ou_exc_overflow_error, "CPU number too large");
        } else if (ok) {
            CPU_SET((size_t)cpu, &set);
        }
    }
    ou_drop_maybe(th, list);
    return ok ? ou_posix_done(th, sched_setaffinity(pid, sizeof set, &set), NULL, NULL) : NULL;
}

const OuMethodDef ou_posix_sched_functions[] = {
    {"sched_yield", posix_sched_yield, "", 0, "Voluntarily relinquish the CPU."},
    {"sched_get_priority_max", posix_sched_get_priority_max, "policy", 0, "Get the maximum scheduling priority for policy."},
    {"sched_get_priority_min", posix_sched_get_priority_min, "policy", 0, "Get the minimum scheduling priority for policy."},
    {"sched_getscheduler", posix_sched_getscheduler, "pid, /", 0,
     "Get the scheduling policy for the process identified by pid."},
    {"sched_setscheduler", posix_sched_setscheduler, "pid, policy, param, /", 0,
     "Set the scheduling policy for the process identified by pid."},
    {"sched_getparam", posix_sched_getparam, "pid, /", 0, "Returns scheduling parameters for the process identified by pid."},
    {"sched_setparam", posix_sched_setparam, "pid, param, /", 0, "Set scheduling parameters for the process identified by pid."},
    {"sched_rr_get_interval", posix_sched_rr_get_interval, "pid, /", 0,
     "Return the round-robin quantum for the process identified by pid, in seconds."},
    {"sched_getaffinity", posix_sched_getaffinity, "pid, /", 0,
     "Return the affinity of the process identified by pid (or the current process if zero)."},
    {"sched_setaffinity", posix_sched_setaffinity, "pid, mask, /", 0,
     "Set the CPU affinity of the process identified by pid to mask."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_posix_sched_add(OuThread *th, OuObject *module)
{
    return ou_module_add_adopt(th, module, "sched_param", ou_structseq_type(th, &param_table));
}
