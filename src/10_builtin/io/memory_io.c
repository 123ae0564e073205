/* memory_io.c - BytesIO and StringIO: streams over memory. */
#include "10_builtin/io/io_int.h"
#include "10_builtin/data_int.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/memoryview.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

/* Both keep `size` units in data; StringIO's units are 4-byte characters. */
typedef struct OuMemoryIo {
    OuObject head;
    OuObject *dict; /* as OuIoBase */
    bool closed;
    bool translate, universal; /* StringIO: newline handling */
    char newline[3];           /* StringIO: what "\n" is written as; "": kept */
    uint8_t seen;              /* StringIO: newlines met, as ou_io_newlines() has them */
    void *data;                /* ou_mem of room units */
    size_t size, room, pos;
    size_t n_exports;          /* BytesIO.getbuffer() */
} OuMemoryIo;

static size_t unit(const OuMemoryIo *m)
{
    return ou_type_extends(m->head.type, &ou_bytes_io_type) ? 1 : 4;
}

static bool check(OuThread *th, OuMemoryIo *m)
{
    return !m->closed || ou_raise(th, &ou_exc_value_error,
                                  unit(m) == 1 ? "I/O operation on closed file." : "I/O operation on closed file");
}

static bool check_resize(OuThread *th, OuMemoryIo *m)
{
    return m->n_exports == 0 ||
           ou_raise(th, &ou_exc_buffer_error, "Existing exports of data: object cannot be re-sized");
}

/* Room for `need` units. */
static bool reserve(OuThread *th, OuMemoryIo *m, size_t need)
{
    size_t room;
    if (need <= m->room) {
        return true;
    }
    if (!ou_checked_grown(need, unit(m), &room)) {
        return ou_raise_memory(th);
    }
    void *data = ou_mem_resize(th, m->data, m->room * unit(m), room * unit(m));
    if (data == NULL) {
        return false;
    }
    m->data = data;
    m->room = room;
    return true;
}

/* A gap after a seek beyond the end reads as zero. */
static bool prepare_write(OuThread *th, OuMemoryIo *m, size_t n)
{
    size_t end;
    if (!ou_checked_add(m->pos, n, &end)) {
        return ou_raise_memory(th);
    }
    if (end > m->size && !check_resize(th, m)) {
        return false;
    }
    if (!reserve(th, m, end)) {
        return false;
    }
    if (m->pos > m->size) {
        memset((char *)m->data + m->size * unit(m), 0, (m->pos - m->size) * unit(m));
    }
    return true;
}

static void wrote(OuMemoryIo *m, size_t n)
{
    m->pos += n;
    m->size = m->pos > m->size ? m->pos : m->size;
}

/* n units from the position on; the position moves. */
static OuObject *take_out(OuThread *th, OuMemoryIo *m, size_t n)
{
    size_t left = m->pos < m->size ? m->size - m->pos : 0;
    n = n < left ? n : left;
    const char *from = n == 0 ? "" : (const char *)m->data + m->pos * unit(m);
    OuObject *o = unit(m) == 1 ? ou_bytes_from(th, from, n) : ou_str_from_ucs4(th, (const uint32_t *)(const void *)from, n);
    if (o != NULL) {
        m->pos += n;
    }
    return o;
}

/* ---- what both can do ---- */

static OuObject *memory_read(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    int64_t size;
    if (!ou_io_size(th, args[0], &size) || !check(th, m)) { /* in this order: an __index__ may close */
        return NULL;
    }
    return take_out(th, m, size < 0 ? SIZE_MAX : (size_t)size);
}

static size_t line_length(const OuMemoryIo *m)
{
    size_t left = m->pos < m->size ? m->size - m->pos : 0;
    if (unit(m) == 1) {
        const char *from = (const char *)m->data + m->pos;
        const char *newline = left == 0 ? NULL : memchr(from, '\n', left);
        return newline == NULL ? left : (size_t)(newline - from) + 1;
    }
    const uint32_t *from = (const uint32_t *)m->data + m->pos;
    for (size_t i = 0; i < left; i++) {
        bool lone = m->newline[0] == '\r' && m->newline[1] == 0;
        if (m->universal && !m->translate && from[i] == '\r') {
            return i + 1 < left && from[i + 1] == '\n' ? i + 2 : i + 1;
        }
        if (m->newline[0] == '\r' && m->newline[1] == '\n') {
            if (from[i] == '\r' && i + 1 < left && from[i + 1] == '\n') {
                return i + 2;
            }
        } else if (from[i] == (lone ? (uint32_t)'\r' : (uint32_t)'\n')) {
            return i + 1;
        }
    }
    return left;
}

static OuObject *memory_readline(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    int64_t limit;
    if (!ou_io_size(th, args[0], &limit) || !check(th, m)) {
        return NULL;
    }
    size_t length = line_length(m);
    return take_out(th, m, limit >= 0 && (size_t)limit < length ? (size_t)limit : length);
}

static OuObject *memory_next(OuThread *th, OuObject *self)
{
    OuMemoryIo *m = (OuMemoryIo *)self;
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        return ou_io_next_line(th, self);
    }
    if (!check(th, m)) {
        return NULL;
    }
    size_t n = line_length(m);
    return n == 0 ? NULL : take_out(th, m, n);
}

static OuObject *memory_seek(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    int64_t offset;
    int whence = 0;
    if (!ou_as_ssize(th, args[0], &offset) || !ou_as_c_int(th, args[1], &whence) || !check(th, m)) {
        return NULL;
    }
    if (whence < 0 || whence > 2) {
        return ou_null(th, &ou_exc_value_error, "%s (%d%s", unit(m) == 1 ? "invalid whence" : "Invalid whence",
                       whence, ", should be 0, 1 or 2)");
    }
    if (unit(m) == 4 && whence != 0 && offset != 0) {
        return ou_null(th, &ou_exc_os_error, "Can't do nonzero cur-relative seeks");
    }
    if (whence == 0 && offset < 0) {
        return ou_null(th, &ou_exc_value_error, unit(m) == 1 ? "negative seek value %lld" : "Negative seek position %lld",
                       (long long)offset);
    }
    int64_t base = whence == 0 ? 0 : whence == 1 ? (int64_t)m->pos : (int64_t)m->size;
    if (__builtin_add_overflow(base, offset, &offset)) {
        return ou_null(th, &ou_exc_overflow_error, "new position too large");
    }
    m->pos = offset < 0 ? 0 : (size_t)offset;
    return ou_int_new(th, (int64_t)m->pos);
}

static OuObject *memory_tell(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    return check(th, m) ? ou_int_new(th, (int64_t)m->pos) : NULL;
}

static OuObject *memory_truncate(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    int64_t size = 0;
    bool given = args[0] != NULL && args[0] != OU_NONE;
    if ((given && !ou_io_size(th, args[0], &size)) || !check(th, m) || !check_resize(th, m)) {
        return NULL;
    }
    if (!given) {
        size = (int64_t)m->pos;
    }
    if (size < 0) {
        return ou_null(th, &ou_exc_value_error, unit(m) == 1 ? "negative size value %lld" : "Negative size value %lld",
                       (long long)size);
    }
    m->size = (size_t)size < m->size ? (size_t)size : m->size;
    return ou_int_new(th, size);
}

static OuObject *memory_close(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    if (!check_resize(th, m)) {
        return NULL;
    }
    m->closed = true;
    if (m->data != NULL) {
        ou_mem_give(th, m->data, m->room * unit(m));
        m->data = NULL;
        m->size = m->room = m->pos = 0;
    }
    return OU_NONE;
}

static OuObject *memory_true(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check(th, (OuMemoryIo *)self) ? OU_PY_TRUE : NULL;
}

static OuObject *memory_false(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check(th, (OuMemoryIo *)self) ? OU_PY_FALSE : NULL;
}

static OuObject *memory_flush(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return check(th, (OuMemoryIo *)self) ? OU_NONE : NULL;
}

/* What the class of all streams has: nothing marks a text in memory as closed there. */
static OuObject *string_flush(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    return OU_NONE;
}

static OuObject *memory_getvalue(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    if (!check(th, m)) {
        return NULL;
    }
    size_t pos = m->pos;
    m->pos = 0;
    OuObject *all = take_out(th, m, SIZE_MAX);
    m->pos = pos;
    return all;
}

/* ---- BytesIO ---- */

static OuObject *bytes_write(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    OuBuffer buffer;
    if (!check(th, m) || !check_resize(th, m) || !ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    size_t size = buffer.size;
    bool ok = size == 0 || prepare_write(th, m, size);
    if (ok && size > 0) {
        memcpy((char *)m->data + m->pos, buffer.data, size);
        wrote(m, size);
    }
    ou_buffer_release(th, &buffer);
    return ok ? ou_int_new(th, (int64_t)size) : NULL;
}

static OuObject *bytes_readinto(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    OuBuffer buffer;
    if (!ou_data_writable(th, "readinto() argument", args[0], &buffer)) {
        return NULL;
    }
    if (!check(th, m)) {
        ou_buffer_release(th, &buffer);
        return NULL;
    }
    size_t left = m->pos < m->size ? m->size - m->pos : 0, n_bytes = buffer.size < left ? buffer.size : left;
    if (n_bytes > 0) {
        memcpy(buffer.data, (const char *)m->data + m->pos, n_bytes);
    }
    m->pos += n_bytes;
    ou_buffer_release(th, &buffer);
    return ou_int_new(th, (int64_t)n_bytes);
}

/* ---- what getbuffer() gives a view of ---- */

typedef struct OuBytesIoBuffer {
    OuObject head;
    OuMemoryIo *source; /* kept */
} OuBytesIoBuffer;

static bool window_acquire(OuThread *th, OuObject *self, OuBuffer *out, bool writable)
{
    (void)writable;
    OuMemoryIo *m = ((OuBytesIoBuffer *)self)->source;
    if (!check(th, m) || !reserve(th, m, 1)) {
        return false;
    }
    *out = (OuBuffer){.owner = ou_keep(self), .data = m->data, .size = m->size, .item_size = 1, .format = "B", .ndim = 1};
    m->n_exports++;
    return true;
}

static void window_release(OuThread *th, OuObject *self, OuBuffer *buffer)
{
    (void)th, (void)buffer;
    ((OuBytesIoBuffer *)self)->source->n_exports--;
}

static size_t window_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((OuBytesIoBuffer *)self)->source);
    return OU_VISIT_END;
}

static void window_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_drop(th, ((OuBytesIoBuffer *)self)->source);
    ou_object_free(th, self, sizeof(OuBytesIoBuffer));
}

static const OuBufferSlots window_buffer = {window_acquire, window_release};

/* Without a clear slot: its source outlives each view. */
static const OuType bytes_io_buffer_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io._BytesIOBuffer",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_BYTES_IO_BUFFER,
    .basic_size = sizeof(OuBytesIoBuffer),
    .drop = window_drop,
    .visit = window_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .buffer = &window_buffer,
};

static OuObject *bytes_getbuffer(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    if (!check(th, (OuMemoryIo *)self)) {
        return NULL;
    }
    OuBytesIoBuffer *window = (OuBytesIoBuffer *)ou_object_new(th, &bytes_io_buffer_type, sizeof *window);
    if (window == NULL) {
        return NULL;
    }
    window->source = ou_keep(self);
    ou_track(th, &window->head);
    OuObject *view = ou_call1(th, OU_TYPE_OBJECT(&ou_memoryview_type), &window->head);
    ou_drop(th, window);
    return view;
}

static OuObject *memory_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ou_track(th, o);
    }
    return o;
}

static bool bytes_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[1];
    OuMemoryIo *m = (OuMemoryIo *)self;
    if (!ou_args_parse(th, "BytesIO", "initial_bytes=b''", args, n, kwnames, out) || !check_resize(th, m)) {
        return false;
    }
    m->size = m->pos = 0;
    if (out[0] == NULL || out[0] == OU_NONE) {
        return true;
    }
    OuObject *done = bytes_write(th, self, out, 1, NULL);
    ou_drop_maybe(th, done);
    m->pos = 0;
    return done != NULL;
}

/* ---- StringIO ---- */

static OuObject *string_write(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    OuObject *s = args[0];
    if (!ou_is_str(s)) {
        return ou_null(th, &ou_exc_type_error, "string argument expected, got '%T'", s);
    }
    if (!check(th, m)) {
        return NULL;
    }
    size_t length = ou_str_length(s), most;
    if (length == 0) {
        return ou_int_new(th, 0);
    }
    size_t newline_size = strlen(m->newline);
    bool expands = newline_size > 0 && !(newline_size == 1 && m->newline[0] == '\n');
    if (!ou_checked_mul(length, expands ? 2 : 1, &most) || !prepare_write(th, m, most)) {
        return ou_has_error(th) ? NULL : ou_null_memory(th);
    }
    uint32_t *to = (uint32_t *)m->data + m->pos;
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        uint32_t c = ou_str_at(s, i);
        bool pair = m->universal && c == '\r' && i + 1 < length && ou_str_at(s, i + 1) == '\n';
        if (pair || c == '\r') {
            m->seen |= pair ? 4 : 2;
        } else if (c == '\n' && (i == 0 || ou_str_at(s, i - 1) != '\r')) {
            m->seen |= 1;
        }
        if (m->translate && m->universal && c == '\r') {
            to[used++] = '\n';
            i += pair;
        } else if (expands && c == '\n') {
            for (size_t k = 0; k < newline_size; k++) {
                to[used++] = (unsigned char)m->newline[k];
            }
        } else {
            to[used++] = c;
        }
    }
    wrote(m, used);
    return ou_int_new(th, (int64_t)length);
}

static bool string_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[2];
    OuMemoryIo *m = (OuMemoryIo *)self;
    if (!ou_args_parse(th, "StringIO", "initial_value='', newline='\\n'", args, n, kwnames, out)) {
        return false;
    }
    if (out[1] != NULL && out[1] != OU_NONE && !ou_is_str(out[1])) {
        return ou_raise(th, &ou_exc_type_error, "newline must be str or None, not %T", out[1]);
    }
    if (out[0] != NULL && out[0] != OU_NONE && !ou_is_str(out[0])) {
        return ou_raise(th, &ou_exc_type_error, "initial_value must be str or None, not %T", out[0]);
    }
    m->size = m->pos = 0;
    m->closed = false;
    m->universal = m->translate = false;
    m->seen = 0;
    strcpy(m->newline, "\n");
    if (out[1] == OU_NONE) {
        m->universal = m->translate = true;
    } else if (out[1] != NULL) {
        size_t length = ou_str_length(out[1]);
        if (length == 0) {
            m->universal = true;
            m->newline[0] = 0;
        } else if (ou_str_equal_text(out[1], "\n") || ou_str_equal_text(out[1], "\r") || ou_str_equal_text(out[1], "\r\n")) {
            for (size_t i = 0; i <= length; i++) {
                m->newline[i] = i < length ? (char)ou_str_at(out[1], i) : 0;
            }
        } else {
            return ou_raise(th, &ou_exc_value_error, "illegal newline value: %R", out[1]);
        }
    }
    if (out[0] == NULL || out[0] == OU_NONE) {
        return true;
    }
    OuObject *done = string_write(th, self, out, 1, NULL);
    ou_drop_maybe(th, done);
    m->pos = 0;
    return done != NULL;
}

static OuObject *string_get_newlines(OuThread *th, OuObject *self)
{
    const OuMemoryIo *m = (const OuMemoryIo *)self;
    if (!check(th, (OuMemoryIo *)self)) {
        return NULL;
    }
    return m->universal ? ou_io_newlines(th, m->seen) : OU_NONE;
}

static OuObject *string_get_line_buffering(OuThread *th, OuObject *self)
{
    return check(th, (OuMemoryIo *)self) ? OU_PY_FALSE : NULL;
}

/* ---- pickling ---- */

static OuObject *attributes(OuThread *th, const OuMemoryIo *m)
{
    return m->dict == NULL ? OU_NONE : ou_dict_copy(th, m->dict);
}

/* (value, position, attributes), for StringIO with the newline before the position. */
static OuObject *memory_getstate(OU_IO_ARGS)
{
    const OuMemoryIo *m = (const OuMemoryIo *)self;
    OuObject *value = memory_getvalue(th, self, args, n, kwnames), *own = NULL, *pos = NULL, *newline = NULL, *state = NULL;
    if (value != NULL && (own = attributes(th, m)) != NULL && (pos = ou_int_new(th, (int64_t)m->pos)) != NULL) {
        if (unit(m) == 1) {
            state = ou_tuple_of(th, 3, value, pos, own);
        } else if ((newline = m->universal && m->translate ? OU_NONE : ou_str_from_text(th, m->newline)) != NULL) {
            state = ou_tuple_of(th, 4, value, newline, pos, own);
        }
    }
    ou_drop_maybe(th, value);
    ou_drop_maybe(th, own);
    ou_drop_maybe(th, pos);
    ou_drop_maybe(th, newline);
    return state;
}

/* The position and the attributes, the last two items of a state. */
static OuObject *set_rest(OuThread *th, OuMemoryIo *m, OuObject *pos, OuObject *own)
{
    int64_t place;
    if (!ou_is_int(pos)) {
        return ou_null(th, &ou_exc_type_error, "%s item of state must be an integer, %s %T",
                       unit(m) == 1 ? "second" : "third", unit(m) == 1 ? "not" : "got", pos);
    }
    if (!ou_int_as_i64(th, pos, &place)) {
        return NULL;
    }
    if (place < 0) {
        return ou_null(th, &ou_exc_value_error, "position value cannot be negative");
    }
    m->pos = (size_t)place;
    if (own == OU_NONE) {
        return OU_NONE;
    }
    if (!ou_is_dict(own)) {
        return ou_null(th, &ou_exc_type_error, "%s item of state should be a dict, got a %T",
                       unit(m) == 1 ? "third" : "fourth", own);
    }
    if (m->dict == NULL) {
        m->dict = ou_keep(own);
        return OU_NONE;
    }
    OuObject *dict = ou_keep(m->dict);
    bool ok = ou_dict_update(th, dict, own, true);
    ou_drop(th, dict);
    return ok ? OU_NONE : NULL;
}

static OuObject *memory_setstate(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuMemoryIo *m = (OuMemoryIo *)self;
    OuObject *state = args[0], *result = NULL;
    size_t want = unit(m) == 1 ? 3 : 4;
    if ((want == 4 && !check(th, m)) || (want == 3 && !check_resize(th, m))) {
        return NULL;
    }
    if (!ou_is_tuple(state) || ou_tuple_size(state) < want) {
        return ou_null(th, &ou_exc_type_error, "%T.__setstate__ argument should be %zu-tuple, got %T", self, want, state);
    }
    ou_keep(state);
    OuObject *value = ou_tuple_borrow(state, 0), *given[2] = {value, ou_tuple_borrow(state, 1)};
    if ((want == 3 ? bytes_init : string_init)(th, self, given, want - 2, NULL)) {
        if (want == 4 && ou_is_str(value)) { /* as it was: making it may have translated newlines */
            size_t length = ou_str_length(value);
            m->size = m->pos = 0;
            if (!prepare_write(th, m, length)) {
                ou_drop(th, state);
                return NULL;
            }
            for (size_t i = 0; i < length; i++) {
                ((uint32_t *)m->data)[i] = ou_str_at(value, i);
            }
            m->size = length;
        }
        result = set_rest(th, m, ou_tuple_borrow(state, want - 2), ou_tuple_borrow(state, want - 1));
    }
    ou_drop(th, state);
    return result;
}

/* ---- the types ---- */

static size_t memory_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_io_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static void memory_clear(OuThread *th, OuObject *self)
{
    ou_io_clear_extra(th, self);
}

static void memory_drop(OuThread *th, OuObject *self)
{
    OuMemoryIo *m = (OuMemoryIo *)self;
    ou_untrack(th, self);
    if (m->data != NULL) {
        ou_mem_give(th, m->data, m->room * unit(m));
    }
    ou_io_free(th, self, sizeof(OuMemoryIo));
}

static OuObject *memory_get_closed(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(((OuMemoryIo *)self)->closed);
}

static const OuGetSetDef memory_getset[] = {{"closed", memory_get_closed, NULL, NULL},
                                            {NULL, NULL, NULL, NULL}};
static const OuGetSetDef string_getset[] = {{"closed", memory_get_closed, NULL, NULL},
                                            {"line_buffering", string_get_line_buffering, NULL, NULL},
                                            {"newlines", string_get_newlines, NULL, NULL},
                                            {NULL, NULL, NULL, NULL}};

#define MEMORY_METHODS                                                                             \
    {"read", memory_read, "size=-1, /", 0, NULL}, {"readline", memory_readline, "size=-1, /", 0, NULL}, \
    {"seek", memory_seek, "pos, whence=0, /", 0, NULL}, {"tell", memory_tell, "", 0, NULL},        \
    {"truncate", memory_truncate, "size=None, /", 0, NULL}, {"close", memory_close, "", 0, NULL},  \
    {"seekable", memory_true, "", 0, NULL}, {"readable", memory_true, "", 0, NULL},                \
    {"writable", memory_true, "", 0, NULL}, {"getvalue", memory_getvalue, "", 0, NULL},            \
    {"__getstate__", memory_getstate, "", 0, NULL}, {"__setstate__", memory_setstate, "state, /", 0, NULL}

static const OuMethodDef bytes_methods[] = {MEMORY_METHODS,
                                            {"read1", memory_read, "size=-1, /", 0, NULL},
                                            {"readinto", bytes_readinto, "buffer, /", 0, NULL},
                                            {"isatty", memory_false, "", 0, NULL},
                                            {"flush", memory_flush, "", 0, NULL},
                                            {"write", bytes_write, "b, /", 0, NULL},
                                            {"getbuffer", bytes_getbuffer, "", 0, NULL},
                                            {NULL, NULL, NULL, 0, NULL}};
static const OuMethodDef string_methods[] = {MEMORY_METHODS,
                                             {"write", string_write, "s, /", 0, NULL},
                                             {"flush", string_flush, "", 0, NULL},
                                             {NULL, NULL, NULL, 0, NULL}};

#define MEMORY_TYPE(variable, type_name, parent, type_index, init_fn, iter_fn, method_table, getset_table, ...) \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type), .name = type_name, .base = &parent,                 \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE, .index = type_index,        \
        .basic_size = sizeof(OuMemoryIo), .weak = 1, .dict_offset = offsetof(OuIoBase, dict), .drop = memory_drop, .visit = memory_visit,   \
        .clear = memory_clear, .repr = ou_object_repr, .str = ou_object_str, .hash = ou_object_hash, \
        .compare = ou_object_compare, .get_attr = ou_generic_get_attr, .set_attr = ou_generic_set_attr, \
        .iter = iter_fn, .next = memory_next, .make = memory_make, .init = init_fn,             \
        .methods = method_table, .getset = getset_table, __VA_ARGS__                               \
    }

MEMORY_TYPE(ou_bytes_io_type, "_io.BytesIO", ou_buffered_io_base_type, OU_TYPE_INDEX_BYTES_IO, bytes_init, ou_object_self, bytes_methods,
            memory_getset, .doc = "Buffered I/O implementation using an in-memory bytes buffer.", .new_signature = "initial_bytes=b''");
MEMORY_TYPE(ou_string_io_type, "_io.StringIO", ou_text_io_base_type, OU_TYPE_INDEX_STRING_IO, string_init, ou_io_iter, string_methods,
            string_getset, .doc = "Text I/O implementation using an in-memory buffer.", .new_signature = "initial_value='', newline='\\n'");
