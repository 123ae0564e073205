/* syslog_module.c - the module syslog: messages to the system's logger.
 *
 * The C library has one identity, mask and socket a process, and keeps a pointer to the caller's identity; two VMs would
 * log under each other's name. So each VM sends its own datagrams to /dev/log, in the form that the C library gives them
 * (RFC 3164 without the host), with a socket of its own. */
#include "06_types/audit.h"
#include "10_builtin/data_int.h"
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/work.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#define FACILITIES(X) \
    X(LOG_KERN) X(LOG_USER) X(LOG_MAIL) X(LOG_DAEMON) X(LOG_AUTH) X(LOG_LPR) X(LOG_LOCAL0) X(LOG_LOCAL1) X(LOG_LOCAL2) X(LOG_LOCAL3) \
    X(LOG_LOCAL4) X(LOG_LOCAL5) X(LOG_LOCAL6) X(LOG_LOCAL7) X(LOG_SYSLOG) X(LOG_CRON) X(LOG_UUCP) X(LOG_NEWS) X(LOG_AUTHPRIV)
#define CONSTANTS(X) \
    FACILITIES(X) X(LOG_EMERG) X(LOG_ALERT) X(LOG_CRIT) X(LOG_ERR) X(LOG_WARNING) X(LOG_NOTICE) X(LOG_INFO) X(LOG_DEBUG) X(LOG_PID) \
    X(LOG_CONS) X(LOG_NDELAY) X(LOG_ODELAY) X(LOG_NOWAIT) X(LOG_PERROR)

#define LOGGER "/dev/log"
#define CONSOLE "/dev/console"
#define KNOWN (LOG_PRIMASK | LOG_FACMASK)

/* The state of a VM's module. */
typedef struct Logger {
    bool busy;       /* a message is being sent with the lock given up */
    bool open;       /* openlog() was called, perhaps by syslog() */
    bool stream;     /* the logger wants a stream: messages end with a zero byte */
    int fd;          /* -1: not connected */
    int options, facility, mask;
    OuObject *ident; /* a str; owned; NULL: the program's name */
} Logger;

static Logger *logger_of(OuObject *self)
{
    return ((OuModule *)self)->state;
}

static void disconnect(Logger *l)
{
    if (l->fd >= 0) {
        close(l->fd);
        l->fd = -1;
    }
}

static void logger_free(OuThread *th, void *state)
{
    Logger *l = state;
    disconnect(l);
    ou_drop_maybe(th, l->ident);
    ou_mem_give(th, l, sizeof *l);
}

/* A logger that is not there is no error: nobody listens. */
static void connect_to(Logger *l)
{
    static const struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = LOGGER};
    for (int i = 0; i < 2 && l->fd < 0; i++) {
        l->stream = i == 1;
        l->fd = socket(AF_UNIX, (l->stream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC, 0);
        if (l->fd >= 0 && connect(l->fd, (const struct sockaddr *)&address, sizeof address) != 0) {
            bool other_kind = errno == EPROTOTYPE;
            disconnect(l);
            if (!other_kind) {
                return;
            }
        }
    }
}

/* ---- openlog ---- */

/* The last part of sys.argv[0]: a str, new; NULL without error when there is none. */
static OuObject *program_name(OuThread *th)
{
    OuObject *argv = ou_get_attr_text(th, th->vm->library->sys_module, "argv");
    if (argv == NULL) {
        ou_error_clear(th);
        return NULL;
    }
    OuObject *script = ou_is_list(argv) && ou_list_size(argv) > 0 ? ou_list_borrow(argv, 0) : NULL, *name = NULL;
    if (script != NULL && ou_is_str(script) && ou_str_length(script) > 0) {
        size_t start = ou_str_length(script);
        while (start > 0 && ou_str_at(script, start - 1) != '/') {
            start--;
        }
        name = ou_str_slice(th, script, start, ou_str_length(script));
    }
    ou_drop(th, argv);
    return name;
}

static bool can_encode(OuThread *th, OuObject *text)
{
    size_t size;
    OuObject *holder = NULL;
    bool ok = ou_str_utf8(th, text, &size, &holder) != NULL;
    ou_drop_maybe(th, holder);
    return ok;
}

/* ident NULL: the program's name. */
static bool open_logger(OuThread *th, Logger *l, OuObject *ident, int64_t options, int64_t facility)
{
    OuObject *name = ident != NULL ? ou_keep(ident) : program_name(th);
    if (ou_has_error(th) || (name != NULL && !can_encode(th, name))) {
        ou_drop_maybe(th, name);
        return false;
    }
    if (ou_audited(th) && !ou_audit(th, "syslog.openlog", "Onn", name, options, facility)) {
        ou_drop_maybe(th, name);
        return false;
    }
    OuObject *old = l->ident;
    l->ident = name;
    l->options = (int)options;
    if (facility != 0 && (facility & ~LOG_FACMASK) == 0) {
        l->facility = (int)facility;
    }
    l->open = true;
    if ((l->options & LOG_NDELAY) != 0) {
        ou_work_begin(th, &l->busy);
        ou_lock_leave(th);
        connect_to(l);
        ou_lock_enter(th);
        ou_work_end(&l->busy);
    }
    ou_drop_maybe(th, old);
    return true;
}

OU_POSIX(openlog)
{
    int64_t options = 0, facility = LOG_USER;
    if (args[0] != NULL && !ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "openlog() argument 1 must be str, not %G", args[0]);
    }
    if ((args[1] != NULL && !ou_as_i64(th, args[1], &options)) || (args[2] != NULL && !ou_as_i64(th, args[2], &facility)) ||
        !open_logger(th, logger_of(self), args[0], options, facility)) {
        return NULL;
    }
    return OU_NONE;
}

OU_POSIX(closelog)
{
    Logger *l = logger_of(self);
    if (ou_audited(th) && !ou_audit(th, "syslog.closelog", "")) {
        return NULL;
    }
    if (l->open) {
        ou_work_begin(th, &l->busy);
        disconnect(l);
        ou_work_end(&l->busy);
        l->open = false;
        l->options = 0;
        ou_clear_ref(th, &l->ident);
    }
    return OU_NONE;
}

/* ---- syslog ---- */

/* Pieces of one message, in the order in which they are sent; the text for people begins at the third. */
typedef struct Message {
    struct iovec parts[6];
    size_t n;
} Message;

static void put(Message *m, const char *text, size_t size)
{
    m->parts[m->n++] = (struct iovec){(void *)(uintptr_t)text, size};
}

/* To a file for people to read, from the identity on, with an end of line. */
static void show(const Message *m, int fd, const char *end)
{
    Message line = {.n = 0};
    for (size_t i = 2; i < m->n; i++) {
        line.parts[line.n++] = m->parts[i];
    }
    const struct iovec *last = &m->parts[m->n - 1];
    if (last->iov_len == 0 || ((const char *)last->iov_base)[last->iov_len - 1] != '\n') {
        put(&line, end, strlen(end));
    }
    (void)!writev(fd, line.parts, (int)line.n);
}

static bool send_once(const Logger *l, Message *m)
{
    struct msghdr header = {.msg_iov = m->parts, .msg_iovlen = m->n};
    struct iovec end = {(void *)(uintptr_t) "", 1};
    if (l->fd < 0 || sendmsg(l->fd, &header, MSG_NOSIGNAL) < 0) {
        return false;
    }
    return !l->stream || write(l->fd, end.iov_base, 1) == 1;
}

/* The lock is given up: the logger may be slow. */
static void deliver(Logger *l, Message *m, int options)
{
    if ((options & LOG_PERROR) != 0) {
        show(m, STDERR_FILENO, "\n");
    }
    bool sent = send_once(l, m);
    if (!sent) { /* a logger that was started again has another socket */
        disconnect(l);
        connect_to(l);
        sent = send_once(l, m);
    }
    if (!sent) {
        disconnect(l);
        int console = (options & LOG_CONS) != 0 ? open(CONSOLE, O_WRONLY | O_NOCTTY | O_CLOEXEC) : -1;
        if (console >= 0) {
            show(m, console, "\r\n");
            close(console);
        }
    }
}

static bool send_message(OuThread *th, Logger *l, int priority, int options, const char *text)
{
    char head[16], date[32], pid[32];
    Message m = {.n = 0};
    struct tm parts;
    time_t now = time(NULL);
    if ((l->mask & LOG_MASK(LOG_PRI(priority))) == 0) {
        return true;
    }
    priority |= (priority & LOG_FACMASK) == 0 ? l->facility : 0;
    put(&m, head, (size_t)snprintf(head, sizeof head, "<%d>", priority));
    if (localtime_r(&now, &parts) == NULL) {
        parts = (struct tm){0};
    }
    /* strftime() would take the names of months of LC_TIME. */
    put(&m, date, (size_t)snprintf(date, sizeof date, "%.3s %2u %02u:%02u:%02u ", &"JanFebMarAprMayJunJulAugSepOctNovDec"[3 * (parts.tm_mon % 12)],
                                   (unsigned)parts.tm_mday % 32, (unsigned)parts.tm_hour % 24, (unsigned)parts.tm_min % 60,
                                   (unsigned)parts.tm_sec % 61));
    size_t size = 0;
    OuObject *holder = NULL, *ident = l->ident == NULL ? NULL : ou_keep(l->ident);
    const char *name = ident == NULL ? program_invocation_short_name : ou_str_utf8(th, ident, &size, &holder);
    if (name != NULL) {
        put(&m, name, strlen(name));
        if ((options & LOG_PID) != 0) {
            put(&m, pid, (size_t)snprintf(pid, sizeof pid, "[%d]", (int)getpid()));
        }
        put(&m, ": ", 2);
        put(&m, text, strlen(text));
        ou_work_begin(th, &l->busy);
        ou_lock_leave(th);
        deliver(l, &m, options);
        ou_lock_enter(th);
        ou_work_end(&l->busy);
    }
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, ident);
    return name != NULL;
}

static bool send_text(OuThread *th, Logger *l, int priority, OuObject *message)
{
    size_t size;
    OuObject *holder = NULL;
    char strange[64];
    const char *text = ou_str_utf8(th, message, &size, &holder);
    bool ok = text != NULL && (!ou_audited(th) || ou_audit(th, "syslog.syslog", "is", priority, text)) && (l->open || open_logger(th, l, NULL, 0, LOG_USER));
    if (ok && (priority & ~KNOWN) != 0) { /* the C library tells of it, and goes on with what it knows */
        snprintf(strange, sizeof strange, "syslog: unknown facility/priority: %x", (unsigned)priority);
        ok = send_message(th, l, LOG_ERR | LOG_CONS | LOG_PERROR | LOG_PID, l->options, strange); /* it takes options for a priority */
        priority &= KNOWN;
    }
    ok = ok && send_message(th, l, priority, l->options, text);
    ou_drop_maybe(th, holder);
    return ok;
}

/* syslog([priority,] message): whatever does not fit is told in these words. */
OU_POSIX(syslog)
{
    int priority = LOG_INFO;
    OuObject *message = n == 1 ? args[0] : n == 2 ? args[1] : NULL;
    if (!ou_args_no_keywords(th, "syslog", kwnames)) {
        return NULL;
    }
    bool fits = n != 2 || ou_as_format_int(th, args[0], &priority);
    if (!fits && (ou_error_matches(th, &ou_exc_memory_error) || !ou_error_matches(th, &ou_exc_exception))) {
        return NULL;
    }
    if (!fits || message == NULL || !ou_is_str(message)) {
        ou_error_clear(th);
        return ou_null(th, &ou_exc_type_error, "[priority,] message string");
    }
    return send_text(th, logger_of(self), priority, message) ? OU_NONE : NULL;
}

/* ---- masks ---- */

OU_POSIX(setlogmask)
{
    int64_t mask;
    if (!ou_args_no_keywords(th, "setlogmask", kwnames)) {
        return NULL;
    }
    if (n != 1) {
        return ou_null(th, &ou_exc_type_error, "mask for priority");
    }
    if (!ou_as_i64(th, args[0], &mask)) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "syslog.setlogmask", "n", mask)) {
        return NULL;
    }
    Logger *l = logger_of(self);
    int old = l->mask;
    if ((int)mask != 0) {
        l->mask = (int)mask;
    }
    return ou_int_new(th, old);
}

/* The macros of syslog.h, for any number: as the processor shifts. */
static OuObject *mask_of(OuThread *th, const char *name, OuObject *const *args, size_t n, OuObject *kwnames, bool up_to)
{
    int64_t priority;
    if (!ou_args_no_keywords(th, name, kwnames)) {
        return NULL;
    }
    if (n != 1) {
        return ou_null(th, &ou_exc_type_error, "%s() takes exactly 1 argument (%zu given)", name, n);
    }
    if (!ou_as_i64(th, args[0], &priority)) {
        return NULL;
    }
    uint32_t bit = UINT32_C(1) << (((uint64_t)priority + up_to) & 31);
    return ou_int_new(th, (int32_t)(bit - up_to));
}

OU_POSIX(LOG_MASK)
{
    return mask_of(th, "LOG_MASK", args, n, kwnames, false);
}

OU_POSIX(LOG_UPTO)
{
    return mask_of(th, "LOG_UPTO", args, n, kwnames, true);
}

static const OuMethodDef functions[] = {
    {"openlog", posix_openlog, "ident=None, logoption=0, facility=LOG_USER", 0, "Set how later messages are logged."},
    {"closelog", posix_closelog, "", 0, "Forget what openlog() set, and close the logger."},
    {"syslog", posix_syslog, "*args", OU_FN_RAW, "syslog([priority,] message)\n\nSend a message to the system's logger."},
    {"setlogmask", posix_setlogmask, "*args", OU_FN_RAW, "setlogmask(maskpri)\n\nSet the mask of priorities that are logged; the one before is returned."},
    {"LOG_MASK", posix_LOG_MASK, "*args", OU_FN_RAW, "LOG_MASK(pri)\n\nThe mask for one priority."},
    {"LOG_UPTO", posix_LOG_UPTO, "*args", OU_FN_RAW, "LOG_UPTO(pri)\n\nThe mask for all priorities up to this one."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuNamedNumber constants[] = {
#define OU_X(name) {#name, name},
    CONSTANTS(OU_X)
#undef OU_X
    {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "syslog", NULL, functions);
    Logger *l = module == NULL ? NULL : ou_mem_take(th, sizeof *l);
    if (l != NULL) {
        *l = (Logger){.fd = -1, .facility = LOG_USER, .mask = 0xff};
        ((OuModule *)module)->state = l;
        ((OuModule *)module)->state_free = logger_free;
    }
    if (module != NULL && (l == NULL || !ou_module_add_numbers(th, module, constants))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_syslog = {.name = "syslog", .make = make};
