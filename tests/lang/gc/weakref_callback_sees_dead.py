# tests/lang/gc/weakref_callback_sees_dead.py - a callback cannot get garbage back by any weak reference
import gc, weakref
gc.disable()
class C:
    def __init__(self, i): self.i = i; self.loop = self
seen = []
cs = [C(i) for i in range(3)]
refs = []
refs.extend(weakref.ref(c, lambda r: seen.append([x() for x in refs])) for c in cs)
plain = [weakref.ref(c) for c in cs]
gc.collect()
print(seen)
cs = None
print(gc.collect(), len(seen), all(x is None for l in seen for x in l), [p() for p in plain])
# Garbage of a young generation holds the last reference to an old object with a callback.
c0 = C(0)
gc.collect()
c1, c2 = C(1), C(2)
c1.old = c0
del c0.loop
c2r = weakref.ref(c2)
got = []
c0r = weakref.ref(c0, lambda r: got.append(c2r()))
c0 = c1 = c2 = None
print(gc.collect(0), got)
class D(C):
    def __del__(self): got.append(c2r())
d0 = D(0)
gc.collect()
c1, c2 = C(1), C(2)
c1.old = d0
del d0.loop
c2r = weakref.ref(c2)
got.clear()
d0 = c1 = c2 = None
print(gc.collect(0), got)
