/* sqlite_copy.c - whole databases on their way: backup, serialize, deserialize; and blobs opened. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

#include <string.h>

/* The name of a database; "main" when absent. */
static bool name_of(OuThread *th, const char *method, OuObject *arg, const char **name, OuObject **holder)
{
    if (!ou_str_name_argument(th, method, "name", arg, name, holder)) {
        return false;
    }
    *name = *name == NULL ? "main" : *name;
    return true;
}

/* ---- backup ---- */

typedef struct Backup {
    OuConnection *from, *to;
    const OuSqlite *lib;
    sqlite3_backup *handle;
    OuObject *progress; /* NULL: none */
    int pages, sleep_ms;
} Backup;

static bool tell_progress(OuThread *th, Backup *b, int rc)
{
    OuObject *args[3] = {ou_int_new(th, rc), ou_int_new(th, b->lib->sqlite3_backup_remaining(b->handle)),
                         ou_int_new(th, b->lib->sqlite3_backup_pagecount(b->handle))};
    OuObject *result = args[0] == NULL || args[1] == NULL || args[2] == NULL ? NULL : ou_call(th, b->progress, args, 3, NULL);
    for (size_t i = 0; i < OU_COUNT_OF(args); i++) {
        ou_drop_maybe(th, args[i]);
    }
    ou_drop_maybe(th, result);
    return result != NULL;
}

/* Both connections are ours meanwhile. */
static bool copy_pages(OuThread *th, Backup *b)
{
    int rc;
    bool ok = true;
    do {
        ou_sqlite_leave(th, b->from);
        b->to->unlocked = true;
        rc = b->lib->sqlite3_backup_step(b->handle, b->pages);
        b->to->unlocked = false;
        ou_sqlite_enter(th, b->from);
        ok = b->progress == NULL || tell_progress(th, b, rc);
        if (ok && (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)) {
            ou_lock_leave(th);
            b->lib->sqlite3_sleep(b->sleep_ms);
            ou_lock_enter(th);
        }
    } while (ok && (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED));
    int finished = b->lib->sqlite3_backup_finish(b->handle);
    return ok && (finished == SQLITE_OK || ou_sqlite_raise_code(th, b->to, finished, b->lib->sqlite3_errstr(finished)));
}

OU_METHOD_SHARED(ou_connection_backup)
{
    OuConnection *c = ou_connection_usable(th, self);
    OuObject *holder = NULL;
    const char *name;
    double seconds = 0.25;
    Backup b = {.from = c, .pages = -1};
    if (c == NULL) {
        return NULL;
    }
    if (!ou_is_of(th, args[0], &ou_connection_type)) {
        return ou_null(th, &ou_exc_type_error, "backup() argument 'target' must be sqlite3.Connection, not %s", ou_argument_type(args[0]));
    }
    if (args[0] == self) {
        return ou_null(th, &ou_exc_value_error, "target cannot be the same connection instance");
    }
    b.to = (OuConnection *)args[0];
    if (!ou_as_c_int(th, args[1], &b.pages) || (args[4] != NULL && !ou_as_f64(th, args[4], &seconds)) || !ou_connection_check(th, b.to) ||
        !ou_connection_check_thread(th, b.to)) {
        return NULL;
    }
    b.progress = args[2] == NULL || args[2] == OU_NONE ? NULL : args[2];
    if (b.progress != NULL && !ou_is_callable(b.progress)) {
        return ou_null(th, &ou_exc_type_error, "progress argument must be a callable");
    }
    if (!name_of(th, "backup", args[3], &name, &holder)) {
        return NULL;
    }
    b.pages = b.pages == 0 ? -1 : b.pages;
    b.sleep_ms = seconds > 0 && seconds < 1e6 ? (int)(seconds * 1000) : 0;
    b.lib = ou_sqlite_of(c);
    /* in one order, lest two threads wait for each other */
    OuConnection *first = c < b.to ? c : b.to, *second = first == c ? b.to : c;
    ou_sqlite_begin(th, first);
    ou_sqlite_begin(th, second);
    bool ok = ou_connection_check(th, c) && ou_connection_check(th, b.to);
    if (ok) {
        b.handle = b.lib->sqlite3_backup_init(b.to->db, "main", c->db, name);
        ok = b.handle != NULL ? copy_pages(th, &b) : ou_sqlite_raise(th, b.to);
    }
    ou_sqlite_end(th, second);
    ou_sqlite_end(th, first);
    ou_drop_maybe(th, holder);
    return ok ? OU_NONE : NULL;
}

/* ---- as bytes ---- */

OU_METHOD_SHARED(ou_connection_serialize)
{
    OuObject *holder = NULL, *bytes = NULL;
    const char *name;
    OuConnection *c = name_of(th, "serialize", args[0], &name, &holder) ? ou_connection_begin(th, self) : NULL;
    if (c != NULL) {
        const OuSqlite *lib = ou_sqlite_of(c);
        sqlite3_int64 size = 0;
        ou_sqlite_leave(th, c);
        unsigned char *copy = NULL, *data = lib->sqlite3_serialize(c->db, name, &size, SQLITE_SERIALIZE_NOCOPY);
        if (data == NULL) {
            data = copy = lib->sqlite3_serialize(c->db, name, &size, 0);
        }
        ou_sqlite_enter(th, c);
        bytes = data == NULL ? ou_sqlite_null(th, OPERATIONAL, "unable to serialize '%s'", name) : ou_bytes_from(th, data, (size_t)size);
        lib->sqlite3_free(copy);
        ou_sqlite_end(th, c);
    }
    ou_drop_maybe(th, holder);
    return bytes;
}

OU_METHOD_SHARED(ou_connection_deserialize)
{
    OuObject *holder = NULL;
    const char *name;
    OuBuffer buffer;
    if (!ou_bytes_like(th, args[0], &buffer)) {
        return NULL;
    }
    OuConnection *c = name_of(th, "deserialize", args[1], &name, &holder) ? ou_connection_begin(th, self) : NULL;
    bool ok = c != NULL;
    if (ok) {
        const OuSqlite *lib = ou_sqlite_of(c);
        unsigned char *copy = lib->sqlite3_malloc64(buffer.size == 0 ? 1 : buffer.size);
        if (copy == NULL) {
            ok = ou_raise_memory(th);
        } else { /* the library takes the copy, even when it fails */
            memcpy(copy, buffer.data, buffer.size);
            int rc = lib->sqlite3_deserialize(c->db, name, copy, (sqlite3_int64)buffer.size, (sqlite3_int64)buffer.size,
                                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
            ok = rc == SQLITE_OK || ou_sqlite_raise(th, c);
        }
        ou_sqlite_end(th, c);
    }
    ou_buffer_release(th, &buffer);
    ou_drop_maybe(th, holder);
    return ok ? OU_NONE : NULL;
}

/* ---- blobs ---- */

OU_METHOD_SHARED(ou_connection_blobopen)
{
    OuConnection *c = ou_connection_usable(th, self);
    OuObject *holder[3] = {NULL, NULL, NULL};
    const char *table, *column, *name = NULL;
    int64_t row;
    OuTruth read_only = args[3] == NULL ? OU_FALSE : ou_is_true(th, args[3]);
    OuBlob *blob = NULL;
    if (c == NULL || read_only == OU_ERROR) {
        return NULL;
    }
    if (ou_str_name_argument(th, "blobopen", "table", args[0], &table, &holder[0]) &&
        ou_str_name_argument(th, "blobopen", "column", args[1], &column, &holder[1]) && ou_as_i64(th, args[2], &row) &&
        name_of(th, "blobopen", args[4], &name, &holder[2])) {
        blob = (OuBlob *)ou_object_new_zeroed(th, &ou_blob_type, sizeof *blob);
    }
    if (blob != NULL) {
        blob->connection = ou_keep(c);
        ou_track(th, &blob->head);
        ou_sqlite_begin(th, c);
        bool ok = ou_connection_check(th, c);
        if (ok) {
            ou_sqlite_leave(th, c);
            int rc = ou_sqlite_of(c)->sqlite3_blob_open(c->db, name, table, column, row, read_only != OU_TRUE, &blob->blob);
            ou_sqlite_enter(th, c);
            ok = rc == SQLITE_OK || ou_sqlite_raise(th, c);
        }
        if (ok) {
            blob->next = c->blobs;
            c->blobs = blob;
        } else {
            blob->blob = NULL;
        }
        ou_sqlite_end(th, c);
        if (!ok) {
            ou_drop(th, blob);
            blob = NULL;
        }
    }
    for (size_t i = 0; i < OU_COUNT_OF(holder); i++) {
        ou_drop_maybe(th, holder[i]);
    }
    return (OuObject *)blob;
}

#endif
