/* uuid_module.c - the module _uuid: identifiers of time and place by libuuid, whose daemon keeps them apart between processes.
 *
 * No header is needed for one function, so this module is always built; uuid.py does without it when the library is not there. */
#include "10_builtin/foreign.h"

typedef int (*GenerateFn)(unsigned char out[16]);

static OuForeign *open_library(OuThread *th)
{
    static const char *const names[] = {"uuid_generate_time_safe"};
    return ou_foreign_open(th, OU_KEPT_LIB_UUID, "_uuid", "libuuid.so.1", "libuuid1", names, 1);
}

/* (16 bytes, 0 when nobody else can have got them) */
OU_METHOD(generate_time_safe)
{
    unsigned char bytes[16];
    OuForeign *library = open_library(th);
    if (library == NULL) {
        return NULL;
    }
    GenerateFn generate = (GenerateFn)library->fns[0];
    ou_lock_leave(th);
    int status = generate(bytes);
    ou_lock_enter(th);
    OuObject *text = ou_bytes_from(th, bytes, sizeof bytes);
    return ou_seq_pair_adopt(th, text, text == NULL ? NULL : ou_int_new(th, status));
}

static const OuMethodDef functions[] = {
    {"generate_time_safe", generate_time_safe, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = open_library(th) == NULL ? NULL : ou_module_make(th, "_uuid", NULL, functions);
    if (module != NULL && !ou_module_add_adopt(th, module, "has_uuid_generate_time_safe", ou_int_new(th, 1))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__uuid = {.name = "_uuid", .make = make};
