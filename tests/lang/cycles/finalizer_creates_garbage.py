# tests/lang/cycles/finalizer_creates_garbage.py - a finalizer may make new cycles, which a later collection frees
import gc
gc.disable()
class Small:
    def __del__(self): print("small gone")
class C:
    def __del__(self):
        s = Small(); s.me = s
        print("made one")
c = C(); c.me = c
del c
gc.collect()
gc.collect()
print("end")
