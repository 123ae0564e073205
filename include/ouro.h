/* ouro.h - Ouro in a C program: virtual machines that run Python.
 *
 * A VM has its own heap, its own cap, its own lock, its own modules; VMs share nothing, so threads of yours that run different VMs
 * run at the same time. Each call takes the VM it works on. A VM is called by one thread at a time, except where it is
 * said; threads that its program starts run beside that, and go on between calls.
 *
 *     OuroVm *vm = ouro_new(NULL);
 *     if (ouro_run(vm, "print(6 * 7)", "<demo>") != OURO_OK) {
 *         fputs(ouro_error(vm), stderr);
 *     }
 *     ouro_free(vm);
 */
#ifndef OURO_H
#define OURO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct OuroVm OuroVm;

typedef enum OuroStatus {
    OURO_OK = 0,
    OURO_ERROR, /* an exception: ouro_error() is its traceback */
    OURO_EXIT   /* SystemExit: ouro_exit_code() */
} OuroStatus;

typedef struct OuroConfig {
    size_t memory_limit;  /* bytes the VM may hold; 0: no cap */
    int argc;             /* sys.argv */
    const char *const *argv;
    const char *executable; /* sys.executable */
    const char *const *path; /* first entries of sys.path; ended by NULL */
    const char *library;  /* folder of the Python library, last in sys.path; NULL: Debian's; "": none */
    bool own_streams;     /* sys.stdin, stdout and stderr are the process's */
    bool fixed_hash_seed; /* str hashes as with PYTHONHASHSEED=hash_seed */
    uint32_t hash_seed;
    int optimize;         /* 0, 1 (-O), 2 (-OO) */
} OuroConfig;

/* What NULL stands for in ouro_new(). */
#ifdef __cplusplus /* field by field: before C++20 there are no names in an initializer */
#define OURO_CONFIG_DEFAULT {0, 0, nullptr, nullptr, nullptr, nullptr, true, false, 0, 0}
#else
#define OURO_CONFIG_DEFAULT {.own_streams = true}
#endif

/* A VM, ready to run; NULL: no memory (or a cap too small to start). Strings of the config must outlive it. */
OuroVm *ouro_new(const OuroConfig *config);

/* Joins threads that are no daemons, runs atexit callbacks, flushes, ends the VM and gives everything back. NULL is fine.
 * False: flushing failed. Daemon threads that still run are stopped where they are, and their VM's memory stays. */
bool ouro_free(OuroVm *vm);

/* Runs source text as the module __main__. */
OuroStatus ouro_run(OuroVm *vm, const char *source, const char *filename);
OuroStatus ouro_run_file(OuroVm *vm, const char *path);

/* The value of an expression in __main__ as repr() shows it, valid until the next call; NULL: ouro_error(). */
const char *ouro_eval(OuroVm *vm, const char *expression);

/* What goes into a Python function and comes out of it. */
typedef enum OuroKind {
    OURO_NONE = 0,
    OURO_BOOL,
    OURO_INT,
    OURO_FLOAT,
    OURO_TEXT,  /* str: UTF-8 */
    OURO_BYTES,
    OURO_OTHER  /* of results: anything else, an int beyond 64 bits too; data is its repr() */
} OuroKind;

typedef struct OuroValue {
    OuroKind kind;
    bool truth;
    int64_t whole;
    double real;
    const char *data; /* TEXT, BYTES, OTHER: size bytes; a result's are valid until the next call, with a zero behind them */
    size_t size;
} OuroValue;

/* Calls a function with n arguments: "f" or "Class.method" of __main__ (or a built-in one), else "module.f", which is
 * imported. result may be NULL. */
OuroStatus ouro_call(OuroVm *vm, const char *function, const OuroValue *args, size_t n, OuroValue *result);

/* The last error's traceback as python3 prints it, UTF-8; "" when there was none. Valid until the next call. */
const char *ouro_error(OuroVm *vm);
int ouro_exit_code(OuroVm *vm);

/* From any thread or signal handler, while the VM lives: the running program gets KeyboardInterrupt at its next safe
 * point, or out of the lock or the sleep that it waits in. A system call is not cut short. */
void ouro_interrupt(OuroVm *vm);

/* Bytes held now, and at most so far. */
size_t ouro_memory_held(OuroVm *vm);
size_t ouro_memory_peak(OuroVm *vm);

/* "0.1.0" */
const char *ouro_version(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
