# tests/lang/gc/callbacks.py - gc.callbacks are told of the start and stop of each collection
import gc
gc.disable()
gc.collect()
events = []
def cb(phase, info): events.append((phase, info["generation"], info["collected"], info["uncollectable"]))
gc.callbacks.append(cb)
a = []; a.append(a); del a
gc.collect(); gc.collect(0)
gc.callbacks.remove(cb)
gc.collect()
print(events)
