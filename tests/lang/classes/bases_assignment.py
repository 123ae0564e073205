# tests/lang/classes/bases_assignment.py - __bases__ can be assigned: order of resolution, subclasses and refusals
class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
class C(A): pass
class D(C): pass
d = D(); print(d.f())
C.__bases__ = (B,); print(d.f(), [k.__name__ for k in D.__mro__], A.__subclasses__(), [k.__name__ for k in B.__subclasses__()])
C.__bases__ = (A, B); print(d.f(), [k.__name__ for k in D.__mro__])
def attempt(t, v):
    try: t.__bases__ = v; print("fine", [k.__name__ for k in t.__mro__])
    except Exception as e: print(type(e).__name__, e)
for v in ((), (D,), (C,), (5,), [A], A, (A, A), (object, A), (int,), (A, object), (bool,), None):
    attempt(C, v)
attempt(int, (object,)); attempt(object, ())
try: del C.__bases__
except Exception as e: print(type(e).__name__, e)
class S: __slots__ = ("x",)
attempt(C, (S,))
class Plain: pass
class Q(Plain): pass
attempt(Q, (A,)); attempt(Q, (B, A))
class X(A, B): pass
class Y(X): pass
X.__bases__ = (B, A)
print([k.__name__ for k in Y.__mro__])
class O1(A): pass
class O2(O1, B): pass
attempt(O1, (B,)); attempt(O1, (B, A)); print([k.__name__ for k in O2.__mro__])
class M(type):
    def mro(cls):
        r = super().mro(); print("mro", cls.__name__, len(r)); return r
class Z0: pass
class Z(Z0, metaclass=M): pass
class ZZ(Z): pass
Z.__bases__ = (A,); print(ZZ().f())
class BadMro(type):
    def mro(cls): return [cls, int]
try:
    class W(metaclass=BadMro): pass
except TypeError as e: print(e)
for r in (5, [1], [], [object]):
    class R(type):
        def mro(cls): return r
    try:
        class W(metaclass=R): pass
        print(W.__mro__)
    except TypeError as e: print(e)
