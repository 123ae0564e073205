/* library.h - the modules that are part of the binary: registered, started, ended.
 *
 * A module written in C is one file (or folder prefix) with a row `const OuBuiltinModule
 * ou_module_<name>`; library.c lists the rows. Its make() returns a new module; state that it needs hangs on the
 * module (OuModule.state) or, for the few that the rest of the library asks for, in OuLibrary. */
#ifndef OU_LIBRARY_H
#define OU_LIBRARY_H

#include "09_vm/machine.h"

/* What the command line and the embedding API decide before anything runs. Strings are borrowed for the
 * life of the VM. */
typedef struct OuLibraryConfig {
    int argc;
    const char *const *argv;      /* sys.argv; argc 0: [''] */
    const char *executable;       /* sys.executable; NULL: "" */
    const char *base_executable;  /* sys._base_executable; NULL: the same */
    const char *prefix;           /* of a virtual environment; NULL: there is none */
    const char *library;          /* sys._stdlib_dir; NULL: None */
    const char *home;             /* sys._home; NULL: None */
    const char *const *path;      /* what stands in sys.path before the library; ended by NULL; may be NULL */
    const char *const *warn_options; /* -W; ended by NULL; may be NULL */
    const char *const *x_options; /* -X; ended by NULL; may be NULL */
    int n_orig_argv;
    const char *const *orig_argv; /* sys.orig_argv */
    const char *pycache_prefix;   /* sys.pycache_prefix; may be NULL */
    const char *io_encoding;      /* of stdin and stdout; NULL: utf-8 */
    const char *io_errors;        /* of stdin and stdout; NULL: strict */
    const char *ctype_locale;     /* setlocale(LC_CTYPE), put off: ou_library_settle_locale(); NULL: nothing is */
    bool own_streams;             /* sys.stdin, stdout, stderr over file descriptors 0, 1, 2 */
    bool unbuffered, inspect, interactive, isolated, ignore_environment, no_site, no_user_site, dont_write_bytecode,
        quiet, utf8_mode, safe_path, dev_mode, fault_handler, warn_default_encoding, import_time;
    int optimize, verbose, bytes_warning, debug;
    bool has_max_str_digits;
    int max_str_digits;           /* sys.set_int_max_str_digits() */
    bool hash_randomization;
    OuPycCheck pyc_check;         /* --check-hash-based-pycs */
} OuLibraryConfig;

/* What _warnings keeps when warnings.py is not imported; all NULL until the first warning. */
typedef struct OuWarnings {
    OuObject *filters, *once_registry, *default_action; /* owned */
    int64_t version; /* of the filters: registries of another one count as empty */
} OuWarnings;
/* Objects that modules keep once a VM, outside the module object: what methods of static types need. */
typedef enum OuKept {
    OU_KEPT_BUILTINS, /* a copy of their names and values as they are at first */
    OU_KEPT_STRUCT_ERROR, OU_KEPT_STRUCT_CACHE, OU_KEPT_BINASCII_ERROR, OU_KEPT_BINASCII_INCOMPLETE,
    OU_KEPT_ARRAY_RECONSTRUCTOR, OU_KEPT_UNSUPPORTED_DIGEST, OU_KEPT_ZLIB_ERROR, OU_KEPT_LZMA_ERROR,
    OU_KEPT_EXPAT_ERROR, OU_KEPT_LIB_Z, OU_KEPT_LIB_BZ2, OU_KEPT_LIB_LZMA, OU_KEPT_LIB_CRYPTO, OU_KEPT_LIB_EXPAT, OU_KEPT_LIB_UUID,
    OU_KEPT_CSV_ERROR, OU_KEPT_CSV_DIALECTS, OU_KEPT_CSV_LIMIT, OU_KEPT_LOCALE_ERROR,
    OU_KEPT_PICKLE_ERROR, OU_KEPT_PICKLING_ERROR, OU_KEPT_UNPICKLING_ERROR, OU_KEPT_PICKLE_PARTS,
    OU_KEPT_TERMIOS_ERROR, OU_KEPT_SOCKET_GAIERROR, OU_KEPT_SOCKET_HERROR, OU_KEPT_SIGNAL_TIMER_ERROR,
    OU_KEPT_DATETIME_UTC, OU_KEPT_ISO_CALENDAR,
    OU_KEPT_LIB_SQLITE, OU_KEPT_SQL_ADAPTERS, OU_KEPT_SQL_CONVERTERS, OU_KEPT_SQL_ADAPTED_BASES, OU_KEPT_SQL_TRACEBACKS,
    OU_KEPT_SQL_WARNING, OU_KEPT_SQL_ERROR, OU_KEPT_SQL_INTERFACE_ERROR, OU_KEPT_SQL_DATABASE_ERROR, OU_KEPT_SQL_DATA_ERROR,
    OU_KEPT_SQL_OPERATIONAL_ERROR, OU_KEPT_SQL_INTEGRITY_ERROR, OU_KEPT_SQL_INTERNAL_ERROR, OU_KEPT_SQL_PROGRAMMING_ERROR,
    OU_KEPT_SQL_NOT_SUPPORTED_ERROR,
    OU_KEPT_LIB_FFI, OU_KEPT_CTYPES,
    OU_KEPT_LIB_SSL, OU_KEPT_SSL_ERROR, OU_KEPT_SSL_ZERO_RETURN_ERROR, OU_KEPT_SSL_WANT_READ_ERROR, OU_KEPT_SSL_WANT_WRITE_ERROR,
    OU_KEPT_SSL_SYSCALL_ERROR, OU_KEPT_SSL_EOF_ERROR, OU_KEPT_SSL_CERT_ERROR,
    OU_KEPT_ASYNCIO,
    OU_KEPT_AUDIOOP_ERROR, OU_KEPT_LIB_CRYPT, OU_KEPT_LIB_EDIT, OU_KEPT_LIB_DB, OU_KEPT_DBM_ERROR, OU_KEPT_DECIMAL,
    OU_KEPT_END
} OuKept;

typedef struct OuLibrary {
    OuLibraryConfig config;
    OuObject *sys_module;  /* owned */
    OuObject *exit_callbacks; /* atexit: list of (f, args, kwargs); owned, may be NULL */
    OuObject *fork_before, *fork_in_child, *fork_in_parent; /* os.register_at_fork: lists; owned, may be NULL */
    OuObject *queue_empty;    /* the class _queue.Empty; owned, NULL until used */
    OuObject *asyncgen_hooks_type; /* sys_async.c: class, owned; NULL until asked for */
    OuObject *gc_callbacks, *gc_garbage; /* gc_module.c: lists, owned; NULL until gc is imported */
    uint64_t gc_started_ns;   /* DEBUG_STATS: when the collection began */
    OuObject *io_unsupported; /* the class io.UnsupportedOperation; owned, NULL until used */
    OuWarnings warnings;
    OuObject *import_lock;    /* _imp: an RLock; owned, NULL until used */
    int64_t import_lock_depth;
    uint64_t n_context_vars; /* _contextvars: serial numbers given out */
    uint64_t n_tasks; /* _asyncio: names given out (Task-1, ...) */
    uint64_t abc_token; /* _abc: changes with each class registered with an abstract one */
    OuObject *kept[OU_KEPT_END]; /* owned, NULL until used */
    size_t thread_stack_size; /* _thread.stack_size(); 0: the system's */
    int64_t n_threads;        /* _thread._count() */
    OuObject *ast_module;     /* _ast, whose classes compile() needs; owned, NULL until used */
    struct OuFaults *faults;  /* faulthandler_module.c; NULL until it is used */
    struct OuLineEditor *line_editor; /* of the prompt, input() and readline; NULL until one needs it */
    int dlopen_flags;         /* sys.setdlopenflags() */
    int64_t socket_timeout;   /* socket.setdefaulttimeout(): nanoseconds; -1: none */
    bool finalizing;
} OuLibrary;

/* Registers the tables, makes builtins and sys, then (own_streams) the standard streams. False with an error. */
OU_MUST_USE bool ou_library_start(OuThread *th, const OuLibraryConfig *config);
/* What the end of a program does while everything still works: atexit callbacks, standard streams flushed.
 * False: flushing stdout failed. */
bool ou_library_finish(OuThread *th);
/* gc_module.c: the warning about what is in gc.garbage when a program ends. */
void ou_gc_tell_garbage(OuThread *th);
/* faulthandler_module.c: its handlers and its watch are taken away. */
void ou_faults_end(OuThread *th);
/* asyncio_module.c: lets go of what leads to the policy's event loop, so that it ends while the modules it works with are whole. */
void ou_asyncio_end(OuThread *th);
/* Lets go of everything: modules' dicts are cleared in CPython's order, sys and builtins last. */
void ou_library_end(OuThread *th);

/* Programs in C begin with setlocale(LC_CTYPE, ""). It maps 350 KB of tables, which few programs need, so the command leaves
 * it to whatever depends on the C library's locale: those functions call this first. */
void ou_library_settle_locale(OuThread *th);

/* What hangs on the record of a thread that ends: thread-local data, hooks, the sentinel. thread_module.c has it. */
void ou_thread_let_go(OuThread *th);

/* A finalizer found `source` open: ResourceWarning "unclosed <what><source>". When the filters make it an error, it is unraisable
 * in `owner`. What is pending stays so. warnings_module.c has it. */
void ou_warn_unclosed(OuThread *th, OuObject *source, OuObject *owner, const char *what);

/* Python sources in the binary (src/10_builtin/lib), ended by NULL; the build writes the table. */
extern const OuBuiltinModule *const ou_embedded_modules[];

/* The types of floor 10 are numbered here, from OU_TYPE_INDEX_10: see type_index_10.h. */
extern const size_t ou_library_n_types;

#endif
