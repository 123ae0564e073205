/* posix_module.c - the module posix, under the library's os: its parts put together, its constants, paths as arguments.
 *
 * The system takes bytes: a str is UTF-8 with surrogateescape both ways, whatever the locale says. */
#include "10_builtin/posix/posix_int.h"
#include "06_types/memoryview.h"
#include "10_builtin/fs_path.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <linux/limits.h>
#include <linux/memfd.h>
#include <sched.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <sysexits.h>
#include <unistd.h>

/* ---- arguments and results ---- */

static bool check_fd(OuThread *th, int fd)
{
    return fd >= 0 || ou_raise(th, &ou_exc_value_error, "file descriptor cannot be a negative integer (%d)", fd);
}

bool ou_posix_fd(OuThread *th, OuObject *o, int *fd)
{
    if (ou_is_int(o)) {
        return ou_as_c_int(th, o, fd) && check_fd(th, *fd);
    }
    bool failed = false;
    OuObject *method = ou_get_attr_text_maybe(th, o, "fileno", &failed);
    if (method == NULL) {
        return !failed && ou_raise(th, &ou_exc_type_error, "argument must be an int, or have a fileno() method.");
    }
    OuObject *number = ou_call0(th, method);
    ou_drop(th, method);
    if (number == NULL) {
        return false;
    }
    bool ok = ou_is_int(number) ? ou_as_c_int(th, number, fd)
                                : ou_raise(th, &ou_exc_type_error, "fileno() returned a non-integer");
    ou_drop(th, number);
    return ok && check_fd(th, *fd);
}

bool ou_posix_u64(OuThread *th, OuObject *o, uint64_t *out)
{
    return o == NULL || (ou_is_int(o) ? ou_int_as_u64(th, o, out) : ou_raise(th, &ou_exc_type_error, "an integer is required"));
}

bool ou_posix_unsigned(OuThread *th, OuObject *o, unsigned *out)
{
    int64_t value;
    if (o == NULL) {
        return true;
    }
    if (!ou_is_int(o)) {
        return ou_raise(th, &ou_exc_type_error, "an integer is required");
    }
    int clipped = ou_int_clip_i64(o, &value);
    if (value < 0) {
        return ou_raise(th, &ou_exc_value_error, "value must be positive");
    }
    *out = (unsigned)value;
    return value == (int64_t)*out || ou_raise(th, &ou_exc_overflow_error, clipped == 0 ? "Python int too large for C unsigned int"
                                                                           : "Python int too large to convert to C unsigned long");
}

/* A descriptor in place of a path or of a folder. */
static bool as_place(OuThread *th, OuObject *o, int *fd)
{
    int64_t value;
    if (!ou_as_index(th, o, &value, NULL)) {
        return false;
    }
    *fd = (int)value;
    return value == *fd || ou_raise(th, &ou_exc_overflow_error, "fd is %s", value < 0 ? "less than minimum" : "greater than maximum");
}

bool ou_posix_dir_fd(OuThread *th, OuObject *o, int *fd)
{
    *fd = AT_FDCWD;
    if (o == NULL || o == OU_NONE) {
        return true;
    }
    if (!ou_is_int(o) && (o->type->number == NULL || o->type->number->index == NULL)) {
        return ou_raise(th, &ou_exc_type_error, "argument should be integer or None, not %T", o);
    }
    return as_place(th, o, fd);
}

/* What a path argument stands for: a str or bytes, new. */
static OuObject *path_value(OuThread *th, const char *function, const char *argument, OuObject *o, uint32_t flags)
{
    static const char *const kinds[] = {"string, bytes or os.PathLike", "string, bytes, os.PathLike or integer",
                                        "string, bytes, os.PathLike or None", "string, bytes, os.PathLike, integer or None"};
    static const char words[] = "%s: %s should be %s, not %s";
    const char *kind = kinds[flags & (OU_PATH_FD | OU_PATH_NONE)], *type = ou_type_short_name(o->type);
    if ((flags & (OU_PATH_FD | OU_PATH_NONE | OU_PATH_FILE)) == 0 || ou_is_str(o) || ou_is_bytes(o) || !ou_has_buffer(o)) {
        OuObject *found = ou_fs_path_maybe(th, o);
        return found != NULL || ou_has_error(th) ? found : ou_null(th, &ou_exc_type_error, words, function, argument, kind, type);
    }
    OuObject *text = ou_str_format(th, words, function, argument, kind, type);
    OuObject *bytes = text == NULL ? NULL : ou_fs_path_buffer(th, o, text);
    ou_drop_maybe(th, text);
    return bytes;
}

bool ou_posix_path(OuThread *th, OuPosixPath *path, const char *function, const char *argument, OuObject *o, uint32_t flags)
{
    *path = (OuPosixPath){.given = ou_keep_maybe(o), .fd = -1};
    if ((flags & OU_PATH_NONE) != 0 && (o == NULL || o == OU_NONE)) {
        ou_clear_ref(th, &path->given);
        path->text = ".";
        return true;
    }
    const OuNumberSlots *number = o->type->number;
    if ((flags & OU_PATH_FD) != 0 && number != NULL && number->index != NULL && !ou_is_str(o) && !ou_has_buffer(o)) {
        return as_place(th, o, &path->fd);
    }
    OuObject *found = path_value(th, function, argument, o, flags);
    if (found == NULL) {
        return false;
    }
    if (!ou_has_buffer(o) || flags == 0 || flags == OU_PATH_PURE) { /* errors name a bytes-like object as it was given */
        ou_replace(th, &path->given, ou_keep(found));
    }
    path->is_bytes = ou_is_bytes(found);
    path->bytes = path->is_bytes ? ou_keep(found) : ou_str_encode(th, found, "utf-8", (flags & OU_PATH_PURE) != 0 ? "surrogatepass" : "surrogateescape");
    ou_drop(th, found);
    if (path->bytes == NULL) {
        return false;
    }
    path->text = ou_bytes_data(path->bytes);
    if ((flags & OU_PATH_PURE) != 0 || strlen(path->text) == ou_bytes_size(path->bytes)) {
        return true;
    }
    return path->is_bytes ? ou_raise(th, &ou_exc_value_error, "%s: embedded null character in %s", function, argument)
                          : ou_raise(th, &ou_exc_value_error, "embedded null byte");
}

void ou_posix_path_end(OuThread *th, OuPosixPath *path)
{
    ou_clear_ref(th, &path->given);
    ou_clear_ref(th, &path->bytes);
}

OuObject *ou_posix_done(OuThread *th, int result, const OuPosixPath *path, const OuPosixPath *path2)
{
    if (result != -1) {
        return OU_NONE;
    }
    ou_raise_errno(th, errno, path == NULL ? NULL : path->given, path2 == NULL ? NULL : path2->given);
    return NULL;
}

OuObject *ou_posix_name(OuThread *th, const char *text, size_t size, bool as_bytes)
{
    return as_bytes ? ou_bytes_from(th, text, size) : ou_str_decode(th, text, size, "utf-8", "surrogateescape");
}

OuObject *ou_posix_name_or_none(OuThread *th, const char *text)
{
    return text == NULL ? OU_NONE : ou_posix_name(th, text, strlen(text), false);
}

OuObject *ou_posix_member(OuThread *th, const char *name)
{
    return ou_import_attr(th, "posix", name);
}

/* ---- the module ---- */

#define CONSTANT_LIST(X)                                                                           \
    X(F_OK) X(R_OK) X(W_OK) X(X_OK) X(NGROUPS_MAX) X(TMP_MAX) X(WCONTINUED) X(WNOHANG)             \
    X(WUNTRACED) X(O_RDONLY) X(O_WRONLY) X(O_RDWR) X(O_NDELAY) X(O_NONBLOCK) X(O_APPEND)           \
    X(O_DSYNC) X(O_RSYNC) X(O_SYNC) X(O_NOCTTY) X(O_CREAT) X(O_EXCL) X(O_TRUNC) X(O_LARGEFILE)     \
    X(O_PATH) X(O_TMPFILE) X(O_CLOEXEC) X(O_ACCMODE) X(O_ASYNC) X(O_DIRECT) X(O_DIRECTORY)         \
    X(O_NOFOLLOW) X(O_NOATIME) X(EX_OK) X(EX_USAGE) X(EX_DATAERR) X(EX_NOINPUT) X(EX_NOUSER)       \
    X(EX_NOHOST) X(EX_UNAVAILABLE) X(EX_SOFTWARE) X(EX_OSERR) X(EX_OSFILE) X(EX_CANTCREAT)         \
    X(EX_IOERR) X(EX_TEMPFAIL) X(EX_PROTOCOL) X(EX_NOPERM) X(EX_CONFIG) X(SEEK_DATA) X(SEEK_HOLE)  \
    X(RTLD_LAZY) X(RTLD_NOW) X(RTLD_GLOBAL) X(RTLD_LOCAL) X(RTLD_DEEPBIND) X(RTLD_NODELETE)        \
    X(RTLD_NOLOAD) X(CLD_CONTINUED) X(CLD_DUMPED) X(CLD_EXITED) X(CLD_KILLED) X(CLD_STOPPED)       \
    X(CLD_TRAPPED) X(EFD_CLOEXEC) X(EFD_NONBLOCK) X(EFD_SEMAPHORE) X(F_LOCK) X(F_TEST) X(F_TLOCK)  \
    X(F_ULOCK) X(GRND_NONBLOCK) X(GRND_RANDOM) X(MFD_ALLOW_SEALING) X(MFD_CLOEXEC) X(MFD_HUGETLB)  \
    X(MFD_HUGE_16GB) X(MFD_HUGE_16MB) X(MFD_HUGE_1GB) X(MFD_HUGE_1MB) X(MFD_HUGE_256MB)            \
    X(MFD_HUGE_2GB) X(MFD_HUGE_2MB) X(MFD_HUGE_32MB) X(MFD_HUGE_512KB) X(MFD_HUGE_512MB)           \
    X(MFD_HUGE_64KB) X(MFD_HUGE_8MB) X(MFD_HUGE_MASK) X(MFD_HUGE_SHIFT) X(O_FSYNC)                 \
    X(POSIX_FADV_DONTNEED) X(POSIX_FADV_NOREUSE) X(POSIX_FADV_NORMAL) X(POSIX_FADV_RANDOM)         \
    X(POSIX_FADV_SEQUENTIAL) X(POSIX_FADV_WILLNEED) X(PRIO_PGRP) X(PRIO_PROCESS) X(PRIO_USER)      \
    X(P_ALL) X(P_PGID) X(P_PID) X(P_PIDFD) X(RWF_APPEND) X(RWF_DSYNC) X(RWF_HIPRI) X(RWF_NOWAIT)   \
    X(RWF_SYNC) X(SCHED_BATCH) X(SCHED_FIFO) X(SCHED_IDLE) X(SCHED_OTHER) X(SCHED_RESET_ON_FORK)   \
    X(SCHED_RR) X(SPLICE_F_MORE) X(SPLICE_F_MOVE) X(SPLICE_F_NONBLOCK) X(ST_APPEND)                \
    X(ST_MANDLOCK) X(ST_NOATIME) X(ST_NODEV) X(ST_NODIRATIME) X(ST_NOEXEC) X(ST_NOSUID)            \
    X(ST_RDONLY) X(ST_RELATIME) X(ST_SYNCHRONOUS) X(ST_WRITE) X(WEXITED) X(WNOWAIT) X(WSTOPPED)    \
    X(XATTR_CREATE) X(XATTR_REPLACE) X(XATTR_SIZE_MAX)

/* What os.py makes supports_dir_fd, supports_fd and supports_follow_symlinks of. */
static const char *const have[] = {
    "HAVE_FACCESSAT",  "HAVE_FCHDIR",    "HAVE_FCHMOD",   "HAVE_FCHMODAT",  "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FDOPENDIR", "HAVE_FEXECVE", "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE",  "HAVE_FUTIMENS",  "HAVE_LINKAT",   "HAVE_LCHOWN", "HAVE_LSTAT",     "HAVE_MKDIRAT",   "HAVE_MKFIFOAT", "HAVE_MKNODAT",
    "HAVE_OPENAT",     "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT",  "HAVE_UTIMENSAT"};

static OuObject *have_functions(OuThread *th)
{
    OuObject *list = ou_list_new(th, OU_COUNT_OF(have));
    for (size_t i = 0; list != NULL && i < OU_COUNT_OF(have); i++) {
        if (!ou_list_append_adopt(th, list, ou_str_from_text(th, have[i]))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

static OuObject *make(OuThread *th)
{
    static const OuNamedNumber numbers[] = {
#define OU_X(name) {#name, name},
        CONSTANT_LIST(OU_X)
#undef OU_X
        /* What posix_exec.c calls the steps of posix_spawn's file_actions. */
        {"POSIX_SPAWN_OPEN", 0}, {"POSIX_SPAWN_CLOSE", 1}, {"POSIX_SPAWN_DUP2", 2}, {NULL, 0},
    };
    OuObject *module = ou_module_make(th, "posix", NULL, NULL);
    static const OuMethodDef *const parts[] = {
#define OU_X(part) ou_posix_##part##_functions,
        OU_POSIX_PARTS(OU_X)
#undef OU_X
    };
    bool ok = module != NULL && ou_module_add_numbers(th, module, numbers);
    for (size_t i = 0; ok && i < OU_COUNT_OF(parts); i++) {
        ok = ou_module_add_functions(th, module, parts[i]);
    }
    ok = ok && ou_posix_stat_add(th, module) && ou_posix_process_add(th, module) && ou_posix_wait_add(th, module) &&
         ou_posix_sched_add(th, module) && ou_posix_system_add(th, module) &&
         ou_module_add_adopt(th, module, "_have_functions", have_functions(th)) &&
         ou_module_add(th, module, "error", OU_TYPE_OBJECT(&ou_exc_os_error));
    if (!ok) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_posix = {.name = "posix", .make = make};
