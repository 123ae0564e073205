# tests/lang/weakref/during_finalizer.py - references made to an object while it is finalized die with it, their callbacks run
import weakref, gc
class D:
    def __del__(self):
        refs.append(weakref.ref(self, lambda r: print("callback", r() is None)))
        print("alive in __del__:", refs[-1]() is self)
refs = []
d = D()
del d
print(refs[0]())
class L:
    def __del__(self):
        refs.append(weakref.ref(self, lambda r: print("callback in cycle", r() is None)))
l = L(); l.me = l
del l
gc.collect()
print(refs[-1]())
class R:
    def __del__(self):
        global back, inside
        inside = weakref.ref(self)
        back = self
r = R()
outside = weakref.ref(r)
del r
print(outside() is back, inside() is back)
o = R(); o.me = o
outside2 = weakref.ref(o)
del o
gc.collect()
print(outside2(), inside() is back)
