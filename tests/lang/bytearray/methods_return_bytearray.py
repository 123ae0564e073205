# tests/lang/bytearray/methods_return_bytearray.py - methods of bytearray give bytearrays
a = bytearray(b"a,b")
for r in (a.split(b","), a.upper(), a.replace(b",", b";"), a[0:1], a + b"x", a * 2, a.partition(b","), a.strip(b"a"), a.center(5), a.join([b"1", b"2"]), bytearray(b"x\ny").splitlines()):
    print(r)
print(a == b"a,b", b"a,b" == a, a < b"b", a.startswith(b"a"), a.find(b"b"), a.hex(), a.decode(), bytes(a), a in (b"a,b",), b"," in a, 44 in a)
