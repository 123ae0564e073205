/* ouro.h - Ouro in a C program: virtual machines that run Python.
 *
 * A VM has its own heap, its own cap, its own modules; VMs share nothing. Each call takes the VM it
 * works on. A VM is used by one thread at a time, except where it is said.
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
    bool own_streams;     /* sys.stdin, stdout and stderr are the process's */
    bool fixed_hash_seed; /* str hashes as with PYTHONHASHSEED=hash_seed */
    uint32_t hash_seed;
    int optimize;         /* 0, 1 (-O), 2 (-OO) */
} OuroConfig;

/* What NULL stands for in ouro_new(). */
#define OURO_CONFIG_DEFAULT {.own_streams = true}

/* A VM, ready to run; NULL: no memory (or a cap too small to start). Strings of the config must outlive it. */
OuroVm *ouro_new(const OuroConfig *config);

/* Runs atexit callbacks, flushes, ends the VM and gives everything back. NULL is fine. False: flushing failed. */
bool ouro_free(OuroVm *vm);

/* Runs source text as the module __main__. */
OuroStatus ouro_run(OuroVm *vm, const char *source, const char *filename);
OuroStatus ouro_run_file(OuroVm *vm, const char *path);

/* The value of an expression in __main__ as repr() shows it, valid until the next call; NULL: ouro_error(). */
const char *ouro_eval(OuroVm *vm, const char *expression);

/* The last error's traceback as python3 prints it, UTF-8; "" when there was none. Valid until the next call. */
const char *ouro_error(OuroVm *vm);
int ouro_exit_code(OuroVm *vm);

/* From any thread or signal handler: the running program gets KeyboardInterrupt at its next safe point. */
void ouro_interrupt(OuroVm *vm);

/* Bytes held now, and at most so far. */
size_t ouro_memory_held(OuroVm *vm);
size_t ouro_memory_peak(OuroVm *vm);

/* "0.1.0" */
const char *ouro_version(void);

#ifdef __cplusplus
}
#endif

#endif
