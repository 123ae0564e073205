# tests/lang/floats/repr.py - repr is the shortest text that reads back the same
for v in (0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.0, -0.0, 5e-324, 1.7976931348623157e308, 2.5, 100.0, 1e22, 1e23, 0.1 + 0.2, 3.14159e-10, 123e45, 9007199254740993.0, 0.00001234):
    print(repr(v), str(v), float(repr(v)) == v)
