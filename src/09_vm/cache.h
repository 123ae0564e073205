/* cache.h - compiled code beside its source: __pycache__/name.ouro-311.pyc.
 *
 * A file is PEP 552's 16 bytes (a magic number; flags; modification time and size, or a hash, of the source), then what
 * marshal.dumps(code) gives: one byte OU_CACHE_CODE, four bytes of size, least first, and the bytes of ou_code_dump().
 * The magic number is made of the compiler's sources (cmake/cache_number.cmake), so that no state of it loads what another
 * one wrote; the library's importlib gets it as MAGIC_NUMBER, so that py_compile and importlib's own loaders make and take the
 * same files. */
#ifndef OU_CACHE_H
#define OU_CACHE_H

#include "06_types/code.h"

#define OU_CACHE_TAG "ouro-311"
#ifndef OU_CACHE_NUMBER
#error "the build says it: cmake/cache_number.cmake"
#endif
#define OU_CACHE_MAGIC (0x0a0d0000u | OU_CACHE_NUMBER) /* and carriage return, newline */
#define OU_CACHE_HEAD 16
#define OU_CACHE_CODE 'O' /* unknown to CPython's marshal, which therefore refuses it */

/* The code of a source file: from the cache when that is of this source, else compiled, and then written to the cache
 * unless sys.dont_write_bytecode forbids it or the folder does. What is wrong with a cache is no error: the source
 * decides. (Instructions of a function that somebody damaged, who made the checksum right again, are refused when it is called.) *cached: the cache's path, a new str, also when there is no such file; NULL after an error. New; NULL with
 * OSError, SyntaxError, ... pending. */
OuCode *ou_cache_code(OuThread *th, OuObject *file, OuObject **cached);

/* Do these bytes begin as such a file, or as what py_compile writes? */
bool ou_cache_has_magic(const OuObject *bytes);

#endif
