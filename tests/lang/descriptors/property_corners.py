# tests/lang/descriptors/property_corners.py - property objects: copies with getter, docs, __isabstractmethod__, names, __set_name__ words
class A:
    @property
    def p(self): "doc of getter"; return 1
    q = property(doc="only doc")
    r = property(lambda s: 2, None, None, "given")
    s = property(fset=lambda s, v: print("set", v))
    t = property(fdel=lambda s: print("del"))
a = A()
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(A.p.__doc__, A.q.__doc__, A.r.__doc__, A.s.__doc__)
for n in "pqrst":
    attempt(lambda: getattr(a, n)); attempt(lambda: setattr(a, n, 1)); attempt(lambda: delattr(a, n))
p2 = A.p.setter(lambda s, v: print("new set", v)); print(p2 is A.p, p2.__doc__, p2.fget is A.p.fget, A.p.fset)
p3 = A.r.getter(lambda s: 3); print(p3.__doc__)
def g(s): "other doc"
print(A.p.getter(g).__doc__, A.r.getter(g).__doc__)
attempt(lambda: setattr(A.p, "fget", 1)); attempt(lambda: setattr(A.p, "__doc__", "changed")); print(A.p.__doc__); attempt(lambda: A.p.__get__(None, A) is A.p); attempt(lambda: A.p.__get__(a)); attempt(lambda: A.p.__set__(a, 1)); attempt(lambda: A.p.__delete__(a))
import abc
class B(abc.ABC):
    @property
    @abc.abstractmethod
    def ab(self): pass
    @property
    def plain(self): pass
print(B.ab.__isabstractmethod__, B.plain.__isabstractmethod__, A.q.__isabstractmethod__); attempt(lambda: B())
lone = property(); attempt(lambda: lone.__get__(a)); attempt(lambda: lone.__set__(a, 1))
class Sub(property):
    "sub doc"
    def __get__(self, o, t=None): return "sub get" if o is not None else self
class C:
    @Sub
    def x(self): "x doc"
    y = Sub(lambda s: 0, doc="y doc")
print(C().x, C.x.__doc__, C.y.__doc__, type(C.x.setter(len)).__name__)
attempt(lambda: property(1, 2, 3).__get__(a)); attempt(lambda: property(a=1)); attempt(lambda: property(1, 2, 3, 4, 5)); attempt(lambda: property(lambda: 0).__get__(a))
class D:
    v = 0
    v = property(lambda s: s._v, lambda s, n: setattr(s, "_v", n * 2), lambda s: delattr(s, "_v"))
    w = v
d = D(); d.v = 3; print(d.v, d.w, vars(d)); d.v += 1; print(d.v); del d.w; attempt(lambda: d.v)
d.__dict__["v"] = "hidden"; attempt(lambda: d.v)
