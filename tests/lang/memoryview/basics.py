# tests/lang/memoryview/basics.py - a memoryview shows the bytes of its object without copying
b = bytearray(b"abcdef")
m = memoryview(b)
print(m[0], m[-1], bytes(m[1:3]), m.tobytes(), m.tolist()[:2], len(m), m.nbytes, m.readonly, m.format, m.itemsize, m.ndim, m.shape, m.strides, m.obj is b, m.contiguous)
m[0] = 122; m[1:3] = b"XY"
print(b, m == b, m[2:] == b"Ydef"[0:4], memoryview(b"ab") == b"ab", list(memoryview(b"ab")), m[::2].tobytes(), m[::-1].tobytes(), m.hex())
r = memoryview(b"const")
for bad in (lambda: r.__setitem__(0, 1), lambda: m[99], lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: m["a"], lambda: memoryview("a"), lambda: memoryview(5), lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, "a"), lambda: m.__delitem__(0) if hasattr(m, "__delitem__") else m[0, 0]):
    try:
        bad()
    except (TypeError, IndexError, ValueError, NotImplementedError) as e:
        print(type(e).__name__, e)
