# tests/lang/memoryview/several_dimensions.py - views of several dimensions: items by tuple, tolist, equality, what is not implemented
m = memoryview(bytearray(range(12))).cast("B", [3, 4])
print(m.tolist(), m.shape, m.strides, m.suboffsets, m.contiguous, m.c_contiguous, m.f_contiguous, len(m), m.nbytes)
def t(f):
    try:
        r = f()
        print(type(r) if isinstance(r, (memoryview, reversed)) else r)
    except Exception as e:
        print(type(e).__name__, e)
for key in ((0, 0), (2, 3), (-1, -1), (3, 0), (0, 4), (1,), (0, 0, 0), 0, slice(1), (0, slice(2)), (slice(1), slice(1)), (), ..., "a", (1, "a"), None):
    t(lambda: m[key])
def put(k, v):
    m[k] = v
    return m.tolist()
t(lambda: put((1, 2), 99)); t(lambda: put(0, 1)); t(lambda: put((0, 9), 1)); t(lambda: put((0, 0), 999)); t(lambda: put(slice(1), m)); t(lambda: put((0, 0, 0), 1))
t(lambda: list(m)); t(lambda: 5 in m); t(lambda: m == memoryview(bytes(m)).cast("B", [3, 4])); t(lambda: m == memoryview(bytes(m)).cast("B", [4, 3])); t(lambda: m == bytes(m)); t(lambda: bytes(m)); t(lambda: m.tobytes("F")); t(lambda: m.tobytes("A")); t(lambda: m.tobytes("x")); t(lambda: m.hex()); t(lambda: m.cast("H")); t(lambda: m.cast("B").tolist()); t(lambda: hash(m)); t(lambda: hash(m.toreadonly())); t(lambda: reversed(m))
z = memoryview(b"\x05").cast("B", [])
print(z.ndim, z.shape, z.strides, z.nbytes, z.tolist(), z[()], z == memoryview(b"\x05").cast("B", ())); t(lambda: len(z)); t(lambda: z[0]); t(lambda: list(z)); t(lambda: z[...]); t(lambda: bytes(z)); t(lambda: z[:])
w = memoryview(bytearray(8)).cast("d", ())
w[()] = 2.5; print(w[()], w.tolist())
