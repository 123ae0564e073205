# tests/lang/cycles/instance_cycle.py - two instances that hold each other are garbage together
import gc, weakref
gc.disable()
class C: pass
a, b = C(), C()
a.o, b.o = b, a
ra, rb = weakref.ref(a), weakref.ref(b)
del a
print(ra() is None, rb() is None)
del b
print(ra() is None, rb() is None)
gc.collect()
print(ra() is None, rb() is None)
