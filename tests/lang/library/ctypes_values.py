# tests/lang/library/ctypes_values.py - values of C types: conversion, arrays, pointers, what is kept alive, buffers, pickling
from ctypes import *
import array, copy, gc, pickle, weakref

print(c_int(2**35 + 5), c_ubyte(-1), c_short(40000), c_long(-2**63), c_ulonglong(-1), c_bool([]), c_bool("x"), c_char(65), c_char(b"z"))
print(c_float(0.1), c_double(0.1), c_longdouble(2.5), c_wchar("é"), c_void_p(0), c_void_p(16), c_char_p(None), c_wchar_p("ünï").value)
x = c_int(5)
x.value = 7
print(x, bool(x), bool(c_int(0)), bool(c_double(0.0)), c_int.from_buffer_copy(b"\1\0\0\0\2\0\0\0", 4))
class MyInt(c_int):
    pass
class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]
    def __repr__(self):
        return "Point(%d, %d)" % (self.x, self.y)
print(MyInt(3).value, repr(MyInt(3))[:7], (MyInt * 2)(1, 2)[1].value, (c_int * 2)(1, 2)[1])

a = (c_int * 5)(1, 2, 3)
a[-1] = 9
a[1:3] = [7, 8]
print(list(a), a[1:4], a[::-2], len(a), sum(a), 9 in a, type(a) is c_int * 5, (c_int * 5) is (c_int * 5))
m = (c_int * 3 * 2)((1, 2, 3), (4, 5, 6))
print([list(r) for r in m], m[1][2], bytes(memoryview(m).cast("B"))[:8])
s = create_string_buffer(b"hello", 8)
print(s.value, s.raw, s[0], s[1:3], s[::2], len(s), sizeof(s))
s.value = b"xy"
print(s.raw)
s.raw = b"12345678"
print(s.value, bytes(s))
w = create_unicode_buffer("grüße", 8)
print(w.value, w[0:3], w[::2], sizeof(w))
w.value = "a"
print(repr(w[:]))
arr = (Point * 3)((1, 2), Point(3, 4))
print(list(arr))
arr[2].x = 11
arr[0] = arr[1]
print(list(arr))

class Deep(Structure):
    _fields_ = [("p", Point), ("name", c_char * 4), ("wide", c_wchar * 3), ("ptr", POINTER(Point)), ("text", c_char_p)]
d = Deep((5, 6), b"abcd", "xy", pointer(Point(7, 8)), b"text")
gc.collect()
print(d.p, d.name, d.wide, d.ptr.contents, d.ptr[0].y, d.text, sorted(d._objects))
inner = d.p
del d
gc.collect()
print(inner, type(inner._b_base_).__name__, inner._b_needsfree_)

p = pointer(x)
p[0] = 99
print(x, p.contents, p.contents is p.contents, bool(p), bool(POINTER(c_int)()), POINTER(c_int) is POINTER(c_int))
q = cast(a, POINTER(c_int))
print(q[0], q[4], q[1:4], q[4:0:-2], cast(q, c_void_p).value == addressof(a))
p.contents = c_int(-4)
print(p[0], x)
pp = pointer(p)
print(pp.contents.contents.value, pp[0][0])
cp = cast(c_char_p(b"characters"), POINTER(c_char))
print(cp[0], cp[0:4], cp[3:0:-1])

ba = bytearray(12)
view = (c_int * 3).from_buffer(ba)
view[1] = 0x01020304
print(ba)
try:
    ba.append(1)
except BufferError as e:
    print("BufferError")
del view
gc.collect()
ba.append(1)
mv = memoryview((c_short * 4)(1, 2, 3, 4))
print(mv.format, mv.shape, mv.itemsize, mv.nbytes, mv.readonly, mv.tobytes())
pt = Point(1, 2)
memoryview(pt).cast("B")[0] = 5
print(pt, bytes(pt))
r = weakref.ref(pt)
del pt
print(r() is None)

for o in (c_int(4), Point(8, 9), c_double(0.25), c_wchar('é')):
    back = pickle.loads(pickle.dumps(o))
    print(type(back) is type(o), bytes(back) == bytes(o), bytes(copy.deepcopy(o)) == bytes(o))
for o in (c_char_p(b"x"), pointer(c_int(1))):
    try:
        pickle.dumps(o)
    except ValueError as e:
        print(e)
n = c_int(3)
resize(n, 32)
print(sizeof(n), n)
o = py_object([1, 2])
print(o, o.value, py_object(None).value)
class Holder(Structure):
    _fields_ = [("o", py_object), ("n", c_int)]
h = Holder({"k": 1})
print(h.o, h._objects)
u = Point.__new__(Point)
print(u, Point(y=4), Point(1, y=3))
class Node(Structure):
    pass
Node._fields_ = [("v", c_int), ("next", POINTER(Node))]
one, two = Node(1), Node(2)
one.next, two.next = pointer(two), pointer(one)
w = weakref.ref(one)
at, seen = one, []
for i in range(5):
    seen.append(at.v)
    at = at.next[0]
print(seen)
del one, two, at
gc.collect()
print(w() is None)
