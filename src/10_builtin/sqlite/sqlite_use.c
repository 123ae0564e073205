/* sqlite_use.c - the library, its errors as exceptions, and who may use a connection when. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

OuForeign *ou_sqlite_library(OuThread *th)
{
    static const char *const names[] = {OU_SQLITE_FUNCTIONS(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_SQLITE, "_sqlite3", OU_SQLITE_FILE, "libsqlite3-0", names, OU_COUNT_OF(names));
}

/* ---- errors ---- */

bool ou_sqlite_make_exceptions(OuThread *th, OuObject *module)
{
    static const struct {
        const char *name;
        int base; /* -1: Exception; else counted from the first */
    } rows[] = {{"Warning", -1}, {"Error", -1}, {"InterfaceError", 1}, {"DatabaseError", 1}, {"DataError", 3},
                {"OperationalError", 3}, {"IntegrityError", 3}, {"InternalError", 3}, {"ProgrammingError", 3}, {"NotSupportedError", 3}};
    OuObject *const *kept = &th->vm->library->kept[OU_KEPT_SQL_WARNING];
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        OuObject *name = ou_str_format(th, "sqlite3.%s", rows[i].name);
        const OuType *base = rows[i].base < 0 ? NULL : (const OuType *)kept[rows[i].base];
        OuObject *class = name == NULL ? NULL : ou_data_exception(th, (OuKept)(OU_KEPT_SQL_WARNING + i), ou_str_data(name), base);
        ou_drop_maybe(th, name);
        if (class == NULL || !ou_module_add(th, module, rows[i].name, class)) {
            return false;
        }
    }
    return true;
}

static OuKept class_of(int code)
{
    switch (code) {
    case SQLITE_INTERNAL:
    case SQLITE_NOTFOUND: return OU_KEPT_SQL_INTERNAL_ERROR;
    case SQLITE_ERROR:
    case SQLITE_PERM:
    case SQLITE_ABORT:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_INTERRUPT:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_EMPTY:
    case SQLITE_SCHEMA: return OU_KEPT_SQL_OPERATIONAL_ERROR;
    case SQLITE_TOOBIG: return OU_KEPT_SQL_DATA_ERROR;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: return OU_KEPT_SQL_INTEGRITY_ERROR;
    case SQLITE_MISUSE:
    case SQLITE_RANGE: return OU_KEPT_SQL_INTERFACE_ERROR;
    default: return OU_KEPT_SQL_DATABASE_ERROR;
    }
}

bool ou_sqlite_raise_code(OuThread *th, OuConnection *c, int code, const char *words)
{
    if ((code & 0xff) == SQLITE_NOMEM) {
        return ou_raise_memory(th);
    }
    OuObject *text = ou_str_decode(th, words, __builtin_strlen(words), "utf-8", "replace");
    OuObject *error = text == NULL ? NULL : ou_call1(th, ou_sqlite_exception(th, class_of(code & 0xff)), text);
    int extended = c != NULL && c->db != NULL ? ou_sqlite_of(c)->sqlite3_extended_errcode(c->db) : code;
    OuObject *number = error == NULL ? NULL : ou_int_new(th, extended);
    OuObject *name = number == NULL ? NULL : ou_str_from_text(th, ou_sqlite_code_name(extended));
    if (name != NULL && ou_set_attr_text(th, error, "sqlite_errorcode", number) && ou_set_attr_text(th, error, "sqlite_errorname", name)) {
        ou_raise_object(th, error, NULL);
    }
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, number);
    ou_drop_maybe(th, error);
    ou_drop_maybe(th, text);
    return false;
}

bool ou_sqlite_raise(OuThread *th, OuConnection *c)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    return ou_sqlite_raise_code(th, c, lib->sqlite3_errcode(c->db), lib->sqlite3_errmsg(c->db));
}

/* ---- what may be done now ---- */

static bool has_begun(OuThread *th, const OuConnection *c)
{
    return c->library != NULL || ou_sqlite_fails(th, PROGRAMMING, "Base Connection.__init__ not called.");
}

bool ou_connection_check_thread(OuThread *th, OuConnection *c)
{
    if (!has_begun(th, c)) {
        return false;
    }
    if (c->check_thread && c->thread != th->ident) {
        return ou_sqlite_fails(th, PROGRAMMING, "SQLite objects created in a thread can only be used in that same thread. The object was created in thread "
                             "id %llu and this is thread id %llu.",
                             (unsigned long long)c->thread, (unsigned long long)th->ident);
    }
    return true;
}

bool ou_connection_check(OuThread *th, OuConnection *c)
{
    return has_begun(th, c) && (c->db != NULL || ou_sqlite_fails(th, PROGRAMMING, "Cannot operate on a closed database."));
}

OuConnection *ou_connection_usable(OuThread *th, OuObject *self)
{
    OuConnection *c = (OuConnection *)self;
    return ou_connection_check_thread(th, c) && ou_connection_check(th, c) ? c : NULL;
}

OuConnection *ou_connection_begin(OuThread *th, OuObject *self)
{
    OuConnection *c = ou_connection_usable(th, self);
    if (c == NULL) {
        return NULL;
    }
    ou_sqlite_begin(th, c);
    if (!ou_connection_check(th, c)) { /* it was closed while this thread waited for its turn */
        ou_sqlite_end(th, c);
        return NULL;
    }
    return c;
}

/* ---- taking turns ---- */

void ou_sqlite_begin(OuThread *th, OuConnection *c)
{
    if (c->user != th) {
        ou_work_begin(th, &c->busy);
        c->user = th;
    }
    c->depth++;
}

void ou_sqlite_end(OuThread *th, OuConnection *c)
{
    if (--c->depth > 0) {
        return;
    }
    if (c->sweep) {
        c->depth++;
        c->sweep = false;
        ou_statement_sweep(th, c, false);
        c->depth--;
    }
    c->user = NULL;
    ou_work_end(&c->busy);
}

void ou_sqlite_leave(OuThread *th, OuConnection *c)
{
    c->unlocked = true;
    ou_lock_leave(th);
}

void ou_sqlite_enter(OuThread *th, OuConnection *c)
{
    ou_lock_enter(th);
    c->unlocked = false;
}

OuThread *ou_sqlite_back(OuConnection *c, bool *unlocked)
{
    OuThread *th = c->user;
    *unlocked = c->unlocked;
    if (*unlocked) {
        ou_sqlite_enter(th, c);
    }
    return th;
}

void ou_sqlite_forth(OuConnection *c, bool unlocked)
{
    if (unlocked) {
        ou_sqlite_leave(c->user, c);
    }
}

void ou_sqlite_callback_failed(OuThread *th, OuObject *callable)
{
    if (th->vm->library->kept[OU_KEPT_SQL_TRACEBACKS] == OU_PY_TRUE) {
        th->vm->host->unraisable(th, NULL, callable);
    } else {
        ou_error_clear(th);
    }
}

#endif
