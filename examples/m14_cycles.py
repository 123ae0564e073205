# M14, cycles: counts alone never free objects that refer to each other; the collector does.
import gc
import weakref

gc.collect()
gc.disable()
l1 = []
l2 = []
l1.append(l2)
l2.append(l1)
print(l1)
del l1
del l2
print("found by the collector:", gc.collect())


class Node:
    pass


a, b = Node(), Node()
a.other, b.other = b, a
r = weakref.ref(a)
del a, b
print("still there:", r() is not None)
gc.collect()
print("still there:", r() is not None)
