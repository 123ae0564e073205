# tests/lang/library/mmap_type.py - maps of files and of memory: access, edges, exports, errors
FDS = set()
def t(f, *a, **k):
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try: r = f(*a, **k)
    except BaseException as e: r = type(e).__name__ + ' ' + str(e)
    else: r = repr(r) if ' at 0x' not in repr(r) else type(r)
    print(getattr(f, '__name__', '?'), *['fd' if type(x) is int and x in FDS else x for x in sh], k or '', '->', r)
import mmap, os
P = mmap.PAGESIZE
print(sorted(x for x in dir(mmap) if x[0] != '_'), mmap.error, mmap.ALLOCATIONGRANULARITY == P, mmap.mmap)
M = mmap.mmap
print(sorted(x for x in dir(M) if x[0] != '_'))
import tempfile
F = tempfile.mktemp()
with open(F, 'w+b') as f:
    f.write(b'abc' + bytes(2 * P) + b'end')
f = open(F, 'r+b')
m = M(f.fileno(), 0)
print(len(m), m[:5], m[-3:], m[0], m[2:0:-1], m[::P], m.size(), m.tell(), m.closed)
t(m.find, b'end'); t(m.find, b'end', 10); t(m.find, b'abc', 1); t(m.rfind, b'\0'); t(m.find, b'a', -5); t(m.rfind, b'c', 0, 2); t(m.find, 'x'); t(m.find, b''); t(m.rfind, b''); t(m.find, b'e', 'x')
t(m.read, 3); t(m.read, 0); t(m.read_byte); t(m.tell); t(m.seek, 0); t(m.seek, -3, 2); t(m.read); t(m.read_byte); t(m.read); t(m.seek, 1, 0); t(m.seek, 2, 1); t(m.tell); t(m.seek, -1); t(m.seek, 0, 5); t(m.seek, 1 << 40); t(m.seek, 'x'); t(m.read, 'x'); t(m.read, None); m.seek(0)
t(m.write, b'XYZ'); t(m.write, 'x'); t(m.write_byte, 65); t(m.write_byte, 300); t(m.write_byte, 'x'); t(m.tell); print(m[:6]); m.seek(0); t(m.readline); m[10] = 10; m.seek(0); t(m.readline); t(m.tell); m.seek(0, 2); t(m.write, b'q'); t(m.write_byte, 1); t(m.readline)
for k, v in ((0, 70), (0, 256), (0, -1), (0, 'x'), (99999, 1), (-1, 66), ('x', 1), (slice(0, 3), b'new'), (slice(0, 3), b'toolong'), (slice(0, 6, 2), b'123'), (slice(0, 6, 2), b'12'), (slice(0, 3), 'abc'), (slice(0, 0), b''), (slice(0, 3), bytearray(b'zzz'))): t(m.__setitem__, k, v)
print(m[:6]); t(m.__getitem__, 99999); t(m.__getitem__, 'x'); t(m.__getitem__, 1.5); t(m.__getitem__, slice(1, 4)); t(m.__delitem__, 0); t(m.__delitem__, slice(0, 1))
t(m.move, 0, 1, 3); t(m.move, 0, 0, 1 << 40); t(m.move, -1, 0, 1); t(m.move, 0, 'x', 1); print(m[:6]); t(m.flush); t(m.flush, 0, P); t(m.flush, 1, 5); t(m.flush, -1, 5); t(m.flush, P, P); t(m.flush, 0, 1 << 40)
t(m.madvise, mmap.MADV_NORMAL); t(m.madvise, mmap.MADV_WILLNEED, 0, P); t(m.madvise, 1 << 20); t(m.madvise, 0, -1); t(m.madvise, 0, 1 << 40); t(m.madvise, 0, 0, -1)
v = memoryview(m); print(v.format, v.readonly, v[:3].tobytes(), v.nbytes); t(m.close); t(m.resize, 5); v.release()
t(m.resize, 3 * P); print(len(m), m.size(), os.path.getsize(F)); t(m.resize, 2 * P); print(len(m)); t(m.resize, -1); t(m.resize, 'x')
print(repr(m)[:60], b'zz' in m, 90 in m, list(m)[:3] if False else '')
t(m.close); print(m.closed); t(m.close); t(m.read); t(len, m); t(m.__getitem__, 0); t(m.find, b'a'); t(m.size); t(m.flush); t(m.__enter__); t(m.tell); print(repr(m)); t(m.write, b'a'); t(m.seek, 0)
r = M(f.fileno(), 5, access=mmap.ACCESS_READ); print(r[:], len(r)); t(r.__setitem__, 0, 1); t(r.__setitem__, slice(0, 1), b'a'); t(r.write, b'a'); t(r.write_byte, 1); t(r.resize, 10); t(r.move, 0, 1, 1); t(r.flush); print(memoryview(r).readonly, repr(r)); 
c = M(f.fileno(), 5, access=mmap.ACCESS_COPY); c[0] = 99; print(c[:], open(F, 'rb').read(3), repr(c)); t(c.resize, 10); t(c.flush)
a = M(-1, 100); print(a[:3], len(a), repr(a)); a.write(b'hello'); a.seek(0); print(a.readline()[:5]); t(a.size); t(a.resize, 200); print(len(a))
with M(-1, 10) as w: w[0] = 1
print(w.closed)
FDS.add(f.fileno()); t(M, -1, 0); t(M, -1, -1); t(M, 'x', 1); t(M, -1, 'x'); t(M, f.fileno(), 1 << 40); t(M, f.fileno(), 5, offset=3); t(M, f.fileno(), 0, offset=1 << 30); t(M, f.fileno(), 5, offset=-1); t(M, f.fileno(), 5, access=9); t(M, f.fileno(), 5, mmap.MAP_SHARED, access=1); t(M, 9999, 5); t(M, f.fileno(), 5, mmap.MAP_SHARED, mmap.PROT_READ, 1); t(M, -1, 1 << 62)
o = M(f.fileno(), 0, offset=P); print(len(o), o[:2]); o2 = M(f.fileno(), 5, prot=mmap.PROT_READ); t(o2.__setitem__, 0, 1); print(repr(o2)); o3 = M(fileno=f.fileno(), length=5, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_WRITE | mmap.PROT_READ); o3[0] = 1; print(o3[:2])
open(F, 'wb').close(); e = open(F, 'r+b'); FDS.add(e.fileno()); t(M, e.fileno(), 0)
import copy
t(o.__reduce_ex__, 2); print(isinstance(o, object), o == o, hash(o) == hash(o), a < a if False else '')
class S(M): pass
s = S(-1, 5); s.x = 1; print(s.x, len(s)); os.remove(F)
