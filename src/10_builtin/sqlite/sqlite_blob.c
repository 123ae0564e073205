/* sqlite_blob.c - sqlite3.Blob: a value in a table, read and written in place. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

#include "06_types/range.h"

void ou_blob_close(OuThread *th, OuBlob *blob)
{
    sqlite3_blob *open = blob->blob;
    if (open == NULL) {
        return;
    }
    OuConnection *c = blob->connection;
    for (OuBlob **place = &c->blobs; *place != NULL; place = &(*place)->next) {
        if (*place == blob) {
            *place = blob->next;
            break;
        }
    }
    blob->blob = NULL;
    ou_sqlite_begin(th, c);
    ou_sqlite_of(c)->sqlite3_blob_close(open);
    ou_sqlite_end(th, c);
}

static void blob_drop(OuThread *th, OuObject *self)
{
    OuBlob *blob = (OuBlob *)self;
    ou_untrack(th, self);
    ou_blob_close(th, blob);
    ou_clear_ref(th, &blob->connection);
    ou_object_free(th, self, sizeof(OuBlob));
}

static size_t blob_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuBlob *)self)->connection);
    return OU_VISIT_END;
}

static bool check_blob(OuThread *th, OuBlob *blob)
{
    if (ou_connection_usable(th, &blob->connection->head) == NULL) {
        return false;
    }
    return blob->blob != NULL ||
           ou_sqlite_fails(th, PROGRAMMING, "Cannot operate on a closed blob.");
}

static int size_of(const OuBlob *blob)
{
    return ou_sqlite_of(blob->connection)->sqlite3_blob_bytes(blob->blob);
}

/* ABORT: the row was changed meanwhile. */
static bool failed(OuThread *th, OuBlob *blob, int rc)
{
    return rc == SQLITE_ABORT
               ? ou_sqlite_fails(th, OPERATIONAL, "Cannot operate on modified blob")
               : ou_sqlite_raise(th, blob->connection);
}

/* n bytes at a place, within the blob. */
static OuObject *read_at(OuThread *th, OuBlob *blob, int at, int n)
{
    OuObject *bytes = ou_bytes_new(th, (size_t)n);
    if (bytes == NULL || n == 0) {
        return bytes;
    }
    OuConnection *c = blob->connection;
    ou_sqlite_begin(th, c);
    int rc = blob->blob == NULL ? SQLITE_ABORT : ou_sqlite_of(c)->sqlite3_blob_read(blob->blob, ou_bytes_data(bytes), n, at);
    if (rc != SQLITE_OK) {
        failed(th, blob, rc);
        ou_clear_ref(th, &bytes);
    }
    ou_sqlite_end(th, c);
    return bytes;
}

static bool write_at(OuThread *th, OuBlob *blob, const void *data, int at, int n)
{
    OuConnection *c = blob->connection;
    ou_sqlite_begin(th, c);
    int rc = blob->blob == NULL ? SQLITE_ABORT : ou_sqlite_of(c)->sqlite3_blob_write(blob->blob, data, n, at);
    bool ok = rc == SQLITE_OK || failed(th, blob, rc);
    ou_sqlite_end(th, c);
    return ok;
}

/* ---- as a file ---- */

OU_METHOD(blob_read)
{
    OuBlob *blob = (OuBlob *)self;
    int n_wanted = -1;
    if (!ou_as_c_int(th, args[0], &n_wanted) || !check_blob(th, blob)) {
        return NULL;
    }
    int rest = size_of(blob) - blob->at;
    n_wanted = n_wanted < 0 || n_wanted > rest ? rest : n_wanted;
    OuObject *bytes = read_at(th, blob, blob->at, n_wanted);
    if (bytes != NULL) {
        blob->at += n_wanted;
    }
    return bytes;
}

OU_METHOD(blob_write)
{
    OuBlob *blob = (OuBlob *)self;
    OuBuffer buffer;
    if (!ou_bytes_like(th, args[0], &buffer)) {
        return NULL;
    }
    bool ok = check_blob(th, blob);
    if (ok && buffer.size > (size_t)(size_of(blob) - blob->at)) {
        ok = ou_raise(th, &ou_exc_value_error, "data longer than blob length");
    }
    ok = ok && write_at(th, blob, buffer.data, blob->at, (int)buffer.size);
    if (ok) {
        blob->at += (int)buffer.size;
    }
    ou_buffer_release(th, &buffer);
    return ok ? OU_NONE : NULL;
}

OU_METHOD(blob_seek)
{
    OuBlob *blob = (OuBlob *)self;
    int offset = 0, origin = 0;
    if (!ou_as_c_int(th, args[0], &offset) || !ou_as_c_int(th, args[1], &origin) || !check_blob(th, blob)) {
        return NULL;
    }
    int size = size_of(blob);
    if (origin < 0 || origin > 2) {
        return ou_null(th, &ou_exc_value_error, "'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END");
    }
    int64_t at = (int64_t)offset + (origin == 0 ? 0 : origin == 1 ? blob->at : size);
    if (at > INT32_MAX || at < INT32_MIN) {
        return ou_null(th, &ou_exc_overflow_error, "seek offset results in overflow");
    }
    if (at < 0 || at > size) {
        return ou_null(th, &ou_exc_value_error, "offset out of blob range");
    }
    blob->at = (int)at;
    return OU_NONE;
}

OU_METHOD(blob_tell)
{
    return check_blob(th, (OuBlob *)self) ? ou_int_new(th, ((OuBlob *)self)->at) : NULL;
}

OU_METHOD(blob_close)
{
    OuBlob *blob = (OuBlob *)self;
    if (ou_connection_usable(th, &blob->connection->head) == NULL) {
        return NULL;
    }
    ou_blob_close(th, blob);
    return OU_NONE;
}

OU_METHOD(blob_enter)
{
    return check_blob(th, (OuBlob *)self) ? ou_keep(self) : NULL;
}

OU_METHOD(blob_exit)
{
    if (!check_blob(th, (OuBlob *)self)) {
        return NULL;
    }
    ou_blob_close(th, (OuBlob *)self);
    return OU_PY_FALSE;
}

/* ---- as a sequence ---- */

static int64_t blob_length(OuThread *th, OuObject *self)
{
    return check_blob(th, (OuBlob *)self) ? size_of((OuBlob *)self) : -1;
}

static bool place_of(OuThread *th, OuBlob *blob, OuObject *key, int *at)
{
    int64_t i;
    if (!ou_as_index(th, key, &i, &ou_exc_index_error)) {
        return false;
    }
    int64_t size = size_of(blob);
    i += i < 0 ? size : 0;
    if (i < 0 || i >= size) {
        return ou_raise(th, &ou_exc_index_error, "Blob index out of range");
    }
    *at = (int)i;
    return true;
}

typedef struct Slice {
    int64_t start, stop, step;
    size_t length;
} Slice;

/* Resolved after __index__ has run, which may close the blob. */
static bool slice_of(OuThread *th, OuBlob *blob, OuObject *key, Slice *out)
{
    if (!ou_slice_unpack(th, key, &out->start, &out->stop, &out->step) || !check_blob(th, blob)) {
        return false;
    }
    out->length = ou_slice_adjust((size_t)size_of(blob), &out->start, &out->stop, out->step);
    return true;
}

static OuObject *read_slice(OuThread *th, OuBlob *blob, Slice r)
{
    if (r.length == 0) {
        return ou_bytes_from(th, "", 0);
    }
    if (r.step == 1) {
        return read_at(th, blob, (int)r.start, (int)r.length);
    }
    OuObject *all = read_at(th, blob, 0, size_of(blob)), *result = all == NULL ? NULL : ou_bytes_new(th, (size_t)r.length);
    for (int64_t i = 0; result != NULL && i < (int64_t)r.length; i++) {
        ou_bytes_data(result)[i] = ou_bytes_data(all)[r.start + i * r.step];
    }
    ou_drop_maybe(th, all);
    return result;
}

static OuObject *blob_item(OuThread *th, OuObject *self, OuObject *key)
{
    OuBlob *blob = (OuBlob *)self;
    int at;
    if (!check_blob(th, blob)) {
        return NULL;
    }
    if (key->type == &ou_slice_type) {
        Slice r;
        return slice_of(th, blob, key, &r) ? read_slice(th, blob, r) : NULL;
    }
    if (!ou_seq_is_index(key)) {
        return ou_null(th, &ou_exc_type_error, "Blob indices must be integers");
    }
    OuObject *bytes = place_of(th, blob, key, &at) ? read_at(th, blob, at, 1) : NULL;
    OuObject *value = bytes == NULL ? NULL : ou_int_new(th, (uint8_t)ou_bytes_data(bytes)[0]);
    ou_drop_maybe(th, bytes);
    return value;
}

static bool write_slice(OuThread *th, OuBlob *blob, Slice r, const OuBuffer *buffer)
{
    if (buffer->size != (size_t)r.length) {
        return ou_raise(th, &ou_exc_index_error, "Blob slice assignment is wrong size");
    }
    if (r.length == 0) {
        return true;
    }
    if (r.step == 1) {
        return write_at(th, blob, buffer->data, (int)r.start, (int)r.length);
    }
    int size = size_of(blob);
    OuObject *all = read_at(th, blob, 0, size);
    for (int64_t i = 0; all != NULL && i < (int64_t)r.length; i++) {
        ou_bytes_data(all)[r.start + i * r.step] = buffer->data[i];
    }
    bool ok = all != NULL && write_at(th, blob, ou_bytes_data(all), 0, size);
    ou_drop_maybe(th, all);
    return ok;
}

static bool set_byte(OuThread *th, OuBlob *blob, OuObject *key, OuObject *value)
{
    int at;
    uint8_t byte;
    if (!ou_is_int(value)) {
        return ou_raise(th, &ou_exc_type_error, "'%s' object cannot be interpreted as an integer", value->type->name);
    }
    return place_of(th, blob, key, &at) && ou_byte_value(th, value, "byte must be in range(0, 256)", &byte) && write_at(th, blob, &byte, at, 1);
}

static bool blob_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    OuBlob *blob = (OuBlob *)self;
    if (!check_blob(th, blob)) {
        return false;
    }
    bool slice = key->type == &ou_slice_type;
    if (!slice && !ou_seq_is_index(key)) {
        return ou_raise(th, &ou_exc_type_error, "Blob indices must be integers");
    }
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, slice ? "Blob doesn't support slice deletion" : "Blob doesn't support item deletion");
    }
    if (!slice) {
        return set_byte(th, blob, key, value);
    }
    Slice r;
    OuBuffer buffer;
    if (!ou_bytes_like(th, value, &buffer)) {
        return false;
    }
    bool ok = slice_of(th, blob, key, &r) && write_slice(th, blob, r, &buffer);
    ou_buffer_release(th, &buffer);
    return ok;
}

static const OuMethodDef methods[] = {
    {"close", blob_close, "", 0, "Close the blob."},
    {"read", blob_read, "length=-1, /", 0, "Read data at the current offset position."},
    {"write", blob_write, "data, /", 0, "Write data at the current offset."},
    {"seek", blob_seek, "offset, origin=0, /", 0, "Set the current access position to offset."},
    {"tell", blob_tell, "", 0, "Return the current access position for the blob."},
    {"__enter__", blob_enter, "", 0, "Blob context manager enter."},
    {"__exit__", blob_exit, "type, val, tb, /", 0, "Blob context manager exit."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuSequenceSlots sequence = {.length = blob_length, .item = blob_item, .set_item = blob_set_item};

const OuType ou_blob_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "sqlite3.Blob",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_SQL_BLOB,
    .basic_size = sizeof(OuBlob),
    .weak = 1,
    .drop = blob_drop,
    .visit = blob_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .sequence = &sequence,
    .methods = methods,
};

#endif
