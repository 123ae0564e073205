# tests/lang/quickening/attribute_shapes_change.py - one attribute site serves instances of many shapes and classes
class A: pass
class B: x = "class B"
class P:
    @property
    def x(self): return "property"
class G:
    def __getattr__(self, n): return "made " + n
class S:
    __slots__ = ("x",)
class D(dict): x = "dict subclass"
def get(o): return o.x
a1, a2, a3 = A(), A(), A()
a1.x = 1; a2.y, a2.x = 0, 2; a3.z, a3.y, a3.x = 0, 0, 3
s = S(); s.x = "slot"
for o in (a1, a2, a3, B(), P(), G(), s, D(), B, a1):
    for _ in range(30): r = get(o)
    print(r, end="; ")
print()
del a1.x
try:
    get(a1)
except AttributeError as e:
    print(e)
A.x = "from class"
print(get(a1), get(a2))
A.x = property(lambda self: "data descriptor")
print(get(a1), get(a2))
del A.x
print(get(a2))
a1.__dict__["x"] = "by dict"
print(get(a1))
a1.__dict__ = {"x": "new dict"}
print(get(a1))
a1.__class__ = B
print(get(a1))
