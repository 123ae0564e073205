# tests/lang/memoryview/cast.py - cast changes how the bytes are read
m = memoryview(bytearray(range(8)))
h = m.cast("H")
print(h.itemsize, len(h), h.tolist(), m.cast("I").tolist(), m.cast("b")[7], m.cast("B", (2, 4)).tolist(), m.cast("c")[1], m.cast("?")[0])
h[0] = 0x4142
print(m[0], m[1], h.cast("B").tolist())
for bad in (lambda: m.cast("I", (3,)), lambda: m[1:].cast("H"), lambda: m.cast("zz"), lambda: m[::2].cast("H")):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(e)
