/* posix_transfer.c - bytes between descriptors and buffers: at a place, from and to many buffers, from one descriptor to another.
 *
 * Buffers are held while the lock is given up, so what they stand for does not move. */
#include "10_builtin/posix/io_vector.h"
#include "10_builtin/posix/posix_int.h"

#include "00_base/checked.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/sendfile.h>
#include <unistd.h>

static OuObject *number_or_null(OuThread *th, int64_t value)
{
    return value < 0 ? NULL : ou_int_new(th, value);
}

/* ---- at a place ---- */

OU_POSIX(pread)
{
    int fd;
    int64_t size, offset;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_ssize(th, args[1], &size) ||
        !ou_as_i64(th, args[2], &offset)) {
        return NULL;
    }
    if (size < 0) {
        errno = EINVAL;
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)size);
    if (bytes == NULL) {
        return NULL;
    }
    ssize_t got;
    char *data = ou_bytes_data(bytes);
    OU_POSIX_BLOCKING(got, pread(fd, data, (size_t)size, offset))
    if (got < 0) {
        ou_drop(th, bytes);
        return NULL;
    }
    return ou_bytes_resize_adopt(th, bytes, (size_t)got);
}

OU_POSIX(pwrite)
{
    int fd;
    int64_t offset;
    OuBuffer buffer;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_i64(th, args[2], &offset) || !ou_buffer_acquire(th, args[1], &buffer, false)) {
        return NULL;
    }
    ssize_t done;
    OU_POSIX_BLOCKING(done, pwrite(fd, buffer.data, buffer.size, offset))
    ou_buffer_release(th, &buffer);
    return number_or_null(th, done);
}

/* ---- many buffers ---- */

static bool vector_start(OuThread *th, OuIoVector *v, OuObject *sequence, const char *name, bool writable)
{
    char too_long[40];
    *v = (OuIoVector){0};
    if (sequence->type->sequence == NULL || sequence->type->sequence->item == NULL) {
        return ou_raise(th, &ou_exc_type_error, "%s() arg 2 must be a sequence", name);
    }
    snprintf(too_long, sizeof too_long, "%s() arg 2 is too long", name);
    return ou_io_vector_start(th, v, ou_to_list(th, sequence), writable, INT_MAX, &ou_exc_overflow_error, too_long);
}

/* readv, writev, preadv, pwritev: offset < 0 is none. */
static OuObject *vectored(OuThread *th, const char *name, OuObject *number, OuObject *buffers, bool is_read, bool at_place,
                          int64_t offset, int flags)
{
    int fd;
    OuIoVector v;
    ssize_t done = -1;
    if (!ou_as_c_int(th, number, &fd)) {
        return NULL;
    }
    if (vector_start(th, &v, buffers, name, is_read)) {
        int n_parts = (int)v.n;
        if (!at_place) {
            OU_POSIX_BLOCKING(done, is_read ? readv(fd, v.parts, n_parts) : writev(fd, v.parts, n_parts))
        } else {
            OU_POSIX_BLOCKING(done, is_read ? preadv2(fd, v.parts, n_parts, offset, flags) : pwritev2(fd, v.parts, n_parts, offset, flags))
        }
    }
    ou_io_vector_end(th, &v);
    return number_or_null(th, done);
}

OU_POSIX(readv)
{
    return vectored(th, "readv", args[0], args[1], true, false, 0, 0);
}

OU_POSIX(writev)
{
    return vectored(th, "writev", args[0], args[1], false, false, 0, 0);
}

OU_POSIX(preadv)
{
    int64_t offset;
    int flags = 0;
    return ou_as_i64(th, args[2], &offset) && ou_as_c_int(th, args[3], &flags)
               ? vectored(th, "preadv", args[0], args[1], true, true, offset, flags)
               : NULL;
}

OU_POSIX(pwritev)
{
    int64_t offset;
    int flags = 0;
    return ou_as_i64(th, args[2], &offset) && ou_as_c_int(th, args[3], &flags)
               ? vectored(th, "pwritev", args[0], args[1], false, true, offset, flags)
               : NULL;
}

/* ---- from one descriptor to another ---- */

OU_POSIX(sendfile)
{
    int out, in;
    int64_t size;
    off_t offset = 0;
    ssize_t done;
    if (!ou_as_c_int(th, args[0], &out) || !ou_as_c_int(th, args[1], &in) ||
        !ou_as_ssize(th, args[3], &size)) {
        return NULL;
    }
    bool follows = args[2] == OU_NONE; /* the file's own position */
    if (!follows) {
        int64_t at;
        if (!ou_as_i64(th, args[2], &at)) {
            return NULL;
        }
        offset = at;
    }
    OU_POSIX_BLOCKING(done, sendfile(out, in, follows ? NULL : &offset, (size_t)size))
    return number_or_null(th, done);
}

static bool place(OuThread *th, OuObject *o, off64_t *value, off64_t **out)
{
    int64_t at;
    *out = NULL;
    if (o == NULL || o == OU_NONE) {
        return true;
    }
    if (!ou_as_i64(th, o, &at)) {
        return false;
    }
    *value = at;
    *out = value;
    return true;
}

OU_POSIX(copy_file_range)
{
    int from, to;
    int64_t size;
    off64_t at_from, at_to, *p_from, *p_to;
    ssize_t done;
    if (!ou_as_c_int(th, args[0], &from) || !ou_as_c_int(th, args[1], &to) ||
        !ou_as_ssize(th, args[2], &size) || !place(th, args[3], &at_from, &p_from) ||
        !place(th, args[4], &at_to, &p_to)) {
        return NULL;
    }
    if (size < 0) {
        return ou_null(th, &ou_exc_value_error, "negative value for 'count' not allowed");
    }
    OU_POSIX_BLOCKING(done, copy_file_range(from, p_from, to, p_to, (size_t)size, 0))
    return number_or_null(th, done);
}

OU_POSIX(splice)
{
    int from, to;
    unsigned flags = 0;
    int64_t size;
    off64_t at_from, at_to, *p_from, *p_to;
    ssize_t done;
    if (!ou_as_c_int(th, args[0], &from) || !ou_as_c_int(th, args[1], &to) ||
        !ou_as_ssize(th, args[2], &size) || !place(th, args[3], &at_from, &p_from) ||
        !place(th, args[4], &at_to, &p_to) || !ou_posix_unsigned(th, args[5], &flags)) {
        return NULL;
    }
    if (size < 0) {
        return ou_null(th, &ou_exc_value_error, "negative value for 'count' not allowed");
    }
    OU_POSIX_BLOCKING(done, splice(from, p_from, to, p_to, (size_t)size, flags))
    return number_or_null(th, done);
}

/* ---- files as a whole ---- */

OU_POSIX(lockf)
{
    int fd, command, done;
    int64_t length;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_c_int(th, args[1], &command) || !ou_as_i64(th, args[2], &length) ||
        (ou_audited(th) && !ou_audit(th, "os.lockf", "iin", fd, command, length))) {
        return NULL;
    }
    OU_POSIX_BLOCKING(done, lockf(fd, command, length))
    return done < 0 ? NULL : OU_NONE;
}

OU_POSIX(posix_fallocate)
{
    int fd, error;
    int64_t offset, length;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_i64(th, args[1], &offset) || !ou_as_i64(th, args[2], &length)) {
        return NULL;
    }
    do {
        ou_lock_leave(th);
        error = posix_fallocate(fd, offset, length);
        ou_lock_enter(th);
    } while (error == EINTR && ou_lock_retry(th));
    errno = error;
    return ou_has_error(th) ? NULL : ou_posix_done(th, error == 0 ? 0 : -1, NULL, NULL);
}

OU_POSIX(posix_fadvise)
{
    int fd, advice;
    int64_t offset, length;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_i64(th, args[1], &offset) || !ou_as_i64(th, args[2], &length) ||
        !ou_as_c_int(th, args[3], &advice)) {
        return NULL;
    }
    errno = posix_fadvise(fd, offset, length, advice);
    return ou_posix_done(th, errno == 0 ? 0 : -1, NULL, NULL);
}

OU_POSIX(sync)
{
    ou_lock_leave(th);
    sync();
    ou_lock_enter(th);
    return OU_NONE;
}

OU_POSIX(memfd_create)
{
    OuPosixPath name;
    int flags = MFD_CLOEXEC;
    OuObject *result = NULL;
    if (ou_posix_path(th, &name, "memfd_create", "name", args[0], 0) && ou_as_c_int(th, args[1], &flags)) {
        int fd = memfd_create(name.text, (unsigned)flags);
        result = fd < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, fd);
    }
    ou_posix_path_end(th, &name);
    return result;
}

/* ---- events and random bytes ---- */

OU_POSIX(eventfd)
{
    unsigned value;
    int flags = EFD_CLOEXEC;
    if (!ou_posix_unsigned(th, args[0], &value) || !ou_as_c_int(th, args[1], &flags)) {
        return NULL;
    }
    int fd = eventfd(value, flags);
    return fd < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, fd);
}

OU_POSIX(eventfd_read)
{
    int fd, done;
    eventfd_t value = 0;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    OU_POSIX_BLOCKING(done, eventfd_read(fd, &value))
    return done < 0 ? NULL : ou_int_new_u64(th, value);
}

OU_POSIX(eventfd_write)
{
    int fd, done;
    uint64_t value;
    if (ou_is_int(args[1]) && ou_int_sign(args[1]) < 0) {
        return ou_null(th, &ou_exc_value_error, "value must be positive");
    }
    if (!ou_as_c_int(th, args[0], &fd) || !ou_posix_u64(th, args[1], &value)) {
        return NULL;
    }
    OU_POSIX_BLOCKING(done, eventfd_write(fd, value))
    return done < 0 ? NULL : OU_NONE;
}

OU_POSIX(getrandom)
{
    int64_t size;
    int flags = 0;
    if (!ou_as_ssize(th, args[0], &size) || !ou_as_c_int(th, args[1], &flags)) {
        return NULL;
    }
    if (size < 0) {
        errno = EINVAL;
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)size);
    if (bytes == NULL) {
        return NULL;
    }
    ssize_t got;
    do {
        got = getrandom(ou_bytes_data(bytes), (size_t)size, (unsigned)flags);
    } while (got < 0 && errno == EINTR && ou_lock_retry(th));
    if (got < 0) {
        ou_drop(th, bytes);
        return ou_has_error(th) ? NULL : ou_posix_done(th, -1, NULL, NULL);
    }
    return ou_bytes_resize_adopt(th, bytes, (size_t)got);
}

const OuMethodDef ou_posix_transfer_functions[] = {
    {"pread", posix_pread, "fd, length, offset, /", 0, "Read a number of bytes from a file descriptor starting at a particular offset."},
    {"pwrite", posix_pwrite, "fd, buffer, offset, /", 0, "Write bytes to a file descriptor starting at a particular offset."},
    {"readv", posix_readv, "fd, buffers, /", 0, "Read from a file descriptor fd into an iterable of buffers."},
    {"writev", posix_writev, "fd, buffers, /", 0, "Iterate over buffers, and write the contents of each to a file descriptor."},
    {"preadv", posix_preadv, "fd, buffers, offset, flags=0, /", 0,
     "Reads from a file descriptor into a number of mutable bytes-like objects."},
    {"pwritev", posix_pwritev, "fd, buffers, offset, flags=0, /", 0,
     "Writes the contents of bytes-like objects to a file descriptor at a given offset."},
    {"sendfile", posix_sendfile, "out_fd, in_fd, offset, count", 0, "Copy count bytes from file descriptor in_fd to file descriptor out_fd."},
    {"copy_file_range", posix_copy_file_range, "src, dst, count, offset_src=None, offset_dst=None", 0,
     "Copy count bytes from one file descriptor to another."},
    {"splice", posix_splice, "src, dst, count, offset_src=None, offset_dst=None, flags=0", 0,
     "Transfer count bytes from one pipe to a descriptor or vice versa."},
    {"lockf", posix_lockf, "fd, command, length, /", 0, "Apply, test or remove a POSIX lock on an open file descriptor."},
    {"posix_fallocate", posix_posix_fallocate, "fd, offset, length, /", 0,
     "Ensure a file has allocated at least a particular number of bytes on disk."},
    {"posix_fadvise", posix_posix_fadvise, "fd, offset, length, advice, /", 0,
     "Announce an intention to access data in a specific pattern."},
    {"sync", posix_sync, "", 0, "Force write of everything to disk."},
    {"memfd_create", posix_memfd_create, "name, flags=1", 0, NULL},
    {"eventfd", posix_eventfd, "initval, flags=524288", 0, "Creates and returns an event notification file descriptor."},
    {"eventfd_read", posix_eventfd_read, "fd", 0, "Read eventfd value"},
    {"eventfd_write", posix_eventfd_write, "fd, value", 0, "Write eventfd value."},
    {"getrandom", posix_getrandom, "size, flags=0", 0, "Obtain a series of random bytes."},
    {NULL, NULL, NULL, 0, NULL},
};
