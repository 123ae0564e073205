# tests/lang/cycles/resurrected_weakref_is_dead.py - a weak reference to garbage is cleared before finalizers run, even when the object is saved
import gc, weakref
gc.disable()
saved = []
class C:
    def __del__(self): saved.append(self)
c = C()
c.me = c
r = weakref.ref(c)
del c
gc.collect()
print(r() is None, len(saved))
