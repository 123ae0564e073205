# tests/lang/cycles/tuple_cycle.py - a tuple is in a cycle through a list
import gc
gc.disable()
gc.collect()
l = []
t = (l,)
l.append(t)
print(t, l)
del t, l
print(gc.collect())
