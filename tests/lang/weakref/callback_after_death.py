# tests/lang/weakref/callback_after_death.py - __callback__ is gone after a death by count, and still shown after one by a collection
import gc, weakref
class C: pass
c = C(); c.me = c
r = weakref.ref(c, lambda r: print("called", r.__callback__ is not None, r()))
del c
gc.collect()
print(r.__callback__ is not None)
c = C()
r = weakref.ref(c, lambda r: print("called", r.__callback__ is not None, r()))
del c
print(r.__callback__ is not None)
print(type(weakref.ref.__dict__["__callback__"]).__name__)
