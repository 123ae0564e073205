# tests/lang/gc/frozen_at_the_end.py - what is still frozen when the program ends goes with it
import gc
gc.disable()
ring = []
ring.append(ring)
def named(): pass
gc.freeze()
del ring
print(gc.get_freeze_count() > 0, gc.collect())
