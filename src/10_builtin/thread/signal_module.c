/* signal_module.c - the module _signal: handlers in Python for signals of the process.
 *
 * What signal.signal() was given stands in a list in the machine (signal_handlers), so that safe points find it; 07_thread/signals.h
 * brings a signal from the process to the leading thread. Sets of signals are the system's sigset_t; numbers 1 to 64. */
#include "10_builtin/data_int.h"
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/seq.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/signals.h"
#include "07_thread/thread.h"
#include "10_builtin/sys/structseq.h"
#include "10_builtin/sys/sys_int.h"
#include "10_builtin/seconds.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#define METHOD(name)                                                                               \
    static OuObject *signal_##name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,               \
                                   OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,            \
                                   OU_UNUSED OuObject *kwnames)

static OuObject *raise_errno(OuThread *th)
{
    ou_raise_errno(th, errno, NULL, NULL);
    return NULL;
}

static bool as_number(OuThread *th, OuObject *o, int *out)
{
    return ou_as_c_int(th, o, out) &&
           ((*out >= 1 && *out <= OU_SIGNAL_MAX) || ou_raise(th, &ou_exc_value_error, "signal number out of range"));
}

/* ---- handlers ---- */

#define DEFAULT 0 /* SIG_DFL and SIG_IGN, as Python sees them */
#define IGNORE 1

static OuObject *handlers(const OuThread *th)
{
    return th->vm->machine->signal_handlers;
}

METHOD(default_int_handler)
{
    return ou_null(th, &ou_exc_keyboard_interrupt, "");
}

METHOD(getsignal)
{
    int number;
    return as_number(th, args[0], &number) ? ou_keep(ou_list_borrow(handlers(th), (size_t)number)) : NULL;
}

METHOD(signal)
{
    int number;
    int64_t plain = -1;
    OuObject *handler = args[1];
    if (!ou_as_c_int(th, args[0], &number)) {
        return NULL;
    }
    if (th != th->vm->leader || !ou_signal_claim(th->vm)) {
        return ou_null(th, &ou_exc_value_error, "signal only works in main thread of the main interpreter");
    }
    if (!as_number(th, args[0], &number)) {
        return NULL;
    }
    if (ou_is_int(handler)) {
        ou_int_clip_i64(handler, &plain);
    }
    if (plain != DEFAULT && plain != IGNORE && !ou_is_callable(handler)) {
        return ou_null(th, &ou_exc_type_error,
                       "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }
    if (!ou_tick(th)) { /* what came for the old handler */
        return NULL;
    }
    bool ok = plain == DEFAULT || plain == IGNORE ? ou_signal_default(th->vm, number, plain == IGNORE)
                                                  : ou_signal_catch(th->vm, number);
    if (!ok) {
        return raise_errno(th);
    }
    OuObject *old = ou_keep(ou_list_borrow(handlers(th), (size_t)number));
    ou_replace(th, &((OuList *)handlers(th))->items[number], ou_keep(handler));
    return old;
}

METHOD(siginterrupt)
{
    int number;
    struct sigaction action;
    if (!as_number(th, args[0], &number)) {
        return NULL;
    }
    int interrupt;
    if (!ou_as_c_int(th, args[1], &interrupt)) {
        return NULL;
    }
    if (sigaction(number, NULL, &action) != 0) {
        return raise_errno(th);
    }
    action.sa_flags = interrupt != 0 ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return sigaction(number, &action, NULL) == 0 ? OU_NONE : raise_errno(th);
}

METHOD(set_wakeup_fd)
{
    OuObject *out[2];
    int fd;
    struct stat st;
    if (!ou_args_parse(th, "set_wakeup_fd", "fd, /, *, warn_on_full_buffer=True", args, n, kwnames, out) ||
        !ou_as_format_int(th, out[0], &fd)) {
        return NULL;
    }
    OuTruth loud = out[1] == NULL ? OU_TRUE : ou_is_true(th, out[1]);
    if (loud == OU_ERROR) {
        return NULL;
    }
    if (th != th->vm->leader || !ou_signal_claim(th->vm)) {
        return ou_null(th, &ou_exc_value_error, "set_wakeup_fd only works in main thread of the main interpreter");
    }
    if (fd != -1) {
        int flags = fstat(fd, &st) == 0 ? fcntl(fd, F_GETFL) : -1;
        if (flags == -1) {
            return raise_errno(th);
        }
        if (!(flags & O_NONBLOCK)) {
            return ou_null(th, &ou_exc_value_error, "the fd %i must be in non-blocking mode", fd);
        }
    }
    return ou_int_new(th, ou_signal_set_wakeup(th->vm, fd, loud == OU_TRUE));
}

/* ---- sending ---- */

/* After a signal that may be for this very thread: its handler runs now. */
static OuObject *sent(OuThread *th)
{
    return ou_tick(th) ? OU_NONE : NULL;
}

METHOD(raise_signal)
{
    int number;
    if (!ou_as_c_int(th, args[0], &number)) {
        return NULL;
    }
    ou_lock_leave(th);
    int failed = raise(number);
    ou_lock_enter(th);
    return failed != 0 ? raise_errno(th) : sent(th);
}

METHOD(pthread_kill)
{
    uint64_t ident;
    int number;
    OuObject *index = ou_index(th, args[0]);
    bool ok = index != NULL && ou_int_as_u64(th, index, &ident) && ou_as_c_int(th, args[1], &number);
    ou_drop_maybe(th, index);
    if (!ok) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "signal.pthread_kill", "ni", (int64_t)ident, number)) {
        return NULL;
    }
    int failed = pthread_kill((pthread_t)ident, number);
    if (failed != 0) {
        errno = failed;
        return raise_errno(th);
    }
    return sent(th);
}

METHOD(pidfd_send_signal)
{
    int fd, number, flags = 0;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_c_int(th, args[1], &number) ||
        !ou_as_c_int(th, args[3], &flags)) {
        return NULL;
    }
    if (args[2] != NULL && args[2] != OU_NONE) {
        return ou_null(th, &ou_exc_type_error, "siginfo must be None");
    }
    return syscall(SYS_pidfd_send_signal, fd, number, NULL, flags) != 0 ? raise_errno(th) : sent(th);
}

/* ---- timers ---- */

METHOD(alarm)
{
    int seconds;
    return ou_as_c_int(th, args[0], &seconds) ? ou_int_new(th, (int64_t)alarm((unsigned)seconds)) : NULL;
}

static bool as_timeval(OuThread *th, OuObject *o, struct timeval *out)
{
    int64_t ns;
    *out = (struct timeval){0, 0};
    if (o == NULL) {
        return true;
    }
    if (!ou_seconds_ns(th, o, OU_SECOND_NS, &ns)) {
        return false;
    }
    int64_t us = ns / 1000 + (ns % 1000 > 0), rest = us % 1000000;
    out->tv_sec = (time_t)(us / 1000000 - (rest < 0));
    out->tv_usec = (suseconds_t)(rest < 0 ? rest + 1000000 : rest);
    return true;
}

static OuObject *timer_pair(OuThread *th, const struct itimerval *value)
{
    OuObject *items[] = {ou_float_new(th, (double)value->it_value.tv_sec + (double)value->it_value.tv_usec * 1e-6),
                         ou_float_new(th, (double)value->it_interval.tv_sec + (double)value->it_interval.tv_usec * 1e-6)};
    return ou_seq_pair_adopt(th, items[0], items[1]);
}

static OuObject *timer_error_class(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_SIGNAL_TIMER_ERROR, "signal.itimer_error", &ou_exc_os_error);
}

/* ItimerError(errno, text) */
static OuObject *timer_error(OuThread *th)
{
    int error = errno;
    ou_data_raise_number(th, timer_error_class(th), error, strerror(error));
    return NULL;
}

METHOD(setitimer)
{
    int which;
    struct itimerval now, old;
    if (!ou_as_c_int(th, args[0], &which) || !as_timeval(th, args[1], &now.it_value) ||
        !as_timeval(th, args[2], &now.it_interval)) {
        return NULL;
    }
    return setitimer(which, &now, &old) != 0 ? timer_error(th) : timer_pair(th, &old);
}

METHOD(getitimer)
{
    int which;
    struct itimerval now;
    if (!ou_as_c_int(th, args[0], &which)) {
        return NULL;
    }
    return getitimer(which, &now) != 0 ? timer_error(th) : timer_pair(th, &now);
}

/* ---- waiting ---- */

METHOD(pause)
{
    ou_lock_leave(th);
    pause();
    ou_lock_enter(th);
    return sent(th);
}

/* An iterable of numbers. */
static bool as_set(OuThread *th, OuObject *o, sigset_t *set)
{
    sigemptyset(set);
    OuObject *iterator = ou_iter(th, o), *item;
    if (iterator == NULL) {
        return false;
    }
    while ((item = ou_next(th, iterator)) != NULL) {
        int64_t number = 0;
        bool ok = ou_as_i64(th, item, &number);
        if (!ok && ou_error_swallow(th, &ou_exc_overflow_error)) {
            number = -1;
            ok = true;
        }
        ou_drop(th, item);
        if (ok && (number < 1 || number > OU_SIGNAL_MAX)) {
            ok = ou_raise(th, &ou_exc_value_error, "signal number %lld out of range [1; %d]", (long long)number, OU_SIGNAL_MAX);
        }
        if (!ok) {
            break;
        }
        sigaddset(set, (int)number); /* those that the C library keeps for itself are left out, as CPython does */
    }
    ou_drop(th, iterator);
    return !ou_has_error(th);
}

static OuObject *from_set(OuThread *th, const sigset_t *set)
{
    OuObject *result = ou_set_new(th, NULL);
    for (int number = 1; result != NULL && number <= OU_SIGNAL_MAX; number++) {
        if (sigismember(set, number) != 1) {
            continue;
        }
        OuObject *item = ou_int_new(th, number);
        if (item == NULL || !ou_set_add(th, result, item)) {
            ou_clear_ref(th, &result);
        }
        ou_drop_maybe(th, item);
    }
    return result;
}

METHOD(pthread_sigmask)
{
    int how;
    sigset_t set, old;
    if (!ou_as_c_int(th, args[0], &how) || !as_set(th, args[1], &set)) {
        return NULL;
    }
    int failed = pthread_sigmask(how, &set, &old);
    if (failed != 0) {
        errno = failed;
        return raise_errno(th);
    }
    return ou_tick(th) ? from_set(th, &old) : NULL; /* what is no longer held back may have come */
}

METHOD(sigpending)
{
    sigset_t set;
    return sigpending(&set) != 0 ? raise_errno(th) : from_set(th, &set);
}

METHOD(sigwait)
{
    sigset_t set;
    int number = 0, failed;
    if (!as_set(th, args[0], &set)) {
        return NULL;
    }
    ou_lock_leave(th);
    failed = sigwait(&set, &number);
    ou_lock_enter(th);
    if (failed != 0) {
        errno = failed;
        return raise_errno(th);
    }
    return ou_int_new(th, number);
}

static const OuStructField info_fields[] = {
    {"si_signo", "signal number"},
    {"si_code", "signal code"},
    {"si_errno", "errno associated with this signal"},
    {"si_pid", "sending process ID"},
    {"si_uid", "real user ID of sending process"},
    {"si_status", "exit value or signal"},
    {"si_band", "band event for SIGPOLL"},
    {NULL, NULL},
};
static const OuStructSeq info_table = {
    .name = "signal.struct_siginfo",
    .doc = "struct_siginfo: Result from sigwaitinfo or sigtimedwait.\n\nThis object may be accessed either as a tuple of\n"
           "(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),\nor via the attributes si_signo, si_code, and so on.",
    .fields = info_fields,
    .n_visible = 7,
};

static OuObject *from_info(OuThread *th, OuObject *module, const siginfo_t *info)
{
    OuObject *type = ou_keep_maybe(ou_dict_borrow_text(th, ((OuModule *)module)->dict, "struct_siginfo"));
    if (type == NULL) {
        return ou_null(th, &ou_exc_attribute_error, "struct_siginfo");
    }
    OuObject *values[] = {ou_int_new(th, info->si_signo), ou_int_new(th, info->si_code),   ou_int_new(th, info->si_errno),
                          ou_int_new(th, info->si_pid),   ou_int_new(th, info->si_uid),    ou_int_new(th, info->si_status),
                          ou_int_new(th, info->si_band)};
    OuObject *result = ou_structseq_adopt(th, type, &info_table, values);
    ou_drop(th, type);
    return result;
}

METHOD(sigwaitinfo)
{
    sigset_t set;
    siginfo_t info;
    int number;
    if (!as_set(th, args[0], &set)) {
        return NULL;
    }
    do {
        ou_lock_leave(th);
        number = sigwaitinfo(&set, &info);
        ou_lock_enter(th);
    } while (number < 0 && errno == EINTR && ou_lock_retry(th));
    return number >= 0 ? from_info(th, self, &info) : ou_has_error(th) ? NULL : raise_errno(th);
}

METHOD(sigtimedwait)
{
    sigset_t set;
    siginfo_t info;
    int64_t ns;
    int number;
    if (!as_set(th, args[0], &set) || !ou_seconds_ns(th, args[1], OU_SECOND_NS, &ns)) {
        return NULL;
    }
    if (ns < 0) {
        return ou_null(th, &ou_exc_value_error, "timeout must be non-negative");
    }
    uint64_t until = ou_now_ns() + (uint64_t)ns;
    do {
        uint64_t now = ou_now_ns(), rest = now < until ? until - now : 0;
        struct timespec wait = {.tv_sec = (time_t)(rest / 1000000000u), .tv_nsec = (long)(rest % 1000000000u)};
        ou_lock_leave(th);
        number = sigtimedwait(&set, &info, &wait);
        ou_lock_enter(th);
    } while (number < 0 && errno == EINTR && ou_lock_retry(th));
    if (number >= 0) {
        return from_info(th, self, &info);
    }
    return ou_has_error(th) ? NULL : errno == EAGAIN ? OU_NONE : raise_errno(th);
}

/* ---- names ---- */

METHOD(strsignal)
{
    int number;
    if (!as_number(th, args[0], &number)) {
        return NULL;
    }
    const char *text = strsignal(number);
    return text == NULL || strstr(text, "Unknown signal") != NULL ? OU_NONE : ou_str_from_text(th, text);
}

METHOD(valid_signals)
{
    sigset_t set;
    sigfillset(&set);
    return from_set(th, &set);
}

/* ---- the module ---- */

static const OuMethodDef functions[] = {
    {"default_int_handler", signal_default_int_handler, "signalnum, frame, /", 0,
     "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt."},
    {"signal", signal_signal, "signalnum, handler, /", 0,
     "Set the action for the given signal.\n\nThe action can be SIG_DFL, SIG_IGN, or a callable Python object.\n"
     "The previous action is returned.  See getsignal() for possible return values.\n\n*** IMPORTANT NOTICE ***\n"
     "A signal handler function is called with two arguments:\n"
     "the first is the signal number, the second is the interrupted stack frame."},
    {"getsignal", signal_getsignal, "signalnum, /", 0,
     "Return the current action for the given signal.\n\nThe return value can be:\n"
     "  SIG_IGN -- if the signal is being ignored\n  SIG_DFL -- if the default action for the signal is in effect\n"
     "  None    -- if an unknown handler is in effect\n  anything else -- the callable Python object used as a handler"},
    {"siginterrupt", signal_siginterrupt, "signalnum, flag, /", 0,
     "Change system call restart behaviour.\n\nIf flag is False, system calls will be restarted when interrupted by\n"
     "signal sig, else system calls will be interrupted."},
    {"set_wakeup_fd", signal_set_wakeup_fd, NULL, 0,
     "set_wakeup_fd(fd, *, warn_on_full_buffer=True) -> fd\n\nSets the fd to be written to (with the signal number) when a signal\n"
     "comes in.  A library can use this to wakeup select or poll.\nThe previous fd or -1 is returned.\n\nThe fd must be non-blocking."},
    {"raise_signal", signal_raise_signal, "signalnum, /", 0, "Send a signal to the executing process."},
    {"pthread_kill", signal_pthread_kill, "thread_id, signalnum, /", 0, "Send a signal to a thread."},
    {"pidfd_send_signal", signal_pidfd_send_signal, "pidfd, signalnum, siginfo=None, flags=0, /", 0,
     "Send a signal to a process referred to by a pid file descriptor."},
    {"alarm", signal_alarm, "seconds, /", 0, "Arrange for SIGALRM to arrive after the given number of seconds."},
    {"setitimer", signal_setitimer, "which, seconds, interval=0.0, /", 0,
     "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).\n\n"
     "The timer will fire after value seconds and after that every interval seconds.\n"
     "The itimer can be cleared by setting seconds to zero.\n\nReturns old values as a tuple: (delay, interval)."},
    {"getitimer", signal_getitimer, "which, /", 0, "Returns current value of given itimer."},
    {"pause", signal_pause, "", 0, "Wait until a signal arrives."},
    {"pthread_sigmask", signal_pthread_sigmask, "how, mask, /", 0, "Fetch and/or change the signal mask of the calling thread."},
    {"sigpending", signal_sigpending, "", 0,
     "Examine pending signals.\n\nReturns a set of signal numbers that are pending for delivery to\nthe calling thread."},
    {"sigwait", signal_sigwait, "sigset, /", 0,
     "Wait for a signal.\n\nSuspend execution of the calling thread until the delivery of one of the\n"
     "signals specified in the signal set sigset.  The function accepts the signal\nand returns the signal number."},
    {"sigwaitinfo", signal_sigwaitinfo, "sigset, /", 0,
     "Wait synchronously until one of the signals in *sigset* is delivered.\n\n"
     "Returns a struct_siginfo containing information about the signal."},
    {"sigtimedwait", signal_sigtimedwait, "sigset, timeout, /", 0,
     "Like sigwaitinfo(), but with a timeout.\n\nThe timeout is specified in seconds, with floating point numbers allowed."},
    {"strsignal", signal_strsignal, "signalnum, /", 0,
     "Return the system description of the given signal.\n\nReturns the description of signal *signalnum*, such as \"Interrupt\"\n"
     "for :const:`SIGINT`. Returns :const:`None` if *signalnum* has no\ndescription. Raises :exc:`ValueError` if *signalnum* is invalid."},
    {"valid_signals", signal_valid_signals, "", 0,
     "Return a set of valid signal numbers on this platform.\n\n"
     "The signal numbers returned by this function can be safely passed to\nfunctions like `pthread_sigmask`."},
    {NULL, NULL, NULL, 0, NULL},
};

#define NUMBERS(X)                                                                                  \
    X(SIGHUP) X(SIGINT) X(SIGQUIT) X(SIGILL) X(SIGTRAP) X(SIGIOT) X(SIGABRT) X(SIGFPE) X(SIGKILL)   \
    X(SIGBUS) X(SIGSEGV) X(SIGSYS) X(SIGPIPE) X(SIGALRM) X(SIGTERM) X(SIGUSR1) X(SIGUSR2) X(SIGCLD) \
    X(SIGCHLD) X(SIGPWR) X(SIGIO) X(SIGURG) X(SIGWINCH) X(SIGPOLL) X(SIGSTOP) X(SIGTSTP) X(SIGCONT) \
    X(SIGTTIN) X(SIGTTOU) X(SIGVTALRM) X(SIGPROF) X(SIGXCPU) X(SIGXFSZ) X(SIGSTKFLT)                \
    X(SIGRTMIN) X(SIGRTMAX) X(SIG_BLOCK) X(SIG_UNBLOCK) X(SIG_SETMASK) X(ITIMER_REAL)               \
    X(ITIMER_VIRTUAL) X(ITIMER_PROF)

static bool add_numbers(OuThread *th, OuObject *module)
{
    const OuNamedNumber numbers[] = {
#define OU_X(name) {#name, name},
        NUMBERS(OU_X)
#undef OU_X
        {"SIG_DFL", DEFAULT}, {"SIG_IGN", IGNORE}, {"NSIG", OU_SIGNAL_MAX + 1}, {NULL, 0},
    };
    return ou_module_add_numbers(th, module, numbers);
}

/* What the process does with each signal now. SIGINT is ours from the start, unless it was ignored. */
static OuObject *first_handlers(OuThread *th, OuObject *module)
{
    OuObject *list = ou_list_new(th, OU_SIGNAL_MAX + 1);
    for (int number = 0; list != NULL && number <= OU_SIGNAL_MAX; number++) {
        struct sigaction action;
        OuObject *handler = OU_NONE;
        if (number == SIGINT && ou_signal_is_caught(th->vm, number)) {
            handler = ou_keep_maybe(ou_dict_borrow_text(th, ((OuModule *)module)->dict, "default_int_handler"));
        } else if (number > 0 && sigaction(number, NULL, &action) == 0 &&
                   (action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN)) {
            handler = ou_int_new(th, action.sa_handler == SIG_DFL ? DEFAULT : IGNORE);
        }
        if (!ou_list_append_adopt(th, list, handler)) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_signal", NULL, functions);
    OuObject *error = timer_error_class(th);
    if (module != NULL &&
        (!add_numbers(th, module) || error == NULL || !ou_module_add(th, module, "ItimerError", error) ||
         !ou_module_add_adopt(th, module, "struct_siginfo", ou_structseq_type(th, &info_table)))) {
        ou_clear_ref(th, &module);
    }
    if (module != NULL && handlers(th) == NULL) {
        th->vm->machine->signal_handlers = first_handlers(th, module);
        if (handlers(th) == NULL) {
            ou_clear_ref(th, &module);
        }
    }
    return module;
}

const OuBuiltinModule ou_module__signal = {.name = "_signal", .make = make};
