/* typing_module.c - the module _typing: what typing.py wants from C. */
#include "10_builtin/library.h"

#include "06_types/module.h"
#include "06_types/str.h"

static OuObject *same(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n,
                      OU_UNUSED OuObject *kwnames)
{
    return ou_keep(args[0]);
}

static const OuMethodDef functions[] = {
    {"_idfunc", same, "x, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *name = ou_str_intern_text(th, "_typing");
    OuObject *module = name == NULL ? NULL : ou_module_new(th, name);
    ou_drop_maybe(th, name);
    if (module != NULL && !ou_module_add_functions(th, module, functions)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__typing = {.name = "_typing", .make = make};
