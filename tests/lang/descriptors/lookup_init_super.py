# tests/lang/descriptors/lookup_init_super.py - descriptors, properties, __getattr__, __new__ and __init__, super, abstract classes, context managers
import builtins as _builtins, re as _re
def print(*a, sep=" ", end="\n", file=None):
    text = sep.join(map(str, a)).replace(__file__, "FILE")
    _builtins.print(_re.sub("0x[0-9a-f]+", "0x", text), end=end)
class Base:
    def __init_subclass__(cls, /, flag=None, **kw): super().__init_subclass__(**kw); print("isc", cls.__name__, flag)
class A(Base, flag=1): pass
try:
    class B(Base, other=1): pass
except TypeError as e: print(e)
try:
    class B2(other=1): pass
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, k): return cls.__name__, k
print(G[1], G[1, 2], G[()], G[1:2])
class H(G): pass
print(H["x"])
try: H()[1]
except TypeError as e: print(e)
try: int[1]
except TypeError as e: print(e)
print(list[int], dict[str, int], list[int]([1]), type(list[int]), list[int] == list[int], hash(list[int]) == hash(list[int]), list[int].__origin__, list[int].__args__, (list[int] | None), int | str | None, isinstance(1, int | str))
try: isinstance([], list[int])
except TypeError as e: print(e)
class D1:
    def __get__(s, o, t): return "get", o is None
class D2(D1):
    def __set__(s, o, v): print("set", v)
class D3(D1):
    def __delete__(s, o): print("delete")
class X: a = D1(); b = D2(); c = D3()
x = X(); x.__dict__.update(a=1, b=2, c=3); print(x.a, x.b, x.c); x.a = 5; x.b = 6
try: x.c = 7
except AttributeError as e: print(repr(e))
del x.a; print(x.a)
try: del x.b
except AttributeError as e: print(repr(e))
del x.c
X.a = 5; print(X.a, x.a); print(X.b)
class P:
    @property
    def p(self): "pdoc"; return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
    ro = property(lambda s: 1)
    wo = property(None, lambda s, v: print("wo", v))
    e = property()
p = P(); p.p = 3; print(p.p, P.p.__doc__, P.p.fget.__name__); del p.p
for s in ("p.p", "p.ro = 1", "del p.ro", "p.wo", "p.wo = 2", "del p.wo", "p.e", "p.e = 1", "del p.e", "P.ro.fget = 1", "P.p.__isabstractmethod__", "P.ro.__set_name__"):
    try: exec(s); print(s, "ok")
    except Exception as e: print(s, type(e).__name__, e)
class GA:
    def __getattribute__(s, n):
        if n == "x": raise AttributeError("no x")
        return object.__getattribute__(s, n)
    def __getattr__(s, n): return "fallback " + n
    def __setattr__(s, n, v): print("setattr", n, v); object.__setattr__(s, n, v)
    def __delattr__(s, n): print("delattr", n); object.__delattr__(s, n)
g = GA(); print(g.x, g.y); g.z = 1; del g.z
try: del g.z
except AttributeError as e: print(e)
print(hasattr(g, "anything"), getattr(g, "q"), g.__class__, g.__dict__)
class S1:
    def __new__(cls, *a, **k): print("new", a, k); return object.__new__(cls)
    def __init__(self, *a, **k): print("init", a, k)
S1(1, b=2)
class S2:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(S2())
class S3:
    def __init__(self): return 5
try: S3()
except TypeError as e: print(e)
for c, a in ((type("N1", (), {"__new__": lambda c, *a: object.__new__(c, *a)}), (1,)), (type("N2", (), {"__init__": lambda s, *a: object.__init__(s, *a)}), (1,)), (type("N3", (), {}), (1,)), (type("N4", (), {"__init__": lambda s, a: None}), (1,)), (type("N5", (), {"__new__": lambda c, a: object.__new__(c)}), (1,))):
    try: print(type(c(*a)).__name__)
    except TypeError as e: print(e)
try: object.__new__(int)
except TypeError as e: print(e)
try: object.__new__(5)
except TypeError as e: print(e)
try: object.__new__()
except TypeError as e: print(e)
try: int.__new__(str)
except TypeError as e: print(e)
class MI1:
    def f(s): return ["1"]
class MI2(MI1):
    def f(s): return ["2"] + super().f()
class MI3(MI1):
    def f(s): return ["3"] + super().f()
class MI4(MI2, MI3):
    def f(s): return ["4"] + super().f()
print(MI4().f(), [c.__name__ for c in MI4.__mro__], super(MI2, MI4()).f(), super(MI2, MI4).f)
s = super(MI4, MI4()); print(s.__thisclass__.__name__, s.__self_class__.__name__, repr(s).split(" ob")[0], super(MI4).__self__)
try: s.nope
except AttributeError as e: print(e)
try: super(MI4, 5)
except TypeError as e: print(e)
def nosuper(): super().x
try: nosuper()
except RuntimeError as e: print(e)
def nosuper2(a): super().x
try: nosuper2(1)
except RuntimeError as e: print(e)
class Del:
    def m(self): 
        del self
        super().x
try: Del().m()
except RuntimeError as e: print(e)
class MRO(type):
    def mro(cls): return [cls, int, object] if cls.__name__ == "Q1" else ([5] if cls.__name__ == "Q2" else type.mro(cls))
class Q1(int, metaclass=MRO): pass
print(Q1.__mro__)
try:
    class Q2(metaclass=MRO): pass
except TypeError as e: print(e)
class W:
    __slots__ = ("__weakref__", "a")
import weakref
w = W(); r = weakref.ref(w); print(r() is w)
class NW: __slots__ = ()
try: weakref.ref(NW())
except TypeError as e: print(e)
class ABCm:
    pass
import abc
class AB(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def g(self): pass
try: AB()
except TypeError as e: print(e)
class AB2(AB):
    def f(self): pass
try: AB2()
except TypeError as e: print(e)
print(AB.__abstractmethods__ == {"f", "g"}, AB2.__abstractmethods__)
AB.register(int); print(issubclass(int, AB), isinstance(5, AB))
class Eq:
    def __eq__(s, o): return True
try: hash(Eq())
except TypeError as e: print(e)
print(Eq.__hash__, Eq() != 1, Eq() in [1], [1].index(Eq()), (1, 2).count(Eq()))
class Rep:
    def __repr__(s): return "rep"
print(str(Rep()), f"{Rep()}", f"{Rep()!s:>5}", "%s" % Rep(), [Rep()], {1: Rep()}, (Rep(),), {Rep()})
class Ctx:
    def __enter__(s): return s
    def __exit__(s, *a): print(a[0]); return "truthy"
with Ctx() as c, Ctx(): 1/0
class Ctx2:
    def __exit__(s, *a): pass
for o in (Ctx2(), type("C3", (), {"__enter__": lambda s: 1})(), 5):
    try:
        with o: pass
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
print(type("T", (), {})().__doc__, type.__doc__[:10], int.__name__, int.__qualname__, int.__module__, type(int), type(type), object.__bases__, bool.__mro__, type("a.b", (), {}).__name__)
print(int.__subclasses__()[:1], type.mro(bool), A.__subclasses__(), Base.__subclasses__())
print([n for n in dir(object())])
print(sorted(vars(type("T", (), {}))))
class Ann:
    a: int
    b: "str" = 1
    c.x: int if 0 else 1 = 5 if 0 else None
print(Ann.__annotations__)
