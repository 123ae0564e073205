/* fs_path.h - what a program gives as a path: str, bytes, or an object with __fspath__. */
#ifndef OU_FS_PATH_H
#define OU_FS_PATH_H

#include "04_object/vm.h"

/* os.fspath(): a str or bytes, new. TypeError. */
OuObject *ou_fs_path(OuThread *th, OuObject *o);

/* The same; NULL with nothing pending: o is no path, for those who say that in words of their own. */
OuObject *ou_fs_path_maybe(OuThread *th, OuObject *o);

/* The bytes of a bytes-like object that is given for a path, after a DeprecationWarning with these words; new. */
OuObject *ou_fs_path_buffer(OuThread *th, OuObject *o, OuObject *words);

/* A path as a str without null characters, new: bytes are decoded, a bytes-like object does with the warning. */
OuObject *ou_fs_path_text(OuThread *th, OuObject *o);

#endif
