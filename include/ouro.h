/* ouro.h - Ouro in a C program: virtual machines that run Python.
 *
 * A VM has its own heap, its own cap, its own lock, its own modules; VMs share nothing, so threads of yours that run different VMs
 * run at the same time. Each call takes the VM it works on. A VM is called by one thread at a time, except where it is
 * said; threads that its program starts run beside that, and go on between calls. Functions of the host, which the program
 * calls, may call the VM in turn, except for ouro_free().
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
    OURO_EXIT,  /* SystemExit: ouro_exit_code() */
    OURO_END    /* ouro_next() only: there is no more */
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
    /* What the program prints, instead of own_streams' stdout and stderr: stream is 1 or 2, UTF-8 text of size bytes (and what the
     * program writes to sys.stdout.buffer, as it is). Each line at once, the rest when the call returns. Called in the thread that
     * prints, with the VM busy: it may not call the VM. NULL: no such thing. */
    void (*write)(void *data, int stream, const char *text, size_t size);
    void *write_data;
} OuroConfig;

/* What NULL stands for in ouro_new(). */
#ifdef __cplusplus /* field by field: before C++20 there are no names in an initializer */
#define OURO_CONFIG_DEFAULT {0, 0, nullptr, nullptr, nullptr, nullptr, true, false, 0, 0, nullptr, nullptr}
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

/* The value of an expression in __main__ as repr() shows it; NULL: ouro_error(). */
const char *ouro_eval(OuroVm *vm, const char *expression);

/* ---- values ----
 *
 * A value is plain data of C, or names a Python object that the VM keeps for the host.
 *
 * What comes out (text, bytes, objects, the result of ouro_eval()) is valid until the scope it came out in ends: the call of the
 * host's function that runs, or from ouro_scope_open() to ouro_scope_close(). Outside of both it is valid until the next call
 * returns, so it can be an argument there. ouro_keep() makes an object last. An OuroRef that is not valid any more, or never
 * was, is a ValueError, not a crash. */

typedef enum OuroKind {
    OURO_NONE = 0,
    OURO_BOOL,
    OURO_INT,
    OURO_FLOAT,
    OURO_TEXT,  /* str: UTF-8 */
    OURO_BYTES,
    OURO_OBJECT /* anything else, an int beyond 64 bits too: ref names it */
} OuroKind;

typedef uint64_t OuroRef; /* an object of one VM; 0: none */

typedef struct OuroValue {
    OuroKind kind;
    bool truth;
    int64_t whole;
    double real;
    const char *data; /* TEXT, BYTES: size bytes; what comes out has a zero behind them */
    size_t size;
    OuroRef ref;      /* OBJECT; of what comes out as TEXT or BYTES 0 */
} OuroValue;

/* Values to go in. Text is not copied until the call that it goes into. */
static inline OuroValue ouro_none(void) { OuroValue v = {OURO_NONE, false, 0, 0, NULL, 0, 0}; return v; }
static inline OuroValue ouro_bool(bool truth) { OuroValue v = ouro_none(); v.kind = OURO_BOOL; v.truth = truth; return v; }
static inline OuroValue ouro_int(int64_t whole) { OuroValue v = ouro_none(); v.kind = OURO_INT; v.whole = whole; return v; }
static inline OuroValue ouro_float(double real) { OuroValue v = ouro_none(); v.kind = OURO_FLOAT; v.real = real; return v; }
static inline OuroValue ouro_object(OuroRef ref) { OuroValue v = ouro_none(); v.kind = OURO_OBJECT; v.ref = ref; return v; }
static inline OuroValue ouro_bytes(const void *data, size_t size)
{
    OuroValue v = ouro_none(); v.kind = OURO_BYTES; v.data = (const char *)data; v.size = size; return v;
}
static inline OuroValue ouro_text(const char *utf8) /* ended by a zero */
{
    OuroValue v = ouro_none(); v.kind = OURO_TEXT; v.data = utf8;
    while (utf8[v.size] != 0) { v.size++; }
    return v;
}

/* Scopes nest. False: no memory. Closing lets go of all that came out since the opening; without one open it does nothing. */
bool ouro_scope_open(OuroVm *vm);
void ouro_scope_close(OuroVm *vm);

/* A reference that is valid until ouro_drop() or the VM's end; any kind of value. 0: no memory, or not valid. */
OuroRef ouro_keep(OuroVm *vm, const OuroValue *value);
void ouro_drop(OuroVm *vm, OuroRef ref); /* 0, or what is not kept, is left alone */

/* ---- working with objects ----
 *
 * As the operation of the language does it, special methods included. `result` may be NULL where nothing is wanted. */

/* An expression in __main__, or the module `name` ("os.path" is os.path), imported if need be. */
OuroStatus ouro_value(OuroVm *vm, const char *expression, OuroValue *result);
OuroStatus ouro_import(OuroVm *vm, const char *name, OuroValue *result);

/* Calls a function with n arguments: "f" or "Class.method" of __main__ (or a built-in one), else "module.f" or
 * "package.module.f", which is imported; a value; a method of an object. */
OuroStatus ouro_call(OuroVm *vm, const char *function, const OuroValue *args, size_t n, OuroValue *result);
OuroStatus ouro_call_value(OuroVm *vm, const OuroValue *function, const OuroValue *args, size_t n, OuroValue *result);
OuroStatus ouro_call_named(OuroVm *vm, const OuroValue *function, const OuroValue *args, size_t n, const char *const *names,
                           const OuroValue *named, size_t n_named, OuroValue *result); /* f(*args, names[0]=named[0], ...) */
OuroStatus ouro_call_method(OuroVm *vm, const OuroValue *object, const char *name, const OuroValue *args, size_t n, OuroValue *result);

/* object.name; object NULL: a global of __main__. A value of NULL deletes it. */
OuroStatus ouro_get(OuroVm *vm, const OuroValue *object, const char *name, OuroValue *result);
OuroStatus ouro_set(OuroVm *vm, const OuroValue *object, const char *name, const OuroValue *value);

/* object[key] */
OuroStatus ouro_get_item(OuroVm *vm, const OuroValue *object, const OuroValue *key, OuroValue *result);
OuroStatus ouro_set_item(OuroVm *vm, const OuroValue *object, const OuroValue *key, const OuroValue *value);
OuroStatus ouro_length(OuroVm *vm, const OuroValue *object, size_t *length);

/* iter(object), and its next value: OURO_END when there is none. In a loop open a scope before it, or keep the iterator. */
OuroStatus ouro_iter(OuroVm *vm, const OuroValue *object, OuroValue *iterator);
OuroStatus ouro_next(OuroVm *vm, const OuroValue *iterator, OuroValue *result);

/* isinstance(object, type), where type is found as a function is: "dict", "collections.deque". */
OuroStatus ouro_is(OuroVm *vm, const OuroValue *object, const char *type, bool *is);

/* str(object) and repr(object): NULL with an error. */
const char *ouro_str(OuroVm *vm, const OuroValue *object);
const char *ouro_repr(OuroVm *vm, const OuroValue *object);

OuroStatus ouro_list(OuroVm *vm, const OuroValue *items, size_t n, OuroValue *result);
OuroStatus ouro_tuple(OuroVm *vm, const OuroValue *items, size_t n, OuroValue *result);
OuroStatus ouro_dict(OuroVm *vm, const OuroValue *keys, const OuroValue *values, size_t n, OuroValue *result);

/* ---- functions and data of the host ---- */

/* Called by Python code, in whichever thread that runs; `data` is what ouro_define() was given, *result is None before. It may call the
 * VM; in finalizers that run while ouro_free() ends the VM such calls may fail. Anything but OURO_OK raises what ouro_raise() said, or else what the last call of the VM failed with. */
typedef OuroStatus OuroFunction(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result);

/* Makes it "f" of __main__, or "module.f": the module is imported, or made if there is none. It takes positional arguments. */
OuroStatus ouro_define(OuroVm *vm, const char *name, OuroFunction *function, void *data);

/* In a function of the host: the error to raise, a built-in exception or "module.Class". Returns OURO_ERROR. */
OuroStatus ouro_raise(OuroVm *vm, const char *exception, const char *message);

/* In a function of the host, around what takes long and calls no VM: other threads of the program run meanwhile. */
void ouro_unlock(OuroVm *vm);
void ouro_lock(OuroVm *vm);

/* A Python object that stands for a pointer. `kind` tells pointers of the host apart: a string that outlives the VM. release
 * (may be NULL) is called with it when the object goes, at the latest by ouro_free(), unless ouro_wrap() failed; it may not call the VM. */
OuroStatus ouro_wrap(OuroVm *vm, void *pointer, const char *kind, void (*release)(void *pointer), OuroValue *result);
void *ouro_unwrap(OuroVm *vm, const OuroValue *value, const char *kind); /* NULL: no such pointer; nothing is raised */

/* ---- about the VM ---- */

/* The last call's error as python3 prints it, UTF-8; "" when there was none. Valid until the next call. In a function of the host: of
 * the calls that it made. The exit code is that of a call from outside. */
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
