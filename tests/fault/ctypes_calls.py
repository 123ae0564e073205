# tests/fault/ctypes_calls.py - C data, foreign calls and callbacks when any request for memory fails
import sys
from ctypes import *
told = []
sys.unraisablehook = lambda u: told.append(u.exc_type)
def settled(value):
    if told: raise MemoryError # in a callback, where C cannot be told of it
    return value
class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int, 3), ("z", c_int, 5)]
class Node(Structure):
    pass
Node._fields_ = [("v", c_double), ("next", POINTER(Node)), ("points", Point * 3), ("name", c_char * 8), ("text", c_wchar_p)]
class Both(Union):
    _anonymous_ = ["p"]
    _fields_ = [("p", Point), ("word", c_ulong)]
class Big(BigEndianStructure):
    _pack_ = 1
    _fields_ = [("a", c_short), ("b", c_double)]
n = Node(1.5, None, (Point(1, 2, 3), (4, 3, 2)), b"name", "wide")
n.next = pointer(Node(2.5, pointer(n)))
print(n.points[1].x, n.next.contents.v, n.next[0].next[0].name, n.text, sorted(n._objects))
print(bytes(Big(1, 2.0)), Both(word=5).x, memoryview(n.points).shape, memoryview(n).format)
a = (c_int * 40)(*range(40))
a[3:5] = [7, 8]
print(a[1:6], cast(a, POINTER(c_short))[6], sum(a))
s = create_string_buffer(b"text", 64)
w = create_unicode_buffer("weit", 30)
print(s.value, w.value, string_at(s), wstring_at(w), len(s.raw))
c = CDLL(None, use_errno=True)
print(c.strlen(b"hello"), c.wcslen("wide"), c.abs(-3), c.open(b"/no/such", 0), get_errno())
c.snprintf.argtypes = [c_char_p, c_size_t, c_char_p]
print(c.snprintf(s, 64, b"%d %s %d %d %d %d %d", 1, b"two", *range(5)), s.value)
class Div(Structure):
    _fields_ = [("q", c_int), ("r", c_int)]
c.div.restype = Div
print(c.div(17, 5).r)
CMP = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
c.qsort(a, 40, sizeof(c_int), CMP(lambda p, q: q[0] - p[0]))
print(settled(list(a))[:5])
echo = CFUNCTYPE(c_double, c_double, c_char_p, Point)(lambda d, t, p: d + len(t) + p.x)
print(settled(echo(0.5, b"four", Point(3))))
frexp = CFUNCTYPE(c_double, c_double, POINTER(c_int))(("frexp", CDLL("libm.so.6")), ((1, "value"), (2,)))
print(frexp(value=24.0))
view = (c_int * 2).from_buffer(bytearray(8))
view[0] = 3
print(view._objects is not None, c_int.from_buffer_copy(b"\1\0\0\0").value, c_void_p.in_dll(c, "environ").value is not None)
resize(s, 200)
print(sizeof(s), repr(c_int.from_param(5)), repr(Point.x), POINTER(Point) is POINTER(Point))
