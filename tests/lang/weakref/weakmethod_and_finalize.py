# tests/lang/weakref/weakmethod_and_finalize.py - WeakMethod refers to a bound method, finalize calls when its object goes
import weakref
class C:
    def m(self): return "m"
c = C()
plain = weakref.ref(c.m)
w = weakref.WeakMethod(c.m)
print(plain() is None, w()())
f = weakref.finalize(c, print, "finalized", 1, sep="-")
print(f.alive, f.peek()[2])
del c
print(w(), f.alive, f())
d = C()
g = weakref.finalize(d, lambda: "returned")
print(g(), g(), g.alive)
h = weakref.finalize(d, print, "never")
print(h.detach()[1] is print, h.alive)
