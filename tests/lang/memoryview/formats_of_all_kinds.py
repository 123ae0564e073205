# tests/lang/memoryview/formats_of_all_kinds.py - casts to each native format: items, item assignment, ranges and errors
data = bytearray(range(1, 17))
for f in "bBhHiIlLqQnNfdc?P":
    m = memoryview(data).cast(f)
    x = m[0] if f not in "fd" else round(m[0], 60)
    print(f, m.itemsize, len(m), m.nbytes, m.shape, m.strides, m.format, m.ndim, x, type(m[-1]).__name__)
    for v in (1, -1, 2**64, 2**63, 1.5, "a", b"z", None, 300):
        w = memoryview(bytearray(16)).cast(f)
        try:
            w[1] = v
            print("   ", repr(v), w[1], end=";")
        except Exception as e:
            print("   ", repr(v), type(e).__name__, e, end=";")
    print()
for f, shape in (("x", None), ("", None), ("BB", None), ("<i", None), ("@i", None), (5, None), ("B", [4, 4]), ("B", [2, 2, 4]), ("B", [3, 5]), ("B", []), ("B", [-1]), ("B", ["a"]), ("B", 16), ("i", (2, 2)), ("B", [0]), ("q", None), ("B", [1] * 65)):
    try:
        m = memoryview(data).cast(f) if shape is None else memoryview(data).cast(f, shape)
        print(repr(f), shape, m.shape, m.strides, m.ndim, m.tolist())
    except Exception as e:
        print(repr(f), shape if not isinstance(shape, list) or len(shape) < 60 else "long", type(e).__name__, e)
