/* select_module.c - the module select: waiting for many descriptors at once by select, poll and epoll.
 *
 * All three wait with the lock given up, and go on after a signal with what is left of the time (PEP 475). */
#include "10_builtin/posix/posix_int.h"

#include "00_base/checked.h"
#include "04_object/object_inline.h"
#include "10_builtin/type_index_10.h"
#include "10_builtin/seconds.h"

#include <limits.h>
#include <poll.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

extern const OuType ou_poll_type, ou_epoll_type;

/* ---- time ---- */

/* A timeout in units of so many nanoseconds, or None: *deadline, -1: none, or a negative timeout; *ns. */
static bool read_timeout(OuThread *th, OuObject *o, int64_t unit, const char *kind, int64_t *ns, int64_t *deadline)
{
    *ns = *deadline = -1;
    if (o == NULL || o == OU_NONE) {
        *ns = 0;
        return true;
    }
    if (!ou_seconds_ns(th, o, unit, ns)) {
        return ou_error_swallow(th, &ou_exc_type_error) && ou_raise(th, &ou_exc_type_error, "timeout must be %s or None", kind);
    }
    *deadline = *ns < 0 ? -1 : ou_seconds_deadline(*ns);
    return true;
}

/* The same for poll and epoll_wait, which take milliseconds; for them a negative timeout is none. */
static bool read_deadline(OuThread *th, OuObject *o, int64_t unit, int64_t *deadline)
{
    int64_t ns;
    return read_timeout(th, o, unit, "an integer", &ns, deadline) &&
           ((ns <= INT_MAX * OU_MILLISECOND_NS && ns >= INT_MIN * OU_MILLISECOND_NS) ||
            ou_raise(th, &ou_exc_overflow_error, "timeout is too large"));
}

/* Milliseconds left until the deadline, for poll and epoll_wait: rounded up; -1: for ever. */
static int milliseconds(int64_t deadline)
{
    if (deadline < 0) {
        return -1;
    }
    int64_t left = deadline - (int64_t)ou_now_ns();
    left = left <= 0 ? 0 : (left + 999999) / 1000000;
    return left > INT_MAX ? INT_MAX : (int)left;
}

/* ---- select ---- */

typedef struct Watched {
    OuObject *list; /* owned: what was asked for its descriptor */
    size_t n;       /* of them */
    fd_set set;
    int fds[FD_SETSIZE];
} Watched;

/* fileno() may change a list that it is in: what is there when its turn comes is watched. */
static bool read_watched(OuThread *th, Watched *w, OuObject *sequence, int *max)
{
    OuObject *source = ou_is_list(sequence) ? ou_keep(sequence) : ou_to_list(th, sequence);
    if (source == NULL) {
        return ou_error_swallow(th, &ou_exc_type_error) && ou_raise(th, &ou_exc_type_error, "arguments 1-3 must be sequences");
    }
    w->list = ou_list_new(th, 0);
    bool ok = w->list != NULL;
    for (size_t i = 0; ok && i < ou_list_size(source); i++) {
        OuObject *item = ou_keep(ou_list_borrow(source, i));
        int fd = -1;
        ok = ou_posix_fd(th, item, &fd) &&
             (fd < FD_SETSIZE || ou_raise(th, &ou_exc_value_error, "filedescriptor out of range in select()")) &&
             (w->n < FD_SETSIZE || ou_raise(th, &ou_exc_value_error, "too many file descriptors in select()")) &&
             ou_list_append(th, w->list, item);
        if (ok) {
            w->fds[w->n++] = fd;
            FD_SET(fd, &w->set);
            *max = fd > *max ? fd : *max;
        }
        ou_drop(th, item);
    }
    ou_drop(th, source);
    return ok;
}

static OuObject *ready_list(OuThread *th, Watched *w)
{
    OuObject *ready = ou_list_new(th, 0);
    for (size_t i = 0; ready != NULL && i < w->n && i < ou_list_size(w->list); i++) {
        if (FD_ISSET(w->fds[i], &w->set) && !ou_list_append(th, ready, ou_list_borrow(w->list, i))) {
            ou_clear_ref(th, &ready);
        }
    }
    return ready;
}

static OuObject *select_result(OuThread *th, Watched *w)
{
    OuObject *r = ready_list(th, &w[0]), *x = NULL;
    OuObject *wr = r == NULL ? NULL : ready_list(th, &w[1]);
    x = wr == NULL ? NULL : ready_list(th, &w[2]);
    return ou_tuple_adopt(th, (OuObject *[]){r, wr, x}, 3);
}

OU_POSIX(select)
{
    Watched w[3];
    int64_t timeout, deadline;
    int max = -1, done = -1;
    bool ok = read_timeout(th, args[3], OU_SECOND_NS, "a float", &timeout, &deadline);
    if (ok && timeout < 0) {
        return ou_null(th, &ou_exc_value_error, "timeout must be non-negative");
    }
    for (size_t i = 0; i < 3; i++) {
        w[i].list = NULL;
        w[i].n = 0;
        FD_ZERO(&w[i].set);
        ok = ok && read_watched(th, &w[i], args[i], &max);
    }
    bool again = ok;
    fd_set wanted[3] = {w[0].set, w[1].set, w[2].set};
    while (again) {
        struct timespec left = {0, 0};
        if (deadline >= 0) {
            int64_t ns = deadline - (int64_t)ou_now_ns();
            ns = ns < 0 ? 0 : ns;
            left = (struct timespec){.tv_sec = ns / 1000000000, .tv_nsec = ns % 1000000000};
        }
        for (size_t i = 0; i < 3; i++) {
            w[i].set = wanted[i];
        }
        ou_lock_leave(th);
        done = pselect(max + 1, &w[0].set, &w[1].set, &w[2].set, deadline < 0 ? NULL : &left, NULL);
        ou_lock_enter(th);
        again = done < 0 && errno == EINTR && ou_lock_retry(th);
    }
    OuObject *result = NULL;
    if (ok && done < 0 && !ou_has_error(th)) {
        ou_posix_done(th, -1, NULL, NULL);
    } else if (ok && done >= 0) {
        result = select_result(th, w);
    }
    for (size_t i = 0; i < 3; i++) {
        ou_drop_maybe(th, w[i].list);
    }
    return result;
}

/* ---- poll ---- */

typedef struct Poll {
    OuObject head;
    OuObject *fds; /* owned: dict of descriptor to events */
    bool busy;     /* somebody waits: nobody else may */
} Poll;

static void poll_drop(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((Poll *)self)->fds);
    ou_object_free(th, self, sizeof(Poll));
}

static size_t poll_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Poll *)self)->fds);
    return OU_VISIT_END;
}

static void poll_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((Poll *)self)->fds);
}

OU_POSIX(poll)
{
    Poll *p = (Poll *)ou_type_allocate(th, &ou_poll_type, 0);
    if (p != NULL && (p->fds = ou_dict_new(th)) == NULL) {
        ou_drop(th, &p->head);
        return NULL;
    }
    return p == NULL ? NULL : &p->head;
}

/* Events fit 16 bits. */
static bool read_events(OuThread *th, OuObject *o, int64_t standard, int64_t *out)
{
    *out = standard;
    if (o == NULL) {
        return true;
    }
    if (!ou_is_int(o)) {
        return ou_raise(th, &ou_exc_type_error, "'%T' object cannot be interpreted as an integer", o);
    }
    if (!ou_as_i64(th, o, out)) {
        return false;
    }
    if (*out < 0) {
        return ou_raise(th, &ou_exc_value_error, "value must be positive");
    }
    return *out <= USHRT_MAX || ou_raise(th, &ou_exc_overflow_error, "Python int too large for C unsigned short");
}

static bool watch(OuThread *th, Poll *p, OuObject *object, int64_t events, bool must_exist)
{
    int fd;
    if (!ou_posix_fd(th, object, &fd)) {
        return false;
    }
    OuObject *key = ou_int_new(th, fd), *value = key == NULL ? NULL : ou_int_new(th, events);
    bool ok = value != NULL;
    if (ok && must_exist) {
        OuTruth known = ou_contains(th, p->fds, key);
        if (known == OU_FALSE) {
            errno = ENOENT;
            ou_posix_done(th, -1, NULL, NULL);
        }
        ok = known == OU_TRUE;
    }
    ok = ok && ou_dict_set(th, p->fds, key, value);
    ou_drop_maybe(th, value);
    ou_drop_maybe(th, key);
    return ok;
}

OU_POSIX(poll_register)
{
    int64_t events;
    return read_events(th, args[1], POLLIN | POLLPRI | POLLOUT, &events) && watch(th, (Poll *)self, args[0], events, false)
               ? OU_NONE
               : NULL;
}

OU_POSIX(poll_modify)
{
    int64_t events;
    return read_events(th, args[1], 0, &events) && watch(th, (Poll *)self, args[0], events, true) ? OU_NONE : NULL;
}

OU_POSIX(poll_unregister)
{
    int fd;
    if (!ou_posix_fd(th, args[0], &fd)) {
        return NULL;
    }
    OuObject *key = ou_int_new(th, fd);
    bool ok = key != NULL && ou_del_item(th, ((Poll *)self)->fds, key);
    ou_drop_maybe(th, key);
    return ok ? OU_NONE : NULL;
}

static OuObject *pair_of(OuThread *th, int fd, int64_t events)
{
    OuObject *a = ou_int_new(th, fd), *b = ou_int_new(th, events);
    return ou_seq_pair_adopt(th, a, b);
}

static OuObject *poll_once(OuThread *th, Poll *p, int64_t deadline)
{
    OuObject *keys = ou_dict_keys_list(th, p->fds), *values = keys == NULL ? NULL : ou_dict_values_list(th, p->fds);
    size_t n = values == NULL ? 0 : ou_list_size(values), room = (n + 1) * sizeof(struct pollfd);
    struct pollfd *fds = values == NULL ? NULL : ou_mem_take(th, room);
    for (size_t i = 0; fds != NULL && i < n; i++) {
        fds[i] = (struct pollfd){.fd = (int)ou_int_value(ou_list_borrow(keys, i)),
                                 .events = (short)ou_int_value(ou_list_borrow(values, i))};
    }
    ou_drop_maybe(th, values);
    ou_drop_maybe(th, keys);
    if (fds == NULL) {
        return NULL;
    }
    int done;
    do {
        done = ou_lock_is_wanted(th) ? poll(fds, n, 0) : 0; /* what is ready needs no hand-over */
        if (done == 0) {
            ou_lock_leave(th);
            done = poll(fds, n, milliseconds(deadline));
            ou_lock_enter(th);
        }
    } while (done < 0 && errno == EINTR && ou_lock_retry(th));
    OuObject *ready = done < 0 ? NULL : ou_list_new(th, 0);
    if (done < 0 && !ou_has_error(th)) {
        ou_posix_done(th, -1, NULL, NULL);
    }
    for (size_t i = 0; ready != NULL && i < n; i++) {
        if (fds[i].revents != 0 && !ou_list_append_adopt(th, ready, pair_of(th, fds[i].fd, fds[i].revents & 0xffff))) {
            ou_clear_ref(th, &ready);
        }
    }
    ou_mem_give(th, fds, room);
    return ready;
}

OU_POSIX(poll_poll)
{
    Poll *p = (Poll *)self;
    int64_t deadline;
    if (!read_deadline(th, args[0], OU_MILLISECOND_NS, &deadline)) {
        return NULL;
    }
    if (p->busy) {
        return ou_null(th, &ou_exc_runtime_error, "concurrent poll() invocation");
    }
    p->busy = true;
    OuObject *ready = poll_once(th, p, deadline);
    p->busy = false;
    return ready;
}

static const OuMethodDef poll_methods[] = {
    {"register", posix_poll_register, "fd, eventmask=7, /", 0, "Register a file descriptor with the polling object."},
    {"modify", posix_poll_modify, "fd, eventmask, /", 0, "Modify an already registered file descriptor."},
    {"unregister", posix_poll_unregister, "fd, /", 0, "Remove a file descriptor being tracked by the polling object."},
    {"poll", posix_poll_poll, "timeout=None, /", 0, "Polls the set of registered file descriptors."},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_poll_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "select.poll",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_CONTAINER | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_POLL,
    .basic_size = sizeof(Poll),
    .drop = poll_drop,
    .visit = poll_visit,
    .clear = poll_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .init = ou_object_init,
    .methods = poll_methods,
};

/* ---- epoll ---- */

typedef struct Epoll {
    OuObject head;
    int fd; /* -1: closed */
} Epoll;

static void epoll_drop(OuThread *th, OuObject *self)
{
    Epoll *e = (Epoll *)self;
    if (e->fd >= 0) {
        close(e->fd);
    }
    ou_object_free(th, self, sizeof(Epoll));
}

static OuObject *epoll_of(OuThread *th, const OuType *type, int fd)
{
    Epoll *e = (Epoll *)ou_type_allocate(th, type, 0);
    if (e == NULL) {
        close(fd);
        return NULL;
    }
    e->fd = fd;
    return &e->head;
}

static OuObject *epoll_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[2];
    int size = -1, flags = 0;
    if (!ou_args_parse(th, "epoll", "sizehint=-1, flags=0", args, n, kwnames, out) || !ou_as_c_int(th, out[0], &size) ||
        !ou_as_c_int(th, out[1], &flags)) {
        return NULL;
    }
    if (size != -1 && size <= 0) {
        return ou_null(th, &ou_exc_value_error, "negative sizehint");
    }
    if (flags != 0 && flags != EPOLL_CLOEXEC) {
        return ou_null(th, &ou_exc_os_error, "invalid flags");
    }
    int fd = epoll_create1(EPOLL_CLOEXEC);
    return fd < 0 ? ou_posix_done(th, -1, NULL, NULL) : epoll_of(th, type, fd);
}

static bool is_open(OuThread *th, OuObject *self)
{
    return ((Epoll *)self)->fd >= 0 || ou_raise(th, &ou_exc_value_error, "I/O operation on closed epoll object");
}

static OuObject *control(OuThread *th, OuObject *self, int what, OuObject *object, OuObject *mask, uint32_t standard)
{
    int fd;
    int64_t events = standard;
    if (!is_open(th, self) || !ou_posix_fd(th, object, &fd) || (mask != NULL && !ou_as_i64(th, mask, &events))) {
        return NULL;
    }
    struct epoll_event event = {.events = (uint32_t)events};
    event.data.fd = fd;
    return ou_posix_done(th, epoll_ctl(((Epoll *)self)->fd, what, fd, &event), NULL, NULL);
}

OU_POSIX(epoll_register)
{
    return control(th, self, EPOLL_CTL_ADD, args[0], args[1], EPOLLIN | EPOLLPRI | EPOLLOUT);
}

OU_POSIX(epoll_modify)
{
    return control(th, self, EPOLL_CTL_MOD, args[0], args[1], 0);
}

OU_POSIX(epoll_unregister)
{
    return control(th, self, EPOLL_CTL_DEL, args[0], NULL, 0);
}

OU_POSIX(epoll_poll)
{
    int64_t deadline;
    int n_events = -1;
    if (!is_open(th, self) || !read_deadline(th, args[0], OU_SECOND_NS, &deadline) || !ou_as_c_int(th, args[1], &n_events)) {
        return NULL;
    }
    if (n_events == -1) {
        n_events = FD_SETSIZE - 1;
    } else if (n_events < 1) {
        return ou_null(th, &ou_exc_value_error, "maxevents must be greater than 0, got %d", n_events);
    }
    size_t room;
    if (!ou_checked_mul((size_t)n_events, sizeof(struct epoll_event), &room)) {
        return ou_null_memory(th);
    }
    struct epoll_event *events = ou_mem_take(th, room);
    if (events == NULL) {
        return NULL;
    }
    int done;
    ou_keep(self);
    do {
        int fd = ((Epoll *)self)->fd;
        done = ou_lock_is_wanted(th) ? epoll_wait(fd, events, n_events, 0) : 0; /* what is ready needs no hand-over */
        if (done == 0) {
            ou_lock_leave(th);
            done = epoll_wait(fd, events, n_events, milliseconds(deadline));
            ou_lock_enter(th);
        }
    } while (done < 0 && errno == EINTR && ou_lock_retry(th));
    ou_drop(th, self);
    OuObject *list = done < 0 ? NULL : ou_list_new(th, (size_t)done);
    if (done < 0 && !ou_has_error(th)) {
        ou_posix_done(th, -1, NULL, NULL);
    }
    for (int i = 0; list != NULL && i < done; i++) {
        if (!ou_list_append_adopt(th, list, pair_of(th, events[i].data.fd, events[i].events))) {
            ou_clear_ref(th, &list);
        }
    }
    ou_mem_give(th, events, room);
    return list;
}

OU_POSIX(epoll_close)
{
    Epoll *e = (Epoll *)self;
    int fd = e->fd;
    e->fd = -1;
    return fd < 0 ? OU_NONE : ou_posix_done(th, close(fd), NULL, NULL);
}

OU_POSIX(epoll_fileno)
{
    return is_open(th, self) ? ou_int_new(th, ((Epoll *)self)->fd) : NULL;
}

OU_POSIX(epoll_enter)
{
    return is_open(th, self) ? ou_keep(self) : NULL;
}

OU_POSIX(epoll_exit)
{
    return posix_epoll_close(th, self, NULL, 0, NULL);
}

OU_POSIX(epoll_fromfd)
{
    int fd;
    return ou_as_c_int(th, args[0], &fd) ? epoll_of(th, (const OuType *)self, fd) : NULL;
}

static OuObject *epoll_closed(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(((Epoll *)self)->fd < 0);
}

static const OuMethodDef epoll_methods[] = {
    {"register", posix_epoll_register, "fd, eventmask=7", 0, "Registers a new fd or raises an OSError if the fd is already registered."},
    {"modify", posix_epoll_modify, "fd, eventmask", 0, "Modify event mask for a registered file descriptor."},
    {"unregister", posix_epoll_unregister, "fd", 0, "Remove a registered file descriptor from the epoll object."},
    {"poll", posix_epoll_poll, "timeout=None, maxevents=-1", 0, "Wait for events on the epoll file descriptor."},
    {"close", posix_epoll_close, "", 0, "Close the epoll control file descriptor."},
    {"fileno", posix_epoll_fileno, "", 0, "Return the epoll control file descriptor."},
    {"fromfd", posix_epoll_fromfd, "fd, /", OU_FN_CLASS, "Create an epoll object from a given control fd."},
    {"__enter__", posix_epoll_enter, "", 0, NULL},
    {"__exit__", posix_epoll_exit, "exc_type=None, exc_value=None, exc_tb=None, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};
static const OuGetSetDef epoll_attributes[] = {
    {"closed", epoll_closed, NULL, "True if the epoll handler is closed"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_epoll_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "select.epoll",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_EPOLL,
    .basic_size = sizeof(Epoll),
    .drop = epoll_drop,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = epoll_make,
    .init = ou_object_init,
    .methods = epoll_methods,
    .getset = epoll_attributes,
    .doc = "Returns an epolling object.\n\n  sizehint\n    The expected number of events to be registered.  It must be positive,\n    or "
           "-1 to use the default.  It is only used on older systems where\n    epoll_create1() is not available; otherwise it has no "
           "effect (though its\n    value is still checked).\n  flags\n    Deprecated and completely ignored.  However, when supplied, "
           "its value\n    must be 0 or select.EPOLL_CLOEXEC, otherwise OSError is raised.",
    .new_signature = "sizehint=-1, flags=0",
};

/* ---- the module ---- */

static const OuMethodDef functions[] = {
    {"select", posix_select, "rlist, wlist, xlist, timeout=None, /", 0, "Wait until one or more file descriptors are ready for some kind of I/O."},
    {"poll", posix_poll, "", 0, "Returns a polling object."},
    {NULL, NULL, NULL, 0, NULL},
};

#define CONSTANTS(X)                                                                               \
    X(EPOLLERR) X(EPOLLET) X(EPOLLEXCLUSIVE) X(EPOLLHUP) X(EPOLLIN) X(EPOLLMSG) X(EPOLLONESHOT)    \
    X(EPOLLOUT) X(EPOLLPRI) X(EPOLLRDBAND) X(EPOLLRDHUP) X(EPOLLRDNORM) X(EPOLLWRBAND)             \
    X(EPOLLWRNORM) X(EPOLL_CLOEXEC) X(PIPE_BUF) X(POLLERR) X(POLLHUP) X(POLLIN) X(POLLMSG)         \
    X(POLLNVAL) X(POLLOUT) X(POLLPRI) X(POLLRDBAND) X(POLLRDHUP) X(POLLRDNORM) X(POLLWRBAND)       \
    X(POLLWRNORM)

static const OuNamedNumber constants[] = {
#define OU_X(name) {#name, (int64_t)name},
    CONSTANTS(OU_X)
#undef OU_X
    {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "select", NULL, functions);
    if (module != NULL && (!ou_module_add_numbers(th, module, constants) ||
                           !ou_module_add(th, module, "epoll", OU_TYPE_OBJECT(&ou_epoll_type)) ||
                           !ou_module_add(th, module, "error", OU_TYPE_OBJECT(&ou_exc_os_error)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_select = {.name = "select", .make = make};
