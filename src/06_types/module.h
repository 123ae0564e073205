/* module.h - module objects: a dict with a name. */
#ifndef OU_MODULE_H
#define OU_MODULE_H

#include "06_types/types_vm.h"

typedef struct OuModule {
    OuObject head;
    OuObject *dict;  /* exact dict */
    OuObject *name;
    void *state;     /* of modules written in C; freed by state_free */
    void (*state_free)(OuThread *th, void *state);
    size_t (*state_visit)(void *state, OuVisitFn fn, void *arg); /* may be NULL */
    /* Makes an attribute that few ask for, when it is asked for; from then on it is in the dict. A new reference; NULL without
     * an error: there is none of this name. May be NULL. */
    OuObject *(*late)(OuThread *th, OuObject *name);
} OuModule;

extern const OuType ou_module_type;

OuObject *ou_module_new(OuThread *th, OuObject *name);

/* A new module written in C with its functions (ended by a NULL name); doc and functions may be NULL. NULL with an error. */
OuObject *ou_module_make(OuThread *th, const char *name, const char *doc, const OuMethodDef *functions);

/* Constants of a module; a table of them ends with a NULL name. */
typedef struct OuNamedNumber {
    const char *name;
    int64_t value;
} OuNamedNumber;
bool ou_module_add_numbers(OuThread *th, OuObject *module, const OuNamedNumber *numbers);
bool ou_module_add(OuThread *th, OuObject *module, const char *name, OuObject *value); /* kept */
bool ou_module_add_adopt(OuThread *th, OuObject *module, const char *name, OuObject *value); /* NULL fails */
bool ou_module_add_functions(OuThread *th, OuObject *module, const OuMethodDef *defs);
bool ou_module_add_type(OuThread *th, OuObject *module, const OuType *type); /* under its short name */

#endif
