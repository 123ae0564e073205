/* code_int.h - between the files of code objects. */
#ifndef OU_CODE_INT_H
#define OU_CODE_INT_H

#include "06_types/code.h"

#define OU_CODE_WORD ((int64_t)sizeof(uint32_t)) /* offsets that Python sees count bytes */

/* How many of the first locals are parameters, *args and **kwargs included. */
OU_INLINE uint32_t ou_code_n_parameters(const OuCode *code)
{
    return code->n_args + code->n_kwonly + ((code->flags & OU_CO_VARARGS) != 0) +
           ((code->flags & OU_CO_VARKEYWORDS) != 0);
}

/* co_varnames, co_cellvars, co_freevars: what sort of name local i is. A parameter that closures share
 * is two. */
typedef enum OuCodeNames { OU_CODE_VARNAMES, OU_CODE_CELLVARS, OU_CODE_FREEVARS } OuCodeNames;
OU_INLINE bool ou_code_has_name(const OuCode *code, uint32_t i, OuCodeNames which)
{
    uint8_t kind = code->local_kinds[i];
    switch (which) {
    case OU_CODE_VARNAMES:
        return i < ou_code_n_parameters(code) || (kind & (OU_LOCAL_CELL | OU_LOCAL_FREE | OU_LOCAL_HIDDEN)) == 0;
    case OU_CODE_CELLVARS:
        return (kind & OU_LOCAL_CELL) != 0;
    default:
        return (kind & OU_LOCAL_FREE) != 0;
    }
}
OuObject *ou_code_names(OuThread *th, const OuCode *code, OuCodeNames which); /* a tuple, new */

extern const OuMethodDef ou_code_methods[];
extern const OuGetSetDef ou_code_getset[];
extern const OuMemberDef ou_code_members[];

/* code_table.c: co_linetable, co_lnotab, co_exceptiontable: bytes, new; NULL with an error. */
OuObject *ou_code_linetable(OuThread *th, OuCode *code);
OuObject *ou_code_lnotab(OuThread *th, OuCode *code);
OuObject *ou_code_exceptiontable(OuThread *th, OuCode *code);
/* The other way: positions, or handlers and depths, of code whose words are there. ValueError: the bytes are no such table; whether
 * what they say fits the instructions is left to the verifier. */
bool ou_code_read_linetable(OuThread *th, OuCode *code, const OuObject *table);
bool ou_code_read_exceptiontable(OuThread *th, OuCode *code, const OuObject *table);

/* code_make.c: types.CodeType(), code.replace(). */
OuObject *ou_code_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_code_replace(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

#endif
