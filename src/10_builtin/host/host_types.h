/* host_types.h - what the program that embeds Ouro puts into a VM: its functions, and objects that stand for its pointers.
 *
 * The objects are made here, since types live here; what calls the host, with values of C, is 12_api. */
#ifndef OU_HOST_TYPES_H
#define OU_HOST_TYPES_H

#include "10_builtin/library.h"

/* A function of the host. `run` is 12_api's: it calls `function`, which is no function that floor 10 knows how to call. */
typedef struct OuHostFunction OuHostFunction;
struct OuHostFunction {
    OuObject head;
    OuObject *name, *module; /* str; module may be NULL */
    OuObject *(*run)(OuThread *th, OuHostFunction *self, OuObject *const *args, size_t n); /* new; NULL with an error */
    void (*function)(void);
    void *data;
};

/* An object that stands for a pointer; `release` is called with it when the object goes. */
typedef struct OuHostPointer {
    OuObject head;
    void *pointer;
    const char *kind;               /* tells pointers of the host apart; borrowed from it */
    void (*release)(void *pointer); /* may be NULL */
} OuHostPointer;

extern const OuType ou_host_function_type, ou_host_pointer_type;

/* name, and module, which may be NULL, are kept. NULL with MemoryError. */
OuHostFunction *ou_host_function_new(OuThread *th, OuObject *name, OuObject *module);
OuHostPointer *ou_host_pointer_new(OuThread *th, void *pointer, const char *kind, void (*release)(void *pointer));

#endif
