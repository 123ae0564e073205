/* opcode_module.c - the module _opcode: the instruction set as data, for the modules opcode and dis in lib/. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "08_compile/opcode.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

METHOD(register_names)
{
    return args[0]->type == &ou_code_type ? ou_keep(((OuCode *)args[0])->local_names)
                                          : ou_null(th, &ou_exc_type_error, "a code object is required, not %T", args[0]);
}

static const OuMethodDef functions[] = {
    {"register_names", register_names, "code, /", 0,
     "The names of the registers for local variables, in order: parameters, other locals, cells, free variables."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *texts(OuThread *th, const char *const *from, size_t n)
{
    OuObject *list = ou_list_new(th, n);
    for (size_t i = 0; list != NULL && i < n; i++) {
        if (!ou_list_append_adopt(th, list, ou_str_from_text(th, from[i]))) {
            ou_clear_ref(th, &list);
        }
    }
    OuObject *tuple = list == NULL ? NULL : ou_list_to_tuple(th, list);
    ou_drop_maybe(th, list);
    return tuple;
}

/* (name, roles of A B C, roles of the words behind) of each generic opcode. */
static OuObject *instruction_table(OuThread *th)
{
    OuObject *list = ou_list_new(th, OU_N_GENERIC_OPCODES);
    for (size_t i = 0; list != NULL && i < OU_N_GENERIC_OPCODES; i++) {
        const char *const row[] = {ou_opcode_info[i].name, ou_opcode_info[i].roles, ou_opcode_info[i].words};
        if (!ou_list_append_adopt(th, list, texts(th, row, OU_COUNT_OF(row)))) {
            ou_clear_ref(th, &list);
        }
    }
    OuObject *tuple = list == NULL ? NULL : ou_list_to_tuple(th, list);
    ou_drop_maybe(th, list);
    return tuple;
}

static OuObject *make(OuThread *th)
{
    static const char *const compare[] = {"<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"};
    OuObject *module = ou_module_make(th, "_opcode", NULL, functions);
    if (module != NULL &&
        (!ou_module_add_adopt(th, module, "instructions", instruction_table(th)) ||
         !ou_module_add_adopt(th, module, "compare_operators", texts(th, compare, OU_COUNT_OF(compare))) ||
         !ou_module_add_adopt(th, module, "binary_operators", texts(th, ou_binary_symbols, OU_N_BINARY_OPS)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__opcode = {.name = "_opcode", .make = make};
