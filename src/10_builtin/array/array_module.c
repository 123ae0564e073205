/* array_module.c - the module array: elements of one C type in one block.
 *
 * A value is converted before the array is looked at again, because conversions run Python code that may shrink it. While
 * buffers of it are exported its size does not change (BufferError). Elements themselves: array_item.c. */
#include "10_builtin/array/array_int.h"

#include "06_types/audit.h"
#include "06_types/dict.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/range.h"

#define METHOD(name) OU_METHOD(name)

/* ARRAY-1 data NULL: room and size are 0; else size <= room. */
typedef struct Array {
    OuObject head;
    const OuArrayCode *code;
    char *data;       /* ou_mem block of room elements */
    size_t size, room;
    size_t n_exports; /* > 0: size must not change */
} Array;

extern const OuType ou_array_type, ou_array_iter_type;

static Array *of(OuObject *o)
{
    return (Array *)o;
}

static bool is_array(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_array_type);
}

static char *at(const Array *a, size_t i)
{
    return a->data + i * a->code->size;
}

/* n bytes of elements; a NULL of an empty array is never handed to memcpy. */
static void move(char *to, const char *from, size_t n)
{
    if (n > 0) {
        memmove(to, from, n);
    }
}

static bool may_resize(OuThread *th, const Array *a)
{
    return a->n_exports == 0 ||
           ou_raise(th, &ou_exc_buffer_error, "cannot resize an array that is exporting buffers");
}

/* Sets the size; new elements hold anything. False: nothing changed. */
static bool resize(OuThread *th, Array *a, size_t size)
{
    size_t room = size, bytes, item = a->code->size;
    if (size != a->size && !may_resize(th, a)) {
        return false;
    }
    if (size > a->room || size < a->room / 2) {
        if (size == 0) {
            ou_mem_give(th, a->data, a->room * item);
            a->data = NULL;
            a->size = a->room = 0;
            return true;
        }
        if ((size > a->size && a->size > 0 && !ou_checked_grown(size, item, &room)) || !ou_checked_mul(room, item, &bytes)) {
            return ou_raise_memory(th);
        }
        char *data = ou_mem_resize(th, a->data, a->room * item, bytes);
        if (data == NULL) {
            return false;
        }
        a->data = data;
        a->room = room;
    }
    a->size = size;
    return true;
}

static OuObject *array_new(OuThread *th, const OuType *type, const OuArrayCode *code, size_t size)
{
    Array *a = (Array *)ou_type_allocate(th, type, 0);
    if (a == NULL) {
        return NULL;
    }
    a->code = code;
    if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
        ou_track(th, &a->head);
    }
    if (!resize(th, a, size)) {
        ou_drop(th, a);
        return NULL;
    }
    return &a->head;
}

static void array_drop(OuThread *th, OuObject *self)
{
    Array *a = of(self);
    ou_untrack(th, self);
    if (a->code != NULL) {
        ou_mem_give(th, a->data, a->room * a->code->size);
    }
    a->data = NULL;
    a->size = a->room = 0;
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t array_size_of(OuObject *self)
{
    return ou_type_instance_size(self, 0) + of(self)->room * of(self)->code->size;
}

static OuObject *item(OuThread *th, const Array *a, size_t i)
{
    return ou_array_item_get(th, a->code, at(a, i));
}

/* ---- adding ---- */

static bool insert(OuThread *th, Array *a, int64_t where, OuObject *value)
{
    char element[OU_ARRAY_ITEM_ROOM];
    if (!ou_array_item_set(th, a->code, value, element) || !resize(th, a, a->size + 1)) {
        return false;
    }
    int64_t last = (int64_t)a->size - 1;
    where = where < 0 ? where + last : where;
    where = where < 0 ? 0 : where > last ? last : where;
    if (where < last) {
        move(at(a, (size_t)where + 1), at(a, (size_t)where), (size_t)(last - where) * a->code->size);
    }
    ou_array_item_copy(a->code, at(a, (size_t)where), element);
    return true;
}

static bool append(OuThread *th, Array *a, OuObject *value)
{
    return insert(th, a, INT64_MAX, value);
}

static bool extend_array(OuThread *th, Array *a, Array *other)
{
    size_t old = a->size, more = other->size, size;
    if (a->code != other->code) {
        return ou_raise(th, &ou_exc_type_error, "can only extend with array of same kind");
    }
    if (!ou_checked_add(old, more, &size)) {
        return ou_raise_memory(th);
    }
    if (!resize(th, a, size)) {
        return false;
    }
    move(at(a, old), other->data, more * a->code->size);
    return true;
}

static bool extend(OuThread *th, Array *a, OuObject *iterable)
{
    if (is_array(th, iterable)) {
        return extend_array(th, a, of(iterable));
    }
    OuObject *iterator = ou_iter(th, iterable), *value;
    bool ok = iterator != NULL;
    while (ok && (value = ou_next(th, iterator)) != NULL) {
        ok = append(th, a, value);
        ou_drop(th, value);
    }
    ou_drop_maybe(th, iterator);
    return ok && !ou_has_error(th);
}

static bool extend_bytes(OuThread *th, Array *a, const char *data, size_t n)
{
    size_t old = a->size;
    if (n % a->code->size != 0) {
        return ou_raise(th, &ou_exc_value_error, "bytes length not a multiple of item size");
    }
    if (n == 0) {
        return true;
    }
    if (!resize(th, a, old + n / a->code->size)) {
        return false;
    }
    memcpy(at(a, old), data, n);
    return true;
}

static bool extend_text(OuThread *th, Array *a, OuObject *text)
{
    size_t old = a->size, n = ou_str_length(text);
    if (!resize(th, a, old + n)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t c = ou_str_at(text, i);
        memcpy(at(a, old + i), &c, sizeof c);
    }
    return true;
}

/* ---- making ---- */

static bool fill(OuThread *th, Array *a, OuObject *initial)
{
    if (a->code->code != 'u') {
        if (ou_is_str(initial)) {
            return ou_raise(th, &ou_exc_type_error, "cannot use a str to initialize an array with typecode '%c'", a->code->code);
        }
        if (is_array(th, initial) && of(initial)->code->code == 'u') {
            return ou_raise(th, &ou_exc_type_error,
                            "cannot use a unicode array to initialize an array with typecode '%c'", a->code->code);
        }
    }
    if (ou_is_str(initial)) {
        return extend_text(th, a, initial);
    }
    if (ou_is_bytes(initial) || ou_is_bytearray(initial)) {
        OuByteView view = ou_byte_view(initial);
        return extend_bytes(th, a, view.data, view.n);
    }
    if (is_array(th, initial) && of(initial)->code != a->code) {
        OuObject *values = ou_to_list(th, initial);
        bool ok = values != NULL && extend(th, a, values);
        ou_drop_maybe(th, values);
        return ok;
    }
    return extend(th, a, initial);
}

static OuObject *array_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (type == &ou_array_type && kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        return ou_null(th, &ou_exc_type_error, "array.array() takes no keyword arguments");
    }
    if (n < 1 || n > 2) {
        return ou_null(th, &ou_exc_type_error, "array() takes at %s (%zu given)", n < 1 ? "least 1 argument" : "most 2 arguments", n);
    }
    if (!ou_is_str(args[0]) || ou_str_length(args[0]) != 1) {
        return ou_null(th, &ou_exc_type_error, "array() argument 1 must be a unicode character, not %G", args[0]);
    }
    if (ou_audited(th) && !ou_audit(th, "array.__new__", "OO", args[0], n == 2 ? args[1] : NULL)) {
        return NULL;
    }
    const OuArrayCode *code = ou_array_code(ou_str_at(args[0], 0));
    if (code == NULL) {
        return ou_null(th, &ou_exc_value_error, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    }
    OuObject *o = array_new(th, type, code, 0);
    if (o != NULL && n == 2 && !fill(th, of(o), args[1])) {
        ou_clear_ref(th, &o);
    }
    return o;
}

/* An exact array of the elements [from, from + n * step). */
static OuObject *slice_of(OuThread *th, const Array *a, int64_t from, int64_t step, size_t n)
{
    OuObject *o = array_new(th, &ou_array_type, a->code, n);
    if (o != NULL && step == 1) {
        move(of(o)->data, at(a, (size_t)from), n * a->code->size);
    } else if (o != NULL) {
        for (size_t i = 0; i < n; i++) {
            ou_array_item_copy(a->code, at(of(o), i), at(a, (size_t)(from + (int64_t)i * step)));
        }
    }
    return o;
}

/* ---- subscripts ---- */

static bool index_of(OuThread *th, OuObject *key, int64_t *i)
{
    if (!ou_seq_is_index(key)) {
        return ou_raise(th, &ou_exc_type_error, "array indices must be integers");
    }
    return ou_seq_key(th, key, i);
}

static bool in_range(OuThread *th, const Array *a, int64_t *i, const char *words)
{
    *i += *i < 0 ? (int64_t)a->size : 0;
    return (*i >= 0 && *i < (int64_t)a->size) || ou_raise(th, &ou_exc_index_error, "%s", words);
}

static OuObject *array_item(OuThread *th, OuObject *self, OuObject *key)
{
    Array *a = of(self);
    int64_t start, stop, step;
    if (key->type == &ou_slice_type) {
        if (!ou_slice_unpack(th, key, &start, &stop, &step)) {
            return NULL;
        }
        size_t n = ou_slice_adjust(a->size, &start, &stop, step);
        return slice_of(th, a, start, step, n);
    }
    return index_of(th, key, &start) && in_range(th, a, &start, "array index out of range") ? item(th, a, (size_t)start) : NULL;
}

/* Replaces [from, to) by n elements that are not in this array's block. */
static bool splice(OuThread *th, Array *a, size_t from, size_t to, const char *data, size_t n)
{
    size_t width = a->code->size, tail = a->size - to, size = from + n + tail;
    if (n < to - from) {
        if (!may_resize(th, a)) {
            return false;
        }
        move(at(a, from + n), at(a, to), tail * width);
        if (!resize(th, a, size)) { /* a smaller block was refused: the larger one serves as well */
            ou_error_clear(th);
            a->size = size;
        }
    } else if (n > to - from) {
        if (!resize(th, a, size)) {
            return false;
        }
        move(at(a, from + n), at(a, to), tail * width);
    }
    move(at(a, from), data, n * width);
    return true;
}

static bool delete_stepped(OuThread *th, Array *a, int64_t start, int64_t step, size_t n)
{
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
    size_t to = (size_t)start, next = (size_t)start, left = n;
    for (size_t i = (size_t)start; i < a->size; i++) {
        if (left > 0 && i == next) {
            next += (size_t)step;
            left--;
        } else {
            move(at(a, to++), at(a, i), a->code->size);
        }
    }
    return splice(th, a, to, a->size, NULL, 0);
}

/* Items from start to stop become those of `other`; NULL: they go. */
static bool set_slice(OuThread *th, Array *a, int64_t start, int64_t stop, int64_t step, Array *other)
{
    size_t n = ou_slice_adjust(a->size, &start, &stop, step);
    if (step == 1) {
        return splice(th, a, (size_t)start, (size_t)start + n, other == NULL ? NULL : other->data, other == NULL ? 0 : other->size);
    }
    if (other == NULL) {
        return delete_stepped(th, a, start, step, n);
    }
    if (other->size != n) {
        return ou_raise(th, &ou_exc_value_error, "attempt to assign array of size %zu to extended slice of size %zu", other->size, n);
    }
    for (size_t i = 0; i < n; i++) {
        ou_array_item_copy(a->code, at(a, (size_t)(start + (int64_t)i * step)), at(other, i));
    }
    return true;
}

static bool array_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    Array *a = of(self);
    if (key->type == &ou_slice_type) {
        int64_t start, stop, step;
        if (!ou_slice_unpack(th, key, &start, &stop, &step)) {
            return false;
        }
        if (value == NULL) {
            return set_slice(th, a, start, stop, step, NULL);
        }
        if (!is_array(th, value)) {
            return ou_raise(th, &ou_exc_type_error, "can only assign array (not \"%T\") to array slice", value);
        }
        if (of(value)->code != a->code) {
            return ou_raise(th, &ou_exc_type_error, "bad argument type for built-in operation");
        }
        OuObject *other = value == self ? slice_of(th, a, 0, 1, a->size) : ou_keep(value);
        bool ok = other != NULL && set_slice(th, a, start, stop, step, of(other));
        ou_drop_maybe(th, other);
        return ok;
    }
    int64_t i;
    char element[OU_ARRAY_ITEM_ROOM];
    if (!index_of(th, key, &i) || !in_range(th, a, &i, "array assignment index out of range")) {
        return false;
    }
    if (value == NULL) {
        return splice(th, a, (size_t)i, (size_t)i + 1, NULL, 0);
    }
    if (!ou_array_item_set(th, a->code, value, element)) {
        return false;
    }
    if (i < (int64_t)a->size) { /* the conversion may have shrunk it: then there is nothing to set, as in CPython */
        ou_array_item_copy(a->code, at(a, (size_t)i), element);
    }
    return true;
}

static int64_t array_length(OU_UNUSED OuThread *th, OuObject *self)
{
    return (int64_t)of(self)->size;
}

/* The first position from `from` on, before `to`, of an element equal to value; -1: none; -2: error. */
static int64_t search(OuThread *th, Array *a, OuObject *value, size_t from, size_t to)
{
    for (size_t i = from; i < a->size && i < to; i++) {
        OuObject *element = item(th, a, i);
        OuTruth same = element == NULL ? OU_ERROR : ou_compare_bool(th, element, value, OU_EQ);
        ou_drop_maybe(th, element);
        if (same != OU_FALSE) {
            return same == OU_TRUE ? (int64_t)i : -2;
        }
    }
    return -1;
}

static OuTruth array_contains(OuThread *th, OuObject *self, OuObject *value)
{
    int64_t found = search(th, of(self), value, 0, SIZE_MAX);
    return found == -2 ? OU_ERROR : found >= 0 ? OU_TRUE : OU_FALSE;
}

static OuObject *array_concat(OuThread *th, OuObject *self, OuObject *other)
{
    Array *a = of(self);
    if (!is_array(th, other)) {
        return ou_null(th, &ou_exc_type_error, "can only append array (not \"%T\") to array", other);
    }
    if (of(other)->code != a->code) {
        return ou_null(th, &ou_exc_type_error, "bad argument type for built-in operation");
    }
    OuObject *o = slice_of(th, a, 0, 1, a->size);
    if (o != NULL && !extend_array(th, of(o), of(other))) {
        ou_clear_ref(th, &o);
    }
    return o;
}

static OuObject *array_inplace_concat(OuThread *th, OuObject *self, OuObject *other)
{
    if (!is_array(th, other)) {
        return ou_null(th, &ou_exc_type_error, "can only extend array with array (not \"%T\")", other);
    }
    return extend_array(th, of(self), of(other)) ? ou_keep(self) : NULL;
}

static OuObject *array_inplace_repeat(OuThread *th, OuObject *self, int64_t times)
{
    Array *a = of(self);
    size_t n = a->size, total = 0, width = a->code->size;
    if (times > 0 && !ou_checked_mul(n, (size_t)times, &total)) {
        return ou_null_memory(th);
    }
    if (!resize(th, a, total)) {
        return NULL;
    }
    for (size_t done = n; done < total; done *= 2) {
        move(at(a, done), a->data, (done < total - done ? done : total - done) * width);
    }
    return ou_keep(self);
}

static OuObject *array_repeat(OuThread *th, OuObject *self, int64_t times)
{
    OuObject *o = slice_of(th, of(self), 0, 1, of(self)->size);
    OuObject *result = o == NULL ? NULL : array_inplace_repeat(th, o, times);
    ou_drop_maybe(th, o);
    return result;
}

static const OuSequenceSlots array_sequence = {
    .length = array_length,
    .item = array_item,
    .set_item = array_set_item,
    .contains = array_contains,
    .concat = array_concat,
    .inplace_concat = array_inplace_concat,
    .repeat = array_repeat,
    .inplace_repeat = array_inplace_repeat,
    .is_sequence = true,
};

static bool array_acquire(OU_UNUSED OuThread *th, OuObject *self, OuBuffer *out, OU_UNUSED bool writable)
{
    static const char nothing[1];
    Array *a = of(self);
    *out = (OuBuffer){.owner = ou_keep(self), .data = a->data == NULL ? (char *)(uintptr_t)nothing : a->data, .size = a->size * a->code->size,
                      .item_size = a->code->size, .format = a->code->format, .ndim = 1};
    a->n_exports++;
    return true;
}

static void array_release(OU_UNUSED OuThread *th, OuObject *self, OU_UNUSED OuBuffer *buffer)
{
    OU_ASSERT(of(self)->n_exports > 0);
    of(self)->n_exports--;
}

static const OuBufferSlots array_buffer = {.acquire = array_acquire, .release = array_release};

/* ---- as a whole ---- */

/* Elements of two codes, as objects. */
static OuObject *compare_mixed(OuThread *th, Array *a, Array *b, OuCompare op)
{
    for (size_t i = 0; i < a->size && i < b->size; i++) {
        OuObject *x = item(th, a, i), *y = x == NULL ? NULL : item(th, b, i);
        OuTruth same = y == NULL ? OU_ERROR : ou_compare_bool(th, x, y, OU_EQ);
        OuObject *result = same == OU_FALSE ? ou_compare(th, x, y, op) : NULL;
        ou_drop_maybe(th, y);
        ou_drop_maybe(th, x);
        if (same != OU_TRUE) {
            return result;
        }
    }
    return ou_bool(ou_seq_order_answer(a->size, b->size, op));
}

static OuObject *array_compare(OuThread *th, OuObject *x, OuObject *y, OuCompare op)
{
    if (!is_array(th, x) || !is_array(th, y)) {
        return OU_NOT_IMPLEMENTED;
    }
    Array *a = of(x), *b = of(y);
    if (a->size != b->size && (op == OU_EQ || op == OU_NE)) {
        return ou_bool(op == OU_NE);
    }
    if (a->code != b->code) {
        return compare_mixed(th, a, b, op);
    }
    for (size_t i = 0; i < a->size && i < b->size; i++) {
        int order = ou_array_item_order(a->code, at(a, i), at(b, i));
        if (order == 2) {
            return ou_bool(op == OU_NE);
        }
        if (order != 0) {
            return ou_bool(op == OU_NE || (order < 0 ? op == OU_LT || op == OU_LE : op == OU_GT || op == OU_GE));
        }
    }
    return ou_bool(ou_seq_order_answer(a->size, b->size, op));
}

static OuObject *text_of(OuThread *th, const Array *a)
{
    for (size_t i = 0; i < a->size; i++) {
        uint32_t c;
        memcpy(&c, at(a, i), sizeof c);
        if (c > 0x10ffff) {
            return ou_null(th, &ou_exc_value_error, "character U+%x is not in range [U+0000; U+10ffff]", c);
        }
    }
    return ou_str_from_ucs4(th, (const uint32_t *)(const void *)a->data, a->size);
}

static OuObject *array_repr(OuThread *th, OuObject *self)
{
    Array *a = of(self);
    const char *name = ou_type_short_name(self->type);
    if (a->size == 0) {
        return ou_str_format(th, "%s('%c')", name, a->code->code);
    }
    OuObject *values = a->code->code == 'u' ? text_of(th, a) : ou_to_list(th, self);
    OuObject *text = values == NULL ? NULL : ou_str_format(th, "%s('%c', %R)", name, a->code->code, values);
    ou_drop_maybe(th, values);
    return text;
}

/* ---- methods ---- */

METHOD(array_append)
{
    return append(th, of(self), args[0]) ? OU_NONE : NULL;
}

METHOD(array_insert)
{
    int64_t where = 0;
    return ou_as_ssize(th, args[0], &where) && insert(th, of(self), where, args[1]) ? OU_NONE : NULL;
}

METHOD(array_extend)
{
    return extend(th, of(self), args[0]) ? OU_NONE : NULL;
}

METHOD(array_pop)
{
    Array *a = of(self);
    int64_t i = -1;
    if (!ou_as_ssize(th, args[0], &i)) {
        return NULL;
    }
    if (a->size == 0) {
        return ou_null(th, &ou_exc_index_error, "pop from empty array");
    }
    OuObject *element = in_range(th, a, &i, "pop index out of range") ? item(th, a, (size_t)i) : NULL;
    if (element != NULL && !splice(th, a, (size_t)i, (size_t)i + 1, NULL, 0)) {
        ou_clear_ref(th, &element);
    }
    return element;
}

METHOD(array_remove)
{
    Array *a = of(self);
    int64_t i = search(th, a, args[0], 0, SIZE_MAX);
    if (i == -1) {
        ou_raise(th, &ou_exc_value_error, "array.remove(x): x not in array");
    }
    if (i >= (int64_t)a->size) {
        return OU_NONE;
    }
    return i >= 0 && splice(th, a, (size_t)i, (size_t)i + 1, NULL, 0) ? OU_NONE : NULL;
}

METHOD(array_index)
{
    int64_t from = 0, to = INT64_MAX;
    if (!ou_seq_bounds(th, args[1], args[2], &from, &to)) {
        return NULL;
    }
    size_t size = of(self)->size;
    int64_t i = search(th, of(self), args[0], ou_seq_bound(from, size), ou_seq_bound(to, size));
    return i >= 0 ? ou_int_new(th, i) : i == -2 ? NULL : ou_null(th, &ou_exc_value_error, "array.index(x): x not in array");
}

METHOD(array_count)
{
    int64_t count = 0, i = -1;
    while ((i = search(th, of(self), args[0], (size_t)(i + 1), SIZE_MAX)) >= 0) {
        count++;
    }
    return i == -2 ? NULL : ou_int_new(th, count);
}

METHOD(array_reverse)
{
    Array *a = of(self);
    for (size_t i = 0; i < a->size / 2; i++) {
        char element[OU_ARRAY_ITEM_ROOM];
        ou_array_item_copy(a->code, element, at(a, i));
        ou_array_item_copy(a->code, at(a, i), at(a, a->size - 1 - i));
        ou_array_item_copy(a->code, at(a, a->size - 1 - i), element);
    }
    return OU_NONE;
}

METHOD(array_byteswap)
{
    ou_array_item_swap(of(self)->code, of(self)->data, of(self)->size);
    return OU_NONE;
}

METHOD(array_buffer_info)
{
    OuObject *address = ou_int_new_u64(th, (uint64_t)(uintptr_t)of(self)->data);
    return ou_seq_pair_adopt(th, address, address == NULL ? NULL : ou_int_new(th, (int64_t)of(self)->size));
}

METHOD(array_copy)
{
    return slice_of(th, of(self), 0, 1, of(self)->size);
}

METHOD(array_tolist)
{
    Array *a = of(self);
    OuObject *list = ou_list_new(th, a->size);
    for (size_t i = 0; list != NULL && i < a->size; i++) {
        if (!ou_list_append_adopt(th, list, item(th, a, i))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

METHOD(array_tobytes)
{
    return ou_bytes_from(th, of(self)->data, of(self)->size * of(self)->code->size);
}

METHOD(array_frombytes)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    bool ok = buffer.item_size == 1 ? extend_bytes(th, of(self), buffer.data, buffer.size)
                                    : ou_raise(th, &ou_exc_type_error, "a bytes-like object is required");
    ou_buffer_release(th, &buffer);
    return ok ? OU_NONE : NULL;
}

METHOD(array_fromlist)
{
    Array *a = of(self);
    size_t old = a->size;
    if (!ou_is_list(args[0])) {
        return ou_null(th, &ou_exc_type_error, "arg must be list");
    }
    size_t size = ou_list_size(args[0]);
    if (size > 0 && !may_resize(th, a)) {
        return NULL;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < size; i++) {
        OuObject *value = ou_keep(ou_list_borrow(args[0], i));
        ok = append(th, a, value);
        ou_drop(th, value);
        if (ok && ou_list_size(args[0]) != size) {
            ok = ou_raise(th, &ou_exc_runtime_error, "list changed size during iteration");
        }
    }
    if (!ok && a->size > old) {
        OuObject *pending = ou_error_take(th);
        if (!resize(th, a, old)) {
            a->size = a->n_exports == 0 ? old : a->size;
        }
        ou_error_restore_adopt(th, pending);
    }
    return ok ? OU_NONE : NULL;
}

METHOD(array_fromunicode)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "fromunicode() argument must be str, not %s", ou_argument_type(args[0]));
    }
    if (of(self)->code->code != 'u') {
        return ou_null(th, &ou_exc_value_error, "fromunicode() may only be called on unicode type arrays");
    }
    return extend_text(th, of(self), args[0]) ? OU_NONE : NULL;
}

METHOD(array_tounicode)
{
    if (of(self)->code->code != 'u') {
        return ou_null(th, &ou_exc_value_error, "tounicode() may only be called on unicode type arrays");
    }
    return text_of(th, of(self));
}

METHOD(array_tofile)
{
    enum { STEP = 64 * 1024 };
    Array *a = of(self);
    for (size_t done = 0; done < a->size * a->code->size; done += STEP) {
        size_t left = a->size * a->code->size - done;
        OuObject *bytes = ou_bytes_from(th, a->data + done, left < STEP ? left : STEP);
        OuObject *result = bytes == NULL ? NULL : ou_call_method_text(th, args[0], "write", 1, bytes);
        ou_drop_maybe(th, bytes);
        if (result == NULL) {
            return NULL;
        }
        ou_drop(th, result);
    }
    return OU_NONE;
}

METHOD(array_fromfile)
{
    Array *a = of(self);
    int64_t count = 0;
    size_t n_bytes;
    if (!ou_as_ssize(th, args[1], &count)) {
        return NULL;
    }
    if (count < 0) {
        return ou_null(th, &ou_exc_value_error, "negative count");
    }
    if (!ou_checked_mul((size_t)count, a->code->size, &n_bytes)) {
        return ou_null_memory(th);
    }
    OuObject *size = ou_int_new(th, (int64_t)n_bytes);
    OuObject *bytes = size == NULL ? NULL : ou_call_method_text(th, args[0], "read", 1, size);
    ou_drop_maybe(th, size);
    bool ok = bytes != NULL;
    if (ok && !ou_is_bytes(bytes)) {
        ok = ou_raise(th, &ou_exc_type_error, "read() didn't return bytes");
    }
    ok = ok && extend_bytes(th, a, ou_bytes_data(bytes), ou_bytes_size(bytes));
    if (ok && ou_bytes_size(bytes) != n_bytes) {
        ok = ou_raise(th, &ou_exc_eof_error, "read() didn't return enough bytes");
    }
    ou_drop_maybe(th, bytes);
    return ok ? OU_NONE : NULL;
}

/* ---- pickles ---- */

METHOD(array_reduce_ex)
{
    Array *a = of(self);
    int64_t protocol;
    if (!ou_is_int(args[0])) {
        return ou_null(th, &ou_exc_type_error, "__reduce_ex__ argument should be an integer");
    }
    if (!ou_int_as_i64(th, args[0], &protocol)) {
        return NULL;
    }
    OuObject *dict = ou_get_attr_text(th, self, "__dict__"), *values = NULL, *given = NULL, *result = NULL;
    if (dict == NULL) {
        if (!ou_error_swallow(th, &ou_exc_attribute_error)) {
            return NULL;
        }
        dict = ou_keep(OU_NONE);
    }
    OuObject *code = ou_str_from_char(th, (uint32_t)a->code->code), *type = OU_TYPE_OBJECT(self->type);
    OuObject *maker = protocol < 3 ? type : th->vm->library->kept[OU_KEPT_ARRAY_RECONSTRUCTOR];
    if (code != NULL && protocol < 3) {
        values = array_tolist(th, self, NULL, 0, NULL);
        given = values == NULL ? NULL : ou_tuple_of(th, 2, code, values);
    } else if (code != NULL) {
        OuObject *machine = ou_int_new(th, a->code->machine);
        values = machine == NULL ? NULL : array_tobytes(th, self, NULL, 0, NULL);
        given = values == NULL ? NULL : ou_tuple_of(th, 4, type, code, machine, values);
        ou_drop_maybe(th, machine);
    }
    if (given != NULL) {
        result = ou_tuple_of(th, 3, maker, given, dict);
    }
    ou_drop_maybe(th, given);
    ou_drop_maybe(th, values);
    ou_drop_maybe(th, code);
    ou_drop(th, dict);
    return result;
}

METHOD(reconstructor)
{
    int machine = 0;
    const OuArrayCode *code;
    if (!ou_is_type(args[0])) {
        return ou_null(th, &ou_exc_type_error, "first argument must be a type object, not %G", args[0]);
    }
    if (!ou_is_str(args[1]) || ou_str_length(args[1]) != 1) {
        return ou_null(th, &ou_exc_type_error, "_array_reconstructor() argument 2 must be a unicode character, not %s",
                       ou_argument_type(args[1]));
    }
    if (!ou_as_c_int(th, args[2], &machine)) {
        return NULL;
    }
    const OuType *type = (const OuType *)(const void *)args[0];
    if (!ou_type_is_subtype(th, type, &ou_array_type)) {
        return ou_null(th, &ou_exc_type_error, "%N is not a subtype of array.array", type);
    }
    if ((code = ou_array_code(ou_str_at(args[1], 0))) == NULL) {
        return ou_null(th, &ou_exc_value_error, "second argument must be a valid type code");
    }
    if (machine < 0 || machine >= OU_ARRAY_MACHINES) {
        return ou_null(th, &ou_exc_value_error, "third argument must be a valid machine format code.");
    }
    if (!ou_is_bytes(args[3])) {
        return ou_null(th, &ou_exc_type_error, "fourth argument should be bytes, not %T", args[3]);
    }
    const char *data = ou_bytes_data(args[3]);
    size_t size = ou_bytes_size(args[3]);
    OuObject *values = machine == code->machine ? NULL : ou_array_foreign_items(th, machine, &code, data, size);
    if (values == NULL && ou_has_error(th)) {
        return NULL;
    }
    OuObject *o = array_new(th, type, code, 0);
    if (o != NULL && !(values == NULL ? extend_bytes(th, of(o), data, size) : fill(th, of(o), values))) {
        ou_clear_ref(th, &o);
    }
    ou_drop_maybe(th, values);
    return o;
}

static OuObject *get_typecode(OuThread *th, OuObject *self)
{
    return ou_str_from_char(th, (uint32_t)of(self)->code->code);
}

static OuObject *get_itemsize(OuThread *th, OuObject *self)
{
    return ou_int_new(th, of(self)->code->size);
}

/* ---- iterators ---- */

static OuObject *array_iter(OuThread *th, OuObject *self)
{
    return ou_index_iter_new(th, &ou_array_iter_type, self);
}

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((OuIndexIter *)self)->sequence);
    ou_object_free(th, self, sizeof(OuIndexIter));
}

static size_t iter_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuIndexIter *)self)->sequence);
    return OU_VISIT_END;
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    OuIndexIter *it = (OuIndexIter *)self;
    if (it->sequence == NULL) {
        return NULL;
    }
    if (it->next < of(it->sequence)->size) {
        return item(th, of(it->sequence), it->next++);
    }
    ou_clear_ref(th, &it->sequence);
    return NULL;
}

METHOD(iter_reduce)
{
    OuIndexIter *it = (OuIndexIter *)self;
    OuObject *sequence = it->sequence == NULL ? ou_tuple_new(th, 0) : ou_keep(it->sequence);
    return it->sequence == NULL ? ou_seq_reduce_iter_adopt(th, "iter", sequence)
                                : ou_seq_reduce_state_adopt(th, "iter", sequence, (int64_t)it->next);
}

METHOD(iter_setstate)
{
    OuIndexIter *it = (OuIndexIter *)self;
    int64_t next = 0;
    if (!ou_int_as_ssize(th, args[0], &next)) {
        return NULL;
    }
    if (it->sequence != NULL) {
        size_t size = of(it->sequence)->size;
        it->next = next < 0 ? 0 : (size_t)next > size ? size : (size_t)next;
    }
    return OU_NONE;
}

static const OuMethodDef iter_methods[] = {
    {"__reduce__", iter_reduce, "", 0, "Return state information for pickling."},
    {"__setstate__", iter_setstate, "state, /", 0, "Set state information for unpickling."},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_array_iter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "array.arrayiterator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_ARRAY_ITER,
    .basic_size = sizeof(OuIndexIter),
    .drop = iter_drop,
    .visit = iter_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = iter_next,
    .methods = iter_methods,
};

static const OuMethodDef array_methods[] = {
    {"append", array_append, "v, /", 0, "Append new value v to the end of the array."},
    {"buffer_info", array_buffer_info, "", 0, "Return a tuple (address, length) giving the current memory address and the length in items of the buffer."},
    {"byteswap", array_byteswap, "", 0, "Byteswap all items of the array."},
    {"__copy__", array_copy, "", 0, "Return a copy of the array."},
    {"count", array_count, "v, /", 0, "Return number of occurrences of v in the array."},
    {"__deepcopy__", array_copy, "unused, /", 0, "Return a copy of the array."},
    {"extend", array_extend, "bb, /", 0, "Append items to the end of the array."},
    {"fromfile", array_fromfile, "f, n, /", 0, "Read n objects from the file object f and append them to the end of the array."},
    {"fromlist", array_fromlist, "list, /", 0, "Append items to array from list."},
    {"frombytes", array_frombytes, "buffer, /", 0, "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method."},
    {"fromunicode", array_fromunicode, "ustr, /", 0, "Extends this array with data from the unicode string ustr."},
    {"index", array_index, "v, start=0, stop=sys.maxsize, /", 0, "Return index of first occurrence of v in the array."},
    {"insert", array_insert, "i, v, /", 0, "Insert a new item v into the array before position i."},
    {"pop", array_pop, "i=-1, /", 0, "Return the i-th element and delete it from the array."},
    {"__reduce_ex__", array_reduce_ex, "value, /", 0, "Return state information for pickling."},
    {"remove", array_remove, "v, /", 0, "Remove the first occurrence of v in the array."},
    {"reverse", array_reverse, "", 0, "Reverse the order of the items in the array."},
    {"tofile", array_tofile, "f, /", 0, "Write all items (as machine values) to the file object f."},
    {"tolist", array_tolist, "", 0, "Convert array to an ordinary list with the same items."},
    {"tobytes", array_tobytes, "", 0, "Convert the array to an array of machine values and return the bytes representation."},
    {"tounicode", array_tounicode, "", 0, "Extends this array with data from the unicode string ustr."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef array_getset[] = {
    {"typecode", get_typecode, NULL, "the typecode character used to create the array"},
    {"itemsize", get_itemsize, NULL, "the size, in bytes, of one array item"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_array_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "array.array",
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_SEQUENCE,
    .index = OU_TYPE_INDEX_ARRAY,
    .basic_size = sizeof(Array),
    .weak = 1,
    .drop = array_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .size_of = array_size_of,
    .repr = array_repr,
    .str = ou_object_str,
    .compare = array_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = array_iter,
    .make = array_make,
    .init = ou_object_init,
    .sequence = &array_sequence,
    .buffer = &array_buffer,
    .methods = array_methods,
    .getset = array_getset,
    .doc = "array(typecode [, initializer]) -> array\n\n"
           "Return a new array whose items are restricted by typecode, and\n"
           "initialized from the optional initializer value, which must be a list,\n"
           "string or iterable over elements of the appropriate type.\n",
};

static const OuMethodDef functions[] = {
    {"_array_reconstructor", reconstructor, "arraytype, typecode, mformat_code, items, /", 0, "Internal. Used for pickling support."},
    {NULL, NULL, NULL, 0, NULL},
};

/* array.array counts as a MutableSequence. */
static bool register_sequence(OuThread *th)
{
    OuObject *name = ou_str_intern_text(th, "collections.abc");
    OuObject *fromlist = name == NULL ? NULL : ou_tuple_of(th, 1, name);
    OuObject *module = fromlist == NULL ? NULL : th->vm->host->import(th, name, OU_NONE, fromlist, 0);
    OuObject *class = module == NULL ? NULL : ou_get_attr_text(th, module, "MutableSequence");
    OuObject *result = class == NULL ? NULL : ou_call_method_text(th, class, "register", 1, OU_TYPE_OBJECT(&ou_array_type));
    bool ok = result != NULL;
    ou_drop_maybe(th, result);
    ou_drop_maybe(th, class);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, fromlist);
    ou_drop_maybe(th, name);
    return ok;
}

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "array", "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating point\nnumbers.", functions);
    if (module == NULL) {
        return NULL;
    }
    OuObject **kept = &th->vm->library->kept[OU_KEPT_ARRAY_RECONSTRUCTOR];
    if (*kept == NULL) {
        *kept = ou_get_attr_text(th, module, "_array_reconstructor");
    }
    if (*kept == NULL || !ou_module_add_type(th, module, &ou_array_type) ||
        !ou_module_add(th, module, "ArrayType", OU_TYPE_OBJECT(&ou_array_type)) ||
        !ou_module_add_adopt(th, module, "typecodes", ou_str_from_text(th, OU_ARRAY_CODES)) || !register_sequence(th)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_array = {.name = "array", .make = make};
