# tests/lang/gc/lists_are_the_collectors_own.py - other lists put in gc's dict are not gc.callbacks and gc.garbage
import gc
gc.disable()
gc.collect()
def cb(phase, info): print("heard", phase)
callbacks, garbage = gc.callbacks, gc.garbage
gc.callbacks = [cb]
gc.garbage = []
gc.collect()
callbacks.append(cb)
gc.set_debug(gc.DEBUG_SAVEALL)
l = []; l.append(l); del l
gc.collect()
print(len(gc.garbage), len(garbage))
callbacks.clear()
gc.set_debug(0)
