/* memoryview.c - memoryview: life, indexing, slices, assignment, comparison; the type.
 *
 * All walks over elements go by one odometer of indices; what is contiguous is copied in
 * one piece. */
#include "06_types/memoryview_int.h"

#include "06_types/list.h"
#include "06_types/range.h"
#include "06_types/str_int.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

static OuMemoryView *of(OuObject *o)
{
    return (OuMemoryView *)o;
}

static int64_t *shape_of(OuMemoryView *v)
{
    return v->dims;
}

static int64_t *strides_of(OuMemoryView *v)
{
    return v->dims + v->ndim;
}

static bool check_held(OuThread *th, const OuMemoryView *v)
{
    return v->buffer.owner != NULL ||
           ou_raise(th, &ou_exc_value_error, "operation forbidden on released memoryview object");
}

static size_t n_bytes(OuMemoryView *v)
{
    size_t n = v->item_size;
    for (int i = 0; i < v->ndim; i++) {
        n *= (size_t)shape_of(v)[i];
    }
    return n;
}

/* What others see of the view, not acquired. */
static OuBuffer outside(OuMemoryView *v)
{
    return (OuBuffer){.owner = &v->head,
                      .data = v->data,
                      .size = n_bytes(v),
                      .item_size = v->item_size,
                      .format = v->format,
                      .read_only = v->read_only,
                      .ndim = v->ndim,
                      .shape = shape_of(v),
                      .strides = strides_of(v)};
}

/* ---- any buffer ---- */

static bool contiguous(const int64_t *shape, const int64_t *strides, int ndim, size_t item_size, bool fortran)
{
    int64_t expected = (int64_t)item_size;
    for (int i = 0; i < ndim; i++) {
        if (shape[i] == 0) {
            return true;
        }
    }
    for (int i = 0; i < ndim; i++) {
        int k = fortran ? i : ndim - 1 - i;
        if (shape[k] != 1 && strides[k] != expected) {
            return false;
        }
        expected *= shape[k];
    }
    return true;
}

bool ou_buffer_is_contiguous(const OuBuffer *b)
{
    return b->strides == NULL || b->shape == NULL || contiguous(b->shape, b->strides, b->ndim, b->item_size, false);
}

bool ou_buffer_is_run(const OuBuffer *b)
{
    return ou_buffer_is_contiguous(b) || contiguous(b->shape, b->strides, b->ndim, b->item_size, true);
}

/* Calls for each element in turn: the odometer. index[] starts at zeros; false at the end. */
static bool advance(int64_t *index, const int64_t *shape, const int64_t *strides, int ndim, bool fortran,
                    const char **at)
{
    for (int i = 0; i < ndim; i++) {
        int k = fortran ? i : ndim - 1 - i;
        *at += strides[k];
        if (++index[k] < shape[k]) {
            return true;
        }
        *at -= strides[k] * shape[k];
        index[k] = 0;
    }
    return false;
}

static void copy_elements(const OuBuffer *b, char *out, bool fortran)
{
    if (b->size == 0) {
        return;
    }
    if (b->strides == NULL || b->shape == NULL || contiguous(b->shape, b->strides, b->ndim, b->item_size, fortran)) {
        memcpy(out, b->data, b->size);
        return;
    }
    int64_t index[OU_MEMORYVIEW_MAX_DIMS] = {0};
    const char *at = b->data;
    do {
        memcpy(out, at, b->item_size);
        out += b->item_size;
    } while (advance(index, b->shape, b->strides, b->ndim, fortran, &at));
}

void ou_buffer_copy_out(const OuBuffer *b, char *out)
{
    copy_elements(b, out, false);
}

bool ou_buffer_acquire_strided(OuThread *th, OuObject *o, OuBuffer *out)
{
    out->owner = NULL;
    if (!ou_has_buffer(o)) {
        return ou_raise(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", o);
    }
    return o->type->buffer->acquire(th, o, out, false);
}

/* ---- making ---- */

static size_t view_bytes(int ndim)
{
    return sizeof(OuMemoryView) + (size_t)ndim * 2 * sizeof(int64_t);
}

/* A view with room for ndim dimensions on a buffer just acquired, which is taken over. */
static OuMemoryView *new_adopt(OuThread *th, OuBuffer *buffer, int ndim)
{
    OuMemoryView *v = (OuMemoryView *)ou_object_new(th, &ou_memoryview_type, view_bytes(ndim));
    if (v == NULL) {
        ou_buffer_release(th, buffer);
        return NULL;
    }
    v->buffer = *buffer;
    v->data = buffer->data;
    v->item_size = buffer->item_size;
    v->format = buffer->format == NULL ? "B" : buffer->format;
    v->own_format[0] = 0;
    v->ndim = ndim;
    v->read_only = buffer->read_only;
    v->n_exports = 0;
    v->hash = -1;
    return v;
}

static OuObject *ready(OuThread *th, OuMemoryView *v)
{
    ou_track(th, &v->head);
    return &v->head;
}

/* Another view of v's owner, with v's geometry; dimensions are to be filled in when ndim differs. */
static OuMemoryView *like(OuThread *th, OuMemoryView *v, int ndim)
{
    OuBuffer buffer;
    OuObject *owner = v->buffer.owner;
    if (owner == &v->head) { /* memory of nobody's */
        buffer = v->buffer;
        ou_keep(owner);
        v->n_exports++;
    } else if (!owner->type->buffer->acquire(th, owner, &buffer, false)) {
        return NULL;
    }
    OuMemoryView *other = new_adopt(th, &buffer, ndim);
    if (other == NULL) {
        return NULL;
    }
    other->data = v->data;
    other->item_size = v->item_size;
    memcpy(other->own_format, v->own_format, sizeof v->own_format);
    other->format = v->format == v->own_format ? other->own_format : v->format;
    other->read_only = v->read_only;
    if (ndim == v->ndim) {
        memcpy(other->dims, v->dims, (size_t)ndim * 2 * sizeof(int64_t));
    }
    return other;
}

OuObject *ou_memoryview_new(OuThread *th, OuObject *o)
{
    OuBuffer buffer;
    if (ou_is_memoryview(o)) {
        OuMemoryView *v = check_held(th, of(o)) ? like(th, of(o), of(o)->ndim) : NULL;
        return v == NULL ? NULL : ready(th, v);
    }
    if (!ou_has_buffer(o)) {
        return ou_null(th, &ou_exc_type_error, "memoryview: a bytes-like object is required, not '%T'", o);
    }
    if (!ou_buffer_acquire_strided(th, o, &buffer)) {
        return NULL;
    }
    if (buffer.ndim > OU_MEMORYVIEW_MAX_DIMS) {
        ou_buffer_release(th, &buffer);
        return ou_null(th, &ou_exc_value_error, "memoryview: number of dimensions must not exceed %d",
                       OU_MEMORYVIEW_MAX_DIMS);
    }
    OuMemoryView *v = new_adopt(th, &buffer, buffer.ndim);
    if (v == NULL) {
        return NULL;
    }
    for (int i = v->ndim - 1; i >= 0; i--) {
        shape_of(v)[i] = buffer.shape != NULL ? buffer.shape[i] : (int64_t)(buffer.size / buffer.item_size);
        strides_of(v)[i] = buffer.strides != NULL ? buffer.strides[i]
                           : i == v->ndim - 1     ? (int64_t)buffer.item_size
                                                  : strides_of(v)[i + 1] * shape_of(v)[i + 1];
    }
    return ready(th, v);
}

OuObject *ou_memoryview_raw(OuThread *th, OuObject *o)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire_strided(th, o, &buffer)) {
        return NULL;
    }
    if (!ou_buffer_is_run(&buffer)) {
        ou_buffer_release(th, &buffer);
        return ou_null(th, &ou_exc_buffer_error, "cannot extract raw buffer from non-contiguous buffer");
    }
    OuMemoryView *v = new_adopt(th, &buffer, 1);
    if (v == NULL) {
        return NULL;
    }
    v->format = "B";
    v->item_size = 1;
    shape_of(v)[0] = (int64_t)buffer.size;
    strides_of(v)[0] = 1;
    return ready(th, v);
}

OuObject *ou_memoryview_of_memory(OuThread *th, char *data, size_t size, bool read_only)
{
    OuBuffer buffer = {.data = data, .size = size, .item_size = 1, .format = "B", .read_only = read_only, .ndim = 1};
    OuMemoryView *v = new_adopt(th, &buffer, 1);
    if (v == NULL) {
        return NULL;
    }
    v->buffer.owner = &v->head; /* its own: not counted, see ou_memoryview_release() */
    shape_of(v)[0] = (int64_t)size;
    strides_of(v)[0] = 1;
    return ready(th, v);
}

/* Lets go of the owner. */
static void let_go(OuThread *th, OuMemoryView *v)
{
    if (v->buffer.owner == &v->head) {
        v->buffer.owner = NULL;
        return;
    }
    OuBuffer buffer = v->buffer;
    v->buffer.owner = NULL;
    if (buffer.owner != NULL && ou_is_memoryview(buffer.owner)) { /* memory of nobody's: like() */
        of(buffer.owner)->n_exports--;
        ou_drop(th, buffer.owner);
        return;
    }
    ou_buffer_release(th, &buffer);
}

bool ou_memoryview_release(OuThread *th, OuObject *o)
{
    OuMemoryView *v = of(o);
    if (v->buffer.owner == NULL) {
        return true;
    }
    if (v->n_exports > 0) {
        return ou_raise(th, &ou_exc_buffer_error, "memoryview has %zu exported buffer%s", v->n_exports,
                        v->n_exports == 1 ? "" : "s");
    }
    let_go(th, v);
    return true;
}

static OuObject *view_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)type;
    OuObject *out[1];
    if (!ou_args_parse(th, "memoryview", "object", args, n, kwnames, out)) {
        return NULL;
    }
    return ou_memoryview_new(th, out[0]);
}

static bool view_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)th, (void)self, (void)args, (void)n, (void)kwnames;
    return true;
}

static void view_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    let_go(th, of(self));
    ou_object_free(th, self, view_bytes(of(self)->ndim));
}

static size_t view_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    if (of(self)->buffer.owner != self) {
        ou_visit_one(fn, arg, of(self)->buffer.owner);
    }
    return OU_VISIT_END;
}

static void view_clear(OuThread *th, OuObject *self)
{
    if (of(self)->n_exports == 0) {
        let_go(th, of(self));
    }
}

static size_t view_size_of(OuObject *self)
{
    return view_bytes(of(self)->ndim);
}

static bool view_acquire(OuThread *th, OuObject *self, OuBuffer *out, bool writable)
{
    OuMemoryView *v = of(self);
    if (!check_held(th, v)) {
        return false;
    }
    if (writable && v->read_only) {
        return ou_raise(th, &ou_exc_buffer_error, "memoryview: underlying buffer is not writable");
    }
    *out = outside(v);
    ou_keep(self);
    v->n_exports++;
    return true;
}

static void view_release(OuThread *th, OuObject *self, OuBuffer *buffer)
{
    (void)th, (void)buffer;
    OU_ASSERT(of(self)->n_exports > 0);
    of(self)->n_exports--;
}

/* ---- elements ---- */

/* The address of the element at `at` of dimension `dim`, from base; NULL with IndexError. */
static char *step(OuThread *th, OuMemoryView *v, char *base, int dim, int64_t at)
{
    int64_t n = shape_of(v)[dim];
    if (at < 0) {
        at += n;
    }
    if (at < 0 || at >= n) {
        return ou_null(th, &ou_exc_index_error, "index out of bounds on dimension %d", dim + 1);
    }
    return base + at * strides_of(v)[dim];
}

/* The element that a tuple of integers names. */
static char *by_tuple(OuThread *th, OuMemoryView *v, OuObject *key)
{
    size_t n = ou_tuple_size(key);
    if (n < (size_t)v->ndim) {
        return ou_null(th, &ou_exc_not_implemented_error, "sub-views are not implemented");
    }
    if (n > (size_t)v->ndim) {
        return ou_null(th, &ou_exc_type_error, "cannot index %d-dimension view with %zu-element tuple", v->ndim, n);
    }
    char *at = v->data;
    for (size_t i = 0; at != NULL && i < n; i++) {
        int64_t index;
        if (!ou_as_index(th, ou_tuple_borrow(key, i), &index, &ou_exc_index_error) || !check_held(th, v)) {
            return NULL;
        }
        at = step(th, v, at, (int)i, index);
    }
    return at;
}

static bool all_items(OuObject *tuple, bool (*is)(const OuObject *))
{
    for (size_t i = 0; i < ou_tuple_size(tuple); i++) {
        if (!is(ou_tuple_borrow(tuple, i))) {
            return false;
        }
    }
    return true;
}

static bool is_slice(const OuObject *o)
{
    return o->type == &ou_slice_type;
}

static bool is_index(const OuObject *o)
{
    return ou_seq_is_index(o);
}

/* The first dimension cut by a slice. The part holds the memory before the slice's ends are asked for: what they call may
 * release the view. */
static OuMemoryView *cut(OuThread *th, OuMemoryView *v, OuObject *slice)
{
    int64_t start, stop, by;
    OuMemoryView *part = like(th, v, v->ndim);
    if (part == NULL) {
        return NULL;
    }
    if (!ou_slice_unpack(th, slice, &start, &stop, &by)) {
        ou_drop(th, part);
        return NULL;
    }
    size_t n = ou_slice_adjust((size_t)shape_of(part)[0], &start, &stop, by);
    part->data += start * strides_of(part)[0];
    shape_of(part)[0] = (int64_t)n;
    strides_of(part)[0] *= by;
    return part;
}

static OuObject *view_item(OuThread *th, OuObject *self, OuObject *key)
{
    OuMemoryView *v = of(self);
    char *at;
    if (!check_held(th, v)) {
        return NULL;
    }
    if (v->ndim == 0) {
        if (ou_is_tuple(key) && ou_tuple_size(key) == 0) {
            return ou_memoryview_unpack(th, v->format, v->data);
        }
        return key == OU_ELLIPSIS ? ou_keep(self)
                                  : ou_null(th, &ou_exc_type_error, "invalid indexing of 0-dim memory");
    }
    if (ou_seq_is_index(key)) {
        int64_t index;
        if (!ou_as_index(th, key, &index, &ou_exc_index_error) || !check_held(th, v)) {
            return NULL;
        }
        if (v->ndim > 1) {
            return ou_null(th, &ou_exc_not_implemented_error, "multi-dimensional sub-views are not implemented");
        }
        at = step(th, v, v->data, 0, index);
        return at == NULL ? NULL : ou_memoryview_unpack(th, v->format, at);
    }
    if (is_slice(key)) {
        OuMemoryView *part = cut(th, v, key);
        return part == NULL ? NULL : ready(th, part);
    }
    if (ou_is_tuple(key) && all_items(key, is_index)) {
        at = by_tuple(th, v, key);
        return at == NULL ? NULL : ou_memoryview_unpack(th, v->format, at);
    }
    if (ou_is_tuple(key) && all_items(key, is_slice)) {
        return ou_null(th, &ou_exc_not_implemented_error, "multi-dimensional slicing is not implemented");
    }
    return ou_null(th, &ou_exc_type_error, "memoryview: invalid slice key");
}

/* part's elements = the source's, which may overlap. */
static bool assign_slice(OuThread *th, OuMemoryView *part, OuObject *value)
{
    OuBuffer source;
    if (!ou_buffer_acquire_strided(th, value, &source)) {
        return false;
    }
    char code = ou_memoryview_code(part->format);
    const char *format = source.format == NULL ? "B" : source.format;
    int64_t n = source.ndim == 1 && source.shape != NULL ? source.shape[0] : (int64_t)(source.size / source.item_size);
    bool ok = source.ndim == 1 && n == shape_of(part)[0] && source.item_size == part->item_size &&
              (code != 0 ? code == ou_memoryview_code(format) : strcmp(format, part->format) == 0);
    if (!ok) {
        ou_raise(th, &ou_exc_value_error, "memoryview assignment: lvalue and rvalue have different structures");
    } else if (source.size > 0) {
        char *copy = ou_mem_take(th, source.size);
        ok = copy != NULL;
        if (ok) {
            ou_buffer_copy_out(&source, copy);
            for (int64_t i = 0; i < n; i++) {
                memcpy(part->data + i * strides_of(part)[0], copy + (size_t)i * part->item_size, part->item_size);
            }
            ou_mem_give(th, copy, source.size);
        }
    }
    ou_buffer_release(th, &source);
    return ok;
}

static bool view_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    OuMemoryView *v = of(self);
    char *at;
    if (!check_held(th, v)) {
        return false;
    }
    if (v->read_only) {
        return ou_raise(th, &ou_exc_type_error, "cannot modify read-only memory");
    }
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "cannot delete memory");
    }
    if (v->ndim == 0) {
        if (key == OU_ELLIPSIS || (ou_is_tuple(key) && ou_tuple_size(key) == 0)) {
            return ou_memoryview_pack(th, v, v->data, value);
        }
        return ou_raise(th, &ou_exc_type_error, "invalid indexing of 0-dim memory");
    }
    if (ou_seq_is_index(key)) {
        int64_t index;
        if (v->ndim > 1) {
            return ou_raise(th, &ou_exc_not_implemented_error, "sub-views are not implemented");
        }
        if (!ou_as_index(th, key, &index, &ou_exc_index_error) || !check_held(th, v)) {
            return false;
        }
        at = step(th, v, v->data, 0, index);
        return at != NULL && ou_memoryview_pack(th, v, at, value);
    }
    if (is_slice(key) && v->ndim == 1) {
        OuMemoryView *part = cut(th, v, key);
        bool ok = part != NULL && check_held(th, v) && assign_slice(th, part, value);
        ou_drop_maybe(th, part);
        return ok;
    }
    if (is_slice(key) || (ou_is_tuple(key) && ou_tuple_size(key) > 0 && all_items(key, is_slice))) {
        return ou_raise(th, &ou_exc_not_implemented_error,
                        "memoryview slice assignments are currently restricted to ndim = 1");
    }
    if (ou_is_tuple(key) && all_items(key, is_index)) {
        at = by_tuple(th, v, key);
        return at != NULL && ou_memoryview_pack(th, v, at, value);
    }
    return ou_raise(th, &ou_exc_type_error, "memoryview: invalid slice key");
}

static int64_t view_length(OuThread *th, OuObject *self)
{
    OuMemoryView *v = of(self);
    return !check_held(th, v) ? -1 : v->ndim == 0 ? 1 : shape_of(v)[0];
}

/* ---- comparison, hash, text ---- */

static OuTruth equal_elements(OuThread *th, const OuBuffer *a, const OuBuffer *b)
{
    const char *format_a = a->format == NULL ? "B" : a->format, *format_b = b->format == NULL ? "B" : b->format;
    char code = ou_memoryview_code(format_a);
    int64_t index_a[OU_MEMORYVIEW_MAX_DIMS] = {0}, index_b[OU_MEMORYVIEW_MAX_DIMS] = {0};
    const char *x = a->data, *y = b->data;
    bool same_bytes = code != 0 && code == ou_memoryview_code(format_b) && code != 'f' && code != 'd' && code != '?';
    bool more;
    if (code == 0 || ou_memoryview_code(format_b) == 0) {
        return OU_FALSE; /* not understood: never equal */
    }
    do {
        if (same_bytes) {
            if (memcmp(x, y, a->item_size) != 0) {
                return OU_FALSE;
            }
        } else {
            OuObject *p = ou_memoryview_unpack(th, format_a, x);
            OuObject *q = p == NULL ? NULL : ou_memoryview_unpack(th, format_b, y);
            OuTruth same = q == NULL ? OU_ERROR : OU_FALSE;
            if (q != NULL) { /* by value alone: a NaN equals nothing */
                OuObject *answer = ou_compare(th, p, q, OU_EQ);
                same = answer == NULL ? OU_ERROR : ou_is_true(th, answer);
                ou_drop_maybe(th, answer);
            }
            ou_drop_maybe(th, p);
            ou_drop_maybe(th, q);
            if (same != OU_TRUE) {
                return same;
            }
        }
        more = advance(index_a, a->shape, a->strides, a->ndim, false, &x);
        advance(index_b, b->shape, b->strides, b->ndim, false, &y);
    } while (more);
    return OU_TRUE;
}

static OuTruth equal(OuThread *th, const OuBuffer *a, const OuBuffer *b)
{
    int64_t length = (int64_t)(b->size / b->item_size), one = (int64_t)b->item_size;
    OuBuffer other = *b;
    if (other.ndim == 1 && other.shape == NULL) {
        other.shape = &length;
    }
    if (other.ndim == 1 && other.strides == NULL) {
        other.strides = &one;
    }
    if (a->ndim != other.ndim || (other.ndim > 0 && (other.shape == NULL || other.strides == NULL))) {
        return OU_FALSE;
    }
    bool empty = false;
    for (int i = 0; i < a->ndim; i++) {
        if (a->shape[i] != other.shape[i]) {
            return OU_FALSE;
        }
        empty = empty || a->shape[i] == 0;
    }
    return empty ? OU_TRUE : equal_elements(th, a, &other);
}

static OuObject *view_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (op != OU_EQ && op != OU_NE) {
        return OU_NOT_IMPLEMENTED;
    }
    OuMemoryView *v = of(a);
    if (v->buffer.owner == NULL || (ou_is_memoryview(b) && of(b)->buffer.owner == NULL)) {
        return ou_bool((a == b) == (op == OU_EQ));
    }
    if (!ou_has_buffer(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuBuffer mine, other;
    if (!ou_buffer_acquire_strided(th, b, &other)) {
        ou_error_clear(th);
        return OU_NOT_IMPLEMENTED;
    }
    if (!view_acquire(th, a, &mine, false)) {
        ou_buffer_release(th, &other);
        return NULL;
    }
    OuTruth same = equal(th, &mine, &other);
    ou_buffer_release(th, &mine);
    ou_buffer_release(th, &other);
    return same == OU_ERROR ? NULL : ou_bool((same == OU_TRUE) == (op == OU_EQ));
}

static int64_t view_hash(OuThread *th, OuObject *self)
{
    OuMemoryView *v = of(self);
    if (v->hash != -1) {
        return v->hash;
    }
    if (!check_held(th, v)) {
        return -1;
    }
    if (!v->read_only) {
        ou_raise(th, &ou_exc_value_error, "cannot hash writable memoryview object");
        return -1;
    }
    char code = ou_memoryview_code(v->format);
    if (code != 'B' && code != 'b' && code != 'c') {
        ou_raise(th, &ou_exc_value_error, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return -1;
    }
    if (v->buffer.owner != self && ou_hash(th, v->buffer.owner) == -1) {
        return -1;
    }
    OuBuffer buffer = outside(v);
    OuObject *bytes = ou_bytes_new(th, buffer.size);
    if (bytes == NULL) {
        return -1;
    }
    ou_buffer_copy_out(&buffer, ou_bytes_data(bytes));
    v->hash = ou_hash(th, bytes);
    ou_drop(th, bytes);
    return v->hash;
}

static OuObject *view_repr(OuThread *th, OuObject *self)
{
    return ou_str_format(th, of(self)->buffer.owner == NULL ? "<released memory at %p>" : "<memory at %p>",
                         (void *)self);
}

/* ---- methods ---- */

static OuObject *to_bytes(OuThread *th, OuMemoryView *v, bool fortran)
{
    OuBuffer buffer = outside(v);
    OuObject *bytes = ou_bytes_new(th, buffer.size);
    if (bytes != NULL && buffer.size > 0) {
        copy_elements(&buffer, ou_bytes_data(bytes), fortran);
    }
    return bytes;
}

OU_METHOD(view_tobytes)
{
    OuMemoryView *v = of(self);
    bool fortran = false;
    if (!check_held(th, v)) {
        return NULL;
    }
    if (args[0] != NULL && args[0] != OU_NONE) {
        if (!ou_is_str(args[0])) {
            return ou_null(th, &ou_exc_type_error, "tobytes() argument 'order' must be str or None, not %G",
                           args[0]);
        }
        if (ou_str_equal_text(args[0], "F")) {
            fortran = true;
        } else if (ou_str_equal_text(args[0], "A")) {
            fortran = contiguous(shape_of(v), strides_of(v), v->ndim, v->item_size, true);
        } else if (!ou_str_equal_text(args[0], "C")) {
            return ou_null(th, &ou_exc_value_error, "order must be 'C', 'F' or 'A'");
        }
    }
    return to_bytes(th, v, fortran);
}

OU_METHOD(view_hex)
{
    OuMemoryView *v = of(self);
    OuObject *bytes = check_held(th, v) ? to_bytes(th, v, false) : NULL;
    if (bytes == NULL) {
        return NULL;
    }
    OuObject *text = ou_bytes_hex(th, ou_bytes_data(bytes), ou_bytes_size(bytes), args[0], args[1]);
    ou_drop(th, bytes);
    return text;
}

/* Nested lists; at most OU_MEMORYVIEW_MAX_DIMS deep. */
static OuObject *to_list(OuThread *th, OuMemoryView *v, int dim, const char *at)
{
    if (dim == v->ndim) {
        return ou_memoryview_unpack(th, v->format, at);
    }
    OuObject *list = ou_list_new(th, 0);
    for (int64_t i = 0; list != NULL && i < shape_of(v)[dim]; i++) {
        if (!ou_list_append_adopt(th, list, to_list(th, v, dim + 1, at + i * strides_of(v)[dim]))) {
            ou_drop(th, list);
            return NULL;
        }
    }
    return list;
}

OU_METHOD(view_tolist)
{
    return check_held(th, of(self)) ? to_list(th, of(self), 0, of(self)->data) : NULL;
}

OU_METHOD(view_toreadonly)
{
    OuMemoryView *v = check_held(th, of(self)) ? like(th, of(self), of(self)->ndim) : NULL;
    if (v == NULL) {
        return NULL;
    }
    v->read_only = true;
    return ready(th, v);
}

OU_METHOD(view_release_method)
{
    return ou_memoryview_release(th, self) ? OU_NONE : NULL;
}

OU_METHOD(view_enter)
{
    return check_held(th, of(self)) ? ou_keep(self) : NULL;
}

/* The shape argument of cast(): a list or tuple of ints above 0; *ndim is set. */
static bool shape_argument(OuThread *th, OuObject *shape, int64_t *out, int *ndim)
{
    if (!ou_is_list(shape) && !ou_is_tuple(shape)) {
        return ou_raise(th, &ou_exc_type_error, "shape must be a list or a tuple");
    }
    size_t n = ou_is_list(shape) ? ou_list_size(shape) : ou_tuple_size(shape);
    if (n > OU_MEMORYVIEW_MAX_DIMS) {
        return ou_raise(th, &ou_exc_value_error, "memoryview: number of dimensions must not exceed %d",
                        OU_MEMORYVIEW_MAX_DIMS);
    }
    for (size_t i = 0; i < n; i++) {
        OuObject *item = ou_is_list(shape) ? ou_list_borrow(shape, i) : ou_tuple_borrow(shape, i);
        if (!ou_is_int(item)) {
            return ou_raise(th, &ou_exc_type_error, "memoryview.cast(): elements of shape must be integers");
        }
        if (ou_int_clip_i64(item, &out[i]) != 0 || out[i] <= 0) {
            return ou_raise(th, &ou_exc_value_error, "memoryview.cast(): elements of shape must be integers > 0");
        }
    }
    *ndim = (int)n;
    return true;
}

static bool is_byte_code(char code)
{
    return code == 'b' || code == 'B' || code == 'c';
}

/* Can v become elements of `code`? */
static bool may_cast(OuThread *th, OuMemoryView *v, char code, bool reshape)
{
    char from = ou_memoryview_code(v->format);
    if (!contiguous(shape_of(v), strides_of(v), v->ndim, v->item_size, false)) {
        return ou_raise(th, &ou_exc_type_error, "memoryview: casts are restricted to C-contiguous views");
    }
    if (reshape || v->ndim != 1) {
        for (int i = 0; i < v->ndim; i++) {
            if (shape_of(v)[i] == 0 || strides_of(v)[i] == 0) {
                return ou_raise(th, &ou_exc_type_error, "memoryview: cannot cast view with zeros in shape or strides");
            }
        }
    }
    if (code == 0) {
        return ou_raise(th, &ou_exc_value_error,
                        "memoryview: destination format must be a native single character format prefixed with an "
                        "optional '@'");
    }
    if (!is_byte_code(code) && (from == 0 || !is_byte_code(from))) { /* from 0: a format of more than a native code */
        return ou_raise(th, &ou_exc_type_error, "memoryview: cannot cast between two non-byte formats");
    }
    if (n_bytes(v) % ou_memoryview_code_size(code) != 0) {
        return ou_raise(th, &ou_exc_type_error, "memoryview: length is not a multiple of itemsize");
    }
    return true;
}

OU_METHOD(view_cast)
{
    OuMemoryView *v = of(self);
    int64_t shape[OU_MEMORYVIEW_MAX_DIMS];
    int ndim = 1;
    bool reshape = args[1] != NULL;
    if (!check_held(th, v)) {
        return NULL;
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "cast() argument 'format' must be str, not %s",
                       ou_argument_type(args[0]));
    }
    if (reshape && !shape_argument(th, args[1], shape, &ndim)) {
        return NULL;
    }
    char code = 0;
    if (ou_str_is_ascii(args[0]) && ou_str_length(args[0]) < 3) {
        code = ou_memoryview_code(ou_str_data(args[0]));
    }
    if (!may_cast(th, v, code, reshape)) {
        return NULL;
    }
    size_t size = ou_memoryview_code_size(code), total = n_bytes(v), product = size;
    if (!reshape) {
        shape[0] = (int64_t)(total / size);
    } else {
        if (v->ndim != 1 && ndim != 1) {
            return ou_null(th, &ou_exc_type_error, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        for (int i = 0; i < ndim; i++) {
            if (!ou_checked_mul(product, (size_t)shape[i], &product)) {
                return ou_null(th, &ou_exc_value_error, "memoryview.cast(): product(shape) > SSIZE_MAX");
            }
        }
        if (product != total) {
            return ou_null(th, &ou_exc_type_error, "memoryview: product(shape) * itemsize != buffer size");
        }
    }
    OuMemoryView *out = like(th, v, ndim);
    if (out == NULL) {
        return NULL;
    }
    out->item_size = size;
    memcpy(out->own_format, ou_str_data(args[0]), ou_str_length(args[0]) + 1);
    out->format = out->own_format;
    int64_t stride = (int64_t)size;
    for (int i = ndim - 1; i >= 0; i--) {
        shape_of(out)[i] = shape[i];
        strides_of(out)[i] = stride;
        stride *= shape[i];
    }
    return ready(th, out);
}

OU_METHOD(view_sizeof)
{
    return ou_int_new(th, (int64_t)view_bytes(of(self)->ndim));
}

static const OuMethodDef view_methods[] = {
    {"release", view_release_method, "", 0, "Let go of the buffer; the view cannot be used afterwards."},
    {"tobytes", view_tobytes, "order='C'", 0, "Return the elements' memory as bytes, in the order C, F or A."},
    {"hex", view_hex, "sep=None, bytes_per_sep=1", 0, "Return hexadecimal digits of the elements' memory."
     "\n\n>>> value = memoryview(b'\\x0a\\x1b\\x2c\\x3d')\n>>> value.hex()\n'0a1b2c3d'\n>>> value.hex('-')\n'0a-1b-2c-3d'\n"
     ">>> value.hex(' ', 3)\n'0a 1b2c3d'\n>>> value.hex(' ', -3)\n'0a1b2c 3d'"},
    {"tolist", view_tolist, "", 0, "Return the elements as a list, nested when there are several dimensions."},
    {"cast", view_cast, "format, shape=None", 0, "Return a view of the same memory with another format or shape."},
    {"toreadonly", view_toreadonly, "", 0, "Return a view that cannot be written to."},
    {"__enter__", view_enter, "", 0, NULL},
    {"__exit__", view_release_method, NULL, OU_FN_BARE, NULL},
    {"__sizeof__", view_sizeof, "", 0, "Return the size of the view in memory, in bytes."},
    {NULL, NULL, NULL, 0, NULL},
};

/* ---- attributes ---- */

static OuObject *int_tuple(OuThread *th, const int64_t *numbers, int n)
{
    OuObject *tuple = ou_tuple_new(th, (size_t)n);
    for (int i = 0; tuple != NULL && i < n; i++) {
        ou_tuple_items(tuple)[i] = ou_int_new(th, numbers[i]);
        if (ou_tuple_items(tuple)[i] == NULL) {
            ou_drop(th, tuple);
            return NULL;
        }
    }
    return tuple == NULL || n == 0 ? tuple : ou_tuple_ready(th, tuple);
}

#define GETTER(name, expression)                                                                   \
    static OuObject *get_##name(OuThread *th, OuObject *self)                                      \
    {                                                                                              \
        OuMemoryView *v = of(self);                                                                \
        return !check_held(th, v) ? NULL : (expression);                                           \
    }
GETTER(obj, v->buffer.owner == self ? OU_NONE : ou_keep(v->buffer.owner))
GETTER(nbytes, ou_int_new(th, (int64_t)n_bytes(v)))
GETTER(readonly, ou_bool(v->read_only))
GETTER(itemsize, ou_int_new(th, (int64_t)v->item_size))
GETTER(format, ou_str_from_text(th, v->format))
GETTER(ndim, ou_int_new(th, v->ndim))
GETTER(shape, int_tuple(th, shape_of(v), v->ndim))
GETTER(strides, int_tuple(th, strides_of(v), v->ndim))
GETTER(suboffsets, ou_tuple_new(th, 0))
GETTER(c_contiguous, ou_bool(contiguous(shape_of(v), strides_of(v), v->ndim, v->item_size, false)))
GETTER(f_contiguous, ou_bool(contiguous(shape_of(v), strides_of(v), v->ndim, v->item_size, true)))
GETTER(contiguous, ou_bool(contiguous(shape_of(v), strides_of(v), v->ndim, v->item_size, false) ||
                           contiguous(shape_of(v), strides_of(v), v->ndim, v->item_size, true)))

static const OuGetSetDef view_getset[] = {
    {"obj", get_obj, NULL, "The object that owns the memory."},
    {"nbytes", get_nbytes, NULL, "Bytes that the elements take."},
    {"readonly", get_readonly, NULL, "Whether the memory cannot be written to."},
    {"itemsize", get_itemsize, NULL, "Bytes of an element."},
    {"format", get_format, NULL, "The format of an element, as the struct module has it."},
    {"ndim", get_ndim, NULL, "The number of dimensions."},
    {"shape", get_shape, NULL, "The length of each dimension."},
    {"strides", get_strides, NULL, "Bytes from one element to the next, for each dimension."},
    {"suboffsets", get_suboffsets, NULL, "Always empty."},
    {"c_contiguous", get_c_contiguous, NULL, "Whether the memory is one run, last index fastest."},
    {"f_contiguous", get_f_contiguous, NULL, "Whether the memory is one run, first index fastest."},
    {"contiguous", get_contiguous, NULL, "Whether the memory is one run."},
    {NULL, NULL, NULL, NULL},
};

/* ---- iteration ---- */

typedef struct ViewIter {
    OuObject head;
    OuObject *view; /* NULL: exhausted */
    int64_t next, length;
} ViewIter;

static OuObject *view_iter(OuThread *th, OuObject *self)
{
    OuMemoryView *v = of(self);
    if (!check_held(th, v)) {
        return NULL;
    }
    if (v->ndim == 0) {
        return ou_null(th, &ou_exc_type_error, "invalid indexing of 0-dim memory");
    }
    ViewIter *it = (ViewIter *)ou_object_new(th, &ou_memoryview_iter_type, sizeof(ViewIter));
    if (it == NULL) {
        return NULL;
    }
    it->view = ou_keep(self);
    it->next = 0;
    it->length = shape_of(v)[0];
    ou_track(th, &it->head);
    return &it->head;
}

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_drop_maybe(th, ((ViewIter *)self)->view);
    ou_object_free(th, self, sizeof(ViewIter));
}

static size_t iter_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((ViewIter *)self)->view);
    return OU_VISIT_END;
}

static void iter_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((ViewIter *)self)->view);
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    ViewIter *it = (ViewIter *)self;
    if (it->view == NULL) {
        return NULL;
    }
    OuMemoryView *v = of(it->view);
    if (it->next >= it->length) {
        ou_clear_ref(th, &it->view);
        return NULL;
    }
    if (!check_held(th, v)) {
        return NULL;
    }
    if (v->ndim > 1) {
        return ou_null(th, &ou_exc_not_implemented_error, "multi-dimensional sub-views are not implemented");
    }
    return ou_memoryview_unpack(th, v->format, v->data + it->next++ * strides_of(v)[0]);
}

static const OuSequenceSlots view_sequence = {
    .length = view_length,
    .item = view_item,
    .set_item = view_set_item,
    .is_sequence = true,
};

static const OuBufferSlots view_buffer = {.acquire = view_acquire, .release = view_release};

const OuType ou_memoryview_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "memoryview",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_SEQUENCE,
    .index = OU_TYPE_INDEX_MEMORYVIEW,
    .basic_size = sizeof(OuMemoryView),
    .item_size = sizeof(int64_t),
    .weak = 1,
    .drop = view_drop,
    .visit = view_visit,
    .clear = view_clear,
    .size_of = view_size_of,
    .repr = view_repr,
    .str = ou_object_str,
    .hash = view_hash,
    .compare = view_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = view_iter,
    .make = view_make,
    .init = view_init,
    .sequence = &view_sequence,
    .buffer = &view_buffer,
    .methods = view_methods,
    .getset = view_getset,
    .doc = "A view on the memory of an object that has a buffer.",
    .new_signature = "object",
};

const OuType ou_memoryview_iter_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "memory_iterator",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_MEMORYVIEW_ITER,
    .basic_size = sizeof(ViewIter),
    .drop = iter_drop,
    .visit = iter_visit,
    .clear = iter_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = iter_next,
};
