/* sqlite_value.c - values on their way: adapters to the library's types, converters from them; the module's functions about both. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

OuObject *ou_sqlite_dict(OuThread *th, OuKept which)
{
    return th->vm->library->kept[which];
}

/* ---- adapting ---- */

/* The adapter for (type of o, protocol), o.__conform__(protocol) or protocol.__adapt__(o) in this order. */
static OuObject *registered(OuThread *th, OuObject *o, OuObject *protocol, bool *found)
{
    bool failed = false;
    OuObject *key = ou_tuple_of(th, 2, OU_TYPE_OBJECT(o->type), protocol);
    OuObject *adapter = key == NULL ? NULL : ou_keep_maybe(ou_dict_borrow(th, ou_sqlite_dict(th, OU_KEPT_SQL_ADAPTERS), key, &failed));
    ou_drop_maybe(th, key);
    *found = adapter != NULL || failed || key == NULL;
    OuObject *result = adapter == NULL ? NULL : ou_call1(th, adapter, o);
    ou_drop_maybe(th, adapter);
    return result;
}

/* owner.name(argument): NULL without an error when there is no such method, when it returns None or raises TypeError. */
static OuObject *asked(OuThread *th, OuObject *owner, const char *name, OuObject *argument)
{
    bool failed = false;
    OuObject *method = ou_get_attr_text_maybe(th, owner, name, &failed);
    OuObject *result = method == NULL ? NULL : ou_call1(th, method, argument);
    ou_drop_maybe(th, method);
    if (method != NULL && result == NULL) {
        ou_error_swallow(th, &ou_exc_type_error);
    }
    return result == OU_NONE ? NULL : result;
}

OuObject *ou_sqlite_adapt(OuThread *th, OuObject *o, OuObject *protocol, OuObject *alternative)
{
    bool found;
    OuObject *result = registered(th, o, protocol, &found);
    if (found) {
        return result;
    }
    result = asked(th, protocol, "__adapt__", o);
    if (result == NULL && !ou_has_error(th)) {
        result = asked(th, o, "__conform__", protocol);
    }
    if (result != NULL || ou_has_error(th)) {
        return result;
    }
    return alternative != NULL ? ou_keep(alternative)
                               : ou_sqlite_null(th, PROGRAMMING, "can't adapt");
}

OU_METHOD(adapt)
{
    return ou_sqlite_adapt(th, args[0], args[1] == NULL ? OU_TYPE_OBJECT(&ou_prepare_protocol_type) : args[1], args[2]);
}

/* For an adapter of a type that needs none, all values are asked about from then on. */
OU_METHOD(register_adapter)
{
    static const OuType *const bases[] = {&ou_int_type, &ou_float_type, &ou_str_type, &ou_bytearray_type};
    OuObject *key = ou_tuple_of(th, 2, args[0], OU_TYPE_OBJECT(&ou_prepare_protocol_type));
    bool ok = key != NULL;
    for (size_t i = 0; ok && i < OU_COUNT_OF(bases); i++) {
        ok = args[0] != OU_TYPE_OBJECT(bases[i]) || ou_dict_set(th, ou_sqlite_dict(th, OU_KEPT_SQL_ADAPTED_BASES), args[0], OU_NONE);
    }
    ok = ok && ou_dict_set(th, ou_sqlite_dict(th, OU_KEPT_SQL_ADAPTERS), key, args[1]);
    ou_drop_maybe(th, key);
    return ok ? OU_NONE : NULL;
}

/* ---- converting ---- */

OuObject *ou_sqlite_converter(OuThread *th, const char *name, size_t n)
{
    bool failed = false;
    OuObject *key = ou_str_from_utf8(th, name, n), *upper = key == NULL ? NULL : ou_call_method_text(th, key, "upper", 0);
    OuObject *converter = upper == NULL ? NULL : ou_dict_borrow(th, ou_sqlite_dict(th, OU_KEPT_SQL_CONVERTERS), upper, &failed);
    OuObject *result = upper == NULL || failed ? NULL : converter == NULL ? OU_NONE : ou_keep(converter);
    ou_drop_maybe(th, upper);
    ou_drop_maybe(th, key);
    return result;
}

OU_METHOD(register_converter)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "register_converter() argument 1 must be str, not %s", ou_argument_type(args[0]));
    }
    OuObject *upper = ou_call_method_text(th, args[0], "upper", 0);
    bool ok = upper != NULL && ou_dict_set(th, ou_sqlite_dict(th, OU_KEPT_SQL_CONVERTERS), upper, args[1]);
    ou_drop_maybe(th, upper);
    return ok ? OU_NONE : NULL;
}

/* ---- other functions of the module ---- */

OU_METHOD(complete_statement)
{
    OuObject *holder = NULL;
    const char *text;
    if (!ou_str_name_argument(th, "complete_statement", "statement", args[0], &text, &holder)) {
        return NULL;
    }
    const OuSqlite *lib = (const OuSqlite *)(const void *)ou_sqlite_library(th)->fns;
    int complete = lib->sqlite3_complete(text);
    ou_drop_maybe(th, holder);
    return ou_bool(complete != 0);
}

OU_METHOD(enable_callback_tracebacks)
{
    int on = 0;
    if (!ou_as_c_int(th, args[0], &on)) {
        return NULL;
    }
    ou_replace(th, &th->vm->library->kept[OU_KEPT_SQL_TRACEBACKS], ou_bool(on != 0));
    return OU_NONE;
}

OU_METHOD(enable_shared_cache)
{
    int on = 0;
    if (!ou_as_c_int(th, args[0], &on)) {
        return NULL;
    }
    const OuSqlite *lib = (const OuSqlite *)(const void *)ou_sqlite_library(th)->fns;
    if (lib->sqlite3_enable_shared_cache(on) != SQLITE_OK) {
        return ou_sqlite_null(th, OPERATIONAL, "Changing the shared_cache flag failed");
    }
    return OU_NONE;
}

/* factory(...) is called with the arguments as they are. */
OU_METHOD(connect)
{
    OuObject *factory = n > 5 ? args[5] : NULL;
    size_t n_kw = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    for (size_t i = 0; i < n_kw; i++) {
        if (ou_str_equal_text(ou_tuple_borrow(kwnames, i), "factory")) {
            factory = args[n + i];
        }
    }
    return ou_call(th, factory == NULL ? OU_TYPE_OBJECT(&ou_connection_type) : factory, args, n, kwnames);
}

const OuMethodDef ou_sqlite_functions[] = {
    {"connect", connect, NULL, 0, "Opens a connection to the SQLite database file database.\n\n"
                                  "You can use \":memory:\" to open a database connection to a database that resides\nin RAM instead of on disk."},
    {"adapt", adapt, "obj, proto=PrepareProtocolType, alt=<unrepresentable>, /", 0, "Adapt given object to given protocol."},
    {"register_adapter", register_adapter, "type, adapter, /", 0, "Register a function to adapt Python objects to SQLite values."},
    {"register_converter", register_converter, "typename, converter, /", 0, "Register a function to convert SQLite values to Python objects."},
    {"complete_statement", complete_statement, "statement", 0, "Checks if a string contains a complete SQL statement."},
    {"enable_callback_tracebacks", enable_callback_tracebacks, "enable, /", 0, "Enable or disable callback functions throwing errors to stderr."},
    {"enable_shared_cache", enable_shared_cache, "do_enable", 0, "Enable or disable shared cache mode for the calling thread."},
    {NULL, NULL, NULL, 0, NULL},
};

#endif
