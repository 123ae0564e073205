# tests/lang/memoryview/strided_views.py - slices with steps share memory: items, casts refused, copies, comparison, order of assignment
b = bytearray(b"0123456789")
m = memoryview(b)
for s in (slice(None, None, 2), slice(None, None, -1), slice(8, 2, -3), slice(3, 3), slice(1, 9, 4), slice(100, 200)):
    v = m[s]
    print(s, v.tobytes(), v.shape, v.strides, v.contiguous, v.c_contiguous, v.f_contiguous, v.nbytes, v == b[s], v.tolist() == list(b[s]), v[::-1].tobytes(), v.hex(), bytes(v), v.obj is b)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: m[::2].cast("H")); t(lambda: m[::2].cast("b").tolist()); t(lambda: b"-".join([m[::2], m[::-3]])); t(lambda: b"x" + m[::2]); t(lambda: bytearray(m[::-1])); t(lambda: bytearray(b"z").__iadd__(m[::5])); t(lambda: int.from_bytes(m[::5], "big")); t(lambda: hash(m.toreadonly()[::2]) == hash(bytes(b[::2]))); t(lambda: b"0246".find(m[2:6:2])); t(lambda: "".join(map(chr, m[1::3])))
def assign(i, v):
    b[:] = b"0123456789"; m[i] = v; return bytes(b)
t(lambda: assign(slice(0, 4), m[2:6])); t(lambda: assign(slice(2, 6), m[0:4])); t(lambda: assign(slice(None, None, -1), m[:])); t(lambda: assign(slice(None, None, 2), m[5:])); t(lambda: assign(slice(0, 5), m[::-2])); t(lambda: assign(slice(0, 2), b"abc")); t(lambda: assign(slice(0, 2), "ab")); t(lambda: assign(slice(0, 2), [1, 2])); t(lambda: assign(slice(0, 0), b"")); t(lambda: assign(slice(0, 2), memoryview(b"ab").cast("b"))); t(lambda: assign(0, b"a")); t(lambda: assign(slice(1, 0), b"a"))
try:
    del m[0]
except TypeError as e:
    print(e)
r = memoryview(b"ro")
t(lambda: r.__setitem__(0, 1)); t(lambda: r.__setitem__(slice(0, 1), b"a")); print(r.readonly, m.readonly, m.toreadonly().readonly, m.toreadonly().obj is b)
