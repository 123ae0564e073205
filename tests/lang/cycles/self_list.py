# tests/lang/cycles/self_list.py - a list that holds itself is one object of garbage
import gc
gc.disable()
gc.collect()
l = []
l.append(l)
print(l, l[0] is l, l[0][0][0] is l)
del l
print(gc.collect())
