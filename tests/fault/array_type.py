# tests/fault/array_type.py - arrays when any request for memory fails
from array import array, _array_reconstructor
a = array("i", range(10))
for i in range(30):
    a.append(i)
a[2:5] = array("i", [7] * 9)
del a[::3]
b = a + a[::2]
b *= 2
b.extend(x for x in range(5))
f, args, state = b.__reduce_ex__(3)
assert f(*args) == b
c = _array_reconstructor(array, "d", 17, b"\x3f\xf0" + b"\0" * 6)
u = array("u", "h\xe9llo")
print(len(a), len(b), c, u.tounicode(), bytes(array("H", [1, 2])))
try:
    b.fromlist([1, 2, "x"])
except TypeError as e:
    print(e, len(b))
