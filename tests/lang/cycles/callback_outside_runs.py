# tests/lang/cycles/callback_outside_runs.py - callbacks of weak references that live outside the garbage run, those inside do not
import gc, weakref
gc.disable()
class C: pass
a, b = C(), C()
a.o, b.o = b, a
outside = weakref.ref(a, lambda r: print("outside called"))
b.inside = weakref.ref(a, lambda r: print("inside called"))
del a, b
gc.collect()
print(outside() is None)
