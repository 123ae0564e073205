# tests/lang/cycles/resurrection.py - an object that its finalizer saves lives on, and its finalizer does not run again
import gc
gc.disable()
saved = []
class C:
    def __del__(self):
        print("del")
        saved.append(self)
c = C()
c.me = c
del c
gc.collect()
print(len(saved), saved[0].me is saved[0])
saved.clear()
gc.collect()
print(len(saved))
