# tests/lang/ints/from_bytes_to_bytes.py - int.from_bytes and to_bytes with lengths, orders and signs
def t(f, *a, **k):
    try:
        print(a, k, f(*a, **k))
    except Exception as e:
        print(a, k, type(e).__name__, e)
for n in (0, 1, -1, 127, 128, -128, -129, 255, 256, 65535, -32768, 2**63, -2**63, 2**64 - 1, 2**100):
    row = []
    for length in (0, 1, 2, 8, 9, 13):
        for signed in (False, True):
            try:
                b = n.to_bytes(length, "big", signed=signed)
                assert n.to_bytes(length, "little", signed=signed) == b[::-1]
                row.append((b.hex() or "-") + "!" * (int.from_bytes(b, "big", signed=signed) != n))
            except OverflowError as e:
                row.append(str(e)[:17])
    print(n, *row)
f = int.from_bytes
t(f, b""); t(f, b"", "little", signed=True); t(f, b"\xff" * 9, signed=True); t(f, [1, 2]); t(f, (255, 0), "little"); t(f, [256]); t(f, ["a"]); t(f, "ab"); t(f, 5); t(f, bytearray(b"\1\2")); t(f, b"a", "middle"); t(f, b"a", 5); t(f, b"a", byteorder="big", signed=1); t(f, bytes=b"zz"); t(f); t(f, b"a", "big", True); t(f, range(3)); t(bool.from_bytes, b"\0"); t(bool.from_bytes, b"\2")
g = (5).to_bytes
t(g); t(g, 2); t(g, -1); t(g, 1, "x"); t(g, "1"); t(g, 1, "big", True); t(g, length=3, byteorder="little"); t(g, 1.0); t((-5).to_bytes); t((256).to_bytes); t(True.to_bytes, 1); t(g, 10**30)
class I(int): pass
print(type(I.from_bytes(b"\5")), I.from_bytes(b"\5"), type(I(5).to_bytes()))
