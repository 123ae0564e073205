# tests/lang/gc/no_recursion.py - a collection asked for inside a collection does nothing
import gc
gc.disable()
gc.collect()
class C:
    def __del__(self): print("inner", gc.collect())
c = C(); c.me = c
del c
gc.collect()
print("end")
