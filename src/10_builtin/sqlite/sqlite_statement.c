/* sqlite_statement.c - prepared statements: made, kept, given parameters, run.
 *
 * All statements of a connection stand in one list, those used last first; the cache is that list's first cached_statements ones that
 * nobody runs. A list was preferred to a dict: programs repeat few texts, and a text is told from another by its hash. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

#include <ctype.h>
#include <string.h>

/* ---- text ---- */

/* Behind spaces and comments. */
static const char *code_of(const char *sql)
{
    for (;;) {
        if (*sql == ' ' || *sql == '\t' || *sql == '\f' || *sql == '\n' || *sql == '\r') {
            sql++;
        } else if (sql[0] == '-' && sql[1] == '-') {
            sql += strcspn(sql, "\n");
        } else if (sql[0] == '/' && sql[1] == '*') {
            const char *end = strstr(sql + 2, "*/");
            sql = end == NULL ? sql + strlen(sql) : end + 2;
        } else {
            return sql;
        }
    }
}

static bool changes_data(const char *sql)
{
    static const char *const words[] = {"insert", "update", "delete", "replace"};
    const char *code = code_of(sql);
    for (size_t i = 0; i < OU_COUNT_OF(words); i++) {
        if (strncasecmp(code, words[i], strlen(words[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- making and keeping ---- */

static bool prepare(OuThread *th, OuConnection *c, OuStatement *s)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    OuObject *holder = NULL;
    size_t size;
    const char *sql = ou_str_utf8(th, s->sql, &size, &holder), *tail = NULL;
    bool ok = sql != NULL;
    if (ok && size > (size_t)lib->sqlite3_limit(c->db, SQLITE_LIMIT_SQL_LENGTH, -1)) {
        ok = ou_sqlite_fails(th, DATA, "query string is too large");
    } else if (ok && strlen(sql) != size) {
        ok = ou_sqlite_fails(th, PROGRAMMING, "the query contains a null character");
    }
    if (ok) {
        ou_sqlite_leave(th, c);
        int rc = lib->sqlite3_prepare_v2(c->db, sql, (int)size + 1, &s->st, &tail);
        ou_sqlite_enter(th, c);
        s->is_change = changes_data(sql);
        if (rc != SQLITE_OK) {
            ok = ou_has_error(th) ? false : ou_sqlite_raise(th, c);
        } else if (*code_of(tail) != 0) {
            ok = ou_sqlite_fails(th, PROGRAMMING, "You can only execute one statement at a time.");
        }
    }
    ou_drop_maybe(th, holder);
    return ok;
}

void ou_statement_free(OuThread *th, OuConnection *c, OuStatement *statement)
{
    for (OuStatement **place = &c->statements; *place != NULL; place = &(*place)->next) {
        if (*place == statement) {
            *place = statement->next;
            break;
        }
    }
    c->n_cached -= statement->is_cached;
    sqlite3_stmt *st = statement->st;
    statement->st = NULL;
    if (st != NULL) {
        ou_sqlite_of(c)->sqlite3_finalize(st);
    }
    ou_drop_maybe(th, statement->sql);
    ou_mem_give(th, statement, sizeof *statement);
}

void ou_statement_sweep(OuThread *th, OuConnection *c, bool all)
{
    for (OuStatement *s = c->statements; s != NULL;) {
        OuStatement *next = s->next;
        if (s->refs == 0 && (all || !s->is_cached)) {
            ou_statement_free(th, c, s);
            next = c->statements; /* the library may have called back, so from the front again */
        } else if (all && s->st != NULL) {
            sqlite3_stmt *st = s->st;
            s->st = NULL;
            ou_sqlite_of(c)->sqlite3_finalize(st);
            next = c->statements;
        }
        s = next;
    }
}

void ou_statement_forget(OuConnection *c)
{
    for (OuStatement *s = c->statements; s != NULL; s = s->next) {
        s->is_cached = false;
    }
    c->n_cached = 0;
}

/* The cache may not outgrow its bound: the one that was used longest ago and is not in use goes. */
static void shrink_cache(OuThread *th, OuConnection *c)
{
    OuStatement *oldest = NULL;
    for (OuStatement *s = c->statements; s != NULL; s = s->next) {
        oldest = s->is_cached ? s : oldest;
    }
    if (oldest == NULL) {
        return;
    }
    if (oldest->refs == 0) {
        ou_statement_free(th, c, oldest);
    } else {
        oldest->is_cached = false;
        c->n_cached--;
    }
}

static OuStatement *find(OuThread *th, OuConnection *c, OuObject *sql)
{
    int64_t hash = ou_str_hash(th, sql);
    for (OuStatement **place = &c->statements; *place != NULL; place = &(*place)->next) {
        OuStatement *s = *place;
        if (s->is_cached && s->st != NULL && ou_str_hash(th, s->sql) == hash && ou_str_equal(s->sql, sql)) {
            *place = s->next;
            s->next = c->statements;
            c->statements = s;
            return s;
        }
    }
    return NULL;
}

OuStatement *ou_statement_get(OuThread *th, OuConnection *c, OuObject *sql)
{
    OuStatement *s = find(th, c, sql);
    bool busy = s != NULL && (s->refs > 0 || ou_sqlite_of(c)->sqlite3_stmt_busy(s->st));
    if (s != NULL && !busy) {
        s->refs = 1;
        return s;
    }
    s = ou_mem_take_zeroed(th, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->sql = ou_str_exact(th, sql);
    s->refs = 1;
    s->next = c->statements;
    c->statements = s;
    if (s->sql == NULL || !prepare(th, c, s)) {
        ou_statement_free(th, c, s);
        return NULL;
    }
    if (!busy && c->cached_max > 0) {
        if (c->n_cached >= c->cached_max) {
            shrink_cache(th, c);
        }
        s->is_cached = true;
        c->n_cached++;
    }
    return s;
}

void ou_statement_give(OuThread *th, OuConnection *c, OuStatement *statement)
{
    OU_ASSERT(statement->refs > 0);
    if (--statement->refs > 0 || (statement->is_cached && c->db != NULL)) {
        return;
    }
    if (c->busy && c->user != th) {
        c->sweep = true; /* the library's lock on it is taken */
        return;
    }
    ou_sqlite_begin(th, c);
    ou_statement_free(th, c, statement);
    ou_sqlite_end(th, c);
}

/* ---- as an object ---- */

typedef struct Held {
    OuObject head;
    OuConnection *connection; /* owned */
    OuStatement *statement;   /* counted; NULL while it is made */
} Held;

static void held_drop(OuThread *th, OuObject *self)
{
    Held *held = (Held *)self;
    ou_untrack(th, self);
    if (held->statement != NULL) {
        ou_statement_give(th, held->connection, held->statement);
    }
    ou_clear_ref(th, &held->connection);
    ou_object_free(th, self, sizeof *held);
}

static size_t held_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Held *)self)->connection);
    return OU_VISIT_END;
}

static const OuType statement_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "sqlite3.Statement",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_SQL_STATEMENT,
    .basic_size = sizeof(Held),
    .drop = held_drop,
    .visit = held_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
};

OuObject *ou_statement_object(OuThread *th, OuConnection *c, OuObject *sql)
{
    Held *held = (Held *)ou_object_new_zeroed(th, &statement_type, sizeof *held);
    if (held == NULL) {
        return NULL;
    }
    held->connection = ou_keep(c);
    ou_track(th, &held->head);
    ou_sqlite_begin(th, c);
    held->statement = ou_connection_check(th, c) ? ou_statement_get(th, c, sql) : NULL;
    ou_sqlite_end(th, c);
    if (held->statement == NULL) {
        ou_drop(th, held);
        return NULL;
    }
    return &held->head;
}

/* ---- running ---- */

int ou_statement_step(OuThread *th, OuConnection *c, sqlite3_stmt *st)
{
    ou_sqlite_leave(th, c);
    int rc = ou_sqlite_of(c)->sqlite3_step(st);
    ou_sqlite_enter(th, c);
    return rc;
}

void ou_statement_reset(OuThread *th, OuConnection *c, OuStatement *statement)
{
    if (statement->st != NULL) {
        ou_sqlite_leave(th, c);
        ou_sqlite_of(c)->sqlite3_reset(statement->st);
        ou_sqlite_enter(th, c);
    }
}

bool ou_statement_run(OuThread *th, OuConnection *c, const char *sql)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    sqlite3_stmt *st = NULL;
    ou_sqlite_leave(th, c);
    int rc = lib->sqlite3_prepare_v2(c->db, sql, -1, &st, NULL);
    if (rc == SQLITE_OK) {
        lib->sqlite3_step(st);
        rc = lib->sqlite3_finalize(st);
    }
    ou_sqlite_enter(th, c);
    return rc == SQLITE_OK || ou_sqlite_raise(th, c);
}

/* ---- parameters ---- */

static bool bind_buffer(OuThread *th, OuConnection *c, sqlite3_stmt *st, int at, OuObject *value, int *rc)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, value, &buffer, false)) {
        return false;
    }
    *rc = ou_sqlite_of(c)->sqlite3_bind_blob64(st, at, buffer.size == 0 ? "" : buffer.data, buffer.size, SQLITE_TRANSIENT);
    ou_buffer_release(th, &buffer);
    return true;
}

static bool bind_text(OuThread *th, OuConnection *c, sqlite3_stmt *st, int at, OuObject *value, int *rc)
{
    OuObject *holder = NULL;
    size_t size;
    const char *text = ou_str_utf8(th, value, &size, &holder);
    if (text != NULL) {
        *rc = ou_sqlite_of(c)->sqlite3_bind_text64(st, at, text, size, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    ou_drop_maybe(th, holder);
    return text != NULL;
}

static bool bind_one(OuThread *th, OuConnection *c, OuStatement *s, int at, OuObject *value)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    int64_t number;
    int rc = SQLITE_OK;
    bool ok = true;
    if (value == OU_NONE) {
        rc = lib->sqlite3_bind_null(s->st, at);
    } else if (ou_is_int(value)) {
        if (ou_int_clip_i64(value, &number) != 0) {
            return ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to SQLite INTEGER");
        }
        rc = lib->sqlite3_bind_int64(s->st, at, number);
    } else if (ou_is_float(value)) {
        rc = lib->sqlite3_bind_double(s->st, at, ou_float_value(value));
    } else if (ou_is_str(value)) {
        ok = bind_text(th, c, s->st, at, value, &rc);
    } else if (ou_has_buffer(value)) {
        ok = bind_buffer(th, c, s->st, at, value, &rc);
    } else {
        return ou_sqlite_fails(th, PROGRAMMING, "Error binding parameter %d: type '%s' is not supported", at, value->type->name);
    }
    return ok && (rc == SQLITE_OK || ou_sqlite_raise(th, c));
}

/* value is taken over. Objects that are not of the library's own types are adapted first. */
static bool bind_adapted(OuThread *th, OuConnection *c, OuStatement *s, int at, OuObject *value)
{
    bool plain = ou_is_exact_int(value) || ou_is_exact_float(value) || ou_is_exact_str(value) || value->type == &ou_bytearray_type;
    if (!plain || ou_dict_size(ou_sqlite_dict(th, OU_KEPT_SQL_ADAPTED_BASES)) > 0) {
        OuObject *adapted = ou_sqlite_adapt(th, value, OU_TYPE_OBJECT(&ou_prepare_protocol_type), value);
        ou_drop(th, value);
        value = adapted;
    }
    bool ok = value != NULL && s->st != NULL && bind_one(th, c, s, at, value);
    if (value != NULL && s->st == NULL) {
        ou_connection_check(th, c);
    }
    ou_drop_maybe(th, value);
    return ok;
}

static bool bind_sequence(OuThread *th, OuConnection *c, OuStatement *s, OuObject *parameters, int n)
{
    int64_t given = ou_len(th, parameters);
    if (given < 0) {
        return false;
    }
    if (given != n) {
        return ou_sqlite_fails(th, PROGRAMMING, "Incorrect number of bindings supplied. The current statement uses %d, and there are %zd supplied.", n, (ssize_t)given);
    }
    for (int i = 0; i < n; i++) {
        OuObject *key = ou_int_new(th, i), *value = key == NULL ? NULL : ou_get_item(th, parameters, key);
        ou_drop_maybe(th, key);
        if (value == NULL || !bind_adapted(th, c, s, i + 1, value)) {
            return false;
        }
    }
    return true;
}

static bool bind_mapping(OuThread *th, OuConnection *c, OuStatement *s, OuObject *parameters, int n)
{
    for (int i = 1; i <= n; i++) {
        const char *name = s->st == NULL ? NULL : ou_sqlite_of(c)->sqlite3_bind_parameter_name(s->st, i);
        if (name == NULL) {
            return ou_sqlite_fails(th, PROGRAMMING, "Binding %d has no name, but you supplied a dictionary (which has only names).", i);
        }
        OuObject *key = ou_str_from_text(th, name + 1);
        OuObject *value = key == NULL ? NULL : ou_get_item(th, parameters, key);
        if (value == NULL && key != NULL && ou_error_swallow(th, &ou_exc_lookup_error)) {
            ou_sqlite_fails(th, PROGRAMMING, "You did not supply a value for binding parameter :%U.", key);
        }
        ou_drop_maybe(th, key);
        if (value == NULL || !bind_adapted(th, c, s, i, value)) {
            return false;
        }
    }
    return true;
}

bool ou_statement_bind(OuThread *th, OuConnection *c, OuStatement *statement, OuObject *parameters)
{
    int n = ou_sqlite_of(c)->sqlite3_bind_parameter_count(statement->st);
    const OuSequenceSlots *slots = parameters->type->sequence;
    bool sequence = ou_is_tuple(parameters) || OU_HAS_FLAG(parameters->type, OU_TYPE_IS_LIST) ||
                    (!ou_is_dict(parameters) && slots != NULL && slots->item != NULL && slots->length != NULL && slots->is_sequence);
    if (sequence) {
        return bind_sequence(th, c, statement, parameters, n);
    }
    if (slots != NULL && slots->item != NULL) {
        return bind_mapping(th, c, statement, parameters, n);
    }
    return ou_sqlite_fails(th, PROGRAMMING, "parameters are of unsupported type");
}

#endif
