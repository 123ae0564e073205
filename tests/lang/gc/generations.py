# tests/lang/gc/generations.py - survivors move from generation 0 to 1 to 2
import gc
gc.disable()
gc.collect()
def where(o):
    return [n for n in range(3) if any(x is o for x in gc.get_objects(generation=n))]
l = []
print(where(l))
gc.collect(0); print(where(l))
gc.collect(1); print(where(l))
gc.collect(2); print(where(l))
m = []
gc.collect(); print(where(m))
print(any(x is l for x in gc.get_objects()))
