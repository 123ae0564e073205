/* sqlite_int.h - the files of the module _sqlite3, over libsqlite3.
 *
 * A call of the library that may take long gives the lock of the VM up, and the library may call back meanwhile. So a connection
 * knows which thread uses it: others wait their turn (begin, end), and a call back takes the lock for that thread
 * (callback_enter, callback_leave). What the library calls back for is kept by the connection, where the collector sees it. */
#ifndef OU_SQLITE_INT_H
#define OU_SQLITE_INT_H

#include "10_builtin/foreign.h"

#ifdef OU_HAVE_SQLITE

#include "06_types/dict.h"
#include "06_types/list.h"

#include <sqlite3.h>

#define OU_SQLITE_FILE "libsqlite3.so.0"

#define OU_SQLITE_FUNCTIONS(X)                                                                     \
    X(sqlite3_aggregate_context) X(sqlite3_backup_finish) X(sqlite3_backup_init) X(sqlite3_backup_pagecount) \
    X(sqlite3_backup_remaining) X(sqlite3_backup_step) X(sqlite3_bind_blob64) X(sqlite3_bind_double) X(sqlite3_bind_int64) \
    X(sqlite3_bind_null) X(sqlite3_bind_parameter_count) X(sqlite3_bind_parameter_name) X(sqlite3_bind_text64) \
    X(sqlite3_blob_bytes) X(sqlite3_blob_close) X(sqlite3_blob_open) X(sqlite3_blob_read) X(sqlite3_blob_write) \
    X(sqlite3_busy_timeout) X(sqlite3_changes) X(sqlite3_clear_bindings) X(sqlite3_close_v2) X(sqlite3_column_blob) \
    X(sqlite3_column_bytes) X(sqlite3_column_count) X(sqlite3_column_decltype) X(sqlite3_column_double) X(sqlite3_column_int64) \
    X(sqlite3_column_name) X(sqlite3_column_text) X(sqlite3_column_type) X(sqlite3_complete) X(sqlite3_create_collation_v2) \
    X(sqlite3_create_function_v2) X(sqlite3_create_window_function) X(sqlite3_data_count) X(sqlite3_deserialize) \
    X(sqlite3_enable_load_extension) X(sqlite3_enable_shared_cache) X(sqlite3_errcode) X(sqlite3_errmsg) X(sqlite3_errstr) \
    X(sqlite3_expanded_sql) X(sqlite3_extended_errcode) X(sqlite3_finalize) X(sqlite3_free) X(sqlite3_get_autocommit) \
    X(sqlite3_interrupt) X(sqlite3_last_insert_rowid) X(sqlite3_libversion) X(sqlite3_limit) X(sqlite3_load_extension) \
    X(sqlite3_malloc64) X(sqlite3_open_v2) X(sqlite3_prepare_v2) X(sqlite3_progress_handler) X(sqlite3_reset) \
    X(sqlite3_result_blob64) X(sqlite3_result_double) X(sqlite3_result_error) X(sqlite3_result_error_nomem) \
    X(sqlite3_result_error_toobig) X(sqlite3_result_int64) X(sqlite3_result_null) X(sqlite3_result_text64) X(sqlite3_serialize) \
    X(sqlite3_set_authorizer) X(sqlite3_sleep) X(sqlite3_step) X(sqlite3_stmt_busy) X(sqlite3_threadsafe) X(sqlite3_total_changes) \
    X(sqlite3_trace_v2) X(sqlite3_user_data) X(sqlite3_value_blob) X(sqlite3_value_bytes) X(sqlite3_value_double) \
    X(sqlite3_value_int64) X(sqlite3_value_text) X(sqlite3_value_type)
typedef struct OuSqlite {
    OU_SQLITE_FUNCTIONS(OU_FOREIGN_POINTER)
} OuSqlite;

typedef struct OuConnection OuConnection;

/* A prepared statement. Cursors and the connection's cache count it; when nobody does, or the connection is closed, the
 * library's part goes. */
typedef struct OuStatement {
    struct OuStatement *next; /* of all statements of the connection; those that were used last first */
    sqlite3_stmt *st;         /* NULL: the connection was closed */
    OuObject *sql;            /* str; owned */
    uint32_t refs;
    bool is_cached, is_change; /* is_change: INSERT, UPDATE, DELETE, REPLACE */
} OuStatement;

/* What the library holds for a function, an aggregate or a collation. */
typedef struct OuCallback {
    struct OuCallback *next, **place; /* in the connection's list */
    OuConnection *connection;
    OuObject *callable; /* owned */
} OuCallback;

typedef struct OuBlob {
    OuObject head;
    OuConnection *connection; /* owned */
    sqlite3_blob *blob;       /* NULL: closed */
    struct OuBlob *next;      /* of the connection's open ones */
    int at;
} OuBlob;

struct OuConnection {
    OuObject head;
    OuObject *library;  /* OuForeign; owned; NULL: __init__ has not run */
    sqlite3 *db;        /* NULL: closed */
    bool busy;          /* a thread is in a call */
    bool unlocked;      /* and gave the lock of the VM up */
    OuThread *user;     /* that thread */
    int depth;          /* how often: calls back may use the connection */
    bool sweep;         /* statements were let go of while it was busy */
    bool check_thread;
    uint64_t thread;    /* that made it */
    int detect_types, cached_max, n_cached;
    const char *begin;  /* the statement that begins a transaction; NULL: none does (isolation_level None) */
    OuObject *row_factory, *text_factory; /* owned */
    OuObject *trace, *progress, *authorizer; /* owned, may be NULL */
    OuStatement *statements;
    OuCallback *callbacks;
    OuBlob *blobs;
};

typedef struct OuCursor {
    OuObject head;
    OuConnection *connection; /* owned; NULL: __init__ has not run */
    OuObject *description, *lastrowid, *row_factory, *casts; /* owned; casts: tuple of converters or None, NULL: none */
    OuStatement *statement;   /* counted, NULL: none is running */
    int64_t arraysize, rowcount;
    bool closed, locked;
} OuCursor;

extern const OuType ou_connection_type, ou_cursor_type, ou_row_type, ou_blob_type, ou_prepare_protocol_type;

OU_INLINE const OuSqlite *ou_sqlite_of(const OuConnection *c)
{
    return (const OuSqlite *)(const void *)((const OuForeign *)c->library)->fns;
}

/* ---- sqlite_use.c ---- */

OuForeign *ou_sqlite_library(OuThread *th);

/* One of the DB-API's exceptions, borrowed: an OuKept from OU_KEPT_SQL_WARNING on. They are made with the module. */
OU_INLINE OuObject *ou_sqlite_exception(OuThread *th, OuKept which)
{
    return th->vm->library->kept[which];
}
/* The exception of a kind (PROGRAMMING, DATA, ...) with the words of ou_raise(); false, NULL. */
#define ou_sqlite_fails(th, kind, ...) ou_data_raise((th), ou_sqlite_exception((th), OU_KEPT_SQL_##kind##_ERROR), __VA_ARGS__)
#define ou_sqlite_null(th, kind, ...) (ou_sqlite_fails(th, kind, __VA_ARGS__), NULL)
bool ou_sqlite_make_exceptions(OuThread *th, OuObject *module);
/* What the library says of the last call. False. */
bool ou_sqlite_raise(OuThread *th, OuConnection *c);
bool ou_sqlite_raise_code(OuThread *th, OuConnection *c, int code, const char *words);
const char *ou_sqlite_code_name(int code);
bool ou_sqlite_add_numbers(OuThread *th, OuObject *module);

/* Bracket of everything that calls the library for a connection; leave and enter give the lock of the VM up within it. */
void ou_sqlite_begin(OuThread *th, OuConnection *c);
void ou_sqlite_end(OuThread *th, OuConnection *c);
void ou_sqlite_leave(OuThread *th, OuConnection *c);
void ou_sqlite_enter(OuThread *th, OuConnection *c);
/* Bracket of a call back: the thread that runs it. */
OuThread *ou_sqlite_back(OuConnection *c, bool *unlocked);
void ou_sqlite_forth(OuConnection *c, bool unlocked);
/* A call back failed: what the program is told of it. */
void ou_sqlite_callback_failed(OuThread *th, OuObject *callable);

/* May this thread use it, and is it open? */
bool ou_connection_check(OuThread *th, OuConnection *c);
bool ou_connection_check_thread(OuThread *th, OuConnection *c);
/* Both: the connection, or NULL with an error. */
OuConnection *ou_connection_usable(OuThread *th, OuObject *self);
/* The same and ou_sqlite_begin(), still open when its turn has come: to be ended. NULL: it is not begun. */
OuConnection *ou_connection_begin(OuThread *th, OuObject *self);

/* ---- sqlite_statement.c ---- */

/* From the cache or new; counted. NULL with an error; *empty: there was no statement in the text. */
OuStatement *ou_statement_get(OuThread *th, OuConnection *c, OuObject *sql);
void ou_statement_give(OuThread *th, OuConnection *c, OuStatement *statement);
void ou_statement_reset(OuThread *th, OuConnection *c, OuStatement *statement);
bool ou_statement_bind(OuThread *th, OuConnection *c, OuStatement *statement, OuObject *parameters);
int ou_statement_step(OuThread *th, OuConnection *c, sqlite3_stmt *st);
/* Statements that nobody counts any more; all: those too that are counted lose the library's part. */
void ou_statement_sweep(OuThread *th, OuConnection *c, bool all);
void ou_statement_free(OuThread *th, OuConnection *c, OuStatement *statement);
/* No statement is in the cache any more. */
void ou_statement_forget(OuConnection *c);
/* connection(sql): an object that holds the statement. */
OuObject *ou_statement_object(OuThread *th, OuConnection *c, OuObject *sql);
/* Runs a text without results: BEGIN, COMMIT, ROLLBACK. */
bool ou_statement_run(OuThread *th, OuConnection *c, const char *sql);

/* ---- sqlite_value.c: adapters and converters ---- */

OuObject *ou_sqlite_adapt(OuThread *th, OuObject *o, OuObject *protocol, OuObject *alternative);
OuObject *ou_sqlite_dict(OuThread *th, OuKept which); /* adapters, converters; borrowed */
OuObject *ou_sqlite_converter(OuThread *th, const char *name, size_t n); /* new; None */
/* Python's value of a column, of an argument of a function. */
OuObject *ou_sqlite_from_text(OuThread *th, const char *text, size_t n);
extern const OuMethodDef ou_sqlite_functions[];

/* ---- sqlite_callback.c, sqlite_copy.c: methods of Connection, for its table ---- */

OuMethodFunction ou_connection_create_function, ou_connection_create_aggregate, ou_connection_create_window_function,
    ou_connection_create_collation, ou_connection_set_authorizer, ou_connection_set_progress_handler,
    ou_connection_set_trace_callback, ou_connection_backup, ou_connection_serialize, ou_connection_deserialize,
    ou_connection_blobopen;
void ou_blob_close(OuThread *th, OuBlob *blob);

#endif
#endif
