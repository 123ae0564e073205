# tests/lang/cycles/del_runs_once.py - a finalizer in a cycle runs once, when the cycle is collected
import gc
gc.disable()
class C:
    def __del__(self): print("del", self.name)
c = C()
c.name = "c"
c.me = c
del c
print("waiting")
gc.collect()
gc.collect()
print("done")
