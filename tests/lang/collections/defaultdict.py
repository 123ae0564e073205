# tests/lang/collections/defaultdict.py - defaultdict makes missing values, only for subscripts
from collections import defaultdict
d = defaultdict(list)
d["a"].append(1); d["b"]
print(d, d.get("z"), "z" in d, d.default_factory, dict(d))
n = defaultdict(int, {"x": 5}, y=1)
n["x"] += 1; n["z"] += 2
print(n, n.copy() == n, n | {"q": 0})
try:
    defaultdict()["k"]
except KeyError as e:
    print("KeyError", e)
try:
    defaultdict(5)
except TypeError as e:
    print(e)
def bad(): raise ValueError("factory")
try:
    defaultdict(bad)["x"]
except ValueError as e:
    print(e)
deep = defaultdict(lambda: defaultdict(int))
deep["a"]["b"] += 1
print(deep["a"]["b"])
