/* bytearray.c - bytearray: what can change a run of bytes.
 *
 * One block with room to grow at the end; what is cut off at the front is not moved until
 * room is needed, so a bytearray is a fair queue. While buffers of it are exported its
 * size does not change (BufferError). */
#include "06_types/bytes_int.h"

#include "06_types/range.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

static OuByteArray *of(OuObject *o)
{
    return (OuByteArray *)o;
}

static char *data_of(OuByteArray *a)
{
    return a->data == NULL ? (char *)(uintptr_t)"" : a->data + a->start;
}

static bool may_resize(OuThread *th, OuByteArray *a)
{
    return a->n_exports == 0 ||
           ou_raise(th, &ou_exc_buffer_error, "Existing exports of data: object cannot be re-sized");
}

/* A block for `size` bytes from the front; bytes kept up to the smaller size. */
static bool set_room(OuThread *th, OuByteArray *a, size_t room)
{
    if (a->start > 0) {
        memmove(a->data, a->data + a->start, a->size + 1);
        a->start = 0;
    }
    if (room == a->room) {
        return true;
    }
    char *data = ou_mem_resize(th, a->data, a->room, room);
    if (data == NULL) {
        return false;
    }
    a->data = data;
    a->room = room;
    return true;
}

/* Sets the size; new bytes at the end hold anything. False: nothing changed. */
static bool resize(OuThread *th, OuByteArray *a, size_t size)
{
    if (size == a->size) {
        return true;
    }
    if (!may_resize(th, a)) {
        return false;
    }
    if (size > OU_BYTES_MAX) {
        return ou_raise_memory(th);
    }
    if (size == 0) {
        ou_mem_give(th, a->data, a->room);
        a->data = NULL;
        a->size = a->room = a->start = 0;
        return true;
    }
    size_t need = size + 1;
    if (need > a->room - a->start || a->data == NULL) {
        size_t room = need <= a->room ? a->room : size > a->size && a->size > 0 ? need + (need >> 3) + 8 : need;
        if (!set_room(th, a, room)) {
            return false;
        }
    } else if (size < a->size && size < a->room / 4 && a->room > 64) {
        size_t old_size = a->size;
        a->size = size; /* what moves to the front */
        if (!set_room(th, a, need)) {
            ou_error_clear(th); /* the larger block serves as well */
        }
        a->size = old_size;
    }
    a->size = size;
    a->data[a->start + size] = 0;
    return true;
}

/* Replaces bytes [from, to) by n others, which are not in this bytearray. */
static bool replace(OuThread *th, OuByteArray *a, size_t from, size_t to, const char *data, size_t n)
{
    size_t gone = to - from, tail = a->size - to;
    if (n < gone) {
        if (!may_resize(th, a)) {
            return false;
        }
        if (from == 0) {
            a->start += gone - n;
            a->size -= gone - n;
            if (n > 0) {
                memcpy(data_of(a), data, n);
            }
            if (a->size == 0 || a->start > a->room / 2) { /* moved back now and then */
                size_t size = a->size;
                if (size == 0) {
                    a->size = 1;
                    return resize(th, a, 0);
                }
                memmove(a->data, a->data + a->start, size + 1);
                a->start = 0;
            }
            return true;
        }
        memmove(data_of(a) + from + n, data_of(a) + to, tail);
        if (n > 0) {
            memcpy(data_of(a) + from, data, n);
        }
        return resize(th, a, from + n + tail);
    }
    if (n > gone) {
        size_t size;
        if (!ou_checked_add(a->size, n - gone, &size)) {
            return ou_raise_memory(th);
        }
        if (!resize(th, a, size)) {
            return false;
        }
        memmove(data_of(a) + from + n, data_of(a) + to, tail);
    }
    if (n > 0) {
        memcpy(data_of(a) + from, data, n);
    }
    return true;
}

OuObject *ou_bytearray_from(OuThread *th, const void *data, size_t size)
{
    OuByteArray *a = (OuByteArray *)ou_object_new_zeroed(th, &ou_bytearray_type, sizeof(OuByteArray));
    if (a == NULL) {
        return NULL;
    }
    if (!resize(th, a, size)) {
        ou_drop(th, a);
        return NULL;
    }
    if (size > 0) {
        if (data != NULL) {
            memcpy(a->data, data, size);
        } else {
            memset(a->data, 0, size);
        }
    }
    return &a->head;
}

static bool append_bytes(OuThread *th, OuByteArray *a, const char *data, size_t n)
{
    return replace(th, a, a->size, a->size, data, n);
}

/* ---- slots ---- */

static OuObject *bytearray_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n,
                                OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuObject *o = type == &ou_bytearray_type ? ou_object_new_zeroed(th, type, sizeof(OuByteArray))
                                             : ou_type_allocate(th, type, 0);
    if (o != NULL && OU_HAS_FLAG(o->type, OU_TYPE_CONTAINER)) {
        ou_track(th, o);
    }
    return o;
}

static bool source_bytes(OuThread *th, OuByteBuilder *b, OuObject *source)
{
    return ou_byte_builder_source(th, b, source, "byte must be in range(0, 256)", "bytearray");
}

static bool bytearray_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuByteArray *a = of(self);
    OuObject *source, *encoded;
    if (!ou_bytes_make_args(th, "bytearray", args, n, kwnames, &source, &encoded)) {
        return false;
    }
    bool ok = resize(th, a, 0);
    if (ok && encoded != NULL) {
        ok = append_bytes(th, a, ou_bytes_data(encoded), ou_bytes_size(encoded));
    } else if (ok && source != NULL) {
        OuByteBuilder b = {NULL, 0, 0};
        ok = source_bytes(th, &b, source);
        ok = ok && resize(th, a, 0) && append_bytes(th, a, b.data, b.n);
        ou_byte_builder_abandon(th, &b);
    }
    ou_drop_maybe(th, encoded);
    return ok;
}

static void bytearray_drop(OuThread *th, OuObject *self)
{
    OuByteArray *a = of(self);
    ou_untrack(th, self);
    ou_mem_give(th, a->data, a->room);
    a->data = NULL;
    a->size = a->room = a->start = 0;
    if (self->type == &ou_bytearray_type) {
        ou_object_free(th, self, sizeof(OuByteArray));
        return;
    }
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t bytearray_size_of(OuObject *self)
{
    return (self->type == &ou_bytearray_type ? sizeof(OuByteArray) : ou_type_instance_size(self, 0)) +
           of(self)->room;
}

static OuObject *bytearray_repr(OuThread *th, OuObject *self)
{
    OuByteView view = ou_byte_view(self);
    OuObject *text = ou_bytes_quoted(th, view.data, view.n, "b", true);
    if (text == NULL) {
        return NULL;
    }
    OuObject *result = ou_str_format(th, "%s(%U)", ou_type_short_name(self->type), text);
    ou_drop(th, text);
    return result;
}

static OuObject *bytearray_str(OuThread *th, OuObject *self)
{
    return !th->vm->types->bytes_warning || ou_bytes_warn(th, "str() on a bytearray instance") ? bytearray_repr(th, self) : NULL;
}

static OuObject *bytearray_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_has_buffer(a) || !ou_has_buffer(b)) {
        return ou_bytes_warn_compared(th, a, b, op) ? OU_NOT_IMPLEMENTED : NULL;
    }
    OuBuffer x, y;
    if (!ou_buffer_acquire(th, a, &x, false)) {
        ou_error_clear(th);
        return OU_NOT_IMPLEMENTED;
    }
    if (!ou_buffer_acquire(th, b, &y, false)) {
        ou_error_clear(th);
        ou_buffer_release(th, &x);
        return OU_NOT_IMPLEMENTED;
    }
    size_t n = x.size < y.size ? x.size : y.size;
    bool quick = x.size != y.size && (op == OU_EQ || op == OU_NE);
    int order = quick || n == 0 ? 0 : memcmp(x.data, y.data, n);
    OuObject *answer = ou_bool(quick        ? op == OU_NE
                               : order == 0 ? ou_seq_order_answer(x.size, y.size, op)
                               : op == OU_LT || op == OU_LE ? order < 0
                               : op == OU_GT || op == OU_GE ? order > 0
                                                            : op == OU_NE);
    ou_buffer_release(th, &y);
    ou_buffer_release(th, &x);
    return answer;
}

static OuObject *bytearray_iter(OuThread *th, OuObject *self)
{
    return ou_index_iter_new(th, &ou_bytearray_iter_type, self);
}

/* The bytes that an assignment or an extension brings, as a buffer or copied into b. */
static bool assigned_bytes(OuThread *th, OuObject *value, OuByteBuilder *b)
{
    if (ou_is_int(value) || ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error,
                        "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    if (ou_is_bytes(value) || ou_is_bytearray(value)) {
        OuByteView view = ou_byte_view(value);
        return ou_byte_builder_put(th, b, view.data, view.n);
    }
    return source_bytes(th, b, value);
}

static bool set_extended(OuThread *th, OuByteArray *a, int64_t start, int64_t step, size_t n, const OuByteBuilder *b,
                         bool delete)
{
    if (!delete) {
        if (b->n != n) {
            return ou_raise(th, &ou_exc_value_error,
                            "attempt to assign bytes of size %zu to extended slice of size %zu", b->n, n);
        }
        for (size_t i = 0; i < n; i++) {
            data_of(a)[start + (int64_t)i * step] = b->data[i];
        }
        return true;
    }
    if (n == 0) {
        return true;
    }
    if (!may_resize(th, a)) {
        return false;
    }
    if (step < 0) {
        start += (int64_t)(n - 1) * step;
        step = -step;
    }
    char *data = data_of(a);
    size_t to = (size_t)start, next = (size_t)start, left = n;
    for (size_t i = (size_t)start; i < a->size; i++) {
        if (left > 0 && i == next) {
            next += (size_t)step;
            left--;
        } else {
            data[to++] = data[i];
        }
    }
    return resize(th, a, a->size - n);
}

static bool set_slice(OuThread *th, OuObject *self, OuObject *slice, OuObject *value)
{
    OuByteArray *a = of(self);
    int64_t start, stop, step;
    if (!ou_slice_unpack(th, slice, &start, &stop, &step)) {
        return false;
    }
    OuByteBuilder b = {NULL, 0, 0};
    bool ok = value == NULL || assigned_bytes(th, value, &b);
    if (ok) { /* the value's code may have changed the size */
        size_t n = ou_slice_adjust(a->size, &start, &stop, step);
        if (step == 1) {
            ok = replace(th, a, (size_t)start, (size_t)start + n, b.data, b.n);
        } else {
            ok = set_extended(th, a, start, step, n, &b, value == NULL || b.n == 0);
        }
    }
    ou_byte_builder_abandon(th, &b);
    return ok;
}

static bool bytearray_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    OuByteArray *a = of(self);
    if (key->type == &ou_slice_type) {
        return set_slice(th, self, key, value);
    }
    if (!ou_seq_is_index(key)) {
        return ou_raise(th, &ou_exc_type_error, "bytearray indices must be integers or slices, not %T", key);
    }
    int64_t at;
    uint8_t byte = 0;
    if (!ou_seq_key(th, key, &at)) {
        return false;
    }
    if (value != NULL && !ou_byte_value(th, value, "byte must be in range(0, 256)", &byte)) {
        return false;
    }
    if (at < 0) { /* __index__ of key and value may have changed the size */
        at += (int64_t)a->size;
    }
    if ((uint64_t)at >= a->size) {
        return ou_raise(th, &ou_exc_index_error, "bytearray index out of range");
    }
    if (value == NULL) {
        return replace(th, a, (size_t)at, (size_t)at + 1, NULL, 0);
    }
    data_of(a)[at] = (char)byte;
    return true;
}

static OuObject *bytearray_inplace_concat(OuThread *th, OuObject *self, OuObject *other)
{
    if (!ou_has_buffer(other)) {
        return ou_null(th, &ou_exc_type_error, "can't concat %T to %T", other, self);
    }
    OuBuffer buffer; /* of itself: an export, so that it is refused */
    if (!ou_buffer_acquire(th, other, &buffer, false)) {
        return ou_error_swallow(th, &ou_exc_buffer_error)
                   ? ou_null(th, &ou_exc_type_error, "can't concat %T to %T", other, self)
                   : NULL;
    }
    bool ok = append_bytes(th, of(self), buffer.data, buffer.size);
    ou_buffer_release(th, &buffer);
    return ok ? ou_keep(self) : NULL;
}

static OuObject *bytearray_inplace_repeat(OuThread *th, OuObject *self, int64_t times)
{
    OuByteArray *a = of(self);
    size_t n = a->size, total = 0;
    if (times > 0 && !ou_checked_mul(n, (size_t)times, &total)) {
        return ou_null_memory(th);
    }
    if (!resize(th, a, total)) {
        return NULL;
    }
    for (size_t done = n; done < total; done *= 2) {
        memcpy(data_of(a) + done, data_of(a), done < total - done ? done : total - done);
    }
    return ou_keep(self);
}

static bool bytearray_acquire(OuThread *th, OuObject *self, OuBuffer *out, bool writable)
{
    (void)th, (void)writable;
    OuByteArray *a = of(self);
    *out = (OuBuffer){
        .owner = ou_keep(self), .data = data_of(a), .size = a->size, .item_size = 1, .format = "B", .ndim = 1};
    a->n_exports++;
    return true;
}

static void bytearray_release(OuThread *th, OuObject *self, OuBuffer *buffer)
{
    (void)th, (void)buffer;
    OU_ASSERT(of(self)->n_exports > 0);
    of(self)->n_exports--;
}

/* ---- methods that change it ---- */

OU_METHOD(bytearray_append)
{
    uint8_t byte;
    if (!ou_byte_value(th, args[0], "byte must be in range(0, 256)", &byte)) {
        return NULL;
    }
    return append_bytes(th, of(self), (const char *)&byte, 1) ? OU_NONE : NULL;
}

OU_METHOD(bytearray_extend)
{
    OuObject *other = args[0];
    OuByteBuilder b = {NULL, 0, 0};
    bool ok;
    if (other == self) {
        ok = ou_byte_builder_put(th, &b, data_of(of(self)), of(self)->size) && append_bytes(th, of(self), b.data, b.n);
        ou_byte_builder_abandon(th, &b);
        return ok ? OU_NONE : NULL;
    }
    if (ou_has_buffer(other)) {
        OuObject *result = bytearray_inplace_concat(th, self, other);
        ou_drop_maybe(th, result);
        return result == NULL ? NULL : OU_NONE;
    }
    OuObject *iterator = ou_iter(th, other);
    if (iterator == NULL) {
        if (ou_error_swallow(th, &ou_exc_type_error)) {
            ou_raise(th, &ou_exc_type_error, "can't extend bytearray with %T", other);
        }
        return NULL;
    }
    ok = ou_len_hint(th, other, 0) >= 0 && /* its errors are heard of */
         ou_byte_builder_iterable(th, &b, iterator, "byte must be in range(0, 256)");
    ou_drop(th, iterator);
    ok = ok && append_bytes(th, of(self), b.data, b.n);
    ou_byte_builder_abandon(th, &b);
    return ok ? OU_NONE : NULL;
}

OU_METHOD(bytearray_insert)
{
    OuByteArray *a = of(self);
    int64_t at;
    uint8_t byte;
    if (!ou_as_ssize(th, args[0], &at) || !ou_byte_value(th, args[1], "byte must be in range(0, 256)", &byte)) {
        return NULL;
    }
    size_t place = ou_seq_bound(at, a->size);
    if (place > a->size) {
        place = a->size;
    }
    return replace(th, a, place, place, (const char *)&byte, 1) ? OU_NONE : NULL;
}

OU_METHOD(bytearray_pop)
{
    OuByteArray *a = of(self);
    int64_t at = -1;
    if (!ou_as_ssize(th, args[0], &at)) {
        return NULL;
    }
    if (a->size == 0) {
        return ou_null(th, &ou_exc_index_error, "pop from empty bytearray");
    }
    if (at < 0) {
        at += (int64_t)a->size;
    }
    if ((uint64_t)at >= a->size) {
        return ou_null(th, &ou_exc_index_error, "pop index out of range");
    }
    uint8_t byte = (uint8_t)data_of(a)[at];
    return replace(th, a, (size_t)at, (size_t)at + 1, NULL, 0) ? ou_int_new(th, byte) : NULL;
}

OU_METHOD(bytearray_remove)
{
    OuByteArray *a = of(self);
    uint8_t byte;
    if (!ou_byte_value(th, args[0], "byte must be in range(0, 256)", &byte)) {
        return NULL;
    }
    const char *hit = memchr(data_of(a), byte, a->size);
    if (hit == NULL) {
        return ou_null(th, &ou_exc_value_error, "value not found in bytearray");
    }
    size_t at = (size_t)(hit - data_of(a));
    return replace(th, a, at, at + 1, NULL, 0) ? OU_NONE : NULL;
}

OU_METHOD(bytearray_reverse)
{
    OuByteArray *a = of(self);
    char *data = data_of(a);
    for (size_t i = 0, k = a->size; i + 1 < k; i++) {
        k--;
        char c = data[i];
        data[i] = data[k];
        data[k] = c;
    }
    return OU_NONE;
}

OU_METHOD(bytearray_clear_method)
{
    return resize(th, of(self), 0) ? OU_NONE : NULL;
}

OU_METHOD(bytearray_copy)
{
    OuByteView view = ou_byte_view(self);
    return ou_bytearray_from(th, view.data, view.n);
}

OU_METHOD(bytearray_alloc)
{
    return ou_int_new(th, (int64_t)of(self)->room);
}

OU_METHOD(bytearray_sizeof)
{
    return ou_int_new(th, (int64_t)bytearray_size_of(self));
}

/* (class, (text, "latin-1"), state) or, from protocol 3 on, (class, (bytes,), state). */
static OuObject *reduce(OuThread *th, OuObject *self, int64_t protocol)
{
    OuObject *payload = NULL, *args = NULL, *result = NULL, *encoding = NULL;
    OuObject *state = ou_call_method(th, self, OU_NAME(th, dunder_getstate), NULL, 0);
    if (state == NULL) {
        return NULL;
    }
    OuByteView view = ou_byte_view(self); /* no Python runs from here on */
    if (view.n == 0) {
        args = ou_tuple_new(th, 0);
    } else if (protocol < 3) {
        payload = ou_str_from_latin1(th, (const uint8_t *)view.data, view.n);
        encoding = payload == NULL ? NULL : ou_str_from_text(th, "latin-1");
        args = encoding == NULL ? NULL : ou_tuple_of(th, 2, payload, encoding);
    } else {
        payload = ou_bytes_from(th, view.data, view.n);
        args = payload == NULL ? NULL : ou_tuple_of(th, 1, payload);
    }
    if (args != NULL) {
        result = ou_tuple_of(th, 3, OU_TYPE_OBJECT(self->type), args, state);
    }
    ou_drop_maybe(th, encoding);
    ou_drop_maybe(th, payload);
    ou_drop_maybe(th, args);
    ou_drop(th, state);
    return result;
}

OU_METHOD(bytearray_reduce)
{
    return reduce(th, self, 2);
}

OU_METHOD(bytearray_reduce_ex)
{
    int64_t protocol = 0;
    if (!ou_as_ssize(th, args[0], &protocol)) {
        return NULL;
    }
    return reduce(th, self, protocol);
}


const OuMethodDef ou_bytearray_methods[] = {
#include "06_types/bytes_table.inc"
    {"__alloc__", bytearray_alloc, "", 0, "Return the number of bytes that the block has room for."},
    {"__reduce__", bytearray_reduce, "", 0, "Return state information for pickling."},
    {"__reduce_ex__", bytearray_reduce_ex, "proto=0, /", 0, "Return state information for pickling."},
    {"__sizeof__", bytearray_sizeof, "", 0, "Return the size of the bytearray in memory, in bytes."},
    {"append", bytearray_append, "item, /", 0, "Add one byte at the end."},
    {"clear", bytearray_clear_method, "", 0, "Remove all bytes."},
    {"copy", bytearray_copy, "", 0, "Return a new bytearray of the same bytes."},
    {"extend", bytearray_extend, "iterable_of_ints, /", 0, "Add all bytes of the iterable or buffer at the end."},
    {"insert", bytearray_insert, "index, item, /", 0, "Put one byte in front of the one at index."},
    {"pop", bytearray_pop, "index=-1, /", 0,
     "Remove the byte at index (the last one by default) and return it.\n\nIndexError when there is none."},
    {"remove", bytearray_remove, "value, /", 0, "Remove the first byte of that value; ValueError without one."},
    {"reverse", bytearray_reverse, "", 0, "Reverse the order of the bytes, in place."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuNumberSlots bytearray_number = {
    .binary[OU_OP_MOD] = ou_bytes_mod,
};

static const OuSequenceSlots bytearray_sequence = {
    .length = ou_bytes_length,
    .item = ou_bytes_item,
    .set_item = bytearray_set_item,
    .contains = ou_bytes_contains,
    .concat = ou_bytes_concat,
    .inplace_concat = bytearray_inplace_concat,
    .repeat = ou_bytes_repeat,
    .inplace_repeat = bytearray_inplace_repeat,
    .is_sequence = true,
};

static const OuBufferSlots bytearray_buffer = {.acquire = bytearray_acquire, .release = bytearray_release};

const OuType ou_bytearray_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "bytearray",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MATCH_SELF,
    .index = OU_TYPE_INDEX_BYTEARRAY,
    .basic_size = sizeof(OuByteArray),
    .drop = bytearray_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .size_of = bytearray_size_of,
    .repr = bytearray_repr,
    .str = bytearray_str,
    .compare = bytearray_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = bytearray_iter,
    .make = bytearray_make,
    .init = bytearray_init,
    .number = &bytearray_number,
    .sequence = &bytearray_sequence,
    .buffer = &bytearray_buffer,
    .methods = ou_bytearray_methods,
    .doc = "bytearray(source=b'', encoding='utf-8', errors='strict') -> a mutable sequence of bytes\n\nThe source is a text with an encoding, a "
           "buffer, an iterable of integers, or a number of zero bytes.",
};
