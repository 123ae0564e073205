/* io_base.c - _IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase: what all streams can do through their other methods. */
#include "10_builtin/io/io_int.h"
#include "10_builtin/data_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

/* ---- errors and helpers ---- */

OuObject *ou_io_unsupported_class(OuThread *th)
{
    OuLibrary *library = th->vm->library;
    if (library->io_unsupported == NULL) {
        OuObject *bases = ou_tuple_of(th, 2, OU_TYPE_OBJECT(&ou_exc_os_error), OU_TYPE_OBJECT(&ou_exc_value_error));
        if (bases != NULL) {
            library->io_unsupported = ou_type_new_simple(th, "io.UnsupportedOperation", bases, NULL);
            ou_drop(th, bases);
        }
    }
    return library->io_unsupported;
}

OuObject *ou_io_unsupported(OuThread *th, const char *what)
{
    OuObject *cls = ou_io_unsupported_class(th);
    if (cls != NULL) {
        ou_raise(th, (const OuType *)cls, "%s", what);
    }
    return NULL;
}

bool ou_io_closed_error(OuThread *th)
{
    return ou_raise(th, &ou_exc_value_error, "I/O operation on closed file.");
}

OuTruth ou_io_is_closed(OuThread *th, OuObject *stream)
{
    OuObject *closed = ou_get_attr(th, stream, OU_NAME(th, plain_closed));
    OuTruth yes = closed == NULL ? OU_ERROR : ou_is_true(th, closed);
    ou_drop_maybe(th, closed);
    return yes;
}

static bool check_open(OuThread *th, OuObject *stream)
{
    OuTruth closed = ou_io_is_closed(th, stream);
    return closed == OU_FALSE || (closed == OU_TRUE && ou_io_closed_error(th));
}

bool ou_io_size(OuThread *th, OuObject *o, int64_t *out)
{
    *out = -1;
    return ou_as_ssize_or_none(th, o, out);
}

/* The file that a stream closes when it is closed; borrowed; NULL: none. */
static OuFileIo *file_below(OuObject *o)
{
    if (o != NULL && ou_type_extends(o->type, &ou_text_io_wrapper_type)) {
        o = ou_text_io_buffer_borrow(o);
    }
    if (o != NULL && (ou_type_extends(o->type, &ou_buffered_reader_type) || ou_type_extends(o->type, &ou_buffered_writer_type) ||
                      ou_type_extends(o->type, &ou_buffered_random_type))) {
        o = ((OuBuffered *)o)->raw;
    }
    return o != NULL && ou_type_extends(o->type, &ou_file_io_type) ? (OuFileIo *)o : NULL;
}

void ou_io_finalize(OuThread *th, OuObject *self)
{
    OuObject *error = ou_error_take(th);
    OuTruth closed = ou_io_is_closed(th, self);
    if (closed == OU_FALSE) {
        OuFileIo *file = file_below(self);
        if (file != NULL && file->fd >= 0 && file->close_fd) {
            ou_keep(file);
            ou_warn_unclosed(th, self, &file->head, "file ");
            ou_drop(th, file);
        }
        OuObject *done = ou_call_method(th, self, OU_NAME(th, plain_close), NULL, 0);
        ou_drop_maybe(th, done);
    }
    ou_error_clear(th); /* as CPython: a failing close() in a finalizer is silent */
    ou_error_restore_adopt(th, error);
}

void ou_io_free(OuThread *th, OuObject *self, size_t size)
{
    ou_clear_ref(th, &((OuIoBase *)self)->dict);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, OU_HAS_FLAG(self->type, OU_TYPE_HEAP) ? ou_type_instance_size(self, 0) : size);
}

/* ---- _IOBase ---- */

OuObject *ou_io_closed_adopt(OuThread *th, OuObject *done, OuObject *error)
{
    if (error != NULL) {
        if (done == NULL) {
            ou_error_chain_adopt(th, error);
        } else {
            ou_error_restore_adopt(th, error);
        }
        ou_drop_maybe(th, done);
        return NULL;
    }
    return done;
}

static OuObject *base_seek(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_unsupported(th, "seek");
}

static OuObject *base_tell(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuObject *args2[2] = {ou_int_new(th, 0), ou_int_new(th, 1)};
    OuObject *result = args2[0] == NULL || args2[1] == NULL ? NULL : ou_call_method_text(th, self, "seek", 2, args2[0], args2[1]);
    ou_drop_maybe(th, args2[0]);
    ou_drop_maybe(th, args2[1]);
    return result;
}

static OuObject *base_truncate(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_unsupported(th, "truncate");
}

static OuObject *base_fileno(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_unsupported(th, "fileno");
}

static OuObject *base_detach(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_unsupported(th, "detach");
}

static OuObject *base_read(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_unsupported(th, "read");
}

static OuObject *base_no_readline(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_unsupported(th, "readline");
}

static OuObject *base_write(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_unsupported(th, "write");
}

static OuObject *base_flush(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check_open(th, self) ? OU_NONE : NULL;
}

OuObject *ou_io_base_close(OuThread *th, OuObject *self)
{
    OuIoBase *base = (OuIoBase *)self;
    if (base->closed) {
        return OU_NONE;
    }
    OuObject *done = ou_call_method(th, self, OU_NAME(th, plain_flush), NULL, 0);
    base->closed = true;
    ou_drop_maybe(th, done);
    return done == NULL ? NULL : OU_NONE;
}

static OuObject *base_close(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_base_close(th, self);
}

static OuObject *base_false(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check_open(th, self) ? OU_PY_FALSE : NULL;
}

/* What a stream says that has not said otherwise, open or closed. */
static OuObject *base_cannot(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    (void)th;
    return OU_PY_FALSE;
}

static OuObject *base_check_closed(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check_open(th, self) ? OU_NONE : NULL;
}

static OuObject *check_ability(OuThread *th, OuObject *self, const char *method, const char *message)
{
    OuObject *able = ou_call_method_text(th, self, method, 0);
    OuTruth yes = able == NULL ? OU_ERROR : ou_is_true(th, able);
    ou_drop_maybe(th, able);
    return yes == OU_TRUE ? OU_PY_TRUE : yes == OU_ERROR ? NULL : ou_io_unsupported(th, message);
}

static OuObject *base_check_seekable(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check_ability(th, self, "seekable", "File or stream is not seekable.");
}

static OuObject *base_check_readable(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check_ability(th, self, "readable", "File or stream is not readable.");
}

static OuObject *base_check_writable(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check_ability(th, self, "writable", "File or stream is not writable.");
}

static OuObject *base_enter(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check_open(th, self) ? ou_keep(self) : NULL;
}

static OuObject *base_exit(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_call_method(th, self, OU_NAME(th, plain_close), NULL, 0);
}

/* Byte by byte unless peek() tells more; what subclasses written in Python inherit. */
static OuObject *base_readline(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    int64_t limit;
    if (!ou_io_size(th, args[0], &limit)) {
        return NULL;
    }
    OuObject *line = ou_bytearray_from(th, "", 0), *one = line == NULL ? NULL : ou_int_new(th, 1);
    bool ok = one != NULL;
    while (ok && (limit < 0 || (int64_t)((OuByteArray *)line)->size < limit)) {
        OuObject *got = ou_call_method(th, self, OU_NAME(th, plain_read), &one, 1);
        if (got != NULL && !ou_is_bytes(got)) {
            ou_raise(th, &ou_exc_os_error, "read() should have returned a bytes object, not '%T'", got);
            ou_clear_ref(th, &got);
        }
        ok = got != NULL;
        bool at_end = ok && ou_bytes_size(got) == 0;
        bool newline = ok && !at_end && ou_bytes_data(got)[ou_bytes_size(got) - 1] == '\n';
        if (ok && !at_end) {
            OuObject *more = ou_inplace(th, OU_OP_ADD, line, got);
            ok = more != NULL;
            ou_drop_maybe(th, more);
        }
        ou_drop_maybe(th, got);
        if (at_end || newline) {
            break;
        }
    }
    OuObject *result = NULL;
    if (ok) {
        const OuByteArray *b = (const OuByteArray *)line;
        result = ou_bytes_from(th, b->data == NULL ? "" : b->data + b->start, b->size);
    }
    ou_drop_maybe(th, one);
    ou_drop_maybe(th, line);
    return result;
}

static OuObject *base_readlines(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    int64_t hint, total = 0;
    if (!ou_io_size(th, args[0], &hint)) {
        return NULL;
    }
    OuObject *list = ou_list_new(th, 0), *it = list == NULL ? NULL : ou_iter(th, self), *line;
    while (it != NULL && (line = ou_next(th, it)) != NULL) {
        int64_t length = ou_len(th, line);
        if (length < 0 || !ou_list_append(th, list, line)) {
            ou_drop(th, line);
            break;
        }
        ou_drop(th, line);
        if (hint > 0 && length > hint - total) {
            break;
        }
        total += length;
    }
    if (it == NULL || ou_has_error(th)) {
        ou_clear_ref(th, &list);
    }
    ou_drop_maybe(th, it);
    return list;
}

static OuObject *base_writelines(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    if (!check_open(th, self)) {
        return NULL;
    }
    OuObject *it = ou_iter(th, args[0]), *line;
    while (it != NULL && (line = ou_next(th, it)) != NULL) {
        OuObject *done = ou_call_method(th, self, OU_NAME(th, plain_write), &line, 1);
        ou_drop(th, line);
        ou_drop_maybe(th, done);
        if (done == NULL) {
            break;
        }
    }
    ou_drop_maybe(th, it);
    return it == NULL || ou_has_error(th) ? NULL : OU_NONE;
}

OuObject *ou_io_iter(OuThread *th, OuObject *self)
{
    return check_open(th, self) ? ou_keep(self) : NULL;
}

OuObject *ou_io_next_line(OuThread *th, OuObject *self)
{
    OuObject *line = ou_call_method(th, self, OU_NAME(th, plain_readline), NULL, 0);
    int64_t length = line == NULL ? -1 : ou_len(th, line);
    if (length <= 0) {
        ou_drop_maybe(th, line);
        return NULL;
    }
    return line;
}

static OuObject *base_get_closed(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(((OuIoBase *)self)->closed);
}

static const OuGetSetDef base_getset[] = {
    {"closed", base_get_closed, NULL, NULL}, {"__dict__", ou_instance_dict, NULL, NULL}, {NULL, NULL, NULL, NULL}};

static const OuMethodDef base_methods[] = {
    {"seek", base_seek, NULL, 0, "Change stream position."},
    {"tell", base_tell, "", 0, "Return current stream position."},
    {"truncate", base_truncate, NULL, 0, "Truncate file to size bytes."},
    {"flush", base_flush, "", 0, "Flush write buffers, if applicable."},
    {"close", base_close, "", 0, "Flush and close the IO object."},
    {"seekable", base_cannot, "", 0, "Return whether object supports random access."},
    {"readable", base_cannot, "", 0, "Return whether object was opened for reading."},
    {"writable", base_cannot, "", 0, "Return whether object was opened for writing."},
    {"_checkClosed", base_check_closed, "!", 0, NULL},
    {"_checkSeekable", base_check_seekable, "!", 0, NULL},
    {"_checkReadable", base_check_readable, "!", 0, NULL},
    {"_checkWritable", base_check_writable, "!", 0, NULL},
    {"fileno", base_fileno, "", 0, "Returns underlying file descriptor if one exists."},
    {"isatty", base_false, "", 0, "Return whether this is an 'interactive' stream."},
    {"__enter__", base_enter, "", 0, NULL},
    {"__exit__", base_exit, NULL, OU_FN_BARE, NULL},
    {"readline", base_readline, "size=-1, /", 0, "Read and return a line from the stream."},
    {"readlines", base_readlines, "hint=-1, /", 0, "Return a list of lines from the stream."},
    {"writelines", base_writelines, "lines, /", 0, "Write a list of lines to stream."},
    {NULL, NULL, NULL, 0, NULL},
};

static size_t base_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_io_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static void base_clear(OuThread *th, OuObject *self)
{
    ou_io_clear_extra(th, self);
}

static void base_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_io_free(th, self, sizeof(OuIoBase));
}

static OuObject *base_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ou_track(th, o);
    }
    return o;
}

static bool base_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)th, (void)self, (void)args, (void)n, (void)kwnames;
    return true;
}

#define IO_SLOTS                                                                                   \
    .drop = base_drop, .finalize = ou_io_finalize, .visit = base_visit, .clear = base_clear,       \
    .repr = ou_object_repr, .str = ou_object_str, .hash = ou_object_hash, .compare = ou_object_compare, \
    .get_attr = ou_generic_get_attr, .set_attr = ou_generic_set_attr, .iter = ou_io_iter, .next = ou_io_next_line, \
    .make = base_make, .init = base_init
#define IO_FLAGS (OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_HAS_FINALIZER)

const OuType ou_io_base_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io._IOBase",
    .base = &ou_object_type,
    .flags = IO_FLAGS,
    .index = OU_TYPE_INDEX_IO_BASE,
    .basic_size = sizeof(OuIoBase),
    .weak = 1, .dict_offset = offsetof(OuIoBase, dict),
    IO_SLOTS,
    .methods = base_methods,
    .getset = base_getset,
    .doc = "The abstract base class for all I/O classes.",
};

/* ---- _RawIOBase ---- */

static OuObject *raw_readall(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuObject *all = ou_bytearray_from(th, "", 0), *size = all == NULL ? NULL : ou_int_new(th, OU_IO_BUFFER_SIZE);
    OuObject *result = NULL;
    for (bool ok = size != NULL; ok;) {
        OuObject *got = ou_call_method(th, self, OU_NAME(th, plain_read), &size, 1);
        if (got == OU_NONE && ((OuByteArray *)all)->size == 0) {
            result = got;
            break;
        }
        if (got != NULL && got != OU_NONE && !ou_is_bytes(got)) {
            ou_raise(th, &ou_exc_type_error, "read() should return bytes");
            ou_clear_ref(th, &got);
        }
        if (got == NULL) {
            break;
        }
        if (got == OU_NONE || ou_bytes_size(got) == 0) {
            const OuByteArray *b = (const OuByteArray *)all;
            result = ou_bytes_from(th, b->data == NULL ? "" : b->data + b->start, b->size);
            ou_drop(th, got);
            break;
        }
        OuObject *more = ou_inplace(th, OU_OP_ADD, all, got);
        ok = more != NULL;
        ou_drop_maybe(th, more);
        ou_drop(th, got);
    }
    ou_drop_maybe(th, size);
    ou_drop_maybe(th, all);
    return result;
}

static OuObject *raw_read(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    int64_t size;
    if (!ou_io_size(th, args[0], &size)) {
        return NULL;
    }
    if (size < 0) {
        return ou_call_method_text(th, self, "readall", 0);
    }
    OuObject *length = ou_int_new(th, size);
    OuObject *buffer = length == NULL ? NULL : ou_call1(th, OU_TYPE_OBJECT(&ou_bytearray_type), length);
    OuObject *got = buffer == NULL ? NULL : ou_call_method_text(th, self, "readinto", 1, buffer), *result = NULL;
    int64_t count;
    if (got == OU_NONE) {
        result = OU_NONE;
    } else if (got != NULL && ou_as_i64(th, got, &count)) {
        const OuByteArray *b = (const OuByteArray *)buffer;
        if (count < 0 || (size_t)count > b->size) {
            ou_raise(th, &ou_exc_value_error, "readinto returned %lld outside buffer size %lld", (long long)count,
                     (long long)size);
        } else {
            result = ou_bytes_from(th, b->data == NULL ? "" : b->data + b->start, (size_t)count);
        }
    }
    ou_drop_maybe(th, got);
    ou_drop_maybe(th, buffer);
    ou_drop_maybe(th, length);
    return result;
}

/* readinto() and write(): a class of raw files is to have its own. */
static OuObject *raw_not_implemented(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_null(th, &ou_exc_not_implemented_error, "");
}

static const OuMethodDef raw_methods[] = {
    {"readinto", raw_not_implemented, NULL, 0, NULL},
    {"write", raw_not_implemented, NULL, 0, NULL},
    {"read", raw_read, "size=-1, /", 0, NULL},
    {"readall", raw_readall, "", 0, "Read until EOF, using multiple read() call."},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_raw_io_base_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io._RawIOBase",
    .base = &ou_io_base_type,
    .flags = IO_FLAGS,
    .index = OU_TYPE_INDEX_RAW_IO_BASE,
    .basic_size = sizeof(OuIoBase),
    .weak = 1, .dict_offset = offsetof(OuIoBase, dict),
    IO_SLOTS,
    .methods = raw_methods,
    .doc = "Base class for raw binary I/O.",
};

/* ---- _BufferedIOBase ---- */

static OuObject *read_into(OuThread *th, OuObject *self, OuObject *target, const char *method)
{
    OuBuffer buffer;
    bool once = strcmp(method, "read1") == 0;
    if (!ou_data_writable(th, once ? "readinto1() argument" : "readinto() argument", target, &buffer)) {
        return NULL;
    }
    OuObject *size = ou_int_new(th, (int64_t)buffer.size), *result = NULL;
    OuObject *got = size == NULL ? NULL : ou_call_method_text(th, self, method, 1, size);
    if (got != NULL && !ou_is_bytes(got)) {
        ou_raise(th, &ou_exc_type_error, "%s() should return bytes", method);
    } else if (got != NULL && ou_bytes_size(got) > buffer.size) {
        ou_raise(th, &ou_exc_value_error, "read() returned too much data: %zu bytes requested, %zu returned", buffer.size,
                 ou_bytes_size(got));
    } else if (got != NULL) {
        memcpy(buffer.data, ou_bytes_data(got), ou_bytes_size(got));
        result = ou_int_new(th, (int64_t)ou_bytes_size(got));
    }
    ou_drop_maybe(th, got);
    ou_drop_maybe(th, size);
    ou_buffer_release(th, &buffer);
    return result;
}

static OuObject *buffered_base_readinto(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return read_into(th, self, args[0], "read");
}

static OuObject *buffered_base_readinto1(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return read_into(th, self, args[0], "read1");
}

static OuObject *buffered_base_read1(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return ou_io_unsupported(th, "read1");
}

static const OuMethodDef buffered_base_methods[] = {
    {"detach", base_detach, "", 0, NULL},
    {"read", base_read, NULL, 0, NULL},
    {"read1", buffered_base_read1, NULL, 0, NULL},
    {"readinto", buffered_base_readinto, "buffer, /", 0, NULL},
    {"readinto1", buffered_base_readinto1, "buffer, /", 0, NULL},
    {"write", base_write, NULL, 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_buffered_io_base_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io._BufferedIOBase",
    .base = &ou_io_base_type,
    .flags = IO_FLAGS,
    .index = OU_TYPE_INDEX_BUFFERED_IO_BASE,
    .basic_size = sizeof(OuIoBase),
    .weak = 1, .dict_offset = offsetof(OuIoBase, dict),
    IO_SLOTS,
    .methods = buffered_base_methods,
    .doc = "Base class for buffered IO objects.",
};

/* ---- _TextIOBase ---- */

static OuObject *text_get_none(OuThread *th, OuObject *self)
{
    (void)th, (void)self;
    return OU_NONE;
}

static const OuGetSetDef text_base_getset[] = {
    {"encoding", text_get_none, NULL, NULL},
    {"newlines", text_get_none, NULL, NULL},
    {"errors", text_get_none, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMethodDef text_base_methods[] = {
    {"detach", base_detach, "", 0, NULL},
    {"read", base_read, NULL, 0, NULL},
    {"readline", base_no_readline, NULL, 0, NULL},
    {"write", base_write, NULL, 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_text_io_base_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io._TextIOBase",
    .base = &ou_io_base_type,
    .flags = IO_FLAGS,
    .index = OU_TYPE_INDEX_TEXT_IO_BASE,
    .basic_size = sizeof(OuIoBase),
    .weak = 1, .dict_offset = offsetof(OuIoBase, dict),
    IO_SLOTS,
    .methods = text_base_methods,
    .getset = text_base_getset,
    .doc = "Base class for text I/O.",
};
