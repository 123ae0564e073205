# tests/lang/cycles/self_dict.py - a dict that holds itself is printed with dots and collected
import gc
gc.disable()
gc.collect()
d = {}
d["me"] = d
print(d)
del d
print(gc.collect())
