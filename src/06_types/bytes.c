/* bytes.c - bytes: creation, comparison, the sequence slots (bytearray's too), the type.
 *
 * b"" and the 256 one-byte objects exist once a VM. */
#include "06_types/bytes_int.h"

#include "06_types/memoryview.h"
#include "06_types/names.h"
#include "06_types/range.h"
#include "06_types/search.h"
#include "06_types/str_int.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

/* ---- making ---- */

OuObject *ou_bytes_new(OuThread *th, size_t size)
{
    OuObject *empty = th->vm->types->empty_bytes;
    if (size == 0 && empty != NULL) {
        return ou_keep(empty);
    }
    if (size > OU_BYTES_MAX) {
        return ou_null_memory(th);
    }
    OuBytes *b = ou_object_new_plain(th, &ou_bytes_type, sizeof(OuBytes) + size + 1);
    if (b == NULL) {
        return NULL;
    }
    b->hash = -1;
    b->size = size;
    b->data[size] = 0;
    if (size == 0) {
        th->vm->types->empty_bytes = ou_keep(b);
    }
    return &b->head;
}

OuObject *ou_bytes_from(OuThread *th, const void *data, size_t size)
{
    OuObject **shared = NULL;
    if (size == 1) {
        shared = &th->vm->types->bytes1[*(const uint8_t *)data];
        if (*shared != NULL) {
            return ou_keep(*shared);
        }
    }
    OuObject *b = ou_bytes_new(th, size);
    if (b != NULL && size > 0) {
        memcpy(ou_bytes_data(b), data, size);
        if (shared != NULL) {
            *shared = ou_keep(b);
        }
    }
    return b;
}

OuObject *ou_bytes_resize_adopt(OuThread *th, OuObject *bytes, size_t size)
{
    OuBytes *b = (OuBytes *)bytes;
    OU_ASSERT(bytes->type == &ou_bytes_type);
    if (size == b->size) {
        return bytes;
    }
    if (size <= 1 || bytes->count != 1 || b->size == 0) {
        OuObject *other = ou_bytes_from(th, b->data, size < b->size ? size : b->size);
        ou_drop(th, bytes);
        return other;
    }
    OuObject *moved = size > OU_BYTES_MAX ? ou_null_memory(th)
                                          : ou_object_resize(th, bytes, sizeof(OuBytes) + b->size + 1,
                                                             sizeof(OuBytes) + size + 1);
    if (moved == NULL) {
        ou_drop(th, bytes);
        return NULL;
    }
    b = (OuBytes *)moved;
    b->size = size;
    b->hash = -1;
    b->data[size] = 0;
    return moved;
}

void ou_bytes_end(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    for (size_t i = 0; i < OU_COUNT_OF(types->bytes1); i++) {
        ou_clear_ref(th, &types->bytes1[i]);
    }
    ou_clear_ref(th, &types->empty_bytes);
}

OuObject *ou_bytes_result(OuThread *th, const OuObject *like, const char *data, size_t n)
{
    return ou_is_bytes(like) ? ou_bytes_from(th, data, n) : ou_bytearray_from(th, data, n);
}

OuObject *ou_bytes_result_new(OuThread *th, const OuObject *like, size_t n, char **data)
{
    if (ou_is_bytes(like)) {
        OuObject *b = ou_bytes_new(th, n);
        *data = b == NULL ? NULL : ou_bytes_data(b);
        return b;
    }
    OuObject *a = ou_bytearray_from(th, NULL, n);
    *data = a == NULL ? NULL : (char *)(uintptr_t)ou_bytearray_data(a);
    return a;
}

OuObject *ou_bytes_same(OuThread *th, OuObject *o)
{
    if (o->type == &ou_bytes_type) {
        return ou_keep(o);
    }
    OuByteView view = ou_byte_view(o);
    return ou_bytes_result(th, o, view.data, view.n);
}

/* ---- arguments ---- */

bool ou_bytes_like(OuThread *th, OuObject *o, OuBuffer *out)
{
    if (!ou_has_buffer(o)) {
        return ou_raise(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", o);
    }
    return ou_buffer_acquire(th, o, out, false);
}

bool ou_byte_value(OuThread *th, OuObject *o, const char *range_message, uint8_t *out)
{
    int64_t value;
    if (OU_LIKELY(ou_is_exact_int(o) && ou_int_is_inline(o))) {
        value = ou_int_value(o);
    } else {
        OuObject *number = ou_index(th, o);
        if (number == NULL) {
            return false;
        }
        ou_int_clip_i64(number, &value);
        ou_drop(th, number);
    }
    if ((uint64_t)value > 255) {
        return ou_raise(th, &ou_exc_value_error, "%s", range_message);
    }
    *out = (uint8_t)value;
    return true;
}

/* ---- growing ---- */

bool ou_byte_builder_reserve(OuThread *th, OuByteBuilder *b, size_t more)
{
    size_t need, room;
    if (more <= b->room - b->n) {
        return true;
    }
    if (!ou_checked_add(b->n, more, &need) || need > OU_BYTES_MAX) {
        return ou_raise_memory(th);
    }
    room = b->room == 0 ? need : need + need / 2;
    if (room < 32) {
        room = 32;
    }
    char *data = ou_mem_resize(th, b->data, b->room, room);
    if (data == NULL) {
        return false;
    }
    b->data = data;
    b->room = room;
    return true;
}

bool ou_byte_builder_put(OuThread *th, OuByteBuilder *b, const void *data, size_t n)
{
    if (n == 0) {
        return true;
    }
    if (!ou_byte_builder_reserve(th, b, n)) {
        return false;
    }
    memcpy(b->data + b->n, data, n);
    b->n += n;
    return true;
}

bool ou_byte_builder_fill(OuThread *th, OuByteBuilder *b, int byte, size_t n)
{
    if (n == 0) {
        return true;
    }
    if (!ou_byte_builder_reserve(th, b, n)) {
        return false;
    }
    memset(b->data + b->n, byte, n);
    b->n += n;
    return true;
}

void ou_byte_builder_abandon(OuThread *th, OuByteBuilder *b)
{
    ou_mem_give(th, b->data, b->room);
    *b = (OuByteBuilder){NULL, 0, 0};
}

OuObject *ou_byte_builder_finish(OuThread *th, OuByteBuilder *b)
{
    OuObject *bytes = ou_bytes_from(th, b->data, b->n);
    ou_byte_builder_abandon(th, b);
    return bytes;
}

/* As ou_byte_builder_iterable() does, by an iterator of the iterable, which is taken over. */
static bool put_items_adopt(OuThread *th, OuByteBuilder *b, OuObject *iterator, const char *range_message)
{
    bool ok = iterator != NULL;
    while (ok) {
        OuObject *item = ou_next(th, iterator);
        if (item == NULL) {
            ok = !ou_has_error(th);
            break;
        }
        uint8_t byte;
        ok = ou_byte_value(th, item, range_message, &byte) && ou_byte_builder_put(th, b, &byte, 1);
        ou_drop(th, item);
    }
    ou_drop_maybe(th, iterator);
    return ok;
}

bool ou_byte_builder_iterable(OuThread *th, OuByteBuilder *b, OuObject *iterable, const char *range_message)
{
    OuObject *iterator = ou_iter(th, iterable);
    if (iterator != NULL && ou_len_hint(th, iterable, 32) < 0) { /* its errors are heard of */
        ou_clear_ref(th, &iterator);
    }
    return put_items_adopt(th, b, iterator, range_message);
}

/* An integer source is a number of zero bytes. OU_FALSE: it is none. */
static OuTruth zeros(OuThread *th, OuByteBuilder *b, OuObject *source)
{
    if (!ou_seq_is_index(source)) {
        return OU_FALSE;
    }
    int64_t n;
    if (!ou_as_index(th, source, &n, &ou_exc_overflow_error)) {
        return ou_error_swallow(th, &ou_exc_type_error) ? OU_FALSE : OU_ERROR;
    }
    if (n < 0) {
        ou_raise(th, &ou_exc_value_error, "negative count");
        return OU_ERROR;
    }
    return ou_byte_builder_fill(th, b, 0, (size_t)n) ? OU_TRUE : OU_ERROR;
}

bool ou_byte_builder_source(OuThread *th, OuByteBuilder *b, OuObject *source, const char *range_message,
                            const char *type)
{
    OuTruth done = zeros(th, b, source);
    if (done != OU_FALSE) {
        return done == OU_TRUE;
    }
    if (ou_has_buffer(source)) {
        OuBuffer buffer;
        if (!ou_buffer_acquire_strided(th, source, &buffer)) {
            return false;
        }
        bool ok = ou_byte_builder_reserve(th, b, buffer.size);
        if (ok && buffer.size > 0) {
            ou_buffer_copy_out(&buffer, b->data + b->n);
            b->n += buffer.size;
        }
        ou_buffer_release(th, &buffer);
        return ok;
    }
    OuObject *iterator = ou_iter(th, source);
    if (iterator == NULL && ou_error_swallow(th, &ou_exc_type_error)) {
        return ou_raise(th, &ou_exc_type_error, "cannot convert '%T' object to %s", source, type);
    }
    if (iterator != NULL && strcmp(type, "bytes") == 0 && ou_len_hint(th, source, 64) < 0) { /* bytearray() asks nobody */
        ou_clear_ref(th, &iterator);
    }
    return put_items_adopt(th, b, iterator, range_message);
}

/* What the arguments say once encoding and errors are read, both NULL where they are not given. */
static bool encode_source(OuThread *th, const char *name, OuObject *const *out, const char *encoding, const char *errors, OuObject **encoded)
{
    if (out[0] == NULL || !ou_is_str(out[0])) {
        if (encoding != NULL || errors != NULL) {
            return ou_raise(th, &ou_exc_type_error, encoding != NULL ? "encoding without a string argument"
                                                                     : "errors without a string argument");
        }
        return true;
    }
    if (encoding == NULL && errors == NULL && !ou_is_exact_str(out[0]) && strcmp(name, "bytes") == 0) {
        return true; /* the subclass may have a __bytes__ */
    }
    if (encoding == NULL) {
        return ou_raise(th, &ou_exc_type_error, "string argument without an encoding");
    }
    *encoded = ou_str_encode(th, out[0], encoding, errors);
    return *encoded != NULL;
}

bool ou_bytes_make_args(OuThread *th, const char *name, OuObject *const *args, size_t n, OuObject *kwnames,
                        OuObject **source, OuObject **encoded)
{
    OuObject *out[3], *holder1 = NULL, *holder2 = NULL;
    const char *encoding, *errors;
    *encoded = NULL;
    if (!ou_args_parse(th, name, "source=b'', encoding='utf-8', errors='strict'", args, n, kwnames, out)) {
        return false;
    }
    *source = out[0];
    bool ok = ou_str_name_argument(th, name, "encoding", out[1], &encoding, &holder1) &&
              ou_str_name_argument(th, name, "errors", out[2], &errors, &holder2) &&
              encode_source(th, name, out, encoding, errors, encoded);
    ou_drop_maybe(th, holder1);
    ou_drop_maybe(th, holder2);
    return ok;
}

/* source.__bytes__(): new; NULL without an error when there is none. */
static OuObject *dunder_bytes(OuThread *th, OuObject *source, bool *failed)
{
    OuObject *method = ou_lookup_special(th, source, OU_NAME(th, dunder_bytes), failed);
    if (method == NULL) {
        return NULL;
    }
    OuObject *result = ou_call0(th, method);
    ou_drop(th, method);
    if (result != NULL && !ou_is_bytes(result)) {
        ou_raise(th, &ou_exc_type_error, "__bytes__ returned non-bytes (type %T)", result);
        ou_drop(th, result);
        result = NULL;
    }
    *failed = result == NULL;
    return result;
}

OuObject *ou_bytes_from_object(OuThread *th, OuObject *o)
{
    if (o->type == &ou_bytes_type) {
        return ou_keep(o);
    }
    bool failed = false;
    OuObject *result = dunder_bytes(th, o, &failed);
    if (result != NULL || failed) {
        return result;
    }
    if (ou_is_str(o)) {
        return ou_null(th, &ou_exc_type_error, "string argument without an encoding");
    }
    OuByteBuilder b = {NULL, 0, 0};
    if (!ou_byte_builder_source(th, &b, o, "bytes must be in range(0, 256)", "bytes")) {
        ou_byte_builder_abandon(th, &b);
        return NULL;
    }
    return ou_byte_builder_finish(th, &b);
}

static OuObject *bytes_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *source, *exact;
    if (!ou_bytes_make_args(th, "bytes", args, n, kwnames, &source, &exact)) {
        return NULL;
    }
    if (exact == NULL) {
        exact = source == NULL ? ou_bytes_new(th, 0) : ou_bytes_from_object(th, source);
    }
    if (exact == NULL || type == &ou_bytes_type) {
        return exact;
    }
    size_t size = ou_bytes_size(exact);
    OuBytes *b = (OuBytes *)ou_type_allocate(th, type, size + 1);
    if (b != NULL) {
        b->hash = -1;
        b->size = size;
        memcpy(b->data, ou_bytes_data(exact), size + 1);
        if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
            ou_track(th, &b->head);
        }
    }
    ou_drop(th, exact);
    return b == NULL ? NULL : &b->head;
}

/* ---- slots that bytearray shares ---- */

int64_t ou_bytes_length(OuThread *th, OuObject *self)
{
    (void)th;
    return (int64_t)ou_byte_view(self).n;
}

OuTruth ou_bytes_contains(OuThread *th, OuObject *self, OuObject *value)
{
    if (ou_seq_is_index(value)) {
        uint8_t byte;
        OuObject *number = ou_index(th, value);
        if (number == NULL) { /* whatever its __index__ says */
            if (!ou_error_matches(th, &ou_exc_memory_error) && ou_error_swallow(th, &ou_exc_exception)) {
                ou_raise(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", value);
            }
            return OU_ERROR;
        }
        bool fits = ou_byte_value(th, number, "byte must be in range(0, 256)", &byte);
        ou_drop(th, number);
        if (!fits) {
            return OU_ERROR;
        }
        OuByteView view = ou_byte_view(self);
        return view.n > 0 && memchr(view.data, byte, view.n) != NULL ? OU_TRUE : OU_FALSE;
    }
    OuBuffer buffer;
    if (!ou_bytes_like(th, value, &buffer)) {
        return OU_ERROR;
    }
    OuByteView view = ou_byte_view(self);
    size_t place = ou_search(view.data, 1, view.n, buffer.data, 1, buffer.size, false);
    ou_buffer_release(th, &buffer);
    return place != OU_SEARCH_NONE ? OU_TRUE : OU_FALSE;
}

static OuObject *cannot_concat(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_null(th, &ou_exc_type_error, "can't concat %T to %T", b, a);
}

OuObject *ou_bytes_concat(OuThread *th, OuObject *a, OuObject *b)
{
    if (a->type == &ou_bytes_type && b->type == &ou_bytes_type) {
        if (ou_bytes_size(a) == 0) {
            return ou_keep(b);
        }
        if (ou_bytes_size(b) == 0) {
            return ou_keep(a);
        }
    }
    if (!ou_has_buffer(b)) {
        return cannot_concat(th, a, b);
    }
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, b, &buffer, false)) {
        return ou_error_swallow(th, &ou_exc_buffer_error) ? cannot_concat(th, a, b) : NULL;
    }
    OuByteView view = ou_byte_view(a);
    char *data;
    size_t total;
    OuObject *result = NULL;
    if (!ou_checked_add(view.n, buffer.size, &total)) {
        ou_raise_memory(th);
    } else {
        result = ou_bytes_result_new(th, a, total, &data);
    }
    if (result != NULL && total > 0) {
        memcpy(data, view.data, view.n);
        memcpy(data + view.n, buffer.data, buffer.size);
    }
    ou_buffer_release(th, &buffer);
    return result;
}

OuObject *ou_bytes_repeat(OuThread *th, OuObject *self, int64_t times)
{
    OuByteView view = ou_byte_view(self);
    size_t total;
    if (times == 1) {
        return ou_bytes_same(th, self);
    }
    if (times <= 0 || view.n == 0) {
        return ou_bytes_result(th, self, "", 0);
    }
    if (__builtin_mul_overflow(view.n, (size_t)times, &total) || total > PTRDIFF_MAX) {
        return ou_is_bytes(self) ? ou_null(th, &ou_exc_overflow_error, "repeated bytes are too long")
                                 : ou_null_memory(th);
    }
    char *data;
    OuObject *result = ou_bytes_result_new(th, self, total, &data);
    if (result == NULL) {
        return NULL;
    }
    if (view.n == 1) {
        memset(data, view.data[0], total);
    } else {
        memcpy(data, view.data, view.n);
        for (size_t done = view.n; done < total; done *= 2) {
            memcpy(data + done, data, done < total - done ? done : total - done);
        }
    }
    return result;
}

static OuObject *subscript_slice(OuThread *th, OuObject *self, OuObject *slice)
{
    int64_t start, stop, step;
    if (!ou_slice_unpack(th, slice, &start, &stop, &step)) {
        return NULL;
    }
    OuByteView view = ou_byte_view(self);
    size_t n = ou_slice_adjust(view.n, &start, &stop, step);
    if (step == 1) {
        if (n == view.n) {
            return ou_bytes_same(th, self);
        }
        return ou_bytes_result(th, self, n == 0 ? "" : view.data + start, n);
    }
    char *data;
    OuObject *result = ou_bytes_result_new(th, self, n, &data);
    for (size_t i = 0; result != NULL && i < n; i++) {
        data[i] = view.data[start + (int64_t)i * step];
    }
    return result;
}

OuObject *ou_bytes_item(OuThread *th, OuObject *self, OuObject *key)
{
    bool is_bytes = ou_is_bytes(self);
    if (OU_LIKELY(ou_seq_is_index(key))) {
        int64_t at;
        if (!ou_seq_key(th, key, &at)) {
            return NULL;
        }
        OuByteView view = ou_byte_view(self);
        if (at < 0) {
            at += (int64_t)view.n;
        }
        if ((uint64_t)at >= view.n) {
            return ou_null(th, &ou_exc_index_error, is_bytes ? "index out of range" : "bytearray index out of range");
        }
        return ou_int_new(th, (uint8_t)view.data[at]);
    }
    if (key->type == &ou_slice_type) {
        return subscript_slice(th, self, key);
    }
    return ou_null(th, &ou_exc_type_error, "%s indices must be integers or slices, not %T",
                   is_bytes ? "byte" : "bytearray", key);
}

OuObject *ou_bytes_mod(OuThread *th, OuObject *a, OuObject *b)
{
    return ou_is_bytes(a) || ou_is_bytearray(a) ? ou_bytes_percent(th, a, b) : OU_NOT_IMPLEMENTED;
}

/* ---- slots of bytes alone ---- */

static void bytes_drop(OuThread *th, OuObject *self)
{
    size_t size = ou_bytes_size(self) + 1;
    if (OU_LIKELY(self->type == &ou_bytes_type)) {
        ou_object_free_plain(th, self, sizeof(OuBytes) + size);
        return;
    }
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, size));
}

static size_t bytes_size_of(OuObject *self)
{
    size_t size = ou_bytes_size(self) + 1;
    return self->type == &ou_bytes_type ? sizeof(OuBytes) + size : ou_type_instance_size(self, size);
}

OuObject *ou_bytes_repr(OuThread *th, const char *data, size_t n, const char *prefix)
{
    return ou_bytes_quoted(th, data, n, prefix, false);
}

OuObject *ou_bytes_quoted(OuThread *th, const char *data, size_t n, const char *prefix, bool escape_single)
{
    bool twice = n > 0 && memchr(data, '"', n) != NULL;
    char quote = n > 0 && memchr(data, '\'', n) != NULL && !twice ? '"' : '\'';
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = ou_builder_ascii(th, &b, prefix, strlen(prefix)) && ou_builder_char(th, &b, (uint32_t)quote);
    for (size_t i = 0; ok && i < n; i++) {
        static const char digits[] = "0123456789abcdef";
        uint8_t c = (uint8_t)data[i];
        char text[4] = {'\\', 0, 0, 0};
        size_t length = 2;
        if (c == (uint8_t)quote || c == '\\' || (c == '\'' && escape_single)) {
            text[1] = (char)c;
        } else if (c == '\t' || c == '\n' || c == '\r') {
            text[1] = c == '\t' ? 't' : c == '\n' ? 'n' : 'r';
        } else if (c < ' ' || c >= 0x7f) {
            text[1] = 'x';
            text[2] = digits[c >> 4];
            text[3] = digits[c & 15];
            length = 4;
        } else {
            text[0] = (char)c;
            length = 1;
        }
        ok = ou_builder_ascii(th, &b, text, length);
    }
    if (!ok || !ou_builder_char(th, &b, (uint32_t)quote)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

static OuObject *bytes_repr(OuThread *th, OuObject *self)
{
    return ou_bytes_repr(th, ou_bytes_data(self), ou_bytes_size(self), "b");
}

static int64_t bytes_hash(OuThread *th, OuObject *self)
{
    OuBytes *b = (OuBytes *)self;
    if (b->hash == -1) {
        int64_t hash = b->size == 0 ? 0 : (int64_t)ou_siphash13(th->vm->hash_key, b->data, b->size);
        b->hash = hash == -1 ? -2 : hash;
    }
    return b->hash;
}

bool ou_bytes_warn(OuThread *th, const char *text)
{
    OuObject *message = ou_str_from_text(th, text);
    bool ok = message != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_bytes_warning), message, 1);
    ou_drop_maybe(th, message);
    return ok;
}

bool ou_bytes_warn_compared(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!th->vm->types->bytes_warning || (op != OU_EQ && op != OU_NE)) {
        return true;
    }
    if (ou_is_str(a) || ou_is_str(b)) {
        return ou_bytes_warn(th, "Comparison between bytes and string");
    }
    return !(ou_is_int(a) || ou_is_int(b)) || ou_bytes_warn(th, "Comparison between bytes and int");
}

/* Whatever __repr__ a subclass has. */
static OuObject *bytes_str(OuThread *th, OuObject *self)
{
    return !th->vm->types->bytes_warning || ou_bytes_warn(th, "str() on a bytes instance") ? bytes_repr(th, self) : NULL;
}

static OuObject *bytes_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_is_bytes(a) || !ou_is_bytes(b)) {
        return ou_bytes_warn_compared(th, a, b, op) ? OU_NOT_IMPLEMENTED : NULL;
    }
    size_t n_a = ou_bytes_size(a), n_b = ou_bytes_size(b);
    if (n_a != n_b && (op == OU_EQ || op == OU_NE)) {
        return ou_bool(op == OU_NE);
    }
    int order = memcmp(ou_bytes_data(a), ou_bytes_data(b), n_a < n_b ? n_a : n_b);
    return ou_bool(order == 0                          ? ou_seq_order_answer(n_a, n_b, op)
                   : op == OU_LT || op == OU_LE        ? order < 0
                   : op == OU_GT || op == OU_GE        ? order > 0
                                                       : op == OU_NE);
}

static OuObject *bytes_iter(OuThread *th, OuObject *self)
{
    return ou_index_iter_new(th, &ou_bytes_iter_type, self);
}

static bool bytes_acquire(OuThread *th, OuObject *self, OuBuffer *out, bool writable)
{
    if (writable) {
        return ou_raise(th, &ou_exc_buffer_error, "Object is not writable.");
    }
    *out = (OuBuffer){.owner = ou_keep(self),
                      .data = ou_bytes_data(self),
                      .size = ou_bytes_size(self),
                      .item_size = 1,
                      .format = "B",
                      .read_only = true,
                      .ndim = 1};
    return true;
}

static const OuNumberSlots bytes_number = {
    .binary[OU_OP_MOD] = ou_bytes_mod,
};

static const OuSequenceSlots bytes_sequence = {
    .length = ou_bytes_length,
    .item = ou_bytes_item,
    .contains = ou_bytes_contains,
    .concat = ou_bytes_concat,
    .repeat = ou_bytes_repeat,
    .is_sequence = true,
};

static const OuBufferSlots bytes_buffer = {.acquire = bytes_acquire};

const OuType ou_bytes_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "bytes",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MATCH_SELF | OU_TYPE_IS_BYTES,
    .index = OU_TYPE_INDEX_BYTES,
    .basic_size = sizeof(OuBytes),
    .item_size = 1,
    .drop = bytes_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .size_of = bytes_size_of,
    .repr = bytes_repr,
    .str = bytes_str,
    .hash = bytes_hash,
    .compare = bytes_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = bytes_iter,
    .make = bytes_make,
    .init = ou_object_init,
    .number = &bytes_number,
    .sequence = &bytes_sequence,
    .buffer = &bytes_buffer,
    .methods = ou_bytes_methods,
    .doc = "bytes(source=b'', encoding='utf-8', errors='strict') -> an immutable sequence of bytes\n\nThe source is a text with an encoding, a "
           "buffer, an iterable of integers, or a number of zero bytes.",
};
