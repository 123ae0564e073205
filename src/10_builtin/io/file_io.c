/* file_io.c - FileIO: a file descriptor, one system call a method. */
#include "10_builtin/io/io_int.h"
#include "10_builtin/data_int.h"
#include "10_builtin/fs_path.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <errno.h>
#include <limits.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_TRANSFER 0x7ffff000u /* Linux transfers no more in one call */

/* ---- system calls ---- */

int64_t ou_file_io_read_some(OuThread *th, OuFileIo *f, char *data, size_t size)
{
    for (;;) {
        int fd = f->fd;
        ssize_t got = ou_transfer_read(th, fd, data, size > LARGEST_TRANSFER ? LARGEST_TRANSFER : size);
        if (got >= 0) {
            return got;
        }
        if (errno == EAGAIN) {
            return -2;
        }
        if (errno != EINTR) {
            ou_raise_errno(th, errno, NULL, NULL);
            return -1;
        }
        if (!ou_lock_retry(th)) {
            return -1;
        }
    }
}

int64_t ou_file_io_write_some(OuThread *th, OuFileIo *f, const char *data, size_t size)
{
    for (;;) {
        int fd = f->fd;
        ssize_t done = ou_transfer_write(th, fd, data, size > LARGEST_TRANSFER ? LARGEST_TRANSFER : size);
        if (done >= 0) {
            return done;
        }
        if (errno == EAGAIN) {
            return -2;
        }
        if (errno != EINTR) {
            ou_raise_errno(th, errno, NULL, NULL);
            return -1;
        }
        if (!ou_lock_retry(th)) {
            return -1;
        }
    }
}

int64_t ou_file_io_seek_to(OuThread *th, OuFileIo *f, int64_t offset, int whence)
{
    off_t at = lseek(f->fd, offset, whence);
    if (at < 0) {
        ou_raise_errno(th, errno, NULL, NULL);
        return -1;
    }
    return at;
}

/* ---- opening ---- */

typedef struct Mode {
    int flags;
    bool readable, writable, appending, created;
} Mode;

static bool parse_mode(OuThread *th, const char *mode, Mode *out)
{
    bool plus = false, rwa = false;
    *out = (Mode){.flags = O_CLOEXEC};
    for (const char *c = mode; *c != 0; c++) {
        if (*c == 'b') {
            continue;
        }
        if (*c == '+' && !plus) {
            plus = out->readable = out->writable = true;
            continue;
        }
        if ((*c == 'r' || *c == 'w' || *c == 'a' || *c == 'x') && !rwa) {
            rwa = true;
            out->readable = out->readable || *c == 'r';
            out->writable = out->writable || *c != 'r';
            out->appending = *c == 'a';
            out->created = *c == 'x';
            out->flags |= *c == 'w' ? O_CREAT | O_TRUNC : *c == 'a' ? O_CREAT | O_APPEND : *c == 'x' ? O_CREAT | O_EXCL : 0;
            continue;
        }
        if (strchr("rwax+", *c) == NULL) {
            return ou_raise(th, &ou_exc_value_error, "invalid mode: %.200s", mode);
        }
        rwa = false;
        break;
    }
    if (!rwa) {
        return ou_raise(th, &ou_exc_value_error,
                        "Must have exactly one of create/read/write/append mode and at most one plus");
    }
    out->flags |= out->readable && out->writable ? O_RDWR : out->readable ? O_RDONLY : O_WRONLY;
    return true;
}

/* A path-like object as bytes for the system; NULL with an error. */
static OuObject *path_bytes(OuThread *th, OuObject *file)
{
    OuObject *path = ou_fs_path(th, file);
    if (path != NULL && ou_is_str(path)) {
        OuObject *encoded = ou_str_encode(th, path, "utf-8", "surrogateescape");
        ou_drop(th, path);
        path = encoded;
    }
    if (path != NULL && strlen(ou_bytes_data(path)) != ou_bytes_size(path)) {
        ou_raise(th, &ou_exc_value_error, "embedded null byte");
        ou_clear_ref(th, &path);
    }
    return path;
}

static bool open_by(OuThread *th, OuFileIo *f, OuObject *file, const Mode *mode, OuObject *opener)
{
    int number = -1;
    OuObject *flags = ou_int_new(th, mode->flags);
    OuObject *fd = flags == NULL ? NULL : ou_call2(th, opener, file, flags);
    bool ok = fd != NULL &&
              (ou_is_int(fd) ? ou_as_c_int(th, fd, &number) : ou_raise(th, &ou_exc_type_error, "expected integer from opener")) &&
              (number >= 0 || ou_raise(th, &ou_exc_value_error, "opener returned %d", number));
    f->fd = ok ? number : -1;
    ou_drop_maybe(th, fd);
    ou_drop_maybe(th, flags);
    return ok;
}

static bool open_path(OuThread *th, OuFileIo *f, OuObject *file, const Mode *mode, bool close_fd, OuObject *opener)
{
    OuObject *path = path_bytes(th, file);
    if (path == NULL) {
        return false;
    }
    if (!close_fd || (opener != NULL && opener != OU_NONE)) {
        ou_drop(th, path);
        return close_fd ? open_by(th, f, file, mode, opener)
                        : ou_raise(th, &ou_exc_value_error, "Cannot use closefd=False with file name");
    }
    int fd;
    do {
        ou_lock_leave(th);
        fd = open(ou_bytes_data(path), mode->flags, 0666);
        ou_lock_enter(th);
    } while (fd < 0 && errno == EINTR && ou_lock_retry(th));
    f->fd = fd;
    if (f->fd < 0 && !ou_has_error(th)) {
        ou_raise_errno(th, errno, file, NULL);
    }
    ou_drop(th, path);
    return f->fd >= 0;
}

static bool open_file(OuThread *th, OuFileIo *f, OuObject *file, const char *mode_text, bool close_fd, OuObject *opener)
{
    Mode mode;
    struct stat st;
    if (!parse_mode(th, mode_text, &mode)) {
        return false;
    }
    f->readable = mode.readable;
    f->writable = mode.writable;
    f->appending = mode.appending;
    f->created = mode.created;
    f->seekable = -1;
    f->closed = false;
    int number = -1; /* what is no number of a descriptor may be a path yet */
    bool by_number = ou_seq_is_index(file) && (ou_as_c_int(th, file, &number) || (ou_error_clear(th), false));
    if (by_number) {
        if (number < 0) {
            return ou_raise(th, &ou_exc_value_error, "negative file descriptor");
        }
    }
    if (ou_audited(th) && !ou_audit(th, "open", "Osi", file, mode_text, mode.flags | (mode.readable && mode.writable ? O_RDWR
                                                                                      : mode.readable                ? O_RDONLY
                                                                                                                     : O_WRONLY))) {
        return false;
    }
    if (by_number) {
        f->fd = number;
        f->close_fd = close_fd;
    } else {
        f->close_fd = true;
        if (!open_path(th, f, file, &mode, close_fd, opener)) {
            f->closed = true;
            return false;
        }
    }
    if (fstat(f->fd, &st) != 0) {
        int error = errno;
        if (by_number && error == EBADF) {
            f->fd = -1;
            f->closed = true;
        }
        return ou_raise_errno(th, error, by_number ? NULL : file, NULL);
    }
    f->block_size = st.st_blksize > 1 && st.st_blksize <= INT_MAX ? (int)st.st_blksize : OU_IO_BUFFER_SIZE;
    if (S_ISDIR(st.st_mode)) {
        if (!by_number) {
            close(f->fd);
        }
        f->fd = -1;
        f->closed = true;
        return ou_raise_errno(th, EISDIR, file, NULL);
    }
    if (!ou_set_attr(th, &f->head, OU_NAME(th, plain_name), file)) { /* a subclass may refuse */
        if (by_number) {
            f->fd = -1;
            f->closed = true;
        }
        return false;
    }
    return !f->appending || ou_file_io_seek_to(th, f, 0, SEEK_END) >= 0 || ou_error_swallow(th, &ou_exc_os_error);
}

static OuObject *file_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuFileIo *f = (OuFileIo *)ou_type_allocate(th, type, 0);
    if (f == NULL) {
        return NULL;
    }
    f->fd = -1;
    f->closed = true;
    f->close_fd = true;
    ou_track(th, &f->head);
    return &f->head;
}

static bool close_descriptor(OuThread *th, OuFileIo *f)
{
    int fd = f->fd;
    f->fd = -1;
    f->closed = true;
    if (fd < 0 || !f->close_fd) {
        return true;
    }
    ou_lock_leave(th);
    int done = close(fd);
    ou_lock_enter(th);
    return done == 0 || errno == EINTR || ou_raise_errno(th, errno, NULL, NULL);
}

static bool file_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[4];
    OuFileIo *f = (OuFileIo *)self;
    if (!ou_args_parse(th, "FileIO", "file, mode='r', closefd=True, opener=None", args, n, kwnames, out)) {
        return false;
    }
    if (f->fd >= 0 && !close_descriptor(th, f)) {
        return false;
    }
    if (out[1] != NULL && !ou_is_str(out[1])) {
        return ou_raise(th, &ou_exc_type_error, "FileIO() argument 'mode' must be str, not %G", out[1]);
    }
    OuTruth close_fd = ou_io_flag(th, out[2], true);
    if (close_fd == OU_ERROR) {
        return false;
    }
    OuObject *holder = NULL;
    size_t size;
    const char *mode = out[1] == NULL ? "r" : ou_str_utf8(th, out[1], &size, &holder);
    bool ok = mode != NULL && open_file(th, f, out[0], mode, close_fd == OU_TRUE, out[3]);
    ou_drop_maybe(th, holder);
    return ok;
}

OuObject *ou_file_io_new(OuThread *th, OuObject *file, const char *mode, bool close_fd, OuObject *opener)
{
    OuFileIo *f = (OuFileIo *)file_make(th, &ou_file_io_type, NULL, 0, NULL);
    if (f != NULL && !open_file(th, f, file, mode, close_fd, opener)) {
        ou_clear_ref(th, &f);
    }
    return (OuObject *)f;
}

/* ---- methods ---- */

static bool check(OuThread *th, OuFileIo *f, bool reading, bool writing)
{
    if (f->fd < 0) {
        return ou_raise(th, &ou_exc_value_error, "I/O operation on closed file");
    }
    if ((reading && !f->readable) || (writing && !f->writable)) {
        ou_io_unsupported(th, reading ? "File not open for reading" : "File not open for writing");
        return false;
    }
    return true;
}

static OuObject *file_readall(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    struct stat st;
    if (!check(th, f, false, false)) { /* a file that is only written to: the system says so */
        return NULL;
    }
    size_t room = OU_IO_BUFFER_SIZE, used = 0;
    off_t at = lseek(f->fd, 0, SEEK_CUR);
    if (fstat(f->fd, &st) == 0 && S_ISREG(st.st_mode) && at >= 0 && st.st_size > at) {
        room = (size_t)(st.st_size - at) + 1;
    }
    OuObject *bytes = ou_bytes_new(th, room);
    while (bytes != NULL) {
        int64_t got = ou_file_io_read_some(th, f, ou_bytes_data(bytes) + used, room - used);
        if (got == -1) {
            ou_drop(th, bytes);
            return NULL;
        }
        if (got == -2 && used == 0) {
            ou_drop(th, bytes);
            return OU_NONE;
        }
        if (got <= 0) {
            return ou_bytes_resize_adopt(th, bytes, used);
        }
        used += (size_t)got;
        if (used == room) {
            room += room / 2 + OU_IO_BUFFER_SIZE;
            bytes = ou_bytes_resize_adopt(th, bytes, room);
        }
    }
    return NULL;
}

static OuObject *file_read(OU_IO_ARGS)
{
    OuFileIo *f = (OuFileIo *)self;
    int64_t size;
    if (!ou_io_size(th, args[0], &size) || !check(th, f, true, false)) {
        return NULL;
    }
    if (size < 0) {
        return file_readall(th, self, NULL, 0, kwnames);
    }
    (void)n;
    OuObject *bytes = ou_bytes_new(th, (size_t)size);
    int64_t got = bytes == NULL ? -1 : ou_file_io_read_some(th, f, ou_bytes_data(bytes), (size_t)size);
    if (got < 0) {
        ou_drop_maybe(th, bytes);
        return got == -2 ? OU_NONE : NULL;
    }
    return ou_bytes_resize_adopt(th, bytes, (size_t)got);
}

static OuObject *file_readinto(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    OuBuffer buffer;
    if (!ou_data_writable(th, "readinto() argument", args[0], &buffer)) {
        return NULL;
    }
    int64_t got = check(th, f, true, false) ? ou_file_io_read_some(th, f, buffer.data, buffer.size) : -1;
    ou_buffer_release(th, &buffer);
    return got == -1 ? NULL : got == -2 ? OU_NONE : ou_int_new(th, got);
}

static OuObject *file_write(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    int64_t done = check(th, f, false, true) ? ou_file_io_write_some(th, f, buffer.data, buffer.size) : -1;
    bool part = done >= 0 && (size_t)done < buffer.size;
    ou_buffer_release(th, &buffer);
    if (part && !ou_lock_retry(th)) { /* cut short by a signal: its handler runs before the caller goes on */
        return NULL;
    }
    return done == -1 ? NULL : done == -2 ? OU_NONE : ou_int_new(th, done);
}

static OuObject *file_seek(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    int64_t offset, whence = 0;
    if (!check(th, f, false, false) || !ou_as_i64(th, args[0], &offset) ||
        (args[1] != NULL && !ou_as_i64(th, args[1], &whence))) {
        return NULL;
    }
    int64_t at = ou_file_io_seek_to(th, f, offset, (int)whence);
    return at < 0 ? NULL : ou_int_new(th, at);
}

static OuObject *file_tell(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    int64_t at = check(th, f, false, false) ? ou_file_io_seek_to(th, f, 0, SEEK_CUR) : -1;
    return at < 0 ? NULL : ou_int_new(th, at);
}

static OuObject *file_truncate(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    int64_t size;
    if (!check(th, f, false, true)) {
        return NULL;
    }
    if (args[0] == NULL || args[0] == OU_NONE) {
        size = ou_file_io_seek_to(th, f, 0, SEEK_CUR);
        if (size < 0) {
            return NULL;
        }
    } else if (!ou_as_i64(th, args[0], &size)) {
        return NULL;
    }
    if (ftruncate(f->fd, size) != 0) {
        ou_raise_errno(th, errno, NULL, NULL);
        return NULL;
    }
    return ou_int_new(th, size);
}

static OuObject *file_close(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    OuObject *flushed = f->fd < 0 ? OU_NONE : ou_io_base_close(th, self);
    OuObject *error = flushed == NULL ? ou_error_take(th) : NULL;
    return ou_io_closed_adopt(th, close_descriptor(th, f) ? OU_NONE : NULL, error);
}

static OuObject *file_fileno(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    return check(th, f, false, false) ? ou_int_new(th, f->fd) : NULL;
}

static OuObject *file_isatty(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    return check(th, f, false, false) ? ou_bool(isatty(f->fd) == 1) : NULL;
}

static OuObject *file_readable(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    return check(th, f, false, false) ? ou_bool(f->readable) : NULL;
}

static OuObject *file_writable(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    return check(th, f, false, false) ? ou_bool(f->writable) : NULL;
}

static OuObject *file_seekable(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuFileIo *f = (OuFileIo *)self;
    if (!check(th, f, false, false)) {
        return NULL;
    }
    if (f->seekable < 0) {
        f->seekable = lseek(f->fd, 0, SEEK_CUR) >= 0;
    }
    return ou_bool(f->seekable == 1);
}

static const char *mode_text(const OuFileIo *f)
{
    return f->created ? (f->readable ? "xb+" : "xb")
           : f->appending ? (f->readable ? "ab+" : "ab")
           : f->readable ? (f->writable ? "rb+" : "rb") : "wb";
}

static OuObject *file_get_mode(OuThread *th, OuObject *self)
{
    return ou_str_from_text(th, mode_text((OuFileIo *)self));
}

static OuObject *file_get_closed(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(((OuFileIo *)self)->fd < 0);
}

static OuObject *file_get_close_fd(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(((OuFileIo *)self)->close_fd);
}

static OuObject *file_get_name(OuThread *th, OuObject *self)
{
    OuFileIo *f = (OuFileIo *)self;
    return f->name != NULL ? ou_keep(f->name)
                           : ou_null(th, &ou_exc_attribute_error, "'%T' object has no attribute 'name'", self);
}

static bool file_set_name(OuThread *th, OuObject *self, OuObject *value)
{
    ou_replace(th, &((OuFileIo *)self)->name, ou_keep_maybe(value));
    return true;
}

static OuObject *file_get_block_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuFileIo *)self)->block_size);
}

static bool file_set_block_size(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "can't delete numeric/char attribute");
    }
    return ou_as_c_int(th, value, &((OuFileIo *)self)->block_size);
}

static OuObject *file_repr(OuThread *th, OuObject *self)
{
    OuFileIo *f = (OuFileIo *)self;
    if (f->fd < 0) {
        return ou_str_from_text(th, "<_io.FileIO [closed]>");
    }
    const char *close_fd = f->close_fd ? "True" : "False";
    return f->name == NULL ? ou_str_format(th, "<_io.FileIO fd=%d mode='%s' closefd=%s>", f->fd, mode_text(f), close_fd)
                           : ou_str_format(th, "<_io.FileIO name=%R mode='%s' closefd=%s>", f->name, mode_text(f), close_fd);
}

static const OuGetSetDef file_getset[] = {
    {"_blksize", file_get_block_size, file_set_block_size, NULL},
    {"closed", file_get_closed, NULL, "True if the file is closed"},
    {"closefd", file_get_close_fd, NULL, "True if the file descriptor will be closed by close()."},
    {"mode", file_get_mode, NULL, "String giving the file mode"},
    {"name", file_get_name, file_set_name, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMethodDef file_methods[] = {
    {"read", file_read, "size=-1, /", 0, "Read at most size bytes, returned as bytes."},
    {"readall", file_readall, "", 0, "Read all data from the file, returned as bytes."},
    {"readinto", file_readinto, "buffer, /", 0, "Same as RawIOBase.readinto()."},
    {"write", file_write, "b, /", 0, "Write buffer b to file, return number of bytes written."},
    {"seek", file_seek, "pos, whence=0, /", 0, "Move to new file position and return the file position."},
    {"tell", file_tell, "", 0, "Current file position."},
    {"truncate", file_truncate, "size=None, /", 0, "Truncate the file to at most size bytes and return the truncated size."},
    {"close", file_close, "", 0, "Close the file."},
    {"seekable", file_seekable, "", 0, "True if file supports random-access."},
    {"readable", file_readable, "", 0, "True if file was opened in a read mode."},
    {"writable", file_writable, "", 0, "True if file was opened in a write mode."},
    {"fileno", file_fileno, "", 0, "Return the underlying file descriptor (an integer)."},
    {"isatty", file_isatty, "", 0, "True if the file is connected to a TTY device."},
    {NULL, NULL, NULL, 0, NULL},
};

static size_t file_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((OuFileIo *)self)->name);
    ou_io_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static void file_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuFileIo *)self)->name);
    ou_io_clear_extra(th, self);
}

static void file_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((OuFileIo *)self)->name);
    ou_io_free(th, self, sizeof(OuFileIo));
}

const OuType ou_file_io_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io.FileIO",
    .base = &ou_raw_io_base_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_FILE_IO,
    .basic_size = sizeof(OuFileIo),
    .weak = 1, .dict_offset = offsetof(OuIoBase, dict),
    .drop = file_drop,
    .finalize = ou_io_finalize,
    .visit = file_visit,
    .clear = file_clear,
    .repr = file_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_io_iter,
    .next = ou_io_next_line,
    .make = file_make,
    .init = file_init,
    .methods = file_methods,
    .getset = file_getset,
    .doc = "Open a file.",
    .new_signature = "file, mode='r', closefd=True, opener=None",
};
