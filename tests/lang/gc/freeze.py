# tests/lang/gc/freeze.py - freeze takes everything out of the generations
import gc
gc.disable()
l = []
print(gc.get_freeze_count() == 0)
gc.freeze()
print(gc.get_freeze_count() > 0, any(x is l for x in gc.get_objects()))
a = []
a.append(a)
del a
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), any(x is l for x in gc.get_objects(generation=2)))
