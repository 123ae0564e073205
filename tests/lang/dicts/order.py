# tests/lang/dicts/order.py - dicts keep the order of insertion, also after deletion and update
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 5
print(d, list(d), list(d.values()), list(d.items()))
d.update({"c": 0, "z": 9}, b="kw")
print(d, d.popitem(), d)
print(list(reversed(d)), list(reversed(d.items())))
