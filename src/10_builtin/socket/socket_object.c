/* socket_object.c - the socket object: connections, bytes in and out, timeouts.
 *
 * With a timeout the descriptor does not block, and each operation waits by poll() first, against one deadline for all its
 * steps. Every wait gives the lock up and goes on after a signal (PEP 475). Buffers are held meanwhile. */
#include "10_builtin/socket/socket_int.h"

#include "00_base/checked.h"
#include "04_object/object_inline.h"
#include "06_types/audit.h"
#include "06_types/function.h"
#include "10_builtin/data_int.h"
#include "10_builtin/posix/io_vector.h"
#include "10_builtin/type_index_10.h"
#include "10_builtin/seconds.h"

#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define NS ((int64_t)1000000000)

/* ---- timeouts ---- */

bool ou_socket_timeout(OuThread *th, OuObject *o, int64_t *ns)
{
    *ns = -1;
    if (o == OU_NONE) {
        return true;
    }
    return ou_seconds_ns(th, o, OU_SECOND_NS, ns) && (*ns >= 0 || ou_raise(th, &ou_exc_value_error, "Timeout value out of range"));
}

OuObject *ou_socket_seconds(OuThread *th, int64_t ns)
{
    return ns < 0 ? OU_NONE : ou_float_new(th, (double)ns / 1e9);
}

static bool set_blocking(OuThread *th, OuSocket *s, bool blocking)
{
    int off = !blocking;
    return ioctl(s->fd, FIONBIO, &off) == 0 || ou_posix_done(th, -1, NULL, NULL) != NULL;
}

static int64_t deadline_of(const OuSocket *s)
{
    return s->timeout > 0 ? ou_seconds_deadline(s->timeout) : -1;
}

/* Until the socket is ready; deadline < 0: at once. False with TimeoutError, or what a signal's handler raised, pending. */
static bool wait_ready(OuThread *th, const OuSocket *s, short events, int64_t deadline)
{
    if (deadline < 0 || s->fd < 0) {
        return true;
    }
    for (;;) {
        int64_t left = deadline - (int64_t)ou_now_ns();
        struct pollfd p = {.fd = s->fd, .events = events};
        struct timespec t = {.tv_sec = left / NS, .tv_nsec = left % NS};
        int done = 0;
        if (left >= 0) {
            ou_lock_leave(th);
            done = ppoll(&p, 1, &t, NULL);
            ou_lock_enter(th);
        }
        if (done > 0) {
            return true;
        }
        if (done == 0) {
            return ou_raise(th, &ou_exc_timeout_error, "timed out");
        }
        if (errno != EINTR || !ou_lock_retry(th)) {
            return !ou_has_error(th) && ou_posix_done(th, -1, NULL, NULL) != NULL;
        }
    }
}

/* For OPERATION: MSG_DONTWAIT when a call of `size` bytes is to be tried before the lock is given up. Not where all of them are
 * waited for (MSG_WAITALL): the try would have what is there, and end with it. */
static int tried(const OuThread *th, size_t size, int flags)
{
    return (flags & MSG_WAITALL) == 0 && ou_transfer_is_tried(th, size) ? MSG_DONTWAIT : 0;
}

/* `call` until it is done; `result` is -1 with an error pending when it fails. Needs th, s and deadline around it. With `first`
 * MSG_DONTWAIT it is tried once with the lock held; the call has to have `quick` among its flags then. */
#define OPERATION(result, ready, first, call)                                                      \
    for (int quick = (first);; quick = 0) {                                                        \
        result = -1;                                                                               \
        if (quick) {                                                                               \
            result = (call);                                                                       \
        } else if (wait_ready(th, s, ready, deadline)) {                                           \
            ou_lock_leave(th);                                                                     \
            result = (call);                                                                       \
            ou_lock_enter(th);                                                                     \
        } else {                                                                                   \
            break;                                                                                 \
        }                                                                                          \
        if (result >= 0) {                                                                         \
            break;                                                                                 \
        }                                                                                          \
        if (errno == EINTR) {                                                                      \
            if (!ou_lock_retry(th)) {                                                              \
                break;                                                                             \
            }                                                                                      \
        } else if ((!quick && deadline < 0) || (errno != EAGAIN && errno != EWOULDBLOCK)) {        \
            ou_posix_done(th, -1, NULL, NULL);                                                     \
            break;                                                                                 \
        }                                                                                          \
    }

/* ---- life ---- */

static bool init_socket(OuThread *th, OuSocket *s, int fd, int family, int type, int protocol)
{
    s->fd = fd;
    s->family = family;
    s->type = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    s->protocol = protocol;
    s->timeout = -1;
    if ((type & SOCK_NONBLOCK) != 0) {
        s->timeout = 0;
        return true;
    }
    s->timeout = th->vm->library->socket_timeout;
    return s->timeout < 0 || set_blocking(th, s, false);
}

OuObject *ou_socket_new(OuThread *th, int fd, int family, int type, int protocol)
{
    OuSocket *s = (OuSocket *)ou_type_allocate(th, &ou_socket_type, 0);
    if (s == NULL) {
        close(fd);
        return NULL;
    }
    if (!init_socket(th, s, fd, family, type, protocol)) {
        ou_drop(th, &s->head);
        return NULL;
    }
    return &s->head;
}

static OuObject *socket_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                             OU_UNUSED OuObject *kwnames)
{
    OuSocket *s = (OuSocket *)ou_type_allocate(th, type, 0);
    if (s == NULL) {
        return NULL;
    }
    s->fd = -1;
    s->timeout = -1;
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        ou_track(th, &s->head);
    }
    return &s->head;
}

/* What is left out is asked of a descriptor that is given. */
static bool adopt_descriptor(OuThread *th, int fd, int *family, int *type, int *protocol)
{
    OuAddress address;
    socklen_t size = sizeof address, length = sizeof(int);
    memset(&address, 0, sizeof address);
    if (getsockname(fd, &address.any, &size) < 0) {
        if (*family == -1 || errno == EBADF || errno == ENOTSOCK) {
            return ou_posix_done(th, -1, NULL, NULL) != NULL;
        }
    } else if (*family == -1) {
        *family = address.any.sa_family;
    }
    if (*type == -1 && getsockopt(fd, SOL_SOCKET, SO_TYPE, type, &length) < 0) {
        return ou_posix_done(th, -1, NULL, NULL) != NULL;
    }
    length = sizeof(int);
    return *protocol != -1 || getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, protocol, &length) == 0 ||
           ou_posix_done(th, -1, NULL, NULL) != NULL;
}

static bool socket_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[4];
    int family = -1, type = -1, protocol = -1, fd = -1;
    if (!ou_args_parse(th, "socket", "family=-1, type=-1, proto=-1, fileno=None", args, n, kwnames, out) ||
        !ou_as_c_int(th, out[0], &family) || !ou_as_c_int(th, out[1], &type) || !ou_as_c_int(th, out[2], &protocol)) {
        return false;
    }
    if (ou_audited(th) && !ou_audit(th, "socket.__new__", "Oiii", self, family, type, protocol)) {
        return false;
    }
    if (out[3] != NULL && out[3] != OU_NONE) {
        if (!ou_as_format_int(th, out[3], &fd)) {
            return false;
        }
        if (fd < 0) {
            return ou_raise(th, &ou_exc_value_error, "negative file descriptor");
        }
        if (!adopt_descriptor(th, fd, &family, &type, &protocol)) {
            return false;
        }
    } else {
        family = family == -1 ? AF_INET : family;
        type = type == -1 ? SOCK_STREAM : type;
        protocol = protocol == -1 ? 0 : protocol;
        fd = socket(family, type | SOCK_CLOEXEC, protocol);
        if (fd < 0) {
            return ou_posix_done(th, -1, NULL, NULL) != NULL;
        }
    }
    return init_socket(th, (OuSocket *)self, fd, family, type, protocol);
}

static void socket_finalize(OuThread *th, OuObject *self)
{
    OuSocket *s = (OuSocket *)self;
    if (s->fd < 0) {
        return;
    }
    ou_warn_unclosed(th, self, self, "");
    int fd = s->fd;
    s->fd = -1;
    close(fd);
}

static void socket_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static OuObject *socket_repr(OuThread *th, OuObject *self)
{
    const OuSocket *s = (const OuSocket *)self;
    return ou_str_format(th, "<socket object, fd=%d, family=%d, type=%d, proto=%d>", s->fd, s->family, s->type, s->protocol);
}

#define SOCKET(name) OU_POSIX(socket_##name)

SOCKET(close)
{
    OuSocket *s = (OuSocket *)self;
    int fd = s->fd;
    if (fd < 0) {
        return OU_NONE;
    }
    s->fd = -1; /* another thread must not meet the number once it is somebody else's */
    ou_lock_leave(th);
    int done = close(fd);
    ou_lock_enter(th);
    return done < 0 && errno != ECONNRESET ? ou_posix_done(th, -1, NULL, NULL) : OU_NONE;
}

SOCKET(detach)
{
    OuSocket *s = (OuSocket *)self;
    int fd = s->fd;
    s->fd = -1;
    return ou_int_new(th, fd);
}

SOCKET(fileno)
{
    return ou_int_new(th, ((OuSocket *)self)->fd);
}

/* ---- connections ---- */

SOCKET(_accept)
{
    OuSocket *s = (OuSocket *)self;
    OuAddress address;
    socklen_t size;
    int64_t deadline = deadline_of(s);
    int fd;
    OPERATION(fd, POLLIN, 0, (size = sizeof address, accept4(s->fd, &address.any, &size, SOCK_CLOEXEC)))
    if (fd < 0) {
        return NULL;
    }
    OuObject *number = ou_int_new(th, fd), *from = ou_address_new(th, &address, size);
    OuObject *pair = ou_seq_pair_adopt(th, number, from);
    if (pair == NULL) {
        close(fd);
    }
    return pair;
}

SOCKET(bind)
{
    OuSocket *s = (OuSocket *)self;
    OuAddress address;
    socklen_t size;
    if (!ou_address_read(th, s, args[0], "bind", &address, &size)) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "socket.bind", "OO", self, args[0])) {
        return NULL;
    }
    ou_lock_leave(th);
    int done = bind(s->fd, &address.any, size);
    ou_lock_enter(th);
    return ou_posix_done(th, done, NULL, NULL);
}

/* connect(); 0, or the error's number; -1 with an exception pending (a timeout, a handler's). */
static int connect_to(OuThread *th, OuSocket *s, const OuAddress *address, socklen_t size)
{
    ou_lock_leave(th);
    int error = connect(s->fd, &address->any, size) < 0 ? errno : 0;
    ou_lock_enter(th);
    if (error == EINTR && !ou_lock_retry(th)) {
        return -1;
    }
    /* In progress: after a signal, or because there is a timeout. */
    bool waits = (error == EINTR && s->timeout != 0) || (error == EINPROGRESS && s->timeout > 0);
    if (!waits) {
        return error;
    }
    int64_t deadline = s->timeout > 0 ? deadline_of(s) : INT64_MAX;
    if (!wait_ready(th, s, POLLOUT, deadline)) {
        return -1;
    }
    socklen_t length = sizeof error;
    return getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &error, &length) < 0 ? errno : error;
}

SOCKET(connect)
{
    OuSocket *s = (OuSocket *)self;
    OuAddress address;
    socklen_t size;
    if (!ou_address_read(th, s, args[0], "connect", &address, &size) ||
        (ou_audited(th) && !ou_audit(th, "socket.connect", "OO", self, args[0]))) {
        return NULL;
    }
    int error = connect_to(th, s, &address, size);
    errno = error;
    return error < 0 ? NULL : ou_posix_done(th, error == 0 ? 0 : -1, NULL, NULL);
}

SOCKET(connect_ex)
{
    OuSocket *s = (OuSocket *)self;
    OuAddress address;
    socklen_t size;
    if (!ou_address_read(th, s, args[0], "connect_ex", &address, &size) ||
        (ou_audited(th) && !ou_audit(th, "socket.connect", "OO", self, args[0]))) {
        return NULL;
    }
    int error = connect_to(th, s, &address, size);
    if (error < 0) {
        if (!ou_error_swallow(th, &ou_exc_timeout_error)) {
            return NULL;
        }
        error = EWOULDBLOCK;
    }
    return ou_int_new(th, error);
}

SOCKET(listen)
{
    int backlog = 128;
    if (!ou_as_format_int(th, args[0], &backlog)) {
        return NULL;
    }
    return ou_posix_done(th, listen(((OuSocket *)self)->fd, backlog < 0 ? 0 : backlog), NULL, NULL);
}

SOCKET(shutdown)
{
    int how;
    if (!ou_as_c_int(th, args[0], &how)) {
        return NULL;
    }
    ou_lock_leave(th);
    int done = shutdown(((OuSocket *)self)->fd, how);
    ou_lock_enter(th);
    return ou_posix_done(th, done, NULL, NULL);
}

SOCKET(getsockname)
{
    OuAddress address;
    socklen_t size = sizeof address;
    memset(&address, 0, sizeof address);
    return getsockname(((OuSocket *)self)->fd, &address.any, &size) < 0 ? ou_posix_done(th, -1, NULL, NULL)
                                                                      : ou_address_new(th, &address, size);
}

SOCKET(getpeername)
{
    OuAddress address;
    socklen_t size = sizeof address;
    memset(&address, 0, sizeof address);
    return getpeername(((OuSocket *)self)->fd, &address.any, &size) < 0 ? ou_posix_done(th, -1, NULL, NULL)
                                                                      : ou_address_new(th, &address, size);
}

/* ---- options ---- */

SOCKET(setblocking)
{
    OuSocket *s = (OuSocket *)self;
    int64_t blocking;
    if (!ou_as_i64(th, args[0], &blocking)) {
        return NULL;
    }
    s->timeout = blocking != 0 ? -1 : 0;
    return set_blocking(th, s, blocking != 0) ? OU_NONE : NULL;
}

SOCKET(getblocking)
{
    return ou_bool(((OuSocket *)self)->timeout != 0);
}

SOCKET(settimeout)
{
    OuSocket *s = (OuSocket *)self;
    int64_t ns;
    if (!ou_socket_timeout(th, args[0], &ns)) {
        return NULL;
    }
    s->timeout = ns;
    return set_blocking(th, s, ns < 0) ? OU_NONE : NULL;
}

SOCKET(gettimeout)
{
    return ou_socket_seconds(th, ((OuSocket *)self)->timeout);
}

SOCKET(getsockopt)
{
    OuSocket *s = (OuSocket *)self;
    int level, option, size = 0;
    if (!ou_as_format_int(th, args[0], &level) || !ou_as_format_int(th, args[1], &option) || !ou_as_format_int(th, args[2], &size)) {
        return NULL;
    }
    if (size == 0) {
        int value = 0;
        socklen_t length = sizeof value;
        return getsockopt(s->fd, level, option, &value, &length) < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, value);
    }
    if (size < 0 || size > 1024) {
        return ou_null(th, &ou_exc_os_error, "getsockopt buflen out of range");
    }
    char value[1024];
    socklen_t length = (socklen_t)size;
    return getsockopt(s->fd, level, option, value, &length) < 0 ? ou_posix_done(th, -1, NULL, NULL)
                                                                : ou_bytes_from(th, value, length);
}

/* (level, option, int), (level, option, bytes) or (level, option, None, length). */
SOCKET(setsockopt)
{
    OuSocket *s = (OuSocket *)self;
    int level, option, number, length;
    if (!ou_as_format_int(th, args[0], &level) || !ou_as_format_int(th, args[1], &option)) {
        return NULL;
    }
    if (args[3] != NULL) {
        if (args[2] != OU_NONE) {
            return ou_null(th, &ou_exc_type_error, "setsockopt() argument 3 must be None, not %G", args[2]);
        }
        return ou_as_format_int(th, args[3], &length)
                   ? ou_posix_done(th, setsockopt(s->fd, level, option, NULL, (socklen_t)length), NULL, NULL)
                   : NULL;
    }
    if (ou_is_int(args[2])) {
        return ou_as_format_int(th, args[2], &number)
                   ? ou_posix_done(th, setsockopt(s->fd, level, option, &number, sizeof number), NULL, NULL)
                   : NULL;
    }
    if (args[2] == OU_NONE) {
        return ou_null(th, &ou_exc_type_error, "setsockopt() takes exactly 4 arguments (3 given)");
    }
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, args[2], &buffer, false)) {
        return NULL;
    }
    int done = setsockopt(s->fd, level, option, buffer.data, (socklen_t)buffer.size);
    ou_buffer_release(th, &buffer);
    return ou_posix_done(th, done, NULL, NULL);
}

/* ---- bytes in ---- */

static bool read_size(OuThread *th, OuObject *o, const char *name, int64_t *size)
{
    return ou_as_ssize(th, o, size) &&
           (*size >= 0 || ou_raise(th, &ou_exc_value_error, "negative buffersize in %s", name));
}

SOCKET(recv)
{
    OuSocket *s = (OuSocket *)self;
    int64_t size, deadline = deadline_of(s);
    int flags = 0;
    if (!read_size(th, args[0], "recv", &size) || !ou_as_format_int(th, args[1], &flags)) {
        return NULL;
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)size);
    if (bytes == NULL) {
        return NULL;
    }
    if (size == 0) {
        return bytes; /* asks nothing, and would wait for something */
    }
    char *data = ou_bytes_data(bytes);
    ssize_t got;
    OPERATION(got, POLLIN, tried(th, (size_t)size, flags), recv(s->fd, data, (size_t)size, flags | quick))
    if (got < 0) {
        ou_drop(th, bytes);
        return NULL;
    }
    return ou_bytes_resize_adopt(th, bytes, (size_t)got);
}

/* (what, address); what is taken over. */
static OuObject *with_address(OuThread *th, OuObject *what, const OuAddress *address, socklen_t size)
{
    OuObject *from = what == NULL ? NULL : ou_address_new(th, address, size);
    return ou_seq_pair_adopt(th, what, from);
}

SOCKET(recvfrom)
{
    OuSocket *s = (OuSocket *)self;
    int64_t size, deadline = deadline_of(s);
    int flags = 0;
    if (!read_size(th, args[0], "recvfrom", &size) || !ou_as_format_int(th, args[1], &flags)) {
        return NULL;
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)size);
    if (bytes == NULL) {
        return NULL;
    }
    char *data = ou_bytes_data(bytes);
    OuAddress address;
    socklen_t length = 0;
    ssize_t got;
    memset(&address, 0, sizeof address);
    OPERATION(got, POLLIN, tried(th, (size_t)size, flags),
              (length = sizeof address, recvfrom(s->fd, data, (size_t)size, flags | quick, &address.any, &length)))
    if (got < 0) {
        ou_drop(th, bytes);
        return NULL;
    }
    return with_address(th, ou_bytes_resize_adopt(th, bytes, (size_t)got), &address, length);
}

/* Into a buffer: recv_into and recvfrom_into. */
static OuObject *receive_into(OuThread *th, OuSocket *s, OuObject *const *args, const char *name, bool wants_address)
{
    int64_t size = 0, deadline = deadline_of(s);
    int flags = 0;
    OuBuffer buffer;
    if ((args[1] != NULL && !read_size(th, args[1], name, &size)) || !ou_as_format_int(th, args[2], &flags) ||
        !ou_data_writable(th, wants_address ? "recvfrom_into() argument 1" : "recv_into() argument 1", args[0], &buffer)) {
        return NULL;
    }
    size_t room = size == 0 ? buffer.size : (size_t)size;
    ssize_t got = -1;
    OuAddress address;
    socklen_t length = 0;
    memset(&address, 0, sizeof address);
    char *data = (char *)(uintptr_t)buffer.data;
    if (room > buffer.size) {
        ou_raise(th, &ou_exc_value_error,
                 wants_address ? "nbytes is greater than the length of the buffer" : "buffer too small for requested bytes");
    } else if (room == 0 && !wants_address) {
        got = 0;
    } else {
        OPERATION(got, POLLIN, tried(th, room, flags), (length = sizeof address,
                  recvfrom(s->fd, data, room, flags | quick, wants_address ? &address.any : NULL, wants_address ? &length : NULL)))
    }
    ou_buffer_release(th, &buffer);
    if (got < 0) {
        return NULL;
    }
    OuObject *number = ou_int_new(th, got);
    return wants_address ? with_address(th, number, &address, length) : number;
}

SOCKET(recv_into)
{
    return receive_into(th, (OuSocket *)self, args, "recv_into", false);
}

SOCKET(recvfrom_into)
{
    return receive_into(th, (OuSocket *)self, args, "recvfrom_into", true);
}

/* ---- bytes out ---- */

SOCKET(send)
{
    OuSocket *s = (OuSocket *)self;
    int64_t deadline = deadline_of(s);
    int flags = 0;
    OuBuffer buffer;
    if (!ou_as_format_int(th, args[1], &flags) || !ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    ssize_t done;
    OPERATION(done, POLLOUT, tried(th, buffer.size, flags), send(s->fd, buffer.data, buffer.size, flags | quick))
    if (done >= 0 && (size_t)done < buffer.size && s->timeout < 0) { /* tried only: a blocking socket sends all */
        ssize_t more;
        const char *rest = (const char *)buffer.data + done;
        OPERATION(more, POLLOUT, 0, send(s->fd, rest, buffer.size - (size_t)done, flags))
        done = more >= 0 ? done + more : ou_error_swallow(th, &ou_exc_os_error) ? done : -1;
    }
    ou_buffer_release(th, &buffer);
    return done < 0 ? NULL : ou_int_new(th, done);
}

SOCKET(sendall)
{
    OuSocket *s = (OuSocket *)self;
    int64_t deadline = deadline_of(s); /* for all of it */
    int flags = 0;
    OuBuffer buffer;
    if (!ou_as_format_int(th, args[1], &flags) || !ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    const char *data = buffer.data;
    ssize_t done = 0;
    for (size_t sent = 0; sent < buffer.size && done >= 0; sent += done > 0 ? (size_t)done : 0) {
        OPERATION(done, POLLOUT, tried(th, buffer.size - sent, flags),
                  send(s->fd, data + sent, buffer.size - sent, flags | quick))
        if (done >= 0 && !ou_tick(th)) {
            done = -1;
        }
    }
    ou_buffer_release(th, &buffer);
    return done < 0 ? NULL : OU_NONE;
}

/* sendto(data, address) or sendto(data, flags, address). */
SOCKET(sendto)
{
    OuSocket *s = (OuSocket *)self;
    int64_t deadline = deadline_of(s);
    int flags = 0;
    OuBuffer buffer;
    OuAddress address;
    socklen_t size;
    if (!ou_args_no_keywords(th, "sendto", kwnames)) {
        return NULL;
    }
    if (n != 2 && n != 3) {
        return ou_null(th, &ou_exc_type_error, "sendto() takes 2 or 3 arguments (%zu given)", n);
    }
    if (n == 3 && !ou_as_format_int(th, args[1], &flags)) {
        return NULL;
    }
    if (!ou_address_read(th, s, args[n - 1], "sendto", &address, &size) ||
        (ou_audited(th) && !ou_audit(th, "socket.sendto", "OO", self, args[n - 1])) || !ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    ssize_t done;
    OPERATION(done, POLLOUT, 0, sendto(s->fd, buffer.data, buffer.size, flags, &address.any, size))
    ou_buffer_release(th, &buffer);
    return done < 0 ? NULL : ou_int_new(th, done);
}

/* ---- messages: many buffers, and what travels beside them ---- */

static bool parts_start(OuThread *th, OuIoVector *p, OuObject *iterable, const char *function, bool writable)
{
    char text[64];
    OuObject *list = ou_to_list(th, iterable);
    if (list == NULL && ou_error_swallow(th, &ou_exc_type_error)) {
        ou_raise(th, &ou_exc_type_error, "%s() argument 1 must be an iterable", function);
    }
    snprintf(text, sizeof text, "%s() argument 1 is too long", function);
    return ou_io_vector_start(th, p, list, writable, INT_MAX / sizeof(struct iovec), &ou_exc_os_error, text);
}

/* [(level, type, data), ...] of what came beside the bytes. */
static OuObject *ancillary_new(OuThread *th, struct msghdr *message)
{
    OuObject *list = ou_list_new(th, 0);
    for (struct cmsghdr *c = message->msg_controllen > 0 ? CMSG_FIRSTHDR(message) : NULL; list != NULL && c != NULL;
         c = CMSG_NXTHDR(message, c)) {
        const char *end = (const char *)message->msg_control + message->msg_controllen, *data = (const char *)CMSG_DATA(c);
        size_t size = c->cmsg_len > CMSG_LEN(0) ? c->cmsg_len - CMSG_LEN(0) : 0;
        if (data > end) {
            break;
        }
        if (size > (size_t)(end - data)) { /* cut off */
            size = (size_t)(end - data);
        }
        OuObject *level = ou_int_new(th, c->cmsg_level), *type = ou_int_new(th, c->cmsg_type), *bytes = ou_bytes_from(th, data, size);
        OuObject *item = ou_tuple_adopt(th, (OuObject *[]){level, type, bytes}, 3);
        if (!ou_list_append_adopt(th, list, item)) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

/* Receives into the parts; first (bytes or a count) is made by the caller from *got. */
static OuObject *receive_message(OuThread *th, OuSocket *s, struct iovec *parts, size_t n_parts, OuObject *room_object, OuObject *flags_object,
                                 ssize_t *got, OuObject **ancillary, OuObject **address_object, int *message_flags)
{
    int64_t room = 0, deadline = deadline_of(s);
    int flags = 0;
    if (!ou_as_ssize(th, room_object, &room) || !ou_as_format_int(th, flags_object, &flags)) {
        return NULL;
    }
    if (room < 0 || room > INT_MAX) {
        return ou_null(th, &ou_exc_value_error, "invalid ancillary data buffer length");
    }
    char *control = room == 0 ? NULL : ou_mem_take(th, (size_t)room);
    if (room > 0 && control == NULL) {
        return NULL;
    }
    OuAddress address;
    struct msghdr message;
    memset(&address, 0, sizeof address);
    OPERATION(*got, POLLIN, 0,
              (message = (struct msghdr){.msg_name = &address, .msg_namelen = sizeof address, .msg_iov = parts, .msg_iovlen = n_parts,
                                         .msg_control = control, .msg_controllen = (size_t)room},
               recvmsg(s->fd, &message, flags)))
    if (*got >= 0) {
        *ancillary = ancillary_new(th, &message);
        *address_object = *ancillary == NULL ? NULL : ou_address_new(th, &address, message.msg_namelen);
        *message_flags = message.msg_flags;
    }
    ou_mem_give(th, control, (size_t)room);
    return *address_object;
}

/* (first, ancillary, flags, address); all but the flags are taken over. */
static OuObject *message_tuple(OuThread *th, OuObject *first, OuObject *ancillary, int message_flags, OuObject *address)
{
    OuObject *flags = first == NULL || ancillary == NULL || address == NULL ? NULL : ou_int_new(th, message_flags);
    return ou_tuple_adopt(th, (OuObject *[]){first, ancillary, flags, address}, 4);
}

SOCKET(recvmsg)
{
    int64_t size;
    if (!ou_as_ssize(th, args[0], &size)) {
        return NULL;
    }
    if (size < 0) {
        return ou_null(th, &ou_exc_value_error, "negative buffer size in recvmsg()");
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)size), *ancillary = NULL, *address = NULL;
    if (bytes == NULL) {
        return NULL;
    }
    struct iovec part = {.iov_base = ou_bytes_data(bytes), .iov_len = (size_t)size};
    ssize_t got = -1;
    int message_flags = 0;
    if (receive_message(th, (OuSocket *)self, &part, 1, args[1], args[2], &got, &ancillary, &address, &message_flags) != NULL) {
        bytes = ou_bytes_resize_adopt(th, bytes, (size_t)got);
    } else {
        ou_clear_ref(th, &bytes);
    }
    return message_tuple(th, bytes, ancillary, message_flags, address);
}

SOCKET(recvmsg_into)
{
    OuIoVector parts;
    OuObject *ancillary = NULL, *address = NULL, *count = NULL;
    ssize_t got = -1;
    int message_flags = 0;
    if (parts_start(th, &parts, args[0], "recvmsg_into", true) &&
        receive_message(th, (OuSocket *)self, parts.parts, parts.n, args[1], args[2], &got, &ancillary, &address, &message_flags) != NULL) {
        count = ou_int_new(th, got);
    }
    ou_io_vector_end(th, &parts);
    return message_tuple(th, count, ancillary, message_flags, address);
}

/* The control messages of sendmsg() in one block; *control owned by the caller, *room its size. */
static bool ancillary_read(OuThread *th, OuObject *iterable, char **control, size_t *room)
{
    OuObject *list = ou_to_list(th, iterable);
    size_t total = 0;
    bool ok = list != NULL;
    *control = NULL;
    *room = 0;
    if (list == NULL && ou_error_swallow(th, &ou_exc_type_error)) {
        ou_raise(th, &ou_exc_type_error, "sendmsg() argument 2 must be an iterable");
    }
    for (int pass = 0; ok && pass < 2; pass++) { /* sizes first, then bytes */
        struct msghdr message = {.msg_control = *control, .msg_controllen = total};
        struct cmsghdr *at = pass == 0 || total == 0 ? NULL : CMSG_FIRSTHDR(&message);
        for (size_t i = 0; ok && i < ou_list_size(list); i++) {
            OuObject *item = ou_list_borrow(list, i);
            int level, type;
            OuBuffer buffer;
            if (!ou_is_tuple(item) || ou_tuple_size(item) != 3) {
                ok = ou_raise(th, &ou_exc_type_error, "[sendmsg() ancillary data items]() argument must be 3-item sequence, not %G", item);
                break;
            }
            ok = ou_as_format_int(th, ou_tuple_borrow(item, 0), &level) && ou_as_format_int(th, ou_tuple_borrow(item, 1), &type) &&
                 ou_buffer_acquire(th, ou_tuple_borrow(item, 2), &buffer, false);
            if (!ok) {
                break;
            }
            if (pass == 0) {
                ok = buffer.size < INT_MAX && ou_checked_add(total, CMSG_SPACE(buffer.size), &total);
                if (!ok) {
                    ou_raise(th, &ou_exc_os_error, "ancillary data item too large");
                }
            } else if (at == NULL || CMSG_LEN(buffer.size) > (size_t)((char *)*control + total - (char *)at)) {
                ok = ou_raise(th, &ou_exc_runtime_error, "ancillary data changed size"); /* a buffer grew between the passes */
            } else {
                at->cmsg_level = level;
                at->cmsg_type = type;
                at->cmsg_len = CMSG_LEN(buffer.size);
                memcpy(CMSG_DATA(at), buffer.data, buffer.size);
                at = CMSG_NXTHDR(&message, at);
            }
            ou_buffer_release(th, &buffer);
        }
        if (ok && pass == 0 && total > 0) {
            *control = ou_mem_take_zeroed(th, total);
            *room = total;
            ok = *control != NULL;
        }
    }
    ou_drop_maybe(th, list);
    return ok;
}

SOCKET(sendmsg)
{
    OuSocket *s = (OuSocket *)self;
    int64_t deadline = deadline_of(s);
    int flags = 0;
    OuIoVector parts;
    char *control = NULL;
    size_t room = 0;
    OuAddress address;
    socklen_t size = 0;
    ssize_t done = -1;
    bool ok = parts_start(th, &parts, args[0], "sendmsg", false) &&
              (args[1] == NULL || ancillary_read(th, args[1], &control, &room)) && ou_as_format_int(th, args[2], &flags) &&
              (args[3] == NULL || args[3] == OU_NONE || ou_address_read(th, s, args[3], "sendmsg", &address, &size)) &&
              (!ou_audited(th) || ou_audit(th, "socket.sendmsg", "OO", self, args[3]));
    if (ok) {
        struct msghdr message = {.msg_name = size == 0 ? NULL : &address, .msg_namelen = size, .msg_iov = parts.parts, .msg_iovlen = parts.n,
                                 .msg_control = control, .msg_controllen = room};
        OPERATION(done, POLLOUT, 0, sendmsg(s->fd, &message, flags))
    }
    ou_mem_give(th, control, control == NULL ? 0 : room);
    ou_io_vector_end(th, &parts);
    return done < 0 ? NULL : ou_int_new(th, done);
}

/* ---- the type ---- */

static OuObject *get_family(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuSocket *)self)->family);
}
static OuObject *get_type(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuSocket *)self)->type);
}
static OuObject *get_protocol(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuSocket *)self)->protocol);
}
static OuObject *get_timeout(OuThread *th, OuObject *self)
{
    return ou_socket_seconds(th, ((OuSocket *)self)->timeout);
}

static const OuGetSetDef attributes[] = {
    {"family", get_family, NULL, "the socket family"},
    {"type", get_type, NULL, "the socket type"},
    {"proto", get_protocol, NULL, "the socket protocol"},
    {"timeout", get_timeout, NULL, "the socket timeout"},
    {NULL, NULL, NULL, NULL},
};

static const OuMethodDef methods[] = {
    {"_accept", posix_socket__accept, "", 0, "_accept() -> (integer, address info)"},
    {"bind", posix_socket_bind, "address, /", 0, "bind(address)"},
    {"close", posix_socket_close, "", 0, "close()\n\nClose the socket.  It cannot be used after this call."},
    {"connect", posix_socket_connect, "address, /", 0, "connect(address)"},
    {"connect_ex", posix_socket_connect_ex, "address, /", 0, "connect_ex(address) -> errno"},
    {"detach", posix_socket_detach, "", 0, "detach()"},
    {"fileno", posix_socket_fileno, "", 0, "fileno() -> integer"},
    {"getblocking", posix_socket_getblocking, "", 0, "getblocking()"},
    {"getpeername", posix_socket_getpeername, "", 0, "getpeername() -> address info"},
    {"getsockname", posix_socket_getsockname, "", 0, "getsockname() -> address info"},
    {"getsockopt", posix_socket_getsockopt, "!!level, option, buffersize=0, /", OU_FN_BARE, "getsockopt(level, option[, buffersize]) -> value"},
    {"gettimeout", posix_socket_gettimeout, "", 0, "gettimeout() -> timeout"},
    {"listen", posix_socket_listen, "!!backlog=128, /", OU_FN_BARE, "listen([backlog])"},
    {"recv", posix_socket_recv, "!!buffersize, flags=0, /", OU_FN_BARE, "recv(buffersize[, flags]) -> data"},
    {"recv_into", posix_socket_recv_into, "buffer, nbytes=0, flags=0", 0, "recv_into(buffer, [nbytes[, flags]]) -> nbytes_read"},
    {"recvfrom", posix_socket_recvfrom, "!!buffersize, flags=0, /", OU_FN_BARE, "recvfrom(buffersize[, flags]) -> (data, address info)"},
    {"recvfrom_into", posix_socket_recvfrom_into, "buffer, nbytes=0, flags=0", 0,
     "recvfrom_into(buffer[, nbytes[, flags]]) -> (nbytes, address info)"},
    {"recvmsg", posix_socket_recvmsg, "!!bufsize, ancbufsize=0, flags=0, /", OU_FN_BARE,
     "recvmsg(bufsize[, ancbufsize[, flags]]) -> (data, ancdata, msg_flags, address)"},
    {"recvmsg_into", posix_socket_recvmsg_into, "!!buffers, ancbufsize=0, flags=0, /", OU_FN_BARE,
     "recvmsg_into(buffers[, ancbufsize[, flags]]) -> (nbytes, ancdata, msg_flags, address)"},
    {"send", posix_socket_send, "!!data, flags=0, /", OU_FN_BARE, "send(data[, flags]) -> count"},
    {"sendall", posix_socket_sendall, "!!data, flags=0, /", OU_FN_BARE, "sendall(data[, flags])"},
    {"sendto", posix_socket_sendto, NULL, 0, "sendto(data[, flags], address) -> count"},
    {"sendmsg", posix_socket_sendmsg, "!!buffers, ancdata=(), flags=0, address=None, /", OU_FN_BARE,
     "sendmsg(buffers[, ancdata[, flags[, address]]]) -> count"},
    {"setblocking", posix_socket_setblocking, "flag, /", 0, "setblocking(flag)"},
    {"setsockopt", posix_socket_setsockopt, "!!level, option, value, optlen=None, /", OU_FN_BARE, "setsockopt(level, option, value: int)"},
    {"settimeout", posix_socket_settimeout, "timeout, /", 0, "settimeout(timeout)"},
    {"shutdown", posix_socket_shutdown, "flag, /", 0, "shutdown(flag)"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_socket_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_socket.socket",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_SOCKET,
    .basic_size = sizeof(OuSocket),
    .drop = socket_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .finalize = socket_finalize,
    .repr = socket_repr,
    OU_SLOTS_OF_OBJECT,
    .make = socket_make,
    .init = socket_init,
    .methods = methods,
    .getset = attributes,
    .doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\nsocket(family=-1, type=-1, proto=-1, fileno=None) -> "
           "socket object\n\nOpen a socket of the given type.",
};
