/* sqlite_cursor.c - sqlite3.Cursor: runs statements, one at a time, and hands out their rows. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

#include <string.h>

/* ---- life ---- */

/* A pending error stays. */
static void let_statement_go(OuThread *th, OuCursor *cursor)
{
    OuStatement *statement = cursor->statement;
    if (statement == NULL) {
        return;
    }
    OuConnection *c = cursor->connection;
    OuObject *pending = ou_error_take(th);
    cursor->statement = NULL;
    bool busy_elsewhere = c->busy && c->user != th;
    if (!busy_elsewhere && c->db != NULL) {
        ou_sqlite_begin(th, c);
        if (statement->st != NULL) {
            ou_sqlite_of(c)->sqlite3_reset(statement->st);
        }
        ou_sqlite_end(th, c);
    }
    ou_statement_give(th, c, statement);
    ou_error_restore_adopt(th, pending);
}

static bool check_unlocked(OuThread *th, const OuCursor *cursor)
{
    return !cursor->locked || ou_sqlite_fails(th, PROGRAMMING, "Recursive use of cursors not allowed.");
}

static bool cursor_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuCursor *cursor = (OuCursor *)self;
    if (!ou_args_no_keywords(th, "Cursor", kwnames) || !ou_args_count(th, "Cursor", n, 1, 1)) {
        return false;
    }
    if (!ou_is_of(th, args[0], &ou_connection_type)) {
        return ou_raise(th, &ou_exc_type_error, "Cursor() argument 1 must be sqlite3.Connection, not %s", ou_argument_type(args[0]));
    }
    OuConnection *c = (OuConnection *)args[0];
    if (!check_unlocked(th, cursor) || !ou_connection_check_thread(th, c)) {
        return false;
    }
    let_statement_go(th, cursor);
    ou_replace(th, (OuObject **)&cursor->connection, ou_keep(c));
    ou_replace(th, &cursor->description, OU_NONE);
    ou_replace(th, &cursor->lastrowid, OU_NONE);
    ou_replace(th, &cursor->row_factory, OU_NONE);
    ou_clear_ref(th, &cursor->casts);
    cursor->arraysize = 1;
    cursor->rowcount = -1;
    cursor->closed = false;
    return true;
}

static void cursor_let_go(OuThread *th, OuObject *self)
{
    OuCursor *cursor = (OuCursor *)self;
    let_statement_go(th, cursor);
    ou_clear_ref(th, &cursor->connection);
    ou_clear_ref(th, &cursor->description);
    ou_clear_ref(th, &cursor->lastrowid);
    ou_clear_ref(th, &cursor->row_factory);
    ou_clear_ref(th, &cursor->casts);
}

static void cursor_clear(OuThread *th, OuObject *self)
{
    cursor_let_go(th, self);
    ou_instance_clear_only(th, self);
}

static void cursor_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    cursor_let_go(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t cursor_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    const OuCursor *cursor = (const OuCursor *)self;
    ou_visit_one(fn, arg, cursor->connection);
    ou_visit_one(fn, arg, cursor->description);
    ou_visit_one(fn, arg, cursor->lastrowid);
    ou_visit_one(fn, arg, cursor->row_factory);
    ou_visit_one(fn, arg, cursor->casts);
    return ou_instance_visit_only(self, from, limit, fn, arg);
}

/* ---- what may be done now ---- */

/* What even close() needs. */
static bool check_begun(OuThread *th, const OuCursor *cursor)
{
    if (cursor->connection == NULL) {
        return ou_sqlite_fails(th, PROGRAMMING, "Base Cursor.__init__ not called.");
    }
    return check_unlocked(th, cursor) && ou_connection_usable(th, &cursor->connection->head) != NULL;
}

static bool check_cursor(OuThread *th, const OuCursor *cursor)
{
    if (cursor->connection != NULL && cursor->closed) {
        return ou_sqlite_fails(th, PROGRAMMING, "Cannot operate on a closed cursor.");
    }
    return check_begun(th, cursor);
}

/* The bracket of all that uses the cursor's statement. */
static OuConnection *cursor_begin(OuThread *th, OuCursor *cursor)
{
    if (!check_cursor(th, cursor)) {
        return NULL;
    }
    OuConnection *c = cursor->connection;
    ou_sqlite_begin(th, c);
    if (!check_cursor(th, cursor)) { /* it may have been closed while this thread waited for its turn */
        ou_sqlite_end(th, c);
        return NULL;
    }
    cursor->locked = true;
    return c;
}

static void cursor_end(OuThread *th, OuCursor *cursor, OuConnection *c)
{
    cursor->locked = false;
    ou_sqlite_end(th, c);
}

/* ---- rows ---- */

/* The name up to " [", where a converter's name may follow. */
static size_t name_size(const OuConnection *c, const char *name)
{
    if ((c->detect_types & 2) != 0) {
        for (const char *p = name; *p != 0; p++) {
            if (*p == '[') {
                return (size_t)(p > name && p[-1] == ' ' ? p - 1 - name : p - name);
            }
        }
    }
    return strlen(name);
}

static OuObject *converter_of(OuThread *th, OuConnection *c, sqlite3_stmt *st, int i)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    OuObject *found = OU_NONE;
    const char *name = (c->detect_types & 2) != 0 ? lib->sqlite3_column_name(st, i) : NULL;
    const char *open = name == NULL ? NULL : strchr(name, '['), *close = open == NULL ? NULL : strchr(open, ']');
    if (close != NULL) {
        found = ou_sqlite_converter(th, open + 1, (size_t)(close - open - 1));
    }
    if (found == OU_NONE && (c->detect_types & 1) != 0) {
        const char *type = lib->sqlite3_column_decltype(st, i);
        if (type != NULL) {
            found = ou_sqlite_converter(th, type, strcspn(type, " ("));
        }
    }
    return found;
}

static bool find_casts(OuThread *th, OuConnection *c, OuCursor *cursor, sqlite3_stmt *st)
{
    ou_clear_ref(th, &cursor->casts);
    if (c->detect_types == 0) {
        return true;
    }
    int n = ou_sqlite_of(c)->sqlite3_column_count(st);
    OuObject *casts = ou_tuple_new(th, (size_t)n);
    for (int i = 0; casts != NULL && i < n; i++) {
        if ((ou_tuple_items(casts)[i] = converter_of(th, c, st, i)) == NULL) {
            ou_clear_ref(th, &casts);
        }
    }
    cursor->casts = casts == NULL || n == 0 ? casts : ou_tuple_ready(th, casts);
    return cursor->casts != NULL;
}

static bool describe(OuThread *th, OuConnection *c, OuCursor *cursor, sqlite3_stmt *st)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    int n = lib->sqlite3_column_count(st);
    if (n == 0) {
        return true;
    }
    OuObject *all = ou_tuple_new(th, (size_t)n);
    for (int i = 0; all != NULL && i < n; i++) {
        const char *name = lib->sqlite3_column_name(st, i);
        OuObject *text = name == NULL ? ou_null_memory(th) : ou_str_from_utf8(th, name, name_size(c, name));
        OuObject *column = text == NULL ? NULL : ou_tuple_of(th, 7, text, OU_NONE, OU_NONE, OU_NONE, OU_NONE, OU_NONE, OU_NONE);
        ou_drop_maybe(th, text);
        ou_tuple_items(all)[i] = column;
        if (column == NULL) {
            ou_clear_ref(th, &all);
        }
    }
    if (all == NULL) {
        return false;
    }
    ou_replace(th, &cursor->description, ou_tuple_ready(th, all));
    return true;
}

static OuObject *text_of(OuThread *th, OuConnection *c, sqlite3_stmt *st, int i)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    const char *text = (const char *)lib->sqlite3_column_text(st, i);
    size_t size = (size_t)lib->sqlite3_column_bytes(st, i);
    if (text == NULL) {
        return ou_null_memory(th);
    }
    if (c->text_factory == OU_TYPE_OBJECT(&ou_str_type)) {
        OuObject *str = ou_str_from_utf8(th, text, size);
        if (str == NULL && ou_error_swallow(th, &ou_exc_unicode_decode_error)) {
            const char *name = lib->sqlite3_column_name(st, i);
            OuObject *shown = ou_str_decode(th, text, size, "ascii", "replace");
            OuObject *words = shown == NULL ? NULL : ou_str_format(th, "Could not decode to UTF-8 column '%s' with text '%U'", name == NULL ? "" : name, shown);
            if (words != NULL) {
                ou_sqlite_fails(th, OPERATIONAL, "%U", words);
            }
            ou_drop_maybe(th, words);
            ou_drop_maybe(th, shown);
        }
        return str;
    }
    if (c->text_factory == OU_TYPE_OBJECT(&ou_bytes_type)) {
        return ou_bytes_from(th, text, size);
    }
    if (c->text_factory == OU_TYPE_OBJECT(&ou_bytearray_type)) {
        return ou_bytearray_from(th, text, size);
    }
    if (c->text_factory == NULL) { /* del connection.text_factory */
        return ou_null(th, &ou_exc_system_error, "null argument to internal routine");
    }
    OuObject *bytes = ou_bytes_from(th, text, size), *factory = ou_keep(c->text_factory);
    OuObject *result = bytes == NULL ? NULL : ou_call1(th, factory, bytes);
    ou_drop(th, factory);
    ou_drop_maybe(th, bytes);
    return result;
}

static OuObject *bytes_of(OuThread *th, OuConnection *c, sqlite3_stmt *st, int i)
{
    const void *data = ou_sqlite_of(c)->sqlite3_column_blob(st, i);
    size_t size = (size_t)ou_sqlite_of(c)->sqlite3_column_bytes(st, i);
    return ou_bytes_from(th, data == NULL ? "" : data, size);
}

static OuObject *column_of(OuThread *th, OuConnection *c, const OuCursor *cursor, sqlite3_stmt *st, int i)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    int type = lib->sqlite3_column_type(st, i);
    OuObject *cast = cursor->casts != NULL && (size_t)i < ou_tuple_size(cursor->casts) ? ou_tuple_borrow(cursor->casts, (size_t)i) : OU_NONE;
    if (type == SQLITE_NULL) {
        return OU_NONE;
    }
    if (cast != OU_NONE) {
        if (lib->sqlite3_column_blob(st, i) == NULL) { /* of no bytes */
            return OU_NONE;
        }
        OuObject *bytes = bytes_of(th, c, st, i), *kept = ou_keep(cast);
        OuObject *result = bytes == NULL ? NULL : ou_call1(th, kept, bytes);
        ou_drop(th, kept);
        ou_drop_maybe(th, bytes);
        return result;
    }
    return type == SQLITE_INTEGER ? ou_int_new(th, lib->sqlite3_column_int64(st, i))
           : type == SQLITE_FLOAT ? ou_float_new(th, lib->sqlite3_column_double(st, i))
           : type == SQLITE_TEXT  ? text_of(th, c, st, i)
                                  : bytes_of(th, c, st, i);
}

/* The statement's row as a tuple. A converter that closes the connection ends it. */
static OuObject *row_of(OuThread *th, OuConnection *c, OuCursor *cursor, OuStatement *statement)
{
    int n = ou_sqlite_of(c)->sqlite3_data_count(statement->st);
    OuObject *row = ou_tuple_new(th, (size_t)n);
    for (int i = 0; row != NULL && i < n; i++) {
        OuObject *value = statement->st == NULL ? NULL : column_of(th, c, cursor, statement->st, i);
        ou_tuple_items(row)[i] = value;
        if (value == NULL) {
            if (!ou_has_error(th)) {
                ou_connection_check(th, c);
            }
            ou_clear_ref(th, &row);
        }
    }
    return row == NULL || n == 0 ? row : ou_tuple_ready(th, row);
}

/* ---- running ---- */

static bool step(OuThread *th, OuConnection *c, OuStatement *statement, int *rc)
{
    *rc = ou_statement_step(th, c, statement->st);
    if (*rc == SQLITE_ROW || *rc == SQLITE_DONE) {
        return !ou_has_error(th);
    }
    OuObject *pending = ou_error_take(th);
    ou_sqlite_raise(th, c);
    ou_drop_maybe(th, pending);
    return false;
}

static bool begin_transaction(OuThread *th, OuConnection *c, const OuStatement *statement)
{
    bool due = c->begin != NULL && statement->is_change && ou_sqlite_of(c)->sqlite3_get_autocommit(c->db);
    return !due || ou_statement_run(th, c, c->begin);
}

/* One set of parameters. False with an error. */
static bool run_once(OuThread *th, OuConnection *c, OuCursor *cursor, OuObject *parameters, bool many, int *rc)
{
    OuStatement *statement = cursor->statement;
    if (!ou_statement_bind(th, c, statement, parameters)) {
        return false;
    }
    if (statement->st == NULL) { /* nothing but spaces and comments */
        *rc = SQLITE_DONE;
        return true;
    }
    if (!step(th, c, statement, rc)) {
        return false;
    }
    if (!many && !find_casts(th, c, cursor, statement->st)) {
        return false;
    }
    if (cursor->description == OU_NONE && !describe(th, c, cursor, statement->st)) {
        return false;
    }
    if (*rc == SQLITE_DONE && statement->is_change) {
        cursor->rowcount += ou_sqlite_of(c)->sqlite3_changes(c->db);
    }
    if (*rc == SQLITE_DONE || many) {
        ou_statement_reset(th, c, statement);
    }
    return true;
}

static bool run_all(OuThread *th, OuConnection *c, OuCursor *cursor, OuObject *iterator, OuObject *parameters, int *rc)
{
    if (iterator == NULL) {
        return run_once(th, c, cursor, parameters, false, rc);
    }
    OuObject *one;
    bool ok = true;
    while (ok && (one = ou_next(th, iterator)) != NULL) {
        ok = run_once(th, c, cursor, one, true, rc);
        ou_drop(th, one);
    }
    return ok && !ou_has_error(th);
}

/* A new statement for the cursor, prepared to run. */
static bool take_statement(OuThread *th, OuConnection *c, OuCursor *cursor, OuObject *sql, bool many)
{
    let_statement_go(th, cursor);
    ou_replace(th, &cursor->description, OU_NONE);
    OuStatement *statement = ou_statement_get(th, c, sql);
    if (statement == NULL) {
        return false;
    }
    cursor->statement = statement;
    cursor->rowcount = statement->is_change ? 0 : -1;
    if (many && !statement->is_change) {
        return ou_sqlite_fails(th, PROGRAMMING, "executemany() can only execute DML statements.");
    }
    if (statement->st != NULL) {
        ou_statement_reset(th, c, statement);
        ou_sqlite_of(c)->sqlite3_clear_bindings(statement->st);
    }
    return begin_transaction(th, c, statement);
}

static OuObject *run(OuThread *th, OuObject *self, const char *name, OuObject *sql, OuObject *parameters, bool many)
{
    OuCursor *cursor = (OuCursor *)self;
    if (!ou_is_str(sql)) {
        return ou_null(th, &ou_exc_type_error, "%s() argument 1 must be str, not %s", name, ou_argument_type(sql));
    }
    if (!check_cursor(th, cursor)) {
        return NULL;
    }
    OuObject *empty = parameters == NULL ? ou_tuple_new(th, 0) : NULL;
    OuObject *iterator = many ? ou_iter(th, parameters) : NULL;
    OuConnection *c = (many && iterator == NULL) || (parameters == NULL && empty == NULL) ? NULL : cursor_begin(th, cursor);
    bool ok = c != NULL;
    if (ok) {
        int rc = SQLITE_DONE;
        ok = take_statement(th, c, cursor, sql, many) &&
             run_all(th, c, cursor, iterator, parameters == NULL ? empty : parameters, &rc);
        if (ok && !many && c->db != NULL) {
            OuObject *id = ou_int_new(th, ou_sqlite_of(c)->sqlite3_last_insert_rowid(c->db));
            ok = id != NULL;
            if (ok) {
                ou_replace(th, &cursor->lastrowid, id);
            }
        }
        if (!ok) {
            cursor->rowcount = -1;
        }
        if (!ok || rc != SQLITE_ROW || many) {
            let_statement_go(th, cursor);
        }
        cursor_end(th, cursor, c);
    }
    ou_drop_maybe(th, iterator);
    ou_drop_maybe(th, empty);
    return ok ? ou_keep(self) : NULL;
}

OU_METHOD(cursor_execute)
{
    return run(th, self, "execute", args[0], args[1], false);
}

OU_METHOD(cursor_executemany)
{
    return run(th, self, "executemany", args[0], args[1], true);
}

/* ---- a script ---- */

static bool run_script(OuThread *th, OuConnection *c, const char *sql)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    while (*sql != 0) {
        sqlite3_stmt *st = NULL;
        ou_sqlite_leave(th, c);
        int rc = lib->sqlite3_prepare_v2(c->db, sql, -1, &st, &sql);
        if (rc == SQLITE_OK) {
            do {
                rc = lib->sqlite3_step(st);
            } while (rc == SQLITE_ROW);
            rc = lib->sqlite3_finalize(st);
        }
        ou_sqlite_enter(th, c);
        if (rc != SQLITE_OK || ou_has_error(th)) {
            return ou_has_error(th) ? false : ou_sqlite_raise(th, c);
        }
    }
    return true;
}

OU_METHOD(cursor_executescript)
{
    OuCursor *cursor = (OuCursor *)self;
    OuObject *holder = NULL;
    size_t size;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "executescript() argument must be str, not %s", ou_argument_type(args[0]));
    }
    const char *sql = ou_str_utf8(th, args[0], &size, &holder);
    if (sql != NULL && strlen(sql) != size) {
        ou_drop_maybe(th, holder);
        return ou_null(th, &ou_exc_value_error, "embedded null character");
    }
    OuConnection *c = sql == NULL ? NULL : cursor_begin(th, cursor);
    bool ok = c != NULL;
    if (ok) {
        const OuSqlite *lib = ou_sqlite_of(c);
        if (size > (size_t)lib->sqlite3_limit(c->db, SQLITE_LIMIT_SQL_LENGTH, -1)) {
            ok = ou_sqlite_fails(th, DATA, "query string is too large");
        }
        ok = ok && (lib->sqlite3_get_autocommit(c->db) || ou_statement_run(th, c, "COMMIT")) && run_script(th, c, sql);
        cursor_end(th, cursor, c);
    }
    ou_drop_maybe(th, holder);
    return ok ? ou_keep(self) : NULL;
}

/* ---- fetching ---- */

/* The statement ends, or goes to its next row. */
static bool advance(OuThread *th, OuConnection *c, OuCursor *cursor)
{
    int rc;
    OuStatement *statement = cursor->statement;
    if (statement->st == NULL) {
        return ou_connection_check(th, c);
    }
    bool ok = step(th, c, statement, &rc);
    if (ok && rc == SQLITE_DONE && statement->is_change) {
        cursor->rowcount = ou_sqlite_of(c)->sqlite3_changes(c->db);
    }
    if (!ok || rc == SQLITE_DONE) {
        let_statement_go(th, cursor);
    }
    return ok;
}

static OuObject *cursor_next(OuThread *th, OuObject *self)
{
    OuCursor *cursor = (OuCursor *)self;
    if (!check_cursor(th, cursor) || cursor->statement == NULL) {
        return NULL;
    }
    OuConnection *c = cursor_begin(th, cursor);
    if (c == NULL) {
        return NULL;
    }
    OuObject *row = NULL;
    OuStatement *statement = cursor->statement;
    if (statement != NULL && (statement->st == NULL || ou_sqlite_of(c)->sqlite3_data_count(statement->st) == 0)) {
        let_statement_go(th, cursor);
    } else if (statement != NULL) {
        row = row_of(th, c, cursor, statement);
        if (row != NULL && !advance(th, c, cursor)) {
            ou_clear_ref(th, &row);
        }
    }
    cursor_end(th, cursor, c);
    if (row != NULL && cursor->row_factory != NULL && cursor->row_factory != OU_NONE) {
        OuObject *factory = ou_keep(cursor->row_factory), *made = ou_call2(th, factory, self, row);
        ou_drop(th, factory);
        ou_drop(th, row);
        row = made;
    }
    return row;
}

OU_METHOD(cursor_fetchone)
{
    OuObject *row = cursor_next(th, self);
    return row == NULL && !ou_has_error(th) ? OU_NONE : row;
}

/* count < 0: all. */
static OuObject *fetch(OuThread *th, OuObject *self, int64_t count)
{
    OuObject *list = ou_list_new(th, 0), *row;
    for (int64_t i = 0; list != NULL && i != count && (row = cursor_next(th, self)) != NULL; i++) {
        if (!ou_list_append_adopt(th, list, row)) {
            ou_clear_ref(th, &list);
        }
    }
    if (list != NULL && ou_has_error(th)) {
        ou_clear_ref(th, &list);
    }
    return list;
}

OU_METHOD(cursor_fetchmany)
{
    int size = 0;
    if (!ou_as_c_int(th, args[0], &size)) {
        return NULL;
    }
    int64_t count = args[0] != NULL ? size : ((OuCursor *)self)->arraysize;
    return fetch(th, self, count == 0 ? 0 : count);
}

OU_METHOD(cursor_fetchall)
{
    return fetch(th, self, -1);
}

OU_METHOD(cursor_nothing)
{
    return OU_NONE;
}

OU_METHOD(cursor_close)
{
    OuCursor *cursor = (OuCursor *)self;
    if (!check_begun(th, cursor)) {
        return NULL;
    }
    let_statement_go(th, cursor);
    cursor->closed = true;
    return OU_NONE;
}

static const OuMethodDef methods[] = {
    {"execute", cursor_execute, "sql, parameters=(), /", 0, "Executes an SQL statement."},
    {"executemany", cursor_executemany, "sql, seq_of_parameters, /", 0, "Repeatedly executes an SQL statement."},
    {"executescript", cursor_executescript, "sql_script, /", 0, "Executes multiple SQL statements at once."},
    {"fetchone", cursor_fetchone, "", 0, "Fetches one row from the resultset."},
    {"fetchmany", cursor_fetchmany, "size=1", 0,
     "Fetches several rows from the resultset.\n\n  size\n    The default value is set by the Cursor.arraysize attribute."},
    {"fetchall", cursor_fetchall, "", 0, "Fetches all rows from the resultset."},
    {"close", cursor_close, "", 0, "Closes the cursor."},
    {"setinputsizes", cursor_nothing, "sizes, /", 0, "Required by DB-API. Does nothing in sqlite3."},
    {"setoutputsize", cursor_nothing, "size, column=None, /", 0, "Required by DB-API. Does nothing in sqlite3."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef members[] = {
    {"connection", OU_MEMBER_OBJECT, offsetof(OuCursor, connection), false, NULL},
    {"description", OU_MEMBER_OBJECT, offsetof(OuCursor, description), false, NULL},
    {"arraysize", OU_MEMBER_I64, offsetof(OuCursor, arraysize), true, NULL},
    {"lastrowid", OU_MEMBER_OBJECT, offsetof(OuCursor, lastrowid), false, NULL},
    {"rowcount", OU_MEMBER_I64, offsetof(OuCursor, rowcount), false, NULL},
    {"row_factory", OU_MEMBER_OBJECT, offsetof(OuCursor, row_factory), true, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_cursor_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "sqlite3.Cursor",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE,
    .index = OU_TYPE_INDEX_SQL_CURSOR,
    .basic_size = sizeof(OuCursor),
    .weak = 1,
    .drop = cursor_drop,
    .visit = cursor_visit,
    .clear = cursor_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_object_self,
    .next = cursor_next,
    .make = ou_object_make_any,
    .init = cursor_init,
    .methods = methods,
    .members = members,
};

#endif
