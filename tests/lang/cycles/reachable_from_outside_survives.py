# tests/lang/cycles/reachable_from_outside_survives.py - a cycle with one reference from outside survives, with all it reaches
import gc
gc.disable()
l1, l2, l3 = [], [], ["leaf"]
l1.append(l2); l2.append(l1); l2.append(l3)
del l2, l3
gc.collect()
print(l1[0][1], l1[0][0] is l1)
del l1
print(gc.collect())
