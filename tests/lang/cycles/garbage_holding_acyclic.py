# tests/lang/cycles/garbage_holding_acyclic.py - what garbage alone holds goes with it
import gc
gc.disable()
class T:
    def __del__(self): print("held thing gone")
l = []
l.append(l)
l.append(T())
del l
print("still here")
gc.collect()
print("end")
