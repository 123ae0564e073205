# tests/lang/library/ctypes_layout.py - structs, unions, arrays and bit fields are laid out as C does it
from ctypes import *
import random

for code in (c_bool, c_char, c_wchar, c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_longlong, c_ulonglong, c_size_t,
             c_float, c_double, c_longdouble, c_char_p, c_wchar_p, c_void_p, py_object):
    print(code.__name__, code._type_, sizeof(code), alignment(code), memoryview(code()).format)

class Inner(Structure):
    _fields_ = [("a", c_char), ("b", c_short)]
class Outer(Structure):
    _fields_ = [("x", c_byte), ("inner", Inner), ("grid", c_int * 3 * 2), ("p", POINTER(c_int)), ("f", CFUNCTYPE(c_int)), ("last", c_char)]
class Sub(Outer):
    _fields_ = [("more", c_double)]
class Packed(Structure):
    _pack_ = 2
    _fields_ = [("a", c_char), ("b", c_double), ("c", c_int)]
class U(Union):
    _fields_ = [("i", c_int), ("d", c_double), ("c", c_char * 9)]
class Big(BigEndianStructure):
    _fields_ = [("a", c_short), ("b", c_int), ("c", c_double), ("d", c_ubyte * 2)]
for cls in (Inner, Outer, Sub, Packed, U, Big):
    print(cls.__name__, sizeof(cls), alignment(cls), memoryview(cls()).format)
    for field in cls._fields_:
        print("  ", getattr(cls, field[0]))
big = Big(1, 2, 3.5, (4, 5))
print(bytes(big), big.a, big.b, big.c, list(big.d))
print(memoryview((Inner * 3 * 2)()).shape, memoryview(pointer(c_int())).format)

class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]
class Node(Structure):
    pass
Node._fields_ = [("value", c_int), ("next", POINTER(Node))]
class Anon(Structure):
    class _U(Union):
        _fields_ = [("word", c_uint), ("point", Point), ("bytes", c_ubyte * 4)]
    _anonymous_ = ["u"]
    _fields_ = [("tag", c_int), ("u", _U)]
class Anon2(Structure):
    _anonymous_ = ["inner"]
    _fields_ = [("first", c_char), ("inner", Anon)]
a = Anon(1)
a.word = 0x04030201
print(list(a.bytes), a.point.x, Anon.word, Anon2.word, Anon2.tag)

# Bit fields of one type, and of types that widen.
random.seed(7)
kinds = {c_ubyte: 8, c_byte: 8, c_ushort: 16, c_short: 16, c_uint: 32, c_int: 32, c_ulong: 64, c_long: 64}
for base in (Structure, Union):
    for i in range(60):
        kind = random.choice(list(kinds))
        fields = []
        for k in range(random.randrange(1, 9)):
            if random.random() < 0.2 or (base is Union and k > 0): # CPython puts further bit fields of a union before its memory
                fields.append(("f%d" % k, random.choice([c_char, c_int, c_double])))
            else:
                fields.append(("f%d" % k, kind, random.randint(1, kinds[kind])))
        cls = type(base)("B", (base,), {"_fields_": fields})
        o = cls()
        for f in fields:
            if len(f) == 3:
                setattr(o, f[0], random.getrandbits(70) - (1 << 69))
        print(sizeof(cls), alignment(cls), bytes(o).hex(), [getattr(o, f[0]) for f in fields if len(f) == 3])
sizes = []
for i in range(300):
    fields = [("f%d" % k, random.choice(list(kinds)), random.randint(1, 8)) for k in range(random.randrange(1, 9))]
    cls = type(Structure)("B", (Structure,), {"_fields_": fields})
    sizes.append((sizeof(cls), alignment(cls), [repr(getattr(cls, f[0])) for f in fields][-1]))
print(sizes)
plain = []
for i in range(200):
    d = {"_fields_": [("f%d" % k, random.choice([c_char, c_short, c_int, c_double, c_char * 3, Point, c_long * 2])) for k in range(random.randrange(0, 7))]}
    if random.random() < 0.4:
        d["_pack_"] = random.choice([1, 2, 4, 8])
    cls = type(Structure)("S", (random.choice([Structure, Point]),), d)
    plain.append((sizeof(cls), alignment(cls), memoryview(cls()).format))
print(plain)
class BigBits(BigEndianStructure):
    _fields_ = [("a", c_int, 3), ("b", c_int, 13), ("c", c_int, 16)]
b = BigBits(1, -2, 300)
print(bytes(b), b.a, b.b, b.c)
