/* sys_int.h - the files of the module sys. */
#ifndef OU_SYS_INT_H
#define OU_SYS_INT_H

#include "10_builtin/sys/sys_module.h"

OU_INLINE OuLibrary *ou_library_state(OuThread *th)
{
    return th->vm->library;
}

/* sys_hooks.c: displayhook, excepthook, unraisablehook, breakpointhook. */
bool ou_sys_add_hooks(OuThread *th, OuObject *module);
/* sys_info.c: version, version_info, implementation, flags, float_info, int_info, hash_info, thread_info. */
bool ou_sys_add_info(OuThread *th, OuObject *module);

/* sys_async.c: hooks of asynchronous generators, origins of coroutines. */
bool ou_sys_add_async(OuThread *th, OuObject *module);

/* stdlib_names.c: attributes that are made when they are asked for (OuModule.late): stdlib_module_names. */
OuObject *ou_sys_late(OuThread *th, OuObject *name);

/* sys_threads.c: frames and exceptions of all threads, the lock. */
bool ou_sys_add_threads(OuThread *th, OuObject *module);

#endif
