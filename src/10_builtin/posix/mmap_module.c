/* mmap_module.c - the module mmap: a file, or nothing, as memory.
 *
 * The object has its own duplicate of the descriptor, so that the file may be closed. Anonymous memory is charged to the VM;
 * pages of files belong to the operating system's cache. While buffers of it are exported it is neither closed nor resized. */
#include "10_builtin/data_int.h"

#include "06_types/audit.h"
#include "06_types/range.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define METHOD(name) OU_METHOD(name)

enum { ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY };

/* MMAP-1 closed: data NULL, fd -1. */
typedef struct Mmap {
    OuObject head;
    char *data;
    size_t size, at;  /* at: where read() and write() are */
    int64_t offset;   /* in the file */
    int fd;           /* own; -1: anonymous */
    int access;
    size_t charged;   /* bytes of the VM's account */
    size_t n_exports;
} Mmap;

static Mmap *of(OuObject *o)
{
    return (Mmap *)o;
}

static bool is_open(OuThread *th, const Mmap *m)
{
    return m->data != NULL || ou_raise(th, &ou_exc_value_error, "mmap closed or invalid");
}

static bool is_writable(OuThread *th, const Mmap *m)
{
    return m->access != ACCESS_READ || ou_raise(th, &ou_exc_type_error, "mmap can't modify a readonly memory map.");
}

static bool fail(OuThread *th)
{
    return ou_raise_errno(th, errno, NULL, NULL);
}

/* ---- making ---- */

/* Looks at the file: a length of 0 becomes its size. False with an error. */
static bool fit_file(OuThread *th, int fd, int64_t offset, size_t *size)
{
    struct stat status;
    if (fstat(fd, &status) != 0) {
        return fail(th);
    }
    if (!S_ISREG(status.st_mode)) {
        return true;
    }
    if (*size == 0) {
        if (status.st_size == 0) {
            return ou_raise(th, &ou_exc_value_error, "cannot mmap an empty file");
        }
        if (offset >= status.st_size) {
            return ou_raise(th, &ou_exc_value_error, "mmap offset is greater than file size");
        }
        *size = (size_t)(status.st_size - offset);
        return true;
    }
    return (offset <= status.st_size && (int64_t)*size <= status.st_size - offset) ||
           ou_raise(th, &ou_exc_value_error, "mmap length is greater than file size");
}

/* flags, prot and access agree: the arguments of mmap() from them. */
static bool modes(OuThread *th, OuObject *const *given, int *flags, int *prot, int *access)
{
    *flags = MAP_SHARED;
    *prot = PROT_WRITE | PROT_READ;
    *access = ACCESS_DEFAULT;
    if (!ou_as_format_int(th, given[2], flags) || !ou_as_format_int(th, given[3], prot) || !ou_as_format_int(th, given[4], access)) {
        return false;
    }
    if (*access != ACCESS_DEFAULT && (*flags != MAP_SHARED || *prot != (PROT_WRITE | PROT_READ))) {
        return ou_raise(th, &ou_exc_value_error, "mmap can't specify both access and flags, prot.");
    }
    switch (*access) {
    case ACCESS_READ:
        *prot = PROT_READ;
        return true;
    case ACCESS_WRITE: return true;
    case ACCESS_COPY:
        *flags = MAP_PRIVATE;
        return true;
    case ACCESS_DEFAULT:
        if ((*prot & PROT_READ) != 0 && (*prot & PROT_WRITE) == 0) {
            *access = ACCESS_READ;
        } else if ((*prot & PROT_READ) == 0 && (*prot & PROT_WRITE) != 0) {
            *access = ACCESS_WRITE;
        }
        return true;
    default: return ou_raise(th, &ou_exc_value_error, "mmap invalid access parameter.");
    }
}

static bool charge(OuThread *th, Mmap *m, size_t size)
{
    if (!ou_account_charge(&th->vm->account, size)) {
        return ou_raise_memory(th);
    }
    m->charged = size;
    return true;
}

static bool map(OuThread *th, Mmap *m, int fd, size_t size, int flags, int prot)
{
    if (fd == -1) {
        flags |= MAP_ANONYMOUS;
        if (!charge(th, m, size)) {
            return false;
        }
    } else {
        m->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
        if (m->fd == -1) {
            return fail(th);
        }
    }
    void *data = mmap(NULL, size, prot, flags, m->fd, m->offset);
    if (data == MAP_FAILED) {
        return fail(th);
    }
    m->data = data;
    m->size = size;
    return true;
}

static OuObject *mmap_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[6];
    int fd = -1, flags, prot, access;
    int64_t length = 0, offset = 0;
    if (!ou_args_parse(th, "mmap", "fileno, length, flags=MAP_SHARED, prot=PROT_WRITE|PROT_READ, access=ACCESS_DEFAULT, offset=0",
                       args, n, kwnames, given) ||
        !ou_as_format_int(th, given[0], &fd) || !ou_as_ssize(th, given[1], &length) || !modes(th, given, &flags, &prot, &access) ||
        !ou_as_ssize(th, given[5], &offset)) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "mmap.__new__", "inin", fd, length, access, offset)) {
        return NULL;
    }
    if (length < 0 || offset < 0) {
        return ou_null(th, &ou_exc_overflow_error, "memory mapped %s must be positive", length < 0 ? "length" : "offset");
    }
    size_t size = (size_t)length;
    if (fd != -1 && !fit_file(th, fd, offset, &size)) {
        return NULL;
    }
    Mmap *m = (Mmap *)ou_type_allocate(th, type, 0);
    if (m == NULL) {
        return NULL;
    }
    m->fd = -1;
    m->offset = offset;
    m->access = access;
    if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
        ou_track(th, &m->head);
    }
    if (!map(th, m, fd, size, flags, prot)) {
        ou_drop(th, m);
        return NULL;
    }
    return &m->head;
}

static void unmap(OuThread *th, Mmap *m)
{
    if (m->data != NULL) {
        munmap(m->data, m->size);
    }
    if (m->fd != -1) {
        close(m->fd);
    }
    ou_account_refund(&th->vm->account, m->charged);
    m->data = NULL;
    m->size = m->charged = 0;
    m->fd = -1;
}

static void mmap_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    unmap(th, of(self));
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* ---- as a file ---- */

METHOD(mmap_read)
{
    Mmap *m = of(self);
    int64_t most = -1;
    if (!is_open(th, m)) {
        return NULL;
    }
    if (!ou_as_ssize_or_none(th, args[0], &most) || !is_open(th, m)) {
        return NULL;
    }
    size_t left = m->at < m->size ? m->size - m->at : 0, count = most < 0 || (size_t)most > left ? left : (size_t)most;
    OuObject *bytes = ou_bytes_from(th, m->data + m->at, count);
    m->at += bytes == NULL ? 0 : count;
    return bytes;
}

METHOD(mmap_read_byte)
{
    Mmap *m = of(self);
    if (!is_open(th, m)) {
        return NULL;
    }
    return m->at < m->size ? ou_int_new(th, (uint8_t)m->data[m->at++]) : ou_null(th, &ou_exc_value_error, "read byte out of range");
}

METHOD(mmap_readline)
{
    Mmap *m = of(self);
    if (!is_open(th, m)) {
        return NULL;
    }
    size_t left = m->at < m->size ? m->size - m->at : 0;
    const char *start = m->data + m->at, *end = left == 0 ? NULL : memchr(start, '\n', left);
    size_t count = end == NULL ? left : (size_t)(end - start) + 1;
    OuObject *bytes = ou_bytes_from(th, start, count);
    m->at += bytes == NULL ? 0 : count;
    return bytes;
}

METHOD(mmap_write)
{
    Mmap *m = of(self);
    OuBuffer data;
    if (!is_open(th, m) || !ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    bool ok = is_open(th, m) && is_writable(th, m) &&
              ((m->at <= m->size && m->size - m->at >= data.size) || ou_raise(th, &ou_exc_value_error, "data out of range"));
    size_t size = data.size;
    if (ok && size > 0) {
        memmove(m->data + m->at, data.data, size);
        m->at += size;
    }
    ou_buffer_release(th, &data);
    return ok ? ou_int_new(th, (int64_t)size) : NULL;
}

METHOD(mmap_write_byte)
{
    Mmap *m = of(self);
    int64_t value;
    if (!is_open(th, m) || !ou_as_i64(th, args[0], &value)) {
        return NULL;
    }
    if (value < 0 || value > 255) {
        return ou_null(th, &ou_exc_overflow_error, "unsigned byte integer is %s", value < 0 ? "less than minimum" : "greater than maximum");
    }
    if (!is_open(th, m) || !is_writable(th, m)) {
        return NULL;
    }
    if (m->at >= m->size) {
        return ou_null(th, &ou_exc_value_error, "write byte out of range");
    }
    m->data[m->at++] = (char)value;
    return OU_NONE;
}

METHOD(mmap_tell)
{
    return is_open(th, of(self)) ? ou_int_new(th, (int64_t)of(self)->at) : NULL;
}

METHOD(mmap_seek)
{
    Mmap *m = of(self);
    int64_t distance = 0, where;
    int whence = 0;
    if (!is_open(th, m) || !ou_as_ssize(th, args[0], &distance) || !ou_as_format_int(th, args[1], &whence) || !is_open(th, m)) {
        return NULL;
    }
    if (whence < 0 || whence > 2) {
        return ou_null(th, &ou_exc_value_error, "unknown seek type");
    }
    int64_t from = whence == 0 ? 0 : whence == 1 ? (int64_t)m->at : (int64_t)m->size;
    if (!ou_checked_add_i64(from, distance, &where) || where < 0 || where > (int64_t)m->size) {
        return ou_null(th, &ou_exc_value_error, "seek out of range");
    }
    m->at = (size_t)where;
    return OU_NONE;
}

static OuObject *find(OuThread *th, OuObject *self, OuObject *const *args, bool backwards)
{
    Mmap *m = of(self);
    OuBuffer sub;
    int64_t from = (int64_t)m->at, to = (int64_t)m->size, found = -1;
    if (!is_open(th, m) || !ou_buffer_acquire(th, args[0], &sub, false)) {
        return NULL;
    }
    bool ok = ou_as_ssize(th, args[1], &from) && ou_as_ssize(th, args[2], &to) && is_open(th, m);
    ou_str_clip(ok ? m->size : 0, &from, &to);
    int64_t n = (int64_t)sub.size, last = to - n;
    if (ok && from <= last) {
        if (n == 0) {
            found = backwards ? last : from;
        } else if (!backwards) {
            const char *place = memmem(m->data + from, (size_t)(to - from), sub.data, sub.size);
            found = place == NULL ? -1 : place - m->data;
        } else {
            for (int64_t i = last; i >= from && found < 0; i--) {
                found = memcmp(m->data + i, sub.data, sub.size) == 0 ? i : -1;
            }
        }
    }
    ou_buffer_release(th, &sub);
    return ok ? ou_int_new(th, found) : NULL;
}

METHOD(mmap_find)
{
    return find(th, self, args, false);
}

METHOD(mmap_rfind)
{
    return find(th, self, args, true);
}

/* ---- the mapping ---- */

METHOD(mmap_close)
{
    if (of(self)->n_exports > 0) {
        return ou_null(th, &ou_exc_buffer_error, "cannot close exported pointers exist");
    }
    unmap(th, of(self));
    return OU_NONE;
}

METHOD(mmap_flush)
{
    Mmap *m = of(self);
    int64_t from = 0, size = (int64_t)m->size;
    if (!is_open(th, m) || !ou_as_ssize(th, args[0], &from) || !ou_as_ssize(th, args[1], &size) || !is_open(th, m)) {
        return NULL;
    }
    if (from < 0 || size < 0 || from > (int64_t)m->size || size > (int64_t)m->size - from) {
        return ou_null(th, &ou_exc_value_error, "flush values out of range");
    }
    if (m->access == ACCESS_READ || m->access == ACCESS_COPY) {
        return OU_NONE;
    }
    return msync(m->data + from, (size_t)size, MS_SYNC) == 0 ? OU_NONE : (fail(th), NULL);
}

METHOD(mmap_madvise)
{
    Mmap *m = of(self);
    int option = 0;
    int64_t from = 0, size = (int64_t)m->size;
    if (!is_open(th, m) || !ou_as_format_int(th, args[0], &option) || !ou_as_ssize(th, args[1], &from) || !ou_as_ssize(th, args[2], &size) ||
        !is_open(th, m)) {
        return NULL;
    }
    if (from < 0 || from >= (int64_t)m->size) {
        return ou_null(th, &ou_exc_value_error, "madvise start out of bounds");
    }
    if (size < 0) {
        return ou_null(th, &ou_exc_value_error, "madvise length invalid");
    }
    if (size > INT64_MAX - from) {
        return ou_null(th, &ou_exc_overflow_error, "madvise length too large");
    }
    if (size > (int64_t)m->size - from) {
        size = (int64_t)m->size - from;
    }
    return madvise(m->data + from, (size_t)size, option) == 0 ? OU_NONE : (fail(th), NULL);
}

METHOD(mmap_move)
{
    Mmap *m = of(self);
    int64_t v[3] = {0, 0, 0};
    for (size_t i = 0; i < 3; i++) {
        if (!is_open(th, m) || !ou_as_ssize(th, args[i], &v[i])) {
            return NULL;
        }
    }
    if (!is_open(th, m) || !is_writable(th, m)) {
        return NULL;
    }
    int64_t size = (int64_t)m->size;
    if (v[0] < 0 || v[1] < 0 || v[2] < 0 || v[0] > size || v[1] > size || v[2] > size - v[0] || v[2] > size - v[1]) {
        return ou_null(th, &ou_exc_value_error, "source, destination, or count out of range");
    }
    memmove(m->data + v[0], m->data + v[1], (size_t)v[2]);
    return OU_NONE;
}

METHOD(mmap_resize)
{
    Mmap *m = of(self);
    int64_t size = 0;
    if (!is_open(th, m) || !ou_as_ssize(th, args[0], &size) || !is_open(th, m)) {
        return NULL;
    }
    if (m->n_exports > 0) {
        return ou_null(th, &ou_exc_buffer_error, "mmap can't resize with extant buffers exported.");
    }
    if (m->access == ACCESS_READ || m->access == ACCESS_COPY) {
        return ou_null(th, &ou_exc_type_error, "mmap can't resize a readonly or copy-on-write memory map.");
    }
    if (size < 0 || size > INT64_MAX - m->offset) {
        return ou_null(th, &ou_exc_value_error, "new size out of range");
    }
    if (m->fd != -1 && ftruncate(m->fd, m->offset + size) != 0) {
        return fail(th), NULL;
    }
    size_t old = m->charged;
    if (m->fd == -1 && (size_t)size > m->size && !charge(th, m, (size_t)size)) {
        return NULL;
    }
    void *data = mremap(m->data, m->size, (size_t)size, MREMAP_MAYMOVE);
    if (data == MAP_FAILED) {
        fail(th);
        if (m->charged != old) {
            ou_account_refund(&th->vm->account, m->charged);
            m->charged = old;
        }
        return NULL;
    }
    if (m->fd == -1) {
        ou_account_refund(&th->vm->account, m->charged != old ? old : m->charged - (size_t)size);
        m->charged = (size_t)size;
    }
    m->data = data;
    m->size = (size_t)size;
    return OU_NONE;
}

METHOD(mmap_size)
{
    Mmap *m = of(self);
    struct stat status;
    if (!is_open(th, m)) {
        return NULL;
    }
    return fstat(m->fd, &status) == 0 ? ou_int_new(th, status.st_size) : (fail(th), NULL);
}

METHOD(mmap_enter)
{
    return is_open(th, of(self)) ? ou_keep(self) : NULL;
}

METHOD(mmap_exit)
{
    return mmap_close(th, self, NULL, 0, NULL);
}

METHOD(mmap_reduce)
{
    return ou_null(th, &ou_exc_type_error, "cannot pickle '%T' object", self);
}

/* ---- as a sequence ---- */

static int64_t mmap_length(OuThread *th, OuObject *self)
{
    return is_open(th, of(self)) ? (int64_t)of(self)->size : -1;
}

static bool index_of(OuThread *th, Mmap *m, OuObject *key, const char *words, int64_t *i)
{
    if (!ou_seq_is_index(key)) {
        return ou_raise(th, &ou_exc_type_error, "%s", words);
    }
    if (!ou_seq_key(th, key, i) || !is_open(th, m)) {
        return false;
    }
    *i += *i < 0 ? (int64_t)m->size : 0;
    return (*i >= 0 && *i < (int64_t)m->size) || ou_raise(th, &ou_exc_index_error, "mmap index out of range");
}

static OuObject *mmap_item(OuThread *th, OuObject *self, OuObject *key)
{
    Mmap *m = of(self);
    int64_t start, stop, step;
    if (!is_open(th, m)) {
        return NULL;
    }
    if (key->type != &ou_slice_type) {
        return index_of(th, m, key, "mmap indices must be integers", &start) ? ou_int_new(th, (uint8_t)m->data[start]) : NULL;
    }
    if (!ou_slice_unpack(th, key, &start, &stop, &step) || !is_open(th, m)) {
        return NULL;
    }
    size_t n = ou_slice_adjust(m->size, &start, &stop, step);
    OuObject *bytes = ou_bytes_new(th, n);
    for (size_t i = 0; bytes != NULL && i < n; i++) {
        ou_bytes_data(bytes)[i] = m->data[start + (int64_t)i * step];
    }
    return bytes;
}

static bool set_slice(OuThread *th, Mmap *m, OuObject *key, OuObject *value)
{
    int64_t start, stop, step;
    OuBuffer data;
    if (!ou_slice_unpack(th, key, &start, &stop, &step) || !ou_buffer_acquire(th, value, &data, false)) {
        return false;
    }
    bool ok = is_open(th, m);
    size_t n = ok ? ou_slice_adjust(m->size, &start, &stop, step) : 0;
    ok = ok && (data.size == n || ou_raise(th, &ou_exc_index_error, "mmap slice assignment is wrong size"));
    if (ok && step == 1 && n > 0) {
        memmove(m->data + start, data.data, n);
    } else {
        for (size_t i = 0; ok && i < n; i++) {
            m->data[start + (int64_t)i * step] = data.data[i];
        }
    }
    ou_buffer_release(th, &data);
    return ok;
}

static bool mmap_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    Mmap *m = of(self);
    int64_t i, byte;
    bool is_slice = key->type == &ou_slice_type;
    if (!is_open(th, m) || !is_writable(th, m)) {
        return false;
    }
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, is_slice ? "mmap object doesn't support slice deletion" : "mmap doesn't support item deletion");
    }
    if (is_slice) {
        return set_slice(th, m, key, value);
    }
    if (!index_of(th, m, key, "mmap indices must be integer", &i)) {
        return false;
    }
    if (!ou_seq_is_index(value)) {
        return ou_raise(th, &ou_exc_type_error, "mmap item value must be an int");
    }
    if (!ou_as_index(th, value, &byte, &ou_exc_type_error)) {
        return false;
    }
    if (byte < 0 || byte > 255) {
        return ou_raise(th, &ou_exc_value_error, "mmap item value must be in range(0, 256)");
    }
    if (!is_open(th, m) || i >= (int64_t)m->size) {
        return ou_has_error(th) ? false : ou_raise(th, &ou_exc_index_error, "mmap index out of range");
    }
    m->data[i] = (char)byte;
    return true;
}

static const OuSequenceSlots mmap_sequence = {
    .length = mmap_length, .item = mmap_item, .set_item = mmap_set_item, .is_sequence = true};

static bool mmap_acquire(OuThread *th, OuObject *self, OuBuffer *out, bool writable)
{
    Mmap *m = of(self);
    if (!is_open(th, m)) {
        return false;
    }
    if (writable && m->access == ACCESS_READ) {
        return ou_raise(th, &ou_exc_buffer_error, "Object is not writable.");
    }
    *out = (OuBuffer){.owner = ou_keep(self), .data = m->data, .size = m->size, .item_size = 1, .format = "B",
                      .read_only = m->access == ACCESS_READ, .ndim = 1};
    m->n_exports++;
    return true;
}

static void mmap_release(OU_UNUSED OuThread *th, OuObject *self, OU_UNUSED OuBuffer *buffer)
{
    OU_ASSERT(of(self)->n_exports > 0);
    of(self)->n_exports--;
}

static const OuBufferSlots mmap_buffer = {.acquire = mmap_acquire, .release = mmap_release};

static OuObject *mmap_repr(OuThread *th, OuObject *self)
{
    static const char *const access[] = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"};
    Mmap *m = of(self);
    if (m->data == NULL) {
        return ou_str_format(th, "<%s closed=True>", self->type->name);
    }
    return ou_str_format(th, "<%s closed=False, access=%s, length=%zu, pos=%zu, offset=%lld>", self->type->name, access[m->access],
                         m->size, m->at, (long long)m->offset);
}

static OuObject *get_closed(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(of(self)->data == NULL);
}

static const OuMethodDef mmap_methods[] = {
    {"close", mmap_close, "", 0, NULL},
    {"find", mmap_find, "sub, start=0, end=0, /", OU_FN_BARE, NULL},
    {"rfind", mmap_rfind, "sub, start=0, end=0, /", OU_FN_BARE, NULL},
    {"flush", mmap_flush, "offset=0, size=0, /", OU_FN_BARE, NULL},
    {"madvise", mmap_madvise, "option, start=0, length=0, /", OU_FN_BARE, NULL},
    {"move", mmap_move, "dest, src, count, /", OU_FN_BARE, NULL},
    {"read", mmap_read, "n=None, /", OU_FN_BARE, NULL},
    {"read_byte", mmap_read_byte, "", 0, NULL},
    {"readline", mmap_readline, "", 0, NULL},
    {"resize", mmap_resize, "newsize, /", OU_FN_BARE, NULL},
    {"seek", mmap_seek, "pos, whence=0, /", OU_FN_BARE, NULL},
    {"size", mmap_size, "", 0, NULL},
    {"tell", mmap_tell, "", 0, NULL},
    {"write", mmap_write, "bytes, /", OU_FN_BARE, NULL},
    {"write_byte", mmap_write_byte, "byte, /", OU_FN_BARE, NULL},
    {"__enter__", mmap_enter, "", 0, NULL},
    {"__exit__", mmap_exit, "*args", OU_FN_BARE, NULL},
    {"__reduce__", mmap_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef mmap_getset[] = {
    {"closed", get_closed, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuType mmap_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "mmap.mmap",
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_MMAP,
    .basic_size = sizeof(Mmap),
    .weak = 1,
    .drop = mmap_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = mmap_repr,
    OU_SLOTS_OF_OBJECT,
    .make = mmap_make,
    .sequence = &mmap_sequence,
    .buffer = &mmap_buffer,
    .methods = mmap_methods,
    .getset = mmap_getset,
    .doc = "Maps a file, or memory without one (fileno -1).",
};

static OuObject *make(OuThread *th)
{
#define ROW(name) {#name, name}
    static const OuNamedNumber constants[] = {
        ROW(PROT_EXEC), ROW(PROT_READ), ROW(PROT_WRITE), ROW(MAP_SHARED), ROW(MAP_PRIVATE), ROW(MAP_DENYWRITE), ROW(MAP_EXECUTABLE),
        ROW(MAP_ANONYMOUS), {"MAP_ANON", MAP_ANONYMOUS}, ROW(MAP_POPULATE), ROW(MAP_STACK), ROW(ACCESS_DEFAULT),
        ROW(ACCESS_READ), ROW(ACCESS_WRITE), ROW(ACCESS_COPY), ROW(MADV_NORMAL), ROW(MADV_RANDOM), ROW(MADV_SEQUENTIAL),
        ROW(MADV_WILLNEED), ROW(MADV_DONTNEED), ROW(MADV_REMOVE), ROW(MADV_DONTFORK), ROW(MADV_DOFORK), ROW(MADV_HWPOISON),
        ROW(MADV_MERGEABLE), ROW(MADV_UNMERGEABLE), ROW(MADV_HUGEPAGE), ROW(MADV_NOHUGEPAGE), ROW(MADV_DONTDUMP), ROW(MADV_DODUMP),
        ROW(MADV_FREE), {NULL, 0},
    };
#undef ROW
    OuObject *module = ou_module_make(th, "mmap", NULL, NULL);
    bool ok = module != NULL && ou_module_add_type(th, module, &mmap_type) &&
              ou_module_add(th, module, "error", OU_TYPE_OBJECT(&ou_exc_os_error)) &&
              ou_module_add_numbers(th, module, constants);
    int64_t page = sysconf(_SC_PAGESIZE);
    ok = ok && ou_module_add_adopt(th, module, "PAGESIZE", ou_int_new(th, page)) &&
         ou_module_add_adopt(th, module, "ALLOCATIONGRANULARITY", ou_int_new(th, page));
    if (!ok) {
        ou_drop_maybe(th, module);
        return NULL;
    }
    return module;
}

const OuBuiltinModule ou_module_mmap = {.name = "mmap", .make = make};
