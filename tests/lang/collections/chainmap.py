# tests/lang/collections/chainmap.py - ChainMap looks through several maps, and writes to the first
from collections import ChainMap
a, b = {"x": 1}, {"x": 10, "y": 20}
m = ChainMap(a, b)
print(m["x"], m["y"], sorted(m), len(m), m.maps, m.get("z", 0), "y" in m)
m["y"] = 5
print(a, b, m.new_child({"x": 0})["x"], m.parents["x"], dict(m) == {"x": 1, "y": 5})
del m["y"]
try:
    del m["y"]
except KeyError as e:
    print(e)
