# tests/lang/memoryview/release.py - a released view refuses everything
m = memoryview(b"abc")
with m as n:
    print(n is m, n[0])
for bad in (lambda: m[0], lambda: bytes(m), lambda: len(m), lambda: m.tolist()):
    try:
        bad()
    except ValueError as e:
        print(e)
print(hash(memoryview(b"abc")) == hash(b"abc"))
try:
    hash(memoryview(bytearray(b"abc")))
except ValueError as e:
    print(e)
