/* sqlite_connection.c - sqlite3.Connection: opened, closed, transactions, settings. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

#include "06_types/audit.h"
#include "09_vm/machine.h"

#include <math.h>
#include <string.h>

/* ---- isolation levels ---- */

/* The words of the statement that begins a transaction; NULL for None. */
static bool begin_of(OuThread *th, OuObject *level, const char **begin)
{
    static const char *const words[] = {"BEGIN ", "BEGIN DEFERRED", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"};
    if (level == OU_NONE) {
        *begin = NULL;
        return true;
    }
    if (!ou_is_str(level)) {
        return ou_raise(th, &ou_exc_type_error, "isolation_level must be str or None");
    }
    OuObject *holder;
    const char *text;
    if (!ou_str_name_argument(th, "connect", "isolation_level", level, &text, &holder)) {
        return false;
    }
    bool found = false;
    for (size_t i = 0; !found && i < OU_COUNT_OF(words); i++) {
        found = strcasecmp(text, words[i] + strlen("BEGIN ")) == 0;
        *begin = found ? words[i] : *begin;
    }
    ou_drop_maybe(th, holder);
    return found || ou_raise(th, &ou_exc_value_error, "isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'");
}

/* ---- life ---- */

/* No thread is in a call. The library lets go of its call backs here. all: statements that cursors run end, too; else the
 * library keeps the database for them. */
static void close_database(OuThread *th, OuConnection *c, bool all)
{
    if (c->db == NULL) {
        return;
    }
    const OuSqlite *lib = ou_sqlite_of(c);
    ou_sqlite_begin(th, c);
    while (c->blobs != NULL) {
        ou_blob_close(th, c->blobs);
    }
    ou_statement_forget(c);
    ou_statement_sweep(th, c, all);
    sqlite3 *db = c->db;
    c->db = NULL;
    lib->sqlite3_trace_v2(db, 0, NULL, NULL);
    lib->sqlite3_progress_handler(db, 0, NULL, NULL);
    lib->sqlite3_set_authorizer(db, NULL, NULL);
    lib->sqlite3_close_v2(db);
    ou_sqlite_end(th, c);
}

static void connection_let_go(OuThread *th, OuObject *self)
{
    OuConnection *c = (OuConnection *)self;
    ou_clear_ref(th, &c->row_factory);
    ou_clear_ref(th, &c->text_factory);
    ou_clear_ref(th, &c->trace);
    ou_clear_ref(th, &c->progress);
    ou_clear_ref(th, &c->authorizer);
}

static void connection_clear(OuThread *th, OuObject *self)
{
    OuObject *pending = ou_error_take(th);
    close_database(th, (OuConnection *)self, true);
    ou_error_restore_adopt(th, pending);
    connection_let_go(th, self);
    ou_instance_clear_only(th, self);
}

static void connection_drop(OuThread *th, OuObject *self)
{
    OuConnection *c = (OuConnection *)self;
    ou_untrack(th, self);
    close_database(th, c, true);
    connection_let_go(th, self);
    if (c->library != NULL) {
        ou_sqlite_begin(th, c);
        ou_statement_sweep(th, c, true); /* of databases before */
        ou_sqlite_end(th, c);
        ou_clear_ref(th, &c->library);
    }
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t connection_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    const OuConnection *c = (const OuConnection *)self;
    ou_visit_one(fn, arg, c->library);
    ou_visit_one(fn, arg, c->row_factory);
    ou_visit_one(fn, arg, c->text_factory);
    ou_visit_one(fn, arg, c->trace);
    ou_visit_one(fn, arg, c->progress);
    ou_visit_one(fn, arg, c->authorizer);
    for (const OuCallback *callback = c->callbacks; callback != NULL; callback = callback->next) {
        ou_visit_one(fn, arg, callback->callable);
    }
    return ou_instance_visit_only(self, from, limit, fn, arg);
}

static bool open_database(OuThread *th, OuConnection *c, OuObject *library, const char *path, bool uri, double timeout)
{
    const OuSqlite *lib = (const OuSqlite *)(const void *)((OuForeign *)library)->fns;
    sqlite3 *db = NULL;
    ou_lock_leave(th);
    int rc = lib->sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | (uri ? SQLITE_OPEN_URI : 0), NULL);
    if (rc == SQLITE_OK) {
        lib->sqlite3_busy_timeout(db, (int)timeout);
    }
    ou_lock_enter(th);
    if (rc != SQLITE_OK) {
        if (db == NULL) {
            return ou_raise_memory(th);
        }
        OuObject *words = ou_str_from_text(th, lib->sqlite3_errmsg(db));
        int code = lib->sqlite3_extended_errcode(db);
        lib->sqlite3_close_v2(db);
        if (words != NULL) {
            ou_sqlite_raise_code(th, NULL, code, ou_str_data(words));
        }
        ou_drop_maybe(th, words);
        return false;
    }
    c->library = ou_keep(library);
    c->db = db;
    return true;
}

/* A second __init__() closes what the first one opened. */
static bool settle(OuThread *th, OuConnection *c)
{
    if (c->library == NULL) {
        return true;
    }
    if (c->depth > 0) {
        return ou_sqlite_fails(th, PROGRAMMING, "the connection is in use");
    }
    close_database(th, c, false);
    return true;
}

static bool connection_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuConnection *c = (OuConnection *)self;
    OuObject *given[8];
    double timeout = 5.0;
    int detect = 0, cached = 128;
    const char *begin = "BEGIN ";
    if (!ou_args_parse(th, "Connection",
                       "database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True, factory=ConnectionType, "
                       "cached_statements=128, uri=False",
                       args, n, kwnames, given)) {
        return false;
    }
    if (ou_audited(th) && !ou_audit(th, "sqlite3.connect", "O", given[0])) {
        return false;
    }
    OuObject *path = ou_data_path(th, given[0], NULL);
    if (path == NULL) {
        return false;
    }
    OuTruth check = given[4] == NULL ? OU_TRUE : ou_is_true(th, given[4]), uri = given[7] == NULL ? OU_FALSE : ou_is_true(th, given[7]);
    bool ok = check != OU_ERROR && uri != OU_ERROR && (given[1] == NULL || ou_as_f64(th, given[1], &timeout)) &&
              ou_as_c_int(th, given[2], &detect) && ou_as_c_int(th, given[6], &cached) &&
              (given[3] == NULL || begin_of(th, given[3], &begin));
    double ms = timeout * 1000;
    ms = ms > INT32_MAX ? INT32_MAX : ms < 0 || isnan(ms) ? 0 : ms;
    OuForeign *library = ok ? ou_sqlite_library(th) : NULL;
    ok = library != NULL && settle(th, c);
    if (ok) {
        ou_clear_ref(th, &c->library);
        ok = open_database(th, c, &library->head, ou_bytes_data(path), uri == OU_TRUE, ms);
    }
    ou_drop(th, path);
    if (ok) {
        c->thread = th->ident;
        c->check_thread = check == OU_TRUE;
        c->detect_types = detect;
        c->cached_max = cached;
        c->begin = begin;
        ou_replace(th, &c->row_factory, OU_NONE);
        ou_replace(th, &c->text_factory, ou_keep(OU_TYPE_OBJECT(&ou_str_type)));
    }
    return ok && (!ou_audited(th) || ou_audit(th, "sqlite3.connect/handle", "O", self));
}

OU_METHOD(connection_close)
{
    OuConnection *c = (OuConnection *)self;
    if (!ou_connection_check_thread(th, c)) {
        return NULL;
    }
    if (c->user == th) {
        return ou_sqlite_null(th, PROGRAMMING, "a connection cannot be closed by what it calls");
    }
    close_database(th, c, true);
    return ou_has_error(th) ? NULL : OU_NONE;
}

/* ---- statements ---- */

OU_METHOD(connection_cursor)
{
    OuConnection *c = ou_connection_usable(th, self);
    if (c == NULL) {
        return NULL;
    }
    OuObject *cursor = ou_call1(th, args[0] == NULL ? OU_TYPE_OBJECT(&ou_cursor_type) : args[0], self);
    if (cursor != NULL && !ou_is_of(th, cursor, &ou_cursor_type)) {
        ou_raise(th, &ou_exc_type_error, "factory must return a cursor, not %s", cursor->type->name);
        ou_clear_ref(th, &cursor);
    }
    if (cursor != NULL && c->row_factory != NULL && c->row_factory != OU_NONE) {
        ou_replace(th, &((OuCursor *)cursor)->row_factory, ou_keep(c->row_factory));
    }
    return cursor;
}

/* A cursor of the connection's own, and its method with the same arguments. */
static OuObject *by_cursor(OuThread *th, OuObject *self, const char *method, OuObject *const *args, size_t n)
{
    OuObject *cursor = ou_call_method_text(th, self, "cursor", 0);
    OuObject *bound = cursor == NULL ? NULL : ou_get_attr_text(th, cursor, method);
    OuObject *result = bound == NULL ? NULL : ou_call(th, bound, args, n, NULL);
    ou_drop_maybe(th, bound);
    ou_drop_maybe(th, cursor);
    return result;
}

OU_METHOD(connection_execute)
{
    return by_cursor(th, self, "execute", args, args[1] == NULL ? 1 : 2);
}

OU_METHOD(connection_executemany)
{
    return by_cursor(th, self, "executemany", args, 2);
}

OU_METHOD(connection_executescript)
{
    return by_cursor(th, self, "executescript", args, 1);
}

static OuObject *end_transaction(OuThread *th, OuObject *self, const char *sql)
{
    OuConnection *c = ou_connection_begin(th, self);
    if (c == NULL) {
        return NULL;
    }
    bool ok = ou_sqlite_of(c)->sqlite3_get_autocommit(c->db) || ou_statement_run(th, c, sql);
    ou_sqlite_end(th, c);
    return ok && !ou_has_error(th) ? OU_NONE : NULL;
}

OU_METHOD(connection_commit)
{
    return end_transaction(th, self, "COMMIT");
}

OU_METHOD(connection_rollback)
{
    return end_transaction(th, self, "ROLLBACK");
}

OU_METHOD(connection_enter)
{
    return ou_connection_usable(th, self) == NULL ? NULL : ou_keep(self);
}

/* Commits, or rolls back when the block failed or the commit does. */
OU_METHOD(connection_exit)
{
    bool failed = args[0] != OU_NONE || args[1] != OU_NONE || args[2] != OU_NONE;
    OuObject *done = ou_call_method_text(th, self, failed ? "rollback" : "commit", 0);
    if (done == NULL && !failed) {
        OuObject *error = ou_error_take(th), *undone = ou_call_method_text(th, self, "rollback", 0);
        if (undone == NULL) {
            ou_error_chain_adopt(th, error);
        } else {
            ou_error_set_adopt(th, error);
        }
        ou_drop_maybe(th, undone);
    }
    if (done == NULL) {
        return NULL;
    }
    ou_drop(th, done);
    return OU_PY_FALSE;
}

OU_METHOD(connection_iterdump)
{
    if (ou_connection_usable(th, self) == NULL) {
        return NULL;
    }
    OuObject *module = ou_import_module(th, "sqlite3.dump");
    OuObject *result = module == NULL ? NULL : ou_call_method_text(th, module, "_iterdump", 1, self);
    ou_drop_maybe(th, module);
    return result;
}

/* A statement, prepared: an object that can do nothing. */
static OuObject *connection_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuConnection *c = ou_connection_usable(th, self);
    if (c == NULL || !ou_args_no_keywords(th, "Connection.__call__", kwnames) || !ou_args_count(th, "Connection.__call__", n, 1, 1)) {
        return NULL;
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "argument 1 must be str, not %s", ou_argument_type(args[0]));
    }
    return ou_statement_object(th, c, args[0]);
}

OU_METHOD(connection_interrupt)
{
    OuConnection *c = (OuConnection *)self;
    if (!ou_connection_check(th, c)) {
        return NULL;
    }
    ou_sqlite_of(c)->sqlite3_interrupt(c->db);
    return OU_NONE;
}

/* ---- limits and extensions ---- */

static OuObject *limit(OuThread *th, OuObject *self, OuObject *category, OuObject *value)
{
    int which = 0, wanted = -1;
    OuConnection *c = ou_connection_usable(th, self);
    if (c == NULL || !ou_as_c_int(th, category, &which) || !ou_as_c_int(th, value, &wanted) ||
        !ou_connection_check(th, c)) { /* an __index__ may have closed it */
        return NULL;
    }
    int old = ou_sqlite_of(c)->sqlite3_limit(c->db, which, wanted);
    return old < 0 ? ou_sqlite_null(th, PROGRAMMING, "'category' is out of bounds") : ou_int_new(th, old);
}

OU_METHOD(connection_setlimit)
{
    return limit(th, self, args[0], args[1]);
}

OU_METHOD(connection_getlimit)
{
    return limit(th, self, args[0], NULL);
}

OU_METHOD(connection_enable_load_extension)
{
    int on = 0;
    OuConnection *c = ou_connection_usable(th, self);
    if (c == NULL || !ou_as_c_int(th, args[0], &on) || !ou_connection_check(th, c) ||
        (ou_audited(th) && !ou_audit(th, "sqlite3.enable_load_extension", "OO", self, ou_bool(on != 0)))) {
        return NULL;
    }
    int rc = ou_sqlite_of(c)->sqlite3_enable_load_extension(c->db, on);
    return rc == SQLITE_OK ? OU_NONE
                           : ou_sqlite_null(th, OPERATIONAL, "Error enabling load extension");
}

OU_METHOD(connection_load_extension)
{
    OuObject *holder;
    const char *name;
    if (!ou_str_name_argument(th, "load_extension", "name", args[0], &name, &holder)) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "sqlite3.load_extension", "OO", self, args[0])) {
        ou_drop_maybe(th, holder);
        return NULL;
    }
    OuConnection *c = ou_connection_begin(th, self);
    if (c == NULL) {
        ou_drop_maybe(th, holder);
        return NULL;
    }
    const OuSqlite *lib = ou_sqlite_of(c);
    char *words = NULL;
    int rc = lib->sqlite3_load_extension(c->db, name, NULL, &words);
    if (rc != SQLITE_OK && words != NULL) {
        ou_sqlite_fails(th, OPERATIONAL, "%s", words);
    } else if (rc != SQLITE_OK) {
        ou_sqlite_raise(th, c);
    }
    lib->sqlite3_free(words);
    ou_sqlite_end(th, c);
    ou_drop_maybe(th, holder);
    return rc == SQLITE_OK ? OU_NONE : NULL;
}

/* ---- attributes ---- */

static OuObject *get_isolation_level(OuThread *th, OuObject *self)
{
    OuConnection *c = (OuConnection *)self;
    if (!ou_connection_check(th, c)) {
        return NULL;
    }
    return c->begin == NULL ? OU_NONE : ou_str_from_text(th, c->begin + strlen("BEGIN "));
}

/* None ends a transaction that is open. */
static bool set_isolation_level(OuThread *th, OuObject *self, OuObject *value)
{
    OuConnection *c = (OuConnection *)self;
    const char *begin = NULL;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_attribute_error, "cannot delete attribute");
    }
    if (!begin_of(th, value, &begin)) {
        return false;
    }
    if (value == OU_NONE) {
        OuObject *done = ou_call_method_text(th, self, "commit", 0);
        if (done == NULL) {
            return false;
        }
        ou_drop(th, done);
    }
    c->begin = begin;
    return true;
}

static OuObject *get_total_changes(OuThread *th, OuObject *self)
{
    OuConnection *c = (OuConnection *)self;
    return ou_connection_check(th, c) ? ou_int_new(th, ou_sqlite_of(c)->sqlite3_total_changes(c->db)) : NULL;
}

static OuObject *get_in_transaction(OuThread *th, OuObject *self)
{
    OuConnection *c = (OuConnection *)self;
    return ou_connection_check(th, c) ? ou_bool(!ou_sqlite_of(c)->sqlite3_get_autocommit(c->db)) : NULL;
}

static const OuMethodDef methods[] = {
    {"backup", ou_connection_backup, "target, *, pages=-1, progress=None, name='main', sleep=0.250", 0, "Makes a backup of the database."},
    {"close", connection_close, "", 0, "Close the database connection.\n\nAny pending transaction is not committed implicitly."},
    {"commit", connection_commit, "", 0, "Commit any pending transaction to the database.\n\nIf there is no open transaction, this method is a no-op."},
    {"create_aggregate", ou_connection_create_aggregate, "name, n_arg, aggregate_class", 0, "Creates a new aggregate."},
    {"create_collation", ou_connection_create_collation, "name, callback, /", 0, "Creates a collation function."},
    {"create_function", ou_connection_create_function, "name, narg, func, *, deterministic=False", 0, "Creates a new function."},
    {"create_window_function", ou_connection_create_window_function, "name, num_params, aggregate_class, /", 0,
     "Creates or redefines an aggregate window function."},
    {"cursor", connection_cursor, "factory=<unrepresentable>", 0, "Return a cursor for the connection."},
    {"enable_load_extension", connection_enable_load_extension, "enable, /", 0, "Enable dynamic loading of SQLite extension modules."},
    {"load_extension", connection_load_extension, "name, /", 0, "Load SQLite extension module."},
    {"execute", connection_execute, "sql, parameters=<unrepresentable>, /", 0, "Executes an SQL statement."},
    {"executemany", connection_executemany, "sql, parameters, /", 0, "Repeatedly executes an SQL statement."},
    {"executescript", connection_executescript, "sql_script, /", 0, "Executes multiple SQL statements at once."},
    {"interrupt", connection_interrupt, "", 0, "Abort any pending database operation."},
    {"iterdump", connection_iterdump, "", 0, "Returns iterator to the dump of the database in an SQL text format."},
    {"rollback", connection_rollback, "", 0,
     "Roll back to the start of any pending transaction.\n\nIf there is no open transaction, this method is a no-op."},
    {"set_authorizer", ou_connection_set_authorizer, "authorizer_callback", 0, "Sets authorizer callback."},
    {"set_progress_handler", ou_connection_set_progress_handler, "progress_handler, n", 0, "Sets progress handler callback."},
    {"set_trace_callback", ou_connection_set_trace_callback, "trace_callback", 0, "Sets a trace callback called for each SQL statement (passed as unicode)."},
    {"setlimit", connection_setlimit, "category, limit, /", 0, "Set connection run-time limits."},
    {"getlimit", connection_getlimit, "category, /", 0, "Get connection run-time limits."},
    {"serialize", ou_connection_serialize, "*, name='main'", 0, "Serialize a database into a byte string."},
    {"deserialize", ou_connection_deserialize, "data, /, *, name='main'", 0, "Load a serialized database."},
    {"blobopen", ou_connection_blobopen, "table, column, row, /, *, readonly=False, name='main'", 0, "Open and return a BLOB object."},
    {"__enter__", connection_enter, "", 0, "Called when the connection is used as a context manager.\n\nReturns itself as a convenience to the caller."},
    {"__exit__", connection_exit, "type, value, traceback, /", 0,
     "Called when the connection is used as a context manager.\n\nIf there was any exception, a rollback takes place; otherwise we commit."},
    {NULL, NULL, NULL, 0, NULL},
};

/* The exceptions are attributes of a connection, too. */
#define EXCEPTION_LIST(X)                                                                          \
    X(Warning, WARNING) X(Error, ERROR) X(InterfaceError, INTERFACE_ERROR) X(DatabaseError, DATABASE_ERROR) X(DataError, DATA_ERROR) \
    X(OperationalError, OPERATIONAL_ERROR) X(IntegrityError, INTEGRITY_ERROR) X(InternalError, INTERNAL_ERROR)                  \
    X(ProgrammingError, PROGRAMMING_ERROR) X(NotSupportedError, NOT_SUPPORTED_ERROR)
#define GETTER(name, kept)                                                                         \
    static OuObject *get_##name(OuThread *th, OU_UNUSED OuObject *self)                            \
    {                                                                                              \
        return ou_keep(ou_sqlite_exception(th, OU_KEPT_SQL_##kept));                               \
    }
EXCEPTION_LIST(GETTER)
#define ROW(name, kept) {#name, get_##name, NULL, NULL},

static const OuGetSetDef getset[] = {
    EXCEPTION_LIST(ROW)
    {"isolation_level", get_isolation_level, set_isolation_level, NULL},
    {"total_changes", get_total_changes, NULL, NULL},
    {"in_transaction", get_in_transaction, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef members[] = {
    {"row_factory", OU_MEMBER_OBJECT, offsetof(OuConnection, row_factory), true, NULL},
    {"text_factory", OU_MEMBER_OBJECT, offsetof(OuConnection, text_factory), true, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_connection_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "sqlite3.Connection",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE,
    .index = OU_TYPE_INDEX_SQL_CONNECTION,
    .basic_size = sizeof(OuConnection),
    .weak = 1,
    .drop = connection_drop,
    .visit = connection_visit,
    .clear = connection_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .call = connection_call,
    .make = ou_object_make_any,
    .init = connection_init,
    .methods = methods,
    .getset = getset,
    .members = members,
    .doc = "SQLite database connection object.",
};

#endif
