# lang/osmod/transfer.py: pread, pwrite, readv, writev, sendfile, copy_file_range, splice, lockf and their kin
import os
f = os.memfd_create('t')
print(os.pwrite(f, b'hello world', 0), os.pread(f, 5, 6), os.pread(f, 100, 20))
a, b = bytearray(3), bytearray(4)
print(os.preadv(f, [a, b], 2), a, b)
print(os.pwritev(f, [b'AB', b'', memoryview(b'CD')], 1), os.pread(f, 20, 0))
os.lseek(f, 0, 0)
print(os.readv(f, [a, b]), a, b)
g = os.memfd_create('u')
print(os.writev(g, [b'x' * 5, b'y' * 5]), os.sendfile(g, f, 0, 4), os.pread(g, 99, 0))
print(os.copy_file_range(f, g, 3, 0, 20), os.pread(g, 99, 0))
r, w = os.pipe()
print(os.splice(f, w, 4, offset_src=1), os.read(r, 10))
e = os.eventfd(5)
os.eventfd_write(e, 3); print(os.eventfd_read(e))
os.posix_fallocate(g, 0, 100); print(os.fstat(g).st_size)
os.posix_fadvise(g, 0, 10, os.POSIX_FADV_SEQUENTIAL)
print(os.lockf(g, os.F_LOCK, 10), os.lockf(g, os.F_ULOCK, 10))
print(len(os.getrandom(7)), os.getrandom(0))
for call in (lambda: os.pread(f, -1, 0), lambda: os.readv(f, 5), lambda: os.readv(f, [b'x']), lambda: os.writev(f, ['x']),
             lambda: os.pread(-1, 1, 0), lambda: os.copy_file_range(f, g, -1), lambda: os.eventfd(-1), lambda: os.pwrite(f, 'x', 0)):
    try:
        print(call())
    except Exception as x:
        print(type(x).__name__, x)
