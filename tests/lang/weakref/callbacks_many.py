# tests/lang/weakref/callbacks_many.py - several callbacks of one object, callbacks that look at their own reference, callbacks that go first
import weakref
class C:
    def method(self): pass
class Called:
    bar = None
    def __call__(self, x): self.bar = x
c = C()
one, two = Called(), Called()
r1, r2 = weakref.ref(c, one), weakref.ref(c, two)
print(r1 is r2, r1 == r2, r1() is r2())
del c
print(r1() is None, r2() is None, one.bar is r1, two.bar is r2)
class D: pass
d = D()
for factory in (weakref.ref, weakref.proxy):
    o = D()
    seen = []
    refs = [factory(o, lambda x: seen.append(x is refs[0])), factory(o, lambda x: seen.append(len(refs)))]
    del o
    print(factory.__name__, seen)
# A callback that drops the other references.
o = D()
kept = []
def drop_all(r): kept.clear(); print("dropped", r() is None)
kept.extend(weakref.ref(o, drop_all) for i in range(5))
del o
print(kept)
# A reference that is itself referred to weakly.
o = D()
calls = []
class R(weakref.ref): pass
r = R(o, lambda r: calls.append("object"))
rr = weakref.ref(r, lambda r: calls.append("reference"))
del r
print(calls, rr())
del o
print(calls)
# A callback that makes new references to another object, and one that raises SystemExit.
import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value)
o, p = D(), D()
def make(r): made.append(weakref.ref(p))
def leave(r): sys.exit(5)
made = []
a, b = weakref.ref(o, make), weakref.ref(o, leave)
del o
print(made[0]() is p)
