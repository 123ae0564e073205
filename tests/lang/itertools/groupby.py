# tests/lang/itertools/groupby.py - groupby groups neighbours; advancing drops the old group
from itertools import groupby
print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], list(groupby([])))
it = groupby("aabb")
k1, g1 = next(it)
k2, g2 = next(it)
print(k1, list(g1), k2, list(g2))
words = ["apple", "bob", "art", "cat", "bee"]
print({k: list(g) for k, g in groupby(sorted(words), key=lambda w: w[0])})
