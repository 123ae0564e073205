# tests/lang/gc/get_stats.py - get_stats counts collections, collected and uncollectable per generation
import gc
gc.disable()
gc.collect()
before = gc.get_stats()
l = []; l.append(l); del l
gc.collect()
after = gc.get_stats()
print(len(after), sorted(after[0]), [a["collections"] - b["collections"] for a, b in zip(after, before)], [a["collected"] - b["collected"] for a, b in zip(after, before)])
