/* import_int.h - between the files of the import system: import.c, find.c, spec.c, import_class.c. */
#ifndef OU_IMPORT_INT_H
#define OU_IMPORT_INT_H

#include "09_vm/machine.h"

/* A part, borrowed; never NULL after ou_import_start(). */
OU_INLINE OuObject *ou_import_part(const OuThread *th, OuImportPart part)
{
    return th->vm->machine->import_parts[part];
}

/* ---- spec.c ---- */

/* The class ModuleSpec: new. */
OuObject *ou_import_make_spec_class(OuThread *th);

/* A module's __spec__. file, path, cached may be NULL; loader and origin may be None. New. */
OuObject *ou_import_make_spec(OuThread *th, OuObject *name, OuObject *loader, OuObject *origin, OuObject *file,
                              OuObject *path, OuObject *cached);

/* Makes and runs the module that a finder of the program has described; in sys.modules already. New. */
OuObject *ou_import_load_spec(OuThread *th, OuObject *spec);

/* ---- import_class.c ---- */

/* A finder for a folder (as FileFinder(folder) would be): new. */
OuObject *ou_import_folder_finder(OuThread *th, OuObject *folder);
/* An attribute of the library's _bootstrap or _bootstrap_external, which are loaded if need be: new. */
OuObject *ou_import_library_attr(OuThread *th, bool external, const char *name);

/* zipimport was imported: its zipimporter stands in sys.path_hooks from here on. False with an error. */
bool ou_import_show_archives(OuThread *th, OuObject *zipimport);

/* ---- find.c ---- */

/* Asks the finders of sys.meta_path in turn. path: the parent's __path__, NULL for sys.path. NULL without error: none
 * knows the module. */
OuObject *ou_import_search(OuThread *th, OuObject *name, OuObject *tail, OuObject *path);

/* ---- import.c ---- */

OuObject *ou_import_load_builtin(OuThread *th, OuObject *name, const OuBuiltinModule *row);
/* folder: of a package, a one-item list; else NULL. */
OuObject *ou_import_load_file(OuThread *th, OuObject *name, OuObject *file, OuObject *path);

/* ---- import_lock.c ---- */

typedef struct OuImportWaiter OuImportWaiter;
typedef struct OuImporting { /* an import under way; on the C stack of its thread */
    OuThread *th;
    OuObject *name; /* borrowed: the caller of the import keeps it */
    struct OuImporting *next;
} OuImporting;

/* Waits while another thread loads this module. False with the error of a signal handler. */
bool ou_import_wait(OuThread *th, OuObject *name);
void ou_import_begin(OuThread *th, OuObject *name, OuImporting *record);
void ou_import_end(OuThread *th, OuImporting *record);

/* ---- import_time.c ---- */

typedef struct OuImportTimer { /* of an import under way; on the C stack of its thread */
    uint64_t started_ns;
    int64_t before_ns; /* what inner imports of the one around it had taken when this one began */
} OuImportTimer;

/* Around an import, when th->vm->machine->import_times.on. The pending error stands. */
void ou_import_time_begin(OuThread *th, OuImportTimer *timer);
void ou_import_time_end(OuThread *th, OuImportTimer *timer, OuObject *name);

#endif
