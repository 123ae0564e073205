# tests/lang/sets/hash_order_independent.py - equal frozensets hash equal whatever the order of making
a = frozenset(range(100))
b = frozenset(reversed(range(100)))
print(a == b, hash(a) == hash(b), hash(frozenset(["x", "y"])) == hash(frozenset(["y", "x"])))
s = set()
for i in range(10000):
    s.add(i * 31 % 5003)
for i in range(0, 5003, 2):
    s.discard(i)
print(len(s), sum(s))
