/* foreign.h - libraries that are opened when a module first needs them: zlib, bzip2, lzma, libcrypto, expat.
 *
 * Linked, each would cost every start of `ouro` (docs/decisions.md has the figures); the headers are used to build, the
 * library is opened by dlopen. An OuForeign is a library's functions as one object of a VM: whatever calls them keeps it. */
#ifndef OU_FOREIGN_H
#define OU_FOREIGN_H

#include "10_builtin/data_int.h"
#include "10_builtin/work.h"

typedef struct OuForeign {
    OuObject head;
    size_t n;     /* functions */
    void *fns[];
} OuForeign;

/* The library of a slot (OU_KEPT_LIB_...), opened the first time: borrowed, th->vm->library keeps it. names: n functions, in
 * the order of the caller's table of pointers. ImportError, naming the Debian package, when there is none. */
OuForeign *ou_foreign_open(OuThread *th, OuKept slot, const char *module, const char *file, const char *package,
                           const char *const *names, size_t n);

/* For the caller's list of functions, LIST(X): the members of its table of pointers, and their names. */
#define OU_FOREIGN_POINTER(name) __typeof__(&name) name;
#define OU_FOREIGN_NAME(name) #name,

/* For modules whose headers were not there when Ouro was built: ModuleNotFoundError that says which package they need. */
OuObject *ou_foreign_missing(OuThread *th, const char *module, const char *package);

/* Memory of a library, charged to the VM. It hangs in the object that owns the stream, so that the hooks know whether the
 * lock of the VM was given up around the call. */
typedef struct OuForeignMemory {
    OuThread *th;  /* of the running call */
    bool unlocked;
} OuForeignMemory;
void *ou_foreign_take(OuForeignMemory *memory, size_t n, size_t size); /* NULL: no memory; nothing is raised */
void ou_foreign_give(OuForeignMemory *memory, void *p);

/* ou_work_leave() and ou_work_enter() that keep the hooks informed. */
void ou_foreign_leave(OuThread *th, OuForeignMemory *memory, size_t n);
void ou_foreign_enter(OuThread *th, OuForeignMemory *memory, size_t n);

#endif
