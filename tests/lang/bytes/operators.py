# tests/lang/bytes/operators.py - + * and comparison of bytes
print(b"a" + b"b", b"ab" * 2, 2 * b"x", b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", b"" < b"a", bytearray(b"a") + b"b", b"a" + bytearray(b"b"), hash(b"abc") == hash(bytes([97, 98, 99])), {b"k": 1}[b"k"])
for bad in (lambda: b"a" + "b", lambda: b"a" + 1, lambda: b"a" * b"b", lambda: b"a" < "b", lambda: hash(bytearray(b"")), lambda: b"a" < 1):
    try:
        bad()
    except TypeError as e:
        print(e)
