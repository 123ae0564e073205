/* dbm_module.c - the module _dbm: files of keys and values, by the ndbm interface of Berkeley DB, as Debian's Python has them. */
#include "10_builtin/foreign.h"

#ifdef OU_HAVE_DB

#include "06_types/list.h"

#define DB_DBM_HSEARCH 1
#include <db.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>

#define FUNCTION_LIST(X)                                                                           \
    X(__db_ndbm_clearerr) X(__db_ndbm_close) X(__db_ndbm_delete) X(__db_ndbm_error) X(__db_ndbm_fetch) X(__db_ndbm_firstkey) \
    X(__db_ndbm_nextkey) X(__db_ndbm_open) X(__db_ndbm_store)
typedef struct Ndbm {
    FUNCTION_LIST(OU_FOREIGN_POINTER)
} Ndbm;

typedef struct Dbm {
    OuObject head;
    OuObject *library; /* OuForeign; owned */
    DBM *file;         /* NULL: closed */
    bool writable;
    int64_t n;         /* keys; below zero: not counted since the last change */
} Dbm;

static const OuType dbm_type;

static const Ndbm *of(const Dbm *d)
{
    return (const Ndbm *)(const void *)((const OuForeign *)d->library)->fns;
}

static OuForeign *open_library(OuThread *th)
{
    static const char *const names[] = {FUNCTION_LIST(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_DB, "_dbm", "libdb-5.3.so", "libdb5.3", names, OU_COUNT_OF(names));
}

static OuObject *error_class(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_DBM_ERROR, "_dbm.error", &ou_exc_os_error);
}

/* The object, if it is open; NULL with the error. */
static Dbm *opened(OuThread *th, OuObject *self)
{
    Dbm *d = (Dbm *)self;
    return d->file != NULL ? d : ou_data_null(th, error_class(th), "DBM object has already been closed");
}

static void shut(Dbm *d)
{
    if (d->file != NULL) {
        of(d)->__db_ndbm_close(d->file);
        d->file = NULL;
    }
}

/* After a call: did the library meet an error? False with it. */
static bool check(OuThread *th, Dbm *d)
{
    if (of(d)->__db_ndbm_error(d->file) == 0) {
        return true;
    }
    of(d)->__db_ndbm_clearerr(d->file);
    return ou_data_raise(th, error_class(th), "");
}

/* ---- keys and values ---- */

/* Bytes of a str or a bytes. words: of the TypeError for all else, and for a str that has no UTF-8; NULL: each has its own,
 * with `place` before it. What *out points at lives as long as o and *holder, which is dropped in any case. */
static bool bytes_of(OuThread *th, OuObject *o, const char *words, const char *place, datum *out, OuObject **holder)
{
    size_t size;
    *holder = NULL;
    if (ou_is_bytes(o)) {
        out->dptr = ou_bytes_data(o);
        size = ou_bytes_size(o);
    } else if (ou_is_str(o)) {
        out->dptr = (char *)(uintptr_t)ou_str_utf8(th, o, &size, holder);
        if (out->dptr == NULL) {
            return words != NULL && !ou_error_matches(th, &ou_exc_memory_error)
                       ? (ou_error_clear(th), ou_raise(th, &ou_exc_type_error, "%s", words))
                       : false;
        }
    } else if (words != NULL) {
        return ou_raise(th, &ou_exc_type_error, "%s", words);
    } else if (ou_has_buffer(o)) {
        return ou_raise(th, &ou_exc_type_error, "%s must be read-only bytes-like object, not %T", place, o);
    } else {
        return ou_raise(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", o);
    }
    if (size > INT_MAX) {
        return ou_raise(th, &ou_exc_overflow_error, "size does not fit in an int");
    }
    out->dsize = (int)size;
    return true;
}

/* The value of a key: a bytes, new; NULL with an error, or with nothing pending when there is none. */
static OuObject *fetch_value(OuThread *th, OuObject *self, OuObject *key, const char *place)
{
    OuObject *holder = NULL, *result = NULL;
    datum k, v;
    Dbm *d;
    if (bytes_of(th, key, NULL, place, &k, &holder) && (d = opened(th, self)) != NULL) {
        v = of(d)->__db_ndbm_fetch(d->file, k);
        if (v.dptr != NULL) {
            result = ou_bytes_from(th, v.dptr, (size_t)v.dsize);
        } else {
            (void)check(th, d);
        }
    }
    ou_drop_maybe(th, holder);
    return result;
}

/* value NULL: none, an empty one. */
static bool put_value(OuThread *th, Dbm *d, datum key, OuObject *value, int how)
{
    OuObject *holder = NULL;
    datum v = {(char *)(uintptr_t) "", 0};
    bool ok = value == NULL || bytes_of(th, value, "dbm mappings have bytes or string elements only", NULL, &v, &holder);
    if (ok) {
        d->n = -1;
        if (of(d)->__db_ndbm_store(d->file, key, v, how) < 0) {
            of(d)->__db_ndbm_clearerr(d->file);
            ok = ou_data_raise(th, error_class(th), "cannot add item to database");
        } else {
            ok = check(th, d);
        }
    }
    ou_drop_maybe(th, holder);
    return ok;
}

static bool erase(OuThread *th, Dbm *d, datum key, OuObject *shown)
{
    d->n = -1;
    if (of(d)->__db_ndbm_delete(d->file, key) < 0) { /* the library tells not why */
        of(d)->__db_ndbm_clearerr(d->file);
        return d->writable ? ou_raise_value(th, &ou_exc_key_error, shown)
                           : ou_data_raise(th, error_class(th), "cannot delete item from database");
    }
    return check(th, d);
}

static OuObject *dbm_item(OuThread *th, OuObject *self, OuObject *key)
{
    OuObject *value = fetch_value(th, self, key, "argument");
    if (value == NULL && !ou_has_error(th)) {
        ou_raise_value(th, &ou_exc_key_error, key);
    }
    return value;
}

static bool dbm_set_item(OuThread *th, OuObject *self, OuObject *key, OuObject *value)
{
    OuObject *holder = NULL;
    datum k;
    Dbm *d;
    bool ok = bytes_of(th, key, "dbm mappings have bytes or string keys only", NULL, &k, &holder) && (d = opened(th, self)) != NULL &&
              (value == NULL ? erase(th, d, k, key) : put_value(th, d, k, value, DBM_REPLACE));
    ou_drop_maybe(th, holder);
    return ok;
}

static OuTruth dbm_contains(OuThread *th, OuObject *self, OuObject *key)
{
    OuObject *holder = NULL;
    datum k;
    OuTruth result = OU_ERROR;
    Dbm *d = opened(th, self);
    if (d != NULL && !ou_is_str(key) && !ou_is_bytes(key)) {
        ou_raise(th, &ou_exc_type_error, "dbm key must be bytes or string, not %T", key);
    } else if (d != NULL && bytes_of(th, key, NULL, "argument", &k, &holder)) {
        result = of(d)->__db_ndbm_fetch(d->file, k).dptr != NULL ? OU_TRUE : OU_FALSE;
    }
    ou_drop_maybe(th, holder);
    return result;
}

static int64_t dbm_length(OuThread *th, OuObject *self)
{
    Dbm *d = opened(th, self);
    if (d != NULL && d->n < 0) {
        int64_t n = 0;
        for (datum key = of(d)->__db_ndbm_firstkey(d->file); key.dptr != NULL; key = of(d)->__db_ndbm_nextkey(d->file)) {
            n++;
        }
        d->n = n;
    }
    return d == NULL ? -1 : d->n;
}

/* ---- methods ---- */

OU_METHOD(close_method)
{
    shut((Dbm *)self);
    return OU_NONE;
}

OU_METHOD(dbm_keys)
{
    if (n > 0 || (kwnames != NULL && ou_tuple_size(kwnames) > 0)) {
        return ou_null(th, &ou_exc_type_error, "keys() takes no arguments");
    }
    Dbm *d = opened(th, self);
    OuObject *list = d == NULL ? NULL : ou_list_new(th, 0);
    if (list == NULL) {
        return NULL;
    }
    for (datum key = of(d)->__db_ndbm_firstkey(d->file); list != NULL && key.dptr != NULL; key = of(d)->__db_ndbm_nextkey(d->file)) {
        if (!ou_list_append_adopt(th, list, ou_bytes_from(th, key.dptr, (size_t)key.dsize))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

/* One or two arguments without names. */
static bool are_few(OuThread *th, const char *name, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, name, kwnames)) {
        return false;
    }
    if (n < 1) {
        return ou_raise(th, &ou_exc_type_error, "%s() takes at least 1 positional argument (0 given)", name);
    }
    return n <= 2 || ou_raise(th, &ou_exc_type_error, "%s() takes at most 2 arguments (%zu given)", name, n);
}

OU_METHOD(dbm_get)
{
    if (!are_few(th, "get", n, kwnames)) {
        return NULL;
    }
    OuObject *value = fetch_value(th, self, args[0], "get() argument 1");
    return value != NULL || ou_has_error(th) ? value : n == 2 ? ou_keep(args[1]) : OU_NONE;
}

OU_METHOD(dbm_setdefault)
{
    if (!are_few(th, "setdefault", n, kwnames)) {
        return NULL;
    }
    OuObject *value = fetch_value(th, self, args[0], "setdefault() argument 1"), *holder = NULL;
    if (value != NULL || ou_has_error(th)) {
        return value;
    }
    datum k;
    OuObject *given = n == 2 ? args[1] : NULL;
    bool ok = bytes_of(th, args[0], NULL, "setdefault() argument 1", &k, &holder) && put_value(th, (Dbm *)self, k, given, DBM_INSERT);
    ou_drop_maybe(th, holder);
    return !ok ? NULL : given != NULL ? ou_keep(given) : ou_bytes_from(th, "", 0);
}

OU_METHOD(dbm_enter)
{
    return ou_keep(self);
}

static void dbm_drop(OuThread *th, OuObject *self)
{
    Dbm *d = (Dbm *)self;
    shut(d);
    ou_clear_ref(th, &d->library);
    ou_object_free(th, self, sizeof *d);
}

static const OuMethodDef dbm_methods[] = {
    {"close", close_method, "", 0, "Close the database."},
    {"keys", dbm_keys, "", OU_FN_RAW, "A list of all keys."},
    {"get", dbm_get, "key, default=None, /", OU_FN_RAW, "The value of a key if it is there, else the default."},
    {"setdefault", dbm_setdefault, "key, default=b'', /", OU_FN_RAW, "The value of a key; if it is not there, it is inserted with the default."},
    {"__enter__", dbm_enter, "", 0, NULL},
    {"__exit__", close_method, "*args", OU_FN_RAW, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuSequenceSlots dbm_sequence = {
    .length = dbm_length,
    .item = dbm_item,
    .set_item = dbm_set_item,
    .contains = dbm_contains,
};

static const OuType dbm_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_dbm.dbm",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_DBM,
    .basic_size = sizeof(Dbm),
    .drop = dbm_drop,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .sequence = &dbm_sequence,
    .methods = dbm_methods,
};

/* ---- open ---- */

/* error(errno, text, filename), raised. */
static OuObject *open_error(OuThread *th, int error, OuObject *filename)
{
    OuObject *number = ou_int_new(th, error), *text = number == NULL ? NULL : ou_str_from_text(th, strerror(error));
    OuObject *class = text == NULL ? NULL : error_class(th);
    OuObject *instance = class == NULL ? NULL : ou_call3(th, class, number, text, filename);
    if (instance != NULL) {
        ou_raise_object(th, instance, NULL);
    }
    ou_drop_maybe(th, instance);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, number);
    return NULL;
}

static bool open_flags(OuThread *th, OuObject *o, int *flags)
{
    static const struct {
        const char *text;
        int flags;
    } rows[] = {{"r", O_RDONLY}, {"w", O_RDWR}, {"rw", O_RDWR}, {"c", O_RDWR | O_CREAT}, {"n", O_RDWR | O_CREAT | O_TRUNC}};
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        if (ou_str_equal_text(o, rows[i].text)) {
            *flags = rows[i].flags;
            return true;
        }
    }
    return ou_data_raise(th, error_class(th), "arg 2 to open should be 'r', 'w', 'c', or 'n'");
}

OU_METHOD(dbm_open_file)
{
    int flags = O_RDONLY, mode = 0666;
    if (args[1] != NULL && !ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "open() argument 2 must be str, not %G", args[1]);
    }
    OuForeign *library = (args[1] == NULL || ou_str_without_null(th, args[1])) && ou_as_c_int(th, args[2], &mode) ? open_library(th) : NULL;
    OuObject *path = library == NULL ? NULL : ou_data_path(th, args[0], NULL);
    Dbm *d = path != NULL && (args[1] == NULL || open_flags(th, args[1], &flags)) ? (Dbm *)ou_object_new_zeroed(th, &dbm_type, sizeof *d) : NULL;
    if (d != NULL) {
        d->library = ou_keep((OuObject *)library);
        d->writable = (flags & O_RDWR) != 0;
        d->n = -1;
        errno = 0;
        d->file = of(d)->__db_ndbm_open(ou_bytes_data(path), flags, mode);
        if (d->file == NULL) {
            open_error(th, errno, args[0]);
            ou_drop(th, d);
            d = NULL;
        }
    }
    ou_drop_maybe(th, path);
    return (OuObject *)d;
}

static const OuMethodDef functions[] = {
    {"open", dbm_open_file, "filename, flags='r', mode=0o666, /", 0, "Open a database: flags are 'r', 'w', 'c' or 'n'; mode is of a new file."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = open_library(th) == NULL ? NULL : ou_module_make(th, "_dbm", NULL, functions);
    OuObject *error = module == NULL ? NULL : error_class(th);
    if (module != NULL && (error == NULL || !ou_module_add(th, module, "error", error) ||
                           !ou_module_add_adopt(th, module, "library", ou_str_from_text(th, "Berkeley DB")))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "_dbm", "libdb-dev");
}

#endif

const OuBuiltinModule ou_module__dbm = {.name = "_dbm", .make = make};
