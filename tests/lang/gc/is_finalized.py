# tests/lang/gc/is_finalized.py - gc.is_finalized knows whose finalizer has run
import gc
saved = []
class C:
    def __del__(self): saved.append(self)
c = C()
print(gc.is_finalized(c), gc.is_finalized(5))
del c
print(gc.is_finalized(saved[0]))
saved.clear()
print(len(saved))
