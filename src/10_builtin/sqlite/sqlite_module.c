/* sqlite_module.c - the module _sqlite3. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

static bool keep_dicts(OuThread *th)
{
    static const OuKept slots[] = {OU_KEPT_SQL_ADAPTERS, OU_KEPT_SQL_CONVERTERS, OU_KEPT_SQL_ADAPTED_BASES};
    for (size_t i = 0; i < OU_COUNT_OF(slots); i++) {
        OuObject **kept = &th->vm->library->kept[slots[i]];
        if (*kept == NULL && (*kept = ou_dict_new(th)) == NULL) {
            return false;
        }
    }
    return true;
}

static bool fill(OuThread *th, OuObject *module, const OuSqlite *lib)
{
    static const OuType *const types[] = {&ou_blob_type, &ou_connection_type, &ou_cursor_type, &ou_row_type, &ou_prepare_protocol_type};
    static const OuNamedNumber numbers[] = {{"PARSE_DECLTYPES", 1}, {"PARSE_COLNAMES", 2}, {NULL, 0}};
    for (size_t i = 0; i < OU_COUNT_OF(types); i++) {
        if (!ou_module_add_type(th, module, types[i])) {
            return false;
        }
    }
    int safe = lib->sqlite3_threadsafe(); /* in the words of the DB-API */
    return keep_dicts(th) && ou_sqlite_make_exceptions(th, module) && ou_sqlite_add_numbers(th, module) &&
           ou_module_add_numbers(th, module, numbers) && ou_module_add(th, module, "adapters", ou_sqlite_dict(th, OU_KEPT_SQL_ADAPTERS)) &&
           ou_module_add(th, module, "converters", ou_sqlite_dict(th, OU_KEPT_SQL_CONVERTERS)) &&
           ou_module_add_adopt(th, module, "version", ou_str_from_text(th, "2.6.0")) &&
           ou_module_add_adopt(th, module, "sqlite_version", ou_str_from_text(th, lib->sqlite3_libversion())) &&
           ou_module_add_adopt(th, module, "threadsafety", ou_int_new(th, safe == 1 ? 3 : safe == 2 ? 1 : 0));
}

static OuObject *make(OuThread *th)
{
    OuForeign *library = ou_sqlite_library(th);
    OuObject *module = library == NULL ? NULL : ou_module_make(th, "_sqlite3", NULL, ou_sqlite_functions);
    if (module != NULL && !fill(th, module, (const OuSqlite *)(const void *)library->fns)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "_sqlite3", "libsqlite3-dev");
}

#endif

const OuBuiltinModule ou_module__sqlite3 = {.name = "_sqlite3", .make = make};
