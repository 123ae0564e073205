/* buffered.c - BufferedReader, BufferedWriter, BufferedRandom: one buffer that holds either bytes read ahead or bytes to be
 * written. Over an exact FileIO the system calls are made directly; over anything else through its methods.
 *
 * The raw stream gives the VM's lock up, so each method works behind the object's gate: another thread waits there, and a
 * signal handler of the thread that is inside gets a RuntimeError. */
#include "10_builtin/io/io_int.h"
#include "10_builtin/data_int.h"

#include "06_types/abstract.h"
#include "06_types/byte_builder.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/memoryview.h"
#include "06_types/str.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* ---- the gate ---- */

static bool enter(OuThread *th, OuBuffered *b)
{
    switch (ou_gate_enter(th, &b->gate)) {
    case OU_PASS:
        return true;
    case OU_PASS_TWICE:
        return ou_raise(th, &ou_exc_runtime_error, "reentrant call inside %R", b);
    case OU_PASS_NEVER:
        return ou_raise(th, &ou_exc_runtime_error, "a thread that was stopped is still inside a buffered stream");
    case OU_PASS_ERROR:
        break;
    }
    return false;
}

/* A method, behind the gate. */
static OuObject *inside(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuFn method)
{
    OuBuffered *b = (OuBuffered *)self;
    if (!enter(th, b)) {
        return NULL;
    }
    OuObject *result = method(th, self, args, n, NULL);
    ou_gate_leave(th, &b->gate);
    return result;
}

/* ---- the raw stream ---- */

static OuFileIo *direct_file(const OuBuffered *b)
{
    return b->raw->type == &ou_file_io_type ? (OuFileIo *)b->raw : NULL;
}

static bool check(OuThread *th, OuBuffered *b)
{
    if (!b->ready) {
        return ou_raise(th, &ou_exc_value_error,
                        b->detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
    }
    return true;
}

static bool check_open(OuThread *th, OuBuffered *b, const char *what)
{
    if (!check(th, b)) {
        return false;
    }
    OuTruth closed = direct_file(b) != NULL ? (direct_file(b)->fd < 0 ? OU_TRUE : OU_FALSE) : ou_io_is_closed(th, b->raw);
    return closed == OU_FALSE || (closed == OU_TRUE && ou_raise(th, &ou_exc_value_error, "%s", what));
}

/* One read into data. 0: at the end; -1: error; -2: would block. */
static int64_t raw_read(OuThread *th, OuBuffered *b, char *data, size_t size)
{
    OuFileIo *f = direct_file(b);
    if (f != NULL) {
        if (!f->readable) {
            ou_io_unsupported(th, "read");
            return -1;
        }
        return ou_file_io_read_some(th, f, data, size);
    }
    OuObject *length = ou_int_new(th, (int64_t)size); /* into memory of its own, which the raw file may keep */
    OuObject *memory = length == NULL ? NULL : ou_call1(th, OU_TYPE_OBJECT(&ou_bytearray_type), length);
    OuObject *view = memory == NULL ? NULL : ou_call1(th, OU_TYPE_OBJECT(&ou_memoryview_type), memory);
    OuObject *got = view == NULL ? NULL : ou_call_method_text(th, b->raw, "readinto", 1, view);
    int64_t n = -1;
    if (got == OU_NONE) {
        n = -2;
    } else if (got != NULL && !ou_as_i64(th, got, &n)) {
        OuObject *error = ou_error_take(th);
        OuObject *text = ou_str_from_text(th, "raw readinto() failed");
        OuObject *failure = text == NULL ? NULL : ou_call1(th, OU_TYPE_OBJECT(&ou_exc_os_error), text);
        if (failure != NULL) {
            ou_raise_object(th, failure, error);
        }
        ou_drop_maybe(th, failure);
        ou_drop_maybe(th, text);
        ou_drop(th, error);
        n = -1;
    } else if (got != NULL) {
        OuByteView filled = ou_byte_view(memory); /* as long as it was, unless the raw file let the view go */
        size_t most = filled.n < size ? filled.n : size;
        if (n < 0 || (size_t)n > most) {
            ou_raise(th, &ou_exc_os_error, "raw readinto() returned invalid length %lld (should have been between 0 and %zu)",
                     (long long)n, most);
            n = -1;
        } else if (n > 0) {
            memcpy(data, filled.data, (size_t)n);
        }
    }
    ou_drop_maybe(th, got);
    ou_drop_maybe(th, view);
    ou_drop_maybe(th, memory);
    ou_drop_maybe(th, length);
    return n;
}

static int64_t raw_write(OuThread *th, OuBuffered *b, const char *data, size_t size)
{
    OuFileIo *f = direct_file(b);
    if (f != NULL) {
        return ou_file_io_write_some(th, f, data, size);
    }
    OuObject *bytes = ou_bytes_from(th, data, size);
    OuObject *done = bytes == NULL ? NULL : ou_call_method(th, b->raw, OU_NAME(th, plain_write), &bytes, 1);
    int64_t n = -1;
    if (done == OU_NONE) {
        n = -2;
    } else if (done != NULL && ou_as_i64(th, done, &n) && (n < 0 || (size_t)n > size)) {
        ou_raise(th, &ou_exc_os_error, "raw write() returned invalid length %lld (should have been between 0 and %zu)",
                 (long long)n, size);
        n = -1;
    }
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, bytes);
    return n;
}

static int64_t raw_seek(OuThread *th, OuBuffered *b, int64_t offset, int whence)
{
    OuFileIo *f = direct_file(b);
    if (f != NULL && f->fd < 0) {
        ou_raise(th, &ou_exc_value_error, "I/O operation on closed file");
        return -1;
    }
    if (f != NULL) {
        return ou_file_io_seek_to(th, f, offset, whence);
    }
    OuObject *o = ou_int_new(th, offset), *w = o == NULL ? NULL : ou_int_new(th, whence);
    OuObject *at = w == NULL ? NULL : ou_call_method_text(th, b->raw, "seek", 2, o, w);
    int64_t n = -1;
    if (at != NULL && ou_as_i64(th, at, &n) && n < 0) {
        ou_raise(th, &ou_exc_os_error, "Raw stream returned invalid position %lld", (long long)n);
    }
    ou_drop_maybe(th, at);
    ou_drop_maybe(th, w);
    ou_drop_maybe(th, o);
    return n;
}

/* ---- the buffer ---- */

static bool make_room(OuThread *th, OuBuffered *b)
{
    if (b->data == NULL) {
        b->data = ou_mem_take(th, b->room);
    }
    return b->data != NULL;
}

/* BlockingIOError: so many bytes of what was to be written are written or in the buffer. */
static bool would_block(OuThread *th, size_t written)
{
    static const char message[] = "write could not complete without blocking";
    OuObject *code = ou_int_new(th, EAGAIN), *text = code == NULL ? NULL : ou_str_from_text(th, message);
    OuObject *count = text == NULL ? NULL : ou_int_new(th, (int64_t)written), *error = NULL;
    if (count != NULL) {
        error = ou_call(th, OU_TYPE_OBJECT(&ou_exc_blocking_io_error), (OuObject *[]){code, text, count}, 3, NULL);
    }
    if (error != NULL) {
        ou_error_set_adopt(th, error);
    }
    ou_drop_maybe(th, count);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, code);
    return false;
}

/* A write that took only a part may have been interrupted: the signal's handler runs before the next one blocks. */
static int64_t write_part(OuThread *th, OuBuffered *b, const char *data, size_t size, size_t *done)
{
    int64_t n = raw_write(th, b, data, size);
    if (n >= 0) {
        *done += (size_t)n;
        return (size_t)n < size && !ou_lock_retry(th) ? -1 : n;
    }
    return n;
}

/* What waits is written. -2: would block, -1: error pending; the rest of it then stands at the buffer's begin. */
static int64_t empty(OuThread *th, OuBuffered *b)
{
    size_t done = 0;
    while (b->dirty && done < b->end) {
        int64_t n = write_part(th, b, b->data + done, b->end - done, &done);
        if (n < 0) {
            memmove(b->data, b->data + done, b->end - done);
            b->end -= done;
            b->pos = b->end;
            return n;
        }
    }
    if (b->dirty) {
        b->pos = b->end = 0;
        b->dirty = false;
    }
    return 0;
}

static bool flush(OuThread *th, OuBuffered *b)
{
    int64_t n = empty(th, b);
    return n >= 0 || (n == -2 && would_block(th, 0));
}

bool ou_buffered_flush(OuThread *th, OuBuffered *b)
{
    if (!enter(th, b)) {
        return false;
    }
    bool ok = check(th, b) && flush(th, b);
    ou_gate_leave(th, &b->gate);
    return ok;
}

/* What was read ahead is forgotten: the raw stream goes back to where the reader stands. */
static bool drop_read_ahead(OuThread *th, OuBuffered *b)
{
    if (!b->dirty && b->pos < b->end) {
        int64_t ahead = (int64_t)(b->end - b->pos);
        b->pos = b->end = 0;
        return raw_seek(th, b, -ahead, SEEK_CUR) >= 0;
    }
    if (!b->dirty) {
        b->pos = b->end = 0;
    }
    return true;
}

static bool start_reading(OuThread *th, OuBuffered *b)
{
    return flush(th, b) && make_room(th, b);
}

/* Fills an empty buffer. 0: at the end. */
static int64_t fill(OuThread *th, OuBuffered *b)
{
    b->pos = b->end = 0;
    int64_t n = raw_read(th, b, b->data, b->room);
    if (n > 0) {
        b->end = (size_t)n;
    }
    return n;
}

/* As many of the bytes behind those that wait as there is room for. */
static size_t gather(OuBuffered *b, const char *data, size_t size)
{
    size_t take = size < b->room - b->end ? size : b->room - b->end;
    memcpy(b->data + b->end, data, take);
    b->end += take;
    b->pos = b->end;
    b->dirty = b->dirty || take > 0;
    return take;
}

/* Where the raw stream would block, the buffer takes what it can; the error says how much there was no room for. */
static bool write_bytes(OuThread *th, OuBuffered *b, const char *data, size_t size)
{
    if (!check_open(th, b, "write to closed file") || !make_room(th, b) || !drop_read_ahead(th, b)) {
        return false;
    }
    if (!b->dirty) {
        b->pos = b->end = 0;
    }
    size_t done = 0;
    if (size > b->room - b->end) {
        int64_t n = empty(th, b);
        while (n >= 0 && size - done > b->room) { /* whole buffers need not be copied */
            n = write_part(th, b, data + done, size - done, &done);
        }
        if (n == -1) {
            return false;
        }
    }
    done += gather(b, data + done, size - done);
    return done == size || would_block(th, done);
}

bool ou_buffered_write_bytes(OuThread *th, OuBuffered *b, const char *data, size_t size)
{
    if (!enter(th, b)) {
        return false;
    }
    bool ok = write_bytes(th, b, data, size);
    ou_gate_leave(th, &b->gate);
    return ok;
}

static OuObject *read_once(OuThread *th, OuBuffered *b, size_t size)
{
    if (!check_open(th, b, "read of closed file") || !start_reading(th, b)) {
        return NULL;
    }
    if (b->pos == b->end) { /* no more is asked for than is wanted */
        OuObject *fresh = ou_bytes_new(th, size);
        int64_t got = fresh == NULL ? -1 : size == 0 ? 0 : raw_read(th, b, ou_bytes_data(fresh), size);
        if (got == -1) {
            ou_drop_maybe(th, fresh);
            return NULL;
        }
        return ou_bytes_resize_adopt(th, fresh, got > 0 ? (size_t)got : 0);
    }
    size_t have = b->end - b->pos;
    size = size < have ? size : have;
    OuObject *bytes = ou_bytes_from(th, b->data + b->pos, size);
    if (bytes != NULL) {
        b->pos += size;
    }
    return bytes;
}

OuObject *ou_buffered_read1(OuThread *th, OuBuffered *b, size_t size)
{
    if (!enter(th, b)) {
        return NULL;
    }
    OuObject *bytes = read_once(th, b, size);
    ou_gate_leave(th, &b->gate);
    return bytes;
}

/* Up to `limit` bytes (SIZE_MAX: all): reads until there are as many, or the end. None: nothing without blocking. */
static OuObject *read_up_to(OuThread *th, OuBuffered *b, size_t limit)
{
    size_t have = b->end - b->pos, used;
    size_t room = limit != SIZE_MAX ? limit : have + OU_IO_BUFFER_SIZE;
    OuFileIo *f = direct_file(b);
    if (limit == SIZE_MAX && f != NULL) { /* as much as the file says at once */
        off_t at = lseek(f->fd, 0, SEEK_CUR), end = at < 0 ? -1 : lseek(f->fd, 0, SEEK_END);
        if (at >= 0) {
            lseek(f->fd, at, SEEK_SET);
        }
        room = end > at ? have + (size_t)(end - at) + 1 : room;
    }
    OuObject *bytes = ou_bytes_new(th, room);
    if (bytes == NULL) {
        return NULL;
    }
    used = have < room ? have : room;
    memcpy(ou_bytes_data(bytes), b->data + b->pos, used);
    b->pos += used;
    while (used < limit) {
        if (used == room) {
            room += room / 2 + OU_IO_BUFFER_SIZE;
            bytes = ou_bytes_resize_adopt(th, bytes, room);
            if (bytes == NULL) {
                return NULL;
            }
        }
        size_t want = room - used;
        int64_t n;
        if (want >= b->room || limit == SIZE_MAX) {
            n = raw_read(th, b, ou_bytes_data(bytes) + used, want);
            used += n > 0 ? (size_t)n : 0;
        } else {
            n = fill(th, b);
            size_t take = n > 0 ? ((size_t)n < want ? (size_t)n : want) : 0;
            memcpy(ou_bytes_data(bytes) + used, b->data, take);
            b->pos = take;
            used += take;
        }
        if (n == -1) {
            ou_drop(th, bytes);
            return NULL;
        }
        if (n == -2 && used == 0) {
            ou_drop(th, bytes);
            return OU_NONE;
        }
        if (n <= 0) {
            break;
        }
    }
    return ou_bytes_resize_adopt(th, bytes, used);
}

/* ---- methods of readers ---- */

/* asked: the method, for one that cannot read; closed: what one says that is closed. */
static bool can_read(OuThread *th, OuBuffered *b, const char *asked, const char *closed)
{
    if (!check(th, b)) {
        return false;
    }
    if (!b->can_read) {
        ou_io_unsupported(th, asked);
        return false;
    }
    return check_open(th, b, closed) && start_reading(th, b);
}

static OuObject *buffered_read(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    int64_t size;
    if (!ou_io_size(th, args[0], &size) || !check(th, b)) {
        return NULL;
    }
    if (size < -1) {
        return ou_null(th, &ou_exc_value_error, "read length must be non-negative or -1");
    }
    if (!can_read(th, b, "read", "read of closed file")) {
        return NULL;
    }
    return read_up_to(th, b, size < 0 ? SIZE_MAX : (size_t)size);
}

static OuObject *buffered_read1(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    int64_t size = -1;
    if ((args[0] != NULL && !ou_as_ssize(th, args[0], &size)) || !can_read(th, b, "read1", "read of closed file")) {
        return NULL;
    }
    return read_once(th, b, size < 0 ? b->room : (size_t)size);
}

static OuObject *buffered_peek(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    int64_t unused = 0; /* how much there is depends on the buffer alone */
    if ((args[0] != NULL && !ou_as_ssize(th, args[0], &unused)) || !can_read(th, b, "peek", "peek of closed file") ||
        (b->can_write && !drop_read_ahead(th, b)) || (b->pos == b->end && fill(th, b) == -1)) {
        return NULL;
    }
    return ou_bytes_from(th, b->data + b->pos, b->end - b->pos);
}

static OuObject *read_into(OuThread *th, OuObject *self, OuObject *target, bool once)
{
    OuBuffered *b = (OuBuffered *)self;
    OuBuffer buffer;
    if (!ou_data_writable(th, once ? "readinto1() argument" : "readinto() argument", target, &buffer)) {
        return NULL;
    }
    if (!can_read(th, b, once ? "read1" : "read", "readinto of closed file")) {
        ou_buffer_release(th, &buffer);
        return NULL;
    }
    size_t used = 0;
    int64_t n = 1;
    while (used < buffer.size && n > 0) {
        if (b->pos == b->end && buffer.size - used > b->room) { /* more than the buffer holds: past it */
            n = raw_read(th, b, (char *)buffer.data + used, buffer.size - used);
            used += n > 0 ? (size_t)n : 0;
            if (once) {
                break;
            }
            continue;
        }
        if (b->pos == b->end) {
            if (once && used > 0) {
                break;
            }
            n = fill(th, b);
            if (n <= 0) {
                break;
            }
        }
        size_t take = b->end - b->pos < buffer.size - used ? b->end - b->pos : buffer.size - used;
        memcpy(buffer.data + used, b->data + b->pos, take);
        b->pos += take;
        used += take;
    }
    ou_buffer_release(th, &buffer);
    return n == -1 ? NULL : n == -2 && used == 0 ? OU_NONE : ou_int_new(th, (int64_t)used);
}

static OuObject *buffered_readinto(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return read_into(th, self, args[0], false);
}

static OuObject *buffered_readinto1(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return read_into(th, self, args[0], true);
}

/* Most lines lie whole in the buffer; a longer one is put together in memory of its own. */
static OuObject *read_line(OuThread *th, OuBuffered *b, size_t limit)
{
    char *parts = NULL;
    size_t used = 0;
    OuObject *line = NULL;
    for (;;) {
        if (b->pos == b->end && fill(th, b) == -1) {
            break;
        }
        size_t have = b->end - b->pos, take = have < limit - used ? have : limit - used;
        const char *newline = take == 0 ? NULL : memchr(b->data + b->pos, '\n', take);
        bool done = newline != NULL || take == 0 || used + take == limit;
        if (newline != NULL) {
            take = (size_t)(newline - (b->data + b->pos)) + 1;
        }
        if (done && parts == NULL) {
            line = ou_bytes_from(th, b->data + b->pos, take);
            b->pos += line == NULL ? 0 : take;
            return line;
        }
        char *more = ou_mem_resize(th, parts, used, used + take);
        if (more == NULL && used + take > 0) {
            break;
        }
        parts = more;
        memcpy(parts + used, b->data + b->pos, take);
        used += take;
        b->pos += take;
        if (done) {
            line = ou_bytes_from(th, parts, used);
            break;
        }
    }
    if (parts != NULL) {
        ou_mem_give(th, parts, used);
    }
    return line;
}

static OuObject *buffered_readline(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    int64_t limit;
    if (!ou_io_size(th, args[0], &limit) || !can_read(th, b, "read", "readline of closed file")) {
        return NULL;
    }
    return read_line(th, b, limit < 0 ? SIZE_MAX : (size_t)limit);
}

static OuObject *buffered_next(OuThread *th, OuObject *self)
{
    OuBuffered *b = (OuBuffered *)self;
    if (!b->can_read || OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        return ou_io_next_line(th, self);
    }
    if (!enter(th, b)) {
        return NULL;
    }
    OuObject *line = can_read(th, b, "read", "readline of closed file") ? read_line(th, b, SIZE_MAX) : NULL;
    ou_gate_leave(th, &b->gate);
    if (line != NULL && ou_bytes_size(line) == 0) {
        ou_drop(th, line);
        return NULL;
    }
    return line;
}

/* ---- methods of writers ---- */

static OuObject *buffered_write(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    OuBuffer buffer;
    if (!b->can_write && b->ready) {
        return ou_io_unsupported(th, "write");
    }
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    size_t size = buffer.size;
    bool ok = check(th, b) && write_bytes(th, b, buffer.data, size);
    ou_buffer_release(th, &buffer);
    return ok ? ou_int_new(th, (int64_t)size) : NULL;
}

static OuObject *buffered_flush(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    if (!check_open(th, b, b->can_write ? "flush of closed file" : "I/O operation on closed file.") || !flush(th, b)) {
        return NULL;
    }
    if (b->can_write && !b->can_read && direct_file(b) == NULL) {
        return ou_call_method(th, b->raw, OU_NAME(th, plain_flush), NULL, 0);
    }
    return OU_NONE;
}

/* ---- position ---- */

static OuObject *buffered_tell(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    int64_t at = check(th, b) ? raw_seek(th, b, 0, SEEK_CUR) : -1;
    if (at < 0) {
        return NULL;
    }
    int64_t ahead = b->dirty ? (int64_t)b->end : -(int64_t)(b->end - b->pos);
    if (__builtin_add_overflow(at, ahead, &at)) {
        return ou_null(th, &ou_exc_overflow_error, "position out of range");
    }
    return ou_int_new(th, at);
}

static OuObject *buffered_seek(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    int64_t offset, whence = 0;
    if (!ou_as_i64(th, args[0], &offset) || (args[1] != NULL && !ou_as_i64(th, args[1], &whence)) ||
        !check_open(th, b, "seek of closed file")) {
        return NULL;
    }
    if (whence < 0 || whence > 4) {
        return ou_null(th, &ou_exc_value_error, "whence value %lld unsupported", (long long)whence);
    }
    if (!flush(th, b)) {
        return NULL;
    }
    if (whence == SEEK_CUR && __builtin_sub_overflow(offset, (int64_t)(b->end - b->pos), &offset)) {
        return ou_null(th, &ou_exc_overflow_error, "seek position out of range");
    }
    int64_t at = raw_seek(th, b, offset, (int)whence);
    if (at < 0) {
        return NULL;
    }
    b->pos = b->end = 0;
    return ou_int_new(th, at);
}

static OuObject *buffered_truncate(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    if (!check_open(th, b, "truncate of closed file")) {
        return NULL;
    }
    if (!b->can_write) {
        return ou_io_unsupported(th, "truncate");
    }
    if (!flush(th, b)) {
        return NULL;
    }
    OuObject *size = args[0] == NULL || args[0] == OU_NONE ? buffered_tell(th, self, NULL, 0, NULL) : ou_keep(args[0]);
    OuObject *result = size == NULL ? NULL : ou_call_method_text(th, b->raw, "truncate", 1, size);
    ou_drop_maybe(th, size);
    return result;
}

#define GATED(name)                                                                                \
    static OuObject *gated_##name(OU_IO_ARGS)                                                      \
    {                                                                                              \
        (void)kwnames;                                                                             \
        return inside(th, self, args, n, buffered_##name);                                         \
    }
GATED(read)
GATED(read1)
GATED(peek)
GATED(readinto)
GATED(readinto1)
GATED(readline)
GATED(write)
GATED(flush)
GATED(seek)
GATED(tell)
GATED(truncate)

/* ---- the rest goes to the raw stream ---- */

static OuObject *buffered_close(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    if (!check(th, b)) {
        return NULL;
    }
    OuObject *asked = ou_keep(b->raw); /* its attribute may be code that detaches it */
    OuTruth closed = ou_io_is_closed(th, asked);
    ou_drop(th, asked);
    if (closed != OU_FALSE) {
        return closed == OU_TRUE ? OU_NONE : NULL;
    }
    OuObject *flushed = ou_call_method(th, self, OU_NAME(th, plain_flush), NULL, 0);
    OuObject *error = flushed == NULL ? ou_error_take(th) : NULL;
    ou_drop_maybe(th, flushed);
    OuObject *done = NULL;
    if (enter(th, b)) { /* who writes meanwhile waits, and finds the stream closed */
        if (check(th, b)) {
            OuObject *raw = ou_keep(b->raw);
            done = ou_call_method(th, raw, OU_NAME(th, plain_close), NULL, 0);
            ou_drop(th, raw);
        }
        if (b->data != NULL) {
            ou_mem_give(th, b->data, b->room);
            b->data = NULL;
            b->pos = b->end = 0;
            b->dirty = false;
        }
        ou_gate_leave(th, &b->gate);
    }
    return ou_io_closed_adopt(th, done, error);
}

static OuObject *buffered_detach(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuBuffered *b = (OuBuffered *)self;
    if (!check(th, b)) {
        return NULL;
    }
    OuObject *done = ou_call_method(th, self, OU_NAME(th, plain_flush), NULL, 0);
    if (done == NULL) {
        return NULL;
    }
    ou_drop(th, done);
    if (!enter(th, b)) {
        return NULL;
    }
    OuObject *raw = b->raw;
    b->raw = NULL;
    b->ready = false;
    b->detached = true;
    ou_gate_leave(th, &b->gate);
    return raw != NULL || !check(th, b) ? raw : NULL;
}

/* Nothing holds the gate here: the raw stream is kept, since what it calls may detach it. */
static OuObject *ask_raw(OuThread *th, OuBuffered *b, const char *name)
{
    if (!check(th, b)) {
        return NULL;
    }
    OuObject *raw = ou_keep(b->raw), *answer = ou_call_method_text(th, raw, name, 0);
    ou_drop(th, raw);
    return answer;
}

#define TO_RAW(name)                                                                               \
    static OuObject *buffered_##name(OU_IO_ARGS)                                                   \
    {                                                                                              \
        OU_IO_UNUSED();                                                                            \
        return ask_raw(th, (OuBuffered *)self, #name);                                             \
    }
TO_RAW(fileno)
TO_RAW(isatty)
TO_RAW(seekable)
TO_RAW(readable)
TO_RAW(writable)

static OuObject *get_from_raw(OuThread *th, OuObject *self, const char *name)
{
    OuBuffered *b = (OuBuffered *)self;
    if (!check(th, b)) {
        return NULL;
    }
    OuObject *raw = ou_keep(b->raw), *answer = ou_get_attr_text(th, raw, name);
    ou_drop(th, raw);
    return answer;
}

static OuObject *buffered_get_closed(OuThread *th, OuObject *self)
{
    return get_from_raw(th, self, "closed");
}

static OuObject *buffered_get_name(OuThread *th, OuObject *self)
{
    return get_from_raw(th, self, "name");
}

static OuObject *buffered_get_mode(OuThread *th, OuObject *self)
{
    return get_from_raw(th, self, "mode");
}

static OuObject *buffered_get_raw(OuThread *th, OuObject *self)
{
    OuBuffered *b = (OuBuffered *)self;
    return check(th, b) ? ou_keep(b->raw) : NULL;
}

static OuObject *buffered_repr(OuThread *th, OuObject *self)
{
    bool failed = false;
    OuObject *name = ou_get_attr_maybe(th, self, OU_NAME(th, plain_name), &failed);
    if (failed && !ou_error_swallow(th, &ou_exc_value_error)) { /* a ValueError says that it is detached */
        return NULL;
    }
    if (name == NULL) {
        return ou_str_format(th, "<%N>", self->type);
    }
    OuObject *text = ou_str_format(th, "<%N name=%R>", self->type, name);
    ou_drop(th, name);
    return text;
}

/* ---- life ---- */

static OuObject *buffered_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ((OuBuffered *)o)->room = OU_IO_BUFFER_SIZE;
        ou_track(th, o);
    }
    return o;
}

static bool set_up(OuThread *th, OuBuffered *b, OuObject *raw, int64_t size)
{
    if (size <= 0) {
        return ou_raise(th, &ou_exc_value_error, "buffer size must be strictly positive");
    }
    if (b->data != NULL) {
        ou_mem_give(th, b->data, b->room);
        b->data = NULL;
    }
    b->room = (size_t)size;
    b->pos = b->end = 0;
    b->dirty = false;
    if (b->room > OU_IO_BUFFER_SIZE && !make_room(th, b)) { /* a usual one is made when it is needed */
        return false;
    }
    b->can_read = !ou_type_extends(b->head.type, &ou_buffered_writer_type);
    b->can_write = !ou_type_extends(b->head.type, &ou_buffered_reader_type);
    ou_replace(th, &b->raw, ou_keep(raw));
    b->ready = true;
    return true;
}

static bool check_raw(OuThread *th, OuObject *raw, const char *method, const char *message)
{
    OuObject *able = ou_call_method_text(th, raw, method, 0);
    OuTruth yes = able == NULL ? OU_ERROR : ou_is_true(th, able);
    ou_drop_maybe(th, able);
    if (yes == OU_FALSE) {
        ou_io_unsupported(th, message);
    }
    return yes == OU_TRUE;
}

static bool buffered_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[2];
    OuBuffered *b = (OuBuffered *)self;
    int64_t size = OU_IO_BUFFER_SIZE;
    if (!ou_args_parse(th, ou_type_short_name(self->type), "raw, buffer_size=8192", args, n, kwnames, out) ||
        (out[1] != NULL && !ou_as_i64(th, out[1], &size))) {
        return false;
    }
    b->ready = b->detached = false;
    bool reads = !ou_type_extends(self->type, &ou_buffered_writer_type);
    bool writes = !ou_type_extends(self->type, &ou_buffered_reader_type);
    if ((reads && !check_raw(th, out[0], "readable", "File or stream is not readable.")) ||
        (writes && !check_raw(th, out[0], "writable", "File or stream is not writable.")) ||
        (reads && writes && !check_raw(th, out[0], "seekable", "File or stream is not seekable."))) {
        return false;
    }
    if (!enter(th, b)) {
        return false;
    }
    bool ok = set_up(th, b, out[0], size);
    ou_gate_leave(th, &b->gate);
    return ok;
}

OuObject *ou_buffered_new(OuThread *th, const OuType *type, OuObject *raw, size_t size)
{
    OuBuffered *b = (OuBuffered *)buffered_make(th, type, NULL, 0, NULL);
    if (b != NULL && !set_up(th, b, raw, (int64_t)size)) {
        ou_clear_ref(th, &b);
    }
    return (OuObject *)b;
}

static void buffered_finalize(OuThread *th, OuObject *self)
{
    if (((OuBuffered *)self)->ready) {
        ou_io_finalize(th, self);
    }
}

static size_t buffered_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((OuBuffered *)self)->raw);
    ou_io_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static void buffered_clear(OuThread *th, OuObject *self)
{
    ((OuBuffered *)self)->ready = false;
    ou_clear_ref(th, &((OuBuffered *)self)->raw);
    ou_io_clear_extra(th, self);
}

static void buffered_drop(OuThread *th, OuObject *self)
{
    OuBuffered *b = (OuBuffered *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &b->raw);
    if (b->data != NULL) {
        ou_mem_give(th, b->data, b->room);
    }
    ou_io_free(th, self, sizeof(OuBuffered));
}

static const OuGetSetDef buffered_getset[] = {
    {"closed", buffered_get_closed, NULL, NULL}, {"name", buffered_get_name, NULL, NULL},
    {"mode", buffered_get_mode, NULL, NULL},     {"raw", buffered_get_raw, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

#define COMMON_METHODS                                                                             \
    {"close", buffered_close, "", 0, NULL}, {"detach", buffered_detach, "", 0, NULL},              \
    {"flush", gated_flush, "", 0, NULL}, {"seek", gated_seek, "target, whence=0, /", 0, NULL}, \
    {"tell", gated_tell, "", 0, NULL}, {"truncate", gated_truncate, "pos=None, /", 0, NULL}, \
    {"fileno", buffered_fileno, "", 0, NULL}, {"isatty", buffered_isatty, "", 0, NULL},            \
    {"seekable", buffered_seekable, "", 0, NULL}
#define READ_METHODS                                                                               \
    {"read", gated_read, "size=-1, /", 0, NULL}, {"read1", gated_read1, "size=-1, /", 0, NULL}, \
    {"peek", gated_peek, "size=0, /", 0, NULL}, {"readinto", gated_readinto, "buffer, /", 0, NULL}, \
    {"readinto1", gated_readinto1, "buffer, /", 0, NULL}, {"readline", gated_readline, "size=-1, /", 0, NULL}, \
    {"readable", buffered_readable, "", 0, NULL} /* a writer has IOBase's, which says no, even when it is closed */
#define WRITE_METHODS                                                                              \
    {"write", gated_write, "buffer, /", 0, NULL}, {"writable", buffered_writable, "", 0, NULL}

static const OuMethodDef reader_methods[] = {COMMON_METHODS, READ_METHODS, {NULL, NULL, NULL, 0, NULL}};
static const OuMethodDef writer_methods[] = {COMMON_METHODS, WRITE_METHODS, {NULL, NULL, NULL, 0, NULL}};
static const OuMethodDef random_methods[] = {COMMON_METHODS, READ_METHODS, WRITE_METHODS, {NULL, NULL, NULL, 0, NULL}};

#define BUFFERED_TYPE(variable, type_name, type_index, method_table, text)                         \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type), .name = type_name, .base = &ou_buffered_io_base_type, \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_HAS_FINALIZER,     \
        .index = type_index, .basic_size = sizeof(OuBuffered), .weak = 1, .dict_offset = offsetof(OuIoBase, dict), .drop = buffered_drop,   \
        .finalize = buffered_finalize, .visit = buffered_visit, .clear = buffered_clear,           \
        .repr = buffered_repr, .str = ou_object_str, .hash = ou_object_hash,                       \
        .compare = ou_object_compare, .get_attr = ou_generic_get_attr, .set_attr = ou_generic_set_attr, \
        .iter = ou_io_iter, .next = buffered_next, .make = buffered_make, .init = buffered_init,   \
        .methods = method_table, .getset = buffered_getset, .doc = text,                           \
        .new_signature = "raw, buffer_size=DEFAULT_BUFFER_SIZE",                                   \
    }

BUFFERED_TYPE(ou_buffered_reader_type, "_io.BufferedReader", OU_TYPE_INDEX_BUFFERED_READER, reader_methods,
              "Create a new buffered reader using the given readable raw IO object.");
BUFFERED_TYPE(ou_buffered_writer_type, "_io.BufferedWriter", OU_TYPE_INDEX_BUFFERED_WRITER, writer_methods,
              "A buffer for a writeable sequential RawIO object.");
BUFFERED_TYPE(ou_buffered_random_type, "_io.BufferedRandom", OU_TYPE_INDEX_BUFFERED_RANDOM, random_methods,
              "A buffered interface to random access streams.");
