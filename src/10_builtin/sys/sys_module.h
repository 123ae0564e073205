/* sys_module.h - the module sys: its parts that the start and the end of a VM call. */
#ifndef OU_SYS_MODULE_H
#define OU_SYS_MODULE_H

#include "10_builtin/library.h"

/* platform.py takes sys.version apart, and wants a compiler. The language is CPython 3.11.2's. */
#ifdef __clang__
#define OU_SYS_COMPILER "Clang " __clang_version__
#else
#define OU_SYS_COMPILER "GCC " __VERSION__
#endif
#define OU_SYS_VERSION_SHORT "3.11.2 (Ouro 0.1.0)"
#define OU_SYS_VERSION OU_SYS_VERSION_SHORT " [" OU_SYS_COMPILER "]"

/* The module with everything that needs no other module; new. */
OuObject *ou_sys_make(OuThread *th);
/* What needs the types and modules of the library: version_info, flags, hash_info, ... */
bool ou_sys_add_late(OuThread *th);
/* sys.stdin, stdout, stderr and their dunder twins over file descriptors 0, 1, 2. */
bool ou_sys_open_streams(OuThread *th);
/* False: flushing stdout failed (reported to stderr as CPython does). */
bool ou_sys_flush_streams(OuThread *th);
/* atexit: last registered first; errors are reported and do not stop it. */
void ou_sys_run_exit_callbacks(OuThread *th, OuObject *callbacks);

#endif
