/* fcntl_module.c - the module fcntl: what can be asked of an open file beside reading and writing it. */
#include "10_builtin/posix/posix_int.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>

#define ARGUMENT_MAX 1024 /* bytes of a structure that is passed as bytes, as in CPython */

/* str or bytes-like: the bytes; false: it is something else, nothing pending. */
static bool as_bytes(OuThread *th, OuObject *o, OuBuffer *buffer)
{
    if (ou_is_str(o)) {
        OuObject *bytes = ou_str_encode(th, o, "utf-8", "strict");
        bool ok = bytes != NULL && ou_buffer_acquire(th, bytes, buffer, false);
        ou_drop_maybe(th, bytes);
        return ok;
    }
    return ou_has_buffer(o) && ou_buffer_acquire(th, o, buffer, false);
}

OU_POSIX(fcntl)
{
    int fd, command, done;
    OuBuffer buffer;
    if (!ou_posix_fd(th, args[0], &fd) || !ou_as_c_int(th, args[1], &command) ||
        (ou_audited(th) && !ou_audit(th, "fcntl.fcntl", "iiO", fd, command, args[2]))) {
        return NULL;
    }
    if (args[2] != NULL && as_bytes(th, args[2], &buffer)) {
        char copy[ARGUMENT_MAX + 1];
        size_t size = buffer.size;
        if (size <= ARGUMENT_MAX) {
            memcpy(copy, buffer.data, size);
        }
        ou_buffer_release(th, &buffer);
        if (size > ARGUMENT_MAX) {
            return ou_null(th, &ou_exc_value_error, "fcntl string arg too long");
        }
        OU_POSIX_BLOCKING(done, fcntl(fd, command, copy))
        return done < 0 ? NULL : ou_bytes_from(th, copy, size);
    }
    int64_t argument = 0;
    if (ou_has_error(th) || (args[2] != NULL && !ou_as_i64(th, args[2], &argument))) {
        return NULL;
    }
    OU_POSIX_BLOCKING(done, fcntl(fd, command, (long)(int)argument))
    return done < 0 ? NULL : ou_int_new(th, done);
}

/* A buffer that can be written is changed in place; what cannot comes back as new bytes. */
OU_POSIX(ioctl)
{
    int fd, done;
    int64_t request, argument = 0;
    OuTruth mutates = args[3] == NULL ? OU_TRUE : ou_is_true(th, args[3]);
    if (!ou_posix_fd(th, args[0], &fd) || !ou_as_i64(th, args[1], &request) || mutates == OU_ERROR ||
        (ou_audited(th) && !ou_audit(th, "fcntl.ioctl", "inO", fd, (int64_t)(uint32_t)request, args[2]))) {
        return NULL;
    }
    OuObject *o = args[2];
    OuBuffer buffer;
    char copy[ARGUMENT_MAX + 1];
    if (o != NULL && !ou_is_str(o) && ou_has_buffer(o) && ou_buffer_acquire(th, o, &buffer, true)) {
        bool in_place = mutates == OU_TRUE && buffer.size > ARGUMENT_MAX;
        size_t size = buffer.size;
        if (!in_place && size > ARGUMENT_MAX) {
            ou_buffer_release(th, &buffer);
            return ou_null(th, &ou_exc_value_error, "ioctl string arg too long");
        }
        char *at = in_place ? (char *)(uintptr_t)buffer.data : memcpy(copy, buffer.data, size);
        OU_POSIX_BLOCKING(done, ioctl(fd, (unsigned long)request, at))
        if (mutates == OU_TRUE && !in_place) {
            memcpy((char *)(uintptr_t)buffer.data, copy, size);
        }
        ou_buffer_release(th, &buffer);
        return done < 0 ? NULL : mutates == OU_TRUE ? ou_int_new(th, done) : ou_bytes_from(th, copy, size);
    }
    ou_error_clear(th); /* of asking a buffer that cannot be written for one that can */
    if (o != NULL && as_bytes(th, o, &buffer)) {
        size_t size = buffer.size;
        if (size <= ARGUMENT_MAX) {
            memcpy(copy, buffer.data, size);
        }
        ou_buffer_release(th, &buffer);
        if (size > ARGUMENT_MAX) {
            return ou_null(th, &ou_exc_value_error, "ioctl string arg too long");
        }
        OU_POSIX_BLOCKING(done, ioctl(fd, (unsigned long)request, copy))
        return done < 0 ? NULL : ou_bytes_from(th, copy, size);
    }
    if (ou_has_error(th) || (o != NULL && !ou_as_i64(th, o, &argument))) {
        return NULL;
    }
    OU_POSIX_BLOCKING(done, ioctl(fd, (unsigned long)request, (long)argument))
    return done < 0 ? NULL : ou_int_new(th, done);
}

OU_POSIX(flock)
{
    int fd, operation, done;
    if (!ou_posix_fd(th, args[0], &fd) || !ou_as_c_int(th, args[1], &operation) ||
        (ou_audited(th) && !ou_audit(th, "fcntl.flock", "ii", fd, operation))) {
        return NULL;
    }
    OU_POSIX_BLOCKING(done, flock(fd, operation))
    return done < 0 ? NULL : OU_NONE;
}

OU_POSIX(lockf)
{
    int fd, operation, whence = SEEK_SET, done;
    int64_t length = 0, start = 0;
    if (!ou_posix_fd(th, args[0], &fd) || !ou_as_c_int(th, args[1], &operation) ||
        (args[2] != NULL && !ou_as_i64(th, args[2], &length)) || (args[3] != NULL && !ou_as_i64(th, args[3], &start)) ||
        !ou_as_c_int(th, args[4], &whence) ||
        (ou_audited(th) && !ou_audit(th, "fcntl.lockf", "iiOOi", fd, operation, args[2], args[3], whence))) {
        return NULL;
    }
    struct flock lock = {.l_whence = (short)whence, .l_start = start, .l_len = length};
    if (operation == LOCK_UN) {
        lock.l_type = F_UNLCK;
    } else if ((operation & LOCK_SH) != 0) {
        lock.l_type = F_RDLCK;
    } else if ((operation & LOCK_EX) != 0) {
        lock.l_type = F_WRLCK;
    } else {
        return ou_null(th, &ou_exc_value_error, "unrecognized lockf argument");
    }
    OU_POSIX_BLOCKING(done, fcntl(fd, (operation & LOCK_NB) != 0 ? F_SETLK : F_SETLKW, &lock))
    return done < 0 ? NULL : OU_NONE;
}

static const OuMethodDef functions[] = {
    {"fcntl", posix_fcntl, "fd, cmd, arg=0, /", 0, "Perform the operation `cmd` on file descriptor fd."},
    {"ioctl", posix_ioctl, "fd, request, arg=0, mutate_flag=True, /", 0, "Perform the operation request on file descriptor fd."},
    {"flock", posix_flock, "fd, operation, /", 0, "Perform the lock operation `operation` on file descriptor `fd`."},
    {"lockf", posix_lockf, "fd, cmd, len=0, start=0, whence=0, /", 0, "A wrapper around the fcntl() locking calls."},
    {NULL, NULL, NULL, 0, NULL},
};

#define CONSTANTS(X)                                                                               \
    X(DN_ACCESS) X(DN_ATTRIB) X(DN_CREATE) X(DN_DELETE) X(DN_MODIFY) X(DN_MULTISHOT) X(DN_RENAME)  \
    X(FASYNC) X(FD_CLOEXEC) X(F_ADD_SEALS) X(F_DUPFD) X(F_DUPFD_CLOEXEC) X(F_EXLCK) X(F_GETFD)     \
    X(F_GETFL) X(F_GETLEASE) X(F_GETLK) X(F_GETLK64) X(F_GETOWN) X(F_GETPIPE_SZ) X(F_GETSIG)       \
    X(F_GET_SEALS) X(F_NOTIFY) X(F_OFD_GETLK) X(F_OFD_SETLK) X(F_OFD_SETLKW) X(F_RDLCK)            \
    X(F_SEAL_GROW) X(F_SEAL_SEAL) X(F_SEAL_SHRINK) X(F_SEAL_WRITE) X(F_SETFD) X(F_SETFL)           \
    X(F_SETLEASE) X(F_SETLK) X(F_SETLK64) X(F_SETLKW) X(F_SETLKW64) X(F_SETOWN) X(F_SETPIPE_SZ)    \
    X(F_SETSIG) X(F_SHLCK) X(F_UNLCK) X(F_WRLCK) X(LOCK_EX) X(LOCK_MAND) X(LOCK_NB) X(LOCK_READ)   \
    X(LOCK_RW) X(LOCK_SH) X(LOCK_UN) X(LOCK_WRITE)

static const OuNamedNumber constants[] = {
#define OU_X(name) {#name, (int64_t)name},
    CONSTANTS(OU_X)
#undef OU_X
    {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "fcntl", NULL, functions);
    if (module != NULL && !ou_module_add_numbers(th, module, constants)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_fcntl = {.name = "fcntl", .make = make};
