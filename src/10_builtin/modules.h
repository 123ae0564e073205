/* modules.h - the modules written in C: one row each. A row X(name) is `const OuBuiltinModule ou_module_<name>`
 * in the file that makes it. */
#ifndef OU_MODULES_H
#define OU_MODULES_H

#define OU_MODULE_LIST(X) \
    X(_abc) \
    X(_ast) \
    X(_bisect) \
    X(_blake2) \
    X(_bz2) \
    X(_codecs) \
    X(_collections) \
    X(_contextvars) \
    X(_csv) \
    X(_datetime) \
    X(_frozen_importlib) \
    X(_frozen_importlib_external) \
    X(_functools) \
    X(_hashlib) \
    X(_heapq) \
    X(_imp) \
    X(_io) \
    X(_json) \
    X(_locale) \
    X(_lzma) \
    X(_lsprof) \
    X(_md5) \
    X(_multiprocessing) \
    X(_opcode) \
    X(_operator) \
    X(_pickle) \
    X(_posixshmem) \
    X(_posixsubprocess) \
    X(_queue) \
    X(_random) \
    X(_sha1) \
    X(_sha256) \
    X(_sha3) \
    X(_sha512) \
    X(_signal) \
    X(_socket) \
    X(_sre) \
    X(_stat) \
    X(_statistics) \
    X(_string) \
    X(_struct) \
    X(_symtable) \
    X(_thread) \
    X(_tokenize) \
    X(_typing) \
    X(_uuid) \
    X(_warnings) \
    X(_weakref) \
    X(array) \
    X(atexit) \
    X(binascii) \
    X(cmath) \
    X(errno) \
    X(faulthandler) \
    X(fcntl) \
    X(gc) \
    X(grp) \
    X(itertools) \
    X(marshal) \
    X(math) \
    X(mmap) \
    X(posix) \
    X(pwd) \
    X(pyexpat) \
    X(resource) \
    X(select) \
    X(termios) \
    X(time) \
    X(unicodedata) \
    X(zlib)

#endif
