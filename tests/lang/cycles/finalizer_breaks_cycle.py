# tests/lang/cycles/finalizer_breaks_cycle.py - a finalizer may break the cycle it belongs to
import gc
gc.disable()
class C:
    def __del__(self):
        self.__dict__.clear()
        print("broken")
c = C()
c.me = c
del c
gc.collect()
print("end")
