# tests/lang/cycles/class_is_a_cycle.py - a class is in a cycle with its own parts, and collected when nobody uses it
import gc, weakref
gc.disable()
class C: pass
r = weakref.ref(C)
del C
print(r() is None)
gc.collect()
print(r() is None)
