/* machine.h - running code: what floors above 09 may ask of the machine. */
#ifndef OU_MACHINE_H
#define OU_MACHINE_H

#include "06_types/code.h"
#include "06_types/function.h"

/* Tables of modules written in C or embedded as Python source, registered by 10 before anything is imported. */
typedef struct OuBuiltinModule {
    const char *name;
    OuObject *(*make)(OuThread *th); /* a new module object; NULL with error */
    const char *source;  /* make NULL: Python source text embedded in the binary */
    size_t source_size;
    bool is_package;
} OuBuiltinModule;

/* What importlib's classes are here: made at start, filled with the library's code when a program asks for that. */
typedef enum OuImportPart {
    OU_IMPORT_SPEC,         /* ModuleSpec */
    OU_IMPORT_BUILTIN, OU_IMPORT_FROZEN, OU_IMPORT_PATH, /* what stands in sys.meta_path */
    OU_IMPORT_SOURCE,       /* SourceFileLoader */
    OU_IMPORT_FOLDER,       /* FileFinder: one folder of a path */
    OU_IMPORT_ARCHIVE,      /* what stands first in sys.path_hooks: zipimporter, or till zipimport is there what loads it */
    OU_IMPORT_HOOK,         /* what stands second: makes FileFinders */
    OU_IMPORT_LIBRARY_HOOK, /* the library's own such function; NULL until it is joined */
    OU_IMPORT_N_PARTS
} OuImportPart;

typedef struct OuImportTimes { /* -X importtime */
    bool on, head_shown;
    unsigned depth;   /* of imports in imports */
    int64_t inner_ns; /* that imports within the innermost one under way have taken */
} OuImportTimes;

/* Are .pyc files that name their source by its hash compared with it? DEFAULT: those that ask for it. */
typedef enum OuPycCheck { OU_PYC_DEFAULT, OU_PYC_ALWAYS, OU_PYC_NEVER } OuPycCheck;

typedef struct OuMachine {
    struct OuImporting *importing; /* import_lock.c: imports under way, in all threads; on their C stacks */
    struct OuImportWaiter *import_waiters;
    OuObject *builtins;      /* dict of the builtins module; owned */
    OuObject *builtins_module;
    OuObject *modules;       /* sys.modules: dict; owned */
    OuObject *sys_dict;      /* dict of the sys module; owned; NULL until 10 made it */
    OuObject *import_func;   /* what IMPORT_NAME calls when builtins.__import__ is the original; owned */
    OuObject *import_parts[OU_IMPORT_N_PARTS]; /* classes of the import system (OuImportPart); owned, may be NULL */
    OuThread *import_joiner; /* who is loading the library's importlib and joining it with them; borrowed, NULL: nobody */
    bool archives_loading;   /* zipimport is being imported: archives of sys.path have no finders yet */
    OuImportTimes import_times;
    int optimize;            /* -O level */
    OuPycCheck pyc_check;    /* --check-hash-based-pycs */
    uint32_t next_version;   /* of functions and code, for inline caches */
    struct OuAttrEntry *attr_cache; /* attr_cache.c; NULL until an instruction needs it */
    OuObject *signal_handlers; /* list of 65: what signal.signal() was given; owned; NULL: none yet */
    const OuBuiltinModule *const *tables[4]; /* import.c: registered tables of built-in modules */
} OuMachine;

extern const OuHost ou_machine_host; /* the host table that 09 fills (12 passes it to ou_vm_start) */

OU_MUST_USE bool ou_machine_start(OuThread *th);
void ou_machine_end(OuThread *th);

/* Runs a code object without arguments: module bodies, exec, eval, class bodies. locals: NULL (same as
 * globals) or any mapping. closure: tuple of cells or NULL. Puts __builtins__ into globals when absent. */
OuObject *ou_machine_run(OuThread *th, OuCode *code, OuObject *globals, OuObject *locals, OuObject *closure);

/* Waits while another thread loads the library's importlib. False, nothing pending: th itself is at it. */
bool ou_import_wait_joined(OuThread *th);

/* Of the innermost Python frame; borrowed, NULL when none runs. */
OuObject *ou_machine_globals(OuThread *th);
OuObject *ou_machine_builtins(OuThread *th);
/* locals(): the mapping of a class or module body, a fresh snapshot of a function's; new. */
OuObject *ou_machine_locals(OuThread *th);
/* Frame object `depth` calls up (0: innermost Python frame); new; NULL with ValueError when too deep. */
OuObject *ou_machine_frame(OuThread *th, int64_t depth);
/* Local variable of the innermost frame by index, borrowed: for zero-argument super(). NULL: unbound or none. */
OuObject *ou_machine_frame_local(OuThread *th, size_t i);
/* Code of the innermost Python frame, borrowed; NULL. */
OuCode *ou_machine_frame_code(OuThread *th);
/* The content of the cell named `name` in the innermost frame (for __class__); borrowed; NULL. */
OuObject *ou_machine_frame_cell(OuThread *th, OuObject *name);

/* A pending signal, collection, lock request, ...: what safe points and long C loops call when
 * th->breaker is not 0. False: an error is pending. */
bool ou_machine_break(OuThread *th);
OU_INLINE bool ou_tick(OuThread *th)
{
    return OU_LIKELY(atomic_load_explicit(&th->breaker, memory_order_relaxed) == 0) || ou_machine_break(th);
}

/* import.c: __import__ and importlib.import_module's core; new. */
OuObject *ou_import_level(OuThread *th, OuObject *name, OuObject *globals, OuObject *fromlist, int64_t level);
/* The module `name` ("os.path" gives os.path), imported if need be; new. */
OuObject *ou_import_module(OuThread *th, const char *name);
/* What that module has under a name; new. */
OuObject *ou_import_attr(OuThread *th, const char *module_name, const char *name);
/* Before anything is imported: makes the classes, fills sys.meta_path and sys.path_hooks, gives sys its __spec__. */
OU_MUST_USE bool ou_import_start(OuThread *th, OuObject *sys_module);
/* __spec__, __loader__, ... of a module that is part of the binary. */
OU_MUST_USE bool ou_import_describe_builtin(OuThread *th, OuObject *module);
/* A loader object for a source file: new. */
OuObject *ou_import_source_loader(OuThread *th, OuObject *name, OuObject *file);
/* The row of a built-in or embedded module; NULL: there is none. */
const OuBuiltinModule *ou_import_find_builtin(OuVm *vm, OuObject *name);
/* The module of this full name, from sys.modules or loaded: new. */
OuObject *ou_import_find_and_load(OuThread *th, OuObject *name);
/* In the child of a fork(): imports of other threads are not under way. */
void ou_import_after_fork(OuThread *th);
/* The whole file as bytes; NULL with OSError. */
OuObject *ou_import_read_file(OuThread *th, const char *path);
/* A table of such modules, ended by NULL. */
void ou_import_register(OuVm *vm, const OuBuiltinModule *const *table);

/* traceback.c: the text that python3 prints for an exception, chain and carets included; a str. */
OuObject *ou_traceback_text(OuThread *th, OuObject *exception);
/* Likewise for what cannot be raised: the exception alone, without its chain, parts, notes and hints. */
OuObject *ou_traceback_text_alone(OuThread *th, OuObject *exception);

#endif
