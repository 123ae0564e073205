# tests/lang/classes/slots_inheritance.py - slots add up along inheritance; a base without slots brings a dict
class A: __slots__ = ("a",)
class B(A): __slots__ = ("b",)
class C(A): pass
class D(A): __slots__ = ()
b, c, d = B(), C(), D()
b.a, b.b = 1, 2
c.a, c.z = 3, 4
print(b.a, b.b, c.a, c.__dict__, hasattr(b, "__dict__"), hasattr(d, "__dict__"))
for act in (lambda: setattr(b, "z", 1), lambda: setattr(d, "q", 1)):
    try:
        act()
    except AttributeError as e:
        print(e)
class X: __slots__ = ("x",)
class Y: __slots__ = ("y",)
try:
    class Z(X, Y): pass
except TypeError as e:
    print(e)
class E(X):
    __slots__ = ("x",)
e = E(); e.x = 5
print(e.x, sorted(E.__slots__))
class W: __slots__ = {"doc": "documented slot"}
print(W.doc.__doc__, W.__slots__)
