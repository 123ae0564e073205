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
    return ou_module_make(th, "_typing", NULL, functions);
}

const OuBuiltinModule ou_module__typing = {.name = "_typing", .make = make};
