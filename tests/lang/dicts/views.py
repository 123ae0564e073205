# tests/lang/dicts/views.py - keys, values and items are live views; keys and items behave as sets
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), "c" in k, 3 in v, ("a", 1) in i, ("a", 2) in i)
print(sorted(k & {"a", "z"}), sorted(k | ["q"]), sorted(k - {"a"}), sorted(k ^ {"a", "y"}), k == {"a", "b", "c"}, k > {"a"}, k.isdisjoint("xyz"), i == {("a", 1), ("b", 2), ("c", 3)}, v == d.values())
print(sorted(i & {("a", 1), ("b", 9)}), k.mapping["a"], type(k).__name__)
try:
    k[0]
except TypeError as e:
    print(e)
