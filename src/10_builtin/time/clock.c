/* clock.c - the clocks of the module time, and sleep. */
#include "10_builtin/data_int.h"
#include "10_builtin/time/time_int.h"
#include "10_builtin/seconds.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/namespace.h"
#include "06_types/str.h"
#include "07_thread/thread.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <time.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* ---- clocks ---- */

static OuObject *failed(OuThread *th, int error)
{
    ou_raise_errno(th, error, NULL, NULL);
    return NULL;
}

static OuObject *seconds(OuThread *th, clockid_t clock)
{
    struct timespec t;
    if (clock_gettime(clock, &t) != 0) {
        return failed(th, errno);
    }
    return ou_float_new(th, (double)t.tv_sec + (double)t.tv_nsec * 1e-9);
}

static OuObject *nanoseconds(OuThread *th, clockid_t clock)
{
    struct timespec t;
    if (clock_gettime(clock, &t) != 0) {
        return failed(th, errno);
    }
    return ou_int_new(th, (int64_t)t.tv_sec * 1000000000 + t.tv_nsec);
}

#define CLOCK(name, id)                                                                            \
    static OuObject *time_##name(ARGS)                                                             \
    {                                                                                              \
        UNUSED_ARGS();                                                                             \
        return seconds(th, id);                                                                    \
    }                                                                                              \
    static OuObject *time_##name##_ns(ARGS)                                                        \
    {                                                                                              \
        UNUSED_ARGS();                                                                             \
        return nanoseconds(th, id);                                                                \
    }
CLOCK(time, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(perf_counter, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)

static OuObject *time_sleep(ARGS)
{
    UNUSED_ARGS();
    int64_t wanted;
    if (!ou_seconds_ns(th, args[0], OU_SECOND_NS, &wanted)) {
        return NULL;
    }
    if (wanted < 0) {
        return ou_null(th, &ou_exc_value_error, "sleep length must be non-negative");
    }
    if (wanted == 0) { /* others may run */
        ou_lock_leave(th);
        sched_yield();
        ou_lock_enter(th);
        return OU_NONE;
    }
    uint64_t until = ou_now_ns() + (uint64_t)wanted;
    OuWait why;
    do {
        why = ou_wait_until(th, until);
    } while (why == OU_WAIT_WOKEN);
    return why == OU_WAIT_ERROR ? NULL : OU_NONE;
}

/* ---- clocks by number ---- */

static OuObject *time_clock_gettime(ARGS)
{
    UNUSED_ARGS();
    int clock;
    return ou_as_format_int(th, args[0], &clock) ? seconds(th, clock) : NULL;
}

static OuObject *time_clock_gettime_ns(ARGS)
{
    UNUSED_ARGS();
    int clock;
    return ou_as_format_int(th, args[0], &clock) ? nanoseconds(th, clock) : NULL;
}

static OuObject *time_clock_getres(ARGS)
{
    UNUSED_ARGS();
    int clock;
    struct timespec t;
    if (!ou_as_format_int(th, args[0], &clock)) {
        return NULL;
    }
    return clock_getres(clock, &t) != 0 ? failed(th, errno) : ou_float_new(th, (double)t.tv_sec + (double)t.tv_nsec * 1e-9);
}

static OuObject *set_clock(OuThread *th, clockid_t clock, int64_t ns)
{
    int64_t second = ns / 1000000000, rest = ns % 1000000000;
    struct timespec t = {.tv_sec = second - (rest < 0), .tv_nsec = rest + (rest < 0 ? 1000000000 : 0)};
    return clock_settime(clock, &t) != 0 ? failed(th, errno) : OU_NONE;
}

static OuObject *time_clock_settime(ARGS)
{
    UNUSED_ARGS();
    int clock;
    int64_t ns;
    return ou_as_format_int(th, args[0], &clock) && ou_seconds_ns(th, args[1], OU_SECOND_NS, &ns) ? set_clock(th, clock, ns) : NULL;
}

static OuObject *time_clock_settime_ns(ARGS)
{
    UNUSED_ARGS();
    int clock;
    int64_t ns;
    if (!ou_as_format_int(th, args[0], &clock)) {
        return NULL;
    }
    if (!ou_is_int(args[1])) {
        return ou_null(th, &ou_exc_type_error, "expect int, got %T", args[1]);
    }
    if (!ou_int_as_i64(th, args[1], &ns)) {
        ou_error_clear(th);
        return ou_null(th, &ou_exc_overflow_error, "timestamp too large to convert to C _PyTime_t");
    }
    return set_clock(th, clock, ns);
}

/* The clock of the processor time of a thread of this VM. The C library would follow any number as an address. */
static OuObject *time_pthread_getcpuclockid(ARGS)
{
    UNUSED_ARGS();
    if (!ou_is_int(args[0])) {
        return ou_null(th, &ou_exc_type_error, "pthread_getcpuclockid() argument 1 must be int, not %G", args[0]);
    }
    int64_t ident;
    clockid_t clock;
    if (!ou_int_as_i64(th, args[0], &ident)) {
        return NULL;
    }
    const OuThread *of = th->vm->threads;
    while (of != NULL && of->ident != (uint64_t)ident) {
        of = of->next;
    }
    int error = of == NULL ? ESRCH : pthread_getcpuclockid((pthread_t)of->ident, &clock);
    return error != 0 ? failed(th, error) : ou_int_new(th, clock);
}

static OuObject *time_get_clock_info(ARGS)
{
    UNUSED_ARGS();
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "get_clock_info() argument 1 must be str, not %G", args[0]);
    }
    static const struct {
        const char *name, *implementation;
        clockid_t clock;
        bool adjustable, monotonic;
    } clocks[] = {{"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, true, false},
                  {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, false, true},
                  {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, false, true},
                  {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, false, true},
                  {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, false, true}};
    for (size_t i = 0; ou_is_str(args[0]) && i < OU_COUNT_OF(clocks); i++) {
        if (!ou_str_equal_text(args[0], clocks[i].name)) {
            continue;
        }
        struct timespec t = {0};
        clock_getres(clocks[i].clock, &t);
        OuObject *dict = ou_dict_new(th), *resolution = ou_float_new(th, (double)t.tv_sec + (double)t.tv_nsec * 1e-9);
        OuObject *text = ou_str_from_text(th, clocks[i].implementation), *info = NULL;
        if (dict != NULL && resolution != NULL && text != NULL && ou_dict_set_text(th, dict, "implementation", text) &&
            ou_dict_set_text(th, dict, "monotonic", ou_bool(clocks[i].monotonic)) &&
            ou_dict_set_text(th, dict, "adjustable", ou_bool(clocks[i].adjustable)) &&
            ou_dict_set_text(th, dict, "resolution", resolution)) {
            info = ou_namespace_new(th, dict);
        }
        ou_drop_maybe(th, text);
        ou_drop_maybe(th, resolution);
        ou_drop_maybe(th, dict);
        return info;
    }
    return ou_null(th, &ou_exc_value_error, "unknown clock");
}

const OuMethodDef ou_time_clock_functions[] = {
    {"time", time_time, "!", 0, "Return the current time in seconds since the Epoch."},
    {"time_ns", time_time_ns, "!", 0, "Return the current time in nanoseconds since the Epoch."},
    {"monotonic", time_monotonic, "!", 0, "Monotonic clock, cannot go backward."},
    {"monotonic_ns", time_monotonic_ns, "!", 0, "Monotonic clock, cannot go backward, as nanoseconds."},
    {"perf_counter", time_perf_counter, "!", 0, "Performance counter for benchmarking."},
    {"perf_counter_ns", time_perf_counter_ns, "!", 0, "Performance counter for benchmarking as nanoseconds."},
    {"process_time", time_process_time, "!", 0, "Process time for profiling."},
    {"process_time_ns", time_process_time_ns, "!", 0, "Process time for profiling as nanoseconds."},
    {"thread_time", time_thread_time, "!", 0, "Thread time for profiling."},
    {"thread_time_ns", time_thread_time_ns, "!", 0, "Thread time for profiling as nanoseconds."},
    {"sleep", time_sleep, "!seconds, /", 0, "Delay execution for a given number of seconds."},
    {"get_clock_info", time_get_clock_info, "!!name, /", OU_FN_BARE, "Get information of the specified clock."},
    {"clock_gettime", time_clock_gettime, "!!clk_id, /", OU_FN_BARE, "The time of a clock, in seconds."},
    {"clock_gettime_ns", time_clock_gettime_ns, "!!clk_id, /", OU_FN_BARE, "The time of a clock, in nanoseconds."},
    {"clock_settime", time_clock_settime, "!!clk_id, time, /", OU_FN_BARE, "Set a clock, to seconds."},
    {"clock_settime_ns", time_clock_settime_ns, "!!clk_id, time, /", OU_FN_BARE, "Set a clock, to nanoseconds."},
    {"clock_getres", time_clock_getres, "!!clk_id, /", OU_FN_BARE, "The resolution of a clock, in seconds."},
    {"pthread_getcpuclockid", time_pthread_getcpuclockid, "!!thread_id, /", OU_FN_BARE, "The clock of a thread's processor time."},
    {NULL, NULL, NULL, 0, NULL},
};

const OuNamedNumber ou_time_clocks[] = {{"CLOCK_REALTIME", CLOCK_REALTIME},
                                        {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
                                        {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
                                        {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
                                        {"CLOCK_TAI", CLOCK_TAI},
                                        {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
                                        {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
                                        {NULL, 0}};
