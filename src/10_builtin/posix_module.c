/* posix_module.c - the module posix, under the library's os: its parts put together, its constants, paths as arguments.
 *
 * The system takes bytes: a str is UTF-8 with surrogateescape both ways, whatever the locale says. */
#include "10_builtin/posix_int.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

/* ---- arguments and results ---- */

bool ou_posix_int(OuThread *th, OuObject *o, int *out)
{
    int64_t value;
    if (o == NULL) {
        return true;
    }
    if (!ou_as_i64(th, o, &value)) {
        return false;
    }
    if (value < INT_MIN || value > INT_MAX) {
        return ou_raise(th, &ou_exc_overflow_error,
                        value < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
    }
    *out = (int)value;
    return true;
}

bool ou_posix_fd(OuThread *th, OuObject *o, int *fd)
{
    if (ou_is_int(o)) {
        return ou_posix_int(th, o, fd);
    }
    bool failed = false;
    OuObject *name = ou_str_intern_text(th, "fileno");
    OuObject *method = name == NULL ? NULL : ou_get_attr_maybe(th, o, name, &failed);
    ou_drop_maybe(th, name);
    if (method == NULL) {
        return name != NULL && !failed &&
               ou_raise(th, &ou_exc_type_error, "argument must be an int, or have a fileno() method.");
    }
    OuObject *number = ou_call0(th, method);
    ou_drop(th, method);
    if (number == NULL) {
        return false;
    }
    bool ok = ou_is_int(number) ? ou_posix_int(th, number, fd)
                                : ou_raise(th, &ou_exc_type_error, "fileno() returned a non-integer");
    ou_drop(th, number);
    return ok;
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
    return ou_posix_int(th, o, fd);
}

bool ou_posix_path(OuThread *th, OuPosixPath *path, const char *function, const char *argument, OuObject *o, uint32_t flags)
{
    *path = (OuPosixPath){.given = o, .fd = -1};
    if ((flags & OU_PATH_NONE) != 0 && (o == NULL || o == OU_NONE)) {
        path->given = NULL;
        path->text = ".";
        return true;
    }
    const OuNumberSlots *number = o->type->number;
    bool failed = false;
    OuObject *found = NULL;
    if (ou_is_str(o) || ou_is_bytes(o)) {
        found = ou_keep(o);
    } else if ((flags & OU_PATH_FD) != 0 && number != NULL && number->index != NULL) {
        return ou_posix_int(th, o, &path->fd);
    } else {
        OuObject *method = ou_lookup_special(th, o, OU_NAME(th, dunder_fspath), &failed);
        found = method == NULL ? NULL : ou_call0(th, method);
        failed |= method != NULL && found == NULL;
        ou_drop_maybe(th, method);
    }
    if (failed) {
        return false;
    }
    if (found == NULL) {
        static const char *const kinds[] = {"string, bytes or os.PathLike", "string, bytes, os.PathLike or integer",
                                            "string, bytes, os.PathLike or None",
                                            "string, bytes, os.PathLike, integer or None"};
        return ou_raise(th, &ou_exc_type_error, "%s: %s should be %s, not %T", function, argument, kinds[flags & 3u], o);
    }
    if (!ou_is_str(found) && !ou_is_bytes(found)) {
        ou_raise(th, &ou_exc_type_error, "expected %T.__fspath__() to return str or bytes, not %T", o, found);
        ou_drop(th, found);
        return false;
    }
    path->is_bytes = ou_is_bytes(found);
    path->bytes = path->is_bytes ? ou_keep(found) : ou_str_encode(th, found, "utf-8", "surrogateescape");
    ou_drop(th, found);
    if (path->bytes == NULL) {
        return false;
    }
    path->text = ou_bytes_data(path->bytes);
    if (strlen(path->text) == ou_bytes_size(path->bytes)) {
        return true;
    }
    return path->is_bytes ? ou_raise(th, &ou_exc_value_error, "%s: embedded null character in %s", function, argument)
                          : ou_raise(th, &ou_exc_value_error, "embedded null byte");
}

void ou_posix_path_end(OuThread *th, OuPosixPath *path)
{
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

OuObject *ou_posix_member(OuThread *th, const char *name)
{
    OuObject *module = ou_import_module(th, "posix");
    OuObject *member = module == NULL ? NULL : ou_get_attr_text(th, module, name);
    ou_drop_maybe(th, module);
    return member;
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
    X(RTLD_LAZY) X(RTLD_NOW) X(RTLD_GLOBAL) X(RTLD_LOCAL)

/* What os.py makes supports_dir_fd, supports_fd and supports_follow_symlinks of. */
static const char *const have[] = {
    "HAVE_FACCESSAT",  "HAVE_FCHDIR",    "HAVE_FCHMOD",   "HAVE_FCHMODAT",  "HAVE_FDOPENDIR", "HAVE_FSTATAT",
    "HAVE_FTRUNCATE",  "HAVE_FUTIMENS",  "HAVE_LINKAT",   "HAVE_LSTAT",     "HAVE_MKDIRAT",   "HAVE_MKFIFOAT",
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
    static const struct {
        const char *name;
        int64_t value;
    } constants[] = {
#define OU_X(name) {#name, name},
        CONSTANT_LIST(OU_X)
#undef OU_X
    };
    OuObject *name = ou_str_intern_text(th, "posix");
    OuObject *module = name == NULL ? NULL : ou_module_new(th, name);
    ou_drop_maybe(th, name);
    bool ok = module != NULL && ou_module_add_functions(th, module, ou_posix_stat_functions) &&
              ou_module_add_functions(th, module, ou_posix_file_functions) &&
              ou_module_add_functions(th, module, ou_posix_process_functions) &&
              ou_module_add_functions(th, module, ou_posix_fork_functions) && ou_posix_stat_add(th, module) &&
              ou_posix_process_add(th, module) && ou_module_add_adopt(th, module, "_have_functions", have_functions(th)) &&
              ou_module_add(th, module, "error", OU_TYPE_OBJECT(&ou_exc_os_error));
    for (size_t i = 0; ok && i < OU_COUNT_OF(constants); i++) {
        ok = ou_module_add_adopt(th, module, constants[i].name, ou_int_new(th, constants[i].value));
    }
    if (!ok) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_posix = {.name = "posix", .make = make};
