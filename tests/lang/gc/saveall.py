# tests/lang/gc/saveall.py - DEBUG_SAVEALL keeps garbage in gc.garbage
import gc
gc.disable()
gc.collect()
print(gc.garbage)
gc.set_debug(gc.DEBUG_SAVEALL)
l = []; l.append(l); del l
print(gc.collect(), len(gc.garbage), gc.garbage[0][0] is gc.garbage[0], gc.get_debug() == gc.DEBUG_SAVEALL)
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
