# tests/lang/lists/sort_stability.py - sort is stable, also in reverse
data = [("b", 1), ("a", 2), ("b", 0), ("a", 1), ("c", 5), ("b", 2)]
print(sorted(data, key=lambda p: p[0]))
print(sorted(data, key=lambda p: p[0], reverse=True))
print(sorted(data, reverse=True))
l = list(data)
print(l.sort(key=lambda p: p[1]), l)
