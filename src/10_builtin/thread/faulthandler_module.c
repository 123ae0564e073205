/* faulthandler_module.c - the module faulthandler: where each thread is, written when the process dies, on a signal, or after a time.
 *
 * What runs in a signal handler, or in the thread that watches the clock, takes no lock and no memory: it walks frame
 * records as they are and writes by write(). In a process that dies that is the best there is; what it meets may be half
 * made, so it bounds its steps. One VM has the process's signals (07_thread/signals.h), so one VM can have this. */
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/seconds.h"

#include "06_types/code.h"
#include "07_thread/signals.h"
#include "09_vm/frame.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DEPTH_MAX 100    /* frames of a thread that are shown */
#define THREADS_MAX 100  /* threads that are shown */
#define TEXT_MAX 500     /* characters of a name */
#define ALT_STACK ((size_t)64 << 10)

/* The watcher reads frames while their thread runs, and may see a line too early or too late: it must not wait for a lock
   that a thread which hangs may hold. ThreadSanitizer is told that these reads, and no others, are meant to race. */
#ifdef __SANITIZE_THREAD__
void AnnotateIgnoreReadsBegin(const char *file, int line);
void AnnotateIgnoreReadsEnd(const char *file, int line);
#else
#define AnnotateIgnoreReadsBegin(file, line) ((void)0)
#define AnnotateIgnoreReadsEnd(file, line) ((void)0)
#endif

static const struct {
    int number;
    const char *text;
} fatal[] = {{SIGBUS, "Bus error"}, {SIGILL, "Illegal instruction"}, {SIGFPE, "Floating point exception"},
             {SIGABRT, "Aborted"},  {SIGSEGV, "Segmentation fault"}};

typedef struct UserSignal {
    bool on, all_threads, chain;
    int fd;
    OuObject *file; /* owned */
    struct sigaction before;
} UserSignal;

struct OuFaults {
    OuVm *vm;
    bool enabled, all_threads;
    int fd;
    OuObject *file; /* owned */
    struct sigaction before[OU_COUNT_OF(fatal)];
    stack_t stack_before;
    char *alt_stack;
    UserSignal user[NSIG];
    /* the watch */
    pthread_t watcher;
    pthread_mutex_t mutex;
    pthread_cond_t woken;
    bool watching, stop, repeat, exit;
    int watch_fd;
    OuObject *watch_file; /* owned */
    int64_t period_ns;
    OuThread *asked_by;
    char header[64];
};

/* ---- writing: nothing here takes memory or a lock ---- */

static void put(int fd, const char *text)
{
    size_t size = strlen(text);
    while (size > 0) {
        ssize_t done = write(fd, text, size);
        if (done <= 0) {
            if (done < 0 && errno == EINTR) {
                continue;
            }
            return;
        }
        text += done;
        size -= (size_t)done;
    }
}

static void put_number(int fd, uint64_t value, unsigned base, int width)
{
    char digits[72], *at = digits + sizeof digits - 1;
    *at = 0;
    do {
        *--at = "0123456789abcdef"[value % base];
        value /= base;
        width--;
    } while (value != 0 || width > 0);
    put(fd, at);
}

/* ASCII as it is, the rest escaped. */
static void put_text(int fd, const OuObject *text)
{
    size_t n = ou_is_str(text) ? ou_str_length(text) : 0, shown = n < TEXT_MAX ? n : TEXT_MAX;
    for (size_t i = 0; i < shown; i++) {
        uint32_t c = ou_str_at(text, i);
        if (c >= ' ' && c < 0x7f) {
            char one[2] = {(char)c, 0};
            put(fd, one);
        } else {
            put(fd, c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U");
            put_number(fd, c, 16, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
        }
    }
    if (shown < n) {
        put(fd, "...");
    }
}

static void put_frames(int fd, const OuThread *of)
{
    const OuFrame *f = of->frame;
    if (f == NULL) {
        put(fd, "  <no Python frame>\n");
        return;
    }
    for (size_t depth = 0; f != NULL; f = f->previous, depth++) {
        if (depth == DEPTH_MAX) {
            put(fd, "  ...\n");
            return;
        }
        const OuCode *code = f->code;
        put(fd, "  File \"");
        put_text(fd, code->filename);
        put(fd, "\", line ");
        put_number(fd, ou_code_line(code, (uint32_t)(f->pc - code->words)), 10, 0);
        put(fd, " in ");
        put_text(fd, code->name);
        put(fd, "\n");
    }
}

static void put_thread(int fd, const OuThread *of, bool current)
{
    put(fd, current ? "Current thread 0x" : "Thread 0x");
    put_number(fd, of->ident, 16, 16);
    put(fd, " (most recent call first):\n");
    if (current && of->registry->collecting) {
        put(fd, "  Garbage-collecting\n");
    }
    put_frames(fd, of);
}

/* The newest first: the list begins with the oldest, behind which a new one takes its place. current NULL: none of them is. */
static void put_all(int fd, const OuVm *vm, const OuThread *current)
{
    const OuThread *oldest = vm->threads;
    size_t shown = 0;
    for (const OuThread *at = oldest->next; at != NULL; at = at->next) {
        if (shown++ == THREADS_MAX) {
            put(fd, "...\n");
            return;
        }
        put_thread(fd, at, at == current);
        put(fd, "\n");
    }
    put_thread(fd, oldest, oldest == current);
}

/* The thread of the VM that this thread of the system is; NULL: none. */
static const OuThread *this_thread(const OuVm *vm)
{
    uint64_t id = (uint64_t)gettid();
    for (const OuThread *at = vm->threads; at != NULL; at = at->next) {
        const OuThreadPart *part = ou_thread_part(at);
        if (part != NULL && part->native_id == id) {
            return at;
        }
    }
    return NULL;
}

static void put_stacks(int fd, const OuVm *vm, bool all_threads)
{
    const OuThread *current = this_thread(vm);
    if (all_threads) {
        put_all(fd, vm, current);
    } else {
        put(fd, "Stack (most recent call first):\n");
        if (current != NULL) {
            put_frames(fd, current);
        }
    }
}

/* ---- signal handlers ---- */

static struct OuFaults *faults_now(void)
{
    OuVm *vm = ou_signal_owner();
    return vm == NULL || vm->library == NULL ? NULL : vm->library->faults;
}

static void on_fatal(int number)
{
    int error = errno;
    struct OuFaults *f = faults_now();
    size_t i = 0;
    while (i + 1 < OU_COUNT_OF(fatal) && fatal[i].number != number) {
        i++;
    }
    if (f == NULL || !f->enabled) {
        signal(number, SIG_DFL);
    } else {
        sigaction(number, &f->before[i], NULL); /* first of all: what follows may fail, too */
        put(f->fd, "Fatal Python error: ");
        put(f->fd, fatal[i].text);
        put(f->fd, "\n\n");
        put_stacks(f->fd, f->vm, f->all_threads);
    }
    errno = error;
    raise(number);
}

static void on_user(int number)
{
    int error = errno;
    struct OuFaults *f = faults_now();
    if (f == NULL || !f->user[number].on) {
        return;
    }
    UserSignal *u = &f->user[number];
    put_stacks(u->fd, f->vm, u->all_threads);
    if (u->chain) {
        struct sigaction ours;
        sigset_t set, before;
        sigaction(number, &u->before, &ours);
        sigemptyset(&set);
        sigaddset(&set, number);
        pthread_sigmask(SIG_UNBLOCK, &set, &before);
        errno = error;
        raise(number);
        pthread_sigmask(SIG_SETMASK, &before, NULL);
        sigaction(number, &ours, NULL);
    }
    errno = error;
}

/* ---- arguments ---- */

static struct OuFaults *faults_of(OuThread *th)
{
    OuLibrary *library = th->vm->library;
    if (library->faults == NULL) {
        struct OuFaults *f = ou_mem_take_zeroed(th, sizeof *f);
        if (f == NULL) {
            return NULL;
        }
        f->vm = th->vm;
        pthread_condattr_t monotonic;
        pthread_condattr_init(&monotonic);
        pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
        pthread_mutex_init(&f->mutex, NULL);
        pthread_cond_init(&f->woken, &monotonic);
        pthread_condattr_destroy(&monotonic);
        library->faults = f;
    }
    return library->faults;
}

/* A file argument: left out it is sys.stderr. *file is new, NULL for a bare descriptor. */
static bool read_file(OuThread *th, OuObject *o, OuObject **file, int *fd)
{
    *file = NULL;
    if (o == NULL || o == OU_NONE) {
        o = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "stderr");
        if (o == NULL) {
            return ou_raise(th, &ou_exc_runtime_error, "unable to get sys.stderr");
        }
        if (o == OU_NONE) {
            return ou_raise(th, &ou_exc_runtime_error, "sys.stderr is None");
        }
    } else if (ou_is_int(o)) {
        return ou_as_c_int(th, o, fd) &&
               (*fd >= 0 || ou_raise(th, &ou_exc_value_error, "file is not a valid file descripter"));
    }
    ou_keep(o);
    OuObject *number = ou_call_method_text(th, o, "fileno", 0);
    bool ok = number != NULL;
    if (ok && (!ou_is_int(number) || !ou_as_c_int(th, number, fd) || *fd < 0)) {
        ou_error_clear(th);
        ok = ou_raise(th, &ou_exc_runtime_error, "file.fileno() is not a valid file descriptor");
    }
    ou_drop_maybe(th, number);
    OuObject *done = ok ? ou_call_method_text(th, o, "flush", 0) : NULL;
    if (ok && done == NULL) {
        ou_error_clear(th);
    }
    ou_drop_maybe(th, done);
    if (!ok) {
        ou_drop(th, o);
        return false;
    }
    *file = o;
    return true;
}

static bool read_truth(OuThread *th, OuObject *o, bool standard, bool *out)
{
    OuTruth truth = o == NULL ? (standard ? OU_TRUE : OU_FALSE) : ou_is_true(th, o);
    *out = truth == OU_TRUE;
    return truth != OU_ERROR;
}

static bool have_signals(OuThread *th)
{
    return ou_signal_claim(th->vm) ||
           ou_raise(th, &ou_exc_runtime_error, "another virtual machine of the process has its signals");
}

/* ---- when the process dies ---- */

static void disable(OuThread *th, struct OuFaults *f)
{
    if (!f->enabled) {
        return;
    }
    f->enabled = false;
    for (size_t i = 0; i < OU_COUNT_OF(fatal); i++) {
        sigaction(fatal[i].number, &f->before[i], NULL);
    }
    if (f->alt_stack != NULL) {
        sigaltstack(&f->stack_before, NULL);
        ou_mem_give(th, f->alt_stack, ALT_STACK);
        f->alt_stack = NULL;
    }
    ou_clear_ref(th, &f->file);
}

OU_POSIX(enable)
{
    struct OuFaults *f = faults_of(th);
    OuObject *file;
    int fd = -1;
    bool all;
    if (f == NULL || !have_signals(th) || !read_truth(th, args[1], true, &all) || !read_file(th, args[0], &file, &fd)) {
        return NULL;
    }
    OuObject *before = f->file;
    f->file = file;
    f->fd = fd;
    f->all_threads = all;
    ou_drop_maybe(th, before);
    if (f->enabled) {
        return OU_NONE;
    }
    f->alt_stack = ou_mem_take(th, ALT_STACK); /* a stack overflow leaves no other */
    if (f->alt_stack == NULL) {
        ou_clear_ref(th, &f->file);
        return NULL;
    }
    stack_t stack = {.ss_sp = f->alt_stack, .ss_size = ALT_STACK};
    sigaltstack(&stack, &f->stack_before);
    f->enabled = true;
    for (size_t i = 0; i < OU_COUNT_OF(fatal); i++) {
        struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_NODEFER | SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaction(fatal[i].number, &action, &f->before[i]);
    }
    return OU_NONE;
}

OU_POSIX(disable)
{
    struct OuFaults *f = th->vm->library->faults;
    bool was = f != NULL && f->enabled;
    if (was) {
        disable(th, f);
    }
    return ou_bool(was);
}

OU_POSIX(is_enabled)
{
    return ou_bool(th->vm->library->faults != NULL && th->vm->library->faults->enabled);
}

OU_POSIX(dump_traceback)
{
    OuObject *file;
    int fd = -1;
    bool all;
    if (!read_truth(th, args[1], true, &all) || !read_file(th, args[0], &file, &fd)) {
        return NULL;
    }
    if (all) {
        put_all(fd, th->vm, th);
    } else {
        put(fd, "Stack (most recent call first):\n");
        put_frames(fd, th);
    }
    ou_drop_maybe(th, file);
    return OU_NONE;
}

/* ---- on a signal ---- */

static bool read_signal(OuThread *th, OuObject *o, int *number)
{
    if (!ou_as_format_int(th, o, number)) {
        return false;
    }
    for (size_t i = 0; i < OU_COUNT_OF(fatal); i++) {
        if (fatal[i].number == *number) {
            return ou_raise(th, &ou_exc_runtime_error, "signal %d cannot be registered, use enable() instead", *number);
        }
    }
    return (*number >= 1 && *number < NSIG) || ou_raise(th, &ou_exc_value_error, "signal number out of range");
}

OU_POSIX(register)
{
    int number, fd = -1;
    OuObject *file;
    bool all, chain;
    struct OuFaults *f = faults_of(th);
    if (f == NULL || !read_signal(th, args[0], &number) || !have_signals(th) || !read_truth(th, args[2], true, &all) ||
        !read_truth(th, args[3], false, &chain) || !read_file(th, args[1], &file, &fd)) {
        return NULL;
    }
    UserSignal *u = &f->user[number];
    OuObject *before = u->file;
    u->file = file;
    u->fd = fd;
    u->all_threads = all;
    u->chain = chain;
    ou_drop_maybe(th, before);
    if (!u->on) {
        struct sigaction action = {.sa_handler = on_user, .sa_flags = SA_RESTART | SA_ONSTACK | (chain ? SA_NODEFER : 0)};
        sigemptyset(&action.sa_mask);
        u->on = true;
        if (sigaction(number, &action, &u->before) != 0) {
            u->on = false;
            ou_clear_ref(th, &u->file);
            return ou_posix_done(th, -1, NULL, NULL);
        }
    }
    return OU_NONE;
}

static bool unregister(OuThread *th, struct OuFaults *f, int number)
{
    UserSignal *u = &f->user[number];
    if (!u->on) {
        return false;
    }
    sigaction(number, &u->before, NULL);
    u->on = false;
    ou_clear_ref(th, &u->file);
    return true;
}

OU_POSIX(unregister)
{
    int number;
    if (!read_signal(th, args[0], &number)) {
        return NULL;
    }
    return ou_bool(th->vm->library->faults != NULL && unregister(th, th->vm->library->faults, number));
}

/* ---- after a time ---- */

static void *watch(void *arg)
{
    struct OuFaults *f = arg;
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    pthread_mutex_lock(&f->mutex);
    do {
        int64_t end = ou_seconds_deadline(f->period_ns);
        struct timespec t = {.tv_sec = end / OU_SECOND_NS, .tv_nsec = end % OU_SECOND_NS};
        int error = 0;
        while (!f->stop && error != ETIMEDOUT) {
            error = pthread_cond_timedwait(&f->woken, &f->mutex, &t);
        }
        if (f->stop) {
            break;
        }
        put(f->watch_fd, f->header);
        AnnotateIgnoreReadsBegin(__FILE__, __LINE__);
        put_all(f->watch_fd, f->vm, NULL);
        AnnotateIgnoreReadsEnd(__FILE__, __LINE__);
        if (f->exit) {
            _exit(1);
        }
    } while (f->repeat);
    pthread_mutex_unlock(&f->mutex);
    return NULL;
}

static void cancel(OuThread *th, struct OuFaults *f)
{
    if (!f->watching) {
        return;
    }
    pthread_mutex_lock(&f->mutex);
    f->stop = true;
    pthread_cond_signal(&f->woken);
    pthread_mutex_unlock(&f->mutex);
    pthread_join(f->watcher, NULL);
    f->watching = f->stop = false;
    ou_clear_ref(th, &f->watch_file);
}

/* "Timeout (1:23:45.678901)!" */
static void make_header(struct OuFaults *f)
{
    long long us = f->period_ns / 1000, s = us / 1000000;
    us %= 1000000;
    int n = snprintf(f->header, sizeof f->header, "Timeout (%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
    if (us != 0) {
        n += snprintf(f->header + n, sizeof f->header - (size_t)n, ".%06lld", us);
    }
    snprintf(f->header + n, sizeof f->header - (size_t)n, ")!\n");
}

OU_POSIX(dump_traceback_later)
{
    int64_t period;
    bool repeat, leave;
    OuObject *file;
    int fd = -1;
    struct OuFaults *f = faults_of(th);
    if (f == NULL) {
        return NULL;
    }
    if (!read_truth(th, args[1], false, &repeat) || !read_truth(th, args[3], false, &leave) ||
        !ou_seconds_ns(th, args[0], OU_SECOND_NS, &period)) {
        return NULL;
    }
    if (period <= 0) {
        return ou_null(th, &ou_exc_value_error, "timeout must be greater than 0");
    }
    if (!read_file(th, args[2], &file, &fd)) {
        return NULL;
    }
    cancel(th, f);
    f->period_ns = period;
    f->repeat = repeat;
    f->exit = leave;
    f->watch_fd = fd;
    f->watch_file = file;
    make_header(f);
    if (pthread_create(&f->watcher, NULL, watch, f) != 0) {
        ou_clear_ref(th, &f->watch_file);
        return ou_null(th, &ou_exc_runtime_error, "unable to start watchdog thread");
    }
    f->watching = true;
    return OU_NONE;
}

OU_POSIX(cancel_dump_traceback_later)
{
    if (th->vm->library->faults != NULL) {
        cancel(th, th->vm->library->faults);
    }
    return OU_NONE;
}

void ou_faults_end(OuThread *th)
{
    struct OuFaults *f = th->vm->library->faults;
    if (f == NULL) {
        return;
    }
    cancel(th, f);
    disable(th, f);
    for (int number = 1; number < NSIG; number++) {
        (void)unregister(th, f, number);
    }
    th->vm->library->faults = NULL;
    pthread_cond_destroy(&f->woken);
    pthread_mutex_destroy(&f->mutex);
    ou_mem_give(th, f, sizeof *f);
}

/* ---- for tests ---- */

#define RAISES(name, number)                                                                       \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        raise(number);                                                                             \
        return OU_NONE;                                                                            \
    }
RAISES(_sigsegv, SIGSEGV)
RAISES(_sigfpe, SIGFPE)
RAISES(_sigabrt, SIGABRT)
RAISES(_read_null, SIGSEGV)

static const OuMethodDef functions[] = {
    {"enable", posix_enable, "file=None, all_threads=True", 0, "Enable the fault handler."},
    {"disable", posix_disable, "", 0, "Disable the fault handler."},
    {"is_enabled", posix_is_enabled, "", 0, "Check if the handler is enabled."},
    {"dump_traceback", posix_dump_traceback, "file=None, all_threads=True", 0,
     "Dump the traceback of the current thread, or of all threads if all_threads is True, into file."},
    {"dump_traceback_later", posix_dump_traceback_later, "timeout, repeat=False, file=None, exit=False", 0,
     "Dump the traceback of all threads in timeout seconds."},
    {"cancel_dump_traceback_later", posix_cancel_dump_traceback_later, "", 0,
     "Cancel the previous call to dump_traceback_later()."},
    {"register", posix_register, "signum, file=None, all_threads=True, chain=False", 0,
     "Register a handler for the signal 'signum'."},
    {"unregister", posix_unregister, "signum, /", 0, "Unregister the handler of the signal 'signum' registered by register()."},
    {"_sigsegv", posix__sigsegv, "release_gil=False, /", 0, "Raise a SIGSEGV signal."},
    {"_sigfpe", posix__sigfpe, "", 0, "Raise a SIGFPE signal."},
    {"_sigabrt", posix__sigabrt, "", 0, "Raise a SIGABRT signal."},
    {"_read_null", posix__read_null, "", 0, "Raise the signal of reading from NULL."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "faulthandler", NULL, functions);
}

const OuBuiltinModule ou_module_faulthandler = {.name = "faulthandler", .make = make};
