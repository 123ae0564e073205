/* posix_file.c - system calls on paths and on file descriptors: one function each, EINTR retried (PEP 475). */
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/seconds.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* ---- one path ---- */

static int call_mkdir(int at, const OuPosixPath *path, int mode)
{
    return mkdirat(at, path->text, (mode_t)mode);
}

static int call_unlink(int at, const OuPosixPath *path, int flags)
{
    return unlinkat(at, path->text, flags);
}

static int call_chdir(int at, const OuPosixPath *path, int value)
{
    (void)at, (void)value;
    return path->text == NULL ? fchdir(path->fd) : chdir(path->text);
}

static int call_chmod(int at, const OuPosixPath *path, int mode)
{
    return path->text == NULL ? fchmod(path->fd, (mode_t)mode) : fchmodat(at, path->text, (mode_t)mode, 0);
}

static int call_mkfifo(int at, const OuPosixPath *path, int mode)
{
    return mkfifoat(at, path->text, (mode_t)mode);
}

/* The usual frame of a call on one path: with `flags` and a directory's descriptor. Each function is a case of it. */
typedef int (*PathCall)(int at, const OuPosixPath *path, int value);

/* Audit hooks are told before it happens: the path and the directory, of chmod() and mkdir() the mode, too. */
static bool tell(OuThread *th, const OuPosixPath *path, int at, int value, PathCall call)
{
    int dir = ou_posix_told_dir(at);
    return call == call_chdir    ? ou_audit(th, "os.chdir", "O", path->given)
           : call == call_chmod  ? ou_audit(th, "os.chmod", "Oii", path->given, value, dir)
           : call == call_mkdir  ? ou_audit(th, "os.mkdir", "Oii", path->given, value, dir)
           : call == call_unlink ? ou_audit(th, value == AT_REMOVEDIR ? "os.rmdir" : "os.remove", "Oi", path->given, dir)
                                 : true;
}

static OuObject *path_call(OuThread *th, const char *name, OuObject *o, uint32_t flags, OuObject *dir, int value, PathCall call)
{
    OuPosixPath path;
    int at = AT_FDCWD;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, name, "path", o, flags) && ou_posix_dir_fd(th, dir, &at) &&
        (!ou_audited(th) || tell(th, &path, at, value, call))) {
        result = ou_posix_done(th, call(at, &path, value), &path, NULL);
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(mkdir)
{
    int mode = 0777;
    return ou_as_c_int(th, args[1], &mode) ? path_call(th, "mkdir", args[0], OU_PATH_FILE, args[2], mode, call_mkdir) : NULL;
}

OU_POSIX(mkfifo)
{
    int mode = 0666;
    return ou_as_c_int(th, args[1], &mode) ? path_call(th, "mkfifo", args[0], OU_PATH_FILE, args[2], mode, call_mkfifo) : NULL;
}

OU_POSIX(rmdir)
{
    return path_call(th, "rmdir", args[0], OU_PATH_FILE, args[1], AT_REMOVEDIR, call_unlink);
}

OU_POSIX(unlink)
{
    return path_call(th, "unlink", args[0], OU_PATH_FILE, args[1], 0, call_unlink);
}

OU_POSIX(remove)
{
    return path_call(th, "remove", args[0], OU_PATH_FILE, args[1], 0, call_unlink);
}

OU_POSIX(chdir)
{
    return path_call(th, "chdir", args[0], OU_PATH_FD, NULL, 0, call_chdir);
}

OU_POSIX(chmod)
{
    int mode;
    OuTruth follow = args[3] == NULL ? OU_TRUE : ou_is_true(th, args[3]);
    if (follow == OU_ERROR || !ou_as_c_int(th, args[1], &mode)) {
        return NULL;
    }
    if (follow == OU_FALSE) {
        return ou_null(th, &ou_exc_not_implemented_error, "chmod: follow_symlinks unavailable on this platform");
    }
    return path_call(th, "chmod", args[0], OU_PATH_FD, args[2], mode, call_chmod);
}

OU_POSIX(truncate)
{
    OuPosixPath path;
    int64_t size;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "truncate", "path", args[0], OU_PATH_FD) && ou_as_i64(th, args[1], &size) &&
        (!ou_audited(th) || ou_audit(th, "os.truncate", "On", path.given, size))) {
        result = ou_posix_done(th, path.text == NULL ? ftruncate(path.fd, size) : truncate(path.text, size), &path, NULL);
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(readlink)
{
    OuPosixPath path;
    int at = AT_FDCWD;
    char text[PATH_MAX + 1];
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "readlink", "path", args[0], OU_PATH_FILE) && ou_posix_dir_fd(th, args[1], &at)) {
        ssize_t size = readlinkat(at, path.text, text, PATH_MAX);
        result = size < 0 ? ou_posix_done(th, -1, &path, NULL) : ou_posix_name(th, text, (size_t)size, path.is_bytes);
    }
    ou_posix_path_end(th, &path);
    return result;
}

static bool time_from_ns(OuThread *th, OuObject *o, struct timespec *t)
{
    int64_t ns;
    if (!ou_as_i64(th, o, &ns)) {
        return false;
    }
    int64_t whole = ns / 1000000000, rest = ns % 1000000000;
    t->tv_sec = rest < 0 ? whole - 1 : whole;
    t->tv_nsec = (long)(rest < 0 ? rest + 1000000000 : rest);
    return true;
}

OU_POSIX(utime)
{
    OuPosixPath path;
    int at = AT_FDCWD;
    struct timespec times[2];
    OuObject *pair = args[1] != NULL && args[1] != OU_NONE ? args[1] : NULL, *ns = args[2], *result = NULL;
    OuTruth follow = args[4] == NULL ? OU_TRUE : ou_is_true(th, args[4]);
    bool ok = ou_posix_path(th, &path, "utime", "path", args[0], OU_PATH_FD) && ou_posix_dir_fd(th, args[3], &at) &&
              follow != OU_ERROR;
    if (ok && pair != NULL && ns != NULL) {
        ok = ou_raise(th, &ou_exc_value_error, "utime: you may specify either 'times' or 'ns' but not both");
    }
    OuObject *given = pair != NULL ? pair : ns;
    if (ok && given != NULL && (!ou_is_tuple(given) || ou_tuple_size(given) != 2)) {
        ok = pair != NULL ? ou_raise(th, &ou_exc_type_error, "utime: 'times' must be either a tuple of two ints or None")
                          : ou_raise(th, &ou_exc_type_error, "utime: 'ns' must be a tuple of two ints");
    }
    for (size_t i = 0; ok && given != NULL && i < 2; i++) {
        OuObject *item = ou_tuple_borrow(given, i);
        ok = pair != NULL ? ou_seconds_moment(th, item, &times[i]) : time_from_ns(th, item, &times[i]);
    }
    if (ok && ou_audited(th)) {
        ok = ou_audit(th, "os.utime", "OOOi", path.given, pair, ns, ou_posix_told_dir(at));
    }
    if (ok) {
        const struct timespec *t = given == NULL ? NULL : times;
        int done = path.text == NULL ? futimens(path.fd, t)
                                     : utimensat(at, path.text, t, follow == OU_TRUE ? 0 : AT_SYMLINK_NOFOLLOW);
        result = ou_posix_done(th, done, NULL, NULL); /* a folder in it may be what is missing */
    }
    ou_posix_path_end(th, &path);
    return result;
}

/* ---- two paths ---- */

typedef enum TwoPaths { RENAME, LINK, SYMLINK } TwoPaths;

static bool tell_two(OuThread *th, TwoPaths what, const OuPosixPath *a, int at_a, const OuPosixPath *b, int at_b)
{
    at_a = ou_posix_told_dir(at_a), at_b = ou_posix_told_dir(at_b);
    return what == SYMLINK ? ou_audit(th, "os.symlink", "OOi", a->given, b->given, at_b)
                           : ou_audit(th, what == LINK ? "os.link" : "os.rename", "OOii", a->given, b->given, at_a, at_b);
}

static OuObject *two_paths(OuThread *th, const char *name, TwoPaths what, OuObject *from, OuObject *to, OuObject *from_dir,
                           OuObject *to_dir, bool follow)
{
    OuPosixPath a, b = {0};
    int at_a = AT_FDCWD, at_b = AT_FDCWD;
    OuObject *result = NULL;
    if (ou_posix_path(th, &a, name, "src", from, OU_PATH_FILE) && ou_posix_path(th, &b, name, "dst", to, OU_PATH_FILE) &&
        ou_posix_dir_fd(th, from_dir, &at_a) && ou_posix_dir_fd(th, to_dir, &at_b) &&
        (!ou_audited(th) || tell_two(th, what, &a, at_a, &b, at_b))) {
        int done = what == RENAME ? renameat(at_a, a.text, at_b, b.text)
                   : what == LINK ? linkat(at_a, a.text, at_b, b.text, follow ? AT_SYMLINK_FOLLOW : 0)
                                  : symlinkat(a.text, at_b, b.text);
        result = ou_posix_done(th, done, &a, &b);
    }
    ou_posix_path_end(th, &b);
    ou_posix_path_end(th, &a);
    return result;
}

OU_POSIX(rename)
{
    return two_paths(th, "rename", RENAME, args[0], args[1], args[2], args[3], true);
}

OU_POSIX(replace)
{
    return two_paths(th, "replace", RENAME, args[0], args[1], args[2], args[3], true);
}

OU_POSIX(link)
{
    OuTruth follow = args[4] == NULL ? OU_FALSE : ou_is_true(th, args[4]);
    return follow == OU_ERROR ? NULL : two_paths(th, "link", LINK, args[0], args[1], args[2], args[3], follow == OU_TRUE);
}

OU_POSIX(symlink)
{
    return two_paths(th, "symlink", SYMLINK, args[0], args[1], NULL, args[3], true);
}

/* ---- descriptors ---- */

OU_POSIX(open)
{
    OuPosixPath path;
    int flags, mode = 0777, at = AT_FDCWD;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "open", "path", args[0], OU_PATH_FILE) && ou_as_c_int(th, args[1], &flags) &&
        ou_as_c_int(th, args[2], &mode) && ou_posix_dir_fd(th, args[3], &at) &&
        (!ou_audited(th) || ou_audit(th, "open", "OOi", path.given, NULL, flags | O_CLOEXEC))) {
        int fd;
        bool go_on = true;
        do {
            ou_lock_leave(th);
            fd = openat(at, path.text, flags | O_CLOEXEC, mode);
            ou_lock_enter(th);
        } while (fd < 0 && errno == EINTR && (go_on = ou_lock_retry(th)));
        result = !go_on ? NULL : fd < 0 ? ou_posix_done(th, -1, &path, NULL) : ou_int_new(th, fd);
    }
    ou_posix_path_end(th, &path);
    return result;
}

OU_POSIX(close)
{
    int fd;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    ou_lock_leave(th);
    int done = close(fd);
    ou_lock_enter(th);
    return ou_posix_done(th, done != 0 && errno == EINTR ? 0 : done, NULL, NULL);
}

OU_POSIX(closerange)
{
    int from, to;
    if (!ou_as_c_int(th, args[0], &from) || !ou_as_c_int(th, args[1], &to)) {
        return NULL;
    }
    for (int fd = from < 0 ? 0 : from; fd < to && fd < (int)sysconf(_SC_OPEN_MAX); fd++) {
        close(fd);
    }
    return OU_NONE;
}

OU_POSIX(read)
{
    int fd;
    int64_t size;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_ssize(th, args[1], &size)) {
        return NULL;
    }
    if (size < 0) {
        errno = EINVAL;
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *bytes = ou_bytes_new(th, (size_t)size);
    while (bytes != NULL) {
        ssize_t got = ou_transfer_read(th, fd, ou_bytes_data(bytes), (size_t)size);
        if (got >= 0) {
            return (size_t)got == (size_t)size ? bytes : ou_bytes_resize_adopt(th, bytes, (size_t)got);
        }
        if (errno != EINTR) {
            ou_posix_done(th, -1, NULL, NULL);
        }
        if (ou_has_error(th) || !ou_lock_retry(th)) {
            ou_clear_ref(th, &bytes);
        }
    }
    return NULL;
}

OU_POSIX(write)
{
    int fd;
    OuBuffer buffer;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_buffer_acquire(th, args[1], &buffer, false)) {
        return NULL;
    }
    ssize_t done;
    bool go_on = true;
    do {
        done = ou_transfer_write(th, fd, buffer.data, buffer.size);
    } while (done < 0 && errno == EINTR && (go_on = ou_lock_retry(th)));
    if (done >= 0 && (size_t)done < buffer.size) { /* cut short by a signal: its handler runs before the caller goes on */
        go_on = ou_lock_retry(th);
    }
    OuObject *result = !go_on ? NULL : done < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, done);
    ou_buffer_release(th, &buffer);
    return result;
}

OU_POSIX(lseek)
{
    int fd, how;
    int64_t to;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_i64(th, args[1], &to) || !ou_as_c_int(th, args[2], &how)) {
        return NULL;
    }
    off_t at = lseek(fd, to, how);
    return at < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, at);
}

static OuObject *ends_of_pipe(OuThread *th, const int *ends)
{
    return ou_seq_pair_adopt(th, ou_int_new(th, ends[0]), ou_int_new(th, ends[1]));
}

OU_POSIX(pipe)
{
    int ends[2];
    return pipe2(ends, O_CLOEXEC) != 0 ? ou_posix_done(th, -1, NULL, NULL) : ends_of_pipe(th, ends);
}

OU_POSIX(pipe2)
{
    int ends[2], flags;
    if (!ou_as_c_int(th, args[0], &flags)) {
        return NULL;
    }
    return pipe2(ends, flags) != 0 ? ou_posix_done(th, -1, NULL, NULL) : ends_of_pipe(th, ends);
}

OU_POSIX(dup)
{
    int fd;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return fd < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, fd);
}

OU_POSIX(dup2)
{
    int fd, to;
    OuTruth inherit = args[2] == NULL ? OU_TRUE : ou_is_true(th, args[2]);
    if (inherit == OU_ERROR || !ou_as_c_int(th, args[0], &fd) || !ou_as_c_int(th, args[1], &to)) {
        return NULL;
    }
    int done = inherit == OU_TRUE || fd == to ? dup2(fd, to) : dup3(fd, to, O_CLOEXEC);
    return done < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, done);
}

OU_POSIX(isatty)
{
    int fd;
    return ou_as_c_int(th, args[0], &fd) ? ou_bool(isatty(fd) == 1) : NULL;
}

OU_POSIX(ftruncate)
{
    int fd;
    int64_t size;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_i64(th, args[1], &size)) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "os.truncate", "in", fd, size)) {
        return NULL;
    }
    return ou_posix_done(th, ftruncate(fd, size), NULL, NULL);
}

static OuObject *fd_call(OuThread *th, OuObject *o, int (*call)(int))
{
    int fd, done;
    if (!ou_posix_fd(th, o, &fd)) {
        return NULL;
    }
    do {
        ou_lock_leave(th);
        done = call(fd);
        ou_lock_enter(th);
    } while (done < 0 && errno == EINTR && ou_lock_retry(th));
    return ou_has_error(th) ? NULL : ou_posix_done(th, done, NULL, NULL);
}

OU_POSIX(fsync)
{
    return fd_call(th, args[0], fsync);
}

OU_POSIX(fdatasync)
{
    return fd_call(th, args[0], fdatasync);
}

OU_POSIX(fchdir)
{
    if (ou_audited(th) && !ou_audit(th, "os.chdir", "O", args[0])) {
        return NULL;
    }
    return fd_call(th, args[0], fchdir);
}

OU_POSIX(fchmod)
{
    int fd, mode;
    return ou_as_c_int(th, args[0], &fd) && ou_as_c_int(th, args[1], &mode) &&
                   (!ou_audited(th) || ou_audit(th, "os.chmod", "iii", fd, mode, -1))
               ? ou_posix_done(th, fchmod(fd, (mode_t)mode), NULL, NULL)
               : NULL;
}

OU_POSIX(get_inheritable)
{
    int fd;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_bool((flags & FD_CLOEXEC) == 0);
}

OU_POSIX(set_inheritable)
{
    int fd, wanted;
    if (!ou_as_c_int(th, args[0], &fd) || !ou_as_c_int(th, args[1], &wanted)) {
        return NULL;
    }
    int flags = fcntl(fd, F_GETFD);
    int done = flags < 0 ? -1 : fcntl(fd, F_SETFD, wanted != 0 ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC);
    return ou_posix_done(th, done, NULL, NULL);
}

OU_POSIX(get_blocking)
{
    int fd;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_bool((flags & O_NONBLOCK) == 0);
}

OU_POSIX(set_blocking)
{
    int fd;
    OuTruth wanted = ou_is_true(th, args[1]);
    if (wanted == OU_ERROR || !ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    int flags = fcntl(fd, F_GETFL);
    int done = flags < 0 ? -1 : fcntl(fd, F_SETFL, wanted == OU_TRUE ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
    return ou_posix_done(th, done, NULL, NULL);
}

/* A path without "." and empty parts, and with ".." taken back, for importlib and posixpath. */
OU_POSIX(_path_normpath)
{
    OuPosixPath path;
    OuObject *result = NULL;
    if (ou_posix_path(th, &path, "_path_normpath", "path", args[0], OU_PATH_PURE)) {
        size_t size = ou_bytes_size(path.bytes), room = size + 2, used = 0, root = 0, n_names = 0;
        char *out = ou_mem_take(th, room);
        if (out != NULL && path.text[0] == '/') { /* two slashes mean something of their own, three do not */
            root = path.text[1] == '/' && path.text[2] != '/' ? 2 : 1;
            memset(out, '/', root);
            used = root;
        }
        for (const char *at = path.text, *end = at + size; out != NULL && at < end;) {
            const char *slash = memchr(at, '/', (size_t)(end - at));
            size_t length = (size_t)((slash == NULL ? end : slash) - at);
            bool is_up = length == 2 && at[0] == '.' && at[1] == '.';
            if (is_up && n_names > 0) {
                while (used > root && out[used - 1] != '/') {
                    used--;
                }
                used -= used > root;
                n_names--;
            } else if (length > 0 && !(length == 1 && at[0] == '.') && !(is_up && root > 0)) {
                if (used > root) {
                    out[used++] = '/';
                }
                memcpy(out + used, at, length);
                used += length;
                n_names += !is_up;
            }
            at += length + (slash != NULL);
        }
        if (out != NULL) {
            const char *text = used == 0 ? "." : out;
            used += used == 0;
            result = path.is_bytes ? ou_bytes_from(th, text, used) : ou_str_decode(th, text, used, "utf-8", "surrogatepass");
        }
        ou_mem_give(th, out, out == NULL ? 0 : room);
    }
    ou_posix_path_end(th, &path);
    return result;
}

const OuMethodDef ou_posix_file_functions[] = {
    {"_path_normpath", posix__path_normpath, "path", 0, "Basic path normalization."},
    {"mkdir", posix_mkdir, "path, mode=511, *, dir_fd=None", 0, "Create a directory."},
    {"mkfifo", posix_mkfifo, "path, mode=438, *, dir_fd=None", 0, "Create a \"fifo\" (a POSIX named pipe)."},
    {"rmdir", posix_rmdir, "path, *, dir_fd=None", 0, "Remove a directory."},
    {"unlink", posix_unlink, "path, *, dir_fd=None", 0, "Remove a file (same as remove())."},
    {"remove", posix_remove, "path, *, dir_fd=None", 0, "Remove a file (same as unlink())."},
    {"chdir", posix_chdir, "path", 0, "Change the current working directory to the specified path."},
    {"fchdir", posix_fchdir, "fd", 0, "Change to the directory of the given file descriptor."},
    {"chmod", posix_chmod, "path, mode, *, dir_fd=None, follow_symlinks=True", 0, "Change the access permissions of a file."},
    {"fchmod", posix_fchmod, "fd, mode", 0, "Change the access permissions of the file given by file descriptor fd."},
    {"truncate", posix_truncate, "path, length", 0, "Truncate a file, specified by path, to a specific length."},
    {"readlink", posix_readlink, "path, *, dir_fd=None", 0,
     "Return a string representing the path to which the symbolic link points."},
    {"utime", posix_utime, "path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True", 0,
     "Set the access and modified time of path."},
    {"rename", posix_rename, "src, dst, *, src_dir_fd=None, dst_dir_fd=None", 0, "Rename a file or directory."},
    {"replace", posix_replace, "src, dst, *, src_dir_fd=None, dst_dir_fd=None", 0,
     "Rename a file or directory, overwriting the destination."},
    {"link", posix_link, "src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True", 0,
     "Create a hard link to a file."},
    {"symlink", posix_symlink, "src, dst, target_is_directory=False, *, dir_fd=None", 0,
     "Create a symbolic link pointing to src named dst."},
    {"open", posix_open, "path, flags, mode=511, *, dir_fd=None", 0, "Open a file for low level IO.  Returns a file descriptor (integer)."},
    {"close", posix_close, "fd", 0, "Close a file descriptor."},
    {"closerange", posix_closerange, "fd_low, fd_high, /", 0, "Closes all file descriptors in [fd_low, fd_high), ignoring errors."},
    {"read", posix_read, "fd, length, /", 0, "Read from a file descriptor.  Returns a bytes object."},
    {"write", posix_write, "fd, data, /", 0, "Write a bytes object to a file descriptor."},
    {"lseek", posix_lseek, "fd, position, how, /", 0, "Set the position of a file descriptor.  Return the new position."},
    {"pipe", posix_pipe, "", 0, "Create a pipe."},
    {"pipe2", posix_pipe2, "flags, /", 0, "Create a pipe with flags set atomically."},
    {"dup", posix_dup, "fd, /", 0, "Return a duplicate of a file descriptor."},
    {"dup2", posix_dup2, "fd, fd2, inheritable=True", 0, "Duplicate file descriptor."},
    {"isatty", posix_isatty, "fd, /", 0, "Return True if the fd is connected to a terminal."},
    {"ftruncate", posix_ftruncate, "fd, length, /", 0, "Truncate a file, specified by file descriptor, to a specific length."},
    {"fsync", posix_fsync, "fd", 0, "Force write of fd to disk."},
    {"fdatasync", posix_fdatasync, "fd", 0, "Force write of fd to disk without forcing update of metadata."},
    {"get_inheritable", posix_get_inheritable, "fd, /", 0, "Get the close-on-exe flag of the specified file descriptor."},
    {"set_inheritable", posix_set_inheritable, "fd, inheritable, /", 0, "Set the inheritable flag of the specified file descriptor."},
    {"get_blocking", posix_get_blocking, "fd, /", 0, "Get the blocking mode of the file descriptor."},
    {"set_blocking", posix_set_blocking, "fd, blocking, /", 0, "Set the blocking mode of the specified file descriptor."},
    {NULL, NULL, NULL, 0, NULL},
};
