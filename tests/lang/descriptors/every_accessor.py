# tests/lang/descriptors/every_accessor.py - descriptors of each kind beside the instance, __getattribute__ and __getattr__, properties without a part
class D:
    def __get__(s, o, t=None): return ("get", o is not None, t.__name__)
    def __set__(s, o, v): print("set", v)
    def __delete__(s, o): print("delete")
    def __set_name__(s, o, n): print("name", o.__name__, n)
class ND:
    def __get__(s, o, t=None): return "nd"
class A:
    d = D(); n = ND()
a = A()
print(a.d, A.d, a.n, A.n)
a.d = 5; del a.d
a.__dict__["d"] = 1; a.__dict__["n"] = 2
print(a.d, a.n)
A.late = D()
print(A.late)
class OnlySet:
    def __set__(s, o, v): print("os", v)
class B: x = OnlySet()
b = B(); b.x = 1
print(type(b.x)); b.__dict__["x"] = 7; print(b.x)
try: del b.x
except AttributeError as e: print(e)
class P:
    @property
    def x(self): "docx"; return 1
    @x.setter
    def x(self, v): print("setx", v)
    @x.deleter
    def x(self): print("delx")
    @property
    def ro(self): return 2
    y = property()
    z = property(None, lambda s, v: None)
p = P()
p.x = 3; del p.x
for f in ("p.ro = 1", "del p.ro", "p.y", "p.y = 1", "del p.y", "p.z"):
    try: exec(f)
    except AttributeError as e: print(f, e)
print(P.x.__doc__, P.x.fget.__name__, P.ro.fset)
class Q(P):
    @P.x.getter
    def x(self): return "new"
print(Q().x)
class CP(property): pass
class R:
    @CP
    def v(self): "vdoc"; return 1
print(R.v.__doc__, R().v)
class BadName:
    def __set_name__(s, o, n): 1/0
try:
    class Z: q = BadName()
except RuntimeError as e: print(e, repr(e.__cause__))
class G:
    def __getattribute__(s, n):
        if n == "x": raise AttributeError("custom x")
        return object.__getattribute__(s, n)
    def __getattr__(s, n): return "fallback " + n
print(G().x, G().nope)
class H:
    def __getattr__(s, n): raise KeyError(n)
try: H().q
except KeyError as e: print("KE", e)
try: hasattr(H(), "q")
except KeyError as e: print("KE", e)
print(getattr(5, "zz", "dflt"))
class SM:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    @classmethod
    @property
    def cp(cls): return "cp" + cls.__name__
print(SM.s(1), SM().s(2), SM.c(3), SM().c(4), SM.cp, SM.s.__qualname__, SM.__dict__["s"](9))
print(SM.__dict__["c"].__func__.__name__, SM.__dict__["s"].__wrapped__.__name__)
class Call:
    __call__ = staticmethod(lambda *a: a)
print(Call()(1))
class Dyn:
    pass
Dyn.__len__ = lambda s: 4
print(len(Dyn()))
d = Dyn(); d.__len__ = lambda: 9
print(len(d), d.__len__())
