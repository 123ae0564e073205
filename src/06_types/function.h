/* function.h - what can be called: functions, bound methods, natives; and cells. */
#ifndef OU_FUNCTION_H
#define OU_FUNCTION_H

#include "06_types/code.h"
#include "06_types/types_vm.h"

/* A Python function. Its call slot is host->run_function. */
typedef struct OuFunction {
    OuObject head;
    OuCode *code;
    OuObject *globals;   /* dict */
    OuObject *builtins;  /* mostly a dict, from globals["__builtins__"] when made */
    OuObject *name, *qualname;
    OuObject *defaults;  /* tuple or NULL */
    OuObject *kwdefaults;/* dict or NULL */
    OuObject *closure;   /* tuple of cells or NULL */
    OuObject *doc, *module, *annotations, *dict; /* may be NULL; annotations: dict, or tuple of pairs until asked for */
    uint32_t version;    /* for inline caches: changes when code, defaults or kwdefaults do; 0: none */
} OuFunction;

typedef struct OuMethod { /* bound method */
    OuObject head;
    OuObject *function, *self;
} OuMethod;

/* A function written in C: builtin_function_or_method. */
typedef struct OuNative {
    OuObject head;
    const OuMethodDef *def;
    OuObject *self;    /* bound object, module, or NULL */
    OuObject *module;  /* __module__: str or NULL */
    const struct OuSignature *signature; /* parsed from def->signature; VM's cache; NULL: raw */
} OuNative;

typedef struct OuCell {
    OuObject head;
    OuObject *value; /* NULL: unbound */
} OuCell;

extern const OuType ou_function_type, ou_method_type, ou_native_type, ou_cell_type;

OuObject *ou_function_new(OuThread *th, OuCode *code, OuObject *globals, OuObject *qualname /* NULL: code's */);
OuObject *ou_method_new(OuThread *th, OuObject *function, OuObject *self);
OuObject *ou_native_new(OuThread *th, const OuMethodDef *def, OuObject *self, OuObject *module);
OuObject *ou_cell_new(OuThread *th, OuObject *value /* kept; may be NULL */);

/* signature.h: how OuMethodDef.signature is obeyed. Calls def->fn with arguments laid out as it says. Errors name the
 * type that has the method; for one that was fetched from its object (`bound`) they name that object's type. */
OuObject *ou_native_invoke(OuThread *th, const OuMethodDef *def, const struct OuSignature *signature, OuObject *self,
                           bool bound, OuObject *const *args, size_t n, OuObject *kwnames);
/* Parsed once a VM and def; NULL with error. */
const struct OuSignature *ou_signature_get(OuThread *th, const OuMethodDef *def);
/* 0..4 parameters, all positional, none optional: the machine may call def->fn directly with n arguments. -1: not so. */
int ou_signature_fixed(const struct OuSignature *signature);

#endif
