# tests/lang/gc/automatic_thresholds.py - a generation is collected when its count passes its threshold, older ones by the collections of younger ones
# presets: not stress
import gc
gc.disable()
gc.collect()
gc.set_threshold(100, 3, 1000)
events = []
def cb(phase, info):
    if phase == "start":
        events.append(info["generation"])
gc.callbacks.append(cb)
gc.enable()
keep = []
for i in range(1000):
    keep.append([])
gc.disable()
gc.callbacks.remove(cb)
print(len(events) in (9, 10), events[:9])
events.clear()
gc.set_threshold(0)
gc.callbacks.append(cb)
gc.enable()
for i in range(3000):
    keep.append([])
print(events, gc.isenabled(), gc.get_threshold())
gc.callbacks.remove(cb)
gc.set_threshold(700, 10, 10)
