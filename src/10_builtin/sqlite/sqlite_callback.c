/* sqlite_callback.c - what the library calls back for: functions, aggregates, collations, the authorizer, progress, traces.
 *
 * Each call back takes the lock of the VM for the thread that runs the statement, and gives it up again. An exception ends the statement
 * with the library's own words; the program sees it only if it asked to (enable_callback_tracebacks), since one may have no caller. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

#include <dlfcn.h>
#include <limits.h>
#include <string.h>

/* ---- what the library holds ---- */

static OuCallback *callback_new(OuThread *th, OuConnection *c, OuObject *callable)
{
    OuCallback *callback = ou_mem_take(th, sizeof *callback);
    if (callback == NULL) {
        return NULL;
    }
    callback->connection = c;
    callback->callable = ou_keep(callable);
    callback->next = c->callbacks;
    callback->place = &c->callbacks;
    if (c->callbacks != NULL) {
        c->callbacks->place = &callback->next;
    }
    c->callbacks = callback;
    return callback;
}

/* The library does not need it any more. */
static void callback_free(void *data)
{
    OuCallback *callback = data;
    bool unlocked;
    OuConnection *c = callback->connection;
    OuThread *th = ou_sqlite_back(c, &unlocked);
    *callback->place = callback->next;
    if (callback->next != NULL) {
        callback->next->place = callback->place;
    }
    OuObject *callable = callback->callable;
    ou_mem_give(th, callback, sizeof *callback);
    ou_drop(th, callable);
    ou_sqlite_forth(c, unlocked);
}

/* The library gives a function nothing but what leads into itself, and which library that is stands where this has no way to: so it
 * is looked up each time, which costs 0.2 us. NULL: it cannot be; the function's result is then NULL. */
static OuCallback *callback_of(sqlite3_context *context)
{
    void *handle = dlopen(OU_SQLITE_FILE, RTLD_LAZY | RTLD_NOLOAD);
    void *(*user_data)(sqlite3_context *) = handle == NULL ? NULL : (void *(*)(sqlite3_context *))dlsym(handle, "sqlite3_user_data");
    OuCallback *callback = user_data == NULL ? NULL : user_data(context);
    if (handle != NULL) {
        dlclose(handle);
    }
    return callback;
}

/* ---- values ---- */

static OuObject *from_value(OuThread *th, const OuSqlite *lib, sqlite3_value *value)
{
    switch (lib->sqlite3_value_type(value)) {
    case SQLITE_INTEGER: return ou_int_new(th, lib->sqlite3_value_int64(value));
    case SQLITE_FLOAT: return ou_float_new(th, lib->sqlite3_value_double(value));
    case SQLITE_TEXT: {
        const char *text = (const char *)lib->sqlite3_value_text(value);
        return text == NULL ? ou_null_memory(th) : ou_str_from_utf8(th, text, (size_t)lib->sqlite3_value_bytes(value));
    }
    case SQLITE_BLOB: {
        const void *data = lib->sqlite3_value_blob(value);
        return ou_bytes_from(th, data == NULL ? "" : data, (size_t)lib->sqlite3_value_bytes(value));
    }
    default: return OU_NONE;
    }
}

/* first (may be NULL) and the arguments; false with an error. Calls f with them: new. */
static OuObject *call_with(OuThread *th, const OuSqlite *lib, OuObject *f, int n, sqlite3_value **values)
{
    OuObject *args = ou_tuple_new(th, (size_t)n);
    bool ok = args != NULL;
    for (int i = 0; ok && i < n; i++) {
        OuObject *value = from_value(th, lib, values[i]);
        ou_tuple_items(args)[i] = value;
        ok = value != NULL;
    }
    OuObject *result = NULL;
    if (ok) {
        args = n > 0 ? ou_tuple_ready(th, args) : args;
        result = ou_call_tuple(th, f, args, NULL);
    }
    ou_drop_maybe(th, args);
    return result;
}

static bool result_text(OuThread *th, const OuSqlite *lib, sqlite3_context *context, OuObject *value)
{
    OuObject *holder = NULL;
    size_t size;
    const char *text = ou_str_utf8(th, value, &size, &holder);
    if (text != NULL) {
        lib->sqlite3_result_text64(context, text, size, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    ou_drop_maybe(th, holder);
    return text != NULL;
}

/* False with an error, or without one: no such type. */
static bool result_value(OuThread *th, const OuSqlite *lib, sqlite3_context *context, OuObject *value)
{
    if (value == OU_NONE) {
        lib->sqlite3_result_null(context);
        return true;
    }
    if (ou_is_int(value)) {
        int64_t number;
        if (ou_int_clip_i64(value, &number) != 0) {
            return ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to SQLite INTEGER");
        }
        lib->sqlite3_result_int64(context, number);
        return true;
    }
    if (ou_is_float(value)) {
        lib->sqlite3_result_double(context, ou_float_value(value));
        return true;
    }
    if (ou_is_str(value)) {
        return result_text(th, lib, context, value);
    }
    OuBuffer buffer;
    if (!ou_has_buffer(value) || !ou_buffer_acquire(th, value, &buffer, false)) {
        return false;
    }
    lib->sqlite3_result_blob64(context, buffer.size == 0 ? "" : buffer.data, buffer.size, SQLITE_TRANSIENT);
    ou_buffer_release(th, &buffer);
    return true;
}

static void result_failed(OuThread *th, const OuSqlite *lib, sqlite3_context *context, const char *words, OuObject *callable)
{
    if (ou_error_matches(th, &ou_exc_memory_error)) {
        lib->sqlite3_result_error_nomem(context);
    } else if (ou_error_matches(th, &ou_exc_overflow_error)) {
        lib->sqlite3_result_error_toobig(context);
    } else {
        lib->sqlite3_result_error(context, words, -1);
    }
    if (ou_has_error(th)) {
        ou_sqlite_callback_failed(th, callable);
    }
}

/* ---- functions ---- */

/* A call back that the library makes for a function: begins with the callback's connection and thread, ends with forth(). */
typedef struct Back {
    OuCallback *callback;
    OuConnection *c;
    const OuSqlite *lib;
    OuThread *th;
    bool unlocked;
} Back;

static bool back(Back *b, sqlite3_context *context)
{
    b->callback = callback_of(context);
    if (b->callback == NULL) {
        return false;
    }
    b->c = b->callback->connection;
    b->lib = ou_sqlite_of(b->c);
    b->th = ou_sqlite_back(b->c, &b->unlocked);
    return true;
}

static void forth(Back *b)
{
    ou_sqlite_forth(b->c, b->unlocked);
}

static void on_function(sqlite3_context *context, int n, sqlite3_value **values)
{
    Back b;
    if (!back(&b, context)) {
        return;
    }
    OuObject *callable = ou_keep(b.callback->callable);
    OuObject *result = call_with(b.th, b.lib, callable, n, values);
    if (result == NULL || !result_value(b.th, b.lib, context, result)) {
        result_failed(b.th, b.lib, context, "user-defined function raised exception", callable);
    }
    ou_drop_maybe(b.th, result);
    ou_drop(b.th, callable);
    forth(&b);
}

/* ---- aggregates: an instance of the class for each group ---- */

static void aggregate_failed(Back *b, sqlite3_context *context, const char *method, bool absent)
{
    char words[96];
    __builtin_snprintf(words, sizeof words, "user-defined aggregate's '%s' method %s", method, absent ? "not defined" : "raised error");
    result_failed(b->th, b->lib, context, words, b->callback->callable);
}

/* instance.method(*values): new; *absent: there is no such method. */
static OuObject *call_method(Back *b, OuObject *instance, const char *method, int n, sqlite3_value **values, bool *absent)
{
    OuObject *bound = ou_get_attr_text(b->th, instance, method);
    OuObject *result = bound == NULL ? NULL : call_with(b->th, b->lib, bound, n, values);
    *absent = bound == NULL && ou_error_matches(b->th, &ou_exc_attribute_error);
    ou_drop_maybe(b->th, bound);
    return result;
}

static void step_by(sqlite3_context *context, int n, sqlite3_value **values, const char *method)
{
    Back b;
    if (!back(&b, context)) {
        return;
    }
    OuObject **place = b.lib->sqlite3_aggregate_context(context, sizeof *place);
    if (place == NULL) {
        b.lib->sqlite3_result_error_nomem(context);
        forth(&b);
        return;
    }
    if (*place == NULL) {
        OuObject *class = ou_keep(b.callback->callable);
        *place = ou_call0(b.th, class);
        ou_drop(b.th, class);
    }
    if (*place == NULL) {
        result_failed(b.th, b.lib, context, "user-defined aggregate's '__init__' method raised error", b.callback->callable);
    } else {
        bool absent;
        OuObject *result = call_method(&b, *place, method, n, values, &absent);
        if (result == NULL) {
            aggregate_failed(&b, context, method, absent);
        }
        ou_drop_maybe(b.th, result);
    }
    forth(&b);
}

static void on_step(sqlite3_context *context, int n, sqlite3_value **values)
{
    step_by(context, n, values, "step");
}

static void on_inverse(sqlite3_context *context, int n, sqlite3_value **values)
{
    step_by(context, n, values, "inverse");
}

static void value_by(sqlite3_context *context, const char *method, bool last)
{
    Back b;
    if (!back(&b, context)) {
        return;
    }
    OuObject **place = b.lib->sqlite3_aggregate_context(context, 0);
    if (place != NULL && *place != NULL) {
        OuObject *pending = ou_error_take(b.th);
        bool absent;
        OuObject *result = call_method(&b, *place, method, 0, NULL, &absent);
        if (result == NULL || !result_value(b.th, b.lib, context, result)) {
            aggregate_failed(&b, context, method, absent);
        }
        ou_drop_maybe(b.th, result);
        if (last) {
            ou_clear_ref(b.th, place);
        }
        ou_error_restore_adopt(b.th, pending);
    }
    forth(&b);
}

static void on_value(sqlite3_context *context)
{
    value_by(context, "value", false);
}

static void on_final(sqlite3_context *context)
{
    value_by(context, "finalize", true);
}

/* ---- collations ---- */

/* An exception stays pending: execute() raises it; until then all is equal. */
static int on_collation(void *data, int n_a, const void *a, int n_b, const void *b)
{
    OuCallback *callback = data;
    OuConnection *c = callback->connection;
    bool unlocked;
    int64_t order = 0;
    OuThread *th = ou_sqlite_back(c, &unlocked);
    if (!ou_has_error(th)) {
        OuObject *callable = ou_keep(callback->callable);
        OuObject *x = ou_str_from_utf8(th, a, (size_t)n_a), *y = x == NULL ? NULL : ou_str_from_utf8(th, b, (size_t)n_b);
        OuObject *result = y == NULL ? NULL : ou_call2(th, callable, x, y);
        if (result != NULL && ou_is_int(result)) {
            ou_int_clip_i64(result, &order);
        }
        ou_drop_maybe(th, result);
        ou_drop_maybe(th, y);
        ou_drop_maybe(th, x);
        ou_drop(th, callable);
    }
    ou_sqlite_forth(c, unlocked);
    return order > 0 ? 1 : order < 0 ? -1 : 0;
}

/* ---- hooks ---- */

static int on_authorizer(void *data, int action, const char *first, const char *second, const char *database, const char *source)
{
    OuConnection *c = data;
    const char *const text[4] = {first, second, database, source};
    OuObject *args[5] = {NULL};
    bool unlocked;
    int64_t answer = SQLITE_DENY;
    OuThread *th = ou_sqlite_back(c, &unlocked);
    OuObject *callable = ou_keep(c->authorizer);
    bool ok = (args[0] = ou_int_new(th, action)) != NULL;
    for (size_t i = 0; ok && i < 4; i++) {
        args[i + 1] = text[i] == NULL ? OU_NONE : ou_str_from_text(th, text[i]);
        ok = args[i + 1] != NULL;
    }
    OuObject *result = ok ? ou_call(th, callable, args, 5, NULL) : NULL;
    if (result != NULL && (!ou_is_int(result) || ou_int_clip_i64(result, &answer) != 0 || answer > INT_MAX || answer < INT_MIN)) {
        answer = SQLITE_DENY;
    }
    if (result == NULL) {
        ou_sqlite_callback_failed(th, callable);
    }
    ou_drop_maybe(th, result);
    for (size_t i = 0; i < 5; i++) {
        ou_drop_maybe(th, args[i]);
    }
    ou_drop(th, callable);
    ou_sqlite_forth(c, unlocked);
    return (int)answer;
}

static int on_progress(void *data)
{
    OuConnection *c = data;
    bool unlocked;
    OuThread *th = ou_sqlite_back(c, &unlocked);
    OuObject *callable = ou_keep(c->progress), *result = ou_call0(th, callable);
    OuTruth stop = result == NULL ? OU_ERROR : ou_is_true(th, result);
    if (stop == OU_ERROR) {
        ou_sqlite_callback_failed(th, callable);
    }
    ou_drop_maybe(th, result);
    ou_drop(th, callable);
    ou_sqlite_forth(c, unlocked);
    return stop != OU_FALSE;
}

static int on_trace(OU_UNUSED unsigned type, void *data, void *statement, void *sql)
{
    OuConnection *c = data;
    const OuSqlite *lib = ou_sqlite_of(c);
    bool unlocked;
    OuThread *th = ou_sqlite_back(c, &unlocked);
    OuObject *callable = ou_keep(c->trace);
    char *expanded = lib->sqlite3_expanded_sql(statement);
    if (expanded == NULL) {
        ou_sqlite_fails(th, DATA, "Expanded SQL string exceeds the maximum string length");
        ou_sqlite_callback_failed(th, callable);
    }
    OuObject *text = ou_str_from_text(th, expanded == NULL ? sql : expanded);
    lib->sqlite3_free(expanded);
    OuObject *result = text == NULL ? NULL : ou_call1(th, callable, text);
    if (result == NULL) {
        ou_sqlite_callback_failed(th, callable);
    }
    ou_drop_maybe(th, result);
    ou_drop_maybe(th, text);
    ou_drop(th, callable);
    ou_sqlite_forth(c, unlocked);
    return 0;
}

/* ---- methods of Connection ---- */

typedef enum Kind { FUNCTION, AGGREGATE, WINDOW, COLLATION } Kind;

static int create(OuConnection *c, Kind kind, const char *name, int n, int flags, OuCallback *callback)
{
    const OuSqlite *lib = ou_sqlite_of(c);
    void (*destroy)(void *) = callback == NULL ? NULL : callback_free;
    bool there = callback != NULL;
    int encoding = SQLITE_UTF8 | flags, rc;
    switch (kind) {
    case FUNCTION:
        rc = lib->sqlite3_create_function_v2(c->db, name, n, encoding, callback, there ? on_function : NULL, NULL, NULL, destroy);
        break;
    case AGGREGATE:
        rc = lib->sqlite3_create_function_v2(c->db, name, n, encoding, callback, NULL, there ? on_step : NULL, there ? on_final : NULL, destroy);
        break;
    case WINDOW:
        rc = lib->sqlite3_create_window_function(c->db, name, n, encoding, callback, there ? on_step : NULL, there ? on_final : NULL,
                                                 there ? on_value : NULL, there ? on_inverse : NULL, destroy);
        break;
    default:
        rc = lib->sqlite3_create_collation_v2(c->db, name, SQLITE_UTF8, callback, there ? on_collation : NULL, destroy);
        if (rc != SQLITE_OK && there) {
            callback_free(callback); /* this one does not do it itself */
        }
    }
    return rc;
}

/* callable None: a window function or collation of the name goes; of others it would be called, as in 3.11. */
static OuObject *define(OuThread *th, OuObject *self, Kind kind, OuObject *name, const char *method, int n, int flags, OuObject *callable,
                        const char *words)
{
    OuObject *holder = NULL;
    const char *text;
    if (ou_connection_usable(th, self) == NULL) {
        return NULL;
    }
    if (!ou_is_str(name)) {
        return ou_null(th, &ou_exc_type_error, "%s() argument 1 must be str, not %s", method, ou_argument_type(name));
    }
    if (!ou_str_name_argument(th, method, "name", name, &text, &holder)) {
        return NULL;
    }
    OuConnection *c = ou_connection_begin(th, self);
    if (c == NULL) {
        ou_drop_maybe(th, holder);
        return NULL;
    }
    int rc = SQLITE_OK;
    bool remove = callable == OU_NONE && (kind == WINDOW || kind == COLLATION);
    OuCallback *callback = remove ? NULL : callback_new(th, c, callable);
    bool ok = remove || callback != NULL;
    if (ok) {
        rc = create(c, kind, text, n, flags, callback);
    }
    if (ok && rc != SQLITE_OK) {
        OuObject *exception = ou_sqlite_exception(th, kind == WINDOW ? OU_KEPT_SQL_PROGRAMMING_ERROR : OU_KEPT_SQL_OPERATIONAL_ERROR);
        ok = kind == COLLATION ? ou_sqlite_raise(th, c)
                               : ou_data_raise(th, exception, "%s", words != NULL ? words : ou_sqlite_of(c)->sqlite3_errstr(rc));
    }
    ou_sqlite_end(th, c);
    ou_drop_maybe(th, holder);
    return ok ? OU_NONE : NULL;
}

OU_METHOD_SHARED(ou_connection_create_function)
{
    int count = 0;
    OuTruth deterministic = args[3] == NULL ? OU_FALSE : ou_is_true(th, args[3]);
    if (deterministic == OU_ERROR || !ou_as_c_int(th, args[1], &count)) {
        return NULL;
    }
    return define(th, self, FUNCTION, args[0], "create_function", count, deterministic == OU_TRUE ? SQLITE_DETERMINISTIC : 0, args[2],
                  "Error creating function");
}

OU_METHOD_SHARED(ou_connection_create_aggregate)
{
    int count = 0;
    return ou_as_c_int(th, args[1], &count) ? define(th, self, AGGREGATE, args[0], "create_aggregate", count, 0, args[2], "Error creating aggregate")
                                            : NULL;
}

OU_METHOD_SHARED(ou_connection_create_window_function)
{
    int count = 0;
    return ou_as_c_int(th, args[1], &count) ? define(th, self, WINDOW, args[0], "create_window_function", count, 0, args[2], NULL) : NULL;
}

OU_METHOD_SHARED(ou_connection_create_collation)
{
    if (ou_is_str(args[0]) && args[1] != OU_NONE && !ou_is_callable(args[1])) {
        return ou_null(th, &ou_exc_type_error, "parameter must be callable");
    }
    return define(th, self, COLLATION, args[0], "create_collation", 0, 0, args[1], NULL);
}

OU_METHOD_SHARED(ou_connection_set_authorizer)
{
    OuConnection *c = ou_connection_begin(th, self);
    if (c == NULL) {
        return NULL;
    }
    bool none = args[0] == OU_NONE;
    int rc = ou_sqlite_of(c)->sqlite3_set_authorizer(c->db, none ? NULL : on_authorizer, c);
    ou_replace(th, &c->authorizer, none ? NULL : ou_keep(args[0]));
    ou_sqlite_end(th, c);
    return rc == SQLITE_OK ? OU_NONE : ou_sqlite_null(th, OPERATIONAL, "Error setting authorizer callback");
}

OU_METHOD_SHARED(ou_connection_set_progress_handler)
{
    int every = 0;
    OuConnection *c = ou_as_c_int(th, args[1], &every) ? ou_connection_begin(th, self) : NULL;
    if (c == NULL) {
        return NULL;
    }
    bool none = args[0] == OU_NONE;
    ou_sqlite_of(c)->sqlite3_progress_handler(c->db, none ? 0 : every, none ? NULL : on_progress, c);
    ou_replace(th, &c->progress, none ? NULL : ou_keep(args[0]));
    ou_sqlite_end(th, c);
    return OU_NONE;
}

OU_METHOD_SHARED(ou_connection_set_trace_callback)
{
    OuConnection *c = ou_connection_begin(th, self);
    if (c == NULL) {
        return NULL;
    }
    bool none = args[0] == OU_NONE;
    ou_sqlite_of(c)->sqlite3_trace_v2(c->db, none ? 0 : SQLITE_TRACE_STMT, none ? NULL : on_trace, c);
    ou_replace(th, &c->trace, none ? NULL : ou_keep(args[0]));
    ou_sqlite_end(th, c);
    return OU_NONE;
}

#endif
