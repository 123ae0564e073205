# tests/lang/gc/quarter_rule.py - the oldest generation is collected by itself only when a quarter more has come to it
# presets: not stress tiny
import gc
gc.disable()
old = [[] for i in range(20000)]
gc.collect()
full = []
def cb(phase, info):
    if phase == "start" and info["generation"] == 2:
        full.append(len(new))
gc.set_threshold(50, 2, 2)
new = []
gc.callbacks.append(cb)
gc.enable()
for i in range(10500):
    new.append([])
gc.disable()
gc.callbacks.remove(cb)
print(len(full), all(n >= 4500 for n in full), full[0] < 8000)
