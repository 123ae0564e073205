/* api.h - what the command line asks of the embedding API beyond include/ouro.h. */
#ifndef OU_API_H
#define OU_API_H

#include "03_block/guard.h"
#include "08_compile/compile.h"
#include "10_builtin/library.h"
#include "12_api/holds.h"

typedef enum OuApiStage {
    OU_API_NOTHING, OU_API_VM, OU_API_LOCK, OU_API_CYCLE, OU_API_TYPES, OU_API_MACHINE, OU_API_LIBRARY
} OuApiStage;

struct OuroVm {
    OuVm vm;
    OuApiStage started;    /* how far the start got: what the end must undo */
    OuObject *main_module; /* __main__; owned */
    OuApiHolds holds;      /* what the host holds */
    OuObject *output[2];   /* stdout and stderr where the host writes them (OuroConfig.write); owned, else NULL */
    void (*write)(void *data, int stream, const char *text, size_t size);
    void *write_data;
    int exit_code;
    uint64_t caller;       /* the system's thread that called last: where the C stack is */
    OuHeapMode malloc_mode; /* set before the start */
#ifdef OU_FAULT
    OuFault fault;         /* the gate to arm as soon as there is an account */
#endif
};

/* A zeroed OuroVm becomes a running VM. False: an error may be pending; ou_api_stop() undoes what was done. */
bool ou_api_start(OuroVm *vm, const OuLibraryConfig *config, size_t cap, bool fixed_seed, uint32_t seed);
/* False: other threads still run; the VM is over for good, but its memory has to stay. */
OU_MUST_USE bool ou_api_stop(OuroVm *vm);

/* The thread that it starts with, which is not the one that calls in a function of the host. */
OuThread *ou_api_thread(OuroVm *vm);
/* The module __main__, made on first use; borrowed; NULL with an error, as when the VM ends. */
OuObject *ou_api_main(OuThread *th);
/* Compiles and runs in __main__; the result, new; NULL with an error pending. */
OuObject *ou_api_run(OuThread *th, const char *source, size_t size, const char *filename, OuCompileMode mode);
/* Does a function of the host run in the calling thread? */
bool ou_api_inside(OuroVm *vm);
/* sys.stdout and sys.stderr go to vm->write (output.c). False with an error. */
bool ou_api_open_output(OuroVm *vm);
/* What was printed reaches the host. Errors go to nobody. */
void ou_api_flush(OuroVm *vm);
/* A function of the host as an object: new; NULL with an error. name and module (may be NULL) are kept. */
OuObject *ou_api_function(OuThread *th, OuObject *name, OuObject *module, OuroFunction *function, void *data);
/* The process's exit code for a SystemExit; text that is no number goes to sys.stderr. */
int ou_api_exit_code(OuThread *th, OuObject *exception);

#endif
