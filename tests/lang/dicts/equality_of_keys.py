# tests/lang/dicts/equality_of_keys.py - keys that are equal and hash equal are one key
d = {1: "a", 1.0: "b", True: "c"}
print(d, d[1], d[True], 1.0 in d)
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return self.v == o.v
d = {K(i % 3): i for i in range(9)}
print(len(d), [(k.v, v) for k, v in d.items()])
