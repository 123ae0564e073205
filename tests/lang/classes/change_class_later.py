# tests/lang/classes/change_class_later.py - adding, changing and removing class attributes is seen by existing instances and subclasses
class A: pass
class B(A): pass
b = B()
A.f = lambda self: "first"
print(b.f())
A.f = lambda self: "second"
print(b.f())
B.f = lambda self: "own"
print(b.f())
del B.f
print(b.f())
del A.f
try:
    b.f()
except AttributeError as e:
    print(e)
A.__add__ = lambda s, o: "sum"
print(b + 1)
B.__bases__ = (type("Z", (), {"z": 26}),)
print(b.z, hasattr(b, "__add__"))
