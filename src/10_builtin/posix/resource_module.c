/* resource_module.c - the module resource: what processes used and what they may use. */
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/sys/structseq.h"

#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

static const OuStructField usage_fields[] = {
    {"ru_utime", "user time used"},
    {"ru_stime", "system time used"},
    {"ru_maxrss", "max. resident set size"},
    {"ru_ixrss", "shared memory size"},
    {"ru_idrss", "unshared data size"},
    {"ru_isrss", "unshared stack size"},
    {"ru_minflt", "page faults not requiring I/O"},
    {"ru_majflt", "page faults requiring I/O"},
    {"ru_nswap", "number of swap outs"},
    {"ru_inblock", "block input operations"},
    {"ru_oublock", "block output operations"},
    {"ru_msgsnd", "IPC messages sent"},
    {"ru_msgrcv", "IPC messages received"},
    {"ru_nsignals", "signals received"},
    {"ru_nvcsw", "voluntary context switches"},
    {"ru_nivcsw", "involuntary context switches"},
    {NULL, NULL}};
static const OuStructSeq usage_table = {
    "resource.struct_rusage",
    "struct_rusage: Result from getrusage.\n\nThis object may be accessed either as a tuple of\n"
    "    (utime,stime,maxrss,ixrss,idrss,isrss,minflt,majflt,\n    nswap,inblock,oublock,msgsnd,msgrcv,nsignals,nvcsw,nivcsw)\n"
    "or via the attributes ru_utime, ru_stime, ru_maxrss, and so on.",
    usage_fields, 16, OU_STRUCTSEQ_BY_SEQUENCE};

OuObject *ou_resource_usage(OuThread *th, const struct rusage *u)
{
    const int64_t numbers[] = {u->ru_maxrss,  u->ru_ixrss,   u->ru_idrss,  u->ru_isrss,  u->ru_minflt,   u->ru_majflt, u->ru_nswap,
                               u->ru_inblock, u->ru_oublock, u->ru_msgsnd, u->ru_msgrcv, u->ru_nsignals, u->ru_nvcsw,  u->ru_nivcsw};
    OuObject *values[2 + OU_COUNT_OF(numbers)];
    values[0] = ou_float_new(th, (double)u->ru_utime.tv_sec + (double)u->ru_utime.tv_usec * 1e-6);
    values[1] = ou_float_new(th, (double)u->ru_stime.tv_sec + (double)u->ru_stime.tv_usec * 1e-6);
    for (size_t i = 0; i < OU_COUNT_OF(numbers); i++) {
        values[2 + i] = ou_int_new(th, numbers[i]);
    }
    return ou_structseq_adopt_in(th, "resource", &usage_table, values);
}

OU_POSIX(getrusage)
{
    int who;
    struct rusage usage;
    if (!ou_as_c_int(th, args[0], &who)) {
        return NULL;
    }
    if (getrusage((__rusage_who_t)who, &usage) != 0) {
        return errno == EINVAL ? ou_null(th, &ou_exc_value_error, "invalid who parameter") : ou_posix_done(th, -1, NULL, NULL);
    }
    return ou_resource_usage(th, &usage);
}

static OuObject *limits_pair(OuThread *th, const struct rlimit *limit)
{
    OuObject *soft = ou_int_new(th, (int64_t)limit->rlim_cur), *hard = ou_int_new(th, (int64_t)limit->rlim_max);
    return ou_seq_pair_adopt(th, soft, hard);
}

static bool read_limits(OuThread *th, OuObject *o, struct rlimit *out)
{
    OuObject *pair = ou_to_tuple(th, o);
    if (pair == NULL) {
        return false;
    }
    int64_t soft, hard;
    bool ok = ou_tuple_size(pair) == 2 ? ou_as_i64(th, ou_tuple_borrow(pair, 0), &soft) && ou_as_i64(th, ou_tuple_borrow(pair, 1), &hard)
                                       : ou_raise(th, &ou_exc_value_error, "expected a tuple of 2 integers");
    ou_drop(th, pair);
    if (ok) {
        out->rlim_cur = (rlim_t)soft;
        out->rlim_max = (rlim_t)hard;
    }
    return ok;
}

static bool read_resource(OuThread *th, OuObject *o, int *out)
{
    return ou_as_c_int(th, o, out) &&
           ((*out >= 0 && *out < RLIM_NLIMITS) || ou_raise(th, &ou_exc_value_error, "invalid resource specified"));
}

static OuObject *failed(OuThread *th)
{
    return errno == EINVAL  ? ou_null(th, &ou_exc_value_error, "current limit exceeds maximum limit")
           : errno == EPERM ? ou_null(th, &ou_exc_value_error, "not allowed to raise maximum limit")
                            : ou_posix_done(th, -1, NULL, NULL);
}

OU_POSIX(getrlimit)
{
    int resource;
    struct rlimit limit;
    if (!read_resource(th, args[0], &resource)) {
        return NULL;
    }
    return getrlimit((__rlimit_resource_t)resource, &limit) != 0 ? ou_posix_done(th, -1, NULL, NULL) : limits_pair(th, &limit);
}

OU_POSIX(setrlimit)
{
    int resource;
    struct rlimit limit;
    if (!read_resource(th, args[0], &resource) || !read_limits(th, args[1], &limit) ||
        (ou_audited(th) && !ou_audit(th, "resource.setrlimit", "iO", resource, args[1]))) {
        return NULL;
    }
    return setrlimit((__rlimit_resource_t)resource, &limit) != 0 ? failed(th) : OU_NONE;
}

OU_POSIX(prlimit)
{
    int pid, resource;
    struct rlimit limit, before;
    bool sets = args[2] != NULL && args[2] != OU_NONE;
    if (!ou_as_format_int(th, args[0], &pid) || !read_resource(th, args[1], &resource) || (sets && !read_limits(th, args[2], &limit)) ||
        (ou_audited(th) && !ou_audit(th, "resource.prlimit", "iiO", pid, resource, args[2]))) {
        return NULL;
    }
    if (prlimit(pid, (__rlimit_resource_t)resource, sets ? &limit : NULL, &before) != 0) {
        return errno == EINVAL ? failed(th) : ou_posix_done(th, -1, NULL, NULL);
    }
    return limits_pair(th, &before);
}

OU_POSIX(getpagesize)
{
    return ou_int_new(th, sysconf(_SC_PAGESIZE));
}

static const OuMethodDef functions[] = {
    {"getrusage", posix_getrusage, "who, /", 0, NULL},
    {"getrlimit", posix_getrlimit, "resource, /", 0, NULL},
    {"setrlimit", posix_setrlimit, "resource, limits, /", 0, NULL},
    {"prlimit", posix_prlimit, "pid, resource, limits=None, /", 0, NULL},
    {"getpagesize", posix_getpagesize, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

#define CONSTANTS(X)                                                                               \
    X(RLIMIT_AS) X(RLIMIT_CORE) X(RLIMIT_CPU) X(RLIMIT_DATA) X(RLIMIT_FSIZE) X(RLIMIT_MEMLOCK)     \
    X(RLIMIT_MSGQUEUE) X(RLIMIT_NICE) X(RLIMIT_NOFILE) X(RLIMIT_NPROC) X(RLIMIT_OFILE)             \
    X(RLIMIT_RSS) X(RLIMIT_RTPRIO) X(RLIMIT_RTTIME) X(RLIMIT_SIGPENDING) X(RLIMIT_STACK)           \
    X(RLIM_INFINITY) X(RUSAGE_CHILDREN) X(RUSAGE_SELF) X(RUSAGE_THREAD)

static const OuNamedNumber constants[] = {
#define OU_X(name) {#name, (int64_t)name},
    CONSTANTS(OU_X)
#undef OU_X
    {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "resource", NULL, functions);
    if (module != NULL && (!ou_module_add_numbers(th, module, constants) ||
                           !ou_module_add_adopt(th, module, "struct_rusage", ou_structseq_type(th, &usage_table)) ||
                           !ou_module_add(th, module, "error", OU_TYPE_OBJECT(&ou_exc_os_error)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_resource = {.name = "resource", .make = make};
