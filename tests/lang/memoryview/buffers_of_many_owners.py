# tests/lang/memoryview/buffers_of_many_owners.py - who exports memory, and what is locked while it does
import array, io, mmap
owners = [bytearray(b"abcd"), array.array("h", [1, 2]), mmap.mmap(-1, 4), b"abcd"]
for o in owners:
    m = memoryview(o)
    print(type(o).__name__, m.format, m.itemsize, m.shape, m.readonly, m.tobytes()[:2] is not None, type(m.obj) is type(o))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a = array.array("h", [1, 2]); m = memoryview(a)
t(lambda: a.append(3)); t(lambda: a.pop()); t(lambda: a.extend([1])); t(lambda: a.fromlist([1])); t(lambda: a.__imul__(2)); t(lambda: a.__setitem__(slice(0, 1), array.array("h", [5, 6]))); t(lambda: a.__setitem__(0, 9)); t(lambda: m.tolist()); t(lambda: a.byteswap()); t(lambda: a.insert(0, 1)); t(lambda: a.__delitem__(0)); t(lambda: a.reverse())
m.release(); a.append(3); print(a)
b = bytearray(b"abcd"); m = memoryview(b)[1:3]
for f in (lambda: b.append(1), lambda: b.pop(), lambda: b.clear(), lambda: b.extend(b"x"), lambda: b.extend(b""), lambda: b.__delitem__(0), lambda: b.insert(0, 1), lambda: b.__iadd__(b"x"), lambda: b.__imul__(0), lambda: b.__init__(b"zz"), lambda: b.remove(97), lambda: b.__setitem__(slice(0, 1), b"xy"), lambda: b.__setitem__(slice(0, 1), b"x"), lambda: b.reverse(), lambda: b.__setitem__(0, 65)):
    t(f)
print(b, m.tobytes())
i = io.BytesIO(b"abcd"); v = i.getbuffer()
t(lambda: i.write(b"longer than four")); t(lambda: i.truncate(1)); t(lambda: i.close()); v[0:2] = b"XY"; t(i.getvalue); v.release(); i.write(b"longer"); t(i.getvalue)
mm = memoryview(m); m.release(); t(lambda: m[0]); t(lambda: mm.tobytes()); t(lambda: b.append(0)); mm.release(); b.append(1); print(b)
with memoryview(b) as w:
    x = memoryview(w)
    t(w.release)
    t(lambda: w[0])
t(lambda: w[0]); t(lambda: x[0])
