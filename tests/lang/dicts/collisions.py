# tests/lang/dicts/collisions.py - keys of equal hash are told apart by ==
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 42
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
d = {}
for i in range(50):
    d[K(i)] = i
for i in range(0, 50, 2):
    del d[K(i)]
print(len(d), d[K(7)], K(8) in d, sum(d.values()))
d[K(8)] = "again"
print(d[K(8)], list(d.values())[-1])
