/* fs_path.h - what a program gives as a path: str, bytes, or an object with __fspath__. */
#ifndef OU_FS_PATH_H
#define OU_FS_PATH_H

#include "04_object/vm.h"

/* os.fspath(): a str or bytes, new. TypeError. */
OuObject *ou_fs_path(OuThread *th, OuObject *o);

/* The same; NULL with nothing pending: o is no path, for those who say that in words of their own. */
OuObject *ou_fs_path_maybe(OuThread *th, OuObject *o);

#endif
