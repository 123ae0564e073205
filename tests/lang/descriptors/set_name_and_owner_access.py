# tests/lang/descriptors/set_name_and_owner_access.py - __set_name__, __get__ through classes, instances, super, metaclass; descriptors in instances are inert
class D:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o): return (self.n, type(i).__name__ if i is not None else None, o.__name__ if o else None)
class A: d = D()
class B(A):
    e = D()
    def s(self): return super().d
    @classmethod
    def c(cls): return super().d
print(A.d, A().d, B.d, B().d, B().s(), B.c(), B().e)
class M(type): md = D()
class C(A, metaclass=M): pass
print(C.md, C.d)
try: C().md
except AttributeError as e: print(e)
a = A(); a.x = D(); print(type(a.x).__name__); a.d = "instance"; print(a.d)
class Data(D):
    def __set__(self, i, v): print("set", v)
class E: d = Data()
e = E(); e.d = 1; e.__dict__["d"] = "hidden"; print(e.d, vars(e)); E.d = "replaced"; print(e.d)
class OnlySet:
    def __set__(self, i, v): i.__dict__["o"] = v * 2
class F: o = OnlySet()
f = F(); print(type(f.o).__name__); f.o = 4; print(f.o)
try: del f.o
except AttributeError as x: print(x)
class OnlyDel:
    def __delete__(self, i): print("deleted")
class G: o = OnlyDel()
g = G(); del g.o
try: g.o = 1
except AttributeError as x: print(x)
class GetattrD:
    def __getattr__(self, n): return lambda *a: ("dynamic", n)
class H: h = GetattrD()
print(type(H().h).__name__)
class Raise:
    def __get__(self, i, o): raise AttributeError("get fails")
class J:
    r = Raise()
    def __getattr__(self, n): return "fallback " + n
print(J().r, hasattr(J, "r"), getattr(J, "r", "default"))
import types; print(types.FunctionType.__get__(lambda s: s, 5)(), (lambda s: s).__get__(None, int).__name__, property(lambda s: s).__get__(7), staticmethod(len).__get__(1)("ab"), classmethod(lambda c: c).__get__(1)())
