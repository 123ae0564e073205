# tests/lang/bytes/indexing_and_slicing.py - an index gives an int, a slice gives bytes
b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], b[10:], list(b), 104 in b, b"ll" in b, b"" in b, b.index(b"l"), b.find(b"z"), b.count(b"l"), b.find(108), b.index(108))
for bad in (lambda: b[9], lambda: b["a"], lambda: 256 in b, lambda: "a" in b, lambda: b.index(b"z"), lambda: b.find("a"), lambda: b.__setitem__ if hasattr(b, "__setitem__") else b[1.0]):
    try:
        bad()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
