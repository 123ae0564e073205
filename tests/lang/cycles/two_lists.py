# tests/lang/cycles/two_lists.py - two lists that hold each other are freed only by the collector, which returns 2
import gc
gc.disable()
gc.collect()
l1 = []
l2 = []
l1.append(l2)
l2.append(l1)
print(l1)
del l1
del l2
print(gc.collect())
print(gc.collect())
