/* marshal_module.c - the module marshal. */
#include "10_builtin/library.h"
#include "10_builtin/marshal/marshal_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

static OuObject *dumps_of(OuThread *th, OuObject *o, OuObject *version)
{
    int number = MARSHAL_VERSION;
    if (!ou_as_c_int(th, version, &number)) {
        return NULL;
    }
    if (ou_audited(th) && !ou_audit(th, "marshal.dumps", "On", o, (int64_t)number)) {
        return NULL;
    }
    return ou_marshal_dumps(th, o, number < INT16_MIN ? INT16_MIN : number > INT16_MAX ? INT16_MAX : number);
}

METHOD(dumps)
{
    return dumps_of(th, args[0], args[1]);
}

METHOD(dump)
{
    OuObject *bytes = dumps_of(th, args[0], args[2]);
    OuObject *result = bytes == NULL ? NULL : ou_call_method_text(th, args[1], "write", 1, bytes);
    ou_drop_maybe(th, bytes);
    return result;
}

METHOD(loads)
{
    OuBuffer buffer;
    if (!ou_has_buffer(args[0])) {
        return ou_null(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", args[0]);
    }
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    OuObject *result = NULL, *told = ou_audited(th) ? ou_bytes_from(th, buffer.data, buffer.size) : NULL;
    if (!ou_audited(th) || (told != NULL && ou_audit(th, "marshal.loads", "O", told))) {
        result = ou_marshal_loads(th, buffer.data, buffer.size);
    }
    ou_drop_maybe(th, told);
    ou_buffer_release(th, &buffer);
    return result;
}

METHOD(load)
{
    /* A text file is found out before anything is read from it. */
    OuObject *zero = ou_int_new(th, 0);
    OuObject *probe = zero == NULL ? NULL : ou_call_method_text(th, args[0], "read", 1, zero);
    ou_drop_maybe(th, zero);
    if (probe != NULL && !ou_is_bytes(probe)) {
        ou_raise(th, &ou_exc_type_error, "file.read() returned not bytes but %T", probe);
        ou_clear_ref(th, &probe);
    }
    if (probe == NULL) {
        return NULL;
    }
    ou_drop(th, probe);
    if (ou_audited(th) && !ou_audit(th, "marshal.load", "")) {
        return NULL;
    }
    return ou_marshal_load(th, args[0]);
}

static const OuMethodDef functions[] = {
    {"dump", dump, "value, file, version=4, /", 0, "Write the value on the open file."},
    {"load", load, "file, /", 0, "Read one value from the open file and return it."},
    {"dumps", dumps, "value, version=4, /", 0, "Return the bytes object that would be written to a file by dump(value, file)."},
    {"loads", loads, "bytes, /", 0, "Convert the bytes-like object to a value."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "marshal", NULL, functions);
    if (module != NULL && (!ou_module_add_adopt(th, module, "version", ou_int_new(th, MARSHAL_VERSION)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_marshal = {.name = "marshal", .make = make};
