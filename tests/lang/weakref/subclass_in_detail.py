# tests/lang/weakref/subclass_in_detail.py - subclasses of ref: slots, attributes, cycles, own callbacks, never shared
import gc, weakref
class C: pass
class R(weakref.ref):
    def __init__(self, o, callback=None, value=24):
        self.value = value
        super().__init__(o, callback)
    def __call__(self):
        self.called = True
        return super().__call__()
    def __new__(cls, o, callback=None, value=24): return super().__new__(cls, o, callback)
c = C()
r = R(c, value=30)
print(r() is c, r.value, r.called, weakref.getweakrefcount(c))
p = weakref.ref(c)
q = R(c)
print(q is r, weakref.ref(c) is p, weakref.getweakrefs(c)[0] is p, weakref.getweakrefcount(c))
del p
print(weakref.getweakrefcount(c))
del c
print(r(), q.called if hasattr(q, "called") else None)
class S(weakref.ref):
    __slots__ = "a", "b"
    def __new__(cls, type, callback, a, b): return weakref.ref.__new__(cls, type, callback)
    def __init__(self, type, callback, a, b): self.a, self.b = a, b
    def meth(self): return self.a + self.b
c = C()
s = S(c, None, "x", "y")
print(s.a, s.b, s.meth(), hasattr(s, "__dict__"))
class M(weakref.ref): pass
def cycle():
    c = C()
    m = M(c, lambda r: print("never"))
    m.loop = m
    c.m = m
    c.me = c
    return weakref.ref(c)
outside = cycle()
gc.collect()
print(outside())
c = C()
m1, m2 = M(c, str), M(c, repr)
print(m1 is m2, m1.__callback__ is str, m2.__callback__ is repr, weakref.getweakrefcount(c))
class Own(weakref.ref):
    def __del__(self): print("reference deleted")
x = Own(c)
del x
