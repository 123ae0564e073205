# tests/lang/dicts/many_keys.py - many insertions and deletions keep all answers right
d = {}
for i in range(20000):
    d[i * 7919 % 20011] = i
for i in range(0, 20011, 3):
    d.pop(i, None)
print(len(d), sum(d) % 1000003, all(k % 3 for k in d))
for i in range(5000):
    d[str(i)] = i
    if i % 2: del d[str(i - 1)]
print(len(d), "4999" in d, "4998" in d, d["123"], next(iter(d)))
d.clear()
d["x"] = 1
print(d)
