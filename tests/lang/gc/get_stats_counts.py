# tests/lang/gc/get_stats_counts.py - get_stats counts each collection by its generation alone
# presets: not stress
import gc
gc.disable()
def difference(a, b):
    return [{k: y[k] - x[k] for k in sorted(y)} for x, y in zip(a, b)]
for generation in (0, 1, 2, 0):
    gc.collect()
    old = gc.get_stats()
    l = [[], []]; l.append(l); del l
    n = gc.collect(generation)
    print(generation, n, difference(old, gc.get_stats()))
s = gc.get_stats()
s[0]["collections"] = -1
print(len(s), gc.get_stats()[0]["collections"] >= 0, all(type(v) is int for d in s for v in d.values()))
